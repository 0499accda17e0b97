"""ragnotes.measuring.report: the very text of tables, kinds, faults and the verdict."""

from __future__ import annotations

import pytest

from ragnotes.measuring import report
from ragnotes.measuring.judging import Outcome
from ragnotes.measuring.suites import Question, Relevant
from ragnotes.records import Evaluation, Measure

MISS: frozenset[int] = frozenset()
FOUND = frozenset({0})
GOOD = Measure("success@5", 0.8, 0.725, 0.875, 105, 0.81, "pass")
BAD = Measure("silence told", 0.5, 0.0, 1.0, 2, 1.0, "fail")
NEW = Measure("RR", 2 / 3, 0.5, 0.75, 105, None, "new")


def outcome(
    name: str, kind: str, covered: tuple[frozenset[int], ...], *, silent: bool = False, counts: tuple[int, int, int] = (0, 0, 0)
) -> Outcome:
    relevant = () if kind == "no-answer" else (Relevant("a.md", 3, 5),)
    return Outcome(Question(name, f"what of {name}?", kind, relevant, (), "en"), covered, silent, *counts, ())


RIGHT = outcome("q1", "who-said", (MISS, FOUND), counts=(2, 1, 2))
DEEP = outcome("q2", "who-said", (MISS,) * 6 + (FOUND,), counts=(1, 0, 1))
LOST = outcome("q3", "single-fact", (MISS,), silent=True)
UNVERIFIED = outcome("q4", "single-fact", (FOUND,), counts=(3, 1, 2))
TOLD = outcome("q5", "no-answer", (MISS,), silent=True)
CHATTY = outcome("q6", "no-answer", (MISS,), counts=(1, 0, 1))


def test_the_measures() -> None:
    assert report.measures_table([GOOD, BAD, NEW]).split("\n") == [
        "measure       value   95 % interval    n  baseline  verdict",
        "success@5     0.800  [0.725, 0.875]  105     0.810     pass",
        "silence told  0.500  [0.000, 1.000]    2     1.000     fail",
        "RR            0.667  [0.500, 0.750]  105         -      new",
    ]


def test_the_kinds() -> None:
    assert report.kinds_table([RIGHT, LOST, DEEP, TOLD, CHATTY]).split("\n") == [
        "kind         n  success@5     RR  silence told  answered  citation hit  fact recall",
        "who-said     2      0.500  0.321             -     1.000         0.500            -",
        "single-fact  1      0.000  0.000             -     0.000         0.000            -",
        "no-answer    2          -      -         0.500         -             -            -",
    ]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (RIGHT, ()),
        (DEEP, ("found only at rank 7: a.md:3-5", "none of 1 citation is of a relevant place")),
        (LOST, ("not found in 1 hit: a.md:3-5", "called silent")),
        (UNVERIFIED, ("1 of 3 citations not verified",)),
        (TOLD, ()),
        (CHATTY, ("answered with 1 citation, but the notes are silent",)),
    ],
)
def test_what_went_wrong(found: Outcome, told: tuple[str, ...]) -> None:
    assert report.faults(found) == told


def test_the_details_list_only_what_went_wrong() -> None:
    assert report.details_list([RIGHT, TOLD]) == "no question went wrong"
    assert report.details_list([RIGHT, LOST, TOLD, CHATTY]).split("\n") == [
        "q3 (single-fact): what of q3?",
        "  not found in 1 hit: a.md:3-5",
        "  called silent",
        "q6 (no-answer): what of q6?",
        "  answered with 1 citation, but the notes are silent",
    ]


def test_the_report_ends_with_the_verdict() -> None:
    passed = report.table(Evaluation((GOOD,), True), [RIGHT])
    assert passed.split("\n\n") == [report.measures_table([GOOD]), report.kinds_table([RIGHT]), "1 question, passed"]
    failed = report.table(Evaluation((GOOD, BAD, NEW), False), [RIGHT, LOST], details=True).split("\n\n")
    assert failed[2] == report.details_list([LOST])
    assert [line.split(":")[0] for line in failed[3].split("\n")] == ["fail", "new"]
    assert failed[4] == "2 questions, below the baseline: silence told"
