"""Who is named as a speaker in a sentence of prose, by the words around the name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..patterns import at_first_use
from ..text import fold
from . import cuewords as wordings
from .cuewords import ABOUT, BY, CAPITAL, CJK_HINTS, HINTS, ORDER, ORDER_WORDS, PERFECT, ROLES, STRONG, TALK, TALK_WORDS, WEAK, words_of
from .genitives import without_genitive, without_topic
from .namelike import is_first_name
from .names import is_name
from .phrases import CJK_NAME, CJK_TALK, CJK_TURN, NO_CAPITALS, Mark, heads, is_in_title, is_title, is_written_as_title
from .turns import THEN, introduces, is_on_day, is_on_stage, leads_from
from .whenwords import TIMES

_PARTICLES = "de|del|della|la|le|van|der|den|ter|von|zu|da|dos|das|do|di|el|al|bin"
_FULL_NAME = at_first_use(  # on one line; what stands before is looked at after the first sign, which is sooner found
    rf"[@A-ZÀ-ÖØ-ÞĀ-Ž](?<![\w@./].)(?:(?<=@)\w{{3,30}}|(?<!@)[\w’'.-]*(?: (?:(?:{_PARTICLES}) ){{0,2}}{CAPITAL}){{1,4}})"
)
_HONOURED = at_first_use(r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Herr|Frau)\.?\s+$")
_HONORIFIC = at_first_use(r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Ir|Drs|Ing)\.? ")

_AFTER_NAME = at_first_use(
    rf"(?:\s*\([^()]{{0,80}}\))?(?:,[^,.;]{{1,90}},|\s[–—-]\s[^.;–—]{{1,90}}\s[–—-])?(?:\s+(?:from|of|at|van|de|von|bei|chez|da|"
    rf"från|di|del)\s+(?:the\s+|de\s+|der\s+)?[A-ZÀ-Þ][\w&.-]*(?:\s+[A-Z&][\w&.-]*)*)?,?"
    rf"\s+(?:(?:then|also|both|really|first|next|who|die|der|que|qui|quien|som|che|ook|auch|också|también|também|anche|aussi|dann)\s+)?"
    rf"(?:(?P<strong>{STRONG})|(?P<weak>{WEAK}))(?!\w)"
)
_HAS_SPOKEN = at_first_use(rf"\s+(?:hat|heeft|har)\s[^.;!?]{{0,140}}?\b{PERFECT}\b")
# "gave me a lift", "had a beer", "told us the way": nothing that is told of a talk
_PRIVATE = at_first_use(
    r"\s+(?:me|him|them|her\s+a|to\s+me|for\s+us|up\s+the\s+tab|us\s+(?:around|all\s+(?:a|the)|the\s+way|a\s+(?:tour|ride|lift|hand|beer|joke))|"
    r"(?:his|her|their)\s+(?:[a-z]+\s+)?(?:career|life|company|business|studies|laptop|bag|eyes|mouth)|"
    r"(?:a|the|an)\s+(?:\w+\s+)?(?:toast|ride|lift|tour|hug|beer|party|dinner|lunch|prize|award|gift|hand|door|job|"
    r"blog\s+post|photo|selfie|keyboard|question|questions))\b",
    re.IGNORECASE,
)
_POSSESSIVE = at_first_use(rf"(?:['’]s?|s|:s)?\s+(?:[\w-]+\s+){{0,3}}?{TALK}(?!\w)", re.IGNORECASE)
_S = at_first_use(r":?s\b")
_OWNS = at_first_use(r"['’]s?(?!\w)")
# what people make of talks that they did not give: "the session notes by ...", "a talk repo by ..."
_ABOUT_TALKS = (
    r"(?:repo|repository|repositories|notes?|lists?|page|site|blog|post|article|summary|summaries|write-?ups?|recaps?|reviews?|videos?|"
    r"recordings?|photos?|pictures|collection|index|app|notizen|liste|zusammenfassung|apuntes|notas|lista|resumen|resumo|notities|lijst|"
    r"samenvatting|résumés?|compte-rendu|appunti|riassunto|anteckningar)"
)
_BEFORE_NAME = at_first_use(
    rf"\b{TALK}s?,?\s+(?:(?!{_ABOUT_TALKS}\b)[\w-]+,?\s+){{0,2}}?(?:{BY}\s+|d['’]|dell['’])(?:(?:the|de|der|dem|el|la|le|o|a|our|"
    rf"former)\s+(?:(?!was|is|were|and)[\w-]+\s+){{0,3}})?$",
)
_GIVEN_BY = at_first_use(
    rf"\b{TALK}\b[^.;!?]{{0,70}}?\b(?:given|held|presented|delivered|hosted|gehouden|gegeven|gehalten|impartida|impartido|dada|"
    rf"dado|ministrada|donnée|présentée|por\s+conta|a\s+cargo|"
    rf"tenuta|tenuto|hölls)\s+{BY}\s+$"
)  # fmt: skip
_TALK_WAS = at_first_use(rf"\b{TALK}s?\b[^.;,!?]{{0,40}}\b(?:was|is)\s+$")
_APPOSED = at_first_use(
    r"^,\s+(?!(?:who|que|qui|die|der|das|che|som|where|with|on|about|in|and|sobre|über|over|sur|om|mostrando|falando|"
    r"how|why|wie|warum|weshalb|dass|hoe|waarom|cómo|comment|pourquoi|come|perché|como|hur|varför|hvordan|hvorfor|"
    r"\w+ing)\b)(?:[a-zß-ÿ]|(?:Product|Senior|Lead|Staff|Principal|Head|Director|Co-founder|Founder|Software|Chief|CTO|CEO|VP|Developer|Engineer|"
    r"Professor)\b)[^,.;:]{2,80}(?=[,.;]|$),?"
)
_TOPIC_BY = at_first_use(rf"\b{TALK}\s+{ABOUT}\s+([^.;:!?]{{3,100}}?),?\s+(?:by|von|door|por|par|di|av|do|da|d['’])\s*$", re.IGNORECASE)
# "my favourite was Sorting for Fun by ...": a title without marks shows by its capitals
_WRITTEN_BY = at_first_use(
    rf"(?:\b(?:was|is|with|attended|saw|watched|called|enjoyed|liked|loved|{TALK})|:)\s+([A-Z0-9][^,.;:!?()]{{2,90}}?),?\s+by\s+$"
)
_WHOSE = at_first_use(
    rf",\s+(?:whose|wiens|wier|dessen|deren|cuy[ao]|dont\s+l[ae]|cuj[ao]|la\s+cui|il\s+cui|vars)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?{TALK}(?!\w)\W{{1,3}}$",
    re.IGNORECASE,
)
_PARTNERS = at_first_use(
    rf"(?:^|(?<=[\s,]))((?:{CAPITAL}(?:\s+{CAPITAL}){{1,3}},\s+){{0,3}}{CAPITAL}(?:\s+{CAPITAL}){{1,3}}),?\s+(?:and|y|e|en|und|"
    rf"et|och|&)\s+$"
)
_AND = at_first_use(rf"\s+(?:and|y|e|ed|en|und|et|och|&)\s+({CAPITAL}(?: {CAPITAL}){{1,3}})(?!\w)")
ADDS = at_first_use(
    r"(?:in addition|additionally|also|besides|another|a (?:second|third) |next|later|then|after that|daarnaast|verder|ook|además|también|"
    r"otr[ao] |außerdem|danach|de plus|ensuite|além disso|também|dessutom|sedan)\b",
)
_KNOWN = at_first_use(
    rf"\W*(?:{ORDER},?\s+)?({CAPITAL})\s+(?:(?:then|also|und|auch)\s+)?(?:{STRONG})\s+(?:the|another|an?|his|her)\s+"
    rf"(?:(?:[\w-]+)\s+){{0,2}}?{TALK}(?!\w)"
)
_ARTICLES = ("o", "a", "el", "la", "il", "le", "der", "die", "de", "os", "as")
_ARTICLES_AT_END = at_first_use(rf"(?: (?:{_PARTICLES}))+$")
_MAX_NAMES = 12  # of a sentence


@dataclass(frozen=True, slots=True)
class Said:
    """Who is named as a speaker in `text[start:end]` of a sentence, and the words about what. `opens`: the sentence begins with that."""

    names: tuple[str, ...]
    start: int
    end: int
    about: str
    opens: bool


def may_tell(text: str) -> bool:
    """Return whether a word of a talk stands in a text: a cheap look before all others."""
    if not HINTS.isdisjoint(words_of(text)) or not ORDER_WORDS.isdisjoint(words_of(text)[:2]):
        return True
    return not text.isascii() and any(word in text for word in CJK_HINTS)


def may_name(text: str) -> bool:
    """Return whether `named` may find a full name in a sentence of a text: the letters of some scripts know no capitals."""
    return bool(_FULL_NAME().search(text)) or (not text.isascii() and bool(NO_CAPITALS().search(text)))


def names_before(text: str, titles: Sequence[Mark]) -> set[str]:
    """Return the names that stand right before titles set apart, each the nearest one: two of them are a list of talks."""
    found: set[str] = set()
    end = 0
    for mark in titles[:_MAX_NAMES]:
        near = [_trimmed(name.group(), 0)[0] for name in _FULL_NAME().finditer(text[max(end, mark.start - 80) : mark.start])]
        found |= set([name for name in near if name][-1:])
        end = mark.end
    return found


def named(sentence: str, early: bool, marks: Sequence[Mark] = (), known: Sequence[str] = ()) -> Said | None:
    """Return the speakers a sentence names as such, and its words about the talk."""
    sentence = sentence[:2_000]
    # a full name has a capital after the first sign, and most sentences have none
    full = not sentence[1:].islower() or "@" in sentence
    if full and not marks and not may_tell(sentence):
        return None
    for found in itertools.islice(_FULL_NAME().finditer(sentence), _MAX_NAMES) if full else ():
        name, start, end = _trimmed(found.group(), found.start())
        name = without_topic(name, sentence[:start])
        end = min(end, start + len(name))
        said = _said(sentence, name, start, end, early, marks) if name else None
        if said:
            return said
    by_first_name = _KNOWN().match(sentence) if known else None
    if by_first_name and any(by_first_name.group(1) in name.split() for name in known):
        return Said((by_first_name.group(1),), by_first_name.start(1), by_first_name.end(1), sentence[by_first_name.end() :], True)
    return _named_in_cjk(sentence, marks) if not sentence.isascii() else None


def _said(sentence: str, name: str, start: int, end: int, early: bool, marks: Sequence[Mark]) -> Said | None:
    """Return the name as a speaker's if the words around it say so."""
    before, after = _HONOURED().sub("", sentence[:start]), _APPOSED().sub("", sentence[end:])
    intro = _intro(before)
    if before.count("(") > before.count(")"):
        return None  # an aside: "talks about ducks (keynote by ...), chairs (by ...)"
    if before and wordings.POINTED_AT().search(before[-80:].lower()):
        return None
    led = _led_to(name, before, after, start, end)
    if led:
        return led
    owned = _OWNS().match(after)
    possessed = _POSSESSIVE().match(after) if owned or _S().match(after) or sentence[end - 1] in "’'s" else None
    if possessed:
        whose = name if owned else without_genitive(name, possessed.group(), sentence)
        return Said((whose,), start, end + possessed.end(), after[possessed.end() :], len(intro.split()) < 4)
    titles = [mark for mark in marks if is_title(mark)]
    if owned and _TALK_WAS().search(before[-90:].lower()):
        return Said((name,), start, end + owned.end(), after[owned.end() :], True)
    if owned and any(0 <= mark.start - end < 25 for mark in titles):
        return Said((name,), start, end + owned.end(), after[owned.end() :], len(intro.split()) < 4)
    if any(mark.start >= end and _WHOSE().fullmatch(sentence[end : mark.start][:80]) for mark in titles):
        return Said((name,), start, end, after, True)
    if any(is_in_title(sentence, mark, start, after) for mark in titles):
        return Said((name,), start, end, after, True)
    whole = [mark for mark in marks if mark.end <= start and (is_title(mark) or heads(mark))]
    if any(leads_from(sentence[: mark.start], sentence[mark.end : start]) for mark in whole):
        names, rest = _with_partner(name, after)
        return Said(names, start, end, rest, True)
    with_talk = wordings.WITH_TALK().match(after[:200]) if not intro or fold(intro) in _ARTICLES else None
    if with_talk:
        return Said((name,), start, end + with_talk.end(), after[with_talk.end() :], True)
    return (
        _giving(sentence, name, start, end, early, titles)
        or (_on_stage(sentence, name, start, end, titles) if titles and early else None)
        or _introduced(name, before, after, start, end)
    )


