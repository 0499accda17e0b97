"""Composer: what lies under the roots, compared with what an index was made of; and its paths. No note is read: `entering` does that."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from . import opening
from .errors import NoteError, RagnotesError, UsageError
from .frozen import frozen
from .reading import files
from .records.files import FileStat, Skipped
from .records.settings import Settings

FOREIGN = "the index is from elsewhere and you did not name this folder"


@frozen
class Sight:
    """What lies under the roots now."""

    roots: tuple[dict[str, Any], ...]
    found: tuple[tuple[str, FileStat], ...]  # (file relative to the folder that holds the index, stat), each once, in order
    skipped: tuple[Skipped, ...]
    lost: tuple[Skipped, ...]  # roots that cannot be listed: unmounted, renamed or not ours to read
    attachments: tuple[tuple[str, int], ...]
    left_out: tuple[Skipped, ...]  # what a rule of the user names, or is hidden; whole paths


def base(settings: Settings) -> Path:
    """Return the folder that holds the index, which paths of the index are relative to; links resolved, so that `..` means one thing."""
    return Path(os.path.realpath(settings.index)).parent


def relative(path: Path, settings: Settings) -> str:
    """Return a path as the index keeps it: relative to the folder that holds the index, with "/" on every system."""
    return os.path.relpath(path.absolute(), base(settings)).replace(os.sep, "/")


def _relative_all(paths: Sequence[str], top: str, here: Path) -> list[str]:
    """Return what `relative` does, of files at or under `top`: where that is the same, the way to `top` with the rest put behind it."""
    prefix = os.path.relpath(top, here).replace(os.sep, "/")
    if set(prefix.split("/")) <= {".", ".."}:  # `here` itself, or a folder above it: the way to a file may be shorter
        return [os.path.relpath(path, here).replace(os.sep, "/") for path in paths]
    return [prefix + path[len(top) :] for path in paths]


def as_typed(path: Path | str, settings: Settings) -> str:
    """Return a path as a user would type it from the current directory: relative, or absolute where that is shorter."""
    return min(os.path.relpath(path, settings.cwd), str(path), key=len)


def typed(file: str, settings: Settings) -> str:
    """Return a file of the index as a user would type it."""
    return typed_all(settings)(file)


def typed_all(settings: Settings) -> Callable[[str], str]:
    """Return what `typed` does, for many files: where the index lies is looked up once."""
    here, cwd = str(base(settings)), os.path.abspath(settings.cwd)  # noqa: PTH100 - Path would follow no ".."

    def typed_file(file: str) -> str:
        path = os.path.normpath(os.path.join(here, file))  # noqa: PTH118 - a Path a file takes three times as long
        below = path.removeprefix(f"{cwd}/")
        return below if below != path else min(os.path.relpath(path, cwd), path, key=len)

    return typed_file


def root_of(path: str, settings: Settings) -> str:
    """Return a path that a user typed as the index keeps it."""
    return relative(Path(os.path.realpath(settings.cwd / Path(path).expanduser())), settings)


def may_look(root: str, settings: Settings) -> bool:
    """Return whether a root of the index may be read: it lies in the folder that holds the index, or the index was written here.

    One from elsewhere may name any folder of this machine, and what is found there would be indexed and sent.
    """
    top = str(base(settings))
    return os.path.commonpath([top, os.path.realpath(os.path.join(top, root))]) == top or opening.written_here(settings)  # noqa: PTH118


def look(roots: Iterable[dict[str, Any]], settings: Settings, named: Sequence[str] = ()) -> Sight:
    """Return what lies under the roots but for the index itself; a root that cannot be listed, or may not be read, is told as lost.

    `named` are roots that the user named just now, who may read them.
    """
    seen: dict[str, FileStat] = {}
    skipped: list[Skipped] = []
    lost: list[Skipped] = []
    left_out: dict[Skipped, None] = {}
    counts: dict[str, int] = {}
    kept = tuple(roots)
    here = base(settings)
    inside = relative(Path(os.path.realpath(settings.index)), settings) + "/"
    for root in kept:
        if root["path"] not in named and not may_look(root["path"], settings):
            lost.append(Skipped(root["path"], FOREIGN))
            continue
        try:
            listing = files.list_files(here / root["path"], root["exclude"])
        except NoteError as problem:
            lost.append(Skipped(root["path"], problem.what))
            continue
        top = str(here / root["path"])
        lost.extend(Skipped(root["path"], skip.reason) for skip in listing.skipped if skip.file == top or skip.file == top + "/")
        stats = dict(zip(_relative_all([stat.path for stat in listing.files], top, here), listing.files, strict=True))
        seen = {file: stat for file, stat in stats.items() if not file.startswith(inside)} | seen
        skipped.extend(Skipped(as_typed(Path(skip.file), settings), skip.reason) for skip in listing.skipped)
        left_out |= dict.fromkeys(listing.left_out)
        for suffix, count in listing.attachments:
            counts[suffix] = counts.get(suffix, 0) + count
    ordered = tuple(sorted(seen.items()))
    others = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return Sight(kept, ordered, tuple(skipped), tuple(lost), others, tuple(left_out))


def next_roots(remembered: Sequence[dict[str, Any]], paths: Sequence[str], drop: Sequence[str], settings: Settings) -> list[dict[str, Any]]:
    """Return the roots of the next generation: those remembered, those added, without those dropped."""
    known = {root["path"]: root for root in remembered}
    for path in drop:
        root = root_of(path, settings)
        if root not in known:
            what = f"{path} is not among the roots of the index: {', '.join(sorted(known)) or 'it has none'}"
            raise RagnotesError(what, "ragnotes status")
        del known[root]
    for path in paths or (() if drop else settings.notes):
        if not path:
            raise UsageError("a path is empty", "name a file or a folder of notes: ragnotes index notes/")
        full = settings.cwd / Path(path).expanduser()
        if not full.exists():
            raise RagnotesError(f"no such file or folder: {path}", "name a file or a folder of notes: ragnotes index notes/")
        root = root_of(path, settings)
        before = known.get(root, {"exclude": []})["exclude"]
        known[root] = {"path": root, "exclude": list(settings.exclude) or before}
    if not paths and settings.exclude:
        known = {root: {**entry, "exclude": list(settings.exclude)} for root, entry in known.items()}
    if not known and not drop:
        raise RagnotesError("there is nothing to index: no PATHS were given and the index remembers none", "ragnotes index notes/")
    return [known[path] for path in sorted(known)]


def unchanged(source: dict[str, Any], stat: FileStat) -> bool:
    """Return whether a note and its file of corrections are what they were, and the same one is still its."""
    before, now = source.get("sidecar"), stat.sidecar
    if (before is None) != (now is None):
        return False
    if before and now and (before["file"].rpartition("/")[2] != now.path.rpartition("/")[2] or not _same(before, now)):
        return False
    return _same(source, stat)


def _same(source: dict[str, Any], stat: FileStat) -> bool:
    """Return whether a file is what it was: by size and times, and where only a time differs (a copy, a checkout) by its bytes.

    The time of the last change cannot be set back, so a file replaced by one of the same size and time of writing is read.
    """
    if source["size"] != stat.size:
        return False
    if source["mtime_ns"] == stat.mtime_ns and source.get("ctime_ns", stat.ctime_ns) == stat.ctime_ns:
        return True
    try:
        return hashlib.sha256(files.read_file(stat)).hexdigest() == source.get("sha256")
    except NoteError:
        return False
