"""Composer: post -> talks -> parts -> prompt per part -> requests -> replies -> join -> checked summary -> trace."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from . import calling, choosing, correcting, gathering, listing, partcalls, parting
from .checking import digest, evidence, gaps
from .correcting import Noted
from .errors import CorrectionError, RagnotesError, UsageError
from .records import (
    Hit,
    Note,
    OutsideSummary,
    Passage,
    Settings,
    Summary,
    TalkSummary,
    Unsupported,
)  # fmt: skip
from .text import event_key, language_of

NO_REPLY = "*(no summary: the run was interrupted)*"
WORTH_TELLING = 25  # words: a shorter stretch between talks is a heading with a line under it


def _extract(part: parting.Part, settings: Settings) -> str:
    """Return the part summed up in the notes' own sentences."""
    title = part.talk.title if part.talk else ""
    speakers = part.talk.speakers if part.talk else ()
    return digest.summarise(parting.lines(part), title, speakers, settings.style)


def _language(part: parting.Part) -> str:
    """Return the language of a part's own text: a talk in another language than the note's may stand between."""
    return language_of(parting.text(part), part.note.language)


def _checked(summary: str, parts: Sequence[parting.Part]) -> tuple[Unsupported, ...]:
    """Return what a model's summary states that the parts it was made of do not carry."""
    return evidence.unsupported_by(summary, [_as_passage(number, part) for number, part in enumerate(parts, 1)])


def _as_passage(number: int, part: parting.Part) -> Passage:
    first, last, text = part.chunks[0], part.chunks[-1], parting.text(part)
    talk = parting.talk_head(part.talk) if part.talk else None
    hit = Hit(part.file, first.start_line, last.end_line, parting.note_head(part.note), talk, 1, 0.0, None, 0.0, (), False, text)
    return Passage(number, partcalls.heading(part), "talk", text, hit)


def _merge(
    parts: Sequence[parting.Part], texts: Sequence[str], *, check: bool
) -> tuple[tuple[TalkSummary, ...], tuple[OutsideSummary, ...]]:
    """Return the summaries a talk each, slices of one talk put together, and those of the text outside talks."""
    by_talk: dict[tuple[str, int], list[int]] = {}
    for number, part in enumerate(parts):
        key = part.chunks[0].talk if part.talk else -1 - number
        by_talk.setdefault((part.file, key), []).append(number)
    inside, outside = [], []
    for numbers in by_talk.values():
        first, last = parts[numbers[0]], parts[numbers[-1]]
        text = "\n\n".join(texts[number] for number in numbers if texts[number])
        found = tuple(gap for number in numbers for gap in gaps.find_gaps(parting.lines(parts[number]), _language(parts[number])))
        place = (first.file, first.chunks[0].start_line, last.chunks[-1].end_line, parting.note_head(first.note))
        has_talks = any(part.talk for part in parts if part.file == first.file)
        if first.talk is None:
            if found or not has_talks or len(parting.text(first).split()) >= WORTH_TELLING:
                outside.append(OutsideSummary(*place, None, text, found))
            continue
        wrong = tuple(item for number in numbers for item in _checked(texts[number], [parts[number]])) if check else ()
        inside.append(TalkSummary(*place, parting.talk_head(first.talk), first.talk.title, first.talk.speakers, text, found, wrong))
    return tuple(inside), tuple(outside)


def _section(item: TalkSummary | OutsideSummary) -> str:
    """Return one talk, or the text outside talks, as a Markdown section with what the notes admit to lack."""
    lines = f"{item.file}:{item.start_line}-{item.end_line}"
    if isinstance(item, TalkSummary):
        speakers = f"*{', '.join(item.speakers)}* · " if item.speakers else ""
        head = [f"## {item.title}", f"{speakers}{lines}"]
    else:
        head = [f"*Outside the talks, {lines}*"]
    admitted = digest.gap_line(item.gaps)
    blocks = [*head, *([item.summary] if item.summary else []), *([f"> {admitted}"] if admitted else [])]
    if isinstance(item, TalkSummary) and item.unsupported:
        blocks.append("> Not found in the notes: " + "; ".join(f"{wrong.kind} {wrong.text}" for wrong in item.unsupported))
    return "\n\n".join(blocks)