def _led_to(name: str, before: str, after: str, start: int, end: int) -> Said | None:
    """Return the name as a speaker's if the words right before it lead to whose a talk was: "a talk by", "the best was that of"."""
    if wordings.BY_HINTS.isdisjoint(words_of(before[-140:])):
        return None  # half of all names begin their sentence, and the patterns cost
    if wordings.ONE_WAS().search(before[-140:].lower()):
        names, rest = _with_partner(name, after)
        return Said(names, start, end, rest, True)
    topic = _TOPIC_BY().search(before[-160:])
    if (not topic or after.strip(" .!")) and (_BEFORE_NAME().search(before[-80:].lower()) or _GIVEN_BY().search(before[-140:].lower())):
        names, rest = _with_partner(name, after)
        rest = re.sub(r"^\s+(?:from|of|at|van|de|von)\s+[A-ZÀ-ÞĀ-Ž][\w&.-]*", "", rest)
        return Said(names, start, end, rest, len(_intro(before).split()) < 8)
    if topic:
        return Said(_with_partner(name, after)[0], start, end, " about " + topic.group(1) + ".", True)
    written = _WRITTEN_BY().search(before[-130:])
    if written and is_written_as_title(written.group(1)):
        return Said(_with_partner(name, after)[0], start, end, " about " + written.group(1) + ".", True)
    return None


