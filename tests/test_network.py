"""Nothing is called, at import, at first use or ever, but the server that the user named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import NOTES
from .guarded import REPOSITORY, Guard, guarding
from .loopback import chat, serve

QUESTION = "what did Tom Okafor say about flexlib"
ANSWER = "Tom Okafor parses logs with flexlib [1]."
KEY = "sk-test-0123456789abcdef"
IMPORTS = (
    "import importlib, pkgutil, ragnotes\n"
    "for room in pkgutil.walk_packages(ragnotes.__path__, 'ragnotes.'):\n"
    "    room.name.endswith('__main__') or importlib.import_module(room.name)"
)
FIRST = (["-c", IMPORTS], ["-m", "ragnotes", "--help"], ["-m", "ragnotes", "doctor"], ["-m", "ragnotes", "talks", "notes"])
PLAIN = (
    ["index", "notes"], ["search", QUESTION], ["ask", QUESTION, "-o", "answer.md"], ["check", "answer.md"], ["ask", "-c", "and in 2022?"],
    ["summarise", "notes"], ["summarise", "notes", "-o", "summary.md"], ["talks", "notes", "--json"], ["mentions"], ["status"], ["verify"],
    ["trace"], ["trace", "--list"], ["prompt", "list"], ["prompt", "show", "ask"], ["index", "--rebuild"],
    ["search", QUESTION, "--embedder", "nobody/no-such-model"],
)  # fmt: skip
MODEL = (
    ["ask", QUESTION], ["ask", QUESTION, "--no-stream", "--critique"], ["ask", QUESTION, "--translate"], ["summarise", "notes"],
    ["talks", "notes"], ["doctor", "--reach"], ["trace", "--curl"], ["trace", "--replay"], ["ask", QUESTION, "--dry-run"],
)  # fmt: skip
NO_MODEL_FLAG = ("trace",)


def walk(guard: Guard, folder: Path, base_url: str) -> list[str]:
    """Run the main flows, with and without a model, as a new user meets them; return those that did not come to an end of their own."""
    state = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("STATE", "CONFIG", "DATA", "CACHE")}
    wrong = []
    runs: list[tuple[list[str], dict[str, str]]] = [(arguments, {}) for arguments in FIRST]
    runs += [(["-m", "ragnotes", *arguments], {}) for arguments in PLAIN]
    runs += [(["-m", "ragnotes", *arguments, *([] if arguments[0] in NO_MODEL_FLAG else ["-m", "openai/m-1"])],
              {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": base_url}) for arguments in MODEL]  # fmt: skip
    for arguments, environment in runs:
        done = guard.run(arguments, folder, **state, **environment)
        expected = (1,) if "nobody/no-such-model" in arguments or (not environment and "doctor" in arguments) else (0, 3, 4)
        if done.returncode not in expected or "Traceback" in done.stderr or "guard refuses" in done.stdout + done.stderr:
            wrong.append(f"{arguments}: {done.returncode} {done.stderr[-300:]}")
    return wrong


@pytest.fixture
def folder(tmp_path: Path, model_folder: Path) -> Path:
    """A folder with notes and nothing else; the encoder's files are on this machine."""
    (tmp_path / "here" / "notes").mkdir(parents=True)
    for name, text in NOTES.items():
        (tmp_path / "here" / "notes" / name).write_text(text)
    return tmp_path / "here"


def test_main_flows_reach_nobody_but_the_server_named(folder: Path, tmp_path: Path) -> None:
    with serve(chat(ANSWER)) as server, guarding(tmp_path / "guard", server.address.removeprefix("http://")) as guard:
        assert walk(guard, folder, server.base_url) == []
        assert guard.refused() == []
        assert guard.started() >= len(FIRST) + len(PLAIN) + len(MODEL)
        assert len(server.received) >= len(MODEL) - 2


@pytest.mark.parametrize(
    "attempt",
    [
        "import urllib.request as u; u.urlopen('http://127.0.0.1:9/x', timeout=2)",
        "import httpx; httpx.get('https://example.org', timeout=2)",
        "import httpx; httpx.get('https://example.org', timeout=2, trust_env=False)",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import socket; socket.create_connection((\"192.0.2.1\", 80), 2)'])",
    ],
)
def test_the_guard_bites(attempt: str, folder: Path, tmp_path: Path) -> None:
    with guarding(tmp_path / "guard", "127.0.0.1:1") as guard:
        guard.run(["-c", attempt], folder)
        assert guard.refused() != []


def test_the_trap_bites(folder: Path, tmp_path: Path) -> None:
    with guarding(tmp_path / "guard", "127.0.0.1:1") as guard:
        guard.allowed = guard.trap.removeprefix("http://")
        guard.run(["-c", "import httpx; httpx.get('http://example.org', timeout=2)"], folder)
        assert guard.trapped != []


@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("RAGNOTES_ALL_CASES"), reason="half a minute of a processor: RAGNOTES_ALL_CASES=1 runs it")
def test_the_harness_and_another_embedder_reach_nobody(folder: Path, tmp_path: Path, model_folder: Path) -> None:
    with guarding(tmp_path / "guard", "127.0.0.1:1") as guard:
        state = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("STATE", "CONFIG", "DATA", "CACHE")}
        evaluated = guard.run(["-m", "ragnotes", "eval"], REPOSITORY, **state)
        embedded = guard.run(["-m", "ragnotes", "index", "notes", "--embedder", str(model_folder)], folder, **state)
        assert (evaluated.returncode, embedded.returncode) == (0, 0), evaluated.stderr + embedded.stderr
        assert guard.refused() == []
