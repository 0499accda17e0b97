"""The event of a note, told from its title, its path or its first words; never guessed from a name alone."""

from __future__ import annotations

import functools
import itertools
import re

from ..eventkeys import event_key
from ..patterns import at_first_use
from ..text import fold
from .englishwords import ENGLISH
from .eventwords import ABOUT, ENGLISH_KINDS, FILED, GENERIC, KIND_OF_EVENT, KNOWN_EVENTS, NEVER
from .fieldwords import EVENTS, label_and_value
from .firstnames import GIVEN
from .otherwords import OTHER

# what must not stand before is looked for behind: a pattern that begins with a letter or a figure is found faster
YEAR = at_first_use(r"(?:19|20)(?<!\d..)\d\d(?!\d)")

_BETWEEN = at_first_use(r"[\s_+.-]+|(?<=[^\W\d_])(?=(?:19|20)\d\d(?!\d))|(?<=(?<!\d)(?:19|20)\d\d)(?=[^\W\d_])")
_ONLY_YEAR = at_first_use(r"(?:19|20)\d\d")
_DATED = at_first_use(r"\d{4}[-_.]?\d\d[-_.]?\d\d(?!\d)")
_OF_TALKS = at_first_use(r"conf|talk|notes|event|slides|charlas|praatje|vortr|apuntes", re.IGNORECASE)
_GENERAL = ABOUT - {"conference"}
_LABEL = 24  # characters before a colon
_HEIGHT = 5  # folders above a file that may name its event
_WORD = at_first_use(r"[^\s,;:|·•–—]+|[,;:|·•–—]")
_IN_BRACKETS = at_first_use(r"\(((?:19|20)\d\d|[A-Z]{2,4})\)")  # "JSConf EU (2014)"; other brackets part a name from what is before
# "d'EuroPython", "l'Agile Tour", "dell'Agile Day": the French or Italian article is no part of a name
_ELIDED = at_first_use(r"(?<![\w'’])(?i:[dl]|dell|dall|nell|all|sull)['’](?=[^\W\da-zß-öø-ÿ_])")
_ISO_DAY = at_first_use(r"(?<!\d)((?:19|20)\d\d)-[01]\d-[0-3]\d(?!\d)")
_SHORT_YEAR = at_first_use(r"(?<!\w)([^\W\d]\w{1,30})\s?['’]([0-3]\d)(?![\w'’])")
_BRACKET = at_first_use(r"\((?!\))|(?<!\()\)")
_DAY = at_first_use(r"\b(?:day|dag|dia|tag|jour|giorno)\s*(?:\d+|[ivx]+)\b", re.IGNORECASE)


@functools.lru_cache(maxsize=4096)  # the same words come again and again
def is_event_word(word: str) -> bool:
    """Return whether a word says that the name it stands in is an event's.

    >>> [is_event_word(word) for word in ("PyConES", "Devoxx", "normConf", "Docker", "silicon")]
    [True, True, True, False, False]
    """
    folded = fold(word[:60]).strip("()#\"'*_.[]")
    folded = (re.sub(r"['’]?(?:\d\d|(?:19|20)\d\d)$", "", folded) if folded[-1:].isdecimal() else folded) or word
    ordinary = folded in NEVER or (folded in ENGLISH and folded not in ENGLISH_KINDS)
    return not ordinary and bool(KIND_OF_EVENT().match(folded))


@functools.lru_cache(maxsize=2048)  # several rules ask about the same headings
def event_in(title: str, *, whole: bool = False) -> str | None:
    """Return the event a title names, as it is written there; None when there is no telling.

    A name counts if one of its words is a kind of event ("PyData Amsterdam 2023"), or, with `whole`, if it is all there is beside
    the year and words such as "notes on" ("Polymer 2016").

    >>> event_in("An unhelpful summary of PyConES 2024"), event_in("EuroPython Conference 2020, Day 1"), event_in("Python in 2024")
    ('PyConES 2024', 'EuroPython Conference 2020', None)
    """
    labelled = without_label(title)
    title, whole = (labelled, True) if labelled else (title, whole)
    known = KNOWN_EVENTS().search(title[:300]) if _may_hold_year(title) else None
    if known:
        year = YEAR().search(title[known.end() : known.end() + 40]) or YEAR().search(title[max(0, known.start() - 6) : known.start()])
        place = _name_after(_WORD().findall(title[known.end() : year.start() + known.end()]), -1) if year and year.string != title else []
        if year:
            return _join([known.group(), *place[:2], year.group()])
    found = _event_of_words(title, whole)
    return found if found and not _is_generic(found) else None


def without_label(title: str) -> str:
    """Return what stands behind a label that calls it an event: "Konferens: Agila Dagar 2014"; "" without one."""
    field = label_and_value(title) if ":" in title[:_LABEL] else None
    return field[1] if field and field[0] in EVENTS else ""


def _may_hold_year(text: str) -> bool:
    return "20" in text or "19" in text


