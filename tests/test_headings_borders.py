"""How many of the headings must name a speaker for the others to be doubted, and what then speaks for these; where a talk ends."""

from __future__ import annotations

import pytest

from ragnotes.reading.headings import find_by_headings
from ragnotes.reading.notes import read_note

NAMES = ("Ana Lund", "Bo Quist", "Cy Moor", "Eva Lind", "Kim Rask", "Nils Ek", "Rosa Vidal", "Tom Zibb", "Una Quinn", "Ole Dahl", "Ben Oak")
WORDS = (
    "Fast tables",
    "Slow chairs",
    "Old beds",
    "Warm lamps",
    "Thin doors",
    "Low stools",
    "Red walls",
    "New nails",
    "Cold glue",
    "Big saws",
    "Dry wood",
)


def _told(text: str, path: str = "a.md") -> list[str]:
    """Return what is found in a note, a row a talk and one a remark."""
    note = read_note(path, text.encode())
    talks, remarks = find_by_headings(note)
    lines = [(note.lines[talk.first].number, note.lines[talk.last - 1].number) for talk in talks]
    rows = [f"{first}-{last} {talk.title}: {', '.join(talk.speakers)}" for (first, last), talk in zip(lines, talks, strict=True)]
    return [*(row.rstrip(": ") for row in rows), *remarks]


def _titles(text: str, path: str = "a.md") -> list[str]:
    return [talk.title for talk in find_by_headings(read_note(path, text.encode()))[0]]


def _talks(named: int, mark: str = "##", first: int = 0) -> str:
    """Return headings with a speaker each, three lines of notes below."""
    heads = list(zip(WORDS, NAMES, strict=True))[first : first + named]
    return "".join(f"{mark} {title} - {name}\n\n- a\n- b\n- c\n\n" for title, name in heads)


EVENT, TWO = "# Zibb week\n\n", "# Two talks on tables - Ana Lund\n\n"
CLOSED = "## Fast tables - Ana Lund\n\na\n\nc\n\nAll in all a good day.\n\n### Good things about the event\n\nd\n\n"
MONAD = "What is a monad in the kitchen?"


@pytest.mark.parametrize(
    ("named", "plain", "counts"),
    [(2, 1, True), (7, 3, False), (6, 3, True), (4, 1, False), (9, 1, False), (10, 1, False)],
)
def test_among_talks_with_speakers_a_short_heading_without_one_is_doubted(named: int, plain: int, counts: bool) -> None:
    others = ["Quorns at sea", "Zibbs on land", "Plorrs in May"][:plain]
    text = EVENT + _talks(named) + "".join(f"## {title}\n\nLong.\n\n" for title in others)
    assert _titles(text) == [*WORDS[:named], *(others if counts else [])]
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
    found = _titles(f"{EVENT}{_talks(named)}## {title}\n\nLong.\n")
    assert len(found) == named + told


def _noted(heads: list[tuple[str, int]]) -> str:
    return "".join(f"{head}\n\n" + "".join(f"- {at}\n" for at in range(lines)) + "\n" for head, lines in heads)


@pytest.mark.parametrize(
    ("lines", "own", "alike"),
    [(3, 2, True), (3, 1, False), (6, 3, True), (6, 2, False), (7, 3, True), (8, 4, True), (8, 3, False), (1, 2, True), (1, 1, False)],
)
def test_a_heading_alike_has_half_the_notes_that_is_usual(lines: int, own: int, alike: bool) -> None:
    named = [(f"### {title} - {name}", lines) for title, name in zip(WORDS[:3], NAMES, strict=False)]
    for heads in ([*named, ("### Beds again", own)], [named[0], ("### Beds again", own), *named[1:]]):
        assert ("Beds again" in _titles(f"{EVENT}## Day 1\n\n{_noted(heads)}")) is alike


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
    named = [(f"### {title} - {name}", 3) for title, name in zip(WORDS[:5], NAMES, strict=False)]
    text = _noted([*named, *((other, 3) for other in others)])
    assert _titles(f"{EVENT}## Day 1\n\n{text}") == [*WORDS[:5], *told]
    assert [title for title in _titles(f"{EVENT}{text.replace('###', '##')}") if title not in WORDS] == [
        title for title in told if title == "Beds"
    ]


