"""Composer: the people whom a question names beside speakers -> note-takers, those who merely stand in the notes, and those who do not."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from ..finding.index import Index, chunk_record
from ..finding.keys import keys_having
from ..finding.terms import bm25
from ..finding.words import IntVector
from ..patterns import at_first_use
from ..records.hits import Found, Hit
from ..text import content_words, fold, language_of, words
from .bearers import AND, AUX, NOTING, OF, SAYING, TALKS, has_neighbour, is_said_to_say, listed, parts_of

LONGEST = 2_000  # characters of a question that are looked at
BESIDE_NAME = 40  # characters on either side of a name in which a word for saying may stand
LONGEST_LINE = 120  # characters of a line that are told
MOST = 300  # chunks that are read for a name
_RUN = re.compile(r"\w+")
_SPOKE = frozenset("dijo dice hablo sagte sagt meinte sprach dit disait zei zegt disse diz falou detto sa sade".split())  # before who did
_OFF = at_first_use(  # folded
    r"\b(?:cancel(?:l?ed|ad[oa]|lat[oa]|o)\b|called off|no[- ]show|abgesagt|ausgefallen|(?:fiel|fallt) (?:leider )?aus\b|entfiel|"
    r"entfallt|entfallen|annul(?:ee?|at[oa]|lat[oa]|liert)\b|afgelast|geannuleerd|(?:ging|gaat) (?:helaas )?niet door|suspendid|"
    r"se suspendio|(?:n['’]a )?pas eu lieu|install[dt]\b|stalldes in)|中止|キャンセル"
)
_ITEM = tuple("#=*-+~[(<0123456789")  # a heading or an item begins with one of these
_BESIDE = OF | AUX | {"s", "down", "in", "the", "has"}  # between a note-taker and the word for taking notes


class Person(NamedTuple):
    """Somebody whom a question names."""

    name: str  # as the question writes it
    verb: str  # the word beside it that goes with it, "" for none
    bearers: tuple[tuple[str, IntVector], ...]  # the name in full and the chunks of each who may be meant; none of one who stands nowhere
    told: str  # who it is, in words


class NoteTaker(NamedTuple):
    """A note-taker whom a question names by a part of the name."""

    entries: tuple[dict[str, Any], ...]
    name: str  # as the question writes it
    verb: str  # what says that notes were taken, "" for none


def beside_speakers(question: str, known: Sequence[str], index: Index, names: dict[str, Any]) -> list[Person]:
    """Return the note-takers of a question, and who stands in a list with them or with the names `known`."""
    found: list[Person] = []
    for taker in note_takers(question, names):
        theirs = tuple((entry["name"], np.flatnonzero(np.isin(index.columns["note"], entry["notes"]))) for entry in taker.entries)
        full = " and ".join(name for name, _ in theirs)
        told = f"{full} took notes" if full == taker.name else f"{taker.name} is {full}, who took notes"
        found.append(Person(taker.name, taker.verb, theirs, told))
    for name, rows in named_beside(question, [*known, *(person.name for person in found)], index):
        told = f"{name} is named in the text" if len(rows) else f"no note names {name}"
        found.append(Person(name, "", ((name, rows),), told))
    return found


def noted_by(people: Iterable[str], index: Index, names: dict[str, Any]) -> dict[str, IntVector]:
    """Return the chunks of the notes that each speaker of these took; nothing of those who took none."""
    took = [(name, names["author"].get(fold(name))) for name in people if fold(name) in names["speaker"]]
    return {name: np.flatnonzero(np.isin(index.columns["note"], entry["notes"])) for name, entry in took if entry}


def only_named(question: str, passages: Sequence[str]) -> str:
    """Return the name of somebody of whom nothing is asked but what they said, and whom these passages only name; "" for no such.

    >>> only_named("what did Ada Berg say?", ["I met Ada Berg there."]), only_named("what did Ada Berg say?", ["Ada Berg: no magic"])
    ('Ada Berg', '')
    """
    runs = list(_RUN.finditer(question[:LONGEST]))
    asked = content_words(question, language_of(question))
    own = [at for at, run in enumerate(runs) if fold(run.group()) in asked]
    together = own == list(range(own[0], own[0] + len(own))) if own else False
    if len(own) < 2 or not together or not all(runs[at].group()[0].isupper() for at in own):
        return ""
    name = question[runs[own[0]].start() : runs[own[-1]].end()]
    before, after = (fold(runs[at].group()) if 0 <= at < len(runs) else "" for at in (own[0] - 1, own[-1] + 1))
    said = after in SAYING or before in _SPOKE  # "did anybody mention Apache Spark" asks of no person
    return name if said and not any(_tells_of(fold(name), fold(passage)) for passage in passages) else ""


def _tells_of(name: str, passage: str) -> bool:
    """Return whether a folded passage gives a talk or words to a name: a word for that near by, a colon, a dash, a line of its own."""
    for line in passage.split("\n"):
        alone = len(line) <= len(name) + BESIDE_NAME / 4
        at = line.find(name)
        while at >= 0:
            before, after = line[max(0, at - BESIDE_NAME) : at], line[at + len(name) :][:BESIDE_NAME]
            said = (SAYING | NOTING | TALKS).intersection([*words(before)[-3:], *words(after)[:4]]) or OF.intersection(words(before)[-2:])
            if said or alone or before.rstrip()[-1:] in tuple("-–—") or after.lstrip()[:1] in tuple(':-–—"“«)]|'):
                return True
            at = line.find(name, at + 1)
    return False


def called_off(question: str, hits: Sequence[Hit], index: Index) -> str:
    """Return what to say of a talk that a question asks of, by its speaker or its words, and that the notes call cancelled; "" for none.

    It stands in text outside talks. Whoever is named anywhere else as well may have said what is asked for. A question of what was
    cancelled is answered.
    """
    if _OFF().search(fold(question)):
        return ""
    asked = set(content_words(question, language_of(question))) - SAYING - NOTING - TALKS
    held = [set(words(f"{hit.talk.title} {' '.join(hit.talk.speakers)} {hit.text}")) for hit in hits if hit.talk]
    for hit in hits:
        for line in _lines_called_off(hit.text) if hit.talk is None else ():
            if name := _named_in(line, question):
                elsewhere = [chunk_record(index, int(row)) for row in naming(words(name), index)]
                off = all(record["talk"] < 0 and any(name in one for one in _lines_called_off(record["text"])) for record in elsewhere)
            else:
                off = len(asked) > 1 and asked <= set(words(line)) and not any(asked <= there for there in held)
            if off:
                return f"the notes tell that it was cancelled: {line.strip(' #=*-+~')[:LONGEST_LINE]}"
    return ""


def unsaid(question: str, found: Found, index: Index) -> str:
    """Return why nothing of what was found can be what somebody said: it was cancelled, or they are only named; "" where it may be."""
    name = "" if found.silent else only_named(question, [hit.text for hit in found.hits])
    if off := called_off(question, found.hits, index):
        return off
    there = bool(name) and len(naming(words(name), index)) > 0
    return f"the notes name {name}, and nothing that they said" if there else f"no note names {name}" if name else ""


def _lines_called_off(text: str) -> list[str]:
    """Return the lines of text outside talks that name a talk which did not take place: the line, or one beside it, says so.

    >>> _lines_called_off("## Lakes, Ana Pires\\n\\nCancelled, she was ill.\\n\\n- CANCELLED: Ponds\\n- My train was cancelled.")
    ['## Lakes, Ana Pires', '- CANCELLED: Ponds', '- My train was cancelled.']
    """
    if not _OFF().search(fold(text)):
        return []
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found: list[str] = []
    over = False  # whether the last heading says it of all below it
    for line, after in itertools.zip_longest(lines, lines[1:], fillvalue=""):
        headed, folded = line.startswith(("#", "=", "**")), fold(line[:400])
        own = bool(_OFF().search(folded)) and (line.startswith(_ITEM) or not TALKS.isdisjoint(words(folded)))
        below = headed and bool(_OFF().search(fold(after[:BESIDE_NAME])))
        if own or below or (over and line.startswith(_ITEM) and not headed):
            found.append(line)
        over = own if headed else over
    return found


def _named_in(line: str, question: str) -> str:
    """Return the name in a line, two words with capitals side by side, of somebody of whom a question asks what they said; "" for none."""
    text = question[:LONGEST]
    asked = list(_RUN.finditer(text))
    told = [fold(run.group()) for run in asked]
    for one, other in itertools.pairwise(_RUN.finditer(line[:400])):
        if line[one.end() : other.start()] != " " or not (one.group()[0].isupper() and other.group()[0].isupper()):
            continue
        pair = [fold(one.group()), fold(other.group())]
        if any(told[at : at + 2] == pair and is_said_to_say(asked, at, at + 1, text) for at in range(len(told) - 1)):
            return line[one.start() : other.end()]
    return ""


def note_takers(question: str, names: dict[str, Any]) -> list[NoteTaker]:
    """Return the note-takers of whom a question asks what they wrote; or what they said, where no speaker bears the name.

    They are named in full in whatever case, or by a first or family name alone. `names` is the index's table of them.
    """
    text = question[:LONGEST]
    runs = list(_RUN.finditer(text))
    told = [fold(run.group()) for run in runs]
    spoken = {part for key in keys_having(names["speaker"], set(told)) for part in parts_of(key)}
    by_part: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for key, entry in names["author"].items():
        for part in dict.fromkeys((tuple(words(key)), *parts_of(key))):
            if part and set(told).issuperset(part):
                by_part.setdefault(part, []).append(entry)
    found: list[NoteTaker] = []
    taken: set[int] = set()
    for part, entries in sorted(by_part.items(), key=lambda item: -len(item[0])):
        theirs = {word for entry in entries for word in words(entry["name"])}
        for at in range(len(runs) - len(part) + 1):
            last = at + len(part) - 1
            if (
                tuple(told[at : last + 1]) != part
                or not taken.isdisjoint(range(at, last + 1))
                or has_neighbour(runs, at, last, text, theirs)
            ):
                continue
            place = _noting(told, *listed(runs, at, last, text))
            said = part not in spoken and is_said_to_say(runs, at, last, text) and runs[at].group()[0].isupper()
            if place is None and not said:
                continue
            taken.update(range(at, last + 1))
            name = text[runs[at].start() : runs[last].end()]
            found.append(NoteTaker(tuple(entries), name, "" if place is None else text[runs[place].start() : _end(runs, place)]))
            break
    return found


def _noting(told: Sequence[str], at: int, last: int) -> int | None:
    """Return the word beside a name that says that notes were taken: "did Ada write", "Ada's notes", "notes by Ada"; None for none."""
    for step in (1, -1):
        place = last + 1 if step > 0 else at - 1
        while 0 <= place < len(told) and abs(place - (last if step > 0 else at)) < 3 and told[place] in _BESIDE:
            place += step
        if 0 <= place < len(told) and told[place] in NOTING:
            return place
    return None


def _end(runs: Sequence[re.Match[str]], place: int) -> int:
    """Return where a word for taking notes ends, with the "down" of "write down"."""
    down = place + 1 < len(runs) and fold(runs[place + 1].group()) == "down"
    return runs[place + down].end()


def named_beside(question: str, known: Sequence[str], index: Index) -> list[tuple[str, IntVector]]:
    """Return the others in the lists of people that hold one of those known, and the chunks whose text names them.

    A name that stands nowhere has no chunk; it is one only where something is said by these people, and so is one word alone.
    """
    text = question[:LONGEST]
    runs = list(_RUN.finditer(text))
    told = [fold(run.group()) for run in runs]
    found: dict[str, IntVector] = {}
    held = {word for name in known for word in words(name)}
    for name in known:
        parts = words(name)
        for at in range(len(runs) - len(parts) + 1):
            if told[at : at + len(parts)] != parts:
                continue
            end = at + len(parts) - 1
            said = is_said_to_say(runs, at, end, text)
            for first, last in _items(text, runs, *listed(runs, at, end, text)):
                other = text[runs[first].start() : runs[last].end()]
                if not held.isdisjoint(told[first : last + 1]) or other in found or (first == last and not said):
                    continue
                rows = naming(told[first : last + 1], index)
                if said or len(rows):
                    found[other] = rows
    return list(found.items())


def _items(text: str, runs: Sequence[re.Match[str]], first: int, last: int) -> list[tuple[int, int]]:
    """Return the names of a list, as first and last words of each that has its capitals."""
    items: list[list[int]] = [[]]
    for at in range(first, last + 1):
        joins = fold(runs[at].group()) in AND
        if joins or (at > first and text[runs[at - 1].end() : runs[at].start()].strip() in (",", "&")):
            items.append([])
        if not joins:
            items[-1].append(at)
    whole = [item for item in items if item and all(runs[at].group()[0].isupper() for at in item)]
    return [(item[0], item[-1]) for item in whole if fold(runs[item[0]].group()) not in SAYING | AUX]


def naming(parts: Sequence[str], index: Index) -> IntVector:
    """Return the chunks in whose text these folded words stand side by side."""
    having = functools.reduce(np.intersect1d, bm25(parts, index.manifest["languages"], index.terms).rows)
    line = f" {' '.join(parts)} "
    return np.array([row for row in having[:MOST] if line in f" {' '.join(words(chunk_record(index, int(row))['text']))} "], dtype=np.int64)
