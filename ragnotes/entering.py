"""Composer: files -> notes -> talks -> chunks, and what the records of a generation hold. `indexing` makes an index of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import correcting
from .errors import NoteError
from .eventkeys import event_key
from .finding import generation, words
from .finding import index as index_files
from .finding.index import Index
from .finding.vectors import Embedder
from .gathering import Sight, unchanged
from .reading import chunks, corrections, decoding, files, notes, talks
from .records.files import FileStat
from .records.notes import Chunk
from .sameness import Told, same_talks
from .text import fold

VERSIONS = {"notes": notes.VERSION, "talks": talks.VERSION, "corrections": corrections.VERSION, "chunks": chunks.VERSION}


@dataclass(frozen=True, slots=True)
class Entry:
    """One note of the new generation: carried over from the old one by number, or read again."""

    source: dict[str, Any]  # file, size, mtime_ns, sha256, sidecar, language, note, repairs
    old: int | None
    talks: tuple[dict[str, Any], ...]  # talk records, numbered within the note
    chunks: tuple[dict[str, Any], ...]  # chunk records, "talk" numbered within the note
    words: frozenset[str]  # surface words of every stored line; empty when carried over
    remarks: tuple[str, ...]  # such as a cancelled talk


def _chunk_record(file: str, head: dict[str, Any], chunk: Chunk) -> dict[str, Any]:
    """Return a chunk as the index keeps it; "numbers" only where a stored line was cut, so that they do not count up by one."""
    record = {
        "file": file, "note": head, "talk": chunk.talk, "start_line": chunk.start_line, "end_line": chunk.end_line,
        "head": chunk.head, "text": chunk.text, "language": chunk.language,
    }  # fmt: skip
    cut = chunk.numbers != tuple(range(chunk.start_line, chunk.end_line + 1))
    return {**record, "numbers": list(chunk.numbers)} if cut else record


def _read(file: str, stat: FileStat, embedder: Embedder) -> Entry:
    """Return a note read and corrected, its talks found and its chunks cut; NoteError when it cannot be."""
    data = files.read_bytes(stat.path)
    sidecar = correcting.read_sidecar(stat, stat.sidecar.path.name) if stat.sidecar else None
    noted = correcting.read(file, data, sidecar)
    note, found = noted.note, noted.talks
    cut = chunks.cut(note, found, embedder.count_tokens, embedder.max_tokens)
    head = {"title": note.title, "author": note.author, "event": note.event, "date": note.date}
    source = {
        "file": file, "size": stat.size, "mtime_ns": stat.mtime_ns, "sha256": note.sha256,
        "sidecar": _sidecar(file, stat, sidecar[1] if sidecar else None),
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
    return Entry(source, None, talk_records, chunk_records, stored, noted.remarks)


def _sidecar(file: str, stat: FileStat, data: bytes | None) -> dict[str, Any] | None:
    """Return what the manifest keeps of a note's file of corrections, None where it has none; no hash of one that could not be read."""
    if stat.sidecar is None:
        return None
    name = file.rpartition("/")[0] + "/" + stat.sidecar.path.name if "/" in file else stat.sidecar.path.name
    sha256 = None if data is None else hashlib.sha256(data).hexdigest()
    return {"file": name, "size": stat.sidecar.size, "mtime_ns": stat.sidecar.mtime_ns, "sha256": sha256}


def _carry(old: Index, number: int, stat: FileStat, rows: range) -> Entry:
    """Return a note taken over from the old generation as it is."""
    source = {**old.manifest["sources"][number], "size": stat.size, "mtime_ns": stat.mtime_ns}
    if stat.sidecar:
        source["sidecar"] = {**source["sidecar"], "mtime_ns": stat.sidecar.mtime_ns}
    records = [index_files.chunk_record(old, row) for row in rows]
    global_talks = sorted({record["talk"] for record in records if record["talk"] >= 0})
    first = global_talks[0] if global_talks else 0
    talk_records = tuple(
        {key: value for key, value in index_files.talk_record(old, talk).items() if key != "note"} for talk in global_talks
    )
    local = tuple({**record, "talk": record["talk"] - first if record["talk"] >= 0 else -1} for record in records)
    return Entry(source, number, talk_records, local, frozenset(), ())


