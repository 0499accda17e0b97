"""Who may import whom, what may be imported at the top of a module, and what a stage may touch; and what the common verbs load."""

from __future__ import annotations

import ast
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
ROOMS: tuple[str, ...] = runpy.run_path(str(REPOSITORY / "docs" / "paste.py"))["ROOMS"]
FLOOR = (
    *(room for room in ROOMS if room.startswith("records.")),
    "frozen",
    "errors",
    "patterns",
    "askwords",
    "tellwords",
    "text",
    "eventkeys",
    "lists",
    "sameness",
)
CLI_ONLY = ("settings", "showing")  # imported by the command line alone, and importing the floor alone
MAY_IMPORT = {"understanding": ("finding",)}  # a folder whose rooms are composers, too: the folders of stages that these may import
IMPORTED_BY = {"understanding": ("looking", "continuing", "named")}  # and the composers outside it that may import these
COMPOSERS = tuple(
    room for room in ROOMS if ("." not in room or room.split(".")[0] in MAY_IMPORT) and room not in (*FLOOR, *CLI_ONLY, "cli")
)
HEAVY = set("torch sentence_transformers transformers tokenizers httpx ftfy chardet yaml pathspec tiktoken pydantic rich".split())
NETWORK = {"http.client", "urllib.request", "httpx", "requests", "asyncio"}  # socket and ssl also name errors: of those only calls count
OPENERS = {"socket.socket", "socket.create_connection", "ssl.create_default_context", "ssl.SSLContext"}
MAY_OPEN_SOCKETS = ("asking.http", "models")
FORBIDDEN_IN_ROOMS = {"os.environ", "os.environb", "os.getenv", "sys.stdout", "sys.stderr", "sys.argv"}


def room_of(target: str) -> str | None:
    """Return the room that a dotted name inside ragnotes belongs to: "finding.index.open_index" is of finding.index."""
    parts = target.split(".")
    return next((name for end in range(len(parts), 0, -1) if (name := ".".join(parts[:end])) in ROOMS), None)


def own_targets(node: ast.stmt, room: str) -> Iterator[str]:
    """Return the dotted names, without "ragnotes.", that an import statement in this room asks for."""
    if isinstance(node, ast.Import):
        yield from (name.name.removeprefix("ragnotes.") for name in node.names if name.name.split(".")[0] == "ragnotes")
    elif isinstance(node, ast.ImportFrom):
        base = (node.module or "").split(".") if node.module else []
        if node.level:
            inside = ["ragnotes", *room.split(".")]
            base = inside[: len(inside) - node.level] + base
        if base and base[0] == "ragnotes":
            yield from (".".join([*base[1:], name.name]) for name in node.names)


def is_command(room: str) -> bool:
    """Return whether a room is of the command line, which may import everything and is imported by nobody."""
    return room == "cli" or room.startswith("commands.")


def allowed(room: str, target: str) -> bool:
    """Return whether the import rule lets this room import that one."""
    if is_command(room):
        return not is_command(target) or ROOMS.index(target) < ROOMS.index(room)
    if is_command(target):
        return False
    if target in FLOOR:
        return room not in FLOOR or ROOMS.index(target) < ROOMS.index(room)
    if room in FLOOR + CLI_ONLY or target in CLI_ONLY:
        return False
    here, there = room.split(".")[0], target.split(".")[0]
    if there in IMPORTED_BY and here != there and room not in IMPORTED_BY[there]:
        return False
    if room in COMPOSERS and target not in COMPOSERS:
        return here not in MAY_IMPORT or there in MAY_IMPORT[here]
    same = (room in COMPOSERS and target in COMPOSERS) or here == there
    return same and ROOMS.index(target) < ROOMS.index(room)


def later(tree: ast.Module, *, typed: bool = True) -> set[ast.AST]:
    """Return the nodes that do not run when the module is imported: those in functions and, if `typed`, for the type checker alone."""
    starts = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.Lambda)
        or (typed and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    ]
    return {inner for node in starts for inner in ast.walk(node)}


def faults(room: str, source: str) -> list[str]:
    """Return what a module's source does against the rules, one line each."""
    tree = ast.parse(source)
    deferred, in_functions = later(tree), later(tree, typed=False)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            found += own_faults(room, node, node not in in_functions) + foreign_faults(room, node, node not in deferred)
        if isinstance(node, ast.Attribute) and is_stage(room) and ast.unparse(node) in FORBIDDEN_IN_ROOMS:
            found.append(f"{room}: a stage uses {ast.unparse(node)}")
        if isinstance(node, ast.Attribute) and ast.unparse(node) in OPENERS and room not in MAY_OPEN_SOCKETS:
            found.append(f"{room}: may not open sockets")
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
            found.append(f"{room}: prints")
    return found


