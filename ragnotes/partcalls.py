"""Composer: the calls of a summary. A prompt a part, asked side by side, in order again, and one to join them.

Whole replies of a run that was cut are taken over where the bytes of the request are equal.
"""

from __future__ import annotations

import dataclasses
import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import calling, parting, requesting, tracing
from .calling import Prepared
from .errors import ProviderError
from .records import Call, Reply, Settings
from .text import language_of

WAKE = 0.25  # seconds between looks at whether Ctrl-C was pressed: a wait that began just after the signal came would not see it

Outcome = tuple[Call, ProviderError | None]
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the model said of each part (None: no reply came) and of all together, and what it took; `calls` in the order of the parts."""

    texts: tuple[str | None, ...]
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
    """Return the model's summary of each part and, of more than one, of all together; `settings.jobs` calls run at a time.

    The plan is told before the first call. A call that fails stops the others from beginning; Ctrl-C stops all. Raises BudgetError
    and UsageError, before anything is sent.
    """
    if not parts:
        return Asked((), "", ())
    prepared = [prepare_part(part, settings) for part in parts]
    kept = {} if settings.fresh else tracing.replies_of_cut_run(settings)
    made: list[Call | None] = [_taken(one, kept) for one in prepared]
    left = [number for number, call in enumerate(made) if call is None]
    joins = [(requesting.reply_limit(settings) or requesting.REPLY_ROOM) * len(parts)] if len(parts) > 1 else []
    calling.check_limits([prepared[number].tokens for number in left] + joins, settings)
    tell(parting.plan(parts, taken=len(parts) - len(left)))
    if left or joins:
        calling.announce(prepared[0], key, tell)
    error: ProviderError | None = None
    try:
        work = [_work(parts, prepared, number, settings, key, tell, show, quiet=progress is not None) for number in left]
        for done, (place, (call, problem)) in enumerate(_side_by_side(work, settings.jobs), 1):
            made[left[place]] = call
            error = error or problem
            if progress:
                progress(done + len(parts) - len(left), len(parts) + len(joins))
        if error or len(parts) == 1:
            return _asked(made, error=error)
        sections = [f"## {heading(part)}\n\n{text}" for part, text in zip(parts, _texts(made), strict=True)]
        join, error = _say(_prepare_join(sections, settings), settings, key, tell, show)
    except KeyboardInterrupt:
        return _asked(made, interrupted=True)
    if progress:
        progress(len(parts) + 1, len(parts) + 1)
    return _asked([*made, join], parts=len(parts), error=error)


def heading(part: parting.Part) -> str:
    """Return what stands over a part when parts are joined: slices of one talk bear the same."""
    if part.talk is None:
        return f"{part.note.title or part.file}: outside the talks"
    return " · ".join([part.talk.title, *([", ".join(part.talk.speakers)] if part.talk.speakers else [])])


def prepare_part(part: parting.Part, settings: Settings) -> Prepared:
    """Return the request that asks the model for the summary of one part."""
    text = parting.text(part)
    values = {
        "title": part.talk.title if part.talk else "outside the talks: the note-taker's own words",
        "speakers": ", ".join(part.talk.speakers) if part.talk else "",
        "text": text,
        "mark": calling.mark_for(text),
        "style": settings.style,
        "language": settings.answer_language or language_of(text, "en"),
    }
    return calling.prepare(calling.load_prompt("summarise_talk", settings), values, settings)


def _prepare_join(sections: Sequence[str], settings: Settings) -> Prepared:
    text = "\n\n".join(sections)
    values = {
        "parts": text,
        "mark": calling.mark_for(text),
        "style": settings.style,
        "language": settings.answer_language or language_of(text, "en"),
    }
    return calling.prepare(calling.load_prompt("summarise_join", settings), values, settings)


def _work(
    parts: Sequence[parting.Part],
    prepared: Sequence[Prepared],
    number: int,
    settings: Settings,
    key: str | None,
    tell: Told,
    show: Told | None,
    *,
    quiet: bool,
) -> Callable[[], Outcome]:
    """What asks for one part; each is told as it begins unless a bar of progress tells it."""

    def begin() -> Outcome:
        if not quiet:
            tell(f"part {number + 1} of {len(parts)}: {parts[number].chunks[0].head}")
        return _say(prepared[number], settings, key, tell, show)

    return begin


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


def _texts(made: Sequence[Call | None]) -> tuple[str | None, ...]:
    return tuple(call.reply.text.strip() if call and call.reply else None for call in made)


def _asked(
    made: Sequence[Call | None], *, parts: int | None = None, error: ProviderError | None = None, interrupted: bool = False
) -> Asked:
    """The outcome; with `parts` the call after them is the one that joins."""
    texts = _texts(made)
    joined = texts[parts] or "" if parts is not None else ""
    return Asked(texts[:parts], joined, tuple(call for call in made if call), error, interrupted)
