"""Items of lists that may begin talks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..patterns import at_first_use
from ..records.notes import Line
from ..text import fold
from .inline import unmark
from .kinds import is_session
from .names import may_be_field, named_alone, named_in_field
from .openings import Opening, has_time, is_labelled, read_opening
from .outline import read_title
from .weighing import Over, is_over_talks, over

_TWO_CAPITALS = at_first_use(r"[^\W\d_a-z][\w'’.-]*\s+(?:\w{2,3}\s)?[^\W\d_a-z][\w'’.-]")
_SET_OFF = at_first_use(r"\s*(?:(?:[-*+•]|\d{1,3}[.)])\s+)?(?:\[[ xX]\]\s+)?(?:[*_\[\"“„«`]|https?://\S+\[)")
_ASIAN_BYLINE = at_first_use(
    r"([\u4e00-\u9fff]{2,4}|[\uac00-\ud7af]{3,4}|[\u3040-\u30ff\u4e00-\u9fff]{3,7})(?:\s*[~～]\s*|[,，、]\s*|\s*[(（])\S"
)
_ASIAN_BRACKET = at_first_use(r"[(（](?:[\u4e00-\u9fff]{2,4}|[\uac00-\ud7af]{3,4}|[\u3040-\u30ff\u4e00-\u9fff]{3,7})(?:氏|さん|님)?[)）]")
_ENDS_A_LIST = ("heading", "prose", "quote")
_SEVERAL = 3  # items that name a speaker below them: chance makes no more
_FEW = 5  # items by which it is told what stands under them
_SHORT = 60  # characters of an item that says no more than "Day 1"
_MOST_ITEMS = 400  # of one list: longer lists are glossaries, and reading them costs
_RAGGED = 8  # characters by which lines broken to a width differ
_NARROWEST = 60  # characters: lines are hardly broken to less
_WIDEST = 100  # characters of a line that somebody broke to a width
_LONGEST = 600  # characters of a line that are looked at


def item_openings(
    lines: Sequence[Line], above: Sequence[int], ends: dict[int, int], overs: dict[int, Over], whole: str = ""
) -> Iterator[Opening]:
    """Yield the openings of lists that may be lists of talks; the end of each list goes into `ends`, what stands over it into `overs`."""
    for first, last in _lists(lines):
        ends[first] = last
        heads = [place for place in range(first, last) if is_item(lines, place)]
        tops = [place for place in heads if lines[place].level == 1]
        level = 1
        if len(tops) < len(heads) and all(_is_day(lines[place].text) for place in tops[:_FEW]):
            level, tops = 2, [place for place in heads if lines[place].level == 2]  # days, and talks below each
        tops = _numbered_over_points(lines, tops)
        if not 2 <= len(tops) <= _MOST_ITEMS:
            continue
        over_it = overs[first] = over(lines, above[first], first, whole)
        if _is_likely(lines, tops, over_it):
            width = _width(lines, first, last)
            for place in tops:
                text = _joined(lines, place, last, width)
                opening = read_opening(text, place, place + 1, "item", first, level)
                if text != lines[place].text and not (opening and opening.speakers):
                    alone = read_opening(lines[place].text, place, place + 1, "item", first, level)
                    opening = alone if alone and alone.speakers else opening
                if not opening and over_it.kind == "talks":
                    opening = _title_below(lines, place, first, level)
                if opening and not is_over_talks(opening.title):
                    yield _with_name_below(lines, opening)


def _numbered_over_points(lines: Sequence[Line], tops: Sequence[int]) -> list[int]:
    """Return the items with a number of a list that begins with one, if points stand right under two or more of them, not indented."""
    if not tops or not is_numbered(lines[tops[0]].text):
        return list(tops)
    at = [number for number, place in enumerate(tops) if is_numbered(lines[place].text)]
    parted = sum(later - first > 1 for first, later in itertools.pairwise([*at, len(tops)]))
    return [tops[number] for number in at] if parted > 1 and 2 * parted > len(at) else list(tops)


def is_numbered(text: str) -> bool:
    """Return whether an item begins with a number: "1) Fast tables"."""
    return text[:20].lstrip()[:1].isdigit()


def _is_day(text: str) -> bool:
    return len(text) <= _SHORT and is_session(fold(unmark(text)).strip(" -–—:·.")) and read_title(text).kind == "session"


def _with_name_below(lines: Sequence[Line], opening: Opening) -> Opening:
    """Return the opening with the speakers that the first item below it names, if its own line names none."""
    below = _first_below(lines, opening.place, opening.level)
    if not below or opening.speakers:
        return opening
    asian = _ASIAN_BYLINE().match(unmark(below))
    names = (asian.group(1),) if asian else named_in_field(below) or named_alone(unmark(below))
    return replace(opening, speakers=names, after=opening.place + 2, marked=True) if names else opening


def _title_below(lines: Sequence[Line], place: int, run: int, level: int) -> Opening | None:
    """Return the talk of an item that is the speaker's name, with the title as the first item below it."""
    names = named_alone(unmark(lines[place].text[:_SHORT]))
    below = _first_below(lines, place, level)
    return read_opening(below, place, place + 2, "item", run, level, names) if names and below else None


