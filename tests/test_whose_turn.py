"""Whose turn it is in notes that write down who said what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.checking.extract import answer
from ragnotes.checking.sentences import read_lines, read_units
from ragnotes.checking.turns import turns_among, turns_of

from .test_extract import hit

PANEL = "Ana Lind: Boats are late. Nobody minds.\nBo: I do mind. The mail is on them.\nAna Lind: Then write less mail."


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (PANEL, ["Ana Lind", "Ana Lind", "Bo", "Bo", "Ana Lind"]),
        ("Recommendation: use a pooler. It helps.\nNote: it is slow.\nResult: it works.", [""] * 4),  # nothing comes twice
        ("Ana: Boats are late.\nIt rained.\nIt rained on.\nAna: They are.\nSnow fell.\nIt froze.\nAna: So late.", [""] * 7),  # prose
        ("- Ana: late\n- Bo: early\n- Ana: no", [""] * 3),  # items name what they are about
        ("", []),
    ],
)
def test_a_turn_is_told_where_half_of_the_paragraphs_open_one(text: str, turns: list[str]) -> None:
    assert turns_of(read_units(read_lines(text))) == turns


def test_the_answer_names_whose_turn_it_was_and_never_the_note_taker() -> None:
    text, _ = answer("who minds the mail on the boats", [hit(PANEL, speakers=())], "en")
    assert "- Bo: The mail is on them. [" in text and "the author of the notes" not in text


@given(st.lists(st.text(st.sampled_from("Ab: .\n-#"), max_size=60), max_size=4))
def test_each_sentence_has_a_turn_or_none(texts: list[str]) -> None:
    units = read_units(read_lines("\n".join(texts)))
    turns = turns_of(units)
    assert len(turns) == len(units)
    assert all(not whose or any(unit.text.startswith(f"{whose}:") for unit in units) for whose in turns)


def test_a_long_turn_of_a_talk_that_was_written_down_is_nobodys_opinion_but_the_speakers() -> None:
    long = "I think the mail boats leave at seven. I have never seen one of them come back.\nBo: I took one mail boat in May."
    units = [read_units(read_lines(text)) for text in (PANEL, long, long)]
    turns = turns_among([("a", units[0]), ("a", units[1]), ("b", units[2])])
    assert turns[1:] == [["", "", "Bo"], []]
    text, _ = answer("when do mail boats leave", [hit(PANEL, speakers=()), hit(long, speakers=(), start=40)], "en")
    assert "I think the mail boats leave" in text and "the author of the notes" not in text


def test_what_is_uttered_and_says_nothing_is_no_answer() -> None:
    passage = hit(f"{PANEL}\nBo: Mm-hmm, boats.\nAna Lind: Yeah, okay, so boats\nBo: The boats carry mail from the islands.", speakers=())
    quotes = [one.quote for one in answer("what about boats", [passage], "en")[1]]
    assert "Bo: The boats carry mail from the islands." in quotes
    assert not any("hmm" in quote or "okay" in quote for quote in quotes)


def test_a_turn_begins_where_somebody_begins_to_speak_though_the_line_above_is_open() -> None:
    text = "Ana Lind: I had meant to ask about the boats and then the\nBo: Yes, the boats are late again today."
    assert [unit.text.partition(":")[0] for unit in read_units(read_lines(text))] == ["Ana Lind", "Bo"]


def test_to_sum_up_the_whole_meeting_asks_for_no_word_of_it() -> None:
    passage = hit(f"{PANEL}\nBo: This meeting is on a Monday.\nAna Lind: The mail on the late boats is the mail of nobody.", speakers=())
    asked, _ = answer("Summarize the whole meeting", [passage], "en")
    assert "the mail of nobody" in asked and asked.count("[") > 2
    assert "Bo: This meeting is on a Monday." in answer("which day was the meeting on", [passage], "en")[0]
