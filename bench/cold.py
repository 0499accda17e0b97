"""Print what a cold question costs: the whole process, from its start to the last line printed, beside what it cannot do without.

    python bench/cold.py                 # the first run makes indexes of 1,000 and of 10,000 notes: half an hour
    python bench/cold.py --rounds 21     # more rounds on a machine that is busy
    python bench/cold.py --stand-in --notes 50 500   # smaller indexes: a minute
    python bench/cold.py --record        # keeps the figures in bench/figures/cold.json
    python bench/cold.py --stand-in      # vectors at random instead of the encoder's: the first run takes minutes

Processor time (user and system) of whole processes run in turn, the median of the rounds after one that warms the file cache; `times` is
the median of each round's ratio to `import numpy, typer` in that round, of help and the like to `import typer`. The indexes are kept in
--cache. The wild notes are those of RAGNOTES_DATA; where there are none their rows are left out. Of made notes the first letters of each
passage are embedded, to save time: a question costs the same. With --stand-in the rows of made notes are unit rows at random, drawn towards
the question where a passage holds its rarest word, and the indexes are written by the same writer: what is timed is opening, walking and
scoring, not what the vectors mean.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import os

from processes import environment, megabytes, wait

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy is imported, and for all that is started

import multiprocessing
import statistics
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import datasets
import numpy as np
import reading
import recording
from recording import Figure, Table

from ragnotes import entering, indexing, opening, refreshing, settings
from ragnotes.errors import RagnotesError
from ragnotes.finding.vectors import Embedder
from ragnotes.finding.words import FloatMatrix, FloatVector
from ragnotes.measuring.report import columns
from ragnotes.records.settings import Settings

QUESTION = "what did people say about langchain"
FLOOR = [sys.executable, "-c", "import numpy, typer"]
HELP_FLOOR = [sys.executable, "-c", "import typer"]
GOAL, GOAL_MB, GROWTH_GOAL, HELP_GOAL = 2.0, 110, 1.5, 2.5
N_NOTES = (1_000, 10_000)  # of the two indexes
VERBS = ("search", "ask")
WRONG = "--no-such-option"
NUMPY, TYPER = "import numpy, typer", "import typer"
ASIDE = ("--help", "--version", f"search {WRONG}")
EMBEDDED = 40  # letters of a passage of a made note
DRAWN, APART = 0.45, 0.1  # about the cosine with the question of a stand-in for a passage that has its rarest word, and of another

Cost = tuple[float, float]  # processor milliseconds, megabytes of memory at most


def apart(work: Callable[..., None], *values: object) -> None:
    """Run a function in a process of its own: what is started from a large one is said to be as large."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=values)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def index(notes: Path, folder: Path, letters: int | None, drawn: bool = False) -> None:
    """Bring the index of these notes in this folder up to date; of a passage only the first letters are embedded, or rows are drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {"XDG_STATE_HOME": str(folder / "state")}
    ours = settings.read_settings(told, folder, settings.read_config(told, folder), {"index": str(folder / "index")})
    if not is_made(ours):
        embedder = opening.load_embedder(ours)
        indexing.build([str(notes)], ours, embedder=stand_in(embedder) if drawn else short(embedder, letters), tell=lambda _: None)


def is_made(ours: Settings) -> bool:
    """Return whether there is an index that the notes still are as they were in, and that this program made."""
    try:
        made = opening.open_index(ours)
    except RagnotesError:
        return False
    return made.manifest["versions"] == entering.VERSIONS and not refreshing.find_stale(made, ours)[0]


def short(embedder: Embedder, letters: int | None) -> Embedder:
    """Return an encoder that reads the first letters of a text and no beginning twice; for None the encoder as it is."""
    if letters is None:
        return embedder
    known: dict[str, FloatMatrix] = {}

    def embed(texts: Sequence[str]) -> FloatMatrix:
        heads = [text[:letters] for text in texts]
        new = [head for head in dict.fromkeys(heads) if head not in known]
        if new:
            known.update(zip(new, embedder.embed(new), strict=True))
        return np.stack([known[head] for head in heads])

    return dataclasses.replace(embedder, embed=embed)


def stand_in(embedder: Embedder) -> Embedder:
    """Return what has the name and the hash of an encoder, and its row of the probe, and draws every other row at random, by its text."""
    asked, rarest = embedder.embed_question(QUESTION), QUESTION.split()[-1]

    def row(text: str) -> FloatVector:
        drawn = np.random.default_rng(zlib.crc32(text.encode("utf-8", "replace"))).standard_normal(embedder.dims, dtype=np.float32)
        near = DRAWN if rarest in text.lower() else APART
        mixed = drawn / np.linalg.norm(drawn) + near * asked
        return np.asarray(mixed / np.linalg.norm(mixed), dtype=np.float32)

    def embed(texts: Sequence[str]) -> FloatMatrix:
        return embedder.embed(texts) if list(texts) == [opening.PROBE] else np.stack([row(text) for text in texts])

    return dataclasses.replace(embedder, embed=embed)


def index_made(folder: Path, count: int, drawn: bool) -> None:
    """Bring the index of so many notes of 8 kB, fifty to a folder, up to date; notes are written where other ones are there."""
    made, kept = hashlib.sha256(repr((count, reading.samples())).encode()).hexdigest(), folder / "made.txt"
    if not kept.is_file() or kept.read_text("ascii") != made:
        for number, (path, data) in enumerate(reading.make_notes(count)):
            file = folder / "notes" / f"{number // 50:02d}" / f"{number:04d}-{path.rpartition('/')[2]}"
            if not file.exists() or file.read_bytes() != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        kept.write_text(made, "ascii")
    index(folder / "notes", folder, EMBEDDED, drawn)


def cost(command: list[str], folder: Path) -> Cost:
    """Return what a process costs until it ends; the program ends with its words if it fails. Silence is an answer."""
    with subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr
        said = process.stderr.read().decode("utf-8", "replace")
        seconds, most = wait(process)
    if process.returncode not in ((2,) if WRONG in command else (0, 3)):
        sys.exit(f"error: {' '.join(command)} ended with exit code {process.returncode}\n{said}")
    return seconds * 1_000, most


def measure(commands: dict[str, tuple[list[str], Path]], rounds: int) -> dict[str, list[Cost]]:
    """Return the costs of each command, all of them run in turn; the first round only warms the caches."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, (command, folder) in commands.items():
            spent = cost(command, folder)
            costs[name] += [spent] if turn else []
    return costs


