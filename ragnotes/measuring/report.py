"""Evaluation as plain text: the measures, a row for each kind and language, which part brought what, and what went wrong and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..records.figures import Evaluation, Group, Measure
from ..records.notes import Talk
from ..text import plural
from . import admissions, boundaries, reasons
from .admissions import GapOutcome
from .boundaries import FileOutcome
from .comparing import GATED, SIGNIFICANT
from .gold import GoldTalk
from .judging import Outcome

MEASURE_HEAD = ("measure", "value", "95 % interval", "n", "baseline", "difference", "p", "verdict")
BY_GROUP = ("success@5", "recall@10", "nDCG@10", "RR", "silence told", "answered", "citation hit", "fact recall")
_TITLE_LETTERS = 80  # of a title in the details: what a rule took for one may be a page


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of a suite: of each question, of each file whose talks are marked, and of each whose admissions are."""

    questions: tuple[Outcome, ...]
    files: tuple[FileOutcome, ...]
    gaps: tuple[GapOutcome, ...] = ()


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


def verdicts_row(row: Measure) -> tuple[str, ...]:
    """Return a measure as cells: name, value, interval, n, baseline, difference, p, verdict; "-" where there is none."""
    return (
        row.name,
        f"{row.value:.3f}",
        f"[{row.low:.3f}, {row.high:.3f}]",
        str(row.n),
        "-" if row.baseline is None else f"{row.baseline:.3f}",
        "-" if row.difference is None else f"{row.difference:+.3f}",
        "-" if row.p is None else f"{row.p:.3f}" if row.p >= 0.001 else "<0.001",
        row.verdict,
    )


def measures_table(measures: Sequence[Measure]) -> str:
    """Return one line a measure: value, 95 % interval, how many things it looks at, baseline, paired difference, p, verdict."""
    return columns([MEASURE_HEAD, *(verdicts_row(row) for row in measures)])


def groups_rows(groups: Sequence[Group], by: str) -> list[tuple[str, ...]]:
    """Return a head and a row a kind or a language; "-" where a measure does not look at it; nothing if there is no more than one."""
    chosen = [group for group in groups if group.by == by]
    if not chosen:
        return []
    names = [name for name in BY_GROUP if any(name in group.values for group in chosen)]
    cells = [(group.name, str(group.n), *(_cell(group, name) for name in names)) for group in chosen]
    return [(by, "n", *names), *cells]


def _cell(group: Group, name: str) -> str:
    return f"{group.values[name]:.3f}" if name in group.values else "-"


def parts_table(outcomes: Sequence[Outcome]) -> str:
    """Return for how many questions each part of the search brings a right passage among the first five; "" without such a question."""
    asked = sum(bool(outcome.question.relevant) for outcome in outcomes)
    if not asked:
        return ""
    counts, through = reasons.brought(outcomes), reasons.ways(outcomes)
    brought = ", ".join(f"{name} {count}" for name, count in counts.items())
    ways = ", ".join(f"{name} {count}" for name, count in through.items())
    return f"right passage in the first five, of {plural(asked, 'question')}: {brought}\nhow it came there: {ways}"


def details_list(outcomes: Sequence[Outcome]) -> str:
    """Return the questions that went wrong, each with its id, its kind, what went wrong and why, in order; or that none did."""
    lines: list[str] = []
    for miss in reasons.misses(outcomes):
        question = miss.outcome.question
        lines.append(f"{question.id} ({question.kind}): {question.question}")
        lines.extend(f"  {line}" for line in miss.faults)
        if miss.why:
            lines.append(f"  {'; '.join(miss.why)}")
        if miss.instead and miss.why:
            lines.append(f"  instead came {miss.instead.file}:{miss.instead.start_line}-{miss.instead.end_line}")
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


def gap_faults_list(outcomes: Sequence[GapOutcome]) -> str:
    """Return every admission missed and every false one, file by file; or that there are none."""
    return "\n".join(line for outcome in outcomes for line in admissions.faults(outcome)) or "no admission went wrong"


def legend(measures: Sequence[Measure]) -> str:
    """Return what the verdicts that occur mean, a line each; "" if all passed."""
    meanings = {
        "fail": f"fail: below its fixed floor, or lost on {' or '.join(GATED)} over the same questions (p < {SIGNIFICANT})",
        "lower": f"lower: lost over the same questions (p < {SIGNIFICANT}); told, and no failure",
        "higher": f"higher: gained over the same questions (p < {SIGNIFICANT}); --update-baseline keeps it",
        "gone": "gone: in the baseline, but nothing measures it now",
        "judged": "judged: what the model of the row says of the answers; told, never gated and never recorded",
        "new": "new: no baseline yet; --update-baseline keeps today's figures as one",
    }
    seen = {row.verdict for row in measures}
    return "\n".join(meaning for verdict, meaning in meanings.items() if verdict in seen)


def verdict_line(evaluation: Evaluation, outcomes: Outcomes) -> str:
    """Return what was asked, and whether it passed or what failed."""
    if evaluation.measures and all(row.verdict == "told" for row in evaluation.measures):
        return f"n {max(row.n for row in evaluation.measures)}, told beside the figures of others: nothing here can fail"
    failed = [row.name for row in evaluation.measures if row.verdict == "fail"]
    sizes = ((len(outcomes.questions), "question"), (len(outcomes.files or outcomes.gaps), "file"))
    counted = [plural(size, noun) for size, noun in sizes if size]
    return ", ".join([*counted, f"failed: {', '.join(failed)}" if failed else "passed"])


def published_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """Return a head and a row for each figure of others: which, the measure, theirs, ours, source; nothing without one."""
    ours = {row.name: row.value for row in evaluation.measures}
    rows = [
        (str(one["what"]), str(one["measure"]), f"{one['value']:.3f}", f"{ours[str(one['measure'])]:.3f}", str(one["source"]))
        for one in evaluation.published
        if one["measure"] in ours
    ]
    return [("beside ours", "measure", "theirs", "ours", "source"), *rows] if rows else []


def table(evaluation: Evaluation, outcomes: Outcomes, *, details: bool = False) -> str:
    """Return the whole report of a suite: measures, kinds, languages, parts, verdict; `details` adds what went wrong and why."""
    grouped = [groups_rows(evaluation.groups, by) for by in ("kind", "language")]
    blocks = [
        measures_table(evaluation.measures),
        *(columns(rows) for rows in grouped if rows),
        parts_table(outcomes.questions),
        columns(rows) if (rows := published_rows(evaluation)) else "",
        details_list(outcomes.questions) if details and outcomes.questions else "",
        talk_faults_list(outcomes.files) if details and outcomes.files else "",
        gap_faults_list(outcomes.gaps) if details and outcomes.gaps else "",
        "\n".join(evaluation.remarks),
        legend(evaluation.measures),
        verdict_line(evaluation, outcomes),
    ]
    return "\n\n".join(block for block in blocks if block)
