"""The public sets of measuring/publicsets.py as small indexes in memory: what bench/retrieval.py and bench/fusion.py ask.

Vectors are kept in a folder outside the repository, by the hash of the texts, so that only a first run takes its minutes.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ragnotes import models
from ragnotes.finding.generation import COLUMNS, STATS
from ragnotes.finding.index import Index
from ragnotes.finding.postings import build_terms
from ragnotes.finding.vectors import Embedder, embed_batches, load_embedder
from ragnotes.finding.words import FloatMatrix, FloatVector, surface_words
from ragnotes.measuring import publicsets
from ragnotes.text import language_of
from ragnotes.text import terms as analyse

XQUAD = tuple(f"xquad {asked}-{told}" for asked in ("en", "es", "de") for told in ("en", "es", "de"))
SETS = ("qmsum val", "qmsum train", *XQUAD, "cranfield", "medline")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its gold: how much each chunk is worth, by row; `text_of` is what it leans on, drawn whole for an interval."""

    text: str
    vector: FloatVector
    gains: Mapping[int, float]
    text_of: int


@dataclass(frozen=True, slots=True)
class Collection:
    """One pool of chunks and the questions asked of it."""

    index: Index
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class _Pool:
    """Texts of one pool, each with the number of its talk, and questions with the gains of texts."""

    texts: list[str]
    talks: list[int]
    questions: list[tuple[str, dict[int, float], int]]


def data_folder() -> Path:
    """Return the folder of test data; the program ends if there is none."""
    data = Path(os.environ.get("RAGNOTES_DATA", Path(__file__).resolve().parent.parent.parent / "shared" / "data"))
    if not data.is_dir():
        sys.exit(f"error: no test data at {data}\ntry: RAGNOTES_DATA=FOLDER python {sys.argv[0]}")
    return data


def cache_folder() -> Path:
    """Return where vectors are kept unless an option says otherwise."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ragnotes-bench"


def encoder() -> Embedder:
    """Return the built-in encoder."""
    return load_embedder(None, models.find_model_folder(None))


def load(name: str, data: Path, cache: Path, embedder: Embedder) -> list[Collection]:
    """Return the collections of a set, as measuring/publicsets.py reads them."""
    return embed(_collections(name, data), cache, embedder)


def embed(read: Sequence[publicsets.Collection], cache: Path, embedder: Embedder) -> list[Collection]:
    """Return collections with an index of each and the vectors of its questions."""
    pools: list[_Pool] = []
    for collection in read:
        pools.append(_pool(collection, sum(len(pool.questions) for pool in pools)))
    texts = [text for pool in pools for text in pool.texts]
    questions = [text for pool in pools for text, _, _ in pool.questions]
    vectors, asked = embedded(texts, cache, embedder), embedded(questions, cache, embedder)
    found, text_at, question_at = [], 0, 0
    for pool in pools:
        rows = vectors[text_at : text_at + len(pool.texts)]
        text_at += len(pool.texts)
        own = tuple(Asked(text, asked[question_at + place], gains, of) for place, (text, gains, of) in enumerate(pool.questions))
        question_at += len(pool.questions)
        found.append(Collection(index_of(pool.texts, pool.talks, rows), own))
    return found


def embedded(texts: Sequence[str], cache: Path, embedder: Embedder) -> FloatMatrix:
    """Return a unit row a text, kept in `cache` for the next run."""
    digest = hashlib.sha256("\0".join([embedder.sha256, *texts]).encode()).hexdigest()
    path = cache / f"{digest[:24]}.npy"
    if path.is_file():
        return np.load(path)  # type: ignore[no-any-return]
    rows = np.empty((len(texts), embedder.dims), dtype=np.float32)
    for positions, batch in embed_batches(texts, embedder):
        rows[positions] = batch
    cache.mkdir(parents=True, exist_ok=True)
    np.save(path, rows)
    return rows


def index_of(texts: Sequence[str], talks: Sequence[int], vectors: FloatMatrix) -> Index:
    """Return an index in memory: a chunk a text, a note a talk; line N + 1 of a chunk is its row N."""
    languages = [language_of(text, "en") for text in texts]
    columns = np.zeros(len(texts), dtype=COLUMNS)
    for row, (talk, language) in enumerate(zip(talks, languages, strict=True)):
        columns[row] = (talk, talk, row, 0, language.encode(), row + 1, row + 1)
    note = {"title": None, "author": None, "event": None, "date": None}
    chunks = [
        {
            "file": str(talk),
            "note": note,
            "talk": talk,
            "start_line": row + 1,
            "end_line": row + 1,
            "head": "",
            "text": text,
            "language": code,
        }
        for row, (text, talk, code) in enumerate(zip(texts, talks, languages, strict=True))
    ]
    terms = build_terms([analyse(text, code) for text, code in zip(texts, languages, strict=True)], [surface_words(text) for text in texts])
    place = {"file": "memory", "note": 0, "start_line": 1, "end_line": 1}
    head: dict[str, Any] = {**place, "title": "", "speakers": [], "event": None, "date": None, "day": None, "url": None, "language": "en"}
    chunk_lines, chunk_offsets = _records(chunks)
    talk_lines, talk_offsets = _records([head] * (max(talks) + 1))
    return Index(
        folder=Path("memory"), generation=0, manifest={"languages": sorted(set(languages))}, vectors=vectors, columns=columns,
        terms=terms,
        chunk_lines=chunk_lines, chunk_offsets=chunk_offsets, talk_lines=talk_lines, talk_offsets=talk_offsets,
        note_lines=b"", note_offsets=np.zeros(1, dtype=np.int64),
        note_stats=np.zeros(0, dtype=STATS), note_files=np.zeros(0, dtype=np.uint8),
        names_json=b'{"event": {}, "speaker": {}, "author": {}, "path": {}}', name_numbers=np.zeros(0, dtype=np.int32),
    )  # fmt: skip


def _records(records: Sequence[dict[str, Any]]) -> tuple[bytes, Any]:
    lines = [json.dumps(record).encode() + b"\n" for record in records]
    return b"".join(lines), np.cumsum([0, *map(len, lines)])


def _collections(name: str, data: Path) -> Sequence[publicsets.Collection]:
    """Return the collections of a set as they are read: one for each meeting, one for each other set."""
    kind, _, part = name.partition(" ")
    if kind == "qmsum":
        return [publicsets.pack(meeting) for meeting in publicsets.load_meetings(data, part)]
    return [collection for collection in publicsets.load(kind, data) if collection.name == name]


def _pool(collection: publicsets.Collection, first: int) -> _Pool:
    """Return the texts and questions of a collection; the chunks of a meeting are one talk, any other document is a talk of its own."""
    places = {document.id: row for row, document in enumerate(collection.documents)}
    texts = [f"{document.title}\n{document.text}".strip() for document in collection.documents]
    groups = {group: number for number, group in enumerate(dict.fromkeys(query.group for query in collection.queries), first)}
    questions = [(query.text, {places[of]: gain for of, gain in query.judged.items()}, groups[query.group]) for query in collection.queries]
    return _Pool(texts, [0] * len(texts) if collection.name.startswith("qmsum") else list(range(len(texts))), questions)
