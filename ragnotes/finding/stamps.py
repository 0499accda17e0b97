"""Hashes of files, worked out again only when a file's stamp says that it may have changed.

The stamp file is JSON: absolute path -> [device, inode, size, mtime_ns, ctime_ns, sha256]. It saves time and proves nothing: without it
everything is hashed, and one that cannot be read or written is passed over.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

Stamps = dict[str, list[int | str]]


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def find_changed(files: Mapping[Path, str], stamps: Path | None) -> list[Path]:
    """Return those of the files whose SHA-256 is not the one named, in order. Raises OSError for one that cannot be read.

    A file whose stamp is the one kept beside that very hash is not read. With `stamps` None every file is.
    """
    known = _read(stamps)
    now: Stamps = {}
    changed = []
    for path, sha256 in files.items():
        stamp: list[int | str] = [*_stamp(path), sha256]
        if known.get(str(path.absolute())) == stamp:
            continue
        if hash_file(path) == sha256:
            now[str(path.absolute())] = stamp
        else:
            changed.append(path)
    if now and stamps is not None:
        _write(stamps, {name: stamp for name, stamp in known.items() if Path(name).exists()} | now)
    return changed


def _stamp(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns]


def _read(stamps: Path | None) -> Stamps:
    try:
        known = json.loads(stamps.read_bytes()) if stamps else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return {name: stamp for name, stamp in known.items() if isinstance(stamp, list)} if isinstance(known, dict) else {}


def _write(stamps: Path, known: Stamps) -> None:
    aside = stamps.with_name(f"{stamps.name}.{os.getpid()}")
    try:
        stamps.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside.write_text(json.dumps(known), "ascii")
        aside.chmod(0o600)
        aside.replace(stamps)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink()
