"""ragnotes.measuring.judging: places against gold, one question's outcome, outcomes as measures, verdicts."""

from __future__ import annotations

import pytest

from ragnotes.measuring.judging import Outcome, baseline_rows, holds_fact, judge, measure, overlap, values
from ragnotes.measuring.suites import Question, Relevant, Row
from ragnotes.records import Answer, Citation, Coverage, Hit, NoteHead

HEAD = NoteHead(None, None, None, None)
GOLD = (Relevant("a.md", 10, 12), Relevant("b.md", 1, 1))


def hit(file: str, start: int, end: int) -> Hit:
    return Hit(file, start, end, HEAD, None, 1, 0.5, 0.5, 1.0, (), False, "")


def cited(file: str, start: int, end: int, verdict: str = "verified") -> Citation:
    return Citation(file, start, end, HEAD, None, 1, "", verdict)


def answer(text: str, *citations: Citation, status: str = "answered") -> Answer:
    return Answer("", status, text, citations, (), Coverage(1, 1, 1, 1), (), (), None, None, 0, None)


def question(kind: str = "who-said", relevant: tuple[Relevant, ...] = GOLD, facts: tuple[str, ...] = (), language: str = "en") -> Question:
    return Question("q", "who?", kind, relevant, facts, language)


@pytest.mark.parametrize(
    ("file", "start", "end", "shared"),
    [
        ("a.md", 1, 9, False),
        ("a.md", 1, 10, True),
        ("a.md", 11, 11, True),
        ("a.md", 1, 99, True),
        ("a.md", 12, 20, True),
        ("a.md", 13, 20, False),
        ("x/a.md", 10, 12, False),
    ],
)
def test_overlap_is_a_shared_line_of_the_same_file(file: str, start: int, end: int, shared: bool) -> None:
    assert overlap(hit(file, start, end), GOLD[0]) is shared
    assert overlap(cited(file, start, end), GOLD[0]) is shared


@pytest.mark.parametrize(
    ("text", "fact", "language", "held"),
    [
        ("They were testing with Hypothesis.", "hypothesis tests", "en", True),
        ("They were testing.", "hypothesis tests", "en", False),
        ("Agustín habló de agentes", "agente de Agustin", "es", True),
        ("Costs fell by 40 percent", "the cost fell by 40 %", "en", True),
        ("Costs fell by 4 percent", "the cost fell by 40 %", "en", False),
        ("Nobody came", "people", "en", False),
        ("Many people came", "people", "en", True),
    ],
)
def test_a_fact_is_held_when_all_its_content_words_are_said(text: str, fact: str, language: str, held: bool) -> None:
    assert holds_fact(text, fact, language) is held


def test_an_outcome_by_hand() -> None:
    hits = [hit("c.md", 1, 5), hit("a.md", 12, 30), hit("b.md", 1, 2), hit("a.md", 10, 10)]
    given = answer("Ana likes teapots.", cited("a.md", 11, 11), cited("a.md", 40, 41), cited("b.md", 1, 1, "weak"))
    outcome = judge(question(facts=("Ana: teapots", "Bob: kettles")), hits, given)
    assert [set(items) for items in outcome.covered] == [set(), {0}, {1}, {0}]
    assert (outcome.silent, outcome.citations, outcome.supporting, outcome.verified) == (False, 3, 2, 2)
    assert outcome.missing_facts == ("Bob: kettles",)


def test_what_a_silent_answer_names_supports_nothing() -> None:
    outcome = judge(question(facts=("teapots",)), [hit("a.md", 10, 10)], answer("Teapots?", cited("a.md", 10, 10), status="silent"))
    assert (outcome.silent, outcome.citations, outcome.supporting) == (True, 0, 0)
    assert outcome.missing_facts == ("teapots",)
    assert outcome.covered == (frozenset({0}),)


def outcomes() -> list[Outcome]:
    """Four questions: found at rank 2 and half cited; silent wrongly; nothing to find, told so; nothing to find, answered."""
    nothing = question("no-answer", ())
    return [
        judge(
            question(facts=("tea", "pot")), [hit("c.md", 1, 1), hit("b.md", 1, 1)], answer("tea", cited("b.md", 1, 1), cited("c.md", 1, 1))
        ),
        judge(question("cross-language", GOLD[:1], ("tea",)), [], answer("", status="silent")),
        judge(nothing, [hit("a.md", 1, 1)], answer("", status="silent")),
        judge(nothing, [hit("a.md", 1, 1)], answer("tea", cited("a.md", 1, 1, "weak"))),
    ]


def test_every_measure_by_hand() -> None:
    assert values(outcomes()) == {
        "recall@5": [0.5, 0.0],
        "success@5": [1.0, 0.0],
        "RR": [0.5, 0.0],
        "silence told": [1.0, 0.0],
        "answered": [1.0, 0.0],
        "citation precision": [0.5],
        "citation hit": [1.0, 0.0],
        "verified": [1.0, 0.0],
        "fact recall": [0.5],  # not the cross-language question
    }


def test_an_answer_without_a_citation_has_no_precision() -> None:
    found = values([judge(question(), [], answer("tea"))])
    assert found["citation precision"] == [0.0]
    assert found["citation hit"] == [0.0]
    assert found["verified"] == []


@pytest.mark.parametrize(
    ("row", "baseline", "verdict"),
    [
        (None, None, "new"),
        (Row(0.5, 0.0), 0.5, "pass"),
        (Row(0.9, 0.25), 0.9, "pass"),
        (Row(0.9, 0.2500005), 0.9, "pass"),  # rounding of what was recorded
        (Row(0.9, 0.26), 0.9, "fail"),
    ],
)
def test_verdicts(row: Row | None, baseline: float | None, verdict: str) -> None:
    (found,) = [row_of for row_of in measure(outcomes(), {"RR": row} if row else {}) if row_of.name == "RR"]
    assert (found.value, found.n, found.baseline, found.verdict) == (0.25, 2, baseline, verdict)
    assert (found.low, found.high) == (0.0, 0.5)


def test_a_measure_without_questions_is_left_out_unless_it_was_guarded() -> None:
    only_silent = outcomes()[2:3]
    assert [row.name for row in measure(only_silent, {})] == ["silence told"]
    guarded = measure(only_silent, {"RR": Row(0.0, 0.0)})
    assert [(row.name, row.n, row.verdict) for row in guarded] == [("RR", 0, "fail"), ("silence told", 1, "new")]


def test_the_floor_is_one_question_below() -> None:
    rows = baseline_rows(outcomes()[:2])
    assert rows["RR"] == Row(0.25, 0.0)
    assert rows["citation precision"] == Row(0.5, 0.0)
    assert rows["fact recall"] == Row(0.5, 0.0)
    assert "silence told" not in rows  # no question of these asks for it
