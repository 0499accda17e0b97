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
# what calls a paragraph the words that close a report; folded
_LABEL = at_first_use(
    r"\W*(?:(?:my |the )?(?:conclusions?|summary|verdict|wrap[- ]?up|overall|in summary|to sum up|"
    r"(?:closing|final) (?:words|thoughts|remarks))|(?:mein )?(?:fazit|resumee)|zusammenfassung|schlusswort|zum schluss|"
    r"(?:en |em )?resum(?:en|e|o)|conclusion(?:es)?|(?:en |para |pour )?conclu(?:sion|ir|re)|(?:mon )?bilan|pour finir|conclusao|"
    r"conclusioni|in conclusione|riassunto|tot slot|slot(?:woord)?|afsluiting|conclusie|samenvatting|al met al|"
    r"avslutning|slutord|sammanfattning|slutsats(?:er)?|まとめ|おわりに)(?:\W*$|\W{0,4}[:：—–-])"
)
_CLOSING_WORDS = (
    "conclu", "summary", "verdict", "wrap", "overall", "to sum", "closing", "final", "fazit", "resum",
    "zusammenfass", "schluss", "bilan", "pour finir",
    "riassunto", "slot", "afsluit", "samenvat", "al met al", "avslut", "slut", "sammanfatt", "まとめ", "おわりに",
)  # fmt: skip
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
    labelled = _labelled(lines, places)
    if labelled >= 0:
        return labelled
    for number, position in enumerate(places):
        begins = number > 0 and lines[position].kind == "prose" and lines[position - 1].kind in {"blank", "noise"}
        if begins and _closes(lines, places[number - 1], position, number):
            return position
    while places and _DEFINITION().match(lines[places[-1]].text[:400]):
        last = places.pop()
    return last


def _labelled(lines: Sequence[Line], places: Sequence[int]) -> int:
    """Return where a paragraph of the last talk calls itself the conclusion, as no other of the note does; -1 if none does.

    Where other talks have one as well, it is the talk's.
    """
    for number, place in enumerate(places):
        if number and lines[place].kind == "prose" and lines[place - 1].kind in {"blank", "noise"} and _is_labelled(lines[place].text):
            others = sum(line.kind in ("prose", "item", "heading") and _is_labelled(line.text) for line in lines)
            return place if others == 1 else -1
    return -1


def _is_labelled(text: str) -> bool:
    head = fold(text[:60])
    return any(map(head.__contains__, _CLOSING_WORDS)) and bool(_LABEL().match(head))


def _closes(lines: Sequence[Line], before: int, position: int, number: int) -> bool:
    """Return whether a paragraph begins the words that close a report: it says so, or it speaks of the event after a ruled line."""
    opening = fold(lines[position].text[:160])
    ruled = any(line.kind == "noise" for line in lines[before + 1 : position]) or not has_word(lines[before].text)
    return bool((number > 1 and _CLOSES().match(opening[:60])) or (ruled and _THE_EVENT().search(opening)))
