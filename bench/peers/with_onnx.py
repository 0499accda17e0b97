"""onnxruntime and tokenizers by hand over one array, the batches sorted by length: about the least that others' parts can be made to do."""

from __future__ import annotations

from typing import Any

import common
import numpy as np
import onnxruntime  # type: ignore[import-not-found]
from tokenizers import Tokenizer


def encode(model: str, texts: list[str]) -> Any:
    """Return a unit row a text."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(f"{model}/model.onnx", options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(f"{model}/tokenizer.json")
    tokenizer.enable_truncation(256)
    tokenizer.enable_padding()
    rows = np.empty((len(texts), 384), np.float32)
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    for start in range(0, len(order), 16):
        batch = order[start : start + 16]
        cut = tokenizer.encode_batch([texts[number] for number in batch])
        numbers, mask = (np.array([getattr(one, name) for one in cut], np.int64) for name in ("ids", "attention_mask"))
        given = {"input_ids": numbers, "attention_mask": mask, "token_type_ids": np.zeros_like(numbers)}
        (states,) = session.run(["last_hidden_state"], given)
        means = (states * mask[..., None]).sum(axis=1) / mask.sum(axis=1)[:, None]
        rows[batch] = means / np.linalg.norm(means, axis=1)[:, None]
    return rows


def first(model: str, store: str, passages: common.Passages) -> None:
    texts = [text for _, text in passages]
    np.save(f"{store}/vectors.npy", encode(model, texts))
    common.write(f"{store}/texts.json", texts)


def ask(model: str, store: str, question: str) -> list[str]:
    scores = np.load(f"{store}/vectors.npy", mmap_mode="r") @ encode(model, [question])[0]
    texts = stored(store)
    return [texts[row] for row in np.argsort(-scores)[: common.K]]


def stored(store: str) -> list[str]:
    return common.read(f"{store}/texts.json")


common.run(first, first, ask, stored)
