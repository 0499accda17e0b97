"""Whether the notes are silent on a question, decided on absolute evidence: never on a fused score, whose best is high whatever is asked.

No signal is good alone. With the encoder, closeness and shared words count for more where one passage has both; words that no passage has
speak against, above all names. The weights are a logistic fit over the closest cosine: bench/silence.py prints it and what it comes to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .terms import TermScores
from .words import FloatVector

BEST = 5  # hits that count as evidence

# By bench/silence.py, with the encoder; the cosine has weight 1
JOINT_WEIGHT = 2.4
MISSING_WEIGHT = 1.6
NAME_WEIGHT = 1.5
ENOUGH = 0.4
# by words alone
COVER_WEIGHT = 0.5
BM25_WEIGHT = 0.25
MISSING_WORDS_WEIGHT = 0.15
NAME_WORDS_WEIGHT = 0.5
ENOUGH_WORDS = 0.22
ALL_WORDS = 0.99  # of cover: one passage that has every word asked for is enough, however odd the question sounds to the encoder
ENOUGH_FOREIGN = 0.42  # of cosine, where the closest hit is in another language: words cannot meet there

_RUN = re.compile(r"[^\W_]+")
_SENTENCE_START = frozenset('.?!:¿¡"“«')


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer in the best hits. A share of words is a share of the sum of their idf: rare words count for more."""

    cosine: float | None  # of the closest hit; None: searched without the encoder
    cover: float  # largest share of the question's words in one hit
    bm25: float  # best BM25 of a hit over the sum of idf
    missing_share: float  # share of words that no passage has
    missing: tuple[str, ...]  # these words, as the question writes them
    missing_names: tuple[str, ...]  # those of them that are written as names
    joint: float  # largest product of cosine and cover in one hit: 0 without the encoder
    foreign: bool  # the closest hit is in another language than the question


def gather(
    question: str,
    written: Sequence[str],
    by_term: TermScores,
    rows: Sequence[int],
    cosines: FloatVector | None,
    languages: Sequence[str],
    language: str,
) -> Evidence:
    """Return the evidence in the best hits, given their rows, cosines and languages, best first.

    `written` are the words of the question as it writes them, one for each word that `by_term` scores.
    """
    best = list(rows[:BEST])
    total = float(by_term.idf.sum()) or 1.0
    has = np.array([np.isin(best, having) for having in by_term.rows], dtype=bool).reshape(len(written), len(best))
    covers = (by_term.idf @ has) / total
    missing = tuple(word for word, having in zip(written, by_term.rows, strict=True) if not len(having))
    named = names_in(question, language)
    closest = 0 if cosines is None or not best else int(np.argmax(cosines[:BEST]))
    return Evidence(
        cosine=None if cosines is None or not best else float(cosines[closest]),
        cover=float(covers.max(initial=0.0)),
        bm25=float(by_term.scores[best].max(initial=0.0)) / total,
        missing_share=float(sum(idf for idf, having in zip(by_term.idf, by_term.rows, strict=True) if not len(having))) / total,
        missing=missing,
        missing_names=tuple(word for word in missing if word in named),
        joint=0.0 if cosines is None else float((covers * cosines[:BEST]).max(initial=0.0)),
        foreign=bool(best) and language != "und" and languages[closest] != language,
    )


def names_in(question: str, language: str) -> frozenset[str]:
    """Return the words written as names: with a capital inside a sentence or inside the word.

    None in German, where every noun is, nor where most words are, as in a title.

    >>> sorted(names_in("Did Vidal compare LangChain and pydantic?", "en"))
    ['LangChain', 'Vidal']
    """
    runs = list(_RUN.finditer(question))
    if language == "de" or 2 * sum(run.group()[0].isupper() for run in runs) > len(runs):
        return frozenset()
    found = set()
    for run in runs:
        before = question[max(0, run.start() - 3) : run.start()].rstrip()
        opens = run.start() == 0 or (before[-1:] in _SENTENCE_START if before else run.start() <= 3)
        if any(letter.isupper() for letter in run.group()[1:]) or (run.group()[0].isupper() and not opens):
            found.add(run.group())
    return frozenset(found)


def strength(evidence: Evidence) -> float:
    """Return the sum of what speaks for an answer: about 0 for nothing, over 1 for a passage that says just what was asked."""
    if evidence.cosine is None:
        words = COVER_WEIGHT * evidence.cover + BM25_WEIGHT * evidence.bm25 - MISSING_WORDS_WEIGHT * evidence.missing_share
        return words - (NAME_WORDS_WEIGHT if evidence.missing_names else 0.0)
    against = MISSING_WEIGHT * evidence.missing_share + (NAME_WEIGHT if evidence.missing_names else 0.0)
    return evidence.cosine + JOINT_WEIGHT * evidence.joint - against


def find_silence(evidence: Evidence) -> str:
    """Return why the notes must be called silent, in words; "" if the evidence is enough."""
    if evidence.cover >= ALL_WORDS:
        return ""
    if evidence.cosine is None:
        return "" if strength(evidence) >= ENOUGH_WORDS else _words_told(evidence)
    foreign_but_close = evidence.foreign and evidence.cosine >= ENOUGH_FOREIGN and not evidence.missing_names
    if strength(evidence) >= ENOUGH or foreign_but_close:
        return ""
    return f"{_words_told(evidence)} and the closest is {'not close' if evidence.cosine >= 0.4 else 'far'} (cosine {evidence.cosine:.2f})"


def _words_told(evidence: Evidence) -> str:
    if evidence.cover == 0:
        return "no passage shares a word with the question"
    if missing := evidence.missing_names or evidence.missing:
        return f"no passage has {' or '.join(repr(word) for word in missing[:3])}"
    return "no passage has enough of the question's words"
