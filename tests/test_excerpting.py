"""Whose words answer: of those who spoke and took notes, of talks that were cancelled, and of notes that only admit to have none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ragnotes import cli

from . import conferences

NOTES = {
    "ilse.md": "---\ntitle: Lake Days 2023\nauthor: Ilse Brandt\ndate: 2023-05-04\n---\n\n# Lake Days 2023\n\n"
    "## Caching on the edge - Tomas Ruud\n\nEdge caches halve the load of the origin.\n"
    "My thoughts: too many benchmarks, too few reasons.\n\n"
    "## [CANCELLED] Lakes and fish - Ana Pires\n\n"
    "## Boats with sensors - Karl Odum\n\nSensors on boats report where they are.\nI walked around the lakes at noon, lovely water.\n\n"
    "## Queues that hold - Nils Arp\n\nI missed it, was standing in line for coffee.\n\n"
    "## Pipelines at sea - Rosa Kemp\n\nTODO\n\n"
    "## Reefs and rust - Dora Holt\n\nCancelled, the speaker was ill.\n",
    "omar.md": "---\ntitle: Other notes of Lake Days\nauthor: Omar Vidal\ndate: 2023-05-04\n---\n\n# Lake Days 2023\n\n"
    "## Testing without tears - Ilse Brandt\n\nProperty tests find what examples miss.\n\n"
    "## Panels on roofs - Pia Lund\n\nPanels pay for themselves in nine years, and boats could have some.\n",
    "nele.md": "---\ntitle: Seetage 2022\nauthor: Nele Voss\ndate: 2022-09-01\n---\n\n# Seetage 2022\n\n"
    "## Speicher für Wärme - Jan Holm\n\nEin Speicher im Keller hält Wärme über Wochen.\n"
    "Meine Meinung: der Speicher ist zu teuer für kleine Häuser.\n\n"
    "## Wind im Wald - Nele Voss\n\nWind im Wald weht langsamer als über dem See.\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    return conferences.indexed_notes(tmp_path_factory.mktemp("lake"), NOTES)


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("what does Ilse Brandt think about benchmarks", {"ilse.md"}),
        ("what does ilse brandt think of benchmarks", {"ilse.md"}),
        ("what is Ilse Brandt's opinion on benchmarks", {"ilse.md"}),
        ("what did Ilse say about benchmarks", {"ilse.md"}),
        ("what did Ilse Brandt note on caches", {"ilse.md"}),
        ("what did Ilse Brandt say about property tests", {"omar.md"}),
        ("what does Ilse think about property tests", {"omar.md"}),
        ("what did Ilse Brandt say", {"omar.md"}),
        ("Was meint Nele Voss über Speicher", {"nele.md"}),
        ("Wie findet Nele Voss den Speicher im Keller", {"nele.md"}),
        ("Was sagte Nele Voss über Wind", {"nele.md"}),
    ],
)
def test_who_spoke_and_took_notes_is_heard_in_both(here: Path, capsys: pytest.CaptureFixture[str], question: str, files: set[str]) -> None:
    assert cli.run(["ask", question, "--json", "--no-log"]) == 0
    assert {citation["file"] for citation in json.loads(capsys.readouterr().out)["citations"]} == files


def test_what_nobody_said_or_noted_is_silence_whoever_took_notes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "what does Ilse Brandt think about sourdough starters", "--no-log"]) == 3
    assert cli.run(["ask", "what did Omar Vidal say about knitting needles", "--no-log"]) == 3


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did Ana Pires say about lakes", "cancelled: [CANCELLED] Lakes and fish - Ana Pires"),
        ("what did ana pires say about lakes", "cancelled: [CANCELLED] Lakes and fish - Ana Pires"),
        ("was sagte Ana Pires über lakes", "cancelled: [CANCELLED] Lakes and fish - Ana Pires"),
        ("the talk by Ana Pires", "cancelled: [CANCELLED] Lakes and fish - Ana Pires"),
        ("what was said about lakes and fish", "cancelled: [CANCELLED] Lakes and fish - Ana Pires"),
        ("what did Dora Holt say about rust", "cancelled: Reefs and rust - Dora Holt"),
        ("what did Nils Arp say", 'admit: "I missed it, was standing in line for coffee." (ilse.md:23)'),
        ("what did Rosa Kemp say about pipelines", 'admit: "TODO" (ilse.md:27)'),
        ("what did Nils Arp and Rosa Kemp say", 'admit: "I missed it'),
    ],
)
def test_what_was_not_given_or_not_noted_is_told_as_such(here: Path, capsys: pytest.CaptureFixture[str], question: str, told: str) -> None:
    assert cli.run(["ask", question, "--no-log"]) == 3
    out = capsys.readouterr().out
    assert told in out and "silent" in out and "[1]" not in out


@pytest.mark.parametrize(
    "question",
    [
        "who stood in line for coffee",
        "what was said about boats",
        "which boats have fish and sensors",
        "was the talk of Ana Pires cancelled",
    ],
)
def test_what_others_said_or_the_admission_itself_still_answers(here: Path, capsys: pytest.CaptureFixture[str], question: str) -> None:
    assert cli.run(["ask", question, "--no-log"]) == 0
    assert "[1]" in capsys.readouterr().out


def test_of_several_people_those_with_an_admission_alone_are_told_beside_the_others(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "what did Rosa Kemp and Karl Odum say", "--no-log"]) == 0
    out = capsys.readouterr().out
    assert 'Of Rosa Kemp the notes only admit: "TODO" (ilse.md:27)' in out and "Sensors on boats" in out and "- TODO" not in out
