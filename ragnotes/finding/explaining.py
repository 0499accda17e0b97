"""What each step of a search gave to a hit: the amounts add up to its score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..frozen import frozen_by_identity
from .bridging import Bridge
from .ranking import COSINE_WEIGHT
from .spelling import Respelling
from .terms import TermScores
from .words import FloatVector, IntVector

NAMED = 1.0  # more for each passage of a talk that the question names: above all others
Part = tuple[str, float, str]


@frozen_by_identity
class Ranked:
    """Scores by place among the allowed rows, and the BM25 of all rows."""

    allowed: IntVector
    groups: IntVector
    cosines: FloatVector | None
    dense: FloatVector | None  # these stretched to 0..1
    by_term: TermScores
    own: FloatVector  # fused
    scores: FloatVector  # with the neighbours, and more for a talk that is named
    respelt: tuple[Respelling, ...]
    with_terms: bool
    named: tuple[int, ...]  # groups: talks that the question names
    bridged: tuple[Bridge, ...]
    each: Mapping[str, FloatVector]  # BM25 of single words
    order: Mapping[int, int]  # place -> rank by score alone, of those that others were given room before


def parts_of(place: int, ranked: Ranked, headed: Sequence[str], titles: str, same: Sequence[dict[str, Any]]) -> tuple[Part, ...]:
    """Return what each step gave to the score at a place, with what there is to say of it.

    `headed` are the question's words that only the head of the passage has, `titles` its talk's, `same` the passages folded into it.
    """
    row, own = int(ranked.allowed[place]), float(ranked.own[place])
    dense = 0.0
    if ranked.dense is not None:
        dense = (COSINE_WEIGHT if ranked.with_terms else 1.0) * float(ranked.dense[place])
    left, of_bm25 = own - dense, float(ranked.by_term.scores[row])
    a_point = left / of_bm25 if of_bm25 else 0.0
    taken: list[Part] = []
    for name, points, told in _by_words(row, ranked, headed):
        given = min(left, a_point * points)
        left -= given
        taken.append((name, given, told))
    more = 0.0
    if int(ranked.groups[place]) in ranked.named:
        more = NAMED
        before = sum(given for name, given, _ in taken if name == "talk")
        taken = [part for part in taken if part[0] != "talk"] + [("talk", before + NAMED, f"the question names {titles}")]
    parts: list[Part] = [("dense", dense, ""), ("terms", left, ""), *taken]
    parts.append(("neighbours", float(ranked.scores[place]) - own - more, ""))
    if place in ranked.order:
        parts.append(("spread", 0.0, f"rank {ranked.order[place]} by score alone"))
    if same:
        parts.append(("duplicates", 0.0, ", ".join(f"{record['file']}:{record['start_line']}" for record in same)))
    return tuple(parts)


def _by_words(row: int, ranked: Ranked, headed: Sequence[str]) -> list[Part]:
    """Return what of a chunk's BM25 is not of the question's words as they stand in its text: the step, its share, the words."""
    found: list[Part] = []
    if respelt := [one for one in ranked.respelt if holds(one.rows, row)]:
        gained = sum(float(one.gained[np.searchsorted(one.rows, row)]) for one in respelt)
        found.append(("spelling", gained, ", ".join(f"{one.asked}: {' '.join(one.found)}" for one in respelt)))
    if bridged := [one for one in ranked.bridged if holds(one.rows, row)]:
        gained = sum(float(one.gained[np.searchsorted(one.rows, row)]) for one in bridged)
        found.append(("bridging", gained, ", ".join(f"{one.asked}: {' '.join(one.found)}" for one in bridged)))
    if headed:
        found.append(("talk", sum(float(ranked.each[word][row]) for word in headed), ", ".join(headed)))
    return found


def holds(rows: IntVector, row: int) -> bool:
    """Return whether ascending rows hold one."""
    place = int(np.searchsorted(rows, row))
    return place < len(rows) and int(rows[place]) == row
