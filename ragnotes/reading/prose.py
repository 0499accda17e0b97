"""Talks in prose without a heading each: paragraphs that begin to tell of one, and those that go on with it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..patterns import at_first_use
from ..records.notes import Line, Note
from ..text import fold
from .cues import Cue, divide, read_cue
from .eventnames import event_alone
from .found import BY_PARAGRAPH, NEAR_TITLE, SILENT, Found, trim
from .inline import unmark
from .leaving import first_sentence, goes_on, leaves, opens_notes
from .namings import may_name, may_tell
from .outline import day_of, read_title
from .phrases import Mark, lead_phrase, read_marks, title_from
from .unbroken import bare, joined, unbroken
from .weighing import is_event, is_over_works

_QUOTED_BY = at_first_use(  # a paragraph begins with a title in quotation marks and whose it was
    r"[*_ ]*(?:[^\W\d_][^\"“„«»‘「『.!?\n]{2,40}[:,]\s)?[\"“„«»‘「『]\s?[^\"”“„«»‘’」』\n]{2,150}[\"”“»«’」』][\s,*_()]{1,4}"
    r"(?:by|vo[nm]|par|por|d[eaio]|del|door|van|av|d['’])\s?[^\W\d_a-zß-ÿ]"
)
_APART = frozenset(("blank", "noise", "heading", "front"))
_THEME_WORDS = 4  # a heading of no more words may be a theme of several talks
_SURE = 0.6  # share of the paragraphs that must begin like a title before such beginnings count
_ENOUGH = 3  # a soft cue counts beside as many better ones
# headings of asides that people tell of talks under, too, and those that may be themes of talks
_MIXED = ("misc", "miscellaneous", "general", "highlights", "other", "extras")
_THEMES = frozenset(
    "people community tools tooling networking feedback documentation personen menschen leute mensen personas "
    "personnes pessoas persone manniskor comunidad communaute comunidade gemeenschap werkzeuge".split()
)
_SURER = 0.1  # cues are held against each other with more doubt than the gold talks bear out
_REMARK = 100  # characters: a shorter paragraph between two talks is of neither unless it says so


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines without a blank between them, `lines[first:last]`, under a heading (-1: none), or the part of them that tells of one talk."""

    first: int
    last: int
    kind: str  # of its first line
    text: str
    marks: tuple[Mark, ...]
    heading: int
    hinted: bool = False  # a word of a talk stands in it, or something is set apart that may be a title
    others: bool = False  # tells of other talks after one with a speaker: of that talk no more


def find_by_cues(note: Note, free: Sequence[tuple[int, int]] | None = None) -> list[Found]:
    """Return the talks that paragraphs tell of, in order; restrained, since a wrong speaker is worse than none.

    `free`: the ranges of `note.lines` that may hold them, in order; without it all.
    """
    ranges = [(0, len(note.lines))] if free is None else free
    paragraphs = [part for first, last in ranges for part in _paragraphs(note.lines, first, last)]
    cues = _cues(note, paragraphs)
    if _is_dense(cues):
        cues = [replace(cue, whole=False) if cue else None for cue in cues]
    found: list[Found] = []
    position = 0
    while position < len(paragraphs):
        cue = cues[position]
        if not cue:
            position += 1
            continue
        paragraph = paragraphs[position]
        first = _first(note.lines, paragraphs, position, cue, cues, found[-1].last if found else 0)
        position = _end(paragraphs, position, cue, cues)
        start, end = trim(note.lines, first, paragraphs[position - 1].last)
        found.append(_found(note, cue, paragraph, start, end))
    return [_whole(note, found[0])] if free is None and len(found) == 1 and _is_of_note(note, paragraphs[0], found[0]) else found


def _is_of_note(note: Note, paragraph: _Paragraph, talk: Found) -> bool:
    """Return whether the note's first words say that all of it is noted of this talk: "Notes on the talk by Ana Uno at PyDays"."""
    begins = paragraph.first == talk.first and (paragraph.heading < 0 or note.lines[paragraph.heading].level <= 1)
    titled = note.title is not None and not is_event(note.title)
    return begins and titled and bool(talk.speakers) and bool(opens_notes(paragraph.text))


def _whole(note: Note, talk: Found) -> Found:
    """Return the talk with the note's title and all its lines."""
    title = read_title(note.title or "").text or talk.title
    return replace(talk, title=title, first=0, last=trim(note.lines, 0, len(note.lines))[1], rule=NEAR_TITLE)


def _is_dense(cues: Sequence[Cue | None]) -> bool:
    """Return whether most talks are told in one paragraph each: right after it comes another talk's."""
    titled = [position for position, cue in enumerate(cues) if cue and cue.whole and cue.confidence > 0.4]
    near = sum(position + 1 < len(cues) and cues[position + 1] is not None for position in titled)
    return len(titled) >= _ENOUGH and near * 2 >= len(titled)


