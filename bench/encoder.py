"""Print what the encoder costs and how true it is: beside sentence-transformers in bulk, and cold for one question.

    python bench/encoder.py                      # the passages of real notes, where RAGNOTES_DATA has them: some minutes
    python bench/encoder.py --notes 10           # fewer notes
    python bench/encoder.py --record             # keeps the figures for docs/performance.md

Processor seconds (user and system) of one thread. The passages are sorted by length, as both do themselves, cut into the batches of 32
that sentence-transformers makes, and dealt to the rounds in turn, so that every round has as many long ones as any other. In each
round ours, theirs and the bare products are measured in turn; medians of the rounds.
"""

from __future__ import annotations

import argparse
import os

import processes  # noqa: F401 - the first: it lets NumPy choose its kernels

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")  # before NumPy and torch are imported

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import passages
import recording

from ragnotes.finding.encoder import BATCH_TOKENS, Model, count_tokens, encode, for_bulk, load_model
from ragnotes.models import find_model_folder

GOAL, TRUTH, SHARE = 2.0, 1e-5, 0.6
THEIR_BATCH = 32
QUESTION = "what did people say about langchain"
# each step of a cold question in a fresh interpreter; prints the processor milliseconds at which it ended
COLD = """
import os, time
os.environ["OPENBLAS_NUM_THREADS"] = "1"
spent = lambda: time.process_time() * 1000
import sys
from pathlib import Path
marks = [spent()]
import numpy
marks.append(spent())
from ragnotes.finding import encoder
marks.append(spent())
folder, question = Path(sys.argv[1]), sys.argv[2]
{load}
marks.append(spent())
{tokens}
marks.append(spent())
encoder.encode_tokens([numbers], model)
marks.append(spent())
print(*marks)
"""
OWN = COLD.format(load="model = encoder.load_model(folder)", tokens="numbers = encoder.token_numbers(question, model)")
PACKAGE = COLD.format(
    load="""
from tokenizers import Tokenizer
cutter = Tokenizer.from_file(str(folder / "tokenizer.json"))
cutter.no_padding()
encoder.load_wordpiece = lambda folder: encoder.WordPiece(None, 30522, {}, 101, 102, True, True, True)
model = encoder.load_model(folder)""",
    tokens="numbers = cutter.encode(question).ids",
)
STEPS = ("python", "import numpy", "import ragnotes", "load the model", "tokens", "forward pass")


class Round(NamedTuple):
    """What one round gave: tokens per processor second, and how far the rows are apart."""

    ours: float
    theirs: float
    products: float  # what bare products of the model's shapes would allow
    difference: float
    cosine: float


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of a call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def deal(texts: Sequence[str], rounds: int) -> list[list[str]]:
    """Return the texts of each round: whole batches of texts of like length, dealt in turn."""
    ordered = sorted(texts, key=len, reverse=True)
    batches = [ordered[start : start + THEIR_BATCH] for start in range(0, len(ordered), THEIR_BATCH)]
    return [[text for batch in batches[number::rounds] for text in batch] for number in range(min(rounds, len(batches)))]


def shapes(model: Model) -> list[tuple[int, int]]:
    """Return the (inputs, outputs) of every product of a layer of the model as it runs in bulk."""
    layer = model.layers[0]
    return [weight.shape for weight, _ in (*layer.look, layer.mix, layer.widen, layer.narrow)]


def gflops(inputs: int, outputs: int) -> float:
    """Return the billions of operations a second of one float32 product of a batch."""
    left, right, out = (np.ones(shape, np.float32) for shape in ((BATCH_TOKENS, inputs), (inputs, outputs), (BATCH_TOKENS, outputs)))
    spent = statistics.median(seconds(lambda: np.matmul(left, right, out=out)) for _ in range(5))
    return 2 * BATCH_TOKENS * inputs * outputs / spent / 1e9


def measure(texts: Sequence[str], model: Model, other: Any, limits: dict[tuple[int, int], list[float]]) -> Round:
    """Return what a round gives; the speed of each product of the model is added to `limits`."""
    tokens = sum(min(count_tokens(text, model), model.max_tokens) for text in texts)
    rows: list[Any] = []
    ours = seconds(lambda: rows.append(encode(texts, model)))
    theirs = seconds(lambda: rows.append(other.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)))
    spent = 0.0
    for shape in shapes(model):
        limits.setdefault(shape, []).append(gflops(*shape))
        spent += 2 * shape[0] * shape[1] * len(model.layers) / limits[shape][-1] / 1e9  # seconds a token
    mine, reference = rows
    cosine = float(np.einsum("nd,nd->n", mine, reference, dtype=np.float64).mean())
    return Round(tokens / ours, tokens / theirs, 1 / spent, float(np.abs(mine - reference).max()), cosine)


