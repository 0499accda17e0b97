"""Whose turn a sentence belongs to, in notes that write down who said what: "Ana: ..." a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .sentences import Unit

_NAMED = re.compile(r"([^\W\d_][\w.'’-]{0,30}(?: [^\W_][\w.'’-]{0,30}){0,3}): \S")
_ENOUGH = 3  # turns of a passage that is a transcript,
_MOST = 0.5  # of its paragraphs


def turns_of(units: Sequence[Unit]) -> list[str]:
    """Return for each sentence of a passage whose turn it is, "" where that is not told.

    A passage is a transcript if half of its paragraphs, and three at least, begin with a name and somebody's comes twice.
    """
    named = [_NAMED.match(unit.text) if unit.kind == "prose" else None for unit in units]
    opening = [at for at, unit in enumerate(units) if not at or unit.start_line > units[at - 1].end_line or named[at]]
    names = Counter(found[1] for found in named if found)
    if sum(names.values()) < max(_ENOUGH, _MOST * len(opening)) or max(names.values()) < 2:
        return [""] * len(units)
    turns, whose = [], ""
    for at, unit in enumerate(units):
        found = named[at]
        whose = found[1] if found else whose if unit.kind == "prose" else ""
        turns.append(whose)
    return turns
