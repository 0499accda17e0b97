"""BM25 over the chunks, and which notes hold a word: postings as flat arrays, made at indexing, added up at a question.

BM25 in Lucene's variant (Robertson and Zaragoza 2009, section 3; Kamphuis and others 2020, table 1; as bm25s' "lucene"): the score of
a term in a chunk is idf * tf / (tf + k1 * (1 - b + b * length / mean length)) with idf = ln(1 + (N - df + 0.5) / (df + 0.5)). It depends on
nothing that a question brings, so it is worked out once a posting, by `postings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

import numpy as np

from ..frozen import frozen_by_identity
from ..text import stem
from .words import Bytes, FloatVector, IntVector, find_word, surface_words, words_holding

K1 = 1.2
B = 0.75


@frozen_by_identity
class Terms:
    """Two inverted files, chunks by analysed term and notes by surface word. Within a word, rows ascend."""

    vocabulary: Bytes  # analysed terms, as in `words`
    starts: IntVector  # (n_terms + 1,) of the words in the vocabulary
    postings: IntVector  # (n_terms + 1,) where the postings of a term start
    chunks: IntVector  # (n_postings,) chunk numbers
    counts: IntVector  # (n_postings,) how often the chunk has the term
    scores: FloatVector  # (n_postings,) BM25 of the term in the chunk
    words: Bytes  # surface words of all stored lines
    word_starts: IntVector  # (n_words + 1,)
    word_postings: IntVector  # (n_words + 1,)
    word_notes: IntVector  # (n_word_postings,) note numbers
    n_chunks: int
    n_notes: int


@frozen_by_identity
class TermScores:
    """BM25 of a question: of each chunk, and what each word of the question adds to it."""

    scores: FloatVector  # (n_chunks,)
    idf: FloatVector  # (n_words,) of each word of the question; the highest there is for a word that no chunk has
    rows: tuple[IntVector, ...]  # of each word, the chunks that have it, ascending


def bm25(words: Sequence[str], languages: Iterable[str], terms: Terms) -> TermScores:
    """Return BM25 of every chunk for the folded words of a question.

    Chunks were stemmed in their own language, so a word stands for its stems in all languages of the index; of these the best counts.
    """
    scores = np.zeros(terms.n_chunks, dtype=np.float32)
    idf = np.zeros(len(words), dtype=np.float32)
    rows: list[IntVector] = []
    known = sorted(set(languages))
    for number, word in enumerate(words):
        having, of_word = _word_scores(word, known, terms)
        scores[having] += of_word
        idf[number] = idf_of(len(having), terms)
        rows.append(having)
    return TermScores(scores, idf, tuple(rows))


def is_known(word: str, languages: Iterable[str], terms: Terms) -> bool:
    """Return whether any chunk has a folded word."""
    return any(find_word(terms.vocabulary, terms.starts, variant) >= 0 for variant in dict.fromkeys(stem(word, each) for each in languages))


def notes_with(terms: Terms, needle: str) -> list[int]:
    """Return the numbers of all notes that may have a line which `grep -iF` finds the needle in, ascending.

    Each run of word characters of the needle lies within a word of such a line. A needle without any such run may be in every note.
    """
    found = [_notes_holding(terms, run) for run in sorted(surface_words(needle))]
    if not found:
        return list(range(terms.n_notes))
    return [int(note) for note in reduce(lambda one, other: np.intersect1d(one, other, assume_unique=True), found)]


def _notes_holding(terms: Terms, run: str) -> IntVector:
    numbers = words_holding(terms.words, terms.word_starts, run)
    parts = [terms.word_notes[terms.word_postings[number] : terms.word_postings[number + 1]] for number in numbers]
    notes = sorted({note for part in parts for note in part.tolist()})  # np.unique loads numpy.ma: 10 ms of a cold question
    return np.array(notes, dtype=np.int32)


def _word_scores(word: str, languages: Sequence[str], terms: Terms) -> tuple[IntVector, FloatVector]:
    """Return the chunks that have a word in any of its stems, and the best BM25 of these in each."""
    numbers = (find_word(terms.vocabulary, terms.starts, variant) for variant in dict.fromkeys(stem(word, each) for each in languages))
    return scores_of([number for number in numbers if number >= 0], terms)


def scores_of(numbers: Sequence[int], terms: Terms) -> tuple[IntVector, FloatVector]:
    """Return the chunks that have any of these terms of the vocabulary, ascending, and the best BM25 of them in each."""
    spans = [slice(terms.postings[number], terms.postings[number + 1]) for number in numbers]
    if len(spans) == 1:
        return terms.chunks[spans[0]], terms.scores[spans[0]]
    chunks = np.concatenate([terms.chunks[span] for span in spans]) if spans else np.zeros(0, dtype=np.int32)
    scores = np.concatenate([terms.scores[span] for span in spans]) if spans else np.zeros(0, dtype=np.float32)
    having, place = np.unique(chunks, return_inverse=True)
    best = np.zeros(len(having), dtype=np.float32)
    np.maximum.at(best, place, scores)
    return having, best


def idf_by(frequencies: IntVector, n_chunks: int) -> FloatVector:
    """Return the idf of words that so many of the chunks have."""
    return np.log1p((n_chunks - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)


def idf_of(n_having: int, terms: Terms) -> float:
    """Return the idf of a word that so many chunks have."""
    return float(idf_by(np.array([n_having]), terms.n_chunks)[0])
