"""Records as text for a terminal: what the verbs print without `--json`. Nothing here is coloured; `cli` cleans and prints it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import UsageError
from .records.hits import Found, Hit, NoteHead, SearchReport, TalkHead
from .text import in_line, plural

if TYPE_CHECKING:
    from .records.answers import Coverage
    from .records.calls import Prompt
    from .records.reports import IndexReport, Progress

EXACT_SHOWN = 50
LONGEST_LINE = 600  # characters of a line that is printed whole
BAR = 20  # columns


def place(file: str, start_line: int, end_line: int) -> str:
    """Return a place as editors and grep write it.

    >>> place("a.md", 3, 5), place("a.md", 3, 3)
    ('a.md:3-5', 'a.md:3')
    """
    shown = in_line(file)
    return f"{shown}:{start_line}" if start_line == end_line else f"{shown}:{start_line}-{end_line}"


def who_and_where(talk: TalkHead | None, note: NoteHead) -> str:
    """Return title, speakers, event and date of a place in one line, those that are known."""
    head: TalkHead | NoteHead = talk or note
    title = head.title if talk else f"{note.title or 'untitled'} (the note-taker's own words)"
    speakers = ", ".join(talk.speakers) if talk else ""
    return " · ".join(part for part in (title, speakers, head.event, head.date) if part)


def coverage(counts: Coverage) -> str:
    """Return the coverage line: "3 of 41 talks, 2 of 5 events"."""
    return f"{counts.talks} of {plural(counts.of_talks, 'talk')}, {counts.events} of {plural(counts.of_events, 'event')}"


def _hit(hit: Hit, explain: bool) -> str:
    lines = [f"{hit.rank}. {place(hit.file, hit.start_line, hit.end_line)}  {who_and_where(hit.talk, hit.note)}"]
    if explain:
        cosine = "none" if hit.cosine is None else f"{hit.cosine:.3f}"
        lines.append(f"   score {hit.score:.3f} · cosine {cosine} · bm25 {hit.bm25:.2f} · words {', '.join(hit.terms) or 'none'}")
        lines.extend(f"   {amount:+.3f} {step}{f': {words}' if words else ''}" for step, amount, words in hit.parts)
    lines.extend(f"   {line}" for line in hit.text.split("\n"))
    return "\n".join(lines)


def search_report(report: SearchReport, found: Found, *, explain: bool, every: bool) -> str:
    """Return ranked hits, then the exact matches a line each, as grep prints them."""
    parts = [f"the notes seem silent on this: {found.reason}. The closest passages:"] if found.silent else []
    parts.extend(_hit(hit, explain) for hit in report.hits if not hit.exact)
    exact = [hit for hit in report.hits if hit.exact]
    shown = exact if every else exact[:EXACT_SHOWN]
    if shown:
        lines = (f"{place(hit.file, hit.start_line, hit.start_line)}: {_around(hit.text, hit.terms[0])}" for hit in shown)
        parts.append("\n".join(["exact matches:", *lines]))
    if len(exact) > len(shown):
        parts.append(f"and {len(exact) - len(shown)} more exact matches: --all prints them")
    return "\n\n".join(parts) or "nothing found"


def _around(line: str, needle: str) -> str:
    """Return a line of a note, of one too long to be read only what is around the needle."""
    start = max(0, line.casefold().find(needle.casefold()) - LONGEST_LINE // 2) if len(line) > LONGEST_LINE else 0
    told = line[start : start + LONGEST_LINE]
    return f"{'… ' if start else ''}{told}{' …' if start + len(told) < len(line) else ''}"


def index_report(report: IndexReport, questions: Sequence[str]) -> str:
    """Return what an index run did, and three questions to try."""
    counts = f"{plural(report.notes, 'note')}, {plural(report.talks, 'talk')}, {plural(report.chunks, 'chunk')}"
    work = f"{report.embedded:,} embedded, {report.reused:,} reused, {plural(report.removed, 'note')} gone"
    lines = [f"indexed: {counts} in {report.index} ({work}, {report.seconds:.1f} s)"]
    if questions:
        lines += ["", "try:", *(f'  ragnotes ask "{question}"' for question in questions)]
    return "\n".join(lines)


def index_progress(now: Progress, width: int) -> str:
    """Return how far an index run is, in a line of at most `width` columns: a bar, talks, chunks, the time left.

    >>> from ragnotes.records.reports import Progress
    >>> index_progress(Progress("embedding", 500, 2_000, 340, 2_100, 150.0), 90)
    '[=====               ] embedding 500 of 2,000 chunks, 340 talks, 2 min left'
    """
    filled = BAR * now.done // max(now.of, 1)
    bar = f"[{'=' * filled}{' ' * (BAR - filled)}]"
    what = f"reading {now.done:,} of {plural(now.of, 'note')}, {plural(now.chunks, 'chunk')}"
    if now.doing == "embedding":
        what = f"embedding {now.done:,} of {plural(now.of, 'chunk')}"
    left = f", {duration(now.seconds)} left" if now.seconds is not None and now.done < now.of else ""
    line = f"{bar} {what}, {plural(now.talks, 'talk')}{left}"
    return line if len(line) <= width else line[len(bar) + 1 :][:width]


def duration(seconds: float) -> str:
    """Return a time as people say it.

    >>> duration(42), duration(150), duration(8_000)
    ('42 s', '2 min', '2 h 13 min')
    """
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"


def prompt_list(prompts: Sequence[Prompt]) -> str:
    """Return the prompts a block each: name and inputs, file, hash."""
    return "\n".join(f"{p.name}({', '.join(p.inputs)})\n    {p.path}\n    sha256 {p.sha256}" for p in prompts)


def status(state: Mapping[str, Any]) -> str:
    """Return the state of the index a line a fact."""
    stale, skipped = state["stale"], state["skipped"]
    lists = ("stale", "skipped")
    facts = {name: ", ".join(value) if isinstance(value, list) else value for name, value in state.items() if name not in lists}
    lines = [f"{name}: {value}" for name, value in facts.items()]
    lines.append(
        "stale: nothing"
        if not stale
        else "stale:\n" + "\n".join(f"  {in_line(item['file'])} ({in_line(item['reason'])})" for item in stale)
    )
    if skipped:
        lines.append("skipped:\n" + "\n".join(f"  {in_line(item['file'])}: {in_line(item['reason'])}" for item in skipped))
    return "\n".join(lines)


def checks(found: Sequence[Any]) -> str:
    """Return the findings of `doctor`, with the cure under each that is not well."""
    lines = []
    for check in found:
        lines.append(f"{'ok ' if check.ok else 'NOT'} {check.name}: {check.detail}")
        if not check.ok and check.cure:
            lines.append(f"    try: {check.cure}")
    return "\n".join(lines)


def check_output(path: Path, read: Sequence[Path]) -> None:
    """Raise UsageError if no file can be written there, or one of the notes read lies there: told before a model is paid."""
    if any(path.exists() and note.exists() and path.samefile(note) for note in read):
        raise UsageError(f"{path} is one of the notes to summarise", "write the summary to another file: -o summary.md")
    if path.is_dir() or not os.access(path.parent, os.W_OK):
        raise UsageError(f"{path} cannot be written", "name a file in a folder that is there: -o summary.md")


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all; OSError when it cannot be written."""
    import tempfile  # only here: 3 ms of a cold question

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text.rstrip("\n") + "\n")
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
