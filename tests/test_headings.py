"""Talks begun by headings, whatever the level and the form; what headings are no talks; what is told once; what was cancelled."""

from __future__ import annotations

import pytest

from ragnotes.reading.headings import find_by_headings
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

from .timing import within

Row = tuple[str, tuple[str, ...], int, int]


def _rows(text: str, path: str = "pydays-2024/notes.md") -> list[Row]:
    note = read_note(path, text.encode())
    return [
        (talk.title, talk.speakers, note.lines[talk.first].number, note.lines[talk.last - 1].number) for talk in find_by_headings(note)[0]
    ]


def _names(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(title, speakers) for title, speakers, _, _ in _rows(text)]


def test_days_smaller_than_the_talks_under_them() -> None:
    text = "### Day 1\n## Keynote\n\n* a\n\n### Day 2\n## Fast tables\n* b\n\n## Slow tables\n* c\n"
    assert _rows(text) == [("Keynote", (), 2, 4), ("Fast tables", (), 7, 8), ("Slow tables", (), 10, 11)]


def test_talks_at_mixed_levels() -> None:
    text = "# Charlas\n\n## [Tablas](https://e.org/1)\n\na\n\n# [Sillas](https://e.org/2)\n\nb\n\n# [Camas](https://e.org/3)\n\nc\n"
    assert [title for title, _, _, _ in _rows(text)] == ["Tablas", "Sillas", "Camas"]


def test_siblings_tell_the_side_of_the_names() -> None:
    left = "# Sarah Quorn - Fast tables\na\n# Zib - Slow tables\nb\n# Tom Zibb - Gray Quorn\nc\n# Émilie Quorn - Chairs\nd\n"
    assert _names(left) == [
        ("Fast tables", ("Sarah Quorn",)),
        ("Slow tables", ("Zib",)),
        ("Gray Quorn", ("Tom Zibb",)),
        ("Chairs", ("Émilie Quorn",)),
    ]
    right = "# Fast tables - Sarah Quorn\na\n# Slow tables - Zib\nb\n# Round tables - Tom Zibb\nc\n# Chairs - Gray Quorn\nd\n"
    assert [speakers for _, speakers in _names(right)] == [("Sarah Quorn",), ("Zib",), ("Tom Zibb",), ("Gray Quorn",)]


def test_a_doubtful_name_among_headings_that_name_nobody_is_none() -> None:
    heads = ["Fast tables", "Slow tables", "Zibb - Plorr Wuff", "Round tables", "Chairs", "Beds"]
    text = "# Day 1\n\n" + "".join(f"## {head}\n\nThe talk was long.\n\n" for head in heads)
    assert [speakers for _, speakers in _names(text)] == [()] * 6


def test_headings_that_are_names() -> None:
    text = "# PyDays 2024\n\n## Sarah Quorn\n\n“Fast tables for all”\n\na\n\n## Tom Zibb and Émilie Quorn\n\nb\n\n## Jan de Vries\n\nc\n"
    assert _names(text) == [
        ("Fast tables for all", ("Sarah Quorn",)),
        ("Tom Zibb and Émilie Quorn", ("Tom Zibb", "Émilie Quorn")),
        ("Jan de Vries", ("Jan de Vries",)),
    ]


