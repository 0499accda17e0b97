"""Composer: what comes before `answers.ask`: a follow-up made whole from the last answer of the index, a question translated."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from . import answers, calling, gathering, indexing, looking, opening, tracing, translating
from .errors import UsageError
from .finding import index as index_files
from .finding.index import Index
from .frozen import frozen
from .records.answers import Answer
from .records.calls import Call, Prompt
from .records.settings import Settings
from .understanding import choosing, dating, following

LONGEST_REPLY = 500  # characters of a rewritten question
_CARRIED = {
    "events": "--event",
    "speakers": "--speaker",
    "authors": "--author",
    "years": "--year",
    "languages": "--language",
    "paths": "--path",
}

Places = tuple[tuple[str, int], ...]  # files as the index keeps them, and a line in each


@frozen
class Continued:
    """A follow-up made ready to be asked."""

    question: str  # as it is asked
    settings: Settings  # with the filters of the last answer, where the new question says nothing else
    within: Places  # where the talks are that it asks of; () for all
    prompts: tuple[Prompt, ...] = ()
    calls: tuple[Call, ...] = ()


def begin(question: str, settings: Settings, *, tell: Callable[[str], None]) -> tuple[Continued, dict[str, Any]]:
    """Return a follow-up rewritten by rules, and the record of the answer that it follows. Filters carried over are told.

    Raises UsageError where there is no such record.
    """
    looking.check_question(question)
    last = last_answer(settings)
    index = opening.open_index(settings)
    names = index_files.names(index)
    made = following.rewrite(question, asked_last(last), cited(last), names, looking.this_year(), last["question"])
    carried = _carried(made.question, last, settings, index, names, tell)
    places = _places(last, settings) if made.same_talks or made.other_talks else ()
    if made.other_talks and places:
        tell("asked of the talks that the last answer did not draw on")
        places = _elsewhere(places, index, names)
    return Continued(made.question, carried, places), last


def last_answer(settings: Settings) -> dict[str, Any]:
    """Return the record of the last answer to a question asked of this index; UsageError, that says why, where there is none."""
    if not settings.log:
        raise UsageError("--continue follows the last answer's trace, and --no-log keeps none", "leave out --no-log")
    cure = 'ask a whole question first: ragnotes ask "what did people say about langchain"'
    here, elsewhere = str(settings.index.absolute()), False
    for record in tracing.records(settings):
        if record["verb"] == "ask" and not record.get("error"):
            if record["index"] == here:
                return record
            elsewhere = True
    shown = gathering.as_typed(settings.index.absolute(), settings)
    if elsewhere:
        raise UsageError(f"nothing to continue: the traces are of other indexes, none of an answer from {shown}", cure)
    raise UsageError(f"nothing to continue: there is no trace of an answer from {shown}", cure)


def asked_last(last: Mapping[str, Any]) -> str:
    """Return the question that a record answers, as it was asked."""
    return str(last["result"].get("asked") or last["question"])


def _drawn_on(last: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the places that an answer cites, or the passages found where it cites none."""
    return list(last["result"].get("citations") or last["hits"])


def cited(last: Mapping[str, Any]) -> tuple[following.Cited, ...]:
    """Return the talks that an answer drew on, each once, in order."""
    places = [(place["talk"], (place.get("note") or {}).get("date")) for place in _drawn_on(last) if place.get("talk")]
    return tuple(dict.fromkeys(following.Cited(talk["title"], tuple(talk["speakers"]), talk.get("date") or date) for talk, date in places))


def _places(last: Mapping[str, Any], settings: Settings) -> Places:
    """Return where an answer's places are now; it named files as they were typed from the folder it was asked in."""
    folder = Path(last["settings"]["cwd"])
    typed = [(os.path.normpath(folder / place["file"]), int(place["start_line"])) for place in _drawn_on(last)]
    return tuple(dict.fromkeys((gathering.relative(Path(file), settings), line) for file, line in typed))


def _elsewhere(places: Places, index: Index, names: dict[str, Any]) -> Places:
    """Return a line of each talk, and of each note's own text, that holds none of the places."""
    files = {number: file for file, entry in names["path"].items() for number in entry["notes"]}
    first: dict[tuple[int, int], int] = {}
    drawn: set[tuple[int, int]] = set()
    for note, talk, start, end in index.columns[["note", "talk", "start_line", "end_line"]].tolist():
        first.setdefault((note, talk), start)
        if any(file == files[note] and start <= line <= end for file, line in places):
            drawn.add((note, talk))
    return tuple((files[note], line) for (note, talk), line in first.items() if (note, talk) not in drawn)


