"""At which level a heading is a talk: told by speakers, by days and sessions above, by what the text or the file's name says."""

from __future__ import annotations

from collections.abc import Sequence

from ..patterns import at_first_use, at_word_start
from ..records.notes import Line, Note
from ..text import fold, words
from .events import event_in, is_event_word
from .found import SILENT
from .inline import unmark
from .kinds import day_of, is_session
from .sections import Section

_TALKS_FILE = at_first_use(r"talks|charlas|ponencias|praatjes|palestras|vortr|sessions|foredrag")
_TOLD = r"(?:talked|spoke|showed|explained|presented|told|started|introduced|said|gave)"
_OF_ONE = (
    "the (?:talk|speaker|presenter|presentation|session|workshop)", "this (?:talk|presentation|session|workshop)",
    *(f"{one} {_TOLD}" for one in ("he", "she", "they")),
    "el ponente", "la ponente", "la charla", "esta charla", "la ponencia", "el taller", "het praatje", "de spreker", "dit praatje",
    "der vortrag", "der redner", "die rednerin", "la conference", "le speaker", "l'orateur", "a palestra", "o palestrante",
    "il relatore", "il talk", "talk of the conference", "foredraget", "talaren",
)  # fmt: skip
_ONE_TALK = at_first_use(
    at_word_start([rf"{phrase}\b" for phrase in _OF_ONE])
    + "|발표(?:였|했|자|해|를|을|에)|세션(?:이|을|에|은)|강연|セッション|発表|講演|登壇|演讲|分享|讲师"
)
# a cheap test before the pattern: one of these stands in whatever it finds in a text of Latin letters without accents
_PIECES = (
    " talk", "speak", "present", "session", "workshop", "y spoke", "e spoke", " showed", " explained", "e told", "y told", " started",
    " introduced", "e said", "y said", "e gave", "y gave", "ponen", "charla", "el taller", "praatje", "spreker", "vortrag", "redner",
    "la conf", "l'orateur", "palestra", "relatore", "foredrag", "talaren",
)  # fmt: skip
_OF_SEVERAL = (
    *(f"{which} talks?" for which in "two three four both several these other next first second another further".split()),
    r"talks? (?:about|on) .{3,80}\btalks? (?:about|on)",
    *(f"{which} charlas?" for which in "dos tres varias otra siguiente".split()),
    *(f"{which} (?:praatjes?|lezing(?:en)?)" for which in "twee drie andere volgende".split()),
    *(f"{which} vortrage?" for which in ("zwei", "drei", "nachste[rn]?")),
)
_TALKS = at_first_use(at_word_start([rf"{phrase}\b" for phrase in _OF_SEVERAL]))  # a theme's section tells of several
_TALK_PIECES = ("talk", "charla", "praatje", "lezing", "vortrag")
_BETWEEN = at_first_use(r"(?<=[a-zA-Z])(?=\d)|[_.-]")
_ON_WHOLE = at_first_use(  # such a note tells of themes
    r"\b(?:learnings?|takeaways?|impressions?|retrospective|review|thoughts|trends|what i|lessons|highlights|impresiones|"
    r"eindrucke|indrukken)\b"
)
_FILED = frozenset(
    "notes note talks talk readme index day dag tag dia jour giorno conference conf the of and from sessions one two three first second "
    "third last monday tuesday wednesday thursday friday saturday sunday apuntes notas notities notizen charlas".split()
)


def talk_level(note: Note, sections: Sequence[Section]) -> int:
    """Return the level whose headings are talks unless they say otherwise, 0 if there is none."""
    best, best_score = 0, 0
    of_talks = bool(_TALKS_FILE().search(note.path.rpartition("/")[2].lower()))
    for level in sorted({section.level for section in sections}):
        there = [
            part for part in sections if part.level == level and part.title.kind in ("plain", "talk") and not _is_note_title(note, part)
        ]
        if len(there) <= best_score:  # no score is higher
            continue
        strong = sum(part.title.kind == "talk" for part in there)
        # under "Day 2" or "Talks" a bare heading is a talk too, and one with a time of day in notes on an event
        placed = sum(not part.title.inner and (part.under == "session" or _is_placed(note, part, of_talks)) for part in there)
        if strong >= max(2, 0.3 * len(there)) or placed >= max(2, 0.5 * len(there)):
            score = max(strong, placed)
        else:
            score = _told_of_in_text(note, there) or _of_one_day(note, there, strong) or _of_notes_on_event(note, there, sections)
        if score > best_score:
            best, best_score = level, score
    return best


def level_of_few(note: Note, sections: Sequence[Section]) -> int:
    """Return the level right below the event's own heading if one of its headings names a speaker and none is a part of a talk, else 0.

    It counts where nothing better tells at which level a heading is a talk.
    """
    named = next((part for part in sections if part.title.speakers and len(part.above) == 1 and part.title.kind == "talk"), None)
    if named is None or note.event is None or _ON_WHOLE().search(fold(note.title or "")) or not _is_over_day(note, named):
        return 0
    there = [part for part in sections if part.level == named.level and part.title.kind in ("plain", "talk")]
    return 0 if any(part.title.inner or part.empty or part.above != named.above for part in there) else named.level


