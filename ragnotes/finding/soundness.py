"""What the arrays of a generation must be, beyond the bytes that were written: rows of unit length, offsets that ascend, numbers of what is
there. An index by somebody else has hashes that fit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from .generation import ARRAYS, release

UNIT_TOLERANCE = 1e-3  # how far a row's length may be from 1
BLOCK = 8192  # rows looked at together

_OFFSETS = {  # offsets -> what they lead through to its end
    "chunks.offsets.npy": "chunks.jsonl",
    "talks.offsets.npy": "talks.jsonl",
    "notes.offsets.npy": "notes.jsonl",
    "terms.starts.npy": "terms.vocabulary.npy",
    "terms.postings.npy": "terms.chunks.npy",
    "terms.word_starts.npy": "terms.words.npy",
    "terms.word_postings.npy": "terms.word_notes.npy",
}
_NUMBERS = {"terms.chunks.npy": "chunks", "terms.word_notes.npy": "notes"}  # numbers -> of what


def faults(name: str, array: npt.NDArray[Any], counts: Mapping[str, int], lengths: Mapping[str, int]) -> Iterator[str]:
    """Yield what is wrong inside an array; `counts` are those of the manifest, `lengths` the bytes or elements of each other file."""
    if name == "vectors.npy":
        yield from _vector_faults(array)
    elif name == "columns.npy":
        yield from _column_faults(array, counts)
    elif name in _OFFSETS and not ascends(array, lengths[_OFFSETS[name]]):
        yield f"{name} does not lead through {_OFFSETS[name]}"
    elif name in _NUMBERS and not within(array, counts[_NUMBERS[name]]):
        yield f"{name} leads to {_NUMBERS[name]} that are not there"
    elif name == "terms.scores.npy" and not (np.isfinite(array).all() and (array >= 0).all()):
        yield f"{name} holds a score that cannot be"
    elif name == "terms.counts.npy" and (array < 1).any():
        yield f"{name} holds a count that cannot be"


def _vector_faults(vectors: npt.NDArray[Any]) -> Iterator[str]:
    for start in range(0, len(vectors), BLOCK):
        block = vectors[start : start + BLOCK]
        with np.errstate(over="ignore", invalid="ignore"):
            lengths = np.sqrt(np.einsum("ij,ij->i", block, block))
        for row in np.flatnonzero(~(np.abs(lengths - 1) <= UNIT_TOLERANCE)):  # NaN is not
            yield f"vectors.npy: row {start + int(row)} is not of unit length"
        release(vectors)


def _column_faults(columns: npt.NDArray[Any], counts: Mapping[str, int]) -> Iterator[str]:
    if not within(columns["note"], counts["notes"]) or not within(columns["talk"], counts["talks"], least=-1):
        yield "columns.npy: a note or a talk that is not there"
    if (columns["start_line"] < 1).any() or (columns["end_line"] < columns["start_line"]).any():
        yield "columns.npy: lines that cannot be"
    if (np.diff(columns["note"]) < 0).any():
        yield "columns.npy: the chunks of a note do not stand together"


def lengths(manifest: dict[str, Any]) -> dict[str, int]:
    """Return how many rows each array of a generation has, and how many bytes each other file."""
    return {name: facts["shape"][0] if name in ARRAYS else facts["size"] for name, facts in manifest["files"].items()}


def check_shapes(arrays: Mapping[str, npt.NDArray[Any]], counts: Mapping[str, int]) -> None:
    """Raise ValueError unless the lengths of the arrays agree with the counts and with one another."""
    sizes = {name: len(array) for name, array in arrays.items()}
    wanted = {
        "vectors.npy": counts["chunks"],
        "columns.npy": counts["chunks"],
        "chunks.offsets.npy": counts["chunks"] + 1,
        "talks.offsets.npy": counts["talks"] + 1,
        "notes.offsets.npy": counts["notes"] + 1,
        "notes.stats.npy": counts["notes"],
        "terms.postings.npy": max(1, sizes["terms.starts.npy"]),
        "terms.counts.npy": sizes["terms.chunks.npy"],
        "terms.scores.npy": sizes["terms.chunks.npy"],
        "terms.word_postings.npy": max(1, sizes["terms.word_starts.npy"]),
    }
    for name, size in wanted.items():
        if sizes[name] != size:
            raise ValueError(f"{name} has {sizes[name]} rows, not {size}")


def ascends(offsets: npt.NDArray[Any], end: int) -> bool:
    """Return whether offsets lead from 0 to the end without going back."""
    return bool(len(offsets) and offsets[0] == 0 and offsets[-1] == end and (offsets[1:] >= offsets[:-1]).all())


def within(numbers: Any, count: int, least: int = 0) -> bool:
    """Return whether all numbers are at least `least` and below the count."""
    array = np.asarray(numbers, dtype=np.int64) if not isinstance(numbers, np.ndarray) else numbers
    return array.size == 0 or bool(array.min() >= least and array.max() < count)


def _is_number(value: Any) -> bool:
    return type(value) is float and math.isfinite(value)


def manifest_fault(manifest: Mapping[str, Any]) -> str:
    """Return what a manifest lacks or has of a kind that it cannot be, "" where it is whole. Format, files, languages and counts aside."""
    dims = manifest.get("dims")
    if not _is(manifest.get("model"), name=str, sha256=str, dims=int, files=dict) or manifest["model"]["dims"] != dims:
        return "no model"
    if not (isinstance(probe := manifest.get("probe"), list) and len(probe) == dims and all(map(_is_number, probe))):
        return "no probe"
    if not _is(manifest, tool=str, created=str, versions=dict, distinct_talks=int):
        return "no version or no count of talks"
    for kind, wanted in _LISTS.items():
        if not (isinstance(told := manifest.get(kind), list) and all(_is(item, **wanted) for item in told)):
            return f"{kind} that are none"
    strange = strange_path([item["path"] for item in manifest["roots"]] + [item["file"] for item in manifest["passed_over"]])
    return f"the path {strange[:80]!r}" if strange is not None else ""


_LISTS: dict[str, dict[str, Any]] = {
    "roots": {"path": str, "exclude": list},
    "passed_over": {"file": str, "size": int, "mtime_ns": int, "reason": str},
}


def _is(record: Any, **wanted: type) -> bool:
    return isinstance(record, dict) and all(type(record.get(name)) is kind for name, kind in wanted.items())


def strange_path(paths: Iterable[str]) -> str | None:
    """Return the first path that is none of an index's: empty, absolute, or out of a folder that it leads into; None without one."""
    return next((path for path in paths if not path or path.startswith("/") or "\0" in path or "/../" in path.lstrip("./")), None)
