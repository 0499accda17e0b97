"""The index to the edge: the last number that is refused and the first that is not, and the words of each refusal with its cure."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import itertools
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ragnotes.errors import IndexDamaged, IndexLocked, IndexMissing, RagnotesError
from ragnotes.finding.commits import commit
from ragnotes.finding.generation import COLUMNS, map_array, map_bytes, to_json, write_array, write_file, write_records
from ragnotes.finding.index import chunk_record, chunk_text, names, note_record, open_index, read_current, talk_record
from ragnotes.finding.keys import keys_having
from ragnotes.finding.locking import check_ours, is_ours, lock
from ragnotes.finding.postings import build_terms
from ragnotes.finding.spool import spool_append, spool_path, spool_read
from ragnotes.finding.stamps import find_changed, hash_file
from ragnotes.finding.verify import verify_index

from .test_index import DIMS, MODEL, committed, folder, forge, generation, hexed, parts, rewrite_manifest, unit_rows, write

__all__ = ["committed", "folder"]  # fixtures

REBUILD = "ragnotes index --rebuild"
ELSEWHERE = "ragnotes index PATHS --index ANOTHER-FOLDER"


# what a writer refuses


def columns(**fields: Any) -> Any:
    made = parts()["columns"].copy()
    for name, value in fields.items():
        made[name] = value
    return made


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"columns": columns(note=2)}, "a chunk of note 2 for 2 notes"),
        ({"columns": columns(note=[0, 0, 0, -1, 0])}, "a chunk of note 0 for 2 notes"),
        ({"columns": columns(talk=2)}, "a chunk of talk 2 for 2 talks"),
        ({"columns": columns(talk=[0, 1, -2, 0, 0])}, "a chunk of talk 1 for 2 talks"),
        ({"columns": parts()["columns"].reshape(5, 1)}, f"columns of type {COLUMNS}"),
        ({"terms": build_terms([["a"]] * 6, [set(), set()])}, "terms of 6 chunks for 5 chunks"),
        ({"sources": parts()["sources"][:1]}, "terms of 2 notes for 1 notes"),
        ({"vectors": [unit_rows(6)]}, "6 vectors for 5 chunks"),
        ({"vectors": [unit_rows(2), unit_rows(3)[0]]}, "vectors of shape (8,) in an index of 8 dimensions"),
        (
            {"vectors": [unit_rows(2), unit_rows(3) * np.array([[1], [1.0011], [1]], dtype=np.float32)]},
            "the vector of chunk 3 is not of unit length",
        ),
        ({"vectors": [unit_rows(5) * np.float32(0.9989)]}, "the vector of chunk 0 is not of unit length"),
        ({"talk_records": parts()["talk_records"], "chunk_records": [*parts()["chunk_records"], {}]}, "6 records for 5 chunks"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_not_written(folder: Path, changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(RagnotesError) as caught:
        write(folder, **changed)
    assert (caught.value.what, caught.value.cure) == (f"the index in {folder} was not written: {reason}", REBUILD)
    assert open_index(folder, stamps=None).generation == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"columns": columns(note=1)}, {"columns": columns(talk=1)}, {"columns": columns(talk=-1), "talk_records": []},
        {"vectors": [unit_rows(5) * np.float32(1.0009)]}, {"vectors": [unit_rows(5) * np.float32(0.9991)]},
    ],
)  # fmt: skip
def test_what_just_fits_is_written(folder: Path, changed: dict[str, Any]) -> None:
    if "talk_records" in changed:
        changed = {**changed, "names": {"event": {}, "speaker": {}, "author": {}, "path": {}}}
    assert write(folder, **changed) == open_index(folder, stamps=None).generation == 2


def test_the_manifest_says_what_was_written(folder: Path) -> None:
    manifest = json.loads((generation(folder) / "manifest.json").read_text())
    assert manifest["generation"] == 1
    assert manifest["dims"] == DIMS
    assert manifest["languages"] == ["en"]
    assert manifest["counts"] == {"notes": 2, "talks": 2, "chunks": 5, "events": 0}
    for name, told in manifest["files"].items():
        data = (generation(folder) / name).read_bytes()
        assert (told["size"], told["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert manifest["files"]["vectors.npy"]["shape"] == [5, DIMS]
    write(folder, names={**parts()["names"], "event": {"a": {"name": "A", "talks": [0], "notes": [1]}}})
    assert open_index(folder, stamps=None).manifest["counts"]["events"] == 1


# whose folder it is


def test_a_folder_of_somebody_else_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").touch()
    with pytest.raises(RagnotesError) as caught:
        check_ours(tmp_path)
    assert (caught.value.what, caught.value.cure) == (f"{tmp_path} holds files that are not of an index, such as thesis.tex", ELSEWHERE)


@pytest.mark.parametrize("name", ["CURRENT", "LOCK", ".gitignore", "tmp-CURRENT", "tmp-gen-00000001", "spool-0123456789abcdef"])
def test_names_of_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert is_ours(tmp_path)
    check_ours(tmp_path)
    (tmp_path / f"{name}x").touch()
    assert not is_ours(tmp_path)


def test_a_new_folder_is_private_and_git_passes_over_it(tmp_path: Path) -> None:
    made = tmp_path / "deep" / "index"
    with lock(made):
        assert int((made / "LOCK").read_text()) == os.getpid()
    assert made.stat().st_mode & 0o777 == 0o700
    assert (made / ".gitignore").read_text() == "*\n!README.md\n"
    (made / ".gitignore").write_text("mine")
    with lock(made):
        pass
    assert (made / ".gitignore").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RagnotesError) as caught, lock(tmp_path / "file" / "index"):
        pass
    assert (caught.value.exit, caught.value.cure) == (1, ELSEWHERE)
    assert str(tmp_path / "file" / "index") in caught.value.what


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    made, elsewhere = tmp_path / "index", tmp_path / "elsewhere"
    made.mkdir()
    (made / "LOCK").symlink_to(elsewhere)
    with pytest.raises(RagnotesError, match="cannot be written: ") as caught, lock(made):
        pass
    assert caught.value.cure == ELSEWHERE
    assert not elsewhere.exists()


def killed_process() -> int:
    """Return the number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-S", "-c", ""]) as child:
        pass
    return child.pid


