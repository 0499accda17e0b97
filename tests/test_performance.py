"""docs/performance.md is made of what the benches kept: a table of goals, the README's sentences, a picture to scale."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

BENCH = Path(__file__).resolve().parent.parent / "bench"
ROWS = (
    ("words & nothing else", "0.100", "0.5"),
    ("ragnotes search", "0.200", "1.0"),
    ("ragnotes ask", "0.300", "1.5"),
    ("Peer A", "1.000", "5.0"),
    ("Peer B", "8.000", "40.2"),
)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The script, with a folder of figures of its own."""
    monkeypatch.syspath_prepend(str(BENCH))
    import performance
    import recording

    monkeypatch.setattr(recording, "FOLDER", tmp_path / "figures")
    monkeypatch.setattr(recording, "MEASURED", "")
    return performance


def record(page: Any, name: str, rows: tuple[tuple[str, str, str], ...]) -> None:
    """Keep figures as a bench does."""
    recording = sys.modules["recording"]
    figures = [recording.Figure("some work", "at most 2", "3", False), recording.Figure("more", "", "told", None)]
    recording.record(
        name, "python bench/it.py", figures, [recording.Table("a question over 7 notes: medians", ("way", "cpu s", "times"), rows)]
    )


def test_what_was_never_measured_says_how(page: Any) -> None:
    assert all(f"not measured yet: `{source.command}`" in page.works() for source in page.SOURCES)
    assert page.tables("cold") == "Not measured yet: `python bench/cold.py --record`\n"
    assert page.speed() == ""
    assert "Not measured yet" in page.picture()


def test_goals_and_tables_are_those_that_were_kept(page: Any) -> None:
    record(page, "cold", ROWS)
    assert "| some work | at most 2 | 3 | no |\n| more |  | told |  |\n" in page.works()
    told = page.tables("cold")
    assert told.startswith("`python bench/it.py`, 20") and "| Peer B | 8.000 | 40.2 |" in told


def test_the_readme_tells_those_that_cost_twice_as_much_or_more(page: Any) -> None:
    record(page, "peers", ROWS)
    told = page.speed()
    assert told.startswith("A question over 7 notes takes 0.20 s") and told.endswith(
        "Peer A takes 5.0 times as much, Peer B takes 40 times as much.\n"
    )
    assert "ask" not in told and "words" not in told


def test_the_picture_is_sound_and_to_scale(page: Any) -> None:
    record(page, "peers", ROWS)
    drawn = ElementTree.fromstring(page.picture())
    bars = [bar for bar in drawn.iter("{http://www.w3.org/2000/svg}rect") if bar.get("class") in ("ours", "other")]
    assert [bar.get("class") for bar in bars] == ["other", "ours", "ours", "other", "other"]
    widths = [float(bar.attrib["width"]) for bar in bars]
    assert [width / widths[-1] for width in widths] == pytest.approx([float(seconds) / 8 for _, seconds, _ in ROWS], abs=0.01)
    words = [text.text or "" for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert "words & nothing else" in words and "8.00 s \u00b7 40.2 times" in words


def test_a_figure_names_the_commit_that_it_is_of(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["recording"], "MEASURED", "1234567 and changes")
    record(page, "cold", ROWS)
    assert f", 1234567 and changes, {sys.modules['recording'].machine()}\n" in page.tables("cold")


def test_a_commit_is_that_of_a_checkout_and_of_no_folder_around(page: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=Ana Lund", "-c", "user.email=ana@example.org")
        subprocess.run(["git", "-C", str(tmp_path), *who, *words], check=True, capture_output=True)

    commit = sys.modules["recording"].commit
    (tmp_path / "ragnotes").mkdir()
    (tmp_path / "ragnotes" / "room.py").write_text("", "ascii")
    assert commit(tmp_path) == ""
    git("init")
    git("add", "ragnotes")
    git("commit", "-m", "A room")
    first = commit(tmp_path)
    assert re.fullmatch("[0-9a-f]{7}", first) and commit(tmp_path / "ragnotes") == ""
    (tmp_path / "ragnotes" / "room.py").write_text("1", "ascii")
    assert commit(tmp_path) == f"{first} and changes"
    monkeypatch.setenv("PATH", "")
    assert commit(tmp_path) == ""


def test_reading_is_judged_by_seconds_by_times_of_an_import_and_by_growth(page: Any) -> None:
    reading = importlib.import_module("reading")
    hostile = {"blanks": (0.1, 0.41), "stars": (0.01, 0.07)}
    told = reading.Measured(0.15, (2.0, 6.0, 1.0), (4.0, 12.0, 2.0), hostile)
    figures = reading.judged(told)
    assert [figure.measured for figure in figures] == [
        "9.00 s",
        "60 times `import numpy, typer`",
        "2.00 times",
        "at most 7.0 times (stars)",
    ]
    assert [figure.met for figure in figures] == [False, True, True, False]  # on a slow machine the import is slow as well
    assert reading.scaled((1.0, 2.0, 3.0), 500) == (2.0, 4.0, 6.0)
    assert reading.GOAL / reading.GOAL_TIMES == 0.075


def test_reading_is_shown_beside_the_import(page: Any) -> None:
    reading = importlib.import_module("reading")
    sums, formats = reading.tables(reading.Measured(0.1, (1.0, 2.0, 0.5), (2.0, 4.0, 1.0), {}), 30)
    assert sums.rows[0] == ("import numpy, typer", "", "", "", "0.100", "1")
    assert [row[-1] for row in sums.rows[1:]] == ["35", "70"]
    assert sum(int(row[1]) for row in formats.rows) == 30
    assert len({len(row) for row in (formats.header, *formats.rows)}) == 1
