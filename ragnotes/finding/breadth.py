"""How wide a question reaches: one talk that it names, told in depth, or what many people said, over talks and events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..frozen import frozen
from ..patterns import at_first_use
from ..text import content_words, fold, language_of, words

LONGEST = 2_000  # characters of a question that are looked at
FEWEST = 2  # words of a title that say something, unless it is quoted or "talk" stands beside it
MOST = 4  # talks of one title: more, and it names a kind of talk ("Introduction"), not one

# folded; who, as nobody in particular
_WHO = frozenset(
    "people everyone everybody anyone anybody folks gente todos personas leute alle jeder jemand man gens monde pessoas mensen iedereen "
    "iemand men persone tutti folk alla nagon speakers ponentes asistentes sprecher redner orateurs palestrantes sprekers relatori "
    "talarna".split()
)
_SAY = frozenset(
    "say says said saying think thinks thought tell told mention mentioned talk talked speak spoke feel felt report reported recommend "
    "recommended complain complained dijo dijeron dice dicen opina opinan piensa piensan conto contaron comento comentaron "
    "sagte sagten sagt sagen meinte meinten meinen denken dachten gesagt dit disent dis pense pensent raconte disse disseram dizem falaram "
    "falou acha acham pensam zei zeiden zegt zeggen vond vonden vindt vinden gezegd detto dice dicono pensano pensa sa sade sager tycker "
    "tyckte".split()
)
# before "people": did people, ont dit les gens
_DID = frozenset(
    "did do does have has had dijo dijeron dice dicen opina opinan piensa piensan comento comentaron sagte sagten sagt sagen meinte "
    "meinten meinen denken dachten haben hat ont dit disent pense pensent a disse disseram dizem falaram acham pensam zei zeiden zeggen "
    "vonden vinden hebben detto ha hanno dicono pensano sa sade sager tycker tyckte".split()
)
_ARTICLES = frozenset(
    "the all most other la el los las todo toda die der all les le tout t il elle on as os a o de het alle i le gli".split()
)
_ALL = frozenset(
    "all every each across different various several multiple todos todas varios varias distintos distintas cada alle allen aller "
    "verschiedene verschiedenen mehrere mehreren jeder jedem jede tous toutes chaque plusieurs differents differentes cada diferentes "
    "verschillende elke elk iedere meerdere tutti tutte vari varie diversi ogni alla flera olika varje "
    "which list welche welchen quels quelles quais welke quali vilka".split()
)
_MANY = frozenset(
    "talks events conferences speakers sessions keynotes workshops presentations notes meetups charlas eventos conferencias ponentes "
    "ponencias palestras palestrantes vortrage vortragen konferenzen veranstaltungen sprecher sprechern exposes conferences evenements "
    "orateurs praatjes lezingen conferenties evenementen sprekers interventi eventi conferenze relatori foredrag konferenser evenemang "
    "talare".split()
)
_ONE_OF = frozenset("every each cada jeder jedem jede chaque elke elk iedere ogni varje".split())
_TALK = frozenset(
    "talk keynote workshop session presentation lecture tutorial charla ponencia vortrag vortrags vortrages expose conference praatje "
    "lezing voordracht palestra intervento relazione foredrag foredraget taller atelier sessie sesion".split()
)
# "¿qué dijeron sobre ...?": no subject, so everybody
_THEY_SAID = at_first_use(
    r"\b(?:que|cosa|che) (?:se )?(?:dijeron|dicen|opinan|opinaron|comentaron|contaron|piensan|disseram|dizem|falaram|acham|dicono|"
    r"hanno detto|pensano) (?:de|del|sobre|acerca|con|di|su|sul|sulla|del|della|da|do|dos|das)\b"
)
_THEY = frozenset({"que", "cosa", "che"})  # which that begins with
_OF = frozenset("by of from de del von van di da av par door por".split())
_QUOTES = "\"“”«»„'‘’"
_RUN = re.compile(r"[^\W_]+")


@frozen
class Talk:
    """What tells whether a question names a talk."""

    title: str
    speakers: tuple[str, ...]


def asks_across(question: str) -> bool:
    """Return whether a question asks what many people said, or goes over all talks or events.

    >>> asks_across("what did people say about caches"), asks_across("how to talk to people who cannot code")
    (True, False)
    """
    told = words(question[:LONGEST])
    for at, word in enumerate(told):
        if word in _WHO:
            before = [other for other in told[max(0, at - 3) : at] if other not in _ARTICLES or other in _DID]
            if _SAY.intersection(told[at + 1 : at + 3]) or (before and before[-1] in _DID):
                return True
        if word in _ALL:
            behind = told[at + 1 : at + 4]
            if _MANY.intersection(behind) or (word in _ONE_OF and _TALK.union({"event", "conference", "speaker"}).intersection(behind[:1])):
                return True
    return not _THEY.isdisjoint(told) and bool(_THEY_SAID().search(" ".join(told)))


def talks_named(question: str, talks: Sequence[Talk]) -> list[int]:
    """Return the positions of the talks that a question names, each by its whole title or by its speaker and the word "talk".

    A title without quotes and without "talk" beside it counts only if it is written with a capital or says enough words to be no topic.
    """
    text = question[:LONGEST]
    runs = list(_RUN.finditer(text))
    told = [fold(run.group()) for run in runs]
    across = asks_across(text)
    begun = [(at, talk.title) for at, talk in enumerate(talks) if (run := _RUN.search(talk.title)) and fold(run.group()) in told]
    titled = [at for at, title in begun if any(_is_titled(part, text, runs, told, across) for part in _titles(title))]
    if titled and len({fold(talks[at].title) for at in titled}) <= MOST:
        return titled
    if across or _TALK.isdisjoint(told):
        return []
    return [at for at, talk in enumerate(talks) if any(_is_theirs(name, text, runs, told) for name in talk.speakers)]


def _titles(title: str) -> list[str]:
    """Return a title and, where it has a subtitle, what stands before that."""
    main = re.split(r"[:–—|]| - ", title, maxsplit=1)[0]
    return [title] if main == title or len(content_words(main, language_of(main))) < FEWEST else [title, main]


def _is_titled(title: str, text: str, runs: Sequence[re.Match[str]], told: list[str], across: bool) -> bool:
    wanted = [fold(run.group()) for run in _RUN.finditer(title)]
    size = len(wanted)
    places = [at for at in range(len(told) - size + 1) if size and told[at : at + size] == wanted]
    says = len(content_words(title, language_of(title))) if places else 0
    for at in places:
        start, end = runs[at].start(), runs[at + size - 1].end()
        quoted = text[start - 1 : start] in _QUOTES and text[end:].lstrip("?!.…")[:1] in _QUOTES if start else False
        if quoted and says and text[end:].lstrip("?!.…")[:1]:
            return True
        if across or not says:
            continue
        beside = not _TALK.isdisjoint(told[max(0, at - 2) : at]) or not _TALK.isdisjoint(told[at + size : at + size + 1])
        capital = at > 0 and runs[at].group()[0].isupper() and size > FEWEST
        if beside or (says >= FEWEST and capital) or says > FEWEST + 1:
            return True
    return False


def _is_theirs(name: str, text: str, runs: Sequence[re.Match[str]], told: Sequence[str]) -> bool:
    """Return whether a speaker is named whole, or by a first name that owns a talk: "Ada's talk", "the talk by Ada"."""
    parts = words(name)
    if len(parts) > 1 and set(told).issuperset(parts):
        return True
    for at, word in enumerate(told):
        if not parts or word != parts[0] or not runs[at].group()[0].isupper():
            continue
        owns = told[at + 1 : at + 2] == ["s"] or text[runs[at].end() : runs[at].end() + 1] in ("'", "’")
        if owns and not _TALK.isdisjoint(told[at + 1 : at + 5]):
            return True
        if at > 1 and told[at - 1] in _OF and told[at - 2] in _TALK:
            return True
    return False


def talk_of(record: dict[str, Any]) -> Talk:
    """Return what tells whether a question names the talk of this record."""
    return Talk(record["title"] or "", tuple(record["speakers"]))
