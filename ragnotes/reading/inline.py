"""The words of a line without the marks of Markdown: links, emphasis, code, heading signs."""

from __future__ import annotations

import re

from .patterns import at_first_use

_LINK = at_first_use(r"!?\[([^\[\]]*)\](?:\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)?)[^()]*\)|\[[^\[\]]*\])")
_WIKI = at_first_use(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_EMPHASIS = at_first_use(r"\*{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])|~~|==(?=\S)")
_START = at_first_use(r"\s*(?:#{1,6}(?=\s|[^#\s])|>|=+(?=\s)|(?:[-*+•]|\d{1,3}[.)])(?=\s))\s*")


def links(text: str) -> list[tuple[str, str]]:
    """Return (words, address) of each inline link of a line."""
    return [(words, address) for words, address in _LINK().findall(text) if address]


def unmark(text: str) -> str:
    """Return the words of a line, without Markdown's marks and without blanks at its ends.

    >>> unmark("## 09:00, [Docker and *Python*](https://example.org), Tania")
    '09:00, Docker and Python, Tania'
    """
    bare = _START().sub("", text, count=1) if _START().match(text) else text
    bare = re.sub(r"\s#+\s*$", "", bare) if text.startswith("#") else bare
    bare = _WIKI().sub(lambda found: found.group(2) or found.group(1), bare)
    bare = _LINK().sub(r"\1", bare)
    return " ".join(_EMPHASIS().sub("", bare.replace("`", "")).split())
