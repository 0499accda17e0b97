"""Composer: names and years of an index -> the chunks, notes and questions that they stand for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .. import filtering, gathering, opening
from ..errors import UsageError
from ..eventkeys import YEAR
from ..finding import index as index_files
from ..finding.index import Index
from ..finding.keys import keys_having
from ..finding.sources import files_of
from ..finding.terms import bm25
from ..finding.words import IntVector
from ..frozen import frozen
from ..records.settings import Settings
from ..text import content_words, fold, is_stop_word, words
from . import bearers, persons, wholeevents
from .dating import Dated

_WORD = re.compile(r"\w+")
_AT = frozenset("at from during in on bei beim auf zur bij op tijdens en durante no na do da a au aux pa vid al alla".split())  # where
LISTED = 4  # events told
MOST = 300  # chunks of others that have a name's word: more, and it is a common word
_OF_THINGS = frozenset("what where when why how which anything something everything nothing".split())  # before "else"
_OTHERS = frozenset("besides except else other than others apart unlike".split())  # such a question asks of other people, too


@frozen
class People:
    """The people that a question names."""

    rows: IntVector | None  # chunks of and about them; None: nobody is named
    asked: str  # the question without their names
    each: tuple[tuple[str, IntVector], ...]  # name and chunks of each: if they are several, all are to be heard
    told: tuple[str, ...]  # whom the question names, in words
    noted: Mapping[str, IntVector]  # the chunks of the notes that the speakers of these took


def people_named(question: str, index: Index, names: dict[str, Any]) -> People:
    """Return the chunks of and about the people that a question names, and the question without their names.

    A speaker is named in full, or by a first or family name alone that stands for all its bearers; a chunk is about them if it has their
    last name, or the name asked for, as a word that is no part of another's name. A note-taker is named as their notes do, with a
    capital, or by a part of the name as one who wrote something. Others in a list with them are those whom a text names; one whom none
    names has no chunk. With their chunks chosen, only the rest of the question tells whether these answer it. `names` is the index's
    table of them.
    """
    others = _asks_of_others(question)
    rows: list[IntVector] = []
    known: list[str] = []
    each: dict[str, tuple[int, IntVector]] = {}  # where the question names them, and their chunks
    in_full = [] if others else _in_full(question, names["speaker"])
    for entry in in_full:
        parts = words(entry["name"])
        rows.append(_of_and_about([entry], parts[-1], index))
        known += [word for word in _WORD.findall(question) if words(word) and set(words(word)) <= set(parts)]
        each[entry["name"]] = _first_of(parts[-1], question), _of([entry], index)
    for entry in names["author"].values():
        if entry["name"] in question and re.search(rf"\b{re.escape(entry['name'])}\b", question):
            rows.append(np.flatnonzero(np.isin(index.columns["note"], entry["notes"])))
            known.append(entry["name"])
            each.setdefault(entry["name"], (question.find(entry["name"]), rows[-1]))
    alone = {} if others else bearers.bearers(question, names["speaker"], index, in_full)
    for part, entries in alone.items():
        rows.append(_of_and_about(entries, words(part)[-1], index))
        each |= {entry["name"]: (question.find(part), _of([entry], index)) for entry in entries if entry["name"] not in each}
    known += list(alone)
    beside = [] if others else persons.beside_speakers(question, known, index, names)
    for person in beside:
        rows += [of_one for _, of_one in person.bearers]
        known += [person.name, *([person.verb] if person.verb else [])]
        for name, of_one in person.bearers:
            each.setdefault(name, (question.find(person.name) if len(of_one) else len(question), of_one))
    noted = persons.noted_by(each, index, names)
    for name in known:
        question = re.sub(rf"\b{re.escape(name)}(?:['’]s)?\b", " ", question)
    return People(
        np.unique(np.concatenate([*rows, *noted.values()])) if rows else None,
        " ".join(question.split()),
        tuple((name, of_one) for name, (_, of_one) in sorted(each.items(), key=lambda item: item[1][0]))
        if len(each) > 1
        else tuple((name, rows[0]) for name in each),
        (
            *(f"by or about {entry['name']}" for entry in in_full),
            *(f"{part} is {' and '.join(entry['name'] for entry in entries)}" for part, entries in alone.items()),
            *(person.told for person in beside),
        ),
        noted,
    )


def _asks_of_others(question: str) -> bool:
    """Return whether a question asks of others than it names; "what else did Ada say" asks of Ada."""
    told = words(question)
    return any(word in _OTHERS and not (word == "else" and told[max(0, at - 1)] in _OF_THINGS) for at, word in enumerate(told))


def _first_of(word: str, question: str) -> int:
    """Return where a question has a folded word first."""
    return next((found.start() for found in _WORD.finditer(question) if fold(found.group()) == word), len(question))


def _in_full(question: str, speakers: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the speakers all of whose names a question has; where several are found, those whose names stand together as they are."""
    told = words(question)
    named = [key for key in keys_having(speakers, set(told)) if " " in key]
    found = [(parts, speakers[key]) for key in named if set(told).issuperset(parts := words(key))]
    if len(found) > 1:
        line = f" {' '.join(told)} "
        together = [(parts, entry) for parts, entry in found if f" {' '.join(parts)} " in line]
        found = [(parts, entry) for parts, entry in together if not any(set(parts) < set(others) for others, _ in together)] or found
    return [entry for parts, entry in found if len(parts) > 1]


