"""Composer: the notes of the next generation. Those that changed are read and put aside on scratch files; the others stay unread.

What a note is made of lies in its source, a *piece* tells which: notes in a row of the old generation, or of those read now.
"""

from __future__ import annotations

import bisect
import json
import mmap
import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from . import entering, namebook
from .errors import IndexDamaged, NoteError
from .finding.generation import COLUMNS
from .finding.index import REBUILD, Index, talk_record
from .finding.sources import sources_of
from .finding.vectors import Embedder
from .gathering import Sight, unchanged
from .records.files import FileStat
from .records.reports import Progress

BLOCK = 1 << 20  # bytes of records copied at a time
_TALK_OF_CHUNK = re.compile(rb'"talk": (\d+), "start_line": ')  # within a text every quote is escaped
_NOTE_OF_TALK = re.compile(rb'"note": (\d+)\}\n')


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Records on a scratch file, a line each, and where each line starts and the last ends."""

    file: BinaryIO
    starts: array[int] = field(default_factory=lambda: array("q", [0]))


@dataclass(frozen=True, slots=True)
class Piece:
    """Notes in a row, with their chunks and talks: numbers in the new generation, and the first of each where they are taken from."""

    old: bool  # taken from the old generation, not from the scratch files
    notes: range
    chunks: range
    talks: range
    from_note: int
    from_chunk: int
    from_talk: int


@dataclass(frozen=True, slots=True, eq=False)
class Intake:
    """All notes of the next generation in order. Records of those read lie on the scratch files, numbered as in the generation."""

    sources: list[dict[str, Any]]
    pieces: list[Piece]
    first_talks: list[int]  # of each note
    passed: list[dict[str, Any]]  # files passed over, with stamps and reason
    remarks: list[tuple[str, str]]  # (file, remark)
    names: namebook.Names  # of the notes read
    columns: list[npt.NDArray[Any]]  # of each note read, a structured row a chunk
    languages: set[str]  # of the chunks read
    chunks: Lines
    talks: Lines
    words: Lines  # the surface words of a note on a line, with blanks between them
    keys: bytearray  # of each chunk read, the SHA-256 of the text that is embedded
    lengths: array[int]  # of each chunk read, characters of that text


def take_in(
    sight: Sight, old: Index | None, embedder: Embedder, scratch: Callable[[], BinaryIO], progress: Callable[[Progress], None] | None
) -> Intake:
    """Return the notes of the next generation in order: those unchanged since `old` by their numbers there, the others read."""
    before = sources_of(old) if old else []
    known = {source["file"]: number for number, source in enumerate(before)}
    same_rules = old is not None and old.manifest["versions"] == entering.VERSIONS
    chunk_ends, talk_ends = ends_of_notes(old) if old else ([0], [0])
    taken = Intake(
        [], [], [], [], [], namebook.no_names(), [], set(), Lines(scratch()), Lines(scratch()), Lines(scratch()), bytearray(), array("q")
    )
    for seen, (file, stat) in enumerate(sight.found):
        number = known.get(file)
        if same_rules and number is not None and unchanged(before[number], stat):
            sizes = (chunk_ends[number + 1] - chunk_ends[number], talk_ends[number + 1] - talk_ends[number])
            taken.sources.append(_stamped(before[number], stat))
            _put_behind(taken, True, (number, chunk_ends[number], talk_ends[number]), *sizes)
            continue
        try:
            _add(taken, entering.read(file, stat, embedder))
        except NoteError as problem:
            beside = entering.sidecar_facts(file, stat, None)
            taken.passed.append({"file": file, "size": stat.size, "mtime_ns": stat.mtime_ns, "reason": problem.what, "sidecar": beside})
        if progress:
            end = taken.pieces[-1] if taken.pieces else None
            progress(Progress("reading", seen + 1, len(sight.found), end.talks.stop if end else 0, end.chunks.stop if end else 0, None))
    return taken


def ends_of_notes(old: Index) -> tuple[list[int], list[int]]:
    """Return where the chunks of each note of an index end and where its talks do, behind a 0. Those of a note stand together."""
    numbers = np.arange(len(old.note_stats) + 1)
    of_talks = np.array(_NOTE_OF_TALK.findall(old.talk_lines), dtype=np.int64)
    if len(of_talks) != len(old.talk_offsets) - 1:
        raise IndexDamaged(f"the index in {old.folder} is damaged: a talk is of no note", REBUILD)
    return np.searchsorted(old.columns["note"], numbers).tolist(), np.searchsorted(of_talks, numbers).tolist()


def _stamped(source: dict[str, Any], stat: FileStat) -> dict[str, Any]:
    """Return a note's source with the times of its files as they are now."""
    source, beside = {**source, "mtime_ns": stat.mtime_ns, "ctime_ns": stat.ctime_ns}, stat.sidecar
    times = {"mtime_ns": beside.mtime_ns, "ctime_ns": beside.ctime_ns} if beside else {}
    return {**source, "sidecar": {**source["sidecar"], **times}} if beside else source


