"""Composer: what was looked up -> the answer in the notes' own sentences, or the sentence that says they are silent."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Sequence
from typing import Any

from .checking import extract, gaps
from .eventkeys import event_key
from .finding.index import Index
from .looking import Looked, told_language
from .records.answers import Answer, Citation, Coverage
from .records.hits import Found, Hit, NoteHead, TalkHead
from .records.notes import Line
from .sameness import Told, same_talks
from .text import content_words, fold, in_line, language_of, stem, words

CLOSEST = 3  # talks named when the notes are silent
MOST_ADMITTED = 3  # sentences of an answer that may all be admissions
_NUMBER = re.compile(r" \[(\d+)\]$", re.MULTILINE)  # of a citation, at the end of its line


def coverage(index: Index, hits: Sequence[Hit | Any]) -> Coverage:
    """Return how many talks and events the cited places belong to, of all in the index; a talk in several people's notes counts once."""
    counts = index.manifest["counts"]
    told = {(hit.file, hit.talk): Told(hit.talk.title, hit.talk.speakers, hit.talk.event, hit.talk.url) for hit in hits if hit.talk}
    talks = set(same_talks(list(told.values())))
    events = {event_key(event) for hit in hits if (event := (hit.talk.event if hit.talk else hit.note.event))}
    return Coverage(len(talks), index.manifest.get("distinct_talks", counts["talks"]), len(events), counts["events"])


def _silent_text(found: Found) -> str:
    """Return the sentence that says the notes are silent, with the closest talks."""
    lines = [f"The notes are silent on this: {found.reason}."]
    closest: dict[str, str] = {}
    for hit in found.hits:
        head: TalkHead | NoteHead = hit.talk or hit.note
        facts = (head.title or "untitled", ", ".join(hit.talk.speakers) if hit.talk else "", head.event)
        closest.setdefault(" · ".join(fact for fact in facts if fact), f"{in_line(hit.file)}:{hit.start_line}")
    if closest:
        lines += ["", "The closest talks:", *(f"- {what} ({where})" for what, where in list(closest.items())[:CLOSEST])]
    return "\n".join(lines)


def base(question: str, looked: Looked) -> Answer:
    """Return an answer with everything but what was said: silent until something is."""
    return Answer(
        question=question, status="silent", answer=_silent_text(looked.found), citations=(), unsupported=(),
        coverage=coverage(looked.index, ()), hits=looked.found.hits, stale=looked.stale, model=None, usage=None, calls=0, trace=None,
        understood=looked.understood, translations=looked.translations,
    )  # fmt: skip


def _of_each(question: str, looked: Looked) -> tuple[str, tuple[Citation, ...]]:
    """Return what each of the people says whom a question names, one answer below the other, numbered through; who says nothing is told."""
    texts: list[str] = []
    citations: list[Citation] = []
    unheard: list[str] = []
    seen: set[tuple[int, ...]] = set()
    language = told_language(question, language_of(question))
    for name in looked.bearers:
        alone = len(looked.bearers) == 1
        own = tuple(place for place, hit in enumerate(looked.found.hits) if alone or _is_of(hit, name))
        if own in seen and own:  # they speak together
            continue
        seen.add(own)
        theirs = own or tuple(place for place, hit in enumerate(looked.found.hits) if fold(name) in fold(hit.text))
        hits, numbers = [looked.found.hits[place] for place in theirs], [looked.found.numbers[place] for place in theirs]
        text, cited = extract.answer(_asked_of(name, question, looked.bearers), hits, language, numbers, looked.aside)
        if not alone and (admitted := _admitted(question, cited, looked.aside)):
            texts.append(f"Of {name} the notes only admit: {admitted}")
            continue
        before = len(citations)
        texts += [_renumbered(text, before)] if text else []
        unheard += [] if text else [name]
        citations += [dataclasses.replace(citation, number=citation.number + before) for citation in cited]
    closest = dict(looked.unheard)
    for name in unheard if texts else ():
        texts.append(f"Nothing on this by {name}{_whose(closest[name]) if name in closest else ''}.")
    return "\n\n".join(texts), tuple(citations)


def _admitted(question: str, citations: Sequence[Citation], aside: Collection[str]) -> str:
    """Return the sentences of an answer, with their places, if all they do is admit that nothing was noted; else "".

    One that has a word of what is asked for answers: "who was in the queue" may be told by the very sentence.
    """
    language = language_of(question)
    asked = {stem(word, language) for word in content_words(question, language) if word not in aside}
    if len(citations) > MOST_ADMITTED or not all(_is_admission(one, asked, language) for one in citations):
        return ""
    return " ".join(f'"{one.quote}" ({in_line(one.file)}:{one.start_line})' for one in citations)


def _is_admission(citation: Citation, asked: set[str], language: str) -> bool:
    """Return whether a sentence admits a gap and has no word of what is asked for, given as stems."""
    if not asked.isdisjoint(stem(word, language) for word in words(citation.quote)):
        return False
    line = Line(citation.start_line, citation.quote, 0, "prose")
    return bool(gaps.find_gaps([line], citation.talk.language if citation.talk else "und"))


def _whose(hit: Hit) -> str:
    """Return what to say of the closest passage of somebody who says nothing on a question."""
    return f", whose closest passage is of {(hit.talk or hit.note).title or in_line(hit.file)} ({in_line(hit.file)}:{hit.start_line})"


def _is_of(hit: Hit, name: str) -> bool:
    return hit.note.author == name or bool(hit.talk and name in hit.talk.speakers)


def _asked_of(name: str, question: str, people: Sequence[str]) -> str:
    """Return a question that names several people as it is asked of one: that one in full, none of the others."""
    for other in sorted(people, key=len, reverse=True):
        if fold(other) != fold(name):
            question = re.sub(rf"\b{re.escape(other)}\b", " ", question, flags=re.IGNORECASE)
    if fold(name) in fold(question):
        return question
    first = name.split()[0]
    for other in dict.fromkeys(other.split()[0] for other in people):
        if fold(other) != fold(first):
            question = re.sub(rf"\b{re.escape(other)}\b", " ", question, flags=re.IGNORECASE)
    named = re.sub(rf"\b{re.escape(first)}\b", name.replace("\\", "\\\\"), question, flags=re.IGNORECASE)
    return named if fold(name) in fold(named) else f"{name}: {question}"


def _renumbered(text: str, before: int) -> str:
    return _NUMBER.sub(lambda found: f" [{int(found[1]) + before}]", text)


def extracted(question: str, looked: Looked) -> Answer:
    """Return the answer made of the notes' own sentences."""
    answer = base(question, looked)
    if looked.found.silent:
        return answer
    question = looked.question or question
    text, citations = _of_each(question, looked) if looked.bearers else ("", ())
    if not citations:
        language = told_language(question, language_of(question))
        text, citations = extract.answer(question, looked.found.hits, language, looked.found.numbers, looked.aside)
    if admitted := _admitted(question, citations, looked.aside):
        silence = dataclasses.replace(looked.found, reason=f"they only admit: {admitted}")
        return dataclasses.replace(answer, answer=_silent_text(silence))
    text += f"\n\nNo passage has {' or '.join(repr(word) for word in looked.lacking)}." if text and looked.lacking else ""
    return dataclasses.replace(answer, status="answered", answer=text, citations=citations, coverage=coverage(looked.index, citations))
