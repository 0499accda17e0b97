"""An index brought up to date is the index made anew, and what a run reads, embeds and keeps in memory is counted."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import os
import sys
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from ragnotes import embedding, entering, indexing, intake, opening
from ragnotes.commands import common
from ragnotes.errors import TooMuchWork
from ragnotes.finding import commits
from ragnotes.finding import index as index_files
from ragnotes.finding.spool import spool_read
from ragnotes.finding.vectors import Embedder
from ragnotes.finding.words import FloatMatrix
from ragnotes.records.reports import IndexReport, Progress
from ragnotes.records.settings import Settings
from ragnotes.settings import read_config, read_settings
from ragnotes.showing import index_progress

DIMS = 8


def rows_of(texts: Sequence[str]) -> FloatMatrix:
    """A row a text that depends on the text alone."""
    seeds = [int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") for text in texts]
    rows = np.array([np.random.default_rng(seed).normal(size=DIMS) for seed in seeds], dtype=np.float32).reshape(-1, DIMS)
    lengths: FloatMatrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return lengths


def hashing(seen: list[str] | None = None) -> Embedder:
    """An encoder that is quick, and writes down what it is given."""

    def embed(texts: Sequence[str]) -> FloatMatrix:
        if seen is not None:
            seen.extend(text for text in texts if text != opening.PROBE)
        return rows_of(texts)

    return Embedder("hashing", "7" * 64, DIMS, 256, lambda text: len(text) // 4, embed, lambda text: rows_of([text])[0])


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        opening, "model_facts", lambda embedder, _: {"name": embedder.name, "sha256": embedder.sha256, "dims": DIMS, "files": {}}
    )


def setup(here: Path, index: str = "index") -> Settings:
    env = {"XDG_STATE_HOME": str(here / "state"), "XDG_CONFIG_HOME": str(here / "config")}
    return read_settings(env, here, read_config(env, here), {"index": str(here / index)})


def build(here: Path, index: str = "index", embedder: Embedder | None = None, **options: object) -> IndexReport:
    told: Callable[[str], None] = lambda _: None  # noqa: E731 - the type of `tell` is stated
    return indexing.build(["notes"], setup(here, index), embedder=embedder or hashing(), **{"tell": told, **options})  # type: ignore[arg-type]


PEOPLE = ("Ada Bell", "Tom Okafor", "Sanne Bos", "Mila de Wit", "Noor Haddad")


def note(number: int, words: str = "vectors and tables", talks: int = 2) -> str:
    """A note of some talks; of every two notes the events are the same."""
    parts = [f"# Notes from PyFun {2020 + number // 2}\n\nA small conference by the sea.\n"]
    for talk in range(talks):
        title, who = f"Talk {number} {talk} about {words}", PEOPLE[(number + talk) % 5]
        parts.append(f"## {title}\n_{who}_\n\n{who} spoke of {words} and said on line {talk} that they hold.\n")
    return "\n".join(parts)


def put(here: Path, number: int, text: str) -> None:
    path = here / "notes" / f"{number:03d}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def files_of(here: Path, index: str) -> dict[str, bytes]:
    """The files of the generation that stands, and of the manifest what does not tell when it was made."""
    folder = here / index
    files = {path.name: path.read_bytes() for path in (folder / index_files.read_current(folder)[0]).iterdir()}
    manifest = json.loads(files.pop("manifest.json"))
    told = {key: value for key, value in manifest.items() if key not in ("created", "generation", "files")}
    return files | {"manifest.json": json.dumps(told).encode()}


CHANGES = st.dictionaries(
    st.integers(0, 7),
    st.one_of(st.none(), st.tuples(st.sampled_from(["vectors and tables", "cakes", 'a "talk": 3, "start_line": 4}']), st.integers(0, 3))),
    max_size=4,
)


@profile(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=CHANGES, then=CHANGES)
def test_an_index_brought_up_to_date_is_the_one_made_anew(
    tmp_path_factory: pytest.TempPathFactory, first: dict[int, tuple[str, int] | None], then: dict[int, tuple[str, int] | None]
) -> None:
    here = tmp_path_factory.mktemp("here")
    for number in range(1, 7, 2):
        put(here, number, note(number))
    build(here)
    for changes in (first, then):
        for number, change in changes.items():
            if change is None:
                (here / "notes" / f"{number:03d}.md").unlink(missing_ok=True)
            else:
                put(here, number, note(number, *change))
        if not any((here / "notes").iterdir()):
            put(here, 0, note(0))
        build(here)
    build(here, "fresh")
    assert files_of(here, "index") == files_of(here, "fresh")


def test_only_what_changed_is_read_and_embedded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: dict[str, int] = {}

    def count(module: object, name: str) -> None:
        there = getattr(module, name)

        def counted(*values: object, **named: object) -> object:
            counts[name] = counts.get(name, 0) + 1
            return there(*values, **named)

        monkeypatch.setattr(module, name, counted)

    for number in range(40):
        put(tmp_path, number, note(number))
    build(tmp_path)
    for module, name in ((entering, "read"), (index_files, "chunk_record"), (index_files, "talk_record"), (intake, "line")):
        count(module, name)
    seen: list[str] = []
    put(tmp_path, 20, note(20).replace("on line 1", "on line one"))
    report = build(tmp_path, embedder=hashing(seen))
    assert (report.notes, report.embedded, len(seen)) == (40, 1, 1) and "on line one" in seen[0]
    index = opening.open_index(setup(tmp_path))
    of_a_note = int((index.columns["note"] == 20).sum())
    # of the changed note: its old chunks and talks to compare, its new ones to embed, to index and to count; of the 39 others nothing
    assert counts == {"read": 1, "chunk_record": of_a_note, "talk_record": 2, "line": 1 + of_a_note + 2}


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    for number in range(30):
        put(tmp_path, number, note(number, talks=12))
    seen: list[str] = []
    calls: list[int] = []

    def cut(texts: Sequence[str]) -> FloatMatrix:
        calls.append(len(texts))
        if len(calls) > 3:  # the probe is the first
            raise KeyboardInterrupt
        seen.extend(texts)
        return rows_of(texts)

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, embedder=dataclasses.replace(hashing(), embed=cut))
    assert not (tmp_path / "index" / "CURRENT").exists()
    spooled, _ = spool_read(tmp_path / "index", hashing().sha256, DIMS)
    assert spooled and spooled.keys() <= set(map(intake.hash_text, seen))
    told: list[str] = []
    again: list[str] = []
    report = build(tmp_path, embedder=hashing(again), tell=told.append)
    assert told == [f"{len(spooled)} chunks embedded by a run that was stopped: taken over"]
    hashes = list(map(intake.hash_text, again))
    assert len(set(hashes)) == len(hashes) == report.embedded and not spooled.keys() & set(hashes)
    index = opening.open_index(setup(tmp_path))
    texts = [entering.embedded_text(index_files.chunk_record(index, row)) for row in range(report.chunks)]
    assert len(spooled) + len(again) == len(set(texts))
    np.testing.assert_array_equal(index.vectors, rows_of(texts))


def test_too_much_to_embed_while_a_question_waits(tmp_path: Path) -> None:
    put(tmp_path, 1, note(1))
    with pytest.raises(TooMuchWork, match="3 chunks to embed, about 0 s of work"):
        build(tmp_path, most=10)


def test_scratch_files_hold_what_grows_with_the_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of four times the text, the memory of Python and NumPy at its highest grows by much less than the text does."""
    monkeypatch.setattr(indexing, "SMALL", 0)
    monkeypatch.setattr(intake, "BLOCK", 4_096)
    monkeypatch.setattr("ragnotes.finding.inverting.BLOCK", 2_048)
    monkeypatch.setattr(embedding, "BLOCK", 256)
    words = " ".join(f"word{number}" for number in range(150))
    peaks, sizes = [], []
    for count in (8, 32):
        here = tmp_path / str(count)
        for number in range(count):
            put(here, number, note(number % 4, words, talks=4))
        tracemalloc.start()
        build(here)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        files = files_of(here, "index")
        sizes.append(sum(len(data) for name, data in files.items() if name != "manifest.json"))
    assert peaks[1] - peaks[0] < (sizes[1] - sizes[0]) / 3, (peaks, sizes)


