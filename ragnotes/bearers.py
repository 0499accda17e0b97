"""Composer: a first name alone in a question -> the speakers who bear it; not a word that only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import numpy as np

from .filtering import is_in
from .finding.index import Index
from .finding.terms import bm25
from .text import fold, is_stop_word, words

LONGEST = 2_000  # characters of a question that are looked at
DOMINANT = 0.5  # of the passages that hold a name, those of its bearers: fewer, and it is a word of another meaning, too
_RUN = re.compile(r"\w+")
_TITLES = frozenset("dr prof mr mrs ms sir dame herr frau don".split())

# First names that are words or tools as well: only with a capital inside the sentence, and asked as a person.
_COMMON = frozenset(
    "ada alexa amber angel april art ash august autumn basil bill blaze bob brook bud buck cash celery chance chase chip christian "
    "claude clay cliff cloud "
    "cole constant crystal daisy dale dash dawn dean destiny dick dot drew duke earl ellis elm ember eve faith fern flask flora forest "
    "frank gene ginger "
    "glen grace grant guy hardy harmony hazel heath holly honor hope hunter iris ivy jade jasper jay jean jenkins joy jewel josh jules "
    "julia june junior "
    "justice kit lance lane lark laurel lee lily luigi lux major marina mark mars max may melody mercy miles ming misty myrtle nick "
    "noble nova oak oliver "
    "olive opal pandora paris pat patience pearl peg penny perry pierce pip poppy prefect prince prudence rain ray red reed rich river "
    "rob robin rocky rod "
    "rose ruby rust rusty sage sally sandy scala scout sierra siri skip sky sol sonny spark star sterling stone storm sue summer sunny "
    "swift tad terry "
    "trinity trip tucker van victor vince viola violet wade wally ward warren wave wednesday will willow win winter woody zen zoe".split()
)
_AUX = frozenset("did does do has have had would can could didn doesn hat haben heeft ha".split())
_SAYING = frozenset(
    "say says said tell tells told talk talks talked talking mention mentions mentioned think thinks thought show shows showed explain "
    "explains "
    "explained present presents presented recommend recommends recommended suggest suggests suggested speak speaks spoke cover covers "
    "covered "
    "discuss discusses discussed argue argues argued claim claims claimed describe describes described propose proposes proposed demo "
    "demoed teach "
    "taught advise advised warn warned dijo dice hablo habla conto cuenta explico presento recomendo menciono sagte sagt sprach "
    "spricht erzahlte "
    "erklarte zeigte meinte dit disait parle montre explique raconte presente zei zegt vertelde vertelt sprak sprac liet gezegd "
    "verteld disse diz "
    "dijeron dicen hablaron contaron explicaron presentaron sagten sagen sprachen erzahlten erklarten disent parlent expliquent "
    "presentent zeiden zeggen vertelden vertellen disseram dizem falaram mostraram explicaram dicono parlano spiegano "
    "falou fala mostrou explicou apresentou detto dice parlato spiegato mostrato sa sade sagt berattade pratade visade".split()
)
_AND = frozenset("and y e und et en och i or o oder ou of eller".split())
MOST_LISTED = 6  # names of a list on either side
_ACCORDING = frozenset("to segun laut zufolge selon volgens segundo secondo enligt".split())
_OF = frozenset("by from of de von van di da av par door por".split())
_TALKS = frozenset(
    "talk talks keynote keynotes workshop workshops presentation slides demo tutorial session sessions speech lecture advice tips "
    "opinion charla charlas "
    "vortrag vortrage expose exposes presentation praatje praatjes lezing palestra palestras relazione intervento foredrag talare".split()
)


def bearers(question: str, speakers: dict[str, Any], index: Index) -> dict[str, list[dict[str, Any]]]:
    """Return, for each first name that stands alone in a question and is asked of as a person, the entries of its bearers.

    `speakers` is the index's table of them. The name is as the question writes it. A name with another behind it is not alone, and one
    that most of the passages which hold it use for something else is taken for a person only if it is said to say something.
    """
    text = question[:LONGEST]
    told = {fold(found.group()) for found in _RUN.finditer(text)}
    by_first: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for key, entry in speakers.items():
        first, _, rest = key.partition(" ")
        if first in told and len(first) > 1 and first not in _TITLES:
            by_first.setdefault(first, []).append((rest, entry))
    return {
        name: entries
        for first, known in by_first.items()
        if (entries := _borne(first, known, text, index)) and (name := _as_written(first, text))
    }


def _as_written(first: str, text: str) -> str:
    return next(found.group() for found in _RUN.finditer(text) if fold(found.group()) == first)


def _borne(first: str, known: list[tuple[str, dict[str, Any]]], text: str, index: Index) -> list[dict[str, Any]]:
    told = set(words(text))
    if any(rest and told.issuperset(words(rest)) for rest, _ in known):  # one of them is named in full
        return []
    runs = list(_RUN.finditer(text))
    for at, run in enumerate(runs):
        if fold(run.group()) != first or _has_neighbour(runs, at, text):
            continue
        said, capital = _is_said_to_say(runs, at, text), run.group()[0].isupper()
        inside = capital and at > 0 and not text.isupper()
        if first in _COMMON or is_stop_word(first, "en"):
            asked = inside and said
        else:
            asked = said or ((capital or _before(runs, at) in _AUX) and _is_dominant(first, (entry for _, entry in known), index))
        if asked:
            return [entry for _, entry in known]
    return []


def _has_neighbour(runs: list[re.Match[str]], at: int, text: str) -> bool:
    """Return whether another word with a capital makes it part of a longer name: "Tess Holliday", "Anna Tess"."""
    after = runs[at + 1] if at + 1 < len(runs) else None
    if after and text[runs[at].end() : after.start()] == " " and after.group()[0].isupper() and fold(after.group()) not in _SAYING | _AUX:
        return True
    before = runs[at - 1] if at > 1 else None  # the first word of a sentence has its capital from there
    return bool(
        before and text[before.end() : runs[at].start()] == " " and before.group()[0].isupper() and _before(runs, at) not in _SAYING | _AUX
    )


def _before(runs: list[re.Match[str]], at: int, back: int = 1) -> str:
    return fold(runs[at - back].group()) if at >= back else ""


def _is_said_to_say(runs: list[re.Match[str]], at: int, text: str) -> bool:
    """Return whether a name is that of somebody who says something: "did Will say", "said Will", "by Will", "Will and Mark say"."""
    first, last = _listed(runs, at, text)
    before = _before(runs, first)
    after, later = (fold(runs[last + ahead].group()) if last + ahead < len(runs) else "" for ahead in (1, 2))
    if after in _SAYING or before in _SAYING or (after == "s" and later in _TALKS) or (after in _AUX and later in _SAYING):
        return True
    return (before in _OF and _before(runs, first, 2) in _TALKS) or (
        before in _ACCORDING and (before != "to" or _before(runs, first, 2) == "according")
    )


def _listed(runs: list[re.Match[str]], at: int, text: str) -> tuple[int, int]:
    """Return the first and the last word of the list of names that a name stands in: "Ada, Will and Mark Berg"; itself without one."""
    first = last = at
    for _ in range(MOST_LISTED):
        join = _joined(text, runs, last, last + 1)
        if not join:
            break
        last += join
        while last + 1 < len(runs) and _is_name(runs[last + 1]) and text[runs[last].end() : runs[last + 1].start()] == " ":
            last += 1
    for _ in range(MOST_LISTED):
        start = first  # of the name before: its words stand before what joins it
        join = _joined(text, runs, start - 2, start - 1) if start > 1 else 0
        join = join if join == 2 else int(start > 0 and _joined(text, runs, start - 1, start) == 1)
        if not join or not _is_name(runs[start - join]):
            break
        first = start - join
        while first > 0 and _is_name(runs[first - 1]) and text[runs[first - 1].end() : runs[first].start()] == " " and first > 1:
            first -= 1
    return first, last


def _joined(text: str, runs: list[re.Match[str]], at: int, following: int) -> int:
    """Return how many words on the next name of a list is: 1 after a comma, 2 after "and"; 0 without one."""
    if following >= len(runs):
        return 0
    between = text[runs[at].end() : runs[following].start()].strip()
    if between in (",", "&") and _is_name(runs[following]):
        return 1
    onward = following + 1 < len(runs) and _is_name(runs[following + 1])
    return 2 if onward and between in ("", ",") and fold(runs[following].group()) in _AND else 0


def _is_name(run: re.Match[str]) -> bool:
    return run.group()[0].isupper() and fold(run.group()) not in _SAYING | _AUX


def _is_dominant(first: str, entries: Iterable[dict[str, Any]], index: Index) -> bool:
    having = bm25([first], index.manifest["languages"], index.terms).rows[0]
    talks = {talk for entry in entries for talk in entry["talks"]}
    return bool(len(having)) and float(np.mean(is_in(index.columns["talk"][having], talks))) >= DOMINANT
