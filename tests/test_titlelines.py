"""Plain text: a line with title and speaker over its notes, the event or the day in the next line; and lists of people that are none."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

_NOTES = "\n\nTables grow by doubling. A little moves at each step.\nMost was known.\n\nQuestions: none.\n"
_THREE = "Bruno Keller - Growing tables\n{}\n\nAna Lund - Slow tables\n{}\n\nCarla Mendes - Old tables\n{}\n"


def _told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    talks, _ = find_talks(read_note("a.txt", text.encode()))
    return [(talk.title, ", ".join(talk.speakers), talk.event, talk.date) for talk in talks]


@pytest.mark.parametrize(
    ("head", "speaker", "event", "date"),
    [
        ("Pat Child - Growing tables\nDuckConf, 12 May 2023", "Pat Child", "DuckConf 2023", "2023-05-12"),
        ("Growing tables - Pat Child\nDuckConf, 12 May 2023", "Pat Child", "DuckConf 2023", "2023-05-12"),
        ("Ana Lund: Growing tables\nPyCon DE, 12. Mai 2023", "Ana Lund", "PyCon DE 2023", "2023-05-12"),
        ("Ana Lund - Growing tables\n2023-05-12", "Ana Lund", None, "2023-05-12"),
        ("DuckConf 2023\nAna Lund - Growing tables", "Ana Lund", "DuckConf 2023", "2023"),
        ("2023-05-12 DuckConf\nGrowing tables (Ana Lund)", "Ana Lund", "DuckConf 2023", "2023-05-12"),
        ("Growing tables\nPat Child (Blue Bottle), DuckConf 2023", "Pat Child", "DuckConf 2023", "2023"),
        ("Growing tables\nby Pat Child (Blue Bottle)\nDuckConf 2023", "Pat Child", "DuckConf 2023", "2023"),
        ("Growing tables\nPat Child\nDuckConf 2023", "Pat Child", "DuckConf 2023", "2023"),
    ],
)
def test_a_text_of_one_talk(head: str, speaker: str, event: str | None, date: str | None) -> None:
    assert _told(head + _NOTES) == [("Growing tables", speaker, event, date)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("DuckConf 2023\n\n" + _THREE.format("Tables grow.", "Slow ones wait.", "Old ones are cast."), "DuckConf 2023"),
        ("DuckConf 2023\n\n" + _THREE.format("tables grow", "slow ones wait", "old ones are cast"), "DuckConf 2023"),
        (_THREE.format("Main hall, 10:00\nTables grow.", "Room 2, 11:00\nSlow.", "Room 2, 12:00\nOld."), None),
    ],
)
def test_a_text_of_several_talks(text: str, event: str | None) -> None:
    told = [("Growing tables", "Bruno Keller"), ("Slow tables", "Ana Lund"), ("Old tables", "Carla Mendes")]
    assert [row[:3] for row in _told(text)] == [(*row, event) for row in told]


def test_a_quotation_right_under_the_title_is_of_its_notes() -> None:
    text = "DuckConf 2023\n\n*Growing tables* — Ana Lund\n> they grow\nGood.\n\n*Slow tables* — Bruno Keller\nSlow.\n"
    assert [row[:2] for row in _told(text)] == [("Growing tables", "Ana Lund"), ("Slow tables", "Bruno Keller")]


def test_each_talk_has_the_event_in_the_line_under_it() -> None:
    text = _THREE.format("DuckConf, 12 May 2023\n\nTables grow.\n", "PyCon UK 2022\n\nSlow.\n", "DuckConf 2021\n\nOld.\n")
    assert [row[2:] for row in _told(text)] == [("DuckConf 2023", "2023-05-12"), ("PyCon UK 2022", "2022"), ("DuckConf 2021", "2021")]


@pytest.mark.parametrize(
    "text",
    [
        "Contacts of the conference\n\nAna Lund - Acme Corp\nPhone 12\n\nBruno Keller - Foo Inc\nPhone 9\n",
        "Read this year\n\nThe Silent Tree - Ana Lund\nLong, but good.\n\nA House by the Sea - Bruno Keller\nSad.\n",
        "PyCon 2023 was fun.\nI met Ana Lund - we talked about tables\nand ate.\n\nBruno Keller - an old friend - came by\nand we left.\n",
        "Notes from PyCon 2023\nMia Holm\n\nIt was good. We ate.\nThen we slept.\n",
        "12 May 2023\nWent home early: rain\n\n13 May 2023\nStayed in.\n",
    ],
)
def test_people_books_and_diaries_are_no_talks(text: str) -> None:
    assert _told(text) == []
