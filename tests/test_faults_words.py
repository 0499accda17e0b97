"""faults: what each fault is called, what to do next, how often it is worth a try and how long to wait, word for word and to the edge."""

from __future__ import annotations

import json
import socket
import ssl
from typing import Any

import pytest

from ragnotes.asking import faults
from ragnotes.asking.faults import Fault
from ragnotes.asking.wire import anthropic, ollama, openai
from ragnotes.records.calls import Reply, Request

HOST = "api.example.org"
URL = f"https://{HOST}/v1/chat/completions"
LATER = "ask again later, or name another model: --model provider/name"
CREDIT = "add credit at the provider, or name another model: --model provider/name"
FEWER = "send fewer passages: -k 4"
NAMED = "the server has another name for the limit of the answer: export RAGNOTES_MAX_TOKENS_NAME=max_tokens, or no --max-tokens"
HEAT = "leave out --temperature, and temperature in the configuration"
NEW_KEY = f"export TEST_API_KEY=... with a key of {HOST}"
MODEL = f"check the model m-1 and the address {URL}"
TRACE = "see what was sent: ragnotes trace"


def request(base_url: str = f"https://{HOST}/v1", key_variable: str | None = "TEST_API_KEY") -> Request:
    return openai.build(
        base_url=base_url, model="m-1", messages=[("user", "Hm?")], max_tokens=None, max_tokens_name="max_tokens", stream=False,
        key_variable=key_variable,
    )  # fmt: skip


def of_ollama() -> Request:
    return ollama.build(
        base_url="http://localhost:11434", model="phi", messages=[("user", "Hm?")], max_tokens=None, context=4096, stream=False,
        key_variable=None,
    )  # fmt: skip


def of_anthropic() -> Request:
    return anthropic.build(
        base_url=f"https://{HOST}", model="c-1", messages=[("user", "Hm?")], max_tokens=None, stream=False, key_variable=None
    )


def told(status: int, error: Any = None, *, made: Request | None = None, body: bytes | None = None, **headers: str) -> Fault:
    sent = body if body is not None else json.dumps({"error": error}).encode() if error else b""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return faults.of_status(status, named, sent, made or request(), now=1000.0)


# a status


@pytest.mark.parametrize(
    ("status", "error", "what", "cure", "tries"),
    [
        (400, None, "400 Bad Request", TRACE, 1),
        (400, {"message": "bad max_tokens"}, "400 Bad Request: bad max_tokens", NAMED, 1),
        (422, {"message": "Use MAX_COMPLETION_TOKENS"}, "422 Unprocessable Entity: Use MAX_COMPLETION_TOKENS", NAMED, 1),
        (422, {"message": "no", "param": "temperature"}, "422 Unprocessable Entity: no", HEAT, 1),
        (400, {"message": "prompt is too long"}, "400 Bad Request: prompt is too long", FEWER, 1),
        (400, {"message": "Too many tokens"}, "400 Bad Request: Too many tokens", FEWER, 1),
        (400, {"message": "the context window is full"}, "400 Bad Request: the context window is full", FEWER, 1),
        (400, {"message": "no", "type": "exceed_context_size_error"}, "400 Bad Request: no", FEWER, 1),
        (413, None, "413 Request Entity Too Large", FEWER, 1),
        (418, {"message": "temperature max_tokens"}, "418 I'm a Teapot: temperature max_tokens", TRACE, 1),
        (401, {"message": "who?"}, "401 Unauthorized: who?", NEW_KEY, 1),
        (403, None, "403 Forbidden", NEW_KEY, 1),
        (402, None, "402 Payment Required", CREDIT, 1),
        (400, {"message": "no", "code": "credit_balance_too_low"}, "400 Bad Request: no", CREDIT, 1),
        (403, {"message": "no", "type": "billing_error"}, "403 Forbidden: no", CREDIT, 1),
        (429, {"message": "no", "code": "insufficient_quota"}, "429 Too Many Requests: no", CREDIT, 1),
        (503, {"message": "no", "details": {"error_code": "SPEND_LIMIT"}}, "503 Service Unavailable: no", CREDIT, 1),
        (404, None, "404 Not Found", MODEL, 1),
        (408, None, "408 Request Timeout", TRACE, 3),
        (409, None, "409 Conflict", TRACE, 2),
        (429, None, "429 Too Many Requests", LATER, 3),
        (499, None, "499", TRACE, 1),
        (500, None, "500 Internal Server Error", LATER, 3),
        (529, {"message": "busy"}, "529: busy", LATER, 3),
    ],
)  # fmt: skip
def test_a_status_is_told_with_its_cure(status: int, error: Any, what: str, cure: str, tries: int) -> None:
    assert told(status, error) == Fault(f"{HOST} answered {what}", cure, status, tries, None)


