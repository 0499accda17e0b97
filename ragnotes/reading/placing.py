"""The event and the date of each talk: as its own line or fields tell, else the headings over it, else its note."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence

from ..eventkeys import event_key
from ..patterns import at_first_use, has_digit
from ..records.notes import Line, Note
from ..text import fold, words
from .dates import date_of_folder, iso_date, own_day, told_when
from .eventnames import event_alone, event_in_field, event_with_day, is_event_alone, with_year, year_of_event
from .events import YEAR, event_in, is_event_word
from .fieldwords import DATES, EVENTS, PLACES, label_and_value
from .found import OF_FILE, SILENT, Found
from .inline import unmark
from .outline import day_of
from .rangedays import of_its_day, ranges_of
from .spans import parents_of

Told = tuple[str | None, str | None]  # event and date

_BRACKETS = at_first_use(r"[(\[]([^()\[\]]{4,80})[)\]](?!\()")
_AT_EVENT = at_first_use(
    r"\s*(?:,|\s(?:at|from|during|auf|bei|beim|zur|zum|am|op|bij|tijdens|à|au|aux|lors|på|vid|al|alla|allo|alle|ai|nel|nella|em|no|na|nos|nas|"
    r"en|durante)\s)\s?(?:(?:the|der|den|dem|de|het|la|el|les?|du|das)\s|l['’])?([^.,;()\s][^,;()]{1,50}?\s(?:19|20)\d\d)(?![\w-])"
)
_NAME_ENDS = at_first_use(r"\s*[,(:|]|\s[-–—]\s")
_OF_EVENTS = at_first_use(  # folded, of a heading over several events
    r"\b(?:conferences|conferencias|conferenze|konferenzen|conferenties|congressen|konferenser|konferanser|meetups|events|eventos|"
    r"evenements|veranstaltungen|evenementen)\b"
)
_AT_NAME = at_first_use(
    r"[\s,]*(?:at|auf|bei|beim|à|au|aux|en|op|på|na|no|em|al|alla)\s(?:the|der|dem|de|het|la|el|les?)?\s?([^\W\d_a-zß-öø-ÿ][^,.;()]{2,50}),\s"
)
_SEEN_AT = at_first_use(r".{4,60}\s(?:at|from|à|au|en|auf der|bei der|op de|op het|op|på|al|alla|em|no|na)\s(?=[^\W\d_a-zß-öø-ÿ][^,:]+$)")
_TO_EVENT = at_first_use(r"^[\s,;:·|(@–—-]*(?:(?:at|auf|bei|beim|à|au|en|op|på|na|no|em|al|a)\s(?=[^\W\d_a-z]))?|[\s)]+$")
_LONG = 300  # characters of a line in which a speaker and an event are looked for
_UNDER = 16  # lines at the start of a talk in which its fields stand
_FIELD = 120  # characters: a longer line is a paragraph
_LABEL = 32  # characters before the colon of a field, its marks among them
_DEEPEST = 12  # headings over a talk that may tell its event
_ABOVE = 60  # lines over the first talk that may name the event of all
_TOP = 8  # filled lines at the start of a note in which its day stands


def place_talks(note: Note, found: Sequence[Found]) -> list[Told]:
    """Return event and date of each talk, as exact as is told; of several events in a note each talk has the one it stands under."""
    told = _placed(note, found)
    if not any(talk.day for talk in found):
        return told
    over = [line.text for line in note.lines[: found[0].first] if has_digit(line.text)][:_ABOVE]
    ranges = ranges_of((note.title or "", *over), (told[0][1] or "")[:4])
    return [(event, of_its_day(date, talk.day, ranges)) for talk, (event, date) in zip(found, told, strict=True)]


def _placed(note: Note, found: Sequence[Found]) -> list[Told]:
    """Return event and date of each talk, of a range of days the first."""
    if found[0].rule in OF_FILE:
        signed = _behind_byline(note.lines, found[0])
        event = note.event or signed[0] or _behind_name(note, found[0]) or _in_brackets(note.title or "", found[0])[0]
        date = _date_of_one(note, event)
        return [(event, signed[1] if signed[1] and signed[1].startswith(date or "") else date)]
    own = [_own(note.lines, talk) for talk in found]
    over = _over(note, found)
    events = [mine[0] or above[0] for mine, above in zip(own, over, strict=True)]
    distinct = {event_key(event) for event in {*events} if event}
    if note.event and len(distinct) < 2 and not any(mine[0] for mine in own):
        events = [note.event for _ in found]  # as it is written where the note tells it
    else:
        rest = _of_the_others(note, found, distinct)
        events = [event or rest for event in events]
    day = _day_of_note(note, found)
    return [(event, _date(note, talk, event, mine, above, day)) for talk, event, mine, above in zip(found, events, own, over, strict=True)]


def _date(note: Note, talk: Found, event: str | None, own: Told, over: Told, day: str | None) -> str | None:
    """Return the date of a talk: its own, that of the day it stands under, that of its event, that of its note."""
    year = year_of_event(event)
    for date in (own[1], talk.date, over[1] if event != note.event or not event else None):
        if date and (not year or date.startswith(year)):
            return date
    if day and (not year or day.startswith(year)):
        return day
    return year or (note.date[:4] if note.date and event == note.event else None)


def _date_of_one(note: Note, event: str | None) -> str | None:
    """Return the date of a note on one talk; the year of its event where the date is that of another: the notes were posted then."""
    year = year_of_event(event)
    return year if year and not (note.date or "").startswith(year) else note.date


def _behind_name(note: Note, talk: Found) -> str | None:
    """Return the event that stands with its year right behind a speaker's name: "A talk by Ana Uno at duck.js 2019"."""
    for line in note.lines[talk.first : talk.first + _TOP]:
        bare = unmark(line.text[:_LONG])
        name = next((name for name in reversed(talk.speakers) if name in bare), None)
        if not name:
            continue
        before, _, behind = bare.partition(name)
        at = _AT_EVENT().match(behind)
        event = event_alone(at.group(1) if at else before.rstrip(" ,"))
        if event:
            return event
    return None


