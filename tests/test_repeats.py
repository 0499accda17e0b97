"""Headings that come again: a programme as headings, copies of a block."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

NOTES = "## Notes\n\n### Fast tables\n\nhash it\n\n### Slow chairs\n\nsit\n"


@pytest.mark.parametrize(
    "programme",
    [
        "## Schedule\n\n### 09:00 Fast tables - Ana Lund\n### 10:00 Slow chairs - Olof Holm\n",
        "- [Fast tables](#fast-tables) - Ana Lund\n- [Slow chairs](#slow-chairs) - Olof Holm\n\n\n",
        "- 09:00 Fast tables (Ana Lund)\n- 10:00 Slow chairs (Olof Holm)\n\n\n",
    ],
)
def test_a_programme_names_the_speakers_of_the_notes_below(programme: str) -> None:
    talks, _ = find_talks(read_note("a.md", f"# DuckConf 2023\n\n{programme}\n{NOTES}".encode()))
    assert [(talk.title, talk.speakers, talk.start_line) for talk in talks] == [
        ("Fast tables", ("Ana Lund",), 10),
        ("Slow chairs", ("Olof Holm",), 14),
    ]
