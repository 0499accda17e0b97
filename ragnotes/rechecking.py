"""Composer: an answer's note -> whether it still stands: its quotations and citations held against the notes as they are now."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from . import answernotes, correcting, gathering, opening
from .answernotes import Source, Written
from .asking import prompting
from .checking import evidence, ownwords, wording
from .correcting import Noted
from .errors import CorrectionError, NoteError, RagnotesError
from .frozen import frozen
from .reading import files
from .records.answers import Citation, Unsupported
from .records.calls import Passage
from .records.hits import Hit, NoteHead, TalkHead
from .records.settings import Settings
from .text import content_words, words

UNCHANGED, MOVED, RENAMED, RETOLD = "unchanged", "moved", "renamed", "told of another talk"
CHANGED, GONE, CLOSED = "changed", "gone", "not read"
ALIKE = 0.5  # of the words of quoted lines that lines must have to be the same ones, changed
LONGEST_LINE = 20_000  # characters of an answer's line that are looked at
_CITED_LINE = re.compile(r"\s*(?:- )?(\S.*?) ?\[(\d{1,3})\]\s*")
MOST_PLACES = 100  # of the same lines in one note that are looked at


@frozen
class State:
    """A source of an answer and what became of it."""

    number: int
    file: str
    start_line: int
    end_line: int
    state: str  # unchanged, moved, renamed (the note), told of another talk, changed, gone, or not read: outside the folders that may be
    now_file: str  # the note where it stands now
    now: tuple[int, int] | None  # the lines where it stands now
    told: str  # of which talk it was: title, speakers, event, date
    now_told: str  # of which it is now; "" where it no longer stands
    note_changed: bool  # its bytes are others
    quote: str


@frozen
class Checked:
    """The answer of `check`."""

    file: str
    question: str
    date: str
    model: str | None
    status: str  # of the answer when it was given
    trace: str | None
    stands: bool
    sources: tuple[State, ...]
    citations: tuple[Citation, ...]
    unsupported: tuple[Unsupported, ...]


def check(path: Path, settings: Settings) -> Checked:
    """Return whether an answer still stands; UsageError for a file that is no answer.

    It stands if the lines that it quotes are in the notes as they were, at whatever place, and if its names, numbers, dates, links and
    quotations are in the passages it cites as these are now. Only notes under the roots of the index or in the answer's folder are read.
    """
    full = settings.cwd / path
    written = answernotes.read_note(full)
    bases = [os.path.realpath(full.parent), *_roots(settings)]
    opened: dict[str, tuple[str | None, Noted | None]] = {}
    states = tuple(
        _state(source, quote, full.parent, bases, opened, settings) for source, quote in zip(written.sources, written.quotes, strict=True)
    )
    answer = written.answer.replace(ownwords.NOT_FOUND, "")
    passages = _passages(written, states, full.parent, opened, settings)
    citations, unsupported = evidence.check(answer, passages, written.question) if written.status != "silent" else ((), ())
    if written.model is None:  # what stands around the notes' own sentences is ours
        unsupported = _not_of_the_notes(answer, passages)
    stands = all(state.state in (UNCHANGED, MOVED, RENAMED) for state in states) and evidence.status(citations, unsupported) == "answered"
    return Checked(
        str(path), written.question, written.date, written.model, written.status, written.trace, stands, states, citations, unsupported
    )


def _roots(settings: Settings) -> list[str]:
    """Return the folders and files that the index was made of; none without an index."""
    try:
        roots = [root["path"] for root in opening.open_index(settings).manifest["roots"]]
    except RagnotesError:
        return []
    return [os.path.realpath(gathering.base(settings) / root) for root in roots if gathering.may_look(root, settings)]


def _not_of_the_notes(answer: str, passages: Sequence[Passage]) -> tuple[Unsupported, ...]:
    """Return the sentences of an answer made without a model that are not those of the passages cited: it has the notes' own words."""
    texts = {passage.number: f" {' '.join(words(passage.text))} " for passage in passages}
    found = []
    for line in answer.split("\n"):
        cited = _CITED_LINE.fullmatch(line[:LONGEST_LINE])
        if cited and int(cited[2]) in texts and not cited[1].startswith(wording.DIFFER):
            said = (cited[1], cited[1].partition(": ")[2])  # with whose words they are before it
            if not any(told and f" {' '.join(told)} " in texts[int(cited[2])] for told in map(words, said)):
                found.append(Unsupported(cited[1], "quote"))
    return tuple(found)


# where the lines stand now


def _state(
    source: Source,
    quote: str,
    folder: Path,
    bases: Sequence[str],
    opened: dict[str, tuple[str | None, Noted | None]],
    settings: Settings,
) -> State:
    """Return what became of a source; `opened` gets hash and content of its note."""
    full = os.path.realpath(folder / source.file)
    shown = gathering.as_typed(Path(full), settings)
    state = State(source.number, shown, *source.lines, GONE, shown, None, source.told, "", True, quote)
    if not any(_may_read(full, base) for base in bases):
        return replace(state, state=CLOSED, note_changed=False)
    full = full if os.path.lexists(full) else _renamed(source.sha256, bases[1:]) or full
    if full not in opened:
        opened[full] = _read(Path(full), gathering.as_typed(Path(full), settings))
    sha256, noted = opened[full]
    if noted is None:
        return state
    state = replace(state, now_file=gathering.as_typed(Path(full), settings), note_changed=sha256 != source.sha256)
    first, same = find_lines(quote.split("\n"), answernotes.lines_of(noted.note), source.lines[0])
    if not first:
        return state
    now = (first, first + source.lines[1] - source.lines[0])
    hit = _hit(state.now_file, noted, *now)
    told = answernotes.who(hit) if hit else ""
    moved = RENAMED if state.now_file != shown else UNCHANGED if now == source.lines else MOVED
    return replace(state, state=CHANGED if not same else moved if told == source.told else RETOLD, now=now, now_told=told)


