"""What the client adds to a call: python bench/client.py [--json]

A server on 127.0.0.1 notes when it sends; ragnotes runs as a command of its own, `ask` on a terminal so that it prints as the text
comes. Needs the encoder's files (make setup) and a machine that does nothing else; no data, no network.
"""

from __future__ import annotations

import json
import math
import os
import pty
import select
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_TALKS, _JOBS, _SECONDS = 49, 8, 0.2  # of the summary (the text before its talks is a part too): calls at a time, what a call takes
_RUNS = 9
_QUESTION = "what did Tom Okafor say about parsing logs"
_TEXT = "Tom Okafor parses logs with a small library of his own [1]."
_NOTE = """# Notes from a day by the sea, 2021

## Parsing logs
_Tom Okafor_

Tom parses logs with a small library of his own.
"""
_FIRST_REQUEST = """
import sys, time
from ragnotes.asking import http
from ragnotes.asking.wire import openai
if "count" in sys.argv:
    from ragnotes.asking.tokens import count_tokens
    count_tokens("Some notes. " * 500, "openai/gpt-5")
request = openai.build(base_url=sys.argv[1], model="m", messages=(("user", "Some notes."),), max_tokens=None,
                       max_tokens_name="max_tokens", stream=False, key_variable=None)
assert http.send(request, None, timeout=30, tell=print).finish == "done"
print(time.process_time())
"""
_RANKS_READ = """
import sys
from ragnotes import cli
cli.run(sys.argv[1:])
print("tiktoken" in sys.modules)
"""


@dataclass(slots=True)
class Server:
    """Where the server listens, and the times (perf_counter) at which requests were whole and answers began to be sent."""

    base_url: str
    received: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)


