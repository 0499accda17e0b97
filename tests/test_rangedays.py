"""Which day of a range of days a talk is given, and what all days have in common where none is told."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.rangedays import day_within, ranges_of
from ragnotes.reading.talks import find_talks


@pytest.mark.parametrize(
    ("title", "day", "date"),
    [
        ("PyDays 2022, Graz 20-22 April", "Thursday", "2022-04-21"),
        ("PyDays 2022 (20–22 April)", "Day 3", "2022-04-22"),
        ("PyDays 2022 (Apr 20-22)", "Freitag", "2022-04-22"),
        ("PyDays 2022, 20 to 22 April", "Second day", "2022-04-21"),
        ("PyDays 2022, 20 al 22 de abril", "Día 2", "2022-04-21"),
        ("PyDays 2022, 20-22 April", "Sunday", "2022-04"),
        ("PyDays 2022, 20-22 April", "Day 7", "2022-04"),
        ("PyDays 2022, 30 April - 2 May", "Day 3", "2022-05-02"),
        ("PyDays 2022, 30 April - 2 May", "Friday", "2022"),
        ("PyDays 2022, 2022-04-20 - 2022-04-22", "Day 2", "2022-04-21"),
        ("PyDays 2022, 20 April", "Day 2", "2022-04-20"),
    ],
)
def test_the_day_of_a_talk_in_a_range_of_days(title: str, day: str, date: str) -> None:
    text = f"# {title}\n\n## {day}\n\n### Small boxes - Tom Zibb\n\nThey are small.\n"
    assert [(talk.day, talk.date) for talk in find_talks(read_note("a.md", text.encode()))[0]] == [(day, date)]


def test_ranges() -> None:
    assert ranges_of(["no range 12 May 2021", "PyDays, 31 December - 1 January 2022"], None) == {"2021-12-31": ["2021-12-31", "2022-01-01"]}
    assert not ranges_of(["12-14 May", "30-31 February 2021", "1 May - 30 June 2021"], None)
    assert day_within("Morning", ["2021-12-31", "2022-01-01"]) == ""


def test_the_whole_date_in_the_title_of_notes_in_prose() -> None:
    text = (
        "# PyData meetup Graz, 2022-04-20\n\nTom Zibb gave a talk about small boxes. It was fine.\n\nThen Sarah Quorn talked about ropes.\n"
    )
    assert [talk.date for talk in find_talks(read_note("a.md", text.encode()))[0]] == ["2022-04-20"] * 2
