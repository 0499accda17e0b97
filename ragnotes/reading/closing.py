"""Where the last talk of a note ends: before the words that close a report on the event, and before definitions of links."""

from __future__ import annotations

from collections.abc import Sequence

from ..patterns import at_first_use
from ..records.notes import Line
from ..text import fold
from .found import filled, has_word
from .sections import Section

_OF_EVENT = at_first_use(
    r"\b(?:of|about|at|del?|du|do|da|sul?|van|het|der|des|zur?|el|la|los|the|o) (?:\w+ )?"
    r"(?:event|conference|evento|conferencia|congreso|congres|evenement|konferenz|veranstaltung|konferens)\b"
)
_CLOSES = at_first_use(
    r"(?:all in all|overall,|in general,? (?:the|it was)|(?:the|this) (?:event|conference|whole conference)\b|al met "
    r"al|alles in allem|insgesamt|"
    r"au final|en resumen|en general,? (?:el|la|fue)|(?:el|o|l')\s?(?:evento|congreso)\b|la conferencia|no geral|em "
    r"geral|de modo geral|nel complesso|"
    r"das war|sammanfattningsvis)"
)
_THE_EVENT = at_first_use(
    r"\b(?:conference|event|summit|meetup|conferencia|congreso|evento|conferencia|congres|conferentie|evenement|konferenz|veranstaltung|tagung|"
    r"konferens(?:en)?|evenemanget|konferenc[ejin]\w{0,3}|konferencj\w{1,3}|congresso|conferenza|next year|last day|organi[sz]ers)\b|"
    r"カンファレンス|イベント|컨퍼런스|행사|会议|大会|конференц"
)
_DEFINITION = at_first_use(r"\s*(?:\[[^\[\]]{1,120}\]:\s+\S+.*|\.\. _[^:]{1,120}:\s+\S+)$")


def end_of_last(lines: Sequence[Line], section: Section, sections: Sequence[Section]) -> int:
    """Return where the last talk of a note ends: before what closes the report on the event, and before definitions of links."""
    last = section.last
    below = (part for part in sections if section.first < part.first < last and part.title.kind in ("aside", "plain"))
    last = next((part.first for part in below if _OF_EVENT().search(fold(part.title.text[:120]))), last)
    places = filled(lines, section.first + 1, last)
    for number, position in enumerate(places):
        begins = number > 0 and lines[position].kind == "prose" and lines[position - 1].kind in {"blank", "noise"}
        if begins and _closes(lines, places[number - 1], position, number):
            return position
    while places and _DEFINITION().match(lines[places[-1]].text[:400]):
        last = places.pop()
    return last


def _closes(lines: Sequence[Line], before: int, position: int, number: int) -> bool:
    """Return whether a paragraph begins the words that close a report: it says so, or it speaks of the event after a ruled line."""
    opening = fold(lines[position].text[:160])
    ruled = any(line.kind == "noise" for line in lines[before + 1 : position]) or not has_word(lines[before].text)
    return bool((number > 1 and _CLOSES().match(opening[:60])) or (ruled and _THE_EVENT().search(opening)))
