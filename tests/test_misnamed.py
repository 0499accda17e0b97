"""ragnotes.understanding.misnamed: names with a mistake in them are read as the index has them, and that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ragnotes import cli

from . import conferences

SPEAKERS = ("Helena Vidal", "Chiara Moretti", "Tess Okafor", "Bram Vermeulen", "Íñigo Larrañaga")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    talks = {
        f"{at}.md": ("PyDays 2024", "2024-03-01", f"Talk number {at}", name, f"{name.split()[0]} said that lamp {at} goes out at night.")
        for at, name in enumerate(SPEAKERS)
    }
    return conferences.indexed(tmp_path_factory.mktemp("misnamed"), talks)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did Bram Vermuelen say", "Vermuelen is read as Vermeulen"),
        ("what did Chiara Morreti say", "Morreti is read as Moretti"),
        ("what did Tess Okaphor say", "Okaphor is read as Okafor"),
        ("what did Helen Vidal say", "Helen is read as Helena"),
        ("what did Helena Vidall say", "Vidall is read as Vidal"),
        ("what did helen vidal say", "helen is read as Helena"),
        ("¿qué dijo Íñigo Larañaga?", "Larañaga is read as Larrañaga"),
        ("what did Helena Vidal say", ""),
        ("what did Iñigo Larranaga say", ""),
        ("was sagt Helena Vidals Vortrag", ""),
        ("what did Helen Berg say", ""),
        ("did Tess Thompson say so", ""),
    ],
)
def test_a_part_of_a_name_with_a_mistake_is_read_as_the_name_beside_it(
    made: Path, question: str, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made)
    monkeypatch.setenv("XDG_STATE_HOME", str(made / "state"))
    cli.run(["ask", question, "--index", "index"])
    lines = [line for line in capsys.readouterr().err.split("\n") if "is read as" in line]
    assert lines == ([f"{told}, from the question"] if told else [])


def test_who_stands_nowhere_is_not_said_to_be_named(
    made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made)
    monkeypatch.setenv("XDG_STATE_HOME", str(made / "state"))
    assert cli.run(["ask", "what did Helena Brandt say", "--index", "index"]) == 3
    assert "the notes name" not in capsys.readouterr().out
