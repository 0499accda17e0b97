"""One question's hits and answer held against its gold, and what each measure is worth for each question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..records.answers import Answer, Citation
from ..records.hits import Copy, Hit
from ..text import content_words, stem, words
from .scoring import gains_of, ndcg_at_k, recall_at_k, recall_within, reciprocal_rank, success_at_k
from .suites import CROSS_LANGUAGE, FAMILIES, Question, Relevant
from .verdicts import Verdict

DEPTH = 10  # hits that a ranked measure looks at
READ_WORDS = 1_000
MEANS: Mapping[str, tuple[str, ...]] = {family: FAMILIES[family] for family in ("retrieval", "silence", "citations")}


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a right passage stood by each part of the search alone, over all passages of the index; ranks are from 1."""

    place: str  # file:first-last of the passage that should have come
    text: str
    dense: int | None  # None: without the encoder, or the passage is not in the index
    terms: int | None  # None: it has no word of the question
    missing: tuple[str, ...]  # words of the question that it lacks
    exact: bool  # a line that holds a rare word or a phrase of the question is right


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question. Positions are those of `question.relevant`."""

    question: Question
    covered: tuple[frozenset[int], ...]  # for each ranked hit, best first: the relevant places that it covers
    silent: bool
    citations: int
    supporting: int  # citations that cover a relevant place
    verified: int  # citations whose verdict is "verified"
    missing_facts: tuple[str, ...]  # answer facts that the answer does not hold
    sizes: tuple[int, ...] = ()  # words of each ranked hit
    strength: float | None = None  # of the evidence that silence is decided on
    hits: tuple[Hit, ...] = ()  # the first of them, for people
    trail: Trail | None = None  # of the right passage that stands best; None for a question without one
    reason: str = ""  # why silent, in words
    judged: Verdict | None = None  # by a model, if one was asked to


def overlap(place: Hit | Copy | Citation, relevant: Relevant) -> bool:
    """Return whether the place and the relevant range share a line of the same file."""
    return place.file == relevant.file and place.start_line <= relevant.end_line and relevant.start_line <= place.end_line


def _covers(hit: Hit, relevant: Relevant) -> bool:
    """Return whether a hit, or nearly the same passage that is not shown again, shares a line with the relevant range."""
    return overlap(hit, relevant) or any(overlap(copy, relevant) for copy in hit.copies)


def holds_fact(answer: str, fact: str, language: str) -> bool:
    """Return whether every content word of the fact is a word of the answer, both stemmed in the language."""
    asked = content_words(fact, language) or words(fact)  # a fact such as "people" is all stop words
    said = {stem(word, language) for word in words(answer)}
    return all(stem(word, language) in said for word in asked)


def judge(
    question: Question, hits: Sequence[Hit], answer: Answer, *, strength: float | None = None, trail: Trail | None = None, reason: str = ""
) -> Outcome:
    """Return what came of a question: its ranked hits and its answer against its gold. Files are named as the gold names them."""
    silent = answer.status == "silent"
    cited = () if silent else answer.citations  # what a silent answer names are the closest talks, not support
    return Outcome(
        question=question,
        covered=tuple(frozenset(at for at, relevant in enumerate(question.relevant) if _covers(hit, relevant)) for hit in hits),
        silent=silent,
        citations=len(cited),
        supporting=sum(any(overlap(citation, relevant) for relevant in question.relevant) for citation in cited),
        verified=sum(citation.verdict == "verified" for citation in cited),
        missing_facts=tuple(fact for fact in question.answer_facts if silent or not holds_fact(answer.answer, fact, question.language)),
        sizes=tuple(len(words(hit.text)) for hit in hits),
        strength=strength,
        hits=tuple(hits[:DEPTH]),
        trail=trail,
        reason=reason,
    )


def value_of(outcome: Outcome) -> dict[str, float]:
    """Return the measures that look at this question, each with its value for it.

    Retrieval, answered and citation hit: where the notes answer. silence told: where they do not. citation precision: where they answer
    and an answer was given. verified: of an answer with a citation. fact recall: where the notes answer in the question's own language
    and facts are named.
    """
    question, covered = outcome.question, outcome.covered
    found: dict[str, float] = {}
    if n := len(question.relevant):
        found |= {
            "recall@5": recall_at_k(covered, n, 5),
            "recall@10": recall_at_k(covered, n, 10),
            "nDCG@10": ndcg_at_k(gains_of(covered[:DEPTH]), [1.0] * n, DEPTH),
            "success@5": success_at_k(covered, 5),
            "RR": reciprocal_rank(covered[:DEPTH]),
            "recall in 1,000 words": recall_within(covered, outcome.sizes, n, READ_WORDS),
            "answered": float(not outcome.silent),
            "citation hit": float(outcome.supporting > 0),
        }
        if not outcome.silent:
            found["citation precision"] = outcome.supporting / max(outcome.citations, 1)
        if question.answer_facts and question.kind != CROSS_LANGUAGE:
            found["fact recall"] = 1 - len(outcome.missing_facts) / len(question.answer_facts)
    else:
        found["silence told"] = float(outcome.silent)
    if outcome.citations:
        found["verified"] = outcome.verified / outcome.citations
    return found


def values(outcomes: Sequence[Outcome]) -> dict[str, list[float]]:
    """Return every measure's value for each question that it looks at; the measure is their mean."""
    told = [value_of(outcome) for outcome in outcomes]
    return {name: [one[name] for one in told if name in one] for names in MEANS.values() for name in names}


def groups_of(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> dict[str, list[Outcome]]:
    """Return the outcomes by what `key` tells of them, in order of first appearance."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    return groups
