"""The talks of notes as an outline: for a terminal in its width, with our own fixed colours and links, or as plain text for a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from ..listing import UNSURE, Counts, Listed, Listing, counts, why_none
from ..records.files import Skipped
from ..records.notes import Note, Talk
from ..text import plural
from .screens import Screen, columns, fill, link, one_line, paint, wrapped

SIDE_BY_SIDE = 110  # a terminal at least so wide has title, speakers and rule side by side
GAP = "  "

Cell = tuple[str, str]  # (text, style); the text is clean


def outline(listing: Listing, on: Screen) -> str:
    """Return the notes with their talks, what was skipped, and a line that adds it up. Nothing but our own codes is left in it."""
    places = [_place(talk, item, on) for item in listing.notes for talk in item.noted.talks]
    left = max((len(place) for place in places), default=0) if on.width else 0
    blocks = [_note(item, on, left) for item in listing.notes]
    if listing.skipped:
        blocks.append([paint("skipped", "file", on), *(line for skip in listing.skipped for line in _skip(skip, on))])
    blocks.append(fill(summary(counts(listing)), on.width))
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
    file, reason = one_line(skip.file), one_line(skip.reason)
    if on.width is None or len(GAP) + columns(f"{file}: {reason}") <= on.width:
        return [GAP + paint(f"{file}: {reason}", "dim", on)]
    return [GAP + paint(f"{file}:", "dim", on), *wrapped(reason, "dim", on, GAP * 2)]


def _note(item: Listed, on: Screen, left: int) -> list[str]:
    """Return the lines of one note: the file, what is known of it, what was repaired or told, its talks."""
    note = item.noted.note
    head = [paint(one_line(item.file), "file", on), *wrapped(_facts(note), "", on, GAP)]
    mended = [f"repairs: {'; '.join(note.repairs)}"] if note.repairs else []
    for remark in (*mended, *item.noted.remarks):
        head += wrapped(one_line(remark), "dim", on, GAP)
    if not item.noted.talks:
        why = why_none(item.noted)
        return head if why in item.noted.remarks else [*head, *wrapped(one_line(why), "dim", on, GAP)]
    wide = on.width is not None and on.width >= SIDE_BY_SIDE
    widths = _widths([_cells(talk, note) for talk in item.noted.talks], _room(on, left)) if wide else None
    return [*head, *(line for talk in item.noted.talks for line in _talk(talk, item, on, left, widths))]


def _facts(note: Note) -> str:
    """Return what is known of a note: its title, event, date and author."""
    event = note.event if note.event and note.event != note.title else None
    return " · ".join(one_line(fact) for fact in (note.title, event, note.date, f"by {note.author}" if note.author else None) if fact)


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
    first = link(paint(place, "dim", on), item.path, talk.start_line, on)
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
    found = " · ".join(one_line(part) for part in (confidence, talk.day, event, date, talk.rule) if part)
    return (one_line(talk.title), "title"), (one_line(", ".join(talk.speakers)), "speakers"), (found, "dim" if sure else "unsure")


def _place(talk: Talk, item: Listed, on: Screen) -> str:
    """Return where a talk stands: the lines alone under the name of the file, in a pipe as grep and editors write it."""
    lines = f"{talk.start_line}" if talk.start_line == talk.end_line else f"{talk.start_line}-{talk.end_line}"
    return lines if on.width else f"{one_line(item.file)}:{lines}"


def _stacked(cells: tuple[Cell, Cell, Cell], room: int, on: Screen) -> list[str]:
    """Return the cells below each other; speakers and rule in one line where they fit."""
    title, speakers, found = cells
    rows = wrapped(*title, on, "", room)
    if speakers[0] and columns(f"{speakers[0]} · {found[0]}") <= room:
        return [*rows, f"{paint(*speakers, on)} {paint(f'· {found[0]}', found[1], on)}"]
    return [*rows, *(line for text, style in (speakers, found) if text for line in wrapped(text, style, on, "", room))]


def _side_by_side(cells: tuple[Cell, Cell, Cell], widths: tuple[int, ...], on: Screen) -> list[str]:
    """Return the cells beside each other, each wrapped in its column."""
    wrapped = [fill(text, width) for (text, _), width in zip(cells, widths, strict=True)]
    rows = []
    for number in range(max(map(len, wrapped))):
        parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
        shown = [
            paint(part, style, on) + " " * (width - columns(part)) for part, (_, style), width in zip(parts, cells, widths, strict=True)
        ]
        rows.append(GAP.join(shown).rstrip())
    return rows
