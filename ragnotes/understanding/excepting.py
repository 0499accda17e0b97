"""Composer: what a question leaves out -> the people, events and topics that it names there, and the question without these words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from .. import filtering
from ..eventkeys import YEAR
from ..finding.index import Index
from ..finding.words import IntVector
from ..frozen import frozen
from ..text import words
from . import exceptwords as say
from . import moments
from .bearers import AND, TALKS, parts_of
from .moments import Now, Run, near, word_at
from .topics import chunks_of, cue_at, topics_after_cue

LONGEST = 2_000  # characters of a question that are looked at
MOST = 4  # times that a question leaves something out
MOST_NAMES = 8  # left out at a time


@frozen
class Left:
    """A question and what it leaves out."""

    question: str  # without the words that leave something out
    rows: IntVector | None = None  # chunks left out, but for those of topics; None: it leaves nothing out
    told: tuple[str, ...] = ()  # who and what, as the question writes them
    topics: tuple[tuple[IntVector, IntVector], ...] = ()  # of each the chunks of talks with it in their title, and all that speak of it


class _Name(NamedTuple):
    """A name of people or of an event in a question."""

    first: int  # run
    last: int
    people: tuple[dict[str, Any], ...] = ()
    authors: tuple[dict[str, Any], ...] = ()
    events: tuple[dict[str, Any], ...] = ()


def left_out(question: str, index: Index, names: dict[str, Any], now: Now) -> Left:
    """Return what a question leaves out: the talks of people, and what is of events, named right behind "not by", "except at" and the like.

    What speaks of a topic is left out by "other than about" and the like. Names are joined to a list by "and" or "or". `names` is the
    index's table of them. Times left out are read by `dating`.
    """
    text = question[:LONGEST]
    runs = moments.runs_of(text)
    gone: list[tuple[int, int]] = []
    rows: list[IntVector] = [np.zeros(0, dtype=np.int64)]
    topics: list[tuple[IntVector, IntVector]] = []
    told: list[str] = []
    at = 0
    while at < len(runs) and len(gone) < MOST:
        found = _names_after_cue(text, runs, at, names, now) if runs[at].word in say.OPENING else []
        about = topics_after_cue(text, runs, at, now) if runs[at].word in say.OPENING and not found else []
        if not found and not about:
            at += 1
            continue
        rows += [_rows_of(name, index, names) for name in found]
        topics += [chunks_of(topic.words, index) for topic in about]
        ends = [(name.first, name.last) for name in found] or [(topic.first, topic.last) for topic in about]
        told += [" ".join(text[runs[first].start : runs[last].end].split()) for first, last in ends]
        gone.append((_start(text, runs, at), runs[_end(runs, ends[-1][1])].end))
        at = ends[-1][1] + 1
    if not gone:
        return Left(question)
    for start, end in reversed(gone):
        question = f"{question[:start].rstrip(' ,;–-')} {question[end:].lstrip(' ,;')}"
    return Left(" ".join(question.split()), np.unique(np.concatenate(rows)), tuple(dict.fromkeys(told)), tuple(topics))


def without(rows: IntVector | None, left: Left, index: Index) -> IntVector | None:
    """Return the chunks that a question leaves of these, None standing for all.

    Of a topic the talks with it in their title go, whose others may mention it; where there are none, all that speaks of it.
    """
    if left.rows is None:
        return rows
    kept = np.setdiff1d(np.arange(len(index.columns)) if rows is None else rows, left.rows)
    for titled, having in left.topics:
        kept = np.setdiff1d(kept, titled if len(np.intersect1d(kept, titled)) else having)
    return kept


def _start(text: str, runs: Sequence[Run], at: int) -> int:
    """Return where the words begin that leave something out, with the "but" before them."""
    if runs[at].word == "t" and at:
        at -= 1
    while at and runs[at - 1].word in say.BEFORE_A_CUE and near(text, runs[at - 1], runs[at]):
        at -= 1
    return runs[at].start


def _end(runs: Sequence[Run], last: int) -> int:
    """Return the last run of a name with what is owned: "Ada's talk"."""
    last += word_at(runs, last + 1) == "s"
    return last + (word_at(runs, last + 1) in TALKS)


def _rows_of(name: _Name, index: Index, names: dict[str, Any]) -> IntVector:
    of_people = filtering.is_in(index.columns["talk"], {talk for entry in name.people for talk in entry["talks"]})
    by_authors = filtering.is_in(index.columns["note"], {note for entry in name.authors for note in entry["notes"]})
    return np.flatnonzero(of_people | by_authors | filtering.of_event(index, name.events, names))


# a cue and the names behind it


def _names_after_cue(text: str, runs: Sequence[Run], at: int, names: dict[str, Any], now: Now) -> list[_Name]:
    """Return the names that a question leaves out by the words at a run; none where it does not."""
    cue = cue_at(runs, at)
    strong, cue = bool(cue), cue or int(runs[at].word in say.NOT)
    if not cue or (runs[at].word == "t" and (not at or text[runs[at].start - 1] not in "'’")):
        return []
    first = _name_behind(text, runs, at + cue, names, now, placed=not strong and runs[at].word in say.PLACE_NEEDED)
    found = [first] if first else []
    listed: list[_Name] = []  # behind commas, of the list only if it ends with "and"
    while found and len(found) + len(listed) < MOST_NAMES:
        last = (listed or found)[-1].last
        between = text[runs[last].end : runs[last + 1].start].strip(" \t\n'’") if last + 1 < len(runs) else "?"
        joined = between in ("", ",") and word_at(runs, last + 1) in AND | {"nor", "ni", "noch"}
        if not joined and between not in (",", "&", "/"):
            break
        more = _name_behind(text, runs, last + 1 + joined, names, now, limit=say.MOST_BEFORE if joined and not between else 0)
        if more is None:
            break
        listed.append(more)
        if joined or between in ("&", "/"):
            found += listed
            listed = []
    return found


def _name_behind(
    text: str, runs: Sequence[Run], at: int, names: dict[str, Any], now: Now, *, placed: bool = False, limit: int = say.MOST_BEFORE
) -> _Name | None:
    """Return the name at a run or after the words that may stand before one. `placed`: only after a word for where or by whom."""
    there = False
    for step in range(limit + 1):
        if at + step >= len(runs) or (step and not near(text, runs[at + step - 1], runs[at + step])):
            return None
        if (there or not placed) and (found := _name_at(text, runs, at + step, names, now, there=there)):
            return found
        word = runs[at + step].word
        there = there or word in say.PLACES
        if word not in say.PLACES | say.OTHERS | TALKS:
            return None
    return None


def _name_at(text: str, runs: Sequence[Run], at: int, names: dict[str, Any], now: Now, *, there: bool) -> _Name | None:
    """Return the longest name that begins at a run: of an event, a speaker, a note-taker, or one part of a speaker's."""
    found = [_event_at(text, runs, at, names, now, there=there)]
    for kind in ("speaker", "author"):
        for key, entry in names[kind].items():
            parts = words(key) if key.startswith(runs[at].word) else []
            if len(parts) > 1 and _stands(text, runs, at, parts):
                last = at + len(parts) - 1
                found.append(_Name(at, last, people=(entry,)) if kind == "speaker" else _Name(at, last, authors=(entry,)))
    best = max((name for name in found if name), key=lambda name: name.last, default=None)
    return best or _part_at(text, runs, at, names["speaker"])


