"""Titles taken apart from what is none of them: names with initials, employers, versions, labels."""

from __future__ import annotations

import pytest

from ragnotes.reading.cutting import cut_title
from ragnotes.reading.outline import read_title
from ragnotes.reading.stripping import bare_title

HEADINGS = [
    ("J. Paul Quorn: Slow tables", "Slow tables", ("J. Paul Quorn",)),
    ("C. J. Silver: Green builds", "Green builds", ("C. J. Silver",)),
    ("E. Gabriella Quorn & Tom Zibb - Fields", "Fields", ("E. Gabriella Quorn", "Tom Zibb")),
    ("B. Fast tables - Ana Uno", "Fast tables", ("Ana Uno",)),
    ("A. Quarkus: faster starts", "Quarkus: faster starts", ()),
    ("D. Third Gen, fast tables", "Third Gen, fast tables", ()),
    ("K. Ana Uno and the lost table", "Ana Uno and the lost table", ()),
    ("What is new in Python 3.12 - Ana Uno", "What is new in Python 3.12", ("Ana Uno",)),
    ("Types in Scala 2.13 (Ana Uno)", "Types in Scala 2.13", ("Ana Uno",)),
    ("Fast tables, 10.30", "Fast tables", ()),
    ("Fast tables 10:30", "Fast tables", ()),
    ("Snelle tabellen om 10.30 - Jan de Vries", "Snelle tabellen", ("Jan de Vries",)),
    ("Panel discussion: Open maps", "Open maps", ()),
    ("Paneldebatt: Vem betalar?", "Vem betalar?", ()),
    ("Panel: Why maps (moderator: Ann Lee; with Bob Ray, Cid Moe)", "Panel: Why maps", ("Bob Ray", "Cid Moe")),
    ("Attention - Ana Uno", "Attention", ("Ana Uno",)),
    ("Fast tables (a story by Ana Uno)", "Fast tables", ("Ana Uno",)),
    ("Fast tables (and chairs) by Ana Uno", "Fast tables (and chairs)", ("Ana Uno",)),
    ("Panels that work: a guide", "Panels that work: a guide", ()),
    ("Chaos at sea, Ana Uno, Quorn.com", "Chaos at sea", ("Ana Uno",)),
    ("Tables, chairs and lamps, Ana Uno, Quorn AB", "Tables, chairs and lamps", ("Ana Uno",)),
    ("Fast tables, Ana Uno and Bo Twee, Quorn", "Fast tables", ("Ana Uno", "Bo Twee")),
    ("Learning to fail, Karin Berg, Chief Engineer, Quorn", "Learning to fail", ("Karin Berg",)),
    ("Thanks, Ana Uno, you were great", "Thanks, Ana Uno, you were great", ()),
    ("Lessons from London, Paris, New York", "Lessons from London, Paris, New York", ()),
    ("Como contribuir por Cheuk Ting Ho", "Como contribuir", ("Cheuk Ting Ho",)),
    ("Tablice od Đuro Čavić", "Tablice", ("Đuro Čavić",)),
]


@pytest.mark.parametrize(("heading", "title", "speakers"), HEADINGS)
def test_headings(heading: str, title: str, speakers: tuple[str, ...]) -> None:
    read = read_title(heading)
    assert (read.text, read.speakers) == (title, speakers)


@pytest.mark.parametrize(
    ("heading", "lean", "speakers"),
    [
        ("Gift Quorn: Tables", "left", ("Gift Quorn",)),
        ("Ruby Gems: Tables for all", "left", ()),
        ("KVM: how it works", "left", ()),
        ("Tables - DHH", "right", ("DHH",)),
        ("Tables - SQL", "right", ()),
        ("Tables (Gift Quorn)", "right", ("Gift Quorn",)),
        ("Tables (Miguel)", "right", ("Miguel",)),
        ("Tables (Berlin)", "right", ()),
        ("Tables by DHH", "by", ("DHH",)),
        ("Tables by DHH", "", ()),
        ("Sorting by weight", "by", ()),
    ],
)
def test_what_the_headings_beside_it_decide(heading: str, lean: str, speakers: tuple[str, ...]) -> None:
    assert cut_title(heading, lean).speakers == speakers


def test_a_number_of_a_version_is_no_time() -> None:
    assert bare_title("Moving to Ubuntu 22.04") == ("Moving to Ubuntu 22.04", False)
    assert bare_title("Snabba tabeller 10.30") == ("Snabba tabeller", True)
