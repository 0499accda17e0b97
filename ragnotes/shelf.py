"""Composer: the passages of an index that filters leave, laid out to be counted: their texts, talks, years and places."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from . import filtering, gathering, indexing, opening, refreshing
from .finding import index as index_files
from .finding import search as searching
from .finding.index import Index
from .finding.sources import files_of
from .finding.words import IntVector
from .frozen import frozen, frozen_by_identity
from .records.files import Stale
from .records.hits import NoteHead, TalkHead
from .records.settings import Settings
from .sameness import Told, same_talks

Tell = Callable[[str], None]


@frozen
class Place:
    """Where something is mentioned."""

    file: str
    start_line: int
    end_line: int
    note: NoteHead
    talk: TalkHead | None


@frozen_by_identity
class Shelf:
    """The passages looked at, and what tells of their talks."""

    index: Index
    rows: IntVector
    records: Sequence[dict[str, Any]]  # of these chunks
    talks: Sequence[dict[str, Any]]  # all of the index
    same: Sequence[int]  # of each talk the first that is the same one
    years: npt.NDArray[np.int16]  # of each passage, 0 where unknown
    names: dict[str, Any]
    typed: Callable[[str], str]  # a file of the index as a user would type it
    path: Callable[[str], Path]  # where it lies
    note: Callable[[str], NoteHead]  # of a file
    talk: Callable[[int], TalkHead | None]  # of a number, None of -1


def fresh_index(settings: Settings, tell: Tell) -> tuple[Index, tuple[Stale, ...]]:
    """Return the index, brought up to date as for a question; the encoder is loaded only if something changed."""
    index = opening.open_index(settings)
    if not settings.refresh or not refreshing.find_stale(index, settings)[0]:
        return index, ()
    index, stale, _ = refreshing.refresh(settings, tell=tell, renew=indexing.renew)
    return index, stale


def open_shelf(index: Index, settings: Settings, stale: Sequence[Stale], tell: Tell) -> Shelf:
    """Return the passages of an index that filters and stale notes leave; UsageError for a filter that fits nothing."""
    names = index_files.names(index)
    allowed = filtering.rows_allowed(index, settings, stale, names, tell)
    rows = np.arange(len(index.columns)) if allowed is None else allowed
    talks = [index_files.talk_record(index, number) for number in range(index.manifest["counts"]["talks"])]
    same = same_talks([Told(talk["title"], tuple(talk["speakers"]), talk["event"], talk["url"]) for talk in talks])
    records = [index_files.chunk_record(index, row) for row in rows.tolist()]
    notes = {file: NoteHead(**index_files.note_record(index, number)["note"]) for number, file in enumerate(files_of(index))}
    typed = functools.cache(lambda file: gathering.typed(file, settings))
    talk = functools.cache(lambda number: searching.talk_head(talks[number]) if number >= 0 else None)
    return Shelf(
        index,
        rows,
        records,
        talks,
        same,
        index.columns["year"][rows],
        names,
        typed,
        gathering.base(settings).joinpath,
        notes.__getitem__,
        talk,
    )


def place_at(shelf: Shelf, position: int, line: int) -> Place:
    """Return the place of a line, counted from 0, of a passage."""
    record = shelf.records[position]
    number = record["numbers"][line] if "numbers" in record else record["start_line"] + line
    return _place_of(shelf, record, number, number)


def _place_of(shelf: Shelf, record: dict[str, Any], first: int, last: int) -> Place:
    return Place(shelf.typed(record["file"]), first, last, shelf.note(record["file"]), shelf.talk(record["talk"]))


def _by_year(pairs: Iterable[tuple[int, int]]) -> tuple[int, dict[str, int]]:
    """Return how many talks there are among (talk, year), and how many of each year that is known."""
    years = dict(pairs)
    counts = Counter(year for year in years.values() if year)
    return len(years), {str(year): counts[year] for year in sorted(counts)}


def talks_of(shelf: Shelf, positions: Iterable[int]) -> tuple[int, dict[str, int]]:
    """Return how many talks these passages are of, one noted by several people once, and how many of each year that is known."""
    talks = ((shelf.records[position]["talk"], int(shelf.years[position])) for position in positions)
    return _by_year((shelf.same[talk], year) for talk, year in talks if talk >= 0)
