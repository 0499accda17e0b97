"""Corrections by hand as written: a sidecar in TOML, or the key `talks` of the front matter, checked strictly, each error with its line."""

from __future__ import annotations

import datetime
import difflib
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import CorrectionError
from ..patterns import at_first_use
from ..records.notes import Line

NOTE_KEYS = ("title", "author", "event", "date")
TALK_KEYS = ("lines", "title", "speakers", "event", "date", "day", "url", "language")

Where = Callable[[int | None, str | None], int]  # (number of the entry or None, key or None) -> line of the file

_DATE = at_first_use(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_RANGE = at_first_use(r"\s*(\d{1,9})\s*[-\u2013]\s*(\d{1,9})\s*", re.ASCII)
_LANGUAGE = at_first_use(r"[a-z]{2,3}", re.ASCII)
_HEAD = at_first_use(r"\s*\[\[\s*[\"']?talks[\"']?\s*\]\]")
_AT_LINE = at_first_use(r"^(.*?) \(at (?:line (\d+), column \d+|end of document)\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One talk as written by hand: its stored lines, inclusive, and the keys that were given; "" in the file is None here."""

    first: int
    last: int
    texts: Mapping[str, str | None]  # title, event, date, day, url, language
    speakers: tuple[str, ...] | None  # None: not given
    line: int  # of the file of corrections, where its lines stand


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person corrected: facts of the note, and its talks; None where the talks are left to the rules."""

    name: str  # of the file it stands in
    note: Mapping[str, str | None]
    talks: tuple[Entry, ...] | None


def fault(name: str, line: int, what: str, cure: str = "") -> CorrectionError:
    """Return the error that names the file of corrections and the line."""
    return CorrectionError(f"{name}:{line}: {what}", cure or f"mend line {line} of {name}")


def read_sidecar(name: str, data: bytes) -> Correction:
    """Return what a sidecar says; CorrectionError with its line for anything that it may not say."""
    import tomllib

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise fault(name, data.count(b"\n", 0, error.start) + 1, "not UTF-8") from None
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a TOMLDecodeError is a ValueError; so is a number of 5,000 digits
        told = _AT_LINE().match(str(error))
        line = int(told.group(2)) if told and told.group(2) else text.count("\n") + 1 if told else 1
        raise fault(name, line, f"not TOML: {told.group(1) if told else error}".rstrip(".")) from None
    where = _where_in_toml(text)
    for key in table:
        if key not in (*NOTE_KEYS, "talks"):
            raise _unknown(name, where(None, key), key, (*NOTE_KEYS, "talks"))
    note = {key: _text(name, where(None, key), key, table[key]) for key in NOTE_KEYS if key in table}
    return Correction(name, note, _entries(name, table["talks"], where) if "talks" in table else None)


def read_front(name: str, lines: Sequence[Line]) -> tuple[Correction | None, str | None]:
    """Return what the key `talks` of a note's front matter says, None without one; and a remark on one that is somebody else's.

    Blogs may use the key for things of their own: it is taken as ours if it is an empty list or a list with an entry that has `lines`.
    """
    front = list(itertools.takewhile(lambda line: line.kind == "front", lines))
    if not any(line.text[:12].strip("[ \"'").lower().startswith("talks") for line in front):
        return None, None
    fence = front[0].text.replace(" ", "")
    texts = [line.text for line in front[1:-1]]
    yaml, toml = fence in ("---", "---yaml", "---yml"), fence in ("+++", "---toml")  # with the language's name: Eleventy's
    found = _front_yaml(texts) if yaml else _front_toml(texts) if toml else None
    if found is None:
        return None, None
    value, inside = found

    def where(number: int | None, key: str | None) -> int:
        return front[0].number + inside(number, key)

    if not isinstance(value, list) or (value and not any(isinstance(item, dict) and "lines" in item for item in value)):
        return None, f"line {where(None, 'talks')}: the key talks of the front matter holds no entries with lines: passed over"
    return Correction(name, {}, _entries(name, value, where)), None


# what a value may be


def _entries(name: str, value: object, where: Where) -> tuple[Entry, ...]:
    if isinstance(value, dict):
        raise fault(name, where(None, "talks"), "talks is a list of entries", "write [[talks]] with two brackets on either side")
    if not isinstance(value, list):
        raise fault(name, where(None, "talks"), "talks must be a list of entries", "begin each talk with [[talks]]")
    return tuple(_entry(name, item, number, where) for number, item in enumerate(value))


def _entry(name: str, item: object, number: int, where: Where) -> Entry:
    if not isinstance(item, dict):
        raise fault(name, where(number, None), "an entry of talks must hold keys such as lines and title")
    for key in item:
        if key not in TALK_KEYS:
            raise _unknown(name, where(number, key), key, TALK_KEYS)
    if "lines" not in item:
        raise fault(name, where(number, None), "an entry of talks without lines", "write lines = [first, last]")
    first, last = _lines(name, where(number, "lines"), item["lines"])
    texts = {key: _text(name, where(number, key), key, item[key]) for key in TALK_KEYS if key in item and key not in ("lines", "speakers")}
    speakers = _speakers(name, where(number, "speakers"), item["speakers"]) if "speakers" in item else None
    return Entry(first, last, texts, speakers, where(number, "lines"))


def _lines(name: str, line: int, value: object) -> tuple[int, int]:
    given = _RANGE().fullmatch(value) if isinstance(value, str) else None
    pair = [int(given.group(1)), int(given.group(2))] if given else value
    if not (isinstance(pair, list) and len(pair) == 2 and all(type(part) is int for part in pair)):
        raise fault(name, line, "lines must be two numbers", 'write lines = [12, 30] or "12-30"')
    first, last = pair
    if first < 1:
        raise fault(name, line, "lines count from 1")
    if first > last:
        raise fault(name, line, f"the first line, {first}, comes after the last, {last}")
    return first, last


def _speakers(name: str, line: int, value: object) -> tuple[str, ...]:
    if not (isinstance(value, list) and all(isinstance(part, str) and part.strip() for part in value)):
        raise fault(name, line, "speakers must be a list of names", 'write speakers = ["Ada Park", "Bo Li"], or [] for none')
    return tuple(dict.fromkeys(" ".join(part.split()) for part in value))


def _text(name: str, line: int, key: str, value: object) -> str | None:
    """Return a text as given, one line of it, None for an empty one."""
    if key == "date":
        return _date(name, line, value)
    if not isinstance(value, str):
        raise fault(name, line, f"{key} must be a text between quotes")
    text = " ".join(value.split())
    if key == "title" and not text:
        raise fault(name, line, "title is empty", "leave the key out, and the title is found by rule")
    if key == "language" and text and not _LANGUAGE().fullmatch(text):
        raise fault(name, line, f"language must be a code of two or three letters, not {text!r}", 'write language = "nl"')
    return text or None


def _date(name: str, line: int, value: object) -> str | None:
    if isinstance(value, datetime.datetime):
        value = value.date()
    text = value.isoformat() if isinstance(value, datetime.date) else str(value) if type(value) is int and 0 < value < 10_000 else value
    if text == "":
        return None
    if isinstance(text, str) and _DATE().fullmatch(text.strip()):
        text = text.strip()
        try:
            datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
        except ValueError:
            pass
        else:
            return text
    raise fault(name, line, "date must be a day, a month or a year that there is", 'write date = "2024-05-03", "2024-05" or "2024"')


def _unknown(name: str, line: int, key: str, known: Sequence[str]) -> CorrectionError:
    near = difflib.get_close_matches(key, known, n=1)
    return fault(name, line, f"unknown key {key!r}" + (f" (did you mean {near[0]}?)" if near else ""), f"use one of: {', '.join(known)}")


# where it stands: parsers of TOML give no lines


def _where_in_toml(text: str) -> Where:
    """Return what finds the line of a key by scanning: of the n-th entry, or of the table above all entries."""
    lines = text.split("\n")
    heads = [number for number, line in enumerate(lines, 1) if _HEAD().match(line)]

    def find(key: str, first: int, last: int) -> int | None:
        pattern = re.compile(rf"\s*(?:\[{{1,2}}\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:[=.\]])")
        return next((number for number in range(first, last) if pattern.match(lines[number - 1][:300])), None)

    def where(number: int | None, key: str | None) -> int:
        end = heads[0] if heads else len(lines) + 1
        if number is None:
            return (find(key, 1, end) if key else None) or (find(key, 1, len(lines) + 1) if key else None) or 1
        if number >= len(heads):  # written in one piece: talks = [{...}, {...}]
            start = find("talks", 1, len(lines) + 1) or 1
            braces = [at for at in range(start, len(lines) + 1) for _ in range(lines[at - 1].count("{"))]
            return braces[number] if number < len(braces) else start
        end = heads[number + 1] if number + 1 < len(heads) else len(lines) + 1
        return (find(key, heads[number], end) if key else None) or heads[number]

    return where


def _front_toml(texts: Sequence[str]) -> tuple[object, Where] | None:
    import tomllib

    try:
        table = tomllib.loads("\n".join(texts))
    except (ValueError, RecursionError):
        return None
    return (table["talks"], _where_in_toml("\n".join(texts))) if "talks" in table else None


def _front_yaml(texts: Sequence[str]) -> tuple[object, Where] | None:
    """Return the value of `talks` in front matter in YAML and what finds its lines; the block was parsed and found harmless before."""
    import yaml

    try:
        root = yaml.compose("\n".join(texts), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    found = next(((key, value) for key, value in pairs if key.value == "talks"), None)
    if found is None or (isinstance(found[1], yaml.ScalarNode) and not found[1].value):
        return None
    lines: dict[tuple[int | None, str | None], int] = {(None, "talks"): found[0].start_mark.line + 1}
    items: list[Any] = []
    for number, node in enumerate(found[1].value if isinstance(found[1], yaml.SequenceNode) else []):
        lines[number, None] = node.start_mark.line + 1
        fields = node.value if isinstance(node, yaml.MappingNode) else []
        lines |= {(number, str(key.value)): key.start_mark.line + 1 for key, _ in fields}
        items.append({str(key.value): _plain(str(key.value), value) for key, value in fields} if fields else None)
    value = items if isinstance(found[1], yaml.SequenceNode) else None
    return value, lambda number, key: lines.get((number, key)) or lines.get((number, None)) or lines[None, "talks"]


def _plain(key: str, node: Any) -> object:
    """Return a text, or a list of texts, with the numbers of `lines` as numbers: the base loader makes nothing but texts."""
    parts = [part.value for part in node.value] if isinstance(node.value, list) and node.id == "sequence" else None
    if parts is not None:
        return [int(part) if key == "lines" and isinstance(part, str) and re.fullmatch(r"[0-9]{1,9}", part) else part for part in parts]
    return node.value if node.id == "scalar" else None