def _renamed(sha256: str | None, roots: Sequence[str]) -> str | None:
    """Return the path of the note with these very bytes under the roots of the index; None if there is none."""
    for root in roots:
        try:
            listed = files.list_files(Path(root)).files
        except NoteError:
            continue
        for stat in listed:
            with contextlib.suppress(NoteError):
                if hashlib.sha256(files.read_file(stat)).hexdigest() == sha256:
                    return os.path.realpath(stat.path)
    return None


def _may_read(full: str, base: str) -> bool:
    """Return whether a file lies at or under a folder, and in no hidden one of it."""
    inside = os.path.relpath(full, base)
    return inside == "." or not any(part.startswith(".") for part in Path(inside).parts)


def _read(path: Path, shown: str) -> tuple[str | None, Noted | None]:
    try:
        data = files.read_bytes(path)
        return hashlib.sha256(data).hexdigest(), correcting.read(shown, data, correcting.sidecar_of(path, path.parent))
    except (NoteError, CorrectionError):
        return None, None


def find_lines(quoted: Sequence[str], lines: Sequence[str], first: int) -> tuple[int, bool]:
    """Return the line where quoted lines stand now, nearest to where they stood, and whether they are the same; 0 for nowhere.

    >>> find_lines(["b", "c"], ["a", "b", " c"], 1), find_lines(["red cats sleep"], ["", "red cats slept"], 1), find_lines(["x"], ["y"], 1)
    ((2, True), (2, False), (0, False))
    """
    text = "\n".join(["", *(_folded(line) for line in lines), ""])
    wanted = "\n".join(["", *(_folded(line) for line in quoted), ""])
    if not wanted.strip():
        return 0, False
    places: list[int] = []
    at, line, counted = text.find(wanted), 1, 0
    while at >= 0 and len(places) < MOST_PLACES:
        line += text.count("\n", counted, at)
        counted = at
        places.append(line)
        at = text.find(wanted, at + 1)
    if places:
        return min(places, key=lambda place: abs(place - first)), True
    return _nearest(quoted, lines, first), False


def _folded(line: str) -> str:
    return " ".join(line.split())


def _nearest(quoted: Sequence[str], lines: Sequence[str], first: int) -> int:
    """Return the first of as many lines as are quoted that have most of their words, 0 if none has enough of them."""
    told = set(content_words(" ".join(quoted), "en"))
    if not told:
        return 0
    having = [told.intersection(content_words(line, "en")) for line in lines]
    size = len(quoted)
    sums = [0]
    for shared in having:
        sums.append(sums[-1] + len(shared))
    starts = range(max(1, len(lines) - size + 1))
    best = max(starts, key=lambda start: (sums[min(len(lines), start + size)] - sums[start], -abs(start + 1 - first)), default=0)
    found = set().union(*having[best : best + size]) if lines else set()
    return best + 1 if len(found) >= ALIKE * len(told) else 0


# the passages as they are now


def _passages(
    written: Written, states: Sequence[State], folder: Path, opened: dict[str, tuple[str | None, Noted | None]], settings: Settings
) -> list[Passage]:
    """Return the passages that the answer was given from, as they are now, under their numbers; none whose lines are gone."""
    spans: defaultdict[int, list[tuple[str, int, int]]] = defaultdict(list)
    for source, state in zip(written.sources, states, strict=True):
        if state.now:
            moved = state.now[0] - source.lines[0]
            full = os.path.realpath(settings.cwd / state.now_file)
            spans[source.number].append((full, source.passage[0] + moved, source.passage[1] + moved))
    passages = []
    for number, found in sorted(spans.items()):
        full = found[0][0]
        noted = opened[full][1]
        same = [(first, last) for file, first, last in found if file == full]
        if noted and (hit := _hit(gathering.as_typed(Path(full), settings), noted, min(same)[0], max(last for _, last in same))):
            kind = "talk" if hit.talk else "the note-taker's own text"
            numbers = tuple(range(hit.start_line, hit.end_line + 1))
            passages.append(Passage(number, prompting.place_of(hit), kind, hit.text, hit, numbers))
    return passages


def _hit(shown: str, noted: Noted, first: int, last: int) -> Hit | None:
    """Return lines of a note as if they were found, with what is told of their talk."""
    lines = answernotes.lines_of(noted.note)
    first, last = max(1, first), min(last, len(lines))
    if first > last:
        return None
    note = noted.note
    head = NoteHead(note.title, note.author, note.event, note.date)
    around = next((talk for talk in noted.talks if talk.start_line <= last and first <= talk.end_line), None)
    talk = TalkHead(around.title, around.speakers, around.event, around.date, around.day, around.url, around.language) if around else None
    return Hit(shown, first, last, head, talk, 1, 0.0, None, 0.0, (), False, "\n".join(lines[first - 1 : last]))
