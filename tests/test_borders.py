"""Notes at the border of each rule, just within and just beyond it, and every field of the talks found in them."""

from __future__ import annotations

import pytest

from ragnotes.reading.found import BY_NAME_UNDER
from ragnotes.reading.notes import read_note
from ragnotes.reading.single import find_single
from ragnotes.reading.talks import find_talks

from . import foundtalks

NOTES = [pytest.param(*one, id=f"{file.stem}: {one[0]}") for file in foundtalks.BORDERS for one in foundtalks.read(file)]


@pytest.mark.parametrize(("name", "text", "expected"), NOTES)
def test_talks_at_the_borders_of_rules(name: str, text: str, expected: str) -> None:
    assert foundtalks.found(name, text) == expected


def _told(text: str, path: str = "a.md") -> list[tuple[str, tuple[str, ...]]]:
    return [(talk.title, talk.speakers) for talk in find_talks(read_note(path, text.encode()))[0]]


TITLES = [f"{one} tables for {other}" for one in ("Fast", "Slow", "Warm") for other in ("ducks", "geese", "swans", "coots")]


@pytest.mark.parametrize(("named", "unnamed", "all_of_them"), [(8, 2, True), (7, 2, False), (9, 2, True), (11, 3, False), (12, 3, True)])
def test_boxes_without_a_name_are_talks_as_those_with_one(named: int, unnamed: int, all_of_them: bool) -> None:
    boxes = [f"> {title}\n> Ana Lund\n\nIt was good.\n" for title in TITLES[:named]]
    for place in range(unnamed):
        boxes.insert(2 * place + 1, f"> Round tables of day {place + 1}\n\nIt was good.\n")
    text = "# PyDays 2024\n\n" + "\n".join(boxes)
    told = _told(text)
    assert {talk.rule for talk in find_talks(read_note("a.md", text.encode()))[0]} == {BY_NAME_UNDER}
    assert [title for title, who in told if who] == TITLES[:named]
    assert [place for place, (_, who) in enumerate(told) if not who] == ([2 * place + 1 for place in range(unnamed)] if all_of_them else [])


@pytest.mark.parametrize(("count", "same", "talks"), [(10, 2, 10), (9, 2, 0), (10, 3, 0)])
def test_titles_that_come_again_and_again_are_labels(count: int, same: int, talks: int) -> None:
    titles = [*TITLES[: count - same], *["Tables for everybody"] * same]
    assert len(_told("# PyDays 2024\n\n" + "".join(f"**{title}** - Ana Lund\n\nGood.\n\n" for title in titles))) == talks


NOT_OF_ONE = {
    "a heading that calls itself a talk": (
        "pydays-2019/tables.md",
        "# Fast tables\n\nThey are fast.\n\n## Keynote: Nails and glue\n\nThey hold.\n",
    ),
    "two headings with a time, below the speakers of both": (
        "inbox/day.md",
        "# An evening\n\nSpeakers: Ana Lund, Bo Quist\n\n## 10:00 Keynote: Fast tables\n\nGood.\n\n## 11:00 Workshop: Nails\n\nBad.\n",
    ),
    "the kinds of two talks": (
        "inbox/two.md",
        "# An evening\n\nSpeaker: Ana Lund\n\n## Wood\n\n**Keynote**\n\nIt holds.\n\n## Nails\n\n*Workshop*\n\nThey hold.\n",
    ),
    "a section of somebody": (
        "pydays-2019/Quick Joints.md",
        "# Background\n\nIt was cold.\n\n# Nails - Bo Quist\n\nThey hold.\n\n# Questions\n\nNone.\n",
    ),
    "a section that is a day": (
        "pydays-2019/Quick Joints.md",
        "# Background\n\nIt was cold.\n\n# Day 2\n\nIt rained.\n\n# Questions\n\nNone.\n",
    ),
    "a keynote among small headings": ("pydays-2019/webglue.md", "### Entry\n\nIt was cold.\n\n### Keynote\n\nIt was long.\n"),
    "small headings under the event's own name": (
        "quorn-days-2019/quorn.md",
        "### Entry\n\nIt was cold.\n\n### Output\n\nIt was long.\n",
    ),
    "who wrote of an event": ("inbox/log.md", "# Polymer 2016 - Ana Lund\n\nIt was cold.\n\n## Soup\n\nGood.\n"),
    "people at an event": (
        "inbox/people.md",
        "# Tables and chairs at PyDays 2024\n\n## Ana Lund\n\nShe likes wood.\n\n## Bo Quist\n\nHe does not.\n",
    ),
}


@pytest.mark.parametrize("case", NOT_OF_ONE)
def test_notes_that_are_not_of_one_talk(case: str) -> None:
    path, text = NOT_OF_ONE[case]
    assert find_single(read_note(path, text.encode())) is None
