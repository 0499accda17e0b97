"""What an event's name tells of itself, and which words are one: alone in a heading over talks, in a field, behind a speaker."""

from __future__ import annotations

import functools

from ..patterns import at_first_use
from ..text import fold
from .events import YEAR, event_in, is_event_word, is_ordinary_name, without_elision, without_label
from .eventwords import ABOUT, FILED, GENERIC, NEVER, NO_EVENT
from .firstnames import GIVEN

_SHORT = at_first_use(r"[^\W\d_]{3,}['’]?[0-3]\d")  # "WWDC17"
_EDITION = at_first_use(r"(?:^|\s)(?:[^\W\d_]+['’]?\d{2,3}|\d\dC3|[A-Z]{3,} \d{2,3})(?:\s|$)")
_ALONE = at_first_use(
    r"(\S(?:[^,;()\[\]|–—\d]|\d(?!\d)){0,60}?)\s+((?:19|20)\d\d|\d{2,3})(?:\s*[,:;(|–—].*|\s+-\s.*|\s+(?:in|à|a|en|em|i|te|zu)\s"
    r"[^\W\da-zß-öø-ÿ_]\S*|"
    r"\s+(?:notes|recap|summary|(?:trip )?report|notizen|mitschrift|notas|apuntes|notities|verslag|appunti|anteckningar))?"
)
_OF_NAME = at_first_use(r"(?:[^\W\d_a-zß-öø-ÿ]|\d)\S*|[^\W\d_]{2,}[.:][^\W\d_]{2,}|[a-zß-öø-ÿ]{2,20}[A-ZÀ-ÖØ-Þ]\S*")
_PARTS = at_first_use(r"[,;|·–—()\[\]]|:\s|\s-\s")
_PLACE_MARK = at_first_use(r"\s[–—-]\s|\s?[–—]\s?|\s[|·@]\s|\s?[,:]\s|\s\(")
_DAY_ONLY = at_first_use(r"(?:day|dag|dia|tag|jour|giorno)\s?\d{1,2}")
_DAY_MONTH = at_first_use(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th|\.|º|er)?(?:\s?[-–—/&]\s?\d{1,2}(?:st|nd|rd|th|\.)?)?\s(?:of |de )?[^\W\d_]{3,10}\.?,?\s(?:de |del )?$|"
    r"(?<!\w)[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–—/&]\s?\d{1,2}(?:st|nd|rd|th)?)?,?\s$"
)
_TITLE = 120  # characters
_NAME = 4  # words of a name or a place
_OF_NOTES = frozenset(
    "notes note summary report recap trip from on of the my at apuntes notas de del la los resumen notizen von vom der den zur "
    "mes mis meine mijn mina minhas meus miei anotacoes do no "
    "bericht notities aantekeningen van notes compte rendu retour sur appunti da dal anteckningar fran du le".split()
)
_OF_TRADE = frozenset("docs web app code data live software programming test".split())  # "Write the Docs", "Sud Web"
_SMALL = frozenset("du des do da dos the of on and & + for in to with a de la del der die und et y van het le les el i och e".split())


@functools.lru_cache(maxsize=1024)  # each talk of a note asks about the same few
def year_of_event(event: str | None) -> str | None:
    """Return the year that an event's name tells, in full or in two figures.

    >>> year_of_event("Strange Loop 2013"), year_of_event("SREcon18 Europe"), year_of_event("36C3"), year_of_event("DEF CON 27")
    ('2013', '2018', None, None)
    """
    found = YEAR().search(event or "")
    if found:
        return found.group()
    short = next((word for word in (event or "").split() if _SHORT().fullmatch(word) and is_event_word(word)), None)
    return f"20{short[-2:]}" if short else None


def with_year(event: str, date: str | None) -> str:
    """Return the name with the year of a date, unless it tells one itself, or which of a row of events it is.

    >>> with_year("PyData Berlin", "2022-04-11"), with_year("SREcon18 Europe", "2022-01-01"), with_year("IETF 105", "2019")
    ('PyData Berlin 2022', 'SREcon18 Europe', 'IETF 105')
    """
    return event if not date or year_of_event(event) or _EDITION().search(event) else f"{event} {date[:4]}"


def event_in_field(value: str) -> str | None:
    """Return the event that a field of a text names: a name, and no sentence.

    >>> event_in_field("Duckconf 2018"), event_in_field("FOSDEM 2017, 4 February"), event_in_field("the river rose")
    ('Duckconf 2018', 'FOSDEM 2017', None)
    """
    bare = value.strip(" .")
    event = event_in(bare, whole=True)
    if event and YEAR().search(event) and any(map(str.isdigit, bare.replace(event, ""))):
        return event  # with a date behind it
    is_name = bool(event) or bare[:1].isdigit() or bool(YEAR().search(bare)) or _has_capitals(bare)
    return bare if is_name and len(bare.split()) <= 8 and len(bare) < 80 and ". " not in bare else None


def _has_capitals(text: str) -> bool:
    """Return whether most words of a text that begins as a name have a capital."""
    told = text.split()
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in told)
    return text[:1].isupper() and fold(told[0]) not in ABOUT and capitals * 2 > len(told)


