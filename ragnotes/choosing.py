"""Composer: names and years of an index -> the chunks, notes and questions that they stand for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from . import gathering, opening
from .errors import UsageError
from .finding import index as index_files
from .finding.index import Index
from .finding.terms import bm25
from .finding.words import IntVector
from .records import Settings, Stale
from .text import YEAR, event_key, fold, words

_WORD = re.compile(r"\w+")
_AT = frozenset("at from during in on bei beim auf zur bij op tijdens en durante no na do da a au aux pa vid al alla".split())  # where
_OTHERS = frozenset("besides except else other than others apart unlike".split())  # such a question asks of other people, too


def choose(table: dict[str, Any], asked: Sequence[str], what: str, key: Callable[[str], str]) -> tuple[set[int], set[int]]:
    """Return the talks and the notes under the names asked for; a name may be given in part. UsageError names the nearest."""
    chosen_talks: set[int] = set()
    chosen_notes: set[int] = set()
    for name in asked:
        wanted = set(key(name).split())
        entries = [entry for known, entry in table.items() if wanted and wanted <= set(known.split())]
        if not entries:
            close = difflib.get_close_matches(key(name), list(table), n=1, cutoff=0.0)
            hint = f": the nearest is {table[close[0]]['name']!r}" if close else ": the notes name none"
            raise UsageError(
                f"no {what} {name!r} in the index{hint}", f'--{what} "{table[close[0]]["name"]}"' if close else "ragnotes status"
            )
        for entry in entries:
            chosen_talks.update(entry["talks"])
            chosen_notes.update(entry["notes"])
    return chosen_talks, chosen_notes


def rows_allowed(index: Index, settings: Settings, stale: Sequence[Stale]) -> IntVector | None:
    """Return the chunks that filters and stale notes leave, None for all."""
    columns = index.columns
    keep = np.ones(len(columns), dtype=bool)
    asked = (
        ("event", settings.events, event_key),
        ("speaker", settings.speakers, fold),
        ("author", settings.authors, fold),
    )
    known = index_files.names(index) if stale or any(values for _, values, _ in asked) else {}
    for what, values, key in asked:
        if values:
            talks, whole = choose(known[what], values, what, key)
            in_talk = np.isin(columns["talk"], np.fromiter(talks, dtype=np.int64, count=len(talks)))
            outside = np.isin(columns["note"], np.fromiter(whole, dtype=np.int64, count=len(whole)))
            keep &= in_talk | (outside if what != "speaker" else False)
    if settings.years:
        keep &= np.isin(columns["year"], np.array(settings.years))
    unknown = [code for code in settings.languages if code not in index.manifest["languages"]]
    if unknown:
        known_codes = ", ".join(index.manifest["languages"])
        raise UsageError(f"no notes in the language {unknown[0]!r} in the index", f"--language with one of: {known_codes}")
    if settings.languages:
        keep &= np.isin(columns["language"], np.array([code.encode() for code in settings.languages]))
    paths = known.get("path", {})
    gone = [number for note in stale for number in paths.get(note.file, {}).get("notes", ())]
    keep &= ~np.isin(columns["note"], np.array(gone, dtype=np.int64))
    return None if keep.all() else np.flatnonzero(keep)


def people_named(question: str, index: Index, names: dict[str, Any]) -> tuple[IntVector | None, str]:
    """Return the chunks of and about the people that a question names, None if it names nobody; and the question without their names.

    A speaker is named in full; a chunk is about them if it has their last name. A note-taker is named as their notes do, with a capital.
    With their chunks chosen, only the rest of the question tells whether these answer it. `names` is the index's table of them.
    """
    told = set(words(question))
    rows: list[IntVector] = []
    known: list[str] = []
    for key, entry in names["speaker"].items():
        parts = words(key)
        if len(parts) > 1 and told.issuperset(parts) and not told & _OTHERS:
            about = bm25(parts[-1:], index.manifest["languages"], index.terms).rows[0]
            rows += [np.flatnonzero(np.isin(index.columns["talk"], entry["talks"])), about]
            known += [word for word in _WORD.findall(question) if words(word) and set(words(word)) <= set(parts)]
    for entry in names["author"].values():
        if re.search(rf"\b{re.escape(entry['name'])}\b", question):
            rows.append(np.flatnonzero(np.isin(index.columns["note"], entry["notes"])))
            known.append(entry["name"])
    for name in known:
        question = re.sub(rf"\b{re.escape(name)}(?:['’]s)?\b", " ", question)
    return np.unique(np.concatenate(rows)) if rows else None, " ".join(question.split())


def of_events_named(question: str, index: Index, names: dict[str, Any]) -> IntVector | None:
    """Return the chunks of the events that a question names, None if it names none.

    An event is named in full but for its year, and as the place that is asked of: with its year, or after "at" and as a name is written,
    with a capital, a digit or brackets. "How to build" is not about Build, nor is "the EuroPython website" about all that was said
    there. Where the question tells years, it is one of those.
    """
    told = set(words(question))
    years = {word for word in told if YEAR.fullmatch(word)}
    notes: list[int] = []
    for key, entry in names["event"].items():
        parts = set(key.split())
        name = {part for part in parts if not YEAR.fullmatch(part)}
        if not name or not name <= told or (years and parts - name and not parts & years):
            continue
        if parts & years or _is_asked_of(name, question):
            notes += entry["notes"]
    return np.flatnonzero(np.isin(index.columns["note"], notes)) if notes else None


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
    names = index_files.names(index)["event"]
    _, chosen = choose(names, settings.events, "event", event_key)
    return [gathering.typed(index.manifest["sources"][number]["file"], settings) for number in sorted(chosen)]


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
