"""`ragnotes talks` as a person sees it, in a terminal and in a pipe; and how corrections by hand reach lists, summaries and the index."""

from __future__ import annotations

import dataclasses
import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli, listing
from ragnotes.commands.outlining import outline
from ragnotes.commands.screens import Screen, columns
from ragnotes.settings import read_config, read_settings

ESCAPES = re.compile(r"\x1b\]8;;[^\x1b\x07]*\x1b\\|\x1b\[[0-9;]*m")
CURE = "to make notes of them: pdftotext -layout FILE.pdf FILE.txt"
BAD = "[[talks]]\n\nlines = [1, 99]\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(at_home: Path, notes_folder: Path) -> Path:
    """The current folder with a copy of the two notes in `notes`."""
    (at_home / "notes").mkdir()
    for path in notes_folder.iterdir():
        (at_home / "notes" / path.name).write_bytes(path.read_bytes())
    return at_home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.run(list(arguments))
        return (code, *capsys.readouterr())

    return run_


def sidecar(home: Path, text: str, name: str = "2021-pyfun.md.talks.toml") -> Path:
    path = home / "notes" / name
    path.write_text(text)
    return path


def on_terminal(width: int, *arguments: str, **more: str) -> str:
    """Run in a terminal of so many columns; return what it was sent."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "LINES")}
    environment |= {"TERM": "xterm-256color", **more}
    with subprocess.Popen([sys.executable, "-m", "ragnotes", *arguments], stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        data = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how Linux tells the end
                break
            if not piece:
                break
            data += piece
    os.close(ours)
    assert process.returncode == 0, data
    return data.decode().replace("\r\n", "\n")


# an outline


def test_a_pipe_gets_plain_lines_that_name_file_and_line(home: Path, run: Run) -> None:
    code, out, err = run("talks", "notes/2021-pyfun.md")
    assert (code, err) == (0, "") and "\x1b" not in out
    assert out.split("\n")[:4] == [
        "notes/2021-pyfun.md",
        "  Notes from PyFun 2021 · PyFun 2021 · 2021-05-06 · by Noor",
        "  notes/2021-pyfun.md:11-16  Caching without tears",
        "    Ada Bell",
    ]
    assert out.endswith("\n2 talks by 2 speakers at 1 event, in 1 note: 0 without talks; 0 files skipped\n")


@pytest.mark.parametrize("width", [60, 80, 140])
def test_a_terminal_gets_its_own_width_and_links(home: Path, width: int) -> None:
    (home / "notes" / "long.md").write_text(
        f"# PyFun 2021\n\n## {'東京の長い話 ' * 12}- Ada Bell\n\nA cache.\n\n## Two {'words ' * 40}- Bo Li\n\nLogs.\n"
    )
    sent = on_terminal(width, "talks", "notes")
    place = (home / "notes" / "2021-pyfun.md").as_uri()
    assert f"\x1b]8;;{place}#11\x1b\\" in sent
    shown = ESCAPES.sub("", sent)
    assert "\x1b" not in shown and max(columns(line) for line in shown.split("\n")) < width
    (title,) = [line for line in shown.split("\n") if "Caching without tears" in line]
    assert ("Ada Bell" in title) == (width == 140)
    (other,) = [line for line in shown.split("\n") if "Parsing logs" in line]
    assert title.index("Caching") == other.index("Parsing"), "titles stand below each other"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colour_where_none_is_wanted(home: Path, name: str, value: str) -> None:
    sent = on_terminal(80, "talks", "notes", **{name: value})
    assert "\x1b" not in sent and "Caching without tears" in sent


def test_nothing_of_a_note_drives_the_terminal(home: Path) -> None:
    evil = "# Evil\x1b]0;owned\x07 2021\n\n## \x1b[31mRed\u202e talk - Ada\x1b[2J Bell\n\nA cache.\n"
    (home / "notes" / "evil\x1b[5m\n.md").write_text(evil)
    shown = ESCAPES.sub("", on_terminal(80, "talks", "notes"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "\\x1b[5m" in shown


def test_what_is_unsure_repaired_told_or_without_talks_is_said(home: Path, run: Run) -> None:
    (home / "notes" / "win.md").write_bytes("# PyFun 2021\r\n\r\n## Threads und Fröhlichkeit - Bo Li\r\n\r\nGrüße.\r\n".encode("cp1252"))
    (home / "notes" / "few.md").write_text("Milk and bread.\n")
    (home / "notes" / "links.md").write_text("- [one](https://example.org/1)\n- https://example.org/2\n")
    (home / "notes" / "prose.md").write_text("It rained on the sea and the boats were all in, and nobody had a word to say. " * 4)
    (home / "notes" / "b.md").write_bytes(b"\x00\x01\x02\x7fELF")
    (home / "notes" / "off.md").write_text("# PyFun 2021\n\n## Cancelled: Caches - Ada Bell\n\n## Logs - Bo Li\n\nLogs.\n")
    code, out, _ = run("talks", "notes")
    assert code == 0
    assert "  repairs: " in out and "  line 3: cancelled: " in out
    assert out.count("  no talk found: ") == 3 and "  no talk found: links only" in out
    assert "skipped\n  notes/b.md: binary, not text" in out
    assert out.split("\n")[-2].endswith("3 without talks; 1 file skipped")
    _, out, _ = run("talks", "notes", "--json")
    record = json.loads(out)
    files = {talk["file"] for talk in record["talks"]} | {skip["file"] for skip in record["skipped"]}
    assert files == {f"notes/{path.name}" for path in (home / "notes").iterdir()}, "every note is read or told"
    assert record["skipped"][0] == {"file": "notes/b.md", "reason": "binary, not text"}


@pytest.mark.parametrize("width", [None, 80, 140])
def test_low_confidence_is_shown_as_such(home: Path, width: int | None) -> None:
    found = listing.list_talks(["notes/dag.md"], read_settings(os.environ, home, read_config(os.environ, home), {}))
    (item,) = found.notes
    (talk,) = item.noted.talks
    for confidence, shown in ((0.59, "0.59 unsure · "), (listing.UNSURE, "0.60 · ")):
        noted = dataclasses.replace(item.noted, talks=(dataclasses.replace(talk, confidence=confidence),))
        text = outline(listing.Listing((dataclasses.replace(item, noted=noted),), ()), Screen(width, coloured=False))
        assert shown in text and ("1 unsure" in text) == (confidence < listing.UNSURE)


def test_a_note_that_a_person_said_holds_no_talk(home: Path, run: Run) -> None:
    sidecar(home, "talks = []\n")
    _, out, _ = run("talks", "notes/2021-pyfun.md")
    assert "  no talk: corrected by hand\n" in out


def test_files_that_are_no_notes_are_counted(home: Path, run: Run) -> None:
    for name in ("a.pdf", "b.pdf", "c.png"):
        (home / "notes" / name).touch()
    for more in ([], ["./notes"], ["--json"]):
        code, out, err = run("talks", "notes", *more)
        assert (code, err) == (0, f"not notes: 2 .pdf, 1 .png; {CURE}\n") and "Caching without tears" in out
    (home / "slides").mkdir()
    (home / "slides" / "d.pdf").touch()
    code, _, err = run("talks", "slides")
    assert code == 1 and err.startswith("error: no notes in slides; other files: 1 .pdf\n")


def test_a_file_named_twice_is_listed_once(home: Path, run: Run) -> None:
    _, out, _ = run("talks", "notes", "notes/dag.md", "./notes", "--json")
    assert len(json.loads(out)["talks"]) == 3


# corrections by hand


def test_sidecar_prints_what_can_be_saved_and_edited(home: Path, run: Run) -> None:
    _, before, _ = run("talks", "notes/2021-pyfun.md", "--json")
    code, text, _ = run("talks", "notes/2021-pyfun.md", "--sidecar")
    assert code == 0
    sidecar(home, text.replace("Parsing logs with flexlib", "Logs, parsed"), "2021-pyfun.talks.toml")
    _, after, _ = run("talks", "notes/2021-pyfun.md", "--json")
    old, new = json.loads(before)["talks"], json.loads(after)["talks"]
    assert [talk["title"] for talk in new] == ["Caching without tears", "Logs, parsed"]
    assert {(talk["rule"], talk["confidence"]) for talk in new} == {("corrected by hand", 1.0)}
    same = ("start_line", "end_line", "speakers", "event", "date", "day", "url", "language")
    assert [[talk[key] for key in same] for talk in new] == [[talk[key] for key in same] for talk in old]


@pytest.mark.parametrize(("arguments", "code"), [(["notes", "--sidecar"], 2), (["notes/dag.md", "--sidecar", "--json"], 2)])
def test_sidecar_is_of_one_note(home: Path, run: Run, arguments: list[str], code: int) -> None:
    found, _, err = run("talks", *arguments)
    assert found == code and "error: " in err and "try: " in err


@pytest.mark.parametrize("verb", ["talks", "summarise"])
def test_a_wrong_sidecar_of_a_note_that_is_named_is_an_error(home: Path, run: Run, verb: str) -> None:
    sidecar(home, BAD)
    code, out, err = run(verb, "notes/2021-pyfun.md")
    assert (code, out) == (1, "")
    what, cure = err.strip().split("\n")
    assert what.startswith("error: notes/2021-pyfun.md.talks.toml:3: the note has ") and what.endswith(" lines, not 99")
    assert cure.startswith("try: ")


def test_in_a_folder_it_is_told_and_the_others_are_listed(home: Path, run: Run) -> None:
    sidecar(home, BAD)
    code, out, _ = run("talks", "notes")
    assert code == 0 and "skipped\n  notes/2021-pyfun.md: notes/2021-pyfun.md.talks.toml:3: the note has" in out and "Sanne Bos" in out
    code, out, err = run("summarise", "notes")
    assert code == 0 and "passed over notes/2021-pyfun.md" in err and "Sanne Bos" in out


def test_a_sidecar_that_belongs_to_nobody_is_told(home: Path, run: Run) -> None:
    sidecar(home, BAD, "nobody.talks.toml")
    _, out, _ = run("talks", "notes")
    assert "notes/nobody.talks.toml: corrects no note" in out


def test_a_summary_follows_the_corrections(home: Path, run: Run) -> None:
    sidecar(home, 'event = "SeaConf 2021"\n[[talks]]\nlines = [11, 16]\ntitle = "All of it"\nspeakers = ["Bo Li"]\n')
    code, out, _ = run("summarise", "notes/2021-pyfun.md", "--json")
    record = json.loads(out)
    assert code == 0 and [(talk["title"], talk["speakers"]) for talk in record["talks"]] == [("All of it", ["Bo Li"])]
    assert record["talks"][0]["note"]["event"] == record["talks"][0]["talk"]["event"] == "SeaConf 2021"


def told_talks(run: Run, *arguments: str) -> dict[str, Any]:
    code, out, err = run(*arguments, "--json")
    assert code == 0, err
    return dict(json.loads(out))


def test_the_index_goes_on_after_a_wrong_sidecar(home: Path, run: Run, model_folder: Path) -> None:
    path = sidecar(home, BAD)
    record = told_talks(run, "index", "notes")
    assert (record["notes"], record["talks"]) == (1, 1)
    (skip,) = record["skipped"]
    assert skip["file"] == "notes/2021-pyfun.md" and skip["reason"].startswith("2021-pyfun.md.talks.toml:3: the note has ")
    state = told_talks(run, "status")
    assert state["stale"] == [], "a note passed over is not stale"
    assert [skip["file"] for skip in state["skipped"]] == ["notes/2021-pyfun.md"]
    time.sleep(0.01)
    path.write_text(BAD.replace("99", "16"))
    state = told_talks(run, "status")
    assert state["stale"] == [{"file": "notes/2021-pyfun.md", "reason": "changed"}]
    assert state["skipped"] == [], "it will be read again"
    assert told_talks(run, "index")["skipped"] == []
    assert "skipped" not in run("status")[1]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (BAD, "notes/2021-pyfun.md.talks.toml:3: the note has 26 lines, not 99"),
        ("event = PyFun\n", "notes/2021-pyfun.md.talks.toml:1: not TOML: "),
    ],
)
def test_status_tells_a_wrong_sidecar_after_a_question_told_it(home: Path, run: Run, model_folder: Path, text: str, what: str) -> None:
    assert run("index", "notes")[0] == 0
    sidecar(home, text)
    assert what.rpartition("/")[2] in run("search", "waffles")[2]
    told = f"\nstale: nothing\nskipped:\n  notes/2021-pyfun.md: {what}"
    assert all(told in run("status")[1] for _ in range(2)), "it is told as long as it is so"
    (home / "notes" / "2021-pyfun.md").unlink()
    assert "skipped:\n  notes/2021-pyfun.md.talks.toml: corrects no note" in run("status")[1]


def test_status_names_corrections_in_the_front_matter_from_where_it_is_asked(
    home: Path, run: Run, model_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "notes" / "front.md").write_text("---\ntalks:\n- lines: [9, 4]\n---\n\n# PyFun 2021\n\nWords.\n")
    assert run("index", "notes")[0] == 0
    monkeypatch.chdir(home / "notes")
    assert "\n  front.md: front.md:3: the first line, 9, comes after the last, 4\n" in run("status")[1]


def test_a_sidecar_added_edited_or_removed_is_seen_at_the_next_question(home: Path, run: Run, model_folder: Path) -> None:
    assert run("index", "notes")[0] == 0

    def title() -> str:
        _, out, err = run("search", "flexlib fields expression")
        assert ("refreshed: 1 note changed" in err) == changed
        return out

    changed = False
    assert "Parsing logs with flexlib" in title()
    changed = True
    path = sidecar(home, '[[talks]]\nlines = [18, 22]\ntitle = "Logs by hand"\n')
    assert "Logs by hand" in title()
    path.write_text(path.read_text().replace("by hand", "by foot"))
    assert "Logs by foot" in title()
    stored = next(iter(sorted((home / "index").glob("gen-*/notes.jsonl"), reverse=True))).read_text().splitlines()
    (source,) = [source for source in map(json.loads, stored) if source["sidecar"]]
    assert source["sidecar"]["file"] == "notes/2021-pyfun.md.talks.toml"
    assert set(source["sidecar"]) == {"file", "size", "mtime_ns", "ctime_ns", "sha256"}
    assert source["sidecar"]["size"] == path.stat().st_size
    changed = False
    os.utime(path, ns=(1, 1))
    assert "Logs by foot" in title(), "only its time changed"
    changed = True
    path.unlink()
    assert "Parsing logs with flexlib" in title()
    assert told_talks(run, "index")["embedded"] == 0
