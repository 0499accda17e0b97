"""The terms of an index made: chunks and notes inverted, and BM25 worked out for each posting."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import BinaryIO

import numpy as np

from .generation import release
from .inverting import Inverted, as_array, blocks, invert, repeat_in
from .terms import K1, B, Terms, idf_by
from .words import FloatVector


def build_terms(
    chunks: Iterable[Sequence[str] | int | range],
    notes: Iterable[Collection[str] | int | range],
    old: Terms | None = None,
    scratch: Callable[[], BinaryIO] = io.BytesIO,
) -> Terms:
    """Return the inverted files of chunks, each a list of analysed terms (`text.terms`), and of notes, each its `surface_words`.

    A number stands for the chunk or note of that number in `old`, taken over without looking at its text, a range for several; each at
    most once. What grows with the postings is kept in files that `scratch` makes: with files on the disk memory stays flat.
    """
    by_term = invert(chunks, _chunk_side(old) if old else None, old.n_chunks if old else 0, scratch)
    by_word = invert(notes, _note_side(old) if old else None, old.n_notes if old else 0, scratch)
    return Terms(
        vocabulary=by_term.words,
        starts=by_term.starts,
        postings=by_term.postings,
        chunks=by_term.rows,
        counts=by_term.counts,
        scores=posting_scores(by_term, scratch),
        words=by_word.words,
        word_starts=by_word.starts,
        word_postings=by_word.postings,
        word_notes=by_word.rows,
        n_chunks=by_term.n_rows,
        n_notes=by_word.n_rows,
    )


def posting_scores(by_term: Inverted, scratch: Callable[[], BinaryIO]) -> FloatVector:
    """Return BM25 of each posting, by the formula at the head of `terms`."""
    lengths = np.zeros(by_term.n_rows)  # terms a chunk, stop words out
    for part in blocks(len(by_term.rows)):
        lengths += np.bincount(by_term.rows[part], weights=by_term.counts[part], minlength=by_term.n_rows)
        release(by_term.rows)
    mean = lengths.mean() if lengths.any() else 1.0
    damped = K1 * (1 - B + B * lengths / mean)
    frequencies = np.diff(by_term.postings)
    idf = idf_by(frequencies, by_term.n_rows).astype(np.float64)
    file = scratch()
    for part in blocks(len(by_term.rows)):
        tf = by_term.counts[part].astype(np.float64)
        scores = repeat_in(idf, by_term.postings, part) * tf / (tf + damped[by_term.rows[part]])
        file.write(scores.astype(np.float32).data)
        release(by_term.rows)
        release(by_term.counts)
    return as_array(file, np.float32)


def _chunk_side(terms: Terms) -> Inverted:
    return Inverted(terms.vocabulary, terms.starts, terms.postings, terms.chunks, terms.counts, terms.n_chunks)


def _note_side(terms: Terms) -> Inverted:
    once = np.broadcast_to(np.ones(1, dtype=np.int32), len(terms.word_notes))
    return Inverted(terms.words, terms.word_starts, terms.word_postings, terms.word_notes, once, terms.n_notes)
