"""Print the share of mutants that the tests kill, room group by room group, and the branches that they leave out.

    python bench/mutation.py                       # a sample of 200 mutants of each group, seed 1
    python bench/mutation.py index http --sample 60 --seed 7 -v    # two groups; -v shows each mutant that survived
    python bench/mutation.py talks --all           # every mutant of a group: hours
    python bench/mutation.py --coverage            # branch coverage of the rooms of each group, nothing else
    python bench/mutation.py http --record         # keeps the figures of the groups run; those of others stay as they are

A mutant is one small change of a function: another operator or number, an argument left out, a text written otherwise. It is killed when
a test fails or runs without end. The score is the share of those killed; a mutant that changes nothing anybody could see counts against
it unless bench/equivalent.json lists it with a reason. Only the tests named in GROUPS are run. The first run installs mutmut and coverage
into an environment of their own under --work; the tests run on a copy of the checkout there.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import mutants
import recording

HERE = Path(__file__).resolve().parent
GOAL = 0.85
READING = (
    "bylines", "cancelled*", "corrections", "cutting", "dates", "events", "fieldblocks*", "found", "headings*", "kinds", "leaving",
    "levels", "lists", "names", "outline", "placing", "prose", "samples", "series", "siblings", "single", "speakertags", "talks",
    "talks_borders", "titlelines", "turns", "weighing",
)  # fmt: skip
# a group: its rooms below ragnotes/, and the files of its tests, test_NAME.py, with a star also test_NAME_*.py, the quickest to fail first
GROUPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "index": (
        (
            "finding/commits", "finding/locking", "finding/generation", "finding/soundness", "finding/spool", "finding/stamps",
            "finding/verify", "finding/index",
        ),
        ("index*", "refreshing"),
    ),
    "evidence": (
        ("checking/evidence", "checking/claims", "checking/quoting", "checking/citing"),
        ("evidence*", "claims*", "quoting*", "citing*", "differing", "verdicts"),
    ),
    "http": (
        (
            "asking/http", "asking/faults", "asking/wire/fields", "asking/wire/openai", "asking/wire/anthropic", "asking/wire/ollama",
            "asking/wire/sse", "asking/wire/curl",
        ),
        ("http*", "faults*", "wireformats", "anthropic", "openai", "ollama", "sse", "curl"),
    ),
    "talks": (
        (
            "reading/talks", "reading/found", "reading/headings", "reading/series", "reading/single", "reading/prose", "reading/placing",
            "reading/weighing", "reading/outline", "reading/kinds", "reading/cancelled", "reading/fieldblocks",
        ),
        ("talks_edges", "borders", *READING, "outline_edges", "talks_gold", "goldentalks"),
    ),
}  # fmt: skip


def rooms_of(group: str) -> list[str]:
    """Return the files of a group's rooms, relative to the checkout."""
    return [f"ragnotes/{room}.py" for room in GROUPS[group][0]]


def tests_of(group: str) -> list[str]:
    """Return the files of a group's tests, relative to the checkout, in the order in which they are run."""
    names = [pattern for name in GROUPS[group][1] for pattern in ((name[:-1], f"{name[:-1]}_*") if name.endswith("*") else (name,))]
    files = [path for name in names for path in sorted((mutants.ROOT / "tests").glob(f"test_{name}.py"))]
    return [path.relative_to(mutants.ROOT).as_posix() for path in dict.fromkeys(files)]


def interval(hits: int, tried: int) -> tuple[float, float]:
    """Return the 95 % interval of a share by Wilson's formula.

    >>> [round(end, 3) for end in interval(90, 100)]
    [0.826, 0.945]
    """
    z = 1.96
    middle = (hits + z * z / 2) / (tried + z * z)
    half = z * math.sqrt(hits * (tried - hits) / tried + z * z / 4) / (tried + z * z)
    return middle - half, middle + half


