"""Dates as exact as a note tells them: ISO prefixes "2024", "2024-10" or "2024-10-09", never more."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Sequence

from ..patterns import at_first_use
from ..text import fold
from .events import YEAR, event_in, is_event_word
from .inline import unmark

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene januari januar janner janvier janv janeiro gennaio gen tammikuu stycznia ledna",
            "february feb febrero februari februar feber fevrier fevr fev fevereiro febbraio lutego unora",
            "march mar marzo maart mrt marz mrz mars marco marca brezna",
            "april apr abril abr avril avr aprile kwietnia dubna",
            "may mayo mei mai maj maio maggio mag maja kvetna",
            "june jun junio juni juin junho giugno giu czerwca cervna",
            "july jul julio juli juillet juil julho luglio lug lipca cervence",
            "august aug agosto ago augustus aout augusti sierpnia srpna",
            "september sep sept septiembre septembre setembro settembre set sett wrzesnia zari",
            "october oct octubre oktober octobre outubro out ottobre ott okt pazdziernika rijna",
            "november nov noviembre novembre novembro listopada listopadu",
            "december dec diciembre dic dezember decembre dezembro dicembre dez grudnia prosince desember",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAY_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "monday maandag lunes montag lundi mandag mandagen lunedi segunda-feira",
            "tuesday dinsdag martes dienstag mardi tisdag tirsdag martedi terca-feira",
            "wednesday woensdag miercoles mittwoch mercredi onsdag mercoledi quarta-feira",
            "thursday donderdag jueves donnerstag jeudi torsdag giovedi quinta-feira",
            "friday vrijdag viernes freitag vendredi fredag venerdi sexta-feira",
            "saturday zaterdag sabado samstag samedi lordag sabato",
            "sunday zondag domingo sonntag dimanche sondag domenica",
        )
    )
    for name in names.split()
}
_WEEKDAY = at_first_use(rf"\b(?:{'|'.join(WEEKDAY_NUMBERS)})\b")
_WORD = at_first_use(r"\w+")
_WHEN = 80  # characters of a line that tells no more than when and where
_WORDS_OF_DATE = 3  # "Friday", "May" and a place
_WORDS_OF_EVENT = 8
_WORD_SIGNS = bytes(sign if sign < 128 and (chr(sign).isalnum() or chr(sign) == "_") else 32 for sign in range(256))  # of ASCII
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SPAN = r"(?:\s*(?:-|–|—|to|and|y|e|et|en|und|till|until|al|a|och|t/m|&)\s*\d{1,2}(?:st|nd|rd|th)?)?"
_DAY_FIRST = at_first_use(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|º|er|e|o)?{_SPAN}\.?\s+(?:of |de |di |d')?({MONTH})\b\.?(?:,? (?:de |del )?((?:19|20)\d\d))?"
)
_MONTH_FIRST = at_first_use(rf"\b({MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?!:){_SPAN}(?:,? ((?:19|20)\d\d))?")
_MONTH_YEAR = at_first_use(rf"\b({MONTH})\.? (?:de |del |of )?((?:19|20)\d\d)\b")
_ISO = at_first_use(r"((?:19|20)(?<!\d..)\d\d)-(\d\d)(?:-(\d\d))?(?!\d)")
# "2024年5月3日", "2024년 5월 3일", "2024/05/03", "03.05.2024"; "3/5/2024" could be two days, so that only its year counts
_EASTERN = at_first_use(r"(?:((?:19|20)\d\d)\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_YEAR_FIRST = at_first_use(r"((?:19|20)(?<!\d..)\d\d)[/.](\d{1,2})[/.](\d{1,2})(?![\d.])")
_DOTTED = at_first_use(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
_EITHER = at_first_use(r"(?<![\d./-])(\d{1,2})([-/])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")  # a number over 12 is the day's
_COMPACT = at_first_use(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_RANGE = at_first_use(
    r"\d(?:st|nd|rd|th|\.)?\s*(?:[-–—/&+]|to|til|till|until|bis|al?|au|t/m|tot|and|y|et?|und|en|och|ate)\s*(?:[a-z]+\.? )?\d{1,2}(?![\d:])"
)
_WRITTEN = at_first_use(
    r"\b(?:post|publi|pubbli|veroff|verof|updat|edit|writ|creat|modif|geschr|escrit|ecrit|scritto|skriv|actuali|aktuali|aggiorn)\w*|"
    r"\bmin(?:ut[aeo]?s?)?\.? (?:read|de lec|lese)|^\W*(?:by|von|par|por|door|av)\b"
)
_LETTERS = at_first_use(r"[^\W\d_]{2,}")
_WORDS = 5  # words beside a date: with more a line is a sentence
_OF_POSTS = frozenset(("_posts", "posts", "post", "blog", "_drafts", "articles", "journal", "daily", "diary"))
_HEIGHT = 5  # folders above a file that may tell its date
_OF_EVENTS = (
    r"attend\w*|held|took place|takes place|organi[sz]ed|vond plaats|stattfand|asisti|celebro|tuvo lugar|aconteceu|a eu lieu|"
    r"conference|conferencia|congres|konferenz|hosted|place in"
)
_CUES = at_first_use(rf"\b(?:dates?|when|from|began|begon|begin|fand|statt|{_OF_EVENTS})\b")
# said of whatever there is in a note on no event: "when it rained", "from Oslo"
_SURE_CUES = at_first_use(rf"\b(?:fand\b.{{0,80}}\bstatt|{_OF_EVENTS})\b")
_OTHER = at_first_use(r"\b(?:next|volgend\w*|proxim\w*|nachst\w*|prochain\w*|see you|last time|deadline|cfp|born|released?)\b")


@functools.lru_cache(maxsize=1024)  # the talks under one heading all ask it for theirs
def iso_date(text: str, year: str | None = None) -> str | None:
    """Return the first date of a text as an ISO prefix; a day without a year counts only with `year` given.

    >>> iso_date("2024-10-09T10:00"), iso_date("October 31st - November 1st", "2019"), iso_date("10/08/2014"), iso_date("May 5")
    ('2024-10-09', '2019-10-31', '2014', None)
    """
    found = _ISO().search(text)
    if found and _exists(found.group(1), found.group(2), found.group(3) or "01"):
        return "-".join(part for part in found.groups() if part)
    folded = fold(text[:2_000])
    spelled = _in_figures(folded, year) or _spelled(folded, year)
    if spelled:
        return spelled
    alone = YEAR().search(folded)
    return alone.group() if alone else None


def _in_figures(folded: str, year: str | None) -> str | None:
    """Return the date that figures alone, or figures with Chinese, Japanese or Korean signs, tell."""
    if "月" in folded or "월" in folded:
        eastern = _EASTERN().search(folded)
        if eastern and (eastern.group(1) or year) and _exists(eastern.group(1) or str(year), *eastern.group(2, 3)):
            return f"{eastern.group(1) or year}-{int(eastern.group(2)):02}-{int(eastern.group(3)):02}"
    if "." not in folded and "/" not in folded and "-" not in folded:
        return None
    found = _YEAR_FIRST().search(folded)
    if found and _exists(*found.groups()):
        return f"{found.group(1)}-{int(found.group(2)):02}-{int(found.group(3)):02}"
    found = _DOTTED().search(folded) if "." in folded else None
    if found and _exists(found.group(3), found.group(2), found.group(1)):
        return f"{found.group(3)}-{int(found.group(2)):02}-{int(found.group(1)):02}"
    either = _EITHER().search(folded) if "-" in folded or "/" in folded else None
    if either:
        low, high = sorted((int(either.group(1)), int(either.group(3))))
        if low <= 12 < high and _exists(either.group(4), str(low), str(high)):
            return f"{either.group(4)}-{low:02}-{high:02}"
    return None


def _spelled(folded: str, year: str | None) -> str | None:
    if not _may_spell(folded):  # a third of the time of the patterns, which are for few sentences
        return None
    day_first, month_first = _DAY_FIRST().search(folded), _MONTH_FIRST().search(folded)
    found = None
    if day_first and not (month_first and month_first.start() < day_first.start()):
        found = day_first.group(1, 2, 3)
    elif month_first:
        found = month_first.group(2, 1, 3)
    if found:
        day, month, told = found
        which = told or year
        if which and _exists(which, str(MONTHS[month]), day):
            return f"{which}-{MONTHS[month]:02}-{int(day):02}"
        return None
    month_only = _MONTH_YEAR().search(folded)
    return f"{month_only.group(2)}-{MONTHS[month_only.group(1)]:02}" if month_only else None


def _may_spell(folded: str) -> bool:
    """Return whether a month is one of the words."""
    written = folded.encode().translate(_WORD_SIGNS).decode().split() if folded.isascii() else _WORD().findall(folded)
    return not MONTHS.keys().isdisjoint(written)


def _exists(year: str, month: str, day: str) -> bool:
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def told_when(line: str) -> tuple[str | None, str | None] | None:
    """Return the event and the whole date of a short line that holds nothing else, None for any other.

    >>> told_when("DuckConf, 12 May 2023"), told_when("2023-05-12"), told_when("Fast tables in 2023")
    (('DuckConf', '2023-05-12'), (None, '2023-05-12'), None)
    """
    if len(line) >= _WHEN or not any(map(str.isdigit, line)):
        return None
    text = unmark(line)
    date = iso_date(text) or ""
    event, date = event_in(text, whole=True), date if len(date) == len("2024-05-03") else ""
    few = sum(map(str.isalpha, text.split())) <= _WORDS_OF_DATE if date and not event else len(text.split()) <= _WORDS_OF_EVENT
    return (event, date or None) if few and (event or date) else None


def date_in_path(path: str) -> str | None:
    """Return the date a file's name begins with.

    >>> date_in_path("_posts/2019-10-31-pycon.md"), date_in_path("day1/20170830_srecon17.md"), date_in_path("apply-conf/2021.md")
    ('2019-10-31', '2017-08-30', None)
    """
    name = path.rpartition("/")[2]
    found = _ISO().match(name) or _COMPACT().match(name)
    return "-".join(found.groups()) if found and found.group(3) and _exists(*found.groups()) else None


def date_of_folder(path: str) -> str | None:
    """Return the date a folder's name begins with, the nearest first; none among posts, whose folders tell when they were written.

    >>> date_of_folder("2016-09-17/duckconf/notes.md"), date_of_folder("content/posts/2016-09-17-ducks/index.md")
    ('2016-09-17', None)
    """
    folders = path.split("/")[:-1]
    if not any(folder[:2] in ("19", "20") for folder in folders) or not _OF_POSTS.isdisjoint([folder.lower() for folder in folders]):
        return None
    return next((date for folder in reversed(folders[-_HEIGHT:]) for date in [date_in_path(folder)] if date), None)


def own_day(text: str, year: str | None) -> str | None:
    """Return the day of a short line that is a date, perhaps with a place: "London, 22 August 2019"; none of several, nor of a posting.

    >>> own_day("London, 22 August 2019", None), own_day("Berlin, 22-25 July 2014", None), own_day("Posted on 2019-08-22", None)
    ('2019-08-22', None, None)
    """
    date = iso_date(text, year)
    if not date or len(date) < 10 or (year and not date.startswith(year)):
        return None
    folded = fold(text)
    others = [word for word in _LETTERS().findall(folded) if word not in MONTHS and word not in WEEKDAY_NUMBERS]
    if (
        len(others) > _WORDS
        or sum(map(len, others)) > _WORDS * 8
        or _RANGE().search(_ISO().sub("", folded))
        or len(_ISO().findall(folded)) > 1
    ):
        return None
    return None if _WRITTEN().search(folded) or _OTHER().search(folded) else date


def date_in_text(sentences: Sequence[str], event: str | None) -> str | None:
    """Return the day on which the sentences say that the event began; never one of another year, nor of something else.

    A sentence counts that names the event, or says of a conference that it was attended or took place. Where no event is known a date
    is that of a conference only if the sentence says so: notes of every kind hold dates.
    """
    found = YEAR().search(event or "")
    year = found.group() if found else None
    name = next((fold(word) for word in (event or "").split() if is_event_word(word)), None)
    for sentence in sentences:
        folded = fold(sentence)
        iso = _ISO().search(sentence)
        date = iso_date(iso.group()) if iso and iso.group(3) else _spelled(folded, year)
        if not date or (year and not date.startswith(year)) or _OTHER().search(folded):
            continue
        if not event:
            told = bool(_SURE_CUES().search(folded))
        else:
            told = bool((name and name in folded) or _CUES().search(folded)) or _weekday_agrees(folded, date)
        if told:
            return date
    return None


def _weekday_agrees(folded: str, date: str) -> bool:
    """Return whether the sentence names the weekday that the date fell on: then its year is the right one."""
    if len(date) < 10:
        return False
    found = _WEEKDAY().search(folded)
    return found is not None and WEEKDAY_NUMBERS[found.group()] == datetime.date.fromisoformat(date).weekday()
