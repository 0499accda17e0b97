"""How well each sentence of the passages found answers a question."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from ..frozen import frozen, frozen_by_identity
from ..patterns import at_first_use
from ..records.hits import Hit
from ..text import language_of, words
from .asked import HOW_MANY, OPINION, WHO, Asked, Told, asks_who, head_of, match, names_of, phrases_of, stems, taken_for, what_is_asked
from .fields import is_date_or_field, is_speaker_field
from .sentences import Unit, head_names, is_label, names_speaker, passage_units
from .turns import spoken, turns_among
from .voices import first_person, is_judgement

_WORKING = frozenset(
    "work works worked working employed employer employees company organisation organization affiliation werkt werken werk bedrijf"
    " trabaja trabajan empresa arbeitet arbeiten firma travaille travaillent entreprise trabalha trabalham".split()
)
_WHOLE = 0.3  # of a score: what all things of a list together bring; the rest is that of the thing that is best answered
# of a score: the words asked for, the passage, what a sentence tells; and where no word is asked for, with what it shares with others
_COVER, _NEAR, _TELLING = 0.6, 0.3, 0.1
_NEAR_ALONE, _TELLING_ALONE, _CENTRAL = 0.6, 0.4, 0.2
# The same in a transcript, where what answers seldom has the words asked for: they fell in the question, a turn or two before
_NEAR_SPOKEN, _TELLING_SPOKEN = 0.6, 0.2
_THEIR_TURN = 0.1  # added in a transcript to the turns of whom the question names
_AROUND, _FARTHER = 0.3, 0.15  # of a match: a word counts for the sentences beside it, and in a transcript for the next ones, too
_HEAD = 0.6  # of a match: a word of the title, the event or the date counts for every sentence below
_HEAD_NAME = 0.9  # the same for the speaker's name: whatever stands there is theirs
_PART = 4  # words of a title that are no sentence of their own
_URL = at_first_use(r"https?://\S+")  # the words of an address say nothing
HANDLE = at_first_use(r"(?<![\w.])@\w{2,}")
_BY = frozenset("by with and von mit und por con y par avec et door met en di e av och".split())  # between a title and its speakers
_NAME = at_first_use(r"[^\W\d_][\w'’-]{1,40} [A-ZÀ-Þ][\w'’-]+")


@frozen_by_identity  # told apart by identity: comparing whole passages would be slow
class Candidate:
    """A sentence that may be shown, with what speaks for it."""

    hit: Hit
    units: tuple[Unit, ...]  # of its passage
    position: int  # of the sentence in them
    unit: Unit
    score: float
    exact: bool  # a sentence with a word of the question in it
    subject: bool  # of a talk whose title has every word of the question
    held: float  # the share, from 0 to 1, of what is asked for that stands in it or is the speaker's name
    language: str
    told: frozenset[str]  # its stems
    turns: Sequence[str] = ()  # whose turn each sentence of its passage is, "" where that is not told; empty in what is no transcript


@frozen
class _Prepared:
    """A passage cut into sentences, with the stems of each and of its head."""

    hit: Hit
    units: tuple[Unit, ...]
    turns: Sequence[str]  # as in a candidate
    told: Told  # of each unit also the names and phrases of the question that stand in it
    title: frozenset[str]  # stems of the talk's title


def centrality(told: Sequence[frozenset[str]]) -> list[float]:
    """Return for each set of stems the share of it, from 0 to 1, that other sets hold too, counted by how many do.

    The sum over a sentence's stems of log(1 + number of other sentences with it), over the same sum if all had it.
    """
    seen = Counter(word for one in told for word in one)
    most = math.log(1 + max(1, len(told) - 1))
    return [sum(math.log(seen[word]) for word in sorted(one)) / (most * len(one)) if one else 0.0 for one in told]


def score_sentences(
    question: str, hits: Sequence[Hit], language: str, numbers: Sequence[Sequence[int]] = (), aside: Collection[str] = ()
) -> list[Candidate]:
    """Return every sentence of the passages with its score for the question, in the order of the passages.

    The score adds the rarity-weighted share of the question's words in and around the sentence (0.6), the passage's own score over the
    best one's (0.3), and how much the sentence tells (0.1); in a transcript the last two count for more (0.6 and 0.2), and so do the turns
    of whom the question names. With no word of the question in any passage the last two decide.
    Asked who works where, the lines of speakers that say so are all there is. `aside` are words that were understood as a date or an event.
    """
    names, phrases = names_of(question, hits), phrases_of(question, hits)
    joined = {**{phrase: phrase for phrase in sorted(phrases)}, **names}
    stored = numbers or [()] * len(hits)
    units = [tuple(passage_units(hit, lines)) for hit, lines in zip(hits, stored, strict=True)]
    turns = turns_among([((hit.file, hit.talk), of) for hit, of in zip(hits, units, strict=True)])
    passages = [_prepare(hit, of, whose, language, joined) for hit, of, whose in zip(hits, units, turns, strict=True)]
    asked = what_is_asked(question, language, names, phrases, [passage.told for passage in passages], taken_for(hits), aside)
    found = _scored(asked, passages)
    if asked.each:
        found = _best_of_each(found, [_scored(one, passages) for one in asked.each])
    places = [one for one in found if asks_who(question) and _says_where(one, asked.single)]
    return places or [one for one in found if not _is_field(one.unit, question)] or found


def _is_field(unit: Unit, question: str) -> bool:
    """Whether a sentence is none but a date or a field; the field of the speaker answers who it was."""
    return is_date_or_field(unit.text) or (is_speaker_field(unit.text) and not asks_who(question))


def _says_where(candidate: Candidate, asked: Sequence[str]) -> bool:
    """Whether a line of speakers says of them, beside names and title, what is asked for: the company they work at."""
    unit, (title, speakers) = candidate.unit, head_names(candidate.hit)
    wanted = set(asked) - _WORKING
    if not wanted or not is_label(unit, title, speakers) or not (unit.kind == "speaker" or names_speaker(unit, speakers)):
        return False
    return wanted <= set(words(_URL().sub(" ", unit.text))) - set(words(" ".join([title, *speakers])))


def _prepare(hit: Hit, units: tuple[Unit, ...], turns: Sequence[str], language: str, joined: Mapping[str, str]) -> _Prepared:
    own = hit.talk.language if hit.talk and hit.talk.language != "und" else language_of(hit.text, language)
    texts = [_URL().sub(" ", unit.text) for unit in units]
    texts = [f"{whose}: {text}" for whose, text in zip(turns, texts, strict=True)] if turns else texts  # who says it, in all of a turn
    told = tuple(_stems_and(text, own, joined) for text in texts)
    title = stems(hit.talk.title, own) if hit.talk else frozenset()
    return _Prepared(hit, units, turns, Told(_stems_and(head_of(hit), own, joined), told, own), title)


def _stems_and(text: str, language: str, joined: Mapping[str, str]) -> frozenset[str]:
    """The stems of a text and those names and phrases that stand in it as they are, or by what is enough for them."""
    told = f" {' '.join(words(text))} " if joined else ""
    return stems(text, language) | {many for many, enough in joined.items() if f" {enough} " in told}


def _scored(asked: Asked, passages: Sequence[_Prepared]) -> list[Candidate]:
    """Return the sentences of the passages, scored for what is asked."""
    top = max((passage.hit.score for passage in passages), default=0.0)
    found: list[Candidate] = []
    for position, passage in enumerate(passages):
        near = min(1.0, max(0.0, passage.hit.score / top)) if top > 0 else 1 / (1 + position)
        found.extend(_score_passage(asked, passage, near))
    return found


def _best_of_each(whole: Sequence[Candidate], each: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """Return sentences scored for a list: mostly for that thing of it which each answers best, and as well as any answers that one."""
    tops = [max((one.score for one in thing), default=0.0) or 1.0 for thing in each]
    found = []
    for together, *apart in zip(whole, *each, strict=True):
        shares = [replace(one, score=one.score / top * max(tops)) for one, top in zip(apart, tops, strict=True)]
        best = max(shares, key=lambda one: (one.exact, one.score))
        found.append(replace(best, score=_WHOLE * together.score + (1 - _WHOLE) * best.score))
    return found


def _score_passage(asked: Asked, passage: _Prepared, near: float) -> Iterator[Candidate]:
    total = sum(asked.weights.values())
    central = centrality(passage.told.units)
    titled = _is_titled(passage, asked, total)
    subject = bool(total) and all(match(word, passage.title, passage.told.language, asked) > 0 for word in asked.weights)
    theirs = any(name in passage.told.head for name in asked.names)
    near_counts, telling_counts = (_NEAR_SPOKEN, _TELLING_SPOKEN) if passage.turns else (_NEAR, _TELLING)
    called = set(words(asked.question))
    for position, unit in enumerate(passage.units):
        cover, held, exact = _cover(passage, position, asked)
        worth = _worth(unit, passage, asked.question, theirs)
        if total:
            score = _COVER * cover / total + near_counts * near + telling_counts * worth
        else:
            score = _NEAR_ALONE * near + _TELLING_ALONE * worth + _CENTRAL * central[position]
        if passage.turns and (whose := passage.turns[position]) and called.issuperset(words(whose)):
            score += _THEIR_TURN
        exact = (exact or titled or _is_under(unit, passage, asked)) and not is_head(unit, passage.hit)
        score *= _fitness(unit, passage, asked.question, theirs)
        language, told = passage.told.language, passage.told.units[position]
        share = held / (total or 1.0)
        yield Candidate(passage.hit, passage.units, position, unit, score, exact, subject, share, language, told, passage.turns)


def _is_titled(passage: _Prepared, asked: Asked, total: float) -> bool:
    """Whether the head of a passage says that it is what is asked for: it holds the name, the phrase, or most of the words."""
    if (asked.names | asked.phrases) & passage.told.head:
        return True
    if len(asked.weights) == 1 and len(asked.single) == 1:
        return _says_title_alone(asked.single[0], passage, asked)
    held = [weight for word, weight in asked.weights.items() if match(word, passage.told.head, passage.told.language, asked) > 0]
    return not asked.phrases and len(held) > 1 and sum(held) >= 0.5 * total


def _is_under(unit: Unit, passage: _Prepared, asked: Asked) -> bool:
    """Whether a sentence outside talks stands under a heading that has all that is asked for, as a talk's title may."""
    if passage.hit.talk or not unit.heading or not asked.weights:
        return False
    above = stems(unit.heading, passage.told.language)
    return all(match(word, above, passage.told.language, asked) > 0 for word in asked.weights)


