"""ragnotes eval at the command line: a questions file of one's own from draft to report, what is told of bad ones, exit codes."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli
from ragnotes.checking import extract
from ragnotes.records.answers import Citation

from .loopback import Server, chat, refuse, serve
from .test_page import read

QUESTION = {
    "id": "q1",
    "question": "which library beats regular expressions",
    "relevant": [{"file": "2021-pyfun.md", "start_line": 21, "end_line": 22}],
}
SILENT = {"id": "q2", "question": "who won the football world cup", "relevant": []}
SUITE = ["eval", "--questions", "mine.jsonl", "--notes", "notes"]


@pytest.fixture
def mine(at_home: Path, notes_folder: Path, model_folder: Path) -> Path:
    """A folder with notes and a questions file of one's own."""
    path = at_home / "mine.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in (QUESTION, SILENT)), "utf-8")
    if not (at_home / "notes").exists():
        (at_home / "notes").symlink_to(notes_folder)
    return path


def test_a_run_a_baseline_and_every_report(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*SUITE, "--update-baseline"]) == 0
    assert "recorded the baseline of mine.jsonl" in capsys.readouterr().err
    baseline = mine.with_name("mine.baseline.json").read_bytes()
    assert cli.run([*SUITE, "--details", "--html", "page.html", "--markdown", "report.md"]) == 0
    out, err = capsys.readouterr()
    assert "nDCG@10" in out and "2 questions, passed" in out
    assert err.splitlines()[-2:] == ["wrote page.html", "wrote report.md"]
    read((mine.parent / "page.html").read_text("utf-8"))
    report = (mine.parent / "report.md").read_text("utf-8")
    assert report.startswith("## ragnotes eval mine.jsonl: passed")
    assert cli.run([*SUITE, "--markdown", "-"]) == 0
    assert capsys.readouterr().out.rstrip("\n") == report.rstrip("\n")
    assert mine.with_name("mine.baseline.json").read_bytes() == baseline


def test_a_broken_floor_fails_the_run(mine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = extract.answer

    def astray(*asked: Any) -> tuple[str, tuple[Citation, ...]]:
        text, citations = whole(*asked)
        return text, tuple(dataclasses.replace(citation, verdict="weak") for citation in citations)

    monkeypatch.setattr(extract, "answer", astray)
    assert cli.run(SUITE) == 7
    out = capsys.readouterr().out
    assert "failed: verified" in out and "fail: below its fixed floor" in out
    assert cli.run([*SUITE, "--json"]) == 7
    assert json.loads(capsys.readouterr().out)["passed"] is False


def test_a_draft_runs_as_it_is_and_needs_no_notes_named_beside_an_index(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["eval", "--draft", "--notes", "notes"]) == 0
    drafted = capsys.readouterr().out
    assert cli.run(["index", "notes"]) == 0
    capsys.readouterr()
    assert cli.run(["eval", "--draft"]) == 0
    assert capsys.readouterr().out == drafted
    mine.write_text(drafted, "utf-8")
    assert cli.run(["eval", "--questions", "mine.jsonl"]) == 0
    assert "passed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "mine.jsonl:3: Expecting"),
        (json.dumps({**QUESTION, "id": "q3", "question": " "}), 'mine.jsonl:3: "question" must be a text'),
        (json.dumps(QUESTION), "mine.jsonl:3: the id q1 was used before"),
        (json.dumps({**QUESTION, "id": "q3", "kidn": "x"}), 'mine.jsonl:3: "kidn" is not a key'),
        ("\x00", "mine.jsonl:3:"),
    ],
)
def test_a_malformed_line_is_named(mine: Path, capsys: pytest.CaptureFixture[str], line: str, told: str) -> None:
    mine.write_text(mine.read_text("utf-8") + line + "\n", "utf-8")
    assert cli.run(SUITE) == 2
    out, err = capsys.readouterr()
    assert out == "" and told in err and len(err.splitlines()) == 2 and "try: a line looks like" in err


@pytest.mark.parametrize(("more", "line"), [(b'{"id": "caf\xe9"}\n', 3), (b'\n\n"\xff"', 5)])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_line_that_is_no_utf8_is_named(mine: Path, capsys: pytest.CaptureFixture[str], more: bytes, line: int, mark: bytes) -> None:
    mine.write_bytes(mark + mine.read_bytes() + more)
    assert cli.run(SUITE) == 2
    out, err = capsys.readouterr()
    assert out == "" and f"mine.jsonl:{line}: not UTF-8, byte 0x" in err and len(err.splitlines()) == 2


