"""What the one talk of a file is called and who gave it, by its title, its sole heading, its front matter or the name of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..patterns import at_first_use
from ..records.notes import Note
from ..text import fold, words
from .events import event_in, event_in_path, is_event_word
from .fieldwords import label_and_value
from .found import SILENT
from .frontmatter import read_front_matter
from .inline import unmark
from .namelike import is_first_name
from .names import evidence, is_name, is_ordinary, named_behind_by, named_in_field, split_names
from .outline import Title, read_title
from .stripping import is_names, without_event

_FILES_IT = at_first_use(
    r"(?:\w+ )?(?:notes?|notas|apuntes|notities|aantekeningen|notizen|mitschrift|appunti|anotações|anteckningar|compte[- ]rendu|"
    r"summary|recap|resumen|session|talk|workshop)(?: \w+)?\s*[:：]\s|title\s*:\s",
    re.IGNORECASE,
)
_REPORT = at_first_use(
    r"\s*[-–—|:(]\s*(?:talk|session|keynote|workshop|talk session)\s+(?:report|notes|summary|recap|review)\)?$", re.IGNORECASE
)
_TITLE_KEY = at_first_use(r"\W{0,3}(?:title|titre|titel|titolo|t[ií]tulo)\W*[:=]\s*\S", re.IGNORECASE)
_FILE_ID = at_first_use(r"(?=[!-~]*(?:_|\d{4}))[!-~]+")  # "20170830_srecon17_2.1": no words of a title
_LABEL = at_first_use(r"\W*(?:title|talk|t[ií]tulo|titel|titre)\W*[:：]\W*", re.IGNORECASE)
_KIND = at_first_use(r"(?:keynote|talk|workshop|tutorial|session|charla|taller|vortrag|palestra)\W*\d*", re.IGNORECASE)


NOT_OF_A_TALK = frozenset("readme index license contributing changelog about todo notes talks resources links conferences summary".split())
_SOFTWARE = frozenset("docs templates template skills scripts tests examples .github .claude node_modules".split())
_TALK = (
    r"(?:talk|keynote|session|presentation|workshop|charla|ponencia|vortrag|conf[ée]rence|palestra|praatje|lezing|presentatie|f[öo]redrag|"
    r"presentazione|relazione|intervento)"
)
_GIVEN_BY = at_first_use(
    rf"\b{_TALK}\s+(?:given by|by|por|de|von|par|door|van|di|av|af)\s+(\S.{{3,80}})",
    re.IGNORECASE,
)
# "Notes on the talk by": the first words of a note on one talk
_NOTED = at_first_use(
    r"\W*(?:(?:these are |here are |some |my |rough |raw |mes |mis |meine |minhas |mijn |mina )*)"
    r"(?:notes?|notizen|mitschrift|apuntes|notas|notities|aantekeningen|anteckningar|notater|appunti|compte[- ]rendu|resumen|resumo)\s"
    rf"(?:[^\W\d_]+\s){{0,4}}(?:[^\W\d_]{{1,4}}['’])?{_TALK}\s",
    re.IGNORECASE,
)
_TALK_WORDS = at_first_use(
    r"\b(?:talks?|keynote|conferences?|conf|meetups?|workshop|webinar|slides|session|speaker|presentation|tutorial|charla|ponencia|ponente|"
    r"congreso|vortrag|konferenz|redner|praatje|spreker|lezing|palestra|conference|presentation|relatore)\b"
)
_FIELDS = 8  # lines at the start among which a field tells the title
_OPENING = 60  # lines at the start that say what a note is about
_SPEAKER_KEYS = (
    "speaker", "speakers", "speaker(s)", "presenter", "presenters", "presented_by", "presented-by", "given_by", "talk_by", "talk-by",
    "panelists", "panellists", "lecturer", "ponente", "ponentes", "spreker", "sprekers", "referent", "referentin", "referenten", "sprecher",
    "vortragende", "vortragender", "intervenant", "intervenants", "intervenante", "orateur", "oratrice", "orateurs", "conferencier",
    "palestrante", "palestrantes", "relatore", "relatori", "talare", "登壇者", "発表者", "講演者", "讲者", "講者", "발표자", "연사",
)  # fmt: skip
_DOCINFO = at_first_use(r"\s*:([^:]{3,24}):\s*(.*)$")
_NUMBERED = at_first_use(r"^(?:[\d.]+[\s_-]+)+")
_BY_IN_FILE = at_first_use(r"^(.{4,}?)[\s_-]+(?:by|por|par|von|door)[\s_-]+([^\W\d_][^\W\d_]*(?:[\s_-]+[^\W\d_][^\W\d_]*){1,3})$")
_OUTER = (" - ", "--", "__", "_-_", " – ")  # what sets the parts of a file's name off


def speakers_in_front(note: Note) -> tuple[str, ...]:
    """Return the speakers that the front matter names; a subtitle of names alone counts where the author is another."""
    told = [line.text for line in note.lines if line.kind == "front"]
    whole = "\n".join(told).lower()
    if not told or not any(key in whole for key in (*_SPEAKER_KEYS, "subtitle")):
        return ()
    front = read_front_matter(told).fields or _docinfo(told)
    given = [name for key in _SPEAKER_KEYS for value in front.get(key, ()) for name in split_names(value, single=True, lower=True)]
    for value in front.get("subtitle", ()) if not given else ():
        people = split_names(value, need=2 if note.event else 3)
        given += people if people and is_names(value) and fold(note.author or "") not in map(fold, people) else ()
    return tuple(dict.fromkeys(given))


def _docinfo(told: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the fields of reStructuredText's ":Speaker: Ana Uno", the value on the line or on the one below."""
    fields: dict[str, tuple[str, ...]] = {}
    for number, text in enumerate(told):
        found = _DOCINFO().match(text[:300])
        value = (found.group(2) or "".join(told[number + 1 : number + 2])[:300].strip()) if found else ""
        if found and value and not value.startswith(":"):
            fields[found.group(1).lower()] = (value,)
    return fields


