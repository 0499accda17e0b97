"""Composer: the calls of a summary. A prompt a part, asked side by side, in order again; one for each talk in several slices, and one for
the opening.

Whole replies of a run that was cut are taken over where the bytes of the request are equal.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

from . import calling, parting, requesting, tracing
from .asking import tokens
from .calling import Prepared
from .errors import ProviderError
from .frozen import frozen
from .records.calls import Call, Reply
from .records.settings import Settings
from .text import in_line, language_of, sentences

WAKE = 0.25  # seconds between looks at whether Ctrl-C was pressed: a wait that began just after the signal came would not see it

Outcome = tuple[Call, ProviderError | None]
Told = Callable[[str], None]


@frozen
class Asked:
    """What the model said of each part (None: no reply came) and of all together, and what it took; `calls` in the order of the parts."""

    texts: tuple[str | None, ...]  # of each slice of a talk what was said of the whole talk
    joined: str
    calls: tuple[Call, ...]
    error: ProviderError | None = None
    interrupted: bool = False


def ask(
    parts: Sequence[parting.Part],
    settings: Settings,
    key: str | None,
    *,
    tell: Told,
    show: Told | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Asked:
    """Return the model's summary of each part and, of several talks, of all together; `settings.jobs` calls run at a time.

    The plan is told before the first call. A call that fails stops the others from beginning; Ctrl-C stops all. Raises BudgetError
    and UsageError, before anything is sent.
    """
    if not parts:
        return Asked((), "", ())
    prepared = [prepare_part(part, settings) for part in parts]
    kept = {} if settings.fresh else tracing.replies_of_cut_run(settings)
    made: list[Call | None] = [_taken(one, kept) for one in prepared]
    left = [number for number, call in enumerate(made) if call is None]
    sliced, opens = parting.sliced(parts), parting.has_opening(parts)
    reply = requesting.reply_limit(settings) or requesting.REPLY_ROOM
    joins = [reply * len(slices) for slices in sliced] + [reply * len(parts)] * opens
    calling.check_limits([prepared[number].tokens for number in left] + joins, settings)
    tell(parting.plan(parts, taken=len(parts) - len(left)))
    if left or joins:
        calling.announce(prepared[0], key, tell)
    say = functools.partial(_say, settings=settings, key=key, tell=tell, show=show)
    counted = _counter(progress, len(parts) - len(left), len(parts) + len(joins))
    texts: list[str | None] = []
    later: dict[int, Call] = {}
    error: ProviderError | None = None
    try:
        work = [_work(parts, prepared, number, say, None if progress else tell) for number in left]
        for place, (call, problem) in counted(_side_by_side(work, settings.jobs)):
            made[left[place]], error = call, error or problem
        texts = [_text(call) for call in made]
        whole = [] if error else [_prepare_talk(parts, slices, texts, settings) for slices in sliced]
        for place, (call, problem) in counted(_side_by_side([functools.partial(say, one) for one in whole], settings.jobs)):
            later[place], error = call, error or problem
            for number in sliced[place]:
                texts[number] = _text(call)
        opening = [functools.partial(say, _prepare_join(parts, texts, settings))] if opens and not error else []
        for _, (call, problem) in counted(_side_by_side(opening, 1)):
            later[len(sliced)], error = call, problem
    except KeyboardInterrupt:
        return Asked(tuple(texts) or tuple(map(_text, made)), "", _calls(made, later), interrupted=True)
    return Asked(tuple(texts), _text(later.get(len(sliced))) or "", _calls(made, later), error)


def heading(part: parting.Part) -> str:
    """Return what stands over a part when parts are joined: slices of one talk bear the same."""
    if part.talk is None:
        return f"{part.note.title or in_line(part.file)}: outside the talks"
    return " · ".join([part.talk.title, *([", ".join(part.talk.speakers)] if part.talk.speakers else [])])


def prepare_part(part: parting.Part, settings: Settings) -> Prepared:
    """Return the request that asks the model for the summary of one part."""
    return _prepare(part, parting.text(part), settings)


def _prepare(part: parting.Part, text: str, settings: Settings) -> Prepared:
    values = {
        "title": part.talk.title if part.talk else "outside the talks: the note-taker's own words",
        "speakers": ", ".join(part.talk.speakers) if part.talk else "",
        "text": text,
        "mark": calling.mark_for(text),
        "style": settings.style,
        "language": settings.answer_language or language_of(text, "en"),
    }
    return calling.prepare(calling.load_prompt("summarise_talk", settings), values, settings)


def _prepare_talk(parts: Sequence[parting.Part], slices: Sequence[int], texts: Sequence[str | None], settings: Settings) -> Prepared:
    """The request that makes one summary of those of a talk's slices."""
    return _prepare(parts[slices[0]], "\n\n".join(_within([texts[number] or "" for number in slices])), settings)


