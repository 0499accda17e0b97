"""Lists in a question: things of which each may be answered by itself."""

from __future__ import annotations

import pytest

from ragnotes.lists import items


@pytest.mark.parametrize(
    ("question", "language", "things"),
    [
        ("what was said on bees and wax", "en", (("bees",), ("wax",))),
        ("cosa hanno detto di api e cera", "it", (("api",), ("cera",))),
        ("la cera è costosa per le api", "it", ()),
        ("a cera é cara para abelhas", "pt", ()),
        ("difference between bees and wasps", "en", ()),
    ],
)
def test_things_are_joined_by_a_word_for_and(question: str, language: str, things: tuple[tuple[str, ...], ...]) -> None:
    assert items(question, language) == things
