"""What a run has embedded so far, kept so that a killed run repeats nothing: append-only records of text hash, vector and check sum.

One file a model, `spool-<start of the model's hash>`; a record is SHA-256 of the text (32 bytes), the vector (float32, little-endian)
and the CRC-32 of both. A record that is torn or does not match its check sum is passed over. `index.commit` removes spools.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .words import FloatMatrix


def spool_path(folder: Path, model_sha256: str) -> Path:
    """Return where the spool of a model lies in an index folder."""
    return folder / f"spool-{model_sha256[:16]}"


def spool_append(folder: Path, model_sha256: str, text_sha256s: Sequence[str], vectors: FloatMatrix) -> None:
    """Add vectors of texts, each under the SHA-256 of its text in hex. The caller holds the lock. Raises OSError."""
    records = np.zeros(len(text_sha256s), dtype=_record(vectors.shape[1]))
    records["text"] = np.array([list(bytes.fromhex(text)) for text in text_sha256s], dtype=np.uint8).reshape(-1, 32)
    records["vector"] = vectors
    for record in records:
        record["crc"] = _crc(record)
    handle = os.open(spool_path(folder, model_sha256), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        whole = size - size % records.itemsize  # a torn last record goes, or all after it would be out of step
        file.truncate(whole)
        file.seek(whole)
        file.write(records.tobytes())


def spool_read(folder: Path, model_sha256: str, dims: int) -> tuple[dict[str, int], FloatMatrix]:
    """Return the rows by SHA-256 of the text, and the vectors (n, dims) they are rows of. A spool that cannot be read is empty."""
    kind = _record(dims)
    try:
        data = spool_path(folder, model_sha256).read_bytes()
    except OSError:
        data = b""
    records = np.frombuffer(data[: len(data) - len(data) % kind.itemsize], dtype=kind)
    rows = {record["text"].tobytes().hex(): row for row, record in enumerate(records) if record["crc"] == _crc(record)}
    return rows, records["vector"]


def _record(dims: int) -> np.dtype[Any]:
    return np.dtype([("text", "u1", (32,)), ("vector", "<f4", (dims,)), ("crc", "<u4")])


def _crc(record: Any) -> int:
    """Return the check sum of all bytes of a record but those of the check sum itself."""
    return zlib.crc32(record.tobytes()[:-4])
