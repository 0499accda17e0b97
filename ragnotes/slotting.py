"""Composer: a question -> where in it stand the date, the event, the person and the topic that it asks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from . import dating
from .followups import BEING
from .text import YEAR, content_words, fold, language_of

_RUN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Slots:
    """Where a question says what, as half-open ranges of its characters; None where it does not say it."""

    date: tuple[int, int] | None
    event: tuple[int, int] | None
    person: tuple[int, int] | None
    topic: tuple[int, int] | None


def slots(text: str, names: dict[str, Any], today: int, *, loose: bool = False) -> Slots:
    """Return where a question says what. `loose`: one word of a name is enough, as in a follow-up of two words."""
    dated = dating.dates_in(text, today)
    start = text.find(dated.phrase) if dated else -1
    date = (start, start + len(dated.phrase)) if dated and start >= 0 else None
    event = _span(text, (name_of(key) for key in names["event"]), date)
    if event:
        year = re.compile(r"\s+(?:19|20)\d\d\b").match(text, event[1])
        event = (event[0], year.end()) if year else event
    person = _span(text, (key.split() for key in names["speaker"]), date, event)
    if person is None and loose:
        person = _span(text, ([part] for key in names["speaker"] for part in key.split()[:1] + key.split()[-1:]), date, event)
    return Slots(date, event, person, _topic(text, [part for part in (date, event, person) if part]))


def name_of(key: str) -> list[str]:
    return [word for word in key.split() if not YEAR.fullmatch(word)]


def _span(text: str, names: Iterator[list[str]], *taken: tuple[int, int] | None) -> tuple[int, int] | None:
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
