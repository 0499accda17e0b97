"""Composer: question -> refresh -> vector -> hits -> passages -> fit -> prompt -> request -> reply -> checked answer -> trace."""

from __future__ import annotations

import dataclasses
import re
import time
from collections.abc import Callable, Sequence
from typing import Any

from . import calling
from .asking import prompting, tokens
from .checking import evidence, extract
from .errors import ProviderError, RagnotesError
from .finding.index import Index
from .finding.vectors import Embedder
from .looking import Looked, look_up
from .matching import exact_hits
from .records import (
    Answer,
    Call,
    Citation,
    Coverage,
    Found,
    Hit,
    NoteHead,
    Passage,
    Prompt,
    Reply,
    SearchReport,
    Settings,
    TalkHead,
    Unsupported,
)  # fmt: skip
from .sameness import Told, same_talks
from .text import event_key, fold, language_of

Made = tuple[list[Prompt], list[Call]]  # prompts and calls made before the answer is asked for

PASSAGE_ROOM = 6_000  # tokens of a prompt that passages may fill
CLOSEST = 3  # talks named when the notes are silent
_NUMBER = re.compile(r" \[(\d+)\]$", re.MULTILINE)  # of a citation, at the end of its line


def search(
    question: str,
    settings: Settings,
    *,
    tell: Callable[[str], None],
    embedder: Embedder | None = None,
    translate: Callable[[Sequence[str]], dict[str, str]] | None = None,
) -> tuple[SearchReport, Found]:
    """Return ranked hits followed by exact matches, and whether the evidence is too weak to answer; `translate` is that of `look_up`."""
    looked = look_up(question, settings, tell=tell, embedder=embedder, translate=translate)
    exact = () if "exact" in settings.without else tuple(exact_hits(question, looked, settings))
    found = dataclasses.replace(looked.found, exact=exact)
    return SearchReport(question, found.hits + exact, looked.stale, looked.understood, looked.translations), found


@dataclasses.dataclass(frozen=True, slots=True)
class Prompted:
    """A question put to the model: the passages sent under their numbers, and the prompt rendered around them."""

    passages: tuple[Passage, ...]
    prompts: tuple[Prompt, ...]
    prepared: calling.Prepared
    left_out: tuple[Passage, ...] = ()  # those that did not fit


def put(question: str, found: Found, settings: Settings) -> Prompted:
    """Return the passages that fit, numbered, and the prompt and request made of them."""
    ask_prompt, passage_prompt = calling.load_prompt("ask", settings), calling.load_prompt("passage", settings)
    numbered, _ = prompting.number_passages(found.hits, passage_prompt)
    kept, left_out = tokens.fit(numbered, PASSAGE_ROOM, lambda text: tokens.count_tokens(text)[0])
    passages, block = prompting.number_passages([passage.hit for passage in kept], passage_prompt, found.numbers[: len(kept)])
    language = settings.answer_language or language_of(question, "en")
    values = {"question": question, "passages": block, "mark": calling.mark_for(question, block), "language": language}
    pieces = [(f"passage {passage.number}", prompting.passage_block([passage], passage_prompt)) for passage in passages]
    return Prompted(passages, (ask_prompt, passage_prompt), calling.prepare(ask_prompt, values, settings, pieces), left_out)


def _tell_left_out(prompted: Prompted, tell: Callable[[str], None]) -> None:
    """Tell which passages are not sent because the prompt holds no more."""
    if prompted.left_out:
        places = ", ".join(f"{passage.hit.file}:{passage.hit.start_line}" for passage in prompted.left_out)
        tell(f"not sent, the prompt holds {PASSAGE_ROOM:,} tokens of notes: {places}")


def dry_run(
    question: str, settings: Settings, *, tell: Callable[[str], None], asked: str | None = None, within: Sequence[tuple[str, int]] = ()
) -> str:
    """Return the messages and the exact request that `ask` would send; nothing is sent."""
    looked = look_up(asked or question, settings, tell=tell, within=within)
    if looked.found.silent:
        tell(f"the notes seem silent on this ({looked.found.reason}): without --dry-run no request would be sent")
    prompted = put(asked or question, looked.found, settings)
    _tell_left_out(prompted, tell)
    return calling.shown(prompted.prepared)


