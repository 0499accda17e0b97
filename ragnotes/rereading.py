"""Composer: note -> numbered lines -> prompt -> request -> reply -> talks that stand in the lines -> trace: a second reading by a model."""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from . import calling, keeping, listing
from .correcting import Noted
from .errors import ProviderError
from .frozen import frozen
from .listing import UNSURE, Listed, Listing
from .reading import corrections
from .reading.found import filled
from .reading.inline import unmark
from .reading.sidecars import Correction, Entry
from .records.calls import Call
from .records.notes import Note
from .records.settings import Settings
from .text import content_words, in_line, plural, words

NOTE_ROOM = 12_000  # tokens of a request: a longer note is left as the rules read it
ENOUGH_WORDS = 60  # a note without talks is read again only if it has so many
CONFIDENCE = 0.7  # of a talk read by a model: its lines, title and names are there, that it is a talk is the model's word


@frozen
class Reread:
    """A listing after the second reading; whether every reply was whole; and what ended it early."""

    listing: Listing
    whole: bool
    error: ProviderError | None


def wants(noted: Noted) -> bool:
    """Return whether a note is one for a second reading: not corrected by hand, and its talks unsure, or none in text enough for one."""
    if noted.by_hand:
        return False
    if noted.talks:
        return any(talk.confidence < UNSURE for talk in noted.talks)
    return len(listing.body(noted.note).split()) >= ENOUGH_WORDS


def numbered(note: Note) -> str:
    """Return the lines of a note that hold text, each with the number of its stored line in front, once for each stored line."""
    texts: dict[int, list[str]] = {}
    for place in filled(note.lines, 0, len(note.lines)):
        texts.setdefault(note.lines[place].number, []).append(note.lines[place].text)
    return "\n".join(f"{number}| {' '.join(parts)}" for number, parts in texts.items())


def _prepare(item: Listed, settings: Settings) -> calling.Prepared:
    note, lines = item.noted.note, numbered(item.noted.note)
    values = {
        "name": note.path.rpartition("/")[2], "title": note.title or "", "event": note.event or "", "lines": lines,
        "mark": calling.mark_for(note.path, lines),
    }  # fmt: skip
    return calling.prepare(calling.load_prompt("talks", settings), values, settings)


def _chosen(listed: Listing, settings: Settings, tell: Callable[[str], None]) -> list[tuple[int, calling.Prepared]]:
    """Return which notes are read again, by position, each with its request; one that is too long is told and left alone."""
    chosen = []
    for position, item in enumerate(listed.notes):
        if not wants(item.noted):
            continue
        prepared = _prepare(item, settings)
        if prepared.tokens > NOTE_ROOM:
            tell(f"{in_line(item.file)}: too long to be read again: {prepared.tokens:,} tokens, the limit is {NOTE_ROOM:,}")
        else:
            chosen.append((position, prepared))
    return chosen


def dry_run(listed: Listing, settings: Settings, *, tell: Callable[[str], None]) -> str:
    """Return the messages and the exact requests of a second reading; nothing is sent."""
    chosen = _chosen(listed, settings, tell)
    if not chosen:
        return "no note is to be read again: every talk is sure, and no note without talks is long enough"
    return "\n\n".join(f"{in_line(listed.notes[position].file)}:\n\n{calling.shown(prepared)}" for position, prepared in chosen)


def reread(
    listed: Listing, settings: Settings, *, key: str | None, tell: Callable[[str], None], show: Callable[[str], None] | None = None
) -> Reread:
    """Return the listing with the talks that the model found in the notes it was asked about.

    One call a note, in order, until one fails. What of a reply does not stand in the lines of the note is refused and told. Raises
    BudgetError, UsageError.
    """
    started = time.perf_counter()
    chosen = _chosen(listed, settings, tell)
    calling.check_limits([prepared.tokens for _, prepared in chosen], settings)
    calls: list[Call] = []
    notes = list(listed.notes)
    error: ProviderError | None = None
    whole = True
    for number, (position, prepared) in enumerate(chosen, 1):
        item = notes[position]
        tell(f"note {number} of {len(chosen)}: {in_line(item.file)}")
        try:
            reply, call = calling.send(prepared, settings, key, tell=tell, show=show)
        except ProviderError as problem:
            error = problem
            calls.append(calling.failed_call(prepared, problem))
            break
        calls.append(call)
        if reply.finish == "length":
            whole = False
            tell(
                f"{in_line(item.file)}: the reply is cut and not used: the model stopped at its token limit; "
                "try: --max-tokens with a larger number"
            )
            continue
        notes[position] = dataclasses.replace(item, noted=take(item, reply.text, settings.model or "a model", tell))
    again = dataclasses.replace(listed, notes=tuple(notes))
    if not chosen:
        tell("no note is to be read again: nothing was sent")
    _record(again, [listed.notes[position].file for position, _ in chosen], error, settings, calls, time.perf_counter() - started, tell)
    return Reread(again, whole and not error, error)


def _record(
    listed: Listing,
    files: Sequence[str],
    error: ProviderError | None,
    settings: Settings,
    calls: Sequence[Call],
    seconds: float,
    tell: Callable[[str], None],
) -> None:
    """Keep the record of a second reading: the talks of the notes that were asked about, as they stand after it."""
    if not calls or not settings.log:
        return
    result = listing.as_record(Listing(tuple(item for item in listed.notes if item.file in files), ()))
    keeping.record(
        keeping.new_trace_id(), settings, verb="talks", question=" ".join(files), index=settings.index.absolute(), result=result, hits=(),
        prompts=[calling.load_prompt("talks", settings)], calls=calls,
        usage=calling.add_usage(calls), timings={"talks": seconds}, tell=tell, error=error.what if error else None,
    )  # fmt: skip


