"""Composer: a public test set -> its texts as notes -> an index of them, kept for the next run -> its queries through the same search.

A document is a note, a meeting a note of its own index with a line a turn. What others have measured stands beside, from eval/suites.json.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from . import indexing, looking, opening, questioning
from .errors import UsageError
from .finding.index import chunk_record
from .finding.vectors import Embedder
from .measuring import publicsets, ranked
from .measuring.publicsets import Collection, Meeting
from .measuring.report import Outcomes
from .records.figures import Evaluation, Measure
from .records.settings import Settings

DEPTH = 30  # passages asked for: ten documents, some of which bring several
READ_WORDS = 1_000
_HEAD_LINES = 2  # of a meeting's note, before its first turn

Tell = Callable[[str], None]
Progress = Callable[[int, int], None] | None


def run(name: str, data: Path, settings: Settings, *, checkout: Path | None, tell: Tell, progress: Progress) -> tuple[Evaluation, Outcomes]:
    """Return the measures of a public set. Nothing is gated: they stand beside the figures of others. UsageError: it is not in `data`."""
    if not (data / name).is_dir():
        raise UsageError(f"the set {name} is not in {data}", f"RAGNOTES_DATA=FOLDER ragnotes eval {name}")
    embedder = opening.load_embedder(settings)
    embedder = dataclasses.replace(embedder, embed_question=functools.cache(embedder.embed_question))  # XQuAD asks each of three languages
    folder = settings.state / "public"
    tell(f"the index of {name} is kept in {folder}: a first run embeds its texts, which may take minutes")
    if name == "qmsum":
        told = list(_meetings(publicsets.load_meetings(data), folder, settings, embedder, progress))
    else:
        told = list(_collections(publicsets.load(name, data), folder, settings, embedder, progress))
    measures = tuple(
        Measure(row.name, row.value, row.low, row.high, row.n, None, "told", family=row.family) for row in ranked.figures(told)
    )
    return Evaluation(measures, True, name, ranked.groups(told), (), published(name, checkout)), Outcomes((), ())


def published(name: str, checkout: Path | None) -> tuple[dict[str, Any], ...]:
    """Return what others have measured on a set, as eval/suites.json tells; nothing outside a checkout."""
    path = checkout / "eval" / "suites.json" if checkout else None
    if path is None or not path.is_file():
        return ()
    table = json.loads(path.read_text(encoding="utf-8"))
    return tuple(table.get(name, {}).get("published", ()))


def _collections(
    collections: Sequence[Collection], folder: Path, settings: Settings, embedder: Embedder, progress: Progress
) -> Iterator[ranked.Ranked]:
    """Yield what came of each query of sets whose documents are judged whole."""
    total, done = sum(len(collection.queries) for collection in collections), 0
    indexes: dict[int, Settings] = {}
    for collection in collections:
        notes = {f"{document.id}.md": _note(document.title, document.text) for document in collection.documents if document.text}
        key = hash(tuple(notes.items()))
        if key not in indexes:
            indexes[key] = _indexed(notes, folder, settings, embedder)
        label = collection.name.partition(" ")[2]
        for query in collection.queries:
            looked = looking.look_up(query.text, indexes[key], tell=questioning.quiet, embedder=embedder)
            ranking = [Path(hit.file).stem for hit in looked.found.hits]
            yield ranked.Ranked(label, query.id, query.group, ranked.rank_values(ranking, query.judged))
            done += 1
            if progress:
                progress(done, total)


def _note(title: str, text: str) -> str:
    return f"# {title}\n\n{text}\n" if title else f"{text}\n"


def _indexed(notes: Mapping[str, str], folder: Path, settings: Settings, embedder: Embedder) -> Settings:
    """Return the settings of an index of these notes, made once and kept: a second run embeds nothing."""
    name = hashlib.sha256(json.dumps(sorted(notes.items())).encode()).hexdigest()[:16]
    place = folder / name
    ours = dataclasses.replace(questioning.isolated(settings, place / "notes", place), k=DEPTH)
    if not (place / "whole").exists():  # a run that was cut writes its notes again
        shutil.rmtree(place / "notes", ignore_errors=True)
        (place / "notes").mkdir(parents=True)
        for file, text in notes.items():
            (place / "notes" / file).write_text(text, encoding="utf-8")
        (place / "whole").touch()
    indexing.build([str((place / "notes").resolve())], ours, embedder=embedder, tell=questioning.quiet)
    return ours


def _meetings(
    meetings: Sequence[Meeting], folder: Path, settings: Settings, embedder: Embedder, progress: Progress
) -> Iterator[ranked.Ranked]:
    """Yield what came of each query of a meeting, asked of that meeting alone; passages are judged by the words marked in them."""
    total, done = sum(len(meeting.queries) for meeting in meetings), 0
    for meeting in meetings:
        ours = _indexed({f"{meeting.id}.md": "\n".join([f"# {meeting.id}", "", *meeting.turns]) + "\n"}, folder, settings, embedder)
        index = opening.open_index(ours)
        records = [chunk_record(index, row) for row in range(len(index.columns))]
        rows = {_key(record["start_line"], record["end_line"], record["text"]): row for row, record in enumerate(records)}
        sizes = [_turns(record) for record in records]
        for query in meeting.queries:
            judged = {str(row): 1.0 for row in publicsets.relevant_chunks(sizes, query.turns)}
            done += 1
            if progress:
                progress(done, total)
            if not judged:
                continue
            looked = looking.look_up(query.text, ours, tell=questioning.quiet, embedder=embedder)
            found = [rows[_key(hit.start_line, hit.end_line, hit.text)] for hit in looked.found.hits]
            values = ranked.rank_values([str(row) for row in found], judged)
            values["marked words in 1,000"] = _marked(found, sizes, query.turns)
            yield ranked.Ranked("", query.id, meeting.id, values)


def _key(start: int, end: int, text: str) -> tuple[int, int, str]:
    return start, end, text


def _turns(record: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return (turn, its words) for the lines of a chunk."""
    lines = record["text"].split("\n")
    numbers = record.get("numbers") or range(record["start_line"], record["end_line"] + 1)
    return [(number - 1 - _HEAD_LINES, len(line.split())) for number, line in zip(numbers, lines, strict=True)]


def _marked(found: Sequence[int], sizes: Sequence[Sequence[tuple[int, int]]], turns: frozenset[int]) -> float:
    """Return marked words in the passages that a reader of a thousand words reads / all marked words; one passage is always read."""
    inside = [sum(n for turn, n in chunk if turn in turns) for chunk in sizes]
    read = kept = 0
    for number, row in enumerate(found):
        read += sum(n for _, n in sizes[row])
        if read > READ_WORDS and number:
            break
        kept += inside[row]
    return kept / max(sum(inside), 1)