def _prepare_join(parts: Sequence[parting.Part], texts: Sequence[str | None], settings: Settings) -> Prepared:
    """The request for the opening; slices of one talk, which have one text, are one section."""
    told = {parting.key(part) if part.talk else (part.file, -1 - number): number for number, part in enumerate(parts)}
    sections = _within([f"## {heading(parts[number])}\n\n{texts[number] or ''}" for number in told.values()])
    text = "\n\n".join(sections)
    values = {
        "parts": text,
        "mark": calling.mark_for(text),
        "style": settings.style,
        "language": settings.answer_language or language_of(text, "en"),
    }
    return calling.prepare(calling.load_prompt("summarise_join", settings), values, settings)


def _within(texts: Sequence[str]) -> list[str]:
    """The texts, each shortened by the same share if together they are more than one call may carry: after a sentence where it can be."""
    whole = tokens.count_tokens("\n\n".join(texts))[0]
    if whole <= parting.PART_ROOM:
        return list(texts)
    return [_shortened(text, len(text) * parting.PART_ROOM // whole) for text in texts]


def _shortened(text: str, most: int) -> str:
    ends = [end for _, end in sentences(text[: most + 1]) if end <= most]
    cut = text[: ends[-1]] if ends else text[:most].rpartition(" ")[0]
    return f"{cut.rstrip()} …"


def _work(
    parts: Sequence[parting.Part], prepared: Sequence[Prepared], number: int, say: Callable[[Prepared], Outcome], tell: Told | None
) -> Callable[[], Outcome]:
    """What asks for one part; each is told as it begins unless a bar of progress tells it."""

    def begin() -> Outcome:
        if tell:
            tell(f"part {number + 1} of {len(parts)}: {parts[number].chunks[0].head}")
        return say(prepared[number])

    return begin


def _counter(
    progress: Callable[[int, int], None] | None, done: int, of: int
) -> Callable[[Iterator[tuple[int, Outcome]]], Iterator[tuple[int, Outcome]]]:
    """What passes outcomes on and tells after each how many of the calls are made."""
    numbers = itertools.count(done + 1)

    def counted(outcomes: Iterator[tuple[int, Outcome]]) -> Iterator[tuple[int, Outcome]]:
        for outcome in outcomes:
            if progress:
                progress(next(numbers), of)
            yield outcome

    return counted


def _say(prepared: Prepared, settings: Settings, key: str | None, tell: Told, show: Told | None) -> Outcome:
    try:
        reply, call = calling.send(prepared, settings, key, tell=tell, show=show, announced=True)
    except ProviderError as problem:
        return calling.failed_call(prepared, problem), problem
    calling.tell_cut(reply, tell)
    return call, None


def _side_by_side(work: Sequence[Callable[[], Outcome]], jobs: int) -> Iterator[tuple[int, Outcome]]:
    """Yield (number, outcome) of each piece of work as it ends, so many at a time; nothing new begins after one that failed.

    The threads are daemons: after Ctrl-C nobody waits for a server.
    """
    todo: queue.SimpleQueue[int] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, Outcome | BaseException, int]] = queue.SimpleQueue()  # the last: pieces dropped for it

    def labour() -> None:
        for number in _drawn(todo):
            try:
                outcome: Outcome | BaseException = work[number]()
            except BaseException as problem:  # to be raised where somebody listens
                outcome = problem
            failed = isinstance(outcome, BaseException) or outcome[1] is not None
            done.put((number, outcome, len(list(_drawn(todo))) if failed else 0))

    for number in range(len(work)):
        todo.put(number)
    for _ in range(min(jobs, len(work))):
        threading.Thread(target=labour, daemon=True).start()
    running = len(work)
    try:
        while running:
            try:
                number, outcome, dropped = done.get(timeout=WAKE)
            except queue.Empty:
                continue
            running -= 1 + dropped
            if isinstance(outcome, BaseException):
                raise outcome
            yield number, outcome
    finally:
        list(_drawn(todo))


def _drawn(todo: queue.SimpleQueue[int]) -> Iterator[int]:
    """Yield what is left to do, until there is nothing."""
    while True:
        try:
            yield todo.get_nowait()
        except queue.Empty:
            return


def _taken(prepared: Prepared, kept: Mapping[tuple[str, str], Reply]) -> Call | None:
    """The call with the reply that a cut run had to the very same request; without tries: nothing was sent."""
    request = prepared.request
    reply = kept.get((request.url, request.body)) if request else None
    if request is None or reply is None:
        return None
    return Call(prepared.prompt.name, request, prepared.tokens, prepared.exact, dataclasses.replace(reply, tries=()), ())


def _text(call: Call | None) -> str | None:
    return call.reply.text.strip() if call and call.reply else None


def _calls(made: Sequence[Call | None], later: Mapping[int, Call]) -> tuple[Call, ...]:
    return (*(call for call in made if call), *(later[place] for place in sorted(later)))