@pytest.mark.parametrize(
    ("byline", "speakers"),
    [
        ("_Ana Uno_", ("Ana Uno",)),
        ("*Ana Uno, Acme*", ("Ana Uno",)),
        ("**Ana Uno**", ("Ana Uno",)),
        ("Ana Uno", ("Ana Uno",)),
        ("Ana Uno - @anauno", ("Ana Uno",)),
        ("Ana Uno - @anauno\nBo Twee - @botwee", ("Ana Uno", "Bo Twee")),
        ("⭐⭐⭐⭐\n\n**Ana Uno** ([recording](https://e.org/v))", ("Ana Uno",)),
        ("by [Ana Uno](https://e.org/a) and [Bo Twee](https://e.org/b)", ("Ana Uno", "Bo Twee")),
        ("Speaker: Ana Uno", ("Ana Uno",)),
        ("- Speaker: Ana Uno\n- Room: 2", ("Ana Uno",)),
        ("- Room: 2\n- Speaker: Ana Uno", ("Ana Uno",)),
        ("- Ana Uno (Acme)", ("Ana Uno",)),
        ("* speakers\n    - Ana Uno, Founder, Acme\n    - Bo Twee, CTO, Emca\n* tables are hard", ("Ana Uno", "Bo Twee")),
        ("> Ana Uno", ("Ana Uno",)),
        ("As Ana Uno once said, tables are hard.", ()),
        ("Kleine Wolke.", ()),
        ("Grandes Lignes.", ()),
        ("Moderata da Anna Bruni.", ()),
        ("Anna Bruni.", ("Anna Bruni",)),
        ("*Zib Quorn.*", ("Zib Quorn",)),
        ("**Important**", ()),
        ("- Ana asked a question", ()),
    ],
)
def test_bylines_under_headings(byline: str, speakers: tuple[str, ...]) -> None:
    text = f"# Day 1\n\n## Fast tables\n\n{byline}\n\nNotes.\n\n## Slow tables\n\nNo one is named here.\n"
    assert _names(text) == [("Fast tables", speakers), ("Slow tables", ())]


@pytest.mark.parametrize("leader", ["Leitung: Anna Bruni", "led by Anna Bruni"])
def test_who_leads_a_workshop_gives_it(leader: str) -> None:
    assert _names(f"# Day 1\n\n## Workshop „Tische“ ({leader})\n\nKleine Tische bauen.\n") == [("Workshop „Tische“", ("Anna Bruni",))]


@pytest.mark.parametrize("place", ["Belo Monte, 4 de maio de 2012", "Quorn Bay, May 2012", "Zibb Hill (4 May 2012)"])
def test_a_place_with_a_date_behind_an_event_is_no_speaker(place: str) -> None:
    assert _names(f"# ZibbConf 14 – {place}\n\n## Fast tables, with Ana Lund\n\nWood.\n") == [("Fast tables", ("Ana Lund",))]


def test_a_name_with_a_date_behind_a_title_is_a_speaker() -> None:
    assert _names("# Evenings\n\n## Fast tables - Zib Quorn, 4 May 2012\n\nWood.\n") == [("Fast tables", ("Zib Quorn",))]


@pytest.mark.parametrize(
    ("heading", "title", "speaker"),
    [
        ("Warm tables: Eva Brandt", "Warm tables", "Eva Brandt"),
        ("Eva Brandt (@evab) - Warm tables", "Warm tables", "Eva Brandt"),
        ("Zib Quorn (@zib) - Warm tables", "Warm tables", "Zib Quorn"),
        ("Keynote: Eva Brandt - Laughter", "Laughter", "Eva Brandt"),
        ("Opening keynote by Eva Brandt: Soup", "Soup", "Eva Brandt"),
    ],
)
def test_a_clear_name_is_not_outvoted(heading: str, title: str, speaker: str) -> None:
    text = f"# PyDays 2024\n\n## Fast tables - Ana Lund\n\nx\n\n## {heading}\n\ny\n\n## Slow nails - Bruno Keller\n\nz\n"
    assert _names(text) == [("Fast tables", ("Ana Lund",)), (title, (speaker,)), ("Slow nails", ("Bruno Keller",))]


@pytest.mark.parametrize("heading", ["Questions: Eva Brandt", "Thanks: Eva Brandt"])
def test_a_word_before_a_name_is_no_title(heading: str) -> None:
    text = f"# PyDays 2024\n\n## Fast tables - Ana Lund\n\nx\n\n## Slow nails - Bruno Keller\n\nz\n\n## {heading}\n\ny\n"
    assert _names(text) == [("Fast tables", ("Ana Lund",)), ("Slow nails", ("Bruno Keller",))]


def test_handles_where_every_talk_has_its_own() -> None:
    text = "# Charlas\n\n" + "".join(
        f"## Tabla {word}\n\nFui a ver la de [@{word}](https://e.org/{word}), que estuvo bien.\n\n" for word in ("uno", "dos2", "tres")
    )
    assert [speakers for _, speakers in _names(text)] == [("@uno",), ("@dos2",), ("@tres",)]
    assert [speakers for _, speakers in _names(text.replace("@dos2", "@uno"))] == [(), (), ()]


