"""The front matter of a note, at its very start only: YAML between `---`, TOML between `+++`, or one of the forms of `headers`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .headers import KEY, MAX_CHARACTERS, MAX_DEPTH, PAIR, Fields, check_depth, read_headers, read_inline, texts_of
from .patterns import at_first_use

_USED = frozenset("title date author authors tags event conference speaker speakers".split())


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Fields under lower-case keys, each a list of texts; how many lines they take; and a remark when the block was refused.

    A block that was refused takes no lines: its first `n_broken` lines, fences and all, are to be read as prose and never to give
    the note its title; `fields` then hold what its simple lines say under the keys in use.
    """

    fields: Fields
    n_lines: int
    remark: str | None
    n_broken: int = 0


_NONE = FrontMatter({}, 0, None)


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """Return the front matter at the start of the lines; a block that cannot be trusted is left to be read as text."""
    first = lines[0].rstrip() if lines else ""
    if first in ("---", "+++"):
        found = _fenced(lines, first)
    else:
        fields, n_lines = read_headers(lines) or ({}, 0)
        found = FrontMatter(fields, n_lines, None)
    if found.n_broken:
        return found
    fields, n_lines = read_inline(lines[found.n_lines : found.n_lines + 40])
    return FrontMatter({**fields, **found.fields}, found.n_lines + n_lines, found.remark) if n_lines else found


def _fenced(lines: Sequence[str], fence: str) -> FrontMatter:
    length = number = 0
    for line in lines[1:]:
        number += 1
        if line.rstrip() == fence or (fence == "---" and line.rstrip() == "..."):
            break
        length += len(line) + 1
        if length > MAX_CHARACTERS:
            return _broken(lines, fence, "front matter longer than 8,000 characters: kept as text")
    else:
        return _broken(lines, fence, "front matter that is never closed: kept as text")
    block = [line.rstrip() for line in lines[1:number]]
    try:
        found = _simple_yaml(block) or _parse_yaml("\n".join(block)) if fence == "---" else _parse_toml(block)
    except (Exception, RecursionError):  # both parsers raise a dozen kinds on hostile input
        return FrontMatter(_simple_fields(block), 0, "front matter could not be read: kept as text", number + 1)
    if not isinstance(found, dict):
        # two rules with prose between them are no front matter, and no accident either
        remark = "front matter without fields: kept as text" if any(line.strip() for line in block) else None
        return FrontMatter({}, 0, remark)
    fields = {str(key).casefold().strip(): texts_of(value) for key, value in found.items()}
    return FrontMatter({key: texts for key, texts in fields.items() if texts}, number + 1, None)


def _broken(lines: Sequence[str], fence: str, remark: str) -> FrontMatter:
    """Return what a block without an end says: the lines up to the first that is no field; a rule above a text says nothing."""
    fields = [line for line in lines[1:200] if line.strip() and line.rstrip() != fence]
    is_field = KEY() if fence == "---" else PAIR()
    if lines[1:] and lines[1][:1] in tuple("[{&*!?%"):
        return FrontMatter({}, 0, remark, 2)
    if not fields or not is_field.match(lines[1][:300].rstrip()):
        return _NONE if fence == "---" else FrontMatter({}, 0, None, 1)
    goes_on = (bool(is_field.match(line[:300].rstrip()) or (line.strip() and line[0] in " -\t")) for line in lines[1:200])
    last = next((place for place, field in enumerate(goes_on, 1) if not field), 200)
    n_broken = min(last, len(lines))
    if n_broken < 3 and _key_of(lines[1]) not in _USED:
        return _NONE  # "Note: ..." under a rule
    return FrontMatter(_simple_fields(lines[1:n_broken]), 0, remark, n_broken)


def _key_of(line: str) -> str:
    return re.split(r"[:=]", line[:60])[0].strip().casefold()


def _simple_fields(block: Sequence[str]) -> Fields:
    """Return what lines such as `title: Words` say under the keys in use, without any parser."""
    found: dict[str, tuple[str, ...]] = {}
    for line in block:
        key, value = _key_of(line), line[:300].partition("=" if "=" in line[:40] and ":" not in line[:40] else ":")[2].strip()
        if key in _USED and value and value[0] not in "&*!|>{[%@" and key not in found:
            found[key] = (value.strip("\"'").strip(),) if value.strip("\"'").strip() else ()
    return {key: texts for key, texts in found.items() if texts}


_PLAIN = r"[^\W_](?:[^:#\[\]{},&*!|>'\"%@`\\\t\x85\u2028\u2029]|:(?=\S))*"
_SIMPLE = at_first_use(rf"([A-Za-z][\w-]*):(?:[ ]+(?:({_PLAIN})|\"([^\"\\]*)\"|'([^']*)'|\[((?:{_PLAIN}(?:, *|(?=\])))*)\]))?[ ]*$")
_SIMPLE_ITEM = at_first_use(rf"([ ]*)- +(?:({_PLAIN})|\"([^\"\\]*)\"|'([^']*)')[ ]*$")


def _simple_yaml(block: Sequence[str]) -> dict[str, object] | None:
    """Return what YAML makes of a block of one-line values and lists of them; None if it is anything more.

    Nearly every note's front matter is so plain, and the parser takes longer than all the rest of reading a note.
    """
    found: dict[str, object] = {}
    items: list[str] | None = None  # of the key that stands without a value, its list so far
    key, indent = "", -1
    for line in block:
        if not line or line.startswith("#"):
            continue
        pair = _SIMPLE().match(line) if len(line) < 500 else None
        item = None if pair or items is None else _SIMPLE_ITEM().match(line)
        if pair and pair.group(1) not in found:
            key, *values, flow = pair.groups()
            value = next((text for text in values if text is not None), None)
            found[key] = (value or "").strip() if flow is None else [part.strip() for part in flow.split(",") if part.strip()]
            items, indent = ([], -1) if value is None and flow is None else (None, -1)
        elif item and items is not None and indent in (-1, len(item.group(1))):
            indent = len(item.group(1))
            items.append(next(text for text in item.groups()[1:] if text is not None).strip())
            found[key] = items
        else:
            return None
    return found or None


def _parse_yaml(block: str) -> object:
    import yaml

    check_depth(block)
    depth = 0
    for event in yaml.parse(block, Loader=yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH or getattr(event, "anchor", None):  # an alias carries the name of its anchor too
            raise ValueError("nested too deeply, or an anchor")
    # the base loader makes nothing but texts, lists and dictionaries: no dates that do not exist, no numbers of 5,000 digits
    return yaml.load(block, Loader=yaml.BaseLoader)


def _parse_toml(block: Sequence[str]) -> object:
    import tomllib

    check_depth("\n".join(block))
    if any(line.partition("=")[0].count(".") > MAX_DEPTH for line in block if not line.lstrip().startswith(("#", '"', "'"))):
        raise ValueError("nested too deeply")
    return tomllib.loads("\n".join(block))
