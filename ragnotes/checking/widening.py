"""What of a talk stands with a sentence picked from it: the items below, the next ones of its list, the sentences around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .relevance import Candidate
from .sentences import Unit

_STEPS = 8  # sentences looked at on each side
_APART = 4  # lines without a sentence between two that still belong together
# How much of what speaks for a sentence speaks for the one beside it; each step takes its share. Found on shared questions, half of
# them against the other half: bench/answers.py
_BELOW = 0.95  # an item under a sentence with a colon, or deeper in the list
_NEXT = 0.9  # the next item of a list, or sentence of a paragraph
_ABOVE = 0.6  # an item less deep: the list goes on with something else
_ELSEWHERE = 0.75  # another paragraph, or the text after a list
_BEFORE = 0.5  # what stands before it, at the first step


def in_order(group: Sequence[Candidate]) -> list[Candidate]:
    """Return the sentences of a talk's passages in the order of the notes, each once where passages overlap."""
    told: dict[tuple[str, int, str], Candidate] = {}
    for one in sorted(group, key=lambda one: (one.hit.file, one.unit.start_line, one.hit.start_line, one.position)):
        told.setdefault((one.hit.file, one.unit.start_line, one.unit.text), one)
    return list(told.values())


def around(at: int, sequence: Sequence[Candidate]) -> Iterator[tuple[Candidate, float]]:
    """Yield what stands beside a sentence, up to the next heading each way, with the share, from 0 to 1, of what speaks for that one."""
    for way in (1, -1):
        share = 1.0 if way > 0 else _BEFORE
        for place in range(at + way, at + way * (_STEPS + 1), way):
            if not 0 <= place < len(sequence):
                break
            first, second = sorted((place, place - way))
            step = _step(sequence[first], sequence[second])
            if not step or sequence[place].unit.kind == "heading":
                break
            share *= step
            yield sequence[place], share


def hangs_on(one: Candidate, other: Candidate) -> bool:
    """Return whether a sentence is an item below another in a list, or one that the other introduces."""
    below = one.unit.level > other.unit.level > 0 and one.unit.start_line > other.unit.start_line
    return below or (one.hit is other.hit and one.unit.lead == other.position)


def _step(one: Candidate, other: Candidate) -> float:
    """What is left of a sentence's share at the next one, whichever of them is picked; 0 where they do not belong together."""
    a, b = one.unit, other.unit
    if one.hit.file != other.hit.file or b.start_line - a.end_line > _APART:
        return 0.0
    if a.text.endswith(":") or b.level > a.level > 0:
        return _BELOW
    if b.level < a.level:
        return _ABOVE
    return _NEXT if adjoins(a, b) or a.kind == b.kind == "item" else _ELSEWHERE


def adjoins(unit: Unit, other: Unit) -> bool:
    """Return whether two sentences stand in one paragraph: no blank line between them, and neither a heading nor an item."""
    apart = max(unit.start_line, other.start_line) - min(unit.end_line, other.end_line)
    return apart <= 1 and unit.kind == other.kind and unit.kind in ("prose", "quote")
