"""What the tests of readers share that give one Line for each stored line."""

from __future__ import annotations

from collections.abc import Sequence

from ragnotes.records.notes import Line

LETTERS = {"heading": "h", "item": "i", "quote": "q", "code": "c", "prose": "p", "blank": ".", "noise": "n", "front": "f"}


def kinds_of(lines: Sequence[Line]) -> str:
    """Return the kinds of the lines as letters; headings, items and pictures with their level."""
    return " ".join(LETTERS[line.kind] + (str(line.level) if line.level else "") for line in lines)


def check_lines(lines: Sequence[Line], texts: Sequence[str], start: int) -> None:
    """Hold the lines against the stored ones: number, text, and a kind and level that go together."""
    assert [line.number for line in lines] == list(range(start, start + len(texts)))
    for line, text in zip(lines, texts, strict=True):
        assert line.text == ("" if line.kind in ("noise", "blank") else text.rstrip())
        assert (line.kind in LETTERS and (line.level > 0) == (line.kind in ("heading", "item"))) or line.kind == "noise"
        assert bool(text.rstrip()) or line.kind == "blank"
