"""Months, days and seasons asked for, where talks tell their year alone and their notes tell the day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ragnotes import cli
from ragnotes.understanding.periods import span_of

from . import conferences

FRONT = "---\ntitle: {title}\nauthor: {author}\ndate: {date}\n---\n\n# {title}\n\n"
NOTES = {
    "spring.md": ("Harbour Summit 2021", "Greta Lund", "2021-03-09", ("Tide tables - Pia Moreau", "Caching holds for six hours."),
                  ("Lamps - Ola Brink", "Caching is for the dark.")),
    "autumn.md": ("Harbour Summit 2023", "Kees Blom", "2023-10-17", ("High water - Pia Moreau", "Caching warms up before the flood."),
                  ("Locks - Noor Haddad", "Caching was of no use.")),
    "late.md": ("Mooring Days 2019", "Kees Blom", "2020-01-05", ("Ropes - Ola Brink", "Caching of knots takes a winter."),
                ("Buoys - Noor Haddad", "Caching a buoy is fun.")),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    notes = {
        name: FRONT.format(title=title, author=author, date=date) + "".join(f"## {heading}\n\n{said}\n\n" for heading, said in talks)
        for name, (title, author, date, *talks) in NOTES.items()
    }
    return conferences.indexed_notes(tmp_path_factory.mktemp("harbour"), notes)


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("caching in March 2021", {"spring.md"}),
        ("caching on 9 March 2021", {"spring.md"}),
        ("caching in spring 2021", {"spring.md"}),
        ("caching in autumn 2023", {"autumn.md"}),
        ("caching since May 2021", {"autumn.md"}),
        ("caching before March 2021", {"late.md"}),
        ("caching im Oktober 2023", {"autumn.md"}),
        ("caching en marzo de 2021", {"spring.md"}),
        ("caching en octobre 2023", {"autumn.md"}),
        ("caching in maart 2021", {"spring.md"}),
        ("caching em outubro de 2023", {"autumn.md"}),
        ("caching a marzo 2021", {"spring.md"}),
        ("caching i oktober 2023", {"autumn.md"}),
        ("caching in December 2019", {"late.md"}),  # its note was posted in the year after: nothing tells when it was
        ("caching in July 2021", {"spring.md"}),  # no note tells that it is of July: asked of the year
    ],
)
def test_a_talk_that_tells_its_year_alone_is_of_the_day_of_its_note(
    here: Path, capsys: pytest.CaptureFixture[str], question: str, files: set[str]
) -> None:
    assert cli.run(["search", question, "--json"]) == 0
    hits = [hit for hit in json.loads(capsys.readouterr().out)["hits"] if not hit["exact"]]
    assert {hit["file"] for hit in hits if hit["talk"]} == files
    assert len({hit["talk"]["title"] for hit in hits if hit["talk"]}) == 2 * len(files)


def test_a_month_that_no_note_tells_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["search", "caching in July 2021"])
    assert "no note tells that it is of July 2021" in capsys.readouterr().err


def test_a_day_that_there_is_not_is_its_year() -> None:
    assert [str(day) for day in span_of("2021-02-30")] == ["2021-01-01", "2021-12-31"]
