"""What a heading is: a talk with its speakers, a day or session over talks, an aside such as the introduction, or a part of a talk."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ..patterns import at_first_use
from ..text import fold
from .asidewords import MET
from .authors import is_called_notes, noted_by
from .cutting import Cut, cut_title
from .inline import links, unmark
from .kinds import EMOJI, PANEL, day_of, is_aside, is_closed, is_inner, is_kind_only, is_session, may_be_title
from .namelike import is_first_name
from .names import evidence, is_name, is_ordinary, split_names
from .notetitles import without_notes
from .stripping import bare_title, is_employer, left_over, only_names

__all__ = ["Title", "day_of", "is_of_meeting", "is_session", "read_title"]

_TALK_FIRST = at_first_use(
    rf"{PANEL}\s?[:：]|"
    r"(?:panel|keynote|talk|workshop|tutorial|lightning talk|taller|charla|vortrag|lezing|praatje|palestra)\b[^:]{0,12}[:：]|"
    r"panel(?: discussion)?\s[-–—]\s|"
    r"(?:panel (?:discussion|on|about|with)|round ?table|mesa redonda|table ronde|podiumsdiskussion|fishbowl|tavola rotonda)\b\W*\w",
)
_LINKED = at_first_use(r"(?:#+\s*)?(.{0,40}?)\[([^\[\]]{4,})\](?:\([^()]*\))?\s*(?:[,:|–—-]|by\b)\s*(\S.*)$")
_ATTACHED = at_first_use(
    r"\s*[(\[]?\[(?:slides?|details?|more(?: info)?|info|mehr|schedule|event|website|"
    r"video|recording|youtube|link|pdf|code|repo|notes|talk|abstract|📹|🎥)\]\([^()\s]{1,400}\)[)\]]?",
    re.IGNORECASE,
)
_NAME_LINK = at_first_use(r"\s*[,–—|-]\s+\[([^\[\]]{4,40})\]\([^()\s]{1,300}\)\s*$")
_THEN_TITLE = at_first_use(r"#*\s*([^\s,*_][^,*_]{3,40}),\s(?:[^,*_]{2,60},\s)?[*_]{1,2}([^*_]{6,200})[*_]{1,2}")
_LAST_STRESSED = at_first_use(r"(?:#+\s)?\s*([^*_]{4,200}[^\s*_,:–—-])\s+[*_]{1,2}([^*_]{4,80})[*_]{1,2}")
_THEN_QUOTED = at_first_use(r"([^\"“”«»「」:]{3,40}?)\s+[\"“«「]([^\"“”«»「」]{6,200})[\"”»」]")
_BRACKET_FIRST = at_first_use(r"[\[(【]([^\[\]()【】]{4,80})[\])】]\s*[:–—-]?\s+(\S.{2,})")
_EMPLOYER = at_first_use(r"(?<=\w)\s*[,@/|]\s*[^,]{2,40}$")
_CLOSING = tuple('"”»」')
_HONOURED = at_first_use(r"[A-ZÀ-Þ][^\W\d_]{1,20}-(?:san|sensei|sama)")
_NICKNAME = at_first_use(r"[^\W\d_][\w.-]{2,20}")
_KIND_WORD = at_first_use(r"\b(?:keynote|talk|workshop|tutorial|charla|taller|palestra|vortrag|lezing|praatje)\b")
_DASH = at_first_use(r"\s+[-–—]\s+|\s*\(|,\s+(?=[^\W\d_a-z]\S*(?:\s[^\W\d_a-z]\S*)?$)")
_EDGE = " .:!"
_ABOUT = at_first_use(r"\s(?:about|on|über|ueber|over|sobre|sur|de|om|su|di)\s")
_MET_BEGIN = frozenset(phrase[:2] for phrase in MET) | {"mö"}
_MET_WORDS = max(phrase.count(" ") for phrase in MET) + 1
_LONGEST_MEETING = 80  # characters
_SURE = 3  # evidence of a name
_FEW = 3  # words after a dash: with no more it is who paid or where
_BESIDE = ("right", "by", "bracket", "comma")  # forms of a heading with the title first
_FILE = at_first_use(r"\.(?:png|jpe?g|gif|svg|webp)(?:[?#].*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A heading taken apart. `kind` is "talk", "session", "aside" or "plain" (nothing speaks for or against a talk)."""

    text: str
    speakers: tuple[str, ...]
    url: str | None
    kind: str
    timed: bool
    inner: bool  # such a heading is often a part of a talk: "Notes", "My thoughts"
    form: str = ""  # where its names stand: left, right, by, bracket, comma, end, possessive, under or ""


