"""Which statements carry a talk: a few of them within a length, in the order of the notes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from ..text import fold
from .asked import stems
from .statements import Statement, size
from .voices import is_judgement
from .widening import HANGS, TALKS

_EXACT = re.compile(r"\d[\d.,:]*|`[^`\n]{1,40}`|[a-z][A-Z]")  # figures, code, names written LikeThis
_GOES_ON = re.compile(
    r"(?:but|so|also|and|or|then|maar|ook|dus|pero|tambien|asi|y|aber|auch|und|dann|mais|et|aussi|alors|mas|tambem|e|ma|anche|men|och|ocksa)"
    rf"\b(?! {TALKS})"
)
_OF_TALK = re.compile(
    rf"\b{TALKS}\b|^\W*(?:overall|all in all|al met al|en general|en resumen|insgesamt|alles in allem|globalement"
    r"|au final|no geral|in generale|nel complesso|overlag|sammantaget)\b"
)
_TOPIC = re.compile(
    r"(?:(?:this|the|dit|deze|de|het|esta|este|la|el|der|die|das|cette|ce|le|l'|esta|a|o|questo|questa|il|detta) ?)?" rf"{TALKS}\b"
)
_ORDINAL = re.compile(
    r"(?:the|de|het|el|la|lo|der|die|das|le|o|a|il|den|det) (?:first|second|third|other|last|eerste|tweede|derde|andere|primer[oa]?"
    r"|segund[oa]|tercer[oa]?|otr[oa]|erste|zweite|dritte|premiere?|deuxieme|troisieme|seconde?|autre|primeir[oa]|terceir[oa]|outr[oa]"
    r"|prim[oa]|terz[oa]|second[oa]|altr[oa]|forsta|andra|tredje)(?: (?:one|thing|reason|point|idea))?"
    r" (?:is|was|es|era|fue|ist|war|est|etait|foi|e|ar|var)\b"
)
_BIO = re.compile(  # who the speaker is, where what was said is asked for
    r"(?:(?:he|she|they|hij|zij|el|ella|er|sie|il|elle|ele|ela|lui|lei|han|hon) )?(?:(?:is|es|ist|est|e|ar) )?"
    r"(?:works? (?:at|for|as|on)|lives? in|is from|from|born|studied|werkt (?:bij|voor|als)|woont in|komt uit|trabaja (?:en|para|de|como)"
    r"|vive en|arbeitet (?:bei|fur|als|an)|lebt in|kommt aus|travaille (?:chez|a|pour)|vit a|vient de|trabalha (?:na|no|em|para|como)"
    r"|mora em|lavora (?:in|a|per|da|come)|vive a|viene da|(?:jobbar|arbetar) (?:pa|hos|for|som)|bor i|kommer fran"
    r"|[\w ]{0,40}\b(?:engineer|developer|scientist|researcher|professor|founder|cto|ceo|manager|maintainer|advocate|student|phd)"
    r" (?:at|of|in|for|from))\b"
)
_CONDITION = re.compile(r"(?:if|als|si|wenn|falls|se|om)\b")
_FULL = 20  # words of a statement that tells as much as its length can
_LONG = 35  # words: more than this and a statement is told less gladly
_NEW = 4  # stems and words beside the title and the speakers: what has no more of them says the title once again
_VOICES = {
    "note-taker": 0.75,
    "audience": 0.6,
    "joke": 0.6,
    "abstract": 0.5,
    "quoted": 0.9,
    "exchange": 0.8,
}  # factors: what the speaker said comes first
_LEAST = 0.12  # of the best score: what carries less is left out even where there is room
_SAME = 0.6  # of the stems of the shorter of two statements: they say the same
_SHORTEST = 8  # words: a budget with less left is spent


def verdict(told: Sequence[Statement]) -> Statement | None:
    """Return the last sentence of prose that says how good the talk was, or what the note-taker thought; None if none does."""
    for one in reversed(told):
        whole = 5 <= size(one.text) <= 45 and not one.text.endswith((":", "?")) and not _CONDITION.match(fold(one.text[:40]))
        judges = is_judgement(one.text) and (_OF_TALK.search(fold(one.text[:600])) or (one.voice and one.voice.kind == "note-taker"))
        if one.unit.kind == "prose" and whole and judges:
            return one
    return None


def pick(
    told: Sequence[Statement], language: str, most: int, room: int, known: frozenset[str], said: Sequence[frozenset[str]] = ()
) -> list[Statement]:
    """Return at most so many statements of at most so many words together, one if it alone is longer, in their order.

    The notes are cut into as many equal parts as there may be statements, and the best of each part comes before the second best of any,
    so that an ending is heard too. `known` are the stems of what stands above them, title and speakers. What says the same as another, or
    as what is `said` already, in stems, is passed over.
    """
    scores = _scores(told, language, known)
    parts = [range(part * len(told) // most, (part + 1) * len(told) // most) for part in range(most)]
    best = [sorted(part, key=lambda one: -scores[one]) for part in parts]
    first = sorted((ranked[0] for ranked in best if ranked), key=lambda one: -scores[one])
    rest = sorted((one for ranked in best for one in ranked[1:]), key=lambda one: -scores[one])
    chosen: list[int] = []
    have = list(said)
    left, least = room, _LEAST * max(scores, default=0.0)
    for position in [*first, *rest]:
        long = size(told[position].text)
        new = stems(told[position].text, language)
        if len(chosen) == most or left < _SHORTEST:
            break
        if scores[position] < least or (chosen and long > left) or any(_repeats(new, old) for old in have):
            continue
        chosen.append(position)
        have.append(new)
        left -= long
    return [told[position] for position in sorted(chosen)]


def _repeats(new: frozenset[str], old: frozenset[str]) -> bool:
    """Whether one statement says what another does: the same number may not be missing, since it may be what two people noted otherwise."""
    return len(new & old) > _SAME * min(len(new), len(old)) and all(word in old for word in new if word.isdigit())


def best(told: Sequence[Statement], language: str, longest: int, known: frozenset[str]) -> Statement | None:
    """Return the one statement that tells most of a talk, among those of at most so many words if there are any."""
    short = [one for one in told if size(one.text) <= longest] or list(told)
    scores = dict(zip(map(id, told), _scores(told, language, known), strict=True))
    return max(short, key=lambda one: scores[id(one)], default=None)


def _scores(told: Sequence[Statement], language: str, known: frozenset[str]) -> list[float]:
    """What each statement carries: what it shares with the others, its place, length and names, less if it hangs on another.

    What it shares is the sum over its stems of the logarithm of how many statements have each, over the largest such sum: of two
    equally central ones the longer tells more. The weights are the best of some twenty on the meetings of bench/summaries.py.
    """
    found = [stems(one.text, language) for one in told]
    seen = Counter(word for one in found for word in one)
    central = [sum(math.log(seen[word]) for word in sorted(one)) for one in found]
    top = max(central, default=0.0) or 1.0
    scores = []
    for position, one in enumerate(told):
        long = size(one.text)
        length = min(long, _FULL) / _FULL if long <= _LONG else max(0.2, 1 - (long - _LONG) / 40)
        early = 0.5 * (1 - position / len(told)) + 0.5 * (position == 0 or bool(_TOPIC.match(fold(one.text[:60]))))
        exact = min(1, len(_EXACT.findall(one.text[:600])) / 2)
        scores.append((0.35 * central[position] / top + 0.3 * early + 0.15 * length + 0.2 * exact) * _fitness(one, found[position] - known))
    return scores


def _fitness(one: Statement, new: frozenset[str]) -> float:
    factor = 1.0
    opening = fold(one.text[:60].lstrip("*_\"'(“"))
    if HANGS().match(opening) or _GOES_ON.match(opening) or _ORDINAL.match(opening):
        factor *= 0.6
    if one.text.endswith("?"):
        factor *= 0.4
    if one.text.count("(") != one.text.count(")") or one.text.startswith("("):
        factor *= 0.5
    if len(new) <= _NEW or _BIO.match(opening):
        factor *= 0.5
    factor *= _VOICES.get(one.voice.kind, 1.0) if one.voice else 1.0
    return factor * (0.8 if one.unit.level > 1 else 1.0)
