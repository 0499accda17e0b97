"""verdicts: what a judge is given, what of its reply counts, and the rows made of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.measuring.verdicts import MOST, Verdict, labelled, read, rows, statements

UNREAD = Verdict((), (), unread=True)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("A cache is a drawer [1].", ("A cache is a drawer [1].",)),
        ("It sticks. It rattles!\nAnd it smells [2][3].", ("It sticks.", "It rattles!", "And it smells [2][3].")),
        ("## Drawers\n\n- one\n* two\n> three", ("Drawers", "one", "two", "three")),
        ("- so it is said\n\\so", ("so it is said", "\\so")),
        ("", ()),
        ("\n---\n***\n", ()),
        ("a \u2028 b", ("a b",)),
        ("S1: yes\nF1: yes", ("S1: yes", "F1: yes")),
    ],
)
def test_an_answer_is_cut_into_statements(answer: str, said: tuple[str, ...]) -> None:
    assert statements(answer) == said


@given(st.text())
def test_a_statement_is_one_line_and_there_are_not_too_many(answer: str) -> None:
    said = statements(answer * 3)
    assert len(said) <= MOST and all(text and "\n" not in text for text in said)
    assert len(labelled("S", said).splitlines()) >= len(said)


def test_a_very_long_answer_is_cut_off() -> None:
    assert len(statements("It sticks. " * 5_000)) == MOST


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [
        ("F1: yes\nF2: no\nS1: yes\nS2: none\nS3: no", Verdict((True, False), (True, False))),
        ("  F1: yes\nF2: yes\nS1: none\nS2: none\nS3: none \n\n", Verdict((True, True), ())),
        ("F1: yes\nF2: no\nS1: yes\nS2: none", UNREAD),  # one is missing
        ("F1: yes\nF2: no\nS1: yes\nS2: none\nS3: no\nS4: yes", UNREAD),
        ("F1: yes\nF1: no\nS1: yes\nS2: none\nS3: no", UNREAD),
        ("F2: yes\nF1: no\nS1: yes\nS2: none\nS3: no", UNREAD),
        ("S1: yes\nS2: none\nS3: no\nF1: yes\nF2: no", UNREAD),
        ("F1: none\nF2: no\nS1: yes\nS2: none\nS3: no", UNREAD),  # a fact is said or it is not
        ("F1: Yes\nF2: no\nS1: yes\nS2: none\nS3: no", UNREAD),
        ("F1: yes.\nF2: no\nS1: yes\nS2: none\nS3: no", UNREAD),
        ("Here you are:\nF1: yes\nF2: no\nS1: yes\nS2: none\nS3: no", UNREAD),
        ("F1: yes\n\nF2: no\nS1: yes\nS2: none\nS3: no", UNREAD),
        ("F١: yes\nF2: no\nS1: yes\nS2: none\nS3: no", UNREAD),
        ("", UNREAD),
        ("yes", UNREAD),
    ],
)
def test_a_reply_counts_whole_or_not_at_all(reply: str, verdict: Verdict) -> None:
    assert read(reply, 2, 3) == verdict


@given(st.lists(st.booleans(), max_size=5), st.lists(st.sampled_from(["yes", "no", "none"]), max_size=70))
def test_what_is_written_as_asked_is_read(facts: list[bool], said: list[str]) -> None:
    lines = [f"F{number}: {'yes' if fact else 'no'}" for number, fact in enumerate(facts, 1)]
    lines += [f"S{number}: {word}" for number, word in enumerate(said, 1)]
    verdict = read("\n".join(lines), len(facts), len(said))
    if lines:
        assert verdict == Verdict(tuple(facts), tuple(word == "yes" for word in said if word != "none"))


def test_rows_are_means_over_questions_with_intervals() -> None:
    judged = [
        Verdict((True, False), (True,)),
        Verdict((True,), (True, False, True, True)),
        Verdict((False, False), ()),
        UNREAD,
        Verdict((), ()),
    ]
    facts, held = rows(judged, "openai/m-1")
    assert (facts.name, facts.value, facts.n) == ("facts said, judged by openai/m-1", 0.5, 3)
    assert (held.name, held.value, held.n) == ("statements held, judged by openai/m-1", 0.875, 2)
    assert 0 <= facts.low <= facts.value <= facts.high <= 1
    assert {(row.verdict, row.baseline, row.gate, row.floor) for row in (facts, held)} == {("judged", None, False, None)}
    assert rows([UNREAD], "openai/m-1") == () == rows([], "openai/m-1")
