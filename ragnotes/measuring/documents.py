"""Evaluation as Markdown, for the summary of a CI job."""

from __future__ import annotations

from collections.abc import Sequence

from ..records.figures import Evaluation
from ..text import clean
from . import reasons
from .report import MEASURE_HEAD, Outcomes, groups_rows, legend, parts_table, published_rows, verdict_line, verdicts_row


def markdown(evaluation: Evaluation, outcomes: Outcomes) -> str:
    """Return the report: verdict, measures, kinds, languages, parts and what went wrong, folded away."""
    blocks = [
        f"## ragnotes eval {_cell(evaluation.suite)}: {'passed' if evaluation.passed else 'failed'}",
        _cell(verdict_line(evaluation, outcomes)),
        table([MEASURE_HEAD, *(verdicts_row(row) for row in evaluation.measures)]),
        *(table(rows) for by in ("kind", "language") if (rows := groups_rows(evaluation.groups, by))),
        table(published_rows(evaluation)),
        _cell(parts_table(outcomes.questions).replace("\n", ". ")),
        "\n".join(f"- {_cell(line)}" for line in (*evaluation.remarks, *legend(evaluation.measures).splitlines())),
        _misses(outcomes),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a Markdown table, the first its head, the first column flush left.

    >>> print(table([("measure", "n"), ("a|b", "3")]))
    | measure | n |
    | --- | ---: |
    | a\\|b | 3 |
    """
    if not rows:
        return ""
    marks = ["---", *["---:"] * (len(rows[0]) - 1)]
    cells = [[_cell(cell) for cell in rows[0]], marks, *([_cell(cell) for cell in row] for row in rows[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _cell(text: str) -> str:
    """Return text on one line with what Markdown and HTML would take for marks written out."""
    flat = " ".join(clean(text).split())
    for mark, written in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("[", "\\["), ("`", "\\`")):
        flat = flat.replace(mark, written)
    return flat


def _misses(outcomes: Outcomes) -> str:
    told = [
        f"- **{_cell(miss.outcome.question.id)}** {_cell(miss.outcome.question.question)}: {_cell('; '.join((*miss.faults, *miss.why)))}"
        for miss in reasons.misses(outcomes.questions)
    ]
    return "<details><summary>What went wrong</summary>\n\n" + "\n".join(told) + "\n\n</details>" if told else ""
