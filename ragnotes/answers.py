"""Composer: question -> refresh -> vector -> hits -> passages -> fit -> prompt -> request -> reply -> checked answer -> trace."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from functools import partial

from . import accepting, calling, critiquing, requesting, unaided
from .asking import prompting, tokens
from .checking import voices
from .errors import ProviderError, RagnotesError
from .finding.vectors import Embedder
from .frozen import frozen
from .looking import look_up
from .records.answers import Answer
from .records.calls import Call, Passage, Prompt, Reply
from .records.hits import Found
from .records.settings import Settings
from .refreshing import Renew
from .text import in_line, language_of

Made = tuple[list[Prompt], list[Call]]  # prompts and calls made before the answer is asked for

PASSAGE_ROOM = 6_000  # tokens of a prompt that passages may fill


@frozen
class Prompted:
    """A question put to the model: the passages sent under their numbers, and the prompt rendered around them."""

    passages: tuple[Passage, ...]
    prompts: tuple[Prompt, ...]
    prepared: calling.Prepared
    block: str = ""  # the passages as they are sent
    left_out: tuple[Passage, ...] = ()  # those that did not fit


def put(question: str, found: Found, settings: Settings) -> Prompted:
    """Return the passages that fit, numbered, and the prompt and request made of them."""
    ask_prompt, passage_prompt = calling.load_prompt("ask", settings), calling.load_prompt("passage", settings)
    kinds = [voices.describe(hit) for hit in found.hits]
    numbered, _ = prompting.number_passages(found.hits, passage_prompt, kinds)
    kept, left_out = tokens.fit(numbered, PASSAGE_ROOM, lambda text: tokens.count_tokens(text)[0])
    passages, block = prompting.number_passages(
        [passage.hit for passage in kept], passage_prompt, kinds[: len(kept)], found.numbers[: len(kept)]
    )
    language = settings.answer_language or language_of(question, "en")
    values = {"question": question, "passages": block, "mark": calling.mark_for(question, block), "language": language}
    pieces = [(f"passage {passage.number}", prompting.passage_block([passage], passage_prompt)) for passage in passages]
    return Prompted(passages, (ask_prompt, passage_prompt), calling.prepare(ask_prompt, values, settings, pieces), block, left_out)


def _tell_left_out(prompted: Prompted, tell: Callable[[str], None]) -> None:
    """Tell which passages are not sent because the prompt holds no more."""
    if prompted.left_out:
        places = ", ".join(f"{in_line(passage.hit.file)}:{passage.hit.start_line}" for passage in prompted.left_out)
        tell(f"not sent, the prompt holds {PASSAGE_ROOM:,} tokens of notes: {places}")


def dry_run(
    question: str,
    settings: Settings,
    *,
    tell: Callable[[str], None],
    renew: Renew | None = None,
    asked: str | None = None,
    within: Sequence[tuple[str, int]] = (),
) -> str:
    """Return the messages and the exact request that `ask` would send; nothing is sent."""
    critiquing.check(settings)
    looked = look_up(asked or question, settings, tell=tell, renew=renew, within=within)
    if looked.found.silent:
        tell(f"the notes seem silent on this ({looked.found.reason}): without --dry-run no request would be sent")
    prompted = put(asked or question, looked.found, settings)
    _tell_left_out(prompted, tell)
    return calling.shown(prompted.prepared) + (f"\n\n{critiquing.told(settings)}" if settings.critique else "")


def ask(
    question: str,
    settings: Settings,
    *,
    key: str | None,
    tell: Callable[[str], None],
    show: Callable[[str], None] | None = None,
    on_text: Callable[[str], None] | None = None,
    embedder: Embedder | None = None,
    renew: Renew | None = None,
    asked: str | None = None,
    within: Sequence[tuple[str, int]] = (),
    translate: Callable[[Sequence[str]], dict[str, str]] | None = None,
    made: Made | None = None,
) -> tuple[Answer, bool]:
    """Return the answer to a question, cited, by the model named or made of the notes' own sentences; and whether it is whole.

    `asked` is the question as it is asked, where a follow-up was rewritten; `renew`, `within` and `translate` are those of `look_up`;
    `made` holds the calls made for these, and gets what `translate` makes. No answer is asked of a model when none is named or when the
    notes are silent. Raises ProviderError, BudgetError, UsageError.
    """
    critiquing.check(settings)
    whole_question = asked or question
    if settings.model is None:
        return unaided.ask(
            question, settings, tell=tell, embedder=embedder, renew=renew, asked=asked, within=within, translate=translate
        ), True
    looked = look_up(whole_question, settings, tell=tell, embedder=embedder, renew=renew, within=within, translate=translate)
    prompts, calls = made or ([], [])
    error: RagnotesError | None = None
    answer: Answer | None = None
    whole = True
    started = time.perf_counter()
    if looked.found.silent:
        answer = unaided.told(whole_question, looked, settings)
    else:
        prompted = put(whole_question, looked.found, settings)
        _tell_left_out(prompted, tell)
        if made is None:
            tell(calling.plan([], settings))
        try:
            reply = _said(whole_question, prompted, settings, key, (prompts, calls), tell=tell, show=show, on_text=on_text)
            whole = not calling.tell_cut(reply, tell)
            calling.tell_tokens(calls, tell)
            answer = accepting.accept(whole_question, looked, prompted.passages, reply, settings, tell)
        except ProviderError as problem:
            error = problem
    usage = calling.add_usage(calls)
    if answer:
        answer = dataclasses.replace(answer, question=question, asked=asked, calls=len(calls), usage=usage)
    timings = {**looked.timings, "answer": time.perf_counter() - started}
    return unaided.recorded(answer, error, question, looked, settings, prompts, calls, usage, timings, tell), whole


def _said(
    question: str,
    prompted: Prompted,
    settings: Settings,
    key: str | None,
    made: Made,
    *,
    tell: Callable[[str], None],
    show: Callable[[str], None] | None,
    on_text: Callable[[str], None] | None,
) -> Reply:
    """Return what the model says at last, after its critique where one is wanted; prompts and calls go into `made`.

    Raises BudgetError before anything is sent, UsageError, ProviderError.
    """
    prompts, calls = made
    counts = [*(call.tokens for call in calls), prompted.prepared.tokens]
    if settings.critique:
        counts.append(prompted.prepared.tokens + (requesting.reply_limit(settings) or requesting.REPLY_ROOM))
    calling.check_limits(counts, settings)
    send = partial(_send, settings=settings, key=key, calls=calls, tell=tell, show=show)
    prompts += prompted.prompts
    reply = send(prompted.prepared, on_text=None if settings.critique else on_text)
    if not settings.critique or prompting.says_silent(reply.text):
        return reply
    again = critiquing.prepare(question, reply.text, prompted.block, settings)
    prompts.append(again.prompt)
    return send(again, on_text=on_text)


def _send(
    prepared: calling.Prepared,
    *,
    settings: Settings,
    key: str | None,
    calls: list[Call],
    tell: Callable[[str], None],
    show: Callable[[str], None] | None,
    on_text: Callable[[str], None] | None,
) -> Reply:
    """Return the reply to one prompt; the call, also one that failed, is kept in `calls`. Raises ProviderError."""
    try:
        reply, call = calling.send(prepared, settings, key, tell=tell, show=show, on_text=on_text)
    except ProviderError as problem:
        calls.append(calling.failed_call(prepared, problem))
        raise
    calls.append(call)
    return reply
