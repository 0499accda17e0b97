"""What a nasty note is, and how one is written down."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

_SYLLABLES = tuple(f"{first}{last}" for first in "bdfghjklmnprstvw" for last in "aeiou")
_SLOT = re.compile(r"§(\d)")
_MARK = re.compile(r"xy(?:[a-z]{2}){6}zk\w?")


@dataclass(frozen=True, slots=True)
class Nasty:
    """A note and what a good tool does with it: finds words at their lines, tells why it reads nothing, or what it repaired."""

    name: bytes  # of the file, below the folder
    data: bytes
    finds: tuple[tuple[str, int], ...] = ()  # (word, line of the stored file) that a search must find as a passage
    skipped: str = ""  # a piece of the reason why it is passed over
    told: str = ""  # a piece of what is told of it, where it is read
    unrepaired: bool = False  # nothing is to be changed


def mark(name: str, number: str) -> str:
    """Return a word that stands in one note only.

    >>> mark("bom.md", "1")
    'xyfufidobawekuzk'
    """
    digest = hashlib.sha256(f"{name} {number}".encode()).digest()
    return "xy" + "".join(_SYLLABLES[byte % 80] for byte in digest[:6]) + "zk"  # no stemmer takes off the end


def nasty(name: str, text: str, encoding: str = "utf-8", *, newline: str = "\n", **expected: str | bool) -> Nasty:
    """Return a note of a text in which "§1" stands for a word of its own; each such word must be found at the line it stands in.

    "§0" is a word that nobody needs to find: it stands in what is no text, such as a comment.
    """
    hidden = mark(name, "0")
    text = _SLOT.sub(lambda found: mark(name, found[1]), text)
    finds = {found.group(): text.count(newline, 0, found.start()) + 1 for found in _MARK.finditer(text) if found.group() != hidden}
    data = text.encode(encoding, "surrogatepass")
    return raw(name.encode(), data, tuple(finds.items()), **expected)


def raw(name: bytes, data: bytes, finds: tuple[tuple[str, int], ...] = (), **expected: str | bool) -> Nasty:
    """Return a note of bytes."""
    skipped, told = str(expected.get("skipped", "")), str(expected.get("told", ""))
    return Nasty(name, data, () if skipped else finds, skipped, told, bool(expected.get("unrepaired")))


def around(name: str, middle: str, suffix: str = "") -> Nasty:
    """Return a note with a talk before and a talk behind what is nasty: both must be found."""
    first = "# Notes from PyFun 2021\n\n## Keeping brooms\n\nAda Bell keeps §1 in a drawer.\n\n"
    return nasty(name + suffix, f"{first}{middle}\n\n## Last broom\n\nAt the end stands §2.\n")
