"""wire.openai: what is sent, and every corner of what comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.asking.wire import fields, openai
from ragnotes.errors import ProviderError, UsageError
from ragnotes.records.calls import Request, Usage


def build(base_url: str = "https://api.example.org/v1", **more: Any) -> Request:
    options: dict[str, Any] = {
        "model": "m", "messages": [("system", "s"), ("user", "u")], "max_tokens": None, "max_tokens_name": "max_tokens",
        "stream": False, "key_variable": "SOME_KEY",
    }  # fmt: skip
    return openai.build(base_url=base_url, **{**options, **more})


def test_the_fewest_fields() -> None:
    assert json.loads(build().body) == {"model": "m", "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}]}
    limited = json.loads(build(max_tokens=5, max_tokens_name="max_completion_tokens", stream=True).body)
    assert set(limited) == {"model", "messages", "max_completion_tokens", "stream"}
    assert (limited["max_completion_tokens"], limited["stream"]) == (5, True)


@given(st.text(st.characters()))
def test_the_body_is_ascii_and_says_the_same(text: str) -> None:
    body = build(messages=[("user", text)]).body
    assert body.isascii() and "\n" not in body
    assert json.loads(body)["messages"][0]["content"] == text or any("\ud800" <= letter <= "\udfff" for letter in text)


def test_same_input_same_bytes() -> None:
    assert build(messages=[("user", "Qué 🙂")]) == build(messages=[("user", "Qué 🙂")])


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("https://api.example.org/v1", "https://api.example.org/v1/chat/completions"),
        (" https://api.example.org/v1/ ", "https://api.example.org/v1/chat/completions"),
        ("http://[::1]:8080/v1//", "http://[::1]:8080/v1/chat/completions"),
        ("https://x.org/openai/v1/chat/completions", "https://x.org/openai/v1/chat/completions"),
    ],
)
def test_the_address(base: str, url: str) -> None:
    assert build(base).url == url


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("http://localhost:11434", "/v1 is probably missing"),
        ("http://localhost:11434/", "/v1 is probably missing"),
        ("localhost:11434/v1", "not of the form"),
        ("ftp://x.org/v1", "not of the form"),
        ("https://user:pw@x.org/v1", "not of the form"),
        ("https://x.org/v1?key=secret", "not of the form"),
        ("https://good.org\\@evil.org/v1", "not of the form"),
        ("https://x.org/v1#a", "not of the form"),
        ("https://x.org /v1", "not of the form"),
        ("", "not of the form"),
    ],
)
def test_addresses_refused(base: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        build(base)
    assert "secret" not in str(caught.value) and "pw" not in str(caught.value)


def test_the_key_header_is_there_when_a_variable_is() -> None:
    assert build().key_header == ("Authorization", "Bearer ")
    assert build(key_variable=None).key_header is None
    for wrong in ("A; rm -rf /", "gsk_QwErTyUiOp"):
        with pytest.raises(UsageError) as caught:
            build(key_variable=wrong)
        assert wrong not in caught.value.what + caught.value.cure


def choice(content: Any = "text", finish: Any = "stop", **message: Any) -> dict[str, Any]:
    return {"model": "m-1", "choices": [{"message": {"content": content, **message}, "finish_reason": finish}]}


@pytest.mark.parametrize(
    ("body", "text", "finish"),
    [
        (choice(), "text", "done"),
        (choice(finish="length"), "text", "length"),
        (choice(finish="model_length"), "text", "length"),
        (choice(finish="MAX_TOKENS"), "text", "length"),
        (choice(finish="content_filter"), "text", "filtered"),
        (choice(None, "tool_calls"), "", "tool"),
        (choice(None, "function_call"), "", "tool"),
        (choice(None, "stop", tool_calls=[{}]), "", "tool"),
        (choice(finish="error"), "text", "cut"),
        (choice(finish="novel"), "text", "unknown"),
        (choice(finish=None), "text", "cut"),
        (choice(finish=7), "text", "cut"),
        (choice(None), "", "done"),
        (choice(["odd", {"type": "text", "text": "a"}, {"type": "thinking", "text": "no"}, {"text": "b"}, {"type": "text"}]), "ab", "done"),
        (choice(None, refusal="No."), "No.", "refused"),
        (choice("half\ud83d", "stop"), "half\ufffd", "done"),
        ({"choices": [{"message": None, "finish_reason": "stop"}]}, "", "done"),
        ({"choices": [None, {"message": {"content": "b"}, "finish_reason": "stop"}]}, "b", "done"),
    ],
)
def test_read(body: object, text: str, finish: str) -> None:
    reply = openai.read(body)
    assert (reply.text, reply.finish) == (text, finish)


@pytest.mark.parametrize("body", [None, [], "x", 7, {}, {"choices": None}, {"choices": []}, {"choices": {}}, {"choices": [3]}])
def test_no_answer_is_an_error(body: object) -> None:
    with pytest.raises(ProviderError, match="no answer"):
        openai.read(body)


@pytest.mark.parametrize(
    ("body", "message", "codes"),
    [
        ({"error": {"message": "m", "type": "T", "code": "C"}}, "m", "c t"),
        ({"error": {"message": "m", "code": 429}}, "m", "429"),
        ({"type": "error", "error": {"type": "overloaded_error", "message": "m"}}, "m", "error overloaded_error"),
        ({"error": "m"}, "m", ""),
        ({"error": {"code": 400, "message": "m", "status": "INVALID_ARGUMENT"}}, "m", "400 invalid_argument"),
        ({"object": "error", "message": "m"}, "m", ""),
        ({"object": "error", "message": {"detail": [{"msg": "m"}]}}, "m", ""),
        ({"error": {"other": 1}}, '{"other": 1}', ""),
    ],
)
def test_errors_in_all_their_shapes(body: object, message: str, codes: str) -> None:
    assert fields.error_of(body) == (message, codes)
    with pytest.raises(ProviderError, match="answered with an error"):
        fields.refuse_error(body)


@pytest.mark.parametrize("body", [{"detail": "m"}, {"message": "m"}, {"detail": [{"loc": [], "msg": "m"}]}])
def test_shapes_that_only_the_status_tells_to_be_errors(body: object) -> None:
    assert fields.error_of(body) is None
    assert fields.error_message(body)[0] == "m"


@pytest.mark.parametrize(
    "usage",
    [None, 3, {}, {"prompt_tokens": 1}, {"prompt_tokens": None, "completion_tokens": 1}, {"prompt_tokens": True, "completion_tokens": 1}],
)
def test_usage_may_be_missing(usage: object) -> None:
    assert openai.read({**choice(), "usage": usage}).usage is None


def test_usage() -> None:
    body = {**choice(), "usage": {"prompt_tokens": 3, "completion_tokens": 4, "completion_tokens_details": {"reasoning_tokens": 2}}}
    assert openai.read(body).usage == Usage(3, 4, estimated=False)


@pytest.mark.parametrize(
    ("event", "texts"),
    [
        ({"choices": [{"delta": {"content": "a"}}]}, ["a"]),
        ({"choices": [{"delta": {"content": None, "role": "assistant"}}]}, []),
        ({"choices": [{"delta": {}}]}, []),
        ({"choices": [{"delta": None}]}, []),
        ({"choices": [{}]}, []),
        ({"choices": []}, []),
        ({"choices": None}, []),
        ({}, []),
        ([], []),
        (None, []),
        ({"choices": [{"delta": {"reasoning_content": "hm", "reasoning": "hm"}}]}, []),
        ({"choices": [{"index": 1, "delta": {"content": "other"}}]}, []),
        ({"choices": [{"delta": {"content": [{"type": "text", "text": "a"}]}}], "obfuscation": "x"}, ["a"]),
    ],
)
def test_deltas(event: object, texts: list[str]) -> None:
    assert list(openai.deltas(event)) == texts


def test_a_stream_is_complete_when_its_finish_was_seen() -> None:
    first = {"model": "m-1", "choices": [{"delta": {"content": "a"}, "finish_reason": None}], "usage": None}
    last = {"choices": [{"delta": {}, "finish_reason": "stop"}]}
    usage = {"choices": [], "usage": {"prompt_tokens": 1, "completion_tokens": 2}}
    seen = openai.see(first, fields.Seen())
    assert fields.finish("a", seen, openai.FINISH).finish == "cut"
    seen = openai.see(usage, openai.see(last, seen))
    reply = fields.finish("a", seen, openai.FINISH)
    assert (reply.finish, reply.finish_word, reply.model, reply.usage) == ("done", "stop", "m-1", Usage(1, 2, estimated=False))


def test_a_refusal_that_streams_is_joined() -> None:
    seen = fields.Seen()
    for piece in ("I will", " not."):
        seen = openai.see({"choices": [{"delta": {"refusal": piece}}]}, seen)
    reply = fields.finish("", openai.see({"choices": [{"finish_reason": "stop"}]}, seen), openai.FINISH)
    assert (reply.finish, reply.text) == ("refused", "I will not.")


def test_a_letter_in_two_pieces_is_one() -> None:
    assert fields.finish("\ud83d" + "\ude42", fields.Seen("stop"), openai.FINISH).text == "🙂"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from("choices message delta content error finish_reason usage refusal index type text object".split()), inner
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_shape_breaks_the_reader(body: object) -> None:
    assert all(isinstance(piece, str) for piece in openai.deltas(body))
    assert isinstance(openai.see(body, fields.Seen()), fields.Seen)
    assert all(isinstance(part, str) for part in fields.error_message(body))
    try:
        assert isinstance(openai.read(body).text, str)
    except ProviderError as error:
        assert error.what
