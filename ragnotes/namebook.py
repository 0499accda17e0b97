"""Composer: the names of an index (event, speaker, author, path -> talks and notes), and how many of its talks are different ones.

Of an index that changed in a few notes both are worked out from what they were before: no record of an unchanged note is read.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from .eventkeys import event_key
from .sameness import Told, same_talks
from .text import fold

Names = dict[str, dict[str, Any]]  # kind -> folded name -> name as first written, talks, notes; in the order in which they come up

# (kind, note, talk) -> the folded names that stand there, each with the name as written: of the talk, of the note's head if it is None
Mentions = Callable[[str, int, int | None], dict[str, str]]
Shelf = tuple[Names, Callable[[int], Told]]  # names, and what each talk is compared by


def no_names() -> Names:
    """Return the names of no notes."""
    return {"event": {}, "speaker": {}, "author": {}, "path": {}}


def mentions(kind: str, source: dict[str, Any], talk: dict[str, Any] | None) -> dict[str, str]:
    """Return the names of a kind, folded and as written, that a note's head or one of its talks has."""
    if kind == "speaker":
        found: dict[str, str] = {}
        for name in talk["speakers"] if talk else ():
            found.setdefault(fold(name), name)
        return {key: name for key, name in found.items() if key}
    name = source["file"] if kind == "path" else talk["event"] if talk and kind == "event" else source["note"][kind]
    key = name and (name if kind == "path" else event_key(name) if kind == "event" else fold(name))
    return {key: name} if key else {}


def add(names: Names, note: int, source: dict[str, Any], first_talk: int, talks: Sequence[dict[str, Any]]) -> None:
    """Put the names of a note and of its talks under the names; notes come in the order of their numbers."""
    for kind in ("path", "author", "event"):
        _put(names[kind], mentions(kind, source, None), None, note)
    for talk, record in enumerate(talks, first_talk):
        for kind in ("path", "author", "event"):
            _put(names[kind], mentions(kind, source, record), talk, None)
        _put(names["speaker"], mentions("speaker", source, record), talk, note)


def _put(table: dict[str, Any], found: dict[str, str], talk: int | None, note: int | None) -> None:
    for key, written in found.items():
        entry = table.setdefault(key, {"name": written, "talks": [], "notes": []})
        for numbers, number in ((entry["talks"], talk), (entry["notes"], note)):
            if number is not None and number not in numbers[-1:]:
                numbers.append(number)


def merge(
    old: Names, fresh: Names, moved_notes: Sequence[int], moved_talks: Sequence[int], first_talks: Sequence[int], look: Mentions
) -> Names:
    """Return the names of notes of which some are as in `old`, under the numbers they moved to (-1: gone), the others are in `fresh`.

    `first_talks` are the first talks of the new notes; `look` tells what stands in one of these.
    """
    return {kind: _merge_kind(kind, old[kind], fresh[kind], moved_notes, moved_talks, first_talks, look) for kind in old}


def _merge_kind(
    kind: str,
    old: dict[str, Any],
    fresh: dict[str, Any],
    moved_notes: Sequence[int],
    moved_talks: Sequence[int],
    first_talks: Sequence[int],
    look: Mentions,
) -> dict[str, Any]:
    table: dict[str, Any] = {}
    unsure: dict[int, list[str]] = {}  # talk -> its speakers, where one of them came up elsewhere before: the order may be another
    places: dict[str, tuple[int, int, int]] = {}
    lost = []
    for key, entry in old.items():
        talks = [talk for talk in map(moved_talks.__getitem__, entry["talks"]) if talk >= 0]
        notes = [note for note in map(moved_notes.__getitem__, entry["notes"]) if note >= 0]
        if talks or notes:
            table[key] = {"name": entry["name"], "talks": talks, "notes": notes}
            if len(talks) < len(entry["talks"]) or len(notes) < len(entry["notes"]):
                lost.append(key)
    for key, entry in fresh.items():
        before = table.get(key)
        if before is None:
            table[key] = entry
            continue
        if _place(kind, entry, first_talks) < _place(kind, before, first_talks):
            lost.append(key)
        for numbers in ("talks", "notes"):
            before[numbers] = sorted({*before[numbers], *entry[numbers]}) if entry[numbers] else before[numbers]
    for key, entry in table.items():
        places[key] = (*_place(kind, entry, first_talks), 0)
    for key in lost:
        note, talk, _ = places[key]
        found = look(kind, note, talk if talk >= 0 else None)
        table[key]["name"] = found[key]
        if kind == "speaker":
            unsure[talk] = list(found)
    if unsure:
        places = {key: (note, talk, unsure[talk].index(key) if talk in unsure else 0) for key, (note, talk, _) in places.items()}
    return {key: table[key] for key in sorted(table, key=places.__getitem__)}


def _place(kind: str, entry: dict[str, Any], first_talks: Sequence[int]) -> tuple[int, int]:
    """Return note and talk of the first mention of a name, -1 for the talk if that is in the note's head."""
    talk = entry["talks"][0] if entry["talks"] else -1
    note = bisect.bisect_right(first_talks, talk) - 1 if talk >= 0 else entry["notes"][0]
    if kind != "speaker" and entry["notes"] and entry["notes"][0] <= note:
        return entry["notes"][0], -1
    return note, talk


def told(record: dict[str, Any]) -> Told:
    """Return what a talk record is held together with others by."""
    return Told(record["title"], tuple(record["speakers"]), record["event"], record["url"])


def count_distinct(names: Names, n_talks: int, talk: Callable[[int], Told]) -> int:
    """Return how many talks there are when one in the notes of several people counts once: an event at a time."""
    events = [entry["talks"] for entry in names["event"].values()]
    return n_talks - sum(map(len, events)) + sum(_distinct(map(talk, talks)) for talks in events)


def recount_distinct(
    before: int,
    gone: Iterable[Told],
    come: Iterable[Told],
    old: tuple[Names, Callable[[int], Told]],
    new: tuple[Names, Callable[[int], Told]],
) -> int:
    """Return what `count_distinct` does from what it was before some talks went and some came: only their events are looked at."""
    went, came = Counter(gone), Counter(come)
    changed = (went - came) + (came - went)
    count = before
    for event in {event_key(talk.event or "") for talk in changed}:
        if event:
            now, then = (_distinct(map(talk, names["event"].get(event, {"talks": []})["talks"])) for names, talk in (new, old))
            count += now - then
        else:  # nothing is known to be the same talk
            count += sum(n for talk, n in came.items() if not event_key(talk.event or ""))
            count -= sum(n for talk, n in went.items() if not event_key(talk.event or ""))
    return count


def _distinct(talks: Iterable[Told]) -> int:
    return len(set(same_talks(list(talks))))
