"""Composer: a question whose names have a mistake in them -> the question with the names of the index."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from ..finding.index import Index
from ..finding.keys import keys_having
from ..finding.spelling import LONG, distance
from ..finding.terms import Terms, is_known
from ..finding.words import find_word, fold_case
from ..patterns import at_first_use
from ..text import fold

_RUN = re.compile(r"[^\W_]+")
_GLUED = at_first_use("(?<=[A-Za-z])(?=[\u3040-\ud7af])|(?<=[\u3040-\ud7af])(?=[A-Za-z])")
_MARKS = re.compile(r"[\W_]+")
SHORTEST = 4  # letters of a name that may be misspelt
SOUNDS = (("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("q", "k"), ("y", "i"), ("w", "v"), ("z", "s"))  # written for the same sound
BESIDE = 2  # words on either side among which the rest of the name stands
MOST = 40  # words of a question that are looked at


def spaced(question: str) -> str:
    """Return a question with a blank between what is of Latin letters and what is not: Japanese glues its particles to names.

    >>> spaced("Kaufmannさんは何を")
    'Kaufmann さんは何を'
    """
    return question if question.isascii() else _GLUED().sub(" ", question)


def corrected(question: str, speakers: dict[str, Any], index: Index) -> tuple[str, tuple[str, ...]]:
    """Return the question with names as the index has them, and what was read so.

    A word that no passage has is a name without its apostrophe or hyphen ("Oconnor"), or a part of a name with a letter wrong, also the
    first, where another part of the same name stands beside it ("Tomasz Vrona").
    """
    runs = list(_RUN.finditer(question))[:MOST]
    told = [fold(run.group()) for run in runs]
    languages = index.manifest["languages"]
    unwritten = [at for at, run in enumerate(runs) if len(told[at]) >= SHORTEST and not _is_written(run.group(), index.terms)]
    unknown = [at for at in unwritten if not is_known(told[at], languages, index.terms) or not told[at].endswith("s")]
    marked = [key for key in speakers if not key.replace(" ", "").isalnum()] if unknown else []
    found = {at: name for at in unknown if (name := _name_meant(at, told, speakers, marked))}
    for at in sorted(found, reverse=True):
        question = question[: runs[at].start()] + found[at] + question[runs[at].end() :]
    return question, tuple(f"{runs[at].group()} is read as {found[at]}, from the question" for at in sorted(found))


def _is_written(word: str, terms: Terms) -> bool:
    """Return whether the notes have a word in this very form: "Helen" has the stem of "Helena"."""
    return find_word(terms.words, terms.word_starts, fold_case(word)) >= 0


def _name_meant(at: int, told: list[str], speakers: dict[str, Any], marked: Sequence[str]) -> str:
    """Return the one name that a word is meant for, "" where there is none or several may be. `marked` have more than letters."""
    word = told[at]
    beside = {*told[max(0, at - BESIDE) : at], *told[at + 1 : at + 1 + BESIDE]}
    meant = set()
    for key in dict.fromkeys((*marked, *keys_having(speakers, beside))):
        parts, written = key.split(), speakers[key]["name"].split()
        if len(parts) != len(written):
            continue
        for place, part in enumerate(parts):
            others = {other for other in parts if other != part and len(other) > BESIDE}
            if _MARKS.sub("", part) == word != part or (others & beside and _is_like(word, part)):
                meant.add(written[place])
    return meant.pop() if len(meant) == 1 else ""


def _is_like(word: str, part: str) -> bool:
    if len(part) < SHORTEST or not part.isalpha() or word == part:
        return False
    most = 2 if len(word) >= LONG else 1
    return distance(word, part, most) <= most or _sound(word) == _sound(part)


def _sound(word: str) -> str:
    """Return a folded word as it sounds, roughly: letters doubled count once.

    >>> _sound("okaphor") == _sound("okafor"), _sound("morreti") == _sound("moretti")
    (True, True)
    """
    for letters, one in SOUNDS:
        word = word.replace(letters, one)
    return "".join(letter for letter, _ in itertools.groupby(word))
