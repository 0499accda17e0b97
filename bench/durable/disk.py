"""A disk of which a power cut may lose what was not synced: the strict model of ALICE (Pillai and others, OSDI 2014).

Bytes of a file are safe once the file was synced, a name in a folder once that folder was. Until then a name may be there or not, and bytes
may be anything that `LOSSES` names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

LOSSES: dict[str, Callable[[bytes, bytes], bytes]] = {  # what was synced and what was written -> what is found
    "kept": lambda synced, written: written,
    "lost": lambda synced, written: synced,
    "zeroed": lambda synced, written: bytes(len(written)),
    "emptied": lambda synced, written: b"",
    "halved": lambda synced, written: written[: len(written) // 2],
}

State = tuple[tuple[str, bytes | None], ...]  # path and bytes, None for a folder, in order


@dataclass(frozen=True, slots=True)
class Step:
    """One operation: create, write, sync, mkdir, rename, unlink; or "told", when the run said that something is done."""

    call: str
    path: str
    to: str = ""  # of a rename
    data: bytes = b""  # of a write: all that the file holds then


@dataclass(slots=True, eq=False)
class File:
    """The bytes of a file."""

    synced: bytes = b""
    written: bytes = b""


@dataclass(slots=True, eq=False)
class Folder:
    """The names in a folder."""

    synced: dict[str, File | Folder] = field(default_factory=dict)
    now: dict[str, File | Folder] = field(default_factory=dict)


def apply(disk: Folder, step: Step) -> None:
    """Do one operation on a disk."""
    folder, name = _find(disk, step.path)
    if step.call == "mkdir":
        folder.now[name] = Folder()
    elif step.call == "unlink":
        folder.now.pop(name, None)
    elif step.call == "rename":
        target, new = _find(disk, step.to)
        target.now[new] = folder.now.pop(name)
    elif step.call in ("create", "write"):
        file = folder.now.setdefault(name, File())
        assert isinstance(file, File)
        file.written = step.data
    elif step.call == "sync":
        node = folder.now[name] if name != "." else disk
        if isinstance(node, File):
            node.synced = node.written
        else:
            node.synced = dict(node.now)


def _find(disk: Folder, path: str) -> tuple[Folder, str]:
    *above, name = path.split("/")
    for part in above:
        node = disk.now[part]
        assert isinstance(node, Folder)
        disk = node
    return disk, name


def states(disk: Folder) -> Iterator[State]:
    """Yield what may be found after a power cut, by the ways to lose bytes and to lose names: none, all, one, all but one."""
    pending = frozenset(_pending(disk, ""))
    choices = [frozenset(), pending, *(frozenset([name]) for name in pending), *(pending - {name} for name in pending)]
    for lost in dict.fromkeys(choices):
        for loss in LOSSES:
            yield tuple(sorted(_found(disk, "", lost, loss)))


def _pending(folder: Folder, place: str) -> Iterator[str]:
    """Yield the names that stand for something else if nothing unsynced is kept."""
    for name in folder.now.keys() | folder.synced.keys():
        if folder.now.get(name) is not folder.synced.get(name):
            yield f"{place}{name}"
        if isinstance(node := folder.now.get(name), Folder):
            yield from _pending(node, f"{place}{name}/")


def _found(folder: Folder, place: str, lost: frozenset[str], loss: str) -> Iterator[tuple[str, bytes | None]]:
    for name in folder.now.keys() | folder.synced.keys():
        path = f"{place}{name}"
        node = (folder.synced if path in lost else folder.now).get(name)
        if isinstance(node, Folder):
            yield path, None
            yield from _found(node, f"{path}/", lost, loss)
        elif node is not None:
            yield path, node.written if node.synced == node.written else LOSSES[loss](node.synced, node.written)


def lay_out(state: State, folder: Path) -> None:
    """Write what was found on a disk into a folder."""
    folder.mkdir(mode=0o700)
    for path, data in state:
        if data is None:
            (folder / path).mkdir(mode=0o700)
        else:
            (folder / path).write_bytes(data)
