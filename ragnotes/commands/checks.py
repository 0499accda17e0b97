"""check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .common import out, print_json, read_setup
from .options import IndexFolder, Json

if TYPE_CHECKING:
    from ..rechecking import Checked, State

WORDS = 12  # of a line that is shown to tell which it is


def check(
    answer: Annotated[str, typer.Argument(help="An answer that `ragnotes ask -o` wrote.")],
    folder: IndexFolder = None,
    as_json: Json = False,
) -> None:
    """Check whether an answer still stands in the notes as they are now; exit 4 if it does not.

    \b
        ragnotes ask "what did people say about langchain" -o answer.md
        ragnotes check answer.md

    The lines that it quotes must be in the notes, word for word, wherever they stand now, and be told of the same talk, speakers, event and
    date; names, numbers, dates, links and quotations of its sentences must be in the passages that these cite. A note that was renamed is
    found by its bytes. Only notes under the roots of the index or in the answer's own folder are read.
    """
    from .. import rechecking

    settings, _ = read_setup(index=folder)
    checked = rechecking.check(Path(answer), settings)
    if as_json:
        print_json(checked)
    else:
        out(_told(checked))
    raise typer.Exit(0 if checked.stands else 4)


def _told(checked: Checked) -> str:
    """Return what became of an answer: its sources a line each, what in it is not in the notes, and the verdict."""
    by = f"by {checked.model}" if checked.model else "without a model"
    parts = [f"{checked.question}\nanswered {checked.date} {by}"]
    if checked.sources:
        parts.append("\n".join(_source(state) for state in checked.sources))
    if checked.unsupported:
        parts.append("\n".join(["not in the passages cited:", *(f"- {item.kind}: {item.text}" for item in checked.unsupported)]))
    if checked.status == "silent":
        parts.append("the notes were silent: there is nothing to check")
    else:
        parts.append("it stands" if checked.stands else "it no longer stands")
    return "\n\n".join(parts)


def _source(state: State) -> str:
    from ..showing import place

    shown = state.quote.split()
    more = " ..." if len(shown) > WORDS else ""
    where = place(state.file, state.start_line, state.end_line)
    retold = f"\n    was: {state.told}\n    now: {state.now_told}" if state.now_told not in ("", state.told) else ""
    return f"[{state.number}] {where}  {state.state}{_now(state)}\n    {' '.join(shown[:WORDS])}{more}{retold}"


def _now(state: State) -> str:
    """Return where a source stands now, "" where that is not to be told."""
    if state.now is None or state.state == "unchanged":
        return ""
    if state.state == "renamed":
        from ..showing import place

        return f": {place(state.now_file, *state.now)}"
    first, last = state.now
    lines = f"lines {first}-{last}" if last > first else f"line {first}"
    return f" to {lines}" if state.state == "moved" else f", now {lines}"
