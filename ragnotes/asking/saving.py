"""A record of an answer written: a file of its own, whole or not at all. `trace` reads it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..records.calls import SCHEMA, Trace


def new_id(now: datetime, random_bytes: bytes) -> str:
    """Return an id that sorts by time; `now` with its zone, two random bytes.

    >>> new_id(datetime(2026, 11, 21, 2, 19, 46, tzinfo=UTC), bytes([0x3F, 0x2A]))
    '20261121T021946Z-3f2a'
    """
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{random_bytes.hex()}"


def save(trace: Trace | Mapping[str, Any], folder: Path) -> Path:
    """Return the file the trace, or a record as `load` gives it, was written to: whole or not at all, for its owner's eyes.

    Raises OSError where that cannot be.
    """
    record = {"schema": SCHEMA, **asdict(trace)} if isinstance(trace, Trace) else trace
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    path = folder / f"{record['id']}.json"
    fields = [f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False, default=os.fspath)}" for name, value in record.items()]
    text = "{\n" + ",\n".join(fields) + "\n}"  # a line a field: laid out deeper it is written in Python, ten times as slow
    passing = folder / f".{record['id']}.{os.urandom(4).hex()}.tmp"
    try:
        with os.fdopen(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))  # a lone surrogate becomes the escape that JSON has for it
            file.flush()
            os.fsync(file.fileno())
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)
    return path
