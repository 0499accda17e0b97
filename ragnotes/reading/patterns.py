"""Regular expressions compiled when first used: a question asked of unchanged notes reads none and should not wait for them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable


def at_first_use(text: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """Return a function that gives the compiled pattern."""
    return functools.cache(lambda: re.compile(text, flags))
