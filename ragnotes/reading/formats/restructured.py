"""reStructuredText -> Lines: sections by adornment, lists by indentation, directives, literal blocks, field lists.

A scanner of lines, not docutils: notes are sloppier than manuals, and a line that fits no rule is prose. It never fails.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...patterns import at_first_use
from ...records.notes import Line
from .marks import indent_of, item_levels, looks_like_code

_SIGNS = "=-~^\"'`*+#<>.:_!$%&,/;?@|\\"
_SURE_SIGNS = "=-~^\"'`*+#"  # three of another sign below a word are an ellipsis or the like
_ITEM = at_first_use(r"[ \t]*(?:[-*+•‣⁃◦–]|(?:\d{1,3}|#|[a-z]|[ivx]{2,4})[.)]|\((?:\d{1,3}|[a-z])\))(?:[ \t]+|$)")
_FIELD = at_first_use(r":([^:\s`][^:`]{0,60}):(?:[ \t]+(\S.*))?$")
_OPTION = at_first_use(r"[ \t]+:[\w.-]{1,40}:(?:[ \t]|$)")
_COMMENT_FIELD = at_first_use(r"\.\. ([A-Za-z][\w-]{1,30}):(?: +(\S.*))?$")  # Nikola's `.. title: Words`
_DIRECTIVE = at_first_use(r"\.\.[ \t]+(?:\|[^|]{1,80}\|[ \t]+)?([A-Za-z][\w.:+-]{0,60}?)[ \t]?::(?:[ \t]+(\S.*))?$")
_TABLE_RULE = at_first_use(r"[ \t]*(?:\+(?:[-=]+\+)+|=+(?:[ \t]+=+)+)$")

_CODE = frozenset(
    "code code-block sourcecode highlight parsed-literal math raw doctest testcode testoutput testsetup prompt listing "
    "ipython jupyter-execute execute-code command-output program-output mermaid graphviz digraph graph plantuml uml blockdiag plot".split()
)
_SILENT = frozenset(
    "image contents toctree include literalinclude meta youtube vimeo audio video media gist slideshare target-notes header footer "
    "sectnum section-numbering default-role role default-domain title index tags highlightlang only ifconfig comment todo thumbnail "
    "date currentmodule module automodule autoclass autofunction replace unicode class".split()
)
_SHOWN = frozenset(
    "image figure thumbnail youtube vimeo audio video media gist slideshare".split()
)  # on the page: of a talk as its words are
_QUOTES = frozenset("epigraph pull-quote highlights".split())
# directives whose argument is words of the note; that of any other is a name, a file or a number
_WORDY = frozenset(
    "note tip hint important warning caution danger attention error admonition topic sidebar rubric seealso versionadded slide centered "
    "figure-caption speaker speakers abstract definition question answer update".split()
)
_TELLING = {"author": "author", "sectionauthor": "author", "date": "date", "post": "date", "title": "title", "tags": "tags"}
_MAX_VALUES = 100  # of one key: a field said ten thousand times would take quadratic time
_SEVERAL = ("tags", "keywords", "categories", "authors", "filetags", "category")


@dataclass(frozen=True, slots=True)
class _Page:
    """What is read, what was found so far, and what is open at this place."""

    lines: Sequence[str]  # without blanks at their right ends
    start: int
    found: list[Line]
    fields: dict[str, tuple[str, ...]]
    styles: list[str]  # of adornment, in the order met: the first is the top level
    lists: list[int]  # indents of the open items
    bases: list[int]  # indents of the bodies of open directives
    seen: dict[str, int]  # how many headings and how many lines of words


def read(texts: Sequence[str], start: int = 1) -> tuple[list[Line], dict[str, tuple[str, ...]]]:
    """Return a Line for each stored line, the first numbered `start`, and the fields that the note tells of itself.

    Never fails: a line that follows no rule of the format is prose.
    """
    page = _Page([text.rstrip() for text in texts], start, [], {}, [], [], [0], {"heading": 0, "words": 0})
    while len(page.found) < len(page.lines):
        _block(page, len(page.found))
    return page.found, page.fields


def add_field(fields: dict[str, tuple[str, ...]], key: str, value: str) -> None:
    """Add a value under the key in lower case; tags and authors that stand in one line are told apart."""
    key, value = key.strip().lower(), value.strip()
    parts = re.split(r"[,;]", value) if key in _SEVERAL else [value]
    kept = tuple(part.strip() for part in parts if part.strip())
    if key and kept and len(fields.get(key, ())) < _MAX_VALUES:
        fields[key] = fields.get(key, ()) + kept


def _put(page: _Page, kind: str, level: int = 0) -> None:
    position = len(page.found)
    text = page.lines[position]
    kind = kind if text else "blank"
    if kind == "heading":
        page.seen["heading"] += 1
    elif kind in ("prose", "item", "quote", "code"):
        page.seen["words"] += 1
    page.found.append(Line(page.start + position, "" if kind in {"blank", "noise"} else text, level if text else 0, kind))


def _block(page: _Page, position: int) -> None:
    """Put the line at this position, and what belongs to it."""
    line = page.lines[position]
    bare = line.lstrip()
    if not line:
        _put(page, "blank")
    elif _section(page, position):
        pass
    elif bare == ".." or bare.startswith((".. ", "..\t")):
        _explicit(page, position)
    elif bare == "::":
        _put(page, "noise")
        _literal(page, indent_of(line))
    elif _is_adornment(bare, 4) or _TABLE_RULE().match(line) or line.startswith("__ "):
        _put(page, "noise")
    elif bare.startswith(">>> "):
        while len(page.found) < len(page.lines) and page.lines[len(page.found)]:
            _put(page, "code")
    elif line[0] == ":" and _FIELD().match(line):
        _field(page, position)
    else:
        _words(page, position)


def _section(page: _Page, position: int) -> bool:
    """Put a title with its adornment, if one begins here, and return whether it does."""
    line = page.lines[position]
    below, last = (page.lines[place] if place < len(page.lines) else "" for place in (position + 1, position + 2))
    if _is_adornment(line, 3) and below and last[:1] == line[0] and _is_underline(below.strip(), last):
        _title(page, "over " + line[0], ("noise", "heading", "noise"))
        return True
    after_words = bool(page.found) and page.found[-1].kind == "prose"
    if line[0] in " \t" or after_words or line.startswith((".. ", "- ", "* ", "+ ", "| ", ">>> ")) or not _is_underline(line, below):
        return False
    _title(page, below[0], ("heading", "noise"))
    return True


def _title(page: _Page, style: str, kinds: tuple[str, ...]) -> None:
    if style not in page.styles:
        page.styles.append(style)
    page.lists.clear()
    page.bases[:] = [0]
    for kind in kinds:
        _put(page, kind, page.styles.index(style) + 1 if kind == "heading" else 0)


def _is_adornment(line: str, least: int) -> bool:
    return len(line) >= least and line[0] in _SIGNS and not line.strip(line[0])


def _is_underline(title: str, below: str) -> bool:
    """Return whether a line is a title and the one below its underline, at least about half as long.

    An underline is as long as the title; wide characters and late corrections make it shorter.
    """
    if not _is_adornment(below, 3) or not 0 < len(title) <= 300 or _is_adornment(title, 3):
        return False
    long_enough = len(below) >= len(title) if len(below) == 3 else len(below) * 2 >= len(title)
    return long_enough and (len(below) > 3 or below[0] in _SURE_SIGNS) and bool(re.search(r"\w", title))


def _field(page: _Page, position: int) -> None:
    """Put a field: at the start of the document it tells of the note, elsewhere it is a line of it."""
    found = _FIELD().match(page.lines[position])
    at_top = not page.seen["words"] and page.seen["heading"] <= 1
    if not found or not at_top:
        _put(page, "prose")
        return
    values = [found.group(2) or ""]
    _put(page, "front")
    while len(page.found) < len(page.lines) and page.lines[len(page.found)][:1] in (" ", "\t"):
        values.append(page.lines[len(page.found)].strip().removeprefix("- "))
        _put(page, "front")
    several = found.group(1).lower() in _SEVERAL
    add_field(page.fields, found.group(1), (", " if several else " ").join(value for value in values if value))


def _explicit(page: _Page, position: int) -> None:
    """Put what begins with two dots: a directive, a footnote, a target, a comment."""
    line = page.lines[position]
    bare, indent = line.strip(), indent_of(line)
    told = _COMMENT_FIELD().match(bare) if not indent and not page.seen["words"] and not page.seen["heading"] else None
    directive = _DIRECTIVE().match(bare[:1_000])
    if told:
        add_field(page.fields, told.group(1), told.group(2) or "")
        _put(page, "front")
    elif directive:
        _directive(page, indent, directive.group(1).lower(), directive.group(2) or "")
    elif bare.startswith(".. ["):
        _put(page, "prose")
    else:
        _put(page, "noise")
        if bare != ".." or "".join(page.lines[position + 1 : position + 2]):
            _body(page, indent, "noise")


def _directive(page: _Page, indent: int, name: str, words: str) -> None:
    key = _TELLING.get(name)
    if key and words:
        add_field(page.fields, key, re.sub(r"\s*<[^<>]*>$", "", words))
    kind = "code" if name in _CODE else "noise" if name in _SILENT or key else "quote" if name in _QUOTES else ""
    _put(page, "prose" if words and name in _WORDY else "noise", int(name in _SHOWN))
    while len(page.found) < len(page.lines) and _OPTION().match(page.lines[len(page.found)]):
        found = _FIELD().match(page.lines[len(page.found)].strip())
        if found and name == "post":  # a blog made with Sphinx tells tags and author here
            add_field(page.fields, found.group(1), found.group(2) or "")
        _put(page, "noise", int(name in _SHOWN))
    if kind:
        _body(page, indent, kind)
        return
    inside = next((line for line in page.lines[len(page.found) : len(page.found) + 3] if line), "")
    if indent_of(inside) > indent:
        page.bases.append(indent_of(inside))  # its words are read like those around it


def _body(page: _Page, indent: int, kind: str) -> None:
    """Put all that is blank or stands further in than this indent."""
    while len(page.found) < len(page.lines):
        line = page.lines[len(page.found)]
        if line and indent_of(line) <= indent:
            break
        _put(page, kind)


def _literal(page: _Page, indent: int) -> None:
    """Put the literal block that `::` announces, if there is one: a blank line, then lines further in."""
    place = len(page.found)
    while place < len(page.lines) and not page.lines[place]:
        place += 1
    if len(page.found) < place < len(page.lines) and indent_of(page.lines[place]) > indent:
        _body(page, indent, "code")


def _words(page: _Page, position: int) -> None:
    """Put a line of words: an item, a quote or prose."""
    line = page.lines[position]
    indent = indent_of(line)
    while len(page.bases) > 1 and indent < page.bases[-1]:
        page.bases.pop()
    previous = page.found[-1].kind if page.found else "blank"
    item = _ITEM().match(line)
    if item:
        page.lists[:] = item_levels(page.lists, indent)
        _put(page, "item", len(page.lists))
    else:
        while previous in ("blank", "noise") and page.lists and indent <= page.lists[-1]:
            page.lists.pop()
        _put(page, _kind_of(page, line, indent, previous))
    if line.endswith("::"):
        _literal(page, len(item.group()) if item else indent)


def _kind_of(page: _Page, line: str, indent: int, previous: str) -> str:
    if page.lists or indent <= page.bases[-1] or line.lstrip().startswith("|"):
        return "prose"
    if previous in ("blank", "noise"):
        return "code" if looks_like_code(line) else "quote"
    return previous if previous in ("quote", "code") else "prose"
