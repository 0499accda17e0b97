"""Composer: question -> refresh -> what it asks of -> vector -> hits."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from . import filtering, gathering, interleaving, refreshing
from .askwords import ASKING, OF_LANGUAGE, STOP_WORDS
from .errors import RagnotesError, UsageError
from .finding import index as index_files
from .finding import search as searching
from .finding.context import ALL_STEPS, Steps
from .finding.index import Index
from .finding.sources import notes_of
from .finding.terms import bm25
from .finding.vectors import Embedder
from .finding.words import FloatVector
from .frozen import frozen
from .records.files import Stale
from .records.hits import Found, Hit
from .records.settings import Settings
from .refreshing import Renew, Tell
from .text import LONGEST_QUESTION, content_words, is_stop_word, language_of, words
from .understanding import halves, misnamed, persons
from .understanding.moments import Now
from .understanding.question import Asked, understand

WEAK = 0.5  # cosine: where the closest passage is in another language and no closer, a translation would help


@frozen
class Looked:
    """A question looked up: the index it was looked up in, what was found, and how long each stage took."""

    index: Index
    names: dict[str, Any]  # of the index, those that this question may need: parsed once
    found: Found
    stale: tuple[Stale, ...]
    timings: dict[str, float]
    understood: tuple[str, ...] = ()  # what was read out of the question, in words
    bearers: tuple[str, ...] = ()  # the people whom the question names
    translations: tuple[tuple[str, str], ...] = ()  # code and question, of each language that it was searched in as well
    question: str = ""  # without what it leaves out
    aside: frozenset[str] = frozenset()  # words of it that were understood as a person, an event or a time
    unheard: tuple[tuple[str, Hit], ...] = ()  # of the people those who say nothing on it, and the closest passage of theirs
    lacking: tuple[str, ...] = ()  # words of things of a list that no passage has, where the others are answered


def check_question(question: str) -> None:
    """Raise UsageError for a question that cannot be asked: empty, without a word, or too long to be one."""
    example = 'ragnotes ask "what did people say about langchain"'
    if not question.strip():
        raise UsageError("the question is empty", example)
    if len(question) > LONGEST_QUESTION:
        what = f"the question has {len(question):,} characters, over the limit of {LONGEST_QUESTION:,}"
        raise UsageError(what, "ask in a sentence or two; ragnotes index FILE reads long text")
    if not words(question):
        raise UsageError("the question has no words", example)


def steps_of(without: Sequence[str]) -> Steps:
    """Return the steps of a search without those named; raises UsageError for one that there is not."""
    known = list(Steps.__dataclass_fields__)
    for name in without:
        if name not in known:
            near = filtering.nearest(name, {step: step for step in known})
            raise UsageError(f"no step of the search is called {name}", f"--without {near[0] if near else '|'.join(known)}")
    return dataclasses.replace(ALL_STEPS, **dict.fromkeys(without, False))


def look_up(
    question: str,
    settings: Settings,
    *,
    tell: Tell,
    embedder: Embedder | None = None,
    renew: Renew | None = None,
    within: Sequence[tuple[str, int]] = (),
    translate: Callable[[Sequence[str]], dict[str, str]] | None = None,
) -> Looked:
    """Return what the index holds on a question: refreshed if the notes changed, with the encoder if its files are there.

    `renew` is `indexing.renew`; without it changed notes are left out. `within` are places (a file as the index keeps it, a line) whose
    talks alone are looked at. `translate` takes the languages of the index and gives the question in some of them: each chunk counts by
    the best that any of them brings it.
    """
    check_question(question)
    started = time.perf_counter()
    index, stale, embedder = refreshing.refresh(settings, tell=tell, embedder=embedder, renew=renew)
    refreshed = time.perf_counter()
    if not len(index.columns):
        raise RagnotesError(f"the index in {gathering.as_typed(index.folder, settings)} holds no notes", "ragnotes index notes/")
    names = index_files.names(index, ("event", "speaker", "author", *(("path",) if settings.paths else ())))
    question, asked = _read(question, index, names, settings, stale, within, tell)
    translations = translate(index.manifest["languages"]) if translate else {}
    steps = steps_of(settings.without)
    vector = embedder.embed_question(asked.question) if embedder else None
    embedded = time.perf_counter()
    language = told_language(asked.text, told_language(asked.question, _main_language(index)))
    search = functools.partial(searching.search, index=index, k=settings.k, language=language, steps=steps, wide=asked.of_event)
    asked, searched = _searched(asked, vector, embedder, search, language, tell)
    found = interleaving.in_turn(searched, settings.k, everyone=asked.listing)
    unheard = _unheard(searched, asked, found, settings)
    for code, translated in translations.items():
        vector = embedder.embed_question(translated) if embedder else None
        other = searching.search(translated, vector, index, k=settings.k, language=code, rows=asked.rows, steps=steps)
        found = interleaving.best_of(found, other, settings.k)
    found = _decided(found, asked.question, asked, index)
    if not translations and (remark := _told_foreign(question, found, index, settings.languages)):
        tell(remark)
    stale = tuple(dataclasses.replace(note, file=gathering.typed(note.file, settings)) for note in stale)
    timings = {"refresh": refreshed - started, "embed": embedded - refreshed, "search": time.perf_counter() - embedded}
    found = dataclasses.replace(found, hits=tuple(_as_typed(hit, settings) for hit in found.hits))
    bearers, told = tuple(name for name, _ in asked.each), tuple(translations.items())
    return Looked(index, names, found, stale, timings, asked.understood, bearers, told, asked.question, asked.aside, unheard, asked.lacking)


def _read(
    question: str,
    index: Index,
    names: dict[str, Any],
    settings: Settings,
    stale: Sequence[Stale],
    within: Sequence[tuple[str, int]],
    tell: Tell,
) -> tuple[str, Asked]:
    """Return the question with the names of the index, and what it asks of."""
    question, misread = misnamed.corrected(misnamed.spaced(question), names["speaker"], index)
    for line in misread:
        tell(line)
    asked = understand(question, index, names, settings, stale, within, tell, Now(this_year(), this_month()))
    return question, dataclasses.replace(asked, understood=(*misread, *asked.understood))


def _searched(
    asked: Asked, vector: FloatVector | None, embedder: Embedder | None, search: Callable[..., Found], language: str, tell: Tell
) -> tuple[Asked, list[Found]]:
    """Return what is found of each who is asked of; of a list without the things that no passage has, and then what is asked is without."""
    found = _of_each(asked, vector, search)
    lacking = halves.lacking(asked.question, language, [one.missing for one in found])
    if not lacking and not found[0].missing:
        return asked, _or_each(asked, found, embedder, search, language)
    if not lacking or not (asked.each or content_words(halves.without(asked.text, lacking), language)):
        return asked, found
    half = halves.half_asked(asked, lacking, language, tell)
    vector = embedder.embed_question(half.question) if embedder else None
    return half, _or_each(half, _of_each(half, vector, search), embedder, search, language)


def _of_each(asked: Asked, vector: FloatVector | None, search: Callable[..., Found]) -> list[Found]:
    """Return what is found of each who is asked of: of a speaker without a word on it what their notes of others' talks have."""
    look = functools.partial(search, asked.text, vector, asked=asked.question)
    found = [look(rows=rows) for _, rows in asked.each] or [look(rows=asked.rows)]
    for at, (name, _) in enumerate(asked.each):
        if name in asked.noted and found[at].silent and not (other := look(rows=asked.noted[name])).silent:
            found[at] = other
    return found


