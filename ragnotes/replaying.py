"""Composer: answers of a model for the harness, and its verdicts on them; each reply is kept by the hash of its request and read again.

A run with all replies kept needs no key and no network, and gives the same figures on every machine.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from . import accepting, answers, calling
from .asking import prompting
from .errors import UsageError
from .measuring import verdicts
from .records.answers import Answer
from .records.calls import Request
from .records.hits import Found
from .records.settings import Settings


def answer(
    question: str, found: Found, base: Answer, settings: Settings, key: str | None, folder: Path, tell: Callable[[str], None]
) -> tuple[Answer, answers.Prompted | None]:
    """Return the model's answer, its citations held against the passages sent, and what was sent; `base` is the answer made without it.

    A question that the notes are silent on is not sent. Raises UsageError where a reply is not kept and there is no key to ask for it.
    """
    if found.silent:
        return base, None
    prompted = answers.put(question, found, settings)
    text = say(prompted.prepared, settings, key, folder, tell)
    status, citations, unsupported = accepting.check(text, prompted.passages, question)
    said = dataclasses.replace(
        base, status=status, answer=text, citations=citations, unsupported=unsupported, model=settings.model, calls=1
    )
    return said, prompted


def judge(
    question: str,
    facts: Sequence[str],
    said: Answer,
    prompted: answers.Prompted | None,
    settings: Settings,
    key: str | None,
    folder: Path,
    tell: Callable[[str], None],
) -> verdicts.Verdict:
    """Return what the model says of an answer: which of the facts it holds, which of its statements the passages sent hold.

    A silent answer is not sent: it says nothing, so none of the facts either. Errors as those of `answer`.
    """
    cut = verdicts.statements(said.answer)
    if said.status == "silent" or prompted is None or not cut:
        return verdicts.Verdict((False,) * len(facts), ())
    _, passage = prompted.prompts
    listed, answered = verdicts.labelled("F", facts), verdicts.labelled("S", cut)
    block = prompting.passage_block(prompted.passages, passage)
    values = {
        "question": question, "facts": listed, "answer": answered, "passages": block,
        "mark": calling.mark_for(question, listed, answered, block),
    }  # fmt: skip
    prepared = calling.prepare(calling.load_prompt("judge", settings), values, settings)
    return verdicts.read(say(prepared, settings, key, folder, tell), len(facts), len(cut))


def reply_file(request: Request, folder: Path) -> Path:
    """Return where the reply to a request is kept: its name is the hash of address and body, which hold no key."""
    sent = f"{request.method} {request.url}\n{request.body}"
    return folder / f"{hashlib.sha256(sent.encode()).hexdigest()}.json"


def say(prepared: calling.Prepared, settings: Settings, key: str | None, folder: Path, tell: Callable[[str], None]) -> str:
    """Return what the model said to this request: as kept, else as it says now, and then that is kept.

    Raises ProviderError as any call, UsageError if nothing is kept and the server needs a key that is not there.
    """
    request = prepared.request
    assert request is not None
    path = reply_file(request, folder)
    if path.is_file():
        return _kept(path)
    if key is None and request.key_header is not None:
        what = f"no reply is kept for a request ({path.name[:12]}…) in {folder}, and there is no key to ask for it"
        raise UsageError(what, f"export {request.key_variable}=..., or name the folder of replies that this run was recorded in")
    reply, _ = calling.send(prepared, settings, key, tell=tell)
    folder.mkdir(parents=True, exist_ok=True)
    record = {"schema": 1, "model": reply.model, "finish": reply.finish, "text": reply.text}
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return reply.text


def _kept(path: Path) -> str:
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["text"])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise UsageError(
            f"{path} is no kept reply: {type(problem).__name__}: {problem}", f"rm {path}, then run again with a key"
        ) from problem
