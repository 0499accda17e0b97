"""Print what becomes of nasty notes: how many end a run, hang, raise, are lost, or pull in a byte from outside their folder.

    python bench/hostile_notes.py            # all of bench/nasty/, every verb; a minute or two
    python bench/hostile_notes.py --quick    # one word a note is searched for, and fewer verbs
    python bench/hostile_notes.py --record   # keep the figures for docs/reliability.md

Each note is a file made by bench/nasty/ with what a good tool does with it: words that a search must find as a passage with their line,
or the reason why it is passed over, or what is told of it. Beside the folder lie files full of one word; links, devices and include
directives of every kind name them. That word may stand nowhere: not in the index, not in a prompt, not in what is printed.
The encoder is replaced by one that hashes words: what is counted here does not depend on it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import growing
import numpy as np
import recording
import terminal
from driving import Run, at_home, run
from nasty import codes, heads, markup, names, traps
from nasty.notes import Nasty
from terminal import drives

from ragnotes.measuring.report import columns

SECRET = "quillfeatherstone"  # stands in files outside the folder only
GROUPS: tuple[tuple[str, Callable[[], list[Nasty]]], ...] = (
    ("encodings", codes.encodings), ("mojibake, and good text", codes.mojibake), ("controls and odd letters", codes.controls),
    ("binary or empty", codes.no_text), ("front matter", heads.front_matter), ("notebooks", heads.notebooks), ("nesting and long lines",
    markup.nesting),
    ("never closed", markup.unclosed), ("include directives", markup.includes), ("other formats, little text", markup.others),
    ("names", names.names), ("twice the same", names.twice),
)  # fmt: skip
QUESTIONS = ("What does Ada Bell keep?", "what stands at the end", "secret", "$(touch pwned) {x} %s", "=1+1", "\x1b[31mred", "-x" * 50)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the notes of a group."""

    notes: int
    sought: int
    lost: tuple[str, ...]  # words not found at their lines
    wrong: tuple[str, ...]  # not passed over, or not told, as a good tool would; or good text that was changed
    failed: tuple[str, ...]  # runs that raised
    hung: tuple[str, ...]


