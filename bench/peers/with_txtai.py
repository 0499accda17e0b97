"""txtai with its own store, texts kept beside the vectors."""

from __future__ import annotations

import common
from txtai import Embeddings  # type: ignore[import-not-found]


def first(model: str, store: str, passages: common.Passages) -> None:
    kept = Embeddings(path=model, content=True, gpu=False)
    kept.index([(name, text, None) for name, text in passages])
    kept.save(f"{store}/txtai")


def opened(store: str) -> Embeddings:
    """Return the store."""
    kept = Embeddings()
    kept.load(f"{store}/txtai")
    return kept


def change(model: str, store: str, passages: common.Passages) -> None:
    kept = opened(store)
    kept.upsert([(name, text, None) for name, text in passages])
    kept.save(f"{store}/txtai")


def ask(model: str, store: str, question: str) -> list[str]:
    return [found["text"] for found in opened(store).search(question, common.K)]


def stored(store: str) -> list[str]:
    kept = opened(store)
    return [found["text"] for found in kept.search("select text from txtai", kept.count() + 1_000)]


common.run(first, change, ask, stored)
