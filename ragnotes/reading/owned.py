"""Whose talk the words of a title say it was: "Ana Uno's keynote: Tables", "What I learned from Ana Uno about tables"."""

from __future__ import annotations

import re

from ..patterns import at_first_use
from .namelike import is_first_name
from .names import evidence, is_name, split_names

# what stands in whatever `_LESSON` finds
_LEARNING = ("learn", "lesson", "took away", "gelernt", "appris", "retenu", "aprend", "imparato", "leer", "lärde", "lärt")
_LESSON = at_first_use(
    r"(?:(?:what|(?:\w+ )?(?:things|lessons)(?: that)?)(?: (?:i|we)(?:['’]ve)?(?: have)?)? (?:learn(?:ed|t)|took away) from|"
    r"lessons (?:learn(?:ed|t) )?from|"
    r"was (?:ich|wir)(?: (?:heute|gestern))? (?:von|bei)|ce que (?:j['’]ai|nous avons|on a) (?:appris|retenu) (?:de|avec|grâce à)|"
    r"lo que (?:he |hemos )?aprend(?:í|i|ido|imos) (?:de|con)|o que (?:eu )?aprend(?:i|emos) (?:com|de)|"
    r"(?:(?:che )?cosa|quello che|ciò che) (?:ho|abbiamo) imparato d(?:a|al|alla)|"
    r"wat (?:ik|we)(?: heb(?:ben)?)? (?:geleerd (?:heb(?:ben)? )?)?(?:leerde(?:n)? )?van|"
    r"vad (?:jag|vi) (?:lärde (?:mig|oss)|har lärt (?:mig|oss)) av)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_THEN_TOPIC = at_first_use(
    r"['’]s\s|\s(?:about|on|at|in|über|auf|sur|à|sobre|en|em|na|no|"
    r"sull[aeo]?|su|sul|sui|sugli|over|op|om|på|gelernt|geleerd|leerde|heb|talk)(?![^\W_])|[,:(]"
)
_TALK_OF = at_first_use(
    r"([^:'’]{2,40})['’]s?\s+(?:opening |closing )?(?:keynote|talk|session|workshop)(?:\s+(?:on|about)\s+|\s*[:–—-]\s*)(?=\S+\s)"
)
_SOMETHING_OF = at_first_use(r"([^:'’]{2,40})['’]s?\s+(?:[a-z]+\s){0,2}[a-z]+\s*(?:[–—-]{1,2}|:)\s+(?=\S)")
_KINDS = ("keynote", "talk", "workshop")
_KIND_LAST = at_first_use(r"(.{3,60}?)(?:['’]s?)?\s+(?:(?:opening |closing )?keynote|talk|workshop)", re.IGNORECASE)


def learned_from(text: str) -> tuple[str, ...]:
    """Return the names behind "What I learned from" and its like; nothing for any other text.

    >>> learned_from("What I learned from Ana Lund about tables"), learned_from("What I learned from DuckConf 2023")
    (('Ana Lund',), ())
    """
    small = text.lower()
    found = _LESSON().match(text) if any(map(small.__contains__, _LEARNING)) else None
    said = _THEN_TOPIC().split(text[found.end() :], maxsplit=1)[0] if found else ""
    names = split_names(said, need=2)
    return names if names and said.startswith(names[0]) else ()


def owned_title(text: str) -> tuple[str, str, str] | None:
    """Return title, name and form of a text that says in the genitive whose talk it is; None for any other.

    >>> owned_title("Ana Lund's keynote: Fast tables"), owned_title("Fast tables")
    (('Fast tables', 'Ana Lund', 'left'), None)
    """
    if "keynote" not in text.lower() and "'" not in text and "’" not in text:
        return None
    told, own = _TALK_OF().match(text), _SOMETHING_OF().match(text)
    if own and is_name(own.group(1)) and " " in own.group(1) and evidence(own.group(1)) > 1:
        return text[own.end() :], own.group(1), "left"  # "Ana Uno's brain -- Tables"
    if told and (is_name(told.group(1)) or is_first_name(told.group(1))):
        return text[told.end() :], told.group(1), "left"
    kind = _KIND_LAST().fullmatch(text) if text.lower().endswith(_KINDS) else None
    if kind and is_name(kind.group(1), trusted=True) and " " in kind.group(1):
        return text, kind.group(1), "possessive"
    return None