def is_stage(room: str) -> bool:
    """Return whether a room is a stage, or a composer that is in a folder: data in, data out."""
    return "." in room and not is_command(room)


def own_faults(room: str, node: ast.Import | ast.ImportFrom, at_import: bool) -> list[str]:
    """Return what an import of our own modules does against the rules; the command line may import in its verbs, to start fast."""
    found = []
    for target in own_targets(node, room):
        if not at_import and not is_command(room):
            found.append(f"{room}: imports {target} inside a function")
        if (other := room_of(target)) and not allowed(room, other):
            found.append(f"{room}: may not import {other}")
    return found


def foreign_faults(room: str, node: ast.Import | ast.ImportFrom, at_import: bool) -> list[str]:
    """Return what an import of somebody else's module does against the rules."""
    names = {name.name for name in node.names}
    if isinstance(node, ast.ImportFrom):
        names = set() if node.level else {node.module or "", *(f"{node.module}.{name}" for name in names)}
    tops = {name.split(".")[0] for name in names}
    found = [f"{room}: imports {name} at the top" for name in sorted(tops & HEAVY) if at_import]
    if "numpy" in tops and at_import and room not in COMPOSERS and room.split(".")[0] not in ("finding", "measuring"):
        found.append(f"{room}: imports numpy at the top")
    if (names | tops) & NETWORK and room not in MAY_OPEN_SOCKETS:
        found.append(f"{room}: may not open sockets")
    return found


def test_every_file_is_a_room_with_a_place_in_the_order() -> None:
    package = REPOSITORY / "ragnotes"
    files = [path.relative_to(package).with_suffix("") for path in package.rglob("*.py") if not path.name.startswith("__")]
    assert sorted(".".join(path.parts) for path in files) == sorted(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_room_keeps_the_rules(room: str) -> None:
    source = Path(REPOSITORY, "ragnotes", *room.split(".")).with_suffix(".py").read_text("utf-8")
    assert faults(room, source) == []


def test_packages_and_prompts_import_nothing_of_ours() -> None:
    for path in [*(REPOSITORY / "ragnotes").rglob("__init__.py"), *(REPOSITORY / "prompts").glob("*.py")]:
        nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
        assert all(not node.level and not (node.module or "").startswith("ragnotes") for node in nodes), path


@pytest.mark.parametrize(
    ("room", "source", "fault"),
    [
        ("records.hits", "from ..text import fold", "may not import text"),
        ("reading.notes", "from ..finding.index import open_index", "may not import finding.index"),
        ("reading.notes", "from .chunks import cut", "may not import reading.chunks"),
        ("reading.notes", "from . import chunks", "may not import reading.chunks"),
        ("reading.formats.markdown", "from ...asking.http import send", "may not import asking.http"),
        ("reading.notes", "import ragnotes.asking.http", "may not import asking.http"),
        ("reading.notes", "from ragnotes.asking import http", "may not import asking.http"),
        ("finding.search", "def f():\n    from .index import open_index", "inside a function"),
        ("finding.search", "from ..settings import read_settings", "may not import settings"),
        ("answers", "from .evaluation import run", "may not import evaluation"),
        ("indexing", "from .answers import ask", "may not import answers"),
        ("evaluation", "from .cli import main", "may not import cli"),
        ("commands.common", "from ..cli import main", "may not import cli"),
        ("calling", "from .commands.common import tell", "may not import commands.common"),
        ("finding.vectors", "import torch", "imports torch at the top"),
        ("asking.http", "from httpx import Client", "imports httpx at the top"),
        ("checking.extract", "import numpy as np", "imports numpy at the top"),
        ("asking.tokens", "def f():\n    import urllib.request", "may not open sockets"),
        ("asking.tokens", "import os\nkey = os.environ['KEY']", "uses os.environ"),
        ("asking.tokens", "import socket\nsocket.create_connection(('host', 80))", "may not open sockets"),
        ("asking.trace", "def f():\n    print('saved')", "prints"),
        ("finding.vectors", "try:\n    import torch\nexcept ImportError:\n    pass", "imports torch at the top"),
        ("calling", "from .answers import ask", "may not import answers"),
        ("finding.search", "from ..answers import ask", "may not import answers"),
        ("showing", "from .answers import ask", "may not import answers"),
        ("answers", "from .showing import place", "may not import showing"),
        ("understanding.question", "from ..reading.dates import read_date", "may not import reading.dates"),
        ("understanding.question", "from ..asking import http", "may not import asking.http"),
        ("understanding.question", "from .halves import lacking", "may not import understanding.halves"),
        ("understanding.question", "from ..looking import look", "may not import looking"),
        ("understanding.moments", "import os\nos.environ['TZ']", "uses os.environ"),
        ("finding.search", "from ..understanding import moments", "may not import understanding.moments"),
        ("filtering", "from .understanding.bearers import bearers", "may not import understanding.bearers"),
        ("indexing", "from .understanding import question", "may not import understanding.question"),
    ],
)
def test_a_breach_is_seen(room: str, source: str, fault: str) -> None:
    assert any(fault in found for found in faults(room, source))


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("errors", "from .records.calls import Try"),
        ("finding.search", "from ..records.hits import Hit\nfrom .index import Index\nimport numpy as np"),
        ("reading.formats.markdown", "from ...records.notes import Line"),
        ("finding.vectors", "def f():\n    import torch"),
        ("asking.http", "if TYPE_CHECKING:\n    import httpx"),
        ("commands.questions", "from .common import tell\n\ndef f():\n    from .. import answers, showing"),
        ("answers", "from . import calling, indexing\nfrom .finding.search import search"),
        ("evaluation", "from .answers import ask"),
        ("cli", "from .settings import read_settings\nfrom .answers import ask"),
        ("asking.wire.openai", "from urllib.parse import urlsplit"),
        ("understanding.question", "import numpy as np\nfrom .. import filtering\nfrom ..finding.index import Index\nfrom . import dating"),
        ("looking", "from .understanding import halves\nfrom .understanding.question import understand"),
    ],
)
def test_what_the_rules_allow(room: str, source: str) -> None:
    assert faults(room, source) == []


