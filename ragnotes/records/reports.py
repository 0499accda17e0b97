"""What `talks` and `index` print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frozen import frozen

if TYPE_CHECKING:
    from .files import Repaired, Skipped


@frozen
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


@frozen
class TalkList:
    """The answer of `talks`."""

    talks: tuple[TalkRow, ...]
    skipped: tuple[Skipped, ...]


@frozen
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


@frozen
class Progress:
    """How far an index run is."""

    doing: str  # reading or embedding
    done: int  # notes read, or chunks embedded
    of: int
    talks: int  # found so far
    chunks: int
    seconds: float | None  # left, as far as can be told
