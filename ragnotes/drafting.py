"""Composer: a folder of notes -> its talks -> questions to start a suite of one's own from."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from . import correcting
from .errors import NoteError, UsageError
from .measuring import drafting, suites
from .reading import files
from .reading import talks as reading_talks
from .text import in_line


def draft(notes: Path, tell: Callable[[str], None]) -> str:
    """Return question stubs as JSON lines, talk by talk; files are named from the folder, as a run with these notes wants them.

    Raises UsageError if there are no notes, or no talks in them. A note that cannot be read is told.
    """
    if not notes.exists():
        raise UsageError(f"no notes at {notes}", "ragnotes eval --draft --notes FOLDER")
    root = suites.root_of(notes)
    stubs: list[dict[str, object]] = []
    for stat in files.list_files(notes.resolve()).files:
        file = os.path.relpath(stat.path, root).replace(os.sep, "/")
        try:
            note = correcting.read_note(file, files.read_file(stat))
        except NoteError as problem:
            tell(f"{in_line(file)} is passed over: {problem.what}")
            continue
        for number, talk in enumerate(reading_talks.find_talks(note)[0], start=1):
            stubs += drafting.draft(file, number, talk, note.lines[talk.first : talk.last])
    if not stubs:
        raise UsageError(f"no talk was found in {notes}", f"ragnotes talks {notes}")
    return drafting.dumps(stubs)
