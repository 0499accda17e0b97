"""Print what a first index costs: processor seconds, memory at its highest, what was told of the time; and what a killed run repeats.

    python bench/building.py                            # 25 and 100 made notes of 8 kB: some minutes
    python bench/building.py --notes 10000 --kill       # the real thing: an hour or more
    python bench/building.py --notes 100 --notes 10000 --kill --record

Whole processes of `ragnotes index` with both of two threads at work, measured by `os.wait4`: processor seconds (user and system) and the
resident maximum. Nothing is extrapolated. With --kill the run of the most notes gets a `kill -9` when about half of its passages are
embedded, and goes on; its seconds are those of both runs. What is embedded twice is counted: the records that the killed run left and the
passages that the second embedded, against the different texts of the index that came of it. What the second run reads again is told.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import processes
from recording import Figure, Table, machine, record

BENCH = Path(__file__).resolve().parent
GOAL_MB, GOAL_SECONDS, GOAL_NOTES = 300, 7_200, 10_000
RECORD = 32 + 4 * 384 + 4  # bytes of the spool for a passage
PASSAGES = 16  # of a made note, about: where the middle of a run is
TOLD = re.compile(r"about (?:(\d+) h )?(\d+) (min|s) left")

# run apart: a process started from a large one is said to be as large
MAKE = """
import sys
from pathlib import Path
import reading
for number, (path, data) in enumerate(reading.make_notes(int(sys.argv[1]))):
    file = Path(sys.argv[2]) / f"{number // 50:03d}" / f"{number:05d}-{path.rpartition('/')[2]}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
"""
DISTINCT = """
import sys
from pathlib import Path
from ragnotes.entering import embedded_text
from ragnotes.finding.index import chunk_record, open_index
index = open_index(Path(sys.argv[1]), stamps=None)
print(len({hash(embedded_text(chunk_record(index, row))) for row in range(len(index.columns))}))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One process of `ragnotes index`: what it cost and said; `told` is the seconds in all that it said it would take, None if nothing."""

    seconds: float  # of the processor
    wall: float
    megabytes: float
    told: float | None
    report: dict[str, int] | None  # None: it was killed
    spooled: int  # records of the spool when it was killed


def environment(folder: Path) -> dict[str, str]:
    """Return what a process here is told; it finds the benches."""
    paths = os.pathsep.join(filter(None, (str(BENCH), os.environ.get("PYTHONPATH"))))
    return processes.environment(folder) | {"PYTHONPATH": paths}


def apart(script: str, folder: Path, *arguments: str) -> str:
    """Return what a script prints that is run by itself."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment(folder), check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def make_notes(count: int, folder: Path) -> Path:
    """Write so many notes and return their folder."""
    notes = folder / "notes"
    if not notes.exists():
        folder.mkdir(parents=True, exist_ok=True)
        apart(MAKE, folder, str(count), str(notes))
    return notes


def index(folder: Path, kill_at: int | None = None) -> Run:
    """Return what `ragnotes index notes` costs here; it is killed once the spool has `kill_at` records."""
    began, log = time.monotonic(), folder / "stderr.txt"
    command = [sys.executable, "-m", "ragnotes", "index", "notes", "--json"]
    told, spooled = None, 0
    with log.open("w+") as err, (folder / "stdout.txt").open("w+") as out:
        process = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=out, stderr=err)
        while True:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if kill_at is not None and (spooled := records(folder)) >= kill_at:
                process.send_signal(signal.SIGKILL)
            if told is None and (found := TOLD.search(log.read_text("utf-8", "replace"))):
                left = int(found[1] or 0) * 3_600 + int(found[2]) * (60 if found[3] == "min" else 1)
                told = time.monotonic() - began + left
            time.sleep(0.2)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read()
    if process.returncode not in (0, -signal.SIGKILL):
        sys.exit(f"error: {' '.join(command)} ended with exit code {process.returncode}\n{log.read_text('utf-8', 'replace')}")
    report = json.loads(said) if process.returncode == 0 else None
    wall, (seconds, megabytes) = time.monotonic() - began, processes.spent(used)
    return Run(seconds, wall, megabytes, told, report, records(folder) if kill_at else spooled)


