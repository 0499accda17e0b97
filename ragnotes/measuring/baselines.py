"""What was once recorded of a suite: each measure, and the values of each question, by which two runs are compared in pairs.

A file a suite: {"schema": 1, "measures": {name: value}, "columns": [name], "questions": {id: [fingerprint, value or null, ...]}}, a
question a line. The fingerprint is of the question's text and judgements: one that changed since is no pair.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..errors import UsageError
from .suites import Question

SCHEMA = 1
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Recorded:
    """The values of one question."""

    fingerprint: str
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was recorded; nothing yet is empty."""

    measures: Mapping[str, float]
    questions: Mapping[str, Recorded]


EMPTY = Baseline({}, {})


def fingerprint(question: Question) -> str:
    """Return what a question's text and judgements hash to; its id and the order of its places are no part of it."""
    record = asdict(question)
    record["relevant"] = sorted((place["file"], place["start_line"], place["end_line"]) for place in record["relevant"])
    del record["id"]
    return hashlib.sha256(json.dumps(record, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


def read_baseline(path: Path | None, cure: str) -> Baseline:
    """Return what is recorded there, empty if nothing is. UsageError with `cure` if the file is not as `write_baseline` leaves it."""
    if path is None or not path.exists():
        return EMPTY
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["schema"] != SCHEMA:
            raise ValueError(f'"schema" is {record["schema"]!r}, not {SCHEMA}')
        columns = record["columns"]
        questions = {name: _recorded(row, columns) for name, row in record["questions"].items()}
        return Baseline({name: float(value) for name, value in record["measures"].items()}, questions)
    except OSError as problem:
        raise UsageError(f"{path} cannot be read: {problem}", cure) from problem
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as problem:
        raise UsageError(f"{path} is no baseline: {type(problem).__name__}: {problem}", f"mend or remove it, then {cure}") from problem


def _recorded(row: list[Any], columns: list[str]) -> Recorded:
    told = zip(columns, row[1:], strict=True)
    return Recorded(str(row[0]), {name: float(value) for name, value in told if value is not None})


def write_baseline(path: Path | None, baseline: Baseline, cure: str) -> Path:
    """Return the file, after this became what is recorded in it. Raises UsageError with `cure` if there is no place for it."""
    if path is None:
        raise UsageError("the baseline of this suite is kept in the source checkout, and this is not one", cure)
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.write_text(dumps(baseline), encoding="utf-8")
        fresh.replace(path)
    except OSError as problem:
        raise UsageError(f"{path} cannot be written: {problem}", cure) from problem
    return path


def dumps(baseline: Baseline) -> str:
    """Return the text of a baseline file: the same for the same figures, a question a line, so that a diff shows which ones moved."""
    columns = sorted({name for recorded in baseline.questions.values() for name in recorded.values})
    measures = {name: round(value, _DIGITS) for name, value in sorted(baseline.measures.items())}
    rows = [f"    {json.dumps(name, ensure_ascii=False)}: {json.dumps(_row(one, columns))}" for name, one in baseline.questions.items()]
    lines = [
        "{",
        f'  "schema": {SCHEMA},',
        f'  "measures": {json.dumps(measures, indent=4, ensure_ascii=False).replace(chr(10) + "}", chr(10) + "  }")},',
        f'  "columns": {json.dumps(columns)},',
        '  "questions": {',
        ",\n".join(rows),
        "  }",
        "}",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _row(recorded: Recorded, columns: list[str]) -> list[str | float | int | None]:
    return [recorded.fingerprint, *(_short(recorded.values.get(column)) for column in columns)]


def _short(value: float | None) -> float | int | None:
    """Return a value in as few digits as tell it."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, _DIGITS)
