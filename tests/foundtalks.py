"""Small notes and the talks found in them, whole: `python -m tests.foundtalks` writes the files of them anew with what is found now.

What changes in a file is then what a rule changed, to be read before it is kept: every talk there is right. foundtalks.txt has notes of
many shapes; those in borders/ stand at the border of a rule each, which the words behind a note's name tell: "a.md, half of them quoted".
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

FILE = Path(__file__).with_name("foundtalks.txt")
BORDERS = tuple(sorted(Path(__file__).with_name("borders").glob("*.txt")))
NOTE, TALKS = "%% note: ", "%% talks"


def found(name: str, text: str) -> str:
    """Return talks and remarks of a note, a line each: lines, title, speakers, event, date, day, address, language, rule, confidence."""
    note = read_note(name.partition(", ")[0], text.encode())
    talks, remarks = find_talks(note)
    rows = []
    for talk in talks:
        lines = f"{note.lines[talk.first].number}-{note.lines[talk.last - 1].number}"
        told = (talk.event, talk.date, talk.day, talk.url, talk.language, talk.rule, f"{talk.confidence:.2f}")
        rows.append(" | ".join(cell or "" for cell in (lines, talk.title, ", ".join(talk.speakers), *told)))
    return "".join(f"{line}\n" for line in [*rows, *(f"# {remark}" for remark in remarks)])


def read(file: Path = FILE) -> list[tuple[str, str, str]]:
    """Return the notes of a file: name, text, and what is to be found."""
    found = []
    for part in file.read_text("utf-8").split(NOTE)[1:]:
        name, rest = part.split("\n", 1)
        text, expected = rest.split(f"{TALKS}\n")
        found.append((name, text, expected))
    return found


def write(files: Sequence[Path] = (FILE, *BORDERS)) -> None:
    """Write the files anew."""
    for file in files:
        file.write_text("".join(f"{NOTE}{name}\n{text}{TALKS}\n{found(name, text)}" for name, text, _ in read(file)), "utf-8")


if __name__ == "__main__":
    write()
