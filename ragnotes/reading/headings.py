"""A heading per talk: which headings are talks, what stands over them and what belongs to them."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..patterns import at_first_use, has_digit
from ..records.notes import Line, Note
from ..text import fold, words
from .addresses import page_of
from .authors import is_of_notes, noted_by
from .cancelled import cancelled_in_text, is_cancelled, is_marked, without_mark
from .cited import cites_only, tells_of_many
from .closing import end_of_last
from .dates import iso_date
from .events import YEAR, event_in, is_event_word
from .found import BY_HEADING, BY_NAMED_HEADING, Found, filled, trim
from .inline import unmark
from .kinds import is_aside, is_inner
from .levels import level_of_few, talk_level
from .outline import day_of
from .personal import is_personal
from .repeats import named_by_programme, once
from .sections import Section, read_sections
from .stripping import only_names, without_event
from .works import is_of_book, is_of_other

_WHAT_IS = at_first_use(
    r"(?:what(?: is|['’]s)|was ist|wat is|que es|¿que es|o que e|che cos['’]e|cos['’]e|qu['’]est[- ]ce que?|c['’]est quoi|vad ar|hvad er|"
    r"hva er|co to jest|什么是|什麼是|about)\s*(?:an? |the |die |der |das |de |het |el |la |le |l['’]|il |o |a )?([^?？]{2,40}?)\s*[?？!]*"
)
_IS_WHAT = at_first_use(
    r"(.{2,40}?)\s*(?:とは(?:何か|なに)?|って何|について|이?란|은 무엇인가요?|는 무엇인가요?|이 뭔가요|是什么|是什麼|소개|紹介|"
    r"介紹|介绍)\s*[?？!！]*"
)
_NUMBER = at_first_use(r"[#=*\s]*\(?\d{1,2}[.):]\s")
_MISSED = at_first_use(
    r"\W{0,2}(?:missed|skipped|(?:did not|didn['’]t) (?:see|attend|go)|not attended|me lo perdí|me perdí|gemist|verpasst|raté)\b",
    re.IGNORECASE,
)
_NOTES_TITLE = at_first_use(r"\b(?:notes|apuntes|notas|notities|aantekeningen|notizen|anteckningar|appunti)\s*[.:!]?$")
_OF_ONESELF = at_first_use(  # a heading of a report, as often as a title
    r"(?:(?:what|why|how|was|warum|wie|que|por que|como|ce que|pourquoi|comment|wat|waarom|hoe|vad|varfor|hur|cosa|perche|come|o que) "
    r"(?:i|we|ich|wir|yo|j['’]ai|je|nous|ik|wij|jag|vi|eu|nos)|my|our|mein[es]?|unsere?|mis?|nuestr[oa]s?|m[ae]s|mon|notre|mijn|"
    r"ons|onze|min[ae]?|vara?|mi[oae]i?|meus?|minhas?)\b"
)
_USUAL = 0.7  # share of the headings of a level with speakers from which the others are doubted
_BESIDE = {"left", "right", "bracket", "by", "comma"}  # the form of a heading that holds title and speakers


@dataclass(frozen=True, slots=True)
class _Outline:
    """The sections of a note, the level at which a heading is a talk (0: none), and where the talks' headings stand."""

    sections: tuple[Section, ...]
    level: int
    named: float  # share of the headings of that level that have speakers
    at_level: tuple[int, ...]
    with_speakers: tuple[int, ...]
    of_sessions: tuple[int, ...]
    few: bool  # so few headings of that level have speakers that others may be of a report
    alike: frozenset[int]  # headings of the level without a speaker that are written as those with one, over as many notes


def find_by_headings(note: Note) -> tuple[list[Found], list[str]]:
    """Return the talks that headings begin, in order, and remarks on cancelled ones."""
    outline = _outline(note)
    found: list[Found] = []
    remarks: list[tuple[int, str]] = []
    ranges: list[tuple[int, int]] = []
    told = [section for section in outline.sections if _is_talk(section, outline) and not _is_of_event(note, section, outline)]
    talks = [outline.sections[0]] if _is_over_cited(note, outline) else once(note.lines, told)
    for section in talks:
        if ranges and section.first < ranges[-1][1]:
            continue
        if is_cancelled(note.lines, section.first, section.last):
            remarks.append((note.lines[section.first].number, section.title.text))
            continue
        ranges.append((section.first, section.last))
        found.append(_found(note, section, outline, section is talks[-1] and len(talks) > 1))
    told_off = _unnamed(note.lines, outline, talks)
    # a mark of cancellation says by itself that a talk was to be, where others were
    others = [section for section in outline.sections if found and section.title.kind == "plain" and not section.title.inner]
    levels = {section.level for section in talks}
    others = [section for section in others if section.empty or (section.level in levels and is_marked(note.lines[section.first].text))]
    off = [section for section in others if is_cancelled(note.lines, section.first, section.last)]
    remarks += [(note.lines[section.first].number, section.title.text) for section in off]
    remarks += cancelled_in_text(note, ranges)
    said = [(number, "cancelled", without_mark(title)) for number, title in remarks]
    off_lines = {number for number, _ in remarks}
    said += [(number, "left out, no speaker named", title) for number, title in told_off if number not in off_lines]
    return found, [f"line {number}: {why}: {title}" for number, why, title in sorted(dict.fromkeys(said))]


