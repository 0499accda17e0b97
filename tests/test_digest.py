"""Extractive summaries: short, of the notes' own sentences, candid about how little there is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import ftfy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.checking.digest import gap_line, summarise
from ragnotes.checking.gaps import find_gaps
from ragnotes.checking.sentences import read_lines
from ragnotes.records import Gap, Line

ROW = re.compile(r"- (?:The note-taker(?:'s verdict)?: )?(?P<text>.*) \(lines? (?P<first>\d+)(?:-(?P<last>\d+))?\)")

TALK = """## Trees in the city
_Mia Holt_

This talk was about planting trees along tram lines in Utrecht.
The trees cool the tram stops by 4 degrees in summer.
Roots lift the rails, so the city lays `root bridges` under them.
Then somebody asked about squirrels.
There were more costs, but I don't remember them.
Overall it was a useful talk with honest figures."""


def lines_of(text: str, first: int = 1) -> list[Line]:
    return [replace(line, number=line.number + first) for line in read_lines(text)]


def rows(summary: str) -> list[re.Match[str]]:
    return [found for line in summary.split("\n") if (found := ROW.fullmatch(line))]


def test_unhelpful_tells_the_topic_and_the_verdict_and_leaves_gaps_to_their_line() -> None:
    summary = summarise(lines_of(TALK), "Trees in the city", ["Mia Holt"], "unhelpful")
    assert summary.startswith("What survived:\n")
    assert int(rows(summary)[0]["first"]) == 4 and len(rows(summary)) == 3
    assert "The note-taker's verdict: Overall it was a useful talk" in summary
    assert "remember" not in summary and "Mia Holt" not in summary and "Trees in the city" not in summary


def test_plain_has_no_framing_and_up_to_six() -> None:
    summary = summarise(lines_of(TALK), "Trees in the city", ["Mia Holt"], "plain")
    assert "survive" not in summary and "verdict" not in summary
    assert 4 <= len(rows(summary)) <= 6 == len(summary.split("\n")) + 6 - len(rows(summary))


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("# T\n\nTrees grow slowly.", "One line survives of this one:"),
        ("# T\n\nTrees grow slowly.\nMoss is quicker than that.", "Two lines survive of this one:"),
        ("# T\n\nTrees grow slowly. Moss is quicker than that.", "One line survives of this one:"),
        ("# T\n_Ann Bo_\n", "No line survives of this one but its title."),
        ("", "No line survives of this one but its title."),
    ],
)
def test_almost_no_notes_are_said_to_be_almost_none(text: str, opening: str) -> None:
    assert summarise(lines_of(text), "T", ["Ann Bo"], "unhelpful").split("\n")[0] == opening


def test_nothing_but_a_gap_is_still_shown() -> None:
    assert "I stopped taking notes." in summarise(lines_of("# T\n- I stopped taking notes."), "T", [], "unhelpful")


def test_first_person_is_the_note_takers() -> None:
    summary = summarise(lines_of("Ferns are old plants.\nI went home early that day."), "", [], "plain")
    assert "- Ferns are old plants. (line 1)" in summary and "- The note-taker: I went home" in summary


def test_gap_line() -> None:
    gaps = [Gap(3, "I forgot.", "forgot"), Gap(5, "and then,", "unfinished"), Gap(6, "...", "unfinished"), Gap(9, "x?", "unsure")]
    assert gap_line(gaps) == (
        'The notes admit: "I forgot." (line 3). The notes break off: "and then," (line 5). '
        "The notes trail off (line 6). And 1 more like it."
    )
    assert gap_line([]) == ""


@pytest.mark.parametrize(
    ("first", "last", "lines", "fragment"),
    [(33, 43, {36, 43}, "verdict: Overall it was nice"), (142, 162, {150, 162}, "LLM agents"), (112, 115, {115}, "handsome Frenchman")],
)
def test_first_seed(seeds: dict[str, Path], first: int, last: int, lines: set[int], fragment: str) -> None:
    stored = ftfy.fix_encoding(seeds["pycones"].read_bytes().decode("utf-8")).split("\n")[first - 1 : last]
    summary = summarise(lines_of("\n".join(stored), first), "", [], "unhelpful")
    assert lines <= {int(row["first"]) for row in rows(summary)} and fragment in summary and len(rows(summary)) <= 3


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from(list("Trees are nice. I like,?!\n\n-*#_`:'\"()…0")), max_size=500) | st.text(max_size=200),
    st.sampled_from(["unhelpful", "plain", "other"]),
)
def test_every_sentence_stands_in_the_lines_named(text: str, style: str) -> None:
    lines = lines_of(text, 7)
    summary = summarise(lines, "Title", ["A B"], style)
    assert summary
    found = rows(summary)
    assert len(found) <= (3 if style == "unhelpful" else 6)
    assert [int(row["first"]) for row in found] == sorted(int(row["first"]) for row in found)
    for row in found:
        first, last = int(row["first"]), int(row["last"] or row["first"])
        assert row["text"] in " ".join(" ".join(line.text for line in lines if first <= line.number <= last).split())
    assert isinstance(gap_line(find_gaps(lines, "en")), str)
