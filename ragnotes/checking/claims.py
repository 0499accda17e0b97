"""What an answer claims: its sentences with the numbers they cite, and the spans in it that can be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..text import fold, is_stop_word, words
from .sentences import fold_space, split

_AND = r"(?:and|en|y|e|und|et|och)"
_NUMBERED = r"(?:(?:passages?|sources?|notes?|pasajes?|fuentes?|bron|bronnen|quellen?)\s{0,3}:?\s{0,3})?[#^]?\d{1,3}"
_JOINT = rf"\s{{0,3}}(?:[-–—;&]|,(?:\s{{1,3}}{_AND}\s)?|(?<=\s){_AND}\s)\s{{0,3}}"
# "[1]", "[1, 3-5]", "[1 and 4]", "[Passage 1]", "[Source: 2]", "[#2]", "[^1]", "【1†notes】", "［1］"; no link text and no year
CITATION = re.compile(
    rf"[\[【［]\s{{0,3}}({_NUMBERED}(?:{_JOINT}{_NUMBERED})*)(?:†[^\]】\[【\n`]{{0,40}})?\s{{0,3}}[\]】］](?!\(\s{{0,3}}(?:https?|/|#|\.))",
    re.IGNORECASE,
)
_SEE = r"\(\s{0,3}(?:see|cf\.?|zie|vgl\.?|v[ée]ase|siehe|voir|vedi|ver)"
_OPENING = re.compile(rf"{_SEE}\s{{0,3}}{CITATION.pattern}\s{{0,3}}\)|{CITATION.pattern}", re.IGNORECASE)
_LEFT_OVER = re.compile(rf"{_SEE}(?:[\s,;&]|{_AND}\b){{0,20}}\)|\([\s,;&]{{1,20}}\)", re.IGNORECASE)  # "(see [1])" without its citation
_FENCE = re.compile(r"\s*(?:```|~~~)")
_CODE_SPAN = re.compile(r"`[^`\n]{0,300}`")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_LIST_MARK = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_QUOTES = re.compile(
    r"\"([^\"\n]{0,600})\"|“([^“”\n]{0,600})”|«([^«»\n]{0,600})»|„([^„“”\n]{0,600})[“”]|‘([^‘’\n]{0,600})’|(?<!\w)'([^'\n]{12,600})'(?!\w)"
)
_NUMBER = re.compile(r"\d{1,3}(?:[ \u202f\xa0]\d{3})+(?![\d.,:]?\d)|\d+(?:[.,:]\d+)*")
_URL = re.compile(r"https?://[^\s<>()\[\]{}\"'`“”【】]+")
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*")
_SPELLED = (
    "jan january januari januar janvier enero ene gennaio janeiro", "feb february februari februar février fév febrero febbraio fevereiro",
    "mar march maart mrt märz mär mars marzo março", "apr april avril avr abril abr aprile", "may mei mai mayo maggio maio maj",
    "jun june juni juin junio giugno junho", "jul july juli juillet julio luglio julho", "aug august augustus août agosto ago augusti",
    "sep sept september septembre septiembre settembre setembro", "oct october oktober okt octobre octubre ottobre outubro",
    "nov november novembre noviembre novembro", "dec december dezember dez décembre déc diciembre dic dicembre dezembro",
)  # fmt: skip
MONTHS = {fold(word): str(number) for number, spelled in enumerate(_SPELLED, 1) for word in spelled.split()}  # folded word -> "1" to "12"
_MONTH = rf"(?:{'|'.join(sorted({word for spelled in _SPELLED for word in spelled.split()}, key=lambda word: (-len(word), word)))})"
_DATE = re.compile(
    r"\d{4}-\d\d(?:-\d\d)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.|er)?(?: of| de)? {_MONTH}\b|\b{_MONTH}\.? \d{{1,2}}\b|\b{_MONTH},? (?=\d{{4}}\b)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?$", re.IGNORECASE)
# "Guido van Rossum", "María de la Cruz": small words inside a name
_PARTICLES = frozenset("van von de der den del della di da du dos das ter ten bin ibn la le los las".split())
_MAX_RANGE = 50
_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\u2011": "-", "…": "...", "\xa0": " "}
)
_EMPHASIS = re.compile(r"[*_`]+")
_ELLIPSIS = re.compile(r"\s*(?:\[\.\.\.\]|\.{3,}|\[…\])\s*")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_APART = re.compile(r"\d{1,3}(?:[ \u202f\xa0]\d{3})+(?!\d)")  # a blank between thousands
# Small numbers are written in words as often as in digits.
_COUNTS = {
    "1": "one een un una uno ein eine une", "2": "two twee dos zwei deux both beide", "3": "three drie tres drei trois",
    "4": "four vier cuatro quatre", "5": "five vijf cinco funf cinq", "6": "six zes seis sechs", "7": "seven zeven siete sieben sept",
    "8": "eight acht ocho huit", "9": "nine negen nueve neun neuf", "10": "ten tien diez zehn dix",
    "11": "eleven elf once onze", "12": "twelve twaalf doce zwolf douze",
}  # fmt: skip


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
    groups: list[list[Claim]] = []  # a sentence and the citations that follow it
    for offset, line in _prose_lines(answer):
        mark = _LIST_MARK.match(line)
        base = mark.end() if mark else 0
        for start, end in _join_citations(line, base):
            claim = _claim(offset + start, offset + end, line[start:end])
            if groups and claim.numbers and not any(character.isalnum() for character in claim.text):
                groups[-1].append(claim)
            else:
                groups.append([claim])
    return [_join(group) for group in groups]


def _join(group: Sequence[Claim]) -> Claim:
    markers = tuple(marker for claim in group for marker in claim.markers)
    told = tuple(dict.fromkeys(number for claim in group for number in claim.numbers))
    return Claim(group[0].start, group[-1].end, group[0].text, told, markers)


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
    return found.group().translate(str.maketrans("[]【】［］", "      "))


def _join_citations(line: str, base: int) -> list[tuple[int, int]]:
    """The sentences of a line; citations that open one are given to the one before."""
    found: list[tuple[int, int]] = []
    for start, end in split(line[base:]):
        start, end = start + base, end + base
        while found and start < end:
            marker = _OPENING.match(line, start, end)
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
    return Claim(start, end, fold_space(_LEFT_OVER.sub(" ", CITATION.sub(" ", text))), numbers, markers)


def _numbers(told: str) -> tuple[int, ...]:
    """The numbers of "1, 3-5": 1, 3, 4, 5. A range of more than 50 counts as its two ends."""
    numbers: list[int] = []
    for part in re.split(r"[,;&]|[^\W\d]+", told):
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
    return [found.span() for found in _NUMBER.finditer(_hide(text, CITATION, _URL))]


def _hide(text: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda found: "\n" * len(found.group()), text)
    return text


def links(text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the web addresses of a text, without the full stop after one."""
    return [(found.start(), found.start() + len(found.group().rstrip(".,;:!?*_"))) for found in _URL.finditer(text)]


