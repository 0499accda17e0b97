"""partcalls: the calls of a summary side by side, in order again; what a cut run has is taken over."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ragnotes import cli

from .loopback import Server, Step, chat, refuse, serve

KEY = "sk-test-0123456789abcdef"
TALKS = 9
PARTS = TALKS  # no call is made for the heading of the day, the only line outside them
CALLS = PARTS + 1  # one joins


@pytest.fixture
def post(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A note of nine talks."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    talks = [
        f"## Talk {number} on caches - Ada Park{chr(97 + number)}\n\nShe warmed cache number {number} by hand.\n" for number in range(TALKS)
    ]
    (at_home / "day.md").write_text("# TinyConf 2024\n\n" + "\n".join(talks))
    return at_home


def arguments(server: Server, *more: str) -> list[str]:
    return ["summarise", "day.md", "-m", "openai/m-1", "--base-url", server.base_url, "--no-stream", *more]


def slowly(text: str, seconds: float, running: list[int]) -> Step:
    """A reply that takes its time; `running` gets how many were under way with it."""
    lock, now = threading.Lock(), [0]

    def step(connection: socket.socket, stop: threading.Event) -> None:
        with lock:
            now[0] += 1
            running.append(now[0])
        stop.wait(seconds)
        with lock:
            now[0] -= 1
        chat(text)(connection, stop)

    return step


def bodies(server: Server) -> list[str]:
    return [request.body.decode() for request in server.received]


def kept() -> dict[str, object]:
    folder = Path(os.environ["XDG_STATE_HOME"]) / "ragnotes" / "traces"
    return dict(json.loads(max(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns).read_text()))


@pytest.mark.parametrize(("jobs", "most"), [(None, 4), ("1", 1), ("8", 8)])
def test_so_many_run_at_a_time(post: Path, jobs: str | None, most: int) -> None:
    running: list[int] = []
    with serve(slowly("Warm.", 0.15, running)) as server:
        assert cli.run(arguments(server, *(["--jobs", jobs] if jobs else []))) in (0, 4)
        assert len(server.received) == CALLS
    assert max(running) == most


def test_the_order_is_that_of_the_notes_whoever_is_first(post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    running: list[int] = []
    steps = [slowly("Warm.", 0.3 if number % 2 == 0 else 0.0, running) for number in range(PARTS)] + [chat("Joined.")]
    with serve(*steps) as server:
        capsys.readouterr()
        assert cli.run(arguments(server, "--json")) in (0, 4)
        join = bodies(server)[-1]
    record = json.loads(capsys.readouterr().out)
    assert [talk["title"] for talk in record["talks"]] == [f"Talk {number} on caches" for number in range(TALKS)]
    places = [join.index(f"Talk {number} on caches") for number in range(TALKS)]
    assert places == sorted(places) and record["calls"] == CALLS
    asked = [call["request"]["body"] for call in json.loads(json.dumps(kept()))["calls"]]
    assert [f"cache number {number}" in body for number, body in enumerate(asked[:TALKS])] == [True] * TALKS


def test_the_plan_is_what_is_sent(post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("Warm.")) as server:
        capsys.readouterr()
        cli.run(arguments(server, "--json"))
        out, err = capsys.readouterr()
        assert f"plan: {CALLS} calls" in err and len(server.received) == json.loads(out)["calls"] == CALLS
    assert err.index("plan:") < err.index("sending to") and err.count("sending to") == 1


def test_after_a_failure_only_the_rest_is_asked_for(post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("One."), chat("Two."), refuse(401, "no more")) as server:
        assert cli.run(arguments(server, "--jobs", "1")) == 5
        assert len(server.received) == 3
        first = bodies(server)[:2]
        server.received.clear()
        capsys.readouterr()
        address = server.address
    port = int(address.rpartition(":")[2])
    with serve(chat("More."), port=port) as server:
        assert cli.run(arguments(server, "--json")) in (0, 4)
        out, err = capsys.readouterr()
        assert f"plan: {CALLS - 2} calls" in err and "2 of the parts taken over" in err
        assert not set(first) & set(bodies(server)) and len(server.received) == json.loads(out)["calls"] == CALLS - 2
        assert [talk["summary"] for talk in json.loads(out)["talks"]] == ["One.", "Two.", *["More."] * (TALKS - 2)]
        server.received.clear()
        cli.run(arguments(server))  # the last run was whole: nothing is taken over
        assert len(server.received) == CALLS


def test_fresh_asks_anew(post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(chat("One."), refuse(401, "no more"), *[chat("New.")] * CALLS) as server:
        assert cli.run(arguments(server, "--jobs", "1")) == 5
        server.received.clear()
        assert cli.run(arguments(server, "--jobs", "1", "--fresh")) in (0, 4)
        assert len(server.received) == CALLS


def test_a_changed_talk_is_asked_for_again(post: Path) -> None:
    with serve(chat("One."), chat("Two."), refuse(401, "no more"), chat("New.")) as server:
        assert cli.run(arguments(server, "--jobs", "1")) == 5
        (post / "day.md").write_text((post / "day.md").read_text().replace("number 0 by hand", "number 0 by mistake"))
        server.received.clear()
        assert cli.run(arguments(server, "--jobs", "1")) in (0, 4)
        assert "by mistake" in bodies(server)[0] and len(server.received) == CALLS - 1


def test_ctrl_c_leaves_a_marked_part_and_the_next_run_goes_on(post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def hold(connection: socket.socket, stop: threading.Event) -> None:
        stop.wait(60)

    with serve(chat("One."), chat("Two."), hold) as server:
        command = [sys.executable, "-m", "ragnotes", *arguments(server, "--jobs", "2")]
        # what a shell starts in the background ignores Ctrl-C, and so would what it starts
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        until = time.monotonic() + 30
        while len(server.received) < 4 and time.monotonic() < until:
            time.sleep(0.05)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        port = int(server.address.rpartition(":")[2])
    assert process.returncode == 130 and time.monotonic() - started < 5
    assert out.startswith("> **Partial:** interrupted with 2 of 9 parts") and "One." in out and "Two." in out
    assert out.count("no summary: the run was interrupted") == TALKS - 2
    assert "Traceback" not in err and kept()["error"] == "interrupted"
    with serve(chat("More."), port=port) as server:
        capsys.readouterr()
        assert cli.run(arguments(server, "--json")) in (0, 4)
        assert len(server.received) == CALLS - 2
    record = json.loads(capsys.readouterr().out)
    assert not record["partial"] and {"One.", "Two."} <= {talk["summary"] for talk in record["talks"]}


def test_a_budget_is_reckoned_before_anything_is_sent(post: Path) -> None:
    with serve(chat("Warm.")) as server:
        assert cli.run(arguments(server, "--max-cost", "0.000001")) == 2  # no price
        assert server.received == []
