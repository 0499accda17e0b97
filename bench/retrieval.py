"""Print how well `search` finds what is marked as right, in public sets and in the shared questions, beside figures measured before.

    python bench/retrieval.py                       # every set; the first run embeds them, which takes its minutes
    python bench/retrieval.py "qmsum val" shared    # some of them
    python bench/retrieval.py --without neighbours  # one step left out
    python bench/retrieval.py --steps shared        # each step left out in turn
    python bench/retrieval.py --speed               # milliseconds of the added steps at 10,000 chunks
    python bench/retrieval.py --speed 100000        # and at as many, which takes minutes to make up

RAGNOTES_DATA names the folder of test data, --cache the one where vectors are kept. Everything goes through finding/search.py with its own
constants: no switch per set. Intervals are of 95 %, drawn over whole texts. "shared" is asked as `ragnotes search` asks, of wild-notes.

Here a document is one passage, read as far as the window of the encoder goes. `ragnotes eval cranfield` cuts documents as it cuts notes
and takes each by its best passage: a third of those of Cranfield are longer than the window, and its figures are somewhat higher there.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import json
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest import mock

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does: a second thread that waits counts as processor time, too

import datasets
import numpy as np

from ragnotes import indexing, looking
from ragnotes.finding import search
from ragnotes.finding.context import ALL_STEPS, Steps
from ragnotes.finding.vectors import Embedder
from ragnotes.measuring.scoring import bootstrap, mean, ndcg_at_k
from ragnotes.records.settings import Settings
from ragnotes.settings import Config, read_settings
from ragnotes.text import language_of

DEPTH = 10
MEASURES = ("nDCG@10", "recall@10", "RR@10", "success@5")
GOALS = {
    "qmsum val": (0.55, 0.61), "xquad en-en": (0.98, None), "xquad es-es": (0.955, None), "xquad de-de": (0.945, None),
    "cranfield": (0.41, None), "medline": (0.795, None),
}  # fmt: skip
# nDCG@10 of BM25, MiniLM, rank fusion, convex fusion, measured before any step of this was built
BEFORE = {
    "cranfield": (0.360, 0.374, 0.405, 0.407), "medline": (0.699, 0.788, 0.795, 0.791), "qmsum val": (0.364, 0.414, 0.421, 0.415),
    "xquad en-en": (0.966, 0.948, 0.971, 0.977), "xquad es-es": (0.946, 0.659, 0.840, 0.951), "xquad de-de": (0.918, 0.732, 0.869, 0.940),
    "xquad es-en": (0.397, 0.532, 0.570, 0.551), "xquad de-en": (0.475, 0.558, 0.592, 0.602), "xquad en-es": (0.401, 0.738, 0.654, 0.663),
    "xquad en-de": (0.429, 0.719, 0.589, 0.621),
}  # fmt: skip
Row = tuple[float, float, float, float]  # of one question, in the order of MEASURES


def ask_collections(collections: Sequence[datasets.Collection], steps: Steps) -> Iterator[tuple[int, Row]]:
    """Yield what each question of a public set came to, with the text it leans on."""
    for collection in collections:
        for asked in collection.asked:
            if any(gain > 0 for gain in asked.gains.values()):
                language = language_of(asked.text)
                hits, _, _ = search.rank(asked.text, asked.vector, collection.index, k=DEPTH, language=language, steps=steps)
                covered = [{hit.start_line - 1} for hit in hits]
                yield asked.text_of, row_of([asked.gains.get(hit.start_line - 1, 0.0) for hit in hits], list(asked.gains.values()), covered)


def row_of(gains: Sequence[float], judged: Sequence[float], covered: Sequence[set[int]]) -> Row:
    """Return the measures of one question, given the gain of each hit, best first, and of all that is judged."""
    first = next((rank for rank, gain in enumerate(gains, 1) if gain > 0), 0)
    right = {place for places, gain in zip(covered, gains, strict=True) if gain > 0 for place in places}
    n_right = sum(gain > 0 for gain in judged)
    return ndcg_at_k(list(gains), list(judged), DEPTH), len(right) / n_right, 1 / first if first else 0.0, float(0 < first <= 5)


def wild_settings(data: Path, cache: Path) -> Settings:
    """Return the settings of an index of wild-notes, kept in the cache."""
    notes = data / "wild-notes"
    environment = {"XDG_STATE_HOME": str(cache / "state"), "RAGNOTES_INDEX": str(cache / "wild")}
    return read_settings(environment, notes, Config({}, notes, {}, {}), {"refresh": False, "k": DEPTH, "log": False})


def wild_index(data: Path, cache: Path, embedder: Embedder) -> Settings:
    """Return the settings of the index of wild-notes, built if the cache does not hold it."""
    settings = wild_settings(data, cache)
    if not (cache / "wild" / "CURRENT").exists():
        indexing.build(["."], settings, embedder=embedder, tell=lambda _: None)
    return settings


def ask_shared(steps: Steps, data: Path, cache: Path, embedder: Embedder) -> dict[str, list[tuple[int, Row]]]:
    """Return what the questions over wild-notes came to: all, and those across languages and not apart."""
    settings = wild_index(data, cache, embedder)
    found: dict[str, list[tuple[int, Row]]] = {"shared": [], "shared, own language": [], "shared, cross-language": []}
    stepped = functools.partial(search.search, steps=steps)
    for number, line in enumerate((data / "questions.jsonl").read_text("utf-8").split("\n")):
        question = json.loads(line) if line else {"relevant": []}
        if not question["relevant"]:
            continue
        with mock.patch.object(search, "search", stepped):
            hits = looking.look_up(question["question"], settings, tell=lambda _: None, embedder=embedder).found.hits
        covered = [{place for place, one in enumerate(question["relevant"]) if _meets(hit, one)} for hit in hits]
        gains = [float(bool(places.difference(*covered[:at]))) for at, places in enumerate(covered)]  # a place counts once
        ndcg, _, first, success = row_of(gains, [1.0] * len(question["relevant"]), covered)
        row = ndcg, len(set().union(*covered)) / len(question["relevant"]), first, success
        kind = "cross-language" if question["kind"] == "cross-language" else "own language"
        found["shared"].append((number, row))
        found[f"shared, {kind}"].append((number, row))
    return found


def _meets(hit: object, place: dict[str, object]) -> bool:
    """Return whether a hit and a marked place share a line."""
    file, first, last = (getattr(hit, name) for name in ("file", "start_line", "end_line"))
    return bool(file == place["file"] and first <= place["end_line"] and place["start_line"] <= last)


def print_rows(name: str, rows: Sequence[tuple[int, Row]]) -> None:
    """Print a line for each measure of a set: mean, interval, goal."""
    texts: dict[int, list[Row]] = {}
    for text, row in rows:
        texts.setdefault(text, []).append(row)
    before = "  ".join(f"{figure:.3f}" for figure in BEFORE.get(name, ()))
    for at, measure in enumerate(MEASURES):
        low, high = bootstrap([mean([row[at] for row in own]) for own in texts.values()])
        goal = GOALS.get(name, (None, None))[at] if at < 2 else None
        tail = f"  goal {goal}" if goal else ""
        tail += f"  before: BM25, MiniLM, ranks, convex {before}" if before and not at else ""
        print(f"{name:24}{measure:10}{mean([row[at] for _, row in rows]):7.3f} [{low:.3f}, {high:.3f}]  n {len(rows):4}{tail}", flush=True)


def print_steps(name: str, data: Path, cache: Path, embedder: Embedder) -> None:
    """Print the measures of a set with all steps, and with each left out in turn."""
    for left_out in ("", *(field.name for field in dataclasses.fields(Steps))):
        steps = dataclasses.replace(ALL_STEPS, **{left_out: False}) if left_out else ALL_STEPS
        for title, rows in asked(name, steps, data, cache, embedder).items():
            means = "".join(f"{mean([row[at] for _, row in rows]):9.3f}" for at in range(len(MEASURES)))
            print(f"{title:24}{'without ' + left_out if left_out else 'all steps':20}{means}", flush=True)


def asked(name: str, steps: Steps, data: Path, cache: Path, embedder: Embedder) -> dict[str, list[tuple[int, Row]]]:
    """Return what the questions of a set came to, by the name of the set or of its part."""
    return (
        ask_shared(steps, data, cache, embedder)
        if name == "shared"
        else {name: list(ask_collections(datasets.load(name, data, cache, embedder), steps))}
    )


def print_speed(chunks: int) -> None:
    """Print the processor time of a question at so many chunks of made-up text, with all steps and without the added ones."""
    random = np.random.default_rng(0)
    vocabulary = [f"{''.join(random.choice(list('abcdefghijklmnopqrstuvwxyz'), 4 + number % 8))}" for number in range(60_000)]
    weights = 1 / np.arange(1, len(vocabulary) + 1)
    drawn = random.choice(len(vocabulary), (chunks, 120), p=weights / weights.sum())
    texts = [" ".join(vocabulary[word] for word in row) for row in drawn.tolist()]
    vectors = random.standard_normal((chunks, 384)).astype(np.float32)
    talks = np.sort(random.integers(0, chunks // 10, chunks)).tolist()
    index = datasets.index_of(texts, talks, vectors / np.linalg.norm(vectors, axis=1)[:, None])
    question = f"what did people say about {vocabulary[40_000]} and {vocabulary[3_000][:-1]}x or hugginface models in kubernets"
    plain = Steps(spelling=False, bridging=False, neighbours=False, talk=False, spread=False, duplicates=False)
    took = {}
    for title, steps in (("all steps", ALL_STEPS), ("without the added", plain)):
        search.rank(question, index.vectors[0], index, k=8, language="en", steps=steps)
        started = time.process_time()
        for _ in range(20):
            search.rank(question, index.vectors[0], index, k=8, language="en", steps=steps)
        took[title] = (time.process_time() - started) / 20 * 1000
    took["the added steps"] = took["all steps"] - took["without the added"]
    for title, milliseconds in took.items():
        print(f"{title:24}{milliseconds:8.1f} ms of processor a question, {chunks:,} chunks")


def main() -> None:
    """Print what the options ask for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sets", nargs="*", help=f"shared, or of the public sets: {', '.join(datasets.SETS)}")
    parser.add_argument("--cache", type=Path, default=datasets.cache_folder(), help="where vectors are kept")
    parser.add_argument("--without", action="append", default=[], choices=[field.name for field in dataclasses.fields(Steps)])
    parser.add_argument("--steps", action="store_true", help="leave out each step in turn")
    parser.add_argument(
        "--speed", type=int, nargs="?", const=10_000, metavar="CHUNKS", help="what a question takes: at 10,000 chunks, or as many"
    )
    options = parser.parse_args()
    if options.speed:
        print_speed(options.speed)
        return
    data, embedder = datasets.data_folder().resolve(), datasets.encoder()
    steps = dataclasses.replace(ALL_STEPS, **dict.fromkeys(options.without, False))
    for name in options.sets or [name for name in (*datasets.SETS, "shared") if name != "qmsum train"]:
        if options.steps:
            print_steps(name, data, options.cache, embedder)
            continue
        for title, rows in asked(name, steps, data, options.cache, embedder).items():
            print_rows(title, rows)


if __name__ == "__main__":
    main()