@functools.lru_cache(maxsize=4096)  # three rules ask about the same headings
def read_title(heading: str, lean: str = "") -> Title:
    """Return what a heading says, time, number, kind and speakers taken off its words; `lean` as in `cut_title`.

    >>> title = read_title("## 09:00, [Docker and Python](https://example.org/d), Tania Allard")
    >>> title.text, title.speakers, title.url
    ('Docker and Python', ('Tania Allard',), 'https://example.org/d')
    """
    bare = unmark(_ATTACHED().sub("", heading[:600]) if "](" in heading else heading[:600])
    rest, timed = bare_title(bare)
    folded = fold(rest if rest.isascii() else EMOJI().sub("", rest)).strip(" -–—:·.")
    inner = is_inner(folded)
    session = is_session(folded) and not (timed and is_kind_only(rest))
    aside = not session and is_aside(folded)
    told = (session or aside or inner) and _is_told_by_speaker(rest, lean)
    inner = inner and not told
    if session and not told:
        return Title(rest if timed else bare, (), None, "session", timed, inner)
    if (aside and not told) or is_of_meeting(rest):
        return Title(rest, (), None, "aside", timed, inner)
    pairs = (
        [pair for pair in links(heading[:2_000]) if pair[1].startswith("http") and not _FILE().search(pair[1])] if "](" in heading else []
    )
    url = next((address for words, address in pairs if len(words) > 3), None)
    cut = (_by_link(heading, lean) if "[" in heading else _by_emphasis(heading) if heading[-1:] in ("*", "_") else None) or cut_title(
        rest, lean
    )
    cut = (_by_bracket_first(rest, lean) if rest[:1] in ("[", "(", "【") and not cut.speakers else None) or cut
    cut = (_by_quotation(rest, lean) if rest[-1:] in _CLOSING and not cut.speakers else None) or cut
    if _is_of_aside(cut, rest):
        return Title(rest, (), None, "aside", timed, inner)
    if cut.speakers and is_called_notes(folded) and noted_by(bare):
        return Title(cut.title or bare, (), None, "plain", timed, inner)  # the note's author
    linked = url is not None and not is_name(next((words for words, address in pairs if address == url), ""))
    strong = bool(cut.speakers or linked or _TALK_FIRST().match(rest.lower())) or _names_a_kind(bare, rest)
    said = without_notes(cut.title) if cut.speakers else cut.title
    return Title(said or rest or bare, cut.speakers, url if linked else None, "talk" if strong else "plain", timed, inner, cut.form)


def is_surer(title: Title, again: Title, heading: str) -> bool:
    """Return whether a title told by its own words is not to give way to how its siblings have it: its name is sure, the other is not."""
    if {title.form, again.form} - {"left", "right", ""} or title.form == again.form or not title.speakers:
        return False
    own = min(map(evidence, title.speakers))
    handled = f"{title.speakers[-1]} (@" in heading  # a handle makes a name sure
    return (own == _SURE or handled) and max(map(evidence, again.speakers), default=0) < (2 if not handled else _SURE)


def is_of_meeting(words: str) -> bool:
    """Return whether words say no more than whom somebody met or thanks: "Talking to Ana Uno about ducks", "Tack Ana Uno"."""
    if words[:2].lower() not in _MET_BEGIN or len(words) > _LONGEST_MEETING:
        return False
    parts = words.split()
    folded = [fold(part) for part in parts[:_MET_WORDS]]
    behind = [count for count in range(1, _MET_WORDS + 1) if " ".join(folded[:count]).rstrip(",:!") in MET]
    return any(only_names(_ABOUT().split(" ".join(parts[count:]), maxsplit=1)[0]) for count in behind)


def _is_told_by_speaker(words: str, lean: str) -> bool:
    """Return whether what begins as an aside or a day does is a talk, as it names a speaker: "Welcome to the machine - Ana Uno"."""
    cut = cut_title(words, lean) if words.count(" ") > 3 else Cut(words, ())
    sure = cut.form in _BESIDE and max(map(evidence, cut.speakers), default=0) > 1
    # "Chat with Ana Uno - Acme": whom one met
    return sure and may_be_title(fold(cut.title)) and not cut_title(cut.title).speakers


