"""Ollama's own chat: messages -> Request, reply -> Reply, lines of a stream -> text.

https://docs.ollama.com/api/chat. Ollama's address in OpenAI's format cannot set the size of the context, and the server then cuts a
longer prompt without a word; here the size is asked for with the prompt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...records.calls import Reply, Request, Usage
from ..providers import check_address
from . import fields
from .fields import Seen, as_dict, as_str, request_of, with_word

LEAST_CONTEXT = 4_096  # what a server takes without being asked
_STEP = 2_048  # a model is loaded anew for another size: few sizes, few loads

FINISH = {"stop": "done", "length": "length", "done": "done"}


def context_for(tokens: int) -> int:
    """Return the size of the context to ask for, in tokens, so that prompt and answer of so many fit.

    >>> context_for(900), context_for(5000)
    (4096, 6144)
    """
    return max(LEAST_CONTEXT, -(-tokens // _STEP) * _STEP)


def build(
    *,
    base_url: str,
    model: str,
    messages: Sequence[tuple[str, str]],
    max_tokens: int | None,
    context: int,
    stream: bool,
    key_variable: str | None,
    temperature: float | None = None,
) -> Request:
    """Return the request for these (role, text) messages, with a context of so many tokens. Raises UsageError."""
    options: dict[str, Any] = {"num_ctx": context}
    if max_tokens is not None:
        options["num_predict"] = max_tokens
    if temperature is not None:
        options["temperature"] = temperature
    body = {
        "model": model,
        "messages": [{"role": role, "content": text} for role, text in messages],
        "stream": stream,  # always said: it streams when nothing is
        "options": options,
    }
    accept = "application/x-ndjson" if stream else "application/json"
    return request_of("ollama", _url(base_url), body, accept=accept, key_header=("Authorization", "Bearer "), key_variable=key_variable)


def _url(base_url: str) -> str:
    """The base address has no path; one that ends in /v1, as for OpenAI's format, or is the whole address, is taken as meant."""
    base = check_address(base_url)
    return f"{base.removesuffix('/v1').removesuffix('/api/chat').removesuffix('/api')}/api/chat"


def is_reply(body: object) -> bool:
    """Return whether a plain body is of this format."""
    return isinstance(as_dict(body).get("message"), dict)


def read(body: object) -> Reply:
    """Return what a plain answer says, `tries` empty; one that does not tell whether it is done ends with its body."""
    seen = replace(see(body, Seen()), ended=as_dict(body).get("done") is not False)
    return fields.finish("".join(deltas(body)), seen, FINISH)


def deltas(event: object) -> Iterator[str]:
    """Yield the text of one line of a stream; nothing for thinking."""
    text = as_str(as_dict(as_dict(event).get("message")).get("content"))
    if text:
        yield text


def see(event: object, seen: Seen) -> Seen:
    """Return what is known after this line too; the last one has all but the text."""
    body = as_dict(event)
    message = as_dict(body.get("message"))
    seen = replace(seen, model=as_str(body.get("model")) or seen.model, tool=seen.tool or bool(message.get("tool_calls")))
    if body.get("done") is not True:
        return seen
    return with_word(replace(seen, usage=usage_of(body), ended=True), body.get("done_reason") or "done")  # older ones give no reason


def usage_of(body: object) -> Usage | None:
    """Return the tokens the server counted, None unless both figures are there."""
    told = as_dict(body)
    return fields.counted(told.get("prompt_eval_count"), told.get("eval_count"))
