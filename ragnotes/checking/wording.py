"""An answer made of the notes' own sentences as text: talk by talk, each sentence with its number, whose words it is, and its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from ..records.answers import Citation
from ..records.hits import Hit
from ..text import fold, in_line
from .differing import differing
from .ownwords import say
from .relevance import Candidate, is_head
from .sentences import Unit, fold_space
from .voices import Voice, by_others, first_person, tell_voices
from .widening import Shown

DIFFER = "The notes differ:"  # before whose notes of one talk do
_AUTHOR = "the author of the notes"
_SUMMING_UP = ("overall", "al met al", "en general", "insgesamt", "globalement", "no geral")


def render(groups: Sequence[list[Shown]], talks: Mapping[Hit, int | str]) -> tuple[str, tuple[Citation, ...]]:
    """Return the text of an answer, a block a talk, and the citation of each sentence; `talks` tells the talk of every passage found."""
    blocks: list[str] = []
    citations: list[Citation] = []
    for group in groups:
        # who noted the talk is named, also where their words were the same and stand here once
        here = [picked.hit for *_, picked in group]
        rows = [header(here[0], [*here, *told_of(here[0], talks)])]
        told = {(picked.hit, position) for position, _, picked in group}
        several = len({_whose(picked.hit) for *_, picked in group}) > 1
        labels = {picked.hit: _labels(picked, several) for *_, picked in group}
        for position, unit, picked in group:
            citations.append(_cite(picked.hit, unit, len(citations) + 1))
            indent = "  " if (picked.hit, unit.lead) in told else ""
            noted, label = labels[picked.hit][position]
            rows.append(f"{indent}- {'' if indent else noted}{label}{unit.text} [{len(citations)}]")
            rows.append(f"{indent}  {_place(picked.hit.file, unit)}")
        rows += _differences(group, len(citations) - len(group))
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks), tuple(citations)


def _differences(group: Sequence[Shown], before: int) -> list[str]:
    """A line for each two sentences of a talk in which two people's notes differ; `before` are the citations before the first of them."""
    if len({picked.hit.file for *_, picked in group}) < 2:
        return []
    whose = [_whose(picked.hit) for *_, picked in group]
    told = [(picked.hit.file, unit.text) for _, unit, picked in group]
    pairs = differing(told, [picked.language for *_, picked in group])
    return [f"- {DIFFER} {whose[one]} [{before + one + 1}], {whose[other]} [{before + other + 1}]" for one, other in pairs]


def told_of(hit: Hit, talks: Mapping[Hit, int | str]) -> list[Hit]:
    """Return all passages found of the talk of one."""
    return [other for other in talks if talks[other] == talks[hit]]


def header(hit: Hit, told: Sequence[Hit]) -> str:
    """Return title, speakers, event, date and note-takers of a talk; for text outside talks the note, said to be the note-taker's own."""
    authors = list(dict.fromkeys(one.note.author for one in told if one.note.author))
    if hit.talk is None:
        parts = [f"{hit.note.title or in_line(hit.file)}, the note-taker's own words", *authors[:1], hit.note.event, hit.note.date]
    else:
        parts = [hit.talk.title, ", ".join(hit.talk.speakers), hit.talk.event or hit.note.event, hit.talk.date or hit.note.date]
        if len({one.file for one in told}) > 1:
            parts.append(f"notes by {', '.join(authors[:-1])} and {authors[-1]}" if len(authors) > 1 else "from several notes")
    return " · ".join(fold_space(part) for part in parts if part)


def _whose(hit: Hit) -> str:
    return hit.note.author or hit.file


def _labels(picked: Candidate, several: bool) -> list[tuple[str, str]]:
    """What to say before each sentence of a passage: of whose notes it is, where `several` people noted the talk, and of whose words.

    The latter is "" where they are simply what the speaker said. Whose notes an item is from is told by what it stands under.
    """
    author = picked.hit.note.author
    noted = f"notes {f'by {author}' if author else f'in {in_line(PurePath(picked.hit.file).stem)}'}: " if several else ""
    mine = f"{_AUTHOR}, {author}: " if author else f"{_AUTHOR}: "
    return [("" if label == _AUTHOR and author else noted, mine if label == _AUTHOR else label) for label in _told_before(picked)]


def _told_before(picked: Candidate) -> list[str]:
    """Whose words each sentence of a passage is, where it is not simply what the speaker said."""
    if picked.turns:
        told = zip(picked.units, picked.turns, strict=True)
        return ["" if unit.text.startswith(f"{whose}:") or not whose else f"{whose}: " for unit, whose in told]
    speakers = picked.hit.talk.speakers if picked.hit.talk else ()
    voices = tell_voices(picked.units, picked.language, speakers, of_talk=picked.hit.talk is not None)
    others = by_others(picked.units, speakers)
    return [_label(unit, voice, picked, other) for unit, voice, other in zip(picked.units, voices, others, strict=True)]


def _label(unit: Unit, voice: Voice | None, picked: Candidate, others: bool) -> str:
    """Whose words a sentence is where it is not the speaker's: the note-taker's, asked, quoted, in jest or pasted."""
    if is_head(unit, picked.hit):
        return ""
    if voice and voice.kind == "quoted":
        return f"quoted, {voice.who}: "
    if voice and voice.kind != "note-taker":
        return f"{say(voice.kind, 'en')} "
    mine = voice or (not others and first_person(unit.text, picked.language, unit.kind))
    verdict = unit.kind == "prose" and fold(unit.text).startswith(_SUMMING_UP)
    return _AUTHOR if mine or verdict else ""


def _place(file: str, unit: Unit) -> str:
    file = in_line(file)
    return f"{file}:{unit.start_line}" if unit.start_line == unit.end_line else f"{file}:{unit.start_line}-{unit.end_line}"


def _cite(hit: Hit, unit: Unit, number: int) -> Citation:
    """The citation of a sentence, looked up once more in the passage it came from."""
    verdict = "verified" if unit.text in fold_space(hit.text) else "not_found"
    return Citation(hit.file, unit.start_line, unit.end_line, hit.note, hit.talk, number, unit.text, verdict)
