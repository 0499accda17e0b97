"""Note -> Talks: one talk a file, a heading for each, families of other lines or paragraphs of prose, by the evidence of each."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Sequence

from ..records.notes import Note, Talk
from ..text import fold, language_of_part
from .cancelled import below_cancelled, is_cancelled, is_note_cancelled, without_mark
from .cuewords import ABOUT_HINTS, words_of
from .fieldblocks import find_field_blocks, is_programme
from .found import BY_FIELDS, BY_NAMED_HEADING, BY_PARAGRAPH, FRONT, RIGHT, SILENT, Found, is_bare
from .headings import find_by_headings
from .inline import links, unmark
from .kinds import is_lightning, is_panel
from .outline import read_title
from .personal import is_of_team, is_personal
from .placing import place_talks
from .prose import find_by_cues
from .series import find_series
from .single import find_single
from .themes import without_themes
from .titling import about_talks
from .weighing import is_event, is_over_talks, is_over_works
from .works import is_of_others

VERSION = 14

_SURE = 0.8  # a confidence from which a rule is not doubted
_GROUP = 60  # characters of a line that only says what stands below it
_DEEPEST = 99  # a level below all others
_FEW = 4  # words beside a link: with no more a line is a link, perhaps with a name
_TOLD = 40  # lines of a talk that tell its language
_MANY = 3  # talks with speakers of their own refute that a file is about one; as many equal titles are labels


def find_talks(note: Note) -> tuple[tuple[Talk, ...], tuple[str, ...]]:
    """Return the talks in order, none overlapping, and remarks such as "line 23: cancelled: ..." or why there is none."""
    found, remarks = ([], []) if is_of_others(note) else _one_or_several(note)
    found = [] if _are_tasks(note, found) else found
    found, remarks = _without_cancelled(note, found, remarks)
    if len(found) == 1 and found[0].rule not in RIGHT and is_note_cancelled(note):  # one talk a file
        found, remarks = [], [*remarks, _told_off(note, found[0])]
    elif not found:
        remarks = [*remarks, f"no talk found: {_why_none(note)}"]
    else:
        remarks += _untold_groups(note, found)
    told = dict[str, str]()
    for remark in remarks:
        told.setdefault(remark.partition(":")[0], remark)  # one for a line, the first
    placed = place_talks(note, found) if found else []
    return tuple(_talk(note, part, *where) for part, where in zip(found, placed, strict=True)), tuple(told.values())


def _are_tasks(note: Note, found: Sequence[Found]) -> bool:
    """Return whether headings of one word and a name, "Budget - Ana Uno", are all there is in a note that names no talk and no day."""
    short = all(talk.rule == BY_NAMED_HEADING and " " not in talk.title and not (talk.day or talk.date) for talk in found)
    return bool(found) and short and found[0].title.isascii() and not about_talks(note)


def _without_cancelled(note: Note, found: list[Found], remarks: list[str]) -> tuple[list[Found], list[str]]:
    """Return the talks that do not stand below "Cancelled talks", and the remarks with one on each that does."""
    ranges = below_cancelled(note.lines)
    before = [bisect.bisect_right(ranges, (talk.first, len(note.lines))) - 1 for talk in found]
    off = {talk.first: talk for talk, at in zip(found, before, strict=False) if at >= 0 and talk.first < ranges[at][1]}
    return [talk for talk in found if talk.first not in off], [*remarks, *(_told_off(note, talk) for talk in off.values())]


def _told_off(note: Note, talk: Found) -> str:
    """Return the remark on a cancelled talk."""
    return f"line {note.lines[talk.first].number}: cancelled: {without_mark(talk.title)}"


def _untold_groups(note: Note, found: Sequence[Found]) -> list[str]:
    """Return remarks on "Lightning talks" and "Panel" outside talks, where something stands below and no talk was told apart."""
    starts, told = [talk.first for talk in found], list[str]()
    for place, line in enumerate(note.lines):
        label = line.kind == "prose" and line.text.endswith((":", "*", "_"))
        if not (label or line.kind == "heading") or len(line.text) > _GROUP:
            continue
        words = unmark(line.text)
        if not (is_lightning(fold(words)) or (line.kind == "heading" and is_panel(words.lower()))):
            continue
        after = range(place + 1, min(len(note.lines), place + _TOLD))
        level = _DEEPEST if label else line.level
        last = next((at for at in after if note.lines[at].kind == "heading" and note.lines[at].level <= level), after.stop)
        before = bisect.bisect_left(starts, last)
        if not is_bare(note.lines, place + 1, last) and not (before and found[before - 1].last > place):
            told.append(f"line {line.number}: left out, no talk told apart: {read_title(line.text).text}")
    return told


def _one_or_several(note: Note) -> tuple[list[Found], list[str]]:
    single = find_single(note)
    if single and single.confidence >= _SURE and single.rule == FRONT:
        return [single], []
    blocks = find_field_blocks(note)
    if single and not blocks and single.confidence >= _SURE:
        series = find_series(note)
        if not _refuted(series, single):
            return [single], []
        headed, remarks = find_by_headings(note)
    else:
        headed, remarks = find_by_headings(note)
        series = [] if not blocks and _tell_all(note, headed) else _beside(blocks, find_series(note))
    series, told_off = _held(note, series)
    remarks += told_off
    found = _joined(headed, series)
    programme = bool(blocks) and is_programme(note, blocks)
    found = [talk for talk in found if talk.rule != BY_FIELDS] if programme else found
    found = _with_prose(note, without_themes(note, found))
    if single and not blocks and len(found) < 2 and not any(talk.speakers for talk in found):
        return [single], []
    return found, remarks


def _tell_all(note: Note, headed: Sequence[Found]) -> bool:
    """Return whether headings with a speaker each tell of the talks, and no list or row of bold lines stands outside of these.

    What is listed below such headings is noted of their talks, and a list above them all is their programme.
    """
    if len(headed) < _MANY or sum(bool(talk.speakers) for talk in headed) * 4 < len(headed) * 3:
        return False
    edges = [*(talk.first for talk in headed[1:]), len(note.lines)]
    outside = [line for talk, edge in zip(headed, edges, strict=True) for line in note.lines[talk.last : edge]]
    return sum(line.kind in {"item", "quote"} or line.text.startswith(("*", "_", "|")) for line in outside) < 2


def _beside(blocks: Sequence[Found], series: Sequence[Found]) -> list[Found]:
    """Return the blocks of fields with the talks of families that share no line with them, in order."""
    if not blocks:
        return list(series)
    starts = [talk.first for talk in blocks]
    free = []
    for talk in series:
        near = blocks[max(0, bisect.bisect_left(starts, talk.last) - 1)]
        free += [talk] if near.last <= talk.first or talk.last <= near.first else []
    return sorted([*blocks, *free], key=lambda talk: talk.first)


def _held(note: Note, series: Sequence[Found]) -> tuple[list[Found], list[str]]:
    """Return the talks of which neither their own line nor the first below says that they were cancelled, and remarks on the others."""
    off = [is_cancelled(note.lines, talk.first, talk.last) for talk in series]
    told = [_told_off(note, talk) for talk, is_off in zip(series, off, strict=True) if is_off]
    return [talk for talk, is_off in zip(series, off, strict=True) if not is_off], told


def _refuted(series: Sequence[Found], single: Found) -> bool:
    """Return whether lines of the file name the speakers of several talks."""
    speakers = {talk.speakers for talk in series if talk.confidence >= _SURE and talk.speakers}
    own = single.title in [talk.title for talk in series[:1]]  # the first of them
    taken = single.speakers in speakers and (own or is_event(single.title))  # the event over the first of them
    return len(speakers - {single.speakers}) >= (1 if taken else _MANY)


def _joined(headed: Sequence[Found], series: Sequence[Found]) -> list[Found]:
    """Return the talks of headings and of families, in order; below one heading a family counts if it names what the heading does not."""
    # a family's talk ends at a heading, unless drawn lines say where the talks of the note begin
    headed = [talk for talk in _without_labels(headed) if talk.speakers or not any(one.first < talk.first < one.last for one in series)]
    starts = [talk.first for talk in headed]
    below: dict[int, list[Found]] = {}
    free: list[Found] = []
    for talk in series:
        over = bisect.bisect_right(starts, talk.first) - 1
        if over >= 0 and talk.first < headed[over].last:
            below.setdefault(over, []).append(talk)
        elif over + 1 == len(headed) or talk.last <= headed[over + 1].first:
            free.append(talk)
    kept = [talk for number, talk in enumerate(headed) if not _is_session(talk, below.get(number, []))]
    inner = [talk for number, talks in below.items() if _is_session(headed[number], talks) for talk in talks]
    return sorted([*kept, *free, *inner], key=lambda talk: talk.first)


def _without_labels(headed: Sequence[Found]) -> list[Found]:
    """Return the talks without those whose title comes again and again: "Links", "Slides", in whatever language."""
    counts = Counter(fold(talk.title) for talk in headed if not talk.speakers)
    return [talk for talk in headed if talk.speakers or counts[fold(talk.title)] < _MANY or read_title(talk.title).kind == "talk"]


def _is_session(headed: Found, below: Sequence[Found]) -> bool:
    """Return whether a heading stands over talks: it says so, or they have speakers of their own, two where it names none, else more.

    A heading that took the speakers of a talk below it named none itself.
    """
    if any(talk.rule == BY_FIELDS for talk in below):
        return True
    if len(below) >= 2 and not headed.speakers and is_over_talks(headed.title):
        return True
    named = {talk.speakers for talk in below if talk.speakers}
    if headed.speakers in named:
        return len(named) > 1
    return len(named) >= (_MANY if headed.speakers else 2)


def _with_prose(note: Note, found: list[Found]) -> list[Found]:
    """Return the talks with those that paragraphs tell of: all where there is no other, else those of days without a talk so far."""
    if not found:
        none = is_over_works(note.title or "") or is_of_team(note.title or "")
        told = [] if none else [talk for talk in find_by_cues(note) if _is_noted(note, talk)]
        # "this session is about ..." stands in manuals, too
        named = sum(bool(talk.speakers) for talk in told)
        return told if note.event or named > 1 or (named and (about_talks(note) or _says_about(note, told))) else []
    starts = [talk.first for talk in found]
    headings = [place for place, line in enumerate(note.lines) if line.kind == "heading"]
    # beside themes what reads as an aside may be one: "Community"
    over = ("session", "aside") if all(talk.rule == BY_PARAGRAPH for talk in found) else ("session",)
    free: list[tuple[int, int]] = []
    for place, end in zip(headings, [*headings, len(note.lines)][1:], strict=True):
        before = bisect.bisect_right(starts, place)
        empty = (not before or found[before - 1].last <= place) and (before == len(found) or starts[before] >= end)
        if empty and read_title(note.lines[place].text).kind in over:
            free.append((place, end))
    told = find_by_cues(note, free) if free else []
    return sorted([*found, *(talk for talk in told if talk.speakers)], key=lambda talk: talk.first)


def _says_about(note: Note, told: Sequence[Found]) -> bool:
    """Return whether the words of what is told hold one for "about": "showed the graph" alone is no talk."""
    return any(not ABOUT_HINTS.isdisjoint(words_of(line.text)) for talk in told for line in note.lines[talk.first : talk.last])


def _is_noted(note: Note, talk: Found) -> bool:
    """Return whether a talk told by items is more than links with a name each."""
    lines = note.lines[talk.first : talk.last]
    return not all(line.kind == "item" and _is_link(line.text) for line in lines)


def _why_none(note: Note) -> str:
    """Return in a person's words why a note holds no talk."""
    texts = [line.text for line in note.lines if line.kind not in SILENT]
    if not texts:
        noise = [line for line in note.lines if line.kind == "noise"]
        pictures = any(line.level for line in noise)
        return "pictures only" if pictures else "nothing that reads as words" if noise else "empty but for front matter"
    body = [line.text for line in note.lines if line.kind not in (*SILENT, "heading")]
    if not body:
        return "headings with nothing under them"
    linked = sum(_is_link(text) for text in body)
    if linked * 10 >= len(body) * 7:
        return "links only"
    rows = sum("|" in text for text in body)
    if rows * 10 >= len(body) * 7:
        return "a table, with nothing noted of a talk"
    return "works, purchases, a week or a meeting, by its title" if is_personal(note.title or "") else "nothing names a talk"


def _is_link(text: str) -> bool:
    """Return whether a line is a link and at most a word or two."""
    if "://" not in text:
        return False
    rest = text
    for words, address in links(text):
        rest = rest.replace(f"[{words}]", "").replace(address, "")
    return sum(len(word) > 1 for word in unmark(rest).split() if "://" not in word) <= _FEW


def _talk(note: Note, found: Found, event: str | None, date: str | None) -> Talk:
    return Talk(
        title=found.title,
        speakers=found.speakers,
        event=event,
        date=date,
        day=found.day,
        url=found.url,
        language=language_of_part(_first_words(note, found), note.language),
        first=found.first,
        last=found.last,
        start_line=note.lines[found.first].number,
        end_line=note.lines[found.last - 1].number,
        rule=found.rule,
        confidence=min(found.confidence, RIGHT.get(found.rule, 1.0)),
    )


def _first_words(note: Note, found: Found) -> str:
    """Return the first lines of a talk without code, more of them than tell its language."""
    return "\n".join([line.text for line in note.lines[found.first : min(found.last, found.first + _TOLD)] if line.kind != "code"])
