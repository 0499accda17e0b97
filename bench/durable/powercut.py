"""A power cut at any point of some index runs: what the runs do to the disk is recorded, and every state it may leave is opened."""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import stat
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recording import Figure, Table

from ragnotes.errors import IndexMissing, RagnotesError

from . import world
from .disk import Folder, State, Step, apply, lay_out, states

PLACE = "place"  # the folder that an index is made in: its own name must be safe, too
EDITIONS = 3
WRITERS = {"as it is": "", "without syncs of files": "files", "without syncs of folders": "folders"}


@dataclass(slots=True)
class _Watch:
    """What a run did to the disk so far."""

    root: str
    steps: list[Step] = field(default_factory=list)
    written: dict[str, bytes] = field(default_factory=dict)  # files opened for writing, and what they held at the last look
    on: bool = True


def record(home: Path, sabotage: str) -> list[Step]:
    """Return what `EDITIONS` index runs do in `PLACE`, with a step "told" where each has said that it is done.

    `sabotage` leaves the syncs of "files" or of "folders" out. Runs in a child: an audit hook cannot be taken away.
    """
    out = home / "steps"
    (home / PLACE).mkdir(parents=True)

    def work() -> None:
        watch = _Watch(os.path.realpath(home / PLACE))
        sync = os.fsync

        def synced(handle: int) -> None:
            path, folder = world.path_of(handle), stat.S_ISDIR(os.fstat(handle).st_mode)
            _look(watch)
            if sabotage != ("folders" if folder else "files"):
                sync(handle)
                _note(watch, "sync", path)

        os.fsync = synced  # type: ignore[assignment]
        sys.addaudithook(lambda event, told: _heard(watch, event, told))
        for edition in range(1, EDITIONS + 1):
            world.write_notes(home / "notes", edition)
            world.build(home, index=f"{PLACE}/index")
            _look(watch)
            watch.steps.append(Step("told", str(edition)))
        watch.on = False
        out.write_bytes(pickle.dumps(watch.steps))

    assert world.wait(world.fork(work)) == 0
    steps: list[Step] = pickle.loads(out.read_bytes())  # noqa: S301 - our own child wrote it
    return steps


def _heard(watch: _Watch, event: str, told: tuple[Any, ...]) -> None:
    """Note what is about to be done; before that, what was written since the last time."""
    if not watch.on:
        return
    if event == "open" and isinstance(told[0], str | bytes | os.PathLike) and told[2] & (os.O_WRONLY | os.O_RDWR):
        path = world.whole(told[0])
        _look(watch)
        if _within(watch, path) and (told[2] & os.O_TRUNC or not Path(path).exists()):
            watch.written[path] = b""
            _note(watch, "create", path)
        elif _within(watch, path):
            watch.written.setdefault(path, _read(watch, path))
    elif event in ("os.mkdir", "os.remove", "os.rmdir"):
        _look(watch)
        path = _whole(told[0], told[-1])
        watch.written.pop(path, None)
        _note(watch, "mkdir" if event == "os.mkdir" else "unlink", path)
    elif event == "os.rename":
        _look(watch)
        before, to = _whole(told[0], told[2]), _whole(told[1], told[3])
        watch.written = {to + path[len(before) :] if _is_under(path, before) else path: data for path, data in watch.written.items()}
        _note(watch, "rename", before, to)


def _whole(path: Any, folder: int) -> str:
    """Return the absolute path of one that is relative to an open folder, or to the current one where that is -1."""
    return os.path.normpath(Path(world.path_of(folder)) / os.fsdecode(path)) if folder >= 0 else world.whole(path)


def _note(watch: _Watch, call: str, path: str, to: str = "", data: bytes = b"") -> None:
    if _within(watch, path):
        watch.steps.append(Step(call, os.path.relpath(path, watch.root), os.path.relpath(to, watch.root) if to else "", data))


def _within(watch: _Watch, path: str) -> bool:
    return _is_under(path, watch.root)


def _is_under(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


def _look(watch: _Watch) -> None:
    """Note what was written to files since the last look: by whatever call, a write is seen by what it leaves."""
    for path, before in watch.written.items():
        now = _read(watch, path)
        if now != before:
            _note(watch, "write", path, data=now)
            watch.written[path] = now


def _read(watch: _Watch, path: str) -> bytes:
    watch.on = False
    with contextlib.suppress(OSError):
        data = Path(path).read_bytes()
        watch.on = True
        return data
    watch.on = True
    return b""


def reachable(steps: list[Step]) -> Iterator[tuple[State, int]]:
    """Yield each state that a power cut may leave, once for each edition that was told to be done by then."""
    disk, told = Folder(), 0
    seen: set[tuple[State, int]] = set()
    for step in [Step("told", "0"), *steps]:
        told = int(step.path) if step.call == "told" else told
        apply(disk, step)
        for state in states(disk):
            if (state, told) not in seen:
                seen.add((state, told))
                yield state, told


def fault(index: Path, told: int) -> str:
    """Return what is wrong with an index after a power cut, "" where nothing is: it holds the edition told last, or the next."""
    try:
        edition = world.edition_of(index)
    except IndexMissing:
        edition = 0
    except RagnotesError as error:
        return f"unreadable: {error.what}"
    except world.Mixed as error:
        return f"mixed: {error}"
    return "" if told <= edition <= told + 1 else f"edition {edition} after {told} was told"


def _examine(home: Path, steps: list[Step], every: int, recover: int) -> Counter[str]:
    """Return how many states there are and how many are bad; every so many are looked at, and of these every so many indexed again."""
    seen: Counter[str] = Counter(steps=len(steps))
    for number, (state, told) in enumerate(reachable(steps)):
        if number % every:
            continue
        place = home / PLACE
        shutil.rmtree(place, ignore_errors=True)
        lay_out(state, place)
        seen["states"] += 1
        seen["bad"] += bool(fault(place / "index", told))
        if recover and seen["states"] % recover == 0:
            seen["indexed again"] += 1
            seen["not whole then"] += not _recovers(home)
    return seen


def _recovers(home: Path) -> bool:
    try:
        world.build(home, index=f"{PLACE}/index")
        return world.edition_of(home / PLACE / "index") == EDITIONS
    except (RagnotesError, OSError, world.Mixed):
        return False


def count(home: Path, every: int) -> tuple[list[Figure], list[Table]]:
    """Return what was found in every so many of the states, for the writer as it is and for two that leave syncs out."""
    found: dict[str, Counter[str]] = {}
    for writer, sabotage in WRITERS.items():
        found[writer] = _examine(
            home / (sabotage or "whole"),
            record(home / (sabotage or "whole"), sabotage),
            every * (4 if sabotage else 1),
            0 if sabotage else 20,
        )
    ours, *sabotaged = found.values()
    caught = sum(seen["bad"] > 0 for seen in sabotaged)
    measured = (
        f"{ours['states']:,} states of {EDITIONS} runs of {ours['steps']} operations in all: {ours['bad']} bad, and after another run over "
        f"{ours['indexed again']:,} of them {ours['not whole then']} bad; sabotaged writers caught: {caught} of {len(sabotaged)}"
    )
    met = not ours["bad"] and not ours["not whole then"] and caught == len(sabotaged)
    columns = ("steps", "states", "bad", "indexed again", "not whole then")
    rows = tuple((writer, *(f"{seen[column]:,}" for column in columns)) for writer, seen in found.items())
    return [Figure("A power cut loses nothing acknowledged", "0 bad states; both sabotaged writers caught", measured, met)], [
        Table("power cut at any point of three index runs", ("writer", *columns), rows)
    ]
