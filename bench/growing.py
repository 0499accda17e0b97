"""Print how long texts made to hurt take to read, in every format, and how the time grows with their size.

    python bench/growing.py            # 24 patterns and more, each read as seven formats, of 20, 100 and 400 kB; some minutes
    python bench/growing.py --quick    # each pattern in the format it was made for
    python bench/growing.py --quick --record    # and put the figure among those of bench/hostile_notes.py

Seconds are processor time of reading a note, finding its talks and cutting it. Growth is the time for 400 kB / the time for 100 kB: 4 is
linear, 16 is quadratic. A time under 50 ms is no growth to speak of. `bench/reading.py` prints the same of a few sizes beside real notes.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence

import recording

from ragnotes.errors import NoteError
from ragnotes.measuring.report import columns
from ragnotes.reading.chunks import cut
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

SIZES = (20_000, 100_000, 400_000)  # letters
SMALL, LARGE = 50_000, 200_000  # of `bench/reading.py`
MOST_SECONDS = 1.0  # for the middle size
MOST_GROWTH = 5.0  # for four times the size
FLOOR = 0.05  # seconds
NOT_LINEAR = 6.0  # where only two small sizes are compared: what is more than the noise of the clock
MAX_TOKENS = 256

Parts = tuple[float, float, float]  # seconds of reading, of finding talks, of cutting
Pattern = tuple[str, Callable[[int], str]]  # the path it was made for, and what makes a text of so many letters

CELL = {"cell_type": "markdown", "source": ["# a\n"]}
PATTERNS: dict[str, Pattern] = {
    "one line of words": ("a.txt", lambda n: "word " * (n // 5)),
    "one line of names": ("a.md", lambda n: "Ada Bell, " * (n // 10)),
    "one line of 'by'": ("a.md", lambda n: "# " + "by Ada and " * (n // 11)),
    "one line of stars": ("a.md", lambda n: "*" * n),
    "one line of brackets": ("a.md", lambda n: "[" * (n // 2) + "](" * (n // 4)),
    "one line of wikilinks": ("a.md", lambda n: "[[a|" * (n // 4)),
    "one line of dashes and dates": ("a.md", lambda n: "# " + "2020-01-02 - " * (n // 13)),
    "one line of tags": ("a.html", lambda n: "<html><body><p>" + "<b><" * (n // 4)),
    "headings alone": ("a.md", lambda n: "# a - b c\n" * (n // 10)),
    "bold lines alone": ("a.md", lambda n: "**a** (Ada Bell)\n" * (n // 17)),
    "items, deeper and deeper": ("a.md", lambda n: "".join(" " * (2 * (i % 40)) + "- a\n" for i in range(n // 44))),
    "quotes in quotes": ("a.md", lambda n: (">" * 400 + " a\n") * (n // 403)),
    "fields alone": ("a.txt", lambda n: "Title: a\nPresenter: Ada Bell\n" * (n // 29)),
    "one talk over and over": ("a.md", lambda n: "## A talk - Ada Bell\n\nthe same text\n\n" * (n // 38)),
    "front matter without end": ("a.md", lambda n: "---\n" + "a: [b\n" * (n // 6)),
    "a table of bars": ("a.md", lambda n: "|" * (n // 2) + "\n" + "|-" * (n // 4)),
    "rst underlines": ("a.rst", lambda n: "Title\n=====\n" * (n // 12)),
    "org drawers without end": ("a.org", lambda n: "* a\n:PROPERTIES:\n" * (n // 17)),
    "AsciiDoc blocks without end": ("a.adoc", lambda n: "= a\n----\n== b\n" * (n // 14)),
    "a notebook of small cells": ("a.ipynb", lambda n: json.dumps({"cells": [CELL] * (n // 60)}, indent=1)),
    "tags in tags": ("a.html", lambda n: "<!DOCTYPE html><html><body>" + "<div><p>" * (n // 8)),
    "emphasis, stars and bars": ("a.md", lambda n: "*a_ " * (n // 4)),
    "backticks, one more each": ("a.md", lambda n: "".join("e" + "`" * i for i in range(int((2 * n) ** 0.5)))),
    "links in links": ("a.md", lambda n: "[a](" * (n // 4)),
    "pictures never closed": ("a.md", lambda n: "![a" * (n // 3)),
    "declarations": ("a.md", lambda n: "<!A" * (n // 3)),
    "comments never closed": ("a.md", lambda n: "<!-- " * (n // 5)),
    "template tags never closed": ("a.md", lambda n: "{{< x\n" * (n // 6)),
    "entities": ("a.html", lambda n: "<html><body><p>" + "&#x1;&amp" * (n // 9)),
    "references": ("a.md", lambda n: "[a]: <b\n" * (n // 8)),
    "footnotes": ("a.md", lambda n: "[^1]: a [^1]\n" * (n // 13)),
    "blanks within a line": ("a.md", lambda n: "a" + " " * n + "b"),
    "blank lines": ("a.md", lambda n: "a" + "\n" * n + "b"),
    "fences": ("a.md", lambda n: "".join(f"{'`' * (3 + i % 50)}\n" for i in range(n // 28))),
    "quotation marks": ("a.txt", lambda n: "\"'“‘" * (n // 4)),
    "sentences of one letter": ("a.txt", lambda n: "A. " * (n // 3)),
    "dashes": ("a.txt", lambda n: "a - " * (n // 4)),
    "colons": ("a.txt", lambda n: "a: " * (n // 3)),
    "brackets in pairs": ("a.txt", lambda n: "(" * (n // 2) + ")" * (n // 2)),
    "mojibake": ("a.txt", lambda n: "Ã©Ã " * (n // 4)),
    "letters with accents apart": ("a.txt", lambda n: "e\u0301" * (n // 2)),
    "addresses": ("a.txt", lambda n: "http://a.b/" * (n // 11)),
}  # fmt: skip
FORMATS = ("a.md", "a.txt", "a.rst", "a.org", "a.adoc", "a.html", "a.ipynb")


def run(path: str, data: bytes) -> Parts:
    """Return the processor seconds of reading, of finding talks and of cutting."""
    start = time.process_time()
    try:
        note = read_note(path, data)
    except NoteError:
        return time.process_time() - start, 0.0, 0.0
    read = time.process_time()
    talks, _ = find_talks(note)
    found = time.process_time()
    cut(note, talks, lambda text: len(text) // 4, MAX_TOKENS)
    return read - start, found - read, time.process_time() - found


def as_format(text: str, path: str) -> bytes:
    """Return the text as a file of a format that a reader takes for one."""
    if path.endswith("ipynb") and not text.startswith("{"):
        return json.dumps({"cells": [{"cell_type": "markdown", "source": text.splitlines(keepends=True)}]}, ensure_ascii=False).encode()
    if path.endswith("html") and not text.startswith("<"):
        return f"<!DOCTYPE html><html><body><p>{text}".encode()
    return text.encode()


def seconds(make: Callable[[int], str], path: str, size: int, tries: int = 2) -> float:
    """Return the better of some runs."""
    data = as_format(make(size), path)
    return min(sum(run(path, data)) for _ in range(tries))


def growth() -> dict[str, tuple[float, float]]:
    """Return for each pattern, in its own format, the seconds for 50 kB and for four times as much."""
    return {name: (seconds(make, path, SMALL), seconds(make, path, LARGE)) for name, (path, make) in PATTERNS.items()}


def growth_table(found: dict[str, tuple[float, float]]) -> str:
    """Return what `growth` found as a table."""
    rows = [
        (name, f"{small:.3f}", f"{large:.3f}", f"{large / small:.1f}", "" if large / small < NOT_LINEAR else "not linear")
        for name, (small, large) in found.items()
    ]
    return columns([("made to hurt, seconds", f"{SMALL // 1000} kB", f"{LARGE // 1000} kB", "growth", ""), *rows])


def all_sizes(name: str, path: str) -> tuple[float, ...]:
    """Return the seconds for the three sizes; the largest is measured again where it seems to have grown too much."""
    make = PATTERNS[name][1]
    found = tuple(seconds(make, path, size, 1) for size in SIZES)
    return found if is_met(found) else tuple(min(one, seconds(make, path, size, 5)) for one, size in zip(found, SIZES, strict=True))


def is_met(found: Sequence[float]) -> bool:
    """Return whether the times for the three sizes keep the promise."""
    return found[1] < MOST_SECONDS and found[2] <= max(FLOOR, MOST_GROWTH * found[1])


def measure(*, quick: bool) -> dict[tuple[str, str], tuple[float, ...]]:
    """Return the times by pattern and path."""
    pairs = [(name, path) for name, (own, _) in PATTERNS.items() for path in ((own,) if quick else FORMATS)]
    return {(name, path): all_sizes(name, path) for name, path in pairs}


def figure(found: dict[tuple[str, str], tuple[float, ...]]) -> recording.Figure:
    """Return the promise with what was measured of it."""
    slowest, steepest = (
        max(found.values(), key=lambda one: one[1]),
        max((one for one in found.values() if one[2] > FLOOR), key=lambda one: one[2] / one[1]),
    )
    steepest_one = next(f"{name} as {path}" for (name, path), one in found.items() if one is steepest)
    formats, over = len({path for _, path in found}), sum(not is_met(one) for one in found.values())
    return recording.Figure(
        "Parsing time is linear",
        f"{len(PATTERNS)} patterns in {formats} formats: under 1 s at 100 kB, growth at most 5 for 4 times the size",
        f"at most {slowest[1]:.2f} s at 100 kB, growth at most {steepest[2] / steepest[1]:.1f} ({steepest_one}); "
        f"{over} of {len(found)} over",
        not over,
    )


def main(arguments: Sequence[str]) -> int:
    read_note("a.md", b"# a\n\nwarm\n")
    found = measure(quick="--quick" in arguments)
    worst = sorted(found.items(), key=lambda one: (is_met(one[1]), -one[1][2]))[:30]
    rows = [
        (name, path, *(f"{one:.3f}" for one in times), f"{times[2] / times[1]:.1f}", "" if is_met(times) else "NOT MET")
        for (name, path), times in worst
    ]
    print(columns([("the slowest, seconds", "as", *(f"{size // 1000} kB" for size in SIZES), "growth", ""), *rows]))
    told = figure(found)
    if "--record" in arguments:
        kept = recording.read("hostile")
        others = [one for one in kept.figures if one.work != told.work]
        recording.record("hostile", kept.command, [*others[:2], told, *others[2:]], kept.tables)
    print(f"{'met' if told.met else 'NOT MET'}: {told.work}: {told.measured}")
    return 0 if told.met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
