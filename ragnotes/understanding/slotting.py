"""Composer: a question -> where in it stand the date, the event, the person and the topic that it asks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..eventkeys import YEAR
from ..frozen import frozen
from ..text import content_words, fold, language_of
from . import dating, moments, wholeevents
from . import exceptwords as say
from .bearers import AND, AUX, NOTING, SAYING, TALKS
from .followups import ABOUT_WORDS, BEING, EXCEPTING
from .topics import cue_at

_RUN = re.compile(r"\w+")
_EXCEPTION = re.compile(rf"\s(?:{'|'.join(EXCEPTING.values())})\s")
_JOINED = re.compile(rf"\s*(?:,|&|,?\s+(?:{'|'.join(sorted(AND))})(?=\s))\s*")


@frozen
class Slots:
    """Where a question says what, as half-open ranges of its characters; None where it does not say it."""

    date: tuple[int, int] | None
    event: tuple[int, int] | None
    person: tuple[int, int] | None
    topic: tuple[int, int] | None


def slots(text: str, names: dict[str, Any], today: int, *, loose: bool = False) -> Slots:
    """Return where a question says what. `loose`: one word of a name is enough, as in a follow-up of two words; else only of a name of
    which something is asked: "did Ada say", "Ada's talk". Of several people the whole list is the person.
    """
    dated = dating.dates_in(text, today)
    start = text.find(dated.phrase) if dated else -1
    date = (start, start + len(dated.phrase)) if dated and start >= 0 else None
    event = _span(text, (name_of(key) for key in names["event"]), date)
    event = event or _span(text, wholeevents.series_of(names["event"]), date)
    if event:
        year = re.compile(r"\s+(?:19|20)\d\d\b").match(text, event[1])
        event = (event[0], year.end()) if year else event
    known = [key.split() for key in (*names["speaker"], *names.get("author", ()))]
    parts = [[part] for key in known for part in dict.fromkeys((*key[:1], *key[-1:]))]
    person = _span(text, known, date, event) or _span(text, parts, date, event)
    in_full = person is not None and _RUN.findall(fold(text[slice(*person)])) in known
    person = _listed(text, person, [*known, *parts]) if person else None
    person = person if person and (loose or in_full or _is_asked_of(text, person)) else None
    return Slots(date, event, person, _topic(text, [part for part in (date, event, person) if part]))


def _listed(text: str, person: tuple[int, int], names: Sequence[list[str]]) -> tuple[int, int]:
    """Return where the list of people stands of which one stands there: "Ada, Bo and Cy Lee"; the one alone without a list."""
    start, end = person
    found = [person, *_all(text[:start], names), *((end + first, end + last) for first, last in _all(text[end:], names))]
    for first, last in sorted(found):
        end = last if first > end and _JOINED.fullmatch(text[end:first]) else end
    for first, last in sorted(found, reverse=True):
        start = first if last < start and _JOINED.fullmatch(text[last:start]) else start
    return start, end


def _all(text: str, names: Sequence[list[str]]) -> list[tuple[int, int]]:
    """Return where names stand in a text, of several that begin at a word the longest."""
    runs = list(_RUN.finditer(text))
    told = [fold(run.group()) for run in runs]
    known = [name for name in names if name and name[0] in told]
    best = [max((len(name) for name in known if told[at : at + len(name)] == name), default=0) for at in range(len(told))]
    return [(runs[at].start(), runs[at + length - 1].end()) for at, length in enumerate(best) if length]


def _is_asked_of(text: str, person: tuple[int, int]) -> bool:
    """Return whether it is asked what somebody did who is named by one word: "did Ada say", "sagte Ada", "Ada's talk", "Ada on caches"."""
    before, after = _RUN.findall(fold(text[: person[0]]))[-1:], _RUN.findall(fold(text[person[1] :]))[:2]
    if after[:1] == ["s"]:
        return after[-1] in TALKS | NOTING
    said = SAYING | NOTING
    asked = not AUX.isdisjoint(before) or not ABOUT_WORDS.isdisjoint(after[:1])
    return not said.isdisjoint([*before, *after[:1]]) or (asked and text[person[0]].isupper())


def name_of(key: str) -> list[str]:
    return [word for word in key.split() if not YEAR.fullmatch(word)]


def is_of_years(event: str, old: str, names: dict[str, Any], today: int) -> bool:
    """Return whether an event may have been in the years that a question asks of: some of its names tell one of them, or no year."""
    asked = dating.dates_in(old, today)
    told = [key.split() for key in names["event"]]
    own = [set(YEAR.findall(" ".join(words))) for words in told if name_of(" ".join(words)) == fold(event).split()]
    return not asked or not own or any(not years or years & set(map(str, asked.years)) for years in own)


def year_of_event(text: str, event: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return where in the name of an event its year stands."""
    year = next(YEAR.finditer(text, *event), None) if event else None
    return year.span() if year else None


