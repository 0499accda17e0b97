"""Markdown -> Lines: a scanner of lines in the spirit of CommonMark's block structure, linear and without look-back.

It differs where notes do: a fence that is never closed is no fence (it would swallow every talk after it), and a level-one
"heading" right above a line of code is a comment of a program somebody pasted without a fence.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...patterns import at_first_use
from ...records.notes import Line
from .dialects import Fields, Settled, settle
from .marks import FENCE, ITEM, RULE, blank, indent_of, is_command, is_comment, item_levels, looks_like_code, noise, underline_of
from .tidy import tidy

_ATX = at_first_use(r" {0,3}(#{1,6})(?:[ \t]+|$)")
# `##Theory`, or `##1. Theory##`, which older Markdown took for a heading: signs at both ends may stand at anything
_TIGHT = at_first_use(r"(#{1,6})(?:(?=[^\W_]|[\"“'¿¡(\[*`@])(?!\d+\b)[^\n]|[^#\s][^#]*\1\s*$)")
_BEFORE_TITLE = ("blank", "heading", "noise", "front")
_AFTER_LETTER = (".", ")")
_OF_RULES = " \t-*_"  # what a drawn line is made of
_SIGNS = at_first_use(r"#{2,6}[ \t]*[^\s#]|\s*```|> \S")
_SIGNS_WITHIN = at_first_use(r"\]\([^)\s]|\*\*\w|\[[^\]]+\]\[")
# MyST and Obsidian put words, not code, between fences with such a name
_ADMONITION = at_first_use(
    r"\{?(?:ad-)?(?:note|tip|warning|admonition|important|hint|seealso|dropdown|attention|caution|danger|error|card|margin|sidebar|"
    r"epigraph|quote|pull-quote|info|abstract|summary|question)\}?(?:\s|$)"
)


def likeness(lines: Sequence[str]) -> float:
    """Return how much lines look like Markdown: the share of those with text that carry one of its marks, at most 1."""
    filled = [line for line in lines[:2_000] if line.strip()]
    signs = sum(map(_is_signed, filled))
    first = bool(filled and _ATX().match(filled[0]) and not looks_like_code(filled[1] if len(filled) > 1 else ""))
    return min(1.0, (signs + 2 * first) / max(1, len(filled)))


def _is_signed(line: str) -> bool:
    if line.lstrip()[0] in "#`>" and _SIGNS().match(line[:2_000]):
        return True
    return ("](" in line or "**" in line or "][" in line) and _SIGNS_WITHIN().search(line[:2_000]) is not None


def read(texts: Sequence[str], start: int = 1) -> tuple[list[Line], Fields]:
    """Return a Line for each stored line, the first numbered `start`, and what DocC's metadata say of the note."""
    lines = [text.rstrip() for text in texts]
    whole = "\n".join(lines)
    settled, fields = settle(lines, whole)
    found: list[Line] = []
    fence, code = "", True  # the marks that opened the fence we are in, and whether code stands in it
    fences = ("`" in whole and "```" in whole) or ("~" in whole and "~~~" in whole)  # a single sign is looked for in no time
    closable = _closable_fences(lines) if fences else set()
    tight = _tight_headings(lines) if "#" in whole else {}
    ruled = "\n---" in whole or "\n===" in whole  # whether there may be underlined titles
    lists: list[int] = []  # indents of the open list items
    item, rule = ITEM(), RULE()
    while (position := len(found)) < len(lines):
        line, number = lines[position], start + position
        if not line and not fence and position not in settled:
            found.append(blank(number))
            continue
        previous = found[-1].kind if found else "blank"
        may_be_titled = ruled and previous in _BEFORE_TITLE
        worded = line[:1].isalpha() and line[1:2] not in _AFTER_LETTER  # a letter begins no list but "a. " and "a) "
        if worded and not (lists or fence or may_be_titled or previous == "code" or position in settled):
            found.append(Line(number, line, 0, "prose"))  # as most lines of most notes
            continue
        opened = FENCE().match(line) if fences and ("```" in line or "~~~" in line) else None
        if fence and opened and opened.group(1).startswith(fence) and not opened.group(2).strip():
            found.append(Line(number, line, 0, "code") if code else noise(number))
            fence, code = "", True
        elif fence and code:
            found.append(Line(number, line, 0, "code"))
        elif opened and position in closable and position not in settled and not fence:
            fence, code = opened.group(1), not _ADMONITION().match(opened.group(2).strip())
            found.append(Line(number, line, 0, "code") if code else noise(number))
        elif position in settled:
            found.append(_settled(number, settled[position], lists))
        elif not line:
            found.append(blank(number))  # between a fence and another that hold words
        elif not code and line[0] == ":" and found[-1].kind == "noise":
            found.append(noise(number))  # an option of MyST's, such as `:class: tip`
        elif line.lstrip()[0] == "#" and (level := tight.get(position) or _heading_level(lines, position)):
            lists.clear()
            found.append(Line(number, line, level, "heading") if line.strip("# \t") else noise(number))
        else:
            is_item = not worded and bool(item.match(line) and (line.strip(_OF_RULES) or not rule.match(line)))
            if is_item or lists:
                lists = _open_lists(line, is_item, lists, found)
            titled = _underlined(lines, position, number) if may_be_titled else []
            if previous != "code" and not titled and (line[0].isalpha() or (is_item and line[0] not in " \t")):  # as nearly every line
                found.append(Line(number, line, max(1, len(lists)), "item") if is_item else Line(number, line, 0, "prose"))
            else:
                found += _plain_block(lines, position, number, lists, previous, is_item, titled)
    return tidy(found, whole), fields


