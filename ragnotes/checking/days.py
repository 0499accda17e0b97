"""Dates of a text that tell a month, however they are written, and whether a passage holds one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..patterns import at_first_use
from ..text import fold

_SPELLED_MONTHS = (
    "jan january januari januar janvier enero ene gennaio janeiro", "feb february februari februar février fév febrero febbraio fevereiro",
    "mar march maart mrt märz mär mars marzo março", "apr april avril avr abril abr aprile", "may mei mai mayo maggio maio maj",
    "jun june juni juin junio giugno junho", "jul july juli juillet julio luglio julho", "aug august augustus août agosto ago augusti",
    "sep sept september septembre septiembre settembre setembro", "oct october oktober okt octobre octubre ottobre outubro",
    "nov november novembre noviembre novembro", "dec december dezember dez décembre déc diciembre dic dicembre dezembro",
)  # fmt: skip
MONTHS = {fold(word): number for number, spelled in enumerate(_SPELLED_MONTHS, 1) for word in spelled.split()}  # folded -> 1 to 12
_MONTH = rf"(?:{'|'.join(sorted({word for spelled in _SPELLED_MONTHS for word in spelled.split()}, key=lambda word: (-len(word), word)))})"
_OTHER = frozenset("may mar ago".split())  # without a capital these are other words as well
_OF = r"(?: of| de[ln]?| do)?"
_YEAR = rf"(?:\.?,?{_OF} \d{{4}}(?!\d)|/\d{{4}}(?!\d))"
_ORDER = r"(?:st|nd|rd|th|\.|er|e|º|ª|°|:e)?"
_DATE = at_first_use(
    r"(?<!\d)(?:\d{4}[-/.]\d\d?(?:[-/.]\d\d?)?(?![\d]|\.\d)|\d{1,2}[-/.] ?\d{1,2}[-/.] ?\d{2,4}(?![\d]|\.\d))"
    rf"|\b\d{{1,2}}{_ORDER}{_OF} {_MONTH}\b{_YEAR}?|\b{_MONTH}\.?(?: the)? \d{{1,2}}(?:st|nd|rd|th)?\b(?!:\d){_YEAR}?|\b{_MONTH}{_YEAR}",
    re.IGNORECASE,
)
_TOLD = at_first_use(rf"\b{_MONTH}\b", re.IGNORECASE)
_DAY = at_first_use(r"(?<![\d.,:/])\d{1,2}(?![\d%:]|[.,]\d)")
YEAR = at_first_use(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_JOINER = r"(?:[-–—/,&+]|to|and|till|until|through|bis|und|tot|en|t/m|al|a|y|e|et|au|à|ao|och|till)"
_ITEM = rf"\d{{1,2}}{_ORDER}"
_RUN_BEFORE = at_first_use(rf"(?<![\d.,:/]){_ITEM}(?:\s?{_JOINER}\s?{_ITEM}){{0,7}}{_OF}\s$", re.IGNORECASE)
_RUN_AFTER = at_first_use(rf"\.?(?: the)?\s{_ITEM}(?!\d)(?:\s?{_JOINER}\s?{_ITEM}(?!\d)){{0,7}}", re.IGNORECASE)
_THROUGH = at_first_use(r"[-–—]|\b(?:to|till|until|through|bis|tot|t/m|al|a|au|à|ao)\b", re.IGNORECASE)
_NEAR = 30  # characters of a line around a month that stands alone, in which its days may stand

Day = tuple[int, int, int]  # year, month, day; 0 where it is not told


def dates(text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the dates of a text that tell a month."""
    return [found.span() for found in _DATE().finditer(text) if readings(found.group())]


def opens_with_month(text: str) -> bool:
    """Return whether a text begins with the name of a month."""
    return bool(_TOLD().match(text))


def readings(date: str) -> frozenset[Day]:
    """Return the days that a date may mean; none where it is no date.

    >>> sorted(readings("5/7/2023")), readings("7 de mayo de 2023"), readings("March 2022"), readings("10.0.12")
    ([(2023, 5, 7), (2023, 7, 5)], frozenset({(2023, 5, 7)}), frozenset({(2022, 3, 0)}), frozenset())
    """
    parts = [int(part) for part in re.findall(r"\d+", date)]
    named = _TOLD().search(date)
    if named:
        years = [part for part in parts if part > 99]
        days = [part for part in parts if part <= 99]
        if named.group() in _OTHER and not years:
            return frozenset()
        return _possible([(sum(years), MONTHS[fold(named.group())], sum(days))], told=bool(days))
    if re.match(r"\d{4}", date):
        return _possible([(parts[0], parts[1], parts[2] if len(parts) > 2 else 0)], told=len(parts) > 2)
    year = parts[2] + 2000 if parts[2] < 100 else parts[2]
    return _possible([(year, parts[1], parts[0]), (year, parts[0], parts[1])], told=True)


def _possible(days: Collection[Day], *, told: bool) -> frozenset[Day]:
    return frozenset(one for one in days if 1 <= one[1] <= 12 and told <= one[2] <= 31 and (not one[0] or 1900 <= one[0] < 2200))


def read_days(text: str) -> frozenset[Day]:
    """Return all days that a text tells, those of "7-9 May 2023" each; a month alone takes the numbers near it in its line for days."""
    found = {day for date in _DATE().finditer(text) for day in readings(date.group())}
    return frozenset(found.union(*(_around(line) for line in text.split("\n"))))


def _around(line: str) -> Iterator[Day]:
    """The days told beside each month that a line names."""
    months = [one for one in _TOLD().finditer(line) if one.group() not in _OTHER]
    for at, named in enumerate(months):
        start = max(months[at - 1].end() if at else 0, named.start() - _NEAR)
        end = min(months[at + 1].start() if at + 1 < len(months) else len(line), named.end() + _NEAR)
        before, after = line[start : named.start()], line[named.end() : end]
        run = _RUN_BEFORE().search(before) or _RUN_AFTER().match(after)
        years = [int(year) for year in YEAR().findall(after)[:1]] or [0]
        told = _in_run(run.group()) if run else [int(day) for day in _DAY().findall(f"{before} {after}")]
        yield from ((years[0], MONTHS[fold(named.group())], day) for day in (*told, 0) if day <= 31)


def _in_run(run: str) -> list[int]:
    """The days of "7 to 9", and of "7, 8 and 9"."""
    told = [int(day) for day in re.findall(r"\d+", run)]
    return list(range(told[0], told[1] + 1)) if len(told) == 2 and _THROUGH().search(run) else told


def holds(date: str, days: Collection[Day], numbers: Collection[str]) -> bool:
    """Return whether one of the days told is the date: the same month and day, and the same year where it has one.

    A year that the day told lacks must be among the numbers, as they are compared, of the same passage.
    """
    return any(
        month == other[1] and (not day or day == other[2]) and (not year or year == other[0] or (not other[0] and str(year) in numbers))
        for year, month, day in readings(date)
        for other in days
    )