def _coverage(index: Index, hits: Sequence[Hit | Any]) -> Coverage:
    """Return how many talks and events the cited places belong to, of all in the index; a talk in several people's notes counts once."""
    counts = index.manifest["counts"]
    told = {(hit.file, hit.talk): Told(hit.talk.title, hit.talk.speakers, hit.talk.event, hit.talk.url) for hit in hits if hit.talk}
    talks = set(same_talks(list(told.values())))
    events = {event_key(event) for hit in hits if (event := (hit.talk.event if hit.talk else hit.note.event))}
    return Coverage(len(talks), index.manifest.get("distinct_talks", counts["talks"]), len(events), counts["events"])


def _silent_text(found: Found) -> str:
    """Return the sentence that says the notes are silent, with the closest talks."""
    lines = [f"The notes are silent on this: {found.reason}."]
    closest: dict[str, str] = {}
    for hit in found.hits:
        head: TalkHead | NoteHead = hit.talk or hit.note
        facts = (head.title, ", ".join(hit.talk.speakers) if hit.talk else "", head.event)
        closest.setdefault(" · ".join(fact for fact in facts if fact), f"{hit.file}:{hit.start_line}")
    if closest:
        lines += ["", "The closest talks:", *(f"- {what} ({where})" for what, where in list(closest.items())[:CLOSEST])]
    return "\n".join(lines)


def _base(question: str, looked: Looked) -> Answer:
    """Return an answer with everything but what was said: silent until something is."""
    return Answer(
        question=question, status="silent", answer=_silent_text(looked.found), citations=(), unsupported=(),
        coverage=_coverage(looked.index, ()), hits=looked.found.hits, stale=looked.stale, model=None, usage=None, calls=0, trace=None,
        understood=looked.understood, translations=looked.translations,
    )  # fmt: skip


def _of_each(question: str, looked: Looked) -> tuple[str, tuple[Citation, ...]]:
    """Return what each of the people says whom a question names, one answer below the other, numbered through; who says nothing is told."""
    texts: list[str] = []
    citations: list[Citation] = []
    unheard: list[str] = []
    seen: set[tuple[int, ...]] = set()
    for name in looked.bearers:
        alone = len(looked.bearers) == 1
        theirs = tuple(place for place, hit in enumerate(looked.found.hits) if alone or _is_of(hit, name))
        if theirs in seen and theirs:  # they speak together
            continue
        seen.add(theirs)
        hits, numbers = [looked.found.hits[place] for place in theirs], [looked.found.numbers[place] for place in theirs]
        text, cited = extract.answer(_asked_of(name, question, looked.bearers), hits, language_of(question), numbers)
        before = len(citations)
        texts += [_renumbered(text, before)] if text else []
        unheard += [] if text else [name]
        citations += [dataclasses.replace(citation, number=citation.number + before) for citation in cited]
    closest = dict(looked.unheard)
    for name in unheard if texts else ():
        texts.append(f"Nothing on this by {name}{_whose(closest[name]) if name in closest else ''}.")
    return "\n\n".join(texts), tuple(citations)


def _whose(hit: Hit) -> str:
    """Return what to say of the closest passage of somebody who says nothing on a question."""
    return f", whose closest passage is of {(hit.talk or hit.note).title or hit.file} ({hit.file}:{hit.start_line})"


def _is_of(hit: Hit, name: str) -> bool:
    return hit.note.author == name or bool(hit.talk and name in hit.talk.speakers)


def _asked_of(name: str, question: str, people: Sequence[str]) -> str:
    """Return a question that names several people as it is asked of one: that one in full, none of the others."""
    for other in sorted(people, key=len, reverse=True):
        if fold(other) != fold(name):
            question = re.sub(rf"\b{re.escape(other)}\b", " ", question, flags=re.IGNORECASE)
    if fold(name) in fold(question):
        return question
    first = name.split()[0]
    for other in dict.fromkeys(other.split()[0] for other in people):
        if fold(other) != fold(first):
            question = re.sub(rf"\b{re.escape(other)}\b", " ", question, flags=re.IGNORECASE)
    named = re.sub(rf"\b{re.escape(first)}\b", name.replace("\\", "\\\\"), question, flags=re.IGNORECASE)
    return named if fold(name) in fold(named) else f"{name}: {question}"


def _renumbered(text: str, before: int) -> str:
    return _NUMBER.sub(lambda found: f" [{int(found[1]) + before}]", text)


def _extracted(question: str, looked: Looked) -> Answer:
    """Return the answer made of the notes' own sentences."""
    base = _base(question, looked)
    if looked.found.silent:
        return base
    question = looked.question or question
    text, citations = _of_each(question, looked) if looked.bearers else ("", ())
    if not text:
        text, citations = extract.answer(question, looked.found.hits, language_of(question), looked.found.numbers)
    return dataclasses.replace(base, status="answered", answer=text, citations=citations, coverage=_coverage(looked.index, citations))


