"""ragnotes.measuring.suites: where suites lie, questions read and refused, baselines written and read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ragnotes.errors import UsageError
from ragnotes.measuring import suites

LINE: dict[str, Any] = {
    "id": "q1",
    "question": "who likes teapots",
    "kind": "who-said",
    "relevant": [{"file": "days/one.md", "start_line": 2, "end_line": 3}],
    "answer_facts": ["Ana likes teapots"],
    "language": "en",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "notes" / "days").mkdir(parents=True)
    (tmp_path / "notes" / "days" / "one.md").write_text("# Day one\n\nAna likes teapots.", encoding="utf-8")
    return tmp_path / "notes"


def written(folder: Path, *lines: object) -> Path:
    path = folder.parent / "questions.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), encoding="utf-8")
    return path


def test_questions_come_back_in_order(root: Path) -> None:
    silent = {**LINE, "id": "q2", "kind": "no-answer", "relevant": [], "answer_facts": [], "absent": "kettle"}
    first, second = suites.read_questions(written(root, LINE, "", silent), root)
    assert first == suites.Question(
        "q1", "who likes teapots", "who-said", (suites.Relevant("days/one.md", 2, 3),), ("Ana likes teapots",), "en"
    )
    assert (second.id, second.relevant) == ("q2", ())


def test_a_byte_order_mark_is_no_part_of_the_first_question(root: Path) -> None:
    path = written(root, LINE)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert suites.read_questions(path, root)[0].id == "q1"


def place(**changes: object) -> dict[str, Any]:
    return {**LINE, "relevant": [{**LINE["relevant"][0], **changes}]}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "Expecting property name"),
        ("[]", "an object with id, question, kind"),
        ({key: LINE[key] for key in LINE if key != "kind"}, '"kind" is missing'),
        ({**LINE, "kidn": 1}, '"kidn" is not a key'),
        ({**LINE, "id": 7}, '"id" must be a text, not 7'),
        ({**LINE, "question": " "}, '"question" must be a text'),
        ({**LINE, "relevant": {}}, '"relevant" must be a list'),
        ({**LINE, "relevant": ["days/one.md"]}, "an object with file, start_line, end_line"),
        ({**LINE, "relevant": []}, '"relevant" must be empty if "kind" is no-answer, and only then'),
        ({**LINE, "kind": "no-answer"}, '"relevant" must be empty'),
        ({**LINE, "answer_facts": [3]}, '"answer_facts" must be a list of texts'),
        (place(absent="kettle"), '"absent" is not a key'),
        (place(start_line=True), '"start_line" must be a whole number, not true'),
        (place(start_line=0), "lines 0-3 are not in days/one.md, which has 3 lines"),
        (place(start_line=3, end_line=2), "lines 3-2 are not in"),
        (place(end_line=4), "which has 3 lines"),
        (place(file="days/two.md"), "no file days/two.md"),
        (place(file="days"), "no file days in"),
        (place(file="./days/one.md"), "no file ./days/one.md"),
        (place(file="../notes/days/one.md"), "no file ../notes"),
        (LINE, "the id q1 was used before"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(root: Path, line: object, problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        suites.read_questions(written(root, LINE, line), root)
    assert "questions.jsonl:2: " in caught.value.what
    assert problem in caught.value.what
    assert "\n" not in caught.value.what + caught.value.cure
    assert '"start_line"' in caught.value.cure


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xff\xfe", None])
def test_a_file_without_questions_is_refused(root: Path, content: bytes | None) -> None:
    path = root / "q.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=r"holds no question|cannot be read"):
        suites.read_questions(path, root)


def test_the_wild_questions_are_all_read(data_folder: Path) -> None:
    questions = suites.read_questions(data_folder / "questions.jsonl", data_folder / "wild-notes")
    assert len(questions) == 120
    assert sum(question.kind == suites.NO_ANSWER for question in questions) == 15


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "house" / "checkout"
    for name in ("eval", "examples/notes", "ragnotes"):
        (folder / name).mkdir(parents=True)
    for name in ("pyproject.toml", "eval/questions.jsonl"):
        (folder / name).touch()
    return folder


def test_a_checkout_is_told_by_what_stands_beside_the_package(checkout: Path) -> None:
    assert suites.find_checkout(checkout / "ragnotes") == checkout
    (checkout / "pyproject.toml").unlink()
    assert suites.find_checkout(checkout / "ragnotes") is None


def test_where_the_named_suites_lie(checkout: Path, tmp_path: Path) -> None:
    samples = suites.find_suite("samples", cwd=tmp_path, notes=None, checkout=checkout, data=None)
    assert samples == suites.Suite(
        "samples",
        checkout / "examples/notes",
        checkout / "eval/questions.jsonl",
        checkout / "eval/baseline.json",
        {"verified": 1.0},
        checkout / "eval/talks.jsonl",
        checkout / "examples",
    )
    for data in (checkout.parent / "shared" / "data", tmp_path / "elsewhere"):
        (data / "wild-notes").mkdir(parents=True)
        (data / "questions.jsonl").touch()
    wild = suites.find_suite("wild", cwd=tmp_path, notes=None, checkout=checkout, data=None)
    assert wild.notes == checkout.parent / "shared" / "data" / "wild-notes"
    assert (wild.talks, wild.talks_root) == (wild.notes.parent / "talk-gold.jsonl", wild.notes)
    assert wild.floors == {"verified": 1.0, "success@5": 0.75, "silence told": 0.70}
    elsewhere = suites.find_suite("wild", cwd=tmp_path, notes=None, checkout=None, data=tmp_path / "elsewhere")
    assert (elsewhere.questions, elsewhere.baseline) == (tmp_path / "elsewhere" / "questions.jsonl", None)


def test_a_suite_of_ones_own_lies_where_the_command_names_it(root: Path) -> None:
    path = written(root, LINE)
    own = suites.find_suite("questions.jsonl", cwd=root.parent, notes=Path("notes"), checkout=None, data=None)
    assert own == suites.Suite(
        "questions.jsonl",
        root,
        path,
        root.parent / "questions.baseline.json",
        {"verified": 1.0},
        root.parent / "questions.talks.jsonl",
        root.resolve(),
    )


@pytest.mark.parametrize(
    ("name", "notes", "problem"),
    [
        ("samples", None, "come with the source checkout only"),
        ("wild", None, "RAGNOTES_DATA is not set"),
        ("samples", "notes", "--notes goes with a questions file of your own"),
        ("sample", None, "no suite and no questions file is called sample"),
        ("questions.jsonl", None, "asks of notes that are not named"),
        ("questions.jsonl", "gone", "no notes at gone"),
    ],
)
def test_a_suite_that_is_not_there_is_told_with_the_command_that_helps(root: Path, name: str, notes: str | None, problem: str) -> None:
    written(root, LINE)
    with pytest.raises(UsageError) as caught:
        suites.find_suite(name, cwd=root.parent, notes=Path(notes) if notes else None, checkout=None, data=None)
    assert problem in caught.value.what
    assert "ragnotes eval" in caught.value.cure


def test_wild_data_named_but_absent_is_told_with_the_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"not in .*nowhere"):
        suites.find_suite("wild", cwd=tmp_path, notes=None, checkout=None, data=tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["notes", "notes/days/one.md"])
def test_gold_files_are_named_from_the_folder_of_the_notes(root: Path, name: str) -> None:
    assert suites.root_of(root.parent / name) == (root if name == "notes" else root / "days").resolve()


def suite_with(baseline: Path | None, name: str = "samples") -> suites.Suite:
    return suites.Suite(name, Path("notes"), Path("questions.jsonl"), baseline, {"verified": 1.0}, Path("talks.jsonl"), Path("notes"))


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    ours, other = suite_with(tmp_path / "baseline.json"), suite_with(tmp_path / "baseline.json", "wild")
    suites.write_baseline(other, {"RR": suites.Row(0.5, 0.0)})
    rows = {"success@5": suites.row_of(2 / 3, 3), "RR": suites.row_of(0.125, 2), "verified": suites.row_of(0.75, 2)}
    suites.write_baseline(ours, rows)
    assert suites.read_baseline(ours) == {
        "success@5": suites.Row(0.666667, 0.333333),  # one question of three may be lost
        "RR": suites.Row(0.125, 0.0),
        "verified": suites.Row(1.0, 1.0),  # a fixed floor, whatever was recorded
    }
    assert suites.read_baseline(other)["RR"] == suites.Row(0.5, 0.0)
    assert [path.name for path in tmp_path.iterdir()] == ["baseline.json"]


def test_recording_twice_leaves_the_same_bytes(tmp_path: Path) -> None:
    suite = suite_with(tmp_path / "b.json")
    first, second = (suites.write_baseline(suite, {"RR": suites.row_of(0.65, 2)}).read_bytes() for _ in range(2))
    assert first == second
    assert json.loads(first) == {"samples": {"RR": {"floor": 0.15, "value": 0.65}}}


@pytest.mark.parametrize(
    ("value", "n", "row", "verdict"),
    [
        (0.5, 4, None, "new"),
        (0.5, 4, suites.Row(0.5, 0.5), "pass"),
        (0.4999995, 4, suites.Row(0.5, 0.5), "pass"),  # rounding of what was recorded
        (0.49, 4, suites.Row(0.5, 0.5), "fail"),
        (0.0, 0, suites.Row(0.0, 0.0), "fail"),
    ],
)
def test_verdicts(value: float, n: int, row: suites.Row | None, verdict: str) -> None:
    assert suites.verdict_of(value, n, row) == verdict


@pytest.mark.parametrize("baseline", [None, Path("nowhere/baseline.json")])
def test_nothing_recorded_leaves_the_fixed_floors(baseline: Path | None) -> None:
    assert suites.read_baseline(suite_with(baseline)) == {"verified": suites.Row(1.0, 1.0)}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "is not JSON"),
        ("[]", "must hold one object"),
        ('{"samples": []}', "needs numbers"),
        ('{"samples": {"RR": 1}}', "needs numbers"),
        ('{"samples": {"RR": {"value": 1}}}', "needs numbers"),
        ('{"samples": {"RR": {"value": 1, "floor": null}}}', "needs numbers"),
    ],
)
def test_a_damaged_baseline_is_told(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "baseline.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=problem) as caught:
        suites.read_baseline(suite_with(tmp_path / "baseline.json"))
    assert "ragnotes eval samples --record" in caught.value.cure


def test_recording_mends_its_own_rows_and_leaves_a_foreign_file_alone(tmp_path: Path) -> None:
    suite, path = suite_with(tmp_path / "baseline.json"), tmp_path / "baseline.json"
    path.write_text('{"samples": {"RR": 1}}', encoding="utf-8")
    suites.write_baseline(suite, {"RR": suites.Row(1.0, 0.0)})
    assert suites.read_baseline(suite)["RR"] == suites.Row(1.0, 0.0)
    path.write_text("my shopping list", encoding="utf-8")
    with pytest.raises(UsageError, match="is not JSON"):
        suites.write_baseline(suite, {"RR": suites.Row(1.0, 0.0)})
    assert path.read_text(encoding="utf-8") == "my shopping list"


def test_a_baseline_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        suites.write_baseline(suite_with(tmp_path / "gone" / "baseline.json"), {"RR": suites.Row(1.0, 0.0)})
    with pytest.raises(UsageError, match="kept in the source checkout"):
        suites.write_baseline(suite_with(None), {"RR": suites.Row(1.0, 0.0)})
