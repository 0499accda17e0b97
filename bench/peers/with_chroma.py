"""chroma with the embedding function that it has by itself; its file is the one exported from the same weights, under HOME."""

from __future__ import annotations

from typing import Any

import chromadb  # type: ignore[import-not-found]
import common
from chromadb.config import Settings  # type: ignore[import-not-found]


def collection(store: str) -> Any:
    """Return the collection of the store."""
    client = chromadb.PersistentClient(store, settings=Settings(anonymized_telemetry=False))
    return client.get_or_create_collection("notes")


def first(model: str, store: str, passages: common.Passages) -> None:
    """Add or update under ids of note and position, as its guide does."""
    notes = collection(store)
    for start in range(0, len(passages), 1_000):
        ids, texts = zip(*passages[start : start + 1_000], strict=True)
        notes.upsert(ids=list(ids), documents=list(texts))


def ask(model: str, store: str, question: str) -> list[str]:
    found: list[str] = collection(store).query(query_texts=[question], n_results=common.K)["documents"][0]
    return found


def stored(store: str) -> list[str]:
    found: list[str] = collection(store).get(include=["documents"])["documents"]
    return found


common.run(first, first, ask, stored)
