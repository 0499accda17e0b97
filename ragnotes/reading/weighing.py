"""What speaks for a family of lines being talks and no ordinary list: what stands over them, names, links and notes among them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..patterns import at_first_use
from ..records.notes import Line, Note
from ..text import fold, words
from .authors import noted_by
from .counting import Count
from .englishwords import ENGLISH
from .eventnames import event_alone
from .events import YEAR, event_in, is_event_word
from .eventwords import BESIDE_EVENT, GENERIC, KNOWN_EVENTS, NO_EVENT
from .found import SILENT
from .inline import unmark
from .kinds import LIGHTNING, WEEKDAY, is_inner, is_lightning, is_session
from .otherwords import OTHER
from .outline import read_title
from .personal import is_personal
from .titling import about_talks, stem_of

# How often each of these is right, as the gold talks of many authors show, rounded down where few were seen.
_NAMED, _NAMELESS, LINKED = 0.9, 0.75, 0.75

_TALKS = at_first_use(
    r"\b(?:(?:lightning |short |other |invited )?(?:talks|keynotes|sessions|workshops|presentations|tutorials|speakers|lectures)|"
    r"charlas|ponencias|talleres|praatjes|lezingen|presentaties|sprekers|vortrage|vortragen|palestras|oficinas|conferences|"
    rf"foredrag|interventi|{LIGHTNING})\b|발표|세션|セッション|講演|发表|演讲"
)
# Some of these stands where _TALKS matches a text in ASCII, which is looked for in a third of the time.
_TALKS_PIECES = (
    "talk keynote session workshop presentat prasentat presentac presentaz apresentac tutorial speaker lecture charla ponencia talleres "
    "praatje lezing spreker vortrag palestra oficina conference expose foredrag intervent discors xerrades blixt lyn salama bleskov blyskaw"
).split()
_OF_TALKS = at_first_use(
    r"(?:(?:the|some|my|favou?rite|best|other|las|die|as|les|de|day \d+)\s+)*"
    r"(?:lightning talks?|lts?|talks|sessions|keynotes|workshops|presentations|tutorials|schedule|programme?|"
    rf"charlas|ponencias|talleres|praatjes|lezingen|presentaties|vortrage|palestras|oficinas|{LIGHTNING}|"
    r"talks? (?:i|we) .*|sessions? (?:i|we) .*|(?:talk|session|conference) (?:notes|highlights|summaries)|highlights|"
    r"발표|세션|セッション|講演|トーク|发表|演讲|分享|"
    r"ライトニングトーク|라이트닝 ?토크|闪电演讲|闪电分享)(?:\s+\W*(?:\d+|i+|day \d+|.{0,3}))?"
)
_OF_WORKS = at_first_use(
    r"(?:[\w']+ ){0,3}(?:books?|papers|articles|readings?|films|movies|podcasts|albums|recipes|songs|to read|bibliography|libros|livres|"
    r"bucher|boeken|livros|libri|bocker|articulos|artikel|peliculas|filme)\b(?! we love)(?!.*\btalks?\b)"
)
_OF_NOTES = at_first_use(
    r"(?:(?:my|mis|meine|mes|minhas|mijn|mina|mine|le mie|i miei|the|some|raw|session|conference) )*"
    r"(?:notes?|notas|apuntes|notizen|mitschrift(?:en)?|notities|aantekeningen|anteckningar|notater|noter|appunti|notatki|"
    r"笔记|筆記|メモ|노트|메모)"
)
_SAW = at_first_use(r"\b(?:saw|seen|watched|heard|attended|went to|vi|vimos|gesehen|gehort|gezien|gehoord|vu|vus|sag|horde|visto)\b")
_PART = at_first_use(r"\s[-–—|]\s|[:：,(（]")
_ASIAN_EVENT = at_first_use(r"大会|峰会|论坛|沙龙|开发者日|技术日|カンファレンス|勉強会|ミートアップ|컨퍼런스|콘퍼런스|세미나|밋업")
_LONGEST_EVENT = 80  # characters
_EVENT_FIELDS = ("event", "conference", "conferencia", "conferenza", "evenement", "veranstaltung", "konferen")
_FRONT = 40  # lines of front matter that are looked at
_NUMBER = at_first_use(r"(?:[a-z]{1,2}|\d{1,2})[.)]\s+")
_LABEL = 60  # characters of a line that only says what stands below it: "**Friday**", "Talks:"
_SHORTEST = 2.5  # words: what is shorter on average may be goods, tasks or places
_LONG_TITLE = 12  # words: what is longer on average is sentences


@dataclass(frozen=True, slots=True)
class Over:
    """What stands over a line."""

    kind: str  # "talks" (its heading says so), "session" (a day), "event" (it is an event's name), "aside", "plain" or "" (no heading)
    intro: bool  # the words before it speak of talks
    told: bool = False  # the note speaks of talks, or the words above do


def kind_of_whole(note: Note) -> str:
    """Return what the title in a note's front matter says of all below it, else the file's name: "talks", "event", "aside" or "".

    >>> from .notes import read_note
    >>> kind_of_whole(read_note("a.md", b"---\\ntitle: PyCon UK 2019\\n---\\n- One"))
    'event'
    """
    front = [fold(line.text).lstrip(" #+:") for line in note.lines[:_FRONT] if line.kind == "front"]
    titled = note.title is not None and any(fold(note.title) in line for line in front)
    title = note.title if titled and note.title else stem_of(note)
    if is_over_talks(title) or is_over_works(title):
        return "talks" if is_over_talks(title) else "aside"
    event = {*words(note.event or "")}
    told = any(line.startswith(_EVENT_FIELDS) for line in front) or (not titled and event <= {*words(note.path)})
    only = all(map(str.isdigit, {*words(title)} - event - BESIDE_EVENT))  # the title says no more than of what event it is
    is_of_event = (event and told and only) or (titled and is_event(title))
    return "event" if is_of_event else "told" if about_talks(note) or _is_named_with_year(note.title or "") else ""


def over(lines: Sequence[Line], heading: int, first: int, whole: str = "") -> Over:
    """Return what stands over a line: its heading, what is said of the whole note where there is none, and the words before it."""
    before = next((lines[at].text for at in range(first - 1, max(-1, first - 5), -1) if lines[at].kind not in SILENT), "")
    intro, kind = _said_before(before[-300:])
    if kind:
        return Over(kind, intro, _is_told(kind, before, whole))
    labelled = _is_label(before) and (heading < 0 or before != lines[heading].text)
    if heading < 0:
        event = not labelled and ((whole == "event" and not intro) or _begins_with_event(lines))
        return Over("event" if event else "" if whole in ("event", "told") else whole, intro, whole == "told")
    if is_over_works((title := read_title(lines[heading].text)).text):
        return Over("aside", intro)
    notes = bool(_OF_NOTES().fullmatch(fold(title.text[:60]).strip(" .:")))
    if not labelled and (
        whole == "event" or _begins_with_event(lines) if notes else title.kind == "plain" and _is_of_event(lines[heading].text, title.text)
    ):
        return Over("event", intro)
    kind = "talks" if is_over_talks(title.text) else "plain" if notes else title.kind
    return Over(kind, intro, _is_told(kind, title.text, whole))


def _is_told(kind: str, words: str, whole: str) -> bool:
    """Return whether items may be talks by the note or the words above them: a weekday or an agenda is over tasks as well."""
    if whole not in ("", "aside"):
        return not is_inner(fold(words).partition(" ")[0])
    over_tasks = WEEKDAY().match(fold(unmark(words))) or "genda" in words[:12]
    return not over_tasks if kind == "session" else _is_placed(words)


def _is_placed(title: str) -> bool:
    """Return whether a heading begins with a weekday, or is a name with its year: "Tuesday in the barn", "Gardens & Code 2022"."""
    return bool(WEEKDAY().match(fold(title))) or _is_named_with_year(title)


def _is_named_with_year(title: str) -> bool:
    return bool(event_alone(title, ordinary=True)) and NO_EVENT.isdisjoint(fold(title).split())


def _is_of_event(heading: str, title: str) -> bool:
    """Return whether a heading is an event's name, or that of notes on one with who took them: "Notes from PyDays 2024 by Ana Uno"."""
    return is_event(heading) or bool((is_event(title) or event_in(title)) and noted_by(unmark(heading)))


