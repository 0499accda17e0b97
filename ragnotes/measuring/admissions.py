"""Admissions found in a note held against those marked by hand: recall, precision, and whether the kind is the same.

Marks that readers were not both sure of are optional: neither asked for nor wrong when found. Every measure is a share of things counted
over all files, so it is kept as a pair of numbers a file: (of them right, of them all).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..errors import UsageError
from ..records.notes import Line
from ..records.summaries import Gap
from .comparing import Figure
from .scoring import share, share_interval
from .suites import check_types, read_lines

NAMES = ("gap recall", "gap precision", "gap kinds")
_EXAMPLE = 'a line looks like {"file": "day1.md", "gaps": [{"line": 12, "kind": "forgot"}]}; a mark may be "optional"; [] is none'
_FILE_KEYS: Mapping[str, type] = {"file": str, "gaps": list}
_GAP_KEYS: Mapping[str, type] = {"line": int, "kind": str}


@dataclass(frozen=True, slots=True)
class GoldGap:
    """An admission marked by hand, at a line of the file as stored."""

    line: int
    kind: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GapOutcome:
    """What came of one file: its marks, the admissions found, and which marks each of these is at."""

    file: str
    marked: tuple[GoldGap, ...]
    found: tuple[Gap, ...]
    at: tuple[tuple[GoldGap, ...], ...]  # one for each of `found`


def read_gold(path: Path) -> dict[str, tuple[GoldGap, ...]]:
    """Return the marks by file, in order; a file without one is a note that was read and admits nothing.

    Raises UsageError with file and line: not JSON, a key missing or of the wrong type, a file marked twice.
    """
    files: dict[str, tuple[GoldGap, ...]] = {}

    def take(record: Any) -> None:
        check_types(record, _FILE_KEYS)
        inside = PurePosixPath(record["file"])
        if inside.is_absolute() or ".." in inside.parts:
            raise ValueError(f"{record['file']} is not below the folder of the notes")
        if record["file"] in files:
            raise ValueError(f"the file {record['file']} was marked before")
        files[record["file"]] = tuple(map(_gap, record["gaps"]))

    read_lines(path, take, example=_EXAMPLE, cure=_EXAMPLE)
    if not files:
        raise UsageError(f"{path} marks no file", _EXAMPLE)
    return files


def _gap(record: Any) -> GoldGap:
    check_types(record, _GAP_KEYS, blank=False)
    optional = record.get("optional", False)
    if type(optional) is not bool:
        raise ValueError('"optional" must be true or false')
    if record["line"] < 1:
        raise ValueError(f"{record['line']} is no line")
    return GoldGap(record["line"], record["kind"], optional)


def judge(file: str, marked: Sequence[GoldGap], found: Sequence[Gap], lines: Sequence[Line]) -> GapOutcome:
    """Return what came of a file. An admission is at a mark if a line apart at most, or in the same paragraph of prose."""
    paragraph = _paragraphs(lines)

    def near(gap: Gap, mark: GoldGap) -> bool:
        return abs(gap.line - mark.line) <= 1 or paragraph.get(gap.line, -1) == paragraph.get(mark.line, -2)

    return GapOutcome(file, tuple(marked), tuple(found), tuple(tuple(mark for mark in marked if near(gap, mark)) for gap in found))


def _paragraphs(lines: Sequence[Line]) -> dict[int, int]:
    """Return the number of the paragraph that each stored line of prose is in."""
    found: dict[int, int] = {}
    last = Line(0, "", 0, "blank")
    for line in lines:
        if line.kind == "prose":
            found[line.number] = found[last.number] if last.kind == "prose" else line.number
        last = line
    return found


def missed_gaps(outcome: GapOutcome) -> tuple[GoldGap, ...]:
    """Return the marks that are asked for and were not found."""
    seen = {mark for marks in outcome.at for mark in marks}
    return tuple(mark for mark in outcome.marked if mark not in seen and not mark.optional)


def false_gaps(outcome: GapOutcome) -> tuple[Gap, ...]:
    """Return the admissions found where none is marked."""
    return tuple(gap for gap, marks in zip(outcome.found, outcome.at, strict=True) if not marks)


def _counts(outcome: GapOutcome) -> tuple[tuple[int, int], ...]:
    """The pair of numbers of each of NAMES; an admission found at optional marks alone is in no count."""
    asked = sum(not mark.optional for mark in outcome.marked)
    right = [(gap, marks) for gap, marks in zip(outcome.found, outcome.at, strict=True) if any(not mark.optional for mark in marks)]
    same = sum(any(mark.kind == gap.kind for mark in marks) for gap, marks in right)
    n_right = len(right)
    return (asked - len(missed_gaps(outcome)), asked), (n_right, n_right + len(false_gaps(outcome))), (same, n_right)


def figures(outcomes: Sequence[GapOutcome]) -> tuple[Figure, ...]:
    """Return the measures over all files, intervals by drawing whole files; one with nothing to count is left out."""
    counted = [_counts(outcome) for outcome in outcomes]
    found = []
    for at, name in enumerate(NAMES):
        pairs = [file[at] for file in counted]
        if n := sum(bottom for _, bottom in pairs):
            found.append(Figure(name, "gaps", share(pairs), *share_interval(pairs), n))
    return tuple(found)


def faults(outcome: GapOutcome) -> tuple[str, ...]:
    """Return every mark missed and every admission that is none, a line each that begins with file:line, by line."""
    told = [(mark.line, f"missed: {mark.kind}") for mark in missed_gaps(outcome)]
    told += [(gap.line, f"no admission: {gap.kind}, {gap.text[:80]}") for gap in false_gaps(outcome)]
    return tuple(f"{outcome.file}:{line} {fault}" for line, fault in sorted(told))