def check(reply: str, passages: Sequence[Passage]) -> tuple[str, tuple[Citation, ...], tuple[Unsupported, ...]]:
    """Return the status of an answer that a model gave from these passages, what it cites, and what they do not support."""
    if prompting.says_silent(reply):
        return "silent", (), ()
    citations, unsupported = evidence.check(reply, passages)
    return evidence.status(citations, unsupported), citations, unsupported


def _read(question: str, looked: Looked, prompted: Prompted, reply: Reply, calls: Sequence[Call], settings: Settings) -> Answer:
    """Return the model's answer, its citations resolved and held against the passages sent."""
    status, citations, unsupported = check(reply.text, prompted.passages)
    return dataclasses.replace(
        _base(question, looked),
        status=status,
        answer=evidence.mark(reply.text, unsupported, prompted.passages),
        citations=citations,
        unsupported=unsupported,
        coverage=_coverage(looked.index, citations),
        model=reply.model or settings.model,
        usage=calling.add_usage(calls),
        calls=len(calls),
    )


def ask(
    question: str,
    settings: Settings,
    *,
    key: str | None,
    tell: Callable[[str], None],
    show: Callable[[str], None] | None = None,
    on_text: Callable[[str], None] | None = None,
    embedder: Embedder | None = None,
    asked: str | None = None,
    within: Sequence[tuple[str, int]] = (),
    translate: Callable[[Sequence[str]], dict[str, str]] | None = None,
    made: Made | None = None,
) -> tuple[Answer, bool]:
    """Return the answer to a question, cited, by the model named or made of the notes' own sentences; and whether it is whole.

    `asked` is the question as it is asked, where a follow-up was rewritten; `within` and `translate` are those of `look_up`; `made` holds
    the calls made for these, and gets what `translate` makes. No answer is asked of a model when none is named or when the notes are
    silent. Raises ProviderError, BudgetError, UsageError.
    """
    whole_question = asked or question
    looked = look_up(whole_question, settings, tell=tell, embedder=embedder, within=within, translate=translate)
    prompts, calls = made or ([], [])
    error: RagnotesError | None = None
    answer: Answer | None = None
    whole = True
    started = time.perf_counter()
    if settings.model is None or looked.found.silent:
        answer = dataclasses.replace(_extracted(whole_question, looked), calls=len(calls), usage=calling.add_usage(calls))
    else:
        prompted = put(whole_question, looked.found, settings)
        prompts += prompted.prompts
        _tell_left_out(prompted, tell)
        if made is None:
            tell(calling.plan(["ask"]))
        calling.check_limits([*(call.tokens for call in calls), prompted.prepared.tokens], settings)
        try:
            reply, call = calling.send(prompted.prepared, settings, key, tell=tell, show=show, on_text=on_text)
            calls.append(call)
            whole = not calling.tell_cut(reply, tell)
            calling.tell_tokens(calls, tell)
            answer = _read(whole_question, looked, prompted, reply, calls, settings)
        except ProviderError as problem:
            error = problem
            calls.append(calling.failed_call(prompted.prepared, problem))
    answer = dataclasses.replace(answer, question=question, asked=asked) if answer else None
    timings = {**looked.timings, "answer": time.perf_counter() - started}
    return _recorded(answer, error, question, looked, settings, prompts, calls, timings, tell), whole


def _recorded(
    answer: Answer | None,
    error: RagnotesError | None,
    question: str,
    looked: Looked,
    settings: Settings,
    prompts: Sequence[Prompt],
    calls: Sequence[Call],
    timings: dict[str, float],
    tell: Callable[[str], None],
) -> Answer:
    """Keep the record of an answer, or of the failure to get one, and return or raise it."""
    trace_id = calling.new_trace_id() if settings.log else None
    answer = dataclasses.replace(answer, trace=trace_id) if answer else None
    if trace_id:
        saved = calling.record(
            trace_id, settings, verb="ask", question=question, index=settings.index.absolute(), result=answer, hits=looked.found.hits,
            prompts=prompts, calls=calls, timings=timings, tell=tell, error=error.what if error else None,
        )  # fmt: skip
        if answer and not saved:
            answer = dataclasses.replace(answer, trace=None)
    if error:
        raise error
    assert answer is not None
    return answer
