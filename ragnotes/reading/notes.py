"""Bytes of a file -> Note: its lines after repair and cleaning, and what it tells of itself."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..errors import NoteError
from ..patterns import at_first_use, has_digit
from ..records.notes import Line, Note
from ..text import language_of, sentences
from .authors import author_of
from .cleaning import clean_lines
from .dates import date_in_path, date_in_text, date_of_folder, iso_date, told_when
from .decoding import decode, repaired_lines, safe
from .eventnames import event_alone, event_in_field, event_with_day, with_year, year_of_event
from .events import YEAR, event_in, event_in_path, event_in_text
from .fieldwords import PLACES, canonical, label_and_value
from .formats import asciidoc, html, markdown, notebook, org, plain, restructured
from .formats.choose import choose
from .formats.marks import REMARKS
from .frontmatter import read_front_matter
from .inline import unmark
from .wrapping import wrap

VERSION = 8

_PARTED = at_first_use(r"\s[-–—|]\s|\w\)$|\s(?:by|por|par|von|door|av|di)\s")  # what may part title and speaker
_READERS = {
    "markdown": markdown.read,
    "restructured": restructured.read,
    "org": org.read,
    "asciidoc": asciidoc.read,
    "notebook": notebook.read,
    "html": html.read,
    "plain": plain.read,
}
_LABEL = 24  # characters of a field before its value


def read_note(path: str, data: bytes) -> Note:
    """Return the note that a file's bytes hold; raises NoteError with the bare reason ("empty", "binary, not text")."""
    decoded = decode(data)
    texts = repaired_lines(decoded)
    front = read_front_matter(texts)
    if tuple(front.fields.get("ragnotes", ())) in (("answer",), ("summary",)):
        raise NoteError("written by ragnotes")  # cited, it would stand for the notes it was made from
    above = front.n_lines or front.n_broken
    below = len(texts) - front.n_after
    body, start = texts[above:below], above + 1
    form, read, told, remarks = _read_body(path, body, start, bool(front.n_lines))
    fields = _canonical({key: [safe(text) for text in texts] for key, texts in {**told, **front.fields}.items()})
    heads = [_head(number, text.rstrip(), bool(front.n_lines)) for number, text in enumerate(texts[:above], 1)]
    cleaned = wrap(clean_lines(read))
    lines = [*wrap(heads), *cleaned, *(Line(number, text.rstrip(), 0, "front") for number, text in enumerate(texts[below:], below + 1))]
    note = Note(
        path=path,
        title=_field(fields, "title") or _title_of(cleaned),
        author=author_of(path, fields, lines),
        event=None,
        date=None,
        tags=tuple(dict.fromkeys(tag for key in ("tags", "categories", "tag", "category") for tag in fields.get(key, ()))),
        language=language_of("\n".join([line.text for line in lines if line.kind not in {"front", "code"}]), _code_of(fields)),
        format=form,
        lines=tuple(lines),
        repairs=(*decoded.repairs, *((front.remark,) if front.remark else ()), *remarks),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    return _place(note, fields)


def _head(number: int, text: str, is_front: bool) -> Line:
    """Return a line of the front matter; of one that could not be read, its text, so that nothing is lost."""
    if is_front:
        return Line(number, text, 0, "front")
    return Line(number, text, 0, "prose") if text.strip("-+ ") else Line(number, "", 0, "noise")


def _read_body(
    path: str, body: Sequence[str], start: int, has_front: bool
) -> tuple[str, list[Line], Mapping[str, Sequence[str]], list[str]]:
    """Return the format, the lines, what the format says of the note, and remarks on what could not be read as it is meant."""
    form = choose(path, body, has_front)
    try:
        lines, told = _READERS[form](body, start)
    except NoteError as problem:
        return "plain", plain.read(body, start)[0], {}, [f"{problem.what}: read as plain text"]
    remarks = list(told.get(REMARKS, ()))
    if path.lower().endswith(".ipynb") and form != "notebook":
        remarks.append(f"not a notebook: read as {'Markdown' if form == 'markdown' else f'{form} text'}")
    return form, lines, told, remarks


def _code_of(fields: Mapping[str, Sequence[str]]) -> str:
    """Return the language that a note is said to be in, for one too short to show it."""
    said = (_field(fields, "language", "lang", "idioma", "sprache", "langue") or "")[:2].lower()
    return said if said.isalpha() and len(said) == 2 else "und"


def _canonical(fields: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the fields, those in other languages under the English key too, where that is not used itself."""
    return {canonical(key): texts for key, texts in reversed(list(fields.items()))} | dict(fields)


def _field(fields: Mapping[str, Sequence[str]], *names: str) -> str | None:
    found = next((fields[name] for name in names if fields.get(name)), ())
    return found[0] if found else None


def _title_of(lines: Sequence[Line]) -> str | None:
    """Return the first heading; where a note begins otherwise, its first line if that stands alone and is short enough for a title.

    A line that tells no more than the event and the day may stand under it, or over it.
    """
    first = next((place for place, line in enumerate(lines) if line.kind not in {"blank", "front", "noise", "code"}), None)
    if first is not None and lines[first].kind != "heading":
        if _is_prose(lines, first) and _is_prose(lines, first + 1) and told_when(lines[first].text):
            first += bool(_PARTED().search(lines[first + 1].text[:200]))
        if _is_short_title(lines, first):
            return unmark(lines[first].text)
    heading = next((line for line in lines if line.kind == "heading"), None)
    return (unmark(heading.text) if heading else "") or None


def _is_short_title(lines: Sequence[Line], place: int) -> bool:
    text = unmark(lines[place].text)
    if _is_prose(lines, place + 1) and (_is_prose(lines, place + 2) or not told_when(lines[place + 1].text)):
        return False  # a paragraph begins with it
    return (
        lines[place].kind == "prose"
        and 2 <= len(text) <= (40 if ord(text[0]) > 0x2E7F else 100)
        and not text.endswith((".", ":", ",", ";", "!", "。"))
        and text[0] not in "<{@["
        and "://" not in text
    )


def _is_prose(lines: Sequence[Line], place: int) -> bool:
    return place < len(lines) and lines[place].kind == "prose"


def _told_beside(note: Note, body: Sequence[Line]) -> tuple[str | None, str | None]:
    """Return event and date of the line right under the title of a plain text, or right over it, that tells nothing else."""
    if len(body) < 2 or body[1].number != body[0].number + 1 or body[0].kind != "prose" or body[1].kind != "prose":
        return None, None
    beside = [other for title, other in (body[:2], body[1::-1]) if unmark(title.text) == note.title]
    return (told_when(beside[0].text) if beside else None) or (None, None)


def _place(note: Note, fields: Mapping[str, Sequence[str]]) -> Note:
    """Return the note with its event and its date."""
    body = [line for line in note.lines if line.kind in ("prose", "item", "heading", "quote")]
    named = _field(fields, "date", "published", "pubdate", "pub_date", "date_published")
    told = _head_fields(note.lines)
    beside = _told_beside(note, body)
    date = (iso_date(named) if named else None) or date_in_path(note.path) or iso_date(told.get("date", "")) or date_of_folder(note.path)
    date = date or beside[1]
    event = _event_of(note, {"event": (told["event"],), **fields} if "event" in told else fields, body, date) or beside[0]
    event = with_year(event, date) if event else None
    if not date:
        # where and when is told at the start of a note, or in its last lines
        text = [line.text for line in body[:15]] + [line.text for line in body[-5:]]
        dated = [part for part in text if has_digit(part)]
        said = [unmark(sentence) for part in dated for sentence in _sentences(part[:3_000]) if has_digit(sentence)]
        date = date_in_text(said, event) or year_of_event(event)
    return replace(note, event=event, date=date)


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text; a number with a full stop, as German writes days, ends none: "am 3. Mai"."""
    found: list[str] = []
    start = 0
    for _, end in sentences(text):
        tail = text[max(start, end - 4) : end].rstrip()
        if end < len(text) and tail.endswith(".") and tail[-2:-1].isdigit():
            continue
        found.append(text[start:end])
        start = end
    return [*found, text[start:]] if start < len(text) else found


def _head_fields(lines: Sequence[Line]) -> dict[str, str]:
    """Return the fields "Event: ..." and "Date: ..." that stand as lines of their own at the start of a body; none that talks have each."""
    top = list(itertools.islice((line for line in lines if line.kind not in {"blank", "noise", "front"}), 12))
    found = dict(field for line in reversed(top) for field in _placing_field(line))
    if found:
        others = {field for line in lines for field in _placing_field(line)}
        counts = Counter(key for key, _ in others)
        found = {key: value for key, value in found.items() if counts[key] < 2}
    return found


def _placing_field(line: Line) -> list[tuple[str, str]]:
    """Return key and value of a line that is a field of event or date, else nothing."""
    if ":" not in line.text[:_LABEL] or line.kind not in ("prose", "item") or len(line.text) > 200:
        return []
    field = label_and_value(line.text) if ": " in line.text or ":** " in line.text[:_LABEL] else None
    key = canonical(field[0]) if field else ""
    value = unmark(field[1]) if field else ""
    value = (event_in_field(value) or "") if key == "event" else value
    key, value = ("event", event_alone(value) or "") if key in PLACES else (key, value)
    return [(key, value)] if value and key in ("event", "date") else []


def _event_of(note: Note, fields: Mapping[str, Sequence[str]], body: Sequence[Line], date: str | None) -> str | None:
    given = _field(fields, "event", "conference")
    if given:
        return unmark(given)
    title = note.title or ""
    event = event_in(title, whole=True)
    if event and (YEAR().search(event) or date):
        return event
    event = event or event_with_day(title)
    if event and YEAR().search(event):
        return event
    heading = next((unmark(line.text) for line in body if line.kind == "heading"), "")
    headed = event_in(heading) if heading != title else None
    if headed and YEAR().search(headed):
        return headed
    in_path = event_in_path(note.path, date[:4] if date else None)
    return in_path or event_in_text(_opening(body)) or event


def _opening(body: Sequence[Line]) -> str:
    """Return the first words of a note; what stands in a heading below the first is told of its part."""
    first = next((place for place, line in enumerate(body) if line.kind == "heading"), 0)
    said = [line for place, line in enumerate(body[:12]) if line.kind != "heading" or place <= first]
    return re.sub(r"\s+", " ", " ".join(unmark(line.text) for line in said))[:1_500]
