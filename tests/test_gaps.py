"""Gaps: what the notes admit, in five languages, and what is no admission."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import ftfy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.checking.gaps import find_gaps
from ragnotes.checking.sentences import read_lines
from ragnotes.records import Line

from .timing import within


def lines_of(text: str) -> list[Line]:
    return [replace(line, number=line.number + 1) for line in read_lines(text)]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("There were more tricks, but I can't remember them.", "en", "forgot"),
        ("I mostly forgot the second half.", "en", "forgot"),
        ("Here is whatever I remember:", "en", "forgot"),
        ("I stopped taking notes at this point.", "en", "stopped"),
        ("We did not write down notes for this one.", "en", "stopped"),
        ("I did not write down how she clears the cache.", "en", "stopped"),
        ("Sadly I could not attend the keynote.", "en", "missed"),
        ("I had to leave before the end.", "en", "missed"),
        ("Arrived late, sorry.", "en", "missed"),
        ("Not sure what the point was.", "en", "unsure"),
        ("Most of the algebra went over my head.", "en", "unsure"),
        ("I found the middle part hard to follow.", "en", "unsure"),
        ("I don’t know much about compilers.", "en", "unsure"),
        ("Daar kan ik me niet veel van herinneren.", "nl", "forgot"),
        ("Ik heb hier geen aantekeningen van.", "nl", "stopped"),
        ("Het begin heb ik helaas gemist.", "nl", "missed"),
        ("Dit was voor mij moeilijk te volgen.", "nl", "unsure"),
        ("No me acuerdo de los detalles.", "es", "forgot"),
        ("A mitad dejé de tomar notas.", "es", "stopped"),
        ("No pude asistir a la segunda parte.", "es", "missed"),
        ("No estoy seguro de haberlo entendido.", "es", "unsure"),
        ("An den Rest kann ich mich nicht mehr erinnern.", "de", "forgot"),
        ("Ab hier habe ich nicht mehr mitgeschrieben.", "de", "stopped"),
        ("Den Anfang habe ich leider verpasst.", "de", "missed"),
        ("Ich bin mir nicht ganz sicher.", "de", "unsure"),
        ("Je ne me souviens plus de la suite.", "fr", "forgot"),
        ("Ensuite j'ai arrêté de prendre des notes.", "fr", "stopped"),
        ("Je n'ai pas pu assister à la fin.", "fr", "missed"),
        ("C'était difficile à suivre.", "fr", "unsure"),
        ("They were also building a small robot that could be,", "en", "unfinished"),
        ("- Three parts: root, ...", "en", "unfinished"),
        ("- ...", "en", "unfinished"),
        ("TODO: look up the numbers", "en", "unfinished"),
        ("The second reason is the price and the", "en", "unfinished"),
        ("- Jelly notebook?", "en", "unsure"),
        ("Ik begreep het niet; I don't remember why.", "und", "forgot"),
    ],
)
def test_admissions(text: str, language: str, kind: str) -> None:
    gaps = find_gaps(lines_of(f"Something before.\n\n{text}\n\nSomething after."), language)
    assert [(gap.line, gap.kind) for gap in gaps] == [(3, kind)]
    assert gaps[0].text in text


@pytest.mark.parametrize(
    "text",
    [
        "I did not know about some of the formats.",
        "I do recall thinking that it was fine.",
        "If you are not sure whether it fits, measure it.",
        "Deeply nested code is hard to follow.",
        'She said "I don\'t remember" and everybody laughed.',
        "The cache never forgets a key.",
        "Users did not see the change.",
        "He went on and on...",
        "- What is an image?",
        "- Why trees?\n    - shade",
        "- apples,\n- pears,\n- plums from the garden in the north,",
        "The talk lists these, in this order,\n- roots\n- leaves",
        "A TODO app in ten lines",
        "The list is long, it is long enough to be wrapped here,\nand it goes on.",
        "> I forgot my hat, said the poet",
        "```\ni forgot = 1 # TODO: x\n```",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert find_gaps(lines_of(text), "en") == ()


@pytest.mark.parametrize(
    ("seed", "wanted", "unwanted"),
    [
        ("pycones", {54, 78, 107, 126, 137}, {26, 63, 133, 140}),
        ("europython_day1", {73, 220, 270, 277, 278, 341, 344}, {29, 75, 241, 323}),
        ("europython", {9, 17}, set()),
        ("pycon_sweden", {35}, {14}),
        ("pydata", set(), {8, 18, 22, 28}),
    ],
)
def test_seeds(seeds: dict[str, Path], seed: str, wanted: set[int], unwanted: set[int]) -> None:
    text = ftfy.fix_encoding(seeds[seed].read_bytes().decode("utf-8"))
    found = {gap.line for gap in find_gaps(lines_of(text), "nl" if seed == "pydata" else "en")}
    assert wanted <= found and not unwanted & found


NOTE_TEXT = st.text(st.sampled_from(list("I don't remember,.?…\n-*# TODO")), max_size=300) | st.text(max_size=200)


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.sampled_from(list("I don't remember,.?…\n-*# TODO")), max_size=300) | st.text(max_size=200),
    st.sampled_from(["en", "de", "und", "ja"]),
)
def test_every_gap_stands_in_its_line(text: str, language: str) -> None:
    gaps = find_gaps(lines_of(text), language)
    assert [gap.line for gap in gaps] == sorted(gap.line for gap in gaps)
    for gap in gaps:
        rest = " ".join("\n".join(text.split("\n")[gap.line - 1 :]).split())
        assert gap.text in rest and gap.kind in ("forgot", "stopped", "missed", "unsure", "unfinished")


@pytest.mark.parametrize(
    "hostile", ["i " * 50_000, "not " * 25_000, "i did not " * 10_000, "?" * 100_000, "(" * 100_000, "a, " * 33_000, "ik heb " * 15_000]
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    assert within(5, lambda: find_gaps(lines_of(hostile), "und"))
