"""A Jupyter notebook -> Lines: the Markdown cells, each decoded line under the number of the stored line its JSON string stands on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...errors import NoteError
from ...patterns import at_first_use
from ...records.notes import Line
from ..decoding import hidden_in, safe
from ..frontmatter import read_front_matter
from . import markdown
from .marks import REMARKS, blank, noise

Fields = Mapping[str, tuple[str, ...]]

_TOKEN = at_first_use(r'"(?:[^"\\]++|\\.)*+"|[{}\[\]:,]|\d+', 16)  # 16: re.DOTALL
_CELLS = (["", "cells", ""], ["", "worksheets", "", "cells", ""])  # format 4, and 3 with its worksheets


@dataclass(frozen=True, slots=True)
class _Cell:
    kind: str
    level: int  # of a heading cell, which format 3 had
    source: tuple[tuple[int, str], ...]  # stored line, text with its newlines


def read(texts: Sequence[str], start: int = 1) -> tuple[list[Line], Fields]:
    """Return Lines for every stored line, the first numbered `start`, and title, authors, date and remarks.

    Raises NoteError "not a notebook: ..." for what is no JSON or holds no list of cells. A decoded line has the number of the
    stored line of its string, so several may have the same; a stored line that holds no words of a Markdown cell is noise.
    """
    text = "\n".join(texts)
    fields = dict(_metadata(_parsed(text)))
    found: list[Line] = []
    remarks: list[str] = []
    hidden: list[str] = []  # what may hold escapes
    for cell in _cells(text, start):
        lines, told, remark = _lines_of(cell)
        remarks += [remark] if remark else []
        hidden += [words for _, words in cell.source] if lines else []
        fields = {**told, **fields}
        for line in lines:
            found += [noise(number) for number in range(found[-1].number + 1 if found else start, line.number)]
            found.append(line)
        found += [blank(found[-1].number)] if lines else []
    found += [noise(number) for number in range(found[-1].number + 1 if found else start, start + len(texts))]
    remarks += hidden_in(hidden)
    return found, fields | ({REMARKS: tuple(remarks)} if remarks else {})


def _parsed(text: str) -> Mapping[str, object]:
    try:
        parsed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise NoteError(f"not a notebook: {str(error).partition(':')[0] or 'no JSON'}") from None
    if not isinstance(parsed, dict) or not (isinstance(parsed.get("cells"), list) or isinstance(parsed.get("worksheets"), list)):
        raise NoteError("not a notebook: no cells")
    return parsed


def _metadata(notebook: Mapping[str, object]) -> Iterator[tuple[str, tuple[str, ...]]]:
    told = notebook.get("metadata")
    for key in ("title", "date", "author", "authors"):
        given = told.get(key) if isinstance(told, dict) else None
        values = given if isinstance(given, list) else [given]
        names = [value.get("name") if isinstance(value, dict) else value for value in values]
        words = tuple(" ".join(safe(name).split()) for name in names if isinstance(name, str) and name.strip())
        if words:
            yield key, words


def _cells(text: str, start: int) -> Iterator[_Cell]:
    """Yield the cells in order; `text` is valid JSON. Of a key that stands twice in a cell the last counts, as for `json`."""
    kind, level, source = "", 0, list[tuple[int, str]]()
    for path, key, token, line in _values(text, start):
        if token == "}":
            yield _Cell(kind, level, tuple(source))
            kind, level, source = "", 0, []
        elif path[-1] == "source":
            source += [(line, _string(token))] if token != "[" else []
            source = [] if token == "[" else source
        elif key == "cell_type":
            kind = _string(token)
        elif key == "level" and token.isdigit() and len(token) < 3:
            level = int(token)
        elif key == "source":
            source = [(line, _string(token))]


def _values(text: str, start: int) -> Iterator[tuple[Sequence[str], str, str, int]]:
    """Yield (path, key, token, stored line) of each value in a cell or its source.

    The token is "[" where a list of source begins and "}" at a cell's end.
    """
    path: list[str] = []  # of each open object or array, the key by which it hangs in the one around it
    key = token = ""
    place = counted = 0
    line = start
    for found in _TOKEN().finditer(text):
        mark = found.group()
        if mark in ("{", "["):
            path.append(key)
            if key == "source" and path[:-1] in _CELLS:
                yield path, "", "[", line
            key = token = ""
        elif mark == ":":
            key, token = _string(token) if len(token) < 40 else "", ""
        elif mark in (",", "}", "]"):
            if token and (path in _CELLS or path[:-1] in _CELLS):
                line, counted = line + text.count("\n", counted, place), place
                yield path, key, token, line
            if mark == "}" and path in _CELLS:
                yield path, "", "}", line
            if mark != ",":
                path.pop()
            key = token = ""
        else:
            token, place = mark, found.start()


def _string(token: str) -> str:
    if not token.startswith('"'):
        return ""
    return str(json.loads(token, strict=False)) if "\\" in token else token[1:-1]


def _lines_of(cell: _Cell) -> tuple[list[Line], Fields, str | None]:
    """Return the Lines of a Markdown cell under stored numbers, the fields of its front matter and a remark on it; no other cell's."""
    if cell.kind not in {"markdown", "heading", "raw"}:
        return [], {}, None
    decoded = _decoded_lines(cell.source)
    texts = [text for _, text in decoded]
    front = read_front_matter(texts)
    if cell.kind == "raw":  # Quarto keeps its front matter in one
        return [noise(number) for number, _ in decoded], front.fields, front.remark
    if cell.kind == "heading":
        return [Line(number, text, min(max(cell.level, 1), 6), "heading") for number, text in decoded if text.strip()], {}, None
    above = front.n_lines or front.n_broken
    lines, fields = markdown.read(texts[above:], above)
    heads = [_head(number, texts[number], bool(front.n_lines)) for number in range(above)]
    stored = [Line(decoded[line.number][0], line.text, line.level, line.kind) for line in (*heads, *lines)]
    return stored, {**fields, **front.fields}, front.remark


def _head(number: int, text: str, is_front: bool) -> Line:
    """Return a line of the front matter; of one that could not be read, its text, so that nothing is lost."""
    return noise(number) if is_front or not text.strip("-+ ") else Line(number, text, 0, "prose")


def _decoded_lines(source: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines that the strings make; one that goes on in the next string has the number of the first."""
    lines: list[tuple[int, str]] = []
    pieces: list[str] = []  # of the line that is still open
    begun = 0
    for number, text in source:
        first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        begun = begun if pieces else number
        pieces += [first] if first else []
        for part in rest:
            lines.append((begun, safe("".join(pieces))))
            begun, pieces = number, [part] if part else []
    return [*lines, (begun, safe("".join(pieces)))] if pieces else lines
