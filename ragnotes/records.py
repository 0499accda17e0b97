"""The data that flows: frozen records, no behaviour.

Line numbers are 1-based, inclusive, of the file as stored. `first` and `last` are half-open positions in `Note.lines`.
Dates are ISO prefixes, as exact as the notes tell: "2024", "2024-10" or "2024-10-09".
What a verb prints with `--json` is `dataclasses.asdict` of one of these records with `"schema": 1` in front.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCHEMA = 1


# reading: bytes of a file -> Note -> Talks -> Chunks


@dataclass(frozen=True, slots=True)
class Line:
    """One stored line after repair and cleaning. `number` is the line of the stored file."""

    number: int
    text: str
    level: int  # outline level of a heading (1 is the top), nesting depth of an item (1 is the top), 1 of noise that is a picture, else 0
    kind: str  # heading, item, quote, code, prose, blank, front (front matter) or noise (template or page furniture)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or a talk passed over, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileStat:
    """A file that may be a note, as the file system tells it, with the file of corrections by hand that belongs to it."""

    path: Path
    size: int
    mtime_ns: int
    sidecar: FileStat | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies under a root: possible notes in a stable order, other files counted by extension, what was passed over."""

    files: tuple[FileStat, ...]
    attachments: tuple[tuple[str, int], ...]  # (".pdf", 3), the most frequent first
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """One file of notes. `lines` holds every stored line, in order; noise lines have the text ""."""

    path: str
    title: str | None
    author: str | None
    event: str | None
    date: str | None
    tags: tuple[str, ...]
    language: str  # ISO 639-1, or "und"
    format: str  # markdown or plain
    lines: tuple[Line, ...]
    repairs: tuple[str, ...]  # what was changed to read it, in words: "Mac Roman mojibake repaired in 58 places"
    sha256: str  # of the stored bytes


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk of a note: `note.lines[first:last]`."""

    title: str
    speakers: tuple[str, ...]
    event: str | None
    date: str | None
    day: str | None  # as the notes say it: "Day 2", "dag 1", "Second day"
    url: str | None
    language: str
    first: int
    last: int
    start_line: int
    end_line: int
    rule: str  # the rule that found it, such as "heading" or "paragraph cue"
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Chunk:
    """A slice of one talk, or of a note's own text: `note.lines[first:last]`, its texts joined by newlines."""

    talk: int  # position in the talks of the note, -1 for the note's own text
    ordinal: int  # position among the chunks of the note
    first: int
    last: int
    start_line: int
    end_line: int
    head: str  # event, date, title, speakers: leads the embedded text, is not part of `text`
    text: str
    language: str
    numbers: tuple[int, ...]  # the stored line of each line of `text`: a long stored line was cut into several


# finding: question -> Hits


