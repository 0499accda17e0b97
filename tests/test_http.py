"""http: every fault against a real server on loopback, with the outcome that LLM-HTTP's table of faults asks for."""

from __future__ import annotations

import gzip
import itertools
import json
import re
import socket
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.asking import faults, http
from ragnotes.asking.wire import openai
from ragnotes.errors import ProviderError, UsageError
from ragnotes.records.calls import Reply, Request

from .loopback import Server, Step, answer, chat, chunk, completion, drip, raw, refuse, serve, stall, stream, stream_head

KEY = "sk-planted-QwErTy0987654321zyxwvu"
WHOLE = (chunk(""), chunk("All good"), chunk(" [1]."), chunk(finish="stop"), b"data: [DONE]\n\n")


@dataclass
class Run:
    """What a call came to, and all that it told meanwhile."""

    reply: Reply | None = None
    error: ProviderError | None = None
    told: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def tries(self) -> int:
        made = self.reply or self.error
        assert made is not None
        return len(made.tries)

    def everything(self) -> str:
        error = (self.error.what, self.error.cure, self.error.partial, self.error.tries) if self.error else ()
        return repr((self.reply, error, self.told, self.shown))


def build(base_url: str, *, streamed: bool = False, key_variable: str | None = "TEST_API_KEY") -> Request:
    return openai.build(
        base_url=base_url, model="m-1", messages=[("system", "Be brief."), ("user", "Qué? 🙂")], max_tokens=None,
        max_tokens_name="max_tokens", stream=streamed, key_variable=key_variable,
    )  # fmt: skip


def call(request: Request, *, timeout: float = 20.0, show: bool = False, key: str | None = KEY, chance: float = 0.5) -> Run:
    run = Run()
    started = time.monotonic()
    on_text = run.shown.append if show else None
    try:
        run.reply = http.send(
            request, key, timeout=timeout, tell=run.told.append, on_text=on_text, sleep=run.waits.append, random=lambda: chance
        )
    except ProviderError as error:
        run.error = error
    run.seconds = time.monotonic() - started
    assert KEY not in run.everything()
    assert KEY[-8:] not in run.everything()
    return run


def play(*steps: Step, streamed: bool = False, **options: Any) -> tuple[Run, Server]:
    with serve(*steps) as server:
        run = call(build(server.base_url, streamed=streamed), **options)
    return run, server


# what is sent


@pytest.mark.parametrize("streamed", [False, True])
def test_the_bytes_on_the_wire_are_those_of_the_request(streamed: bool) -> None:
    with serve(stream(*WHOLE) if streamed else chat()) as server:
        request = build(server.base_url, streamed=streamed)
        run = call(request)
    received = server.received[0]
    assert run.reply is not None and run.reply.text == "All good [1]."
    assert received.body == request.body.encode("ascii")
    assert (received.method, received.path) == ("POST", "/v1/chat/completions")
    assert received.headers["authorization"] == f"Bearer {KEY}"
    shown = http.send_shown(request)
    for line in shown.split("\n\n")[0].split("\n")[1:]:
        name, value = line.split(": ", 1)
        assert received.headers[name.lower()].replace(KEY, "***") == value
    assert shown.endswith("\n\n" + request.body)


def test_a_key_with_blanks_around_it_is_stripped() -> None:
    _, server = play(chat(), key=f" {KEY}\n")
    assert server.received[0].headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("key", [None, "", " \n"])
def test_a_local_server_needs_no_key(key: str | None) -> None:
    run, server = play(chat(), key=key)
    assert run.reply is not None
    assert "authorization" not in server.received[0].headers


