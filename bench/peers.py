"""Print what ragnotes costs beside its peers, each with the same weights and the same passages of the same real notes.

    python bench/peers.py                        # installs each peer into an environment of its own: gigabytes, and an hour or more
    python bench/peers.py --only fts5 chroma     # some of them
    python bench/peers.py --notes 25             # fewer notes
    python bench/peers.py --record               # keeps the figures for docs/performance.md

A cold question: whole processes run in turn, medians of the rounds after one that warms the file cache. A first index, and an index
after one changed note: a whole process each, ours before the others and after them. Stale passages are those that a store still
returns and the notes do not hold any more; missing ones stand in the notes and not in the store. Both are counted by reading the store.
Peers are given the passages; ragnotes reads the notes and cuts them itself. What was measured is kept in --cache, so that a run that was
stopped goes on; ragnotes itself is measured in every run, and with --again all are. A peer that cannot be installed or run is a row that
says why.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

import datasets
import recording
from peering import OURS, PEERS, Cost, Failed, Peer, run, versions
from peerstores import Notes, after_change, first_index, lay_out, program, store_of
from processes import environment, megabytes

from ragnotes.models import find_model_folder

QUESTION = "what did people say about langchain"
SEARCH, ASK = "ragnotes search", "ragnotes ask"
GOAL_FIRST = 3.0
CHANGED_OF = 25  # notes of the index in which one is changed

Row = tuple[str, ...]


def questions(peers: Sequence[Peer], notes: Notes, options: argparse.Namespace, failed: dict[str, str]) -> dict[str, list[Cost]]:
    """Return the costs of a cold question by name, all run in turn; the first round only warms the file cache."""
    told, ours = environment(notes.folder), [sys.executable, "-m", "ragnotes"]
    floor = ([sys.executable, "-c", "import numpy, typer"], notes.folder, told | {"OPENBLAS_NUM_THREADS": "1"})
    commands: dict[str, tuple[list[str], Path, dict[str, str] | None]] = {"import numpy, typer": floor}
    commands[SEARCH] = ([*ours, "search", QUESTION], notes.folder, told)
    commands[ASK] = ([*ours, "ask", QUESTION, "--no-llm"], notes.folder, told)
    for peer in peers:
        if peer.title not in failed:
            store = store_of(peer, notes)
            commands[peer.title] = (program(peer, "ask", store, QUESTION, options), store, None)
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(options.rounds + 1):
        for name in [name for name in commands if name not in failed]:
            try:
                spent, _ = run(commands[name][0], commands[name][1], options.cache, commands[name][2])
            except Failed as reason:
                failed[name] = str(reason)
            else:
                costs[name] += [spent] if turn else []
    return {name: spent for name, spent in costs.items() if name not in failed}


# tables


def memory(costs: Sequence[Cost]) -> str:
    """Return the most megabytes of memory; nothing where that is no more than this process has, which hides less."""
    own, most = megabytes(), max(cost.megabytes for cost in costs)
    return f"{most:.0f}" if most > own else ""


def question_table(costs: dict[str, list[Cost]], count: int, told: str) -> tuple[recording.Table, dict[str, float]]:
    """Return the table of a cold question, the cheapest first, and the processor seconds of each."""
    spent = {name: statistics.median(cost.cpu for cost in each) for name, each in costs.items()}
    rows: list[Row] = []
    for name in sorted(spent, key=lambda name: spent[name]):
        wall = statistics.median(cost.wall for cost in costs[name])
        rows.append((name, f"{spent[name]:.3f}", f"{spent[name] / spent[SEARCH]:.1f}", f"{wall:.2f}", memory(costs[name])))
    title = f"a cold question over {count} notes ({told}): whole processes in turn, medians of {min(map(len, costs.values()))}"
    return recording.Table(title, ("way", "cpu s", "times", "wall s", "MB"), tuple(rows)), spent


def question_figures(spent: dict[str, float]) -> list[recording.Figure]:
    """Return how many times less a question costs than with the peers that a goal names; it is met beside all of them or not at all."""
    figures = []
    for ours, goal in itertools.product((SEARCH, ASK), sorted({peer.times for peer in PEERS if peer.times}, reverse=True)):
        named = [peer.title for peer in PEERS if peer.times == goal]
        times = {title: spent[title] / spent[ours] for title in named if title in spent}
        measured = ", ".join(f"{title} {times[title]:.1f}" if title in times else f"{title} not run" for title in named)
        met = min(times.values()) >= goal if len(times) == len(named) else None
        figures.append(recording.Figure(f"cold `{ours}` beside peers", f"at least {goal} times less", measured, met))
    return figures


def first_table(ours: Sequence[Cost], theirs: dict[str, Cost], told: str) -> tuple[recording.Table, recording.Figure]:
    """Return the table of a first index, and how many times fewer processor seconds it takes than the best peer that embeds."""
    own = statistics.median(cost.cpu for cost in ours)
    rows: list[Row] = [(OURS.title, f"{own:.1f}", "1", memory(ours))]
    ordered = sorted(theirs, key=lambda name: theirs[name].cpu)
    rows += [(name, f"{theirs[name].cpu:.1f}", f"{theirs[name].cpu / own:.1f}", memory([theirs[name]])) for name in ordered]
    best = next((name for name in ordered if "words only" not in name), None)
    measured = f"{theirs[best].cpu / own:.1f} times fewer than {best}" if best else "no peer"
    met = theirs[best].cpu / own >= GOAL_FIRST if best else None
    figure = recording.Figure("first index beside the best peer", f"at least {GOAL_FIRST:.0f} times fewer cpu s", measured, met)
    return recording.Table(f"first index of {told}", ("way", "cpu s", "times", "MB"), tuple(rows)), figure


def change_table(found: dict[str, tuple[Cost, int, int]], told: str) -> tuple[recording.Table, recording.Figure]:
    """Return the table of an index after one note changed, and whether ours holds nothing old and lacks nothing new."""
    rows = tuple((name, f"{cost.cpu:.2f}", str(stale), str(missing)) for name, (cost, stale, missing) in found.items())
    _, stale, missing = found[OURS.title]
    figure = recording.Figure(
        "passages after a changed note", "0 stale, 0 missing", f"{stale} stale, {missing} missing", stale + missing == 0
    )
    return recording.Table(f"index again after one changed note, of {told}", ("way", "cpu s", "stale", "missing"), rows), figure


# the whole run


def measure(peers: Sequence[Peer], options: argparse.Namespace) -> tuple[list[recording.Figure], list[recording.Table]]:
    """Return the figures and the tables."""
    many, told = lay_out(options.notes, options.cache / f"notes-{options.notes}", options.model)
    few, told_few = lay_out(min(CHANGED_OF, options.notes), options.cache / f"notes-{min(CHANGED_OF, options.notes)}", options.model)
    failed: dict[str, str] = {}
    theirs: dict[str, Cost] = {}
    changed: dict[str, tuple[Cost, int, int]] = {}
    for peer in (OURS, *peers):
        try:
            theirs[peer.title] = first_index(peer, many, options)
            first_index(peer, few, options)
            changed[peer.title] = after_change(peer, few, options)
        except Failed as reason:
            failed[peer.title] = str(reason)
    if OURS.title in failed:
        sys.exit(f"error: {failed[OURS.title]}")
    ours = [theirs.pop(OURS.title), first_index(OURS, many, options)]
    first, first_figure = first_table(ours, theirs, f"{told}, {len(many.before)} passages")
    change, change_figure = change_table(changed, told_few)
    table, spent = question_table(questions(peers, many, options, failed), options.notes, told)
    run_with = tuple((peer.title, versions(peer, options.cache)) for peer in peers if peer.title not in failed)
    tables = [table, first, change, recording.Table("what was installed", ("way", "versions"), run_with)]
    if failed:
        tables.append(recording.Table("could not be run", ("way", "why"), tuple(failed.items())))
    return [*question_figures(spent), first_figure, change_figure], tables


def main() -> None:
    """Print the tables, and keep them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=100, help="how many notes a first index and a question are of (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=9, help="of a cold question (default: %(default)s)")
    parser.add_argument("--only", nargs="+", choices=[peer.name for peer in PEERS], help="these peers alone")
    parser.add_argument("--cache", type=Path, default=datasets.cache_folder() / "peers", help="where environments and stores are kept")
    parser.add_argument("--again", action="store_true", help="measure again what was measured before")
    parser.add_argument("--record", action="store_true", help="keep the figures in bench/figures/peers.json")
    options = parser.parse_args()
    options.model = find_model_folder(None)
    if options.model is None:
        sys.exit("error: the encoder's files are not on this machine\ntry: make setup")
    (options.cache / "home").mkdir(parents=True, exist_ok=True)
    options.cache = options.cache.resolve()
    peers = [peer for peer in PEERS if not options.only or peer.name in options.only]
    figures, tables = measure(peers, options)
    recording.show(figures, tables)
    if options.record:
        flags = f" --notes {options.notes} --rounds {options.rounds}" + (f" --only {' '.join(options.only)}" if options.only else "")
        recording.record("peers", f"python bench/peers.py{flags} --record", figures, tables)


if __name__ == "__main__":
    main()
