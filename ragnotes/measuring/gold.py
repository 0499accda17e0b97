"""Talks marked by hand, read from a file of JSON lines: a line a note, and for each of its talks title, speakers and line range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..errors import UsageError
from .suites import check_types, read_lines

_EXAMPLE = (
    'a line looks like {"file": "day1.md", "event": "PyCon", "year": 2024, "language": "en", '
    '"talks": [{"title": "...", "speakers": ["..."], "start_line": 3, "end_line": 9}]}'
)
_FILE_KEYS: Mapping[str, type] = {"file": str, "talks": list}
_TALK_KEYS: Mapping[str, type] = {"title": str, "speakers": list, "start_line": int, "end_line": int}


@dataclass(frozen=True, slots=True)
class GoldTalk:
    """A true talk. Lines are those of the stored file. `title` is "" where the notes give none, and then no title is asked for."""

    title: str
    speakers: tuple[str, ...]
    start_line: int
    end_line: int
    optional: bool  # neither asked for nor wrong to find


@dataclass(frozen=True, slots=True)
class GoldFile:
    """The true talks of a note, in order; none is meant. `file` is relative to the folder that the gold is of, with "/" on every system."""

    file: str
    talks: tuple[GoldTalk, ...]


def read_gold(path: Path) -> tuple[GoldFile, ...]:
    """Return the files in order. Raises UsageError with file and line: not JSON, a key missing or of the wrong type, a file marked twice.

    The notes themselves are not looked at: one that is gone or broken counts as a note in which no talk was found.
    """
    files: dict[str, GoldFile] = {}

    def take(record: Any) -> None:
        marked = _file(record)
        if marked.file in files:
            raise ValueError(f"the file {marked.file} was marked before")
        files[marked.file] = marked

    read_lines(path, take, example=_EXAMPLE, cure=_EXAMPLE)
    if not files:
        raise UsageError(f"{path} marks no file", _EXAMPLE)
    return tuple(files.values())


def _file(record: Any) -> GoldFile:
    check_types(record, _FILE_KEYS)
    inside = PurePosixPath(record["file"])
    if inside.is_absolute() or ".." in inside.parts:
        raise ValueError(f"{record['file']} is not below the folder of the notes")
    return GoldFile(record["file"], tuple(_talk(talk) for talk in record["talks"]))


def _talk(record: Any) -> GoldTalk:
    check_types(record, _TALK_KEYS)
    start, end, optional = record["start_line"], record["end_line"], record.get("optional", False)
    if not all(isinstance(name, str) and name.strip() for name in record["speakers"]):
        raise ValueError('"speakers" must be a list of names')
    if type(optional) is not bool:
        raise ValueError('"optional" must be true or false')
    if not 1 <= start <= end:
        raise ValueError(f"lines {start}-{end} are no range")
    return GoldTalk(record["title"], tuple(record["speakers"]), start, end, optional)
