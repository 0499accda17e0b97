"""sentence-transformers and a flat index of FAISS."""

from __future__ import annotations

from typing import Any

import common
import faiss  # type: ignore[import-not-found]
from sentence_transformers import SentenceTransformer


def encode(model: str, texts: list[str]) -> Any:
    """Return a unit row a text."""
    return SentenceTransformer(model, device="cpu").encode(texts, normalize_embeddings=True, show_progress_bar=False)


def first(model: str, store: str, passages: common.Passages) -> None:
    texts = [text for _, text in passages]
    index = faiss.IndexFlatIP(384)
    index.add(encode(model, texts))
    faiss.write_index(index, f"{store}/vectors.faiss")
    common.write(f"{store}/texts.json", texts)


def ask(model: str, store: str, question: str) -> list[str]:
    _, rows = faiss.read_index(f"{store}/vectors.faiss").search(encode(model, [question]), common.K)
    texts = stored(store)
    return [texts[row] for row in rows[0]]


def stored(store: str) -> list[str]:
    return common.read(f"{store}/texts.json")


common.run(first, first, ask, stored)