def _is_label(before: str) -> bool:
    """Return whether a line says what stands below it, and that is not what somebody saw: "Whom I met:", "**Homework**"."""
    text = before.strip()
    return (text.endswith((":", "：")) or text.startswith("**")) and not _SAW().search(fold(text[-300:]))


def _begins_with_event(lines: Sequence[Line]) -> bool:
    """Return whether the first words of a note are the name of an event."""
    first = next((line for line in lines[:_LONGEST_EVENT] if line.kind not in SILENT), None)
    return first is not None and first.kind in ("heading", "prose") and is_event(first.text)


@functools.lru_cache(maxsize=1024)  # it is asked for each family of a list
def _said_before(text: str) -> tuple[bool, str]:
    """Return whether the words before a line speak of talks, and what a lone line among them is: "talks", "session" or ""."""
    label = fold(unmark(text)).strip(" :.") if 0 < len(text) < _LABEL else ""
    kind = "" if not label else "talks" if is_over_talks(label) else "session" if is_session(label) else ""
    folded = fold(text)
    hinted = not folded.isascii() or any(map(folded.__contains__, _TALKS_PIECES))
    return hinted and bool(_TALKS().search(folded)), kind


@functools.lru_cache(maxsize=1024)
def is_event(title: str) -> bool:
    """Return whether a line is an event's name and no more: with a word for events, or its year beside a name of no ordinary words.

    >>> is_event("Gem & Rail 2023"), is_event("# Notes from PyDays 2024"), is_event("Team 2023"), is_event("Fast tables in 2023")
    (True, True, False, False)
    """
    if len(title) > _LONGEST_EVENT:
        return False
    bare = unmark(title)
    if is_over_works(bare) or _ASIAN_EVENT().search(bare):
        return not is_over_works(bare) and bool(YEAR().search(bare))
    parts = [word.strip("#*_()[]\"'’.") for word in _PART().split(bare, maxsplit=1)[0].split()]
    named = [word for word in parts if word and not YEAR().fullmatch(word) and fold(word) not in BESIDE_EVENT]
    keys = [fold(word).removesuffix("'s") for word in named]
    if (
        not named
        or not all(word[0].isupper() or word[0].isdigit() or is_event_word(word) for word in named)
        or not NO_EVENT.isdisjoint(keys)
    ):
        return False
    strange = any(key not in ENGLISH and key not in OTHER and key.removesuffix("s") not in ENGLISH for key in keys)
    known = KNOWN_EVENTS().search(bare) is not None or any(is_event_word(key) and key not in GENERIC for key in keys)
    return (strange or known) and (bool(event_in(bare)) or (len(parts) > len(named) and any(YEAR().fullmatch(part) for part in parts)))


