"""Extractive summaries: short, of the notes' own sentences, candid about how little there is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import ftfy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.checking.digest import OUTSIDE, STYLES, bias_line, biases, gap_line, summarise
from ragnotes.checking.gaps import find_gaps
from ragnotes.checking.sentences import read_lines
from ragnotes.checking.statements import size
from ragnotes.records.notes import Line
from ragnotes.records.summaries import Gap
from ragnotes.text import words

PLACE = re.compile(r" \(lines? (?P<first>\d+)(?:-(?P<last>\d+))?\)")

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


def told(summary: str) -> list[tuple[str, int, int]]:
    """The statements of a summary without labels, each with the lines it names."""
    found, start = [], 0
    for place in PLACE.finditer(summary):
        text = re.sub(
            r"^(?:[.…!?]?\s*(?:- )?(?:What survived: |All that survives: )?"
            r"(?:(?:The note-taker(?:'s verdict)?|In jest|From the a(?:udience|bstract)|Question and answer): )?)",
            "",
            summary[start : place.start()],
        )
        found.append((text, int(place["first"]), int(place["last"] or place["first"])))
        start = place.end()
    return found


def test_unhelpful_tells_the_topic_and_the_verdict_and_leaves_gaps_to_their_line() -> None:
    summary = summarise(lines_of(TALK), "Trees in the city", ["Mia Holt"], "unhelpful")
    assert summary.startswith("What survived: This talk was about") and "\n" not in summary
    assert told(summary)[0][1] == 4 and len(told(summary)) == 3
    assert summary.endswith("The note-taker's verdict: Overall it was a useful talk with honest figures (line 9).")
    assert "remember" not in summary and "Mia Holt" not in summary and "Trees in the city" not in summary


def test_the_styles() -> None:
    made = {style: summarise(lines_of(TALK), "Trees in the city", ["Mia Holt"], style) for style in STYLES}
    assert "survive" not in made["plain"] and "verdict" not in made["plain"] and 4 <= len(told(made["plain"])) <= 6
    assert all(row.startswith("- ") for row in made["bullets"].split("\n")) and 4 <= len(made["bullets"].split("\n")) <= 6
    assert len(told(made["tldr"])) == 1 and "\n" not in made["tldr"] and "survive" not in made["tldr"]
    assert len(set(made.values())) == 4
    outside = summarise(lines_of(TALK), "", [], OUTSIDE)
    assert "survive" not in outside and len(told(outside)) <= 3


@pytest.mark.parametrize(("style", "most"), [("unhelpful", 60), ("plain", 100), ("bullets", 150), ("tldr", 30)])
def test_the_length(style: str, most: int) -> None:
    text = "\n".join(f"Number {word} of the {word} gardens has its own {word} pond and some {word} reeds in it." for word in "abcdefghij")
    summary = summarise(lines_of(text), "Ponds", [], style)
    assert sum(size(text) for text, *_ in told(summary)) <= most


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("# T\n\nTrees grow slowly.", "All that survives: Trees grow slowly (line 3)."),
        ("# T\n_Ann Bo_\n", "No sentence survives of this one, only names, code or links."),
        ("", "No sentence survives of this one, only names, code or links."),
        ("# T\n- I stopped taking notes.", "Nothing survives of this one but an admission."),
    ],
)
def test_almost_no_notes_are_said_to_be_almost_none(text: str, summary: str) -> None:
    assert summarise(lines_of(text), "T", ["Ann Bo"], "unhelpful") == summary


def test_our_words_are_in_the_language_asked_for_and_the_notes_stay_in_theirs() -> None:
    assert (
        summarise(lines_of("# T\n\nTrees grow slowly."), "T", [], "unhelpful", "nl") == "Alles wat er nog is: Trees grow slowly (regel 3)."
    )
    assert gap_line([Gap(3, "I forgot.", "forgot")], "es") == 'Las notas admiten: "I forgot." (línea 3).'


def test_first_person_is_the_note_takers() -> None:
    summary = summarise(lines_of("Ferns are old plants with leaves.\nI went home early that very day."), "", [], "bullets")
    assert summary == "- Ferns are old plants with leaves (line 1).\n- The note-taker: I went home early that very day (line 2)."


def test_a_row_of_the_note_takers_own_sentences_has_one_label() -> None:
    text = "I liked the ferns in the hall.\nMy notes on moss got wet in the rain."
    assert summarise(lines_of(text), "", [], "plain").count("The note-taker:") == 1
    mixed = "I liked the ferns in the hall.\nMoss takes water from the air alone."
    assert summarise(lines_of(mixed), "", [], "plain").startswith("The note-taker: I liked")


def test_what_others_noted_of_the_talk_is_not_told_twice() -> None:
    first = summarise(lines_of("Moss takes its water from the air."), "Moss", [], "unhelpful")
    again = lines_of("Moss takes its water from the air.\nSphagnum keeps twenty times its own weight of it.")
    summary = summarise(again, "Moss", [], "unhelpful", "en", [first])
    assert "Sphagnum" in summary and "from the air" not in summary
    assert summarise(again[:1], "Moss", [], "unhelpful", "en", [first]) == "Nothing that is not told above."


def test_gap_line() -> None:
    gaps = [Gap(3, "I forgot.", "forgot"), Gap(5, "I gave up here.", "stopped"), Gap(6, "...", "unfinished"), Gap(9, "x?", "unsure")]
    assert gap_line(gaps) == (
        'The notes admit: "I forgot." (line 3). The notes stop here: "I gave up here." (line 5). '
        "The notes stop here (line 6). And 1 more like it."
    )
    assert gap_line([Gap(5, "I did not write it down.", "stopped")]).startswith("The notes admit")
    assert gap_line([]) == "" == gap_line([], url="https://a.example/talk")
    assert gap_line(gaps[1:2], end=5).startswith("The notes stop here") and gap_line(gaps[1:2], end=8).startswith("The notes admit")
    assert gap_line(gaps[:1], url="https://a.example/talk").endswith("The talk itself: <https://a.example/talk>.")
    assert len(gap_line([Gap(1, "I forgot " + "much of it " * 100, "forgot")])) < 300


def test_bias_line() -> None:
    lines = lines_of(
        "I work for Nordkai, a sponsor.\nMoss takes its water from the air.\n\n> I work for a bank.\n\nIda Roth: I work for a mill."
    )
    assert bias_line(lines) == 'The note-taker is not neutral: "I work for Nordkai, a sponsor." (line 1).'
    assert bias_line(lines, "de").startswith("Wer mitschrieb, ist nicht neutral:") and bias_line(lines, "de").endswith("(Zeile 1).")
    assert bias_line(lines[1:]) == ""
    assert len(biases(lines_of("I work for a mill.\n\n" * 3))) == 1
    labelled = lines_of("Zur Einordnung: ich arbeite bei der Nordkai GmbH, bin also befangen.\n\nFull Disclosure: I work for Nordkai.")
    assert [unit.start_line for unit in biases(labelled)] == [1, 3]


def test_what_stands_in_the_bias_line_is_not_told_twice() -> None:
    text = "I work for Nordkai, which sponsors the event.\nMoss takes its water from the air."
    assert "Nordkai" not in summarise(lines_of(text), "Moss", [], "plain")


@pytest.mark.parametrize(
    ("first", "last", "lines", "fragment"),
    [(33, 43, {43}, "verdict: Overall it was nice"), (142, 162, {150}, "LLM agents"), (112, 115, {115}, "handsome Frenchman")],
)
def test_first_seed(seeds: dict[str, Path], first: int, last: int, lines: set[int], fragment: str) -> None:
    stored = ftfy.fix_encoding(seeds["pycones"].read_bytes().decode("utf-8")).split("\n")[first - 1 : last]
    summary = summarise(lines_of("\n".join(stored), first), "", [], "unhelpful")
    assert lines <= {line for _, line, _ in told(summary)} and fragment in summary and len(told(summary)) <= 3


@settings(max_examples=200)
@given(
    st.text(st.sampled_from(list("Trees are nice. I like,?!\n\n-*#_`:'\"()…0|")), max_size=500) | st.text(max_size=200),
    st.sampled_from([*STYLES, OUTSIDE]),
)
def test_every_word_stands_in_the_lines_named(text: str, style: str) -> None:
    lines = lines_of(text, 7)
    summary = summarise(lines, "Title", ["A B"], style)
    assert summary
    found = told(summary)
    assert len(found) <= {"unhelpful": 3, OUTSIDE: 3, "tldr": 1}.get(style, 6)
    assert [first for _, first, _ in found] == sorted(first for _, first, _ in found)
    for said, first, last in found:
        under = " ".join(line.text for line in lines if line.number <= last)  # a row of short pieces also has the heading above it
        assert set(words(said)) <= set(words(under)) and first <= last
    assert isinstance(gap_line(find_gaps(lines, "en")), str)
