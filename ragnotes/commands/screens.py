"""What stdout is, and text laid out for it: in columns, with our own fixed colours and links on a terminal, plain in a pipe."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..frozen import frozen
from ..text import clean

WIDEST = 180

_CODES = {"file": "1", "title": "", "speakers": "36", "dim": "2", "unsure": "33", "": ""}


@frozen
class Screen:
    """Where a text goes: the columns it may fill, None for a pipe, where no line is broken; and whether it may have colours and links."""

    width: int | None
    coloured: bool


def screen(env: Mapping[str, str]) -> Screen:
    """Return what stdout is: coloured only on a terminal that can be, and not where NO_COLOR is set, which asks for plain text."""
    if not sys.stdout.isatty():
        return Screen(None, coloured=False)
    width = min(WIDEST, max(40, shutil.get_terminal_size().columns - 1))
    return Screen(width, coloured=not env.get("NO_COLOR") and env.get("TERM", "dumb") != "dumb")


def default_screen() -> Screen:
    """Return the screen of this run."""
    return screen(os.environ)


def write(text: str) -> None:
    """Write to stdout, as it is, a text made of clean texts and our own codes."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def one_line(text: str) -> str:
    """Return a text of somebody else's in one line, without anything that could drive a terminal."""
    return " ".join(clean(text).split())


def paint(text: str, style: str, on: Screen) -> str:
    """Return a clean text in the colour of a style, where there are colours."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if on.coloured and _CODES[style] and text else text


def link(text: str, path: Path, line: int, on: Screen) -> str:
    """Return a text that leads to a line of a file, on a terminal that can be coloured."""
    return f"\x1b]8;;{path.absolute().as_uri()}#{line}\x1b\\{text}\x1b]8;;\x1b\\" if on.coloured else text


def wrapped(text: str, style: str, on: Screen, indent: str, room: int | None = None) -> list[str]:
    """Return a clean text in lines that fit the screen, or so many columns; nothing for an empty one."""
    width = room if room is not None else on.width - len(indent) if on.width else None
    return [indent + paint(line, style, on) for line in fill(text, width)] if text else []


def columns(text: str) -> int:
    """Return how many columns a text takes on a terminal.

    >>> columns("東京 e\u0301")
    6
    """
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fill(text: str, width: int | None) -> list[str]:
    """Return the text in lines of at most so many columns, broken at blanks, within a word only where it is longer than a line."""
    if width is None or columns(text) <= width:
        return [text]
    lines = [""]
    for word in (piece for whole in text.split(" ") for piece in _pieces(whole, width)):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(word: str, width: int) -> Iterable[str]:
    if columns(word) <= width:
        return [word]
    pieces, used = [""], 0
    for char in word:
        if used + _width(char) > width:
            pieces.append("")
            used = 0
        pieces[-1] += char
        used += _width(char)
    return pieces
