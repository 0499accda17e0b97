"""Markdown -> Lines: a scanner of lines in the spirit of CommonMark's block structure, linear and without look-back.

It differs where notes do: a fence that is never closed is no fence (it would swallow every talk after it), and a level-one
"heading" right above a line of code is a comment of a program somebody pasted without a fence.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...records import Line
from ..patterns import at_first_use
from .marks import FENCE, ITEM, RULE, blank, indent_of, is_comment, item_levels, looks_like_code, noise, underline_of

_ATX = at_first_use(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_TIGHT_ATX = at_first_use(r"(#{1,6})[^#\s][^#]*?\1\s*$")  # `###Theory###`, which older Markdown took for a heading
_SIGNS = at_first_use(r"#{2,6}[ \t]+\S|\s*```|.*\]\([^)\s]|.*\*\*\w|.*\[[^\]]+\]\[|> \S")


def likeness(lines: Sequence[str]) -> float:
    """Return how much lines look like Markdown: the share of those with text that carry one of its marks, at most 1."""
    filled = [line for line in lines[:2_000] if line.strip()]
    signs = sum(bool(_SIGNS().match(line[:2_000])) for line in filled)
    first = bool(filled and _ATX().match(filled[0]) and not looks_like_code(filled[1] if len(filled) > 1 else ""))
    return min(1.0, (signs + 2 * first) / max(1, len(filled)))


def read(lines: Sequence[str], start: int = 1) -> list[Line]:
    """Return a Line for each stored line, the first numbered `start`."""
    found: list[Line] = []
    fence = ""  # the marks that opened the fence we are in
    closable = _closable_fences(lines)
    lists: list[int] = []  # indents of the open list items
    position = 0
    while position < len(lines):
        line, number = lines[position].rstrip(), start + position
        opened = FENCE().match(line)
        if fence:
            found.append(Line(number, line, 0, "code"))
            if opened and opened.group(1).startswith(fence) and not opened.group(2).strip():
                fence = ""
        elif opened and position in closable:
            fence = opened.group(1)
            found.append(Line(number, line, 0, "code"))
        else:
            lists = _open_lists(line, lists, found)
            found += _plain_block(lines, position, number, lists, found)
        position = len(found)
    return found


def _closable_fences(lines: Sequence[str]) -> set[int]:
    """Return the positions of fence lines that a later line can close."""
    longest = {"`": 0, "~": 0}
    found = set()
    for position in range(len(lines) - 1, -1, -1):
        opened = FENCE().match(lines[position].rstrip())
        if opened:
            marks = opened.group(1)
            if len(marks) <= longest[marks[0]]:
                found.add(position)
            if not opened.group(2).strip():
                longest[marks[0]] = max(longest[marks[0]], len(marks))
    return found


def _open_lists(line: str, lists: list[int], before: list[Line]) -> list[int]:
    """Return the indents of the lists that are open once this line is read."""
    if ITEM().match(line) and not RULE().match(line):
        indent = indent_of(line)
        in_list = bool(lists) or indent < 4 or not before or before[-1].kind != "blank"
        return item_levels(lists, indent) if in_list else lists
    after_blank = bool(before) and before[-1].kind == "blank"
    return [] if line and after_blank and indent_of(line) < 2 else lists


def _plain_block(lines: Sequence[str], position: int, number: int, lists: list[int], before: list[Line]) -> list[Line]:
    """Return the Line at this position outside fences; two when it is a title and its underline."""
    line = lines[position].rstrip()
    if not line.strip():
        return [blank(number)]
    level = _heading_level(lines, position)
    if level:
        lists.clear()
        return [Line(number, line, level, "heading") if line.strip(" \t#") else noise(number)]
    previous = before[-1].kind if before else "blank"
    if indent_of(line) >= 4 and not lists and previous in ("blank", "code"):
        return [Line(number, line, 0, "code")]
    pasted = position > 0 and line.startswith("# ") and is_comment(lines, position)
    if pasted or (previous == "code" and not lines[position - 1].lstrip().startswith(("```", "~~~")) and looks_like_code(line)):
        return [Line(number, line, 0, "code")]
    mark = underline_of(lines, position, "=-") if previous in ("blank", "heading", "noise", "front") else None
    if mark:
        return [Line(number, line, 1 if mark == "=" else 2, "heading"), noise(number + 1)]
    if RULE().match(line):
        return [noise(number)]
    if ITEM().match(line):
        return [Line(number, line, max(1, len(lists)), "item")]
    if line.lstrip().startswith(">"):
        return [Line(number, line, 0, "quote")]
    return [Line(number, line, 0, "prose")]


def _heading_level(lines: Sequence[str], position: int) -> int:
    line = lines[position]
    found = _ATX().match(line)
    if found:
        level = len(found.group(1))
        return 0 if level == 1 and position and is_comment(lines, position) and line[2:3].islower() else level
    tight = _TIGHT_ATX().match(line) if line.startswith("#") and len(line) < 300 else None
    return len(tight.group(1)) if tight else 0
