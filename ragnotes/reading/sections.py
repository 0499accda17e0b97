"""The headings of a note as an outline: each with its lines, its title, and the speakers that it or a line right under it names.

How people write headings differs, but one note is written one way: what most headings of a level show decides the doubtful ones.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..patterns import at_first_use
from ..records.notes import Line, Note
from ..text import fold
from .bylines import add_bylines, has_label, is_unnamed, signed_under, title_told, title_under
from .bywords import BYLINE, CHINESE_LAST, SET_OFF_BY
from .cancelled import is_cancelled
from .dates import iso_date
from .events import event_in
from .found import NEAR, is_bare, is_tasks
from .inline import unmark
from .kinds import is_kind_only, may_be_title
from .names import evidence, named_alone, named_in_field
from .outline import Title, day_of, is_of_meeting, is_surer, read_title
from .stripping import only_names

_PANEL = at_first_use(
    r"\b(?:panel|panels|discussion|debate|round ?table|fishbowl|mesa redonda|coloquio|table ronde|podiumsdiskussion|paneldebat(?:t|te)?|"
    r"debat|tavola rotonda|forumdiscussie)\b|パネル|座談|座谈|패널|좌담"
)
_HOLDS_TALKS = at_first_use(
    r"\b(?:highlights?|notes?|thoughts|impressions?|takeaways?|learnings?|overview|summary|retrospective|general|what i|"
    r"the (?:good|bad|ugly)|best|"
    r"favou?rites?|talks?|sessions?|missed|apuntes|notas|resumen|charlas|verslag|notities|samenvatting|praatjes|notizen|zusammenfassung|"
    r"vortrage|resume|bilan|compte rendu|resumo|palestras|appunti|anteckningar|sammanfattning|contents?|index|program\w*|"
    r"opening|"
    r"intro\w*|welcome|after\w*|before)\b|まとめ|感想|세션|발표"
)
_LETTER = at_first_use(r"[^\W\d_]{2}")
_SPEAKERS = at_first_use(
    r"(?:the )?(?:speakers?|panell?ists?|participants?|presenters?|ponentes|panelistas|sprekers|referent(?:en|innen)|intervenant(?:e?s)|"
    r"palestrantes|relatori|talare|登壇者|スピーカー|パネリスト|讲者|講者|발표자|패널)"
)


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
    over_talks: bool = False  # the aside above it may be over talks: "Highlights", "Notes"


def read_sections(note: Note) -> list[Section]:
    """Return the sections of a note in order, their titles read with the evidence of the headings beside them."""
    places = [place for place, line in enumerate(note.lines) if line.kind == "heading"]
    titles = {place: read_title(note.lines[place].text) for place in places}
    places = _without_name_headings(note, places, titles)
    ranks = _ranks(note.lines, places, titles)
    ends = _ends(ranks, places, len(note.lines))
    report = _report_heading(places, ends, titles)
    for place in places:
        title = titles[place]
        doubted = (title.inner or title.kind in {"aside", "session"}) and not title.speakers
        if doubted and (may_be_title(fold(title.text)) or is_of_meeting(title.text)):
            names = signed_under(note.lines, place, ends[place])
            titles[place] = replace(title, speakers=names, kind="talk", inner=False, form="under") if names else title
        if titles[place].kind == "plain" and is_tasks(note.lines, place + 1, ends[place]):
            titles[place] = replace(titles[place], kind="aside")
    levels: dict[int, list[int]] = {}
    for place in places:
        if place != report and titles[place].kind in ("plain", "talk") and not titles[place].inner:
            levels.setdefault(ranks[place], []).append(place)
    for siblings in levels.values():
        _read_again(note.lines, siblings, titles)
        add_bylines(note.lines, siblings, ends, titles, of_event=bool(note.event))
        labelled = [place for place in siblings if has_label(note.lines, place)]
        unnamed = [place for place in siblings if not titles[place].speakers and is_unnamed(note.lines, place, ends[place])]
        for place in (*(labelled if len(labelled) > 1 else ()), *unnamed):
            titles[place] = replace(titles[place], kind="talk")
    for place in _occasions(note.lines, places, titles):
        titles[place] = replace(titles[place], kind="session")
    for place in places:
        title = titles[place]
        if title.speakers and title.kind == "talk" and (is_kind_only(title.text) or not _LETTER().search(title.text[:40])):
            titles[place] = replace(title, text=title_told(note.lines, place, ends[place]) or title.text)
    return _nested(note.lines, ranks, ends, titles)


def _occasions(lines: Sequence[Line], places: Sequence[int], titles: dict[int, Title]) -> list[int]:
    """Return the headings of a log of evenings: a date or an event each, over a heading that names its speakers; one alone is none."""
    found = [
        place
        for place, below in itertools.pairwise(places)
        if titles[below].speakers and lines[below].level > lines[place].level and titles[place].kind == "plain"
        if not titles[place].speakers and (_is_dated(lines[place].text) or event_in(titles[place].text, whole=True))
    ]
    return found if len(found) > 1 else []


def _is_dated(text: str) -> bool:
    return any(map(str.isdigit, text)) and len(iso_date(unmark(text[:200])) or "") == len("2024-05-03")


def _without_name_headings(note: Note, places: list[int], titles: dict[int, Title]) -> list[int]:
    """Return the places of headings without those that only name the speakers of the talk over them, who are given to its title."""
    lines = note.lines
    dropped: set[int] = set()
    below = _children(lines, places)
    for number, place in enumerate(places[:-1]):
        if titles[place].speakers and is_kind_only(titles[place].text) and place not in dropped:
            dropped |= _joined_with_title(lines, places[number : number + 4], titles)
    for place in places:
        title, children = titles[place], below.get(place, [])
        if not children or place in dropped or title.speakers or title.kind not in ("plain", "talk") or title.inner:
            continue
        sole = place == places[0] and not any(lines[other].level <= lines[place].level for other in places[1:])
        if sole or event_in(title.text):
            continue
        over = _title_below(lines, place, children, titles)
        if over:
            titles[place], gone = over, children[:1]
        else:
            gone = _speaker_headings(lines, place, children, below, titles)
            names = tuple(dict.fromkeys(name for child in gone for name in _named_by(lines[child], titles[child])))
            titles[place] = replace(title, speakers=names, kind="talk", form="under") if names else title
        dropped |= set(gone)
    for place in dropped:
        del titles[place]
    return [place for place in places if place not in dropped] if dropped else places


def _joined_with_title(lines: Sequence[Line], places: Sequence[int], titles: dict[int, Title]) -> set[int]:
    """Give "Keynote with Ana Uno" the title of the next heading of its level, nothing but her name between; return what goes."""
    first, *others = places
    gone: set[int] = set()
    for place in others:
        title = titles[place]
        if not is_bare(lines, max([first, *gone]) + 1, place):
            return set()
        if lines[place].level > lines[first].level and _named_by(lines[place], title):
            gone.add(place)
            continue
        own = title.kind in ("plain", "talk") and not title.inner and not title.speakers and len(title.text.split()) > 1
        if not own or lines[place].level != lines[first].level or only_names(title.text):
            return set()
        titles[first] = replace(titles[first], text=title.text, url=titles[first].url or title.url)
        return gone | {place}
    return set()


def _children(lines: Sequence[Line], places: Sequence[int]) -> dict[int, list[int]]:
    """Return the headings right below each."""
    below: dict[int, list[int]] = {}
    above: list[int] = []
    for place in places:
        while above and lines[above[-1]].level >= lines[place].level:
            above.pop()
        if above:
            below.setdefault(above[-1], []).append(place)
        above.append(place)
    return below


def _title_below(lines: Sequence[Line], place: int, children: Sequence[int], titles: dict[int, Title]) -> Title | None:
    """Return the title that stands as the one heading right under a heading that only names its speakers; None if none does."""
    text = titles[place].text
    names = only_names(text) or (named_in_field(text) if ":" in text[:20] else ())
    title = titles[children[0]]
    if not names or len(children) > 1 or title.kind not in ("plain", "talk") or title.inner or title.speakers:
        return None
    right_under = is_bare(lines, place + 1, children[0]) and len(title.text) > 4 and not only_names(title.text)
    return replace(title, speakers=names, kind="talk", form="names") if right_under else None


def _speaker_headings(
    lines: Sequence[Line], place: int, children: Sequence[int], below: dict[int, list[int]], titles: dict[int, Title]
) -> list[int]:
    """Return the headings below a talk's that only name its speakers: right under it, under "Speakers", or all below a panel's."""
    named = [child for child in children if _named_by(lines[child], titles[child])]
    if named[:1] == children[:1] and 2 * len(named) <= len(children) + 1 and is_bare(lines, place + 1, children[0]):
        return named[:1] if not titles[named[0]].speakers else []
    if len(named) > 1 and len(named) == len(children) and _PANEL().search(fold(titles[place].text)):
        return named
    for child in children:
        people = below.get(child, []) if _SPEAKERS().fullmatch(fold(titles[child].text)) else []
        if len(people) > 1 and all(_named_by(lines[at], titles[at]) for at in people):
            return [child, *people]
    return []


def _named_by(line: Line, title: Title) -> tuple[str, ...]:
    return title.speakers or only_names(title.text) or named_alone(title.text) or named_in_field(unmark(line.text))


def _ranks(lines: Sequence[Line], places: Sequence[int], titles: dict[int, Title]) -> dict[int, int]:
    """Return twice the level of each heading; days written smaller than the talks under them ("### Day 1", "## Talk") come just above."""
    ranks = {place: 2 * lines[place].level for place in places}
    days = [number for number, place in enumerate(places) if titles[place].kind == "session" and day_of(lines[place].text)]
    smaller = [number for number in days if number + 1 < len(places) and lines[places[number + 1]].level < lines[places[number]].level]
    if len(smaller) * 2 > len(days):
        talks = min(ranks[places[number + 1]] for number in smaller)
        ranks |= {places[number]: talks - 1 for number in days if ranks[places[number]] > talks}
    for number, (place, below) in enumerate(itertools.pairwise(places), 1):
        # a cancelled talk has no notes: what stands below it in smaller letters is beside it
        if ranks[below] > ranks[place] and is_bare(lines, place + 1, below) and is_cancelled(lines, place, place + 1):
            by = ranks[below] - ranks[place]
            while number < len(places) and lines[places[number]].level > lines[place].level:
                ranks[places[number]] -= by
                number += 1
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
        over = above[-1].title.kind if above else ""
        end = ends[place]
        bare = is_bare(lines, place + 1, min(end, place + 4))
        holds = over == "aside" and _HOLDS_TALKS().search(fold(above[-1].title.text)) is not None
        section = Section(place, end, level, titles[place], over, tuple([part.first for part in above]), bare, holds)
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
            text = title_under(lines, place, place + NEAR, names) or titles[place].text
            titles[place] = replace(titles[place], text=text, speakers=names, kind="talk", form="names")
        return
    lean = _lean(siblings, titles, forms)
    for place in siblings if lean else ():
        title = titles[place]
        sure = title.form == lean and all(evidence(name) == 3 for name in title.speakers)
        whole = lean == "bare" and not title.speakers and unmark(lines[place].text) == title.text
        if title.form in ("under", "names") or sure or whole:  # where names must be surer, words that held none hold none
            continue
        if lean == "bare" or not title.speakers or title.form in ("left", "right"):
            again = read_title(lines[place].text, lean)
            kept = is_surer(title, again, lines[place].text) or not (again.speakers or lean == "bare" or title.form != lean)
            titles[place] = title if kept else again


def _may_be_speakers(lines: Sequence[Line], place: int, titles: dict[int, Title]) -> bool:
    """Return whether headings that are names stand under a day, an event or nothing: under a talk's title they are its speakers."""
    over = next((at for at in sorted(titles, reverse=True) if at < place and lines[at].level < lines[place].level), None)
    return over is None or titles[over].kind == "session" or event_in(titles[over].text) is not None


def _lean(siblings: Sequence[int], titles: dict[int, Title], forms: Counter[str]) -> str:
    left, right = forms["left"], forms["right"] + forms["bracket"] + forms["comma"]
    plain = [titles[place].text[-40:] for place in siblings if not titles[place].form]
    right += sum(bool(CHINESE_LAST().search(text)) for text in plain if not text.isascii())
    if not left + right and len(siblings) > 2:  # "Ana Uno, Fast tables": a comma parts much, in nearly all headings the name
        commas = [titles[place].text.partition(",")[0] for place in siblings if "," in titles[place].text[:60]]
        first = sum(" " in name and evidence(name) > 1 for name in commas)
        left = first if first >= 0.8 * len(siblings) else 0
    if max(left, right) >= max(2, 0.4 * len(siblings)) and left != right:
        return "left" if left > right else "right"
    by = forms["by"] and sum(bool(SET_OFF_BY().search(titles[place].text[-BYLINE:])) for place in siblings if not titles[place].form)
    if forms["by"] + by >= max(2, 0.4 * len(siblings)):
        return "by"
    named = len(siblings) - forms[""]
    return "bare" if len(siblings) >= 5 and named <= 0.2 * len(siblings) else ""
