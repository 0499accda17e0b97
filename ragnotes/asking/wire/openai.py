"""OpenAI's chat completions: messages -> Request, reply -> Reply, events of a stream -> text.

Nearly every server speaks this format, each with corners of its own; a field that is missing, null or of another type is read as absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from ...errors import ProviderError, UsageError
from ...records.calls import Reply, Request, Usage
from ..providers import check_address
from . import fields
from .fields import Seen, as_dict, as_dicts, as_str, request_of, with_word

FINISH = {
    "stop": "done",
    "end_turn": "done",  # gateways pass on the words of what is behind them
    "stop_sequence": "done",
    "length": "length",
    "model_length": "length",  # Mistral
    "max_tokens": "length",
    "content_filter": "filtered",
    "safety": "filtered",
    "recitation": "filtered",
    "prohibited_content": "filtered",
    "refusal": "refused",
    "tool_calls": "tool",
    "function_call": "tool",
    "error": "cut",  # Mistral, OpenRouter: it failed on the way
    "abort": "cut",  # vLLM
    "insufficient_system_resource": "cut",  # DeepSeek
}


def build(
    *,
    base_url: str,
    model: str,
    messages: Sequence[tuple[str, str]],
    max_tokens: int | None,
    max_tokens_name: str,
    stream: bool,
    key_variable: str | None,
    temperature: float | None = None,
) -> Request:
    """Return the request for these (role, text) messages, with the fewest fields that every server takes. Raises UsageError.

    No sampling parameter is sent unless one is given: models that reason refuse any value but their own. `key_variable` None means
    that no key is sent.
    """
    body: dict[str, Any] = {"model": model, "messages": [{"role": role, "content": text} for role, text in messages]}
    if max_tokens is not None:
        body[max_tokens_name] = max_tokens
    if temperature is not None:
        body["temperature"] = temperature
    if stream:
        body["stream"] = True
    accept = "text/event-stream" if stream else "application/json"
    return request_of("openai", _url(base_url), body, accept=accept, key_header=("Authorization", "Bearer "), key_variable=key_variable)


def _url(base_url: str) -> str:
    base = check_address(base_url)
    path = urlsplit(base).path
    if path.endswith("/chat/completions"):
        return base  # somebody gave the whole address
    if not path:
        raise UsageError(f"the base address {base} has no path: /v1 is probably missing", f"--base-url {base}/v1")
    return f"{base}/chat/completions"


def is_reply(body: object) -> bool:
    """Return whether a plain body is of this format."""
    return "choices" in as_dict(body)


def read(body: object) -> Reply:
    """Return what a plain answer says, `tries` empty. Raises ProviderError if it holds none."""
    choices = as_dicts(as_dict(body).get("choices"))
    if not choices:
        raise ProviderError("the reply holds no answer (no choices)", "ask again, or name another model with --model")
    message = as_dict(choices[0].get("message"))
    seen = _see_message(choices[0], message, Seen(model=as_str(as_dict(body).get("model")), usage=usage_of(body)))
    return fields.finish(_text(message.get("content")), seen, FINISH)


def deltas(event: object) -> Iterator[str]:
    """Yield the text of one event of a stream; nothing for those without any. Only the first choice counts."""
    for choice in as_dicts(as_dict(event).get("choices")):
        text = _text(as_dict(choice.get("delta")).get("content"))
        if text and choice.get("index", 0) in (0, None):
            yield text


def see(event: object, seen: Seen) -> Seen:
    """Return what is known after this event too. The finish word and the usage may come together, apart, or never."""
    body = as_dict(event)
    seen = replace(seen, model=as_str(body.get("model")) or seen.model, usage=usage_of(event) or seen.usage)
    for choice in as_dicts(body.get("choices")):
        seen = _see_message(choice, as_dict(choice.get("delta")), seen)
    return seen


def usage_of(body: object) -> Usage | None:
    """Return the tokens the server counted, None unless both figures are there."""
    usage = as_dict(as_dict(body).get("usage"))
    return fields.counted(usage.get("prompt_tokens"), usage.get("completion_tokens"))


def _see_message(choice: dict[str, Any], message: dict[str, Any], seen: Seen) -> Seen:
    refusal = seen.refusal + (as_str(message.get("refusal")) or "")
    tool = seen.tool or bool(message.get("tool_calls") or message.get("function_call"))
    return with_word(replace(seen, refusal=refusal, tool=tool), choice.get("finish_reason"))


def _text(content: object) -> str:
    """The text of a content that is a string, null, or a list of parts among which thinking is none of the answer."""
    if isinstance(content, str):
        return content
    parts = as_dicts(content)
    return "".join(as_str(part.get("text")) or "" for part in parts if part.get("type", "text") in ("text", "output_text"))
