"""What a note's lines must say, and how often, for headings, lists and paragraphs to be talks; why there is none."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

TOP = "# PyDays 2024\n\n"
ANA, BO, CY = "## Fast tables - Ana Lund\n\nWood.\n\n", "## Slow chairs - Bo Quist\n\nNails.\n\n", "## Old beds - Cy Moor\n\nGlue.\n\n"


def _told(text: str, path: str = "a.md") -> list[str]:
    """Return what is found in a note, a row a talk and one a remark."""
    talks, remarks = find_talks(read_note(path, text.encode()))
    rows = [f"{talk.start_line}-{talk.end_line} {talk.title}: {', '.join(talk.speakers)}".rstrip(": ") for talk in talks]
    return [*rows, *remarks]


LINK, ROW = "https://e.org/1\n", "| a | b |\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("---\ntitle: x\n---\n", "empty but for front matter"),
        ("![x](y.png)\n", "pictures only"),
        ("***\n", "nothing that reads as words"),
        ("***\n\n![x](y.png)\n", "pictures only"),
        ("# A\n\n## B\n", "headings with nothing under them"),
        (f"# A\n\n{LINK * 7}Rain.\n\nWind.\n\nSnow.\n", "links only"),
        (f"# A\n\n{LINK * 6}Rain.\n\nWind.\n\nSnow.\n", "nothing names a talk"),
        ("[Wood](https://e.org/1) a good tree, really\n", "links only"),
        ("[Wood](https://e.org/1) is not a very good tree\n", "nothing names a talk"),
        ("https://e.org/1 not a very good tree\n", "links only"),
        ("https://e.org/1 is not a very good tree\n", "nothing names a talk"),
        ("https://e.org/1 https://e.org/2 a b c d e f\n", "links only"),
        (f"# A\n\n{ROW * 7}\nRain.\n\nWind.\n\nSnow.\n", "a table, with nothing noted of a talk"),
        (f"# A\n\n{ROW * 6}\nRain.\n\nWind.\n\nSnow.\n", "nothing names a talk"),
        ("# Books I read\n\nGood ones.\n", "works, purchases, a week or a meeting, by its title"),
        ("# A\n\nRain.\n", "nothing names a talk"),
        ("Rain.\n", "nothing names a talk"),
    ],
)
def test_why_there_is_no_talk(text: str, why: str) -> None:
    assert _told(text) == [f"no talk found: {why}"]


GROUP = "line 3: left out, no talk told apart: "


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("## Lightning talks\n\nMany.\n\n", f"{GROUP}Lightning talks"),
        ("## Lightning talks\nMany.\n\n", f"{GROUP}Lightning talks"),
        ("### Lightning talks\n\nMany.\n\n", f"{GROUP}Lightning talks"),
        ("## **Lightning talks**\n\nMany.\n\n", f"{GROUP}Lightning talks"),
        ("Lightning talks:\n\nMany were good.\n\n", f"{GROUP}Lightning talks:"),
        ("**Lightning talks**\n\nMany were good.\n\n", f"{GROUP}Lightning talks"),
        ("_Lightning talks_\n\nMany were good.\n\n", f"{GROUP}Lightning talks"),
        ("Lightning talks\n\nMany were good.\n\n", None),
        ("- Lightning talks:\n\nMany were good.\n\n", None),
        ("Panel:\n\nThey talked.\n\n", None),
        ("## Lightning talks\n\n", None),
        ("## Lightning talks\n\n## Lunch\n\nSoup.\n\n", None),
        ("## Lightning talks\n\n### Lunch\n\nSoup.\n\n", f"{GROUP}Lightning talks"),
        ("Lightning talks:\n\n## Lunch\n\nSoup.\n\n", None),
        (f"## Lightning talks{chr(10) * 39}Many.\n\n", f"{GROUP}Lightning talks"),
        (f"## Lightning talks{chr(10) * 40}Many.\n\n", None),
    ],
)
def test_a_group_of_talks_that_were_not_told_apart(group: str, told: str | None) -> None:
    for text in (f"{TOP}{group}{ANA}", f"{TOP}{group}{ANA}{BO}"):
        assert [row for row in _told(text) if "Lightning" in row or "anel" in row] == ([told] if told else [])


def test_a_group_of_talks_told_apart_is_no_remark() -> None:
    below = "### Lamps - Bo Quist\n\nThey shine.\n\n"
    assert _told(f"{TOP}{ANA}## Lightning talks\n\nMany.\n\n{below}") == ["3-5 Fast tables: Ana Lund", "11-13 Lamps: Bo Quist"]
    assert _told(f"{TOP}{ANA}### Lightning talks\n\nMany.\n\n{BO}") == ["3-9 Fast tables: Ana Lund", "11-13 Slow chairs: Bo Quist"]
    assert _told(f"{TOP}{ANA}{BO}## Lightning talks\n\nMany.\n") == [
        "3-5 Fast tables: Ana Lund",
        "7-9 Slow chairs: Bo Quist",
        "line 11: left out, no talk told apart: Lightning talks",
    ]


@pytest.mark.parametrize(
    ("top", "first", "talks"),
    [
        ("# Zibb\n\n", "Budget", 0),
        ("", "Budget", 0),
        ("# Zibb\n\n", "Budget plan", 2),
        ("# Zibb\n\n", "Möbel", 2),
        ("# Zibb\n\nThe talks were good.\n\n", "Budget", 2),
        ("# Zibb, 3 May 2024\n\n", "Budget", 2),
        ("# Day 1\n\n", "Budget", 2),
        (TOP, "Budget", 2),
    ],
)
def test_words_and_names_alone_are_tasks(top: str, first: str, talks: int) -> None:
    text = f"{top}## {first} - Ana Lund\n\nx\n\n## Office - Bo Quist\n\ny\n"
    assert len(find_talks(read_note("a.md", text.encode()))[0]) == talks


BOLD = "**Fast tables** - {}\n\nWood is good.\n\n**Slow chairs** - {}\n\nThey are slow.\n\n"
LAMPS = "## Lamps - Eva Lind\n\nThey shine.\n"


@pytest.mark.parametrize(
    ("heading", "names", "session"),
    [
        ("Wood and nails", ("Ana Lund", "Bo Quist"), True),
        ("Wood and nails", ("Ana Lund", "Ana Lund"), False),
        ("Wood and nails - Ana Lund", ("Ana Lund", "Bo Quist"), True),
        ("Wood and nails - Ana Lund", ("Ana Lund", "Ana Lund"), False),
        ("Wood and nails - Cy Moor", ("Ana Lund", "Bo Quist"), False),
    ],
)
def test_a_heading_over_talks_of_others_is_none(heading: str, names: tuple[str, str], session: bool) -> None:
    told = _told(f"{TOP}## {heading}\n\n{BOLD.format(*names)}{LAMPS}")
    apart = [f"5-7 Fast tables: {names[0]}", f"9-11 Slow chairs: {names[1]}"]
    whole = f"3-11 {heading.replace(' - ', ': ')}"
    assert told == [*(apart if session else [whole]), "13-15 Lamps: Eva Lind"]


def test_who_leads_a_session_of_three_gave_no_talk() -> None:
    three = f"{BOLD.format('Ana Lund', 'Bo Quist')}**Old beds** - Kim Rask\n\nThey creak.\n\n"
    assert _told(f"{TOP}## Wood and nails - Cy Moor\n\n{three}{LAMPS}") == [
        "5-7 Fast tables: Ana Lund",
        "9-11 Slow chairs: Bo Quist",
        "13-15 Old beds: Kim Rask",
        "17-19 Lamps: Eva Lind",
    ]


@pytest.mark.parametrize(("count", "title", "kept"), [(2, "Quorns", True), (3, "Quorns", False), (3, "Keynote", True)])
def test_a_title_that_comes_again_and_again_is_a_label(count: int, title: str, kept: bool) -> None:
    text = TOP + "".join(f"## Day {day}\n\n### {title}\n\n{words} they say.\n\n" for day, words in enumerate(["A", "B", "C"][:count], 1))
    assert len([row for row in _told(text) if title in row]) == (count if kept else 0)
