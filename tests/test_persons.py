"""People in a question who gave no talk: note-takers, those who merely stand in the text of a note, and those who stand nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest

from ragnotes import cli
from ragnotes.finding.index import Index
from ragnotes.records.hits import Hit, NoteHead
from ragnotes.understanding.persons import called_off, note_takers, only_named

from . import conferences

NOTES = {
    "greta.md": "---\ntitle: Quay Days 2021\nauthor: Greta Lund\ndate: 2021-03-09\n---\n\n# Quay Days 2021\n\n"
    "## Tide tables - Pia Moreau\n\nA table is a cache of the moon.\n\n## Lamps - Ola Brink\n\nA lamp needs no cache.\n",
    "ines.md": "---\ntitle: Quay Days 2023\nauthor: Inés Robledo\ndate: 2023-10-17\n---\n\n# Quay Days 2023\n\n"
    "## High water - Pia Moreau\n\nThe cache is warm before the flood.\n\n## Locks - Ida Voss\n\nA lock is no cache.\n",
    "loose.md": "# Some scribbles\n\nI came late. Hugo Lamb and Wren Abara were on stage and spoke of pumps and a cache of oil.\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    return conferences.indexed_notes(tmp_path_factory.mktemp("quay"), NOTES)


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("what did Greta note on caches", {"greta.md"}),
        ("what did Greta write down about caches", {"greta.md"}),
        ("Greta's notes on caches", {"greta.md"}),
        ("notes by Robledo on caches", {"ines.md"}),
        ("what did greta lund write about caches", {"greta.md"}),
        ("what did Greta say about caches", {"greta.md"}),
        ("what did Greta and Inés write about caches", {"greta.md", "ines.md"}),
        ("was schrieb Greta über caches", {"greta.md"}),
        ("¿qué anotó Inés sobre caches?", {"ines.md"}),
        ("qu'a noté Greta sur caches", {"greta.md"}),
        ("wat noteerde Greta over caches", {"greta.md"}),
        ("o que anotou Inés sobre caches", {"ines.md"}),
        ("cosa ha scritto Inés su caches", {"ines.md"}),
        ("vad skrev Greta om caches", {"greta.md"}),
    ],
)
def test_a_note_taker_stands_for_what_they_wrote(here: Path, capsys: pytest.CaptureFixture[str], question: str, files: set[str]) -> None:
    assert cli.run(["search", question, "--json"]) == 0
    assert {hit["file"] for hit in json.loads(capsys.readouterr().out)["hits"] if not hit["exact"]} == files


def test_a_note_taker_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "what did Inés write"]) == 0
    out, err = capsys.readouterr()
    assert "Inés is Inés Robledo, who took notes, from the question" in err and "High water" in out and "Locks" in out


def test_a_speaker_is_no_note_taker_for_saying_something() -> None:
    names = {"speaker": {"ida voss": {"name": "Ida Voss"}}, "author": {"ida holm": {"name": "Ida Holm"}}}
    assert not note_takers("what did Ida say", names) and not note_takers("who notes down what Ida likes", names)
    assert [taker.verb for taker in note_takers("what did Ida write down", names)] == ["write down"]


@pytest.mark.parametrize(
    "question",
    [
        "what did Pia Moreau and Hugo Lamb say",
        "Pia Moreau and Hugo Lamb",
        "what did Hugo Lamb and Pia talk about",
        "was sagten Pia Moreau und Wren Abara",
        "¿qué dijeron Pia Moreau y Hugo Lamb?",
        "qu'ont dit Pia Moreau et Wren Abara",
        "wat zeiden Hugo Lamb en Pia Moreau",
        "what did Ola Brink, Pia Moreau and Hugo Lamb say about caches",
    ],
)
def test_who_merely_stands_in_a_note_is_heard_beside_speakers(here: Path, capsys: pytest.CaptureFixture[str], question: str) -> None:
    assert cli.run(["ask", question, "--json"]) == 0
    out, err = capsys.readouterr()
    assert {place["file"] for place in json.loads(out)["citations"]} >= {"greta.md", "loose.md"}
    assert "is named in the text, from the question" in err


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what did Pia Moreau and Zoltan Quist say about caches", "Zoltan Quist"),
        ("what did Pia and Zoltan say about caches", "Zoltan"),
        ("was sagten Zoltan Quist und Pia Moreau über caches", "Zoltan Quist"),
    ],
)
def test_who_stands_nowhere_is_told_and_the_others_are_heard(
    here: Path, capsys: pytest.CaptureFixture[str], question: str, name: str
) -> None:
    assert cli.run(["ask", question]) == 0
    out, err = capsys.readouterr()
    assert f"no note names {name}, from the question" in err and f"Nothing on this by {name}." in out and "Pia Moreau" in out


@pytest.mark.parametrize(
    "question", ["what did Pia Moreau say about tides and Lamps", "Pia Moreau and Machine Learning", "Pia, Ola and Ida"]
)
def test_what_only_stands_beside_a_name_is_nobody(here: Path, capsys: pytest.CaptureFixture[str], question: str) -> None:
    cli.run(["search", question])
    assert "no note names" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("question", "passage", "named"),
    [
        ("what did Wren Abara say?", "Had lunch with Wren Abara and the others of the harbour board.", "Wren Abara"),
        ("did Wren Abara talk", "I sat behind Wren Abara, who left before the end of it all.", "Wren Abara"),
        ("what did Wren Abara say?", "Wren Abara said that pumps are loud", ""),
        ("what did Wren Abara say?", "Pumps are loud - Wren Abara", ""),
        ("what did Wren Abara say?", "## Pumps\nWren Abara", ""),
        ("what did Wren Abara say?", "a talk by Wren Abara on pumps, late in the day", ""),
        ("what did Wren Abara say about pumps?", "Had lunch with Wren Abara and the others.", ""),
        ("was sagte Wren Abara?", "Had lunch with Wren Abara and the others.", "Wren Abara"),
        ("did anybody mention Apache Spark?", "Had lunch while Apache Spark was starting up there.", ""),
        ("who is Wren Abara?", "Had lunch with Wren Abara and the others.", ""),
        ("what did wren abara say?", "Had lunch with Wren Abara and the others.", ""),
        ("what did people say?", "Had lunch with Wren Abara and the others.", ""),
    ],
)
def test_who_is_only_named_said_nothing(question: str, passage: str, named: str) -> None:
    assert only_named(question, ["Nothing here.", passage]) == named


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("## Ropes and tar (cancelled)", True),
        ("## Ropes and tar\n\nCalled off, sadly.", True),
        ("- ~~Ropes and tar~~ no-show", True),
        ("# Cancelled talks\n\n- Moons\n- Ropes and tar", True),
        ("The talk on ropes and tar was cancelled.", True),
        ("## ABGESAGT: Ropes and tar", True),
        ("## Ropes and tar\n\nFiel leider aus.", True),
        ("## Ropes and tar (annulé)", True),
        ("## Ropes and tar\n\nN'a pas eu lieu.", True),
        ("## Ropes and tar [CANCELADO]", True),
        ("## Ropes and tar - suspendida", True),
        ("## Ropes and tar\n\nGing helaas niet door.", True),
        ("## Ropes and tar (annullato)", True),
        ("## Ropes and tar (inställt)", True),
        ("## Ropes and tar\n\nThey hold.", False),
        ("We carried ropes and tar, and my train was cancelled.", False),
        ("# Cancelled talks\n\n- Moons\n\n# Others\n\n- Ropes and tar", False),
        ("## Noise cancelling ropes and tar", False),
        ("- annual ropes and tar", False),
    ],
)
def test_a_line_or_one_beside_it_calls_a_talk_off(text: str, off: bool) -> None:
    hit = Hit("a.md", 1, 9, NoteHead(None, None, None, None), None, 1, 1.0, 0.5, 1.0, (), False, text)
    index = cast("Index", None)  # nobody is named
    assert called_off("what was said about ropes and tar", [hit], index).startswith("the notes tell") is off
    assert called_off("why were ropes and tar cancelled", [hit], index) == ""


def test_who_is_only_named_is_silence(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "lunch.md").write_text("# Harbour lunch\n\nThe soup was cold when Nadia Osei came in and sat down with the rest of us.\n")
    assert cli.run(["index", "lunch.md"]) == 0
    capsys.readouterr()
    assert cli.run(["ask", "what did Nadia Osei say?"]) == 3
    assert "the notes name Nadia Osei, and nothing that they said" in capsys.readouterr().out
    assert cli.run(["index", "--drop", "lunch.md"]) == 0