def _put_behind(taken: Intake, old: bool, origin: tuple[int, int, int], n_chunks: int, n_talks: int) -> None:
    """Add a note to the pieces: to the last one where it stands behind that one's last note in the source, too."""
    nothing = range(0)
    last = taken.pieces[-1] if taken.pieces else Piece(old, nothing, nothing, nothing, -1, -1, -1)
    ends = (last.notes.stop, last.chunks.stop, last.talks.stop)
    starts = ends
    if last.old is old and last.from_note + len(last.notes) == origin[0]:
        taken.pieces.pop()
        origin = (last.from_note, last.from_chunk, last.from_talk)
        starts = (last.notes.start, last.chunks.start, last.talks.start)
    sizes = (1, n_chunks, n_talks)
    notes, chunks, talks = (range(start, end + size) for start, end, size in zip(starts, ends, sizes, strict=True))
    taken.pieces.append(Piece(old, notes, chunks, talks, *origin))
    taken.first_talks.append(ends[2])


def _add(taken: Intake, entry: entering.Entry) -> None:
    """Put a note that was read behind the others, its records on the scratch files."""
    note = len(taken.sources)
    first_talk = taken.pieces[-1].talks.stop if taken.pieces else 0
    origin = (len(taken.words.starts) - 1, len(taken.chunks.starts) - 1, len(taken.talks.starts) - 1)
    taken.sources.append(entry.source)
    taken.remarks.extend((entry.source["file"], remark) for remark in entry.remarks)
    namebook.add(taken.names, note, entry.source, first_talk, entry.talks)
    taken.columns.append(entering.columns(entry, note, first_talk))
    taken.languages.update(record["language"] for record in entry.chunks)
    for lines, found in (
        (taken.chunks, entering.chunk_lines(entry, first_talk)),
        (taken.talks, entering.talk_lines(entry.talks, note)),
        (taken.words, [" ".join(sorted(entry.words)).encode() + b"\n"]),
    ):
        for line in found:
            lines.file.write(line)
            lines.starts.append(lines.starts[-1] + len(line))
    for record in entry.chunks:
        text = entering.embedded_text(record)
        taken.keys.extend(bytes.fromhex(hash_text(text)))
        taken.lengths.append(len(text))
    _put_behind(taken, False, origin, len(entry.chunks), len(entry.talks))


# what was put aside


