"""What is shown before is what goes over the wire, all of it; and what only shows sends nothing at all."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from ragnotes import cli

from .loopback import Server, chat, chunk, serve, stream

QUESTION = "what did Tom Okafor say about flexlib"
KEY = "sk-test-0123456789abcdef"

# Runs ragnotes in a process that may not touch a socket: Python tells of every use before it happens.
GUARDED = """
import sys
def guard(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname",):
        sys.stderr.write(f"SOCKET USED: {event}\\n")
        sys.stderr.flush()
        import os
        os._exit(99)
sys.addaudithook(guard)
from ragnotes import cli
sys.exit(cli.run(sys.argv[1:]))
"""


def guarded(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", GUARDED, *arguments], capture_output=True, text=True, timeout=60, env={**os.environ, "OPENAI_API_KEY": KEY}
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", QUESTION, "-m", "openai/m-1", "--dry-run"],
        ["ask", QUESTION, "-m", "anthropic/m-1", "--dry-run"],
        ["ask", QUESTION, "-m", "ollama/m-1", "--dry-run"],
        ["ask", QUESTION, "-m", "openai/m-1", "--translate", "--dry-run"],
        ["search", QUESTION, "--translate", "-m", "openai/m-1", "--dry-run"],
        ["summarise", "notes/dag.md", "-m", "openai/m-1", "--dry-run"],
        ["talks", "notes/dag.md", "-m", "openai/m-1", "--dry-run"],
        ["ask", QUESTION],
        ["index"],
    ],
)
def test_what_only_shows_sends_nothing(indexed: Path, arguments: list[str]) -> None:
    ran = guarded(*arguments)
    assert "SOCKET USED" not in ran.stderr and ran.returncode == 0, ran.stderr


def test_the_guard_guards(indexed: Path) -> None:
    assert guarded("ask", QUESTION, "-m", "openai/m-1", "--base-url", "http://127.0.0.1:9/v1").returncode == 99


@contextmanager
def recorded(server: Server) -> Iterator[tuple[str, list[bytes]]]:
    """A proxy before a server that keeps the bytes it passes on: (its base address, what went through)."""
    listener = socket.create_server(("127.0.0.1", 0))
    passed: list[bytes] = []
    port = int(server.address.rpartition(":")[2])

    def carry(source: socket.socket, target: socket.socket, keep: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if keep:
                    passed.append(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    def accept() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                upstream = socket.create_connection(("127.0.0.1", port))
                threading.Thread(target=carry, args=(client, upstream, True), daemon=True).start()
                threading.Thread(target=carry, args=(upstream, client, False), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", passed
    finally:
        listener.close()


@pytest.mark.parametrize("streamed", [False, True])
def test_a_proxy_sees_exactly_what_was_shown(
    indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, streamed: bool
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    reply = "Tom Okafor parses logs with flexlib [1]."
    step = stream(chunk(reply), chunk(finish="stop")) if streamed else chat(reply)
    with serve(step) as server, recorded(server) as (address, passed):
        arguments = ["ask", QUESTION, "-m", "openai/m-1", "--base-url", f"{address}/v1", *([] if streamed else ["--no-stream"])]
        capsys.readouterr()
        assert cli.run([*arguments, "--dry-run"]) == 0
        shown = capsys.readouterr().out.rstrip("\n")
        assert passed == []
        assert cli.run(arguments) == 0
    head, body = b"".join(passed).split(b"\r\n\r\n", 1)
    first, *headers = head.decode("ascii").split("\r\n")
    method, path, version = first.split(" ")
    request = shown[shown.index(f"POST {address}") :]
    told_first, *told_headers = request.partition("\n\n")[0].split("\n")
    assert told_first == f"{method} {address}{path}" and version == "HTTP/1.1"
    assert sorted(line.lower() for line in told_headers) == sorted(line.replace(KEY, "***").lower() for line in headers)
    assert request.partition("\n\n")[2].encode("ascii") == body
