"""Speakers that a tag names, as MDX, Hugo, Jekyll and Eleventy have them: `<Speaker name="..." />`, `{{< speaker "..." >}}`."""

from __future__ import annotations

from collections.abc import Sequence

from ...patterns import at_first_use
from ..names import split_names

PIECES = ("peaker", "resenter")  # one of them stands in every such tag
_OPEN = ("<", "{{<", "{{%", "{%")
_MAX_TAG = 8  # stored lines of one tag
_LONGEST = 500  # characters of one
_NAMED = at_first_use(
    r"(?:<|\{\{[<%]\s*|\{%-?\s*(?:include\s+)?)[\w.-]{0,20}?(?:[Ss]peakers?|[Pp]resenters?)(?:[-_]?(?:[Cc]ard|[Ii]nfo|[Bb]io|[Nn]ame|[Ll]ine|[Bb]ox))?"
    r"(?:\.\w{2,6})?\s+(?:[^<>\n]*?\b[Nn]ames?\s*=\s*\{?\s*)?[\"'`]([^\"'`<>]{3,120})[\"'`]"
)
_SAID = at_first_use(r"[<{%\s]{1,6}[\w.-]{2,40}\s[^<>\n]*?\b(?:[Ss]peakers?|[Pp]resenters?)\s*=\s*\{?\s*[\"'`]([^\"'`<>]{3,120})[\"'`]")
_ENDS = (">", "}}", "%}")


def speaker_tags(lines: Sequence[str]) -> dict[int, str]:
    """Return the names that lines of tags tell, by the position of the line that each tag begins on.

    >>> speaker_tags(['{{< speaker name="Ana Lund" >}}', '<Speaker', '  name="Bo Sand"', "/>", '<Avatar name="Ida Berg" />'])
    {0: 'Ana Lund', 1: 'Bo Sand'}
    """
    found: dict[int, str] = {}
    for position, line in enumerate(lines):
        text = line.strip() if "<" in line or "{" in line else ""
        if not text.startswith(_OPEN) or len(text) > _LONGEST or not any(piece in text for piece in PIECES):
            continue
        near = lines[position + 1 : position + _MAX_TAG] if not text.endswith(_ENDS) else ()
        for more in near:
            text = f"{text} {more.strip()}"[:_LONGEST]
            if more.rstrip().endswith(_ENDS):
                break
        told = (_NAMED().match(text) or _SAID().match(text)) if text.endswith(_ENDS) else None
        if told and split_names(told.group(1), trusted=True):
            found[position] = told.group(1).strip()
    return found
