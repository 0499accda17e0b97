"""Filters: what each leaves, from columns and names alone; unknown values with the nearest names; parts that fit several."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli, filtering, opening
from ragnotes.commands.common import years
from ragnotes.errors import UsageError
from ragnotes.finding import index as index_files
from ragnotes.settings import Config, read_settings

NOTES = {
    "days/2019.md": ("PyDays 2019", "2019-03-01", "Noor Haan", "Drawers for caches", "Tess Ferrandez", "A cache is a drawer."),
    "days/2021.md": ("PyDays 2021", "2021-03-01", "Noor Haan", "Locks on drawers", "Tess Miller", "A lock is no drawer."),
    "other/nl.md": (
        "Bijeenkomst Utrecht 2022",
        "2022-04-02",
        "Sam Bos",
        "Laden en sloten",
        "Sanne Bos",
        "Het slot van de la is niet dicht.",
    ),
    "other/undated.md": ("ConfCamp 2018", None, "Sam Bos", "Shelves and boxes", "Omar Reed", "A shelf is an open drawer."),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    """A folder with an index over four notes of different events, years, people and languages."""
    folder = tmp_path_factory.mktemp("made")
    for name, (event, date, author, title, speaker, text) in NOTES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        dated = f"date: {date}\n" if date else ""
        (folder / name).write_text(f"---\nevent: {event}\nauthor: {author}\n{dated}---\n# {title} - {speaker}\n\n{text}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        assert cli.run(["index", "days", "other", "--index", "index"]) == 0
    return folder


@pytest.fixture
def four(at_home: Path, made: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The current folder, holding a copy of the notes and their index."""
    shutil.copytree(made, at_home, dirs_exist_ok=True)
    capsys.readouterr()
    return at_home


def files(capsys: pytest.CaptureFixture[str], *arguments: str, verb: str = "search") -> set[str]:
    cli.run([verb, "which drawer has a lock", "--json", *arguments])
    return {hit["file"] for hit in json.loads(capsys.readouterr().out)["hits"] if not hit["exact"]}


@pytest.mark.parametrize("verb", ["search", "ask"])
@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (["--event", "PyDays 2019"], {"days/2019.md"}),
        (["--event", "pydays"], {"days/2019.md", "days/2021.md"}),
        (["--event", "PyDays 2019", "--event", "ConfCamp"], {"days/2019.md", "other/undated.md"}),
        (["--speaker", "tess ferrandez"], {"days/2019.md"}),
        (["--speaker", "Tess"], {"days/2019.md", "days/2021.md"}),
        (["--author", "Noor"], {"days/2019.md", "days/2021.md"}),
        (["--year", "2021"], {"days/2021.md"}),
        (["--year", "2019-2021"], {"days/2019.md", "days/2021.md"}),
        (["--year", "2020-"], {"days/2021.md", "other/nl.md"}),
        (["--year", "-2018"], {"other/undated.md"}),
        (["--year", "2018", "--year", "2022"], {"other/undated.md", "other/nl.md"}),
        (["--language", "nl"], {"other/nl.md"}),
        (["--language", "NL-nl"], {"other/nl.md"}),
        (["--path", "days/2019.md"], {"days/2019.md"}),
        (["--path", "./days/"], {"days/2019.md", "days/2021.md"}),
        (["--path", "days/*21*"], {"days/2021.md"}),
        (["--path", "**/2019.md", "--path", "other/n?.md"], {"days/2019.md", "other/nl.md"}),
        (["--path", "o*"], {"other/nl.md", "other/undated.md"}),
        (["--path", "days", "--year", "2021"], {"days/2021.md"}),
    ],
)
def test_a_filter_leaves_what_it_names(
    four: Path, capsys: pytest.CaptureFixture[str], verb: str, arguments: list[str], left: set[str]
) -> None:
    assert files(capsys, *arguments, verb=verb) == left


