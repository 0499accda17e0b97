"""Composer: an answer -> a note of its own in Markdown, with the lines that it cites and their hashes; and such a note -> what it holds.

The front matter is YAML that is written, and read again, as JSON a line: nothing in it can name a type, an alias or another file to read.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .asking import prompting
from .errors import NoteError, UsageError
from .frozen import frozen
from .reading import files, notes
from .records.answers import Answer, Citation
from .records.hits import Hit
from .records.notes import Note
from .text import in_line

FORMAT = 2
MOST_BYTES = 1_000_000  # of such a note
MOST_SOURCES = 1_000
HEADING = "## Sources"
EXAMPLE = 'ragnotes ask "..." -o answer.md writes one'

_FIELDS = ("ragnotes", "format", "question", "date", "model", "status", "trace")
_CITED = re.compile(r"\[(\d{1,3}(?:, ?\d{1,3}){0,20})\](?![\[(])")
_NUMBER = re.compile(r"\d+")
_LINKED = re.compile(r"\[\\\[(\d{1,3})\\\]\]\([^()\s]{0,2000}\)")
# the end of a link's words before an address that may run
_SCRIPTED = r"\](?=\(\s{0,9}\\?<?(?!https?:|mailto:)[a-zA-Z][a-zA-Z0-9+.-]{1,20}:)"
# what a viewer of Markdown may fetch or run: a picture, a tag of HTML, a link to a script
_FETCHED = re.compile(rf"!(?=\[)|<(?=[a-zA-Z!/])|{_SCRIPTED}")
_ESCAPED = re.compile(rf"\\(!(?=\[)|<(?=\\?[a-zA-Z!/])|{_SCRIPTED})")


@frozen
class Source:
    """Lines that an answer cites."""

    number: int
    file: str  # relative to the folder of the answer
    lines: tuple[int, int]
    passage: tuple[int, int]  # the lines of the passage they were found in, which its names and numbers may come from
    told: str  # of which talk they are: title, speakers, event, date
    sha256: str | None  # of the note's bytes; None: it could not be read


@frozen
class Written:
    """What an answer's note holds."""

    question: str
    date: str
    model: str | None
    status: str
    trace: str | None
    sources: tuple[Source, ...]
    answer: str  # as it was given, its citations numbers again
    quotes: tuple[str, ...]  # of each source the lines that are quoted


def check_output(path: Path) -> None:
    """Raise UsageError if an answer cannot be written there, or would take the place of what is no answer: told before a model is paid."""
    if path.is_dir() or not os.access(path.parent, os.W_OK) or (path.exists() and not path.is_file()):
        raise UsageError(f"{path} cannot be written", "name a file in a folder that is there: -o answer.md")
    if path.exists() and path.stat().st_size and not _is_answer(path):
        raise UsageError(f"{path} is there and is no answer of ragnotes", "write the answer to another file: -o answer.md")


