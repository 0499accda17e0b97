"""The talks of notes as an outline: for a terminal in its width, with our own fixed colours and links, or as plain text for a pipe."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..listing import UNSURE, Counts, Listed, Listing, counts, why_none
from ..records import Note, Skipped, Talk
from ..text import clean, plural

SIDE_BY_SIDE = 110  # a terminal at least so wide has title, speakers and rule side by side
WIDEST = 180
GAP = "  "

_CODES = {"file": "1", "title": "", "speakers": "36", "dim": "2", "unsure": "33", "": ""}

Cell = tuple[str, str]  # (text, style); the text is clean


@dataclass(frozen=True, slots=True)
class Screen:
    """Where the outline goes: the columns it may fill, None for a pipe, where no line is broken; and whether it may be coloured."""

    width: int | None
    coloured: bool


def screen(env: Mapping[str, str]) -> Screen:
    """Return what stdout is: coloured only on a terminal that can be, and not where NO_COLOR is set."""
    if not sys.stdout.isatty():
        return Screen(None, coloured=False)
    width = min(WIDEST, max(40, shutil.get_terminal_size().columns - 1))
    return Screen(width, coloured=not env.get("NO_COLOR") and env.get("TERM", "dumb") != "dumb")


def outline(listing: Listing, on: Screen) -> str:
    """Return the notes with their talks, what was skipped, and a line that adds it up. Nothing but our own codes is left in it."""
    places = [_place(talk, item, on) for item in listing.notes for talk in item.noted.talks]
    left = max((len(place) for place in places), default=0) if on.width else 0
    blocks = [_note(item, on, left) for item in listing.notes]
    if listing.skipped:
        blocks.append([_paint("skipped", "file", on), *(line for skip in listing.skipped for line in _skip(skip, on))])
    blocks.append(_fill(summary(counts(listing)), on.width))
    return "\n\n".join("\n".join(block) for block in blocks)


def summary(total: Counts) -> str:
    """Return what a listing adds up to, in one sentence.

    >>> summary(Counts(3, 2, 2, 1, 4, 1, 0, 1))
    '3 talks (2 different ones) by 2 speakers at 1 event, in 4 notes: 1 without talks; 1 file skipped'
    """
    talks = plural(total.talks, "talk") + (f" ({total.different:,} different ones)" if total.different < total.talks else "")
    people = f"by {plural(total.speakers, 'speaker')} at {plural(total.events, 'event')}"
    unsure = f"; {total.unsure:,} unsure" if total.unsure else ""
    notes = f"in {plural(total.notes, 'note')}: {total.without:,} without talks"
    return f"{talks} {people}, {notes}{unsure}; {plural(total.skipped, 'file')} skipped"


def _skip(skip: Skipped, on: Screen) -> list[str]:
    """Return a file that was passed over and why; a path is never broken, so that it can be copied."""
    file, reason = _clean(skip.file), _clean(skip.reason)
    if on.width is None or len(GAP) + columns(f"{file}: {reason}") <= on.width:
        return [GAP + _paint(f"{file}: {reason}", "dim", on)]
    return [GAP + _paint(f"{file}:", "dim", on), *_wrapped(reason, "dim", on, GAP * 2)]


def _note(item: Listed, on: Screen, left: int) -> list[str]:
    """Return the lines of one note: the file, what is known of it, what was repaired or told, its talks."""
    note = item.noted.note
    head = [_paint(_clean(item.file), "file", on), *_wrapped(_facts(note), "", on, GAP)]
    mended = [f"repairs: {'; '.join(note.repairs)}"] if note.repairs else []
    for remark in (*mended, *item.noted.remarks):
        head += _wrapped(_clean(remark), "dim", on, GAP)
    if not item.noted.talks:
        why = why_none(item.noted)
        return head if why in item.noted.remarks else [*head, *_wrapped(_clean(why), "dim", on, GAP)]
    wide = on.width is not None and on.width >= SIDE_BY_SIDE
    widths = _widths([_cells(talk, note) for talk in item.noted.talks], _room(on, left)) if wide else None
    return [*head, *(line for talk in item.noted.talks for line in _talk(talk, item, on, left, widths))]


def _facts(note: Note) -> str:
    """Return what is known of a note: its title, event, date and author."""
    event = note.event if note.event and note.event != note.title else None
    return " · ".join(_clean(fact) for fact in (note.title, event, note.date, f"by {note.author}" if note.author else None) if fact)


def _room(on: Screen, left: int) -> int:
    """Return the columns that are left beside the lines of a talk."""
    return (on.width or 0) - left - 2 * len(GAP)


def _widths(rows: Sequence[Sequence[Cell]], room: int) -> tuple[int, ...]:
    """Return the widths of title, speakers and rule of a note's talks: what they need, or a share where that is too much."""
    title, speakers, found = (max(columns(row[at][0]) for row in rows) for at in range(3))
    room -= 2 * len(GAP)
    if title + speakers + found > room:
        found = min(found, room * 40 // 100)
        speakers = min(speakers, max(room - found - title, room * 25 // 100))
        title = room - found - speakers
    return title, speakers, found


def _talk(talk: Talk, item: Listed, on: Screen, left: int, widths: tuple[int, ...] | None) -> list[str]:
    """Return the lines of one talk: where, title, speakers, and how it was found; side by side where widths are given."""
    place = _place(talk, item, on)
    first = _paint(place, "dim", on)
    if on.coloured:
        first = f"\x1b]8;;{item.path.absolute().as_uri()}#{talk.start_line}\x1b\\{first}\x1b]8;;\x1b\\"
    first = GAP + " " * (left - len(place)) + first + GAP
    cells = _cells(talk, item.noted.note)
    if on.width is None:
        return [first + cells[0][0], *(f"    {text}" for text, _ in cells[1:] if text)]
    room = _room(on, left)
    rows = _side_by_side(cells, widths, on) if widths else _stacked(cells, room, on)
    return [first + rows[0], *(" " * (on.width - room) + row for row in rows[1:])]


def _cells(talk: Talk, note: Note) -> tuple[Cell, Cell, Cell]:
    """Return title, speakers, and how the talk was found with what is its own of day, event and date."""
    event = talk.event if talk.event != note.event else None
    date = talk.date if talk.date and not (note.date or "").startswith(talk.date) else None
    sure = talk.confidence >= UNSURE
    confidence = f"{talk.confidence:.2f}" if sure else f"{talk.confidence:.2f} unsure"
    found = " · ".join(_clean(part) for part in (confidence, talk.day, event, date, talk.rule) if part)
    return (_clean(talk.title), "title"), (_clean(", ".join(talk.speakers)), "speakers"), (found, "dim" if sure else "unsure")


def _place(talk: Talk, item: Listed, on: Screen) -> str:
    """Return where a talk stands: the lines alone under the name of the file, in a pipe as grep and editors write it."""
    lines = f"{talk.start_line}" if talk.start_line == talk.end_line else f"{talk.start_line}-{talk.end_line}"
    return lines if on.width else f"{_clean(item.file)}:{lines}"


def _stacked(cells: tuple[Cell, Cell, Cell], room: int, on: Screen) -> list[str]:
    """Return the cells below each other; speakers and rule in one line where they fit."""
    title, speakers, found = cells
    rows = _wrapped(*title, on, "", room)
    if speakers[0] and columns(f"{speakers[0]} · {found[0]}") <= room:
        return [*rows, f"{_paint(*speakers, on)} {_paint(f'· {found[0]}', found[1], on)}"]
    return [*rows, *(line for text, style in (speakers, found) if text for line in _wrapped(text, style, on, "", room))]


def _side_by_side(cells: tuple[Cell, Cell, Cell], widths: tuple[int, ...], on: Screen) -> list[str]:
    """Return the cells beside each other, each wrapped in its column."""
    wrapped = [_fill(text, width) for (text, _), width in zip(cells, widths, strict=True)]
    rows = []
    for number in range(max(map(len, wrapped))):
        parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
        shown = [
            _paint(part, style, on) + " " * (width - columns(part)) for part, (_, style), width in zip(parts, cells, widths, strict=True)
        ]
        rows.append(GAP.join(shown).rstrip())
    return rows


# text in columns


def _clean(text: str) -> str:
    """Return a text of somebody else's in one line, without anything that could drive a terminal."""
    return " ".join(clean(text).split())


def _paint(text: str, style: str, on: Screen) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if on.coloured and _CODES[style] and text else text


def _wrapped(text: str, style: str, on: Screen, indent: str, room: int | None = None) -> list[str]:
    width = room if room is not None else on.width - len(indent) if on.width else None
    return [indent + _paint(line, style, on) for line in _fill(text, width)] if text else []


def columns(text: str) -> int:
    """Return how many columns a text takes on a terminal.

    >>> columns("東京 e\u0301")
    6
    """
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _fill(text: str, width: int | None) -> list[str]:
    """Return the text in lines of at most so many columns, broken at blanks, within a word only where it is longer than a line."""
    if width is None or columns(text) <= width:
        return [text]
    lines = [""]
    for word in (piece for whole in text.split(" ") for piece in _pieces(whole, width)):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(word: str, width: int) -> Iterable[str]:
    if columns(word) <= width:
        return [word]
    pieces, used = [""], 0
    for char in word:
        if used + _width(char) > width:
            pieces.append("")
            used = 0
        pieces[-1] += char
        used += _width(char)
    return pieces


def write(text: str) -> None:
    """Write an outline to stdout, as it is: it was made of clean texts and our own codes."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def default_screen() -> Screen:
    """Return the screen of this run."""
    return screen(os.environ)