def _settled(number: int, settled: Settled, lists: list[int]) -> Line:
    kind, text, level = settled
    if kind in {"heading", "item"}:
        lists.clear()
    return Line(number, text, level, kind) if text else Line(number, "", level, "code" if kind == "code" else "noise")


def _closable_fences(lines: Sequence[str]) -> set[int]:
    """Return the positions of fence lines that a later line can close."""
    longest = {"`": 0, "~": 0}
    found = set()
    for position in reversed([position for position, line in enumerate(lines) if "```" in line or "~~~" in line]):
        opened = FENCE().match(lines[position])
        if opened:
            marks = opened.group(1)
            if len(marks) <= longest[marks[0]]:
                found.add(position)
            if not opened.group(2).strip():
                longest[marks[0]] = max(longest[marks[0]], len(marks))
    return found


def _tight_headings(lines: Sequence[str]) -> dict[int, int]:
    """Return the levels of headings written without a blank after their signs, as many wrote them before 2017, by position.

    A line of hashtags looks like one: signs of level one count only beside deeper ones, or several of several words.
    """
    found: dict[int, int] = {}
    for position, line in enumerate(lines):
        signs = _TIGHT().match(line) if line[:1] == "#" and len(line) < 200 and line.lstrip("#")[:1].strip() else None
        if signs and not is_comment(lines, position) and not line.startswith(("#!", "#include", "#define", "#if", "#end", "#pragma")):
            found[position] = len(signs.group(1))
    deep = any(level > 1 for level in found.values())
    titles = [position for position, level in found.items() if level > 1 or _is_no_hashtag(lines[position], deep)]
    return {position: found[position] for position in titles} if deep or len(titles) > 1 else {}


def _is_no_hashtag(line: str, deep: bool) -> bool:
    words = line.split()
    tagged = any(word[0] == "#" for word in words[1:])
    return not tagged and (len(words) > 1 or (deep and line[1].isupper())) and (not line.endswith((".", ",")) or (deep and len(words) <= 8))