def _is_generic(name: str) -> bool:
    """Return whether a name is nothing but "Conference 2020"."""
    return all(fold(word).strip("'\"()") in GENERIC or YEAR().fullmatch(word) for word in name.split())


def _event_of_words(title: str, whole: bool) -> str | None:
    title = _ISO_DAY().sub(r"\1", title[:300]) if "-" in title else title
    title = _SHORT_YEAR().sub(lambda found: f"{found.group(1)} 20{found.group(2)}", title[:300]) if "'" in title or "’" in title else title
    title = _DAY().sub(" , ", without_elision(title[:300]))
    title = _BRACKET().sub(" , ", _IN_BRACKETS().sub(r" \1 ", title)) if "(" in title or ")" in title else title
    tokens = _WORD().findall(title)
    for position, token in enumerate(tokens) if _may_hold_year(title) else ():
        if YEAR().fullmatch(token.strip("()'\"*_[]")):
            name = _name_before(tokens, position) or _name_after(tokens, position)
            if name and (_has_kind(name) or (whole and _is_all(tokens, name) and not _is_other(name))):
                return _join([*name, token])
    for position, token in enumerate(tokens):
        if is_event_word(token) and (len(fold(token)) > 4 or token[0].isdigit()):
            before = _name_before(tokens, position)
            return _join([*before[-2:], token, *_name_after(tokens, position)[:2]])
    return None


def without_elision(text: str) -> str:
    """Return a text with "de" for what French and Italian elide before a capital: "de EuroPython" of "d'EuroPython"."""
    return _ELIDED().sub("de ", text) if "'" in text or "’" in text else text


def _join(words: list[str]) -> str:
    return " ".join(word.strip("()\"*_[]'") if not word.endswith("()") else word for word in words)


def _is_name_word(word: str) -> bool:
    bare = word.strip("()\"*_[]'#")
    if not re.search(r"\w", bare) or (fold(bare) in ABOUT and bare != "DE"):  # "PyCon DE"
        return fold(bare) == "conference"
    return any(char.isupper() or char.isdigit() for char in bare) or word.endswith("()") or is_event_word(word) or ord(bare[0]) > 0x2E7F


def _name_before(tokens: list[str], position: int) -> list[str]:
    name: list[str] = []
    for place in range(position - 1, max(0, position - 5) - 1, -1):
        token = tokens[place]
        if not (_joins(tokens, place, name) or _is_day_of(tokens, place)) and (not _is_name_word(token) or YEAR().fullmatch(token)):
            break
        name.insert(0, token)
    return name[1:] if name[:1] == ["DE"] else name


def _is_other(name: list[str]) -> bool:
    """Return whether a name is one of a month, a folder or a person: "Spring 2019", "Ana Lund 2019"."""
    folded = [fold(word) for word in name]
    return FILED.issuperset(folded) or (len(name) == 2 and folded[0] in GIVEN and name[1].istitle())


def _has_kind(name: list[str]) -> bool:
    """Return whether a name holds the word of an event, "Days" at its end among them."""
    return any(is_event_word(word) for word in name) or name[-1].lower() == "days"


def _joins(tokens: list[str], place: int, name: list[str]) -> bool:
    """Return whether a sign joins what is before it to an event's name: "PyCon & PyData 2022", "Spark + AI Summit 2020"."""
    if tokens[place] not in ("&", "+") or not place or not name:
        return False
    before = tokens[place - 1]
    return is_event_word(before.partition(".")[0]) or (before[0].isupper() and _is_name_word(before) and _has_kind(name))


def _is_day_of(tokens: list[str], place: int) -> bool:
    """Return whether a "Day" or "Days" has a name before it and a year behind it: "Lambda Days 2020"."""
    if tokens[place] not in ("Day", "Days") or not place or place + 1 == len(tokens) or not YEAR().match(tokens[place + 1]):
        return False
    before = tokens[place - 1]
    return before[0].isupper() and _is_name_word(before) and fold(before) not in GENERIC


def _name_after(tokens: list[str], position: int) -> list[str]:
    name: list[str] = []
    for token in tokens[position + 1 : position + 5]:
        if not _is_name_word(token) or YEAR().fullmatch(token):
            break
        name.append(token)
    return name


def _is_all(tokens: list[str], name: list[str]) -> bool:
    """Return whether the title is the name, its year, and nothing but words about notes, or a part set off by a mark."""
    for token in tokens:
        if token in ",;:|·•–—-":
            break
        if token not in name and not YEAR().fullmatch(token.strip("()'\"*_[]")) and fold(token.strip("#*_()")) not in ABOUT:
            return False
    return True