@pytest.mark.parametrize("mark", ["10:{}0 ", "{}. ", "({}) ", "{}) "])
def test_times_and_numbers_make_headings_alike(mark: str) -> None:
    named = [(f"## {mark.format(at)}{title} - {name}", 3) for at, (title, name) in enumerate(zip(WORDS[:5], NAMES, strict=False), 1)]
    others = [
        (f"## {mark.format(6)}Beds again" if mark[0] != "1" else "## 16:00 Beds again", 3),
        ("## 17:00 Lamps at last" if mark[0] == "1" else f"## {mark.format(7)}Lamps at last", 3),
    ]
    assert len(_titles(EVENT + _noted([*named, *others]))) == 7
    assert len(_titles(EVENT + _noted([*named, ("## Beds again", 3)]))) == 5


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
            ["## Fast tables - Ana Lund", "# Slow chairs - Bo Quist", "## Old beds - Cy Moor", "# Warm lamps - Eva Lind", *NAILS],
            [2, 5, 8, 17],
        ),
    ],
)
def test_where_talks_of_mixed_levels_end(heads: list[str], ends: list[int]) -> None:
    talks, _ = find_by_headings(read_note("a.md", "".join(f"{head}\n- a\n\n" for head in heads).encode()))
    assert [talk.last for talk in talks] == ends


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("## Lunch\n\nSoup.\n", []),
        ("## Lunch\n\n### Quorns are at sea\n\nx\n", []),
        ("## Lunch\n\n### Quorns at sea - Nils Ek\n\nx\n", ["23-25 Quorns at sea: Nils Ek"]),
        ("## Missed the one on beds\n", []),
        ("## Missed the one on beds\n\nIt was full.\n", ["21-23 Missed the one on beds"]),
        ("## To read\n\n- x\n", []),
        ("## Books I bought\n\nMany.\n", ["line 21: left out, no speaker named: Books I bought"]),
        ("## Books I bought\n\n### Quorns at sea - Nils Ek\n\nx\n", ["line 21: left out, no speaker named: Books I bought"]),
        # right below "Lightning talks"
        ("## Lightning talks\n\n### Quorns\n\nx\n", ["23-25 Quorns"]),
        ("## Lightning talks\n\n### Quorns\n\n### Zibbs\n\nx\n", ["25-27 Zibbs"]),
        ("## Lightning talks\n\n### Notes\n\nx\n", []),
        ("## Lightning talks\n\n#### Quorns\n\nx\n", ["23-25 Quorns"]),
        # called off
        ("## Cancelled: Lamps\n\n- a\n- b\n", ["line 21: cancelled: Lamps"]),
        ("## Cancelled: Lamps\n", ["line 21: cancelled: Lamps"]),
        ("## Lamps - cancelled\n", ["line 21: cancelled: Lamps"]),
        ("## Lunch (cancelled)\n", []),
        ("## Lamps - Nils Ek\n\n### Demo (cancelled)\n\n- it broke\n", ["21-25 Lamps: Nils Ek"]),
        ("## Lamps - Nils Ek\n\nCancelled.\n", ["line 21: cancelled: Lamps"]),
        ("## Lamps - Nils Ek\n\nGood.\n\n## Lamps - cancelled\n", ["21-23 Lamps: Nils Ek", "line 25: cancelled: Lamps"]),
    ],
)
def test_what_stands_beside_talks_with_speakers(below: str, told: list[str]) -> None:
    assert _told(f"{EVENT}{_talks(3)}{below}") == [
        "3-7 Fast tables: Ana Lund",
        "9-13 Slow chairs: Bo Quist",
        "15-19 Old beds: Cy Moor",
        *told,
    ]


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("## Keynote: Quorns\n\nx\n", ["23-25 Quorns"]),
        ("## Keynote: Quorns\n\n### Old glue - Nils Ek\n\nx\n", ["25-27 Old glue: Nils Ek"]),
        ("#### Keynote: Quorns\n\nx\n", []),
        ("## Day 2\n\n#### Keynote: Quorns\n\nx\n", ["25-27 Quorns"]),
        ("## Thanks\n\n### Quorns are at sea\n\nx\n", ["line 25: left out, no speaker named: Quorns are at sea"]),
        ("## Thanks\n\n### Quorns at sea - Nils Ek\n\nx\n", ["25-27 Quorns at sea: Nils Ek"]),
        ("## Papers\n\n### Quorns - Nils Ek\n\nx\n", ["25-27 Quorns: Nils Ek"]),
        ("## Books I bought\n\n### Quorns - Nils Ek\n\nx\n", []),
        ("# Lightning talks\n\n## Quorns\n\nx\n", []),
        ("## Lightning talks\n\n#### Quorns\n\nx\n", []),
        ("###\n\nx\n", []),
    ],
)
def test_what_stands_beside_the_talks_of_a_day(below: str, told: list[str]) -> None:
    found = _told(f"\n\n## Day 1\n\n{_talks(3, '###')}{below}")
    assert [row for row in found if not row.endswith(NAMES[:3])] == told
    assert len(found) == 3 + len(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rain.\n", []),
        ("# Workshop: Zibb week\n\n## Day 1\n\nx\n\n## Day 2\n\ny\n", []),  # the event, over its days
        ("# Workshop: Zibb week\n\n## Wood\n\nx\n\n## Nails\n\ny\n", ["1-9 Zibb week"]),
        (f"{EVENT}{CLOSED}", ["3-13 Fast tables: Ana Lund"]),
        (f"{EVENT}{CLOSED}## Old beds - Cy Moor\n\nb\n", ["3-13 Fast tables: Ana Lund", "15-17 Old beds: Cy Moor"]),
        (f"{EVENT}## Old beds - Cy Moor\n\nb\n\n{CLOSED}", ["3-5 Old beds: Cy Moor", "7-11 Fast tables: Ana Lund"]),
        # who noted several talks
        (f"{TWO}## Old beds - Cy Moor\n\na\n\n## Slow\n\nb\n", ["3-5 Old beds: Cy Moor"]),
        (f"{TWO}## Wood\n\na\n\n## Nails\n\nb\n", ["1-9 Two talks on tables: Ana Lund"]),
        (f"{TWO}a\n\n# Old beds - Cy Moor\n\nb\n", ["1-3 Two talks on tables: Ana Lund", "5-7 Old beds: Cy Moor"]),
        ("# PyDays 2024\n\n## Old beds (Cy Moor)\n\nb\n\n## Rote Kabel\n\nb\n", ["3-5 Old beds: Cy Moor", "7-9 Rote Kabel"]),
    ],
)
def test_what_the_first_heading_and_the_last_words_are(text: str, told: list[str]) -> None:
    assert _told(text) == told


