"""The front matter at the very start of a note: YAML between `---`, TOML between `+++`, JSON in braces, or one of the forms of `headers`.

After `---` may stand the name of the language, as Eleventy reads it: `---json`. JavaScript is not run.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from ..patterns import at_first_use
from .headers import (
    KEY,
    MAX_CHARACTERS,
    MAX_DEPTH,
    NONE,
    PAIR,
    SITE,
    TOO_LONG,
    UNCLOSED,
    UNREADABLE,
    USED,
    Fields,
    FrontMatter,
    check_depth,
    fields_of,
    key_of,
    read_headers,
    read_inline,
    read_keywords,
    simple_fields,
)

_FENCE = at_first_use(r"(---|\+\+\+) ?(yaml|yml|toml|json|js|javascript)?$")
_JSON_FIELD = at_first_use(r"\"(\w{1,40})\"\s*:\s*(?:\"([^\"\\\n]{1,300})\")?")
_NOTEBOOK = at_first_use(r"\"(?:cells|cell_type|worksheets|nbformat|kernelspec)\"")


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """Return the front matter at the start of the lines; a block that cannot be trusted is left to be read as text."""
    first = lines[0].rstrip() if lines else ""
    fence = _FENCE().match(first) if first[:3] in ("---", "+++") and len(first) < 20 else None
    if first[:2] == "#+":
        return FrontMatter(read_keywords(lines), 0, None)
    found = _fenced(lines, *fence.groups("")) if fence else _json(lines) if first[:1] == "{" else read_headers(lines)
    if found.n_broken:
        return replace(found, remark=_with_taken(found)) if found.fields and found.remark else found
    fields, n_lines = read_inline(lines[found.n_lines : found.n_lines + 40])
    return replace(found, fields={**fields, **found.fields}, n_lines=found.n_lines + n_lines) if n_lines else found


def _with_taken(found: FrontMatter) -> str:
    """Return the remark on a block that could not be read, with the names of the fields that were taken from its lines all the same."""
    return (found.remark or "").replace(": kept as text", f": {', '.join(found.fields)} taken from its lines, else kept as text")


def _fenced(lines: Sequence[str], fence: str, language: str) -> FrontMatter:
    length = number = 0
    for line in lines[1:]:
        number += 1
        if line.rstrip() == fence or (fence == "---" and line.rstrip() == "..."):
            break
        length += len(line) + 1
        if length > MAX_CHARACTERS:
            return _broken(lines, fence, language, TOO_LONG)
    else:
        return _broken(lines, fence, language, UNCLOSED)
    block = [line.rstrip() for line in lines[1:number]]
    if language in ("js", "javascript"):
        return FrontMatter(simple_fields(block), 0, "front matter in JavaScript is not run: kept as text", number + 1)
    try:
        found = _parse(block, language or ("yaml" if fence == "---" else "toml"))
    except (Exception, RecursionError):  # the parsers raise a dozen kinds on hostile input
        return FrontMatter(simple_fields(block), 0, UNREADABLE, number + 1)
    if not isinstance(found, dict):
        # two rules with prose between them are no front matter, and no accident either
        remark = "front matter without fields: kept as text" if any(line.strip() for line in block) else None
        return FrontMatter({}, 0, remark)
    return FrontMatter(fields_of(found), number + 1, None)


def _parse(block: Sequence[str], language: str) -> object:
    if language == "toml":
        return _parse_toml(block)
    if language == "json":
        text = "\n".join(block).strip()
        found, end = _parse_json(text)
        return found if end == len(text) else None
    return _simple_yaml(block) or _parse_yaml("\n".join(block))


def _json(lines: Sequence[str]) -> FrontMatter:
    """Return the fields of a JSON object before the text, as Hugo reads it: on lines of its own, at least one key of a site's."""
    block = "\n".join(lines[:400])[:MAX_CHARACTERS]
    named = [(key.casefold(), value) for key, value in _JSON_FIELD().findall(block)]
    if not any(key in SITE for key, _ in named) or not re.match(r"\{\s*\"", block) or _NOTEBOOK().search(block):
        return NONE  # a template's tag, code, a notebook
    try:
        found, end = _parse_json(block)
    except (ValueError, RecursionError):
        return _broken_json(lines, {key: (value,) for key, value in reversed(named) if key in USED and value}, block)
    if block[end:].partition("\n")[0].strip():
        return NONE  # words go on behind it
    fields = fields_of(found)
    return FrontMatter(fields, block.count("\n", 0, end) + 1, None) if fields.keys() & SITE else NONE


