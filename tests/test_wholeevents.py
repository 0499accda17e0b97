"""ragnotes.understanding.wholeevents: questions about an event as a whole, and events named by the name of their series."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli
from ragnotes.understanding.wholeevents import asks_of_whole, of_series

from . import conferences

NOTES = {
    "tent.md": "---\ntitle: HarbourCon Europe 2019\ndate: 2019-04-12\nevent: HarbourCon Europe 2019\n---\n\n# HarbourCon Europe 2019\n\n"
    "We met in a tent. It rained on the second day.\n\n"
    "## Ropes that hold - Orla Flynn\n\nOrla tied a queue to a mast and it held for nine days.\n\n"
    "## Lamps at night - Pia Moreau\n\nPia measured forty lamps. Half of them were out.\n\n"
    "## Locks and sluices - Noor Haddad\n\nNoor opens a lock with two scripts.\n",
    "berlin.md": "---\ntitle: LeuchtCon DE 2022\ndate: 2022-04-13\nevent: LeuchtCon DE 2022\n---\n\n# LeuchtCon DE 2022 in Berlin\n\n"
    "## Warteschlangen im Hafen - Kees Blom\n\nKees verglich zwei Warteschlangen. Die kleine reicht fast immer.\n\n"
    "## Daten schützen - Ida Brandt\n\nIda Brandt erklärte, warum Löschen billiger ist als Schützen.\n",
    "other.md": "---\ntitle: Mooring Days 2021\ndate: 2021-05-05\nevent: Mooring Days 2021\n---\n\n# Mooring Days 2021\n\n"
    "## Queues on deck - Ola Brink\n\nOla said that a queue on deck is a puddle.\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    return conferences.indexed_notes(tmp_path_factory.mktemp("whole"), NOTES)


def asked(made: Path, question: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, dict[str, Any]]:
    monkeypatch.chdir(made)
    monkeypatch.setenv("XDG_STATE_HOME", str(made / "state"))
    code = cli.run(["ask", question, "--json", "--index", "index"])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("question", "file", "talks"),
    [
        ("what was said at HarbourCon", "tent", 3),
        ("what was new at HarbourCon Europe 2019", "tent", 3),
        ("¿qué novedades hubo en HarbourCon?", "tent", 3),
        ("quoi de neuf à la HarbourCon", "tent", 3),
        ("cosa c'era di nuovo alla HarbourCon", "tent", 3),
        ("was wurde auf der LeuchtCon DE gesagt", "berlin", 2),
        ("was war neu auf der LeuchtCon DE", "berlin", 2),
        ("worum ging es auf der LeuchtCon", "berlin", 2),
    ],
)
def test_an_event_as_a_whole_is_answered_by_each_of_its_talks(
    made: Path, question: str, file: str, talks: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, answer = asked(made, question, capsys, monkeypatch)
    assert code == 0
    assert {Path(place["file"]).stem for place in answer["citations"]} == {file}
    assert len({place["talk"]["title"] for place in answer["citations"] if place["talk"]}) == talks
    assert "rained" not in answer["answer"]


def test_a_topic_at_a_series_is_asked_of_its_events_and_that_is_told(
    made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, answer = asked(made, "what was said about a queue at HarbourCon", capsys, monkeypatch)
    assert {Path(place["file"]).stem for place in answer["citations"]} == {"tent"}
    assert answer["understood"] == ["of HarbourCon Europe 2019, from the question"]


@pytest.mark.parametrize(
    ("question", "years", "found"),
    [
        ("what was said at TideCon", (), {"tidecon north 2019", "tidecon south 2021"}),
        ("what was said at the TideCon in March", (), {"tidecon north 2019", "tidecon south 2021"}),
        ("what was said at TideCon 2021", {"2021"}, {"tidecon south 2021"}),
        ("what was said at TideCon Atlantis", (), set()),
        ("what was said at Northern TideCon", (), set()),
        ("the TideCon website", (), set()),
        ("what was said at tidecon", (), set()),
        ("how do people at GitHub review", (), set()),
    ],
)
def test_the_name_of_a_series_alone_stands_for_its_events(question: str, years: set[str], found: set[str]) -> None:
    events: dict[str, Any] = {key: {"name": key} for key in ("tidecon north 2019", "tidecon south 2021", "github universe 2020")}
    assert {entry["name"] for entry in of_series(question, events, {"at", "in"}, years)} == found


@pytest.mark.parametrize("question", ["what were the highlights", "vad var nytt", "wat was er nieuw", "quais foram as novidades"])
def test_words_for_whatever_there_was_ask_for_nothing_else(question: str) -> None:
    assert asks_of_whole(question, ())
    assert not asks_of_whole(f"{question} lighthouse", ())


@pytest.mark.parametrize("question", ["where was it", "wie viele Leute waren da", "¿cuándo fue?", "hoeveel waren er", "quand était-ce"])
def test_a_place_a_time_or_a_number_is_not_the_whole(question: str) -> None:
    assert not asks_of_whole(question, ())


def test_dutch_waar_with_over_asks_what_it_was_about() -> None:
    assert asks_of_whole("waar ging het over", ())
