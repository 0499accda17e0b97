"""What a piece of code does to the world while it runs: whom it connects to, what it starts, which files it opens to write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_STARTING = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn", "ctypes.dlopen", "webbrowser.open")
_CHANGING = ("os.remove", "os.rmdir", "os.rename", "os.truncate", "os.link", "os.symlink", "shutil.rmtree", "shutil.copyfile")
_LOOKING_UP = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_SENDING = ("socket.connect", "socket.sendto", "socket.sendmsg")


@dataclass(slots=True)
class Seen:
    """What happened: addresses as sockets take them, the names of events, paths."""

    addresses: list[Any] = field(default_factory=list)
    started: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)


_watchers: list[Seen] = []


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    for seen in _watchers:
        if event == "open" and isinstance(arguments[0], str | bytes) and isinstance(arguments[2], int) and arguments[2] & _WRITING:
            seen.written.append(Path(os.fsdecode(arguments[0])).absolute())
        elif event in _SENDING:
            seen.addresses.append(arguments[1])
        elif event in _LOOKING_UP:
            seen.addresses.append((arguments[0], arguments[1] if len(arguments) > 1 else None))
        elif event in _STARTING:
            seen.started.append(event)
        elif event in _CHANGING:
            seen.written.extend(Path(os.fsdecode(one)).absolute() for one in arguments[:2] if isinstance(one, str | bytes))


@contextmanager
def watched() -> Iterator[Seen]:
    """Yield the record of what this process does until the end of the block. Python tells of it itself, before it happens."""
    if not getattr(sys, "_ragnotes_watched", False):  # a hook stays for good, so there is one
        sys.addaudithook(_note)
        sys._ragnotes_watched = True  # type: ignore[attr-defined]
    seen = Seen()
    _watchers.append(seen)
    try:
        yield seen
    finally:
        _watchers.remove(seen)


def outside(paths: list[Path], *allowed: Path) -> list[Path]:
    """Return the paths that lie in none of these folders, those of compiled modules and the null device aside."""
    return [
        path
        for path in paths
        if "__pycache__" not in path.parts and path != Path(os.devnull) and not any(path.is_relative_to(folder) for folder in allowed)
    ]
