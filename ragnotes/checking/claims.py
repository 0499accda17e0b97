"""What an answer claims: its sentences with the numbers they cite, and the spans in it that can be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..text import fold, is_stop_word
from .sentences import fold_space, split

CITATION = re.compile(r"[\[【]\s*(\d{1,3}(?:\s*[-–—,;]\s*\d{1,3})*)(?:†[^\]】\[【\n]{0,40})?\s*[\]】](?!\(\s*(?:https?|/|#|\.))")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_CODE_SPAN = re.compile(r"`[^`\n]{0,300}`")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_LIST_MARK = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_QUOTES = re.compile(
    r"\"([^\"\n]{0,600})\"|“([^“”\n]{0,600})”|«([^«»\n]{0,600})»|„([^„“”\n]{0,600})[“”]|‘([^‘’\n]{0,600})’|(?<!\w)'([^'\n]{12,600})'(?!\w)"
)
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_URL = re.compile(r"https?://[^\s<>()\[\]{}\"'`“”【】]+")
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*")
_MONTH = r"(?:jan|feb|mar|mrt|mär|apr|abr|avr|may|mei|mai|jun|jui|jul|aug|ago|aoû|sep|oct|okt|nov|dec|dez|dic|déc|ene|fév)[a-zéû]*"
_DATE = re.compile(
    r"\d{4}-\d\d(?:-\d\d)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.|er)?(?: of| de)? {_MONTH}\b|\b{_MONTH}\.? \d{{1,2}}\b",
    re.IGNORECASE,
)
_MAX_RANGE = 50


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an answer. `text` is without its citations; `language` is the answer's."""

    start: int  # characters of the answer, half-open
    end: int
    text: str
    numbers: tuple[int, ...]  # cited, each once, in order
    markers: tuple[tuple[str, tuple[int, ...]], ...]  # each citation as written, and its numbers


@dataclass(frozen=True, slots=True)
class Span:
    """A part of an answer that a passage must hold: `answer[start:end] == text`."""

    start: int
    end: int
    text: str
    kind: str  # quote, number, date (a number in a date), link or name


def read_claims(answer: str) -> list[Claim]:
    """Return the sentences of an answer with what they cite; headings and code are none.

    A citation belongs to the sentence before it, also when it stands after the full stop or on a line of its own.
    """
    claims: list[Claim] = []
    for offset, line in _prose_lines(answer):
        mark = _LIST_MARK.match(line)
        base = mark.end() if mark else 0
        for start, end in _join_citations(line, base):
            text = line[start:end]
            claim = _claim(offset + start, offset + end, text)
            if claims and claim.numbers and not any(character.isalnum() for character in claim.text):
                claims[-1] = _claim(claims[-1].start, claim.end, answer[claims[-1].start : claim.end])
            else:
                claims.append(claim)
    return claims


def _prose_lines(answer: str) -> Iterator[tuple[int, str]]:
    """The lines that claim something with their offsets; what stands in backticks is blanked, so that no index reads as a citation."""
    offset, fenced = 0, False
    for line in answer.split("\n"):
        fence = bool(_FENCE.match(line))
        fenced = fenced != fence
        if line.strip() and not fenced and not fence and not _HEADING.match(line):
            yield offset, _CODE_SPAN.sub(_blank_brackets, line)
        offset += len(line) + 1


def _blank_brackets(found: re.Match[str]) -> str:
    return found.group().translate(str.maketrans("[]【】", "    "))


def _join_citations(line: str, base: int) -> list[tuple[int, int]]:
    """The sentences of a line; citations that open one are given to the one before."""
    found: list[tuple[int, int]] = []
    for start, end in split(line[base:]):
        start, end = start + base, end + base
        while found and start < end:
            marker = CITATION.match(line, start, end)
            if not marker:
                break
            found[-1] = (found[-1][0], marker.end())
            start = marker.end() + len(line[marker.end() : end]) - len(line[marker.end() : end].lstrip(" .,;"))
        if start < end:
            found.append((start, end))
    return found


def _claim(start: int, end: int, text: str) -> Claim:
    markers = tuple((found.group(), _numbers(found.group(1))) for found in CITATION.finditer(text))
    numbers = tuple(dict.fromkeys(number for _, told in markers for number in told))
    return Claim(start, end, fold_space(CITATION.sub(" ", text)), numbers, markers)


def _numbers(told: str) -> tuple[int, ...]:
    """The numbers of "1, 3-5": 1, 3, 4, 5. A range of more than 50 counts as its two ends."""
    numbers: list[int] = []
    for part in re.split(r"[,;]", told):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        if len(ends) == 2 and 0 <= ends[1] - ends[0] <= _MAX_RANGE:
            numbers.extend(range(ends[0], ends[1] + 1))
        else:
            numbers.extend(ends)
    return tuple(numbers)


def quotes(text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of what stands in quotation marks, marks left out, of 12 characters and more."""
    found = ((match.start(match.lastindex), match.end(match.lastindex)) for match in _QUOTES.finditer(text) if match.lastindex)
    return [(start, end) for start, end in found if len(text[start:end].strip()) >= 12]


def numbers(text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the numbers of a text; citations and links are none."""
    hidden = CITATION.sub(lambda found: " " * len(found.group()), _URL.sub(lambda found: " " * len(found.group()), text))
    return [found.span() for found in _NUMBER.finditer(hidden)]


def links(text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the web addresses of a text, without the full stop after one."""
    return [(found.start(), found.start() + len(found.group().rstrip(".,;:!?*_"))) for found in _URL.finditer(text)]


def names(text: str, language: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of two or more capitalised words in a row; a common word that opens the sentence is no part of a name."""
    hidden = _URL.sub(lambda found: " " * len(found.group()), text)
    runs: list[list[tuple[int, int]]] = []
    for found in _WORD.finditer(hidden):
        start, end = found.span()
        capital = found.group()[0].isupper() and not is_stop_word(fold(found.group()), language)
        follows = bool(runs and runs[-1] and hidden[runs[-1][-1][1] : start] in (" ", " & "))
        if not capital:
            runs.append([])
        elif follows:
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
    return [(run[0][0], run[-1][1]) for run in runs if len(run) > 1]


def spans(answer: str, claim: Claim, language: str) -> list[Span]:
    """Return what must be looked up of a sentence of the answer, in order: quotations, links, names, and, if it cites, numbers."""
    text = answer[claim.start : claim.end]
    quoted = quotes(text)
    outside = [(a, b) for a, b in names(text, language) if not any(start <= a < end for start, end in quoted)]
    found = [(a, b, "quote") for a, b in quoted] + [(a, b, "link") for a, b in links(text)] + [(a, b, "name") for a, b in outside]
    dated = [match.span() for match in _DATE.finditer(text)] if claim.numbers else []
    for a, b in numbers(text) if claim.numbers else []:
        found.append((a, b, "date" if any(start <= a < end for start, end in dated) else "number"))
    return [Span(claim.start + a, claim.start + b, text[a:b], kind) for a, b, kind in sorted(found)]