def locked_out(folder: Path, wait: float = 0.0) -> tuple[str, float]:
    """Return what a second writer is told, and for how many seconds it waited."""
    now = [0.0]

    def nap(seconds: float) -> None:
        now[0] += seconds

    with pytest.raises(IndexLocked) as caught, lock(folder, wait, clock=lambda: now[0], sleep=nap):
        pass
    assert caught.value.cure == "wait until it is done, then the same command again"
    return caught.value.what.removeprefix(f"the index in {folder} is being written"), now[0]


def test_who_holds_the_lock_is_told_at_once_if_it_is_known(folder: Path) -> None:
    with lock(folder):
        for process in (1, os.getppid(), os.getpid()):
            (folder / "LOCK").write_text(f"{process}\n")
            assert locked_out(folder) == (f" by process {process}", 0.0)


@pytest.mark.parametrize("left", ["", "somebody\n", "\xff", "0\n", "9" * 20, "-1", None])
def test_who_holds_the_lock_is_waited_for_a_moment_if_it_is_not_known(folder: Path, left: str | None) -> None:
    with lock(folder):
        (folder / "LOCK").write_text(f"{killed_process()}\n" if left is None else left, "latin-1")
        told, waited = locked_out(folder)
        assert told == "" and 0.5 <= waited < 2.0
        assert locked_out(folder, 3.0)[1] < 5.0


def test_who_has_just_taken_the_lock_is_told_as_soon_as_it_says_who_it_is(folder: Path) -> None:
    with lock(folder):
        (folder / "LOCK").write_text("")

        def nap(_: float) -> None:
            (folder / "LOCK").write_text(f"{os.getppid()}\n")

        with pytest.raises(IndexLocked, match=f"by process {os.getppid()}"), lock(folder, 0.0, clock=lambda: 0.0, sleep=nap):
            pass


def test_nobody_is_named_in_the_lock_once_it_is_free(folder: Path) -> None:
    with lock(folder):
        assert (folder / "LOCK").read_text() == f"{os.getpid()}\n"
    assert (folder / "LOCK").read_text() == ""
    with pytest.raises(ZeroDivisionError), lock(folder):
        raise ZeroDivisionError
    assert (folder / "LOCK").read_text() == ""


def test_the_lock_is_asked_for_again_until_it_is_free(folder: Path) -> None:
    holder = lock(folder)
    holder.__enter__()
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 3:
            holder.__exit__(None, None, None)

    with lock(folder, 9.0, clock=lambda: 0.0, sleep=nap):
        pass
    assert len(naps) == 3 and all(0 < seconds <= 0.5 for seconds in naps)


@pytest.mark.parametrize(
    ("number", "error", "what"),
    [
        (errno.EAGAIN, IndexLocked, "is being written by process "), (errno.EACCES, IndexLocked, "is being written by process "),
        (errno.ENOLCK, RagnotesError, "cannot be written: No locks available"),
    ],
)  # fmt: skip
def test_a_file_system_that_cannot_lock_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[RagnotesError], what: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    (folder / "LOCK").write_text(f"{os.getppid()}\n")
    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(error) as caught, lock(folder, 0.0):
        pass
    assert type(caught.value) is error
    assert f"the index in {folder} {what}" in caught.value.what


