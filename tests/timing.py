"""How long work takes, told so that other work on the machine does not fail a test."""

from __future__ import annotations

import time
from collections.abc import Callable


def fastest(work: Callable[[], object], *, enough: float = 0.0) -> float:
    """Return the seconds of processor time that the work takes, the best of three tries; one under `enough` is the last."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
        if best < enough:
            break
    return best
