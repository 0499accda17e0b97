"""Talks that did not take place: told as remarks, never counted."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Line, Note
from ..text import fold
from .found import filled
from .inline import links, unmark
from .patterns import at_first_use

_CANCELLED = at_first_use(
    r"\b(?:cancell?ed|called off|did not (?:take place|happen)|didn[’']t (?:take place|happen)|afgelast|geannuleerd|"
    r"ging niet door|gaat niet door|"
    r"cancelad[oa]|se cancelo|suspendid[oa]|no tuvo lugar|abgesagt|fiel aus|ausgefallen|entfallt|entfiel|annulee?|"
    r"n[’']a pas eu lieu|nao aconteceu|"
    r"annullat[oa]|installd|inställd|stalldes in|aflyst|avlyst)\b"
)
# a cheap test for the whole note: one of these stands in whatever the pattern finds
_PIECES = (
    "cancel", "called off", "take place", "happen", "afgelast", "geannul", "niet door", "cancelo", "suspendid", "tuvo lugar", "abgesagt",
    "fiel aus", "ausgefallen", "entf", "annul", "eu lieu", "aconteceu", "nstalld", "inställd", "stalldes in", "aflyst", "avlyst",
)  # fmt: skip
_ABOUT_A_TALK = at_first_use(
    r"\b(?:keynote|talk|speaker|session|workshop|charla|ponente|taller|ponencia|spreker|praatje|lezing|vortrag|redner|conference|"
    r"palestra|foredrag)\b"
)
_QUOTED = at_first_use(r"[\"“*_]([^\"”*_]{8,120})[\"”*_]")


def is_cancelled(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether a heading, `lines[first]`, or the few words under it say that the talk did not take place."""
    if _CANCELLED().search(fold(lines[first].text[:400])):
        return True
    below = filled(lines, first + 1, last)
    if len(below) > 3:
        return False
    text = fold(" ".join(lines[position].text[:300] for position in below[:2]))
    return bool(_CANCELLED().search(text[:300]))


def cancelled_in_text(note: Note, talks: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return (line, title) of talks that text outside talks calls cancelled; the title is the link or quotation before the word."""
    whole = fold("\n".join(line.text for line in note.lines))
    if not any(piece in whole for piece in _PIECES):
        return []
    found: list[tuple[int, str]] = []
    for first, last in zip([0, *(last for _, last in talks)], [*(first for first, _ in talks), len(note.lines)], strict=True):
        for position in range(first, last):
            line = note.lines[position]
            said = _CANCELLED().search(fold(line.text)) if line.kind in ("prose", "item", "quote") else None
            if not said:
                continue
            # a long stored line stands here in pieces: the title may be in an earlier one
            before = [piece.text for piece in note.lines[max(0, position - 3) : position] if piece.number == line.number]
            text = " ".join([*before, line.text[: said.start() + 20]])
            titles = [words for words, _ in links(text) if len(words.split()) > 1] or _QUOTED().findall(text)
            if titles and _ABOUT_A_TALK().search(fold(text)):
                found.append((line.number, unmark(titles[-1])))
    return found
