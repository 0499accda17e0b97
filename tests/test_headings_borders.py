"""How many of the headings must name a speaker for the others to be doubted, and what then speaks for these."""

from __future__ import annotations

import pytest

from ragnotes.reading.headings import find_by_headings
from ragnotes.reading.notes import read_note

from . import headingnotes
from .headingnotes import EVENT, NAMES, TITLES


@pytest.mark.parametrize(
    ("named", "plain", "counts"),
    [(2, 1, True), (7, 3, False), (6, 3, True), (4, 1, False), (9, 1, False), (10, 1, False)],
)
def test_among_talks_with_speakers_a_short_heading_without_one_is_doubted(named: int, plain: int, counts: bool) -> None:
    others = ["Quorns at sea", "Zibbs on land", "Plorrs in May"][:plain]
    text = EVENT + headingnotes.talks(named) + "".join(f"## {title}\n\nLong.\n\n" for title in others)
    assert headingnotes.titles(text) == [*TITLES[:named], *(others if counts else [])]
    first = 3 + 6 * named
    left_out = [f"line {first + 4 * at}: left out, no speaker named: {title}" for at, title in enumerate(others)]
    assert find_by_headings(read_note("a.md", text.encode()))[1] == ([] if counts else left_out)


@pytest.mark.parametrize(
    ("named", "title", "told"),
    [
        (4, "Quorns are at sea", True),  # four words
        (4, "Quorns at sea", False),
        (4, "10:30 Quorns are at sea", False),  # timed, and the others are not
        (8, "Quorns are at sea", True),
        (9, "Quorns are at sea", False),  # among very many any is doubted
        (10, "Quorns are at sea", False),
        (9, "Keynote: Quorns", True),
        (4, "Quorns", False),
    ],
)
def test_what_speaks_for_a_heading_that_names_nobody(named: int, title: str, told: bool) -> None:
    found = headingnotes.titles(f"{EVENT}{headingnotes.talks(named)}## {title}\n\nLong.\n")
    assert len(found) == named + told


@pytest.mark.parametrize(
    ("lines", "own", "alike"),
    [(3, 2, True), (3, 1, False), (6, 3, True), (6, 2, False), (7, 3, True), (8, 4, True), (8, 3, False), (1, 2, True), (1, 1, False)],
)
def test_a_heading_alike_has_half_the_notes_that_is_usual(lines: int, own: int, alike: bool) -> None:
    named = [(f"### {title} - {name}", lines) for title, name in zip(TITLES[:3], NAMES, strict=False)]
    for heads in ([*named, ("### Beds again", own)], [named[0], ("### Beds again", own), *named[1:]]):
        assert ("Beds again" in headingnotes.titles(f"{EVENT}## Day 1\n\n{headingnotes.noted(heads)}")) is alike


@pytest.mark.parametrize(("own", "alike"), [(3, True), (2, False)])
def test_what_is_usual_is_the_middle(own: int, alike: bool) -> None:
    named = [(f"### {title} - {name}", lines) for title, name, lines in zip(TITLES, NAMES, (2, 6, 2, 6), strict=False)]
    text = headingnotes.noted([*named, ("### Beds again", own)])
    assert ("Beds again" in headingnotes.titles(f"{EVENT}## Day 1\n\n{text}")) is alike


@pytest.mark.parametrize(
    ("others", "told"),
    [
        (["### Beds again"], ["Beds again"]),
        (["### Beds again", "### Lamps at last"], []),  # one may have been forgotten, two were not
        (["### Beds", "### Beds again"], ["Beds again"]),
        (["### Lunch beds"], []),
        (["### Why beds"], []),
        (["### Beds again notes"], []),
        (["### beds again"], []),
        (["### Beds"], []),
        (["### Beds notes"], []),
        (["### Notes beds"], []),
        (["### Beds again", "### Lunch"], []),
        (["### Keynote: Beds"], ["Beds"]),
        (["### 14:00 Beds again"], []),
        (["### 4. Beds again"], []),
    ],
)
def test_one_heading_below_a_day_may_name_nobody(others: list[str], told: list[str]) -> None:
    named = [(f"### {title} - {name}", 3) for title, name in zip(TITLES[:5], NAMES, strict=False)]
    text = headingnotes.noted([*named, *((other, 3) for other in others)])
    assert headingnotes.titles(f"{EVENT}## Day 1\n\n{text}") == [*TITLES[:5], *told]
    assert [title for title in headingnotes.titles(f"{EVENT}{text.replace('###', '##')}") if title not in TITLES] == [
        title for title in told if title == "Beds"
    ]


