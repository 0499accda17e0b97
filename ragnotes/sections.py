"""Composer: the parts of notes and what was written of each -> a section a talk, and one of each text outside talks, checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from . import partcalls, parting
from .checking import digest, gaps, marking, statements
from .checking.ownwords import say
from .frozen import frozen
from .records.answers import Unsupported
from .records.calls import Passage
from .records.hits import Hit
from .records.notes import Line
from .records.settings import Settings
from .records.summaries import Gap, OutsideSummary, TalkSummary
from .text import language_of

_REFUSED = 120  # characters shown of a reply that says nothing of the notes
WORTH_TELLING = 25  # words: without a model a shorter stretch between talks is a heading with a line under it


@frozen
class Section:
    """A talk as one note tells it, or text outside talks. `talk` is equal for the notes of several people on one talk, -1 outside."""

    item: TalkSummary | OutsideSummary
    talk: int
    noted: bool  # False: the note has no more of the talk than who and when
    wrong: tuple[Unsupported, ...]
    lines: tuple[Line, ...]
    asked: bool  # a model was


def is_asked(part: parting.Part) -> bool:
    """Return whether a part holds more than headings, names, dates, links and admissions: no call is made for one that does not."""
    read, title, speakers = parting.lines(part), *_head(part)
    if not statements.has_notes(read, title, speakers):
        return False
    told = statements.read_statements(read, title, speakers, _language(part))
    found = gaps.find_gaps(read, _language(part))
    return not found or not told or bool(digest.without_gaps(told, found))


def extract(parts: Sequence[parting.Part], settings: Settings, own: str) -> list[str]:
    """Return each part summed up in the notes' own sentences; of a talk that several people noted nothing is told twice."""
    talks = parting.talks(parts)
    with_talks = {part.file for part in parts if part.talk}
    told: dict[int, list[str]] = {}
    texts = []
    for part in parts:
        style = settings.style if part.talk or part.file not in with_talks or settings.style == "bullets" else digest.OUTSIDE
        said = told.setdefault(talks[parting.key(part)], []) if part.talk else []
        text = digest.summarise(parting.lines(part), *_head(part), style, own, said)
        said.extend(text.split("\n") if style == "bullets" else [text])
        texts.append(text)
    return texts


def sections(
    parts: Sequence[parting.Part], replies: Mapping[int, str | None] | None, texts: Sequence[str], own: str
) -> tuple[Section, ...]:
    """Return a section a talk, slices of one talk put together, and one of each text outside talks worth telling, in the notes' order.

    With a model `replies` has what it said of the parts asked for, by their place; each is held against the notes of its talk and marked.
    `texts` are what is told of the others.
    """
    talks = parting.talks(parts)
    together: dict[parting.Key, list[int]] = {}
    for number, part in enumerate(parts):
        together.setdefault(parting.key(part) if part.talk else (part.file, -1 - number), []).append(number)
    with_talks = {part.file for part in parts if part.talk}
    found = []
    for numbers in together.values():
        several = [parts[number] for number in numbers]
        text, wrong = _text(parts, numbers, replies, texts, own)
        asked = replies is not None and any(number in replies for number in numbers)
        section = _section(several, text, wrong, talks.get(parting.key(several[0]), -1), own, asked=asked)
        if several[0].talk or section.asked or _is_worth_telling(section, several[0], with_talks):
            found.append(section)
    return tuple(found)


def checked(reply: str, parts: Sequence[parting.Part]) -> tuple[str, tuple[Unsupported, ...]]:
    """Return what a model wrote of some parts, marked, and what of it the notes do not carry; "" for what has no word of theirs, such as
    a refusal.
    """
    if not reply:
        return "", ()
    whole = [passage(number, part) for number, part in enumerate(parts, 1)]
    if marking.tells_nothing(reply, whole):
        return "", (Unsupported(" ".join(reply.split())[:_REFUSED], "summary"),)
    return marking.check(reply, whole)


def passage(number: int, part: parting.Part) -> Passage:
    """Return a part as what a summary of it is held against."""
    first, last, text = part.chunks[0], part.chunks[-1], parting.text(part)
    talk = parting.talk_head(part.talk) if part.talk else None
    hit = Hit(part.file, first.start_line, last.end_line, parting.note_head(part.note), talk, 1, 0.0, None, 0.0, (), False, text)
    return Passage(number, partcalls.heading(part), "talk", text, hit)


def _head(part: parting.Part) -> tuple[str, tuple[str, ...]]:
    return (part.talk.title, part.talk.speakers) if part.talk else (part.note.title or "", ())


def _language(part: parting.Part) -> str:
    """The language of a part's own text: a talk in another language than the note's may stand between."""
    return language_of(parting.text(part), part.note.language)


def _text(
    parts: Sequence[parting.Part], numbers: Sequence[int], replies: Mapping[int, str | None] | None, texts: Sequence[str], own: str
) -> tuple[str, tuple[Unsupported, ...]]:
    """What is told of a talk or a text outside talks, marked, and what of it the notes do not carry.

    A model's summary of a talk in slices is the same for each of them; one that it was not asked for has no sentence in it.
    """
    given = [replies[number] for number in numbers if number in replies] if replies else []
    if not given:
        return "\n\n".join(dict.fromkeys(texts[number] for number in numbers if texts[number])), ()
    told: list[str] = []
    wrong: list[Unsupported] = []
    for reply in dict.fromkeys(given):
        marked, missing = checked(reply or "", [parts[number] for number in numbers])
        told.append(marked or f"*({say('no reply' if reply is None else 'no summary', own)})*")
        wrong.extend(missing)
    return "\n\n".join(told), tuple(dict.fromkeys(wrong))


def _section(several: Sequence[parting.Part], text: str, wrong: tuple[Unsupported, ...], talk: int, own: str, *, asked: bool) -> Section:
    first, last = several[0], several[-1]
    read = tuple(line for part in several for line in parting.lines(part))
    found: tuple[Gap, ...] = tuple(gap for part in several for gap in gaps.find_gaps(parting.lines(part), _language(part)))
    place = (first.file, first.chunks[0].start_line, last.chunks[-1].end_line, parting.note_head(first.note))
    noted = statements.has_notes(read, *_head(first))
    if first.talk is None:
        return Section(OutsideSummary(*place, None, text, found), -1, noted, wrong, read, asked)
    told = text if noted else say("no notes", own).rstrip(" :") + "."
    item = TalkSummary(*place, parting.talk_head(first.talk), first.talk.title, first.talk.speakers, told, found, wrong)
    return Section(item, talk, noted, wrong, read, asked)


def _is_worth_telling(section: Section, part: parting.Part, with_talks: set[str]) -> bool:
    """Whether text outside talks says more than a heading does: it is long enough, it admits something, or it is all there is."""
    if section.item.gaps or part.file not in with_talks:
        return section.noted
    return section.noted and len(parting.text(part).split()) >= WORTH_TELLING
