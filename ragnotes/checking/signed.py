"""Whose a quotation is: the name that is signed behind it, in its line or in one of its own."""

from __future__ import annotations

from collections.abc import Sequence

from ..frozen import frozen
from ..patterns import at_first_use
from ..text import words
from . import voicewords
from .sentences import Unit

_WORD = r"[A-ZÀ-Þ][\w.'’-]{0,30}"
_LAST = r"[A-ZÀ-Þ][\w'’-]{1,30}"
_BETWEEN = r"(?:(?:d[aeiu]|del|der|den|van|von|la|le|of) ){0,2}"
NAME = r"[A-ZÀ-Þ][\w'’-]{1,30}(?: (?:d[aeiu]|del|der|van|von|la|le)){0,2}(?: [A-ZÀ-Þ][\w'’-]{1,30}){0,3}"
_FULL_NAME = rf"{_WORD} {_BETWEEN}(?:{_WORD} {_BETWEEN}){{0,2}}{_LAST}"
_WORK = r"(?:,[^()\[\]\n]{0,80}| (?:in|on|at|bei|zu|en|em|dans|i|auf|op) [^()\[\]\n]{0,80})?"  # who that is, where it was said
_YEAR = r",? ?\d{4}"

_DASHED = at_first_use(rf"[-–—~]{{1,3}} ?({NAME})(?:[,(][^\n]{{0,80}}|{_YEAR})?[.]?$")
_BRACKETED = at_first_use(rf"[(\[](?:[-–—~]{{1,3}} ?)?({_FULL_NAME})(?:{_YEAR})?{_WORK}[)\]][.]?$")
_BARE = at_first_use(rf"({_FULL_NAME})(?:,[^\n.!?]{{0,80}}|{_YEAR})?$")
_SAID_BY = at_first_use(rf"(?i:{voicewords.SAID_BY}) ({NAME})(?:[,(][^\n]{{0,80}})?[.]?$")

# the same behind a quotation in its line
_DASH_BEHIND = at_first_use(rf"\w[^\"”»“*_]{{8,}}[\"”»“*_]\s*[-–—~]{{1,3}}\s*({NAME})[^\"”»\n]{{0,60}}$")
_DASH_IN_BLOCK = at_first_use(rf"\w\W{{0,4}} [-–—~]{{1,3}} ?({NAME})(?:[,(][^\n]{{0,80}})?[.]?$")
_BRACKETS_BEHIND = at_first_use(r"[(\[][^()\[\]]{4,160}[)\]][.]?$")
_SAID_BEHIND = at_first_use(rf"(?:[,;.!?][\"”»“]?|[\"”»“][,;]?) (?i:{voicewords.SAID_BY}) ({NAME})(?:[,(][^\n]{{0,80}})?[.]?$")

_LINKED = at_first_use(r"\[([^\[\]]{2,80})\]\([^()\s]{1,120}\)")
_OPEN, _MARKS = '"“”«»„*_', '"”»“'  # what opens a quotation, what ends one
_BLANK = 2  # lines from a quotation to its signature, where one of them is empty
_MOST = 40  # sentences of a quotation
_LONGEST = 200  # characters of a signature, or of what is looked at behind a quotation


@frozen
class Signature:
    """A line or a sentence that only tells who said what stands before it."""

    who: str
    signed: range  # the positions of the sentences that it stands under


def signatures(units: Sequence[Unit]) -> dict[int, Signature]:
    """Return, by their positions, the sentences that are no more than the name of who said the quotation before them."""
    found: dict[int, Signature] = {}
    for at in range(1, len(units)):
        if (who := _signature(units, at)) and (first := _quotation(units, at)) < at:
            found[at] = Signature(who, range(first, at))
    return found


def signer(unit: Unit) -> str:
    """Return who has signed a quotation within the sentence itself, or "".

    >>> signer(Unit("Names are half of the work (Mira Stone, 1998)", 1, 1, "quote", 0, -1, ""))
    'Mira Stone'
    """
    text = unit.text[-_LONGEST:].strip()
    marked = text[-1:] != ":" and unit.text[:1] in _OPEN
    if any(mark in text for mark in _MARKS + "*_") and (dashed := _DASH_BEHIND().search(text)):
        return dashed[1]
    if unit.kind == "quote" and (dashed := _DASH_IN_BLOCK().search(text)):
        return dashed[1]
    if unit.kind != "quote" and not marked:
        return ""
    text = _plain(text)
    brackets = _BRACKETS_BEHIND().search(text) if text[-2:].rstrip(".")[-1:] in (")", "]") else None
    quoted = brackets and (unit.kind == "quote" or text[: brackets.start()].rstrip()[-1:] in _MARKS)
    if brackets and quoted and (named := _BRACKETED().match(brackets[0])) and _may_be_name(named[1]):
        return named[1]
    said = _SAID_BEHIND().search(text)
    return said[1] if said and (unit.kind == "quote" or any(mark in text[: said.start(1)] for mark in _MARKS)) else ""


def _signature(units: Sequence[Unit], at: int) -> str:
    """Who signs in a sentence that says no more; "" for one that does."""
    unit, text = units[at], _plain(units[at].text)
    if len(text) > _LONGEST or unit.kind not in ("prose", "quote", "item", "speaker"):
        return ""
    last = at + 1 == len(units) or units[at + 1].kind != unit.kind or units[at + 1].start_line > unit.end_line + 1
    listed = text.startswith("- ") and not (last and units[at - 1].text[:1] != "-")  # a list within a quotation
    found = None if listed or text[:1] not in tuple("-–—~") else _DASHED().match(text)
    if not found and _is_quotation(units[at - 1]):
        found = _BRACKETED().match(text) or _SAID_BY().match(text.lstrip("-–—~, "))
        if not found and last and unit.kind in ("quote", "item") and unit.start_line > units[at - 1].end_line:
            found = _BARE().match(text)
    return found[1] if found and _may_be_name(found[1]) else ""


def _is_quotation(unit: Unit) -> bool:
    return unit.kind == "quote" or unit.text[-1:] in _MARKS


def _quotation(units: Sequence[Unit], at: int) -> int:
    """The position of the first sentence of the quotation that ends right before a sentence; its own where none does."""
    unit, before = units[at], units[at - 1]
    apart = unit.start_line - before.end_line
    if apart > (_BLANK if unit.text[:1] in "-–—~([" or unit.kind == "quote" else 1):
        return at
    if before.kind != "quote" and before.text[-1:] not in _MARKS + "*_":
        return at
    first = at - 1
    while (
        first > at - _MOST and first and units[first].start_line <= units[first - 1].end_line + 1 and units[first - 1].kind == before.kind
    ):
        if before.kind == "item" or (before.kind != "quote" and units[first].text[:1] in _OPEN):
            break
        first -= 1
    return first if before.kind == "quote" or units[first].text[:1] in _OPEN else at - 1


def _plain(text: str) -> str:
    """A sentence without the address of a link and the marks of emphasis around its words."""
    told = _LINKED().sub(r"\1", text[: _LONGEST + 1]) if "](" in text else text[: _LONGEST + 1]
    return told.replace("*", "").strip("_ ").replace(" _", " ")


def _may_be_name(name: str) -> bool:
    return voicewords.NO_NAMES.isdisjoint(words(name))
