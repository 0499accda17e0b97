"""An answer with what was checked below it: for each citation who, where, the place as a link and the very line; and what is not found."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

from ..checking import voices
from ..checking.ownwords import NOT_FOUND
from ..checking.sentences import fold_space, passage_units
from ..checking.turns import turns_of
from ..records.answers import Answer, Citation, Unsupported
from ..records.hits import Hit
from ..showing import coverage, place
from ..text import clean, language_of, sentences
from .screens import Screen, columns, fill, link, one_line, paint, wrapped

Spoken = tuple[str, voices.Voice | None, str]  # a line, whose voice it is, and who speaks where the notes give turns

INDENT = "    "
LONGEST_LINE = 400  # characters of a note's line that are shown
_UNKNOWN = 24  # characters that a citation of no passage may have; more is a sentence without any


def shown(given: Answer, on: Screen, cwd: Path, *, streamed: bool = False, strict: bool = False) -> str:
    """Return an answer and the evidence for it. Nothing but our own codes is left in it; files are as typed from `cwd`.

    `streamed`: its text stands above already, unchecked, so that sentences which fail are repeated with their marks.
    `strict`: they are dropped.
    """
    parts = [] if streamed else [_text(given, on, cwd)]
    if given.model and given.citations:
        parts.append("\n".join(_citations(given, on, cwd)))
    if given.unsupported:
        marked = given.answer if streamed else ""
        parts.append("\n".join([paint(_not_found(given, strict), "unsure", on), *_failing(given.unsupported, marked, on)]))
    if given.status != "silent":
        parts.append("\n".join(wrapped(one_line(_drawn_on(given)), "dim", on, "")))
    return "\n\n".join(parts)


def _drawn_on(given: Answer) -> str:
    return f"from {coverage(given.coverage)}" + (f" · {given.model}" if given.model else "")


def _text(given: Answer, on: Screen, cwd: Path) -> str:
    """The text of an answer in lines that fit, the places in it as links."""
    ends = {place(one.file, one.start_line, one.end_line): one for one in given.citations}
    lines: list[str] = []
    for line in given.answer.split("\n"):
        cited = ends.get(line.strip())
        if cited:
            lines.append(" " * (len(line) - len(line.lstrip())) + _place(cited, on, cwd))
        else:
            lines += _broken(clean(line), on)
    return "\n".join(lines)


def _broken(line: str, on: Screen) -> list[str]:
    """A clean line in lines that fit; those after the first stand under its first word."""
    bare = line.lstrip()
    if on.width is None or columns(line) <= on.width:
        return [line]
    before = len(line) - len(bare)
    after = " " * (before + 2 * bare.startswith(("- ", "* ")))
    first, *more = fill(bare, on.width - len(after))
    return [line[:before] + first, *(after + one for one in more)]


# what is cited


def _citations(given: Answer, on: Screen, cwd: Path) -> Iterator[str]:
    """The lines of all citations, the same one once, those of a number together under who and where."""
    yield from wrapped(_counted(given.citations), "file", on, "")
    order = {number: at for at, number in enumerate(dict.fromkeys(one.number for one in given.citations))}
    spoken = [(hit, _spoken(hit)) for hit in given.hits if any(_is_within(one, hit) for one in given.citations)]
    above = ""
    for one in dict.fromkeys(sorted(given.citations, key=lambda one: order[one.number])):
        head = f"[{one.number}] {one_line(_who_and_where(one, spoken))}"
        if head != above:
            first, *more = fill(head, on.width and on.width - len(INDENT))
            yield first
            yield from (INDENT + line for line in more)
            above = head
        yield from _evidence(one, language_of(given.answer), on, cwd)


def _counted(citations: Sequence[Citation]) -> str:
    verdicts = Counter(one.verdict for one in citations)
    told = [f"{verdicts[name]} {name.replace('_', ' ')}" for name in ("verified", "repaired", "weak", "not_found") if verdicts[name]]
    return f"checked against the notes: {', '.join(told)}"


def _evidence(one: Citation, language: str, on: Screen, cwd: Path) -> Iterator[str]:
    """The place of a citation, what is to be said of it, and the line of the note."""
    remark = _remark(one, language)
    shown_place = INDENT + _place(one, on, cwd)
    wide = len(INDENT) + columns(place(one.file, one.start_line, one.end_line)) + 2 + columns(remark)
    if remark and (on.width is None or wide <= on.width):
        yield f"{shown_place}  {paint(remark, 'unsure', on)}"
    else:
        yield shown_place
        yield from wrapped(remark, "unsure", on, INDENT)
    line = one_line(one.quote)
    yield from wrapped(line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]} ...", "", on, INDENT)


def _place(one: Citation, on: Screen, cwd: Path) -> str:
    told = clean(place(one.file, one.start_line, one.end_line)).replace("\t", " ")
    return link(paint(told, "dim", on), cwd / one.file, one.start_line, on)


def _who_and_where(one: Citation, spoken: Sequence[tuple[Hit, Sequence[Spoken]]]) -> str:
    """Who says a line, then talk, event and date."""
    talk, note = one.talk, one.note
    if talk is None:
        parts = [_taker(one), note.title, note.event, note.date]
    else:
        parts = [_who(one, spoken), talk.title, talk.event or note.event, talk.date or note.date]
    return " · ".join(part for part in parts if part)


def _taker(one: Citation) -> str:
    return f"the note-taker{f', {one.note.author}' if one.note.author else ''}"


def _is_within(one: Citation, hit: Hit) -> bool:
    return hit.file == one.file and hit.start_line <= one.start_line and one.end_line <= hit.end_line


def _spoken(hit: Hit) -> list[Spoken]:
    """The lines of a talk's hit that the notes mark as somebody's own words."""
    if hit.talk is None:
        return []
    units = passage_units(hit)
    told = zip(units, voices.tell_voices(units, hit.talk.language or "und", hit.talk.speakers), turns_of(units), strict=True)
    return [(fold_space(unit.text), voice, turn) for unit, voice, turn in told if voice or turn]


def _who(one: Citation, spoken: Sequence[tuple[Hit, Sequence[Spoken]]]) -> str:
    """Whose words a line of a talk gives: the speakers', unless the notes mark them as somebody else's."""
    assert one.talk
    speakers = ", ".join(one.talk.speakers) or "a speaker not named"
    own = (told for hit, lines in spoken if _is_within(one, hit) for told in lines)
    _, voice, turn = next((told for told in own if told[0] in one.quote), ("", None, ""))
    if turn or voice is None:
        return turn or speakers
    return {
        "note-taker": f"{_taker(one)}, on {speakers}", "audience": f"asked from the audience of {speakers}",
        "joke": f"a joke, at the talk of {speakers}", "abstract": f"the abstract of the talk of {speakers}",
    }.get(voice.kind, f"{voice.who}, quoted at the talk of {speakers}")  # fmt: skip


def _remark(one: Citation, language: str) -> str:
    """What is to be said of a citation that is not simply verified."""
    noted = one.talk.language if one.talk else None
    if one.verdict == "repaired":
        return f"repaired: passage [{one.number}] does not say it, this one does"
    if one.verdict == "weak" and noted and "und" not in (noted, language) and noted != language:
        return f"weak: the note is in another language ({noted}), so words were not compared"
    return {"weak": "weak: this line does not carry the whole sentence", "not_found": "not found: these words are not there"}.get(
        one.verdict, ""
    )


# what is not found


def _not_found(given: Answer, strict: bool) -> str:
    if given.model is None:
        return "the model wrote, and the notes do not have:"
    return "dropped, not found in the notes:" if strict else "not found in the notes:"


def _failing(unsupported: Sequence[Unsupported], marked: str, on: Screen) -> Iterator[str]:
    """The sentences of a marked text that fail, each with its marks, then each thing that is not found, with its kind."""
    for sentence in failing_sentences(marked):
        first, *more = fill(one_line(sentence), on.width and on.width - 2)
        yield f"> {first}"
        yield from (f"  {line}" for line in more)
    for one in unsupported:
        kind = one.kind if one.kind != "citation" else "no passage has this citation" if len(one.text) <= _UNKNOWN else "no citation"
        first, *more = fill(one_line(f"{kind}: {one.text}"), on.width and on.width - 2)
        yield f"- {first}"
        yield from (f"  {line}" for line in more)


def failing_sentences(marked: str) -> list[str]:
    """Return the sentences of a text in which something is marked as not found.

    >>> failing_sentences("All is well [1]. It took 9 [not found] ms [1]. He left. [not found]")
    ['It took 9 [not found] ms [1].', 'He left. [not found]']
    """
    found: list[str] = []
    for line in marked.split("\n"):
        pieces = line.split(NOT_FOUND)
        plain = "".join(pieces)
        ends = list(accumulate(map(len, pieces[:-1])))
        spans = sentences(plain) if ends else []
        for at, (start, _) in enumerate(spans):
            until = spans[at + 1][0] if at + 1 < len(spans) else len(plain)
            own = ends[bisect_right(ends, start) : bisect_right(ends, until)]
            bounds = [start, *own, until]
            if own:
                found.append(NOT_FOUND.join(plain[a:b] for a, b in pairwise(bounds)).rstrip())
    return found
