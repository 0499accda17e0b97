"""A heading per talk: which headings are talks, what stands over them and what belongs to them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Line, Note
from ..text import fold
from .dates import iso_date
from .events import YEAR, event_in
from .found import Found, filled, trim
from .inline import links, unmark
from .names import named_alone, named_in_field
from .outline import Title, day_of, read_title
from .patterns import at_first_use

_CANCELLED = at_first_use(
    r"\b(?:cancell?ed|afgelast|geannuleerd|ging niet door|cancelad[oa]|se cancelo|abgesagt|fiel aus|annulee?|installd|inställd)\b"
)
_ABOUT_A_TALK = at_first_use(
    r"\b(?:keynote|talk|speaker|session|workshop|charla|ponente|taller|ponencia|spreker|praatje|lezing|vortrag|redner|conference|"
    r"palestra|foredrag)\b"
)
_QUOTED = at_first_use(r"[\"“*_]([^\"”*_]{8,120})[\"”*_]")
_TALKS_FILE = at_first_use(r"talks|charlas|ponencias|praatjes|palestras|vortr")
_ONE_TALK = at_first_use(
    r"\b(?:the (?:talk|speaker|presenter|presentation|session|workshop)|this (?:talk|presentation|session|workshop)|(?:he|she|they) "
    r"(?:talked|spoke|showed|explained|presented|told|started|introduced|said|gave)|el ponente|la ponente|la charla|esta charla|la "
    r"ponencia|el taller|het praatje|de spreker|dit praatje|"
    r"der vortrag|der redner|die rednerin|la conference|le speaker|l'orateur|a palestra|o palestrante|il relatore|il talk|talk of the "
    r"conference)\b"
)


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and the lines up to the next one of its level or above: `lines[first:last]`."""

    first: int
    last: int
    level: int
    title: Title
    under: str  # kind of the nearest heading above it: "session", "talk", ... or "" at the top
    above: tuple[int, ...]  # positions of the headings over it, the top one first


@dataclass(frozen=True, slots=True)
class _Outline:
    """The sections of a note, the level at which a heading is a talk (0: none), and where the talks' headings stand."""

    sections: tuple[_Section, ...]
    level: int
    mostly_named: bool  # nearly all headings of that level have speakers
    at_level: tuple[int, ...]
    with_speakers: tuple[int, ...]


def find_by_headings(note: Note) -> tuple[list[Found], list[str]]:
    """Return the talks that headings begin, in order, and remarks on cancelled ones."""
    outline = _outline(note)
    found: list[Found] = []
    remarks: list[tuple[int, str]] = []
    ranges: list[tuple[int, int]] = []
    for section in outline.sections:
        if (ranges and section.first < ranges[-1][1]) or not _is_talk(section, outline):
            continue
        if _is_cancelled(note.lines, section):
            remarks.append((note.lines[section.first].number, section.title.text))
            continue
        ranges.append((section.first, section.last))
        found.append(_found(note, section))
    remarks += _cancelled_in_asides(note, ranges)
    return found, [f"line {number}: cancelled: {title}" for number, title in sorted(dict.fromkeys(remarks))]


def _outline(note: Note) -> _Outline:
    sections = _sections(note)
    level = _talk_level(note, sections)
    there = [section for section in sections if section.level == level and section.title.kind in ("plain", "talk")]
    named = sum(bool(section.title.speakers) for section in there)
    return _Outline(
        sections=tuple(sections),
        level=level,
        mostly_named=named * 10 >= len(there) * 7,
        at_level=tuple(section.first for section in sections if section.level == level),
        with_speakers=tuple(section.first for section in sections if section.title.speakers),
    )


def _sections(note: Note) -> list[_Section]:
    places = [place for place, line in enumerate(note.lines) if line.kind == "heading"]
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for place in places:
        while waiting and note.lines[waiting[-1]].level >= note.lines[place].level:
            ends[waiting.pop()] = place
        waiting.append(place)
    sections: list[_Section] = []
    above: list[_Section] = []
    for place in places:
        level, last = note.lines[place].level, ends.get(place, len(note.lines))
        title = read_title(note.lines[place].text)
        # under the title of a report on an event its author signs
        report = place == places[0] and ends.get(place, len(note.lines)) > places[-1] and event_in(title.text) and len(places) > 1
        if title.kind in ("plain", "talk") and not title.speakers and not report:
            title = _with_byline(title, note.lines, place, last)
        while above and above[-1].level >= level:
            above.pop()
        under = above[-1].title.kind if above else ""
        section = _Section(place, last, level, title, under, tuple(part.first for part in above))
        above.append(section)
        sections.append(section)
    return sections


def _with_byline(title: Title, lines: Sequence[Line], place: int, last: int) -> Title:
    """Return the title with the speakers that a line right under the heading names."""
    for number, position in enumerate(filled(lines, place + 1, min(last, place + 12))[:4]):
        line = lines[position]
        if line.kind == "heading":
            break
        names = named_in_field(line.text)
        told = line.kind in ("prose", "quote") or (line.kind == "item" and re.search(r", \w+ \w+| - @\w", line.text))
        if not names and number == 0 and told:
            names = named_alone(unmark(line.text) if line.kind == "item" else line.text)
        if names:
            return replace(title, speakers=names, kind="talk")
    return title


