"""Indexes made to do harm, under hashes that fit. Each is refused at once and in little memory."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import resource
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from recording import Figure, Table

from ragnotes.finding.generation import ARRAYS

from . import failing, world

SECONDS, MEGABYTES = 1.0, 200
QUESTION = "what did Ada show about lockfiles"
HEADER = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"


def place_of(index: Path) -> Path:
    """Return the folder of the generation that CURRENT names."""
    return index / (index / "CURRENT").read_text().split()[0]


def sign(index: Path, manifest: bytes | dict[str, Any]) -> None:
    """Write a manifest and make CURRENT name it, as somebody hostile could."""
    place = place_of(index)
    data = manifest if isinstance(manifest, bytes) else json.dumps(manifest).encode()
    (place / "manifest.json").write_bytes(data)
    (index / "CURRENT").write_text(f"{place.name} {hashlib.sha256(data).hexdigest()}\n")


def manifest_of(index: Path) -> Any:
    """Return what a manifest holds."""
    return json.loads((place_of(index) / "manifest.json").read_bytes())


def forge(index: Path, name: str, data: bytes, **facts: Any) -> None:
    """Replace a file of a generation, with the hash and size that fit."""
    (place_of(index) / name).write_bytes(data)
    manifest = manifest_of(index)
    manifest["files"][name] |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest(), **facts}
    sign(index, manifest)


def _npy(dtype: str, shape: str, data: bytes, fortran: bool = False) -> bytes:
    literal = (HEADER % (dtype, fortran, shape)).encode()
    literal += b" " * (-(len(literal) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + len(literal).to_bytes(2, "little") + literal + data


def _objects(index: Path) -> None:
    made = io.BytesIO()
    np.save(made, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    forge(index, "vectors.npy", made.getvalue())


def change(name: str, work: Callable[[Any], Any]) -> Callable[[Path], None]:
    """Return what changes the numbers of an array under its header."""

    def spoil(index: Path) -> None:
        path = place_of(index) / name
        array = np.load(path)
        header = path.read_bytes()[: path.stat().st_size - array.nbytes]
        forge(index, name, header + work(array).astype(ARRAYS[name][0]).tobytes())

    return spoil


def set_rows(name: str, place: Any, value: Any) -> Callable[[Path], None]:
    """Return what puts a value at a place of an array."""

    def put(array: Any) -> Any:
        array[place] = value
        return array

    return change(name, put)


def _manifest(work: Callable[[Any], object]) -> Callable[[Path], None]:
    def spoil(index: Path) -> None:
        manifest = manifest_of(index)
        work(manifest)
        sign(index, manifest)

    return spoil


def _records(name: str, work: Callable[[Any], object]) -> Callable[[Path], None]:
    """Return what changes all records of a file and the offsets with them."""

    def spoil(index: Path) -> None:
        path = place_of(index) / f"{name}.jsonl"
        lines = []
        for line in path.read_bytes().splitlines():
            record = json.loads(line)
            work(record)
            lines.append(json.dumps(record).encode() + b"\n")
        offsets = np.cumsum([0, *map(len, lines)]).astype("<i8")
        forge(index, path.name, b"".join(lines))
        change(f"{name}.offsets.npy", lambda _: offsets)(index)

    return spoil


def _named(name: str | None, errors: str = "strict") -> Callable[[Path], None]:
    """Return what gives the first note another name, or none."""

    def rename(array: Any) -> Any:
        _, _, others = array.tobytes().partition(b"\0")
        return np.frombuffer(others if name is None else name.encode("utf-8", errors) + b"\0" + others, dtype=np.uint8)

    def spoil(index: Path) -> None:
        path = place_of(index) / "notes.files.npy"
        made = rename(np.load(path))
        forge(index, path.name, _npy("|u1", f"({len(made)},)", made.tobytes()), shape=[len(made)])

    return spoil


def _instead(name: str, make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Return what puts something else in the place of a file of the index folder, which a manifest takes for an empty file."""

    def work(index: Path) -> None:
        path = index / name if name == "CURRENT" else place_of(index) / name
        if name in ARRAYS:
            forge(index, name, b"", shape=[0])
        path.unlink()
        make(path)

    return work


