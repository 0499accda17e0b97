"""What went wrong with a call, in words, with the next step and whether it is worth another try. Pure: http.py does the calling.

The statuses and what they mean at which service, the waits and the back-off are those that OpenAI's and Anthropic's own clients obey.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from datetime import UTC
from urllib.parse import urljoin, urlsplit

from ..errors import ProviderError
from ..frozen import frozen
from ..records.calls import Reply, Request
from ..text import clean
from .providers import is_loopback
from .wire import fields

MAX_TRIES = 3
MAX_WAIT = 60.0  # a longer wait is told, not waited
_NO_MONEY = ("insufficient_quota", "credit_balance", "spend_limit", "billing")
_TOO_LONG = ("context_length", "exceed_context", "maximum context length", "context window", "prompt is too long", "too many tokens")
_PATHS = ("/chat/completions", "/v1/messages", "/api/chat")  # what the formats add to the base address
_ASK_LATER = "ask again later, or name another model: --model provider/name"


@frozen
class Fault:
    """One failed attempt: the cause, the next step, how many tries it is worth in all, and the wait that the server asked for."""

    what: str
    cure: str
    status: int | None = None  # None: no answer came
    tries: int = 1
    wait: float | None = None  # seconds; None: back off


def redact(text: str, secrets: Iterable[str], shortest: int = 6) -> str:
    """Return the text with each secret, and each piece of so many or more characters of one, as `***`.

    Servers echo keys cut short ("sk-ab******wxyz"), and from the middle.
    """
    for secret in secrets:
        size = min(shortest, len(secret))
        if len(text) < size:
            continue
        pieces = {secret[at : at + size] for at in range(len(secret) - size + 1)} if secret else set()
        covered = [at for at in range(len(text) - size + 1) if text[at : at + size] in pieces]
        if not covered:
            continue
        hidden = {place for at in covered for place in range(at, at + size)}
        text = "".join(
            "" if place in hidden and place - 1 in hidden else "***" if place in hidden else letter for place, letter in enumerate(text)
        )
    return text


def showable(text: str, secret: str, shortest: int) -> int:
    """Return how many characters of a text that goes on can be shown, redacted: what follows may be a piece of the secret, or begin one.

    >>> showable("ask for sk-ab", "sk-abcdef", 6), showable("ask for it", "sk-abcdef", 6)
    (8, 10)
    """
    end = len(text)
    while end and text[end - 1 :] in secret:
        end -= 1
    while (at := next((at for at in range(max(0, end - shortest + 1), end) if text[at : at + shortest] in secret), end)) < end:
        end = at  # a piece that would be cut in two
    return end


def of_status(status: int, headers: Mapping[str, str], body: bytes, request: Request, now: float) -> Fault:
    """Return the fault that an answer with this status is; `headers` by lower-case names, `now` in seconds since 1970."""
    message, codes = fields.error_message(_json(body))
    told = one_line(message or body[:200].decode("utf-8", "replace"))
    quota = any(word in codes for word in _NO_MONEY)
    wait = wait_told(headers, now)
    tries = 1 if quota else {408: MAX_TRIES, 409: 2, 429: MAX_TRIES}.get(status, MAX_TRIES if status >= 500 else 1)
    asked = headers.get("x-should-retry", "").strip().lower()
    if asked in ("true", "false") and not quota:
        tries = MAX_TRIES if asked == "true" else 1
    what = f"{_host(request)} answered {_named(status)}{f': {told}' if told else ''}{_request_id(headers)}"
    if wait is not None and wait > MAX_WAIT:
        return Fault(f"{what} (it asks to wait {_duration(wait)})", f"wait {_duration(wait)}, then ask again", status)
    return Fault(what, _cure(status, f"{codes} {message.lower()}", quota, request), status, tries, wait)


def of_redirect(status: int, location: str, request: Request) -> Fault:
    """Return the fault of a server that sends the call elsewhere: nothing is sent there."""
    try:
        target = one_line(urljoin(request.url, location))
    except ValueError:
        target = one_line(location)
    base = target.split("?")[0].removesuffix("/")
    for path in _PATHS:
        base = base.removesuffix(path)
    return Fault(f"{_host(request)} answered {_named(status)} and redirects to {target}: not followed", f"--base-url {base}", status)


def of_exception(error: BaseException, request: Request, seconds: float) -> Fault:
    """Return the fault of a call that ended in an exception of httpx or of an address; `seconds` is the read timeout it had."""
    import socket  # here, as what else only faults need: at the top these would take a tenth of an answer without a model
    import ssl

    name, host = type(error).__name__, _host(request)
    chain = _chain(error)
    if any(isinstance(link, socket.gaierror) for link in chain):
        what = f"there is no host named {urlsplit(request.url).hostname}, or the name of the proxy is wrong"
        return Fault(what, "check the address: --base-url, the network and HTTPS_PROXY")
    if any(isinstance(link, ssl.SSLError) for link in chain) and name == "ConnectError":
        cure = "check https:// or http:// in --base-url; a certificate of one's own: export SSL_CERT_FILE=FILE"
        return Fault(f"no safe connection to {host}: {one_line(str(error))}", cure)
    if name in ("ConnectError", "ConnectTimeout"):
        start = "start the server" if is_loopback(request.url) else "check the network and HTTPS_PROXY"
        reason = "no answer in time" if name == "ConnectTimeout" else one_line(str(error))
        return Fault(f"cannot connect to {host}: {reason}", f"{start}, or name its address: {_base_url(request.format)}", tries=MAX_TRIES)
    if name == "ReadTimeout":
        return Fault(f"{host} sent nothing for {_duration(seconds)}", f"{_ASK_LATER}", tries=2)  # it may have been billed
    if name == "InvalidURL" or isinstance(error, UnicodeError):
        return Fault(f"no address to call: {one_line(str(error))}; {host} was asked", "check the address: --base-url")
    if name == "ProxyError":
        return Fault(f"the proxy failed: {one_line(str(error))}", "check HTTP_PROXY, HTTPS_PROXY and NO_PROXY")
    return Fault(f"the connection to {host} broke: {one_line(str(error)) or name}", _ASK_LATER, tries=MAX_TRIES)


def of_reply(reply: Reply) -> Fault | None:
    """Return the fault of a reply that came and is no answer; None for one that is (done, length or unknown)."""
    if reply.finish == "cut":
        why = "it ended without a finish reason" if reply.finish_word is None else f"the server gave up ({one_line(reply.finish_word)})"
        return Fault(f"the answer was cut: {why}", "ask again", 200, MAX_TRIES)
    if reply.finish == "refused":
        return Fault(f"the model refused: {one_line(reply.text) or 'no reason given'}", "put the question in other words", 200)
    if reply.finish == "filtered":
        return Fault("the provider's content filter stopped the answer", "put the question in other words, or name another model", 200)
    if reply.finish == "tool":
        return Fault("the model asked for a tool, and there is none", "name another model: --model provider/name", 200)
    if reply.text.strip():
        return None
    if reply.finish == "length":
        return Fault("the model returned no text: it spent the whole limit before the answer", "--max-tokens with a larger number", 200)
    return Fault("the model returned no text", "ask again, or name another model: --model provider/name", 200)


def not_a_completion(content_type: str, head: bytes, format: str) -> ProviderError:
    """Return the error of a good status whose body is something else: a page of a proxy, another API, nothing."""
    shown = f"first bytes: {one_line(head[:80].decode('utf-8', 'replace'))}" if head.strip() else "an empty body"
    return ProviderError(
        f"the reply is not a chat completion (content type {one_line(content_type) or 'not given'}, {shown})",
        f"check the address: {_base_url(format)}",
    )


def _base_url(format: str) -> str:
    """How the base address of a server of this format looks."""
    return f"--base-url http://HOST:PORT{'/v1' if format == 'openai' else ''}"


def too_slow(seconds: float) -> Fault:
    """Return the fault of a call that took longer than it was given."""
    return Fault(f"the call took longer than {_duration(seconds)}", "--timeout with a larger number of seconds")


def one_line(text: str, longest: int = 300) -> str:
    """Return the server's words as one safe line."""
    line = " ".join(clean(text[:4000]).split())
    return line if len(line) <= longest else f"{line[:longest]}..."