def rows_of_notes(old: Index) -> list[range]:
    """Return the rows of each note of an index; the chunks of a note stand together."""
    numbers = old.columns["note"]
    n_notes = len(old.manifest["sources"])
    starts = np.searchsorted(numbers, np.arange(n_notes + 1))
    return [range(int(starts[n]), int(starts[n + 1])) for n in range(n_notes)]


def gather(sight: Sight, old: Index | None, embedder: Embedder) -> tuple[list[Entry], list[dict[str, Any]]]:
    """Return the notes of the next generation in order, and the files passed over with their stamps and reasons."""
    known = {source["file"]: number for number, source in enumerate(old.manifest["sources"])} if old else {}
    rows = rows_of_notes(old) if old else []
    same_rules = old is not None and old.manifest["versions"] == VERSIONS
    entries: list[Entry] = []
    passed: list[dict[str, Any]] = []
    for file, stat in sight.found:
        number = known.get(file)
        if old is not None and same_rules and number is not None and unchanged(old.manifest["sources"][number], stat):
            entries.append(_carry(old, number, stat, rows[number]))
            continue
        try:
            entries.append(_read(file, stat, embedder))
        except NoteError as problem:
            beside = _sidecar(file, stat, None)
            passed.append({"file": file, "size": stat.size, "mtime_ns": stat.mtime_ns, "reason": problem.what, "sidecar": beside})
    return entries, passed


def embedded_text(record: dict[str, Any]) -> str:
    """Return the text that is embedded for a chunk record: its head, then its lines."""
    return f"{record['head']}\n{record['text']}"


def columns(entries: Sequence[Entry]) -> Any:
    """Return one structured row a chunk: what filters and neighbours need."""
    rows = []
    n_talks = 0
    for note, entry in enumerate(entries):
        for ordinal, record in enumerate(entry.chunks):
            talk = n_talks + record["talk"] if record["talk"] >= 0 else -1
            date = (entry.talks[record["talk"]]["date"] if record["talk"] >= 0 else None) or entry.source["note"]["date"]
            year = int(date[:4]) if date and date[:4].isdigit() else 0
            rows.append((note, talk, ordinal, year, record["language"].encode(), record["start_line"], record["end_line"]))
        n_talks += len(entry.talks)
    return np.array(rows, dtype=generation.COLUMNS)


def chunk_records(entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """Yield the chunk records of all notes in order, "talk" numbered through all of them, -1 for text outside talks."""
    n_talks = 0
    for entry in entries:
        for record in entry.chunks:
            yield {**record, "talk": n_talks + record["talk"] if record["talk"] >= 0 else -1}
        n_talks += len(entry.talks)


def talk_records(entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """Yield the talk records of all notes in order, each with the number of its note."""
    for number, entry in enumerate(entries):
        for record in entry.talks:
            yield {**record, "note": number}


def count_distinct(entries: Sequence[Entry]) -> int:
    """Return how many talks there are when one in the notes of several people counts once."""
    told = [Told(t["title"], tuple(t["speakers"]), t["event"], t["url"]) for entry in entries for t in entry.talks]
    return len(set(same_talks(told)))


def names_of(entries: Sequence[Entry]) -> dict[str, dict[str, Any]]:
    """Return event, speaker, author and path by folded name, each with its talks and its notes."""
    names: dict[str, dict[str, Any]] = {"event": {}, "speaker": {}, "author": {}, "path": {}}

    def add(kind: str, key: str, written: str | None, talk: int | None, note: int | None) -> None:
        if not written or not key:
            return
        entry = names[kind].setdefault(key, {"name": written, "talks": [], "notes": []})
        for found, number in ((entry["talks"], talk), (entry["notes"], note)):
            if number is not None and number not in found[-1:]:
                found.append(number)

    n_talks = 0
    for number, entry in enumerate(entries):
        head, file = entry.source["note"], entry.source["file"]
        add("path", file, file, None, number)
        add("author", fold(head["author"] or ""), head["author"], None, number)
        add("event", event_key(head["event"] or ""), head["event"], None, number)
        for talk, record in enumerate(entry.talks, n_talks):
            add("path", file, file, talk, None)
            add("author", fold(head["author"] or ""), head["author"], talk, None)
            add("event", event_key(record["event"] or ""), record["event"], talk, None)
            for speaker in record["speakers"]:
                add("speaker", fold(speaker), speaker, talk, number)
        n_talks += len(entry.talks)
    return names
