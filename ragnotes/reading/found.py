"""What a rule found, before event, date and language are added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Line

SILENT = ("blank", "noise", "front")


@dataclass(frozen=True, slots=True)
class Found:
    """A talk by one of the rules: `lines[first:last]` of the note."""

    title: str
    speakers: tuple[str, ...]
    url: str | None
    day: str | None
    date: str | None  # only when the talk's own heading or session tells it
    first: int
    last: int
    rule: str
    confidence: float


def trim(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """Return the range without blank, template and front matter lines at its ends."""
    while first < last and lines[first].kind in SILENT:
        first += 1
    while first < last and lines[last - 1].kind in SILENT:
        last -= 1
    return first, last


def filled(lines: Sequence[Line], first: int, last: int) -> list[int]:
    """Return the positions of the range whose lines hold text of the note."""
    return [position for position in range(first, last) if lines[position].kind not in SILENT]
