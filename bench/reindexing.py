"""Print what it costs to bring an index up to date after one of 1,000 notes changed, and what it holds afterwards.

    python bench/reindexing.py                 # the first run makes the index: a minute or two
    python bench/reindexing.py --rounds 21     # more rounds on a machine that is busy
    python bench/reindexing.py --notes 50      # a small index: half a minute

Each round changes a line of another note and runs `ragnotes index`, the whole process, beside `import numpy, typer`; the figure is the
median processor time (user and system) of the rounds after one that warms the caches. After each round the index is read: passages of the
note as it was (stale) and of the note as it is that are not there (missing) are counted, not what the tool says of itself, and the vectors
of the note are held against the encoder's. The index is made with rows of random numbers for vectors under the encoder's name, to save ten
minutes: those of unchanged notes are copied, whatever they hold.
"""

from __future__ import annotations

import argparse
import json
import os

from processes import wait

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy is imported, and for all that is started

import random
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import building
from recording import Figure, Table, machine, record

N_NOTES = 1_000
GOAL = 0.40  # seconds, with so many notes
GOAL_TIMES = 5.3  # of `import numpy, typer`: 0.40 s where that takes 0.075 s, as it did where the goal was set
FLOOR = [sys.executable, "-c", "import numpy, typer"]
INDEX = [sys.executable, "-m", "ragnotes", "index", "--json"]
HEADER = ("command", "rounds", "cpu s", "least", "times", "MB")

# run apart: a process started from a large one is said to be as large
SETUP = """
import dataclasses, hashlib, sys
from pathlib import Path
import numpy as np
from ragnotes import indexing, opening, settings
here = Path(sys.argv[1])
told = {"XDG_STATE_HOME": str(here / "state"), "XDG_CONFIG_HOME": str(here / "config")}
ours = settings.read_settings(told, here, settings.read_config(told, here), {"index": str(here / "index")})
embedder = opening.load_embedder(ours)
"""
MAKE = (
    SETUP
    + """
def embed(texts):
    if list(texts) == [opening.PROBE]:
        return embedder.embed(texts)
    seeds = [int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big") for text in texts]
    rows = np.array([np.random.default_rng(seed).standard_normal(embedder.dims, dtype=np.float32) for seed in seeds])
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
indexing.build([str(here / "notes")], ours, embedder=dataclasses.replace(embedder, embed=embed), tell=lambda _: None)
"""
)
COUNT = (
    SETUP
    + """
import json
from collections import Counter
from ragnotes import entering
from ragnotes.finding.index import chunk_record
from ragnotes.finding.sources import files_of
from ragnotes.reading import files
index = opening.open_index(ours)
file = sys.argv[2]
note = files_of(index).index(file)
rows = np.flatnonzero(index.columns["note"] == note).tolist()
entry = entering.read(file, files.list_files(here / file).files[0], embedder)
there = [entering.embedded_text(chunk_record(index, row)) for row in rows]
wanted = [entering.embedded_text(record) for record in entry.chunks]
changed = [at for at, text in enumerate(there) if text not in set(json.loads(sys.argv[3]))]
rows_of_changed = embedder.embed([there[at] for at in changed]) if changed else np.zeros((0, embedder.dims))
print(json.dumps({
    "stale": sum((Counter(there) - Counter(wanted)).values()), "missing": sum((Counter(wanted) - Counter(there)).values()),
    "new": len({there[at] for at in changed}), "texts": there,
    "far": float(max([0.0, *np.abs(index.vectors[[rows[at] for at in changed]] - rows_of_changed).max(axis=1)])),
}))
"""
)


@dataclass(frozen=True, slots=True)
class Round:
    """One change: the seconds of the import and of the re-index, its memory, and what was counted afterwards."""

    floor: float
    seconds: float
    megabytes: float
    embedded: int  # as the tool says
    new: int  # passages of the note that it did not have before
    stale: int
    missing: int
    far: float  # the largest difference of a vector's number from the encoder's


def cost(command: list[str], folder: Path) -> tuple[float, float, str]:
    """Return the processor seconds and the megabytes of a process, and what it printed."""
    with (folder / "stdout.txt").open("w+") as out:
        process = subprocess.Popen(command, cwd=folder, env=building.environment(folder), stdout=out, stderr=subprocess.DEVNULL)
        seconds, megabytes = wait(process)
        if process.returncode:
            sys.exit(f"error: {' '.join(command)} ended with exit code {process.returncode}")
        out.seek(0)
        return seconds, megabytes, out.read()


def count(folder: Path, file: str, before: list[str]) -> dict[str, Any]:
    """Return what the index holds of a note, against the note as it is and the texts of its passages before."""
    found: dict[str, Any] = json.loads(building.apart(COUNT, folder, str(folder), file, json.dumps(before)))
    return found


