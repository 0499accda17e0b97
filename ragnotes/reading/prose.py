"""Talks in prose without a heading each: paragraphs that begin to tell of one, and those that go on with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Line, Note
from ..text import fold
from .cues import Cue, divide, goes_on, lead_phrase, read_cue, title_from
from .found import Found, trim
from .inline import unmark
from .outline import day_of, read_title

_SHORT = 60  # characters: a shorter line was not wrapped, so no name goes on from it to the next
_THEME_WORDS = 4  # a heading of no more words may be a theme of several talks
_SURE = 0.6  # share of the paragraphs that must begin like a title before such beginnings count


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines without a blank between them, `lines[first:last]`, under a heading (-1: none), or the part of them that tells of one talk."""

    first: int
    last: int
    kind: str  # of its first line
    text: str
    heading: int
    others: bool = False  # tells of other talks after one with a speaker: of that talk no more


def find_by_cues(note: Note) -> list[Found]:
    """Return the talks that paragraphs tell of, in order; restrained, since a wrong speaker is worse than none."""
    paragraphs = _paragraphs(note.lines)
    themes = [paragraph for paragraph in paragraphs if paragraph.heading >= 0 and note.lines[paragraph.heading].level > 1]
    prose = [paragraph for paragraph in themes or paragraphs if paragraph.kind == "prose" and len(paragraph.text) >= 100]
    led = [paragraph for paragraph in prose if lead_phrase(paragraph.text)]
    with_leads = len(led) >= 4 and len(led) >= _SURE * len(prose)
    found: list[Found] = []
    position = 0
    while position < len(paragraphs):
        paragraph = paragraphs[position]
        cue = _cue(note, paragraph, with_leads)
        if not cue:
            position += 1
            continue
        first = _first(note.lines, paragraphs, position, cue, found)
        position = _end(paragraphs, position, cue, note, with_leads)
        start, end = trim(note.lines, first, paragraphs[position - 1].last)
        found.append(_found(note, cue, paragraph, start, end))
    return found


def _paragraphs(lines: Sequence[Line]) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    heading = start = -1
    for position in range(len(lines) + 1):
        kind = lines[position].kind if position < len(lines) else "blank"
        if start >= 0 and kind in ("blank", "noise", "heading", "front"):
            found += _divided(lines, _Paragraph(start, position, lines[start].kind, _text(lines[start:position]), heading))
            start = -1
        if kind == "heading":
            heading = position
        elif start < 0 and kind not in ("blank", "noise", "front"):
            start = position
    return found


def _text(lines: Sequence[Line]) -> str:
    return "".join(unmark(line.text) + ("\n" if len(line.text) < _SHORT else " ") for line in lines).strip()


def _divided(lines: Sequence[Line], whole: _Paragraph) -> list[_Paragraph]:
    """Return the paragraph, in parts where stored lines in pieces turn from one talk to another."""
    places = [at for at in range(whole.first + 1, whole.last) if lines[at].number == lines[at - 1].number]
    if whole.kind != "prose" or not places:
        return [whole]
    starts = [whole.first, *places]
    texts = [_text(lines[start:end]) for start, end in zip(starts, [*places, whole.last], strict=True)]
    turns = [(starts[position], others) for position, others in divide(texts, _theme_above(lines, whole))]
    if not turns:
        return [whole]
    firsts = [(whole.first, False), *turns]
    lasts = [*(first for first, _ in turns), whole.last]
    return [
        _Paragraph(first, last, "prose", _text(lines[first:last]), whole.heading, others)
        for (first, others), last in zip(firsts, lasts, strict=True)
    ]


def _theme_above(lines: Sequence[Line], paragraph: _Paragraph) -> bool:
    """Return whether a theme's heading stands right above, with nothing between."""
    heading = paragraph.heading
    bare = heading >= 0 and all(lines[at].kind in ("blank", "noise") for at in range(heading + 1, paragraph.first))
    return bare and heading > 0 and read_title(lines[heading].text).kind in ("plain", "talk")


def _cue(note: Note, paragraph: _Paragraph, with_leads: bool) -> Cue | None:
    if paragraph.kind not in ("prose", "item") or paragraph.others or _under_aside(note.lines, paragraph):
        return None
    cue = read_cue(paragraph.text)
    # what stands under the note's own title, or before any, introduces it
    lead = lead_phrase(paragraph.text) if with_leads and (paragraph.heading < 0 or note.lines[paragraph.heading].level > 1) else None
    if lead and (not cue or not cue.speakers):
        return Cue(lead, (), False, 0.4)
    return cue


def _under_aside(lines: Sequence[Line], paragraph: _Paragraph) -> bool:
    return paragraph.heading >= 0 and read_title(lines[paragraph.heading].text).kind == "aside"


def _first(lines: Sequence[Line], paragraphs: Sequence[_Paragraph], position: int, cue: Cue, found: Sequence[Found]) -> int:
    """Return where the talk begins: at its paragraph, at earlier ones of the section if the cue says so, at a theme's heading right "
    "above."""
    start = position
    taken = found[-1].last if found else 0
    while cue.back and start and paragraphs[start - 1].heading == paragraphs[position].heading and paragraphs[start - 1].first >= taken:
        start -= 1
    heading = paragraphs[start].heading
    first = paragraphs[start].first
    return heading if heading >= taken and _theme_above(lines, paragraphs[start]) else first


def _end(paragraphs: Sequence[_Paragraph], position: int, cue: Cue, note: Note, with_leads: bool) -> int:
    """Return the position after the last paragraph that goes on with the talk; one between two that do counts as well."""
    end = position + 1
    here = end
    while (
        here < len(paragraphs)
        and paragraphs[here].heading == paragraphs[position].heading
        and not paragraphs[here].others
        and not _cue(note, paragraphs[here], with_leads)
    ):
        if _continues(paragraphs[here], cue, with_leads):
            end = here + 1
        elif here > end:
            break
        here += 1
    return end


def _continues(paragraph: _Paragraph, cue: Cue, with_leads: bool) -> bool:
    if paragraph.kind in ("item", "code", "quote") or goes_on(paragraph.text) or with_leads:
        return True
    words = fold(paragraph.text)
    return any(fold(name.split()[-1]) in words for name in cue.speakers)


def _heads_one(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether the talk is all that stands under its heading, and the heading says more than a theme ("Web and APIs")."""
    after = next((lines[at].kind for at in range(last, len(lines)) if lines[at].kind not in ("blank", "noise")), "heading")
    return after == "heading" and len(unmark(lines[first].text).split()) > _THEME_WORDS


def _found(note: Note, cue: Cue, paragraph: _Paragraph, first: int, last: int) -> Found:
    heading = note.lines[paragraph.heading].text if paragraph.heading >= 0 else ""
    title = cue.title if len(cue.title) >= 4 else title_from(paragraph.text)
    if first == paragraph.heading and _heads_one(note.lines, first, last):
        title = read_title(heading).text
    elif cue.confidence < 0.5 and heading and read_title(heading).kind == "plain" and lead_phrase(paragraph.text) != title:
        title = f"{unmark(heading)}: {title}"  # first words alone say little
    day = day_of(heading) or day_of(note.title or "")
    return Found(title, cue.speakers, None, day, None, first, last, "paragraph cue", cue.confidence)