def _stands(text: str, runs: Sequence[Run], at: int, parts: Sequence[str]) -> bool:
    if [run.word for run in runs[at : at + len(parts)]] != list(parts):
        return False
    return all(len(text[one.end : other.start].strip()) < 2 for one, other in zip(runs[at:], runs[at + 1 : at + len(parts)], strict=False))


def _part_at(text: str, runs: Sequence[Run], at: int, speakers: dict[str, Any]) -> _Name | None:
    """Return the bearers of a first or a family name that stands alone with its capital."""
    if not text[runs[at].start].isupper():
        return None
    for family in (0, -1):
        borne = [(parts_of(key)[family], entry) for key, entry in speakers.items()]
        known = [(part, entry) for part, entry in borne if part and _stands(text, runs, at, part)]
        last = at + max((len(part) for part, _ in known), default=0) - 1
        alone = last + 1 >= len(runs) or text[runs[last].end : runs[last + 1].start] != " " or not text[runs[last + 1].start].isupper()
        if known and alone:
            return _Name(at, last, people=tuple(entry for _, entry in known))
    return None


# events


def _event_at(text: str, runs: Sequence[Run], at: int, names: dict[str, Any], now: Now, *, there: bool) -> _Name | None:
    """Return the event whose name begins at a run, of the year told beside it or of all its years."""
    before, start = _years_at(text, runs, at, now)
    start += start > at and word_at(runs, start) == "s"
    best: tuple[int, int, list[dict[str, Any]]] | None = None
    for key, entry in names["event"].items():
        parts = [word for word in key.split() if not YEAR.fullmatch(word)]
        if not parts or not _stands(text, runs, start, parts):
            continue
        end = start + len(parts) - 1
        after, behind = _years_at(text, runs, end + 1, now)
        told, own = before | after, set(YEAR.findall(key))
        written = text[runs[start].start].isupper() or any(map(str.isdigit, runs[start].word)) or text[runs[end].end :].startswith("()")
        if not (told or written or (there and entry["name"][:1].islower())):
            continue
        last = behind - 1 if after else end + (word_at(runs, end + 1) in words(entry["name"]))  # "Conf", which is no part of the key
        held = [] if told and own and not told & own else [entry]
        if best is None or len(parts) > best[0]:
            best = (len(parts), last, held)
        elif len(parts) == best[0]:
            best = (best[0], last, best[2] + held)
    if best:
        return _Name(at, best[1], events=tuple(best[2]))
    begun = [entry for key, entry in names["event"].items() if key.split()[:1] == [word_at(runs, start)]]
    return _Name(at, start, events=tuple(begun)) if begun and there and text[runs[start].start].isupper() else None


def _years_at(text: str, runs: Sequence[Run], at: int, now: Now) -> tuple[set[str], int]:
    """Return the year told at a run, after a word like "in" or told from today, and the run behind it; none and the run itself."""
    place = at + (word_at(runs, at) in say.PLACES)
    if place >= len(runs):
        return set(), at
    if YEAR.fullmatch(runs[place].word):
        return {runs[place].word}, place + 1
    atom = moments.atom_at(text, runs, place, now)
    if atom and len(atom.spans) == 1 and atom.spans[0][0].year == atom.spans[0][1].year:
        return {str(atom.spans[0][0].year)}, atom.last + 1
    return set(), at
