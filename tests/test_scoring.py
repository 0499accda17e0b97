"""ragnotes.measuring.scoring against worked examples, against ir-measures, and against slow twins."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable

import ir_measures
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.measuring import scoring

COVERED = [set[int](), {0}, set[int](), {0, 2}, {1}]


@pytest.mark.parametrize(
    ("k", "recall", "success"),
    [(1, 0.0, 0.0), (2, 1 / 4, 1.0), (3, 1 / 4, 1.0), (4, 2 / 4, 1.0), (5, 3 / 4, 1.0), (9, 3 / 4, 1.0)],
)
def test_recall_and_success_by_hand(k: int, recall: float, success: float) -> None:
    assert scoring.recall_at_k(COVERED, 4, k) == recall
    assert scoring.success_at_k(COVERED, k) == success


@pytest.mark.parametrize(
    ("covered", "rank", "value"), [(COVERED, 2, 0.5), ([{1}, {0}], 1, 1.0), ([set(), set()], None, 0.0), ([], None, 0.0)]
)
def test_reciprocal_rank_by_hand(covered: list[set[int]], rank: int | None, value: float) -> None:
    assert scoring.first_rank(covered) == rank
    assert scoring.reciprocal_rank(covered) == value


def test_no_hits_are_worth_nothing() -> None:
    assert scoring.recall_at_k([], 3, 5) == scoring.success_at_k([], 5) == scoring.ndcg_at_k([], [1, 2], 10) == scoring.mean([]) == 0.0


def test_ndcg_by_hand_has_linear_gain() -> None:
    # DCG = 1/log2(2) + 0 + 3/log2(4) = 2.5; ideal = 3/log2(2) + 2/log2(3) + 1/log2(4)
    ideal = 3 + 2 / math.log2(3) + 0.5
    assert scoring.ndcg_at_k([1, 0, 3], [1, 2, 3], 3) == pytest.approx(2.5 / ideal)
    assert scoring.ndcg_at_k([1, 0, 3], [1, 2, 3], 1) == pytest.approx(1 / 3)
    assert scoring.ndcg_at_k([0.0], [0, 0], 10) == 0.0


@pytest.mark.parametrize("seed", range(20))
def test_measures_equal_ir_measures(seed: int) -> None:
    chance = random.Random(seed)
    documents = [f"d{number:02}" for number in range(40)]
    judged = {document: chance.choice([0, 0, 1, 2, 3, 4]) for document in chance.sample(documents, 15)} | {"d99": 2}  # d99 is never found
    ranked = chance.sample(documents, chance.choice([3, 10, 25]))
    # ir-measures orders ties by document id, each measure its own way: scores are all different here
    run = [ir_measures.ScoredDoc("q", document, float(len(ranked) - place)) for place, document in enumerate(ranked)]
    qrels = [ir_measures.Qrel("q", document, gain) for document, gain in judged.items()]
    theirs = [ir_measures.R @ 5, ir_measures.R @ 10, ir_measures.Success @ 5, ir_measures.RR, ir_measures.nDCG @ 10]
    expected = ir_measures.calc_aggregate(theirs, qrels, run)

    relevant = {document: number for number, document in enumerate(document for document, gain in judged.items() if gain > 0)}
    covered = [{relevant[document]} if document in relevant else set[int]() for document in ranked]
    gains = [judged.get(document, 0) for document in ranked]
    ours = [
        scoring.recall_at_k(covered, len(relevant), 5),
        scoring.recall_at_k(covered, len(relevant), 10),
        scoring.success_at_k(covered, 5),
        scoring.reciprocal_rank(covered),
        scoring.ndcg_at_k(gains, list(judged.values()), 10),
    ]
    assert ours == pytest.approx([expected[measure] for measure in theirs], abs=1e-9)


small = st.lists(st.integers(0, 5).map(float), min_size=1, max_size=12)


@given(small, small)
def test_auroc_equals_counting_pairs(positives: list[float], negatives: list[float]) -> None:
    pairs = [(above > below) + (above == below) / 2 for above in positives for below in negatives]
    assert scoring.auroc(positives, negatives) == pytest.approx(sum(pairs) / len(pairs))


@pytest.mark.parametrize(
    ("positives", "negatives", "value"),
    [([2, 3], [0, 1], 1.0), ([0, 1], [2, 3], 0.0), ([1, 1], [1, 1, 1], 0.5), ([1, 3], [2], 0.5), ([1, 2], [1, 0], 0.875)],
)
def test_auroc_by_hand(positives: list[float], negatives: list[float], value: float) -> None:
    assert scoring.auroc(positives, negatives) == value


def test_bootstrap_of_two_values_spans_both() -> None:
    # the means are 0, 1/2 and 1 in a quarter, a half and a quarter of the draws: both tails hold more than 2.5 %
    assert scoring.bootstrap([0.0, 1.0]) == (0.0, 1.0)
    assert scoring.bootstrap([0.25]) == (0.25, 0.25)


def test_bootstrap_has_the_width_of_the_normal_interval() -> None:
    values = np.random.default_rng(7).normal(3.0, 2.0, 900)
    low, high = scoring.bootstrap(list(values))
    half = 1.96 * values.std() / math.sqrt(len(values))
    assert (low, high) == pytest.approx((values.mean() - half, values.mean() + half), abs=0.15 * half)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.integers(0, 3))
def test_bootstrap_stays_inside_the_values_and_repeats_itself(values: list[float], seed: int) -> None:
    low, high = scoring.bootstrap(values, draws=200, seed=seed)
    assert min(values) - 1e-12 <= low <= high <= max(values) + 1e-12
    assert (low, high) == scoring.bootstrap(values, draws=200, seed=seed)


@pytest.mark.parametrize("seed", range(5))
def test_sign_flip_test_nears_the_exact_one(seed: int) -> None:
    chance = random.Random(seed)
    first = [chance.choice([0.0, 0.5, 1.0]) for _ in range(10)]
    second = [chance.choice([0.0, 0.5]) for _ in range(10)]
    differences = [a - b for a, b in zip(first, second, strict=True)]
    observed = abs(sum(differences))
    flipped = [abs(sum(s * d for s, d in zip(signs, differences, strict=True))) for signs in itertools.product((1, -1), repeat=10)]
    exact = sum(value >= observed - 1e-9 for value in flipped) / len(flipped)
    difference, p = scoring.sign_flip_test(first, second)
    assert difference == pytest.approx(sum(differences) / 10)
    assert p == pytest.approx(exact, abs=0.02)  # three standard errors of 10,000 flips are 0.015


def test_sign_flip_test_at_its_ends() -> None:
    assert scoring.sign_flip_test([1.0, 0.0], [1.0, 0.0]) == (0.0, 1.0)
    difference, p = scoring.sign_flip_test([1.0] * 40, [0.0] * 40)
    assert difference == 1.0
    assert p == pytest.approx(1 / 10_001)
    # six lost and none won: two of 64 flips are as extreme
    assert scoring.sign_flip_test([0.0] * 6, [1.0] * 6)[1] == pytest.approx(2 / 64, abs=0.006)


def test_the_number_of_flips_need_not_fill_whole_blocks() -> None:
    assert scoring.sign_flip_test([1.0], [1.0], flips=1_500)[1] == 1.0
    assert scoring.sign_flip_test([1.0] * 60, [0.0] * 60, flips=1_500)[1] == pytest.approx(1 / 1_501)


@pytest.mark.parametrize(
    "call",
    [
        lambda: scoring.recall_at_k([{0}], 0, 5),
        lambda: scoring.auroc([], [1.0]),
        lambda: scoring.auroc([1.0], []),
        lambda: scoring.bootstrap([]),
        lambda: scoring.sign_flip_test([], []),
    ],
)
def test_nothing_to_measure_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="needs"):
        call()


# passages that cover marked places


@pytest.mark.parametrize(
    ("covered", "n", "value"),
    [
        ([{0}, {1}], 2, 1.0),
        ([{0, 1}, set()], 2, 1.0),  # one passage that covers both is the best there is
        ([{0}, {0}, {1}], 2, (1 + 1 / 2) / (1 + 1 / np.log2(3))),  # the second passage on the same place gains nothing, and takes a rank
        ([set(), {0}], 1, 1 / np.log2(3)),
        ([set()] * 10 + [{0}], 1, 0.0),
    ],
)
def test_ndcg_of_places_by_hand(covered: list[set[int]], n: int, value: float) -> None:
    assert scoring.ndcg_at_k(scoring.gains_of(covered), [1.0] * n, 10) == pytest.approx(value)


@given(st.lists(st.sets(st.integers(0, 5), max_size=3), max_size=15))
def test_ndcg_of_places_is_a_share_and_of_single_places_the_usual_one(covered: list[set[int]]) -> None:
    assert 0 <= scoring.ndcg_at_k(scoring.gains_of(covered), [1.0] * 6, 10) <= 1 + 1e-12
    single = [{number} if number in items else set() for number, items in enumerate(covered)]
    assert scoring.gains_of(single) == [float(bool(items)) for items in single]


@pytest.mark.parametrize(("words", "value"), [(1, 0.5), (10, 0.5), (24, 0.5), (25, 1.0), (1000, 1.0)])
def test_recall_within_words_reads_whole_passages(words: int, value: float) -> None:
    assert scoring.recall_within([{0}, set(), {1}], [10, 10, 5], 2, words) == value


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_the_area_under_the_roc_is_auroc(positives: list[int], negatives: list[int]) -> None:
    points = scoring.roc([float(one) for one in positives], [float(one) for one in negatives])
    area = sum((right[0] - left[0]) * (right[1] + left[1]) / 2 for left, right in itertools.pairwise(points))
    assert area == pytest.approx(scoring.auroc([float(one) for one in positives], [float(one) for one in negatives]))
    assert points[-1] == (1.0, 1.0)


def test_the_interval_of_auroc_holds_it() -> None:
    low, high = scoring.auroc_interval([3.0, 2.0, 1.0, 2.5], [1.5, 0.5, 2.2])
    assert 0 <= low <= scoring.auroc([3.0, 2.0, 1.0, 2.5], [1.5, 0.5, 2.2]) <= high <= 1
    with pytest.raises(ValueError, match="both sides"):
        scoring.roc([], [1.0])
