"""The headings of a note as an outline: each with its lines, its title, and the speakers that it or a line right under it names.

How people write headings differs, but one note is written one way: what most headings of a level show decides the doubtful ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..records import Line, Note
from ..text import fold
from .cutting import only_names
from .events import event_in
from .found import filled
from .inline import links, unmark
from .names import HANDLE, evidence, is_name, named_alone, named_in_field, split_names
from .outline import Title, day_of, read_title
from .patterns import at_first_use

_LIST_FIELD = at_first_use(
    r"\s*(?:[-*+]\s+)?[*_]{0,2}(?:speakers?|presenters?|panell?ists?|panel|ponentes?|panelistas?|sprekers?|"
    r"referent(?:en|innen)?|intervenante?s?|"
    r"palestrantes?|relatori|oradores|talare)[*_]{0,2}\s*[:：]?[*_]{0,2}\s*$",
    re.IGNORECASE,
)
_LINKED_HANDLE = at_first_use(r"\[(@\w{2,30})\]\(|(?<![\w@/.\[])(@\w{3,30})\b(?![.\w]*@)")
_SET_OFF = at_first_use(r"(?:[\"“„«「]|[*_]{1,3})([^\"“”„«»「」*_]{6,150})(?:[\"”“»」]|[*_]{1,3})\.?")
_HAS_WORD = at_first_use(r"[^\W_]")
_NEAR = 12  # lines under a heading in which its byline stands


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines up to the next one of its level or above: `lines[first:last]`."""

    first: int
    last: int
    level: int  # twice the level of the heading, so that a day may stand between two
    title: Title
    under: str  # kind of the nearest heading above it: "session", "talk", ... or "" at the top
    above: tuple[int, ...]  # positions of the headings over it, the top one first
    empty: bool = False  # nothing stands under it


def read_sections(note: Note) -> list[Section]:
    """Return the sections of a note in order, their titles read with the evidence of the headings beside them."""
    places = [place for place, line in enumerate(note.lines) if line.kind == "heading"]
    titles = {place: read_title(note.lines[place].text) for place in places}
    ranks = _ranks(note.lines, places, titles)
    ends = _ends(ranks, places, len(note.lines))
    report = _report_heading(places, ends, titles)
    levels: dict[int, list[int]] = {}
    for place in places:
        if place != report and titles[place].kind in ("plain", "talk") and not titles[place].inner:
            levels.setdefault(ranks[place], []).append(place)
    for siblings in levels.values():
        _read_again(note.lines, siblings, titles)
        _add_bylines(note.lines, siblings, ends, titles)
    return _nested(note.lines, ranks, ends, titles)


def _ranks(lines: Sequence[Line], places: Sequence[int], titles: dict[int, Title]) -> dict[int, int]:
    """Return twice the level of each heading; days written smaller than the talks under them ("### Day 1", "## Talk") come just above."""
    ranks = {place: 2 * lines[place].level for place in places}
    days = [number for number, place in enumerate(places) if titles[place].kind == "session" and day_of(lines[place].text)]
    smaller = [number for number in days if number + 1 < len(places) and lines[places[number + 1]].level < lines[places[number]].level]
    if len(smaller) * 2 > len(days):
        talks = min(ranks[places[number + 1]] for number in smaller)
        ranks |= {places[number]: talks - 1 for number in days if ranks[places[number]] > talks}
    return ranks


def _ends(ranks: dict[int, int], places: Sequence[int], last: int) -> dict[int, int]:
    """Return where the section of each heading ends."""
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for place in places:
        while waiting and ranks[waiting[-1]] >= ranks[place]:
            ends[waiting.pop()] = place
        waiting.append(place)
    return ends | dict.fromkeys(waiting, last)


def _report_heading(places: Sequence[int], ends: dict[int, int], titles: dict[int, Title]) -> int:
    """Return the place of the heading of a report on an event, under which its author signs; -1 if there is none."""
    if len(places) < 2 or ends[places[0]] <= places[-1]:
        return -1
    return places[0] if event_in(titles[places[0]].text) else -1


