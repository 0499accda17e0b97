"""Suites: questions with the places that answer them, the notes they are asked of, and the baseline they are held against."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..errors import UsageError

NO_ANSWER = "no-answer"  # the kind of a question that the notes cannot answer: it alone has nothing relevant
CROSS_LANGUAGE = "cross-language"  # the kind of a question in another language than the note that answers it

# Below a floor by less than this is arithmetic: recorded figures are rounded to six digits.
_ROUNDING = 1e-6

# A verdict of "verified" is the promise of an answer made of the notes' own sentences, so nothing less will do anywhere.
FLOORS: Mapping[str, float] = {"verified": 1.0}
WILD_FLOORS: Mapping[str, float] = {**FLOORS, "success@5": 0.75, "silence told": 0.70}

_EXAMPLE = (
    'a line looks like {"id": "q1", "question": "...", "kind": "single-fact", "answer_facts": ["..."], "language": "en", '
    '"relevant": [{"file": "day1.md", "start_line": 3, "end_line": 5}]}'
)
_CHOOSE = "ragnotes eval QUESTIONS.jsonl --notes FOLDER"
_TYPES: Mapping[type, str] = {str: "a text", int: "a whole number", list: "a list"}


@dataclass(frozen=True, slots=True)
class Relevant:
    """A line range that answers a question. `file` is relative to the suite's notes, with "/" on every system."""

    file: str
    start_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its gold. `answer_facts` are short statements that a good answer holds."""

    id: str
    question: str
    kind: str
    relevant: tuple[Relevant, ...]
    answer_facts: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Suite:
    """Where a suite's parts lie, and the floors that no recording moves."""

    name: str
    notes: Path  # a folder, or one file
    questions: Path
    baseline: Path | None  # None: there is no place to record one
    floors: Mapping[str, float]
    talks: Path  # talks marked by hand; where there is no such file, boundaries are not measured
    talks_root: Path  # the folder that the files of that gold are relative to


@dataclass(frozen=True, slots=True)
class Row:
    """What one measure is held against: the value once recorded and the floor under which it fails."""

    value: float
    floor: float


def find_checkout(package: Path) -> Path | None:
    """Return the folder of the source checkout that holds the package, None for an installed wheel."""
    folder = package.resolve().parent
    return folder if (folder / "pyproject.toml").is_file() and (folder / "eval").is_dir() else None


def find_suite(name: str, *, cwd: Path, notes: Path | None, checkout: Path | None, data: Path | None) -> Suite:
    """Return the suite of that name, or the user's own suite if the name is that of a questions file.

    `data` is the folder of public test data; None: `../shared/data` beside the checkout. Raises UsageError if a part is missing.
    """
    if name not in ("samples", "wild"):
        return _own_suite(name, cwd, notes)
    if notes is not None:
        raise UsageError(f"--notes goes with a questions file of your own, not with the suite {name}", _CHOOSE)
    baseline = checkout / "eval" / "baseline.json" if checkout else None
    if name == "samples":
        if checkout is None or not (checkout / "eval" / "questions.jsonl").is_file():
            raise UsageError("the sample questions are not here: they come with the source checkout only", _CHOOSE)
        gold, examples = checkout / "eval", checkout / "examples"
        return Suite(name, examples / "notes", gold / "questions.jsonl", baseline, FLOORS, gold / "talks.jsonl", examples)
    folder = data or (checkout.parent / "shared" / "data" if checkout else None)
    if folder is None or not (folder / "questions.jsonl").is_file() or not (folder / "wild-notes").is_dir():
        where = f"in {folder}" if folder else "anywhere: RAGNOTES_DATA is not set"
        raise UsageError(f"the wild notes and their questions are not {where}", "RAGNOTES_DATA=FOLDER ragnotes eval wild")
    wild = folder / "wild-notes"
    return Suite(name, wild, folder / "questions.jsonl", baseline, WILD_FLOORS, folder / "talk-gold.jsonl", wild)


