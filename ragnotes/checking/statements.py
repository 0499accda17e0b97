"""What the notes of a talk state, a sentence or a list with its head each: no label, no fragment, no table, code or row of links."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ..frozen import frozen
from ..records.notes import Line
from ..text import fold, words
from .exchanges import answers_to
from .fields import is_date_or_field, is_speaker_field
from .sentences import Unit, is_label, read_units
from .signed import signatures
from .voices import Voice, tell_voices

MOST_WORDS = 40  # of a head with its items: the first of them, and more while there is room
_ALONE = 7  # words: an item this long says something without the item above it
_FEW = 4  # words: less is a sentence only if it ends like one
_BARE = 8  # words: a line of prose up to this long that does not end like a sentence is a heading
_DEEPEST = 3  # levels of a list told under one head
_END = re.compile(r"[.!?…。！？][\"'”’»)\]*_`]{0,4}$")
_OPEN = re.compile(r"[:：,;][*_\s]{0,4}$")
_URL = re.compile(r"\]\([^()\s]{0,500}\)|<?https?://\S{1,500}")
_TABLE = re.compile(r"\s?[|+]|.{0,400}\s\|\s")
_LINK = re.compile(r"!?\[[^\[\]]{0,200}\]\([^()\s]{0,500}\)|<?https?://\S{1,500}")
_LINKS, _AROUND = 2, 5  # links and words to each that make a row of links of a sentence
_TITLED = re.compile(r"[^,(@–—-]{2,60}(?:,| ?\(| @| [–—-] )")
_LONGEST_HEAD = 300  # characters
_ROLE = 7  # words of who a speaker is, behind the name
_SHORTCODE = re.compile(r"\{\{|\{%|<[a-z/!]|\[\^?\d+\]:|!\[")


@frozen
class Statement:
    """What is told as one: a sentence of the notes, or an item with what it hangs on or what hangs on it."""

    text: str
    start_line: int
    end_line: int
    unit: Unit  # the sentence, or the head of the list
    whole: bool  # all items of the list are in it
    voice: Voice | None  # whose words it gives, where the notes mark it as another's than the speaker's


def size(text: str) -> int:
    """Return how many words of a text are read: those of an address are not.

    >>> size("See [the docs](https://a.example/some/where) first")
    4
    """
    return len(words(_URL.sub(" ", text)))


def read_statements(lines: Sequence[Line], title: str, speakers: Sequence[str], language: str) -> tuple[Statement, ...]:
    """Return what the lines state, in order; if nothing but short pieces stands there, these, a list as one."""
    units = read_units(lines)
    signed = signatures(units)  # each quotation tells of whom it is
    tells = [_tells(unit, title, speakers) for unit in units]
    for position, unit in enumerate(units):
        tells[position] &= position not in signed and (unit.lead < 0 or not _is_label_of_names(units[unit.lead]))
    below: dict[int, list[int]] = {}
    for position, unit in enumerate(units):
        if tells[position] and unit.lead >= 0 and tells[unit.lead] and not _stands_alone(unit, units[unit.lead]):
            below.setdefault(unit.lead, []).append(position)
    hang = {position for positions in below.values() for position in positions}
    answered = _answered(units, tells, hang, language)
    for question, answers in answered.items():
        below[question] = sorted({*below.get(question, []), *answers})
    hang.update(*answered.values())
    heads = [position for position in range(len(units)) if tells[position] and position not in hang]
    voices = tell_voices(units, language, speakers)
    found = [_statement(units, below, position, Voice("exchange") if position in answered else voices[position]) for position in heads]
    told = [one for one in found if not _is_fragment(one)]
    return tuple(told or _rows([one for one in found if not _OPEN.search(one.text)], title))


def has_notes(lines: Sequence[Line], title: str, speakers: Sequence[str]) -> bool:
    """Return whether anything is noted beside the title, the speakers, the date and links: a sentence, an item, a table or code."""
    return any(
        unit.kind == "code" or (unit.kind != "link" and not is_label(unit, title, speakers) and not _is_head(unit, title, speakers))
        for unit in read_units(lines)
    )


def _tells(unit: Unit, title: str, speakers: Sequence[str]) -> bool:
    """Whether a unit may be told at all."""
    if is_label(unit, title, speakers) or _TABLE.match(unit.text) or _SHORTCODE.match(unit.text):
        return False
    if _is_row_of_links(unit.text) or _is_label_of_names(unit) or _is_head(unit, title, speakers):
        return False
    letters = sum(character.isalpha() or character.isspace() for character in _URL.sub("", unit.text))
    return letters * 2 > len(_URL.sub("", unit.text)) and size(unit.text) > 0


def _is_row_of_links(text: str) -> bool:
    """Whether a text is links with a few words around each: "Slides: [here](...), video: [there](...), code: [on GitHub](...)"."""
    links = len(_LINK.findall(text))
    return links >= _LINKS and size(_LINK.sub(" ", text)) < links * _AROUND


def _is_label_of_names(unit: Unit) -> bool:
    """Whether a list hangs on a unit that says who spoke: "Speakers:"."""
    return size(unit.text) == 1 and is_speaker_field(f"{unit.text.rstrip(': ')}: x")


def _is_head(unit: Unit, title: str, speakers: Sequence[str]) -> bool:
    """Whether a unit says no more than what stands above it: the title, a field, or who the speaker is: "Fast caches - Ada Bell, CTO"."""
    told = words(_URL.sub(" ", unit.text[:_LONGEST_HEAD]))
    if _is_field(unit.text) or told == words(title):
        return True
    named = next((name for name in map(words, speakers) if name and set(name) <= set(told)), None)
    if named is None or _END.search(unit.text[-12:]) or len(unit.text) >= _LONGEST_HEAD:
        return False
    if told[: len(named)] == named and _TITLED.match(unit.text):
        return True
    rest = [word for word in told if word not in {*words(title), *named}]
    return bool(title) and set(words(title)) <= set(told) and len(rest) <= _ROLE


def _is_field(text: str) -> bool:
    return is_date_or_field(text) or is_speaker_field(text)


def _stands_alone(unit: Unit, head: Unit) -> bool:
    return not _OPEN.search(head.text[-12:]) and size(unit.text) >= _ALONE


def _answered(units: Sequence[Unit], tells: Sequence[bool], hang: Collection[int], language: str) -> dict[int, list[int]]:
    """The answers, by the position of the question from the audience, that are told with it: each says little without the other."""
    found = {}
    for question in range(len(units)):
        if tells[question] and question not in hang:
            answers = [at for at in answers_to(units, question, language) if tells[at] and (at not in hang or units[at].lead == question)]
            if answers:
                found[question] = answers
    return found


def _statement(units: Sequence[Unit], below: dict[int, list[int]], position: int, voice: Voice | None) -> Statement:
    """The unit with the items that hang on it, as many as there is room for."""
    unit = units[position]
    items = below.get(position, [])
    told: list[str] = []
    room, last = MOST_WORDS - size(unit.text), unit.end_line
    for item in items:
        text = _with_items(units, below, item, _DEEPEST)
        if told and size(text) > room:
            break
        told.append(text)
        room -= size(text)
        last = max(last, units[item].end_line)
    whole = len(told) == len(items)
    if not told:
        return Statement(unit.text.removeprefix("* "), unit.start_line, unit.end_line, unit, whole, voice)
    joint = " " if _OPEN.search(unit.text) or _END.search(unit.text) else ": "
    row = _row(told if whole else [*told, "…"])
    return Statement(f"{unit.text}{joint}{row}", unit.start_line, last, unit, whole, voice)


def _with_items(units: Sequence[Unit], below: dict[int, list[int]], position: int, depth: int) -> str:
    items = [_with_items(units, below, item, depth - 1) for item in below.get(position, [])] if depth else []
    return f"{units[position].text.rstrip(': ')} ({_row(items)})" if items else units[position].text


def _row(items: Sequence[str]) -> str:
    """Items in a row: sentences as they are, others with semicolons between them."""
    last = len(items) - 1
    return " ".join(item if at == last or _END.search(item) else item.rstrip(",;") + ";" for at, item in enumerate(items))


def _is_fragment(one: Statement) -> bool:
    """Whether it is no sentence and no item that says something: a word or two, a bare heading, what a colon or comma leaves open."""
    if _OPEN.search(one.text[-12:]):
        return True
    if _END.search(one.text[-12:]):
        return False
    told = size(one.text)
    return told < _FEW or (one.unit.kind == "prose" and told <= _BARE)


def _rows(pieces: Sequence[Statement], title: str) -> list[Statement]:
    """Short pieces one under the other as one statement each run, headed by the heading they stand under."""
    found: list[Statement] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and last.unit.heading == piece.unit.heading and size(last.text) + size(piece.text) <= MOST_WORDS:
            text = f"{last.text.rstrip(',;')}; {piece.text}"
            found[-1] = Statement(text, last.start_line, max(last.end_line, piece.end_line), last.unit, last.whole, last.voice)
            continue
        heading = piece.unit.heading
        headed = heading and fold(heading) != fold(title) and len(heading.split()) <= _BARE
        text = f"{heading.rstrip(' :')}: {piece.text}" if headed else piece.text
        found.append(Statement(text, piece.start_line, piece.end_line, piece.unit, piece.whole, piece.voice))
    return found
