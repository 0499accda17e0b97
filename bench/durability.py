"""Count what the index promises: kills, power cuts, corruption, failing disks, crowds, mix-ups, hostile indexes, repairs.

    python bench/durability.py                  # every promise, about six minutes
    python bench/durability.py --small          # smaller numbers, as the tests run them
    python bench/durability.py kills repairs    # only these
    python bench/durability.py --record         # keeps the figures in bench/figures/durability.json

It exits with 1 if a promise is not kept. What it does is random with fixed seeds, but for the moment of a kill, which is the clock's.
"""

from __future__ import annotations

import argparse
import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy is imported: children are forked, and threads do not come along

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import recording
from durable import corruption, crowds, failing, hostile, kills, mixups, places, powercut, repairs
from recording import Figure, Table

COMMAND = "python bench/durability.py"
MEMORY = Path("/dev/shm")  # where a sync takes no time; a killed process leaves there what it leaves on a disk

Counted = tuple[list[Figure], list[Table]]
PROMISES: dict[str, Callable[[Path, bool], Counted]] = {  # home, small
    "kills": lambda home, small: kills.count(home, 50 if small else 500),
    "powercut": lambda home, small: powercut.count(home, 40 if small else 1),
    "corruption": lambda home, small: corruption.count(home, 400 if small else 10_000),
    "readers": lambda home, small: crowds.count_readers(home, 8, 15 if small else 200),
    "writers": lambda home, small: crowds.count_writers(home, 10 if small else 100),
    "failing": lambda home, small: failing.count(home, 1 if small else 4, 5 if small else 1),
    "mixups": lambda home, small: mixups.count_mixups(home),
    "changes": lambda home, small: mixups.count_changes(home, 20),
    "repairs": lambda home, small: repairs.count(home, 10 if small else 100),
    "rows": lambda home, small: repairs.count_rows(home, 10 if small else 1),
    "modes": lambda home, small: repairs.count_modes(home),
    "places": lambda home, small: places.count(home),
    "hostile": lambda home, small: hostile.count(home),
}


def main() -> int:
    """Count the promises named, print the tables, and return 1 if one is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("promises", nargs="*", choices=[[], *PROMISES], help="which promises; all without")
    parser.add_argument("--small", action="store_true", help="smaller numbers")
    parser.add_argument("--record", action="store_true", help="keep the figures")
    parser.add_argument("--work", type=Path, default=MEMORY if MEMORY.is_dir() else None, help="folder to work in")
    asked = parser.parse_args()
    figures: list[Figure] = []
    tables: list[Table] = []
    for name in asked.promises or PROMISES:
        started = time.monotonic(), _processor_seconds()
        with tempfile.TemporaryDirectory(dir=asked.work, prefix="durability-") as folder:
            found, shown = PROMISES[name](Path(folder), asked.small)
        print(f"{name}: {time.monotonic() - started[0]:.0f} s, {_processor_seconds() - started[1]:.0f} of the processor", file=sys.stderr)
        _show(found, shown)
        figures += found
        tables += shown
    if asked.record:
        print(recording.record("durability", COMMAND, figures, tables))
    return 0 if all(figure.met is not False for figure in figures) else 1


def _show(figures: list[Figure], tables: list[Table]) -> None:
    for table in tables:
        print(f"\n{table.title}\n\n{recording.markdown(table.header, table.rows)}")
    rows = [(figure.work, figure.goal, figure.measured, _verdict(figure.met)) for figure in figures]
    print(f"\n{recording.markdown(('promise', 'goal', 'measured', 'met'), rows)}\n", flush=True)


def _verdict(met: bool | None) -> str:
    return "not run" if met is None else "yes" if met else "NO"


def _processor_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    sys.exit(main())