def _paragraphs(lines: Sequence[Line], begin: int, end: int) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    heading = start = -1
    for position in range(begin, end):
        kind = lines[position].kind
        apart = kind in _APART
        if start >= 0 and (apart or _turns(lines, start, position)):
            found += _divided(lines, _paragraph(lines, start, position, heading))
            start = -1
        if kind == "heading":
            heading = position
        elif start < 0 and not apart:
            start = position
    return [*found, *_divided(lines, _paragraph(lines, start, end, heading))] if start >= 0 else found


def _turns(lines: Sequence[Line], start: int, position: int) -> bool:
    """Return whether code begins or ends here, or another item of the top level begins."""
    line = lines[position]
    item = line.kind == "item" and line.level <= 1 and line.number != lines[position - 1].number
    return item or (lines[start].kind == "code") != (line.kind == "code")


def _paragraph(lines: Sequence[Line], first: int, last: int, heading: int) -> _Paragraph:
    kind = lines[first].kind
    if kind == "code":
        return _Paragraph(first, last, kind, "", (), heading)
    stored = joined(lines, first, last)
    hinted = may_tell(stored)
    titled = not hinted and bool(_QUOTED_BY().match(stored))
    if not (hinted or " by " in stored or titled):  # most paragraphs: nothing more is asked of them than how they begin
        return _Paragraph(first, last, kind, stored, (), heading)
    marked = unbroken(lines, first, last)
    text = bare(marked)
    marks = read_marks("\n".join(marked), text)
    return _Paragraph(first, last, kind, text, marks, heading, hinted or bool(marks))


def _divided(lines: Sequence[Line], whole: _Paragraph) -> list[_Paragraph]:
    """Return the paragraph, in parts where stored lines in pieces turn from one talk to another."""
    places = [at for at in range(whole.first + 1, whole.last) if lines[at].number == lines[at - 1].number]
    if not (places and whole.hinted and whole.kind == "prose" and may_name(whole.text)):
        return [whole]
    starts = [whole.first, *places]
    texts = [bare(unbroken(lines, start, end)) for start, end in zip(starts, [*places, whole.last], strict=True)]
    turns = [(starts[position], others) for position, others in divide(texts, _theme_above(lines, whole))]
    if not turns:
        return [whole]
    firsts = [(whole.first, False), *turns]
    lasts = [*(first for first, _ in turns), whole.last]
    return [
        replace(_paragraph(lines, first, last, whole.heading), others=others) for (first, others), last in zip(firsts, lasts, strict=True)
    ]


def _theme_above(lines: Sequence[Line], paragraph: _Paragraph) -> bool:
    """Return whether a theme's heading stands right above, with nothing between."""
    heading = paragraph.heading
    bare = heading > 0 and all(lines[at].kind in SILENT for at in range(heading + 1, paragraph.first))
    return bare and (read_title(lines[heading].text).kind in ("plain", "talk") or _aside_above(lines, paragraph) in _THEMES)


def _cues(note: Note, paragraphs: Sequence[_Paragraph]) -> list[Cue | None]:
    """Return what each paragraph says of a talk that it begins to tell of; weak cues only in a note of strong ones."""
    with_leads = _with_leads(note, paragraphs)
    cues: list[Cue | None] = []
    known: dict[str, None] = {}
    for paragraph in paragraphs:
        cue = _cue(note, paragraph, with_leads, tuple(known))
        cues.append(cue)
        known |= dict.fromkeys(cue.speakers if cue else ())
    sure = sum(cue is not None and not cue.soft for cue in cues)
    return [cue if cue and (not cue.soft or sure >= _ENOUGH) else None for cue in cues]


def _with_leads(note: Note, paragraphs: Sequence[_Paragraph]) -> bool:
    """Return whether the note's paragraphs begin like titles: "Graph databases. TerminusDB is ..."."""
    themes = [paragraph for paragraph in paragraphs if paragraph.heading >= 0 and note.lines[paragraph.heading].level > 1]
    prose = [paragraph for paragraph in themes or paragraphs if paragraph.kind == "prose" and len(paragraph.text) >= 100]
    led = [paragraph for paragraph in prose if lead_phrase(paragraph.text)]
    return len(led) >= 4 and len(led) >= _SURE * len(prose)


def _cue(note: Note, paragraph: _Paragraph, with_leads: bool, known: Sequence[str]) -> Cue | None:
    aside = _aside_above(note.lines, paragraph)
    if paragraph.kind not in ("prose", "item") or paragraph.others or (aside and aside not in _MIXED and aside not in _THEMES):
        return None
    cue = read_cue(_told(paragraph), paragraph.marks, known) if paragraph.hinted else None
    if cue and not (note.event or may_tell(paragraph.text) or event_alone(unmark(note.title or ""))):
        return None  # "The Quiet Table" by somebody is a book as often as a talk
    told = cue is None or (cue.speakers and (cue.whole or paragraph.kind == "item" or aside in _THEMES))
    if aside in _THEMES:
        return cue if told else None
    if not told and (paragraph.kind == "item" or aside):
        return None
    # what stands under the note's own title, or before any, introduces it
    lead = lead_phrase(paragraph.text) if with_leads and (paragraph.heading < 0 or note.lines[paragraph.heading].level > 1) else None
    if lead and (not cue or not cue.speakers):
        return Cue(lead, (), False, 0.4, True)
    return cue


