"""The name of an event as it is compared."""

from __future__ import annotations

import re

from .patterns import at_first_use
from .text import fold, words

YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_OF_EVENT = at_first_use(
    r"\b(?:(?:day|dag|dia|tag|jour|giorno)\s*(?:\d{1,2}(?!\d)|[ivx]+|one|two|three|four|uno|dos|tres|un|deux|trois|een|twee|drie|eins|zwei|drei)"
    r"|(?:first|second|third|fourth|last|eerste|tweede|derde|laatste|primer|segundo|tercer|ultimo|erster|zweiter|dritter|premier|deuxieme|"
    r"troisieme|primeiro|terceiro|forsta|andra|tredje|primo|secondo|terzo|\d{1,2}(?:st|nd|rd|th|e|er|o|a)?)\.?\s+(?:day|dag|dagen|dia|tag|jour|giorno))\b"
)
_DAYS = ("day", "dag", "dia", "tag", "jour", "giorno")  # one of which that has
_NOT_OF_THE_NAME = frozenset("conference conf conferencia congreso congres congress konferenz konferens conferenza the notes on".split())


def event_key(event: str) -> str:
    """Return the name of an event as it is compared: folded, without "conference" and "day N", the year last.

    >>> event_key("EuroPython Conference 2020, Day 1") == event_key("2020 Europython") == event_key("EuroPython 2020 - second day")
    True
    """
    name = fold(event)
    if any(day in name for day in _DAYS):
        name = _DAY_OF_EVENT().sub(" ", name)
    found = [word for word in words(name) if word not in _NOT_OF_THE_NAME]
    years = [word for word in found if YEAR.fullmatch(word)]
    return " ".join([word for word in found if word not in years] + years[:1])
