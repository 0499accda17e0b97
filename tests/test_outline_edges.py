"""Headings taken apart to the last field: title, speakers, kind, where the names stand, address, time of day, parts of a talk."""

from __future__ import annotations

import pytest

from ragnotes.reading.kinds import is_lightning, is_panel, is_session
from ragnotes.reading.outline import is_of_meeting, read_title


@pytest.mark.parametrize(
    ("heading", "title", "speakers", "kind", "form"),
    [
        ("Ada Bell, Acme, *Fast tables*", "Fast tables", ("Ada Bell",), "talk", "left"),
        ("Fast tables *Ada Bell*", "Fast tables", ("Ada Bell",), "talk", "right"),
        ("Fast tables *Ada Bell, Acme*", "Fast tables", ("Ada Bell",), "talk", "right"),
        ("**Ada Bell**: Fast tables", "Fast tables", ("Ada Bell",), "talk", "left"),
        ("[Ada Bell] Fast tables", "Fast tables", ("Ada Bell",), "talk", "left"),
        ("[Ada Bell, Acme] Fast tables", "Fast tables", ("Ada Bell",), "talk", "left"),
        ("[Fast tables](https://a.example) - Ada Bell", "Fast tables", ("Ada Bell",), "talk", "right"),
        ("[Fast tables](https://a.example), Ada Bell", "Fast tables", ("Ada Bell",), "talk", "right"),
        ("[Fast tables](https://a.example) by Ada Bell", "Fast tables", ("Ada Bell",), "talk", "right"),
        ("Fast tables and more, [Ada Bell](https://a.example)", "Fast tables and more", ("Ada Bell",), "talk", "comma"),
        ("Fast, [Ada Bell](https://a.example)", "Fast", ("Ada Bell",), "talk", "comma"),
        ("[Ada Bell](https://a.example): Fast tables", "Fast tables", ("Ada Bell",), "talk", "left"),
        ('Ada Bell "Fast tables"', 'Fast tables', ('Ada Bell',), 'talk', 'left'),
        ('Ada Bell - "Fast tables"', 'Fast tables', ('Ada Bell',), 'talk', 'left'),
        ('"Fast tables" - Ada Bell', 'Fast tables', ('Ada Bell',), 'talk', 'right'),
        ('Ada Bell (Acme) "Fast tables and chairs"', 'Fast tables and chairs', ('Ada Bell',), 'talk', 'left'),
        ("9:30 Fast tables (Ada Bell)", "Fast tables", ("Ada Bell",), "talk", "bracket"),
        ("09:30 - 10:00: Fast tables (Ada Bell)", "Fast tables", ("Ada Bell",), "talk", "bracket"),
        ("Keynote: Fast tables (Ada Bell)", "Fast tables", ("Ada Bell",), "talk", "bracket"),
        ("Keynote", "Keynote", (), "talk", ""),
        ("Keynote - Ada Bell", "Keynote", ("Ada Bell",), "talk", "right"),
        ("Workshop: Fast tables", "Fast tables", (), "talk", ""),
        ("[Talk] Fast tables", "Fast tables", (), "talk", ""),
        ("Talk 3: Fast tables", "Fast tables", (), "talk", ""),
        ("Lightning talk: Fast tables (Ada Bell)", "Fast tables", ("Ada Bell",), "talk", "bracket"),
        ("Thanks, Ada Bell", "Thanks, Ada Bell", (), "aside", ""),
        ("Coffee - Acme Tables", "Coffee - Acme Tables", (), "aside", ""),
        ("Lunch (Ada Bell)", "Lunch (Ada Bell)", (), "aside", ""),
        ("Welcome to the machine - Ada Bell", "Welcome to the machine", ("Ada Bell",), "talk", "right"),
        ("Chat with Ada Bell - Acme", "Chat with Ada Bell - Acme", (), "aside", ""),
        ("Talking to Ada Bell about ducks", "Talking to Ada Bell about ducks", (), "aside", ""),
        ("Tack Ada Bell", "Tack Ada Bell", (), "aside", ""),
        ("Met Ada Bell", "Met Ada Bell", (), "aside", ""),
        ("Day 2 operations - Ada Bell", "Day 2 operations", ("Ada Bell",), "talk", "right"),
        ("Day 2", "Day 2", (), "session", ""),
        ("Monday", "Monday", (), "session", ""),
        ("Monday, 4 May", "Monday, 4 May", (), "session", ""),
        ("Friday afternoons considered harmful", "Friday afternoons considered harmful", (), "plain", ""),
        ("Monday 4", "Monday 4", (), "session", ""),
        ("Monday we all went out early", "Monday we all went out early", (), "plain", ""),
        ("Monday: tables", "Monday: tables", (), "session", ""),
        ("4 May 2023", "4 May 2023", (), "session", ""),
        ("2023-05-04", "2023-05-04", (), "session", ""),
        ("Talks", "Talks", (), "session", ""),
        ("Morning session", "Morning session", (), "session", ""),
        ("Track A", "Track A", (), "session", ""),
        ("Q&A", "Q&A", (), "aside", ""),
        ("Notes", "Notes", (), "aside", ""),
        ("Introduction", "Introduction", (), "aside", ""),
        ("Ada Bell", "Ada Bell", (), "plain", ""),
        ("Fast tables", "Fast tables", (), "plain", ""),
        ("Fast tables / Ada Bell & Tom Okafor", "Fast tables", ("Ada Bell", "Tom Okafor"), "talk", "comma"),
        ("Fast tables | Ada Bell", "Fast tables", ("Ada Bell",), "talk", "right"),
        ("Fast tables by Ada Bell, Tom Okafor and Una Quinn (Acme)", "Fast tables", ("Ada Bell", "Tom Okafor", "Una Quinn"), "talk", "by"),
        ("Schnelle Tische von Karla Voss", "Schnelle Tische", ("Karla Voss",), "talk", "by"),
        ("Tables rapides par Luc Martin", "Tables rapides", ("Luc Martin",), "talk", "by"),
        ("Mesas rápidas por Marta Gil", "Mesas rápidas", ("Marta Gil",), "talk", "by"),
        ("Tavoli veloci di Gino Alba", "Tavoli veloci", ("Gino Alba",), "talk", "by"),
        ("Mesas rápidas - João Reis", "Mesas rápidas", ("João Reis",), "talk", "right"),
        ("Snelle tafels door Jan Smit", "Snelle tafels", ("Jan Smit",), "talk", "by"),
        ("Snabba bord av Per Ek", "Snabba bord", ("Per Ek",), "talk", "by"),
        ("Panel: tables (Ada Bell, Tom Okafor)", "Panel: tables", ("Ada Bell", "Tom Okafor"), "talk", "bracket"),
        ("Coffee, code and containers (Ada Bell)", "Coffee, code and containers", ("Ada Bell",), "talk", "bracket"),
        ("~~Fast tables~~ (Ada Bell)", "Fast tables", ("Ada Bell",), "talk", "bracket"),
        ("1. Fast tables (Ada Bell)", "Fast tables", ("Ada Bell",), "talk", "bracket"),
        ("🎉 Fast tables (Ada Bell)", "Fast tables", ("Ada Bell",), "talk", "bracket"),
        ("`fast_tables` in practice - Ada Bell", "fast_tables in practice", ("Ada Bell",), "talk", "right"),
        ("Fast tables: how and why - Ada Bell, Acme", "Fast tables: how and why", ("Ada Bell",), "talk", "right"),
        ("Fast tables (and chairs)", "Fast tables (and chairs)", (), "plain", ""),
        ("Fast tables (PyCon 2023)", "Fast tables (PyCon 2023)", (), "plain", ""),
        ("Dr. Ada Bell: Fast tables", "Fast tables", ("Ada Bell",), "talk", "left"),
    ],
)  # fmt: skip
def test_a_heading_taken_apart(heading: str, title: str, speakers: tuple[str, ...], kind: str, form: str) -> None:
    found = read_title(heading)
    assert (found.text, found.speakers, found.kind, found.form) == (title, speakers, kind, form)
    assert found.timed == heading.startswith(("9:30", "09:30"))
    assert found.inner == (heading in ("Q&A", "Notes", "Introduction"))
    assert found.url == ("https://a.example" if heading.startswith("[Fast tables]") else None)


