"""Composer: question -> refresh -> vector -> hits -> passages -> fit -> prompt -> request -> reply -> checked answer -> trace."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from . import calling, choosing, gathering, indexing
from .asking import prompting, tokens
from .checking import evidence, extract
from .errors import NoteError, ProviderError, RagnotesError, UsageError
from .finding import index as index_files
from .finding import search as searching
from .finding.index import Index
from .finding.vectors import Embedder
from .reading import files, notes
from .records import Answer, Call, Coverage, Found, Hit, NoteHead, Passage, Prompt, Reply, SearchReport, Settings, Stale, TalkHead
from .text import event_key, language_of

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
    index, stale, embedder = indexing.refresh(settings, tell=tell, embedder=embedder)
    refreshed = time.perf_counter()
    vector = embedder.embed_question(question) if embedder else None
    embedded = time.perf_counter()
    rows = choosing.rows_allowed(index, settings, stale)
    found = searching.search(question, vector, index, k=settings.k, language=language_of(question), rows=rows)
    shown = tuple(dataclasses.replace(hit, file=gathering.typed(hit.file, settings)) for hit in found.hits)
    stale = tuple(dataclasses.replace(note, file=gathering.typed(note.file, settings)) for note in stale)
    timings = {"refresh": refreshed - started, "embed": embedded - refreshed, "search": time.perf_counter() - embedded}
    return Looked(index, dataclasses.replace(found, hits=shown), stale, timings)


def _heads(index: Index, note: int, line: int) -> tuple[NoteHead, TalkHead | None]:
    """Return what the index tells of the note and of the talk around one of its lines."""
    columns = index.columns
    of_note = np.flatnonzero(columns["note"] == note)
    if not len(of_note):
        return NoteHead(None, None, None, None), None
    around = of_note[(columns["start_line"][of_note] <= line) & (columns["end_line"][of_note] >= line)]
    record = index_files.chunk_record(index, int(around[0] if len(around) else of_note[0]))
    talk = index_files.talk_record(index, record["talk"]) if len(around) and record["talk"] >= 0 else None
    return NoteHead(**record["note"]), searching.talk_head(talk) if talk else None


def exact_hits(question: str, looked: Looked, settings: Settings) -> Iterator[Hit]:
    """Yield every stored line that grep -iF would find for the rare words and the quoted phrases of a question."""
    seen: set[tuple[str, int]] = set()
    root = settings.index.absolute().parent
    for needle, candidates in searching.exact_words(question, looked.index).items():
        for note in candidates:
            path = searching.note_path(looked.index, note)
            try:
                lines = notes.stored_lines(files.read_bytes(root / path))
            except NoteError:
                continue  # gone or unreadable since the refresh: told there
            for number in searching.match_lines(lines, needle):
                if (path, number) not in seen:
                    seen.add((path, number))
                    head, talk = _heads(looked.index, note, number)
                    shown, text = gathering.typed(path, settings), lines[number - 1][1]
                    rank = len(looked.found.hits) + len(seen)
                    yield Hit(shown, number, number, head, talk, rank, 0.0, None, 0.0, (needle,), True, text)


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


def put(question: str, hits: Sequence[Hit], settings: Settings) -> Prompted:
    """Return the passages that fit, numbered, and the prompt and request made of them."""
    ask_prompt, passage_prompt = calling.load_prompt("ask", settings), calling.load_prompt("passage", settings)
    numbered, _ = prompting.number_passages(hits, passage_prompt)
    kept, _ = tokens.fit(numbered, PASSAGE_ROOM, lambda text: tokens.count_tokens(text)[0])
    passages, block = prompting.number_passages([passage.hit for passage in kept], passage_prompt)
    language = settings.answer_language or language_of(question, "en")
    values = {"question": question, "passages": block, "mark": calling.mark_for(question, block), "language": language}
    return Prompted(passages, (ask_prompt, passage_prompt), calling.prepare(ask_prompt, values, settings))


def dry_run(question: str, settings: Settings, *, tell: Callable[[str], None]) -> str:
    """Return the messages and the exact request that `ask` would send; nothing is sent."""
    looked = look_up(question, settings, tell=tell)
    if looked.found.silent:
        tell(f"the notes seem silent on this ({looked.found.reason}): without --dry-run no request would be sent")
    return calling.shown(put(question, looked.found.hits, settings).prepared)


def _coverage(index: Index, hits: Sequence[Hit | Any]) -> Coverage:
    """Return how many talks and events the cited places belong to, of all in the index."""
    counts = index.manifest["counts"]
    talks = {(hit.file, hit.talk.title) for hit in hits if hit.talk}
    events = {event_key(event) for hit in hits if (event := (hit.talk.event if hit.talk else hit.note.event))}
    return Coverage(len(talks), counts["talks"], len(events), counts["events"])


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
    text, citations = extract.answer(question, looked.found.hits, language_of(question))
    return dataclasses.replace(base, status="answered", answer=text, citations=citations, coverage=_coverage(looked.index, citations))


def _read(question: str, looked: Looked, prompted: Prompted, reply: Reply, calls: Sequence[Call], settings: Settings) -> Answer:
    """Return the model's answer, its citations resolved and held against the passages sent."""
    citations, unsupported = evidence.check(reply.text, prompted.passages)
    says_silent = prompting.says_silent(reply.text)
    return dataclasses.replace(
        _base(question, looked),
        status="silent" if says_silent else evidence.status(citations, unsupported),
        answer=evidence.mark(reply.text, unsupported),
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
) -> Answer:
    """Return the answer to a question, cited: by the model named, or made of the notes' own sentences.

    No call is made when no model is named or when the notes are silent. Raises ProviderError, BudgetError, UsageError.
    """
    looked = look_up(question, settings, tell=tell, embedder=embedder)
    prompts: tuple[Prompt, ...] = ()
    calls: list[Call] = []
    error: RagnotesError | None = None
    answer: Answer | None = None
    started = time.perf_counter()
    if settings.model is None or looked.found.silent:
        answer = _extracted(question, looked)
    else:
        prompted = put(question, looked.found.hits, settings)
        prompts = prompted.prompts
        calling.check_key(settings, key)
        calling.check_limits([prompted.prepared.tokens], settings)
        try:
            reply, call = calling.send(prompted.prepared, settings, key, tell=tell, show=show, on_text=on_text)
            calls.append(call)
            answer = _read(question, looked, prompted, reply, calls, settings)
        except ProviderError as problem:
            error = problem
            calls.append(calling.failed_call(prompted.prepared, problem))
    timings = {**looked.timings, "answer": time.perf_counter() - started}
    return _recorded(answer, error, question, looked, settings, prompts, calls, timings, tell)


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
