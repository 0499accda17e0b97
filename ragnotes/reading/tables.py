"""Tables of talks: rows below a head that names a column of titles and one of speakers, in whatever order and language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..patterns import at_first_use
from ..records.notes import Line
from ..text import fold
from .fieldwords import SPEAKER_FIELDS, TITLE_FIELDS
from .inline import unmark
from .names import split_names
from .openings import NOTED, Opening, read_opening

_EVENTS = frozenset(("conference", "conferences"))  # a title in French, in English what the talk was given at
_ALONE = frozenset("who by von wer door wie par qui por quem quien chi kto".split())  # the whole head of a column, or none
_WHAT = frozenset("what|was|wat|que|o que|quoi|cosa|che cosa|vad|about|subject|subjects".split("|"))  # of titles, where no other column is
_NAMES = frozenset("name names nombre nom nome naam namn navn full name".split())  # of speakers, where no other column is
_NOTES = at_first_use(
    r"\b(?:notes?|notas?|apuntes?|notiz|notit|aantek|appunt|anteckn|comment|coment|komment|opmerk|remar[kq]|takeaways?|learn|gelernt|geleerd|"
    r"onthield|appris|aprend|imparato|larde|summary|resum|zusammenf|samenv|riassun|sammanf|thoughts|impress|eindr|indruk|intryck)"
)
_PARTS = at_first_use(r"\s*[/&+,(]\s*|\s(?:and|und|y|e|et|en|och)\s")
_BORDER = frozenset("|+-=:. \t")
_LONGEST = 2_000  # characters of a row


def row_openings(lines: Sequence[Line]) -> Iterator[Opening]:
    """Yield the rows of tables whose first row names a column of titles, and one of speakers or of notes."""
    last = 0
    for place in [place for place, line in enumerate(lines) if "|" in line.text]:
        if place >= last:
            rows, last = _table(lines, place)
            if len(rows) > 1:
                yield from _rows(lines, rows)


def _table(lines: Sequence[Line], first: int) -> tuple[list[int], int]:
    """Return the rows of the table that begins here, none if it is no table, and where it ends: a border is below its head, or around.

    In AsciiDoc and in saved pages the border is noise before the head, and blanks may stand between rows.
    """
    framed = first > 0 and lines[first - 1].kind == "noise" and lines[first].text.startswith("|")
    bordered = framed
    rows = [first]
    at = first + 1
    while at < len(lines):
        line = lines[at]
        if line.kind == "noise" or (line.text[:1] in _BORDER and _is_border(line.text)):
            bordered = bordered or len(rows) == 1
        elif "|" in line.text:
            rows.append(at)
        elif not (framed and line.kind == "blank" and at + 1 < len(lines) and lines[at + 1].text.startswith("|")):
            break
        at += 1
    return (rows if bordered else []), at


def _is_border(text: str) -> bool:
    return "--" in text[:_LONGEST] and _BORDER.issuperset(text[:_LONGEST])


def _rows(lines: Sequence[Line], rows: Sequence[int]) -> Iterator[Opening]:
    heads = [fold(unmark(cell)).strip(" *_:.") for cell in _cells(lines[rows[0]].text)]
    titles = [at for at, head in enumerate(heads) if _is_one_of(head, TITLE_FIELDS)]
    titles = titles or [at for at, head in enumerate(heads) if head in _WHAT]
    title = next((at for at in titles if heads[at] not in _EVENTS), titles[0] if titles else -1)
    names = [at for at, head in enumerate(heads) if at != title and _is_one_of(head, SPEAKER_FIELDS)]
    # before the title a name is that of a contact, and the title an office
    name = names[0] if names else next((at for at, head in enumerate(heads) if at > title and head in _NAMES), -1)
    noted = [at for at, head in enumerate(heads) if at not in (title, name) and _NOTES().search(head)]
    for place in rows[1:] if title >= 0 and (name >= 0 or noted) else ():
        cells = _cells(lines[place].text)
        if len(cells) > max(title, name) and len(unmark(cells[title])) > 3:
            yield from _row(place, rows[0], cells, title, name, noted)


def _row(place: int, run: int, cells: Sequence[str], title: int, name: int, noted: Sequence[int]) -> Iterator[Opening]:
    """Yield what a row says of a talk: it has a speaker, in a cell of its own or beside the title."""
    names = split_names(cells[name], single=True, trusted=True) if name >= 0 else ()
    found = read_opening(cells[title], place, place + 1, "row", run, names=names) if names or name < 0 else None
    if found and found.speakers:
        # times, rooms and links are of a programme: notes are words, below a head of notes however few
        words = max((len(cell.split()) for at, cell in enumerate(cells) if at not in (title, name) and "://" not in cell), default=0)
        said = any(at < len(cells) and any(map(str.isalpha, cells[at])) for at in noted)
        yield replace(found, words=max(words, NOTED if said else 0))


def _is_one_of(head: str, fields: frozenset[str]) -> bool:
    """Return whether the head of a column is one of the words, or begins or goes on with one: "talks", "title / room"."""
    first = head.partition(" ")[0]
    parts = [head, *_PARTS().split(head), *([] if first in _ALONE else [first])]
    return any(part in fields or part.removesuffix("s") in fields for part in parts if len(part) > 1)


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text[:_LONGEST].strip().strip("|").split("|")]
