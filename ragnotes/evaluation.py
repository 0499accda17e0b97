"""Composer: ask every question of a suite without a model and find its talks, hold what comes against the gold and against the baseline.

Stages are called through their modules, so a test that breaks one of them sees the figures fall.
"""

from __future__ import annotations

import dataclasses
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from . import answers, indexing, opening
from .errors import NoteError
from .measuring import boundaries, gold, judging, report, suites
from .reading import notes as reading_notes
from .reading import talks as reading_talks
from .records import Evaluation, Settings, Talk

# Ranks are told this deep: recall and success look at 5, reciprocal rank and the details at all of them.
_DEPTH = 10


def run(
    suite: str,
    settings: Settings,
    *,
    notes: Path | None = None,
    record: bool = False,
    tell: Callable[[str], None],
    progress: Callable[[int, int], None] | None = None,
    environment: Mapping[str, str] = os.environ,
) -> tuple[Evaluation, report.Outcomes]:
    """Return the measures of a suite, and what came of each of its questions and of each file whose talks are marked, in order.

    `suite` is "samples", "wild" or the path of a questions file that asks of `notes`. `record` makes today's figures the baseline first.
    Raises UsageError if the suite, its gold or its baseline are not as they must be, ModelMissing without the encoder's files.
    """
    data = environment.get("RAGNOTES_DATA")
    checkout = suites.find_checkout(Path(__file__).parent)
    chosen = suites.find_suite(suite, cwd=settings.cwd, notes=notes, checkout=checkout, data=settings.cwd / data if data else None)
    questions = suites.read_questions(chosen.questions, suites.root_of(chosen.notes))
    marked = gold.read_gold(chosen.talks) if chosen.talks.is_file() else ()
    files = tuple(boundaries.judge(file, find_talks(chosen.talks_root, file.file, tell)) for file in marked)
    outcomes = report.Outcomes(_ask_all(questions, chosen, settings, tell, progress), files)
    if record:
        path = suites.write_baseline(chosen, judging.baseline_rows(outcomes.questions) | boundaries.baseline_rows(files))
        tell(f"recorded the baseline of {chosen.name} in {path}")
    baseline = suites.read_baseline(chosen)
    measures = judging.measure(outcomes.questions, baseline) + boundaries.measure(files, baseline)
    return Evaluation(measures, all(row.verdict != "fail" for row in measures)), outcomes


def find_talks(root: Path, file: str, tell: Callable[[str], None]) -> tuple[Talk, ...]:
    """Return the talks found in a note; none, and that is told, if it cannot be read: what is lost there is lost."""
    try:
        return reading_talks.find_talks(reading_notes.read_note(file, (root / file).read_bytes()))[0]
    except (OSError, NoteError) as problem:
        tell(f"no talks found in {file}: {problem}")
        return ()


def _ask_all(
    questions: Sequence[suites.Question],
    suite: suites.Suite,
    settings: Settings,
    tell: Callable[[str], None],
    progress: Callable[[int, int], None] | None,
) -> tuple[judging.Outcome, ...]:
    """Return the outcome of each question, asked of an index of the suite's notes that is made for this run and thrown away."""
    with tempfile.TemporaryDirectory(prefix="ragnotes-eval-") as folder:
        ours = isolated(settings, suite, Path(folder).resolve())
        embedder = opening.load_embedder(ours)
        indexing.build([str(suite.notes.resolve())], ours, embedder=embedder, tell=tell)
        outcomes = []
        for number, question in enumerate(questions, start=1):
            _, found = answers.search(question.question, dataclasses.replace(ours, k=_DEPTH), tell=_quiet, embedder=embedder)
            answer, _ = answers.ask(question.question, ours, key=None, tell=_quiet, embedder=embedder)
            outcomes.append(judging.judge(question, found.hits, answer))
            if progress:
                progress(number, len(questions))
    return tuple(outcomes)


def isolated(settings: Settings, suite: suites.Suite, folder: Path) -> Settings:
    """Return the settings of a run: no model, no filters, nothing of the user's read or written, files named from the suite's notes."""
    return dataclasses.replace(
        settings,
        index=folder / "index",
        state=folder / "state",
        cwd=suites.root_of(suite.notes),
        exclude=(),
        k=8,
        answer_language=None,
        model=None,
        refresh=False,
        log=False,
        stream=False,
        events=(),
        speakers=(),
        authors=(),
        years=(),
        languages=(),
    )


def _quiet(_: str) -> None:
    """Say nothing: what one question of many has to tell would drown the report."""


def table(result: Evaluation, outcomes: report.Outcomes, *, details: bool) -> str:
    """Return the report of a run as text."""
    return report.table(result, outcomes, details=details)
