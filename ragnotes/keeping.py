"""Composer: an answer -> the record of it. Nothing that calls a model is loaded for it."""

from __future__ import annotations

import dataclasses
import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from . import __version__
from .asking import saving
from .records.calls import Call, Prompt, Trace, Usage
from .records.hits import Hit
from .records.settings import Settings


def new_trace_id() -> str:
    """Return a fresh trace id that sorts by time."""
    return saving.new_id(datetime.datetime.now(datetime.UTC), os.urandom(4))


def _plain(value: Any) -> Any:
    """Return a value of the settings as JSON has it: paths as text."""
    return [_plain(item) for item in value] if isinstance(value, tuple) else str(value) if isinstance(value, Path) else value


def record(
    trace_id: str,
    settings: Settings,
    *,
    verb: str,
    question: str,
    index: Path | None,
    result: Any,
    hits: Sequence[Hit],
    prompts: Sequence[Prompt],
    calls: Sequence[Call],
    usage: Usage | None,
    timings: Mapping[str, float],
    tell: Callable[[str], None],
    error: str | None = None,
) -> bool:
    """Save the record of one answer, as `keep` does; return whether it was saved."""
    kept = Trace(
        id=trace_id,
        created=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        version=__version__,
        verb=verb,
        question=question,
        index=str(index) if index else None,
        settings={name: _plain(value) for name, value in dataclasses.asdict(settings).items()},
        hits=tuple(hits),
        prompts=tuple({"name": p.name, "path": str(p.path), "sha256": p.sha256} for p in prompts),
        calls=tuple(calls),
        timings={name: round(seconds, 6) for name, seconds in timings.items()},
        usage=usage,
        result=dataclasses.asdict(result) if result is not None else {},
        error=error,
    )
    return keep(kept, settings, tell)


def keep(kept: Trace | Mapping[str, Any], settings: Settings, tell: Callable[[str], None]) -> bool:
    """Save a record; return whether it was saved. One that cannot be written is a warning, never a lost answer."""
    try:
        saving.save(kept, traces_folder(settings))
    except OSError as problem:
        tell(f"warning: the trace could not be written: {problem}")
        return False
    return True


def traces_folder(settings: Settings) -> Path:
    """Return the folder of the records of answers."""
    return settings.state / "traces"
