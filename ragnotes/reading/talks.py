"""Note -> Talks: a file of one talk, a heading per talk, or paragraphs of prose, whichever the note shows."""

from __future__ import annotations

from ..records import Note, Talk
from ..text import language_of
from .events import YEAR
from .found import Found
from .headings import find_by_headings
from .outline import day_of
from .prose import find_by_cues
from .single import find_single

VERSION = 2

_ENOUGH_WORDS = 60  # fewer do not tell a language


def find_talks(note: Note) -> tuple[tuple[Talk, ...], tuple[str, ...]]:
    """Return the talks in order, none overlapping, and remarks such as "line 23: cancelled: ..."."""
    single = find_single(note)
    found, remarks = ([single], []) if single else find_by_headings(note)
    if not found:
        found = find_by_cues(note)
    return tuple(_talk(note, part, len(found)) for part in found), tuple(remarks)


def _talk(note: Note, found: Found, n_talks: int) -> Talk:
    text = "\n".join(line.text for line in note.lines[found.first : found.last] if line.kind != "code")
    return Talk(
        title=found.title,
        speakers=found.speakers,
        event=note.event,
        date=found.date or _date(note, n_talks),
        day=found.day,
        url=found.url,
        language=language_of(text, note.language) if len(text.split()) >= _ENOUGH_WORDS else note.language,
        first=found.first,
        last=found.last,
        start_line=note.lines[found.first].number,
        end_line=note.lines[found.last - 1].number,
        rule=found.rule,
        confidence=found.confidence,
    )


def _date(note: Note, n_talks: int) -> str | None:
    """Return the note's date for a note of one talk or one day; of several days only the year is sure to be the talk's."""
    if n_talks == 1 or day_of(note.title or "") or not note.date:
        return note.date
    year = YEAR().search(note.event or "")
    return year.group() if year else note.date[:4]
