"""Words in the place of a name that say it is not known, in the languages of notes."""

from __future__ import annotations

from ..patterns import at_first_use
from ..text import fold

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


def is_unknown(text: str) -> bool:
    """Return whether the words in the place of a name say that it is not known.

    >>> [is_unknown(words) for words in ("?? (a stand-in)", "didn't catch the name", "TBA", "Tess Unknown")]
    [True, True, True, False]
    """
    head = text[:60].strip(" \t*_([-–—")
    return head[:1] in ("?", "？") or bool(_UNKNOWN().match(fold(head)))
