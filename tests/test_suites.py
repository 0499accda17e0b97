"""ragnotes.measuring.suites: where suites lie, questions read and refused, baselines written and read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ragnotes.errors import UsageError
from ragnotes.measuring import suites

REPOSITORY = Path(__file__).resolve().parent.parent

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
    first, second = suites.read_questions(written(root, LINE, "", silent), root).questions
    assert first == suites.Question(
        "q1", "who likes teapots", "who-said", (suites.Relevant("days/one.md", 2, 3),), ("Ana likes teapots",), "en"
    )
    assert (second.id, second.relevant) == ("q2", ())


def test_a_byte_order_mark_is_no_part_of_the_first_question(root: Path) -> None:
    path = written(root, LINE)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert suites.read_questions(path, root).questions[0].id == "q1"


def place(**changes: object) -> dict[str, Any]:
    return {**LINE, "relevant": [{**LINE["relevant"][0], **changes}]}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "Expecting property name"),
        ("[]", "an object with id, question, relevant"),
        ({key: LINE[key] for key in LINE if key != "question"}, '"question" is missing'),
        ("[" * 100_000, "recursion"),
        ({**LINE, "kidn": 1}, '"kidn" is not a key'),
        ({**LINE, "id": 7}, '"id" must be a text, not 7'),
        ({**LINE, "question": " "}, '"question" must be a text'),
        ({**LINE, "question": "..."}, '"question" has no words'),
        ({**LINE, "question": "drawer " * 2_000}, '"question" has 14,000 characters, over the limit of 10,000'),
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
        (place(file="./days/one.md"), "./days/one.md is not a path"),
        (place(file="../notes/days/one.md"), "../notes/days/one.md is not a path"),
        (place(file="/etc/passwd"), "/etc/passwd is not a path"),
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
    with pytest.raises(UsageError, match=r"holds no question|not UTF-8|cannot be read"):
        suites.read_questions(path, root)


def test_the_wild_questions_are_all_read(data_folder: Path) -> None:
    read = suites.read_questions(data_folder / "questions.jsonl", data_folder / "wild-notes")
    questions = read.questions
    assert read.remarks == ()
    assert len(questions) == 120
    assert sum(question.kind == suites.NO_ANSWER for question in questions) == 15


def test_a_question_needs_an_id_a_question_and_its_lines(root: Path) -> None:
    short = {key: LINE[key] for key in ("id", "question", "relevant")}
    asked, silent = suites.read_questions(written(root, short, {**short, "id": "q2", "relevant": []}), root).questions
    assert (asked.kind, asked.answer_facts, silent.kind) == ("question", (), "no-answer")


def test_judgements_of_notes_that_are_not_there_are_left_out_and_counted(root: Path) -> None:
    here, gone = LINE["relevant"][0], {"file": "days/two.md", "start_line": 1, "end_line": 1}
    lines = [{**LINE, "relevant": [here, gone]}, {**LINE, "id": "q2", "relevant": [gone, gone]}, {**LINE, "id": "q3"}]
    read = suites.read_questions(written(root, *lines), root)
    assert [(question.id, len(question.relevant)) for question in read.questions] == [("q1", 1), ("q3", 1)]
    assert read.remarks == (
        "3 judgements left out, of notes that are not there: days/two.md",
        "1 question left out, of which no judgement is left: q2",
    )


def test_gold_of_other_notes_altogether_is_refused(root: Path) -> None:
    with pytest.raises(UsageError, match=r"no note that .* judges is in .*: days/two\.md"):
        suites.read_questions(written(root, place(file="days/two.md")), root)


def test_an_id_is_used_even_if_its_question_was_left_out(root: Path) -> None:
    with pytest.raises(UsageError, match=r"questions\.jsonl:2: the id q1 was used before"):
        suites.read_questions(written(root, place(file="days/two.md"), LINE), root)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "house" / "checkout"
    for name in ("eval", "examples/notes", "ragnotes"):
        (folder / name).mkdir(parents=True)
    for name in ("pyproject.toml", "eval/questions.jsonl"):
        (folder / name).touch()
    shutil.copy(REPOSITORY / "eval" / "suites.json", folder / "eval")
    return folder


def test_a_checkout_is_told_by_what_stands_beside_the_package(checkout: Path) -> None:
    assert suites.find_checkout(checkout / "ragnotes") == checkout
    (checkout / "pyproject.toml").unlink()
    assert suites.find_checkout(checkout / "ragnotes") is None


def test_where_the_named_suites_lie(checkout: Path, tmp_path: Path) -> None:
    samples = suites.find_suite("samples", checkout=checkout, data=None)
    assert (samples.notes, samples.questions) == (checkout / "examples/notes", checkout / "eval/questions.jsonl")
    assert (samples.baseline, samples.families) == (checkout / "eval/samples.baseline.json", tuple(suites.FAMILIES))
    assert (samples.talks, samples.talks_root) == (checkout / "eval/talks.jsonl", checkout / "examples")
    assert samples.gaps == checkout / "eval/gaps.jsonl"
    for data in (checkout.parent / "shared" / "data", tmp_path / "elsewhere"):
        (data / "wild-notes").mkdir(parents=True)
        (data / "questions.jsonl").touch()
        wild = suites.find_suite("wild", checkout=checkout, data=data if data.name == "elsewhere" else None)
        assert (wild.notes, wild.talks, wild.talks_root) == (data / "wild-notes", data / "talk-gold.jsonl", data / "wild-notes")
        assert wild.baseline == checkout / "eval/wild.baseline.json"
        assert wild.gaps == checkout / "eval/wild.gaps.jsonl", "marks of notes that lie elsewhere, without a word of them"
    assert samples.floors["verified"] == wild.floors["verified"] == 1.0


def test_a_part_of_a_suite_is_held_to_its_own_floors(checkout: Path) -> None:
    part = suites.find_suite("silence", checkout=checkout, data=None)
    assert part.families == ("silence",)
    assert set(part.floors) == {"silence told", "answered"}


def test_floors_of_suites_are_of_measures_that_are_taken() -> None:
    table = json.loads((REPOSITORY / "eval" / "suites.json").read_text("utf-8"))
    known = {name for names in suites.FAMILIES.values() for name in names}
    assert {name for record in table.values() for name in record.get("floors", {})} <= known


def test_a_suite_of_ones_own_lies_where_the_command_names_it(root: Path) -> None:
    path = written(root, LINE)
    own = suites.own_suite(Path("questions.jsonl"), Path("notes"), root.parent)
    beside = root.parent / "questions.baseline.json"
    assert own == suites.Suite(
        "questions.jsonl", root, path, beside, {"verified": 1.0}, root.parent / "questions.talks.jsonl", root.resolve(),
        root.parent / "questions.gaps.jsonl",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("file", "notes", "problem"), [("gone.jsonl", "notes", "no questions file at gone"), ("questions.jsonl", "gone", "no notes at gone")]
)
def test_a_part_of_ones_own_suite_that_is_not_there_is_told(root: Path, file: str, notes: str, problem: str) -> None:
    written(root, LINE)
    with pytest.raises(UsageError, match=problem) as caught:
        suites.own_suite(Path(file), Path(notes), root.parent)
    assert "ragnotes eval" in caught.value.cure


def test_a_suite_that_is_not_there_is_told_with_the_command_that_helps(checkout: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="come with the source checkout only"):
        suites.find_suite("samples", checkout=None, data=None)
    with pytest.raises(UsageError, match="no suite is called sample") as caught:
        suites.find_suite("sample", checkout=checkout, data=None)
    assert "samples, wild" in caught.value.cure
    with pytest.raises(UsageError, match=r"not in .*nowhere") as caught:
        suites.find_suite("wild", checkout=checkout, data=tmp_path / "nowhere")
    assert "RAGNOTES_DATA" in caught.value.cure


@pytest.mark.parametrize("name", ["notes", "notes/days/one.md"])
def test_gold_files_are_named_from_the_folder_of_the_notes(root: Path, name: str) -> None:
    assert suites.root_of(root.parent / name) == (root if name == "notes" else root / "days").resolve()