def _is_of_aside(cut: Cut, words: str) -> bool:
    """Return whether what stands beside names, or before a dash and few words, is an aside: "Thanks, Ana Uno", "Coffee - Acme Tables"."""
    if cut.speakers:
        return cut.form in _BESIDE and cut.title.count(" ") <= _FEW and is_closed(fold(cut.title).strip(_EDGE))
    set_off = words.count(" ") < 2 * _FEW and (" - " in words or ", " in words or words[-1:] == ")" or "–" in words or "—" in words)
    before = _DASH().split(words, maxsplit=1) if set_off else []
    return len(before) > 1 and len(before[1].split()) <= _FEW and is_closed(fold(before[0]).strip(_EDGE))


def _names_a_kind(bare: str, rest: str) -> bool:
    """Return whether the heading was called a talk: "Keynote", "Workshop: ...", "[Talk] ..."."""
    if bare != rest and (_TALK_FIRST().match(bare.lower()) or _KIND_WORD().search(bare.replace(rest, "").lower())):
        return True
    return is_kind_only(rest)


def _by_emphasis(heading: str) -> Cut | None:
    """Return title and speaker of "Ana Uno, Acme, *Fast tables*" and "Fast tables *Ana Uno*"."""
    last = _LAST_STRESSED().fullmatch(heading[:400])
    names = split_names(last.group(2), need=2) if last else ()
    who = last.group(2) if last and " " in last.group(1) else ""
    if last and names and who.startswith(names[0]) and is_employer(who.partition(names[-1])[2]):
        return Cut(bare_title(unmark(last.group(1)))[0], names, "right")
    found = _THEN_TITLE().fullmatch(heading[:400])
    names = split_names(found.group(1), need=2) if found else ()
    return Cut(bare_title(unmark(found.group(2)))[0], names, "left") if found and names and names[0] == found.group(1) else None


def _by_bracket_first(words: str, lean: str) -> Cut | None:
    """Return title and speakers of "[Ana Uno] Fast tables"; a doubtful name counts where siblings begin with names."""
    found = _BRACKET_FIRST().fullmatch(words[:300])
    trusted = found is not None and lean == "left" and is_first_name(found.group(1).partition(" ")[0])
    names = split_names(found.group(1), trusted=trusted, need=0 if trusted else 3) if found else ()
    if not found or not names or left_over(_EMPLOYER().sub("", found.group(1)), names):
        return None
    return Cut(bare_title(found.group(2))[0], names, "left")


def _by_quotation(words: str, lean: str) -> Cut | None:
    """Return title and speaker of 'Ana Uno "Fast tables"'; where siblings begin with names also of a nickname's or a first name's."""
    found = _THEN_QUOTED().fullmatch(words[:300])
    if not found:
        return None
    before = found.group(1).strip(" -–—,:")
    names = split_names(before, need=2)
    alone = _HONOURED().fullmatch(before) or (lean == "left" and _NICKNAME().fullmatch(before) and not is_ordinary(before.lower()))
    if not names:
        names = (before,) if alone else split_names(before, trusted=True, need=1) if lean == "left" else ()
    return Cut(bare_title(found.group(2))[0], names, "left") if names and not left_over(before, names) else None


def _by_link(heading: str, lean: str) -> Cut | None:
    """Return title and speakers of "[Title](address), Speaker", "[Title] - Speaker" and "[Name](address): Title"."""
    last = _NAME_LINK().search(heading[:600])
    if last and last.start() > 8 and " " in last.group(1) and evidence(unmark(last.group(1))):
        return Cut(bare_title(unmark(heading[: last.start()]))[0], (unmark(last.group(1)),), "comma")
    found = _LINKED().match(heading[:600])
    if not found:
        return None
    inside, after = unmark(found.group(2)), found.group(3)
    if is_name(inside) and evidence(inside) > 1:
        return None
    speakers = split_names(after, single=lean in ("right", "bracket"), trusted=lean == "right")
    return Cut(bare_title(inside)[0], speakers, "right") if speakers else None