def test_old_generations_and_what_was_left_unfinished_go(folder: Path) -> None:
    (folder / "tmp-gen-00000004").mkdir()
    (folder / "tmp-CURRENT").write_text("half")
    (folder / "gen-00000002").mkdir()
    (folder / "spool-0123456789abcdef").touch()
    (folder / "README.md").write_text("kept")
    assert write(folder) == 3
    left = {path.name for path in folder.iterdir()}
    assert left == {"CURRENT", "LOCK", ".gitignore", "README.md", "gen-00000001", "gen-00000003"}


def test_a_link_named_as_a_generation_is_removed_and_not_what_it_leads_to(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").touch()
    (folder / "gen-00000000").symlink_to(tmp_path / "mine")
    write(folder)
    assert not (folder / "gen-00000000").is_symlink()
    assert (tmp_path / "mine" / "file").exists()


def test_the_generation_before_stays_also_over_a_gap(folder: Path) -> None:
    (folder / "gen-00000005").mkdir()  # of a writer that was killed before CURRENT named it
    assert write(folder) == 6
    assert sorted(path.name for path in folder.glob("gen-*")) == ["gen-00000001", "gen-00000006"]


def test_an_error_of_ours_within_a_commit_stays_what_it_is(folder: Path) -> None:
    def interrupted() -> Any:
        yield unit_rows(1)
        raise IndexMissing("no encoder", "find one")

    with lock(folder), pytest.raises(IndexMissing, match="no encoder"):
        commit(folder, **{**parts(), "vectors": interrupted()})
    assert list(folder.glob("tmp-*")) == []


# the files of a generation


def test_a_file_is_written_once_and_told_by_its_bytes(tmp_path: Path) -> None:
    told = write_file(tmp_path / "a", [b"one", b"", b"two"])
    assert told == {"size": 6, "sha256": hashlib.sha256(b"onetwo").hexdigest()}
    assert (tmp_path / "a").read_bytes() == b"onetwo"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_file(tmp_path / "a", [b"three"])


def test_records_lie_where_the_offsets_say(tmp_path: Path) -> None:
    records: list[dict[str, Any]] = [{"a": "é"}, {"b": 1}]
    told = write_records(tmp_path, "talks", iter(records), 2)
    lines = (tmp_path / "talks.jsonl").read_bytes()
    offsets = np.load(tmp_path / "talks.offsets.npy")
    assert [lines[a:b] for a, b in itertools.pairwise(offsets)] == [to_json({"a": "é"}), to_json({"b": 1})]
    assert offsets[0] == 0 and offsets[-1] == len(lines) == told["talks.jsonl"]["size"]
    assert told["talks.offsets.npy"]["shape"] == [3]
    assert to_json({"a": "é\ud800"}) == b'{"a": "\xc3\xa9\\ud800"}\n'
    with pytest.raises(ValueError, match=r"^1 records for 2 chunks$"):
        write_records(tmp_path, "chunks", [{}], 2)


def test_a_map_is_that_array_or_none(tmp_path: Path) -> None:
    rows = unit_rows(3)
    write_array(tmp_path, "vectors.npy", (3, DIMS), [rows])
    path, kind = tmp_path / "vectors.npy", np.dtype("<f4")
    data = path.read_bytes()
    assert (len(data) - rows.nbytes) % 64 == 0  # the numbers are aligned
    np.testing.assert_array_equal(map_array(path, kind, (3, DIMS)), rows)
    for shape, dtype in (((4, DIMS), kind), ((3, DIMS), np.dtype("<f8")), ((3 * DIMS,), kind)):
        with pytest.raises(ValueError, match=r"^is no array of shape .* and type .* in C order$"):
            map_array(path, dtype, shape)
    for other in (data[:-1], data + b"\0"):
        path.write_bytes(other)
        with pytest.raises(ValueError, match=r"^is not as long as its header says$"):
            map_array(path, kind, (3, DIMS))
    with pytest.raises(FileNotFoundError):
        map_array(tmp_path / "none", kind, (3, DIMS))


def test_an_array_of_nothing_is_mapped(tmp_path: Path) -> None:
    write_array(tmp_path, "vectors.npy", (0, DIMS), [])
    assert map_array(tmp_path / "vectors.npy", np.dtype("<f4"), (0, DIMS)).shape == (0, DIMS)
    (tmp_path / "empty").touch()
    assert bytes(map_bytes(tmp_path / "empty")) == b""
    (tmp_path / "some").write_bytes(b"some")
    assert bytes(map_bytes(tmp_path / "some")[:]) == b"some"


# what a reader refuses


def damage(what: Callable[[], object]) -> tuple[str, str, int]:
    with pytest.raises(IndexDamaged) as caught:
        what()
    return caught.value.what, caught.value.cure, caught.value.exit


@pytest.mark.parametrize(
    ("made", "shown", "cure"), [(0, "0", REBUILD), (None, "None", REBUILD), ("9", "'9'", REBUILD), (99, "99", "newer")]
)
def test_another_format_is_refused_with_the_way_out(folder: Path, made: Any, shown: str, cure: str) -> None:
    rewrite_manifest(folder, {"format": made})
    what, told, exit = damage(lambda: open_index(folder, stamps=None))
    assert what.startswith(f"the index in {folder} is of format {shown}, this ragnotes reads format ")
    assert (told, exit) == ("update ragnotes, or ragnotes index --rebuild" if cure == "newer" else cure, 8)


def with_counts(**changed: Any) -> dict[str, Any]:
    return {"counts": {"notes": 2, "talks": 2, "chunks": 5, "events": 0, **changed}}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (with_counts(notes=-1), "does not name the files, languages and counts of an index"),
        (with_counts(notes=True), "does not name the files, languages and counts of an index"),
        (with_counts(events="0"), "does not name the files, languages and counts of an index"),
        ({"counts": {"notes": 2, "talks": 2, "chunks": 5}}, "does not name the files, languages and counts of an index"),
        ({"languages": "en"}, "does not name the files, languages and counts of an index"),
        ({"files": []}, "does not name the files, languages and counts of an index"),
        (with_counts(chunks=4), ""),
        (with_counts(chunks=6), "has 5 rows, not 6"),
        (with_counts(talks=1), ""),
        (with_counts(talks=3), "talks.offsets.npy has 3 rows, not 4"),
    ],
)  # fmt: skip
def test_a_manifest_that_does_not_fit_is_told(folder: Path, change: dict[str, Any], reason: str) -> None:
    rewrite_manifest(folder, change)
    what, cure, exit = damage(lambda: open_index(folder, stamps=None))
    assert what.startswith(f"the index in {folder} is damaged: ") and what.endswith(reason)
    assert (cure, exit) == (REBUILD, 8)


