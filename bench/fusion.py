"""Print the tables that COSINE_WEIGHT of finding/ranking.py and SIGMA and LONG of finding/context.py are from.

    python bench/fusion.py [--cache FOLDER]    # under two minutes, most of them the first run's embedding

Learnt on what is not reported: the shortest dozen of QMSum's training meetings, and two questions on every second paragraph of XQuAD.
Mean nDCG@10; a difference from the constant in use is within noise where its 95 % interval, drawn over whole texts, holds 0.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import datasets
import retrieval

from ragnotes.finding import context, ranking, search
from ragnotes.finding.context import ALL_STEPS
from ragnotes.measuring import publicsets
from ragnotes.measuring.scoring import bootstrap, mean

WEIGHTS = (0.3, 0.4, 0.5, 0.6, 0.7)
SIGMAS = (1.5, 2.5, 3.5)
LENGTHS = (6, 12, 24)
MEETINGS = 12
LONG_ENOUGH = 24  # chunks: in a shorter meeting the window has nothing to do
QUESTIONS = 2  # on a paragraph
PAIRS = ("en-en", "es-es", "de-de", "es-en", "en-es")

Means = dict[int, float]  # nDCG@10 by the text that questions lean on


def load_all(data: Path, cache: Path) -> dict[str, list[datasets.Collection]]:
    """Return the collections that constants are learnt on, by the name of their column."""
    embedder = datasets.encoder()
    xquad = {collection.name.split()[1]: _half(collection) for collection in publicsets.load("xquad", data)}
    chosen = {"qmsum": short_meetings(data)} | {pair: [xquad[pair]] for pair in PAIRS}
    return {name: datasets.embed(read, cache, embedder) for name, read in chosen.items()}


def short_meetings(data: Path) -> list[publicsets.Collection]:
    """Return the shortest of QMSum's training meetings that a window moves anything in."""
    packed = [publicsets.pack(meeting) for meeting in publicsets.load_meetings(data, "train")]
    return sorted((one for one in packed if len(one.documents) >= LONG_ENOUGH), key=lambda one: len(one.documents))[:MEETINGS]


def _half(collection: publicsets.Collection) -> publicsets.Collection:
    """Return every second document and the first questions on each."""
    documents = collection.documents[::2]
    queries = [[query for query in collection.queries if query.group == document.id][:QUESTIONS] for document in documents]
    return publicsets.Collection(collection.name, documents, tuple(itertools.chain.from_iterable(queries)))


def ask(collections: Sequence[datasets.Collection]) -> Means:
    """Return what the questions of each text come to."""
    rows: dict[int, list[float]] = {}
    for text, row in retrieval.ask_collections(collections, ALL_STEPS):
        rows.setdefault(text, []).append(row[0])
    return {text: mean(own) for text, own in rows.items()}


def cell(found: Means, usual: Means) -> str:
    """Return a mean, with a sign where its difference from the usual constant's is more than noise."""
    low, high = bootstrap([found[text] - usual[text] for text in usual])
    return f"{mean(list(found.values())):11.3f}{'+' if low > 0 else '-' if high < 0 else ' '}"


def print_weights(sets: dict[str, list[datasets.Collection]], usual: dict[str, Means]) -> None:
    """Print a line for each weight of the cosine."""
    print(f"{'COSINE_WEIGHT':16}" + "".join(f"{name:>11} " for name in sets) + f"{'mean':>11}")
    for weight in WEIGHTS:
        with mock.patch.multiple(ranking, COSINE_WEIGHT=weight), mock.patch.multiple(search, COSINE_WEIGHT=weight):
            found = {name: ask(sets[name]) for name in sets}
        means = mean([mean(list(one.values())) for one in found.values()])
        print(f"{weight:<16}" + "".join(cell(found[name], usual[name]) for name in sets) + f"{means:11.3f}", flush=True)


def print_windows(sets: dict[str, list[datasets.Collection]], usual: dict[str, Means]) -> None:
    """Print a line for each width of the window and length of a talk: only the meetings have neighbours."""
    print(f"\n{'SIGMA, LONG':16}{'qmsum':>11}")
    for sigma, long in itertools.product(SIGMAS, LENGTHS):
        with mock.patch.multiple(context, SIGMA=sigma, LONG=long, REACH=round(2.5 * sigma)):
            print(f"{f'{sigma}, {long}':16}{cell(ask(sets['qmsum']), usual['qmsum'])}", flush=True)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cache", type=Path, default=datasets.cache_folder(), help="where vectors are kept")
    options = parser.parse_args()
    sets = load_all(datasets.data_folder(), options.cache)
    usual = {name: ask(sets[name]) for name in sets}
    print("+ and -: better or worse than the constants in use by more than noise")
    print_weights(sets, usual)
    print_windows(sets, usual)


if __name__ == "__main__":
    main()
