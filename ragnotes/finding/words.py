"""Sorted words in one blob of bytes, looked up whole or in part: what BM25's vocabulary and exact matching share.

A blob is every word in code point order, UTF-8, each followed by a newline; `starts` tells where each begins, and where the blob ends.
Nothing is decoded at query time: a whole word is found by bisection, a part of one by a search through the bytes.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..patterns import at_first_use

FloatVector = npt.NDArray[np.float32]
FloatMatrix = npt.NDArray[np.float32]
IntVector = npt.NDArray[np.signedinteger[Any]]
Bytes = npt.NDArray[np.uint8]

_RUN = re.compile(r"\w+")
_SPACED = at_first_use(r"[^\W_]+")
_UNSPACED = at_first_use("[^\\W_\u3040-\ud7af]+|[\u3040-\ud7af]+")  # of so many signs that to compile it takes as long as to rank all


def word_runs(text: str) -> re.Pattern[str]:
    """Return the pattern that finds the words of a text as `text.words` cuts them: a name within Japanese is one.

    >>> [word_runs(text).findall(text) for text in ("Ada_K spoke", "TensorFlowについて")]
    [['Ada', 'K', 'spoke'], ['TensorFlow', 'について']]
    """
    return (_SPACED if max(text, default="") < "\u3040" else _UNSPACED)()


def fold_case(text: str) -> str:
    """Return the text as `grep -i` compares it: character by character, accents kept, as long as it was.

    >>> fold_case("LangChain İSTANBUL Straße")
    'langchain istanbul straße'
    """
    if text.isascii():
        return text.lower()
    folded = text.casefold()
    if len(folded) != len(text):  # ß, ligatures and İ become two letters; grep joins none of these with two letters
        folded = text.translate({ord(character): _fold_character(character) for character in set(text)})
    return folded.replace("ı", "i")


def may_fold_bytes(text: str) -> bool:
    """Return whether a word of ASCII is found in the text's UTF-8, its ASCII in small letters, where `fold_case` finds it: much sooner.

    >>> may_fold_bytes("Ärger und Öl"), may_fold_bytes("İSTANBUL")
    (True, False)
    """
    return not any(map(text.__contains__, "ıİſ\N{KELVIN SIGN}"))  # of all letters beyond ASCII these fold to one within it


def _fold_character(character: str) -> str:
    folded = character.casefold()
    return folded if len(folded) == 1 else character.lower()[0]


def surface_words(text: str) -> set[str]:
    """Return every run of word characters of a text, case folded and nothing else: what exact matching looks up.

    >>> sorted(surface_words("f-string, F_STRING: agustín"))
    ['agustín', 'f', 'f_string', 'string']
    """
    return set(_RUN.findall(fold_case(text)))


def pack(words: Sequence[str]) -> tuple[Bytes, IntVector]:
    """Return sorted words as a blob and the starts of its words, one more than there are words."""
    blob = np.frombuffer("".join([f"{word}\n" for word in words]).encode(), dtype=np.uint8)
    return blob, np.append(0, np.flatnonzero(blob == ord("\n")) + 1)


def unpack(blob: Bytes) -> list[str]:
    """Return the words of a blob, in order."""
    return blob.tobytes().decode().split("\n")[:-1]


def find_word(blob: Bytes, starts: IntVector, word: str) -> int:
    """Return the number of a word in a blob, -1 if it is not there."""
    number = first_from(blob, starts, word)
    there = number < len(starts) - 1 and blob[starts[number] : starts[number + 1] - 1].tobytes() == word.encode()
    return number if there else -1


def first_from(blob: Bytes, starts: IntVector, word: str) -> int:
    """Return the number of the first word of a blob that is no earlier in order than a word; how many there are if none is."""
    view, item = blob.data, starts.item  # half the time of slices of the arrays
    return bisect.bisect_left(range(len(starts) - 1), word.encode(), key=lambda number: view[item(number) : item(number + 1) - 1].tobytes())


def words_holding(blob: Bytes, starts: IntVector, part: str) -> list[int]:
    """Return the numbers of the words that hold a part, which must be folded and not empty."""
    text = blob.tobytes()
    wanted = part.encode()
    found: list[int] = []
    place = text.find(wanted)
    while place >= 0:
        number = int(np.searchsorted(starts, place, side="right")) - 1
        found.append(number)
        place = text.find(wanted, int(starts[number + 1]))
    return found
