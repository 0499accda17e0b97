"""Lists below "Lightning talks": names before and behind titles, first names alone, notes behind and between; what is only told."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

_NOTE = "# PyFun 2021\n\n## Logs - Bo Lind\n\nLogs grow.\n\n## {}\n\n{}\n\n## Sieves - Ana Holm\n\nTables.\n"
TITLES = ("Fast tables in a hurry", "Slow tables for the few", "Warm tables")
FULL = ("Ana Lund", "Bruno Keller", "Carla Mendes")
FIRST = ("Ana", "Bruno", "Carla")

Row = tuple[str, str, int, int]  # title, speakers, lines


def _told(heading: str, body: str) -> tuple[list[Row], tuple[str, ...]]:
    talks, remarks = find_talks(read_note("pyfun-2021.md", _NOTE.format(heading, body).encode()))
    assert (talks[0].title, talks[-1].title) == ("Logs", "Sieves")
    return [(talk.title, ", ".join(talk.speakers), talk.start_line, talk.end_line) for talk in talks[1:-1]], remarks


@pytest.mark.parametrize("below", ["", "\n  - they are good\n  - and small"])
@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("{name}: {title}", FULL),
        ("{name} - {title}", FULL),
        ("{title} - {name}", FULL),
        ("{title} ({name})", FULL),
        ("**{title}** by {name}", FULL),
        ('{name}, "{title}"', FULL),
        ("{name} / {title}", FULL),
        ("[{title}](https://e.org/1) by {name}", FULL),
        ("{name} on {title}", FULL),
        ("{name} sobre {title}", FULL),
        ("{name} - {title}: they use hashing and more", FULL),
        ("{name} - {title} : des pulls et des arêtes", FULL),
        ("{name}: {title}. They were shown on paper.", FULL),
        ("{title} ({name}): they use hashing", FULL),
        ("{name}: {title}", FIRST),
        ("{title} ({name})", FIRST),
        ("{name} über {title}", FIRST),
    ],
)
def test_items_below_lightning_talks(form: str, names: tuple[str, ...], below: str) -> None:
    items = [f"- {form.format(title=title, name=name)}{below}" for title, name in zip(TITLES, names, strict=True)]
    rows, remarks = _told("Lightning talks", "\n".join(items))
    size = 1 + below.count("\n")
    starts = range(9, 9 + 3 * size, size)
    assert rows == [(title, name, at, at + size - 1) for title, name, at in zip(TITLES, names, starts, strict=True)]
    assert remarks == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Lightning-Talks", "Lightning Talks (day 2)", "Lightning round", "LTs", "LT", "Charlas relámpago", "Kurzvorträge",
        "Présentations éclair",
        "LTs am Nachmittag", "Lightning talks (5 min each)", "3. Lightning talks",
        "Palestras relâmpago", "Blixttal", "Bliksempraatjes", "Interventi lampo", "ライトニングトーク", "LT大会",
    ],
)  # fmt: skip
def test_what_lightning_talks_are_called(heading: str) -> None:
    assert [row[0] for row in _told(heading, "- Ana Lund: Fast tables\n- Bruno Keller: Slow tables")[0]] == ["Fast tables", "Slow tables"]
    assert _told(heading, "There were many.")[1] == (f"line 7: left out, no talk told apart: {heading}",)


def test_a_file_of_lightning_talks() -> None:
    text = "# Lightning talks at BayConf 2021\n\n- Ana Lund: Kites\n- Bruno Keller: Sand\n  - grains\n"
    assert [talk.title for talk in find_talks(read_note("a.md", text.encode()))[0]] == ["Kites", "Sand"]


def test_asian_names_before_a_colon() -> None:
    assert [row[:2] for row in _told("LT", "- 佐藤健: 猫カメラ\n- 鈴木愛：パンを焼くbot")[0]] == [
        ("猫カメラ", "佐藤健"),
        ("パンを焼くbot", "鈴木愛"),
    ]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "- Ana Lund: Fast tables\n- they are fast\n- and small\n- Bruno Keller: Slow tables\n- they wait",
            [("Fast tables", "Ana Lund", 9, 11), ("Slow tables", "Bruno Keller", 12, 13)],
        ),
        (
            "* Fast tables (Ana Lund)\n* Small, too\n* Slow tables (Bruno Keller)\n* They wait\n* Warm tables (Carla Mendes)\n* Glow",
            [("Fast tables", "Ana Lund", 9, 10), ("Slow tables", "Bruno Keller", 11, 12), ("Warm tables", "Carla Mendes", 13, 14)],
        ),
        (  # who gave the third was not caught: it is a talk all the same
            "- Fast tables (Ana Lund)\n- Slow tables (Bruno Keller)\n- warm tables, from Acme",
            [("Fast tables", "Ana Lund", 9, 9), ("Slow tables", "Bruno Keller", 10, 10), ("warm tables, from Acme", "", 11, 11)],
        ),
        (
            "Ana Lund - Fast tables\nThey are fast.\n\nBruno Keller - Slow tables\nThey wait.",
            [("Fast tables", "Ana Lund", 9, 10), ("Slow tables", "Bruno Keller", 12, 13)],
        ),
        (
            "Ana Lund: Fast tables\n\nBruno Keller: Slow tables",
            [("Fast tables", "Ana Lund", 9, 9), ("Slow tables", "Bruno Keller", 11, 11)],
        ),
        (  # a title has a colon of its own, and what follows is no note
            "- Ana Lund: Fast tables: A Story\n- Bruno Keller: Slow tables",
            [("Fast tables: A Story", "Ana Lund", 9, 9), ("Slow tables", "Bruno Keller", 10, 10)],
        ),
    ],
)
def test_notes_between_talks_and_talks_between_notes(body: str, rows: list[Row]) -> None:
    assert _told("Lightning talks", body) == (rows, ())


@pytest.mark.parametrize(
    "body", ["- one on tables", "- fast tables\n- slow tables", "Ana sang.", "- cutting bread\n- Ana Lund: tables\n- a loud cat\n- ants"]
)
def test_what_is_not_told_apart_is_told(body: str) -> None:
    assert _told("Lightning talks", body) == ([], ("line 7: left out, no talk told apart: Lightning talks",))
    assert _told("Panel", body)[1]


def test_nothing_is_told_where_nothing_stands() -> None:
    assert _told("Lightning talks", "") == ([], ())
