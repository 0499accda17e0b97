"""Talks found in a note held against the talks marked by hand: ranges matched, titles and speakers compared, all files as measures.

Every measure is a share of things counted over all files, so it is kept as a pair of numbers a file: (of them right, of them all).
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from ..records.notes import Talk
from ..text import fold
from .comparing import Figure
from .gold import GoldFile, GoldTalk
from .scoring import share, share_interval

SAME_LINES = 0.8  # intersection over union from which two ranges are the same talk: 0.8 as the shared gold was made for
SAME_TITLE = 0.8
NAMES = ("talk recall", "talk precision", "talk F1", "whole files", "title accuracy", "speaker sets equal")

Pair = tuple[int, int]  # (position in gold, position in found)


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What came of one file of the gold."""

    gold: GoldFile
    found: tuple[Talk, ...]
    pairs: tuple[Pair, ...]  # in the order of the gold


def overlap_ratio(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Return the lines that two inclusive ranges share / the lines of both together. Jaccard (1912); 0 without a shared line.

    >>> overlap_ratio((1, 10), (3, 12))
    0.6666666666666666
    """
    shared = min(first[1], second[1]) - max(first[0], second[0]) + 1
    return max(0, shared) / (max(first[1], second[1]) - min(first[0], second[0]) + 1)


def match(gold: Sequence[GoldTalk], found: Sequence[Talk]) -> tuple[Pair, ...]:
    """Return which gold talk is which talk found: the best overlaps first, each talk once. Everingham et al. (2010), section 4.2.

    Ties go to the earlier talk. Talks that do not overlap one another leave no choice, since more than half of a talk must be shared.
    """
    ranges = [(talk.start_line, talk.end_line) for talk in found]
    close = []
    for at, talk in enumerate(gold):
        ratios = ((overlap_ratio((talk.start_line, talk.end_line), lines), position) for position, lines in enumerate(ranges))
        close += [(-ratio, at, position) for ratio, position in ratios if ratio >= SAME_LINES]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, position in sorted(close):
        if at not in pairs and position not in taken:
            pairs[at] = position
            taken.add(position)
    return tuple(sorted(pairs.items()))


def judge(gold: GoldFile, found: Sequence[Talk]) -> FileOutcome:
    """Return what came of a file: the talks found in it against those marked in it."""
    return FileOutcome(gold, tuple(found), match(gold.talks, found))


def same_title(first: str, second: str) -> bool:
    """Return whether two titles are at least 0.8 alike, folded. Ratcliff and Metzener (1988), gestalt pattern matching, by difflib.

    >>> same_title("Café at scale!", "CAFE AT SCALE"), same_title("Typing", "Testing")
    (True, False)
    """
    matcher = difflib.SequenceMatcher(None, fold(first), fold(second), autojunk=False)
    # the two quick ones are upper bounds of the last, which takes quadratic time
    return matcher.real_quick_ratio() >= SAME_TITLE and matcher.quick_ratio() >= SAME_TITLE and matcher.ratio() >= SAME_TITLE


def same_speakers(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether the same people are named, in whatever order, folded."""
    return set(map(fold, first)) == set(map(fold, second))


def missed_talks(outcome: FileOutcome) -> tuple[GoldTalk, ...]:
    """Return the talks that are asked for and were not found."""
    matched = {at for at, _ in outcome.pairs}
    return tuple(talk for at, talk in enumerate(outcome.gold.talks) if at not in matched and not talk.optional)


def false_talks(outcome: FileOutcome) -> tuple[Talk, ...]:
    """Return the talks found that are none."""
    matched = {position for _, position in outcome.pairs}
    return tuple(talk for position, talk in enumerate(outcome.found) if position not in matched)


def right_talks(outcome: FileOutcome) -> tuple[tuple[GoldTalk, Talk], ...]:
    """Return the talks that are asked for beside those found for them."""
    pairs = ((outcome.gold.talks[at], outcome.found[position]) for at, position in outcome.pairs)
    return tuple((marked, talk) for marked, talk in pairs if not marked.optional)


def counts(outcomes: Sequence[FileOutcome]) -> dict[str, list[tuple[float, float]]]:
    """Return every measure's pair of numbers for each file; the measure is the sum of the first / the sum of the second.

    F1 is right / the mean of asked for and found, which is the harmonic mean of precision and recall. Van Rijsbergen (1979), chapter 7.
    Optional talks are in no count, found or not. Titles are judged where the notes give one, titles and speakers of right talks only.
    """
    rows: dict[str, list[tuple[float, float]]] = {name: [] for name in NAMES}
    for outcome in outcomes:
        pairs, n_missed, n_false = right_talks(outcome), len(missed_talks(outcome)), len(false_talks(outcome))
        titles = [same_title(marked.title, talk.title) for marked, talk in pairs if marked.title]
        speakers = [same_speakers(marked.speakers, talk.speakers) for marked, talk in pairs]
        asked, found = len(pairs) + n_missed, len(pairs) + n_false
        of_file = (
            (len(pairs), asked),
            (len(pairs), found),
            (len(pairs), (asked + found) / 2),
            (float(n_missed == n_false == 0), 1),
            (sum(titles), len(titles)),
            (sum(speakers), len(speakers)),
        )
        for name, pair in zip(NAMES, of_file, strict=True):
            rows[name].append(pair)
    return rows


def figures(outcomes: Sequence[FileOutcome]) -> tuple[Figure, ...]:
    """Return the measures in a fixed order; intervals by drawing whole files, since the talks of a file hang together.

    `n` is what the measure counts: talks asked for (recall, F1), talks found, files, titles or talks with a judged speaker set.
    A measure with nothing to count is left out.
    """
    rows = counts(outcomes)
    asked = round(sum(bottom for _, bottom in rows["talk recall"]))
    found = []
    for name, pairs in rows.items():
        n = asked if name == "talk F1" else round(sum(bottom for _, bottom in pairs))
        if n:
            found.append(Figure(name, "talks", share(pairs), *share_interval(pairs), n))
    return tuple(found)
