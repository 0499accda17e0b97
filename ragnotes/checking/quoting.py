"""Quotations: where they stand in a text, and whether a passage holds one word for word."""

from __future__ import annotations

from collections.abc import Sequence

from ..patterns import at_first_use
from ..text import fold
from .sentences import fold_space

_LEAST = 12  # characters: shorter ones are names of things
_GAP = 400  # characters that dots may stand for
_MARKS = at_first_use(
    r"\"([^\"\n]{0,600})\"|“([^“”\n]{0,600})”|«([^«»\n]{0,600})»|»([^«»\n]{0,600})«|„([^„“”\n]{0,600})[“”]|”([^“”\n]{0,600})”"
    r"|‘((?:[^‘’\n]|(?<=\w)’(?=\w)){0,600})’(?![^\W\d_⁰¹²³⁴-⁹])|‚([^‚‘’\n]{0,600})[‘’]|‹([^‹›\n]{0,600})›|›([^‹›\n]{0,600})‹"
    r"|「([^「」\n]{0,600})」|『([^『』\n]{0,600})』|``([^`'\n]{0,600})''|(?<!\w)'((?:[^'\n]|(?<=\w)'(?=\w)){12,600})'(?![^\W\d_⁰¹²³⁴-⁹])"
)
# All marks of quotation are one: within a quotation others stand for those of the note.
_TYPOGRAPHY = str.maketrans(dict.fromkeys('’‘‚‛“”„«»‹›"「」『』', "'") | dict.fromkeys("–—‐\u2011−", "-") | {"…": "...", "\xa0": " "})
_EMPHASIS = at_first_use(r"[*_`\\]+")
_BEFORE_MARK = at_first_use(r"(?<!\s)\s+(?=[,.;:!?%])")
_DOTS = at_first_use(r"\s*[\[(]?\.{3,}[\])]?\s*")
_PUT_IN = at_first_use(r"\s*\[[^\[\]]{0,60}\]\s*")  # "[it] needs oil", "[sic]": the writer's own words
_LINK = at_first_use(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,600}\)|\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{0,200})\]\]")
_TAG = at_first_use(r"</?[a-zA-Z][^<>\n]{0,300}>")
_LINE_MARK = at_first_use(
    r"(?m)^[ \t]{0,40}(?:[-*+•>][ \t]{1,4}|>|\d{1,3}[.)][ \t]{1,4}|#{1,6}[ \t]{1,4}|={1,6}[ \t]{1,4}){1,4}(?:\[[ xX]\][ \t])?"
)
_ENDS = " .,;:!?'-"
_PAUSE = "\n¶\n"  # between paragraphs of a passage, which no quotation has; the items of a list are none
_PARAGRAPH = at_first_use(r"\n[ \t]{0,40}\n(?!\s{0,40}(?:[-*+•>]|\d{1,3}[.)])[ \t])")


def quote_ranges(text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of all that stands in quotation marks, marks left out."""
    return [(found.start(found.lastindex), found.end(found.lastindex)) for found in _MARKS().finditer(text) if found.lastindex]


def quotes(text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the quotations of a text, marks left out, of 12 characters and more."""
    return [(start, end) for start, end in quote_ranges(text) if len(text[start:end].strip()) >= _LEAST]


def comparable(text: str) -> str:
    """Return a text as quotations are compared: without case, accents, emphasis and shapes of marks.

    >>> comparable("“It’s *done*”, il dit : non")
    "'it's done', il dit: non"
    """
    return fold_space(_BEFORE_MARK().sub("", _EMPHASIS().sub("", fold(text.translate(_TYPOGRAPHY)))))


def readings(text: str) -> tuple[str, ...]:
    """Return a passage as quotations of it are compared: as it is written, and as a reader sees it, without marks of lists and links."""
    text = _PARAGRAPH().sub(_PAUSE, text)
    plain = _LINE_MARK().sub("", _TAG().sub("", _LINK().sub(lambda found: found.group(1) or found.group(2) or "", text)))
    return tuple(dict.fromkeys((comparable(text), comparable(plain))))


def holds(quote: str, texts: Sequence[str]) -> bool:
    """Return whether a text, as it is compared, holds a quotation word for word.

    Where it was shortened by dots, its parts must follow one another in one paragraph or list, within 400 characters; so where the writer
    put words in, in brackets.
    """
    whole = comparable(quote).strip(_ENDS)
    if not whole or any(_find(whole, text.replace(" ¶ ", " "), 0) >= 0 for text in texts):
        return True
    for pattern in (_DOTS(), _PUT_IN()):
        parts = [part.strip(_ENDS) for part in pattern.split(whole)]
        parts = [part for part in parts if part]
        if len(parts) > 1 or (parts and parts[0] != whole):
            if any(_follow(parts, text) for text in texts):
                return True
            whole = "...".join(parts)
    return False


def _follow(parts: Sequence[str], text: str) -> bool:
    """Whether a text holds all parts in this order and near one another, from any place where the first stands."""
    start = _find(parts[0], text, 0)
    for _ in range(20):
        if start < 0:
            return False
        at = start + len(parts[0])
        for part in parts[1:]:
            next_at = _find(part, text, at)
            if next_at < 0 or next_at - at > _GAP or "¶" in text[at:next_at]:
                break
            at = next_at + len(part)
        else:
            return True
        start = _find(parts[0], text, start + 1)
    return False


def _find(part: str, text: str, start: int) -> int:
    """Where a part stands whole: no letter goes on at its ends, but in a script that writes no blanks."""
    for _ in range(200):
        at = text.find(part, start)
        if at < 0:
            return -1
        end = at + len(part)
        cut = (_is_letter(text[at - 1 : at]) and _is_letter(part[:1])) or (_is_letter(text[end : end + 1]) and _is_letter(part[-1:]))
        if not cut:
            return at
        start = at + 1
    return -1


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalnum()
