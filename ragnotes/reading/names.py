"""Who spoke: names in headings, bylines and fields. A name is never made up: every one stands in the notes as it is given."""

from __future__ import annotations

import functools
import itertools
import re

from ..patterns import at_first_use
from .bywords import TALK_ABOUT, TALK_BY, TALK_NOUNS, TALK_ON, TOLD
from .fieldwords import LABELS_BEGIN, SPEAKER_LABELS
from .inline import unmark
from .nameless import is_phrase, is_unknown
from .namelike import (
    SEPARATORS,
    SMALL,
    asian_names,
    evidence,
    folded_word,
    has_shape,
    is_first_name,
    is_ordinary,
    turned_names,
    without_pages,
)

__all__ = [
    "evidence", "is_name", "is_office", "is_ordinary",
    "named_alone", "named_behind_by", "named_in_field", "named_with_employer", "split_names",
]  # fmt: skip

_FIRST_THREE = frozenset(begin[:3] for begin in LABELS_BEGIN)
_FIRST_TWO = frozenset(begin for begin in LABELS_BEGIN if len(begin) == 2)
FIELD = at_first_use(
    rf"\s*(?:[-*+]\s+)?[*_>#\s]{{0,8}}:?\s{{0,3}}({SPEAKER_LABELS})(?:\s*[*_]{{0,3}}\s*[:：]\s*[*_]{{0,3}}\s*|\s+[-–—]\s+|\s+)(\S.*)$",
    re.IGNORECASE,
)
_SURE_ENOUGH = 2  # evidence of a name where the words before it are not sure to be a label
_CASED_LABELS = (
    "by",
    "por",
    "door",
    "von",
    "par",
    "da",
    "di",
    "av",
    "de",
    "del",
)  # words of a sentence as well: without a colon only a name may follow
_JOINING_SIGN = at_first_use("[,;/&+、・，]")  # one of these or of the words stands in each separator
_JOINING_WORDS = frozenset("and y e et en und och og with con met mit avec com med".split())
# small words that may stand behind a first name: any other is a sentence's or a title's
_BEHIND_FIRST = _JOINING_WORDS | SMALL | frozenset("from of chez at bei bij dari".split())
_TITLES = at_first_use(
    r"^(?:(?:associate|assistant|adjunct)\s+)?(?:(?:drs?|profs?|professors?|mr|mrs|ms|sir|ma[iî]tre|ing|phd|dra|don|doña|"
    r"ir)\.?\s+){1,3}(?=\S)|\s*(?:氏|さん|님|先生|老师|老師|様|教授|博士)$",
    re.IGNORECASE,
)
_TITLE_WORDS = frozenset(
    "associate assistant adjunct dr drs prof profs professor professors mr mrs ms sir maitre ing phd dra don dona ir".split()
)
_ROLE = at_first_use(
    r"\b(?:ceo|cto|cpo|cfo|cio|vp|founder|co-founder|cofounder|officer|director|directora?|head|lead|manager|engineer|developer|professor|"
    r"consultant|architect|scientist|researcher|evangelist|advocate|editor|president|analyst|designer|maintainer|inc|ltd|gmbh|llc|labs?|corp|corporation|systems|"
    r"host|author|creator|contributor|student|programmer|specialist|strategist|chair|owner|team|"
    r"university|universit\w+|institut\w*|ingenier\w+|d[ée]veloppeu\w+|entwickler\w*|ontwikkelaar|desarrollador\w*|desenvolvedor\w*)\b",
    re.IGNORECASE,
)
_AFTER_NAME = at_first_use(r"\s\s*(?:-|–|—|\||·|@(?=\s)|from|of|von der|van bij|de chez|chez|at|bei|bij|dari)\s+.*$")
# a handle beside words says that they are a name
_HANDLED = at_first_use(r"[^@,:]{3,40}\s@\w[\w.-]{1,30}(?:\s+@\w+)?$")
_HANDLE_SITE = at_first_use(r"([^@,:.]{4,40}\s@\w[\w-]{1,30})\s(?:https?://)?[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}/?")
_BRACKETS = at_first_use(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）)")
_ATTRIBUTES = at_first_use(r"\{[:.#][^{}]{0,200}\}")  # kramdown's, behind a link
_WITH_FIRST = at_first_use(r"(?<=[*_])(?:with|con|com|mit|met|med|avec|z)\s+(?=[^\W\d_a-z])")
_ROLE_AFTER = at_first_use(r"\s*(?:[,(–—|／]|-\s|@|(?:from|at|of)\s)")
_WITH_ROLE = at_first_use(r"[^,]+, \S+ \S+|\S+ \S+.* - @?\w|\S+ \S+.*,.* at \S")
_WORD_SIGN = at_first_use(r"\w")
_EMPLOYER = at_first_use(r"\s*[,(–—@|-]\s*\(?[^\W\d_][^.!?:;]{1,50}")
_EMPHASISED = at_first_use(r"(?:>\s*)?([_*]{1,3})([^_*].*?)\1")
_SENTENCE = at_first_use(r"[.!?]\s*$|\b(?:we|i|you|they|who|which|was|were|is|are)\b", re.IGNORECASE)


