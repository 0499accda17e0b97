"""Front matter without a fence, as site generators and note apps write it: fields and how many lines they take.

`Key: value` lines before a blank one (Pelican, MultiMarkdown), `key=value` lines before `~~~~~~` (JBake), `key: value` blocks between
`---` (Lektor), `key:: value` lines (Obsidian, Logseq). What was meant for one of these and is broken is text, with
a remark; what was hardly meant for one is text without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..patterns import at_first_use

Fields = Mapping[str, tuple[str, ...]]

MAX_CHARACTERS = 8_000
MAX_DEPTH = 5
UNREADABLE = "front matter could not be read: kept as text"
UNCLOSED = "front matter that is never closed: kept as text"
TOO_LONG = "front matter longer than 8,000 characters: kept as text"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Fields under lower-case keys, each a list of texts; how many lines they take; and a remark when the block was refused.

    A block that was refused takes no lines: its first `n_broken` lines, fences and all, are to be read as prose and never to give
    the note its title; `fields` then hold what its simple lines say under the keys in use. `n_after` lines at the end of the note
    hold fields too, as Lektor may write them behind the text.
    """

    fields: Fields
    n_lines: int
    remark: str | None
    n_broken: int = 0
    n_after: int = 0


NONE = FrontMatter({}, 0, None)