def test_no_path_at_all_is_no_folder(four: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.run(["search", "drawers", "--path", ""]) == 2
    assert "no note of the index lies at ''" in capsys.readouterr().err


def test_a_path_is_typed_from_the_current_folder(four: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(four / "days")
    assert files(capsys, "--path", "2019.md") == {"2019.md"}
    assert files(capsys, "--path", "../other") == {"../other/nl.md", "../other/undated.md"}
    assert files(capsys, "--path", "..") == {"2019.md", "2021.md", "../other/nl.md", "../other/undated.md"}
    (four / "link").symlink_to(four / "other")
    assert files(capsys, "--path", str(four / "link" / "nl.md")) == {"../other/nl.md"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--speaker", "Tess Ferandez"], "no speaker is called 'Tess Ferandez': did you mean Tess Ferrandez"),
        (["--speaker", "Ferandez"], "did you mean Tess Ferrandez?"),
        (["--author", "Nour"], "did you mean Noor Haan?"),
        (["--event", "PyDay 2019"], "did you mean PyDays 2019"),
        (["--event", "PyDays 2020"], "did you mean PyDays 20"),
        (["--speaker", "Xqzwy"], "no speaker is called 'Xqzwy', nor anything like it"),
        (["--speaker", "?"], "no speaker is called '?'"),
        (["--year", "2020"], "no note is of 2020: the nearest year is "),
        (["--year", "1997-1999"], "no note is of 1997 to 1999: the nearest year is 2018"),
        (["--year", "20"], "--year takes a year or a range, not '20'"),
        (["--language", "fr"], "no notes in the language 'fr'"),
        (["--path", "day/2019.md"], "no note of the index lies at 'day/2019.md': did you mean days/2019.md"),
        (["--path", "days/*.txt"], "no note of the index lies at 'days/*.txt'"),
        (["--speaker", "x" * 100_000], "no speaker is called 'xxxx"),
    ],
)
@pytest.mark.parametrize("verb", ["search", "ask"])
def test_an_unknown_value_is_an_error_with_the_nearest_names(
    four: Path, capsys: pytest.CaptureFixture[str], verb: str, arguments: list[str], told: str
) -> None:
    assert cli.run([verb, "which drawer has a lock", *arguments]) == 2
    out, err = capsys.readouterr()
    what, cure = err.strip().split("\n")
    assert out == "" and what.startswith("error: ") and cure.startswith("try: ")
    assert told in what and len(what) < 500


def test_a_part_that_fits_several_lists_them(four: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["search", "which drawer has a lock", "--speaker", "Tess"])
    assert capsys.readouterr().err == "--speaker 'Tess' fits 2 of them: Tess Ferrandez, Tess Miller\n"


def test_filters_parse_no_chunk(four: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read_settings({"HOME": str(four)}, four, Config({}, four, {}, {}), {
        "event": ["PyDays"], "speaker": ["Tess"], "author": ["Noor"], "year": years(["2019-"]), "language": ["en"], "path": ["days"],
    })  # fmt: skip
    index = opening.open_index(settings)
    read: list[Any] = []
    monkeypatch.setattr(index_files, "chunk_bytes", lambda *arguments: read.append(arguments))
    rows = filtering.rows_allowed(index, settings, (), index_files.names(index))
    assert rows is not None and len(rows) > 0
    assert read == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["2020"], (2020,)),
        (["2019-2021", "2021"], (2019, 2020, 2021)),
        (["2098-"], (2098, 2099)),
        (["-1901"], (1900, 1901)),
        ([], ()),
        (None, ()),
    ],
)
def test_years_as_typed(typed: list[str] | None, told: tuple[int, ...]) -> None:
    assert years(typed) == told


@pytest.mark.parametrize("typed", ["", "-", "20", "20192021", "2019--2021", "2019-20", "two", "٢٠٢٠"])
def test_what_is_no_year_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="--year takes a year or a range"):
        years([typed])


def test_a_range_turned_round_is_refused_with_the_way_to_write_it() -> None:
    with pytest.raises(UsageError, match="--year 2021-2019 ends before it begins") as refused:
        years(["2021-2019"])
    assert refused.value.cure == "--year 2019-2021"
