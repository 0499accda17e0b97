"""Composer: one date as a question writes it -> year, months and day, or days counted from today; in eight languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..eventkeys import YEAR
from ..text import fold
from . import datewords as say
from .stretches import FIRST, LAST, Span, month_of, year_of

FARTHEST = 50  # years or months that are counted back
_RUN = re.compile(r"\w+")
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|e|o|º)?")
_DECADE = re.compile(r"((?:19|20)\d0)(?:s|er|ern|ies)")
_SHORT_DECADE = re.compile(r"([789]0)(?:s|er|ern)")


class Run(NamedTuple):
    """A run of letters and digits of a question."""

    word: str  # folded
    start: int
    end: int


class Atom(NamedTuple):
    """One date: a year, months of it, a day of these; or spans counted from today."""

    last: int  # run
    year: int | None = None
    months: tuple[int, ...] = ()
    day: int = 0
    spans: tuple[Span, ...] = ()
    season: bool = False  # a word that has another meaning, too


class Now(NamedTuple):
    """The month that "last year" and "two months ago" are told from."""

    year: int
    month: int


def runs_of(text: str) -> list[Run]:
    """Return the runs of letters and digits of a question, in order."""
    return [Run(fold(found.group()), found.start(), found.end()) for found in _RUN.finditer(text)]


def near(text: str, one: Run, other: Run) -> bool:
    """Return whether nothing but blanks or an apostrophe stands between two runs."""
    return text[one.end : other.start].strip(" \t\n'’") == ""


def word_at(runs: Sequence[Run], at: int) -> str:
    """Return the word of a run, "" beyond the last."""
    return runs[at].word if 0 <= at < len(runs) else ""


def atom_at(text: str, runs: Sequence[Run], at: int, now: Now) -> Atom | None:
    """Return the date that begins at a run."""
    return _counted(runs, at, now) or _relative(text, runs, at, now) or _numbers(text, runs, at, now) or _months(text, runs, at)


def is_year(word: str) -> bool:
    """Return whether a number may be a year that a question asks of."""
    return word.isascii() and YEAR.fullmatch(word) is not None and FIRST <= int(word) <= LAST


# counted from today


def _counted(runs: Sequence[Run], at: int, now: Now) -> Atom | None:
    """Return "two years ago", "hace dos años", "the last three years"."""
    word = runs[at].word
    back = 3 if [word_at(runs, at + step) for step in range(3)] == ["il", "y", "a"] else int(word in say.BACK)
    number = _number(word_at(runs, at + back))
    unit = word_at(runs, at + back + 1)
    if back and number and unit in say.YEARS | say.SOME_MONTHS:
        return _ago(at + back + 1, number, unit, now)
    if number and not back:
        unit, after = word_at(runs, at + 1), word_at(runs, at + 2)
        if unit in say.YEARS | say.SOME_MONTHS and after in say.AGO:
            return _ago(at + 2, number, unit, now)
        if unit in say.LAST and after in say.YEARS | say.SOME_MONTHS and number > 1:
            return _lately(at + 2, number, after, now)
    if word in say.LAST and (number := _number(word_at(runs, at + 1))) and word_at(runs, at + 2) in say.YEARS | say.SOME_MONTHS:
        return _lately(at + 2, number, word_at(runs, at + 2), now)
    return None


def _number(word: str) -> int:
    number = int(word) if word.isascii() and word.isdigit() and len(word) < 3 else say.NUMBERS.get(word, 0)
    return number if number <= FARTHEST else 0


def _ago(last: int, number: int, unit: str, now: Now) -> Atom:
    return Atom(last, spans=(year_of(now.year - number) if unit in say.YEARS else month_of(*_months_ago(number, now)),))


def _lately(last: int, number: int, unit: str, now: Now) -> Atom:
    first = year_of(now.year - number) if unit in say.YEARS else month_of(*_months_ago(number, now))
    return Atom(last, spans=((first[0], (year_of(now.year) if unit in say.YEARS else month_of(*now))[1]),))


def _months_ago(number: int, now: Now) -> tuple[int, int]:
    year, month = divmod(12 * now.year + now.month - 1 - number, 12)
    return year, month + 1


def _relative(text: str, runs: Sequence[Run], at: int, now: Now) -> Atom | None:
    """Return "last year", "last month", "last spring"."""
    if at + 1 >= len(runs) or not near(text, runs[at], runs[at + 1]):
        return None
    one, other = runs[at].word, runs[at + 1].word
    pair, after = f"{one} {other}", word_at(runs, at + 2)
    if after not in ("of", "de", "af") and (pair in say.RELATIVE or pair in say.RELATIVE_MONTHS):  # the last year of support
        span = year_of(now.year + say.RELATIVE[pair]) if pair in say.RELATIVE else month_of(*_months_ago(-say.RELATIVE_MONTHS[pair], now))
        return Atom(at + 1, spans=(span,))
    for told, name in ((one, other), (other, one)):
        months = say.SEASONS.get(name) or ((say.MONTHS[name],) if name in say.MONTHS else ())
        if not months or told not in say.BEFORE_NOW | say.NOW or (name in say.OTHER_WORDS and not text[runs[at + 1].start].isupper()):
            continue
        year = now.year - (told not in say.NOW and months[0] >= now.month)
        return Atom(at + 1, spans=_of_year(year, months))
    return None


def _of_year(year: int, months: Sequence[int]) -> tuple[Span, ...]:
    """Return the spans of months; a winter begins in the December before."""
    if tuple(months) == say.WINTER:
        return ((month_of(year - 1, 12)[0], month_of(year, 2)[1]),)
    return ((month_of(year, months[0])[0], month_of(year, months[-1])[1]),)


def unit_beside(runs: Sequence[Run], free: int, first: int, at: int) -> tuple[int, str, int] | None:
    """Return where "the day before", "the month after" begins, its unit and -1 or 1, in the words that lead to the date at a run."""
    for place in range(max(free, first - 1), at):
        word, after = runs[place].word, word_at(runs, place + 1)
        by = (after in say.AFTER) - (after in say.BEFORE)
        unit = say.UNIT.get(word, "")
        if by and unit and place + 1 < at:
            return place, unit, by
        if word in say.EVE:
            return place, "day", say.EVE[word]
    return None


# in numbers


def _numbers(text: str, runs: Sequence[Run], at: int, now: Now) -> Atom | None:
    """Return "2021-03-15", "15.03.2021", "03/2021", "2010s", "2021"."""
    word = runs[at].word
    if found := _DECADE.fullmatch(word):
        return _decade(at, int(found.group(1)))
    if found := _SHORT_DECADE.fullmatch(word):
        return _decade(at, 1900 + int(found.group(1)))
    if not word.isdigit() or not word.isascii():
        return None
    second, third = _beside(text, runs, at), _beside(text, runs, at + 1)
    if is_year(word):
        if second and second[0] == "-" and len(second[1]) == 2 and 1 <= int(second[1]) <= 12:
            day = third is not None and third[0] == "-" and _DAY.fullmatch(third[1])
            return (
                Atom(at + 2, int(word), (int(second[1]),), int(third[1])) if third and day else Atom(at + 1, int(word), (int(second[1]),))
            )
        months = say.QUARTERS.get(word_at(runs, at + 1), ())
        return Atom(at + 1, int(word), months) if months else Atom(at, int(word))
    if not second or len(word) > 2:
        return _short_year(text, runs, at, now)
    if second[0] == "/" and is_year(second[1]) and 1 <= int(word) <= 12:
        return Atom(at + 1, int(second[1]), (int(word),))
    if third and second[0] == third[0] and second[0] in "/.-" and is_year(third[1]) and len(second[1]) <= 2:
        return _day(at + 2, int(third[1]), int(word), int(second[1]), second[0])
    return None


def _day(last: int, year: int, one: int, other: int, sign: str) -> Atom | None:
    if sign == "/" and one <= 12 and other <= 12 and one != other:
        return Atom(last, year)  # 3/5/2024 could be two days
    number, month = (one, other) if other <= 12 else (other, one)
    return Atom(last, year, (month,), number) if 1 <= month <= 12 and 1 <= number <= 31 else None


def _beside(text: str, runs: Sequence[Run], at: int) -> tuple[str, str] | None:
    """Return the sign behind a run and the run behind it, where no blank is between."""
    if at + 1 >= len(runs) or runs[at + 1].start - runs[at].end != 1 or not runs[at + 1].word.isdigit() or not runs[at + 1].word.isascii():
        return None
    return text[runs[at].end], runs[at + 1].word


def _short_year(text: str, runs: Sequence[Run], at: int, now: Now) -> Atom | None:
    """Return "'17"."""
    word, before = runs[at].word, text[max(0, runs[at].start - 2) : runs[at].start]
    if len(word) != 2 or before[-1:] not in ("'", "’") or before[:1].strip(" (") not in ("", "'", "’"):
        return None
    year = 2000 + int(word) if 2000 + int(word) <= now.year + 1 else 1900 + int(word)
    return Atom(at, year) if year >= FIRST else None


def _decade(last: int, year: int) -> Atom | None:
    return Atom(last, spans=((year_of(year)[0], year_of(year + 9)[1]),)) if year >= FIRST else None


# in words


def _months(text: str, runs: Sequence[Run], at: int) -> Atom | None:
    """Return "March 2020", "15 de marzo de 2020", "March 15, 2020", "spring 2020", "Q3 2020", "Anfang 2020", "March"."""
    day = _DAY.fullmatch(runs[at].word)
    place = at
    if day:
        place = at + 2 if word_at(runs, at + 1) in ("of", "de", "di", "d") else at + 1
    word = word_at(runs, place)
    month = say.MONTHS.get(word, 0)
    months = (month,) if month else () if day else say.SEASONS.get(word) or say.QUARTERS.get(word) or say.PARTS.get(word) or ()
    short = say.SHORT_MONTHS.get(word, 0)
    if not months and not short:
        return None
    if not day and (month or short) and (told := _DAY.fullmatch(word_at(runs, place + 1))) and near(text, runs[place], runs[place + 1]):
        day, place = told, place + 1
    year, last = _year_behind(text, runs, place)
    if year is None and (short or (not month and word not in say.SEASONS)):
        return None
    if year is None and word in say.OTHER_WORDS and not text[runs[place].start].isupper() and not day:
        return None
    season = not month and not short and word not in say.QUARTERS
    return Atom(last, year, months or (short,), int(day.group(1)) if day else 0, season=season)


def _year_behind(text: str, runs: Sequence[Run], at: int) -> tuple[int | None, int]:
    """Return the year behind a month, a comma or a word like "of" between them, and the run of it; None and the month without one."""
    behind = at + 1
    if behind < len(runs) and text[runs[at].end : runs[behind].start].strip(" .,'’-/\t\n") == "":
        while behind - at < 4 and word_at(runs, behind) in say.JOINING and near(text, runs[behind - 1], runs[behind]):
            behind += 1
        if is_year(word_at(runs, behind)) and text[runs[behind - 1].end : runs[behind].start].strip(" .,'’-/\t\n") == "":
            return int(runs[behind].word), behind
    return None, at


# what is no date that could be read


def unread(text: str) -> str:
    """Return the words of a question that tell a time nobody can reckon with; "" for none.

    >>> unread("what was said a few years ago"), unread("who said so two weeks ago about caches"), unread("a year of caches")
    ('a few years ago', 'two weeks ago', '')
    """
    runs = runs_of(text)
    for at, run in enumerate(runs):
        if run.word not in say.YEARS | say.SOME_MONTHS | say.SHORTER:
            continue
        back = 3 if [word_at(runs, at - step) for step in (5, 4, 3)] == ["il", "y", "a"] else 0
        first = next((place for place in range(max(0, at - 3), at) if _is_vague(runs[place].word)), at)
        counted = first < at and near(text, runs[at - 1], run)
        ago = word_at(runs, at + 1) in say.AGO
        before = {runs[place].word for place in range(max(0, at - 4), at)}
        plural = run.word in say.SHORTER or run.word[-1:] in "sen"
        lately = plural and word_at(runs, at - 1) in say.LAST
        if lately or (counted and (ago or back or before & (say.BACK | say.LAST))):
            start = next(
                place for place in range(max(0, at - 5), at) if runs[place].word in say.LAST | say.BACK or _is_vague(runs[place].word)
            )
            return " ".join(text[runs[start].start : runs[at + ago].end].split())
    return ""


def _is_vague(word: str) -> bool:
    return word in say.SOME or _number(word) > 0
