"""The index on disk: what is committed is what is opened, nothing half-written is ever seen, and damage is found."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import os
import pickle
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.errors import IndexDamaged, IndexLocked, IndexMissing, RagnotesError
from ragnotes.finding.commits import commit
from ragnotes.finding.generation import (
    ARRAYS,
    COLUMNS,
    FILES,
    blocks_of_rows,
    map_array,
    name_spans,
    names_lines,
    release,
    to_json,
    write_array,
)
from ragnotes.finding.index import Index, chunk_record, chunk_text, names, open_index, talk_record
from ragnotes.finding.keys import keys_having
from ragnotes.finding.locking import is_ours, lock
from ragnotes.finding.postings import build_terms
from ragnotes.finding.sources import sources_of
from ragnotes.finding.spool import spool_append, spool_path, spool_read
from ragnotes.finding.verify import verify_index
from ragnotes.text import terms as analyse

DIMS = 8
MODEL = "5" * 64


def unit_rows(count: int, seed: int = 0) -> Any:
    rows = np.random.default_rng(seed).normal(size=(count, DIMS)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def source(number: int) -> dict[str, Any]:
    """What an index keeps of a note."""
    head = {"title": "Notes", "author": None, "event": "SmallConf 2024", "date": "2024"}
    of_file = {"file": f"notes/{number}.md", "size": 1, "mtime_ns": 1, "ctime_ns": 1, "sha256": "0" * 64, "sidecar": None}
    return {**of_file, "language": "en", "note": head, "repairs": []}


def parts(n_chunks: int = 5, seed: int = 0) -> dict[str, Any]:
    """The parts of a small index: two notes, two talks, chunks whose texts name the seed."""
    columns = np.zeros(n_chunks, dtype=COLUMNS)
    records: list[dict[str, Any]] = []
    for row in range(n_chunks):
        note, talk = int(row > 2), row % 3 - 1
        columns[row] = (note, talk, row, 2024, b"en", row * 10 + 1, row * 10 + 9)
        head = {"title": "Notes", "author": None, "event": "SmallConf 2024", "date": "2024"}
        records.append(
            {
                "file": f"notes/{note}.md", "note": head, "talk": talk, "start_line": row * 10 + 1, "end_line": row * 10 + 9,
                "head": "SmallConf", "text": f"chunk {row} of seed {seed} \ud800 «é»", "language": "en",
            }
        )  # fmt: skip
    talks = [
        {
            "file": "notes/0.md", "note": 0, "title": f"Talk {number}", "speakers": ["Ada"], "event": "SmallConf 2024", "date": "2024",
            "day": None, "url": None, "language": "en", "start_line": 1, "end_line": 9, "rule": "heading", "confidence": 1.0,
        }
        for number in range(2)
    ]  # fmt: skip
    return {
        "manifest": {
            "model": {"name": "test", "sha256": MODEL, "dims": DIMS, "files": {}},
            "probe": [0.5] * DIMS,
            "languages": ["en"],
            "passed_over": [],
            "roots": [{"path": "notes", "exclude": []}],
            "tool": "0",
            "created": "2024",
            "versions": {},
            "distinct_talks": 2,
        },
        "vectors": [unit_rows(n_chunks, seed)],
        "dims": DIMS,
        "columns": columns,
        "chunk_records": records,
        "talk_records": talks,
        "sources": [source(0), source(1)],
        "names": {"event": {}, "speaker": {"ada": {"name": "Ada", "talks": [0, 1], "notes": [0]}}, "author": {}, "path": {}},
        "terms": build_terms([analyse(record["text"], "en") for record in records], [{"one", "two"}, {"three"}]),
    }


def plain(found: dict[str, Any]) -> dict[str, Any]:
    """Names of an index with their numbers in lists."""
    return {
        kind: {key: {"name": one["name"], "talks": list(one["talks"]), "notes": list(one["notes"])} for key, one in table.items()}
        for kind, table in found.items()
    }


def write(folder: Path, **changed: Any) -> int:
    with lock(folder):
        return commit(folder, **{**parts(), **changed})


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index folder with one generation, to be copied: syncing is slow."""
    folder = tmp_path_factory.mktemp("committed") / "index"
    write(folder)
    return folder


