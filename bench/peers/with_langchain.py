"""LangChain with its Hugging Face embeddings and its FAISS store."""

from __future__ import annotations

import common
from langchain_community.vectorstores import FAISS  # type: ignore[import-not-found]
from langchain_huggingface import HuggingFaceEmbeddings  # type: ignore[import-not-found]


def encoder(model: str) -> HuggingFaceEmbeddings:
    """Return the embeddings of the model in the folder."""
    return HuggingFaceEmbeddings(model_name=model, model_kwargs={"device": "cpu"})


def first(model: str, store: str, passages: common.Passages) -> None:
    ids, texts = zip(*passages, strict=True)
    FAISS.from_texts(list(texts), encoder(model), ids=list(ids)).save_local(store)


def ask(model: str, store: str, question: str) -> list[str]:
    kept = FAISS.load_local(store, encoder(model), allow_dangerous_deserialization=True)
    return [found.page_content for found in kept.similarity_search(question, k=common.K)]


def stored(store: str) -> list[str]:
    class Nothing:  # to read what lies there no model is needed
        pass

    kept = FAISS.load_local(store, Nothing(), allow_dangerous_deserialization=True)
    return [kept.docstore.search(name).page_content for name in kept.index_to_docstore_id.values()]


common.run(first, first, ask, stored)
