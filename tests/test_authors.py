"""Who took the notes."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note

_BODY = "# Fast tables - Ana Uno\n\nTables can be fast.\n"


@pytest.mark.parametrize(
    ("path", "text", "author"),
    [
        ("a.md", "---\nauthor: Bo Twee\n---\n" + _BODY, "Bo Twee"),
        ("a.md", "# Notes from PyDays 2024 by Bo Twee\n\nIt rained.\n", "Bo Twee"),
        ("a.md", "# PyDays 2024 trip report - Bo Twee\n\nIt rained.\n", "Bo Twee"),
        ("a.txt", "PyDays 2024 - notes (B. Twee)\n\n1) It rained.\n", "B. Twee"),
        ("a.md", "# Apuntes de las PyDays 2024 por Bo Twee y Ana Uno\n\nIt rained.\n", "Bo Twee, Ana Uno"),
        ("a.md", "# Ana Uno's notes from PyDays 2024\n\nIt rained.\n", "Ana Uno"),
        ("a.md", "# PyDays 2024 trip report\n\nby Ana Uno\n\nIt rained.\n", "Ana Uno"),
        ("a.md", "---\ntitle: Notes from PyDays 2024 by Ana Uno\n---\n\nIt rained.\n", "Ana Uno"),
        ("a.md", "# Fast notes - Ana Uno\n\nIt rained.\n", None),
        ("a.md", "# Fast tables\n\nby Ana Uno\n\nIt rained.\n", None),
        ("a.md", "# Ana Uno - PyDays 2024\n\nIt rained.\n", None),
        ("a.md", "---\nauthors:\n  - Bo Twee\n  - Cy Trois\n---\n" + _BODY, "Bo Twee, Cy Trois"),
        ("a.md", "---\nauthors:\n  - name: Bo Twee\n    url: https://e.org\n---\n" + _BODY, "Bo Twee"),
        ("a.mdx", "---\nauthors: [bo-twee, cy]\n---\n" + _BODY, "bo-twee, cy"),
        (
            "a.mdx",
            "---\nauthors:\n  - name: Bo Twee\n    title: Host of PyDays\n  - key: cy\n    title: Guest\n---\n" + _BODY,
            "Bo Twee, cy",
        ),
        ("a.md", "---\nauthor: {name: Bo Twee, email: bo@e.org}\n---\n" + _BODY, "Bo Twee"),
        ("a.md", "+++\ntitle = 'Fast tables'\n[params]\nauthor = 'Bo Twee'\n+++\n" + _BODY, "Bo Twee"),
        ("a.md", '{\n  "title": "Fast tables",\n  "params": {"author": {"name": "Bo Twee"}}\n}\n' + _BODY, "Bo Twee"),
        ("a.md", '---js\n{\n  author: "Bo Twee",\n}\n---\n' + _BODY, "Bo Twee"),
        ("a.md", "---\nautor: '[Bo Twee](https://e.org)'\n---\n" + _BODY, "Bo Twee"),
        ("maria/a.md", "---\nauthor: Bo Twee\n---\n" + _BODY, "Bo Twee"),
        ("a.rst", "Fast tables\n===========\n\n:author: Bo Twee\n\nTables can be fast.\n", "Bo Twee"),
        ("a.org", "#+TITLE: Fast tables\n#+AUTHOR: Bo Twee\n\n* Why\n\nTables can be fast.\n", "Bo Twee"),
        ("a.adoc", "= Fast tables\nBo Twee <bo@e.org>\n\nTables can be fast.\n", "Bo Twee"),
        ("a.md", "# PyDays 2024\n\n*Notes by Bo Twee*\n\nIt rained.\n", "Bo Twee"),
        ("a.md", "# PyDays 2024\n\nApuntes de Bo Twee\n\nLlovía.\n", "Bo Twee"),
        ("a.md", "# PyDays 2024\n\nWritten by Nora Kind. I met Bob Marsh, Tina Weld.\n", "Nora Kind"),
        ("a.md", "---\ncreator: Bo Twee\n---\n" + _BODY, "Bo Twee"),
        ("a.md", "# PyDays 2024\n\nPosted by **Maria** on 12 May 2024\n\nIt rained.\n", "Maria"),
        ("a.md", "# PyDays 2024\n\nGeschrieben von Bo Twee am 3. Mai\n\nEs regnete.\n", "Bo Twee"),
        ("a.md", "# PyDays 2024\n\nAuthor: Maria\n\nIt rained.\n", "Maria"),
        ("maria/pydays.md", _BODY, "Maria"),
        ("notes/maria-garcia/2024/pydays.md", _BODY, "Maria Garcia"),
        ("notes/Maria García/pydays.md", _BODY, "Maria García"),
        ("pydays/2024-pydays-notes-by-maria-garcia.md", _BODY, "Maria Garcia"),
        ("pydays/apuntes de Maria.md", _BODY, "Maria"),
        ("pydays/notes_maria.md", _BODY, "Maria"),
        ("pydays/Maria's notes.txt", _BODY, "Maria"),
        ("pydays/fast-tables.md", _BODY, None),
        ("austin/2024.md", _BODY, None),
        ("a.md", "# PyDays 2024\n\nPosted by the team on 12 May 2024\n\nIt rained.\n", None),
        ("hugo-toml/content/pydays.md", _BODY, None),
        ("python/julia/notes.md", _BODY, None),
        ("speakers/maria-garcia/fast-tables.md", _BODY, None),
        ("talks/step-by-step.md", _BODY, None),
        ("a.md", "# Notes by hand\n\nWritten by nobody in particular.\n", None),
        ("a.md", "# PyDays\n\nApuntes de Python\n\nLlovía.\n", None),
        ("a.md", "# PyDays\n\nResumen de PyConES 2024\n\nLlovía.\n", None),
        ("a.md", "# Fast tables\n\nby Ana Uno\n\nThe author of the library spoke.\n", None),
    ],
)
def test_the_author(path: str, text: str, author: str | None) -> None:
    assert read_note(path, text.encode()).author == author
