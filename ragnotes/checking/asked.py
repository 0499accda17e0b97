"""What a question asks for: its words, names and phrases, what each weighs, and how well the words of a passage match them."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from ..askwords import USING
from ..frozen import frozen
from ..lists import items
from ..patterns import at_first_use
from ..records.hits import Hit
from ..text import content_words, fold, is_stop_word, noun_start, stem, words

# At the head of the question or of its last part: "people who cannot code" asks for no name.
WHO = re.compile(
    r"(?:^|[:;,.?!] )\W*(?:\w+ )?(?:(?:who|whose|wie|quien|quienes|qui|quem|wer|chi|vem)\b"
    r"|(?:which|what|welke|welche[rs]?|que|quels?|quelles?|quais|quali) (?:speakers?|people|person|presenters?|sprekers?|mensen"
    r"|ponentes?|personas?|sprecher(?:in(?:nen)?)?|redner|leute|orateurs?|intervenante?s?|personnes?|palestrantes?|pessoas?|relatori|persone)\b)|誰|누구|谁"
)
HOW_MANY = re.compile(
    r"\b(?:how (?:many|much|long|often|large|big|fast|old)|number|share|percent\w*|when|what (?:year|date|share)"
    r"|hoeveel|hoe (?:groot|lang|vaak)|wanneer|cuant[oa]s?|cuando|wie ?viele?|welchen anteil|wann|combien|quand|quant[oaie]s?|quando)\b"
)
OPINION = re.compile(
    r"\b(?:say|said|saying|think|thought|opinions?|views?|critici[sz]\w*|complain\w*|zei|zeggen|gezegd|vonden|mening"
    r"|dijo|dijeron|opin\w+|sagte\w*|gesagt|meint\w*|dit|pense\w*|disseram|disse|achar\w*)\b"
)
_PHRASE = re.compile(r'"([^"\n]{2,200})"|“([^”\n]{2,200})”|«([^»\n]{2,200})»|„([^“”\n]{2,200})[“”]')
_CAPITALS = at_first_use(r"(?<=[a-zà-ÿ] )[A-ZÀ-Þ][\w'’-]{1,40}(?: [A-ZÀ-Þ][\w'’-]{1,40}){1,3}(?!\w)")  # not at the head of the question
_ON = frozenset(
    "about at by from in of on over with sobre de en con uber mit von bei sur".split()
)  # what follows is a thing, not who says it
_OPENING = 15  # characters of a question
# nor does what asks to sum up what was talked over
_SUMMING_UP = frozenset(
    "summarize summarise summarized summarizing summary discuss discussed discusses discussing discussion discussions zusammenfassen "
    "zusammenfassung fasse diskussion "
    "diskutiert diskutierten besprochen resumir resumen discusion discutieron resumer discute discuter resuma resumo discussao discutiram "
    "samenvatten samenvatting vat discussie besproken riassumi riassumere riassunto discussione discusso sammanfatta sammanfattning "
    "diskuterade diskuterades".split()
)
_ALL_OF_IT = frozenset(  # nor, in such a question, of what
    "whole entire meeting meetings ganze gesamte besprechung sitzung toda entera reunion toute entiere inteira reuniao hele vergadering "
    "tutta intera riunione hela motet".split()
)
_PART = 0.7  # of a match: a longer or shorter form of the word
_STANDS = 0.75  # of a match: a word of another language, or of another spelling, that the search took for it


@frozen
class Told:
    """A passage as the stems of its head and of each of its sentences."""

    head: frozenset[str]
    units: tuple[frozenset[str], ...]
    language: str


@frozen
class Asked:
    """What a question asks for: words, names and phrases, each with log(1 + sentences / sentences that have it)."""

    question: str  # folded
    weights: dict[str, float]
    whole: frozenset[str]  # those that stand whole in some sentence or head: parts of them count for nothing
    names: frozenset[str]
    phrases: frozenset[str]
    instead: Mapping[str, tuple[str, ...]]  # words of other languages or spellings that the search took for one
    single: tuple[str, ...]  # the words that are no part of a name or phrase
    each: tuple[Asked, ...] = ()  # the same of each thing of a list: a passage may answer one of them alone


def asks_who(question: str) -> bool:
    """Return whether a person is asked for."""
    return bool(WHO.search(fold(question)))


def asks_opinion(question: str) -> bool:
    """Return whether it is asked what somebody said or thought."""
    return bool(OPINION.search(fold(question)))


def asks_number(question: str) -> bool:
    """Return whether a question begins by asking for a number, a share or a date."""
    found = HOW_MANY.search(fold(question))
    return found is not None and found.start() < _OPENING


def stems(text: str, language: str) -> frozenset[str]:
    """Return the folded words of a text and their stems; the commonest words of the language stay out."""
    found = [word for word in words(text) if not is_stop_word(word, language)]
    return frozenset(found) | frozenset(stem(word, language) for word in found)


def taken_for(hits: Sequence[Hit]) -> dict[str, tuple[str, ...]]:
    """Return the words of other languages or spellings that the search took for a word of the question, as it told with its hits."""
    found: dict[str, dict[str, None]] = {}
    for name, _, told in (part for hit in hits for part in hit.parts):
        for pair in told.split(", ") if name in ("bridging", "spelling") else ():
            asked, _, others = pair.partition(": ")
            for word in asked.split():
                found.setdefault(word, {}).update(dict.fromkeys(others.split()))
    return {word: tuple(others) for word, others in found.items()}


def phrases_of(question: str, hits: Sequence[Hit]) -> frozenset[str]:
    """Return the quoted phrases of a question that stand in a passage or a head, folded; one that stands nowhere is but its words."""
    told = frozenset(" ".join(words(next(filter(None, found)))) for found in _PHRASE.findall(question))
    where = [f" {' '.join(words(text))} " for hit in hits for text in (hit.text, head_of(hit))] if told else []
    return frozenset(phrase for phrase in told if phrase and any(f" {phrase} " in text for text in where))


def names_of(question: str, hits: Sequence[Hit]) -> dict[str, str]:
    """Return the full names in a question, folded, each with what is enough to stand for it in a sentence.

    Two words or more of a speaker's name, for which the last is enough; or words with capitals, said to have said something, as a whole
    if that stands anywhere.
    """
    told = f" {' '.join(words(question))} "
    found: dict[str, str] = {}
    for speaker in dict.fromkeys(name for hit in hits if hit.talk for name in hit.talk.speakers):
        parts = words(speaker)[:8]
        runs = (parts[a:b] for a in range(len(parts)) for b in range(len(parts), a + 1, -1))
        found.update({" ".join(run): run[-1] for run in runs if f" {' '.join(run)} " in told and not _inside(run, found)})
    for match in _CAPITALS().finditer(question) if asks_opinion(question) else ():
        before, run = words(question[: match.start()])[-1:], words(match.group())
        if not _ON.issuperset(before) and not _inside(run, found):
            whole = " ".join(run)
            found[whole] = whole if any(whole in " ".join(words(hit.text)) for hit in hits) else run[-1]
    return found


def _inside(run: Sequence[str], found: Iterable[str]) -> bool:
    return any(set(run) & set(name.split()) for name in found)


def head_of(hit: Hit) -> str:
    """Return what a passage stands under: titles, speakers, event, date and note-taker."""
    place = hit.talk or hit.note
    speakers = hit.talk.speakers if hit.talk else ()
    event = place.event or hit.note.event or ""
    titles = dict.fromkeys([place.title or "", hit.note.title or ""])
    return " ".join([*titles, *speakers, event, place.date or "", hit.note.author or ""])


def what_is_asked(
    question: str,
    language: str,
    names: Mapping[str, str],
    phrases: frozenset[str],
    passages: Sequence[Told],
    instead: Mapping[str, tuple[str, ...]],
    aside: Collection[str] = (),
) -> Asked:
    """Return the words of a question that the passages hold, and those of these names and phrases, weighted.

    Words `aside` were understood otherwise, as a date or an event: no sentence tells more for having them.
    """
    joined = [*sorted(phrases), *names]
    within = {word for many in joined for word in many.split()}
    single = [word for word in content_words(question, language) if word not in within]
    single = [word for word in single if word not in aside]
    if asks_who(question):
        single = [word for word in single if word not in USING] or single
    if not _SUMMING_UP.isdisjoint(single):
        single = [word for word in single if word not in _SUMMING_UP and word not in _ALL_OF_IT]
    total = sum(len(passage.units) for passage in passages)
    weights, whole = {}, set()
    for word in [*single, *dict.fromkeys(joined)]:
        own = [[_matches(word, told, passage.language, instead) for told in (passage.head, *passage.units)] for passage in passages]
        least = 0.0
        if any(match > _PART for matches in own for match in matches):
            whole.add(word)
            least = _PART
        seen = sum(
            len(head_and_told) - 1 if head_and_told[0] > least else sum(match > least for match in head_and_told) for head_and_told in own
        )
        if seen:
            weights[word] = math.log(1 + total / seen) * (1 + word.count(" "))
    held = frozenset(weights)
    asked = Asked(fold(question), weights, frozenset(whole), held & names.keys(), held & phrases, instead, tuple(single))
    return replace(asked, each=_each(asked, items(question, language)))


def _each(asked: Asked, things: Sequence[Sequence[str]]) -> tuple[Asked, ...]:
    """Return what is asked for, once for each of two things or more that the passages have, without the others."""
    held = [thing for thing in things if any(word in asked.weights and word in asked.single for word in thing)]
    found = []
    for thing in held if len(held) > 1 else ():
        others = {word for other in held if other is not thing for word in other} - set(thing)
        weights = {word: weight for word, weight in asked.weights.items() if word not in others}
        found.append(replace(asked, weights=weights, single=tuple(word for word in asked.single if word not in others)))
    return tuple(found)


def _matches(word: str, found: frozenset[str], language: str, instead: Mapping[str, tuple[str, ...]]) -> float:
    """1 for the word, 0.95 for its stem, 0.75 for what the search took for it, 0.7 for a longer or shorter form of it, else 0."""
    if word in found:
        return 1.0
    root = stem(word, language)
    if root in found and _is_own(word, found):
        return 0.95
    for other in instead.get(word, ()):
        if (other in found or stem(other, language) in found) and _is_own(other, found):
            return _STANDS
    if len(root) < 5 or " " in word:
        return 0.0
    return _PART if any(len(other) >= 5 and (other.startswith(root) or root.startswith(other)) for other in found) else 0.0


def _is_own(word: str, found: frozenset[str]) -> bool:
    """Whether what has the stem of a word is a form of it, not the adjective that shares its stem."""
    start = noun_start(word)
    return not start or any(other.startswith(start) for other in found)


def match(word: str, found: frozenset[str], language: str, asked: Asked) -> float:
    """Return how well a word matches, from 0 to 1; parts of it only where the whole stands nowhere."""
    best = _matches(word, found, language, asked.instead)
    return best if best > _PART or word not in asked.whole else 0.0
