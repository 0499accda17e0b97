"""The NumPy encoder against sentence-transformers, and its parts against their definitions."""

from __future__ import annotations

import json
import math
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.errors import ModelMissing
from ragnotes.finding import encoder
from ragnotes.finding.activations import Activation, gelu, gelu_tanh, relu, silu
from ragnotes.finding.encoder import Model, count_tokens, encode, for_bulk, layer_norm, load_model, softmax, token_numbers
from ragnotes.finding.finishing import unit_rows
from ragnotes.finding.weights import as_float32, read_safetensors

TEMPLATES = (
    "{name} gave a talk about {thing} at {place}, and the room was full.",
    "I did not write down what {name} said about {thing}; sorry.",
    "{name} hield in {place} een praatje over {thing}, en het was te kort.",
    "Wat mij bijbleef van {name}: {thing} is nooit zo eenvoudig als op de dia's.",
    "{name} dio una charla sobre {thing} en {place}; ¡qué buena pregunta al final!",
    "Según {name}, con {thing} basta, ¿pero quién lo mantiene después?",
    "{name} hielt in {place} einen Vortrag über {thing}, ziemlich trocken, aber gründlich.",
    "Für {name} gehört {thing} nicht in die Datenbank, sondern in eine Tabelle.",
)
NAMES = ("Zoë van Dijk", "Íñigo Muñoz", "Jürgen Groß", "Ada Okafor", "Łukasz", "王芳")
THINGS = ("langchain", "f-strings", "NumPy ≥ 2.0", "async/await", "dataclasses", "el empaquetado", "Schnittstellen", "het GIL", "RAG 🎉")
PLACES = ("Vigo", "Amsterdam", "Göteborg", "Dublin")


def made_texts() -> list[str]:
    """Two hundred texts of four languages: lines, paragraphs, empty ones and ones far beyond the window."""
    chance = random.Random(20)

    def sentence() -> str:
        return chance.choice(TEMPLATES).format(name=chance.choice(NAMES), thing=chance.choice(THINGS), place=chance.choice(PLACES))

    texts = [" ".join(sentence() for _ in range(chance.choice((1, 1, 2, 4, 8)))) for _ in range(188)]
    longest = [" ".join(sentence() for _ in range(60)) for _ in range(4)]
    return [*texts, *longest, "", "   \n", "?", "a", "x" * 5_000, "word " * 253 + "last two", "\u200b", "ok " * 254]


@pytest.fixture(scope="module")
def model(model_folder: Path) -> Model:
    return load_model(model_folder)


@pytest.fixture(scope="module")
def reference(model_folder: Path) -> Callable[[list[str]], Any]:
    """sentence-transformers over the same files."""
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    oracle = SentenceTransformer(str(model_folder), device="cpu")
    return lambda texts: oracle.encode(texts, normalize_embeddings=True, show_progress_bar=False)


def test_equal_to_sentence_transformers_on_200_texts(model: Model, reference: Callable[[list[str]], Any]) -> None:
    texts = made_texts()
    assert len(texts) == 200
    rows = encode(texts, model)
    assert rows.dtype == np.float32 and rows.shape == (200, 384)
    assert np.abs(rows - reference(texts)).max() < 1e-5
    assert np.abs(np.linalg.norm(rows, axis=1) - 1).max() < 1e-6


def test_equal_to_sentence_transformers_on_real_lines(model: Model, reference: Callable[[list[str]], Any], data_folder: Path) -> None:
    files = sorted((data_folder / "seeds").glob("*.txt"))
    lines = [line for path in files for line in path.read_bytes().decode("utf-8", "replace").split("\n") if line.strip()]
    texts = random.Random(3).sample(lines, 60)
    assert np.abs(encode(texts, model) - reference(texts)).max() < 1e-5


def test_bulk_weights_give_the_same_rows(model: Model) -> None:
    texts = made_texts()[:20]
    assert np.abs(encode(texts, for_bulk(model)) - encode(texts, model)).max() < 1e-6


def test_a_row_does_not_depend_on_the_texts_beside_it(model: Model) -> None:
    texts = made_texts()[-30:]
    alone = np.concatenate([encode([text], model) for text in texts])
    assert np.abs(encode(texts, model) - alone).max() < 1e-6
    assert np.abs(encode(texts[::-1], model)[::-1] - alone).max() < 1e-6


