"""How well each sentence of the passages found answers a question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..records import Hit
from ..text import content_words, fold, is_stop_word, language_of, stem, words
from .sentences import Unit, head_names, is_label, names_speaker, passage_units
from .voices import first_person, is_judgement

# At the head of the question or of its last part: "people who cannot code" asks for no name.
_WHO = re.compile(
    r"(?:^|[:;,.?!] )\W*(?:\w+ )?(?:(?:who|whose|wie|quien|quienes|qui|quem|wer|chi|vem)\b"
    r"|(?:which|what|welke|welche[rs]?|que|quels?|quelles?|quais|quali) (?:speakers?|people|person|presenters?|sprekers?|mensen"
    r"|ponentes?|personas?|sprecher(?:in(?:nen)?)?|redner|leute|orateurs?|intervenante?s?|personnes?|palestrantes?|pessoas?|relatori|persone)\b)|誰|누구|谁"
)
_HOW_MANY = re.compile(
    r"\b(?:how (?:many|much|long|often|large|big|fast|old)|number|share|percent\w*|when|what (?:year|date|share)"
    r"|hoeveel|hoe (?:groot|lang|vaak)|wanneer|cuant[oa]s?|cuando|wie ?viele?|welchen anteil|wann|combien|quand|quant[oaie]s?|quando)\b"
)
_OPINION = re.compile(
    r"\b(?:say|said|saying|think|thought|opinions?|views?|critici[sz]\w*|complain\w*|zei|zeggen|gezegd|vonden|mening"
    r"|dijo|dijeron|opin\w+|sagte\w*|gesagt|meint\w*|dit|pense\w*|disseram|disse|achar\w*)\b"
)
_PHRASE = re.compile(r'"([^"\n]{2,200})"|“([^”\n]{2,200})”|«([^»\n]{2,200})»|„([^“”\n]{2,200})[“”]')
_CAPITALS = re.compile(r"(?<=[a-zà-ÿ] )[A-ZÀ-Þ][\w'’-]{1,40}(?: [A-ZÀ-Þ][\w'’-]{1,40}){1,3}(?!\w)")  # not at the head of the question
_ON = frozenset(
    "about at by from in of on over with sobre de en con uber mit von bei sur".split()
)  # what follows is a thing, not who says it
_WORKING = frozenset(
    "work works worked working employed employer employees company organisation organization affiliation werkt werken werk bedrijf"
    " trabaja trabajan empresa arbeitet arbeiten firma travaille travaillent entreprise trabalha trabalham".split()
)
_PART = 0.7  # of a match: a longer or shorter form of the word
_HEAD = 0.6  # of a match: a word of the title, the event or the date counts for every sentence below
_HEAD_NAME = 0.9  # the same for the speaker's name: whatever stands there is theirs
_URL = re.compile(r"https?://\S+")  # the words of an address say nothing
HANDLE = re.compile(r"(?<![\w.])@\w{2,}")
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
    told: tuple[frozenset[str], ...]  # one set of stems a unit, and the names and phrases of the question that stand in it


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question asks for: words, names and phrases, each with log(1 + sentences / sentences that have it)."""

    question: str  # folded
    weights: dict[str, float]
    whole: frozenset[str]  # those that stand whole in some sentence or head: parts of them count for nothing
    names: frozenset[str]
    phrases: frozenset[str]


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


def score_sentences(question: str, hits: Sequence[Hit], language: str, numbers: Sequence[Sequence[int]] = ()) -> list[Candidate]:
    """Return every sentence of the passages with its score for the question, in the order of the passages.

    The score adds the rarity-weighted share of the question's words in and around the sentence (0.6), the passage's own score over the
    best one's (0.3), and how much the sentence tells (0.1). With no word of the question in any passage the last two decide.
    Asked who works where, the lines of speakers that say so are all there is.
    """
    names, phrases = _names(question, hits), _phrases(question, hits)
    joined = {**{phrase: phrase for phrase in sorted(phrases)}, **names}
    stored = numbers or [()] * len(hits)
    passages = [_prepare(hit, lines, language, joined) for hit, lines in zip(hits, stored, strict=True)]
    within = {word for many in joined for word in many.split()}
    single = [word for word in content_words(question, language) if word not in within]
    asked = _rarity(fold(question), [*single, *joined], frozenset(names), phrases, passages)
    top = max((hit.score for hit in hits), default=0.0)
    found: list[Candidate] = []
    for position, passage in enumerate(passages):
        score = passage.hit.score
        near = min(1.0, max(0.0, score / top)) if top > 0 else 1 / (1 + position)
        found.extend(_score_passage(asked, passage, near))
    places = [one for one in found if asks_who(question) and _says_where(one, single)]
    return places or found


