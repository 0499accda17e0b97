"""The index on disk, written: under the lock of its folder, aside, synced, and named last. index/README.md is the format.

Any error before CURRENT is replaced leaves the old index. A failed sync is final: what was written is thrown away, not synced again.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from ..errors import IndexDamaged, IndexMissing, RagnotesError
from .generation import COLUMNS, name_spans, names_lines, sync_folder, to_json, unwritable, write_array, write_file, write_records
from .index import FORMAT, REBUILD, TERM_ARRAYS, read_current
from .locking import GENERATION, SPOOL, UNFINISHED
from .soundness import UNIT_TOLERANCE
from .sources import parted
from .stamps import keep
from .terms import Terms
from .words import FloatMatrix


def scratch(folder: Path) -> BinaryIO:
    """Return a file for what a run need not keep in memory: it has no name, and is gone when closed. The caller holds the lock."""
    path = folder / "tmp-scratch"
    path.unlink(missing_ok=True)  # of a run killed in between
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    path.unlink()
    return os.fdopen(handle, "w+b")


def commit(
    folder: Path,
    *,
    manifest: dict[str, Any],
    vectors: Iterable[FloatMatrix],
    dims: int,
    columns: npt.NDArray[Any],
    chunk_records: Iterable[dict[str, Any] | bytes],
    talk_records: Iterable[dict[str, Any] | bytes],
    sources: Sequence[Mapping[str, Any]],
    names: dict[str, Any],
    terms: Terms,
    stamps: Path | None = None,
) -> int:
    """Return the number of a new generation, made of these parts and on the disk. The caller holds the lock.

    The manifest gets format, generation, dims, files and counts. Vectors come in blocks of rows; bytes among the records are lines as they
    are stored. On any error the old index stands. `stamps` is where hashes are kept, so that a reader need not work them out again.
    Raises RagnotesError when a row is not of unit length, when counts differ or when the disk refuses.
    """
    kept = [path.name for path in folder.iterdir() if re.fullmatch(r"gen-\d{8}", path.name)]
    number = _next_number(kept)
    with contextlib.suppress(IndexMissing, IndexDamaged):
        kept = [read_current(folder)[0]]
    _remove(folder, UNFINISHED)
    aside, final = folder / f"tmp-gen-{number:08d}", folder / f"gen-{number:08d}"
    try:
        aside.mkdir(mode=0o700)
        _check(columns, terms, len(sources))
        files = _write_parts(aside, vectors, dims, columns, chunk_records, talk_records, names, terms) | _write_sources(aside, sources)
        counts = _count(columns, names, terms, files["talks.offsets.npy"]["shape"][0] - 1)
        facts = {"format": FORMAT, "generation": number, **manifest, "dims": dims, "counts": counts, "files": files}
        written = write_file(aside / "manifest.json", [to_json(facts)])
        sync_folder(aside)
        aside.rename(final)
        sync_folder(folder)
        write_file(folder / "tmp-CURRENT", [f"{final.name} {written['sha256']}\n".encode()])
        (folder / "tmp-CURRENT").replace(folder / "CURRENT")
        sync_folder(folder)
    except BaseException as error:
        shutil.rmtree(aside, ignore_errors=True)
        if isinstance(error, OSError):
            raise unwritable(folder, error) from error
        if isinstance(error, ValueError):
            raise RagnotesError(f"the index in {folder} was not written: {error}", REBUILD) from error
        raise
    _remove(folder, f"{UNFINISHED}|{SPOOL}|{GENERATION}", keep={final.name, *kept})
    if stamps:
        keep({final / name: facts["sha256"] for name, facts in files.items()}, stamps)
    return number


def _next_number(names: Collection[str]) -> int:
    """Return a number above those of all generations, the lowest that is free where there is none above."""
    taken = {int(name[4:]) for name in names}
    above = 1 + max(taken, default=0)
    return above if above < 10**8 else next(number for number in itertools.count(1) if number not in taken)


def _write_parts(
    folder: Path,
    vectors: Iterable[FloatMatrix],
    dims: int,
    columns: npt.NDArray[Any],
    chunk_records: Iterable[dict[str, Any] | bytes],
    talk_records: Iterable[dict[str, Any] | bytes],
    names: dict[str, Any],
    terms: Terms,
) -> dict[str, Any]:
    """Return what the manifest tells of each file, all of them written. Raises ValueError, OSError."""
    n_chunks = len(columns)
    spans, numbers = name_spans(names)
    files: dict[str, Any] = {
        "vectors.npy": write_array(folder, "vectors.npy", (n_chunks, dims), _checked_rows(vectors, n_chunks, dims)),
        "columns.npy": write_array(folder, "columns.npy", columns.shape, [columns]),
        **write_records(folder, "chunks", chunk_records, n_chunks),
        **write_records(folder, "talks", talk_records),
        "names.json": write_file(folder / "names.json", names_lines(spans)),
        "names.numbers.npy": write_array(folder, "names.numbers.npy", numbers.shape, [numbers]),
    }
    for part in TERM_ARRAYS:
        array = getattr(terms, part)
        files[f"terms.{part}.npy"] = write_array(folder, f"terms.{part}.npy", array.shape, [array])
    return files


def _write_sources(folder: Path, sources: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what the manifest tells of the files that hold what is known of each note. Raises ValueError, OSError."""
    records, stats, files = parted(sources)
    written = write_records(folder, "notes", records, len(sources))
    for name, array in (("notes.stats.npy", stats), ("notes.files.npy", files)):
        written[name] = write_array(folder, name, array.shape, [array])
    return written


