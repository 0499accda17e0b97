"""Composer: one prompt -> one request -> one reply, within limits, and the record of it. `answers` and `summaries` call it."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

from . import requesting
from .asking import http, prompting, tokens
from .errors import BudgetError, ProviderError, UsageError
from .frozen import frozen
from .records.calls import Call, Prompt, Reply, Request, Usage
from .records.settings import Settings
from .text import clean, plural

# A server that counts so much less than we, who count up to a half too much for other tokenizers, has not read it all.
CUT_FROM, CUT_SHARE = 1_000, 0.5


@frozen
class Prepared:
    """A prompt rendered and counted, with the request that would carry it; None where no model is named."""

    prompt: Prompt
    system: str
    user: str
    tokens: int
    exact: bool
    request: Request | None
    parts: tuple[tuple[str, int], ...] = ()  # what of the tokens is whose: instructions, and each input by its name


def load_prompt(name: str, settings: Settings) -> Prompt:
    """Return the prompt that these settings use under this name."""
    return prompting.load_prompt(name, dict(settings.prompts), settings.prompts_folder)


def list_prompts(settings: Settings) -> list[Prompt]:
    """Return all prompts as these settings use them."""
    return prompting.list_prompts(dict(settings.prompts), settings.prompts_folder)


def show_prompt(name: str, settings: Settings, *, source: bool) -> str:
    """Return a prompt's source, or its two messages with the inputs left as {names}."""
    prompt = load_prompt(name, settings)
    if source:
        return prompt.source
    system, user = prompting.render(prompt, {key: f"{{{key}}}" for key in prompt.inputs})
    return f"system:\n{system}\n\nuser:\n{user}" if system else user


def mark_for(*texts: str) -> str:
    """Return the mark that fences notes in a prompt: taken from a hash of all that the prompt will hold.

    The same question over the same notes makes the same bytes, and no note can hold the mark, since it cannot hold its own hash.
    """
    return prompting.new_mark(hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).digest())


def prepare(prompt: Prompt, values: Mapping[str, str], settings: Settings, pieces: Sequence[tuple[str, str]] = ()) -> Prepared:
    """Return the prompt rendered, counted and put into the exact request; `pieces` are the passages, each by its name."""
    system, user = prompting.render(prompt, values)
    count, exact = tokens.count_tokens(system + user, settings.model)
    request = requesting.request((("system", system), ("user", user)), count, settings)
    given = [(name, values[name]) for name in prompt.inputs if name in values and name not in ("mark", "language", "style")]
    texts = [piece for name, text in given for piece in (pieces if name == "passages" and pieces else [(name, text)])]
    parts = [(name, tokens.count_tokens(text, settings.model)[0]) for name, text in texts]
    instructions = max(0, count - sum(number for _, number in parts))
    return Prepared(prompt, system, user, count, exact, request, (("instructions", instructions), *parts))


def check_limits(inputs: Sequence[int], settings: Settings) -> None:
    """Raise BudgetError if calls with so many input tokens could cost more than `max_cost`, UsageError without a price."""
    if settings.max_cost is None:
        return
    if settings.price_in is None or settings.price_out is None:
        raise UsageError("--max-cost needs the prices per million tokens", "set RAGNOTES_PRICE_IN and RAGNOTES_PRICE_OUT")
    reply = requesting.reply_limit(settings) or requesting.REPLY_ROOM
    cost = sum(count * settings.price_in + reply * settings.price_out for count in inputs) / 1_000_000
    if cost > settings.max_cost:
        calls = plural(len(inputs), "call")
        what = f"{calls} with about {sum(inputs):,} tokens in could cost {cost:.6g}, over the limit of {settings.max_cost:.6g}"
        raise BudgetError(what, "ask for less with -k or --max-tokens, or raise --max-cost")


def shown(prepared: Prepared) -> str:
    """Return the messages and the exact request, the key as ***."""
    parts = [f"system:\n{prepared.system}", f"user:\n{prepared.user}"]
    about = "" if prepared.exact else "about "
    told = ", ".join(f"{name} {count:,}" for name, count in prepared.parts)
    parts.append(f"tokens in: {about}{prepared.tokens:,} ({told})")
    if prepared.request is None:
        parts.append("no model is named, so there is no request: -m PROVIDER/NAME names one")
    else:
        parts.append(http.send_shown(prepared.request))
    return "\n\n".join(parts)


