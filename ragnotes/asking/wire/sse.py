"""Server-sent events: bytes as they come -> the data of each event.

After https://html.spec.whatwg.org/multipage/server-sent-events.html, with one kindness: an event whose lines are all whole counts
even if the blank line after it is missing at the end. A last line without an end does not: it was cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...errors import ProviderError

_LINE_END = re.compile(rb"\r\n|\r|\n")  # on bytes and only these: str.splitlines() also splits at U+2028, which JSON may hold


def lines(chunks: Iterable[bytes], max_bytes: int) -> Iterator[str]:
    """Yield the whole lines, whatever way the bytes are cut. Raises ProviderError for a line of more than `max_bytes`."""
    pending: list[bytes] = []
    size = 0
    after_cr = False
    for chunk in chunks:
        if not chunk:
            continue
        pieces = _LINE_END.split(chunk[1:] if after_cr and chunk.startswith(b"\n") else chunk)
        after_cr = chunk.endswith(b"\r")
        for piece in pieces[:-1]:
            size += len(piece)
            if size > max_bytes:
                break
            yield b"".join([*pending, piece]).decode("utf-8", "replace")
            pending, size = [], 0
        else:
            pending.append(pieces[-1])
            size += len(pieces[-1])
        if size > max_bytes:
            raise ProviderError(f"a line of the stream is longer than {max_bytes:,} bytes", "ask again with --no-stream")


def events(chunks: Iterable[bytes], max_bytes: int) -> Iterator[str]:
    """Yield the data of each event that has any; comments, names, ids and waits are passed over."""
    data: list[str] = []
    first = True
    for line in lines(chunks, max_bytes):
        line, first = (line.removeprefix("\ufeff"), False) if first else (line, False)
        if line == "":
            if any(data):
                yield "\n".join(data)
            data = []
            continue
        name, _, value = line.partition(":")
        if name == "data":
            data.append(value.removeprefix(" "))
    if any(data):
        yield "\n".join(data)
