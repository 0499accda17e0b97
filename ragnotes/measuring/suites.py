"""Suites: questions with the places that answer them, the notes they are asked of, and the floors they are held against.

The suites by name are data, eval/suites.json of a source checkout; a questions file of one's own makes another.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..errors import UsageError
from ..text import LONGEST_QUESTION, language_of, plural, words

NO_ANSWER = "no-answer"  # the kind of a question that the notes cannot answer: it alone has nothing relevant
CROSS_LANGUAGE = "cross-language"  # the kind of a question in another language than the note that answers it
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "retrieval": ("recall@5", "recall@10", "nDCG@10", "success@5", "RR", "recall in 1,000 words"),
    "silence": ("silence told", "answered", "false silence", "silence precision", "silence AUROC"),
    "citations": ("citation precision", "citation hit", "verified", "fact recall"),
    "talks": (
        "talk recall",
        "talk precision",
        "talk F1",
        "whole files",
        "title accuracy",
        "speaker sets equal",
        "talk F1, one author left out",
    ),
    "summaries": ("summary talks", "summary numbers", "summary length"),
    "gaps": ("gap recall", "gap precision", "gap kinds"),
}

# A verdict of "verified" is the promise of an answer made of the notes' own sentences, so nothing less will do anywhere.
FLOORS: Mapping[str, float] = {"verified": 1.0}

_EXAMPLE = (
    'a line looks like {"id": "q1", "question": "...", "relevant": [{"file": "day1.md", "start_line": 3, "end_line": 5}]}; '
    '"kind", "answer_facts" and "language" may follow'
)
_CHOOSE = "ragnotes eval --questions QUESTIONS.jsonl --notes FOLDER"
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
    gaps: Path  # admissions marked by hand in files below the same folder; where there is no such file, they are not measured
    families: tuple[str, ...] = tuple(FAMILIES)  # what is measured


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of a file, and what was said about judgements that had to be left out."""

    questions: tuple[Question, ...]
    remarks: tuple[str, ...]


def find_checkout(package: Path) -> Path | None:
    """Return the folder of the source checkout that holds the package, None for an installed wheel."""
    folder = package.resolve().parent
    return folder if (folder / "pyproject.toml").is_file() and (folder / "eval").is_dir() else None


def find_suite(name: str, *, checkout: Path | None, data: Path | None) -> Suite:
    """Return the suite of that name in eval/suites.json.

    `data` is the folder of public test data; None: `../shared/data` beside the checkout. Raises UsageError if a part is missing.
    """
    if checkout is None:
        raise UsageError("the suites by name are not here: they come with the source checkout only", _CHOOSE)
    record = _record(name, _table(checkout / "eval" / "suites.json"))
    root = checkout if record["in"] == "checkout" else data or checkout.parent / "shared" / "data"
    notes, questions = root / record["notes"], root / record["questions"]
    if not questions.is_file() or not notes.exists():
        cure = f"RAGNOTES_DATA=FOLDER ragnotes eval {name}" if record["in"] == "data" else _CHOOSE
        raise UsageError(f"the notes and the questions of {name} are not in {root}", cure)
    families = tuple(record.get("families", FAMILIES))
    return Suite(
        name,
        notes,
        questions,
        checkout / record["baseline"],
        record["floors"],
        root / record["talks"],
        root / record["talks_root"],
        checkout / record["gaps"],
        families,
    )


def own_suite(questions: Path, notes: Path, cwd: Path) -> Suite:
    """Return the suite of a questions file of one's own; its baseline and its marked talks lie beside it. UsageError: a part is missing."""
    path = cwd / questions
    if not path.is_file():
        raise UsageError(f"no questions file at {questions}", "ragnotes eval --draft > mine.jsonl, then edit it")
    if not (cwd / notes).exists():
        raise UsageError(f"no notes at {notes}", _CHOOSE)
    baseline, talks, gaps = (path.with_suffix(end) for end in (".baseline.json", ".talks.jsonl", ".gaps.jsonl"))
    return Suite(path.name, cwd / notes, path, baseline, FLOORS, talks, root_of(cwd / notes), gaps)


def _table(path: Path) -> dict[str, Any]:
    try:
        table = json.loads(_text(path, _CHOOSE))
    except ValueError as problem:
        raise UsageError(f"{path} is not JSON: {problem}", "git checkout eval/suites.json") from problem
    return dict(table)


def _record(name: str, table: Mapping[str, Any]) -> dict[str, Any]:
    if name not in table:
        raise UsageError(f"no suite is called {name}", f"one of: {', '.join(table)}; or {_CHOOSE}")
    record = table[name]
    if "like" not in record:
        return dict(record)
    like = table[record["like"]]
    return {**like, **record, "floors": _floors_of(record["families"], like["floors"])}


def _floors_of(families: Sequence[str], floors: Mapping[str, float]) -> dict[str, float]:
    """Return the floors of what is measured: those of others cannot be held."""
    chosen = {name for family in families for name in FAMILIES[family]}
    return {name: floor for name, floor in floors.items() if name in chosen}


