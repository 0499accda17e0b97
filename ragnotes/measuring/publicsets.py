"""Public test sets read from the folder that RAGNOTES_DATA names: documents, queries and judgements as pure data.

    for collection in load("cranfield", data): ...      # also medline and xquad; "xquad es-en" is Spanish questions over English texts
    for meeting in load_meetings(data, "val"):           # QMSum; `pack(meeting)` is the same as a Collection of 150-word chunks
        ...

A document without text (Cranfield has two) stays in its place with no lines. Files are read as streams; nothing else is opened.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import UsageError

SETS = ("cranfield", "medline", "xquad", "qmsum")
LANGUAGES = ("en", "es", "de")  # of XQuAD
CHUNK_WORDS = 150
_MARK = re.compile(r"\{[a-z_]{1,30}\}")  # {vocalsound}, {disfmarker}: speech that is no word


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be found."""

    id: str
    title: str  # "" where the set gives none
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question and the documents judged for it. Questions of one `group` lean on one text: an interval draws them together."""

    id: str
    text: str
    group: str
    judged: Mapping[str, float]  # id of a document -> gain; 0 is judged and not relevant


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents that are searched together and what is asked of them. Many collections may share the same documents."""

    name: str
    documents: tuple[Document, ...]
    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class MeetingQuery:
    """A question on a meeting, and the turns that answer it, from 0."""

    id: str
    text: str
    turns: frozenset[int]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of QMSum: "speaker: what was said" a turn, in order; a turn of sounds alone is left in its place."""

    id: str
    turns: tuple[str, ...]
    queries: tuple[MeetingQuery, ...]


def load(name: str, data: Path) -> tuple[Collection, ...]:
    """Return the collections of cranfield or medline (one), or of xquad (nine: questions of each language over texts of each).

    Raises UsageError if the set is unknown or its files are not there or not as they must be.
    """
    if name == "xquad":
        return _load_xquad(data / "xquad")
    if name in ("cranfield", "medline"):
        return (_load_judged(name, data / name),)
    raise UsageError(f"no public set is called {name}", f"one of: {', '.join(SETS)}")


def load_meetings(data: Path, part: str = "val") -> tuple[Meeting, ...]:
    """Return the meetings of QMSum's "val" or "train" with their specific queries: general ones have no turns marked."""
    return tuple(_meeting(record) for record in _records(data / "qmsum" / f"{part}.jsonl.gz"))


def pack(meeting: Meeting, words: int = CHUNK_WORDS) -> Collection:
    """Return a meeting as chunks of whole turns, and its queries judged by `is_relevant`; a turn longer than `words` is cut.

    Chunks do not overlap; their ids are their numbers from 0, in order. A query that marks no word is left out.
    """
    chunks: list[list[tuple[int, list[str]]]] = [[]]
    for number, turn in enumerate(meeting.turns):
        said = turn.split()
        for start in range(0, len(said), words):
            piece = said[start : start + words]
            if chunks[-1] and sum(len(part) for _, part in chunks[-1]) + len(piece) > words:
                chunks.append([])
            chunks[-1].append((number, piece))
    documents = tuple(Document(str(at), "", "\n".join(" ".join(piece) for _, piece in chunk)) for at, chunk in enumerate(chunks) if chunk)
    counted = [[(number, len(piece)) for number, piece in chunk] for chunk in chunks]
    queries = []
    for query in meeting.queries:
        judged = {str(at): 1.0 for at in relevant_chunks(counted, query.turns)}
        if judged:
            queries.append(Query(query.id, query.text, meeting.id, judged))
    return Collection(f"qmsum {meeting.id}", documents, tuple(queries))


def relevant_chunks(chunks: Sequence[Sequence[tuple[int, int]]], marked: frozenset[int]) -> list[int]:
    """Return which chunks are relevant: half of their words lie in marked turns, or they hold half of the marked words.

    A chunk is a row of (turn, words of it in the chunk).
    """
    inside = [sum(n for turn, n in chunk if turn in marked) for chunk in chunks]
    whole = [sum(n for _, n in chunk) for chunk in chunks]
    total = sum(inside)
    return [at for at, n in enumerate(inside) if n and (2 * n >= whole[at] or 2 * n >= total)]


def _meeting(record: Mapping[str, Any]) -> Meeting:
    turns = tuple(_turn(turn) for turn in record["meeting_transcripts"])
    queries = tuple(
        # spans are texts and inclusive: ["3", "5"] is turns 3, 4 and 5
        MeetingQuery(
            f"{record['id']}-{number}",
            " ".join(query["query"].split()),
            frozenset(turn for first, last in query["relevant_text_span"] for turn in range(int(first), int(last) + 1)),
        )
        for number, query in enumerate(record["specific_query_list"])
    )
    return Meeting(record["id"], turns, queries)


def _turn(turn: Mapping[str, str]) -> str:
    said = " ".join(_MARK.sub(" ", turn["content"]).split())
    return f"{' '.join(turn['speaker'].split())}: {said}" if said else ""


def _load_judged(name: str, folder: Path) -> Collection:
    documents = tuple(
        Document(record["id"], " ".join(record["title"].split()), " ".join(record["text"].split()))
        for record in _records(folder / "corpus.jsonl.gz")
    )
    judged: dict[str, dict[str, float]] = {}
    for query, document, gain in _judgements(folder / "qrels.tsv"):
        judged.setdefault(query, {})[document] = gain
    queries = tuple(
        Query(record["id"], " ".join(record["text"].split()), record["id"], judged[record["id"]])
        for record in _records(folder / "queries.jsonl.gz")
        if any(gain > 0 for gain in judged.get(record["id"], {}).values())
    )
    return Collection(name, documents, queries)


def _judgements(path: Path) -> Iterator[tuple[str, str, float]]:
    """Yield query, document and gain; the first line is a header."""
    try:
        with path.open(encoding="utf-8") as lines:
            next(lines, None)
            for line in lines:
                query, document, gain = line.split("\t")
                yield query, document, float(gain)
    except (OSError, ValueError) as problem:
        raise UsageError(f"{path} cannot be read: {problem}", "RAGNOTES_DATA=FOLDER") from problem


def _load_xquad(folder: Path) -> tuple[Collection, ...]:
    """Return a collection for each pair of languages: line i of each file is the same paragraph."""
    rows = {language: list(_records(folder / f"{language}.jsonl.gz")) for language in LANGUAGES}
    documents = {
        language: tuple(Document(str(at), "", " ".join(record["context"].split())) for at, record in enumerate(records))
        for language, records in rows.items()
    }
    queries = {
        language: tuple(
            Query(question["id"], " ".join(question["question"].split()), str(at), {str(at): 1.0})
            for at, record in enumerate(records)
            for question in record["qas"]
        )
        for language, records in rows.items()
    }
    pairs = [(asked, told) for asked in LANGUAGES for told in LANGUAGES]
    pairs.sort(key=lambda pair: pair[0] != pair[1])  # those within one language first
    return tuple(Collection(f"xquad {asked}-{told}", documents[told], queries[asked]) for asked, told in pairs)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, EOFError, ValueError) as problem:
        raise UsageError(f"{path} cannot be read: {problem}", "RAGNOTES_DATA=FOLDER ragnotes eval SET") from problem
