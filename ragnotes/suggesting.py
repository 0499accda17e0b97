"""Composer: questions that an index can answer, for whoever has just made it."""

from __future__ import annotations

from . import opening
from .finding import index as index_files
from .records.settings import Settings


def questions_to_try(settings: Settings) -> list[str]:
    """Return three questions that the index can answer: about a talk, a speaker, an event."""
    index = opening.open_index(settings)
    names = index_files.names(index)
    found = []
    speakers = sorted(names["speaker"].values(), key=lambda entry: (-len(entry["talks"]), entry["name"]))
    events = sorted(names["event"].values(), key=lambda entry: (-len(entry["talks"]), entry["name"]))
    if index.manifest["counts"]["talks"]:
        middle = index_files.talk_record(index, index.manifest["counts"]["talks"] // 2)
        found.append(f"what was said about {middle['title']}")
    if speakers:
        found.append(f"what did {speakers[0]['name']} talk about")
    if events:
        found.append(f"what was new at {events[0]['name']}")
    return found[:3]
