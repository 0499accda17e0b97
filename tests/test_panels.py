"""Who sat on a panel, and who only led it."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.outline import read_title
from ragnotes.reading.talks import find_talks

TITLES = [
    ("Panel: hiring (moderated by Ruth Amsel)", "Panel: hiring", ()),
    ("Panel: hiring, moderated by Ruth Amsel", "Panel: hiring", ()),
    ("Panel: hiring - Ruth Amsel, Omar Bright, Jun Takeda (moderator)", "Panel: hiring", ("Ruth Amsel", "Omar Bright")),
    ("Panel: Ruth Amsel (mod), Omar Bright, Jun Takeda", "Panel", ("Omar Bright", "Jun Takeda")),
    ("Panel: hiring (Ruth, Omar, Jun)", "Panel: hiring", ("Ruth", "Omar", "Jun")),
    ("Panel on hiring with Ruth, Omar and Jun", "Panel on hiring", ("Ruth", "Omar", "Jun")),
    ("Mesa redonda moderada por Nerea Quintás: el futuro", "Mesa redonda: el futuro", ()),
    ("Table ronde : le futur, avec Zoé, Gaël et Ruth", "Table ronde : le futur", ("Zoé", "Gaël", "Ruth")),
    ("Panel: ducks, geese and swans", "Panel: ducks, geese and swans", ()),
    ("Panel: Postgres, Redis and Kafka", "Panel: Postgres, Redis and Kafka", ()),
    ("Control panels with Ruth, Omar and Jun", "Control panels with Ruth, Omar and Jun", ()),
]


@pytest.mark.parametrize(("heading", "title", "speakers"), TITLES)
def test_titles_of_panels(heading: str, title: str, speakers: tuple[str, ...]) -> None:
    read = read_title(heading)
    assert (read.text, read.speakers) == (title, speakers)


UNDER = [
    ("Panel: hiring", "Moderator: Ruth Amsel\nPanelists: Omar Bright, Jun Takeda"),
    ("Panel: hiring", "On the panel: Omar Bright (Quorn) and Jun Takeda (Zibb)"),
    ("Podiumsdiskussion: Enten im Amt", "Moderation: Ruth Amsel\nAuf dem Podium: Omar Bright, Jun Takeda"),
    ("Table ronde : et la formation ?", "Animée par Ruth Amsel, avec Omar Bright et Jun Takeda"),
    ("Mesa redonda: el futuro", "Modera: Ruth Amsel. Participan: Omar Bright, Jun Takeda."),
    ("Mesa redonda: o futuro", "Moderadora: Ruth Amsel\nParticipantes: Omar Bright e Jun Takeda"),
    ("Tavola rotonda: il futuro", "Modera Ruth Amsel. Partecipano: Omar Bright e Jun Takeda"),
    ("Paneldiscussie: en nu?", "Gespreksleider: Ruth Amsel\nDeelnemers: Omar Bright, Jun Takeda"),
    ("Panelsamtal: jour", "Moderator: Ruth Amsel\nI panelen: Omar Bright, Jun Takeda"),
]


@pytest.mark.parametrize(("heading", "lines"), UNDER)
def test_lines_under_the_title_tell_who_sat_on_a_panel(heading: str, lines: str) -> None:
    note = f"# DuckConf\n\n## Fast tables - Ana Lund\n\nfast\n\n## {heading}\n\n{lines}\n\n- write more\n"
    talks, _ = find_talks(read_note("a.md", note.encode()))
    assert [talk.speakers for talk in talks] == [("Ana Lund",), ("Omar Bright", "Jun Takeda")]


def test_only_a_panel_has_participants() -> None:
    note = b"# DuckConf\n\n## Fast tables - Ana Lund\n\nfast\n\n## Slow chairs\n\nWith Omar Bright I had tea after it.\n"
    talks, _ = find_talks(read_note("a.md", note))
    assert "Omar Bright" not in {name for talk in talks for name in talk.speakers}