def test_many_texts_of_one_length_in_small_groups(model: Model) -> None:
    texts = [f"note number {number}" for number in range(10, 60)]
    alone = np.concatenate([encode([text], model) for text in texts])
    assert np.abs(encode(texts, model) - alone).max() < 1e-6


def test_no_texts(model: Model) -> None:
    assert encode([], model).shape == (0, 384)


@settings(max_examples=25)
@given(texts=st.lists(st.text(max_size=80), max_size=4))
def test_any_text_has_a_finite_unit_row(model: Model, texts: list[str]) -> None:
    rows = encode([*texts, "\ud800"], model)
    assert np.isfinite(rows).all() and np.abs(np.linalg.norm(rows, axis=1) - 1).max() < 1e-5


@pytest.mark.parametrize(("text", "count"), [("", 2), ("hello", 3), ("langchain", 5), ("ok " * 254, 256), ("ok " * 255, 257)])
def test_window(model: Model, text: str, count: int) -> None:
    assert model.max_tokens == 256
    assert count_tokens(text, model) == count
    cut = token_numbers(text, model)
    assert len(cut) == min(count, 256) and (cut[0], cut[-1]) == (101, 102)


# the parts


@pytest.mark.parametrize("most", [1, 12, 1e4, 1e30])
def test_gelu_is_the_normal_distribution_times_x(most: float) -> None:
    x = np.linspace(-most, most, 200 * 7, dtype=np.float32).reshape(200, 7)
    exact = np.array([value * 0.5 * math.erfc(-value / math.sqrt(2)) for value in x.astype(np.float64).flat]).reshape(x.shape)
    gelu(x)
    assert np.allclose(x, exact, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(
    ("activate", "exact"),
    [
        (gelu_tanh, lambda x: x * 0.5 * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))),
        (silu, lambda x: x * 0.5 * (1 + np.tanh(x / 2))),
        (relu, lambda x: x * (x > 0)),
    ],
)
def test_the_other_activations_as_far_as_float32_goes(activate: Activation, exact: Callable[[Any], Any]) -> None:
    x = np.concatenate([np.linspace(-12, 12, 1393, dtype=np.float32), np.array([-1e4, -200, -100, 100, 200, 1e4, 0], np.float32)]).reshape(
        200, 7
    )
    wanted = exact(x.astype(np.float64))
    activate(x)
    assert np.abs(x - wanted).max() < 2e-6 and np.isfinite(x).all()


@pytest.mark.parametrize("shift", [0.0, 79.0, 81.0, 500.0, -500.0])
def test_softmax_of_small_and_large_numbers(shift: float) -> None:
    x = np.random.default_rng(0).normal(size=(2, 3, 5, 5)).astype(np.float32) + np.float32(shift)
    raised = np.exp(x.astype(np.float64) - x.max(axis=-1, keepdims=True))
    exact = raised / raised.sum(axis=-1, keepdims=True)
    softmax(x)
    assert np.abs(x - exact).max() < 1e-5


def test_layer_norm() -> None:
    x = np.random.default_rng(1).normal(3, 5, size=(9, 16)).astype(np.float32)
    gain, shift = np.arange(16, dtype=np.float32), np.float32(2) * np.ones(16, dtype=np.float32)
    exact = (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + 1e-12) * gain + shift
    layer_norm(x, (gain, shift), 1e-12)
    assert np.abs(x - exact).max() < 1e-4


def test_unit_rows_keeps_zeros() -> None:
    rows = unit_rows(np.array([[3, 4], [0, 0]], dtype=np.float32))
    assert rows.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0, 0]]


