"""Over-long stored lines cut into pieces that fit an encoder's window, each under the number of the stored line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..records import Line
from ..text import sentences
from .patterns import at_first_use

MAX_PIECES = 140  # estimated word pieces of one Line: a window of 256 holds it with a talk's head and something beside it

_PIECE = at_first_use(r"[a-zA-Z]{1,3}|\d{1,2}|[^\sa-zA-Z\d]")  # three letters, two digits or one other sign make a piece
_MAX_SLICE = 4_000  # characters looked at together: a line of a megabyte is cut at blanks first
_DOTS = at_first_use(r"[.!?…。！？]{20}")


def estimate(text: str) -> int:
    """Return about how many word pieces a text makes, rather too many: no tokenizer is at hand where notes are read.

    >>> estimate("Word pieces, 2024")
    7
    """
    return len(_PIECE().findall(text))


def wrap(lines: list[Line]) -> list[Line]:
    """Return the lines with each over-long one cut at sentence ends, else at blanks, else hard."""
    wrapped: list[Line] = []
    for line in lines:
        short = len(line.text) <= MAX_PIECES or line.kind in ("blank", "front", "noise")
        pieces = [line.text] if short else _fill(line.text)
        # the rest of a title of a thousand words is no title
        kind, level = ("prose", 0) if line.kind == "heading" else (line.kind, line.level)
        wrapped.append(line if len(pieces) == 1 else replace(line, text=pieces[0]))
        wrapped += [replace(line, text=piece, kind=kind, level=level) for piece in pieces[1:]]
    return wrapped


def _fill(text: str) -> list[str]:
    """Return the text in pieces of whole sentences, about equally long; the text itself if it fits."""
    if len(text) <= MAX_PIECES * 4 and estimate(text) <= MAX_PIECES:
        return [text]
    parts = list(_parts(text))
    total = sum(size for _, size in parts)
    goal = total / -(-total // MAX_PIECES) * 0.9
    pieces: list[list[str]] = []
    filled = 0.0
    for part, size in parts:
        if pieces and filled + size <= MAX_PIECES and filled < goal:
            pieces[-1].append(part)  # joined by a single blank: blanks are folded wherever texts are compared
            filled += size
        else:
            pieces.append([part])
            filled = size
    return [" ".join(piece) for piece in pieces]


def _parts(text: str) -> Iterator[tuple[str, int]]:
    """Yield sentences, or pieces of too long ones, each with its estimate."""
    for piece in _slices(text):
        # a long run of dots makes the search for sentence ends quadratic
        ranges = [(0, len(piece))] if _DOTS().search(piece) else sentences(piece)
        for start, end in ranges:
            yield from _halves(piece[start:end].strip())


def _slices(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _MAX_SLICE:
        end = text.rfind(" ", start + _MAX_SLICE // 2, start + _MAX_SLICE)
        end = end + 1 if end > 0 else start + _MAX_SLICE
        yield text[start:end]
        start = end
    yield text[start:]


def _halves(sentence: str) -> Iterator[tuple[str, int]]:
    """Yield the sentence, halved at a blank near the middle, or hard, until each part fits."""
    size = estimate(sentence)
    if size <= MAX_PIECES:
        if sentence:
            yield sentence, size
        return
    middle = len(sentence) // 2
    blank = sentence.rfind(" ", middle // 2, middle + middle // 2)
    place = blank if blank > 0 else middle
    yield from _halves(sentence[:place].rstrip())
    yield from _halves(sentence[place:].lstrip())
