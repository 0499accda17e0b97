"""Which talks of several notes are one talk."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.sameness import Told, same_talks


def _told(title: str, speakers: str = "", event: str | None = "PyDays 2024", url: str | None = None) -> Told:
    return Told(title, tuple(name for name in speakers.split(", ") if name), event, url)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (_told("Fast tables"), _told("FAST TABLES!"), True),
        (_told("Fast tables"), _told("Fast tables", event="PyDays Conference 2024, Day 2"), True),
        (_told("Fast tables"), _told("Fast tables", event="2024 PyDays"), True),
        (_told("Fast tables"), _told("Fast tables", event="PyDays 2023"), False),
        (_told("Fast tables", event=None), _told("Fast tables", event=None), False),
        (_told("Fast tables", "Ana Uno"), _told("Fast tables", "@anauno"), True),
        (_told("Keynote", "Ana Uno"), _told("Keynote", "Bo Twee"), False),
        (_told("Keynote", "Ana Uno"), _told("Opening keynote", "Ana Uno"), False),
        (_told("Keynote", "Ana Uno"), _told("Keynote", "ana uno"), True),
        (_told("Keynote"), _told("Keynote"), False),
        (_told("Lightning talks 1"), _told("Lightning talks 1"), False),
        (_told("Tablas rápidas"), _told("Tablas rapidas"), True),
        (_told("Fast tables", url="https://e.org/t/7"), _told("On speed", url="http://www.e.org/t/7/#slides"), True),
        (_told("Fast tables", url="https://e.org"), _told("On speed", url="https://e.org"), False),
        (_told("東京の話"), _told("東京の話"), True),
    ],
)
def test_two_tellings(one: Told, other: Told, same: bool) -> None:
    assert (same_talks([one, other]) == [0, 0]) is same


def test_a_link_and_a_title_join_three_notes() -> None:
    first, second = _told("Fast tables", url="https://e.org/t/7"), _told("On speed", url="https://e.org/t/7")
    assert same_talks([first, _told("Slow beds"), second, _told("On speed")]) == [0, 1, 0, 0]


_TELLINGS = st.lists(
    st.builds(
        _told,
        st.sampled_from(["Fast tables", "fast tables", "Keynote", "Slow beds", "1"]),
        st.sampled_from(["", "Ana Uno", "Bo Twee"]),
        st.sampled_from(["PyDays 2024", "RubyDays 2024", None]),
        st.sampled_from([None, "https://e.org/1", "https://e.org/2"]),
    ),
    max_size=12,
)


@given(_TELLINGS, st.integers(0, 99))
def test_groups_do_not_hang_on_the_order(told: list[Told], seed: int) -> None:
    order = list(range(len(told)))
    random.Random(seed).shuffle(order)
    groups = same_talks(told)
    shuffled = same_talks([told[place] for place in order])
    for a in range(len(told)):
        assert groups[a] <= a and groups[groups[a]] == groups[a]
        for b in range(len(told)):
            assert (groups[a] == groups[b]) == (shuffled[order.index(a)] == shuffled[order.index(b)])