def test_parts_of_a_talk_are_no_talks() -> None:
    text = "# Day 1\n\n## Fast tables - Ana Uno\n\n### Problem\n\na\n\n### Solution\n\nb\n\n"
    text += "## Q&A\n\nc\n\n## Slow tables - Bo Twee\n\nd\n\n## Lunch\n\ne\n"
    assert _names(text) == [("Fast tables", ("Ana Uno",)), ("Slow tables", ("Bo Twee",))]
    assert _rows("# Fast tables\n\n## Rows\n\na\n\n## Columns\n\nb\n\n## Part II: Cells\n\nc\n", "tables.md") == []


def test_titles_in_a_note_on_one_day() -> None:
    text = "---\ntitle: 'PyDays 2024: Tuesday'\n---\n## Keynote: Tables and the people who need them\n\na\n\n### Rows\n\nb\n\n"
    text += "## How to break a table\n\nc\n\n## The effect of chairs on tables\n\nd\n"
    assert [title for title, _ in _names(text)] == [
        "Tables and the people who need them",
        "How to break a table",
        "The effect of chairs on tables",
    ]
    assert _names(text.replace("Keynote: ", "")) == []


def test_copies_are_told_once() -> None:
    block = "## Fast tables - Ana Uno\n\na\n\n## Slow tables - Bo Twee\n\nb\n\n"
    assert _names(f"# PyDays\n\n{block}{block}") == [("Fast tables", ("Ana Uno",)), ("Slow tables", ("Bo Twee",))]
    programme = "# Programme\n\n## Fast tables - Ana Uno\n\n## Slow tables - Bo Twee\n\n# Notes\n\n" + block
    assert [(title, first) for title, _, first, _ in _rows(programme)] == [("Fast tables", 9), ("Slow tables", 13)]


@pytest.mark.parametrize(
    "words", ["Cancelled, alas.", "Ging niet door.", "Cancelada.", "Abgesagt.", "Annulée.", "Annullata.", "Inställd.", "Aflyst."]
)
def test_cancelled_talks_are_remarks(words: str) -> None:
    text = f"# Day 1\n\n## Fast tables - Ana Uno\n\na\n\n## Slow tables - Bo Twee\n\n{words}\n\n## Chairs - Cy Drie\n\nb\n"
    talks, remarks = find_by_headings(read_note("a.md", text.encode()))
    assert [talk.title for talk in talks] == ["Fast tables", "Chairs"]
    assert remarks == ["line 7: cancelled: Slow tables"]


def test_talks_that_were_missed_are_none() -> None:
    text = "# Day 1\n\n## Fast tables - Ana Uno\n\na\n\n## (missed the one on beds)\n\n## Slow tables - Bo Twee\n\nb\n"
    assert [title for title, _ in _names(text)] == ["Fast tables", "Slow tables"]


def test_the_last_talk_ends_before_the_report_closes() -> None:
    text = "# PyDays\n\n## Fast tables - Ana Uno\n\na\n\n## Slow tables - Bo Twee\n\nb\n\nc\n\n"
    text += "All in all a good day.\n\n### Good things about the event\n\nd\n"
    assert _rows(text)[-1] == ("Slow tables", ("Bo Twee",), 7, 11)
    text = "# PyDays\n\n## Fast tables - Ana Uno\n\na\n\n## Slow tables - Bo Twee\n\nb\n\n[t]: https://e.org/t\n[u]: https://e.org/u\n"
    assert _rows(text)[-1] == ("Slow tables", ("Bo Twee",), 7, 9)


def test_day_date_and_page() -> None:
    text = (
        "# PyDays 2024\n\n## Day 1, 3 May\n\n### [Fast tables](https://e.org/t) - Ana Uno\n\na\n\n### Slow tables - Bo Twee\n\n"
        "[video](https://youtu.be/x)\n\n[slides](https://e.org/s.pdf)\n\nb\n\n### Chairs - Cy Drie\n\nhttps://e.org/chairs\n\n[@cy](https://twitter.com/cy)\n"
    )
    talks, _ = find_by_headings(read_note("pydays-2024.md", text.encode()))
    assert [(talk.day, talk.date, talk.url) for talk in talks] == [
        ("Day 1", "2024-05-03", "https://e.org/t"),
        ("Day 1", "2024-05-03", "https://e.org/s.pdf"),
        ("Day 1", "2024-05-03", "https://e.org/chairs"),
    ]


