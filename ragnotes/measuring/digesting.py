"""Summaries made without a model held against the notes they are of: is each talk there, are its numbers, how much shorter is it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..text import words
from .boundaries import SAME_LINES, overlap_ratio
from .comparing import Figure
from .gold import GoldTalk
from .scoring import share, share_interval

NAMES = ("summary talks", "summary numbers", "summary length")
_NUMBER = re.compile(r"\d{1,15}(?:[.,:]\d{1,15})?")


@dataclass(frozen=True, slots=True)
class Digest:
    """What was said of a range of lines."""

    start_line: int
    end_line: int
    text: str


Counted = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]  # for each of NAMES: (of these, of all)


def numbers(text: str) -> frozenset[str]:
    """Return the different numbers of a text, as they are written.

    >>> sorted(numbers("40 % of 1,000 in 2019, 40 again"))
    ['1,000', '2019', '40']
    """
    return frozenset(_NUMBER.findall(text))


def count(marked: Sequence[GoldTalk], lines: Sequence[str], digests: Sequence[Digest]) -> Counted:
    """Return the counts of a file: talks with a summary, numbers of these talks kept in it, words of summaries and of talks.

    A summary is of a talk as a talk found is a talk marked: 0.8 of their lines are shared. `lines` are all lines of the note.
    """
    asked = [talk for talk in marked if not talk.optional]
    kept = of_numbers = short = long = have = 0
    for talk in asked:
        said = next((digest.text for digest in digests if _is_of(digest, talk) and digest.text.strip()), None)
        if said is None:
            continue
        text = "\n".join(lines[talk.start_line - 1 : talk.end_line])
        have += 1
        kept += len(numbers(text) & numbers(said))
        of_numbers += len(numbers(text))
        short, long = short + len(words(said)), long + len(words(text))
    return ((have, len(asked)), (kept, of_numbers), (short, long))


def _is_of(digest: Digest, talk: GoldTalk) -> bool:
    return overlap_ratio((digest.start_line, digest.end_line), (talk.start_line, talk.end_line)) >= SAME_LINES


def figures(counted: Sequence[Counted]) -> tuple[Figure, ...]:
    """Return the measures over all files, intervals by drawing whole files; one with nothing to count is left out."""
    found = []
    for at, name in enumerate(NAMES):
        pairs = [file[at] for file in counted]
        if n := round(sum(bottom for _, bottom in pairs)):
            found.append(Figure(name, "summaries", share(pairs), *share_interval(pairs), n))
    return tuple(found)