def _of(entries: Sequence[dict[str, Any]], index: Index) -> IntVector:
    return np.flatnonzero(filtering.is_in(index.columns["talk"], {talk for entry in entries for talk in entry["talks"]}))


def _of_and_about(entries: Sequence[dict[str, Any]], word: str, index: Index) -> IntVector:
    """Return the chunks of people's talks, and those of others that have the word itself and not as a part of another's name."""
    own = _of(entries, index)
    having = np.setdiff1d(bm25([word], index.manifest["languages"], index.terms).rows[0], own)
    theirs = {part for entry in entries for part in words(entry["name"])}
    about = (
        [row for row in having if _is_about(index_files.chunk_record(index, int(row))["text"], word, theirs)] if len(having) <= MOST else []
    )
    return np.union1d(own, np.array(about, dtype=np.int64))


def _is_about(text: str, word: str, theirs: set[str]) -> bool:
    """Return whether a text has a folded word by itself or beside other parts of the same name, not as "Lisa Berg" has "Berg"."""
    runs = list(_WORD.finditer(text))
    for at, run in enumerate(runs):
        if run.group()[:1].lower() != word[:1] and run.group().isascii():  # most words are others: folding each would be slow
            continue
        if fold(run.group()) != word or run.group().islower():
            continue
        before, after = (runs[at - 1] if at else None), (runs[at + 1] if at + 1 < len(runs) else None)
        if after and _is_beside(text, run, after) and fold(after.group()) not in theirs:
            continue
        if before and _is_beside(text, before, run) and fold(before.group()) not in theirs and content_words(before.group(), "en"):
            continue
        return True
    return False


