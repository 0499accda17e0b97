"""Which chunks a question is asked of: people and events that it names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ragnotes import cli


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
