"""What stands beside talks and over them, where a talk ends, and its day."""

from __future__ import annotations

import pytest

from ragnotes.reading.headings import find_by_headings
from ragnotes.reading.notes import read_note

from . import headingnotes
from .headingnotes import EVENT, NAMES, TITLES

TWO = "# Two talks on tables - Ana Lund\n\n"
CLOSED = "## Fast tables - Ana Lund\n\na\n\nc\n\nAll in all a good day.\n\n### Good things about the event\n\nd\n\n"
BEDS = "3-5 Old beds: Cy Moor"
MONAD = "What is a monad in the kitchen?"


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("## Lunch\n\nSoup.\n", []),
        ("## Lunch\n\n### Quorns are at sea\n\nx\n", []),
        ("## Lunch\n\n### Quorns at sea - Nils Ek\n\nx\n", ["23-25 Quorns at sea: Nils Ek"]),
        ("## Missed the one on beds\n", []),
        ("## Missed the one on beds\n\nIt was full.\n", ["21-23 Missed the one on beds"]),
        ("## To read\n\n- x\n", []),
        ("## Books I bought\n\nMany.\n", ["line 21: left out, no speaker named: Books I bought"]),
        ("## Books I bought\n\n### Quorns at sea - Nils Ek\n\nx\n", ["line 21: left out, no speaker named: Books I bought"]),
        # right below "Lightning talks"
        ("## Lightning talks\n\n### Quorns\n\nx\n", ["23-25 Quorns"]),
        ("## Lightning talks\n\n### Quorns\n\n### Zibbs\n\nx\n", ["25-27 Zibbs"]),
        ("## Lightning talks\n\n### Notes\n\nx\n", []),
        ("## Lightning talks\n\n#### Quorns\n\nx\n", ["23-25 Quorns"]),
        # called off
        ("## Cancelled: Lamps\n\n- a\n- b\n", ["line 21: cancelled: Lamps"]),
        ("## Cancelled: Lamps\n", ["line 21: cancelled: Lamps"]),
        ("## Lamps - cancelled\n", ["line 21: cancelled: Lamps"]),
        ("## Lunch (cancelled)\n", []),
        ("## Lamps - Nils Ek\n\n### Demo (cancelled)\n\n- it broke\n", ["21-25 Lamps: Nils Ek"]),
        ("## Lamps - Nils Ek\n\nCancelled.\n", ["line 21: cancelled: Lamps"]),
        ("## Lamps - Nils Ek\n\nGood.\n\n## Lamps - cancelled\n", ["21-23 Lamps: Nils Ek", "line 25: cancelled: Lamps"]),
    ],
)
def test_what_stands_beside_talks_with_speakers(below: str, told: list[str]) -> None:
    assert headingnotes.told(f"{EVENT}{headingnotes.talks(3)}{below}") == [
        "3-7 Fast tables: Ana Lund",
        "9-13 Slow chairs: Bo Quist",
        "15-19 Old beds: Cy Moor",
        *told,
    ]


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("## Keynote: Quorns\n\nx\n", ["23-25 Quorns"]),
        ("## Keynote: Quorns\n\n### Old glue - Nils Ek\n\nx\n", ["25-27 Old glue: Nils Ek"]),
        ("#### Keynote: Quorns\n\nx\n", []),
        ("## Day 2\n\n#### Keynote: Quorns\n\nx\n", ["25-27 Quorns"]),
        ("## Thanks\n\n### Quorns are at sea\n\nx\n", ["line 25: left out, no speaker named: Quorns are at sea"]),
        ("## Thanks\n\n### Quorns at sea - Nils Ek\n\nx\n", ["25-27 Quorns at sea: Nils Ek"]),
        ("## Papers\n\n### Quorns - Nils Ek\n\nx\n", ["25-27 Quorns: Nils Ek"]),
        ("## Books I bought\n\n### Quorns - Nils Ek\n\nx\n", []),
        ("# Lightning talks\n\n## Quorns\n\nx\n", []),
        ("## Lightning talks\n\n#### Quorns\n\nx\n", []),
        ("###\n\nx\n", []),
    ],
)
def test_what_stands_beside_the_talks_of_a_day(below: str, told: list[str]) -> None:
    found = headingnotes.told(f"\n\n## Day 1\n\n{headingnotes.talks(3, '###')}{below}")
    assert [row for row in found if not row.endswith(NAMES[:3])] == told
    assert len(found) == 3 + len(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rain.\n", []),
        ("# Workshop: Zibb week\n\n## Day 1\n\nx\n\n## Day 2\n\ny\n", []),  # the event, over its days
        ("# Workshop: Zibb week\n\n## Wood\n\nx\n\n## Nails\n\ny\n", ["1-9 Zibb week"]),
        (f"{EVENT}{CLOSED}", ["3-13 Fast tables: Ana Lund"]),
        (f"{EVENT}{CLOSED}## Old beds - Cy Moor\n\nb\n", ["3-13 Fast tables: Ana Lund", "15-17 Old beds: Cy Moor"]),
        (f"{EVENT}## Old beds - Cy Moor\n\nb\n\n{CLOSED}", ["3-5 Old beds: Cy Moor", "7-11 Fast tables: Ana Lund"]),
        # who noted several talks
        (f"{TWO}## Old beds - Cy Moor\n\na\n\n## Slow\n\nb\n", ["3-5 Old beds: Cy Moor"]),
        (f"{TWO}## Wood\n\na\n\n## Nails\n\nb\n", ["1-9 Two talks on tables: Ana Lund"]),
        (f"{TWO}a\n\n# Old beds - Cy Moor\n\nb\n", ["1-3 Two talks on tables: Ana Lund", "5-7 Old beds: Cy Moor"]),
        ("# PyDays 2024\n\n## Old beds (Cy Moor)\n\nb\n\n## Rote Kabel\n\nb\n", ["3-5 Old beds: Cy Moor", "7-9 Rote Kabel"]),
        ("# PyDays 2024\n\n## Day 1\n\n### Old beds (Cy Moor)\n\nb\n\n### Leitern\n\nb\n", ["5-7 Old beds: Cy Moor", "9-11 Leitern"]),
        # who noted them
        ("# PyDays 2024 notes - Ana Lund\n\n## Wood\n\na\n\n## Nails\n\nb\n", []),
        ("# PyDays 2024 - Ana Lund\n\n## Wood\n\na\n\n## Nails\n\nb\n", []),
        ("# Nils Ek\n\n## Old beds - Cy Moor\n\na\n\n## Beds - Bo Quist\n\nb\n", [BEDS, "7-9 Beds: Bo Quist"]),
        # an event beside a title
        ("# PyDays 2024\n\n## Old beds (PyDays 2024) - Cy Moor\n\na\n\n## Beds at PyDays 2024\n\nb\n", [BEDS, "7-9 Beds at PyDays 2024"]),
    ],
)  # fmt: skip
def test_what_the_first_heading_and_the_last_words_are(text: str, told: list[str]) -> None:
    assert headingnotes.told(text) == told


