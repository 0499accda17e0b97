"""Question -> ranked hits, and the lines that hold its rare words and quoted phrases exactly.

Cosine and BM25 are each stretched to 0..1 over the allowed chunks and averaged. That scale is of this question only: whether the notes are
silent is decided in `silence`, on the absolute parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ..records import Found, Hit, NoteHead, TalkHead
from ..text import content_words, language_of, words
from .index import Index, chunk_record, names, talk_record
from .silence import Evidence, find_silence, gather
from .terms import TermScores, bm25, notes_with
from .words import FloatVector, IntVector, fold_case

BLOCK = 8192  # rows of a product: memory stays flat
COSINE_WEIGHT = 0.5  # of the fused score; the rest is BM25's
CHUNKS_A_TALK = 3  # before other talks get room
RARE_SHARE = 0.02  # of the chunks: a word in fewer is looked up exactly
LONGEST_RUN = 8  # characters of an uncut run that may be one word
RARE_CHUNKS = 10  # in a small index a word in fewer chunks than this is rare, too
MAX_NOTES = 200  # looked through for a word
MAX_TEXTS = 1000  # of chunks, looked through to see whether a word is rare
_PHRASE = re.compile(r'"([^"\n]{2,200})"|“([^”\n]{2,200})”|«([^»\n]{2,200})»|„([^“”\n]{2,200})[“”]')
_UNCUT = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")  # scripts that `text.words` cuts into pairs
_WORD = re.compile(r"[^\W_]+")


def search(
    question: str, question_vector: FloatVector | None, index: Index, *, k: int, language: str, rows: IntVector | None = None
) -> Found:
    """Return the k best chunks among `rows` (None: all), best first, and whether they are too weak to answer from.

    `question_vector` is a unit row of the index's own model; None searches by words alone. Found.exact is left empty.
    """
    if not len(index.columns) or (rows is not None and not len(rows)):
        return Found((), (), True, "no passage is left to look at")
    hits, numbers, evidence = rank(question, question_vector, index, k=k, language=language, rows=rows)
    reason = find_silence(evidence)
    return Found(hits, (), bool(reason), reason, numbers)


def rank(
    question: str, question_vector: FloatVector | None, index: Index, *, k: int, language: str, rows: IntVector | None = None
) -> tuple[tuple[Hit, ...], tuple[tuple[int, ...], ...], Evidence]:
    """Return the k best chunks, best first, the stored lines of their texts, and what they hold as evidence; a row at least is allowed."""
    allowed = np.arange(len(index.columns)) if rows is None else np.asarray(rows)
    written = written_words(question, language)
    by_term = _bm25(list(written), index, rows)
    cosines = None if question_vector is None else cosine_scores(question_vector, index, allowed)
    scores = fuse(cosines, by_term.scores[allowed])
    candidates = (
        np.arange(len(allowed)) if cosines is not None else np.flatnonzero(scores > 0)
    )  # without a shared word there is no evidence
    best = spread(scores, _groups(index, allowed), candidates, k)
    best_cosines = None if cosines is None else cosines[best]
    found = [int(row) for row in allowed[best]]
    hits = tuple(
        _hit(index, row, number, float(scores[place]), None if cosines is None else float(cosines[place]), by_term, written)
        for number, (row, place) in enumerate(zip(found, best, strict=True), 1)
    )
    languages = [code.decode() for code in index.columns["language"][found].tolist()]
    evidence = gather(question, list(written.values()), by_term, found, best_cosines, languages, language)
    return hits, tuple(_numbers(chunk_record(index, row)) for row in found), evidence


def _bm25(folded: Sequence[str], index: Index, rows: IntVector | None) -> TermScores:
    """Return BM25 of the question's words; what is outside the allowed rows has none of them."""
    by_term = bm25(folded, index.manifest["languages"], index.terms)
    if rows is None:
        return by_term
    return replace(by_term, rows=tuple(np.intersect1d(having, rows) for having in by_term.rows))


def cosine_scores(question_vector: FloatVector, index: Index, rows: IntVector) -> FloatVector:
    """Return the cosine of each of these rows with the question. Rows and question are of unit length, so this is a dot product."""
    scores = np.empty(len(rows), dtype=np.float32)
    whole = len(rows) == len(index.vectors)
    for start in range(0, len(rows), BLOCK):
        block = index.vectors[start : start + BLOCK] if whole else index.vectors[rows[start : start + BLOCK]]
        scores[start : start + BLOCK] = block @ question_vector  # (rows, dims) @ (dims,)
    return scores


def fuse(cosines: FloatVector | None, term_scores: FloatVector) -> FloatVector:
    """Return the weighted mean of both scores, each stretched to 0..1; of the one that there is, if the other tells nothing."""
    if cosines is None:
        return stretch(term_scores)
    return COSINE_WEIGHT * stretch(cosines) + (1 - COSINE_WEIGHT) * stretch(term_scores)


def stretch(scores: FloatVector) -> FloatVector:
    """Return scores stretched so that the lowest is 0 and the highest 1; zeros if they are all the same.

    >>> stretch(np.array([2.0, 4.0, 3.0], dtype=np.float32)).tolist()
    [0.0, 1.0, 0.5]
    """
    low, high = scores.min(), scores.max()
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)