def _phrases(question: str, hits: Sequence[Hit]) -> frozenset[str]:
    """The quoted phrases of a question that stand in a passage or a head, folded; one that stands nowhere is but its words."""
    told = frozenset(" ".join(words(next(filter(None, found)))) for found in _PHRASE.findall(question))
    where = [f" {' '.join(words(text))} " for hit in hits for text in (hit.text, _head(hit))] if told else []
    return frozenset(phrase for phrase in told if phrase and any(f" {phrase} " in text for text in where))


def _names(question: str, hits: Sequence[Hit]) -> dict[str, str]:
    """The full names in a question, folded, each with what is enough to stand for it in a sentence.

    Two words or more of a speaker's name, for which the last is enough; or words with capitals, said to have said something, as a whole
    if that stands anywhere.
    """
    told = f" {' '.join(words(question))} "
    found: dict[str, str] = {}
    for speaker in dict.fromkeys(name for hit in hits if hit.talk for name in hit.talk.speakers):
        parts = words(speaker)[:8]
        runs = (parts[a:b] for a in range(len(parts)) for b in range(len(parts), a + 1, -1))
        found.update({" ".join(run): run[-1] for run in runs if f" {' '.join(run)} " in told and not _inside(run, found)})
    for match in _CAPITALS.finditer(question) if asks_opinion(question) else ():
        before, run = words(question[: match.start()])[-1:], words(match.group())
        if not _ON.issuperset(before) and not _inside(run, found):
            whole = " ".join(run)
            found[whole] = whole if any(whole in " ".join(words(hit.text)) for hit in hits) else run[-1]
    return found


def _inside(run: Sequence[str], found: Iterable[str]) -> bool:
    return any(set(run) & set(name.split()) for name in found)


def _says_where(candidate: Candidate, asked: Sequence[str]) -> bool:
    """Whether a line of speakers says of them, beside names and title, what is asked for: the company they work at."""
    unit, (title, speakers) = candidate.unit, head_names(candidate.hit)
    wanted = set(asked) - _WORKING
    if not wanted or not is_label(unit, title, speakers) or not (unit.kind == "speaker" or names_speaker(unit, speakers)):
        return False
    return wanted <= set(words(_URL.sub(" ", unit.text))) - set(words(" ".join([title, *speakers])))


def _head(hit: Hit) -> str:
    place = hit.talk or hit.note
    speakers = hit.talk.speakers if hit.talk else ()
    event = place.event or hit.note.event or ""
    titles = dict.fromkeys([place.title or "", hit.note.title or ""])
    return " ".join([*titles, *speakers, event, place.date or "", hit.note.author or ""])


def _prepare(hit: Hit, numbers: Sequence[int], language: str, joined: Mapping[str, str]) -> _Prepared:
    spoken = hit.talk.language if hit.talk and hit.talk.language != "und" else language_of(hit.text, language)
    units = tuple(passage_units(hit, numbers))
    head = _stems_and(_head(hit), spoken, joined)
    return _Prepared(hit, units, spoken, head, tuple(_stems_and(_URL.sub(" ", unit.text), spoken, joined) for unit in units))


def _stems_and(text: str, language: str, joined: Mapping[str, str]) -> frozenset[str]:
    """The stems of a text and those names and phrases that stand in it as they are, or by what is enough for them."""
    told = f" {' '.join(words(text))} " if joined else ""
    return stems(text, language) | {many for many, enough in joined.items() if f" {enough} " in told}


def _rarity(question: str, asked: Sequence[str], names: frozenset[str], phrases: frozenset[str], passages: Sequence[_Prepared]) -> _Asked:
    """The words of the question that the passages hold, weighted."""
    total = sum(len(passage.told) for passage in passages)
    weights, whole = {}, set()
    for word in asked:
        own = [[_matches(word, told, passage.language) for told in (passage.head, *passage.told)] for passage in passages]
        least = 0.0
        if any(match > _PART for matches in own for match in matches):
            whole.add(word)
            least = _PART
        seen = sum(
            len(head_and_told) - 1 if head_and_told[0] > least else sum(match > least for match in head_and_told) for head_and_told in own
        )
        if seen:
            weights[word] = math.log(1 + total / seen) * (1 + word.count(" "))
    return _Asked(question, weights, frozenset(whole), names & weights.keys(), phrases & weights.keys())