@pytest.mark.parametrize("shape", [[5], [5, DIMS, 1], [-5, DIMS], [5.0, DIMS], ["5", DIMS], [True, DIMS]])
def test_a_shape_that_cannot_be_is_told(folder: Path, shape: list[Any]) -> None:
    files = json.loads((generation(folder) / "manifest.json").read_text())["files"]
    rewrite_manifest(folder, {"files": {**files, "vectors.npy": {**files["vectors.npy"], "shape": shape}}})
    what, *_ = damage(lambda: open_index(folder, stamps=None))
    assert what == f"the index in {folder} is damaged: gen-00000001: vectors.npy is said to have the shape {tuple(shape)}"


def test_each_kind_of_damage_is_told_in_words(folder: Path) -> None:
    place, start = generation(folder), f"the index in {folder} is damaged: "
    path = place / "names.json"
    data = path.read_bytes()
    path.write_bytes(data + b" ")
    wrong = f"names.json of gen-00000001 has {len(data) + 1} bytes, not {len(data)}"
    assert damage(lambda: open_index(folder, stamps=None))[0] == start + wrong
    assert verify_index(folder) == [wrong]
    path.write_bytes(data[:-1] + b" ")
    wrong = "names.json of gen-00000001 has other bytes than were written"
    assert damage(lambda: open_index(folder, stamps=None))[0] == start + wrong
    assert verify_index(folder) == [wrong]
    path.unlink()
    assert damage(lambda: open_index(folder, stamps=None))[0] == f"{start}names.json of gen-00000001 is missing"
    assert verify_index(folder) == ["names.json of gen-00000001 is missing"]
    path.write_bytes(data)
    (place / "more").touch()
    assert verify_index(folder) == ["more of gen-00000001 is not a file of the index"]
    assert open_index(folder, stamps=None).generation == 1
    (place / "more").unlink()
    (place / "manifest.json").write_bytes((place / "manifest.json").read_bytes() + b" ")
    wrong = f"{start}manifest.json of gen-00000001 is not the one that CURRENT names"
    assert damage(lambda: open_index(folder, stamps=None)) == (wrong, REBUILD, 8)
    assert verify_index(folder) == [wrong]
    (folder / "CURRENT").write_bytes(b"gen-1\n")
    assert damage(lambda: read_current(folder)) == (f"{start}CURRENT does not name a generation", REBUILD, 8)


def test_no_index_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none"):
        with pytest.raises(IndexMissing) as caught:
            read_current(place)
        assert (caught.value.what, caught.value.cure, caught.value.exit) == (f"no index in {place}", "ragnotes index PATHS", 1)


