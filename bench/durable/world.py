"""A small folder of notes in numbered editions, an encoder that takes no time, and a look at an index that tells which edition it holds.

Half of the notes change with each edition and half never do, so that every generation takes vectors over from the one before.
"""

from __future__ import annotations

import hashlib
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ragnotes import entering, indexing
from ragnotes.finding import index as index_files
from ragnotes.finding.index import Index, open_index
from ragnotes.finding.sources import sources_of
from ragnotes.finding.vectors import Embedder
from ragnotes.finding.words import FloatMatrix, unpack
from ragnotes.records.settings import Settings
from ragnotes.settings import read_config, read_settings
from ragnotes.text import terms as analyse

DIMS = 16
N_NOTES, N_CHANGING = 6, 3


class Mixed(Exception):
    """An opened index is not exactly one edition."""


def edition_word(edition: int) -> str:
    """Return the word that stands in every changing note of an edition and in no other's."""
    return f"edition{edition:06d}"


def note_text(number: int, edition: int) -> str:
    """Return one note of an edition, in our own words."""
    word = edition_word(edition) if number < N_CHANGING else "steadfast"
    return f"""---
title: Notes from Harborconf {number}
date: 2021-05-0{number + 1}
author: Noor {word}
---

# Notes from Harborconf {number}

The harbour was foggy and {word} was written on the door of room {number}.

## Lockfiles for {word} sailors
_Ada Bell_

Ada showed in room {number} how {word} keeps a fleet of lockfiles in order.

## Nets, knots and {word} queues
_Tom Okafor_

Tom tied {number} knots and told why {word} needs a queue at each.
"""


def write_notes(folder: Path, edition: int) -> None:
    """Write all notes of an edition; those that never change are left as they are."""
    folder.mkdir(exist_ok=True)
    for number in range(N_NOTES):
        path = folder / f"{number}.md"
        if number < N_CHANGING or not path.exists():
            path.write_text(note_text(number, edition), "utf-8")


def vector(text: str, seed: str = "") -> FloatMatrix:
    """Return a unit row that depends on the words of a text alone: texts that share words are near one another."""
    row = np.full(DIMS, 1e-3)
    for word in analyse(text, "en"):
        bits = hashlib.shake_128(f"{seed}{word}".encode()).digest(DIMS)
        row += np.frombuffer(bits, dtype=np.uint8).astype(np.float64) - 127.5
    return np.asarray(row / np.linalg.norm(row), dtype=np.float32)


def embedder(
    name: str = "hashed", sha256: str = "5" * 64, seed: str = "", called: Callable[[Sequence[str]], object] | None = None
) -> Embedder:
    """Return an encoder by hashes of words; `called` is told the texts before they are embedded."""

    def embed(texts: Sequence[str]) -> FloatMatrix:
        if called:
            called(texts)
        return np.array([vector(text, seed) for text in texts], dtype=np.float32).reshape(-1, DIMS)

    return Embedder(name, sha256, DIMS, 256, lambda text: len(text.split()), embed, lambda text: embed([text])[0])


def settings_of(home: Path, index: str = "index") -> Settings:
    """Return the settings of a run in a folder, which holds its state too."""
    env = {"XDG_STATE_HOME": str(home / "state"), "XDG_CONFIG_HOME": str(home / "config"), "HOME": str(home)}
    return read_settings(env, home, read_config(env, home), {"index": str(home / index)})


def build(home: Path, index: str = "index", **named: Any) -> None:
    """Bring the index of a folder's notes up to date."""
    indexing.build(["notes"], settings_of(home, index), **{"embedder": embedder(), "tell": lambda _: None, **named})


def made(home: Path, edition: int) -> Path:
    """Return the index folder of a home, newly made with the notes of an edition."""
    home.mkdir(parents=True, exist_ok=True)
    write_notes(home / "notes", edition)
    build(home)
    return home / "index"


