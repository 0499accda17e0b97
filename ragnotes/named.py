"""Composer: the files, folders and events named for a summary -> their notes, corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from . import correcting, gathering, parting
from .correcting import Noted
from .errors import CorrectionError, RagnotesError, UsageError
from .eventkeys import event_key
from .records.settings import Settings
from .text import in_line
from .understanding import choosing


def read(names: Sequence[str], settings: Settings, stdin: bytes | None, tell: Callable[[str], None]) -> list[tuple[str, Noted]]:
    """Return the notes named, of these only those of the events that the settings name; without names all notes of these events.

    Raises UsageError when none is of these events, RagnotesError when none can be read. A note named twice is read once.
    """
    if not names:
        return _corrected(choosing.files_of_events(settings), settings, stdin, tell)
    read = _corrected(names, settings, stdin, tell)
    kept = [(shown, noted) for shown, noted in read if any(is_wanted(event, settings) for event in _events(noted))]
    if not kept:
        raise UsageError(f"none of the notes named is of {', '.join(settings.events)}", "ragnotes talks FILE lists the events")
    return kept


def is_wanted(event: str | None, settings: Settings) -> bool:
    """Return whether an event is among those that the settings name; where they name none, every one is, and none at all."""
    told = set(event_key(event or "").split())
    return not settings.events or any(set(event_key(wanted).split()) <= told for wanted in settings.events)


def _events(noted: Noted) -> list[str | None]:
    return [noted.note.event, *(talk.event for talk in noted.talks)]


def _corrected(names: Sequence[str], settings: Settings, stdin: bytes | None, tell: Callable[[str], None]) -> list[tuple[str, Noted]]:
    """Return the notes named, corrected by hand. Of a note in a folder a wrong correction is told, and the note is passed over."""
    named = {gathering.as_typed(settings.cwd / Path(name).expanduser(), settings) for name in names}
    found: dict[str, Noted] = {}
    for shown, note in parting.read_files(names, settings, stdin, tell):
        if shown in found:
            continue
        try:
            sidecar = None if shown == "-" else correcting.sidecar_of(settings.cwd / shown, settings.cwd)
            found[shown] = correcting.correct(note, sidecar)
        except CorrectionError as problem:
            if shown == "-" or shown in named:
                raise
            tell(f"passed over {in_line(shown)}: {problem.what}")
    if not found:
        raise RagnotesError(f"no notes to summarise in {', '.join(names)}", "mend what was told above")
    return list(found.items())
