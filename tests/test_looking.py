"""What a question asks of: dates and first names in it, and questions that cannot be answered or asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli, interleaving
from ragnotes.records.hits import Found, Hit, NoteHead

from . import conferences

NOTES = {
    "2019.md": ("PyDays 2019", "2019-03-01", "Drawers for caches", "Tess Ferrandez", "A cache is a drawer. Tess measured it."),
    "2021.md": ("PyDays 2021", "2021-03-01", "Locks on drawers", "Tess Miller", "A lock is no drawer."),
    "2024.md": ("PyDays 2024", "2024-03-01", "Drawers on wheels", "Will Stone", "A drawer with wheels rolls away. It will squeak."),
    "2025.md": ("PyDays 2025", "2025-03-01", "Julia for drawers", "Julia Reed", "The drawer opens in Julia and in Rust."),
    "julia.md": ("JuliaDays 2023", "2023-03-01", "Fast drawers", "Omar Haan", "Julia compiles. Julia is quick. Drawers in Julia."),
    "more.md": ("JuliaDays 2022", "2022-03-01", "Quick boxes", "Lin Bos", "Julia has macros for drawers and boxes."),
}
ALL = set(NOTES)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    """A folder with an index over notes of several years and people."""
    return conferences.indexed(tmp_path_factory.mktemp("made"), NOTES)


def search(capsys: pytest.CaptureFixture[str], question: str, *more: str) -> tuple[int, list[dict[str, Any]], str]:
    """Return the exit code, the ranked hits and what was told."""
    code = cli.run(["search", question, "--json", *more])
    out, err = capsys.readouterr()
    return code, [hit for hit in json.loads(out)["hits"] if not hit["exact"]], err


@pytest.mark.parametrize(
    ("question", "files", "told"),
    [
        ("what was said about drawers in 2021", {"2021.md"}, "2021, from the question (in 2021)"),
        ("drawers between 2019 and 2021", {"2019.md", "2021.md"}, "2019 to 2021, from the question"),
        ("drawers since 2024", {"2024.md", "2025.md"}, "2024 to 2027, from the question (since 2024)"),
        ("last year's PyDays on drawers", {"2025.md"}, "2025, from the question (last year's)"),
        ("drawers at PyDays last year", {"2025.md"}, "2025, from the question (last year)"),
        ("was wurde seit 2025 über drawers gesagt", {"2025.md"}, "2025 to 2027, from the question (seit 2025)"),
        ("drawers in 2020", ALL, "no note is of 2020, from the question (in 2020): asked of all years"),
        ("drawers in 2041", ALL, "no note is of 2041, from the question (in 2041): asked of all years"),
        ("drawers at PyDays 2021", {"2021.md"}, "of PyDays 2021, from the question"),
        ("a drawer in 2021 lines", ALL, ""),
        ("drawers with 2021 vision", ALL, ""),
        ("what was new in 2024", {"2024.md"}, "2024, from the question"),
    ],
)
def test_dates_in_a_question_narrow_or_are_dropped_and_told(
    here: Path, capsys: pytest.CaptureFixture[str], question: str, files: set[str], told: str
) -> None:
    code, hits, err = search(capsys, question)
    assert {hit["file"] for hit in hits} == files
    assert told in err and (told or err == "")
    assert code == 0


def test_a_filter_of_years_wins_over_the_question(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, hits, err = search(capsys, "drawers in 2021", "--year", "2019")
    assert ({hit["file"] for hit in hits}, err) == ({"2019.md"}, "")


def test_somebody_who_did_not_speak_that_year_is_silence_with_the_closest(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "what did Tess Ferrandez say in 2024"]) == 3
    out = capsys.readouterr().out
    assert "silent" in out and "(in 2024)" in out and "Drawers for caches" in out


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("what did Tess say", {"2019.md", "2021.md"}),
        ("what did tess say about drawers", {"2019.md", "2021.md"}),
        ("Tess on drawers", {"2019.md", "2021.md"}),
        ("was sagte Tess", {"2019.md", "2021.md"}),
        ("¿qué dijo Tess?", {"2019.md", "2021.md"}),
        ("Tess's talk", {"2019.md", "2021.md"}),
        ("what did Tess Ferrandez say", {"2019.md"}),
        ("what did Will say", {"2024.md"}),
        ("the talk by Will", {"2024.md"}),
        ("what will a drawer do", ALL),
        ("what did will say on drawers", ALL),
        ("Will a drawer squeak", ALL),
        ("what did Julia say about drawers", {"2025.md", "julia.md", "more.md"}),
        ("are drawers quick in Julia", ALL),
        ("what did Tess Holliday say about drawers", ALL),
        ("what did others than Tess say about drawers", ALL - {"2019.md", "2021.md"}),
        ("what did others say about drawers and Tess", ALL),
    ],
)
def test_a_first_name_alone_stands_for_its_bearers(here: Path, capsys: pytest.CaptureFixture[str], question: str, files: set[str]) -> None:
    _, hits, _ = search(capsys, question)
    assert {hit["file"] for hit in hits} == files


def test_several_bearers_are_told_and_all_heard(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "what did Tess say"]) == 0
    out, err = capsys.readouterr()
    assert err == "Tess is Tess Ferrandez and Tess Miller, from the question\n"
    assert "Tess Ferrandez" in out and "Tess Miller" in out
    _, hits, _ = search(capsys, "what did Tess say", "-k", "2")
    assert {hit["talk"]["speakers"][0] for hit in hits} == {"Tess Ferrandez", "Tess Miller"}


# several searches in one


def found(*hits: tuple[str, float], silent: bool = False) -> Found:
    head = NoteHead(None, None, None, None)
    made = tuple(Hit(file, 1, 2, head, None, rank, score, 0.5, 1.0, (), False, "text") for rank, (file, score) in enumerate(hits, 1))
    return Found(made, (), silent, "nothing" if silent else "", tuple((1, 2) for _ in made))


def files_of(of: Found) -> list[tuple[str, int]]:
    assert len(of.numbers) == len(of.hits)
    return [(hit.file, hit.rank) for hit in of.hits]


def test_of_two_searches_each_passage_counts_once_by_its_better_score() -> None:
    one, other = found(("a", 0.9), ("b", 0.4)), found(("b", 0.8), ("c", 0.6))
    assert files_of(interleaving.best_of(one, other, 2)) == [("a", 1), ("b", 2)]
    assert files_of(interleaving.best_of(one, found(("c", 1.0), silent=True), 5)) == [("a", 1), ("b", 2)], "a silent one has no say"
    both = interleaving.best_of(found(("a", 0.9), silent=True), found(("c", 1.0), silent=True), 5)
    assert both.silent and files_of(both) == [("c", 1), ("a", 2)]


def test_several_searches_are_heard_in_turn() -> None:
    one, other = found(("a", 0.9), ("b", 0.4)), found(("b", 0.8), ("c", 0.6))
    assert files_of(interleaving.in_turn([one, other], 8)) == [("a", 1), ("b", 2), ("c", 3)]
    assert files_of(interleaving.in_turn([one, found(("d", 1.0), silent=True)], 8)) == [("a", 1), ("b", 2)]
    assert interleaving.in_turn([found(silent=True), found(silent=True)], 8).silent
    assert files_of(interleaving.in_turn([one, found(("d", 1.0), silent=True)], 8, everyone=True)) == [("a", 1), ("d", 2), ("b", 3)]
    assert files_of(interleaving.in_turn([one, other], 1)) == [("a", 1), ("b", 2)], "one of each, however few are asked for"


# questions that cannot be asked, and those that no note can answer


@pytest.mark.parametrize(
    ("question", "code", "told"),
    [
        ("", 2, "the question is empty"),
        (" \n\t", 2, "the question is empty"),
        ("?!", 2, "the question has no words"),
        ("🦆 🦆", 2, "the question has no words"),
        ("drawers " * 12_800, 2, "the question has 102,400 characters, over the limit of 10,000"),
        ("what is it that they do", 3, "the question has only words that tell no passage from another"),
        ("waar gaat het over", 3, "silent"),
        ("ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾ", 3, "no note is written in the script of the question"),
        ("ลิ้นชักคืออะไร", 3, "no note is written in the script of the question"),
        ("что говорили о ящиках", 3, "no note is written in the script of the question"),
        ("引き出しについて何と言っていましたか", 3, "no note is written in the script of the question"),
        ("\ud800\ud800 \x00\x1b drawers", 0, ""),
    ],
)
@pytest.mark.parametrize("verb", ["ask", "search"])
def test_questions_that_get_a_clear_line(
    here: Path, capsys: pytest.CaptureFixture[str], verb: str, question: str, code: int, told: str
) -> None:
    assert cli.run([verb, question]) == code
    out, err = capsys.readouterr()
    assert told in (err if code == 2 else out)
    assert "Traceback" not in err and "\x1b" not in out + err
    if code == 2:
        assert out == "" and len(err.strip().split("\n")) == 2 and len(err) < 400


ABOUT = (
    "what did the audience ask about {}",
    "what does the author of the notes think of {}",
    "which questions were asked after {}",
    "wer hielt den Vortrag über {}",
    "was hat das Publikum zu {} gefragt",
    "¿qué preguntó el público sobre {}?",
    "que pense l'auteur de {}",
    "welke vragen waren er na het praatje over {}",
    "cosa ha chiesto il pubblico su {}",
    "o que o público perguntou sobre {}?",
    "vad frågade publiken om {}",
    "{}について聴衆は何を質問しましたか",
)


@pytest.mark.parametrize("question", ABOUT)
def test_only_what_is_asked_about_must_stand_in_a_passage(here: Path, capsys: pytest.CaptureFixture[str], question: str) -> None:
    code, hits, _ = search(capsys, question.format("Julia"))
    assert code == 0 and hits
    assert search(capsys, question.format("COBOL"))[0] == 3


def test_a_person_of_whom_only_an_opinion_is_asked_is_heard(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for question in (
        "what did the audience ask Tess Ferrandez",
        "was Tess Ferrandez biased",
        "what did the note-taker like about Will Stone",
    ):
        code, hits, _ = search(capsys, question)
        assert code == 0 and hits, question
    assert cli.run(["ask", "what did Tess Ferrandez say about turbines"]) == 3


@pytest.mark.parametrize(
    "question", ["how many people attended PyDays 2021?", "what does a drawer cost?", "what time did Will Stone start?"]
)
def test_words_are_not_enough_where_a_number_is_asked_for(here: Path, capsys: pytest.CaptureFixture[str], question: str) -> None:
    assert cli.run(["ask", question]) == 3
    assert "no close passage tells" in capsys.readouterr().out
