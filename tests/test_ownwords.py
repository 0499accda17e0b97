"""The program's own phrases: each in every language, filled alike; languages named in several ways."""

from __future__ import annotations

import string

import pytest

from ragnotes.checking.ownwords import _NAMES, _PHRASES, LANGUAGES, code_of, main_language, place, say


@pytest.mark.parametrize("phrase", sorted(_PHRASES))
def test_a_phrase_is_there_in_every_language_and_leaves_the_same_open(phrase: str) -> None:
    row = _PHRASES[phrase]
    assert len(row) == len(LANGUAGES) and all(told.strip() == told and told for told in row)
    assert len({tuple(sorted(name for _, name, *_ in string.Formatter().parse(told) if name)) for told in row}) == 1
    assert len({told[-1] in ".:" for told in row}) == 1, "a phrase ends alike in all languages"


def test_whole_sentences_differ_between_languages() -> None:
    assert all(len(set(row)) == len(LANGUAGES) for row in _PHRASES.values() if len(row[0].split()) > 3)


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("nl", "nl"), ("NL", "nl"), ("pt-BR", "pt"), ("pt_BR", "pt"), ("Dutch", "nl"), ("Nederlands", "nl"), ("español", "es"),
        ("Français", "fr"), ("Italian", "it"), ("italiano", "it"), ("Svenska", "sv"), ("deutsch", "de"), ("English", "en"),
        ("ja", None), ("Japanese", None), ("", None), ("entirely wrong", None), ("it depends", "it"),
    ],
)  # fmt: skip
def test_languages_named(named: str, code: str | None) -> None:
    assert code_of(named) == code


def test_no_word_names_two_languages() -> None:
    told = [name for names in _NAMES.values() for name in names.split()]
    assert len(told) == len(set(told)) and set(_NAMES) == set(LANGUAGES)


def test_the_language_of_most_notes() -> None:
    assert main_language([]) == "en" == main_language(["und"])
    assert main_language(["es", "nl", "es"]) == "es" and main_language(["de", "fr"]) == "de"


def test_places() -> None:
    assert (place(3, 3, "de"), place(3, 9, "sv"), place(3, 3, "ja")) == ("Zeile 3", "rader 3-9", "line 3")
    assert say("notes by", "fr", who="Ana") == "Notes de Ana :"
