"""Composer: a model's reply, held against the passages sent -> the answer that is given: the model's, the notes' own, or silence."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence

from . import excerpting, silences
from .asking import prompting
from .checking import citing, evidence
from .looking import Looked
from .records.answers import Answer, Citation, Unsupported
from .records.calls import Passage, Reply
from .records.settings import Settings
from .text import plural, sentences, words

NOTHING = "Nothing that the model wrote could be verified in the notes"
LONGEST_REASON = 300  # characters of what a model says that the notes miss

_AFTER_SILENT = re.compile(rf"{prompting.SILENT}[*_`\"'\])>:. \t]{{0,20}}", re.IGNORECASE)


def check(reply: str, passages: Sequence[Passage], question: str = "") -> tuple[str, tuple[Citation, ...], tuple[Unsupported, ...]]:
    """Return the status of an answer that a model gave from these passages, what it cites, and what they do not support."""
    if prompting.says_silent(reply):
        return "silent", (), ()
    citations, unsupported = evidence.check(reply, passages, question)
    return evidence.status(citations, unsupported), citations, unsupported


def accept(
    question: str, looked: Looked, passages: Sequence[Passage], reply: Reply, settings: Settings, tell: Callable[[str], None]
) -> Answer:
    """Return the answer that a reply comes to, without its calls; what could not be verified is marked, or dropped if so asked.

    Where nothing could be verified it is none: the notes' own sentences are given, which is said, and `model` is None.
    """
    status, citations, unsupported = check(reply.text, passages, question)
    if status == "silent":
        return dataclasses.replace(_silent(question, looked, passages, reply.text, settings), model=reply.model or settings.model)
    if settings.strict:
        text, citations = _strictly(reply.text, citations, unsupported, passages, question, tell)
    else:
        text = evidence.mark(reply.text, unsupported, passages, question)
    if evidence.nothing_verified(reply.text, citations, passages):
        return _own(question, looked, unsupported)
    return dataclasses.replace(
        excerpting.base(question, looked),
        status=status,
        answer=text,
        citations=citations,
        unsupported=unsupported,
        coverage=excerpting.coverage(looked.index, citations),
        model=reply.model or settings.model,
    )


def _strictly(
    reply: str,
    citations: tuple[Citation, ...],
    unsupported: tuple[Unsupported, ...],
    passages: Sequence[Passage],
    question: str,
    tell: Callable[[str], None],
) -> tuple[str, tuple[Citation, ...]]:
    """Return a reply without the sentences that hold anything unsupported, and what is left of its citations; how many went is told."""
    text, left = reply, evidence.drop(reply, unsupported, passages, question)
    while left != text:  # what is left is another text, and is checked as such
        text = left if len(left) < len(text) else ""
        citations, unsupported = evidence.check(text, passages, question)
        left = evidence.drop(text, unsupported, passages, question)
    numbers = {passage.number for passage in passages}
    gone = len(citing.read_claims(reply, numbers)) - len(citing.read_claims(text, numbers))
    if gone:
        tell(f"--strict: {plural(gone, 'sentence')} dropped, with what is not in the notes")
    return text, citations


def _own(question: str, looked: Looked, unsupported: tuple[Unsupported, ...]) -> Answer:
    """Return the notes' own sentences in place of an answer of which nothing could be verified."""
    own = excerpting.extracted(question, looked)
    status = "unverified" if unsupported else own.status
    text = f"{NOTHING}; this is what they say:\n\n{own.answer}" if own.answer else f"{NOTHING}."
    return dataclasses.replace(own, status=status, answer=text, unsupported=unsupported)


def _silent(question: str, looked: Looked, passages: Sequence[Passage], reply: str, settings: Settings) -> Answer:
    """Return the answer that the notes are silent, as a model has it: what it misses, the closest talks, and what was looked at."""
    missed = _missed(question, passages, reply)
    reason = f"the model found no answer in the {plural(len(passages), 'passage')} sent to it{f', and says: {missed}' if missed else ''}"
    found = dataclasses.replace(looked.found, reason=reason.rstrip("."))
    return silences.told(excerpting.base(question, dataclasses.replace(looked, found=found)), looked, settings)


def _missed(question: str, passages: Sequence[Passage], reply: str) -> str:
    """Return the sentence in which a model says what the notes miss; "" for one that holds what neither they nor the question hold."""
    line = _AFTER_SILENT.sub("", reply[:1_000], count=1).strip().partition("\n")[0]
    text = next((line[start:end] for start, end in sentences(line)), "")
    asked = set(words(question))
    wrong = any(not asked.issuperset(words(one.text)) for one in evidence.unsupported_by(text, passages))
    return "" if wrong or len(text) > LONGEST_REASON else text.strip(" *_`\"'")