def _nested(lines: Sequence[Line], ranks: dict[int, int], ends: dict[int, int], titles: dict[int, Title]) -> list[Section]:
    sections: list[Section] = []
    above: list[Section] = []
    for place, level in ranks.items():
        while above and above[-1].level >= level:
            above.pop()
        under = above[-1].title.kind if above else ""
        bare = not filled(lines, place + 1, min(ends[place], place + 4))
        section = Section(place, ends[place], level, titles[place], under, tuple(part.first for part in above), bare)
        above.append(section)
        sections.append(section)
    return sections


def _read_again(lines: Sequence[Line], siblings: Sequence[int], titles: dict[int, Title]) -> None:
    """Read the headings of a level again in the light of what most of them show: names left, right, alone or hardly ever."""
    if len(siblings) < 2:
        return
    forms = Counter(titles[place].form for place in siblings)
    alone = {place: names for place in siblings for names in [only_names(titles[place].text)] if names and not titles[place].speakers}
    if len(alone) >= max(2, 0.6 * len(siblings)) and _may_be_speakers(lines, siblings[0], titles):
        for place, names in alone.items():
            text = _title_under(lines, place, place + _NEAR, names) or titles[place].text
            titles[place] = replace(titles[place], text=text, speakers=names, kind="talk", form="names")
        return
    lean = _lean(lines, siblings, titles, forms)
    for place in siblings if lean else ():
        title = titles[place]
        if lean == "bare" or not title.speakers or title.form in ("left", "right"):
            again = read_title(lines[place].text, lean)
            titles[place] = again if again.speakers or lean == "bare" or title.form != lean else title


def _title_under(lines: Sequence[Line], place: int, last: int, names: Sequence[str]) -> str:
    """Return the title that stands in quotation marks, bold or italics on a line of its own under a heading that is a name; "" if none."""
    for line in _under(lines, place, min(last, len(lines)), 3):
        found = _SET_OFF().fullmatch(line.text.strip()[:200])
        if found and len(found.group(1).split()) > 1 and unmark(found.group(1)) not in names:
            return unmark(found.group(1)).strip(' "“”')
    return ""


def _may_be_speakers(lines: Sequence[Line], place: int, titles: dict[int, Title]) -> bool:
    """Return whether headings that are names stand under a day, an event or nothing: under a talk's title they are its speakers."""
    over = next((at for at in sorted(titles, reverse=True) if at < place and lines[at].level < lines[place].level), None)
    return over is None or titles[over].kind == "session" or event_in(titles[over].text) is not None


def _lean(lines: Sequence[Line], siblings: Sequence[int], titles: dict[int, Title], forms: Counter[str]) -> str:
    left, right = forms["left"], forms["right"] + forms["bracket"] + forms["comma"]
    if max(left, right) >= max(2, 0.4 * len(siblings)) and left != right:
        return "left" if left > right else "right"
    named = len(siblings) - forms[""]
    return "bare" if len(siblings) >= 5 and named <= 0.2 * len(siblings) else ""


def _add_bylines(lines: Sequence[Line], siblings: Sequence[int], ends: dict[int, int], titles: dict[int, Title]) -> None:
    """Give the headings without speakers those that lines right under them name."""
    without = [place for place in siblings if not titles[place].speakers]
    found = {place: names for place in without for names in [_byline(lines, place, ends[place])] if names}
    if len(found) >= max(2, 0.5 * len(siblings)):  # where most headings have a byline, a doubtful one is one too
        for place in without:
            if place not in found:
                names = _doubtful_byline(lines, place, ends[place])
                found |= {place: names} if names else {}
    if not found and len(without) == len(siblings):
        found = _handles(lines, siblings, ends)
    for place, names in found.items():
        text = _title_under(lines, place, ends[place], names) if fold(titles[place].text) in fold(names[0]) else ""
        titles[place] = replace(titles[place], text=text or titles[place].text, speakers=names, kind="talk", form="under")


def _under(lines: Sequence[Line], place: int, last: int, count: int) -> Iterable[Line]:
    """Return the first lines with text under a heading, up to the next heading."""
    for position in filled(lines, place + 1, min(last, place + _NEAR))[:count]:
        if lines[position].kind == "heading":
            return
        if _HAS_WORD().search(lines[position].text[:80]):  # stars are no byline
            yield lines[position]


