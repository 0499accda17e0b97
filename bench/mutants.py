"""Make mutants of some rooms in a copy of the checkout, run the tests against a sample of them by mutmut, and read what came of each.

mutmut writes every mutant of a function beside it and runs, in a fork of a process that holds pytest already, the tests that call the
function. What stands outside functions (tables, regular expressions) it leaves as it is.
"""

from __future__ import annotations

import ast
import dataclasses
import difflib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MUTMUT, COVERAGE = "mutmut==3.8.1", "coverage==7.17.3"
IN_ORDER = "tests_in_order"  # the module that puts the tests in order: mutmut gives them in any
LEFT_OUT = "not linear and not bounded"  # tests of how time grows: they take half of the time and say nothing of a mutant
# what mutmut keeps as the exit code of pytest under a mutant
KILLED, SURVIVED, UNTESTED, TIMED_OUT = {1, 3}, {0}, {5, 33}, {24, 36, 152, 255, -24}
NAMES = """
import sys
from pathlib import Path
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name
for name in sys.argv[1:]:
    for mutant in mutate_file_contents(name, Path(name).read_text("utf-8")).mutant_names:
        print(get_mutant_name(Path(name), mutant))
"""
ORDER = """
FILES = {tests}

def pytest_collection_modifyitems(items):
    rank = {{file: number for number, file in enumerate(FILES)}}
    items.sort(key=lambda item: (rank.get(item.nodeid.partition("::")[0], len(FILES)), item.location[1], item.nodeid))
"""
SETTINGS = """
[tool.mutmut]
source_paths = ["ragnotes"]
only_mutate = {rooms}
also_copy = {others}
pytest_add_cli_args = ["-p", "no:cacheprovider", "-p", "{order}", "--hypothesis-profile=ci", "-k", "{left_out}"]
pytest_add_cli_args_test_selection = {tests}
timeout_multiplier = 8.0
timeout_constant = 3.0
track_dependencies = false
use_git_change_detection = false
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Mutant:
    """A mutant: the lines it takes away, those in their place, and the verdict: killed, timed out, survived, untested or not run."""

    room: str
    function: str
    was: str
    now: str
    verdict: str


def environment(work: Path) -> Path:
    """Return the bin folder of an environment with mutmut and coverage, made on first use, that sees the packages of this one."""
    home = work / "environment"
    if not (home / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        packages = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
        (packages / "house.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
        subprocess.run([home / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", MUTMUT, COVERAGE], check=True)
        (home / "ready").touch()
    return home / "bin"


def copy_checkout(folder: Path, rooms: Iterable[str], tests: Iterable[str]) -> None:
    """Bring a copy of what git knows of the checkout up to date, and tell mutmut there which rooms to mutate and which tests to run.

    What did not change keeps its mutants, which take long to write.
    """
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    named = [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    lists = {"rooms": json.dumps([*rooms]), "tests": json.dumps([*tests])}
    others = sorted({name.partition("/")[0] for name in named} - {"ragnotes", "pyproject.toml"})
    settings = SETTINGS.format(left_out=LEFT_OUT, order=IN_ORDER, others=json.dumps(others), **lists).encode()
    for stale in ("mutmut-stats.json", "tests"):
        remove(folder / "mutants" / stale)
    for path in (path for path in folder.glob("[!m]*/**/*") if path.is_file()):
        if path.relative_to(folder).as_posix() not in named:
            remove(path)
    for name in named:
        content = (ROOT / name).read_bytes() + (settings if name == "pyproject.toml" else b"")
        if not (folder / name).is_file() or (folder / name).read_bytes() != content:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
            remove(folder / "mutants" / name)
            remove(folder / "mutants" / f"{name}.meta")
    (folder / "mutants").mkdir(exist_ok=True)  # a folder of the path that is not there when Python starts is not looked for again


def put_in_order(folder: Path, tests: Sequence[str]) -> None:
    """Let mutmut run the tests of a copy in the order of their files: a mutant is done with at the first test that fails."""
    (folder / "mutants" / f"{IN_ORDER}.py").write_text(ORDER.format(tests=json.dumps([*tests])), "utf-8")


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def surroundings(folder: Path) -> dict[str, str]:
    """Return the environment of a run: the copy is what is imported, and temporary files lie in memory, where a sync costs nothing."""
    memory, data = Path("/dev/shm"), ROOT.parent / "shared" / "data"
    found = {"TMPDIR": str(memory)} if os.access(memory, os.W_OK) else {}
    if data.is_dir() and "RAGNOTES_DATA" not in os.environ:  # where the tests of the checkout find it
        found["RAGNOTES_DATA"] = str(data)
    return {**os.environ, **found, "PYTHONPATH": str(folder / "mutants"), "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"}


def list_mutants(programs: Path, folder: Path, rooms: Sequence[str]) -> list[str]:
    """Return the names of all mutants of these rooms; those of rooms that were run before and did not change are kept there."""
    kept = {room: folder / "mutants" / f"{room}.meta" for room in rooms}
    unknown = [room for room, path in kept.items() if not path.exists()]
    command = [str(programs / "python"), "-c", NAMES, *unknown]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    told = (json.loads(path.read_text("utf-8"))["exit_code_by_key"] for room, path in kept.items() if room not in unknown)
    return [*done.stdout.split(), *(name for names in told for name in names)]


def run_mutants(programs: Path, folder: Path, names: Iterable[str], processes: int) -> None:
    """Run the tests against these mutants; ends the program where mutmut cannot, as when a test fails without any mutant."""
    command = [str(programs / "mutmut"), "run", "--max-children", str(processes), *names]
    with (folder / "mutmut.log").open("w") as log:
        done = subprocess.run(command, cwd=folder, env=surroundings(folder), stdout=log, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        sys.exit(f"error: mutmut ended with {done.returncode}\ntry: look into {folder / 'mutmut.log'}")


def read_mutants(folder: Path, rooms: Iterable[str], names: Iterable[str]) -> Iterator[Mutant]:
    """Yield these mutants with what came of each, in the order of the rooms."""
    wanted = set(names)
    for room in rooms:
        told = json.loads((folder / "mutants" / f"{room}.meta").read_text("utf-8"))["exit_code_by_key"]
        mutated = (folder / "mutants" / room).read_text("utf-8")
        bodies = {node.name: node for node in ast.walk(ast.parse(mutated)) if isinstance(node, ast.FunctionDef)}
        lines = mutated.split("\n")
        for name in sorted(wanted & told.keys()):
            own = name.rpartition(".")[2]
            function = own.partition("__mutmut_")[0]
            before, after = (body_of(lines, bodies[one]) for one in (f"{function}__mutmut_orig", own))
            was, now = differing(before, after)
            yield Mutant(room, function.removeprefix("x_"), was, now, verdict_of(told[name]))


def body_of(lines: list[str], function: ast.FunctionDef) -> list[str]:
    """Return the lines of a function but for its name, which differs from mutant to mutant."""
    head, *rest = lines[function.lineno - 1 : function.end_lineno]
    return [head.partition("(")[2], *rest]


def differing(before: list[str], after: list[str]) -> tuple[str, str]:
    """Return the lines that two functions differ in, each side joined by " / "."""
    told = [line for line in difflib.ndiff(before, after) if line[:2] in ("- ", "+ ")]
    was, now = ([line[2:].strip() for line in told if line[0] == sign] for sign in "-+")
    return " / ".join(was), " / ".join(now)


def verdict_of(code: int | None) -> str:
    """Return what an exit code of pytest says of a mutant; one that crashes the process is killed by that."""
    kinds = ((SURVIVED, "survived"), (UNTESTED, "untested"), (TIMED_OUT, "timed out"), ({None, 2, 34}, "not run"))
    return next((verdict for codes, verdict in kinds if code in codes), "killed")
