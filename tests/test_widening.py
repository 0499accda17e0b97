"""What is told with a sentence that was picked: the items below it, the next ones, and nothing from under another heading."""

from __future__ import annotations

import pytest

from ragnotes.checking.extract import MOST_WORDS, answer
from ragnotes.checking.relevance import score_sentences
from ragnotes.checking.widening import around, hangs_on, in_order

from .test_extract import hit

PASSAGE = hit(
    "- They moved the ferry to a battery last spring\n  - it charges while cars drive off\n  - one winter night it did not\n"
    "- The captain kept the diesel for storms\n\n## Lunch\n- Herring again"
)


def test_beside_a_sentence_stands_what_is_under_the_same_heading_the_items_below_first() -> None:
    sequence = in_order(score_sentences("ferry battery", [PASSAGE], "en"))
    beside = {one.unit.start_line: share for one, share in around(0, sequence)}
    assert list(beside) == [11, 12, 13]
    assert beside[11] > beside[12] > beside[13]
    assert [hangs_on(one, sequence[0]) for one in sequence[1:4]] == [True, True, False]


def test_passages_that_overlap_are_one_run_of_sentences() -> None:
    again = hit("  - one winter night it did not\n- The captain kept the diesel for storms", start=12, score=0.7)
    sequence = in_order(score_sentences("ferry battery", [again, PASSAGE], "en"))
    assert [one.unit.start_line for one in sequence] == [10, 11, 12, 13, 15, 16]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("why did the harbour replace its ferry", [10, 11, 12, 13]),  # no sentence has all of it: what stands around is told
        ("ferry battery", [10, 11, 12]),  # the first has all of it: only what hangs on it
        ("ferry", [10]),  # every sentence with the only word answers, and no other
    ],
)
def test_what_is_told_around_a_sentence_hangs_on_what_it_leaves_open(question: str, lines: list[int]) -> None:
    other = hit("The harbour will replace its cranes.", "Cranes", ("Ben Oak",), 60, 0.5)
    assert [one.start_line for one in answer(question, [PASSAGE, other], "en")[1] if one.start_line < 60] == lines


def test_a_number_that_is_asked_for_stands_alone() -> None:
    passage = hit("The ferry carries 48 cars since its overhaul.\nIt was painted twice.\nNobody liked the second colour.")
    told = answer("how many cars does the old ferry carry", [passage], "en")[1]
    assert [one.start_line for one in told] == [10]


def test_an_answer_keeps_to_its_words() -> None:
    passages = [
        hit("\n".join(f"- ferry {n} of harbour {t} needs a new engine before summer" for n in range(12)), f"Talk {t}", start=100 * t)
        for t in range(1, 5)
    ]
    for most in (30, MOST_WORDS):
        _, told = answer("which harbour ferry engines fail in storms", passages, "en", most_words=most)
        assert 0 < sum(len(one.quote.split()) for one in told) <= most


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The ferry engines were these:\n\nOne was new.", ["The ferry engines were these:", "One was new."]),
        ("The ferry engines were new.\nFerry engines:", ["The ferry engines were new."]),  # nothing follows
        ("The ferry engines were new.\nSee `ferry engines", ["The ferry engines were new."]),  # the other half of the code is elsewhere
        ("The ferry engines were new.\nA story of a ferry and the", ["The ferry engines were new."]),  # it breaks off
        ("Highlights\nThe ferry engines were new.", ["The ferry engines were new."]),
        ("by Otto Ferry Engines\nThe ferry engines were new.", ["The ferry engines were new."]),
        ("- ferry engines\n  - new since May\n  - loud", ["ferry engines", "new since May", "loud"]),
        (
            "Q: Who pays for the boats?\nA: The ferry engines are paid by the town.",
            ["Q: Who pays for the boats?", "A: The ferry engines are paid by the town."],
        ),
        (
            "Frage: Wer zahlt?\nAntwort: The ferry engines are paid by the town.",
            ["Frage: Wer zahlt?", "Antwort: The ferry engines are paid by the town."],
        ),
        (
            "The ferry engines ([so. A page](https://example.org/a) says) were new.",
            ["The ferry engines ([so. A page](https://example.org/a) says) were new."],
        ),
    ],
)
def test_what_is_shown_is_whole(text: str, shown: list[str]) -> None:
    assert [one.quote for one in answer("ferry engines", [hit(f"## Harbours\n\n{text}", "Harbours")], "en")[1]] == shown


def test_a_piece_of_the_title_is_no_answer() -> None:
    passage = hit("Old ferry engines of the north\nThe ferry engines were new.", "Boats: old ferry engines of the north")
    assert [one.quote for one in answer("ferry engines", [passage], "en")[1]] == ["The ferry engines were new."]


def test_passages_under_one_head_are_of_one_talk_though_it_has_no_title() -> None:
    words = ((9, "new"), (30, "loud"))
    passages = [hit(f"The ferry engines were {word} in the year of the storm.", "", (), start=at) for at, word in words]
    assert "\n\n" not in answer("what of the ferry engines", passages, "en")[0]