def test_batches_hold_no_more_than_their_tokens(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def spy(texts: list[list[int]], model: Model) -> Any:
        seen.append(sum(map(len, texts)))
        return np.zeros((len(texts), 384), dtype=np.float32)

    monkeypatch.setattr(encoder, "encode_tokens", spy)
    encode(made_texts(), model)
    assert len(seen) > 1 and max(seen) <= encoder.BATCH_TOKENS


# broken folders


def write_tensors(path: Path, header: object, body: bytes = b"", length: int | None = None) -> None:
    data = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes((len(data) if length is None else length).to_bytes(8, "little") + data + body)


def entry(shape: list[Any], start: Any, end: Any) -> dict[str, Any]:
    return {"dtype": "F32", "shape": shape, "data_offsets": [start, end]}


def test_reads_float32_and_leaves_the_rest(tmp_path: Path) -> None:
    body = np.arange(12, dtype="<f4").tobytes()
    header = {"__metadata__": {"format": "pt"}, "ids": {"dtype": "I64", "shape": [3], "data_offsets": [24, 48]}, "a": entry([2, 3], 0, 24)}
    write_tensors(tmp_path / "model.safetensors", header, body)
    found = read_safetensors(tmp_path / "model.safetensors")
    assert list(found) == ["a"] and found["a"].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert not found["a"].flags.writeable


@pytest.mark.parametrize(
    ("kind", "stored", "exact"),
    [
        ("F16", np.array([1.5, -0.25, 65504], "<f2").tobytes(), True),
        ("F64", np.array([1.5, -0.25, 65504], "<f8").tobytes(), True),
        ("BF16", (np.array([1.5, -0.25, 65504], "<f4").view("<u4") >> 16).astype("<u2").tobytes(), False),
    ],
)
def test_numbers_of_every_kind(tmp_path: Path, kind: str, stored: bytes, exact: bool) -> None:
    header = {"a": {"dtype": kind, "shape": [3], "data_offsets": [0, len(stored)]}}
    write_tensors(tmp_path / "model.safetensors", header, stored)
    found = as_float32(read_safetensors(tmp_path / "model.safetensors")["a"])
    assert found.dtype == np.float32
    assert found.tolist() == [1.5, -0.25, 65504] if exact else np.allclose(found, [1.5, -0.25, 65504], rtol=2**-7)


@pytest.mark.parametrize(
    ("header", "length"),
    [
        (b"", 2**63),
        (b"", 200_000_000),
        (b"{}", 3),
        (b"{", None),
        (b"[]", None),
        (b"[" * 100_000, None),
        (b"\xff{}", None),
        ({"a": 1}, None),
        ({"a": {"dtype": "F32"}}, None),
        ({"a": entry([2], 0, 4)}, None),
        ({"a": entry([4], 0, 16)}, None),
        ({"a": entry([2], 4, 12)}, None),
        ({"a": entry([-2], -8, 0)}, None),
        ({"a": entry([-1, -2], 0, 8)}, None),
        ({"a": entry([2.0], 0, 8)}, None),
        ({"a": entry([True, 2], 0, 8)}, None),
        ({"a": entry([2], "0", "8")}, None),
        ({"a": entry([2**40, 2**40], 0, 2**82)}, None),
        ({"a": entry([1], 4, 8)}, None),  # a hole before
        ({"a": entry([1], 0, 4)}, None),  # bytes of no tensor behind
        ({"a": entry([2], 0, 8), "b": entry([2], 0, 8)}, None),  # one over the other
        ({"a": entry([1], 0, 4), "b": {"dtype": "U8", "shape": [1], "data_offsets": [7, 8]}}, None),  # a hole between
        ({"a": {"dtype": "X9", "shape": [8], "data_offsets": [0, 8]}}, None),
        ({"a": {"dtype": ["F32"], "shape": [2], "data_offsets": [0, 8]}}, None),
        ({"a": {"dtype": "I64", "shape": [2], "data_offsets": [0, 8]}}, None),
        ({"a": entry([1] * 100_000, 0, 8)}, None),
    ],
)
def test_unsound_weights_are_told(tmp_path: Path, header: object, length: int | None) -> None:
    path = tmp_path / "model.safetensors"
    write_tensors(path, header, bytes(8), length)
    with pytest.raises(ModelMissing) as told:
        read_safetensors(path)
    assert "no sound safetensors file" in told.value.what and told.value.cure


@pytest.mark.parametrize("data", [b"", b"\x01\x02"])
def test_cut_weights_are_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "model.safetensors").write_bytes(data)
    with pytest.raises(ModelMissing):
        read_safetensors(tmp_path / "model.safetensors")


