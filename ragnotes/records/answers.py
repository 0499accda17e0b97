"""An answer and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frozen import frozen

if TYPE_CHECKING:
    from .calls import Usage
    from .files import Stale
    from .hits import Hit, NoteHead, TalkHead


@frozen
class Citation:
    """A numbered claim of an answer resolved to the place that supports it."""

    file: str
    start_line: int
    end_line: int
    note: NoteHead
    talk: TalkHead | None
    number: int
    quote: str
    verdict: str  # verified, repaired, weak or not_found


@frozen
class Unsupported:
    """Something of an answer that no passage sent supports."""

    text: str
    kind: str  # quote, name, number, date, link, title, summary or citation


@frozen
class Coverage:
    """How many talks and events an answer draws on, of how many in the index."""

    talks: int
    of_talks: int
    events: int
    of_events: int


@frozen
class Answer:
    """The answer of `ask`."""

    question: str
    status: str  # answered, silent or unverified
    answer: str
    citations: tuple[Citation, ...]
    unsupported: tuple[Unsupported, ...]
    coverage: Coverage
    hits: tuple[Hit, ...]
    stale: tuple[Stale, ...]
    model: str | None
    usage: Usage | None
    calls: int
    trace: str | None
    asked: str | None = None  # the question as it was asked, where a follow-up was rewritten
    understood: tuple[str, ...] = ()  # what was read out of the question beside its words: dates, people
    translations: tuple[tuple[str, str], ...] = ()  # code and question, of each language that it was searched in as well
