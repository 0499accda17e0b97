"""How well a sentence of a passage answers: what counts in a transcript, and only there."""

from __future__ import annotations

import pytest

from ragnotes.checking import relevance
from ragnotes.checking.relevance import score_sentences
from ragnotes.records.hits import Hit, NoteHead

TURNS = [
    "Ana Lind: What do we know about the battery at all?",
    "Bo Berg: Let me look that up for everybody in the room.",
    "Ana Lind: It lasts for some nine hours on a cold winter day.",
    "Bo Berg: Others have told us that they carry a cable along.",
    "Ana Lind: Lunch is served downstairs by the river every single day.",
    "Bo Berg: Then let us go there before the others have eaten everything.",
]


def scores(question: str, lines: list[str], aside: float = 0.4) -> dict[str, float]:
    """The score of each sentence of a passage, by its number and text, and of a second one that has not the word asked for."""
    texts = ["\n\n".join(lines), "\n\n".join(line.replace("battery", "budget") for line in lines)]
    hits = [
        Hit(f"{at}.md", 1, 1 + text.count("\n"), NoteHead("", None, None, None), None, 1, score, 0.4, 2.0, (), False, text)
        for at, (text, score) in enumerate(zip(texts, (0.8, aside), strict=True))
    ]
    return {f"{one.hit.file[0]} {one.unit.text}": one.score for one in score_sentences(question, hits, "en")}


def as_notes(lines: list[str]) -> list[str]:
    return [line.partition(": ")[2] for line in lines]


@pytest.mark.parametrize(("question", "theirs"), [("What did Ana Lind say of lunch?", "Ana Lind"), ("Is lunch for bo berg?", "Bo Berg")])
def test_the_turns_of_whom_the_question_names_count_for_more(question: str, theirs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = scores(question, TURNS)
    monkeypatch.setattr(relevance, "_THEIR_TURN", 0.0)
    gained = {turn for turn in TURNS if found[f"0 {turn}"] > scores(question, TURNS)[f"0 {turn}"]}
    assert gained == {turn for turn in TURNS if turn.startswith(theirs)}


def test_a_word_asked_for_counts_two_sentences_on_in_a_transcript_alone() -> None:
    for lines, counts in ((TURNS, True), (as_notes(TURNS), False)):
        found = scores("What about the battery?", lines, aside=0.8)
        assert (found[f"0 {lines[2]}"] > found[f"1 {lines[2]}"]) is counts
        assert found[f"0 {lines[4]}"] == pytest.approx(found[f"1 {lines[4]}"])


def test_the_passage_counts_for_more_in_a_transcript() -> None:
    gaps = []
    for lines in (TURNS, as_notes(TURNS)):
        found = scores("What about the battery?", lines)
        gaps.append(found[f"0 {lines[4]}"] - found[f"1 {lines[4]}"])
    assert gaps[0] == pytest.approx(2 * gaps[1]) and gaps[1] > 0