def is_name(text: str, *, single: bool = False, trusted: bool = False) -> bool:
    """Return whether a text reads as the name of a person: two to five words, or a handle; one word only with `single`.

    `trusted`: the text stands where a name must stand, so doubtful words do as well.

    >>> [is_name(text) for text in ("Ángel Collado Aspas", "Jean-François ROCHAS", "Deep Learning", "@rumyra", "Serge")]
    [True, True, False, True, False]
    """
    sure = evidence(text)
    alone = " " not in text and text[:1] != "@"
    if trusted and not sure and not alone:
        words = text.split()
        return (
            len(words) < 5
            and all(map(has_shape, words))
            and not (_ROLE().search(text) or all(is_ordinary(folded_word(word)) for word in words))
        )
    return sure >= (1 if trusted or (alone and single) else 2) and (single or not alone or sure > 1)


@functools.lru_cache(maxsize=4096)  # several rules ask about the same lines
def split_names(text: str, *, single: bool = False, lower: bool = False, trusted: bool = False, need: int = 0) -> tuple[str, ...]:
    """Return the names a byline holds, without employers and titles; nothing if it holds anything else before them.

    `single` allows first names alone, `lower` names without capitals, as a field "speaker:" may have; `trusted` as in `is_name`;
    `need` is the evidence that one of the names must have.

    >>> split_names("_Elena M. Codonyer, Ángel Collado Aspas (Datamaran)_"), split_names("Barr Moses, CEO of Monte Carlo")
    (('Elena M. Codonyer', 'Ángel Collado Aspas'), ('Barr Moses',))
    """
    plain = unmark(text[:400])
    if not lower and (_goes_on_small(plain) or (plain[:1].islower() and plain.partition(" ")[0].rstrip(".") not in _TITLE_WORDS)):
        return ()
    turned = turned_names(plain) if "," in plain else ()
    if turned:
        return turned
    if plain[:1] > "\u2e7f":
        asian = asian_names(plain)
        if asian:
            return asian
    bare = (_BRACKETS().sub("", plain) or plain.strip("[]()（）")) if "(" in plain or "[" in plain or "（" in plain else plain
    trusted = trusted or (" @" in bare and bool(_HANDLED().match(bare)))
    after = _AFTER_NAME().search(bare) if " " in bare else None
    # "Jürgen von der Quorn": behind one word it is the family name
    if after and not (after.group().startswith(" von der ") and " " not in bare[: after.start()]):
        bare = "" if is_phrase(bare, after.start()) else bare[: after.start()]
    names: list[str] = []
    full = False
    place = 0
    joined = _JOINING_SIGN().search(bare) or not _JOINING_WORDS.isdisjoint(bare.split())
    for end in itertools.chain(SEPARATORS().finditer(bare) if joined else (), (None,)):
        part = without_titles(bare[place : end.start() if end else len(bare)].strip(' .:“”"-–—')).strip()
        part = f'"{part}' if part.count('"') == 1 and f'"{part}' in bare else part  # "Bo" Sand: the marks of a nickname
        after_comma = bool(names) and "," in bare[max(0, place - 2) : place]
        place = end.end() if end else place
        if not part:
            continue
        part = _without_handle(part)
        # "Krishna Gade, Fiddler": one word after a full name and a comma is an employer
        alone = single and not (full and after_comma)
        if after_comma and full and _ROLE().search(part):
            break
        good = is_name(part, single=alone, trusted=trusted and not (after_comma and not evidence(part)))
        if not (good or (lower and not names and re.fullmatch(r"[^\W\d_]+ [^\W\d_]+", part))):
            break
        names.append(part)
        full = full or " " in part
    if need and names and max(evidence(name) for name in names) < need:
        return ()
    return tuple(dict.fromkeys(names))


