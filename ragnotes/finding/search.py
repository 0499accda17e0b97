"""Question -> ranked hits, and the lines that hold its rare words and quoted phrases exactly.

The fused score is on a scale of this question only: whether the notes are silent is decided in `silence`, on the absolute parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, AnyStr

import numpy as np

from ..askwords import is_of_roles
from ..records.hits import Copy, Found, Hit, NoteHead, TalkHead
from ..text import content_words, language_of, words
from .breadth import asks_across
from .bridging import Bridge, bridge
from .context import ALL_STEPS, Steps, column_of, groups_of, in_context
from .duplicates import folded
from .explaining import NAMED, Ranked, holds, parts_of
from .heads import events_of, named_groups, of_best, only_in_head, scores_of_words, without_heads
from .index import Index, chunk_record, chunk_text, talk_record
from .nouns import with_adjectives, with_own
from .ranking import CHUNKS_A_TALK, cosine_scores, fuse, spread, spread_widely, stretch
from .silence import Evidence, Pool, find_silence, gather, strength
from .spelling import Respelling, respell
from .terms import TermScores, bm25, notes_with
from .words import FloatVector, IntVector, fold_case, may_fold_bytes, word_runs

SPARE = 12  # passages looked at beyond those asked for, in place of near-duplicates
ROLES_WEIGHT = 0.3  # in BM25, of words that tell who asks: they are all over the notes, in other languages, too
RARE_SHARE = 0.02  # of the chunks: a word in fewer is looked up exactly
LONGEST_RUN = 8  # characters of an uncut run that may be one word
RARE_CHUNKS = 10  # in a small index a word in fewer chunks than this is rare, too
MAX_NOTES = 200  # looked through for a word
MAX_TEXTS = 1000  # of chunks, looked through to see whether a word is rare
_PHRASE = re.compile(r'"([^"\n]{2,200})"|“([^”\n]{2,200})”|«([^»\n]{2,200})»|„([^“”\n]{2,200})[“”]')
_UNCUT = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+"  # scripts that `text.words` cuts into pairs


def search(
    question: str,
    question_vector: FloatVector | None,
    index: Index,
    *,
    k: int,
    language: str,
    rows: IntVector | None = None,
    steps: Steps = ALL_STEPS,
    asked: str = "",
    wide: bool = False,
) -> Found:
    """Return the k best chunks among `rows` (None: all), best first, and whether they are too weak to answer from.

    `question_vector` is a unit row of the index's own model; None searches by words alone. `asked` is the question as it was asked, where
    names and dates were taken out of it: it tells whether a talk is named and whether many are asked about. Found.exact is left empty.
    `wide`: many are asked about, whatever it tells.
    """
    if not len(index.columns) or (rows is not None and not len(rows)):
        return Found((), (), True, "no passage is left to look at")
    hits, numbers, evidence = rank(question, question_vector, index, k=k, language=language, rows=rows, steps=steps, asked=asked, wide=wide)
    reason = find_silence(evidence)
    return Found(hits, (), bool(reason), reason, numbers, strength(evidence), evidence.missing)


def rank(
    question: str,
    question_vector: FloatVector | None,
    index: Index,
    *,
    k: int,
    language: str,
    rows: IntVector | None = None,
    steps: Steps = ALL_STEPS,
    asked: str = "",
    wide: bool = False,
) -> tuple[tuple[Hit, ...], tuple[tuple[int, ...], ...], Evidence]:
    """Return the k best chunks, best first, the stored lines of their texts, and what they hold as evidence; a row at least is allowed."""
    allowed = np.arange(len(index.columns)) if rows is None else np.asarray(rows)
    written = written_words(question, language)
    by_term, bridged, respelt = _bm25(question, list(written), index, rows, steps, language)
    cosines = None if question_vector is None or not steps.dense else cosine_scores(question_vector, index, allowed)
    with_terms = steps.terms or cosines is None
    if not steps.talk:
        by_term = without_heads(by_term, list(written), index, allowed)
    own = fuse(cosines, by_term.scores[allowed] if with_terms else None)
    groups = groups_of(index, allowed)
    scores = in_context(own, groups, column_of(index, "ordinal", allowed)) if steps.neighbours else own
    candidates = np.arange(len(allowed)) if cosines is not None else np.flatnonzero(own > 0)  # without a shared word there is no evidence
    top = of_best(scores, candidates, k)
    named = named_groups(asked or question, groups, top, index) if steps.talk else ()
    if named:
        scores = scores + np.isin(groups, named).astype(np.float32) * NAMED
    wanted = k + (SPARE if steps.duplicates else 0)
    if steps.spread and not named and (wide or asks_across(asked or question)):
        best = _widely(scores, groups, top, allowed, candidates, index, wanted)
    else:
        best = spread(scores, groups, candidates, wanted, CHUNKS_A_TALK if steps.spread else len(allowed), named)
    records = [chunk_record(index, int(row)) for row in allowed[best]]
    authors = [record["note"]["author"] for record in records]
    kept = folded([record["text"] for record in records], k, authors) if steps.duplicates else [(at, []) for at in range(len(best))]
    headed = {at: only_in_head(records[at], list(written)) if steps.talk else frozenset() for at, _ in kept}
    each = scores_of_words(list(frozenset[str]().union(*headed.values())), index)
    moved = _moved(scores, best)
    dense = None if cosines is None else stretch(cosines)
    ranked = Ranked(allowed, groups, cosines, dense, by_term, own, scores, respelt, with_terms, named, bridged, each, moved)
    hits = tuple(
        _hit(index, records[at], best[at], number, ranked, written, headed[at], [records[same] for same in others])
        for number, (at, others) in enumerate(kept, 1)
    )
    places = [best[at] for at, _ in kept]
    found = [int(row) for row in allowed[places]]
    languages = [code.decode() for code in index.columns["language"][found].tolist()]
    texts = [f"{records[at]['head']}\n{records[at]['text']}" for at, _ in kept]
    evidence = gather(
        asked or question, list(written.values()), by_term, Pool(allowed, groups, cosines), places, languages, language, texts
    )
    return hits, tuple(_numbers(records[at]) for at, _ in kept), evidence


def _widely(
    scores: FloatVector, groups: IntVector, top: IntVector, allowed: IntVector, candidates: IntVector, index: Index, k: int
) -> list[int]:
    """Return the k best places, where talks and events take turns at first; what follows comes as it does for any question."""
    events = events_of(allowed[top], index)
    chosen = [int(top[at]) for at in spread_widely(scores[top], groups[top].tolist(), events, k)]
    return (chosen + [place for place in spread(scores, groups, candidates, k) if place not in chosen])[:k]


def _moved(scores: FloatVector, best: Sequence[int]) -> dict[int, int]:
    """Return of those places that did not come by score alone where they would have come."""
    top = np.flatnonzero(scores >= scores[best].min(initial=np.inf))  # no other is in front of any of them
    own = scores[top]
    ranks = {place: 1 + int(np.count_nonzero((own > scores[place]) | ((own == scores[place]) & (top < place)))) for place in best}
    return {place: ranks[place] for rank, place in enumerate(best, 1) if ranks[place] != rank}


def _bm25(
    question: str, folded_words: Sequence[str], index: Index, rows: IntVector | None, steps: Steps, language: str
) -> tuple[TermScores, tuple[Bridge, ...], tuple[Respelling, ...]]:
    """Return BM25 of the question's words with what those of other languages and of another spelling add, and these.

    What is outside the allowed rows has none of them.
    """
    languages = index.manifest["languages"]
    by_term, cut = with_own(folded_words, bm25(folded_words, languages, index.terms), index)
    bridged: tuple[Bridge, ...] = ()
    roles = [word for word in folded_words if is_of_roles(word, language)]
    if 0 < len(roles) < len(folded_words):
        less = (1 - ROLES_WEIGHT) * bm25(roles, languages, index.terms).scores
        by_term = replace(by_term, scores=np.maximum(by_term.scores - less, 0).astype(np.float32))
    if steps.bridging:
        plain = ["" if word in roles else word for word in folded_words]
        by_term, bridged = bridge(plain, by_term, languages, index.terms, lambda word, scored: with_own([word], scored, index)[0])
    known = {*roles, *(one.asked for one in bridged)}
    by_term, respelt = respell(question, folded_words, by_term, index, known) if steps.spelling else (by_term, ())
    by_term = with_adjectives(folded_words, by_term, cut, index)
    if rows is None:
        return by_term, bridged, respelt
    return replace(by_term, rows=tuple(np.intersect1d(having, rows) for having in by_term.rows)), bridged, respelt


def written_words(question: str, language: str) -> dict[str, str]:
    """Return the words of a question that say what is asked for, by their folded form, as the question writes them.

    If every word is among the commonest, all of them are taken. Of Japanese, endings and particles are left out where anything is left.
    """
    content = content_words(question, language) or words(question)
    wanted = {word for word in content if language != "ja" or not is_of_roles(word, language)} or set(content)
    written: dict[str, str] = {}
    for run in word_runs(question).findall(question):
        parts = words(run)
        for part in parts:
            if part in wanted:
                written.setdefault(part, run if len(parts) == 1 else part)
    return written


def talk_head(record: dict[str, Any]) -> TalkHead:
    """Return what a place tells of the talk of this record."""
    facts = {name: record[name] for name in ("title", "event", "date", "day", "url", "language")}
    return TalkHead(speakers=tuple(record["speakers"]), **facts)


def _hit(
    index: Index,
    record: dict[str, Any],
    place: int,
    rank: int,
    ranked: Ranked,
    written: dict[str, str],
    headed: frozenset[str],
    same: Sequence[dict[str, Any]],
) -> Hit:
    row = int(ranked.allowed[place])
    found = [word for word, rows in zip(written.values(), ranked.by_term.rows, strict=True) if holds(rows, row)]
    talk = talk_head(talk_record(index, record["talk"])) if record["talk"] >= 0 else None
    return Hit(
        file=record["file"],
        start_line=record["start_line"],
        end_line=record["end_line"],
        note=NoteHead(**record["note"]),
        talk=talk,
        rank=rank,
        score=float(ranked.scores[place]),
        cosine=None if ranked.cosines is None else float(ranked.cosines[place]),
        bm25=float(ranked.by_term.scores[row]),
        terms=tuple(dict.fromkeys(found)),
        exact=False,
        text=record["text"],
        parts=parts_of(place, ranked, [word for word in written if word in headed], talk.title if talk else "", same),
        copies=tuple(Copy(other["file"], other["start_line"], other["end_line"]) for other in same),
    )


def _numbers(record: dict[str, Any]) -> tuple[int, ...]:
    """Return the stored line of each line of a chunk's text."""
    return tuple(record.get("numbers") or range(record["start_line"], record["end_line"] + 1))


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
    for run in word_runs(rest).findall(rest):
        if 2 <= len(run) <= LONGEST_RUN and not run.isascii() and re.fullmatch(_UNCUT, run):
            wanted.setdefault(run, notes_with(index.terms, run)[:MAX_NOTES])
    return wanted


