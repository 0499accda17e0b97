"""An index of another model, and notes that changed since: both are told at the next question. Nothing is told where nothing changed."""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from recording import Figure, Table

from ragnotes import indexing, matching
from ragnotes.errors import IndexDamaged, RagnotesError
from ragnotes.finding.vectors import Embedder

from . import hostile, world

QUESTION = "what did Ada show about lockfiles"
NOBODY = 65534


def _wide(embedder: Embedder) -> Embedder:
    """Return an encoder of twice as many numbers."""

    def embed(texts: Any) -> Any:
        rows = embedder.embed(texts)
        return np.hstack([rows, rows]) / np.float32(np.sqrt(2))

    return dataclasses.replace(embedder, dims=2 * embedder.dims, embed=embed, embed_question=lambda text: embed([text])[0])


def _format(number: int) -> Callable[[Path], None]:
    def spoil(index: Path) -> None:
        hostile.sign(index, hostile.manifest_of(index) | {"format": number})

    return spoil


def _probe(index: Path) -> None:
    manifest = hostile.manifest_of(index)
    hostile.sign(index, manifest | {"probe": [float(number) for number in world.vector("a sentence of another model")]})


def _as_is(_: Path) -> None:
    pass


OURS = world.embedder()
MIXUPS: dict[str, tuple[Callable[[Path], None], Embedder]] = {
    "another model of other dimensions": (_as_is, _wide(world.embedder("wide", "6" * 64))),
    "another model of the same dimensions": (_as_is, world.embedder("other", "7" * 64, "other")),
    "another revision of the model": (_as_is, world.embedder("hashed", "8" * 64)),
    "the same name and hash, other vectors": (_as_is, world.embedder(seed="other")),
    "an older or newer format": (_format(0), OURS),
    "a probe of another model": (_probe, OURS),
}


def ask(home: Path, embedder: Embedder, told: list[str], *, renew: bool = True) -> Any:
    """Return the report of a search, as `ask` and `search` begin, with what was said on stderr."""
    ours = world.settings_of(home)
    return matching.search(QUESTION, ours, tell=told.append, embedder=embedder, renew=indexing.renew if renew else None)[0]


def count_mixups(home: Path) -> tuple[list[Figure], list[Table]]:
    """Return which mix-ups of model and format were told, by a question and by an index run."""
    rows, right = [], 0
    for name, (spoil, embedder) in MIXUPS.items():
        folder = world.made(home, 1)
        spoil(folder)
        ends = []
        for run in (lambda e=embedder: ask(home, e, []), lambda e=embedder: world.build(home, embedder=e)):
            try:
                run()
                ends.append("nothing is said")
            except IndexDamaged as error:
                ends.append(error.what if "ragnotes index --rebuild" in error.cure and error.exit == 8 else f"no cure: {error.cure}")
        good = all(end.startswith((str(folder), f"the index in {folder}")) for end in ends)
        right += good
        rows.append((name, ends[0].replace(str(folder), "index")[:140], "" if good else "NOT TOLD"))
        shutil.rmtree(home)
    goal = "6 mix-ups of model, dimensions, format and probe, one of equal size: all told with exit code 8 and the cure"
    return [Figure("A wrong model is told", goal, f"{right} of {len(MIXUPS)} told", right == len(MIXUPS))], [
        Table("mix-ups", ("what", "what is said", ""), tuple(rows))
    ]


# notes


def _edit(notes: Path) -> None:
    path = notes / "0.md"
    path.write_text(path.read_text().replace("fleet of lockfiles", "fleet of two hundred gaskets").replace("Lockfiles", "Gaskets"))