@pytest.mark.parametrize("text", ["## Ab Cd - Ef\n" * 20_000, "# A\n## B - Ana Uno\n### C\n" * 6_000, "### Day 1\n## Talk\n" * 10_000])
def test_time_is_linear(text: str) -> None:
    note = read_note("a.md", text.encode())
    assert within(2, lambda: find_by_headings(note))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "# PyFun 2021\n\n## Speaker: Yuki Tanaka\n\n### Escape analysis\n\nx\n\n## Speaker: Ana Holm\n\n### Sieve tables\n\ny\n",
            [("Escape analysis", ("Yuki Tanaka",)), ("Sieve tables", ("Ana Holm",))],
        ),
        (
            "# BioFun 2021\n\n### Rachel Morton, Changing tables\n\nx\n\n### Rob Lund, Sieves at scale\n\nx\n"
            "### Tim Berg, Why we sieve\n\nx\n",
            [("Changing tables", ("Rachel Morton",)), ("Sieves at scale", ("Rob Lund",)), ("Why we sieve", ("Tim Berg",))],
        ),
        (
            "# Devoxx Genf 2019\n\n## Le bonheur des tables\n\n**Keynote**\n\nOui.\n\n## Retour aux tables\n\n**Quickie**\n\nNon.\n",
            [("Le bonheur des tables", ()), ("Retour aux tables", ())],
        ),
    ],
)
def test_headings_told_by_their_siblings(text: str, told: list[tuple[str, tuple[str, ...]]]) -> None:
    talks, _ = find_talks(read_note("a.md", text.encode()))
    assert [(talk.title, talk.speakers) for talk in talks] == told


THREE = "- one thing\n- another\n- a third\n\n"


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (("### 10:00 | Fast tables | Ana Lund", "### 11:00 | Slow chairs | Bo Quist", "### 12:00 | LUNCH", "### 13:00 | Beds again"), True),
        (("## 1. Fast tables (Ana Lund)", "## 2. Slow chairs (Bo Quist)", "## 3. Wood chips (Cy Moor)", "## 4. Beds again"), True),
        (("## Day 1", "### Fast tables (Ana Lund)", "### Slow chairs (Bo Quist)", "### Wood chips (Cy Moor)", "### Beds again"), True),
        (("## Fast tables (Ana Lund)", "## Slow chairs (Bo Quist)", "## Wood chips (Cy Moor)", "## Beds again"), False),
        (
            (
                "## Day 1",
                "### Fast tables (Ana Lund)",
                "### Slow chairs (Bo Quist)",
                "### Wood chips (Cy Moor)",
                "### Lunch",
                "### Beds again",
            ),
            False,
        ),
    ],
    ids=["timed", "numbered", "below a day", "neither", "among asides"],
)
def test_a_heading_without_a_speaker_alike_to_those_with_one(headings: tuple[str, ...], told: bool) -> None:
    text = "# Zibbconf 2024\n\n" + "".join(f"{heading}\n\n{THREE}" for heading in headings)
    assert (("Beds again", ()) in _names(text)) == told
    assert ("Fast tables", ("Ana Lund",)) in _names(text)


@pytest.mark.parametrize("words", ["Lunch", "Break", "Intro", "Overall", "Links", "Useful links", "my notes", "Coffee break", "Beds"])
def test_pauses_and_notes_are_not_alike(words: str) -> None:
    days = f"# Zibbconf\n\n## Day 1\n\n### Fast tables (Ana Lund)\n{THREE}### Slow chairs (Bo Quist)\n{THREE}### Chips (Cy Moor)\n{THREE}"
    assert len(_names(f"{days}### {words}\n{THREE}")) == 3
    timed = (
        f"# Zibbconf\n\n## 10:00 Fast tables (Ana Lund)\n{THREE}## 11:00 Slow chairs (Bo Quist)\n{THREE}## 12:00 Chips (Cy Moor)\n{THREE}"
    )
    assert len(_names(f"{timed}## 13:00 {words}\n{THREE}")) == 3