def root_of(notes: Path) -> Path:
    """Return the folder that the files of a suite's gold are relative to, links followed."""
    return notes.resolve() if notes.is_dir() else notes.resolve().parent


def read_questions(path: Path, root: Path) -> QuestionSet:
    """Return the questions in order, their gold checked against the notes below `root`.

    A judgement of a note that is not there is left out, and so is a question that had no other: said and counted, never scored as zero.
    Raises UsageError with file and line: not JSON, a key missing or of the wrong type, an id used twice, lines that a note does not have.
    """
    questions: dict[str, Question] = {}
    lengths: dict[str, int] = {}
    gone: list[str] = []
    without: list[str] = []

    def take(record: Any) -> None:
        question = _question(record)
        there = tuple(place for place in question.relevant if _check_place(place, root, lengths))
        if question.id in questions or question.id in without:
            raise ValueError(f"the id {question.id} was used before")
        gone.extend(place.file for place in question.relevant if place not in there)
        if question.relevant and not there:
            without.append(question.id)
        else:
            questions[question.id] = Question(
                question.id, question.question, question.kind, there, question.answer_facts, question.language
            )

    read_lines(path, take, example=_EXAMPLE, cure=_CHOOSE)
    if not questions and not without:
        raise UsageError(f"{path} holds no question", _EXAMPLE)
    if not questions:
        raise UsageError(f"no note that {path} judges is in {root}: {some(gone)}", _CHOOSE)
    return QuestionSet(tuple(questions.values()), _left_out(gone, without))


def _left_out(gone: Sequence[str], without: Sequence[str]) -> tuple[str, ...]:
    """Return the sentences on judgements that were left out."""
    told = []
    if gone:
        told.append(f"{plural(len(gone), 'judgement')} left out, of notes that are not there: {some(gone)}")
    if without:
        told.append(f"{plural(len(without), 'question')} left out, of which no judgement is left: {some(without)}")
    return tuple(told)


def some(names: Sequence[str], most: int = 5) -> str:
    """Return different names, the first few of them written out.

    >>> some(["b", "a", "b", "c"], 2)
    'b, a and 1 more'
    """
    different = list(dict.fromkeys(names))
    more = len(different) - most
    return ", ".join(different[:most]) + (f" and {more} more" if more > 0 else "")


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
        except (ValueError, RecursionError) as problem:
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
        return path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise UsageError(f"{path} cannot be read: {problem.strerror}", cure) from problem
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        raise UsageError(f"{path}:{line}: not UTF-8, byte 0x{problem.object[problem.start]:02x}", "write the file as UTF-8") from problem


def _question(record: Any) -> Question:
    types = {"id": str, "question": str, "relevant": list, "kind": str, "answer_facts": list, "language": str}
    if isinstance(record, dict):
        record = {**_defaults(record), **record}
    values = _keys(record, types, optional="absent")  # the word that no note holds: for people, and for tests of the gold
    ranges = [_keys(place, {"file": str, "start_line": int, "end_line": int}) for place in values["relevant"]]
    relevant = tuple(Relevant(**place) for place in ranges)
    if (values["kind"] == NO_ANSWER) == bool(relevant):
        raise ValueError(f'"relevant" must be empty if "kind" is {NO_ANSWER}, and only then')
    if not words(values["question"]):
        raise ValueError('"question" has no words')
    if len(values["question"]) > LONGEST_QUESTION:
        raise ValueError(f'"question" has {len(values["question"]):,} characters, over the limit of {LONGEST_QUESTION:,}')
    if not all(isinstance(fact, str) for fact in values["answer_facts"]):
        raise ValueError('"answer_facts" must be a list of texts')
    return Question(**{**values, "relevant": relevant, "answer_facts": tuple(values["answer_facts"])})


def _defaults(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what may be left out of a question: a case is added with an id, a question and the lines that answer it."""
    question = record.get("question")
    language = language_of(question) if isinstance(question, str) else "und"
    return {"kind": "question" if record.get("relevant") else NO_ANSWER, "answer_facts": [], "language": language}


def _keys(record: Any, types: Mapping[str, type], optional: str = "") -> dict[str, Any]:
    check_types(record, types, blank=False)
    unknown = sorted(set(record) - {*types, optional})
    if unknown:
        raise ValueError(f'"{unknown[0]}" is not a key of it')
    return {key: record[key] for key in types}


def _check_place(place: Relevant, root: Path, lengths: dict[str, int]) -> bool:
    """Return whether the note of a place is there. ValueError if it is and has not these lines, or the path is none below the notes."""
    inside = PurePosixPath(place.file)
    if inside.is_absolute() or ".." in inside.parts or str(inside) != place.file:
        raise ValueError(f"{place.file} is not a path as it is written below {root}")
    if not (root / inside).is_file():
        return False
    if place.file not in lengths:
        data = (root / inside).read_bytes()
        lengths[place.file] = data.count(b"\n") + (not data.endswith(b"\n"))
    if not 1 <= place.start_line <= place.end_line <= lengths[place.file]:
        raise ValueError(f"lines {place.start_line}-{place.end_line} are not in {place.file}, which has {lengths[place.file]} lines")
    return True
