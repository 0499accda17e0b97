"""False citations planted among true ones: the script that counts them catches all of the first set, and marks nothing true."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "bench" / "planted.py"
KINDS = ("wrong passage", "altered number", "wrong speaker", "stitched quote", "invented quote")


def test_all_that_is_planted_is_caught_and_nothing_true_is_marked() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "RAGNOTES_DATA"}
    done = subprocess.run([sys.executable, SCRIPT, "1"], env=environment, capture_output=True, text=True, check=True)
    rows = {
        line[11:26].strip(): [int(part) for part in line[26:].split()] for line in done.stdout.splitlines() if line.startswith("examples")
    }
    assert rows["true"][:2] == [150, 0]  # answers, and how many of them are marked
    for kind in KINDS:
        planted, marked, put_right = rows[kind][:3]
        assert (planted, marked + put_right) == (10, 10)
