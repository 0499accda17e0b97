"""A file that holds the notes of one talk: many headings, one speaker line."""

from __future__ import annotations

import re

from ..records import Note
from ..text import fold
from .events import event_in
from .found import Found, filled, trim
from .frontmatter import read_front_matter
from .inline import unmark
from .names import is_name, named_alone, named_in_field, split_names
from .outline import Title, day_of, read_title
from .patterns import at_first_use

_SPEAKER_KEYS = (
    "speaker",
    "speakers",
    "presenter",
    "presenters",
    "ponente",
    "ponentes",
    "spreker",
    "sprekers",
    "referent",
    "intervenant",
    "intervenants",
    "palestrante",
)
_URL = at_first_use(
    r"\s*(?:[-*]\s+)?[*_]*(?:link|url|talk|abstract|session|website|web|enlace|charla)[*_]*\s*:[*_]*\s*<?(https?://[^\s>)]+)", re.IGNORECASE
)
_MANY = at_first_use(r"\b(?:talks|keynotes|sessions|speakers|charlas|ponencias|praatjes|sprekers|vortrage|conferences|palestras)\b")
_PART = at_first_use(r"part\b", re.IGNORECASE)
_TOP = 14  # filled lines at the start where a file of one talk names its speaker
_NEAR = 5  # filled lines at the start, the title one of them, where a bare name is the speaker's


def find_single(note: Note) -> Found | None:
    """Return the one talk a file is about, None if it tells of several, of none, or does not say."""
    places = filled(note.lines, 0, len(note.lines))
    if not places:
        return None
    headings = [(place, read_title(note.lines[place].text)) for place in places if note.lines[place].kind == "heading"]
    talky = [place for place, title in headings if title.speakers or (title.timed and title.kind == "talk")]
    # "Part II: ..." is a part of a talk as often as of a day
    sessions = [place for place, title in headings if title.kind == "session" and place != places[0] and not _PART().match(title.text)]
    own_title = read_title(note.title or "")
    fields = [place for place in places if named_in_field(note.lines[place].text)]
    if len(fields) > 1 or len([place for place in talky if place != places[0]]) > 1 or sessions:
        return None
    speakers, rule = _speakers(note, places, headings, own_title)
    if speakers:
        return _found(note, own_title, speakers, f"one talk, {rule}", 0.95)
    if _is_alone(note, places, headings, own_title):
        return _found(note, own_title, (), "one talk, single title", 0.5)
    return None


def _speakers(note: Note, places: list[int], headings: list[tuple[int, Title]], own_title: Title) -> tuple[tuple[str, ...], str]:
    front = read_front_matter([line.text for line in note.lines if line.kind == "front"]).fields
    given = [name for key in _SPEAKER_KEYS for value in front.get(key, ()) for name in split_names(value, single=True, lower=True)]
    if given:
        return tuple(dict.fromkeys(given)), "front matter"
    for place in places[:_TOP]:
        names = named_in_field(note.lines[place].text)
        # under a second heading the field belongs to that heading's talk
        if names and len([heading for heading, _ in headings if heading < place]) <= 1:
            return names, "speaker line"
    if own_title.speakers and not any(title.speakers for place, title in headings if place != places[0]):
        return own_title.speakers, "title"
    first = note.lines[places[0]]
    if len(headings) > 1 and first.kind == "heading" and headings[1][0] == places[1]:
        words = unmark(note.lines[places[1]].text)
        names = split_names(words) if is_name(words.partition(" - ")[0]) else ()
        if names:
            return names, "name under the title"
    if len(headings) <= 1 and first.kind == "heading" and len(places) > 1 and own_title.kind != "session":
        names = named_alone(note.lines[places[1]].text)
        if names:
            return names, "name under the title"
    names = _named_near_title(note, places, headings, own_title)
    if names:
        return names, "name near the title"
    return (), ""


def _named_near_title(note: Note, places: list[int], headings: list[tuple[int, Title]], own_title: Title) -> tuple[str, ...]:
    """Return the names that stand alone between a talk's title and its notes; none that may be the note-taker's or one of many."""
    title = note.lines[places[0]]
    if not note.event or note.author or own_title.kind in ("session", "aside") or event_in(note.title or ""):
        return ()  # under the title of a report on an event its author signs
    others = [(place, heading) for place, heading in headings if place != places[0]]
    if any(heading.speakers or heading.timed for _, heading in others):
        return ()
    below = [place for place, _ in others]
    if unmark(title.text) != note.title or (title.kind == "heading" and any(note.lines[place].level <= title.level for place in below)):
        return ()
    alone = {place: named_alone(unmark(note.lines[place].text)) for place in [*below, *places[1:_NEAR]]}
    if sum(bool(alone[place]) for place in below) > 1:
        return ()  # a heading for each speaker
    for place in places[1:_NEAR]:
        apart = all(note.lines[at].kind in ("blank", "noise") for at in (place - 1, place + 1) if at < len(note.lines))
        if alone[place] and apart and note.lines[place].kind in ("prose", "heading"):
            return alone[place]
        if note.lines[place].kind == "heading":
            break
    return ()


def _is_alone(note: Note, places: list[int], headings: list[tuple[int, Title]], own_title: Title) -> bool:
    """Return whether nothing but the one title speaks for a talk: a title that is no event, and no word of many talks."""
    if not note.event or own_title.kind in ("session", "aside") or own_title.speakers or event_in(note.title or "", whole=True):
        return False
    if any(title.kind == "talk" for _, title in headings[1:]):
        return False
    first = note.lines[places[0]]
    tops = [place for place, _ in headings if note.lines[place].level <= first.level] if first.kind == "heading" else []
    text = fold("\n".join(line.text for line in note.lines if line.kind != "front"))
    return tops == places[:1] and len(_MANY().findall(text)) < 2


def _found(note: Note, title: Title, speakers: tuple[str, ...], rule: str, confidence: float) -> Found:
    _, last = trim(note.lines, 0, len(note.lines))
    head = [line for line in note.lines if line.kind != "blank"][:_TOP]
    url = title.url or next((found.group(1) for line in head for found in [_URL().match(line.text)] if found), None)
    return Found(_heading_of(note, title), speakers, url, day_of(note.title or ""), note.date, 0, last, rule, confidence)


def _heading_of(note: Note, title: Title) -> str:
    """Return the talk's title: the one top heading where the note's own title only files it ("Workshop notes: ...")."""
    tops = [line for line in note.lines if line.kind == "heading" and line.level == 1]
    if len(tops) == 1 and note.lines and note.lines[0].kind == "front":
        words = read_title(tops[0].text)
        if words.kind in ("plain", "talk") and not words.inner:
            return words.text
    return title.text or note.path.rpartition("/")[2].partition(".")[0].replace("_", " ").replace("-", " ").strip() or "untitled"
