"""ragnotes.measuring.reasons and figures: why a question went wrong, which part brought what, figures, groups and curves."""

from __future__ import annotations

import dataclasses

import pytest

from ragnotes.measuring import figures, reasons
from ragnotes.measuring.judging import Outcome, Trail
from ragnotes.measuring.suites import Question, Relevant
from ragnotes.records.hits import Hit, NoteHead

HEAD = NoteHead(None, None, None, None)
MISS: frozenset[int] = frozenset()
FOUND = frozenset({0})


def hit(start: int) -> Hit:
    return Hit("a.md", start, start, HEAD, None, 1, 0.5, 0.5, 1.0, (), False, f"line {start}")


def outcome(
    name: str, covered: tuple[frozenset[int], ...], trail: Trail | None = None, *, kind: str = "who-said", silent: bool = False,
    strength: float | None = None, language: str = "en",
) -> Outcome:  # fmt: skip
    relevant = () if kind == "no-answer" else (Relevant("a.md", 3, 5),)
    question = Question(name, f"what of {name}?", kind, relevant, (), language)
    hits = tuple(hit(at + 1) for at in range(len(covered)))
    return Outcome(question, covered, silent, 1, 1, 1, (), hits=hits, trail=trail, strength=strength)


def trail(dense: int | None, terms: int | None, *, missing: tuple[str, ...] = (), exact: bool = False) -> Trail:
    return Trail("a.md:3-5", "the right one", dense, terms, missing, exact)


DEEP = (MISS,) * 6 + (FOUND,)
ALL = [
    outcome("q1", (FOUND,), trail(1, 2, exact=True)),
    outcome("q2", (MISS, FOUND), trail(3, 60)),
    outcome("q3", (FOUND,), trail(9, 1)),
    outcome("q4", (FOUND,), trail(6, None)),
    outcome("q5", DEEP, trail(8, 12, missing=("kettles", "tea"))),
    outcome("q6", (MISS,), None),
    outcome("q7", (MISS,), kind="no-answer"),
]


def test_each_question_came_one_way() -> None:
    assert [reasons.way(one) for one in ALL[:6]] == [
        "both alone",
        "dense alone",
        "terms alone",
        "only together",
        "late or lost",
        "late or lost",
    ]
    assert reasons.ways(ALL) == {"both alone": 1, "dense alone": 1, "terms alone": 1, "only together": 1, "late or lost": 2}


def test_each_part_is_counted_for_every_question_that_it_brings() -> None:
    assert reasons.brought(ALL) == {"dense": 2, "terms": 2, "exact": 1, "talk": 0, "whole search": 4}


def test_steps_that_raised_the_right_hit_are_counted() -> None:
    parts = (("dense", 0.4, ""), ("neighbours", 0.2, ""), ("talk", 0.1, "drawers"), ("spelling", 0.0, ""))
    telling = dataclasses.replace(hit(3), parts=parts)
    found = reasons.brought([dataclasses.replace(ALL[0], hits=(telling,)), dataclasses.replace(ALL[5], hits=(telling,))])
    assert found == {"dense": 1, "terms": 1, "exact": 1, "talk": 1, "neighbours": 1, "whole search": 1}


@pytest.mark.parametrize(
    ("followed", "told"),
    [
        (None, ("no passage of the index covers it: its note was passed over, or its lines are noise",)),
        (trail(7, None, missing=("tea",)), ("by meaning alone it stands at rank 7", "it has no word of the question")),
        (trail(None, 9, missing=("tea",)), ("it was not looked for by meaning", "by words alone at rank 9", "it lacks tea")),
    ],
)
def test_why_a_passage_did_not_come(followed: Trail | None, told: tuple[str, ...]) -> None:
    assert reasons.why(followed) == told


def test_a_miss_tells_what_should_have_come_and_what_came_instead() -> None:
    found = reasons.misses(ALL)
    assert [miss.outcome.question.id for miss in found] == ["q5", "q6", "q7"]
    late, lost, answered = found
    assert late.wanted is not None and late.wanted.text == "the right one"
    assert late.instead is not None and late.instead.text == "line 1"
    assert late.why[-1] == "it lacks kettles, tea"
    assert (lost.wanted, len(lost.why)) == (None, 1)
    assert answered.faults == ("answered with 1 citation, but the notes are silent",)


def test_silence_is_told_at_the_point_where_it_is_drawn() -> None:
    outcomes = [
        outcome("a", (FOUND,), strength=0.9), outcome("b", (FOUND,), strength=0.5, silent=True),
        outcome("c", (MISS,), kind="no-answer", strength=0.6), outcome("d", (MISS,), kind="no-answer", strength=0.1, silent=True),
    ]  # fmt: skip
    found = {figure.name: figure for figure in figures.figures(outcomes)}
    told = {name: found[name].value for name in ("silence told", "answered", "false silence", "silence precision", "silence AUROC")}
    assert told == {"silence told": 0.5, "answered": 0.5, "false silence": 0.5, "silence precision": 0.5, "silence AUROC": 0.75}
    assert (found["silence AUROC"].n, found["silence AUROC"].of) == (4, {})
    assert found["false silence"].of == {"a": 0.0, "b": 1.0}


def test_without_strengths_or_a_silent_answer_there_is_no_such_figure() -> None:
    names = {figure.name for figure in figures.figures(ALL)}
    assert not {"silence AUROC", "silence precision", "fact recall"} & names
    assert figures.figures([]) == ()


def test_figures_keep_the_value_of_each_question() -> None:
    found = {figure.name: figure for figure in figures.figures(ALL)}
    assert found["success@5"].of == {"q1": 1.0, "q2": 1.0, "q3": 1.0, "q4": 1.0, "q5": 0.0, "q6": 0.0}
    assert found["RR"].value == pytest.approx((1 + 0.5 + 1 + 1 + 1 / 7) / 6)
    assert found["RR"].n == 6


def test_groups_by_kind_and_by_language() -> None:
    groups = figures.groups([*ALL, outcome("q8", (FOUND,), language="nl")])
    assert [(group.by, group.name, group.n) for group in groups] == [
        ("kind", "who-said", 7), ("kind", "no-answer", 1), ("language", "en", 7), ("language", "nl", 1)
    ]  # fmt: skip
    assert groups[0].values["success@5"] == pytest.approx(5 / 7)
    assert groups[0].lows["success@5"] <= groups[0].values["success@5"] <= groups[0].highs["success@5"]
    assert "success@5" not in groups[1].values


def test_the_recall_curve_never_falls_and_ends_where_the_hits_end() -> None:
    curve = figures.recall_curve(ALL)
    assert [k for k, *_ in curve] == [1, 2, 3, 5]
    assert [value for _, value, *_ in curve] == pytest.approx([0.5, 4 / 6, 4 / 6, 4 / 6])
    assert figures.recall_curve(ALL[6:]) == []