def _goes_on_small(plain: str) -> bool:
    """Return whether behind its first word a text goes on in small letters, as no name does: a look that spares most lines the rest."""
    first, second = [*plain.split(None, 2), "", ""][:2]
    words = second.islower() and second.isalpha() and second.isascii() and first.isalpha() and first[0] < "\u2e80"
    return words and second not in _BEHIND_FIRST and first.lower() not in _TITLE_WORDS


def without_titles(text: str) -> str:
    """Return a text without "Dr." before it or "さん" after it."""
    word = text[: text.find(" ")] if " " in text else ""
    if text.isascii() and not (word.endswith(".") or word.lower() in _TITLE_WORDS):
        return text
    return _TITLES().sub("", text)


def _without_handle(part: str) -> str:
    """Return "Ana Uno" of "Ana Uno @anauno"; the nickname in quotation marks stays."""
    return re.sub(r"\s+[-–—(]?\s*@[\w.-]+\)?$", "", part) if "@" in part and part[0] != "@" else part


def may_be_field(text: str) -> bool:
    """Return whether `named_in_field` may find names in a line, by a look that costs little: every line of every note is asked."""
    bare = text[:60].lower().lstrip(" \t-*+_>:#")
    return bare[:3] in _FIRST_THREE or bare[:2] in _FIRST_TWO or bare[:1] == "|" or not TALK_NOUNS.isdisjoint(bare.split(None, 6))


@functools.lru_cache(maxsize=4096)  # several rules ask about the same lines
def named_in_field(text: str) -> tuple[str, ...]:
    """Return the names of a line such as "Speaker: ..." or "by ..."; nothing for any other line.

    >>> named_in_field("**Ponentes:** Sara y Christian Carballo Lozano"), named_in_field("by the way")
    (('Sara', 'Christian Carballo Lozano'), ())
    """
    bare = text[:60].lower().lstrip(" \t-*+_>:#")
    if bare[:1] == "|":
        return _in_row(text)
    names = _in_field(text) if bare.startswith(LABELS_BEGIN) else ()
    # "this great lightning talk by": the noun is among the first words
    return names or (() if TALK_NOUNS.isdisjoint(bare.split(None, 6)[:6]) else _of_talk_by(text))


def _in_field(text: str) -> tuple[str, ...]:
    """Return the names behind a label such as "Speaker:" or "by"."""
    text = _ATTRIBUTES().sub("", text) if "{" in text and len(text) < 500 else text
    found = FIELD().match(text) if len(text) < 400 else None
    if not found or (len(text) >= 300 and "](" not in text) or is_unknown(found.group(2)):
        return ()
    head = text[: found.start(2)]
    if head.rstrip()[-1:] in "-–—":
        return split_names(found.group(2), need=_SURE_ENOUGH)
    if ":" not in head.lstrip(" :") and "：" not in head:
        whole = found.group(1).lower().rpartition(" ")[2] in _CASED_LABELS
        words = unmark(found.group(2)) if whole else ""
        names = split_names(found.group(2)) if words and len(words) < 120 else ()
        return names if names and _signs(words.partition(names[-1])[2].rstrip("_*) ")) else ()
    return split_names(found.group(2), single=True, lower=True, trusted=True)


def _of_talk_by(text: str) -> tuple[str, ...]:
    """Return the names of "A talk by Ana Uno on tables"; nothing for any other line."""
    found = TALK_BY().match(unmark(text[:600])[:300])
    words = found.group(1) if found else ""
    names = named_behind_by(words)
    rest = words.partition(names[-1])[2] if names and words.startswith(names[0]) else "?"
    return names if TALK_ON().match(rest) and not TOLD().search(rest) else ()


def named_behind_by(words: str) -> tuple[str, ...]:
    """Return the names that follow "talk by", up to the words that say where and what about.

    Behind these words a known first name makes up for an ordinary word as the second one: "Helen Brand".
    """
    said = TALK_ABOUT().split(words, maxsplit=1)[0]
    names = split_names(said, trusted=is_first_name(said.partition(" ")[0]))
    sure = any(evidence(name) >= _SURE_ENOUGH - (" " in name and is_first_name(name.partition(" ")[0])) for name in names)
    return names if sure else ()


