"""Print the fit that the constants of finding/silence.py are from, and how well its rule tells what the notes do not answer.

    python bench/silence.py [--cache FOLDER]    # under two minutes, but for a first run's index of wild-notes, which the cache keeps

Learnt on questions that are answered and on those that are not:
  shared   over wild-notes, as `ragnotes search` asks them; "none" has no answer there
  near     the answerable ones, of wild-notes without the files that answer them (some may be answered elsewhere)
  own      a dozen of QMSum's training meetings, asked of themselves; "next" and "other" of another meeting, which may answer some, too
Held out: clapnq, a small sample over its passages. Figures on shared questions leave the question itself out of the fit.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import datasets
import fusion
import numpy as np
import numpy.typing as npt
import retrieval

from ragnotes import looking, opening
from ragnotes.finding import search, silence
from ragnotes.finding.index import Index, chunk_record
from ragnotes.finding.vectors import Embedder
from ragnotes.finding.words import FloatMatrix, FloatVector, IntVector
from ragnotes.records import Found, Settings
from ragnotes.text import language_of

SHARES = {"shared": 2.0, "none": 4.0, "near": 0.5, "own": 0.5, "next": 0.3, "other": 0.3}  # of a question of each set, in the fit
ANSWERED = ("shared", "own", "clapnq answered")
SIGNALS = ("cosine", "joint", "missing share", "missing names")
SAMPLE = 40  # questions of each kind of clapnq
RIDGE = 1.0  # keeps weights finite where a signal alone would part the sets


@dataclass(frozen=True, slots=True)
class Told:
    """The evidence of a question, with the encoder and by words alone."""

    both: silence.Evidence
    words: silence.Evidence


def auroc(positives: FloatVector, negatives: FloatVector) -> float:
    """Return the chance that a positive is above a negative, ties counted half."""
    ours, theirs = positives[:, None], negatives[None, :]
    return float((ours > theirs).mean() + 0.5 * (ours == theirs).mean())


def signals(evidence: silence.Evidence) -> list[float]:
    """Return the figures that the fit weighs, in the order of SIGNALS."""
    return [evidence.cosine or 0.0, evidence.joint, -evidence.missing_share, -float(bool(evidence.missing_names))]


def is_enough(evidence: silence.Evidence) -> bool:
    """Return whether evidence is enough whatever its strength."""
    close = (evidence.cosine or 0.0) >= silence.ENOUGH_FOREIGN
    return evidence.cover >= silence.ALL_WORDS or (evidence.foreign and close and not evidence.missing_names)


def ranked(question: str, vector: FloatVector, index: Index, rows: IntVector | None = None) -> Told:
    """Return the evidence of a question asked of these rows of an index."""
    language = language_of(question)
    _, _, both = search.rank(question, vector, index, k=8, language=language, rows=rows)
    _, _, words = search.rank(question, None, index, k=8, language=language, rows=rows)
    return Told(both, words)


def looked_up(question: str, settings: Settings, embedder: Embedder, *, alone: bool) -> silence.Evidence | None:
    """Return the evidence of a question as `ragnotes search` asks it, or by words `alone`: the strongest, where it asks several times."""
    seen: list[silence.Evidence] = []
    usual = search.search

    def noted(evidence: silence.Evidence) -> str:
        seen.append(evidence)
        return silence.find_silence(evidence)

    def asked(text: str, vector: FloatVector | None, index: Index, **named: Any) -> Found:
        return usual(text, None if alone else vector, index, **named)

    with mock.patch.multiple(search, find_silence=noted, search=asked):
        looking.look_up(question, settings, tell=lambda _: None, embedder=embedder)
    return max(seen, key=silence.strength, default=None)


def ask_wild(data: Path, cache: Path, embedder: Embedder) -> dict[str, list[Told]]:
    """Return the evidence of the shared questions over wild-notes, and over wild-notes without what answers them."""
    settings = retrieval.wild_index(data, cache, embedder)
    index = opening.open_index(settings)
    files = [chunk_record(index, row)["file"] for row in range(len(index.columns))]
    sets: dict[str, list[Told]] = {"shared": [], "none": [], "near": []}
    for line in (data / "questions.jsonl").read_text("utf-8").splitlines():
        question = json.loads(line)
        text, answering = question["question"], tuple({place["file"] for place in question["relevant"]})
        both, words = (looked_up(text, settings, embedder, alone=alone) for alone in (False, True))
        if both and words:
            sets["shared" if answering else "none"].append(Told(both, words))
        if answering:
            others = np.array([not file.endswith(answering) for file in files])
            sets["near"].append(ranked(text, embedder.embed_question(text), index, np.flatnonzero(others)))
    return sets


def ask_meetings(data: Path, cache: Path, embedder: Embedder) -> dict[str, list[Told]]:
    """Return the evidence of questions over their own meeting, the next and one that is far off in the list."""
    meetings = datasets.embed(fusion.short_meetings(data), cache, embedder)
    sets: dict[str, list[Told]] = {"own": [], "next": [], "other": []}
    for (at, meeting), (name, away) in itertools.product(enumerate(meetings), (("own", 0), ("next", 1), ("other", len(meetings) // 2))):
        other = meetings[(at + away) % len(meetings)].index
        sets[name] += [ranked(asked.text, asked.vector, other) for asked in meeting.asked]
    return sets


def ask_clapnq(data: Path, cache: Path, embedder: Embedder) -> dict[str, list[Told]]:
    """Return the evidence of a sample of CLAPNQ's questions over the passages of them all."""
    rows: dict[str, list[Any]] = {}
    for kind in ("answerable", "unanswerable"):
        with gzip.open(data / "clapnq" / f"{kind}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows[kind] = [json.loads(line) for line in itertools.islice(lines, SAMPLE)]
    passages = [row["passages"][0] for row in itertools.chain(*rows.values())]
    texts = [f"{passage['title']}\n{' '.join(passage['sentences'])}" for passage in passages]
    index = datasets.index_of(texts, list(range(len(texts))), datasets.embedded(texts, cache, embedder))
    told = {kind: [ranked(row["input"], embedder.embed_question(row["input"]), index) for row in rows[kind]] for kind in rows}
    return {"clapnq answered": told["answerable"], "clapnq": told["unanswerable"]}


def fit(rows: FloatMatrix, answered: FloatVector, shares: FloatVector) -> FloatVector:
    """Return intercept and weights of a logistic regression, by Newton's method."""
    inputs: npt.NDArray[np.float64] = np.concatenate((np.ones((len(rows), 1)), rows), axis=1)
    ridge = RIDGE * np.eye(inputs.shape[1])
    ridge[0, 0] = 1e-6
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-1 * (inputs @ weights)))
        slope = inputs.T @ (shares * (answered - likely)) - ridge @ weights
        weights = weights + np.linalg.solve((inputs.T * (shares * likely * (1 - likely))) @ inputs + ridge, slope)
    return np.asarray(weights)