@pytest.mark.parametrize(
    ("made", "status", "cure"),
    [
        (request(key_variable=None), 401, "export OPENAI_API_KEY=... if this server wants a key"),
        (of_anthropic(), 403, "if this server wants a key: export RAGNOTES_KEY_VARIABLE=SERVER_KEY SERVER_KEY=..."),
        (of_ollama(), 404, "ollama pull phi, if it is Ollama that answers at http://localhost:11434/api/chat"),
        (of_anthropic(), 404, f"check the model c-1 and the address https://{HOST}/v1/messages"),
    ],
)
def test_the_cure_is_of_the_format(made: Request, status: int, cure: str) -> None:
    assert told(status, made=made).cure == cure


def test_a_request_whose_body_names_no_model_is_told_all_the_same() -> None:
    made = Request("POST", URL, (), None, None, "[]")
    assert told(404, made=made).cure == f"check the model ? and the address {URL}"


@pytest.mark.parametrize(
    ("asked", "status", "error", "tries"),
    [
        ("true", 400, None, 3), (" TRUE ", 404, None, 3), ("false", 500, None, 1), ("False", 429, None, 1), ("maybe", 500, None, 3),
        ("maybe", 400, None, 1), ("true", 429, {"message": "no", "code": "insufficient_quota"}, 1),
    ],
)  # fmt: skip
def test_a_server_may_say_whether_to_try_again(asked: str, status: int, error: Any, tries: int) -> None:
    assert told(status, error, x_should_retry=asked).tries == tries


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"plain words", "500 Internal Server Error: plain words"),
        (b"x" * 250, f"500 Internal Server Error: {'x' * 200}"),
        (b"\xff words", "500 Internal Server Error: � words"),
        (b'\xef\xbb\xbf{"message": "with a mark"}', "500 Internal Server Error: with a mark"),
        (b"[" * 100_000, f"500 Internal Server Error: {'[' * 200}"),
    ],
)
def test_the_words_come_from_the_body(body: bytes, what: str) -> None:
    assert told(500, body=body).what == f"{HOST} answered {what}"


@pytest.mark.parametrize("name", ["x-request-id", "request-id", "x-generation-id"])
def test_the_number_of_a_request_is_told(name: str) -> None:
    assert faults.of_status(400, {name: "r-7"}, b"", request(), 1000.0).what == f"{HOST} answered 400 Bad Request (request id r-7)"
    assert (
        faults.of_status(400, {name: "r" * 90}, b"", request(), 1000.0).what
        == f"{HOST} answered 400 Bad Request (request id {'r' * 80}...)"
    )


@pytest.mark.parametrize(
    ("seconds", "wait", "asks"),
    [
        ("2", 2.0, ""),
        ("60", 60.0, ""),
        ("60.5", None, "60.5 s"),
        ("119.9", None, "120 s"),
        ("120", None, "2 min"),
        ("7200", None, "120 min"),
    ],
)
def test_a_long_wait_is_told_and_not_waited(seconds: str, wait: float | None, asks: str) -> None:
    fault = told(429, retry_after=seconds)
    if asks:
        what = f"{HOST} answered 429 Too Many Requests (it asks to wait {asks})"
        assert fault == Fault(what, f"wait {asks}, then ask again", 429, 1, None)
    else:
        assert (fault.wait, fault.tries) == (wait, 3)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9.0),
        ({"retry-after": "Thu, 01 Jan 1970 00:17:00 GMT"}, 20.0),  # now is 1000
        ({"retry-after": "Thu, 01 Jan 1970 00:16:40 GMT"}, None),
        ({"retry-after": "Thu, 01 Jan 1970 00:17:00 GMT", "date": "Thu, 01 Jan 1970 00:16:55 GMT"}, 5.0),
        ({"retry-after": "Thu, 01 Jan 1970 01:17:00 +0100", "date": "no date"}, 20.0),
    ],
)
def test_the_wait_that_is_asked_for(headers: dict[str, str], seconds: float | None) -> None:
    assert faults.wait_told(headers, 1000.0) == seconds


# a redirect