def _carried(
    whole: str,
    last: Mapping[str, Any],
    settings: Settings,
    index: Index,
    names: dict[str, Any],
    tell: Callable[[str], None],
) -> Settings:
    """Return the settings with the filters of the last answer, but for those that are given now or said in the question."""
    before, year = last["settings"], looking.this_year()
    said = {
        "years": dating.dates_in(whole, year) is not None,
        "events": choosing.of_events_named(whole, index, names) is not None,
        "speakers": choosing.people_named(whole, index, names).rows is not None,
    }
    kept: dict[str, Any] = {}
    for name in _CARRIED:
        if not getattr(settings, name) and before.get(name) and not said.get(name, False):
            kept[name] = tuple(before[name])
    if "paths" in kept:
        kept["paths"] = tuple(str(Path(before["cwd"]) / path) for path in kept["paths"])
    if kept:
        tell("as before: " + ", ".join(f"{_CARRIED[name]} {' '.join(map(str, _short(values)))}" for name, values in kept.items()))
    return dataclasses.replace(settings, **kept)


def _short(values: Sequence[Any]) -> Sequence[Any]:
    return [f"{values[0]}-{values[-1]}"] if len(values) > 2 and isinstance(values[0], int) else values


# by a model


def prepare(question: str, last: Mapping[str, Any], settings: Settings) -> calling.Prepared:
    """Return the prompt and the request that ask the model to rewrite a follow-up."""
    talks = "\n".join(f"- {talk.title}" + (f" ({', '.join(talk.speakers)})" if talk.speakers else "") for talk in cited(last)) or "- none"
    before = asked_last(last)
    values = {"question": question, "last": before, "talks": talks, "mark": calling.mark_for(question, before, talks)}
    return calling.prepare(calling.load_prompt("rewrite", settings), values, dataclasses.replace(settings, stream=False))


def by_model(
    question: str,
    continued: Continued,
    last: Mapping[str, Any],
    key: str | None,
    *,
    tell: Callable[[str], None],
    show: Callable[[str], None] | None = None,
) -> Continued:
    """Return a follow-up as the model rewrites it; as the rules do, which is told, where its reply is no question of one line."""
    prepared = prepare(question, last, continued.settings)
    calling.check_limits([prepared.tokens], continued.settings)
    reply, call = calling.send(prepared, continued.settings, key, tell=tell, show=show)
    lines = [line.strip().strip("\"'“”`") for line in reply.text.strip().split("\n") if line.strip()]
    usable = len(lines) == 1 and 0 < len(lines[0]) <= LONGEST_REPLY
    if not usable:
        tell("the model's reply is no question of one line: rewritten by rules")
    return dataclasses.replace(continued, question=lines[0] if usable else continued.question, prompts=(prepared.prompt,), calls=(call,))


# asked


def _before(question: str, settings: Settings, *, follow: bool) -> list[str]:
    """Return the prompts whose calls are made before the answer is asked for."""
    other = settings.translate and translating.wanted(question, opening.open_index(settings).manifest["languages"])
    return [*(["rewrite"] if follow else []), *(["translate"] if other else [])]


def dry_run(question: str, settings: Settings, *, tell: Callable[[str], None], follow: bool) -> str:
    """Return the messages and the exact requests that `ask` would send; nothing is sent.

    Where the model would first rewrite or translate the question, that request is shown, and the last as it would be without it.
    """
    translating.check(settings)
    shown: list[tuple[str, str]] = []
    begun = Continued(question, settings, ())
    if follow:
        begun, last = begin(question, settings, tell=tell)
        tell(f"asked as: {begun.question}")
        shown += [("rewrite", calling.shown(prepare(question, last, settings)))] if settings.model else []
    if settings.translate:
        codes = translating.wanted(begun.question, opening.open_index(settings).manifest["languages"])
        shown += [("translate", calling.shown(translating.prepare(begun.question, codes, settings)))] if codes else []
    asked = answers.dry_run(question, begun.settings, tell=tell, renew=indexing.renew, asked=begun.question, within=begun.within)
    shown.append(("ask", asked))
    if len(shown) == 1:
        return shown[0][1]
    return "\n\n".join(f"request {number}, prompt {name}:\n\n{text}" for number, (name, text) in enumerate(shown, 1))


def ask(
    question: str,
    settings: Settings,
    *,
    key: str | None,
    tell: Callable[[str], None],
    follow: bool,
    show: Callable[[str], None] | None = None,
    on_text: Callable[[str], None] | None = None,
) -> tuple[Answer, bool]:
    """Return the answer to a follow-up or to a question to be translated first, as `answers.ask` does; the calls for these count in it."""
    translating.check(settings)
    if settings.model:
        tell(calling.plan(_before(question, settings, follow=follow), settings))
    begun = Continued(question, settings, ())
    if follow:
        begun, last = begin(question, settings, tell=tell)
        begun = by_model(question, begun, last, key, tell=tell, show=show) if settings.model else begun
        tell(f"asked as: {begun.question}")
    prompts, calls = list(begun.prompts), list(begun.calls)

    def translate(languages: Sequence[str]) -> dict[str, str]:
        codes = translating.wanted(begun.question, languages)
        made = translating.translate(begun.question, codes, begun.settings, key, tell=tell, show=show)
        prompts.extend(made.prompts)
        calls.extend(made.calls)
        return made.questions

    return answers.ask(
        question, begun.settings, key=key, tell=tell, show=show, on_text=on_text, renew=indexing.renew,
        asked=begun.question if follow else None, within=begun.within, translate=translate if settings.translate else None,
        made=(prompts, calls),
    )  # fmt: skip
