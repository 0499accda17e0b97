"""Print what the encoder costs and how true it is: against sentence-transformers in bulk, and cold for one question.

    python bench/encoder.py                      # generated notes
    python bench/encoder.py --texts FOLDER       # the text files of a folder

Processor seconds (user and system) of one thread; the figures of one run are to be compared with each other, not with another machine's.
"""

from __future__ import annotations

import argparse
import os

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")  # before NumPy and torch are imported

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from ragnotes.finding.encoder import Model, count_tokens, encode, for_bulk, load_model
from ragnotes.models import find_model_folder

WORDS = (
    "the talk was about vectors and a speaker said that nobody reads notes again het praatje ging over Python y la charla fue corta".split()
)
MFLOP_A_TOKEN = 21.2  # the products of this model, attention aside
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


def read_texts(folder: Path | None) -> list[str]:
    """Return paragraphs of the text files of a folder, at most 400, or as many generated ones."""
    if folder is None:
        chance = random.Random(0)
        return [" ".join(chance.choices(WORDS, k=chance.choice((8, 20, 60, 120, 180)))) for _ in range(200)]
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md", ".rst"))
    paragraphs = [part for path in files for part in path.read_bytes().decode("utf-8", "replace").split("\n\n") if part.strip()]
    return random.Random(0).sample(paragraphs, min(400, len(paragraphs)))


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def gflops() -> float:
    """Return the billions of operations a second of one float32 product of the encoder's size: the ceiling."""
    left, right = np.ones((2048, 384), np.float32), np.ones((384, 1536), np.float32)
    return 2 * 2048 * 384 * 1536 / min(seconds(lambda: left @ right) for _ in range(20)) / 1e9


def compare_bulk(folder: Path, texts: list[str], rounds: int) -> None:
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    model: Model = load_model(folder)
    other = SentenceTransformer(str(folder), device="cpu")
    bulk = for_bulk(model)
    tokens = sum(min(count_tokens(text, model), model.max_tokens) for text in texts)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(tokens / seconds(lambda: encode(texts, bulk)))
        theirs.append(tokens / seconds(lambda: other.encode(texts, normalize_embeddings=True, show_progress_bar=False)))
    difference = np.abs(encode(texts, bulk) - other.encode(texts, normalize_embeddings=True, show_progress_bar=False)).max()
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    ours_median = statistics.median(ours)
    share = ours_median * MFLOP_A_TOKEN / 1000 / gflops()
    print(f"{len(texts)} texts, {tokens} tokens, {rounds} rounds in turn, medians")
    print(f"ours                   {ours_median:7.0f} tokens per cpu s, {share:.0%} of what float32 products alone would allow")
    print(f"sentence-transformers  {statistics.median(theirs):7.0f} tokens per cpu s")
    print(f"ratio                  {ratio:7.2f}")
    print(f"largest difference     {difference:.1e}")


def cold(folder: Path, script: str, rounds: int) -> list[float]:
    """Return the median processor milliseconds of each step, and their sum."""
    command = [sys.executable, "-c", script, str(folder), QUESTION]
    runs = []
    for _ in range(rounds + 1):  # the first warms the file cache
        marks = [float(mark) for mark in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]
        runs.append([after - before for before, after in zip([0.0, *marks], marks, strict=False)] + [marks[-1]])
    return [statistics.median(step) for step in zip(*runs[1:], strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="a folder of notes instead of generated text")
    parser.add_argument("--model", type=Path, help="the encoder's folder")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cold-only", action="store_true", help="leave out the comparison with sentence-transformers")
    options = parser.parse_args()
    folder = find_model_folder(options.model)
    if folder is None:
        sys.exit("error: the encoder's files are not on this machine\ntry: make setup")
    if not options.cold_only:
        compare_bulk(folder, read_texts(options.texts), options.rounds)
    own, package = cold(folder, OWN, 2 * options.rounds + 1), cold(folder, PACKAGE, 2 * options.rounds + 1)
    print(f"\none cold question, cpu ms {'own WordPiece':>16}{'tokenizers':>12}")
    for name, mine, theirs in zip((*STEPS, "together"), own, package, strict=True):
        print(f"{name:<25} {mine:>15.1f} {theirs:>11.1f}")


if __name__ == "__main__":
    main()
