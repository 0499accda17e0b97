"""The files of one generation: written whole, hashed and synced; read by mapping, and only if they are exactly what the manifest names.

index/README.md describes each. Everything is little-endian, in C order, in version 1.0 of the .npy format; nothing is ever unpickled.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import math
import mmap
import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import RagnotesError

COLUMNS = np.dtype(
    [
        ("note", "<i4"),
        ("talk", "<i4"),  # -1: the note's own text
        ("ordinal", "<i4"),
        ("year", "<i2"),  # 0: unknown
        ("language", "S3"),
        ("start_line", "<i4"),
        ("end_line", "<i4"),
    ]
)
# of a note when it was read: what tells at a glance whether it may be another by now
STATS = np.dtype([("size", "<i8"), ("mtime_ns", "<i8"), ("ctime_ns", "<i8"), ("sidecar", "|u1")])  # 1: corrections lie beside it
# the arrays of a generation: type of the elements, number of axes
ARRAYS: dict[str, tuple[np.dtype[Any], int]] = {
    "vectors.npy": (np.dtype("<f4"), 2),
    "columns.npy": (COLUMNS, 1),
    "chunks.offsets.npy": (np.dtype("<i8"), 1),
    "talks.offsets.npy": (np.dtype("<i8"), 1),
    "notes.offsets.npy": (np.dtype("<i8"), 1),
    "notes.stats.npy": (STATS, 1),
    "notes.files.npy": (np.dtype("|u1"), 1),
    "names.numbers.npy": (np.dtype("<i4"), 1),
    "terms.vocabulary.npy": (np.dtype("|u1"), 1),
    "terms.starts.npy": (np.dtype("<i8"), 1),
    "terms.postings.npy": (np.dtype("<i8"), 1),
    "terms.chunks.npy": (np.dtype("<i4"), 1),
    "terms.counts.npy": (np.dtype("<i4"), 1),
    "terms.scores.npy": (np.dtype("<f4"), 1),
    "terms.words.npy": (np.dtype("|u1"), 1),
    "terms.word_starts.npy": (np.dtype("<i8"), 1),
    "terms.word_postings.npy": (np.dtype("<i8"), 1),
    "terms.word_notes.npy": (np.dtype("<i4"), 1),
}
FILES = frozenset(ARRAYS) | {"chunks.jsonl", "talks.jsonl", "notes.jsonl", "names.json"}
MAGIC = b"\x93NUMPY\x01\x00"
WRITTEN = 1 << 22  # bytes of an array written at a time, so that little of a mapped one is in memory


def write_file(path: Path, blocks: Iterable[bytes | memoryview]) -> dict[str, Any]:
    """Return size and SHA-256 of a new file of mode 0600 that holds the blocks and is on the disk. Raises OSError."""
    digest = hashlib.sha256()
    size = 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for block in blocks:
            digest.update(block)
            size += len(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return {"size": size, "sha256": digest.hexdigest()}


def refused(folder: Path, error: OSError) -> RagnotesError | None:
    """Return the error for an index that the system does not let this process read; None for one that may be damaged."""
    told = f"the index in {folder} cannot be read: {error.filename or 'a file'}: {error.strerror}"
    if error.errno in (errno.EACCES, errno.EPERM):
        return RagnotesError(told, f"chmod -R u+rwX {folder}")
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return RagnotesError(told, "ulimit -n 1024, and the same command again")
    return None


def unwritable(folder: Path, error: OSError) -> RagnotesError:
    """Return the error for an index folder that the system does not let us write."""
    reason = error.strerror or str(error)
    return RagnotesError(f"the index in {folder} cannot be written: {reason}", "ragnotes index PATHS --index ANOTHER-FOLDER")


def write_array(folder: Path, name: str, shape: tuple[int, ...], blocks: Iterable[npt.NDArray[Any]]) -> dict[str, Any]:
    """Return what the manifest tells of an array written from blocks of its rows; a mapped block gives its memory back."""
    dtype, _ = ARRAYS[name]
    return {**write_file(folder / name, _array_bytes(dtype, shape, blocks)), "shape": list(shape)}


def write_records(
    folder: Path, name: str, records: Iterable[dict[str, Any] | bytes], count: int | None = None
) -> dict[str, dict[str, Any]]:
    """Return what the manifest tells of NAME.jsonl, a record a line, and of NAME.offsets.npy, where each line starts and the last ends.

    Bytes are whole lines as they are stored, any number of them. Raises ValueError if there are not `count` records.
    """
    offsets = [np.zeros(1, dtype=np.int64)]
    size = 0

    def lines() -> Iterator[bytes]:
        nonlocal size
        for record in records:
            block = record if isinstance(record, bytes) else to_json(record)
            ends = _line_ends(block) if isinstance(record, bytes) else np.array([len(block)], dtype=np.int64)
            offsets.append(ends + size)
            size += len(block)
            yield block

    text = write_file(folder / f"{name}.jsonl", lines())
    places = np.concatenate(offsets)
    if count is not None and len(places) != count + 1:
        raise ValueError(f"{len(places) - 1} records for {count} {name}")
    return {f"{name}.jsonl": text, f"{name}.offsets.npy": write_array(folder, f"{name}.offsets.npy", places.shape, [places])}


def _line_ends(block: bytes) -> npt.NDArray[np.int64]:
    return np.flatnonzero(np.frombuffer(block, dtype=np.uint8) == ord("\n")) + 1


def to_json(value: Any) -> bytes:
    """Return one line of JSON in UTF-8. A lone surrogate, which UTF-8 cannot hold, stays as its JSON escape."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def names_lines(names: dict[str, Any]) -> Iterator[bytes]:
    """Yield a JSON object a key a line, so that who wants some of the keys need not parse the others."""
    for number, (kind, table) in enumerate(names.items()):
        yield (b",\n" if number else b"{") + to_json(kind)[:-1] + b": " + to_json(table)[:-1]
    yield b"}\n" if names else b"{}\n"


