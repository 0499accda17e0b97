"""Notes of talks at several conferences, written and indexed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ragnotes import cli

Talk = tuple[str, str, str, str, str]


def indexed(folder: Path, talks: Mapping[str, Talk]) -> Path:
    """Write a note for each (event, date, title, speaker, text), by file name, and an index over them; return the folder."""
    for name, (event, date, title, speaker, text) in talks.items():
        (folder / name).write_text(f"---\nevent: {event}\ndate: {date}\n---\n# {title}\n\nSpeaker: {speaker}\n\n{text}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        assert cli.run(["index", *talks, "--index", "index"]) == 0
    return folder