@contextmanager
def _serve(seconds: float) -> Iterator[Server]:
    """A running server that thinks for so long, then streams or answers whole, as it is asked."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    server = Server(f"http://127.0.0.1:{listener.getsockname()[1]}/v1")

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=_answer, args=(connection, server, seconds), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _answer(connection: socket.socket, server: Server, seconds: float) -> None:
    """Read one request and answer it."""
    with connection:
        data = b""
        while b"\r\n\r\n" not in data:
            data += connection.recv(65536)
        head, _, body = data.partition(b"\r\n\r\n")
        length = next(int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        while len(body) < length:
            body += connection.recv(65536)
        server.received.append(time.perf_counter())
        time.sleep(seconds)
        streamed = json.loads(body).get("stream", False)
        server.sent.append(time.perf_counter())
        connection.sendall(_stream() if streamed else _whole())


def _stream() -> bytes:
    first = {"choices": [{"index": 0, "delta": {"content": _TEXT}}]}
    last = {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
    events = b"".join(b"data: " + json.dumps(event).encode() + b"\n\n" for event in (first, last))
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + events


def _whole() -> bytes:
    body = json.dumps({"choices": [{"index": 0, "message": {"content": _TEXT}, "finish_reason": "stop"}]}).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (len(body), body)


def _environment(folder: Path) -> dict[str, str]:
    """The environment without the user's settings and keys, a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RAGNOTES_") and not name.endswith("_API_KEY")}
    return kept | {"XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder / "config")}


def _ragnotes(folder: Path, *arguments: str) -> tuple[str, float]:
    """Return the output of one command and the seconds of processor time it took."""
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-m", "ragnotes", *arguments], cwd=folder, env=_environment(folder), capture_output=True, text=True, check=False
    )
    after = os.times()
    if done.returncode not in (0, 4):
        raise SystemExit(f"ragnotes {arguments[0]} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout, after.children_user + after.children_system - before.children_user - before.children_system


def _python(folder: Path, script: str, *arguments: str) -> str:
    """Return the last line that a script prints."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, cwd=folder, env=_environment(folder), capture_output=True, text=True, check=True)
    return done.stdout.strip().split("\n")[-1]


def _first_byte(folder: Path, server: Server) -> float:
    """Return the seconds from the first byte that the server sent to the first on the terminal of `ask`."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "ragnotes", "ask", _QUESTION, "-m", "openai/m", "--base-url", server.base_url]
    process = subprocess.Popen(command, cwd=folder, env=_environment(folder), stdout=slave, stderr=subprocess.DEVNULL)
    os.close(slave)
    try:
        ready, _, _ = select.select([master], [], [], 60)
        came = time.perf_counter()
        while ready and os.read(master, 65536):
            pass
    except OSError:
        pass  # how a terminal says that the last writer is gone
    finally:
        os.close(master)
        process.wait(60)
    return came - server.sent[-1]


def _summary(folder: Path, server: Server) -> dict[str, float]:
    """Return the seconds of a summary of many talks: of its calls, of the whole command, and what the calls take at best."""
    talks = "\n".join(f"## Talk {number} on topic{number}\n_Ada Bell_\n\nCaching is hard, said Ada." for number in range(_TALKS))
    (folder / "long.md").write_text(f"# Long days 2020\n\n{talks}\n", "utf-8")
    began = time.perf_counter()
    _ragnotes(folder, "summarise", "long.md", "-m", "openai/m", "--base-url", server.base_url, "--jobs", str(_JOBS), "--no-log", "--json")
    whole = time.perf_counter() - began
    calls = len(server.received)
    ideal = (math.ceil((calls - 1) / _JOBS) + 1) * _SECONDS  # the last call joins the others
    return {"calls": calls, "ideal": ideal, "took": server.sent[-1] - server.received[0], "command": whole}


def measure() -> dict[str, float | bool]:
    """Return all figures by name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "notes").mkdir()
        (folder / "notes" / "sea.md").write_text(_NOTE, "utf-8")
        _ragnotes(folder, "index", "notes")
        with _serve(0.05) as server:
            delays = sorted(_first_byte(folder, server) * 1000 for _ in range(_RUNS))
            bare = [float(_python(folder, _FIRST_REQUEST, server.base_url)) for _ in range(_RUNS)]
            counted = [float(_python(folder, _FIRST_REQUEST, server.base_url, "count")) for _ in range(_RUNS)]
            empty = [float(_python(folder, "import time; print(time.process_time())")) for _ in range(_RUNS)]
            model = ["-m", "openai/m", "--base-url", server.base_url]
            with_model = [_ragnotes(folder, "ask", _QUESTION, *model)[1] for _ in range(3)]
            without = [_ragnotes(folder, "ask", _QUESTION)[1] for _ in range(3)]
            read = [_python(folder, _RANKS_READ, "ask", _QUESTION, *more) == "True" for more in ([], model)]
        with _serve(_SECONDS) as server:
            summary = _summary(folder, server)
    return {
        "first_byte_ms": statistics.median(delays), "first_byte_worst_ms": delays[-1],
        "summary_calls": summary["calls"], "summary_ideal_s": summary["ideal"], "summary_s": summary["took"],
        "summary_ratio": summary["took"] / summary["ideal"], "summary_command_s": summary["command"],
        "first_request_cpu_s": min(bare), "first_request_counted_cpu_s": min(counted),
        "empty_python_cpu_s": min(empty), "ask_cpu_s": min(without), "ask_model_cpu_s": min(with_model),
        "ranks_read_without_model": read[0], "ranks_read_with_model": read[1],
    }  # fmt: skip


def _rows(found: dict[str, float | bool]) -> Sequence[tuple[str, str, str]]:
    """Return (what, figure, goal)."""
    summary = (
        f"{found['summary_calls']} calls of {_SECONDS * 1000:.0f} ms, {_JOBS} at a time: seconds ({found['summary_ideal_s']:.1f} at best)"
    )
    return (
        (f"first byte of the server to first on the terminal: ms, median of {_RUNS}", f"{found['first_byte_ms']:.1f}", "under 5"),
        ("  the worst of them", f"{found['first_byte_worst_ms']:.1f}", ""),
        (summary, f"{found['summary_s']:.2f}", ""),
        ("  as a ratio", f"{found['summary_ratio']:.3f}", "within 1.15"),
        ("  the whole command", f"{found['summary_command_s']:.2f}", ""),
        (f"import and first request: processor s, best of {_RUNS}", f"{found['first_request_cpu_s']:.3f}", "under 0.2"),
        ("  with counting of tokens", f"{found['first_request_counted_cpu_s']:.3f}", "under 0.45"),
        ("  an empty Python, to compare: about 0.02 where nothing else runs", f"{found['empty_python_cpu_s']:.3f}", ""),
        ("ask without a model, the whole command: processor s", f"{found['ask_cpu_s']:.3f}", ""),
        ("ask with a model", f"{found['ask_model_cpu_s']:.3f}", ""),
        (
            "tokenizer loaded without a model, with one",
            f"{found['ranks_read_without_model']}, {found['ranks_read_with_model']}",
            "False, True",
        ),
    )


def main() -> None:
    """Print the table, or the figures as one line of JSON."""
    found = measure()
    if "--json" in sys.argv[1:]:
        print(json.dumps({name: value if isinstance(value, bool) else round(value, 4) for name, value in found.items()}))
        return
    for what, figure, goal in _rows(found):
        print(f"{what:78}{figure:>12}   {goal}".rstrip())


if __name__ == "__main__":
    main()