@dataclass(frozen=True, slots=True)
class NoteHead:
    """What a place tells of its note."""

    title: str | None
    author: str | None
    event: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class TalkHead:
    """What a place tells of its talk."""

    title: str
    speakers: tuple[str, ...]
    event: str | None
    date: str | None
    day: str | None
    url: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Where else nearly the same passage stands."""

    file: str
    start_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `score` orders; `cosine` and `bm25` are its absolute parts. `file` is relative to the cwd when shown."""

    file: str
    start_line: int
    end_line: int
    note: NoteHead
    talk: TalkHead | None
    rank: int  # from 1
    score: float
    cosine: float | None  # None: searched without the encoder, or an exact match
    bm25: float
    terms: tuple[str, ...]  # words of the question found in it, as the question writes them
    exact: bool
    text: str
    parts: tuple[tuple[str, float, str], ...] = ()  # step, what it gave to the score, what there is to say of it
    copies: tuple[Copy, ...] = ()  # near-duplicates, shown once


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, and whether the evidence is too weak to answer."""

    hits: tuple[Hit, ...]
    exact: tuple[Hit, ...]
    silent: bool
    reason: str  # why silent, in words; "" when not
    numbers: tuple[tuple[int, ...], ...] = ()  # of each of `hits`, the stored line of each line of its text
    strength: float | None = None  # of the evidence that silence is decided on; None: not told
    missing: tuple[str, ...] = ()  # words of the question that no passage has, as it writes them


# asking: hits -> prompt -> request -> reply


@dataclass(frozen=True, slots=True)
class Passage:
    """A hit as the prompt shows it, under its number."""

    number: int  # from 1
    place: str  # "notes/a.md:33-43 · Title · Speakers · Event · Date"
    kind: str  # "talk" or "the note-taker's own text", by whose notes, and its sentences in other voices
    text: str
    hit: Hit
    numbers: tuple[int, ...] = ()  # the stored line of each line of `text`; () where it is not known


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt file, loaded from the very bytes that `sha256` is of."""

    name: str
    path: Path
    sha256: str
    inputs: tuple[str, ...]
    source: str
    render: Callable[..., tuple[str, str]]  # -> (system, user)


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP call, ready to send but for the key, which no record holds.

    `key_header` is the name and the prefix of the header that carries the key, None for a server that needs none.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    key_header: tuple[str, str] | None
    key_variable: str | None  # the environment variable that the key comes from
    body: str  # ASCII JSON: the bytes shown, stored and sent are the same
    format: str = "openai"  # which file of `asking.wire` made it and reads what comes back


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt at a call."""

    status: int | None  # None: no answer came
    seconds: float
    error: str | None
    waited: float  # seconds waited before the next attempt


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one answer; `estimated` when the server told nothing."""

    input_tokens: int
    output_tokens: int
    estimated: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model said. `finish` is one of: done, length, refused, filtered, tool, unknown, cut."""

    text: str
    finish: str
    finish_word: str | None  # the server's own word for it
    model: str | None
    usage: Usage | None
    tries: tuple[Try, ...]


# checking: citations, quotes, gaps


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered claim of an answer resolved to the place that supports it."""

    file: str
    start_line: int
    end_line: int
    note: NoteHead
    talk: TalkHead | None
    number: int
    quote: str
    verdict: str  # verified, repaired, weak or not_found


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Something of an answer that no passage sent supports."""

    text: str
    kind: str  # quote, name, number, date, link, title, summary or citation


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the notes admit that something is missing."""

    line: int
    text: str
    kind: str  # forgot, stopped, missed, unsure or unfinished


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many talks and events an answer draws on, of how many in the index."""

    talks: int
    of_talks: int
    events: int
    of_events: int


@dataclass(frozen=True, slots=True)
class Stale:
    """A note that changed since the index was made and could not be refreshed on the spot."""

    file: str
    reason: str  # changed, new, gone or unreadable


@dataclass(frozen=True, slots=True)
class Repaired:
    """A note whose text was repaired, and how."""

    file: str
    what: str


# what the verbs give back


@dataclass(frozen=True, slots=True)
class TalkRow:
    """A talk as `ragnotes talks` lists it."""

    file: str
    start_line: int
    end_line: int
    title: str
    speakers: tuple[str, ...]
    event: str | None
    date: str | None
    day: str | None
    url: str | None
    language: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class TalkList:
    """The answer of `talks`."""

    talks: tuple[TalkRow, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class IndexReport:
    """The answer of `index`."""

    notes: int
    talks: int
    chunks: int
    embedded: int
    reused: int
    removed: int
    skipped: tuple[Skipped, ...]
    repaired: tuple[Repaired, ...]
    seconds: float
    index: str


@dataclass(frozen=True, slots=True)
class SearchReport:
    """The answer of `search`."""

    question: str
    hits: tuple[Hit, ...]
    stale: tuple[Stale, ...]
    understood: tuple[str, ...] = ()  # what was read out of the question beside its words: dates, people
    translations: tuple[tuple[str, str], ...] = ()  # code and question, of each language that it was searched in as well


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of `ask`."""

    question: str
    status: str  # answered, silent or unverified
    answer: str
    citations: tuple[Citation, ...]
    unsupported: tuple[Unsupported, ...]
    coverage: Coverage
    hits: tuple[Hit, ...]
    stale: tuple[Stale, ...]
    model: str | None
    usage: Usage | None
    calls: int
    trace: str | None
    asked: str | None = None  # the question as it was asked, where a follow-up was rewritten
    understood: tuple[str, ...] = ()  # what was read out of the question beside its words: dates, people
    translations: tuple[tuple[str, str], ...] = ()  # code and question, of each language that it was searched in as well


@dataclass(frozen=True, slots=True)
class TalkSummary:
    """The summary of one talk, or of a part of one."""

    file: str
    start_line: int
    end_line: int
    note: NoteHead
    talk: TalkHead | None
    title: str
    speakers: tuple[str, ...]
    summary: str
    gaps: tuple[Gap, ...]
    unsupported: tuple[Unsupported, ...]