@pytest.mark.parametrize(
    ("number", "cure"),
    [(errno.EACCES, "chmod -R u+rwX"), (errno.EPERM, "chmod -R u+rwX"), (errno.EMFILE, "ulimit"), (errno.ENFILE, "ulimit")],
)
def test_an_index_that_the_system_does_not_give_is_not_called_damaged(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, cure: str
) -> None:
    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number), "vectors.npy")

    monkeypatch.setattr("ragnotes.finding.index._open_generation", refused)
    with pytest.raises(RagnotesError, match=r"cannot be read: vectors\.npy") as caught:
        open_index(folder, stamps=None)
    assert (caught.value.exit, caught.value.cure.startswith(cure), type(caught.value)) == (1, True, RagnotesError)
    assert verify_index(folder) == [f"the index in {folder} cannot be read: vectors.npy: {os.strerror(number)}"]


@pytest.mark.parametrize(("name", "told"), [("vectors.npy", "vectors.npy"), (None, "a file")])
def test_a_file_that_the_disk_does_not_give_is_damage(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str | None, told: str) -> None:
    def failed(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), name)

    monkeypatch.setattr("ragnotes.finding.index._open_generation", failed)
    expected = f"the index in {folder} is damaged: {told} cannot be read: {os.strerror(errno.EIO)}"
    assert damage(lambda: open_index(folder, stamps=None))[0] == expected


def test_a_pointer_that_leads_to_itself_is_damage(folder: Path) -> None:
    (folder / "CURRENT").unlink()
    (folder / "CURRENT").symlink_to("CURRENT")
    assert damage(lambda: read_current(folder))[0] == f"the index in {folder} is damaged: CURRENT is not a plain file"


def test_a_pointer_that_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr("ragnotes.finding.index.plain_size", refused)
    assert damage(lambda: read_current(folder))[0] == f"the index in {folder} is damaged: CURRENT cannot be read: Permission denied"


