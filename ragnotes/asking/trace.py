"""One record an answer: what was asked, found, sent, said and concluded. No key ever comes near it."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ..errors import RagnotesError
from ..records.calls import Reply, Request, Try, Usage
from ..text import clean, in_line
from .http import send_shown

_NAME = re.compile(r"([0-9]{8}T[0-9]{6}Z)-[0-9a-f]+\.json")
_LIST = "ragnotes trace --list"


def load(folder: Path, id: str | None, index: str | None) -> dict[str, Any]:
    """Return the record of that id, or of the only one that begins so; without an id the last one of that index (None: of any).

    Raises RagnotesError where there is none, more than one, or one that cannot be read.
    """
    if id is None:
        return _last(folder, index)
    paths = _paths(folder)
    found = [path for path in paths if path.stem == id] or [path for path in paths if path.stem.startswith(id)]
    if not found:
        raise RagnotesError(f"there is no trace {clean(id)}", _LIST)
    if len(found) > 1:
        raise RagnotesError(f"{len(found)} traces begin with {clean(id)}", _LIST)
    record = _read(found[0])
    if record is None:
        raise RagnotesError(f"the trace {found[0]} is damaged", _LIST)
    return record


def records(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the traces of a folder that can be read, the newest first."""
    return (record for path in _paths(folder) if (record := _read(path)) is not None)


def list_traces(folder: Path) -> list[dict[str, Any]]:
    """Return {"id", "created", "verb", "question", "model", "status", "index"} of each trace that can be read, the newest first."""
    rows = []
    for record in records(folder):
        result = _dict(record.get("result"))
        outside = {
            "model": result.get("model") or (_dict(record.get("settings")).get("model") if record.get("calls") else None),
            "status": result.get("status", "failed" if record.get("error") else None),
        }
        rows.append({**{name: record.get(name) for name in ("id", "created", "verb", "question", "index")}, **outside})
    return rows


