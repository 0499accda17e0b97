"""Keep what a bench measured as a JSON file in bench/figures/, and read it again: the pages docs/performance.md and docs/reliability.md are
made of these files by script.

A bench calls `record` when it is run with `--record`; without, it only prints.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import platform
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "figures"
PROGRAM = ("ragnotes", "prompts", "bench/*.py", "bench/peers")  # what a figure depends on
MET = {True: "yes", False: "no", None: ""}
CPU_NAME = re.compile(r"^model name\s*:\s*(.+)$", re.MULTILINE)
WIDE = re.compile(r"\bavx512f|\bavx2")
MARKED = re.compile(r"(<!-- paste: (?P<name>[a-z ]+) -->\n)(?P<old>.*?)(<!-- end of paste -->)", re.DOTALL)


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """One promise and what was measured of it: `met` is None where the goal does not apply or a row could not be run."""

    work: str
    goal: str
    measured: str
    met: bool | None


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A table as it was printed: all cells are text."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Recorded:
    """What one bench measured, when, by which command, on which machine, of which commit."""

    command: str
    date: str
    machine: str
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    commit: str = ""  # nothing where that is not known


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """A file of bench/figures/, what it is on, and the command that makes it."""

    name: str
    subject: str
    command: str


def machine() -> str:
    """Return the interpreter, the system, the number of cores, their name and their widest vectors in a line."""
    interpreter = f"{platform.python_implementation()} {platform.python_version()}"
    told = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    name, wide = CPU_NAME.search(told), WIDE.findall(told)
    cores = f"{os.cpu_count()} cores" + (f" of {name.group(1).strip()}" if name else "")
    return f"{interpreter}, {platform.system()} {platform.machine()}, {cores}" + (f", {max(wide, key=len)}" if wide else "")


def commit(root: Path = FOLDER.parent.parent) -> str:
    """Return which commit a checkout is at, and whether the program was changed since; nothing for a folder that is none."""

    def git(*words: str) -> str:
        return subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=True).stdout.strip()

    try:
        if Path(git("rev-parse", "--show-toplevel")) != root:
            return ""
        return git("rev-parse", "--short=7", "HEAD") + (" and changes" if git("status", "--porcelain", "--", *PROGRAM) else "")
    except (OSError, subprocess.CalledProcessError):
        return ""


MEASURED = commit()  # when a bench begins: it may take an hour


def record(name: str, command: str, figures: Sequence[Figure], tables: Sequence[Table] = ()) -> Path:
    """Write bench/figures/NAME.json and return its path; the command is what a reader types to measure again."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    recorded = Recorded(command, today, machine(), tuple(figures), tuple(tables), MEASURED)
    FOLDER.mkdir(exist_ok=True)
    file = FOLDER / f"{name}.json"
    file.write_text(json.dumps(dataclasses.asdict(recorded), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return file


def read(name: str) -> Recorded:
    """Return what bench/figures/NAME.json holds; FileNotFoundError where that bench was never recorded."""
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    figures = tuple(Figure(**figure) for figure in told["figures"])
    tables = tuple(Table(table["title"], tuple(table["header"]), tuple(map(tuple, table["rows"]))) for table in told["tables"])
    return Recorded(told["command"], told["date"], told["machine"], figures, tables, told.get("commit", ""))


def show(figures: Sequence[Figure], tables: Sequence[Table]) -> None:
    """Print the tables of a bench, and a line for each figure."""
    from ragnotes.measuring.report import columns  # not for a bench that must stay small itself

    for table in tables:
        print(f"{table.title}\n{columns([table.header, *table.rows])}\n")
    for figure in figures:
        print(f"{figure.work}: {figure.measured}; goal {figure.goal}")


def kept(source: Source) -> Recorded | None:
    """Return what a bench kept; None if it was never recorded."""
    try:
        return read(source.name)
    except FileNotFoundError:
        return None


def goals(sources: Sequence[Source], promise: str) -> str:
    """Return the table of what is promised, the goal, what was measured, whether it is met; a bench not yet run is a row that says how."""
    rows: list[tuple[str, ...]] = []
    for source in sources:
        if (told := kept(source)) is None:
            rows.append((f"({source.subject})", "", f"not measured yet: `{source.command}`", ""))
        else:
            rows += [(one.work, one.goal, one.measured, MET[one.met]) for one in told.figures]
    return markdown((promise, "goal", "measured", "met"), rows) + "\n"


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; bars inside cells are escaped.

    >>> print(markdown(["work", "s"], [["a|b", "1"]]))
    | work | s |
    | --- | --- |
    | a\\|b | 1 |
    """
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def fill(text: str, made: Callable[[str], str]) -> str:
    """Return a page with the text between each pair of markers made anew, by the name in the first."""
    return MARKED.sub(lambda found: f"{found[1]}{made(found['name'])}{found[4]}", text)