def _first_below(lines: Sequence[Line], place: int, level: int) -> str:
    """Return the text of the item right below one, one level deeper, or of a field; "" if there is none or it is long."""
    if place + 1 == len(lines):
        return ""
    if lines[place + 1].kind == "prose":
        field = lines[place + 1].text[:_SHORT].strip()
        return field if ":" in field and may_be_field(field) and named_in_field(field) else ""
    if lines[place + 1].kind != "item" or lines[place + 1].level != level + 1:
        return ""
    return lines[place + 1].text if len(lines[place + 1].text) <= _SHORT * 2 else ""


def _is_likely(lines: Sequence[Line], places: Sequence[int], above: Over) -> bool:
    """Return whether the items may name speakers or link to talks, by a look that costs little; most lists of notes do neither."""
    if above.kind == "aside":
        return False
    if above.kind == "talks":
        return True
    texts = [lines[place].text[:_LONGEST] for place in places]
    if sum([":" in text and is_labelled(text) for text in texts]) >= 2:
        return True
    below = [_first_below(lines, place, lines[place].level) for place in places]
    if len([name for name in below if not name.isascii() and _ASIAN_BYLINE().match(unmark(name))]) >= _SEVERAL:
        return True
    if (
        above.kind == "event"
        and len([text for text in texts if not text.isascii() and _ASIAN_BRACKET().search(text)]) * 10 >= len(texts) * 5
    ):
        return True
    if not (above.kind in {"session", "event"} or above.intro):
        set_off = [text for text, name in zip(texts, below, strict=True) if name or _SET_OFF().match(text) or has_time(text)]
        ended = above.told and len(texts) >= _SEVERAL and all(text.rstrip().endswith(")") and "(" in text for text in texts)
        if len(set_off) * 10 < len(texts) * 6 and not ended:
            return False
    both = map("\n".join, zip(texts, below, strict=True))
    signed = [text for text in both if "](" in text or "@" in text or _TWO_CAPITALS().search(text)]
    return len(signed) * 10 >= len(texts) * 5


def is_item(lines: Sequence[Line], place: int) -> bool:
    """Return whether an item begins here: no piece of a long stored line that began before."""
    line = lines[place]
    return line.kind == "item" and line.text[:1] != "|" and (place == 0 or lines[place - 1].number != line.number)


def _joined(lines: Sequence[Line], place: int, last: int, width: int) -> str:
    """Return the text of an item with the pieces and the lines that go on with its first sentence."""
    text = lines[place].text
    for at in range(place + 1, min(last, place + 4)):
        piece = lines[at].number == lines[place].number
        broken = width >= _NARROWEST and len(text) >= 40 and lines[at].kind == "prose" and not _would_fit(lines, at, width)
        if len(text) > 500 or not (piece or broken):
            break
        text = f"{text}{'' if piece and '](' in text[-300:] and ' ' not in text[text.rindex('](') :] else ' '}{lines[at].text.strip()}"
    return text


def _would_fit(lines: Sequence[Line], at: int, width: int) -> bool:
    """Return whether the first word of a line would have stood on the line before: then its writer ended that one."""
    return len(lines[at - 1].text) + 1 + len(lines[at].text.strip().partition(" ")[0]) <= width - _RAGGED


def _width(lines: Sequence[Line], first: int, last: int) -> int:
    """Return the length of the longest line of a list that goes on in the next one, as far as somebody breaks lines to a width."""
    return min(max((len(lines[at - 1].text) for at in range(first + 1, last) if lines[at].kind == "prose"), default=0), _WIDEST)


def _lists(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lists: items, and what is indented under them."""
    first = -1
    for place, line in enumerate(lines):
        if line.kind == "item" and first < 0:
            first = place
        elif first >= 0 and line.kind in _ENDS_A_LIST and (line.kind == "heading" or _is_outside(lines, place)):
            yield first, place
            first = -1
    if first >= 0:
        yield first, len(lines)


def _is_outside(lines: Sequence[Line], place: int) -> bool:
    """Return whether an unindented line after a blank ends the list before it."""
    return lines[place - 1].kind in {"blank", "noise"} and not lines[place].text.startswith((" ", "\t"))
