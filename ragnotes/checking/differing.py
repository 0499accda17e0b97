"""Where several people's notes of one talk say something else about the same thing: other numbers, or yes and no."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from ..patterns import at_first_use
from ..text import fold, stem, words
from .asked import stems
from .numerals import read_numbers

_SHARED = 3  # stems that two sentences about the same thing have in common at least,
_SHARE = 0.5  # and this share of those of the shorter one; where they differ in nothing but a "not", this:
_ALIKE = 0.7
_NOT = frozenset(
    "not no never none nobody cannot t without niet geen nooit niemand zonder nicht kein keine keinen nie niemand ohne no nunca nadie "
    "ningun ninguna sin ne pas jamais aucun aucune personne sans "
    "non mai nessuno nessuna senza nao nem ninguem nenhum nenhuma sem inte ej aldrig "
    "ingen inget inga utan".split()
)

_NOTES = at_first_use(r"\b(?:notes?|notas?|notiz\w*|mitschrift\w*|notities?|notulist\w*|appunti|anteckning\w*|note[- ]?takers?)\b")
_DIFFERING = at_first_use(
    r"\b(?:differ\w*|disagree\w*|contradict\w*|discrepan\w*|verschil\w*|verschill\w*|tegensprek\w*|difieren|difier\w*|contradi\w*"
    r"|unterscheid\w*|widersprech\w*|widerspruch\w*|abweich\w*|different|divergen\w*|divergent|contredi\w*|differisc\w*|contraddi\w*"
    r"|diferenc\w*|skilj\w*|skiljer|motsag\w*)\b"
)
# What is counted, under one name in eight languages, folded; beside a number.
_UNITS = {
    form: kind
    for kind, forms in {
        "%": "% percent prozent procent pourcent",
        "ms": "ms milliseconds millisekunden millisecondes milisegundos millisecondi milliseconden millisekunder",
        "s": "s sec seconds sekunden secondes segundos secondi seconden sekunder",
        "min": "min minutes minuten minuti minutos minuter",
        "hour": "hours hour stunden stunde heures heure horas hora uur uren ore timmar timme",
        "day": "days tage tagen jours dias dagen giorni dagar",
        "week": "weeks wochen semaines semanas weken settimane veckor",
        "month": "months monate monaten mois meses maanden mesi manader",
        "year": "years jahre jahren ans annees anos jaar jaren anni ar",
        "euro": "€ euro euros eur", "dollar": "$ dollar dollars usd", "pound": "£ pounds gbp",
        "page": "pages seiten paginas pagine sidor",
        "person": "people persons leute personen menschen personas personnes mensen persone pessoas personer",
        "user": "users nutzer benutzer utilisateurs usuarios gebruikers utenti utilizadores anvandare",
        "server": "servers server serveurs servidores servrar", "kb": "kb", "mb": "mb", "gb": "gb", "tb": "tb", "km": "km",
    }.items()
    for form in forms.split()
}  # fmt: skip
_TOKEN = at_first_use(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%€$£]")
_ALIKE_START = 4  # letters: words of two languages that begin alike are one ("port", "Portierung"),
_ALIKE_WORDS = 2  # and so many of them make two sentences about the same thing


def asks_differing(question: str) -> bool:
    """Return whether it is asked how several people's notes differ."""
    told = fold(question[:500])
    return bool(_NOTES().search(told) and _DIFFERING().search(told))


def differing(told: Sequence[tuple[str, str]], language: str | Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of sentences that say something else about the same thing, as positions; `told` are (whose notes, sentence).

    `language` is that of all sentences, or one of each. Sentences of two languages differ where they count the same in other numbers.

    >>> differing([("Ana", "The cache answers in 3 ms on a laptop."), ("Bo", "On a laptop the cache answers in 30 ms.")], "en")
    [(0, 1)]
    """
    languages = [language] * len(told) if isinstance(language, str) else language
    read = [_read(sentence, one) for (_, sentence), one in zip(told, languages, strict=True)]
    return [
        (one, other)
        for one, other in combinations(range(len(told)), 2)
        if told[one][0] != told[other][0]
        and (_differ(read[one], read[other]) if languages[one] == languages[other] else _counts_differ(read[one], read[other]))
    ]


_Read = tuple[frozenset[str], frozenset[str], bool, dict[str, frozenset[str]]]  # stems, numbers, whether it denies, numbers by unit


def _read(sentence: str, language: str) -> _Read:
    numbers = read_numbers(sentence, language)
    told = words(sentence)
    plain = frozenset(word for word in stems(sentence, language) if not word.isdigit() and word not in _NOT)
    return frozenset(stem(word, language) for word in plain), numbers, bool(_NOT.intersection(told)), _counted(sentence, language)


def _differ(one: _Read, other: _Read) -> bool:
    shared, fewer = len(one[0] & other[0]), min(len(one[0]), len(other[0]))
    if shared < _SHARED or shared < _SHARE * fewer:
        return False
    alike = shared >= _ALIKE * max(len(one[0]), len(other[0]))
    if one[1] - other[1] and other[1] - one[1]:
        return alike or not one[1] & other[1]
    return alike and one[2] != other[2] and one[1] == other[1]


def _counted(sentence: str, language: str) -> dict[str, frozenset[str]]:
    """The numbers of a sentence by what they count: before its name, or behind a sign of money."""
    found: dict[str, frozenset[str]] = {}
    tokens = _TOKEN().findall(fold(sentence[:2000]))
    for at, token in enumerate(tokens):
        beside = tokens[at + 1 : at + 2] if token in "€$£" and at + 1 < len(tokens) and tokens[at + 1][0].isdigit() else tokens[:at][-1:]
        kind = _UNITS.get(token)
        if kind and beside:
            found[kind] = found.get(kind, frozenset()) | read_numbers(beside[0], language)
    return {kind: numbers for kind, numbers in found.items() if numbers}


def _counts_differ(one: _Read, other: _Read) -> bool:
    """Whether sentences of two languages are about the same thing, as their words that look alike tell, and count it otherwise."""
    units = [kind for kind in one[3] if kind in other[3]]
    if not units or any(one[3][kind] & other[3][kind] for kind in units):
        return False
    starts = [{word[:_ALIKE_START] for word in read[0] if len(word) >= _ALIKE_START and word not in _UNITS} for read in (one, other)]
    return len(starts[0] & starts[1]) >= _ALIKE_WORDS
