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
    sets: list[frozenset[str]] = []
    plain: list[str] = []
    by = [authors[position] if authors else None for position in range(len(texts))]
    whose: list[str | None] = []
    for position, text in enumerate(texts):
        own, written = frozenset(words(text)), " ".join(fold(text).split())
        near = (place for place, seen in enumerate(sets) if plain[place] == written or _is_alike(own, seen))
        alike = (place for place in near if by[position] == whose[place] or None in (by[position], whose[place]))
        same = next(alike, None)
        if same is not None:
            kept[same][1].append(position)
        elif len(kept) < k:
            kept.append((position, []))
            sets.append(own)
            plain.append(written)
            whose.append(by[position])
    return kept


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both >= FEWEST and both >= ALIKE * (len(one) + len(other) - both)
