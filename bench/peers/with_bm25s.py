"""bm25s: words only, no vectors. Its pages have no way but to index again."""

from __future__ import annotations

import bm25s
import common


def first(model: str, store: str, passages: common.Passages) -> None:
    texts = [text for _, text in passages]
    retriever = bm25s.BM25(corpus=texts)
    retriever.index(bm25s.tokenize(texts, stopwords="en", show_progress=False), show_progress=False)
    retriever.save(f"{store}/bm25s")


def ask(model: str, store: str, question: str) -> list[str]:
    retriever = bm25s.BM25.load(f"{store}/bm25s", load_corpus=True, mmap=True)
    tokens = bm25s.tokenize([question], stopwords="en", show_progress=False)
    found, _ = retriever.retrieve(tokens, k=common.K, show_progress=False)
    return [str(one["text"]) for one in found[0]]


def stored(store: str) -> list[str]:
    return [str(one["text"]) for one in bm25s.BM25.load(f"{store}/bm25s", load_corpus=True).corpus]


common.run(first, first, ask, stored)