def is_head(unit: Unit, hit: Hit) -> bool:
    """Return whether a sentence is a label, a part of the title, or it with nothing but its speakers: shown only if there is no other."""
    title, speakers = head_names(hit)
    known, told = set(words(title)), set(words(unit.text))
    if len(told) >= _PART and told <= known:
        return True
    return is_label(unit, title, speakers) or (bool(speakers) and known <= told <= known | set(words(" ".join(speakers))) | _BY)


def _says_title_alone(word: str, passage: _Prepared, asked: Asked) -> bool:
    """Whether a talk is about the only word asked for: its title has it, and no sentence of the passage, which would tell more."""
    held = [match(word, found, passage.told.language, asked) > 0 for found in (passage.title, *passage.told.units)]
    heads = [is_head(unit, passage.hit) for unit in passage.units]
    return held[0] and not any(has and not head for has, head in zip(held[1:], heads, strict=True))


def _cover(passage: _Prepared, position: int, asked: Asked) -> tuple[float, float, bool]:
    """The weight of the question's words that a sentence holds or stands under or beside, of those it holds, and whether it holds one.

    If a phrase is asked for, only a sentence that holds it holds one.
    """
    told, unit, language = passage.told.units, passage.units[position], passage.told.language
    around = frozenset().union(*told[max(0, position - 1) : position + 2])
    farther = frozenset().union(*told[max(0, position - 2) : position + 3]) if passage.turns else frozenset()
    above = stems(unit.heading, language) | (told[unit.lead] if unit.lead >= 0 else frozenset())
    cover, held, exact = 0.0, 0.0, False
    for word, weight in asked.weights.items():
        own = match(word, told[position], language, asked)
        exact = exact or (own > 0 and (not asked.phrases or word in asked.phrases))
        held += weight * (own or float(word in asked.names and word in passage.told.head))
        near = ((above, 0.5), (passage.told.head, _HEAD_NAME if word in asked.names else _HEAD), (around, _AROUND), (farther, _FARTHER))
        cover += weight * max(own, *(share * match(word, where, language, asked) for where, share in near))
    return cover, held, exact


