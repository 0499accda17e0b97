"""What an answer cites: its sentences, each with the numbers of passages that it names, however that is written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from ..frozen import frozen
from ..patterns import at_first_use
from . import days
from .quoting import quote_ranges
from .sentences import fold_space, split

_AND = r"(?:and|en|y|e|und|et|och)"
_SOURCE = (
    r"(?:passages?|passagen|passaggi|passaggio|pasajes?|passagem|passagens|sources?|notes?|nota|notas|noten|notiz|notizen|documents?|docs?|refs?\."
    r"|refs?|references?|fuentes?|fontes?|fonti|bron|bronnen|quellen?|källa|källor|extraits?|fragmentos?|abschnitte?)"
)
_NUMBERED = rf"(?:(?:{_SOURCE}|n[or]?[.°º])\s{{0,3}}:?\s{{0,3}})?[#^]?\d{{1,3}}"
_LINES = r"(?:,\s?(?:lines?|zeilen?|regels?|lignes?|l[íi]neas?|linhas?|righ[ae]|rad(?:er)?|ll?\.)\s?\d{1,7}(?:\s?[-–]\s?\d{1,7})?)?"
_JOINT = rf"\s{{0,3}}(?:[-–—;&]|,(?:\s{{1,3}}{_AND}\s)?|(?<=\s){_AND}\s)\s{{0,3}}"
_LIST = rf"{_NUMBERED}(?:{_JOINT}{_NUMBERED})*"
# "[1]", "{1}", "[1, 3-5]", "[1 and 4]", "[Passage 1, lines 12-28]", "[n. 1]", "[Source: 2]", "[#2]", "[^1]", "【1†notes】", "［1］"; no
# link text and no year
CITATION = at_first_use(
    rf"\\?[\[【［{{]\s{{0,3}}({_LIST}){_LINES}(?:†[^\]】\[【\n`]{{0,40}})?\s{{0,3}}\\?[\]】］}}](?!\(\s{{0,3}}(?:https?|/|#|\.))",
    re.IGNORECASE,
)
# Read only where an answer has none of those: "(1)" after a sentence, "(passage 2)", "Source 3", raised digits. Elsewhere these are
# other things: a step of a list, a power, a footnote of the note itself.
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOOSE = at_first_use(
    rf"<sup>\s{{0,3}}({_LIST})\s{{0,3}}</sup>|\(\s{{0,3}}({_LIST})\s{{0,3}}\)(?=[\s.,;:!?»”\"'*_]{{0,3}}(?:$|(?-i:[A-ZÀ-Þ(\n])))"
    rf"|(?<![\W_]\w)(?<![\d^ckdm]m)(?<=\S)\s{{0,2}}([{_RAISED}]{{1,3}}(?:[,\s]{{1,2}}[{_RAISED}]{{1,3}}){{0,5}})(?![\w{_RAISED}])"
    rf"|(?:(?<=^)|(?<=\n))([{_RAISED}]{{1,3}})(?![\w{_RAISED}])"
    rf"|\(?\b({_SOURCE}\s{{0,3}}:?\s{{0,3}}#?\d{{1,3}}(?:{_JOINT}{_NUMBERED})*)\b\)?",
    re.IGNORECASE | re.MULTILINE,
)
_SOURCES = at_first_use(rf"[\W_]*{_SOURCE}(?: used| cited)?[\W_]*", re.IGNORECASE)
_UNRAISED = str.maketrans(_RAISED, "0123456789")
_SEE = r"\(\s{0,3}(?:see|cf\.?|zie|vgl\.?|v[ée]ase|siehe|voir|vedi|ver|se)"
_OPENS = at_first_use(rf"\s{{0,3}}(?:{_SEE}\s{{0,3}})?", re.IGNORECASE)
_SEEN = at_first_use(rf"{_SEE}\s{{0,3}}$", re.IGNORECASE)
_LEFT_OVER = at_first_use(rf"{_SEE}(?:[\s,;&]|{_AND}\b){{0,20}}\)|\([\s,;&]{{1,20}}\)", re.IGNORECASE)  # "(see [1])" without its citation
_PLACE = at_first_use(r"[^\s()\[\]:]{1,200}\.\w{1,8}:\d{1,7}(?:[-–]\d{1,7})?")  # "notes/a.md:10-12", which our own lists of sources hold
_FENCE = at_first_use(r"\s*(?:```|~~~)")
_CODE_SPAN = at_first_use(r"`[^`\n]{0,300}`")
_HEADING = at_first_use(r"\s{0,3}#{1,6}\s")
_LIST_MARK = at_first_use(r"\s*(?:>\s?)?\s*(?:(?:[-*+•]|\d{1,3}[.)])\s+)?")
_BETWEEN = at_first_use(r"[ .,;]*")
_ORDINAL = at_first_use(r"\b\d{1,2}\.\s{1,3}$")
_MAX_RANGE = 50

Spot = tuple[int, int, tuple[int, ...]]  # characters of the answer, half-open, and the numbers cited there


@frozen
class Claim:
    """A sentence of an answer. `text` is without its citations, `bare` as it stands with each of their characters as a line's end."""

    start: int  # characters of the answer, half-open
    end: int
    text: str
    bare: str
    numbers: tuple[int, ...]  # cited, each once, in order
    markers: tuple[Spot, ...]
    block: bool = False  # it stands in a quotation of its own, after ">"


