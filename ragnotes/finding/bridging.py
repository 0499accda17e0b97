"""Words that notes in other languages use for a word of a question: a table of what conferences talk about, and endings of cognates.

An English-only encoder does not bring a question in Spanish near to notes in English, nor the other way; shared names do, and these. They
add to what the question's own words find, and take nothing from it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ..frozen import frozen
from ..text import stem
from .meanings import ENDINGS, LANGUAGES, TABLE
from .terms import Terms, TermScores, bm25
from .words import FloatVector, IntVector

Row = tuple[tuple[str, ...], ...]  # the words of each language

SHORTEST = 7  # letters of a word whose ending is exchanged
SHORTEST_STEM = 4  # letters that two forms of a word share
PLURALS = ("ern", "en", "er", "ar", "or", "es", "s", "n", "e")
BESIDE = 0.4  # of what a counterpart would count, where notes have the word itself
MOST = 12  # words of a question that are looked up so


@frozen
class Bridge:
    """A word of a question and those of other languages that stand for it."""

    asked: str  # folded
    found: tuple[str, ...]  # folded
    rows: IntVector  # the chunks that have these, ascending
    gained: FloatVector  # what each of them gets for it


def _all(_: str, by_term: TermScores) -> TermScores:
    return by_term


def bridge(
    asked: Sequence[str], by_term: TermScores, languages: Sequence[str], terms: Terms, own: Callable[[str, TermScores], TermScores] = _all
) -> tuple[TermScores, tuple[Bridge, ...]]:
    """Return BM25 of a question with what the words of other languages add, and these words. `asked` are the words that `by_term` scores.

    A word that no chunk has counts as found where a counterpart is; of one that chunks have, the counterparts count for less. `own` takes
    a counterpart and its BM25 and leaves out chunks that have not the word but another of its stem.
    """
    scores, rows, idf = by_term.scores.copy(), list(by_term.rows), by_term.idf.copy()
    found: list[Bridge] = []
    for number, word in enumerate(asked[:MOST]):
        others = _known(word, lambda other: own(other, bm25([other], languages, terms)), tuple(languages), alone=not len(rows[number]))
        if not others:
            continue
        best = np.max([one.scores for one in others.values()], axis=0)
        gained = best * np.float32(1.0 if not len(rows[number]) else BESIDE)
        if len(rows[number]):  # the word itself counts, not both
            gained[rows[number]] = 0
        having = np.flatnonzero(gained)
        if not len(having):
            continue
        scores += gained
        if not len(rows[number]):
            idf[number] = min(one.idf[0] for one in others.values())
        rows[number] = np.union1d(rows[number], having)
        found.append(Bridge(word, tuple(others), having, gained[having]))
    return replace(by_term, scores=scores, idf=idf, rows=tuple(rows)), tuple(found)


def _known(word: str, score: Callable[[str], TermScores], languages: tuple[str, ...], *, alone: bool) -> dict[str, TermScores]:
    """Return the counterparts of a word that chunks have: those of the table, else if it is `alone` the commonest by ending."""
    there = _scored(in_table(word, languages), score)
    if there or not alone:
        return there
    by_end = _scored(by_ending(word, languages), score)
    return {best: by_end[best] for best in sorted(by_end, key=lambda other: -len(by_end[other].rows[0]))[:1]}


def _scored(others: Sequence[str], score: Callable[[str], TermScores]) -> dict[str, TermScores]:
    return {other: one for other in others if len((one := score(other)).rows[0])}


def counterparts(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that these languages use for a folded word of any language, the table's before those of the same origin.

    Not all of them are words: an ending is exchanged whether or not the language has that one.

    >>> counterparts("privacidad", ("en",)), counterparts("arquitecturas", ("sv",))[:1]
    (('privacy', 'privacity'), ('arkitektur',))
    """
    return tuple(dict.fromkeys(in_table(word, languages) + by_ending(word, languages)))


@functools.lru_cache(maxsize=4096)
def in_table(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of these languages in the rows of the table that hold a folded word, or else another form of it."""
    columns = [LANGUAGES.index(language) for language in languages if language in LANGUAGES]
    rows = [(row, tuple(word in cell for cell in row)) for row in _rows_of(word)] or _rows_of_stem(word)
    found = [other for row, own in rows for column in columns if not own[column] for other in row[column]]
    return tuple(dict.fromkeys(other for other in found if other != word))


def _rows_of_stem(word: str) -> list[tuple[Row, tuple[bool, ...]]]:
    """Return the rows that hold another form of a word, and in which languages they do."""
    if len(word) < SHORTEST_STEM:
        return []
    found: dict[int, tuple[Row, list[bool]]] = {}
    for column, language in enumerate(LANGUAGES):
        for row in _rows_by_stem(word[0]).get((language, stem(word, language)), ()):
            found.setdefault(id(row), (row, [False] * len(LANGUAGES)))[1][column] = True
    bases = (word.removesuffix(ending) for ending in PLURALS if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM)
    for base in bases if not found else ():  # "wachtwoorden": not every stemmer knows every plural
        for row in _rows_of(base):
            found.setdefault(id(row), (row, [base in cell for cell in row]))
    return [(row, tuple(own)) for row, own in found.values()]


@functools.lru_cache(maxsize=4096)
def by_ending(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return a folded word with its ending as these languages have it."""
    columns = [LANGUAGES.index(language) for language in languages if language in LANGUAGES]
    if len(word) < SHORTEST:
        return ()
    ends = ((ending, row) for ending, row in _endings() if word.endswith(ending))
    found = [made for ending, row in ends for column in columns for made in _exchanged(word, ending, row[column])]
    return tuple(dict.fromkeys(other for other in found if other != word))


def _exchanged(word: str, ending: str, others: Sequence[str]) -> list[str]:
    start = word[: len(word) - len(ending)]
    return [start + other for other in others] if len(start) >= 3 else []


def _read(table: str) -> list[Row]:
    return [tuple(tuple(cell.strip().split(",")) for cell in line.split("|")) for line in table.split("\n")]


@functools.cache
def _table() -> list[Row]:
    return _read(TABLE)


def _rows_of(word: str) -> list[Row]:
    """Return the rows of the table that hold a word; the others are not read."""
    lines = "\n".join(line for line in TABLE.split("\n") if word in line)
    return [row for row in _read(lines) if any(word in cell for cell in row)] if lines else []


@functools.cache
def _rows_by_stem(initial: str) -> dict[tuple[str, str], list[Row]]:
    """Return the rows of the table by language and stem of a word, of those words that may share a stem with one of this first letter.

    Stemming all takes longer than a question; only the Dutch stemmer takes anything off the front ("gebruiker").
    """
    found: dict[tuple[str, str], list[Row]] = {}
    for row in _table():
        for language, cell in zip(LANGUAGES, row, strict=True):
            near = (word for word in cell if len(word) >= SHORTEST_STEM and (word[0] == initial or language == "nl"))
            for part in dict.fromkeys(stem(word, language) for word in near):
                found.setdefault((language, part), []).append(row)
    return found


@functools.cache
def _endings() -> list[tuple[str, Row]]:
    """Return each ending with its row, the longest first."""
    rows = _read(ENDINGS)
    return sorted(
        ((ending, row) for row in rows for ending in dict.fromkeys(e for cell in row for e in cell)), key=lambda pair: -len(pair[0])
    )
