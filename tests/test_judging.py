"""ragnotes.measuring.judging: places against gold, one question's outcome, and what each measure is worth for it."""

from __future__ import annotations

import dataclasses
import math

import pytest

from ragnotes.measuring.judging import Outcome, Trail, groups_of, holds_fact, judge, overlap, value_of, values
from ragnotes.measuring.suites import Question, Relevant
from ragnotes.records.answers import Answer, Citation, Coverage
from ragnotes.records.hits import Copy, Hit, NoteHead

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


def test_a_passage_that_is_shown_once_covers_what_its_copies_do() -> None:
    shown = dataclasses.replace(hit("c.md", 3, 4), copies=(Copy("b.md", 1, 2), Copy("d.md", 1, 2)))
    assert judge(question(), [hit("a.md", 1, 2), shown], answer("")).covered == (frozenset(), frozenset({1}))


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
    found = {name: sample for name, sample in values(outcomes()).items() if sample}
    assert found.pop("nDCG@10") == [pytest.approx((1 / math.log2(3)) / (1 + 1 / math.log2(3))), 0.0]
    assert found == {
        "recall@5": [0.5, 0.0],
        "recall@10": [0.5, 0.0],
        "recall in 1,000 words": [0.5, 0.0],
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


def test_the_ranked_measures_look_at_ten_hits_and_the_reader_at_a_thousand_words() -> None:
    hits = [hit("c.md", 1, 5)] * 9 + [hit("a.md", 12, 30), hit("b.md", 1, 2)]
    found = value_of(judge(question(), hits, answer("")))
    assert (found["recall@5"], found["recall@10"], found["RR"]) == (0.0, 0.5, 0.1)
    assert found["nDCG@10"] == pytest.approx((1 / math.log2(11)) / (1 + 1 / math.log2(3)))
    assert found["recall in 1,000 words"] == 1.0  # empty passages cost nothing
    long = [dataclasses.replace(one, text="word " * 400) for one in hits[8:]]
    found = value_of(judge(question(), long, answer("")))
    assert (found["recall@5"], found["recall in 1,000 words"]) == (1.0, 0.5)


def test_what_silence_was_decided_on_and_the_first_hits_are_kept() -> None:
    trail = Trail("a.md:10-12", "tea", 3, None, ("pots",), False)
    outcome = judge(question(), [hit("c.md", 1, 5)] * 30, answer(""), strength=0.4, trail=trail)
    assert (outcome.strength, outcome.trail, len(outcome.hits), len(outcome.covered)) == (0.4, trail, 10, 30)


def test_outcomes_are_grouped_in_order_of_first_appearance() -> None:
    grouped = groups_of(outcomes(), lambda outcome: outcome.question.kind)
    assert [(kind, len(members)) for kind, members in grouped.items()] == [("who-said", 1), ("cross-language", 1), ("no-answer", 2)]
