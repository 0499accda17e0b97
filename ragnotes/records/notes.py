"""What is read: a file of notes, its lines, talks and chunks."""

from __future__ import annotations

from ..frozen import frozen


@frozen
class Line:
    """One stored line after repair and cleaning. `number` is the line of the stored file."""

    number: int
    text: str
    level: int  # outline level of a heading (1 is the top), nesting depth of an item (1 is the top), 1 of noise that is a picture, else 0
    kind: str  # heading, item, quote, code, prose, blank, front (front matter) or noise (template or page furniture)


@frozen
class Note:
    """One file of notes. `lines` holds every stored line, in order; noise lines have the text ""."""

    path: str
    title: str | None
    author: str | None
    event: str | None
    date: str | None
    tags: tuple[str, ...]
    language: str  # ISO 639-1, or "und"
    format: str  # markdown or plain
    lines: tuple[Line, ...]
    repairs: tuple[str, ...]  # what was changed to read it, in words: "Mac Roman mojibake repaired in 58 places"
    sha256: str  # of the stored bytes


@frozen
class Talk:
    """One talk of a note: `note.lines[first:last]`."""

    title: str
    speakers: tuple[str, ...]
    event: str | None
    date: str | None
    day: str | None  # as the notes say it: "Day 2", "dag 1", "Second day"
    url: str | None
    language: str
    first: int
    last: int
    start_line: int
    end_line: int
    rule: str  # the rule that found it, such as "heading" or "paragraph cue"
    confidence: float  # 0 to 1


@frozen
class Chunk:
    """A slice of one talk, or of a note's own text: `note.lines[first:last]`, its texts joined by newlines."""

    talk: int  # position in the talks of the note, -1 for the note's own text
    ordinal: int  # position among the chunks of the note
    first: int
    last: int
    start_line: int
    end_line: int
    head: str  # event, date, title, speakers: leads the embedded text, is not part of `text`
    text: str
    language: str
    numbers: tuple[int, ...]  # the stored line of each line of `text`: a long stored line was cut into several
