"""Words of other languages: the table, endings of cognates, and what they bring to BM25 and to a question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes import cli, looking
from ragnotes.finding import bridging, meanings
from ragnotes.finding.postings import build_terms
from ragnotes.finding.terms import bm25
from ragnotes.text import fold, terms

NOTES = {
    "en.md": "# Locks on drawers\n\nSpeaker: Omar Haan\n\nThe password of the attacker was weak. "
    "Their privacy was lost, and the network with it.",
    "en2.md": "# Ovens\n\nSpeaker: Lin Bos\n\nBread rises faster in a warm kitchen. The architecture of an oven is simple.",
}


def test_every_row_has_a_word_in_every_language_folded() -> None:
    for row in (*bridging._read(meanings.TABLE), *bridging._read(meanings.ENDINGS)):
        assert len(row) == len(meanings.LANGUAGES)
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


@given(st.text(max_size=30).map(fold), st.lists(st.sampled_from([*meanings.LANGUAGES, "und", "ja"]), max_size=4))
def test_a_word_is_no_counterpart_of_itself(word: str, languages: list[str]) -> None:
    assert word not in bridging.counterparts(word, tuple(languages))


def test_counterparts_add_to_what_is_found_and_take_nothing_from_it() -> None:
    texts = [("the password was weak", "en"), ("la contraseña era débil", "es"), ("bread rises in a kitchen", "en")]
    index = build_terms([terms(text, language) for text, language in texts], [() for _ in texts])
    languages = ["en", "es"]
    for word, counts in (("wachtwoorden", (1, 1, 0)), ("passwords", (1, bridging.BESIDE, 0)), ("contrasenas", (bridging.BESIDE, 1, 0))):
        before = bm25([word], languages, index)
        after, found = bridging.bridge([word], before, languages, index)
        assert [one.asked for one in found] == [word] and after.rows[0].tolist() == [0, 1]
        full = [bm25([one], languages, index).scores[row] for row, one in enumerate(("password", "contrasena"))]
        assert after.scores.tolist() == pytest.approx([counts[0] * full[0], counts[1] * full[1], 0])
    assert bridging.bridge(["zzz", "bread"], bm25(["zzz", "bread"], languages, index), languages, index)[1] == ()


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
    assert best["file"] == "en.md" and word in best["text"]


def test_a_weak_match_across_languages_is_told(english: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["search", "¿quién ganó el campeonato de natación y por qué?"])
    assert "the closest passages are in en, the question is in es: --translate with a model would help" in capsys.readouterr().err
    cli.run(["search", "who won the swimming championship"])
    assert "--translate" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "languages", "found"),
    [
        ("contrasenas", ("en",), "password"),
        ("passwords", ("es",), "contrasena"),
        ("wachtwoorden", ("en",), "password"),
        ("atacantes", ("en",), "attacker"),
        ("angriffe", ("en", "fr"), "attaque"),
        ("modelli", ("en",), "model"),
        ("ia", ("en",), "ai"),
        ("calidad", ("en", "de"), "quality"),
        ("quality", ("es",), "calidad"),
    ],
)
def test_other_forms_of_a_word_have_its_counterparts(word: str, languages: tuple[str, ...], found: str) -> None:
    assert found in bridging.in_table(word, languages)


@pytest.mark.parametrize(
    ("question", "main", "language"),
    [
        ("last year's EuroPython", "en", "en"),
        ("docker", "es", "es"),
        ("¿qué dijo Ana?", "en", "es"),
        ("was wurde über Caches gesagt", "en", "de"),
        ("l'EuroPython", "en", "en"),
        ("引き出しについて", "en", "ja"),
    ],
)
def test_a_question_is_in_the_main_language_of_the_index_unless_its_words_say_otherwise(question: str, main: str, language: str) -> None:
    assert looking.told_language(question, main) == language
