"""Talks told by blocks of fields: in any language, either field first, plain, bold or as items; what is no such block."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.fieldblocks import find_field_blocks, is_programme
from ragnotes.reading.found import BY_FIELDS
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

from .timing import grows_linearly

Row = tuple[str, tuple[str, ...], int, int]
TITLES = ("Fast tables", "Slow chairs", "Beds that last")
NAMES = ("Ana Lund", "Bo Quist", "Cy Moor")
BOTH: list[Row] = [("Fast tables", ("Ana Lund",), 3, 6), ("Slow chairs", ("Bo Quist",), 8, 11), ("Beds that last", ("Cy Moor",), 13, 16)]


def _rows(text: str, path: str = "zibb-2024/notes.md") -> list[Row]:
    return [(talk.title, talk.speakers, talk.start_line, talk.end_line) for talk in find_talks(read_note(path, text.encode()))[0]]


def _note(first: str, second: str, top: str = "# Zibbconf 2024\n\n") -> str:
    blocks = (
        f"{first}\n{second}\n\n- one thing\n\n".replace("TITLE", title).replace("NAME", name)
        for title, name in zip(TITLES, NAMES, strict=True)
    )
    return top + "".join(blocks)


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Talk: TITLE", "Speaker: NAME"),
        ("**Talk:** TITLE", "**Speaker:** NAME"),
        ("**Title**: TITLE", "**Presenter**: NAME"),
        ("- Title: TITLE", "- Speaker: NAME"),
        ("* **Titel:** TITLE", "* **Referentin:** NAME"),
        ("Vortrag: TITLE", "Sprecherin: NAME"),
        ("Titel: TITLE", "Sprecher:in: NAME"),
        ("Palestra: TITLE", "Oradora: NAME"),
        ("__Charla:__ TITLE", "__Ponente:__ NAME"),
        ("Conférence : TITLE", "Oratrice : NAME"),
        ("Lezing: TITLE", "Spreker: NAME"),
        ("Titolo: TITLE", "Relatrice: NAME"),
        ("Föredrag: TITLE", "Talare: NAME"),
        ("题目：TITLE", "讲者：NAME"),
        ("Talk 1: TITLE", "By: Dr. NAME"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("top", ["# Zibbconf 2024\n\n", "Zibbconf 2024\n\n", "## Zibbconf 2024, 3 May\n\n"])
def test_each_block_is_a_talk(title: str, speaker: str, turned: bool, top: str) -> None:
    assert _rows(_note(*((speaker, title) if turned else (title, speaker)), top)) == BOTH


def test_the_rule_is_told() -> None:
    talks, _ = find_talks(read_note("a.md", _note("Talk: TITLE", "Speaker: NAME").encode()))
    assert {talk.rule for talk in talks} == {BY_FIELDS}
    assert {talk.date for talk in talks} == {"2024"}


TWO = (("Fast tables", ("Ana Lund",)), ("Slow chairs", ("Bo Quist",)))


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("Speaker: NAME\n\nTalk: TITLE\n\n- a\n\n", [(1, 5), (7, 11)]),
        ("Talk: TITLE, Speaker: NAME\n- a\n\n", [(1, 2), (4, 5)]),
        ("Talk: TITLE | **Speaker:** NAME\n- a\n\n", [(1, 2), (4, 5)]),
        ("Time: 10:00\nTalk: TITLE\nSpeaker: NAME\n- a\n\n", [(1, 4), (6, 9)]),
        ("Talk: TITLE\nSlides: https://e.org/s\nSpeaker: NAME\n- a\n\n", [(1, 4), (6, 9)]),
    ],
    ids=["blanks between", "one line", "one line, a bar", "with a time", "another field between"],
)
def test_forms_of_blocks(block: str, lines: list[tuple[int, int]]) -> None:
    text = "".join(block.replace("TITLE", title).replace("NAME", name) for title, (name,) in TWO)
    assert _rows(text) == [(title, names, *at) for (title, names), at in zip(TWO, lines, strict=True)]


def test_several_speakers() -> None:
    text = "Talk: Fast tables\nSpeaker: Ana Lund\nSpeaker: Bo Quist\n- a\n\nTalk: Slow chairs\nSpeakers: Cy Moor and Eva Lind\n- b\n"
    assert _rows(text) == [("Fast tables", ("Ana Lund", "Bo Quist"), 1, 4), ("Slow chairs", ("Cy Moor", "Eva Lind"), 6, 8)]


@pytest.mark.parametrize("unknown", ["??", "? (a stand-in)", "unknown", "didn't catch the name, from Acme", "no idea", "keine Ahnung"])
def test_an_unknown_speaker_is_none(unknown: str) -> None:
    text = f"# Zibbconf 2024\n\nSpeaker: Ana Lund\nTalk: Fast tables\n\n- a\n\nSpeaker: {unknown}\nTalk: Slow chairs\n\n- b\n"
    assert _rows(text) == [("Fast tables", ("Ana Lund",), 3, 6), ("Slow chairs", (), 8, 11)]


def test_a_title_without_a_speaker_among_blocks() -> None:
    text = _note("Talk: TITLE", "Speaker: NAME") + "Talk: Lamps\n\n- dim\n"
    assert _rows(text) == [*BOTH, ("Lamps", (), 18, 20)]


ONE, OTHER = "Talk: Fast tables\nSpeaker: Ana Lund\n- a\n\n", "Talk: Slow chairs\nSpeaker: Bo Quist\n- b\n\n"


def test_blocks_under_days() -> None:
    text = f"# Zibbconf 2024\n\n## Day 1\n\n{ONE}## Day 2\n\n{OTHER}### Demo\n- c\n\n## Closing\n\nbye\n"
    assert _rows(text) == [("Fast tables", ("Ana Lund",), 5, 7), ("Slow chairs", ("Bo Quist",), 11, 16)]
    assert [talk.day for talk in find_talks(read_note("a.md", text.encode()))[0]] == ["Day 1", "Day 2"]


@pytest.mark.parametrize("headings", [("## Talk 1", "## Talk 2"), ("### 10:00", "### 11:00"), ("## Keynote 1", "## Keynote 2")])
def test_a_block_below_a_heading_that_is_no_title(headings: tuple[str, str]) -> None:
    text = f"# Zibbconf 2024\n\n{headings[0]}\n{ONE}{headings[1]}\n{OTHER}"
    assert _rows(text) == [("Fast tables", ("Ana Lund",), 3, 6), ("Slow chairs", ("Bo Quist",), 8, 11)]


def test_a_paragraph_that_closes_the_report_is_no_part_of_the_last_block() -> None:
    assert _rows(_note("Talk: TITLE", "Speaker: NAME") + "The hall was cold.\n") == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "# Fast tables\n\nTitle: Fast tables\nSpeaker: Ana Lund\n\n- a\n",
        "# Files\n\nTitle: one\nAuthor: Ana Lund\n\n- a\n\nTitle: two\nAuthor: Bo Quist\n\n- b\n",
        "# Zibbconf\n\n## Fast tables\nSpeaker: Ana Lund\nTalk: long\n- a\n\n## Slow chairs\nSpeaker: Bo Quist\nTalk: short\n- b\n",
        "# Zibbconf\n\n```\nTitle: one\nSpeaker: Ana Lund\n\nTitle: two\nSpeaker: Bo Quist\n```\n",
        "# Zibbconf\n\nTalk: yes\nSpeaker: Ana Lund\n\n- a\n\nTalk: yes\nSpeaker: Bo Quist\n\n- b\n",
    ],
    ids=["one talk", "authors", "a heading each", "code", "labels"],
)
def test_no_blocks(text: str) -> None:
    assert find_field_blocks(read_note("a.md", text.encode())) == []


def test_a_programme_of_blocks_is_no_talk_nor_is_its_heading() -> None:
    note = read_note("a.md", b"# Zibbconf 2024\n\nTalk: Fast tables\nSpeaker: Ana Lund\n\nTalk: Slow chairs\nSpeaker: Bo Quist\n")
    assert is_programme(note, find_field_blocks(note))
    assert find_talks(note)[0] == ()


LINES = ["Talk: Fast tables", "Talk: Slow chairs", "Speaker: Ana Lund", "Speaker: ?", "- a", "", "## Day 1", "# Zib", "Time: 10:00", "---"]


@given(st.lists(st.sampled_from(LINES)))
def test_blocks_are_apart_and_within_the_note(texts: list[str]) -> None:
    note = read_note("a.md", "\n".join([*texts, "."]).encode())
    found = find_field_blocks(note)
    ends = [0, *[place for talk in found for place in (talk.first, talk.last)], len(note.lines)]
    assert ends == sorted(ends)
    assert all(talk.first < talk.last for talk in found)


@pytest.mark.parametrize(
    ("block", "count"),  # the first beyond what read_title remembers
    [("Talk: Table AT\nSpeaker: Ana Lund\n\n- a\n\n", 4_200), ("key AT: value\n", 1_500), ("Speaker: Ana Lund\n", 1_500)],
)
def test_time_is_linear(block: str, count: int) -> None:
    def finding(count: int) -> Callable[[], object]:
        text = "Talk: Lamps\nSpeaker: Bo Quist\n\n- a\n\nTalk: Chairs\n" + "".join(block.replace("AT", str(at)) for at in range(count))
        note = read_note("a.md", text.encode())
        return lambda: find_field_blocks(note)

    assert grows_linearly(finding(count), finding(4 * count))
