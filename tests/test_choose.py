"""Which format a note is written in: by its content, ties by its extension."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.decoding import decode, split_lines
from ragnotes.reading.formats.choose import choose
from ragnotes.reading.frontmatter import read_front_matter

from .timing import grows_linearly, within

FORMATS = ("markdown", "plain", "restructured", "org", "asciidoc", "notebook", "html")
MARKDOWN = "# Agents\n\n[Ada](https://e.org) spoke of **agents**.\n\n## Logs\n\n- one\n"
RESTRUCTURED = "Agents\n======\n\n.. image:: a.png\n\n`Ada <https://e.org>`_ spoke of ``agents``.\n\nLogs\n~~~~~\n\n- one\n"
ORG = "#+TITLE: Agents\n\n* Agents\n** Ada\n[[https://e.org][Ada]] spoke.\n** TODO Logs\n- one\n"
ASCIIDOC = "= Agents\nNoor\n\nhttps://e.org[Ada Bell] spoke.\n\n== Logs\n\n* one\n\n[source,python]\n----\nx = 1\n----\n"
HTML = "<!DOCTYPE html>\n<html>\n<body>\n<h1>Agents</h1>\n<p>Ada spoke.</p>\n</body>\n</html>\n"
FRAGMENT = "<h1>Agents</h1>\n<p>Ada spoke of agents.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
NOTEBOOK = '{\n "cells": [\n  {\n   "cell_type": "markdown",\n   "source": ["# Agents"]\n  }\n ],\n "nbformat": 4\n}\n'
PLAIN = "Agents\n\nAda spoke of agents, and of what they cost.\n\n- one\n- two\n"
SETEXT = "Agents\n======\n\nAda spoke.\n\nLogs\n----\n\nTom spoke.\n"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (MARKDOWN, "markdown"),
        (RESTRUCTURED, "restructured"),
        (ORG, "org"),
        (ASCIIDOC, "asciidoc"),
        (HTML, "html"),
        (FRAGMENT, "html"),
        (NOTEBOOK, "notebook"),
        (PLAIN, "plain"),
        (SETEXT, "plain"),
    ],
)
@pytest.mark.parametrize("name", ["notes", "notes.txt", "a.b/notes", "notes.md", "notes.text"])
def test_content_decides_without_a_telling_extension(text: str, form: str, name: str) -> None:
    expected = "markdown" if form == "plain" and name.endswith(".md") else form
    assert choose(name, text.split("\n"), False) == expected


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.rst", MARKDOWN, "markdown"),
        ("a.org", MARKDOWN + "## Two\n## Three\n", "markdown"),
        ("a.adoc", MARKDOWN, "markdown"),
        ("a.org", RESTRUCTURED, "restructured"),
        ("a.ipynb", "# not a notebook\n\n## at all\n", "markdown"),
        ("a.ipynb", "just words", "plain"),
        ("a.ipynb", '{"cells": []}', "notebook"),
        ("a.html", FRAGMENT, "html"),
        ("a.html", "words without\na tag", "plain"),
        ("a.html", "Words first.\n<p>Then a tag.</p>", "html"),
        ("a.rst", PLAIN, "restructured"),
        ("a.rst", SETEXT, "restructured"),
        ("a.org", PLAIN, "org"),
        ("a.asciidoc", PLAIN, "asciidoc"),
        ("A.MD", PLAIN, "markdown"),
        ("a.mdx", SETEXT, "markdown"),
        ("a.md", "", "markdown"),
        ("a.txt", "", "plain"),
        ("", "", "plain"),
    ],
)
def test_the_extension_breaks_ties(name: str, text: str, form: str) -> None:
    assert choose(name, text.split("\n"), False) == form


@pytest.mark.parametrize(
    "text",
    [
        '<p align="center"><img src="a.png"></p>\n\n# Agents\n\nAda spoke.\n\n- one\n- two\n',
        "<details>\n\n## Agents\n\nAda spoke.\n\n</details>\n",
        "## Formats\n\n```rst\n.. image:: a.png\n.. note:: b\n.. code:: c\nA\n~~~~\n```\n\nAda showed them.\n",
        "## Links\n\nSee https://e.org[1] and [[Page]] and `x`_.\n\n** broken bold **\n",
        "- {\n- a\n",
        '{"cell_type" is no notebook here',
        "Use `foo`_ once.\n",
    ],
)
def test_markdown_stays_markdown(text: str) -> None:
    assert choose("a.md", text.split("\n"), False) in ("markdown", "notebook" if text.startswith("{") else "markdown")


def test_front_matter_speaks_for_markdown() -> None:
    assert choose("a", PLAIN.split("\n"), True) == "markdown"
    assert choose("a.adoc", ASCIIDOC.split("\n"), True) == "asciidoc"
    assert choose("a.html", FRAGMENT.split("\n"), True) == "html"
    assert choose("a.org", ORG.split("\n"), True) == "org"


WORDS = {
    "jupyter": "notebook",
    "rst": "restructured",
    "plain": "plain",
    "markdown": "markdown",
    "org": "org",
    "asciidoc": "asciidoc",
    "html": "html",
}
ARGUABLE = ("lca2012/osa",)  # said to be reStructuredText, but no line of it tells


def test_formats_of_real_notes(data_folder: Path) -> None:
    root = data_folder / "wild-notes"
    with (root / "SOURCES.tsv").open(encoding="utf-8") as file:
        said = {row["file"]: WORDS[row["format"].split()[0]] for row in csv.DictReader(file, delimiter="\t")}
    wrong = {}
    for name, form in said.items():
        data = (root / name).read_bytes()
        if not data.strip() or name.endswith(ARGUABLE):
            continue
        texts = [text for _, text in split_lines(decode(data))]
        n_lines = read_front_matter(texts).n_lines
        chosen = choose(name, texts[n_lines:], bool(n_lines))
        if chosen != form:
            wrong[name] = chosen
    assert len(said) > 70 and not wrong


def test_formats_of_real_notes_without_their_extension(data_folder: Path) -> None:
    root = data_folder / "wild-notes"
    with (root / "SOURCES.tsv").open(encoding="utf-8") as file:
        said = {row["file"]: WORDS[row["format"].split()[0]] for row in csv.DictReader(file, delimiter="\t")}
    right = []
    for name, form in said.items():
        data = (root / name).read_bytes()
        if not data.strip() or form == "plain":
            continue
        texts = [text for _, text in split_lines(decode(data))]
        n_lines = read_front_matter(texts).n_lines
        chosen = choose("note", texts[n_lines:], bool(n_lines))
        # a page of bare words is plain text, whatever it was called; never is it taken for a third format
        assert chosen in (form, "plain")
        right.append(chosen == form)
    assert sum(right) / len(right) > 0.7


@given(
    st.sampled_from(["a", "a.md", "a.rst", "a.org", "a.adoc", "a.html", "a.ipynb", "a.txt", ".md", "a."]),
    st.lists(st.text(max_size=40), max_size=12),
    st.booleans(),
)
def test_any_text_has_a_format(name: str, body: list[str], has_front: bool) -> None:
    assert choose(name, body, has_front) in FORMATS


HOSTILE = [
    *(
        "=\n",
        "====\n",
        "a\n~~~~\n",
        "====\na\n",
        ".. a::\n",
        "`_ ",
        ":a:`",
        "::\n\n",
        "[[a][",
        "http://",
        "https://e.org[",
        "[[",
        "]] ",
        "** a\n",
        "#+a:\n",
        "<p>",
        "<p ",
        "<",
        "</p>\n",
    ),
    *(
        "[source\n",
        "image::",
        "link:a",
        "```\n",
        "\n```",
        "|===\n",
        "a::\n",
        "= a\n",
        "a" * 50 + "\n",
        " ",
        "\t",
        "](",
        "**",
        '"cell_type"',
        "{",
        "![",
    ),
]


def _choosing(name: str, text: str) -> Callable[[], object]:
    return partial(choose, name, text.split("\n"), False)


@pytest.mark.parametrize("pattern", HOSTILE)
def test_time_is_linear(pattern: str) -> None:
    needed = "\n.. a\n** b\n= c\n"  # so that no pattern is passed over
    row = f"{pattern * (500 // len(pattern))}\n"
    for name, start in (("a", needed), ("a.html", f"<p>{needed}")):
        small, large = (_choosing(name, start + row * count) for count in (50, 200))
        assert within(0.5, large)
        assert grows_linearly(small, large)


def test_only_so_much_is_looked_at() -> None:
    for pattern in ("a\n~~~~\n", "= a\n", "[", "word ", "<p>", "a::\n"):
        assert within(0.5, _choosing("a", pattern * (1_000_000 // len(pattern))))
