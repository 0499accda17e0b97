"""Who spoke, told by the first words of the paragraph under a heading: a person's page linked, or a verb of speaking behind a name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ..patterns import at_first_use
from ..records.notes import Line
from ..text import fold
from .found import NEAR, SILENT, first_under
from .inline import unmark
from .names import evidence, split_names
from .stripping import left_over

_PERSON_FIRST = at_first_use(
    r"\s*\[([^\[\]]{4,40})\]\(https?://(?:www\.|mobile\.)?(?:twitter|x|linkedin|github|bsky|mastodon|hachyderm|fosstodon|facebook)\.[^\s()]{2,100}\)"
)
# folded words by which a note tells that somebody gives a talk; not "said" or "wrote": authorities do that as well
_SPEAKING = frozenset(
    "presents presented talks talked spoke speaks gave gives shows showed explains explained introduces introduced told tells demonstrates "
    "demonstrated demos demoed shares shared discusses discussed covers covered walks walked "
    "talar talade berattar berattade visar visade presenterar presenterade presenterte gick taler fortalte viste viser "
    "sprach spricht zeigt zeigte erzahlt erzahlte erklart erklarte prasentiert prasentierte stellte hielt berichtet berichtete sprak "
    "spreekt verteld vertelde toonde liet legde gaf "
    "presente parle explique montre raconte hablo habla presento presenta explico explica mostro muestra conto cuenta "
    "falou fala apresentou apresenta mostrou mostra explicou contou parlato parla presentato raccontato racconta spiega "
    "opowiadal opowiadala opowiedzial opowiedziala pokazal pokazala mowil mowila przedstawil przedstawila".split()
)
_SPEAKS = at_first_use(
    rf"\s(?:(?:then|also|nous|nos|we|ci|ha|a|har|hat)\s)?(?:gick igenom|liet zien|{'|'.join(sorted(_SPEAKING - {'gick', 'liet'}))})\s"
)
_PAGE_OF_SPEAKER = at_first_use(
    r"\[([^\[\]]{4,40})\]\(https?://[^()\s]{4,80}/(?:speakers?|sprecher|ponentes?|sprekers?|intervenants?|palestrantes?|relatori|presenters?)/"
    r"[^()\s]{1,200}\)"
)
_HONOURED_TALK = at_first_use(
    r"([\uac00-\ud7af]{2,4})\s?님\s?(?:[의이께가](?:서)?)?\s?[^.\n]{0,25}?(?:발표|세션|강연|강의|키노트|트랙)|"
    r"([\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2,8}|[A-Z][a-z]+ [A-Z][a-z]+)\s?(?:さん|氏|先生)(?:の|による|が|は)"
    r"[^。\n]{0,25}?(?:発表|セッション|講演|トーク|キーノート|LT|話)"
)
_GIVEN_BY = at_first_use(
    r"\b(?:talk|keynote|session|presentation|workshop|presented|given|held|pr[ée]sent[ée]e?|donn[ée]e?|anim[ée]e?|faite?|impartid[ao]|"
    r"presentad[ao]|dad[ao]|gehalten|vortrag|charla|conf[ée]rence|gegeven|lezing|praatje|palestra|apresentad[ao]|tenut[ao])\s"
    r"(?:by|por|de|von|par|door|van|di|da)\s+(?=[\[*_]*[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_BY = frozenset("by por de von par door van di da".split())  # the second word of whatever _GIVEN_BY finds, and the ends of the first
_GIVEN = tuple(
    "talk keynote session presentation workshop presented given held senté sentée sente sentee donné donnée donne donnee animé animée "
    "anime animee fait faite ido ida ado ada gehalten vortrag charla conférence conference gegeven lezing praatje palestra tenuto "
    "tenuta".split()
)
_ABOUT = at_first_use(r"\s(?:on|about|at|in|from|was|is|sobre|en|über|auf|bei|sur|à|over|op|qui|who|that|which)\s|[.:;]\s|,\s(?=[a-zà-þ])")
_KNOWN = 2  # evidence of a name that begins a sentence


def told_under(lines: Sequence[Line], place: int, last: int) -> tuple[str, ...]:
    """Return the names that begin the first paragraph under a heading: a person's page linked, or a verb of speaking after them."""
    line = first_under(lines, place, last)
    if not line or line.kind not in ("prose", "quote", "item"):
        return ()
    text = _paragraph(lines, place, last)
    pages = _PAGE_OF_SPEAKER().findall(text) if "](http" in text else []
    people = [name for name in map(unmark, pages) if evidence(name) >= _KNOWN]
    if people:
        return tuple(dict.fromkeys(people))
    if not line.text.isascii():
        honoured = _HONOURED_TALK().search(line.text[:200])
        name = (honoured.group(1) or honoured.group(2)) if honoured else ""
        if name and evidence(name):
            return (name,)
    if line.kind != "prose":
        return ()
    told = unmark(text[:600])[:400]
    given = _GIVEN_BY().search(told[:160]) if _may_be_given(told[:160].lower().split()) else None
    people = [*split_names(_ABOUT().split(told[given.end() :], maxsplit=1)[0], need=3)] if given else []
    if people:
        return tuple(people)
    linked = _PERSON_FIRST().match(line.text) if line.text.lstrip()[:1] == "[" else None
    if linked and evidence(unmark(linked.group(1))) >= _KNOWN:
        return (unmark(linked.group(1)),)
    words = unmark(line.text[:300])[:120]
    folded = fold(words) if words[:1].isupper() else ""
    said = _SPEAKS().search(folded) if len(folded) == len(words) and not _SPEAKING.isdisjoint(folded.split()) else None
    if not said:
        return ()
    before = words[: said.start()]
    names = split_names(before, need=_KNOWN)
    return names if names and before.startswith(names[0]) and not left_over(_employed(before, names), names) else ()


def _paragraph(lines: Sequence[Line], place: int, last: int) -> str:
    """Return the first paragraph under a heading, its lines joined."""
    texts: list[str] = []
    for position in range(place + 1, min(last, place + NEAR)):
        line = lines[position]
        if line.kind in SILENT:
            continue
        if line.kind == "heading" or (texts and (line.kind != "prose" or lines[position - 1].kind in {"blank", "noise"})):
            break
        texts.append(line.text)
    return " ".join(texts)[:2_000]


def _may_be_given(words: Sequence[str]) -> bool:
    """Return whether "talk by" and the like stand among lower-case words: most paragraphs hold "de" or "van", but not after such a word."""
    return not _BY.isdisjoint(words) and any(before.endswith(_GIVEN) for before, by in itertools.pairwise(words) if by in _BY)


def _employed(text: str, names: tuple[str, ...]) -> str:
    """Return the text without an employer after the last name and a comma: "Ana Uno, Acme Tables"."""
    before, last, after = text.rpartition(names[-1])
    return before + last if after[:2] == ", " and len(after) < 40 else text
