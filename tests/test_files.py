"""Which files are notes, and that nothing else is read."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from ragnotes.errors import NoteError
from ragnotes.reading.files import list_files, read_bytes


def _write(root: Path, *names: str, text: str = "a note") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _names(root: Path, *exclude: str) -> list[str]:
    return [str(Path(file.path).relative_to(root)) for file in list_files(root, exclude).files]


def test_notes_come_in_a_stable_order_and_other_files_are_counted(tmp_path: Path) -> None:
    _write(tmp_path, "b.md", "a/z.txt", "a/B.RST", "README", "x.pdf", "y.PDF", "img/z.png")
    listing = list_files(tmp_path)
    assert [Path(file.path).relative_to(tmp_path).as_posix() for file in listing.files] == ["README", "a/B.RST", "a/z.txt", "b.md"]
    assert listing.attachments == ((".pdf", 2), (".png", 1))
    assert listing.skipped == ()
    assert listing.files[0].size == 6 and listing.files[0].mtime_ns > 0
    assert list_files(tmp_path) == listing


def test_hidden_things_indexes_and_node_modules_are_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, ".hidden.md", ".git/a.md", "node_modules/a.md", "index/a.md", "keep/a.md", "gen-00000001/a.md")
    (tmp_path / "index" / "CURRENT").write_text(f"gen-00000012 {'0' * 64}\n")
    assert _names(tmp_path) == ["gen-00000001/a.md", "keep/a.md"]


def test_hidden_files_named_as_notes_are_told(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", ".md", "...md", ".secret.md", ".DS_Store", ".bash-history", ".hidden.log")
    left_out = [Path(skip.file).name for skip in list_files(tmp_path).left_out]
    assert _names(tmp_path) == ["a.md"]
    assert sorted(left_out) == ["...md", ".md", ".secret.md"]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("drafts/\n", ["a.md", "sub/b.md"]),
        ("*.md\n!a.md\n", ["a.md"]),
        ("/sub\n# a comment\n", ["a.md", "drafts/c.md"]),
        ("", ["a.md", "drafts/c.md", "sub/b.md"]),
    ],
    ids=["folder", "negated", "anchored", "empty"],
)
@pytest.mark.parametrize("name", [".gitignore", ".ragnotesignore"])
def test_ignore_files(tmp_path: Path, name: str, rules: str, expected: list[str]) -> None:
    _write(tmp_path, "a.md", "sub/b.md", "drafts/c.md")
    (tmp_path / name).write_text(rules)
    assert _names(tmp_path) == expected


def test_the_nearest_ignore_file_has_the_last_word(tmp_path: Path) -> None:
    _write(tmp_path, "sub/a.txt", "sub/b.txt", "c.txt")
    (tmp_path / ".gitignore").write_text("*.txt\n")
    (tmp_path / "sub" / ".gitignore").write_text("!a.txt\n")
    assert _names(tmp_path) == ["sub/a.txt"]


@pytest.mark.parametrize(
    ("exclude", "expected"),
    [
        ("*.txt", ["a.md", "old/b.md"]),
        ("old", ["a.md", "c.txt"]),
        ("old/**", ["a.md", "c.txt"]),
        ("old/b.*", ["a.md", "c.txt"]),
        ("./c.txt", ["a.md", "old/b.md"]),
    ],
)
def test_exclude_globs(tmp_path: Path, exclude: str, expected: list[str]) -> None:
    _write(tmp_path, "a.md", "old/b.md", "c.txt")
    assert _names(tmp_path, exclude) == expected


def test_links_out_of_the_root_are_told_and_not_followed(tmp_path: Path) -> None:
    _write(tmp_path, "secret/s.md", "notes/a.md", "notes-too/b.md")
    root = tmp_path / "notes"
    (root / "out.md").symlink_to(tmp_path / "secret" / "s.md")
    (root / "folder").symlink_to(tmp_path / "secret")
    (root / "sibling").symlink_to(tmp_path / "notes-too")  # its path begins with the root's, it is no part of it
    (root / "gone.md").symlink_to(tmp_path / "nothing.md")
    (root / "inside.md").symlink_to(root / "a.md")
    (root / "loop").symlink_to(root)
    (root / "circle").symlink_to(root / "circle")
    listing = list_files(root)
    assert [Path(file.path).name for file in listing.files] == ["a.md"]
    told = {Path(skip.file).name: skip.reason for skip in listing.skipped}
    assert set(told) == {"out.md", "folder", "sibling", "gone.md", "circle"}
    assert told["out.md"] == "a link to a place outside the folder"


def test_a_pipe_is_told_and_does_not_hang(tmp_path: Path) -> None:
    _write(tmp_path, "a.md")
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / ".gitignore")
    listing = list_files(tmp_path)
    assert [Path(file.path).name for file in listing.files] == ["a.md"]
    assert [(Path(skip.file).name, skip.reason) for skip in listing.skipped] == [("pipe.md", "not a regular file")]
    with pytest.raises(NoteError, match="not a regular file"):
        read_bytes(tmp_path / "pipe.md")


def test_a_file_with_two_names_is_read_once(tmp_path: Path) -> None:
    _write(tmp_path, "a.md")
    (tmp_path / "b.md").hardlink_to(tmp_path / "a.md")
    assert _names(tmp_path) == ["a.md"]
    assert list_files(tmp_path).skipped[0].reason == "another name of a file already read"


@pytest.mark.parametrize("name", ["line\nbreak.md", "{x}.md", "[/b].md", "caf\u00e9 \u4e2d.md", "%00.md", "a b.md"])
def test_odd_names(tmp_path: Path, name: str) -> None:
    _write(tmp_path, name)
    assert _names(tmp_path) == [name]


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.md"
    with open(path, "wb") as file:  # noqa: PTH123 - a Path would need the name decoded
        file.write(b"x")
    assert [os.fsencode(Path(found.path).name) for found in list_files(tmp_path).files] == [b"\xff.md"]


def test_a_root_named_itself_is_always_read(tmp_path: Path) -> None:
    _write(tmp_path, ".hidden.log", "real/a.md", "index/CURRENT", "index/b.md")
    assert [Path(file.path).name for file in list_files(tmp_path / ".hidden.log").files] == [".hidden.log"]
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert _names(tmp_path / "link") == ["a.md"]
    assert "b.md" in _names(tmp_path / "index")


def test_no_root() -> None:
    with pytest.raises(NoteError, match="no such file") as caught:
        list_files(Path("/nowhere/at all"))
    assert caught.value.cure


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "shut/b.md")
    (tmp_path / "a.md").chmod(0)
    (tmp_path / "shut").chmod(0)
    try:
        assert [skip.reason for skip in list_files(tmp_path).skipped] == ["unreadable: permission denied"]
        with pytest.raises(NoteError, match="permission denied"):
            read_bytes(tmp_path / "a.md")
    finally:
        (tmp_path / "shut").chmod(0o700)


def test_read_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xff\0x")
    assert read_bytes(path) == b"\xff\0x"
    assert read_bytes(path, max_bytes=3) == b"\xff\0x"
    with pytest.raises(NoteError, match="too large"):
        read_bytes(path, max_bytes=2)
    with pytest.raises(NoteError, match="no such file"):
        read_bytes(tmp_path / "b.md")
    with pytest.raises(NoteError):
        read_bytes(tmp_path)
    with pytest.raises(NoteError):
        read_bytes(Path("a\0b"))


def test_a_thousand_folders_deep(tmp_path: Path) -> None:
    place = tmp_path
    here = os.getcwd()  # noqa: PTH109
    try:
        for _ in range(600):
            os.mkdir(place / "d") if place is tmp_path else os.mkdir("d")  # noqa: PTH102
            os.chdir(place / "d" if place is tmp_path else "d")
            place = Path("d")
        Path("a.md").write_text("deep")
    finally:
        os.chdir(here)
    listing = list_files(tmp_path)
    assert len(listing.files) + len(listing.skipped) == 1


def test_ignore_files_above_the_root_count_within_a_checkout(tmp_path: Path) -> None:
    _write(tmp_path, "notes/a.md", "notes/drafts/b.md", "notes/c.md")
    (tmp_path / ".gitignore").write_text("notes/drafts/\n/c.md\n")
    assert _names(tmp_path / "notes") == ["a.md", "c.md", "drafts/b.md"], "outside of a checkout"
    (tmp_path / ".git").mkdir()
    assert _names(tmp_path / "notes") == ["a.md", "c.md"]
    (tmp_path / ".gitignore").write_text("notes/\n")
    assert _names(tmp_path / "notes") == ["a.md", "c.md", "drafts/b.md"], "a root that is asked for is read"


# corrections by hand


@pytest.mark.parametrize(
    ("names", "paired", "told"),
    [
        (["post.md", "post.md.talks.toml"], {"post.md": "post.md.talks.toml"}, {}),
        (["post.md", "post.talks.toml"], {"post.md": "post.talks.toml"}, {}),
        (["post", "post.talks.toml"], {"post": "post.talks.toml"}, {}),
        (["a.b.md", "a.b.talks.toml"], {"a.b.md": "a.b.talks.toml"}, {}),
        (
            ["post.md", "post.md.talks.toml", "post.talks.toml"],
            {"post.md": "post.md.talks.toml"},
            {"post.talks.toml": "not read: post.md.talks.toml is"},
        ),
        (
            ["post.md", "post.txt", "post.talks.toml"],
            {},
            {"post.talks.toml": "corrects no note: post.md and post.txt share that name; name it post.md.talks.toml"},
        ),
        (["post.md", "post.txt", "post.txt.talks.toml"], {"post.txt": "post.txt.talks.toml"}, {}),
        (["post.md", "post", "post.talks.toml"], {"post": "post.talks.toml"}, {}),
        (["post.md", "post.pdf", "post.talks.toml"], {"post.md": "post.talks.toml"}, {}),
        (["a.md", "b.md.talks.toml"], {}, {"b.md.talks.toml": "corrects no note: none of that name lies beside it"}),
    ],
)
def test_a_sidecar_is_listed_with_its_note(tmp_path: Path, names: list[str], paired: dict[str, str], told: dict[str, str]) -> None:
    _write(tmp_path, *(f"sub/{name}" for name in names))
    listing = list_files(tmp_path)
    assert {Path(file.path).name: Path(file.sidecar.path).name for file in listing.files if file.sidecar} == paired
    assert {Path(skip.file).name: skip.reason for skip in listing.skipped} == told
    assert all(suffix != ".toml" for suffix, _ in listing.attachments), "a sidecar is no attachment"
    for file in listing.files:
        assert list_files(Path(file.path)).files == (replace(file, named=True),), "a note named itself has the same one"


def test_a_sidecar_is_stated_and_other_toml_is_an_attachment(tmp_path: Path) -> None:
    _write(tmp_path, "post.md", "config.toml")
    _write(tmp_path, "post.md.talks.toml", text="talks = []")
    listing = list_files(tmp_path)
    sidecar = listing.files[0].sidecar
    assert sidecar is not None and (sidecar.size, sidecar.mtime_ns > 0) == (10, True)
    assert listing.attachments == ((".toml", 1),)


def test_a_sidecar_that_is_excluded_or_is_no_file_is_not_read(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "a.md.talks.toml", "b.md", "c.toml")
    (tmp_path / "b.md.talks.toml").symlink_to(tmp_path / "c.toml")
    listing = list_files(tmp_path, ["a.md.talks.toml"])
    assert [file.sidecar for file in listing.files] == [None, None]
    assert [(Path(skip.file).name, skip.reason) for skip in listing.skipped] == [("b.md.talks.toml", "not a regular file")]
    assert list_files(tmp_path, ["a.md"]).skipped == listing.skipped, "the note is there, and excluded"