def test_a_manifest_behind_a_link_is_not_read(folder: Path, tmp_path: Path) -> None:
    place = generation(folder)
    place.rename(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    told = damage(lambda: open_index(folder, stamps=None))[0]
    assert told == f"the index in {folder} is damaged: manifest.json of {place.name} is too large or behind a link"


def test_a_note_that_is_not_there_is_told(folder: Path) -> None:
    index = open_index(folder, stamps=None)
    assert note_record(index, 1)["language"] == "en"
    assert damage(lambda: note_record(index, 2))[0] == f"the index in {folder} is damaged: note 2 is not there"


def test_verify_tells_what_lies_in_the_place_of_a_file(folder: Path) -> None:
    path = generation(folder) / "names.json"
    path.unlink()
    path.mkdir()
    assert f"names.json of {path.parent.name} is not a plain file" in verify_index(folder)


def test_verify_tells_a_manifest_that_means_nothing(folder: Path) -> None:
    for number in ("0.5", float("nan"), float("inf")):
        rewrite_manifest(folder, {"probe": [number]})
        assert verify_index(folder) == ["manifest.json holds no probe"]


def test_verify_tells_what_it_cannot_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ragnotes.finding.verify.names", lambda index: dict.fromkeys(("event", "speaker", "author", "path"), 5))
    assert verify_index(folder) == ["a file of the index holds what cannot be: AttributeError: 'int' object has no attribute 'values'"]


def test_a_reader_that_runs_after_writers_gives_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def moved_on(place: Path) -> tuple[str, str]:
        asked.append(f"gen-{len(asked) + 2:08d}")
        return asked[-1], "0" * 64

    monkeypatch.setattr("ragnotes.finding.index.read_current", moved_on)
    assert "manifest.json of gen-" in damage(lambda: open_index(folder, stamps=None))[0]
    assert 10 <= len(asked) <= 100


def test_a_file_that_leads_to_itself_is_damage(folder: Path) -> None:
    path = generation(folder) / "names.json"
    path.unlink()
    path.symlink_to(path)
    assert "names.json" in damage(lambda: open_index(folder, stamps=None))[0]


def test_a_folder_in_the_place_of_a_file_is_told(folder: Path) -> None:
    (folder / "CURRENT").unlink()
    (folder / "CURRENT").mkdir()
    assert damage(lambda: read_current(folder))[0].startswith(f"the index in {folder} is damaged: CURRENT ")


@pytest.mark.parametrize(
    ("data", "what"), [(b"x", "no JSON"), (b"[1]\n", "no record"), (b"\xff\n", "no JSON"), (b"[" * 100_000, "no JSON")]
)
def test_names_that_are_none_are_told(folder: Path, data: bytes, what: str) -> None:
    forge(folder, "names.json", data)
    index = open_index(folder, stamps=None)
    told = damage(lambda: names(index))[0]
    assert told == f"the index in {folder} is damaged: names.json holds {what} where it should"


@pytest.mark.parametrize("stored", [b'"text": "half', b'{"text": "x\\q", "language": "en"}', b'{"a": 1, "text": "x\\q", "language": "en"}'])
def test_a_record_that_is_none_is_told(folder: Path, stored: bytes) -> None:
    path = generation(folder) / "chunks.jsonl"
    data = path.read_bytes()
    first = data.index(b"\n") + 1
    forge(folder, "chunks.jsonl", stored.ljust(first - 1) + b"\n" + data[first:])
    index = open_index(folder, stamps=None)
    wrong = f"the index in {folder} is damaged: chunks.jsonl holds no JSON where it should"
    assert damage(lambda: chunk_text(index, 0))[0] == damage(lambda: chunk_record(index, 0))[0] == wrong
    assert "chunk 1 of seed 0" in chunk_text(index, 1)


def test_a_record_written_by_somebody_else_is_read_all_the_same(folder: Path) -> None:
    data = (generation(folder) / "chunks.jsonl").read_bytes()
    first = data.index(b"\n") + 1
    other = json.dumps(json.loads(data[:first]), separators=(",", ":"), ensure_ascii=False).encode("utf-8", "backslashreplace")
    forge(folder, "chunks.jsonl", other.ljust(first - 1) + b"\n" + data[first:])
    index = open_index(folder, stamps=None)
    assert chunk_text(index, 0) == chunk_record(index, 0)["text"] == parts()["chunk_records"][0]["text"]


def test_talks_of_another_file_are_named(folder: Path) -> None:
    data = (generation(folder) / "talks.jsonl").read_bytes()
    forge(folder, "talks.jsonl", b"x" + data[1:])
    index = open_index(folder, stamps=None)
    assert damage(lambda: talk_record(index, 0))[0] == f"the index in {folder} is damaged: talks.jsonl holds no JSON where it should"
    assert talk_record(index, 1)["title"] == "Talk 1"


# what bytes mean


def remade(change: Callable[[Any], Any]) -> Callable[[Path, str], bytes]:
    """A file of an array with other numbers under the same header."""

    def made(place: Path, name: str) -> bytes:
        array = np.load(place / name)
        data = (place / name).read_bytes()
        return data[: len(data) - array.nbytes] + bytes(change(array.copy()).tobytes())

    return made


def forge_array(folder: Path, name: str, array: Any) -> None:
    """Replace an array by one of another shape and make manifest and CURRENT name it."""
    (generation(folder) / name).unlink()
    facts = write_array(generation(folder), name, array.shape, [array])
    files = json.loads((generation(folder) / "manifest.json").read_text())["files"]
    rewrite_manifest(folder, {"files": files | {name: facts}})


def put(at: Any, value: Any, field: str | None = None) -> Callable[[Any], Any]:
    def change(array: Any) -> Any:
        (array if field is None else array[field])[at] = value
        return array

    return change


@pytest.mark.parametrize(
    ("name", "change", "finding"),
    [
        ("columns.npy", put(0, 2, "note"), "columns.npy: a note or a talk that is not there"),
        ("columns.npy", put(0, -1, "note"), "columns.npy: a note or a talk that is not there"),
        ("columns.npy", put(0, 2, "talk"), "columns.npy: a note or a talk that is not there"),
        ("columns.npy", put(0, -2, "talk"), "columns.npy: a note or a talk that is not there"),
        ("columns.npy", put(0, 0, "start_line"), "columns.npy: lines that cannot be"),
        ("columns.npy", put(0, 0, "end_line"), "columns.npy: lines that cannot be"),
        ("columns.npy", put(1, 12, "start_line"), "chunks.jsonl: record 1 is not of chunk 1"),
        ("columns.npy", put(1, 18, "end_line"), "chunks.jsonl: record 1 is not of chunk 1"),
        ("columns.npy", put(1, -1, "talk"), "chunks.jsonl: record 1 is not of chunk 1"),
        ("chunks.offsets.npy", put(0, 1), "chunks.offsets.npy does not lead through chunks.jsonl"),
        ("chunks.offsets.npy", put(-1, 1), "chunks.offsets.npy does not lead through chunks.jsonl"),
        ("talks.offsets.npy", put(1, 10_000), "talks.offsets.npy does not lead through talks.jsonl"),
        ("talks.offsets.npy", put(-1, 5), "talks.offsets.npy does not lead through talks.jsonl"),
        ("notes.offsets.npy", put(-1, 5), "notes.offsets.npy does not lead through notes.jsonl"),
        ("notes.stats.npy", put(1, 1, "sidecar"), "notes.jsonl: record 1 is not of a note"),
        ("notes.files.npy", put(0, ord("/")), "notes.files.npy holds the path '/"),
        ("notes.files.npy", put(-1, ord("d")), "notes.files.npy does not name each note"),
        ("notes.files.npy", put(3, 0), "notes.files.npy does not name each note"),
        ("notes.files.npy", put(3, 255), "notes.files.npy holds no names of files"),
        ("vectors.npy", put((3, 0), 7), "vectors.npy: row 3 is not of unit length"),
        ("terms.counts.npy", put(0, 0), "terms."),
        ("terms.scores.npy", put(0, np.inf), "terms."),
        ("terms.scores.npy", put(-1, np.nan), "terms."),
        ("terms.scores.npy", put(0, -0.1), "terms."),
        ("terms.vocabulary.npy", put(0, ord("z")), "terms."),
        ("terms.words.npy", put(0, ord("z")), "terms."),
        ("terms.word_starts.npy", put(0, 1), "terms."),
        ("terms.chunks.npy", put(-1, 5), "terms."),
        ("terms.chunks.npy", put(0, -1), "terms."),
        ("terms.word_notes.npy", put(-1, 2), "terms."),
        ("terms.word_postings.npy", put(-1, 9), "terms."),
    ],
)  # fmt: skip
def test_one_number_that_means_nothing_is_found(folder: Path, name: str, change: Callable[[Any], Any], finding: str) -> None:
    forge(folder, name, remade(change)(generation(folder), name))
    assert [line for line in verify_index(folder) if finding in line]


@pytest.mark.parametrize(
    ("name", "change"), [("columns.npy", put(0, 5, "ordinal")), ("terms.scores.npy", put(0, 0.0)), ("terms.counts.npy", put(0, 1))]
)
def test_a_number_that_may_be_is_no_finding(folder: Path, name: str, change: Callable[[Any], Any]) -> None:
    forge(folder, name, remade(change)(generation(folder), name))
    assert verify_index(folder) == []


NOT_THERE = " has a talk or a note that is not there"


@pytest.mark.parametrize(
    ("known", "finding"),
    [
        ({"event": {}, "speaker": {}, "author": {}}, ["names.json does not hold event, speaker, author and path"]),
        ({"event": {}, "speaker": {}, "author": {}, "path": {}, "more": {}}, ["names.json does not hold event, speaker, author and path"]),
        (
            {"speaker": {"ada": {"name": "Ada", "talks": [0, 1], "notes": [1, 2]}}},
            ["names.json: speaker 'Ada'" + NOT_THERE],
        ),
        ({"path": {"a": {"name": "a", "talks": [0, 0], "notes": [0, 1]}}}, ["names.json: path 'a'" + NOT_THERE]),
        ({"author": {"a": {"name": "a", "talks": [2, 3], "notes": [0, 0]}}}, ["names.json: author 'a'" + NOT_THERE]),
        ({"event": {"a": {"name": "a", "talks": [3, 5], "notes": [3, 5]}}}, []),
    ],
)  # fmt: skip
def test_names_lead_to_what_is_there(folder: Path, known: dict[str, Any], finding: list[str]) -> None:
    nothing: dict[str, Any] = {} if finding and "does not hold" in finding[0] else {"event": {}, "speaker": {}, "author": {}, "path": {}}
    numbers = np.array([2, 0, -1, 0, 1], dtype=np.int32)
    forge(folder, "names.json", json.dumps(nothing | known).encode())
    forge_array(folder, "names.numbers.npy", numbers)
    assert verify_index(folder) == finding


@pytest.mark.parametrize(
    "entry", [1, {}, {"name": "Ada"}, {"name": "Ada", "talks": 1, "notes": [0, 0]}, {"name": "A", "talks": ["a", "b"]}]
)
def test_a_name_without_numbers_is_told(folder: Path, entry: Any) -> None:
    forge(folder, "names.json", json.dumps({"event": {}, "speaker": {"ada": entry}, "author": {}, "path": {}}).encode())
    index = open_index(folder, stamps=None)
    assert damage(lambda: names(index))[0].endswith("names.json holds a name without talks and notes")


@pytest.mark.parametrize(("file", "key"), [("chunks.jsonl", b'"head"'), ("talks.jsonl", b'"rule"')])
def test_a_record_of_other_fields_is_found(folder: Path, file: str, key: bytes) -> None:
    forge(folder, file, (generation(folder) / file).read_bytes().replace(key, key.upper(), 1))
    (finding,) = verify_index(folder)
    assert file in finding


# stamps


def test_stamps_are_private_and_of_files_that_are_there(tmp_path: Path) -> None:
    files = {tmp_path / name: hashlib.sha256(name.encode()).hexdigest() for name in "ab"}
    for path in files:
        path.write_text(path.name)
    stamps = tmp_path / "state" / "deep" / "verified.json"
    assert find_changed(files, stamps) == []
    assert stamps.stat().st_mode & 0o777 == 0o600
    assert stat.S_IMODE(stamps.parent.stat().st_mode) == 0o700
    kept = json.loads(stamps.read_text())
    assert set(kept) == {str(path) for path in files}
    status = (tmp_path / "a").stat()
    assert kept[str(tmp_path / "a")] == [
        status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns, files[tmp_path / "a"]
    ]  # fmt: skip
    (tmp_path / "a").unlink()
    (tmp_path / "c").write_text("c")
    assert find_changed({tmp_path / "c": hash_file(tmp_path / "c")}, stamps) == []
    assert set(json.loads(stamps.read_text())) == {str(tmp_path / "b"), str(tmp_path / "c")}
    assert [path.name for path in stamps.parent.iterdir()] == ["verified.json"]


def test_changed_files_come_in_order_and_get_no_stamp(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text(name)
    right = hash_file(tmp_path / "b")
    stamps = tmp_path / "verified.json"
    assert find_changed({tmp_path / "c": "0", tmp_path / "b": right, tmp_path / "a": "1"}, stamps) == [tmp_path / "c", tmp_path / "a"]
    assert set(json.loads(stamps.read_text())) == {str(tmp_path / "b")}
    assert find_changed({tmp_path / "b": right}, stamps) == []
    assert find_changed({tmp_path / "b": "another"}, stamps) == [tmp_path / "b"]  # the stamp is of another hash
    with pytest.raises(FileNotFoundError):
        find_changed({tmp_path / "d": right}, None)


def test_nothing_is_written_where_nothing_was_learned(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    assert find_changed({tmp_path / "a": "0"}, tmp_path / "verified.json") == [tmp_path / "a"]
    assert not (tmp_path / "verified.json").exists()


# the spool


def test_the_spool_of_a_model_is_named_by_the_start_of_its_hash(tmp_path: Path) -> None:
    assert spool_path(tmp_path, "0123456789abcdef" * 4) == tmp_path / "spool-0123456789abcdef"


def test_a_record_of_the_spool_has_the_size_that_its_text_says(tmp_path: Path) -> None:
    spool_append(tmp_path, MODEL, [hexed("a"), hexed("b")], unit_rows(2))
    data = spool_path(tmp_path, MODEL).read_bytes()
    assert len(data) == 2 * (32 + 4 * DIMS + 4)
    assert data[:32].hex() == hexed("a")
    np.testing.assert_array_equal(np.frombuffer(data[32 : 32 + 4 * DIMS], "<f4"), unit_rows(2)[0])


def test_an_empty_spool_and_one_of_other_dimensions_hold_nothing(tmp_path: Path) -> None:
    known, vectors = spool_read(tmp_path, MODEL, DIMS)
    assert (known, vectors.shape) == ({}, (0, DIMS))
    spool_append(tmp_path, MODEL, [], unit_rows(0))
    assert spool_read(tmp_path, MODEL, DIMS)[0] == {}
    spool_append(tmp_path, MODEL, [hexed("a")], unit_rows(1))
    assert spool_read(tmp_path, MODEL, DIMS + 1)[0] == {}


def test_a_link_in_the_place_of_the_spool_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    spool_path(tmp_path, MODEL).symlink_to(tmp_path / "mine")
    with contextlib.suppress(OSError):
        spool_append(tmp_path, MODEL, [hexed("a")], unit_rows(1))
    assert (tmp_path / "mine").read_bytes() == b"mine"


# looking names up


@pytest.mark.parametrize(
    ("table", "told", "found"),
    [
        (["ada bell", "tom okafor"], ["bell"], ["ada bell"]),
        (["ada bell", "bella donna"], ["bell"], ["ada bell"]),
        (["campbell", "bell-ringer", "bell's"], ["bell"], ["bell-ringer", "bell's"]),
        (["a b", "a.b. c", "x-a y", "ba"], ["a"], ["a b", "a.b. c"]),
        (["x.a. y", "x.a y"], ["a"], ["x.a. y"]),
        (["東京タワー", "大阪"], ["京"], ["東京タワー"]),
        (["élan", "mélange"], ["élan"], ["élan", "mélange"]),
        (["two lines\nin one", "ada"], ["nobody"], ["two lines\nin one", "ada"]),
        (["ada", "tom", "eve"], ["eve", "ada"], ["ada", "eve"]),
        (["ada ada", "eve"], ["ada"], ["ada ada"]),
        ([], ["ada"], []), (["ada"], [], []),
    ],
)  # fmt: skip
def test_names_that_have_a_word(table: list[str], told: list[str], found: list[str]) -> None:
    assert keys_having(table, told) == found
