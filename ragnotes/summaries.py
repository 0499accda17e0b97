"""Composer: post -> talks -> parts -> prompt per part -> requests -> replies -> join -> checked summary -> trace."""

from __future__ import annotations

import dataclasses
import json
import re
import time
from collections.abc import Callable, Sequence

from . import calling, document, keeping, named, partcalls, parting, sections
from .answernotes import harmless
from .checking.ownwords import LANGUAGES, code_of, main_language, say
from .correcting import Noted
from .errors import UsageError
from .records.settings import Settings
from .records.summaries import OutsideSummary, Summary, TalkSummary
from .text import clean, language_of, plural

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t][^\n]*\n*", re.MULTILINE)


def summarise(
    names: Sequence[str],
    settings: Settings,
    *,
    key: str | None,
    tell: Callable[[str], None],
    show: Callable[[str], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
    stdin: bytes | None = None,
) -> tuple[Summary, int]:
    """Return the summary of whole notes, a section a talk, by the model named or in the notes' own sentences; and the exit code: 0, 4 if
    something in it is not in the notes, 5 if a reply was cut, 130 if Ctrl-C left it partial.

    With a model: one call a part that has notes and, if there is more than one, one for the opening; the plan is told before. Raises
    ProviderError, BudgetError, UsageError.
    """
    started = time.perf_counter()
    read = named.read(names, settings, stdin, tell)
    parts = _parts(read, settings)
    own = _own_language(parts, settings)
    if settings.model is None:
        asked, replies = partcalls.Asked((), "", ()), None
        texts = sections.extract(parts, settings, own)
    else:
        numbers = _asked_for(parts, tell)
        asked = partcalls.ask([parts[number] for number in numbers], settings, key, tell=tell, show=show, progress=progress)
        replies = dict(zip(numbers, asked.texts, strict=True)) if not asked.error else {}
        texts = ["" if number in replies else sections.extract([part], settings, own)[0] for number, part in enumerate(parts)]
    found = sections.sections(parts, replies, texts, own)
    opening, wrong = sections.checked(_HEADING.sub("", asked.joined).strip(), parts)
    text = document.document(read, found, settings.style, own, opening, wrong)
    above = [_partial(asked, own)] if asked.interrupted else []
    above += _kept_language(parts, own, settings)
    sent = [call for call in asked.calls if call.tries]
    calling.tell_tokens(sent, tell)
    summary = Summary(
        files=tuple(shown for shown, _ in read), style=settings.style, summary="\n\n".join([*above, text]),
        talks=tuple(one.item for one in found if isinstance(one.item, TalkSummary)),
        outside=tuple(one.item for one in found if isinstance(one.item, OutsideSummary)),
        model=settings.model, usage=calling.add_usage(sent), calls=len(sent), trace=None, partial=asked.interrupted,
    )  # fmt: skip
    whole = all(call.reply is not None and call.reply.finish != "length" for call in asked.calls)
    code = 130 if asked.interrupted else 5 if not whole else 4 if wrong or any(one.wrong for one in found) else 0
    return _recorded(summary, asked, settings, time.perf_counter() - started, tell), code


def dry_run(names: Sequence[str], settings: Settings, *, stdin: bytes | None, tell: Callable[[str], None]) -> str:
    """Return the messages and requests that `summarise` would send for its parts; nothing is sent.

    The requests for whole talks in slices and for the opening hold the model's replies, so only their prompts can be named.
    """
    read = named.read(names, settings, stdin, tell)
    parts = [part for part in _split(read, settings, for_model=True) if sections.is_asked(part)]
    blocks = [parting.plan(parts), *(calling.shown(partcalls.prepare_part(part, settings)) for part in parts)]
    later = [("summarise_talk", "each talk in several parts")] * bool(parting.sliced(parts))
    for name, what in [*later, *([("summarise_join", "the opening")] if parting.has_opening(parts) else [])]:
        prompt = calling.load_prompt(name, settings)
        blocks.append(f"then one request for {what}, made of the replies by {prompt.path} (sha256 {prompt.sha256})")
    return "\n\n".join(blocks)


def _parts(read: Sequence[tuple[str, Noted]], settings: Settings) -> list[parting.Part]:
    return _split(read, settings, for_model=settings.model is not None)


def _split(read: Sequence[tuple[str, Noted]], settings: Settings, *, for_model: bool) -> list[parting.Part]:
    """The notes in parts; of a note on several events only what is of those asked for."""
    found: list[parting.Part] = []
    for shown, noted in read:
        parts = parting.split(shown, noted.note, noted.talks, for_model=for_model)
        found += [part for part in parts if named.is_wanted(_event(part), settings)] or parts
    return found


def _event(part: parting.Part) -> str | None:
    return (part.talk.event if part.talk else None) or part.note.event


def _own_language(parts: Sequence[parting.Part], settings: Settings) -> str:
    """The language of our own words: the one asked for, else that of most talks; UsageError for one that only a model could write."""
    if not settings.answer_language:
        return main_language(_languages(parts))
    code = code_of(settings.answer_language)
    if code is None and settings.model is None:
        raise UsageError(f"--in {settings.answer_language}: without a model only {', '.join(LANGUAGES)}", "ragnotes summarise NOTE --in en")
    return code or "en"


def _languages(parts: Sequence[parting.Part]) -> list[str]:
    return [language_of(parting.text(part), part.note.language) for part in parts]


def _kept_language(parts: Sequence[parting.Part], own: str, settings: Settings) -> list[str]:
    """The line that says why the sentences are not in the language asked for; none where they are, or where a model was asked."""
    if settings.model is not None or not settings.answer_language:
        return []
    others = sorted({language for language in _languages(parts) if language not in ("und", own)})
    return [f"*{say('kept', own, which=', '.join(others))}*"] if others else []


def _asked_for(parts: Sequence[parting.Part], tell: Callable[[str], None]) -> list[int]:
    """The places of the parts that a call is made for; how many are not is told."""
    numbers = [number for number, part in enumerate(parts) if sections.is_asked(part)]
    bare = len({parting.key(part) for number, part in enumerate(parts) if part.talk and number not in numbers})
    if bare:
        tell(f"{plural(bare, 'talk')} with no notes, or with none but an admission: no call is made for {'it' if bare == 1 else 'them'}")
    if not numbers:
        tell(parting.plan([]))
    return numbers


def _partial(asked: partcalls.Asked, own: str) -> str:
    """The mark that stands over what an interrupted run has."""
    came = sum(text is not None for text in asked.texts)
    return f"> **{say('partial', own)}** {say('interrupted', own, n=came, of=len(asked.texts))}"


def as_file(summary: Summary) -> str:
    """Return a summary as it is written to a file: its front matter tells that it is none of the notes it was made from.

    Nothing in it is fetched, run or hidden by whoever shows it; links stay.
    """
    front = {"ragnotes": "summary", "style": summary.style, "model": summary.model, "notes": list(summary.files)}
    text = re.sub(r"\\<(?=https?://)", "<", harmless(clean(summary.summary)))
    return "\n".join(["---", *(f"{name}: {json.dumps(value)}" for name, value in front.items()), "---", "", text])


def _recorded(summary: Summary, asked: partcalls.Asked, settings: Settings, seconds: float, tell: Callable[[str], None]) -> Summary:
    """Keep the record of a summary, or of the failure to get one, and return or raise it."""
    trace_id = keeping.new_trace_id() if settings.log else None
    summary = dataclasses.replace(summary, trace=trace_id)
    if trace_id:
        used = {call.prompt for call in asked.calls}
        error = "interrupted" if asked.interrupted else asked.error.what if asked.error else None
        saved = keeping.record(
            trace_id, settings, verb="summarise", question=" ".join(summary.files), index=settings.index.absolute(),
            result=None if asked.error else summary, hits=(),
            prompts=[calling.load_prompt(name, settings) for name in sorted(used)], calls=asked.calls,
            usage=calling.add_usage(asked.calls), timings={"summarise": seconds}, tell=tell, error=error,
        )  # fmt: skip
        summary = summary if saved else dataclasses.replace(summary, trace=None)
    if asked.error:
        raise asked.error
    return summary
