"""BM25 over the chunks, and which notes hold a word: postings as flat arrays, made at indexing, added up at a question.

BM25 in Lucene's variant (Robertson and Zaragoza 2009, section 3; Kamphuis and others 2020, table 1; as bm25s' "lucene"): the score of
a term in a chunk is idf * tf / (tf + k1 * (1 - b + b * length / mean length)) with idf = ln(1 + (N - df + 0.5) / (df + 0.5)). It depends on
nothing that a question brings, so it is worked out once a posting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from ..text import stem
from .words import Bytes, FloatVector, IntVector, find_word, pack, surface_words, unpack, words_holding

K1 = 1.2
B = 0.75


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
class TermScores:
    """BM25 of a question: of each chunk, and what each word of the question adds to it."""

    scores: FloatVector  # (n_chunks,)
    idf: FloatVector  # (n_words,) of each word of the question; the highest there is for a word that no chunk has
    rows: tuple[IntVector, ...]  # of each word, the chunks that have it, ascending


@dataclass(frozen=True, slots=True, eq=False)
class _Inverted:
    """Rows by word: words packed as in `words`, and for each word its rows and how often each has it."""

    words: Bytes
    starts: IntVector
    postings: IntVector
    rows: IntVector
    counts: IntVector


def build_terms(
    chunks: Sequence[Sequence[str] | int],
    notes: Sequence[Collection[str] | int],
    old: Terms | None = None,
) -> Terms:
    """Return the inverted files of chunks, each a list of analysed terms (`text.terms`), and of notes, each its `surface_words`.

    A number stands for the chunk or note of that number in `old`, taken over without looking at its text; each at most once.
    """
    by_term = _invert(chunks, _chunk_side(old) if old else None, old.n_chunks if old else 0)
    by_word = _invert(notes, _note_side(old) if old else None, old.n_notes if old else 0)
    return Terms(
        vocabulary=by_term.words,
        starts=by_term.starts,
        postings=by_term.postings,
        chunks=by_term.rows,
        counts=by_term.counts,
        scores=_bm25_scores(by_term, len(chunks)),
        words=by_word.words,
        word_starts=by_word.starts,
        word_postings=by_word.postings,
        word_notes=by_word.rows,
        n_chunks=len(chunks),
        n_notes=len(notes),
    )


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


def _idf(frequencies: IntVector, n_chunks: int) -> FloatVector:
    return np.log1p((n_chunks - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)


def idf_of(n_having: int, terms: Terms) -> float:
    """Return the idf of a word that so many chunks have."""
    return float(_idf(np.array([n_having]), terms.n_chunks)[0])


def _bm25_scores(by_term: _Inverted, n_chunks: int) -> FloatVector:
    """Return BM25 of each posting, by the formula at the head of this file."""
    tf = by_term.counts.astype(np.float64)
    lengths = np.bincount(by_term.rows, weights=tf, minlength=n_chunks)  # terms a chunk, stop words out
    mean = lengths.mean() if lengths.any() else 1.0
    frequencies = np.diff(by_term.postings)
    idf = np.repeat(_idf(frequencies, n_chunks).astype(np.float64), frequencies)
    scores = idf * tf / (tf + K1 * (1 - B + B * lengths[by_term.rows] / mean))
    return np.asarray(scores, dtype=np.float32)


def _chunk_side(terms: Terms) -> _Inverted:
    return _Inverted(terms.vocabulary, terms.starts, terms.postings, terms.chunks, terms.counts)


def _note_side(terms: Terms) -> _Inverted:
    ones = np.ones(len(terms.word_notes), dtype=np.int32)
    return _Inverted(terms.words, terms.word_starts, terms.word_postings, terms.word_notes, ones)


def _invert(entries: Sequence[Collection[str] | int], old: _Inverted | None, n_old: int) -> _Inverted:
    """Return rows by word. An entry that is a number is the row of that number in `old`."""
    numbers: dict[str, int] = {}
    word_numbers: list[int] = []
    rows: list[int] = []
    moved = np.full(n_old, -1, dtype=np.int64)  # old row -> new row
    for row, entry in enumerate(entries):
        if isinstance(entry, int):
            if moved[entry] >= 0:
                raise ValueError(f"row {entry} of the old index is taken over twice")
            moved[entry] = row
            continue
        word_numbers.extend(numbers.setdefault(word, len(numbers)) for word in entry)
        rows.extend([row] * len(entry))
    kept_words, kept_numbers, kept_rows, kept_counts = _kept(old, moved)
    vocabulary = sorted(numbers.keys() | set(kept_words))
    place = {word: number for number, word in enumerate(vocabulary)}
    to_place = np.array([place[word] for word in numbers], dtype=np.int64)
    kept_to_place = np.array([place[word] for word in kept_words], dtype=np.int64)
    width = max(1, len(entries))  # word and row in one number, so that one sort orders both
    new_keys, new_counts = np.unique(to_place[word_numbers] * width + np.array(rows, dtype=np.int64), return_counts=True)
    keys = np.concatenate([new_keys, kept_to_place[kept_numbers] * width + kept_rows])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    counts = np.concatenate([new_counts, kept_counts])[order]
    postings = np.searchsorted(keys, np.arange(len(vocabulary) + 1) * width)
    blob, starts = pack(vocabulary)
    return _Inverted(blob, starts, postings, (keys % width).astype(np.int32), counts.astype(np.int32))


def _kept(old: _Inverted | None, moved: IntVector) -> tuple[list[str], IntVector, IntVector, IntVector]:
    """Return what is taken over from an old inverted file: its words, and word number, new row and count of each posting kept."""
    none = np.zeros(0, dtype=np.int64)
    if old is None or not (moved >= 0).any():
        return [], none, none, none
    kept = np.flatnonzero(moved[old.rows] >= 0)
    word_of_posting = np.repeat(np.arange(len(old.starts) - 1), np.diff(old.postings))[kept]
    used, numbers = np.unique(word_of_posting, return_inverse=True)
    words = unpack(old.words)
    return [words[number] for number in used], numbers, moved[old.rows[kept]], old.counts[kept].astype(np.int64)