def _size(unit: Unit, turns: Sequence[str]) -> int:
    """How many words of a sentence say something: in a transcript not what is uttered before and between."""
    return len(spoken(unit.text) if turns else words(unit.text))


def _worth(unit: Unit, passage: _Prepared, question: str, theirs: bool) -> float:
    """How much a sentence tells: its length up to 20 words, from 0 to 1, and more if it has what this kind of question looks for."""
    worth = min(_size(unit, passage.turns), 20) / 20
    if HOW_MANY.search(question) and any(character.isdigit() for character in unit.text):
        worth += 0.6
    speakers = head_names(passage.hit)[1]
    if WHO.search(question) and (_NAME().search(unit.text) or HANDLE().search(unit.text) or names_speaker(unit, speakers)):
        worth += 0.6
    if OPINION.search(question) and not theirs and is_judgement(unit.text):
        worth += 0.3
    return worth


def _fitness(unit: Unit, passage: _Prepared, question: str, theirs: bool) -> float:
    """A factor: low for what is no sentence, or a question, or endless; lower for the note-taker's own unless opinions are asked for.

    `theirs` says that the question names a speaker of the talk: then the opinion asked for is theirs.
    """
    size = _size(unit, passage.turns)
    if is_head(unit, passage.hit):
        return 0.8 if WHO.search(question) and names_speaker(unit, head_names(passage.hit)[1]) else 0.05
    mine = not passage.turns and first_person(unit.text, passage.told.language, unit.kind)
    factor = 0.8 if mine and (theirs or not OPINION.search(question)) else 1.0
    if size < 4:
        return factor * (0.6 if unit.kind == "item" else 0.3)
    return factor * (0.7 if unit.text.endswith("?") or size > 70 else 1.0)