def _or_each(asked: Asked, found: list[Found], embedder: Embedder | None, search: Callable[..., Found], language: str) -> list[Found]:
    """Return what is found, or, where that is silence, what is found of each thing of a list: no one passage has enough of several."""
    if asked.each or not found[0].silent:
        return found
    alone = halves.by_itself(asked.text, language)
    each = [search(text, embedder.embed_question(text) if embedder else None, rows=asked.rows, asked=text) for text in alone]
    return [one for one in each if not one.silent] or found


def _unheard(searched: Sequence[Found], asked: Asked, found: Found, settings: Settings) -> tuple[tuple[str, Hit], ...]:
    """Return the closest passage of each of several people who say nothing on what is asked, where others do."""
    silent = [(name, one) for (name, _), one in zip(asked.each, searched, strict=False) if one.silent and one.hits]
    return () if found.silent or asked.listing else tuple((name, _as_typed(one.hits[0], settings)) for name, one in silent)


def _as_typed(hit: Hit, settings: Settings) -> Hit:
    """Return a hit with its files as the user would type them."""
    copies = tuple(dataclasses.replace(copy, file=gathering.typed(copy.file, settings)) for copy in hit.copies)
    return dataclasses.replace(hit, file=gathering.typed(hit.file, settings), copies=copies)


