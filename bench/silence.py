"""Print how well each signal, and the rule of finding/silence.py, tells questions that the notes answer from those they do not.

    python bench/silence.py          # RAGNOTES_DATA names the folder of test data; about three minutes

Sets of questions without an answer, each held against the answerable questions over wild-notes (or, for clapnq, over its passages):
  none    written so that wild-notes do not answer them
  near    the answerable ones, asked of wild-notes without the files that answer them (some may be answered elsewhere)
  far     all of them, asked of the five seeds
  clapnq  its unanswerable questions, over the passages of both kinds
AUROC is printed a signal; for the rule, the share of each set that is called silent, with the encoder and by words alone.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ragnotes import indexing, opening
from ragnotes.finding import search, silence
from ragnotes.finding.index import Index, chunk_record
from ragnotes.finding.vectors import Embedder
from ragnotes.settings import Config, read_settings
from ragnotes.text import language_of

SIGNALS: dict[str, Callable[[silence.Evidence], float]] = {
    "closest cosine": lambda evidence: evidence.cosine or 0.0,
    "cover": lambda evidence: evidence.cover,
    "bm25 / idf sum": lambda evidence: evidence.bm25,
    "words somewhere": lambda evidence: -evidence.missing_share,
    "names somewhere": lambda evidence: -float(bool(evidence.missing_names)),
    "the sum of them": silence.strength,
}
Told = list[tuple[silence.Evidence, silence.Evidence]]  # with the encoder, by words alone


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """Return the chance that a positive is above a negative, ties counted half."""
    ours, theirs = np.array(positives)[:, None], np.array(negatives)[None, :]
    return float((ours > theirs).mean() + 0.5 * (ours == theirs).mean())


def build(notes: Path, folder: Path) -> tuple[Index, Embedder]:
    """Return an index of the notes, made for this run."""
    settings = read_settings({"XDG_STATE_HOME": str(folder / "state")}, folder, Config({}, folder, {}, {}), {"index": folder / "index"})
    embedder = opening.load_embedder(settings)
    indexing.build([str(notes.resolve())], settings, embedder=embedder, tell=lambda _: None)
    return opening.open_index(settings), embedder


def gathered(question: str, index: Index, embedder: Embedder, rows: Any = None) -> tuple[silence.Evidence, silence.Evidence]:
    """Return the evidence that silence is decided on, with the encoder and by words alone."""
    language = language_of(question)
    _, _, both = search.rank(question, embedder.embed_question(question), index, k=8, language=language, rows=rows)
    _, _, words = search.rank(question, None, index, k=8, language=language, rows=rows)
    return both, words


def ask_wild(data: Path, folder: Path) -> dict[str, Told]:
    """Return the evidence of the questions over wild-notes and over the seeds."""
    questions = [json.loads(line) for line in (data / "questions.jsonl").read_text("utf-8").split("\n") if line]
    wild, embedder = build(data / "wild-notes", folder / "wild")
    seeds, _ = build(data / "seeds", folder / "seeds")
    files = np.array([chunk_record(wild, row)["file"] for row in range(len(wild.columns))])
    sets: dict[str, Told] = {"answerable": [], "none": [], "near": [], "far": []}
    for question in questions:
        text, answering = question["question"], {place["file"] for place in question["relevant"]}
        sets["answerable" if answering else "none"].append(gathered(text, wild, embedder))
        sets["far"].append(gathered(text, seeds, embedder))
        if answering:
            others = np.array([not any(file.endswith(f"wild-notes/{gone}") for gone in answering) for file in files])
            sets["near"].append(gathered(text, wild, embedder, np.flatnonzero(others)))
    return sets


def ask_clapnq(data: Path, folder: Path) -> dict[str, Told]:
    """Return the evidence of CLAPNQ's questions over its passages, each passage a note."""
    rows = {}
    for kind in ("answerable", "unanswerable"):
        with gzip.open(data / "clapnq" / f"{kind}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows[kind] = [json.loads(line) for line in lines]
    notes = folder / "passages"
    notes.mkdir(parents=True)
    for number, row in enumerate(rows["answerable"] + rows["unanswerable"]):
        passage = row["passages"][0]
        (notes / f"{number:03d}.md").write_text(f"# {passage['title']}\n\n" + "\n".join(passage["sentences"]) + "\n", "utf-8")
    index, embedder = build(notes, folder)
    told = {kind: [gathered(row["input"], index, embedder) for row in rows[kind]] for kind in rows}
    return {"clapnq answerable": told["answerable"], "clapnq": told["unanswerable"]}


def print_tables(sets: Mapping[str, Told]) -> None:
    pairs = [("answerable", name) for name in ("none", "near", "far")] + [("clapnq answerable", "clapnq")]
    print(f"{'AUROC':24}" + "".join(f"{name:>10}" for _, name in pairs))
    for signal, value in SIGNALS.items():
        figures = [auroc([value(one) for one, _ in sets[ours]], [value(one) for one, _ in sets[theirs]]) for ours, theirs in pairs]
        print(f"{signal:24}" + "".join(f"{figure:10.3f}" for figure in figures))
    print(f"\n{'called silent':24}{'with':>10}{'words':>10}{'n':>10}")
    for name, told in sets.items():
        shares = [float(np.mean([bool(silence.find_silence(pair[way])) for pair in told])) for way in (0, 1)]
        print(f"{name:24}" + "".join(f"{share:10.3f}" for share in shares) + f"{len(told):10}")


def main() -> None:
    data = Path(os.environ.get("RAGNOTES_DATA", Path(__file__).resolve().parent.parent.parent / "shared" / "data"))
    if not data.is_dir():
        sys.exit(f"error: no test data at {data}\ntry: RAGNOTES_DATA=FOLDER python bench/silence.py")
    with tempfile.TemporaryDirectory(prefix="ragnotes-silence-") as folder:
        print_tables(ask_wild(data, Path(folder)) | ask_clapnq(data, Path(folder) / "clapnq"))


if __name__ == "__main__":
    main()
