"""What the formats share: the headers of a request, what a stream has told so far, the end of a reply, errors in all their shapes.

A field that is missing, null or of another type is read as absent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...errors import ProviderError, UsageError
from ...frozen import frozen
from ...records.calls import Reply, Request, Usage


@frozen
class Seen:
    """What the events of a stream have told so far, beside the text. `ended`: nothing that counts can follow."""

    finish_word: str | None = None
    refusal: str = ""
    tool: bool = False
    model: str | None = None
    usage: Usage | None = None
    ended: bool = False


def request_of(
    format: str,
    url: str,
    body: dict[str, Any],
    *,
    accept: str,
    key_header: tuple[str, str],
    key_variable: str | None,
    headers: tuple[tuple[str, str], ...] = (),
) -> Request:
    """Return the request that posts this body as ASCII JSON; `key_variable` None: no key is sent. Raises UsageError for a bad variable."""
    if key_variable is not None and not re.fullmatch(r"[A-Z_][A-Z0-9_]*", key_variable):  # not quoted: it may be the key itself
        raise UsageError("the key variable is no name of an environment variable in capitals", "export OPENAI_API_KEY=...")
    return Request(
        method="POST",
        url=url,
        headers=(
            ("Accept", accept),
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
            ("Content-Type", "application/json"),
            ("User-Agent", "ragnotes"),
            *headers,
        ),
        key_header=None if key_variable is None else key_header,
        key_variable=key_variable,
        body=json.dumps(body, ensure_ascii=True),
        format=format,
    )


def finish(text: str, seen: Seen, meanings: Mapping[str, str]) -> Reply:
    """Return the reply made of all the text and all that was seen; `meanings` tells what the finish words of this format mean.

    Without a finish word it is "cut", unless it is known to have ended.
    """
    word = seen.finish_word
    if seen.refusal:
        meaning = "refused"
    elif word is None:
        meaning = "unknown" if seen.ended else "cut"
    else:
        meaning = meanings.get(word.lower(), "unknown")
    if meaning in ("done", "unknown") and seen.tool and not text:
        meaning = "tool"
    return Reply(paired(text or seen.refusal), meaning, word, seen.model, seen.usage, ())


def with_word(seen: Seen, word: object) -> Seen:
    """Return what is known after this finish word; null and "" tell nothing."""
    return replace(seen, finish_word=as_str(word) or seen.finish_word)


def counted(given: object, made: object) -> Usage | None:
    """Return the tokens that a server counted, None unless both figures are there."""
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


def refuse_error(body: object) -> None:
    """Raise ProviderError if a plain answer is an error in any of its shapes."""
    error = error_of(body)
    if error is not None:
        raise ProviderError(f"the server answered with an error: {error[0]}", "ragnotes trace")


def error_message(body: object) -> tuple[str, str]:
    """Return (message, codes) of the body of an answer whose status already says that it is an error; "" for what is not told."""
    return (_message(body), _codes(body)) if isinstance(body, dict) else ("", "")


def as_dict(value: object) -> dict[str, Any]:
    """Return the value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_dicts(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list, none for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def as_str(value: object) -> str | None:
    """Return the value if it is text with something in it."""
    return value if isinstance(value, str) and value else None


def paired(text: str) -> str:
    """Return the text with surrogates that came in two pieces made one letter, and single ones U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _message(body: dict[str, Any]) -> str:
    """`error.message`, else `error`, else `message`, else `detail`, which may be a list of {"loc", "msg"}."""
    error = body.get("error")
    found = error.get("message") if isinstance(error, dict) else error
    for candidate in (found, body.get("message"), body.get("detail"), error):
        if isinstance(candidate, dict):
            candidate = candidate.get("message") or candidate.get("detail") or json.dumps(candidate)
        if isinstance(candidate, list):
            candidate = "; ".join(str(as_dict(item).get("msg") or item) for item in candidate[:3])
        if candidate and isinstance(candidate, str):
            return candidate
    return ""


def _codes(body: dict[str, Any]) -> str:
    error = as_dict(body.get("error"))
    details = as_dict(error.get("details"))
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