def _told(paragraph: _Paragraph) -> str:
    """Return the text of a paragraph, of an item its first sentence: what it is about stands at its start."""
    if paragraph.kind != "item":
        return paragraph.text
    return paragraph.text[: first_sentence(paragraph.text[:1_000])[1]]


def _aside_above(lines: Sequence[Line], paragraph: _Paragraph) -> str:
    """Return the folded heading above if it is no talk's ("Thanks"), "" if it may be one's."""
    if paragraph.heading < 0:
        return ""
    title = read_title(lines[paragraph.heading].text)
    if title.kind != "aside" and not is_over_works(title.text):
        return ""
    return fold(unmark(lines[paragraph.heading].text)).strip(" :.!")


def _first(lines: Sequence[Line], paragraphs: Sequence[_Paragraph], position: int, cue: Cue, cues: Sequence[Cue | None], taken: int) -> int:
    """Return where the talk begins: at its paragraph, at earlier ones if the cue says so, or at the heading of a theme right above that is
    of no other talk; never before `taken`, where the last one ends.
    """
    start = position
    heading = paragraphs[position].heading
    while cue.back and start and paragraphs[start - 1].heading == heading and paragraphs[start - 1].first >= taken:
        start -= 1
    first = paragraphs[start].first
    if heading < taken or not _theme_above(lines, paragraphs[start]):
        return first
    after = itertools.takewhile(lambda other: paragraphs[other].heading == heading, range(position + 1, len(paragraphs)))
    return first if any(_begins(cues[other], cue) for other in after) else heading


def _end(paragraphs: Sequence[_Paragraph], position: int, cue: Cue, cues: Sequence[Cue | None]) -> int:
    """Return the position after the last paragraph of the talk that begins here.

    A talk with its title goes on to the next one, unless the note turns to other things; one without is left earlier.
    """
    last = position + 1
    while last < len(paragraphs) and paragraphs[last].heading == paragraphs[position].heading and not paragraphs[last].others:
        if _begins(cues[last], cue) or leaves(paragraphs[last].text):
            break
        last += 1
    followed = last < len(paragraphs) and _begins(cues[last], cue) and paragraphs[last].heading == paragraphs[position].heading
    if cue.whole and last < len(paragraphs):  # the end of a note is told in no words, but it is seldom of the last talk
        return last
    end = position + 1
    for here in range(position + 1, last):
        between = followed and bool(cue.speakers) and len(paragraphs[here].text) >= _REMARK
        if between or _continues(paragraphs[here], cue):
            end = here + 1
        elif here > end:
            break
    return end


def _begins(next_cue: Cue | None, cue: Cue) -> bool:
    """Return whether a cue begins another talk: "the speaker showed ..." goes on with one whose title or speaker is told."""
    return next_cue is not None and not (next_cue.soft and (cue.whole or cue.speakers))


def _continues(paragraph: _Paragraph, cue: Cue) -> bool:
    if paragraph.kind in {"item", "code", "quote"} or goes_on(paragraph.text):
        return True
    words = fold(paragraph.text)
    return any(fold(name.split()[-1]) in words for name in cue.speakers)


def _heads_one(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether the talk is all that stands under its heading, and the heading says more than a theme ("Web and APIs")."""
    after = next((lines[at] for at in range(last, len(lines)) if lines[at].kind not in SILENT), None)
    return (after is None or after.kind == "heading") and len(unmark(lines[first].text).split()) > _THEME_WORDS


def _found(note: Note, cue: Cue, paragraph: _Paragraph, first: int, last: int) -> Found:
    heading = note.lines[paragraph.heading].text if paragraph.heading >= 0 else ""
    title = cue.title if len(cue.title) >= 3 else title_from(paragraph.text)
    if first == paragraph.heading and _heads_one(note.lines, first, last):
        title = read_title(heading).text
    elif cue.confidence < 0.5 and heading and read_title(heading).kind == "plain" and lead_phrase(paragraph.text) != title:
        title = f"{unmark(heading)}: {title}"  # first words alone say little
    day = day_of(heading) or day_of(note.title or "")
    address = next((mark.address for mark in paragraph.marks if mark.address.startswith("http") and mark.words.startswith(title)), None)
    return Found(title, cue.speakers, address, day, None, first, last, BY_PARAGRAPH, round(cue.confidence + _SURER, 2))
