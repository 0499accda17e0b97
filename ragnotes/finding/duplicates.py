"""Passages that say nearly the same in the same words: the same note kept twice, a talk's text copied into a summary."""

from __future__ import annotations

from collections.abc import Sequence

from ..text import fold, words

ALIKE = 0.9  # of all words of two passages, those that both have
FEWEST = 12  # words of a passage that can be nearly the same as another and not the same


def folded(texts: Sequence[str], k: int, authors: Sequence[str | None] = ()) -> list[tuple[int, list[int]]]:
    """Return the positions of the first k texts that are not nearly the same as an earlier one, each with those that are so of it.

    What two named `authors` noted alike stays twice: both were there, and each is named.

    >>> folded(["Ada likes arrays", "so does Otto", "ada likes  ARRAYS"], k=3)
    [(0, [2]), (1, [])]
    """
    kept: list[tuple[int, list[int]]] = []
    sets = [frozenset(words(text)) for text in texts]
    by = [authors[position] if authors else None for position in range(len(texts))]
    for position, own in enumerate(sets):
        near = (at for at, (first, _) in enumerate(kept) if by[position] == by[first] or None in (by[position], by[first]))
        same = next((at for at in near if _is_alike(own, sets[kept[at][0]]) or _is_same(position, kept[at][0], sets, texts)), None)
        if same is not None:
            kept[same][1].append(position)
        elif len(kept) < k:
            kept.append((position, []))
    return kept


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    fewer, more = sorted((len(one), len(other)))
    if fewer < FEWEST or fewer < ALIKE * more:  # they cannot have so many in common
        return False
    both = len(one & other)
    return both >= FEWEST and both >= ALIKE * (len(one) + len(other) - both)


def _is_same(one: int, other: int, sets: Sequence[frozenset[str]], texts: Sequence[str]) -> bool:
    """Return whether two texts differ in nothing but case, accents and blanks."""
    return sets[one] == sets[other] and fold(texts[one]).split() == fold(texts[other]).split()
