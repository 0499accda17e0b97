"""Composer: an index -> what its notes mention: links and packages, who spoke where, what recurs over talks and years."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .eventkeys import event_key
from .finding import recurring, topical
from .finding.words import IntVector
from .frozen import frozen
from .linking import Link, Package, links_of
from .reading.firstnames import GIVEN
from .records.files import Stale
from .records.hits import Copy, NoteHead, TalkHead
from .records.settings import Settings
from .shelf import Place, Shelf, Tell, fresh_index, open_shelf, place_at, talks_of
from .text import fold, words

PARTS = ("links", "speakers", "topics")


@frozen
class Spoken:
    """A talk that somebody gave; `copies` are other notes of it."""

    file: str
    start_line: int
    end_line: int
    note: NoteHead
    talk: TalkHead
    copies: tuple[Copy, ...]


@frozen
class Speaker:
    """Somebody who spoke."""

    name: str
    spellings: tuple[str, ...]  # other ways to write it
    talks: tuple[Spoken, ...]  # the oldest first


@frozen
class Topic:
    """A word or term that recurs."""

    term: str
    talks: int
    times: int
    years: dict[str, int]  # year -> talks
    places: tuple[Place, ...]  # the first line of each talk


@frozen
class Mentions:
    """The answer of `mentions`; a part that was not asked for is None."""

    links: tuple[Link, ...] | None
    packages: tuple[Package, ...] | None
    speakers: tuple[Speaker, ...] | None
    topics: tuple[Topic, ...] | None
    talks: int  # that were looked at; one noted by several people counts once
    stale: tuple[Stale, ...]


def mentions_of(settings: Settings, parts: Sequence[str], *, tell: Tell) -> Mentions:
    """Return what the notes of the index that filters leave mention, of the parts asked for; stale notes are refreshed or left out.

    Raises IndexMissing, IndexDamaged, UsageError for a filter that fits nothing.
    """
    index, stale = fresh_index(settings, tell)
    shelf = open_shelf(index, settings, stale, tell)
    looked_at = {shelf.same[talk] for talk in np.unique(index.columns["talk"][shelf.rows]).tolist() if talk >= 0}
    texts = [record["text"] for record in shelf.records]
    tokens = recurring.tokenise(texts) if {"links", "topics"} & set(parts) else None
    links, packages = links_of(shelf, tokens) if tokens and "links" in parts else (None, None)
    return Mentions(
        links,
        packages,
        _speakers(shelf) if "speakers" in parts else None,
        _topics(shelf, tokens) if tokens and "topics" in parts else None,
        len(looked_at),
        tuple(replace(note, file=shelf.typed(note.file)) for note in stale),
    )


# speakers


def _speakers(shelf: Shelf) -> tuple[Speaker, ...]:
    """Return who spoke, those of most talks first, and each with the talks that filters leave, once where several people noted them."""
    there = set(shelf.index.columns["talk"][shelf.rows].tolist())
    speakers = []
    for key, entry in shelf.names["speaker"].items():
        numbers = [number for number in entry["talks"] if number in there]
        if not numbers:
            continue
        by_talk: defaultdict[int, list[int]] = defaultdict(list)
        for number in numbers:
            by_talk[shelf.same[number]].append(number)
        told = Counter(name for number in numbers for name in shelf.talks[number]["speakers"] if fold(name) == key)
        name = told.most_common(1)[0][0]
        spoken = (_spoken(shelf, several) for several in by_talk.values())
        others = tuple(other for other in told if other != name)
        speakers.append(Speaker(name, others, tuple(sorted(spoken, key=lambda talk: (talk.talk.date or talk.note.date or "9", talk.file)))))
    return tuple(sorted(speakers, key=lambda speaker: (-len(speaker.talks), fold(speaker.name))))


def _spoken(shelf: Shelf, numbers: Sequence[int]) -> Spoken:
    first, *others = (shelf.talks[number] for number in numbers)
    copies = tuple(Copy(shelf.typed(talk["file"]), talk["start_line"], talk["end_line"]) for talk in others)
    file, head = first["file"], shelf.talk(numbers[0])
    assert head is not None
    return Spoken(shelf.typed(file), first["start_line"], first["end_line"], shelf.note(file), head, copies)


# topics


def _topics(shelf: Shelf, tokens: recurring.Tokens) -> tuple[Topic, ...]:
    """Return what recurs over talks, the weightiest first."""
    groups = np.array([shelf.same[record["talk"]] if record["talk"] >= 0 else -1 for record in shelf.records], dtype=np.int64)
    there = set(groups.tolist())
    titles = dict.fromkeys((shelf.same[number], talk["title"]) for number, talk in enumerate(shelf.talks) if shelf.same[number] in there)
    people, events = (
        frozenset(word for kind in kinds for name in shelf.names[kind] for word in words(name))
        for kinds in (("speaker", "author"), ("event",))
    )
    capitals = np.array([record["language"] != "de" for record in shelf.records], dtype=bool)
    terms = recurring.recurring(
        tokens, groups, list(titles), content=topical.says_something, wanted=topical.wanted(people, GIVEN, events), capitals=capitals
    )
    weighed = []
    for term in topical.without_parts(terms):
        positions = tokens.texts[term.at]
        _, first = np.unique(groups[positions], return_index=True)
        heard = {event_key(event) for group in groups[positions[first]].tolist() if (event := shelf.talks[group]["event"])}
        weighed.append((topical.weight(term, len(heard)), term, term.at[np.sort(first)]))
    weighed.sort(key=lambda item: (-item[0], fold(item[1].words)))
    return tuple(_topic(shelf, tokens, term, at) for _, term, at in weighed)


def _topic(shelf: Shelf, tokens: recurring.Tokens, term: recurring.Term, at: IntVector) -> Topic:
    positions = tokens.texts[at].tolist()
    talks, years = talks_of(shelf, positions)
    places = tuple(place_at(shelf, position, line) for position, line in zip(positions, tokens.lines[at].tolist(), strict=True))
    return Topic(term.words, talks, term.times, years, places)
