"""Every shipped prompt, word for word as it is sent: a changed word is a changed file beside this one."""

from __future__ import annotations

import pytest

from ragnotes.asking.prompting import CONTRACT

from .rendering import FOLDER, MARK, rendered


@pytest.mark.parametrize("name", CONTRACT)
def test_a_prompt_is_what_was_read_and_agreed_to(name: str) -> None:
    assert rendered(name) == (FOLDER / f"{name}.txt").read_text("utf-8"), "if it is meant: python -m tests.rendering"


def test_no_prompt_without_its_file_and_no_file_without_its_prompt() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CONTRACT)


@pytest.mark.parametrize("name", [name for name, inputs in CONTRACT.items() if "mark" in inputs])
def test_notes_stand_between_marks_before_what_is_asked(name: str) -> None:
    """Instructions first, notes next, question last; the system text says that they are data."""
    system, user = rendered(name).split("\n\nuser:\n", 1)
    assert "data" in system and MARK in system
    assert user.count(MARK) == 2
    after = user.rpartition(MARK)[2]
    assert "Caches are warm" not in after or name == "judge"
