"""Run the command line in this process, with a limit, and keep all that it wrote: what benches of hostile input share.

The encoder is replaced by one that hashes words, so that a thousand runs take a minute; everything else is what a user runs.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any
from unittest import mock

import numpy as np

from ragnotes import cli, opening
from ragnotes.finding.vectors import Embedder
from ragnotes.text import words

DIMS = 4_096  # so many that two words hardly ever fall together
WALL = 10  # times the limit of processor seconds: a run that waits for something is stopped too
UNFORESEEN = ("Traceback (most recent", "error: unexpected ", "ragnotes failed on it")


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its exit code, -1 where it was stopped at its limit, and what it wrote."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str

    @property
    def hung(self) -> bool:
        return self.code == -1

    @property
    def failed(self) -> bool:
        """Whether something happened that nobody foresaw."""
        return any(sign in self.out + self.err for sign in UNFORESEEN)


class _StoppedError(BaseException):
    """Raised by the timer; no handler of the program catches it."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise _StoppedError


def hashed(texts: Sequence[str]) -> Any:
    """Return unit rows made of the words of the texts."""
    rows = np.zeros((len(texts), DIMS), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in words(text[:20_000]) or [text]:
            row[zlib.crc32(word.encode("utf-8", "surrogatepass")) % DIMS] += 1
        row /= np.linalg.norm(row)
    return rows


def hashing_embedder(*_: object, **__: object) -> Embedder:
    """Return an encoder that needs no files and takes no time."""
    return Embedder("words", "0" * 64, DIMS, 256, lambda text: len(text) // 4 + 2, hashed, lambda text: hashed([text])[0])


@contextlib.contextmanager
def at_home(folder: Path) -> Iterator[None]:
    """Make a folder the current one, with state, configuration and an encoder of its own, and no setting of the user's."""
    home = {"HOME": str(folder), "XDG_STATE_HOME": str(folder / ".state"), "XDG_CONFIG_HOME": str(folder / ".config")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RAGNOTES_", "OPENAI_"))}
    facts = {"name": "words", "sha256": "0" * 64, "dims": DIMS, "files": {}}
    with (
        mock.patch.dict(os.environ, kept | home, clear=True),
        mock.patch.object(opening, "load_embedder", hashing_embedder),
        mock.patch.object(opening, "model_facts", lambda *_: facts),
        contextlib.chdir(folder),
    ):
        yield


def run(*arguments: str, limit: float = 20.0) -> Run:
    """Return what one run of the command line did within so many processor seconds."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", newline="", write_through=True) for _ in range(2))
    before = [(timer, signal.signal(sign, _stop)) for timer, sign in ((signal.SIGPROF, signal.SIGPROF), (signal.SIGALRM, signal.SIGALRM))]
    signal.setitimer(signal.ITIMER_PROF, limit)
    signal.setitimer(signal.ITIMER_REAL, WALL * limit)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.run(list(arguments))
    except _StoppedError:
        code = -1
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for sign, handler in before:
            signal.signal(sign, handler)
    written = [stream.buffer.getvalue().decode("utf-8", "replace") for stream in (out, err)]
    return Run(arguments, code, written[0], written[1])