def _byline(lines: Sequence[Line], place: int, last: int) -> tuple[str, ...]:
    """Return the speakers that a line right under the heading names, several lines of names taken together."""
    names: list[str] = []
    listed = False
    for number, line in enumerate(_under(lines, place, last, 9)):
        field = named_in_field(line.text) if number < 4 else ()
        if field:
            return tuple(dict.fromkeys([*names, *field]))
        if number < 4 and _LIST_FIELD().match(line.text):
            listed = True  # "Panelists:" and an item for each
            continue
        if listed and line.kind == "item":
            found = split_names(unmark(line.text), trusted=True)[:1]
        else:
            found = _alone(line) if number == len(names) and not listed and number < 4 else ()
        if not found:
            if listed or names or number > 3:
                break
            continue
        names += found
    return tuple(dict.fromkeys(names))


def _alone(line: Line) -> tuple[str, ...]:
    """Return the names of a line that holds a byline and nothing else; an item only with employer, handle or a sure name."""
    if line.kind not in ("prose", "quote", "item"):
        return ()
    text = unmark(line.text) if line.kind == "item" else line.text
    names = named_alone(text)
    if (
        line.kind == "item"
        and names
        and not (re.search(r", \w+ \w+| - @\w|\w \([^()]+\)$", line.text) or all(evidence(name) == 3 for name in names))
    ):
        return ()
    return names


def _doubtful_byline(lines: Sequence[Line], place: int, last: int) -> tuple[str, ...]:
    for line in _under(lines, place, last, 1):
        bare = unmark(line.text)
        if line.kind in ("prose", "quote", "item") and len(bare) < 60:
            names = split_names(bare, single=True)
            return names if names and not re.search(r"\w", bare.replace(names[-1], "").replace(names[0], "")) else ()
    return ()


def _handles(lines: Sequence[Line], siblings: Sequence[int], ends: dict[int, int]) -> dict[int, tuple[str, ...]]:
    """Return the one handle that the first paragraph under each heading names, where nearly all headings have one of their own."""
    found: dict[int, tuple[str, ...]] = {}
    for place in siblings:
        text = " ".join(line.text for line in _under(lines, place, ends[place], 1))[:1_500]
        names = {first or second for first, second in _LINKED_HANDLE().findall(text)} if "@" in text else set()
        if len(names) == 1:
            found[place] = tuple(names)
    whole = len(siblings) >= 3 and len(found) >= 0.8 * len(siblings) and len(set(found.values())) == len(found)
    return found if whole and all(HANDLE().match(names[0]) for names in found.values()) else {}


def page_of(lines: Sequence[Line], section: Section) -> str | None:
    """Return the address of a talk: the heading's link, or one on a line of its own right under it, the talk's page "
    "before slides and video."""
    if section.title.url:
        return section.title.url
    best: tuple[int, str] | None = None
    for line in _under(lines, section.first, section.last, 6):
        if "http" not in line.text or len(line.text) > 400:
            continue
        pairs = [pair for pair in links(line.text) if pair[1].startswith("http")]
        address = pairs[0][1] if pairs else next(iter(re.findall(r"https?://[^\s<>()\[\]]+", line.text)), "")
        said = unmark(re.sub(r"https?://\S+", "", line.text)).lower()
        rest = said.replace(pairs[0][0].lower(), "") if pairs else said
        person = re.search(
            r"//(?:www\.|mobile\.)?(?:twitter|x|linkedin|facebook|instagram|github|mastodon)\.\w+/@?[\w.-]+/?$|/in/", address
        )
        if not address or person or len(rest.split()) > 4 or is_name(said) or re.search(r"\.(?:png|jpe?g|gif|svg|webp)$", address):
            continue
        rank = (
            2
            if re.search(r"video|youtu|vimeo", said + address)
            else 1
            if re.search(r"slide|speakerdeck|\.pdf|prezi", said + address)
            else 0
        )
        best = min(best or (9, ""), (rank, address))
    return best[1] if best else None