def _open_lists(line: str, is_item: bool, lists: list[int], before: list[Line]) -> list[int]:
    """Return the indents of the lists that are open once this line is read."""
    after_blank = bool(before) and before[-1].kind == "blank"
    indent = indent_of(line) if line[0] in " \t" else 0
    if is_item:
        deeper = bool(lists) and indent >= lists[-1] + 8 and after_blank  # code in an item, not an item of an item
        in_list = (bool(lists) or indent < 4 or not after_blank) and not deeper
        return item_levels(lists, indent) if in_list else lists
    return [] if after_blank and indent < 2 else lists


def _underlined(lines: Sequence[str], position: int, number: int) -> list[Line]:
    """Return the Lines of a title of one line or two and its underline, none if no title begins here."""
    below = lines[position + 1][:3] if position + 1 < len(lines) else ""
    mark = underline_of(lines, position, "=-") if below in ("---", "===") else None
    if mark:
        return [Line(number, lines[position], 1 if mark == "=" else 2, "heading"), noise(number + 1)]
    broken = _two_line_title(lines, position)
    return [Line(number, *broken, "heading"), noise(number + 1), noise(number + 2)] if broken else []


def _plain_block(
    lines: Sequence[str], position: int, number: int, lists: list[int], previous: str, is_item: bool, titled: list[Line]
) -> list[Line]:
    """Return the Line at this position outside fences and headings with a sign, or the title that begins here, unless it is code."""
    line = lines[position]
    if line[0] in " \t" and _is_indented_code(line, lists, previous):
        return [Line(number, line, 0, "code")]
    pasted = position > 0 and line.startswith("# ") and is_comment(lines, position)
    if pasted or (previous == "code" and not lines[position - 1].lstrip().startswith(("```", "~~~", "{")) and looks_like_code(line)):
        return [Line(number, line, 0, "code")]
    if titled:
        return titled
    if is_item:
        return [Line(number, line, max(1, len(lists)), "item")]
    bare = line.lstrip()
    if bare[0] in "-*_" and RULE().match(line):
        return [noise(number)]
    return [Line(number, line, 0, "quote" if bare[0] == ">" else "prose")]


def _two_line_title(lines: Sequence[str], position: int) -> tuple[str, int] | None:
    """Return the words and the level of an underlined title that goes on in a second line, None if this is none.

    For CommonMark all lines above an underline are the title. Here they are only where the second goes on with the first and the
    underline was drawn for them: two lines that each begin anew may be a title and a name, or a paragraph above a rule.
    """
    if position + 2 >= len(lines) or lines[position + 2][:3] not in ("===", "---"):
        return None
    first, second, below = lines[position : position + 3]
    mark = underline_of(lines, position + 1, "=-")
    longest = max(len(first), len(second))
    if not mark or longest > 90 or len(below) * 2 < longest or first[0] in " \t>|<:@" or ITEM().match(first):
        return None
    goes_on = (second[0].islower() and ":" not in second[:30]) or second[0] in "(&" or first.endswith((":", ",", "&", " -", " –", " —"))
    if not goes_on or "|" in first + second or first.endswith((".", "!", "?", ";")) or second.endswith((".", ":", ",", ";")):
        return None
    return f"{first} {second}", 1 if mark == "=" else 2


def _is_indented_code(line: str, lists: Sequence[int], previous: str) -> bool:
    """Return whether a line is code by its indent: four blanks in all, or four more than what goes on with an item."""
    if previous not in ("blank", "code"):
        return False
    indent = indent_of(line)
    return indent >= (lists[-1] + 8 if lists else 4)


def _heading_level(lines: Sequence[str], position: int) -> int:
    """Return the level of a heading with a blank after its signs, 0 if the line is none."""
    line = lines[position]
    found = _ATX().match(line)
    if not found:
        return 0
    level = len(found.group(1))
    if level > 1 or not position or line.startswith(" "):
        return level
    below = lines[position + 1] if position + 1 < len(lines) else ""
    return 0 if is_command(below) or (line[2:3].islower() and is_comment(lines, position)) else level
