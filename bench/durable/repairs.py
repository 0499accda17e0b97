"""Damaged indexes made anew: they answer as a fresh one does. And `verify` finds a fault in any row."""

from __future__ import annotations

import os
import random
import shutil
import stat
from collections import Counter
from pathlib import Path

import numpy as np
from recording import Figure, Table

from ragnotes.finding.index import open_index
from ragnotes.finding.verify import verify_index

from . import corruption, failing, hostile, world

QUESTIONS = ("what did Ada show about lockfiles", "who tied knots", "what was written on the door of room 4")


def count(home: Path, repairs: int, *, seed: int = 8) -> tuple[list[Figure], list[Table]]:
    """Return how many of so many damaged indexes were like a fresh one after `index --rebuild`, in what they hold and what they answer."""
    chance = random.Random(seed)
    (home / "fresh").mkdir()
    with failing.at(home / "fresh"):  # with the same encoder as what is made anew
        world.made(home / "fresh", 2)
    fresh = world.contents(open_index(home / "fresh" / "index", stamps=None)), _answers(home / "fresh")
    seen: Counter[str] = Counter()
    for _ in range(repairs):
        place = home / "place"
        world.made(place, 1)
        world.write_notes(place / "notes", 2)
        world.build(place)
        _damage(place / "index", chance)
        with failing.at(place):
            code, text = failing.said(["index", "--rebuild"])
            if code and "PATHS were given" in text:  # no manifest is left that could name the notes: it says so, and is told
                seen["notes had to be named"] += 1
                code, text = failing.said(["index", "--rebuild", "notes"])
        equal = code == 0 and (world.contents(open_index(place / "index", stamps=None)), _answers(place)) == fresh
        seen["equal"] += equal
        seen["verified"] += equal and verify_index(place / "index") == []
        seen["private"] += equal and not _open_to_others(place / "index")
        shutil.rmtree(place)
    named = f"in {seen['notes had to be named']} the notes had to be named"
    measured = f"{seen['equal']} of {repairs} equal to a fresh index, {seen['verified']} verified, {seen['private']} private; {named}"
    met = seen["equal"] == seen["verified"] == seen["private"] == repairs
    return [Figure("Repair repairs", "100 damaged indexes, index --rebuild, ask: 100 equal to a fresh index", measured, met)], []


def _answers(home: Path) -> list[tuple[int, str]]:
    with failing.at(home):
        return [failing.said(["ask", "--no-llm", "--no-log", question]) for question in QUESTIONS]


def _damage(index: Path, chance: random.Random) -> None:
    """Do one to four bad things to the files of an index, of both generations, or to its spool, or remove some."""
    files = sorted(path for path in index.rglob("*") if path.is_file() and path.name not in ("LOCK", ".gitignore"))
    for path in chance.sample(files, chance.randint(1, 4)):
        if chance.random() < 0.2:
            path.unlink()
        else:
            path.write_bytes(corruption.damaged(path.read_bytes(), chance.choice(corruption.HOWS), chance, b"not an index"))
    if chance.random() < 0.2:
        (index / f"spool-{'5' * 16}").write_bytes(chance.randbytes(300))


def _open_to_others(index: Path) -> list[Path]:
    return [path for path in [index, *index.rglob("*")] if stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)]


# verify


def count_rows(home: Path, step: int) -> tuple[list[Figure], list[Table]]:
    """Return in how many rows a fault was found by `verify`, every so many of the vectors, columns, records and postings in turn."""
    folder = world.made(home, 1)
    place = hostile.place_of(folder)
    index = open_index(folder, stamps=None)
    rows = {
        "vectors.npy": np.nan,
        "terms.chunks.npy": 2**31 - 1,
        "terms.word_notes.npy": -1,
        "terms.scores.npy": -1.0,
        "terms.counts.npy": 0,
    }
    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    kept = {path: path.read_bytes() for path in [folder / "CURRENT", *place.iterdir()]}

    def look(name: str) -> None:
        tried[name] += 1
        try:
            found[name] += bool(verify_index(folder))
        except Exception:  # it should have told
            pass
        for path, data in kept.items():
            path.write_bytes(data)

    for name, value in rows.items():
        for row in range(0, len(np.load(place / name)), step):
            hostile.set_rows(name, row, value)(folder)
            look(name)
    for row in range(len(index.columns)):
        hostile.set_rows("columns.npy", row, (0, 0, 0, 2021, b"en", 0, 0))(folder)
        look("columns.npy")
    for name in ("chunks", "talks"):
        for row in range(len(kept[place / f"{name}.jsonl"].splitlines())):
            lines = kept[place / f"{name}.jsonl"].splitlines(keepends=True)
            lines[row] = b"{" + lines[row][1:-2].replace(b'"language"', b'"lingo"', 1) + b"}\n"
            offsets = np.cumsum([0, *map(len, lines)])
            hostile.forge(folder, f"{name}.jsonl", b"".join(lines))
            hostile.change(f"{name}.offsets.npy", lambda _, o=offsets: o)(folder)  # type: ignore[misc]
            look(f"{name}.jsonl")
    met = found == tried and verify_index(folder) == []
    measured = f"{found.total():,} of {tried.total():,} rows"
    table = Table("a fault in each row in turn", ("file", "rows", "found"), tuple((n, f"{tried[n]:,}", f"{found[n]:,}") for n in tried))
    return [Figure("verify looks at all rows", "a fault in any one row is found, under hashes that fit", measured, met)], [table]


def count_modes(home: Path) -> tuple[list[Figure], list[Table]]:
    """Return whether all that is written has mode 0700 or 0600, whatever the umask."""
    open_ones: list[str] = []
    for mask in (0, 0o022, 0o077):
        place = home / f"{mask:o}"
        place.mkdir(mode=0o700)
        before = os.umask(mask)
        try:
            world.made(place, 1)
            world.write_notes(place / "notes", 2)
            world.build(place)
            _answers(place)
            with failing.at(place):
                failing.said(["ask", "--no-llm", QUESTIONS[0]])
        finally:
            os.umask(before)
        written = [place / "index", place / "state" / "ragnotes"]
        open_ones += [f"umask {mask:o}: {path.relative_to(place)}" for folder in written for path in _open_to_others(folder)]
    rows = tuple((line,) for line in sorted(open_ones))
    figure = Figure(
        "What is written is private", "modes 0700 and 0600 under any umask", f"{len(open_ones)} files others may read", not open_ones
    )
    return [figure], [Table("others may read", ("what",), rows)] if rows else []
