"""Composer: the dates in a question, in words or numbers -> spans of days. A number is a date only beside a word that makes it one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from ..frozen import frozen
from ..text import content_words, is_stop_word, language_of
from . import datewords as say
from .moments import Atom, Now, Run, atom_at, near, runs_of, unit_beside, word_at
from .stretches import FIRST, Span, common, every_day, merged, month_of, next_to, ordered, within, without, year_of

LONGEST = 2_000  # characters of a question that are looked at
MOST = 8  # dates of a question that are read
_SHORT_YEAR = re.compile(r"\d\d")
_TELLING = say.IN | say.SINCE | say.AFTER | say.BEFORE | say.UNTIL | say.BETWEEN
_AHEAD = say.AHEAD | say.SINCE | say.AFTER | say.BEFORE | say.UNTIL | say.BETWEEN
_LEADING = _TELLING | say.FROM | say.FILLERS


@frozen
class Dated:
    """The time that a question asks of, the words that say so, and the question without them."""

    years: tuple[int, ...]
    phrase: str  # the first of the words that say so
    rest: str
    relative: bool  # told from today: "last year"
    spans: tuple[Span, ...] = ()  # in order, none touching another


class _Found(NamedTuple):
    kind: str  # "in", "since", "until" or "not"
    spans: tuple[Span, ...]
    start: int
    end: int
    relative: bool


def dates_in(question: str, today: int, month: int = 12) -> Dated | None:
    """Return the time that a question asks of, None if it tells none. `today` is this year: "last year" is the one before it.

    >>> dates_in("what was said between 2019 and 2021", 2026).years
    (2019, 2020, 2021)
    >>> dates_in("Python in 2000 lines", 2026), dates_in("RFC 2020 and 2020 vision", 2026)
    (None, None)
    """
    found = _read(question[:LONGEST], Now(today, month))
    spans = within(_together(found))
    if not spans:
        return None
    rest = question
    for one in reversed(found):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    years = sorted({year for first, last in spans for year in range(first.year, last.year + 1)})
    phrase = " ".join(question[found[0].start : found[0].end].split())
    return Dated(tuple(years), phrase, " ".join(rest.split()), found[0].relative, spans)


def _read(text: str, now: Now) -> list[_Found]:
    runs = runs_of(text)
    found: list[_Found] = []
    at = free = 0
    while at < len(runs) and len(found) < MOST:
        atom = atom_at(text, runs, at, now)
        one = _with_words(text, runs, free, at, atom, now) if atom else None
        if one:
            found.append(one[0])
            free = one[1]
        at = one[1] if one else at + 1
    return found


# one date with the words around it


def _with_words(text: str, runs: Sequence[Run], free: int, at: int, atom: Atom, now: Now) -> tuple[_Found, int] | None:
    """Return a date with what leads to it, and the run behind it; None if these words and numbers are no date. `free`: of no other date."""
    first = at
    while first > free and at - first < 4 and _leads(text, runs, first):
        first -= 1
    leading = {before.word for before in runs[first:at]}
    if not leading & _TELLING and not atom.spans and not atom.months:
        first = at  # "the 2020 talks"
    atoms, joined = _joined(text, runs, atom, now)
    if not joined and not len(atoms) > 1:
        leading -= say.BETWEEN
    last = atoms[-1].last
    start, negated = _negation(text, runs, free, first)
    if negated is None or not _is_dated(text, runs, at, first, start, last, atoms[0], leading):
        return None
    if leading and (atoms[0].year or 0) > now.year + 1 and not leading & _AHEAD:
        return None
    after = word_at(runs, last + 1)  # "from 2019 on", but not "in the 1980s on ABC"
    on = after in say.ON and near(text, runs[last], runs[last + 1]) and (after != "on" or not leading or bool(leading & say.FROM))
    spans = _spans_of(atoms, now)
    kind, meant = _meant(leading, spans, joined, on=on, today=now.year)
    if len(spans) == 1 and (told := unit_beside(runs, free, first, at)):
        start, kind, meant = min(start, told[0]), "in", (next_to(spans[0], *told[1:]),)
    if negated:
        meant, kind = without(every_day(now.year), meant), "in" if kind in ("since", "until") else "not"
    end = runs[last + on].end
    if word_at(runs, last + on + 1) == "s" and text[end : runs[last + on + 1].start] in "'’" and text[end : end + 1]:
        end, last = runs[last + on + 1].end, last + 1
    return (_Found(kind, meant, runs[start].start, end, bool(atom.spans)), last + on + 1) if meant else None


def _leads(text: str, runs: Sequence[Run], at: int) -> bool:
    """Return whether the word before a run may lead to a date; "no" does in Portuguese, but not before another such word."""
    word, after = runs[at - 1].word, runs[at].word
    return word in _LEADING and near(text, runs[at - 1], runs[at]) and not (word == "no" and after in say.IN | {"el"})


def _negation(text: str, runs: Sequence[Run], free: int, first: int) -> tuple[int, bool | None]:
    """Return where a date begins with the "not" before it, and whether there is one; None for "not only"."""
    before = first - 1
    if before < free or not near(text, runs[before], runs[first]):
        return first, False
    if runs[before].word in say.ONLY:
        return (before, None) if word_at(runs, before - 1) in say.NOT_BEFORE_A_WORD else (before, False)
    if runs[before].word == "for" and word_at(runs, before - 1) in say.EXCEPT:
        return before - 1, True
    if runs[before].word in say.THAN and word_at(runs, before - 1) in say.OTHER:
        return before - 1, True
    negated = runs[before].word in say.NOT_BEFORE_A_WORD | say.EXCEPT
    return (before if negated else first), negated


def _is_dated(text: str, runs: Sequence[Run], at: int, first: int, start: int, last: int, atom: Atom, leading: set[str]) -> bool:
    """Return whether the words around make a date of it."""
    if atom.spans or (atom.months and atom.year and not atom.season):
        return runs[at].word not in say.OTHER_WORDS or text[runs[at].start].isupper() or bool(leading & _TELLING)
    told = bool(leading & _TELLING)
    if atom.months and atom.year:  # "spring 2021": but not in the name of an event
        return told or at == 0 or start < first or not text[runs[at - 1].start].isupper()
    if atom.months and not atom.day:
        return told and _is_month_alone(text, runs[at], leading) and _may_end(text, runs, last)
    if atom.months:
        return told or not leading
    excepted = start < first and runs[start].word not in ("no", "non")
    if (told or excepted) and _may_follow(text, runs, last):
        return True
    beside = last + 1 < len(runs) and runs[last + 1].word in say.BESIDE and near(text, runs[last], runs[last + 1])
    return beside or _is_bare_date(text, runs, at, last, leading)


def _is_month_alone(text: str, run: Run, leading: set[str]) -> bool:
    if run.word in say.OTHER_WORDS:
        return text[run.start].isupper()
    return run.word not in say.PLANETS or bool(leading & {"en", "i"})


def _may_end(text: str, runs: Sequence[Run], at: int) -> bool:
    """Return whether a month or season may end here: not a name that goes on, as in "in April Smith's talk"."""
    return at + 1 == len(runs) or not near(text, runs[at], runs[at + 1]) or not text[runs[at + 1].start].isupper()


def _is_bare_date(text: str, runs: Sequence[Run], at: int, last: int, leading: set[str]) -> bool:
    """Return whether a year alone is a date, as German and Swedish have it: "was wurde 2019 gesagt"."""
    language = language_of(text)
    if leading & _TELLING or language not in ("de", "sv") or at == 0 or not near(text, runs[at - 1], runs[at]):
        return False
    if sum(is_stop_word(run.word, language) for run in runs) < 2:
        return False
    before = runs[at - 1]
    if (text[before.start].isupper() and at > 1) or before.word in say.COUNTING:
        return False
    after = runs[last + 1] if last + 1 < len(runs) and near(text, runs[last], runs[last + 1]) else None
    return (
        after is None
        or (text[after.start].islower() and not after.word.endswith(("ar", "or", "er")))
        or content_words(after.word, "de") == []
    )


def _may_follow(text: str, runs: Sequence[Run], at: int) -> bool:
    """Return whether what stands after a number lets it be a year: not what it counts, as in "in 2000 lines"."""
    if at + 1 >= len(runs) or not near(text, runs[at], runs[at + 1]):
        return text[runs[at].end : runs[at].end + 2].strip()[:1] not in ("%", "$", "€", "°")
    written, word, language = text[runs[at + 1].start : runs[at + 1].end], runs[at + 1].word, language_of(text)
    if word in say.ON or word in say.BESIDE or not content_words(written, language):
        return True
    if written[0].isupper():
        return word not in say.UNITS
    return not word.endswith(say.PLURALS.get(language, ("s",))) and word not in say.UNITS


def _meant(leading: set[str], spans: Sequence[Span], joined: str, *, on: bool, today: int) -> tuple[str, tuple[Span, ...]]:
    """Return what the words before and between dates mean: whether they bound a time on one side, and the spans."""
    (first, end), (_, last) = spans[0], spans[-1]
    opens, closes = datetime.date(FIRST, 1, 1), datetime.date(max(today + 1, last.year), 12, 31)
    day = datetime.timedelta(1)
    if first <= last and (joined == "-" or (joined in say.TO and leading & say.FROM) or (joined and leading & say.BETWEEN)):
        return "in", ((first, last),)
    if leading & say.SINCE or (on and leading & (say.FROM | say.IN)):
        return "since", ordered((first, closes))
    if leading & say.AFTER:
        return "since", ordered((end + day, closes))
    if leading & say.BEFORE:
        return "until", ordered((opens, first - day))
    if leading & say.UNTIL:
        return "until", ordered((opens, end))
    return "in", merged(spans)


# several dates


def _joined(text: str, runs: Sequence[Run], atom: Atom, now: Now) -> tuple[list[Atom], str]:
    """Return the dates that a span, a pair or a list is made of, and what joins the first two: "-" or a word."""
    atoms, joins = [atom], [""]
    while len(atoms) < MOST and (more := _next(text, runs, atoms[-1], now)):
        join, other = more
        atoms.append(other)
        joins.append(join)
    known = [one.year for one in atoms]
    for at in range(len(atoms) - 2, -1, -1):  # "March and April 2020", "from March to May 2020"
        if known[at] is None and atoms[at].months:
            known[at] = known[at + 1]
    for at in range(1, len(atoms)):
        known[at] = known[at] if known[at] is not None else known[at - 1]
    atoms = [one if one.spans else one._replace(year=year) for one, year in zip(atoms, known, strict=True)]
    return atoms, joins[1] if len(atoms) == 2 else ""


def _next(text: str, runs: Sequence[Run], atom: Atom, now: Now) -> tuple[str, Atom] | None:
    at = atom.last + 1
    if at >= len(runs) or atom.spans:
        return None
    between = text[runs[at - 1].end : runs[at].start].strip()
    if between in ("-", "–", "—", "/", ",", "&", "+"):
        if (
            between in "/-–"
            and atom.year
            and atom.months in ((), say.WINTER)
            and _SHORT_YEAR.fullmatch(runs[at].word)
            and int(runs[at].word) == (atom.year + 1) % 100
        ):
            return "-", Atom(at, atom.year + 1)  # "2019/20"
        join = "-" if between in "-–—" else "and"
        behind = at + 1 if between == "," and runs[at].word in say.AND else at
    elif between.strip(" '’") == "" and runs[at].word in say.TO | say.AND:
        join, behind = runs[at].word, at + 1
    else:
        return None
    while (
        behind < len(runs)
        and behind - at < 3
        and runs[behind].word in ("il", "al", "el", "den", "in", "en", "im", "nel", "i", "the", "em", "de", "l", "le")
    ):
        behind += 1
    other = atom_at(text, runs, behind, now) if behind < len(runs) else None
    if other is None or other.spans or (not atom.months and other.months and other.year is None):
        return None
    return join, other


def _spans_of(atoms: Sequence[Atom], now: Now) -> list[Span]:
    first, last = atoms[0], atoms[-1]
    if len(atoms) == 2 and first.months == say.WINTER and last.year == (first.year or 0) + 1 and not last.months:  # "winter 2019/20"
        return [(month_of(first.year or FIRST, 12)[0], month_of(last.year or FIRST, 2)[1])]
    return [span for atom in atoms for span in (atom.spans or _spans(atom, now))]


def _spans(atom: Atom, now: Now) -> list[Span]:
    """Return the spans of a date; of every year, where it tells none."""
    years = range(FIRST, now.year + 2) if atom.year is None else (atom.year,)
    if not atom.months:
        return [year_of(year) for year in years]
    months = [month_of(year, month) for year in years for month in atom.months]
    if atom.day:
        return [(first.replace(day=atom.day),) * 2 for first, last in months if atom.day <= last.day]
    return list(merged(months))


def _together(found: Sequence[_Found]) -> tuple[Span, ...]:
    """Return the time that several dates of a question come to: those told, between bounds, without those that are excepted."""
    told = merged([span for one in found if one.kind == "in" for span in one.spans])
    bounds = [one.spans for one in found if one.kind in ("since", "until")]
    for at, bound in enumerate(bounds):
        told = common(told, bound) if told else bound if at == 0 else ()
    for one in found:
        if one.kind == "not":
            told = common(told, one.spans) if told else one.spans
    return told
