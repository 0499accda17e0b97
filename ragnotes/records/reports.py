"""What `talks` and `index` print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .files import Repaired, Skipped


@dataclass(frozen=True, slots=True)
class TalkRow:
    """A talk as `ragnotes talks` lists it."""

    file: str
    start_line: int
    end_line: int
    title: str
    speakers: tuple[str, ...]
    event: str | None
    date: str | None
    day: str | None
    url: str | None
    language: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class TalkList:
    """The answer of `talks`."""

    talks: tuple[TalkRow, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class IndexReport:
    """The answer of `index`."""

    notes: int
    talks: int
    chunks: int
    embedded: int
    reused: int
    removed: int
    skipped: tuple[Skipped, ...]
    repaired: tuple[Repaired, ...]
    seconds: float
    index: str
