"""Org -> Lines: headlines, keywords, drawers, blocks, lists and tables, as Emacs reads them.

A headline ends whatever is open, so a block that is never closed costs nothing but its first line. It never fails: a line
that fits no rule is prose. What stands under a headline marked COMMENT is no part of the page, and as prose it would be taken for the
talk above it: it is noise, and told. A headline with the tag :noexport: is read like any other: people keep their own notes so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...patterns import at_first_use
from ...records.notes import Line
from .marks import REMARKS, indent_of, item_levels
from .restructured import add_field

_HEADLINE = at_first_use(r"(\*+)[ \t]+\S")
_COMMENTED = at_first_use(r"(\*+)[ \t]+(?:[A-Z]{2,12}[ \t]+)?(?:\[#.\][ \t]+)?COMMENT(?:[ \t]|$)")
_KEYWORD = at_first_use(r"[ \t]*#\+([A-Za-z][\w-]{0,40})(?:\[[^\]]{0,80}\])?:[ \t]*(\S.*)?$")
_EDGE = at_first_use(r"[ \t]*(?:#\+(begin|end)[_:][ \t]?([\w-]{1,40})|\\(begin|end)\{([\w*]{1,40})\})", re.IGNORECASE)
_DRAWER = at_first_use(r"[ \t]*:([A-Za-z][\w-]{0,40}):$")
_PROPERTY = at_first_use(r"[ \t]*:([A-Za-z][\w-]{0,60})\+?:(?:[ \t]+(\S.*))?$")
_PLANNING = at_first_use(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):[ \t]*[<\[]")
_ITEM = at_first_use(r"(?:[ \t]*(?:[-+]|(?:\d{1,3}|[A-Za-z])[.)])|[ \t]+\*)(?:[ \t]+|$)")
_LONE_FILE = at_first_use(
    r"[ \t]*\[\[(?:file:|attachment:|\.{0,2}/)?[^\[\]]{1,500}\.(?:png|jpe?g|gif|svg|webp|bmp)\](?:\[[^\[\]]*\])?\]$", re.IGNORECASE
)
_SPEAKERS = at_first_use(
    r"(?:speakers?|presenters?|presented_by|ponentes?|sprekers?|referent(?:en|in)?|vortragende[rn]?|orateurs?|conferenciers?|"
    r"intervenants?|palestrantes?|relator[ei]|talare)$",
    re.IGNORECASE,
)
_FACTS = at_first_use(r"(?:event|conference|evento|veranstaltung|konferenz|evenement|date|fecha|datum|data)$", re.IGNORECASE)
_CODE = ("src", "example", "export", "html", "latex", "ascii", "latex_environment", "comment")
_QUOTE = ("quote", "verse")
_TAGS = ("filetags", "hugo_tags", "roam_tags", "hugo_categories")
_MAX_DRAWER = 100


@dataclass(frozen=True, slots=True)
class _Page:
    """What is read, where its blocks end, what was found so far, and what is open at this place."""

    lines: Sequence[str]  # without blanks at their right ends
    start: int
    ends: dict[int, int]  # where the block that begins at a position ends
    found: list[Line]
    fields: dict[str, tuple[str, ...]]
    lists: list[int]  # indents of the open items
    seen: dict[str, int]  # how many lines of headlines, of words, and of what is commented out


def read(texts: Sequence[str], start: int = 1) -> tuple[list[Line], dict[str, tuple[str, ...]]]:
    """Return a Line for each stored line, the first numbered `start`, and the fields that the note tells of itself.

    Never fails: a line that follows no rule of the format is prose.
    """
    lines = [text.rstrip() for text in texts]
    page = _Page(lines, start, _ends(lines), [], {}, [], {"headline": 0, "words": 0, "hidden": 0})
    while len(page.found) < len(lines):
        _block(page, len(page.found))
    hidden = page.seen["hidden"]
    if hidden:
        page.fields[REMARKS] = (f"{hidden} line{'s' if hidden > 1 else ''} under a COMMENT headline passed over, as org does",)
    return page.found, page.fields


def _ends(lines: Sequence[str]) -> dict[int, int]:
    """Return for each line that begins a block where it ends; a headline in between leaves it open."""
    nearest: dict[str, int] = {}
    ends: dict[int, int] = {}
    for position in range(len(lines) - 1, -1, -1):
        line = lines[position]
        if line.startswith("*") and _HEADLINE().match(line):
            nearest.clear()
        edge = _edge(line)
        if edge and edge[0] == "end":
            nearest[edge[1]] = position
        elif edge and edge[1] in nearest:
            ends[position] = nearest[edge[1]]
    return ends


def _edge(line: str) -> tuple[str, str] | None:
    """Return ("begin" or "end", name of the block) for a line that begins or ends one."""
    found = _EDGE().match(line) if "#+" in line or "\\" in line else None
    if not found:
        return None
    side, name = (found.group(1), found.group(2).lower()) if found.group(1) else (found.group(3), f"\\{found.group(4)}")
    return side.lower(), name


def _put(page: _Page, kind: str, level: int = 0) -> None:
    position = len(page.found)
    text = page.lines[position]
    kind = kind if text else "blank"
    page.seen["words"] += kind in ("prose", "item", "quote", "code")
    page.found.append(Line(page.start + position, "" if kind in {"blank", "noise"} else text, level if text else 0, kind))


def _block(page: _Page, position: int) -> None:
    """Put the line at this position, and what belongs to it."""
    line = page.lines[position]
    bare = line.lstrip()
    headline = _HEADLINE().match(line) if line.startswith("*") else None
    if not line:
        _put(page, "blank")
    elif headline:
        page.lists.clear()
        page.seen["headline"] += 1
        if "COMMENT" in line and _COMMENTED().match(line):
            _commented(page, len(headline.group(1)))
        else:
            _put(page, "heading", len(headline.group(1)))
    elif bare[0] == "#" and (bare == "#" or bare[1] in " \t"):
        _put(page, "noise")
    elif _edge(line):
        _delimited(page, position)
    elif bare.startswith("#+") and _KEYWORD().match(line):
        _keyword(page, position)
    elif bare[0] == ":":
        _colon(page, position)
    elif _is_noise(line, bare):
        _put(page, "noise", int(bare.startswith("[[")))  # a picture is of the talk above it
    else:
        _words(page, line)


def _commented(page: _Page, level: int) -> None:
    """Put a subtree that is commented out: up to the next headline of its level or of one above."""
    _put(page, "noise")
    page.seen["hidden"] += 1
    while len(page.found) < len(page.lines):
        line = page.lines[len(page.found)]
        headline = _HEADLINE().match(line) if line.startswith("*") else None
        if headline and len(headline.group(1)) <= level:
            return
        page.seen["hidden"] += bool(line)
        _put(page, "noise")


def _is_noise(line: str, bare: str) -> bool:
    if bare.startswith(("|-", "+-", "#+")) or (len(bare) >= 5 and not bare.strip("-")):
        return True
    return bool(_PLANNING().match(line)) if bare[0] in "SDC" else bare.startswith("[[") and bool(_LONE_FILE().match(line))


def _delimited(page: _Page, position: int) -> None:
    """Put a block of code or of a quote whole; of any other block only the line that begins or ends it."""
    name = (_edge(page.lines[position]) or ("", ""))[1]
    end = page.ends.get(position)
    kind = "noise" if name == "comment" else "code" if name in _CODE or name[0] == "\\" else "quote" if name in _QUOTE else ""
    _put(page, "noise")
    if end is None or not kind:
        return
    while len(page.found) < end:
        _put(page, kind)
    _put(page, "noise")


def _keyword(page: _Page, position: int) -> None:
    """Put `#+KEY: value`: before the first words it tells of the note, elsewhere of a table, a picture or a result."""
    found = _KEYWORD().match(page.lines[position])
    at_top = not page.seen["words"] and not page.seen["headline"]
    if found and at_top:
        key, value = found.group(1).lower(), found.group(2) or ""
        if key in _TAGS:
            key, value = "tags", re.sub(r"[:\s]+", ",", value)
        add_field(page.fields, key, value.strip("<>[]") if key == "date" else value)
    _put(page, "front" if at_top else "noise")


def _colon(page: _Page, position: int) -> None:
    """Put a drawer, or a line of fixed width."""
    line = page.lines[position]
    drawer = _DRAWER().match(line)
    name = drawer.group(1).upper() if drawer else ""
    if line.lstrip()[1:2] in ("", " ", "\t"):
        _put(page, "code")
    elif name in ("PROPERTIES", "LOGBOOK", "CLOCK"):
        _drawer(page, position, name)
    elif name:
        _put(page, "noise")
    else:
        _words(page, line)


def _drawer(page: _Page, position: int, name: str) -> None:
    """Put a drawer up to its end: what it tells of the whole note, or of its headline, where only a talk's facts are of interest.

    A date is one of them beside a speaker: others are stamps of the program.
    """
    end = position + 1
    while end < min(len(page.lines), position + _MAX_DRAWER) and page.lines[end].strip().upper() != ":END:":
        end += 1
    closed = end < len(page.lines) and page.lines[end].strip().upper() == ":END:"
    at_top = not page.seen["words"] and not page.seen["headline"]
    inside = [_PROPERTY().match(line) for line in page.lines[position + 1 : end]] if name == "PROPERTIES" else []
    of_talk = any(found and found.group(2) and _SPEAKERS().match(found.group(1)) for found in inside)
    _put(page, "noise")
    while len(page.found) <= end < len(page.lines) and closed:
        line = page.lines[len(page.found)]
        if _HEADLINE().match(line):
            return
        found = _PROPERTY().match(line) if name == "PROPERTIES" and len(page.found) < end else None
        if found and at_top:
            add_field(page.fields, found.group(1), found.group(2) or "")
        told = bool(found and found.group(2))
        fact = of_talk and told and found is not None and (_SPEAKERS().match(found.group(1)) or _FACTS().match(found.group(1)))
        _put(page, "front" if told and at_top else "prose" if fact else "noise")


def _words(page: _Page, line: str) -> None:
    """Put a line of words: an item or prose; a row of a table is prose."""
    indent = indent_of(line)
    if _ITEM().match(line):
        page.lists[:] = item_levels(page.lists, indent)
        _put(page, "item", len(page.lists))
        return
    after_blank = bool(page.found) and page.found[-1].kind == "blank"
    while page.lists and indent <= page.lists[-1] and (after_blank or indent == 0):
        page.lists.pop()
    _put(page, "prose")
