"""Print what a million chunks cost: the product with all vectors beside one read of them from memory, and BM25's ten best.

    python bench/millions.py                  # makes 2 GB of files in --cache at its first run
    python bench/millions.py --most 100000    # the two smaller ones alone, 200 MB: half a minute
    python bench/millions.py --rounds 21 --record

Processor milliseconds of one thread, medians of rounds in turn. The vectors are of unit length and point anywhere: a product does not
know. They lie in the file cache, as a question finds them. A read is the least of four ways to take in every byte of the file: read into a
buffer that the cache of the processor holds, or, mapped, copied into one, added up, or the bits of all numbers or-ed together. Of what is
mapped each block is given back, so that memory stays flat: the process of a question finds no page mapped. What a second read of pages that
are mapped and kept would take stands beside it: that is the memory alone.
Postings are made as words come in texts: the n-th most frequent of 200,000 words once where the first comes n times (Zipf's law), 40
words a chunk; a question is five words that each 0.1 to 10 % of the chunks hold, the rarer no likelier. All arrays are files of an
index, mapped.
"""

from __future__ import annotations

import argparse
import functools
import io
import os

from processes import megabytes

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy is imported

import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import cold
import datasets
import numpy as np
import numpy.typing as npt
import recording

from ragnotes.finding import generation, terms
from ragnotes.finding.index import Index
from ragnotes.finding.inverting import Inverted
from ragnotes.finding.postings import build_terms, posting_scores
from ragnotes.finding.ranking import BLOCK, best, cosine_scores
from ragnotes.finding.words import FloatMatrix, FloatVector, IntVector, pack
from ragnotes.measuring.report import columns

SIZES = (10_000, 100_000, 1_000_000)
DIMS = 384
READ_GOAL, BM25_GOAL = 1.2, 30.0
TOP = 10
N_WORDS, WORDS_A_CHUNK = 200_000, 40
LEAST, MOST = 0.001, 0.10  # the share of the chunks that hold a word that is asked for
QUESTIONS = 20
CHUNKS_A_NOTE = 18.0  # of a note of 8 kB, as bench/building.py counts them


