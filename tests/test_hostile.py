"""Nasty notes and traps by the script that counts them, and what fuzzers and that script once found."""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from ragnotes import correcting
from ragnotes.errors import NoteError
from ragnotes.reading import notes, talks
from ragnotes.reading.files import list_files, read_bytes
from ragnotes.reading.ignoring import rules_of

BENCH = Path(__file__).resolve().parent.parent / "bench"
NOTE = b"# Brooms\n\nAda keeps them.\n"


def printed(script: str, *arguments: str) -> str:
    """Run a script of bench/, which must find nothing wrong; return what it printed."""
    done = subprocess.run([sys.executable, BENCH / script, *arguments], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_no_nasty_note_and_no_trap_raises_hangs_or_is_lost() -> None:
    told = printed("hostile_notes.py", "--quick")
    notes_in, traps_in = sum(int(line[26:].split()[0]) for line in told.split("\n\n")[0].split("\n")[1:]), told.count("trap: ")
    assert notes_in >= 185 and traps_in >= 25
    assert told.count("\nmet: ") + told.startswith("met: ") == 3


def test_nothing_drives_the_terminal() -> None:
    assert "control bytes: 0\n" in printed("terminal.py", "--quick")


def test_fuzzers_find_nothing_in_a_moment() -> None:
    told = printed("fuzzing.py", "--minutes", "0.01", "--seed", "1")
    assert told.count("0 kinds of failure") == 9


# what was found once


def test_a_tag_that_is_never_closed_hides_nothing() -> None:
    note = notes.read_note("a.md", b"# Talk\n\n{{< figure src=x\n\nThe words behind it.\n")
    assert "The words behind it." in [line.text for line in note.lines]
    note = notes.read_note("a.md", b"# Talk\n\n{{< figure\nsrc=x\n>}}\n\nThe words behind it.\n")
    assert not any("src=x" in line.text for line in note.lines)


@pytest.mark.parametrize("opened", ["<svg><foreignObject><p>x", "<select><option>", "<nav>", "<video src=x>", "<form><button>"])
def test_an_element_that_is_never_closed_hides_nothing(opened: str) -> None:
    page = f"<!DOCTYPE html><html><head><title>T</title></head><body>\n<p>One</p>\n{opened}\n<p>The words behind it</p>\n</body></html>\n"
    note = notes.read_note("a.html", page.encode())
    assert "The words behind it" in [line.text for line in note.lines]
    assert any("never closed" in repair for repair in note.repairs)


def test_words_of_a_row_without_a_cell_are_kept() -> None:
    page = b"<!DOCTYPE html><html><body><table><tr>\nloose words\n<td>one</td><td>two</td></tr></table></body></html>\n"
    assert any("loose words" in line.text for line in notes.read_note("a.html", page).lines)


def test_many_controls_in_good_text_cost_no_note() -> None:
    note = notes.read_note("a.md", b"# Bells\a\a\n\nAda rings\a\a the bell\a for brooms and for tea, twice a day and longer.\n" * 3)
    assert note.title == "Bells" and any("control characters dropped" in repair for repair in note.repairs)


def test_a_file_that_became_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(NOTE)
    (tmp_path / "a.md").symlink_to("secret")
    with pytest.raises(NoteError, match="a link, which is not followed"):
        read_bytes(tmp_path / "a.md")
    assert read_bytes(tmp_path / "a.md", follow=True) == NOTE
    named = list_files(tmp_path / "a.md").files[0]
    assert named.named, "who names a link wants what it leads to"


@pytest.mark.parametrize("pattern", ["[[a", "[z-a]", "*a" * 9 + "b", "**/a/" * 9 + "b", "!", "[", "a" * 2_000, "\\"])
def test_no_ignore_file_warns_or_hangs(pattern: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rules = rules_of(".gitignore", "", f"{pattern}\nkept.md\n")
    assert not rules.spec.check_file("a" * 250).include and not rules.spec.check_file("a/" * 200 + "c").include
    assert rules.spec.check_file("kept.md").include


def test_what_rules_leave_out_is_told(tmp_path: Path) -> None:
    for name in ("a.md", ".hidden.md", ".git/b.md", "node_modules/c.md", "drafts/d.md", "e.md", "f.md", ".DS_Store", "pic.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(NOTE)
    (tmp_path / ".gitignore").write_text("drafts/\n*.png\n")
    (tmp_path / ".ragnotesignore").write_text("e.md\n")
    listing = list_files(tmp_path, ["f.*"])
    assert {Path(skip.file).name: skip.reason for skip in listing.left_out} == {
        ".git": "hidden", ".hidden.md": "hidden", "node_modules": "a folder of code", "drafts": "named by .gitignore",
        "e.md": "named by .ragnotesignore", "f.md": "named by --exclude",
    }  # fmt: skip
    assert [Path(file.path).name for file in listing.files] == ["a.md"]


def test_a_rule_that_breaks_down_costs_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise IndexError("list index\nout of range")

    with monkeypatch.context() as patched:
        patched.setattr(talks, "find_talks", break_down)
        noted = correcting.read("a.md", NOTE)
    assert noted.note.title == "Brooms" and not noted.talks
    assert noted.remarks == ("no talk: ragnotes failed on it (IndexError: list index out of range); please report it",)
    monkeypatch.setattr(notes, "read_note", break_down)
    with pytest.raises(NoteError, match="ragnotes failed on it"):
        correcting.read("a.md", NOTE)
