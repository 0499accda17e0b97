"""A file that holds the notes of one talk: many headings, one speaker line, a title that its folder says is of a talk."""

from __future__ import annotations

import re
from dataclasses import replace

from ..patterns import at_first_use
from ..records.notes import Note
from ..text import fold, words
from .authors import is_of_notes
from .bylines import has_label
from .cited import cites_only, is_beside_talks, tells_of_many
from .events import event_in, is_event_word
from .found import ALONE, BELOW, FIELD, FRONT, IN_NAME, IN_TITLE, NEAR_TITLE, Found, filled, trim, under
from .inline import unmark
from .names import may_be_field, named_alone, named_in_field, named_with_employer
from .neartitle import NEAR_TOP, named_near_title, named_under_title
from .notetitles import told_title
from .outline import Title, day_of, read_title
from .stripping import without_event
from .titling import (
    NOT_OF_A_TALK,
    about_talks,
    given_by,
    in_folder_of_talks,
    is_first_line,
    is_kind,
    is_report,
    is_title,
    is_titled_by_event,
    named_by_file,
    noted_of,
    speakers_in_front,
    stem_of,
    title_of,
    titled_by_file,
)
from .works import is_of_book, is_of_other

_URL = at_first_use(
    r"\s*(?:[-*]\s+)?[*_]*(?:link|url|talk|abstract|session|website|web|enlace|charla)[*_]*\s*:[*_]*\s*<?(https?://[^\s>)]+)", re.IGNORECASE
)
_MANY_WORDS = "talks keynotes sessions speakers charlas ponencias praatjes sprekers vortrage conferences palestras".split()
_MANY = at_first_use(rf"\b(?:{'|'.join(_MANY_WORDS)})\b")
_PART = at_first_use(r"part\b", re.IGNORECASE)
_TAGS = {"talk", "talk-notes", "session", "session-notes", "keynote", "talks/notes", "charla", "vortrag"}
_SPEAKERS = at_first_use(
    r"\W*(?:speakers?|presenters?|panell?ists?|ponentes?|sprekers?|referent(?:en|in)?|palestrantes?|intervenant(?:e?s)?|relatori)\W*",
    re.IGNORECASE,
)
_BY = at_first_use(r"\W*(?:by|por|par|von|door)\b", re.IGNORECASE)
_TOP = 14  # filled lines at the start where a file of one talk names its speaker
_FIRST = 3  # filled lines, a title one of them, where a note says whose talk it is on
_SMALL = 3  # headings of this level and below stand under another, be it the name of the file
_TITLE_WORDS = 16
_PANEL = 5  # a talk has no more speakers with a heading each

# How often each of these is right, as the gold talks of many authors show, rounded down where few were seen.
_NAMED, _NEAR_NAMED, _NAMED_SOMEWHERE, _SPEAKERS_BELOW, _ALONE = 0.95, 0.85, 0.6, 0.6, 0.5


def find_single(note: Note) -> Found | None:
    """Return the one talk a file is about, None if it tells of several, of none, or does not say."""
    places = filled(note.lines, 0, len(note.lines))
    if not places:
        return None
    headings = [(place, read_title(note.lines[place].text)) for place in places if note.lines[place].kind == "heading"]
    title = note.title or ""
    own_title = read_title(title)
    if is_of_other(title):
        return None
    if not own_title.speakers and _is_sole_top(note, places, headings):
        said, names = told_title(title)
        own_title = replace(own_title, text=said, speakers=names) if names else own_title
    in_front = speakers_in_front(note)
    if _headings_tell_of_several(note, places, headings, own_title, in_front):
        return None
    fields = _fields(note, places)
    if not in_front and (len(fields) > 1 or sum(has_label(note.lines, place) for place, _ in headings) > 1):
        return None
    if not in_front and any(is_beside_talks(note.lines, headings, *field, title) for field in fields):
        return None
    speakers, rule = (in_front, FRONT) if in_front else _speakers(note, places, headings, own_title, fields)
    if not speakers:
        return _named_by_file(note, places, headings, own_title) or _nameless(note, places, headings, own_title)
    if rule == IN_TITLE and is_of_book(note):
        return None
    if not title and not headings and _begins_with_title(note, places, fields, rule):
        own_title = read_title(note.lines[places[0]].text)
    return _found(note, own_title, speakers, rule, _confidence(note, rule))


