"""At which level headings are talks where none of them names a speaker; notes on one talk or on themes have no such level."""

from __future__ import annotations

import pytest

from ragnotes.reading.headings import find_by_headings
from ragnotes.reading.notes import read_note

POINTS = "\n\n- one point of it\n- another point of it\n- a third\n\n"
STORY = "\n\nA paragraph that tells of what happened and how it was for us that day.\n\n"
THREE = ("Tables in Rust", "Glue for everybody", "Saw it coming")


def _titles(path: str, text: str) -> list[str]:
    note = read_note(path, text.replace("~", POINTS).replace("$", STORY).encode())
    return [talk.title for talk in find_by_headings(note)[0]]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("zibbconf-2019.md", "# ZibbConf 2019\n\n## Day 1\n\n### Tables in Rust~### Glue for everybody~## Day 2\n\n### Saw it coming~"),
        ("2019/zibbconf-day-1.md", "# ZibbConf 2019 - Day 1\n\n## Tables in Rust~## Glue for everybody~## Saw it coming~"),
        (
            "ana__ZibbConf2019/zibbconf.org",
            "* Tables in Rust\n** legs\n*** oak\n* Glue for everybody\n** a\n** b\n* Saw it coming\n** c\n** d\n",
        ),
        ("zibbconf-2019/notes.md", "# Tables in Rust~# Glue for everybody~# Saw it coming~"),
        ("zibbconf/2019/README.md", "# ZibbConf 2019\n\n## Tables in Rust~## Glue for everybody~## Saw it coming~"),
    ],
)
def test_notes_on_an_event_in_points(path: str, text: str) -> None:
    assert _titles(path, text) == list(THREE)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("zibbconf-2019/fast-tables/notes.md", "# Tables in Rust~# Glue for everybody~# Saw it coming~"),
        ("zibbconf-2019/fast-tables.md", "# Fast tables\n\n## Tables in Rust~## Glue for everybody~## Saw it coming~"),
        ("zibbconf-2019.md", "# ZibbConf 2019\n\n## Everyone loves Rust$## The rise of glue$## Fewer people came$"),
        ("zibbconf-2019.md", "# What I learned at ZibbConf 2019\n\n## Everyone loves Rust~## The rise of glue~## Fewer people came~"),
        ("notes.md", "# Tables in Rust~# Glue for everybody~# Saw it coming~"),
    ],
)
def test_notes_on_one_talk_or_on_themes(path: str, text: str) -> None:
    assert _titles(path, text) == []
