"""Families of lines of one form that begin talks: a list of talks, bold lines, quotations, lines with a time, rows of a table."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..records import Line, Note
from ..text import fold
from .dates import iso_date
from .events import YEAR
from .found import SILENT, Found, trim
from .inline import unmark
from .listings import is_item, item_openings, row_openings
from .openings import Opening, blocks, paragraph_openings
from .outline import day_of
from .patterns import at_first_use
from .titling import stem_of
from .weighing import PROGRAMME, Count, Over, over, weigh

RULES = {
    "bold": "a bold line for each talk",
    "item": "an item in a list of talks",
    "quote": "a quotation for each talk",
    "timed": "a line with a time for each talk",
    "link": "a link above its notes",
    "plain": "a title line on its own",
    "name under": "a title with its speaker in a line under it",
    "row": "a row in a table of talks",
}

_NAME_AT_END = at_first_use(
    r"(.{3,200}\S)\s*[-–—/|]\s*([\uac00-\ud7af]{2,4}|[\u3040-\u30ff\u4e00-\u9fff]{2,6})(?:\s*(?:님|氏|さん))?\s*[-–—]?$"
)
_LABEL = at_first_use(r"(?:the |opening |closing |first |second )?(?:keynote|invited talk)\W*|키노트|기조연설|基調講演|キーノート")
_ALIKE = 0.6  # share of a family that ends with a name
_DISTINCT = 0.9  # share of the titles of a family that differ
_SEVERAL = 3  # items that name a speaker below them
_FEW = 4  # words after a title that count as notes


def find_series(note: Note) -> list[Found]:
    """Return the talks that families of lines begin, in order, none overlapping; nothing where a family may be an ordinary list."""
    ranges = blocks(note.lines)
    above = _headings_above(note.lines)
    openings = [*paragraph_openings(note.lines, ranges), *row_openings(note.lines)]
    families: dict[tuple[str, int, int], list[Opening]] = defaultdict(list)
    for opening in openings:
        if opening.title == note.title and not opening.speakers:
            continue
        families[opening.form, opening.run, 0].append(opening)
    ends: dict[int, int] = {}
    for opening in item_openings(note.lines, above, ends, stem_of(note)):
        families[opening.form, opening.run, opening.level].append(opening)
    found: list[Found] = []
    for family in _with_unnamed(note.lines, families):
        family = _named_at_end(family)
        if over(note.lines, above[family[0].place], family[0].place, stem_of(note)).kind != "talks":
            family = _named_below(family)
        whole = _talks_of(note, family, above, ends)
        groups = [] if whole else _by_section(family, above)
        found += whole or [talk for group in groups for talk in _talks_of(note, group, above, ends)]
    return _apart(found)


def _named_below(family: list[Opening]) -> list[Opening]:
    """Return the items whose first item below names the speaker, if several do: they are talks whatever the others of the list are."""
    named = [opening for opening in family if opening.form == "item" and opening.speakers and opening.after > opening.place + 1]
    return named if len(named) >= max(_SEVERAL, 0.4 * len(family)) else family


def _apart(found: Sequence[Found]) -> list[Found]:
    """Return the talks in order; of two that overlap the surer one, of equals the earlier."""
    kept: list[Found] = []
    for talk in sorted(found, key=lambda talk: (talk.first, -talk.confidence)):
        if kept and talk.first < kept[-1].last:
            if talk.confidence > kept[-1].confidence:
                kept[-1] = talk
            continue
        kept.append(talk)
    return kept


def _headings_above(lines: Sequence[Line]) -> list[int]:
    above: list[int] = []
    heading = -1
    for place, line in enumerate(lines):
        heading = place if line.kind == "heading" else heading
        above.append(heading)
    return above


def _with_unnamed(lines: Sequence[Line], families: dict[tuple[str, int, int], list[Opening]]) -> list[list[Opening]]:
    """Return the families; a few quotations without a name are of the family of those with one under the title."""
    named, quotes = families.get(("name under", -1, 0), []), families.get(("quote", -1, 0), [])
    quoted = sum(lines[opening.place].kind == "quote" for opening in named)
    if not quotes or len(quotes) * 4 > quoted:
        return list(families.values())
    members = [*named, *(replace(opening, form="name under") for opening in quotes)]
    merged = sorted(members, key=lambda opening: opening.place)
    return [merged if family is named else family for family in families.values() if family is not quotes]


def _named_at_end(family: list[Opening]) -> list[Opening]:
    """Return the family with the names that nearly all its titles end with, in scripts that tell names by no capital."""
    ends = [None if opening.speakers else _NAME_AT_END().match(opening.title) for opening in family]
    if not any(ends) or sum(bool(end or opening.speakers) for end, opening in zip(ends, family, strict=True)) < max(
        2, _ALIKE * len(family)
    ):
        return family
    return [
        replace(opening, title=end.group(1), speakers=(end.group(2),)) if end else opening
        for opening, end in zip(family, ends, strict=True)
    ]


# the evidence


def _by_section(family: Sequence[Opening], above: Sequence[int]) -> list[list[Opening]]:
    sections: dict[int, list[Opening]] = defaultdict(list)
    for opening in family:
        sections[above[opening.place]].append(opening)
    return list(sections.values()) if len(sections) > 1 else []


def _spans(lines: Sequence[Line], family: Sequence[Opening], above: Sequence[int], ends: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return the range of each member: up to the next one, the next heading or the end of its list."""
    found: list[tuple[int, int]] = []
    for number, opening in enumerate(family):
        stop = family[number + 1].place if number + 1 < len(family) else len(lines)
        if opening.form == "row":
            stop = min(stop, opening.after)
        elif opening.form == "item":
            stop = min(stop, ends[opening.run], _next_item(lines, opening, stop))
        found.append(trim(lines, _with_label(lines, opening.place, above), _section_end(above, opening.place, stop)))
    return _with_pictures(lines, _last_as_others(lines, family, found))