def print_fit(sets: dict[str, list[Told]]) -> None:
    """Print the weights, and what shared questions come to when each is left out of the fit that judges it."""
    named = [(name, told.both) for name in SHARES for told in sets[name]]
    names = np.array([name for name, _ in named])
    rows = np.array([signals(evidence) for _, evidence in named])
    answered = np.isin(names, ANSWERED).astype(float)
    shares = np.array([SHARES[name] for name in names])
    weights = fit(rows, answered, shares)
    print(
        "logistic fit, cosine 1:", ", ".join(f"{name} {weight / weights[1]:.2f}" for name, weight in zip(SIGNALS, weights[1:], strict=True))
    )
    left_out = {}
    for at in np.flatnonzero(np.isin(names, ("shared", "none"))):
        kept = np.arange(len(rows)) != at
        own = fit(rows[kept], answered[kept], shares[kept])
        left_out[int(at)] = float(rows[at] @ own[1:] / own[1]) if not is_enough(named[at][1]) else np.inf
    ours, theirs = (np.array([value for at, value in left_out.items() if names[at] == name]) for name in ("shared", "none"))
    print(f"each question left out: AUROC {auroc(ours, theirs):.3f}\n{'ENOUGH':>10}{'told':>10}{'false':>10}")
    for enough in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        print(
            f"{enough:10.2f}{(theirs < enough).mean():10.3f}{(ours < enough).mean():10.3f}{'  in use' if enough == silence.ENOUGH else ''}"
        )


def print_rule(sets: dict[str, list[Told]]) -> None:
    """Print what the rule in use calls silent, and how well its strength parts each set from its answered one."""
    print(f"\n{'called silent':18}{'with':>10}{'words':>10}{'n':>7}{'AUROC':>10}")
    usual: list[Told] = []
    for name, told in sets.items():
        both, words = (
            np.mean([bool(silence.find_silence(one)) for one in ways]) for ways in zip(*((t.both, t.words) for t in told), strict=True)
        )
        usual = told if name in ANSWERED else usual
        ours, theirs = (np.array([silence.strength(one.both) for one in group]) for group in (usual, told))
        print(f"{name:18}{both:10.3f}{words:10.3f}{len(told):7}" + ("" if name in ANSWERED else f"{auroc(ours, theirs):10.3f}"))


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cache", type=Path, default=datasets.cache_folder(), help="where vectors and the index are kept")
    cache = parser.parse_args().cache
    data, embedder = datasets.data_folder().resolve(), datasets.encoder()
    sets = ask_wild(data, cache, embedder) | ask_meetings(data, cache, embedder)
    print_fit(sets)
    print_rule(sets | ask_clapnq(data, cache, embedder))


if __name__ == "__main__":
    main()