def _broken_json(lines: Sequence[str], fields: Fields, block: str) -> FrontMatter:
    """Return what the texts in a broken object say, and its lines: up to its brace, or to the first that holds no JSON."""
    if lines[0].rstrip().endswith("}"):
        return FrontMatter(fields, 0, TOO_LONG if len(lines[0]) > MAX_CHARACTERS else UNREADABLE, 1)
    near = range(1, min(len(lines), block.count("\n") + 1))
    close = next((number for number in near if lines[number].rstrip() == "}"), 0)
    if close:
        return FrontMatter(fields, 0, UNREADABLE, close + 1)
    cut = len(block) == MAX_CHARACTERS
    end = next((number for number in near if lines[number].lstrip()[:1] not in tuple('"[]{},')), near.stop)
    return FrontMatter(fields, 0, TOO_LONG if cut and end == near.stop else UNCLOSED, end)


def _broken(lines: Sequence[str], fence: str, language: str, remark: str) -> FrontMatter:
    """Return what a block without an end says: the lines up to the first that is no field; a rule above a text says nothing."""
    fields = [line for line in lines[1:200] if line.strip() and line.rstrip() != fence]
    is_field = KEY() if fence == "---" else PAIR()
    if language.startswith("js"):
        end = next((number for number, line in enumerate(lines[:200]) if not line.strip()), min(len(lines), 200))
        return FrontMatter(simple_fields(lines[1:end]), 0, remark, end)
    if lines[1:] and lines[1][:1] in tuple("[{&*!?%"):
        return FrontMatter({}, 0, remark, 2)
    if not fields or not is_field.match(lines[1][:300].rstrip()):
        return NONE if fence == "---" else FrontMatter({}, 0, None, 1)
    goes_on = (bool(is_field.match(line[:300].rstrip()) or (line.strip() and line[0] in " -\t")) for line in lines[1:200])
    last = next((place for place, field in enumerate(goes_on, 1) if not field), 200)
    n_broken = min(last, len(lines))
    if n_broken < 3 and key_of(lines[1]) not in USED:
        return NONE  # "Note: ..." under a rule
    return FrontMatter(simple_fields(lines[1:n_broken]), 0, remark, n_broken)


_PLAIN = r"[^\W_](?:[^:#\[\]{},&*!|>'\"%@`\\\t\x85\u2028\u2029]|:(?=\S))*"
_PLAIN_IN_LIST = _PLAIN.replace(r"\S", r"[^\s,\]]")
_IN_LIST = rf"(?:{_PLAIN_IN_LIST}|(?:\"[^\"\\]*\"|'[^']*') *)(?:, *|(?=\]))"
_SIMPLE = at_first_use(rf"([A-Za-z][\w-]*):(?:[ ]+(?:({_PLAIN})|\"([^\"\\]*)\"|'([^']*)'|\[ *((?:{_IN_LIST})*)\]))?[ ]*$")
_LISTED = at_first_use(rf"({_PLAIN_IN_LIST})|\"([^\"\\]*)\"|'([^']*)'")
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
            found[key] = (value or "").strip() if flow is None else _listed(flow)
            items, indent = ([], -1) if value is None and flow is None else (None, -1)
        elif item and items is not None and indent in (-1, len(item.group(1))):
            indent = len(item.group(1))
            items.append(next(text for text in item.groups()[1:] if text is not None).strip())
            found[key] = items
        else:
            return None
    return found or None


def _listed(flow: str) -> list[str]:
    """Return the texts between the brackets of a list on one line."""
    return [(plain or "").strip() or double or single or "" for plain, double, single in _LISTED().findall(flow)]


@functools.lru_cache(maxsize=4)  # asked for all fields, and again for the speakers among them
def _parse_yaml(block: str) -> object:
    import yaml

    check_depth(block)
    named = yaml.parse(block, Loader=yaml.BaseLoader) if "&" in block or "*" in block else ()
    if any(getattr(event, "anchor", None) for event in named):  # an alias carries the name of its anchor too
        raise ValueError("an anchor")
    # the base loader makes nothing but texts, lists and dictionaries: no dates that do not exist, no numbers of 5,000 digits
    found = yaml.load(block, Loader=yaml.BaseLoader)
    if _depth(found) > MAX_DEPTH:
        raise ValueError("nested too deeply")
    return found


def _depth(found: object) -> int:
    """Return how deeply lists and dictionaries are nested, 0 for neither."""
    inner = found.values() if isinstance(found, dict) else found if isinstance(found, list) else None
    return 0 if inner is None else 1 + max(map(_depth, inner), default=0)


def _parse_json(block: str) -> tuple[object, int]:
    """Return what JSON at the start of a block holds, and where it ends."""
    import json

    # numbers stay as written: one of 5,000 digits is an error to Python
    found, end = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False).raw_decode(block)
    check_depth(block[:end])
    return found, end


def _parse_toml(block: Sequence[str]) -> object:
    import tomllib

    check_depth("\n".join(block))
    if any(line.partition("=")[0].count(".") > MAX_DEPTH for line in block if not line.lstrip().startswith(("#", '"', "'"))):
        raise ValueError("nested too deeply")
    return tomllib.loads("\n".join(block))
