"""What an index keeps of each note beside its chunks: file, stamps, hash and head, so laid out that who asks reads but the stamps.

The record of a note is parsed when it is asked for; files and stamps of all notes are two arrays, held at once against what is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .generation import STATS
from .index import Index, damaged, note_record
from .soundness import strange_path

IN_ARRAYS = ("file", "size", "mtime_ns", "ctime_ns")  # of a source; the rest is its record
RECORD = frozenset({"sha256", "sidecar", "language", "note", "repairs"})
_HEAD = frozenset({"title", "author", "event", "date"})


def files_of(index: Index) -> list[str]:
    """Return the file of each note, relative to the folder that holds the index, in the order of their numbers."""
    try:
        files = index.note_files.tobytes().decode("utf-8", "surrogatepass").split("\0")
    except UnicodeDecodeError as error:
        raise damaged(index.folder, "notes.files.npy holds no names of files") from error
    if files.pop() or len(files) != len(index.note_stats):
        raise damaged(index.folder, "notes.files.npy does not name each note")
    return files


def stamps_of(index: Index) -> list[tuple[int, int, int, int]]:
    """Return size, mtime_ns and ctime_ns of each note when it was read, and whether a file of corrections lay beside it (0 or 1)."""
    return index.note_stats.tolist()  # type: ignore[no-any-return]


def source_of(index: Index, number: int, file: str) -> dict[str, Any]:
    """Return all that is kept of a note: file, size, mtime_ns, ctime_ns, sha256, sidecar, language, note, repairs."""
    size, mtime_ns, ctime_ns, _ = index.note_stats[number].tolist()
    return {"file": file, "size": size, "mtime_ns": mtime_ns, "ctime_ns": ctime_ns, **note_record(index, number)}


def sources_of(index: Index) -> list[dict[str, Any]]:
    """Return all that is kept of each note, in the order of their numbers."""
    return [source_of(index, number, file) for number, file in enumerate(files_of(index))]


def notes_of(index: Index, file: str) -> list[int]:
    """Return the number of the note of a file, none where there is none of that name."""
    return [number for number, known in enumerate(files_of(index)) if known == file]


def parted(sources: Sequence[Mapping[str, Any]]) -> tuple[Iterator[dict[str, Any]], npt.NDArray[Any], npt.NDArray[np.uint8]]:
    """Return the parts in which sources are stored: records, stamps, files."""
    records = ({name: value for name, value in source.items() if name not in IN_ARRAYS} for source in sources)
    rows = [(source["size"], source["mtime_ns"], source["ctime_ns"], source["sidecar"] is not None) for source in sources]
    files = "".join(f"{source['file']}\0" for source in sources).encode("utf-8", "surrogatepass")
    return records, np.array(rows, dtype=STATS), np.frombuffer(files, dtype=np.uint8)


def faults(index: Index) -> Iterator[str]:
    """Yield what is wrong in what an index keeps of its notes: paths that lead elsewhere, records that are none."""
    files = files_of(index)
    if strange := strange_path(files):
        yield f"notes.files.npy holds the path {strange[:80]!r}"
    for number, marked in enumerate(index.note_stats["sidecar"].tolist()):
        record = note_record(index, number)
        if not _is_whole(record) or marked != (record["sidecar"] is not None):
            yield f"notes.jsonl: record {number} is not of a note"


def _is_whole(record: Mapping[str, Any]) -> bool:
    head, beside = record["note"], record.get("sidecar")
    kinds = {"file": str, "size": int, "mtime_ns": int}
    told = record.keys() == RECORD and head.keys() == _HEAD and all(value is None or isinstance(value, str) for value in head.values())
    return told and (beside is None or (isinstance(beside, dict) and all(type(beside.get(name)) is kind for name, kind in kinds.items())))
