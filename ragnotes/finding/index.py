"""The index on disk, opened and read. index/README.md is the format; `commits` writes it, `verify` checks every byte.

A generation never changes once it is named `gen-...`. CURRENT, which names one, is replaced last: a reader sees the old index or the new.
"""

from __future__ import annotations

import functools
import hashlib
import json
import mmap
import re
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import IndexDamaged, IndexMissing
from ..frozen import frozen_by_identity
from .generation import ARRAYS, FILES, map_array, map_bytes, refused, release
from .soundness import check_shapes, faults, lengths
from .stamps import find_changed, hash_file
from .terms import Terms
from .words import FloatMatrix

FORMAT = 2
REBUILD = "ragnotes index --rebuild"
TERM_ARRAYS = tuple(name.split(".")[1] for name in ARRAYS if name.startswith("terms."))  # the fields of Terms that are arrays
MOST_MANIFEST = 100_000_000  # bytes: some 400,000 files passed over
RETRIES = 50  # a reader that finds its generation gone follows CURRENT again
_CURRENT = re.compile(rb"(gen-\d{8}) ([0-9a-f]{64})\n")
_TEXT, _BEHIND_TEXT = b', "text": "', b'", "language": "'  # around a chunk's text in its record: within a text every quote is escaped
# what every record has, and of which type: an index by somebody else has hashes that fit
_CHUNK: dict[str, type] = {
    "file": str, "note": dict, "talk": int, "start_line": int, "end_line": int, "head": str, "text": str, "language": str
}  # fmt: skip
_TALK: dict[str, type] = {"file": str, "note": int, "title": str, "speakers": list, "start_line": int, "end_line": int}
_NOTE: dict[str, type] = {"sha256": str, "language": str, "note": dict, "repairs": list}


@frozen_by_identity
class Index:
    """An opened generation, everything mapped: it stays whole and readable when a writer moves on and removes it."""

    folder: Path
    generation: int
    manifest: dict[str, Any]
    vectors: FloatMatrix  # (n_chunks, dims), unit rows, float32
    columns: npt.NDArray[Any]  # (n_chunks,) of generation.COLUMNS
    terms: Terms
    chunk_lines: mmap.mmap | bytes
    chunk_offsets: npt.NDArray[np.int64]  # (n_chunks + 1,)
    talk_lines: mmap.mmap | bytes
    talk_offsets: npt.NDArray[np.int64]  # (n_talks + 1,)
    note_lines: mmap.mmap | bytes
    note_offsets: npt.NDArray[np.int64]  # (n_notes + 1,)
    note_stats: npt.NDArray[Any]  # (n_notes,) of generation.STATS
    note_files: npt.NDArray[np.uint8]  # the names, each behind it a zero
    names_json: mmap.mmap | bytes
    name_numbers: npt.NDArray[np.int32]  # talks and notes of all names, one behind the other


def open_index(folder: Path, *, stamps: Path | None, sound: bool = True) -> Index:
    """Return the generation that CURRENT names.

    Its manifest's hash and its files' sizes are always checked; the files' hashes, and unless `sound` is False what their numbers mean,
    where `stamps` keeps other stamps than theirs. Raises IndexMissing without a CURRENT, RagnotesError where the system lets this process
    not read what is there, IndexDamaged for everything else.
    """
    pointer = read_current(folder)
    for _ in range(RETRIES):
        try:
            return _open_generation(folder, *pointer, stamps, sound)
        except FileNotFoundError as error:
            missing = error
            before, pointer = pointer, read_current(folder)
            if pointer == before:
                break
        except OSError as error:
            raise refused(folder, error) or damaged(folder, f"{error.filename or 'a file'} cannot be read: {error.strerror}") from error
    raise damaged(folder, f"{Path(str(missing.filename)).name} of {pointer[0]} is missing") from missing


def generation_of(index: Index) -> Path:
    """Return the folder of an index's generation, which may be gone by now."""
    return index.folder / f"gen-{index.generation:08d}"


def chunk_record(index: Index, row: int) -> dict[str, Any]:
    """Return the record of one chunk: file, note, talk, start_line, end_line, head, text, language."""
    return _checked(_parse(chunk_bytes(index, row), index.folder, "chunks.jsonl"), _CHUNK, index.folder, "chunks.jsonl")


def chunk_bytes(index: Index, row: int) -> bytes:
    """Return the record of one chunk as it is stored, for a cheap look at what is in it."""
    return index.chunk_lines[index.chunk_offsets.item(row) : index.chunk_offsets.item(row + 1)]


