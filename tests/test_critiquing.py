"""critiquing: one more call in which the model checks its own answer; what it writes then is the answer, checked as any other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ragnotes import cli

from .loopback import chat, chunk, refuse, serve, stream

QUESTION = "what did Tom Okafor say about flexlib"
FIRST = "Guido Petrov parses logs with flexlib [1]."
SECOND = "Tom Okafor parses logs with flexlib [1]."


@pytest.fixture
def keyed(indexed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test-0123456789abcdef")
    return indexed


def arguments(base_url: str, *more: str) -> list[str]:
    return ["ask", QUESTION, "-m", "openai/m-1", "--base-url", base_url, "--critique", *more]


def test_the_second_answer_counts_and_is_checked(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat(FIRST), chat(SECOND)) as server:
        capsys.readouterr()
        assert cli.run(arguments(server.base_url, "--json", "--no-stream")) == 0
        out, err = capsys.readouterr()
        first, second = (json.loads(request.body)["messages"][1]["content"] for request in server.received)
    record = json.loads(out)
    assert (record["answer"], record["calls"], record["status"]) == (SECOND, 2, "answered")
    assert record["usage"]["input_tokens"] == 22
    assert FIRST in second and QUESTION in second
    assert first.partition("[1] ")[2].partition("\n-----")[0] in second  # the very passages
    assert "plan: 2 calls" in err and err.index("plan") < err.index("sending to")


def test_what_it_makes_up_is_told_as_ever(keyed: Path) -> None:
    with serve(chat(SECOND), chat(FIRST)) as server:
        assert cli.run(arguments(server.base_url, "--no-stream")) == 4


def test_both_calls_stand_in_the_trace(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat(FIRST), chat(SECOND)) as server:
        assert cli.run(arguments(server.base_url, "--no-stream")) == 0
        capsys.readouterr()
        assert cli.run(["trace", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)["trace"]
    assert [call["prompt"] for call in record["calls"]] == ["ask", "critique"]
    assert {prompt["name"] for prompt in record["prompts"]} == {"ask", "passage", "critique"}


def test_silent_is_not_checked_twice(keyed: Path) -> None:
    with serve(chat("NOT IN THE NOTES: nobody says so.")) as server:
        assert cli.run(arguments(server.base_url, "--no-stream")) == 3
        assert len(server.received) == 1


def test_a_second_call_that_fails_fails_the_answer(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(stream(chunk(FIRST), chunk(finish="stop")), refuse(401, "no more")) as server:
        capsys.readouterr()
        assert cli.run(arguments(server.base_url)) == 5
    out, err = capsys.readouterr()
    assert out == "" and "no more" in err


def test_nothing_to_check_without_a_model(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", QUESTION, "--critique"]) == 2
    assert "--critique" in capsys.readouterr().err


def test_the_dry_run_names_the_prompt_of_the_second_call(keyed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat(FIRST)) as server:
        capsys.readouterr()
        assert cli.run(arguments(server.base_url, "--dry-run")) == 0
        assert "critique.py" in capsys.readouterr().out and server.received == []