def names(text: str, language: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the capitalised words of a text, those in a row as one: a name if they are two or more.

    Small words such as "van" join them. Common words of the language, days and dates are no part of a name.
    """
    hidden = _hide(text, CITATION, _URL, _DATE)
    found: list[tuple[int, int]] = []
    reach, small = -1, 0  # where the run goes on, small words since its last capital
    for word in _WORD.finditer(hidden):
        start, end = word.span()
        end -= 2 if end - start > 3 and hidden[end - 2 : end] in ("'s", "’s") else 0
        told = hidden[start:end]
        between = hidden[reach:start] if reach >= 0 else ""
        initial = reach > 0 and (reach == 1 or not hidden[reach - 2].isalnum())  # one letter, as in "J. Smith"
        follows = between == " " or (between == ". " and initial)
        if told[0].isupper() and not is_stop_word(fold(told), language) and not _WEEKDAY.match(told):
            found[-1:] = [(found[-1][0], end)] if follows else [*found[-1:], (start, end)]
            reach, small = word.end(), 0
        elif follows and small < 2 and told in _PARTICLES and (small or told not in ("la", "los", "las")):
            reach, small = end, small + 1
        else:
            reach = -1
    return found


def spans(answer: str, claim: Claim, language: str, *, cited: bool = False) -> list[Span]:
    """Return what must be looked up of a sentence of the answer, in order: quotations, links, names and, if it cites, numbers and dates.

    `cited` takes the sentence as one that cites. A lone capitalised word counts as a name: whether it is one, who looks it up decides.
    """
    text = answer[claim.start : claim.end]
    quoted = quotes(text)
    outside = [(a, b) for a, b in names(text, language) if not any(start <= a < end for start, end in quoted)]
    found = [(a, b, "quote") for a, b in quoted] + [(a, b, "link") for a, b in links(text)] + [(a, b, "name") for a, b in outside]
    if claim.numbers or cited:
        dated = [match.span() for match in _DATE.finditer(text)]
        days = {position for start, end in dated for position in range(start, end)}
        found += [(a, b, "date" if a in days else "number") for a, b in numbers(text)]
        months = [(start + word.start(), start + word.end()) for start, end in dated for word in _WORD.finditer(text[start:end])]
        found += [(a, b, "date") for a, b in months if fold(text[a:b]) in MONTHS]
    return [Span(claim.start + a, claim.start + b, text[a:b], kind) for a, b, kind in sorted(found)]


def spots(answer: str, language: str) -> Iterator[tuple[int, str, str]]:
    """Yield all that can be unsupported in an answer: where it ends, its text and its kind."""
    for claim in read_claims(answer):
        yield claim.end, answer[claim.start : claim.end], "citation"
        yield from ((found.end(), found.group(), "citation") for found in CITATION.finditer(answer, claim.start, claim.end))
        for span in spans(answer, claim, language):
            yield span.end + (span.kind == "quote"), span.text, span.kind  # after the closing mark


# how a span is compared with what a passage holds


def digits_of(number: str) -> str:
    """Return a number as it is compared: without marks between thousands and zeros in front.

    >>> digits_of("1,000"), digits_of("09"), digits_of("2.5")
    ('1000', '9', '2.5')
    """
    plain = re.sub(r"[.,\s](?=\d{3}(?:\D|$))", "", number).replace(",", ".")
    return plain.lstrip("0") or "0"


def comparable(text: str) -> str:
    """Return a text as quotations are compared: without case, accents, emphasis and shapes of marks."""
    return fold_space(_EMPHASIS.sub("", fold(text.translate(_TYPOGRAPHY))))


def read_numbers(text: str) -> frozenset[str]:
    """Return the numbers of a passage as they are compared: also the parts of dates and times, and small ones written in words."""
    found = frozenset(words(text))
    digits = {digits_of(number) for number in (*_DIGITS.findall(text), *_APART.findall(text))}
    parts = {part.lstrip("0") or "0" for number in digits for part in re.split(r"[.:]", number)}
    return frozenset(digits | parts | {digit for digit, spelled in _COUNTS.items() if not found.isdisjoint(spelled.split())})


def read_months(text: str) -> frozenset[str]:
    """Return the months of a passage as they are compared: "m5" for May, and for what may be one in a date of digits alone."""
    plain = (found.group() for found in _DATE.finditer(text) if not any(character.isalpha() for character in found.group()))
    parts = {digits_of(part) for date in plain for part in re.findall(r"\d+", date)}
    return frozenset("m" + month for month in parts | {MONTHS[word] for word in words(text) if word in MONTHS})


def holds(quote: str, folded: str) -> bool:
    """Return whether a passage, folded, holds a quotation word for word; where it was shortened by dots, all its parts."""
    parts = [part.strip(" .,;:!?") for part in _ELLIPSIS.split(comparable(quote))]
    return all(part in folded for part in parts if part)


def has_number(told: str, known: frozenset[str]) -> bool:
    """Return whether a number, or the name of a month, is among those of a passage."""
    if told[0].isalpha():
        return "m" + MONTHS[fold(told)] in known
    parts = [digits_of(part) for part in told.split()]
    return digits_of(told) in known or (len(parts) > 1 and known.issuperset(parts))


def lacks_name(told: Sequence[str], known: frozenset[str], *, opens: bool) -> bool:
    """Return whether a passage knows not even half of a name's words.

    Any word that opens a sentence is capitalised, so there the first may be no part of the name.
    """
    counted = told[1:] if opens and told[0] not in known else told
    return sum(word not in known for word in counted) * 2 >= len(counted)


def shares_marks(text: str, digits: frozenset[str], known: frozenset[str], places: frozenset[str]) -> bool:
    """Return whether a sentence has numbers, or names beside those of places, and a passage in another language holds them all."""
    counted = [digits_of(text[start:end]) for start, end in numbers(text)]
    capitals = [word for word in re.findall(r"(?<=[\w,;(] )[^\W\d_][\w-]*", text) if word[0].isupper()]
    named = [part for word in capitals for part in words(word) if part not in places]
    return bool(counted or named) and digits.issuperset(counted) and known.issuperset(named)
