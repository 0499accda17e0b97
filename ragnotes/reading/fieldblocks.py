"""Talks told by lines such as "Talk: ..." and "Speaker: ...", a block of them over the notes on each."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..patterns import at_first_use
from ..records.notes import Line, Note
from ..text import fold
from .fieldwords import SPEAKER_FIELDS, TITLE_FIELDS
from .found import BY_FIELDS, SILENT, Found, is_bare, trim
from .inline import links, unmark
from .kinds import is_kind_only
from .nameless import is_unknown
from .names import split_names
from .outline import read_title
from .paragraphs import blocks
from .spans import day_and_date, headings_above, headings_over, parents_of

_WHEN = frozenset("time date when where room track slot day zeit raum hora sala tijd zaal heure salle ora tid sal".split())
_SECOND = at_first_use(r"\s*[,;|/·]\s*(?=[*_]{0,2}[^\W\d][^:：]{1,20}[:：])|\s[-–—]\s(?=[*_]{0,2}[^\W\d][^:：]{1,20}[:：])")
_LABEL = 30  # characters before the colon
_DISTINCT = 0.9  # share of the titles that differ: else they are labels
_NOTED = 1 / 3  # share of the blocks that have notes: a programme has none
_SURE = 0.95
_APART = 6  # fields from a title to its speaker
_DEEPEST = 12  # headings over a block that may tell its day


@dataclass(frozen=True, slots=True)
class _Block:
    """Fields that stand together: `lines[first:after]`."""

    first: int
    after: int
    label: str  # of the title
    title: str
    speakers: tuple[str, ...]
    whole: bool  # it has a line for the speaker, whoever that was
    url: str | None


def find_field_blocks(note: Note) -> list[Found]:
    """Return the talks, in order, that blocks of fields begin; nothing where they are not several."""
    lines = note.lines
    near = [place for place, line in enumerate(lines) if ":" in line.text or "：" in line.text]
    fields = [(place, *told) for place in near for told in _fields(lines[place])]
    if not any(kind == "speaker" for _, kind, _, _ in fields):
        return []
    above = headings_above(lines)
    several = _of_several(lines, _blocks(lines, fields), above)
    parents = parents_of(lines) if several else {}
    ranges = [
        trim(lines, heading if _is_numbered_only(lines, heading, block.first) else block.first, end)
        for block, end in zip(several, _ends(lines, several, above), strict=True)
        for heading in [above[block.first]]
    ]
    over = [list(itertools.islice(headings_over(lines, above[block.first], parents), _DEEPEST)) for block in several]
    return [
        _found(note, block, headings, first, last)
        for block, headings, (first, last) in zip(several, over, _without_closing(lines, ranges), strict=True)
    ]


def _has_colon(text: str) -> bool:
    return ":" in text or "：" in text


def _without_closing(lines: Sequence[Line], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ranges, the last one without paragraphs of prose that no other has: they close the report."""
    if len(ranges) < 3:
        return ranges
    counts = [len(blocks(lines[first:last])) for first, last in ranges]
    first, last = ranges[-1]
    if {*counts[:-1]} == {counts[-1] - 1}:
        closing = first + blocks(lines[first:last])[-1][0]
        last = closing if lines[closing].kind == "prose" else last
    return [*ranges[:-1], trim(lines, first, last)]


def is_programme(note: Note, blocks: Sequence[Found]) -> bool:
    """Return whether hardly any of the blocks holds more than fields: nothing is noted of the talks."""
    noted = sum(any(_is_noted(line) for line in note.lines[talk.first : talk.last]) for talk in blocks)
    return noted < _NOTED * len(blocks)


def _is_noted(line: Line) -> bool:
    return line.kind not in (*SILENT, "heading") and "://" not in line.text and not any(kind for kind, _, _ in _fields(line))


def _is_numbered_only(lines: Sequence[Line], heading: int, place: int) -> bool:
    """Return whether a heading right above says no more than "Talk 3"."""
    return heading >= 0 and is_bare(lines, heading + 1, place) and is_kind_only(unmark(lines[heading].text))


def _fields(line: Line) -> list[tuple[str, str, str]]:
    """Return kind, label and value of the fields of a line: one, or two of "Talk: Fast tables, Speaker: Ana Lund"."""
    if line.kind not in ("prose", "item", "quote") or not _has_colon(line.text[:_LABEL]):
        return []
    first = _field(line.text[:400])
    if not first:
        return []
    for sign in _SECOND().finditer(first[2]):
        second = _field(first[2][sign.end() :])
        if second and {first[0], second[0]} == {"title", "speaker"}:
            return [(first[0], first[1], first[2][: sign.start()]), second]
    return [first]


