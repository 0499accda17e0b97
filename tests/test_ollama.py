"""wire.ollama: what is sent, and what comes back, plain and streamed, over a real socket."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from ragnotes.asking import http
from ragnotes.asking.wire import ollama
from ragnotes.errors import ProviderError
from ragnotes.records.calls import Reply, Request, Usage

from .loopback import Step, answer, raw, serve, stream, stream_head

NDJSON = "application/x-ndjson"


def build(base_url: str = "http://127.0.0.1:11434", **more: Any) -> Request:
    options: dict[str, Any] = {
        "model": "m", "messages": [("system", "s"), ("user", "u")], "max_tokens": None, "context": 4096, "stream": False,
        "key_variable": None,
    }  # fmt: skip
    return ollama.build(base_url=base_url, **{**options, **more})


def test_what_is_sent() -> None:
    body = json.loads(build().body)
    assert body["messages"] == [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}]
    assert (body["stream"], body["options"]) == (False, {"num_ctx": 4096})
    assert json.loads(build(max_tokens=9, temperature=0.5, stream=True).body)["options"] == {
        "num_ctx": 4096,
        "num_predict": 9,
        "temperature": 0.5,
    }
    assert build().key_header is None


@pytest.mark.parametrize(("tokens", "context"), [(0, 4096), (4096, 4096), (4097, 6144), (100_000, 100_352)])
def test_the_context_holds_the_prompt(tokens: int, context: int) -> None:
    assert ollama.context_for(tokens) == context


@pytest.mark.parametrize("base", ["http://box:1", "http://box:1/", "http://box:1/v1", "http://box:1/api", "http://box:1/api/chat"])
def test_the_address(base: str) -> None:
    assert build(base).url == "http://box:1/api/chat"


def line(text: str = "", done: bool = False, **more: Any) -> bytes:
    return json.dumps({"model": "m-1", "message": {"role": "assistant", "content": text}, "done": done, **more}).encode() + b"\n"


END = line(done=True, done_reason="stop", prompt_eval_count=21, eval_count=3)
WHOLE = (line("All good", thinking="hm"), line(" [1]."), END)


def call(step: Step, **more: Any) -> tuple[Reply, list[str]]:
    shown: list[str] = []
    with serve(step) as server:
        request = build(server.address, **more)
        reply = http.send(request, None, timeout=10, tell=lambda _: None, on_text=shown.append, sleep=lambda _: None)
    assert (server.received[0].path, server.received[0].body) == ("/api/chat", request.body.encode())
    return reply, shown


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize(
    "step",
    [
        stream(*WHOLE, content_type=NDJSON),
        stream(*WHOLE),
        stream(*WHOLE, content_type="application/json"),
        stream(*WHOLE[:-1], END.rstrip(b"\n"), content_type=NDJSON),
        raw(stream_head(NDJSON) + b"".join(WHOLE), then_reset=True),
        answer(200, line("All good [1].", True, done_reason="stop", prompt_eval_count=21, eval_count=3)),
        answer(200, json.dumps(json.loads(line("All good [1].", True, done_reason="stop", prompt_eval_count=21, eval_count=3)), indent=1)),
    ],
)
def test_over_the_wire(step: Step, streamed: bool) -> None:
    reply, shown = call(step, stream=streamed)
    assert (reply.text, reply.finish, "".join(shown)) == ("All good [1].", "done", "All good [1].")
    assert (reply.usage, reply.model) == (Usage(21, 3, estimated=False), "m-1")


@pytest.mark.parametrize("content_type", [NDJSON, "application/json", "text/plain"])
def test_a_stream_that_comes_byte_by_byte_or_with_blanks_is_read(content_type: str) -> None:
    def step(connection: socket.socket, _: object) -> None:
        for byte in stream_head(content_type) + b"".join(WHOLE).replace(b'{"model"', b'{ "model"'):
            connection.sendall(bytes([byte]))

    assert call(step, stream=True)[0].text == "All good [1]."


def test_letters_that_part_lines_elsewhere_part_none_here() -> None:
    told = json.dumps({"message": {"content": "a\u2028b\x85c"}, "done": False}, ensure_ascii=False).encode() + b"\n"
    assert call(stream(told, END, content_type=NDJSON), stream=True)[0].text == "a\u2028b\x85c"


def test_a_server_that_gives_no_reason_is_done() -> None:
    assert call(stream(line("a"), line(done=True), content_type=NDJSON), stream=True)[0].finish == "done"


def test_the_limit_is_told() -> None:
    assert call(stream(line("a"), line(done=True, done_reason="length"), content_type=NDJSON), stream=True)[0].finish == "length"


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (stream(*WHOLE[:-1], content_type=NDJSON), "cut"),
        (stream(line("All"), line("good")[:20], content_type=NDJSON), "not JSON"),
        (stream(line("All"), b'{"error": "out of memory"}\n', content_type=NDJSON), "out of memory"),
        (answer(200, line("All", False)), "cut"),
        (stream(line(done=True, done_reason="load"), content_type=NDJSON), "no text"),
        (
            answer(200, json.dumps({"message": {"content": "", "tool_calls": [{}]}, "done": True, "done_reason": "stop"})),
            "asked for a tool",
        ),
        (answer(200, json.dumps({"choices": []})), "not a chat completion"),
        (answer(404, json.dumps({"error": "model 'm' not found"})), "404.*not found"),
    ],
)
def test_half_an_answer_is_none(step: Step, words: str) -> None:
    with pytest.raises(ProviderError, match=words) as caught:
        call(step, stream=True)
    if "404" in words:
        assert caught.value.cure.startswith("ollama pull m, ")