def equivalents() -> set[tuple[str, str, str, str]]:
    """Return the mutants that are listed as changing nothing: room, function, lines before and after."""
    listed = json.loads((HERE / "equivalent.json").read_text("utf-8"))
    return {(one["room"], one["function"], one["was"], one["now"]) for one in listed}


def run_group(group: str, arguments: argparse.Namespace) -> tuple[list[mutants.Mutant], int]:
    """Return the mutants of a sample with what came of each, and how many the group has in all."""
    programs = mutants.environment(arguments.work)
    folder = arguments.work / group
    mutants.copy_checkout(folder, rooms_of(group), tests_of(group))
    mutants.put_in_order(folder, tests_of(group))
    names = mutants.list_mutants(programs, folder, rooms_of(group))
    drawn = names if arguments.all else random.Random(arguments.seed).sample(sorted(names), min(arguments.sample, len(names)))
    mutants.run_mutants(programs, folder, drawn, arguments.processes)
    return list(mutants.read_mutants(folder, rooms_of(group), drawn)), len(names)


def judge(group: str, found: Sequence[mutants.Mutant], total: int, drawn: str) -> list[str]:
    """Return the row of a group; mutants listed as equivalent are left out of its score."""
    listed = equivalents()
    same = [one for one in found if one.verdict == "survived" and (one.room, one.function, one.was, one.now) in listed]
    counts = Counter(one.verdict for one in found)
    tried = len(found) - len(same) - counts["not run"]
    hits = counts["killed"] + counts["timed out"]
    low, high = interval(hits, tried)
    told = [tried, counts["killed"], counts["timed out"], counts["survived"] - len(same), counts["untested"], len(same)]
    return [group, str(total), drawn, *map(str, told), f"{hits / tried:.1%}", f"{low:.1%} to {high:.1%}"]


def show_survivors(found: Sequence[mutants.Mutant]) -> None:
    """Print each mutant that no test noticed, by its function."""
    listed = equivalents()
    for one in found:
        if one.verdict in ("survived", "untested", "not run") and (one.room, one.function, one.was, one.now) not in listed:
            print(f"{one.verdict}: {one.room} {one.function}\n  - {one.was}\n  + {one.now}")


