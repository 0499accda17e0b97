"""Whether a paragraph goes on with the talk told of before it, or leaves it for closing words, food, travel and other people."""

from __future__ import annotations

import re

from ..patterns import at_first_use
from ..text import sentences
from .cuewords import CLOSING, CLOSING_HINTS, FIRST_PERSON, LOGISTICS, LOGISTICS_HINTS, TALK, words_of
from .wrapping import OTHERS

_GOES_ON = at_first_use(
    r"(?:(?:it[’']s|it is|it was|there is|there’s)? ?also|he|she|they|his|her|their|this|these|that|those|then|second(?:ly)?|"
    r"third(?:ly)?|finally|ultimately|lastly|moreover|furthermore|afterwards|"
    r"another|in (?:his|her|the|their|this) (?:talk|demo|presentation|end|second part)|the (?:speaker|talk|demo|answer|example|presenter|"
    r"point|takeaway)|as an example|for example|but|and|so|"
    r"hij|zij|ze|daarna|vervolgens|ten slotte|dit|deze|él|ella|después|también|además|luego|finalmente|por último|er|sie|danach|"
    r"außerdem|dann|schließlich|il|elle|ensuite|enfin|puis|lui|lei|inoltre|poi|infine|"
    r"ele|ela|depois|também|além disso|han|hon|sedan|dessutom)\b",
)
_CLOSES = at_first_use(rf"\W*(?:(?:and|und|y|e|en|et|och)\s+)?{CLOSING}(?!\w)")
_LEAVES = at_first_use(rf"\b{LOGISTICS}(?!\w)")
_WE = at_first_use(rf"\b{FIRST_PERSON}(?!\w)")
_NOTES_OF = at_first_use(
    r"\W*(?:(?:here|these|this|are|is|my|some|short|quick|raw|live|meine|mes|mis|mijn|mina|minhas|le|mie|i|miei)\s+){0,3}"
    r"(?:notes?|notizen|mitschrift|apuntes|notas|appunti|notities|aantekeningen|anteckningar|anotações)\b"
    rf"[^.!?:]{{0,40}}?\b{TALK}\b",
    re.IGNORECASE,
)
_NOTES_BEGIN = 100  # characters in which a note says what its notes are of
_BEGIN = 60  # characters in which a paragraph's first three words stand
_FIRST_IN = 300  # characters in which most first sentences end
_LOOKED_AT = 1_000  # characters of a paragraph in which its first sentence ends


def goes_on(text: str) -> bool:
    """Return whether a paragraph begins as one that goes on with what was told before."""
    return bool(_GOES_ON().match(text[:_BEGIN].lower()))


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
    begin = words_of(text[:_BEGIN])
    # the first word may be an "and"
    if not CLOSING_HINTS.isdisjoint((begin[:1], begin[:2], begin[1:2], begin[1:3])) and _CLOSES().match(text[:_BEGIN].lower()):
        return True
    # most say nothing of the kind, and need not be taken apart to tell
    if LOGISTICS_HINTS.isdisjoint(words_of(text[:_LOOKED_AT])) and not OTHERS().match(text[:_LOOKED_AT]):
        return False
    start, end = first_sentence(text[:_LOOKED_AT])
    first = text[start:end]
    if OTHERS().match(first):
        return True
    if LOGISTICS_HINTS.isdisjoint(words_of(first)) or not _LEAVES().search(first.lower()):
        return False
    # "Coffee and cake. We met ...": a first sentence of few words says it with the next
    return len(text) < 100 or bool(_WE().search(text[: max(end, _BEGIN)].lower()))


def first_sentence(text: str) -> tuple[int, int]:
    """Return the range of the first sentence, (0, 0) of an empty text: the others of a long paragraph are not looked for.

    >>> first_sentence(" Ana spoke e.g. of tables. " + "They are fast. " * 99)
    (1, 26)
    """
    ranges = sentences(text[:_FIRST_IN])
    if len(ranges) < 2 and len(text) > _FIRST_IN:  # what ends last may have been cut
        ranges = sentences(text)
    return ranges[0] if ranges else (0, 0)