@pytest.fixture
def folder(committed: Path, tmp_path: Path) -> Path:
    """An index folder with one generation."""
    return Path(shutil.copytree(committed, tmp_path / "index"))


def generation(folder: Path) -> Path:
    return folder / (folder / "CURRENT").read_text().split()[0]


def rewrite_manifest(folder: Path, change: dict[str, Any]) -> None:
    """Change the manifest and make CURRENT name the changed one, as somebody hostile could."""
    path = generation(folder) / "manifest.json"
    data = json.dumps({**json.loads(path.read_text()), **change}).encode()
    path.write_bytes(data)
    (folder / "CURRENT").write_text(f"{path.parent.name} {hashlib.sha256(data).hexdigest()}\n")


def forge(folder: Path, name: str, data: bytes) -> None:
    """Replace a file and make manifest and CURRENT name it."""
    (generation(folder) / name).write_bytes(data)
    files = json.loads((generation(folder) / "manifest.json").read_text())["files"]
    files[name] = {**files[name], "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    rewrite_manifest(folder, {"files": files})


# what is committed is what is opened


def test_round_trip(folder: Path) -> None:
    index, whole = open_index(folder, stamps=None), parts()
    assert index.generation == 1
    np.testing.assert_array_equal(index.vectors, whole["vectors"][0])
    np.testing.assert_array_equal(index.columns, whole["columns"])
    assert [chunk_record(index, row) for row in range(5)] == whole["chunk_records"]
    assert [talk_record(index, number) for number in range(2)] == whole["talk_records"]
    assert plain(names(index)) == whole["names"]
    assert sources_of(index) == whole["sources"]
    for field in dataclasses.fields(index.terms):
        np.testing.assert_array_equal(getattr(index.terms, field.name), getattr(whole["terms"], field.name), err_msg=field.name)
    assert index.manifest["counts"] == {"notes": 2, "talks": 2, "chunks": 5, "events": 0}
    assert index.manifest["model"]["sha256"] == MODEL
    assert verify_index(folder) == []


@pytest.mark.parametrize("n_chunks", [0, 1])
def test_an_index_of_next_to_nothing(tmp_path: Path, n_chunks: int) -> None:
    write(tmp_path / "index", **parts(n_chunks))
    assert open_index(tmp_path / "index", stamps=None).vectors.shape == (n_chunks, DIMS)
    assert verify_index(tmp_path / "index") == []


def test_vectors_come_in_blocks(tmp_path: Path) -> None:
    rows = unit_rows(5)
    write(tmp_path / "index", vectors=(rows[start : start + 2] for start in range(0, 5, 2)))
    assert np.array_equal(open_index(tmp_path / "index", stamps=None).vectors, rows)


def test_files_are_private_and_readable_by_numpy(folder: Path) -> None:
    place = generation(folder)
    assert {path.name for path in place.iterdir()} == FILES | {"manifest.json"}
    assert folder.stat().st_mode & 0o777 == place.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in [*place.iterdir(), folder / "CURRENT", folder / "LOCK"]} == {0o600}
    for name, (dtype, _) in ARRAYS.items():
        assert np.load(place / name, allow_pickle=False).dtype == dtype


def test_the_readme_names_every_file() -> None:
    text = (Path(__file__).parent.parent / "index" / "README.md").read_text("utf-8")
    assert [name for name in FILES if f"`{name}`" not in text] == []


def test_generations_follow_one_another(folder: Path) -> None:
    assert [write(folder), write(folder)] == [2, 3]
    assert sorted(path.name for path in folder.glob("gen-*")) == ["gen-00000002", "gen-00000003"]
    (folder / "gen-00000007").mkdir()  # renamed by a writer that was killed before CURRENT
    assert write(folder) == 8
    assert sorted(path.name for path in folder.glob("gen-*")) == ["gen-00000003", "gen-00000008"]


