"""Titles of notes that say whose talk they were noted in, and those that do not."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

_PARTS = "\n\n## Boxes in boxes\n\na b c\n\n## Ropes over knots\n\nd e f\n"


@pytest.mark.parametrize(
    ("head", "title", "speakers"),
    [
        ("Notes from Tom Harris's talk on small boxes", "small boxes", ("Tom Harris",)),
        ("Notes on Sarah Quorn’s keynote “Ropes and knots”", "Ropes and knots", ("Sarah Quorn",)),
        ("My notes on Sarah Quorn's 'Ropes and knots'", "Ropes and knots", ("Sarah Quorn",)),
        ("Anna Berg on small boxes (PyCon 2021)", "small boxes", ("Anna Berg",)),
        ("Charla de Ana Gómez sobre cajas en la PyConES 2021", "Charla de Ana Gómez sobre cajas en la PyConES 2021", ("Ana Gómez",)),
        ("Ropes and knots\n\nKanDaBox 2021, Anna Berg", "Ropes and knots", ("Anna Berg",)),
        ("Notes on 'Ropes and knots' by Anna Berg", "Ropes and knots", ("Anna Berg",)),
        ('Write-up of "Ropes and knots" by Anna Berg', "Ropes and knots", ("Anna Berg",)),
    ],
)
def test_whose_talk_a_note_is_of(head: str, title: str, speakers: tuple[str, ...]) -> None:
    talks, _ = find_talks(read_note("a.md", f"# {head}{_PARTS}".encode()))
    assert [(talk.title, talk.speakers) for talk in talks] == [(title, speakers)]


@pytest.mark.parametrize(
    "head",
    [
        "Notes from the team's talk on budgets",
        "Notes on yesterday's 'all hands'",
        "Anna Berg on small boxes",
        "Working on small boxes (PyCon 2021)",
        "Book notes: Anna Berg's 'Ropes and knots'",
        "Ropes and knots\n\nLate in 2021, rain",
    ],
)
def test_titles_that_name_no_speaker(head: str) -> None:
    assert find_talks(read_note("a.md", f"# {head}{_PARTS}".encode()))[0] == ()
