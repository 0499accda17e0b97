"""Many readers beside one writer, and two writers at once."""

from __future__ import annotations

import os
import select
import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from recording import Figure, Table

from ragnotes.errors import IndexLocked

from . import world

REST = 0.02  # seconds between two looks of a reader, so that the writer has its turn
PATIENCE = 60.0  # seconds until what should not wait is called a deadlock


def count_readers(home: Path, readers: int, runs: int) -> tuple[list[Figure], list[Table]]:
    """Return what so many readers saw while the index was made anew so many times."""
    folder = world.made(home, 1)
    stop = home / "stop"
    pipes, children = [], []
    for _ in range(readers):
        reading, writing = os.pipe()
        children.append(world.fork(lambda writing=writing: os.write(writing, _read_until(folder, stop, home).encode())))  # type: ignore[misc]
        os.close(writing)
        pipes.append(reading)
    for edition in range(2, runs + 2):
        world.write_notes(home / "notes", edition)
        world.build(home)
    stop.touch()
    seen: Counter[str] = Counter()
    for pipe, child in zip(pipes, children, strict=True):
        with os.fdopen(pipe, "r") as told:
            for pair in told.read().split(","):
                name, _, number = pair.partition("=")
                seen[name] += int(number)
        seen["errors"] += world.wait(child) != 0
    columns = ("reads", "editions seen", "errors", "mixed", "backwards")
    measured = f"{readers} readers, {runs} re-indexes: " + ", ".join(f"{seen[column]:,} {column}" for column in columns)
    met = seen["reads"] > readers and not (seen["errors"] or seen["mixed"] or seen["backwards"])
    return [
        Figure("Readers never see half an index", f"{readers} readers, {runs} re-indexes: 0 errors, 0 mixed, 0 backwards", measured, met)
    ], []


def _read_until(folder: Path, stop: Path, home: Path) -> str:
    """Return what one reader saw until it was told to stop."""
    seen: Counter[str] = Counter()
    last = 0
    while not stop.exists():
        seen["reads"] += 1
        try:
            edition = world.edition_of(folder, home / "state" / "ragnotes" / "verified.json")
            seen["editions seen"] += edition != last
            seen["backwards"] += edition < last
            last = edition
        except world.Mixed:
            seen["mixed"] += 1
        except Exception:
            seen["errors"] += 1
        time.sleep(REST)
    return ",".join(f"{name}={number}" for name, number in seen.items())


def count_writers(home: Path, rounds: int) -> tuple[list[Figure], list[Table]]:
    """Return how so many races of two writers ended, each with a look at the index while one of them writes, and what a killed one left."""
    folder = world.made(home, 1)
    seen: Counter[str] = Counter()
    for number in range(rounds):
        world.write_notes(home / "notes", number + 2)
        seen.update(_race(home, folder, number + 1))
        seen["right edition"] += world.edition_of(folder) == number + 2
    seen["free after a kill"] = sum(_free_after_a_kill(home, rounds + 2 + number) for number in range(3))
    told = ("one won", "other told who writes", "read meanwhile", "right edition")
    measured = (
        f"{rounds} races: "
        + ", ".join(f"{seen[name]} {name}" for name in told)
        + f"; lock free after {seen['free after a kill']} of 3 kills"
    )
    met = all(seen[name] == rounds for name in told) and seen["free after a kill"] == 3
    goal = "2 writers x 100: one wins, one is told who writes; readers never wait; lock free after a kill"
    return [Figure("Two writers never spoil it", goal, measured, met)], []


def _race(home: Path, folder: Path, edition: int) -> dict[str, int]:
    """Return what became of two writers that begin at once: who gets the lock writes only after the other was told that it is taken."""
    begin, began = os.pipe()
    told, telling = os.pipe()
    go, going = os.pipe()

    def write() -> None:
        os.read(begin, 1)

        def wait_for_the_other(_: Sequence[str]) -> None:
            os.write(telling, f"writes {os.getpid()}\n".encode())
            os.read(go, 1)

        try:
            world.build(home, wait=0.0, embedder=world.embedder(called=_once(wait_for_the_other)))
            os.write(telling, b"won\n")
        except IndexLocked as error:
            os.write(telling, f"told {error.what.rpartition(' ')[2]}\n".encode())

    children = [world.fork(write), world.fork(write)]
    os.write(began, b"..")
    lines = _lines(told, 2)
    read = world.edition_of(folder) == edition  # while one of them holds the lock
    os.write(going, b"..")
    lines += _lines(told, 1)
    ends = [world.wait(child) for child in children]
    for handle in (begin, began, told, telling, go, going):
        os.close(handle)
    holder = next((line.split()[1] for line in lines if line.startswith("writes")), "nobody")
    return {
        "one won": int(lines.count("won") == 1 and ends == [0, 0]),
        "other told who writes": int(lines.count(f"told {holder}") == 1),
        "read meanwhile": int(read),
    }


def _once(work: Callable[[Sequence[str]], object]) -> Callable[[Sequence[str]], object]:
    called: list[int] = []

    def first(texts: Sequence[str]) -> None:
        if not called:
            called.append(1)
            work(texts)

    return first


def _lines(pipe: int, count: int) -> list[str]:
    """Return the next so many lines of a pipe; fewer when nothing comes for `PATIENCE` seconds, which is a deadlock."""
    found = b""
    while found.count(b"\n") < count and select.select([pipe], [], [], PATIENCE)[0]:
        found += os.read(pipe, 1000)
    return found.decode().splitlines()


def _free_after_a_kill(home: Path, edition: int) -> bool:
    """Return whether the next run gets the lock at once when the one that held it is killed."""
    holds, holding = os.pipe()
    world.write_notes(home / "notes", edition)

    def hold(_: Sequence[str]) -> None:
        os.write(holding, b"x")
        time.sleep(PATIENCE)

    child = world.fork(lambda: world.build(home, embedder=world.embedder(called=hold)))
    os.read(holds, 1)
    killed = world.kill(child) == -signal.SIGKILL
    world.build(home, wait=0.0)
    return killed and world.edition_of(home / "index") == edition
