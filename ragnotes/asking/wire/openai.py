"""OpenAI's chat completions: messages -> Request, reply -> Reply, events of a stream -> text.

Nearly every server speaks this format, each with corners of its own; a field that is missing, null or of another type is read as absent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ...errors import ProviderError, UsageError
from ...records import Reply, Request, Usage
from ..providers import check_address

_FINISH = {
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
) -> Request:
    """Return the request for these (role, text) messages, with the fewest fields that every server takes. Raises UsageError.

    No sampling parameter is sent: models that reason refuse any value but their own. `key_variable` None means that no key is sent.
    """
    if key_variable is not None and not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", key_variable):
        raise UsageError("the key variable is not the name of an environment variable", "export OPENAI_API_KEY=...")
    body: dict[str, Any] = {"model": model, "messages": [{"role": role, "content": text} for role, text in messages]}
    if max_tokens is not None:
        body[max_tokens_name] = max_tokens
    if stream:
        body["stream"] = True
    return Request(
        method="POST",
        url=_url(base_url),
        headers=(
            ("Accept", "text/event-stream" if stream else "application/json"),
            ("Accept-Encoding", "identity"),
            ("Content-Type", "application/json"),
            ("User-Agent", "ragnotes"),
        ),
        key_header=None if key_variable is None else ("Authorization", "Bearer "),
        key_variable=key_variable,
        body=json.dumps(body, ensure_ascii=True),
    )


def _url(base_url: str) -> str:
    base = check_address(base_url)
    path = urlsplit(base).path
    if path.endswith("/chat/completions"):
        return base  # somebody gave the whole address
    if not path:
        raise UsageError(f"the base address {base} has no path: /v1 is probably missing", f"--base-url {base}/v1")
    return f"{base}/chat/completions"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the events of a stream have told so far, beside the text."""

    finish_word: str | None = None
    refusal: str = ""
    tool: bool = False
    model: str | None = None
    usage: Usage | None = None


def read(body: object) -> Reply:
    """Return what a plain answer says, `tries` empty. Raises ProviderError if it is an error or no chat completion."""
    error = error_of(body)
    if error is not None:
        raise ProviderError(f"the server answered with an error: {error[0]}", "ragnotes trace")
    choices = _choices(body)
    if not choices:
        raise ProviderError("the reply holds no answer (no choices)", "ask again, or name another model with --model")
    message = _dict(choices[0].get("message"))
    seen = _see_message(choices[0], message, Seen(model=_str(_dict(body).get("model")), usage=usage_of(body)))
    return finish(_text(message.get("content")), seen, whole=True)


def deltas(event: object) -> Iterator[str]:
    """Yield the text of one event of a stream; nothing for those without any. Only the first choice counts."""
    for choice in _choices(event):
        text = _text(_dict(choice.get("delta")).get("content"))
        if text and choice.get("index", 0) in (0, None):
            yield text


def see(event: object, seen: Seen) -> Seen:
    """Return what is known after this event too. The finish word and the usage may come together, apart, or never."""
    model, usage = _str(_dict(event).get("model")) or seen.model, usage_of(event) or seen.usage
    seen = Seen(seen.finish_word, seen.refusal, seen.tool, model, usage)
    for choice in _choices(event):
        seen = _see_message(choice, _dict(choice.get("delta")), seen)
    return seen


def finish(text: str, seen: Seen, *, whole: bool) -> Reply:
    """Return the reply made of all the text and all that was seen.

    `whole` says that the end of the body proves the end of the answer (plain JSON does); a stream without a finish word is "cut".
    """
    word = seen.finish_word
    if seen.refusal:
        meaning = "refused"
    elif word is None:
        meaning = "unknown" if whole else "cut"
    else:
        meaning = _FINISH.get(word.lower(), "unknown")
    if meaning in ("done", "unknown") and seen.tool and not text:
        meaning = "tool"
    return Reply(_pair(text or seen.refusal), meaning, word, seen.model, seen.usage, ())


def usage_of(body: object) -> Usage | None:
    """Return the tokens the server counted, None unless both figures are there."""
    usage = _dict(_dict(body).get("usage"))
    given, made = usage.get("prompt_tokens"), usage.get("completion_tokens")
    if type(given) is int and type(made) is int and given >= 0 and made >= 0:
        return Usage(given, made, estimated=False)
    return None


def error_of(body: object) -> tuple[str, str] | None:
    """Return (message, codes) of an error in any of its shapes, None for what is no error. `codes` are lower case, parted by blanks."""
    if not isinstance(body, dict):
        return None
    error = body.get("error")
    if not error and body.get("object") != "error" and body.get("type") != "error":
        return None
    return _message(body), _codes(body)


def error_message(body: object) -> tuple[str, str]:
    """Return (message, codes) of the body of an answer whose status already says that it is an error; "" for what is not told."""
    return (_message(body), _codes(body)) if isinstance(body, dict) else ("", "")


def _message(body: dict[str, Any]) -> str:
    """`error.message`, else `error`, else `message`, else `detail`, which may be a list of {"loc", "msg"}."""
    error = body.get("error")
    found = error.get("message") if isinstance(error, dict) else error
    for candidate in (found, body.get("message"), body.get("detail"), error):
        if isinstance(candidate, dict):
            candidate = candidate.get("message") or candidate.get("detail") or json.dumps(candidate)
        if isinstance(candidate, list):
            candidate = "; ".join(str(_dict(item).get("msg") or item) for item in candidate[:3])
        if candidate and isinstance(candidate, str):
            return candidate
    return ""


def _codes(body: dict[str, Any]) -> str:
    error = _dict(body.get("error"))
    details = _dict(error.get("details"))
    places = (
        body.get("code"),
        body.get("type"),
        error.get("code"),
        error.get("type"),
        error.get("status"),
        error.get("param"),
        details.get("error_code"),
    )
    return " ".join(str(place).lower() for place in places if isinstance(place, str | int))


def _see_message(choice: dict[str, Any], message: dict[str, Any], seen: Seen) -> Seen:
    refusal = seen.refusal + (_str(message.get("refusal")) or "")
    tool = seen.tool or bool(message.get("tool_calls") or message.get("function_call"))
    return Seen(_str(choice.get("finish_reason")) or seen.finish_word, refusal, tool, seen.model, seen.usage)


def _choices(body: object) -> list[dict[str, Any]]:
    choices = _dict(body).get("choices")
    return [choice for choice in choices if isinstance(choice, dict)] if isinstance(choices, list) else []


def _text(content: object) -> str:
    """The text of a content that is a string, null, or a list of parts among which thinking is none of the answer."""
    if isinstance(content, str):
        return content
    parts = [_dict(part) for part in content] if isinstance(content, list) else []
    return "".join(_str(part.get("text")) or "" for part in parts if part.get("type", "text") in ("text", "output_text"))


def _pair(text: str) -> str:
    """The text with surrogates that came in two pieces made one letter, and single ones U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _str(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
