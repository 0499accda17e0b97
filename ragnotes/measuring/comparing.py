"""A run's figures held against what was recorded and against floors: paired differences, their p, and what is a failure.

Only two things fail: a value below its floor, and a significant loss on a measure that carries the gate. Means of yes/no measures cannot
carry it: six questions lost and none won is the least that a sign test sees, which of a hundred is six points. All else is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..records.figures import Measure
from .baselines import Baseline
from .scoring import sign_flip_test

GATED = ("nDCG@10", "recall@10")
SIGNIFICANT = 0.05
_ROUNDING = 1e-6  # recorded figures are rounded to six digits


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of this run; `of` are the values of its questions, none for one that is no mean over questions."""

    name: str
    family: str
    value: float
    low: float
    high: float
    n: int
    of: Mapping[str, float] = field(default_factory=dict)


def changed_questions(fingerprints: Mapping[str, str], baseline: Baseline) -> tuple[str, ...]:
    """Return the ids of questions whose text or judgements are others than those recorded."""
    known = baseline.questions
    return tuple(name for name, mark in fingerprints.items() if name in known and known[name].fingerprint != mark)


def compare(
    figures: Sequence[Figure], baseline: Baseline, floors: Mapping[str, float], fingerprints: Mapping[str, str]
) -> tuple[Measure, ...]:
    """Return the measures in the order of the figures, then those that were recorded and are measured no more.

    Of these a floor makes a failure: what it guarded is gone, and nothing may pass for want of questions.
    """
    changed = set(changed_questions(fingerprints, baseline))
    measured = {figure.name for figure in figures}
    rows = [_compare(figure, baseline, floors.get(figure.name), changed) for figure in figures]
    for name, value in baseline.measures.items():
        if name not in measured:
            verdict = "fail" if name in floors else "gone"
            rows.append(Measure(name, 0.0, 0.0, 0.0, 0, value, verdict, floor=floors.get(name), gate=name in GATED))
    return tuple(rows)


def _compare(figure: Figure, baseline: Baseline, floor: float | None, changed: set[str]) -> Measure:
    recorded = baseline.measures.get(figure.name)
    difference = p = None
    pairs: list[tuple[float, float]] = []
    if recorded is not None and figure.of:
        before = {
            name: one.values[figure.name] for name, one in baseline.questions.items() if figure.name in one.values and name not in changed
        }
        pairs = [_pair(value, before[name]) for name, value in figure.of.items() if name in before]
        if pairs:
            difference, p = sign_flip_test([now for now, _ in pairs], [then for _, then in pairs])
    elif recorded is not None:
        difference = figure.value - recorded
    if difference is not None and abs(difference) < _ROUNDING:
        difference = 0.0
    gate = figure.name in GATED
    verdict = _verdict(figure.value, floor, recorded, difference, p, gate=gate)
    return Measure(
        figure.name, figure.value, figure.low, figure.high, figure.n, recorded, verdict,
        family=figure.family, difference=difference, p=p, paired=len(pairs), floor=floor, gate=gate,
    )  # fmt: skip


def _pair(now: float, then: float) -> tuple[float, float]:
    """Return two values of a question; the same one twice where they differ by the rounding of what was recorded, which is no change."""
    return (now, now) if abs(now - then) < _ROUNDING else (now, then)


def _verdict(value: float, floor: float | None, recorded: float | None, difference: float | None, p: float | None, *, gate: bool) -> str:
    if floor is not None and value < floor - _ROUNDING:
        return "fail"
    if recorded is None:
        return "new" if floor is None else "pass"
    if difference and p is not None and p < SIGNIFICANT:
        if difference > 0:
            return "higher"
        return "fail" if gate else "lower"
    return "pass"