def test_a_heading_alike_needs_notes_as_the_others_have() -> None:
    named = f"## 10:00 Fast tables (Ana Lund)\n{THREE}## 11:00 Slow chairs (Bo Quist)\n{THREE}## 12:00 Chips (Cy Moor)\n{THREE}"
    assert len(_names(f"# Zibbconf\n\n{named}## 13:00 Beds again\n- one\n")) == 3
    assert len(_names(f"# Zibbconf\n\n{named}## 13:00 Beds again\n- one\n- two\n")) == 4


def test_levels_in_turn() -> None:
    mixed = "# Fast tables (Ana Lund)\n- a\n\n## Slow chairs (Bo Quist)\n- b\n\n### Beds (Cy Moor)\n- c\n\n## Lamps (Eva Lind)\n- d\n"
    assert _rows(f"# Zibbconf 2024\n\n{mixed}") == [
        ("Fast tables", ("Ana Lund",), 3, 4),
        ("Slow chairs", ("Bo Quist",), 6, 7),
        ("Beds", ("Cy Moor",), 9, 10),
        ("Lamps", ("Eva Lind",), 12, 13),
    ]
    parts = "## Fast tables (Ana Lund)\n- a\n\n### A question (Bo Quist)\n- b\n\n### Ends\n- c\n\n## Lamps (Eva Lind)\n- d\n"
    assert _rows(f"# Zibbconf 2024\n\n{parts}") == [("Fast tables", ("Ana Lund",), 3, 10), ("Lamps", ("Eva Lind",), 12, 13)]


def test_a_part_of_a_talk_does_not_end_mixed_levels() -> None:
    text = "# Zibbconf 2024\n\n## Fast tables - Ana Lund\nx\n\n# Slow chairs - Bo Quist\ny\n\n## Cost\nz\n\n## Warm beds - Eva Lind\nw\n"
    assert _rows(text) == [
        ("Fast tables", ("Ana Lund",), 3, 4),
        ("Slow chairs", ("Bo Quist",), 6, 10),
        ("Warm beds", ("Eva Lind",), 12, 13),
    ]


def test_a_field_that_names_nobody_stands_under_a_talk() -> None:
    text = f"# Zibbconf 2024\n\n## Fast tables\nSpeaker: no idea\n\n{THREE}## Slow chairs\nSpeaker: Bo Quist\n\n{THREE}"
    assert _names(text) == [("Fast tables", ()), ("Slow chairs", ("Bo Quist",))]


@pytest.mark.parametrize("heading", ["Author", "Maintainers", "To watch", "Books to read", "People I met", "Autores", "Contact"])
def test_people_and_works_are_no_talks(heading: str) -> None:
    assert _names(f"# conference-notes\n\n## Structure\n\nx\n\n## {heading}\n\nAna Lund - [@ana](https://e.org/@ana)\n") == []


def test_notes_on_a_book_are_no_talk() -> None:
    assert _names('# Book notes: "The Quiet Table" by Ana Lund\n\n## Chapter 1 - Wood\n- a\n\n## Chapter 2 - Nails\n- b\n') == []
    assert _names("# Books that shaped me by Ana Lund\n\n- a\n") == [("Books that shaped me", ("Ana Lund",))]


@pytest.mark.parametrize("other", ["** Actions\n- Ana: the keys\n", "** All of the small things\n- [ ] keys\n- [X] doors\n"])
def test_things_to_do_are_no_talk(other: str) -> None:
    talks = "".join(f"** {title} - {name}\n- a point\n" for title, name in (("Fast tables", "Ana Lund"), ("Slow chairs", "Bo Twee")))
    assert len(_rows(f"#+TITLE: PyDays 2024\n* Day 1\n{talks}{other}", "pydays-2024/notes.org")) == 2


@pytest.mark.parametrize("off", ["Passkeys in the wild (cancelled)", "~~Passkeys in the wild~~ cancelled, speaker ill"])
def test_a_cancelled_talk_is_told_once_and_not_counted(off: str) -> None:
    text = f"# DuckConf 2021\n\n## {off}\n\n## Small indexes - Ada Lind\n\nWords of hers.\n\n## Queues and their cost\n\nMore.\n"
    talks, remarks = find_talks(read_note("day.md", text.encode()))
    assert [talk.title for talk in talks][:1] == ["Small indexes"]
    assert all("Passkeys" not in talk.title for talk in talks)
    assert [remark.partition(":")[0] for remark in remarks] == ["line 3"]


