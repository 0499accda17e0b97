"""The whole way over the five seed posts: what a stranger asks first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli


@pytest.fixture
def over_seeds(at_home: Path, seeds: dict[str, Path], model_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The current folder with an index over the five seeds."""
    assert cli.run(["index", *map(str, seeds.values())]) == 0
    capsys.readouterr()
    return at_home


def ask(capsys: pytest.CaptureFixture[str], question: str, code: int = 0) -> dict[str, Any]:
    assert cli.run(["ask", question, "--json"]) == code
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return record


def test_three_contexts_of_langchain_are_told_apart(over_seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = ask(capsys, "what did people say about langchain")
    by_talk: dict[str | None, list[int]] = {}
    for citation in record["citations"]:
        talk = citation["talk"]
        by_talk.setdefault(", ".join(talk["speakers"]) if talk else None, []).append(citation["start_line"])
        assert citation["file"].endswith("000_7781291928d198da.txt")
    assert set(by_talk) == {"Alejandro Vidal", "Manuel Díaz, Borja Esteve Molner, Rafael Mena-Yedra", None}
    assert {36, 41} <= set(by_talk["Alejandro Vidal"]) and all(33 <= line <= 43 for line in by_talk["Alejandro Vidal"])
    assert by_talk["Manuel Díaz, Borja Esteve Molner, Rafael Mena-Yedra"] == [158]
    assert by_talk[None] == [187]
    own = next(one["number"] for one in record["citations"] if not one["talk"])
    assert "the author of the notes" in record["answer"].split(f" [{own}]")[0].split("\n")[-1]
    assert record["coverage"]["of_events"] == 4


@pytest.mark.parametrize(
    "question",
    [
        "what did people say about kubernetes operators",
        "who won the football world cup",
        "what is the best pizza in Naples",
        "wat zei iemand over Haskell",
    ],
)
def test_what_the_seeds_cannot_answer_exits_3(over_seeds: Path, capsys: pytest.CaptureFixture[str], question: str) -> None:
    record = ask(capsys, question, code=3)
    assert record["citations"] == [] and "silent" in record["answer"]


@pytest.mark.parametrize(
    ("question", "speaker", "lines"),
    [
        ("who talked about causal inference", "Ludvig Hult", (18, 18)),
        ("what did Tess Ferrandez say", "Tess Ferrandez", (26, 26)),
        ("which linter does the company use now", "Elena M. Codonyer", (82, 85)),
        ("how to keep personal data private while learning from it", "Naoise Holohan", (134, 163)),
        ("wat zijn de risico's van pickle", None, (18, 18)),
    ],
)
def test_what_the_seeds_can_answer(
    over_seeds: Path, capsys: pytest.CaptureFixture[str], question: str, speaker: str | None, lines: tuple[int, int]
) -> None:
    first = ask(capsys, question)["citations"][0]
    assert lines[0] <= first["start_line"] <= first["end_line"] <= lines[1]
    assert speaker is None or speaker in first["talk"]["speakers"]


def test_the_unhelpful_summary_tells_what_the_notes_admit(
    over_seeds: Path, seeds: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["summarise", str(seeds["pycones"]), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert len(record["talks"]) == 13
    gaps = {gap["line"] for talk in record["talks"] for gap in talk["gaps"]}
    assert {54, 78, 107, 126} <= gaps
    stored = seeds["pycones"].read_text("utf-8").encode("mac_roman", "ignore").decode("utf-8", "ignore").split("\n")
    for talk in record["talks"]:
        for line in talk["summary"].split("\n"):
            if line.startswith("- "):
                number = int(line.rsplit("(line", 1)[1].strip(" s)").split("-")[0].split("–")[0])
                words = set(line.split(":")[-1].rsplit("(line", 1)[0].split()[1:6])
                assert len(words & set(" ".join(stored[number - 1 : number + 2]).split())) >= len(words) - 2, line
