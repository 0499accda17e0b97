"""Print how well the talks of the shared gold are found: by author, by rule, without rules that one author alone supports, and floors.

    python bench/found_talks.py            # RAGNOTES_DATA names the folder of test data; half a minute
    python bench/found_talks.py GOLD ROOT  # other notes, marked in the same way

By rule: how many talks a rule found, how many of them are talks, the share of these and the mean of the confidence that the rule gave,
which should be close, and the number of authors (the samples are one) for whom it found a talk.
Talks that the gold calls optional are in no count.

Leave one author out is `ragnotes.measuring.heldout`, which says what it tells and what not; here our own samples support rules, too.

Floors: every heading begins a talk; every heading of the level that is most frequent in the file does.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ragnotes.errors import NoteError
from ragnotes.measuring import boundaries, heldout
from ragnotes.measuring.boundaries import FileOutcome
from ragnotes.measuring.gold import GoldFile, read_gold
from ragnotes.measuring.report import columns
from ragnotes.measuring.scoring import mean
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks
from ragnotes.records.notes import Line, Note, Talk

HERE = Path(__file__).resolve().parent.parent
SAMPLES = "(samples)"
SILENT = ("blank", "front", "noise")

Gold = Sequence[tuple[GoldFile, Note | None]]  # what is marked in a file, and the note itself if it can be read


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of a rule: talks found by it, how many of them are talks, the sum of their confidence, whose files they are of."""

    found: int = 0
    right: int = 0
    confidence: float = 0.0
    authors: frozenset[str] = frozenset()


def author_of(file: str) -> str:
    """Return whose notes a file is of; the samples are one author's."""
    return SAMPLES if file.startswith(("notes/", "shapes/")) else heldout.author_of(file)


def read(root: Path, marked: GoldFile) -> Note | None:
    """Return the note, None if it cannot be read: then no talk is found in it."""
    try:
        return read_note(marked.file, (root / marked.file).read_bytes())
    except (OSError, NoteError) as problem:
        print(f"not read: {marked.file}: {problem}", file=sys.stderr)
        return None


def judge_all(gold: Gold, find: Callable[[Note], Sequence[Talk]]) -> list[FileOutcome]:
    """Return what came of each file when its talks are found in this way."""
    return [boundaries.judge(marked, find(note) if note else ()) for marked, note in gold]


# floors


def heading_talk(note: Note, first: int, last: int) -> Talk:
    """Return the lines of a heading and of what stands below it as a talk."""
    while note.lines[last - 1].kind in SILENT:
        last -= 1
    start, end = note.lines[first].number, note.lines[last - 1].number
    return Talk(note.lines[first].text.strip("# "), (), None, None, None, None, "und", first, last, start, end, "floor", 0.0)


def by_headings(note: Note, wanted: Callable[[Line], bool]) -> list[Talk]:
    """Return a talk for each heading that is wanted, up to the next one of its level or above, or the next one that is wanted."""
    headings = [(at, line.level) for at, line in enumerate(note.lines) if line.kind == "heading"]
    talks = []
    for position, (first, level) in enumerate(headings):
        if wanted(note.lines[first]):
            ends = (at for at, other in headings[position + 1 :] if other <= level or wanted(note.lines[at]))
            talks.append(heading_talk(note, first, next(ends, len(note.lines))))
    return talks


def every_heading(note: Note) -> list[Talk]:
    return by_headings(note, lambda _: True)


def commonest_level(note: Note) -> list[Talk]:
    levels = Counter(line.level for line in note.lines if line.kind == "heading")
    level = max(levels, key=lambda one: (levels[one], -one), default=0)
    return by_headings(note, lambda line: line.level == level)


# rules


def by_rule(outcomes: Sequence[FileOutcome]) -> dict[str, Counted]:
    """Return what came of each rule."""
    counted: dict[str, Counted] = defaultdict(Counted)
    for outcome in outcomes:
        author = author_of(outcome.gold.file)
        judged = [(talk, author) for _, talk in boundaries.right_talks(outcome)] + [
            (talk, None) for talk in boundaries.false_talks(outcome)
        ]
        for talk, right in judged:
            was = counted[talk.rule]
            authors = was.authors | ({right} if right else set())
            counted[talk.rule] = Counted(was.found + 1, was.right + bool(right), was.confidence + talk.confidence, authors)
    return dict(counted)


