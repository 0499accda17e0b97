"""Composer: the vectors of the next generation. Those of known texts are taken over, the others embedded, into the spool first.

A killed run repeats nothing: what it embedded lies in the spool. Vectors and texts are in memory a batch or a block at a time.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import intake
from .entering import embedded_text
from .errors import TooMuchWork
from .finding import index as index_files
from .finding import spool, vectors
from .finding.generation import release
from .finding.index import Index
from .finding.vectors import Embedder
from .finding.words import FloatMatrix
from .intake import Intake
from .records.reports import Progress
from .text import plural

CHARS_A_SECOND = 10_000  # embedded, a careful guess: about 2,500 tokens
BLOCK = 4_096  # rows copied at a time
STREWN = 256  # rows of the spool read at a time: it is in another order, and a touch of a row maps 64 kB around it

Draw = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """What is to be embedded: the first chunk of each text that no vector is known of."""

    numbers: array[int]  # of the chunks, as they were read
    lengths: array[int]  # characters of each
    spooled: int  # texts that a run which was stopped has embedded


def known_rows(taken: Intake, old: Index | None) -> dict[str, int]:
    """Return the rows of the old generation, by the hash of their text, of the notes that are not carried over as they are."""
    if old is None:
        return {}
    rows = np.ones(len(old.columns), dtype=bool)
    for piece in taken.pieces:
        if piece.old:
            rows[piece.from_chunk : piece.from_chunk + len(piece.chunks)] = False
    return {intake.hash_text(embedded_text(index_files.chunk_record(old, row))): row for row in np.flatnonzero(rows).tolist()}


def find_work(taken: Intake, known: Mapping[str, int], embedder: Embedder, folder: Path) -> Work:
    """Return what is to be embedded, texts in the spool left out."""
    spooled, _ = spool.spool_read(folder, embedder.sha256, embedder.dims)
    keys = np.frombuffer(taken.keys, dtype="S32")  # sorted as an array: a dictionary of them would be larger than the texts of a batch
    order = np.argsort(keys, kind="stable")
    first = np.append(True, keys[order][1:] != keys[order][:-1])[: len(order)]  # the first of the chunks that have one text
    wanted, there = array("q"), 0
    for number in np.sort(order[first]).tolist():
        key = intake.key_of(taken, number)
        if key in spooled:
            there += 1
        elif key not in known:
            wanted.append(number)
    return Work(wanted, array("q", [taken.lengths[number] for number in wanted]), there)


def check(work: Work, most: int | None) -> None:
    """Raise TooMuchWork if the texts to embed have more than `most` characters."""
    if most is not None and (size := sum(work.lengths)) > most:
        raise TooMuchWork(f"{plural(len(work.numbers), 'chunk')} to embed, about {size // CHARS_A_SECOND} s of work", "ragnotes index")


def embed(
    work: Work,
    taken: Intake,
    embedder: Embedder,
    folder: Path,
    tell: Callable[[str], None],
    progress: Draw | None,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Embed into the spool what is to be embedded; how much a run that was stopped has done is told, and drawn how long the rest takes."""
    if work.spooled:
        tell(f"{plural(work.spooled, 'chunk')} embedded by a run that was stopped: taken over")
    began, done, cost, whole = clock(), 0, 0, sum(work.lengths)  # in characters: a short text costs as much for each as a long one
    n_talks, n_chunks = (taken.pieces[-1].talks.stop, taken.pieces[-1].chunks.stop) if taken.pieces else (0, 0)

    def text_of(position: int) -> str:
        return embedded_text(intake.line(taken.chunks, work.numbers[position]))

    for positions, rows in vectors.embed_sized(work.lengths, text_of, embedder):
        keys = [intake.key_of(taken, work.numbers[position]) for position in positions]
        spool.spool_append(folder, embedder.sha256, keys, rows)
        done, cost = done + len(positions), cost + sum(work.lengths[position] for position in positions)
        if progress:
            left = (clock() - began) * (whole - cost) / max(cost, 1)
            progress(Progress("embedding", done, len(work.numbers), n_talks, n_chunks, left))


def vector_blocks(taken: Intake, known: Mapping[str, int], old: Index | None, embedder: Embedder, folder: Path) -> Iterator[FloatMatrix]:
    """Yield the vectors of all chunks in order, a block of rows at a time."""
    spooled, rows = spool.spool_read(folder, embedder.sha256, embedder.dims)
    for piece in taken.pieces:
        for start in range(piece.from_chunk, piece.from_chunk + len(piece.chunks), BLOCK):
            numbers = range(start, min(start + BLOCK, piece.from_chunk + len(piece.chunks)))
            if piece.old and old:
                yield old.vectors[numbers.start : numbers.stop]
                continue
            block = np.empty((len(numbers), embedder.dims), dtype=np.float32)
            for position, number in enumerate(numbers):
                key = intake.key_of(taken, number)
                block[position] = old.vectors[known[key]] if old and key in known else rows[spooled[key]]
                if position % STREWN == 0:
                    release(rows)
            yield block
