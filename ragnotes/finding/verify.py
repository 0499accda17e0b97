"""Every byte of an index checked: hashes first, then what the bytes mean."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy.typing as npt

from ..errors import IndexMissing, RagnotesError
from . import sources
from .index import TERM_ARRAYS, Index, chunk_record, names, open_index, read_current, read_manifest, talk_record
from .soundness import ascends, faults, lengths, manifest_fault, within
from .stamps import find_changed
from .words import unpack

CHUNK_KEYS = frozenset("file note talk start_line end_line head text language".split())
TALK_KEYS = frozenset("file note title speakers event date day url language start_line end_line rule confidence".split())


def verify_index(folder: Path) -> list[str]:
    """Return what is wrong with the index, a finding a line; empty when every byte is as it was written and means what it should.

    Raises IndexMissing.
    """
    try:
        generation, sha256 = read_current(folder)
        findings = _changed_files(folder / generation, read_manifest(folder, generation, sha256))
        return findings or list(_faults(open_index(folder, stamps=None, sound=False)))
    except IndexMissing:
        raise
    except RagnotesError as error:  # damage, or files that may not be read
        return [error.what]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:  # of an index made by somebody else
        return [f"a file of the index holds what cannot be: {type(error).__name__}: {error}"]
    except OSError as error:
        return [f"{error.filename} cannot be read: {error.strerror}"]


def _changed_files(place: Path, manifest: dict[str, Any]) -> list[str]:
    files = manifest["files"]
    foreign = sorted({path.name for path in place.iterdir()} - set(files) - {"manifest.json"})
    findings = [f"{name} of {place.name} is not a file of the index" for name in foreign]
    for name in sorted(files):
        if not os.path.lexists(place / name):
            findings.append(f"{name} of {place.name} is missing")
        elif not stat.S_ISREG((place / name).lstat().st_mode):
            findings.append(f"{name} of {place.name} is not a plain file")
        elif (place / name).stat().st_size != files[name]["size"]:
            findings.append(f"{name} of {place.name} has {(place / name).stat().st_size} bytes, not {files[name]['size']}")
        elif find_changed({place / name: files[name]["sha256"]}, None):
            findings.append(f"{name} of {place.name} has other bytes than were written")
    return findings


def _faults(index: Index) -> Iterator[str]:
    """Yield what is wrong inside files whose bytes are as they were written."""
    if fault := manifest_fault(index.manifest):
        yield f"manifest.json holds {fault}"
    for name, array in _arrays_of(index).items():
        yield from faults(name, array, index.manifest["counts"], lengths(index.manifest))
    yield from _record_faults(index)
    if ascends(index.note_offsets, len(index.note_lines)):
        yield from sources.faults(index)
    yield from _word_faults(index)
    known = names(index)
    if known.keys() != {"event", "speaker", "author", "path"}:
        yield "names.json does not hold event, speaker, author and path"
        return
    for kind, entries in known.items():
        for entry in entries.values():
            if not within(entry["talks"], len(index.talk_offsets) - 1) or not within(entry["notes"], index.terms.n_notes):
                yield f"names.json: {kind} {entry['name']!r} has a talk or a note that is not there"


def _arrays_of(index: Index) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of an opened generation by the names of their files."""
    terms = {f"terms.{part}.npy": getattr(index.terms, part) for part in TERM_ARRAYS}
    offsets = {"chunks.offsets.npy": index.chunk_offsets, "talks.offsets.npy": index.talk_offsets, "notes.offsets.npy": index.note_offsets}
    others = {"notes.stats.npy": index.note_stats, "notes.files.npy": index.note_files, "names.numbers.npy": index.name_numbers}
    return {"vectors.npy": index.vectors, "columns.npy": index.columns, **offsets, **others, **terms}


def _record_faults(index: Index) -> Iterator[str]:
    if not ascends(index.chunk_offsets, len(index.chunk_lines)) or not ascends(index.talk_offsets, len(index.talk_lines)):
        return  # told already
    for row, column in enumerate(index.columns):
        record = chunk_record(index, row)
        if record.keys() - {"numbers"} != CHUNK_KEYS or any(record[field] != column[field] for field in ("talk", "start_line", "end_line")):
            yield f"chunks.jsonl: record {row} is not of chunk {row}"
    for number in range(len(index.talk_offsets) - 1):
        if talk_record(index, number).keys() != TALK_KEYS:
            yield f"talks.jsonl: record {number} is not of a talk"


def _word_faults(index: Index) -> Iterator[str]:
    terms = index.terms
    for what, blob, starts in (("terms", terms.vocabulary, terms.starts), ("words", terms.words, terms.word_starts)):
        words = unpack(blob)
        if len(words) != len(starts) - 1 or words != sorted(set(words)):
            yield f"the {what} of terms.* are not sorted words"
