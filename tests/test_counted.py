"""What reading, finding talks and cutting cost, counted in calls: neither the machine nor what else runs on it changes the count.

Other tests hold the time that a pattern may take within such a call. A count that grew is a reason to look for what is asked of every
line, or again and again of the same one: where it was worth it, the bound is raised.
"""

from __future__ import annotations

import functools
import importlib
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parent.parent / "bench"
EACH = 30  # made notes, about one of each sample
MOST_CALLS = 2.1  # of functions, Python's and C's, for a byte: 1.93 when the bound was set
MOST_PATTERNS = 7.0  # asked for a line: 6.5 when the bound was set
SMALL = 4_000  # letters of a text made to hurt
LINEAR = 5.0  # times the calls for four times the text
FEW = 20_000  # calls: fewer are no growth to speak of


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The bench that makes notes, with all patterns compiled and all modules loaded."""
    monkeypatch.syspath_prepend(str(BENCH))
    reading = importlib.import_module("reading")
    for note in reading.make_notes(EACH, seed=1):
        reading.run(*note)
    return reading


def count(work: Callable[[], object]) -> tuple[int, int]:
    """Return how many functions a work calls, and how many of them look for a pattern."""
    calls = patterns = 0

    def told(_: FrameType, event: str, function: Any) -> None:
        nonlocal calls, patterns
        if event in ("call", "c_call"):
            calls += 1
            patterns += event == "c_call" and isinstance(getattr(function, "__self__", None), re.Pattern)

    before = sys.getprofile()
    sys.setprofile(told)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls, patterns


def test_the_count_is_of_all_calls() -> None:
    pattern = re.compile("a")
    calls, patterns = count(lambda: sorted(len(pattern.findall("banana")) for _ in range(3)))
    assert patterns == 3
    assert 10 <= calls <= 20  # the function, sorted, three times findall, len and the generator: what else there is depends on the version


def test_a_note_takes_few_calls(reading: Any) -> None:
    notes = reading.make_notes(EACH, seed=2)
    calls, patterns = count(lambda: [reading.run(*note) for note in notes])
    assert calls < MOST_CALLS * sum(len(data) for _, data in notes)
    assert patterns < MOST_PATTERNS * sum(data.count(b"\n") for _, data in notes)


def test_calls_grow_no_faster_than_texts_made_to_hurt(reading: Any) -> None:
    growing = sys.modules["growing"]
    steep = {}
    for name, (path, make) in growing.PATTERNS.items():
        small, large = (growing.as_format(make(size), path) for size in (SMALL, 4 * SMALL))
        reading.run(path, small)
        few, many = (count(functools.partial(reading.run, path, data))[0] for data in (small, large))
        if many > max(FEW, LINEAR * few):
            steep[name] = few, many
    assert not steep