def chunk_text(index: Index, row: int) -> str:
    """Return the text of one chunk, at a quarter of the time of its whole record."""
    stored = chunk_bytes(index, row)
    start = stored.find(_TEXT) + len(_TEXT)
    end = stored.find(_BEHIND_TEXT, start)
    if start < len(_TEXT) or end < 0:  # written by somebody else
        return str(chunk_record(index, row)["text"])
    try:
        return str(json.loads(f'"{stored[start:end].decode()}"'))
    except ValueError as error:
        raise damaged(index.folder, "chunks.jsonl holds no JSON where it should") from error


def talk_record(index: Index, number: int) -> dict[str, Any]:
    """Return the record of one talk: a records.TalkRow, and the number of its note."""
    try:
        stored = index.talk_lines[index.talk_offsets.item(number) : index.talk_offsets.item(number + 1)]
    except IndexError as error:
        raise damaged(index.folder, f"chunks.jsonl names talk {number}, which is not there") from error
    return _checked(_parse(stored, index.folder, "talks.jsonl"), _TALK, index.folder, "talks.jsonl")


def note_record(index: Index, number: int) -> dict[str, Any]:
    """Return the record of one note: sha256, sidecar, language, note, repairs. File and stamps stand in arrays: `sources`."""
    try:
        stored = index.note_lines[index.note_offsets.item(number) : index.note_offsets.item(number + 1)]
    except IndexError as error:
        raise damaged(index.folder, f"note {number} is not there") from error
    return _checked(_parse(stored, index.folder, "notes.jsonl"), _NOTE, index.folder, "notes.jsonl")


def names(index: Index, kinds: Sequence[str] = ()) -> dict[str, Any]:
    """Return, for event, speaker, author and path, the names by folded key: each as written, with its talks and notes (int32).

    Of `kinds` alone where some are named: what stands on a line of its own, as it is written, is left unparsed.
    """
    lines = [_line_of(index.names_json, kind) for kind in kinds]
    text = b"{" + b",".join(lines) + b"}" if kinds and all(lines) else index.names_json[:]
    numbers = index.name_numbers.data  # its parts are no copies, and tell whole numbers of Python

    def of(span: Sequence[int]) -> memoryview:
        first, end = span
        return numbers[first:end]

    try:
        return {
            kind: {key: {"name": entry["name"], "talks": of(entry["talks"]), "notes": of(entry["notes"])} for key, entry in table.items()}
            for kind, table in _parse(text, index.folder, "names.json").items()
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise damaged(index.folder, "names.json holds a name without talks and notes") from error


def _line_of(names: mmap.mmap | bytes, kind: str) -> bytes:
    """Return the line of the names of a kind, b"" where none begins so. Within a name no line ends."""
    key = b'"%s": ' % kind.encode()
    start = 1 if names[: len(key) + 1] == b"{" + key else names.find(b",\n" + key) + 2
    if names[start : start + len(key)] != key:
        return b""
    end = names.find(b",\n", start)
    return names[start:end] if end >= 0 else names[start:].rstrip(b"\n").removesuffix(b"}")


def read_current(folder: Path) -> tuple[str, str]:
    """Return the generation that CURRENT names and the SHA-256 of its manifest."""
    try:
        plain_size(folder / "CURRENT")
        with (folder / "CURRENT").open("rb") as file:
            found = _CURRENT.fullmatch(file.read(101))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise IndexMissing(f"no index in {folder}", "ragnotes index PATHS") from error
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError):
            raise damaged(folder, str(error)) from error
        raise damaged(folder, f"CURRENT cannot be read: {error.strerror}") from error
    if found is None:
        raise damaged(folder, "CURRENT does not name a generation")
    return found[1].decode(), found[2].decode()


def read_manifest(folder: Path, generation: str, sha256: str) -> dict[str, Any]:
    """Return a generation's manifest once its hash, its format and the files it names are right. Raises IndexDamaged, OSError."""
    path = folder / generation / "manifest.json"
    try:
        if plain_size(path) > MOST_MANIFEST or path.parent.is_symlink():
            raise ValueError(f"{path.name} of {generation} is too large or behind a link")
    except ValueError as error:
        raise damaged(folder, str(error)) from error
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise damaged(folder, f"manifest.json of {generation} is not the one that CURRENT names")
    manifest = _parse(data, folder, "manifest.json")
    made = manifest.get("format")
    if made != FORMAT:
        newer = isinstance(made, int) and made > FORMAT
        cure = "update ragnotes, or ragnotes index --rebuild" if newer else REBUILD
        raise IndexDamaged(f"the index in {folder} is of format {made!r}, this ragnotes reads format {FORMAT}", cure)
    files = manifest.get("files")
    languages = manifest.get("languages")
    are_codes = isinstance(languages, list) and all(isinstance(code, str) for code in languages)
    if not isinstance(files, dict) or files.keys() != FILES or not are_codes or not _are_counts(manifest.get("counts")):
        raise damaged(folder, f"manifest.json of {generation} does not name the files, languages and counts of an index")
    return manifest


