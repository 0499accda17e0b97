"""What the programs in this folder share. Each is one peer, run by bench/peers.py in an environment of its own:

    python with_X.py first MODEL STORE PASSAGES     # a store of the passages, a JSON list of [id, text]
    python with_X.py change MODEL STORE PASSAGES    # the store brought up to date, as the peer's own pages have it
    python with_X.py ask MODEL STORE QUESTION       # prints the five best passages as a JSON list
    python with_X.py stored MODEL STORE ''          # prints every passage that the store can return

Nothing is imported here that a question would pay for.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

Passages = list[list[str]]  # of [id, text]; an id is the path of the note and the number of the passage in it
K = 5


def run(
    first: Callable[[str, str, Passages], None],
    change: Callable[[str, str, Passages], None],
    ask: Callable[[str, str, str], list[str]],
    stored: Callable[[str], list[str]],
) -> None:
    """Do what the command line says."""
    verb, model, store, what = sys.argv[1:]
    if verb == "ask":
        print(json.dumps(ask(model, store, what)))
    elif verb == "stored":
        print(json.dumps(stored(store)))
    else:
        with open(what, encoding="utf-8") as file:  # noqa: PTH123
            passages: Passages = json.load(file)
        {"first": first, "change": change}[verb](model, store, passages)


def write(path: str, texts: list[str]) -> None:
    """Keep texts for those peers that keep vectors alone."""
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump(texts, file)


def read(path: str) -> list[str]:
    """Return the texts that were kept."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        texts: list[str] = json.load(file)
    return texts