def test_books_in_another_markup() -> None:
    text = "= Zibb week\n\n== Talks\n\n=== Fast tables - Ana Lund\n\nx\n\n== Books I bought\n\n=== Quorns - Nils Ek\n\ny\n"
    assert headingnotes.told(text, "a.adoc") == ["5-7 Fast tables: Ana Lund"]


def test_among_many_headings_some_with_four_words_are_talks() -> None:
    others = ["Quorns are at sea", "Zibbs are on land", "Plorrs are in May"]
    text = EVENT + headingnotes.talks(10) + "".join(f"## {title}\n\nx\n\n" for title in others)
    assert headingnotes.titles(text) == [*TITLES[:10], *others]


@pytest.mark.parametrize(
    ("heading", "counts"),
    [
        ("Quorns", True),
        ("Moving to PyDays 2024", True),
        ("Tools I found", True),
        ("Recipes", True),
        ("Problem", False),
        ("Films we saw", False),
        ("What is Zibb?", False),
        ("What is DuckDays?", False),
        ("What is Quorns at sea made of?", True),
        ("", False),
    ],
)
def test_where_few_headings_name_a_speaker_others_count(heading: str, counts: bool) -> None:
    for top in ("---\ntitle: Notes\nevent: Zibb 2024\n---\n", "---\ntitle: Zibb\n---\n"):
        text = f"{top}{headingnotes.talks(2)}## {heading}\n\nx\n\n## Zibbs on land\n\ny\n"
        assert headingnotes.titles(text) == [*TITLES[:2], *([heading] if counts else []), "Zibbs on land"]


