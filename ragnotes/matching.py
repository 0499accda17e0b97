"""Composer: question -> hits, and the lines of the notes as they are now that hold its rare words and quoted phrases exactly."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from . import filtering, gathering
from .errors import NoteError
from .finding import index as index_files
from .finding import search as searching
from .finding.index import Index
from .finding.sources import files_of
from .finding.vectors import Embedder
from .looking import Looked, look_up
from .reading import decoding, files
from .reading.decoding import Decoded
from .records.hits import Found, Hit, NoteHead, SearchReport, TalkHead
from .records.settings import Settings
from .refreshing import Renew


def _around(rows: range, index: Index) -> Callable[[int], list[int]]:
    """Return what tells which of these chunks of a note are around a line of it."""
    columns = index.columns[rows.start : rows.stop]
    spans = [*zip(rows, columns["start_line"].tolist(), columns["end_line"].tolist(), strict=True)]
    return lambda line: [row for row, start, end in spans if start <= line <= end]


def _heads(index: Index) -> Callable[[int], TalkHead | None]:
    """Return what tells of the talk of a chunk, None for the note's own text; many lines are of one talk, whose record is parsed once."""
    of_talk = functools.cache(lambda number: searching.talk_head(index_files.talk_record(index, number)))

    def told(row: int) -> TalkHead | None:
        talk = index.columns["talk"].item(row)
        return of_talk(talk) if talk >= 0 else None

    return told


def _rows_of_notes(index: Index) -> Callable[[int], range]:
    """Return what tells the chunks of a note; those of a note stand together."""
    numbers = np.ascontiguousarray(index.columns["note"])
    return lambda note: range(*np.searchsorted(numbers, np.array((note, note + 1), dtype=numbers.dtype)).tolist())  # of one type: no copy


def _text(path: Path, sound: bool) -> Decoded:
    """Return the text of a file; one that nothing was repaired in when it was indexed, and that is still the same, is not looked through.

    Raises NoteError.
    """
    data = files.read_bytes(path)
    if not sound:
        return decoding.decode(data)
    text = data.decode("utf-8", "replace")
    return Decoded(text, text, ())


def exact_hits(question: str, looked: Looked, settings: Settings) -> Iterator[Hit]:
    """Yield every stored line that grep -iF would find for the rare words and the quoted phrases of a question, where filters allow.

    Lines are read from the files as they are now. In a note that changed since, no line is said to be of a talk.
    """
    index, seen = looked.index, set[tuple[str, int]]()
    filtered = filtering.rows_allowed(index, settings, (), looked.names)
    allowed = None if filtered is None else set(filtered.tolist())
    changed, beside = {note.file for note in looked.stale}, settings.index.absolute().parent
    known = files_of(index)
    talk_of, rows_of, typed = _heads(index), _rows_of_notes(index), gathering.typed_all(settings)
    for needle, candidates in searching.exact_words(question, index).items():
        for note in candidates:
            source, path = index_files.note_record(index, note), known[note]
            shown = typed(path)
            try:
                text = _text(beside / path, settings.refresh and shown not in changed and not source["repairs"])
            except NoteError:
                continue  # gone or unreadable since the refresh: told there
            rows = rows_of(note)
            around_line, head = _around(rows, index), NoteHead(**source["note"])
            lines = text.text.split("\n")
            for number in searching.match_lines((text.stored, text.text), needle):
                around = around_line(number)
                if (path, number) in seen or (allowed is not None and allowed.isdisjoint(around or rows)):
                    continue
                seen.add((path, number))
                talk = talk_of(around[0]) if around and shown not in changed else None
                rank = len(looked.found.hits) + len(seen)
                yield Hit(shown, number, number, head, talk, rank, 0.0, None, 0.0, (needle,), True, lines[number - 1])


def search(
    question: str,
    settings: Settings,
    *,
    tell: Callable[[str], None],
    embedder: Embedder | None = None,
    renew: Renew | None = None,
    translate: Callable[[Sequence[str]], dict[str, str]] | None = None,
) -> tuple[SearchReport, Found]:
    """Return ranked hits followed by exact matches, and whether the evidence is too weak to answer; `renew` and `translate` are those of
    `look_up`."""
    looked = look_up(question, settings, tell=tell, embedder=embedder, renew=renew, translate=translate)
    exact = () if "exact" in settings.without else tuple(exact_hits(question, looked, settings))
    found = dataclasses.replace(looked.found, exact=exact)
    return SearchReport(question, found.hits + exact, looked.stale, looked.understood, looked.translations), found
