"""wire.anthropic: what is sent, and what comes back, plain and streamed, over a real socket."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ragnotes.asking import http
from ragnotes.asking.wire import anthropic
from ragnotes.errors import ProviderError
from ragnotes.records.calls import Reply, Request, Usage

from .loopback import Step, answer, raw, serve, stream, stream_head

KEY = "sk-ant-planted-0987654321zyxwvu"


def build(base_url: str = "https://api.example.org", **more: Any) -> Request:
    options: dict[str, Any] = {
        "model": "m", "messages": [("system", "Be brief."), ("user", "Qué?")], "max_tokens": None, "stream": False,
        "key_variable": "SOME_KEY",
    }  # fmt: skip
    return anthropic.build(base_url=base_url, **{**options, **more})


def test_the_fewest_fields() -> None:
    body = json.loads(build().body)
    assert body == {"model": "m", "max_tokens": 4096, "system": "Be brief.", "messages": [{"role": "user", "content": "Qué?"}]}
    assert json.loads(build(max_tokens=7, stream=True).body) == {**body, "max_tokens": 7, "stream": True}
    assert "system" not in json.loads(build(messages=[("user", "u")]).body)


@pytest.mark.parametrize(
    ("more", "version"),
    [
        ({}, "2026-10-21"),
        ({"temperature": 0.2}, "2023-06-01"),
        ({"version": "2023-06-01"}, "2023-06-01"),
        ({"version": "2027-01-01"}, "2027-01-01"),
    ],
)
def test_the_version_is_the_newest_that_takes_the_request(more: dict[str, Any], version: str) -> None:
    request = build(**more)
    assert ("anthropic-version", version) in request.headers
    assert json.loads(request.body).get("temperature") == more.get("temperature")
    assert request.key_header == ("x-api-key", "")


@pytest.mark.parametrize(
    "base", ["https://x.org", "https://x.org/", "https://x.org/v1", "https://x.org/v1/messages", " https://x.org/v1/ "]
)
def test_the_address(base: str) -> None:
    assert build(base).url == "https://x.org/v1/messages"


def message(*blocks: dict[str, Any], stop: Any = "end_turn", **more: Any) -> dict[str, Any]:
    usage = {"input_tokens": 1, "cache_read_input_tokens": 20, "cache_creation_input_tokens": None, "output_tokens": 3}
    return {"type": "message", "role": "assistant", "model": "m-1", "content": list(blocks), "stop_reason": stop, "usage": usage, **more}


def text(words: str) -> dict[str, Any]:
    return {"type": "text", "text": words}


@pytest.mark.parametrize(
    ("body", "words", "finish"),
    [
        (message(text("a")), "a", "done"),
        (message({"type": "thinking", "thinking": "hm"}, text("a"), {"type": "redacted_thinking", "data": "x"}, text("b")), "ab", "done"),
        (message(text("a"), stop="stop_sequence"), "a", "done"),
        (message(text("a"), stop="max_tokens"), "a", "length"),
        (message(text("a"), stop="model_context_window_exceeded"), "a", "length"),
        (message(text("a"), stop="refusal"), "a", "refused"),
        (message(stop="refusal", stop_details={"explanation": "Not this."}), "Not this.", "refused"),
        (message({"type": "tool_use", "name": "x"}, stop="tool_use"), "", "tool"),
        (message(text("a"), stop="pause_turn"), "a", "tool"),
        (message(text("a"), stop="novel"), "a", "unknown"),
        (message(text("a"), stop=None), "a", "cut"),
        (message(), "", "done"),
        (message({"type": "text"}, {"type": "text", "text": None}), "", "done"),
    ],
)
def test_read(body: object, words: str, finish: str) -> None:
    reply = anthropic.read(body)
    assert (reply.text, reply.finish, reply.model, reply.usage) == (words, finish, "m-1", Usage(21, 3, estimated=False))


def test_an_error_is_told_in_its_words() -> None:
    with pytest.raises(ProviderError, match="Overloaded"):
        call(answer(200, json.dumps({"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}})))


def event(kind: str, **more: Any) -> bytes:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **more})}\n\n".encode()


START = event("message_start", message={**message(stop=None), "usage": {"input_tokens": 9, "output_tokens": 1}})
WHOLE = (
    START,
    event("content_block_start", index=0, content_block={"type": "thinking", "thinking": ""}),
    event("content_block_delta", index=0, delta={"type": "thinking_delta", "thinking": "hm"}),
    event("content_block_stop", index=0),
    event("ping"),
    event("content_block_start", index=1, content_block=text("")),
    event("content_block_delta", index=1, delta={"type": "text_delta", "text": "All good"}),
    event("content_block_delta", index=1, delta={"type": "citations_delta", "citation": {}}),
    event("content_block_delta", index=1, delta={"type": "text_delta", "text": " [1]."}),
    event("content_block_stop", index=1),
    event("novel_event", words="x"),
    event("message_delta", delta={"stop_reason": "end_turn"}, usage={"output_tokens": 12}),
    event("message_stop"),
)


def call(step: Step, **more: Any) -> tuple[Reply, list[str], dict[str, str]]:
    shown: list[str] = []
    with serve(step) as server:
        request = build(server.address, **more)
        reply = http.send(request, KEY, timeout=10, tell=lambda _: None, on_text=shown.append, sleep=lambda _: None)
    assert server.received[0].path == "/v1/messages"
    assert server.received[0].body == request.body.encode()
    return reply, shown, server.received[0].headers


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("step", [stream(*WHOLE), stream(*WHOLE[:-1]), answer(200, json.dumps(message(text("All good [1]."))))])
def test_over_the_wire(step: Step, streamed: bool) -> None:
    reply, shown, headers = call(step, stream=streamed)
    assert (reply.text, reply.finish, "".join(shown)) == ("All good [1].", "done", "All good [1].")
    assert (headers["x-api-key"], headers["anthropic-version"]) == (KEY, "2026-10-21")
    assert "authorization" not in headers
    assert reply.usage in (Usage(9, 12, estimated=False), Usage(21, 3, estimated=False))


def test_a_stream_that_stops_without_a_reason_is_whole_and_unknown() -> None:
    reply, _, _ = call(stream(*WHOLE[:-2], WHOLE[-1]), stream=True)
    assert (reply.text, reply.finish) == ("All good [1].", "unknown")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (stream(*WHOLE[:9]), "cut"),
        (raw(stream_head() + b"".join(WHOLE[:9]), then_reset=True), "broke"),
        (stream(*WHOLE[:7], event("error", error={"type": "overloaded_error", "message": "Overloaded"})), "Overloaded"),
        (stream(START, event("message_delta", delta={"stop_reason": "refusal", "stop_details": {"explanation": "No."}})), "refused: No."),
        (stream(START, event("message_delta", delta={"stop_reason": "tool_use"}), WHOLE[-1]), "asked for a tool"),
        (stream(START, event("message_delta", delta={"stop_reason": "max_tokens"}), WHOLE[-1]), "no text"),
        (answer(200, json.dumps({"choices": []})), "not a chat completion"),
        (answer(200, "<html>hello</html>", "text/html"), "not a chat completion"),
        (answer(529, json.dumps({"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}})), "529.*Overloaded"),
    ],
)
def test_half_an_answer_is_none(step: Step, words: str) -> None:
    with pytest.raises(ProviderError, match=words) as caught:
        call(step, stream=True)
    assert KEY not in caught.value.what + caught.value.cure