def event_alone(heading: str, *, ordinary: bool = False) -> str | None:
    """Return the event that a heading over talks, which is nothing but a name with its year or number, is.

    Names of ordinary words alone ("Write the Docs 2018") count only with `ordinary`; words about notes and times of the year never do.

    >>> event_alone("hack.lu 2016"), event_alone("IETF 105"), event_alone("Reading list 2021", ordinary=True), event_alone("My year 2018")
    ('hack.lu 2016', 'IETF 105', None, None)
    """
    found = _ALONE().fullmatch(without_elision(without_label(heading) or heading[:160]).strip())
    if not found:
        return None
    name, year = found.group(1).split(), found.group(2)
    while name and fold(name[0]) in _OF_NOTES:  # "Notes from", "Apuntes de"
        name.pop(0)
    sure = bool(name) and (len(year) == 4 or (len(name) < 3 and all(word.isupper() and word.isalpha() for word in name)))
    if not sure or len(name) > 6 or not all(_is_part_of_name(word, at, len(name)) for at, word in enumerate(name)):
        return None
    plain = [fold(word) for word in name if fold(word) not in _SMALL]
    own = [word for word in plain if not is_ordinary_name(word)]
    if plain[0] in GIVEN or (not own and (not ordinary or len(plain) < 2)):
        return None
    return f"{' '.join(name)} {year}"


def event_with_day(title: str, *, ordinary: bool = False) -> str | None:
    """Return the event, with its year, that stands before a place and a day, or before "Day 2"; nothing else may stand there.

    A word must be a kind of event; with `ordinary` one that is in no list of ordinary words is enough, where a whole date follows.

    >>> event_with_day("Duck Days – Oslo, 3 May 2019"), event_with_day("Trip - Oslo, 3 May 2019"), event_with_day("GOTO Oslo - Day 2")
    ('Duck Days 2019', None, 'GOTO Oslo')
    """
    name, mark, rest = _before_place(title[:_TITLE]) if any(map(str.isdigit, title[:_TITLE])) else ("", "", "")
    told = name.split()
    if not mark or not 1 <= len(told) <= _NAME or any(map(str.isdigit, name)) or not _is_name_alone(told):
        return None
    year = YEAR().search(rest)
    kind = any(is_event_word(word) for word in told) or (len(told) > 1 and told[-1].lower() in ("days", "day"))
    if not year:
        return name if kind and len(told) < _NAME and _DAY_ONLY().fullmatch(fold(rest)) else None
    own = ordinary and (_is_land(told) or any(not is_ordinary_name(word) for word in told))
    return f"{name} {year.group()}" if (kind or own) and _is_place_and_day(rest[: year.start()]) and len(rest[year.end() :]) < 2 else None


def _before_place(title: str) -> tuple[str, str, str]:
    found = _PLACE_MARK().search(title)
    return (title[: found.start()], found.group(), title[found.end() :]) if found else (title, "", "")


def _is_name_alone(told: list[str]) -> bool:
    """Return whether words are written as a name, and none of them is one of notes, folders, teams and times."""
    general = [fold(word) in ABOUT or fold(word) in FILED or fold(word) in NO_EVENT or fold(word) in NEVER for word in told]
    general[-1] = general[-1] and not (fold(told[-1]) in ("day", "days") or _is_land(told))
    kinds_only = all(fold(word) in GENERIC for word in told)
    small = any(not (_OF_NAME().fullmatch(word) or fold(word) in _SMALL) for word in told)
    return not (any(general) or kinds_only or small or fold(told[0]) in GIVEN)


def _is_land(told: list[str]) -> bool:
    """Return whether the name ends in the two capitals of a country: "Ruby UK"."""
    return len(told) > 1 and len(told[-1]) == 2 and told[-1].isupper() and told[-1].isalpha() and told[0].lower() not in ABOUT


def _is_place_and_day(text: str) -> bool:
    """Return whether a text before a year is a place of a few words with capitals, or none, and a day with its month."""
    found = _DAY_MONTH().search(text)
    place = text[: found.start()].split() if found else []
    return bool(found) and len(place) <= _NAME and all(word[0].isupper() for word in place)


def is_event_alone(text: str, event: str) -> bool:
    """Return whether the part of a text that names an event holds nothing else but words about notes and times.

    >>> is_event_alone("2019-03-12 PyData Oslo (online)", "PyData Oslo"), is_event_alone("Moving on from PyCon 2018", "PyCon 2018")
    (True, False)
    """
    name = event.split()
    for part in _PARTS().split(without_elision(text[:200])):
        told = [word.strip("()\"*_[]'#") for word in part.split()]
        if name[0] in told:
            rest = [word for word in told if word not in name and not any(map(str.isdigit, word)) and any(map(str.isalpha, word))]
            return all(fold(word) in ABOUT or fold(word) in FILED for word in rest)
    return False


def _is_part_of_name(word: str, at: int, count: int) -> bool:
    """Return whether a word may stand at a place in a name: a capital, a figure or a mark in it, or small between others."""
    folded = fold(word)
    if folded in _SMALL:
        return at > 0 and (at < count - 1 or word[0].isupper())  # "Curry On"
    of_day = folded in ("day", "days") and at > 0
    general = (folded in FILED and folded not in _OF_TRADE) or folded in ABOUT or folded in NEVER or folded in GENERIC
    return of_day or (not general and bool(_OF_NAME().fullmatch(word)))
