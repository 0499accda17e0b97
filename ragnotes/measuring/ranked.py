"""Rankings of documents that were judged one by one, as the public sets have them: the measures of a query, and of all queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..records.figures import Group
from .comparing import Figure
from .scoring import mean, ndcg_at_k, recall_at_k, reciprocal_rank, share_interval, success_at_k

NAMES = ("nDCG@10", "recall@5", "recall@10", "success@5", "RR")


@dataclass(frozen=True, slots=True)
class Ranked:
    """What came of one query."""

    collection: str
    id: str
    group: str  # what hangs together, drawn whole for an interval
    values: Mapping[str, float]


def rank_values(ranking: Sequence[str], judged: Mapping[str, float]) -> dict[str, float]:
    """Return the measures of a ranking of documents, best first; graded gains count in nDCG, elsewhere what is above 0 is relevant.

    >>> rank_values(["b", "a"], {"a": 1.0, "b": 0.0})["RR"]
    0.5
    """
    unique = list(dict.fromkeys(ranking))
    relevant = {name for name, gain in judged.items() if gain > 0}
    numbers = {name: number for number, name in enumerate(sorted(relevant))}
    covered = [{numbers[name]} if name in numbers else set() for name in unique]
    return {
        "nDCG@10": ndcg_at_k([judged.get(name, 0.0) for name in unique], list(judged.values()), 10),
        "recall@5": recall_at_k(covered, len(relevant), 5),
        "recall@10": recall_at_k(covered, len(relevant), 10),
        "success@5": success_at_k(covered, 5),
        "RR": reciprocal_rank(covered[:10]),
    }


def figures(ranked: Sequence[Ranked]) -> tuple[Figure, ...]:
    """Return the measures of each collection, named "en-es nDCG@10" where a set has several; a mean over all its queries."""
    collections = list(dict.fromkeys(one.collection for one in ranked))
    found = []
    for collection in collections:
        of = [one for one in ranked if one.collection == collection]
        for name in dict.fromkeys(name for one in of for name in one.values):
            value, low, high = _mean(of, name)
            found.append(Figure(f"{collection} {name}".strip(), "retrieval", value, low, high, len(of)))
    return tuple(found)


def groups(ranked: Sequence[Ranked]) -> tuple[Group, ...]:
    """Return a row a collection where there are several; nothing for one."""
    collections = list(dict.fromkeys(one.collection for one in ranked))
    return tuple(_group(name, [one for one in ranked if one.collection == name]) for name in collections if len(collections) > 1)


def _group(name: str, of: Sequence[Ranked]) -> Group:
    told = {measure: _mean(of, measure) for measure in of[0].values}
    return Group(
        "language", name, len(of), {at: row[0] for at, row in told.items()}, {at: row[1] for at, row in told.items()},
        {at: row[2] for at, row in told.items()},
    )  # fmt: skip


def _mean(of: Sequence[Ranked], name: str) -> tuple[float, float, float]:
    """Return the mean over queries and its interval, drawn by groups of queries on one text."""
    sums: dict[str, tuple[float, float]] = {}
    for one in of:
        top, bottom = sums.get(one.group, (0.0, 0.0))
        sums[one.group] = (top + one.values[name], bottom + 1)
    return mean([one.values[name] for one in of]), *share_interval(list(sums.values()))
