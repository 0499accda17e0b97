"""Over-long stored lines cut into pieces that fit an encoder's window, each under the number of the stored line."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ..patterns import at_first_use
from ..records.notes import Line
from ..text import sentences
from .cuewords import CAPITAL, HINTS, ORDER, TALK, words_of

MAX_PIECES = 140  # estimated word pieces of one Line: a window of 256 holds it with a talk's head and something beside it

# Three letters, two capitals, two digits or one other sign make a piece; measured on notes in nine languages, as is what is added.
_PIECE = at_first_use(r"[A-Z]{1,2}(?![a-z])|[a-zA-Z]{1,3}|\d{1,2}|[^\sa-zA-Z\d]")
_HANGUL = at_first_use("[\uac00-\ud7a3]")  # a syllable is taken apart into two or three letters, of which some make a piece together
# A word without vowels is hardly ever one of the vocabulary. (Looking behind after the letters is three times as fast as before them.)
_NO_VOWELS = at_first_use(r"[b-df-hj-np-tv-xz]{3}(?<![^\W\d_]...)[b-df-hj-np-tv-xz]*+(?![^\W\d_])")
_WHOLE = frozenset(("blank", "front", "noise"))
_WIDEST = 2  # pieces that one character may make, if it is Hangul
_COMMON = b"abcdefghijklmnopqrstuvwxyz "  # three of these letters make a piece, a word's last ones together; each other byte one at most
_BEGINNING = at_first_use(rf"\W*{ORDER}\b", re.IGNORECASE)
_MAX_SLICE = 4_000  # characters looked at together: a line of a megabyte is cut at blanks first

# A sentence that begins to tell of talks beside the one told of before it.
OTHERS = at_first_use(
    rf"""\W*(?:
        (?:(?:there|er|hubo|es)\ (?:was|were|waren|gab)\ (?:also\ |ook\ |auch\ )?)?
            (?:an?|another|other|some|several|two|three|the\ other|een|nog\ een|andere|ein|einen|noch\ ein|weitere|andere|
            una?|otr[ao]s?|une|d’autres|d'autres|uma|outr[ao]s?|ett|andra|altri|altre)\s+
            (?:[\w-]+\s+){{0,2}}?(?:{TALK}(?:s|e|es|en|er)?|praatjes|vorträge|palestras|speakers|sprekers|ponentes)\s+
            (?:(?:was|were|waren|fueron|waren|handelten)\s+)?
            (?:about|on|were|was|included|over|sobre|fueron|trataron|über|waren|sur|étaient|foram|om|var|handlade)\b
      | the\ (?:rest|remainder)\ of\ the\ (?:day|days|programme|program|schedule|conference|talks|afternoon|morning|track)\b
      | (?:the\ )?(?:first|second|third|last|other)\ day\ (?:also\ )?(?:included|had|offered|featured)\b
      | (?:de\ rest\ van\ (?:de\ dag|het\ programma)|el\ resto\ del\ (?:día|programa)|der\ rest\ des\ (?:tages|programms)|
        le\ reste\ (?:de\ la\ journée|du\ programme)|o\ resto\ do\ (?:dia|programa)|resten\ av\ (?:dagen|programmet))\b
      | (?:ook|verder|daarnaast)\ (?:was|waren)\ er\b
      | (?:también|además)\ hubo\b
      | außerdem\ gab\ es\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_GIVER = at_first_use(rf"[A-ZÀ-ÖØ-ÞĀ-Ž](?<!\w.)[\w’'.-]*+\s++(?:\w{{2,3}}\s++){{0,2}}{CAPITAL}")


def estimate(text: str) -> int:
    """Return about how many word pieces a text makes, rather too many: no tokenizer is at hand where notes are read.

    >>> estimate("Word pieces, 2024")
    7
    """
    return sum(map(_pieces_of, text.split()))


@functools.lru_cache(maxsize=8192)  # most words of a note stand in it, or in the one before, many times
def _pieces_of(word: str) -> int:
    if word.isascii() and word.isalpha() and word.islower() and not _NO_VOWELS().match(word):
        return (len(word) + 2) // 3  # as most words
    pieces = len(_PIECE().findall(word)) + sum(len(found) // 5 + 1 for found in _NO_VOWELS().findall(word))
    return pieces if word.isascii() else pieces + len(_HANGUL().findall(word))


def _surely_fits(text: str) -> bool:
    """Return whether a text can make no more than MAX_PIECES: cheaper than the estimate, which most texts need not."""
    if len(text) > 3 * MAX_PIECES:
        return False
    stored = text.encode("utf-8", "replace")
    rare = len(stored.translate(None, _COMMON))
    return rare + (len(stored) - rare + text.count(" ")) / 3 <= MAX_PIECES


def wrap(lines: list[Line]) -> list[Line]:
    """Return the lines with each over-long one cut at sentence ends, else at blanks, else hard; prose also where it turns to a talk."""
    wrapped: list[Line] = []
    for line in lines:
        length = len(line.text)
        if length * _WIDEST <= MAX_PIECES or line.kind in _WHOLE or (length <= MAX_PIECES and line.text.isascii()):
            wrapped.append(line)
            continue
        told = _told_apart(line.text) if line.kind == "prose" and length > MAX_PIECES else [line.text]
        pieces = [piece for part in told for piece in _fill(part)]
        if len(pieces) == 1:
            wrapped.append(line)
            continue
        indent = line.text[: length - len(line.text.lstrip())]  # tells what goes on with an item
        # the rest of a title of a thousand words is no title
        kind, level = ("prose", 0) if line.kind == "heading" else (line.kind, line.level)
        wrapped.append(Line(line.number, indent + pieces[0].lstrip(), line.level, line.kind))
        wrapped += [Line(line.number, indent + piece, level, kind) for piece in pieces[1:]]
    return wrapped


def _told_apart(text: str) -> list[str]:
    """Return the text cut before sentences that may turn to another talk, if somebody in it seems to give one; else whole.

    Whether they do is for `cues` to tell: nothing is lost by a piece too many.
    """
    first = _GIVER().search(text) if len(text) <= _MAX_SLICE else None
    if not first:
        return [text]
    ranges = sentences(text)
    given = []
    for start, end in ranges:
        if first and first.start() < start:
            first = _GIVER().search(text, start)
        may_give = first and first.start() < end and (first.end() <= end or _GIVER().search(text, first.start(), end))
        given.append(bool(may_give) and _gives(text[start:end]))
    if not any(given):
        return [text]
    turns = [start for (start, end), gives in list(zip(ranges, given, strict=True))[1:] if gives or OTHERS().match(text[start:end])]
    return [text[start:end].strip() for start, end in zip([0, *turns], [*turns, len(text)], strict=True)]


def _gives(sentence: str) -> bool:
    """Return whether a sentence has a word for a talk or for giving one, or begins as one that goes on to the next talk."""
    return not HINTS.isdisjoint(words_of(sentence)) or bool(_BEGINNING().match(sentence))


def _fill(text: str) -> list[str]:
    """Return the text in pieces of whole sentences, about equally long; the text itself if it fits."""
    if _surely_fits(text):
        return [text]
    parts = _parts(text)
    total = sum(size for _, size in parts)
    if total <= MAX_PIECES:
        return [text]
    goal = total / -(-total // MAX_PIECES) * 0.9
    pieces: list[list[str]] = []
    filled = 0.0
    for part, size in parts:
        if pieces and filled + size <= MAX_PIECES and filled < goal:
            pieces[-1].append(part)  # joined by a single blank: blanks are folded wherever texts are compared
            filled += size
        else:
            pieces.append([part])
            filled = size
    return [" ".join(piece) for piece in pieces]


def _parts(text: str) -> list[tuple[str, int]]:
    """Return sentences, or pieces of too long ones, each with its estimate."""
    parts: list[tuple[str, int]] = []
    for piece in _slices(text):
        for start, end in sentences(piece):
            sentence = piece[start:end]  # without blanks at its ends
            size = estimate(sentence)
            if size <= MAX_PIECES:
                parts.append((sentence, size))
            else:
                parts += _halves(sentence)
    return parts


def _slices(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _MAX_SLICE:
        end = text.rfind(" ", start + _MAX_SLICE // 2, start + _MAX_SLICE)
        end = end + 1 if end > 0 else start + _MAX_SLICE
        yield text[start:end]
        start = end
    yield text[start:]


def _halves(sentence: str) -> Iterator[tuple[str, int]]:
    """Yield the sentence, halved at a blank near the middle, or hard, until each part fits."""
    size = estimate(sentence)
    if size <= MAX_PIECES:
        if sentence:
            yield sentence, size
        return
    middle = len(sentence) // 2
    blank = sentence.rfind(" ", middle // 2, middle + middle // 2)
    place = blank if blank > 0 else middle
    yield from _halves(sentence[:place].rstrip())
    yield from _halves(sentence[place:].lstrip())