def _is_beside(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Return whether two words stand as parts of one name do, both with a capital."""
    return text[one.end() : other.start()] in (" ", "-") and one.group()[0].isupper() and other.group()[0].isupper()


def of_events_named(question: str, index: Index, names: dict[str, Any], dated: Sequence[int] = ()) -> IntVector | None:
    """Return the chunks of the events that a question names, None if it names none."""
    named = _events_named(question, names, dated)
    return np.flatnonzero(filtering.of_event(index, named, names)) if named else None


def events_told(question: str, names: dict[str, Any], dated: Sequence[int] = ()) -> tuple[str, ...]:
    """Return the events that a question names in words, as one or none: "of PyDays 2024"."""
    told = sorted({str(entry["name"]) for entry in _events_named(question, names, dated)})
    more = f" and {len(told) - LISTED} more" if len(told) > LISTED else ""
    return (f"of {', '.join(told[:LISTED])}{more}",) if told else ()


def _events_named(question: str, names: dict[str, Any], dated: Sequence[int]) -> list[dict[str, Any]]:
    """Return the entries of the events that a question names.

    An event is named in full but for its year, and as the place that is asked of: with its year, or after "at" and as a name is written,
    with a capital, a digit or brackets. "How to build" is not about Build, nor is "the EuroPython website" about all that was said
    there. Where the question tells years, as numbers or in the words that `dated` was read from, it is one of those.
    """
    told = set(words(question))
    written = {word for word in told if YEAR.fullmatch(word)}
    years = written | {str(year) for year in dated}
    named: list[dict[str, Any]] = []
    for key in keys_having(names["event"], told):
        parts, entry = set(key.split()), names["event"][key]
        name = {part for part in parts if not YEAR.fullmatch(part)}
        if not name or not name <= told or (years and parts - name and not parts & years):
            continue
        if parts & written or (len(dated) == 1 and parts & years) or _is_asked_of(name, question):
            named.append(entry)
    return named or wholeevents.of_series(question, names["event"], _AT, years)


def absent_event(question: str, index: Index, names: dict[str, Any], dated: Dated | None) -> tuple[str, IntVector | None]:
    """Return what to say of an event that a question names in a time that no note of it is of, and its chunks of other times; "" and None.

    The time is told beside the name ("PyDays 2019", "last year's PyDays"), or the question asks of the place and tells a time.
    """
    if other := _other_of_series(question, names["event"]):
        return f"no note is of {other}", None
    told = set(words(question))
    by_name: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for key in keys_having(names["event"], told):
        name = " ".join(word for word in key.split() if not YEAR.fullmatch(word))
        if name and told.issuperset(name.split()):
            by_name.setdefault(name, []).append((key, names["event"][key]))
    for name, known in sorted(by_name.items(), key=lambda item: -len(item[0])):
        asked, phrase = _years_beside(name, question, dated)
        has = {year for key, _ in known for year in YEAR.findall(key)[:1]}
        if asked and len(has) == len({key for key, _ in known}) and not asked & has:
            entries = [entry for _, entry in known]
            written = YEAR.sub("", entries[0]["name"]).strip(" -,")
            there = sorted(has)
            years = " and ".join([*([", ".join(there[:-1])] if there[1:] else []), there[-1]])
            what = f"no note is of {written} in the time asked for ({phrase}): there are notes of it of {years}"
            return what, np.flatnonzero(filtering.of_event(index, entries, names))
    return "", None


def _other_of_series(question: str, events: dict[str, Any]) -> str:
    """Return an event that a question names by the first word of others and a word that elsewhere says nothing: "PyCon US"; else "".

    Any other word is searched for, and missed if no passage has it.
    """
    for run, after in itertools.pairwise(_WORD.finditer(question)):
        first, second = fold(run.group()), fold(after.group())
        if not after.group().isupper() or question.isupper() or not is_stop_word(second, "en"):
            continue
        keys = keys_having(events, [first])
        names = [[word for word in key.split() if not YEAR.fullmatch(word)] for key in keys]
        if any(len(name) > 1 and name[0] == first for name in names) and not any(name[:2] == [first, second] for name in names):
            return f"{run.group()} {after.group()}"
    return ""


def _years_beside(name: str, question: str, dated: Dated | None) -> tuple[set[str], str]:
    """Return the years in which a question asks of an event, and the words for them; none where it tells none or means no event."""
    runs = list(_WORD.finditer(question))
    parts = name.split()
    for at in range(len(runs) - len(parts) + 1):
        if [fold(run.group()) for run in runs[at : at + len(parts)]] != parts:
            continue
        start, end = runs[at].start(), runs[at + len(parts) - 1].end()
        after = runs[at + len(parts)].group() if at + len(parts) < len(runs) else ""
        before = runs[at - 1].group() if at else ""
        year = next((word for word in (after, before) if YEAR.fullmatch(word)), "")
        capital = runs[at].group()[0].isupper() or any(map(str.isdigit, name))
        if year and (capital or _is_asked_of(set(parts), question) or before in _AT):
            return {year}, year
        place = question.find(dated.phrase) if dated else -1
        if dated is None or place < 0 or not capital:
            continue
        between = question[place + len(dated.phrase) : start] if place < start else question[end:place]
        if len(words(between)) < 2 or _is_asked_of(set(parts), question):
            return {str(one) for one in dated.years}, dated.phrase
    return set(), ""


def _is_asked_of(name: set[str], question: str) -> bool:
    """Return whether one of the words of a name is written as names are, and a word for where stands at most an article before them."""
    written = [run for run in _WORD.finditer(question) if fold(run.group()) in name]
    before = words(question[: written[0].start()])[-2:] if written else []
    return not _AT.isdisjoint(before) and any(
        not run.group().isalpha() or any(letter.isupper() for letter in run.group()) or question[run.end() :].startswith("()")
        for run in written
    )


def files_of_events(settings: Settings) -> list[str]:
    """Return the notes of the events that the settings name, as the user would type them; UsageError for none."""
    if not settings.events:
        raise UsageError("nothing to summarise: name a file, a folder, - or --event", "ragnotes summarise post.md")
    index = opening.open_index(settings)
    names = index_files.names(index)
    of_event = filtering.of_event(index, filtering.choose(names["event"], settings.events, "event"), names)
    chosen = np.unique(index.columns["note"][of_event])
    files = files_of(index)
    return [gathering.typed(files[number], settings) for number in chosen.tolist()]
