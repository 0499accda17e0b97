"""Words in the place of a name that say it is not known, in the languages of notes, or that are no name but a phrase."""

from __future__ import annotations

from ..patterns import at_first_use
from ..text import fold
from .namelike import is_first_name

# folded, in the place of a name
_UNKNOWN = at_first_use(
    r"(?:unknown|n/?a|n\.n\.|nn|tb[adc]|none|nobody|somebody|someone|some (?:guy|person|people|woman|man|one)|"
    r"not (?:sure|known|given|noted|announced)|(?:the |your |full )*names?|"
    r"no (?:idea|name|clue|speaker)|"
    r"(?:i )?(?:forgot|missed|lost)|(?:i )?(?:did ?n[o'’]?t|didnt|could ?n[o'’]?t|don['’]?t) (?:catch|get|know|hear|note|remember|write)|"
    r"unbekannt|keine ahnung|vergessen|wei(?:ss|ß) (?:ich )?nicht|desconocid[oa]|no (?:se|lo se|recuerdo|apunte)|ni idea|inconnue?|"
    r"aucune idee|"
    r"onbekend|geen idee|vergeten|weet (?:ik )?niet|desconhecid[oa]|nao (?:sei|lembro|apanhei)|sconosciut[oa]|non (?:so|ricordo)|okan[dt]|"
    r"ukjent|ukendt|vet (?:ej|inte|ikke)|nieznan[ya]|不明|不詳|未知|미정|모름)(?!\w)"
)

_IDIOM = at_first_use(r"\s+(?:from|of|at|bei|chez|bij)\s+[a-zß-ÿ]+(?:\s[^A-Z]*)?$")


def is_phrase(text: str, end: int) -> bool:
    """Return whether one word up to `end`, no first name, goes on with small words: where no employer is.

    >>> is_phrase("Sorting at night", 7), is_phrase("Bo at acme", 2), is_phrase("Quorn at Acme", 5)
    (True, False, False)
    """
    return " " not in text[:end] and bool(_IDIOM().match(text, end)) and not is_first_name(text[:end])


def is_unknown(text: str) -> bool:
    """Return whether the words in the place of a name say that it is not known.

    >>> [is_unknown(words) for words in ("?? (a stand-in)", "didn't catch the name", "TBA", "Tess Unknown")]
    [True, True, True, False]
    """
    head = text[:60].strip(" \t*_([-–—")
    return head[:1] in ("?", "？") or bool(_UNKNOWN().match(fold(head)))