def _linked(index: Path) -> None:
    place = place_of(index)
    place.rename(index.parent / "elsewhere")
    place.symlink_to(index.parent / "elsewhere")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(4_000_000_000)


def _large_manifest(index: Path) -> None:
    _sparse(place_of(index) / "manifest.json")


def _twice(index: Path) -> None:
    """Two keys of one name: the last one counts, and is held to the same rules."""
    data = (place_of(index) / "manifest.json").read_bytes().rstrip().removesuffix(b"}")
    sign(index, data + b', "files": {"../../etc/passwd": {"size": 1, "sha256": ""}}}')


HOSTILE: dict[str, Callable[[Path], None]] = {
    "a pickle as .npy": lambda index: forge(index, "vectors.npy", pickle.dumps(os.system)),
    "an array of objects": _objects,
    "a header of 4 GB": lambda index: forge(index, "vectors.npy", b"\x93NUMPY\x02\x00\xff\xff\xff\xff" + b" " * 200),
    "a shape that overflows": lambda index: forge(index, "vectors.npy", _npy("<f4", f"({2**62}, 16)", b""), shape=[2**62, 16]),
    "a shape below zero": _manifest(lambda told: told["files"]["vectors.npy"].update(shape=[-1, world.DIMS])),
    "float64": lambda index: forge(index, "vectors.npy", _npy("<f8", "(1, 16)", bytes(128)), shape=[1, 16]),
    "the other byte order": lambda index: forge(index, "vectors.npy", _npy(">f4", "(1, 16)", bytes(64)), shape=[1, 16]),
    "Fortran order": lambda index: forge(index, "vectors.npy", _npy("<f4", "(1, 16)", bytes(64), fortran=True), shape=[1, 16]),
    "a row of NaN": set_rows("vectors.npy", -1, np.nan),
    "a row of infinity": set_rows("vectors.npy", (0, 3), np.inf),
    "a row of length 2": change("vectors.npy", lambda rows: rows * 2),
    "../ as the name of a file": _manifest(lambda told: told["files"].update({"../../etc/passwd": told["files"].pop("names.json")})),
    "an absolute name of a file": _manifest(lambda told: told["files"].update({"/etc/passwd": told["files"].pop("names.json")})),
    "an absolute name of a note": _named("/etc/passwd"),
    "../ within the name of a note": _named("notes/../../../etc/passwd"),
    "a name of a note that is no text": _named("\udcff", "surrogateescape"),
    "a note without a name": _named(None),
    "JSON a million deep": lambda index: sign(index, b"[" * 1_000_000),
    "names.json a million deep": lambda index: forge(index, "names.json", b'{"event":' * 1_000_000),
    "a number of 100,000 digits": lambda index: sign(index, b'{"format": ' + b"1" * 100_000 + b"}"),
    "a huge count": _manifest(lambda told: told["counts"].update(chunks=10**300)),
    "keys that come twice": _twice,
    "a manifest of 4 GB": _large_manifest,
    "a manifest without a model": _manifest(lambda told: told.pop("model")),
    "a probe of NaN": _manifest(lambda told: told.update(probe=[None] * world.DIMS)),
    "notes without a hash": _records("notes", lambda record: record.pop("sha256")),
    "notes without a head": _records("notes", lambda record: record.update(note={})),
    "corrections that are a number": _records("notes", lambda record: record.update(sidecar=1)),
    "names that are numbers": lambda index: forge(index, "names.json", b'{"event": {}, "speaker": {"ada": 1}, "author": {}, "path": {}}'),
    "numbers of names that are text": lambda index: forge(
        index, "names.json", b'{"event": {}, "speaker": {"ada": {"name": "Ada", "talks": "ab", "notes": "ab"}}, "author": {}, "path": {}}'
    ),
    "a format from the future": _manifest(lambda told: told.update(format=10**9)),
    "offsets that go back": change("chunks.offsets.npy", lambda offsets: offsets[::-1]),
    "offsets beyond the end": set_rows("talks.offsets.npy", -1, 2**40),
    "postings of chunks that are not there": set_rows("terms.chunks.npy", 0, 2**31 - 1),
    "postings below zero": set_rows("terms.word_notes.npy", 0, -1),
    "a score of NaN": set_rows("terms.scores.npy", 0, np.nan),
    "a talk that is not there": set_rows("columns.npy", 0, (0, 10**6, 0, 2021, b"en", 1, 2)),
    "records without a text": _records("chunks", lambda record: record.pop("text")),
    "records of talks that are not there": _records("chunks", lambda record: record.update(talk=10**6)),
    "talks without a title": _records("talks", lambda record: record.pop("title")),
    "a linked file": lambda index: _instead("talks.jsonl", lambda path: path.symlink_to("/etc/passwd"))(index),
    "a linked generation": _linked,
    "a pipe as CURRENT": _instead("CURRENT", os.mkfifo),
    "a pipe as manifest.json": _instead("manifest.json", os.mkfifo),
    "a pipe as vectors.npy": _instead("vectors.npy", os.mkfifo),
    "a device as CURRENT": _instead("CURRENT", lambda path: path.symlink_to("/dev/zero")),
    "a folder as names.json": _instead("names.json", Path.mkdir),
}  # fmt: skip


