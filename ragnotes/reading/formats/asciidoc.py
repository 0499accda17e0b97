"""AsciiDoc -> Lines: the document header, sections, delimited blocks, lists by their marks, tables.

A delimiter that is never closed is a rule, as it swallows no talk then. Nothing is included, no attribute is put in. It never
fails: a line that fits no rule is prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...patterns import at_first_use
from ...records.notes import Line
from .restructured import add_field

_HEADING = at_first_use(r"(={1,6}|#{1,6})[ \t]+\S")
_ATTRIBUTE = at_first_use(r":!?([A-Za-z_][\w-]{0,60})!?:(?:[ \t]+(\S.*))?$")
_AUTHORS = at_first_use(r"[^\W\d_][\w.'’-]*(?: +[^\W_][\w.'’-]*){0,3}(?: +<[^<>]{1,200}>)?(?:; *[^;]{2,100})*$")
_REVISION = at_first_use(
    r"(?:v?\d[\w.]{0,20}, *)?((?:19|20)\d\d(?:-\d\d){0,2}|\w{3,12} \d{1,2}, \d{4}|\d{1,2} \w{3,12} \d{4})(?:[:,] .*)?$"
)
_BLOCK_ATTRIBUTES = at_first_use(r"\[[^\[\]]*\]$|\[\[[^\[\]]*\]\]$|\[[^\]]{0,300}\]$")
_MACRO = at_first_use(r"(?:image|video|audio|include|toc|ifdef|ifndef|ifeval|endif|icon|gist|tweet|youtube)::[^\[]{0,500}\[.*\]$")
_SHOWN = ("image:", "video:", "audio:", "gist:", "tweet:", "youtube:")  # on the page: of a talk as its words are
_LONE_IMAGE = at_first_use(r"image:[^\s\[:][^\[]{0,500}\[[^\]]{0,500}\]$")
_ITEM = at_first_use(r"[ \t]*(\*{1,6}|-|•|\.{1,5}|\d{1,3}\.|[a-zA-Z]\.|<(?:\d{1,2}|\.)>)[ \t]+\S")
_TERM = at_first_use(r"[ \t]*\S.{0,200}?(:{2,4}|;;)(?:[ \t]|$)")
_RULES = ("'''", "<<<", "---", "***", "- - -", "* * *", "+")
_VERBATIM = "-.+`/"  # listing, literal, passed on, fenced, comment; the content of `=`, `*` and `|` is read as usual
_CODE_STYLES = ("source", "listing", "literal")
_DELIMITERS = "-.+`/_=*"
_UNDERLINES = "=-~^+"  # of older titles, the top level first
_SPEAKERS = at_first_use(r"speakers?|presenters?|ponentes?|sprekers?|referent(?:en|in)?|palestrantes?|orateurs?", re.IGNORECASE)
_PREFIXES = ("jbake-", "page-", "awestruct-", "hp-")
_NAMES = {"revdate": "date", "docdate": "date", "published_at": "date"}


@dataclass(frozen=True, slots=True)
class _Page:
    """What is read, where its blocks end, what was found so far, and what is open at this place."""

    lines: Sequence[str]  # without blanks at their right ends
    start: int
    ends: dict[int, int]  # where the block that begins at a position ends
    found: list[Line]
    fields: dict[str, tuple[str, ...]]
    marks: list[str]  # of the open lists, the outer one first
    style: list[str]  # what a line such as `[source]` says of the next block


def read(texts: Sequence[str], start: int = 1) -> tuple[list[Line], dict[str, tuple[str, ...]]]:
    """Return a Line for each stored line, the first numbered `start`, and the fields that the note tells of itself.

    Never fails: a line that follows no rule of the format is prose.
    """
    lines = [text.rstrip() for text in texts]
    page = _Page(lines, start, _ends(lines), [], {}, [], [])
    _header(page)
    while len(page.found) < len(lines):
        _block(page, len(page.found))
    return page.found, page.fields


def _ends(lines: Sequence[str]) -> dict[int, int]:
    """Return for each delimiter the next line that is the same."""
    nearest: dict[str, int] = {}
    ends: dict[int, int] = {}
    for position in range(len(lines) - 1, -1, -1):
        mark = _delimiter(lines[position])
        if mark:
            if mark in nearest:
                ends[position] = nearest[mark]
            nearest[mark] = position
    return ends


def _delimiter(line: str) -> str:
    """Return the mark that closes the block a line begins, "" for any other line."""
    if line.startswith("```"):
        return "```" if "`" not in line[3:] else ""
    return line if line == "--" or (len(line) >= 4 and line[0] in _DELIMITERS and not line.strip(line[0])) else ""


def _put(page: _Page, kind: str, level: int = 0) -> None:
    position = len(page.found)
    text = page.lines[position]
    kind = kind if text else "blank"
    page.found.append(Line(page.start + position, "" if kind in {"blank", "noise"} else text, level if text else 0, kind))


def _header(page: _Page) -> None:
    """Put the header: comments and attributes, the title, lines for authors and revision, attributes up to the first blank line."""
    titled = 0  # lines since the title, the title counted
    while len(page.found) < len(page.lines):
        position = len(page.found)
        line = page.lines[position]
        if not line and not titled:
            _put(page, "blank")
        elif _is_comment(line) or (line[:1] == "[" and _is_noise(line) and _title_level(page, position + 1) == 1):
            _put(page, "noise")
        elif _ATTRIBUTE().match(line):
            _attribute(page, position)
        elif not titled and _title_level(page, position) == 1:
            add_field(page.fields, "title", line.strip("= #\t"))
            _heading(page, position, 1)
            titled = 1
        elif titled == 1 and _authors(line):
            add_field(page.fields, "author", ", ".join(_authors(line)))
            _put(page, "front")
            titled = 2
        elif titled == 2 and _REVISION().match(line):
            add_field(page.fields, "date", _REVISION().sub(r"\1", line))
            _put(page, "front")
        else:
            return


def _is_comment(line: str) -> bool:
    return line.startswith("//") and not line.startswith("///")


def _authors(line: str) -> list[str]:
    """Return the names of a line of authors, [] for any other line: each begins with a capital, and there is no sentence."""
    if len(line) > 300 or line.endswith((".", "!", "?", ":", ",")) or not _AUTHORS().match(line):
        return []
    names = [re.sub(r"\s*<[^<>]*>", "", part).strip() for part in line.split(";")]
    return names if all(name[:1].isupper() and not name.lower().startswith("by ") for name in names) else []


def _attribute(page: _Page, position: int) -> None:
    """Put an attribute with the lines it goes on in, and add it to the fields."""
    found = _ATTRIBUTE().match(page.lines[position])
    key, value = (found.group(1).lower(), found.group(2) or "") if found else ("", "")
    _put(page, "front")
    while value.endswith("\\") and len(page.found) < len(page.lines) and page.lines[len(page.found)]:
        value = f"{value.rstrip(chr(92)).rstrip()} {page.lines[len(page.found)].strip()}"[:5_000]
        _put(page, "front")
    prefix = next((prefix for prefix in _PREFIXES if key.startswith(prefix)), "")
    key = key[len(prefix) :]
    add_field(page.fields, _NAMES.get(key, key), value.rstrip("\\"))


def _title_level(page: _Page, position: int) -> int:
    """Return the level of the title at this position, 0 if there is none."""
    line = page.lines[position] if position < len(page.lines) else ""
    found = _HEADING().match(line)
    if found:
        return len(found.group(1))
    below = page.lines[position + 1] if position + 1 < len(page.lines) else ""
    after_words = bool(page.found) and page.found[-1].kind in ("prose", "item")
    if not line or len(below) < 3 or below[0] not in _UNDERLINES or below.strip(below[0]) or abs(len(below) - len(line)) > 2 or after_words:
        return 0
    titled = bool(re.search(r"\w", line[:300])) and line[0] not in " \t.[:|*-/"
    return _UNDERLINES.index(below[0]) + 1 if titled else 0


def _heading(page: _Page, position: int, level: int) -> None:
    page.marks.clear()
    one_line = _HEADING().match(page.lines[position])
    _put(page, "heading", level)
    if not one_line:
        _put(page, "noise")


def _block(page: _Page, position: int) -> None:
    """Put the line at this position, and what belongs to it."""
    line = page.lines[position]
    level = _title_level(page, position) if line and line[0] not in " \t" else 0
    if not line:
        _put(page, "blank")
    elif level and page.style[-1:] != ["source"]:
        page.style.clear()
        _heading(page, position, level)
    elif _delimiter(line):
        _delimited(page, position)
    elif _is_noise(line):
        if line[0] == "[":
            page.style[:] = [re.split(r"[,%#.\]]", line.lower()[1:40])[0].strip()]
        _put(page, "noise", int(line.startswith(_SHOWN)))
    elif line[0] == ":" and _ATTRIBUTE().match(line):
        found = _ATTRIBUTE().match(line)
        _put(page, "prose" if found and found.group(2) and _SPEAKERS().fullmatch(found.group(1)) else "noise")
    else:
        _styled(page, position)


def _is_noise(line: str) -> bool:
    if line in _RULES or _is_comment(line) or (line.startswith(("|===", ",===", ":===", "!===")) and not line.strip("|,:!=")):
        return True
    if line[0] == "[":
        return line[-1] == "]" and bool(_BLOCK_ATTRIBUTES().match(line))
    return "[" in line and bool(_MACRO().match(line) or _LONE_IMAGE().match(line))


def _delimited(page: _Page, position: int) -> None:
    """Put a block whose content is taken as it is, or a quote, whole; of any other block only its delimiter."""
    line, end = page.lines[position], page.ends.get(position)
    style = page.style[-1] if page.style else ""
    page.style.clear()
    quoted = line[0] == "_" or style in ("quote", "verse")
    as_it_is = style in _CODE_STYLES or (line[0] in _VERBATIM and line != "--")
    kind = "noise" if line[0] == "/" else "quote" if quoted else "code" if as_it_is else ""
    _put(page, "noise")
    if end is None or not kind:
        return
    while len(page.found) < end:
        _put(page, kind)
    _put(page, "noise")


def _styled(page: _Page, position: int) -> None:
    """Put a paragraph that a line such as `[quote]` speaks of, or one line of words."""
    style = page.style[-1] if page.style else ""
    page.style.clear()
    kind = "code" if style in _CODE_STYLES else "quote" if style in ("quote", "verse") else ""
    if not kind:
        _words(page, position)
        return
    while len(page.found) < len(page.lines) and page.lines[len(page.found)]:
        _put(page, kind)


def _words(page: _Page, position: int) -> None:
    """Put a line of words: an item, a literal paragraph or prose."""
    line = page.lines[position]
    after_blank = not page.found or page.found[-1].kind in {"blank", "noise"}
    mark = _item_mark(line)
    if mark:
        if mark in page.marks:
            del page.marks[page.marks.index(mark) + 1 :]
        else:
            page.marks.append(mark)
        _put(page, "item", len(page.marks))
    elif line[0] in " \t":
        literal = not page.marks and (after_blank or page.found[-1].kind == "code")
        _put(page, "code" if literal else "prose")
    else:
        if after_blank and page.found and page.found[-1].kind == "blank":
            page.marks.clear()
        _put(page, "prose")


def _item_mark(line: str) -> str:
    """Return the mark of an item, which tells its list from others; "" for a line that is none."""
    found = _ITEM().match(line)
    if found:
        mark = found.group(1)
        return "1." if mark[0].isdigit() else "a." if mark[0].isalpha() else "<1>" if mark[0] == "<" else mark
    term = _TERM().match(line) if "::" in line or ";;" in line else None
    return term.group(1) if term else ""
