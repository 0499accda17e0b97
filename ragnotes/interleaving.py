"""The hits of several searches of one question made one list: the best of each, or one of each in turn."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from .records.hits import Found, Hit


def best_of(one: Found, other: Found, k: int) -> Found:
    """Return the k best hits of two searches, each passage once, by its better score; silent only if both are."""
    if one.silent != other.silent:  # scores are of one question each: those of one without evidence are high, too
        return other if one.silent else one
    taken: dict[tuple[str, int, int], tuple[Hit, tuple[int, ...]]] = {}
    for hit, numbers in (*zip(one.hits, one.numbers, strict=True), *zip(other.hits, other.numbers, strict=True)):
        place = (hit.file, hit.start_line, hit.end_line)
        if place not in taken or taken[place][0].score < hit.score:
            taken[place] = (hit, numbers)
    return _ranked(one, sorted(taken.values(), key=lambda pair: -pair[0].score)[:k])


def _ranked(found: Found, chosen: Sequence[tuple[Hit, tuple[int, ...]]]) -> Found:
    hits = tuple(dataclasses.replace(hit, rank=rank) for rank, (hit, _) in enumerate(chosen, 1))
    return dataclasses.replace(found, hits=hits, numbers=tuple(numbers for _, numbers in chosen))


def in_turn(founds: Sequence[Found], k: int, *, everyone: bool = False) -> Found:
    """Return the hits of several searches, one of each in turn, each passage once; silent only if all are. Of the others all is kept.

    Of each that is heard there is one, however small k. `everyone`: the silent ones are heard as well.
    """
    if len(founds) == 1:
        return founds[0]
    heard = [found for found in founds if not found.silent and not everyone] or list(founds)
    taken: dict[tuple[str, int, int], tuple[Hit, tuple[int, ...]]] = {}
    for at in range(k):
        for found in heard:
            if at < len(found.hits):
                hit = found.hits[at]
                taken.setdefault((hit.file, hit.start_line, hit.end_line), (hit, found.numbers[at]))
    first = next((found for found in heard if not found.silent), heard[0])
    return _ranked(first, list(taken.values())[: max(k, len(heard))])