def _unnamed(lines: Sequence[Line], outline: _Outline, talks: Sequence[Section]) -> list[tuple[int, str]]:
    """Return line and title of each heading that stands among talks and was left out since it names nobody."""
    if not outline.few and outline.named < _USUAL:
        return []
    counted = {section.first for section in talks}
    return [
        (lines[section.first].number, section.title.text)
        for section in outline.sections
        if section.level == outline.level and section.title.kind == "plain" and not section.title.speakers and not section.title.inner
        if not section.empty and section.first not in counted and not is_aside(fold(section.title.text)) and section.title.text[0].isupper()
    ]


def _is_over_many(outline: _Outline) -> bool:
    """Return whether the first heading stands over all others, some with speakers, and speaks of several talks: who it names noted them."""
    top, *below = outline.sections
    return len(outline.with_speakers) > 1 and tells_of_many(top.title.text) and all(part.level > top.level for part in below)


def _is_over_cited(note: Note, outline: _Outline) -> bool:
    """Return whether the first heading stands over all others, tells of a talk with its speaker, and they name who is cited in it."""
    top = outline.sections[0] if outline.sections else None
    if top is None or not top.title.speakers or not _holds(top, outline.with_speakers) or _is_of_event(note, top, outline):
        return False
    below = [(section.first, section.title) for section in outline.sections[1:]]
    return below[-1][0] < top.last and cites_only(note.lines, below, top.title.speakers)


def _outline(note: Note) -> _Outline:
    sections = named_by_programme(note.lines, _apart(read_sections(note)))
    surely = talk_level(note, sections)
    level = surely or level_of_few(note, sections)
    there = [
        section for section in sections if section.level == level and section.title.kind in ("plain", "talk") and not section.title.inner
    ]
    named = sum(bool(section.title.speakers) for section in there)
    return _Outline(
        sections=tuple(sections),
        level=level,
        named=named / len(there) if there else 0,
        few=level > surely,
        at_level=tuple(section.first for section in sections if section.level == level),
        with_speakers=tuple(section.first for section in sections if section.title.speakers),
        of_sessions=tuple(section.first for section in sections if section.title.kind == "session" and not section.empty),
        alike=_alike(note.lines, there, any(section.level == level and section.title.kind == "aside" for section in sections)),
    )


def _apart(sections: list[Section]) -> list[Section]:
    """Return the sections, in a note of mixed levels each up to the next with speakers: "# Tables (Ana)", "## Chairs (Bo)".

    The levels are mixed where nearly every heading, but for parts such as "Why", names its speakers on one side and has notes of its own.
    """
    named = [section for section in sections if section.title.speakers and section.title.kind == "talk"]
    forms = {section.title.form for section in named}
    nested = any(later.first < section.last for section, later in itertools.pairwise(named))
    one_form = len(forms) == 1 or "left" not in forms  # all names before the titles, or all behind them
    if not nested or len(named) < 3 or not one_form or not forms <= _BESIDE or any(section.empty for section in named):
        return sections
    others = [part for part in sections[1:] if not (part.title.speakers or part.title.inner) and part.title.kind in ("plain", "talk")]
    mixed = named[0].level > min(section.level for section in named)  # the first is deep without standing below a talk
    if (2 if mixed else 4) * len(others) > len(named) or len({fold(section.title.text) for section in named}) < len(named):
        return sections
    ends = {section.first: min(section.last, later.first) for section, later in itertools.pairwise(named)}
    return [replace(section, last=ends.get(section.first, section.last)) for section in sections]