def change(path: Path, number: int) -> None:
    """Put another line of our own, new in every run, in the place of the last one before the middle that holds nothing but words."""
    lines = path.read_text("utf-8").split("\n")
    plain = [place for place, line in enumerate(lines) if len(line) > 60 and line[0].isalpha()]
    place = next((place for place in reversed(plain) if place <= len(lines) // 2), (plain or [len(lines) - 1])[0])
    lines[place] = f"Round {number} of the bench wrote this line at {time.time_ns()} about kettles that sing in the key of {number}."
    path.write_text("\n".join(lines), "utf-8")


def run(folder: Path, rounds: int) -> list[Round]:
    """Return the rounds, each with another note."""
    notes = sorted(path for path in (folder / "notes").rglob("*") if path.suffix in (".md", ".txt", ".org", ".rst", ".adoc"))
    found = []
    for number, path in enumerate(random.Random(3).sample(notes, rounds + 1)):
        file = path.relative_to(folder).as_posix()
        before = count(folder, file, [])["texts"]
        change(path, number)
        floor, _, _ = cost(FLOOR, folder)
        seconds, megabytes, said = cost(INDEX, folder)
        told = count(folder, file, before)
        counts = [told[key] for key in ("new", "stale", "missing", "far")]
        found.append(Round(floor, seconds, megabytes, json.loads(said)["embedded"], *counts))
    return found[1:]


def table(rounds: list[Round], n_notes: int) -> list[tuple[str, ...]]:
    floor, seconds = (statistics.median(times) for times in ([each.floor for each in rounds], [each.seconds for each in rounds]))
    least_floor, least = min(each.floor for each in rounds), min(each.seconds for each in rounds)
    most = max(each.megabytes for each in rounds)
    count = str(len(rounds))
    return [
        ("import numpy, typer", count, f"{floor:.3f}", f"{least_floor:.3f}", "1.0", ""),
        (f"index, 1 of {n_notes:,} notes changed", count, f"{seconds:.3f}", f"{least:.3f}", f"{seconds / floor:.1f}", f"{most:.0f}"),
    ]


def judged(rounds: list[Round], n_notes: int) -> list[Figure]:
    """Return what the rounds over so many notes say of each promise."""
    floor, seconds = (statistics.median(times) for times in ([each.floor for each in rounds], [each.seconds for each in rounds]))
    work = f"re-index after 1 of {n_notes:,} notes changed"
    stale, missing = sum(each.stale for each in rounds), sum(each.missing for each in rounds)
    others = sum(each.embedded != each.new for each in rounds)
    embedded = f"others in {others} rounds" if others else f"{sum(each.embedded for each in rounds)} passages, all new"
    far, times = max(each.far for each in rounds), seconds / floor
    held = f"{stale} stale, {missing} missing in {len(rounds)} rounds"
    return [
        Figure(work, f"at most {GOAL:.2f} s of processor time", f"{seconds:.2f} s", seconds <= GOAL),
        Figure(f"{work}, beside the import", f"{GOAL_TIMES} times", f"{times:.1f} times `import numpy, typer`", times <= GOAL_TIMES),
        Figure(f"{work}, what it holds", "0 stale, 0 missing", held, not stale + missing),
        Figure(f"{work}, what is embedded", "only what is new", embedded, not others),
        Figure(f"{work}, vectors", "the encoder's within 1e-5", f"{far:.0e} at most", far <= 1e-5),
    ]


def main() -> None:
    """Print the table and what was counted, and keep them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=9, help="measured; one before them only warms the caches (default: %(default)s)")
    parser.add_argument("--notes", type=int, default=N_NOTES, help="of the index; one of them changes each round (default: %(default)s)")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "ragnotes-bench", help="where the index is kept")
    parser.add_argument("--record", action="store_true", help="keep the figures in bench/figures/reindex.json")
    options = parser.parse_args()
    folder = options.cache.absolute() / f"reindexing-{options.notes}"
    building.make_notes(options.notes, folder)
    building.apart(MAKE, folder, str(folder))
    rounds = run(folder, max(options.rounds, 1))
    rows, figures = table(rounds, options.notes), judged(rounds, options.notes)
    print(machine())
    for cells in (HEADER, *rows):
        print(f"{cells[0]:<32}" + "".join(f"{cell:>8}" for cell in cells[1:]))
    for figure in figures:
        print(f"{figure.work}: {figure.measured} (to reach: {figure.goal}){'' if figure.met else ' NOT REACHED'}")
    if options.record:
        flags = f" --notes {options.notes}" if options.notes != N_NOTES else ""
        record(
            "reindex", f"python bench/reindexing.py{flags} --record", figures, [Table("An index brought up to date", HEADER, tuple(rows))]
        )


if __name__ == "__main__":
    main()
