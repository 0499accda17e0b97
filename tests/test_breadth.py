"""ragnotes.finding.breadth, heads and explaining: what asks across, which talk is named, and what that does to the hits."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli
from ragnotes.finding.breadth import Talk, asks_across, talks_named

from . import conferences

TALKS = (
    Talk("Listening to the beehive", ("Orla Flynn",)),
    Talk("Caching", ("Pablo Ferrer",)),
    Talk("Queues: why they never drain", ("Nadia Brandt",)),
    Talk("Property based testing", ("Jimena Soto",)),
    Talk("Keynote", ("Will Stone",)),
)


@pytest.mark.parametrize(
    ("question", "across"),
    [
        ("what did people say about caches", True),
        ("what did everyone think of the food", True),
        ("has anybody mentioned queues", True),
        ("caches across all events", True),
        ("which talks dealt with elections", True),
        ("did different speakers mention queues", True),
        ("what was said on queues at every conference", True),
        ("¿qué dijo la gente sobre las colas?", True),
        ("¿qué dijeron sobre las colas?", True),
        ("¿en todas las charlas se habló de colas?", True),
        ("was haben die Leute über Caches gesagt", True),
        ("in allen Vorträgen über Caches", True),
        ("qu'ont dit les gens des caches", True),
        ("quelles conférences parlent de files", True),
        ("o que disseram sobre filas", True),
        ("o que as pessoas disseram sobre filas", True),
        ("cosa ha detto la gente delle code", True),
        ("wat zeiden mensen over wachtrijen", True),
        ("vad sa folk om köer", True),
        ("how to talk to people who cannot code", False),
        ("what did Ada say about caches", False),
        ("¿qué dijeron Ana y Luis?", False),
        ("people per team in the survey", False),
        ("how many listings did the company have", False),
        ("what does the talk Caching say", False),
    ],
)
def test_questions_that_ask_across(question: str, across: bool) -> None:
    assert asks_across(question) is across


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ('what does "Listening to the beehive" say about radio', [0]),
        ("everything in the talk Listening to the beehive", [0]),
        ("the listening to the beehive talk", [0]),
        ("in Listening to the Beehive, which antenna", [0]),
        ("was sagt der Vortrag Listening to the beehive über Funk", [0]),
        ("what does the talk Caching say", [1]),
        ("de qué va la charla “Caching”", [1]),
        ("the talk Queues: why they never drain", [2]),
        ("everything in the talk queues", []),  # the head of a title, but of a single word
        ("Orla Flynn's talk on sensors", [0]),
        ("Orla's talk: which antenna", [0]),
        ("the keynote by Will", [4]),
        ("der Vortrag von Pablo Ferrer", [1]),
        ("Orla's talks", []),
        ("what did Orla say about radio", []),
        ("caching in Postgres", []),
        ("what was said about property based testing", []),
        ("which talks are about property based testing", []),
        ("what is listening to the wind like", []),
    ],
)
def test_talks_that_a_question_names(question: str, named: list[int]) -> None:
    assert talks_named(question, TALKS) == named


def test_a_title_of_many_talks_names_none() -> None:
    many = [Talk(f"Part {number}", ()) for number in range(6)]
    assert talks_named(" ".join(f'"Part {number}"' for number in range(6)), many) == []


CHAPTERS = [f"Hives send their weight at hour {number}. Radio {word} reaches the barn." for number, word in enumerate("abcdefg")]
NOTES = {
    f"{place}.md": (f"{place} 2021", "2021-03-01", f"Hives of {place}", f"Ida {place}", f"Hives send weight by radio to {place}. Rain.")
    for place in ("Aarhus", "Bremen", "Cadiz", "Delft")
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    """A folder with an index over a long talk and several short ones of other events on the same."""
    told = "\n\n".join(f"### Chapter {number}\n\n{' '.join([text] * 12)}" for number, text in enumerate(CHAPTERS))
    long = {"farm.md": ("FarmDays 2020", "2020-03-01", "Weight of the hives", "Orla Flynn", told)}
    return conferences.indexed(tmp_path_factory.mktemp("made"), {**long, **NOTES})


@pytest.fixture
def here(at_home: Path, made: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    shutil.copytree(made, at_home, dirs_exist_ok=True)
    capsys.readouterr()
    return at_home


def search(capsys: pytest.CaptureFixture[str], question: str, *more: str) -> list[dict[str, Any]]:
    cli.run(["search", question, "--json", *more])
    return [hit for hit in json.loads(capsys.readouterr().out)["hits"] if not hit["exact"]]


@pytest.mark.parametrize("question", ["the talk Weight of the hives on radio", "Orla's talk on radio", 'radio in "Weight of the hives"'])
def test_a_talk_that_is_named_is_told_in_depth(here: Path, capsys: pytest.CaptureFixture[str], question: str) -> None:
    hits = search(capsys, question, "-k", "5", "--without", "duplicates")
    assert {hit["talk"]["title"] for hit in hits} == {"Weight of the hives"}
    assert all(any(part[0] == "talk" and "names Weight of the hives" in part[2] for part in hit["parts"]) for hit in hits)
    assert all(sum(part[1] for part in hit["parts"]) == pytest.approx(hit["score"], abs=1e-5) for hit in hits)
    off = search(capsys, question, "-k", "5", "--without", "duplicates", "--without", "talk")
    assert not any("names" in part[2] for hit in off for part in hit["parts"])


def test_a_question_across_hears_talks_and_events_first(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hits = search(capsys, "what did people say about hives and radio", "-k", "5", "--without", "duplicates")
    narrow = search(capsys, "hives and radio", "-k", "5", "--without", "duplicates", "--without", "spread")
    assert len({hit["file"] for hit in hits}) > len({hit["file"] for hit in narrow})
    assert any(part[0] == "spread" and "by score alone" in part[2] for hit in hits for part in hit["parts"])


def test_what_only_the_head_says_is_a_part_of_its_own(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    best = search(capsys, "rain, said Bremen 2021", "-k", "3")[0]
    told = {name: (amount, words) for name, amount, words in best["parts"]}
    assert best["file"] == "Bremen.md" and told["talk"][0] > 0


def test_exact_matches_can_be_left_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more, found in (((), True), (("--without", "exact"), False)):
        cli.run(["search", "Rain", "--json", *more])
        assert any(hit["exact"] for hit in json.loads(capsys.readouterr().out)["hits"]) is found
