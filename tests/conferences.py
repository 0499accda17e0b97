"""Notes of talks at several conferences, written and indexed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ragnotes import cli

Talk = tuple[str, str, str, str, str]


def indexed(folder: Path, talks: Mapping[str, Talk]) -> Path:
    """Write a note for each (event, date, title, speaker, text), by file name, and an index over them; return the folder."""
    notes = {
        name: f"---\nevent: {event}\ndate: {date}\n---\n# {title}\n\nSpeaker: {speaker}\n\n{text}\n"
        for name, (event, date, title, speaker, text) in talks.items()
    }
    return indexed_notes(folder, notes)


def indexed_notes(folder: Path, notes: Mapping[str, str]) -> Path:
    """Write these notes by file name, and an index over them; return the folder."""
    for name, text in notes.items():
        (folder / name).write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        assert cli.run(["index", *notes, "--index", "index"]) == 0
    return folder
