"""A real server on 127.0.0.1 that plays a script: one step a connection, the last one again and again.

A step writes what it likes to the socket, so that every fault of a server can be played: `serve(refuse(429), chat("ok"))`.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

Step = Callable[[socket.socket, threading.Event], None]


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it came over the wire; header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Server:
    """Where the server is, and what it received so far."""

    address: str  # http://127.0.0.1:PORT
    received: list[Received] = field(default_factory=list)

    @property
    def base_url(self) -> str:
        return f"{self.address}/v1"


@contextmanager
def serve(*steps: Step, port: int = 0) -> Iterator[Server]:
    """A running server, on a port of its own or on this one; it and its threads are gone at the end of the block."""
    listener = socket.create_server(("127.0.0.1", port))
    server = Server(f"http://127.0.0.1:{listener.getsockname()[1]}")
    stop = threading.Event()
    threads: list[threading.Thread] = []

    def accept() -> None:
        for number in range(10_000):
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            step = steps[min(number, len(steps) - 1)]
            threads.append(threading.Thread(target=_play, args=(connection, step, server, stop), daemon=True))
            threads[-1].start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield server
    finally:
        stop.set()
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join(5)
        for thread in threads:
            thread.join(5)


def _play(connection: socket.socket, step: Step, server: Server, stop: threading.Event) -> None:
    with connection, suppress(OSError):
        connection.settimeout(10)
        request = _receive(connection)
        if request is not None:
            server.received.append(request)
            step(connection, stop)


def _receive(connection: socket.socket) -> Received | None:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more or more.startswith(b"\x16"):  # the hello of TLS
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" if more else b"")
            return None
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65536)
    return Received(method, path, headers, body)


# steps


def answer(status: int, body: bytes | str, content_type: str = "application/json", **headers: str) -> Step:
    """An answer with its length told. Header names are written with underscores for dashes."""
    data = body.encode() if isinstance(body, str) else body
    return raw(_head(status, content_type, {"Content-Length": str(len(data)), **headers}) + data)


def chat(text: Any = "All good [1].", finish: str | None = "stop", **message: Any) -> Step:
    """A plain chat completion."""
    return answer(200, json.dumps(completion(text, finish, **message)))


def completion(text: Any = "All good [1].", finish: str | None = "stop", **message: Any) -> dict[str, Any]:
    """The body of a chat completion."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text, **message}, "finish_reason": finish}
    return {
        "id": "c1",
        "object": "chat.completion",
        "model": "m-1",
        "choices": [choice],
        "usage": {"prompt_tokens": 11, "completion_tokens": 3},
    }


def refuse(status: int, message: str = "no", **headers: str) -> Step:
    """An error in OpenAI's shape."""
    return answer(status, json.dumps({"error": {"message": message, "type": "some_error", "code": None}}), **headers)


def chunk(text: str | None = None, finish: str | None = None, **more: Any) -> bytes:
    """One event of a stream."""
    delta = {} if text is None else {"content": text}
    event = {"object": "chat.completion.chunk", "model": "m-1", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}], **more}
    return b"data: " + json.dumps(event).encode() + b"\n\n"


def stream(*events: bytes, content_type: str = "text/event-stream") -> Step:
    """A stream whose end is the end of the connection."""
    return raw(_head(200, content_type, {}) + b"".join(events))


def raw(data: bytes, then_reset: bool = False) -> Step:
    """These very bytes, then the end of the connection, or a reset of it."""

    def step(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(data)
        if then_reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return step


def drip(first: bytes, again: bytes, seconds: float = 0.05) -> Step:
    """These bytes, then others again and again until the server stops."""

    def step(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(first)
        while not stop.wait(seconds):
            connection.sendall(again)

    return step


def stall(first: bytes = b"") -> Step:
    """These bytes, then silence until the server stops."""

    def step(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(first)
        stop.wait(30)

    return step


def stream_head(content_type: str = "text/event-stream") -> bytes:
    """The head of a stream without an end."""
    return _head(200, content_type, {})


def _head(status: int, content_type: str, headers: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} Said", f"Content-Type: {content_type}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")