@functools.lru_cache(maxsize=1024)
def is_over_talks(title: str) -> bool:
    """Return whether a heading says that talks stand below it.

    >>> is_over_talks("J. Lightning Talks"), is_over_talks("Charlas"), is_over_talks("Day 1"), is_over_talks("Fast tables")
    (True, True, False, False)
    """
    folded = fold(title)
    folded = _NUMBER().sub("", folded, count=1) if "." in folded or ")" in folded else folded
    return is_lightning(folded) or bool(_OF_TALKS().fullmatch(folded.strip(" .:-–")))


@functools.lru_cache(maxsize=1024)
def is_over_works(title: str) -> bool:
    """Return whether a heading says that books, papers or films stand below it: they have titles and authors, too.

    >>> is_over_works("My favourite books of 2024"), is_over_works("Papers We Love: talks"), is_over_works("Tables")
    (True, False, False)
    """
    return bool(_OF_WORKS().match(fold(title[:80]))) or is_personal(title, within=True)


def weigh(form: str, count: Count, above: Over) -> float:
    """Return how sure it is that a family of this form begins talks, 0 where it may be an ordinary list."""
    if above.kind == "aside":
        return 0
    if count.labels >= 0.9 and count.n >= 2 and count.told >= 0.5:
        return _NAMED
    return _WEIGH[form](count, above)


