"""Headings that end with who spoke, told by how most of their siblings are written: "Fast tables @ana", "Fast tables: Ana Uno"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..patterns import at_first_use
from ..records.notes import Line
from .names import evidence, is_name
from .outline import Title, read_title

_ENDS_IN_HANDLE = at_first_use(
    r"([^@]{3,150}[^\s@(,–—|-])[\s(,–—|-]+(@[^\W\d]\w{2,30}(?:\)?(?:,|\s(?:and|y|e|et|en|und|och|&))?\s@[^\W\d]\w{2,30}){0,3})\)?"
)
_HANDLE = at_first_use(r"@\w+")
_KNOWN = 2  # evidence of a name that needs more than a first capital


def split_off_handles(siblings: Sequence[int], titles: dict[int, Title]) -> None:
    """Give the headings that end with a handle as most others do, "Fast tables @ana", this as the speaker's."""
    ended = [place for place in siblings if not titles[place].speakers and " @" in titles[place].text]
    found = {place: match for place in ended for match in [_ENDS_IN_HANDLE().fullmatch(titles[place].text)] if match}
    named = sum(bool(titles[place].speakers) for place in siblings)
    several = sum(" " in match.group(1) and not is_name(match.group(1)) for match in found.values())
    if len(found) + named < max(2, 0.6 * len(siblings)) or 2 * several < len(found):
        return  # one word each: of people
    for place, match in found.items():
        handles = tuple(dict.fromkeys(_HANDLE().findall(match.group(2))))
        titles[place] = replace(titles[place], text=match.group(1), speakers=handles, kind="talk", form="right")


def split_off_last(lines: Sequence[Line], siblings: Sequence[int], titles: dict[int, Title]) -> None:
    """Give "Fast tables: Ana Uno" its sure name where two or more, and half of its siblings, name theirs."""
    led = [place for place in siblings if ": " in titles[place].text and not titles[place].speakers]
    if led and sum([titles[place].speakers != () for place in siblings]) < max(2, 0.5 * len(siblings)):
        return
    for place in led:
        again = read_title(lines[place].text, "right")
        sure = again.form == "right" and " " in again.text and all(evidence(name) > _KNOWN for name in again.speakers)
        titles[place] = again if sure and titles[place].text.startswith(f"{again.text}: ") else titles[place]
