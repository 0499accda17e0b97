"""SQLite FTS5: words only, no vectors."""

from __future__ import annotations

import re
import sqlite3

import common


def first(model: str, store: str, passages: common.Passages) -> None:
    with sqlite3.connect(f"{store}/notes.db") as base:
        base.execute("create virtual table if not exists passages using fts5(id unindexed, text)")
        base.execute("delete from passages")
        base.executemany("insert into passages values (?, ?)", passages)


def ask(model: str, store: str, question: str) -> list[str]:
    words = " OR ".join(re.findall(r"\w+", question))
    with sqlite3.connect(f"{store}/notes.db") as base:
        return [text for (text,) in base.execute(f"select text from passages(?) order by rank limit {common.K}", (words,))]


def stored(store: str) -> list[str]:
    with sqlite3.connect(f"{store}/notes.db") as base:
        return [text for (text,) in base.execute("select text from passages")]


common.run(first, first, ask, stored)