def _is_answer(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(100).startswith(b'---\nragnotes: "answer"\n')


# writing


def as_note(answer: Answer, path: Path, cwd: Path, created: str) -> str:
    """Return an answer as the text of a note that is to lie at `path`; files of the answer are as typed from `cwd`."""
    stored: dict[str, tuple[str | None, list[str]]] = {}
    sources: list[tuple[Source, Citation]] = []
    seen: set[tuple[int, str, int, int]] = set()
    for citation in answer.citations:
        place = (citation.number, citation.file, citation.start_line, citation.end_line)
        if place not in seen:
            seen.add(place)
            sources.append((_source(citation, answer.hits, path, cwd, stored), citation))
    front = {
        "ragnotes": "answer", "format": FORMAT, "question": answer.question, "date": created, "model": answer.model,
        "status": answer.status, "trace": answer.trace,
    }  # fmt: skip
    head = ["---", *(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()), "sources:"]
    head += [f"- {json.dumps(asdict(source), ensure_ascii=False)}" for source, _ in sources]
    links = {source.number: _link(source) for source, _ in reversed(sources)}
    text = [
        *head,
        "---",
        "",
        f"# {harmless(' '.join(answer.question.split()))}",
        "",
        _with_links(_without_places(answer), links),
        "",
        HEADING,
    ]
    for source, citation in sources:
        first, last = source.lines
        text += ["", _described(source), "", *_quoted(stored[citation.file][1][first - 1 : last])]
    return ("\n".join(text) + "\n").encode("utf-8", "backslashreplace").decode()


def _source(citation: Citation, hits: Sequence[Hit], path: Path, cwd: Path, stored: dict[str, tuple[str | None, list[str]]]) -> Source:
    """Return where a citation points, seen from the answer's folder; `stored` gets hash and lines of its note."""
    if citation.file not in stored:
        stored[citation.file] = stored_lines(cwd / citation.file)
    lines = (citation.start_line, citation.end_line)
    own = Hit(citation.file, *lines, citation.note, citation.talk, 1, 0.0, None, 0.0, (), False, "")
    around = (hit for hit in hits if hit.file == citation.file and hit.start_line <= lines[0] and lines[1] <= hit.end_line)
    hit = next(around, own)
    file = os.path.relpath(os.path.realpath(cwd / citation.file), os.path.realpath(path.parent)).replace(os.sep, "/")
    return Source(citation.number, file, lines, (hit.start_line, hit.end_line), who(own), stored[citation.file][0])


def who(hit: Hit) -> str:
    """Return of which talk lines of a note are, or that they are the note-taker's own: title, speakers, event and date."""
    whose = "" if hit.talk else " · the note-taker's own words"
    return prompting.place_of(hit).partition(" · ")[2] + whose


def stored_lines(path: Path) -> tuple[str | None, list[str]]:
    """Return the SHA-256 of a note and its lines as they are read, numbered as they are stored; None and no lines if it cannot be read."""
    try:
        data = files.read_bytes(path)
        return hashlib.sha256(data).hexdigest(), lines_of(notes.read_note(path.name, data))
    except NoteError:
        return None, []


def lines_of(note: Note) -> list[str]:
    """Return the text of each stored line; of a long one that was cut, its pieces together."""
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for line in note.lines:
        texts[line.number].append(line.text)
    return [" ".join(texts[number]) for number in range(1, max(texts, default=0) + 1)]


def _link(source: Source) -> str:
    return f"{quote(source.file)}#L{source.lines[0]}"


def _with_links(answer: str, links: dict[int, str]) -> str:
    """Return the text of an answer whose citations are links, and in which nothing is fetched by whoever shows it."""

    def linked(found: re.Match[str]) -> str:
        numbers = _NUMBER.findall(found[1])
        if not all(int(number) in links for number in numbers):
            return found[0]
        return ", ".join(rf"[\[{number}\]]({links[int(number)]})" for number in numbers)

    return _CITED.sub(linked, harmless(answer))


def _without_places(answer: Answer) -> str:
    """Return the text of an answer without the places under its sentences: links say them."""
    ends = ((one, f"-{one.end_line}" if one.end_line > one.start_line else "") for one in answer.citations)
    places = {f"{in_line(one.file)}:{one.start_line}{end}" for one, end in ends}
    return "\n".join(line for line in answer.answer.split("\n") if line.strip() not in places)


def harmless(text: str) -> str:
    """Return Markdown in which nothing is fetched or run by whoever shows it: pictures, tags and links to scripts are written out."""
    return _FETCHED.sub(lambda found: f"\\{found[0]}", text)


def _described(source: Source) -> str:
    """Return the line over a quotation: number, place as a link, who and where."""
    first, last = source.lines
    place = f"{in_line(source.file)}:{first}" + (f"-{last}" if last > first else "")
    return harmless(f"[{source.number}] [{place.translate(_BRACKETS)}]({_link(source)}) {source.told}")


_BRACKETS = str.maketrans({"[": "(", "]": ")"})  # a file's name may hold what would end the words of a link


def _quoted(lines: Sequence[str]) -> list[str]:
    """Return lines quoted as code, so that nothing in them is a link, a picture or a heading."""
    longest = max((len(run) for line in lines for run in re.findall("`{3,}", line)), default=2)
    fence = "`" * (longest + 1)
    return [f"> {fence}", *(f"> {line}" for line in lines), f"> {fence}"]


# reading


def read_note(path: Path) -> Written:
    """Return what an answer's note holds; UsageError, with the line, for a file that is no such note."""
    try:
        text = files.read_bytes(path, MOST_BYTES, follow=True).decode("utf-8")
    except NoteError as problem:
        raise UsageError(f"{path}: {problem.what}", EXAMPLE) from None
    except UnicodeDecodeError:
        raise _no_answer(path, "it is not UTF-8") from None
    lines = text.replace("\r\n", "\n").split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line == "---"), 0)
    if lines[0] != "---" or not end:
        raise _no_answer(path, "it has no front matter")
    fields, sources = _front(path, lines[1:end])
    body = "\n".join(lines[end + 1 :])
    said, heading, below = body.rpartition(f"\n{HEADING}\n")
    if not heading:
        raise _no_answer(path, f"it has no heading {HEADING!r}")
    quotes = _quotes(below)
    if len(quotes) != len(sources):
        raise _no_answer(path, f"it names {len(sources)} sources and quotes {len(quotes)}")
    answer = _plain(said.strip().partition("\n")[2].strip())
    told = {name: fields[name] for name in ("question", "date", "model", "status", "trace")}
    return Written(sources=sources, answer=answer, quotes=tuple(quotes), **told)


