"""The index as it lasts: faults that bench/durability.py found, one by one."""

from __future__ import annotations

import fcntl
import json
import os
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ragnotes import indexing, matching, opening
from ragnotes.errors import IndexDamaged, ModelMissing, RagnotesError
from ragnotes.finding.commits import scratch
from ragnotes.finding.index import open_index, talk_record
from ragnotes.finding.locking import lock
from ragnotes.finding.soundness import ascends, manifest_fault, within
from ragnotes.finding.spool import spool_append, spool_path, spool_read
from ragnotes.finding.stamps import find_changed
from ragnotes.finding.vectors import Embedder
from ragnotes.finding.verify import verify_index

from .test_index import DIMS, MODEL, generation, hexed, parts, rewrite_manifest, unit_rows, write
from .test_refreshing import setup

# the writer


def test_a_first_run_that_fails_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "index"
    with pytest.raises(RagnotesError, match="not of unit length"):
        write(folder, vectors=[unit_rows(5) * 2])
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "index").mkdir()  # one that was there stays
    with pytest.raises(RagnotesError, match="not of unit length"):
        write(tmp_path / "index", vectors=[unit_rows(5) * 2])
    assert (tmp_path / "index").is_dir()


def test_what_a_first_run_embedded_stays(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), lock(tmp_path / "index"):
        spool_append(tmp_path / "index", MODEL, [hexed("a")], unit_rows(1))
        raise KeyboardInterrupt
    assert list(spool_read(tmp_path / "index", MODEL, DIMS)[0]) == [hexed("a")]


def test_who_waited_for_a_run_that_failed_locks_the_folder_that_is_there(tmp_path: Path) -> None:
    """The file that was waited for is gone; two that wait must not both get a lock, one of them on a file that is no more."""
    folder, held, told = tmp_path / "index", [0], list[str]()

    def wait() -> None:
        with lock(folder, 30.0):
            held[0] += 1
            told.append("alone" if held[0] == 1 and (folder / "LOCK").exists() else "not alone")
            held[0] -= 1

    waiting = [threading.Thread(target=wait) for _ in range(3)]
    with pytest.raises(KeyboardInterrupt), lock(folder):
        for thread in waiting:
            thread.start()
        raise KeyboardInterrupt
    for thread in waiting:
        thread.join()
    assert told == ["alone"] * 3


def test_numbers_of_generations_do_not_run_out(tmp_path: Path) -> None:
    write(tmp_path / "index")
    (tmp_path / "index" / "gen-99999999").mkdir()
    assert write(tmp_path / "index") == 2
    assert open_index(tmp_path / "index", stamps=None).generation == 2


# the spool


@pytest.mark.parametrize("kind", ["link", "pipe", "random bytes", "other dimensions", "rows that are not of unit length", "NaN"])
def test_a_foreign_spool_costs_only_time(tmp_path: Path, kind: str) -> None:
    path = spool_path(tmp_path, MODEL)
    rows = {"rows that are not of unit length": unit_rows(2) * 3, "NaN": np.full((2, DIMS), np.nan, dtype=np.float32)}
    if kind == "link":
        path.symlink_to("/etc/passwd")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "random bytes":
        path.write_bytes(np.random.default_rng(8).bytes(1_000))
    else:
        spool_append(tmp_path, MODEL, [hexed("a"), hexed("b")], rows.get(kind, np.ones((2, 1), dtype=np.float32)))
    assert spool_read(tmp_path, MODEL, DIMS)[0] == {}
    spool_append(tmp_path, MODEL, [hexed("a")], unit_rows(1))
    known, vectors = spool_read(tmp_path, MODEL, DIMS)
    np.testing.assert_array_equal(vectors[known[hexed("a")]], unit_rows(1)[0])
    assert path.is_file() and not path.is_symlink()


def test_a_spool_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(RagnotesError, match="cannot be written"):
        spool_append(tmp_path / "none", MODEL, [hexed("a")], unit_rows(1))


def test_a_folder_in_the_place_of_the_spool_costs_only_time(tmp_path: Path) -> None:
    (spool_path(tmp_path, MODEL) / "x").mkdir(parents=True)
    assert spool_read(tmp_path, MODEL, DIMS)[0] == {}
    spool_append(tmp_path, MODEL, [hexed("a")], unit_rows(1))
    assert list(spool_read(tmp_path, MODEL, DIMS)[0]) == [hexed("a")]


