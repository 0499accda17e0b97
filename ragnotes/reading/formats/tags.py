"""HTML text -> its elements and the text in them, each with its stored line: a scanner that no input can make slow.

`html.parser` is not used: until Python 3.11.14 it takes quadratic time over unclosed comments and declarations. Elements that are left
open are closed as browsers close them where saved pages need it: paragraphs, items, cells, the head.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...patterns import at_first_use

_MARK = at_first_use(r"<(?:(!--)|(!\[CDATA\[)|([!?])|(/?)([A-Za-z][^\s/>]{0,60}))")
_REST = at_first_use(r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = at_first_use(r"([^\s=/\"'<>]{1,60})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_MAX_TAG = 2_000  # characters of a tag in which quotes are looked at; a longer one ends at the next ">"
_MAX_DEPTH = 500  # elements deeper than this are passed over, their text stays

_BLOCK = r"</head|<(?:body|main|article|section|header|div|p|h[1-6]|[uo]l|dl|table|blockquote|pre)\b"
_BLOCK_LINE = rf"\n[ \t]*(?:{_BLOCK})"
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset("script style textarea title xmp iframe noembed".split())
_IN_HEAD = frozenset("title meta link script style base noscript template head html".split())
_INLINE = frozenset(
    "a abbr b bdi big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var".split()
)
_ENDS_P = frozenset(
    "address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table "
    "ul".split()
)
# An element that begins ends an open one of these names, unless one of the others stands between.
_ENDS = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr",), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "option": (("option",), ("select",)),
}

HIDING = frozenset(  # what stands in one is not the text of the page
    "script style noscript template nav aside form button select textarea iframe svg math object canvas audio video dialog head title "
    "input datalist map".split()
)


# A page has hundreds of each: these are tuples because those are made in half the time.


class Element(NamedTuple):
    """An element of the page; `parent` is its position among the elements, -1 for the first."""

    name: str
    attributes: Mapping[str, str]
    parent: int


class Piece(NamedTuple):
    """Text of the page between two tags, or within a script; "" for the place of an element without content, such as `br`."""

    element: int
    text: str  # as stored: entities unresolved, line breaks kept
    line: int  # stored line of its first character, from 0


class _Token(NamedTuple):
    kind: str  # open, close, text, raw or unclosed
    name: str
    text: str
    line: int


def parse(text: str) -> tuple[list[Element], list[Piece], list[str]]:
    """Return the elements in the order they begin, the first of them the page; the pieces of text in order; what is never closed.

    Of the last only what would hide the rest of the page is told: comments, and elements such as `script` whose content is no text.
    """
    elements = [Element("", {}, -1)]
    pieces: list[Piece] = []
    stack = [0]
    opened: Counter[str] = Counter()
    unclosed: list[str] = []
    for token in _tokens(text):
        if token.kind == "unclosed":
            unclosed.append(token.name)
        elif token.kind in {"text", "raw"}:
            pieces.append(Piece(stack[-1], token.text, token.line))
        elif token.kind == "close":
            unclosed += _close(elements, stack, opened, token.name)
        else:
            _make_room(elements, stack, opened, token.name)
            if len(stack) < _MAX_DEPTH or token.name in _VOID:
                elements.append(Element(token.name, _attributes(token.text), stack[-1]))
                if token.name in _VOID:
                    pieces.append(Piece(len(elements) - 1, "", token.line))
                else:
                    stack.append(len(elements) - 1)
                    opened[token.name] += 1
    return elements, pieces, unclosed + _left_open(elements, stack[1:])


def _left_open(elements: list[Element], places: Sequence[int]) -> list[str]:
    """Return which of the elements that were never closed would hide what follows them, and make them hide nothing."""
    names = [elements[place].name for place in places if elements[place].name in HIDING]
    for place in places if names else ():
        if elements[place].name in HIDING:
            elements[place] = elements[place]._replace(name=f"unclosed {elements[place].name}")
    return names


def _pop(elements: list[Element], stack: list[int], opened: Counter[str]) -> str:
    name = elements[stack.pop()].name
    opened[name] -= 1
    return name


def _close(elements: list[Element], stack: list[int], opened: Counter[str], name: str) -> list[str]:
    """Close the innermost element of a name with all that is open in it; return which of these should have been closed before."""
    near = [elements[place].name for place in stack[-4:]] if name in _INLINE else [name]
    if not opened[name] or name not in near:
        return []  # closes nothing that is open, or what began outside the block it stands in
    inner = []
    while elements[stack[-1]].name != name:
        inner.append(stack[-1])
        _pop(elements, stack, opened)
    _pop(elements, stack, opened)
    return _left_open(elements, inner)


def _make_room(elements: list[Element], stack: list[int], opened: Counter[str], name: str) -> None:
    """Close what the beginning of an element closes."""
    top = elements[stack[-1]].name
    if (top == "p" and name in _ENDS_P) or (top == "head" and name not in _IN_HEAD):
        _pop(elements, stack, opened)
    ends, bounds = _ENDS.get(name, ((), ()))
    for back, place in enumerate(reversed(stack[-8:])) if ends else ():
        if elements[place].name in bounds:
            return
        if elements[place].name in ends:
            for _ in range(back + 1):
                _pop(elements, stack, opened)
            return


def _attributes(text: str) -> dict[str, str]:
    if "=" not in text and not text.strip(" /\t\r\n"):
        return {}
    found: dict[str, str] = {}
    for match in _ATTRIBUTE().finditer(text[:8_000]):
        name, *values = match.groups()
        found.setdefault(name.lower(), html.unescape(next((value for value in values if value is not None), "")))
    return found


def _tokens(text: str) -> Iterator[_Token]:
    """Yield tags and text in order, comments and declarations left out."""
    ends = dict.fromkeys(("-->", "]]>", ">"), 0)  # how far an end is known to be: nothing is looked for twice in vain
    raw_ends: dict[str, int] = {}
    place = line = counted = 0
    while place < len(text):
        found = _MARK().search(text, place)
        start = found.start() if found else len(text)
        if start > place:
            line, counted = line + text.count("\n", counted, place), place
            yield _Token("text", "", text[place:start], line)
        if not found:
            return
        comment, data, _, slash, name = found.groups()
        if not slash:  # where an element ends is not asked
            line, counted = line + text.count("\n", counted, start), start
        if name:
            place = found.end() + 1 if text.startswith(">", found.end()) else _end_of_tag(text, found.end(), ends)
        else:
            place = _find(text, "-->" if comment else "]]>" if data else ">", found.end(), ends)
        if place < 0:
            place = found.end()  # never closed: the mark alone is passed over
            if comment:
                yield _Token("unclosed", "!--", "", line)
        elif name:
            name = name.lower()
            yield _Token("close" if slash else "open", name, "" if slash else text[found.end() : place - 1], line)
            if name in _RAW and not slash:
                until, closed = _end_of_raw(text, name, place, raw_ends)
                if not closed:
                    yield _Token("unclosed", name, "", line)
                yield _Token("raw", name, text[place:until], line + text.count("\n", counted, place))
                yield _Token("close", name, "", line)
                place = until


def _find(text: str, end: str, start: int, ends: dict[str, int]) -> int:
    """Return the place behind the next such end, -1 if there is none."""
    if ends[end] < 0 or ends[end] - len(end) >= start:
        return ends[end]
    found = text.find(end, start)
    ends[end] = found + len(end) if found >= 0 else -1
    return ends[end]


def _end_of_tag(text: str, start: int, ends: dict[str, int]) -> int:
    if _find(text, ">", start, ends) < 0:
        return -1
    quoted = _REST().match(text, start, start + _MAX_TAG)
    return quoted.end() if quoted else _find(text, ">", start, ends)


def _end_of_raw(text: str, name: str, start: int, ends: dict[str, int]) -> tuple[int, bool]:
    """Return where the content of a script or its like ends, and whether it is closed there.

    It is not if there is no end, or if a line before it begins with the same tag again, or in a title with any: a browser would hide
    all between. Then the page goes on at the next line that begins with the tag of a block, or else at the next such tag or line.
    """
    close = _next(rf"</{name}", text, start, ends)
    again = _next(r"\n[ \t]*<(?!/title)" if name == "title" else rf"\n[ \t]*<{name}\b", text, start, ends)
    if close >= 0 and not 0 <= again < close:
        return close, True
    patterns = (r"[\n<]",) if name == "title" else (_BLOCK_LINE, _BLOCK, r"\n")
    goes_on = (_next(pattern, text, start, ends) for pattern in patterns)
    return next((place for place in goes_on if place >= 0), len(text)), False


def _next(pattern: str, text: str, start: int, ends: dict[str, int]) -> int:
    """Return where a pattern is found next, -1 if nowhere; what is known from an earlier place is not looked for again."""
    known = ends.get(pattern, 0)
    if known >= 0 and (pattern not in ends or known < start):
        found = re.compile(pattern, re.IGNORECASE).search(text, start)
        ends[pattern] = found.start() if found else -1
    return ends[pattern]
