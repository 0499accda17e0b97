"""fastembed and one array of NumPy; the model is the one of that name, its file the one exported from the same weights."""

from __future__ import annotations

import common
import numpy as np
from fastembed import TextEmbedding  # type: ignore[import-not-found]


def encoder(model: str) -> TextEmbedding:
    """Return the model from the folder."""
    return TextEmbedding("sentence-transformers/all-MiniLM-L6-v2", specific_model_path=model, threads=1)


def first(model: str, store: str, passages: common.Passages) -> None:
    texts = [text for _, text in passages]
    np.save(f"{store}/vectors.npy", np.array(list(encoder(model).embed(texts)), np.float32))
    common.write(f"{store}/texts.json", texts)


def ask(model: str, store: str, question: str) -> list[str]:
    scores = np.load(f"{store}/vectors.npy", mmap_mode="r") @ next(iter(encoder(model).query_embed(question)))
    texts = stored(store)
    return [texts[row] for row in np.argsort(-scores)[: common.K]]


def stored(store: str) -> list[str]:
    return common.read(f"{store}/texts.json")


common.run(first, first, ask, stored)
