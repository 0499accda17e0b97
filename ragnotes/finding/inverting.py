"""Rows of words -> an inverted file, rows by word; what stands in an old one is taken over. A block of postings at a time is in memory.

The rest lies in scratch files. The words alone are kept as a whole: they grow slower than what is written with them.
"""

from __future__ import annotations

import bisect
import io
import mmap
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from .generation import release
from .words import Bytes, IntVector, pack, unpack

BLOCK = 1 << 18  # postings

Scratch = Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True, eq=False)
class Inverted:
    """Rows by word: words packed as in `words`, and for each word its rows, ascending, and how often each has it."""

    words: Bytes
    starts: IntVector  # (n_words + 1,)
    postings: IntVector  # (n_words + 1,)
    rows: IntVector  # (n_postings,)
    counts: IntVector  # (n_postings,)
    n_rows: int


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What the entries say: where the rows of the old file go, and the postings of the new rows, by row."""

    moved: IntVector  # (n_old,) the new row of each old one, -1: gone
    words: Sequence[str]  # of the new rows, as they came
    numbers: IntVector  # (n_new_postings,) positions in `words`
    counts: IntVector  # (n_new_postings,)
    rows: IntVector  # (n_new_rows,)
    sizes: IntVector  # (n_new_rows,) postings of each
    n_rows: int


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """The new vocabulary, and the place in it of each old word, -1 where it is gone, and of each word of the new rows."""

    vocabulary: Sequence[str]
    of_old: IntVector
    of_new: IntVector
    left: IntVector  # rows that are left of each old word


def invert(entries: Iterable[Collection[str] | int | range], old: Inverted | None, n_old: int, scratch: Scratch) -> Inverted:
    """Return rows by word. An entry that is a number is the row of that number in `old`, a range several.

    Raises ValueError unless the rows of `old` come in their order, each at most once.
    """
    read = _read(entries, n_old, scratch)
    old = old if old and (read.moved >= 0).any() else None
    places = _places(old, read)
    sizes = [np.zeros(1, dtype=np.int64)]
    rows_file, counts_file = scratch(), scratch()
    for part_sizes, rows, counts in _merged(old, read, places):
        sizes.append(part_sizes)
        rows_file.write(rows.astype(np.int32).data)
        counts_file.write(counts.astype(np.int32).data)
    blob, starts = pack(places.vocabulary)
    postings = np.cumsum(np.concatenate(sizes))
    return Inverted(blob, starts, postings, as_array(rows_file, np.int32), as_array(counts_file, np.int32), read.n_rows)


def blocks(count: int) -> Iterator[slice]:
    """Yield the parts of so many postings that are in memory together."""
    for start in range(0, count, BLOCK):
        yield slice(start, min(count, start + BLOCK))


def repeat_in(values: npt.NDArray[Any], postings: IntVector, part: slice) -> npt.NDArray[Any]:
    """Return the value of its word for each posting of a part.

    >>> repeat_in(np.array([5, 6, 7]), np.array([0, 2, 3, 9]), slice(1, 5)).tolist()
    [5, 6, 7, 7]
    """
    first, last = np.searchsorted(postings, (part.start, part.stop - 1), side="right") - 1
    edges = np.clip(postings[first : last + 2], part.start, part.stop)
    return np.repeat(values[first : last + 1], np.diff(edges))


def as_array(file: BinaryIO, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    """Return what was written to a scratch file, mapped where it lies on the disk."""
    file.flush()
    if isinstance(file, io.BytesIO):
        return np.frombuffer(file.getvalue(), dtype=dtype)
    if file.tell() == 0:
        return np.zeros(0, dtype=dtype)
    return np.frombuffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), dtype=dtype)


def _read(entries: Iterable[Collection[str] | int | range], n_old: int, scratch: Scratch) -> _Read:
    known: dict[str, int] = {}
    moved = np.full(n_old, -1, dtype=np.int32)
    rows, sizes = array("q"), array("q")
    numbers, counts = array("i"), array("i")
    files = (scratch(), scratch())
    row = after = 0
    for entry in entries:
        if isinstance(entry, (int, range)):
            taken = entry if isinstance(entry, range) else range(entry, entry + 1)
            if taken.start < after:
                raise ValueError(f"row {taken.start} of the old index is taken over twice, or behind a later one")
            after = taken.stop
            moved[taken.start : taken.stop] = np.arange(row, row + len(taken))
            row += len(taken)
            continue
        found = Counter(entry)
        numbers.extend([known.setdefault(word, len(known)) for word in found])
        counts.extend(found.values())
        rows.append(row)
        sizes.append(len(found))
        row += 1
        if len(numbers) >= BLOCK:
            _spill(files, (numbers, counts))
    _spill(files, (numbers, counts))
    return _Read(
        moved, list(known), as_array(files[0], np.int32), as_array(files[1], np.int32), np.array(rows, dtype=np.int64),
        np.array(sizes, dtype=np.int64), row,
    )  # fmt: skip


def _spill(files: Sequence[BinaryIO], arrays: Sequence[array[int]]) -> None:
    for file, part in zip(files, arrays, strict=True):
        file.write(part.tobytes())
        del part[:]


def _places(old: Inverted | None, read: _Read) -> _Places:
    """Return the words that are left of the old ones and those that came, sorted, and where each is. The old are sorted already."""
    before = unpack(old.words) if old else []
    left = _left(old, read.moved) if old else np.zeros(0, dtype=np.int64)
    numbers = np.array([_find(before, word) for word in read.words], dtype=np.int64)  # of the new rows' words among the old
    stays = left > 0
    stays[numbers[numbers >= 0]] = True
    fresh = sorted(word for word, number in zip(read.words, numbers.tolist(), strict=True) if number < 0)
    kept = [word for word, stay in zip(before, stays.tolist(), strict=True) if stay] if not stays.all() else before
    put = np.array([bisect.bisect_left(kept, word) for word in fresh], dtype=np.int64)  # before which of the kept words
    of_kept = np.arange(len(kept)) + np.searchsorted(put, np.arange(len(kept)), side="right")
    of_old = np.full(len(before), -1, dtype=np.int64)
    of_old[stays] = of_kept
    of_new = of_old[numbers] if len(before) else numbers
    place = {word: int(put[number]) + number for number, word in enumerate(fresh)}
    of_new[numbers < 0] = [place[word] for word in read.words if word in place]
    return _Places(sorted(kept + fresh) if fresh else kept, of_old, of_new, left)


def _find(words: Sequence[str], word: str) -> int:
    """Return the position of a word among sorted ones, -1 if it is not there."""
    place = bisect.bisect_left(words, word)
    return place if place < len(words) and words[place] == word else -1


def _left(old: Inverted, moved: IntVector) -> IntVector:
    """Return how many rows are left of each old word."""
    gone = np.zeros(len(old.postings) - 1, dtype=np.int64)
    for part in blocks(len(old.rows)):
        places = np.flatnonzero(moved[old.rows[part]] < 0) + part.start
        gone += np.bincount(np.searchsorted(old.postings, places, side="right") - 1, minlength=len(gone))
        release(old.rows)
    left: IntVector = np.diff(old.postings) - gone
    return left


def _merged(old: Inverted | None, read: _Read, places: _Places) -> Iterator[tuple[IntVector, IntVector, IntVector]]:
    """Yield the postings sorted by word and row, a part of the vocabulary at a time: how many each word has, their rows, their counts."""
    n_words = len(places.vocabulary)
    expected = np.bincount(places.of_new[read.numbers], minlength=n_words) if len(read.numbers) else np.zeros(n_words, dtype=np.int64)
    if old:
        there = places.of_old >= 0
        expected[places.of_old[there]] += places.left[there]
    for first, last in _ranges(expected):
        words, rows, counts = _new_part(read, places, first, last)
        sizes = np.bincount(words - first, minlength=last - first)
        if old:
            old_sizes, old_rows, old_counts = _old_part(old, read.moved, places, first, last)
            if len(rows):  # word and row in one number tell where each new posting goes
                before = np.repeat(np.arange(first, last) * read.n_rows, old_sizes) + old_rows
                at = np.searchsorted(before, words * read.n_rows + rows)
                old_rows, old_counts = np.insert(old_rows, at, rows), np.insert(old_counts, at, counts)
            sizes, rows, counts = sizes + old_sizes, old_rows, old_counts
        yield sizes, rows, counts


def _ranges(sizes: IntVector) -> Iterator[tuple[int, int]]:
    """Yield parts of the vocabulary, half-open, that have about a block of postings."""
    ends = np.cumsum(sizes)
    first = 0
    while first < len(sizes):
        before = ends[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + BLOCK, side="right")))
        yield first, last
        first = last


def _new_part(read: _Read, places: _Places, first: int, last: int) -> tuple[IntVector, IntVector, IntVector]:
    """Return word, row and count of the new postings of a part of the vocabulary, sorted: all of them are looked through for it."""
    none = np.zeros(0, dtype=np.int64)
    parts = [(none, none, none)]
    starts = np.append(0, np.cumsum(read.sizes))
    for part in blocks(len(read.numbers)):
        words = places.of_new[read.numbers[part]]
        found = np.flatnonzero((words >= first) & (words < last))
        parts.append((words[found], repeat_in(read.rows, starts, part)[found], read.counts[part][found].astype(np.int64)))
        release(read.numbers)
        release(read.counts)
    words, rows, counts = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(words, kind="stable")  # the rows of a word come in their order
    return words[order], rows[order], counts[order]


def _old_part(old: Inverted, moved: IntVector, places: _Places, first: int, last: int) -> tuple[IntVector, IntVector, IntVector]:
    """Return how many rows are left of each word of a part of the vocabulary, these rows where they moved to, and their counts."""
    sizes = np.zeros(last - first, dtype=np.int64)
    mine = np.flatnonzero((places.of_old >= first) & (places.of_old < last))
    if not len(mine):
        return sizes, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    low, high = int(mine[0]), int(mine[-1]) + 1  # a word between them that is gone has no row that is left
    part = slice(int(old.postings[low]), int(old.postings[high]))
    rows, counts = moved.take(old.rows[part]), old.counts[part]
    there = rows >= 0
    if not there.all():
        rows, counts = rows[there], counts[there]
    sizes[places.of_old[mine] - first] = places.left[mine]
    release(old.rows)
    return sizes, rows, counts
