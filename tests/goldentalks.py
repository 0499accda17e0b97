"""What is found in every note at hand, and in each note altered in many ways, as facts and digests: no sentence of a note is kept.

`python -m tests.goldentalks` writes the records in tests/golden/ anew with what is found now; what changes there is what a rule changed.
A row is a talk: its lines, rule and confidence, then digests of title, speakers, event, date, day, address and language. Below them
is a digest of the remarks and one of all that is found in each altered note. `wild.txt` is of the shared data, `own.txt` of our own notes,
`made.txt` of headings and notes that goldenmade.py and goldenshapes.py put together: a row for each form, with the digest of what is read
in all of it.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ragnotes.errors import NoteError
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks
from ragnotes.records.notes import Note, Talk

from . import foundtalks, goldenmade, goldenshapes

REPOSITORY = Path(__file__).resolve().parent.parent
RECORDS = Path(__file__).with_name("golden")
FILE = "%% "
_HEADING = re.compile(r"^(?:#{1,6}|={1,6}|\*{1,6}) +(?=\S)")

Lines = list[str]


def _paragraphs(lines: Lines) -> list[Lines]:
    """Return the lines between blank ones."""
    found: list[Lines] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return found


def _headings_as(mark: str, end: str = "") -> Callable[[Lines], Lines]:
    return lambda lines: [_HEADING.sub(mark, line) + end if _HEADING.match(line) else line for line in lines]


def _swapped(*pairs: tuple[str, str]) -> Callable[[Lines], Lines]:
    def swap(lines: Lines) -> Lines:
        for old, new in pairs:
            lines = [line.replace(old, new) for line in lines]
        return lines

    return swap


ALTERED: dict[str, Callable[[Lines], Lines]] = {
    "without its head": lambda lines: lines[12:],
    "its second half": lambda lines: lines[len(lines) // 2 :],
    "its first third": lambda lines: lines[: len(lines) // 3],
    "without every third line": lambda lines: [line for number, line in enumerate(lines) if number % 3 != 2],
    "without every fifth line": lambda lines: [line for number, line in enumerate(lines) if number % 5 != 1],
    "without blank lines": lambda lines: [line for line in lines if line.strip()],
    "spread": lambda lines: [spread for line in lines for spread in (line, "")],
    "backwards": lambda lines: [line for part in reversed(_paragraphs(lines)) for line in (*part, "")],
    "without markup": lambda lines: [line.lstrip("#>*-+=| \t").replace("**", "").replace("`", "") for line in lines],
    "headings deeper": lambda lines: [_HEADING.sub(lambda found: found[0][0] + found[0], line) for line in lines],
    "headings alike": _headings_as("## "),
    "headings bold": _headings_as("**", "**"),
    "headings as items": _headings_as("- "),
    "headings plain": _headings_as(""),
    "items as headings": lambda lines: [re.sub(r"^ *[-*+] +", "### ", line) for line in lines],
    "headings alone": lambda lines: [line for line in lines if _HEADING.match(line) or len(line) < 40],
    "each paragraph once": lambda lines: [line for part in _paragraphs(lines) for line in (part[0] if part else "", "")],
    "in small letters": lambda lines: [line.lower() for line in lines],
    "other dashes": _swapped((" - ", ": "), (" – ", " - "), (" by ", " - "), (" (", ", "), (")", "")),
    "in brackets": _swapped((": ", " ("), (", ", " and ")),
}


def _digest(text: object) -> str:
    return hashlib.sha256(str(text).encode("utf-8", "replace")).hexdigest()[:8] if text else "-"


def _row(note: Note, talk: Talk) -> str:
    lines = f"{note.lines[talk.first].number}-{note.lines[talk.last - 1].number}"
    told = (talk.title, talk.speakers, talk.event, talk.date, talk.day, talk.url, talk.language)
    return " ".join((lines, talk.rule, f"{talk.confidence:.2f}", *map(_digest, told)))


def _rows(name: str, data: bytes) -> list[str]:
    """Return what is found in a note, a row a talk and one for the remarks."""
    try:
        note = read_note(name, data)
    except NoteError as problem:
        return [f"no note {_digest(problem.what)}"]
    talks, remarks = find_talks(note)
    return [*(_row(note, talk) for talk in talks), *([f"remarks {_digest(remarks)}"] if remarks else [])]


def found(name: str, data: bytes) -> str:
    """Return what is found in a note and, for a text that is not a program's, in what is made of it."""
    rows = _rows(name, data)
    if not name.endswith(".ipynb"):
        lines = data.decode("utf-8", "replace").split("\n")
        altered = ((how, _rows(name, "\n".join(alter(list(lines))).encode())) for how, alter in ALTERED.items())
        rows += [f"{how}: {sum(row[0].isdigit() for row in told)} {_digest(told)}" for how, told in altered]
    return "".join(f"{row}\n" for row in rows)


def own_notes() -> Iterator[tuple[str, bytes]]:
    """Yield the notes of the repository: name and bytes."""
    for name, text, _ in foundtalks.read():
        yield name, text.encode()
    yield from _files(REPOSITORY, ("examples",))


def wild_notes(data: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the notes of the shared data that others wrote: name and bytes."""
    yield from _files(data, ("seeds", "wild-notes"))


def _files(folder: Path, below: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    paths = sorted(path for part in below for path in (folder / part).rglob("*") if path.is_file())
    return ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths if path.suffix not in (".tsv", ".toml", ".json"))


MADE = ("headings", *goldenmade.PLACES, *goldenshapes.SHAPES)


def made(kind: str) -> str:
    """Return what is read in headings put together, or in notes whose talks are set in one way: a row a form."""
    if kind == "headings":
        return "".join(f"{_digest(told)} {form}\n" for form, told in goldenmade.headings())
    rows = []
    several = goldenshapes.SHAPES[kind]() if kind in goldenshapes.SHAPES else goldenmade.notes(kind)
    for form, notes in several:
        told = [_rows(name, text.encode()) for name, text in notes]
        counts = " ".join(str(sum(row[0].isdigit() for row in one)) for one in told)
        rows.append(f"{_digest(told)} {form}: {counts}\n")
    return "".join(rows)


@functools.cache
def recorded(name: str) -> dict[str, str]:
    """Return a record: what is to be found, by note."""
    parts = (RECORDS / f"{name}.txt").read_text("utf-8").split(FILE)[1:]
    return {file: rows for file, _, rows in (part.partition("\n") for part in parts)}


def write() -> None:
    """Write the records anew, that of the shared data where it is at hand."""
    RECORDS.mkdir(exist_ok=True)
    data = Path(os.environ.get("RAGNOTES_DATA", REPOSITORY.parent / "shared" / "data"))
    sources = {"own": own_notes()} | ({"wild": wild_notes(data)} if data.is_dir() else {})
    for name, source in sources.items():
        (RECORDS / f"{name}.txt").write_text("".join(f"{FILE}{file}\n{found(file, content)}" for file, content in source), "utf-8")
    (RECORDS / "made.txt").write_text("".join(f"{FILE}{kind}\n{made(kind)}" for kind in MADE), "utf-8")


if __name__ == "__main__":
    write()