# stamps


def test_a_stamp_of_a_file_that_cannot_be_looked_at_is_no_damage(tmp_path: Path) -> None:
    write(tmp_path / "index")
    stamps = tmp_path / "verified.json"
    stamps.write_text(json.dumps({"x" * 5_000: [1], "nul\0": [1], "\ud800": [1]}))
    assert open_index(tmp_path / "index", stamps=stamps).generation == 1
    assert stamps.stat().st_mode & 0o777 == 0o600
    assert find_changed({generation(tmp_path / "index") / "names.json": "0" * 64}, stamps) != []


# what is opened


def test_verify_takes_a_chunk_of_cut_lines_for_what_it_is(tmp_path: Path) -> None:
    whole = parts()
    whole["chunk_records"][2]["numbers"] = [21, 21, 22]
    write(tmp_path / "index", **whole)
    assert verify_index(tmp_path / "index") == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, ""), ({"model": None}, "no model"), ({"dims": 7}, "no model"), ({"probe": [1.0]}, "no probe"), ({"tool": 3}, "no version"),
        ({"roots": [{"path": "notes"}]}, "roots that are none"),
        ({"passed_over": [3]}, "passed_over that are none"), ({"roots": [{"path": "/etc", "exclude": []}]}, "the path '/etc'"),
        ({"roots": [{"path": "../notes", "exclude": []}]}, ""), ({"roots": [{"path": "a/../../b", "exclude": []}]}, "the path"),
    ],
)  # fmt: skip
def test_a_manifest_that_cannot_be_is_told(tmp_path: Path, change: dict[str, Any], fault: str) -> None:
    write(tmp_path / "index")
    rewrite_manifest(tmp_path / "index", change)
    found = manifest_fault(json.loads((generation(tmp_path / "index") / "manifest.json").read_text()))
    assert found.startswith(fault) and bool(found) == bool(fault)


@pytest.mark.parametrize(
    ("numbers", "end", "told"), [([0, 2, 2, 5], 5, True), ([0, 3, 2, 5], 5, False), ([1, 5], 5, False), ([], 0, False)]
)
def test_offsets_ascend(numbers: list[int], end: int, told: bool) -> None:
    assert ascends(np.array(numbers, dtype=np.int64), end) is told


@pytest.mark.parametrize(("numbers", "told"), [([], True), ([0, 4], True), ([5], False), ([-1], False), ([2**31 - 1], False)])
def test_numbers_are_of_what_is_there(numbers: list[int], told: bool) -> None:
    assert within(numbers, 5) is within(np.array(numbers, dtype=np.int32), 5) is told


# notes