# what a run loads

PROBE = """
import json, sys
from ragnotes.cli import run
code = run(sys.argv[1:])
heavy = "torch sentence_transformers httpx ftfy chardet pydantic rich numpy.ma ragnotes.indexing ragnotes.correcting".split()
heavy += "ssl socket email http tomllib secrets".split()  # of a network that is not asked and of settings that are not there
heavy += ["ragnotes.records.figures", "ragnotes.records.reports"]  # of other verbs
model = "asking.http asking.wire asking.faults asking.tokens asking.prompting asking.trace requesting calling accepting answers".split()
heavy += [f"ragnotes.{name}" for name in (*model, "checking.evidence", "checking.claims", "checking.sending")]  # of a model not asked
allowed = {"ragnotes.reading.ignoring", "ragnotes.reading.files", "ragnotes.reading.decoding"}
reading = {name for name in sys.modules if name.startswith("ragnotes.reading.")} - allowed
print(json.dumps({"exit": code, "loaded": [name for name in (*heavy, *sorted(reading)) if name in sys.modules]}), file=sys.stderr)
"""


def probed(probe: str, folder: Path, *arguments: str) -> tuple[dict[str, Any], str]:
    """Return what a program that runs ragnotes in this folder tells in its last line on stderr, and the output of the run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RAGNOTES_", "OPENBLAS_", "OMP_"))}
    environment = kept | {"XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder / "config")}
    command = [sys.executable, "-c", probe, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    last = done.stderr.strip().split("\n")[-1]
    assert last.startswith("{"), done.stderr
    return json.loads(last), done.stdout


def loaded(folder: Path, *arguments: str) -> tuple[int, list[str], str]:
    """Return the exit code, the heavy modules loaded and the output of a run of ragnotes in this folder."""
    told, out = probed(PROBE, folder, *arguments)
    return told["exit"], told["loaded"], out


def test_common_verbs_load_nothing_heavy_nor_what_reads_notes(tmp_path: Path, model_folder: Path) -> None:
    text = "# Notes of a day\n\n## Ada Park: Caches\n\nThe cache was warm and langchain was slow.\n"
    (tmp_path / "day.md").write_text(text, "utf-8")
    assert loaded(tmp_path, "--help")[:2] == (0, [])
    loaded(tmp_path, "index", "day.md")
    for verb in ("search", "ask"):
        code, heavy, out = loaded(tmp_path, verb, "what was said about the cache")
        assert (code, heavy) == (0, []), (verb, out)
        assert "day.md:" in out
    (tmp_path / "day.md").write_text(f"{text}\nIt was emptied at night.\n", "utf-8")
    assert "ragnotes.reading.notes" in loaded(tmp_path, "search", "what was said about the cache")[1], "a changed note is read"