def prune(folder: Path, days: float, now: datetime) -> int:
    """Return how many traces were removed: those made more than so many days before `now`. Other files are left alone."""
    limit = now.astimezone(UTC) - timedelta(days=days)
    removed = 0
    for path in _paths(folder):
        made = datetime.strptime(path.name.split("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        if made < limit:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def show(record: dict[str, Any]) -> str:
    """Return a record as text to read, from question to result; each request as `--dry-run` shows it. Clean for a terminal."""
    head = [
        f"{record['verb']} {record['id']}, {record['created']}, ragnotes {record['version']}",
        f"question: {in_line(record['question'])}",
    ]
    head += [f"index: {record['index']}"] if record.get("index") else []
    settings = [f"  {name} = {json.dumps(value, ensure_ascii=False)}" for name, value in sorted(_dict(record.get("settings")).items())]
    hits = [_hit(hit) for hit in record.get("hits", [])]
    prompts = [f"  {prompt['name']}  {prompt['path']}  sha256 {prompt['sha256']}" for prompt in record.get("prompts", [])]
    calls = [line for number, call in enumerate(record.get("calls", []), start=1) for line in _call(number, call)]
    timings = [f"  {name:<10} {seconds:8.3f} s" for name, seconds in _dict(record.get("timings")).items()]
    parts = [
        ("settings", settings),
        ("hits", hits),
        ("prompts", prompts),
        ("calls", calls),
        ("timings", timings),
        ("result", _result(record)),
    ]
    shown = [line for name, lines in parts if lines for line in ("", f"{name}:", *lines)]
    return clean("\n".join(head + shown))


def request_of(stored: Mapping[str, Any]) -> Request:
    """Return a request as a record holds it."""
    headers = tuple((name, value) for name, value in stored["headers"])
    key_header = tuple(stored["key_header"]) if stored["key_header"] else None
    return Request(**{**stored, "headers": headers, "key_header": key_header})


def reply_of(stored: Mapping[str, Any]) -> Reply:
    """Return a reply as a record holds it."""
    usage = Usage(**stored["usage"]) if stored["usage"] else None
    return Reply(**{**stored, "usage": usage, "tries": tuple(Try(**attempt) for attempt in stored["tries"])})


def messages_of(call: Mapping[str, Any]) -> str:
    """Return the messages of a recorded call as text, whatever format they were sent in."""
    body = _dict(json.loads(call["request"]["body"]))
    system = [{"role": "system", "content": body["system"]}] if "system" in body else []
    return "\n\n".join(f"{message['role']}:\n{message['content']}" for message in [*system, *body.get("messages", [])])


def diff(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Return what is other in the second record than in the first: settings, passages, messages, replies and answer, as unified diffs."""
    parts = {
        "question": (old["question"], new["question"]),
        "settings": (_settings(old), _settings(new)),
        "prompts": (_prompts(old), _prompts(new)),
        "passages": (_passages(old), _passages(new)),
        "messages": ("\n\n".join(map(messages_of, old["calls"])), "\n\n".join(map(messages_of, new["calls"]))),
        "reply": (_replies(old), _replies(new)),
        "answer": (_answer(old), _answer(new)),
    }
    lines = [f"from {old['id']}, {old['created']}", f"to   {new['id']}, {new['created']}"]
    for name, (before, after) in parts.items():
        if not before and not after:
            continue
        changes = list(difflib.unified_diff(before.split("\n"), after.split("\n"), n=1, lineterm=""))[2:]
        lines += ["", f"{name}: {'other' if changes else 'the same'}", *changes]
    return clean("\n".join(lines))


def _settings(record: Mapping[str, Any]) -> str:
    shown = {name: value for name, value in _dict(record.get("settings")).items() if value not in (None, [], "", False)}
    return "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in sorted(shown.items()))


def _prompts(record: Mapping[str, Any]) -> str:
    return "\n".join(f"{prompt['name']}  sha256 {prompt['sha256']}" for prompt in record.get("prompts", []))


def _passages(record: Mapping[str, Any]) -> str:
    return "\n".join(f"{_place(hit)}  {_title(hit)}".rstrip() for hit in record.get("hits", []))


def _replies(record: Mapping[str, Any]) -> str:
    return "\n\n".join(call["reply"]["text"] for call in record["calls"] if call.get("reply"))


def _answer(record: Mapping[str, Any]) -> str:
    result = _dict(record.get("result"))
    return str(result.get("answer") or result.get("summary") or record.get("error") or "")


def _hit(hit: dict[str, Any]) -> str:
    cosine = "   -  " if hit.get("cosine") is None else f"{hit['cosine']:6.3f}"
    parts = f"score {hit['score']:.3f}  cosine {cosine}  bm25 {hit['bm25']:6.2f}  words {', '.join(hit['terms']) or '-'}"
    return f"  {hit['rank']:>2}  {_place(hit)}  {parts}{'  exact' if hit['exact'] else ''}  {_title(hit)}".rstrip()


def _title(hit: Mapping[str, Any]) -> str:
    return (hit.get("talk") or hit.get("note") or {}).get("title") or ""


def _place(place: dict[str, Any]) -> str:
    return f"{in_line(place['file'])}:{place['start_line']}-{place['end_line']}"


def _call(number: int, call: dict[str, Any]) -> list[str]:
    about = "" if call["tokens_exact"] else "about "
    lines = [
        f"  {number}. prompt {call['prompt']}, {about}{call['tokens']} tokens counted before sending",
        "",
        send_shown(request_of(call["request"])),
        "",
    ]
    reply = call.get("reply")
    for attempt in call.get("tries") or _dict(reply).get("tries") or []:
        outcome = attempt["error"] or "answered"
        waited = f", waited {attempt['waited']:.1f} s" if attempt["waited"] else ""
        lines.append(f"  try: {attempt['status'] or 'no answer'} after {attempt['seconds']:.2f} s: {outcome}{waited}")
    if reply is None:
        return [*lines, "  no reply"]
    usage = reply.get("usage")
    tokens = f"; tokens: {usage['input_tokens']} in, {usage['output_tokens']} out" if usage else ""
    return [
        *lines,
        f"  reply of {reply['model'] or 'the model'} ({reply['finish']}, {reply['finish_word']}){tokens}:",
        "",
        reply["text"],
        "",
    ]


def _result(record: dict[str, Any]) -> list[str]:
    result = _dict(record.get("result"))
    lines = [f"  error: {record['error']}"] if record.get("error") else []
    lines += [f"  status: {result['status']}"] if result.get("status") else []
    for citation in result.get("citations") or []:
        lines.append(f"  [{citation['number']}] {_place(citation)} {citation['verdict']}: {citation['quote']}")
    for unsupported in result.get("unsupported") or []:
        lines.append(f"  not in the passages: {unsupported['kind']} {unsupported['text']}")
    text = result.get("answer") or result.get("summary")
    return [*lines, "", text] if text else lines


def _paths(folder: Path) -> list[Path]:
    """The traces of a folder, the newest first; within a second, which is all that a name tells, by when they were written."""
    try:
        made = [(path.name.split("-")[0], path.stat().st_mtime_ns, path.name) for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise RagnotesError(f"the traces in {folder} cannot be read: {error.strerror}", f"ls -ld {folder}") from None
    return [folder / name for _, _, name in sorted(made, reverse=True)]


def _last(folder: Path, index: str | None) -> dict[str, Any]:
    for record in records(folder):
        if index is None or record.get("index") == index:
            return record
    raise RagnotesError("there is no trace yet" if index is None else f"there is no trace of {index} yet", _LIST)


def _read(path: Path) -> dict[str, Any] | None:
    """The record in a file, None if it is gone or damaged."""
    try:
        record = json.loads(path.read_bytes().decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) and "id" in record else None


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