def _with_partner(name: str, after: str) -> tuple[tuple[str, ...], str]:
    """Return the name with a second one that is joined to it, and the words after them."""
    partner = _AND().match(after)
    second, _, end = _trimmed(partner.group(1), partner.start(1)) if partner else ("", 0, 0)
    return ((name, second), after[end:]) if second else ((name,), after)


def _intro(before: str) -> str:
    """Return the words before a name, without what belongs to it."""
    return _HONOURED().sub("", before + " ").strip(' "“(¡¿*_')


def _giving(sentence: str, name: str, start: int, end: int, early: bool, titles: Sequence[Mark]) -> Said | None:
    """Return the name as a speaker's if it is the subject of a verb that a talk is given by."""
    before, after = sentence[:start], sentence[end:]
    gave = _AFTER_NAME().match(after)
    said = gave or _HAS_SPOKEN().match(after)
    if not said:
        return None
    partners = _PARTNERS().search(before[-160:])
    others = [one.strip() for one in partners.group(1).split(",")] if partners else []
    if partners and all(is_name(one) for one in others):
        before = before[: len(before) - (partners.end() - partners.start())]
    else:
        others = []
    # "until Guido talked him into it": a name in mid-sentence is somebody told about
    intro = _intro(before)
    ordered = intro.endswith((",", ":")) and len(intro.split()) <= 5
    titled = any(mark.end <= start and len(sentence[mark.end : start].strip(' ,"”»“’')) < 12 for mark in titles)
    small = intro.lower()
    starts = not intro or fold(intro) in _ARTICLES or ordered or titled or bool(ADDS().fullmatch(small) or THEN().fullmatch(small))
    if not (starts or is_on_day(intro, after, bool(titles))) or _PRIVATE().match(after, said.end()):
        return None
    if gave and gave.group("weak") and not (early or titled):
        return None
    about = after[gave.end() :] if gave else re.sub(rf"^\s+\w+|\s{PERFECT}\b.*", "", after)
    return Said((*others, name), len(before), end + (gave.end() if gave else 0), about, True)