def _is_rare(word: str, having: IntVector, index: Index) -> bool:
    """Return whether a word is in few chunks. Its other forms, and heads, may be in many: then the texts themselves are looked at."""
    limit = max(RARE_CHUNKS, RARE_SHARE * index.terms.n_chunks)
    if len(having) < limit or len(having) > MAX_TEXTS:
        return len(having) < limit
    wanted, found = fold_case(word), 0
    for row in having.tolist():
        found += wanted in fold_case(chunk_text(index, row))
        if found >= limit:
            return False
    return True


def match_lines(texts: Iterable[str], needle: str) -> list[int]:
    """Return the numbers, from 1, of the lines that hold the needle, which is of one line, as `grep -iF` finds it in any form of a text."""
    wanted, found = fold_case(needle), set[int]()
    for text in set(texts):
        if wanted.isascii() and may_fold_bytes(text):
            found |= _lines_with(text.encode("utf-8", "surrogatepass").lower(), wanted.encode(), b"\n")
        else:
            found |= _lines_with(fold_case(text), wanted, "\n")  # as one: a line at a time takes ten times as long
    return sorted(found)


def _lines_with(folded: AnyStr, wanted: AnyStr, newline: AnyStr) -> set[int]:
    found = set[int]()
    place, number, counted = folded.find(wanted), 1, 0
    while place >= 0:
        number, counted = number + folded.count(newline, counted, place), place
        found.add(number)
        end = folded.find(newline, place)
        place = folded.find(wanted, end) if end >= 0 else -1
    return found
