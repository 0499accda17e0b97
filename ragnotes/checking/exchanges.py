"""A question from the audience and what answers it: two sentences that say little apart."""

from __future__ import annotations

from collections.abc import Sequence

from ..patterns import at_first_use
from ..text import fold, words
from . import voicewords
from .sentences import Unit
from .voices import is_from_audience

_REPLIED = at_first_use(voicewords.REPLIED)
_MOST = 3  # items that answer below a question
_BACK = 4  # sentences looked back for the question
_BARE = 2  # words of an answer that the next sentence explains: "Yes.", "Not yet."
_APART = 2  # lines between the two, one of them empty
_ASKS = ("?", "？", "か。")


def answers_to(units: Sequence[Unit], at: int, language: str) -> list[int]:
    """Return the positions of what answers a sentence, if somebody in the audience asks in it and the answer stands right behind.

    That is the next sentence of its line or item, one that says yes, no or who replied, or under a label such as "A:", or the items below.
    """
    question = units[at]
    if at + 1 == len(units) or not is_from_audience(question, language):
        return []
    below = at + 1
    while below < len(units) and units[below].level > question.level > 0:
        below += 1
    if below > at + 1 and not _same_line(question, units[at + 1]):
        return list(range(at + 1, min(below, at + 1 + _MOST)))
    if is_from_audience(units[at + 1], language) or not _follows(question, units[at + 1]):
        return []
    explained = at + 2 < len(units) and len(words(_unlabelled(units[at + 1].text))) <= _BARE and _same_line(units[at + 1], units[at + 2])
    return [at + 1, at + 2] if explained and not is_from_audience(units[at + 2], language) else [at + 1]


def question_of(units: Sequence[Unit], at: int, language: str) -> int:
    """Return the position of the question that a sentence answers, -1 where it answers none.

    Under a label such as "A:" any question shortly before it will do, whoever asks it.
    """
    if is_from_audience(units[at], language):
        return -1
    labelled = _label(units[at].text) in voicewords.ANSWER_LABELS
    for before in range(at - 1, max(-1, at - 1 - _BACK), -1):
        if (labelled and units[before].text.rstrip('*_ "”)').endswith(_ASKS)) or at in answers_to(units, before, language):
            return before
    return -1


def _same_line(one: Unit, other: Unit) -> bool:
    """Whether two sentences stand in one line or item."""
    return other.start_line == one.end_line or (one.kind == other.kind == "item" and other.start_line <= one.end_line)


def _follows(question: Unit, other: Unit) -> bool:
    """Whether the sentence after a question answers it."""
    if other.kind not in ("prose", "item", "quote") or other.heading != question.heading:
        return False
    if _same_line(question, other):
        return True
    if other.start_line - question.end_line > _APART or other.kind != question.kind:
        return False
    text = fold(other.text[:80]).lstrip("*_\"'(“ ")
    told = words(text)
    answered = _label(other.text) in voicewords.ANSWER_LABELS or bool(told and told[0] in voicewords.YES_NO) or bool(_REPLIED().match(text))
    asked = question.text.rstrip('*_ "”)').endswith(_ASKS) and not other.text.rstrip('*_ "”)').endswith(_ASKS)
    return answered or (asked and _is_questions(question.heading) and question.kind == "item" and other.level == question.level)


def _is_questions(heading: str) -> bool:
    return fold(heading[:60]).strip("*_#: ") in voicewords.QUESTIONS_HEADINGS


def _label(text: str) -> str:
    label, mark, _ = fold(text[:20]).replace("：", ":").partition(":")
    return label.strip("*_ ").rstrip("0123456789").rstrip() if mark else ""


def _unlabelled(text: str) -> str:
    return text.partition(":")[2] if _label(text) in voicewords.ANSWER_LABELS else text