def compare_bulk(folder: Path, texts: Sequence[str], told: str, rounds: int) -> tuple[list[recording.Figure], list[recording.Table]]:
    """Return the figures of the encoder beside sentence-transformers on torch in float32, over the same texts."""
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    torch.set_num_threads(1)
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    model, other = for_bulk(load_model(folder)), SentenceTransformer(str(folder), device="cpu").float()
    for encoder in (lambda: encode(texts[:8], model), lambda: other.encode(list(texts[:8]), show_progress_bar=False)):
        encoder()  # what is made at first use
    limits: dict[tuple[int, int], list[float]] = {}
    found = [measure(part, model, other, limits) for part in deal(texts, rounds)]
    ours, theirs, products = (statistics.median(getattr(one, name) for one in found) for name in ("ours", "theirs", "products"))
    ratio, share = (statistics.median(one.ours / getattr(one, name) for one in found) for name in ("theirs", "products"))
    difference, cosine = max(one.difference for one in found), statistics.mean(one.cosine for one in found)
    title = f"{len(texts)} passages of {told}, {len(found)} rounds in turn, medians; sentence-transformers {_version()}"
    rows = [
        ("ragnotes", f"{ours:,.0f}", f"{ratio:.2f}", f"{share:.0%}"),
        ("sentence-transformers, torch float32", f"{theirs:,.0f}", "1", f"{theirs / products:.0%}"),
        ("the products alone", f"{products:,.0f}", f"{products / theirs:.2f}", "100%"),
    ]
    speed = recording.Table(title, ("encoder", "tokens per cpu s", "times", "of the limit"), tuple(rows))
    made = tuple((f"{BATCH_TOKENS} x {i} by {i} x {o}", f"{statistics.median(each):.0f}") for (i, o), each in limits.items())
    figures = [
        recording.Figure(
            "tokens per processor second beside sentence-transformers", f"{GOAL} times", f"{ratio:.2f} times ({ours:,.0f})", ratio >= GOAL
        ),
        recording.Figure(
            "rows beside those of sentence-transformers",
            f"equal within {TRUTH:.0e}",
            f"largest difference {difference:.1e}, mean cosine {cosine:.8f}",
            difference <= TRUTH,
        ),
        recording.Figure("share of the measured limit of matrix products", f"{SHARE:.0%}", f"{share:.0%}", share >= SHARE),
    ]
    return figures, [speed, recording.Table("the limit: float32 products of the model's shapes", ("product", "GFLOP/s"), made)]


def _version() -> str:
    from importlib.metadata import version

    return f"{version('sentence-transformers')}, torch {version('torch')}, NumPy {np.__version__}"


def cold(folder: Path, script: str, rounds: int) -> list[float]:
    """Return the median processor milliseconds of each step, and their sum."""
    command = [sys.executable, "-c", script, str(folder), QUESTION]
    runs = []
    for _ in range(rounds + 1):  # the first warms the file cache
        marks = [float(mark) for mark in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]
        runs.append([after - before for before, after in zip([0.0, *marks], marks, strict=False)] + [marks[-1]])
    return [statistics.median(step) for step in zip(*runs[1:], strict=True)]


def cold_table(folder: Path, rounds: int) -> recording.Table:
    """Return the steps of a cold question with our own WordPiece and with the package."""
    each = zip((*STEPS, "together"), cold(folder, OWN, rounds), cold(folder, PACKAGE, rounds), strict=True)
    rows = tuple((name, f"{mine:.1f}", f"{theirs:.1f}") for name, mine, theirs in each)
    return recording.Table("one cold question, cpu ms", ("step", "own WordPiece", "tokenizers"), rows)


def main() -> None:
    """Print the tables, and keep them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=100, help="how many notes to take the passages of")
    parser.add_argument("--model", type=Path, help="the encoder's folder")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--record", action="store_true", help="keep the figures in bench/figures/encoder.json")
    options = parser.parse_args()
    folder = find_model_folder(options.model)
    if folder is None:
        sys.exit("error: the encoder's files are not on this machine\ntry: make setup")
    model = load_model(folder)
    made, told = passages.notes(options.notes)
    texts = [text for path, data in made for text in passages.passages(path, data, lambda text: count_tokens(text, model))]
    figures, tables = compare_bulk(folder, texts, told, options.rounds)
    tables.append(cold_table(folder, options.rounds))
    recording.show(figures, tables)
    if options.record:
        recording.record("encoder", f"python bench/encoder.py --notes {options.notes} --record", figures, tables)


if __name__ == "__main__":
    main()
