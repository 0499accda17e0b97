"""Stretches of days, from one to another: months and years as such, what several come to, and what is left of them."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence

FIRST = 1970  # an earlier number is more likely a quantity
LAST = 2099  # of what may be asked; notes are of no such year, and that is said

Span = tuple[datetime.date, datetime.date]  # both days are of it


def month_of(year: int, month: int) -> Span:
    """Return the first and the last day of a month."""
    return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])


def year_of(year: int) -> Span:
    """Return the first and the last day of a year."""
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def every_day(today: int) -> tuple[Span, ...]:
    """Return the span of all days that a question may ask of; `today` is this year."""
    return ((datetime.date(FIRST, 1, 1), datetime.date(today + 1, 12, 31)),)


def next_to(span: Span, unit: str, by: int) -> Span:
    """Return the day, week, month or year before (by -1) or after (by 1) a span.

    >>> [str(day) for day in next_to(month_of(2020, 1), "month", -1)]
    ['2019-12-01', '2019-12-31']
    """
    day = datetime.timedelta(1)
    beside = span[0] - day if by < 0 else span[1] + day
    if unit == "year":
        return year_of(beside.year)
    if unit == "month":
        return month_of(beside.year, beside.month)
    long = datetime.timedelta(6 if unit == "week" else 0)
    return (beside - long, beside) if by < 0 else (beside, beside + long)


def within(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans that lie in the years that a question may ask of."""
    return tuple((first, last) for first, last in spans if first.year >= FIRST and last.year <= LAST)


def ordered(span: Span) -> tuple[Span, ...]:
    """Return the span alone; nothing, if it ends before it begins."""
    return (span,) if span[0] <= span[1] else ()


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch as one."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + datetime.timedelta(1):
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def common(spans: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """Return what lies in both."""
    return merged([part for first, last in spans for start, end in others for part in ordered((max(first, start), min(last, end)))])


def without(spans: Sequence[Span], gone: Sequence[Span]) -> tuple[Span, ...]:
    """Return what is left of spans without others."""
    day = datetime.timedelta(1)
    left = list(spans)
    for start, end in gone:
        left = [
            part for first, last in left for part in (*ordered((first, min(last, start - day))), *ordered((max(first, end + day), last)))
        ]
    return merged(left)
