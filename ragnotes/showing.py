"""Records as text for a terminal: what the verbs print without `--json`. Nothing here is coloured; `cli` cleans and prints it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import UsageError
from .records.hits import Found, Hit, NoteHead, SearchReport, TalkHead
from .text import plural

if TYPE_CHECKING:
    from .records.answers import Coverage
    from .records.calls import Prompt
    from .records.reports import IndexReport
    from .records.summaries import Summary

EXACT_SHOWN = 50


def place(file: str, start_line: int, end_line: int) -> str:
    """Return a place as editors and grep write it.

    >>> place("a.md", 3, 5), place("a.md", 3, 3)
    ('a.md:3-5', 'a.md:3')
    """
    shown = file.replace("\n", "\\n")  # a name may hold a newline, a place may not
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
        parts.append("\n".join(["exact matches:", *(f"{hit.file}:{hit.start_line}: {hit.text}" for hit in shown)]))
    if len(exact) > len(shown):
        parts.append(f"and {len(exact) - len(shown)} more exact matches: --all prints them")
    return "\n\n".join(parts) or "nothing found"


def index_report(report: IndexReport, questions: Sequence[str]) -> str:
    """Return what an index run did, and three questions to try."""
    counts = f"{plural(report.notes, 'note')}, {plural(report.talks, 'talk')}, {plural(report.chunks, 'chunk')}"
    work = f"{report.embedded:,} embedded, {report.reused:,} reused, {plural(report.removed, 'note')} gone"
    lines = [f"indexed: {counts} in {report.index} ({work}, {report.seconds:.1f} s)"]
    if questions:
        lines += ["", "try:", *(f'  ragnotes ask "{question}"' for question in questions)]
    return "\n".join(lines)


def prompt_list(prompts: Sequence[Prompt]) -> str:
    """Return the prompts a block each: name and inputs, file, hash."""
    return "\n".join(f"{p.name}({', '.join(p.inputs)})\n    {p.path}\n    sha256 {p.sha256}" for p in prompts)


def status(state: Mapping[str, Any]) -> str:
    """Return the state of the index a line a fact."""
    stale, skipped = state["stale"], state["skipped"]
    lists = ("stale", "skipped")
    facts = {name: ", ".join(value) if isinstance(value, list) else value for name, value in state.items() if name not in lists}
    lines = [f"{name}: {value}" for name, value in facts.items()]
    lines.append("stale: nothing" if not stale else "stale:\n" + "\n".join(f"  {item['file']} ({item['reason']})" for item in stale))
    if skipped:
        lines.append("skipped:\n" + "\n".join(f"  {item['file']}: {item['reason']}" for item in skipped))
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


def as_file(summary: Summary) -> str:
    """Return a summary as it is written to a file: its front matter tells that it is none of the notes it was made from."""
    front = {"ragnotes": "summary", "style": summary.style, "model": summary.model, "notes": list(summary.files)}
    return "\n".join(["---", *(f"{name}: {json.dumps(value)}" for name, value in front.items()), "---", "", summary.summary])


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
