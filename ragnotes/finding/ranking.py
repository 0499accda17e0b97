"""Scores of chunks: cosine and BM25 stretched to 0..1 and averaged, then put in order with room for every talk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from .generation import blocks_of_rows, release
from .index import Index, generation_of
from .words import FloatVector, IntVector

BLOCK = 256  # rows of a product, 0.4 MB: memory stays flat, and so few stay in the second-level cache
COSINE_WEIGHT = 0.5  # of the fused score; the rest is BM25's. By bench/fusion.py: 0.4 to 0.6 are one but for noise
CHUNKS_A_TALK = 3  # before other talks get room
WIDE_FIRST = 8  # hits among which talks and events take turns; what follows comes by score
AT_ONCE = 256  # candidates put in order before the others are
AGAIN = 0.75  # of the score of a further passage of a talk, where many are asked about
SAME_EVENT = 0.95  # the same for one of an event that was heard


def cosine_scores(question_vector: FloatVector, index: Index, rows: IntVector) -> FloatVector:
    """Return the cosine of each of these rows with the question. Rows and question are of unit length, so this is a dot product."""
    scores = np.empty(len(rows), dtype=np.float32)
    if len(rows) == len(index.vectors):
        for start, block in blocks_of_rows(generation_of(index) / "vectors.npy", index.vectors, BLOCK):
            scores[start : start + BLOCK] = block @ question_vector  # (rows, dims) @ (dims,)
        return scores
    for start in range(0, len(rows), BLOCK):
        scores[start : start + BLOCK] = index.vectors[rows[start : start + BLOCK]] @ question_vector
        release(index.vectors)
    return scores


def fuse(cosines: FloatVector | None, term_scores: FloatVector | None) -> FloatVector:
    """Return the weighted mean of both scores, each stretched to 0..1; the one that there is, stretched, if the other is None."""
    if cosines is None or term_scores is None:
        alone = term_scores if cosines is None else cosines
        if alone is None:
            raise ValueError("there is nothing to rank by")
        return stretch(alone)
    return COSINE_WEIGHT * stretch(cosines) + (1 - COSINE_WEIGHT) * stretch(term_scores)


def stretch(scores: FloatVector) -> FloatVector:
    """Return scores stretched so that the highest is 1, and 0 the lowest, or half of the highest where all are above that.

    Among few passages all may be good: the last of them is not nothing for being the last.

    >>> stretch(np.array([2.0, 4.0, 3.0], dtype=np.float32)).tolist(), stretch(np.array([3.0, 4.0], dtype=np.float32)).tolist()
    ([0.0, 1.0, 0.5], [0.5, 1.0])
    """
    high = float(scores.max())
    low = min(float(scores.min()), high / 2)
    stretched = (scores.astype(np.float64) - low) / (high - low) if high > low else np.zeros(len(scores))
    return stretched.astype(np.float32)


def spread(
    scores: FloatVector, groups: IntVector, candidates: IntVector, k: int, a_group: int = CHUNKS_A_TALK, whole: Sequence[int] = ()
) -> list[int]:
    """Return the k best candidates, best first, those beyond the first few of a group after the others; ties go to the earlier one.

    Of the groups in `whole` there may be any number.

    >>> spread(np.array([0.9, 0.8, 0.7, 0.6, 0.1], dtype=np.float32), np.array([0, 0, 0, 0, 1]), np.arange(5), k=5)
    [0, 1, 2, 4, 3]
    """
    taken: dict[int, int] = {}
    first: list[int] = []
    later: list[int] = []
    for place in in_order(scores, candidates, max(AT_ONCE, 4 * k)):
        group = groups.item(place)
        taken[group] = taken.get(group, 0) + 1
        (first if taken[group] <= a_group or group in whole else later).append(place)
        if len(first) == k:
            break
    return (first + later)[:k]


def in_order(scores: FloatVector, candidates: IntVector, at_once: int) -> Iterator[int]:
    """Yield the candidates, best first; the first `at_once` of them without putting the others in order."""
    top = best(scores, candidates, at_once)
    yield from top.tolist()
    if len(top) < len(candidates):
        yield from candidates[np.argsort(-scores[candidates], kind="stable")][len(top) :].tolist()


def best(scores: FloatVector, candidates: IntVector, n: int) -> IntVector:
    """Return the n best candidates, best first; ties go to the earlier one.

    >>> best(np.array([0.5, 0.9, 0.9, 0.1, 0.5], dtype=np.float32), np.arange(5), 3).tolist()
    [1, 2, 0]
    """
    if n < len(candidates):  # all that are as good as the n-th, in the order they came: sorting all takes ten times as long
        own = scores[candidates]
        candidates = candidates[own >= np.partition(own, len(own) - n)[len(own) - n]]
    return candidates[np.argsort(-scores[candidates], kind="stable")][:n]


def spread_widely(scores: FloatVector, groups: Sequence[int], events: Sequence[str], k: int) -> list[int]:
    """Return the positions of the first few of k scores, best first, where what comes again from a talk or an event counts for less.

    >>> spread_widely(np.array([0.9, 0.89, 0.88, 0.3], dtype=np.float32), [0, 0, 1, 2], ["a", "a", "b", "c"], k=4)
    [0, 2, 1, 3]
    """
    worth = scores.tolist()
    chosen: list[int] = []
    while len(chosen) < min(k, WIDE_FIRST, len(worth)):
        place = max((at for at in range(len(worth)) if at not in chosen), key=worth.__getitem__)
        chosen.append(place)
        for at, (group, event) in enumerate(zip(groups, events, strict=True)):
            worth[at] *= (AGAIN if group == groups[place] else 1.0) * (SAME_EVENT if event and event == events[place] else 1.0)
    return chosen
