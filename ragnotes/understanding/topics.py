"""Composer: what a question leaves out that is no name -> the topics after "other than about" and the like, and the chunks on them."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from .. import filtering
from ..finding.index import Index, talk_record
from ..finding.terms import bm25
from ..finding.words import IntVector
from ..text import content_words, language_of, stem, words
from . import exceptwords as say
from . import moments
from .bearers import AND, SAYING, TALKS
from .moments import Now, Run, near, word_at

_JOINING_IN = {"en": "nl", "i": "ca", "o": "es"}  # elsewhere "in" and an article
MOST = 8  # topics left out at a time


class Topic(NamedTuple):
    """A topic in a question."""

    first: int  # run
    last: int
    words: tuple[str, ...]


def cue_at(runs: Sequence[Run], at: int) -> int:
    """Return how many words at a run leave out whatever name follows; 0 for none."""
    return next((len(phrase) for phrase in say.EXCEPT if [run.word for run in runs[at : at + len(phrase)]] == phrase), 0)


def topics_after_cue(text: str, runs: Sequence[Run], at: int, now: Now) -> list[Topic]:
    """Return the topics that a question leaves out by the words at a run: "other than about X", "besides X", "but not about X or Y"."""
    cue = cue_at(runs, at)
    alone = " ".join(run.word for run in runs[at : at + cue]) in say.ALONE
    if not cue and not (runs[at].word in say.NOT and _is_of_talks(runs, at)):
        return []
    start = place = at + (cue or 1)
    while place < len(runs) and place - start < say.MOST_BEFORE and runs[place].word in say.OTHERS | say.BEING | TALKS:
        place += 1
    about = word_at(runs, place) in say.ABOUT
    place += about
    while about and word_at(runs, place) in say.OF_ABOUT:
        place += 1
    if not about and not alone:
        return []
    language = language_of(text)
    joining = (AND - _JOINING_IN.keys()) | {"nor", "ni", "noch"} | {word for word, code in _JOINING_IN.items() if code == language}
    topics: list[Topic] = []
    while (topic := _topic_at(text, runs, place, now)) and len(topics) < MOST:
        topics.append(topic)
        if word_at(runs, topic.last + 1) not in joining:
            break
        place = topic.last + 2
    return topics


def _is_of_talks(runs: Sequence[Run], at: int) -> bool:
    """Return whether a "not" says which talks are asked of: "but not", "talks not", "that are not"."""
    before = at - 1
    while before > max(0, at - 4) and runs[before].word in say.BEING:
        before -= 1
    return before >= 0 and runs[before].word in (say.WHICH | TALKS | (say.BEFORE_A_CUE if before == at - 1 else frozenset()))


def _topic_at(text: str, runs: Sequence[Run], at: int, now: Now) -> Topic | None:
    """Return the topic that begins at a run: the words up to a comma, a date, or a word for where, for asking or for saying."""
    last = at - 1
    wanted = set(content_words(text, language_of(text)))
    told: list[str] = []
    for place in range(at, len(runs)):
        word = runs[place].word
        if place > at and not near(text, runs[place - 1], runs[place]) and text[runs[place - 1].end : runs[place].start] != "-":
            break
        if word in SAYING | AND or (word not in wanted and word not in say.OF_ABOUT) or moments.atom_at(text, runs, place, now):
            break
        if word in wanted:
            told.append(word)
            last = place
    return Topic(at, last, tuple(told)) if 0 < len(told) <= say.MOST_WORDS else None


def chunks_of(told: Sequence[str], index: Index) -> tuple[IntVector, IntVector]:
    """Return the chunks of the talks that have the words of a topic in their title, and all chunks that have them."""
    having = functools.reduce(np.intersect1d, bm25(told, index.manifest["languages"], index.terms).rows)
    talks = {int(talk): talk_record(index, int(talk)) for talk in np.unique(index.columns["talk"][having]) if talk >= 0}
    titled = {number for number, talk in talks.items() if _has(talk["title"], told, talk["language"] or "en")}
    return np.flatnonzero(filtering.is_in(index.columns["talk"], titled)), having


def _has(title: str, told: Sequence[str], language: str) -> bool:
    return {stem(word, language) for word in words(title)}.issuperset(stem(word, language) for word in told)
