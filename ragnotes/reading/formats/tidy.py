"""Lines of Markdown without what is meant for a renderer alone: HTML and JSX tags, task boxes, callout names, attributes, comments."""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence

from ...patterns import at_first_use
from ...records.notes import Line
from .marks import is_shown, noise, with_small_in_italics

_MAX_COMMENT = 100  # stored lines between two lines of `%%`

_NAMES = (
    "a|abbr|article|aside|audio|b|big|blockquote|br|center|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|"
    "header|hr|i|iframe|image|img|ins|kbd|label|li|main|mark|nav|ol|p|picture|pre|q|s|samp|section|small|source|span|strike|strong|sub|summary|sup|"
    "table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video"
)
_TAG = at_first_use(rf"</?({_NAMES})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_ANCHOR = at_first_use(r"<a\s[^<>]{0,200}?\bhref=[\"']?(https?://[^\"'\s<>()]{1,500})[^<>]{0,300}>([^<>\[\]]+)</a>", re.IGNORECASE)
# `<Note title="x">`, `</Note>`, `<Note/>`: a lone `<String>` may be a type that a talk was about
_COMPONENT = at_first_use(r"</[A-Z][\w.]{0,60}>|(?<![\w<])<[A-Z][\w.]{0,60}(?:\s[^<>]*)?/?>")
_ALONE = at_first_use(r"\s*<([A-Z][\w.]*)>")
_TASK = at_first_use(r"^(\s*(?:[-*+]|\d{1,3}[.)])\s+)\[[ xX/>-]\]\s+")
_CALLOUT = at_first_use(r"^(\s*(?:>\s?)+)\[![\w-]{1,30}(?:\|[^\]]*)?\][-+]?\s*")
_ATTRIBUTES = at_first_use(r"\s*\{[:#.][^{}]*\}$")
_BLOCK_NAME = at_first_use(r"\s+\^[\w-]{3,}$")
_JSX_COMMENT = at_first_use(r"\{/\*[^*]{0,2000}\*/\}")
_FIRST = operator.itemgetter(1)  # group of a match
_SIGNS = ("<", "%", "}", "^", "[")  # one of these stands in every line that is changed
_BOXED = ("item", "quote")  # may begin with a name or a box in brackets
_READ = frozenset(("prose", "item", "quote", "heading"))


def tidy(lines: Sequence[Line], whole: str) -> list[Line]:
    """Return the lines, each with the words that a reader of the rendered page sees; one that has none left is noise.

    `whole` is the text that the lines were made of: signs that do not stand in it are not looked for.
    """
    signs = [sign for sign in _SIGNS if sign in whole]
    if not signs:
        return list(lines)
    commented = _comments(lines) if "%%" in whole else ()
    read = _READ if signs != ["["] else _BOXED
    tidied: list[Line] = []
    for place, line in enumerate(lines):
        if place in commented:
            line = noise(line.number)
        elif line.kind in read:
            for sign in signs:
                if sign in line.text and (sign != "[" or line.kind in _BOXED):
                    line = _tidied(line)
                    break
        tidied.append(line)
    return tidied


def _tidied(line: Line) -> Line:
    text, kind, level = line.text, line.kind, line.level
    if "<" in text:
        if kind == "prose" and text.lstrip()[:4].lower() in ("<li>", "<li "):
            kind, level = "item", 1
        text = without_tags(with_small_in_italics(text) if kind == "heading" else text)
    if "%%" in text:
        text = re.sub(r"%%[^%]*%%", "", text)
    if "[" in text:
        text = _TASK().sub(_FIRST, text, count=1) if kind == "item" else text
        text = _CALLOUT().sub(_FIRST, text, count=1) if kind == "quote" and "[!" in text else text
    if text.endswith("}"):
        text = text[:-300] + _ATTRIBUTES().sub("", text[-300:])
    if "^" in text[-40:]:
        text = text[:-40] + _BLOCK_NAME().sub("", text[-40:])
    if "{/*" in text:
        text = _JSX_COMMENT().sub("", text)
    if text == line.text:
        return line if kind == line.kind else Line(line.number, text, level, kind)
    if not re.search(r"[^\s#>*+|.:-]", text):
        return Line(line.number, "", int(is_shown(line.text)), "noise")
    return Line(line.number, text.rstrip() if line.text[0] in " \t" else text.strip(), level, kind)


def without_tags(text: str) -> str:
    """Return a line without HTML's tags: anchors and strong words in Markdown's marks; what stands in backticks stays.

    >>> without_tags('See <a href="https://example.org/a">the talk</a> by <b>Ada Bell</b><br>and `<b>`, a <3')
    'See [the talk](https://example.org/a) by **Ada Bell** and `<b>`, a <3'
    """
    spans = text.split("`")
    if len(spans) % 2 == 0:  # one backtick too many: nothing is quoted
        spans = [text]
    for number in range(0, len(spans), 2):
        if "<" in spans[number]:
            spans[number] = _cut(spans[number])
    return "`".join(spans)


def _cut(text: str) -> str:
    text = _ANCHOR().sub(r"[\2](\1)", text)
    counts = {name: text.count(f"<{name}>") == text.count(f"</{name}>") for name in ("b", "strong", "em", "i")}
    for name, mark in (("b", "**"), ("strong", "**"), ("em", "*"), ("i", "*")):
        if counts[name]:
            text = text.replace(f"<{name}>", mark).replace(f"</{name}>", mark)
    text = _TAG().sub(lambda found: " " if found.group(1).lower() in ("br", "td", "th", "li", "p") else "", text)
    alone = _ALONE().match(text)
    if alone and (not text[alone.end() :].strip() or f"</{alone.group(1)}>" in text):
        text = text[alone.end() :]
    text = _COMPONENT().sub(
        lambda found: "" if found.group()[1] == "/" or "=" in found.group() or found.group()[-2] == "/" else found.group(), text
    )
    return re.sub(r"(?<=\S)  +", " ", text)


def _comments(lines: Sequence[Line]) -> set[int]:
    """Return the positions of Obsidian's comments that take several lines: from one that begins with `%%` to one that ends so."""
    found: set[int] = set()
    start = -1
    for place, line in enumerate(lines):
        text = line.text.strip() if "%%" in line.text and line.kind in _READ else ""
        if start < 0 and text.startswith("%%") and text.count("%%") == 1:
            start = place
        elif start >= 0 and text.endswith("%%"):
            found |= (
                {inner for inner in range(start, place + 1) if lines[inner].kind != "blank"} if place - start <= _MAX_COMMENT else set()
            )
            start = -1
    return found
