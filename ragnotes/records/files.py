"""What lies under a root: files, and what is passed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or a talk passed over, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileStat:
    """A file that may be a note, as the file system tells it, with the file of corrections by hand that belongs to it."""

    path: Path
    size: int
    mtime_ns: int
    sidecar: FileStat | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies under a root: possible notes in a stable order, other files counted by extension, what was passed over."""

    files: tuple[FileStat, ...]
    attachments: tuple[tuple[str, int], ...]  # (".pdf", 3), the most frequent first
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """A note that changed since the index was made and could not be refreshed on the spot."""

    file: str
    reason: str  # changed, new, gone or unreadable


@dataclass(frozen=True, slots=True)
class Repaired:
    """A note whose text was repaired, and how."""

    file: str
    what: str