def read_claims(answer: str, sent: Collection[int] = ()) -> list[Claim]:
    """Return the sentences of an answer with what they cite; headings and code are none.

    A citation belongs to the sentence before it, also when it stands after the full stop or on a line of its own; on a line that
    begins with one, to the sentence after it. With the numbers `sent`, spellings that mean other things elsewhere are read, too, if the
    answer has no other citation.
    """
    lines = list(_prose_lines(answer))
    read = _read_plainly if any(CITATION().search(line) for _, line in lines) or not _all_sent(lines, sent) else _read_loosely
    groups: list[list[Claim]] = []  # a sentence and the citations that follow it
    for offset, line in lines:
        mark = _LIST_MARK().match(line)
        base = mark.end() if mark else 0
        spots = read(line)
        starts = [start for start, *_ in spots]
        for start, end in _join_citations(line, base, spots):
            inside = spots[bisect_left(starts, start) : bisect_left(starts, end)]
            own = [(offset + a, offset + b, told) for a, b, told in inside]
            claim = _claim(offset + start, line[start:end], own, block=line.lstrip().startswith(">"))
            if groups and claim.numbers and not any(character.isalnum() for character in claim.text):
                groups[-1].append(claim)
            elif groups and claim.numbers and _SOURCES().fullmatch(claim.text):
                _cite_all(groups, claim)
            else:
                groups.append([claim])
    return [_join(group) for group in groups]


def read_headings(answer: str) -> list[Claim]:
    """Return the headings of an answer, each as a sentence that cites nothing: what they name is held against all passages."""
    found, offset, fenced = [], 0, False
    for line in answer.split("\n"):
        fenced = fenced != bool(_FENCE().match(line))
        mark = None if fenced else _HEADING().match(line)
        if mark:
            spots = [(offset + a, offset + b, told) for a, b, told in _read_plainly(line)]
            found.append(_claim(offset + mark.end(), line[mark.end() :], spots, block=False))
        offset += len(line) + 1
    return found


def _cite_all(groups: Sequence[list[Claim]], sources: Claim) -> None:
    """Give a line of sources, "Sources: [2]", to each sentence before it that cites nothing itself, and to the last."""
    for group in groups[:-1]:
        if not any(claim.numbers for claim in group):
            group.append(Claim(group[-1].end, group[-1].end, "", "", sources.numbers, ()))
    groups[-1].append(sources)


def _join(group: Sequence[Claim]) -> Claim:
    first = group[0]
    told = tuple(dict.fromkeys(number for claim in group for number in claim.numbers))
    return Claim(
        first.start, group[-1].end, first.text, first.bare, told, tuple(spot for claim in group for spot in claim.markers), first.block
    )


def _prose_lines(answer: str) -> Iterator[tuple[int, str]]:
    """The lines that claim something with their offsets; what stands in backticks is blanked, so that no index reads as a citation."""
    offset, fenced = 0, False
    for line in answer.split("\n"):
        fence = bool(_FENCE().match(line))
        fenced = fenced != fence
        if line.strip() and not fenced and not fence and not _HEADING().match(line):
            yield offset, _PLACE().sub(_blank, _CODE_SPAN().sub(_blank_brackets, line))
        offset += len(line) + 1


