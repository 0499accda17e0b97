"""How well each sentence of the passages found answers a question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..records import Hit
from ..text import content_words, fold, is_stop_word, language_of, stem, words
from .sentences import Unit, head_names, is_label, names_speaker, passage_units
from .voices import first_person, is_judgement

# At the head of the question or of its last part: "people who cannot code" asks for no name.
_WHO = re.compile(r"(?:^|[:;,.?!] )\W*(?:\w+ )?(?:who|whose|wie|quien|quienes|qui|quem|wer|chi|vem)\b|誰|누구|谁")
_HOW_MANY = re.compile(
    r"\b(?:how (?:many|much|long|often|large|big|fast|old)|number|share|percent\w*|when|what (?:year|date|share)"
    r"|hoeveel|hoe (?:groot|lang|vaak)|wanneer|cuant[oa]s?|cuando|wie ?viele?|welchen anteil|wann|combien|quand|quant[oaie]s?|quando)\b"
)
_OPINION = re.compile(
    r"\b(?:say|said|saying|think|thought|opinions?|views?|critici[sz]\w*|complain\w*|zei|zeggen|gezegd|vonden|mening"
    r"|dijo|dijeron|opin\w+|sagte\w*|gesagt|meint\w*|dit|pense\w*|disseram|disse|achar\w*)\b"
)
_URL = re.compile(r"https?://\S+")  # the words of an address say nothing
_NAME = re.compile(r"[^\W\d_][\w'’-]{1,40} [A-ZÀ-Þ][\w'’-]+")


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity: comparing whole passages would be slow
class Candidate:
    """A sentence that may be shown, with what speaks for it."""

    hit: Hit
    units: tuple[Unit, ...]  # of its passage
    position: int  # of the sentence in them
    unit: Unit
    score: float
    exact: bool  # a sentence with a word of the question in it
    language: str


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A passage cut into sentences, with the stems of each and of its head."""

    hit: Hit
    units: tuple[Unit, ...]
    language: str
    head: frozenset[str]
    told: tuple[frozenset[str], ...]  # one set of stems a unit


def asks_who(question: str) -> bool:
    """Return whether a person is asked for."""
    return bool(_WHO.search(fold(question)))


def asks_opinion(question: str) -> bool:
    """Return whether it is asked what somebody said or thought."""
    return bool(_OPINION.search(fold(question)))


def stems(text: str, language: str) -> frozenset[str]:
    """Return the folded words of a text and their stems; the commonest words of the language stay out."""
    found = [word for word in words(text) if not is_stop_word(word, language)]
    return frozenset(found) | frozenset(stem(word, language) for word in found)


def centrality(told: Sequence[frozenset[str]]) -> list[float]:
    """Return for each set of stems the share of it, from 0 to 1, that other sets hold too, counted by how many do.

    The sum over a sentence's stems of log(1 + number of other sentences with it), over the same sum if all had it.
    """
    seen = Counter(word for one in told for word in one)
    most = math.log(1 + max(1, len(told) - 1))
    return [sum(math.log(seen[word]) for word in sorted(one)) / (most * len(one)) if one else 0.0 for one in told]


def score_sentences(question: str, hits: Sequence[Hit], language: str) -> list[Candidate]:
    """Return every sentence of the passages with its score for the question, in the order of the passages.

    The score adds the rarity-weighted share of the question's words in and around the sentence (0.65), the passage's own score over the
    best one's (0.25), and how much the sentence tells (0.1). With no word of the question in any passage the last two decide.
    """
    passages = [_prepare(hit, language) for hit in hits]
    weights = _rarity(content_words(question, language), passages)
    top = max((hit.score for hit in hits), default=0.0)
    found: list[Candidate] = []
    for position, passage in enumerate(passages):
        score = passage.hit.score
        near = min(1.0, max(0.0, score / top)) if top > 0 else 1 / (1 + position)
        found.extend(_score_passage(fold(question), passage, weights, near))
    return found


