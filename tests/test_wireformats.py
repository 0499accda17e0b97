"""The wire formats to the last field: what is sent, what each reply and each event of a stream says, and errors in their shapes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from ragnotes.asking.wire import anthropic, curl, fields, ollama, openai, sse
from ragnotes.asking.wire.fields import Seen
from ragnotes.errors import ProviderError, UsageError
from ragnotes.records.calls import Reply, Request, Usage

SAID = [("system", "Be brief."), ("user", "Qué?")]
PLAIN = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Qué?"}]
HEADERS = (("Accept-Encoding", "identity"), ("Connection", "close"), ("Content-Type", "application/json"), ("User-Agent", "ragnotes"))
VERSION = "anthropic-version"


def openai_request(**changed: Any) -> Request:
    given: dict[str, Any] = {
        "base_url": "https://a.example/v1", "model": "m", "messages": SAID, "max_tokens": None, "max_tokens_name": "max_tokens",
        "stream": False, "key_variable": "A_KEY",
    }  # fmt: skip
    return openai.build(**{**given, **changed})


def anthropic_request(**changed: Any) -> Request:
    given: dict[str, Any] = {
        "base_url": "https://a.example", "model": "m", "messages": SAID, "max_tokens": None, "stream": False, "key_variable": "A_KEY"
    }  # fmt: skip
    return anthropic.build(**{**given, **changed})


def ollama_request(**changed: Any) -> Request:
    given: dict[str, Any] = {
        "base_url": "http://localhost:11434", "model": "m", "messages": SAID, "max_tokens": None, "context": 4096, "stream": False,
        "key_variable": None,
    }  # fmt: skip
    return ollama.build(**{**given, **changed})


# what is sent


@pytest.mark.parametrize(
    ("build", "url", "accept", "key", "more", "body"),
    [
        (
            lambda: openai_request(), "https://a.example/v1/chat/completions", "application/json", ("Authorization", "Bearer "), (),
            {"model": "m", "messages": PLAIN},
        ),
        (
            lambda: openai_request(max_tokens=7, max_tokens_name="max_completion_tokens", stream=True, temperature=0.0, key_variable=None),
            "https://a.example/v1/chat/completions", "text/event-stream", None, (),
            {"model": "m", "messages": PLAIN, "max_completion_tokens": 7, "temperature": 0.0, "stream": True},
        ),
        (
            lambda: anthropic_request(), "https://a.example/v1/messages", "application/json", ("x-api-key", ""),
            ((VERSION, anthropic.VERSION),),
            {"model": "m", "max_tokens": 4096, "system": "Be brief.", "messages": PLAIN[1:]},
        ),
        (
            lambda: anthropic_request(max_tokens=7, stream=True, temperature=0.5, key_variable=None, messages=SAID[1:]),
            "https://a.example/v1/messages", "text/event-stream", None, ((VERSION, anthropic.SAMPLING_VERSION),),
            {"model": "m", "max_tokens": 7, "messages": PLAIN[1:], "temperature": 0.5, "stream": True},
        ),
        (
            lambda: anthropic_request(version="2030-01-01", temperature=1.0, messages=[*SAID, ("system", "Now.")]),
            "https://a.example/v1/messages", "application/json", ("x-api-key", ""), ((VERSION, "2030-01-01"),),
            {"model": "m", "max_tokens": 4096, "system": "Be brief.\n\nNow.", "messages": PLAIN[1:], "temperature": 1.0},
        ),
        (
            lambda: ollama_request(), "http://localhost:11434/api/chat", "application/json", None, (),
            {"model": "m", "messages": PLAIN, "stream": False, "options": {"num_ctx": 4096}},
        ),
        (
            lambda: ollama_request(max_tokens=7, stream=True, temperature=0.2, context=8192, key_variable="A_KEY"),
            "http://localhost:11434/api/chat", "application/x-ndjson", ("Authorization", "Bearer "), (),
            {"model": "m", "messages": PLAIN, "stream": True, "options": {"num_ctx": 8192, "num_predict": 7, "temperature": 0.2}},
        ),
    ],
)  # fmt: skip
def test_a_request_to_the_last_field(
    build: Callable[[], Request], url: str, accept: str, key: Any, more: Any, body: dict[str, Any]
) -> None:
    made = build()  # not in the table: a request made when the file is read is none of the test
    assert (made.method, made.url, made.key_header) == ("POST", url, key)
    assert made.headers == (("Accept", accept), *HEADERS, *more)
    assert json.loads(made.body) == body
    assert list(json.loads(made.body)) == list(body)
    assert made.key_variable == (None if key is None else "A_KEY")
    assert made.format == {"a.example/v1/c": "openai", "a.example/v1/m": "anthropic"}.get(url[8:22], "ollama")


@pytest.mark.parametrize("variable", ["sk-secret", "a_key", "", "1KEY", "A-KEY", "A_KEY\n"])
def test_a_key_in_the_place_of_its_variable_is_refused_unquoted(variable: str) -> None:
    with pytest.raises(UsageError) as caught:
        openai_request(key_variable=variable)
    assert caught.value.what == "the key variable is no name of an environment variable in capitals"
    assert caught.value.cure == "export OPENAI_API_KEY=..."


def test_a_base_address_without_a_path_is_told() -> None:
    with pytest.raises(UsageError) as caught:
        openai_request(base_url="https://a.example")
    assert caught.value.what == "the base address https://a.example has no path: /v1 is probably missing"
    assert caught.value.cure == "--base-url https://a.example/v1"
    assert openai_request(base_url="https://a.example/x/chat/completions").url == "https://a.example/x/chat/completions"


@pytest.mark.parametrize(
    ("base", "url"), [("", "/v1/messages"), ("/v1", "/v1/messages"), ("/v1/messages", "/v1/messages"), ("/p/v1", "/p/v1/messages")]
)
def test_addresses_of_messages(base: str, url: str) -> None:
    assert anthropic_request(base_url=f"https://a.example{base}").url == f"https://a.example{url}"


@pytest.mark.parametrize(
    ("base", "url"), [("", "/api/chat"), ("/v1", "/api/chat"), ("/api", "/api/chat"), ("/api/chat", "/api/chat"), ("/p", "/p/api/chat")]
)
def test_addresses_of_a_local_chat(base: str, url: str) -> None:
    assert ollama_request(base_url=f"http://localhost:1{base}").url == f"http://localhost:1{url}"


@pytest.mark.parametrize(("tokens", "context"), [(0, 4096), (4096, 4096), (4097, 6144), (6144, 6144), (6145, 8192)])
def test_the_context_is_the_next_step(tokens: int, context: int) -> None:
    assert ollama.context_for(tokens) == context


# what a reply says


@pytest.mark.parametrize(
    ("word", "finish"),
    [
        ("stop", "done"), ("END_TURN", "done"), ("stop_sequence", "done"), ("length", "length"), ("model_length", "length"),
        ("max_tokens", "length"), ("content_filter", "filtered"), ("SAFETY", "filtered"), ("recitation", "filtered"),
        ("prohibited_content", "filtered"), ("refusal", "refused"), ("tool_calls", "tool"), ("function_call", "tool"), ("error", "cut"),
        ("abort", "cut"), ("insufficient_system_resource", "cut"), ("eos", "unknown"),
    ],
)  # fmt: skip
def test_what_a_finish_word_means(word: str, finish: str) -> None:
    body = {
        "model": "m-2",
        "choices": [{"message": {"content": "Yes."}, "finish_reason": word}],
        "usage": {"prompt_tokens": 0, "completion_tokens": 0},
    }
    assert openai.read(body) == Reply("Yes.", finish, word, "m-2", Usage(0, 0, estimated=False), ())


@pytest.mark.parametrize(
    ("text", "seen", "finish"),
    [
        ("a", Seen(), "cut"), ("a", Seen(ended=True), "unknown"), ("a", Seen("stop"), "done"), ("a", Seen("odd"), "unknown"),
        ("", Seen("stop", tool=True), "tool"), ("a", Seen("stop", tool=True), "done"), ("", Seen("length", tool=True), "length"),
        ("", Seen("odd", tool=True), "tool"), ("", Seen("stop", refusal="No."), "refused"), ("a", Seen(None, refusal="No."), "refused"),
        ("", Seen("stop", refusal="No.", tool=True), "refused"),
    ],
)  # fmt: skip
def test_how_an_answer_ended(text: str, seen: Seen, finish: str) -> None:
    made = fields.finish(text, seen, openai.FINISH)
    assert (made.text, made.finish, made.tries) == (text or seen.refusal, finish, ())


@pytest.mark.parametrize(
    ("given", "made", "usage"),
    [
        (1, 2, Usage(1, 2, estimated=False)), (0, 0, Usage(0, 0, estimated=False)), (-1, 2, None), (1, -1, None),
        (None, 2, None), (1, None, None),
        (True, 2, None), (1, 2.0, None), ("1", 2, None),
    ],
)  # fmt: skip
def test_both_counts_or_none(given: object, made: object, usage: Usage | None) -> None:
    assert fields.counted(given, made) == usage


@pytest.mark.parametrize(
    ("body", "message", "codes"),
    [
        (
            {"error": {"message": "a", "code": "C", "type": "T", "status": "S", "param": "P", "details": {"error_code": 7}}},
            "a", "c t s p 7",
        ),
        ({"error": "b"}, "b", ""),
        ({"message": "c", "code": 400, "type": "Bad"}, "c", "400 bad"),
        ({"detail": "d"}, "d", ""),
        ({"detail": [{"msg": "e"}, {"loc": 1, "msg": "f"}, "g", {"msg": "h"}]}, "e; f; g", ""),
        ({"error": {"message": {"message": "i"}}}, "i", ""),
        ({"message": {"detail": "j"}}, "j", ""),
        ({"error": {"reason": "k"}}, '{"reason": "k"}', ""),
        ({"error": {"message": ""}, "message": "l"}, "l", ""),
        ({"error": {"code": None, "type": ["x"]}}, '{"code": null, "type": ["x"]}', ""),
        ({}, "", ""), ([], "", ""), (None, "", ""), ("x", "", ""),
    ],
)  # fmt: skip
def test_the_words_and_codes_of_an_error(body: object, message: str, codes: str) -> None:
    assert fields.error_message(body) == (message, codes)


@pytest.mark.parametrize(
    ("body", "is_error"),
    [
        ({"error": {"message": "x"}}, True), ({"error": None, "object": "error"}, True), ({"type": "error"}, True),
        ({"object": "error"}, True),
        ({"error": None}, False), ({"error": ""}, False), ({"error": {}}, False), ({"object": "chat.completion", "type": "message"}, False),
        ({}, False), ([], False),
    ],
)  # fmt: skip
def test_what_is_an_error(body: object, is_error: bool) -> None:
    assert (fields.error_of(body) is not None) == is_error
    if is_error:
        with pytest.raises(ProviderError, match=r"^the server answered with an error: ") as caught:
            fields.refuse_error(body)
        assert caught.value.cure == "ragnotes trace"
    else:
        fields.refuse_error(body)


def test_values_of_other_types_are_absent() -> None:
    values: list[object] = [{"a": 1}, [], None, "x"]
    assert [fields.as_dict(value) for value in values] == [{"a": 1}, {}, {}, {}]
    assert [fields.as_dicts(value) for value in ([{"a": 1}, 2, {}], {"a": 1}, None)] == [[{"a": 1}, {}], [], []]
    assert [fields.as_str(value) for value in ("a", "", None, 1)] == ["a", None, None, None]
    assert fields.with_word(Seen("old"), "new").finish_word == "new"
    assert [fields.with_word(Seen("old"), word).finish_word for word in (None, "", 3)] == ["old"] * 3
    assert fields.paired("a\ud83d\ude42b\ud83d") == "a🙂b\ufffd"


@pytest.mark.parametrize(
    ("room", "body", "own"),
    [
        (openai, {"choices": []}, True), (openai, {"content": []}, False), (openai, [], False), (anthropic, {"content": []}, True),
        (anthropic, {"content": "x"}, False), (anthropic, {}, False), (ollama, {"message": {}}, True), (ollama, {"message": "x"}, False),
        (ollama, {}, False),
    ],
)  # fmt: skip
def test_whose_reply_it_is(room: Any, body: object, own: bool) -> None:
    assert room.is_reply(body) is own


def test_a_reply_without_choices_is_none() -> None:
    with pytest.raises(ProviderError) as caught:
        openai.read({"choices": ["x"]})
    assert caught.value.what == "the reply holds no answer (no choices)"
    assert caught.value.cure == "ask again, or name another model with --model"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("plain", "plain"), (None, ""), (3, ""),
        ([{"type": "text", "text": "a"}, {"type": "output_text", "text": "b"}, {"text": "c"}], "abc"),
        ([{"type": "thinking", "text": "a"}, {"type": "text", "text": None}, "d", {"type": "text"}], ""),
    ],
)  # fmt: skip
def test_the_text_of_a_content(content: object, text: str) -> None:
    assert (
        openai.read({"choices": [{"message": {"content": content}, "finish_reason": "stop"}, {"message": {"content": "second"}}]}).text
        == text
    )


# events of a stream


def test_only_the_first_choice_of_a_stream_counts() -> None:
    event = {
        "choices": [
            {"index": 0, "delta": {"content": "a"}},
            {"index": 1, "delta": {"content": "b"}},
            {"delta": {"content": "c"}},
            {"index": None, "delta": {"content": "d"}},
            {"delta": {}},
        ]
    }
    assert list(openai.deltas(event)) == ["a", "c", "d"]
    assert list(openai.deltas([])) == []


def test_a_stream_tells_bit_by_bit() -> None:
    seen = Seen()
    events: list[object] = [
        {"model": "m-2", "choices": [{"delta": {"refusal": "I "}}]},
        {"choices": [{"delta": {"refusal": "won't."}, "finish_reason": "stop"}]},
        {"model": "", "choices": [{"delta": {"tool_calls": [{}]}, "finish_reason": None}]},
        {"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 4}},
        {"choices": []},
    ]
    for event in events:
        seen = openai.see(event, seen)
    assert seen == Seen("stop", "I won't.", tool=True, model="m-2", usage=Usage(3, 4, estimated=False))
    assert openai.see({"choices": [{"delta": {"function_call": {}}}]}, Seen()).tool is False
    assert openai.see({"choices": [{"delta": {"function_call": {"name": "f"}}}]}, Seen()).tool is True


@pytest.mark.parametrize(
    ("event", "text"),
    [
        ({"type": "content_block_start", "content_block": {"type": "text", "text": "a"}}, ["a"]),
        ({"type": "content_block_start", "content_block": {"type": "thinking", "text": "a"}}, []),
        ({"type": "content_block_delta", "delta": {"type": "text_delta", "text": "b"}}, ["b"]),
        ({"type": "content_block_delta", "delta": {"type": "thinking_delta", "text": "b"}}, []),
        ({"type": "content_block_delta", "delta": {"type": "text_delta"}}, []),
        ({"type": "message_delta", "delta": {"type": "text_delta", "text": "b"}}, []),
        ({"type": "ping"}, []), ([], []),
    ],
)  # fmt: skip
def test_the_text_of_an_event(event: object, text: list[str]) -> None:
    assert list(anthropic.deltas(event)) == text


def test_the_tokens_of_a_message_come_in_parts() -> None:
    start = {
        "type": "message_start",
        "message": {
            "model": "m-3",
            "usage": {"input_tokens": 5, "cache_creation_input_tokens": 2, "cache_read_input_tokens": 1, "output_tokens": 1},
        },
    }
    seen = anthropic.see(start, Seen())
    assert seen == Seen(model="m-3", usage=Usage(8, 1, estimated=False))
    seen = anthropic.see({"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 9}}, seen)
    assert seen == Seen("end_turn", model="m-3", usage=Usage(8, 9, estimated=False))
    assert anthropic.see({"type": "message_delta", "delta": {}, "usage": {"input_tokens": 6}}, seen).usage == Usage(6, 9, estimated=False)
    assert anthropic.see({"type": "message_delta", "delta": {}}, seen).usage == Usage(8, 9, estimated=False)
    assert anthropic.see({"type": "message_stop"}, seen) == Seen("end_turn", model="m-3", usage=Usage(8, 9, estimated=False), ended=True)
    assert anthropic.see({"type": "ping"}, seen) is seen
    assert anthropic.see({"type": "message_start", "message": {}}, seen).model == "m-3"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            {
                "model": "m", "stop_reason": "end_turn", "usage": {"input_tokens": 1, "output_tokens": 2},
                "content": [{"type": "thinking", "text": "x"}, {"type": "text", "text": "a"}, {"type": "text", "text": "b"}],
            },
            Reply("ab", "done", "end_turn", "m", Usage(1, 2, estimated=False), ()),
        ),
        ({"content": [{"type": "tool_use"}], "stop_reason": "odd"}, Reply("", "tool", "odd", None, None, ())),
        ({"content": [{"type": "server_tool_use"}], "stop_reason": "end_turn"}, Reply("", "tool", "end_turn", None, None, ())),
        (
            {"content": [], "stop_reason": "refusal", "stop_details": {"explanation": "Not this."}},
            Reply("Not this.", "refused", "refusal", None, None, ()),
        ),
        ({"content": [], "stop_reason": "refusal"}, Reply("", "refused", "refusal", None, None, ())),
        (
            {"content": [{"type": "text", "text": "a"}], "stop_reason": "max_tokens", "stop_details": {"explanation": "x"}},
            Reply("a", "length", "max_tokens", None, None, ()),
        ),
        ({"content": [{"type": "text", "text": "a"}], "stop_reason": "pause_turn"}, Reply("a", "tool", "pause_turn", None, None, ())),
        (
            {"content": [{"type": "text", "text": "a"}], "stop_reason": "model_context_window_exceeded"},
            Reply("a", "length", "model_context_window_exceeded", None, None, ()),
        ),
        ({"content": [{"type": "text", "text": "a"}]}, Reply("a", "cut", None, None, None, ())),
    ],
)  # fmt: skip
def test_a_message_is_read(body: object, expected: Reply) -> None:
    assert anthropic.read(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            {
                "model": "l", "message": {"content": "a", "thinking": "x"}, "done": True, "done_reason": "stop", "prompt_eval_count": 1,
                "eval_count": 2,
            },
            Reply("a", "done", "stop", "l", Usage(1, 2, estimated=False), ()),
        ),
        ({"message": {"content": "a"}, "done": True}, Reply("a", "done", "done", None, None, ())),
        ({"message": {"content": "a"}}, Reply("a", "unknown", None, None, None, ())),
        ({"message": {"content": "a"}, "done": False}, Reply("a", "cut", None, None, None, ())),
        ({"message": {"content": "", "tool_calls": [{}]}, "done": True, "done_reason": "stop"}, Reply("", "tool", "stop", None, None, ())),
        ({"message": {"content": "a"}, "done": True, "done_reason": "length"}, Reply("a", "length", "length", None, None, ())),
    ],
)  # fmt: skip
def test_a_local_chat_is_read(body: object, expected: Reply) -> None:
    assert ollama.read(body) == expected


def test_lines_of_a_local_stream_add_up() -> None:
    seen = ollama.see({"model": "l", "message": {"content": "a", "tool_calls": [{}]}, "done": False, "eval_count": 1}, Seen())
    assert seen == Seen(model="l", tool=True)
    seen = ollama.see({"done": True, "done_reason": "stop", "prompt_eval_count": 3, "eval_count": 4}, seen)
    assert seen == Seen("stop", model="l", tool=True, usage=Usage(3, 4, estimated=False), ended=True)
    assert ollama.see({"done": "true"}, Seen()).ended is False


# lines and events


def test_a_line_may_be_as_long_as_allowed_and_no_longer() -> None:
    assert list(sse.lines([b"12345\n", b"123", b"45\n"], 5)) == ["12345", "12345"]
    for chunks in ([b"123456\n"], [b"123", b"456"], [b"1\n2\n", b"123456"], [b"123", b"456\n"]):
        with pytest.raises(ProviderError) as caught:
            list(sse.lines(chunks, 5))
        assert caught.value.what == "a line of the stream is longer than 5 bytes"
        assert caught.value.cure == "ask again with --no-stream"


@pytest.mark.parametrize(
    ("chunks", "events"),
    [
        ([b"data: a\n\n"], ["a"]), ([b"data:a\ndata:  b\n\n"], ["a\n b"]), ([b"data\n\n"], []), ([b"data: \n\n"], []), ([b": a\n\n"], []),
        ([b"datax: a\n\n"], []), ([b"data: a\n"], ["a"]), ([b"data: a"], []), ([b"data: a\r", b"", b"\ndata: b\r\r"], ["a\nb"]),
        ([b"data: a\r", b"\n\r", b"\n"], ["a"]), ([b"\xef\xbb\xbfdata: a\n\n\xef\xbb\xbfdata: b\n\n"], ["a"]),
        ([b"data: \n", b"data: a\n\n"], ["\na"]),
        ([b"data: a:b: c\n\nid: 1\n\ndata: d\n\n"], ["a:b: c", "d"]), ([b"data: \xff\n\n"], ["\ufffd"]),
    ],
)  # fmt: skip
def test_events_are_read(chunks: list[bytes], events: list[str]) -> None:
    assert list(sse.events(chunks, 100)) == events


# a command of it


def test_the_command_is_of_these_words() -> None:
    made = curl.curl(openai_request(stream=True))
    assert made.split(" |\n  ")[0] == f"printf %s '{openai_request(stream=True).body}'"
    assert made.split(" |\n  ")[1].split(" \\\n  ") == [
        "curl -sS -N -X POST https://a.example/v1/chat/completions", "-H 'Accept: text/event-stream'", "-H 'Accept-Encoding: identity'",
        "-H 'Connection: close'", "-H 'Content-Type: application/json'", "-H 'User-Agent: ragnotes'", '-H "Authorization: Bearer $A_KEY"',
        "--data-binary @-",
    ]  # fmt: skip
    assert curl.curl(ollama_request()).split(" |\n  ")[1].startswith("curl -sS --noproxy '*' -X POST http://localhost:11434/api/chat")
    assert '-H "x-api-key: $A_KEY"' in curl.curl(anthropic_request())


@pytest.mark.parametrize(
    ("header", "variable"),
    [
        (("X-$(id)", ""), "A_KEY"), (("Authorization", "Bearer `id` "), "A_KEY"), (("Authorization", "Bearer "), "A_KEY;id"),
        (("Authorization", "Bearer "), None),
    ],
)  # fmt: skip
def test_no_command_is_made_of_what_a_shell_would_run(header: tuple[str, str], variable: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        curl.curl(Request("POST", "https://a.example/v1", (), header, variable, "{}"))
    assert caught.value.what == "the key's header or variable is none that ragnotes writes: no command is made of it"
    assert caught.value.cure == "ask the question again"
