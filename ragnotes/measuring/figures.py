"""The outcomes of questions as figures: means with intervals, silence as a decision, and the same by kind and by language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..records.figures import Group
from .comparing import Figure
from .judging import MEANS, Outcome, groups_of, value_of, values
from .scoring import auroc, auroc_interval, bootstrap, mean, recall_at_k, share, share_interval

CURVE = (1, 2, 3, 5, 10, 20)  # ranks of the recall curve


def figures(outcomes: Sequence[Outcome]) -> tuple[Figure, ...]:
    """Return the measures that some question asks for, in a fixed order."""
    told = {outcome.question.id: value_of(outcome) for outcome in outcomes}
    found = []
    for family, names in MEANS.items():
        found += [_mean(name, family, {at: one[name] for at, one in told.items() if name in one}) for name in names]  # n is 0 for no means
        if family == "silence":
            found += silence(outcomes)
    return tuple(figure for figure in found if figure.n)


def _mean(name: str, family: str, of: Mapping[str, float]) -> Figure:
    sample = list(of.values())
    low, high = bootstrap(sample) if sample else (0.0, 0.0)
    return Figure(name, family, mean(sample), low, high, len(sample), of)


def silence(outcomes: Sequence[Outcome]) -> list[Figure]:
    """Return how well silence is decided: AUROC of the evidence, and precision and the share of false alarms where it is drawn now.

    Precision is the share of the questions called silent that the notes do not answer; there is none if none was called so.
    """
    strong, weak = strengths(outcomes)
    called = [(float(not outcome.question.relevant), 1.0) for outcome in outcomes if outcome.silent]
    false = {outcome.question.id: float(outcome.silent) for outcome in outcomes if outcome.question.relevant}
    found = [_mean("false silence", "silence", false)]
    if called:
        found.append(Figure("silence precision", "silence", share(called), *share_interval(called), len(called)))
    if strong and weak:
        found.append(Figure("silence AUROC", "silence", auroc(strong, weak), *auroc_interval(strong, weak), len(strong) + len(weak)))
    return found


def strengths(outcomes: Sequence[Outcome]) -> tuple[list[float], list[float]]:
    """Return the strength of the evidence for questions that the notes answer, and for those they do not."""
    told = [(bool(outcome.question.relevant), outcome.strength) for outcome in outcomes if outcome.strength is not None]
    return [strength for answers, strength in told if answers], [strength for answers, strength in told if not answers]


def groups(outcomes: Sequence[Outcome]) -> tuple[Group, ...]:
    """Return the measures by kind, then by language of the question, each in order of first appearance."""
    keys: dict[str, Callable[[Outcome], str]] = {
        "kind": lambda outcome: outcome.question.kind,
        "language": lambda outcome: outcome.question.language,
    }
    return tuple(_group(by, name, members) for by, key in keys.items() for name, members in groups_of(outcomes, key).items())


def _group(by: str, name: str, members: Sequence[Outcome]) -> Group:
    samples = {measure: sample for measure, sample in values(members).items() if sample}
    ends = {measure: bootstrap(sample) for measure, sample in samples.items()}
    means = {measure: mean(sample) for measure, sample in samples.items()}
    return Group(by, name, len(members), means, {at: low for at, (low, _) in ends.items()}, {at: high for at, (_, high) in ends.items()})


def recall_curve(outcomes: Sequence[Outcome]) -> list[tuple[int, float, float, float]]:
    """Return (k, recall@k, low, high) for the ranks of the curve; nothing if no question is answered by the notes."""
    asked = [outcome for outcome in outcomes if outcome.question.relevant]
    deepest = max((len(outcome.covered) for outcome in asked), default=0)
    curve = []
    for k in CURVE:
        if asked and (k <= deepest or k == 1):
            sample = [recall_at_k(outcome.covered, len(outcome.question.relevant), k) for outcome in asked]
            curve.append((k, mean(sample), *bootstrap(sample)))
    return curve
