"""Tables of talks: columns in any order and language, and tables that hold none."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks


def found(name: str, text: str) -> list[tuple[str, tuple[str, ...], int]]:
    talks, _ = find_talks(read_note(name, text.encode()))
    return [(talk.title, talk.speakers, talk.start_line) for talk in talks]


def expected(first: int, step: int = 1) -> list[tuple[str, tuple[str, ...], int]]:
    return [("Fast tables", ("Ana Lund",), first), ("Slow chairs", ("Olof Holm",), first + step)]


HEADS = [
    "Time | Talk | Speaker | Notes", "When | Session title | Who | Remarks", "Uhrzeit | Vortrag | Referentin | Notizen",
    "Raum | Titel | Vortragende | Was ich gelernt habe", "Heure | Conférence | Intervenante | Mes notes",
    "Heure | Titre de la conférence | Orateur | Remarques", "Hora | Título | Ponente | Apuntes", "Hora | Charla | Ponentes | Comentarios",
    "Hora | Palestra | Oradora | Notas", "Sala | O quê | Quem | Comentários", "Ora | Intervento | Relatore | Appunti",
    "Tijd | Lezing | Spreker | Aantekeningen", "Tid | Föredrag | Talare | Anteckningar", "Room | Title | Name | Notes",
]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_columns_of_talks(head: str) -> None:
    rows = f"| {head} |\n|---|---|---|---|\n| 9:00 | Fast tables | Ana Lund | hash it |\n| 10:00 | Slow chairs | Olof Holm | sit |\n"
    assert found("a.md", f"# DuckConf\n\n{rows}") == expected(5)


def test_columns_in_another_order() -> None:
    rows = "Speaker | What I noted | Talk\n---|---|---\nAna Lund | hash it | Fast tables\nOlof Holm | sit down | Slow chairs\n"
    assert found("a.md", rows) == expected(3)


def test_a_speaker_beside_the_title() -> None:
    rows = "| Talk | Notes |\n|---|---|\n| Fast tables (Ana Lund) | hash it |\n| Slow chairs (Olof Holm) | sit down |\n"
    assert found("a.md", rows) == expected(3)


GRID = """\
+-------------+-----------+---------+
| Session     | Who       | Remarks |
+=============+===========+=========+
| Fast tables | Ana Lund  | hash it |
+-------------+-----------+---------+
| Slow chairs | Olof Holm | sit     |
+-------------+-----------+---------+
"""
ORG = "#+TITLE: DuckConf\n\n| Talk | Speaker | Notes |\n|------+---------+-------|\n"
ADOC = "= DuckConf\n\n|===\n|Talk |Speaker |Notes\n\n|Fast tables |Ana Lund |hash it\n|Slow chairs |Olof Holm |sit\n|===\n"
PAGE = "<h1>DuckConf</h1>\n<table>\n<tr><th>Talk</th><th>Speaker</th><th>Notes</th></tr>\n"


@pytest.mark.parametrize(
    ("name", "text", "first", "step"),
    [
        ("a.rst", f"DuckConf\n========\n\n{GRID}", 7, 2),
        ("a.org", f"{ORG}| Fast tables | Ana Lund | hash it |\n| Slow chairs | Olof Holm | sit |\n", 5, 1),
        ("a.adoc", ADOC, 6, 1),
        (
            "a.html",
            f"{PAGE}<tr><td>Fast tables</td><td>Ana Lund</td><td>hash it</td></tr>\n"
            "<tr><td>Slow chairs</td><td>Olof Holm</td><td>sit</td></tr>\n</table>",
            4,
            1,
        ),
    ],
)
def test_tables_of_other_formats(name: str, text: str, first: int, step: int) -> None:
    assert found(name, text) == expected(first, step)


def test_a_programme_names_the_speakers_of_the_notes_below() -> None:
    rows = "| Time | Title | Speaker |\n|---|---|---|\n| 9:00 | Fast tables | Ana Lund |\n| 10:00 | Slow chairs | Olof Holm |\n"
    notes = "\n# Notes\n\n## Fast tables\n\nhash it\n\n## Slow chairs\n\nsit\n"
    assert found("a.md", rows + notes) == expected(8, 4)


NO_TALKS = [
    "| Name | Title | Company | Notes |\n|---|---|---|---|\n| Ana Lund | Engineer | Quorn | wants to see our tables soon |\n"
    "| Olof Holm | Director | Zibb | send him the slides next week |\n",
    "| Time | Talk | Speaker |\n|---|---|---|\n| 9:00 | Fast tables | Ana Lund |\n| 10:00 | Slow chairs | Olof Holm |\n",
    "| Tool | Author | Stars |\n|---|---|---|\n| Quorn | Ana Lund | 12 |\n| Zibb | Olof Holm | 7 |\n",
]


@pytest.mark.parametrize("rows", NO_TALKS)
def test_tables_that_hold_no_talks(rows: str) -> None:
    assert found("a.md", f"# Things to keep\n\n{rows}") == []
