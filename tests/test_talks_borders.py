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


FAST, SLOW = "Fast tables: Ana Lund", "Slow chairs: Bo Quist"
FIELD, OTHER = "Talk: Fast tables\nSpeaker: Ana Lund\n- a\n\n", "Talk: Slow chairs\nSpeaker: Bo Quist\n- b\n\n"
LISTED = "- Old beds (Cy Moor)\n  - they creak\n- Warm lamps (Eva Lind)\n  - they shine\n- Thin doors (Kim Rask)\n  - they bend\n\n"
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
        ("## Lightning talks\n## Lunch\n\nSoup.\n\n", None),
        ("Lightning talks\n\n" + "Many.\n" * 45 + "\n", None),
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
    close = f"{TOP}## Fast tables - Ana Lund\n\nWood.\n## Lightning talks\n\nMany.\n"
    assert _told(close) == ["3-5 Fast tables: Ana Lund", "line 6: left out, no talk told apart: Lightning talks"]
    below = "### Lamps - Bo Quist\n\nThey shine.\n\n"
    assert _told(f"{TOP}{ANA}## Lightning talks\n\nMany.\n\n{below}") == ["3-5 Fast tables: Ana Lund", "11-13 Lamps: Bo Quist"]
    assert _told(f"{TOP}{ANA}### Lightning talks\n\nMany.\n\n{BO}") == ["3-9 Fast tables: Ana Lund", "11-13 Slow chairs: Bo Quist"]
    both = ["3-5 Fast tables: Ana Lund", "7-9 Slow chairs: Bo Quist"]
    assert _told(f"{TOP}{ANA}{BO}## Lightning talks\n\nMany.\n") == [*both, "line 11: left out, no talk told apart: Lightning talks"]


