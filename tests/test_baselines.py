"""ragnotes.measuring.baselines and comparing: what is recorded, read again, held against a run, and what fails."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.errors import UsageError
from ragnotes.measuring import baselines, comparing
from ragnotes.measuring.baselines import Baseline, Recorded
from ragnotes.measuring.comparing import Figure, compare
from ragnotes.measuring.suites import Question, Relevant
from ragnotes.records.figures import Measure

QUESTION = Question("q1", "who likes tea", "who-said", (Relevant("a.md", 1, 2), Relevant("b.md", 3, 3)), ("Ana",), "en")
IDS = [f"q{number}" for number in range(8)]


def test_a_fingerprint_is_of_the_text_and_the_judgements_alone() -> None:
    mark = baselines.fingerprint(QUESTION)
    assert mark == baselines.fingerprint(dataclasses.replace(QUESTION, id="q9", relevant=QUESTION.relevant[::-1]))
    changes = [{"question": "who likes pots"}, {"relevant": QUESTION.relevant[:1]}, {"answer_facts": ()}, {"kind": "single-fact"}]
    assert len({mark, *(baselines.fingerprint(dataclasses.replace(QUESTION, **change)) for change in changes)}) == 5  # type: ignore[arg-type]


@given(st.dictionaries(st.text(min_size=1), st.dictionaries(st.sampled_from(["RR", "nDCG@10", "x"]), st.sampled_from([0.0, 0.25, 1.0]))))
def test_a_baseline_is_read_as_it_was_written(questions: dict[str, dict[str, float]]) -> None:
    import tempfile

    told = Baseline({"RR": 0.5}, {name: Recorded("abc", values) for name, values in questions.items()})
    with tempfile.TemporaryDirectory() as folder:
        path = baselines.write_baseline(Path(folder) / "b.json", told, "cure")
        assert baselines.read_baseline(path, "cure") == told
        assert path.read_text("utf-8") == baselines.dumps(told)
        assert [file.name for file in Path(folder).iterdir()] == ["b.json"]


def test_a_question_stands_on_a_line(tmp_path: Path) -> None:
    told = Baseline({"RR": 1 / 3}, {"q1": Recorded("abc", {"RR": 1.0}), "q2": Recorded("def", {"RR": 1 / 3, "S": 0.0})})
    lines = baselines.dumps(told).split("\n")
    assert '    "q1": ["abc", 1, null],' in lines
    assert '    "q2": ["def", 0.333333, 0]' in lines
    assert json.loads(baselines.dumps(told))["measures"] == {"RR": 0.333333}


def test_nothing_recorded_is_empty(tmp_path: Path) -> None:
    assert baselines.read_baseline(None, "cure") == baselines.read_baseline(tmp_path / "gone.json", "cure") == baselines.EMPTY


@pytest.mark.parametrize(
    "content",
    [
        "{", "[]", "{}", '{"schema": 2, "measures": {}, "columns": [], "questions": {}}',
        '{"schema": 1, "measures": {"RR": null}, "columns": [], "questions": {}}',
        '{"schema": 1, "measures": {}, "columns": ["RR"], "questions": {"q1": ["abc"]}}',
        '{"schema": 1, "measures": {}, "columns": [], "questions": {"q1": []}}',
        '{"samples": {"RR": {"value": 1, "floor": 0}}}',
    ],
)  # fmt: skip
def test_a_damaged_baseline_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "b.json").write_text(content, "utf-8")
    with pytest.raises(UsageError, match="is no baseline") as caught:
        baselines.read_baseline(tmp_path / "b.json", "ragnotes eval --update-baseline")
    assert "--update-baseline" in caught.value.cure


def test_a_baseline_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        baselines.write_baseline(tmp_path / "gone" / "b.json", baselines.EMPTY, "cure")
    with pytest.raises(UsageError, match="kept in the source checkout"):
        baselines.write_baseline(None, baselines.EMPTY, "cure")


# held against a run


def figure(name: str, values: list[float]) -> Figure:
    return Figure(name, "retrieval", sum(values) / len(values), 0.0, 1.0, len(values), dict(zip(IDS, values, strict=False)))


def recorded(**values: list[float]) -> Baseline:
    rows = {at: Recorded("mark", {name: sample[number] for name, sample in values.items()}) for number, at in enumerate(IDS)}
    return Baseline({name: sum(sample) / len(sample) for name, sample in values.items()}, rows)


PRINTS = dict.fromkeys(IDS, "mark")
ONES, ZEROS = [1.0] * 8, [0.0] * 8


def verdict(name: str, now: list[float], then: list[float] | None, floors: dict[str, float] | None = None) -> Measure:
    before = recorded(**{name: then}) if then else baselines.EMPTY
    (row,) = compare([figure(name, now)], before, floors or {}, PRINTS)
    return row


@pytest.mark.parametrize(
    ("name", "now", "then", "floors", "expected"),
    [
        ("nDCG@10", ZEROS, None, {}, "new"),
        ("nDCG@10", ONES, ONES, {}, "pass"),
        ("nDCG@10", [0.0, 0.0, 0.0, *ONES[3:]], ONES, {}, "pass"),  # three of eight lost: chance does that
        ("nDCG@10", ZEROS, ONES, {}, "fail"),
        ("recall@10", ZEROS, ONES, {}, "fail"),
        ("success@5", ZEROS, ONES, {}, "lower"),  # told: it does not carry the gate
        ("success@5", ONES, ZEROS, {}, "higher"),
        ("success@5", ZEROS, ONES, {"success@5": 0.5}, "fail"),
        ("success@5", ONES, None, {"success@5": 0.5}, "pass"),
        ("RR", [0.4999995] * 8, None, {"RR": 0.5}, "pass"),  # rounding of what was recorded
        ("RR", [0.49] * 8, None, {"RR": 0.5}, "fail"),
    ],
)
def test_what_fails_and_what_is_told(
    name: str, now: list[float], then: list[float] | None, floors: dict[str, float], expected: str
) -> None:
    assert verdict(name, now, then, floors).verdict == expected


def test_a_difference_is_paired_and_tested() -> None:
    row = verdict("nDCG@10", [0.5, *ONES[1:]], ONES)
    assert (row.difference, row.paired, row.gate) == (-0.0625, 8, True)
    assert row.p == 1.0  # one question of eight
    lost = verdict("nDCG@10", ZEROS, ONES)
    assert lost.difference == -1.0
    assert lost.p == pytest.approx(2 / 2**8, abs=0.003)  # both signs of all eight


def test_the_rounding_of_what_was_recorded_is_no_change(tmp_path: Path) -> None:
    thirds = [1 / 3] * 8  # recorded as 0.333333: eight gains that all point one way
    path = baselines.write_baseline(tmp_path / "b.json", recorded(**{"nDCG@10": thirds}), "cure")
    (row,) = compare([figure("nDCG@10", thirds)], baselines.read_baseline(path, "cure"), {}, PRINTS)
    assert (row.difference, row.p, row.verdict) == (0.0, 1.0, "pass")


def test_a_question_that_changed_is_no_pair_and_is_told() -> None:
    prints = {**PRINTS, "q0": "other", "q9": "new"}
    before = recorded(RR=ONES)
    (row,) = compare([figure("RR", [0.0, *ONES[1:]])], before, {}, prints)
    assert (row.paired, row.difference, row.verdict) == (7, 0.0, "pass")
    assert comparing.changed_questions(prints, before) == ("q0",)


def test_what_is_measured_no_more_is_told_and_fails_where_a_floor_guarded_it() -> None:
    before = Baseline({"RR": 0.5, "verified": 1.0}, {})
    rows = compare([], before, {"verified": 1.0}, {})
    assert [(row.name, row.n, row.verdict) for row in rows] == [("RR", 0, "gone"), ("verified", 0, "fail")]
    assert compare([], baselines.EMPTY, {"verified": 1.0}, {}) == ()  # questions that are all silent have nothing to verify


def test_a_figure_without_questions_is_compared_without_a_test() -> None:
    (row,) = compare([Figure("talk F1", "talks", 0.9, 0.8, 1.0, 9)], Baseline({"talk F1": 0.95}, {}), {}, {})
    assert row.difference == pytest.approx(-0.05)
    assert (row.p, row.verdict) == (None, "pass")
