"""Composer: a note and its corrections by hand -> the note with its talks. Whatever lists, indexes or summarises talks gets them here."""

from __future__ import annotations

import os
from pathlib import Path

from .errors import CorrectionError, NoteError
from .frozen import frozen
from .reading import corrections, files, notes, sidecars, talks
from .records.files import FileStat
from .records.notes import Note, Talk

MAX_SIDECAR = 1_000_000  # bytes


@frozen
class Noted:
    """A note, corrected, with its talks; `found` are those of the rules alone, `by_hand` tells whether a person said which they are."""

    note: Note
    talks: tuple[Talk, ...]
    remarks: tuple[str, ...]  # such as a cancelled talk
    found: tuple[Talk, ...]
    by_hand: bool


def read(shown: str, data: bytes, sidecar: tuple[str, bytes] | None = None) -> Noted:
    """Return the note that the bytes hold, with its talks; `sidecar` is the name and the bytes of its file of corrections.

    Raises NoteError when the note cannot be read, CorrectionError when what was corrected by hand does not fit it.
    """
    return correct(read_note(shown, data), sidecar)


def read_note(shown: str, data: bytes) -> Note:
    """Return the note that the bytes hold; NoteError also where a reader breaks down on it, for one note never ends a run."""
    try:
        return notes.read_note(shown, data)
    except NoteError:
        raise
    except Exception as problem:
        raise NoteError(_broke_down(problem)) from problem


def _broke_down(problem: Exception) -> str:
    return f"ragnotes failed on it ({type(problem).__name__}: {' '.join(str(problem).split())[:80]}); please report it"


def correct(note: Note, sidecar: tuple[str, bytes] | None) -> Noted:
    """Return the note corrected, with its talks: those of the sidecar, else those of the front matter, else those found by rule."""
    beside = sidecars.read_sidecar(*sidecar) if sidecar else None
    note = corrections.correct_note(note, beside) if beside else note
    found, remarks = _find_talks(note)
    inside, remark = (None, None) if beside and beside.talks is not None else sidecars.read_front(note.path, note.lines)
    passed = (remark,) if remark else ()
    correction = inside or beside
    if correction is None or correction.talks is None:
        return Noted(note, found, (*remarks, *passed), found, by_hand=False)
    return Noted(note, corrections.correct_talks(note, found, correction), passed, found, by_hand=True)


def _find_talks(note: Note) -> tuple[tuple[Talk, ...], tuple[str, ...]]:
    """Return the talks that the rules find, with remarks; none where a rule breaks down on the note, which is read all the same."""
    try:
        return talks.find_talks(note)
    except Exception as problem:
        return (), (f"no talk: {_broke_down(problem)}",)


def sidecar_of(path: Path, cwd: Path) -> tuple[str, bytes] | None:
    """Return the name, as a user in `cwd` would type it, and the bytes of the file of corrections of a note that lies at this path."""
    stat = files.list_files(path).files[0]
    return read_sidecar(stat, os.path.relpath(stat.sidecar.path, cwd)) if stat.sidecar else None


def read_sidecar(stat: FileStat, shown: str) -> tuple[str, bytes] | None:
    """Return the name and the bytes of a note's file of corrections, None where it has none; CorrectionError when it cannot be read."""
    if stat.sidecar is None:
        return None
    try:
        return shown, files.read_bytes(stat.sidecar.path, MAX_SIDECAR)
    except NoteError as problem:
        raise CorrectionError(f"{shown}: {problem.what}", f"mend or remove {shown}") from None
