"""The tables of docs/performance.md, its picture and the README's sentences, from what the benches measured and kept in bench/figures/.

The text of the page is written by hand; docs/paste.py puts these into it, and its `--check` tells what is out of date.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable
from pathlib import Path

import recording
from recording import Recorded, Source, kept

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "performance.svg"
OURS = "ragnotes search"

SOURCES = (
    Source("cold", "a cold question, help", "python bench/cold.py --record"),
    Source("peers", "ragnotes beside its peers", "python bench/peers.py --record"),
    Source("encoder", "the encoder", "python bench/encoder.py --record"),
    Source("building", "a first index, 10,000 notes", "python bench/building.py --notes 100 --notes 10000 --kill --record"),
    Source("reindex", "an index after one changed note", "python bench/reindexing.py --record"),
    Source("millions", "a million vectors, a million chunks", "python bench/millions.py --record"),
    Source("reading", "reading notes", "python bench/reading.py --record"),
)


def works() -> str:
    """Return the table of goals: the work, the figure to reach, what was measured, whether it is met."""
    return recording.goals(SOURCES, "work")


def tables(name: str) -> str:
    """Return the tables that one bench printed, with the command, the day, the commit and the machine; or the command that makes them."""
    source = next(source for source in SOURCES if source.name == name)
    if (told := kept(source)) is None:
        return f"Not measured yet: `{source.command}`\n"
    head = ", ".join(filter(None, (f"`{told.command}`", told.date, told.commit, told.machine))) + "\n"
    return "\n".join([head, *(f"{table.title}:\n\n{recording.markdown(table.header, table.rows)}\n" for table in told.tables)])


def speed() -> str:
    """Return the README's sentences on what a cold question costs; nothing where the peers were never measured."""
    if (told := kept(SOURCES[1])) is None:
        return ""
    found = questions(told)
    own = next(way.seconds for way in found if way.name == OURS)
    parts = [
        f"{way.name} takes {way.times if float(way.times) < 10 else round(float(way.times))} times as much"
        for way in found
        if float(way.times) >= 2
    ]
    asked = what_was_asked(told)
    first = f"{asked[0].upper()}{asked[1:]} takes {own:.2f} s of processor time with `{OURS}`, the whole process from a cold shell.\n"
    return first + ("Over the same passages with the same weights " + ", ".join(parts) + ".\n" if parts else "No peer was measured.\n")


# the picture

STYLE = """
.card { fill: #ffffff; stroke: #d0d7de } text { fill: #1f2328; font: 13px system-ui, sans-serif } .ours { fill: #1a7f37 }
.other { fill: #8c959f } .quiet { fill: #59636e } .title { font-weight: bold }
@media (prefers-color-scheme: dark) {
  .card { fill: #0d1117; stroke: #3d444d } text { fill: #e6edf3 } .ours { fill: #3fb950 } .other { fill: #6e7681 } .quiet { fill: #9198a1 }
}
"""
LEFT, WIDE, TALL, TOP = 232, 370, 24, 48  # where bars begin, the longest, a row, the first row


@dataclasses.dataclass(frozen=True, slots=True)
class Way:
    """A way to ask a cold question, as the first table of bench/peers.py has it."""

    name: str
    seconds: float
    times: str  # of ours


def what_was_asked(told: Recorded) -> str:
    """Return the beginning of the first table's title: "a cold question over 100 notes"."""
    return re.split(r" \(|:", told.tables[0].title)[0]


def questions(told: Recorded) -> list[Way]:
    """Return the ways to ask a cold question, the cheapest first."""
    return [Way(row[0], float(row[1]), row[2]) for row in told.tables[0].rows]


def picture() -> str:
    """Return bars of what a cold question costs with ragnotes and with its peers, as SVG; they are to scale."""
    told = kept(SOURCES[1])
    found = questions(told) if told else []
    most = max((way.seconds for way in found), default=1.0)
    bars = [bar(row, way, most) for row, way in enumerate(found)]
    height = TOP + TALL * len(found) + 12
    title = f"Processor seconds of {what_was_asked(told)}" if told else "Not measured yet: python bench/peers.py --record"
    size = f'viewBox="0 0 760 {height}" width="760" height="{height}"'
    return f"""<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{title}">
<style>{STYLE}</style>
<rect class="card" x="0.5" y="0.5" width="759" height="{height - 1}" rx="8"/>
<text class="title" x="16" y="28">{title}</text>
{chr(10).join(bars)}
</svg>
"""


def bar(row: int, way: Way, most: float) -> str:
    """Return one row of the picture: the name, the bar, the seconds, and how many times ours that is."""
    y, long = TOP + TALL * row, max(1.0, WIDE * way.seconds / most)
    kind = "ours" if way.name.startswith("ragnotes") else "other"
    times = "" if kind == "ours" else f" · {way.times} times"
    shown = way.name.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<text x="{LEFT - 10}" y="{y + 16}" text-anchor="end">{shown}</text>'
        f'<rect class="{kind}" x="{LEFT}" y="{y + 4}" width="{long:.1f}" height="{TALL - 8}" rx="2"/>'
        f'<text class="quiet" x="{LEFT + long + 8:.1f}" y="{y + 16}">{way.seconds:.2f} s{times}</text>'
    )


BLOCKS: dict[str, Callable[[], str]] = {
    "works": works,
    "speed": speed,
    **{f"{source.name} tables": functools.partial(tables, source.name) for source in SOURCES},
}