def in_turn(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median processor milliseconds of each work, all of them done in turn; a first round only warms."""
    spent: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds + 1):
        for name, work in works.items():
            start = time.process_time()
            work()
            spent[name] += [1_000 * (time.process_time() - start)] if turn else []
    return {name: statistics.median(times) for name, times in spent.items()}


def made(folder: Path, name: str, shape: tuple[int, ...], blocks: Callable[[], Iterator[npt.NDArray[Any]]]) -> npt.NDArray[Any]:
    """Return an array of an index, mapped; its file is written where it is not there yet, or not to its end."""
    folder.mkdir(parents=True, exist_ok=True)
    dtype, _ = generation.ARRAYS[name]
    try:
        return generation.map_array(folder / name, dtype, shape)
    except (OSError, ValueError):
        (folder / name).unlink(missing_ok=True)
        generation.write_array(folder, name, shape, blocks())
        return generation.map_array(folder / name, dtype, shape)


# vectors


def unit_rows(count: int) -> Iterator[FloatMatrix]:
    """Yield rows of unit length that point anywhere, a block at a time."""
    chance = np.random.default_rng(1)
    for start in range(0, count, BLOCK):
        rows = chance.standard_normal((min(BLOCK, count - start), DIMS), dtype=np.float32)
        yield rows / np.linalg.norm(rows, axis=1, keepdims=True)


def read_file(path: Path) -> None:
    """Read a whole file into one small buffer: memory stays flat, and the file is in the system's."""
    buffer = memoryview(bytearray(BLOCK * DIMS * 4))
    with path.open("rb", buffering=0) as file:
        while file.readinto(buffer):
            pass


def reads(vectors: FloatMatrix, keep: bool) -> dict[str, Callable[[], object]]:
    """Return three ways to read a whole mapped matrix block by block; without `keep` each block is given back as mapped ones are."""
    numbers = vectors.reshape(-1).view(np.uint64)
    buffer = np.empty(32_768, dtype=np.uint64)  # 256 kB
    width = BLOCK * DIMS // 2
    blocks = [numbers[start : start + width] for start in range(0, len(numbers), width)]

    def copy(block: npt.NDArray[np.uint64]) -> None:
        for start in range(0, len(block), len(buffer)):
            part = block[start : start + len(buffer)]
            np.copyto(buffer[: len(part)], part)

    def read(way: Callable[[Any], object]) -> None:
        for block in blocks:
            way(block)
            if not keep:
                generation.release(vectors)

    kept = " kept" if keep else ""
    ways: dict[str, Callable[[Any], object]] = {"or": np.bitwise_or.reduce, "sum": np.add.reduce, "copy": copy}
    return {name + kept: functools.partial(read, way) for name, way in ways.items()}


def scores_of(question: FloatVector, vectors: FloatMatrix, folder: Path) -> FloatVector:
    """Return the cosines as a search works them out; of an index in a folder no more than its vectors is looked at."""
    none = np.zeros(0, dtype=np.int64)
    terms_of_none = build_terms([], [])
    index = Index(
        folder=folder, generation=0, manifest={}, vectors=vectors, columns=np.zeros(0, generation.COLUMNS), terms=terms_of_none,
        chunk_lines=b"", chunk_offsets=none, talk_lines=b"", talk_offsets=none, note_lines=b"", note_offsets=none,
        note_stats=np.zeros(0, generation.STATS), note_files=np.zeros(0, np.uint8), names_json=b"", name_numbers=np.zeros(0, np.int32),
    )  # fmt: skip
    return cosine_scores(question, index, np.arange(len(vectors)))


def vector_rows(folder: Path, sizes: Sequence[int], rounds: int) -> tuple[list[tuple[str, ...]], float, float]:
    """Return a row a size, and of the largest the ratio to a read and the milliseconds of the product."""
    rows: list[tuple[str, ...]] = []
    ratio = product = 0.0
    for size in sizes:
        before = megabytes()
        place = folder / f"vectors-{size}"
        vectors = made(place / "gen-00000000", "vectors.npy", (size, DIMS), functools.partial(unit_rows, size))
        question = np.ascontiguousarray(vectors[size // 2])
        multiply = functools.partial(scores_of, question, vectors, place)
        assert int(best(multiply(), np.arange(size), TOP)[0]) == size // 2, "a row is nearest to itself"
        grown = megabytes() - before
        into_buffer = functools.partial(read_file, place / "gen-00000000" / "vectors.npy")
        spent = in_turn({"product": multiply, "file": into_buffer, **reads(vectors, keep=False)}, rounds)
        product, read = spent.pop("product"), min(spent.values())
        memory = min(in_turn(reads(vectors, keep=True), rounds).values())
        ratio = product / read
        held = (f"{size * DIMS * 4 / 1e6:,.0f}", f"{grown:.0f}")
        rows.append((f"{size:,}", f"{product:.1f}", f"{read:.1f}", f"{ratio:.2f}", f"{memory:.1f}", *held))
    return rows, ratio, product


# words


def postings(count: int) -> tuple[IntVector, IntVector, IntVector]:
    """Return where the postings of each word start, and chunk and count of each posting, ascending within a word."""
    chance = np.random.default_rng(2)
    shares = 1 / np.arange(1, N_WORDS + 1)
    words = np.searchsorted(np.cumsum(shares / shares.sum()), chance.random(count * WORDS_A_CHUNK)).clip(max=N_WORDS - 1)
    keys = words.astype(np.int64) * count + np.repeat(np.arange(count), WORDS_A_CHUNK)
    keys.sort()
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(first, append=len(keys))
    keys = keys[first]
    return np.searchsorted(keys, np.arange(N_WORDS + 1) * count), (keys % count).astype(np.int32), counts.astype(np.int32)


def vocabulary() -> tuple[npt.NDArray[np.uint8], IntVector]:
    """Return the words, numbered by how frequent they are, as an index stores them."""
    return pack([f"w{number:06d}" for number in range(N_WORDS)])


def write_terms(kept: Path, count: int) -> None:
    """Write the inverted file of so many chunks."""
    blob, starts = vocabulary()
    begins, chunks, counts = postings(count)
    scores = posting_scores(Inverted(blob, starts, begins, chunks, counts, count), io.BytesIO)
    arrays = {"vocabulary": blob, "starts": starts, "postings": begins, "chunks": chunks, "counts": counts, "scores": scores}
    kept.mkdir(parents=True, exist_ok=True)
    for name, array in arrays.items():
        made(kept, f"terms.{name}.npy", array.shape, functools.partial(iter, [array]))
    (kept / "whole").write_text(str(len(chunks)))


def make_terms(folder: Path, count: int) -> terms.Terms:
    """Return the inverted file of so many chunks, mapped; it is written by a process apart, so that this one stays small."""
    blob, starts = vocabulary()
    kept = folder / f"terms-{count}"
    sizes = kept / "whole"
    if not sizes.exists():
        writer = multiprocessing.Process(target=write_terms, args=(kept, count))
        writer.start()
        writer.join()
    shapes = dict.fromkeys(("chunks", "counts", "scores"), int(sizes.read_text()))
    shapes |= {"vocabulary": len(blob), "starts": len(starts), "postings": N_WORDS + 1}
    mapped = {name: made(kept, f"terms.{name}.npy", (size,), lambda: iter(())) for name, size in shapes.items()}
    none = np.zeros(0, dtype=np.int32)
    return terms.Terms(**mapped, words=none, word_starts=none, word_postings=none, word_notes=none, n_chunks=count, n_notes=0)  # type: ignore[arg-type]


def questions(index: terms.Terms, count: int) -> list[list[str]]:
    """Return questions of five words, of each frequency between LEAST and MOST as many: words are numbered by how frequent they are."""
    chance = np.random.default_rng(3)
    held = np.diff(index.postings)
    first, last = (int(np.argmax(held <= share * count)) for share in (MOST, LEAST))
    drawn = np.exp(chance.uniform(np.log(first), np.log(last), (QUESTIONS, 5))).astype(np.int64)
    return [[f"w{number:06d}" for number in numbers] for numbers in drawn]


def ten_best(words: list[str], index: terms.Terms) -> IntVector:
    scores = terms.bm25(words, ["en"], index).scores
    return best(scores, np.flatnonzero(scores), TOP)


def term_rows(folder: Path, sizes: Sequence[int], rounds: int) -> tuple[list[tuple[str, ...]], float]:
    """Return a row a size, and the milliseconds of the largest."""
    rows: list[tuple[str, ...]] = []
    spent = 0.0
    for size in sizes:
        index = make_terms(folder, size)
        asked = questions(index, size)
        each = [sum(int(np.diff(index.postings)[int(word[1:])]) for word in words) for words in asked]
        before = megabytes()
        times = in_turn({" ".join(words): functools.partial(ten_best, words, index) for words in asked}, rounds)
        spent = statistics.median(times.values())
        grown = megabytes() - before
        rows.append((f"{size:,}", f"{spent:.1f}", f"{max(times.values()):.1f}", f"{statistics.median(each):,.0f}", f"{grown:.0f}"))
    return rows, spent


def main() -> None:
    """Print both tables, and from what number of chunks another search would be worth its trouble."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=9, help="measured; one before them only warms the caches (default: %(default)s)")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest number of vectors and of chunks")
    parser.add_argument("--cache", type=Path, default=datasets.cache_folder(), help="where the made files are kept")
    parser.add_argument("--record", action="store_true", help="keep the figures for docs/performance.md")
    options = parser.parse_args()
    sizes = [size for size in SIZES if size <= options.most]
    if not sizes:
        parser.error(f"--most is at least {SIZES[0]}")
    rows, ratio, product = vector_rows(options.cache / "millions", sizes, options.rounds)  # first: they leave this process small
    word_rows, bm25_ms = term_rows(options.cache / "millions", sizes, options.rounds)
    word_table = recording.Table(
        "BM25, five words, ten best", ("chunks", "cpu ms", "slowest", "postings read", "MB more"), tuple(word_rows)
    )
    vector_table = recording.Table(
        f"exact search, {DIMS} float32", ("vectors", "cpu ms", "a read", "times", "kept", "MB", "MB more"), tuple(rows)
    )
    for table in (vector_table, word_table):
        print(columns([(table.title, *[""] * (len(table.header) - 1)), table.header, *table.rows]) + "\n")
    question = cold.GOAL * statistics.median(cold.cost(cold.FLOOR, options.cache)[0] for _ in range(options.rounds))
    limit = sizes[-1] * question / product
    where = f"{limit / 1e6:.1f} million chunks, some {limit / CHUNKS_A_NOTE / 1e3:,.0f} thousand notes of 8 kB"
    print(f"the product alone takes as long as a whole cold question over 1,000 notes may ({question:.0f} ms) at {where}")
    print(f"to reach: {READ_GOAL} times a read; {BM25_GOAL:.0f} ms")
    if options.record:
        figures = [
            recording.Figure(
                f"exact vector search, {sizes[-1]:,} x {DIMS} float32",
                f"at most {READ_GOAL} times one read",
                f"{ratio:.2f} times, {product:.0f} ms",
                ratio <= READ_GOAL,
            ),
            recording.Figure("brute force stops being right", "stated with numbers", f"at {where}", None),
            recording.Figure(
                f"BM25 over {sizes[-1]:,} chunks, five words, top 10",
                f"at most {BM25_GOAL:.0f} ms",
                f"{bm25_ms:.1f} ms",
                bm25_ms <= BM25_GOAL,
            ),
        ]
        flags = f" --most {sizes[-1]}" if sizes[-1] != SIZES[-1] else ""
        recording.record("millions", f"python bench/millions.py{flags} --record", figures, [vector_table, word_table])


if __name__ == "__main__":
    main()