def records(folder: Path) -> int:
    """Return how many passages lie in the spool."""
    return sum(path.stat().st_size // RECORD for path in (folder / "index").glob("spool-*"))


def minutes(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds / 60:.1f}"


def row(what: str, run: Run) -> tuple[str, ...]:
    """Return a run as a row of the table."""
    counts = [f"{run.report[name]:,}" for name in ("notes", "chunks", "embedded")] if run.report else ["", "", f"{run.spooled:,}"]
    return (what, *counts, f"{run.seconds:,.0f}", f"{run.megabytes:.0f}", minutes(run.told), minutes(run.wall))


HEADER = ("run", "notes", "passages", "embedded", "cpu s", "MB", "told min", "taken min")


def measure(counts: list[int], folder: Path, kill: bool) -> tuple[list[tuple[str, ...]], list[Figure]]:
    """Return the rows and what they say of each promise."""
    rows, figures = [], []
    for count in sorted(counts):
        place = folder / f"building-{count}"
        make_notes(count, place)
        shutil.rmtree(place / "index", ignore_errors=True)
        runs = []
        if kill and count == max(counts):
            runs.append(index(place, count * PASSAGES // 2))
            rows.append(row(f"{count:,} notes, killed", runs[0]))
            print(rows[-1], flush=True)
        runs.append(index(place))
        rows.append(row(f"{count:,} notes, resumed" if len(runs) > 1 else f"{count:,} notes", runs[-1]))
        print(rows[-1], flush=True)
        figures += judged(count, runs, int(apart(DISTINCT, place, str(place / "index"))))
    return rows, figures


def judged(count: int, runs: list[Run], distinct: int) -> list[Figure]:
    """Return what the runs over so many notes say of each promise."""
    seconds, most, last = sum(run.seconds for run in runs), max(run.megabytes for run in runs), runs[-1]
    hours = sum(run.wall for run in runs) / 3_600
    assert last.report
    goal = GOAL_SECONDS * count / GOAL_NOTES
    found = [
        Figure(f"first index of {count:,} notes, memory", f"under {GOAL_MB} MB", f"{most:.0f} MB", most < GOAL_MB),
        Figure(f"first index of {count:,} notes of 8 kB", f"{goal:,.0f} processor seconds", f"{seconds:,.0f} s", seconds <= goal),
        Figure(f"first index of {count:,} notes by the clock", "an hour", f"{60 * hours:.1f} min", hours <= 1),
    ]
    if len(runs) > 1:
        twice = runs[0].spooled + last.report["embedded"] - distinct
        told = f"{twice} of {distinct:,} embedded twice ({runs[0].spooled:,} before the kill, {last.report['embedded']:,} after)"
        found.append(Figure(f"{count:,} notes, kill -9 and again", "nothing embedded twice", told, twice == 0))
    if last.told:
        share = last.told / last.wall
        told = f"told {minutes(last.told)} min, taken {minutes(last.wall)} min"
        found.append(Figure(f"{count:,} notes, how long it takes is told", "within a third", told, 2 / 3 <= share <= 4 / 3))
    return found


def main() -> None:
    """Print the table, and keep it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--notes", type=int, action="append", help="how many notes are made; more than once for several runs")
    parser.add_argument("--kill", action="store_true", help="kill the largest run in the middle and let it go on")
    parser.add_argument("--folder", type=Path, default=Path.home() / ".cache" / "ragnotes-bench", help="where notes and indexes are made")
    parser.add_argument("--record", action="store_true", help="keep the figures in bench/figures/building.json")
    options = parser.parse_args()
    counts = options.notes or [25, 100]
    print(f"{machine()}\n{HEADER}", flush=True)
    rows, figures = measure(counts, options.folder.absolute(), options.kill)
    for figure in figures:
        print(f"{figure.work}: {figure.measured} (to reach: {figure.goal}){'' if figure.met else ' NOT REACHED'}")
    if options.record:
        flags = "".join(f" --notes {count}" for count in counts) + (" --kill" if options.kill else "")
        record("building", f"python bench/building.py{flags} --record", figures, [Table("A first index", HEADER, tuple(rows))])


if __name__ == "__main__":
    main()
