"""`llm embed-multi` and `llm similar`, with the plugin for sentence-transformers. Texts whose hash is kept are not embedded again."""

from __future__ import annotations

import io
import json
import os
import sqlite3
from contextlib import redirect_stdout
from pathlib import Path

import common


def run(*arguments: str) -> str:
    """Return what the command prints."""
    from llm.cli import cli  # type: ignore[import-not-found]

    said = io.StringIO()
    with redirect_stdout(said):
        cli(list(arguments), standalone_mode=False)
    return said.getvalue()


def first(model: str, store: str, passages: common.Passages) -> None:
    """Embed a file of passages; the model is registered under the plugin's own file of names."""
    os.environ["LLM_USER_PATH"] = store
    Path(store, "sentence-transformers.json").write_text(json.dumps([{"name": model, "trust_remote_code": False}]))
    entries = Path(store, "passages.json")
    entries.write_text(json.dumps([{"id": name, "content": text} for name, text in passages]))
    run("embed-multi", "notes", str(entries), "-m", f"sentence-transformers/{model}", "--store", "-d", f"{store}/notes.db")


def ask(model: str, store: str, question: str) -> list[str]:
    os.environ["LLM_USER_PATH"] = store
    lines = run("similar", "notes", "-c", question, "-n", str(common.K), "-d", f"{store}/notes.db").splitlines()
    return [json.loads(line)["content"] for line in lines if line.strip()]


def stored(store: str) -> list[str]:
    with sqlite3.connect(f"{store}/notes.db") as base:
        return [text for (text,) in base.execute("select content from embeddings")]


common.run(first, first, ask, stored)