def _matches(word: str, found: frozenset[str], language: str) -> float:
    """1 for the word, 0.95 for its stem, 0.7 for a longer or shorter form of it, else 0."""
    if word in found:
        return 1.0
    root = stem(word, language)
    if root in found:
        return 0.95
    if len(root) < 5 or " " in word:
        return 0.0
    return _PART if any(len(other) >= 5 and (other.startswith(root) or root.startswith(other)) for other in found) else 0.0


def _match(word: str, found: frozenset[str], language: str, asked: _Asked) -> float:
    """How well a word matches, parts of it only where the whole stands nowhere."""
    match = _matches(word, found, language)
    return match if match > _PART or word not in asked.whole else 0.0


def _score_passage(asked: _Asked, passage: _Prepared, near: float) -> Iterator[Candidate]:
    total = sum(asked.weights.values())
    central = centrality(passage.told)
    titled = _is_titled(passage, asked, total)
    theirs = any(name in passage.head for name in asked.names)
    for position, unit in enumerate(passage.units):
        cover, exact = _cover(passage, position, asked)
        worth = _worth(unit, passage.hit, asked.question, theirs)
        score = 0.6 * cover / total + 0.3 * near + 0.1 * worth if total else 0.6 * near + 0.2 * worth + 0.2 * central[position]
        exact = (exact or titled) and not is_label(unit, *head_names(passage.hit))
        score *= _fitness(unit, passage, asked.question, theirs)
        yield Candidate(passage.hit, passage.units, position, unit, score, exact, passage.language)


def _is_titled(passage: _Prepared, asked: _Asked, total: float) -> bool:
    """Whether the head of a passage says that it is what is asked for: it holds the name, the phrase, or most of the words."""
    if (asked.names | asked.phrases) & passage.head:
        return True
    held = [weight for word, weight in asked.weights.items() if _match(word, passage.head, passage.language, asked) > 0]
    return not asked.phrases and len(held) > 1 and sum(held) >= 0.5 * total


def _cover(passage: _Prepared, position: int, asked: _Asked) -> tuple[float, bool]:
    """The weight of the question's words that a sentence holds or stands under or beside, and whether it holds one itself.

    If a phrase is asked for, only a sentence that holds it holds one.
    """
    told, unit, language = passage.told, passage.units[position], passage.language
    around = frozenset().union(*told[max(0, position - 1) : position + 2])
    above = stems(unit.heading, language) | (told[unit.lead] if unit.lead >= 0 else frozenset())
    cover, exact = 0.0, False
    for word, weight in asked.weights.items():
        own = _match(word, told[position], language, asked)
        exact = exact or (own > 0 and (not asked.phrases or word in asked.phrases))
        near = ((above, 0.5), (passage.head, _HEAD_NAME if word in asked.names else _HEAD), (around, 0.3))
        cover += weight * max(own, *(share * _match(word, where, language, asked) for where, share in near))
    return cover, exact


def _worth(unit: Unit, hit: Hit, question: str, theirs: bool) -> float:
    """How much a sentence tells: its length up to 20 words, from 0 to 1, and more if it has what this kind of question looks for."""
    worth = min(len(words(unit.text)), 20) / 20
    if _HOW_MANY.search(question) and any(character.isdigit() for character in unit.text):
        worth += 0.6
    if _WHO.search(question) and (_NAME.search(unit.text) or HANDLE.search(unit.text) or names_speaker(unit, head_names(hit)[1])):
        worth += 0.6
    if _OPINION.search(question) and not theirs and is_judgement(unit.text):
        worth += 0.3
    return worth


def _fitness(unit: Unit, passage: _Prepared, question: str, theirs: bool) -> float:
    """A factor: low for what is no sentence, or a question, or endless; lower for the note-taker's own unless opinions are asked for.

    `theirs` says that the question names a speaker of the talk: then the opinion asked for is theirs.
    """
    size = len(words(unit.text))
    title, speakers = head_names(passage.hit)
    if is_label(unit, title, speakers):
        return 0.8 if _WHO.search(question) and names_speaker(unit, speakers) else 0.05
    mine = first_person(unit.text, passage.language, unit.kind)
    factor = 0.8 if mine and (theirs or not _OPINION.search(question)) else 1.0
    if size < 4:
        return factor * (0.6 if unit.kind == "item" else 0.3)
    return factor * (0.7 if unit.text.endswith("?") or size > 70 else 1.0)
