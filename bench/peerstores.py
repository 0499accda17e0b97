"""What the peers of bench/peers.py, and ragnotes, do with notes: a first index, and one after a note changed, with what is stale then."""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import passages
from peering import OURS, SCRIPTS, Cost, Peer, install, model_for, run, versions
from processes import environment
from recording import machine

from ragnotes.finding.encoder import count_tokens, load_model

ADDED = "A line that was not there before, about hedgehogs.\n\nAnd another one, about their gardens.\n"

Entries = list[tuple[str, str]]  # (id, text) of passages


@dataclasses.dataclass(frozen=True, slots=True)
class Notes:
    """Notes as files for ragnotes and as passages for everybody else, before one of them is changed and after."""

    folder: Path
    before: Entries
    digest: str  # of the passages
    changed: tuple[str, bytes]  # the note that changes: its path, and its bytes then
    after: Entries


# the notes


def lay_out(count: int, folder: Path, model: Path) -> tuple[Notes, str]:
    """Return so many notes, written into the folder, and in words what they are."""
    encoder = load_model(model)
    made, told = passages.notes(count)
    before = entries(made, lambda text: count_tokens(text, encoder))
    longest = max((path for path, _ in made if path.endswith(".md")), key=lambda path: sum(name.startswith(path) for name, _ in before))
    lines = dict(made)[longest].decode("utf-8", "replace").split("\n")
    kept = [*lines[: len(lines) // 2], ADDED, *lines[len(lines) // 2 : -len(lines) // 4]]  # some lines more, the last quarter gone
    changed = (longest, "\n".join(kept).encode())
    after = entries([changed if path == longest else (path, data) for path, data in made], lambda text: count_tokens(text, encoder))
    for path, data in made:
        (folder / "notes" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "notes" / path).write_bytes(data)
    for name, listed in (("before", before), ("after", after)):
        (folder / f"{name}.json").write_text(json.dumps(listed))
    digest = hashlib.sha256(json.dumps([before, after]).encode()).hexdigest()[:16]
    return Notes(folder, before, digest, changed, after), told


def entries(made: Sequence[tuple[str, bytes]], count: Callable[[str], int]) -> Entries:
    """Return the passages of notes, each with an id of note and position."""
    return [(f"{path}#{number}", text) for path, data in made for number, text in enumerate(passages.passages(path, data, count))]


def words(text: str) -> str:
    """Return a text without what a store may do to its blanks."""
    return " ".join(text.split())


# one peer at work


def store_of(peer: Peer, notes: Notes) -> Path:
    """Return where a peer keeps these passages."""
    return notes.folder / "stores" / notes.digest / peer.name


def measured(name: str, peer: Peer, notes: Notes, options: argparse.Namespace) -> Cost:
    """Return what a whole process of a peer costs, or of ragnotes: "first" or "change" of the index of the notes."""
    if peer is OURS:
        return run([sys.executable, "-m", "ragnotes", "index", "notes"], notes.folder, options.cache, environment(notes.folder))[0]
    store = store_of(peer, notes)
    store.mkdir(parents=True, exist_ok=True)
    given = notes.folder / ("before.json" if name == "first" else "after.json")
    return run(program(peer, name, store, str(given), options), store, options.cache)[0]


def program(peer: Peer, verb: str, store: Path, what: str, options: argparse.Namespace) -> list[str]:
    """Return the command that makes a peer do something."""
    model = model_for(peer, options.model, options.cache)
    script = SCRIPTS / f"with_{peer.name}.py"
    return [str(install(peer, options.cache)), str(script), verb, str(model), str(store), what]


def stored(peer: Peer, notes: Notes, options: argparse.Namespace) -> list[str]:
    """Return every passage that a store can return."""
    if peer is OURS:
        generation = (notes.folder / "index" / "CURRENT").read_text().split()[0]
        records = (notes.folder / "index" / generation / "chunks.jsonl").read_text("utf-8").splitlines()
        return [f"{record['head']}\n{record['text']}" for record in map(json.loads, records)]
    store = store_of(peer, notes)
    texts: list[str] = json.loads(run(program(peer, "stored", store, "", options), store, options.cache)[1])
    return texts


def kept(peer: Peer, key: str, work: Callable[[], list[float]], options: argparse.Namespace) -> list[float]:
    """Return what work measures, or what it measured of a peer with these passages here before: a run of hours may be stopped."""
    if peer is OURS:
        return work()
    install(peer, options.cache)
    key = f"{key} {peer.name}, {versions(peer, options.cache)}, {machine()}"
    file = options.cache / "measured.json"
    known: dict[str, list[float]] = json.loads(file.read_text()) if file.is_file() else {}
    if key not in known or options.again:
        known[key] = work()
        file.write_text(json.dumps(known, indent=1))
    return known[key]


def first_index(peer: Peer, notes: Notes, options: argparse.Namespace) -> Cost:
    """Return what a first index costs."""

    def work() -> list[float]:
        shutil.rmtree(notes.folder / "index" if peer is OURS else store_of(peer, notes), ignore_errors=True)
        return list(dataclasses.astuple(measured("first", peer, notes, options)))

    return Cost(*kept(peer, f"first {notes.digest}", work, options))


def after_change(peer: Peer, notes: Notes, options: argparse.Namespace) -> tuple[Cost, int, int]:
    """Return what the index after one changed note costs, and how many passages are stale and missing then."""

    def work() -> list[float]:
        path, data = notes.changed
        file = notes.folder / "notes" / path
        before = file.read_bytes()
        file.write_bytes(data)
        try:
            cost = measured("change", peer, notes, options)
            there, wanted = {words(text) for text in stored(peer, notes, options)}, {words(text) for _, text in notes.after}
        finally:
            file.write_bytes(before)
        return [*dataclasses.astuple(cost), len(there - wanted), len(wanted - there)]

    cpu, wall, megabytes, stale, missing = kept(peer, f"change {notes.digest}", work, options)
    return Cost(cpu, wall, megabytes), int(stale), int(missing)
