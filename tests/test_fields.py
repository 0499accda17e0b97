"""Lines that say nothing but when, where or by whom, told from sentences that begin like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.checking.fields import is_date_or_field, is_speaker_field


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("4 June 2021", True),
        ("Gothenburg, 4 June 2021", True),
        ("18 de marzo de 2023", True),
        ("Hamburg, 9. September 2022", True),
        ("Friday 4th of June", True),
        ("2021-06-04", True),
        ("4–6 juni 2021, Malmö", True),
        ("Date: 4 June 2021", True),
        ("**Datum:** 9. September 2022", True),
        ("Room: Quay 3", True),
        ("Sala: del Faro", True),
        ("Raum: Dock 2", True),
        ("Salle : Amphi B", True),
        ("Zaal: Dok 1", True),
        ("Sal: Bryggan", True),
        ("Uhrzeit: 14:00 bis 14:45", True),
        ("Time: linear in the number of boats", False),
        ("Language: Rust", False),
        ("Data: 40 GB of sonar a day", False),
        ("In May 2021 the lock was rebuilt.", False),
        ("The lock opens in 4 minutes since June 2021.", False),
        ("9 days on one battery", False),
        ("Tables: 800 million rows", False),
        ("Room: the pump had none, so they put it on the roof.", False),
        ("May is when eels run", False),
        ("", False),
    ],
)
def test_dates_and_fields_are_told_from_sentences(line: str, bare: bool) -> None:
    assert is_date_or_field(line) is bare


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Speaker: Elsa Lindqvist", True),
        ("**Ponente:** Pilar Campos", True),
        ("Sprecherin: Heike Sommer", True),
        ("Oratrice : Claire Morel", True),
        ("Relatore: Dario Conti", True),
        ("Talare: Maja Ek", True),
        ("Palestrante: Rui Tavares", True),
        ("Spreker(s): Daan Visser", True),
        ("Speakers: they should rest more than they do.", False),
        ("The speaker: Elsa Lindqvist", False),
        ("Elsa Lindqvist", False),
    ],
)
def test_the_field_of_a_speaker(line: str, named: bool) -> None:
    assert is_speaker_field(line) is named


@given(st.text(max_size=300))
def test_no_line_is_too_odd(line: str) -> None:
    assert is_date_or_field(line) in (True, False) and is_speaker_field(line) in (True, False)
