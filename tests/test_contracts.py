"""The JSON that scripts rely on: one test a verb compares its keys with the contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli

NOTE = {"title", "author", "event", "date"}
TALK = {"title", "speakers", "event", "date", "day", "url", "language"}
PLACE = {"file", "start_line", "end_line", "note", "talk"}
HIT = PLACE | {"rank", "score", "cosine", "bm25", "terms", "exact", "text", "parts", "copies"}


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    """Run a verb with --json and return what it printed, which must be one line of ASCII."""
    capsys.readouterr()
    assert cli.run([*arguments, "--json"]) == code
    out = capsys.readouterr().out
    assert out.isascii() and out.count("\n") == 1
    record = json.loads(out)
    assert record.pop("schema") == 1
    assert isinstance(record, dict)
    return record


def check_place(place: dict[str, Any], keys: set[str]) -> None:
    assert set(place) == keys
    assert set(place["note"]) == NOTE
    assert place["talk"] is None or set(place["talk"]) == TALK
    assert 1 <= place["start_line"] <= place["end_line"]
    assert Path(place["file"]).is_file(), "a path is as a user would type it from here"


def test_talks(at_home: Path, notes_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = run(capsys, "talks", str(notes_folder))
    assert set(record) == {"talks", "skipped"}
    keys = {"file", "start_line", "end_line", "title", "speakers", "event", "date", "day", "url", "language", "rule", "confidence"}
    assert [talk["title"] for talk in record["talks"]] == [
        "Caching without tears",
        "Parsing logs with flexlib",
        "Vectoren zonder gedoe",
    ] or [talk["title"] for talk in record["talks"]] == ["Vectoren zonder gedoe", "Caching without tears", "Parsing logs with flexlib"]
    for talk in record["talks"]:
        assert set(talk) == keys
        assert talk["event"] and talk["date"]


def test_skipped_notes_are_told(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (at_home / "a.md").write_text("# A talk\n\nSome words.\n")
    (at_home / "b.md").write_bytes(b"\x00\x01\x02\x7fELF")
    record = run(capsys, "talks", ".")
    assert all(set(item) == {"file", "reason"} for item in record["skipped"])
    assert record["skipped"][0]["file"] == "b.md"
    assert {item["file"] for item in record["talks"] + record["skipped"]} == {"a.md", "b.md"}, "read, or told with the reason"


def test_index(at_home: Path, notes_folder: Path, model_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = run(capsys, "index", str(notes_folder))
    assert set(record) == {"notes", "talks", "chunks", "embedded", "reused", "removed", "skipped", "repaired", "seconds", "index"}
    assert (record["notes"], record["talks"], record["reused"], record["removed"]) == (2, 3, 0, 0)
    assert record["embedded"] == record["chunks"] > 0
    assert record["index"] == "index"


def test_search(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = run(capsys, "search", "flexlib")
    assert set(record) == {"question", "hits", "stale", "understood", "translations"}
    for hit in record["hits"]:
        check_place(hit, HIT)
    ranked = [hit for hit in record["hits"] if not hit["exact"]]
    exact = [hit for hit in record["hits"] if hit["exact"]]
    assert [hit["rank"] for hit in record["hits"]] == list(range(1, len(record["hits"]) + 1))
    assert ranked[0]["talk"]["title"] == "Parsing logs with flexlib"
    lines = [
        (path.name, number)
        for path in sorted(Path("notes").iterdir())
        for number, line in enumerate(path.read_text().split("\n"), 1)
        if "flexlib" in line
    ]
    assert [(Path(hit["file"]).name, hit["start_line"]) for hit in exact] == lines


def test_ask_without_a_model(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = run(capsys, "ask", "what did people say about flexlib")
    assert set(record) == {
        "question", "status", "answer", "citations", "unsupported", "coverage", "hits", "stale", "model", "usage", "calls", "trace",
        "asked", "understood", "translations",
    }  # fmt: skip
    assert record["status"] == "answered"
    assert set(record["coverage"]) == {"talks", "of_talks", "events", "of_events"}
    assert (record["coverage"]["of_talks"], record["coverage"]["of_events"]) == (3, 2)
    assert (record["model"], record["usage"], record["calls"], record["unsupported"]) == (None, None, 0, [])
    for citation in record["citations"]:
        check_place(citation, PLACE | {"number", "quote", "verdict"})
        assert citation["verdict"] == "verified"
        assert f"[{citation['number']}]" in record["answer"]
    for hit in record["hits"]:
        check_place(hit, HIT)
    assert isinstance(record["trace"], str)


def test_ask_silent(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = run(capsys, "ask", "who won the football world cup", code=3)
    assert (record["status"], record["citations"], record["calls"]) == ("silent", [], 0)
    assert "silent" in record["answer"]


def test_summarise(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = run(capsys, "summarise", "notes/2021-pyfun.md")
    assert set(record) == {"files", "style", "summary", "talks", "outside", "model", "usage", "calls", "trace", "partial"}
    assert (record["files"], record["style"]) == (["notes/2021-pyfun.md"], "unhelpful")
    assert [talk["title"] for talk in record["talks"]] == ["Caching without tears", "Parsing logs with flexlib"]
    for talk in record["talks"]:
        check_place(talk, PLACE | {"title", "speakers", "summary", "gaps", "unsupported"})
        assert (talk["talk"]["title"], talk["talk"]["speakers"]) == (talk["title"], talk["speakers"])
    for outside in record["outside"]:
        check_place(outside, PLACE | {"summary", "gaps"})
        assert outside["talk"] is None
    gaps = [gap for talk in record["talks"] for gap in talk["gaps"]]
    assert [set(gap) for gap in gaps] == [{"line", "text", "kind"}]
    assert gaps[0]["line"] == 16


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ask", "anything"], 1),
        (["search", "anything"], 1),
        (["verify"], 1),
        (["summarise", "no-such.md"], 1),
        (["ask"], 2),
        (["ask", "x", "--nonsense"], 2),
        (["ask", "x", "-m", "nobody/x"], 2),
        (["nonsense"], 2),
    ],
)
def test_failures(at_home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int) -> None:
    record = run(capsys, *arguments, code=code)
    assert set(record) == {"error"}
    assert set(record["error"]) == {"exit", "what", "try"}
    assert record["error"]["exit"] == code
    assert record["error"]["what"] and record["error"]["try"]


def test_eval(at_home: Path, notes_folder: Path, model_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = {
        "id": "q1", "question": "what did Tom Okafor say about flexlib", "kind": "what-said-about", "language": "en",
        "relevant": [{"file": "2021-pyfun.md", "start_line": 21, "end_line": 22}], "answer_facts": ["five fields"],
    }  # fmt: skip
    (at_home / "questions.jsonl").write_text(json.dumps(question) + "\n")
    record = run(capsys, "eval", "--questions", "questions.jsonl", "--notes", str(notes_folder))
    assert set(record) == {"measures", "passed", "suite", "groups", "remarks", "published"}
    for measure in record["measures"]:
        assert set(measure) == {
            "name", "value", "low", "high", "n", "baseline", "verdict", "family", "difference", "p", "paired", "floor", "gate"
        }  # fmt: skip
    for group in record["groups"]:
        assert set(group) == {"by", "name", "n", "values", "lows", "highs"}
    assert record["passed"] is True


def test_notes_of_several_people_on_one_talk(at_home: Path, model_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, title, event in (
        ("maria", "Caching without tears", "PyDays 2024"),
        ("tomas", "CACHING WITHOUT TEARS", "PyDays Conference 2024, Day 1"),
    ):
        (at_home / name).mkdir()
        said = f"The hierarchy of caches was compared to drawers by {name.upper()}. A cache without a limit is a leak."
        head = f"---\nevent: {event}\nauthor: {name.capitalize()} Roe\n---\n"
        text = f"{head}# {title} - Ada Reed\n\n- {said}\n- Drawers and caches both fill up.\n"
        (at_home / name / "caching.md").write_text(text)
    assert run(capsys, "index", "maria", "tomas")["talks"] == 2, "told in two notes"
    record = run(capsys, "ask", "what was said about drawers")
    assert record["coverage"] == {"talks": 1, "of_talks": 1, "events": 1, "of_events": 1}, "counted once"
    assert any(f"notes by {both}" in record["answer"] for both in ("Maria Roe and Tomas Roe", "Tomas Roe and Maria Roe"))