def cover(group: str, work: Path) -> list[list[str]]:
    """Return, for each room of a group, its branches, the share of them that the group's tests take, and the lines where one is not."""
    programs = mutants.environment(work)
    tests = [*tests_of(group), *rooms_of(group)]  # a room's own examples are tests too
    data, told = work / f"{group}.coverage", work / f"{group}.json"
    surroundings = {**mutants.surroundings(work), "PYTHONPATH": str(mutants.ROOT), "COVERAGE_FILE": str(data)}
    options = ["--branch", f"--include={','.join(rooms_of(group))}", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", mutants.LEFT_OUT]
    run = [str(programs / "coverage"), "run", *options, *tests]
    done = subprocess.run(run, cwd=mutants.ROOT, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"error: the tests of {group} fail\n{done.stdout[-2000:]}")
    made = [str(programs / "coverage"), "json", "-q", "-o", str(told)]
    subprocess.run(made, cwd=mutants.ROOT, env=surroundings, capture_output=True, check=True)
    return [coverage_row(group, name, entry) for name, entry in json.loads(told.read_text("utf-8"))["files"].items()]


def coverage_row(group: str, name: str, entry: dict[str, dict[str, int] | list[list[int]] | list[int]]) -> list[str]:
    """Return a room's row of coverage, of what coverage.py tells of a file."""
    summary, lines, branches = entry["summary"], entry["missing_lines"], entry["missing_branches"]
    assert isinstance(summary, dict)
    assert isinstance(lines, list)
    assert isinstance(branches, list)
    whole = summary["num_branches"] + summary["num_statements"]
    taken = summary["covered_branches"] + summary["covered_lines"]
    left = sorted({*(line for line in lines if isinstance(line, int)), *(abs(arc[0]) for arc in branches if isinstance(arc, list))})
    return [group, name.removeprefix("ragnotes/"), str(summary["num_branches"]), f"{taken / whole:.1%}", " ".join(map(str, left)) or "none"]


SCORED = (
    "group", "mutants", "drawn", "sample", "killed", "timed out", "survived", "no test", "equivalent", "score", "95 % interval",
)  # fmt: skip
COVERED = ("group", "room", "branches", "lines and branches taken", "lines where something is not")


def figures(scored: Sequence[Sequence[str]], covered: Sequence[Sequence[str]]) -> list[recording.Figure]:
    """Return what was measured of the promise on the tests: a figure a group, and one for the branches of all."""
    found = []
    for group, _, _, sample, killed, timed_out, *_, score, ends in scored:
        told = f"{score} of a sample of {sample} (95 %: {ends})"
        met = int(killed) + int(timed_out) >= GOAL * int(sample)
        found.append(recording.Figure(f"The tests notice a wrong program: {group}", f"at least {GOAL:.0%} of mutants killed", told, met))
    whole = sum(row[4] == "none" for row in covered)
    least = min((row[3] for row in covered), key=lambda share: float(share[:-1]), default="")
    told = f"all of {whole} rooms of {len(covered)}; {least} of lines and branches in the least"
    return [*found, recording.Figure("The tests take every branch of these rooms", "100 %", told, whole == len(covered))]


def show(title: str, header: tuple[str, ...], rows: Sequence[Sequence[str]]) -> recording.Table:
    """Print a table and return it."""
    if rows:
        print(f"{title}\n\n{recording.markdown(header, rows)}\n", flush=True)
    return recording.Table(title, header, tuple(map(tuple, rows)))


def keep(tables: Sequence[recording.Table], options: str) -> None:
    """Keep the tables and their figures; the rows of groups that were not run now stay as they were kept before."""
    run = {row[0] for table in tables for row in table.rows}
    try:
        before = {table.title: table.rows for table in recording.read("mutation").tables}
    except FileNotFoundError:
        before = {}
    order = list(GROUPS)
    whole = []
    for table in tables:
        rows = [*(row for row in before.get(table.title, ()) if row[0] not in run), *table.rows]
        whole.append(recording.Table(table.title, table.header, tuple(sorted(rows, key=lambda row: order.index(row[0])))))
    recording.record("mutation", f"python bench/mutation.py {options} --record", figures(*(table.rows for table in whole)), whole)


def read_arguments() -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "groups", nargs="*", choices=[*GROUPS, []], default=[], metavar="GROUP", help=f"of {', '.join(GROUPS)}; default all"
    )
    parser.add_argument("--sample", type=int, default=200, help="mutants of a group")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="every mutant")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--coverage", action="store_true", help="branch coverage alone")
    parser.add_argument(
        "--work", type=Path, default=Path(tempfile.gettempdir()) / "ragnotes-mutation", help="folder of the environment and the copies"
    )
    parser.add_argument("-v", action="store_true", dest="verbose", help="show each mutant that survived")
    parser.add_argument("--record", action="store_true", help="keep the figures for docs/reliability.md")
    return parser.parse_args()


def main() -> None:
    """Run what is asked for, print the tables and keep them if told so."""
    arguments = read_arguments()
    groups = arguments.groups or list(GROUPS)
    options = "--all" if arguments.all else f"--sample {arguments.sample} --seed {arguments.seed}"
    covered = [row for group in groups for row in cover(group, arguments.work)] if arguments.coverage or arguments.record else []
    scored: list[list[str]] = []
    for group in [] if arguments.coverage else groups:
        found, total = run_group(group, arguments)
        scored.append(judge(group, found, total, options.replace("--", "")))
        print(*scored[-1], flush=True)
        if arguments.verbose:
            show_survivors(found)
    tables = [show("Mutants", SCORED, scored), show("Branches", COVERED, covered)]
    if arguments.record:
        keep(tables, options)


if __name__ == "__main__":
    main()
