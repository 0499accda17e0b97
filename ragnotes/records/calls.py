"""What goes to a model and comes back, and the record of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from .hits import Hit

SCHEMA = 1  # of a stored trace


@frozen
class Passage:
    """A hit as the prompt shows it, under its number."""

    number: int  # from 1
    place: str  # "notes/a.md:33-43 · Title · Speakers · Event · Date"
    kind: str  # "talk" or "the note-taker's own text", by whose notes, and its sentences in other voices
    text: str
    hit: Hit
    numbers: tuple[int, ...] = ()  # the stored line of each line of `text`; () where it is not known


@frozen
class Prompt:
    """A prompt file, loaded from the very bytes that `sha256` is of."""

    name: str
    path: Path
    sha256: str
    inputs: tuple[str, ...]
    source: str
    render: Callable[..., tuple[str, str]]  # -> (system, user)


@frozen
class Request:
    """One HTTP call, ready to send but for the key, which no record holds.

    `key_header` is the name and the prefix of the header that carries the key, None for a server that needs none.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    key_header: tuple[str, str] | None
    key_variable: str | None  # the environment variable that the key comes from
    body: str  # ASCII JSON: the bytes shown, stored and sent are the same
    format: str = "openai"  # which file of `asking.wire` made it and reads what comes back


@frozen
class Try:
    """One attempt at a call."""

    status: int | None  # None: no answer came
    seconds: float
    error: str | None
    waited: float  # seconds waited before the next attempt


@frozen
class Usage:
    """Tokens of one answer; `estimated` when the server told nothing."""

    input_tokens: int
    output_tokens: int
    estimated: bool


@frozen
class Reply:
    """What the model said. `finish` is one of: done, length, refused, filtered, tool, unknown, cut."""

    text: str
    finish: str
    finish_word: str | None  # the server's own word for it
    model: str | None
    usage: Usage | None
    tries: tuple[Try, ...]


@frozen
class Call:
    """One model call as the trace keeps it."""

    prompt: str  # name of the prompt file
    request: Request
    tokens: int  # counted before sending
    tokens_exact: bool
    reply: Reply | None  # None: it failed; `tries` of the error stand in `Trace.error`
    tries: tuple[Try, ...]


@frozen
class Trace:
    """What one answer was made of."""

    id: str
    created: str  # ISO 8601, UTC
    version: str
    verb: str  # ask, summarise or talks
    question: str  # the question, or the files read
    index: str | None  # absolute folder of the index
    settings: dict[str, Any]  # without keys
    hits: tuple[Hit, ...]
    prompts: tuple[dict[str, str], ...]  # name, path, sha256
    calls: tuple[Call, ...]
    timings: dict[str, float]  # seconds by stage
    usage: Usage | None
    result: dict[str, Any]  # what the verb printed with --json
    error: str | None
