"""ragnotes.askwords and what is made of it: words of a question that are no topic."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ragnotes import cli
from ragnotes.askwords import is_of_roles
from ragnotes.finding.silence import is_framing
from ragnotes.text import content_words

from . import conferences


@pytest.mark.parametrize(
    ("question", "language", "left"),
    [
        ("Wie viele Nachrichten pro Sekunde", "de", ["nachrichten", "sekunde"]),
        ("messages per second", "en", ["messages", "second"]),
        ("berichten per seconde", "nl", ["berichten", "seconde"]),
        ("pro accounts", "en", ["pro", "accounts"]),
    ],
)
def test_a_word_for_each_is_no_topic(question: str, language: str, left: list[str]) -> None:
    assert content_words(question, language) == left


@pytest.mark.parametrize(
    "words",
    ["use used using works", "usa usó trabajan", "nutzte genutzt verwendet", "utilisé travaille", "gebruikte gewerkt", "usou trabalham",
     "usato lavorano", "använde jobbade", "tried prefers", "probó", "ausprobiert", "essaye", "geprobeerd", "gostam", "piace", "provade"],
)  # fmt: skip
def test_what_is_done_with_a_thing_says_nothing_of_it(words: str) -> None:
    assert [word for word in content_words(words, "und") if not is_framing(word)] == []


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    talks = {
        "one.md": ("PyDays 2022", "2022-03-01", "Lamps that last", "Pia Moreau", "Pia put Dunlin in front of every lamp."),
        "two.md": ("PyDays 2023", "2023-03-01", "Ropes", "Pia Moreau", "Her second talk: a rope is a list of knots."),
        "three.md": ("Harbour Days 2021", "2021-05-01", "Sluices", "Noor Haddad", "Noor opens a lock with two scripts."),
    }
    return conferences.indexed(tmp_path_factory.mktemp("asked"), talks)


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("who used Dunlin", {"one"}),
        ("¿quién usó Dunlin?", {"one"}),
        ("wer arbeitet mit Dunlin", {"one"}),
        ("qui a utilisé Dunlin", {"one"}),
        ("Dunlin in 2014", {"one"}),
        ("what did Pia Moreau say in 2014", {"one", "two"}),
        ("what else did Pia Moreau say", {"one", "two"}),
        ("was hat Pia Moreau sonst noch gesagt", {"one", "two"}),
        ("cos'altro ha detto Pia Moreau", {"one", "two"}),
        ("qu'a dit d'autre Pia Moreau", {"one", "two"}),
        ("who used Kestrel", set()),
        ("what was said in 2014", set()),
    ],
)
def test_such_words_are_not_demanded(
    made: Path, question: str, files: set[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made)
    monkeypatch.setenv("XDG_STATE_HOME", str(made / "state"))
    assert cli.run(["ask", question, "--json", "--index", "index"]) == (0 if files else 3)
    assert {Path(place["file"]).stem for place in json.loads(capsys.readouterr().out)["citations"]} == files


def test_else_asks_for_more_of_it() -> None:
    assert all(is_of_roles(word, "und") for word in "else otro sonst autre altro outro".split())
    assert is_of_roles("annat", "sv") and not is_of_roles("annat", "en")
