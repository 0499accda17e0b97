"""Which day of a range of days is meant: "Wednesday" or "Day 3" of "20-26 July 2015"."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from ..patterns import at_first_use
from ..text import fold
from .dates import MONTH, MONTHS, WEEKDAY_NUMBERS

_TH = r"(?:st|nd|rd|th|\.|º|er|e)?"
_TO = r"\s*(?:-|–|—|/|&|\+|\b(?:to|and|until|till?|bis|und|y|al?|au|et|en|t/m|tot|e|och|til|og)\b)\s*"
_ON = r"(?:,? (?:[a-z]{3,9},? )?|,)?(?:de )?"  # a weekday may stand before a day
_OF = r",?\s*(?:of |de |di |d')?"
_YEAR = r"(?:,? (?:de |del )?((?:19|20)\d\d)(?!\d))?"
_DAYS_FIRST = at_first_use(rf"\b(\d{{1,2}}){_TH}(?:{_OF}({MONTH})\b\.?)?{_YEAR}{_TO}{_ON}(\d{{1,2}}){_TH}{_OF}({MONTH})\b\.?{_YEAR}")
_MONTH_FIRST = at_first_use(rf"\b({MONTH})\.? (\d{{1,2}}){_TH}{_YEAR}{_TO}(?:({MONTH})\.? )?(\d{{1,2}})\b{_TH}(?![:\d]){_YEAR}")
_ISO = at_first_use(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:\s*(?:-|–|—|/|to|bis|a|au|tot|till?)\s*)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_LONGEST = 15  # days of an event
_LOOKED_AT = 300  # characters of a line
_NUMBER = at_first_use(r"\d{1,2}")
_WORD = at_first_use(r"[^\W\d_]+")
_NUMBERS = {
    word: number
    for number, told in enumerate(
        (
            "i one first uno un um primer primero primera primeiro primeira premier premiere erster erste ersten eins eerste een prima "
            "primo forsta forste ett 一",
            "ii two second dos deux dois due segundo segunda deuxieme seconde zweiter zweite zweiten zwei tweede twee seconda secondo "
            "andra anden tva 二",
            "iii three third tres trois tre tercer tercero tercera terceiro terceira troisieme dritter dritte dritten drei derde drie "
            "terza terzo tredje 三",
            "four fourth cuatro quatre quattro cuarto cuarta quatrieme vierter vierte vier vierde fjarde 四",
            "five fifth cinco cinq cinque quinto quinta cinquieme funfter funfte funf vijfde vijf femte 五",
        ),
        1,
    )
    for word in told.split()
}


def ranges_of(texts: Iterable[str], year: str | None) -> dict[str, list[str]]:
    """Return the days of each range that the texts tell, by the first of them; the years of those without one are `year`.

    >>> ranges_of(["DuckConf (30 June - 2 July)"], "2021")
    {'2021-06-30': ['2021-06-30', '2021-07-01', '2021-07-02']}
    """
    found: dict[str, list[str]] = {}
    for text in texts:
        days = _days(text[:_LOOKED_AT], year) if any(map(str.isdigit, text[:_LOOKED_AT])) else []
        if len(days) > 1:
            found.setdefault(days[0], days)
    return found


def _days(text: str, year: str | None) -> list[str]:
    """Return the days of the first range of a text, [] if there is none."""
    iso = _ISO().search(text)
    if iso:
        return _between("-".join(iso.group(1, 2, 3)), "-".join(iso.group(4, 5, 6)))
    folded = fold(text)
    day_first = _DAYS_FIRST().search(folded)
    month_first = None if day_first else _MONTH_FIRST().search(folded)
    if day_first:
        first, month, its_year, last, last_month, last_year = day_first.groups()
    elif month_first:
        month, first, its_year, last_month, last, last_year = month_first.groups()
    else:
        return []
    month, last_month = month or last_month, last_month or month
    last_year = last_year or its_year or year
    its_year = its_year or (str(int(last_year) - (MONTHS[month] > MONTHS[last_month])) if last_year else None)
    if not its_year:
        return []
    return _between(f"{its_year}-{MONTHS[month]:02}-{int(first):02}", f"{last_year}-{MONTHS[last_month]:02}-{int(last):02}")


def _between(first: str, last: str) -> list[str]:
    try:
        start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    except ValueError:
        return []
    count = (end - start).days + 1
    return [(start + datetime.timedelta(number)).isoformat() for number in range(count)] if 1 < count <= _LONGEST else []


def day_within(day: str, days: list[str]) -> str:
    """Return the date of a day as a heading names it, or what all the days have in common if it does not tell which it is.

    >>> days = ["2015-07-21", "2015-07-22", "2015-07-23"]
    >>> day_within("Wednesday", days), day_within("Third day", days), day_within("Day 9", days)
    ('2015-07-22', '2015-07-23', '2015-07')
    """
    folded = fold(day)
    words = _WORD().findall(folded)
    weekdays = {WEEKDAY_NUMBERS[word] for word in words if word in WEEKDAY_NUMBERS}
    number = _NUMBER().search(folded)
    told = int(number.group()) if number else next((_NUMBERS[word] for word in words if word in _NUMBERS), 0)
    if weekdays:
        fitting = [date for date in days if datetime.date.fromisoformat(date).weekday() in weekdays]
    else:
        fitting = days[told - 1 : told] if told else []
    if len(fitting) == 1:
        return fitting[0]
    return days[0][:7] if days[0][:7] == days[-1][:7] else days[0][:4] if days[0][:4] == days[-1][:4] else ""


def of_its_day(date: str | None, day: str | None, ranges: Mapping[str, list[str]]) -> str | None:
    """Return the date of a talk's day where its date is only that of the first of several days."""
    days = ranges.get(date or "")
    return (day_within(day, days) or None) if days and day else date
