"""tracing: what was sent is sent again, only to where it belongs; records are compared."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli

from .loopback import chat, raw, refuse, serve

QUESTION = "what did Tom Okafor say about flexlib"
KEY = "sk-test-0123456789abcdef"
ANSWER = "Tom Okafor parses logs with flexlib [1]."


@pytest.fixture
def keyed(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    return indexed


def ask(base_url: str, *more: str) -> None:
    assert cli.run(["ask", QUESTION, "-m", "openai/m-1", "--base-url", base_url, "--no-stream", *more]) == 0


def traces() -> list[Path]:
    return sorted((Path(os.environ["XDG_STATE_HOME"]) / "ragnotes" / "traces").glob("*.json"), key=lambda path: path.stat().st_mtime_ns)


def change(path: Path, **more: Any) -> None:
    """Write other values into the request of a trace, as somebody might who sends one round."""
    record = json.loads(path.read_text())
    record["calls"][0]["request"].update(more)
    path.write_text(json.dumps(record))


def test_a_replay_sends_the_same_bytes_and_is_kept(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat(ANSWER), chat("Something else [1].")) as server:
        ask(server.base_url)
        capsys.readouterr()
        assert cli.run(["trace", "--replay", "--base-url", server.base_url]) == 0
        first, second = server.received
    out, err = capsys.readouterr()
    assert out == "Something else [1].\n"
    assert (first.method, first.path, first.headers, first.body) == (second.method, second.path, second.headers, second.body)
    assert "OPENAI_API_KEY" in err and KEY not in err
    asked, again = traces()
    kept = json.loads(again.read_text())
    assert (kept["verb"], kept["result"]["replay_of"], kept["hits"]) == ("replay", asked.stem, json.loads(asked.read_text())["hits"])
    assert KEY not in again.read_text() and again.stat().st_mode & 0o777 == 0o600
    assert cli.run(["trace", again.stem]) == 0
    assert cli.run(["trace", "--curl"]) == 0
    capsys.readouterr()
    assert cli.run(["trace", again.stem, "--diff", asked.stem]) == 0
    told = capsys.readouterr().out
    assert f"-{ANSWER}" in told and "+Something else [1]." in told
    assert "messages: the same" in told and "passages: the same" in told


def test_offline_is_the_reply_as_it_came_and_nothing_is_sent(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat(ANSWER)) as server:
        ask(server.base_url)
        capsys.readouterr()
        assert cli.run(["trace", "--replay", "--offline"]) == 0
        assert capsys.readouterr().out == f"{ANSWER}\n"
        assert cli.run(["trace", "--replay", "--offline", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["replies"] == [ANSWER]
        assert len(server.received) == 1 and len(traces()) == 1


def test_a_summary_is_replayed_call_by_call(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(*(chat(f"Summary {letter}.") for letter in "abcd" * 2)) as server:
        arguments = ["summarise", "notes/2021-pyfun.md", "-m", "openai/m-1", "--base-url", server.base_url, "--no-stream", "--jobs", "1"]
        assert cli.run(arguments) in (0, 4)
        sent = len(server.received)
        capsys.readouterr()
        assert cli.run(["trace", traces()[-1].stem, "--replay", "--base-url", server.base_url, "--json"]) == 0
        assert [one.body for one in server.received[sent:]] == [one.body for one in server.received[:sent]]
    assert len(json.loads(capsys.readouterr().out)["replies"]) == sent


@pytest.mark.parametrize(
    "more",
    [
        {"url": "http://127.0.0.1:9/v1/chat/completions"},
        {"url": "https://evil.example.org/v1/chat/completions"},
        {"method": "PUT"},
        {"format": "anthropic"},
        {"headers": [["Host", "evil.example.org"]]},
        {"headers": [["Authorization", "Bearer x"]]},
        {"body": '{"é": 1}'},
    ],
)
def test_a_foreign_trace_sends_nothing_elsewhere(keyed: Path, capsys: pytest.CaptureFixture[str], more: dict[str, Any]) -> None:
    with serve(chat(ANSWER)) as server:
        ask(server.base_url)
        change(traces()[0], **more)
        capsys.readouterr()
        assert cli.run(["trace", "--replay", "--base-url", server.base_url]) == 2
        assert len(server.received) == 1
    err = capsys.readouterr().err
    assert "not sent" in err and KEY not in err


def test_the_key_is_the_one_that_the_settings_name(keyed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTHER_SECRET", "sk-other-0123456789")
    with serve(chat(ANSWER)) as server:
        ask(server.base_url)
        change(traces()[0], key_variable="OTHER_SECRET", key_header=["x-leak", ""])
        assert cli.run(["trace", "--replay", "--base-url", server.base_url]) == 0
        assert server.received[1].headers == server.received[0].headers


def test_without_the_address_named_again_it_is_not_sent(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat(ANSWER)) as server:
        ask(server.base_url)
        capsys.readouterr()
        assert cli.run(["trace", "--replay"]) == 2
        assert len(server.received) == 1
    assert "https://api.openai.com/v1/chat/completions" in capsys.readouterr().err


def test_a_replay_that_fails_is_kept_too(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat(ANSWER), refuse(401, "no such key")) as server:
        ask(server.base_url)
        assert cli.run(["trace", "--replay", "--base-url", server.base_url]) == 5
    kept = json.loads(traces()[-1].read_text())
    assert "no such key" in kept["error"] and kept["calls"][0]["reply"] is None and kept["calls"][0]["tries"][0]["status"] == 401
    capsys.readouterr()
    assert cli.run(["trace", "--replay", "--offline"]) == 2
    assert "0 of 1 replies" in capsys.readouterr().err


def test_what_was_asked_without_a_model_has_nothing_to_replay(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", QUESTION]) == 0
    for arguments in (["--replay"], ["--replay", "--offline"], ["--curl"]):
        assert cli.run(["trace", *arguments]) == 2
    assert cli.run(["trace", "--offline"]) == 2
    assert "without a model" in capsys.readouterr().err


def test_a_replay_is_no_answer_to_go_on_from(keyed: Path) -> None:
    with serve(chat(ANSWER), raw(b"")) as server:
        ask(server.base_url)
        assert cli.run(["trace", "--replay", "--offline"]) == 0
        assert cli.run(["ask", "-c", "and about the sea?", "--no-llm"]) in (0, 3)


def test_diff_of_two_questions(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", QUESTION]) == 0
    assert cli.run(["ask", "what was said about the sea"]) in (0, 3)
    first, second = traces()
    capsys.readouterr()
    assert cli.run(["trace", second.stem, "--diff", first.stem]) == 0
    told = capsys.readouterr().out
    assert f"-{QUESTION}" in told and "+what was said about the sea" in told and "settings: the same" in told
    assert cli.run(["trace", first.stem, "--diff", first.stem]) == 0
    assert "other" not in capsys.readouterr().out
    assert cli.run(["trace", "--diff", "20200101T000000Z-0000"]) == 1


@pytest.mark.parametrize(
    "more",
    [
        {"key_header": ["Authorization", "$(touch pwned) "]},
        {"key_header": ["X`touch pwned`", ""]},
        {"key_variable": "A}$(touch pwned)${A"},
        {"url": "http://127.0.0.1:9/v1/chat/completions"},
        {"method": "POST; touch pwned"},
        {"headers": [["A", "'; touch pwned; '"]]},
    ],
)
def test_a_foreign_trace_makes_no_command_that_harms(keyed: Path, capsys: pytest.CaptureFixture[str], more: dict[str, Any]) -> None:
    with serve(chat(ANSWER)) as server:
        ask(server.base_url)
        change(traces()[0], **more)
        capsys.readouterr()
        code = cli.run(["trace", "--curl", "--base-url", server.base_url])
        command = capsys.readouterr().out
        if code == 0 and shutil.which("curl"):
            subprocess.run(["sh", "-c", command], capture_output=True, env={**os.environ, "OPENAI_API_KEY": KEY}, timeout=20)
    assert not (keyed / "pwned").exists()
    assert "OPENAI_API_KEY" not in command or server.address in command


def test_the_key_stands_in_a_command_only_for_the_address_of_the_settings(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat(ANSWER)) as server:
        ask(server.base_url)
    capsys.readouterr()
    assert cli.run(["trace", "--curl"]) == 0
    out, err = capsys.readouterr()
    assert "Authorization" not in out and "no key in the command" in err
    assert cli.run(["trace", "--curl", "--base-url", server.base_url]) == 0
    assert '-H "Authorization: Bearer $OPENAI_API_KEY"' in capsys.readouterr().out
