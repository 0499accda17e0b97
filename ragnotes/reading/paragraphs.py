"""Paragraphs and quotations that may begin a talk, with a title, a time or a name under it, and the lone lines that stand between talks."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..patterns import at_first_use
from ..records.notes import Line
from ..text import fold
from .events import event_in
from .found import SILENT
from .inline import unmark
from .kinds import is_aside, is_session
from .names import named_alone, named_in_field, split_names
from .openings import HEADING_SIGNS, LONGEST, STAMP, Opening, begins_with_time, label_end, read_labelled, read_opening
from .outline import day_of, read_title

_APART = frozenset(("blank", "noise", "front", "heading"))
_FIRST_LINES = 60  # among which the title of a note stands, behind its front matter
# the first letters of what calls a line a talk: most lines with a colon begin otherwise
_LABELS_BEGIN = frozenset(
    "tit tít ses tal ope clo inv lig sho key wor tut lec pre cha pon kur vor pal ofi lez pra con exp ate int rel för for".split()
)
_LABEL = 30  # characters before a colon
_LONG_LINE = 200  # characters: a title is no longer
_BEFORE_NAME = 6  # stored lines of a paragraph among which a name stands under its title
_DIVISION = 60  # characters of a line that only divides talks
_LONGEST_BYLINE = 160  # characters
_ENDS_A_BYLINE = (".", "!", "?", ";", ",")
_MOST_IN_BYLINE = 16  # blanks of a line that holds names and employers and no more
_HANDLES = at_first_use(r"(?<=\w)\s+[-–—(|]*\s?@[\w.-]+\)?")
ENDS_A_SENTENCE = (".", ",", ";", ":", "!", "。", "、", "…")
# a capital behind what divides title and name, a handle, a link, letters that know no capitals
MAY_NAME = at_first_use(
    r"(?:[-–—(,:|/~«»\"”]|\b(?:by|with|von|mit|por|con|par|avec|door|met|di|do|da|de|av|med))\s*[^\W\d_a-zß-ÿ]|"
    r"[@：\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|\]\("
)
_CITED = at_first_use(
    r">[>\s]*(?:[—–―]|--)\s*\[?([^\W\d_][^*_\"“„«\]]{1,60}?)(?:\]\([^()\s]{1,200}\))?"
    r"(?:[,:]?\s+(?:[*_]{1,2}([^*_]{4,150})[*_]{1,2}|[\"“„«]([^\"”“»]{4,150})[\"”“»])|,[^*_]{1,60})?[\s.]*$"
)
_SIGNS = (" / ", " - ", " – ", " — ", "(", ", ", " by ", " von ", " por ", " par ", " door ", " av ", " di ")  # before a name
_DASHES = ("—", "–", "―", "-")
_STOP = at_first_use(r"[.:,!](?:\s|$)")
_BOLD_LINE = at_first_use(r"\*\*[^*]{2,190}\*\*\s*")
LINK_ONLY = at_first_use(r"\[[^\[\]]+\]\([^()]*\)|<?https?://\S+")


def blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the ranges of lines without a blank or a heading between them, in order."""
    found: list[tuple[int, int]] = []
    start = -1
    for place, line in enumerate(lines):
        if line.kind in _APART:
            if start >= 0:
                found.append((start, place))
                start = -1
        elif start < 0:
            start = place
    return [*found, (start, len(lines))] if start >= 0 else found


def paragraph_openings(lines: Sequence[Line], ranges: Sequence[tuple[int, int]]) -> Iterator[Opening]:
    """Yield what the first lines of paragraphs and quotations may begin."""
    marked: list[tuple[int, str]] = []
    labelled: list[tuple[int, int]] = []
    lone: list[tuple[int, int]] = []
    for number, (first, last) in enumerate(ranges):
        line = lines[first]
        if line.kind == "item" and _is_lone_item(lines, ranges, number):
            marked.append((first, "lone item"))
        if line.kind not in ("prose", "quote") or line.text.startswith((" ", "\t", "<", "|")):
            continue
        text = line.text[:LONGEST]
        bold = text.startswith(("**", "__", "[**", "[__")) and not text.startswith(("***", "___"))
        timed = not bold and begins_with_time(text)
        if ":" in text[:_LABEL] and (text[0] == "[" or text[:3].lower() in _LABELS_BEGIN) and line.kind == "prose":
            labelled.append((first, last))
        if line.kind == "prose" and not (bold or timed or len(line.text) <= _LONG_LINE):
            continue
        if line.kind == "prose" and not bold and is_under_title(lines, first):
            continue  # what stands right under the heading of a talk belongs to it
        signed = lines[last - 1].text[:_LONG_LINE] if line.kind == "quote" else ""
        cited = _CITED().match(signed) if signed.lstrip("> ")[:1] in _DASHES and signed else None
        if cited:
            yield from _some(_of_citation(cited, first, last))  # what is said is no title, whoever said it
            continue
        under = None if bold and not _BOLD_LINE().fullmatch(text) else _name_under(lines, ranges, number)
        if under:
            yield under
        elif line.kind == "quote" or bold or timed:
            marked.append((first, "quote" if line.kind == "quote" else "bold" if bold else "timed"))
            marked += [(at, "timed") for at in _timed_below(lines, first, last)] if timed else []
        elif len(line.text) < 160 and (text[:1] in HEADING_SIGNS or _stands_alone(lines, first, last)):
            lone.append((first, last))
    yield from _marked(lines, marked)
    if sum(any(sign in lines[first].text for sign in _SIGNS) for first, _ in labelled) > 1 or len(labelled) == 1:
        told = [opening for first, last in labelled for opening in _labelled(lines, first, last)]
        yield from told if sum(bool(opening.speakers) for opening in told) > 1 else ()
    hopeful = (first for first, _ in lone if MAY_NAME().search(lines[first].text))
    for first, last in lone if len(list(itertools.islice(hopeful, 2))) > 1 else ():  # a family that does not name two is none of talks
        yield from _some(_lone(lines, first, last) if is_title_like(lines[first].text) else None)