def _of_items(count: Count, above: Over) -> float:
    if count.links >= 0.6 and count.told < 0.3 and not (above.kind == "talks" and count.named >= 0.6):
        return 0  # links only, to films or slides: nothing is noted
    if above.kind == "talks":
        # below "Keynotes" stand remarks on them as often as the talks: talks have their notes below, or a title set off
        set_off = max(count.led, count.links) >= 0.7 or (count.marked >= 0.6 and count.n >= 4)
        nameless = set_off and count.told >= 0.8 and count.length <= _LONG_TITLE
        return _NAMED if count.named >= 0.5 else _NAMELESS if nameless else 0
    if min(count.timed, count.named) >= 0.6 and (count.length >= 2 or above.told or above.kind != "plain"):
        return _NAMED
    if count.length < 2 and not _is_of_short_titles(count, above):
        return 0  # names and employers, terms and what they mean
    if above.kind == "event" and count.named >= (0.6 if count.n > 2 else 1) and count.people < 0.5:
        # right under the event's name: they have notes, or titles set off with a name each and a remark on some
        remarked = count.set_off == 1 or (min(count.marked, count.named) >= 0.9 and count.told >= 0.3)
        return _NAMED if count.told >= (0.5 if count.named == 1 else 0.7) or remarked else 0
    if above.intro or (above.kind == "session" and (above.told or count.told >= 0.3)):
        return _NAMED if count.named >= 0.6 else LINKED if count.linked >= 0.6 and count.told >= 0.6 else 0
    if above.told and count.n >= 3 - (min(count.marked, count.told) == 1) and count.ahead == 1 and count.length >= _SHORTEST:
        return _NAMELESS  # a name behind each title
    return _NAMELESS if count.n >= 3 and min(count.named, count.told, count.marked) >= 0.7 else 0


def _is_of_short_titles(count: Count, above: Over) -> bool:
    """Return whether titles as short as "Kafka" are borne by the whole list: with a name behind each, and a list below nearly each."""
    if above.kind not in {"event", "session"} or count.ahead < 0.9 or count.led < 0.8:
        return False
    return count.length > 1 or (above.kind == "event" and count.n >= 3 and min(count.ahead, count.led) == 1)


def _of_bold(count: Count, above: Over) -> float:
    if count.named >= 0.5 and count.told >= 0.5:
        return _NAMED
    placed = above.kind == "talks" and count.n >= 3 and count.told >= 0.8
    return _NAMELESS if placed and 3 <= count.length <= _LONG_TITLE else 0


def _of_quotes(count: Count, above: Over) -> float:
    # a quotation is of somebody as often as a title is: it must have notes beneath
    return _NAMED if count.named >= 0.6 and count.told >= 0.7 and count.length <= _LONG_TITLE else 0


def _of_times(count: Count, above: Over) -> float:
    if count.named >= 0.4 and count.n >= 2:
        return _NAMED
    return _NAMELESS if above.kind in {"session", "talks"} and count.n >= 3 and count.told >= 0.6 and count.length <= _LONG_TITLE else 0


def _of_links(count: Count, above: Over) -> float:
    return LINKED if count.told >= 0.7 and (count.linked >= 0.5 or above.kind == "talks") else 0


def _of_plain(count: Count, above: Over) -> float:
    # a list right under each title: of any subject, unless some of them name somebody
    if count.n >= 4 and count.led >= 0.8 and count.named * count.n >= 2 and count.length <= _LONG_TITLE:
        return _NAMELESS
    told = max(count.told, above.kind == "talks")  # below "Lightning talks" a bare programme may be all there is
    return _NAMED if min(count.named, told) >= 0.6 and count.length <= _LONG_TITLE else 0


def _of_names_under(count: Count, above: Over) -> float:
    return _NAMED if count.n >= 3 or (count.n == 2 and count.marked == 1) or above.kind in {"session", "talks", "event"} else 0


def _of_rows(count: Count, above: Over) -> float:
    return _NAMED if count.told >= 0.6 else 0


_WEIGH: Mapping[str, Callable[[Count, Over], float]] = {
    "item": _of_items,
    "lone item": _of_bold,
    "bold": _of_bold,
    "quote": _of_quotes,
    "timed": _of_times,
    "link": _of_links,
    "plain": _of_plain,
    "name under": _of_names_under,
    "row": _of_rows,
    "labelled": _of_rows,
    "cited": _of_names_under,
}