def named_by_file(note: Note, title: str) -> tuple[tuple[str, ...], str]:
    """Return the speaker that the file's name tells beside the talk's title, and the rest of that name: "2019-05-ana-uno-fast-tables".

    The name must be surely one and not the note-taker's; without a mark of its own it counts only beside words of the title.
    """
    file = note.path.rpartition("/")[2]
    stem = _NUMBERED().sub("", (file.rpartition(".")[0] or file)[:150])
    by = _BY_IN_FILE().match(stem)
    if by:
        return _told(note, by.group(2), by.group(1), title)
    sign = next(
        (sign for sign in _OUTER if sign in stem), "_" if "_" in stem and ("-" in stem or " " in stem) else "-" if "_" in stem else ""
    )
    parts = [part for part in stem.split(sign) if part.strip("-_ ")] if sign else []
    ends = [(parts[-1], " ".join(parts[:-1])), (parts[0], " ".join(parts[1:]))] if len(parts) > 1 else []
    told = words(stem)
    known = {*words(title)}
    for at in (2, 3) if len(told) > 3 and title else ():
        for name, others in ((told[-at:], told[:-at]), (told[:at], told[at:])):
            if others and known >= {*others} - {"the", "a", "of", "and"} and not known & {*name}:
                ends.append((" ".join(name), " ".join(others)))
    return next((found for end in ends for found in [_told(note, *end, title)] if found[0]), ((), ""))


def _told(note: Note, name: str, rest: str, title: str) -> tuple[tuple[str, ...], str]:
    """Return the name as one of a person, with the words beside it; nothing if it is not sure, the note-taker's or part of the title."""
    parts = re.split(r"[\s_-]+", name.strip())
    written = " ".join(part if part[:1].isupper() else part.capitalize() for part in parts)
    sure = 2 <= len(parts) <= 3 and is_first_name(written.partition(" ")[0]) and evidence(written) > 2
    if not sure or any(is_ordinary(fold(part)) for part in parts[1:]) or {*words(name)} <= {*words(title)}:
        return (), ""
    called = " ".join(part for part in re.split(r"[\s_-]+", rest) if part)
    of_talk = any(not part.isdigit() and not is_event_word(part) for part in called.split())
    return ((written,), called) if of_talk and fold(written) != fold(note.author or "") else ((), "")


def title_of(note: Note, title: Title) -> str:
    """Return the talk's title: the note's own, unless that only files the note ("Workshop notes: ...") or is a name or a number.

    Then it is the sole heading of the top level, or what is left of it, or the file's name.
    """
    labelled = _labelled(note)
    if labelled:
        return labelled
    text = without_event(_REPORT().sub("", title.text))
    field = named_in_field(note.title or "")
    if note.title and text and not field and not is_name(text) and not _FILE_ID().fullmatch(text):
        if not _FILES_IT().match(note.title):
            return text
        top = _sole_heading(note)
        return top if top and not _FILES_IT().match(top) else read_title(_FILES_IT().sub("", note.title, count=1)).text
    told = text if not note.title else ""  # by the first line
    return _sole_heading(note) or _below_name(note) or told or read_title(stem_of(note)).text or text or "untitled"