def _alter(path: Path) -> None:
    """Write other words of the same length, and set the time of writing back."""
    before = path.stat()
    path.write_text(path.read_text().replace("lockfiles", "lanterns!").replace("Lockfiles", "Lanterns!"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def _replaced(notes: Path) -> None:
    """Put another file, of the same size and time, into the place of a note."""
    shutil.copy2(notes / "0.md", notes.parent / "aside")
    _alter(notes.parent / "aside")
    (notes.parent / "aside").rename(notes / "0.md")


def _pipe(notes: Path) -> None:
    (notes / "0.md").unlink()
    os.mkfifo(notes / "0.md")


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": _edit,
    "added": lambda notes: (notes / "9.md").write_text(world.note_text(0, 9).replace("Harborconf", "Fjordconf")),
    "renamed": lambda notes: (notes / "0.md").rename(notes / "zero.md"),
    "deleted": lambda notes: (notes / "0.md").unlink(),
    "same size and time": lambda notes: _alter(notes / "0.md"),
    "replaced, same size and time": _replaced,
    "unreadable": lambda notes: (notes / "0.md").chmod(0),
    "a pipe in its place": _pipe,
    "its folder gone": lambda notes: notes.rename(notes.parent / "elsewhere"),
}


def _fault(home: Path, change: Callable[[Path], object], renew: bool) -> str:
    """Return what is wrong with a question after a change of the notes, "" where it was told and no answer is from what is gone."""
    told: list[str] = []
    change(home / "notes")
    report = ask(home, OURS, told, renew=renew)
    if not _of_changes(told):
        return "nothing is said"
    for hit in report.hits:
        path = home / hit.file
        try:
            lines = path.read_text().split("\n") if path.is_file() else []
        except OSError:
            lines = []
        if not set(hit.text.split("\n")) <= set(lines):
            return f"an answer from {hit.file}:{hit.start_line}, which is not there"
    again: list[str] = []
    if renew and not any("left out" in line for line in told):  # it was indexed: the next question has nothing to tell
        ask(home, OURS, again)
    return f"told twice: {again}" if _of_changes(again) else ""


def _of_changes(told: list[str]) -> list[str]:
    """Return the lines that tell of notes that changed."""
    return [line for line in told if "since the index was made" in line or line.startswith("refreshed: ")]


def count_changes(home: Path, clean: int) -> tuple[list[Figure], list[Table]]:
    """Return which changes of notes were told, with and without an index run on the spot, and how often one was told that was none."""
    home.chmod(0o755)
    rows, right, alarms = [], 0, 0
    world.made(home / "clean", 1)
    ask(home / "clean", OURS, [])  # what is imported late is imported before anybody is not root
    for _ in range(clean):
        told: list[str] = []
        ask(home / "clean", OURS, told)
        alarms += bool(_of_changes(told))
    for name, change in CHANGES.items():
        ends = [_in_child(home / "place", change, renew) for renew in (True, False)]
        right += ends == ["", ""]
        rows.append((name, *(end or "told" for end in ends)))
    goal = (
        "notes edited, added, renamed, deleted, of the same size and time, unreadable: told at the next question; 0 false alarms in 20 runs"
    )
    figure = Figure(
        "A stale index is told",
        goal,
        f"{right} of {len(CHANGES)} told, {alarms} false alarms in {clean} runs",
        right == len(CHANGES) and not alarms,
    )
    return [figure], [Table("changes of notes", ("note", "indexed on the spot", "not indexed"), tuple(rows))]


def _in_child(home: Path, change: Callable[[Path], object], renew: bool) -> str:
    """Return what is wrong after a change, as seen by somebody who is not root: root may read everything."""
    world.made(home, 1)
    out = home / "said"
    if os.getuid() == 0:
        for path in [home, *home.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)

    def work() -> None:
        if os.getuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        try:
            fault = _fault(home, change, renew)
        except RagnotesError as error:
            fault = f"{type(error).__name__}: {error.what}"
        out.write_text(fault)

    ended = world.wait(world.fork(work))
    fault = out.read_text() if out.exists() else f"exit {ended}"
    shutil.rmtree(home)
    return fault
