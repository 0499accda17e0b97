"""Whose turn a sentence belongs to, in notes that write down who said what: "Ana: ..." a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence

from ..text import words
from .sentences import Unit

_NAMED = re.compile(r"([^\W\d_][\w.'’-]{0,30}(?: [^\W_][\w.'’-]{0,30}){0,3}): \S")
_ENOUGH = 3  # turns of a passage that is a transcript,
_MOST = 0.5  # of its paragraphs
# What is uttered and says nothing, folded, in the languages of the project
_UTTERED = frozenset(
    "um uh uhm umm erm er eh ehm hm hmm mm mmm mhm hmmm huh ah oh yeah yep yup yes okay ok right alright well ahm ja genau hein ben bah "
    "euh ouais oui d'accord si vale bueno pues claro ne sim pois nou hoor oke allora beh boh va certo jo jaha just liksom precis".split()
)


def turns_of(units: Sequence[Unit]) -> list[str]:
    """Return for each sentence of a passage whose turn it is, "" where that is not told.

    A passage is a transcript if half of its paragraphs, and three at least, begin with a name and somebody's comes twice.
    """
    named = [_NAMED.match(unit.text) if unit.kind == "prose" else None for unit in units]
    opening = [at for at, unit in enumerate(units) if not at or unit.start_line > units[at - 1].end_line or named[at]]
    names = Counter(found[1] for found in named if found)
    if sum(names.values()) < max(_ENOUGH, _MOST * len(opening)) or max(names.values()) < 2:
        return [""] * len(units)
    return _carried_on(units)


def turns_among(passages: Sequence[tuple[Hashable, Sequence[Unit]]]) -> list[list[str]]:
    """Return for each passage, given with what it is of, whose turn each of its sentences is; nothing for one of no transcript.

    One passage that is a transcript tells that the others of the same talk are too short to tell: one may be a single long turn.
    """
    found = [turns_of(units) for _, units in passages]
    written_down = {of for (of, _), turns in zip(passages, found, strict=True) if any(turns)}
    return [_carried_on(units) if of in written_down else [] for of, units in passages]


def spoken(text: str) -> list[str]:
    """Return the words of a turn, folded, without who it is of and without what is uttered and says nothing.

    >>> spoken("Ana Lind: Um, okay, mail it."), spoken("Bo: Mm-hmm.")
    (['mail', 'it'], [])
    """
    named = _NAMED.match(text)
    return [word for word in words(text[named.end(1) :] if named else text) if word not in _UTTERED]


def _carried_on(units: Sequence[Unit]) -> list[str]:
    """For each sentence the last name before it, up to something that is no paragraph."""
    turns, whose = [], ""
    for unit in units:
        found = _NAMED.match(unit.text) if unit.kind == "prose" else None
        whose = found[1] if found else whose if unit.kind == "prose" else ""
        turns.append(whose)
    return turns