def test_books_in_another_markup() -> None:
    text = "= Zibb week\n\n== Talks\n\n=== Fast tables - Ana Lund\n\nx\n\n== Books I bought\n\n=== Quorns - Nils Ek\n\ny\n"
    assert _told(text, "a.adoc") == ["5-7 Fast tables: Ana Lund"]


def test_among_many_headings_some_with_four_words_are_talks() -> None:
    others = ["Quorns are at sea", "Zibbs are on land", "Plorrs are in May"]
    assert _titles(EVENT + _talks(10) + "".join(f"## {title}\n\nx\n\n" for title in others)) == [*WORDS[:10], *others]


def test_nothing_is_called_off_where_there_is_no_talk() -> None:
    assert _told("# Zibb\n\n## Lamps (cancelled)\n\n- a\n\n## Chairs (cancelled)\n\n- b\n") == []


@pytest.mark.parametrize(
    ("path", "text", "titles"),
    [
        ("pydays-2024/notes.md", f"## What is DuckDays?\n\nx\n\n## {MONAD}\n\ny\n", [MONAD]),
        ("pydays-2024/notes.md", f"## What is PyDays?\n\nx\n\n## {MONAD}\n\ny\n", [MONAD]),
        ("pydays-2024/notes.md", f"---\ntitle: A monad in the kitchen\n---\n## {MONAD}\n\ny\n", []),
        ("pydays-2024/notes.md", "## Books I bought\n\ny\n", []),
        ("a.md", "# The quiet table by Ana Lund\n\n## Chapter 1\n\nWood.\n\n## Chapter 2 - Nails\n\nx\n", []),
        ("a.md", "# The quiet table by Ana Lund\n\n## Part 1\n\nWood.\n\n## Part 2 - Nails\n\nx\n", ["The quiet table"]),
    ],
)
def test_what_a_heading_asks_and_what_it_tells_of(path: str, text: str, titles: list[str]) -> None:
    beside = 2 if "pydays" in path else 0
    assert _titles(f"{text}\n{_talks(beside)}", path) == [*titles, *WORDS[:beside]]


FRIDAY = [("Friday", None), ("Saturday", None)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("# PyDays 2024\n\n## Day 1, 3 May\n\n### Fast tables - Ana Lund\n\nx\n", [("Day 1", "2024-05-03")]),
        ("# PyDays 2024\n\n## Day 1, 3 May\n\n### Fast tables - Ana Lund (4 May 2023)\n\nx\n", [("Day 1", "2023-05-04")]),
        ("# PyDays 2024\n\n## Day 1, 3 May\n\n### Morning\n\n#### Fast tables - Ana Lund\n\nx\n", [("Day 1", "2024-05-03")]),
        ("# PyDays 2024\n\n## May\n\n### Fast tables - Ana Lund\n\nx\n", [(None, None)]),
        ("# PyDays\n\n## 3 May\n\n### Fast tables - Ana Lund\n\nx\n", [(None, None)]),
        ("---\ntitle: PyDays, day 2\ndate: 2023-05-04\n---\n## 5 May\n\n### Fast tables - Ana Lund\n\nx\n", [("day 2", "2023-05-05")]),
        ("# PyDays 2024\n\n## Friday\n\n### Fast tables - Ana Lund\n\nx\n\n## Saturday\n\n### Old beds - Cy Moor\n\ny\n", FRIDAY),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_nearest_heading(text: str, days: list[tuple[str | None, str | None]]) -> None:
    assert [(talk.day, talk.date) for talk in find_by_headings(read_note("a.md", text.encode()))[0]] == days


def test_the_date_of_a_stamp_in_an_outline() -> None:
    talks, _ = find_by_headings(read_note("a.org", b"* PyDays\n** Fast tables - Ana Lund <2024-05-03 Fri>\nx\n"))
    assert [(talk.title, talk.date) for talk in talks] == [("Fast tables", "2024-05-03")]


def test_how_sure_a_heading_is() -> None:
    text = "## Fast tables - Ana Lund\n\na\n\n## Keynote: Lamps\n\nb\n\n## Quorns are at sea\n\nc\n"
    talks, _ = find_by_headings(read_note("a.md", f"{EVENT}{text}".encode()))
    assert [(talk.title, talk.confidence) for talk in talks] == [("Fast tables", 0.95), ("Lamps", 0.8), ("Quorns are at sea", 0.6)]