def _of_the_others(note: Note, found: Sequence[Found], told: set[str]) -> str | None:
    """Return the event of the talks for which nothing else tells one: the note's, unless only one of the talks names it."""
    if not note.event:
        title = unmark(note.title or "")
        behind = _SEEN_AT().match(title)  # "Ce que j'ai vu à Zibb Code 2015"
        alone = event_alone(title, ordinary=True) or event_with_day(title, ordinary=True)
        return alone or (event_alone(title[behind.end() :], ordinary=True) if behind else None)
    if event_key(note.event) not in told:
        return note.event
    above = " ".join([line.text for line in note.lines[: min(found[0].first, _ABOVE)]])
    return note.event if {*words(note.event)} <= {*words(" ".join((note.path, note.title or "", above)))} else None


# what a talk tells of itself


def _own(lines: Sequence[Line], talk: Found) -> Told:
    """Return event and date that stand in brackets on a talk's own line, or in fields under it."""
    event, date = _in_brackets(lines[talk.first].text[:400], talk)
    for label, value in _fields_under(lines, talk):
        if label in EVENTS and not event:
            event = event_in_field(unmark(value))
        elif label in PLACES and not event:
            event = event_alone(unmark(value))
        elif label in DATES:
            date = iso_date(value[:60]) or date
    if not event and talk.first + 1 < talk.last and lines[talk.first + 1].kind == "prose":
        under = told_when(lines[talk.first + 1].text)  # "Fast tables - Ana Uno", and in the next line "DuckConf, 12 May 2023"
        event, date = (under[0], under[1] or date) if under and (under[1] or year_of_event(under[0])) else (event, date)
    signed = _behind_byline(lines, talk)
    event, date = event or signed[0], date or signed[1]
    return (with_year(event, date) if event else None), date


def _behind_byline(lines: Sequence[Line], talk: Found) -> Told:
    """Return event and date behind the last speaker's name in the line under a title: "by Ana Uno, Duckconf, 3 June 2021"."""
    under = next((line for line in lines[talk.first + 1 : min(talk.last, talk.first + 4)] if line.kind not in SILENT), None)
    if not talk.speakers or under is None or under.kind not in ("prose", "quote") or len(under.text) > _FIELD:
        return None, None
    _, name, rest = unmark(under.text).rpartition(talk.speakers[-1])
    if not name:
        return None, None
    at = _AT_NAME().match(rest)  # "at the Duck Breakfast, Oslo, 3 June 2021": what is behind "at" is no employer
    told: Told = (event_in_field(at.group(1)), iso_date(rest)) if at else (None, None)
    if len(told[1] or "") < len("2024-05-03"):
        told = told_when(_TO_EVENT().sub("", rest)) or (None, None)
    event, date = told
    return (with_year(event, date) if event and (date or year_of_event(event)) else None), date


def _in_brackets(text: str, talk: Found) -> Told:
    """Return event and date of "Fast tables - Ana Uno (Duckconf, 2022-04-11)": behind the names, and no part of the title."""
    for found in _BRACKETS().finditer(text):
        inside = unmark(found.group(1))
        if inside in talk.title:
            continue
        event = event_in(inside)
        event = event if event and is_event_alone(inside, event) else None
        event = event or next(filter(None, (event_alone(part, ordinary=True) for part in inside.split(", "))), None)
        date = iso_date(inside)
        if event and date:
            return event, date
        if date and len(date) == 10:
            return None, date
    return None, None


