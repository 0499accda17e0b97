"""Print the seconds that reading notes, finding their talks and cutting them takes on one core, and how it grows with size.

    python bench/reading.py          # needs neither data nor model
    python bench/reading.py 200      # fewer notes than 1,000, figures scaled to 1,000
    python bench/reading.py --json   # the same figures as one JSON object
    python bench/reading.py --record # and keep them in bench/figures/reading.json

Notes of 8 kB are made from the files of examples/, all formats in turn, by a seeded generator: the body of a sample over and over, some of
its words exchanged for others of it each time, so that no block stands twice, and sentences of its words added, so that a note has about
as many lines and headings as those that people write. Seconds are processor time of this process, the median of some rounds, each with
other notes. Tokens are counted as letters / 4: what the encoder's tokeniser takes belongs to embedding.
Between the rounds a process of its own imports NumPy and typer. The goal was set on a machine where that takes 0.075 s; told in times of
it, it holds on any. An interpreter built without profile-guided optimisation takes a sixth longer than the same version as distributions
build it.
Growth is the time for four times the size / the time for the size, of texts made to hurt: 4 is linear, 16 is quadratic.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import processes
from growing import NOT_LINEAR, Parts, growth, growth_table, run
from recording import Figure, Table, machine, record, show

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SIZE = 8_000  # bytes of a note
GOAL = 6.0  # seconds for 1,000 notes
GOAL_TIMES = 80  # of `import numpy, typer`: 6 s where that takes 0.075 s, as it did where the goal was set
GOAL_RATIO = 2.2  # for twice the notes
FLOOR = [sys.executable, "-c", "import numpy, typer"]
ROUNDS = 5

WORD = re.compile(r"(?<!\S)[a-zà-ÿ]+(?=[\s,.])")
SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ]{3})\.(?=\s|<|$)")
HEAD = re.compile(
    r"\A(?:---\n.*?\n---\n|\+\+\+\n.*?\n\+\+\+\n|(?:[A-Z][a-z]+: [^\n]*\n)+|(?:#\+\w+: [^\n]*\n)+"
    r"|={5,}\n[^\n]+\n={5,}\n|= [^\n]+\n(?:[^\n]+\n)+|.*?<article>\n<h1>.*?</h1>\n)",
    re.DOTALL,
)

Made = tuple[str, bytes]  # (path, bytes of the file)


@dataclass(frozen=True, slots=True)
class Measured:
    """What reading costs, in processor seconds, those of notes scaled to 1,000."""

    floor: float  # of the import
    parts: Parts
    twice: Parts  # of twice as many notes
    hostile: dict[str, tuple[float, float]]  # of a text made to hurt, and of four times as much


# notes made from the samples


def vary(text: str, pool: Sequence[str], chance: random.Random) -> str:
    """Return the text with a third of its longer words exchanged, and with more sentences after each sentence."""
    text = WORD.sub(lambda found: chance.choice(pool) if chance.random() < 0.33 and len(found.group()) > 4 else found.group(), text)
    return SENTENCE_END.sub(lambda found: "".join([". ", *(sentence(pool, chance) for _ in range(chance.randint(0, 2)))]).rstrip(), text)


def sentence(pool: Sequence[str], chance: random.Random) -> str:
    """Return a sentence of 8 to 24 words of the pool."""
    return " ".join(chance.choice(pool) for _ in range(chance.randint(8, 24))).capitalize() + ". "


def grow(text: str, chance: random.Random) -> str:
    """Return a note of about 8 kB like this one: its head once, its body over and over."""
    head = found.group() if (found := HEAD.match(text)) else ""
    body, end, tail = text[len(head) :].partition("</article>")
    pool = sorted(set(WORD.findall(text))) or ["words"]
    parts = [head]
    while sum(map(len, parts)) < SIZE:
        parts.append(vary(body, pool, chance).rstrip("\n") + "\n\n")
    return "".join(parts)[:SIZE].rsplit("\n", 1)[0] + "\n" + end + tail


def grow_notebook(text: str, chance: random.Random) -> str:
    """Return a notebook of about 8 kB like this one."""
    notebook = json.loads(text)
    cells, pool = notebook["cells"], sorted(set(WORD.findall(text)))
    notebook["cells"] = cells[:1]
    while len(grown := json.dumps(notebook, indent=1, ensure_ascii=False)) < SIZE:
        cell = cells[1 + (len(notebook["cells"]) - 1) % (len(cells) - 1)]
        notebook["cells"].append({**cell, "source": [vary(line, pool, chance) for line in cell["source"]]})
    return grown


def samples() -> list[tuple[str, str]]:
    """Return (path, text) of each sample that holds enough to grow."""
    paths = sorted(path for folder in ("notes", "shapes") for path in (EXAMPLES / folder).rglob("*") if path.is_file())
    texts = [(path.relative_to(EXAMPLES).as_posix(), path.read_text("utf-8-sig")) for path in paths]
    return [(path, text) for path, text in texts if len(text) > 400]


def make_notes(count: int, seed: int = 7) -> list[Made]:
    """Return that many notes, each sample in turn."""
    chance, sources = random.Random(seed), samples()
    made = []
    for number in range(count):
        path, text = sources[number % len(sources)]
        grown = (grow_notebook if path.endswith(".ipynb") else grow)(text, chance)
        folder, _, name = path.rpartition("/")
        made.append((f"{folder}/{number:04d}/{name}", grown.encode("utf-8")))
    return made


# measuring


def seconds(notes: Sequence[Made]) -> Parts:
    """Return the sums over all notes."""
    read, found, cut_up = (sum(parts) for parts in zip(*(run(*note) for note in notes), strict=True))
    return read, found, cut_up


def floor() -> float:
    """Return the processor seconds of a process that imports NumPy and typer and ends."""
    there = processes.environment(EXAMPLES) | {"OPENBLAS_NUM_THREADS": "1"}
    return processes.wait(subprocess.Popen(FLOOR, env=there))[0]


def measure(count: int) -> Measured:
    """Return what so many notes cost, the import between the rounds."""
    seconds(make_notes(len(samples()), seed=1))  # patterns are compiled and modules imported at first use
    floor()  # which warms the file cache
    floors, rounds = list[float](), list[Parts]()
    for number in range(ROUNDS):
        floors += [floor(), floor()]
        rounds.append(seconds(make_notes(count, seed=7 + number)))
    middle, twice = sorted(rounds, key=sum)[ROUNDS // 2], seconds(make_notes(2 * count, seed=6))
    return Measured(statistics.median(floors), scaled(middle, count), scaled(twice, count), growth())


def scaled(parts: Parts, count: int) -> Parts:
    """Return the seconds of so many notes as they would be of 1,000."""
    read, found, cut_up = parts
    return read * 1_000 / count, found * 1_000 / count, cut_up * 1_000 / count


def by_format(notes: Sequence[Made]) -> list[tuple[str, ...]]:
    """Return for each format the milliseconds that a note takes."""
    groups: dict[str, list[Made]] = {}
    for path, data in notes:
        groups.setdefault(Path(path).suffix or "no extension", []).append((path, data))
    rows = []
    for name, group in sorted(groups.items()):
        parts, size = seconds(group), sum(len(data) for _, data in group)
        times = (f"{1000 * part / len(group):.2f}" for part in (*parts, sum(parts)))
        rows.append((name, str(len(group)), f"{size / len(group):,.0f}", *times))
    return rows


def tables(told: Measured, count: int) -> list[Table]:
    """Return the seconds of all notes beside those of the import, and the milliseconds of a note in each format."""
    sums = (("1,000 notes", told.parts), ("2,000 notes", told.twice))
    rows = [(name, *(f"{part:.2f}" for part in (*parts, sum(parts))), f"{sum(parts) / told.floor:.0f}") for name, parts in sums]
    alone = ("import numpy, typer", "", "", "", f"{told.floor:.3f}", "1")
    return [
        Table("notes of 8 kB, cpu s", ("work", "read", "talks", "cut", "all", "times"), (alone, *rows)),
        Table("a note, cpu ms", ("format", "notes", "bytes", "read", "talks", "cut", "all"), tuple(by_format(make_notes(count)))),
    ]


def judged(told: Measured) -> list[Figure]:
    """Return what was measured of each promise."""
    work, spent = "reading and cutting 1,000 notes of 8 kB", sum(told.parts)
    times, ratio = spent / told.floor, sum(told.twice) / spent
    growths = {name: large / small for name, (small, large) in told.hostile.items()}
    steepest = max(growths, key=lambda name: growths[name])
    hostile = f"reading {len(growths)} texts made to hurt, four times the size"
    least = f"at most {growths[steepest]:.1f} times ({steepest})"
    return [
        Figure(work, f"under {GOAL:.0f} s of processor time", f"{spent:.2f} s", spent < GOAL),
        Figure(f"{work}, beside the import", f"{GOAL_TIMES} times", f"{times:.0f} times `import numpy, typer`", times < GOAL_TIMES),
        Figure(f"{work}, twice as many", f"at most {GOAL_RATIO} times as long", f"{ratio:.2f} times", ratio <= GOAL_RATIO),
        Figure(hostile, f"under {NOT_LINEAR:.0f} times as long", least, growths[steepest] < NOT_LINEAR),
    ]


def main() -> None:
    """Print what was asked for, and keep it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=1_000, help="how many notes are made; figures are scaled to 1,000")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--record", action="store_true", help="keep the figures in bench/figures/reading.json")
    options = parser.parse_args()
    count = options.count
    told = measure(count)
    spent, figures = sum(told.parts), judged(told)
    if options.json:
        found = {"seconds": spent, "goal": GOAL, "import": told.floor, "times": spent / told.floor, "goal_times": GOAL_TIMES}
        growths = {name: large / small for name, (small, large) in told.hostile.items()}
        print(json.dumps({**found, "ratio": sum(told.twice) / spent, "growth": growths}))
    else:
        print(f"{machine()}\n\n{growth_table(told.hostile)}\n")
        shown = tables(told, count)
        show(figures, shown)
        if options.record:
            record("reading", "python bench/reading.py --record", figures, shown)


if __name__ == "__main__":
    main()
