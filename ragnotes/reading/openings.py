"""Lines that may begin a talk where no heading does: bold lines, items, quotations, times, links, a name under a title, table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..records import Line
from .inline import links, unmark
from .names import is_name, named_alone, named_in_field, split_names
from .outline import read_title
from .patterns import at_first_use

_LONGEST = 600  # characters of a line that are looked at for a title and its speakers
_LONG_LINE = 200  # characters: a title is no longer
_MOST_WORDS = 26  # of a title
_SUBTITLED = 10  # words: so short a line with a colon is a title and its subtitle
_BEFORE_NAME = 6  # stored lines of a paragraph among which a name stands under its title

_MARK = at_first_use(r"\s*(?:>\s*)?(?:(?:[-*+•]|\d{1,3}[.)])\s+)?(?:\[[ xX]\]\s+)?")
_CLOCK = at_first_use(r"[*_]{0,2}\d{1,2}(?:[:.h]\d\d|\s?[ap]m)", re.IGNORECASE)
_TIME = at_first_use(
    r"\W{0,3}\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]m)?(?:\s?[-–—]\s?\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]m)?)?(?=\W)[\]):*_]{0,3}\s*[-–—:|,]?\s+",
    re.IGNORECASE,
)
_SPAN = at_first_use(
    r"(?:(\*\*\*|\*\*|__|\*|_)(?=\S)(?P<marked>(?:(?!\1).){2,200})\1|[\"“„«](?P<quoted>[^\"”“»]{4,200})[\"”“»]"
    r"|(?P<linked>\[[^\[\]]{2,200}\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?\)|\[[^\[\]]{0,80}\])))"
)
_BY = at_first_use(r"\s*(?:[-–—,:|(]|(?:\w{3,12}\s)?(?:by|por|par|von|door|de)\b|mit\b|with\b|met\b|con\b)\s*", re.IGNORECASE)
_SENTENCE_END = at_first_use(r"(?<![A-Z])[.!?…:](?:\s|$)|\)\s*[:–—-]?\s|。|\s[–—-]\s")
_MOST_IN_BYLINE = 16  # blanks of a line that holds names and employers and no more
_HANDLES = at_first_use(r"(?<=\w)\s+[-–—(|]*\s?@[\w.-]+\)?")
_ENDS_A_SENTENCE = (".", ",", ";", ":", "!", "。", "、", "…")
_LABEL = at_first_use(r"(?:title|talk|t[ií]tulo|titel|titre|session|charla|vortrag|palestra)\s*[:：]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that may begin a talk; `lines[place:after]` are those of its title."""

    place: int
    after: int
    form: str  # bold, item, quote, timed, link, plain, name under or row
    run: int  # the list, table or section it is one of
    level: int  # depth of an item
    title: str
    speakers: tuple[str, ...]
    url: str | None
    words: int  # notes on the same line, after title and speakers
    marked: bool  # the title is set off by bold, a link or quotation marks


def blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the ranges of lines without a blank or a heading between them, in order."""
    found: list[tuple[int, int]] = []
    start = -1
    for place in range(len(lines) + 1):
        kind = lines[place].kind if place < len(lines) else "blank"
        if kind in ("blank", "noise", "front", "heading"):
            if start >= 0:
                found.append((start, place))
            start = -1
        elif start < 0:
            start = place
    return found


def read_opening(
    text: str, place: int, after: int, form: str, run: int = -1, level: int = 0, names: tuple[str, ...] = ()
) -> Opening | None:
    """Return what a line says of a talk; None if it says nothing that could be a title. `names`: its speakers, told elsewhere.

    >>> found = read_opening("- **Fast tables** (Ana Uno): they are fast", 0, 1, "item")
    >>> (found.title, found.speakers, found.words) if found else None
    ('Fast tables', ('Ana Uno',), 4)
    """
    rest = text[_match_end(_MARK(), text) :][:_LONGEST].strip()
    rest = rest[_match_end(_TIME(), rest) :] if _CLOCK().match(rest) else rest
    rest = rest[_match_end(_LABEL(), rest) :]
    url = next((address for words, address in links(rest) if address.startswith("http") and len(words) > 3), None)
    span = _SPAN().match(rest)
    if span and span.group("marked") and re.fullmatch(r"[^:]{2,20}:", span.group("marked")):
        rest, span = rest[span.end() :].strip(), None  # "**Talk:** Fast tables"
    head = unmark(next(filter(None, span.group("marked", "quoted", "linked")))) if span else ""
    if names:
        title, speakers, words = unmark(rest), names, 0
    elif span and (len(rest) - span.end() > 2 or span.group("linked")):
        title, speakers, words = _beside(head, rest[span.end() :])
    else:
        title, speakers, words = _whole(rest)
    read = read_title(title)
    if read.kind in ("session", "aside") or (read.inner and not speakers) or not 1 <= len(read.text.split()) <= _MOST_WORDS:
        return None
    if is_name(read.text) and (not speakers or speakers[0].startswith("@")):
        return None
    # where the speaker stands beside the title, a dash or colon in it divides title and subtitle
    return Opening(
        place,
        after,
        form,
        run,
        level,
        title if read.speakers and speakers else read.text,
        speakers or read.speakers,
        url,
        words,
        bool(span),
    )


def _match_end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _beside(head: str, rest: str) -> tuple[str, tuple[str, ...], int]:
    """Return title, speakers and the count of other words where the title (or the name) is set off from what follows it."""
    by = _BY().match(rest)
    if is_name(head) and by:
        said = rest[by.end() :] if by else ""
        end = _SENTENCE_END().search(said)
        return unmark(said[: end.start()] if end else said), (head,), len(said[end.end() :].split()) if end else 0
    if not by or not by.group().strip():
        return head, (), len(rest.split())
    said = rest[by.end() :]
    bracket = by.group().strip() == "("
    until = said.find(")") if bracket else -1
    end = _SENTENCE_END().search(said)
    stop = until if until >= 0 else end.start() if end else len(said)
    names = split_names(said[:stop], trusted="by" in by.group().lower())
    return head, names, len(said[stop:].split()) if names else len(rest.split())


def _whole(text: str) -> tuple[str, tuple[str, ...], int]:
    """Return title, speakers and the count of words after the first sentence, of a line that sets nothing off."""
    bare = unmark(text).strip(" -–—")
    linked = re.match(r"(.{4,150}?)\s*(?:[,–—-]|\bby\b|\()\s*\[([^\[\]]{4,60})\]\(", text)
    if linked and is_name(unmark(linked.group(2))):
        return unmark(linked.group(1)), (unmark(linked.group(2)),), 0
    read = read_title(bare)
    if read.speakers:
        return read.text, read.speakers, 0
    told = re.match(r"(.{6,150}?)\s*\((?=[^()]{40})", bare)
    if told:
        return told.group(1), (), len(bare[told.end() :].split())
    ends = (found for found in re.finditer(r"(?<=\w\w)[.:]\s+(?=\S)", bare) if len(bare[: found.start()].split()) >= 3)
    end = next(ends, None)
    if not end:
        return bare, (), 0
    read = read_title(bare[: end.start()])
    after = len(bare[end.end() :].split())
    if bare[end.start()] == ":" and len(bare.split()) <= _SUBTITLED:
        return bare, (), 0
    return (read.text, read.speakers, after) if read.speakers else (bare[: end.start()], (), after)


def paragraph_openings(lines: Sequence[Line], ranges: Sequence[tuple[int, int]]) -> Iterator[Opening]:
    """Yield what the first lines of paragraphs and quotations may begin."""
    for number, (first, last) in enumerate(ranges):
        line = lines[first]
        text = line.text[:_LONGEST]
        if line.kind not in ("prose", "quote") or text.startswith((" ", "\t", "<", "|")):
            continue
        bold = text.startswith(("**", "__")) and not text.startswith(("***", "___"))
        timed = not bold and text[:3].lstrip("*_")[:1].isdigit() and bool(_CLOCK().match(text))
        if line.kind == "prose" and len(line.text) > _LONG_LINE and not (bold or timed):
            continue
        if line.kind == "prose" and not bold and _is_under_title(lines, first):
            continue  # what stands right under the heading of a talk belongs to it
        under = None if bold else _name_under(lines, ranges, number)
        if under:
            yield under
        elif line.kind == "quote":
            yield from _some(read_opening(text, first, first + 1, "quote") if len(line.text) < _LONGEST else None)
        elif bold:
            yield from _some(read_opening(text, first, first + 1, "bold"))
        elif timed:
            yield from _some(read_opening(text, first, first + 1, "timed"))
        elif len(line.text) < 160 and _stands_alone(lines, first, last):
            form = "link" if re.fullmatch(r"\[[^\[\]]+\]\([^()]*\)|<?https?://\S+", text.strip()) else "plain"
            yield from _some(read_opening(text, first, first + 1, form) if _is_title_like(text) else None)


def _some(opening: Opening | None) -> Iterator[Opening]:
    if opening:
        yield opening


def _is_under_title(lines: Sequence[Line], first: int) -> bool:
    at = first - 1
    while at >= 0 and lines[at].kind in ("blank", "noise"):
        at -= 1
    return at >= 0 and lines[at].kind == "heading" and read_title(lines[at].text).kind in ("plain", "talk") and lines[at].level > 1


def _stands_alone(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether a line is a paragraph of its own, or one with nothing but a list under it."""
    return last == first + 1 or lines[first + 1].kind == "item"


def _is_title_like(text: str) -> bool:
    bare = unmark(text)
    return len(bare) > 5 and (bare[0].isupper() or not bare[0].isascii() or bare[0].isdigit()) and not bare.endswith(_ENDS_A_SENTENCE)


def _name_under(lines: Sequence[Line], ranges: Sequence[tuple[int, int]], number: int) -> Opening | None:
    """Return a title whose speaker stands in a line of its own under it: in the same paragraph, or as the next one."""
    first, last = ranges[number]
    text = lines[first].text
    if len(text) > _LONG_LINE or not _is_title_like(text) or named_alone(text) or named_in_field(text):
        return None
    found: list[str] = []
    after = first + 1
    for place in range(first + 1, min(last, first + 5 * _BEFORE_NAME)):
        if lines[place].kind != lines[first].kind or lines[place].number > lines[first].number + _BEFORE_NAME:
            break
        names = _names_in(lines[place])
        found += names
        after = place + 1 if names else after
    if found:
        return read_opening(text, first, after, "name under", names=tuple(dict.fromkeys(found)))
    if lines[first].kind == "prose" and last == first + 1 and number + 1 < len(ranges) and ranges[number + 1][0] - last <= 2:
        after, end = ranges[number + 1]
        if end == after + 1 and lines[after - 1].kind != "heading":
            names = _names_in(lines[after])
            return read_opening(text, first, after + 1, "name under", names=names) if names else None
    return None


def _names_in(line: Line) -> tuple[str, ...]:
    """Return the names of a line that holds nothing else; a handle may stand behind each."""
    text = line.text.lstrip("> ")
    if len(text) >= 160 or text.endswith((".", "!", "?", ";", ",")) or text.count(" ") > _MOST_IN_BYLINE:
        return ()
    return named_in_field(text) or named_alone(_HANDLES().sub("", text) if "@" in text else text)
