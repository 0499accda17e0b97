"""Composer: the time that a question asks of -> the chunks of that time, as exactly as the notes tell theirs, and what to say of it."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .. import filtering
from ..finding.index import Index, chunk_record, talk_record
from ..finding.terms import is_known
from ..finding.words import IntVector
from .dating import Dated
from .stretches import FIRST, Span, month_of, year_of

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
WHOLE = len("2021-06-14")
FEW = 8  # spans: more are those of every year
DATED = 0.5  # of the passages asked of must tell a year for a time to narrow them
HALF = 0.5  # of a year or month that is told alone: so much of it must lie in the time asked for, where other notes tell more


def chunks_of(dated: Dated, index: Index, within: IntVector | None) -> tuple[IntVector | None, str]:
    """Return the chunks of the time that a question tells, None where the notes have none of it, and what to say of it.

    Where a month or a day is asked for, talks that tell theirs are held to it; a talk that tells the year alone is of the day that its note
    tells of that year. Where the note tells none either, those are taken most of whose year it is, and all if no other is there. `within`
    are the chunks that are asked of beside that, None for all. Of notes that mostly tell no date a year is rather what they speak of than
    when they were taken, so it narrows nothing.
    """
    of_years = np.flatnonzero(filtering.is_in(index.columns["year"], dated.years))
    named = told(dated.spans)
    of = f"the time {named}" if named.startswith("until") else named
    if not len(of_years):
        return None, f"no note is of {of}, from the question ({dated.phrase}): asked of all years"
    of_notes = index.columns["year"] if within is None else index.columns["year"][within]
    if np.count_nonzero(of_notes > 0) < DATED * len(of_notes):
        return None, f"{named}, from the question ({dated.phrase}): most notes tell no date, so it is looked for in all"
    here = of_years if within is None else np.intersect1d(of_years, within)
    if not len(here) or all(_is_whole(span) for span in dated.spans):
        return of_years, f"{named}, from the question ({dated.phrase})"
    shares, sure = _shares(dated.spans, index, here)
    for chosen in (shares >= HALF, shares > 0):
        if chosen.any():
            return here[chosen], f"{named}, from the question ({dated.phrase}){_coarse(chosen, sure, shares, here, index)}"
    if len(dated.spans) > FEW:  # a month or a season of any year
        return None, f"no note tells that it is of {of}, from the question ({dated.phrase}): asked of all years"
    years = sorted({int(year) for year in index.columns["year"][here]})
    asked = "all years" if len(years) > 2 else " and ".join(map(str, years))
    return of_years, f"no note tells that it is of {of}, from the question ({dated.phrase}): asked of {asked}"


def is_nowhere(dated: Dated, index: Index) -> bool:
    """Return whether no note is of the years that a question tells, nor speaks of any of them: asked of all years, it asks for the rest."""
    if filtering.is_in(index.columns["year"], dated.years).any():
        return False
    return not any(is_known(str(year), index.manifest["languages"], index.terms) for year in dated.years)


def _coarse(chosen: Mask, sure: Mask, shares: Floats, here: IntVector, index: Index) -> str:
    """Return what to say of notes that tell the year alone, taken or left out."""
    by_year = chosen & ~sure
    if by_year.any():
        return f": of {_years(here[by_year], index)} where the notes tell no more"
    left = ~chosen & (shares > 0)
    return f": left out are talks of {_years(here[left], index)} that tell no more" if left.any() else ""


def _years(rows: IntVector, index: Index) -> str:
    years = sorted({int(year) for year in index.columns["year"][rows]})
    return " and ".join(map(str, years)) if len(years) < 3 else f"{years[0]} to {years[-1]}"


def _shares(spans: Sequence[Span], index: Index, rows: IntVector) -> tuple[Floats, Mask]:
    """Return how much of the time that each chunk may be of lies in these spans, and whether all of it."""
    found = np.zeros(len(rows))
    by_date: dict[str, float] = {}
    by_source: dict[tuple[int, int], float] = {}
    for place, row in enumerate(rows):
        source = int(index.columns["talk"][row]), int(index.columns["note"][row])
        if source not in by_source:
            date = _date(index, int(row), source[0])
            by_date.setdefault(date, 0.0)
            by_date[date] = by_date[date] or _share(date, spans)
            by_source[source] = by_date[date]
        found[place] = by_source[source]
    return found, found >= 1.0


def _date(index: Index, row: int, talk: int) -> str:
    """Return the date of a passage: of its talk, or of its note where the talk tells none or less of the same one."""
    date = str(talk_record(index, talk)["date"] or "") if talk >= 0 else ""
    of_note = str(chunk_record(index, row)["note"]["date"] or "") if len(date) < WHOLE else ""
    return of_note if of_note.startswith(date) and of_note else date


def _share(date: str, spans: Sequence[Span]) -> float:
    first, last = span_of(date)
    days = sum(max(0, (min(last, end) - max(first, start)).days + 1) for start, end in spans)
    return days / ((last - first).days + 1)


def span_of(date: str) -> Span:
    """Return the first and the last day that a date may be: of a year, a month or a day.

    >>> [str(day) for day in span_of("2020-02")]
    ['2020-02-01', '2020-02-29']
    """
    parts = [int(part) for part in date[:10].split("-") if part.isdigit()]
    year, month, day = parts[0], parts[1] if len(parts) > 1 else 0, parts[2] if len(parts) > 2 else 0
    try:
        first = datetime.date(year, month or 1, day or 1)
    except ValueError:  # a note may tell a day that there is not
        return year_of(year)
    return first, datetime.date(year, month or 12, day or month_of(year, month or 12)[1].day)


# in words


def told(spans: Sequence[Span]) -> str:
    """Return spans in words.

    >>> told([(datetime.date(2020, 3, 1), datetime.date(2020, 5, 31)), (datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))])
    'March to May 2020 and 2022'
    """
    if len(spans) > FEW and len({(first.month, last.month) for first, last in spans}) == 1:
        return f"{_months(spans[0])} of any year"
    parts = [_told(span) for span in spans]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _told(span: Span) -> str:
    first, last = span
    if first == last:
        return f"{first.day} {calendar.month_name[first.month]} {first.year}"
    if _is_whole(span):
        if first.year == last.year:
            return str(first.year)
        if first.year == FIRST:
            return f"until {last.year}"
        return f"{first.year} and {last.year}" if last.year - first.year == 1 else f"{first.year} to {last.year}"
    if first == datetime.date(FIRST, 1, 1):
        return f"until {_end(last)}"
    if first.year == last.year and _whole_months(span):
        return f"{_months(span)} {first.year}"
    return f"{_start(first)} to {_end(last)}"


def _months(span: Span) -> str:
    first, last = (calendar.month_name[day.month] for day in span)
    return first if first == last else f"{first} to {last}"


def _start(day: datetime.date) -> str:
    return f"{'' if day.day == 1 else f'{day.day} '}{calendar.month_name[day.month]} {day.year}"


def _end(day: datetime.date) -> str:
    whole = day.day == calendar.monthrange(day.year, day.month)[1]
    return f"{'' if whole else f'{day.day} '}{calendar.month_name[day.month]} {day.year}"


def _is_whole(span: Span) -> bool:
    """Return whether a span is of whole years."""
    return (span[0].month, span[0].day, span[1].month, span[1].day) == (1, 1, 12, 31)


def _whole_months(span: Span) -> bool:
    return span[0].day == 1 and span[1].day == calendar.monthrange(span[1].year, span[1].month)[1]
