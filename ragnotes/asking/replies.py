"""The body of a good answer: bytes as they come -> Reply. A server may stream where it was not asked to, or not where it was."""

from __future__ import annotations

import itertools
import json
import zlib
from collections.abc import Callable, Iterable, Iterator

from ..errors import ProviderError
from ..records import Reply
from . import faults
from .wire import openai, sse

MAX_BODY = 10_000_000  # bytes of a reply, unpacked
MAX_LINE = 1_000_000  # bytes of one line of a stream
_BLANK = b"\xef\xbb\xbf \t\r\n"
_EVENT_STARTS = (b"data:", b":", b"event:", b"id:", b"retry:")


def read(chunks: Iterable[bytes], content_type: str, show: Callable[[str], None]) -> Reply:
    """Return the reply that a body holds, told by its first bytes, then by its content type; `show` gets the text as it comes.

    Raises ProviderError for what is no reply, too long, broken, or an error with a good status.
    """
    head, rest = _peek(_capped(chunks))
    is_event = any(head.startswith(start) or start.startswith(head) for start in _EVENT_STARTS) if head else False
    if is_event or (head and not head.startswith((b"{", b"[", b"<")) and "event-stream" in content_type):
        return _read_stream(rest, show)
    return _read_plain(rest, content_type, show)


def unpacked(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """Yield the bytes as they were before coding, in small steps: httpx would unpack 200 kB to 200 MB in one.

    Raises ProviderError for a coding other than gzip or deflate.
    """
    if coding in ("", "identity"):
        yield from chunks
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise ProviderError(f"the reply is coded as {faults.one_line(coding)}, which was not asked for", "check --base-url")
    decoder = zlib.decompressobj(47)
    try:
        for chunk in chunks:
            while chunk:
                yield decoder.decompress(chunk, 65536)
                chunk = decoder.unconsumed_tail
    except zlib.error:
        raise ProviderError("the reply is not the gzip that its header says", "ask again") from None


def _read_plain(chunks: Iterable[bytes], content_type: str, show: Callable[[str], None]) -> Reply:
    data = b"".join(chunks)
    try:
        body = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise faults.not_a_completion(content_type, data) from None
    if not isinstance(body, dict) or not ("choices" in body or openai.error_of(body)):
        raise faults.not_a_completion(content_type, data)
    reply = openai.read(body)
    if reply.text and faults.of_reply(reply) is None:
        show(reply.text)
    return reply


def _read_stream(chunks: Iterable[bytes], show: Callable[[str], None]) -> Reply:
    """The reply of a whole stream. What breaks after the finish reason breaks nothing."""
    texts: list[str] = []
    seen = openai.Seen()
    stream = sse.events(chunks, MAX_LINE)
    while True:
        try:
            data = next(stream, "[DONE]").strip()
        except Exception:
            if seen.finish_word is None:
                raise
            break
        if data == "[DONE]":
            break
        event = _event(data)
        for text in openai.deltas(event):
            show(text)
            texts.append(text)
        seen = openai.see(event, seen)
    return openai.finish("".join(texts), seen, whole=False)


def _event(data: str) -> object:
    try:
        event = json.loads(data)
    except (ValueError, RecursionError):
        raise ProviderError("the stream broke: an event is not JSON", "ask again with --no-stream") from None
    error = openai.error_of(event)
    if error is not None:
        raise ProviderError(f"the server broke off with an error: {faults.one_line(error[0])}", "ask again")
    return event


def _capped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > MAX_BODY:
            raise ProviderError(f"the reply is longer than {MAX_BODY:,} bytes", "--max-tokens 2000")
        yield chunk


def _peek(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes that are not blank, and all of the chunks. DeepSeek keeps a plain call alive by empty lines."""
    lead: list[bytes] = []
    for chunk in chunks:
        lead.append(chunk)
        if chunk.strip(_BLANK):
            break
    return (lead[-1].lstrip(_BLANK) if lead else b""), itertools.chain(lead, chunks)
