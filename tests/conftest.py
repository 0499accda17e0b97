"""What several test files share: where the public data and the encoder's files are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from ragnotes import cli
from ragnotes.models import find_model_folder

settings.register_profile("ragnotes", deadline=None)  # other work on the machine is no failure of a test
settings.load_profile("ragnotes")

REPOSITORY = Path(__file__).resolve().parent.parent
SEEDS = {
    "pycones": "000_7781291928d198da.txt",
    "europython_day1": "001_43e519034e1d48b2.txt",
    "pydata": "002_99bd49ca295ff698.txt",
    "europython": "003_b5c6338965fabb4b.txt",
    "pycon_sweden": "004_d30a955672751c2a.txt",
}


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of public test data; the test is skipped where there is none."""
    folder = Path(os.environ.get("RAGNOTES_DATA", REPOSITORY.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no test data at {folder}: set RAGNOTES_DATA")
    return folder


@pytest.fixture(scope="session")
def seeds(data_folder: Path) -> dict[str, Path]:
    """The five seed posts by name."""
    return {name: data_folder / "seeds" / file for name, file in SEEDS.items()}


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """The folder of the default encoder's files; the test is skipped where there is none."""
    folder = find_model_folder(None)
    if folder is None:
        pytest.skip("the encoder's files are not installed: make setup")
    return folder


NOTES = {
    "2021-pyfun.md": """---
title: Notes from PyFun 2021
date: 2021-05-06
author: Noor
---

# Notes from PyFun 2021

A small conference by the sea.

## Caching without tears
_Ada Bell_

Ada showed a cache that writes through to sqlite.
She measured 40 ms a request before and 3 ms after.
I did not write down how she invalidates entries.

## Parsing logs with flexlib
_Tom Okafor (Acme)_

Tom parses logs with flexlib, a small library of his own.
It beats regular expressions once a line has more than five fields.

## Closing words

Never again shall I queue for waffles while talking about flexlib.
""",
    "dag.md": """# PyFun Utrecht 2022

## Vectoren zonder gedoe
_Sanne Bos_

Sanne liet zien dat een matrix van numpy genoeg is om in te zoeken.
""",
}


@pytest.fixture(scope="session")
def notes_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two small notes of our own."""
    folder = tmp_path_factory.mktemp("house") / "notes"
    folder.mkdir()
    for name, text in NOTES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def indexed_once(notes_folder: Path, model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two notes and an index over them, to be copied: what `made` may be of a test file with many cases."""
    folder = tmp_path_factory.mktemp("once")
    shutil.copytree(notes_folder, folder / "notes")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_CONFIG_HOME", str(folder.with_name("once-config")))
        patch.setenv("XDG_STATE_HOME", str(folder.with_name("once-state")))
        assert cli.run(["index", "notes"]) == 0
    return folder


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder with a home of its own and none of the user's settings."""
    for name in [name for name in os.environ if name.startswith("RAGNOTES_") and name != "RAGNOTES_DATA"] + [
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
    ]:
        monkeypatch.delenv(name, raising=False)
    for variable, folder in (("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state")):
        monkeypatch.setenv(variable, str(tmp_path / folder))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def here(at_home: Path, made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, holding a copy of the notes and the index that the test file `made`, in the year 2026."""
    shutil.copytree(made, at_home, dirs_exist_ok=True)
    monkeypatch.setattr("ragnotes.looking.this_year", lambda: 2026)
    capsys.readouterr()
    return at_home


@pytest.fixture
def indexed(at_home: Path, notes_folder: Path, model_folder: Path) -> Path:
    """The current folder, holding a copy of the two notes and an index over them."""
    shutil.copytree(notes_folder, at_home / "notes")
    assert cli.run(["index", "notes"]) == 0
    return at_home