def test_a_note_replaced_by_one_of_the_same_size_and_time_is_read_again(indexed: Path) -> None:
    settings, told = setup(indexed), list[str]()
    path = indexed / "notes" / "dag.md"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("numpy", "scipy"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    report, _ = matching.search("wat zei Sanne over numpy", settings, tell=told.append, renew=indexing.renew)
    assert "refreshed: 1 note changed; 1 chunk embedded" in told
    assert not any("numpy" in hit.text for hit in report.hits if hit.file.endswith("dag.md"))


def test_a_note_of_which_only_its_rights_changed_is_the_same(indexed: Path) -> None:
    settings, told = setup(indexed), list[str]()
    (indexed / "notes" / "dag.md").chmod(0o600)
    report, _ = matching.search("wat zei Sanne over numpy", settings, tell=told.append)
    assert report.stale == () and not any("since the index was made" in line for line in told)


def test_the_probe_is_embedded_once_an_index(indexed: Path, model_folder: Path) -> None:
    settings = setup(indexed)
    ours, asked = opening.load_embedder(settings), list[str]()

    def counting(texts: Any) -> Any:
        asked.extend(text for text in texts if text == opening.PROBE)
        return ours.embed(texts)

    told = Embedder(ours.name, ours.sha256, ours.dims, ours.max_tokens, ours.count_tokens, counting, ours.embed_question)
    indexing.build([str(indexed / "notes")], settings, embedder=told, tell=lambda _: None)
    index = opening.open_index(settings)
    assert asked == [opening.PROBE]  # by the run that wrote the index
    asked.clear()
    for _ in range(3):
        opening.check_probe_once(index, told, settings)
    assert asked == [opening.PROBE]
    turned = Embedder(ours.name, ours.sha256, ours.dims, 9, ours.count_tokens, lambda texts: -ours.embed(texts), ours.embed_question)
    (settings.state / "probed.json").unlink()
    with pytest.raises(IndexDamaged, match="gives other vectors now"):
        opening.check_probe_once(index, turned, settings)


def test_an_encoder_that_gives_no_numbers_is_refused_and_writes_nothing(indexed: Path, model_folder: Path) -> None:
    settings = setup(indexed)
    ours, index = opening.load_embedder(settings), opening.open_index(settings)

    def broken(texts: Any) -> Any:
        return ours.embed(texts) * np.float32("nan")

    told = Embedder(ours.name, ours.sha256, ours.dims, ours.max_tokens, ours.count_tokens, broken, ours.embed_question)
    with pytest.raises(ModelMissing, match="no numbers"):
        opening.check_probe_once(index, told, settings)
    with pytest.raises(ModelMissing, match="no numbers"):
        indexing.build([str(indexed / "notes")], settings, embedder=told, tell=lambda _: None)
    assert opening.open_index(settings).generation == index.generation


# places where something is in the way


def test_what_a_run_need_not_keep_in_memory_has_no_name(tmp_path: Path) -> None:
    with lock(tmp_path):
        (tmp_path / "tmp-scratch").write_text("of a run killed in between")
        with scratch(tmp_path) as file:
            file.write(b"words")
            assert file.tell() == 5 and not (tmp_path / "tmp-scratch").exists()


@pytest.mark.parametrize("faster", [True, False])
def test_another_writer_may_be_faster_to_make_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faster: bool) -> None:
    real = Path.mkdir

    def mkdir(self: Path, *arguments: Any, **named: Any) -> None:
        if faster:
            real(self, *arguments, **named)
        raise FileExistsError(17, "File exists", str(self))

    monkeypatch.setattr(Path, "mkdir", mkdir)
    if faster:
        with lock(tmp_path / "index"):
            assert (tmp_path / "index" / "LOCK").exists()
    else:
        with pytest.raises(RagnotesError, match="cannot be written: File exists"), lock(tmp_path / "index"):
            pass


def test_a_lock_that_went_before_it_was_held_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, went = fcntl.flock, list[int]()

    def flock(handle: int, how: int) -> None:
        if not went:
            went.append(handle)
            (tmp_path / "LOCK").unlink()
        real(handle, how)

    monkeypatch.setattr("fcntl.flock", flock)
    with lock(tmp_path):
        assert (tmp_path / "LOCK").read_text() == f"{os.getpid()}\n"


def test_a_spool_that_the_disk_does_not_give_back_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool_append(tmp_path, MODEL, [hexed("a")], unit_rows(1))

    def fail(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("ragnotes.finding.spool.map_bytes", fail)
    with pytest.raises(RagnotesError, match="cannot be read: Input/output error") as caught:
        spool_read(tmp_path, MODEL, DIMS)
    assert caught.value.cure == f"rm {spool_path(tmp_path, MODEL)}, and the same command again"


@pytest.mark.parametrize("name", ["CURRENT", "manifest.json"])
def test_a_folder_in_the_place_of_a_file_is_damage(tmp_path: Path, name: str) -> None:
    write(tmp_path / "index")
    path = tmp_path / "index" / name if name == "CURRENT" else generation(tmp_path / "index") / name
    path.unlink()
    path.mkdir()
    with pytest.raises(IndexDamaged):
        open_index(tmp_path / "index", stamps=None)
    assert verify_index(tmp_path / "index") != []


def test_a_talk_that_is_not_there_is_damage(tmp_path: Path) -> None:
    write(tmp_path / "index")
    with pytest.raises(IndexDamaged, match="names talk 99, which is not there"):
        talk_record(open_index(tmp_path / "index", stamps=None), 99)