def ratios(costs: dict[str, list[Cost]], name: str, floor: str) -> float:
    """Return the median of what a command costs as a ratio to another in the same round."""
    return statistics.median(one / other for (one, _), (other, _) in zip(costs[name], costs[floor], strict=True))


def rows_of(costs: dict[str, list[Cost]]) -> list[tuple[str, ...]]:
    """Return a row a command: median and least, the ratio to the import above it, and the memory where it is more than that of this
    process, which hides less."""
    own = megabytes()
    rows: list[tuple[str, ...]] = []
    floor = ""
    for name, spent in costs.items():
        times = [ms for ms, _ in spent]
        floor = name if name.startswith("import ") else floor
        most = max(mb for _, mb in spent)
        told = (f"{statistics.median(times):.0f}", f"{min(times):.0f}", f"{ratios(costs, name, floor):.2f}")
        rows.append((name, *told, f"{most:.0f}" if most > own else ""))
    return rows


def figures(costs: dict[str, list[Cost]], counts: Sequence[int]) -> list[Figure]:
    """Return what was promised and what was measured with indexes of so many notes."""
    n_few, n_many = counts
    found = []
    for verb in VERBS:
        few, many = made_name(verb, n_few), made_name(verb, n_many)
        for name, count, factor in ((few, n_few, 1.0), (many, n_many, GROWTH_GOAL)):
            times, most = ratios(costs, name, NUMPY), max(mb for _, mb in costs[name])
            goal = f"at most {GOAL * factor:.1f} times `{NUMPY}`, {GOAL_MB * factor:.0f} MB"
            met = times <= GOAL * factor and most <= GOAL_MB * factor
            found.append(Figure(f"cold `{verb}`, {count:,} notes", goal, f"{times:.2f} times, {most:.0f} MB", met))
        goal, growth = f"at most {GROWTH_GOAL} times that of {n_few:,} notes", ratios(costs, many, few)
        found.append(Figure(f"cold `{verb}`, {n_many:,} notes beside {n_few:,}", goal, f"{growth:.2f} times", growth <= GROWTH_GOAL))
    for arguments in ASIDE:
        times, goal = ratios(costs, arguments, TYPER), f"at most {HELP_GOAL} times `{TYPER}`"
        found.append(Figure(f"`ragnotes {arguments}`", goal, f"{times:.2f} times", times <= HELP_GOAL))
    return found


def made_name(verb: str, count: int) -> str:
    """Return how a row of made notes is called."""
    return f"{verb}, {count:,} made notes"


def main() -> None:
    """Print the table, and keep it if so asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=9, help="measured; one before them only warms the caches (default: %(default)s)")
    parser.add_argument("--notes", type=int, nargs=2, default=N_NOTES, metavar=("FEW", "MANY"), help="how many notes both indexes hold")
    parser.add_argument("--cache", type=Path, default=datasets.cache_folder(), help="where the indexes are kept")
    parser.add_argument("--stand-in", action="store_true", help="rows of made notes at random: what is timed is not what they mean")
    parser.add_argument("--record", action="store_true", help="keep the figures in bench/figures/cold.json")
    options = parser.parse_args()
    few, many = options.notes
    folders: dict[str, Path] = {}
    wild = Path(os.environ.get("RAGNOTES_DATA", reading.EXAMPLES.parent.parent / "shared" / "data")) / "wild-notes"
    if wild.is_dir():
        folders = {"wild notes": options.cache / "cold-wild"}
        apart(index, wild, folders["wild notes"], None)
    for count in options.notes:
        folders[f"{count:,} made notes"] = folder = options.cache / f"cold-{'drawn' if options.stand_in else 'made'}-{count}"
        apart(index_made, folder, count, options.stand_in)
    commands = {NUMPY: (FLOOR, options.cache)}
    for name, folder in folders.items():
        for verb in VERBS:
            commands[f"{verb}, {name}"] = ([sys.executable, "-m", "ragnotes", verb, QUESTION], folder)
    commands[TYPER] = (HELP_FLOOR, options.cache)
    for arguments in ASIDE:
        commands[arguments] = ([sys.executable, "-m", "ragnotes", *arguments.split()], options.cache)
    costs = measure(commands, max(options.rounds, 1))
    header = ("command", "cpu ms", "least", "times", "MB")
    rows, met = rows_of(costs), figures(costs, options.notes)
    drawn = "; rows of made notes at random" if options.stand_in else ""
    print(f"medians of {max(options.rounds, 1)} rounds{drawn}")
    print(columns([header, *rows]))
    for figure in met:
        print(f"{'met' if figure.met else 'NOT MET'}: {figure.work}: {figure.measured} ({figure.goal})")
    if options.record:
        title = f"A cold question: medians of {max(options.rounds, 1)} rounds{drawn}"
        flags = " --stand-in" * options.stand_in + (f" --notes {few} {many}" if (few, many) != N_NOTES else "")
        print(recording.record("cold", f"python bench/cold.py{flags} --record", met, [Table(title, header, tuple(rows))]))


if __name__ == "__main__":
    main()
