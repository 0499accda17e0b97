"""Composer: a suite's questions, talks and summaries, held against the gold, the floors and the baseline.

Stages are called through their modules, so a test that breaks one of them sees the figures fall.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from . import gathering, opening, publicruns, questioning, replaying, summaries
from .checking import gaps as checking_gaps
from .errors import NoteError, RagnotesError, UsageError
from .measuring import (
    admissions,
    baselines,
    boundaries,
    comparing,
    digesting,
    documents,
    figures,
    gold,
    heldout,
    judging,
    page,
    publicsets,
    report,
    suites,
    verdicts,
)
from .reading import notes as reading_notes
from .reading import talks as reading_talks
from .records.answers import Answer
from .records.figures import Evaluation
from .records.hits import Found
from .records.notes import Note, Talk
from .records.settings import Settings
from .text import in_line, plural

Tell = Callable[[str], None]
_QUESTIONS = {"retrieval", "silence", "citations"}  # families that questions are asked for


def evaluate(
    name: str,
    settings: Settings,
    *,
    questions: Path | None,
    notes: Path | None,
    update_baseline: bool = False,
    tell: Tell,
    progress: Callable[[int, int], None] | None = None,
    environment: Mapping[str, str],
    key: str | None = None,
    replies: Path | None = None,
    judge: bool = False,
) -> tuple[Evaluation, report.Outcomes]:
    """Return the measures, and what came of questions and files, of a suite by name, of a questions file, or of a public set.

    With a model in the settings its answers are measured; its replies are kept in `replies` and read from there the next time. `judge`
    has the same model say what it makes of them, in rows of their own that nothing is held against.
    """
    if judge and settings.model is None:
        raise UsageError("--judge asks a model about the answers, and none is named", "add -m PROVIDER/NAME --replies DIR")
    if judge and questions is None and name in publicsets.SETS:
        raise UsageError(f"{name} is a public set: it is searched, and no answers are made", "leave out --judge")
    checkout = suites.find_checkout(Path(__file__).parent)
    if questions is None and name in publicsets.SETS:
        if update_baseline or notes is not None:
            what = f"{name} is a public set: it has notes of its own, and no baseline but the figures of others"
            raise UsageError(what, f"ragnotes eval {name}")
        return publicruns.run(name, data_folder(settings, checkout, environment), settings, checkout=checkout, tell=tell, progress=progress)
    suite = find_suite(name, settings, questions=questions, notes=notes, environment=environment)
    by_model = _model(suite, settings, replies, key, tell, judge=judge) if settings.model else None
    if by_model:
        if update_baseline:
            raise UsageError("a baseline is of answers made without a model", "ragnotes eval --update-baseline")
        suite = dataclasses.replace(suite, baseline=None, floors={})  # what a model says is told, never gated
    return run(suite, settings, update_baseline=update_baseline, tell=tell, progress=progress, by_model=by_model)


def _model(
    suite: suites.Suite, settings: Settings, replies: Path | None, key: str | None, tell: Tell, *, judge: bool
) -> questioning.ByModel:
    """Return what asks the model named, or reads what it once said; with `judge`, about its answers too."""
    if replies is None:
        raise UsageError("a model is named, and no folder for its replies", "add --replies FOLDER")
    ours = dataclasses.replace(settings, cwd=suites.root_of(suite.notes), stream=False, answer_language=None)
    folder = settings.cwd / replies

    def answer(question: suites.Question, found: Found, base: Answer) -> tuple[Answer, verdicts.Verdict | None]:
        said, prompted = replaying.answer(question.question, found, base, ours, key, folder, tell)
        if not judge:
            return said, None
        return said, replaying.judge(question.question, question.answer_facts, said, prompted, ours, key, folder, tell)

    return answer


def data_folder(settings: Settings, checkout: Path | None, environment: Mapping[str, str]) -> Path:
    """Return the folder of public test data: RAGNOTES_DATA, else the one beside the checkout."""
    if named := environment.get("RAGNOTES_DATA"):
        return settings.cwd / named
    if checkout is None:
        raise UsageError("the folder of public test data is not named", "RAGNOTES_DATA=FOLDER ragnotes eval SET")
    return checkout.parent / "shared" / "data"


def find_suite(
    name: str, settings: Settings, *, questions: Path | None, notes: Path | None, environment: Mapping[str, str]
) -> suites.Suite:
    """Return the suite of that name, or the one of a questions file of the user's own. Raises UsageError if a part of it is missing."""
    if questions is not None:
        return suites.own_suite(questions, notes or notes_of_index(settings), settings.cwd)
    if notes is not None:
        raise UsageError(
            f"--notes goes with --questions or --draft, not with the suite {name}", "ragnotes eval --questions FILE --notes FOLDER"
        )
    data = environment.get("RAGNOTES_DATA")
    return suites.find_suite(name, checkout=suites.find_checkout(Path(__file__).parent), data=settings.cwd / data if data else None)


