"""Composer: names and years of an index -> the chunks, notes and questions that they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import bearers, filtering, gathering, opening
from .errors import UsageError
from .finding import index as index_files
from .finding.index import Index
from .finding.terms import bm25
from .finding.words import IntVector
from .records import Settings
from .text import YEAR, fold, words

_WORD = re.compile(r"\w+")
_AT = frozenset("at from during in on bei beim auf zur bij op tijdens en durante no na do da a au aux pa vid al alla".split())  # where
_OTHERS = frozenset("besides except else other than others apart unlike".split())  # such a question asks of other people, too


@dataclass(frozen=True, slots=True)
class People:
    """The people that a question names."""

    rows: IntVector | None  # chunks of and about them; None: nobody is named
    asked: str  # the question without their names
    each: tuple[tuple[str, IntVector], ...] = ()  # name and chunks of each bearer of a first name that several bear
    told: tuple[str, ...] = ()  # whom a first name stands for


def people_named(question: str, index: Index, names: dict[str, Any]) -> People:
    """Return the chunks of and about the people that a question names, and the question without their names.

    A speaker is named in full, or by a first name alone that stands for all its bearers; a chunk is about them if it has their last
    name, or the first name asked for. A note-taker is named as their notes do, with a capital. With their chunks chosen, only the rest
    of the question tells whether these answer it. `names` is the index's table of them.
    """
    told = set(words(question))
    rows: list[IntVector] = []
    known: list[str] = []
    for key, entry in names["speaker"].items():
        parts = words(key)
        if len(parts) > 1 and told.issuperset(parts) and not told & _OTHERS:
            rows.append(_of_and_about([entry], parts[-1], index))
            known += [word for word in _WORD.findall(question) if words(word) and set(words(word)) <= set(parts)]
    for entry in names["author"].values():
        if re.search(rf"\b{re.escape(entry['name'])}\b", question):
            rows.append(np.flatnonzero(np.isin(index.columns["note"], entry["notes"])))
            known.append(entry["name"])
    alone = {} if told & _OTHERS else bearers.bearers(question, names["speaker"], index)
    rows += [_of_and_about(entries, fold(first), index) for first, entries in alone.items()]
    known += list(alone)
    for name in known:
        question = re.sub(rf"\b{re.escape(name)}(?:['’]s)?\b", " ", question)
    several = [entry for entries in alone.values() for entry in entries] if len(rows) == len(alone) else []
    return People(
        np.unique(np.concatenate(rows)) if rows else None,
        " ".join(question.split()),
        tuple((entry["name"], np.flatnonzero(filtering.is_in(index.columns["talk"], entry["talks"]))) for entry in several)
        if len(several) > 1
        else (),
        tuple(f"{first} is {' and '.join(entry['name'] for entry in entries)}" for first, entries in alone.items() if len(entries) > 1),
    )


def _of_and_about(entries: Sequence[dict[str, Any]], word: str, index: Index) -> IntVector:
    talks = {talk for entry in entries for talk in entry["talks"]}
    about = bm25([word], index.manifest["languages"], index.terms).rows[0]
    return np.union1d(np.flatnonzero(filtering.is_in(index.columns["talk"], talks)), about)


def of_events_named(question: str, index: Index, names: dict[str, Any], dated: Sequence[int] = ()) -> IntVector | None:
    """Return the chunks of the events that a question names, None if it names none.

    An event is named in full but for its year, and as the place that is asked of: with its year, or after "at" and as a name is written,
    with a capital, a digit or brackets. "How to build" is not about Build, nor is "the EuroPython website" about all that was said
    there. Where the question tells years, as numbers or in the words that `dated` was read from, it is one of those.
    """
    told = set(words(question))
    written = {word for word in told if YEAR.fullmatch(word)}
    years = written | {str(year) for year in dated}
    named: list[dict[str, Any]] = []
    for key, entry in names["event"].items():
        parts = set(key.split())
        name = {part for part in parts if not YEAR.fullmatch(part)}
        if not name or not name <= told or (years and parts - name and not parts & years):
            continue
        if parts & written or (len(dated) == 1 and parts & years) or _is_asked_of(name, question):
            named.append(entry)
    return np.flatnonzero(filtering.of_event(index, named, names)) if named else None


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
    return [gathering.typed(index.manifest["sources"][int(number)]["file"], settings) for number in chosen]


def questions_to_try(settings: Settings) -> list[str]:
    """Return three questions that the index can answer: about a talk, a speaker, an event."""
    index = opening.open_index(settings)
    names = index_files.names(index)
    found = []
    speakers = sorted(names["speaker"].values(), key=lambda entry: (-len(entry["talks"]), entry["name"]))
    events = sorted(names["event"].values(), key=lambda entry: (-len(entry["talks"]), entry["name"]))
    if index.manifest["counts"]["talks"]:
        middle = index_files.talk_record(index, index.manifest["counts"]["talks"] // 2)
        found.append(f"what was said about {middle['title']}")
    if speakers:
        found.append(f"what did {speakers[0]['name']} talk about")
    if events:
        found.append(f"what was new at {events[0]['name']}")
    return found[:3]
