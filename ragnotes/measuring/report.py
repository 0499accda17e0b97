"""Evaluation as plain text: the measures, a row for each kind of question, and what went wrong with which question and which talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Evaluation, Measure, Talk
from . import boundaries
from .boundaries import FileOutcome
from .gold import GoldTalk
from .judging import Outcome, values
from .scoring import first_rank, mean

_BY_KIND = ("success@5", "RR", "silence told", "answered", "citation hit", "fact recall")
_TITLE_LETTERS = 80  # of a title in the details: what a rule took for one may be a page


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of a suite: of each question, and of each file whose talks are marked."""

    questions: tuple[Outcome, ...]
    files: tuple[FileOutcome, ...]


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
    """Return one line a measure: value, 95 % interval, how many things it looks at, baseline, verdict."""
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


def talk_faults(outcome: FileOutcome) -> tuple[str, ...]:
    """Return what went wrong with the talks of a file, a line each that begins with file:line, by line; nothing if all is right."""
    file = outcome.gold.file
    told = [
        (talk.start_line, f"missed: {_marked(talk)}, lines {talk.start_line}-{talk.end_line}") for talk in boundaries.missed_talks(outcome)
    ]
    told += [
        (talk.start_line, f"no talk: {_quoted(talk.title)}, lines {talk.start_line}-{talk.end_line}, found by: {talk.rule}")
        for talk in boundaries.false_talks(outcome)
    ]
    for marked, talk in boundaries.right_talks(outcome):
        told += [(marked.start_line, fault) for fault in _head_faults(marked, talk)]
    return tuple(f"{file}:{line} {fault}" for line, fault in sorted(told))


def _head_faults(marked: GoldTalk, talk: Talk) -> tuple[str, ...]:
    """Return what is wrong with the title and the speakers of a talk that was found where it is."""
    faults = []
    if marked.title and not boundaries.same_title(marked.title, talk.title):
        faults.append(f"title: {_quoted(talk.title)} for {_quoted(marked.title)}")
    if not boundaries.same_speakers(marked.speakers, talk.speakers):
        faults.append(f"speakers: {_named(talk.speakers)} for {_named(marked.speakers)} ({_quoted(talk.title)})")
    return tuple(faults)


def _marked(talk: GoldTalk) -> str:
    return " by ".join(part for part in (_quoted(talk.title) if talk.title else "a talk", ", ".join(talk.speakers)) if part)


def _quoted(title: str) -> str:
    return f'"{title if len(title) <= _TITLE_LETTERS else title[:_TITLE_LETTERS] + "…"}"'


def _named(speakers: Sequence[str]) -> str:
    return ", ".join(speakers) or "nobody"


def talk_faults_list(outcomes: Sequence[FileOutcome]) -> str:
    """Return every miss, false talk, wrong title and wrong speakers, file by file; or that there are none."""
    return "\n".join(line for outcome in outcomes for line in talk_faults(outcome)) or "no talk went wrong"


def legend(measures: Sequence[Measure]) -> str:
    """Return what the verdicts that occur mean, a line each; "" if all passed."""
    meanings = {
        "fail": "fail: below the floor, which is the recorded baseline less one question, talk or file, or fixed",
        "new": "new: no baseline yet; --record keeps today's figures as one",
    }
    seen = {row.verdict for row in measures}
    return "\n".join(meaning for verdict, meaning in meanings.items() if verdict in seen)


def table(evaluation: Evaluation, outcomes: Outcomes, *, details: bool = False) -> str:
    """Return the whole report of a suite: measures, kinds, verdict; `details` adds the questions and the talks that went wrong."""
    failed = [row.name for row in evaluation.measures if row.verdict == "fail"]
    counted = [_count(len(outcomes.questions), "question")] + ([_count(len(outcomes.files), "file")] if outcomes.files else [])
    blocks = [
        measures_table(evaluation.measures),
        kinds_table(outcomes.questions),
        details_list(outcomes.questions) if details else "",
        talk_faults_list(outcomes.files) if details and outcomes.files else "",
        legend(evaluation.measures),
        ", ".join([*counted, f"below the baseline: {', '.join(failed)}" if failed else "passed"]),
    ]
    return "\n\n".join(block for block in blocks if block)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