def _begins_with_title(note: Note, places: list[int], fields: list[tuple[int, tuple[str, ...]]], rule: str) -> bool:
    """Return whether the first line of a note without a title or headings is the talk's: a name or a field is near it."""
    if rule == NEAR_TITLE:
        return True
    first = unmark(note.lines[places[0]].text)
    titled = is_first_line(note, first) or (
        places[1:2] == [places[0] + 1] and 1 < len(first.split()) <= _TITLE_WORDS and first[-1].isalnum()
    )
    return rule == FIELD and [place for place, _ in fields] == places[1:2] and titled


def _named_by_file(note: Note, places: list[int], headings: list[tuple[int, Title]], own_title: Title) -> Found | None:
    """Return the talk of a file whose name tells the speaker, and the title if the note's own says less."""
    names, said = named_by_file(note, own_title.text)
    if not names or own_title.kind not in ("plain", "talk") or is_titled_by_event(note):
        return None
    by_name = read_title(said)
    own = note.title and not own_title.inner and (_is_headed(note, places, headings) or {*words(by_name.text)} & {*words(own_title.text)})
    title = by_name if by_name.kind == "plain" and not own else own_title
    return _found(note, title, names, IN_NAME, _NEAR_NAMED if in_folder_of_talks(note) else _NAMED_SOMEWHERE)


def _nameless(note: Note, places: list[int], headings: list[tuple[int, Title]], own_title: Title) -> Found | None:
    """Return the talk of a file that names no speaker in the usual places: a report on one, a panel, or what nothing speaks against."""
    if is_report(note):
        names = given_by(note, places[:NEAR_TOP])
        return _found(note, own_title, names, NEAR_TITLE if names else ALONE, _NEAR_NAMED if names else _NAMED_SOMEWHERE)
    names = _speakers_below(note, headings, own_title)
    if names:
        return _found(note, own_title, names, BELOW, _SPEAKERS_BELOW)
    if not _is_alone(note, places, headings, own_title):
        return None
    headed = note.lines[places[0]].kind == "heading" or note.lines[0].kind == "front" or is_kind(stem_of(note))
    first = unmark(note.lines[places[0]].text[:120])
    begins = not note.title and is_first_line(note, first)
    names = named_alone(first if begins else note.title or "")
    headed = headed and not _is_headed_by_file(note, headings)
    if begins:
        own_title, headed = read_title(first), True
    title = own_title if (headed and not own_title.inner and own_title.kind != "aside") or names else read_title(stem_of(note))
    return _found(note, title, names, NEAR_TITLE if names else ALONE, _NAMED_SOMEWHERE if names else _ALONE)


def _fields(note: Note, places: list[int]) -> list[tuple[int, tuple[str, ...]]]:
    """Return (position, names) of each field that names speakers; lines of them that stand together are one."""
    found: list[tuple[int, tuple[str, ...]]] = []
    latest = -_TOP
    for number, place in enumerate(places):
        text = note.lines[place].text
        names = (named_in_field(text) if may_be_field(text) else ()) or (_listed(note, places, number) if number <= _TOP else ())
        if not names or is_event_word(names[0].split()[0]) or (_BY().match(text) and _is_of_author(note)):
            continue  # "by Devoxx France"
        if number - latest <= 1:
            found[-1] = found[-1][0], tuple(dict.fromkeys((*found[-1][1], *names)))
        else:
            found.append((place, names))
        latest = number
    return found


def _is_of_author(note: Note) -> bool:
    """Return whether "by Ana Uno" tells who wrote a note: a post has an author, and so have notes on an event."""
    return not about_talks(note) or is_of_notes(note.title or "")


