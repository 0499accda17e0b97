"""A saved web page -> Lines: the words of its text under the numbers of their stored lines, and what the page tells of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.formats import html
from ragnotes.reading.formats.marks import REMARKS
from ragnotes.records.notes import Line

from .timing import within

LONG = "Words that make up the greater part of the page, so that nobody takes another part of it for the text. " * 4


def _read(page: str) -> list[tuple[int, str, int, str]]:
    """The Lines that hold something."""
    lines, _ = html.read(page.split("\n"))
    return [(line.number, line.kind, line.level, line.text) for line in lines if line.kind not in ("noise", "blank")]


def _texts(page: str) -> list[str]:
    return [text for _, _, _, text in _read(page)]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        (
            "<h1>A</h1>\n<h3>B\n  c</h3>\n<p>one\ntwo</p>",
            [(1, "heading", 1, "A"), (2, "heading", 3, "B c"), (4, "prose", 0, "one"), (5, "prose", 0, "two")],
        ),
        (
            "<ul>\n<li>a\n<ol><li>b</ol>\n<li><p>c</p><p>d</p>\n</ul>",
            [(2, "item", 1, "a"), (3, "item", 2, "b"), (4, "item", 1, "c"), (4, "prose", 0, "  d")],
        ),
        ("<blockquote><p>said</p></blockquote>", [(1, "quote", 0, "said")]),
        ("<pre><code>a = 1\n\n  b &lt; 2\n</code></pre>", [(1, "code", 0, "a = 1"), (2, "code", 0, ""), (3, "code", 0, "  b < 2")]),
        ("a<br>b<br/><br>c", [(1, "prose", 0, "a"), (1, "prose", 0, "b"), (1, "prose", 0, "c")]),
        ("plain words\nand more", [(1, "prose", 0, "plain words"), (2, "prose", 0, "and more")]),
        ("<p>caf&eacute; &amp; t&#x65;a&nbsp;x</p>", [(1, "prose", 0, "café & tea x")]),
        (
            "<table><tr><th>Time<th>Talk<tr><td>9:00<td><b>One</b></table>",
            [(1, "item", 1, "| Time | Talk |"), (1, "item", 1, "| 9:00 | **One** |")],
        ),
        ("<table><tr><td><h2>T</h2><p>laid out</p></td></tr></table>", [(1, "heading", 2, "T"), (1, "prose", 0, "laid out")]),
        ("<dl><dt>term<dd>told</dl>", [(1, "item", 1, "term"), (1, "prose", 0, "told")]),
        ("<!-- no --><p>a <!-- b\n --> c</p>", [(1, "prose", 0, "a"), (2, "prose", 0, "c")]),
        ("<p title='a > b'>x</p>", [(1, "prose", 0, "x")]),
        ("<p>1 < 2 and <3", [(1, "prose", 0, "1 < 2 and <3")]),
        ("", []),
    ],
)  # fmt: skip
def test_lines(page: str, lines: list[tuple[int, str, int, str]]) -> None:
    assert _read(page) == lines


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<h2><a href="https://e.org/(a)">T</a> by <b>Ada</b></h2>', "[T](https://e.org/%28a%29) by Ada"),
        ('<p>see <a href="/here">here</a> and <a href="http://e.org">[x]</a></p>', "see here and [(x)](http://e.org)"),
        ("<p><strong>Title </strong>by <em>Ada</em>, <code>x</code></p>", "**Title** by *Ada*, `x`"),
        ('<p><a href="http://e.org"><img src=a></a>after</p>', "after"),
        ('<h2>T<a class="headerlink" href="#t">¶</a></h2>', "T"),
        ('<p>a<b></b> <a href="javascript:x()">y</a></p>', "a y"),
    ],
)
def test_marks_are_those_of_markdown(page: str, text: str) -> None:
    assert _texts(page) == [text]


def test_blocks_stand_apart_and_items_do_not() -> None:
    lines, _ = html.read(["<p>a</p><p>b</p><ul><li>c<li>d</ul><p>e</p>"])
    assert [line.kind for line in lines] == ["prose", "blank", "prose", "blank", "item", "item", "blank", "prose"]


@pytest.mark.parametrize(
    "around",
    [
        "<nav>menu</nav>{}<footer>foot</footer>",
        "<header><a href=/>Site</a></header><main>{}</main><aside>more</aside>",
        "<div class=sidebar-right>menu</div><div class='post-content'>{}</div><div id=comments>words</div>",
        "<article>{}<div class='share-buttons'>tweet</div><form>mail me</form></article><article>other</article>",
        "<div role=main>{}</div><div class='cookieBanner'>we use them</div><p>beside</p>",
        "<script>var a = '<p>x</p>'</script><style>p {{}}</style><noscript>on</noscript>{}",
        "{}<div hidden>a</div><div style='display: none'>b</div><div aria-hidden=true>c</div><template>d</template>",
        "<body class='has-sidebar with-menu'>{}<ul class=tags><li>a</ul><p class=byline>By Somebody</p></body>",
        "<div class='page with-comments'>{}</div><section class=related-posts><h2>Related</h2></section>",
    ],
)
def test_only_the_text_is_read(around: str) -> None:
    kept = [text for text in _texts(around.format(f"<p>{LONG}</p>")) if text not in ("other", "Related")]
    assert kept == [LONG.strip()]


def test_the_title_beside_or_above_the_article_is_kept() -> None:
    page = f"<header><h1>Title</h1><p>By somebody</p></header><article><p>{LONG}</p></article>"
    assert _texts(page) == ["Title", LONG.strip()]
    page = f"<article><header class=post-meta><time>2024-11-09</time><h1>Title</h1></header><p>{LONG}</p></article>"
    assert _texts(page) == ["Title", LONG.strip()]


def _fields(head: str, body: str = "<p>x</p>") -> dict[str, tuple[str, ...]]:
    return dict(html.read(f"<html lang=en-GB><head>{head}</head><body>{body}</body></html>".split("\n"))[1])


def test_fields() -> None:
    told = _fields(
        '<title>A day &amp; more | The Site</title><meta property="og:site_name" content="The Site"><meta name=author content="Ada Bell">'
        '<meta property="article:published_time" content="2024-05-06T10:00">'
    )
    assert told == {"title": ("A day & more",), "author": ("Ada Bell",), "date": ("2024-05-06T10:00",), "language": ("en",)}


@pytest.mark.parametrize(
    ("head", "body", "key", "value"),
    [
        ("<title>A day - Ada's blog</title>", "<h1>A day</h1>", "title", "A day"),
        ("<title>A day at the sea</title>", "", "title", "A day at the sea"),
        ("", "<h1>Only here</h1>", "title", None),
        ("", "<article><time datetime=2024-05-06>May</time> x</article>", "date", "2024-05-06"),
        ("", "<time>yesterday</time>", "date", None),
        ('<meta property="article:author" content="https://e.org/ada">', "", "author", None),
        ('<script type="application/ld+json">{"@graph": [{"headline": "x", "author": [{"name": "Bo"}, "Cy"]}]}</script>',
         "", "author", "Bo, Cy"),
        ('<script type="application/ld+json">{"datePublished": "2020-01-02"}</script>', "", "date", "2020-01-02"),
        ('<script type="application/ld+json">{broken</script>', "", "date", None),
        ('<script type="application/ld+json">' + "[" * 50_000 + "</script>", "", "date", None),
    ],
)  # fmt: skip
def test_each_field(head: str, body: str, key: str, value: str | None) -> None:
    assert _fields(head, body + "<p>x</p>").get(key) == ((value,) if value else None)


@pytest.mark.parametrize(
    ("page", "texts", "unclosed"),
    [
        ("<script>\nvar a = 1;\n<h1>T</h1>\n<p>words</p>", ["T", "words"], ["<script>"]),
        ("<p>a</p><script>var a = 1; <h1>T</h1><p>words", ["a", "T", "words"], ["<script>"]),
        ("<script>var a = 1;\nwords", ["words"], ["<script>"]),
        ("<style>\np {}\n</head>\n<body>\nwords", ["words"], ["<style>"]),
        ("<script>\nvar a;\n<p>words</p>\n<script>var b;</script>\n<p>more</p>", ["words", "more"], ["<script>"]),
        ("<head>\n<title>A day\n<meta name=a>\n</head>\n<p>words</p><svg><title>x</title></svg>", ["words"], ["<title>"]),
        ("<title>A day<h1>T</h1><p>words", ["T", "words"], ["<title>"]),
        ("<p>a</p><!-- never closed <p>words</p>", ["a", "never closed", "words"], ["<!--"]),
        ("<p>a</p>\n<textarea>\n<p>words</p>", ["a", "words"], ["<textarea>"]),
        ("<script>", [], ["<script>"]),
        ("<script>\n'<p>x</p>'\n<p>no</p>\n</script>\n<title>\n  T\n  </title>\n<p>words</p>", ["words"], []),
    ],
)  # fmt: skip
def test_what_is_never_closed_hides_nothing(page: str, texts: list[str], unclosed: list[str]) -> None:
    assert _texts(page) == texts
    told = html.read(page.split("\n"))[1].get(REMARKS, ())
    assert list(told) == [f"{name} never closed: what follows it is read as text" for name in unclosed]


def test_the_title_of_a_page_that_never_closes_it() -> None:
    assert _fields("<title>A day\n<meta name=author content=Ada>")["title"] == ("A day",)


@pytest.mark.parametrize(
    ("page", "text", "remarks"),
    [
        ("<p>a&#0;b&#x1b;[c&#xD800;&#127;</p>", "a\ufffdb[c\ufffd", ("4 escaped control characters dropped",)),
        ("<p>a&#10;b&#9;c&#x2019;&#150;&amp;#0;</p>", "a b c’–&#0;", ()),
        ("<script>&#0;</script><p>a</p>", "a", ()),
    ],
)
def test_what_escapes_hide_is_told(page: str, text: str, remarks: tuple[str, ...]) -> None:
    assert _texts(page) == [text]
    assert html.read([page])[1].get(REMARKS, ()) == remarks


HOSTILE = {
    "brackets": "<" * 200_000,
    "comments": "<!--" * 50_000,
    "declarations": "<![" * 60_000,
    "open tags": "<a " * 60_000,
    "open quotes": "<a x='" * 40_000,
    "open quotes, closed at last": "<a x='" * 40_000 + ">",
    "deep": "<div>" * 40_000,
    "deep and named": "<div class='comments'>" * 10_000 + "x",
    "paragraphs": "<p>x" * 12_000,
    "attributes": "<a " + "x=1 " * 50_000 + ">",
    "closing": "</b>" * 50_000,
    "crossed": "<b><div>" * 20_000 + "</b>" * 20_000,
    "scripts": "<script>" * 25_000,
    "titles": "<title></title" * 14_000,
    "scripts on lines": "<script>\n" * 25_000,
    "scripts and blocks": "<script>\n<p>x\n" * 10_000,
    "titles on lines": "<title>\n" * 25_000,
    "styles, closed at last": "<style>\n" * 20_000 + "</style>",
    "lists": "<ul><li>x" * 12_000,
    "cells": "<table>" + "<tr><td>a<td>b" * 10_000,
    "blanks": "<a" + " " * 500_000,
    "breaks": "<br>" * 40_000,
    "long line": "word " * 200_000,
    "links": "<a href=http://a>x</a>" * 10_000,
    "articles": "<article><h1>x</h1></article>" * 7_000,
    "lines": "<pre>" + "x\n" * 60_000,
    "entities": "&amp" * 60_000 + "&#99999999999;" * 1_000,
    "square": "<a href=http://a>" + "[" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    assert within(2, lambda: html.read(HOSTILE[name].split("\n")))


def _is_whole(lines: list[Line], n_lines: int) -> bool:
    numbers = [line.number for line in lines]
    return numbers == sorted(numbers) and set(numbers) == set(range(1, n_lines + 1)) and not any("\n" in line.text for line in lines)


TAGS = st.sampled_from(
    "<p>,</p>,<ul>,<li>,</ul>,<h2>,</h2>,<b>,</b>,<a href='http://a'>,</a>,<br>,<pre>,</pre>,<table>,<tr>,<td>,</table>,"
    "<div class=post>,</div>,"
    "<article>,</article>,<nav>,</nav>,<script>,</script>,<!--,-->,&lt;,&#10;,<,>,<blockquote>,</blockquote>,<title>,</title>,<time>,<h1>".split(",")
)  # fmt: skip


@given(st.lists(st.one_of(TAGS, st.text(max_size=8), st.just("\n")), max_size=60))
def test_every_stored_line_has_a_line_in_order(parts: list[str]) -> None:
    stored = "".join(parts).split("\n")
    assert _is_whole(html.read(stored)[0], len(stored))


def test_a_real_page(data_folder: Path) -> None:
    path = data_folder / "wild-notes/AhnSeongHyun__ahnseonghyun.github.io/docs/2024/11/09/pycon-korea-2024/index.html"
    lines, fields = html.read(path.read_text("utf-8").split("\n"))
    assert fields == {"title": ("PyconKR 2024",), "author": ("ASH84",), "date": ("2024-11-09",), "language": ("ko",)}
    assert [line.number for line in lines if line.text] == [107, 128, 129, 130, 131, 132, 134, 135, 138, 140]


def test_a_line_break_of_the_file_is_a_blank_where_a_block_is_one_line() -> None:
    page = "<article><h2>Fast tables\nin practice - Ana Uno</h2><table><tr><td>cell\none</td><td>two</td></tr></table></article>"
    texts = [line.text for line in html.read(page.split("\n"))[0] if line.text]
    assert texts[0] == "Fast tables in practice - Ana Uno" and "cell one" in texts[1]
