"""Corrections by hand laid over a note and its talks, and the talks written in the very form that corrections have."""

from __future__ import annotations

import bisect
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..records.notes import Note, Talk
from ..text import clean, language_of_part
from .found import filled
from .inline import unmark
from .sidecars import Correction, Entry, fault

VERSION = 1
BY_HAND = "corrected by hand"

_MAX_TITLE = 200


def correct_note(note: Note, correction: Correction) -> Note:
    """Return the note with the facts that were corrected."""
    told = correction.note
    return replace(
        note, title=told.get("title", note.title), author=told.get("author", note.author), event=told.get("event", note.event),
        date=told.get("date", note.date),
    )  # fmt: skip


def correct_talks(
    note: Note, found: Sequence[Talk], correction: Correction, *, rule: str = BY_HAND, confidence: float = 1.0
) -> tuple[Talk, ...]:
    """Return the talks that were written by hand, all of them; the talks found where none were written.

    What an entry leaves out is that of the talk found by rule that overlaps it most, else that of the note. CorrectionError names the
    entry whose lines are not in the note, hold no text, or are another's too.
    """
    if correction.talks is None:
        return tuple(found)
    entries = sorted(correction.talks, key=lambda entry: (entry.first, entry.last))
    spans = _spans(note, found, entries, correction.name)
    return tuple(_talk(note, found, entry, span, rule, confidence) for entry, span in zip(entries, spans, strict=True))


def _spans(note: Note, found: Sequence[Talk], entries: Sequence[Entry], name: str) -> list[tuple[int, int]]:
    """Return the positions of each entry in the note's lines. Several talks may stand on one long stored line: an entry with the very lines
    of a talk found by rule is that talk, place by place.
    """
    numbers = [line.number for line in note.lines]
    known: dict[tuple[int, int], list[Talk]] = {}
    for talk in found:
        known.setdefault((talk.start_line, talk.end_line), []).append(talk)
    spans: list[tuple[int, int]] = []
    exact: list[bool] = []
    for entry in entries:
        same = known.get((entry.first, entry.last))
        exact.append(bool(same))
        span = (bisect.bisect_left(numbers, entry.first), bisect.bisect_right(numbers, entry.last))
        if entry.last > (numbers[-1] if numbers else 0):
            raise fault(name, entry.line, f"the note has {numbers[-1] if numbers else 0} lines, not {entry.last}")
        if not filled(note.lines, *span):
            raise fault(name, entry.line, f"lines {entry.first}-{entry.last} of the note hold no text")
        if same:
            talk = same.pop(0)
            span = (talk.first, talk.last)
        spans.append(span)
    for at in range(1, len(entries)):
        before, here = entries[at - 1], entries[at]
        start, end = bisect.bisect_left(numbers, here.first), bisect.bisect_right(numbers, before.last)
        if before.last == here.first and exact[at] and spans[at][0] > start:  # a long line, the second part of which is this one's
            spans[at - 1] = (spans[at - 1][0], min(spans[at - 1][1], spans[at][0]))
        elif before.last == here.first and exact[at - 1] and spans[at - 1][1] < end:
            spans[at] = (max(spans[at][0], spans[at - 1][1]), spans[at][1])
        if spans[at - 1][1] > spans[at][0]:
            what = f"lines {here.first}-{here.last} overlap lines {before.first}-{before.last}, the entry on line {before.line}"
            raise fault(name, here.line, what)
    return spans


def _nearest(found: Sequence[Talk], span: tuple[int, int]) -> Talk | None:
    """Return the talk found by rule that has the most lines of the span, the earlier of two; None if none has any."""

    def shared(talk: Talk) -> int:
        return min(talk.last, span[1]) - max(talk.first, span[0])

    best = max(found, key=shared, default=None)
    return best if best and shared(best) > 0 else None


