"""Composer: a question of several things, some of which no passage has, asked of the others."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Sequence

from ..lists import items
from ..text import content_words, fold, words
from .question import Asked

_RUN = re.compile(r"[^\W_]+")


def lacking(question: str, language: str, missing: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the words of those things of a list that no passage has, where the passages have another of them whole; as they are written.

    `missing` are the words that no passage has, for each person asked of.
    """
    gone = set.intersection(*({word for written in one for word in words(written)} for one in missing)) if missing else set()
    things = items(question, language) if gone else ()
    absent = {word for thing in things if not gone.isdisjoint(thing) for word in thing}
    if not absent or all(not gone.isdisjoint(thing) for thing in things):
        return ()
    return tuple(dict.fromkeys(run for run in _RUN.findall(question) if fold(run) in absent))


def without(text: str, gone: Collection[str]) -> str:
    """Return a text without these words, and without what joined them to others.

    >>> without("bees, giraffes and wax", ["giraffes"])
    'bees and wax'
    """
    written = "|".join(re.escape(word) for word in gone)
    left = re.sub(rf"[,/&]?\s*\b(?:{written})\b", "", text)
    return " ".join(left.split())


def by_itself(question: str, language: str) -> tuple[str, ...]:
    """Return the question of each thing of the lists in it alone; none without a list.

    >>> by_itself("what was said on Rust and Polars", "en")
    ('what was said on rust', 'what was said on polars')
    """
    things = items(question, language)
    listed = {word for thing in things for word in thing}
    runs = [run for run in _RUN.finditer(question) if fold(run.group()) in listed]
    if len(things) < 2 or not runs:
        return ()
    before, after = question[: runs[0].start()], question[runs[-1].end() :]
    return tuple(f"{before}{' '.join(thing)}{after}" for thing in things)


def half_asked(asked: Asked, gone: Sequence[str], language: str, tell: Callable[[str], None]) -> Asked:
    """Return what is asked without the things that no passage has, which is told."""
    told = f"no passage has {' or '.join(repr(word) for word in gone)}: asked of the rest"
    tell(told)
    text = without(asked.text, gone)
    listing = asked.listing or not content_words(text, language)
    question = without(asked.question, gone)
    return dataclasses.replace(
        asked,
        question=question,
        text=question if listing else text,
        listing=listing,
        understood=(*asked.understood, told),
        lacking=tuple(gone),
    )
