"""What `eval` prints."""

from __future__ import annotations

from ..frozen import frozen


@frozen
class Measure:
    """One row of `eval`. low and high are a 95 % bootstrap interval."""

    name: str
    value: float
    low: float
    high: float
    n: int
    baseline: float | None
    verdict: str  # pass, fail, new, or told and not failed: lower, higher, gone
    family: str = ""  # retrieval, silence, citations, talks or summaries
    difference: float | None = None  # over the questions that were asked alike when the baseline was recorded
    p: float | None = None  # two-sided, of a paired randomisation test
    paired: int = 0  # how many questions that is
    floor: float | None = None
    gate: bool = False  # a significant loss fails


@frozen
class Group:
    """The same measures over the questions of one kind or of one language."""

    by: str  # kind or language
    name: str
    n: int
    values: dict[str, float]  # only measures that look at a question of it
    lows: dict[str, float]
    highs: dict[str, float]


@frozen
class Evaluation:
    """The answer of `eval`."""

    measures: tuple[Measure, ...]
    passed: bool
    suite: str = ""
    groups: tuple[Group, ...] = ()
    remarks: tuple[str, ...] = ()  # judgements left out, questions that changed since the baseline
    published: tuple[dict[str, object], ...] = ()  # figures of others to stand beside: what, measure, value, source
