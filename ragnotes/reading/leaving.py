"""Whether a paragraph goes on with the talk told of before it, or leaves it for closing words, food, travel and other people."""

from __future__ import annotations

import re

from ..text import sentences
from .cuewords import CLOSING, CLOSING_HINTS, FIRST_PERSON, LOGISTICS, LOGISTICS_HINTS, TALK, words_of
from .patterns import at_first_use
from .wrapping import OTHERS

_GOES_ON = at_first_use(
    r"(?:(?:it[’']s|it is|it was|there is|there’s)? ?also|he|she|they|his|her|their|this|these|that|those|then|second(?:ly)?|"
    r"third(?:ly)?|finally|ultimately|lastly|moreover|furthermore|afterwards|"
    r"another|in (?:his|her|the|their|this) (?:talk|demo|presentation|end|second part)|the (?:speaker|talk|demo|answer|example|presenter|"
    r"point|takeaway)|as an example|for example|but|and|so|"
    r"hij|zij|ze|daarna|vervolgens|ten slotte|dit|deze|él|ella|después|también|además|luego|finalmente|por último|er|sie|danach|"
    r"außerdem|dann|schließlich|il|elle|ensuite|enfin|puis|lui|lei|inoltre|poi|infine|"
    r"ele|ela|depois|também|além disso|han|hon|sedan|dessutom)\b",
    re.IGNORECASE,
)
_CLOSES = at_first_use(rf"\W*(?:(?:and|und|y|e|en|et|och)\s+)?{CLOSING}(?!\w)", re.IGNORECASE)
_LEAVES = at_first_use(rf"\b{LOGISTICS}(?!\w)", re.IGNORECASE)
_WE = at_first_use(rf"\b{FIRST_PERSON}(?!\w)", re.IGNORECASE)
_NOTES_OF = at_first_use(
    r"\W*(?:(?:here|these|this|are|is|my|some|short|quick|raw|live|meine|mes|mis|mijn|mina|minhas|le|mie|i|miei)\s+){0,3}"
    r"(?:notes?|notizen|mitschrift|apuntes|notas|appunti|notities|aantekeningen|anteckningar|anotações)\b"
    rf"[^.!?:]{{0,40}}?\b{TALK}\b",
    re.IGNORECASE,
)
_NOTES_BEGIN = 100  # characters in which a note says what its notes are of
_BEGIN = 60  # characters in which a paragraph's first two words stand
_FIRST_IN = 300  # characters in which most first sentences end


def goes_on(text: str) -> bool:
    """Return whether a paragraph begins as one that goes on with what was told before."""
    return bool(_GOES_ON().match(text))


def opens_notes(text: str) -> bool:
    """Return whether a note's first words say that it holds the notes on a talk.

    >>> opens_notes("My notes on the talk by Ana Uno."), opens_notes("The talk was noted.")
    (True, False)
    """
    return bool(_NOTES_OF().match(text[:_NOTES_BEGIN]))


def leaves(text: str) -> bool:
    """Return whether a paragraph turns from talks to closing words, food, travel and other people.

    >>> leaves("All in all a good week."), leaves("In the evening there was a party."), leaves("It parses tables.")
    (True, True, False)
    """
    # two words: the first may be an "and"; Latin letters of other languages are left to the pattern
    begin = text[:_BEGIN]
    if (not begin.isascii() or not CLOSING_HINTS.isdisjoint(words_of(begin)[:2])) and _CLOSES().match(text):
        return True
    start, end = first_sentence(text[:1_000])
    first = text[start:end]
    if OTHERS().match(first):
        return True
    if LOGISTICS_HINTS.isdisjoint(words_of(first)) or not _LEAVES().search(first):
        return False
    # "Coffee and cake. We met ...": a first sentence of few words says it with the next
    return len(text) < 100 or bool(_WE().search(text[: max(end, _BEGIN)]))


def first_sentence(text: str) -> tuple[int, int]:
    """Return the range of the first sentence, (0, 0) of an empty text: the others of a long paragraph are not looked for.

    >>> first_sentence(" Ana spoke e.g. of tables. " + "They are fast. " * 99)
    (1, 26)
    """
    ranges = sentences(text[:_FIRST_IN])
    if len(ranges) < 2 and len(text) > _FIRST_IN:  # what ends last may have been cut
        ranges = sentences(text)
    return ranges[0] if ranges else (0, 0)