TWO = "## Fast tables - Sarah Quorn\n\na\n\n## Slow tables - Tom Zibb\n\nb\n\n"
BOTH = [("Fast tables", ("Sarah Quorn",)), ("Slow tables", ("Tom Zibb",))]


@pytest.mark.parametrize(
    "title", ["PyDays 2024 notes - Ana Lund", "PyDays 2024 - Ana Lund", "Two talks on tables - Ana Lund", "What I saw in May, by Ana Lund"]
)
def test_who_noted_the_talks_gave_none(title: str) -> None:
    assert _names(f"# {title}\n\n{TWO}") == BOTH
    assert _names(f"# {title}\n\n{TWO}## Warm tables - Alan Kay\n\nc\n") == [*BOTH, ("Warm tables", ("Alan Kay",))]


def test_whom_a_talk_cites_gave_none() -> None:
    cited = "## Nails\n\na\n\n## A word by Alan Kay\n\n> b\n\n## The law (Grace Hopper)\n\nc\n\n## Costs\n\nd\n"
    assert _rows(f"# Fast tables - Sarah Quorn\n\n{cited}", "inbox/a.md") == [("Fast tables", ("Sarah Quorn",), 1, 17)]
    quoted = "".join(f"## A word by {name}\n\n> b\n\n" for name in ("Alan Kay", "Grace Hopper", "Alan Turing"))
    assert _names(f"# Fast tables - Sarah Quorn\n\n{quoted}") == [("Fast tables", ("Sarah Quorn",))]


@pytest.mark.parametrize(
    "heads", [("2024-02-01 Zibb Bern", "2024-03-15 Zibb Basel"), ("PyDays Bern, 1 May 2024", "PyDays Basel, 3 June 2024")]
)
def test_evenings_with_one_talk_each(heads: tuple[str, str]) -> None:
    first, second = heads
    text = f"# Talks I saw\n\n## {first}\n\n### Fast tables - Sarah Quorn\n\na\n\n## {second}\n\n### Tom Zibb: Slow tables\n\nb\n"
    assert _names(text) == BOTH


@pytest.mark.parametrize(
    "title", ["Thoughts on wood", "What is wrong with nails", "Welcome to the machine", "Part 2: revenge of the parser"]
)
def test_a_byline_makes_a_talk_of_what_begins_as_an_aside(title: str) -> None:
    text = f"# PyDays 2024\n\n## Fast tables\n\nby Sarah Quorn\n\na\n\n## {title}\n\nby Tom Zibb\n\nb\n"
    assert _names(text) == [("Fast tables", ("Sarah Quorn",)), (title, ("Tom Zibb",))]


@pytest.mark.parametrize(
    ("title", "told"), [("Kubernetes", True), ("Tables in practice", True), ("Lunch", False), ("My thoughts", False), ("Links", False)]
)
def test_what_is_left_out_since_it_names_nobody_is_told(title: str, told: bool) -> None:
    text = f"# PyDays 2024\n\n{TWO}## {title}\n\nLong.\n\n## Warm tables - Alan Kay\n\nc\n"
    found, remarks = find_by_headings(read_note("pydays-2024/notes.md", text.encode()))
    assert title not in [talk.title for talk in found]
    assert remarks == ([f"line 11: left out, no speaker named: {title}"] if told else [])


@pytest.mark.parametrize(
    "title",
    [
        "Panel: Future of tables", "Podiumsdiskussion: Zukunft der Tische", "Paneldiskussion: Tische", "Mesa redonda: el futuro",
        "Débat : l'avenir",
        "Table ronde : l'avenir", "Paneldebatt: framtidens bord", "Panelgesprek: de toekomst",
        "Tavola rotonda: il futuro", "Painel: o futuro", "パネルディスカッション：机の未来",
    ],
)  # fmt: skip
@pytest.mark.parametrize("notes", ["", "They talked.\n"])
def test_a_panel_without_names_is_a_talk_among_many_that_name_somebody(title: str, notes: str) -> None:
    others = "".join(
        f"## {kind} tables - Sarah Quorn\n\nGood.\n\n" for kind in "Fast Slow Warm Cold Old New Red Blue Thin Thick Low".split()
    )
    found, remarks = find_by_headings(read_note("pydays-2024.md", f"# PyDays 2024\n\n{others}## {title}\n\n{notes}".encode()))
    assert len(found) == 12 and title.endswith(found[-1].title) and not found[-1].speakers and not remarks