def _of_citation(cited: re.Match[str], first: int, last: int) -> Opening | None:
    """Return the talk that a quotation names under its words, "— Ana Uno, *Fast tables*"; None where it names only who said them."""
    names = split_names(cited.group(1).strip(), single=True)
    title = next(filter(None, cited.groups()[1:]), "")
    return read_opening(title, first, last, "cited", names=names) if names and title else None


def _labelled(lines: Sequence[Line], first: int, last: int) -> Iterator[Opening]:
    """Yield the lines of a paragraph that call themselves talks, the first of them its first: "[10:05] TALK: Fast tables / Ana Uno"."""
    for place in range(first, last):
        opening = read_labelled(lines[place].text[:LONGEST], place) if lines[place].kind == "prose" else None
        if opening:
            yield opening
        elif place == first:
            return


def _is_lone_item(lines: Sequence[Line], ranges: Sequence[tuple[int, int]], number: int) -> bool:
    """Return whether this item is a list of its own above a paragraph that is not indented: "1. Title - Name" over its notes."""
    first, last = ranges[number]
    if last > first + 1 or number + 1 == len(ranges) or lines[first].text.startswith((" ", "\t", "|")):
        return False
    after = ranges[number + 1][0]
    between = any(lines[at].kind == "heading" for at in range(last, after))
    return not between and lines[after].kind == "prose" and not lines[after].text.startswith((" ", "\t"))


def _marked(lines: Sequence[Line], marked: Sequence[tuple[int, str]]) -> Iterator[Opening]:
    """Yield what bold lines, quotations and lines with a time may begin, if there are two of a form."""
    counts = Counter(form for _, form in marked)
    for first, form in marked:
        if counts[form] > 1 and (form != "quote" or len(lines[first].text) < LONGEST):
            yield from _some(read_opening(lines[first].text[:LONGEST], first, first + 1, form))


def _timed_below(lines: Sequence[Line], first: int, last: int) -> list[int]:
    """Return the later lines of a paragraph that begin with a time: a programme without blanks."""
    below = [at for at in range(first + 1, last) if lines[at].kind == "prose" and lines[at].text[:1].isdigit()]
    return [at for at in below if len(lines[at].text) <= _LONG_LINE and begins_with_time(lines[at].text)]


def _lone(lines: Sequence[Line], first: int, last: int) -> Opening | None:
    """Return what a line begins that is a paragraph of its own, or has nothing but a list under it."""
    text = lines[first].text
    opening = read_opening(text, first, first + 1, "link" if LINK_ONLY().fullmatch(text.strip()) else "plain")
    return replace(opening, led=last > first + 1) if opening else None


def divisions(lines: Sequence[Line], ranges: Sequence[tuple[int, int]]) -> dict[int, tuple[str, str | None]]:
    """Return the lone lines that stand between talks and begin none ("Day 2", "**Lunch**"), each with its form and the day it names.

    The form is "" for a day, which ends any talk; "bold", "timed", "labelled" behind a stamp, or "plain" over a list: "overview" may stand
    within talks of another form.
    """
    found: dict[int, tuple[str, str | None]] = {}
    for first, last in ranges:
        text = lines[first].text
        for at in (first, *_timed_below(lines, first, last)) if begins_with_time(text) and lines[first].kind == "prose" else ():
            if _kind_of(lines[at].text[:_DIVISION]) in ("session", "aside"):
                found[at] = ("timed", None)
        stamp = STAMP().match(text) if text[:1] == "[" else None
        if stamp and _kind_of(_STOP().split(text[stamp.end() :][:_DIVISION], maxsplit=1)[0]) in ("session", "aside"):
            found[first] = ("labelled", None)  # "[12:10] Lunch. Soup."
            continue
        alone = len(text) < _DIVISION and lines[first].kind == "prose" and _stands_alone(lines, first, last)
        kind = _kind_of(text) if alone and text and text[0] not in " \t|" and text[-1] not in ".!?。" else ""
        bold = text.startswith("**")
        if kind == "session" or (kind == "aside" and (bold or last > first + 1)):
            found[first] = ("" if kind == "session" else "bold" if bold else "plain", day_of(text))
    return found


