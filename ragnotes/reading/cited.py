"""Whom the headings below the title of one talk name: authorities that it cites, or the speakers of other talks."""

from __future__ import annotations

from collections.abc import Sequence

from ..patterns import at_first_use
from ..records.notes import Line
from ..text import fold
from .authors import is_of_notes
from .found import SILENT
from .inline import unmark
from .outline import Title

_OF_MANY = at_first_use(  # folded, anywhere in a title
    r"\b(?:talks|sessions|keynotes|charlas|ponencias|vortrage|praatjes|lezingen|conferences|palestras|foredrag|interventi|meetup|conference|"
    r"what (?:i|we) (?:saw|heard|learn\w+)|lo que (?:vi|aprendi)|was ich|wat ik|ce que j['’]ai|o que (?:vi|aprendi)|cosa ho|vad jag)\b"
)
_BESIDE = ("left", "right", "bracket", "by", "comma")  # forms of a heading with title and speakers
_MANY = 3  # sections with notes and a name each: so many tell of several talks
_LOOKED_AT = 60  # lines of a section


def tells_of_many(title: str) -> bool:
    """Return whether a title speaks of several talks or of an event, so that a name in it is the note-taker's or a host's.

    >>> tells_of_many("What I saw in spring"), tells_of_many("Two talks on tables"), tells_of_many("Fast tables")
    (True, True, False)
    """
    return is_of_notes(title) or bool(_OF_MANY().search(fold(title[:120])))


def cites_only(lines: Sequence[Line], below: Sequence[tuple[int, Title]], own: Sequence[str]) -> bool:
    """Return whether the names in the headings of a note are of people that the talk of its `own` speakers cites.

    They are where nothing but quotations stands below them, or where there are fewer than three and other parts of the talk beside them.
    """
    named = [(place, title) for place, title in below if title.speakers and not {*title.speakers} & {*own}]
    if any(title.timed for _, title in named) or len({title.speakers for _, title in below if {*title.speakers} & {*own}}) > 1:
        return False
    ends = {place: after for (place, _), after in zip(below, [*(place for place, _ in below[1:]), len(lines)], strict=True)}
    if all(_is_quoted(lines, place, ends[place]) for place, _ in named):
        return True
    if len(named) >= _MANY:
        return False
    deepest = max(lines[place].level for place, _ in named)
    beside = [title for place, title in below if not title.speakers and lines[place].level <= deepest and title.kind in ("plain", "talk")]
    return len(beside) >= len(named) or any(title.inner for title in beside) or len({title.form for _, title in named}) == len(named)


def is_beside_talks(lines: Sequence[Line], headings: Sequence[tuple[int, Title]], place: int, names: Sequence[str], title: str) -> bool:
    """Return whether the line that names speakers stands under one of several talks, not under the note's own `title`.

    A heading of the same level beside its own names other speakers.
    """
    over, own = max(((at, told) for at, told in headings if at < place), key=lambda heading: heading[0], default=(-1, None))
    if own is None or own.inner or own.kind == "aside" or unmark(lines[over].text) == title:
        return False
    level = lines[over].level
    beside = [(at, told) for at, told in headings if lines[at].level == level and at != over and told.kind == "talk" and not told.inner]
    return any(told.speakers and not {*told.speakers} & {*names} and told.form in _BESIDE for _, told in beside)


def _is_quoted(lines: Sequence[Line], place: int, last: int) -> bool:
    """Return whether nothing but quotations stands below a heading."""
    return all(line.kind in ("quote", *SILENT) for line in lines[place + 1 : min(last, place + _LOOKED_AT)])
