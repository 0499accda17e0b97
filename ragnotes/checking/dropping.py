"""A text without some of its sentences, left clean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text import words

_ITEM = re.compile(r"(\s*)(?:[-*+•]|\d{1,3}[.)])\s+")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")


def without(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """Return a Markdown text without these half-open ranges, each a sentence.

    Of a list the whole item goes, with the items below it; so do a heading, and a line that ends with a colon, under which nothing is left.

    >>> without("Two things:\\n- Oil is good.\\n- It was 1999.\\n\\nAll fine.", [(12, 26), (27, 41)])
    'All fine.'
    """
    kept: list[str | None] = []
    below = -1  # the indent of an item that is gone
    for line, cuts in _lines(text, ranges):
        item = _ITEM.match(line)
        indent = len(line) - len(line.lstrip())
        if line.strip() and below >= 0 and indent <= below:
            below = -1
        if below >= 0 and line.strip():
            kept.append(None)
        elif item and cuts:
            kept.append(None)
            below = len(item.group(1))
        else:
            left = _cut(line, cuts) if cuts else line
            kept.append(left if left.strip() or not line.strip() else None)
    return _tidy(kept)


def _lines(text: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[str, list[tuple[int, int]]]]:
    """Each line, with what of it goes; a sentence may go on in the next line, with its citations."""
    found, offset, place = [], 0, 0
    ordered = sorted(one for one in ranges if one[0] < one[1])
    for line in text.split("\n"):
        end = offset + len(line)
        while place < len(ordered) and ordered[place][1] <= offset:
            place += 1
        cuts, at = [], place
        while at < len(ordered) and ordered[at][0] < end:
            cuts.append((max(0, ordered[at][0] - offset), min(len(line), ordered[at][1] - offset)))
            at += 1
        found.append((line, cuts))
        offset = end + 1
    return found


def _cut(line: str, cuts: Sequence[tuple[int, int]]) -> str:
    """The line without its cuts: what stands between two of them keeps its place in the order."""
    pieces, last = [], 0
    for start, end in cuts:
        pieces.append(line[last:start].rstrip())
        last = end
    left = " ".join(piece for piece in (*pieces, line[last:].strip()) if piece)
    return left if words(left) else ""


def _tidy(lines: Sequence[str | None]) -> str:
    """The lines that are left, without heads of nothing and without two blank lines in a row."""
    kept: list[str] = []
    gone = False  # whether something went since the line that comes next, seen from the end
    for line in reversed(lines):
        below = kept[-1] if kept and kept[-1].strip() else next((one for one in reversed(kept) if one.strip()), "")
        if line is None:
            gone = True
        elif (gone and line.rstrip().endswith(":") and not _ITEM.match(below)) or (
            gone and _HEADING.match(line) and (not below or _HEADING.match(below))
        ):
            continue
        else:
            gone = gone and (not line.strip() or line is None)
            kept.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(reversed(kept))).strip()
