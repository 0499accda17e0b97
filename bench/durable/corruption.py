"""Damage of every kind to every file of an index: it is found, with exit code 8, or it changes nothing that a reader gets."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path

from recording import Figure, Table

from ragnotes.errors import IndexDamaged
from ragnotes.finding import spool
from ragnotes.finding.index import open_index

from . import world

HOWS = ("flip", "cut", "zeroed", "random", "junk", "other file")
BLOCK = 64  # bytes at most that are zeroed or made random
TICK = 0.012  # seconds: two writes within one tick of the file system's clock look like one


def damaged(data: bytes, how: str, chance: random.Random, other: bytes) -> bytes:
    """Return bytes damaged in one of the ways of `HOWS`; never the same bytes, unless they are what the damage would leave."""
    place = chance.randrange(len(data)) if data else 0
    end = min(len(data), place + chance.randint(1, BLOCK))
    if how == "flip" and data:
        return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]
    if how == "cut":
        return data[:place]
    if how in ("zeroed", "random"):
        block = bytes(end - place) if how == "zeroed" else chance.randbytes(end - place)
        return data[:place] + block + data[end:]
    return other if how == "other file" else data + chance.randbytes(chance.randint(1, BLOCK))


def count(home: Path, corruptions: int, *, seed: int = 8) -> tuple[list[Figure], list[Table]]:
    """Return what became of so many corruptions of the files of an index, of its spool and of the stamps of its state folder."""
    chance = random.Random(seed)
    folder = world.made(home, 1)
    whole = world.contents(open_index(folder, stamps=None))
    stamps = home / "state" / "ragnotes" / "verified.json"
    place = folder / (folder / "CURRENT").read_text().split()[0]
    files = [folder / "CURRENT", *sorted(place.iterdir())]
    seen: Counter[tuple[str, str]] = Counter()
    for number in range(corruptions * 8 // 10):
        path, other = chance.choice(files), chance.choice(files)
        with_stamps = number % 10 == 0
        seen[path.name, _corrupt(folder, path, other, chance, whole, stamps if with_stamps else None)] += 1
    for _ in range(corruptions // 10):
        seen["verified.json", _corrupt_stamps(folder, stamps, chance, whole)] += 1
    for _ in range(corruptions - corruptions * 8 // 10 - corruptions // 10):
        seen["the spool", _corrupt_spool(folder, chance)] += 1
    return _told(seen)


def _told(seen: Counter[tuple[str, str]]) -> tuple[list[Figure], list[Table]]:
    outcomes = ("found", "harmless", "silent", "bare exception")
    total = {outcome: sum(n for (_, told), n in seen.items() if told.startswith(outcome)) for outcome in outcomes}
    measured = f"{sum(total.values()):,} corruptions: " + ", ".join(f"{n:,} {outcome}" for outcome, n in total.items())
    met = not total["silent"] and not total["bare exception"] and sum(total.values()) == seen.total()
    names = sorted({name for name, _ in seen})
    rows = tuple(
        (name, *(f"{sum(n for (of, told), n in seen.items() if of == name and told.startswith(o)):,}" for o in outcomes)) for name in names
    )
    more = [Table("bare exceptions", ("file", "what"), tuple((name, told) for name, told in seen if told.startswith("bare")))]
    figure = Figure(
        "Damage is found", "10,000 corruptions: all found with exit code 8 or harmless, 0 silent, 0 bare exceptions", measured, met
    )
    return [figure], [Table("corruptions", ("file", *outcomes), rows), *(table for table in more if table.rows)]


def _corrupt(folder: Path, path: Path, other: Path, chance: random.Random, whole: dict[str, object], stamps: Path | None) -> str:
    """Return what became of one corruption of a file of an index; the file is as it was afterwards."""
    data = path.read_bytes()
    how = chance.choice(HOWS)
    new = (
        b"gen-0000000\0 " + data[13:]
        if path.name == "CURRENT" and chance.random() < 0.1
        else damaged(data, how, chance, other.read_bytes())
    )
    if stamps:
        open_index(folder, stamps=stamps)
        time.sleep(TICK)
    path.write_bytes(new)
    try:
        outcome = _outcome(folder, whole, stamps)
        return "harmless" if outcome == "silent" and new == data else outcome
    finally:
        path.write_bytes(data)


def _outcome(folder: Path, whole: dict[str, object], stamps: Path | None = None) -> str:
    try:
        return "harmless" if world.contents(open_index(folder, stamps=stamps)) == whole else "silent"
    except IndexDamaged as error:
        return "found" if error.exit == 8 and error.what and error.cure else "bare exception: no cure"
    except Exception as error:
        return f"bare exception: {type(error).__name__}: {error}"


def _corrupt_stamps(folder: Path, stamps: Path, chance: random.Random, whole: dict[str, object]) -> str:
    """Return what became of a corruption of the stamps while a file of the index is damaged too, or while all is whole."""
    open_index(folder, stamps=stamps)
    good = stamps.read_bytes()
    stamps.write_bytes(damaged(good, chance.choice(HOWS), chance, b"[]"))
    outcome = _outcome(folder, whole, stamps)
    if outcome == "found":
        return "bare exception: a false alarm"
    if chance.random() < 0.2:  # is damage still found?
        time.sleep(TICK)
        name = chance.choice(["vectors.npy", "chunks.jsonl", "terms.chunks.npy"])
        path = folder / (folder / "CURRENT").read_text().split()[0] / name
        data = path.read_bytes()
        path.write_bytes(damaged(data, "flip", chance, b""))
        outcome = "harmless" if _outcome(folder, whole, stamps) == "found" else "silent"
        path.write_bytes(data)
    return outcome


def _corrupt_spool(folder: Path, chance: random.Random) -> str:
    """Return what became of a corruption of a spool: every vector that is still taken from it is the one of its text."""
    texts = [f"text {n}" for n in range(5)]
    keys = [f"{n:064x}" for n in range(5)]
    path = spool.spool_path(folder, "7" * 64)
    path.unlink(missing_ok=True)
    vectors = world.embedder().embed(texts)
    spool.spool_append(folder, "7" * 64, keys, vectors)
    good = path.read_bytes()
    path.write_bytes(damaged(good, chance.choice(HOWS), chance, chance.randbytes(200)))
    try:
        rows, found = spool.spool_read(folder, "7" * 64, world.DIMS)
        if any(key not in keys or found[row].tobytes() != vectors[keys.index(key)].tobytes() for key, row in rows.items()):
            return "silent"
        spool.spool_append(folder, "7" * 64, keys, vectors)
        rows, _ = spool.spool_read(folder, "7" * 64, world.DIMS)
        return "harmless" if rows.keys() == set(keys) else "silent"
    except Exception as error:
        return f"bare exception: {type(error).__name__}: {error}"
    finally:
        path.unlink()