def _blank_brackets(found: re.Match[str]) -> str:
    return found.group().translate(str.maketrans("[]{}【】［］", "        "))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _read_plainly(line: str) -> list[Spot]:
    return [(found.start(), found.end(), _numbers(found.group(1))) for found in CITATION().finditer(line)]


def _read_loosely(line: str) -> list[Spot]:
    spots = []
    for found in _LOOSE().finditer(line):
        told = next(filter(None, found.groups()), "").translate(_UNRAISED)
        start = found.end() - len(found.group().lstrip())
        spots.append((start, found.end(), _numbers(told)))
    return spots


def _all_sent(lines: Sequence[tuple[int, str]], sent: Collection[int]) -> bool:
    """Whether whatever may be a citation is of a passage sent."""
    return bool(sent) and all(number in sent for _, line in lines for *_, told in _read_loosely(line) for number in told)


def _join_citations(line: str, base: int, spots: Sequence[Spot]) -> list[tuple[int, int]]:
    """The sentences of a line; citations that open one are given to the one before, unless the line begins with one."""
    found: list[tuple[int, int]] = []
    leads = any(not line[base:start].strip(" (*_") for start, *_ in spots[:1])
    place = 0
    for start, end in _sentences(line, base, spots):
        while place < len(spots) and spots[place][0] < start:
            place += 1
        while found and not leads and place < len(spots) and spots[place][1] <= end and _is_opening(line[start : spots[place][0]]):
            closed = "(" in line[start : spots[place][0]] and line[spots[place][1] : spots[place][1] + 1] == ")"
            start = spots[place][1] + closed
            found[-1] = (found[-1][0], start)
            start = _BETWEEN().match(line, start, end).end()  # type: ignore[union-attr]
            place += 1
        if start < end:
            found.append((start, end))
    return found


def _is_opening(before: str) -> bool:
    """Whether nothing but "(see" stands before a citation."""
    return len(before) <= 20 and bool(_OPENS().fullmatch(before))


def opening_left_out(text: str) -> str:
    """Return what stands before a citation without the "(see" that opens it."""
    found = _SEEN().search(text)
    return text[: found.start()] if found else text


def _sentences(line: str, base: int, spots: Sequence[Spot]) -> list[tuple[int, int]]:
    """The sentences of a line; one that ends within a quotation or "[n. 1]" goes on to its end, and none ends within "19. April"."""
    found: list[tuple[int, int]] = []
    whole = [*quote_ranges(line), *((start, end) for start, end, _ in spots)]
    quoted = sorted((start, end) for start, end in whole if start >= base)
    at = 0
    for start, end in split(line[base:]):
        start, end = start + base, end + base
        while at < len(quoted) and quoted[at][1] < start:
            at += 1
        halved = found and _ORDINAL().search(line[max(0, start - 6) : start]) and days.opens_with_month(line[start : start + 20])
        if halved or (found and at < len(quoted) and quoted[at][0] < found[-1][1] < start <= quoted[at][1]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _claim(start: int, text: str, spots: Sequence[Spot], *, block: bool) -> Claim:
    pieces, last = [], 0
    for a, b, _ in spots:
        pieces += [text[last : a - start], "\n" * (b - a)]
        last = b - start
    bare = "".join([*pieces, text[last:]])
    numbers = tuple(dict.fromkeys(number for *_, told in spots for number in told))
    plain = fold_space(_LEFT_OVER().sub(" ", re.sub(r"\n+", " ", bare)))
    return Claim(start, start + len(text), plain, bare, numbers, tuple(spots), block)


def _numbers(told: str) -> tuple[int, ...]:
    """The numbers of "1, 3-5": 1, 3, 4, 5. A range of more than 50 counts as its two ends."""
    numbers: list[int] = []
    for part in re.split(r"[,;&\s]|[^\W\d]+", re.sub(r"\s*([-–—])\s*", r"\1", told)):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        if len(ends) == 2 and 0 <= ends[1] - ends[0] <= _MAX_RANGE:
            numbers.extend(range(ends[0], ends[1] + 1))
        else:
            numbers.extend(ends)
    return tuple(numbers)
