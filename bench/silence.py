"""Print the fit that the constants of finding/silence.py are from, and how well its rule tells what the notes do not answer.

    python bench/silence.py [--cache FOLDER]    # some two minutes, but for a first run's indexes and vectors, which the cache keeps

Sets of questions that are answered, and of questions that are not, asked of the same kind of notes:
  shared   over wild-notes, as `ragnotes search` asks them; "none" has no answer there, "near" is asked of all but the files that answer
  slips    the answered ones with two letters of the longest word swapped: they must not be silent for that
  samples  of eval/ over examples/notes, likewise
  note     the shared ones, asked of an index of the one note that answers; "note, other" of an index of some other note
  qmsum    of meetings (val), asked of themselves; "next" and "other" of another meeting, which may answer some, too
  clapnq   over the passages of all its questions
  xquad    "near" asked of all but the paragraph that answers; es-en and de-en ask across languages
Each set's own line comes from a fit that never saw it.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import datasets
import numpy as np
import retrieval

from ragnotes import indexing, looking, opening
from ragnotes.finding import search, silence
from ragnotes.finding.index import Index, chunk_record
from ragnotes.finding.vectors import Embedder
from ragnotes.finding.words import FloatVector, IntVector
from ragnotes.measuring import publicsets
from ragnotes.records.hits import Found
from ragnotes.records.settings import Settings
from ragnotes.settings import Config, read_settings
from ragnotes.text import language_of

GROUPS = {
    "shared": ("none", "near"), "samples": ("samples, none", "samples, near"), "note": ("note, other",), "qmsum": ("next", "other"),
    "clapnq": ("clapnq, none",), **{f"xquad {pair}": (f"xquad {pair}, near",) for pair in ("en-en", "es-es", "de-de", "es-en", "de-en")},
}  # fmt: skip
SHARES = {"none": 4.0, "samples, none": 4.0, "shared": 3.0, "samples": 3.0}  # of a set in the fit, whatever its size; of any other 1
POINTS = ("shared", "none", "near", "samples", "samples, none", "note", "qmsum", "clapnq", "xquad es-es")  # sets of the last table
SIGNALS = ("above", "talk cover", "missing names")
MEETINGS = 12
EVERY = 4  # question of xquad, and of clapnq
RIDGE = 1.0  # keeps weights finite where a signal alone would part the sets
ALLOWED = 0.05  # of false silence


@dataclass(frozen=True, slots=True)
class Told:
    """The evidence of a question, with the encoder and by words alone."""

    both: silence.Evidence
    words: silence.Evidence


Sets = dict[str, list[Told]]


def auroc(positives: FloatVector, negatives: FloatVector) -> float:
    """Return the chance that a positive is above a negative, ties counted half."""
    ours, theirs = positives[:, None], negatives[None, :]
    return float((ours > theirs).mean() + 0.5 * (ours == theirs).mean())


def signals(evidence: silence.Evidence) -> list[float]:
    """Return the figures that the fit weighs, in the order of SIGNALS."""
    return [evidence.above, evidence.talk_cover, -float(bool(evidence.missing_names))]


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


def slipped(question: str) -> str:
    """Return a question with the third and fourth letter of its longest word swapped."""
    longest = max(question.split(), key=len)
    return question.replace(longest, longest[:2] + longest[3:4] + longest[2:3] + longest[4:])


def ask_notes(name: str, questions: Path, settings: Settings, embedder: Embedder) -> Sets:
    """Return the evidence of questions over notes, and over the notes without what answers them."""
    index = opening.open_index(settings)
    files = [chunk_record(index, row)["file"] for row in range(len(index.columns))]
    none, near, slips = (GROUPS[name][0], GROUPS[name][1], "slips" if name == "shared" else f"{name}, slips")
    sets: Sets = {name: [], none: [], near: [], slips: []}
    for line in questions.read_text("utf-8").splitlines():
        question = json.loads(line)
        text, answering = question["question"], tuple({place["file"] for place in question["relevant"]})
        for kind, asked in ((name if answering else none, text), *(((slips, slipped(text)),) if answering else ())):
            both, words = (looked_up(asked, settings, embedder, alone=alone) for alone in (False, True))
            if both and words:
                sets[kind].append(Told(both, words))
        if answering:
            others = np.array([not file.endswith(answering) for file in files])
            sets[near].append(ranked(text, embedder.embed_question(text), index, np.flatnonzero(others)))
    return sets


def ask_single(questions: Path, settings: Settings, embedder: Embedder) -> Sets:
    """Return the evidence of questions over an index of one note: the first that answers them, and some other."""
    whole = opening.open_index(settings)
    records = [chunk_record(whole, row) for row in range(len(whole.columns))]
    files = np.array([record["file"] for record in records])
    known = sorted(set(files.tolist()))
    sets: Sets = {"note": [], "note, other": []}
    for number, line in enumerate(questions.read_text("utf-8").splitlines()):
        question = json.loads(line)
        answering = tuple(place["file"] for place in question["relevant"])
        if answering:
            own = next(file for file in known if file.endswith(answering[0]))
            other = [file for file in known if not file.endswith(answering)][number * 7 % 60]
            for kind, file in (("note", own), ("note, other", other)):
                rows = np.flatnonzero(files == file)
                index = datasets.index_of(
                    [f"{records[row]['head']}\n{records[row]['text']}" for row in rows],
                    np.unique([records[row]["talk"] for row in rows], return_inverse=True)[1].tolist(),
                    np.asarray(whole.vectors[rows]),
                )
                sets[kind].append(ranked(question["question"], embedder.embed_question(question["question"]), index))
    return sets


def ask_meetings(data: Path, cache: Path, embedder: Embedder) -> Sets:
    """Return the evidence of questions over their own meeting, the next and one that is far off in the list."""
    packed = [publicsets.pack(meeting) for meeting in publicsets.load_meetings(data, "val")]
    meetings = datasets.embed(sorted(packed, key=lambda one: len(one.documents))[:MEETINGS], cache, embedder)
    sets: Sets = {"qmsum": [], "next": [], "other": []}
    for (at, meeting), (name, away) in itertools.product(enumerate(meetings), (("qmsum", 0), ("next", 1), ("other", len(meetings) // 2))):
        other = meetings[(at + away) % len(meetings)].index
        sets[name] += [ranked(asked.text, asked.vector, other) for asked in meeting.asked]
    return sets


def ask_clapnq(data: Path, cache: Path, embedder: Embedder) -> Sets:
    """Return the evidence of a part of CLAPNQ's questions over the passages of them all."""
    rows: dict[str, list[Any]] = {}
    for name, kind in (("clapnq", "answerable"), ("clapnq, none", "unanswerable")):
        with gzip.open(data / "clapnq" / f"{kind}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows[name] = [json.loads(line) for line in lines]
    passages = [row["passages"][0] for row in itertools.chain(*rows.values())]
    texts = [f"{passage['title']}\n{' '.join(passage['sentences'])}" for passage in passages]
    index = datasets.index_of(texts, list(range(len(texts))), datasets.embedded(texts, cache, embedder))
    asked = {name: [row["input"] for row in own][::EVERY] for name, own in rows.items()}
    vectors = {name: datasets.embedded(own, cache, embedder) for name, own in asked.items()}
    return {name: [ranked(*pair, index) for pair in zip(asked[name], vectors[name], strict=True)] for name in rows}


def ask_paragraphs(name: str, data: Path, cache: Path, embedder: Embedder) -> Sets:
    """Return the evidence of a part of XQuAD's questions over all paragraphs, and over all but the one that answers."""
    (collection,) = datasets.load(name, data, cache, embedder)
    sets: Sets = {name: [], f"{name}, near": []}
    for asked in collection.asked[::EVERY]:
        others = np.array([row for row in range(len(collection.index.columns)) if not asked.gains.get(row)])
        sets[name].append(ranked(asked.text, asked.vector, collection.index))
        sets[f"{name}, near"].append(ranked(asked.text, asked.vector, collection.index, others))
    return sets


def sample_index(cache: Path, embedder: Embedder) -> Settings:
    """Return the settings of an index of examples/notes, built if the cache does not hold it."""
    notes = Path(__file__).resolve().parent.parent / "examples" / "notes"
    environment = {"XDG_STATE_HOME": str(cache / "state"), "RAGNOTES_INDEX": str(cache / "samples")}
    settings = read_settings(environment, notes, Config({}, notes, {}, {}), {"refresh": False, "k": retrieval.DEPTH, "log": False})
    if not (cache / "samples" / "CURRENT").exists():
        indexing.build(["."], settings, embedder=embedder, tell=lambda _: None)
    return settings


def fit(sets: Sets, names: Sequence[str]) -> FloatVector:
    """Return intercept and weights of a logistic regression over these sets, by Newton's method; each set has its share, however large."""
    rows = np.array([[1.0, *signals(told.both)] for name in names for told in sets[name]])
    answered = np.array([float(name in GROUPS) for name in names for _ in sets[name]])
    shares = np.array([100 * SHARES.get(name, 1.0) / len(sets[name]) for name in names for _ in sets[name]])
    ridge = RIDGE * np.diag([1e-6, *([1.0] * len(SIGNALS))])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-1 * (rows @ weights)))
        slope = rows.T @ (shares * (answered - likely)) - ridge @ weights
        weights = weights + np.linalg.solve((rows.T * (shares * likely * (1 - likely))) @ rows + ridge, slope)
    return np.asarray(weights)


