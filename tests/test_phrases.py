"""Titles in quotation marks are what the marks hold, whatever words lead to them."""

from __future__ import annotations

import pytest

from ragnotes.reading.phrases import title_from


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (' "Tables" was long.', "Tables"),
        (" “Sieves” was fun and loud.", "Sieves"),
        (' di "Tipi". Bello.', "Tipi"),
        (' a talk called "Queues" and it was short.', "Queues"),
        (" de « Files » et de café.", "Files"),
        (" über „Tabellen“. Das war gut.", "Tabellen"),
        (' "zero copy" in the big room.', "zero copy"),
        (' about testing in the "Berlin" way.', 'testing in the "Berlin" way'),
    ],
)
def test_quoted_titles(words: str, title: str) -> None:
    assert title_from(words, to_topic=True) == title
