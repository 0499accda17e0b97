"""Headings that come again: a programme's bare headings where the notes stand below, the same block twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..records.notes import Line
from ..text import fold
from .found import filled, is_bare
from .sections import Section

_MOST = 60  # lines with text by which two blocks are compared


def named_by_programme(lines: Sequence[Line], sections: Sequence[Section]) -> list[Section]:
    """Return the sections without the bare headings of a programme whose titles come again over notes, which get the speakers of these."""
    bare = {fold(one.title.text): one for one in sections if one.empty and one.title.speakers and is_bare(lines, one.first + 1, one.last)}
    again = [one for one in sections if bare and not one.empty and not one.title.speakers and one.title.kind in ("plain", "talk")]
    pairs = [(one.first, bare.get(fold(one.title.text))) for one in again]
    noted = {first: programme for first, programme in pairs if programme}
    if not noted:
        return list(sections)
    gone = {one.first for one in noted.values()}
    return [_named(section, noted.get(section.first)) for section in sections if section.first not in gone]


def _named(section: Section, programme: Section | None) -> Section:
    """Return the section with the speakers that its programme gives."""
    if not programme:
        return section
    title = section.title
    return replace(section, title=replace(title, speakers=programme.title.speakers, kind="talk", inner=False, form="under"))


def once(lines: Sequence[Line], sections: list[Section]) -> list[Section]:
    """Return the sections without copies: a programme's bare headings where the notes stand below, the same block twice."""
    known: dict[tuple[str, tuple[str, ...]], list[Section]] = {}
    for section in sections:
        known.setdefault((fold(section.title.text), section.title.speakers), []).append(section)
    dropped: set[int] = set()
    for copies in known.values():
        if len(copies) == 1:
            continue  # as most: what stands under them need not be read
        bodies = [_body(lines, section) for section in copies]
        told, seen = any(bodies), set[str]()
        for section, body in zip(copies, bodies, strict=True):
            if (told and not body) or body in seen:
                dropped.add(section.first)
            seen.add(body)
    return [section for section in sections if section.first not in dropped]


def _body(lines: Sequence[Line], section: Section) -> str:
    return " ".join(lines[position].text for position in filled(lines, section.first + 1, section.last)[:_MOST])
