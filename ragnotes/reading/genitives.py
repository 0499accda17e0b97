"""What no sign sets off from a name: the s of a genitive, "Karin Quorns föredrag", and what somebody told of, "Ana Uno von Enten"."""

from __future__ import annotations

from ..patterns import at_first_use
from ..text import fold
from .namelike import is_first_name

_THEN_OF = at_first_use(r"(\S+ (\S+)) (?:von|van|de|di|del|della) ")
_TELLING = at_first_use(
    r"\b(?:berichtete?t?|erzählte?|sprach|spricht|sprak|spreekt|verteld?e?t?|habló|habla|contó|cuenta|falou|fala|contou|conta|parlò|parla|"
    r"raccontò|racconta|parlait|parle|parla)\s$"
)
_VERB = 20  # characters before a name
_OWN_S = ("ss", "us", "is", "as", "os", "es", "’s", "'s")
_FAMILIES = frozenset("janssens peeters peters willems jacobs martens mertens hendriks claes maes wouters goossens hermans pauwels".split())
_TALKS = frozenset("foredrag foredraget anforande vortrag prasentation lezing praatje presentatie".split())
# words of these languages that English does not have
_ABROAD = frozenset("och om det pa av sedan tog hela kom der das und uber mit ein eine dann het een ging niet daarna og til".split())
_NO_ADJECTIVES = frozenset("eine ihre seine diese deze hele haar onze sina hans".split())
_LONG_ENOUGH = 5  # letters of a family name with the s


def without_genitive(name: str, said: str, sentence: str) -> str:
    """Return "Karin Quorn" of "Karin Quorns" before `said`, the words up to that for a talk.

    Of nouns that English has too the sentence must be in another language. Names in -us, -is, -es and the like take no s, and
    of more than an adjective between the two nobody knows: "Tess Quorns in haar lezing".

    >>> [without_genitive("Tess Quorns", said, "Tess Quorns ...") for said in ("föredrag", "in haar lezing", "talk")]
    ['Tess Quorn', 'Tess Quorns', 'Tess Quorns']
    """
    family = name.rpartition(" ")[2]
    if len(family) < _LONG_ENOUGH or family[-1] != "s" or family.endswith(_OWN_S) or fold(family) in _FAMILIES:
        return name
    *between, noun = fold(said).split() or [""]
    if len(between) > 1 or not all(map(_may_be_adjective, between)):
        return name
    return name[:-1] if noun in _TALKS or not _ABROAD.isdisjoint(fold(sentence[:400]).split()) else name


def _may_be_adjective(word: str) -> bool:
    return len(word) > 3 and word not in _NO_ADJECTIVES and word.endswith(("a", "e", "er", "en", "es"))


def without_topic(name: str, before: str) -> str:
    """Return "Ana Uno" of "Ana Uno von Enten" behind a verb that takes its topic so: "In ... berichtete Ana Uno von Enten"."""
    found = _THEN_OF().match(name)
    if not found or not _TELLING().search(before[-_VERB:].lower()):
        return name
    # "Anna Maria von Quorn" has two first names; a dative plural is no name
    return name if is_first_name(found.group(2)) and not name.endswith("ern") else found.group(1)
