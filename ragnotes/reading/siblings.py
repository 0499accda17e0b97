"""What the lines of a family tell of each other: where the name stands in all of them, and that a bare programme comes again as notes."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..patterns import at_first_use
from ..records.notes import Line
from ..text import fold
from .cuewords import CAPITAL
from .englishwords import ENGLISH
from .inline import unmark
from .namelike import is_first_name
from .names import evidence, is_name, is_office, split_names
from .openings import Opening
from .otherwords import OTHER

_ASIAN_NAME = r"[\uac00-\ud7af]{2,4}|[\u3040-\u30ff\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{1,3}[ \u3000][\u3040-\u30ff\u4e00-\u9fff]{1,4}"
_NAME_AT_END = at_first_use(
    rf"(.{{3,200}}\S)\s*(?:[-–—/|]\s*({_ASIAN_NAME})(?:\s*(?:님|氏|さん))?\s*[-–—]?|[(（]({_ASIAN_NAME})(?:\s*(?:님|氏|さん))?[)）])$"
)
_NAME_AT_START = at_first_use(rf"({_ASIAN_NAME})(?:さん|氏|님)?\s*[:：]\s*(\S.*)")
_SIGNED = at_first_use(rf"(.{{3,240}}?[\w)?!\"'”’…])(?:,|\s[-–—/|])\s+({CAPITAL}(?:\s(?:{CAPITAL}|[A-Z]\.|de|del|da|van|von|di)){{1,4}})")
_BESIDE = at_first_use(
    r"\s*(?:[(（](?P<bracket>[^()（）]{2,60})[)）](?P<rest>.*)|"
    r",?\s*(?:by|por|par|von|door)\s+(?P<led>[^\[\]().,;:]{2,40})[.,;:](?P<told>\s.*)|(?:,|[-–—/|])\s*(?P<alone>[^\[\]()]{2,60}))$"
)
_SHORT_AT_END = at_first_use(
    rf"(?P<title>.{{3,240}}?\S)(?:\s+\((?P<bracket>{CAPITAL}(?:\s(?:{CAPITAL}|[A-Z]\.?))?)\)|"
    rf"(?:,|\s[-–—/|])\s+(?P<alone>{CAPITAL}(?:\s(?:{CAPITAL}|[A-Z]\.?))?))"
)
_ON = at_first_use(
    rf"({CAPITAL}(?:\s(?:{CAPITAL}|de|del|da|van|von|di)){{0,3}})(?::|\s+(?:on|about|über|sobre|sur|over|om|su|zu|/|\||·))\s+(\S.{{2,200}})"
)
_FIRST_NAME = at_first_use(
    rf"(?P<name>{CAPITAL})(?::|\s[-–—])\s+(?P<title>\S.+)|(?P<before>.{{4,200}}\S)(?:\s+\((?P<bracket>{CAPITAL})\)|\s[-–—]\s+(?P<last>{CAPITAL}))"
)
_THEN_NOTES = at_first_use(r"\S{2}(?:\s?:|\s[-–—])\s+(?=\S+\s\S)|[^\W\d_]{3}\.\s+(?=\S+\s\S+\s\S)")
_ALIKE = 0.6  # share of a family that ends with a name
_NEARLY_ALL = 0.8  # share of a family that have a name, or a word that may be one, in the same place
_FEW_NAMED = 0.3  # share of these that surely are names
_NAME = 60  # characters
_SEVERAL = 3  # items that name a speaker below them
_NOTES = 50_000  # characters of headings among which the titles of a programme are looked for
_TITLES = 50  # of the programme
_TITLE = 300  # characters of a heading


def named_by_siblings(family: list[Opening]) -> list[Opening]:
    """Return the family with the names that stand where nearly all the others have theirs, and that nothing else would tell for names."""
    family = _beside(_in_one_order(_named_before_comma(family)))
    if sum(bool(opening.speakers) for opening in family) >= max(_SEVERAL, _ALIKE * len(family)):
        return [_signed(opening) for opening in family]
    # scripts that tell names by no capital
    ends = [None if opening.speakers or opening.title.isascii() else _NAME_AT_END().match(opening.title) for opening in family]
    if not any(ends) or sum(bool(end or opening.speakers) for end, opening in zip(ends, family, strict=True)) < max(
        2, _ALIKE * len(family)
    ):
        return family
    names = [end.group(2) or end.group(3) if end else "" for end in ends]
    if len({*names}) * 2 <= len(names):  # "(1)", "(end)"
        return family
    return [
        replace(opening, title=end.group(1), speakers=(name,)) if end else opening
        for opening, end, name in zip(family, ends, names, strict=True)
    ]


def _named_before_comma(family: list[Opening]) -> list[Opening]:
    """Return quotations and bold lines with the name that stands before the comma in all of them: "Ana Lund, Tables in a hurry".

    What follows must be titles, with small words among their words: employers and offices stand behind a comma, too.
    """
    if family[0].form not in ("quote", "bold") or len(family) < 2 or any(opening.speakers for opening in family):
        return family
    parts = [opening.title.partition(", ") for opening in family]
    names = [split_names(name, need=2) if 4 < len(name) < _NAME else () for name, _, _ in parts]
    titles = [title.strip(' *_"“”„«»') for _, _, title in parts]
    if not all(names) or any(" " not in title or title[0].islower() or is_office(title) for title in titles):
        return family
    small = sum(any(word[0].islower() for word in title.split()) for title in titles)
    if small < _ALIKE * len(family) or len({*titles}) < len(titles):
        return family
    told = zip(family, names, titles, strict=True)
    return [replace(opening, title=title, speakers=found, left=True, marked=True) for opening, found, title in told]


def _in_one_order(family: list[Opening]) -> list[Opening]:
    """Return the family with title and speaker as the others have them where both look like names: "**Slow Tables** - Ana Lund"."""
    doubtful = [opening.marked and len(opening.speakers) == 1 and _are_both_names(opening) for opening in family]
    sure = [opening.left for opening, is_doubtful in zip(family, doubtful, strict=True) if opening.speakers and not is_doubtful]
    if not any(doubtful) or not sure or sum(sure) * 2 == len(sure):
        return family
    left = sum(sure) * 2 > len(sure)
    return [
        replace(opening, title=opening.speakers[0], speakers=split_names(opening.title, trusted=True), left=left)
        if is_doubtful and opening.left is not left
        else opening
        for opening, is_doubtful in zip(family, doubtful, strict=True)
    ]


def _are_both_names(opening: Opening) -> bool:
    return len(opening.title) < 60 and is_name(opening.speakers[0]) and bool(split_names(opening.title, trusted=True))


def _beside(family: list[Opening]) -> list[Opening]:
    """Return the family with short names behind the titles, "(Ana)" or "- Ana", if some of the others have full names there."""
    unnamed = [opening for opening in family if not opening.speakers]
    named = [opening for opening in family if opening.speakers and not opening.left]
    if not unnamed or len(family) < _SEVERAL or len(named) < _FEW_NAMED * len(family) or family[0].form == "row":
        return family
    more = {opening: mended for opening in unnamed for mended in [_with_short_name(opening)] if mended}
    if len(named) + len(more) < _NEARLY_ALL * len(family):
        return family
    return [more.get(opening, opening) for opening in family]


def _with_short_name(opening: Opening) -> Opening | None:
    """Return the opening with the name of a word or two behind its title: "Ana", "Bo Sand"; None if ordinary words stand there."""
    found = (_BESIDE().match(opening.behind) if opening.behind else _SHORT_AT_END().fullmatch(opening.title[:300])) or None
    told = found.groupdict() if found else {}
    said = (told.get("bracket") or told.get("alone") or told.get("led") or "").strip()
    names = split_names(said, single=True, trusted=True, need=1)
    ordinary = [name for name in names if len(name) < 2 or not name[0].isupper() or fold(name) in ENGLISH or fold(name) in OTHER]
    if not found or not names or ordinary or len(said.split()) > 3 * len(names):
        return None
    if opening.behind:
        return replace(opening, speakers=names, words=len((told["rest"] or told["told"] or "").split()))
    return replace(opening, speakers=names, title=found.group("title"))


def _signed(opening: Opening) -> Opening:
    """Return the opening with the name at the end of its title: where most of a list name somebody, so do the others."""
    end = None if opening.speakers or opening.form == "row" else _SIGNED().fullmatch(opening.title[:300])
    names = split_names(end.group(2), trusted=True) if end else ()
    return replace(opening, title=end.group(1), speakers=names) if end and names else opening


def without_remarks(family: list[Opening]) -> list[Opening]:
    """Return lines with a time without those in small letters that name nobody, where the titles of others are set off, with a name."""
    told = [opening for opening in family if opening.speakers and opening.marked]
    if family[0].form != "timed" or len(told) < 2:
        return family
    return [opening for opening in family if opening.speakers or opening.marked or not opening.title[:1].islower()]


def named_below(family: list[Opening]) -> list[Opening]:
    """Return the items whose first item below names the speaker, if several do: they are talks whatever the others of the list are."""
    named = [opening for opening in family if opening.form == "item" and opening.speakers and opening.after > opening.place + 1]
    return named if len(named) >= max(_SEVERAL, 0.4 * len(family)) else family


def below_talks(lines: Sequence[Line], family: list[Opening]) -> list[Opening]:
    """Return what items below "Lightning talks" tell, surely talks: with first names alone, with notes behind titles or between talks."""
    if family[0].form != "item" or len(family) < 2:
        return family
    return _without_notes(lines, _between_talks(_by_first_name(_on_subjects(family))))


def _on_subjects(family: list[Opening]) -> list[Opening]:
    """Return the family with speakers and titles of "Ana Lund on tables" and "Ana Lund: tables", if most of it names somebody."""
    found = [None if opening.speakers else _ON().fullmatch(opening.title[:300]) for opening in family]
    told = [one if one and (evidence(one.group(1)) > 1 or is_first_name(one.group(1))) else None for one in found]
    if sum(map(bool, told)) + sum(bool(opening.speakers) for opening in family) < max(2, _ALIKE * len(family)):
        return family
    return [
        replace(opening, title=one.group(2), speakers=(one.group(1),), left=True) if one else opening
        for opening, one in zip(family, told, strict=True)
    ]


def _by_first_name(family: list[Opening]) -> list[Opening]:
    """Return the family with the first names that stand alone beside nearly all titles: "Ana: Fast tables", "Slow tables (Bo)"."""
    short: dict[int, tuple[str, str]] = {}
    for number, opening in enumerate(family):
        title = "" if opening.speakers else opening.title[:300]
        found = _FIRST_NAME().fullmatch(title)
        asian = None if title.isascii() else _NAME_AT_START().fullmatch(title)
        name = (found["name"] or found["bracket"] or found["last"]) if found else ""
        if found and is_first_name(name):
            short[number] = (name, found["title"] or found["before"])
        elif asian and evidence(asian.group(1)):
            short[number] = (asian.group(1), asian.group(2))
    if not short or len(short) + sum(bool(opening.speakers) for opening in family) < max(2, _NEARLY_ALL * len(family)):
        return family
    return [
        replace(opening, title=short[number][1], speakers=(short[number][0],)) if number in short else opening
        for number, opening in enumerate(family)
    ]


def _between_talks(family: list[Opening]) -> list[Opening]:
    """Return the items with a name, if those between them name nobody and are their notes: a list of one level for talks and notes.

    Then each of the talks is followed by notes, and these begin small, or there are many talks.
    """
    named = [opening for opening in family if opening.speakers]
    notes = [opening for opening in family if not opening.speakers]
    if not family[0].speakers or not 2 <= len(named) < len(family):
        return family
    followed = sum(bool(one.speakers) and not other.speakers for one, other in itertools.pairwise(family))
    small = sum(opening.title[:1].islower() for opening in notes)
    if followed < _NEARLY_ALL * (len(named) - bool(family[-1].speakers)) or (small < _NEARLY_ALL * len(notes) and len(named) < _SEVERAL):
        return family
    return [replace(opening, level=0) for opening in named]  # no item of its list ends it but the next of these


def _without_notes(lines: Sequence[Line], family: list[Opening]) -> list[Opening]:
    """Return the family with the notes off its titles, where names stand before these: "Ana Lund - Fast tables: they use hashing".

    A title may have a colon itself: what follows it is notes if nearly all have one, with small letters behind it.
    """
    cuts: dict[int, re.Match[str]] = {}
    for number, opening in enumerate(family):
        text, title = lines[opening.place].text[:_TITLE], opening.title
        ahead = bool(opening.speakers) and 0 <= text.find(opening.speakers[0]) < text.find(title[:20])
        found = _THEN_NOTES().search(title[:_TITLE]) if ahead else None
        if found and (" " in title[: found.end()].strip() or found.group()[-2:-1] != "."):
            cuts[number] = found
    small = sum(family[number].title[found.end()].islower() for number, found in cuts.items() if "." not in found.group())
    return [
        replace(opening, title=opening.title[: cuts[number].end()].rstrip(" .:–—-"), words=len(opening.title[cuts[number].end() :].split()))
        if number in cuts and ("." in cuts[number].group() or small >= max(2, _NEARLY_ALL * len(family)))
        else opening
        for number, opening in enumerate(family)
    ]


def without_handles(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names without handles where each of these stands beside a name: "Ana Lund @ana"."""
    proper = tuple(name for name in names if not name.startswith("@"))
    return proper if len(proper) * 2 >= len(names) else names


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings and bold lines of a note, folded, each on a line of its own."""

    places: list[int]
    starts: list[int]  # where each begins in the text
    text: str


def heads_of(lines: Sequence[Line]) -> Heads:
    """Return the first headings and bold lines of a note."""
    places: list[int] = []
    starts: list[int] = []
    folded: list[str] = []
    length = 0
    for place, line in enumerate(lines):
        if length > _NOTES:
            break
        if line.kind == "heading" or line.text.startswith("**"):
            places.append(place)
            starts.append(length)
            folded.append(fold(unmark(line.text[:_TITLE])))
            length += len(folded[-1]) + 1
    return Heads(places, starts, "\n".join(folded))


def noted_below(heads: Heads, family: Sequence[Opening]) -> list[tuple[Opening, int]]:
    """Return the lines of a bare programme that come again as titles of notes below it, each with its place; [] if none but one do."""
    below = bisect.bisect_right(heads.places, family[-1].place)
    if below + 2 > len(heads.places):
        return []
    found: dict[int, Opening] = {}
    for opening in family[:_TITLES]:
        title = fold(opening.title)
        at = heads.text.find(title, heads.starts[below])
        if at >= 0 and not heads.text[at + len(title) : at + len(title) + 1].isalnum():
            found.setdefault(heads.places[bisect.bisect_right(heads.starts, at) - 1], opening)
    return [(opening, place) for place, opening in sorted(found.items())] if len(found) >= 2 else []
