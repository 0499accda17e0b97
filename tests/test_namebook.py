"""Names and counts worked out from what they were are those worked out anew."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ragnotes import namebook
from ragnotes.sameness import same_talks

EVENTS = st.sampled_from([None, "PyFun 2021", "pyfun 2021", "PyFun Conference 2021", "Conference", "Zeeconf 2022"])
PEOPLE = st.sampled_from(["Ada Bell", "ada bell", "Tom Okafor", "Noor", "NOOR", ""])
TALK = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Keynote", "Fast tables", "Fast tables!", "Parsing logs"]),
        "speakers": st.lists(PEOPLE, max_size=3),
        "event": EVENTS,
        "url": st.sampled_from([None, "https://pyfun.example/talks/1", "https://pyfun.example/talks/2"]),
    }
)
NOTE = st.tuples(st.fixed_dictionaries({"author": st.one_of(st.none(), PEOPLE), "event": EVENTS}), st.lists(TALK, max_size=3))
Made = tuple[dict[str, Any], list[dict[str, Any]]]


def sources(notes: Sequence[Made]) -> list[dict[str, Any]]:
    return [{"file": f"{number}-{id(talks)}.md", "note": head} for number, (head, talks) in enumerate(notes)]


def first_talks(notes: Sequence[Made]) -> list[int]:
    return list(accumulate((len(talks) for _, talks in notes), initial=0))[:-1]


def all_names(notes: Sequence[Made], files: Sequence[dict[str, Any]], only: Sequence[bool] | None = None) -> namebook.Names:
    """The names of notes, or of `only` some of them under the numbers that they have among all."""
    names = namebook.no_names()
    for number, (source, (_, talks), first) in enumerate(zip(files, notes, first_talks(notes), strict=True)):
        if only is None or only[number]:
            namebook.add(names, number, source, first, talks)
    return names


def in_order(names: namebook.Names) -> list[Any]:
    return [(kind, list(table.items())) for kind, table in names.items()]


@given(old=st.lists(NOTE, max_size=5), data=st.data())
def test_what_few_notes_change_is_what_building_anew_gives(old: list[Made], data: st.DataObject) -> None:
    before_files = sources(old)
    kept = sorted(data.draw(st.sets(st.integers(0, len(old) - 1)))) if old else []
    new: list[tuple[Made, int]] = [(old[number], number) for number in kept]  # each with its number before, -1: read now
    for place in sorted(data.draw(st.lists(st.integers(0, len(new)), max_size=3)), reverse=True):
        new.insert(place, (data.draw(NOTE), -1))
    notes = [note for note, _ in new]
    files = [
        before_files[number] if number >= 0 else {"file": f"new-{place}.md", "note": note[0]} for place, (note, number) in enumerate(new)
    ]
    talks, talks_before = [talk for _, found in notes for talk in found], [talk for _, found in old for talk in found]
    moved_notes, moved_talks = [-1] * len(old), [-1] * len(talks_before)
    firsts, firsts_before = first_talks(notes), first_talks(old)
    for place, (note, number) in enumerate(new):
        if number >= 0:
            moved_notes[number] = place
            moved_talks[firsts_before[number] : firsts_before[number] + len(note[1])] = range(firsts[place], firsts[place] + len(note[1]))

    def look(kind: str, note: int, talk: int | None) -> dict[str, str]:
        return namebook.mentions(kind, files[note], None if talk is None else talks[talk])

    before, fresh = all_names(old, before_files), all_names(notes, files, [number < 0 for _, number in new])
    anew = all_names(notes, files)
    merged = namebook.merge(before, fresh, moved_notes, moved_talks, firsts, look)
    assert in_order(merged) == in_order(anew)

    distinct_before = namebook.count_distinct(before, len(talks_before), lambda talk: namebook.told(talks_before[talk]))
    gone = [namebook.told(talk) for talk, place in zip(talks_before, moved_talks, strict=True) if place < 0]
    come = [namebook.told(talk) for note, number in new if number < 0 for talk in note[1]]
    counted = namebook.recount_distinct(
        distinct_before, gone, come,
        (before, lambda talk: namebook.told(talks_before[talk])), (merged, lambda talk: namebook.told(talks[talk])),
    )  # fmt: skip
    assert counted == namebook.count_distinct(anew, len(talks), lambda talk: namebook.told(talks[talk]))
    assert counted == len(set(same_talks([namebook.told(talk) for talk in talks])))
