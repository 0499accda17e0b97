"""A notebook -> Lines: Markdown cells only, each line under the number of the stored line its JSON string stands on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.errors import NoteError
from ragnotes.reading.formats import notebook
from ragnotes.reading.formats.marks import REMARKS
from ragnotes.records.notes import Line

from .timing import within


def _cell(kind: str, source: Any, **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "metadata": {}, "source": source, **more}


def _stored(cells: list[dict[str, Any]], indent: int | None = 1, **more: Any) -> list[str]:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, **more}, indent=indent).split("\n")


def _told(lines: list[Line]) -> list[tuple[int, str, str]]:
    return [(line.number, line.kind, line.text) for line in lines if line.kind not in ("noise", "blank")]


CELLS = [
    _cell("code", ["import this\n"], outputs=[{"text": ["# no heading\n"]}]),
    _cell("markdown", ["# PyFun 2021\n", "\n", "A day by the sea."]),
    _cell("code", ["print(1)\n"]),
    _cell("markdown", ["## Caching\n", "- café \u2028 one\n", "  - two\n"]),
]


def test_lines_have_the_number_of_their_string() -> None:
    stored = _stored(CELLS)
    lines, fields = notebook.read(stored)
    told = _told(lines)
    assert [(kind, text) for _, kind, text in told] == [
        ("heading", "# PyFun 2021"),
        ("prose", "A day by the sea."),
        ("heading", "## Caching"),
        ("item", "- café \u2028 one"),
        ("item", "  - two"),
    ]
    for number, _, text in told:
        assert json.dumps(text)[1:-1] in stored[number - 1]
    assert [line.level for line in lines if line.kind == "item"] == [1, 2]
    assert fields == {}


def test_a_notebook_on_one_line_and_a_source_in_one_string() -> None:
    lines, _ = notebook.read(_stored(CELLS, indent=None))
    assert {line.number for line in lines} == {1}
    assert [line.text for line in lines if line.kind == "heading"] == ["# PyFun 2021", "## Caching"]
    one = _stored([_cell("markdown", "# One\n\nwords\n## Two")])
    place = next(number for number, line in enumerate(one, 1) if "# One" in line)
    assert _told(notebook.read(one)[0]) == [(place, "heading", "# One"), (place, "prose", "words"), (place, "heading", "## Two")]


def test_what_escapes_hide_is_told_where_it_was_read() -> None:
    cells = [_cell("markdown", ["# O\x00ne\x1b \ud800\n", "a\tb"]), _cell("code", ["x = '\x01'"], outputs=[{"text": ["\x1b[31m"]}])]
    lines, fields = notebook.read(_stored(cells))
    assert [text for _, _, text in _told(lines)] == ["# One \ufffd", "a\tb"]
    assert fields == {REMARKS: ("2 escaped control characters dropped", "1 escaped halves of letters replaced")}


def test_broken_front_matter_of_a_cell_is_text_and_told() -> None:
    lines, fields = notebook.read(_stored([_cell("markdown", ["---\n", "title: One\n", "a: [b\n", "---\n", "# Two"])]))
    assert [(kind, text) for _, kind, text in _told(lines)] == [("prose", "title: One"), ("prose", "a: [b"), ("heading", "# Two")]
    assert fields == {"title": ("One",), REMARKS: ("front matter could not be read: title taken from its lines, else kept as text",)}


def test_a_line_that_goes_on_in_the_next_string_has_the_first_number() -> None:
    stored = _stored([_cell("markdown", ["# One", " and more\n", "", "words"])])
    assert [text for _, _, text in _told(notebook.read(stored)[0])] == ["# One and more", "words"]


def test_a_fence_left_open_in_a_cell_does_not_swallow_the_next() -> None:
    lines, _ = notebook.read(_stored([_cell("markdown", ["```\n", "x"]), _cell("markdown", ["# After\n"]), _cell("markdown", ["```\n"])]))
    assert [line.text for line in lines if line.kind == "heading"] == ["# After"]


def test_older_and_other_cells() -> None:
    old = {"worksheets": [{"cells": [_cell("heading", ["Top"], level=2), _cell("markdown", ["words"])]}], "nbformat": 3}
    lines, _ = notebook.read(json.dumps(old, indent=1).split("\n"))
    assert [(line.kind, line.level, line.text) for line in lines if line.text] == [("heading", 2, "Top"), ("prose", 0, "words")]
    quarto = _stored([_cell("raw", ["---\n", "title: A day\n", "---"]), _cell("markdown", ["words"])])
    lines, fields = notebook.read(quarto)
    assert fields["title"] == ("A day",) and [line.text for line in lines if line.text] == ["words"]


def test_metadata_are_fields() -> None:
    told = {"title": "Notes", "authors": [{"name": "Ada Bell"}, {"name": "Bo Chen"}], "date": "2021-05-06"}
    _, fields = notebook.read(_stored([_cell("markdown", ["x"])], metadata=told))
    assert fields == {"title": ("Notes",), "authors": ("Ada Bell", "Bo Chen"), "date": ("2021-05-06",)}
    assert notebook.read(_stored([], metadata={"title": 3, "authors": [None, 1]}))[1] == {}


def test_of_a_key_that_stands_twice_the_last_counts() -> None:
    text = '{"cells": [{"cell_type": "code", "source": ["a"], "cell_type": "markdown", "source": ["b"]}]}'
    assert _told(notebook.read([text])[0]) == [(1, "prose", "b")]


def test_escapes_are_resolved_and_made_safe() -> None:
    text = r'{"cells": [{"cell_type": "markdown", "source": "caf\u00e9 \ud83d\ude00 \ud800 \u0000\u001b x \"y\" \\n"}]}'
    assert _told(notebook.read([text])[0]) == [(1, "prose", 'café 😀 \ufffd  x "y" \\n')]


@pytest.mark.parametrize(
    "text", ["", "words", "{", "[]", '{"a": 1}', '{"cells": 3}', "[" * 100_000, '{"cells": [' + '{"a":' * 50_000, "{'cells': []}", "NaN"]
)
def test_what_is_no_notebook_is_told_so(text: str) -> None:
    with pytest.raises(NoteError, match=r"^not a notebook: "):
        notebook.read(text.split("\n"))


def test_the_numbers_go_on_from_the_start() -> None:
    lines, _ = notebook.read(_stored(CELLS), 5)
    assert lines[0].number == 5


HOSTILE = {
    "one growing line": json.dumps({"cells": [_cell("markdown", ["ab"] * 60_000)]}),
    "many cells": json.dumps({"cells": [_cell("markdown", ["# a\n"])] * 8_000}),
    "a picture": json.dumps({"cells": [_cell("code", [], outputs=[{"data": {"image/png": "iVBOR" * 200_000}}])]}),
    "backslashes": json.dumps({"cells": [_cell("markdown", "\\" * 300_000)]}),
    "quotes": json.dumps({"cells": [_cell("markdown", '"' * 300_000)]}),
    "deep": '{"cells": [], "a": ' + "[" * 900 + "]" * 900 + "}",
    "numbers": '{"cells": [' + "1," * 200_000 + "NaN]}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    assert within(2, lambda: notebook.read([HOSTILE[name]]))


SOURCE = st.one_of(st.text(max_size=40), st.lists(st.text(max_size=20).map(lambda text: text + "\n"), max_size=5))


@given(st.lists(st.tuples(st.sampled_from(["markdown", "code", "raw", "heading", "x"]), SOURCE), max_size=5), st.sampled_from([None, 1]))
def test_every_stored_line_has_a_line_in_order(cells: list[tuple[str, Any]], indent: int | None) -> None:
    stored = _stored([_cell(kind, source) for kind, source in cells], indent)
    numbers = [line.number for line in notebook.read(stored)[0]]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, len(stored) + 1))


KEYS = st.sampled_from(["cells", "source", "cell_type", "level", "worksheets", "metadata", "a"])
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_read_or_refused(value: Any) -> None:
    try:
        notebook.read(json.dumps(value, indent=1).split("\n"))
    except NoteError as error:
        assert error.what.startswith("not a notebook: ")


def test_a_real_notebook(data_folder: Path) -> None:
    path = data_folder / "wild-notes/jhrcook__conference-notes/technical/pycon2021_notes.ipynb"
    lines, _ = notebook.read(path.read_text("utf-8").split("\n")[:-1])
    assert [line.number for line in lines if line.kind == "heading" and line.level == 2][:3] == [111, 145, 176]
    assert not any(line.kind == "code" and "pip install" in line.text for line in lines)