@pytest.mark.parametrize(
    ("location", "target", "base"),
    [
        ("https://other.example/v1/chat/completions", "https://other.example/v1/chat/completions", "https://other.example/v1"),
        ("/v2/chat/completions/", f"https://{HOST}/v2/chat/completions/", f"https://{HOST}/v2"),
        ("https://other.example/v1/messages?a=b", "https://other.example/v1/messages?a=b", "https://other.example"),
        ("https://other.example/api/chat", "https://other.example/api/chat", "https://other.example"),
        ("https://[bad", "https://[bad", "https://[bad"),
        ("", URL, f"https://{HOST}/v1"),
    ],
)
def test_a_redirect_names_the_address_to_use(location: str, target: str, base: str) -> None:
    what = f"{HOST} answered 307 Temporary Redirect and redirects to {target}: not followed"
    assert faults.of_redirect(307, location, request()) == Fault(what, f"--base-url {base}", 307)


# an exception, named as httpx names its own


def named(name: str, words: str, cause: BaseException | None = None) -> BaseException:
    error: BaseException = type(name, (Exception,), {})(words)
    error.__cause__ = cause
    return error


LOCAL = request("http://127.0.0.1:8080/v1")


@pytest.mark.parametrize(
    ("error", "made", "expected"),
    [
        (
            named("ConnectError", "no", socket.gaierror(-2, "unknown")), request(),
            Fault(
                f"there is no host named {HOST}, or the name of the proxy is wrong",
                "check the address: --base-url, the network and HTTPS_PROXY",
            ),
        ),
        (
            named("ConnectError", "bad certificate", ssl.SSLError(1, "bad")), request(),
            Fault(
                f"no safe connection to {HOST}: bad certificate",
                "check https:// or http:// in --base-url; a certificate of one's own: export SSL_CERT_FILE=FILE",
            ),
        ),
        (
            named("ReadError", "bad record", ssl.SSLError(1, "bad")), request(),
            Fault(f"the connection to {HOST} broke: bad record", LATER, tries=3),
        ),
        (
            named("ConnectError", "refused"), request(),
            Fault(
                f"cannot connect to {HOST}: refused", "check the network and HTTPS_PROXY, or name its address: --base-url http://HOST:PORT/v1",
                tries=3,
            ),
        ),
        (
            named("ConnectTimeout", "late"), LOCAL,
            Fault(
                "cannot connect to 127.0.0.1:8080: no answer in time", "start the server, or name its address: --base-url http://HOST:PORT/v1",
                tries=3,
            ),
        ),
        (
            named("ConnectError", "refused"), of_ollama(),
            Fault(
                "cannot connect to localhost:11434: refused", "start the server, or name its address: --base-url http://HOST:PORT", tries=3
            ),
        ),
        (named("ReadTimeout", "late"), request(), Fault(f"{HOST} sent nothing for 30 s", LATER, tries=2)),
        (named("InvalidURL", "odd"), request(), Fault(f"no address to call: odd; {HOST} was asked", "check the address: --base-url")),
        (UnicodeError("odd"), request(), Fault(f"no address to call: odd; {HOST} was asked", "check the address: --base-url")),
        (named("ProxyError", "407"), request(), Fault("the proxy failed: 407", "check HTTP_PROXY, HTTPS_PROXY and NO_PROXY")),
        (named("RemoteProtocolError", "peer\nclosed"), request(), Fault(f"the connection to {HOST} broke: peer closed", LATER, tries=3)),
        (named("WriteError", ""), request(), Fault(f"the connection to {HOST} broke: WriteError", LATER, tries=3)),
    ],
)  # fmt: skip
def test_an_exception_is_told_in_words(error: BaseException, made: Request, expected: Fault) -> None:
    assert faults.of_exception(error, made, 30.0) == expected


def test_a_chain_of_errors_that_goes_round_ends() -> None:
    first, second = named("ConnectError", "first"), named("OSError", "second")
    first.__cause__, second.__cause__ = second, first
    assert faults.of_exception(first, request(), 1.0).tries == 3


def test_the_cause_may_stand_deep_and_as_context() -> None:
    deep: BaseException = socket.gaierror(-2, "unknown")
    for _ in range(8):
        outer = named("ConnectError", "outer")
        outer.__context__ = deep
        deep = outer
    assert "there is no host named" in faults.of_exception(deep, request(), 1.0).what


# a reply that is none


