"""What a rule found, before event, date and language are added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..patterns import at_first_use
from ..records.notes import Line

SILENT = frozenset(("blank", "noise", "front"))
NEAR = 12  # lines under a heading in which its byline stands
_TASK = at_first_use(r"\s*(?:[-*+]|\d+[.)])\s+\[[ xX-]\](?:\s|$)")
_LETTER = at_first_use(r"[^\W_]")

# What each rule is called, in a person's words.
BY_NAMED_HEADING = "a heading with its speaker"
BY_HEADING = "a heading without a speaker"
BY_BOLD = "a bold line for each talk"
BY_ITEM = "an item in a list of talks"
BY_QUOTE = "a quotation for each talk"
BY_TIME = "a line with a time for each talk"
BY_LINK = "a link above its notes"
BY_TITLE = "a title line on its own"
BY_NAME_UNDER = "a title with its speaker in a line under it"
BY_ROW = "a row in a table of talks"
BY_LABEL = "a line that calls itself a talk"
BY_FIELDS = "fields that name the talk and its speaker"
BY_PARAGRAPH = "a paragraph that tells of the talk"
FRONT = "one talk a file: speaker in the front matter"
FIELD = "one talk a file: a line that names the speaker"
IN_NAME = "one talk a file: speaker in the file's name"
IN_TITLE = "one talk a file: speaker in the title"
NEAR_TITLE = "one talk a file: a name near the title"
BELOW = "one talk a file: a heading for each speaker"
ALONE = "one talk a file: no speaker named"

OF_FILE = frozenset((FRONT, FIELD, IN_NAME, IN_TITLE, NEAR_TITLE, BELOW, ALONE))

# The share of what each finds that is right, over the gold talks of many authors, rounded down where few were seen: none is surer.
RIGHT: Mapping[str, float] = {
    BY_NAMED_HEADING: 0.95,
    BY_HEADING: 0.9,
    BY_BOLD: 0.85,
    BY_ITEM: 0.9,
    BY_QUOTE: 0.8,
    BY_TIME: 0.8,
    BY_LINK: 0.75,
    BY_TITLE: 0.85,
    BY_NAME_UNDER: 0.9,
    BY_ROW: 0.85,
    BY_LABEL: 0.9,
    BY_FIELDS: 0.9,
    BY_PARAGRAPH: 0.85,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A talk by one of the rules: `lines[first:last]` of the note."""

    title: str
    speakers: tuple[str, ...]
    url: str | None
    day: str | None
    date: str | None  # only when the talk's own heading or session tells it
    first: int
    last: int
    rule: str
    confidence: float


def trim(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """Return the range without blank, template and front matter lines at its ends; pictures that end it stay."""
    while first < last and lines[first].kind in SILENT:
        first += 1
    while first < last and lines[last - 1].kind in SILENT and not lines[last - 1].level:
        last -= 1
    return first, last


def is_bare(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether no line of the range holds text of the note."""
    return all(lines[place].kind in SILENT for place in range(first, last))


def filled(lines: Sequence[Line], first: int, last: int) -> list[int]:
    """Return the positions of the range whose lines hold text of the note."""
    return [position for position in range(first, last) if lines[position].kind not in SILENT]


def is_tasks(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether all the text of a range is items with a box to tick."""
    found = False
    for place in range(first, last):
        if lines[place].kind in SILENT:
            continue
        if lines[place].kind != "item" or not _TASK().match(lines[place].text[:40]):
            return False  # as most sections, at their first line
        found = True
    return found


def under(lines: Sequence[Line], place: int, last: int, count: int) -> Iterator[Line]:
    """Yield the first lines with text under a heading, up to the next heading; those without a word are counted but left out."""
    for line in lines[place + 1 : min(last, place + NEAR)]:
        if line.kind in SILENT:
            continue
        if line.kind == "heading" or not count:
            return
        count -= 1
        if has_word(line.text):  # stars are no byline
            yield line


def first_under(lines: Sequence[Line], place: int, last: int) -> Line | None:
    """Return the first line with text under a heading, None if that is a heading or holds no word."""
    for line in lines[place + 1 : min(last, place + NEAR)]:
        if line.kind not in SILENT:
            return line if line.kind != "heading" and has_word(line.text) else None
    return None


def has_word(text: str) -> bool:
    """Return whether a letter or a digit stands in a line."""
    return text[:1].isalnum() or bool(_LETTER().search(text))  # nearly every line begins with one
