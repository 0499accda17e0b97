"""Print what a cold question costs: the whole process, from its start to the last line printed, beside what it cannot do without.

    python bench/cold.py                 # the first run makes an index of 1,000 notes: some minutes
    python bench/cold.py --rounds 21     # more rounds on a machine that is busy

Processor time (user and system) of whole processes run in turn, the median of the rounds after one that warms the file cache, as a ratio
to `import numpy, typer` in the same run, of help and the like to `import typer`. The indexes are kept in --cache. The wild notes are those
of RAGNOTES_DATA; where there are none their rows are left out. Of made notes the first letters of each passage are embedded, to save time:
a question costs the same.
"""

from __future__ import annotations

import argparse
import dataclasses
import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy is imported, and for all that is started

import multiprocessing
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import datasets
import reading

from ragnotes import indexing, opening, settings
from ragnotes.measuring.report import columns

QUESTION = "what did people say about langchain"
FLOOR = [sys.executable, "-c", "import numpy, typer"]
HELP_FLOOR = [sys.executable, "-c", "import typer"]
GOAL, GOAL_MB, HELP_GOAL = 2.0, 110, 2.5
N_NOTES = 1_000
WRONG = "--no-such-option"
MAXRSS = 1_024 if sys.platform == "linux" else 1_024**2  # of what the system counts in, in a megabyte
EMBEDDED = 40  # letters of a passage of a made note

Cost = tuple[float, float]  # processor milliseconds, megabytes of memory at most


def environment(folder: Path) -> dict[str, str]:
    """Return this process's environment without settings of ragnotes, with byte code kept and a home for its state beside the index."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RAGNOTES_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept | {"XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder / "config")}


def apart(work: Callable[..., None], *values: object) -> None:
    """Run a function in a process of its own: what is started from a large one is said to be as large."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=values)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def index(notes: Path, folder: Path, letters: int | None) -> None:
    """Bring the index of these notes in this folder up to date; of a passage only the first letters are embedded."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {"XDG_STATE_HOME": str(folder / "state")}
    ours = settings.read_settings(told, folder, settings.read_config(told, folder), {"index": str(folder / "index")})
    embedder = opening.load_embedder(ours)
    short = dataclasses.replace(embedder, embed=lambda texts: embedder.embed([text[:letters] for text in texts]))
    indexing.build([str(notes)], ours, embedder=short, tell=lambda _: None)


def index_made(folder: Path) -> None:
    """Bring the index of 1,000 notes of 8 kB, fifty to a folder, up to date; notes are written where they are not there yet."""
    for number, (path, data) in enumerate(reading.make_notes(N_NOTES)):
        file = folder / "notes" / f"{number // 50:02d}" / f"{number:04d}-{path.rpartition('/')[2]}"
        if not file.exists() or file.read_bytes() != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    index(folder / "notes", folder, EMBEDDED)


def cost(command: list[str], folder: Path) -> Cost:
    """Return what a process costs until it ends; the program ends with its words if it fails. Silence is an answer."""
    with subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr
        said = process.stderr.read().decode("utf-8", "replace")
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ((2,) if WRONG in command else (0, 3)):
        sys.exit(f"error: {' '.join(command)} ended with exit code {process.returncode}\n{said}")
    return (used.ru_utime + used.ru_stime) * 1_000, used.ru_maxrss / MAXRSS


def measure(commands: dict[str, tuple[list[str], Path]], rounds: int) -> dict[str, list[Cost]]:
    """Return the costs of each command, all of them run in turn; the first round only warms the caches."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, (command, folder) in commands.items():
            spent = cost(command, folder)
            costs[name] += [spent] if turn else []
    return costs


def table(costs: dict[str, list[Cost]]) -> str:
    """Return the medians, each as a ratio to the import above it, and the memory where it is more than that of this process, which hides
    less."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MAXRSS
    rows = [("command", "cpu ms", "least", "times", "MB")]
    floor = 0.0
    for name, spent in costs.items():
        times = [ms for ms, _ in spent]
        median, most = statistics.median(times), max(mb for _, mb in spent)
        floor = median if name.startswith("import ") else floor
        rows.append((name, f"{median:.0f}", f"{min(times):.0f}", f"{median / floor:.2f}", f"{most:.0f}" if most > own else ""))
    return columns(rows)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--cache", type=Path, default=datasets.cache_folder(), help="where the indexes are kept")
    options = parser.parse_args()
    folders = {"1,000 made notes": options.cache / "cold-made"}
    apart(index_made, folders["1,000 made notes"])
    wild = Path(os.environ.get("RAGNOTES_DATA", reading.EXAMPLES.parent.parent / "shared" / "data")) / "wild-notes"
    if wild.is_dir():
        folders = {"wild notes": options.cache / "cold-wild", **folders}
        apart(index, wild, folders["wild notes"], None)
    commands = {"import numpy, typer": (FLOOR, options.cache)}
    for name, folder in folders.items():
        for verb in ("search", "ask"):
            commands[f"{verb}, {name}"] = ([sys.executable, "-m", "ragnotes", verb, QUESTION], folder)
    commands["import typer"] = (HELP_FLOOR, options.cache)
    for arguments in ("--help", "--version", f"search {WRONG}"):
        commands[arguments] = ([sys.executable, "-m", "ragnotes", *arguments.split()], options.cache)
    print(table(measure(commands, max(options.rounds, 1))))
    print(f"to reach: {GOAL} times, {GOAL_MB} MB; of help, version and a usage error {HELP_GOAL} times")


if __name__ == "__main__":
    main()
