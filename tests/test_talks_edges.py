"""Every field of every talk in small notes of many shapes, and the remarks on what is none."""

from __future__ import annotations

import pytest

from . import foundtalks


@pytest.mark.parametrize(("name", "text", "expected"), [pytest.param(*one, id=one[0]) for one in foundtalks.read()])
def test_talks_to_the_last_field(name: str, text: str, expected: str) -> None:
    assert foundtalks.found(name, text) == expected
