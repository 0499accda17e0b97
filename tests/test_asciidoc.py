"""AsciiDoc -> Lines: header, sections, blocks, lists, tables; one Line a stored line, in linear time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.formats import asciidoc

from .readers import check_lines, kinds_of
from .timing import grows_linearly, within


def _kinds(text: str) -> str:
    return kinds_of(asciidoc.read(text.split("\n"))[0])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("= Notes\n\n== One\ntext\n=== Two ===\n## Three\n=no title", "h1 . h2 p h3 h2 p"),
        ("Notes\n=====\n\nOne\n---\n\nSmaller\n~~~~~~~", "h1 n . h2 n . h3 n"),
        ("text\n\n----\ncode\n\nmore\n----\ntext", "p . n c . c n p"),
        ("Some long words\n----\ncode\n----", "p n c n"),
        ("....\nliteral\n....\n```ruby\nx\n```\n++++\n<b>\n++++", "n c n n c n n c n"),
        ("----\nnever closed\n\n== One", "n p . h2"),
        ("____\nwise words\n____\n[quote, Ada Bell]\nwiser\nwords\n\ntext", "n q n n q q . p"),
        ("[quote]\n--\nwise\n--", "n n q n"),
        ("[source,python]\nx = 1\ny = 2\n\ntext", "n c c . p"),
        ("====\ntext\n* a\n====\n\n****\naside\n****", "n p i1 n . n p n"),
        ("////\nhidden\n== One\n////\n// comment\n/// no comment", "n n n n n p"),
        ("* a\n** b\n*** c\n** d\n* e", "i1 i2 i3 i2 i1"),
        ("* a\n. b\n.. c\n- d\n* e", "i1 i2 i3 i4 i1"),
        ("* a\n+\ngoes on\n\n* b\n\ntext\n\n- c", "i1 n p . i1 . p . i1"),
        ("Speaker:: Ada Bell\nPlace::\n  Utrecht\n\n1. a\n<1> b", "i1 i1 p . i2 i3"),
        ("std::vector is one word", "p"),
        ("|===\n|a |b\n\n|1 |2\n|===", "n p . p n"),
        (".A block title\n[cols=2]\n[[anchor]]\n[.lead]\n[laughs] she said", "p n n n p"),
        ("image::a.png[Ada,150]\ninclude::secret.adoc[]\ntoc::[]\nimage:b.png[]\nsee image:c.png[] there", "n1 n n n1 p"),
        ("NOTE: Be careful\n[NOTE]\ntext\n'''\n<<<\n---", "p n p n n n"),
        ("text\n\n literal\n code\n\ntext", "p . c c . p"),
        ("* a\n\n  goes on", "i1 . p"),
        ("text\n\n:attr: value\n:speaker: Ada Bell\n:!attr:", "p . n p n"),
        ("[discrete]\n== One", "n h2"),
        ("", "."),
    ],
)
def test_kinds(text: str, kinds: str) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "fields", "kinds"),
    [
        (
            "= Agents\nAda Bell <ada@e.org>; Tom Okafor\nv1.0, 2024-05-06: first\n:Keywords: a, b\n:revnumber: 2\n\ntext",
            {
                "title": ("Agents",),
                "author": ("Ada Bell, Tom Okafor",),
                "date": ("2024-05-06",),
                "keywords": ("a", "b"),
                "revnumber": ("2",),
            },
            "h1 f f f f . p",
        ),
        (
            "// hidden\n:toc:\n= Agents\n:revdate: 2024-05-06\n:description: one \\\n  two\n",
            {"title": ("Agents",), "date": ("2024-05-06",), "description": ("one two",)},
            "n f h1 f f f .",
        ),
        (
            ":jbake-title: Agents\n:jbake-tags: a, b\n:page-author: Noor\n\n== One",
            {"title": ("Agents",), "tags": ("a", "b"), "author": ("Noor",)},
            "f f f . h2",
        ),
        ("= Agents\nby the sea, it was warm.\n", {"title": ("Agents",)}, "h1 p ."),
        ("= Agents\nBy Ada Bell\n", {"title": ("Agents",)}, "h1 p ."),
        (
            "Agents\n======\nAda Bell\n6 May 2024\n\nOne\n---",
            {"title": ("Agents",), "author": ("Ada Bell",), "date": ("6 May 2024",)},
            "h1 n f f . h2 n",
        ),
        ("text\n= Late", {}, "p h1"),
        ("[[top]]\n= Agents\n:toc:\n:event: PyFun 2024", {"title": ("Agents",), "event": ("PyFun 2024",)}, "n h1 f f"),
    ],
)
def test_fields(text: str, fields: dict[str, tuple[str, ...]], kinds: str) -> None:
    assert asciidoc.read(text.split("\n"))[1] == fields
    assert _kinds(text) == kinds


def test_numbers_go_on_from_the_start_and_texts_stay() -> None:
    lines, _ = asciidoc.read(["= Title  ", "", "//", "text  +\t"], 8)
    assert [(line.number, line.text) for line in lines] == [(8, "= Title"), (9, ""), (10, ""), (11, "text  +")]


MARKS = (
    "= ",
    "== ",
    "==",
    "----",
    "....",
    "____",
    "====",
    "////",
    "```",
    "|===",
    "[source]",
    "[quote]",
    "[[a]]",
    ":a: ",
    ":a: b\\",
    "* ",
    "** ",
    ". ",
    "a:: ",
    "image::a[]",
    "//",
    "+",
    "word",
    " ",
    "\t",
    "~~~~",
)


@given(st.lists(st.one_of(st.text(max_size=12), st.lists(st.sampled_from(MARKS), max_size=6).map("".join)), max_size=30), st.integers(1, 9))
def test_a_line_for_each_stored_line(texts: list[str], start: int) -> None:
    lines, fields = asciidoc.read(texts, start)
    check_lines(lines, texts, start)
    assert all(key == key.lower() and values for key, values in fields.items())


HOSTILE = [
    *(
        "= a\n",
        "a\n---\n",
        "----\n",
        "----\na\n",
        "////\n",
        "[source]\n",
        "[[a]]\n",
        "[a\n",
        ":a: b\n",
        ":a: b\\\n",
        "* a\n",
        ". a\n",
        "a:: b\n",
        "|===\n",
    ),
    *("image::a[]\n", "image::[\n", "a; b\n", "// a\n", "\n", " a\n\n", "```\n", "A B <c>; D\n", "+\n"),
    *(
        "=",
        "= ",
        "-",
        "* ",
        ".",
        "[",
        "]",
        "[]",
        ":",
        "::",
        "a:: ",
        ";;",
        "image::",
        "image:[",
        "/",
        "|",
        "+",
        "A ",
        "A; ",
        " ",
        "\t",
        "`",
        ":a: \\",
    ),
]


def _reading(text: str) -> Callable[[], object]:
    forms = (text.split("\n"), ["= A", *text.split("\n")], [":a: " + text])
    return lambda: [asciidoc.read(texts) for texts in forms]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_time_is_linear(pattern: str) -> None:
    small, large = (_reading(pattern * (size // len(pattern))) for size in (10_000, 40_000))
    assert within(1, large)
    assert grows_linearly(small, large)


def test_a_line_of_a_megabyte_is_read_in_time() -> None:
    for text in ("word " * 200_000, "=" * 1_000_000, "= " * 500_000, "::" * 500_000, "A " * 500_000, "[" * 1_000_000, "image::" * 140_000):
        assert within(0.5, _reading(text))