def _own_suite(name: str, cwd: Path, notes: Path | None) -> Suite:
    questions = cwd / name
    if not questions.is_file():
        raise UsageError(f"no suite and no questions file is called {name}", f"ragnotes eval samples, ragnotes eval wild, or {_CHOOSE}")
    if notes is None:
        raise UsageError(f"{name} asks of notes that are not named", f"ragnotes eval {name} --notes FOLDER")
    if not (cwd / notes).exists():
        raise UsageError(f"no notes at {notes}", _CHOOSE)
    baseline, talks = questions.with_suffix(".baseline.json"), questions.with_suffix(".talks.jsonl")
    return Suite(questions.name, cwd / notes, questions, baseline, FLOORS, talks, root_of(cwd / notes))


def root_of(notes: Path) -> Path:
    """Return the folder that the files of a suite's gold are relative to, links followed."""
    return notes.resolve() if notes.is_dir() else notes.resolve().parent


def read_questions(path: Path, root: Path) -> tuple[Question, ...]:
    """Return the questions in order, their gold checked against the notes below `root`.

    Raises UsageError with file and line: not JSON, a key missing or of the wrong type, an id used twice, a place that is not there.
    """
    questions: dict[str, Question] = {}
    lengths: dict[str, int] = {}

    def take(record: Any) -> None:
        question = _question(record)
        for relevant in question.relevant:
            _check_place(relevant, root, lengths)
        if question.id in questions:
            raise ValueError(f"the id {question.id} was used before")
        questions[question.id] = question

    read_lines(path, take, example=_EXAMPLE, cure=_CHOOSE)
    if not questions:
        raise UsageError(f"{path} holds no question", _EXAMPLE)
    return tuple(questions.values())


