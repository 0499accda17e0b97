"""What a question, a long run of the encoder and help may cost, counted: memory asked for, records parsed, rows multiplied, files opened
and modules loaded. None of it depends on the machine; what it comes to in seconds is what the scripts of bench/ are for."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ragnotes.finding import encoder, ranking
from ragnotes.finding import index as index_files
from ragnotes.finding.commits import commit
from ragnotes.finding.generation import blocks_of_rows
from ragnotes.finding.index import Index, open_index
from ragnotes.finding.locking import lock
from ragnotes.finding.search import search
from ragnotes.finding.vectors import load_embedder

from .test_imports import probed
from .test_index import parts

DIMS = 384
FEW, MANY = 2_000, 8_000  # passages
A_PASSAGE = 120  # bytes that a question may take for each, scores and columns; a vector alone has 1,536, a record 250
PARSED = 60  # records: passages to be shown, those in place of near-duplicates, and their talks
TEXTS = [f"{'word ' * length}{number}" for number, length in enumerate((30, 1, 12, 3, 30, 7, 1, 100, 3, 12, 2))]
QUESTION = "what was said about the cache"


def peak(work: Callable[[], object]) -> int:
    """Return the bytes that Python and NumPy had at most, while this was done, beyond what they had before."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def made(folder: Path, n_chunks: int) -> Index:
    """An index of so many passages with vectors of the usual length, opened twice: its files are not hashed again."""
    rows = np.random.default_rng(1).normal(size=(n_chunks, DIMS)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    whole = parts(n_chunks)
    whole["manifest"] |= {"model": {"name": "test", "sha256": "5" * 64, "dims": DIMS, "files": {}}, "probe": [0.5] * DIMS}
    with lock(folder, 0):
        commit(folder, **(whole | {"vectors": [rows], "dims": DIMS, "stamps": folder.parent / "stamps.json"}))
    return open_index(folder, stamps=folder.parent / "stamps.json")


def ask(index: Index) -> None:
    vector = np.full(DIMS, DIMS**-0.5, dtype=np.float32)
    found = search("chunk 7 of the seed", vector, index, k=8, language="en")
    assert len(found.hits) == 8


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> list[Index]:
    return [made(tmp_path_factory.mktemp(str(count)) / "index", count) for count in (FEW, MANY)]


def test_a_question_maps_an_index_and_reads_little_of_it_into_memory(indexes: list[Index]) -> None:
    ask(indexes[0])  # patterns are compiled and tables made at first use
    few, many = (peak(lambda index=index: ask(index)) for index in indexes)  # type: ignore[misc]
    assert many - few < A_PASSAGE * (MANY - FEW), (few, many)


def test_rows_are_multiplied_in_blocks_that_the_cache_of_a_core_holds(indexes: list[Index], monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def counted(*told: Any) -> Iterator[tuple[int, Any]]:
        for start, block in blocks_of_rows(*told):
            sizes.append(block.nbytes)
            yield start, block

    monkeypatch.setattr(ranking, "blocks_of_rows", counted)
    ask(indexes[1])
    assert sum(sizes) == indexes[1].vectors.nbytes
    assert max(sizes) <= 1_000_000


def test_an_index_is_opened_without_reading_it(indexes: list[Index]) -> None:
    few, many = (peak(lambda index=index: open_index(index.folder, stamps=index.folder.parent / "stamps.json")) for index in indexes)  # type: ignore[misc]
    assert many - few < 10 * (MANY - FEW), (few, many)
    for array in (indexes[0].vectors, indexes[0].terms.chunks, indexes[0].terms.scores):
        assert not array.flags.owndata
        assert not array.flags.writeable


def test_a_question_parses_what_it_shows(indexes: list[Index], monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    parse = index_files._parse

    def counted(stored: bytes, folder: Path, name: str) -> Any:
        parsed.append(name)
        return parse(stored, folder, name)

    monkeypatch.setattr(index_files, "_parse", counted)
    counts = []
    for index in indexes:
        parsed.clear()
        ask(index)
        counts.append(len(parsed))
    assert counts[0]
    assert max(counts) < PARSED, counts


# the encoder


def test_a_question_maps_the_weights_and_copies_none(model_folder: Path) -> None:
    def once() -> None:
        load_embedder(None, model_folder, sha256="0" * 64).embed_question(QUESTION)

    once()
    assert peak(once) < 12_000_000  # most of it the vocabulary; the weights have 90 MB, the copies for long runs 43


def test_no_token_of_padding_is_multiplied_and_texts_of_a_length_are_together(model_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = encoder.load_model(model_folder)
    lengths = [len(encoder.token_numbers(text, model)) for text in TEXTS]
    seen: list[tuple[int, int]] = []
    transform = encoder.transform

    def counted(x: Any, layer: Any, model: Any, groups: Any) -> Any:
        seen.append((len(x), len(groups)))
        return transform(x, layer, model, groups)

    monkeypatch.setattr(encoder, "transform", counted)
    encoder.encode(TEXTS, model)
    n_layers = len(model.layers)
    assert sum(rows for rows, _ in seen) == n_layers * sum(lengths)
    assert len(seen) == n_layers, "all of them fit into a batch"
    assert {groups for _, groups in seen} == {len(set(lengths))}


# whole processes

PROBE = """
import json, os, sys
opened = []
sys.addaudithook(lambda event, told: opened.append(str(told[0])) if event == "open" else None)
from ragnotes.cli import run
code = run(sys.argv[1:])
tops = {name.partition(".")[0] for name, module in sys.modules.items() if getattr(module, "__file__", None)}
foreign = sorted(tops - set(sys.stdlib_module_names) - {"ragnotes", "prompts", "__main__"})
own = [name for name in sys.modules if name.startswith("ragnotes.")]
threads = len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 1
notes = sorted(os.path.basename(name) for name in opened if name.endswith(".md"))
print(json.dumps({"exit": code, "foreign": foreign, "own": len(own), "threads": threads, "notes": notes}), file=sys.stderr)
"""


def others(told: dict[str, Any], *known: str) -> set[str]:
    """Return what is loaded of other people's packages but for these, typer with what it brings, and what an editable installation does."""
    known = (*known, "typer", "click", "annotated_doc", "shellingham", "_distutils_hack", "sitecustomize")
    return {name for name in told["foreign"] if name not in known and not name.startswith("__editable__")}


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("search", "--no-such-option")])
def test_help_and_usage_errors_load_nothing_but_the_command_line(arguments: tuple[str, ...], tmp_path: Path) -> None:
    told, _ = probed(PROBE, tmp_path, *arguments)
    assert not others(told)
    assert told["own"] < 25


def test_a_question_loads_numpy_alone_asks_one_thread_and_opens_the_notes_that_may_hold_a_rare_word(
    tmp_path: Path, model_folder: Path
) -> None:
    for name, said in (("cache", "The cache was warm."), ("queue", "The queue was long."), ("night", "It was late.")):
        (tmp_path / f"{name}.md").write_text(f"# Notes of a day\n\n## Ada Park: On the {name}\n\n{said}\n", "utf-8")
    probed(PROBE, tmp_path, "index", ".")
    for verb in ("search", "ask"):
        told, _ = probed(PROBE, tmp_path, verb, QUESTION)
        assert told["exit"] == 0
        assert not others(told, "numpy", "Stemmer"), verb
        assert told["threads"] == 1
        assert set(told["notes"]) <= {"cache.md"}, verb
