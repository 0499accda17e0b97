"""Each system call of an index run fails in turn, until a run passes clean: SQLite's loop. The index is the old or the new."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import io
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recording import Figure, Table

from ragnotes import cli, opening, suggesting
from ragnotes.errors import IndexMissing, RagnotesError

from . import world

ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS)
BY_PATH = ("open", "rename", "replace", "mkdir", "unlink", "rmdir", "listdir", "scandir")  # the first argument is a path
BY_HANDLE = ("fsync", "ftruncate", "write", "pwrite", "copy_file_range", "sendfile")
CALLS = (*BY_PATH, *BY_HANDLE, "flock")
PROMISED = ("neither old nor new", "success without a commit", "without a clear line")  # how often: never


@dataclass(slots=True)
class Fault:
    """The call that is to fail, which time and how, and how often it was met."""

    folder: str
    call: str = ""  # "": none fails
    number: int = 0
    error: int = 0
    met: int = 0


def _meet(fault: Fault, call: str, target: Any) -> None:
    """Raise the error if this is the call to fail: the n-th of its kind that touches the index."""
    if call != fault.call:
        return
    path = world.path_of(target) if isinstance(target, int) else world.whole(target)
    if path == fault.folder or path.startswith(f"{fault.folder}/"):
        fault.met += 1
        if fault.met == fault.number:
            raise OSError(fault.error, os.strerror(fault.error), path)


@contextlib.contextmanager
def failing(fault: Fault) -> Iterator[None]:
    """Let calls fail as asked: those of `os`, the opening of files, and the bytes that opened files write."""
    places: list[tuple[Any, str, str]] = [(os, name, name) for name in (*BY_PATH, *BY_HANDLE)]
    places += [(fcntl, "flock", "flock"), (io, "open", "open")]
    real = {(place, name): getattr(place, name) for place, name, _ in places} | {(os, "fdopen"): os.fdopen}

    def wrapped(call: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def maybe(*args: Any, **named: Any) -> Any:
            _meet(fault, call, args[0] if args else ".")
            return work(*args, **named)

        return maybe

    class Raw(io.FileIO):
        def write(self, data: Any, /) -> Any:
            _meet(fault, "write", self.fileno())
            return super().write(data)

    def fdopen(handle: int, mode: str = "r", *_: Any, encoding: str | None = None, **__: Any) -> Any:
        raw = Raw(handle, mode.replace("b", ""))
        file: Any = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw) if raw.writable() else io.BufferedReader(raw)
        return file if "b" in mode else io.TextIOWrapper(file, encoding=encoding)

    for place, name, call in places:
        setattr(place, name, wrapped(call, real[place, name]))
    os.fdopen = fdopen  # type: ignore[assignment]
    try:
        yield
    finally:
        for (place, name), work in real.items():
            setattr(place, name, work)


@contextlib.contextmanager
def at(home: Path) -> Iterator[None]:
    """Let the command line run in a folder that is its home, with the encoder of `world` and without what costs time alone."""
    before, here = dict(os.environ), Path.cwd()
    real = opening.load_embedder, opening.model_facts, suggesting.questions_to_try
    os.environ.update(XDG_STATE_HOME=str(home / "state"), XDG_CONFIG_HOME=str(home / "config"))
    os.chdir(home)
    opening.load_embedder, suggesting.questions_to_try = (lambda *_, **__: world.embedder()), (lambda *_: [])
    opening.model_facts = lambda embedder, settings: {"name": embedder.name, "sha256": embedder.sha256, "dims": embedder.dims, "files": {}}
    try:
        yield
    finally:
        opening.load_embedder, opening.model_facts, suggesting.questions_to_try = real
        with contextlib.suppress(PermissionError):  # who gave up all rights need not get back
            os.chdir(here)
        os.environ.clear()
        os.environ.update(before)


def said(arguments: Sequence[str]) -> tuple[int, str]:
    """Return the exit code of a run of the command line and what it wrote to stdout and stderr."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = cli.run(list(arguments))
    return code, out.getvalue()


def is_clear(code: int, text: str) -> bool:
    """Return whether a failure is told as it should be: an exit code of ours, what went wrong, and what to do."""
    return code in (1, 8) and "error: " in text and "try: " in text and "unexpected" not in text


def _edition(home: Path) -> int:
    try:
        return world.edition_of(home / "index")
    except IndexMissing:
        return 0


def _fail_in_turn(home: Path, fault: Fault, call: str, error: int, step: int, seen: Counter[str], told: set[str]) -> None:
    """Let the first, second, third ... of these calls fail, each in a run of its own over changed notes, until a run passes clean."""
    for number in range(1, 2_000, step):
        edition = _edition(home)
        world.write_notes(home / "notes", edition + 1)
        fault.call, fault.number, fault.error, fault.met = call, number, error, 0
        code, text = said(["index", "notes"])
        fault.call = ""
        if fault.met < number:
            assert code == 0, text
            return
        seen["failures"] += 1
        try:
            after = _edition(home)
        except (RagnotesError, world.Mixed, OSError, ValueError) as problem:
            told.add(f"{call} {number}: {problem}")
            seen["neither old nor new"] += 1
            return
        seen["neither old nor new"] += after not in (edition, edition + 1)
        seen["old"] += after == edition
        seen["new"] += after == edition + 1
        seen["success without a commit"] += code == 0 and after == edition
        if code and not is_clear(code, text):
            seen["without a clear line"] += 1
            told.add(f"{call} {number} {errno.errorcode[error]}: {code} {text.strip()[-300:]}")
    raise AssertionError(f"{call} never passed clean")


def count(home: Path, errors: int, step: int) -> tuple[list[Figure], list[Table]]:
    """Return what became of the index when every so many of each call failed with each of the first so many errors.

    With the first error also what became of a first index.
    """
    rows, total, told = [], Counter[str](), set[str]()
    columns = ("failures", "old", "new", *PROMISED)
    for call in CALLS:
        seen: Counter[str] = Counter()
        for error in ERRORS[:errors]:
            place = home / "place"
            place.mkdir()
            first = error == ERRORS[0] and step == 1
            if not first:
                world.made(place, 1)
            fault = Fault(os.path.realpath(place / "index"))
            with at(place), failing(fault):
                for _ in range(2 if first else 1):
                    _fail_in_turn(place, fault, call, error, step, seen, told)
            shutil.rmtree(place)
        total += seen
        rows.append((call, *(f"{seen[column]:,}" for column in columns)))
    measured = f"{total['failures']:,} failures of {len(CALLS)} calls: " + ", ".join(f"{total[c]:,} {c}" for c in columns[1:])
    goal = "each call, each position, 4 errors: old or new always; exit code not 0 unless committed"
    tables = [Table("each system call failing in turn", ("call", *columns), tuple(rows))]
    if told:
        tables.append(Table("not as promised", ("what",), tuple((line,) for line in sorted(told))))
    return [Figure("A full or failing disk keeps the old index", goal, measured, not any(total[c] for c in PROMISED))], tables
