"""What a passage gains from the passages around it: in a long talk the neighbours tell where it speaks of what is asked.

A window moves scores about within one talk, never over its ends, and leaves the talk's best score as it was: a talk is as good as its best
passage, and which of its passages are best their neighbourhood tells. Short talks are left nearly as they are. bench/fusion.py prints the
table that the constants are from.
"""

from __future__ import annotations

import numpy as np

from ..frozen import frozen
from .index import Index
from .words import FloatVector, IntVector

SIGMA = 2.5  # passages: how fast the weight of a neighbour falls, as a bell
REACH = 6  # passages to either side: beyond, the bell is under a twentieth
LONG = 12  # passages of a talk in which the window and the passage's own score weigh the same


@frozen
class Steps:
    """Which steps of a search are taken; all, unless somebody wants to see what one of them gives."""

    dense: bool = True  # cosine with the question
    terms: bool = True  # BM25
    talk: bool = True  # what only a talk's title, speakers and event say, and the talk that a question names
    bridging: bool = True  # words that no passage has, put as the notes of another language have them
    spelling: bool = True  # words that no passage has, matched to words nearly alike
    neighbours: bool = True  # the window within a long talk
    duplicates: bool = True  # near-duplicate passages folded
    spread: bool = True  # room for other talks and, where a question asks across, other events
    exact: bool = True  # lines that hold rare words and quoted phrases as they are


ALL_STEPS = Steps()


def groups_of(index: Index, rows: IntVector) -> IntVector:
    """Return one number a row: its talk, or below zero its note for the note's own text."""
    talks, notes = column_of(index, "talk", rows), column_of(index, "note", rows)
    return np.where(talks >= 0, talks, -1 - notes)


def column_of(index: Index, name: str, rows: IntVector) -> IntVector:
    """Return a column of these rows, which are all there are or some; all in order are copied at once."""
    column = index.columns[name]
    return np.ascontiguousarray(column) if len(rows) == len(column) else column[rows]


def in_context(scores: FloatVector, groups: IntVector, ordinals: IntVector) -> FloatVector:
    """Return scores, none below zero, with those of long groups moved towards where their neighbours are high as well.

    `ordinals` tell what stands beside what; rows of a group need not lie together.
    """
    order = np.argsort(groups, kind="stable")  # of rows in the order of the index: quick, as they nearly are in it
    group, ordinal = groups[order], ordinals[order]
    same = group[1:] == group[:-1]
    if np.any(same & (ordinal[1:] < ordinal[:-1])):
        order = np.lexsort((ordinals, groups))
    several = np.concatenate((same, [False])) | np.concatenate(([False], same))
    order = order[several]  # who is alone stays as it is
    if not len(order):
        return scores
    own, group, ordinal = scores[order], groups[order], ordinals[order]
    starts = np.flatnonzero(np.concatenate(([True], group[1:] != group[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(group)])))
    owner = np.repeat(np.arange(len(starts)), sizes)
    share = (sizes**2 / (sizes**2 + LONG**2))[owner]
    mixed = (1 - share) * own + share * _windowed(own, group, ordinal)
    high, now = np.maximum.reduceat(own, starts), np.maximum.reduceat(mixed, starts)
    moved = mixed * (high / np.where(now > 0, now, 1.0))[owner]
    result = scores.copy()
    result[order] = moved
    return result


def _windowed(scores: FloatVector, groups: IntVector, ordinals: IntVector) -> FloatVector:
    """Return the mean under the bell; beyond the ends of a group stand zeros: what is asked for seldom is its first or last word."""
    total = scores.astype(np.float64)
    whole = 1.0
    for step in range(1, min(REACH, len(scores) - 1) + 1):
        weight = float(np.exp(-(step**2) / (2 * SIGMA**2)))
        beside = weight * ((groups[step:] == groups[:-step]) & (ordinals[step:] - ordinals[:-step] == step))
        total[:-step] += beside * scores[step:]
        total[step:] += beside * scores[:-step]
        whole += 2 * weight
    return np.asarray(total / whole, dtype=np.float32)