def test_a_reader_keeps_its_generation(folder: Path) -> None:
    index = open_index(folder, stamps=None)
    for _ in range(3):
        write(folder, **parts(4, seed=1))
    assert not (folder / "gen-00000001").exists()
    assert "seed 0" in chunk_record(index, 4)["text"]
    assert float(np.linalg.norm(index.vectors[4])) == pytest.approx(1, abs=1e-5)


def test_a_reader_follows_current_when_its_generation_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ragnotes.finding import index as room

    calls: list[tuple[str, str]] = []
    read = room.read_current

    def moved_on(place: Path) -> tuple[str, str]:
        pointer = read(place)
        if not calls:
            write(place, **parts(3, seed=1))
            shutil.rmtree(place / pointer[0])
        calls.append(pointer)
        return pointer

    monkeypatch.setattr(room, "read_current", moved_on)
    assert open_index(folder, stamps=None).generation == 2
    assert len(calls) == 2


# what is refused


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"vectors": [unit_rows(5) * 1.1]}, "chunk 0 is not of unit length"),
        ({"vectors": [unit_rows(3), unit_rows(2) * np.float32(np.nan)]}, "chunk 3 is not of unit length"),
        ({"vectors": [np.full((5, DIMS), np.inf, dtype=np.float32)]}, "not of unit length"),
        ({"vectors": [unit_rows(4)]}, "4 vectors for 5 chunks"),
        ({"vectors": [unit_rows(5)[:, :4]]}, r"shape \(5, 4\)"),
        ({"chunk_records": parts()["chunk_records"][:4]}, "4 records for 5 chunks"),
        ({"columns": parts(4)["columns"]}, "terms of 5 chunks for 4"),
        ({"talk_records": []}, "a chunk of talk 1 for 0 talks"),
        ({"terms": build_terms([["a"]] * 5, [])}, "a chunk of note 1 for 0 notes"),
        ({"columns": np.zeros(5, dtype=np.int32)}, "columns of type"),
    ],
)
def test_a_commit_that_is_not_whole_is_refused(folder: Path, change: dict[str, Any], reason: str) -> None:
    with pytest.raises(RagnotesError, match=reason):
        write(folder, **change)
    assert open_index(folder, stamps=None).generation == 1
    assert [path.name for path in folder.glob("tmp-*")] == []