KEY = at_first_use(r"([^\W\d][\w -]{0,40}?)[ \t]*:(?:[ \t]+(\S.*)|[ \t]*)$")
PAIR = at_first_use(r"([A-Za-z][\w.-]{0,40})[ \t]*=[ \t]*(.*)$")
_INLINE = at_first_use(r"(?:[-*] )?\[?([^\W\d][\w -]{0,40}?)::[ \t]+(\S.*)$")
_KEYWORD = at_first_use(r"#\+([A-Za-z][\w-]{0,40}):[ \t]+(\S.*)$")
_WIKI = at_first_use(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
_LEKTOR = at_first_use(r"([a-z_][\w-]{0,40}):\s*(.*)")
_BODY = frozenset(("body", "text", "content"))
USED = frozenset("title date author authors tags event conference speaker speakers".split())
# What only a site's generator asks for; a list of fields with a talk's own ("Speaker:", "Room:") is the note's text.
SITE = frozenset(
    "title subtitle date modified updated published author authors tags tag keywords category categories slug summary description status "
    "lang language template layout type save_as url image cover thumbnail permalink series translation email copyright css comments event "
    "conference".split()
)
_OF_TALKS = frozenset("speaker speakers presenter presenters abstract room venue track link video slides".split())
_OF_ANY = frozenset("date event conference author url".split())
_LISTS = frozenset("tags keywords categories authors".split())


def read_headers(lines: Sequence[str]) -> FrontMatter:
    """Return the fields at the start of the lines in one of these forms; no lines and no remark if they stand in none of them."""
    first = lines[0].rstrip() if lines else ""
    if ":" in first and "::" not in first:
        return _lektor(lines) or _headers(lines)
    return _pairs(lines) if "=" in first else NONE


def read_inline(lines: Sequence[str]) -> tuple[Fields, int]:
    """Return the fields of the `key:: value` lines at the start of the lines, and how many lines they take."""
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


def read_keywords(lines: Sequence[str]) -> Fields:
    """Return the fields of lines that are all keywords of org-mode: "#+speaker: Ana Uno"; none of a text, which org's own reader reads."""
    found = [_KEYWORD().match(line[:300]) for line in lines[:60]]
    return {match.group(1).casefold(): (match.group(2),) for match in reversed(found) if match} if all(found) else {}


def key_of(line: str) -> str:
    """Return the key that a line such as `title: Words` or `"title" = Words` begins with."""
    return re.split(r"[:=]", line[:60])[0].strip(" \t\"'{").casefold()


def simple_fields(block: Sequence[str]) -> Fields:
    """Return what lines such as `title: Words` say under the keys in use, without any parser."""
    found: dict[str, tuple[str, ...]] = {}
    for line in block:
        key, value = key_of(line), line[:300].partition("=" if "=" in line[:40] and ":" not in line[:40] else ":")[2].strip()
        if key in USED and value and value[0] not in "&*!|>{[%@" and key not in found:
            value = value.rstrip(",} ") if value[0] in "\"'" else value  # of JSON or JavaScript
            found[key] = (value.strip("\"'").strip(),) if value.strip("\"'").strip() else ()
    return {key: texts for key, texts in found.items() if texts}


def _refused(lines: Sequence[str], n_broken: int, remark: str) -> FrontMatter:
    return FrontMatter(simple_fields(lines[:n_broken]), 0, remark, n_broken)


def _filled(fields: Fields) -> Fields:
    return {key: texts for key, texts in fields.items() if texts}


def _headers(lines: Sequence[str]) -> FrontMatter:
    """Return the fields of `Key: value` lines before the first blank line, if they are those of a site and no sentences."""
    fields: dict[str, tuple[str, ...]] = {}
    key, broken, number = "", "", 0
    length = 0
    for line in lines[:60]:
        if not line.strip():
            break
        found = KEY().match(line[:2_000].rstrip()) if line[0] not in " \t" else None
        length += len(line)
        broken = TOO_LONG if length > MAX_CHARACTERS else UNREADABLE if not found and not (key and line[0] in " \t") else ""
        if broken:
            break
        if found:
            key = found.group(1).casefold().replace("-", "_")
            fields[key] = _listed(key, found.group(2) or "")
        else:
            fields[key] += _listed(key, line.strip())
        number += 1
    else:
        broken = UNCLOSED
    if not _is_of_a_site(fields, lines[number:]):
        return NONE
    if broken:  # a title and a line below it are no accident; lines that end with the file were no front matter
        return _refused(lines, number, broken) if len(fields) > 1 and number < len(lines) else NONE
    return FrontMatter(_filled(fields), number + 1, None)


def _is_of_a_site(fields: Fields, below: Sequence[str]) -> bool:
    """Return whether fields are what a site's generator asks for, and not those of one of the talks below."""
    known = [name for name in fields if name in SITE]
    if len(known) < len(fields) - 2 or not known or next(iter(fields)) not in SITE or not fields.keys() & {"title", "date"}:
        return False
    if any(line[:60].casefold().startswith(f"{next(iter(fields))}:") for line in below):
        return False  # a list of such fields for each talk
    return not (fields.keys() & _OF_TALKS or (len(known) < 2 and len(fields) > 1) or fields.keys() <= _OF_ANY)


def _lektor(lines: Sequence[str]) -> FrontMatter | None:
    """Return the fields of Lektor's blocks; the body begins after the line `body:`. Those that stand behind the body count too."""
    if not _LEKTOR().fullmatch(lines[0][:2_000].rstrip()) or not any(line.rstrip() == "---" for line in lines[1:30]):
        return None
    fields: dict[str, tuple[str, ...]] = {}
    begins, key, length, broken = True, "", 0, ""
    for number, line in enumerate(lines[:300]):
        bare = line.rstrip()
        length += len(bare)
        found = _LEKTOR().fullmatch(bare[:2_000]) if begins else None
        broken = UNREADABLE if begins and bare and not found else TOO_LONG if length > MAX_CHARACTERS else ""
        if broken:
            break
        if found:
            key = found.group(1)
            if key in _BODY and not found.group(2):
                behind, n_after = _behind_body(lines[number + 1 :])
                return FrontMatter(_filled({**behind, **fields}), number + 1, None, n_after=n_after)
            fields[key] = _listed(key, found.group(2))
        elif bare != "---" and bare:
            fields[key] += texts_of(bare)
        begins = bare == "---" or (begins and not bare)
    bodies = (number for number, line in enumerate(lines[:300]) if number and line.rstrip()[:-1] in _BODY and line.rstrip()[-1] == ":")
    body = next((number for number in bodies if lines[number - 1].rstrip() == "---"), -1)
    if body < 0 and lines[0][0] != "_":  # Lektor's own keys begin so: `_model: page`
        return None
    ends = (place for place, line in enumerate(lines[:300]) if not line.strip())
    return _refused(lines, body + 1 if body > 0 else next(ends, min(len(lines), 300)), broken or UNCLOSED)


def _behind_body(lines: Sequence[str]) -> tuple[Fields, int]:
    """Return the fields in the blocks behind a body, and how many lines they take.

    None if anything but fields of one line follows the first `---`: then it is a rule, or a second text.
    """
    fields: dict[str, tuple[str, ...]] = {}
    start = next((place for place, line in enumerate(lines) if line.rstrip() == "---"), len(lines))
    begins = False
    for line in lines[start:]:
        found = _LEKTOR().fullmatch(line[:2_000].rstrip()) if begins else None
        if found:
            fields[found.group(1)] = _listed(found.group(1), found.group(2))
        elif line.strip() and line.rstrip() != "---":
            return {}, 0
        begins = line.rstrip() == "---" or (begins and not found)
    return fields, len(lines) - start if fields else 0


def _pairs(lines: Sequence[str]) -> FrontMatter:
    """Return the fields of JBake's `key=value` lines, which end with a line of `~`."""
    drawn = (number for number, line in enumerate(lines[:100]) if line.startswith("~~~~~~") and re.fullmatch(r"~{6,}\s*", line[:200]))
    end = next(drawn, 0)
    found = [PAIR().match(line[:2_000].rstrip()) for line in lines[: end or 100]]
    if not end:  # of lines without an end those count that follow on one another
        found = found[: next((number for number, pair in enumerate(found) if not pair), len(found))]
    filled = [pair for pair, line in zip(found, lines, strict=False) if line.strip()]
    pairs = [(pair.group(1).casefold(), pair.group(2)) for pair in filled if pair]
    known = sum(key in SITE for key, _ in pairs)
    if end and pairs and len(pairs) == len(filled) and sum(map(len, lines[:end])) <= MAX_CHARACTERS:
        return FrontMatter(_filled({key: _listed(key, value) for key, value in pairs}), end + 1, None)
    if end and known and len(pairs) * 2 >= len(filled):
        return _refused(lines, end + 1, UNREADABLE if len(pairs) < len(filled) else TOO_LONG)
    return _refused(lines, len(found), UNCLOSED) if not end and known > 1 and len(found) < len(lines) else NONE


def fields_of(found: object) -> Fields:
    """Return the fields of a parsed block, its keys in lower case; an author in Hugo's `params` or Zola's `extra` counts if no other is."""
    if not isinstance(found, dict):
        return {}
    fields = {str(key).casefold().strip(): texts_of(value) for key, value in found.items()}
    if not fields.get("author") and not fields.get("authors"):
        tables = [value for key, value in found.items() if str(key).casefold() in ("params", "extra") and isinstance(value, dict)]
        told = {str(key).casefold(): texts_of(value) for table in tables for key, value in table.items()}
        fields |= {key: told[key] for key in ("author", "authors") if key in told}
    return _filled(fields)


def _listed(key: str, value: str) -> tuple[str, ...]:
    parts = re.split(r"\s*[;,]\s*", value) if key in _LISTS else [value]
    return tuple(text for part in parts for text in texts_of(part.strip("\"'")))


def texts_of(value: object) -> tuple[str, ...]:
    """Return the texts that a value of YAML, TOML or JSON holds; of an object its name.

    >>> texts_of([{"name": "Ana Uno", "title": "Host"}, {"key": "bo", "title": "Guest"}, {"name": {"given": "Cy", "family": "Tree"}}])
    ('Ana Uno', 'bo', 'Cy Tree')
    """
    if isinstance(value, dict):
        if "family" in value:  # Quarto's
            return texts_of(" ".join(text for key in ("given", "family") for text in texts_of(value.get(key))))
        # Docusaurus names an author by a key and may add a title, such as "Guest"
        return texts_of(next((value[key] for key in ("name", "key", "title") if key in value), None))
    if isinstance(value, list | tuple):
        return tuple(text for part in value for text in texts_of(part))
    text = " ".join(str(value).split())  # a title is one line wherever it is told
    return () if value is None or text in ("", "~", "null", "None") else (text,)


def check_depth(block: str) -> None:
    """Raise ValueError for brackets nested deeper than anybody writes."""
    depth = 0
    for char in re.findall(r"[\[\]{}]", block):
        depth += 1 if char in "[{" else -1
        if depth > MAX_DEPTH:
            raise ValueError("nested too deeply")