def notes_of_index(settings: Settings) -> Path:
    """Return the notes that the user's index is of; UsageError if there is none or it is of several."""
    try:
        roots = [str(root["path"]) for root in opening.open_index(settings).manifest["roots"]]
    except RagnotesError as problem:
        raise UsageError(f"the notes are not named, and {problem.what}", "add --notes FOLDER") from problem
    if len(roots) != 1:
        raise UsageError(f"the notes are not named, and the index is of {len(roots)} folders", "add --notes FOLDER")
    if not gathering.may_look(roots[0], settings):
        raise UsageError(f"the notes are not named, and {gathering.FOREIGN}", "add --notes FOLDER")
    return (settings.index.absolute().parent / roots[0]).resolve()


def run(
    suite: suites.Suite,
    settings: Settings,
    *,
    update_baseline: bool = False,
    tell: Tell,
    progress: Callable[[int, int], None] | None = None,
    by_model: questioning.ByModel | None = None,
) -> tuple[Evaluation, report.Outcomes]:
    """Return the measures of a suite, and what came of each of its questions and of each file whose talks are marked, in order.

    `update_baseline` makes today's figures the baseline first. Raises UsageError if gold or baseline are not as they must be,
    ModelMissing without the encoder's files.
    """
    if update_baseline and set(suite.families) != set(suites.FAMILIES):
        raise UsageError(f"{suite.name} is a part of a suite: its baseline is that of the whole", "ragnotes eval --update-baseline")
    own = suite.name == suite.questions.name
    cure = f"ragnotes eval {f'--questions {suite.questions} --notes {suite.notes}' if own else suite.name} --update-baseline"
    asks = not _QUESTIONS.isdisjoint(suite.families)
    asked = suites.read_questions(suite.questions, suites.root_of(suite.notes)) if asks else suites.QuestionSet((), ())
    marked = gold.read_gold(suite.talks) if suite.talks.is_file() and {"talks", "summaries"} & set(suite.families) else ()
    recorded = baselines.read_baseline(suite.baseline, cure)
    files, digests = _look_at_talks(marked, suite, settings, tell)
    outcomes = report.Outcomes(
        questioning.ask_all(asked.questions, suite, settings, tell, progress, by_model) if asked.questions else (),
        files,
        _look_at_gaps(suite, tell),
    )
    found = (*figures.figures(outcomes.questions), *boundaries.figures(files), *heldout.figures(files), *digesting.figures(digests))
    found += admissions.figures(outcomes.gaps)
    found = tuple(figure for figure in found if figure.family in suite.families)
    prints = {question.id: baselines.fingerprint(question) for question in asked.questions}
    if update_baseline:
        recorded = baseline_of(found, prints)
        tell(f"recorded the baseline of {suite.name} in {baselines.write_baseline(suite.baseline, recorded, cure)}")
    recorded = _of_families(recorded, suite)
    measures = comparing.compare(found, recorded, suite.floors, prints)
    passed = all(row.verdict != "fail" for row in measures)
    judged = [outcome.judged for outcome in outcomes.questions if outcome.judged]
    remarks = (*asked.remarks, *_changes(prints, recorded), *_unread(outcomes.questions))
    rows = (*measures, *(verdicts.rows(judged, settings.model) if settings.model else ()))
    return Evaluation(rows, passed, suite.name, figures.groups(outcomes.questions), remarks), outcomes


def _unread(outcomes: Sequence[judging.Outcome]) -> tuple[str, ...]:
    """Return the sentence on answers that the judge's reply does not judge."""
    names = [outcome.question.id for outcome in outcomes if outcome.judged and outcome.judged.unread]
    told = "not judged, because the judge's reply is not as it was asked for"
    return (f"{plural(len(names), 'answer')} {told}: {suites.some(names)}",) if names else ()