@pytest.mark.parametrize(
    ("finish", "word", "text", "expected"),
    [
        ("done", "stop", "Yes.", None),
        ("length", "length", "Half", None),
        ("unknown", None, "Yes.", None),
        ("cut", None, "Half", Fault("the answer was cut: it ended without a finish reason", "ask again", 200, 3)),
        ("cut", "abort", "Half", Fault("the answer was cut: the server gave up (abort)", "ask again", 200, 3)),
        ("refused", "stop", "No!", Fault("the model refused: No!", "put the question in other words", 200)),
        ("refused", "stop", "", Fault("the model refused: no reason given", "put the question in other words", 200)),
        (
            "filtered", "safety", "Half",
            Fault("the provider's content filter stopped the answer", "put the question in other words, or name another model", 200),
        ),
        (
            "tool", "tool_calls", "",
            Fault("the model asked for a tool, and there is none", "name another model: --model provider/name", 200),
        ),
        ("done", "stop", " \n", Fault("the model returned no text", "ask again, or name another model: --model provider/name", 200)),
        (
            "length", "length", "",
            Fault("the model returned no text: it spent the whole limit before the answer", "--max-tokens with a larger number", 200),
        ),
    ],
)  # fmt: skip
def test_a_reply_that_is_no_answer(finish: str, word: str | None, text: str, expected: Fault | None) -> None:
    assert faults.of_reply(Reply(text, finish, word, None, None, ())) == expected


@pytest.mark.parametrize(
    ("kind", "head", "format", "shown", "cure"),
    [
        ("text/html", b"<p>Log in", "openai", "content type text/html, first bytes: <p>Log in", "--base-url http://HOST:PORT/v1"),
        ("", b" \n", "ollama", "content type not given, an empty body", "--base-url http://HOST:PORT"),
        ("text/plain", b"x" * 90, "openai", f"content type text/plain, first bytes: {'x' * 80}", "--base-url http://HOST:PORT/v1"),
        ("text/plain", b"\xffa", "openai", "content type text/plain, first bytes: �a", "--base-url http://HOST:PORT/v1"),
    ],
)
def test_a_body_that_is_something_else(kind: str, head: bytes, format: str, shown: str, cure: str) -> None:
    error = faults.not_a_completion(kind, head, format)
    assert (error.what, error.cure) == (f"the reply is not a chat completion ({shown})", f"check the address: {cure}")


def test_a_call_that_took_too_long_is_told() -> None:
    assert faults.too_slow(7.5) == Fault("the call took longer than 7.5 s", "--timeout with a larger number of seconds")
    assert faults.too_slow(600).what == "the call took longer than 10 min"


# texts of servers


@pytest.mark.parametrize(
    ("text", "longest", "line"),
    [
        ("a\n b\t c", 300, "a b c"), ("x" * 300, 300, "x" * 300), ("x" * 301, 300, f"{'x' * 300}..."), ("abcd", 3, "abc..."),
        (" " * 4000 + "x", 300, ""), (" " * 3999 + "x", 300, "x"), ("\x1b[0m", 300, "\\x1b[0m"),
    ],
)  # fmt: skip
def test_words_of_a_server_are_one_line(text: str, longest: int, line: str) -> None:
    assert faults.one_line(text, longest) == line


@pytest.mark.parametrize(
    ("text", "secrets", "shortest", "redacted"),
    [
        ("ask abcdefgh now", ["abcdefgh"], 6, "ask *** now"),
        ("ask abcdef now", ["abcdefgh"], 6, "ask *** now"),
        ("ask cdefgh now", ["abcdefgh"], 6, "ask *** now"),
        ("ask abcde now", ["abcdefgh"], 6, "ask abcde now"),
        ("key", ["key"], 6, "***"),
        ("ke", ["key"], 6, "ke"),
        ("keykey key", ["key"], 6, "*** ***"),
        ("a one b two", ["one", "two"], 6, "a *** b ***"),
        ("abcdefgh-abcdefgh", ["abcdefgh"], 6, "***-***"),
        ("nothing", [""], 6, "nothing"),
        ("", ["key"], 6, ""),
        ("abcd", ["abcdefgh"], 4, "***"),
    ],
)
def test_no_piece_of_a_secret_stays(text: str, secrets: list[str], shortest: int, redacted: str) -> None:
    assert faults.redact(text, secrets, shortest) == redacted


@pytest.mark.parametrize(
    ("text", "secret", "shown"),
    [
        ("ask for it", "sk-abcdef", 10), ("ask for sk-ab", "sk-abcdef", 8), ("", "sk-abcdef", 0), ("sk-abcdef", "sk-abcdef", 0),
        ("x-abcdefy-abcde", "sk-abcdef", 9), ("see abcdef", "sk-abcdef", 4), ("see s", "sk-abcdef", 4), ("seen", "zz", 4),
    ],
)  # fmt: skip
def test_how_much_of_a_text_that_goes_on_can_be_shown(text: str, secret: str, shown: int) -> None:
    assert faults.showable(text, secret, 6) == shown
