"""The index on disk, written: by the one process that holds the lock, aside, synced, and named last. index/README.md is the format.

Any error before CURRENT is replaced leaves the old index. A failed sync is final: what was written is thrown away, not synced again.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import IndexDamaged, IndexLocked, IndexMissing, RagnotesError
from .generation import COLUMNS, sync_folder, to_json, write_array, write_file, write_records
from .index import FORMAT, REBUILD, TERM_ARRAYS, read_current
from .terms import Terms
from .words import FloatMatrix

UNIT_TOLERANCE = 1e-3  # how far a row's length may be from 1
# Exactly the names that a writer makes: anything else in the folder is somebody's and is never removed.
_GENERATION, _UNFINISHED, _SPOOL = r"gen-\d{8}", r"tmp-gen-\d{8}|tmp-CURRENT", r"spool-[0-9a-f]{16}"
_OURS = re.compile(rf"CURRENT|LOCK|README\.md|\.gitignore|{_GENERATION}|{_UNFINISHED}|{_SPOOL}")


def is_ours(folder: Path) -> bool:
    """Return whether a folder holds nothing but an index, or nothing, or does not exist."""
    try:
        return all(_OURS.fullmatch(entry.name) for entry in folder.iterdir())
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        return False


def check_ours(folder: Path) -> None:
    """Raise RagnotesError for a folder that holds files which are not of an index."""
    if not is_ours(folder):
        raise RagnotesError(f"{folder} holds files that are not of an index", "ragnotes index PATHS --index ANOTHER-FOLDER")


@contextlib.contextmanager
def lock(
    folder: Path, wait: float = 2.0, *, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
) -> Iterator[None]:
    """Hold the writer's lock of an index folder, which is made if it is not there.

    Raises IndexLocked when another process holds it for longer than `wait` seconds, RagnotesError for a folder that holds files not
    ours or that cannot be written.
    """
    check_ours(folder)
    try:
        _make_folder(folder)
        handle = os.open(folder / "LOCK", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        until = clock() + wait
        while not _try_lock(handle, folder):
            if clock() >= until:
                holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
                by = f" by process {holder}" if holder.isdigit() else ""
                raise IndexLocked(f"the index in {folder} is being written{by}", "wait until it is done, then the same command again")
            sleep(0.05)
        with contextlib.suppress(OSError):  # a full disk: the lock holds all the same
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)  # and with it the lock goes, also when the process is killed


def commit(
    folder: Path,
    *,
    manifest: dict[str, Any],
    vectors: Iterable[FloatMatrix],
    dims: int,
    columns: npt.NDArray[Any],
    chunk_records: Iterable[dict[str, Any]],
    talk_records: Iterable[dict[str, Any]],
    names: dict[str, Any],
    terms: Terms,
) -> int:
    """Return the number of a new generation, made of these parts and on the disk. The caller holds the lock.

    The manifest gets format, generation, dims, files and counts. Vectors come in blocks of rows. On any error the old index stands.
    Raises RagnotesError when a row is not of unit length, when counts differ or when the disk refuses.
    """
    kept = [path.name for path in folder.iterdir() if re.fullmatch(r"gen-\d{8}", path.name)]
    number = 1 + max((int(name[4:]) for name in kept), default=0)
    with contextlib.suppress(IndexMissing, IndexDamaged):
        kept = [read_current(folder)[0]]
    _remove(folder, _UNFINISHED)
    aside, final = folder / f"tmp-gen-{number:08d}", folder / f"gen-{number:08d}"
    try:
        aside.mkdir(mode=0o700)
        talks = list(talk_records)
        counts = _count(columns, names, terms, len(talks))
        files = _write_parts(aside, vectors, dims, columns, chunk_records, talks, names, terms, counts)
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
            raise _unwritable(folder, error) from error
        if isinstance(error, ValueError):
            raise RagnotesError(f"the index in {folder} was not written: {error}", REBUILD) from error
        raise
    _remove(folder, f"{_UNFINISHED}|{_SPOOL}|{_GENERATION}", keep={final.name, *kept})
    return number


def _write_parts(
    folder: Path,
    vectors: Iterable[FloatMatrix],
    dims: int,
    columns: npt.NDArray[Any],
    chunk_records: Iterable[dict[str, Any]],
    talk_records: Iterable[dict[str, Any]],
    names: dict[str, Any],
    terms: Terms,
    counts: dict[str, int],
) -> dict[str, Any]:
    """Return what the manifest tells of each file, all of them written. Raises ValueError, OSError."""
    n_chunks, n_talks = counts["chunks"], counts["talks"]
    files: dict[str, Any] = {
        "vectors.npy": write_array(folder, "vectors.npy", (n_chunks, dims), _checked_rows(vectors, n_chunks, dims)),
        "columns.npy": write_array(folder, "columns.npy", columns.shape, [columns]),
        **write_records(folder, "chunks", chunk_records, n_chunks),
        **write_records(folder, "talks", talk_records, n_talks),
        "names.json": write_file(folder / "names.json", [to_json(names)]),
    }
    for part in TERM_ARRAYS:
        array = getattr(terms, part)
        files[f"terms.{part}.npy"] = write_array(folder, f"terms.{part}.npy", array.shape, [array])
    return files


def _checked_rows(blocks: Iterable[FloatMatrix], n_chunks: int, dims: int) -> Iterator[FloatMatrix]:
    """Yield the blocks as they come. Raises ValueError for a row that is not of unit length (NaN is not) or a wrong number of rows."""
    rows = 0
    for block in blocks:
        if block.ndim != 2 or block.shape[1] != dims:
            raise ValueError(f"vectors of shape {block.shape} in an index of {dims} dimensions")
        wrong = np.flatnonzero(~(np.abs(np.linalg.norm(block, axis=1) - 1) <= UNIT_TOLERANCE))
        if len(wrong):
            raise ValueError(f"the vector of chunk {rows + int(wrong[0])} is not of unit length")
        rows += len(block)
        yield block
    if rows != n_chunks:
        raise ValueError(f"{rows} vectors for {n_chunks} chunks")


def _count(columns: npt.NDArray[Any], names: dict[str, Any], terms: Terms, n_talks: int) -> dict[str, int]:
    """Return the counts of an index. Raises ValueError when the columns and the terms do not agree with them."""
    if columns.dtype != COLUMNS or columns.ndim != 1:
        raise ValueError(f"columns of type {columns.dtype}")
    if terms.n_chunks != len(columns):
        raise ValueError(f"terms of {terms.n_chunks} chunks for {len(columns)} chunks")
    if len(columns) and not (columns["talk"].min() >= -1 and columns["talk"].max() < n_talks):
        raise ValueError(f"a chunk of talk {columns['talk'].max()} for {n_talks} talks")
    if len(columns) and not (columns["note"].min() >= 0 and columns["note"].max() < terms.n_notes):
        raise ValueError(f"a chunk of note {columns['note'].max()} for {terms.n_notes} notes")
    return {"notes": terms.n_notes, "talks": n_talks, "chunks": len(columns), "events": len(names.get("event", {}))}


def _make_folder(folder: Path) -> None:
    """Make an index folder that git passes over: it is as private as the notes. One that is there is left as it is."""
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True)
    (folder / ".gitignore").write_text("*\n!README.md\n", "ascii")


def _try_lock(handle: int, folder: Path) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES):
            return False
        raise _unwritable(folder, error) from error
    return True


def _unwritable(folder: Path, error: OSError) -> RagnotesError:
    reason = error.strerror or str(error)
    return RagnotesError(f"the index in {folder} cannot be written: {reason}", "ragnotes index PATHS --index ANOTHER-FOLDER")


def _remove(folder: Path, pattern: str, keep: Collection[str] = ()) -> None:
    """Remove what bears such a name, as far as it can be: what stays is passed over by readers and tried again by the next writer."""
    for path in folder.iterdir():
        if re.fullmatch(pattern, path.name, re.DOTALL) and path.name not in keep:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    path.unlink()
