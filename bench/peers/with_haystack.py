"""haystack with its sentence-transformers embedders and its store in memory, saved as a file."""

from __future__ import annotations

import common
from haystack import Document  # type: ignore[import-not-found]
from haystack.document_stores.in_memory import InMemoryDocumentStore  # type: ignore[import-not-found]
from haystack.utils import ComponentDevice  # type: ignore[import-not-found]
from haystack_integrations.components.embedders.sentence_transformers import (  # type: ignore[import-not-found]
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)


def first(model: str, store: str, passages: common.Passages) -> None:
    embedder = SentenceTransformersDocumentEmbedder(model=model, device=ComponentDevice.from_str("cpu"), progress_bar=False)
    embedder.warm_up()
    documents = embedder.run([Document(id=name, content=text) for name, text in passages])["documents"]
    kept = InMemoryDocumentStore(embedding_similarity_function="cosine")
    kept.write_documents(documents)
    kept.save_to_disk(f"{store}/haystack.json")


def ask(model: str, store: str, question: str) -> list[str]:
    embedder = SentenceTransformersTextEmbedder(model=model, device=ComponentDevice.from_str("cpu"), progress_bar=False)
    embedder.warm_up()
    kept = InMemoryDocumentStore.load_from_disk(f"{store}/haystack.json")
    return [found.content for found in kept.embedding_retrieval(embedder.run(question)["embedding"], top_k=common.K)]


def stored(store: str) -> list[str]:
    return [found.content for found in InMemoryDocumentStore.load_from_disk(f"{store}/haystack.json").filter_documents()]


common.run(first, first, ask, stored)
