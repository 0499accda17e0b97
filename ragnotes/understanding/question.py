"""Composer: what a question asks of -> the passages that filters, people, events and dates in it leave, and what to say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from .. import filtering
from ..askwords import is_of_roles
from ..finding.index import Index
from ..finding.silence import is_framing
from ..finding.sources import notes_of
from ..finding.words import IntVector
from ..frozen import frozen
from ..records.files import Stale
from ..records.settings import Settings
from ..text import content_words, language_of, words
from . import choosing, dating, excepting, moments, periods, wholeevents
from .bearers import AND, NOTING, OPINING, SAYING, TALKS
from .dating import Dated
from .moments import Now

Tell = Callable[[str], None]


@frozen
class Asked:
    """What a question asks of."""

    question: str  # without what it leaves out
    text: str  # what is left to look for once names and dates have chosen passages
    rows: IntVector | None  # the chunks it is asked of, None for all
    each: tuple[tuple[str, IntVector], ...]  # name and chunks of each of several people, who are all to be heard
    listing: bool  # nothing is left to look for: whatever was chosen is the answer
    missing: str  # why no passage is left that was asked of, "" where one is; `rows` are then the closest
    understood: tuple[str, ...]
    aside: frozenset[str]  # words of the question that were understood as a person, an event or a time
    noted: Mapping[str, IntVector]  # chunks to look at for those of `each` who say nothing on it
    lacking: tuple[str, ...] = ()  # words of things that no passage has, where others are answered
    of_event: bool = False  # it asks for whatever there was at an event: its talks answer, each of them


def understand(
    question: str,
    index: Index,
    names: dict[str, Any],
    settings: Settings,
    stale: Sequence[Stale],
    within: Sequence[tuple[str, int]],
    tell: Tell,
    now: Now,
) -> Asked:
    """Return what a question asks of, told from `now`. What was understood is told."""
    rows = filtering.rows_allowed(index, settings, stale, names, tell)
    left = excepting.left_out(question, index, names, now)
    people = choosing.people_named(left.question, index, names)
    understood = [f"{told}, from the question" for told in people.told]
    dated = None if settings.years else dating.dates_in(people.asked, now.year, now.month)
    years = dated.years if dated else ()
    events = choosing.of_events_named(people.asked, index, names, years)
    understood += [f"{told}, from the question" for told in choosing.events_told(people.asked, names, years)]
    understood += [f"without {' and '.join(left.told)}, from the question"] if left.told else []
    absent, theirs = ("", None) if events is not None else choosing.absent_event(people.asked, index, names, dated)
    narrowed = _both(_both(_both(rows, talks_at(within, index)), people.rows), events)
    narrowed = excepting.without(narrowed, left, index)
    of_years = None
    if absent:
        narrowed = _both(narrowed, theirs)
    elif dated:
        of_years, told = periods.chunks_of(dated, index, narrowed)
        understood.append(told)
    elif not settings.years and (unread := moments.unread(people.asked)):
        understood.append(f"{unread} is not read as a date, from the question: asked of all years")
    for line in understood:
        tell(line)
    read = dated and (of_years is not None or absent or _asks_beside(dated, index, language_of(question), named=people.rows is not None))
    text = dated.rest if dated and read else people.asked
    chosen, missing = _both(narrowed, of_years), absent
    if narrowed is not None and not len(narrowed) and left.rows is not None:
        missing = missing or f"nothing is left without {' and '.join(left.told)}"
    elif dated and chosen is not None and not len(chosen) and not missing:
        chosen, missing = narrowed, f"no passage on what was asked is of the time asked for ({dated.phrase})"
    chose = any(rows is not None for rows in (people.rows, of_years, left.rows))
    listing = (chose or _is_filtered(settings)) and not _is_left(text, language_of(question), named=people.rows is not None)
    both = _asks_of_notes(left.question, listing)
    asked_of = [(name, np.union1d(of_one, people.noted[name]) if both and name in people.noted else of_one) for name, of_one in people.each]
    heard = [(name, _both(of_one, chosen), len(of_one)) for name, of_one in asked_of]
    each = tuple((name, theirs) for name, theirs, told in heard if theirs is not None and (len(theirs) or not told))
    whole = left.question if words(left.question) else question
    aside = frozenset(words(whole)).difference(words(text)).union(*map(words, choosing.events_told(people.asked, names, years)))
    noted = {} if both or listing or chosen is None else {name: np.intersect1d(of_one, chosen) for name, of_one in people.noted.items()}
    of_event = people.rows is None and (events is not None or bool(settings.events)) and wholeevents.asks_of_whole(text, aside)
    if of_event:
        chosen, aside, listing = _of_talks(chosen, index), aside.union(words(whole)), True
    asked = whole if listing else text or whole
    return Asked(whole, asked, chosen, each, listing, missing, tuple(understood), aside, noted, of_event=of_event)


def _of_talks(rows: IntVector | None, index: Index) -> IntVector | None:
    """Return those of the chunks that are of talks; where none is, all of them."""
    kept = np.flatnonzero(index.columns["talk"] >= 0) if rows is None else rows[index.columns["talk"][rows] >= 0]
    return kept if len(kept) else rows


def _asks_of_notes(question: str, listing: bool) -> bool:
    """Return whether what somebody noted is asked for beside what they said: what they wrote down, or think of something."""
    told = set(words(question))
    return not NOTING.isdisjoint(told) or not (listing or OPINING.isdisjoint(told))


def _asks_beside(dated: Dated, index: Index, language: str, *, named: bool) -> bool:
    """Return whether something is asked for beside a time that the notes know nothing of."""
    return periods.is_nowhere(dated, index) and (named or _is_left(dated.rest, language, named=False))


def _is_filtered(settings: Settings) -> bool:
    return any((settings.events, settings.speakers, settings.authors, settings.years, settings.languages, settings.paths))


def _is_left(text: str, language: str, *, named: bool) -> bool:
    """Return whether anything is left to look for in a question of this language.

    Where people are named, words for saying, asking and liking are not: "was sagten und", "what did the audience ask".
    """
    left = set(content_words(text, language_of(text))).intersection(content_words(text, language))
    if named:
        left = {word for word in left - SAYING - NOTING - OPINING - TALKS - AND if not (is_of_roles(word, language) or is_framing(word))}
    return bool(left)


def talks_at(within: Sequence[tuple[str, int]], index: Index) -> IntVector | None:
    """Return the chunks of the talks, or of the notes' own text, that hold these lines; None for no lines, or none that are there."""
    columns = index.columns
    keep = np.zeros(len(columns), dtype=bool)
    for file, line in within:
        of_note = filtering.is_in(columns["note"], notes_of(index, file))
        here = of_note & (columns["start_line"] <= line) & (columns["end_line"] >= line)
        keep |= of_note & filtering.is_in(columns["talk"], columns["talk"][here].tolist())
    return np.flatnonzero(keep) if keep.any() else None


def _both(one: IntVector | None, other: IntVector | None) -> IntVector | None:
    """Return the rows in both, None standing for all."""
    return other if one is None else one if other is None else np.intersect1d(one, other)