def send(
    prepared: Prepared,
    settings: Settings,
    key: str | None,
    *,
    tell: Callable[[str], None],
    show: Callable[[str], None] | None = None,
    on_text: Callable[[str], None] | None = None,
    announced: bool = False,
) -> tuple[Reply, Call]:
    """Return the model's reply and the call as the trace keeps it; ProviderError if no whole answer came.

    Where it goes is told first, unless that was `announced`.
    """
    request = prepared.request
    assert request is not None
    if show:
        show(shown(prepared))
    if not announced:
        announce(prepared, key, tell)
    reply = http.send(request, key, timeout=settings.timeout, tell=tell, on_text=on_text)
    reply = dataclasses.replace(reply, text=clean(reply.text.replace("\r\n", "\n")))  # from here on nothing in it can drive a terminal
    return reply, Call(prepared.prompt.name, request, prepared.tokens, prepared.exact, reply, reply.tries)


def plan(before: Sequence[str], settings: Settings) -> str:
    """Return the calls that a question takes by the names of their prompts: those made first, then the answer and its critique."""
    last = ["ask", "critique"] if settings.critique else ["ask"]
    calls = plural(len(before) + len(last), "call")
    if not before:
        return f"plan: {calls}" + (": ask and, unless that says that the notes are silent, critique" if settings.critique else "")
    return f"plan: {calls}: {', '.join(before)} and, unless the notes are silent, {', '.join(last)}"


def announce(prepared: Prepared, key: str | None, tell: Callable[[str], None]) -> None:
    """Tell the host that a request goes to and the variable whose key goes along. Raises UsageError for a key that may not be sent."""
    request = prepared.request
    assert request is not None
    http.check_key(request, key)
    with_key = f" with the key of {request.key_variable}" if key and request.key_header else ""
    tell(f"sending to {urlsplit(request.url).netloc}{with_key}")


def failed_call(prepared: Prepared, error: ProviderError) -> Call:
    """Return a call that brought no whole answer, as the trace keeps it."""
    assert prepared.request is not None
    return Call(prepared.prompt.name, prepared.request, prepared.tokens, prepared.exact, None, error.tries)


def tell_tokens(calls: Sequence[Call], tell: Callable[[str], None]) -> None:
    """Tell the tokens of the calls as counted before and as the servers counted them, and warn where a server read far fewer."""
    told = [(call.tokens, call.tokens_exact, call.reply.usage) for call in calls if call.reply and call.reply.usage]
    if not told:
        return
    ours, given, made = sum(one[0] for one in told), sum(one[2].input_tokens for one in told), sum(one[2].output_tokens for one in told)
    about = "" if all(one[1] for one in told) else "about "
    tell(f"tokens in: {about}{ours:,} counted here, {given:,} by the server; out: {made:,}")
    cut = [(count, usage.input_tokens) for count, _, usage in told if count > CUT_FROM and usage.input_tokens < CUT_SHARE * count]
    for count, read in cut:
        tell(
            f"warning: the server read {read:,} of about {count:,} tokens: it may have cut the prompt; a larger context, or -k 4, mends it"
        )


def tell_cut(reply: Reply, tell: Callable[[str], None]) -> bool:
    """Return whether the model stopped at its token limit, and tell it: what came is not the whole answer."""
    if reply.finish == "unknown":
        tell(f"note: the server ended the answer with {reply.finish_word!r}, a word that is not known")
    if reply.finish == "length":
        tell("the answer is cut: the model stopped at its token limit; try: --max-tokens with a larger number")
    return reply.finish == "length"


def add_usage(calls: Sequence[Call]) -> Usage | None:
    """Return the tokens of all calls together, None without calls; estimated where a server told nothing."""
    if not calls:
        return None
    told = [call.reply.usage if call.reply else None for call in calls]
    counted = [
        usage or Usage(call.tokens, tokens.count_tokens(call.reply.text if call.reply else "")[0], True)
        for usage, call in zip(told, calls, strict=True)
    ]
    return Usage(sum(u.input_tokens for u in counted), sum(u.output_tokens for u in counted), any(u.estimated for u in counted))