def test_a_bare_panel_has_the_names_in_its_brackets() -> None:
    assert _names(f"# PyDays 2024\n\n{TWO}## Panel: Future of tables (Ana Lund, Bo Twee)\n\n## Warm tables - Alan Kay\n\nc\n")[-2] == (
        "Panel: Future of tables",
        ("Ana Lund", "Bo Twee"),
    )


def test_a_time_of_day_makes_talks_of_headings_in_notes_on_an_event() -> None:
    text = "# {}\n\n## 09:00 Fast tables\n\n### Legs\n\na\n\n## 10:00 Lunch\n\nb\n\n## 11:00 Slow tables\n\nc\n"
    assert _names(text.format("PyDays 2024")) == [("Fast tables", ()), ("Slow tables", ())]
    assert find_by_headings(read_note("a.md", text.format("My day").encode()))[0] == []


def test_small_headings_that_name_nobody_are_parts_of_the_talk_over_them() -> None:
    text = "# Fast tables - Sarah Quorn\n\n## Legs\n\na\n\n## Cost\n\nb\n\n# Slow tables\n\n## Rust\n\nc\n\n# Warm tables - Tom Zibb\n\nd\n"
    assert [name[0] for name in _names(text)] == ["Fast tables", "Slow tables", "Warm tables"]


@pytest.mark.parametrize("word", ["com", "con", "with", "mit", "met", "avec", "med"])
def test_a_rare_name_behind_the_same_words_as_a_siblings_is_a_speaker(word: str) -> None:
    talks = (("Fast tables", "Ana Lund"), ("Slow tables", "Zibbia Quorn"), ("Old tables", "Quorn Zibb"))
    text = "# PyDays 2024\n\n" + "".join(f"## {title}, {word} {name}\n\na\n\n" for title, name in talks)
    assert _names(text) == [("Fast tables", ("Ana Lund",)), ("Slow tables", ("Zibbia Quorn",)), ("Old tables", ("Quorn Zibb",))]


@pytest.mark.parametrize("second", ["Chairs - Bo Twee", "Chairs by Bo Twee", "Chairs (Bo Twee)"])
def test_a_deeper_talk_behind_a_part_of_the_one_before_is_its_own(second: str) -> None:
    text = f"# PyDays 2024\n\n## Fast tables - Ana Lund\n\n### Why\n\na\n\n### {second}\n\nb\n\n## Lamps - Alan Kay\n\nc\n"
    assert _names(text) == [("Fast tables", ("Ana Lund",)), ("Chairs", ("Bo Twee",)), ("Lamps", ("Alan Kay",))]


def test_what_names_nobody_beside_one_that_does_below_an_event() -> None:
    heads = ("Kleine Kisten (Tom Zibb)", "Pause", "Kabel unter dem Dach", "Leitern", "Warum ich kam")
    text = "# PyDays 2024\n\n" + "".join(f"## {head}\n\nb\n\n" for head in heads)
    talks, remarks = find_by_headings(read_note("a.md", text.encode()))
    assert [(talk.title, talk.confidence) for talk in talks] == [("Kleine Kisten", 0.95), ("Kabel unter dem Dach", 0.6)]
    assert remarks == ["line 15: left out, no speaker named: Leitern", "line 19: left out, no speaker named: Warum ich kam"]


@pytest.mark.parametrize(
    "text",
    [
        "# A garden shed\n\n## Small boxes (Tom Zibb)\n\na\n\n## Ropes below the roof\n\nb\n",  # no event
        "# PyDays 2024\n\n## Small boxes (Tom Zibb)\n\na\n\n## Problem\n\nb\n\n## Ropes below the roof\n\nc\n",  # parts of one talk
        "# Impressions of PyDays 2024\n\n## Small boxes (Tom Zibb)\n\na\n\n## Ropes below the roof\n\nb\n",
    ],
)
def test_what_names_nobody_is_no_talk_without_an_event_over_all(text: str) -> None:
    assert "Ropes below the roof" not in [talk.title for talk in find_talks(read_note("a.md", text.encode()))[0]]
