"""Talks and the note's other text -> Chunks that fit an encoder's window, each led by the head of its talk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..records.notes import Chunk, Line, Note, Talk

VERSION = 1

_SILENT = frozenset(("blank", "front", "noise"))
_BARE = _SILENT | {"heading"}
_HEAD_SHARE = 4  # the head may take a quarter of the window

Span = tuple[int, int]  # half-open positions in Note.lines


def embedded_text(chunk: Chunk) -> str:
    """Return what is embedded and counted: the head, then the text."""
    return f"{chunk.head}\n{chunk.text}" if chunk.head else chunk.text


def cut(note: Note, talks: Sequence[Talk], count_tokens: Callable[[str], int], max_tokens: int) -> list[Chunk]:
    """Return the chunks of a note in order; every line with text is in exactly one, and none reaches over the edge of a talk.

    `count_tokens` counts what `embedded_text` gives. A chunk is over `max_tokens` only if it is a single line.
    """
    chunks: list[Chunk] = []
    around = count_tokens("")  # the marks that a tokenizer puts around every text
    for talk, span in _ranges(note, talks):
        sizes = [0 if line.kind in _SILENT else max(1, count_tokens(line.text) - around) for line in note.lines[span[0] : span[1]]]
        if not any(sizes):
            continue  # the blank between two talks
        head = _head(note, talks[talk] if talk >= 0 else None, count_tokens, max_tokens // _HEAD_SHARE)
        language = talks[talk].language if talk >= 0 else note.language

        def make(part: Span, talk: int = talk, head: str = head, language: str = language) -> Chunk:
            lines = note.lines[part[0] : part[1]]
            text = "\n".join([line.text for line in lines])
            numbers = tuple([line.number for line in lines])
            return Chunk(talk, len(chunks), part[0], part[1], numbers[0], numbers[-1], head, text, language, numbers)

        room = max_tokens - count_tokens(head) if head else max_tokens
        for part in _pack(note.lines, span, sizes, max(1, room)):
            for chunk in _fitting(note.lines, part, make, lambda chunk: count_tokens(embedded_text(chunk)) <= max_tokens):
                chunks.append(chunk)  # one by one: the next takes its ordinal from their number
    return chunks


def _ranges(note: Note, talks: Sequence[Talk]) -> Iterator[tuple[int, Span]]:
    """Yield (position of the talk or -1, span) for the talks and what lies between them, in order."""
    place = 0
    for position, talk in enumerate(talks):
        if place < talk.first:
            yield -1, (place, talk.first)
        yield position, (talk.first, talk.last)
        place = talk.last
    if place < len(note.lines):
        yield -1, (place, len(note.lines))


def _head(note: Note, talk: Talk | None, count_tokens: Callable[[str], int], max_tokens: int) -> str:
    if talk:
        parts = [talk.event, talk.date, talk.title, ", ".join(talk.speakers)]
    else:
        parts = [note.event, note.date, note.title]
    head = " ".join(" · ".join([part for part in parts if part]).split())
    while head and count_tokens(head) > max_tokens:
        words = head.split()
        head = " ".join(words[: len(words) * 4 // 5])  # from the end: event and date lead, and they are short
    return head


def _pack(lines: Sequence[Line], span: Span, sizes: Sequence[int], room: int) -> Iterator[Span]:
    """Yield spans of whole blocks that fit the room and are about equally full; a block alone too big is cut between its lines."""
    total = sum(sizes)
    if total <= room and "heading" not in [line.kind for line in lines[span[0] + 1 : span[1]]]:
        yield span  # nothing is too big, and nothing new begins in it
        return
    goal = total / max(1, -(-total // room))
    start, size = span[0], 0
    for first, _, block in _blocks(lines, span, sizes, room):
        # full, or enough for its share, or nearly and what comes next begins something new
        if size and (size + block > room or size >= goal or (size >= goal * 0.75 and lines[first].kind == "heading")):
            yield start, first
            start, size = first, 0
        size += block
    if size:
        yield start, span[1]


def _blocks(lines: Sequence[Line], span: Span, sizes: Sequence[int], room: int) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and size of paragraphs, items with what hangs on them, code, each with the headings above; pieces of the too big."""
    start, size = span[0], 0
    offset = span[0]
    for position, own in enumerate(sizes, offset + 1):  # the line behind the one of this size
        size += own
        if position == span[1] or (lines[position].kind not in _SILENT and _begins(lines, position, start)):
            if size > room:
                for first, last in _pieces(lines, (start, position), sizes[start - offset : position - offset], room):
                    yield first, last, sum(sizes[first - offset : last - offset])
            else:
                yield start, position, size
            start, size = position, 0


def _begins(lines: Sequence[Line], position: int, start: int) -> bool:
    """Return whether a line that is not silent begins a block: after a blank, as a heading, an item of the top level, of another kind."""
    line, before = lines[position], lines[position - 1]
    if before.kind in _BARE and _are_bare(lines, max(start, position - 6), position):
        return False  # a heading stays with what follows it
    if line.kind == "heading":
        return True
    if line.kind == "item":
        return line.level <= 1
    apart = before.kind in {"blank", "noise"} or before.number == line.number
    return apart or (line.kind != before.kind and "code" in (line.kind, before.kind))


def _are_bare(lines: Sequence[Line], first: int, last: int) -> bool:
    place = last - 1
    while place >= first and lines[place].kind in _BARE:  # what has words mostly stands near
        place -= 1
    return place < first


def _pieces(lines: Sequence[Line], span: Span, sizes: Sequence[int], room: int) -> Iterator[Span]:
    """Yield spans of lines that fit, of a block that does not; cut before an item or a blank line where there is one."""
    start, size, best = span[0], 0, span[0]
    for position in range(span[0], span[1]):
        if position > start and (lines[position].kind == "item" or lines[position - 1].kind == "blank"):
            best = position
        if size and size + sizes[position - span[0]] > room:
            end = best if sum(sizes[start - span[0] : best - span[0]]) * 2 > room else position
            yield start, end
            start, best = end, end
            size = sum(sizes[start - span[0] : position - span[0]])
        size += sizes[position - span[0]]
    yield start, span[1]


def _fitting(lines: Sequence[Line], part: Span, make: Callable[[Span], Chunk], fits: Callable[[Chunk], bool]) -> Iterator[Chunk]:
    """Yield the chunk of the part without silent lines at its ends, halved for as long as the count of the whole says it is too long."""
    first, last = part
    while first < last and lines[first].kind in _SILENT:
        first += 1
    while first < last and lines[last - 1].kind in _SILENT:
        last -= 1
    if first == last:
        return
    chunk = make((first, last))
    if last - first == 1 or fits(chunk):
        yield chunk
        return
    middle = (first + last + 1) // 2
    yield from _fitting(lines, (first, middle), make, fits)
    yield from _fitting(lines, (middle, last), make, fits)