@pytest.mark.parametrize(
    ("words", "session"),
    [
        ("monday", True), ("monday 4", True), ("monday 4 may", True), ("friday afternoons considered harmful", False),
        ("monday, all of us went out", True), ("monday we all went out early", False), ("friday is over", True),
        ("friday is over now", False),
        ("lightning talks", True), ("talks", True), ("track a", True), ("plums at night", False), ("4 may 2023", True), ("4 plums", False),
    ],
)  # fmt: skip
def test_what_stands_over_talks(words: str, session: bool) -> None:
    assert is_session(words) is session


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("Talking to Ada Bell", True), ("Talking to Ada Bell about ducks", True), ("Talking to ducks", False), ("Tack Ada Bell", True),
        ("Met Ada Bell", True), ("Metrics Ada Bell", False), ("Plums by Ada Bell", False),
    ],
)  # fmt: skip
def test_whom_somebody_met(words: str, met: bool) -> None:
    assert is_of_meeting(words) is met


@pytest.mark.parametrize(
    ("words", "short", "panel"),
    [
        ("lightning talks", True, False),
        ("closing panel", False, True),
        ("panel", False, True),
        ("lts:", True, False),
        ("plums", False, False),
    ],
)
def test_short_talks_and_panels(words: str, short: bool, panel: bool) -> None:
    assert (is_lightning(words), is_panel(words)) == (short, panel)


