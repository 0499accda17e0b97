"""Where several people's notes of one talk say something else about the same thing: other numbers, or yes and no."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from ..text import stem, words
from .asked import stems
from .numerals import read_numbers

_SHARED = 3  # stems that two sentences about the same thing have in common at least,
_SHARE = 0.5  # and this share of those of the shorter one; where they differ in nothing but a "not", this:
_ALIKE = 0.7
_NOT = frozenset(
    "not no never none nobody cannot t without niet geen nooit niemand zonder nicht kein keine keinen nie niemand ohne no nunca nadie "
    "ningun ninguna sin ne pas jamais aucun aucune personne sans "
    "non mai nessuno nessuna senza nao nem ninguem nenhum nenhuma sem inte ej aldrig "
    "ingen inget inga utan".split()
)


def differing(told: Sequence[tuple[str, str]], language: str) -> list[tuple[int, int]]:
    """Return the pairs of sentences that say something else about the same thing, as positions; `told` are (whose notes, sentence).

    >>> differing([("Ana", "The cache answers in 3 ms on a laptop."), ("Bo", "On a laptop the cache answers in 30 ms.")], "en")
    [(0, 1)]
    """
    read = [_read(sentence, language) for _, sentence in told]
    return [
        (one, other)
        for one, other in combinations(range(len(told)), 2)
        if told[one][0] != told[other][0] and _differ(read[one], read[other])
    ]


_Read = tuple[frozenset[str], frozenset[str], bool]  # stems, numbers, whether it denies


def _read(sentence: str, language: str) -> _Read:
    numbers = read_numbers(sentence, language)
    told = words(sentence)
    plain = frozenset(word for word in stems(sentence, language) if not word.isdigit() and word not in _NOT)
    return frozenset(stem(word, language) for word in plain), numbers, bool(_NOT.intersection(told))


def _differ(one: _Read, other: _Read) -> bool:
    shared, fewer = len(one[0] & other[0]), min(len(one[0]), len(other[0]))
    if shared < _SHARED or shared < _SHARE * fewer:
        return False
    if one[1] and other[1]:
        return not one[1] & other[1]
    return one[2] != other[2] and one[1] == other[1] and shared >= _ALIKE * max(len(one[0]), len(other[0]))