def write(root: Path, notes: Iterable[Nasty]) -> None:
    """Write the notes below a folder, and the files that none of them may pull in beside it."""
    for note in notes:
        path = root / os.fsdecode(note.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(note.data)
    outside = root.parent / "outside"
    outside.mkdir(exist_ok=True)
    for suffix in (".md", ".rst", ".adoc", ".org", ".html", ".csv", ".py", ".tex", ""):
        (outside / f"secret{suffix}").write_text(f"# {SECRET}\n\nThe {SECRET} is here.\n")


def typed(note: Nasty) -> str:
    return f"notes/{os.fsdecode(note.name)}"


def alone(note: Nasty, *, quick: bool) -> list[Run]:
    """Return the runs of verbs that read one note."""
    file = typed(note)
    runs = [run("talks", file, "--json", limit=5)]
    return runs if quick else [*runs, run("talks", file, limit=5), run("summarise", file, "--no-llm", limit=20)]


def judged(notes: Sequence[Nasty], report: dict[str, list[dict[str, str]]], *, quick: bool) -> tuple[Outcome, list[Run]]:
    """Return what became of a group after `index`, whose report is given, and all runs that were made for it."""
    skipped = {item["file"]: item["reason"] for item in report["skipped"]}
    told: dict[str, str] = {}
    for item in report["repaired"]:
        told[item["file"]] = f"{told.get(item['file'], '')}; {item['what']}"
    runs, lost, wrong, sought = [], [], [], 0
    for note in notes:
        file = typed(note)
        runs += alone(note, quick=quick)
        if note.skipped not in skipped.get(file, "") or bool(note.skipped) != (file in skipped):
            wrong.append(f"{file!a}: passed over: {skipped.get(file)}")
        if note.told not in told.get(file, "") or (note.unrepaired and file in told):
            wrong.append(f"{file!a}: told: {told.get(file)}")
        for word, line in note.finds[-1:] if quick else note.finds:
            sought += 1
            runs.append(run("search", word, "--json", "--no-refresh", "-k", "5"))
            if not _found(runs[-1], file, word, line):
                lost.append(f"{file!a}:{line} {word}")
    failed = tuple(ascii(one.arguments) for one in runs if one.failed)
    hung = tuple(ascii(one.arguments) for one in runs if one.hung)
    return Outcome(len(notes), sought, tuple(lost), tuple(wrong), failed, hung), runs


def _found(one: Run, file: str, word: str, line: int) -> bool:
    """Return whether a passage holds the word at its line, or in the title above it; of two equal notes one is enough."""
    hits = json.loads(one.out).get("hits", []) if one.code in (0, 3) else []
    titled = any(word in (hit["note"]["title"] or "") and hit["file"] == file for hit in hits if not hit["exact"])
    return any((not hit["exact"] or titled) and word in hit["text"] and hit["start_line"] <= line <= hit["end_line"] for hit in hits)


def whole() -> list[Run]:
    """Return the runs of verbs over all notes."""
    runs = [
        run("talks", "notes", limit=60),
        run("status"),
        run("verify"),
        run("mentions", limit=60),
        run("summarise", "notes", "--no-llm", limit=120),
    ]
    for question in QUESTIONS:
        asked = ("--", question)
        runs += [run("ask", *asked), run("search", "--all", "--explain", *asked), run("ask", "-m", "ollama/x", "--dry-run", *asked)]
    runs += [
        run("ask", QUESTIONS[0], "-o", "answer.md"),
        run("check", "answer.md"),
        run("trace"),
        run("trace", "--list"),
        run("eval", "--draft", "--notes", "notes", limit=120),
    ]
    return runs


def outside_bytes(folder: Path, runs: Iterable[Run]) -> list[str]:
    """Return where the word of the files outside turns up: in the index, in traces, in what was printed."""
    found = [
        str(path)
        for path in [*folder.rglob("index/**/*"), *folder.rglob(".state/**/*")]
        if path.is_file() and SECRET.encode() in path.read_bytes()
    ]
    return [*found, *(ascii(one.arguments) for one in runs if SECRET in one.out + one.err)]


def lines_of_skips(one: Run, skipped: Sequence[dict[str, str]]) -> list[str]:
    """Return the notes passed over that are not told in one line each on stderr; those that a rule leaves out are counted in one."""
    ruled = [item for item in skipped if item["reason"] == "hidden"]
    told = [line for line in one.err.split("\n") if line.startswith("passed over ")]
    missing = [item["file"] for item in skipped if item not in ruled and not any(line.endswith(f": {item['reason']}") for line in told)]
    counted = f"left out: {len(ruled)} hidden" in one.err
    return [*missing, *(["not a line each"] if len(told) != len(skipped) - len(ruled) or not counted else [])]


def measure(folder: Path, *, quick: bool) -> tuple[dict[str, Outcome], dict[str, list[str]]]:
    """Return the outcome of each group, and what is wrong with all of them together, by name."""
    groups = {name: make() for name, make in GROUPS}
    write(folder / "notes", (note for notes in groups.values() for note in notes))
    first = run("index", "notes", "--json", limit=300)
    report = json.loads(first.out)
    outcomes, runs = {}, [first]
    for name, notes in groups.items():
        outcomes[name], made = judged(notes, report, quick=quick)
        runs += made
    runs += [] if quick else whole()
    several = {
        "not one line each": lines_of_skips(first, report["skipped"]),
        "neither read nor told": _unaccounted(folder, report),
        "outside bytes": outside_bytes(folder, runs),
        "control bytes": [ascii(one.arguments) for one in runs if drives(one.out + one.err)],
        "raised": [ascii(one.arguments) for one in runs if one.failed],
        "hung": [ascii(one.arguments) for one in runs if one.hung],
        "ran what a note says": [str(path) for path in folder.rglob("pwned*")],
    }
    return outcomes, several


def _unaccounted(folder: Path, report: dict[str, list[dict[str, str]]]) -> list[str]:
    current = (folder / "index" / "CURRENT").read_text().split()[0]
    sources = set(np.load(folder / "index" / current / "notes.files.npy").tobytes().decode("utf-8", "surrogatepass").split("\0"))
    told = {item["file"] for item in report["skipped"]}
    there = {os.path.relpath(path, folder) for path in (folder / "notes").rglob("*") if path.is_file()}
    return sorted(there - sources - told)


def figures(outcomes: dict[str, Outcome], several: dict[str, list[str]], trapped: dict[str, str]) -> list[recording.Figure]:
    """Return the promises with what was measured of them."""
    notes, sought = sum(one.notes for one in outcomes.values()), sum(one.sought for one in outcomes.values())
    lost, wrong = sum(len(one.lost) for one in outcomes.values()), sum(len(one.wrong) for one in outcomes.values())
    bad = {name: len(several[name]) for name in several}
    traps_wrong = sum(map(bool, trapped.values()))
    mojibake = outcomes["mojibake, and good text"]
    good = sum(note.name.startswith(b"clean-") for note in codes.mojibake())
    return [
        recording.Figure(
            "One bad note costs one line",
            f"{notes} nasty notes, {len(trapped)} traps: no traceback, no hang, no ended run; every word found",
            f"{bad['raised']} tracebacks, {bad['hung']} hangs, {sought - lost} of {sought} words found at their lines, "
            f"{wrong} otherwise wrong, {bad['not one line each']} not told in a line, {bad['neither read nor told']} neither read nor "
            f"told; {traps_wrong} traps went off",
            not (lost or wrong or bad["raised"] or bad["hung"] or bad["not one line each"] or bad["neither read nor told"] or traps_wrong),
        ),
        recording.Figure(
            "Mojibake is repaired, good text is not touched",
            f"{mojibake.notes - good} broken notes repaired, {good} good ones left as they are",
            f"{len(mojibake.lost)} words not repaired, {len(mojibake.wrong)} notes wrongly told or changed",
            not (mojibake.lost or mojibake.wrong),
        ),
        recording.Figure(
            "Nothing outside the folder is read",
            f"links and devices among the traps, {outcomes['include directives'].notes} notes with include directives: 0 bytes",
            f"{bad['outside bytes']} places that hold the word of the files outside; {bad['ran what a note says']} commands of notes run",
            not (bad["outside bytes"] or bad["ran what a note says"]),
        ),
    ]  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    quick = "--quick" in arguments
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        with at_home(folder):
            outcomes, several = measure(folder, quick=quick)
    trapped = traps.spring(quick=quick)
    table: list[tuple[str, ...]] = [("nasty notes", "notes", "words", "lost", "wrong", "raised", "hung")]
    table += [
        (name, *map(str, (one.notes, one.sought, len(one.lost), len(one.wrong), len(one.failed), len(one.hung))))
        for name, one in outcomes.items()
    ]
    print(columns(table) + "\n")
    print("\n".join(f"trap: {name}: {what or 'well'}" for name, what in trapped.items()))
    for name, found in several.items():
        print(f"{name}: {len(found)}" + "".join(f"\n    {one}" for one in found[:20]))
    print(
        "\n".join(f"    {one}" for outcome in outcomes.values() for one in (*outcome.lost, *outcome.wrong, *outcome.failed, *outcome.hung))
    )
    told = figures(outcomes, several, trapped)
    if "--record" in arguments:
        told += [terminal.figure(terminal.measure(quick=False))]
        tables = [recording.Table("What became of the nasty notes", table[0], tuple(table[1:]))]
        recording.record("hostile", "python bench/hostile_notes.py --record", told, tables)
        subprocess.run([sys.executable, Path(growing.__file__), "--quick", "--record"], check=False)  # by itself: it is timed
    print("\n".join(f"{'met' if one.met else 'NOT MET'}: {one.work}: {one.measured}" for one in told))
    return 0 if all(one.met for one in told) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