def _in_row(text: str) -> tuple[str, ...]:
    """Return the names of a row of a table that says no more than "| Speaker | Ana Uno |"."""
    cells = [cell.strip(" *_:") for cell in text[:300].strip(" |").split("|")]
    if len(cells) != 2 or not cells[0].lower().startswith(LABELS_BEGIN) or not FIELD().match(f"{cells[0]}: x"):
        return ()
    return split_names(cells[1], need=_SURE_ENOUGH)


def _signs(rest: str) -> bool:
    """Return whether what follows the names of a byline is nothing, or employer, office and links rather than a sentence."""
    return not rest.strip() or bool(_ROLE_AFTER().match(rest) and len(rest) < 90 and not _SENTENCE().search(rest))


@functools.lru_cache(maxsize=4096)  # several rules ask about the same lines
def named_alone(text: str) -> tuple[str, ...]:
    """Return the names of a line that holds nothing else: a byline in italics or bold, full names, a handle."""
    if text[1:].islower() and text.isascii() and "@" not in text:
        return ()  # no second capital, as in most sentences
    stripped = text.strip()
    stripped = stripped.lstrip("> #") if stripped[:1] == ">" else stripped
    sited = _HANDLE_SITE().fullmatch(stripped) if " @" in stripped else None
    stripped = sited.group(1) if sited else stripped
    if "|" in stripped or "](" in stripped:
        stripped = without_pages(stripped)
    if not stripped or len(stripped) > 200 or stripped[0].islower() or stripped[0].isdigit():
        return ()
    emphasised = _EMPHASISED().fullmatch(stripped) if stripped[-1] in "*_" else None
    stripped = _WITH_FIRST().sub("", stripped) if emphasised else stripped
    names = split_names(stripped, single=bool(emphasised))
    if not names or (len(names) == 1 and " " not in names[0] and evidence(names[0]) < 2):
        return ()  # one word in bold is a label more often than a name
    if names[0][0] > "\u2e7f" and asian_names(unmark(stripped)):
        return names if len(stripped) < 60 and stripped[-1] not in "。！？.!?" else ()
    bare = without_titles(unmark(stripped))
    bare = re.sub(r"\s*(?:\([^()]*\)|\[[^\[\]]*\](?!\())", "", bare) if "(" in bare or "[" in bare else bare
    rest = bare
    for name in names:
        rest = rest.replace(name, "", 1)
    rest = re.sub(r"\s[-–—(]?\s*@[\w.-]+", " ", f" {rest} ") if "@" in rest else rest
    rest = SEPARATORS().sub(" ", rest)
    if not _WORD_SIGN().search(rest):  # a full stop ends a sentence, "Own server.", unless a name is sure or ends with an initial
        return names if emphasised or bare[-1] != "." or bare[-3:-2] in " ." or max(map(evidence, names)) > _SURE_ENOUGH else ()
    role = bool(_WITH_ROLE().match(bare)) and len(bare) < 90 and not bare.endswith(".")
    role = role or (max(map(evidence, names)) > 1 and len(bare) < 90 and _is_set_off_office(bare.partition(names[-1])[2]))
    signed = emphasised and "," in bare and evidence(names[0]) > 1 and len(rest) < 50 and rest.count(".") == 0  # "*Ana Uno, Acme*"
    return names if role or signed else ()


def named_with_employer(text: str) -> tuple[str, ...]:
    """Return the names of a short line of sure names and an employer, "Ana Uno, Acme"; for where a byline stands."""
    bare = unmark(text)
    names = split_names(bare) if len(bare) < 80 else ()
    sure = bool(names) and evidence(names[0]) > 1 and without_titles(bare).startswith(names[0])
    return names if sure and _EMPLOYER().fullmatch(bare.partition(names[-1])[2]) else ()


def is_office(words: str) -> bool:
    """Return whether words begin with an office or an employer rather than a title: "Host of ...", "creator of ..."."""
    return bool(_ROLE().search(" ".join(words.split()[:3])))


def _is_set_off_office(rest: str) -> bool:
    """Return whether what follows a name is set off from it and begins with an office."""
    after = _ROLE_AFTER().match(rest)
    return bool(after and after.group().strip() and is_office(rest[after.end() :]))
