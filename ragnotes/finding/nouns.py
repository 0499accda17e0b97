"""Nouns in -idad, -idade and -ità: a stemmer may give them the stem of an adjective of another meaning, "seguridad" that of "seguro".

Where passages have the noun itself, or a word of another language for it, those with the adjective alone do not count for it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from ..text import fold, noun_start
from .index import Index, chunk_record
from .terms import TermScores, bm25, idf_of

MOST_TEXTS = 150  # looked through for a noun: where more have its stem, all of these count


def with_own(words: Sequence[str], by_term: TermScores, index: Index) -> tuple[TermScores, frozenset[str]]:
    """Return BM25 of folded words without the chunks that have but an adjective for a noun among them, and those nouns."""
    scores, rows, idf, cut = by_term.scores.copy(), list(by_term.rows), by_term.idf.copy(), []
    for number, word in enumerate(words):
        start = noun_start(word)
        if not start or not 0 < len(rows[number]) <= MOST_TEXTS:
            continue
        own = np.array([_has(start, index, int(row)) for row in rows[number]])
        if own.all():
            continue
        cut.append(word)
        others = rows[number][~own]
        scores[others] -= bm25([word], index.manifest["languages"], index.terms).scores[others]
        rows[number] = rows[number][own]
        idf[number] = idf_of(len(rows[number]), index.terms)
    return (replace(by_term, scores=scores, rows=tuple(rows), idf=idf), frozenset(cut)) if cut else (by_term, frozenset())


def with_adjectives(words: Sequence[str], by_term: TermScores, cut: Collection[str], index: Index) -> TermScores:
    """Return BM25 of folded words with what was cut for those nouns that nothing else was found for."""
    lost = [number for number, word in enumerate(words) if word in cut and not len(by_term.rows[number])]
    if not lost:
        return by_term
    rows, idf = list(by_term.rows), by_term.idf.copy()
    found = bm25([words[number] for number in lost], index.manifest["languages"], index.terms)
    for place, number in enumerate(lost):
        rows[number], idf[number] = found.rows[place], found.idf[place]
    return replace(by_term, scores=by_term.scores + found.scores, rows=tuple(rows), idf=idf)


def _has(start: str, index: Index, row: int) -> bool:
    record = chunk_record(index, row)
    return start in fold(f"{record['head']} {record['text']}")
