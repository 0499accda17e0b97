"""LlamaIndex with its Hugging Face embeddings and the store that it has by itself."""

from __future__ import annotations

import json
from typing import Any

import common
from llama_index.core import Document, Settings, StorageContext, VectorStoreIndex, load_index_from_storage  # type: ignore[import-not-found]
from llama_index.embeddings.huggingface import HuggingFaceEmbedding  # type: ignore[import-not-found]

WHOLE = 100_000  # a passage is not cut again


def ready(model: str) -> None:
    """Name the model for everything that follows."""
    Settings.embed_model = HuggingFaceEmbedding(model_name=model, device="cpu")
    Settings.llm = None
    Settings.chunk_size = WHOLE


def documents(passages: common.Passages) -> list[Any]:
    """Return a document a passage."""
    return [Document(text=text, doc_id=name) for name, text in passages]


def first(model: str, store: str, passages: common.Passages) -> None:
    ready(model)
    VectorStoreIndex.from_documents(documents(passages)).storage_context.persist(persist_dir=store)


def change(model: str, store: str, passages: common.Passages) -> None:
    ready(model)
    index = load_index_from_storage(StorageContext.from_defaults(persist_dir=store))
    index.refresh_ref_docs(documents(passages))
    index.storage_context.persist(persist_dir=store)


def ask(model: str, store: str, question: str) -> list[str]:
    ready(model)
    index = load_index_from_storage(StorageContext.from_defaults(persist_dir=store))
    return [found.text for found in index.as_retriever(similarity_top_k=common.K).retrieve(question)]


def stored(store: str) -> list[str]:
    with open(f"{store}/docstore.json", encoding="utf-8") as file:  # noqa: PTH123
        kept = json.load(file)["docstore/data"].values()
    return [entry["__data__"]["text"] for entry in kept]


common.run(first, change, ask, stored)