def baseline_of(found: tuple[comparing.Figure, ...], prints: Mapping[str, str]) -> baselines.Baseline:
    """Return what these figures are as a baseline."""
    of = {name: {figure.name: figure.of[name] for figure in found if name in figure.of} for name in prints}
    recorded = {name: baselines.Recorded(mark, of[name]) for name, mark in prints.items()}
    return baselines.Baseline({figure.name: figure.value for figure in found}, recorded)


def _of_families(recorded: baselines.Baseline, suite: suites.Suite) -> baselines.Baseline:
    """Return what was recorded of the measures that are taken."""
    names = {name for family in suite.families for name in suites.FAMILIES[family]}
    return baselines.Baseline({name: value for name, value in recorded.measures.items() if name in names}, recorded.questions)


def _changes(prints: Mapping[str, str], recorded: baselines.Baseline) -> tuple[str, ...]:
    """Return the sentences on questions that are no pairs."""
    changed = comparing.changed_questions(prints, recorded)
    fresh = [name for name in prints if recorded.questions and name not in recorded.questions]
    gone = [name for name in recorded.questions if name not in prints] if prints else []
    told = [(changed, "changed since the baseline"), (fresh, "not in the baseline"), (gone, "of the baseline asked no more")]
    return tuple(f"{plural(len(names), 'question')} {what}, so not compared: {suites.some(names)}" for names, what in told if names)


def _look_at_talks(
    marked: tuple[gold.GoldFile, ...], suite: suites.Suite, settings: Settings, tell: Tell
) -> tuple[tuple[boundaries.FileOutcome, ...], list[digesting.Counted]]:
    """Return what came of each marked file, and what its summary kept."""
    files, digests = [], []
    ours = questioning.isolated(settings, suite.talks_root, settings.cwd)
    for of_file in marked:
        note = read(suite.talks_root, of_file.file, tell)
        files.append(boundaries.judge(of_file, find_talks(note)))
        if note and of_file.talks and "summaries" in suite.families:
            digests.append(_digest(of_file, note, ours))
    return tuple(files), digests


def _digest(of_file: gold.GoldFile, note: Note, settings: Settings) -> digesting.Counted:
    """Return the counts of a file's summary; none of its talks has one if it cannot be summarised."""
    try:
        summary, _ = summaries.summarise([of_file.file], settings, key=None, tell=questioning.quiet)
    except RagnotesError:
        return digesting.count(of_file.talks, (), ())
    told = [digesting.Digest(talk.start_line, talk.end_line, talk.summary) for talk in summary.talks]
    return digesting.count(of_file.talks, [line.text for line in note.lines], told)


def _look_at_gaps(suite: suites.Suite, tell: Tell) -> tuple[admissions.GapOutcome, ...]:
    """Return what came of each file whose admissions are marked."""
    marked = admissions.read_gold(suite.gaps) if "gaps" in suite.families and suite.gaps.is_file() else {}
    notes = {file: read(suite.talks_root, file, tell) for file in marked}
    return tuple(
        admissions.judge(file, marks, checking_gaps.find_gaps(note.lines, note.language), note.lines)
        if (note := notes[file])
        else admissions.judge(file, marks, (), ())
        for file, marks in marked.items()
    )


def read(root: Path, file: str, tell: Tell) -> Note | None:
    """Return a note; None, and that is told, if it cannot be read: what is lost there is lost."""
    try:
        return reading_notes.read_note(file, (root / file).read_bytes())
    except (OSError, NoteError) as problem:
        tell(f"no talks found in {in_line(file)}: {problem}")
        return None


def find_talks(note: Note | None) -> tuple[Talk, ...]:
    """Return the talks found in a note; none where there is no note."""
    return reading_talks.find_talks(note)[0] if note else ()


def table(result: Evaluation, outcomes: report.Outcomes, *, details: bool) -> str:
    """Return the report of a run as text."""
    return report.table(result, outcomes, details=details)


def markdown(result: Evaluation, outcomes: report.Outcomes) -> str:
    """Return the report of a run as Markdown, for the summary of a CI job."""
    return documents.markdown(result, outcomes)


def html(result: Evaluation, outcomes: report.Outcomes) -> str:
    """Return the report of a run as one page that needs nothing else."""
    return page.page(result, outcomes)