def read_lines(path: Path, take: Callable[[Any], None], *, example: str, cure: str) -> None:
    """Give `take` the value of each line of JSON in order; blank lines are passed over.

    Raises UsageError: with file, line and `example` where a line is not JSON or `take` raises ValueError; with `cure` where the file
    cannot be read.
    """
    for number, line in enumerate(_text(path, cure).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            take(json.loads(line))
        except ValueError as problem:
            raise UsageError(f"{path}:{number}: {problem}", example) from problem


def check_types(record: Any, types: Mapping[str, type], *, blank: bool = True) -> None:
    """Raise ValueError unless the record is an object that holds each key with a value of its type; `blank`: a text may be empty."""
    if not isinstance(record, dict):
        raise ValueError(f"an object with {', '.join(types)} was expected")
    for key, kind in types.items():
        if key not in record:
            raise ValueError(f'"{key}" is missing')
        if type(record[key]) is not kind or (kind is str and not blank and not record[key].strip()):  # to isinstance true is an int
            raise ValueError(f'"{key}" must be {_TYPES[kind]}, not {json.dumps(record[key])}')


def _text(path: Path, cure: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(f"{path} cannot be read: {problem}", cure) from problem


def _question(record: Any) -> Question:
    types = {"id": str, "question": str, "kind": str, "relevant": list, "answer_facts": list, "language": str}
    values = _keys(record, types, optional="absent")  # the word that no note holds: for people, and for tests of the gold
    ranges = [_keys(place, {"file": str, "start_line": int, "end_line": int}) for place in values["relevant"]]
    relevant = tuple(Relevant(**place) for place in ranges)
    if (values["kind"] == NO_ANSWER) == bool(relevant):
        raise ValueError(f'"relevant" must be empty if "kind" is {NO_ANSWER}, and only then')
    if not all(isinstance(fact, str) for fact in values["answer_facts"]):
        raise ValueError('"answer_facts" must be a list of texts')
    return Question(**{**values, "relevant": relevant, "answer_facts": tuple(values["answer_facts"])})


def _keys(record: Any, types: Mapping[str, type], optional: str = "") -> dict[str, Any]:
    check_types(record, types, blank=False)
    unknown = sorted(set(record) - {*types, optional})
    if unknown:
        raise ValueError(f'"{unknown[0]}" is not a key of it')
    return {key: record[key] for key in types}


def _check_place(place: Relevant, root: Path, lengths: dict[str, int]) -> None:
    """Raise ValueError if a place is not in the notes: gold that points nowhere would only look like a miss."""
    inside = PurePosixPath(place.file)
    if inside.is_absolute() or ".." in inside.parts or str(inside) != place.file or not (root / inside).is_file():
        raise ValueError(f"no file {place.file} in {root}")
    if place.file not in lengths:
        data = (root / inside).read_bytes()
        lengths[place.file] = data.count(b"\n") + (not data.endswith(b"\n"))
    if not 1 <= place.start_line <= place.end_line <= lengths[place.file]:
        raise ValueError(f"lines {place.start_line}-{place.end_line} are not in {place.file}, which has {lengths[place.file]} lines")


def read_baseline(suite: Suite) -> dict[str, Row]:
    """Return what each measure is held against: the recorded rows, and the suite's own floors, which come before them.

    Raises UsageError if the baseline file is not as `write_baseline` leaves it.
    """
    recorded = _recorded(suite).get(suite.name, {})
    try:
        rows = {name: Row(float(row["value"]), float(row["floor"])) for name, row in recorded.items()}
    except (TypeError, KeyError, ValueError, AttributeError) as problem:
        raise UsageError(f"{suite.baseline}: every measure of {suite.name} needs numbers as value and floor", _record(suite)) from problem
    return rows | {name: Row(floor, floor) for name, floor in suite.floors.items()}


def write_baseline(suite: Suite, rows: Mapping[str, Row]) -> Path:
    """Return the baseline file, after these became the suite's rows in it. Rows of other suites stay, and so do the suite's own floors.

    Raises UsageError if the suite has no baseline file.
    """
    if suite.baseline is None:
        raise UsageError(f"the baseline of {suite.name} is kept in the source checkout, and this is not one", _CHOOSE)
    kept = {name: {"value": round(row.value, 6), "floor": round(suite.floors.get(name, row.floor), 6)} for name, row in rows.items()}
    text = json.dumps({**_recorded(suite), suite.name: kept}, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    fresh = suite.baseline.with_name(suite.baseline.name + ".new")
    try:
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(suite.baseline)
    except OSError as problem:
        raise UsageError(f"{suite.baseline} cannot be written: {problem}", _record(suite)) from problem
    return suite.baseline


def row_of(value: float, n: float) -> Row:
    """Return what a share of n things is to be held against from now on: the value, and as floor the value less one of the things.

    Runs are exact on one machine, but another NumPy may turn one tie.

    >>> row_of(0.75, 4)
    Row(value=0.75, floor=0.5)
    """
    return Row(value, max(value - 1 / n, 0.0))


def verdict_of(value: float, n: float, row: Row | None) -> str:
    """Return "new" without a row to hold the value against, "fail" below its floor or with nothing to count, else "pass"."""
    if row is None:
        return "new"
    return "fail" if not n or value < row.floor - _ROUNDING else "pass"


def _recorded(suite: Suite) -> dict[str, Any]:
    """Return the rows of all suites in the suite's baseline file; nothing recorded yet is no rows."""
    if suite.baseline is None or not suite.baseline.exists():
        return {}
    try:
        recorded = json.loads(_text(suite.baseline, _CHOOSE))
    except ValueError as problem:
        raise UsageError(f"{suite.baseline} is not JSON: {problem}", f"rm {suite.baseline}, then {_record(suite)}") from problem
    if not isinstance(recorded, dict):
        raise UsageError(f"{suite.baseline} must hold one object, a key a suite", f"rm {suite.baseline}, then {_record(suite)}")
    return recorded


def _record(suite: Suite) -> str:
    own = suite.name not in ("samples", "wild")
    return f"ragnotes eval {suite.questions} --notes {suite.notes} --record" if own else f"ragnotes eval {suite.name} --record"
