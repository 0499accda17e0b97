"""What notes state: whole sentences, items with their head; nothing of tables, code, rows of links, labels and fragments."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.checking.sentences import read_lines
from ragnotes.checking.statements import MOST_WORDS, has_notes, read_statements, size
from ragnotes.records.notes import Line

TITLE, SPEAKERS = "Moss for beginners", ("Ada Bell",)


def lines_of(text: str) -> list[Line]:
    return [replace(line, number=line.number + 1) for line in read_lines(text)]


def texts(text: str) -> list[str]:
    return [one.text for one in read_statements(lines_of(text), TITLE, SPEAKERS, "en")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Moss has no roots. It drinks the air.", ["Moss has no roots.", "It drinks the air."]),
        ("Kinds they keep:\n- peat moss\n- haircap moss\n- fork moss", ["Kinds they keep: peat moss; haircap moss; fork moss"]),
        ("- Kinds\n  - peat moss\n  - haircap moss", ["Kinds: peat moss; haircap moss"]),
        ("- Kinds they keep\n  - wet\n    - peat moss\n    - fork moss\n  - dry", ["Kinds they keep: wet (peat moss; fork moss); dry"]),
        (
            "- Moss on roofs\n  - It keeps the tiles wet through the whole winter.\n  - cheap",
            ["Moss on roofs: cheap", "It keeps the tiles wet through the whole winter."],
        ),
        ("## Kinds\n- peat\n- haircap\n- fork", ["Kinds: peat; haircap; fork"]),
        ("# Moss for beginners\n- peat\n- haircap", ["peat; haircap"]),
        ("- peat\n\nMoss has no roots at all.", ["Moss has no roots at all."]),
        ("Green roofs\n\nThey hold the rain back for hours.", ["They hold the rain back for hours."]),
        ("| kind | where |\n|---|---|\n| peat | bogs |\n\nIt grows in bogs.", ["It grows in bogs."]),
        ("peat | bogs and other places\n\nIt grows in bogs.", ["It grows in bogs."]),
        ("```\nmoss = grow(water)\n```\nThe code above grows it.", ["The code above grows it."]),
        ("Slides: [here](https://a.example/s), film: [there](https://a.example/f)\n\nIt grows in bogs.", ["It grows in bogs."]),
        ("Speakers:\n- Ada Bell, Mossworks\n- Tom Okafor, Fernworks\n\nIt grows in bogs.", ["It grows in bogs."]),
        ("- Ada Bell, head of Mossworks\n- She waters it with rain only.", ["She waters it with rain only."]),
        ("Room: 3 B\n\nIt grows in bogs.", ["It grows in bogs."]),
        ("These are the rules:\n\n```\nrule\n```\nKeep it wet at all times.", ["Keep it wet at all times."]),
        ("", []),
    ],
)
def test_what_is_stated(text: str, told: list[str]) -> None:
    assert texts(text) == told


def test_a_long_list_is_told_as_far_as_there_is_room_and_says_so() -> None:
    text = "All the kinds that they keep:\n" + "\n".join(f"- moss of the {word} meadow" for word in "abcdefghijklmno")
    (one,) = read_statements(lines_of(text), TITLE, SPEAKERS, "en")
    assert one.text.endswith("; …") and size(one.text) <= MOST_WORDS and not one.whole
    assert (one.start_line, one.end_line) == (1, one.text.count("moss") + 1)


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("## Moss for beginners\n_Ada Bell_\n", False),
        ("Moss for beginners - Ada Bell, head gardener at Mossworks", False),
        ("## Moss for beginners\nSpeaker: Ada Bell\nRoom: 3 B\n14 May 2024\n[slides](https://a.example/s)", False),
        ("## Moss for beginners\n_Ada Bell_\n\nIt grows in bogs.", True),
        ("## Moss for beginners\n```\nmoss = grow(water)\n```", True),
        ("## Moss for beginners\n- peat", True),
        ("Moss for beginners - Ada Bell waters it with rain and sells the rest.", True),
    ],
)
def test_whether_anything_was_noted(text: str, noted: bool) -> None:
    assert has_notes(lines_of(text), TITLE, SPEAKERS) is noted


@settings(max_examples=150)
@given(st.text(st.sampled_from(list("ab c.:;|-*#`\n\n  ()[]!?")), max_size=400))
def test_any_text_gives_statements_in_order(text: str) -> None:
    found = read_statements(lines_of(text), TITLE, SPEAKERS, "en")
    assert [one.start_line for one in found] == sorted(one.start_line for one in found)
    assert all(one.text.strip() and one.start_line <= one.end_line for one in found)


def test_a_list_nested_ten_thousand_deep_ends() -> None:
    text = "\n".join(f"{' ' * depth}- moss {depth}" for depth in range(3_000))
    assert read_statements(lines_of(text), TITLE, SPEAKERS, "en")
