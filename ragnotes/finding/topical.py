"""Which of the terms that recur are topics, and how telling each is."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Sequence

from .generalwords import EMPTY, PLAIN
from .recurring import JOINS, Term

NAMED = 0.7  # of the places inside sentences: a name is written as one nearly always
ENOUGH_PLACES = 2
TOGETHER = 0.3  # of the talks that have the rarer word of a term: two words that merely meet do so seldom
FIRMLY = 0.5  # where both words are plain
COVERED = 0.6  # of a word's talks that have a longer term with it: then it says no more than the term


def says_something(word: str) -> bool:
    """Return whether a folded word may be part of a topic."""
    return len(word) > 1 and word not in EMPTY and any(map(str.isalpha, word))


def wanted(people: Container[str], given: Container[str], events: Container[str]) -> Callable[[Term], bool]:
    """Return what tells of a term whether it is a topic.

    A word is one if it stands in the titles of two talks and is no plain one, or if it is written as a name; a term of several words if a
    title has it, its words seldom stand apart or it is a name. Neither is the name of a person: `people` are the words of the names of
    speakers and note-takers, `given` first names; nor that of an event: `events` are the words of theirs. All are folded.
    """

    def is_topic(term: Term) -> bool:
        named = term.named >= NAMED and term.inside >= ENOUGH_PLACES
        first, last = term.keys[0], term.keys[-1]
        if len(term.keys) == 1:
            if first in PLAIN or (not term.titled and (first in people or first in given)) or (first in events and term.titled < 2):
                return False
            return term.titled > 1 or named
        if not says_something(first) or not says_something(last) or (first in events and last in events):
            return False
        if not term.titled and (first in given or (first in people and last in people)):
            return False
        if first in PLAIN and last in PLAIN and not term.titled and term.parts < FIRMLY:
            return False
        return term.titled > 0 or term.parts >= TOGETHER or named

    return is_topic


def telling(term: Term) -> float:
    """Return how telling a topic is, from 0 to 1: by its talks that have it in the title, how surely it is a name, how firm a term."""
    titled = min(1.0, 2.5 * term.titled / term.groups)
    named = term.named if term.inside >= ENOUGH_PLACES else 0.0
    firm = term.parts if len(term.keys) > 1 else 0.0
    return 1 - (1 - 0.6 * titled) * (1 - 0.5 * named) * (1 - 0.6 * firm) * 0.8


def weight(term: Term, events: int) -> float:
    """Return what orders topics: talks, and the more the more telling a topic is and the more events it was heard at."""
    return term.groups * telling(term) * (1 + math.log(max(1, events)) / 2)


def without_parts(terms: Sequence[Term]) -> list[Term]:
    """Return terms without those that a longer one stands for, and without longer ones that merely add a word to a much commoner one."""
    by_keys = {term.keys: term for term in terms}
    covered: dict[tuple[str, ...], int] = {}
    kept = set(by_keys)
    for keys, term in sorted(by_keys.items(), key=lambda item: len(item[0])):
        inner = [part for part in _inner(keys) if part in kept]
        for part in inner:
            covered[part] = max(covered.get(part, 0), term.groups)
        if len(keys) == 3 and keys[1] not in JOINS and any(by_keys[part].groups > 2 * term.groups for part in inner if len(part) == 2):
            kept.discard(keys)
    return [term for term in terms if term.keys in kept and covered.get(term.keys, 0) < COVERED * term.groups]


def _inner(keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the shorter terms that stand in one."""
    return [keys[start : start + size] for size in range(1, len(keys)) for start in range(len(keys) - size + 1)]