def _prepare(hit: Hit, language: str) -> _Prepared:
    spoken = hit.talk.language if hit.talk and hit.talk.language != "und" else language_of(hit.text, language)
    units = tuple(passage_units(hit))
    place = hit.talk or hit.note
    speakers = hit.talk.speakers if hit.talk else ()
    head = " ".join([place.title or "", *speakers, place.event or "", place.date or "", hit.note.author or ""])
    return _Prepared(hit, units, spoken, stems(head, spoken), tuple(stems(_URL.sub(" ", unit.text), spoken) for unit in units))


def _rarity(asked: Sequence[str], passages: Sequence[_Prepared]) -> dict[str, float]:
    """The words of the question that the passages hold, each with log(1 + sentences / sentences that have it)."""
    total = sum(len(passage.told) for passage in passages)
    weights = {}
    for word in asked:
        seen = sum(_matches(word, told, passage.language) > 0 for passage in passages for told in passage.told)
        named = any(_matches(word, passage.head, passage.language) for passage in passages)
        if seen or named:
            weights[word] = math.log(1 + total / (seen or total))  # a word of heads only tells talks apart, not sentences
    return weights


def _matches(word: str, found: frozenset[str], language: str) -> float:
    """1 for the word or its stem, 0.7 for a longer or shorter form of it, else 0."""
    root = stem(word, language)
    if word in found or root in found:
        return 1.0
    if len(root) < 5:
        return 0.0
    return 0.7 if any(len(other) >= 5 and (other.startswith(root) or root.startswith(other)) for other in found) else 0.0


def _score_passage(question: str, passage: _Prepared, weights: dict[str, float], near: float) -> Iterator[Candidate]:
    total = sum(weights.values())
    central = centrality(passage.told)
    for position, unit in enumerate(passage.units):
        cover, exact = _cover(passage, position, weights)
        worth = _worth(unit, passage.hit, question)
        score = 0.65 * cover / total + 0.25 * near + 0.1 * worth if total else 0.6 * near + 0.2 * worth + 0.2 * central[position]
        exact = exact and not is_label(unit, *head_names(passage.hit))
        score *= _fitness(unit, passage, question)
        yield Candidate(passage.hit, passage.units, position, unit, score, exact, passage.language)


def _cover(passage: _Prepared, position: int, weights: dict[str, float]) -> tuple[float, bool]:
    """The weight of the question's words that a sentence holds or stands under or beside, and whether it holds one itself."""
    told, unit, language = passage.told, passage.units[position], passage.language
    around = frozenset().union(*told[max(0, position - 1) : position + 2])
    above = stems(unit.heading, language) | (told[unit.lead] if unit.lead >= 0 else frozenset())
    cover, exact = 0.0, False
    for word, weight in weights.items():
        own = _matches(word, told[position], language)
        exact = exact or own > 0
        near = ((above, 0.5), (passage.head, 0.4), (around, 0.3))
        cover += weight * max(own, *(share * _matches(word, where, language) for where, share in near))
    return cover, exact


def _worth(unit: Unit, hit: Hit, question: str) -> float:
    """How much a sentence tells: its length up to 20 words, from 0 to 1, and more if it has what this kind of question looks for."""
    worth = min(len(words(unit.text)), 20) / 20
    if _HOW_MANY.search(question) and any(character.isdigit() for character in unit.text):
        worth += 0.6
    if _WHO.search(question) and (_NAME.search(unit.text) or names_speaker(unit, head_names(hit)[1])):
        worth += 0.6
    if _OPINION.search(question) and is_judgement(unit.text):
        worth += 0.3
    return worth


def _fitness(unit: Unit, passage: _Prepared, question: str) -> float:
    """A factor: low for what is no sentence, or a question, or endless; lower for the note-taker's own if no opinion is asked for."""
    size = len(words(unit.text))
    title, speakers = head_names(passage.hit)
    if is_label(unit, title, speakers):
        return 0.8 if _WHO.search(question) and names_speaker(unit, speakers) else 0.05
    factor = 1.0 if _OPINION.search(question) or not first_person(unit.text, passage.language, unit.kind) else 0.8
    if size < 4:
        return factor * (0.6 if unit.kind == "item" else 0.3)
    return factor * (0.7 if unit.text.endswith("?") or size > 70 else 1.0)
