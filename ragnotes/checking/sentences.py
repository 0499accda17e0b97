"""The sentences of notes, each with the lines it stands on and what it hangs on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..frozen import frozen
from ..records.hits import Hit
from ..records.notes import Line
from ..text import fold, words
from ..text import sentences as sentence_ranges

_SHORT_ITEM = 40  # words: an item up to this long is one unit, since its pieces say nothing alone
_SHORT_HEADING = 10  # words of a heading without a mark
_WRAPPED = 50  # characters: a line at least this long without an end goes on in the next line

_SIGN = r"(?:[-*+•‣◦–]|[-=]>|→|\*{2,8})"  # of a list, an outline or a step
_MARK = re.compile(rf"\s*(?:{_SIGN}\s+(?:{_SIGN}\s+)?|(?:\d{{1,3}}|[A-Za-z])[.)]\s+)(?:\[[ xX]\]\s+)?")
_HEADING = re.compile(r"\s{0,3}(#{1,6}|={1,6})\s+(?=\S)")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_RULE = re.compile(r"\s*(?:={3,}|-{3,}|\*{3,}|_{3,})\s*$")
_CODE = re.compile(
    r"\s*(?:from [\w.]+ import |import [\w.]+$|def \w+\(|class \w+[:(]|return |print\(|for \w.* in .*:$|(?:if|while|with|else|try)\b.*:$"
    r"|[\w.\[\]]{1,60} ?[-+*/|]?= ?\S|[{}()\[\];]+$|@\w+|\$ \S|>>> )|.*[;{]$"
)
_IMAGE = re.compile(r"\s*(?:!\[|<img|\{\{|\{%)")
_LINK = re.compile(r"!?\[[^\[\]()]{0,200}\]\([^()\s]{0,500}\)|<?https?://\S{1,500}")
_WHOLE_LINK = re.compile(r"\[[^\[\]]{1,300}\]\([^()\s]{1,500}(?: \"[^\"()]{0,200}\")?\)")
_EMPHASISED = re.compile(r"\s*([*_]{1,3})[^*_\s].*[^*_\s]\1\s*$")
_SPEAKERS = re.compile(
    r"\s*[*_]{0,2}(?:speakers?|presenters?|sprekers?|ponentes?|oradore?s?|palestrantes?|orateurs?|sprecher)[*_]{0,2}\s?:", re.IGNORECASE
)
_TURN = re.compile(r"[A-ZÀ-Þ][\w.'’-]{0,30}(?: [A-ZÀ-Þ][\w.'’-]{0,30}){0,3}: ")
_DOTS = re.compile(r"[.!?…]{5,}")  # the sentence splitter takes quadratic time over an endless run of these


@frozen
class Unit:
    """A sentence of the notes, or a whole short item, as it stands there without list and heading marks, white space folded."""

    text: str
    start_line: int
    end_line: int
    kind: str  # heading, speaker, item, quote, prose, code or link
    level: int  # nesting depth of an item, else 0
    lead: int  # position of the unit it hangs on (the sentence with a colon over a list, the item over a nested one), or -1
    heading: str  # the nearest heading above, or ""


def fold_space(text: str) -> str:
    """Return the text with every run of white space as one blank.

    >>> fold_space(" a \\n  b ")
    'a b'
    """
    return " ".join(text.split())


def split(text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the sentences of a text in linear time, whatever it holds."""
    found = sentence_ranges(_DOTS.sub(lambda run: "·" * (len(run.group()) - 1) + "…", text))
    return _with_whole_links(found, text) if "](" in text and len(found) > 1 else found


