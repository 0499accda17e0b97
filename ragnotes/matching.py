"""Composer: question -> hits, and the lines of the notes as they are now that hold its rare words and quoted phrases exactly."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from . import filtering, gathering
from .errors import NoteError
from .finding import index as index_files
from .finding import search as searching
from .finding.index import Index
from .finding.vectors import Embedder
from .finding.words import IntVector
from .looking import Looked, look_up
from .reading import decoding, files
from .records import Found, Hit, NoteHead, SearchReport, Settings, TalkHead
from .refreshing import Renew


def _around(rows: IntVector, index: Index) -> Callable[[int], list[int]]:
    """Return what tells which of these chunks of a note are around a line of it."""
    starts, ends = index.columns["start_line"][rows], index.columns["end_line"][rows]
    return lambda line: [int(row) for row in rows[(starts <= line) & (ends >= line)]]


def _heads(index: Index) -> Callable[[int, bool], tuple[NoteHead, TalkHead | None]]:
    """Return what tells of the note of a chunk, and, if wanted, of its talk; many lines are of one chunk, which is parsed once."""

    def told(row: int, of_talk: bool) -> tuple[NoteHead, TalkHead | None]:
        record = index_files.chunk_record(index, row)
        talk = index_files.talk_record(index, record["talk"]) if of_talk and record["talk"] >= 0 else None
        return NoteHead(**record["note"]), searching.talk_head(talk) if talk else None

    return functools.cache(told)


def exact_hits(question: str, looked: Looked, settings: Settings) -> Iterator[Hit]:
    """Yield every stored line that grep -iF would find for the rare words and the quoted phrases of a question, where filters allow.

    Lines are read from the files as they are now. In a note that changed since, no line is said to be of a talk.
    """
    index, seen = looked.index, set[tuple[str, int]]()
    filtered = filtering.rows_allowed(index, settings, (), looked.names)
    allowed = None if filtered is None else set(filtered.tolist())
    changed = {note.file for note in looked.stale}
    heads = _heads(index)
    for needle, candidates in searching.exact_words(question, index).items():
        for note in candidates:
            path = searching.note_path(index, note)
            shown = gathering.typed(path, settings)
            try:
                lines = decoding.stored_lines(files.read_bytes(settings.index.absolute().parent / path))
            except NoteError:
                continue  # gone or unreadable since the refresh: told there
            rows = np.flatnonzero(index.columns["note"] == note)
            of_note, around_line = rows.tolist(), _around(rows, index)
            for number in searching.match_lines(lines, needle):
                around = around_line(number)
                if (path, number) in seen or (allowed is not None and allowed.isdisjoint(around or of_note)):
                    continue
                seen.add((path, number))
                inside = around if shown not in changed else []
                head, talk = heads((inside or of_note)[0], bool(inside)) if of_note else (NoteHead(None, None, None, None), None)
                rank = len(looked.found.hits) + len(seen)
                yield Hit(shown, number, number, head, talk, rank, 0.0, None, 0.0, (needle,), True, lines[number - 1][1])


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
