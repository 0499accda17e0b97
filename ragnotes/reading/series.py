"""Families of lines of one form that begin talks: a list of talks, bold lines, quotations, lines with a time, rows of a table."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..patterns import at_first_use
from ..records.notes import Line, Note
from ..text import fold
from .counting import count_of, is_told
from .cuewords import FIRST_PERSON, MISSED
from .found import (
    BY_BOLD,
    BY_HEADING,
    BY_ITEM,
    BY_LABEL,
    BY_LINK,
    BY_NAME_UNDER,
    BY_QUOTE,
    BY_ROW,
    BY_TIME,
    BY_TITLE,
    SILENT,
    Found,
    trim,
)
from .listings import item_openings
from .openings import Opening
from .paragraphs import LINK_ONLY, blocks, divisions, paragraph_openings
from .siblings import Heads, below_talks, heads_of, named_below, named_by_siblings, noted_below, without_handles, without_remarks
from .spans import day_and_date, headings_above, headings_over, parents_of, spans_of
from .tables import row_openings
from .titlelines import ruled_openings, title_lines
from .weighing import LINKED, Over, kind_of_whole, over, weigh

RULES = {
    "bold": BY_BOLD,
    "item": BY_ITEM,
    "lone item": BY_ITEM,
    "quote": BY_QUOTE,
    "timed": BY_TIME,
    "link": BY_LINK,
    "plain": BY_TITLE,
    "name under": BY_NAME_UNDER,
    "row": BY_ROW,
    "labelled": BY_LABEL,
    "cited": BY_QUOTE,
}

_RULE_LINE = at_first_use(r"\s*([=_~*-])\1{4,}\s*")
_NOT_SEEN = at_first_use(  # and not "I missed half of it"
    rf".{{0,60}}\b{FIRST_PERSON}\W+(?:\w+\W+){{0,3}}?{MISSED}(?!\w)"
    r"\W*(?:$|[.,;:!)]|(?:it|this|that|because|due|as|since|but|the (?:talk|session|workshop))\b)",
    re.IGNORECASE | re.DOTALL,
)
_DISTINCT = 0.9  # share of the titles of a family that differ
_ENOUGH_LABELS = 0.3  # share of a family
_DEEPEST = 99  # a level below all others
_PARTS = 200  # headings within a talk
_REMARK = 200  # characters


@dataclass(frozen=True, slots=True)
class _Layout:
    """What stands around the openings of a note."""

    note: Note
    whole: str  # what front matter or the file's name says of all of it
    above: list[int]  # the heading over each line
    ends: dict[int, int]  # where each list ends
    divisions: dict[int, tuple[str, str | None]]  # lone lines between talks: their form and the day each names
    rules: list[int]  # lines that draw a rule
    parents: dict[int, int]  # the heading over each heading, -1 for none, when a day was asked for
    days: dict[int, tuple[str | None, str | None]]  # day and date of each heading asked for so far
    heads: list[Heads]  # the headings and bold lines, when they were asked for
    overs: dict[int, Over]  # what stands over each line asked for so far


_MARKS = tuple('"“„«‘')  # quotation marks that open


def find_series(note: Note) -> list[Found]:
    """Return the talks that families of lines begin, in order, none overlapping; nothing where a family may be an ordinary list."""
    ranges = blocks(note.lines)
    rules = [first for first, last in ranges if last == first + 1 and _RULE_LINE().fullmatch(note.lines[first].text)]
    layout = _Layout(note, kind_of_whole(note), headings_above(note.lines), {}, {}, rules, {}, {}, [], {})
    families: dict[tuple[str, int, int], list[Opening]] = defaultdict(list)
    openings = list(paragraph_openings(note.lines, ranges))
    if not _is_of_citations(note, openings):
        openings = [opening for opening in openings if opening.form != "cited"]
    for opening in [*openings, *title_lines(note, ranges), *row_openings(note.lines)]:
        if opening.title != note.title or opening.speakers:
            bisect.insort(families[opening.form, opening.run, 0], opening, key=lambda opening: opening.place)
    for opening in item_openings(note.lines, layout.above, layout.ends, layout.overs, layout.whole):
        families[opening.form, opening.run, opening.level].append(opening)
    families = {key: kept for key, family in families.items() for kept in [_without_sayings(note.lines, family)] if kept}
    if any(len(family) > 1 for family in families.values()):
        layout.divisions.update(divisions(note.lines, ranges))
    found = _apart([talk for family in _with_unnamed(note.lines, families) for talk in _of_family(layout, family)])
    return found if len(found) > 1 or not note.event else _ruled(layout, found) or found


def _is_of_citations(note: Note, openings: Sequence[Opening]) -> bool:
    """Return whether a note on an event is little else than one quotation of each talk: else people cite books so."""
    cited = sum(opening.after - opening.place for opening in openings if opening.form == "cited")
    return bool(cited and note.event) and 2 * cited > sum(line.kind not in SILENT for line in note.lines)


def _without_sayings(lines: Sequence[Line], family: list[Opening]) -> list[Opening]:
    """Return a family without what people quote beside talks: sayings in quotation marks where other titles have none, one-word labels.

    A label over a name is that of a box: "Where", "Organiser".
    """
    if family[0].form == "quote":
        said = [opening for opening in family if lines[opening.place].text.lstrip("> ")[:1] in _MARKS]
        return [opening for opening in family if opening not in said] if 2 * len(said) <= len(family) else family
    if family[0].form == "name under" and any(lines[opening.place].kind == "quote" for opening in family):
        return [opening for opening in family if " " in opening.title or lines[opening.place].kind != "quote"]
    return family


def _ruled(layout: _Layout, told: Sequence[Found]) -> list[Found]:
    """Return the talks of a note whose parts, with a drawn line between them, begin with a title each; of what is `told`, its speakers."""
    lines, above = layout.note.lines, layout.above
    named = {talk.first: talk.speakers for talk in told}
    drawn = sorted({*layout.rules, *[place for place, line in enumerate(lines) if line.kind == "noise" and _is_drawn(lines, place)]})
    found: list[Found] = []
    for opening, end in ruled_openings(lines, drawn):
        first, last = trim(lines, opening.place, end)
        day, date = _day_and_date(layout, above[opening.place])
        speakers = opening.speakers or named.get(opening.place, ())
        found.append(Found(opening.title, speakers, opening.url, day, date, first, last, BY_TITLE, LINKED))
    return found


def _is_drawn(lines: Sequence[Line], place: int) -> bool:
    """Return whether this noise may be a drawn line: it shows nothing, and stands between blanks."""
    return not lines[place].level and [line.kind for line in lines[place - 1 : place + 2]] == ["blank", "noise", "blank"]


def _of_family(layout: _Layout, family: list[Opening]) -> list[Found]:
    """Return the talks of a family: of those that call themselves talks, of all, or of those of each section by itself."""
    dividing = (place for place, (form, _) in layout.divisions.items() if form in ("", family[0].form))
    family = below_talks(layout.note.lines, family) if _over(layout, family[0]).kind == "talks" else family
    stops = sorted({*(opening.place for opening in family), *dividing, *layout.rules})
    labelled = [opening for opening in family if opening.label]
    if len(labelled) >= max(2, _ENOUGH_LABELS * len(family)):
        talks = _talks_of(layout, labelled, stops, BY_LABEL)
        if talks:
            return talks
    family = named_by_siblings(without_remarks(_without_tail(layout, family)))
    if _over(layout, family[0]).kind != "talks":
        family = named_below(family)
    talks = _talks_of(layout, family, stops)
    groups = [] if talks else _by_section(family, layout.above)
    return talks or [talk for group in groups for talk in _talks_of(layout, group, stops)]


def _over(layout: _Layout, opening: Opening) -> Over:
    place = opening.place
    if place not in layout.overs:
        layout.overs[place] = over(layout.note.lines, layout.above[place], place, layout.whole)
    return layout.overs[place]


def _without_tail(layout: _Layout, family: list[Opening]) -> list[Opening]:
    """Return the family up to a drawn line after which none of them names a speaker, if several before it do."""
    named = [opening.place for opening in family if opening.speakers]
    after = bisect.bisect_right(layout.rules, named[-1]) if len(named) >= 2 else len(layout.rules)
    return [opening for opening in family if opening.place < layout.rules[after]] if after < len(layout.rules) else family


def _apart(found: Sequence[Found]) -> list[Found]:
    """Return the talks in order; of two that overlap the surer one, of equals the earlier."""
    kept: list[Found] = []
    for talk in sorted(found, key=lambda talk: talk.first):
        if kept and talk.first < kept[-1].last:
            if talk.confidence > kept[-1].confidence:
                kept[-1] = talk
            continue
        kept.append(talk)
    return kept


def _with_unnamed(lines: Sequence[Line], families: dict[tuple[str, int, int], list[Opening]]) -> list[list[Opening]]:
    """Return the families; a few quotations without a name are of the family of those with one under the title."""
    named, quotes = families.get(("name under", -1, 0), []), families.get(("quote", -1, 0), [])
    quoted = sum(lines[opening.place].kind == "quote" for opening in named)
    if not quotes or len(quotes) * 4 > quoted:
        return list(families.values())
    members = [*named, *(replace(opening, form="name under") for opening in quotes)]
    merged = sorted(members, key=lambda opening: opening.place)
    return [merged if family is named else family for family in families.values() if family is not quotes]


# the evidence


def _by_section(family: Sequence[Opening], above: Sequence[int]) -> list[list[Opening]]:
    sections: dict[int, list[Opening]] = defaultdict(list)
    for opening in family:
        sections[above[opening.place]].append(opening)
    return list(sections.values()) if len(sections) > 1 else []


def _evidence(lines: Sequence[Line], family: Sequence[Opening], spans: Sequence[tuple[int, int]], over_it: Over) -> float:
    """Return how sure it is that the family begins talks, 0 where it may be an ordinary list."""
    alike = len({fold(opening.title) for opening in family}) < _DISTINCT * len(family)  # labels: "Notes", "Feedback"
    if alike or (len(family) < 2 and family[0].form != "name under"):
        return 0
    return weigh(family[0].form, count_of(lines, family, spans), over_it)


# the talks


def _talks_of(layout: _Layout, family: Sequence[Opening], stops: Sequence[int], rule: str = "") -> list[Found]:
    """Return the talks of a family, nothing if it has no evidence."""
    note, above = layout.note, layout.above
    spans = spans_of(note.lines, family, above, layout.ends, stops)
    confidence = _evidence(note.lines, family, spans, _over(layout, family[0]))
    if not confidence:
        return _of_programme(layout, [opening for opening in family if opening.speakers], LINKED)
    if not any(is_told(opening, last) for opening, (_, last) in zip(family, spans, strict=True)):
        noted = _of_programme(layout, family, confidence)
        if noted:
            return noted
    between = [place for place, (_, day) in layout.divisions.items() if day]
    found: list[Found] = []
    for opening, (first, last) in zip(family, spans, strict=True):
        day, date = _day_and_date(layout, above[opening.place])
        before = bisect.bisect_left(between, opening.place) - 1
        if before >= 0 and between[before] > above[opening.place]:
            day = layout.divisions[between[before]][1]
        if not _is_missed(note.lines, opening.after, last):
            speakers = without_handles(opening.speakers)
            found.append(Found(opening.title, speakers, opening.url, day, date, first, last, rule or RULES[opening.form], confidence))
    return found


def _of_programme(layout: _Layout, family: Sequence[Opening], confidence: float) -> list[Found]:
    """Return the talks of a bare programme that have notes below it, each where its notes stand; [] if it is no such programme."""
    lines, above = layout.note.lines, layout.above
    if len(family) < 2:
        return []
    layout.heads[:] = layout.heads or [heads_of(lines)]
    found: list[Found] = []
    noted = noted_below(layout.heads[0], family)
    for (opening, place), stop in zip(noted, [*[place for _, place in noted[1:]], len(lines)], strict=False):
        after = bisect.bisect_right(layout.heads[0].places, place)
        level = lines[place].level if lines[place].kind == "heading" else _DEEPEST
        later = layout.heads[0].places[after : after + _PARTS]
        last = next((at for at in later if at == stop or (lines[at].kind == "heading" and lines[at].level <= level)), stop)
        first, last = trim(lines, place, last)
        day, date = _day_and_date(layout, above[opening.place])
        rule = BY_HEADING if lines[place].kind == "heading" else BY_BOLD
        found.append(Found(opening.title, opening.speakers, opening.url, day, date, first, last, rule, confidence))
    return found


def _is_missed(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether all that is noted of a talk is that it was missed."""
    said = (line.text for line in lines[first:last] if line.kind not in SILENT and not LINK_ONLY().fullmatch(line.text.strip()))
    remark, more = next(said, ""), next(said, None)
    return more is None and len(remark) < _REMARK and bool(_NOT_SEEN().match(remark))


def _day_and_date(layout: _Layout, heading: int) -> tuple[str | None, str | None]:
    """Return the day and the date that a heading, or those over it, tell; -1 is before any heading."""
    if heading not in layout.days:
        layout.parents.update({} if layout.parents else parents_of(layout.note.lines))
        layout.days[heading] = day_and_date(layout.note, list(headings_over(layout.note.lines, heading, layout.parents)))
    return layout.days[heading]
