"""Composer: the records of answers: shown, listed, removed, sent again, compared."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from . import calling, keeping, requesting
from .asking import http, trace
from .asking.wire import curl
from .errors import ProviderError, UsageError
from .records.calls import Call, Reply, Request
from .records.settings import Settings
from .text import in_line

# The headers that a format may set; a record from elsewhere could name others.
_HEADERS = {"accept", "accept-encoding", "connection", "content-type", "user-agent", "anthropic-version"}


def load(trace_id: str | None, settings: Settings) -> dict[str, Any]:
    """Return the record of an answer by id, or the last one of this index."""
    return trace.load(keeping.traces_folder(settings), trace_id, str(settings.index.absolute()))


def records(settings: Settings) -> Iterator[dict[str, Any]]:
    """Yield the records of answers that can be read, the newest first."""
    return trace.records(keeping.traces_folder(settings))


def show(trace_id: str | None, settings: Settings) -> str:
    """Return the record of an answer as text."""
    return trace.show(load(trace_id, settings))


def rows(settings: Settings) -> list[dict[str, Any]]:
    """Return what each trace is of, the newest first."""
    return trace.list_traces(keeping.traces_folder(settings))


def listed(settings: Settings) -> str:
    """Return the traces, the newest first, a line each."""
    lines = [f"{row['id']}  {row['verb']:9}  {row['model'] or 'no model':24}  {in_line(row['question'])}" for row in rows(settings)]
    return "\n".join(lines) or "no traces yet"


def prune(settings: Settings, days: int) -> int:
    """Remove traces older than so many days; return how many."""
    return trace.prune(keeping.traces_folder(settings), days, datetime.datetime.now(datetime.UTC))


def as_curl(record: Mapping[str, Any], settings: Settings, tell: Callable[[str], None]) -> str:
    """Return the requests of an answer as curl commands that run; UsageError if it made none.

    The variable of the key stands in one only if the request goes to where `settings`, which are connected, say that the model lives.
    """
    shown = []
    here = _here(settings)
    for stored in _requests(record):
        own = stored.url == here.url
        if not own and stored.key_header:
            tell(f"no key in the command: the settings do not name {stored.url}; --base-url ADDRESS, if you trust it")
        key = (here.key_header, here.key_variable) if own else (None, None)
        shown.append(curl.curl(dataclasses.replace(stored, key_header=key[0], key_variable=key[1])))
    return "\n\n".join(shown)


def diff(trace_id: str | None, other: str, settings: Settings) -> str:
    """Return what is other in an answer's record than in the record `other`."""
    return trace.diff(load(other, settings), load(trace_id, settings))


def model_of(record: Mapping[str, Any]) -> str:
    """Return the model that a recorded answer came from; UsageError if it made no call."""
    _calls(record)
    return str(record["settings"]["model"])


def recorded(record: Mapping[str, Any]) -> list[str]:
    """Return the replies as they are kept, nothing sent. Raises UsageError where one never came."""
    replies = [call["reply"]["text"] for call in _calls(record) if call.get("reply")]
    if len(replies) < len(record["calls"]):
        raise UsageError(f"the trace {record['id']} has {len(replies)} of {len(record['calls'])} replies", "--replay without --offline")
    return replies


def replies_of_cut_run(settings: Settings) -> dict[tuple[str, str], Reply]:
    """Return the whole replies of the last summary of this index by (address, body) of their requests; none if that run was whole."""
    here = str(settings.index.absolute())
    last = next((record for record in records(settings) if record["verb"] == "summarise" and record.get("index") == here), None)
    if last is None or not last.get("error"):
        return {}
    whole = [call for call in last["calls"] if call.get("reply") and call["reply"]["finish"] == "done"]
    return {(call["request"]["url"], call["request"]["body"]): trace.reply_of(call["reply"]) for call in whole}


def replay(record: Mapping[str, Any], settings: Settings, key: str | None, tell: Callable[[str], None]) -> list[str]:
    """Return the replies to the recorded requests, sent again byte for byte, and keep a record of it.

    They go where `settings`, which are connected, say that the model lives, with the key that belongs there: a record cannot send
    a key to an address of its own. Raises UsageError where the two are not the same, ProviderError if a reply does not come.
    """
    here = _here(settings)
    requests = [_checked(stored, here) for stored in _requests(record)]
    made: list[Call] = []
    error: ProviderError | None = None
    for request, stored in zip(requests, record["calls"], strict=True):
        tell(f"sending again to {request.url}{f' with the key of {request.key_variable}' if key and request.key_header else ''}")
        call = Call(stored["prompt"], request, stored["tokens"], stored["tokens_exact"], None, ())
        try:
            reply = http.send(request, key, timeout=settings.timeout, tell=tell)
        except ProviderError as problem:
            made.append(dataclasses.replace(call, tries=problem.tries))
            error = problem
            break
        made.append(dataclasses.replace(call, reply=reply, tries=reply.tries))
    _keep(record, made, error, settings, tell)
    if error:
        raise error
    return [call.reply.text for call in made if call.reply]


def _keep(
    record: Mapping[str, Any], made: Sequence[Call], error: ProviderError | None, settings: Settings, tell: Callable[[str], None]
) -> None:
    """Save the record of a replay: all as it was but what came back. It is not followed by `ask -c`: its reply is unchecked."""
    last = made[-1].reply
    again = {
        **record,
        "id": keeping.new_trace_id(),
        "created": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "verb": "replay",
        "calls": [dataclasses.asdict(call) for call in made],
        "usage": dataclasses.asdict(usage) if (usage := calling.add_usage(made)) else None,
        "timings": {},
        "result": {"replay_of": record["id"], "answer": last.text if last else "", "model": model_of(record), "status": "unchecked"},
        "error": error.what if error else None,
    }
    if keeping.keep(again, settings, tell):
        tell(f"what changed: ragnotes trace {again['id']} --diff {record['id']}")


def _here(settings: Settings) -> Request:
    """A request as connected settings make it now: for its address, and the key that goes there."""
    here = requesting.request((("user", ""),), 0, settings)
    assert here is not None
    return here


def _checked(stored: Request, here: Request) -> Request:
    """The stored request with the key that goes to its address now; UsageError if it would go elsewhere."""
    if (stored.method, stored.url, stored.format) != (here.method, here.url, here.format):
        what = f"the trace was sent to {stored.url}, the settings say {here.url}: not sent"
        raise UsageError(what, "--base-url ADDRESS, if you trust it")
    if not {name.lower() for name, _ in stored.headers} <= _HEADERS or not stored.body.isascii():
        raise UsageError("the trace has headers or a body that ragnotes never sends: not sent", "ask the question again")
    return dataclasses.replace(stored, key_header=here.key_header, key_variable=here.key_variable)


def _calls(record: Mapping[str, Any]) -> list[Any]:
    calls = record["calls"]
    if not calls:
        raise UsageError("this answer was made without a model, so there is no request", "ragnotes ask ... -m PROVIDER/NAME")
    return list(calls)


def _requests(record: Mapping[str, Any]) -> list[Request]:
    return [trace.request_of(call["request"]) for call in _calls(record)]
