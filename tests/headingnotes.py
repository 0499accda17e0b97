"""Small notes of headings, and what is found in a note by its headings."""

from __future__ import annotations

from ragnotes.reading.headings import find_by_headings
from ragnotes.reading.notes import read_note

NAMES = ("Ana Lund", "Bo Quist", "Cy Moor", "Eva Lind", "Kim Rask", "Nils Ek", "Rosa Vidal", "Tom Zibb", "Una Quinn", "Ole Dahl", "Ben Oak")
TITLES = (
    "Fast tables", "Slow chairs", "Old beds", "Warm lamps", "Thin doors", "Low stools", "Red walls", "New nails", "Cold glue", "Big saws",
    "Dry wood",
)  # fmt: skip
EVENT = "# Zibb week\n\n"


def told(text: str, path: str = "a.md") -> list[str]:
    """Return what is found in a note, a row a talk and one a remark."""
    note = read_note(path, text.encode())
    talks, remarks = find_by_headings(note)
    lines = [(note.lines[talk.first].number, note.lines[talk.last - 1].number) for talk in talks]
    rows = [f"{first}-{last} {talk.title}: {', '.join(talk.speakers)}" for (first, last), talk in zip(lines, talks, strict=True)]
    return [*(row.rstrip(": ") for row in rows), *remarks]


def titles(text: str, path: str = "a.md") -> list[str]:
    """Return the titles of the talks found in a note."""
    return [talk.title for talk in find_by_headings(read_note(path, text.encode()))[0]]


def talks(named: int, mark: str = "##") -> str:
    """Return headings with a speaker each and three lines below."""
    return "".join(f"{mark} {title} - {name}\n\n- a\n- b\n- c\n\n" for title, name in list(zip(TITLES, NAMES, strict=True))[:named])


def noted(heads: list[tuple[str, int]]) -> str:
    """Return headings with as many lines below as told."""
    return "".join(f"{head}\n\n" + "".join(f"- {at}\n" for at in range(lines)) + "\n" for head, lines in heads)
