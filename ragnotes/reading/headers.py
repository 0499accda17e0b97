"""Front matter without a fence, as site generators and note apps write it: fields and how many lines they take.

`Key: value` lines before a blank one (Pelican, MultiMarkdown), `key=value` lines before `~~~~~~` (JBake), `key: value` blocks between
`---` (Lektor), JSON in braces (Hugo), `key:: value` lines (Obsidian, Logseq).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .patterns import at_first_use

Fields = Mapping[str, tuple[str, ...]]
Headed = tuple[Fields, int]  # fields, lines

MAX_CHARACTERS = 8_000
MAX_DEPTH = 5

KEY = at_first_use(r"([^\W\d][\w -]{0,40}?)[ \t]*:(?:[ \t]+(\S.*)|[ \t]*)$")
PAIR = at_first_use(r"([A-Za-z][\w.-]{0,40})[ \t]*=[ \t]*(.*)$")
_INLINE = at_first_use(r"(?:[-*] )?\[?([^\W\d][\w -]{0,40}?)::[ \t]+(\S.*)$")
_WIKI = at_first_use(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
_BODY = frozenset(("body", "text", "content"))
# What only a site's generator asks for; a list of fields with a talk's own ("Speaker:", "Room:") is the note's text.
_SITE = frozenset(
    "title subtitle date modified updated published author authors tags tag keywords category categories slug summary description status "
    "lang language template layout type save_as url image cover thumbnail permalink series translation email copyright css comments event "
    "conference".split()
)
_OF_TALKS = frozenset("speaker speakers presenter presenters abstract room venue track link video slides".split())
_OF_ANY = frozenset("date event conference author url".split())
_LISTS = frozenset("tags keywords categories authors".split())


def read_headers(lines: Sequence[str]) -> Headed | None:
    """Return the fields at the start of the lines in one of these forms, None if they stand in none of them."""
    first = lines[0].rstrip() if lines else ""
    if first.startswith("{"):
        return _json(lines)
    if ":" in first and "::" not in first:
        return _lektor(lines) or _headers(lines)
    return _pairs(lines) if "=" in first else None


def read_inline(lines: Sequence[str]) -> Headed:
    """Return the fields of the `key:: value` lines at the start of the lines."""
    fields: dict[str, tuple[str, ...]] = {}
    end = 0
    for line in lines[:40]:
        found = _INLINE().match(line[:500].rstrip()) if "::" in line[:60] else None
        if not found and (line.strip() or not fields):
            break
        if found:
            key = found.group(1).casefold()
            fields.setdefault(key, _listed(key, _WIKI().sub(r"\1", found.group(2)).rstrip("]")))
        end += 1
    return fields, end


def _headers(lines: Sequence[str]) -> Headed | None:
    """Return the fields of `Key: value` lines before the first blank line, if they are those of a site and no sentences."""
    fields: dict[str, tuple[str, ...]] = {}
    key, number = "", 0
    for number, line in enumerate(lines[:60]):  # noqa: B007
        if not line.strip():
            break
        found = KEY().match(line[:2_000].rstrip()) if line[0] not in " \t" else None
        if not found and not (key and line[0] in " \t"):
            return None
        if found:
            key = found.group(1).casefold().replace("-", "_")
            fields[key] = _listed(key, found.group(2) or "")
        else:
            fields[key] += _listed(key, line.strip())
    else:
        return None
    known = [name for name in fields if name in _SITE]
    if len(known) < len(fields) - 2 or not known or next(iter(fields)) not in _SITE or not fields.keys() & {"title", "date"}:
        return None
    if any(line[:60].casefold().startswith(f"{next(iter(fields))}:") for line in lines[number:]):
        return None  # a list of such fields for each talk
    if fields.keys() & _OF_TALKS or (len(known) < 2 and len(fields) > 1) or fields.keys() <= _OF_ANY:
        return None
    return {name: texts for name, texts in fields.items() if texts}, number + 1


def _lektor(lines: Sequence[str]) -> Headed | None:
    """Return the fields of Lektor's blocks; the body begins after the line `body:`."""
    if not re.fullmatch(r"[a-z_][\w-]{0,40}:.*", lines[0].rstrip()) or not any(line.rstrip() == "---" for line in lines[1:30]):
        return None
    fields: dict[str, tuple[str, ...]] = {}
    begins, key, length = True, "", 0
    for number, line in enumerate(lines[:300]):
        bare = line.rstrip()
        length += len(bare)
        found = re.fullmatch(r"([a-z_][\w-]{0,40}):\s*(.*)", bare[:2_000]) if begins else None
        if (begins and bare and not found) or length > MAX_CHARACTERS:
            return None
        if found:
            key = found.group(1)
            if key in _BODY and not found.group(2):
                return {name: texts for name, texts in fields.items() if texts}, number + 1
            fields[key] = _listed(key, found.group(2))
        elif bare != "---" and bare:
            fields[key] += texts_of(bare)
        begins = bare == "---" or (begins and not bare)
    return None


def _pairs(lines: Sequence[str]) -> Headed | None:
    """Return the fields of JBake's `key=value` lines, which end with a line of `~`."""
    end = next((number for number, line in enumerate(lines[:100]) if re.fullmatch(r"~{6,}\s*", line[:200])), 0)
    found = [PAIR().match(line[:2_000].rstrip()) for line in lines[:end] if line.strip()]
    pairs = [(pair.group(1).casefold(), pair.group(2)) for pair in found if pair]
    if not pairs or len(pairs) < len(found):
        return None
    return {key: texts for key, value in pairs for texts in [_listed(key, value)] if texts}, end + 1


def _json(lines: Sequence[str]) -> Headed | None:
    """Return the fields of a JSON object that closes on a line of its own before the text, as Hugo reads it."""
    import json

    end = next((number for number, line in enumerate(lines[:200]) if line.rstrip() == "}"), 0)
    block = "\n".join(lines[: end + 1])
    if not end or len(block) > MAX_CHARACTERS:
        return None
    try:
        check_depth(block)
        found = json.loads(block)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not any(str(key).casefold() in _SITE for key in found):
        return None
    return {key.casefold(): texts for key, value in found.items() for texts in [texts_of(value)] if texts}, end + 1


def _listed(key: str, value: str) -> tuple[str, ...]:
    parts = re.split(r"\s*[;,]\s*", value) if key in _LISTS else [value]
    return tuple(text for part in parts for text in texts_of(part.strip("\"'")))


def texts_of(value: object) -> tuple[str, ...]:
    """Return the texts that a value of YAML, TOML or JSON holds; of an object its name."""
    if isinstance(value, dict):
        named = [value[key] for key in ("name", "title") if key in value]
        return texts_of(named[0]) if named else ()
    if isinstance(value, list | tuple):
        return tuple(text for part in value for text in texts_of(part))
    text = str(value).strip()
    return () if value is None or text in ("", "~", "null", "None") else (text,)


def check_depth(block: str) -> None:
    """Raise ValueError for brackets nested deeper than anybody writes."""
    depth = 0
    for char in re.findall(r"[\[\]{}]", block):
        depth += 1 if char in "[{" else -1
        if depth > MAX_DEPTH:
            raise ValueError("nested too deeply")
