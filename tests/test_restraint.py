"""What is no talk and ends one, in words of several languages; fields and signatures at the top of a note."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks


def _titles(text: str, path: str = "a.md") -> list[str]:
    return [talk.title for talk in find_talks(read_note(path, text.encode()))[0]]


@pytest.mark.parametrize(
    "aside", ["Pausa pranzo", "Pausa caffè", "Saluti", "Saluti finali", "Tutorials I skipped", "The sessions we didn't see"]
)
def test_pauses_greetings_and_what_was_skipped(aside: str) -> None:
    text = f"# PyDays 2024\n\n## Scatole (Anna Rossi)\n\na b c\n\n## {aside}\n\nd e f\n\n## Corde sotto il tetto\n\ng h i\n"
    assert _titles(text) == ["Scatole", "Corde sotto il tetto"]


@pytest.mark.parametrize("title", ["Interview candidates", "Job applicants 2024", "Bewerber", "Courses in 2020", "Online courses I bought"])
def test_candidates_and_courses(title: str) -> None:
    assert _titles(f"# {title}\n\n## Small boxes - Tom Zibb\n\na b\n\n## Anna Berg: junior builder\n\nc d\n") == []


def test_interviews_as_a_word_of_a_title() -> None:
    assert _titles("# PyDays 2024\n\n## Interviews for the rest of us - Tom Zibb\n\na\n\n## Courses of bricks - Anna Berg\n\nb\n") == [
        "Interviews for the rest of us",
        "Courses of bricks",
    ]


def test_a_danish_byline() -> None:
    talks, _ = find_talks(
        read_note("a.md", "# PyDays 2024\n\n## Små kasser, ved Mette Holm\n\na\n\n## Lange reb, ved Bo Lund\n\nb\n".encode())
    )
    assert [(talk.title, talk.speakers) for talk in talks] == [("Små kasser", ("Mette Holm",)), ("Lange reb", ("Bo Lund",))]


def test_a_pause_with_a_time_ends_the_talk_before_it() -> None:
    text = "PyDays 2024\n\n10:00 Small boxes - Tom Zibb\nthey are small\n\n11:00 break\n\n"
    text += "11:30 Long ropes - Anna Berg\n\nknots\n\n12:30 lunch\n"
    talks, _ = find_talks(read_note("a.txt", text.encode()))
    assert [(talk.title, talk.start_line, talk.end_line) for talk in talks] == [("Small boxes", 3, 4), ("Long ropes", 8, 10)]


def test_a_title_behind_other_fields() -> None:
    text = "# Notes\n\nSpeaker: Tom Zibb\nEvent: PyDays 2024\nDate: 2024-04-03\nTitle: Small boxes\n\nThey are small.\n"
    assert _titles(text) == ["Small boxes"]


def test_who_signed_with_a_day() -> None:
    page = "<html><body><h1>PyDays 2024</h1>\n"
    page += "<p>By Jens Hofer on September 25, 2024</p>\n<h2>Small boxes - Tom Zibb</h2>\n<p>a</p></body></html>"
    assert read_note("a.html", page.encode()).author == "Jens Hofer"
