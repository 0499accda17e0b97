"""Composer: a file -> note -> talks -> chunks, as the records that a generation holds. `intake` does it to all that changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from . import correcting
from .finding import generation, words
from .finding.vectors import Embedder
from .frozen import frozen
from .reading import chunks, corrections, decoding, files, notes, talks
from .records.files import FileStat
from .records.notes import Chunk

VERSIONS = {"notes": notes.VERSION, "talks": talks.VERSION, "corrections": corrections.VERSION, "chunks": chunks.VERSION}


@frozen
class Entry:
    """One note of the new generation, read."""

    source: dict[str, Any]  # file, size, mtime_ns, sha256, sidecar, language, note, repairs
    talks: tuple[dict[str, Any], ...]  # talk records
    chunks: tuple[dict[str, Any], ...]  # chunk records, "talk" numbered within the note
    words: frozenset[str]  # surface words of every stored line
    remarks: tuple[str, ...]  # such as a cancelled talk


def _chunk_record(file: str, head: dict[str, Any], chunk: Chunk) -> dict[str, Any]:
    """Return a chunk as the index keeps it; "numbers" only where a stored line was cut, so that they do not count up by one."""
    record = {
        "file": file, "note": head, "talk": chunk.talk, "start_line": chunk.start_line, "end_line": chunk.end_line,
        "head": chunk.head, "text": chunk.text, "language": chunk.language,
    }  # fmt: skip
    cut = chunk.numbers != tuple(range(chunk.start_line, chunk.end_line + 1))
    return {**record, "numbers": list(chunk.numbers)} if cut else record


def read(file: str, stat: FileStat, embedder: Embedder) -> Entry:
    """Return a note read and corrected, its talks found and its chunks cut; NoteError when it cannot be."""
    data = files.read_file(stat)
    sidecar = correcting.read_sidecar(stat, stat.sidecar.path.rpartition("/")[2]) if stat.sidecar else None
    noted = correcting.read(file, data, sidecar)
    note, found = noted.note, noted.talks
    cut = chunks.cut(note, found, embedder.count_tokens, embedder.max_tokens)
    head = {"title": note.title, "author": note.author, "event": note.event, "date": note.date}
    source = {
        "file": file, "size": stat.size, "mtime_ns": stat.mtime_ns, "ctime_ns": stat.ctime_ns, "sha256": note.sha256,
        "sidecar": sidecar_facts(file, stat, sidecar[1] if sidecar else None),
        "language": note.language, "note": head, "repairs": list(note.repairs),
    }  # fmt: skip
    talk_records = tuple(
        {
            "file": file, "title": t.title, "speakers": list(t.speakers), "event": t.event, "date": t.date, "day": t.day, "url": t.url,
            "language": t.language, "start_line": t.start_line, "end_line": t.end_line, "rule": t.rule, "confidence": t.confidence,
        }
        for t in found
    )  # fmt: skip
    chunk_records = tuple(_chunk_record(file, head, chunk) for chunk in cut)
    stored = frozenset(word for raw, repaired in decoding.stored_lines(data) for word in words.surface_words(f"{raw}\n{repaired}"))
    return Entry(source, talk_records, chunk_records, stored, noted.remarks)


def sidecar_facts(file: str, stat: FileStat, data: bytes | None) -> dict[str, Any] | None:
    """Return what the manifest keeps of a note's file of corrections, None where it has none; no hash of one that could not be read."""
    if stat.sidecar is None:
        return None
    folder, slash, _ = file.rpartition("/")
    name = folder + slash + stat.sidecar.path.rpartition("/")[2]
    sha256 = None if data is None else hashlib.sha256(data).hexdigest()
    beside = stat.sidecar
    return {"file": name, "size": beside.size, "mtime_ns": beside.mtime_ns, "ctime_ns": beside.ctime_ns, "sha256": sha256}


def embedded_text(record: dict[str, Any]) -> str:
    """Return the text that is embedded for a chunk record: its head, then its lines."""
    return f"{record['head']}\n{record['text']}"


def columns(entry: Entry, note: int, first_talk: int) -> Any:
    """Return one structured row a chunk of a note of this number: what filters and neighbours need."""
    rows = []
    for ordinal, record in enumerate(entry.chunks):
        talk = first_talk + record["talk"] if record["talk"] >= 0 else -1
        date = (entry.talks[record["talk"]]["date"] if record["talk"] >= 0 else None) or entry.source["note"]["date"]
        year = int(date[:4]) if date and date[:4].isdigit() else 0
        rows.append((note, talk, ordinal, year, record["language"].encode(), record["start_line"], record["end_line"]))
    return np.array(rows, dtype=generation.COLUMNS)


def chunk_lines(entry: Entry, first_talk: int) -> list[bytes]:
    """Return the chunk records as they are stored, "talk" numbered through all notes, -1 for text outside talks."""
    talks_of = (first_talk + record["talk"] if record["talk"] >= 0 else -1 for record in entry.chunks)
    return [generation.to_json({**record, "talk": talk}) for record, talk in zip(entry.chunks, talks_of, strict=True)]


def talk_lines(talk_records: Sequence[dict[str, Any]], note: int) -> list[bytes]:
    """Return the talk records as they are stored, each with the number of its note."""
    return [generation.to_json({**record, "note": note}) for record in talk_records]
