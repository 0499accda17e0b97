"""What is counted in a family of lines that may begin talks: names, notes, links and other evidence among its members."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..patterns import at_first_use
from ..records.notes import Line
from .cancelled import is_cancelled
from .levels import length_of
from .names import is_office
from .openings import NOTED, Opening

_PROGRAMME = at_first_use(
    r"https?://[^/\s]+/(?:[^\s]*/)?(?:[\w-]*(?:talk|schedule|fahrplan|session|event|agenda|programm?e?|presentation|speaker|charla|"
    r"ponencia|conference|congress)[\w-]*)/",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted in a family: its members, and the share of them that has each kind of evidence."""

    n: int
    named: float
    told: float  # has notes on its line or beneath
    linked: float  # to a page of a programme
    links: float  # has a link for a title
    marked: float  # has the title set off
    length: float  # words of a title, on average
    timed: float = 0  # begins with a time
    labels: float = 0  # calls itself a talk
    led: float = 0  # has a list right under its line
    people: float = 0  # has a name first, and then words that begin small or an office: "Ana Lund - works on tables"
    ahead: float = 0  # has the title before the name
    set_off: float = 0  # has a name first, and the title behind it in bold or italics: "Ana Lund: **Fast tables**"


def count_of(lines: Sequence[Line], family: Sequence[Opening], spans: Sequence[tuple[int, int]]) -> Count:
    """Return what is counted in a family whose members have these spans."""
    n = len(family)
    members = list(zip(family, spans, strict=True))
    return Count(
        n,
        named=sum(bool(opening.speakers) for opening in family) / n,
        told=sum(is_told(opening, last) or is_cancelled(lines, at, last) for opening, (at, last) in members) / n,
        linked=sum(bool(opening.url and _PROGRAMME().match(opening.url)) for opening in family) / n,
        links=sum(bool(opening.url) for opening in family) / n,
        marked=sum(opening.marked for opening in family) / n,
        length=sum(length_of(opening.title) for opening in family) / n,
        timed=sum(opening.timed for opening in family) / n,
        labels=sum(opening.label for opening in family) / n,
        led=sum(_is_led(opening, last) for opening, (_, last) in members) / n,
        people=sum(_is_of_person(opening, last) and _is_name_first(lines[opening.place].text, opening) for opening, (_, last) in members)
        / n,
        ahead=sum(bool(opening.speakers) and not _is_name_first(lines[opening.place].text, opening) for opening in family) / n,
        set_off=sum(not opening.left and _is_stressed(lines[opening.place].text, opening) for opening in family) / n,
    )


def is_told(opening: Opening, last: int) -> bool:
    """Return whether something is noted of a talk: beneath its line, or in enough words on it."""
    return opening.words >= (1 if opening.label else NOTED) or last > opening.after


def _is_led(opening: Opening, last: int) -> bool:
    return opening.led or (opening.form == "item" and last > opening.after)


def _is_of_person(opening: Opening, last: int) -> bool:
    """Return whether the words beside a name tell who that is: they begin small, or an office stands there and nothing below."""
    return opening.title[:1].islower() or (last == opening.after and is_office(opening.title))


def _is_stressed(text: str, opening: Opening) -> bool:
    """Return whether a line has the title in bold or italics behind the name."""
    return _is_name_first(text, opening) and text[text.find(opening.title) - 1] in "*_"


def _is_name_first(text: str, opening: Opening) -> bool:
    """Return whether a line has the name before the title: "Ana Lund - tables"."""
    return bool(opening.speakers) and 0 <= text.find(opening.speakers[0]) < text.find(opening.title)