def print_fit(sets: Sets) -> None:
    """Print the weights, and for each group what a fit without it comes to: AUROC, and what is told at the false silence allowed."""
    weights = fit(sets, [name for group, others in GROUPS.items() for name in (group, *others)])
    print("logistic fit, above 1:", ", ".join(f"{name} {one / weights[1]:.2f}" for name, one in zip(SIGNALS, weights[1:], strict=True)))
    print(f"\n{'fitted without it':22}{'AUROC':>10}{f'told at {ALLOWED:.0%}':>14}")
    for group, others in GROUPS.items():
        own = fit(sets, [name for other, more in GROUPS.items() if other != group for name in (other, *more)])[1:]
        ours, *theirs = (np.array([signals(told.both) for told in sets[name]]) @ own for name in (group, *others))
        for name, scores in zip(others, theirs, strict=True):
            print(f"{name:22}{auroc(ours, scores):10.3f}{(scores < np.quantile(ours, ALLOWED)).mean():14.3f}")


def print_rule(sets: Sets) -> None:
    """Print what the rule in use calls silent, and how well its strength parts each set from its answered one."""
    print(f"\n{'called silent':22}{'with':>10}{'words':>10}{'n':>7}{'AUROC':>10}")
    ways: tuple[Callable[[Told], silence.Evidence], ...] = (lambda told: told.both, lambda told: told.words)
    home = {name: group for group, others in GROUPS.items() for name in others}
    for name, told in sets.items():
        both, words = (np.mean([bool(silence.find_silence(way(one))) for one in told]) for way in ways)
        ours, theirs = (np.array([silence.strength(one.both) for one in group]) for group in (sets[home.get(name, name)], told))
        print(f"{name:22}{both:10.3f}{words:10.3f}{len(told):7}" + (f"{auroc(ours, theirs):10.3f}" if name in home else ""), flush=True)


