"""Every byte of an index checked: hashes first, then what the bytes mean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import IndexDamaged
from .commits import UNIT_TOLERANCE
from .index import Index, chunk_record, names, open_index, read_current, read_manifest, talk_record
from .stamps import find_changed
from .words import unpack

BLOCK = 8192  # rows
CHUNK_KEYS = frozenset("file note talk start_line end_line head text language".split())
TALK_KEYS = frozenset("file note title speakers event date day url language start_line end_line rule confidence".split())


def verify_index(folder: Path) -> list[str]:
    """Return what is wrong with the index, a finding a line; empty when every byte is as it was written and means what it should.

    Raises IndexMissing.
    """
    try:
        generation, sha256 = read_current(folder)
        findings = _changed_files(folder / generation, read_manifest(folder, generation, sha256))
        return findings or list(_faults(open_index(folder, stamps=None)))
    except IndexDamaged as error:
        return [error.what]
    except OSError as error:
        return [f"{error.filename} cannot be read: {error.strerror}"]


def _changed_files(place: Path, manifest: dict[str, Any]) -> list[str]:
    files = manifest["files"]
    foreign = sorted({path.name for path in place.iterdir()} - set(files) - {"manifest.json"})
    findings = [f"{name} of {place.name} is not a file of the index" for name in foreign]
    for name in sorted(files):
        if not (place / name).is_file():
            findings.append(f"{name} of {place.name} is missing")
        elif (place / name).stat().st_size != files[name]["size"]:
            findings.append(f"{name} of {place.name} has {(place / name).stat().st_size} bytes, not {files[name]['size']}")
        elif find_changed({place / name: files[name]["sha256"]}, None):
            findings.append(f"{name} of {place.name} has other bytes than were written")
    return findings


def _faults(index: Index) -> Iterator[str]:
    """Yield what is wrong inside files whose bytes are as they were written."""
    yield from _vector_faults(index)
    yield from _column_faults(index)
    yield from _record_faults(index)
    yield from _term_faults(index)
    known = names(index)
    if known.keys() != {"event", "speaker", "author", "path"}:
        yield "names.json does not hold event, speaker, author and path"
        return
    for kind, entries in known.items():
        for entry in entries.values():
            if not _within(entry["talks"], len(index.talk_offsets) - 1) or not _within(entry["notes"], index.terms.n_notes):
                yield f"names.json: {kind} {entry['name']!r} has a talk or a note that is not there"


def _vector_faults(index: Index) -> Iterator[str]:
    for start in range(0, len(index.vectors), BLOCK):
        lengths = np.linalg.norm(index.vectors[start : start + BLOCK], axis=1)
        for row in np.flatnonzero(~(np.abs(lengths - 1) <= UNIT_TOLERANCE)):
            yield f"vectors.npy: row {start + int(row)} is not of unit length"


def _column_faults(index: Index) -> Iterator[str]:
    columns = index.columns
    if not _within(columns["note"], index.terms.n_notes) or not _within(columns["talk"] + 1, len(index.talk_offsets)):
        yield "columns.npy: a note or a talk that is not there"
    if (columns["start_line"] < 1).any() or (columns["end_line"] < columns["start_line"]).any():
        yield "columns.npy: lines that cannot be"


def _record_faults(index: Index) -> Iterator[str]:
    for name, offsets, size in (
        ("chunks", index.chunk_offsets, len(index.chunk_lines)),
        ("talks", index.talk_offsets, len(index.talk_lines)),
    ):
        if not _ascends(offsets, size):
            yield f"{name}.offsets.npy does not lead through {name}.jsonl"
            return
    for row, column in enumerate(index.columns):
        record = chunk_record(index, row)
        if record.keys() != CHUNK_KEYS or any(record[field] != column[field] for field in ("talk", "start_line", "end_line")):
            yield f"chunks.jsonl: record {row} is not of chunk {row}"
    for number in range(len(index.talk_offsets) - 1):
        if talk_record(index, number).keys() != TALK_KEYS:
            yield f"talks.jsonl: record {number} is not of a talk"


def _term_faults(index: Index) -> Iterator[str]:
    terms = index.terms
    for what, blob, starts, postings, rows, n_rows in (
        ("terms", terms.vocabulary, terms.starts, terms.postings, terms.chunks, terms.n_chunks),
        ("words", terms.words, terms.word_starts, terms.word_postings, terms.word_notes, terms.n_notes),
    ):
        words = unpack(blob)
        if not _ascends(starts, len(blob)) or len(words) != len(starts) - 1 or words != sorted(set(words)):
            yield f"the {what} of terms.* are not sorted words"
        if not _ascends(postings, len(rows)) or not _within(rows, n_rows):
            yield f"the postings of the {what} of terms.* lead to rows that are not there"
    if not np.isfinite(terms.scores).all() or (terms.scores < 0).any() or (terms.counts < 1).any():
        yield "terms.scores.npy or terms.counts.npy holds a number that cannot be"


def _ascends(offsets: npt.NDArray[Any], end: int) -> bool:
    """Return whether offsets lead from 0 to the end without going back."""
    return bool(len(offsets) and offsets[0] == 0 and offsets[-1] == end and (np.diff(offsets) >= 0).all())


def _within(numbers: Any, count: int) -> bool:
    array = np.asarray(numbers, dtype=np.int64)
    return bool(((array >= 0) & (array < count)).all())
