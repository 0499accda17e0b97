"""Print how many planted false citations are caught, and how many true answers are marked: 150 true and 50 false ones a seed.

    python bench/planted.py            # seeds 1, 2 and 3 over examples/, and over the wild notes if RAGNOTES_DATA names the test data
    python bench/planted.py -v 2       # seed 2 alone, with every answer that was judged wrongly
    python bench/planted.py --record   # keeps the figures for docs/reliability.md

Passages are cut from real notes as an index cuts them. The answers are made by rule, so the same seed makes the same bytes: quotations of
a note, its sentences nearly copied, who spoke where and when, and paraphrases in eight languages that bench/planted.json holds, most
in another language than the note. Citations, quotation marks, names (whole, first, last, in the genitive) and dates are spelled as models
spell them. A false answer is a true one with one thing changed that a reader of the passages can tell.

A false answer is caught if its false sentence is marked, or its citation is told as put right. What is told as weak, which no exit
code follows from, is counted apart and is no catch. A true answer is marked if anything in it is.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import falsifying
import planting
import recording

from ragnotes.checking import evidence
from ragnotes.measuring.report import columns
from ragnotes.text import words

HERE = Path(__file__).resolve().parent
WORK = "False citations planted among true ones are caught"

# sets

Maker = Callable[[planting.Pool, int, str, planting.Words, random.Random], str | None]


def targets(pool: planting.Pool, chance: random.Random) -> Iterator[int]:
    """Yield places of passages without end, each once before any comes again."""
    places = [place for place, hit in enumerate(pool.hits) if len(words(hit.text)) >= 25]
    while True:
        chance.shuffle(places)
        yield from places


def make_set(pools: Sequence[planting.Pool], said: planting.Words, seed: int) -> list[planting.Made]:
    """Return 150 true answers and 50 false ones, ten of each kind."""
    chance = random.Random(seed)
    walks = [targets(pool, chance) for pool in pools]
    drawn = [(pools[0], at, row) for at, row in planting.find_paraphrases(pools[0], said, seed)]
    made = [planting.true_answer(pool, at, row["text"], "true", said, chance) for pool, at, row in drawn]
    makers: list[Maker] = [planting.make_quote, planting.make_quote, planting.make_copy, planting.make_spoke]
    while len(made) < planting.TRUE:
        turn = len(made) % len(pools)
        at = next(walks[turn])
        language = planting.language_for(pools[turn].hits[at], said, chance)
        frame = makers[len(made) // len(pools) % len(makers)](pools[turn], at, language, said, chance)
        if frame:
            made.append(planting.true_answer(pools[turn], at, frame, "true", said, chance))
    counts = Counter[str]()
    chance.shuffle(drawn)
    while sum(counts.values()) < planting.FALSE:
        kind = next(one for one in planting.KINDS if counts[one] < planting.FALSE // len(planting.KINDS))
        turn = counts[kind] % len(pools)
        by_hand = drawn if counts[kind] < 4 and kind in planting.KINDS[:3] else []
        one = falsifying.make_false(kind, pools[turn], walks[turn], by_hand, said, chance)
        if one:
            made.append(one)
            counts[kind] += 1
    return made


# judging


def judge(one: planting.Made) -> str:
    """Return what came of an answer: "marked" (something not found), "repaired" (a citation put right), "weak" or "verified"."""
    citations, unsupported = evidence.check(one.answer, one.passages)
    if evidence.status(citations, unsupported) == "unverified":
        return "marked"
    told = {citation.verdict for citation in citations}
    return next((verdict for verdict in ("repaired", "weak", "verified") if verdict in told), "nothing read")


def report(made: Sequence[planting.Made], name: str, *, verbose: bool) -> list[tuple[str, ...]]:
    """Return a row a kind: how many, and how many came out marked, repaired, weak, verified."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in ("true", *planting.KINDS)}
    for one in made:
        told = judge(one)
        found[one.kind][told] += 1
        wrong = told in ("marked", "repaired") if one.kind == "true" else told not in ("marked", "repaired")
        if verbose and (wrong or told == "nothing read"):
            _, unsupported = evidence.check(one.answer, one.passages)
            print(f"\n{name}: {one.kind} answer was {told} {[(bad.text, bad.kind) for bad in unsupported]}\n  {one.answer!r}")
    order = ("marked", "repaired", "weak", "verified", "nothing read")
    return [(name, kind, str(sum(of.values())), *(str(of[told]) for told in order)) for kind, of in found.items()]


def figures(rows: Sequence[tuple[str, ...]]) -> list[recording.Figure]:
    """Return what the rows of the report show of the promise on citations, over all of its sets."""
    true = [row for row in rows if row[1] == "true"]
    false = [row for row in rows if row[1] in planting.KINDS]
    planted, answers = (sum(int(row[2]) for row in of) for of in (false, true))
    caught, marked = (sum(int(row[3]) + int(row[4]) for row in of) for of in (false, true))
    told = f"{caught:,} of {planted:,} caught, {marked} of {answers:,} true ones marked"
    return [
        recording.Figure(
            WORK,
            f"of {planting.FALSE} all caught, of {planting.TRUE} true ones none marked, in {len(true)} sets",
            told,
            caught == planted and not marked,
        )
    ]


def main(arguments: Sequence[str]) -> None:
    verbose = "-v" in arguments
    seeds = [int(argument) for argument in arguments if argument.isdigit()] or [1, 2, 3]
    said = json.loads((HERE / "planted.json").read_text(encoding="utf-8"))
    pools = [planting.read_pool([HERE.parent / "examples"], wild=False)]
    data = os.environ.get("RAGNOTES_DATA")
    wild = planting.read_pool([Path(data) / "wild-notes"], wild=True) if data else None
    rows: list[tuple[str, ...]] = [("set", "answers", "n", "marked", "repaired", "weak", "verified", "nothing read")]
    for seed in seeds:
        rows += report(make_set(pools, said, seed), f"examples {seed}", verbose=verbose)
        if wild:
            rows += report(make_set([pools[0], wild], said, seed), f"with wild {seed}", verbose=verbose)
    print(columns(rows))
    if "--record" in arguments:
        recording.record("planted", "python bench/planted.py --record", figures(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
