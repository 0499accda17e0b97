"""The words of a paragraph as they were before its lines were broken."""

from __future__ import annotations

from collections.abc import Sequence

from ..records.notes import Line
from .inline import unmark

_SHORT = 60  # characters: a shorter line was not wrapped, so no name goes on from it to the next


def joined(lines: Sequence[Line], first: int, last: int) -> str:
    """Return the text of lines with their marks."""
    return " ".join([line.text for line in lines[first:last]]).strip()


def unbroken(lines: Sequence[Line], first: int, last: int) -> list[str]:
    """Return the lines, those joined that were one before they were wrapped."""
    runs: list[list[str]] = [[]]
    for at in range(first, last):
        text = lines[at].text
        runs[-1].append(text)
        if len(text) < _SHORT and not (at + 1 < last and lines[at + 1].text.lstrip()[:1].islower()):
            runs.append([])
    return [" ".join(run) for run in runs if run]


def bare(marked: Sequence[str]) -> str:
    """Return the words of lines without their marks."""
    return "\n".join([unmark(run) for run in marked]).strip()