def _document(
    read: Sequence[tuple[str, Note]], inside: Sequence[TalkSummary], outside: Sequence[OutsideSummary], remarks: Sequence[tuple[str, str]]
) -> str:
    """Return the whole summary as Markdown: a heading a note, its talks and the rest in the order of the notes."""
    blocks: list[str] = []
    for shown, note in read:
        everything: list[TalkSummary | OutsideSummary] = [*inside, *outside]
        items = sorted((item for item in everything if item.file == shown), key=lambda item: item.start_line)
        facts = " · ".join(fact for fact in (note.event, note.date) if fact and fact != note.title)
        blocks.append(f"# {note.title or shown}" + (f"\n\n{facts}" if facts else ""))
        blocks.extend(_section(item) for item in items)
        blocks.extend(f"*Told, not given: {remark}*" for name, remark in remarks if name == shown)
    return "\n\n".join(blocks)


def _joined_document(joined: str, found: Sequence[TalkSummary | OutsideSummary], wrong: Sequence[Unsupported]) -> str:
    """Return the model's summary of all parts, under it what the notes admit, which a joining model may have smoothed away, and what of the
    summary the notes do not carry.
    """
    blocks = [joined]
    admitted = [f"- {line} ({item.file})" for item in found if (line := digest.gap_line(item.gaps))]
    if admitted:
        blocks += ["## What the notes admit", "\n".join(admitted)]
    if wrong:
        blocks += ["## Not found in the notes", "\n".join(f"- {item.kind}: {item.text}" for item in wrong)]
    return "\n\n".join(blocks)


def _read(names: Sequence[str], settings: Settings, stdin: bytes | None, tell: Callable[[str], None]) -> list[tuple[str, Noted]]:
    """Return the notes named, of these only those of the events that the settings name; without names all notes of these events."""
    if not names:
        return _corrected(choosing.files_of_events(settings), settings, stdin, tell)
    read = _corrected(names, settings, stdin, tell)
    wanted = [set(event_key(event).split()) for event in settings.events]
    kept = [
        (shown, noted)
        for shown, noted in read
        if not wanted or any(one <= set(event_key(event or "").split()) for one in wanted for event in _events(noted))
    ]
    if not kept:
        raise UsageError(f"none of the notes named is of {', '.join(settings.events)}", "ragnotes talks FILE lists the events")
    return kept


def _events(noted: Noted) -> list[str | None]:
    """Return the events that a note and its talks are of."""
    return [noted.note.event, *(talk.event for talk in noted.talks)]


