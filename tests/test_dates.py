"""Dates as exact as they are told, in the languages and figures of many notes; never one that is not there."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.dates import date_in_path, iso_date


@pytest.mark.parametrize(
    ("text", "year", "date"),
    [
        ("2024-10-09T10:00", None, "2024-10-09"),
        ("<2024-05-03 Fri>", None, "2024-05-03"),
        ("[2024-05-03 Fri 10:00]", None, "2024-05-03"),
        ("2024/05/03", None, "2024-05-03"),
        ("2024.5.3", None, "2024-05-03"),
        ("03.05.2024", None, "2024-05-03"),
        ("3. 5. 2024", None, "2024-05-03"),
        ("3/5/2024", None, "2024"),
        ("13/5/2024", None, "2024-05-13"),
        ("5/13/2024", None, "2024-05-13"),
        ("30-11-2018", None, "2018-11-30"),
        ("13/14/2024", None, "2024"),
        ("10.13/5/2024", None, "2024"),
        ("May 3rd, 2024", None, "2024-05-03"),
        ("3 May", "2024", "2024-05-03"),
        ("3 May", None, None),
        ("3 de mayo de 2024", None, "2024-05-03"),
        ("3. März 2024", None, "2024-03-03"),
        ("14. Jänner 2024", None, "2024-01-14"),
        ("Donderdag 3 mrt 2024", None, "2024-03-03"),
        ("1er février 2024", None, "2024-02-01"),
        ("le 24 juil. 2024", None, "2024-07-24"),
        ("3 de março de 2024", None, "2024-03-03"),
        ("3 ottobre 2024", None, "2024-10-03"),
        ("den 3 oktober 2024", None, "2024-10-03"),
        ("3-5 juni 2024", None, "2024-06-03"),
        ("2024年5月3日", None, "2024-05-03"),
        ("5月3日(金)", "2024", "2024-05-03"),
        ("2024년 5월 3일", None, "2024-05-03"),
        ("31 February 2024", None, "2024"),
        ("October 2024", None, "2024-10"),
        ("In 2024", None, "2024"),
        ("version 3.5.2", None, None),
        ("10.0.0.1", None, None),
        ("nothing", "2024", None),
    ],
)
def test_dates(text: str, year: str | None, date: str | None) -> None:
    assert iso_date(text, year) == date


@pytest.mark.parametrize("month", "May mayo mei Mai maj maio maggio mag maja kvetna".split())
def test_a_month_is_read_in_any_language(month: str) -> None:
    forms = (f"(3 {month} 2024)", f"3. {month}, 2024", f"{month} 3rd, 2024", f"le 3 de {month} de 2024;")
    assert [iso_date(form) for form in forms] == ["2024-05-03"] * 4 and iso_date(f"{month}be 3 2024") == "2024"


def test_dates_in_paths() -> None:
    assert date_in_path("notes/2024-05-03-tables.md") == "2024-05-03"
    assert date_in_path("notes/20240503_tables.md") == "2024-05-03"
    assert date_in_path("notes/2024.md") is None


@given(st.dates(datetime.date(1970, 1, 1), datetime.date(2099, 12, 31)))
def test_a_date_written_in_any_form_is_read_back(day: datetime.date) -> None:
    iso = day.isoformat()
    forms = (
        iso,
        f"{day:%Y/%m/%d}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d %B %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
    )
    assert {iso_date(form) for form in forms} == {iso}


@given(st.text(max_size=60))
def test_what_is_read_is_a_prefix_of_a_date(text: str) -> None:
    found = iso_date(text, "2024")
    assert found is None or datetime.date.fromisoformat((found + "-01-01")[:10]).isoformat().startswith(found)
