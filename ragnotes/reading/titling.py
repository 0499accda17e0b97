"""What the one talk of a file is called: by its title, its sole heading or the name of the file."""

from __future__ import annotations

import re

from ..records import Note
from .events import event_in
from .found import SILENT
from .inline import unmark
from .names import is_name, named_in_field
from .outline import Title, read_title
from .patterns import at_first_use

_FILES_IT = at_first_use(
    r"(?:\w+ )?(?:notes?|notas|apuntes|notities|notizen|summary|recap|resumen|session|talk|workshop)(?: \w+)?\s*[:：]\s|title\s*:\s",
    re.IGNORECASE,
)
_REPORT = at_first_use(
    r"\s*[-–—|:(]\s*(?:talk|session|keynote|workshop|talk session)\s+(?:report|notes|summary|recap|review)\)?$", re.IGNORECASE
)
_FILE_ID = at_first_use(r"(?=[!-~]*(?:_|\d{4}))[!-~]+")  # "20170830_srecon17_2.1": no words of a title
_LABEL = at_first_use(r"\W*(?:title|talk|t[ií]tulo|titel|titre)\W*[:：]\W*", re.IGNORECASE)
_KIND = at_first_use(r"(?:keynote|talk|workshop|tutorial|session|charla|taller|vortrag|palestra)\W*\d*", re.IGNORECASE)


def title_of(note: Note, title: Title) -> str:
    """Return the talk's title: the note's own, unless that only files the note ("Workshop notes: ...") or is a name or a number.

    Then it is the sole heading of the top level, or what is left of it, or the file's name.
    """
    text = _REPORT().sub("", title.text)
    field = named_in_field(note.title or "")
    if note.title and text and not field and not is_name(text) and not _FILE_ID().fullmatch(text):
        if not _FILES_IT().match(note.title):
            return text
        top = _sole_heading(note)
        return top or read_title(_FILES_IT().sub("", note.title, count=1)).text
    told = text if not note.title else ""  # by the first line
    return _sole_heading(note) or _labelled(note) or told or read_title(stem_of(note)).text or text or "untitled"


def _labelled(note: Note) -> str:
    """Return what stands after "Title:" at the start of a note."""
    first = next((line.text for line in note.lines if line.kind not in SILENT), "")
    label = _LABEL().match(first[:300])
    return read_title(unmark(first[label.end() : 300])).text if label else ""


def _sole_heading(note: Note) -> str:
    """Return the one heading of the top level that is a title, whatever names the file above it."""
    headings = [line for line in note.lines if line.kind == "heading"]
    headings = headings[1:] if headings and _FILE_ID().fullmatch(unmark(headings[0].text)) else headings
    top = min((heading.level for heading in headings), default=0)
    tops = [line for line in headings if line.level == top]
    title = read_title(tops[0].text) if len(tops) == 1 else None
    return title.text if title and title.kind in ("plain", "talk") and not title.inner and not is_name(title.text) else ""


def stem_of(note: Note) -> str:
    """Return the file's name as words, without numbers in front and without its extension."""
    stem = note.path.rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    return re.sub(r"^(?:[\d.-]+[\s_-]+)+|[\s_-]+", " ", re.sub(r"(?<=\w)-(?=\w)", " ", stem)).strip()


def is_title(stem: str) -> bool:
    """Return whether a file's name reads as the title of a talk: three words or more that are no event and no part of a programme."""
    return len(stem.split()) >= 3 and read_title(stem).kind in ("plain", "talk") and not event_in(stem, whole=True)


def is_report(note: Note) -> bool:
    """Return whether a note's title says that it is notes of one talk: "Fast tables - talk notes"."""
    return bool(_REPORT().search((note.title or "")[-60:]))


def is_kind(stem: str) -> bool:
    """Return whether a file's name says that it is of a talk and no more: "keynote1"."""
    return bool(_KIND().fullmatch(stem))