def _alike(lines: Sequence[Line], there: Sequence[Section], asides: bool) -> frozenset[int]:
    """Return the headings without a speaker that are plainly alike to their siblings: time or number as theirs, notes as long.

    Where there is neither time nor number a sole one counts below a day, if its author writes no `asides` at that level.
    """
    named = [section for section in there if section.title.speakers]
    if not named:
        return frozenset()
    noted = sorted(len(filled(lines, section.first + 1, section.last)) for section in named)
    least = max(2, noted[len(noted) // 2] // 2)
    timed = {section.title.timed for section in named}
    numbered = {_is_numbered(lines, section) for section in named}
    marked: list[int] = []
    placed: list[int] = []
    for section in there:
        title = section.title
        if title.kind != "plain" or {title.timed} != timed or {_is_numbered(lines, section)} != numbered:
            continue
        if len(filled(lines, section.first + 1, section.last)) < least or not _is_titled(title.text):
            continue
        (marked if True in timed | numbered else placed).append(section.first)
    days = not asides and all(section.under == "session" for section in there)
    return frozenset(marked or (placed if days and len(placed) == 1 else ()))


def _is_titled(text: str) -> bool:
    """Return whether a heading may be a title: two words or more, none of them that of a pause or of notes at its ends."""
    parts = fold(text).split()
    return len(parts) > 1 and not text[0].islower() and not any(is_aside(part) or is_inner(part) for part in (parts[0], parts[-1]))


def _is_numbered(lines: Sequence[Line], section: Section) -> bool:
    return bool(_NUMBER().match(lines[section.first].text[:80]))


def _holds(section: Section, places: Sequence[int]) -> bool:
    """Return whether one of the sorted places lies below the section's heading."""
    after = bisect.bisect_right(places, section.first)
    return after < len(places) and places[after] < section.last


def _is_talk(section: Section, outline: _Outline) -> bool:
    title = section.title
    if title.kind in {"session", "aside"} or not title.text or (title.inner and not title.speakers):
        return False
    if section.empty and _MISSED().match(title.text):
        return False
    if section.under == "aside" and title.kind == "plain" and not title.speakers and not section.over_talks:
        return False
    if title.speakers:
        # a heading over others with speakers is a session, whoever chairs it
        return section.level == outline.level or not _holds(section, outline.with_speakers)
    if section.level != outline.level and section is outline.sections[0] and _holds(section, outline.of_sessions):
        return False  # the event, over its days
    if section.level != outline.level and _is_in_group(section, outline):
        return True
    if section.level != outline.level:
        over = not _holds(section, outline.at_level)
        return title.kind == "talk" and section.under in ("", "session") and over
    if outline.named >= _USUAL and title.kind == "plain":
        # among talks with speakers a short heading without one is a pause, among very many any
        if outline.named >= 0.9 and len(outline.at_level) >= 10:
            return False
        return (not title.timed and len(title.text.split()) >= 4) or section.first in outline.alike
    return not (outline.few and title.kind == "plain" and section.under != "session" and _is_theme(title.text))


def _is_theme(text: str) -> bool:
    """Return whether a heading may be one of a report: a word alone, "Community", or the note-taker's own doings, "Why I went"."""
    return (text.isascii() and len(text.split()) < 2) or bool(_OF_ONESELF().match(fold(text[:60])))


def _is_in_group(section: Section, outline: _Outline) -> bool:
    """Return whether a heading stands right below "Lightning talks", which stands among the talks."""
    if section.under != "session" or section.empty or _holds(section, outline.at_level):
        return False
    at = bisect.bisect_left(outline.at_level, section.above[-1])
    return at < len(outline.at_level) and outline.at_level[at] == section.above[-1]


def asked_of(folded: str) -> str:
    """Return what a folded heading asks to be told of, "" if it asks nothing: "what is x?", "xとは".

    >>> asked_of("what is duckconf?"), asked_of("deview 란?"), asked_of("fast tables")
    ('duckconf', 'deview', '')
    """
    found = _WHAT_IS().fullmatch(folded) or _IS_WHAT().fullmatch(folded)
    return found.group(1).strip() if found else ""


def _is_of_event(note: Note, section: Section, outline: _Outline) -> bool:
    """Return whether a heading without speakers is the note's own title on an event, or asks what the event is."""
    text = section.title.text
    if any(is_personal(note.lines[place].text.lstrip("#*= "), within=True) for place in section.above):
        return True
    if is_of_other(note.lines[section.first].text):
        return True
    if section.title.speakers:
        if section is outline.sections[0] and (noted_by(unmark(note.lines[section.first].text)) or is_of_notes(text)):
            return True  # the note-taker's
        if section is outline.sections[0] and _is_over_many(outline):
            return True
        if section is outline.sections[0] and is_of_book(note):
            return True
        return section.level != outline.level and bool(only_names(text))  # the note-taker's name, over no talk
    if is_personal(text, within=True) or (section is outline.sections[0] and (event_in(text) or _NOTES_TITLE().search(fold(text)))):
        return True
    asked = words(asked_of(fold(text)))
    return bool(asked) and ({*asked} <= {*words(note.title or ""), *words(note.event or "")} or is_event_word(asked[0]))


def _found(note: Note, section: Section, outline: _Outline, closing: bool) -> Found:
    above = [note.lines[place] for place in section.above]
    day = next((day for line in reversed(above) for day in [day_of(line.text)] if day), None) or day_of(note.title or "")
    told = [line.text for line in (note.lines[section.first], *reversed(above)) if has_digit(line.text)]
    year = YEAR().search(note.event or note.date or "")
    dates = (iso_date(text, year.group() if year else None) for text in told)
    title = section.title
    first, last = trim(note.lines, section.first, end_of_last(note.lines, section, outline.sections) if closing else section.last)
    return Found(
        title=without_event(title.text) if title.speakers else title.text,
        speakers=title.speakers,
        url=page_of(note.lines, section),
        day=day,
        date=next((date for date in dates if date and len(date) == 10), None),
        first=first,
        last=last,
        rule=BY_NAMED_HEADING if title.speakers else BY_HEADING,
        confidence=0.95 if title.speakers else 0.8 if title.kind == "talk" or section.under == "session" else 0.6,
    )