def damaged(folder: Path, reason: str) -> IndexDamaged:
    """Return the error for an index that cannot be trusted."""
    return IndexDamaged(f"the index in {folder} is damaged: {reason}", REBUILD)


def plain_size(path: Path) -> int:
    """Return the bytes of a plain file; ValueError for a link, a pipe or a folder, which is never opened. Raises OSError."""
    info = path.lstat()
    if not stat.S_ISREG(info.st_mode):
        raise ValueError(f"{path.name} is not a plain file")
    return info.st_size


def _open_generation(folder: Path, generation: str, sha256: str, stamps: Path | None, sound: bool) -> Index:
    manifest = read_manifest(folder, generation, sha256)
    place = folder / generation
    try:
        for name, facts in manifest["files"].items():
            if (size := plain_size(place / name)) != facts["size"]:
                raise damaged(folder, f"{name} of {generation} has {size} bytes, not {facts['size']}")
        digest = functools.partial(_sound_hash, manifest=manifest) if sound else hash_file
        if changed := find_changed({place / name: facts["sha256"] for name, facts in manifest["files"].items()}, stamps, digest):
            raise damaged(folder, f"{changed[0].name} of {generation} has other bytes than were written")
        arrays = {name: _map(place / name, manifest) for name in ARRAYS}
        check_shapes(arrays, manifest["counts"])
    except (KeyError, IndexError, TypeError, ValueError, OverflowError) as error:
        raise damaged(folder, f"{generation}: {error}") from error
    return Index(
        folder=folder,
        generation=int(generation[4:]),
        manifest=manifest,
        vectors=arrays["vectors.npy"],
        columns=arrays["columns.npy"],
        terms=_terms(arrays, manifest["counts"]),
        chunk_lines=map_bytes(place / "chunks.jsonl"),
        chunk_offsets=arrays["chunks.offsets.npy"],
        talk_lines=map_bytes(place / "talks.jsonl"),
        talk_offsets=arrays["talks.offsets.npy"],
        note_lines=map_bytes(place / "notes.jsonl"),
        note_offsets=arrays["notes.offsets.npy"],
        note_stats=arrays["notes.stats.npy"],
        note_files=arrays["notes.files.npy"],
        names_json=map_bytes(place / "names.json"),
        name_numbers=arrays["names.numbers.npy"],
    )


def _sound_hash(path: Path, manifest: dict[str, Any]) -> str:
    """Return the SHA-256 of a file; ValueError for an array whose numbers cannot be, though its bytes are those that were written."""
    sha256 = hash_file(path)
    if path.name in ARRAYS and sha256 == manifest["files"][path.name]["sha256"]:
        array = _map(path, manifest)
        fault = next(faults(path.name, array, manifest["counts"], lengths(manifest)), None)
        release(array)
        if fault:
            raise ValueError(fault)
    return sha256


def _map(path: Path, manifest: dict[str, Any]) -> npt.NDArray[Any]:
    dtype, axes = ARRAYS[path.name]
    shape = tuple(manifest["files"][path.name]["shape"])
    if len(shape) != axes or not all(type(size) is int and size >= 0 for size in shape):
        raise ValueError(f"{path.name} is said to have the shape {shape}")
    try:
        return map_array(path, dtype, shape)
    except ValueError as error:
        raise ValueError(f"{path.name} {error}") from error


def _terms(arrays: dict[str, npt.NDArray[Any]], counts: dict[str, int]) -> Terms:
    return Terms(**{part: arrays[f"terms.{part}.npy"] for part in TERM_ARRAYS}, n_chunks=counts["chunks"], n_notes=counts["notes"])


def _parse(data: bytes, folder: Path, name: str) -> dict[str, Any]:
    try:
        value = json.loads(data.decode())  # of bytes the encoding would be guessed first
    except (ValueError, RecursionError) as error:
        raise damaged(folder, f"{name} holds no JSON where it should") from error
    if not isinstance(value, dict):
        raise damaged(folder, f"{name} holds no record where it should")
    return value


def _checked(record: dict[str, Any], kinds: dict[str, type], folder: Path, name: str) -> dict[str, Any]:
    for field, kind in kinds.items():
        if type(record.get(field)) is not kind:
            raise damaged(folder, f"{name} holds a record whose {field} is none")
    return record


def _are_counts(counts: Any) -> bool:
    wanted = {"notes", "talks", "chunks", "events"}
    return isinstance(counts, dict) and counts.keys() >= wanted and all(type(counts[name]) is int and counts[name] >= 0 for name in wanted)
