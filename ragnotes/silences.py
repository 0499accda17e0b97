"""Composer: an answer that is silent -> the same with what was looked at, so that nobody takes a filter for a gap in the notes."""

from __future__ import annotations

import dataclasses

from . import filtering, gathering
from .finding.sources import files_of
from .looking import Looked
from .records.answers import Answer
from .records.settings import Settings
from .text import plural


def told(answer: Answer, looked: Looked, settings: Settings) -> Answer:
    """Return an answer; one that is silent with how many notes, talks and events were looked at, and by which filters."""
    if answer.status != "silent":
        return answer
    return dataclasses.replace(answer, answer=f"{answer.answer}\n\n{looked_at(looked, settings)}")


def looked_at(looked: Looked, settings: Settings) -> str:
    """Return how many notes, talks and events the filters leave, with the filters: "Looked at 2 notes, 3 talks, 1 event (--year 2021)."."""
    index = looked.index
    names = looked.names
    files = {gathering.typed(file, settings): file for file in files_of(index)} if looked.stale else {}
    stale = [dataclasses.replace(note, file=files[note.file]) for note in looked.stale if note.file in files]
    rows = filtering.rows_allowed(index, settings, stale, names)
    columns = index.columns if rows is None else index.columns[rows]
    notes, talks = set(columns["note"].tolist()), set(columns["talk"].tolist()) - {-1}
    events = sum(not (notes.isdisjoint(entry["notes"]) and talks.isdisjoint(entry["talks"])) for entry in names["event"].values())
    different = index.manifest.get("distinct_talks", len(talks)) if rows is None else len(talks)
    held = "; ".join([*_filters(settings), *looked.understood])
    counts = ", ".join((plural(len(notes), "note"), plural(different, "talk"), plural(events, "event")))
    return f"Looked at {counts}{f' ({held})' if held else ''}."


def _filters(settings: Settings) -> list[str]:
    """Return the filters as they are typed; a row of years as a range."""
    years = settings.years
    spans = (f"{years[0]}-{years[-1]}",) if len(years) > 2 and years[-1] - years[0] + 1 == len(years) else years
    asked = {
        "event": settings.events, "speaker": settings.speakers, "author": settings.authors, "year": spans,
        "language": settings.languages, "path": settings.paths,
    }  # fmt: skip
    return [f"--{name} {', '.join(map(str, values))}" for name, values in asked.items() if values]
