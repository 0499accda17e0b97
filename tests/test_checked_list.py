"""What a person sees of a checked answer: the list below it, marks, dropped sentences, the notes' own in place of none, silence, files."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes import cli
from ragnotes.accepting import NOTHING
from ragnotes.checking.ownwords import NOT_FOUND
from ragnotes.commands import checklist
from ragnotes.commands.screens import Screen, columns
from ragnotes.records.answers import Answer, Citation, Coverage, Unsupported
from ragnotes.records.hits import Hit, NoteHead, TalkHead

from .loopback import chat, chunk, serve, stream

QUESTION = "what did Tom Okafor say about flexlib"
TRUE = "Tom Okafor parses logs with flexlib [1]."
FALSE = "He tamed 99 llamas in Oslo [1]."
MIXED = f"{TRUE} {FALSE}"
NONE = (
    "Guido Petrov tamed 99 llamas [1].",
    "Everybody was very happy about the waffles there.",
    f'He said "{"never " * 6}again" [1].',
    "All [77].",
)
CODE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")


@pytest.fixture
def keyed(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test-0123456789abcdef")
    return indexed


def asked(reply: str, *more: str, question: str = QUESTION) -> int:
    """Ask a model that says this; return the exit code."""
    with serve(chat(reply)) as server:
        return cli.run(["ask", question, "-m", "openai/m-1", "--base-url", server.base_url, *more])


def record(capsys: pytest.CaptureFixture[str], reply: str, *more: str, code: int) -> dict[str, object]:
    """Ask a model that says this; return the JSON."""
    capsys.readouterr()
    assert asked(reply, "--json", *more) == code
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def on_terminal(reply: str, *more: str, **environment: str) -> tuple[int, str]:
    """Ask in a process of its own on a terminal of 80 columns; return the exit code and all that stands there."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    env = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    half = len(reply) // 2
    with serve(stream(chunk(reply[:half]), chunk(reply[half:]), chunk(finish="stop"))) as server:
        arguments = ["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url, *more]
        with subprocess.Popen(
            [sys.executable, "-m", "ragnotes", *arguments],
            stdin=slave, stdout=slave, stderr=subprocess.DEVNULL, env={**env, "TERM": "xterm-256color", **environment},
        ) as process:  # fmt: skip
            os.close(slave)
            shown = b""
            while data := _read(master):
                shown += data
    os.close(master)
    return process.returncode, shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so of a terminal whose other end is closed
        return b""


# on a terminal


def test_a_stream_is_headed_unchecked_and_failing_sentences_are_repeated_with_their_marks(keyed: Path) -> None:
    code, shown = on_terminal(MIXED)
    assert code == 4
    above, heading, below = CODE.sub("", shown).partition("checked against the notes:")
    assert heading and above.index("unchecked") < above.index(TRUE) and MIXED in above and NOT_FOUND not in above
    assert "> He tamed 99 [not found] llamas" in below and "- number: 99" in below
    assert "[1] Tom Okafor · Parsing logs with flexlib · " in below and "Tom parses logs with flexlib, a small library of his own." in below
    assert below.count(TRUE) == 0


def test_the_place_is_a_link_to_the_line(keyed: Path) -> None:
    _, shown = on_terminal(TRUE)
    address = (keyed / "notes" / "2021-pyfun.md").absolute().as_uri()
    assert re.search(rf"\x1b\]8;;{re.escape(address)}#21\x1b\\(?:\x1b\[2m)?notes/2021-pyfun\.md:21", shown)


def test_it_fits_80_columns(keyed: Path) -> None:
    (keyed / "notes" / "2021-pyfun.md").write_text(
        (keyed / "notes" / "2021-pyfun.md")
        .read_text()
        .replace("_Tom Okafor (Acme)_", "_Tom Okafor, Marguerite Vandersteen, Ludovica Bianchi_")
    )
    code, shown = on_terminal(MIXED)
    below = CODE.sub("", shown).partition("checked against")[2]
    assert code == 4 and "Bianchi" in below and max(columns(line) for line in below.split("\n")) <= 80


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["no colour", "dumb"])
def test_plain_where_codes_are_not_wanted(keyed: Path, environment: dict[str, str]) -> None:
    code, shown = on_terminal(MIXED, **environment)
    assert code == 4 and "\x1b" not in shown and "    notes/2021-pyfun.md:21" in shown and "unchecked" in shown


