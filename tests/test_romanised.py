"""Chinese, Korean and Vietnamese names in Latin letters."""

from __future__ import annotations

import pytest

from ragnotes.reading.namelike import evidence


@pytest.mark.parametrize(
    "text", ["Cheuk Ting Ho", "Ng Kok Wai", "Leung Wing Fu", "Hoang Kim Ngan", "Park So-yeon", "Kim Min Jun", "Bae Su-bin"]
)
def test_a_family_name_and_two_syllables_surely_are_a_name(text: str) -> None:
    assert evidence(text) == 3


@pytest.mark.parametrize("text", ["Ho Sze Man", "Li Na", "Wing Sum Oh"])
def test_ordinary_words_among_them_leave_a_doubt(text: str) -> None:
    assert evidence(text) == 1


@pytest.mark.parametrize("text", ["He Can Win", "Let It Go", "So You Can", "Do It Now", "Man On Fire", "Le Chat Bleu", "Open Source Now"])
def test_words_of_titles_are_none(text: str) -> None:
    assert evidence(text) == 0