def _told_foreign(question: str, found: Found, index: Index, allowed: Sequence[str]) -> str:
    """Return what to say where no close passage is in the question's language, and some that may answer are in another; "" elsewhere."""
    best = [hit for hit in found.hits[:3] if hit.cosine is not None]
    close = not found.silent and max((hit.cosine or 0.0 for hit in best), default=1.0) >= WEAK
    if close or not best or len(question.split()) < 3:
        return ""
    language = told_language(question, _main_language(index))
    if language == "und":
        return ""
    spoken = [_language_of(hit, index) for hit in best]
    others = set(spoken) - {language, "und"}
    there = {code for code in allowed or index.manifest["languages"] if code not in (language, "und")}
    if others and (others >= there if found.silent else language not in spoken):
        told = " and ".join(sorted(others))
        return f"the closest passages are in {told}, the question is in {language}: --translate with a model would help"
    if not found.silent or not there:
        return ""
    told = " and ".join(sorted(there))  # what answers may be in any of them, not in those of the closest passages alone
    return f"there are notes in {told}, the question is in {language}: --translate with a model may find more"


def told_language(question: str, default: str) -> str:
    """Return the language of a question, by its script or two of its commonest words; the default where one at most speaks for it.

    >>> told_language("last year's EuroPython", "en"), told_language("¿qué se dijo?", "en"), told_language("docker", "und")
    ('en', 'es', 'und')
    """
    code = language_of(" ".join(words(question)) or question)
    if code not in STOP_WORDS:
        return code if code != "und" else default
    told = set(words(question))
    spoken = {other: {word for word in told if len(word) > 1 and _is_spoken(word, other)} for other in dict.fromkeys((code, *ASKING))}
    code = max(spoken, key=lambda other: len(spoken[other]))  # the first of those with as many
    return code if len(spoken[code]) > 1 or any(not _is_spoken(word, default) for word in spoken[code] if default != "und") else default


def _is_spoken(word: str, language: str) -> bool:
    """Return whether a folded word is a common one of a language, or one that asks in it."""
    return is_stop_word(word, language) or word in OF_LANGUAGE.get(language, ())


def _main_language(index: Index) -> str:
    """Return the language of most passages."""
    column = np.ascontiguousarray(index.columns["language"])
    counts: dict[str, int] = {}
    for code in index.manifest["languages"]:
        counts[code] = int(np.count_nonzero(column == code.encode()))
        if 2 * counts[code] > len(column):
            return str(code)
    return max(sorted(counts), key=counts.__getitem__)  # the first of those with as many


def _language_of(hit: Hit, index: Index) -> str:
    numbers = np.ascontiguousarray(index.columns["note"])
    for number in notes_of(index, hit.file):
        own = index.columns[
            slice(*np.searchsorted(numbers, np.array((number, number + 1), dtype=numbers.dtype)))
        ]  # those of a note stand together
        codes = own["language"][own["start_line"] == hit.start_line].tolist()
        return str(codes[0].decode()) if codes else "und"
    return "und"


def this_year() -> int:
    """Return the year that "last year" is told from."""
    return datetime.date.today().year


def this_month() -> int:
    """Return the month that "last month" is told from."""
    return datetime.date.today().month


def _decided(found: Found, question: str, asked: Asked, index: Index) -> Found:
    """Return what was found, silent or not for reasons that the question itself gives."""
    if asked.missing:
        return dataclasses.replace(found, silent=True, reason=asked.missing)
    if asked.listing and found.hits:  # all that is asked for is the person or the time, and there is something of or about them
        return dataclasses.replace(found, silent=False, reason="")
    if not content_words(question, language_of(question)) and '"' not in question:
        return dataclasses.replace(found, silent=True, reason="the question has only words that tell no passage from another")
    if not asked.each and (reason := persons.unsaid(asked.question, found, index)):
        return dataclasses.replace(found, silent=True, reason=reason)
    if _is_foreign_script(asked.text, index):
        return dataclasses.replace(found, silent=True, reason="no note is written in the script of the question")
    return found


def _is_foreign_script(text: str, index: Index) -> bool:
    """Return whether a question is not in Latin letters and no word of it is in the notes: the encoder knows no word of it either."""
    letters = [letter for letter in text if letter.isalpha()]
    if 2 * sum(letter > "\u024f" for letter in letters) <= len(letters):
        return False
    return not any(len(rows) for rows in bm25(list(dict.fromkeys(words(text))), index.manifest["languages"], index.terms).rows)
