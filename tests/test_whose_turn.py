"""Whose turn it is in notes that write down who said what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.checking.extract import answer
from ragnotes.checking.sentences import read_lines, read_units
from ragnotes.checking.turns import turns_of

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
