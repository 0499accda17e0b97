"""What lies under a root: files, and what is passed over."""

from __future__ import annotations

from ..frozen import frozen


@frozen
class Skipped:
    """A file or a talk passed over, and why."""

    file: str
    reason: str


@frozen
class FileStat:
    """A file that may be a note, as the file system tells it, with the file of corrections by hand that belongs to it."""

    path: str
    size: int
    mtime_ns: int
    sidecar: FileStat | None = None
    ctime_ns: int = 0  # when the bytes or the name last changed: no program can set it back
    named: bool = False  # by the user, who may name a link


@frozen
class Listing:
    """What lies under a root: possible notes in a stable order, other files counted by extension, what was passed over or left out."""

    files: tuple[FileStat, ...]
    attachments: tuple[tuple[str, int], ...]  # (".pdf", 3), the most frequent first
    skipped: tuple[Skipped, ...]
    left_out: tuple[Skipped, ...] = ()  # what a rule names: folders, and files that may be notes


@frozen
class Stale:
    """A note that changed since the index was made and could not be refreshed on the spot."""

    file: str
    reason: str  # changed, new, gone or unreadable


@frozen
class Repaired:
    """A note whose text was repaired, and how."""

    file: str
    what: str