def _talk(note: Note, found: Sequence[Talk], entry: Entry, span: tuple[int, int], rule: str, confidence: float) -> Talk:
    near = _nearest(found, span)
    inherited = _inherited(note, near, span)
    told = {**inherited, **entry.texts}
    speakers = entry.speakers if entry.speakers is not None else near.speakers if near else ()
    return Talk(
        title=told["title"] or "untitled", speakers=speakers, event=told["event"], date=told["date"], day=told["day"], url=told["url"],
        language=told["language"] or note.language, first=span[0], last=span[1], start_line=note.lines[span[0]].number,
        end_line=note.lines[span[1] - 1].number, rule=rule, confidence=confidence,
    )  # fmt: skip


def _inherited(note: Note, near: Talk | None, span: tuple[int, int]) -> dict[str, str | None]:
    """Return what an entry has where it says nothing."""
    if near:
        return {
            "title": near.title, "event": near.event, "date": near.date, "day": near.day, "url": near.url, "language": near.language,
        }  # fmt: skip
    places = filled(note.lines, *span)
    heading = next((place for place in places if note.lines[place].kind == "heading"), None)
    title = unmark(note.lines[heading].text) if heading is not None else note.title or unmark(note.lines[places[0]].text)
    text = "\n".join(note.lines[place].text for place in places if note.lines[place].kind != "code")
    language = language_of_part(text, note.language)
    return {"title": title[:_MAX_TITLE], "event": note.event, "date": note.date, "day": None, "url": None, "language": language}


# the talks as a sidecar


def as_toml(note: Note, talks: Sequence[Talk], found: Sequence[Talk]) -> str:
    """Return the sidecar that makes these very talks of the note: saved beside it, it can be edited.

    `found` are the talks found by rule: of event and language only what differs from them, or from the note, is written.
    """
    name = note.path.rpartition("/")[2]
    facts = {"title": note.title, "author": note.author, "event": note.event, "date": note.date}
    lines = [
        _comment(f"Corrections by hand of {name}: save this as {name}.talks.toml beside it, and edit."),
        "# The entries below are all talks of the note, and talks = [] means that it has none: these stand above every rule. What an entry",
        '# leaves out is found by rule; "" means none. Keys of an entry: lines, title, speakers, event, date, day, url, language.',
        *(f"{key} = {_quoted(value)}" if value else f"# {key} =" for key, value in facts.items()),
        *([] if talks else ["talks = []"]),
    ]
    for talk in talks:
        near = _nearest(found, (talk.first, talk.last))
        lines += ["", "[[talks]]", _comment(f"{talk.rule}, confidence {talk.confidence:.2f}"), *_entry(note, talk, near)]
    return "\n".join(lines)


def _entry(note: Note, talk: Talk, near: Talk | None) -> list[str]:
    inherited = _inherited(note, near, (talk.first, talk.last))
    values: Mapping[str, str | None] = {
        "event": talk.event, "date": talk.date, "day": talk.day, "url": talk.url, "language": talk.language,
    }  # fmt: skip
    told = [
        f"{key} = {_quoted(value or '')}"
        for key, value in values.items()
        if value != inherited[key] or (value and key not in ("event", "language"))
    ]
    names = ", ".join(_quoted(speaker) for speaker in talk.speakers)
    return [f"lines = [{talk.start_line}, {talk.end_line}]", f"title = {_quoted(talk.title)}", f"speakers = [{names}]", *told]


def _comment(text: str) -> str:
    return "# " + clean(" ".join(text.split()))


def _quoted(text: str) -> str:
    """Return a text as TOML writes it. JSON's escapes are TOML's; what `clean` would change is written as an escape before it can.

    >>> _quoted('say "hi"\\x7f')
    '"say \\\\"hi\\\\"\\\\u007F"'
    """
    safe = [char if clean(char) == char else "\ufffd" if "\ud800" <= char <= "\udfff" else _escape(char) for char in text]
    return '"' + "".join(json.dumps(char, ensure_ascii=False)[1:-1] if len(char) == 1 else char for char in safe) + '"'


def _escape(char: str) -> str:
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