def spread(scores: FloatVector, groups: IntVector, candidates: IntVector, k: int) -> list[int]:
    """Return the k best candidates, best first, those beyond the first few of a group after the others; ties go to the earlier one.

    >>> spread(np.array([0.9, 0.8, 0.7, 0.6, 0.1], dtype=np.float32), np.array([0, 0, 0, 0, 1]), np.arange(5), k=5)
    [0, 1, 2, 4, 3]
    """
    taken: dict[int, int] = {}
    first: list[int] = []
    later: list[int] = []
    for place in candidates[np.argsort(-scores[candidates], kind="stable")]:
        group = int(groups[place])
        taken[group] = taken.get(group, 0) + 1
        (first if taken[group] <= CHUNKS_A_TALK else later).append(int(place))
        if len(first) == k:
            break
    return (first + later)[:k]


def _groups(index: Index, rows: IntVector) -> IntVector:
    """Return one number a row: its talk, or below zero its note for the note's own text."""
    talks = index.columns["talk"][rows]
    return np.where(talks >= 0, talks, -1 - index.columns["note"][rows])


def written_words(question: str, language: str) -> dict[str, str]:
    """Return the words of a question that say what is asked for, by their folded form, as the question writes them.

    If every word is among the commonest, all of them are taken.
    """
    wanted = set(content_words(question, language) or words(question))
    written: dict[str, str] = {}
    for run in _WORD.findall(question):
        parts = words(run)
        for part in parts:
            if part in wanted:
                written.setdefault(part, run if len(parts) == 1 else part)
    return written


def talk_head(record: dict[str, Any]) -> TalkHead:
    """Return what a place tells of the talk of this record."""
    facts = {name: record[name] for name in ("title", "event", "date", "day", "url", "language")}
    return TalkHead(speakers=tuple(record["speakers"]), **facts)


def note_path(index: Index, note: int) -> str:
    """Return the path of a note, relative to the folder that holds the index."""
    rows = np.flatnonzero(index.columns["note"] == note)
    if len(rows):
        return str(chunk_record(index, int(rows[0]))["file"])
    return str(next(path for path, entry in names(index)["path"].items() if note in entry["notes"]))


def _hit(index: Index, row: int, rank: int, score: float, cosine: float | None, by_term: TermScores, written: dict[str, str]) -> Hit:
    record = chunk_record(index, row)
    found = [word for word, rows in zip(written.values(), by_term.rows, strict=True) if _holds(rows, row)]
    return Hit(
        file=record["file"],
        start_line=record["start_line"],
        end_line=record["end_line"],
        note=NoteHead(**record["note"]),
        talk=talk_head(talk_record(index, record["talk"])) if record["talk"] >= 0 else None,
        rank=rank,
        score=score,
        cosine=cosine,
        bm25=float(by_term.scores[row]),
        terms=tuple(dict.fromkeys(found)),
        exact=False,
        text=record["text"],
    )


def _numbers(record: dict[str, Any]) -> tuple[int, ...]:
    """Return the stored line of each line of a chunk's text."""
    return tuple(record.get("numbers") or range(record["start_line"], record["end_line"] + 1))


def _holds(rows: IntVector, row: int) -> bool:
    place = int(np.searchsorted(rows, row))
    return place < len(rows) and int(rows[place]) == row


def exact_words(question: str, index: Index) -> dict[str, list[int]]:
    """Return the quoted phrases and the rare words of a question, each with the numbers of the notes that may hold it, ascending.

    A question of a single word is looked up however frequent it is. Words of one or two letters are not looked up unless quoted, and
    words within quotes not by themselves. Chinese, Japanese and Korean are not cut into words, so short runs are taken whole.
    """
    phrases = [next(filter(None, found)).strip() for found in _PHRASE.findall(question)]
    wanted = {phrase: notes_with(index.terms, phrase) for phrase in phrases if phrase}
    rest = _PHRASE.sub(" ", question)
    language = language_of(question)
    written = written_words(rest, language) if not wanted or content_words(rest, language) else {}
    rows = bm25(list(written), index.manifest["languages"], index.terms).rows
    alone = len(written) == 1 and not wanted
    for word, having in zip(written.values(), rows, strict=True):
        if len(word) > 2 and (alone or _is_rare(word, having, index)):
            wanted.setdefault(word, notes_with(index.terms, word)[:MAX_NOTES])
    for run in _WORD.findall(rest):
        if 2 <= len(run) <= LONGEST_RUN and _UNCUT.fullmatch(run):
            wanted.setdefault(run, notes_with(index.terms, run)[:MAX_NOTES])
    return wanted


def _is_rare(word: str, having: IntVector, index: Index) -> bool:
    """Return whether a word is in few chunks. Its other forms, and heads, may be in many: then the texts themselves are looked at."""
    limit = max(RARE_CHUNKS, RARE_SHARE * index.terms.n_chunks)
    if len(having) < limit or len(having) > MAX_TEXTS:
        return len(having) < limit
    wanted = fold_case(word)
    return sum(wanted in fold_case(chunk_record(index, int(row))["text"]) for row in having) < limit


def match_lines(lines: Sequence[tuple[str, str]], needle: str) -> list[int]:
    """Return the numbers, from 1, of the lines that hold the needle as `grep -iF` finds it, as stored or as repaired."""
    wanted = fold_case(needle)
    return [number for number, forms in enumerate(lines, 1) if any(wanted in fold_case(form) for form in forms)]
