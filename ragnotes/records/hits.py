"""What a search finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frozen import frozen

if TYPE_CHECKING:
    from .files import Stale


@frozen
class NoteHead:
    """What a place tells of its note."""

    title: str | None
    author: str | None
    event: str | None
    date: str | None


@frozen
class TalkHead:
    """What a place tells of its talk."""

    title: str
    speakers: tuple[str, ...]
    event: str | None
    date: str | None
    day: str | None
    url: str | None
    language: str


@frozen
class Copy:
    """Where else nearly the same passage stands."""

    file: str
    start_line: int
    end_line: int


@frozen
class Hit:
    """A passage found. `score` orders; `cosine` and `bm25` are its absolute parts. `file` is relative to the cwd when shown."""

    file: str
    start_line: int
    end_line: int
    note: NoteHead
    talk: TalkHead | None
    rank: int  # from 1
    score: float
    cosine: float | None  # None: searched without the encoder, or an exact match
    bm25: float
    terms: tuple[str, ...]  # words of the question found in it, as the question writes them
    exact: bool
    text: str
    parts: tuple[tuple[str, float, str], ...] = ()  # step, what it gave to the score, what there is to say of it
    copies: tuple[Copy, ...] = ()  # near-duplicates, shown once


@frozen
class Found:
    """What a search found, and whether the evidence is too weak to answer."""

    hits: tuple[Hit, ...]
    exact: tuple[Hit, ...]
    silent: bool
    reason: str  # why silent, in words; "" when not
    numbers: tuple[tuple[int, ...], ...] = ()  # of each of `hits`, the stored line of each line of its text
    strength: float | None = None  # of the evidence that silence is decided on; None: not told
    missing: tuple[str, ...] = ()  # words of the question that no passage has, as it writes them


@frozen
class SearchReport:
    """The answer of `search`."""

    question: str
    hits: tuple[Hit, ...]
    stale: tuple[Stale, ...]
    understood: tuple[str, ...] = ()  # what was read out of the question beside its words: dates, people
    translations: tuple[tuple[str, str], ...] = ()  # code and question, of each language that it was searched in as well
