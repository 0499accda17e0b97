"""Words of other languages: the table, endings of cognates, and what they bring to BM25 and to a question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes import cli
from ragnotes.finding import bridging
from ragnotes.finding.terms import build_terms
from ragnotes.text import fold, terms

NOTES = {
    "en.md": "# Locks on drawers\n\nSpeaker: Omar Haan\n\nThe password of the attacker was weak. "
    "Their privacy was lost, and the network with it.",
    "en2.md": "# Ovens\n\nSpeaker: Lin Bos\n\nBread rises faster in a warm kitchen. The architecture of an oven is simple.",
}


def test_every_row_has_a_word_in_every_language_folded() -> None:
    for row in (*bridging._read(bridging._TABLE), *bridging._read(bridging._ENDINGS)):
        assert len(row) == len(bridging.LANGUAGES)
        assert all(word and fold(word) == word and word.isalpha() for cell in row for word in cell)


@pytest.mark.parametrize(
    ("word", "languages", "found"),
    [
        ("contrasena", ("en",), "password"),
        ("password", ("es", "sv"), "contrasena"),
        ("wachtwoord", ("en", "nl"), "password"),
        ("datenschutz", ("en",), "privacy"),
        ("ponente", ("sv",), "talare"),
        ("autenticacion", ("en",), "autentication"),
        ("architektur", ("en",), "architecture"),
        ("visualisering", ("en",), None),
        ("privacy", ("en",), None),
        ("langchain", ("en", "es"), None),
    ],
)
def test_counterparts(word: str, languages: tuple[str, ...], found: str | None) -> None:
    others = bridging.counterparts(word, languages)
    assert (found in others) if found else others == ()


@given(st.text(max_size=30).map(fold), st.lists(st.sampled_from([*bridging.LANGUAGES, "und", "ja"]), max_size=4))
def test_a_word_is_no_counterpart_of_itself(word: str, languages: list[str]) -> None:
    assert word not in bridging.counterparts(word, tuple(languages))


def test_a_word_that_no_chunk_has_gives_way_to_the_counterpart_that_most_have() -> None:
    texts = [("the password was weak", "en"), ("la contraseña era débil", "es"), ("bread rises in a kitchen", "en")]
    index = build_terms([terms(text, language) for text, language in texts], [() for _ in texts])
    assert bridging.bridge(["contrasena", "zzz"], ["en", "es"], index) == {}, "a word that some chunk has stays"
    assert bridging.bridge(["wachtwoord", "zzz"], ["en", "es"], index) in ({"wachtwoord": "password"}, {"wachtwoord": "contrasena"})


@pytest.fixture
def english(at_home: Path, model_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    for name, text in NOTES.items():
        (at_home / name).write_text(text + "\n")
    assert cli.run(["index", *NOTES]) == 0
    capsys.readouterr()
    return at_home


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("¿cómo era la contraseña del atacante?", "password"),
        ("wie war das Passwort des Angreifers und der Datenschutz", "privacy"),
        ("quel était le réseau de l'attaquant", "network"),
        ("hoe was het wachtwoord van de aanvaller en het netwerk", "password"),
        ("como era a senha do atacante", "password"),
        ("com'era la riservatezza della rete", "privacy"),
        ("hur var angriparens lösenord i nätverk", "password"),
    ],
)
def test_a_question_in_another_language_finds_english_notes(
    english: Path, capsys: pytest.CaptureFixture[str], question: str, word: str
) -> None:
    cli.run(["search", question, "--json"])
    best = json.loads(capsys.readouterr().out)["hits"][0]
    assert best["file"] == "en.md" and word in best["terms"]


def test_a_weak_match_across_languages_is_told(english: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["search", "¿quién ganó el campeonato de natación y por qué?"])
    assert "the closest passages are in en, the question is in es: --translate with a model would help" in capsys.readouterr().err
    cli.run(["search", "who won the swimming championship"])
    assert "--translate" not in capsys.readouterr().err
