"""Evaluation as plain text: the measures, a row for each kind of question, and what went wrong with which question."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Evaluation, Measure
from .judging import Outcome, values
from .scoring import first_rank, mean

_BY_KIND = ("success@5", "RR", "silence told", "answered", "citation hit", "fact recall")


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows as lines, the first column flush left and the others flush right, two blanks between.

    >>> print(columns([("measure", "n"), ("RR", "105")]))
    measure    n
    RR       105
    """
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]) for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def measures_table(measures: Sequence[Measure]) -> str:
    """Return one line a measure: value, 95 % interval, number of questions, baseline, verdict."""
    rows: list[tuple[str, ...]] = [("measure", "value", "95 % interval", "n", "baseline", "verdict")]
    for row in measures:
        baseline = "-" if row.baseline is None else f"{row.baseline:.3f}"
        rows.append((row.name, f"{row.value:.3f}", f"[{row.low:.3f}, {row.high:.3f}]", str(row.n), baseline, row.verdict))
    return columns(rows)


def kinds_table(outcomes: Sequence[Outcome]) -> str:
    """Return one line a kind of question, in order of first appearance; "-" where a measure does not look at the kind."""
    rows: list[tuple[str, ...]] = [("kind", "n", *_BY_KIND)]
    for kind in dict.fromkeys(outcome.question.kind for outcome in outcomes):
        of_kind = [outcome for outcome in outcomes if outcome.question.kind == kind]
        found = values(of_kind)
        rows.append((kind, str(len(of_kind)), *(f"{mean(found[name]):.3f}" if found[name] else "-" for name in _BY_KIND)))
    return columns(rows)


def faults(outcome: Outcome) -> tuple[str, ...]:
    """Return what went wrong with a question, in words; nothing for one that was found, answered and rightly cited."""
    question, rank = outcome.question, first_rank(outcome.covered)
    if not question.relevant:
        return () if outcome.silent else (f"answered with {_count(outcome.citations, 'citation')}, but the notes are silent",)
    places = ", ".join(f"{place.file}:{place.start_line}-{place.end_line}" for place in question.relevant)
    told = []
    if rank is None:
        told.append(f"not found in {_count(len(outcome.covered), 'hit')}: {places}")
    elif rank > 5:
        told.append(f"found only at rank {rank}: {places}")
    if outcome.silent:
        told.append("called silent")
    elif not outcome.supporting:
        told.append(f"none of {_count(outcome.citations, 'citation')} is of a relevant place")
    if outcome.verified < outcome.citations:
        told.append(f"{outcome.citations - outcome.verified} of {_count(outcome.citations, 'citation')} not verified")
    return tuple(told)


def details_list(outcomes: Sequence[Outcome]) -> str:
    """Return the questions that went wrong, each with its id, its kind and what went wrong, in order; or that none did."""
    lines: list[str] = []
    for outcome in outcomes:
        told = faults(outcome)
        if told:
            lines.append(f"{outcome.question.id} ({outcome.question.kind}): {outcome.question.question}")
            lines.extend(f"  {line}" for line in told)
    return "\n".join(lines) if lines else "no question went wrong"


def legend(measures: Sequence[Measure]) -> str:
    """Return what the verdicts that occur mean, a line each; "" if all passed."""
    meanings = {
        "fail": "fail: below the floor, which is the recorded baseline less one question, or fixed",
        "new": "new: no baseline yet; --record keeps today's figures as one",
    }
    seen = {row.verdict for row in measures}
    return "\n".join(meaning for verdict, meaning in meanings.items() if verdict in seen)


def table(evaluation: Evaluation, outcomes: Sequence[Outcome], *, details: bool = False) -> str:
    """Return the whole report of a suite: measures, kinds, verdict; `details` adds the questions that went wrong."""
    failed = [row.name for row in evaluation.measures if row.verdict == "fail"]
    blocks = [
        measures_table(evaluation.measures),
        kinds_table(outcomes),
        details_list(outcomes) if details else "",
        legend(evaluation.measures),
        f"{_count(len(outcomes), 'question')}, " + (f"below the baseline: {', '.join(failed)}" if failed else "passed"),
    ]
    return "\n\n".join(block for block in blocks if block)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
