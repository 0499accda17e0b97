"""Who spoke: names in headings, bylines and fields. A name is never made up: every one stands in the notes as it is given."""

from __future__ import annotations

import re

from .inline import unmark
from .namelike import HANDLE, evidence, folded_word, has_shape, is_first_name, is_ordinary
from .patterns import at_first_use

__all__ = ["HANDLE", "evidence", "is_first_name", "is_name", "is_ordinary", "named_alone", "named_in_field", "split_names"]

_LABELS = (
    r"speakers?(?:\(s\))?|presenters?|presented by|panell?ists?|hosts?|hosted by|facilitators?|by|talk by|ponentes?|"
    r"presentado por|presentada por|por|"
    r"imparten?|conferenciantes?|sprekers?|door|gepresenteerd door|referent(?:en|in|innen)?|vortragende[rn]?|"
    r"sprecher(?:in)?|von|intervenante?s?|"
    r"conf[ée]renciere?s?|orateurs?|orateur(?:ice)?s?|pr[ée]sent[ée]e? par|par|relator[ei]|relatric[ei]|presentato da|"
    r"palestrantes?|oradore?s?|oradora|"
    r"apresentado por|f[öo]redragsh[åa]llare|talare|foredragsholdere?|puhuja|prelegent|"
    r"発表者|講演者|登壇者|スピーカー|讲者|講者|演讲者|발표자|연사"
)
FIELD = at_first_use(rf"\s*(?:[-*+]\s+)?[*_>\s]{{0,4}}:?({_LABELS})(?:\s*[*_]{{0,3}}\s*[:：]\s*[*_]{{0,3}}\s*|\s+)(\S.*)$", re.IGNORECASE)
_CASED_LABELS = ("by", "por", "door", "von", "par")  # words of a sentence as well: without a colon only a name may follow
_SEPARATORS = at_first_use(
    r"\s*[,;/]\s*(?:(?:and|y|e|en|und|et|och|og|&)\s+)?|\s+(?:and|y|e|et|en|und|och|og|with|con|met|mit|avec|com|med)\s+|"
    r"\s*(?:&|\+|、|・|，)\s*"
)
_TITLES = at_first_use(
    r"^(?:(?:associate|assistant|adjunct)\s+)?(?:(?:dr|prof|professor|mr|mrs|ms|sir|ma[iî]tre|ing|drs|phd|dra|don|doña|"
    r"ir)\.?\s+){1,3}(?=\S)|\s*(?:氏|さん|님|先生|老师|様)$",
    re.IGNORECASE,
)
_ROLE = at_first_use(
    r"\b(?:ceo|cto|cpo|cfo|cio|vp|founder|co-founder|cofounder|officer|director|directora?|head|lead|manager|engineer|developer|professor|"
    r"consultant|architect|scientist|researcher|evangelist|advocate|editor|president|analyst|designer|maintainer|inc|ltd|gmbh|llc|labs?|"
    r"university|universit\w+|institut\w*|ingenier\w+|d[ée]veloppeu\w+|entwickler\w*|ontwikkelaar|desarrollador\w*|desenvolvedor\w*)\b",
    re.IGNORECASE,
)
_AFTER_NAME = at_first_use(r"\s+(?:-|–|—|\||·|@(?=\s)|from|of|von der|van bij|de chez|chez|at|bei|bij|dari)\s+.*$")
# a handle beside words says that they are a name
_HANDLED = at_first_use(r"[^@,:]{3,40}\s@\w[\w.-]{1,30}(?:\s+@\w+)?$")
_BRACKETS = at_first_use(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）)")


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


def split_names(text: str, *, single: bool = False, lower: bool = False, trusted: bool = False, need: int = 0) -> tuple[str, ...]:
    """Return the names a byline holds, without employers and titles; nothing if it holds anything else before them.

    `single` allows first names alone, `lower` names without capitals, as a field "speaker:" may have; `trusted` as in `is_name`;
    `need` is the evidence that one of the names must have.

    >>> split_names("_Elena M. Codonyer, Ángel Collado Aspas (Datamaran)_"), split_names("Barr Moses, CEO of Monte Carlo")
    (('Elena M. Codonyer', 'Ángel Collado Aspas'), ('Barr Moses',))
    """
    plain = unmark(text[:400])
    bare = (_BRACKETS().sub("", plain) or plain.strip("[]()（）")) if "(" in plain or "[" in plain or "（" in plain else plain
    trusted = trusted or (" @" in bare and bool(_HANDLED().match(bare)))
    bare = _AFTER_NAME().sub("", bare) if " " in bare else bare
    names: list[str] = []
    full = False
    place = 0
    for end in [*_SEPARATORS().finditer(bare), None]:
        part = _TITLES().sub("", bare[place : end.start() if end else len(bare)].strip(' .:“”"-–—')).strip()
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


def _without_handle(part: str) -> str:
    """Return "Ana Uno" of "Ana Uno @anauno"; the nickname in quotation marks stays."""
    return re.sub(r"\s+[-–—(]?\s*@[\w.-]+\)?$", "", part) if "@" in part and part[0] != "@" else part


def named_in_field(text: str) -> tuple[str, ...]:
    """Return the names of a line such as "Speaker: ..." or "by ..."; nothing for any other line.

    >>> named_in_field("**Ponentes:** Sara y Christian Carballo Lozano"), named_in_field("by the way")
    (('Sara', 'Christian Carballo Lozano'), ())
    """
    found = FIELD().match(text) if len(text) < 300 else None
    if not found:
        return ()
    head = text[: found.start(2)]
    if ":" not in head.lstrip(" :") and "：" not in head:
        whole = found.group(1).lower() in _CASED_LABELS or "by" in found.group(1).lower()
        names = split_names(found.group(2)) if whole and len(text) < 120 else ()
        return names if names and unmark(text).rstrip("_*) ").endswith(names[-1]) else ()
    return split_names(found.group(2), single=True, lower=True, trusted=True)


def named_alone(text: str) -> tuple[str, ...]:
    """Return the names of a line that holds nothing else: a byline in italics or bold, full names, a handle."""
    stripped = text.strip()
    if not stripped or len(stripped) > 200 or stripped[0].islower() or stripped[0].isdigit():
        return ()
    emphasised = re.fullmatch(r"(?:>\s*)?([_*]{1,3})([^_*].*?)\1", stripped)
    names = split_names(stripped, single=bool(emphasised))
    if not names or (len(names) == 1 and " " not in names[0] and evidence(names[0]) < 2):
        return ()  # one word in bold is a label more often than a name
    bare = re.sub(r"\s*(?:\([^()]*\)|\[[^\[\]]*\](?!\())", "", _TITLES().sub("", unmark(stripped)))
    rest = bare
    for name in names:
        rest = rest.replace(name, "", 1)
    rest = re.sub(r"\s[-–—(]?\s*@[\w.-]+", " ", f" {rest} ")
    rest = _SEPARATORS().sub(" ", rest)
    role = bool(re.match(r"[^,]+, \S+ \S+|\S+ \S+.* - @?\w|\S+ \S+.*,.* at \S", bare)) and len(bare) < 90 and not bare.endswith(".")
    signed = emphasised and "," in bare and evidence(names[0]) > 1 and len(rest) < 50 and rest.count(".") == 0  # "*Ana Uno, Acme*"
    return names if not re.search(r"\w", rest) or role or signed else ()
