"""Which lines of a range hold text, and which of them stand right under a heading."""

from __future__ import annotations

import pytest

from ragnotes.reading.found import filled, first_under, is_bare, is_tasks, trim, under
from ragnotes.records.notes import Line

KINDS = {
    ".": Line(1, "", 0, "blank"),
    "n": Line(1, "", 0, "noise"),
    "P": Line(1, "", 1, "noise"),  # a picture
    "f": Line(1, "title: x", 0, "front"),
    "h": Line(1, "## Fast tables", 2, "heading"),
    "p": Line(1, "Good.", 0, "prose"),
    "s": Line(1, "* * *", 0, "prose"),
    "i": Line(1, "- keys", 1, "item"),
    "b": Line(1, "- [ ] keys", 1, "item"),
    "B": Line(1, "12) [x] doors", 1, "item"),
    "q": Line(1, "[ ] keys", 0, "prose"),
}


def _lines(kinds: str) -> list[Line]:
    return [KINDS[kind] for kind in kinds]


@pytest.mark.parametrize(
    ("kinds", "kept"),
    [
        ("hp", "hp"),
        (".nfhp.nf", "hp"),
        ("hp.h", "hp.h"),
        ("hpP", "hpP"),  # a picture that ends it stays
        ("hpP.", "hpP"),
        ("Php", "hp"),
        ("h.n", "h"),
        ("...", ""),
        ("P", ""),
        ("", ""),
    ],
)
def test_silent_lines_at_the_ends_are_no_part_of_a_talk(kinds: str, kept: str) -> None:
    for around in "p.":  # is left alone
        first, last = trim(_lines(f"{around}{kinds}{around}"), 1, 1 + len(kinds))
        assert f"{around}{kinds}{around}"[first:last] == kept and 1 <= first <= last <= 1 + len(kinds)


@pytest.mark.parametrize("kinds", [".", "nf.", "P", "", "..p", "h", "i.."])
def test_lines_that_hold_text(kinds: str) -> None:
    said = [1 + place for place, kind in enumerate(kinds) if kind in "phi"]
    assert filled(_lines(f"p{kinds}p"), 1, 1 + len(kinds)) == said
    assert is_bare(_lines(f"p{kinds}p"), 1, 1 + len(kinds)) == (not said)


@pytest.mark.parametrize(
    ("kinds", "tasks"),
    [("b", True), (".b.B.", True), ("bi", False), ("ib", False), ("bp", False), ("q", False), ("bq", False), (".", False), ("", False)],
)
def test_items_with_a_box_are_tasks(kinds: str, tasks: bool) -> None:
    assert is_tasks(_lines(f"p{kinds}p"), 1, 1 + len(kinds)) is tasks


@pytest.mark.parametrize(
    ("below", "first", "three"),
    [
        ("p", "p", "p"),
        ("..p..i.b.p", "p", "pib"),  # three, and no more
        ("ph", "p", "p"),  # up to the next heading
        ("hp", "", ""),
        ("sp", "", "p"),  # stars are no byline; they count
        ("spsp", "", "p"),
        (".........p", "p", "p"),  # the farthest line of those near it
        ("..........p", "p", "p"),
        ("...........p", "", ""),
        ("", "", ""),
    ],
)
def test_the_first_lines_under_a_heading(below: str, first: str, three: str) -> None:
    lines = _lines(f"ph{below}p")
    last = 2 + len(below)
    assert first_under(lines, 1, last) == (KINDS[first] if first else None)
    assert [*under(lines, 1, last, 3)] == _lines(three)
    assert [*under(lines, 1, last, 1)] == _lines(first)