@dataclass(frozen=True, slots=True)
class OutsideSummary:
    """The summary of a note's text outside talks."""

    file: str
    start_line: int
    end_line: int
    note: NoteHead
    talk: TalkHead | None  # always None; here because every place has it
    summary: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The answer of `summarise`."""

    files: tuple[str, ...]
    style: str
    summary: str  # Markdown
    talks: tuple[TalkSummary, ...]
    outside: tuple[OutsideSummary, ...]
    model: str | None
    usage: Usage | None
    calls: int
    trace: str | None
    partial: bool = False  # Ctrl-C ended it before all parts were read


@dataclass(frozen=True, slots=True)
class Call:
    """One model call as the trace keeps it."""

    prompt: str  # name of the prompt file
    request: Request
    tokens: int  # counted before sending
    tokens_exact: bool
    reply: Reply | None  # None: it failed; `tries` of the error stand in `Trace.error`
    tries: tuple[Try, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """What one answer was made of."""

    id: str
    created: str  # ISO 8601, UTC
    version: str
    verb: str  # ask, summarise or talks
    question: str  # the question, or the files read
    index: str | None  # absolute folder of the index
    settings: dict[str, Any]  # without keys
    hits: tuple[Hit, ...]
    prompts: tuple[dict[str, str], ...]  # name, path, sha256
    calls: tuple[Call, ...]
    timings: dict[str, float]  # seconds by stage
    usage: Usage | None
    result: dict[str, Any]  # what the verb printed with --json
    error: str | None


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of `eval`. low and high are a 95 % bootstrap interval."""

    name: str
    value: float
    low: float
    high: float
    n: int
    baseline: float | None
    verdict: str  # pass, fail, new, or told and not failed: lower, higher, gone
    family: str = ""  # retrieval, silence, citations, talks or summaries
    difference: float | None = None  # over the questions that were asked alike when the baseline was recorded
    p: float | None = None  # two-sided, of a paired randomisation test
    paired: int = 0  # how many questions that is
    floor: float | None = None
    gate: bool = False  # a significant loss fails


@dataclass(frozen=True, slots=True)
class Group:
    """The same measures over the questions of one kind or of one language."""

    by: str  # kind or language
    name: str
    n: int
    values: dict[str, float]  # only measures that look at a question of it
    lows: dict[str, float]
    highs: dict[str, float]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The answer of `eval`."""

    measures: tuple[Measure, ...]
    passed: bool
    suite: str = ""
    groups: tuple[Group, ...] = ()
    remarks: tuple[str, ...] = ()  # judgements left out, questions that changed since the baseline
    published: tuple[dict[str, object], ...] = ()  # figures of others to stand beside: what, measure, value, source


@dataclass(frozen=True, slots=True)
class Settings:
    """What flags, environment and configuration came to; read once, by `settings`, passed on by `cli`.

    Keys are not in here: `answers` gets the one it needs as a value of its own.
    """

    index: Path
    cwd: Path
    state: Path  # $XDG_STATE_HOME/ragnotes
    notes: tuple[str, ...]  # from a project's ragnotes.toml: what `index` reads without PATHS
    exclude: tuple[str, ...]
    k: int
    style: str
    languages: tuple[str, ...]
    answer_language: str | None  # --in
    model: str | None  # provider/name; None: no call is made
    base_url: str | None
    key_variable: str | None
    max_tokens: int | None
    max_cost: float | None
    price_in: float | None  # per million tokens, the user's own figure
    price_out: float | None
    timeout: float  # seconds for a whole call
    embedder: str | None  # a sentence-transformers model, None: the default encoder
    model_folder: Path | None  # RAGNOTES_MODEL_FOLDER
    prompts: tuple[tuple[str, Path], ...]  # --prompt NAME=FILE
    prompts_folder: Path | None  # RAGNOTES_PROMPTS
    refresh: bool
    log: bool
    stream: bool
    events: tuple[str, ...]
    speakers: tuple[str, ...]
    authors: tuple[str, ...]
    years: tuple[int, ...]
    paths: tuple[str, ...] = ()  # files, folders or globs, as typed from `cwd`
    translate: bool = False  # ask the model for the question in the languages of the index
    without: tuple[str, ...] = ()  # steps of the search that are left out
    critique: bool = False  # have the model check its answer, with one more call
    strict: bool = False  # drop the sentences of an answer that hold what could not be verified
    jobs: int = 4  # calls of `summarise` that run side by side
    fresh: bool = False  # take no reply over from a run that was cut
    temperature: float | None = None  # sent only if the user asks for one
    max_tokens_name: str | None = None  # what a server of OpenAI's format calls the limit of a reply; None: as its provider does
    anthropic_version: str | None = None  # the API's date; None: the newest that takes the request
