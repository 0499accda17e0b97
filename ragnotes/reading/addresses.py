"""The address of a talk: its heading's link, or one on a line of its own under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records.notes import Line
from .found import NEAR, under
from .inline import links, unmark
from .names import is_name
from .sections import Section


def page_of(lines: Sequence[Line], section: Section) -> str | None:
    """Return the address of a talk: the heading's link, or one on a line of its own under it, the talk's page before slides and video."""
    if section.title.url:
        return section.title.url
    if not any("http" in line.text for line in lines[section.first + 1 : min(section.last, section.first + NEAR)]):
        return None
    best: tuple[int, str] | None = None
    for line in under(lines, section.first, section.last, 6):
        if "http" not in line.text or len(line.text) > 400:
            continue
        pairs = [pair for pair in links(line.text) if pair[1].startswith("http")]
        address = pairs[0][1] if pairs else next(iter(re.findall(r"https?://[^\s<>()\[\]]+", line.text)), "")
        said = unmark(re.sub(r"https?://\S+", "", line.text)).lower()
        rest = said.replace(pairs[0][0].lower(), "") if pairs else said
        person = re.search(
            r"//(?:www\.|mobile\.)?(?:twitter|x|linkedin|facebook|instagram|github|mastodon)\.\w+/@?[\w.-]+/?$|/in/", address
        )
        if not address or person or len(rest.split()) > 4 or is_name(said) or re.search(r"\.(?:png|jpe?g|gif|svg|webp)$", address):
            continue
        told = said + address
        rank = 2 if re.search(r"video|youtu|vimeo", told) else 1 if re.search(r"slide|speakerdeck|\.pdf|prezi", told) else 0
        best = min(best or (9, ""), (rank, address))
    return best[1] if best else None