def print_points(sets: Sets) -> None:
    """Print where the line could be drawn: the share of some sets that is called silent."""
    print(f"\n{'ENOUGH':8}" + "".join(f"{name:>15}" for name in POINTS))
    for enough in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
        in_use = "  in use" if enough == silence.ENOUGH else ""
        with mock.patch.object(silence, "ENOUGH", enough):
            shares = [np.mean([bool(silence.find_silence(told.both)) for told in sets[name]]) for name in POINTS]
        print(f"{enough:<8.2f}" + "".join(f"{share:15.3f}" for share in shares) + in_use)


def main() -> None:
    """Print all three."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cache", type=Path, default=datasets.cache_folder(), help="where vectors and the indexes are kept")
    cache = parser.parse_args().cache
    data, embedder = datasets.data_folder().resolve(), datasets.encoder()
    wild, shared = retrieval.wild_index(data, cache, embedder), data / "questions.jsonl"
    sets = ask_notes("shared", shared, wild, embedder) | ask_single(shared, wild, embedder)
    sets |= ask_notes(
        "samples", Path(__file__).resolve().parent.parent / "eval" / "questions.jsonl", sample_index(cache, embedder), embedder
    )
    sets |= ask_meetings(data, cache, embedder) | ask_clapnq(data, cache, embedder)
    for name in GROUPS:
        if name.startswith("xquad"):
            sets |= ask_paragraphs(name, data, cache, embedder)
    print_fit(sets)
    print_rule(sets)
    print_points(sets)


if __name__ == "__main__":
    main()
