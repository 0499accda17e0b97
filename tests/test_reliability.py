"""docs/reliability.md is made of what the benches kept: up to date, told where nothing was measured, and whole where something was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parent.parent / "bench"


def test_the_page_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, BENCH / "reliability.py", "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_was_kept_is_shown_and_what_was_not_names_its_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    import recording
    import reliability

    monkeypatch.setattr(recording, "FOLDER", tmp_path)
    assert reliability.promises().count("not measured yet: `python bench/") == len(reliability.SOURCES)
    assert reliability.tables() == "Not measured yet: `python bench/mutation.py --record`\n"
    kept = [recording.Figure(f"promise {met}", "all", "a | b", met) for met in (True, False, None)]
    recording.record("mutation", "python x", kept, [recording.Table("Some", ("a", "b"), (("1", "2"),))])
    shown = reliability.promises()
    for row in ("promise True | all | a \\| b | yes |", "promise False | all | a \\| b | no |", "promise None | all | a \\| b |  |"):
        assert f"| {row}\n" in shown
    assert shown.count("not measured yet") == len(reliability.SOURCES) - 1
    assert reliability.tables() == "Some\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n"
    assert "| the tests themselves | `python x` | " in reliability.sources()
    page = "<!-- paste: promises -->\nold\n<!-- end of paste -->\n"
    assert recording.fill(page, lambda name: f"{name}\n") == page.replace("old", "promises")
