"""Leave one author out: how well talks are found where only those rules may fire that the files of other authors support.

What this is: a measure of how much rests on rules (as `Talk.rule` names them) that the files of one author alone support. A rule made
for one author's habit is switched off for that author, and its talks become misses.
What it is not: the figure for notes that nobody looked at. Rules are written by hand with all the files at hand, so the words inside a
rule may still fit the author who is held out. Only notes that were never looked at tell that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from .boundaries import FileOutcome, counts, false_talks, judge, right_talks
from .comparing import Figure
from .scoring import share, share_interval

NAME = "talk F1, one author left out"


def author_of(file: str) -> str:
    """Return whose notes a file is of, as folders of the gold tell it: `author__repository/2020/day1.md`; "" where they do not."""
    author, told, _ = PurePosixPath(file).parts[0].partition("__")
    return author if told else ""


def by_author(outcomes: Sequence[FileOutcome]) -> dict[str, list[FileOutcome]]:
    """Return the outcomes of each author's files."""
    groups: dict[str, list[FileOutcome]] = {}
    for outcome in outcomes:
        groups.setdefault(author_of(outcome.gold.file), []).append(outcome)
    return groups


def supported(outcomes: Sequence[FileOutcome]) -> frozenset[str]:
    """Return the rules that were right at least once, and at least as often as wrong; optional talks count for neither."""
    right = Counter(talk.rule for outcome in outcomes for _, talk in right_talks(outcome))
    wrong = Counter(talk.rule for outcome in outcomes for talk in false_talks(outcome))
    return frozenset(rule for rule in right if right[rule] >= wrong[rule])


def leave_one_out(
    groups: Mapping[str, Sequence[FileOutcome]], beside: Sequence[FileOutcome] = ()
) -> tuple[list[FileOutcome], dict[str, Counter[str]]]:
    """Return the outcomes of each author with the rules that the others, and the files `beside`, support; and what was taken away."""
    kept: list[FileOutcome] = []
    gone: dict[str, Counter[str]] = {}
    for author, outcomes in groups.items():
        allowed = supported([*beside, *(outcome for other, theirs in groups.items() if other != author for outcome in theirs)])
        kept += [judge(one.gold, [talk for talk in one.found if talk.rule in allowed]) for one in outcomes]
        gone[author] = Counter(talk.rule for one in outcomes for talk in one.found if talk.rule not in allowed)
    return kept, gone


def figures(outcomes: Sequence[FileOutcome]) -> tuple[Figure, ...]:
    """Return the F1 of the talks so found, its interval by drawing whole files; nothing where one author, or nobody knows who, wrote."""
    groups = by_author(outcomes)
    if len(groups) < 2 or "" in groups:
        return ()
    kept, _ = leave_one_out(groups)
    pairs, asked = counts(kept)["talk F1"], sum(not talk.optional for one in kept for talk in one.gold.talks)
    return (Figure(NAME, "talks", share(pairs), *share_interval(pairs), asked),) if asked else ()
