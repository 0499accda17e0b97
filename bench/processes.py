"""What a process costs: processor seconds and memory, as the system counts them when it has ended; and what ragnotes is told meanwhile."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

# what a shell may say of how products are made, where kernels of an older processor halve their speed, and of byte code: all that import
# this module, before NumPy, and all that they start are without
PINS = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "NPY_DISABLE_CPU_FEATURES", "PYTHONDONTWRITEBYTECODE")
for pin in PINS:
    os.environ.pop(pin, None)
MAXRSS = 1_024 if sys.platform == "linux" else 1_024**2  # of what the system counts in, in a megabyte


def environment(folder: Path) -> dict[str, str]:
    """Return this process's environment without settings of ragnotes and PINS, with homes for its state beside the index."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RAGNOTES_") and name not in PINS}
    return kept | {"XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder / "config")}


def spent(used: resource.struct_rusage) -> tuple[float, float]:
    """Return the processor seconds, user and system, and the megabytes of memory at their most."""
    return used.ru_utime + used.ru_stime, used.ru_maxrss / MAXRSS


def wait(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> tuple[float, float]:
    """Wait until a process ends, set its return code, and return what it `spent`."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return spent(used)


def megabytes() -> float:
    """Return the most memory that this process had: what it starts is said to have had no less."""
    return spent(resource.getrusage(resource.RUSAGE_SELF))[1]
