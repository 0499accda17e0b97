"""Whether work takes little time and grows no faster than its input, told so that other work on the machine fails no test."""

from __future__ import annotations

import time
from collections.abc import Callable

TRIES = 5  # the first that is quick enough decides: other work on the machine makes a try slower, never faster
PACE = 0.01  # seconds that `_pace` took on the machine for which the limits of the tests were set
LINEAR = 8  # most growth of time for four times the input: 4 is linear, 16 is quadratic, this is half-way between them
FLOOR = 0.05  # seconds; less than this is no growth to speak of


def within(seconds: float, work: Callable[[], object]) -> bool:
    """Return whether one of five tries takes less processor time than so many seconds of a machine of usual pace."""
    return any(_time(work) < seconds * max(1.0, _time(_pace) / PACE) for _ in range(TRIES))


def grows_linearly(small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Return whether the large work takes at most eight times as long as the small one, which has a fourth of its input."""
    fast, slow = float("inf"), float("inf")
    for _ in range(TRIES):
        fast, slow = min(fast, _time(small)), min(slow, _time(large))
        if slow < max(FLOOR, LINEAR * fast):
            return True
    return False


def _time(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _pace() -> int:
    return sum(number * number for number in range(200_000))