def _span(text: str, names: Iterable[list[str]], *taken: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return where the longest of the names stands in a text as a run of words."""
    runs = [run for run in _RUN.finditer(text) if not any(part and part[0] <= run.start() < part[1] for part in taken)]
    told = [fold(run.group()) for run in runs]
    best: tuple[int, int, int] | None = None
    for name in names:
        if not name or name[0] not in told or (best and best[0] >= len(name)):
            continue
        for at in range(len(told) - len(name) + 1):
            if told[at : at + len(name)] == name and content_words(" ".join(name), "en"):
                best = (len(name), runs[at].start(), runs[at + len(name) - 1].end())
                break
    return best[1:] if best else None


def _topic(text: str, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return where the words stand that say what is asked for, the first run of them between names and dates: "f-strings", "C++"."""
    wanted = set(content_words(text, language_of(text)))
    free = [run for run in _RUN.finditer(text) if not any(start <= run.start() < end for start, end in taken)]
    found = [run for run in free if fold(run.group()) in wanted]
    if not found:
        return None
    limit = min((start for start, _ in taken if start > found[0].start()), default=len(text))
    return _whole(text, found[0].start(), [run for run in found if run.start() < limit][-1].end(), taken)


def _whole(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return a span with the rest of its first and last words as they are written between blanks."""
    floor, ceiling = (
        max((last for _, last in taken if last <= start), default=0),
        min((at for at, _ in taken if at >= end), default=len(text)),
    )
    first = start
    while first > floor and not text[first - 1].isspace():
        first -= 1
    start -= len(text[first:start].lstrip("\"'“”‘’«»([{¿¡,;:–—-"))
    last = end
    while last < ceiling and not text[last].isspace():
        last += 1
    tail = text[end:last].rstrip("\"'“”‘’«».,;:?!–—-")
    return start, end + len(tail if tail.endswith("()") else tail.rstrip(")]}"))


def subject(text: str, topic: tuple[int, int]) -> tuple[int, int]:
    """Return what of a topic a question is about, without what it asks of that: "Polars" of "how fast is Polars", "was Polars cheap".

    >>> [text[slice(*subject(text, (4, 16)))] for text in ("was Polars cheap", "how fast is Polars")]
    ['Polars', 'Polars']
    """
    runs = list(_RUN.finditer(text))
    verb = next((at for at, run in enumerate(runs[:6]) if fold(run.group()) in BEING), None)
    if verb is None:
        return topic
    wanted = set(content_words(text, language_of(text)))
    behind = [run for run in runs[verb + 1 :] if topic[0] <= run.start() < topic[1] and fold(run.group()) in wanted - {"enough"}]
    if verb == 0 and len(behind) > 1:
        behind = behind[:-1]
    return _whole(text, max(topic[0], behind[0].start()), behind[-1].end(), ()) if behind else topic


# what is left out


def excepted(text: str, names: dict[str, Any], today: int) -> str:
    """Return what a follow-up that begins with "not" or "except" leaves out, with the words before its name: "at PyDays"; "" for none.

    It is an event, a person, a time or, after a word like "about", a topic.
    """
    runs = moments.runs_of(text[:300])
    cue = cue_at(runs, 0) or int(bool(runs) and runs[0].word in say.NOT)
    behind = runs[cue : cue + say.MOST_BEFORE] if cue else []
    if not behind:
        return ""
    left = text[behind[0].start :].rstrip(" ?!.")
    found = slots(left, names, today, loose=True)
    first = next((run for run in behind if run.word not in say.PLACES | say.OTHERS | TALKS), behind[-1])
    starts = {part[0] for part in (found.date, found.event, found.person) if part}
    about = any(run.word in say.ABOUT for run in behind if run.start <= first.start)
    return left if about or not starts.isdisjoint(run.start - behind[0].start for run in behind if run.start <= first.start) else ""


def without_exception(text: str) -> tuple[str, list[str]]:
    """Return a question without what a follow-up left out of it, and that by itself, if there is any."""
    cut = _EXCEPTION.search(text)
    if not cut:
        return text, []
    left = text[cut.start() :].rstrip(" ?!.")
    return text[: cut.start()] + text[cut.start() + len(left) :], [left.strip()]


# whom the last question names


def in_full(name: str, cited: Sequence[str]) -> list[str]:
    """Return a name as the last question tells it, in full where one of those cited bears it; nothing for a list of names."""
    parts = fold(name).split()
    bearing = [one for one in cited if set(parts) <= set(fold(one).split())]
    return bearing if len(bearing) == 1 else [name] if AND.isdisjoint(parts) and "," not in name else []


def owns(runs: Sequence[re.Match[str]], at: int) -> bool:
    """Return whether a word follows that "her" may own: "her slides", not "ask her about"."""
    after = fold(runs[at + 1].group()) if at + 1 < len(runs) else ""
    return bool(after) and bool(content_words(after, "en"))


def joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
