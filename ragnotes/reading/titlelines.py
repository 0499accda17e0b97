"""Titles of talks in lines that no mark sets off: with the speaker over their notes, or first between drawn lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..patterns import at_first_use
from ..records.notes import Line, Note
from .found import SILENT
from .openings import HEADING_SIGNS, Opening, read_opening
from .paragraphs import ENDS_A_SENTENCE, MAY_NAME, is_title_like, is_under_title
from .titling import about_talks

_HOUR = at_first_use(r"\b\d{1,2}(?:[:.]\d\d|h\d{0,2})\b")
_TITLE = 120  # characters
_PARTS = 4  # parts between drawn lines that begin with a title each
_SIGNED = (" ", "\t", "<", "|", "**", "__", *HEADING_SIGNS)
_SHORT = 60  # characters: so short a line was ended by who wrote it, whatever the next one begins with


def title_lines(note: Note, ranges: Sequence[tuple[int, int]]) -> Iterator[Opening]:
    """Yield the first lines of paragraphs that hold a title and its speaker, in a note that speaks of talks or of an event.

    >>> from .notes import read_note
    >>> note = read_note("a.txt", "DuckConf 2023\\n\\nAna Uno - Fast tables\\nThey are fast.\\n".encode())
    >>> [(opening.title, opening.speakers) for opening in title_lines(note, [(0, 1), (2, 4)])]
    [('Fast tables', ('Ana Uno',))]
    """
    may_be = [first for first, last in ranges if last > first + 1 and _may_be_title(note.lines, first)]
    timed = sum(bool(_HOUR().search(note.lines[first + 1].text[:_SHORT])) for first in may_be) > 1  # "Main hall, 10:00"
    may_be = may_be if timed or (may_be and about_talks(note)) else []
    openings = [read_opening(note.lines[first].text, first, first + 1, "plain") for first in may_be]
    found = [opening for opening in openings if opening and opening.speakers and not opening.title[:1].islower()]
    if 2 * sum(map(_is_employer_like, found)) < len(found):
        yield from (opening for opening in found if not is_under_title(note.lines, opening.place))


def _is_employer_like(opening: Opening) -> bool:
    """Return whether one or two words with capitals stand beside the name: a list of people has such."""
    parts = opening.title.split()
    return len(parts) < 3 and all(part.istitle() for part in parts)


def _may_be_title(lines: Sequence[Line], first: int) -> bool:
    """Return whether a line may be a title over lines of text, by a look that costs little; with a sign before it, it is read elsewhere."""
    text, below = lines[first].text, lines[first + 1]
    if lines[first].kind != "prose" or below.kind not in ("prose", "quote") or len(text) > _TITLE or text.startswith(_SIGNED):
        return False
    return (len(text) <= _SHORT or not below.text[:1].islower()) and bool(MAY_NAME().search(text)) and is_title_like(text)


def ruled_openings(lines: Sequence[Line], drawn: Sequence[int]) -> list[tuple[Opening, int]]:
    """Return the titles that begin the parts between drawn lines, each with the line that ends its part; [] unless most parts begin so.

    The title is a line alone, with words under it: parts of a text that goes on begin with sentences, those of a page with headings.
    """
    if len(drawn) + 1 < _PARTS:
        return []
    found: list[tuple[Opening, int]] = []
    for start, end in zip([-1, *drawn], [*drawn, len(lines)], strict=True):
        first = next((at for at in range(start + 1, end) if lines[at].kind not in SILENT), end)
        if _is_part_title(lines, first, end):
            opening = read_opening(lines[first].text, first, first + 1, "plain")
            found += [(opening, end)] if opening else []
    return found if len(found) >= _PARTS and len(found) * 10 >= len(drawn) * 7 else []


def _is_part_title(lines: Sequence[Line], first: int, end: int) -> bool:
    """Return whether a line stands over its part as a title; plain text's headings have no mark, either."""
    if first + 1 >= end or first == 0 or lines[first].kind not in ("prose", "heading"):
        return False
    text = lines[first].text.strip()
    marked = text.startswith(("#", "=", "*", "|", "<")) or lines[first].text.startswith((" ", "\t")) or lines[first + 1].kind == "noise"
    alone = lines[first + 1].kind in ("blank", "item")
    told = any(lines[at].kind not in SILENT for at in range(first + 1, end))
    return alone and told and not marked and 2 < len(text) <= _TITLE and not text.removesuffix(":").endswith(ENDS_A_SENTENCE)
