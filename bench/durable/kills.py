"""kill -9 at random points of a re-index: what was acknowledged is there, and what is there is whole."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections import Counter
from pathlib import Path

from recording import Figure, Table

from ragnotes.errors import RagnotesError

from . import world


def count(home: Path, kills: int, *, seed: int = 8) -> tuple[list[Figure], list[Table]]:
    """Return what was seen after so many kills, each followed by a look at the index and by the next run over what was left."""
    chance = random.Random(seed)
    folder = world.made(home, 1)
    seen: Counter[str] = Counter()
    edition, spell = 1, _seconds_of_a_run(home, 1)
    for _ in range(kills):
        begun, told = _killed_run(home, edition, chance.uniform(0, 2.5 * spell))
        seen["kills"] += 1
        seen["in the middle of a run"] += begun > told
        seen["left a spool"] += any(folder.glob("spool-*"))
        seen["left an unfinished generation"] += any(folder.glob("tmp-gen-*"))
        seen["after a commit was acknowledged"] += told > edition
        try:
            edition = world.edition_of(folder)
            seen["acknowledged and lost"] += edition < told
            seen["not begun and there"] += edition > begun
        except world.Mixed:
            seen["mixed"] += 1
        except (RagnotesError, OSError, ValueError):
            seen["unreadable"] += 1
    world.build(home)
    bad = {name: seen[name] for name in ("unreadable", "mixed", "acknowledged and lost", "not begun and there")}
    measured = f"{seen['kills']:,} kills: " + ", ".join(f"{n} {name}" for name, n in bad.items())
    goal = f"{kills} kill -9 at random points: 0 unreadable, 0 mixed, 0 acknowledged lost"
    told_of = ("kills", "in the middle of a run", "after a commit was acknowledged", "left a spool", "left an unfinished generation", *bad)
    rows = tuple((name, f"{seen[name]:,}") for name in told_of)
    return [Figure("A killed index run loses nothing", goal, measured, not any(bad.values()))], [
        Table("kill -9 at random points of a re-index", ("what", "count"), rows)
    ]


def _seconds_of_a_run(home: Path, edition: int) -> float:
    started = time.monotonic()
    for more in range(3):
        world.write_notes(home / "notes", edition + more)
        world.build(home)
    world.write_notes(home / "notes", edition)
    world.build(home)
    return (time.monotonic() - started) / 4


def _killed_run(home: Path, edition: int, seconds: float) -> tuple[int, int]:
    """Return the last edition that a child began and the last it acknowledged, before it was killed after so many seconds.

    The child re-indexes edition after edition; the clock starts when it begins.
    """
    reading, writing = os.pipe()

    def work() -> None:
        told = edition
        while True:
            world.write_notes(home / "notes", told + 1)
            os.write(writing, f"b{told + 1:07d}\n".encode())
            world.build(home)
            told += 1
            os.write(writing, f"a{told:07d}\n".encode())

    process = world.fork(work)
    os.close(writing)
    select.select([reading], [], [], 30)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    assert world.wait(process) == -signal.SIGKILL
    with os.fdopen(reading, "rb") as pipe:
        lines = pipe.read().decode().split("\n")[:-1]
    begun = max((int(line[1:]) for line in lines if line[0] == "b"), default=edition)
    told = max((int(line[1:]) for line in lines if line[0] == "a"), default=edition)
    return begun, told
