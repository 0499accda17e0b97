"""Admissions held against marks: what is at a mark, the counts, the gold itself, and a run of the suite."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from ragnotes import evaluation
from ragnotes.checking import gaps
from ragnotes.errors import UsageError
from ragnotes.measuring.admissions import GoldGap, faults, figures, judge, read_gold
from ragnotes.measuring.report import table
from ragnotes.records.notes import Line
from ragnotes.records.settings import Settings
from ragnotes.records.summaries import Gap
from ragnotes.settings import Config, read_settings

EVAL = Path(__file__).resolve().parent.parent / "eval"
EXAMPLES = EVAL.parent / "examples"
KINDS = {"forgot", "stopped", "missed", "unsure", "unfinished"}


def written(folder: Path, *lines: Any) -> Path:
    path = folder / "gaps.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


def note(*kinds: str) -> list[Line]:
    return [Line(number, kind, 0, kind) for number, kind in enumerate(kinds, start=1)]


def test_gold_is_read_in_order(tmp_path: Path) -> None:
    gold = read_gold(
        written(tmp_path, {"file": "b.md", "gaps": [{"line": 3, "kind": "forgot", "optional": True}]}, "", {"file": "a.md", "gaps": []})
    )
    assert list(gold.items()) == [("b.md", (GoldGap(3, "forgot", True),)), ("a.md", ())]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("{", ":1: "),
        ({"file": "a.md"}, '"gaps" is missing'),
        ({"file": "../a.md", "gaps": []}, "not below the folder"),
        ({"file": "a.md", "gaps": [{"line": 0, "kind": "forgot"}]}, "0 is no line"),
        ({"file": "a.md", "gaps": [{"line": 1, "kind": ""}]}, '"kind" must be a text'),
        ({"file": "a.md", "gaps": [{"line": 1, "kind": "forgot", "optional": 1}]}, '"optional" must be true or false'),
        ("", "marks no file"),
    ],
)
def test_what_is_wrong_with_gold_is_told(tmp_path: Path, record: Any, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_gold(written(tmp_path, record))


def test_a_file_marked_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r":2: the file a.md was marked before"):
        read_gold(written(tmp_path, {"file": "a.md", "gaps": []}, {"file": "a.md", "gaps": []}))


@pytest.mark.parametrize(
    ("lines", "mark", "found", "right"),
    [
        (note("item", "item", "item"), 2, 3, True),
        (note("item", "item", "item"), 1, 3, False),
        (note("prose", "prose", "prose", "prose"), 4, 1, True),
        (note("prose", "prose", "blank", "prose"), 1, 4, False),
        ((), 7, 7, True),
    ],
)
def test_what_is_at_a_mark(lines: list[Line], mark: int, found: int, right: bool) -> None:
    outcome = judge("a.md", [GoldGap(mark, "forgot", False)], [Gap(found, "x", "forgot")], lines)
    assert [bool(marks) for marks in outcome.at] == [right]
    assert bool(faults(outcome)) is not right


def test_the_measures_by_hand() -> None:
    marked = [GoldGap(2, "forgot", False), GoldGap(10, "missed", False), GoldGap(20, "unsure", True), GoldGap(30, "unsure", True)]
    found = [Gap(2, "a", "forgot"), Gap(3, "b", "stopped"), Gap(20, "c", "unsure"), Gap(40, "d", "unsure")]
    one = judge("a.md", marked, found, ())
    rows = {row.name: (row.value, row.n) for row in figures([one, judge("b.md", (), (), ())])}
    assert rows == {"gap recall": (0.5, 2), "gap precision": (pytest.approx(2 / 3), 3), "gap kinds": (0.5, 2)}
    assert faults(one) == ("a.md:10 missed: missed", "a.md:40 no admission: unsure, d")
    assert figures([judge("b.md", (), (), ())]) == ()


def test_marks_of_the_samples_are_at_lines_with_words() -> None:
    gold = read_gold(EVAL / "gaps.jsonl")
    assert list(gold) == [json.loads(line)["file"] for line in (EVAL / "talks.jsonl").read_text("utf-8").splitlines()]
    for file, marks in gold.items():
        lines = (EXAMPLES / file).read_text("utf-8").split("\n")
        assert [mark.line for mark in marks] == sorted({mark.line for mark in marks})
        assert all(lines[mark.line - 1].strip() and mark.kind in KINDS for mark in marks), file
    assert sum(not mark.optional for marks in gold.values() for mark in marks) >= 30


def test_marks_of_wild_notes_are_at_lines_that_are_there(data_folder: Path) -> None:
    gold = read_gold(EVAL / "wild.gaps.jsonl")
    root = data_folder / "wild-notes"
    assert set(gold) == {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and path.name != "SOURCES.tsv"}
    for file, marks in gold.items():
        lines = (root / file).read_bytes().split(b"\n")
        assert all(lines[mark.line - 1].strip() and mark.kind in KINDS for mark in marks), file
    assert sum(not mark.optional for marks in gold.values() for mark in marks) == 41


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of somebody who stands in a folder with a note, its marks and a questions file."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "day.md").write_text(
        "# Day\n\nI missed the first talk.\n\nThe second was long. I cannot find its slides.\n", "utf-8"
    )
    (tmp_path / "mine.jsonl").write_text('{"id": "q", "question": "x y z", "relevant": []}\n', "utf-8")
    marks = [{"file": "day.md", "gaps": [{"line": 3, "kind": "missed"}]}, {"file": "gone.md", "gaps": [{"line": 1, "kind": "unsure"}]}]
    (tmp_path / "mine.gaps.jsonl").write_text("".join(json.dumps(mark) + "\n" for mark in marks), "utf-8")
    return read_settings({"HOME": str(tmp_path)}, tmp_path, Config({}, tmp_path, {}, {}), {})


def test_a_run_measures_what_the_rules_find(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    suite = evaluation.find_suite("samples", settings, questions=Path("mine.jsonl"), notes=Path("notes"), environment={})
    suite = dataclasses.replace(suite, families=("gaps",), floors={"gap precision": 0.9})
    told: list[str] = []
    result, outcomes = evaluation.run(suite, settings, tell=told.append)
    assert [(row.name, row.value, row.n) for row in result.measures] == [
        ("gap recall", 0.5, 2),
        ("gap precision", 1.0, 1),
        ("gap kinds", 1.0, 1),
    ]
    assert result.passed and any("gone.md" in line for line in told), "a note that cannot be read is told, and what it admits is lost"
    page = table(result, outcomes, details=True)
    assert "gone.md:1 missed: unsure" in page and page.endswith("2 files, passed")
    monkeypatch.setattr(
        gaps, "find_gaps", lambda lines, language: tuple(Gap(line.number, line.text, "unsure") for line in lines if line.text)
    )
    result, outcomes = evaluation.run(suite, settings, tell=told.append)
    assert not result.passed and "day.md:5 no admission: unsure" in table(result, outcomes, details=True)
