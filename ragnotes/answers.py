"""Composer: question -> refresh -> vector -> hits -> passages -> fit -> prompt -> request -> reply -> checked answer -> trace."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from . import calling, choosing, gathering, refreshing
from .asking import prompting, tokens
from .checking import evidence, extract
from .errors import NoteError, ProviderError, RagnotesError, UsageError
from .finding import index as index_files
from .finding import search as searching
from .finding.index import Index
from .finding.vectors import Embedder
from .reading import files, notes
from .records import Answer, Call, Coverage, Found, Hit, NoteHead, Passage, Prompt, Reply, SearchReport, Settings, Stale, TalkHead
from .sameness import Told, same_talks
from .text import content_words, event_key, language_of

PASSAGE_ROOM = 6_000  # tokens of a prompt that passages may fill
CLOSEST = 3  # talks named when the notes are silent


@dataclasses.dataclass(frozen=True, slots=True)
class Looked:
    """A question looked up: the index it was looked up in, what was found, and how long each stage took."""

    index: Index
    found: Found
    stale: tuple[Stale, ...]
    timings: dict[str, float]


def look_up(question: str, settings: Settings, *, tell: Callable[[str], None], embedder: Embedder | None = None) -> Looked:
    """Return what the index holds on a question: refreshed if the notes changed, with the encoder if its files are there."""
    if not question.strip():
        raise UsageError("the question is empty", 'ragnotes ask "what did people say about langchain"')
    started = time.perf_counter()
    index, stale, embedder = refreshing.refresh(settings, tell=tell, embedder=embedder)
    refreshed = time.perf_counter()
    if not len(index.columns):
        raise RagnotesError(f"the index in {gathering.as_typed(index.folder, settings)} holds no notes", "ragnotes index notes/")
    names = index_files.names(index)
    people, asked = choosing.people_named(question, index, names)
    nothing_else = people is not None and not content_words(asked, language_of(asked))
    asked = question if nothing_else else asked
    vector = embedder.embed_question(question) if embedder else None
    embedded = time.perf_counter()
    rows = choosing.rows_allowed(index, settings, stale)
    for narrower in (people, choosing.of_events_named(asked, index, names)):
        rows = narrower if rows is None else rows if narrower is None else np.intersect1d(rows, narrower)
    found = searching.search(asked, vector, index, k=settings.k, language=language_of(asked), rows=rows)
    if nothing_else and found.hits:  # all that is asked for is the person, and there is something of or about them
        found = dataclasses.replace(found, silent=False, reason="")
    shown = tuple(dataclasses.replace(hit, file=gathering.typed(hit.file, settings)) for hit in found.hits)
    stale = tuple(dataclasses.replace(note, file=gathering.typed(note.file, settings)) for note in stale)
    timings = {"refresh": refreshed - started, "embed": embedded - refreshed, "search": time.perf_counter() - embedded}
    return Looked(index, dataclasses.replace(found, hits=shown), stale, timings)


def _around(index: Index, note: int, line: int) -> tuple[list[int], list[int]]:
    """Return the chunks around a line of a note, and all chunks of the note."""
    columns = index.columns
    of_note = np.flatnonzero(columns["note"] == note)
    around = of_note[(columns["start_line"][of_note] <= line) & (columns["end_line"][of_note] >= line)]
    return around.tolist(), of_note.tolist()


def _heads(index: Index, around: Sequence[int], of_note: Sequence[int]) -> tuple[NoteHead, TalkHead | None]:
    """Return what the index tells of the note and of the talk around one of its lines."""
    if not of_note:
        return NoteHead(None, None, None, None), None
    record = index_files.chunk_record(index, (around or of_note)[0])
    talk = index_files.talk_record(index, record["talk"]) if around and record["talk"] >= 0 else None
    return NoteHead(**record["note"]), searching.talk_head(talk) if talk else None


def exact_hits(question: str, looked: Looked, settings: Settings) -> Iterator[Hit]:
    """Yield every stored line that grep -iF would find for the rare words and the quoted phrases of a question, where filters allow.

    Lines are read from the files as they are now. In a note that changed since, no line is said to be of a talk.
    """
    index, seen = looked.index, set[tuple[str, int]]()
    filtered = choosing.rows_allowed(index, settings, ())
    allowed = None if filtered is None else set(filtered.tolist())
    changed = {note.file for note in looked.stale}
    for needle, candidates in searching.exact_words(question, index).items():
        for note in candidates:
            path = searching.note_path(index, note)
            shown = gathering.typed(path, settings)
            try:
                lines = notes.stored_lines(files.read_bytes(settings.index.absolute().parent / path))
            except NoteError:
                continue  # gone or unreadable since the refresh: told there
            for number in searching.match_lines(lines, needle):
                around, of_note = _around(index, note, number)
                if (path, number) in seen or (allowed is not None and allowed.isdisjoint(around or of_note)):
                    continue
                seen.add((path, number))
                head, talk = _heads(index, () if shown in changed else around, of_note)
                rank = len(looked.found.hits) + len(seen)
                yield Hit(shown, number, number, head, talk, rank, 0.0, None, 0.0, (needle,), True, lines[number - 1][1])


def search(
    question: str, settings: Settings, *, tell: Callable[[str], None], embedder: Embedder | None = None
) -> tuple[SearchReport, Found]:
    """Return ranked hits followed by exact matches, and whether the evidence is too weak to answer."""
    looked = look_up(question, settings, tell=tell, embedder=embedder)
    exact = tuple(exact_hits(question, looked, settings))
    found = dataclasses.replace(looked.found, exact=exact)
    return SearchReport(question, found.hits + exact, looked.stale), found


@dataclasses.dataclass(frozen=True, slots=True)
class Prompted:
    """A question put to the model: the passages sent under their numbers, and the prompt rendered around them."""

    passages: tuple[Passage, ...]
    prompts: tuple[Prompt, ...]
    prepared: calling.Prepared


def put(question: str, found: Found, settings: Settings) -> Prompted:
    """Return the passages that fit, numbered, and the prompt and request made of them."""
    ask_prompt, passage_prompt = calling.load_prompt("ask", settings), calling.load_prompt("passage", settings)
    numbered, _ = prompting.number_passages(found.hits, passage_prompt)
    kept, _ = tokens.fit(numbered, PASSAGE_ROOM, lambda text: tokens.count_tokens(text)[0])
    passages, block = prompting.number_passages([passage.hit for passage in kept], passage_prompt, found.numbers[: len(kept)])
    language = settings.answer_language or language_of(question, "en")
    values = {"question": question, "passages": block, "mark": calling.mark_for(question, block), "language": language}
    return Prompted(passages, (ask_prompt, passage_prompt), calling.prepare(ask_prompt, values, settings))


def dry_run(question: str, settings: Settings, *, tell: Callable[[str], None]) -> str:
    """Return the messages and the exact request that `ask` would send; nothing is sent."""
    looked = look_up(question, settings, tell=tell)
    if looked.found.silent:
        tell(f"the notes seem silent on this ({looked.found.reason}): without --dry-run no request would be sent")
    return calling.shown(put(question, looked.found, settings).prepared)


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
    )  # fmt: skip


def _extracted(question: str, looked: Looked) -> Answer:
    """Return the answer made of the notes' own sentences."""
    base = _base(question, looked)
    if looked.found.silent:
        return base
    text, citations = extract.answer(question, looked.found.hits, language_of(question), looked.found.numbers)
    return dataclasses.replace(base, status="answered", answer=text, citations=citations, coverage=_coverage(looked.index, citations))


