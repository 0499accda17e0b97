"""A summary and what the notes admit to miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frozen import frozen

if TYPE_CHECKING:
    from .answers import Unsupported
    from .calls import Usage
    from .hits import NoteHead, TalkHead


@frozen
class Gap:
    """A place where the notes admit that something is missing."""

    line: int
    text: str
    kind: str  # forgot, stopped, missed, unsure or unfinished


@frozen
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


@frozen
class OutsideSummary:
    """The summary of a note's text outside talks."""

    file: str
    start_line: int
    end_line: int
    note: NoteHead
    talk: TalkHead | None  # always None; here because every place has it
    summary: str
    gaps: tuple[Gap, ...]


@frozen
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