def _with_label(lines: Sequence[Line], place: int, above: Sequence[int]) -> int:
    """Return where the talk begins: at a heading right above that says no more than "Keynote", else at its own line."""
    heading = above[place]
    bare = heading >= 0 and all(lines[at].kind in SILENT for at in range(heading + 1, place))
    return heading if bare and _LABEL().fullmatch(fold(unmark(lines[heading].text))) else place


def _with_pictures(lines: Sequence[Line], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges with the pictures that end them. A picture and a rule between talks are both noise: what stands within talks too
    is no rule, and of two after each talk the second is one.
    """
    stops = [*(first for first, _ in spans[1:]), len(lines)]
    after = [_noise_after(lines, last, stop) for (_, last), stop in zip(spans, stops, strict=True)]
    inside = any(lines[at].kind == "noise" for first, last in spans for at in range(first, last))
    rules = 0 if inside else 1
    usual = min((len(ends) for ends in after[:-1]), default=0)
    if not inside and usual < 2:
        return spans
    kept = [*(ends[: len(ends) - rules] for ends in after[:-1]), after[-1] if inside else after[-1][: usual - rules]]
    return [(first, ends[-1] if ends else last) for (first, last), ends in zip(spans, kept, strict=True)]


def _noise_after(lines: Sequence[Line], last: int, stop: int) -> list[int]:
    """Return where each run of noise ends that follows a talk, up to the next line with text."""
    ends: list[int] = []
    for at in range(last, stop):
        if lines[at].kind not in ("blank", "noise"):
            break
        if lines[at].kind == "noise" and (at + 1 == len(lines) or lines[at + 1].kind != "noise"):
            ends.append(at + 1)
    return ends


def _last_as_others(lines: Sequence[Line], family: Sequence[Opening], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges with the last one no longer than the others: more paragraphs than any of them has are closing words."""
    if len(family) < 4 or family[0].form not in ("bold", "quote", "plain", "link", "timed"):
        return spans
    counts = [len(blocks(lines[first:last])) for first, last in spans]
    first, last = spans[-1]
    if counts[-1] > max(counts[:-1]):
        usual = sorted(counts[:-1])[len(counts) // 2]
        last = first + blocks(lines[first:last])[usual - 1][1]
    return [*spans[:-1], (first, last)]


def _section_end(above: Sequence[int], place: int, stop: int) -> int:
    """Return where the section of a line ends, or `stop` if that comes first; headings above are in order, so it is looked up."""
    return min(stop, bisect.bisect_right(above, above[place]))


def _next_item(lines: Sequence[Line], opening: Opening, stop: int) -> int:
    after = range(opening.place + 1, stop)
    return next((at for at in after if is_item(lines, at) and lines[at].level <= opening.level), stop)


def _evidence(family: Sequence[Opening], spans: Sequence[tuple[int, int]], over_it: Over) -> float:
    """Return how sure it is that the family begins talks, 0 where it may be an ordinary list."""
    n = len(family)
    alike = len({fold(opening.title) for opening in family}) < _DISTINCT * n  # labels: "Notes", "Feedback"
    if alike or (n < 2 and family[0].form != "name under"):
        return 0
    count = Count(
        n,
        named=sum(bool(opening.speakers) for opening in family) / n,
        told=sum(opening.words >= _FEW or last > opening.after for opening, (_, last) in zip(family, spans, strict=True)) / n,
        linked=sum(bool(opening.url and PROGRAMME().match(opening.url)) for opening in family) / n,
        links=sum(bool(opening.url) for opening in family) / n,
        marked=sum(opening.marked for opening in family) / n,
        length=sum(_length(opening.title) for opening in family) / n,
    )
    return weigh(family[0].form, count, over_it)


def _length(title: str) -> int:
    """Return about how many words a title has; scripts that set no blanks have a word in two characters."""
    return len(title.split()) + sum(sign > "\u2e7f" for sign in title) // 2


# the talks


def _talks_of(note: Note, family: Sequence[Opening], above: Sequence[int], ends: Mapping[int, int]) -> list[Found]:
    """Return the talks of a family, nothing if it has no evidence."""
    if not family:
        return []
    spans = _spans(note.lines, family, above, ends)
    confidence = _evidence(family, spans, over(note.lines, above[family[0].place], family[0].place, stem_of(note)))
    if not confidence:
        return []
    days = _days(note, [above[opening.place] for opening in family])
    return [
        Found(opening.title, opening.speakers, opening.url, *days[above[opening.place]], first, last, RULES[opening.form], confidence)
        for opening, (first, last) in zip(family, spans, strict=True)
    ]


def _days(note: Note, headings: Sequence[int]) -> dict[int, tuple[str | None, str | None]]:
    """Return the day and the date that each heading, or those over it, tell; -1 is before any heading."""
    year = YEAR().search(note.event or note.date or "")
    own = day_of(note.title or "")
    found: dict[int, tuple[str | None, str | None]] = {-1: (own, None)}
    chain: list[int] = []
    wanted = set(headings)
    for place, line in enumerate(note.lines):
        if line.kind != "heading":
            continue
        while chain and note.lines[chain[-1]].level >= line.level:
            chain.pop()
        chain.append(place)
        if place in wanted:
            texts = [note.lines[at].text for at in reversed(chain)]
            dates = [iso_date(unmark(text), year.group() if year else None) for text in texts]
            day = next(filter(None, map(day_of, texts)), own)
            found[place] = day, next((date for date in dates if date and len(date) == 10), None)
    return found
