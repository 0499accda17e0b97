"""The window over neighbours, and near-duplicates."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.finding.context import LONG, in_context
from ragnotes.finding.duplicates import folded

SCORES = st.lists(st.floats(0, 1, width=32), min_size=1, max_size=60)


@given(SCORES, st.lists(st.integers(0, 3), min_size=60, max_size=60), st.randoms())
def test_the_best_of_each_talk_stays_as_good_and_order_of_rows_is_nothing(scores: list[float], talks: list[int], random: object) -> None:
    values = np.array(scores, dtype=np.float32)
    groups = np.array(talks[: len(scores)])
    ordinals = np.arange(len(scores))
    moved = in_context(values, groups, ordinals)
    assert np.isfinite(moved).all() and moved.min() >= 0
    for group in set(groups.tolist()):
        inside = groups == group
        assert moved[inside].max() == pytest.approx(values[inside].max(), abs=1e-5)
    shuffled = np.random.default_rng(0).permutation(len(values))
    assert in_context(values[shuffled], groups[shuffled], ordinals[shuffled]) == pytest.approx(moved[shuffled], abs=1e-6)


@given(SCORES)
def test_one_passage_a_talk_moves_nothing(scores: list[float]) -> None:
    values = np.array(scores, dtype=np.float32)
    assert in_context(values, np.arange(len(values)), np.zeros(len(values), dtype=np.int64)).tolist() == values.tolist()


def test_a_window_never_reaches_over_an_end_or_a_gap() -> None:
    scores = np.zeros(4 * LONG, dtype=np.float32)
    scores[2 * LONG - 1] = 1  # the last of the first talk
    talks = np.repeat([0, 1], 2 * LONG)
    assert not in_context(scores, talks, np.arange(4 * LONG))[2 * LONG :].any()
    gap = np.arange(4 * LONG)
    gap[2 * LONG :] += 50
    alone = in_context(scores, np.zeros(4 * LONG, dtype=np.int64), gap)
    assert not alone[2 * LONG :].any() and alone[2 * LONG - 2] > 0


def test_a_short_talk_is_left_nearly_as_it_is() -> None:
    scores = np.array([0.2, 1.0, 0.4], dtype=np.float32)
    assert in_context(scores, np.zeros(3, dtype=np.int64), np.arange(3)) == pytest.approx(scores, abs=0.06)


LONGER = "Ada keeps every vector in one plain array and looks through the whole of it at each question"


@pytest.mark.parametrize(
    ("texts", "k", "expected"),
    [
        ([], 3, []),
        (["a b", "c d"], 1, [(0, [])]),
        (["a b", "c d", "A  B"], 1, [(0, [2])]),  # also one of a text that is beyond k is told
        ([LONGER, LONGER + " again", "else"], 3, [(0, [1]), (2, [])]),
        ([LONGER, LONGER + " and then some more words that are new"], 3, [(0, []), (1, [])]),
        (["one two three", "one two four"], 3, [(0, []), (1, [])]),  # too short to be nearly the same
    ],
)
def test_folded(texts: list[str], k: int, expected: list[tuple[int, list[int]]]) -> None:
    assert folded(texts, k) == expected
