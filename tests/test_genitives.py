"""The s of a genitive that no sign sets off."""

from __future__ import annotations

import pytest

from ragnotes.reading.genitives import without_genitive


@pytest.mark.parametrize(
    ("name", "said", "sentence", "owner"),
    [
        ("Karin Quorns", " föredrag", "Karin Quorns föredrag var bra.", "Karin Quorn"),
        ("Karin Quorns", " korta föredrag", "Karin Quorns korta föredrag var bra.", "Karin Quorn"),
        ("Uwe Zibbers", " Vortrag", "Uwe Zibbers Vortrag war gut.", "Uwe Zibber"),
        ("Sanne Quorns", " mooie lezing", "Sanne Quorns mooie lezing was kort.", "Sanne Quorn"),
        ("Karin Quorns", " keynote", "Sedan kom Karin Quorns keynote.", "Karin Quorn"),
        ("Karin Quorns", " keynote", "Karin Quorns keynote was good.", "Karin Quorns"),
        ("Tess Quorns", " in haar lezing", "Daarna vertelde Tess Quorns in haar lezing over eenden.", "Tess Quorns"),
        ("Tess Quorns", " hele lezing", "Tess Quorns hele lezing", "Tess Quorns"),
        ("Anna Quornius", " föredrag", "Anna Quornius föredrag var bra.", "Anna Quornius"),
        ("Jan de Vries", " lezing", "Jan de Vries lezing was kort.", "Jan de Vries"),
        ("An Janssens", " lezing", "An Janssens lezing was kort.", "An Janssens"),
        ("Karin Quorn", " föredrag", "Karin Quorn föredrag", "Karin Quorn"),
        ("Karin Quorns", "", "", "Karin Quorns"),
    ],
)
def test_the_owner_of_a_talk(name: str, said: str, sentence: str, owner: str) -> None:
    assert without_genitive(name, said, sentence) == owner