@pytest.mark.parametrize(
    ("top", "first", "talks"),
    [
        ("# Zibb\n\n", "Budget", 0),
        ("# Zibb\n\n", "Budget plan", 2),
        ("# Zibb\n\n", "Möbel", 2),
        ("# Zibb\n\nThe talks were good.\n\n", "Budget", 2),
        ("# Zibb, 3 May 2024\n\n", "Budget", 2),
        ("# Day 1\n\n", "Budget", 2),
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


def test_among_many_talks_with_speakers_what_is_named_below_one_is_of_it() -> None:
    below = f"{BOLD.format('Ana Lund', 'Bo Quist')}**Old beds** - Kim Rask\n\nThey creak.\n\n"
    last = "17-19 Lamps: Eva Lind", "21-23 Big saws: Ole Dahl"
    text = f"{TOP}## Wood and nails - Cy Moor\n\n{below}{LAMPS}\n## Big saws - Ole Dahl\n\nx\n"
    assert _told(text) == ["3-15 Wood and nails: Cy Moor", *last]
    assert _told(f"{text}\n## Keynote: Red walls\n\ny\n") == ["3-15 Wood and nails: Cy Moor", *last, "25-27 Red walls"]


@pytest.mark.parametrize("name", ["Bo Quist", "?"])
def test_a_heading_over_blocks_is_no_talk(name: str) -> None:
    blocks = f"{FIELD}{OTHER.replace('Bo Quist', name)}"
    last = [f"9-11 Slow chairs: {name}".rstrip(": ?"), "13-15 Lamps: Eva Lind"]
    assert _told(f"{TOP}## Wood and nails\n\n{blocks}{LAMPS}") == ["5-7 Fast tables: Ana Lund", *last]


@pytest.mark.parametrize("heading", ["Highlights", "Session notes", "Talks I saw", "Talks we liked"])
def test_a_heading_that_says_so_stands_over_talks_that_name_nobody(heading: str) -> None:
    three = (
        "**Fast tables for all**\n\nWood is good.\n\n**Slow chairs for some**\n\nThey are slow.\n\n**Old beds for none**\n\nThey creak.\n\n"
    )
    told = ["5-7 Fast tables for all", "9-11 Slow chairs for some", "13-15 Old beds for none", "17-19 Lamps: Eva Lind"]
    assert _told(f"{TOP}## {heading}\n\n{three}{LAMPS}") == told


OWN = "Fast tables\nSpeaker: Ana Lund\n\n"
NAMED = {"Fast tables": "Ana Lund", "Slow chairs": "Bo Quist", "Old beds": "Cy Moor", "Thin doors": "Kim Rask"}


@pytest.mark.parametrize(
    ("top", "titles", "several"),
    [
        (OWN, ["Slow chairs", "Old beds"], False),
        (OWN, ["Slow chairs", "Old beds", "Thin doors"], True),
        (OWN, ["Slow chairs", "Old beds", "Red walls"], False),  # that names nobody
        (OWN, ["Fast tables", "Slow chairs"], True),  # its title is the first one's
        (OWN, ["Slow chairs", "Fast tables"], False),
        (OWN.replace("Ana Lund", "Eva Lind"), ["Fast tables", "Slow chairs"], False),
        (f"---\nspeaker: Ana Lund\n---\n{TOP}", ["Slow chairs", "Old beds", "Thin doors"], False),
    ],
)
def test_what_refutes_that_a_note_is_on_one_talk(top: str, titles: list[str], several: bool) -> None:
    lines = [f"**{title}** - {NAMED[title]}" if title in NAMED else f"**{title}**" for title in titles]
    told = _told(top + "".join(f"{line}\n\nThey are of wood.\n\n" for line in lines))
    rows = [f"{title}: {NAMED.get(title, '')}".rstrip(": ") for title in titles]
    assert [row.partition(" ")[2] for row in told] == rows if several else len(told) == 1


@pytest.mark.parametrize(("other", "talks"), [("Bo Quist - Slow chairs", 2), ("Ana Lund - Slow chairs", 1)])
def test_an_event_over_its_first_talk_is_no_talk(other: str, talks: int) -> None:
    assert len(_told(f"{TOP}Ana Lund - Fast tables\n\nWood is good.\n\n{other}\n\nThey are slow.\n")) == talks


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


def _rows(*lines: int) -> list[str]:
    """Return the rows of the three talks of a list that begin at these lines."""
    talks = ("Old beds: Cy Moor", "Warm lamps: Eva Lind", "Thin doors: Kim Rask")
    return [f"{line}-{line + 1} {talk}" for line, talk in zip(lines, talks, strict=True)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # blocks of fields with a list beside them, and in one of them
        (f"{FIELD}{OTHER}## Lightning talks\n\n{LISTED}", [f"3-5 {FAST}", f"7-9 {SLOW}", *_rows(13, 15, 17)]),
        (f"## Lightning talks\n\n{LISTED}## Talks\n\n{FIELD}{OTHER}", [*_rows(5, 7, 9), f"14-16 {FAST}", f"18-20 {SLOW}"]),
        (f"{FIELD}{LISTED}{OTHER}", [f"3-12 {FAST}", f"14-16 {SLOW}"]),
        # headings that tell all, with lists of others below them
        (f"{ANA.replace('Wood.', LISTED.strip())}{BO}{LAMPS}", [f"3-10 {FAST}", f"12-14 {SLOW}", "16-18 Lamps: Eva Lind"]),
        (f"{ANA}{BO}## Big saws - Ole Dahl\n\n{LISTED}", [f"3-5 {FAST}", f"7-9 {SLOW}", "11-18 Big saws: Ole Dahl"]),
        (f"{ANA}## Lightning talks\n\n{LISTED}{BO}{LAMPS}", [f"3-5 {FAST}", *_rows(9, 11, 13), f"16-18 {SLOW}", "20-22 Lamps: Eva Lind"]),
        (f"## Lightning talks\n\n{LISTED}{ANA}{BO}", [*_rows(5, 7, 9), f"12-14 {FAST}", f"16-18 {SLOW}"]),
    ],
)  # fmt: skip
def test_lists_beside_headings_and_blocks(text: str, told: list[str]) -> None:
    assert _told(f"{TOP}{text}") == told


@pytest.mark.parametrize(
    "form",
    [
        "> {} - {}\n\nThey creak.\n\n",
        "**{}** - {}\n\nThey creak.\n\n",
        "_{}_ - {}\n\nThey creak.\n\n",
        "| {} | {} | They creak. |\n",
        "* {} ({})\n  They creak.\n\n",
    ],
)
def test_beside_headings_that_tell_all_talks_in_any_form_are_found(form: str) -> None:
    pairs = (("Old beds", "Cy Moor"), ("Warm lamps", "Kim Rask"), ("Thin doors", "Nils Ek"))
    head = "| Talk | Speaker | Notes |\n| --- | --- | --- |\n" if form.startswith("|") else ""
    told = _told(f"{TOP}{ANA}{BO}{LAMPS}\n## Lightning talks\n\n{head}{''.join(form.format(*pair) for pair in pairs)}")
    assert [row.partition(" ")[2] for row in told] == [FAST, SLOW, "Lamps: Eva Lind", *(": ".join(pair) for pair in pairs)]


DEEP, BEDS = CY.replace("##", "###"), "5-7 Old beds: Cy Moor"
PROSE = "Ana Lund talked about fast tables. They are fast.\n\nBo Quist talked about slow chairs. He likes them.\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{TOP}{PROSE}", ["3-3 fast tables: Ana Lund", "5-5 slow chairs: Bo Quist"]),
        (f"{TOP}## Day 1\n\n{DEEP}## Day 2\n\n{PROSE}", [BEDS, "11-11 fast tables: Ana Lund", "13-13 slow chairs: Bo Quist"]),
        (f"{TOP}## Day 2\n\n{PROSE}## Day 1\n\n{DEEP}",
         ["5-5 fast tables: Ana Lund", "7-7 slow chairs: Bo Quist", "11-13 Old beds: Cy Moor"]),
        (f"{TOP}## Day 1\n\n{DEEP}## Community\n\n{PROSE}", [BEDS]),
        (f"{TOP}## Day 1\n\n{PROSE}## Community\n\n{PROSE.replace('Ana Lund', 'Eva Lind').replace('Bo Quist', 'Kim Rask')}",
         ["5-5 fast tables: Ana Lund", "7-7 slow chairs: Bo Quist", "11-11 fast tables: Eva Lind", "13-13 slow chairs: Kim Rask"]),
        (f"{TOP}## Day 2\n\n{PROSE}{CY}", ["5-5 fast tables: Ana Lund", "7-7 slow chairs: Bo Quist", "9-11 Old beds: Cy Moor"]),
        (f"{TOP}{CY.rstrip()}\n## Day 2\n\n{PROSE}", ["3-5 Old beds: Cy Moor", "8-8 fast tables: Ana Lund", "10-10 slow chairs: Bo Quist"]),
        (f"{TOP}{CY}## Day 2\n\n{PROSE}{LAMPS}",
         ["3-5 Old beds: Cy Moor", "9-9 fast tables: Ana Lund", "11-11 slow chairs: Bo Quist", "13-15 Lamps: Eva Lind"]),
        ("# Zibb\n\nAna Lund showed the graph.\n\nBo Quist showed the chart.\n", ["3-3 graph: Ana Lund", "5-5 chart: Bo Quist"]),
        (f"{TOP}- [Ana Lund talked about fast tables](https://e.org/1)\n", ["no talk found: links only"]),
        (f"{TOP}[Ana Lund talked about fast tables](https://e.org/1)\n", ["3-3 fast tables: Ana Lund"]),
        (f"# Zibb\n\n{PROSE}", ["3-3 fast tables: Ana Lund", "5-5 slow chairs: Bo Quist"]),
        ("# Zibb\n\nAna Lund talked about fast tables.\n", ["3-3 fast tables: Ana Lund"]),
        ("# Zibb\n\nAna Lund showed the graph.\n", ["no talk found: nothing names a talk"]),
        ("# Zibb\n\n- Ana Lund talked about fast tables.\n", ["3-3 fast tables: Ana Lund"]),
        (f"# Books I read\n\n{PROSE}", ["no talk found: works, purchases, a week or a meeting, by its title"]),
        (f"# Team offsite\n\n{PROSE}", ["no talk found: nothing names a talk"]),
    ],
)  # fmt: skip
def test_paragraphs_count_where_nothing_else_tells_of_talks(text: str, told: list[str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"## Cancelled talks\n\n{LISTED}{ANA}{BO}", [3, 5, 7]),
        (f"{ANA}{BO}## Cancelled talks\n\n{LISTED}", [11, 13, 15]),
        (f"{ANA}## Cancelled talks\n\n{LISTED}{BO}", [7, 9, 11]),
    ],
)
def test_talks_below_a_heading_that_calls_them_off(text: str, told: list[int]) -> None:
    talks, remarks = find_talks(read_note("a.md", f"{TOP}{text}".encode()))
    assert [talk.title for talk in talks] == ["Fast tables", "Slow chairs"]
    titles = ("Old beds", "Warm lamps", "Thin doors")
    assert remarks[-3:] == tuple(f"line {line + 2}: cancelled: {title}" for line, title in zip(told, titles, strict=True))


def test_a_sole_talk_below_a_heading_that_calls_it_off() -> None:
    told = ["line 5: cancelled: Fast tables", "no talk found: nothing names a talk"]
    assert _told(f"{TOP}## Cancelled talks\n\n### Fast tables - Ana Lund\n\nx\n") == told


def test_language_and_confidence_are_those_of_the_talk() -> None:
    dutch = "Zij vertelde over hoe de tafels zijn gemaakt en waarom dat niet altijd goed gaat, maar het was een mooi verhaal.\n\n"
    code = "```\nfor the table in the room and the chair with the leg of the desk: the end of the line is here\n```\n\n"
    english = "She told how the tables are made and why that does not always work out, but it was a nice story.\n\n"
    talks, _ = find_talks(
        read_note("a.md", f"{TOP}## Fast tables - Ana Lund\n\n{code * 3}{dutch}## Slow chairs - Bo Quist\n\n{english * 3}".encode())
    )
    assert [(talk.language, talk.confidence) for talk in talks] == [("nl", 0.95), ("en", 0.95)]
