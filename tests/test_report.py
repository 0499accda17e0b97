"""ragnotes.measuring.report: the very text of tables, kinds, faults and the verdict."""

from __future__ import annotations

import pytest

from ragnotes.measuring import figures, reasons, report
from ragnotes.measuring.boundaries import FileOutcome, judge
from ragnotes.measuring.gold import GoldFile, GoldTalk
from ragnotes.measuring.judging import Outcome
from ragnotes.measuring.suites import Question, Relevant
from ragnotes.records.figures import Evaluation, Measure
from ragnotes.records.notes import Talk

MISS: frozenset[int] = frozenset()
FOUND = frozenset({0})
GOOD = Measure("success@5", 0.8, 0.725, 0.875, 105, 0.81, "pass", difference=-0.01, p=0.25)
LOSS = Measure("nDCG@10", 0.5, 0.4, 0.6, 105, 0.9, "fail", difference=-0.4, p=0.0001)
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
    assert report.measures_table([GOOD, BAD, NEW, LOSS]).split("\n") == [
        "measure       value   95 % interval    n  baseline  difference       p  verdict",
        "success@5     0.800  [0.725, 0.875]  105     0.810      -0.010   0.250     pass",
        "silence told  0.500  [0.000, 1.000]    2     1.000           -       -     fail",
        "RR            0.667  [0.500, 0.750]  105         -           -       -      new",
        "nDCG@10       0.500  [0.400, 0.600]  105     0.900      -0.400  <0.001     fail",
    ]


def test_the_kinds() -> None:
    groups = figures.groups([RIGHT, LOST, DEEP, TOLD, CHATTY])
    assert report.columns(report.groups_rows(groups, "kind")).split("\n") == [
        "kind         n  success@5  recall@10  nDCG@10     RR  silence told  answered  citation hit",
        "who-said     2      0.500      1.000    0.482  0.321             -     1.000         0.500",
        "single-fact  1      0.000      0.000    0.000  0.000             -     0.000         0.000",
        "no-answer    2          -          -        -      -         0.500         -             -",
    ]
    assert report.groups_rows((), "kind") == []


def test_the_parts() -> None:
    assert report.parts_table([RIGHT, LOST, TOLD]).split("\n") == [
        "right passage in the first five, of 2 questions: dense 0, terms 0, exact 0, talk 0, whole search 1",
        "how it came there: both alone 0, dense alone 0, terms alone 0, only together 1, late or lost 1",
    ]
    assert report.parts_table([TOLD]) == ""


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
    assert reasons.faults(found) == told


def test_the_details_list_only_what_went_wrong() -> None:
    assert report.details_list([RIGHT, TOLD]) == "no question went wrong"
    assert report.details_list([RIGHT, LOST, TOLD, CHATTY]).split("\n") == [
        "q3 (single-fact): what of q3?",
        "  not found in 1 hit: a.md:3-5",
        "  called silent",
        "  no passage of the index covers it: its note was passed over, or its lines are noise",
        "q6 (no-answer): what of q6?",
        "  answered with 1 citation, but the notes are silent",
    ]


def talk(start: int, end: int, title: str, *speakers: str) -> Talk:
    return Talk(title, speakers, None, None, None, None, "en", start - 1, end, start, end, "bold line", 0.5)


def file_of_talks(*found: Talk) -> FileOutcome:
    marked = [("Kettles", ("Ana Lund", "Bo Kim"), 3, 9), ("", ("Bo Kim",), 11, 12), ("Pans", (), 20, 29)]
    return judge(GoldFile("day/one.md", tuple(GoldTalk(*one, optional=False) for one in marked)), found)


WRONG = file_of_talks(talk(1, 2, "Lunch" * 20), talk(3, 9, "Teapots", "Ana Lund"), talk(11, 12, "whatever"))


def test_the_talks_that_went_wrong_are_told_by_line() -> None:
    assert report.talk_faults_list([WRONG]).split("\n") == [
        f'day/one.md:1 no talk: "{"Lunch" * 16}…", lines 1-2, found by: bold line',
        'day/one.md:3 speakers: Ana Lund for Ana Lund, Bo Kim ("Teapots")',
        'day/one.md:3 title: "Teapots" for "Kettles"',
        'day/one.md:11 speakers: nobody for Bo Kim ("whatever")',
        'day/one.md:20 missed: "Pans", lines 20-29',
    ]
    (missed, *_) = report.talk_faults(file_of_talks())
    assert missed == 'day/one.md:3 missed: "Kettles" by Ana Lund, Bo Kim, lines 3-9'
    assert "day/one.md:11 missed: a talk by Bo Kim, lines 11-12" in report.talk_faults(file_of_talks())
    right = file_of_talks(talk(3, 9, "kettles", "Bo Kim", "Ana Lund"), talk(11, 12, "any", "Bo Kim"), talk(20, 29, "Pans"))
    assert report.talk_faults_list([right]) == "no talk went wrong"


def test_the_report_ends_with_the_verdict() -> None:
    groups = figures.groups([RIGHT])
    passed = report.table(
        Evaluation((GOOD,), True, "mine", groups, ("3 judgements left out",)), report.Outcomes((RIGHT,), ()), details=True
    )
    kinds, languages = (report.columns(report.groups_rows(groups, by)) for by in ("kind", "language"))
    assert passed.split("\n\n") == [
        report.measures_table([GOOD]), kinds, languages, report.parts_table([RIGHT]), "no question went wrong", "3 judgements left out",
        "1 question, passed",
    ]  # fmt: skip
    outcomes = report.Outcomes((RIGHT, LOST), (WRONG,))
    failed = report.table(Evaluation((GOOD, BAD, NEW), False), outcomes, details=True).split("\n\n")
    assert failed[2:4] == [report.details_list([LOST]), report.talk_faults_list([WRONG])]
    assert [line.split(":")[0] for line in failed[4].split("\n")] == ["fail", "new"]
    assert failed[5] == "2 questions, 1 file, failed: silence told"
    short = report.table(Evaluation((GOOD,), True), outcomes)
    assert "no talk" not in short


def test_figures_of_others_stand_beside_ours() -> None:
    ours = Measure("nDCG@10", 0.41, 0.38, 0.45, 225, None, "told")
    told = (
        {"what": "BM25", "measure": "nDCG@10", "value": 0.36, "source": "a paper"},
        {"what": "x", "measure": "MAP", "value": 1.0, "source": "y"},
    )
    text = report.table(Evaluation((ours,), True, "cranfield", published=told), report.Outcomes((), ()))
    assert "BM25         nDCG@10   0.360  0.410  a paper" in text and "MAP" not in text
    assert text.endswith("n 225, told beside the figures of others: nothing here can fail")