@pytest.mark.parametrize(
    ("url", "key", "words"),
    [
        ("https://api.example.org/v1", None, "TEST_API_KEY is not set"),
        ("https://api.example.org/v1", "  ", "TEST_API_KEY is not set"),
        ("https://api.example.org/v1", "sk-secret\nvalue", "holds a character"),
        ("https://api.example.org/v1", "sk-sécret", "holds a character"),
        ("http://127.0.0.1:9/v1", "sk-sec ret", "holds a character"),
        ("http://api.example.org/v1", "sk-secret", "in clear"),
        ("http://127.0.0.1.example.org/v1", "sk-secret", "in clear"),
    ],
)
def test_a_bad_key_stops_before_any_header(url: str, key: str | None, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        http.send(build(url), key, timeout=5, tell=lambda _: None)
    assert "TEST_API_KEY" in caught.value.what
    assert "sec" not in caught.value.what + caught.value.cure


def test_proxies_of_the_environment_are_not_used_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    run, _ = play(chat())
    assert run.reply is not None


@pytest.mark.parametrize(
    ("variable", "value"), [("SSL_CERT_FILE", "/nowhere/at/all.pem"), ("HTTPS_PROXY", "nonsense://x"), ("NO_PROXY", "[::1")]
)
def test_an_environment_that_no_client_can_be_made_of_is_told(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    run = call(build("https://api.example.org/v1"))
    assert run.error is not None and variable in run.error.cure


# right answers in odd clothes

LINESEP = "a\u2028b\u2029c\x85d"


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (chat(), "All good [1]."),
        (answer(200, json.dumps(completion()), "text/plain"), "All good [1]."),
        (answer(200, b"\xef\xbb\xbf" + json.dumps(completion()).encode()), "All good [1]."),
        (answer(200, b"\n\n\n  \n" + json.dumps(completion()).encode()), "All good [1]."),
        (answer(200, gzip.compress(json.dumps(completion()).encode()), Content_Encoding="gzip"), "All good [1]."),
        (answer(200, json.dumps({**completion(), "usage": None, "extra": {"x": [1]}})), "All good [1]."),
        (chat([{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": "All good [1]."}]), "All good [1]."),
        (chat("All good [1].", reasoning_content="thinking", reasoning="more"), "All good [1]."),
        (chat("All good [1].", "weird_new_word"), "All good [1]."),
        (chat(LINESEP), LINESEP),
        (stream(*WHOLE), "All good [1]."),
        (stream(*WHOLE[:-1]), "All good [1]."),
        (stream(*WHOLE[:-1], b"data: [DONE]"), "All good [1]."),
        (stream(*WHOLE, content_type="application/octet-stream"), "All good [1]."),
        (stream(b": hello\n\n", b": PROCESSING\n\n", *WHOLE), "All good [1]."),
        (stream(b"\xef\xbb\xbf", *WHOLE), "All good [1]."),
        (stream(*(event.replace(b"\n", b"\r\n") for event in WHOLE)), "All good [1]."),
        (stream(*(event.replace(b"\n", b"\r") for event in WHOLE)), "All good [1]."),
        (stream(b'event: x\nid: 1\ndata: {"choices": [],\ndata: "prompt_filter_results": []}\n\n', *WHOLE), "All good [1]."),
        (stream(chunk("All good [1].", "stop", usage={"prompt_tokens": 4, "completion_tokens": 2})), "All good [1]."),
        (stream(chunk(LINESEP), chunk(finish="stop")), LINESEP),
        (stream(f"data: {json.dumps(json.loads(chunk(LINESEP)[6:]), ensure_ascii=False)}\n\n".encode(), chunk(finish="stop")), LINESEP),
        (raw(stream_head() + b"".join(WHOLE[:-1]), then_reset=True), "All good [1]."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("streamed", [False, True])
def test_the_right_text(step: Step, text: str, streamed: bool) -> None:
    run, _ = play(step, streamed=streamed, show=True)
    assert run.reply is not None, run.error
    assert run.reply.text == text == "".join(run.shown)
    assert run.tries == 1
    assert run.reply.finish in ("done", "unknown")


def test_a_stream_that_stays_open_after_its_finish_is_whole() -> None:
    run, _ = play(stall(stream_head() + b"".join(WHOLE[:-1])), streamed=True, timeout=1.0)
    assert run.reply is not None and run.reply.text == "All good [1]."


def test_a_letter_cut_by_the_network_is_whole() -> None:
    data = (
        stream_head()
        + b"data: "
        + json.dumps({"choices": [{"delta": {"content": "é🙂"}}]}, ensure_ascii=False).encode()
        + b"\n\n"
        + chunk(finish="stop")
    )

    def step(connection: socket.socket, _: object) -> None:
        for byte in data:
            connection.sendall(bytes([byte]))

    run, _ = play(step, streamed=True)
    assert run.reply is not None and run.reply.text == "é🙂"


@pytest.mark.parametrize("step", [chat("Half of", "length"), stream(chunk("Half of"), chunk(finish="length"))])
def test_an_answer_cut_by_the_limit_is_an_answer_that_says_so(step: Step) -> None:
    run, _ = play(step)
    assert run.reply is not None
    assert (run.reply.text, run.reply.finish, run.reply.finish_word) == ("Half of", "length", "length")


# one fault, then fine

ONE_FAULT = {
    "429": (refuse(429, "slow down", Retry_After="1"), 1.0),
    "429-ms": (refuse(429, "slow down", Retry_After="9", Retry_After_Ms="300"), 0.3),
    "429-date": (refuse(429, "slow down", Retry_After="Sat, 21 Nov 2026 02:00:07 GMT", Date="Sat, 21 Nov 2026 02:00:00 GMT"), 7.0),
    "429-none": (refuse(429, "slow down"), 0.25),
    "429-bad": (refuse(429, "slow down", Retry_After="soon"), 0.25),
    "429-neg": (refuse(429, "slow down", Retry_After="-5"), 0.25),
    "429-nan": (refuse(429, "slow down", Retry_After="nan"), 0.25),
    "503": (refuse(503, "Loading model", Retry_After="2"), 2.0),
    "408": (refuse(408), 0.25),
    "409": (refuse(409), 0.25),
    "500": (answer(500, "Internal Server Error", "text/plain"), 0.25),
    "502-html": (answer(502, "<html><h1>Bad gateway</h1></html>", "text/html"), 0.25),
    "504-empty": (answer(504, b""), 0.25),
    "529": (refuse(529, "Overloaded"), 0.25),
    "x-should-retry": (refuse(400, "odd", X_Should_Retry="true"), 0.25),
    "429-date-without-zone": (refuse(429, "slow down", Retry_After="Sat Nov 21 02:00:07 2026", Date="Sat Nov 21 02:00:00 2026"), 7.0),
    "eof": (raw(b""), 0.25),
    "reset": (raw(b"", then_reset=True), 0.25),
    "reset-headers": (raw(b"HTTP/1.1 200 OK\r\nContent-Ty", then_reset=True), 0.25),
    "reset-body": (raw(b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"choices": [', then_reset=True), 0.25),
    "short-body": (raw(b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"choices": ['), 0.25),
    "no-finish": (chat("Half of", None), 0.25),
    "cut": (stream(chunk("Half of")), 0.25),
}  # fmt: skip


@pytest.mark.parametrize("fault", ONE_FAULT)
@pytest.mark.parametrize("streamed", [False, True])
def test_one_fault_then_fine(fault: str, streamed: bool) -> None:
    step, wait = ONE_FAULT[fault]
    run, server = play(step, stream(*WHOLE) if streamed else chat(), streamed=streamed)
    assert run.reply is not None and run.reply.text == "All good [1]."
    assert (len(server.received), run.tries) == (2, 2)
    assert run.waits == [pytest.approx(wait)]
    assert run.reply.tries[0].waited == pytest.approx(wait)
    assert run.reply.tries[0].error and run.reply.tries[1].error is None
    assert len(run.told) == 1 and f"trying again in {wait:.1f} s" in run.told[0]


@pytest.mark.parametrize(("fault", "tries"), [*((name, 3) for name in ONE_FAULT if name != "409"), ("409", 2)])
def test_the_same_fault_for_ever(fault: str, tries: int) -> None:
    run, server = play(ONE_FAULT[fault][0])
    assert run.error is not None and run.error.exit == 5
    assert len(server.received) == run.tries == tries
    assert "\n" not in run.error.what + run.error.cure and run.error.cure
    assert run.error.tries[-1].waited == 0.0


def test_a_date_without_a_zone_is_of_greenwich(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 11, 21, 2, tzinfo=UTC).timestamp()
    try:
        monkeypatch.setenv("TZ", "XYZ5")
        time.tzset()
        for told in ("Sat Nov 21 02:00:07 2026", "Saturday, 21-Nov-26 02:00:07 GMT", "Sat, 21 Nov 2026 02:00:07 -0000"):
            assert faults.wait_told({"retry-after": told}, now) == 7.0
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("address", ["https://a..example/v1", "https://256.256.256.256/v1", f"https://{'a' * 64}.example/v1"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    run = call(build(address))
    assert run.error is not None and run.tries == 1
    assert "no address to call" in run.error.what and "--base-url" in run.error.cure


def test_waits_grow_and_are_full_jitter() -> None:
    run, _ = play(refuse(500), chance=0.999)
    assert run.waits == [pytest.approx(0.4995), pytest.approx(0.999)]
    assert [faults.back_off(n, 1.0) for n in range(1, 8)] == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]
    assert faults.back_off(3, 0.0) == 0.0


def test_a_connection_refused_is_told_with_the_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    run = call(build(f"http://127.0.0.1:{port}/v1"))
    assert run.error is not None and run.tries == 3
    assert f"127.0.0.1:{port}" in run.error.what and "start the server" in run.error.cure
    assert [made.status for made in run.error.tries] == [None, None, None]


def test_a_host_that_is_not_there_is_tried_once() -> None:
    run = call(build("https://no-such-host.invalid/v1"))
    assert run.error is not None and run.tries == 1
    assert "no-such-host.invalid" in run.error.what


def test_https_to_a_plain_port_is_told() -> None:
    with serve(chat()) as server:
        run = call(build(server.base_url.replace("http:", "https:")))
    assert run.error is not None and run.tries == 1
    assert "https://" in run.error.cure


# no second try

ONE_TRY = {
    "401": (refuse(401, f"Incorrect API key provided: {KEY[:8]}****{KEY[-8:]}"), "TEST_API_KEY"),
    "401-whole-key": (refuse(401, f"bad key {KEY}", X_Request_Id=f"r-{KEY}"), "TEST_API_KEY"),
    "402": (refuse(402, "Insufficient Balance"), "add credit"),
    "403": (refuse(403), "TEST_API_KEY"),
    "404": (answer(404, '{"error": "model \\"m-1\\" not found"}'), "/v1/chat/completions"),
    "404-html": (answer(404, "<html>nginx</html>", "text/html"), "the model m-1"),
    "413": (answer(413, "<html>too large</html>", "text/html"), "-k 4"),
    "422": (answer(422, '{"detail": [{"loc": ["body", "foo"], "msg": "extra fields not permitted"}]}'), "ragnotes trace"),
    "429-quota": (answer(429, '{"error": {"message": "You exceeded", "type": "insufficient_quota"}}', Retry_After="1"), "add credit"),
    "429-spend": (answer(429, '{"error": {"message": "cap", "details": {"error_code": "enforced_spend_limit_reached"}}}'), "add credit"),
    "429-long": (refuse(429, "slow down", Retry_After="3600"), "wait 60 min"),
    "400-context": (answer(400, '{"error": {"message": "too big", "code": "context_length_exceeded"}}'), "-k 4"),
    "400-context-words": (refuse(400, "This model's maximum context length is 8192 tokens"), "-k 4"),
    "400-maxtokens": (refuse(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."), "--max-tokens"),
    "400-temperature": (refuse(400, "Unsupported value: 'temperature' does not support 0 with this model."), "--temperature"),
    "400-temperature-extra": (refuse(400, "temperature: Extra inputs are not permitted"), "--temperature"),
    "500-no": (refuse(500, "never", X_Should_Retry="false"), "ask again later"),
    "error200": (answer(200, '{"error": {"message": "Provider returned error", "code": 502}}'), "ragnotes trace"),
    "object-error": (answer(200, '{"object": "error", "message": {"detail": "inner"}}'), "ragnotes trace"),
    "html200": (answer(200, "<!doctype html><title>Log in</title>", "text/html"), "/v1"),
    "notjson": (answer(200, "hello there"), "/v1"),
    "badjson": (answer(200, '{"choices": [{"message": '), "/v1"),
    "latin1": (answer(200, '{"choices": [{"message": {"content": "\xe9"}}]}'.encode("latin-1")), "/v1"),
    "empty": (answer(200, b""), "/v1"),
    "204": (raw(b"HTTP/1.1 204 No Content\r\n\r\n"), "/v1"),
    "array": (answer(200, "[1, 2]"), "/v1"),
    "deep": (answer(200, b'{"choices": ' + b"[" * 100_000), "/v1"),
    "other-api": (answer(200, '{"models": []}'), "/v1"),
    "badgzip": (answer(200, b"not gzip", Content_Encoding="gzip"), "ask again"),
    "brotli": (answer(200, b"x", Content_Encoding="br"), "--base-url"),
    "choices-empty": (answer(200, '{"choices": []}'), "ask again"),
    "content-null": (chat(None), "ask again"),
    "blank": (chat(" \n"), "ask again"),
    "blank-length": (chat("", "length"), "--max-tokens"),
    "toolcall": (chat(None, "tool_calls", tool_calls=[{"id": "1"}]), "another model"),
    "toolcall-stop": (chat(None, "stop", tool_calls=[{"id": "1"}]), "another model"),
    "refusal": (chat(None, "stop", refusal="I will not."), "other words"),
    "content-filter": (chat("Half", "content_filter"), "other words"),
    "sse-error": (stream(chunk("Half"), b'data: {"error": {"message": "Overloaded"}}\n\n'), "ask again"),
    "sse-badjson": (stream(chunk("Half"), b"data: {nonsense\n\n"), "ask again"),
    "hugeline": (raw(stream_head() + b"data: " + b"x" * 1_100_000), "ask again"),
    "huge": (answer(200, b"{" + b" " * 10_100_000), "--max-tokens"),
    "gzipbomb": (answer(200, gzip.compress(b"{" + b" " * 50_000_000), Content_Encoding="gzip"), "--max-tokens"),
    "long-text": (chat("x" * 1_000_001), "--max-tokens"),
}  # fmt: skip


@pytest.mark.parametrize("fault", ONE_TRY)
def test_no_second_try(fault: str) -> None:
    step, cure = ONE_TRY[fault]
    run, server = play(step, chat("never reached"))
    assert run.error is not None and run.error.exit == 5, run.reply
    assert len(server.received) == run.tries == 1
    assert cure in run.error.cure
    assert "\n" not in run.error.what + run.error.cure
    assert "None" not in run.error.what
    assert len(run.error.what) < 700


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("401", "401 Unauthorized: Incorrect API key"),
        ("404", 'model "m-1" not found'),
        ("422", "extra fields not permitted"),
        ("429-long", "asks to wait 60 min"),
        ("error200", "Provider returned error"),
        ("html200", "not a chat completion (content type text/html, first bytes: <!doctype html>"),
        ("empty", "an empty body"),
        ("refusal", "the model refused: I will not."),
        ("content-filter", "content filter"),
        ("toolcall", "a tool"),
        ("content-null", "returned no text"),
        ("blank-length", "spent the whole limit"),
        ("sse-error", "Overloaded"),
        ("object-error", "inner"),
    ],
)
def test_each_fault_has_words_of_its_own(fault: str, words: str) -> None:
    run, _ = play(ONE_TRY[fault][0])
    assert run.error is not None and words in run.error.what


def test_the_words_of_a_server_are_one_clean_line_with_its_request_id() -> None:
    run, _ = play(refuse(400, "bad\x1b[31m\nthing " + "x" * 5000, X_Request_Id="req-7"))
    assert run.error is not None
    assert "bad\\x1b[31m thing" in run.error.what and "(request id req-7)" in run.error.what
    assert len(run.error.what) < 500


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_told_and_not_followed(status: int) -> None:
    with serve(chat()) as other, serve(answer(status, b"", Location=f"{other.address}/v2/chat/completions")) as server:
        run = call(build(server.base_url))
    assert run.error is not None and f"{other.address}/v2" in run.error.what
    assert run.error.cure == f"--base-url {other.address}/v2"
    assert other.received == []


@pytest.mark.parametrize("target", ["http://[bad", "javascript:alert(1)"])
def test_a_redirect_to_what_is_no_address_is_told(target: str) -> None:
    run, server = play(answer(302, b"", Location=target))
    assert run.error is not None and "--base-url" in run.error.cure
    assert len(server.received) == run.tries == 1


# text that was shown

CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n"
BREAKS = {
    "cut": stream(chunk("Half"), chunk(" of")),
    "cut-reset": raw(stream_head() + chunk("Half") + chunk(" of"), then_reset=True),
    "cut-chunk": raw(CHUNKED + chunk("Half") + chunk(" of")),
    "cut-line": stream(chunk("Half"), chunk(" of"), b'data: {"choices": [{"del'),
    "error-finish": stream(chunk("Half"), chunk(" of"), chunk(finish="error")),
    "sse-error": stream(chunk("Half"), chunk(" of"), b'data: {"error": {"message": "Overloaded"}}\n\n'),
    "done-without-finish": stream(chunk("Half"), chunk(" of"), b"data: [DONE]\n\n"),
}  # fmt: skip


@pytest.mark.parametrize("fault", BREAKS)
def test_half_an_answer_is_never_an_answer_and_never_shown_twice(fault: str) -> None:
    run, server = play(BREAKS[fault], stream(*WHOLE), streamed=True, show=True)
    assert run.error is not None and run.error.exit == 5
    assert "".join(run.shown) == run.error.partial == "Half of"
    assert len(server.received) == 1 and run.waits == []


def test_a_reader_that_is_gone_is_not_a_fault_of_the_server() -> None:
    def gone(_: str) -> None:
        raise BrokenPipeError

    with serve(stream(*WHOLE)) as server, pytest.raises(BrokenPipeError):
        http.send(build(server.base_url, streamed=True), None, timeout=5, tell=lambda _: None, on_text=gone)


# one deadline for all

ENDLESS = {
    "drip-words": drip(stream_head() + chunk("Half"), chunk(" x")),
    "never": stall(),
    "stall-headers": stall(b"HTTP/1.1 200 OK\r\nContent-Ty"),
    "drip-headers": drip(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
    "drip-body": drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{", b" "),
    "drip-blanks": drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"\n"),
    "drip-comments": drip(stream_head(), b": alive\n\n"),
    "drip-error": drip(b"HTTP/1.1 500 Oh\r\nContent-Length: 9999\r\n\r\n", b"x"),
    "stall-mid": stall(stream_head() + chunk("Half")),
}


@pytest.mark.parametrize("fault", ENDLESS)
@pytest.mark.parametrize("streamed", [False, True])
def test_a_call_ends_within_its_deadline(fault: str, streamed: bool) -> None:
    run, _ = play(ENDLESS[fault], timeout=0.4, streamed=streamed)
    assert run.error is not None
    assert "longer than 0.4 s" in run.error.what and "--timeout" in run.error.cure
    assert 0.35 < run.seconds < 1.4


def test_no_wait_goes_beyond_the_deadline() -> None:
    run, server = play(refuse(429, "slow down", Retry_After="30"), timeout=5.0)
    assert run.error is not None and "429" in run.error.what
    assert (len(server.received), run.waits) == (1, [])


def test_all_tries_share_the_deadline() -> None:
    ticks = itertools.count(step=3.0)
    with serve(refuse(500)) as server, pytest.raises(ProviderError) as caught:
        http.send(build(server.base_url), KEY, timeout=10.0, tell=lambda _: None, sleep=lambda _: None, clock=lambda: next(ticks))
    assert len(caught.value.tries) < 3
    assert "longer than 10 s" in caught.value.what or "500" in caught.value.what


# the key


def test_a_server_that_echoes_the_key_everywhere_tells_nobody() -> None:
    echo = json.dumps({**completion(f"your key is {KEY}", f"stop-{KEY}"), "model": KEY})
    for step in (
        answer(200, echo),
        stream(chunk(f"key {KEY}"), chunk(finish=f"x{KEY}")),
        refuse(400, KEY),
        refuse(500, KEY),
        answer(200, KEY),
    ):
        for streamed in (False, True):
            run, _ = play(step, streamed=streamed, show=True)
            assert KEY not in run.everything()
    run, _ = play(answer(302, b"", Location=f"https://elsewhere.example/{KEY}"))
    assert run.error is not None and KEY not in run.everything()


@pytest.mark.parametrize("echo", ["sk-abcdef1234567890", "sk-abcdef******7890xy", "…sk-abcdef…", "ends in f1234567890"])
def test_redact_removes_a_key_and_its_ends(echo: str) -> None:
    assert "abcdef" not in faults.redact(f"wrong key: {echo}", ["sk-abcdef1234567890"])
    assert "567890" not in faults.redact(f"wrong key: {echo}", ["sk-abcdef1234567890"])


def test_a_key_in_two_pieces_of_a_stream_is_not_shown() -> None:
    pieces = [chunk("your key is "), chunk(KEY[:9]), chunk(f"{KEY[9:]} ok, s"), chunk("k-2 is not"), chunk(finish="stop")]
    run, _ = play(stream(*pieces), streamed=True, show=True)
    assert "".join(run.shown) == "your key is *** ok, sk-2 is not"
    assert run.reply is not None and run.reply.text == "your key is *** ok, sk-2 is not"


def test_a_long_piece_of_the_key_is_not_shown_as_it_streams() -> None:
    pieces = [chunk("ends in "), chunk(KEY[-14:-6]), chunk(KEY[-6:]), chunk(", not in 0987"), chunk(finish="stop")]
    run, _ = play(stream(*pieces), streamed=True, show=True)
    assert run.reply is not None and "".join(run.shown) == run.reply.text == "ends in ***, not in 0987"


@given(st.text("ab ", min_size=4, max_size=12), st.lists(st.text("ab ", max_size=9)))
def test_what_streams_is_redacted_as_the_whole_is(secret: str, pieces: list[str]) -> None:
    shown, held = "", ""
    for piece in pieces:
        held += piece
        ready = faults.showable(held, secret, 4)
        shown, held = shown + faults.redact(held[:ready], [secret], 4), held[ready:]
    shown += faults.redact(held, [secret], 4)
    assert re.sub(r"\*+", "*", shown) == re.sub(r"\*+", "*", faults.redact("".join(pieces), [secret], 4))


@pytest.mark.parametrize("key", ["ollama", "lm-studio", "EMPTY"])
def test_a_word_that_stands_for_a_key_stays_in_the_answer(key: str) -> None:
    for step in (chat(f"They ran {key} [1]."), stream(chunk(f"They ran {key}"), chunk(" [1]."), chunk(finish="stop"))):
        with serve(step) as server:
            shown: list[str] = []
            reply = http.send(build(server.base_url), key, timeout=5, tell=shown.append, on_text=shown.append)
        assert reply.text == "".join(shown) == f"They ran {key} [1]."


def test_half_a_letter_waits_for_its_other_half() -> None:
    run, _ = play(stream(chunk("\ud83d"), chunk("\ude42 a"), chunk("\ud83d"), chunk(finish="stop")), streamed=True, show=True)
    assert run.reply is not None and "".join(run.shown) == run.reply.text == "🙂 a\ufffd"


@pytest.mark.parametrize("at", range(len(KEY) - 6))
def test_redact_removes_pieces_from_the_middle(at: int) -> None:
    assert faults.redact(f"bad {KEY[at : at + 6]} seen", [KEY]) == "bad *** seen"


def test_a_header_of_gzip_without_end_is_stopped() -> None:
    head = b"\x1f\x8b\x08\x08\0\0\0\0\0\0"
    run, _ = play(answer(200, head + b"a" * 11_000_000, Content_Encoding="gzip"))
    assert run.error is not None and "longer than" in run.error.what