def test_vectors_carried_over_are_copied_a_block_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "DIMS", 1536)  # so that most of the index is vectors
    monkeypatch.setattr(embedding, "BLOCK", 32)
    peaks, sizes = [], []
    for count in (8, 48):
        here = tmp_path / str(count)
        for number in range(count):
            put(here, number, note(number, talks=12))
        build(here)
        put(here, 0, note(0, talks=13))
        tracemalloc.start()
        build(here)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        sizes.append(len(files_of(here, "index")["vectors.npy"]))
    assert peaks[1] - peaks[0] < (sizes[1] - sizes[0]) * 0.7, (peaks, sizes)


def test_what_a_long_run_of_the_encoder_took_is_let_go_before_a_generation_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, 1, note(1))
    steps: list[str] = []
    commit = commits.commit

    def written(folder: Path, **parts: Any) -> None:
        steps.append("commit")
        commit(folder, **parts)

    monkeypatch.setattr("ragnotes.finding.commits.commit", written)
    build(tmp_path, embedder=dataclasses.replace(hashing(), let_go=lambda: steps.append("let go")))
    assert steps == ["let go", "commit"]


def test_files_of_a_generation_are_not_hashed_again_by_who_opens_it_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, 1, note(1))
    build(tmp_path)
    monkeypatch.setattr("ragnotes.finding.stamps.hash_file", lambda path: pytest.fail(f"{path} was hashed"))
    assert opening.open_index(setup(tmp_path)).generation == 1


