"""Org -> Lines: headlines, keywords, drawers, blocks, lists, tables; one Line a stored line, in linear time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.formats import org
from ragnotes.reading.formats.marks import REMARKS

from .readers import check_lines, kinds_of
from .timing import grows_linearly, within


def _kinds(text: str) -> str:
    return kinds_of(org.read(text.split("\n"))[0])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("* One\ntext\n** TODO [#A] Two [1/3] :talk:\n*** Three", "h1 p h2 h3"),
        ("*bold* words\n*\n ** no headline", "p p p"),
        ("* COMMENT Hidden\n* Old :noexport:", "n h1"),
        ("* One\n** TODO [#A] COMMENT Two\ntext\n\n*** Three\n- a\n** Four\n* COMMENT\ntext", "h1 n n . n n h2 n n"),
        ("* COMMENTS\n* On COMMENT\n** Comment Two", "h1 h1 h2"),
        ("- a\n  + b\n    1. c\n  * d\n- e", "i1 i2 i3 i2 i1"),
        ("- a\n  goes on\n\n  still\n- b\n\ntext\n\n- c", "i1 p . p i1 . p . i1"),
        ("- Speaker :: Ada Bell\n- [X] seen", "i1 i1"),
        ("#+BEGIN_SRC python\nx = 1\n\n# y\n#+END_SRC\ntext", "n c . c n p"),
        ("#+begin_example\na\n#+end_example\n#+BEGIN_QUOTE\nwise\n#+END_QUOTE", "n c n n q n"),
        ("#+begin_center\n- a\n#+end_center\n#+begin_comment\na\n#+end_comment", "n i1 n n n n"),
        ("#+BEGIN_SRC\nnever closed\n* One\n#+END_SRC", "n p h1 n"),
        (r"\begin{align*}" + "\nx\n" + r"\end{align*}" + "\n" + r"\begin{x} open", "n c n n"),
        ("* One\n:PROPERTIES:\n:CUSTOM_ID: one\n:SPEAKER: Ada Bell\n:END:\ntext", "h1 n n p n p"),
        ("* One\n:PROPERTIES:\n:ID: open\ntext\n* Two", "h1 n p p h1"),
        ("* One\nSCHEDULED: <2024-05-06 Mon>\n:LOGBOOK:\n- State from\n:END:\nCLOCK: [2024-05-06 Mon 10:00]", "h1 n n n n n"),
        ("* One\nDocker is good\nSure: yes\n<2024-05-06 Mon>", "h1 p p p"),
        (":NOTES:\ntext\n:END:", "n p n"),
        ("| a | b |\n|---+---|\n| 1 | 2 |", "p n p"),
        ("# a comment\n#\n#hashtag\n-----\n----", "n n p n p"),
        (": fixed width\n:\ntext : more", "c c p"),
        ("text\n[[file:a.png]]\n[[./img/b.JPG][words]]\n[[https://e.org][words]]", "p n1 n1 p"),
        ("text\n#+CAPTION: A picture\n#+ATTR_HTML: :width 3\n#+TOC headlines", "p n n n"),
        ("", "."),
    ],
)
def test_kinds(text: str, kinds: str) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "fields", "kinds"),
    [
        (
            "#+TITLE: Agents\n#+author: Noor\n#+DATE: <2024-05-06 Mon>\n#+FILETAGS: :agents:python:\n#+SETUPFILE:./x.org\n\n* One",
            {
                "title": ("Agents",),
                "author": ("Noor",),
                "date": ("2024-05-06 Mon",),
                "tags": ("agents", "python"),
                "setupfile": ("./x.org",),
            },
            "f f f f f . h1",
        ),
        (
            ":PROPERTIES:\n:ID: 1\n:Speaker: Ada Bell\n:END:\n#+title: Agents",
            {"id": ("1",), "speaker": ("Ada Bell",), "title": ("Agents",)},
            "n f f n f",
        ),
        ("* One\n#+TITLE: late\n:PROPERTIES:\n:ID: 1\n:END:", {}, "h1 n n n n"),
        ("# -*- mode: org -*-\n#+title:\n#+EVENT: PyFun 2024", {"event": ("PyFun 2024",)}, "n f f"),
    ],
)
def test_fields(text: str, fields: dict[str, tuple[str, ...]], kinds: str) -> None:
    assert org.read(text.split("\n"))[1] == fields
    assert _kinds(text) == kinds


def test_what_is_commented_out_is_told() -> None:
    told = org.read("* One\n** COMMENT Two\ntext\n\n* COMMENT Three".split("\n"))[1]
    assert told == {REMARKS: ("3 lines under a COMMENT headline passed over, as org does",)}


def test_numbers_go_on_from_the_start_and_texts_stay() -> None:
    lines, _ = org.read(["* TODO Title  ", "# gone", "", "  *words*\t"], 8)
    assert [(line.number, line.text) for line in lines] == [(8, "* TODO Title"), (9, ""), (10, ""), (11, "  *words*")]


MARKS = (
    "* ",
    "** ",
    "* COMMENT ",
    "#+",
    "#+BEGIN_SRC",
    "#+end_src",
    "#+T: ",
    "\\begin{a}",
    "\\end{a}",
    ":PROPERTIES:",
    ":END:",
    ":A: b",
    ":",
    "- ",
    "1. ",
    "|-",
    "| ",
    "# ",
    "word",
    " ",
    "\t",
    "[[a.png]]",
)


@given(st.lists(st.one_of(st.text(max_size=12), st.lists(st.sampled_from(MARKS), max_size=6).map("".join)), max_size=30), st.integers(1, 9))
def test_a_line_for_each_stored_line(texts: list[str], start: int) -> None:
    lines, fields = org.read(texts, start)
    check_lines(lines, texts, start)
    assert all(key in (key.lower(), REMARKS) and values for key, values in fields.items())


HOSTILE = [
    *(
        "* a\n",
        "** a\n",
        "** COMMENT a\n",
        "#+BEGIN_SRC\n",
        "#+begin_src\na\n#+end_src\n",
        "#+A: b\n",
        "#+END_SRC\n",
        ":PROPERTIES:\n",
        ":PROPERTIES:\n:A: b\n",
        ":END:\n",
    ),
    *(":a:\n", ": a\n", "- a\n", " * a\n", "| a\n", "|-\n", "# a\n", "\\begin{a}\n", "[[a.png]]\n", "\n", "CLOCK: [\n", "  a\n\n"),
    *("*", "* ", "#+", ":", "[[", "- ", "|", "\\begin{", "a ", " ", "\t", "-", "]]", "CLOCK:"),
]


def _reading(text: str) -> Callable[[], object]:
    return partial(org.read, text.split("\n"))


@pytest.mark.parametrize("pattern", HOSTILE)
def test_time_is_linear(pattern: str) -> None:
    small, large = (_reading(pattern * (size // len(pattern))) for size in (10_000, 40_000))
    assert within(1, large)
    assert grows_linearly(small, large)


def test_a_line_of_a_megabyte_is_read_in_time() -> None:
    for text in ("word " * 200_000, "*" * 1_000_000, "* " * 500_000, "#+" * 500_000, ":a" * 500_000, "[[" * 500_000):
        assert within(0.5, _reading(text))