def _on_stage(sentence: str, name: str, start: int, end: int, titles: Sequence[Mark]) -> Said | None:
    """Return the name as a speaker's if the words before it, or up to the title after it, say that somebody opens or closes."""
    names, rest = _with_partner(name, sentence[end:])
    joined = len(sentence) - len(rest)
    title = next((mark.start for mark in titles if mark.start >= joined), None)
    intro = _intro(sentence[:start])
    if title is None or not is_on_stage("" if fold(intro) in _ARTICLES else intro, sentence[joined:title]):
        return None
    return Said(names, start, title, sentence[title:], True)


def _introduced(name: str, before: str, after: str, start: int, end: int) -> Said | None:
    """Return the name as a speaker's if the words before it say whose turn it is: "Next up was ...", "Daarna sprak ..."."""
    turn = introduces(before, after)
    if turn is None:
        return None
    names, rest = _with_partner(name, after)
    return Said(names, start, end, rest[turn:] if len(names) == 1 else rest, True)


def _named_in_cjk(sentence: str, marks: Sequence[Mark]) -> Said | None:
    """Return who is named with 氏, さん or 님 beside a title set apart and a word for a talk."""
    if not re.search(CJK_TALK, sentence) and not CJK_TURN().match(sentence):
        return None
    titles = [mark for mark in marks if is_title(mark)]
    for found in CJK_NAME().finditer(sentence):
        if any(abs(mark.start - found.end()) < 40 or abs(found.start() - mark.end) < 40 for mark in titles):
            return Said((" ".join(found.group(1).split()),), found.start(), found.end(), sentence[found.end() :], True)
    return None