# how far it is


def test_progress_of_reading_and_embedding(tmp_path: Path) -> None:
    for number in range(3):
        put(tmp_path, number, note(number))
    seen: list[Progress] = []
    build(tmp_path, progress=seen.append)
    assert [(now.doing, now.done, now.of, now.talks, now.chunks) for now in seen] == [
        ("reading", 1, 3, 2, 3), ("reading", 2, 3, 4, 6), ("reading", 3, 3, 6, 9), ("embedding", 8, 8, 6, 9),
    ]  # fmt: skip
    assert seen[0].seconds is None and seen[-1].seconds == 0


def drawn(monkeypatch: pytest.MonkeyPatch, moments: Sequence[float], steps: Sequence[Progress], terminal: bool) -> str:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(common.shutil, "get_terminal_size", lambda: os.terminal_size((80, 24)))  # type: ignore[attr-defined]
    clock = iter([*moments, *[moments[-1]] * 100])
    draw = common.index_progress(lambda: next(clock))
    for step in steps:
        draw(step)
    return stream.getvalue()


def embedded(done: int, left: float | None) -> Progress:
    return Progress("embedding", done, 2_000, 340, 2_100, left)


def test_a_bar_is_drawn_on_a_terminal_and_ends_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(monkeypatch, [0.0, 5.0], [embedded(500, 150.0), embedded(2_000, 0.0)], terminal=True)
    first, last = text.split("\r")[1:]
    assert first.rstrip() == "[=====               ] embedding 500 of 2,000 chunks, 340 talks, 2 min left"
    assert last.rstrip() == "[====================] embedding 2,000 of 2,000 chunks, 340 talks" and last.endswith("\n")
    assert {len(line.rstrip("\n")) for line in (first, last)} == {79}


def test_off_a_terminal_a_long_run_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [embedded(10, 480.0), embedded(20, 420.0), embedded(30, 390.0), embedded(2_000, 0.0)]
    told = "2,000 chunks to embed, about 7 min left; a run that is stopped goes on where it was\n"
    assert drawn(monkeypatch, [0.0, 1.0, 6.0], steps, terminal=False) == told
    assert drawn(monkeypatch, [0.0, 1.0], steps, terminal=False) == ""
    assert drawn(monkeypatch, [0.0, 6.0], [embedded(10, 4.0), embedded(20, 3.0)], terminal=False) == ""


def test_a_narrow_terminal_gets_no_bar() -> None:
    assert index_progress(embedded(500, 150.0), 30) == "embedding 500 of 2,000 chunks,"
    assert index_progress(Progress("reading", 1, 1, 0, 0, None), 80).endswith("] reading 1 of 1 note, 0 chunks, 0 talks")
