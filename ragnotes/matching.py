"""Composer: the lines of the notes as they are now that hold a question's rare words and quoted phrases exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from . import filtering, gathering
from .errors import NoteError
from .finding import index as index_files
from .finding import search as searching
from .finding.index import Index
from .looking import Looked
from .reading import files, notes
from .records import Hit, NoteHead, Settings, TalkHead


def _around(index: Index, note: int, line: int) -> tuple[list[int], list[int]]:
    """Return the chunks around a line of a note, and all chunks of the note."""
    columns = index.columns
    of_note = np.flatnonzero(columns["note"] == note)
    around = of_note[(columns["start_line"][of_note] <= line) & (columns["end_line"][of_note] >= line)]
    return around.tolist(), of_note.tolist()


def _heads(index: Index, around: Sequence[int], of_note: Sequence[int]) -> tuple[NoteHead, TalkHead | None]:
    """Return what the index tells of the note and of the talk around one of its lines."""
    if not of_note:
        return NoteHead(None, None, None, None), None
    record = index_files.chunk_record(index, (around or of_note)[0])
    talk = index_files.talk_record(index, record["talk"]) if around and record["talk"] >= 0 else None
    return NoteHead(**record["note"]), searching.talk_head(talk) if talk else None


def exact_hits(question: str, looked: Looked, settings: Settings) -> Iterator[Hit]:
    """Yield every stored line that grep -iF would find for the rare words and the quoted phrases of a question, where filters allow.

    Lines are read from the files as they are now. In a note that changed since, no line is said to be of a talk.
    """
    index, seen = looked.index, set[tuple[str, int]]()
    filtered = filtering.rows_allowed(index, settings, (), index_files.names(index))
    allowed = None if filtered is None else set(filtered.tolist())
    changed = {note.file for note in looked.stale}
    for needle, candidates in searching.exact_words(question, index).items():
        for note in candidates:
            path = searching.note_path(index, note)
            shown = gathering.typed(path, settings)
            try:
                lines = notes.stored_lines(files.read_bytes(settings.index.absolute().parent / path))
            except NoteError:
                continue  # gone or unreadable since the refresh: told there
            for number in searching.match_lines(lines, needle):
                around, of_note = _around(index, note, number)
                if (path, number) in seen or (allowed is not None and allowed.isdisjoint(around or of_note)):
                    continue
                seen.add((path, number))
                head, talk = _heads(index, () if shown in changed else around, of_note)
                rank = len(looked.found.hits) + len(seen)
                yield Hit(shown, number, number, head, talk, rank, 0.0, None, 0.0, (needle,), True, lines[number - 1][1])