def event_in_path(path: str, year: str | None) -> str | None:
    """Return the event that the file's name or one of the five folders above it tells, the year taken from a neighbour if need be.

    >>> event_in_path("notes/Devoxx Paris 2024/Gemma.md", None), event_in_path("work/2024/a.md", None)
    ('Devoxx Paris 2024', None)
    """
    *folders, file = path.split("/")
    stem = file.rpartition(".")[0] or file
    above = list(reversed(folders[-_HEIGHT:]))
    parts = [stem, *above]
    parts = [part.rpartition("__")[2] for part in parts]  # "author__notes"
    parts = [re.sub(r"^\d{4}-?\d\d-?\d\d|[_\-+]+", " ", part) for part in parts]
    parts = [re.sub(r"(?<=[a-zA-Z])(?=(?:19|20)\d\d\b)", " ", part).strip() for part in parts]
    for part in parts:  # the name and the year side by side
        found = YEAR().search(part)
        if found:
            name = _name_in_path(part[: found.start()]) or _name_in_path(part[found.end() :])
            if name:
                return f"{name} {found.group()}"
    years = [found.group() for part in parts for found in [YEAR().search(part)] if found] + ([year] if year else [])
    for number, part in enumerate(parts):
        name = _name_in_path(part)
        if name and years:
            below = parts[number - 1] if number > 1 else ""  # a folder for the place: PyCon/Italia/2025
            place = below if " " not in name and re.fullmatch(r"[^\W\d]+", below) and fold(below) not in ABOUT else ""
            return " ".join(word for word in (name, place, years[0]) if word)
    return _named_by_folder(stem, above)


def _named_by_folder(file: str, folders: list[str]) -> str | None:
    """Return "lca 2018" of a file or folder that is nothing but a short name and its year, or of a name beside the folder of a year.

    Owners and repositories ("ana__notes") name no event; ordinary words do only in a folder NAME-YEAR among notes on talks.
    """
    among_talks = any(_OF_TALKS().search(folder) for folder in folders)
    own = [folder for folder in folders if "__" not in folder]  # the nearest first
    for place, folder in enumerate([file, *own]):
        name, year = _name_and_year(folder)
        if name and year and (not is_ordinary_name(name) or (among_talks and place)):
            return f"{name} {year}"
    for below, above in itertools.pairwise(own):
        for name, year in ((_name_and_year(above)[0], below), (_name_and_year(below)[0], above)):
            if name and _ONLY_YEAR().fullmatch(year) and (not is_ordinary_name(name) or (among_talks and name == _name_and_year(above)[0])):
                return f"{name} {year}"
    return None


@functools.lru_cache(maxsize=1024)
def _name_and_year(folder: str) -> tuple[str, str]:
    """Return the words of a file's or folder's name that may be an event's, and the year in it; ("", ...) if they are general ones."""
    if len(folder) > 60 or _DATED().match(folder):
        return "", ""
    words = _BETWEEN().sub(" ", folder).split()
    years = [word for word in words if YEAR().fullmatch(word)]
    named = [word for word in words if not word.isdigit() and fold(word) not in ABOUT]
    person = len(named) == 1 and fold(named[0]) in GIVEN
    general = person or any(fold(word) in GENERIC | FILED or not word.replace("'", "").isalpha() for word in named)
    if general or len(years) > 1 or not 1 <= len(named) <= 3 or max(map(len, named)) < 3:
        return "", ""
    return " ".join(named), years[0] if years else ""


def is_ordinary_name(name: str) -> bool:
    """Return whether all words of a name stand in the lists of ordinary words."""
    return all(key in ENGLISH or key in OTHER or key.removesuffix("s") in ENGLISH for key in fold(name).split())


def _is_country(before: str, word: str) -> bool:
    """Return whether "DE" stands behind an event's word: "PyCon DE"; among words all in capitals it may be Spanish for "of"."""
    return word == "DE" and is_event_word(before) and not before.isupper()


@functools.lru_cache(maxsize=1024)  # many notes lie in the same folders
def _name_in_path(part: str) -> str:
    """Return the words of a file's or folder's name around one that is surely of an event."""
    told = [word for word in part.split() if not re.fullmatch(r"[\d.]+|day\d+", word)]
    words = [word for before, word in zip(["", *told], told, strict=False) if fold(word) not in _GENERAL or _is_country(before, word)]
    sure = [place for place, word in enumerate(words) if is_event_word(word) and fold(word) not in ("day", "build", "tour", "goto")]
    if not sure or (all(fold(words[place]) in ("conf", "conference", "conferences") for place in sure) and sure[0] == 0):
        return ""
    name = " ".join(words[max(0, sure[0] - 1) : sure[0] + 3])
    return "" if _is_generic(name) else name


def event_in_text(text: str) -> str | None:
    """Return the one event of a known kind that the text names together with its year; None if it names several, or none."""
    found: dict[str, str] = {}
    for sentence in re.split(r"[.!?\n]\s", text) if _may_hold_year(text) else ():
        place = 0
        for year in YEAR().finditer(sentence):
            words = sentence[max(place, year.start() - 60) : year.end()].split()
            # the word that begins a sentence has a capital whatever it is: the name counts from its sure word on
            sure = next((number for number, word in enumerate(words) if is_event_word(word)), len(words))
            name = event_in(" ".join(words[sure:]))
            place = year.end()
            if name and YEAR().search(name):
                found.setdefault(event_key(name), name)
    return next(iter(found.values())) if len(found) == 1 else None
