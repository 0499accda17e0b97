"""A process that reaches nobody but the server that was named: every other connection is refused and written down.

Python tells of each connection and each look-up of a name before it happens. The guard is put into every Python that the process starts,
too. What is no Python is caught by a proxy that the environment names and that is a trap.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
_GUARD = """
import os, sys

def _guard(event, arguments, _allowed=os.environ["GUARD_ALLOWED"].split(), _log=os.environ["GUARD_LOG"]):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if not isinstance(address, tuple) or f"{address[0]}:{address[1]}" in _allowed:
            return
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        if arguments[0] in ("127.0.0.1", b"127.0.0.1"):
            return
    else:
        return
    with open(_log, "a") as log:
        log.write(f"{event} {arguments[1:] if event.startswith('socket.connect') else arguments[:2]} by {sys.argv}\\n")
    raise ConnectionRefusedError(f"the guard refuses {event}")

sys.addaudithook(_guard)
open(os.environ["GUARD_LOG"] + ".started", "a").write("x")
"""


@dataclass(slots=True)
class Guard:
    """A folder with the guard in it, the address that is allowed, and what was refused."""

    folder: Path
    allowed: str  # host:port
    trap: str  # of a proxy that nobody may use
    trapped: list[object] = field(default_factory=list)

    def run(self, arguments: Sequence[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Return a finished run of a Python with these arguments in this folder, under the guard."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("RAGNOTES_", "HF_"))}
        proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"), self.trap)
        guard = {"GUARD_ALLOWED": self.allowed, "GUARD_LOG": str(self.folder / "log")}
        path = os.pathsep.join([str(self.folder), str(REPOSITORY)])
        whole = {**kept, **proxies, **guard, "PYTHONPATH": path, **environment}
        return subprocess.run([sys.executable, *arguments], cwd=folder, env=whole, capture_output=True, text=True, timeout=300, check=False)

    def refused(self) -> list[str]:
        """Return what was refused, in lines, and the connections that came to the trap."""
        log = self.folder / "log"
        return [*(log.read_text().splitlines() if log.exists() else []), *map(str, self.trapped)]

    def started(self) -> int:
        """Return how many interpreters ran under the guard."""
        marks = self.folder / "log.started"
        return len(marks.read_text()) if marks.exists() else 0


@contextmanager
def guarding(folder: Path, allowed: str) -> Iterator[Guard]:
    """A guard that lets nothing through but connections to `allowed`, a host and a port."""
    folder.mkdir(parents=True)
    (folder / "sitecustomize.py").write_text(_GUARD)
    with socket.create_server(("127.0.0.1", 0)) as trap:
        guard = Guard(folder, allowed, f"http://127.0.0.1:{trap.getsockname()[1]}")

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, address = trap.accept()
                    guard.trapped.append(address)
                    connection.close()

        threading.Thread(target=accept, daemon=True).start()
        yield guard
        with suppress(OSError):
            trap.shutdown(socket.SHUT_RDWR)
