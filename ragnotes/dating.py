"""Composer: the dates in a question, in words or numbers -> years. A number is a date only beside a word that makes it one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .text import YEAR, content_words, fold, language_of

LONGEST = 2_000  # characters of a question that are looked at
FIRST = 1970  # an earlier number is more likely a quantity
_RUN = re.compile(r"\w+")

_IN = frozenset("in during of from en de del durante em nel nell dell du dans pendant im aus von uit van i fran".split())
_SINCE = frozenset("since desde seit ab depuis des sinds vanaf sedan partir".split())
_AFTER = frozenset("after despues tras nach apres depois dopo efter".split())
_BEFORE = frozenset("before antes vor avant voor prima fore innan".split())
_UNTIL = frozenset("until till hasta bis jusqu jusque tot ate fino".split())
_BETWEEN = frozenset("between entre zwischen tussen tra fra mellan".split())
_FROM = frozenset("from de desde von van da dal du fran".split())
_TO = frozenset("to until till through a al hasta bis tot au ate til".split())
_AND = frozenset("and or y e o und oder et ou en of och eller".split())
_FILLERS = frozenset(
    "the year years el los ano anos l annee annees het jaar jahr jahre jahren anno anni il al del de do da a ar aret den".split()
)
_ON = frozenset("on onward onwards".split())
# "in 2000 Zeilen": what a number counts, where it is written with a capital as names are
_UNITS = frozenset(
    "zeilen worter worte dateien tests nutzer benutzer anfragen zeiten seiten server rechner stunden tage euro dollar mb gb kb ms".split()
)
# "the 2020 talks": a year before what conferences have needs no other word
_BESIDE = frozenset(
    "talk talks conference conferences edition editions keynote keynotes event events meetup charla charlas conferencia edicion vortrag "
    "vortrage konferenz ausgabe conferentie editie praatjes exposes palestra palestras edicao conferenza edizione konferens upplaga".split()
)
# two words that stand for a year told from today
_RELATIVE = {
    pair: years
    for years, pairs in (
        (-1, "last year|ano pasado|letztes jahr|letzten jahr|letzten jahres|letztem jahr|vergangenes jahr|vergangenen jahr|voriges jahr|"
         "vorigen jahr|annee derniere|annee passee|an dernier|an passe|vorig jaar|"
            "afgelopen jaar|ano passado|anno scorso|forra aret|i fjol"),
        (0, "this year|este ano|dieses jahr|diesem jahr|dieses jahres|cette annee|dit jaar|quest anno|i ar"),
    )
    for pair in pairs.split("|")
}  # fmt: skip
_RELATIVE_ENDS = frozenset(pair.split()[1] for pair in _RELATIVE)


@dataclass(frozen=True, slots=True)
class Dated:
    """The years that a question asks of, the words that say so, and the question without them."""

    years: tuple[int, ...]
    phrase: str
    rest: str
    relative: bool  # told from today: "last year"


class _Run(NamedTuple):
    word: str  # folded
    start: int
    end: int


def dates_in(question: str, today: int) -> Dated | None:
    """Return the years that a question asks of, None if it tells none. `today` is this year: "last year" is the one before it.

    >>> dates_in("what was said between 2019 and 2021", 2026).years
    (2019, 2020, 2021)
    >>> dates_in("Python in 2000 lines", 2026), dates_in("RFC 2020 and 2020 vision", 2026)
    (None, None)
    """
    text = question[:LONGEST]
    runs = [_Run(fold(found.group()), found.start(), found.end()) for found in _RUN.finditer(text)]
    found = _by_words(text, runs, today) or _by_numbers(text, runs, today)
    if found is None:
        return None
    years, start, end, relative = found
    rest = " ".join(f"{question[:start]} {question[end:]}".split())
    return Dated(tuple(sorted(years)), " ".join(question[start:end].split()), rest, relative)


def _by_words(text: str, runs: Sequence[_Run], today: int) -> tuple[set[int], int, int, bool] | None:
    for at in range(1, len(runs)):
        if runs[at].word not in _RELATIVE_ENDS:
            continue
        years = _RELATIVE.get(f"{runs[at - 1].word} {runs[at].word}")
        after = runs[at + 1].word if at + 1 < len(runs) else ""
        if years is None or after in ("of", "de"):  # the last year of support
            continue
        end = runs[at + 1].end if after == "s" and text[runs[at].end : runs[at + 1].start] in "'’" else runs[at].end
        first = at - 1
        while first > 0 and runs[first - 1].word in ("el", "l", "o", "do", "del", "no", "im", "in"):
            first -= 1
        return {today + years}, runs[first].start, end, True
    return None


def _by_numbers(text: str, runs: Sequence[_Run], today: int) -> tuple[set[int], int, int, bool] | None:
    for at, run in enumerate(runs):
        if not _is_year(run.word, today):
            continue
        first = _chain(text, runs, at)
        leading = {before.word for before in runs[first:at]}
        last, joined = _second(text, runs, at, today)
        years = _meant(leading, int(run.word), int(runs[last].word), joined, runs[last + 1].word if last + 1 < len(runs) else "", today)
        if years and _may_follow(text, runs, last):
            onward = last + 1 < len(runs) and runs[last + 1].word in _ON and _near(text, runs[last], runs[last + 1])
            return years, runs[first].start, runs[last + onward].end, False
        if not leading - _FILLERS and last + 1 < len(runs) and runs[last + 1].word in _BESIDE and _near(text, runs[last], runs[last + 1]):
            return {int(run.word)}, run.start, run.end, False
    return None


def _is_year(word: str, today: int) -> bool:
    return word.isascii() and YEAR.fullmatch(word) is not None and FIRST <= int(word) <= today + 1


def _near(text: str, one: _Run, other: _Run) -> bool:
    """Return whether nothing but blanks or an apostrophe stands between two runs."""
    return text[one.end : other.start].strip(" \t\n'’") == ""


def _chain(text: str, runs: Sequence[_Run], at: int) -> int:
    """Return where the words before a year begin that may make it a date: up to three, nothing else between them."""
    known = _IN | _SINCE | _AFTER | _BEFORE | _UNTIL | _BETWEEN | _FROM | _FILLERS
    first = at
    while first > 0 and at - first < 4 and runs[first - 1].word in known and _near(text, runs[first - 1], runs[first]):
        first -= 1
    return first


def _second(text: str, runs: Sequence[_Run], at: int, today: int) -> tuple[int, str]:
    """Return the run of the year that a span or a pair ends with, and what joins it: "-" or a word; the year itself and "" without one."""
    if at + 1 < len(runs) and _is_year(runs[at + 1].word, today) and text[runs[at].end : runs[at + 1].start].strip() in ("-", "–", "—"):
        return at + 1, "-"
    if at + 2 < len(runs) and runs[at + 1].word in _TO | _AND and _near(text, runs[at], runs[at + 1]):
        end = at + 3 if runs[at + 2].word in ("il", "al", "el") and at + 3 < len(runs) else at + 2  # "tra il 2019 e il 2021"
        if _is_year(runs[end].word, today):
            return end, runs[at + 1].word
    return at, ""


def _meant(leading: set[str], year: int, last: int, joined: str, after: str, today: int) -> set[int]:
    """Return the years that the words before and between the numbers mean; none if these are no dates."""
    until = range(year, today + 2)
    spans = joined == "-" or (joined in _TO and leading & _FROM) or (joined and leading & _BETWEEN)
    if spans and leading and year <= last:
        return set(range(year, last + 1))
    if leading & _SINCE or (after in _ON and leading & _FROM):
        return set(until)
    if leading & _AFTER:
        return set(until) - {year}
    if leading & (_BEFORE | _UNTIL):
        return set(range(FIRST, year + bool(leading & _UNTIL)))
    if leading & _IN:
        return {year, last} if joined in _AND else {year}
    return set()


def _may_follow(text: str, runs: Sequence[_Run], at: int) -> bool:
    """Return whether what stands after a number lets it be a year: not what it counts, as in "in 2000 lines"."""
    if at + 1 >= len(runs) or not _near(text, runs[at], runs[at + 1]):
        return text[runs[at].end : runs[at].end + 2].strip()[:1] not in ("%", "$", "€", "°")
    written = text[runs[at + 1].start : runs[at + 1].end]
    word = runs[at + 1].word
    if word in _ON or word.endswith("ed") or not content_words(written, language_of(text)):
        return True
    return written[0].isupper() and word not in _UNITS