# the reply


def take(item: Listed, reply: str, model: str, tell: Callable[[str], None]) -> Noted:
    """Return a note with the talks of a model's reply that stand in its lines.

    What is refused is told, and then what the rules found beside the talks taken stays. A reply without any leaves the note as it was.
    """
    noted = item.noted
    try:
        given = read_reply(reply)
    except ValueError as refused:
        tell(f"{in_line(item.file)}: nothing of the reply is used: {refused}")
        return noted
    entries: list[Entry] = []
    for fields in given:
        try:
            entries.append(_entry(fields, noted.note, entries[-1].last if entries else 0))
        except ValueError as refused:
            tell(f"{in_line(item.file)}: refused {_shown(fields)}: {refused}")
    if not entries:
        tell(f"{in_line(item.file)}: the reply names no talk that can be used: what the rules found stays")
        return noted
    read = corrections.correct_talks(
        noted.note, (), Correction(item.file, {}, tuple(entries)), rule=f"read by {model}", confidence=CONFIDENCE
    )
    kept = [talk for talk in noted.talks if all(talk.last <= other.first or other.last <= talk.first for other in read)]
    if len(entries) == len(given):
        kept = []  # the whole note was read, and this is all there is
    tell(
        f"{in_line(item.file)}: {plural(len(read), 'talk')} read by {model}"
        + (f", {len(kept)} kept as the rules found them" if kept else "")
    )
    remarks = tuple(remark for remark in noted.remarks if not listing.is_reason(remark))
    return dataclasses.replace(noted, talks=tuple(sorted((*read, *kept), key=lambda talk: talk.first)), remarks=remarks)


def read_reply(text: str) -> list[Mapping[str, Any]]:
    """Return the objects of a reply: one a line, a list of them, or a list under "talks", in a fence or not.

    ValueError says why there are none.

    >>> read_reply('```json\\n{"first": 1, "last": 2}\\n```')
    [{'first': 1, 'last': 2}]
    """
    fenced = text.split("```")
    inner = fenced[1].removeprefix("json") if len(fenced) == 3 else text  # words around a fence are no part of the reply
    lines = [line.strip().rstrip(",") for line in inner.strip().split("\n") if not line.strip().startswith("```")]
    whole = _json("\n".join(line for line in inner.strip().split("\n") if not line.strip().startswith("```")))
    if isinstance(whole, dict) and isinstance(whole.get("talks"), list):
        whole = whole["talks"]
    if isinstance(whole, dict):
        whole = [whole]
    if not isinstance(whole, list):
        found = [_json(line) for line in lines if line.startswith("{")]
        if not found or any(value is None for value in found):
            raise ValueError("it is not JSON" if not found else "a line of it is not JSON")
        whole = found
    if not all(isinstance(value, dict) for value in whole):
        raise ValueError("it is JSON, but no list of talks")
    return whole


def _json(text: str) -> Any:
    """Return a value of JSON, None for anything else."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _entry(fields: Mapping[str, Any], note: Note, after: int) -> Entry:
    """Return a talk of a reply that stands in the note's lines, below the line `after`; ValueError with the reason if it does not."""
    first, last, title, speakers = (fields.get(key) for key in ("first", "last", "title", "speakers"))
    if type(first) is not int or type(last) is not int:
        raise ValueError("its lines are no numbers")
    places = [place for place in filled(note.lines, 0, len(note.lines)) if first <= note.lines[place].number <= last]
    if first > last or first < 1 or last > note.lines[-1].number or not places:
        raise ValueError(f"lines {first}-{last} are no lines with text of the note")
    first, last = note.lines[places[0]].number, note.lines[places[-1]].number
    if first <= after:
        raise ValueError(f"lines {first}-{last} do not come after line {after}, where the talk before ends")
    there = "\n".join(f"{note.lines[place].text}\n{unmark(note.lines[place].text)}" for place in places)
    if not isinstance(title, str) or not content_words(title, note.language):
        raise ValueError("it has no title that says anything")
    if not any(_stands(title, text) for text in (there, note.title or "", note.path.rpartition("/")[2])):
        raise ValueError("its title stands neither in these lines nor in the title or name of the file")
    names = [speakers] if isinstance(speakers, str) else speakers if isinstance(speakers, list) else [] if speakers is None else [speakers]
    for name in names:
        if not isinstance(name, str) or not words(name) or (name.islower() and len(name.split()) == 1 and name[:1] != "@"):
            raise ValueError("a speaker of it is no name")
        if not _stands(name, there):
            raise ValueError(f"the name {' '.join(name.split())} does not stand in these lines")
    told = tuple(dict.fromkeys(" ".join(name.split()) for name in names))
    return Entry(first, last, {"title": " ".join(title.split())}, told, 0)


def _stands(words_of: str, text: str) -> bool:
    """Return whether the words stand in the text one after the other, compared folded and without signs."""
    return f" {' '.join(words(words_of))} " in f" {' '.join(words(text))} "


def _shown(fields: Mapping[str, Any]) -> str:
    """Return a talk of a reply in short: its title, or what there is of it."""
    title = fields.get("title")
    return repr(title[:80]) if isinstance(title, str) else json.dumps(fields, ensure_ascii=False)[:80]
