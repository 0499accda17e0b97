"""What a run has embedded so far, kept so that a killed run repeats nothing: append-only records of text hash, vector and check sum.

One file a model, `spool-<start of the model's hash>`; a record is SHA-256 of the text (32 bytes), the vector (float32, little-endian)
and the CRC-32 of both. A record that is torn or does not match its check sum is passed over. `index.commit` removes spools.
"""

from __future__ import annotations

import os
import shutil
import stat
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import RagnotesError
from .generation import map_bytes, release, unwritable
from .soundness import UNIT_TOLERANCE
from .words import FloatMatrix

BLOCK = 4_096  # records read at a time: of a mapped spool no more is in memory


def spool_path(folder: Path, model_sha256: str) -> Path:
    """Return where the spool of a model lies in an index folder."""
    return folder / f"spool-{model_sha256[:16]}"


def spool_append(folder: Path, model_sha256: str, text_sha256s: Sequence[str], vectors: FloatMatrix) -> None:
    """Add vectors of texts, each under the SHA-256 of its text in hex. The caller holds the lock. Raises RagnotesError."""
    records = np.zeros(len(text_sha256s), dtype=_record(vectors.shape[1]))
    records["text"] = np.array([list(bytes.fromhex(text)) for text in text_sha256s], dtype=np.uint8).reshape(-1, 32)
    records["vector"] = vectors
    for record in records:
        record["crc"] = _crc(record)
    try:
        _append(spool_path(folder, model_sha256), records.tobytes(), records.itemsize)
    except OSError as error:
        raise unwritable(folder, error) from error


def _append(path: Path, data: bytes, size: int) -> None:
    if os.path.lexists(path) and not stat.S_ISREG(path.lstat().st_mode):  # no spool of ours: it is in the way
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600), "r+b") as file:
        end = file.seek(0, os.SEEK_END)
        whole = end - end % size  # a torn last record goes, or all after it would be out of step
        file.truncate(whole)
        file.seek(whole)
        file.write(data)


def spool_read(folder: Path, model_sha256: str, dims: int) -> tuple[dict[str, int], FloatMatrix]:
    """Return the rows by SHA-256 of the text, and the vectors (n, dims), mapped, they are rows of; those alone that are sound.

    A spool that is not there or not a plain file is empty. Raises RagnotesError for one that the disk does not give back.
    """
    kind, path = _record(dims), spool_path(folder, model_sha256)
    try:
        data = map_bytes(path) if os.path.lexists(path) and stat.S_ISREG(path.lstat().st_mode) else b""
    except OSError as error:
        raise RagnotesError(f"{path} cannot be read: {error.strerror}", f"rm {path}, and the same command again") from error
    records = np.frombuffer(data, dtype=kind, count=len(data) // kind.itemsize)
    rows: dict[str, int] = {}
    for start in range(0, len(records), BLOCK):
        for row, record in enumerate(records[start : start + BLOCK], start):
            if record["crc"] == _crc(record) and _is_unit(record):
                rows[record["text"].tobytes().hex()] = row
        release(records)
    return rows, records["vector"]


def _record(dims: int) -> np.dtype[Any]:
    return np.dtype([("text", "u1", (32,)), ("vector", "<f4", (dims,)), ("crc", "<u4")])


def _is_unit(record: Any) -> bool:
    """Return whether the vector has unit length; NaN has not. A spool by somebody else has check sums that fit."""
    with np.errstate(over="ignore", invalid="ignore"):
        return bool(abs(float(record["vector"] @ record["vector"]) - 1) <= UNIT_TOLERANCE)


def _crc(record: Any) -> int:
    """Return the check sum of all bytes of a record but those of the check sum itself."""
    return zlib.crc32(record.tobytes()[:-4])