def _listed(note: Note, places: list[int], number: int) -> tuple[str, ...]:
    """Return the names of the lines right under one that says no more than "Speakers"."""
    if not _SPEAKERS().fullmatch(note.lines[places[number]].text[:80]):
        return ()
    names: list[str] = []
    for place in places[number + 1 : number + 1 + _PANEL]:
        line = note.lines[place]
        text = unmark(line.text) if line.kind in ("item", "prose") else ""
        alone = named_alone(text) or named_with_employer(text)
        if not alone:
            break
        names += alone
    return tuple(dict.fromkeys(names))


def _own_speakers(note: Note, places: list[int], headings: list[tuple[int, Title]], own_title: Title) -> tuple[str, ...]:
    """Return whom the sole top heading, or a field right under it, names, if it is the title of one talk."""
    if not any(title.speakers for _, title in headings[1:]) or tells_of_many(own_title.text) or not _is_sole_top(note, places, headings):
        return ()
    names = own_title.speakers
    for line in under(note.lines, places[0], headings[1][0], NEAR_TOP):
        names = names or named_in_field(line.text)
    return names


def _is_sole_top(note: Note, places: list[int], headings: list[tuple[int, Title]]) -> bool:
    """Return whether a note begins with a heading that stands over all others."""
    first = places[0]
    return bool(headings) and headings[0][0] == first and all(note.lines[at].level > note.lines[first].level for at, _ in headings[1:])


def _headings_tell_of_several(
    note: Note, places: list[int], headings: list[tuple[int, Title]], own_title: Title, in_front: tuple[str, ...]
) -> bool:
    talky = [title for place, title in headings[1:] if title.speakers or (title.timed and title.kind == "talk")]
    if in_front and len({title.speakers for title in talky if not {*title.speakers} & {*in_front}}) < 2:
        return False
    own = in_front or _own_speakers(note, places, headings, own_title)
    if own:
        return not cites_only(note.lines, headings[_is_sole_top(note, places, headings) :], own)
    # "Part II: ..." is a part of a talk as often as of a day
    sessions = [title for place, title in headings if title.kind == "session" and place != places[0] and not _PART().match(title.text)]
    named_below = [title for title in sessions if _SPEAKERS().fullmatch(title.text)]
    return len(talky) > 1 or len(sessions) > len(named_below)


def _confidence(note: Note, rule: str) -> float:
    sure = rule in (FRONT, FIELD) or about_talks(note)
    return _NEAR_NAMED if rule == NEAR_TITLE else _NAMED if sure else _NAMED_SOMEWHERE


def _speakers(
    note: Note, places: list[int], headings: list[tuple[int, Title]], own_title: Title, fields: list[tuple[int, tuple[str, ...]]]
) -> tuple[tuple[str, ...], str]:
    for place, names in fields:
        # under a second heading the field belongs to that heading's talk
        over = (title for heading, title in headings if heading < place)
        own = [title for title in over if not (title.inner or title.kind == "aside" or _SPEAKERS().fullmatch(title.text))]
        if len(own) <= 1 and place in places[:_TOP]:
            return names, FIELD
    others = any(title.speakers for place, title in headings if place != places[0])
    others = others and not _own_speakers(note, places, headings, own_title)  # else they are cited
    if own_title.speakers and not others and not event_in(without_event(own_title.text), whole=True):
        return own_title.speakers, IN_TITLE
    names = named_under_title(note, places, headings, own_title) or named_near_title(note, places, headings, own_title)
    if not names and not others and own_title.kind in ("plain", "talk") and not is_titled_by_event(note):
        names = noted_of(note, places[:_FIRST])
    return names, NEAR_TITLE


def _speakers_below(note: Note, headings: list[tuple[int, Title]], own_title: Title) -> tuple[str, ...]:
    """Return the speakers of a panel: names alone as the only headings right below the sole title, which names no event."""
    if own_title.kind != "plain" or len(own_title.text.split()) < 3 or event_in(note.title or "") or len(headings) < 3:
        return ()
    (top, _), *below = headings
    levels = sorted({note.lines[place].level for place, _ in below})
    if note.lines[top].level >= levels[0]:
        return ()
    names = [named_alone(unmark(note.lines[place].text)) for place, _ in below if note.lines[place].level == levels[0]]
    return tuple(dict.fromkeys(name for found in names for name in found)) if 2 <= len(names) <= _PANEL and all(names) else ()