def titled_by_file(note: Note, speakers: Sequence[str]) -> str:
    """Return the file's name as the title of its one talk, where the note has no other: its first heading is one of several at the top.

    A name that only files the note tells none: of the event, the speaker, a day, "notes".
    """
    headings = [line for line in note.lines if line.kind == "heading"]
    top = min((heading.level for heading in headings), default=0)
    if sum(line.level == top for line in headings) < 2 or unmark(headings[0].text) != note.title:
        return ""
    if any(line.kind == "front" and _TITLE_KEY().match(line.text) for line in note.lines[:_OPENING]):
        return ""
    stem = stem_of(note)
    for name in speakers:
        stem = re.sub(rf"^{re.escape(name)}\b|\b{re.escape(name)}\)?$", "", stem, flags=re.IGNORECASE).strip(" -–—_(,")
    known = {*NOT_OF_A_TALK, *words(note.event or ""), *(word for name in speakers for word in words(name))}
    told = [word for word in words(stem) if word not in known and not word.isdigit() and not is_event_word(word)]
    title = read_title(stem)
    return title.text if len(told) > 1 and title.kind in ("plain", "talk") and not is_kind(stem) and not title.inner else ""


def _below_name(note: Note) -> str:
    """Return the heading right under a sole top one that is a name, if it is the only one of its level."""
    headings = [line for line in note.lines if line.kind == "heading"]
    if len(headings) < 2 or not is_name(read_title(headings[0].text).text) or headings[1].level <= headings[0].level:
        return ""
    alone = sum(line.level <= headings[1].level for line in headings) == 2
    title = read_title(headings[1].text)
    return title.text if alone and title.kind in ("plain", "talk") and not title.inner else ""


def _labelled(note: Note) -> str:
    """Return what stands after "Title:" at the start of a note."""
    for number, line in enumerate([line for line in note.lines if line.kind not in SILENT][:_FIELDS]):
        if number > 2 and (line.kind == "heading" or not label_and_value(line.text)):
            break
        label = _LABEL().match(line.text[:300])
        if label and line.kind != "heading":
            return read_title(unmark(line.text[label.end() : 300])).text
    return ""


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


def is_first_line(note: Note, text: str) -> bool:
    """Return whether a file is named for its first line, a short one: "norvig.md" and "Peter Norvig:"."""
    *folders, _ = note.path.split("/")
    stem = stem_of(note)
    stem = re.sub(r"[\s_-]+", " ", folders[-1]) if fold(stem) in ("index", "notes", "talk") and folders else stem
    named = {*words(stem)}
    told = words(text)
    of_talk = named - {*words(note.event or ""), "notes", "talk", "index", "readme"}
    plain = read_title(stem).kind in ("plain", "talk") and not event_in(text, whole=True) and not event_in(stem, whole=True)
    return bool(of_talk) and plain and len(told) <= 14 and len(text) < 120 and of_talk <= {*told}


def is_title(stem: str) -> bool:
    """Return whether a file's name reads as the title of a talk: three words or more that are no event and no part of a programme."""
    return len(stem.split()) >= 3 and read_title(stem).kind in ("plain", "talk") and not event_in(stem, whole=True)


def is_titled_by_event(note: Note) -> bool:
    """Return whether a note's title is the name of an event."""
    return event_in(note.title or "", whole=True) is not None


def is_report(note: Note) -> bool:
    """Return whether a note's title says that it is notes of one talk: "Fast tables - talk notes"."""
    return bool(_REPORT().search((note.title or "")[-60:]))


def is_kind(stem: str) -> bool:
    """Return whether a file's name says that it is of a talk and no more: "keynote1"."""
    return bool(_KIND().fullmatch(stem))


def in_folder_of_talks(note: Note) -> bool:
    """Return whether the file's name is none of a page about many notes, and a folder above it is named for a conference."""
    *folders, _ = note.path.split("/")
    own = {*words(stem_of(note))} - NOT_OF_A_TALK or (fold(stem_of(note)) == "index" and len(folders) > 2)
    if not own:
        return False
    parts = [part for folder in folders for part in re.split(r"[\W_]+", folder)]
    if event_in_path("/".join([*folders, "-"]), None) is not None:
        return True
    if not _SOFTWARE.isdisjoint(map(fold, folders)):
        return False  # a program's own pages
    return any(
        (is_event_word(part) and fold(part) not in ("day", "build", "tour")) or fold(part) in ("talks", "talk", "conferences")
        for part in parts
    )


def about_talks(note: Note) -> bool:
    """Return whether anything in the note or its path speaks of talks or of an event."""
    return bool(note.event) or in_folder_of_talks(note) or bool(_TALK_WORDS().search(_opening(note)))


def _opening(note: Note) -> str:
    return fold("\n".join(line.text for line in note.lines[:_OPENING] if line.kind != "code")[:3_000])


def noted_of(note: Note, places: Sequence[int]) -> tuple[str, ...]:
    """Return the names of a first line such as "Notes on the talk by Ana Uno at Zibbconf"."""
    return given_by(note, [place for place in places if note.lines[place].kind == "prose" and _NOTED().match(note.lines[place].text[:160])])


def given_by(note: Note, places: Sequence[int]) -> tuple[str, ...]:
    """Return the names after "the talk by" in some lines."""
    for place in places:
        said = _GIVEN_BY().search(unmark(note.lines[place].text[:600]))
        names = named_behind_by(said.group(1)) if said else ()
        if names:
            return names
    return ()