def wait_told(headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that the server asks to wait (RFC 9110, 10.2.3, and `retry-after-ms`); None for none, garbage, zero and less.

    >>> wait_told({"retry-after": "Sat, 21 Nov 2026 02:19:46 GMT", "date": "Sat, 21 Nov 2026 02:19:44 GMT"}, now=0.0)
    2.0
    """
    milliseconds = _number(headers.get("retry-after-ms", ""))
    told = headers.get("retry-after", "")
    wait = milliseconds / 1000 if milliseconds is not None else _number(told)
    if wait is None and told:
        then = _date(told)
        here = _date(headers.get("date", ""))  # the server's own clock, if it tells it: ours may be wrong
        wait = None if then is None else then - (now if here is None else here)
    return wait if wait is not None and wait > 0 else None


def back_off(tries_made: int, chance: float) -> float:
    """Return the seconds to wait after that many tries, by full jitter: chance in [0, 1) of min(8, 0.5 * 2^n).

    Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
    """
    return float(chance * min(8.0, 0.5 * 2 ** (tries_made - 1)))


def _cure(status: int, words: str, quota: bool, request: Request) -> str:
    """The next step for a status; `words` are the server's codes and message in lower case."""
    if quota or status == 402:
        return "add credit at the provider, or name another model: --model provider/name"
    if status == 413 or any(word in words for word in _TOO_LONG):
        return "send fewer passages: -k 4"
    if status in (400, 422) and ("max_tokens" in words or "max_completion_tokens" in words):
        return "the server has another name for the limit of the answer: export RAGNOTES_MAX_TOKENS_NAME=max_tokens, or no --max-tokens"
    if status in (400, 422) and "temperature" in words:
        return "leave out --temperature, and temperature in the configuration"
    if status in (401, 403):
        return (
            f"export {request.key_variable}=... with a key of {_host(request)}"
            if request.key_variable
            else "export OPENAI_API_KEY=... if this server wants a key"
            if request.format == "openai"
            else "if this server wants a key: export RAGNOTES_KEY_VARIABLE=SERVER_KEY SERVER_KEY=..."
        )
    if status == 404 and request.format == "ollama":
        return f"ollama pull {_model(request)}, if it is Ollama that answers at {request.url}"
    if status == 404:
        return f"check the model {_model(request)} and the address {request.url}"
    if status == 429 or status >= 500:
        return _ASK_LATER
    return "see what was sent: ragnotes trace"


def _json(body: bytes) -> object:
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _host(request: Request) -> str:
    return urlsplit(request.url).netloc


def _model(request: Request) -> str:
    body = _json(request.body.encode())
    return one_line(str(body.get("model"))) if isinstance(body, dict) else "?"


def _named(status: int) -> str:
    from http import HTTPStatus

    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _request_id(headers: Mapping[str, str]) -> str:
    for name in ("x-request-id", "request-id", "x-generation-id"):
        if headers.get(name):
            return f" (request id {one_line(headers[name], 80)})"
    return ""


def _duration(seconds: float) -> str:
    return f"{seconds:.3g} s" if seconds < 120 else f"{seconds / 60:,.0f} min"


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _date(text: str) -> float | None:
    import email.utils

    try:
        then = email.utils.parsedate_to_datetime(text)
        return (then if then.tzinfo else then.replace(tzinfo=UTC)).timestamp()  # the oldest form tells no zone: all are in GMT
    except (ValueError, OverflowError):
        return None


def _chain(error: BaseException | None) -> list[BaseException]:
    links: list[BaseException] = []
    while error is not None and len(links) < 10:
        links.append(error)
        error = error.__cause__ or error.__context__
    return links
