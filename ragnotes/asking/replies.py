"""The body of a good answer: bytes as they come -> Reply. A server may stream where it was not asked to, or not where it was."""

from __future__ import annotations

import itertools
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from ..errors import ProviderError
from ..records.calls import Reply
from . import faults
from .wire import anthropic, fields, ollama, openai, sse
from .wire.fields import Seen

MAX_BODY = 10_000_000  # bytes of a reply, unpacked
MAX_LINE = 1_000_000  # bytes of one line of a stream
_DONE = "[DONE]"  # what some servers end their stream with; it decides nothing
_BLANK = b"\xef\xbb\xbf \t\r\n"
_LINES = re.compile(rb"\}\r?\n\{")  # JSON lines under another content type
_EVENT_STARTS = (b"data:", b":", b"event:", b"id:", b"retry:")


class Format(Protocol):
    """What a file of `wire` reads with; `FINISH` tells what its finish words mean."""

    FINISH: dict[str, str]

    def is_reply(self, body: object) -> bool: ...
    def read(self, body: object) -> Reply: ...
    def deltas(self, event: object) -> Iterator[str]: ...
    def see(self, event: object, seen: Seen) -> Seen: ...


_FORMATS: dict[str, Format] = {"openai": openai, "anthropic": anthropic, "ollama": ollama}


def read(chunks: Iterable[bytes], content_type: str, show: Callable[[str], None], format: str) -> Reply:
    """Return the reply that a body holds, told by its first bytes, then by its content type; `show` gets the text as it comes.

    Raises ProviderError for what is no reply, too long, broken, or an error with a good status.
    """
    head, rest = _peek(capped(chunks))
    is_event = any(head.startswith(start) or start.startswith(head) for start in _EVENT_STARTS) if head else False
    if is_event or (head and not head.startswith((b"{", b"[", b"<")) and "event-stream" in content_type):
        return _read_stream(sse.events(rest, MAX_LINE), show, _FORMATS[format])
    if head.startswith(b"{") and "ndjson" in content_type:
        return _read_stream(_json_lines(rest), show, _FORMATS[format])
    return _read_plain(rest, content_type, show, format)


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


def _read_plain(chunks: Iterable[bytes], content_type: str, show: Callable[[str], None], format: str) -> Reply:
    data, reader = b"".join(chunks), _FORMATS[format]
    try:
        body = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        if _LINES.search(data):
            return _read_stream(_json_lines([data]), show, reader)
        raise faults.not_a_completion(content_type, data, format) from None
    fields.refuse_error(body)
    if not reader.is_reply(body):
        raise faults.not_a_completion(content_type, data, format)
    reply = reader.read(body)
    if reply.text and faults.of_reply(reply) is None:
        show(reply.text)
    return reply


def _read_stream(stream: Iterator[str], show: Callable[[str], None], format: Format) -> Reply:
    """The reply of a whole stream of events. What breaks after the finish reason breaks nothing."""
    texts: list[str] = []
    seen = Seen()
    while not seen.ended:
        try:
            data = next(stream, _DONE).strip()
        except Exception:
            if seen.finish_word is None:
                raise
            break
        if data == _DONE:
            break
        event = _event(data)
        for text in format.deltas(event):
            show(text)
            texts.append(text)
        seen = format.see(event, seen)
    return fields.finish("".join(texts), seen, format.FINISH)


def _json_lines(chunks: Iterable[bytes]) -> Iterator[str]:
    """Each line that is not blank, the last one also without an end: half a one is no JSON."""
    return (line for line in sse.lines(itertools.chain(chunks, [b"\n"]), MAX_LINE) if line.strip())


def _event(data: str) -> object:
    try:
        event = json.loads(data)
    except (ValueError, RecursionError):
        raise ProviderError("the stream broke: an event is not JSON", "ask again with --no-stream") from None
    error = fields.error_of(event)
    if error is not None:
        raise ProviderError(f"the server broke off with an error: {faults.one_line(error[0])}", "ask again")
    return event


def capped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes, as long as they are of a reply and no flood; packed ones too. Raises ProviderError."""
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