def _with_whole_links(ranges: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The ranges, joined where one ends within a link."""
    links = [link.span() for link in _WHOLE_LINK.finditer(text)]
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in ranges:
        while at < len(links) and links[at][1] <= start:
            at += 1
        cut = bool(found) and at < len(links) and links[at][0] < start
        found.append((found.pop()[0], end) if cut else (start, end))
    return found


def read_lines(text: str) -> list[Line]:
    """Return the lines of a passage, numbered from 0, their kinds told from the text alone."""
    found: list[Line] = []
    fenced = False
    for number, line in enumerate(text.split("\n")):
        if _FENCE.match(line):
            fenced = not fenced
            found.append(Line(number, line, 0, "code"))
        else:
            found.append(Line(number, line, _depth(line), "code" if fenced and line.strip() else _kind(line)))
    return found


def _with_bare_headings(lines: list[Line], *, of_talk: bool) -> list[Line]:
    """Return the lines of a passage, where a short line of its own over a list is a heading without a mark.

    Outside talks also one over sentences or speakers.
    """
    found = list(lines)
    for at, line in enumerate(lines[:-2]):
        if (
            line.kind != "prose"
            or not line.text[:1].isupper()
            or len(line.text.split()) > _SHORT_HEADING
            or line.text.rstrip()[-1] in ".!?:;,…"
        ):
            continue
        alone = (not at or lines[at - 1].kind == "blank") and lines[at + 1].kind == "blank"
        below = next((other for other in lines[at + 1 : at + 4] if other.kind != "blank"), None)
        over = below and (_SPEAKERS.match(below.text) or below.text.rstrip()[-1] in ".!?…")
        if alone and below and (below.kind == "item" or (over and not of_talk)):
            found[at] = replace(line, kind="heading")
    return found


def _depth(line: str) -> int:
    indent = line[: len(line) - len(line.lstrip())].replace("\t", "    ")
    return 1 + len(indent) if _MARK.match(line) else 0


def _kind(line: str) -> str:
    if not line.strip() or _RULE.match(line):
        return "blank"
    if _HEADING.match(line):
        return "heading"
    if _MARK.match(line):
        return "item"
    if line.lstrip().startswith(">") and not line.startswith(">>>"):
        return "quote"
    return "code" if len(line) < 500 and _CODE.match(line) and not line.lstrip().startswith("[") else "prose"


def _special(line: Line) -> str:
    """The kind of a line, told finer: a line of links only, or of speakers only, is no sentence."""
    if line.kind not in ("prose", "item", "quote") or len(line.text) > 2000:
        return line.kind
    if _IMAGE.match(line.text) or (_LINK.search(line.text) and len(words(_LINK.sub(" ", line.text))) <= 2):
        return "link"
    few = len(line.text.split()) <= 14
    if line.kind == "prose" and few and (_EMPHASISED.match(line.text) or _SPEAKERS.match(line.text)):
        return "speaker"
    return line.kind


def _goes_on(block: list[tuple[Line, str]], line: Line, kind: str) -> bool:
    """Whether a line goes on with the paragraph above: a wrapped sentence, an item's second line, a piece of the same stored line."""
    before, before_kind = block[-1]
    if kind not in ("prose", "item") or before_kind not in ("prose", "item"):
        return False
    if line.number == before.number and not _MARK.match(line.text):
        return True
    if kind == "item":
        return False
    bare = line.text.strip()
    if bare[:1].islower() or bare[:1] in "(,;)":
        return True
    if block[0][1] == "item":
        return line.text[:1] in (" ", "\t")
    return len(before.text) >= _WRAPPED and before.text.rstrip()[-1:] not in ".!?:…" and not _TURN.match(line.text)


def _blocks(lines: Sequence[Line]) -> Iterator[list[tuple[Line, str]]]:
    block: list[tuple[Line, str]] = []
    for line in lines:
        kind = _special(line) if line.text.strip() else "blank"
        if kind in ("blank", "front", "noise"):
            if block:
                yield block
            block = []
        elif block and _goes_on(block, line, kind):
            block.append((line, kind))
        else:
            if block:
                yield block
            block = [(line, kind)]
    if block:
        yield block


def _bare(line: str, kind: str) -> str:
    """The line without the mark that makes it a heading, an item or a quotation."""
    if kind == "heading":
        return _HEADING.sub("", line, count=1).strip()
    if kind == "quote":
        return line.strip().lstrip("> ")
    mark = _MARK.match(line) if kind == "item" else None
    return line[mark.end() :] if mark else line


def _block_units(block: list[tuple[Line, str]], lead: int, heading: str) -> Iterator[Unit]:
    kind = block[0][1]
    pieces = [_bare(block[0][0].text, kind), *(line.text for line, _ in block[1:])]
    starts = [0]
    for piece in pieces[:-1]:
        starts.append(starts[-1] + len(piece) + 1)
    text = "\n".join(pieces)
    whole = kind not in ("prose", "item", "quote") or (kind == "item" and len(text.split()) <= _SHORT_ITEM)
    for start, end in [(0, len(text))] if whole else split(text):
        told = fold_space(text[start:end])
        if told:
            first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
            yield Unit(told, block[first][0].number, block[last][0].number, kind, block[0][0].level, lead, heading)


def read_units(lines: Sequence[Line]) -> list[Unit]:
    """Return the sentences and short items of the lines in order; blank, front matter and noise lines give none."""
    found: list[Unit] = []
    parents: list[tuple[int, int]] = []  # (level, position) of the items that the next item may hang on
    colon, heading = -1, ""
    for block in _blocks(lines):
        kind, level = block[0][1], block[0][0].level
        if kind == "item":
            while parents and parents[-1][0] >= level:
                parents.pop()
        elif kind != "link":
            parents = []
        lead = (parents[-1][1] if parents else colon) if kind == "item" else -1
        first = len(found)
        found.extend(_block_units(block, lead, heading))
        if len(found) == first:
            continue
        if kind == "item":
            parents.append((level, first))
        elif kind == "heading":
            heading, colon = found[-1].text, -1
        elif kind != "link":
            colon = len(found) - 1 if found[-1].text.endswith(":") else -1
    return found


def passage_units(hit: Hit, numbers: Sequence[int] = ()) -> list[Unit]:
    """Return the units of a passage with the stored lines they stand on.

    `numbers` are the stored lines of the lines of its text. Where they are not known, a long stored line that was cut leaves more lines
    in the text than the passage has numbers; then a place is told as the narrowest range that surely holds it.
    """
    lines = _with_bare_headings(read_lines(hit.text), of_talk=bool(hit.talk))
    if len(numbers) == len(lines):
        return [replace(unit, start_line=numbers[unit.start_line], end_line=numbers[unit.end_line]) for unit in read_units(lines)]
    surplus = max(0, len(lines) - 1 - (hit.end_line - hit.start_line))
    found = []
    for unit in read_units(lines):
        first = max(hit.start_line, min(hit.start_line + unit.start_line - surplus, hit.end_line))
        last = max(first, min(hit.start_line + unit.end_line, hit.end_line))
        found.append(replace(unit, start_line=first, end_line=last))
    return found


def head_names(hit: Hit) -> tuple[str, tuple[str, ...]]:
    """Return the title that a passage stands under and the speakers of its talk."""
    return (hit.talk.title, hit.talk.speakers) if hit.talk else (hit.note.title or "", ())


def is_label(unit: Unit, title: str, speakers: Sequence[str]) -> bool:
    """Return whether a unit is a heading, the title, a line of speakers, code or bare links: shown only if there is no other."""
    if unit.kind in ("heading", "speaker", "code", "link"):
        return True
    if title and fold(unit.text.strip("*_ ")) == fold(title):
        return True
    names = set(words(" ".join(speakers)))
    told = words(unit.text)
    return bool(names) and len(told) <= 14 and sum(word in names for word in told) >= 0.6 * len(told)


def names_speaker(unit: Unit, speakers: Sequence[str]) -> bool:
    """Return whether a speaker is named in full."""
    told = set(words(unit.text))
    return any(set(words(name)) <= told for name in speakers if words(name))