def _corrected(names: Sequence[str], settings: Settings, stdin: bytes | None, tell: Callable[[str], None]) -> list[tuple[str, Noted]]:
    """Return the notes named, corrected by hand. Of a note in a folder a wrong correction is told, and the note is passed over."""
    named = {gathering.as_typed(settings.cwd / Path(name).expanduser(), settings) for name in names}
    found: list[tuple[str, Noted]] = []
    for shown, note in parting.read_files(names, settings, stdin, tell):
        try:
            sidecar = None if shown == "-" else correcting.sidecar_of(settings.cwd / shown, settings.cwd)
            found.append((shown, correcting.correct(note, sidecar)))
        except CorrectionError as problem:
            if shown == "-" or shown in named:
                raise
            tell(f"passed over {shown}: {problem.what}")
    if not found:
        raise RagnotesError(f"no notes to summarise in {', '.join(names)}", "mend what was told above")
    return found


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

    With a model: one call a part and, if there is more than one part, one to join; the plan is told before. Raises ProviderError,
    BudgetError, UsageError.
    """
    started = time.perf_counter()
    read = _read(names, settings, stdin, tell)
    parts: list[parting.Part] = []
    remarks: list[tuple[str, str]] = []
    for shown, noted in read:
        parts.extend(parting.split(shown, noted.note, noted.talks, for_model=settings.model is not None))
        remarks.extend((shown, remark) for remark in noted.remarks if not listing.is_reason(remark))
    if settings.model is None:
        asked = partcalls.Asked(tuple(_extract(part, settings) for part in parts), "", ())
    else:
        asked = partcalls.ask(parts, settings, key, tell=tell, show=show, progress=progress)
    texts = [NO_REPLY if text is None else text for text in asked.texts]
    inside, outside = _merge(parts, texts, check=settings.model is not None) if not asked.error else ((), ())
    wrong = tuple(dict.fromkeys((*(item for talk in inside for item in talk.unsupported), *_checked(asked.joined, parts))))
    heads = [(shown, noted.note) for shown, noted in read]
    sent = [call for call in asked.calls if call.tries]
    calling.tell_tokens(sent, tell)
    summary = Summary(
        files=tuple(shown for shown, _ in read), style=settings.style,
        summary=_joined_document(asked.joined, (*inside, *outside), wrong) if asked.joined else _document(heads, inside, outside, remarks),
        talks=inside, outside=outside, model=settings.model, usage=calling.add_usage(sent), calls=len(sent), trace=None,
        partial=asked.interrupted,
    )  # fmt: skip
    if asked.interrupted:
        summary = dataclasses.replace(summary, summary=f"{_partial(asked)}\n\n{summary.summary}")
    whole = all(call.reply is not None and call.reply.finish != "length" for call in asked.calls)
    code = 130 if asked.interrupted else 5 if not whole else 4 if wrong or any(talk.unsupported for talk in inside) else 0
    return _recorded(summary, asked, settings, time.perf_counter() - started, tell), code


def _partial(asked: partcalls.Asked) -> str:
    """Return the mark that stands over what an interrupted run has."""
    came = sum(text is not None for text in asked.texts)
    return f"> **Partial:** interrupted with {came} of {len(asked.texts)} parts; the next run asks only for the others."


def _recorded(summary: Summary, asked: partcalls.Asked, settings: Settings, seconds: float, tell: Callable[[str], None]) -> Summary:
    """Keep the record of a summary, or of the failure to get one, and return or raise it."""
    trace_id = calling.new_trace_id() if settings.log else None
    summary = dataclasses.replace(summary, trace=trace_id)
    if trace_id:
        used = {call.prompt for call in asked.calls}
        error = "interrupted" if asked.interrupted else asked.error.what if asked.error else None
        saved = calling.record(
            trace_id, settings, verb="summarise", question=" ".join(summary.files), index=settings.index.absolute(),
            result=None if asked.error else summary, hits=(),
            prompts=[calling.load_prompt(name, settings) for name in sorted(used)], calls=asked.calls,
            timings={"summarise": seconds}, tell=tell, error=error,
        )  # fmt: skip
        summary = summary if saved else dataclasses.replace(summary, trace=None)
    if asked.error:
        raise asked.error
    return summary


def dry_run(names: Sequence[str], settings: Settings, *, stdin: bytes | None, tell: Callable[[str], None]) -> str:
    """Return the messages and requests that `summarise` would send for its parts; nothing is sent.

    The request that joins them holds the model's replies, so only its prompt can be named.
    """
    read = _read(names, settings, stdin, tell)
    parts = [part for shown, noted in read for part in parting.split(shown, noted.note, noted.talks, for_model=True)]
    blocks = [parting.plan(parts), *(calling.shown(partcalls.prepare_part(part, settings)) for part in parts)]
    if len(parts) > 1:
        join = calling.load_prompt("summarise_join", settings)
        blocks.append(f"then one request to join them, made of the replies by {join.path} (sha256 {join.sha256})")
    return "\n\n".join(blocks)