def _try(home: Path, spoil: Callable[[Path], None]) -> tuple[int, str, float, float]:
    """Return how a question to a spoilt index ends, what is said, its seconds of the processor and the megabytes it took on top."""
    spoil(home / "index")
    out = home / "said"

    def work() -> None:
        before = resource.getrusage(resource.RUSAGE_SELF)
        with failing.at(home):
            code, text = failing.said(["search", QUESTION])
        after = resource.getrusage(resource.RUSAGE_SELF)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        out.write_text(json.dumps([code, text, seconds, max(0, after.ru_maxrss - before.ru_maxrss) / 1024]))

    child = world.fork(work)
    until = time.monotonic() + 30
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > until:
            world.kill(child)
            return -1, "it hangs", SECONDS, 0.0
        time.sleep(0.005)
    if not out.exists():
        return -1, "it died", 0.0, 0.0
    code, text, seconds, megabytes = json.loads(out.read_text())
    return code, text, seconds, megabytes


def count(home: Path) -> tuple[list[Figure], list[Table]]:
    """Return how a question to each of the hostile indexes ended."""
    world.made(home / "whole", 1)
    rows, refused, slowest, largest = [], 0, 0.0, 0.0
    with failing.at(home / "whole"):
        assert failing.said(["search", QUESTION])[0] == 0
    for name, spoil in HOSTILE.items():
        shutil.copytree(home / "whole", home / "spoilt")
        code, text, seconds, megabytes = _try(home / "spoilt", spoil)
        shutil.rmtree(home / "spoilt")
        good = failing.is_clear(code, text) and seconds < SECONDS and megabytes < MEGABYTES
        refused += good
        slowest, largest = max(slowest, seconds), max(largest, megabytes)
        line = next((line for line in text.splitlines() if line.startswith("error: ")), text[-200:]).replace(
            str(home / "spoilt" / "index"), "index"
        )
        rows.append((name, str(code), line[:110], "" if good else "NOT REFUSED"))
    measured = f"{refused} of {len(HOSTILE)} refused, the slowest in {slowest:.2f} s of the processor, {largest:.0f} MB at most"
    goal = f"at least 20 hostile indexes refused, each under {SECONDS:.0f} s and {MEGABYTES} MB"
    return [Figure("An index cannot run code or eat memory", goal, measured, refused == len(HOSTILE))], [
        Table("hostile indexes", ("what", "exit code", "what is said", ""), tuple(rows))
    ]