def test_nothing_is_called_off_where_there_is_no_talk() -> None:
    assert headingnotes.told("# Zibb\n\n## Lamps (cancelled)\n\n- a\n\n## Chairs (cancelled)\n\n- b\n") == []


@pytest.mark.parametrize(
    ("path", "text", "titles"),
    [
        ("pydays-2024/notes.md", f"## What is DuckDays?\n\nx\n\n## {MONAD}\n\ny\n", [MONAD]),
        ("pydays-2024/notes.md", f"## What is PyDays?\n\nx\n\n## {MONAD}\n\ny\n", [MONAD]),
        ("pydays-2024/notes.md", f"---\ntitle: A monad in the kitchen\n---\n## {MONAD}\n\ny\n", []),
        ("pydays-2024/notes.md", "## Books I bought\n\ny\n", []),
        ("a.md", "# The quiet table by Ana Lund\n\n## Chapter 1\n\nWood.\n\n## Chapter 2 - Nails\n\nx\n", []),
        ("a.md", "# The quiet table by Ana Lund\n\n## Part 1\n\nWood.\n\n## Part 2 - Nails\n\nx\n", ["The quiet table"]),
    ],
)
def test_what_a_heading_asks_and_what_it_tells_of(path: str, text: str, titles: list[str]) -> None:
    beside = 2 if "pydays" in path else 0
    assert headingnotes.titles(f"{text}\n{headingnotes.talks(beside)}", path) == [*titles, *TITLES[:beside]]


FRIDAY = [("Friday", None), ("Saturday", None)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("# PyDays 2024\n\n## Day 1, 3 May\n\n### Fast tables - Ana Lund\n\nx\n", [("Day 1", "2024-05-03")]),
        ("# PyDays 2024\n\n## Day 1, 3 May\n\n### Fast tables - Ana Lund (4 May 2023)\n\nx\n", [("Day 1", "2023-05-04")]),
        ("# PyDays 2024\n\n## Day 1, 3 May\n\n### Morning\n\n#### Fast tables - Ana Lund\n\nx\n", [("Day 1", "2024-05-03")]),
        ("# PyDays 2024\n\n## *Day 1*, *3 May*\n\n### Fast tables - Ana Lund\n\nx\n", [("Day 1", "2024-05-03")]),
        ("---\ntitle: PyDays 2023\ndate: 2024-01-05\n---\n## 3 May\n\n### Fast tables - Ana Lund\n\nx\n", [(None, "2023-05-03")]),
        ("# PyDays 2024\n\n## May\n\n### Fast tables - Ana Lund\n\nx\n", [(None, None)]),
        ("# PyDays\n\n## 3 May\n\n### Fast tables - Ana Lund\n\nx\n", [(None, None)]),
        ("---\ntitle: PyDays, day 2\ndate: 2023-05-04\n---\n## 5 May\n\n### Fast tables - Ana Lund\n\nx\n", [("day 2", "2023-05-05")]),
        ("# PyDays 2024\n\n## Friday\n\n### Fast tables - Ana Lund\n\nx\n\n## Saturday\n\n### Old beds - Cy Moor\n\ny\n", FRIDAY),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_nearest_heading(text: str, days: list[tuple[str | None, str | None]]) -> None:
    assert [(talk.day, talk.date) for talk in find_by_headings(read_note("a.md", text.encode()))[0]] == days


def test_the_date_of_a_stamp_in_an_outline() -> None:
    talks, _ = find_by_headings(read_note("a.org", b"* PyDays\n** Fast tables - Ana Lund <2024-05-03 Fri>\nx\n"))
    assert [(talk.title, talk.date) for talk in talks] == [("Fast tables", "2024-05-03")]


def test_how_sure_a_heading_is() -> None:
    text = "## Fast tables - Ana Lund\n\na\n\n## Keynote: Lamps\n\nb\n\n## Quorns are at sea\n\nc\n"
    days = "## Day 1\n\n### Fast tables - Ana Lund\n\na\n\n### Quorns are at sea\n\nc\n"
    found = [[talk.confidence for talk in find_by_headings(read_note("a.md", f"{EVENT}{one}".encode()))[0]] for one in (text, days)]
    assert found == [[0.95, 0.8, 0.6], [0.95, 0.8]]
