"""The only room that opens a socket: send a request, read the reply plain or streamed, try again where that is of use.

httpx has no limit for a whole call (its timeouts are per read), so a timer shuts the socket down. Redirects are not followed: a key
would go along. A stream that ends is not a finished answer: only one whose finish reason was seen is.
"""

from __future__ import annotations

import random as random_module
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..errors import ProviderError, UsageError
from ..records.calls import Reply, Request, Try
from . import faults, replies
from .faults import Fault
from .providers import is_loopback
from .wire import fields

if TYPE_CHECKING:
    import httpx

MAX_TEXT = 1_000_000  # characters of an answer
_LONG_PIECE = 10  # characters of a key that are no word; a key no longer than that ("ollama", "lm-studio") is one itself
MAX_ERROR = 64_000  # bytes read of the body of an error
_CONNECT_SECONDS = 5.0
_SILENT_SECONDS = 120.0  # the longest silence within a stream
_LOCAL_SILENT_SECONDS = 300.0  # a local model may read the prompt for minutes before its first word


def send(
    request: Request,
    key: str | None,
    *,
    timeout: float,
    tell: Callable[[str], None],
    on_text: Callable[[str], None] | None = None,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    now: Callable[[], float] = time.time,
    random: Callable[[], float] = random_module.random,
) -> Reply:
    """Return the model's whole answer (finish "done", "length" or "unknown"), all tries within `timeout` seconds.

    `on_text` gets the text as it comes, as the server sent it: clean it before a terminal. Nothing is tried again once it was called.
    `tell` gets a line before each wait. Raises UsageError for a key that is missing, malformed or would travel in clear,
    ProviderError for everything else, with the tries made and the text that came.
    """
    secret = check_key(request, key)
    end = clock() + timeout
    tries: list[Try] = []
    while True:
        started = clock()
        pieces: list[str] = []
        show, flush = _shower(on_text, pieces, secret)
        outcome = _attempt(request, secret, end - started, show, now)
        flush()
        seconds = clock() - started
        if isinstance(outcome, Reply):
            return replace(outcome, tries=(*tries, Try(200, seconds, None, 0.0)))
        fault = outcome if clock() < end else faults.too_slow(timeout)
        wait = fault.wait if fault.wait is not None else faults.back_off(len(tries) + 1, random())
        shown = on_text is not None and bool(pieces)
        if len(tries) + 1 >= fault.tries or shown or clock() + wait >= end:
            partial = "".join(pieces)
            raise ProviderError(fault.what, fault.cure, tries=(*tries, Try(fault.status, seconds, fault.what, 0.0)), partial=partial)
        tries.append(Try(fault.status, seconds, fault.what, wait))
        tell(f"{fault.what}; trying again in {wait:.1f} s ({len(tries) + 1} of {fault.tries})")
        sleep(wait)


def send_shown(request: Request) -> str:
    """Return the request as text: method and address, every header, the key as `***`, a blank line, the very body."""
    lines = [f"{request.method} {request.url}", f"Host: {urlsplit(request.url).netloc}"]
    lines += [f"{name}: {value}" for name, value in (*request.headers, ("Content-Length", str(len(request.body))))]
    if request.key_header is not None:
        lines.append(f"{request.key_header[0]}: {request.key_header[1]}***")
    return "\n".join([*lines, "", request.body])


def knock(request: Request, timeout: float) -> Fault | None:
    """Return None if the server of a request answers at all, whatever it says, else the fault. Neither body nor key is sent."""
    bare = replace(request, method="GET", headers=(("Accept", "*/*"),), key_header=None, body="")
    outcome = _attempt(bare, None, timeout, lambda _: None, time.time)
    return outcome if isinstance(outcome, Fault) and outcome.status is None else None


def check_key(request: Request, key: str | None) -> str | None:
    """Return the key without blanks around it, None where none is needed. Raises UsageError.

    A missing one is refused, one that would travel in clear, and a malformed one: httpx would quote that in an error.
    """
    if request.key_header is None:
        return None
    stripped = (key or "").strip()
    if not stripped and is_loopback(request.url):
        return None  # a bare "Bearer " is no legal header
    if not stripped:
        raise UsageError(
            f"no API key: {request.key_variable} is not set", f"export {request.key_variable}=..., or --dry-run to send nothing"
        )
    if not all("!" <= letter <= "~" for letter in stripped):
        raise UsageError(f"the key in {request.key_variable} holds a character that no key has", f"export {request.key_variable}=... anew")
    if not request.url.startswith("https://") and not is_loopback(request.url):
        raise UsageError(f"the key in {request.key_variable} would travel in clear to {request.url}", "--base-url https://...")
    return stripped


def _shower(
    on_text: Callable[[str], None] | None, pieces: list[str], secret: str | None
) -> tuple[Callable[[str], None], Callable[[], None]]:
    """A function that keeps each piece of text in `pieces` and passes it on, without the key, and one that gives what it still holds.

    A letter or a piece of the key that has only begun is held. The first raises ProviderError for an answer without an end.
    """
    total, held = 0, ""

    def show(text: str) -> None:
        nonlocal total, held
        total += len(text)
        if total > MAX_TEXT:
            raise ProviderError(f"the answer is longer than {MAX_TEXT:,} characters", "--max-tokens 2000")
        text = held + text
        ready = len(text) - ("\ud800" <= text[-1:] <= "\udbff")  # the first half of a letter
        if secret:
            ready = min(ready, faults.showable(text, secret, _LONG_PIECE))
        held = text[ready:]
        give(text[:ready])

    def give(text: str) -> None:
        if text:
            text = _unkeyed(fields.paired(text), secret)
            pieces.append(text)
            if on_text is not None:
                on_text(text)

    def flush() -> None:
        nonlocal held
        give(held)
        held = ""

    return show, flush


