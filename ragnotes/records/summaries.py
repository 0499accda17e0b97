"""A summary and what the notes admit to miss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .answers import Unsupported
    from .calls import Usage
    from .hits import NoteHead, TalkHead


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the notes admit that something is missing."""

    line: int
    text: str
    kind: str  # forgot, stopped, missed, unsure or unfinished


@dataclass(frozen=True, slots=True)
class TalkSummary:
    """The summary of one talk, or of a part of one."""

    file: str
    start_line: int
    end_line: int
    note: NoteHead
    talk: TalkHead | None
    title: str
    speakers: tuple[str, ...]
    summary: str
    gaps: tuple[Gap, ...]
    unsupported: tuple[Unsupported, ...]


@dataclass(frozen=True, slots=True)
class OutsideSummary:
    """The summary of a note's text outside talks."""

    file: str
    start_line: int
    end_line: int
    note: NoteHead
    talk: TalkHead | None  # always None; here because every place has it
    summary: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The answer of `summarise`."""

    files: tuple[str, ...]
    style: str
    summary: str  # Markdown
    talks: tuple[TalkSummary, ...]
    outside: tuple[OutsideSummary, ...]
    model: str | None
    usage: Usage | None
    calls: int
    trace: str | None
    partial: bool = False  # Ctrl-C ended it before all parts were read