@pytest.mark.parametrize("option", [["--json"], ["--strict"], ["-o", "answer.md"], ["--no-stream"]], ids=" ".join)
def test_nothing_stands_there_before_the_check(keyed: Path, option: list[str]) -> None:
    code, shown = on_terminal(MIXED, *option)
    assert code == 4 and "unchecked" not in shown and MIXED not in shown
    assert ("[not found]" in shown) == (option in (["--json"], ["--no-stream"]))


def test_below_a_stream_of_which_nothing_is_verified_stand_the_notes_own_sentences(keyed: Path) -> None:
    code, shown = on_terminal(NONE[0])
    plain = CODE.sub("", shown)
    assert code == 4 and plain.index("unchecked") < plain.index(NONE[0]) < plain.index(NOTHING)
    assert "library of his own. [1]" in plain.partition(NOTHING)[2] and "- number: 99" in plain


# off a terminal


def test_off_a_terminal_the_marks_stand_in_the_text(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert asked(MIXED) == 4
    out, err = capsys.readouterr()
    assert out.startswith(f"{TRUE} He tamed 99 [not found] llamas") and "unchecked" not in out + err and "\x1b" not in out
    listed = out.partition("not found in the notes:")[2]
    assert "- number: 99" in listed and "> " not in listed
    assert out.index("[1] Tom Okafor · ") < out.index("    notes/2021-pyfun.md:21\n")


def test_a_good_answer_has_the_list_and_nothing_else(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert asked(TRUE) == 0
    out = capsys.readouterr().out
    assert "checked against the notes: 1 verified" in out and "not found" not in out and "weak" not in out


# --strict


def test_strict_drops_what_fails_and_says_how_much(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert asked(f"{MIXED} He has 77 cats [1].", "--strict") == 4
    out, err = capsys.readouterr()
    assert out.startswith(f"{TRUE}\n") and "[not found]" not in out and "llamas" not in out
    assert "--strict: 2 sentences dropped" in err and "dropped, not found in the notes:" in out


def test_strict_keeps_what_is_unsupported_in_the_record(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = record(capsys, MIXED, "--strict", code=4)
    assert (found["answer"], found["status"]) == (TRUE, "unverified")
    assert {"text": "99", "kind": "number"} in found["unsupported"]  # type: ignore[operator]
    assert [one["verdict"] for one in found["citations"]] == ["verified"]  # type: ignore[attr-defined]


def test_strict_leaves_a_good_answer_alone(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert record(capsys, TRUE, "--strict", code=0)["answer"] == TRUE


# nothing verified


@pytest.mark.parametrize("strict", [[], ["--strict"]], ids=["marked", "strict"])
@pytest.mark.parametrize("reply", NONE)
def test_an_answer_without_any_verified_citation_is_none(
    keyed: Path, capsys: pytest.CaptureFixture[str], reply: str, strict: list[str]
) -> None:
    found = record(capsys, reply, *strict, code=4)
    assert found["status"] == "unverified" and found["model"] is None and found["calls"] == 1
    answer = str(found["answer"])
    assert answer.startswith(NOTHING) and "library of his own. [1]" in answer and reply not in answer
    assert found["citations"] and found["unsupported"]
    assert cli.run(["trace", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["trace"]["calls"][0]["reply"]["text"] == reply


def test_weak_citations_alone_are_no_answer(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = record(capsys, "Gardening in winter needs patience and warm gloves [1].", code=0)  # low word cover decides no exit code
    assert str(found["answer"]).startswith(NOTHING) and found["status"] == "answered" and not found["unsupported"]


# silence


def test_silence_tells_what_was_looked_at(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.run(["ask", "who won the football world cup"]) == 3
    out = capsys.readouterr().out
    assert "The closest talks:" in out and "Looked at 2 notes, 3 talks, 2 events." in out


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (["--year", "2021"], "Looked at 1 note, 2 talks, 1 event (--year 2021)."),
        (["--speaker", "Sanne Bos"], "Looked at 1 note, 1 talk, 1 event (--speaker Sanne Bos)."),
        (["--path", "notes/*.md", "--year", "2019-2023"], "Looked at 2 notes, 3 talks, 2 events (--year 2019-2023; --path notes/*.md)."),
    ],
)
def test_silence_tells_the_filters(indexed: Path, capsys: pytest.CaptureFixture[str], filters: list[str], told: str) -> None:
    capsys.readouterr()
    assert cli.run(["ask", "who won the football world cup", *filters]) == 3
    assert told in capsys.readouterr().out


def test_a_note_that_is_gone_was_not_looked_at(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (indexed / "notes" / "dag.md").unlink()
    capsys.readouterr()
    assert cli.run(["ask", "who won the football world cup", "--no-refresh"]) == 3
    assert cli.run(["ask", "who won the football world cup"]) == 3
    assert "Looked at 1 note, 2 talks, 1 event" in capsys.readouterr().out


def test_no_title_is_empty(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (indexed / "notes" / "bare.txt").write_text("gherkins pickled in brine\n")
    assert cli.run(["index"]) == 0
    capsys.readouterr()
    assert cli.run(["ask", "who sells gherkins in the Lisbon harbour at night", "--path", "notes/bare.txt"]) == 3
    closest = [line for line in capsys.readouterr().out.split("\n") if line.startswith("- ")]
    assert closest and all(re.match(r"- \w", line) for line in closest)


def test_a_model_that_finds_nothing_is_told_the_same_way(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = record(capsys, "**NOT IN THE NOTES**: nobody says what flexlib costs.\n\nMore words.", code=3)
    answer = str(found["answer"])
    assert found["status"] == "silent" and "and says: nobody says what flexlib costs." in answer and "More words" not in answer
    assert "- Parsing logs with flexlib · Tom Okafor" in answer and "Looked at 2 notes, 3 talks, 2 events" in answer


@pytest.mark.parametrize("made_up", ["It was Guido Petrov who tamed it.", "It costs 499 euros.", 'He said "never ever on a ship" there.'])
def test_what_a_model_adds_to_its_silence_is_not_told(keyed: Path, capsys: pytest.CaptureFixture[str], made_up: str) -> None:
    answer = str(record(capsys, f"NOT IN THE NOTES: {made_up}", code=3)["answer"])
    assert "found no answer in the" in answer and made_up not in answer and "and says" not in answer


# files


def test_an_answer_into_a_file(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert asked(TRUE, "-o", "answer.md") == 0
    out, err = capsys.readouterr()
    assert out == "" and "written: answer.md" in err
    assert cli.run(["check", "answer.md"]) == 0


def test_marks_stand_in_the_file_and_it_does_not_stand(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(MIXED, "-o", "answer.md") == 4
    assert "marked there" in capsys.readouterr().err and "[not found]" in (keyed / "answer.md").read_text()
    assert cli.run(["check", "answer.md"]) == 4


def test_the_notes_own_sentences_in_a_file_stand(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(NONE[0], "-o", "answer.md") == 4
    assert NOTHING in (keyed / "answer.md").read_text()
    assert cli.run(["check", "answer.md"]) == 0


def test_no_file_is_written_over_and_nothing_paid(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (keyed / "notes" / "dag.md").read_bytes()
    with serve(chat(TRUE)) as server:
        for file in ("notes/dag.md", "nowhere/answer.md"):
            assert cli.run(["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url, "-o", file]) == 2
        assert server.received == []
    assert (keyed / "notes" / "dag.md").read_bytes() == before


# the list alone

HEAD = NoteHead("Bees 2021", "Noor", "Bees 2021", "2021-05-06")
TALK = TalkHead("Keeping bees", ("Ada Bell",), "Bees 2021", None, None, None, "en")
TEXT = "Bees like thyme.\n\nI think that bees are rude.\n\nQ: do bees sleep at all?\n\n(all of which I doubt very much)"
HIT = Hit("notes/bees.md", 5, 11, HEAD, TALK, 1, 1.0, None, 1.0, (), False, TEXT)
THYME = Citation("notes/bees.md", 5, 5, HEAD, TALK, 1, "Bees like thyme.", "verified")


def an_answer(*citations: Citation, text: str = "Bees like thyme [1].", unsupported: tuple[Unsupported, ...] = ()) -> Answer:
    status = "unverified" if unsupported else "answered"
    counts = Coverage(1, 9, 1, 3)
    return Answer("what do bees like", status, text, citations, unsupported, counts, (HIT,), (), "m-1", None, 1, None)


@pytest.mark.parametrize(
    ("line", "quote", "who"),
    [
        (5, "Bees like thyme.", "[1] Ada Bell · Keeping bees · Bees 2021 · 2021-05-06"),
        (7, "I think that bees are rude.", "[1] the note-taker, Noor, on Ada Bell · "),
        (9, "Q: do bees sleep at all?", "[1] asked from the audience of Ada Bell · "),
    ],
)
def test_who_says_it(line: int, quote: str, who: str) -> None:
    cited = replace(THYME, start_line=line, end_line=line, quote=quote)
    assert who in checklist.shown(an_answer(cited), Screen(None, coloured=False), Path("/x"))


def test_text_outside_talks_is_the_note_takers() -> None:
    told = checklist.shown(an_answer(replace(THYME, talk=None)), Screen(None, coloured=False), Path("/x"))
    assert "[1] the note-taker, Noor · Bees 2021 · Bees 2021 · 2021-05-06" in told


@pytest.mark.parametrize(
    ("verdict", "language", "told"),
    [
        ("verified", "en", ""),
        ("repaired", "en", "repaired: passage [1] does not say it, this one does"),
        ("weak", "en", "weak: this line does not carry the whole sentence"),
        ("weak", "nl", "weak: the note is in another language (nl), so words were not compared"),
        ("not_found", "en", "not found: these words are not there"),
    ],
)
def test_what_is_said_of_a_citation(verdict: str, language: str, told: str) -> None:
    text = "The bees of this talk like thyme and they are what it is about [1]."
    cited = replace(THYME, verdict=verdict, talk=replace(TALK, language=language))
    lines = checklist.shown(an_answer(cited, text=text), Screen(None, coloured=False), Path("/x")).split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("    notes/bees.md:5"))
    assert lines[at].removeprefix("    notes/bees.md:5").strip() == told and lines[at + 1] == "    Bees like thyme."


def test_the_same_line_stands_once_under_its_number() -> None:
    other = replace(THYME, start_line=7, end_line=7, quote="Bees dislike noise.")
    told = checklist.shown(an_answer(THYME, replace(THYME, number=2), THYME, other), Screen(None, coloured=False), Path("/x"))
    assert (told.count("[1] Ada"), told.count("[2] Ada"), told.count("    Bees like thyme.")) == (1, 1, 2)
    assert told.index("[1] Ada") < told.index("dislike noise") < told.index("[2] Ada")


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(WORDS, WORDS, WORDS.map(lambda name: name.replace("\0", "") or "a"), st.sampled_from([None, 40, 79]))
def test_nothing_but_our_own_codes_reaches_the_terminal(text: str, told: str, file: str, width: int | None) -> None:
    cited = replace(THYME, file=file, quote=told, talk=replace(TALK, title=told, speakers=(text,)))
    given_answer = an_answer(cited, text=f"{text}\n{file}:5\n{told}{NOT_FOUND}", unsupported=(Unsupported(told, "name"),))
    for streamed in (False, True):
        for coloured in (False, True):
            shown = checklist.shown(given_answer, Screen(width, coloured=coloured), Path("/x"), streamed=streamed)
            left = CODE.sub("", shown) if coloured else shown
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left)


SENTENCES = st.lists(st.tuples(st.sampled_from(["Bees sleep", "It took 9 ms", "Nobody knows"]), st.integers(0, 2)), min_size=1, max_size=6)


@settings(max_examples=60)
@given(SENTENCES)
def test_each_sentence_that_holds_a_mark_is_told_once(parts: list[tuple[str, int]]) -> None:
    said = [
        f"{words}{NOT_FOUND} [1]." if marks == 1 else f"{words} [1].{NOT_FOUND}" if marks == 2 else f"{words} [1]."
        for words, marks in parts
    ]
    assert checklist.failing_sentences(" ".join(said)) == [one for one, (_, marks) in zip(said, parts, strict=True) if marks]
