"""A BERT sentence encoder as plain NumPy: text -> token numbers -> layers -> pooling -> unit row.

Vaswani et al. 2017 (arXiv:1706.03762) for the layers, Devlin et al. 2018 (arXiv:1810.04805) for BERT. Shapes: t tokens of all texts of a
batch laid end to end, no padding; d numbers a token; h heads of d/h numbers; f numbers inside the feed-forward part. Only attention looks
at one text at a time.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelMissing
from ..frozen import frozen_by_identity
from .activations import ACTIVATIONS, Activation
from .finishing import Step, load_steps, unit_rows
from .layout import Layout, read_layout, whole
from .pooling import POOLINGS, Pooling, pool
from .weights import FloatArray, FloatMatrix, FloatVector, as_float32, read_weights, taken
from .wordpiece import CURE, WordPiece, load_wordpiece, tokenize

BATCH_TOKENS = 1024  # enough for the products to run at full speed; twice as many take twice the memory and are no faster
SHARED_TOKENS = 128  # short texts of one length share a product up to so many tokens: the shares stay in the cache
SAFE_EXPONENT = 76.0  # float32 holds exp(-87) to exp(88): the sum of as many such terms as a window has tokens fits, too
Group = tuple[slice, int]  # rows of texts of one length, and how many texts these are


@frozen_by_identity
class Layer:
    """One transformer layer. Weights are (inputs, outputs), so that a layer reads `x @ weight + bias`."""

    look: tuple[tuple[FloatMatrix, FloatVector], ...]  # query, key, value: three of (d, d), (d,), or one of (d, 3 d), (3 d,)
    mix: tuple[FloatMatrix, FloatVector]  # (d, d), (d,): the heads put together
    mix_norm: tuple[FloatVector, FloatVector]  # (d,), (d,)
    widen: tuple[FloatMatrix, FloatVector]  # (d, f), (f,)
    narrow: tuple[FloatMatrix, FloatVector]  # (f, d), (d,)
    narrow_norm: tuple[FloatVector, FloatVector]  # (d,), (d,)


@frozen_by_identity
class Model:
    """A sentence encoder. The arrays are views of the mapped file, or contiguous copies after `for_bulk`."""

    words: NDArray[Any]  # (vocabulary, d), as stored: of a large vocabulary few rows are ever asked for
    positions: FloatMatrix  # (positions, d)
    kind: FloatVector  # (d,): token type 0, the only one a single text has
    norm: tuple[FloatVector, FloatVector]  # (d,), (d,)
    layers: tuple[Layer, ...]
    heads: int
    epsilon: float
    activate: Activation  # inside the feed-forward part
    pooling: tuple[Pooling, ...]
    after: tuple[Step, ...]  # what is done to the rows then
    dims: int  # numbers of a row in the end
    max_tokens: int  # with [CLS] and [SEP]
    prompts: tuple[str, str]  # what it was trained to see before a question, before a passage
    wordpiece: WordPiece


# the layers, in the order in which a token meets them


def layer_norm(x: FloatMatrix, norm: tuple[FloatVector, FloatVector], epsilon: float) -> None:
    """Give every row of x mean 0 and variance 1, then scale and shift it, in place."""
    gain, shift = norm
    x -= x.mean(axis=1, keepdims=True)  # (t, d)
    variance = np.einsum("td,td->t", x, x) / np.float32(x.shape[1])  # (t,)
    x *= (1 / np.sqrt(variance + np.float32(epsilon)))[:, None]
    x *= gain
    x += shift


def softmax(x: FloatArray) -> None:
    """Turn every last axis of x into shares that add up to 1, in place."""
    if max(x.max(), -x.min()) > SAFE_EXPONENT:
        x -= x.max(axis=-1, keepdims=True)
    np.exp(x, out=x)
    x /= np.einsum("...k->...", x)[..., None]


def attention(x: FloatMatrix, layer: Layer, heads: int, groups: Sequence[Group]) -> FloatMatrix:
    """Return softmax(Q K' / sqrt(d/h)) V for every head of every text, the heads of a token side by side again."""
    projected = [x @ weight + bias for weight, bias in layer.look]  # three of (t, d), or one of (t, 3 d)
    q, k, v = projected if len(projected) == 3 else np.split(projected[0], 3, axis=1)  # (t, d) each
    q *= np.float32(1 / math.sqrt(x.shape[1] // heads))
    mixed: FloatMatrix = np.empty_like(x)  # (t, d)
    for rows, texts in groups:
        qh, kh, vh, out = (part[rows].reshape(texts, -1, heads, q.shape[1] // heads).swapaxes(1, 2) for part in (q, k, v, mixed))
        shares = qh @ kh.swapaxes(2, 3)  # (texts, h, tokens, d/h) @ (texts, h, d/h, tokens) -> (texts, h, tokens, tokens)
        softmax(shares)
        np.matmul(shares, vh, out=out)  # (texts, h, tokens, tokens) @ (texts, h, tokens, d/h) -> (texts, h, tokens, d/h)
    return mixed


def feed_forward(x: FloatMatrix, layer: Layer, activate: Activation) -> FloatMatrix:
    """Return activate(x W1 + b1) W2 + b2."""
    weight, bias = layer.widen
    wide: FloatMatrix = x @ weight  # (t, d) @ (d, f) -> (t, f)
    wide += bias
    activate(wide)
    weight, bias = layer.narrow
    narrow: FloatMatrix = wide @ weight  # (t, f) @ (f, d) -> (t, d)
    narrow += bias
    return narrow


def transform(x: FloatMatrix, layer: Layer, model: Model, groups: Sequence[Group]) -> FloatMatrix:
    """Return what one layer makes of the tokens: attention, then feed-forward, each added to its input and normalised."""
    weight, bias = layer.mix
    y: FloatMatrix = attention(x, layer, model.heads, groups) @ weight  # (t, d) @ (d, d) -> (t, d)
    y += bias
    y += x
    layer_norm(y, layer.mix_norm, model.epsilon)
    z = feed_forward(y, layer, model.activate)  # (t, d)
    z += y
    layer_norm(z, layer.narrow_norm, model.epsilon)
    return z


def encode_tokens(texts: Sequence[Sequence[int]], model: Model) -> FloatMatrix:
    """Return a unit row for each list of token numbers; lists of the same length should stand side by side."""
    lengths = np.array([len(tokens) for tokens in texts])  # (n,)
    starts = np.cumsum(lengths) - lengths  # (n,)
    numbers = np.concatenate([np.asarray(tokens, dtype=np.intp) for tokens in texts])  # (t,)
    places = np.arange(len(numbers)) - np.repeat(starts, lengths)  # (t,)
    x: FloatMatrix = as_float32(model.words[numbers])  # (t, d)
    x += model.positions[places]
    x += model.kind
    layer_norm(x, model.norm, model.epsilon)
    groups = list(_groups(lengths))
    for layer in model.layers:
        x = transform(x, layer, model, groups)
    rows = pool(x, starts, lengths, model.pooling)
    for step in model.after:
        rows = step(rows)
    return unit_rows(rows)


def _groups(lengths: NDArray[np.intp]) -> Iterator[Group]:
    """Return the rows of each run of texts of one length, and how many texts these are: they share one product."""
    start = 0
    for tokens, run in itertools.groupby(lengths.tolist()):
        texts = len(list(run))
        at_once = max(1, SHARED_TOKENS // tokens)
        for left in range(texts, 0, -at_once):
            count = min(left, at_once)
            yield slice(start, start + count * tokens), count
            start += count * tokens


# texts in, rows out


def token_numbers(text: str, model: Model) -> list[int]:
    """Return the token numbers of a text with [CLS] and [SEP] around them, cut to the model's window."""
    inner = tokenize(text, model.wordpiece)[: model.max_tokens - 2]
    return [model.wordpiece.start, *inner, model.wordpiece.end]


def count_tokens(text: str, model: Model) -> int:
    """Return how many tokens of the window a text takes, [CLS] and [SEP] included; more than `max_tokens` means it is cut."""
    return len(tokenize(text, model.wordpiece)) + 2


def encode(texts: Sequence[str], model: Model) -> FloatMatrix:
    """Return one unit row a text, in their order."""
    tokens = [token_numbers(text, model) for text in texts]
    order = sorted(range(len(texts)), key=lambda number: len(tokens[number]))
    rows = np.empty((len(texts), model.dims), dtype=np.float32)
    for batch in _batches(order, [len(numbers) for numbers in tokens]):
        rows[batch] = encode_tokens([tokens[number] for number in batch], model)
    return rows


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    size = 0
    for number in order:
        if batch and size + lengths[number] > BATCH_TOKENS:
            yield batch
            batch, size = [], 0
        batch.append(number)
        size += lengths[number]
    if batch:
        yield batch


# the model's folder


def for_bulk(model: Model) -> Model:
    """Return the model with its layers' weights copied so that they lie in memory as the products read them.

    The copies take as long as four questions. They make long runs a tenth faster on processors with AVX-512, no slower on others.
    """

    def packed(weight: FloatMatrix, bias: FloatVector) -> tuple[FloatMatrix, FloatVector]:
        return np.ascontiguousarray(weight), bias

    def laid_out(layer: Layer) -> Layer:
        weights, biases = zip(*layer.look, strict=True)
        look = packed(np.concatenate(weights, axis=1), np.concatenate(biases))
        return replace(layer, look=(look,), mix=packed(*layer.mix), widen=packed(*layer.widen), narrow=packed(*layer.narrow))

    return replace(model, layers=tuple(laid_out(layer) for layer in model.layers))


def load_model(folder: Path) -> Model:
    """Return the encoder in a model folder; weights are mapped, not read, where they are stored as float32.

    Raises ModelMissing if a file is missing or damaged, or the model is not a BERT with a WordPiece vocabulary.
    """
    layout = read_layout(folder)
    return _assemble(layout, read_weights(layout.base))


def _assemble(layout: Layout, tensors: dict[str, NDArray[Any]]) -> Model:
    folder, config = layout.base, layout.config
    prefix = "bert." if "bert.embeddings.word_embeddings.weight" in tensors else ""
    size, wide = whole(folder, config, "hidden_size"), whole(folder, config, "intermediate_size")
    epsilon = config.get("layer_norm_eps", 1e-12)
    if type(epsilon) is not float or not 0 < epsilon < 1:
        raise ModelMissing(f"the configuration in {folder} has no sound layer_norm_eps: {epsilon!r}", CURE)

    def take(shape: tuple[int, ...], *names: str) -> FloatArray:
        return as_float32(taken(folder, tensors, shape, *(prefix + name for name in names)))

    def linear(name: str, inputs: int, outputs: int) -> tuple[FloatMatrix, FloatVector]:
        return take((outputs, inputs), f"{name}.weight").T, take((outputs,), f"{name}.bias")

    def norm(name: str) -> tuple[FloatVector, FloatVector]:  # the second names are those of the first models
        name = f"{name}.LayerNorm"
        return take((size,), f"{name}.weight", f"{name}.gamma"), take((size,), f"{name}.bias", f"{name}.beta")

    def layer(name: str) -> Layer:
        return Layer(
            look=tuple(linear(f"{name}.attention.self.{part}", size, size) for part in ("query", "key", "value")),
            mix=linear(f"{name}.attention.output.dense", size, size),
            mix_norm=norm(f"{name}.attention.output"),
            widen=linear(f"{name}.intermediate.dense", size, wide),
            narrow=linear(f"{name}.output.dense", wide, size),
            narrow_norm=norm(f"{name}.output"),
        )

    wordpiece = load_wordpiece(folder)
    known = whole(folder, {"vocab_size": wordpiece.size, **config}, "vocab_size", least=wordpiece.size)  # more rows than words are usual
    after, dims = load_steps(layout, size * len(layout.pooling))
    return Model(
        words=taken(folder, tensors, (known, size), f"{prefix}embeddings.word_embeddings.weight"),
        positions=take((whole(folder, config, "max_position_embeddings"), size), "embeddings.position_embeddings.weight"),
        kind=take((whole(folder, config, "type_vocab_size"), size), "embeddings.token_type_embeddings.weight")[0],
        norm=norm("embeddings"),
        layers=tuple(layer(f"encoder.layer.{number}") for number in range(whole(folder, config, "num_hidden_layers"))),
        heads=whole(folder, config, "num_attention_heads"),
        epsilon=epsilon,
        activate=ACTIVATIONS[config.get("hidden_act", "gelu")],
        pooling=tuple(POOLINGS[mode] for mode in layout.pooling),
        after=after,
        dims=dims,
        max_tokens=layout.window,
        prompts=layout.prompts,
        wordpiece=replace(wordpiece, lower=True) if layout.lower else wordpiece,
    )
