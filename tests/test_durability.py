"""What the index promises, counted by bench/durability.py in smaller numbers; what it found is in test_index_durable.py."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "bench" / "durability.py"
PROMISES = "kills powercut corruption readers writers failing mixups changes repairs rows modes places hostile".split()


@pytest.mark.parametrize("promise", PROMISES)
def test_a_promise_is_kept(promise: str) -> None:
    """The script exits with 1 where one is not; it is a process of its own, since it forks and changes what the system does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RAGNOTES_")}
    done = subprocess.run([sys.executable, SCRIPT, "--small", promise], env=kept, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| yes |" in done.stdout