def _is_alone(note: Note, places: list[int], headings: list[tuple[int, Title]], own_title: Title) -> bool:
    """Return whether nothing but title, file name and folder speak for a talk: a title that is no event, and no word of many talks."""
    parts = own_title.kind != "session" and _are_parts(note, headings)
    if (own_title.kind in {"session", "aside"} and not parts) or own_title.speakers or is_titled_by_event(note):
        return False
    if len(places) < 2 or any(title.kind == "talk" for _, title in headings[1:]):
        return False
    if not (is_kind(stem_of(note)) or in_folder_of_talks(note) or _TAGS & {fold(tag) for tag in note.tags}):
        return False
    text = fold("\n".join([line.text for line in note.lines if line.kind != "front"]))
    # counted first: the pattern takes many times as long
    if sum(map(text.count, _MANY_WORDS)) >= 2 and len(_MANY().findall(text)) >= 2:
        return False
    first = note.lines[places[0]]
    if first.kind != "heading":
        return is_kind(stem_of(note)) or (not headings and is_title(stem_of(note))) or is_first_line(note, unmark(first.text))
    tops = [place for place, _ in headings if note.lines[place].level <= first.level]
    if parts:
        return is_title(stem_of(note)) or not {*words(stem_of(note))} <= NOT_OF_A_TALK | {*words(note.event or "")}
    return tops == places[:1] or _is_headed_by_file(note, headings) or {*words(stem_of(note))} <= {*words(first.text)}


def _is_headed(note: Note, places: list[int], headings: list[tuple[int, Title]]) -> bool:
    """Return whether a note begins with front matter or with the one heading of its top level."""
    first = note.lines[places[0]]
    sole = first.kind == "heading" and sum(note.lines[place].level <= first.level for place, _ in headings) == 1
    return sole or note.lines[0].kind == "front"


def _tops(note: Note, headings: list[tuple[int, Title]]) -> list[tuple[int, Title]]:
    """Return the headings of the top level."""
    top = min((note.lines[place].level for place, _ in headings), default=0)
    return [(place, title) for place, title in headings if note.lines[place].level == top]


def _is_headed_by_file(note: Note, headings: list[tuple[int, Title]]) -> bool:
    """Return whether only the file's name can be the title over small short headings: "##### Entry", "##### Output"."""
    tops = _tops(note, headings)
    if len(tops) < 2 or note.lines[tops[0][0]].level < _SMALL:
        return False
    if any(title.speakers or title.timed or title.kind != "plain" or len(title.text.split()) > NEAR_TOP for _, title in headings):
        return False
    named = {*words(stem_of(note))} - NOT_OF_A_TALK - {*words(note.event or "")}
    return any(word.isalpha() and not is_event_word(word) for word in named) and read_title(stem_of(note)).kind == "plain"


def _are_parts(note: Note, headings: list[tuple[int, Title]]) -> bool:
    """Return whether the headings of the top level are parts of one talk: two or more are inner ones, and none names a speaker or a day."""
    tops = [title for _, title in _tops(note, headings)]
    inner = sum(title.inner for title in tops)
    return inner >= 2 and 3 * inner >= len(tops) and not any(title.speakers or title.kind == "session" for title in tops)


def _found(note: Note, title: Title, speakers: tuple[str, ...], rule: str, confidence: float) -> Found:
    _, last = trim(note.lines, 0, len(note.lines))
    head = [line for line in note.lines if line.kind != "blank"][:_TOP]
    url = title.url or next((found.group(1) for line in head for found in [_URL().match(line.text)] if found), None)
    named = title_of(note, title) if rule not in (FRONT, FIELD) else titled_by_file(note, speakers) or title_of(note, title)
    return Found(named, speakers, url, day_of(note.title or ""), note.date, 0, last, rule, confidence)
