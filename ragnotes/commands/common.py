"""What every verb does the same way: print, tell, draw progress, read settings."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UsageError

if TYPE_CHECKING:
    from ..finding.vectors import Embedder
    from ..records.reports import IndexReport, Progress
    from ..records.settings import Settings
    from ..settings import Config

REDRAWN = 0.1  # seconds between two drawings of how far a run is
SURE_AFTER, LONG = 5.0, 30.0  # seconds of embedding after which the time left can be told, and from which on it is worth it


def out(text: str) -> None:
    """Write to stdout; every string that is not ours has its control characters shown as escapes."""
    from ..text import clean

    sys.stdout.write(clean(text) + "\n")
    sys.stdout.flush()


def tell(text: str) -> None:
    """Write a line to stderr, cleaned as stdout's are."""
    from ..text import clean

    sys.stderr.write(clean(text) + "\n")
    sys.stderr.flush()


def print_json(record: object) -> None:
    """Write a record as one line of ASCII JSON, the schema first."""
    import dataclasses
    import json

    fields = dataclasses.asdict(record) if dataclasses.is_dataclass(record) and not isinstance(record, type) else record
    assert isinstance(fields, dict)
    sys.stdout.write(json.dumps({"schema": 1, **fields}).replace("\x7f", "\\u007f") + "\n")


def progress() -> Callable[[int, int], None] | None:
    """Return what draws progress on stderr, or None off a terminal."""
    if not sys.stderr.isatty():
        return None

    def draw(done: int, total: int) -> None:
        end = "\n" if done >= total else ""
        sys.stderr.write(f"\r{done:,} of {total:,}{end}")
        sys.stderr.flush()

    return draw


def index_progress(clock: Callable[[], float] = time.monotonic) -> Callable[[Progress], None]:
    """Return what shows on stderr how far an index run is: drawn on a terminal, elsewhere told once if it will take long."""
    from ..showing import duration
    from ..showing import index_progress as line_of

    terminal, began, shown = sys.stderr.isatty(), -1.0, -1.0

    def draw(now: Progress) -> None:
        nonlocal shown
        if now.done < now.of and clock() - shown < REDRAWN:
            return
        shown = clock()
        width = shutil.get_terminal_size().columns - 1
        sys.stderr.write(f"\r{line_of(now, width):<{width}}" + ("\n" if now.done >= now.of else ""))
        sys.stderr.flush()

    def tell_once(now: Progress) -> None:
        nonlocal began, shown
        if now.seconds is None or shown >= 0:
            return
        began = clock() if began < 0 else began
        if now.seconds > LONG and clock() - began > SURE_AFTER:
            shown = clock()
            tell(f"{now.of:,} chunks to embed, about {duration(now.seconds)} left; a run that is stopped goes on where it was")

    return draw if terminal else tell_once


def years(values: Sequence[str] | None) -> tuple[int, ...]:
    """Return the years that "2020", "2019-2023", "2019-" or "-2021" name, in order; UsageError for anything else.

    Years of notes are 1900 to 2099: an open range ends there.
    """
    found: set[int] = set()
    for value in values or ():
        told = re.fullmatch(r"((?:19|20)\d\d)?(-)?((?:19|20)\d\d)?", value.strip(), re.ASCII)
        first, dash, last = told.groups() if told else (None, None, None)
        if first and last and dash and last < first:
            raise UsageError(f"--year {first}-{last} ends before it begins", f"--year {last}-{first}")
        if not (first or last) or (first and last and not dash) or (last and not dash):
            raise UsageError(f"--year takes a year or a range, not {value[:40]!r}", "write it like 2020, 2019-2023, 2019- or -2021")
        found.update(range(int(first or 1900), int(last or (2099 if dash else first or 0)) + 1))
    return tuple(sorted(found))


def read_setup(**flags: Any) -> tuple[Settings, Config]:
    """Return (settings, config) of this run from flags, environment and configuration files."""
    from ..settings import read_config, read_settings

    cwd = Path.cwd()
    config = read_config(os.environ, cwd)
    return read_settings(os.environ, cwd, config, flags), config


def connected(**flags: Any) -> tuple[Settings, str | None]:
    """Return (settings, key): the settings with the address of the model named, and its key."""
    settings, config = read_setup(**flags)
    if settings.model is None:  # no call is made, and nothing that makes one is loaded
        return settings, None
    from ..requesting import connect, is_own, without_key
    from ..settings import read_key

    settings = connect(settings, os.environ)
    by_file = not flags.get("base_url") and not os.environ.get("RAGNOTES_BASE_URL") and "base_url" in config.user
    # an address from the configuration gets no key of the environment, which may be another provider's
    key = read_key({} if by_file else os.environ, config, settings.key_variable)
    if key and not os.environ.get(settings.key_variable or "") and not by_file and not flags.get("base_url") and not is_own(settings):
        key = None  # nor does an address of the environment get a key of the configuration
    return settings if key else without_key(settings), key


def renew(settings: Settings, embedder: Embedder, tell: Callable[[str], None]) -> IndexReport:
    """Bring the index up to date; the rooms that read notes are loaded only when some changed, so that a question starts fast."""
    from .. import indexing

    return indexing.renew(settings, embedder, tell)


def stdin_or(text: str) -> str:
    """Return what was typed, or for "-" what stdin holds."""
    return sys.stdin.read().strip() if text == "-" else text


def live_text(streamed: list[str]) -> Callable[[str], None]:
    """Return what prints the model's words as they come, headed as unchecked where they stand, and keeps them in `streamed`."""
    from ..text import clean

    def write(text: str) -> None:
        if not streamed:
            sys.stdout.write("unchecked, as the model writes:\n\n")
        streamed.append(text)
        sys.stdout.write(clean(text))
        sys.stdout.flush()

    return write