def _checked_rows(blocks: Iterable[FloatMatrix], n_chunks: int, dims: int) -> Iterator[FloatMatrix]:
    """Yield the blocks as they come. Raises ValueError for a row that is not of unit length (NaN is not) or a wrong number of rows."""
    rows = 0
    for block in blocks:
        if block.ndim != 2 or block.shape[1] != dims:
            raise ValueError(f"vectors of shape {block.shape} in an index of {dims} dimensions")
        lengths = np.sqrt(np.einsum("ij,ij->i", block, block))  # half the time of linalg.norm, and no copy of the block
        wrong = np.flatnonzero(~(np.abs(lengths - 1) <= UNIT_TOLERANCE))
        if len(wrong):
            raise ValueError(f"the vector of chunk {rows + int(wrong[0])} is not of unit length")
        rows += len(block)
        yield block
    if rows != n_chunks:
        raise ValueError(f"{rows} vectors for {n_chunks} chunks")


def _check(columns: npt.NDArray[Any], terms: Terms, n_notes: int) -> None:
    """Raise ValueError when the columns, the terms and the notes do not agree."""
    if columns.dtype != COLUMNS or columns.ndim != 1:
        raise ValueError(f"columns of type {columns.dtype}")
    if terms.n_chunks != len(columns):
        raise ValueError(f"terms of {terms.n_chunks} chunks for {len(columns)} chunks")
    if len(columns) and not (columns["note"].min() >= 0 and columns["note"].max() < terms.n_notes):
        raise ValueError(f"a chunk of note {columns['note'].max()} for {terms.n_notes} notes")
    if terms.n_notes != n_notes:
        raise ValueError(f"terms of {terms.n_notes} notes for {n_notes} notes")


def _count(columns: npt.NDArray[Any], names: dict[str, Any], terms: Terms, n_talks: int) -> dict[str, int]:
    """Return the counts of an index. Raises ValueError for a chunk of a talk that is not there."""
    if len(columns) and not (columns["talk"].min() >= -1 and columns["talk"].max() < n_talks):
        raise ValueError(f"a chunk of talk {columns['talk'].max()} for {n_talks} talks")
    return {"notes": terms.n_notes, "talks": n_talks, "chunks": len(columns), "events": len(names.get("event", {}))}


def _remove(folder: Path, pattern: str, keep: Collection[str] = ()) -> None:
    """Remove what bears such a name, as far as it can be: what stays is passed over by readers and tried again by the next writer."""
    for path in folder.iterdir():
        if re.fullmatch(pattern, path.name, re.DOTALL) and path.name not in keep:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    path.unlink()
