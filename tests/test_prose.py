"""Paragraphs of prose -> talks: where each begins and ends, what belongs to none, and notes in which nobody gives a talk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.notes import read_note
from ragnotes.reading.prose import find_by_cues
from ragnotes.reading.talks import find_talks

from .timing import within

Row = tuple[int, int, str, tuple[str, ...]]  # first line, last line, title, speakers


def _found(text: str, path: str = "a.md") -> list[Row]:
    note = read_note(path, text.encode())
    return [(note.lines[part.first].number, note.lines[part.last - 1].number, part.title, part.speakers) for part in find_by_cues(note)]


LONG = "It sorts whatever one gives it, and it does so in one pass, which nobody in the room would have thought possible before."

NOTES: dict[str, tuple[str, list[Row]]] = {
    "a trip report": (
        f"# PyDays 2024\n\nThe train was late.\n\nThe day began with Ana Uno's keynote on fast tables. {LONG}\n\n{LONG}\n\n"
        "Next up was Bo Twee, who talked about slow tables. They are slow.\n\nThen there was lunch, and we ate a lot of it.\n\n"
        "After lunch, Cy Drie presented pickles.\n\nAll in all a good day.\n",
        [(5, 7, "fast tables", ("Ana Uno",)), (9, 9, "slow tables", ("Bo Twee",)), (13, 13, "pickles", ("Cy Drie",))],
    ),
    "titles in marks, and talks of several paragraphs": (
        "# PyDays 2024\n\n## Tables\n\nThe first talk was [Fast tables for all](https://e.org/talks/1). It was long.\n\nSome of it:\n\n"
        "* rows\n* columns\n\n```\nsort()\n```\n\nRows come first.\n\nThe next talk was by Bo Twee on _Slow Tables for Some_.\n\n"
        "Columns come first.\n\n## Party\n\nWe danced.\n",
        [(5, 16, "Fast tables for all", ()), (18, 20, "Slow Tables for Some", ("Bo Twee",))],
    ),
    "a link to each talk, one paragraph each": (
        "Ein langer Tag mit viel Kaffee.\n\nWeiter ging es mit [Schnelle Tabellen](https://e.org/events/1.html). Der Talk war gut.\n\n"
        "Dann kam der Vortrag [Langsame Tabellen](https://e.org/events/2.html), der lang war.\n\n"
        "Dort gab es [Tabellen für alle](https://e.org/events/3.html). Ein guter Talk.\n\nNun sitze ich in der Lounge.\n",
        [(3, 3, "Schnelle Tabellen", ()), (5, 5, "Langsame Tabellen", ()), (7, 7, "Tabellen für alle", ())],
    ),
    "speakers with links": (
        "Notes of the day.\n\n[Ana Uno](https://twitter.com/ana) talked about fast tables.\n\n"
        "[Bo Twee](https://twitter.com/bo) showed how to store slow ones.\n",
        [(3, 3, "fast tables", ("Ana Uno",)), (5, 5, "how to store slow ones", ("Bo Twee",))],
    ),
    "themes over paragraphs": (
        "# PyDays\n\n## Tables\n\nA talk about sorting rows. It was short.\n\nA talk about sorting columns. It was long.\n\n"
        "## Wrap-up\n\nAna Uno's talk was the best.\n",
        [(5, 5, "sorting rows", ()), (7, 7, "sorting columns", ())],
    ),
    "wrapped lines": (
        "A day in the rain.\n\nThen came Ana Uno with her talk on the many and most various ways of\nsorting tables, *Sorting\n"
        "for everybody and their cat*, which was long.\n\nThe end.\n",
        [(3, 5, "Sorting for everybody and their cat", ("Ana Uno",))],
    ),
    "two paragraphs a talk, and closing words": (
        f"Two weeks on.\n\nI'll begin with Ana Uno, who talked about [Fast tables](https://e.org/a). {LONG}\n\n{LONG}\n\n"
        f"The next one was Bo Twee with [Slow tables](https://e.org/b). {LONG}\n\nShe also spoke of columns, which are long, too.\n\n"
        f"And finally Cy Drie presented [No tables](https://e.org/c). {LONG}\n\nSo much for the talks. {LONG}\n",
        [(3, 5, "Fast tables", ("Ana Uno",)), (7, 9, "Slow tables", ("Bo Twee",)), (11, 11, "No tables", ("Cy Drie",))],
    ),
    "drinks after the last talk": (
        'Llegué tarde.\n\nPrimero, Ana Uno habló sobre "Tablas rápidas". Son rápidas.\n\n'
        'Por la tarde Eva Tres presentó "Tablas lentas". Son lentas.\n\nLuego fuimos a tomar algo cerca del río.\n',
        [(3, 3, "Tablas rápidas", ("Ana Uno",)), (5, 5, "Tablas lentas", ("Eva Tres",))],
    ),
    "a second name in a talk": (
        f"Rain.\n\nAna Uno talked about fast tables. {LONG} She thanked Bo Twee for the library.\n",
        [(3, 3, "fast tables", ("Ana Uno",))],
    ),
    "by first name": (
        "Rain.\n\nThe first talk was by Ana Uno: _Fast Tables for All_.\n\n"
        "Ana also gave the final talk of the track: _Slow Tables for All_.\n",
        [(3, 3, "Fast Tables for All", ("Ana Uno",)), (5, 5, "Slow Tables for All", ("Ana",))],
    ),
    "coffee between talks": (
        f'Rain.\n\nAna Uno presented "Fast tables". {LONG}\n\nCoffee and buns for all. We met people who print their own paper, '
        f'and talked of bread until it was late.\n\nBo Twee presented "Slow tables". {LONG}\n',
        [(3, 3, "Fast tables", ("Ana Uno",)), (7, 7, "Slow tables", ("Bo Twee",))],
    ),
    "notes of one talk": (
        "# Fast tables for all\n\nMy notes on the talk by Ana Uno at PyDays 2024.\n\n## Why\n\nThey are fast.\n\n## How\n\nOne pass.\n",
        [(1, 11, "Fast tables for all", ("Ana Uno",))],
    ),
    "notes of a day that begin with one talk": (
        "# PyDays 2024\n\nMy notes on the talk by Ana Uno on fast tables.\n\n## Lunch\n\nSoup.\n",
        [(3, 3, "fast tables", ("Ana Uno",))],
    ),
    "korean": (
        "비가 왔다.\n\n첫날에는 “빠른 표 만들기”라는 세션이 좋았다.\n\n하나둘님의 “느린 표 만들기” 세션도 들었다.\n",
        [(3, 3, "빠른 표 만들기", ()), (5, 5, "느린 표 만들기", ("하나둘",))],
    ),
}

SILENT = {
    "one talk's own words": "# Tables\n\nRows are sorted first.\n\nHe showed a loop.\n\nShe presented a second one.\n",
    "several people in one paragraph": "A day.\n\nAna Uno talked about tables. Bo Twee presented chairs. Cy Drie spoke about beds.\n",
    "only thanks": "A day.\n\nThanks to Ana Uno and Bo Twee for the organisation.\n",
    "a missed talk": "A day.\n\nI missed Ana Uno's talk on fast tables.\n",
    "under an aside": "# Day\n\n## Thanks\n\nAna Uno gave a talk about tables last year and helped us with this one.\n",
    "quotations": "A day.\n\n> Ana Uno presented fast tables.\n\n“Simplicity is hard.” ― Blaise Pascal\n",
    "code": "A day.\n\n```\nAna Uno talked about fast tables.\n```\n",
    "a list of talks in one paragraph": 'Good talks were "Fast tables for all" by Ana Uno and "Slow tables for all" by Bo Twee.\n',
}


@pytest.mark.parametrize("name", NOTES)
def test_where_talks_begin_and_end(name: str) -> None:
    text, rows = NOTES[name]
    assert _found(text) == rows


@pytest.mark.parametrize("name", SILENT)
def test_notes_without_talks(name: str) -> None:
    assert _found(SILENT[name]) == []


THEMES = (
    "# TableCon 2022\n\n### Speed\n\nAna Uno talked about [Fast tables](https://e.org/1). They are fast.\n\n"
    "In [Faster tables](https://e.org/2), Bo Twee showed how to sort. They are faster.\n\n### Strength\n\n"
    "Cy Drie presented [Slow tables](https://e.org/3). They are slow.\n\n"
    "[Tables that stand](https://e.org/4) by Flo Vier was the best of them.\n\n### Me\n\nI was tired.\n"
)


def test_themes_over_paragraphs_are_no_talks() -> None:
    talks, _ = find_talks(read_note("a.md", THEMES.encode()))
    assert [(talk.title, talk.speakers, talk.start_line, talk.end_line) for talk in talks] == [
        ("Fast tables", ("Ana Uno",), 5, 5),
        ("Faster tables", ("Bo Twee",), 7, 7),
        ("Slow tables", ("Cy Drie",), 11, 11),
        ("Tables that stand", ("Flo Vier",), 13, 13),
    ]


def test_a_list_of_readings_holds_no_talks() -> None:
    items = "- [Fast tables](https://e.org/1) by Ana Uno - good!\n- [Slow ones](https://e.org/2) by Bo Twee - meh\n"
    assert find_talks(read_note("a.md", f"# Reading list\n\n## Done\n\n{items}".encode()))[0] == ()


def test_only_the_free_ranges_are_read() -> None:
    note = read_note("a.md", b"Ana Uno talked about rows.\n\nBo Twee talked about columns.\n")
    assert [part.speakers for part in find_by_cues(note, [(2, 3)])] == [("Bo Twee",)]
    assert find_by_cues(note, []) == []


def test_marked_titles_carry_their_address() -> None:
    note = read_note("a.md", b"The first talk was [Fast tables](https://e.org/talks/1) by Ana Uno.\n")
    assert [(part.title, part.url) for part in find_by_cues(note)] == [("Fast tables", "https://e.org/talks/1")]


_PARTS = [part for text, _ in NOTES.values() for part in text.split("\n\n")] + [
    part for text in SILENT.values() for part in text.split("\n\n")
]


@given(st.lists(st.sampled_from(_PARTS), max_size=12))
def test_talks_are_in_order_and_apart(parts: list[str]) -> None:
    note = read_note("a.md", ("\n\n".join(parts) or "x").encode())
    end = 0
    text = " ".join(" ".join(line.text for line in note.lines).split())
    for part in find_by_cues(note):
        assert end <= part.first < part.last <= len(note.lines)
        assert part.title and 0 < part.confidence < 1
        assert all(name in text for name in part.speakers)
        end = part.last


@pytest.mark.parametrize(
    "text",
    [
        "Ana Uno, " * 9_000 + "and Bo Twee talked about x.",
        "Next up was " * 8_000,
        "“a " * 30_000,
        "[a](https://e.org/talks/1) " * 4_000,
        "The talk (( " * 8_000,
        "「" * 90_000,
        "Ana Uno’s " * 9_000,
        "Next up was Ana Uno, who talked about fast tables.\n\n" * 1_500,
        "talk " * 20_000,
    ],
)
def test_time_is_linear(text: str) -> None:
    note = read_note("a.txt", text.encode())
    assert within(1, lambda: find_by_cues(note))


def test_themes_over_paragraphs_with_speakers_are_no_talks() -> None:
    text = (
        "# PyDays 2024 by theme\n\n## Tables\n\n[Ana Uno](https://e.org/a) talked about fast ones. It was long.\n\n"
        "[Bo Twee](https://e.org/b) talked about slow ones, and the talk was short.\n\n## Chairs\n\n"
        "The talk of [Cy Drie](https://e.org/c) was about legs.\n"
    )
    talks, _ = find_talks(read_note("pydays-2024.md", text.encode()))
    assert [(talk.start_line, talk.end_line, talk.speakers) for talk in talks] == [
        (5, 5, ("Ana Uno",)), (7, 7, ("Bo Twee",)), (9, 11, ("Cy Drie",)),
    ]  # fmt: skip


def test_a_day_and_a_pause_begin_talks_of_their_own() -> None:
    text = (
        '# PyCon UK 2019\n\nI started the day with Ana Uno\'s talk, "Fast tables". They are fast.\n\n'
        'After coffee Bo Twee told us about ten years of rails in "Slow tables". Rails rust.\n\n'
        "On Sunday [Cy Drie](https://cy.example.org) gave *Warm tables for two*, a tour.\n"
    )
    told = [(3, 3, "Fast tables", ("Ana Uno",)), (5, 5, "Slow tables", ("Bo Twee",)), (7, 7, "Warm tables for two", ("Cy Drie",))]
    assert _found(text) == told


@pytest.mark.parametrize(
    ("sentence", "title", "speaker"),
    [
        ("In „Karten im Wald“ berichtete Sabine Lund von Förstern, die Karten lesen.", "Karten im Wald", "Sabine Lund"),
        ("In „Zuse heute“ erzählte Karl Menzel von Rechnern aus Blech.", "Zuse heute", "Karl Menzel"),
        ("In „Zuse heute“ erzählte Anna Maria von Quorn viel.", "Zuse heute", "Anna Maria von Quorn"),
        ('In "Kaas met code" vertelde Joost Mulder van Boeren die meten.', "Kaas met code", "Joost Mulder"),
    ],
)
def test_what_a_verb_of_telling_takes_is_no_part_of_a_name(sentence: str, title: str, speaker: str) -> None:
    (talk,) = find_by_cues(read_note("pydays-2024.txt", f"Es regnete.\n\n{sentence}\n".encode()))
    assert (talk.title, talk.speakers) == (title, (speaker,))