def _field(text: str) -> tuple[str, str, str] | None:
    """Return kind, label and value of a text that is a field: of kind "title", "speaker", "when" or "" for any other."""
    head = text[:_LABEL]
    at = head.find(":") if ":" in head else head.find("：")
    if text.startswith("://", at):
        return None
    label = fold(head[:at].lstrip(" \t>-*+_•").lstrip("0123456789.)").strip(" \t*_").rstrip(" 0123456789#"))
    value = text[at + 1 :]
    for ending in ("in:", "innen:"):  # "Sprecher:in: ..."
        value = value.removeprefix(ending)
    value = value.strip().removeprefix("**").removeprefix("__").strip()
    kind = "title" if label in TITLE_FIELDS else "speaker" if label in SPEAKER_FIELDS else "when" if label in _WHEN else ""
    if kind:
        return (kind, label, value) if value and not value.startswith("//") else None
    plain = len(label) < 20 and len(label.split()) < 3 and label[:1].isalpha()
    return ("", label, value) if plain else None


def _blocks(lines: Sequence[Line], fields: Sequence[tuple[int, str, str, str]]) -> list[_Block]:
    """Return the blocks: fields with nothing but blanks between them, up to the next title or speaker of another talk."""
    found: list[_Block] = []
    run: list[tuple[int, str, str, str]] = []
    began = latest = ""  # the first and the last of "title" and "speaker" in the run
    for field in fields:
        place, kind, _, _ = field
        apart = bool(run) and any(lines[at].kind not in SILENT for at in range(run[-1][0] + 1, place))
        again = kind == began == "title" or (kind == "title" == latest) or (kind == began == "speaker" != latest)
        ended = kind == "when" and began != latest and lines[place - 1].kind in SILENT
        if apart or again or ended:
            found += _block(lines, run)
            run, began, latest = [], "", ""
        run.append(field)
        if kind in {"title", "speaker"}:
            began, latest = began or kind, kind
    return found + _block(lines, run)


def _block(lines: Sequence[Line], run: Sequence[tuple[int, str, str, str]]) -> list[_Block]:
    """Return the block that a run of fields is, none if it has no title."""
    named = [field for field in run if field[1] in ("title", "speaker")]
    title = next((field for field in named if field[1] == "title"), None)
    if not title or run.index(named[-1]) - run.index(named[0]) > _APART:
        return []
    start = run.index(named[0])
    while start and run[start - 1][1] == "when" and run[start - 1][0] == run[start][0] - 1:
        start -= 1
    first = run[start][0]
    values = [value for _, kind, _, value in named if kind == "speaker"]
    if not values and first and lines[first - 1].kind not in (*SILENT, "heading"):
        return []  # "Talk: ..." in the middle of notes
    names = [name for value in values if not is_unknown(value) for name in split_names(value, single=True, lower=True)]
    read = read_title(title[3])
    if sum(map(str.isalpha, read.text)) < 2:
        return []
    url = next((address for words, address in links(title[3]) if address.startswith("http") and len(words) > 3), None)
    speakers = tuple(dict.fromkeys(names)) or (() if values else read.speakers)
    told = unmark(title[3]) if values and read.speakers else read.text
    return [_Block(first, named[-1][0] + 1, title[2], told, speakers, bool(values), url)]


def _of_several(lines: Sequence[Line], blocks: Sequence[_Block], above: Sequence[int]) -> list[_Block]:
    """Return the blocks that are talks beside others: several under one heading, and those under the headings of days; else none."""
    whole = [block for block in blocks if block.whole]
    titles = {fold(block.title) for block in whole}
    if len(titles) < max(2, _DISTINCT * len(whole)) or not any(block.speakers for block in whole):
        return []
    usual = Counter(block.label for block in whole).most_common()[0][0]
    kept = [block for block in blocks if block.whole or block.label == usual]
    counts = Counter(above[block.first] for block in kept)
    over = {place: counts[place] > 1 or place < 0 or read_title(lines[place].text).kind == "session" for place in counts}
    kept = [block for block in kept if over[above[block.first]]]
    return kept if sum(block.whole for block in kept) > 1 else []


def _ends(lines: Sequence[Line], blocks: Sequence[_Block], above: Sequence[int]) -> list[int]:
    """Return where each block's notes end: at the next block, and at a heading that is none of the talk's own."""
    ends: list[int] = []
    stops = [*[block.first for block in blocks], len(lines)][1:]
    for block, stop in zip(blocks, stops, strict=True):
        level = lines[above[block.first]].level if above[block.first] >= 0 else 0
        ends.append(next((place for place in range(block.after, stop) if _is_end(lines[place], level)), stop))
    return ends


def _is_end(line: Line, level: int) -> bool:
    if line.kind != "heading":
        return False
    if line.level <= level or not level:
        return True
    title = read_title(line.text)
    return bool(title.speakers) or title.kind == "session" or (title.kind == "aside" and not title.inner)


def _found(note: Note, block: _Block, over: Sequence[Line], first: int, last: int) -> Found:
    day, date = day_and_date(note, over)
    return Found(block.title, block.speakers, block.url, day, date, first, last, BY_FIELDS, _SURE)