@pytest.mark.parametrize("mark", ["10:{}0 ", "{}. ", "({}) ", "{}) "])
def test_times_and_numbers_make_headings_alike(mark: str) -> None:
    named = [(f"## {mark.format(at)}{title} - {name}", 3) for at, (title, name) in enumerate(zip(TITLES[:5], NAMES, strict=False), 1)]
    others = [
        (f"## {mark.format(6)}Beds again" if mark[0] != "1" else "## 16:00 Beds again", 3),
        ("## 17:00 Lamps at last" if mark[0] == "1" else f"## {mark.format(7)}Lamps at last", 3),
    ]
    assert len(headingnotes.titles(EVENT + headingnotes.noted([*named, *others]))) == 7
    assert len(headingnotes.titles(EVENT + headingnotes.noted([*named, ("## Beds again", 3)]))) == 5


FOUR, NAILS = [2, 5, 8, 14], ["## Nails at sea", "## Glue in May"]


@pytest.mark.parametrize(
    ("heads", "ends"),
    [
        # the levels are mixed: each talk ends where the next begins
        (["# Fast tables - Ana Lund", "## Slow chairs - Bo Quist", "# Old beds - Cy Moor"], [2, 5, 8]),
        (["## Fast tables - Ana Lund", "# Slow chairs - Bo Quist", "## Old beds - Cy Moor"], [2, 5, 8]),
        (["# Ana Lund - Fast tables", "## Bo Quist - Slow chairs", "# Cy Moor - Old beds"], [2, 5, 8]),
        # they are not
        (["# Fast tables - Ana Lund", "## Slow chairs - Bo Quist"], [5]),
        (["# Fast tables - Ana Lund", "## Bo Quist - Slow chairs", "# Old beds - Cy Moor"], [5, 8]),
        (["# Fast tables - Ana Lund", "## Fast tables - Bo Quist", "# Old beds - Cy Moor"], [5, 8]),
        (["# Fast tables - Ana Lund", "## Slow chairs - Bo Quist", "## Nails at sea", "# Old beds - Cy Moor"], [8, 11]),
        (["# Fast tables - Ana Lund", "## Nails at sea", "## Slow chairs - Bo Quist", "# Old beds - Cy Moor"], [8, 11]),
        (["# Fast tables - Ana Lund", "## Keynote: Nails", "## Slow chairs - Bo Quist", "# Old beds - Cy Moor"], [8, 11]),
        (["# Fast tables\nby Ana Lund", "## Slow chairs\nby Bo Quist", "# Old beds\nby Cy Moor"], [7, 11]),
        (["# Fast tables - Ana Lund\n# Slow chairs - Bo Quist", "## Old beds - Cy Moor", "# Warm lamps - Eva Lind"], [1, 6, 9]),
        # a heading that names nobody is of one of the talks, if there are few such
        (
            ["# Fast tables - Ana Lund", "## Slow chairs - Bo Quist", "# Old beds - Cy Moor", "# Warm lamps - Eva Lind", "## Nails at sea"],
            FOUR,
        ),
        (
            [
                "# Fast tables - Ana Lund",
                "## Slow chairs - Bo Quist",
                "# Old beds - Cy Moor",
                "# Warm lamps - Eva Lind",
                "## Keynote: Nails",
            ],
            FOUR,
        ),
        (
            ["## Fast tables - Ana Lund", "# Slow chairs - Bo Quist", "## Old beds - Cy Moor", "# Warm lamps - Eva Lind", *NAILS],
            [2, 5, 8, 17],
        ),
    ],
)
def test_where_talks_of_mixed_levels_end(heads: list[str], ends: list[int]) -> None:
    talks, _ = find_by_headings(read_note("a.md", "".join(f"{head}\n- a\n\n" for head in heads).encode()))
    assert [talk.last for talk in talks] == ends