def tiny_folder(folder: Path, **changes: Any) -> Path:
    """A BERT of one layer with random weights."""
    config = {
        "model_type": "bert", "hidden_act": "gelu", "hidden_size": 8, "num_attention_heads": 2, "num_hidden_layers": 1,
        "intermediate_size": 16, "max_position_embeddings": 12, "type_vocab_size": 2, "layer_norm_eps": 1e-12,
    } | changes  # fmt: skip
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "vocab.txt").write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\nhello\n")
    layer = "encoder.layer.0"
    shapes = {
        **{f"embeddings.{part}_embeddings.weight": [rows, 8] for part, rows in (("word", 5), ("position", 12), ("token_type", 2))},
        **{f"{layer}.attention.self.{part}.weight": [8, 8] for part in ("query", "key", "value")},
        **{f"{layer}.attention.self.{part}.bias": [8] for part in ("query", "key", "value")},
        f"{layer}.attention.output.dense.weight": [8, 8], f"{layer}.attention.output.dense.bias": [8],
        f"{layer}.intermediate.dense.weight": [16, 8], f"{layer}.intermediate.dense.bias": [16],
        f"{layer}.output.dense.weight": [8, 16], f"{layer}.output.dense.bias": [8],
        **{f"{place}.LayerNorm.weight": [8] for place in ("embeddings", f"{layer}.attention.output", f"{layer}.output")},
        **{f"{place}.LayerNorm.bias": [8] for place in ("embeddings", f"{layer}.attention.output", f"{layer}.output")},
    }  # fmt: skip
    chance = np.random.default_rng(5)
    header, body = {}, b""
    for name, shape in shapes.items():
        data = chance.normal(size=shape).astype("<f4").tobytes()
        header["bert." + name] = entry(shape, len(body), len(body) + len(data))
        body += data
    write_tensors(folder / "model.safetensors", header, body)
    return folder


def test_another_bert_with_prefixed_names(tmp_path: Path) -> None:
    model = load_model(tiny_folder(tmp_path))
    assert (model.heads, model.max_tokens, len(model.layers)) == (2, 12, 1)
    rows = encode(["hello hello", "hello " * 100, ""], model)
    assert rows.shape == (3, 8) and np.isfinite(rows).all()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"model_type": "roberta"}, "model_type 'roberta'"),
        ({"hidden_act": "quick_gelu"}, "hidden_act 'quick_gelu'"),
        ({"position_embedding_type": "relative_key"}, "position_embedding_type"),
        ({"hidden_size": 16}, "embeddings.word_embeddings.weight is of shape (5, 8)"),
        ({"num_hidden_layers": 2}, "encoder.layer.1.attention.self.query.weight is missing"),
        ({"num_attention_heads": 3}, "3 heads"),
        ({"hidden_size": "8"}, "no sound hidden_size"),
        ({"max_position_embeddings": 2}, "no sound max_position_embeddings"),
        ({"layer_norm_eps": "small"}, "layer_norm_eps"),
        ({"max_position_embeddings": 9}, "position_embeddings.weight is of shape (12, 8)"),
    ],
)
def test_models_that_would_be_computed_wrongly_are_refused(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ModelMissing) as told:
        load_model(tiny_folder(tmp_path, **changes))
    assert reason in told.value.what and told.value.cure


def test_an_unknown_pooling_is_refused(tmp_path: Path) -> None:
    folder = tiny_folder(tmp_path)
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text('{"pooling_mode": "attention"}')
    with pytest.raises(ModelMissing, match="the pooling 'attention'"):
        load_model(folder)


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "vocab.txt"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = tiny_folder(tmp_path)
    (folder / name).unlink()
    with pytest.raises(ModelMissing) as told:
        load_model(folder)
    assert ("tokenizer.json" if name == "vocab.txt" else name) in told.value.what


def test_tensors_cut_at_the_end_are_told(model_folder: Path, tmp_path: Path) -> None:
    for name in ("config.json", "vocab.txt"):
        shutil.copy(model_folder / name, tmp_path)
    with (model_folder / "model.safetensors").open("rb") as whole:
        (tmp_path / "model.safetensors").write_bytes(whole.read(1_000_000))
    with pytest.raises(ModelMissing, match="outside the file"):
        load_model(tmp_path)