def hash_text(text: str) -> str:
    """Return the SHA-256 of a text in hex: what its vector is kept under."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def key_of(taken: Intake, number: int) -> str:
    """Return the SHA-256, in hex, of the text that is embedded for a chunk read."""
    return taken.keys[32 * number : 32 * number + 32].hex()


def line(lines: Lines, number: int) -> dict[str, Any]:
    """Return a record that was put aside."""
    record: dict[str, Any] = json.loads(_bytes(lines, number, number + 1).decode())
    return record


def talk(taken: Intake, old: Index | None, number: int) -> dict[str, Any]:
    """Return the record of a talk of the next generation."""
    piece = taken.pieces[bisect.bisect_right(taken.pieces, number, key=lambda piece: piece.talks.start) - 1]
    there = piece.from_talk + number - piece.talks.start
    return talk_record(old, there) if piece.old and old else line(taken.talks, there)


def words_of(taken: Intake, number: int) -> list[str]:
    """Return the surface words of a note read."""
    return _bytes(taken.words, number, number + 1).decode().split()


def _bytes(lines: Lines, first: int, last: int) -> bytes:
    lines.file.seek(lines.starts[first])
    return lines.file.read(lines.starts[last] - lines.starts[first])


# the records of all notes, in order


def columns(taken: Intake, old: Index | None) -> npt.NDArray[Any]:
    """Return one structured row a chunk."""
    rows = np.concatenate([np.zeros(0, dtype=COLUMNS), *taken.columns])
    parts = [np.zeros(0, dtype=COLUMNS)]
    for piece in taken.pieces:
        part = (old.columns if piece.old and old else rows)[piece.from_chunk : piece.from_chunk + len(piece.chunks)]
        if piece.old:
            part = part.copy()
            part["note"] += piece.notes.start - piece.from_note
            part["talk"] += np.where(part["talk"] >= 0, piece.talks.start - piece.from_talk, 0).astype(np.int32)
        parts.append(part)
    return np.concatenate(parts)


def chunk_blocks(taken: Intake, old: Index | None) -> Iterator[bytes]:
    """Yield the chunk records as they are stored, some lines at a time."""
    for piece in taken.pieces:
        span = range(piece.from_chunk, piece.from_chunk + len(piece.chunks))
        if piece.old and old:
            yield from _renumbered(
                old.chunk_lines, old.chunk_offsets, span, _TALK_OF_CHUNK, piece.talks.start - piece.from_talk, old.columns["talk"] >= 0
            )
        else:
            yield from (_bytes(taken.chunks, first, last) for first, last in _blocks(taken.chunks.starts, span))


def talk_blocks(taken: Intake, old: Index | None) -> Iterator[bytes]:
    """Yield the talk records as they are stored, some lines at a time."""
    for piece in taken.pieces:
        span = range(piece.from_talk, piece.from_talk + len(piece.talks))
        if piece.old and old:
            of_notes = np.ones(len(old.talk_offsets) - 1, dtype=bool)
            yield from _renumbered(old.talk_lines, old.talk_offsets, span, _NOTE_OF_TALK, piece.notes.start - piece.from_note, of_notes)
        else:
            yield from (_bytes(taken.talks, first, last) for first, last in _blocks(taken.talks.starts, span))


def _renumbered(
    stored: mmap.mmap | bytes, offsets: Any, span: range, number: re.Pattern[bytes], shift: int, numbered: npt.NDArray[np.bool_]
) -> Iterator[bytes]:
    """Yield stored lines with their number raised by `shift`; copied as they are if that is 0. `numbered` tells which lines have one."""

    def raised(found: re.Match[bytes]) -> bytes:
        return found[0].replace(found[1], b"%d" % (int(found[1]) + shift), 1)

    for first, last in _blocks(offsets, span):
        block = stored[offsets[first] : offsets[last]]
        if shift:
            block, count = number.subn(raised, block)
            if count != int(numbered[first:last].sum()):
                raise IndexDamaged("a record of the index does not look as it was written", REBUILD)
        yield block


def _blocks(starts: Any, span: range) -> Iterator[tuple[int, int]]:
    """Yield parts of the span, half-open, of about a block of bytes, at least a line."""
    first = span.start
    ends = np.asarray(starts)
    while first < span.stop:
        last = int(np.searchsorted(ends, ends[first] + BLOCK, side="right")) - 1
        last = min(max(last, first + 1), span.stop)
        yield first, last
        first = last
