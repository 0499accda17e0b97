"""Count what the promises on the network, the keys, the models and the supply chain are tested with, and how it ended.

    python bench/wire.py            prints the table
    python bench/wire.py --record   keeps it as bench/figures/wire.json

It runs the counting parts of the tests as they stand in tests/, at the numbers of the promises, and then times the deadline, which no test
does. Some 5 minutes of a processor.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from recording import Figure, markdown, record  # noqa: E402

from ragnotes.asking import http  # noqa: E402
from ragnotes.errors import ProviderError  # noqa: E402
from tests import attacks, tampered, test_http, test_injection, test_keys, test_network, test_wire_shown, wirefaults  # noqa: E402
from tests.loopback import serve  # noqa: E402

RANDOM_NOTES = 10_000
DEADLINE = 2.0  # seconds given to a call that would never end
COMMAND = "python bench/wire.py"
# promise -> (goal, how many it is held against, the tests that hold it by file and a piece of their names)
PROMISES = {
    "A note cannot leave its data block: attacks": (
        "0 of 111 escape, 2 messages in every request", f"{len(attacks.ATTACKS)} attacks", ("test_injection", "")),
    "A hijacked model can do no harm beyond words": (
        "0 extra requests, 0 loads, 0 files changed, unsupported answers marked in 100 %",
        f"{len(attacks.ATTACKS)} attacks obeyed, in answers and in summaries", ("test_injection", "test_ask test_summarise")),
    "Spending is capped": (
        "stops at the cap, at most 3 tries", f"{len(wirefaults.SPENDING)} ways to spend, a summary and two limits",
        ("test_wire_faults", "spending summary over_the_limit")),
    "The estimate of tokens": ("within 5 % of the tokens sent", "10 requests", ("test_wire_faults", "estimate")),
    "The key never leaks": (
        "0 pieces of it in 15 failure paths x 3 placements",
        f"{len(test_keys.ENDINGS)} endings x {len(test_keys.PLACEMENTS)} placements x 8 commands, {len(test_keys.REFUSED)} wrong places",
        ("test_keys", "")),
    "What leaves the machine is known": (
        "20 dry runs equal to the request, byte for byte", f"{len(test_wire_shown.SHOWN)} dry runs", ("test_wire_shown", "")),
    "Network faults end well": (
        "30 faults: message, exit code, tries and waits exact", f"{len(wirefaults.CASES)} faults on a fake clock",
        ("test_wire_faults", "ends_well")),
    "Model files are what they were": (
        "8 of 8 tampered folders refused before any code of theirs runs", f"{len(tampered.CASES)} tampered folders, a canary in each",
        ("test_tampered", "")),
    "Nobody is called but the server named": (
        "0 other connections in the main flows",
        f"{len(test_network.FIRST) + len(test_network.PLAIN) + len(test_network.MODEL) + 2} commands under a guard, proxies set",
        ("test_network", "")),
}  # fmt: skip


def cases(file: str) -> dict[str, bool]:
    """Return which tests of a file passed, by their names."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", f"tests/{file}.py"]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        found = ET.parse(report).getroot().iter("testcase")
        return {str(case.get("name")): not any(child.tag in ("failure", "error", "skipped") for child in case) for case in found}


def overruns() -> list[float]:
    """Return by how many seconds each endless server held a call beyond its deadline."""
    found = []
    for step in test_http.ENDLESS.values():
        for streamed in (False, True):
            with serve(step) as server:
                started = time.monotonic()
                try:
                    http.send(test_http.build(server.base_url, streamed=streamed), None, timeout=DEADLINE, tell=lambda _: None)
                    raise AssertionError("an endless call ended")
                except ProviderError:
                    found.append(time.monotonic() - started - DEADLINE)
    return found


def promises() -> list[Figure]:
    """Return a figure for each promise: how many tests hold it, and how many of these passed."""
    ran = {file: cases(file) for file in dict.fromkeys(file for _, _, (file, _) in PROMISES.values())}
    figures = []
    for work, (goal, against, (file, words)) in PROMISES.items():
        mine = [passed for name, passed in ran[file].items() if not words or any(word in name for word in words.split())]
        figures.append(Figure(work, goal, f"{against}: {sum(mine)} of {len(mine)} tests passed", all(mine) and bool(mine)))
    return figures


def locked() -> Figure:
    """Return how many packages the locks of CI name, and whether each has a hash."""
    texts = [(ROOT / "requirements" / name).read_text("utf-8") for name in ("run.txt", "dev.txt")]
    entries = [entry for text in texts for entry in re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE) if entry.strip()]
    bare = [entry for entry in entries if "--hash=sha256:" not in entry]
    return Figure("What CI installs is locked", "every package by SHA-256", f"{len(entries)} packages, {len(bare)} without", not bare)


def main() -> int:
    """Count, time, print and, if asked to, record; exit 1 if a promise was not kept."""
    escaped = test_injection.escapes(RANDOM_NOTES)
    notes = Figure(
        "A note cannot leave its data block: random notes", "0 of 10,000 escape, 2 messages in every request",
        f"{RANDOM_NOTES:,} notes, the mark unknown and known to their writer, 3 formats: {escaped} escapes", escaped == 0,
    )  # fmt: skip
    over = overruns()
    deadline = Figure(
        "A call ends at its deadline",
        "within 1 s",
        f"{len(over)} calls that would never end: at most {max(over):.2f} s late",
        max(over) < 1,
    )
    figures = [notes, *promises(), deadline, locked()]
    print(markdown(("promise", "goal", "measured", "met"), [(f.work, f.goal, f.measured, "yes" if f.met else "NO") for f in figures]))
    if "--record" in sys.argv[1:]:
        record("wire", COMMAND, figures)
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
