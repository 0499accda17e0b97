"""ROUGE as the package rouge-score counts it, with its stemmer: words of a-z and 0-9, those longer than three letters stemmed.

Lin (2004), "ROUGE: A Package for Automatic Evaluation of Summaries".
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

import Stemmer


@functools.cache
def _porter() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("porter")


def counted(text: str) -> list[str]:
    """Return the words that ROUGE counts."""
    porter = _porter()
    return [porter.stemWord(word) if len(word) > 3 else word for word in re.findall(r"[a-z0-9]+", text.lower())]


def f1(same: int, ours: int, theirs: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * same / (ours + theirs) if same else 0.0


def rouge_n(ours: Sequence[str], theirs: Sequence[str], n: int) -> float:
    """Return ROUGE-N F1: n-grams in both, each as often as it is in both. Lin (2004)."""
    counts = [Counter(zip(*(told[start:] for start in range(n)), strict=False)) for told in (ours, theirs)]
    return f1(sum((counts[0] & counts[1]).values()), max(1, counts[0].total()), max(1, counts[1].total()))


def rouge_l(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Return ROUGE-L F1 over the whole text: the longest common subsequence. Lin (2004)."""
    before = [0] * (len(theirs) + 1)
    for word in ours:
        row = [0]
        for at, other in enumerate(theirs):
            row.append(before[at] + 1 if word == other else max(before[at + 1], row[-1]))
        before = row
    return f1(before[-1], max(1, len(ours)), max(1, len(theirs)))


def scores(text: str, reference: str) -> tuple[float, float, float]:
    """Return ROUGE-1, ROUGE-2 and ROUGE-L, F1 x 100."""
    ours, theirs = counted(text), counted(reference)
    return 100 * rouge_n(ours, theirs, 1), 100 * rouge_n(ours, theirs, 2), 100 * rouge_l(ours, theirs)
