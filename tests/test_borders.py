"""Notes at the border of each rule, just within and just beyond it, and every field of the talks found in them."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
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
    told = _told("# PyDays 2024\n\n" + "\n".join(boxes))
    assert [title for title, who in told if who] == TITLES[:named]
    assert [place for place, (_, who) in enumerate(told) if not who] == ([2 * place + 1 for place in range(unnamed)] if all_of_them else [])


@pytest.mark.parametrize(("count", "same", "talks"), [(10, 2, 10), (9, 2, 0), (10, 3, 0)])
def test_titles_that_come_again_and_again_are_labels(count: int, same: int, talks: int) -> None:
    titles = [*TITLES[: count - same], *["Tables for everybody"] * same]
    assert len(_told("# PyDays 2024\n\n" + "".join(f"**{title}** - Ana Lund\n\nGood.\n\n" for title in titles))) == talks