def test_an_interrupted_commit_leaves_the_old_index(folder: Path) -> None:
    def interrupted() -> Iterator[Any]:
        yield unit_rows(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(folder, vectors=interrupted())
    assert open_index(folder, stamps=None).generation == 1
    assert list(folder.glob("tmp-*")) == []


@pytest.mark.parametrize("call", ["fsync", "rename", "replace", "mkdir", "open"])
def test_an_error_of_the_disk_leaves_old_or_new(folder: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The n-th call fails, for n = 1, 2, 3 ... until a commit passes clean."""
    place: Any = Path if call in ("rename", "replace", "mkdir") else os
    real = getattr(place, call)
    for n in range(1, 200):
        left, before = [n], open_index(folder, stamps=None).generation

        def failing(*args: Any, left: list[int] = left, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                raise OSError(28, "No space left on device", "file")
            return real(*args, **named)

        with lock(folder), monkeypatch.context() as patched:
            patched.setattr(place, call, failing)
            try:
                number = commit(folder, **parts())
            except RagnotesError as error:
                assert "No space left" in error.what
                number = 0
        after = open_index(folder, stamps=None).generation
        assert verify_index(folder) == []
        assert after == number if number else after >= before
        if number:
            assert n > 1
            return
    pytest.fail("never passed clean")


@pytest.mark.parametrize("name", ["thesis.tex", "notes.md", ".env", "generation"])
def test_a_folder_with_files_not_ours_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    assert not is_ours(tmp_path)
    with pytest.raises(RagnotesError, match="not of an index"), lock(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["gen-zurich.md", "tmp-thoughts.txt", "spool-notes", "gen-ai", "novel.md", "gen-000000001"])
def test_what_only_looks_like_ours_is_refused_where_no_index_is_and_never_removed(folder: Path, name: str) -> None:
    (folder / name).write_text("mine")
    assert is_ours(folder)
    assert write(folder) == 2, "what a file manager leaves in an index stays, and is in nobody's way"
    assert (folder / name).read_text() == "mine"
    (folder / "CURRENT").unlink()
    assert not is_ours(folder)
    with pytest.raises(RagnotesError, match=re.escape(f"not of an index, such as {name}")), lock(folder):
        pass
    assert (folder / name).read_text() == "mine"


def test_our_own_files_are_ours(folder: Path) -> None:
    for name in ("README.md", "spool-0123456789abcdef", "tmp-gen-00000002", "gen-00000001"):
        (folder / name).touch()
    assert is_ours(folder)
    assert is_ours(folder / "nowhere")
    assert not is_ours(folder / "LOCK")


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    with pytest.raises(RagnotesError), lock(tmp_path / "index"):
        pass
    with pytest.raises(IndexMissing):
        open_index(tmp_path / "index", stamps=None)


def test_a_second_writer_is_told_who_writes(folder: Path) -> None:
    code = (
        "import sys, pathlib; from ragnotes.finding.locking import lock\nwith lock(pathlib.Path(sys.argv[1])): print(flush=True); input()"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout and holder.stdout.readline()
        with pytest.raises(IndexLocked, match=f"by process {holder.pid}"), lock(folder, 0.0):
            pass
        assert open_index(folder, stamps=None).generation == 1  # readers never wait
        holder.send_signal(signal.SIGKILL)
    assert write(folder) == 2  # the lock of a killed writer is free


def test_lock_waits_no_longer_than_asked(folder: Path) -> None:
    now = [0.0]
    with (
        lock(folder),
        pytest.raises(IndexLocked),
        lock(folder, 1.0, clock=lambda: now[0], sleep=lambda seconds: now.__setitem__(0, now[0] + seconds)),
    ):
        pass
    assert 1.0 <= now[0] < 1.2


# damage


def test_no_index(tmp_path: Path) -> None:
    for call in (lambda: open_index(tmp_path, stamps=None), lambda: verify_index(tmp_path)):
        with pytest.raises(IndexMissing) as caught:
            call()
        assert caught.value.cure == "ragnotes index PATHS"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"gen-00000001", b"gen-00000001 " + b"0" * 64, b"gen-1 " + b"0" * 64 + b"\n", b"../x " + b"0" * 64 + b"\n",
        b"gen-00000001 " + b"0" * 64 + b"\n" + b" " * 40, b"gen-0000000\x00 " + b"0" * 64 + b"\n", b"x" * 10_000_000,
        b"gen-00000009 " + b"0" * 64 + b"\n", b"gen-00000001 " + b"0" * 64 + b"\n",
    ],
)  # fmt: skip
def test_a_garbled_current_is_damage(folder: Path, data: bytes) -> None:
    (folder / "CURRENT").write_bytes(data)
    with pytest.raises(IndexDamaged) as caught:
        open_index(folder, stamps=None)
    assert (caught.value.exit, caught.value.cure) == (8, "ragnotes index --rebuild")
    assert len(verify_index(folder)) == 1
    assert write(folder) == 2  # rebuilding repairs
    assert open_index(folder, stamps=None).generation == 2


@pytest.mark.parametrize("name", sorted(FILES | {"manifest.json"}))
@pytest.mark.parametrize("how", ["flip", "cut", "append", "remove", "empty"])
def test_every_changed_file_is_found(folder: Path, name: str, how: str) -> None:
    path = generation(folder) / name
    data = path.read_bytes()
    if how == "remove":
        path.unlink()
    else:
        middle = len(data) // 2
        flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        path.write_bytes({"flip": flipped, "cut": data[:-1], "append": data + b"\0", "empty": b""}[how])
    with pytest.raises(IndexDamaged, match=name):
        open_index(folder, stamps=None)
    findings = verify_index(folder)
    assert len(findings) == 1 and name in findings[0]


def test_all_changed_files_are_listed(folder: Path) -> None:
    for name in ("vectors.npy", "names.json"):
        (generation(folder) / name).write_bytes(b"x")
    (generation(folder) / "more").touch()
    assert len(verify_index(folder)) == 3


def test_a_stamp_spares_the_hash_until_the_file_changes(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ragnotes.finding import stamps as room

    hashed: list[str] = []
    real = room.hash_file

    def counting(path: Path) -> str:
        hashed.append(path.name)
        return real(path)

    monkeypatch.setattr("ragnotes.finding.index.hash_file", counting)
    stamps = tmp_path / "state" / "verified.json"
    open_index(folder, stamps=stamps)
    assert sorted(hashed) == sorted(FILES)
    hashed.clear()
    open_index(folder, stamps=stamps)
    assert hashed == []
    path = generation(folder) / "vectors.npy"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(IndexDamaged, match=r"vectors\.npy"):
        open_index(folder, stamps=stamps)
    assert hashed == ["vectors.npy"]


@pytest.mark.parametrize("content", [None, b"", b"[]", b"{", b'{"a": 1}', b"[" * 100_000])
def test_a_bad_stamp_file_is_passed_over(folder: Path, tmp_path: Path, content: bytes | None) -> None:
    stamps = tmp_path / "verified.json"
    if content is None:
        stamps.mkdir()
    else:
        stamps.write_bytes(content)
    assert open_index(folder, stamps=stamps).generation == 1
    assert [path.name for path in tmp_path.iterdir() if path.name not in ("index", "verified.json")] == []


# hostile files under hashes that fit


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("vectors.npy", pickle.dumps([1, 2])),
        ("vectors.npy", None),  # an array of objects, pickled inside .npy
        ("vectors.npy", b"\x93NUMPY\x02\x00\xff\xff\xff\xff" + b" " * 200),
        ("columns.npy", b""),
        ("terms.scores.npy", b"\x93NUMPY\x01\x00\x76\x00" + b"{'descr': '<f8', 'fortran_order': False, 'shape': (5,)}".ljust(117) + b"\n"),
    ],
)
def test_an_array_that_is_not_ours_is_never_loaded(folder: Path, name: str, data: bytes | None) -> None:
    if data is None:
        made = io.BytesIO()
        np.save(made, np.array([{"a": 1}], dtype=object), allow_pickle=True)
        data = made.getvalue()
    forge(folder, name, data)
    with pytest.raises(IndexDamaged, match=name):
        open_index(folder, stamps=None)


@pytest.mark.parametrize(
    "change",
    [
        {"format": 3}, {"format": 1}, {"format": 0}, {"format": None}, {"files": {}}, {"languages": None}, {"languages": [1]},
        {"files": {"../../etc/passwd": {"size": 1, "sha256": ""}}},
        {"counts": {"chunks": -1}}, {"counts": {"notes": 2, "talks": 2, "chunks": 6, "events": 0}}, {"files": dict.fromkeys(FILES)},
        {"files": {name: {"size": "x", "sha256": 1, "shape": [2**70]} for name in FILES}},
    ],
)  # fmt: skip
def test_a_manifest_that_cannot_be_is_refused(folder: Path, change: dict[str, Any]) -> None:
    rewrite_manifest(folder, change)
    with pytest.raises(IndexDamaged) as caught:
        open_index(folder, stamps=None)
    if change.get("format") == 3:
        assert "update ragnotes" in caught.value.cure


def test_deep_json_is_refused(folder: Path) -> None:
    data = b"[" * 1_000_000
    (generation(folder) / "manifest.json").write_bytes(data)
    (folder / "CURRENT").write_text(f"gen-00000001 {hashlib.sha256(data).hexdigest()}\n")
    with pytest.raises(IndexDamaged, match=r"manifest\.json"):
        open_index(folder, stamps=None)


@pytest.mark.parametrize(
    ("name", "change", "finding"),
    [
        ("vectors.npy", lambda a: a * np.float32(1.1), "not of unit length"),
        ("vectors.npy", lambda a: a * np.float32(np.nan), "not of unit length"),
        ("terms.chunks.npy", lambda a: a + 100, "chunks that are not there"),
        ("terms.postings.npy", lambda a: a[::-1].copy(), "does not lead through"),
        ("terms.word_notes.npy", lambda a: a - 5, "notes that are not there"),
        ("terms.starts.npy", lambda a: a + 1, "does not lead through"),
        ("terms.scores.npy", lambda a: -a, "cannot be"),
        ("chunks.offsets.npy", lambda a: np.sort(a)[::-1].copy(), "does not lead through"),
        ("columns.npy", lambda a: a[::-1].copy(), "is not of chunk"),
    ],
)
def test_verify_looks_at_what_bytes_mean(folder: Path, name: str, change: Any, finding: str) -> None:
    path = generation(folder) / name
    array = np.load(path)
    header = path.read_bytes()[: path.stat().st_size - array.nbytes]
    forge(folder, name, header + change(array).tobytes())
    assert any(finding in line for line in verify_index(folder)), verify_index(folder)


def test_verify_parses_every_record(folder: Path) -> None:
    path = generation(folder) / "chunks.jsonl"
    forge(folder, "chunks.jsonl", path.read_bytes().replace(b'"text"', b'"text1', 1))
    assert "chunks.jsonl" in verify_index(folder)[0]


def test_a_map_of_the_wrong_length_is_refused(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(ValueError, match="is no array of shape"):
        map_array(generation(folder) / "vectors.npy", np.dtype("<f4"), (4, DIMS))


def test_memory_of_a_mapped_array_is_given_back(tmp_path: Path) -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("this system does not tell what a process holds")
    shape = (20_000, 128)
    write_array(tmp_path, "vectors.npy", shape, [np.ones(shape, dtype=np.float32)])
    array = map_array(tmp_path / "vectors.npy", np.dtype("<f4"), shape)

    def held() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    before = held()
    whole = float(array.sum())
    read = held() - before
    release(array)
    assert (read > array.nbytes / 2, held() - before < array.nbytes / 4, float(array.sum()) == whole) == (True, True, True)
    release(np.ones(3))  # an array of its own has nothing to give back


@given(st.text(), st.dictionaries(st.sampled_from(["numbers", "more"]), st.text()))
def test_the_text_of_a_chunk_is_found_in_its_record(text: str, behind: dict[str, str]) -> None:
    quoting = f'", "text": "{text}", "language": "'
    place = {"talk": -1, "start_line": 1, "end_line": 1}
    record = {"file": quoting, "note": {"title": quoting}, **place, "head": text, "text": quoting + text, "language": "en", **behind}
    stored = to_json(record)
    index = Index(Path(), 1, {}, *[np.zeros(0)] * 2, None, stored, np.array([0, len(stored)]), *[b""] * 8)  # type: ignore[arg-type, call-arg]
    assert chunk_text(index, 0) == chunk_record(index, 0)["text"] == quoting + text


# the spool


def hexed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_spool_round_trip(tmp_path: Path) -> None:
    rows = unit_rows(5)
    spool_append(tmp_path, MODEL, [hexed(str(n)) for n in range(3)], rows[:3])
    spool_append(tmp_path, MODEL, [hexed(str(n)) for n in range(3, 5)], rows[3:])
    known, vectors = spool_read(tmp_path, MODEL, DIMS)
    assert known == {hexed(str(n)): n for n in range(5)}
    np.testing.assert_array_equal(vectors, rows)
    assert spool_path(tmp_path, MODEL).stat().st_mode & 0o777 == 0o600
    assert spool_read(tmp_path, "6" * 64, DIMS)[0] == {}


@given(cut=st.integers(1, 67), seed=st.integers(0, 3))
def test_a_torn_record_is_passed_over(tmp_path_factory: pytest.TempPathFactory, cut: int, seed: int) -> None:
    folder = tmp_path_factory.mktemp("spool")
    spool_append(folder, MODEL, [hexed("a"), hexed("b")], unit_rows(2, seed))
    path = spool_path(folder, MODEL)
    path.write_bytes(path.read_bytes()[:-cut])
    assert list(spool_read(folder, MODEL, DIMS)[0]) == [hexed("a")]
    spool_append(folder, MODEL, [hexed("c")], unit_rows(1, seed + 1))
    known, vectors = spool_read(folder, MODEL, DIMS)
    assert sorted(known) == sorted([hexed("a"), hexed("c")])
    np.testing.assert_array_equal(vectors[known[hexed("c")]], unit_rows(1, seed + 1)[0])


@given(place=st.integers(0, 3 * 68 - 1))
def test_a_damaged_record_is_passed_over_and_no_other(tmp_path_factory: pytest.TempPathFactory, place: int) -> None:
    folder = tmp_path_factory.mktemp("spool")
    spool_append(folder, MODEL, [hexed(letter) for letter in "abc"], unit_rows(3))
    path = spool_path(folder, MODEL)
    data = bytearray(path.read_bytes())
    data[place] ^= 4
    path.write_bytes(data)
    assert sorted(spool_read(folder, MODEL, DIMS)[0].values()) == [row for row in range(3) if row != place // 68]


def test_a_commit_removes_the_spool(folder: Path) -> None:
    with lock(folder):
        spool_append(folder, MODEL, [hexed("a")], unit_rows(1))
        commit(folder, **parts())
    assert list(folder.glob("spool-*")) == []


def test_arrays_are_plain_and_cannot_be_written(folder: Path) -> None:
    index = open_index(folder, stamps=None)
    for array in (index.vectors, index.columns, index.terms.chunks, index.chunk_offsets):
        assert type(array) is np.ndarray and not array.flags.writeable


NAMES = st.lists(st.text(alphabet="abé東 .'-\n", min_size=1, max_size=8).map(str.strip).filter(bool), max_size=8, unique=True)


@given(NAMES, st.lists(st.text(alphabet="abé東", min_size=1, max_size=3), max_size=4))
def test_keys_that_have_a_word_are_found(table: list[str], told: list[str]) -> None:
    found = keys_having(table, told)
    assert found == [key for key in table if key in found]
    for key in table:
        if any(word in told for word in key.split()):
            assert key in found


NUMBERS = st.lists(st.integers(-(2**31), 2**31 - 1))
TABLES = st.dictionaries(st.text(), st.fixed_dictionaries({"name": st.text(), "talks": NUMBERS, "notes": NUMBERS}))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index whose names are of no matter."""
    folder = tmp_path_factory.mktemp("names") / "index"
    with lock(folder, 0.0):
        commit(folder, **parts())
    return open_index(folder, stamps=None)


@given(st.fixed_dictionaries({"event": TABLES, "speaker": TABLES, "author": TABLES, "path": TABLES}))
def test_names_of_some_kinds_are_those_of_all(opened: Index, made: dict[str, Any]) -> None:
    spans, numbers = name_spans(made)
    in_lines = dataclasses.replace(opened, names_json=b"".join(names_lines(spans)), name_numbers=numbers)
    in_one = dataclasses.replace(opened, names_json=to_json(spans), name_numbers=numbers)  # somebody else's
    whole = json.loads(to_json(made))
    assert plain(names(in_lines)) == plain(names(in_one)) == whole
    for kinds in (("speaker",), ("event", "speaker", "author"), ("author", "path")):
        assert plain(names(in_lines, kinds)) == {kind: whole[kind] for kind in whole if kind in kinds}
        assert {kind: plain(names(in_one, kinds))[kind] for kind in kinds} == {kind: whole[kind] for kind in kinds}


@pytest.mark.parametrize("gone", [False, True])
@pytest.mark.parametrize("rows", [1, 2, 3, 5, 8])
def test_rows_come_in_blocks_from_the_file_or_where_it_is_gone_from_the_map(folder: Path, rows: int, gone: bool) -> None:
    path = generation(folder) / "vectors.npy"
    vectors = open_index(folder, stamps=None).vectors
    if gone:
        path.unlink()
    found = [(start, block.copy()) for start, block in blocks_of_rows(path, vectors, rows)]
    assert [start for start, _ in found] == list(range(0, 5, rows))
    np.testing.assert_array_equal(np.concatenate([block for _, block in found]), vectors)


def test_rows_of_a_file_that_ends_too_early_come_from_the_map(folder: Path, tmp_path: Path) -> None:
    vectors = open_index(folder, stamps=None).vectors
    (tmp_path / "short").write_bytes(b"short")
    np.testing.assert_array_equal(np.concatenate([block.copy() for _, block in blocks_of_rows(tmp_path / "short", vectors, 2)]), vectors)
