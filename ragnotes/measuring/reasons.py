"""Why a question went wrong, in words, and which part of the search brought the right passages of all that went well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..records.hits import Hit
from ..text import plural
from .judging import Outcome, Trail
from .scoring import first_rank

PARTS = ("dense", "terms", "exact", "talk")  # told always; a further step of the search where it brought something
NEAR = 5  # ranks in which a passage counts as brought

# how a right passage among the first five came there, each question once
WAYS = ("both alone", "dense alone", "terms alone", "only together", "late or lost")


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that went wrong, what should have come and what came instead."""

    outcome: Outcome
    faults: tuple[str, ...]
    wanted: Trail | None
    instead: Hit | None
    why: tuple[str, ...]


def faults(outcome: Outcome) -> tuple[str, ...]:
    """Return what went wrong with a question, in words; nothing for one that was found, answered and rightly cited."""
    question, rank = outcome.question, first_rank(outcome.covered)
    if not question.relevant:
        return () if outcome.silent else (f"answered with {plural(outcome.citations, 'citation')}, but the notes are silent",)
    places = ", ".join(f"{place.file}:{place.start_line}-{place.end_line}" for place in question.relevant)
    told = []
    if rank is None:
        told.append(f"not found in {plural(len(outcome.covered), 'hit')}: {places}")
    elif rank > NEAR:
        told.append(f"found only at rank {rank}: {places}")
    if outcome.silent:
        told.append(f"called silent: {outcome.reason}" if outcome.reason else "called silent")
    elif not outcome.supporting:
        told.append(f"none of {plural(outcome.citations, 'citation')} is of a relevant place")
    if outcome.verified < outcome.citations:
        told.append(f"{outcome.citations - outcome.verified} of {plural(outcome.citations, 'citation')} not verified")
    return tuple(told)


def misses(outcomes: Sequence[Outcome]) -> tuple[Miss, ...]:
    """Return the questions that went wrong, in order."""
    return tuple(_miss(outcome, told) for outcome in outcomes if (told := faults(outcome)))


def _miss(outcome: Outcome, told: tuple[str, ...]) -> Miss:
    wrong = next((hit for hit, items in zip(outcome.hits, outcome.covered, strict=False) if not items), None)
    late = is_late(outcome)
    return Miss(outcome, told, outcome.trail, wrong if late or not outcome.question.relevant else None, why(outcome.trail) if late else ())


def is_late(outcome: Outcome) -> bool:
    """Return whether a question that the notes answer has no right passage among the first five hits."""
    rank = first_rank(outcome.covered)
    return bool(outcome.question.relevant) and (rank is None or rank > NEAR)


def why(trail: Trail | None) -> tuple[str, ...]:
    """Return why the right passage did not come: where it stood by each part alone, and the words that it lacks."""
    if trail is None:
        return ("no passage of the index covers it: its note was passed over, or its lines are noise",)
    told = [f"by meaning alone it stands at rank {trail.dense}" if trail.dense else "it was not looked for by meaning"]
    told.append(f"by words alone at rank {trail.terms}" if trail.terms else "it has no word of the question")
    if trail.terms and trail.missing:
        told.append(f"it lacks {', '.join(trail.missing)}")
    return tuple(told)


def way(outcome: Outcome) -> str:
    """Return how the right passage came among the first five: by both parts alone, by one, or by neither but all together."""
    trail = outcome.trail
    if is_late(outcome):
        return "late or lost"
    dense = bool(trail and trail.dense and trail.dense <= NEAR)
    terms = bool(trail and trail.terms and trail.terms <= NEAR)
    return "both alone" if dense and terms else "dense alone" if dense else "terms alone" if terms else "only together"


def ways(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """Return how many of the questions that the notes answer went each way."""
    told = [way(outcome) for outcome in outcomes if outcome.question.relevant]
    return {name: told.count(name) for name in WAYS}


def brought(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """Return for each part for how many questions it brings a right passage: dense and terms within five ranks alone, exact on a line.

    Talk, what only title, speakers and event say, and any further step, such as neighbours, count where they raised the score of the first
    right hit. The last is the whole search.
    """
    asked = [outcome for outcome in outcomes if outcome.question.relevant]
    trails = [outcome.trail for outcome in asked if outcome.trail]
    first = [hit for outcome in asked if not is_late(outcome) and (hit := _first_right(outcome))]
    counts = {
        "dense": sum(trail.dense is not None and trail.dense <= NEAR for trail in trails),
        "terms": sum(trail.terms is not None and trail.terms <= NEAR for trail in trails),
        "exact": sum(trail.exact for trail in trails),
        "talk": 0,
    }
    for hit in first:
        for step, gave, _ in hit.parts:
            if step not in PARTS[:3]:
                counts[step] = counts.get(step, 0) + (gave > 0)
    kept = {name: n for name, n in counts.items() if n or name in PARTS}
    return {**kept, "whole search": len([outcome for outcome in asked if not is_late(outcome)])}


def _first_right(outcome: Outcome) -> Hit | None:
    return next((hit for hit, items in zip(outcome.hits, outcome.covered, strict=False) if items), None)
