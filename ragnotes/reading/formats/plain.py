"""Plain text -> Lines: titles are underlined or stand alone above prose, code is told by its looks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...records.notes import Line
from .marks import ITEM, RULE, blank, indent_of, is_comment, item_levels, looks_like_code, noise, underline_of

_UNDERLINES = "=-~^#*+\"'`"
_SENTENCE_END = (".", ",", ";", ":", "!", "…", "。", "،", ")", '"', "”")


def read(texts: Sequence[str], start: int = 1) -> tuple[list[Line], Mapping[str, tuple[str, ...]]]:
    """Return a Line for each stored line, the first numbered `start`, and no fields: plain text has none of its own."""
    lines = [text.rstrip() for text in texts]
    found: list[Line] = []
    marks = ""  # underlining characters in the order met: the first is the top level, as in reStructuredText
    lists: list[int] = []
    first = next((position for position, line in enumerate(lines) if line.strip()), 0)
    position = 0
    while position < len(lines):
        line, number = lines[position], start + position
        alone = position == 0 or not lines[position - 1].strip() or found[-1].kind == "noise"
        mark = underline_of(lines, position, _UNDERLINES) if alone else None
        if not line.strip():
            found.append(blank(number))
        elif mark:
            marks += mark if mark not in marks else ""
            found += [Line(number, line, marks.index(mark) + 1, "heading"), noise(number + 1)]
        elif RULE().match(line) or (len(line) > 2 and line[0] in _UNDERLINES and not line.strip(line[0])):
            found.append(noise(number))
        elif _is_code(lines, position, found):
            found.append(Line(number, line, 0, "code"))
        elif ITEM().match(line):
            lists = item_levels(lists if found and found[-1].kind in ("item", "prose") else [], indent_of(line))
            found.append(Line(number, line, len(lists), "item"))
        elif alone and is_title(lines, position):
            found.append(Line(number, line, 1 if position == first else 2, "heading"))
        else:
            found.append(Line(number, line, 0, "quote" if _is_quote(line) else "prose"))
        position = len(found)
    return found, {}


def is_title(lines: Sequence[str], position: int) -> bool:
    """Return whether a line without any mark is a title: short, alone, no sentence, and prose, an item or code follows it.

    A caption is no title: the text after it uses its words in the middle of a sentence.
    """
    text = lines[position].strip()
    if not 2 <= len(text) <= 90 or len(text.split()) > 12 or (text.endswith(_SENTENCE_END) and not text.endswith((")", "..."))):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "¿¡(" or ord(text[0]) > 0x2E7F) or "://" in text:
        return False
    below = position + 1
    if below >= len(lines) or lines[below].strip():
        return False
    follows = next((line.strip() for line in lines[below : below + 6] if line.strip()), "")
    if re.search(r"[\w,] " + re.escape(text) + r"\b", follows[:2_000]) and " " in text:
        return False
    return len(follows) > 100 or follows.endswith((".", "!", "?", "。", ":")) or bool(ITEM().match(follows)) or looks_like_code(follows)


def _is_quote(line: str) -> bool:
    text = line.strip()
    return text.startswith(">") or (text[0] in "“„«" and bool(re.search(r"[”“»]\s*[―—–-]+\s*\S", text[:1_000])))


def _is_code(lines: Sequence[str], position: int, before: Sequence[Line]) -> bool:
    line = lines[position]
    if looks_like_code(line) or is_comment(lines, position):
        return True
    last = next((seen for seen in reversed(before[-3:]) if seen.kind != "blank"), None)
    goes_on = last is not None and last.kind == "code" and indent_of(line) > 0
    return goes_on and indent_of(line) >= 2 and not ITEM().match(line) and not re.search(r"\w[.!?]$", line)