def name_spans(names: dict[str, Any]) -> tuple[dict[str, Any], npt.NDArray[np.int32]]:
    """Return the names with [first, last) in place of the numbers of their talks and notes, and all those numbers, one behind the other."""
    numbers: list[int] = []

    def span(own: Iterable[int]) -> list[int]:
        first = len(numbers)
        numbers.extend(own)
        return [first, len(numbers)]

    spans = {
        kind: {key: {"name": entry["name"], "talks": span(entry["talks"]), "notes": span(entry["notes"])} for key, entry in table.items()}
        for kind, table in names.items()
    }
    return spans, np.array(numbers, dtype=np.int32)


def sync_folder(folder: Path) -> None:
    """Put a folder's entries on the disk: without it a rename may be lost. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def map_array(path: Path, dtype: np.dtype[Any], shape: tuple[int, ...]) -> npt.NDArray[Any]:
    """Return an array mapped read-only. Raises ValueError unless the file is exactly that array, OSError if it cannot be read."""
    header = _header(dtype, shape)
    with path.open("rb") as file:
        if file.read(len(header)) != header:  # compared, never parsed: a header may declare anything
            raise ValueError(f"is no array of shape {shape} and type {dtype.str} in C order")
        if os.fstat(file.fileno()).st_size != len(header) + math.prod(shape) * dtype.itemsize:
            raise ValueError("is not as long as its header says")
        if 0 in shape:
            return np.zeros(shape, dtype=dtype)  # an empty map is refused by some versions of NumPy
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return np.frombuffer(mapped, dtype=dtype, offset=len(header)).reshape(shape)  # np.memmap is ten times as slow to look things up in


def release(array: npt.NDArray[Any]) -> None:
    """Give back the memory of a mapped array's pages that were read: they are read again from the file when somebody asks for them."""
    base: Any = array
    while isinstance(base, np.ndarray):
        base = base.base
    mapped = base.obj if isinstance(base, memoryview) else base
    if isinstance(mapped, mmap.mmap) and hasattr(mapped, "madvise"):
        mapped.madvise(mmap.MADV_DONTNEED)


def blocks_of_rows(path: Path, mapped: npt.NDArray[Any], rows: int) -> Iterator[tuple[int, npt.NDArray[Any]]]:
    """Yield (first row, some rows) all through a mapped array of a generation; the rows are gone with the next ones.

    They are read into one buffer, which costs two thirds of mapping their pages, page by page; from the map if the file is no more.
    """
    with contextlib.ExitStack() as files:
        try:
            file = files.enter_context(path.open("rb", buffering=0))
            file.seek(os.fstat(file.fileno()).st_size - mapped.nbytes)
        except (OSError, ValueError):  # a writer moved on
            file = None
        shape = (min(rows, len(mapped)), *mapped.shape[1:])
        pages = mmap.mmap(-1, max(1, math.prod(shape) * mapped.itemsize))  # rows begin where a line of the cache does: a twentieth faster
        buffer = np.frombuffer(pages, mapped.dtype, math.prod(shape)).reshape(shape)
        for start in range(0, len(mapped), rows):
            block = buffer[: len(mapped) - start]
            if file and file.readinto(block.data.cast("B")) == block.nbytes:
                yield start, block
            else:
                file = None
                yield start, mapped[start : start + rows]
                release(mapped)


def map_bytes(path: Path) -> mmap.mmap | bytes:
    """Return a file's bytes, mapped read-only: they stay readable when a writer removes the file. Raises OSError."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size == 0:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _header(dtype: np.dtype[Any], shape: tuple[int, ...]) -> bytes:
    """Return the start of a .npy file, version 1.0: magic, length, a Python literal padded so that the data are aligned to 64 bytes."""
    literal = repr({"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False, "shape": shape}).encode("ascii")
    padding = -(len(MAGIC) + 2 + len(literal) + 1) % 64
    return MAGIC + struct.pack("<H", len(literal) + padding + 1) + literal + b" " * padding + b"\n"


def _array_bytes(dtype: np.dtype[Any], shape: tuple[int, ...], blocks: Iterable[npt.NDArray[Any]]) -> Iterator[bytes | memoryview]:
    yield _header(dtype, shape)
    for block in blocks:
        rows = max(1, WRITTEN // max(1, block[:1].nbytes))
        for start in range(0, len(block), rows):
            part = np.ascontiguousarray(block[start : start + rows], dtype=dtype)
            yield part.reshape(-1).view(np.uint8).data
            release(block)
