"""Headings that are themes of talks told in a paragraph each, and headings of talks in which several people speak."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

LONG = "It went on for a while, and there was a slide for each step of it, all of them very colourful."
SAYING = [
    "{} talked about keeping the tables fast.",
    "{} zeigte, wie sein Team Tabellen schneller macht.",
    "{} habló de tablas rápidas en producción.",
    "{} a présenté des tables plus rapides.",
    "{} falou de tabelas mais rápidas.",
    "{} ha parlato di tabelle più veloci.",
    "{} vertelde over tabellen die sneller zijn.",
    "{} pratade om tabeller som är snabbare.",
]


def speakers(text: str) -> list[tuple[str, ...]]:
    return [talk.speakers for talk in find_talks(read_note("a.md", text.encode()))[0]]


@pytest.mark.parametrize("sign", ["", "- "])
@pytest.mark.parametrize("saying", SAYING)
def test_themes_over_paragraphs_that_name_a_speaker_each(saying: str, sign: str) -> None:
    told = [f"{sign}{saying.format(name)} {LONG}" for name in ("Ana Lund", "Olof Holm", "Ruth Amsel", "Omar Bright")]
    gap = "\n" if sign else "\n\n"
    note = f"# DuckConf 2023\n\n## Data\n\n{told[0]}{gap}{told[1]}\n\n## Security\n\n{told[2]}{gap}{told[3]}\n"
    assert speakers(note) == [("Ana Lund",), ("Olof Holm",), ("Ruth Amsel",), ("Omar Bright",)]


def test_what_reads_as_an_aside_may_be_a_theme_beside_others() -> None:
    told = [
        f"{name} talked about keeping the tables fast. {LONG}"
        for name in ("Ana Lund", "Olof Holm", "Ruth Amsel", "Omar Bright", "Ida Berg")
    ]
    note = f"# DuckConf 2023\n\n## Data\n\n{told[0]}\n\n{told[1]}\n\n## Security\n\n{told[2]}\n\n{told[3]}\n\n## Community\n\n{told[4]}\n"
    assert speakers(note)[-1] == ("Ida Berg",)


def test_speakers_who_take_turns_in_a_talk_leave_it_whole() -> None:
    first = f"Ana Lund introduced the tables that they use. {LONG}\n\nOlof Holm showed how fast they are. {LONG}"
    rest = f"Ana Lund explained the rest. {LONG}\n\n## Slow chairs\n\nRuth Amsel talked about chairs. {LONG}"
    note = f"# DuckConf 2023\n\n## Fast tables\n\n{first}\n\n{rest}\n"
    assert len(speakers(note)) == 2


def test_a_teams_own_meeting_holds_no_talks() -> None:
    told = f"## Budget\n\nAna Lund presented the numbers. {LONG}\n\n## Hiring\n\nAna Lund explained the process. {LONG}"
    assert speakers(f"# Team offsite 2023\n\n{told}\n") == []
