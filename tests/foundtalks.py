"""Small notes and the talks found in them, whole: `python -m tests.foundtalks` writes foundtalks.txt anew with what is found now.

What changes in the file is then what a rule changed, to be read before it is kept: every talk there is right.
"""

from __future__ import annotations

from pathlib import Path

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

FILE = Path(__file__).with_name("foundtalks.txt")
NOTE, TALKS = "%% note: ", "%% talks"


def found(name: str, text: str) -> str:
    """Return talks and remarks of a note, a line each: lines, title, speakers, event, date, day, address, language, rule, confidence."""
    note = read_note(name, text.encode())
    talks, remarks = find_talks(note)
    rows = []
    for talk in talks:
        lines = f"{note.lines[talk.first].number}-{note.lines[talk.last - 1].number}"
        told = (talk.event, talk.date, talk.day, talk.url, talk.language, talk.rule, f"{talk.confidence:.2f}")
        rows.append(" | ".join(cell or "" for cell in (lines, talk.title, ", ".join(talk.speakers), *told)))
    return "".join(f"{line}\n" for line in [*rows, *(f"# {remark}" for remark in remarks)])


def read() -> list[tuple[str, str, str]]:
    """Return the notes of the file: name, text, and what is to be found."""
    found = []
    for part in FILE.read_text("utf-8").split(NOTE)[1:]:
        name, rest = part.split("\n", 1)
        text, expected = rest.split(f"{TALKS}\n")
        found.append((name, text, expected))
    return found


def write() -> None:
    """Write the file anew."""
    FILE.write_text("".join(f"{NOTE}{name}\n{text}{TALKS}\n{found(name, text)}" for name, text, _ in read()), "utf-8")


if __name__ == "__main__":
    write()
