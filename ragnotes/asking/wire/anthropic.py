"""Anthropic's Messages: messages -> Request, reply -> Reply, events of a stream -> text.

https://platform.claude.com/docs/en/api/messages and .../versioning. The version of October 2026 refuses every sampling parameter,
also at its default, so a request with a temperature is sent as the version before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...records.calls import Reply, Request, Usage
from ..providers import check_address
from . import fields
from .fields import Seen, as_dict, as_dicts, as_str, request_of, with_word

VERSION = "2026-10-21"
SAMPLING_VERSION = "2023-06-01"  # the last that takes a temperature
MAX_TOKENS = 4_096  # the format asks for a limit where the user named none

FINISH = {
    "end_turn": "done",
    "stop_sequence": "done",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
    "refusal": "refused",
    "tool_use": "tool",
    "pause_turn": "tool",
}


def build(
    *,
    base_url: str,
    model: str,
    messages: Sequence[tuple[str, str]],
    max_tokens: int | None,
    stream: bool,
    key_variable: str | None,
    temperature: float | None = None,
    version: str | None = None,
) -> Request:
    """Return the request for these (role, text) messages; the system's text goes into a field of its own. Raises UsageError.

    `version` None takes the newest, or the last that takes a temperature if one is given.
    """
    body: dict[str, Any] = {"model": model, "max_tokens": max_tokens or MAX_TOKENS}
    system = "\n\n".join(text for role, text in messages if role == "system")
    if system:
        body["system"] = system
    body["messages"] = [{"role": role, "content": text} for role, text in messages if role != "system"]
    if temperature is not None:
        body["temperature"] = temperature
    if stream:
        body["stream"] = True
    chosen = version or (VERSION if temperature is None else SAMPLING_VERSION)
    return request_of(
        "anthropic",
        _url(base_url),
        body,
        accept="text/event-stream" if stream else "application/json",
        key_header=("x-api-key", ""),
        key_variable=key_variable,
        headers=(("anthropic-version", chosen),),
    )


def _url(base_url: str) -> str:
    """The conventional base address has no /v1; one that has it, or is the whole address, is taken as meant."""
    base = check_address(base_url)
    return f"{base.removesuffix('/messages').removesuffix('/v1')}/v1/messages"


def is_reply(body: object) -> bool:
    """Return whether a plain body is of this format."""
    return isinstance(as_dict(body).get("content"), list)


def read(body: object) -> Reply:
    """Return what a plain answer says, `tries` empty."""
    message = as_dict(body)
    blocks = as_dicts(message.get("content"))
    seen = _see_stop(message, _see_blocks(blocks, Seen(model=as_str(message.get("model")), usage=_usage(message.get("usage"), None))))
    return fields.finish("".join(_text(block) for block in blocks), seen, FINISH)


def deltas(event: object) -> Iterator[str]:
    """Yield the text of one event of a stream; nothing for thinking, signatures, tools, pings and events to come."""
    body = as_dict(event)
    if body.get("type") == "content_block_start":
        text = _text(as_dict(body.get("content_block")))
    elif body.get("type") == "content_block_delta" and as_dict(body.get("delta")).get("type") == "text_delta":
        text = as_str(as_dict(body.get("delta")).get("text")) or ""
    else:
        text = ""
    if text:
        yield text


def see(event: object, seen: Seen) -> Seen:
    """Return what is known after this event too: the prompt's tokens come first, the stop reason and the answer's tokens last."""
    body = as_dict(event)
    match body.get("type"):
        case "message_start":
            message = as_dict(body.get("message"))
            seen = replace(seen, model=as_str(message.get("model")) or seen.model, usage=_usage(message.get("usage"), seen.usage))
            return _see_stop(message, seen)
        case "content_block_start":
            return _see_blocks([as_dict(body.get("content_block"))], seen)
        case "message_delta":
            return _see_stop(as_dict(body.get("delta")), replace(seen, usage=_usage(body.get("usage"), seen.usage)))
        case "message_stop":
            return replace(seen, ended=True)
    return seen


def _usage(told: object, before: Usage | None) -> Usage | None:
    """The tokens counted so far: those of the prompt are told in three parts, and not told again where they are told once."""
    usage = as_dict(told)
    parts = [usage.get(name) for name in ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")]
    given = sum(part for part in parts if type(part) is int) if type(parts[0]) is int else before and before.input_tokens
    made = usage.get("output_tokens")
    return fields.counted(given, made if made is not None else before and before.output_tokens) or before


def _see_blocks(blocks: Sequence[dict[str, Any]], seen: Seen) -> Seen:
    return replace(seen, tool=seen.tool or any(block.get("type") in ("tool_use", "server_tool_use") for block in blocks))


def _see_stop(told: dict[str, Any], seen: Seen) -> Seen:
    """What the stop reason adds; a refusal may say why."""
    why = as_str(as_dict(told.get("stop_details")).get("explanation")) or ""
    return with_word(replace(seen, refusal=seen.refusal or (why if told.get("stop_reason") == "refusal" else "")), told.get("stop_reason"))


def _text(block: dict[str, Any]) -> str:
    return (as_str(block.get("text")) or "") if block.get("type") == "text" else ""
