"""What may go wrong between this machine and a model's server, each with how it has to end: a table for tests and for the bench.

The clock is a fake one: it stands still but for the waits between tries, which are so exact to the last digit.
"""

from __future__ import annotations

import functools
import gzip
import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from ragnotes.asking import http

from .loopback import Step, answer, chat, chunk, completion, raw, refuse, serve, stall, stream, stream_head

GOOD = "Tom Okafor parses logs with flexlib [1]."
KEY = "sk-planted-QwErTy0987654321zyxwvu"


@dataclass(slots=True)
class Clock:
    """A clock that only waiting moves."""

    now: float = 1_000.0
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@dataclass(frozen=True, slots=True)
class Fault:
    """What the server does, try by try (the last for ever), and how the call has to end."""

    name: str
    steps: tuple[Step, ...]
    exit: int
    what: str  # words of the error, "" for an answer
    cure: str = ""
    waits: tuple[float, ...] = ()  # the tries are one more
    address: str = ""  # another address than the server's, with {port} in it
    more: tuple[str, ...] = ()  # options


def _gone_on(step: Step, *waits: float) -> dict[str, Any]:
    return {"steps": (step, chat(GOOD)), "exit": 0, "what": "", "waits": waits}


JITTER = (0.25, 0.5)  # half of what full jitter may take
DATE = {"Retry_After": "Sat, 21 Nov 2026 02:00:07 GMT", "Date": "Sat, 21 Nov 2026 02:00:00 GMT"}
CASES = (
    # no connection
    Fault("refused", (), 5, "cannot connect to 127.0.0.1", "start the server", JITTER, "http://127.0.0.1:{closed}/v1"),
    Fault("no such host", (), 5, "there is no host named no-such-host.invalid", "--base-url", (), "https://no-such-host.invalid/v1"),
    Fault("TLS to a plain port", (chat(GOOD),), 5, "no safe connection", "http://", (), "https://127.0.0.1:{port}/v1"),
    Fault("no scheme", (), 2, "not of the form http(s)://", "--base-url", (), "127.0.0.1:{port}/v1"),
    Fault("no path", (), 2, "/v1 is probably missing", "/v1", (), "http://127.0.0.1:{port}"),
    # the connection breaks
    Fault("hung up", (raw(b""),), 5, "the connection to 127.0.0.1", "ask again later", JITTER),
    Fault("reset, then fine", **_gone_on(raw(b"", then_reset=True), 0.25)),
    Fault("half a body", (raw(b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"choices": ['),), 5, "the connection to", "again", JITTER),
    Fault("bad chunks", (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),), 5, "the connection to", "again", JITTER),
    Fault("a giant header", (raw(b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 300_000 + b"\r\n\r\n"),), 5, "the connection to", "again", JITTER),
    Fault("no HTTP", (raw(b"hello there\r\n\r\n"),), 5, "the connection to", "ask again later", JITTER),
    # the server says no
    Fault("429 in seconds, then fine", **_gone_on(refuse(429, "slow down", Retry_After="7"), 7.0)),
    Fault("429 in milliseconds, then fine", **_gone_on(refuse(429, "slow down", Retry_After_Ms="300", Retry_After="9"), 0.3)),
    Fault("429 with a date, then fine", **_gone_on(refuse(429, "slow down", **DATE), 7.0)),
    Fault("429 for ever", (refuse(429, "slow down", Retry_After="2"),), 5, "429 Too Many Requests: slow down", "later", (2.0, 2.0)),
    Fault("429 for an hour", (refuse(429, "slow down", Retry_After="3600"),), 5, "asks to wait 60 min", "wait 60 min"),
    Fault("429 for want of money", (answer(429, '{"error": {"message": "cap", "type": "insufficient_quota"}}'),), 5, "429", "add credit"),
    Fault("a wait beyond the deadline", (refuse(503, "busy", Retry_After="30"),), 5, "503 Service Unavailable: busy", "later", (30.0,),
        more=("--timeout", "50")),
    Fault("500 for ever", (answer(500, "Internal Server Error", "text/plain"),), 5, "500 Internal Server Error", "ask again later", JITTER),
    Fault("a page of a gateway", (answer(502, "<html><h1>Bad gateway</h1></html>", "text/html"),), 5, "502 Bad Gateway", "later", JITTER),
    Fault("529, then fine", **_gone_on(refuse(529, "Overloaded"), 0.25)),
    Fault("409 twice", (refuse(409, "conflict"),), 5, "409 Conflict", "", (0.25,)),
    Fault("wrong key", (refuse(401, f"Incorrect API key provided: {KEY}"),), 5, "401 Unauthorized: Incorrect API key provided: ***",
        "OPENAI_API_KEY"),
    Fault("no such model", (refuse(404, "The model `m-1` does not exist"),), 5, "404 Not Found: The model", "check the model m-1"),
    Fault("too long", (answer(400, '{"error": {"message": "too big", "code": "context_length_exceeded"}}'),), 5, "400 Bad", "-k 4"),
    Fault("an unknown field", (refuse(422, "max_completion_tokens: extra fields not permitted"),), 5, "422", "RAGNOTES_MAX_TOKENS_NAME"),
    Fault("a redirect", (answer(307, "", Location="https://elsewhere.example/v1/chat/completions"),), 5, "redirects to https://elsewhere",
        "--base-url https://elsewhere.example/v1"),
    # what comes is no answer
    Fault("a page with 200", (answer(200, "<!doctype html><title>Log in</title>", "text/html"),), 5, "not a chat completion", "/v1"),
    Fault("half of JSON", (answer(200, '{"choices": [{"message": '),), 5, "not a chat completion", "/v1"),
    Fault("nothing", (answer(200, ""),), 5, "an empty body", "/v1"),
    Fault("JSON without an end", (answer(200, b'{"choices": ' + b"[" * 100_000),), 5, "not a chat completion", "/v1"),
    Fault("no choices", (answer(200, '{"choices": []}'),), 5, "holds no answer (no choices)", "ask again"),
    Fault("null", (chat(None),), 5, "returned no text", "ask again"),
    Fault("an error with 200", (answer(200, '{"error": {"message": "Provider returned error", "code": 502}}'),), 5, "Provider returned"),
    Fault("a tool", (chat(None, "tool_calls", tool_calls=[{"id": "1"}]),), 5, "asked for a tool", "another model"),
    Fault("a refusal", (chat(None, "stop", refusal="I will not."),), 5, "the model refused: I will not.", "other words"),
    Fault("a stream without an end mark", (stream(chunk("Tom"), chunk(" parses")),), 5, "ended without a finish reason", "again", JITTER),
    Fault("an error in a stream", (stream(chunk("Tom"), b'data: {"error": {"message": "Overloaded"}}\n\n'),), 5, "Overloaded", "ask again"),
    Fault("nonsense in a stream", (stream(chunk("Tom"), b"data: {nonsense\n\n"),), 5, "an event is not JSON", "--no-stream"),
    # too much
    Fault("10 MB", (answer(200, b"{" + b" " * 10_100_000),), 5, "longer than 10,000,000 bytes", "--max-tokens"),
    Fault("a packed flood", (answer(200, gzip.compress(b"{" + b" " * 50_000_000), Content_Encoding="gzip"),), 5, "longer than", "--max"),
    Fault("an endless line", (raw(stream_head() + b"data: " + b"x" * 1_100_000),), 5, "a line of the stream", "ask again"),
    Fault("cut by the limit", (chat("Tom Okafor parses", "length"),), 5, "", ""),
)  # fmt: skip


@contextmanager
def on_clock() -> Iterator[Clock]:
    """Let every call run on a fake clock whose chance is always one half."""
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch:
        timed = functools.partial(http.send, sleep=clock.sleep, clock=lambda: clock.now, random=lambda: 0.5)
        patch.setattr("ragnotes.calling.http.send", timed)
        yield clock


@contextmanager
def playing(fault: Fault) -> Iterator[tuple[str, list[Any]]]:
    """The base address that a fault is met at, and the requests that come."""
    with ExitStack() as stack:
        server = stack.enter_context(serve(*fault.steps or (chat("never asked"),)))
        with socket.create_server(("127.0.0.1", 0)) as closing:
            closed = closing.getsockname()[1]
        port = server.address.rpartition(":")[2]
        yield fault.address.format(port=port, closed=closed) if fault.address else server.base_url, server.received


def endless_stream() -> Step:
    """A stream of text that never ends."""
    piece = chunk("more and more " * 500)

    def step(connection: socket.socket, stop: Any) -> None:
        connection.sendall(stream_head())
        while not stop.is_set():
            connection.sendall(piece)

    return step


SPENDING = {  # what a server does to make one question dear -> (step, requests at most)
    "an endless stream": (endless_stream(), 1),
    "an answer that wants to be continued": (chat(f"{GOOD} MORE: send the request again to get the rest.", "length"), 1),
    "an answer that wants another question": (chat(f"{GOOD} CONTINUE", "stop"), 1),
    "10 MB of answer": (answer(200, json.dumps(completion("x" * 10_000_000))), 1),
    "a storm of 429": (refuse(429, "again", Retry_After="0.001"), 3),
    "a storm of 500 that asks to retry": (refuse(500, "again", X_Should_Retry="true", Retry_After_Ms="1"), 3),
    "connections that break": (raw(b"", then_reset=True), 3),
    "answers without a finish": (chat(GOOD, None), 3),
    "silence": (stall(), 1),
}  # fmt: skip