# tables


def cells(name: str, outcomes: Sequence[FileOutcome], values: Mapping[str, float]) -> tuple[str, ...]:
    """Return a row of the table; "-" for a measure with nothing to count."""
    asked = sum(not talk.optional for outcome in outcomes for talk in outcome.gold.talks)
    return (name, str(len(outcomes)), str(asked), *(f"{values[one]:.3f}" if one in values else "-" for one in boundaries.NAMES))


def values_of(outcomes: Sequence[FileOutcome]) -> dict[str, float]:
    return {one.name: one.value for one in boundaries.figures(outcomes)}


def mean_of_authors(groups: Iterable[Sequence[FileOutcome]]) -> dict[str, float]:
    """Return the mean of each measure over the authors for whom it counts something: a long file weighs no more than a short one."""
    rows = [values_of(outcomes) for outcomes in groups]
    return {name: mean([one[name] for one in rows if name in one]) for name in boundaries.NAMES}


def authors_table(groups: Mapping[str, list[FileOutcome]], held: Sequence[FileOutcome], gold: Gold) -> str:
    """Return the measures of each author, of all and of what they are held against."""
    authors = {author: outcomes for author, outcomes in groups.items() if author != SAMPLES}
    ours = [outcome for outcomes in authors.values() for outcome in outcomes]
    rows = [cells(author, outcomes, values_of(outcomes)) for author, outcomes in groups.items()]
    rows += [cells("all but samples", ours, values_of(ours)), cells("mean of authors", ours, mean_of_authors(authors.values()))]
    told = {
        "one author left out": held,
        "floor: every heading": judge_all(gold, every_heading),
        "floor: commonest level": judge_all(gold, commonest_level),
    }
    rows += [cells(name, outcomes, values_of(outcomes)) for name, outcomes in told.items()]
    f1 = next(one for one in boundaries.figures(ours) if one.name == "talk F1")
    head = ("", "files", "talks", "recall", "precision", "F1", "whole", "titles", "speakers")
    return columns([head, *rows]) + f"\n\nF1 of all but samples: {f1.value:.3f}, 95 % interval [{f1.low:.3f}, {f1.high:.3f}], drawing files"


def rules_table(outcomes: Sequence[FileOutcome]) -> str:
    """Return what came of each rule, the busiest first."""
    counted = sorted(by_rule(outcomes).items(), key=lambda pair: (-pair[1].found, pair[0]))
    rows = [
        (rule, str(one.found), str(one.right), f"{one.right / one.found:.2f}", f"{one.confidence / one.found:.2f}", str(len(one.authors)))
        for rule, one in counted
    ]
    return columns([("rule", "found", "right", "share", "confidence", "authors"), *rows])


def main(arguments: Sequence[str]) -> None:
    data = Path(os.environ.get("RAGNOTES_DATA", HERE.parent / "shared" / "data"))
    path, root = (Path(arguments[0]), Path(arguments[1])) if len(arguments) == 2 else (data / "talk-gold.jsonl", data / "wild-notes")
    if len(arguments) not in (0, 2) or not path.is_file():
        sys.exit(f"error: no marked talks at {path}\ntry: RAGNOTES_DATA=FOLDER, or name them: bench/found_talks.py GOLD ROOT")
    gold = [(marked, read(root, marked)) for marked in read_gold(path)]
    outcomes = sorted(judge_all(gold, lambda note: find_talks(note)[0]), key=lambda one: heldout.author_of(one.gold.file))
    groups = heldout.by_author(outcomes)
    samples = [(marked, read(HERE / "examples", marked)) for marked in read_gold(HERE / "eval" / "talks.jsonl")]
    ours = judge_all(samples, lambda note: find_talks(note)[0])
    held, gone = heldout.leave_one_out(groups, ours)
    groups[SAMPLES] = ours
    told = [f"{author}: {count} by {rule}" for author, rules in gone.items() for rule, count in rules.most_common()]
    print(authors_table(groups, held, gold), rules_table([*outcomes, *ours]), sep="\n\n")
    print("\ntaken away when an author is left out:\n" + ("\n".join(told) or "nothing"))


if __name__ == "__main__":
    main(sys.argv[1:])