def _read(question: str, looked: Looked, prompted: Prompted, reply: Reply, calls: Sequence[Call], settings: Settings) -> Answer:
    """Return the model's answer, its citations resolved and held against the passages sent."""
    says_silent = prompting.says_silent(reply.text)
    citations, unsupported = ((), ()) if says_silent else evidence.check(reply.text, prompted.passages)
    return dataclasses.replace(
        _base(question, looked),
        status="silent" if says_silent else evidence.status(citations, unsupported),
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
) -> tuple[Answer, bool]:
    """Return the answer to a question, cited, by the model named or made of the notes' own sentences; and whether it is whole.

    No call is made when no model is named or when the notes are silent. Raises ProviderError, BudgetError, UsageError.
    """
    looked = look_up(question, settings, tell=tell, embedder=embedder)
    prompts: tuple[Prompt, ...] = ()
    calls: list[Call] = []
    error: RagnotesError | None = None
    answer: Answer | None = None
    whole = True
    started = time.perf_counter()
    if settings.model is None or looked.found.silent:
        answer = _extracted(question, looked)
    else:
        prompted = put(question, looked.found, settings)
        prompts = prompted.prompts
        calling.check_limits([prompted.prepared.tokens], settings)
        try:
            reply, call = calling.send(prompted.prepared, settings, key, tell=tell, show=show, on_text=on_text)
            calls.append(call)
            whole = not calling.tell_cut(reply, tell)
            answer = _read(question, looked, prompted, reply, calls, settings)
        except ProviderError as problem:
            error = problem
            calls.append(calling.failed_call(prompted.prepared, problem))
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
