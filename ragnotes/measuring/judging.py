"""One question's hits and answer held against its gold, and all questions' outcomes as measures held against a baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..records import Answer, Citation, Hit, Measure
from ..text import content_words, stem, words
from .scoring import bootstrap, mean, recall_at_k, reciprocal_rank, success_at_k
from .suites import CROSS_LANGUAGE, Question, Relevant, Row, row_of, verdict_of


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


def overlap(place: Hit | Citation, relevant: Relevant) -> bool:
    """Return whether the place and the relevant range share a line of the same file."""
    return place.file == relevant.file and place.start_line <= relevant.end_line and relevant.start_line <= place.end_line


def holds_fact(answer: str, fact: str, language: str) -> bool:
    """Return whether every content word of the fact is a word of the answer, both stemmed in the language."""
    asked = content_words(fact, language) or words(fact)  # a fact such as "people" is all stop words
    said = {stem(word, language) for word in words(answer)}
    return all(stem(word, language) in said for word in asked)


def judge(question: Question, hits: Sequence[Hit], answer: Answer) -> Outcome:
    """Return what came of a question: its ranked hits and its answer against its gold. Files are named as the gold names them."""
    silent = answer.status == "silent"
    cited = () if silent else answer.citations  # what a silent answer names are the closest talks, not support
    return Outcome(
        question=question,
        covered=tuple(frozenset(at for at, relevant in enumerate(question.relevant) if overlap(hit, relevant)) for hit in hits),
        silent=silent,
        citations=len(cited),
        supporting=sum(any(overlap(citation, relevant) for relevant in question.relevant) for citation in cited),
        verified=sum(citation.verdict == "verified" for citation in cited),
        missing_facts=tuple(fact for fact in question.answer_facts if silent or not holds_fact(answer.answer, fact, question.language)),
    )


def values(outcomes: Sequence[Outcome]) -> dict[str, list[float]]:
    """Return every measure's value for each question that it looks at; the measure is their mean.

    recall@5, success@5, RR, answered, citation hit: over questions that the notes answer. silence told: over those they do not.
    citation precision: over questions that the notes answer and that were answered. verified: over all answers with a citation.
    fact recall: over questions that the notes answer in the question's own language and that name facts.
    """
    answerable = [outcome for outcome in outcomes if outcome.question.relevant]
    answered = [outcome for outcome in answerable if not outcome.silent]
    stated = [outcome for outcome in answerable if outcome.question.answer_facts and outcome.question.kind != CROSS_LANGUAGE]
    return {
        "recall@5": [recall_at_k(outcome.covered, len(outcome.question.relevant), 5) for outcome in answerable],
        "success@5": [success_at_k(outcome.covered, 5) for outcome in answerable],
        "RR": [reciprocal_rank(outcome.covered) for outcome in answerable],
        "silence told": [float(outcome.silent) for outcome in outcomes if not outcome.question.relevant],
        "answered": [float(not outcome.silent) for outcome in answerable],
        "citation precision": [outcome.supporting / max(outcome.citations, 1) for outcome in answered],
        "citation hit": [float(outcome.supporting > 0) for outcome in answerable],
        "verified": [outcome.verified / outcome.citations for outcome in outcomes if outcome.citations],
        "fact recall": [1 - len(outcome.missing_facts) / len(outcome.question.answer_facts) for outcome in stated],
    }


def baseline_rows(outcomes: Sequence[Outcome]) -> dict[str, Row]:
    """Return what each measure is to be held against from now on; nothing for one that no question asks for."""
    return {name: row_of(mean(sample), len(sample)) for name, sample in values(outcomes).items() if sample}


def measure(outcomes: Sequence[Outcome], baseline: Mapping[str, Row]) -> tuple[Measure, ...]:
    """Return the measures in a fixed order: fail below the baseline's floor, pass at or above it, new without a row in it.

    A measure that no question asks for is left out, unless the baseline has it: then it fails, since what it guarded is gone.
    """
    return tuple(_measure(name, sample, baseline.get(name)) for name, sample in values(outcomes).items() if sample or name in baseline)


def _measure(name: str, sample: Sequence[float], row: Row | None) -> Measure:
    value = mean(sample)
    low, high = bootstrap(sample) if sample else (0.0, 0.0)
    return Measure(name, value, low, high, len(sample), row.value if row else None, verdict_of(value, len(sample), row))
