"""The tables of docs/reliability.md, from what the benches measured and kept in bench/figures/.

The text of the page is written by hand; docs/paste.py puts these into it, and its `--check` tells what is out of date.
"""

from __future__ import annotations

from collections.abc import Callable

import recording
from recording import Source, kept

SOURCES = (
    Source("durability", "the index and its freshness", "python bench/durability.py --record"),
    Source("hostile", "notes, files and the terminal", "python bench/hostile_notes.py --record"),
    Source("fuzzing", "readers and parsers under random bytes", "python bench/fuzzing.py --minutes 10 --record"),
    Source("wire", "the network, keys and models", "python bench/wire.py --record"),
    Source("planted", "citations", "python bench/planted.py --record"),
    Source("mutation", "the tests themselves", "python bench/mutation.py --record"),
)


def promises() -> str:
    """Return the table of promises: what is promised, the goal, what was measured, whether the goal is met."""
    return recording.goals(SOURCES, "promise")


def sources() -> str:
    """Return the table of the commands that measured, with the day and the machine."""
    told = [(source, kept(source)) for source in SOURCES]
    rows = [(source.subject, f"`{one.command}`", one.date, one.machine) for source, one in told if one]
    return recording.markdown(("figures on", "measured by", "on", "with"), rows) + "\n"


def tables() -> str:
    """Return the tables that the mutation run printed: its scores and the branches that the tests take."""
    told = kept(SOURCES[-1])
    shown = [f"{table.title}\n\n{recording.markdown(table.header, table.rows)}\n" for table in (told.tables if told else ())]
    return "\n".join(shown) or f"Not measured yet: `{SOURCES[-1].command}`\n"


BLOCKS: dict[str, Callable[[], str]] = {"promises": promises, "sources": sources, "mutants": tables}