def _kind_of(text: str) -> str:
    """Return the kind of a line if it may be a day's or an aside's, "" if not: told without taking its title apart."""
    folded = fold(unmark(text)).strip(" -–—:·.")
    bare = folded[:1].isalpha()  # before a time or a picture
    return read_title(text).kind if not bare or is_session(folded) or is_aside(folded) else ""


def _some(opening: Opening | None) -> Iterator[Opening]:
    if opening:
        yield opening


def is_under_title(lines: Sequence[Line], first: int) -> bool:
    """Return whether a paragraph stands right under a heading that may be a talk's."""
    at = first - 1
    while at >= 0 and lines[at].kind in {"blank", "noise"}:
        at -= 1
    if at < 0 or lines[at].kind != "heading" or lines[at].level <= 1:
        return False
    if read_title(lines[at].text).kind not in ("plain", "talk"):
        return False
    # the note's own title may be the event's name
    begins = at < _FIRST_LINES and all(line.kind in SILENT for line in lines[:at])
    return not (begins and event_in(unmark(lines[at].text[:_LONG_LINE]), whole=True))


def _stands_alone(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether a line is a paragraph of its own, or one with nothing but a list under it."""
    return last == first + 1 or lines[first + 1].kind == "item"


def is_title_like(text: str) -> bool:
    """Return whether a line may be a title: it begins with a capital, a figure or a letter that has none, and ends no sentence."""
    bare = unmark(text)
    bare = (bare.lstrip("> #") if bare.startswith(("#", ">")) and "# " in bare[:12] else bare).lstrip('"“„«「『 ')  # "> ## Fast tables"
    return len(bare) > 2 and (bare[0].isupper() or not bare[0].isascii() or bare[0].isdigit()) and not bare.endswith(ENDS_A_SENTENCE)


def _name_under(lines: Sequence[Line], ranges: Sequence[tuple[int, int]], number: int) -> Opening | None:
    """Return a title whose speaker stands in a line of its own under it: in the same paragraph, or as the next one."""
    first, last = ranges[number]
    text = lines[first].text
    after = ranges[number + 1] if number + 1 < len(ranges) else (0, 0)
    near = last > first + 1 or (
        after[0] - last <= 2 and (after[1] == after[0] + 1 or lines[after[0]].text.startswith(": "))
    )  # a line that may hold the name
    if (
        len(text) > _LONG_LINE
        or not near
        or not _may_be_byline(lines, first, last, after[0])
        or not is_title_like(text)
        or event_in(text, whole=True)
    ):
        return None
    if ":" in text[:30] and first + 1 < last and ":" in lines[first + 1].text[:30]:
        below = _title_under(lines, first)
        if below:
            return below
    found: list[str] = []
    end = first + 1
    for place in range(first + 1, min(last, first + 5 * _BEFORE_NAME)):
        if lines[place].kind != lines[first].kind or lines[place].number > lines[first].number + _BEFORE_NAME:
            break
        names = _names_in(lines[place])
        found += names
        end = place + 1 if names else end
    if found:
        return None if _is_name(text) else read_opening(text, first, end, "name under", names=tuple(dict.fromkeys(found)))
    if lines[first].kind == "prose" and last == first + 1 and lines[after[0] - 1].kind != "heading":
        names = _names_in(lines[after[0]])
        return read_opening(text, first, after[0] + 1, "name under", names=names) if names and not _is_name(text) else None
    return None


def _may_be_byline(lines: Sequence[Line], first: int, last: int, after: int) -> bool:
    """Return whether a line under a title may hold names and no more, by a look that costs little."""
    below = [after] if last == first + 1 else range(first + 1, min(last, first + 5 * _BEFORE_NAME))
    return any(_is_short_line(lines[place].text) for place in below)


def _is_short_line(text: str) -> bool:
    return len(text) < _LONGEST_BYLINE and not text.endswith(_ENDS_A_BYLINE)


def _title_under(lines: Sequence[Line], first: int) -> Opening | None:
    """Return a talk whose fields name first the speaker, then the title."""
    names = named_in_field(lines[first].text)
    title = lines[first + 1].text
    return read_opening(title, first, first + 2, "name under", names=names) if names and label_end(title) > 0 else None


def _is_name(text: str) -> bool:
    return bool(named_alone(text) or named_in_field(text))


def _names_in(line: Line) -> tuple[str, ...]:
    """Return the names of a line that holds nothing else; a handle may stand behind each."""
    text = line.text.lstrip("> ")
    if not _is_short_line(text) or text.count(" ") > _MOST_IN_BYLINE:
        return ()
    return named_in_field(text) or named_alone(_HANDLES().sub("", text) if "@" in text else text)
