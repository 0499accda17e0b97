"""reStructuredText -> Lines: sections, lists, directives, fields; one Line a stored line, in linear time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.formats import restructured

from .readers import check_lines, kinds_of
from .timing import grows_linearly, within


def _kinds(text: str) -> str:
    return kinds_of(restructured.read(text.split("\n"))[0])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Title\n=====\n\nPart\n----\n\nOther\n=====", "h1 n . h2 n . h1 n"),
        ("=====\nTitle\n=====\n\nPart\n====\n\nSmall\n~~~~~", "n h1 n . h2 n . h3 n"),
        ("*****\n Far\n*****\ntext", "n h1 n p"),
        ("Talk one\n--------\ntext\n\nTalk two\n--------\ntext", "h1 n p . h1 n p"),
        ("日本の発表\n==========\nÉtat de l'art\n=============", "h1 n h1 n"),
        ("A title that was made longer\n=====================", "h1 n"),
        ("1. First talk\n=============\n\n- no title\n----------", "h1 n . i1 n"),
        ("text goes on\nand on\n------\n\n----\n\nmore", "p p n . n . p"),
        ("Hm\n...\n\nA: b\n--", "p p . p p"),
        ("- a\n- b\n\n  - c\n\n  goes on\n\n- d\n\ntext\n\n* e", "i1 i1 . i2 . p . i1 . p . i1"),
        ("1. a\n#. b\n(2) c\na) d\n   e", "i1 i1 i1 i1 p"),
        ("- a\n  - b\n    more of b\n  - c", "i1 i2 p i2"),
        ("text::\n\n    code\n\n    more\n\ntext", "p . c . c . p"),
        ("::\n\n  code\ntext", "n . c p"),
        ("- item::\n\n    code\n\n- next", "i1 . c . i1"),
        ("ends with::\nno literal", "p p"),
        (".. code-block:: python\n   :linenos:\n\n   x = 1\n\n   y = 2\n\ntext", "n n . c . c . p"),
        (".. image:: a.png\n   :alt: text\n\n.. _here:\n\n.. contents::\n   :depth: 2\n", "n1 n1 . n . n n ."),
        (".. toctree::\n   :maxdepth: 1\n\n   one\n   two\n\ntext", "n n . n n . p"),
        (".. a comment\n   of two lines\n\n   and a paragraph\n\ntext\n\n..\n   hidden", "n n . n . p . n n"),
        ("..\n\n   shown", "n . q"),
        (".. note:: Be careful\n   with it\n\n   - item\n\ntext", "p p . i1 . p"),
        (".. note::\n\n   words\n\n      quoted\n\ntext", "n . p . q . p"),
        (".. topic:: Ada Bell\n   :class: x\n\n   words", "p n . p"),
        (".. epigraph::\n\n   wise words\n\ntext", "n . q . p"),
        (".. figure:: a.png\n   :width: 3\n\n   The caption\n\ntext", "n1 n1 . p . p"),
        (".. [1] A footnote\n.. |x| replace:: y\n__ https://e.org", "p n n"),
        ("text\n\n    quoted\n    more\n\n    x = [1]\n\ntext", "p . q q . c . p"),
        ("term\n    definition", "p p"),
        ("| one\n| two", "p p"),
        (">>> 1 + 1\n2\n\ntext", "c c . p"),
        ("+---+---+\n| a | b |\n+===+===+\n\n===  ===\na    b\n===  ===", "n p n . n p n"),
        ("text\n\n:Speaker: Ada Bell\n:Slides: none", "p . p p"),
        ("see :ref:`x` there\n:ref:`x`", "p p"),
        ("", "."),
    ],
)
def test_kinds(text: str, kinds: str) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "fields", "kinds"),
    [
        (
            "Agents\n######\n\n:date: 2024-05-06 10:00\n:tags: agents, python\n:Speaker: Ada\n   Bell\n\ntext",
            {"date": ("2024-05-06 10:00",), "tags": ("agents", "python"), "speaker": ("Ada Bell",)},
            "h1 n . f f f f . p",
        ),
        (
            ".. title: Agents\n.. date: 2024-05-06\n.. author: Noor\n\ntext",
            {"title": ("Agents",), "date": ("2024-05-06",), "author": ("Noor",)},
            "f f f . p",
        ),
        (":authors: Ada Bell; Tom Okafor\n\nTee\n===\n", {"authors": ("Ada Bell", "Tom Okafor")}, "f . h1 n ."),
        (":authors:\n  - Ada Bell\n  - Tom Okafor\n", {"authors": ("Ada Bell", "Tom Okafor")}, "f f f ."),
        (
            ".. post:: 2024-05-06\n   :tags: agents\n   :author: Noor\n\nTitle\n=====",
            {"date": ("2024-05-06",), "tags": ("agents",), "author": ("Noor",)},
            "n n n . h1 n",
        ),
        ("Day\n===\n\nTalk\n----\n\n:speaker: Ada Bell\n", {}, "h1 n . h2 n . p ."),
        ("Title\n=====\n\n.. sectionauthor:: Noor <noor@e.org>", {"author": ("Noor",)}, "h1 n . n"),
    ],
)
def test_fields(text: str, fields: dict[str, tuple[str, ...]], kinds: str) -> None:
    assert restructured.read(text.split("\n"))[1] == fields
    assert _kinds(text) == kinds


def test_numbers_go_on_from_the_start_and_texts_stay() -> None:
    lines, _ = restructured.read(["Title  ", "=====", "", "  *words*\t"], 8)
    assert [(line.number, line.text) for line in lines] == [(8, "Title"), (9, ""), (10, ""), (11, "  *words*")]


MARKS = (
    "=",
    "-",
    "~",
    "..",
    ".. note::",
    ".. image::",
    ".. _a:",
    "::",
    ":a:",
    ":a: b",
    "- ",
    "1. ",
    "#. ",
    "| ",
    "+--+",
    ">>> ",
    "`",
    "*",
    "__ ",
    "word",
    " ",
    "\t",
)


@given(st.lists(st.one_of(st.text(max_size=12), st.lists(st.sampled_from(MARKS), max_size=6).map("".join)), max_size=30), st.integers(1, 9))
def test_a_line_for_each_stored_line(texts: list[str], start: int) -> None:
    lines, fields = restructured.read(texts, start)
    check_lines(lines, texts, start)
    assert all(key == key.lower() and values for key, values in fields.items())


HOSTILE = [
    *(
        f"{sign}\n"
        for sign in (
            "=",
            "====",
            "a\n====",
            "====\na\n====",
            "..",
            ".. a",
            ".. note::",
            ".. image::",
            ".. [1]",
            "::",
            "a::",
            ":a: b",
            ":a:",
        )
    ),
    *(
        "a::\n\n",
        "- a\n",
        "-\n",
        "1. a\n",
        "| a\n",
        "+--+\n",
        ">>> a\n",
        "  a\n\n",
        "\n",
        " .. note::\n",
        "   :a: b\n",
        "__ a\n",
        "a\n....\n",
    ),
    *("=", "- ", ".. ", ":", "`", "*", "|", "+-", "a ", " ", "\t", "= ", ":a:", "::", "#", "(1) "),
]


def _reading(text: str) -> Callable[[], object]:
    return partial(restructured.read, text.split("\n"))


@pytest.mark.parametrize("pattern", HOSTILE)
def test_time_is_linear(pattern: str) -> None:
    small, large = (_reading(pattern * (size // len(pattern))) for size in (10_000, 40_000))
    assert within(1, large)
    assert grows_linearly(small, large)


def test_a_line_of_a_megabyte_is_read_in_time() -> None:
    for text in ("word " * 200_000, "=" * 1_000_000, ".. " * 333_000, ":a" * 500_000, "a\n" + "-" * 1_000_000):
        assert within(0.5, _reading(text))
