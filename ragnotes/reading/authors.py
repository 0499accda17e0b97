"""Who took the notes: told by the front matter, a line at the top, the file's name or a folder's; else nobody knows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from ..patterns import at_first_use
from ..records.notes import Line
from ..text import fold, words
from .events import YEAR, event_in, is_event_word
from .firstnames import GIVEN
from .inline import unmark
from .names import is_name, split_names

_KEYS = (
    "author",
    "authors",
    "autor",
    "autora",
    "autores",
    "auteur",
    "verfasser",
    "schrijver",
    "writer",
    "byline",
    "note-taker",
    "notetaker",
    "notes_by",
    "creator",
    "by",
)
_SAID = at_first_use(
    r"\W*(?:(?:notes?|written|posted|taken|summary|report|write-?up|recap|apuntes|notas|aantekeningen|verslag|notizen|bericht|"
    r"resum[eé]n?|compte[- ]rendu|"
    r"anteckningar|appunti|geschrieben|geschreven|gepostet|geplaatst|publicado|escrito|écrit)\s+(?:taken\s+|escrit[ao]s?\s+|geschreven\s+)?(?:by|de|por|van|door|von|par|av|di)|"
    r"author|autora?|auteur|verfasser(?:in)?|note-?taker)\s*[*_]*:?[*_]*\s+(\S.*)$",
    re.IGNORECASE,
)
_NOTES = r"(?:notes?|apuntes|notas|aantekeningen|notities|notizen|anteckningar|appunti)"
# First names that are places, months or things as well: a folder of that name is a person's only with another name after it
_ALSO = frozenset(
    "amber angel asia austin bill carol carolina charlotte chase chelsea cliff crystal dale dawn drew eve faith florence gene "
    "georgia grant iris israel jade jordan joy julia june lily lorraine lourdes madison mark max mercedes milan miles orlando "
    "pearl penny ray reed rich roman rose sandy santiago savannah sydney travis victoria virginia ward will".split()
)
# "2024-pycon-notes-by-ana-uno", "apuntes de Ana", "Ana's notes", "notes (Ana)"
_IN_NAME = (
    at_first_use(r"(?:^|[\s_-])(?:by|von|por|par|door|av)[\s_-]+([^\W\d_][\w'’.\s-]{1,40})$", re.IGNORECASE),
    at_first_use(rf"{_NOTES}[\s_-]+(?:de|van|di)?[\s_(-]*([^\W\d_][^\W\d_'’.()\s-]*(?:[\s_-][^\W\d_]+)?)\)?$", re.IGNORECASE),
    at_first_use(rf"^([^\W\d_]+)(?:['’]s)?[\s_-]+{_NOTES}$", re.IGNORECASE),
)
_NOTES_WORD = at_first_use(rf"(?:{_NOTES}|summary|report|recap|review|day\d*|trip|write-?up|blog|post|\d+)", re.IGNORECASE)
# what a note on an event calls itself, folded, and the small words beside it
_CALLED = frozenset(
    "notes note report recap summary writeup review diary apuntes notas resumen cronica notities aantekeningen verslag samenvatting "
    "notizen mitschrift bericht zusammenfassung ruckblick compte rendu resume appunti resoconto anteckningar sammanfattning reserapport "
    "resumo anotacoes relato".split()
)
_BESIDE = frozenset(
    "my our some raw quick short personal trip conference event session talk write up from of on at the a an for von vom der die das dem "
    "den zur zu aus uber meine de del la el las los mis sobre du des le les d l mes sur da do dal dalla di della sul i miei um van het "
    "mijn over bij fran mina en om and und et y e".split()
)
_SIGN = at_first_use(r"\s+[-–—|]+\s+|:\s+|,\s+|\s*\((?=[^()]+\)$)|\s(?=(?:by|von|por|par|door|av|af|di|de|van)\s)", re.IGNORECASE)
_BY = at_first_use(r"(?:by|von|por|par|door|av|af|di|de|van)\s+(?=\S)", re.IGNORECASE)
_OWN = at_first_use(r"([^\W\d_][^'’:]{1,40})['’]s?\s+(?=\S)")
_LONGEST_TITLE = 120  # characters
_SPEAKERS_FOLDER = ("speakers", "ponentes", "sprekers", "people", "by-speaker")
_SENTENCE_END = at_first_use(r"(?<=[^\W\d_]{3})[.!?]\s+(?=[A-ZÀ-Þ])")
_WHEN = at_first_use(r"\s(?:on|am|op|el|le|em|il|den)\s(?=[^\n]{0,20}\d)", re.IGNORECASE)  # "Posted by Ana Uno on 3 May 2020"
# Words of files and programs that stand after a tool which is called like somebody: "hugo-toml", "jasmine-tests"
_OF_FILES = frozenset("adoc api app code css db docs html js json lang md mdx org pdf rst sql tests toml ts txt xml yaml yml".split())
_TOP = 12  # lines with text among which a signature stands
_NEAR_TOP = 40  # lines in which a note has its title


def author_of(path: str, fields: Mapping[str, Sequence[str]], lines: Sequence[Line]) -> str | None:
    """Return the note-taker, several joined by ", ", as the note, the file's name or a folder tells; None when nothing does.

    A folder tells one only by a person's name: a first name that is common, alone or before others.
    """
    given = next((fields[key] for key in _KEYS if fields.get(key)), ())
    if given:
        return ", ".join(dict.fromkeys(unmark(name) for name in given)) or None
    title = next(iter(fields.get("title", ())), "")
    return _said(lines) or _signed(title, lines) or _in_path(path)


def is_of_notes(title: str) -> bool:
    """Return whether a title holds nothing but an event, words such as "notes from", or both.

    >>> is_of_notes("Notes from DuckConf 2019"), is_of_notes("Trip report"), is_of_notes("Fast notes at DuckConf 2019")
    (True, True, False)
    """
    if len(title) > _LONGEST_TITLE:
        return False
    event = event_in(title, whole=True) or ""
    rest = [word for word in words(title) if word not in _BESIDE and not word.isdigit()]
    calls = any(word in _CALLED for word in rest)
    rest = [word for word in rest if word not in _CALLED and word not in words(event)]
    if not rest:
        return calls or bool(event)
    if event:  # "DuckConf 2019 Copenhagen": with its place behind it
        behind = words(title)[max(place for place, word in enumerate(words(title)) if word in words(event)) + 1 :]
        return calls and rest == behind[: len(rest)] and len(rest) < 3
    # an event of no known kind: a name and its year
    named = {fold(word) for word in re.findall(r"[^\W\d_][\w'’]*", title) if word[0].isupper()}
    return calls and len(rest) < 4 and bool(YEAR().search(title)) and named >= {*rest}


def noted_by(title: str) -> tuple[str, ...]:
    """Return the names in a title that holds nothing else but an event or words of notes: who wrote the note.

    >>> noted_by("DuckConf 2019 - notes (Ana Uno)"), noted_by("Ana Uno: notes from DuckConf"), noted_by("Fast notes - Ana Uno")
    (('Ana Uno',), ('Ana Uno',), ())
    """
    if len(title) > _LONGEST_TITLE:
        return ()
    for found in reversed([*_SIGN().finditer(title)]):
        told = title[found.end() :].removesuffix(")")
        names = _names_only(_BY().sub("", told, count=1))
        if names:
            return names if is_of_notes(title[: found.start()]) else ()
    own = _OWN().match(title) or _SIGN().search(title)
    names = _names_only(own.group(1) if own.re is _OWN() else title[: own.start()]) if own else ()
    # "Ana Uno - DuckConf 2019" may as well be of her talk
    if not own or not names or is_called_notes(fold(names[0])):  # "Notas do Encontro Ágil"
        return ()
    return names if is_of_notes(title[own.end() :]) and is_called_notes(fold(title)) else ()


def is_called_notes(folded: str) -> bool:
    """Return whether one of the words of a folded text is of notes: "notes", "trip report", "Notizen"."""
    return not _CALLED.isdisjoint(folded.replace("-", "").replace(":", " ").replace(",", " ").split())


def _names_only(text: str) -> tuple[str, ...]:
    names = split_names(text.strip(), single=True) if len(text) < 80 else ()
    sure = all(" " in name or fold(name) in GIVEN for name in names)
    return names if names and sure and len(words(text)) <= len(words(" and ".join(names))) else ()


def _signed(title: str, lines: Sequence[Line]) -> str | None:
    """Return who signs in the title of a note on an event or in the line right under it: "Notes from DuckConf by Ana Uno"."""
    top = [line for line in lines[:_NEAR_TOP] if line.kind in ("heading", "prose", "item", "quote")][:2]
    first = title or (unmark(top[0].text) if top and len(top[0].text) <= _LONGEST_TITLE else "")
    names = noted_by(first) if first else ()
    below = top[0 if title and top and unmark(top[0].text) != title else 1 :][:1]
    by = _BY().match(unmark(below[0].text)) if not names and below and len(below[0].text) < 80 and below[0].kind != "heading" else None
    if by and is_of_notes(first):
        names = _names_only(_WHEN().split(unmark(below[0].text)[by.end() :], maxsplit=1)[0])
    return ", ".join(names) or None


def _said(lines: Sequence[Line]) -> str | None:
    """Return who signs at the top of a note: "Notes by Ana Uno", "Author: Ana"."""
    top = itertools.islice((line for line in lines if line.kind in ("prose", "item", "quote")), _TOP)
    for line in top:
        found = _SAID().match(unmark(line.text)) if len(line.text) < 200 else None
        # "Written by Ana Uno. I met Bo Twee.": who is named in the next sentence did not sign
        told = _WHEN().split(_SENTENCE_END().split(found.group(1), maxsplit=1)[0], maxsplit=1)[0] if found else ""
        known = fold(told.partition(" ")[0]) in GIVEN  # then what follows is a surname, be it a word: "Nora Kind"
        names = split_names(told, single=True, trusted=known) if told else ()
        # "Apuntes de Python": a single word must be a first name
        if names and all(" " in name or fold(name) in GIVEN for name in names):
            return ", ".join(names)
    return None


def _in_path(path: str) -> str | None:
    *folders, file = path.replace("\\", "/").split("/")
    stem = file.rpartition(".")[0] or file
    for pattern in _IN_NAME:
        found = pattern().search(stem[:120])
        if found and pattern is _IN_NAME[0] and not _is_of_notes(stem[: found.start()]):
            continue  # "fast-tables-by-ana-uno" is by the speaker
        name = _as_name(found.group(1)) if found else None
        if name:
            return name
    for place in range(len(folders) - 1, max(-1, len(folders) - 4), -1):
        name = _as_name(folders[place])
        # a folder for each speaker is no folder for each note-taker
        if name and not any(fold(folder) in _SPEAKERS_FOLDER for folder in folders[:place]):
            return name
    return None


def _is_of_notes(stem: str) -> bool:
    """Return whether words of a file's name are of notes or of an event rather than of a talk's title."""
    told = re.split(r"[\s_.-]+", stem)
    return not any(told) or any(_NOTES_WORD().fullmatch(word) or is_event_word(word) for word in told if word)


def _as_name(text: str) -> str | None:
    """Return a file's or folder's name as a person's, None if it is none: "ana-uno" is Ana Uno."""
    words = re.split(r"[\s_-]+", text.strip())
    first = fold(words[0])
    if (
        not 1 <= len(words) <= 4
        or first not in GIVEN
        or fold(words[-1]) in _OF_FILES
        or (len(words) == 1 and (first in _ALSO or len(first) < 3))
    ):
        return None
    name = " ".join(word if word[:1].isupper() else word.capitalize() for word in words)
    return name if len(words) == 1 or is_name(name) else None