def _is_placed(note: Note, part: Section, of_talks: bool) -> bool:
    """Return whether a heading under nothing but the event stands in a file of talks, or has a time of day in notes on an event."""
    return (of_talks and not part.under) or (note.event is not None and part.title.timed and part.under in ("", "plain"))


def _told_of_in_text(note: Note, there: Sequence[Section]) -> int:
    """Return how many sections speak of "the talk" or "the speaker", 0 if too few of them do for the headings to be talks."""
    if note.format == "plain" or any(part.under == "talk" for part in there):
        return 0
    told, least = 0, max(2, 0.4 * len(there))
    for number, part in enumerate(there):
        if told + len(there) - number < least:  # the rest cannot make it enough
            return 0
        text = fold(" ".join([line.text for line in note.lines[part.first : min(part.last, part.first + 40)]])[:4_000])
        told += _tells_of_one(text)
    return told if told >= least else 0


def _tells_of_one(folded: str) -> bool:
    """Return whether a section's folded text speaks of "the talk" or "the speaker", and not of several."""
    if folded.isascii() and not any(map(folded.__contains__, _PIECES)):
        return False
    return bool(_ONE_TALK().search(folded)) and not (any(map(folded.__contains__, _TALK_PIECES)) and _TALKS().search(folded))


def _of_one_day(note: Note, there: Sequence[Section], strong: int) -> int:
    """Return how many headings in a note on an event's day read like titles, one of them surely a talk's; 0 if too few do."""
    day = note.title and note.event and not any(part.above for part in there) and (event_in(note.title) or day_of(note.title))
    titles = [part for part in there if not part.title.inner and len(part.title.text.split()) >= 4 and not part.empty]
    return len(titles) if day and strong and len(titles) >= max(3, 0.7 * len(there)) else 0


def _of_notes_on_event(note: Note, there: Sequence[Section], sections: Sequence[Section]) -> int:
    """Return how many top headings of a file named for an event or a day read like titles over short notes; 0 if too few do.

    A file of one talk is named for the talk, and its top headings are parts of a talk; a report on an event has paragraphs under them.
    """
    if len(there) < 3 or not _is_named_for_event(note) or any(part.above and not _is_over_day(note, part) for part in there):
        return 0
    whole = [part for part in sections if part.level == there[0].level]
    titles = [part for part in there if not part.title.inner and not part.empty and 2 <= length_of(part.title.text) <= 14]
    if len(titles) < 3 or len(titles) < 0.6 * len(whole) or len({fold(part.title.text) for part in titles}) < len(titles):
        return 0
    noted = sum(_in_points(note.lines, part) for part in titles)
    return len(titles) if noted >= 0.7 * len(titles) else 0


def _is_named_for_event(note: Note) -> bool:
    """Return whether the file's name is of an event, a day or notes, not of a talk."""
    *folders, file = note.path.split("/")
    if _ON_WHOLE().search(fold(note.title or "")):
        return False
    if not note.event and _is_notes_file(note, file):
        return True
    if not note.event or not _is_of_event_only(note, file.rpartition(".")[0] or file):
        return False
    # "fast-tables/notes.md" is of that talk
    return not _is_filed_only(file) or not folders or _is_of_event_only(note, folders[-1].rpartition("__")[2])


def _is_notes_file(note: Note, file: str) -> bool:
    """Return whether file and title are the same words and call themselves notes, of a year or in a folder of conferences: of an event."""
    stem = {*words(_BETWEEN().sub(" ", file.rpartition(".")[0] or file))}
    title = {*words(note.title or "")}
    named = bool(title & {"notes", "apuntes", "notas", "notities", "aantekeningen", "notizen", "anteckningar", "appunti"})
    years = any(len(word) == 4 and word.isdigit() for word in stem)
    return named and len(title) > 1 and {word for word in stem | title if not word.isdigit()} <= title and years


def _is_filed_only(file: str) -> bool:
    return all(word in _FILED for word in words(file.rpartition(".")[0] or file))


def _is_of_event_only(note: Note, name: str) -> bool:
    told = words(_BETWEEN().sub(" ", name))
    of_event = {*words(note.event or "")}
    return all(word.isdigit() or word in of_event or word in _FILED or is_event_word(word) for word in told)


def _is_over_day(note: Note, section: Section) -> bool:
    """Return whether only headings of days, sessions or the event stand over a heading."""
    texts = [unmark(note.lines[place].text) for place in section.above]
    of_event = {*words(note.event or ""), *_FILED}
    return all(day_of(text) or event_in(text, whole=True) or is_session(fold(text)) or {*words(text)} <= of_event for text in texts)


def length_of(title: str) -> int:
    """Return about how many words a title has; scripts that set no blanks have a word in two characters."""
    return len(title.split()) + (0 if title.isascii() else sum(sign > "\u2e7f" for sign in title) // 2)


def _in_points(lines: Sequence[Line], section: Section) -> bool:
    """Return whether a section is written in points: more items, code and headings than paragraphs."""
    kinds = [line.kind for line in lines[section.first + 1 : min(section.last, section.first + 60)] if line.kind not in SILENT]
    return len(kinds) > 1 and 2 * sum(kind == "prose" for kind in kinds) < len(kinds)


def _is_note_title(note: Note, section: Section) -> bool:
    """Return whether a heading is the note's own title and names the event."""
    return section.title.text in (note.title or "") and event_in(unmark(note.lines[section.first].text), whole=True) is not None