def _attempt(request: Request, secret: str | None, left: float, show: Callable[[str], None], now: Callable[[], float]) -> Reply | Fault:
    """One call: a reply that is an answer, or the fault. Nothing returned holds the key."""
    # Its package loads its own command line and with that rich, click and pygments, two thirds of the time, unless it fails to.
    sys.modules.setdefault("httpx._main", ModuleType("httpx._main"))
    import httpx

    streams: list[Any] = []
    expired = threading.Event()
    timer = threading.Timer(max(left, 0.0), _hang_up, (streams, expired))
    timer.daemon = True
    timer.start()
    silence = left + 1.0  # after the timer, which ends a plain call
    if _streamed(request):
        silence = min(silence, _LOCAL_SILENT_SECONDS if is_loopback(request.url) else _SILENT_SECONDS)
    try:
        with _client(request, left, silence) as client, _call(client, request, secret, streams, expired) as response:
            outcome = _read(response, request, show, now)
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:  # the last two: an address, here or in a redirect, that is none
        outcome = faults.of_exception(error, request, silence)
    except ProviderError as error:
        outcome = Fault(faults.one_line(error.what, 500), error.cure, 200)
    finally:
        timer.cancel()
    if isinstance(outcome, Fault) and expired.is_set():
        outcome = faults.too_slow(left)
    return outcome if secret is None else _without(outcome, secret)


def _unkeyed(text: str, secret: str | None) -> str:
    """The text of an answer without the key. Only long pieces go: a short one may be a word."""
    return faults.redact(text, [secret], _LONG_PIECE) if secret and len(secret) > _LONG_PIECE else text


def _without(outcome: Reply | Fault, secret: str) -> Reply | Fault:
    """The same without the key, which servers echo."""
    if isinstance(outcome, Fault):
        return replace(outcome, what=faults.redact(outcome.what, [secret]), cure=faults.redact(outcome.cure, [secret]))
    word, model = (value and faults.redact(value, [secret]) for value in (outcome.finish_word, outcome.model))
    return replace(outcome, text=_unkeyed(outcome.text, secret), finish_word=word, model=model)


def _client(request: Request, left: float, silence: float) -> httpx.Client:
    """A client for one call. Raises ProviderError where the environment names a proxy or a certificate that cannot be used."""
    import httpx

    limits = httpx.Timeout(silence, connect=max(0.1, min(_CONNECT_SECONDS, left)))
    local = is_loopback(request.url)
    try:
        # With a transport of its own no proxy is used: httpx would send even 127.0.0.1 through HTTP_PROXY. Plain http needs no
        # certificates, and reading them takes longer than the call.
        transport = httpx.HTTPTransport(verify=request.url.startswith("https://")) if local else None
        return httpx.Client(transport=transport, follow_redirects=False, timeout=limits)
    except (ImportError, OSError, ValueError, httpx.InvalidURL) as error:
        raise ProviderError(f"no connection can be made: {error}", "check HTTPS_PROXY, ALL_PROXY, NO_PROXY and SSL_CERT_FILE") from None


def _call(
    client: httpx.Client, request: Request, secret: str | None, streams: list[Any], expired: threading.Event
) -> AbstractContextManager[httpx.Response]:
    """The call as httpx makes it, the sockets it opens put into `streams`."""

    def note_socket(_: str, info: dict[str, Any]) -> None:
        stream = info.get("return_value")
        if hasattr(stream, "get_extra_info"):
            streams.append(stream)
            if expired.is_set():
                _hang_up(streams, expired)

    headers = list(request.headers)
    if request.key_header is not None and secret is not None:
        headers.append((request.key_header[0], request.key_header[1] + secret))
    body = request.body.encode("ascii")
    return client.stream(request.method, request.url, content=body, headers=headers, extensions={"trace": note_socket})


def _hang_up(streams: list[Any], expired: threading.Event) -> None:
    """Shut the sockets down: closing alone does not wake a read that waits."""
    import socket

    expired.set()
    for stream in list(streams):
        opened = stream.get_extra_info("socket")
        try:
            # the plain method: that of an SSL socket takes its state away under the reader
            socket.socket.shutdown(opened, socket.SHUT_RDWR)
        except (OSError, TypeError):
            pass  # closed already, or replaced by its SSL socket


def _read(response: httpx.Response, request: Request, show: Callable[[str], None], now: Callable[[], float]) -> Reply | Fault:
    """The reply or the fault that an answer of the server is, told by its status."""
    status, headers = response.status_code, dict(response.headers)
    if 300 <= status < 400:
        return faults.of_redirect(status, headers.get("location", ""), request)
    chunks = replies.unpacked(replies.capped(response.iter_raw()), headers.get("content-encoding", "identity").strip().lower())
    if status >= 400:
        return faults.of_status(status, headers, _first_bytes(chunks), request, now())
    reply = replies.read(chunks, headers.get("content-type", ""), show, request.format)
    return faults.of_reply(reply) or reply


def _first_bytes(chunks: Iterable[bytes]) -> bytes:
    """The beginning of the body of an error. One that breaks is an error still."""
    import httpx

    kept = bytearray()
    try:
        for chunk in chunks:
            kept += chunk
            if len(kept) >= MAX_ERROR:
                break
    except (httpx.HTTPError, ProviderError):
        pass
    return bytes(kept[:MAX_ERROR])


def _streamed(request: Request) -> bool:
    return ("Accept", "application/json") not in request.headers