def edition_of(folder: Path, stamps: Path | None = None) -> int:
    """Return the edition that an index holds; Mixed if any part of it is of another, IndexMissing or IndexDamaged as it is opened."""
    index = open_index(folder, stamps=stamps)
    vocabulary = [word for word in unpack(index.terms.vocabulary) if word.startswith("edition")]
    if len(vocabulary) != 1:
        raise Mixed(f"terms of {vocabulary}")
    edition = int(vocabulary[0].removeprefix("edition"))
    for what, told, wanted in _parts(index, edition):
        if told != wanted:
            raise Mixed(f"{what} of edition {edition}: {str(told)[:200]} and not {str(wanted)[:200]}")
    return edition


def _parts(index: Index, edition: int) -> list[tuple[str, object, object]]:
    """Return what each part of an index holds and what it should hold."""
    word = edition_word(edition)
    authors = {f"noor {word}", "noor steadfast"}
    names = index_files.names(index)
    hashes = [hashlib.sha256(note_text(number, edition).encode()).hexdigest() for number in range(N_NOTES)]
    parts: list[tuple[str, object, object]] = [
        ("surface words", [found for found in unpack(index.terms.words) if found.startswith("edition")], [word]),
        ("authors", set(names["author"]), authors),
        ("paths", sorted(path.rpartition("/")[2] for path in names["path"]), [f"{number}.md" for number in range(N_NOTES)]),
        ("sources", [source["sha256"] for source in sources_of(index)], hashes),
        ("counts", index.manifest["counts"]["notes"], N_NOTES),
    ]
    for number in range(index.manifest["counts"]["talks"]):
        record = index_files.talk_record(index, number)
        parts.append((f"talk {number}", (word if record["note"] < N_CHANGING else "steadfast") in record["title"], True))
    for row, column in enumerate(index.columns):
        record = index_files.chunk_record(index, row)
        wanted = vector(entering.embedded_text(record))
        lines = note_text(int(column["note"]), edition).split("\n")[record["start_line"] - 1 : record["end_line"]]
        parts.append((f"vector {row}", index.vectors[row].tobytes(), wanted.tobytes()))
        parts.append((f"column {row}", (int(column["talk"]), int(column["start_line"])), (record["talk"], record["start_line"])))
        parts.append((f"lines of chunk {row}", [line for line in record["text"].split("\n") if line not in lines], []))
    return parts


def contents(index: Index) -> dict[str, object]:
    """Return all that a reader can get from an index but when it was made, to be compared: equal contents give equal answers."""
    sources = [{key: source[key] for key in ("file", "sha256", "note", "language", "repairs")} for source in sources_of(index)]
    kept = {key: value for key, value in index.manifest.items() if key not in ("created", "generation", "files", "model")}
    model = {key: value for key, value in index.manifest["model"].items() if key != "files"}  # of an encoder that may be on this machine
    return {
        "manifest": kept | {"sources": sources, "model": model},
        "vectors": index.vectors.tobytes(),
        "columns": index.columns.tobytes(),
        "terms": {field: getattr(index.terms, field).tobytes() for field in index_files.TERM_ARRAYS},
        "chunks": [index_files.chunk_record(index, row) for row in range(len(index.columns))],
        "talks": [index_files.talk_record(index, number) for number in range(len(index.talk_offsets) - 1)],
        "names": index_files.names(index),
    }


def path_of(handle: int) -> str:
    """Return the path of an open file."""
    return os.readlink(f"/proc/self/fd/{handle}")  # noqa: PTH115 - a text


def whole(path: Any) -> str:
    """Return the absolute path of a path, links left as they are."""
    return os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - links are not followed


def fork(work: Callable[[], object]) -> int:
    """Return the process id of a child that does some work and leaves without a word, with exit code 70 where it raised."""
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: NumPy's are not started, BLAS has one
        process = os.fork()
    if process:
        return process
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(70)
    os._exit(0)


def wait(process: int) -> int:
    """Return how a child ended: its exit code, or the number of the signal as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def kill(process: int) -> int:
    """Kill a child and return how it ended, which may be of itself."""
    os.kill(process, signal.SIGKILL)
    return wait(process)
