"""Composer: a first or family name alone in a question -> the speakers who bear it; not a word that only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from ..filtering import is_in
from ..finding.index import Index
from ..finding.keys import keys_having
from ..finding.terms import bm25
from ..text import fold, is_stop_word, words

LONGEST = 2_000  # characters of a question that are looked at
DOMINANT = 0.5  # of the passages that hold a name, those of its bearers: fewer, and it is a word of another meaning, too
_RUN = re.compile(r"\w+")
_WITHIN = (" ", "-", "'", "’")  # what stands between the words of one name
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
AUX = frozenset("did does do has have had would can could didn doesn hat haben heeft ha".split())
SAYING = frozenset(
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
    "meint meinen meinten denkt dachte opina opino opinan piensa pense pensait vindt vond acha achou pensa pensou tycker tyckte anser "
    "dijeron dicen hablaron contaron explicaron presentaron sagten sagen sprachen erzahlten erklarten disent parlent expliquent "
    "presentent zeiden zeggen vertelden vertellen disseram dizem falaram mostraram explicaram dicono parlano spiegano "
    "falou fala mostrou explicou apresentou detto dice parlato spiegato mostrato sa sade sagt berattade pratade visade "
    "sades sagts dicha dicho hablado gesagt gesprochen gezeigt zeggen dito falado mostrado".split()
)
NOTING = frozenset(
    "note notes noted write writes wrote written writing jot jots jotted scribble scribbled record records recorded notebook "
    "anota anoto anotado apunta apunto apuntes apuntado escribe escribio escrito notas schreibt schrieb geschrieben notiert notierte notiz "
    "notizen aufgeschrieben ecrit ecrivait notait schrijft schreef geschreven noteert noteerde genoteerd notities aantekeningen anotou "
    "escreve escreveu anotacoes scrive scrisse scritto annotato annota appunti skriver skrev skrivit antecknar antecknade antecknat "
    "anteckningar".split()
)  # what note-takers do, and what they keep
OPINING = frozenset(
    "think thinks thought thoughts opinion opinions view views opine opines piensa pienso penso pensaba opina opino opinan opiniones meint "
    "meinte meinen meinten denkt dachte findet fand meinung meinungen pense pensait trouve avis dacht vindt vond mening meningen pensa "
    "pensou pensava acha achou achava opiniao opinioes crede credeva opinione opinioni parere tycker tyckte anser ansag asikt asikter "
    "verdict fazit".split()
)  # what somebody thinks of something: of their own talks, and of those of others that they noted
AND = frozenset("and y e und et en och i or o oder ou of eller".split())
MOST_LISTED = 6  # names of a list on either side
_HONORIFICS = ("さん", "氏", "先生", "様")  # behind the name of a person, in Japanese
_ACCORDING = frozenset("to segun laut zufolge selon volgens segundo secondo enligt".split())
OF = frozenset("by from of de von van di da av par door por".split())
TALKS = frozenset(
    "talk talks keynote keynotes workshop workshops presentation slides demo tutorial session sessions speech lecture advice tips "
    "opinion charla charlas "
    "vortrag vortrage expose exposes presentation praatje praatjes lezing palestra palestras relazione intervento foredrag talare".split()
)


def bearers(
    question: str, speakers: dict[str, Any], index: Index, in_full: Sequence[dict[str, Any]] = ()
) -> dict[str, list[dict[str, Any]]]:
    """Return, for each first or family name that stands alone in a question and is asked of as a person, the entries of its bearers.

    `speakers` is the index's table of them, `in_full` those that the question names in full. The name is as the question writes it. A
    name with another behind it is not alone, and one that most of the passages which hold it use for something else is taken for a person
    only if it is said to say something. A name that is a first name to some and a family name to others stands for the first.
    """
    text = question[:LONGEST]
    told = [fold(run) for run in _RUN.findall(text)]
    tables = _by_part(speakers, set(told))
    lower = text == text.lower()
    text = _with_capitals(text, {word for table in tables for part in table for word in part}) if lower else text
    runs = list(_RUN.finditer(text))
    found: dict[str, list[dict[str, Any]]] = {}
    for family, table in enumerate(tables):
        for part, entries in table.items():
            place = _place(runs, told, part, entries, text, index, family=bool(family), lower=lower)
            name = question[runs[place].start() : runs[place + len(part) - 1].end()] if place is not None else ""
            if place is not None and name not in found and not any(entry in in_full for entry in entries):
                found[name] = entries
    return found


def _with_capitals(text: str, names: set[str]) -> str:
    """Return a question without capitals as it would be with those of names, so that lists of them are seen."""
    for run in _RUN.finditer(text):
        first = text[run.start()].upper()
        if len(first) == 1 and fold(run.group()) in names:
            text = text[: run.start()] + first + text[run.start() + 1 :]
    return text


def parts_of(key: str) -> list[tuple[str, ...]]:
    """Return the words of the first name and of the family name of a speaker.

    >>> parts_of("jacob kaplan-moss"), parts_of("ada")
    ([('jacob',), ('kaplan', 'moss')], [('ada',)])
    """
    names = key.split()
    return [(name,) if name.isalnum() else tuple(words(name)) for name in dict.fromkeys((names[0], names[-1]))] if names else []


def _by_part(speakers: dict[str, Any], told: set[str]) -> tuple[dict[tuple[str, ...], list[dict[str, Any]]], ...]:
    """Return the speakers by first name and by family name, as words, of those names that are told."""
    by_first: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    by_last: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for key in keys_having(speakers, told):
        for part, table in zip(parts_of(key), (by_first, by_last), strict=False):
            if part and told.issuperset(part) and len("".join(part)) > 1 and part[0] not in _TITLES:
                table.setdefault(part, []).append(speakers[key])
    return by_first, by_last


def _place(
    runs: list[re.Match[str]],
    told: list[str],
    part: tuple[str, ...],
    entries: list[dict[str, Any]],
    text: str,
    index: Index,
    *,
    family: bool,
    lower: bool,
) -> int | None:
    """Return at which run of a question a name stands alone and is asked of as a person; None for nowhere."""
    theirs = {word for entry in entries for word in words(entry["name"])}
    for at in range(len(runs) - len(part) + 1):
        last = at + len(part) - 1
        if tuple(told[at : last + 1]) != part or has_neighbour(runs, at, last, text, theirs):
            continue
        said, capital = is_said_to_say(runs, at, last, text), runs[at].group()[0].isupper() and not lower
        inside = capital and at > 0 and not text.isupper()
        if part[0] in _COMMON or is_stop_word(part[0], "en"):
            asked = inside and said
        elif family and not said:
            asked = capital and (at > 0 or listed(runs, at, last, text) != (at, last)) and _is_dominant(part[-1], entries, index)
        elif family:
            asked = capital or _is_dominant(part[-1], entries, index)
        else:
            asked = said or ((capital or _before(runs, at) in AUX) and _is_dominant(part[-1], entries, index))
        if asked:
            return at
    return None


def has_neighbour(runs: list[re.Match[str]], at: int, last: int, text: str, theirs: set[str]) -> bool:
    """Return whether another word with a capital makes it part of a longer name that is not theirs: "Tess Holliday", "Anna Tess"."""
    after = runs[last + 1] if last + 1 < len(runs) else None
    if after and text[runs[last].end() : after.start()] in _WITHIN and after.group()[0].isupper() and _is_strange(after, theirs):
        return True
    before = runs[at - 1] if at > 1 else None  # the first word of a sentence has its capital from there
    return bool(before and text[before.end() : runs[at].start()] in _WITHIN and before.group()[0].isupper() and _is_strange(before, theirs))


def _is_strange(run: re.Match[str], theirs: set[str]) -> bool:
    return fold(run.group()) not in SAYING | AUX | theirs


def _before(runs: list[re.Match[str]], at: int, back: int = 1) -> str:
    return fold(runs[at - back].group()) if at >= back else ""


def is_said_to_say(runs: list[re.Match[str]], at: int, end: int, text: str) -> bool:
    """Return whether a name is that of somebody who says something: "did Will say", "said Will", "by Will", "Will and Mark say"."""
    first, last = listed(runs, at, end, text)
    before = _before(runs, first)
    after, later = (fold(runs[last + ahead].group()) if last + ahead < len(runs) else "" for ahead in (1, 2))
    if after.startswith(_HONORIFICS):
        return True
    if after in SAYING or before in SAYING or (after == "s" and later in TALKS) or (after in AUX and later in SAYING):
        return True
    return (before in OF and _before(runs, first, 2) in TALKS) or (
        before in _ACCORDING and (before != "to" or _before(runs, first, 2) == "according")
    )


def listed(runs: list[re.Match[str]], at: int, end: int, text: str) -> tuple[int, int]:
    """Return the first and the last word of the list of names that a name stands in: "Ada, Will and Mark Berg"; itself without one."""
    first, last = at, end
    for _ in range(MOST_LISTED):
        join = _joined(text, runs, last, last + 1)
        if not join:
            break
        last += join
        while last + 1 < len(runs) and _is_name(runs[last + 1]) and text[runs[last].end() : runs[last + 1].start()] in _WITHIN:
            last += 1
    for _ in range(MOST_LISTED):
        start = first  # of the name before: its words stand before what joins it
        join = _joined(text, runs, start - 2, start - 1) if start > 1 else 0
        join = join if join == 2 else int(start > 0 and _joined(text, runs, start - 1, start) == 1)
        if not join or not _is_name(runs[start - join]):
            break
        first = start - join
        while first > 1 and _is_name(runs[first - 1]) and text[runs[first - 1].end() : runs[first].start()] in _WITHIN:
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
    return 2 if onward and between in ("", ",") and fold(runs[following].group()) in AND else 0


def _is_name(run: re.Match[str]) -> bool:
    return run.group()[0].isupper() and fold(run.group()) not in SAYING | AUX


def _is_dominant(first: str, entries: Iterable[dict[str, Any]], index: Index) -> bool:
    having = bm25([first], index.manifest["languages"], index.terms).rows[0]
    talks = {talk for entry in entries for talk in entry["talks"]}
    return bool(len(having)) and float(np.mean(is_in(index.columns["talk"][having], talks))) >= DOMINANT
