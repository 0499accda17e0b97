"""Which chunks a question is asked of: people and events that it names."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ragnotes import cli, looking

from . import conferences


@pytest.fixture
def two_events(at_home: Path, model_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    for name, event, said in (
        ("days", "PyDays 2024", "A cache is a drawer that shuts by itself."),
        ("older", "PyDays 2023", "Every drawer squeaks, and a cache does too."),
        ("build", "Build 2024", "Ada keeps her cache in three drawers of oak."),
        ("apply", "apply() conf 2021", "Whoever opens drawers all day needs no cache."),
    ):
        text = f"---\nevent: {event}\n---\n# Drawers and caches - Ada Reed\n\n{said} To build one takes a day.\n"
        (at_home / f"{name}.md").write_text(text)
    assert cli.run(["index", "days.md", "older.md", "build.md", "apply.md"]) == 0
    capsys.readouterr()
    return at_home


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("what was said about drawers at PyDays 2024", {"days"}),
        ("what was said about drawers at PyDays", {"days", "older"}),
        ("PyDays 2023 and its drawers", {"older"}),
        ("¿qué se dijo de drawers en la PyDays 2024?", {"days"}),
        ("who spoke about a cache at apply()?", {"apply"}),
        ("did the PyDays website have drawers", {"days", "older", "build", "apply"}),
        ("how to build drawers", {"days", "older", "build", "apply"}),
        ("how do drawers apply to a cache", {"days", "older", "build", "apply"}),
        ("drawers at pydays", {"days", "older", "build", "apply"}),
    ],
)
def test_a_question_about_an_event_is_asked_of_its_notes(
    two_events: Path, capsys: pytest.CaptureFixture[str], question: str, files: set[str]
) -> None:
    cli.run(["search", question, "--json"])
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert {Path(hit["file"]).stem for hit in hits if not hit["exact"]} == files


PEOPLE = {
    "one.md": (
        "PyDays 2022",
        "2022-03-01",
        "Queues that drain",
        "Nadia Brandt",
        "Backpressure is what queues must have.",
    ),
    "two.md": ("PyDays 2023", "2023-03-01", "Postgres as a queue", "Nadia Brandt", "SKIP LOCKED makes fair queues. Vacuum must be tuned."),
    "three.md": ("PyDays 2024", "2024-03-01", "Caching on the edge", "Pablo Ferrer", "Queues fill a cache at the edge. Prices go stale."),
    "four.md": ("PyDays 2025", "2025-03-01", "Under water", "Marina Vidal", "Data comes by radio. Queues wait in a file of text."),
    "five.md": (
        "PyDays 2021",
        "2021-03-01",
        "Marinated herring",
        "Martina Roth",
        "The sous-marin is yellow. Lisa Vidal drew it.",
    ),
    "six.md": ("PyDays 2020", "2020-03-01", "Fish", "José Pablo Soto", "José Pablo said that fish swim. Brandt asked why."),
}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    return conferences.indexed(tmp_path_factory.mktemp("people"), PEOPLE)


@pytest.fixture
def of_people(at_home: Path, people: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    shutil.copytree(people, at_home, dirs_exist_ok=True)
    capsys.readouterr()
    return at_home


@pytest.mark.parametrize(
    ("question", "heard"),
    [
        ("what did Nadia Brandt and Pablo Ferrer say about queues", {"one", "two", "three"}),
        ("what did Pablo Ferrer and Marina say about queues", {"three", "four"}),
        ("what did Nadia and Pablo say about queues", {"one", "two", "three"}),
        ("¿qué dijeron Pablo y Marina de queues?", {"three", "four"}),
        ("what did Brandt and Ferrer say", {"one", "two", "three"}),
        ("Brandt, Vidal and Roth", {"one", "two", "four", "five"}),
        ("was sagten Ferrer und Martina Roth", {"three", "five"}),
        ("what did Roth and Marina Vidal say", {"four", "five"}),
        ("what did ferrer and brandt say", {"one", "two", "three"}),
        ("¿qué dijeron Soto y Ferrer?", {"three", "six"}),
        ("vad sa Vidal och Brandt", {"one", "two", "four"}),
        ("what did Martina Roth and Nadia Brandt and Pablo Ferrer say", {"one", "two", "three", "five"}),
        ("what did Nadia say", {"one", "two"}),
        ("what did Nadia Brandt say", {"one", "two"}),
        ("was sagten Nadia Brandt und Pablo Ferrer über queues", {"one", "two", "three"}),
        ("what did Marina say", {"four"}),
        ("what did Pablo say", {"three"}),
    ],
)
def test_everybody_named_is_heard(of_people: Path, capsys: pytest.CaptureFixture[str], question: str, heard: set[str]) -> None:
    assert cli.run(["ask", question, "--json"]) == 0
    assert {Path(citation["file"]).stem for citation in json.loads(capsys.readouterr().out)["citations"]} >= heard


@pytest.mark.parametrize(
    ("question", "files", "told"),
    [
        ("what did Marina say", {"four"}, "Marina is Marina Vidal"),
        ("Pablo's talk", {"three"}, "Pablo is Pablo Ferrer"),
        ("what did Marina Vidal say", {"four"}, "by or about Marina Vidal"),
        ("what did Nadia Brandt say", {"one", "two", "six"}, "by or about Nadia Brandt"),
        ("what was said at PyDays 2023", {"two"}, "of PyDays 2023"),
    ],
)
def test_a_name_stands_for_the_word_itself_and_is_told(
    of_people: Path, capsys: pytest.CaptureFixture[str], question: str, files: set[str], told: str
) -> None:
    cli.run(["search", question, "--json"])
    out, err = capsys.readouterr()
    assert {Path(hit["file"]).stem for hit in json.loads(out)["hits"] if not hit["exact"]} == files
    assert f"{told}, from the question" in err


def test_who_says_nothing_on_it_is_told(of_people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "what did Nadia and Martina say about backpressure"]) == 0
    assert "Nothing on this by Martina Roth, whose closest passage is of Marinated herring (five.md:" in capsys.readouterr().out


def test_everybody_named_is_heard_however_few_passages_are_asked_for(of_people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "what did Brandt, Ferrer and Roth say", "-k", "1"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in ("Nadia Brandt", "Pablo Ferrer", "Martina Roth")) and "Nothing" not in out


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("last year's PyDays", "(last year's): there are notes of it of 2020, 2021, 2022, 2023, 2024 and 2025"),
        ("what was said of queues at PyDays 2018", "(2018): there are notes of it of 2020"),
        ("queues at PyDays in 2018", "(in 2018): there are notes of it of 2020"),
        ("was wurde auf der PyDays im letzten Jahr gesagt", "there are notes of it of 2020"),
        ("¿qué se dijo en la PyDays del año pasado?", "there are notes of it of 2020"),
        ("what was new at PyDays in 2041", "(in 2041): there are notes of it of 2020"),
    ],
)
def test_an_event_without_notes_of_the_year_is_silence_with_the_years_there_are(
    of_people: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, question: str, told: str
) -> None:
    monkeypatch.setattr(looking, "this_year", lambda: 2040)
    assert cli.run(["ask", question]) == 3
    assert told in capsys.readouterr().out