PAGE = "https://a.example"


@pytest.mark.parametrize(
    ("heading", "lean", "title", "speakers"),
    [
        # a doubtful name before the title counts where siblings begin with names
        ("[Mark Down] Fast tables", "left", "Fast tables", ("Mark Down",)),
        ("[Mark Down] Fast tables", "", "[Mark Down] Fast tables", ()),
        ("[Mark Down] Fast tables", "right", "[Mark Down] Fast tables", ()),
        ("[Mark Down, Acme] Fast tables", "left", "Fast tables", ("Mark Down",)),
        ("[Will Power] Fast tables", "left", "[Will Power] Fast tables", ()),
        ("[Acme] Fast tables", "left", "[Acme] Fast tables", ()),
        ("[Zibb Oak] Fast tables", "left", "[Zibb Oak] Fast tables", ()),
        ("[Ada Bell und Holz] Fast tables", "left", "[Ada Bell und Holz] Fast tables", ()),
        ('zorro42 "Fast tables"', "left", "Fast tables", ("zorro42",)),
        ('zorro42 "Fast tables"', "", 'zorro42 "Fast tables"', ()),
        ('zorro42 "Fast tables"', "right", 'zorro42 "Fast tables"', ()),
        ('tables "Fast tables"', "left", 'tables "Fast tables"', ()),
        ('Tables "Fast tables"', "left", 'Tables "Fast tables"', ()),
        ('Ada "Fast tables"', "left", "Fast tables", ("Ada",)),
        ('Ada "Fast tables"', "", 'Ada "Fast tables"', ()),
        ('Zibb Quorn - "Fast tables"', "left", "Fast tables", ("Zibb Quorn",)),
        ('Zibb Quorn "Fast tables"', "", "Fast tables", ("Zibb Quorn",)),
        ('Mark Down "Fast tables"', "left", "Fast tables", ("Mark Down",)),
        ('Mark Down "Fast tables"', "", 'Mark Down "Fast tables"', ()),
        ('Open Source "Fast tables"', "left", 'Open Source "Fast tables"', ()),
        ('Open Source "Fast tables"', "", 'Open Source "Fast tables"', ()),
        # one behind the title where they end with names
        (f"[Fast tables]({PAGE}) - Ada", "right", "Fast tables", ("Ada",)),
        (f"[Fast tables]({PAGE}) - Ada", "bracket", "Fast tables", ("Ada",)),
        (f"[Fast tables]({PAGE}) - Ada", "left", "Fast tables - Ada", ()),
        (f"[Fast tables]({PAGE}) - Ada", "", "Fast tables - Ada", ()),
        (f"[Slow Tables]({PAGE}) - Ada Bell", "", "Slow Tables", ("Ada Bell",)),
        (f"[Zibb Quorn]({PAGE}) - Ada Bell", "", "Zibb Quorn", ("Ada Bell",)),
        (f"[Ada Bell]({PAGE}) - Fast tables", "", "Fast tables", ("Ada Bell",)),
        (f"Fast tables and more, [Ada]({PAGE})", "", "Fast tables and more, Ada", ()),
        (f"Fast tables and more, [Open Source]({PAGE})", "", "Fast tables and more, Open Source", ()),
        (f"Fast tables and more, [Urtzi Odrizo]({PAGE})", "", "Fast tables and more", ("Urtzi Odrizo",)),
        # names in italics
        ("Fast tables *Zibb Quorn*", "", "Fast tables", ("Zibb Quorn",)),
        ("Fast tables *Open Source*", "", "Fast tables Open Source", ()),
        ("Fast tables *Ada Bell and some ducks*", "", "Fast tables Ada Bell and some ducks", ()),
        ("Tables *Ada Bell*", "", "Tables Ada Bell", ()),
        ("Zibb Quorn, *Fast tables*", "", "Fast tables", ("Zibb Quorn",)),
        ("Open Source, *Fast tables*", "", "Open Source, Fast tables", ()),
    ],
)
def test_what_siblings_make_of_a_doubtful_name(heading: str, lean: str, title: str, speakers: tuple[str, ...]) -> None:
    found = read_title(heading, lean)
    assert (found.text, found.speakers) == (title, speakers)
