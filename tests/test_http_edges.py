"""The call to the last branch: what is shown without a key, errors whose body breaks off or has no end, sockets that are gone."""

from __future__ import annotations

import json
import socket
import threading
from typing import Any

import httpx
import pytest

from ragnotes.asking import http
from ragnotes.errors import ProviderError, UsageError

from .loopback import answer, raw, serve
from .test_http import KEY, build, call, play


def test_what_is_shown_of_a_request_to_the_last_line() -> None:
    request = build("http://127.0.0.1:9/v1", key_variable=None)
    lines = http.send_shown(request).split("\n")
    assert lines == [
        "POST http://127.0.0.1:9/v1/chat/completions", "Host: 127.0.0.1:9", "Accept: application/json", "Accept-Encoding: identity",
        "Connection: close", "Content-Type: application/json", "User-Agent: ragnotes", f"Content-Length: {len(request.body)}", "",
        request.body,
    ]  # fmt: skip
    with_key = http.send_shown(build("http://127.0.0.1:9/v1")).split("\n")
    assert with_key == [*lines[:8], "Authorization: Bearer ***", *lines[8:]]


@pytest.mark.parametrize(
    ("url", "key", "what", "cure"),
    [
        (
            "https://api.example.org/v1", None, "no API key: TEST_API_KEY is not set",
            "export TEST_API_KEY=..., or --dry-run to send nothing",
        ),
        (
            "https://api.example.org/v1", "a b", "the key in TEST_API_KEY holds a character that no key has",
            "export TEST_API_KEY=... anew",
        ),
        (
            "http://api.example.org/v1", "ab", "the key in TEST_API_KEY would travel in clear to http://api.example.org/v1/chat/completions",
            "--base-url https://...",
        ),
    ],
)  # fmt: skip
def test_a_key_that_will_not_do_is_told_in_words(url: str, key: str | None, what: str, cure: str) -> None:
    with pytest.raises(UsageError) as caught:
        http.check_key(build(url), key)
    assert (caught.value.what, caught.value.cure) == (what, cure)


@pytest.mark.parametrize(
    ("request_url", "key", "kept"),
    [
        ("https://api.example.org/v1", " !~ ".replace(" ", "") + "\n", "!~"),
        ("http://localhost:9/v1", "\t", None),
        ("http://[::1]:9/v1", "k", "k"),
    ],
)
def test_a_key_that_will_do(request_url: str, key: str, kept: str | None) -> None:
    assert http.check_key(build(request_url), key) == kept
    assert http.check_key(build(request_url, key_variable=None), key) is None


def test_an_error_whose_body_breaks_off_is_that_error() -> None:
    head = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 500\r\n\r\n"
    run, server = play(raw(head + b"half of it"))
    assert run.error is not None and len(server.received) == 1
    assert run.error.what.endswith(": half of it")
    assert run.error.tries[0].status == 400


def test_an_error_without_end_is_read_to_a_limit() -> None:
    whole = json.dumps({"pad": "x" * (http.MAX_ERROR + 1000), "error": {"message": "behind the limit"}})
    run, _ = play(answer(400, whole))
    assert run.error is not None and "behind the limit" not in run.error.what
    near = json.dumps({"pad": "x" * (http.MAX_ERROR - 1000), "error": {"message": "before the limit"}})
    run, _ = play(answer(400, near))
    assert run.error is not None and "before the limit" in run.error.what


def test_tries_are_told_with_their_waits() -> None:
    run, _ = play(answer(500, "no"), chance=0.5)
    assert run.error is not None
    host = run.error.what.split(" ")[0]
    assert run.told == [
        f"{host} answered 500 Internal Server Error: no; trying again in 0.2 s (2 of 3)",
        f"{host} answered 500 Internal Server Error: no; trying again in 0.5 s (3 of 3)",
    ]
    assert [(made.status, made.waited) for made in run.error.tries] == [(500, 0.25), (500, 0.5), (500, 0.0)]


def test_a_server_that_answers_anything_is_there() -> None:
    with serve(answer(404, "no", "text/plain")) as server:
        assert http.knock(build(server.base_url), 5.0) is None
    (received,) = server.received
    assert (received.method, received.body, received.headers.get("authorization")) == ("GET", b"", None)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    fault = http.knock(build(f"http://127.0.0.1:{port}/v1"), 5.0)
    assert fault is not None and fault.what.startswith(f"cannot connect to 127.0.0.1:{port}: ")


@pytest.mark.parametrize(("url", "checked"), [("https://localhost:9/v1", True), ("http://127.0.0.1:9/v1", False)])
def test_certificates_are_checked_on_this_machine_too(monkeypatch: pytest.MonkeyPatch, url: str, checked: bool) -> None:
    asked: list[bool] = []
    real = httpx.HTTPTransport

    def transport(verify: bool) -> httpx.HTTPTransport:
        asked.append(verify)
        return real(verify=False)  # reading the certificates takes long

    monkeypatch.setattr(httpx, "HTTPTransport", transport)
    http._client(build(url), 5.0, 5.0).close()
    assert asked == [checked]


class Stream:
    """What httpcore gives of a connection: the socket, by name."""

    def __init__(self, opened: object) -> None:
        self.opened = opened

    def get_extra_info(self, name: str) -> object:
        return self.opened if name == "socket" else None


class Client:
    """A client that keeps what it is asked to send."""

    def stream(self, method: str, url: str, **given: Any) -> dict[str, Any]:
        return {"method": method, "url": url, **given}


def test_a_socket_that_opens_too_late_is_shut_at_once() -> None:
    expired, streams = threading.Event(), list[Any]()
    asked: Any = http._call(Client(), build("http://127.0.0.1:9/v1"), KEY, streams, expired)  # type: ignore[arg-type]
    note = asked["extensions"]["trace"]
    here, there = socket.socketpair()
    with here, there:
        note("connect_tcp.complete", {"return_value": Stream(here)})
        note("connect_tcp.started", {})
        assert [stream.opened for stream in streams] == [here]
        expired.set()
        note("start_tls.complete", {"return_value": Stream(here)})
        assert there.recv(1) == b""  # the other side sees the end
    assert asked["headers"][-1] == ("Authorization", f"Bearer {KEY}")


def test_sockets_that_are_gone_are_no_trouble() -> None:
    closed = socket.socket()
    closed.close()
    here, there = socket.socketpair()
    expired = threading.Event()
    with here, there:
        http._hang_up([Stream(closed), Stream(None), Stream(here)], expired)
        assert there.recv(1) == b""
    assert expired.is_set()


def test_no_text_is_longer_than_the_limit() -> None:
    shown: list[str] = []
    show, flush = http._shower(shown.append, [], None)
    show("x" * http.MAX_TEXT)
    flush()
    assert "".join(shown) == "x" * http.MAX_TEXT
    with pytest.raises(ProviderError) as caught:
        show("y")
    assert (caught.value.what, caught.value.cure) == ("the answer is longer than 1,000,000 characters", "--max-tokens 2000")


def test_a_call_without_time_is_too_slow() -> None:
    run = call(build("http://127.0.0.1:9/v1"), timeout=0.0)
    assert run.error is not None
    assert (run.error.what, run.error.cure) == ("the call took longer than 0 s", "--timeout with a larger number of seconds")
