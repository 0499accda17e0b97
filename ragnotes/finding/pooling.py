"""From the rows of a text's tokens to its one row: the ways of pooling.

Reimers and Gurevych 2019 (arXiv:1908.10084) for the mean, the maximum and [CLS]; the others as sentence-transformers has them. Shapes as
in `encoder`: t tokens of n texts laid end to end, `starts` (n,) where each begins, `lengths` (n,) how many tokens it has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .weights import FloatMatrix

Places = NDArray[np.intp]
Pooling = Callable[[FloatMatrix, Places, Places], FloatMatrix]


def cls(x: FloatMatrix, starts: Places, lengths: Places) -> FloatMatrix:
    """Return the row of the first token, [CLS]."""
    return x[starts]


def largest(x: FloatMatrix, starts: Places, lengths: Places) -> FloatMatrix:
    """Return the largest of each number over the tokens."""
    most: FloatMatrix = np.maximum.reduceat(x, starts, axis=0)  # (n, d)
    return most


def mean(x: FloatMatrix, starts: Places, lengths: Places) -> FloatMatrix:
    """Return the mean over the tokens."""
    sums: FloatMatrix = np.add.reduceat(x, starts, axis=0)  # (n, d)
    sums /= lengths[:, None]
    return sums


def mean_by_root(x: FloatMatrix, starts: Places, lengths: Places) -> FloatMatrix:
    """Return the sum over the tokens divided by the square root of their number."""
    sums: FloatMatrix = np.add.reduceat(x, starts, axis=0)  # (n, d)
    sums /= np.sqrt(lengths)[:, None]
    return sums


def weighted_mean(x: FloatMatrix, starts: Places, lengths: Places) -> FloatMatrix:
    """Return the mean in which the first token counts once, the second twice, and so on. Muennighoff 2022 (arXiv:2202.08904)."""
    weights = np.arange(1, len(x) + 1) - np.repeat(starts, lengths)  # (t,)
    sums: FloatMatrix = np.add.reduceat(x * weights[:, None].astype(np.float32), starts, axis=0)  # (n, d)
    sums /= np.add.reduceat(weights, starts)[:, None]
    return sums


def last(x: FloatMatrix, starts: Places, lengths: Places) -> FloatMatrix:
    """Return the row of the last token, [SEP]."""
    rows: FloatMatrix = x[starts + lengths - 1]
    return rows


# by the names that a pooling's configuration gives them
POOLINGS: Mapping[str, Pooling] = {
    "cls": cls, "max": largest, "mean": mean, "mean_sqrt_len_tokens": mean_by_root, "weightedmean": weighted_mean, "lasttoken": last,
}  # fmt: skip


def pool(x: FloatMatrix, starts: Places, lengths: Places, ways: Sequence[Pooling]) -> FloatMatrix:
    """Return one row a text: what the ways of pooling make of its tokens, one after the other."""
    parts = [way(x, starts, lengths) for way in ways]  # (n, d) each
    return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)
