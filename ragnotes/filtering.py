"""Composer: what the filters of a question ask for -> the chunks that are left, from columns and names alone, no chunk parsed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from . import gathering
from .errors import UsageError
from .eventkeys import YEAR, event_key
from .finding.index import Index
from .finding.sources import notes_of
from .finding.words import IntVector
from .records.files import Stale
from .records.settings import Settings
from .text import fold, words

LONGEST_NAME = 200  # characters of a name that are compared with the names in the notes
NEAREST = 3  # names told for one that is not there
LISTED = 8  # names told where a part of a name fits several
MAGIC = frozenset("*?[")

Tell = Callable[[str], None]
Mask = npt.NDArray[np.bool_]  # (n_chunks,)


def rows_allowed(
    index: Index, settings: Settings, stale: Sequence[Stale], names: dict[str, Any], tell: Tell | None = None
) -> IntVector | None:
    """Return the chunks that filters and stale notes leave, None for all; UsageError, with the nearest, for what no note has.

    `names` is the index's table of them. Where a part of a name fits several, all are taken, and `tell` hears which.
    """
    columns = index.columns
    keep = np.ones(len(columns), dtype=bool)
    if settings.events:
        keep &= of_event(index, choose(names["event"], settings.events, "event", tell), names)
    if settings.speakers:
        keep &= is_in(columns["talk"], _numbers(choose(names["speaker"], settings.speakers, "speaker", tell), "talks"))
    if settings.authors:
        keep &= is_in(columns["note"], _numbers(choose(names["author"], settings.authors, "author", tell), "notes"))
    if settings.years:
        keep &= _of_years(index, settings.years)
    if settings.languages:
        codes = [_language(asked, index.manifest["languages"]) for asked in settings.languages]
        keep &= np.isin(columns["language"], np.array([code.encode() for code in codes]))
    if settings.paths:
        keep &= is_in(columns["note"], notes_at(settings.paths, settings, names["path"]))
    gone = [number for note in stale for number in notes_of(index, note.file)]
    keep &= ~is_in(columns["note"], gone)
    return None if keep.all() else np.flatnonzero(keep)


def is_in(column: IntVector, numbers: Iterable[int]) -> Mask:
    """Return which rows of a column hold one of the numbers."""
    return np.isin(column, np.array(sorted(set(numbers)), dtype=np.int64))


def _numbers(entries: Sequence[dict[str, Any]], kind: str) -> set[int]:
    return {number for entry in entries for number in entry[kind]}


# names


def choose(table: dict[str, Any], asked: Sequence[str], what: str, tell: Tell | None = None) -> list[dict[str, Any]]:
    """Return the entries of the names asked for. A name may be given in part, an event without its year stands for all its years.

    A name that is there whole stands for itself alone. UsageError names the nearest.
    """
    key = event_key if what == "event" else fold
    chosen: dict[str, dict[str, Any]] = {}
    for name in asked:
        found = _entries(table, key(name[:LONGEST_NAME]))
        if not found:
            raise unknown(name, what, nearest(key(name[:LONGEST_NAME]), {known: entry["name"] for known, entry in table.items()}))
        if tell and len(found) > 1:
            tell(f"--{what} {name!r} fits {len(found)} of them: {_listed([entry['name'] for entry in found.values()])}")
        chosen |= found
    return list(chosen.values())


def _entries(table: dict[str, Any], key: str) -> dict[str, Any]:
    wanted = set(words(key))
    if not wanted:
        return {}
    parts = {known: set(words(known)) for known in table}
    if not any(YEAR.fullmatch(word) for word in wanted):
        whole = {known for known, has in parts.items() if {word for word in has if not YEAR.fullmatch(word)} == wanted}
    else:
        whole = {known for known, has in parts.items() if has == wanted}
    return {known: table[known] for known, has in parts.items() if (known in whole if whole else wanted <= has)}


def nearest(key: str, written: dict[str, str]) -> list[str]:
    """Return the names nearest to a folded one, best first: as a whole, else by one of its words.

    >>> nearest("ferandez", {"tess ferrandez": "Tess Ferrandez", "ada bell": "Ada Bell"})
    ['Tess Ferrandez']
    """
    import difflib  # a question without a wrong name should not wait for it

    close = [written[known] for known in difflib.get_close_matches(key, written, n=NEAREST, cutoff=0.6)]
    if close:
        return close
    by_word: dict[str, list[str]] = {}
    for known, name in written.items():
        for word in words(known):
            by_word.setdefault(word, []).append(name)
    longest = sorted(words(key), key=len, reverse=True)[:4]
    found = [
        name for word in longest for near in difflib.get_close_matches(word, by_word, n=NEAREST, cutoff=0.75) for name in by_word[near]
    ]
    return list(dict.fromkeys(found))[:NEAREST]


def unknown(name: str, what: str, near: Sequence[str]) -> UsageError:
    """Return the error for a name that no note has."""
    shown = name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…"
    if not near:
        return UsageError(f"{_none_called(what, shown)}, nor anything like it", f"leave out --{what}; ragnotes talks PATHS lists the talks")
    return UsageError(f"{_none_called(what, shown)}: did you mean {' or '.join(near)}?", f'--{what} "{near[0]}"')


def _none_called(what: str, name: str) -> str:
    return f"no note of the index lies at {name!r}" if what == "path" else f"no {what} is called {name!r}"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more


def of_event(index: Index, entries: Sequence[dict[str, Any]], names: dict[str, Any]) -> Mask:
    """Return which chunks are of these events: of their talks, and of what their notes tell outside talks of other events."""
    talks = _numbers(entries, "talks")
    elsewhere = _numbers(list(names["event"].values()), "talks") - talks
    of_note = is_in(index.columns["note"], _numbers(entries, "notes"))
    return is_in(index.columns["talk"], talks) | (of_note & ~is_in(index.columns["talk"], elsewhere))


# years and languages


def _of_years(index: Index, years: Sequence[int]) -> Mask:
    found = is_in(index.columns["year"], years)
    if not found.any():
        there = [int(year) for year in np.unique(index.columns["year"]) if year]
        asked = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
        if not there:
            raise UsageError(f"no note is of {asked}: no date is known of any", "leave out --year")
        near = min(there, key=lambda year: min(abs(year - years[0]), abs(year - years[-1])))
        raise UsageError(f"no note is of {asked}: the nearest year is {near}", f"--year {near}")
    return found


def _language(asked: str, known: Sequence[str]) -> str:
    code = asked.strip().lower().replace("_", "-").split("-")[0]
    if code not in known:
        shown = asked[:LONGEST_NAME]
        raise UsageError(f"no notes in the language {shown!r} in the index", f"--language with one of: {', '.join(known)}")
    return code


# paths


def notes_at(paths: Sequence[str], settings: Settings, table: dict[str, Any]) -> set[int]:
    """Return the numbers of the notes at these paths: files, folders or globs as typed from the current folder; UsageError for none."""
    chosen: set[int] = set()
    base = str(gathering.base(settings))
    for path in paths:
        if not path.strip():  # the current folder is "."
            raise unknown(path, "path", ())
        full = str(settings.cwd / Path(path).expanduser())
        places = {os.path.normpath(full), os.path.realpath(full)}  # with its links kept, and with them followed
        found = [entry for file, entry in table.items() if any(_lies_at(os.path.normpath(f"{base}/{file}"), place) for place in places)]
        if not found:
            written = {typed: typed for typed in (gathering.typed(file, settings) for file in table)}
            raise unknown(path, "path", nearest(path[:LONGEST_NAME], written))
        chosen.update(_numbers(found, "notes"))
    return chosen


def _lies_at(file: str, place: str) -> bool:
    if file == place or file.startswith(place.rstrip("/") + "/"):
        return True
    return not MAGIC.isdisjoint(place) and _fits(file.split("/"), place.split("/"))


def _fits(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Return whether a glob's parts match those of a file, or of a folder that it lies in; ** stands for any folders."""
    import fnmatch

    reached = {0}  # how many parts may be used up so far: a set, so that many ** cost no more than one
    for piece in pattern:
        if piece == "**":
            reached = set(range(min(reached), len(parts) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(parts) and fnmatch.fnmatchcase(parts[at], piece)}
    return bool(reached)