def _trimmed(name: str, start: int) -> tuple[str, int, int]:
    """Return the name without a possessive, title or the sentence's first word before it, with its place; "" if it is none."""
    if name[:2] in ("C'", "C’"):  # "C'est Ana qui ..."
        name, start = name.partition(" ")[2], start + name.index(" ") + 1
    bare = re.sub(r"['’]s?$|['’]s? .*|(?<=\w)\.$", "", name) if "'" in name or "’" in name or name[-1:] == "." else name
    if bare.count(" ") > 1 and bare.rpartition(" ")[2].lower() in TALK_WORDS:  # "Gestern hielt Ana Uno den Vortrag"
        bare = _ARTICLES_AT_END().sub("", bare[: -len(bare.split()[-1]) - 1])
    bare, start = (bare[2:], start + 2) if bare[:2] in ("O ", "A ", "I ") else (bare, start)  # articles, and "I"
    if " das " in bare:  # an article in German; in Portuguese a second name stands after one word
        bare = re.sub(r"(?<=\S )(\S+) das .*", r"\1", bare)
    while bare.startswith("@") or len(bare.split()) > 1:
        honoured = _HONORIFIC().match(bare)
        first, several = bare.split()[0], len(bare.split()) > 2
        role = fold(first) in ROLES or (several and len(first) > 12 and "-" not in first)
        time = several and fold(first) in TIMES and not is_first_name(first)  # "Ieri Ana Uno", but "Domingo Uno Due"
        if is_name(bare) and not (honoured or role or time or first.lower() in ORDER_WORDS):
            return bare, start, start + len(bare)
        if " " not in bare:
            break
        cut = len(bare) - len(bare.split(None, 1)[1])
        bare, start = bare[cut:], start + cut
    return "", 0, 0
