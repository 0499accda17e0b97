"""What a talk's head gives to its passages: title, speakers and event are searched with each, and a question may name the talk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..eventkeys import event_key
from ..text import stem, terms, words
from .breadth import talk_of, talks_named
from .index import Index, chunk_record, talk_record
from .ranking import best
from .terms import TermScores, bm25
from .words import FloatVector, IntVector

LOOKED_AT = 60  # best passages whose talks may be those that a question names, or that room is made among
MOST_ROWS = 2_000  # passages whose words are told apart from their heads where the step is left out
_SAME_START = 3  # letters that a word has in common with its other forms


def of_best(scores: FloatVector, candidates: IntVector, k: int) -> IntVector:
    """Return the best candidates, best first, as many as are looked at for k hits."""
    return best(scores, candidates, max(LOOKED_AT, 4 * k))


def named_groups(question: str, groups: IntVector, top: IntVector, index: Index) -> tuple[int, ...]:
    """Return which groups of the best passages are talks that the question names."""
    talks = [group for group in dict.fromkeys(groups[top[:LOOKED_AT]].tolist()) if group >= 0]
    named = talks_named(question, [talk_of(talk_record(index, talk)) for talk in talks])
    return tuple(talks[at] for at in named)


def events_of(rows: IntVector, index: Index) -> list[str]:
    """Return the event of each of these chunks, as events are compared; the note where none is known of."""
    keys = {"": ""}  # most talks are of a few events
    of_talk: dict[int, str] = {}
    of_note: dict[int, str] = {}

    def key_of(event: str | None) -> str:
        return keys[event or ""] if (event or "") in keys else keys.setdefault(event or "", event_key(event or ""))

    found = []
    for row, talk, note in zip(rows.tolist(), *(index.columns[name][rows].tolist() for name in ("talk", "note")), strict=True):
        if talk >= 0 and talk not in of_talk:
            of_talk[talk] = key_of(talk_record(index, talk)["event"])
        if note not in of_note and not of_talk.get(talk):
            of_note[note] = key_of(chunk_record(index, row)["note"]["event"]) or f"note {note}"
        found.append(of_talk.get(talk) or of_note[note])
    return found


def only_in_head(record: Mapping[str, Any], asked: Sequence[str]) -> frozenset[str]:
    """Return those of the folded words asked for that the head of a passage has, and not its text."""
    language = record["language"]
    in_head = set(terms(record["head"], language))
    there = [word for word in asked if stem(word, language) in in_head]
    if not there:
        return frozenset()
    told = set(words(record["text"]))
    return frozenset(word for word in there if word not in told and not _has_form(word, told, language))


def _has_form(word: str, told: set[str], language: str) -> bool:
    wanted = stem(word, language)
    return any(other.startswith(word[:_SAME_START]) and stem(other, language) == wanted for other in told)


def scores_of_words(asked: Sequence[str], index: Index) -> dict[str, FloatVector]:
    """Return the BM25 of each word by itself, of every chunk."""
    return {word: bm25([word], index.manifest["languages"], index.terms).scores for word in asked}


def without_heads(by_term: TermScores, asked: Sequence[str], index: Index, rows: IntVector) -> TermScores:
    """Return BM25 without what only heads have, in the best rows."""
    having = rows[by_term.scores[rows] > 0]
    each = scores_of_words(asked, index)
    scores = by_term.scores.copy()
    for row in best(by_term.scores, having, MOST_ROWS).tolist():
        gone = only_in_head(chunk_record(index, row), asked)
        scores[row] = max(0.0, float(scores[row] - sum(each[word][row] for word in gone)))
    return replace(by_term, scores=scores)
