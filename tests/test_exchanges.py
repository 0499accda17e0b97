"""A question from the audience and its answer are told together, in answers and in summaries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.checking.digest import STYLES, summarise
from ragnotes.checking.exchanges import answers_to, question_of
from ragnotes.checking.extract import answer
from ragnotes.checking.sentences import read_lines, read_units
from ragnotes.checking.statements import read_statements

from .test_digest import lines_of
from .test_extract import hit
from .timing import within

ANSWERED = [
    ("en", "Someone asked about latency. He said it is fine below 200 ms.", [1]),
    ("en", "Someone asked about latency. Yes. It stays below 200 ms.", [1, 2]),
    ("en", "Q: does it scale?\nA: to four nodes.", [1]),
    ("en", "- Q: does it scale?\n- A: to four nodes.", [1]),
    ("en", "- Q: does it scale?\n  - to four nodes\n  - not to five\n- They went home.", [1, 2]),
    ("en", "Somebody asked about latency.\n\nThe speaker answered that it depends.", [1]),
    ("en", "## Q&A\n\n- Does it scale?\n- Up to four nodes.", [2]),
    ("de", "Jemand fragte nach der Latenz. Unter 200 ms sei alles gut.", [1]),
    ("de", "Frage: läuft das ohne Netz?\nJa, zwei Stunden lang.", [1]),
    ("fr", "Question du public : et la licence ?\nOui, elle reste libre.", [1]),
    ("es", "Alguien preguntó por la licencia. Dijo que es libre.", [1]),
    ("pt", "Alguém perguntou pela licença. Disse que é livre.", [1]),
    ("nl", "Iemand vroeg naar de licentie. Die blijft vrij.", [1]),
    ("it", "Domanda: funziona senza rete?\nSì, per due ore.", [1]),
    ("sv", "Fråga: går det utan nät?\nJa, i två timmar.", [1]),
]
UNANSWERED = [
    "Somebody asked about squirrels.\nThere were more costs.",  # the next line is on something else
    "Somebody asked about squirrels.\n\n## Lunch\n\nYes, herring.",
    "Q: does it scale?\nQ: and who pays?",
    "Does it scale? It does not.",  # the speaker asks
    "They pay by the hour. He said it is fine.",
]


@pytest.mark.parametrize(("language", "text", "answers"), ANSWERED)
def test_what_answers_a_question(language: str, text: str, answers: list[int]) -> None:
    units = read_units(read_lines(text))
    question = answers[0] - 1
    assert answers_to(units, question, language) == answers
    assert {question_of(units, at, language) for at in answers} == {question}


@pytest.mark.parametrize("text", UNANSWERED)
def test_what_answers_nothing(text: str) -> None:
    units = read_units(read_lines(text))
    assert not any(answers_to(units, at, "en") for at in range(len(units)))
    assert {question_of(units, at, "en") for at in range(len(units))} == {-1}


@pytest.mark.parametrize("question", ["what about latency", "what is fine below 200 ms"])
def test_an_answer_has_both(question: str) -> None:
    passage = hit("Cranes report each second.\n\nSomeone asked about latency. He said it is fine below 200 ms.\n\nGears wear out.")
    told = [one.quote for one in answer(question, [passage], "en")[1]]
    assert told == ["Someone asked about latency.", "He said it is fine below 200 ms."]


@pytest.mark.parametrize("style", STYLES)
def test_a_summary_has_both_or_neither(style: str) -> None:
    text = "Cranes report each second.\n\nSomeone asked about latency. He said it is fine below 200 ms for all of the 40 cranes."
    summary = summarise(lines_of(text), "Cranes", [], style)
    assert ("Someone asked about latency. He said it is fine" in summary) == ("200 ms" in summary)
    if style != "tldr":
        assert "Question and answer: Someone asked" in summary


def test_an_answer_of_a_word_is_told_with_its_question() -> None:
    found = read_statements(read_lines("- Q: does it scale?\n- Yes\n- Cranes report each second."), "Cranes", (), "en")
    assert [(one.text, one.voice.kind if one.voice else "") for one in found] == [
        ("Q: does it scale? Yes", "exchange"),
        ("Cranes report each second.", ""),
    ]


@given(st.lists(st.sampled_from(["Q: how?", "- Q: how?", "  - Yes", "A: no.", "Someone asked. Yes.", "## Q&A", "- Why?", "It runs.", ""])))
def test_answers_stand_behind_their_question(rows: list[str]) -> None:
    units = read_units(read_lines("\n".join(rows)))
    for at in range(len(units)):
        answers = answers_to(units, at, "en")
        assert answers == list(range(at + 1, at + 1 + len(answers)))
    told = read_statements(lines_of("\n".join(rows)), "T", (), "en")
    assert [one.start_line for one in told] == sorted(one.start_line for one in told)


@pytest.mark.parametrize("hostile", ["- Q: a?\n" * 5_000, "Someone asked. " * 5_000, "- Q: a?\n" + "  - yes\n" * 10_000])
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    units = read_units(read_lines(hostile))
    assert within(5, lambda: [(answers_to(units, at, "en"), question_of(units, at, "en")) for at in range(len(units))])
