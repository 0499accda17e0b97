"""Composer: files -> notes -> parts: what one call of a summary reads. Every line of the notes is in one part."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from . import correcting, gathering
from .asking import tokens
from .errors import NoteError, RagnotesError
from .frozen import frozen
from .reading import chunks, files
from .records.files import FileStat
from .records.hits import NoteHead, TalkHead
from .records.notes import Chunk, Line, Note, Talk
from .records.settings import Settings
from .sameness import Told, same_talks
from .text import in_line, plural

PART_ROOM = 6_000  # tokens of notes that one call may carry

Key = tuple[str, int]  # a file and a talk of it, or a text outside its talks


@frozen
class Part:
    """What one call reads: a talk, a slice of an over-long talk, or text outside talks, which may stand in several places."""

    file: str
    note: Note
    talk: Talk | None
    chunks: tuple[Chunk, ...]


def read_files(names: Sequence[str], settings: Settings, stdin: bytes | None, tell: Callable[[str], None]) -> list[tuple[str, Note]]:
    """Return the notes named, each under the name it was called by; one that cannot be read is told and passed over."""
    found: list[tuple[str, Note]] = []
    for name in names:
        listed: Sequence[FileStat | None] = (None,)
        if name != "-":
            listing = files.list_files(settings.cwd / Path(name).expanduser(), settings.exclude)
            listed = listing.files
            for skip in listing.skipped:
                tell(f"passed over {in_line(gathering.as_typed(Path(skip.file), settings))}: {skip.reason}")
        for stat in listed:
            shown = gathering.as_typed(stat.path, settings) if stat else "-"
            try:
                data = files.read_file(stat) if stat else stdin or b""
                found.append((shown, correcting.read_note(shown, data)))
            except NoteError as problem:
                tell(f"passed over {in_line(shown)}: {problem.what}")
    if not found:
        raise RagnotesError("no notes to summarise" + (f" in {', '.join(names)}" if names else ""), "ragnotes summarise post.md")
    return found


def _count(text: str) -> int:
    return tokens.count_tokens(text)[0]


def split(shown: str, note: Note, found: Sequence[Talk], *, for_model: bool) -> list[Part]:
    """Return the note in parts. For a model a part is what one call can carry: a talk or a slice of one, and the text outside talks in as
    few parts as can be. Else it is a talk, or a stretch of text between talks.
    """
    cut = chunks.cut(note, found, _count, PART_ROOM) if for_model else chunks.cut(note, found, len, sys.maxsize)
    several: list[list[Chunk]] = []
    for chunk in sorted(cut, key=lambda chunk: (chunk.talk < 0, chunk.ordinal)):
        last = several[-1] if several else []
        same = bool(last) and last[-1].talk == chunk.talk and (for_model or chunk.talk >= 0 or last[-1].ordinal + 1 == chunk.ordinal)
        if same and (not for_model or _count("\n\n".join(one.text for one in (*last, chunk))) <= PART_ROOM):
            last.append(chunk)
        else:
            several.append([chunk])
    return [Part(shown, note, found[one[0].talk] if one[0].talk >= 0 else None, tuple(one)) for one in several]


def lines(part: Part) -> tuple[Line, ...]:
    """Return the lines of the note that a part reads, in order; those between two of its places are none of them."""
    return tuple(line for chunk in part.chunks for line in part.note.lines[chunk.first : chunk.last])


def text(part: Part) -> str:
    """Return what a part reads as one text: its chunks with an empty line between them."""
    return "\n\n".join(chunk.text for chunk in part.chunks)


def key(part: Part) -> Key:
    """Return what tells the talk of a part, or the text outside the talks of its file, from all others."""
    return part.file, part.chunks[0].talk


def talks(parts: Sequence[Part]) -> dict[Key, int]:
    """Return the number of the talk that each part is of, the same for several people's notes of one."""
    of_talk = {key(part): (part.talk, part.note) for part in parts if part.talk}
    told = [Told(talk.title, talk.speakers, talk.event or note.event, talk.url) for talk, note in of_talk.values()]
    return dict(zip(of_talk, same_talks(told), strict=True))


def sliced(parts: Sequence[Part]) -> list[list[int]]:
    """Return the places of the slices of each talk that is too long for one call."""
    found: dict[Key, list[int]] = {}
    for number, part in enumerate(parts):
        if part.talk:
            found.setdefault(key(part), []).append(number)
    return [numbers for numbers in found.values() if len(numbers) > 1]


def has_opening(parts: Sequence[Part]) -> bool:
    """Return whether there is anything to open: more than one talk, or, without talks, more than one part."""
    n_talks = len(set(talks(parts).values()))
    return n_talks > 1 or (n_talks == 0 and len(parts) > 1)


def note_head(note: Note) -> NoteHead:
    """Return what a place tells of its note."""
    return NoteHead(note.title, note.author, note.event, note.date)


def talk_head(talk: Talk) -> TalkHead:
    """Return what a place tells of its talk."""
    return TalkHead(talk.title, talk.speakers, talk.event, talk.date, talk.day, talk.url, talk.language)


def plan(parts: Sequence[Part], *, taken: int = 0) -> str:
    """Return how many calls a model gets, in words; `taken` parts are not asked for again."""
    n_talks = len({key(part) for part in parts if part.talk})
    outside = sum(part.talk is None for part in parts)
    join = len(sliced(parts)) + has_opening(parts)
    calls = plural(len(parts) - taken + join, "call")
    over = f"; {taken} of the parts taken over from the run that was cut (--fresh asks anew)" if taken else ""
    return f"plan: {calls}: {n_talks} talks in {len(parts) - outside} parts, {outside} for text outside talks, {join} to join{over}"
