"""Hashes of files, worked out again only when a file's stamp says that it may have changed.

The stamp file is JSON: absolute path -> [device, inode, size, mtime_ns, ctime_ns, sha256]. It saves time and proves nothing: without it
everything is hashed, and one that cannot be read or written is passed over.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

Stamps = dict[str, list[int | str]]


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def find_changed(files: Mapping[Path, str], stamps: Path | None, digest: Callable[[Path], str] = hash_file) -> list[Path]:
    """Return those of the files whose SHA-256 is not the one named, in order. Raises OSError for one that cannot be read.

    A file whose stamp is the one kept beside that very hash is not read. With `stamps` None every file is. `digest` may check more than
    bytes, or something else that depends on the file.
    """
    known = _read(stamps)
    now: Stamps = {}
    changed = []
    for path, sha256 in files.items():
        stamp: list[int | str] = [*_stamp(path), sha256]
        if known.get(str(path.absolute())) == stamp:
            continue
        if digest(path) == sha256:
            now[str(path.absolute())] = stamp
        else:
            changed.append(path)
    if now and stamps is not None:
        _write(stamps, _there(known) | now)
    return changed


def keep(files: Mapping[Path, str], stamps: Path) -> None:
    """Keep the stamps of files whose bytes were hashed as they were written: whoever opens them next need not read them for that."""
    with contextlib.suppress(OSError):
        now: Stamps = {str(path.absolute()): [*_stamp(path), sha256] for path, sha256 in files.items()}
        _write(stamps, _there(_read(stamps)) | now)


def _there(known: Stamps) -> Stamps:
    """Return the stamps of files that are still there, as far as we may look."""
    return {name: stamp for name, stamp in known.items() if os.path.exists(name)}  # noqa: PTH110 - Path raises where it may not look


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
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "w", encoding="ascii") as file:
            file.write(json.dumps(known))
        aside.replace(stamps)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink()
