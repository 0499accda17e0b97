"""The names that stand under the title of a file of one talk: in the line right under it, or alone between it and the notes."""

from __future__ import annotations

from ..patterns import at_first_use
from ..records.notes import Note
from ..text import words
from .bylines import behind_event
from .dates import told_when
from .events import event_in
from .inline import unmark
from .names import evidence, is_name, is_office, named_alone, named_in_field, named_with_employer, split_names
from .outline import Title
from .titling import is_titled_by_event, stem_of

_AT = at_first_use(r"\s*(.{4,90}?)\s+(?:@|at)\s+(\S.{2,90})")
_DASH = at_first_use(r"\s[-–—]\s|[:(]")
_TALK_NAMES = frozenset("talk keynote lecture charla ponencia vortrag praatje lezing palestra foredrag".split())
NEAR_TOP = 5  # filled lines at the start, the title one of them, where a bare name is the speaker's


def _signed(note: Note, places: list[int]) -> bool:
    """Return whether a text without headings begins with a title and, in the line under it, a name and no more."""
    first, second = (note.lines[place] for place in places[:2])
    title = unmark(first.text)
    if not title[:1].isupper() or title[-1] in ".,;:" or named_alone(title) or event_in(title, whole=True):
        return False
    titled = first.kind == "prose" and second.kind == "prose" and second.number == first.number + 1 and 2 <= len(title.split()) <= 16
    under = note.lines[places[2]]
    dated = places[3] > places[2] + 1 and told_when(under.text) is not None
    return titled and (places[2] > places[1] + 1 or under.kind in ("item", "code") or dated)


def _before_event(text: str) -> str:
    """Return the names of "Ana Uno @ Zibbconf 2024", any other text as it is."""
    at = _AT().fullmatch(text[:200]) if "@ " in text or " at " in text else None
    return at.group(1) if at and event_in(at.group(2)) else text


def _is_listed(note: Note, places: list[int]) -> bool:
    """Return whether the line under the title is an item that names somebody, and so is another one of its list."""
    first = note.lines[places[1]]
    items = (note.lines[place] for place in places[2:40] if note.lines[place].kind == "item" and note.lines[place].level == first.level)
    return first.kind == "item" and any(
        named_alone(unmark(line.text)) or split_names(_DASH().split(unmark(line.text)[:80])[0], need=2) for line in items
    )


def _behind_event(note: Note, place: int) -> tuple[str, ...]:
    """Return the names of "DuckConf, 3 May 2020. Ana Uno"; of "Lunch, ..." in a file named a talk."""
    return behind_event(note.lines[place].text, dated=not _TALK_NAMES.isdisjoint(words(stem_of(note))))


def _is_quoted(note: Note, places: list[int]) -> bool:
    """Return whether the line under the title begins one of several quotations whose first lines are of people."""
    if note.lines[places[1]].kind != "quote":
        return False
    quotes = (place for place in places[2:40] if note.lines[place].kind == "quote" and note.lines[place - 1].kind != "quote")
    return any(named_alone(note.lines[place].text) for place in quotes)


def named_under_title(note: Note, places: list[int], headings: list[tuple[int, Title]], own_title: Title) -> tuple[str, ...]:
    """Return the names in the line, or the one heading, right under a title; none of a list of people or of a heading for each."""
    if not headings and len(places) > 3 and _signed(note, places) and not note.author:
        second = unmark(note.lines[places[1]].text)
        names = named_alone(second) or named_with_employer(second)
        return names if names and max(map(evidence, names)) > 1 else ()
    if len(places) < 2 or note.lines[places[0]].kind != "heading":
        return ()
    if len(headings) > 1 and headings[1][0] == places[1]:
        text = unmark(note.lines[places[1]].text)
        names = named_alone(text)
        if any(title.speakers or named_alone(title.text) or named_in_field(title.text) for _, title in headings[2:]):
            return ()  # a heading for each speaker, or several talks
        name, _, rest = text.partition(" - ")
        if rest and headings[1][1].speakers and not is_office(rest) and is_titled_by_event(note):
            return ()  # "Ana Uno - Fast tables" below the event
        return names or (split_names(text) if is_name(name) else ())
    if len(headings) > 1 and own_title.kind in ("plain", "talk"):
        return _behind_event(note, places[1]) if all(note.lines[at].level > note.lines[places[0]].level for at, _ in headings[1:]) else ()
    if len(headings) > 1 or own_title.kind == "session" or _is_listed(note, places) or _is_quoted(note, places):
        return ()
    return named_alone(_before_event(note.lines[places[1]].text)) or _behind_event(note, places[1])


def _alone(note: Note, place: int, least: int = 3) -> tuple[str, ...]:
    """Return the names of a line that holds no more than names, with an employer if they are of the least evidence."""
    line = note.lines[place]
    text = unmark(line.text) if line.kind == "heading" else _before_event(line.text)
    names = named_with_employer(unmark(text))
    return names if names and all(evidence(name) >= least for name in names) else named_alone(text)


def named_near_title(note: Note, places: list[int], headings: list[tuple[int, Title]], own_title: Title) -> tuple[str, ...]:
    """Return the names that stand alone between a talk's title and its notes; none that may be the note-taker's or one of many."""
    title = note.lines[places[0]]
    if not note.event or note.author or own_title.kind in {"session", "aside"} or event_in(note.title or ""):
        return ()  # under the title of a report on an event its author signs
    others = [(place, heading) for place, heading in headings if place != places[0]]
    if any(heading.speakers or heading.timed for _, heading in others):
        return ()
    below = [place for place, _ in others]
    if unmark(title.text) != note.title or (title.kind == "heading" and any(note.lines[place].level <= title.level for place in below)):
        return ()
    if sum(bool(_alone(note, place)) for place in below) > 1:
        return ()  # a heading for each speaker
    found: list[str] = []
    for place in places[1:NEAR_TOP]:
        beside = [at for at in (place - 1, place + 1) if at < len(note.lines) and at != places[0]]
        apart = all(note.lines[at].kind in {"blank", "noise"} for at in beside)
        names = _alone(note, place, 2 if place == places[1] else 3) if note.lines[place].kind in ("prose", "quote", "heading") else ()
        if names and (apart or found):
            found += names
        elif found or note.lines[place].kind == "heading":
            break
    return tuple(dict.fromkeys(found))
