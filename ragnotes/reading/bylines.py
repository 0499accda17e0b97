"""Who spoke, told by the lines right under a heading: a byline, a list of speakers, a handle, a sentence that begins with a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..patterns import at_first_use, has_digit
from ..records.notes import Line
from ..text import fold
from .dates import iso_date
from .events import YEAR, event_in
from .found import first_under, has_word, under
from .inline import unmark
from .kinds import EMOJI, is_kind_only
from .nameless import is_unknown
from .namelike import HANDLE, could_be_name, is_first_name
from .names import FIELD, evidence, may_be_field, named_alone, named_in_field, named_with_employer, split_names
from .outline import Title
from .panels import is_of_panel, panellists
from .stripping import named_together
from .tails import split_off_handles, split_off_last
from .telling import told_under

_LIST_FIELD = at_first_use(
    r"\s*(?:[-*+]\s+)?[*_]{0,2}(?:speakers?|presenters?|panell?ists?|panel|ponentes?|panelistas?|sprekers?|"
    r"referent(?:en|innen)?|intervenante?s?|"
    r"palestrantes?|relatori|oradores|talare)[*_]{0,2}\s*[:：]?[*_]{0,2}\s*$",
)
_LINKED_HANDLE = at_first_use(r"\[(@\w{2,30})\]\(|(?<![\w@/.\[])(@\w{3,30})\b(?![.\w]*@)")
_SET_OFF = at_first_use(r"(?:[\"“„«「]|[*_]{1,3})([^\"“”„«»「」*_]{6,150})(?:[\"”“»」]|[*_]{1,3})\.?")
_LABELLED = at_first_use(
    r"(?:title|talk|t[ií]tulo|titel|titre|titolo|topic|thema|tema|subject|tytuł|タイトル|題名|演題|제목|주제|标题|標題|题目|題目|主题|主題)\s*[:：]\s*(\S.{3,150})$",
    re.IGNORECASE,
)
# lines between a heading and its byline: "Talk, 30 minutes", "Keynote (BEGINNER level) - Thursday 09:00 - Room 3", links
_ABOUT_IT = at_first_use(
    r"(?:format|type|level|time|when|where|room|track|date|tags?|hor(?:a|ario)|sala|zaal|saal|hall|stage|raum|salle|quand|wann|cu[aá]ndo|links?|slides?|video|"
    r"abstract|keynote|talk|workshop|tutorial|session|lightning|charla|taller|vortrag|conf[ée]rence|atelier|quickie|lunch talk|atelier|"
    r"palestra|oficina|praatje|lezing)\b|[^\W_]{0,9}\W{0,3}\d{1,2}[:.h]\d\d|https?://\S+$|!?\[[^\]]{0,200}\]\([^()]*\)$|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
)
_ITEM_NAME = at_first_use(r"\s*[:(,]|\s[–—-]")
_EMPHASISED = at_first_use(r"[*_]{1,3}[^*]{4,200}[*_]{1,3}")
_WITH_EMPLOYER = at_first_use(r"\s*[,(–—-]\s*\(?[^\W\d_][^.!?:;]{1,50}")
_THEN_TITLE = at_first_use(r"[^:,]{3,60}, [^:,]{2,40}:\s+\S+\s\S")  # "Ana Uno, Acme: Fast tables" is a talk of its own
_PARTED = at_first_use(r"\s*[·•]\s*|\s\|\s")
_LONGEST = 120  # characters of a line of parts
_LONGEST_ALONE = 300  # characters of a line that may hold names alone, its marks and blanks among them
_PANEL_LINES = 4  # under the heading of a panel, among which who sat on it is told
_MOST_BEFORE = 9  # blanks in the words that say at what event and when
_KNOWN = 2  # evidence of a name that begins a sentence
_LABEL = 60  # characters of a line that says no more than "Panelists:"


def add_bylines(
    lines: Sequence[Line], siblings: Sequence[int], ends: dict[int, int], titles: dict[int, Title], *, of_event: bool = False
) -> None:
    """Give the headings without speakers those that lines right under them name; in a note on an event also those that begin a sentence."""
    split_off_handles(siblings, titles)
    split_off_last(lines, siblings, titles)
    without = [place for place in siblings if not titles[place].speakers]
    several = len(siblings) > 1  # under a sole title a report's author signs
    panels = {place: names for place in without for names in [_on_panel(lines, place, ends[place])] if names}
    told_by_line = {place: _byline(lines, place, ends[place], skip=several) for place in without if place not in panels}
    found = panels | {place: names for place, names in told_by_line.items() if names}
    most = max(2, 0.5 * len(siblings))  # where most headings have a byline, a doubtful one is one too
    usual = len(found) >= most
    if not usual and len(without) >= most:
        usual = len(found) + sum(_employed_first(lines, place, ends[place]) for place in without if place not in found) >= most
    for place in without:
        # a heading that is but a kind of talk was read as a talk
        kind_only = place not in found and titles[place].kind == "talk" and is_kind_only(titles[place].text)
        if place not in found and (usual or kind_only):
            names = _doubtful_byline(lines, place, ends[place]) or (_named_items(lines, place, ends[place]) if kind_only else ())
            found |= {place: names} if names else {}
    if not found and len(without) == len(siblings):
        found = _handles(lines, siblings, ends)
    told = {
        place: names for place in without if of_event and place not in found for names in [told_under(lines, place, ends[place])] if names
    }
    if len(told) + len(found) + len(siblings) - len(without) >= 2:
        found |= told
    for place, names in found.items():
        text = title_under(lines, place, ends[place], names) if fold(titles[place].text) in fold(names[0]) else ""
        titles[place] = replace(titles[place], text=text or titles[place].text, speakers=names, kind="talk", form="under")


def has_label(lines: Sequence[Line], place: int) -> bool:
    """Return whether the first line under a heading says in bold or italics of what kind the talk was, and no more: "**Keynote**"."""
    line = first_under(lines, place, len(lines))
    text = line.text.strip() if line and len(line.text) < 60 else ""
    return text[:1] in ("*", "_") and text[-1:] in ("*", "_") and is_kind_only(text.strip("*_ :"))


def signed_under(lines: Sequence[Line], place: int, last: int) -> tuple[str, ...]:
    """Return the sure names of a field right under a heading: "by Ana Uno", "Speaker: Ana Uno"."""
    line = first_under(lines, place, last)
    names = named_in_field(_pictureless(line.text)) if line else ()
    return names if all(evidence(name) >= _KNOWN for name in names) else ()


def _employed_first(lines: Sequence[Line], place: int, last: int) -> bool:
    """Return whether the first line under a heading is a name and an employer in one word."""
    line = first_under(lines, place, last)
    if not line or line.kind not in ("prose", "quote", "item") or (len(line.text) > _LONGEST_ALONE and "[" not in line.text):
        return False
    return bool(named_with_employer(_pictureless(line.text)))


def _pictureless(text: str) -> str:
    """Return the text without a picture before it: "🎤 Ana Uno"."""
    found = None if text.isascii() else EMOJI().match(text.lstrip("-*> "))
    return text.lstrip("-*> ")[found.end() :].strip() if found else text


def is_unnamed(lines: Sequence[Line], place: int, last: int) -> bool:
    """Return whether a line right under a heading has the place of a speaker and says that the name is not known."""
    near = [line.text[:200] for line in lines[place + 1 : min(last, place + 4)] if ":" in line.text[:30] or "：" in line.text[:30]]
    return any(found and is_unknown(found.group(2)) for text in near for found in [FIELD().match(text)])


def _byline(lines: Sequence[Line], place: int, last: int, *, skip: bool) -> tuple[str, ...]:
    """Return the speakers that a line right under the heading names, several lines of names taken together."""
    names: list[str] = []
    listed = False
    said = 0  # lines before the names that tell when, where and of what kind
    for number, line in enumerate(under(lines, place, last, 9)):
        text = _pictureless(line.text)
        field = named_in_field(text) if (number < 4 or ":" in text[:30]) and may_be_field(text) else ()
        if field:
            return tuple(dict.fromkeys([*names, *field]))
        if number < 4 and len(line.text) < _LABEL and _LIST_FIELD().match(line.text.lower()):
            listed = True  # "Panelists:" and an item for each
            continue
        if listed and line.kind == "item":
            found = split_names(unmark(line.text), trusted=True)[:1]
        else:
            found = _alone(line) if number - said - listed == len(names) and number < 4 else ()
        if not found and names and number < 4 and _EMPHASISED().fullmatch(text.strip()[:300]):
            found = split_names(unmark(text), trusted=True)
        if skip and not found and not names and number < 3 and not listed and _is_about_it(line):
            said += 1
            continue
        if not found:
            if listed or names or number > 3:
                break
            continue
        names += found
    people = [name for name in names if name[0] != "@"]
    return tuple(dict.fromkeys(people or names))  # a handle beside a name is that person's


def _on_panel(lines: Sequence[Line], place: int, last: int) -> tuple[str, ...]:
    """Return who sat on the panel that a heading calls itself, as the lines right under it say."""
    if not is_of_panel(lines[place].text.lstrip("#=* ")):
        return ()
    return panellists(unmark(line.text) for line in under(lines, place, last, _PANEL_LINES) if len(line.text) <= _LONGEST_ALONE)


def _is_about_it(line: Line) -> bool:
    """Return whether a short line tells when, where or of what kind a talk was."""
    text = line.text.strip().strip("*_># ")
    return line.kind in ("prose", "quote") and len(text) < 120 and bool(_ABOUT_IT().match(text.lower())) and text[-1:] not in ".?!"


def title_told(lines: Sequence[Line], place: int, last: int) -> str:
    """Return the title that stands under "Keynote: Ana Uno": labelled, set off, or the first point in capitals; "" if none."""
    for number, line in enumerate(under(lines, place, last, 3)):
        bare = unmark(line.text[:300])
        found = _LABELLED().match(bare) or _SET_OFF().fullmatch(line.text.strip()[:200])
        if found:
            return unmark(found.group(1)).strip(' "“”')
        words = [word for word in bare.split() if word[0].isalpha()]
        if number == 0 and line.kind == "item" and len(words) >= 4 and len(bare) < 120 and bare[-1] not in ".:;,":
            return bare if sum(word[0].isupper() for word in words) >= 0.6 * len(words) else ""
    return ""


def _alone(line: Line) -> tuple[str, ...]:
    """Return the names of a line that holds a byline and nothing else; an item only with employer, handle or a sure name."""
    if line.kind not in ("prose", "quote", "item"):
        return ()
    if len(line.text) > _LONGEST_ALONE and "[" not in line.text and "|" not in line.text:
        return ()
    text = _pictureless(unmark(line.text) if line.kind == "item" else line.text)
    if ", " in text and _THEN_TITLE().match(text):
        return ()
    names = named_together(text) or named_alone(text) or behind_event(text)
    if not names and ("·" in text or "•" in text or " | " in text) and len(text) < _LONGEST:
        return _among_parts(unmark(text))
    if line.kind != "item" or not names:
        return names
    return names if _WITH_EMPLOYER().search(line.text) or names[0][0] > "\u2e7f" or all(evidence(name) == 3 for name in names) else ()


def behind_event(text: str, *, dated: bool = False) -> tuple[str, ...]:
    """Return the sure names of a line that says at what event and when, and then nothing but who: "DuckConf, 3 May 2020. Ana Uno".

    `dated`: what is said to be a talk's is told by its day as well.

    >>> behind_event("*PyCon UK, 14 September 2019. Ana Lund.*"), behind_event("PyCon UK 2019. London was warm")
    (('Ana Lund',), ())
    """
    sign = ". " if ". " in text else ", "
    if sign not in text or len(text) > _LONGEST or not has_digit(text):
        return ()
    before, _, after = unmark(text).strip(" *_.").rpartition(sign)
    if sign == ", " and not (event_in(before, whole=True) and YEAR().search(before)):
        return ()  # "DuckConf 2020, Ana Uno"
    if not 3 < len(after) < _LABEL or before.count(" ") > _MOST_BEFORE:
        return ()
    names = named_alone(after)
    if not names or any(evidence(name) < _KNOWN for name in names):
        return ()
    return names if event_in(before, whole=sign == ", ") or (dated and len(iso_date(before) or "") == len("2020-05-03")) else ()


def _among_parts(text: str) -> tuple[str, ...]:
    """Return the names of "Ana Uno · Room 2 · 10:30": those that stand first, or behind no more than when, where and of what kind."""
    parts = [part for part in _PARTED().split(text.strip(" *_")) if part]
    names: list[str] = []
    for part in parts:
        found = named_alone(part)
        if found and all(evidence(name) >= _KNOWN for name in found):
            names += found
        elif names or not _ABOUT_IT().match(part.lower()):
            break
    return tuple(dict.fromkeys(names)) if len(parts) > 1 else ()


def _doubtful_byline(lines: Sequence[Line], place: int, last: int) -> tuple[str, ...]:
    for line in under(lines, place, last, 1):
        bare = unmark(_pictureless(line.text))
        if line.kind not in ("prose", "quote", "item") or len(bare) >= 80:
            return ()
        names = named_with_employer(bare)
        if names or len(bare) >= 60:
            return names
        names = split_names(bare, single=True) or (split_names(bare, trusted=True, need=1) if could_be_name(bare) else ())
        if len(names) == 1 and " " not in names[0] and bare[-1] in ".!?" and not is_first_name(names[0]):
            return ()  # a sentence of one word: "Soup."
        rest = bare.replace(names[-1], "").replace(names[0], "") if names else ""
        return () if has_word(rest) else names
    return ()


def _named_items(lines: Sequence[Line], place: int, last: int) -> tuple[str, ...]:
    """Return the names that begin the items under "Keynote", where most of two or more items begin with a sure one."""
    items = [line for line in under(lines, place, last, 9) if line.kind == "item" and line.level == 1]
    told = [split_names(_ITEM_NAME().split(unmark(line.text)[:120], maxsplit=1)[0], need=3) for line in items]
    names = [found[0] for found in told if found]
    return tuple(dict.fromkeys(names)) if len(names) > 1 and 3 * len(names) >= 2 * len(items) else ()


def _handles(lines: Sequence[Line], siblings: Sequence[int], ends: dict[int, int]) -> dict[int, tuple[str, ...]]:
    """Return the one handle that the first paragraph under each heading names, where nearly all headings have one of their own."""
    found: dict[int, tuple[str, ...]] = {}
    for place in siblings:
        line = first_under(lines, place, ends[place])
        text = line.text[:1_500] if line else ""
        names = {first or second for first, second in _LINKED_HANDLE().findall(text)} if "@" in text else set()
        if len(names) == 1:
            found[place] = tuple(names)
    whole = len(siblings) >= 3 and len(found) >= 0.8 * len(siblings) and len(set(found.values())) == len(found)
    return found if whole and all(HANDLE().match(names[0]) for names in found.values()) else {}


def title_under(lines: Sequence[Line], place: int, last: int, names: Sequence[str]) -> str:
    """Return the title that stands in quotation marks, bold or italics on a line of its own under a heading that is a name; "" if none."""
    for line in under(lines, place, min(last, len(lines)), 3):
        found = _SET_OFF().fullmatch(line.text.strip()[:200])
        if found and len(found.group(1).split()) > 1 and unmark(found.group(1)) not in names:
            return unmark(found.group(1)).strip(' "“”')
    return ""
