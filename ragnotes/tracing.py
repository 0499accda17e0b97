"""Composer: the records of answers: shown, listed, removed, sent again, compared."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from . import calling, requesting
from .asking import http, trace
from .asking.wire import curl
from .errors import ProviderError, UsageError
from .records import Call, Reply, Request, Settings

# The headers that a format may set; a record from elsewhere could name others.
_HEADERS = {"accept", "accept-encoding", "connection", "content-type", "user-agent", "anthropic-version"}


def load(trace_id: str | None, settings: Settings) -> dict[str, Any]:
    """Return the record of an answer by id, or the last one of this index."""
    return trace.load(_folder(settings), trace_id, str(settings.index.absolute()))


def records(settings: Settings) -> Iterator[dict[str, Any]]:
    """Yield the records of answers that can be read, the newest first."""
    return trace.records(_folder(settings))


def show(trace_id: str | None, settings: Settings) -> str:
    """Return the record of an answer as text."""
    return trace.show(load(trace_id, settings))


def rows(settings: Settings) -> list[dict[str, Any]]:
    """Return what each trace is of, the newest first."""
    return trace.list_traces(_folder(settings))


def listed(settings: Settings) -> str:
    """Return the traces, the newest first, a line each."""
    lines = [f"{row['id']}  {row['verb']:9}  {row['model'] or 'no model':24}  {row['question']}" for row in rows(settings)]
    return "\n".join(lines) or "no traces yet"


def prune(settings: Settings, days: int) -> int:
    """Remove traces older than so many days; return how many."""
    return trace.prune(_folder(settings), days, datetime.datetime.now(datetime.UTC))


def as_curl(record: Mapping[str, Any], settings: Settings, tell: Callable[[str], None]) -> str:
    """Return the requests of an answer as curl commands that run; UsageError if it made none.

    The variable of the key stands in one only if the request goes to where `settings`, which are connected, say that the model lives.
    """
    requests = [trace.request_of(call["request"]) for call in _calls(record)]
    shown = []
    for stored in requests:
        here = requesting.request((("user", ""),), 0, settings)
        own = here is not None and stored.url == here.url
        if not own and stored.key_header:
            tell(f"no key in the command: the settings do not name {stored.url}; --base-url ADDRESS, if you trust it")
        key = (here.key_header, here.key_variable) if here and own else (None, None)
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
    requests = [_checked(trace.request_of(call["request"]), settings) for call in _calls(record)]
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
        "id": calling.new_trace_id(),
        "created": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "verb": "replay",
        "calls": [dataclasses.asdict(call) for call in made],
        "usage": dataclasses.asdict(usage) if (usage := calling.add_usage(made)) else None,
        "timings": {},
        "result": {"replay_of": record["id"], "answer": last.text if last else "", "model": model_of(record), "status": "unchecked"},
        "error": error.what if error else None,
    }
    try:
        trace.save_record(again, _folder(settings))
    except OSError as problem:
        tell(f"warning: the trace could not be written: {problem}")
        return
    tell(f"what changed: ragnotes trace {again['id']} --diff {record['id']}")


def _checked(stored: Request, settings: Settings) -> Request:
    """The stored request with the key that the settings name for its address; UsageError if it would go elsewhere."""
    here = requesting.request((("user", ""),), 0, settings)
    if here is None or (stored.method, stored.format) != (here.method, here.format) or stored.url != here.url:
        where = "no address" if here is None else here.url
        raise UsageError(f"the trace was sent to {stored.url}, the settings say {where}: not sent", "--base-url ADDRESS, if you trust it")
    if not {name.lower() for name, _ in stored.headers} <= _HEADERS:
        raise UsageError("the trace has headers that ragnotes never sends: not sent", "ask the question again")
    return dataclasses.replace(stored, key_header=here.key_header, key_variable=here.key_variable)


def _calls(record: Mapping[str, Any]) -> list[Any]:
    calls = record["calls"]
    if not calls:
        raise UsageError("this answer was made without a model, so there is no request", "ragnotes ask ... -m PROVIDER/NAME")
    return list(calls)


def _folder(settings: Settings) -> Path:
    return settings.state / "traces"