def _fields_under(lines: Sequence[Line], talk: Found) -> Iterator[tuple[str, str]]:
    """Yield label and value of the fields at the start of a talk, up to the first paragraph."""
    for place in range(talk.first, min(talk.last, talk.first + _UNDER)):
        line = lines[place]
        if place > talk.first and (line.kind == "heading" or len(line.text) > _FIELD):
            return
        field = label_and_value(line.text) if ":" in line.text[:_LABEL] and line.kind != "code" else None
        if field:
            yield field


# what the headings over it tell


def _over(note: Note, found: Sequence[Found]) -> list[Told]:
    """Return event and date that the headings over each talk tell, the nearest first."""
    lines = note.lines
    headings = [place for place, line in enumerate(lines) if line.kind == "heading"]
    parents = parents_of(lines)
    chains: list[list[int]] = []
    for talk in found:
        at = bisect.bisect_left(headings, talk.first)
        heads = at < len(headings) and headings[at] == talk.first
        heading = parents[talk.first] if heads else headings[at - 1] if at else -1
        chains.append(list(itertools.islice(_places_over(heading, parents), _DEEPEST)))
    texts = {place: unmark(lines[place].text[:200]) for place in sorted({place for chain in chains for place in chain})}
    if note.event and len(texts) < 2:
        return [(None, None)] * len(found)  # it is the note's
    # beside a heading that is surely an event's stand names that show it less
    among = {parents[place] for place, text in texts.items() if YEAR().search(text) and event_in(text)}
    of_several = {place for place, text in texts.items() if YEAR().search(text) and _OF_EVENTS().search(fold(text))}
    told: dict[int, Told] = {}
    for place, text in texts.items():
        told[place] = _of_heading(text, told.get(parents[place], (None, None)), parents[place] < 0, parents[place] in among | of_several)
        told[place] = told[place][0], _day_under(lines, place, *told[place])
    return [told[chain[0]] if chain else (None, None) for chain in chains]


def _day_under(lines: Sequence[Line], place: int, event: str | None, date: str | None) -> str | None:
    """Return the day that a short line right under an event's heading tells, else its date as it is."""
    if not event or len(date or "") == len("2024-05-03"):
        return date
    line = next((line for line in lines[place + 1 : place + 4] if line.kind not in SILENT), None)
    if line is None or line.kind == "heading":
        return date
    return own_day(line.text, (date or "")[:4]) or date


def _places_over(heading: int, parents: dict[int, int]) -> Iterator[int]:
    while heading >= 0:
        yield heading
        heading = parents[heading]


def _of_heading(text: str, above: Told, top: bool, among: bool) -> Told:
    """Return event and date below a heading, which stands under one with those `above`.

    Under an event only another with a year of its own counts: a track is none.
    """
    event = event_in(text, whole=top or among)
    event = event if event and is_event_alone(text, event) else event_alone(text) if top or among else None
    date = iso_date(text)
    if not event and not date and above[1] and not above[0] and (among or any(map(is_event_word, text.split()))):
        event = event_alone(f"{_NAME_ENDS().split(text)[0]} {above[1][:4]}", ordinary=among)  # "NDC Oslo (May 3)" below "2021"
    event = with_year(event, date) if event else None
    event = None if above[0] and not year_of_event(event) else event
    if event and not above[0]:
        event = with_year(event, above[1])
    year = year_of_event(event or above[0])
    date = iso_date(text, year)
    date = date or above[1]
    return event or above[0], date if not year or (date or "").startswith(year) else year


# what the note tells


def _day_of_note(note: Note, found: Sequence[Found]) -> str | None:
    """Return the one day of all talks of a note, if the note tells it and nothing in it tells of several."""
    if len({talk.day for talk in found if talk.day} | {talk.date for talk in found if talk.date}) > 1:
        return None
    headings = [line.text for line in note.lines if line.kind == "heading" and len(line.text) < 60]
    if len({fold(day) for text in headings for day in [day_of(text)] if day}) > 1:
        return None
    if len(found) == 1 or day_of(note.title or ""):
        return note.date
    return _told_at_top(note, found[0].first) or date_of_folder(note.path)


def _told_at_top(note: Note, first: int) -> str | None:
    """Return the day that front matter tells of the event, or a short line or the event's heading over the first talk."""
    year = year_of_event(note.event)
    labels: dict[str, str] = {}
    for line in [line for line in note.lines[:first] if line.kind not in (*SILENT, "code")][:_TOP]:
        day = own_day(line.text, year)
        if day and (line.kind != "heading" or event_in(unmark(line.text), whole=True)):
            return day
    for line in note.lines[:first]:
        field = label_and_value(line.text.lstrip("#+")) if line.kind == "front" else None
        labels.update([field] if field else [])
    said = next((iso_date(value) for label, value in labels.items() if label in DATES), None)
    return said if said and len(said) == 10 and EVENTS & labels.keys() else None
