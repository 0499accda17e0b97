"""Gaps: what the notes admit, in eleven languages, and what is no admission."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import ftfy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.checking import gaps
from ragnotes.checking.gaps import find_gaps
from ragnotes.checking.sentences import read_lines
from ragnotes.records.notes import Line

from .timing import within


def lines_of(text: str) -> list[Line]:
    return [replace(line, number=line.number + 1) for line in read_lines(text)]


def read_phrases() -> list[tuple[str, str, str]]:
    """Return (language, kind, sentence) of admissions.txt; "none" is the kind of what looks like an admission and is none."""
    found, head = [], ("", "")
    for line in (Path(__file__).parent / "admissions.txt").read_text("utf-8").split("\n"):
        if opening := re.fullmatch(r"\[(\w\w) (\w+)\]", line):
            head = (opening[1], opening[2])
        elif line:
            found.append((*head, line))
    return found


PHRASES = read_phrases()


@pytest.mark.parametrize("language", sorted({language for language, _, _ in PHRASES}))
def test_ways_to_admit_and_their_look_alikes(language: str) -> None:
    told = [(kind, text) for one, kind, text in PHRASES if one == language]
    assert {kind for kind, _ in told} == {"forgot", "stopped", "missed", "unsure", "none"}
    found = [(kind, text, [gap.kind for gap in find_gaps(lines_of(text), language)]) for kind, text in told]
    assert [row for row in found if row[2] != ([] if row[0] == "none" else [row[0]])] == []


@pytest.mark.parametrize("language", sorted(gaps._WORDS))
def test_rules_name_classes_that_are_there_and_every_class_is_named(language: str) -> None:
    words = gaps._WORDS[language]
    named = {name.lstrip("!") for rules in words.rules.values() for rule in rules for name in rule.split()} - {"^", "~"}
    assert named <= set(words.classes) <= named | {"me", "us", "others", "finite", "lead", "if"}
    assert set(words.rules) | set(words.idioms) <= {"stopped", "forgot", "missed", "unsure"}


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("They were also building a small robot that could be,", "en", "unfinished"),
        ("The second reason is the price and the", "en", "unfinished"),
        ("TODO: look up the numbers", "en", "unfinished"),
        ("Runs on every push (?) and at night.", "en", "unsure"),
        ("- Kettle (or maybe Kettler?)", "en", "unsure"),
        ("- Drei Teile: Wurzel (oder Stamm?) und Blatt", "de", "unsure"),
        ("Parser + ??? + printer", "en", "unsure"),
        ("- [missed the title]", "en", "missed"),
        ("## Quiet queues (missed the first half)", "en", "missed"),
        ("*Probably will not take notes.*", "en", "stopped"),
        ("I don’t know much about compilers.", "en", "unsure"),
        ("Ik begreep het niet; I don't remember why.", "und", "forgot"),
        ("Dit deel ging te snel, I stopped taking notes.", "nl", "stopped"),
    ],
)
def test_admissions(text: str, language: str, kind: str) -> None:
    found = find_gaps(lines_of(f"Something before.\n\n{text}\n\nSomething after."), language)
    assert [(gap.line, gap.kind) for gap in found] == [(3, kind)]
    assert found[0].text in text


@pytest.mark.parametrize(
    "text",
    [
        "I did not know about some of the formats.",
        "I do recall thinking that it was fine.",
        "If you are not sure whether it fits, measure it.",
        "Deeply nested code is hard to follow.",
        'She said "I don\'t remember" and everybody laughed.',
        "He went on and on...",
        "- Three parts: root, stem, ...",
        "- ...",
        "- What is an image?",
        "- Frameworks?\n- Code generators?",
        "- Why trees?\n    - shade",
        "- apples,\n- pears,\n- plums from the garden in the north,",
        "The talk lists these, in this order,\n- roots\n- leaves",
        "A TODO app in ten lines",
        "The list is long, it is long enough to be wrapped here,\nand it goes on.",
        "> I forgot my hat, said the poet",
        "```\ni forgot = 1 # TODO: x\n```",
        "## I don't remember: memory for machines",
        "- Q: I missed the point about caches, can you repeat it?",
        "Run `i forgot` and see [the page](/what-i-missed-not-understood).",
        "- we did not understand the cause for a week",
        "Have you seen this stand ??",
        "Cancelled, the speaker could not make it.",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert find_gaps(lines_of(text), "en") == ()


@pytest.mark.parametrize(
    ("seed", "wanted", "unwanted"),
    [
        ("pycones", {54, 78, 107, 126, 137}, {26, 63, 101, 131, 133, 140}),
        ("europython_day1", {73, 220, 270, 278, 344}, {29, 75, 241, 277, 295, 323, 341}),
        ("europython", {9, 17}, set()),
        ("pycon_sweden", {35}, {14}),
        ("pydata", set(), {8, 18, 22, 28}),
    ],
)
def test_seeds(seeds: dict[str, Path], seed: str, wanted: set[int], unwanted: set[int]) -> None:
    text = ftfy.fix_encoding(seeds[seed].read_bytes().decode("utf-8"))
    found = {gap.line for gap in find_gaps(lines_of(text), "nl" if seed == "pydata" else "en")}
    assert wanted <= found and not unwanted & found


@settings(max_examples=150)
@given(
    st.text(st.sampled_from(list("I don't remember,.?…\n-*# TODO")), max_size=300) | st.text(max_size=200),
    st.sampled_from(["en", "de", "und", "ja"]),
)
def test_every_gap_stands_in_its_line(text: str, language: str) -> None:
    found = find_gaps(lines_of(text), language)
    assert [gap.line for gap in found] == sorted(gap.line for gap in found)
    for gap in found:
        rest = " ".join("\n".join(text.split("\n")[gap.line - 1 :]).split())
        assert gap.text in rest and gap.kind in ("forgot", "stopped", "missed", "unsure", "unfinished")


@pytest.mark.parametrize(
    "hostile",
    [
        "i " * 50_000,
        "not " * 25_000,
        "i did not " * 10_000,
        "?" * 100_000,
        "(" * 100_000,
        "a, " * 33_000,
        "ik heb " * 15_000,
        "i ran out of " * 8_000,
        "メモを" * 30_000,
        "参加するはする" * 9_000,
        "理解しきれし" * 9_000,
        "메모를 " * 25_000,
        "i didn't get the talk, " * 5_000,
        "[missed " * 12_000,
        "hab ich mir war ich " * 5_000,
        "maar de helft ik was " * 5_000,
        "(stream zzz " * 8_000,
    ],
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    assert within(5, lambda: find_gaps(lines_of(hostile), "und"))
