"""Composer: question -> refresh -> vector -> hits -> the answer in the notes' own sentences -> trace. No model, no room for one."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence

from . import excerpting, keeping, silences
from .errors import RagnotesError
from .finding.vectors import Embedder
from .looking import Looked, look_up
from .records.answers import Answer
from .records.calls import Call, Prompt, Usage
from .records.settings import Settings
from .refreshing import Renew


def ask(
    question: str,
    settings: Settings,
    *,
    tell: Callable[[str], None],
    embedder: Embedder | None = None,
    renew: Renew | None = None,
    asked: str | None = None,
    within: Sequence[tuple[str, int]] = (),
    translate: Callable[[Sequence[str]], dict[str, str]] | None = None,
) -> Answer:
    """Return the answer to a question, cited, made of the notes' own sentences; all that is named is as `answers.ask` has it."""
    looked = look_up(asked or question, settings, tell=tell, embedder=embedder, renew=renew, within=within, translate=translate)
    started = time.perf_counter()
    answer = told(asked or question, looked, settings)
    timings = {**looked.timings, "answer": time.perf_counter() - started}
    answer = dataclasses.replace(answer, question=question, asked=asked)
    return recorded(answer, None, question, looked, settings, (), (), None, timings, tell)


def told(question: str, looked: Looked, settings: Settings) -> Answer:
    """Return the answer in the notes' own sentences; where they are silent, with what was looked at."""
    return silences.told(excerpting.extracted(question, looked), looked, settings)


def recorded(
    answer: Answer | None,
    error: RagnotesError | None,
    question: str,
    looked: Looked,
    settings: Settings,
    prompts: Sequence[Prompt],
    calls: Sequence[Call],
    usage: Usage | None,
    timings: dict[str, float],
    tell: Callable[[str], None],
) -> Answer:
    """Keep the record of an answer, or of the failure to get one, and return or raise it."""
    trace_id = keeping.new_trace_id() if settings.log else None
    answer = dataclasses.replace(answer, trace=trace_id) if answer else None
    if trace_id:
        saved = keeping.record(
            trace_id, settings, verb="ask", question=question, index=settings.index.absolute(), result=answer, hits=looked.found.hits,
            prompts=prompts, calls=calls, usage=usage, timings=timings, tell=tell, error=error.what if error else None,
        )  # fmt: skip
        if answer and not saved:
            answer = dataclasses.replace(answer, trace=None)
    if error:
        raise error
    assert answer is not None
    return answer
