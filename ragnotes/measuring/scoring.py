"""Measures as the literature prints them: pure functions over numbers, one formula each.

A ranking is given as `covered`: for each hit, best first, the relevant items that it covers. A document covers itself or nothing;
a passage may cover several marked ranges, and several passages the same one, which counts once.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt

FloatVector = npt.NDArray[np.float64]

_ROUNDING = 1e-12  # sums of the same numbers in another order differ by less than this


def mean(sample: Sequence[float]) -> float:
    """Return the mean; 0 of nothing, as a measure that finds nothing to count is worth."""
    return sum(sample) / len(sample) if sample else 0.0


def recall_at_k(covered: Sequence[AbstractSet[int]], n_relevant: int, k: int) -> float:
    """Return relevant items covered by the first k hits / all relevant items. Manning, Raghavan and Schütze (2008), section 8.4.

    >>> recall_at_k([{0}, set(), {0, 1}], 4, 5)
    0.5
    """
    if n_relevant < 1:
        raise ValueError("recall needs at least one relevant item")
    return len(set[int]().union(*covered[:k])) / n_relevant


def success_at_k(covered: Sequence[AbstractSet[int]], k: int) -> float:
    """Return 1 if one of the first k hits covers a relevant item, else 0. Craswell and Hawking (2004), TREC Web track: S@k."""
    return float(any(covered[:k]))


def first_rank(covered: Sequence[AbstractSet[int]]) -> int | None:
    """Return the rank, from 1, of the first hit that covers a relevant item; None if there is none."""
    return next((rank for rank, items in enumerate(covered, start=1) if items), None)


def reciprocal_rank(covered: Sequence[AbstractSet[int]]) -> float:
    """Return 1 / rank of the first hit that covers a relevant item, else 0. Voorhees (1999), TREC-8 question answering track."""
    rank = first_rank(covered)
    return 1 / rank if rank else 0.0


def dcg_at_k(gains: Sequence[float], k: int) -> float:
    """Return the sum of gain / log2(rank + 1) over the first k. Järvelin and Kekäläinen (2002), linear gain as in trec_eval."""
    first = np.asarray(gains[:k], dtype=np.float64)
    return float(np.sum(first / np.log2(np.arange(2, len(first) + 2))))


def ndcg_at_k(gains: Sequence[float], judged: Sequence[float], k: int) -> float:
    """Return DCG@k of the ranking / DCG@k of the best possible one; 0 if nothing judged has a gain.

    `gains` are those of the hits, best first, 0 for one that was never judged; `judged` are those of all judged items in any order.
    """
    ideal = dcg_at_k(sorted(judged, reverse=True), k)
    return dcg_at_k(gains, k) / ideal if ideal > 0 else 0.0


def gains_of(covered: Sequence[AbstractSet[int]]) -> list[float]:
    """Return a ranking of passages as gains of a list in which each relevant item stands once, where it is first covered.

    A passage that covers two items that none before it covered counts as two entries, so nDCG is 1 for the best ranking and never more.
    One that covers only what was covered before gains nothing, as in novelty measures: Clarke et al. (2008), with alpha = 1.

    >>> gains_of([{0}, set(), {0}, {0, 1, 2}])
    [1.0, 0.0, 0.0, 1.0, 1.0]
    """
    gains: list[float] = []
    seen: set[int] = set()
    for items in covered:
        fresh = len(items - seen)
        gains += [1.0] * fresh or [0.0]
        seen |= items
    return gains


def recall_within(covered: Sequence[AbstractSet[int]], sizes: Sequence[int], n_relevant: int, words: int) -> float:
    """Return relevant items covered by the hits that a reader of so many words has read whole / all relevant items; one hit is always read.

    As recall at a fixed length of text: Arvola, Kekäläinen and Junkkari (2010), character precision and recall.
    """
    read = 0
    for k, size in enumerate(sizes):
        read += size
        if read > words and k:
            return recall_at_k(covered, n_relevant, k)
    return recall_at_k(covered, n_relevant, len(covered))


def mean_ranks(values: Sequence[float]) -> FloatVector:
    """Return the rank of each value, from 1 for the smallest; equal values share the mean of their ranks.

    >>> [float(rank) for rank in mean_ranks([5.0, 2.0, 5.0])]
    [2.5, 1.0, 2.5]
    """
    _, group, counts = np.unique(np.asarray(values, dtype=np.float64), return_inverse=True, return_counts=True)
    ranks: FloatVector = (np.cumsum(counts) - (counts - 1) / 2)[group]  # (n,)
    return ranks


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """Return the chance that a positive scores above a negative, a tie counting half.

    (R1 - n1 (n1 + 1) / 2) / (n1 n0), where R1 is the rank sum of the positives. Mann and Whitney (1947); Hanley and McNeil (1982).
    """
    n1, n0 = len(positives), len(negatives)
    if not n1 or not n0:
        raise ValueError("AUROC needs values on both sides")
    rank_sum = float(mean_ranks([*positives, *negatives])[:n1].sum())
    return (rank_sum - n1 * (n1 + 1) / 2) / (n1 * n0)


def roc(positives: Sequence[float], negatives: Sequence[float]) -> list[tuple[float, float]]:
    """Return the points (share of negatives at or above, share of positives at or above) over all thresholds, from (0, 0) to (1, 1).

    Fawcett (2006), An introduction to ROC analysis, algorithm 1: equal scores are one step.

    >>> roc([2.0, 1.0], [1.0, 0.0])
    [(0.0, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 1.0)]
    """
    ours, others = np.asarray(positives, dtype=np.float64), np.asarray(negatives, dtype=np.float64)
    if not len(ours) or not len(others):
        raise ValueError("a ROC curve needs values on both sides")
    steps = np.unique(np.concatenate([ours, others]))[::-1]
    return [(0.0, 0.0), *((float((others >= step).mean()), float((ours >= step).mean())) for step in steps)]


def auroc_interval(positives: Sequence[float], negatives: Sequence[float], *, draws: int = 500, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % percentile interval of AUROC; both sides are drawn with replacement, each by itself. As `bootstrap`."""
    random = np.random.default_rng(seed)
    ours, others = np.asarray(positives, dtype=np.float64), np.asarray(negatives, dtype=np.float64)
    drawn = [auroc(list(random.choice(ours, size=len(ours))), list(random.choice(others, size=len(others)))) for _ in range(draws)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def bootstrap(values: Sequence[float], *, draws: int = 2_000, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % percentile interval of the mean, one value a question. Efron and Tibshirani (1993), section 13.3.

    Questions are drawn with replacement; give one mean a text instead where several questions lean on the same text.
    """
    sample = np.asarray(values, dtype=np.float64)
    if not len(sample):
        raise ValueError("a bootstrap needs at least one value")
    drawn = np.random.default_rng(seed).integers(0, len(sample), size=(draws, len(sample)))  # positions in sample
    low, high = np.percentile(sample[drawn].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def share(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the sum of the first numbers / the sum of the second ones; 0 of nothing.

    >>> share([(1, 2), (3, 6)])
    0.5
    """
    whole = sum(bottom for _, bottom in pairs)
    return sum(top for top, _ in pairs) / whole if whole else 0.0


def share_interval(pairs: Sequence[tuple[float, float]], *, draws: int = 2_000, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % percentile interval of `share`, one pair a cluster of things that hang together, such as the talks of a file.

    Whole clusters are drawn with replacement. Field and Welsh (2007), Bootstrapping clustered data; the interval as in `bootstrap`.
    A draw with nothing to count is left out.
    """
    sample = np.asarray(pairs, dtype=np.float64).reshape(-1, 2)  # (n, 2)
    if not sample[:, 1].any():
        raise ValueError("a bootstrap needs something to count")
    drawn = np.random.default_rng(seed).integers(0, len(sample), size=(draws, len(sample)))  # positions in sample
    tops, bottoms = sample[drawn].sum(axis=1).T  # (draws,) each
    low, high = np.percentile(tops[bottoms > 0] / bottoms[bottoms > 0], [2.5, 97.5])
    return float(low), float(high)


def sign_flip_test(first: Sequence[float], second: Sequence[float], *, flips: int = 10_000, seed: int = 0) -> tuple[float, float]:
    """Return the mean of first - second over the same questions, and the two-sided p of a paired randomisation test.

    p = (1 + flips with |mean| >= |observed|) / (1 + flips), so never under 1 / (1 + flips). Smucker, Allan and Carterette (2007).
    """
    differences = np.asarray(first, dtype=np.float64) - np.asarray(second, dtype=np.float64)  # (n,)
    if not len(differences):
        raise ValueError("a paired test needs at least one pair")
    random = np.random.default_rng(seed)
    observed = abs(float(differences.mean()))
    extreme = 0
    for start in range(0, flips, 1_000):  # in blocks: all flips at once would take flips x n x 8 bytes
        signs = random.integers(0, 2, size=(min(1_000, flips - start), len(differences))) * 2.0 - 1
        extreme += int(np.count_nonzero(np.abs(signs @ differences) / len(differences) >= observed - _ROUNDING))
    return float(differences.mean()), (1 + extreme) / (1 + flips)