def _no_answer(path: Path, why: str) -> UsageError:
    return UsageError(f"{path} is no answer written by ragnotes: {why}", EXAMPLE)


def _front(path: Path, lines: Sequence[str]) -> tuple[dict[str, Any], tuple[Source, ...]]:
    """Return the fields and the sources of a front matter; UsageError for anything else in it."""
    fields: dict[str, Any] = {}
    sources: list[Source] = []
    for number, line in enumerate(lines, 2):
        name, colon, value = line.partition(":")
        if line.rstrip() == "sources:":
            continue
        if line.startswith("- ") and len(sources) < MOST_SOURCES:
            sources.append(_read_source(path, number, _json(path, number, line[2:])))
        elif colon and name in _FIELDS and name not in fields:
            fields[name] = _json(path, number, value)
        else:
            raise _no_answer(path, f"line {number} is none of its fields")
    strings = ("question", "date", "status")
    if fields.get("ragnotes") != "answer" or not all(isinstance(fields.get(name), str) for name in strings):
        raise _no_answer(path, "its front matter does not tell question, date and status")
    if not all(fields.get(name) is None or isinstance(fields[name], str) for name in ("model", "trace")):
        raise _no_answer(path, "its front matter does not tell model and trace")
    if fields.get("format") != FORMAT:
        raise UsageError(f"{path} is of format {fields.get('format')!r}, this ragnotes reads format {FORMAT}", "update ragnotes")
    return {"model": None, "trace": None} | fields, tuple(sources)


def _json(path: Path, number: int, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise _no_answer(path, f"line {number} holds no JSON where it should") from None


def _read_source(path: Path, number: int, told: Any) -> Source:
    keys = {"number", "file", "lines", "passage", "told", "sha256"}
    good = isinstance(told, dict) and told.keys() == keys and type(told["number"]) is int
    if (
        not good
        or not all(isinstance(told[name], str) for name in ("file", "told"))
        or not all(_is_span(told[name]) for name in ("lines", "passage"))
        or not isinstance(told["sha256"], str | None)
    ):
        raise _no_answer(path, f"line {number} is no source")
    return Source(told["number"], told["file"], tuple(told["lines"]), tuple(told["passage"]), told["told"], told["sha256"])


def _is_span(told: Any) -> bool:
    return isinstance(told, list) and len(told) == 2 and all(type(line) is int for line in told) and 1 <= told[0] <= told[1] < 10**9


def _quotes(text: str) -> list[str]:
    """Return what stands in each quotation, without its fences."""
    found: list[str] = []
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith(">"):
            block.append(line[1:].removeprefix(" "))
        elif block:
            found.append("\n".join(block[1:-1]))
            block = []
    return found


def _plain(text: str) -> str:
    """Return the text of an answer as it was given, but for the places under its sentences."""
    return _ESCAPED.sub(r"\1", _LINKED.sub(r"[\1]", text))
