"""What is shown before is what goes over the wire, all of it; and what only shows sends nothing at all."""

from __future__ import annotations

import os
import re
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
from .test_rereading import NOTE

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


@pytest.fixture
def made(indexed_once: Path) -> Path:
    return indexed_once


@pytest.fixture
def indexed(here: Path) -> Path:
    """As everywhere, but copied: there are many cases."""
    return here


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
def recorded(server: Server) -> Iterator[tuple[str, list[bytearray]]]:
    """A proxy before a server that keeps the bytes it passes on: (its base address, what went through each connection)."""
    listener = socket.create_server(("127.0.0.1", 0))
    passed: list[bytearray] = []
    opened: list[socket.socket] = []
    threads: list[threading.Thread] = []
    port = int(server.address.rpartition(":")[2])

    def carry(source: socket.socket, target: socket.socket, kept: bytearray) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                kept.extend(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    def accept() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                upstream = socket.create_connection(("127.0.0.1", port))
                opened.extend((client, upstream))
                passed.append(bytearray())
                for way in ((client, upstream, passed[-1]), (upstream, client, bytearray())):
                    threads.append(threading.Thread(target=carry, args=way, daemon=True))
                    threads[-1].start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", passed
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join(5)
        for one in opened:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join(5)
        for one in opened:
            one.close()


PROVIDERS = ("openai", "anthropic", "ollama", "gemini", "mistral", "groq", "openrouter", "deepseek")
REPLY = "Tom Okafor parses logs with flexlib [1]."
PROMPT = 'def render(*, question, passages, mark):\n    return f"Fence {mark}", f"{mark}\\n{passages}\\n{mark}\\n{question}"\n'
# what is asked, with the model and the address behind it, and what the environment holds beside the keys
SHOWN: dict[str, tuple[list[str], dict[str, str]]] = {
    **{f"{provider}": (["ask", QUESTION, "-m", f"{provider}/m-1", "--no-stream"], {}) for provider in PROVIDERS},
    **{f"{provider}, streamed": (["ask", QUESTION, "-m", f"{provider}/m-1"], {}) for provider in PROVIDERS[:3]},
    "a limit and a temperature": (["ask", QUESTION, "-m", "openai/m-1", "--max-tokens", "77", "--temperature", "0.5"], {}),
    "another name for the limit": (["ask", QUESTION, "-m", "openai/m-1", "--max-tokens", "77"], {"RAGNOTES_MAX_TOKENS_NAME": "max_tokens"}),
    "another version": (["ask", QUESTION, "-m", "anthropic/m-1"], {"RAGNOTES_ANTHROPIC_VERSION": "2023-06-01"}),
    "few passages in Dutch": (["ask", QUESTION, "-m", "openai/m-1", "-k", "1", "--in", "nl"], {}),
    "a filter": (["ask", "what was said", "--event", "PyFun", "--year", "2021", "-m", "ollama/m-1", "--max-tokens", "300"], {}),
    "odd letters": (["ask", 'Tom Okafor \u201cflexlib\u201d \U0001f642 \\ "{x}" %s \u2028 \u00e9?', "-m", "openai/m-1"], {}),
    "a prompt of one's own": (["ask", QUESTION, "-m", "openai/m-1", "--prompt", "ask=mine.py"], {}),
    "a second look": (["ask", QUESTION, "-m", "openai/m-1", "--critique"], {}),
    "a question to translate": (["ask", QUESTION, "-m", "openai/m-1", "--translate"], {}),
    "a search to translate": (["search", QUESTION, "--translate", "-m", "openai/m-1"], {}),
    "a summary": (["summarise", "notes/dag.md", "-m", "openai/m-1"], {}),
    "a summary of a folder": (["summarise", "notes", "-m", "openai/m-1", "--style", "plain", "--jobs", "1"], {}),
    "talks": (["talks", "notes/prose.md", "-m", "openai/m-1"], {}),
}
_SHOWN = re.compile(r"^POST (?P<url>\S+)\n(?P<headers>(?:[A-Za-z-]+: .+\n)+)\n(?P<body>\{.*\})$", re.MULTILINE)


def requests_of(data: bytes) -> list[tuple[str, list[str], bytes]]:
    """The requests that went over the wire one after the other: first line, headers sorted and in lower case, body."""
    found = []
    while data:
        head, _, rest = data.partition(b"\r\n\r\n")
        first, *headers = head.decode("ascii").split("\r\n")
        length = next(int(line.partition(":")[2]) for line in headers if line.lower().startswith("content-length:"))
        found.append((first, sorted(line.lower() for line in headers), rest[:length]))
        data = rest[length:]
    return found


def differs(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what of the requests that `--dry-run` shows is not, byte for byte, what then goes over the wire."""
    arguments, environment = SHOWN[name]
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    provider = arguments[arguments.index("-m") + 1].partition("/")[0]
    monkeypatch.setenv(f"{provider.upper()}_API_KEY", KEY)
    with serve(chat(REPLY)) as server, recorded(server) as (address, passed):
        more = ["--base-url", address if provider in ("anthropic", "ollama") else f"{address}/v1"]
        capsys.readouterr()
        assert cli.run([*arguments, *more, "--dry-run"]) == 0
        shown = list(_SHOWN.finditer(capsys.readouterr().out))
        if passed:
            return ["sent while it only shows"]
        cli.run([*arguments, *more])
        capsys.readouterr()
    sent = requests_of(b"".join(passed))
    wrong = ["nothing shown"] * (not shown) + ["fewer sent than shown"] * (len(sent) < len(shown))
    for one, (first, headers, body) in zip(shown, sent, strict=False):
        method, path, version = first.split(" ")
        told = sorted(line.lower() for line in one["headers"].splitlines())
        wrong += [first] * ((method, f"{address}{path}", version) != ("POST", one["url"], "HTTP/1.1"))
        wrong += headers * (told != sorted(line.replace(KEY, "***") for line in headers))
        wrong += [one["body"]] * (one["body"].encode("ascii") != body)
    return wrong


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown_is_what_is_sent(
    name: str, indexed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (indexed / "mine.py").write_text(PROMPT)
    (indexed / "notes" / "prose.md").write_text(NOTE)
    assert differs(name, capsys, monkeypatch) == []


def test_there_are_twenty() -> None:
    assert len(SHOWN) >= 20


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
