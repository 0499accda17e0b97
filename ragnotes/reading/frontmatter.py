"""The front matter of a note: YAML between `---` lines or TOML between `+++` lines, at the very start only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MAX_CHARACTERS = 8_000
_MAX_DEPTH = 5


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Fields under lower-case keys, each a list of texts; how many lines they take; and a remark when the block was refused."""

    fields: Mapping[str, tuple[str, ...]]
    n_lines: int
    remark: str | None


_NOTHING: Mapping[str, tuple[str, ...]] = {}


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """Return the front matter at the start of the lines; a block that cannot be trusted is left to be read as text."""
    fence = lines[0].rstrip() if lines else ""
    if fence not in ("---", "+++"):
        return FrontMatter(_NOTHING, 0, None)
    length = 0
    number = 0
    for line in lines[1:]:
        number += 1
        if line.rstrip() == fence or (fence == "---" and line.rstrip() == "..."):
            break
        length += len(line) + 1
        if length > _MAX_CHARACTERS:
            return FrontMatter(_NOTHING, 0, None)
    else:
        return FrontMatter(_NOTHING, 0, None)
    block = lines[1:number]
    try:
        found = _parse_yaml("\n".join(block)) if fence == "---" else _parse_toml(block)
    except (Exception, RecursionError):  # both parsers raise a dozen kinds on hostile input
        return FrontMatter(_NOTHING, 0, "front matter could not be read: kept as text")
    if not isinstance(found, dict):
        # two rules with prose between them are no front matter, and no accident either
        remark = "front matter without fields: kept as text" if any(line.strip() for line in block) else None
        return FrontMatter(_NOTHING, 0, remark)
    fields = {str(key).casefold().strip(): _texts(value) for key, value in found.items()}
    return FrontMatter(fields, number + 1, None)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, dict):
        named = [value[key] for key in ("name", "title") if key in value]
        return _texts(named[0]) if named else ()
    if isinstance(value, list | tuple):
        return tuple(text for part in value for text in _texts(part))
    text = str(value).strip()
    return () if value is None or text in ("", "~", "null", "None") else (text,)


def _check_depth(block: str) -> None:
    depth = 0
    for char in re.findall(r"[\[\]{}]", block):
        depth += 1 if char in "[{" else -1
        if depth > _MAX_DEPTH:
            raise ValueError("nested too deeply")


def _parse_yaml(block: str) -> object:
    import yaml

    _check_depth(block)
    depth = 0
    for event in yaml.parse(block, Loader=yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH or getattr(event, "anchor", None):  # an alias carries the name of its anchor too
            raise ValueError("nested too deeply, or an anchor")
    # the base loader makes nothing but texts, lists and dictionaries: no dates that do not exist, no numbers of 5,000 digits
    return yaml.load(block, Loader=yaml.BaseLoader)


def _parse_toml(block: Sequence[str]) -> object:
    import tomllib

    _check_depth("\n".join(block))
    if any(line.partition("=")[0].count(".") > _MAX_DEPTH for line in block if not line.lstrip().startswith(("#", '"', "'"))):
        raise ValueError("nested too deeply")
    return tomllib.loads("\n".join(block))
