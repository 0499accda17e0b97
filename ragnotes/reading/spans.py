"""Where each talk of a family of lines ends: at the next one, at a heading, at a day's name, at the end of its list, at closing words."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence

from ..patterns import at_first_use
from ..records.notes import Line, Note
from ..text import fold
from .dates import iso_date
from .events import YEAR
from .found import SILENT, trim
from .inline import unmark
from .listings import is_item, is_numbered
from .openings import Opening
from .outline import day_of
from .paragraphs import blocks

_LABEL = at_first_use(r"(?:the |opening |closing |first |second )?(?:keynote|invited talk)\W*|키노트|기조연설|基調講演|キーノート")
_MARKED_FORMS = ("bold", "quote", "plain", "link", "timed", "name under", "lone item")
_SURELY = 4  # talks by which it is told how long one is; of fewer all others must be as long


def headings_above(lines: Sequence[Line]) -> list[int]:
    """Return for each line the position of the heading it stands under, -1 before any."""
    above = [-1] * len(lines)
    headings = [place for place, line in enumerate(lines) if line.kind == "heading"]
    for place, after in zip(headings, [*headings[1:], len(lines)], strict=False):
        above[place:after] = [place] * (after - place)
    return above


def parents_of(lines: Sequence[Line]) -> dict[int, int]:
    """Return for each heading the position of the one it stands under, -1 for those of the top."""
    found: dict[int, int] = {}
    chain: list[int] = []
    for place in [place for place, line in enumerate(lines) if line.kind == "heading"]:
        while chain and lines[chain[-1]].level >= lines[place].level:
            chain.pop()
        found[place] = chain[-1] if chain else -1
        chain.append(place)
    return found


def day_and_date(note: Note, lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """Return the day and the whole date that headings tell, the nearest first; the day of the note's title where they tell none."""
    year = YEAR().search(note.event or note.date or "")
    dates = (iso_date(unmark(line.text), year.group() if year else None) for line in lines)
    day = next(filter(None, (day_of(line.text) for line in lines)), None) or day_of(note.title or "")
    return day, next((date for date in dates if date and len(date) == 10), None)


def headings_over(lines: Sequence[Line], heading: int, parents: Mapping[int, int]) -> Iterator[Line]:
    """Yield a heading and those it stands under, the nearest first; nothing for -1."""
    while heading >= 0:
        yield lines[heading]
        heading = parents[heading]


def spans_of(
    lines: Sequence[Line], family: Sequence[Opening], above: Sequence[int], ends: Mapping[int, int], stops: Sequence[int] = ()
) -> list[tuple[int, int]]:
    """Return the range of each member: up to the next one, the next heading, the end of its list or the first of `stops` (sorted)."""
    found: list[tuple[int, int]] = []
    for number, opening in enumerate(family):
        stop = family[number + 1].place if number + 1 < len(family) else len(lines)
        after = bisect.bisect_right(stops, opening.place)
        stop = min(stop, stops[after]) if after < len(stops) else stop
        if opening.form in ("row", "cited"):
            stop = min(stop, opening.after)
        elif opening.form == "item":
            stop = min(stop, ends[opening.run], _next_item(lines, opening, stop))
        found.append(trim(lines, _with_label(lines, opening.place, above), _section_end(above, opening.place, stop)))
    return _last_as_others(lines, family, found)


def _with_label(lines: Sequence[Line], place: int, above: Sequence[int]) -> int:
    """Return where the talk begins: at a heading right above that says no more than "Keynote", else at its own line."""
    heading = above[place]
    bare = heading >= 0 and all(lines[at].kind in SILENT for at in range(heading + 1, place))
    return heading if bare and _LABEL().fullmatch(fold(unmark(lines[heading].text))) else place


def _last_as_others(lines: Sequence[Line], family: Sequence[Opening], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges with the last one no longer than the others: more paragraphs than any of them has are closing words."""
    if len(family) < 3 or family[0].form not in _MARKED_FORMS:
        return spans
    counts = [len(blocks(lines[first:last])) for first, last in spans]
    exact = len(family) < _SURELY or family[0].form == "name under"  # then they say it only if they are all of one length
    if exact and min(counts[:-1]) < max(counts[:-1]):
        return spans
    first, last = spans[-1]
    if counts[-1] > max(counts[:-1]):
        usual = sorted(counts[:-1])[0 if exact else len(counts) // 2]
        last = _with_pictures(lines, first + blocks(lines[first:last])[usual - 1][1], last)
    return [*spans[:-1], (first, last)]


def _with_pictures(lines: Sequence[Line], last: int, most: int) -> int:
    """Return the end of a talk moved past the pictures and recordings that stand right after its last words."""
    end = last
    for at in range(last, most):
        if lines[at].kind not in {"blank", "noise"}:
            break
        end = at + 1 if lines[at].level else end
    return end


def _section_end(above: Sequence[int], place: int, stop: int) -> int:
    """Return where the section of a line ends, or `stop` if that comes first; headings above are in order, so it is looked up."""
    return min(stop, bisect.bisect_right(above, above[place]))


def _next_item(lines: Sequence[Line], opening: Opening, stop: int) -> int:
    after = range(opening.place + 1, stop)
    numbered = is_numbered(lines[opening.place].text)  # points under a number may stand as far left
    below = (at for at in after if is_item(lines, at) and lines[at].level <= opening.level)
    return next((at for at in below if not numbered or lines[at].level < opening.level or is_numbered(lines[at].text)), stop)