def _talk_level(note: Note, sections: Sequence[_Section]) -> int:
    """Return the level whose headings are talks unless they say otherwise, 0 if there is none."""
    best, best_score = 0, 0
    of_talks = bool(_TALKS_FILE().search(note.path.rpartition("/")[2].lower()))
    for level in sorted({section.level for section in sections}):
        there = [
            part for part in sections if part.level == level and part.title.kind in ("plain", "talk") and not _is_note_title(note, part)
        ]
        strong = sum(part.title.kind == "talk" for part in there)
        # under "Day 2" or "Talks" a bare heading is a talk too
        placed = sum(not part.title.inner and (part.under == "session" or (of_talks and not part.under)) for part in there)
        if strong >= max(2, 0.3 * len(there)) or placed >= max(2, 0.5 * len(there)):
            score = max(strong, placed)
        else:
            score = _told_of_in_text(note, there)
        if score > best_score:
            best, best_score = level, score
    return best


def _told_of_in_text(note: Note, there: Sequence[_Section]) -> int:
    """Return how many sections speak of "the talk" or "the speaker", 0 if too few of them do for the headings to be talks."""
    if note.format != "markdown" or any(part.under == "talk" for part in there):
        return 0
    texts = (fold(" ".join(line.text for line in note.lines[part.first : min(part.last, part.first + 40)])[:4_000]) for part in there)
    told = sum(bool(_ONE_TALK().search(text)) for text in texts)
    return told if told >= max(2, 0.4 * len(there)) else 0


def _is_note_title(note: Note, section: _Section) -> bool:
    """Return whether a heading is the note's own title and names the event."""
    return section.title.text in (note.title or "") and event_in(unmark(note.lines[section.first].text), whole=True) is not None


def _holds(section: _Section, places: Sequence[int]) -> bool:
    """Return whether one of the sorted places lies below the section's heading."""
    after = bisect.bisect_right(places, section.first)
    return after < len(places) and places[after] < section.last


def _is_talk(section: _Section, outline: _Outline) -> bool:
    title = section.title
    if title.kind in ("session", "aside") or (title.inner and not title.speakers):
        return False
    if title.speakers:
        # a heading over others with speakers is a session, whoever chairs it
        return section.level == outline.level or not _holds(section, outline.with_speakers)
    if section.level != outline.level:
        over = section.level < outline.level and not _holds(section, outline.at_level)
        return title.kind == "talk" and section.under in ("", "session") and over
    if outline.mostly_named and title.kind == "plain":
        return not title.timed and len(title.text.split()) >= 4  # among talks with speakers a short heading without one is a pause
    return not (section is outline.sections[0] and event_in(title.text))


def _found(note: Note, section: _Section) -> Found:
    above = [note.lines[place] for place in section.above]
    day = next((day for line in reversed(above) for day in [day_of(line.text)] if day), None) or day_of(note.title or "")
    year = YEAR().search(note.event or note.date or "")
    dates = [iso_date(unmark(line.text), year.group() if year else None) for line in reversed(above)]
    title = section.title
    first, last = trim(note.lines, section.first, section.last)
    return Found(
        title=title.text,
        speakers=title.speakers,
        url=title.url,
        day=day,
        date=next((date for date in dates if date and len(date) == 10), None),
        first=first,
        last=last,
        rule="heading with speakers" if title.speakers else "heading",
        confidence=0.95 if title.speakers else 0.8 if title.kind == "talk" or section.under == "session" else 0.6,
    )


def _is_cancelled(lines: Sequence[Line], section: _Section) -> bool:
    """Return whether a heading or the few words under it say that the talk did not take place."""
    if _CANCELLED().search(fold(lines[section.first].text)):
        return True
    below = filled(lines, section.first + 1, section.last)
    text = fold(" ".join(lines[position].text for position in below[:2]))
    return len(below) <= 3 and bool(_CANCELLED().search(text[:300]))


def _cancelled_in_asides(note: Note, talks: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return (line, title) of talks that text outside talks calls cancelled; the title is the link or quotation before the word."""
    found: list[tuple[int, str]] = []
    for first, last in zip([0, *(last for _, last in talks)], [*(first for first, _ in talks), len(note.lines)], strict=True):
        for position in range(first, last):
            line = note.lines[position]
            said = _CANCELLED().search(fold(line.text)) if line.kind in ("prose", "item", "quote") else None
            if not said:
                continue
            # a long stored line stands here in pieces: the title may be in an earlier one
            before = [piece.text for piece in note.lines[max(0, position - 3) : position] if piece.number == line.number]
            text = " ".join([*before, line.text[: said.start() + 20]])
            titles = [words for words, _ in links(text) if len(words.split()) > 1] or _QUOTED().findall(text)
            if titles and _ABOUT_A_TALK().search(fold(text)):
                found.append((line.number, unmark(titles[-1])))
    return found