def test_an_index_named_tells_whose_notes_are_meant(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["index", "notes", "--index", "elsewhere/index"]) == 0
    capsys.readouterr()
    assert cli.run(["eval", "--questions", "mine.jsonl", "--index", "elsewhere/index"]) == 0
    assert "2 questions, passed" in capsys.readouterr().out
    assert cli.run(["eval", "--draft", "--index", "elsewhere/index"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["question"]


def test_judgements_of_notes_that_are_not_there_are_said_and_not_scored(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = {**QUESTION, "id": "q3", "relevant": [{"file": "gone.md", "start_line": 1, "end_line": 1}]}
    mine.write_text(mine.read_text("utf-8") + json.dumps(gone) + "\n", "utf-8")
    assert cli.run(SUITE) == 0
    out = capsys.readouterr().out
    assert "1 judgement left out, of notes that are not there: gone.md" in out
    assert "2 questions, passed" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["eval", "nonsense"], "no suite is called nonsense"),
        (["eval", "mine.jsonl", "--notes", "notes"], "--notes goes with --questions"),
        (["eval", "samples", "--questions", "mine.jsonl"], "both the suite samples and --questions"),
        (["eval", "--draft", "samples"], "--draft reads notes"),
        (["eval", "--draft", "--notes", "gone"], "no notes at"),
        (["eval", "--questions", "gone.jsonl", "--notes", "notes"], "no questions file at gone.jsonl"),
        (["eval", "--questions", "mine.jsonl"], "the notes are not named"),
        (["eval", "silence", "--update-baseline"], "silence is a part of a suite"),
        ([*SUITE, "--html", "no/such/folder.html"], "no/such/folder.html cannot be written"),
        (["eval", "--index", "index"], "the notes are named by the suite, and eval makes an index of them for the run"),
        ([*SUITE, "--index", "index"], "the notes are named by --notes, and eval makes an index of them"),
        (["eval", "--questions", "mine.jsonl", "--index", "gone"], "no index in"),
    ],
)
def test_wrong_use_is_told(mine: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    assert cli.run(arguments) == 2
    err = capsys.readouterr().err
    assert told in err and "try: " in err


def test_questions_that_the_notes_do_not_answer_are_a_suite_of_their_own(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine.write_text(json.dumps(SILENT) + "\n", "utf-8")
    assert cli.run([*SUITE, "--html", "page.html"]) == 0
    assert "silence told" in capsys.readouterr().out
    read((mine.parent / "page.html").read_text("utf-8"))


def test_a_damaged_baseline_names_the_command_that_mends_it(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine.with_name("mine.baseline.json").write_text("{}", "utf-8")
    assert cli.run(SUITE) == 2
    err = capsys.readouterr().err
    assert "is no baseline" in err and "--questions" in err and "--update-baseline" in err


# with a model


def test_replies_are_kept_and_read_again_without_a_server_or_a_key(
    mine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with serve(chat("Parsing logs with flexlib beats regular expressions [1].")) as server:
        asked = [*SUITE, "-m", "openai/m-1", "--base-url", server.base_url, "--replies", "replies"]
        assert cli.run(asked) == 0
        first = capsys.readouterr().out
        assert len(server.received) == 1  # the other question is silent, and nothing is sent
    (kept,) = (mine.parent / "replies").iterdir()
    assert json.loads(kept.read_text("utf-8"))["text"].startswith("Parsing logs")
    assert len(kept.stem) == 64
    assert cli.run(asked) == 0
    assert capsys.readouterr().out == first
    kept.write_text("{}", "utf-8")
    assert cli.run(asked) == 2
    assert "is no kept reply" in capsys.readouterr().err


ANSWER = "Parsing logs with flexlib beats regular expressions [1]. It is quantum safe."
FACTS = {**QUESTION, "answer_facts": ["flexlib", "more than five fields"]}


def judged(mine: Path, capsys: pytest.CaptureFixture[str], *replies: str) -> tuple[dict[str, dict[str, object]], dict[str, object], Server]:
    """The judge's rows by what they are of, the whole record, and the server that said these replies, of a run that was judged."""
    mine.write_text("".join(json.dumps(line) + "\n" for line in (FACTS, SILENT)), "utf-8")
    with serve(*map(chat, replies)) as server:
        assert cli.run([*SUITE, "-m", "openai/m-1", "--base-url", server.base_url, "--replies", "replies", "--judge", "--json"]) == 0
        record = json.loads(capsys.readouterr().out)
    return {row["name"].partition(",")[0]: row for row in record["measures"] if row["verdict"] == "judged"}, record, server


def test_a_judge_is_told_apart_and_never_gated(mine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    rows, record, server = judged(mine, capsys, ANSWER, "F1: yes\nF2: no\nS1: yes\nS2: no")
    assert {name: (row["value"], row["n"], row["baseline"], row["gate"]) for name, row in rows.items()} == {
        "facts said": (0.5, 1, None, False), "statements held": (0.5, 1, None, False),
    }  # fmt: skip
    assert all(str(row["name"]).endswith("judged by openai/m-1") and "low" in row and "high" in row for row in rows.values())
    assert record["passed"] is True
    system, user = (message["content"] for message in json.loads(server.received[1].body)["messages"])
    assert "F1: flexlib\nF2: more than five fields\n" in user and "S2: It is quantum safe." in user and "[1] 2021-pyfun.md" in user
    assert "Reply with one line for each fact" in system and len(server.received) == 2
    assert len(list((mine.parent / "replies").iterdir())) == 2


def test_verdicts_are_kept_and_read_again(mine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    mine.write_text("".join(json.dumps(line) + "\n" for line in (FACTS, SILENT)), "utf-8")
    with serve(chat(ANSWER), chat("F1: no\nF2: no\nS1: no\nS2: no"), refuse(500)) as server:
        asked = [*SUITE, "-m", "openai/m-1", "--base-url", server.base_url, "--replies", "replies", "--judge"]
        assert cli.run([*asked, "--html", "page.html"]) == 0  # nothing is right, and nothing fails
        first = capsys.readouterr().out
        assert cli.run([*asked, "--html", "page.html"]) == 0
        assert capsys.readouterr().out == first and len(server.received) == 2
    assert "facts said, judged by openai/m-1" in first and "never gated and never recorded" in first
    assert "judged by openai/m-1" in (mine.parent / "page.html").read_text("utf-8")
    assert cli.run([*asked, "--update-baseline"]) == 2
    assert not mine.with_name("mine.baseline.json").exists()


@pytest.mark.parametrize("reply", ["F1: yes\nF2: no\nS1: yes", "All of it is fine!", "F1: 8/10\nF2: no\nS1: yes\nS2: no"])
def test_a_verdict_of_another_form_is_counted_and_not_guessed(mine: Path, capsys: pytest.CaptureFixture[str], reply: str) -> None:
    rows, record, _ = judged(mine, capsys, ANSWER, reply)
    assert rows == {}
    assert record["remarks"] == ["1 answer not judged, because the judge's reply is not as it was asked for: q1"]


def test_an_answer_that_the_notes_are_silent_says_no_fact_and_is_not_sent(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows, _, server = judged(mine, capsys, "NOT IN THE NOTES: nothing on that.")
    assert {name: (row["value"], row["n"]) for name, row in rows.items()} == {"facts said": (0.0, 1)}
    assert len(server.received) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([*SUITE, "--judge"], "--judge asks a model about the answers, and none is named"),
        (
            ["eval", "cranfield", "--judge", "-m", "ollama/m-1", "--replies", "replies"],
            "cranfield is a public set: it is searched, and no answers are made",
        ),
    ],
)
def test_wrong_use_of_a_judge_is_told(mine: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    assert cli.run(arguments) == 2
    err = capsys.readouterr().err
    assert told in err and "try: " in err


def test_a_reply_that_is_not_kept_needs_a_key(mine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert cli.run([*SUITE, "-m", "openai/m-1", "--replies", "replies"]) == 2
    err = capsys.readouterr().err
    assert "no reply is kept" in err and "OPENAI_API_KEY" in err


def test_a_model_of_the_environment_is_not_asked(mine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAGNOTES_MODEL", "openai/m-1")
    assert cli.run(SUITE) == 0


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--replies", "replies"], "--replies goes with a model"),
        (["-m", "ollama/m-1"], "no folder for its replies"),
        (["-m", "ollama/m-1", "--replies", "replies", "--update-baseline"], "a baseline is of answers made without a model"),
    ],
)
def test_wrong_use_of_a_model_is_told(mine: Path, capsys: pytest.CaptureFixture[str], more: list[str], told: str) -> None:
    assert cli.run([*SUITE, *more]) == 2
    assert told in capsys.readouterr().err
