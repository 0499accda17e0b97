"""Composer: an index of a suite's notes, every question asked of it without a model, and where the right passages stood."""

from __future__ import annotations

import dataclasses
import functools
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from . import answers, gathering, indexing, matching, opening
from .finding import index as index_files
from .finding.index import Index
from .finding.sources import files_of
from .finding.terms import bm25
from .finding.vectors import Embedder
from .measuring import judging, suites
from .measuring.verdicts import Verdict
from .records.answers import Answer
from .records.hits import Found
from .records.settings import Settings
from .text import content_words, fold, stem, words

DEPTH = 30  # hits asked for: a thousand words of notes are about so many passages
SHOWN = 8  # passages of an answer

ByModel = Callable[[suites.Question, Found, Answer], tuple[Answer, Verdict | None]]


def isolated(settings: Settings, root: Path, folder: Path) -> Settings:
    """Return the settings of a run: no model, no filters, nothing of the user's read or written, files named from `root`."""
    plain = {
        field.name: ()
        for field in dataclasses.fields(settings)
        if isinstance(getattr(settings, field.name), tuple) and field.name != "prompts"
    }
    changes: dict[str, Any] = {
        **plain, "index": folder / "index", "state": folder / "state", "cwd": root, "k": SHOWN, "answer_language": None, "model": None,
        "refresh": False, "log": False, "stream": False, "translate": False,
    }  # fmt: skip
    return dataclasses.replace(settings, **changes)


def ask_all(
    questions: Sequence[suites.Question],
    suite: suites.Suite,
    settings: Settings,
    tell: Callable[[str], None],
    progress: Callable[[int, int], None] | None,
    by_model: ByModel | None = None,
) -> tuple[judging.Outcome, ...]:
    """Return the outcome of each question, asked of an index of the suite's notes that is made for this run and thrown away.

    `by_model` puts the answer of a model in the place of the one made without, and tells what a judge says of it, if one was asked.
    """
    with tempfile.TemporaryDirectory(prefix="ragnotes-eval-") as folder:
        ours = isolated(settings, suites.root_of(suite.notes), Path(folder).resolve())
        embedder = opening.load_embedder(ours)
        embedder = dataclasses.replace(embedder, embed_question=functools.cache(embedder.embed_question))  # asked thrice a question
        indexing.build([str(suite.notes.resolve())], ours, embedder=embedder, tell=tell)
        index = opening.open_index(ours)
        files = note_files(index, ours)
        outcomes = []
        for number, question in enumerate(questions, start=1):
            outcomes.append(_ask(question, ours, embedder, index, files, by_model))
            if progress:
                progress(number, len(questions))
    return tuple(outcomes)


def _ask(
    question: suites.Question, settings: Settings, embedder: Embedder, index: Index, files: Sequence[str], by_model: ByModel | None
) -> judging.Outcome:
    """Return the outcome of one question: ranked, answered, and its right passage followed up."""
    _, found = matching.search(question.question, dataclasses.replace(settings, k=DEPTH), tell=quiet, embedder=embedder)
    answer, _ = answers.ask(question.question, settings, key=None, tell=quiet, embedder=embedder)
    judged = None
    if by_model:
        sent = dataclasses.replace(found, hits=found.hits[:SHOWN], numbers=found.numbers[:SHOWN], exact=())
        answer, judged = by_model(question, sent, answer)
    exact = any(judging.overlap(hit, relevant) for hit in found.exact for relevant in question.relevant)
    trail = follow(question, index, files, embedder, exact=exact)
    outcome = judging.judge(question, found.hits, answer, strength=found.strength, trail=trail, reason=found.reason)
    return dataclasses.replace(outcome, judged=judged)


def note_files(index: Index, settings: Settings) -> tuple[str, ...]:
    """Return the file of each note of an index, in order, as its hits name it."""
    return tuple(map(gathering.typed_all(settings), files_of(index)))


def right_rows(question: suites.Question, index: Index, files: Sequence[str]) -> list[int]:
    """Return the passages of an index that cover a relevant place."""
    columns = index.columns
    rows: set[int] = set()
    for place in question.relevant:
        notes = [number for number, file in enumerate(files) if file == place.file]
        inside = np.isin(columns["note"], notes) & (columns["start_line"] <= place.end_line) & (columns["end_line"] >= place.start_line)
        rows.update(np.flatnonzero(inside).tolist())
    return sorted(rows)


def follow(question: suites.Question, index: Index, files: Sequence[str], embedder: Embedder, *, exact: bool) -> judging.Trail | None:
    """Return where the right passages stood by cosine alone and by BM25 alone; its text is that of the one that stands best.

    None where nothing relevant is in the index. Equal scores share the better rank.
    """
    rows = right_rows(question, index, files)
    if not rows:
        return None
    asked = list(dict.fromkeys(content_words(question.question, question.language) or words(question.question)))
    cosines = np.asarray(index.vectors @ embedder.embed_question(question.question))
    scores = bm25(asked, index.manifest["languages"], index.terms).scores
    dense = {row: 1 + int(np.count_nonzero(cosines > cosines[row])) for row in rows}
    by_terms = {row: 1 + int(np.count_nonzero(scores > scores[row])) for row in rows if scores[row] > 0}
    best = min(rows, key=lambda row: (min(dense[row], by_terms.get(row, len(cosines))), row))
    record = index_files.chunk_record(index, best)
    held = {stem(word, record["language"]) for word in words(f"{record['head']} {record['text']}")}
    return judging.Trail(
        place=f"{files[int(index.columns['note'][best])]}:{record['start_line']}-{record['end_line']}",
        text=record["text"],
        dense=min(dense.values()),
        terms=min(by_terms.values()) if by_terms else None,
        missing=tuple(word for word in asked if stem(fold(word), record["language"]) not in held),
        exact=exact,
    )


def quiet(_: str) -> None:
    """Say nothing: what one question or document of many has to tell would drown the report."""
