"""Text -> Lines: kinds and levels of lines, with and without fences; long lines; what is not the note-taker's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.cleaning import clean_lines, is_page_furniture
from ragnotes.reading.formats import markdown, plain
from ragnotes.reading.formats.marks import looks_like_code
from ragnotes.reading.inline import links, unmark
from ragnotes.reading.wrapping import MAX_PIECES, estimate, wrap
from ragnotes.records.notes import Line

from .timing import within


def _kinds(text: str, reader: str = "markdown") -> str:
    """The kinds of the lines as letters, headings and items with their level."""
    read = markdown.read if reader == "markdown" else plain.read
    letters = {"heading": "h", "item": "i", "quote": "q", "code": "c", "prose": "p", "blank": ".", "noise": "n"}
    lines = clean_lines(read(text.split("\n"))[0])
    return " ".join(letters[line.kind] + (str(line.level) if line.level else "") for line in lines)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# One\ntext\n## Two ##\n####### seven", "h1 p h2 p"),
        ("#hashtag and #30c3\n###Theory###", "p h3"),
        ("Title\n=====\n\nOther\n---\ntext", "h1 n . h2 n p"),
        ("a sentence that ends.\n---\nnext", "p n p"),
        ("Fast tables in the lab\nand in the field\n================\n\nSlow tables:\nA tale\n------", "h1 n n . h2 n n"),
        ("Fast tables\nAna Uno\n===========\n\nIt went on\nand on\n---\n\n- a\nb\n-----", "p p p . p p n . i1 p n"),
        ("a | b\nc | d\n-----\n\nkey: a\nroom: b\n-------\n\nIt ends.\nor not\n-----\n\none\ntwo", "p p n . p p n . p p n . p p"),
        ("- a\n  - b\n    - c\n- d\n1. e", "i1 i2 i3 i1 i1"),
        ("* a\n\n    goes on\n\ntext\n\n    code()", "i1 . p . p . c"),
        ("text\n    no code: it goes on", "p p"),
        ("```python\n# no heading\n```\n# heading", "c c c h1"),
        ("~~~\n```\n~~~\ntext", "c c c p"),
        ("````\n```\n````\ntext", "c c c p"),
        ("```\nnever closed\n# still a heading", "p p h1"),
        ("> quoted\n> more\n\n***\n___", "q q . n n"),
        ("text\n\n# bad\nvalues = []\nprose again", "p . c c p"),
        ('{% embed https://e.org/v %}\n{{< youtube id1 >}}\n{% include video.html id="1" %}\n{% if page %}', "n1 n1 n1 n"),
        ('<iframe src="/v/1"></iframe>\n<YouTube id="1" />\n<br>\n<https://e.org/v/1>', "n1 n1 n p"),
        ("## Fast tables\nwords\n\n##Slow tables\n<https://e.org/s>\n", "h2 p . h2 p ."),
        ('{{< figure src="a.jpg" >}}\n{{< figure\n  src="a.jpg"\n>}}\ntext', "n1 n n n p"),
        ("{% for post in site.posts %}\n* [{{ post.title }}]({{ post.url }})\n{% endfor %}\n* mine", "n n n i1"),
        ("{% include a.html %}\n{{ page.title }}\na {{ b }} c", "n n p"),
        ("<!-- one -->\n<!-- two\n# no heading\n-->\ntext <!-- three --> more", "n n n n p"),
        ("![alt](a.png)\n[![badge](a)](b)\n<img src=a>\nsee ![alt](a.png) there", "n1 n1 n1 p"),
        ("- [Part](#part)\n- [Real](https://example.org)", "n i1"),
        ("`{{ shown }}` in Jinja\n```\n{{ code }}\n```", "p c c c"),
        ("", "."),
        ("#\n##", "n n"),
        ("text\n\n# Install it\npip install rich\n\n# Build\nmake it so, he said", "p . c c . h1 p"),
        ("{% highlight sh %}\n# no\n{% endhighlight %}\n# yes", "c c c h1"),
        ("{% raw %}\n{{ x }}\n{% endraw %}\n{% raw %}\n## yes\n{% endraw %}", "c c c n h2 n"),
        ('{{< highlight go "a=b" >}}\n## no\n{{< /highlight >}}\n## yes', "c c c h2"),
        ("{% highlight sh %}\n# never closed", "n h1"),
        ("import A from 'a';\nexport const b = {\n  c: 1,\n};\n\n# T\n\nimport tax is a theme", "n n n n . h1 . p"),
        ("import {\n  a,\n  b as c,\n} from 'x';\nimport d, {\n e\n} from 'y'\n\nwords", "n n n n n n n . p"),
        ("# T\nexport const a = ({b}) => (\n  <span>\n    {b}: '('\n\n  # no\n  </span>\n);\nwords", "h1 n n n . n n n p"),
        ("export const a =\n  [1];\n\nexport default a;\nexport {\n  a\n};\n\n# T", "n n . n n n n . h1"),
        ("words\n\nimport {\n  a\n} from 'x'\n\nexport const b = {\n  # c\n}\nwords", "p . c c c . c c c p"),
        ("import {\n  a\n# never closed\n\nwords", "p p h1 . p"),
        ("import {\n  words that go on,\n} from 'x'", "p p p"),
        ("export const a = {\n  b\n\n## Never closed\n}", "p p . h2 p"),
        ("export controls are a theme\n\nexport default settings first, then\nimport what is left", "p . p p"),
        ("<Tabs>\n<Tab value='a'>\nwords\n</Tab>\n<img\n  src='a'\n/>", "n n p n n1 n1 n1"),
        (":::note[Mind]\nwords\n:::\n::: {.column}\nmore\n:::", "p p n n p n"),
        ("```{note}\n:class: a\n## Inside\n```\n```{code-block} python\n# no\n```", "n n h2 n c c c"),
        ('@Metadata {\n  @TitleHeading("A")\n  @Contributors {\n    @GitHubUser(a)\n  }\n}\n@Row {\n  words\n}', "n n n n n n n p n"),
        ("@Metadata {\nnever closed\n# yes", "p p h1"),
        ("> [!note] Title\n> words\n\n> [!tip]-\n> more", "q q . n q"),
        ("%%\n# hidden\n%%\n%% a %% shown\n%%\n# shown", "n n n p p h1"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |\n3 | 4\n\n| no table |", "i1 n i1 i1 . p"),
        ("<h2 id='a'>One</h2>\n<h3>\nOver\n</h3>\n<h2>open\n\ntext", "h2 h3 n n p . p"),
        ("<details>\n<summary>More</summary>\n\nwords\n</details>", "n p . p n"),
        ("<pre>\n# no\n</pre>\n<style>\na {}\n</style>\n<pre>\n# open", "c c c n n n n h1"),
        ("<script>\n## Kept\n<script>\na()\n</script>\n# One", "p h2 n n n h1"),
        ("- a\n\n        code\n\n- b", "i1 . c . i1"),
        ("~~~ md\n```\n# no\n```\n~~~\n# yes", "c c c c c h1"),
        ("```dataview\nTABLE a\n```\n![[Embedded]]", "c c c n1"),
        ("Über\n====\n- [ ] open\n{: .big}", "h1 n i1 n"),
    ],
)
def test_markdown_kinds(text: str, kinds: str) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("My notes\n\nTyping\n\nStatic types help you to find errors before your users do.", "p . h2 . p"),
        ("Typing\n\nStatic types help.", "h1 . p"),
        ("Intro\n=====\n\nPart\n----\n\nOther\n=====", "h1 n . h2 n . h1 n"),
        ("A caption\n\nA long paragraph that explains a so-called A caption and all that follows from it in detail.", "p . p"),
        ("It ends here.\n\nNext one.", "p . p"),
        ("x = [1]\n\n# bad\nfor a in b:\n    use(a)\n\n# good\nimport c\n\nBack to prose, it says.", "c . c c c . c c . p"),
        ("We think: speed = money, always\nClass struggle is a theme", "p p"),
        ("- a\n  - b\n* c", "i1 i2 i1"),
        ("“Short letters take time.” ― Somebody", "q"),
        ("# a comment?\nno code here", "p p"),
    ],
)
def test_plain_kinds(text: str, kinds: str) -> None:
    assert _kinds(text, "plain") == kinds


@pytest.mark.parametrize(
    "line",
    [
        "import os",
        "from a.b import c, d",
        "def f(x):",
        "values = tuple(map(int, raw))",
        '    print(f"{r}{l}")',
        "return x",
        "@njit",
        "$ pip list",
        "}",
    ],
)
def test_code_is_told_by_its_looks(line: str) -> None:
    assert looks_like_code(line)


@pytest.mark.parametrize(
    "line",
    [
        "import is a keyword that people misuse",
        "For each talk there was coffee:",
        "Polars (and pyarrow) were good.",
        "the idea = simple and good",
        "Return to sender",
        "with a view:  the sea",
    ],
)
def test_prose_is_no_code(line: str) -> None:
    assert not looks_like_code(line)


def test_a_title_underlined_in_its_second_line_is_read_whole() -> None:
    lines = markdown.read("Fast tables in the lab\nand in the field - Ana Uno\n==================".split("\n"))[0]
    assert [line.text for line in lines] == ["Fast tables in the lab and in the field - Ana Uno", "", ""]


def test_numbers_go_on_from_the_start() -> None:
    assert [line.number for line in markdown.read(["a", "", "b"], 8)[0]] == [8, 9, 10]
    assert [line.number for line in plain.read(["T", "===", "b"], 8)[0]] == [8, 9, 10]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- [x] done", "- done"),
        ("1. [ ] open", "1. open"),
        ("- [x](https://example.org)", "- [x](https://example.org)"),
        ("> [!quote|wide]- Said", "> Said"),
        ("## Title {#here .big}", "## Title"),
        ("##Titles in C#", "##Titles in C#"),
        ("## Title <a name='t'></a>", "## Title"),
        ("words ^a1b2c3", "words"),
        ("shown %%hidden%% too", "shown  too"),
        ("<h2>T <a href='https://e.org/x'>link</a></h2>", "T [link](https://e.org/x)"),
        ("<summary><b>Bold</b> words</summary>", "**Bold words**"),
        ("<Note type='a'>words</Note> here", "words here"),
        ("<p align=center><b>Ada Bell</b></p>", "**Ada Bell**"),
        ("a List<String> or an <Option> and `<b>`", "a List<String> or an <Option> and `<b>`"),
        ("mail <ada@example.org>, see <https://e.org>, 1 <b 2", "mail <ada@example.org>, see <https://e.org>, 1 <b 2"),
        ("{/* hidden */}shown", "shown"),
        ("| a | b<br>c |", "| a | b c |"),
    ],
)
def test_what_only_a_renderer_reads_is_left_out(line: str, text: str) -> None:
    assert [kept.text for kept in markdown.read([line])[0]] == [text]


def test_docc_tells_event_and_author() -> None:
    page = '# T\n\n@Metadata {\n @TitleHeading("PyFun21")\n @CallToAction(url: "https://e.org/1", purpose: link)\n @GitHubUser(ada)\n}'
    assert markdown.read(page.split("\n"))[1] == {"event": ("PyFun21",), "url": ("https://e.org/1",), "author": ("ada",)}


def test_presenters_of_a_docc_page_are_no_heading() -> None:
    page = '# T\n\n@Metadata {\n @TitleHeading("PyFun21")\n}\n\n## Presenters\n\n- Ada Bell\n\n## Speakers of truth\n@TitleHeading("Late")'
    lines, fields = markdown.read(page.split("\n"))
    assert [(line.number, line.text) for line in lines if line.kind in ("heading", "prose")] == [
        (1, "# T"),
        (7, "**Presenters**"),
        (11, "## Speakers of truth"),
    ]
    assert fields == {"event": ("PyFun21",)}


def test_plain_text_has_no_fields() -> None:
    assert plain.read(["a"])[1] == {}


PARTS = st.sampled_from(
    "```|~~~|:::|:::note[a]|@Metadata {|}|%%|<!--|-->|<pre>|</pre>|<h2>|</h2>|<h2>a</h2>|{% raw %}|{% endraw %}|{{< highlight a >}}|"
    "import {|} from 'b'|## Presenters|"
    "{{< /highlight >}}|# a|## b|- c|  - d|> e|> [!note] f|---|===|a|g|||---|a|b|import a from 'b'|export const c = {|```{note}|    h|"
    "<Tab>|<img|/>|$ ls|<summary>i</summary>|\t- j".split("|")
)


@given(
    st.lists(st.one_of(PARTS, st.text(st.characters(exclude_characters="\n"), max_size=9)), max_size=25),
    st.sampled_from(["markdown", "plain"]),
)
def test_every_stored_line_has_one_line(texts: list[str], reader: str) -> None:
    read = markdown.read if reader == "markdown" else plain.read
    lines = read(texts, 3)[0]
    assert [line.number for line in lines] == list(range(3, 3 + len(texts)))
    assert all(line.level == 0 or line.kind in ("heading", "item", "noise") for line in lines)


def test_tags_are_cut_out_of_a_line() -> None:
    line = clean_lines(markdown.read(['before {{< ref "a" >}} and {% raw %}after'])[0])[0]
    assert (line.text, line.kind) == ("before  and after", "prose")


@pytest.mark.parametrize(
    "line",
    [
        "Share on Twitter",
        "Leave a comment",
        "## Read more",
        "illustration",
        "Blog Posts",
        "By submitting the form, I consent to the storage of my data.",
        "Do you like this? Leave your contact details and we call you.",
        "Utilizamos cookies propias y de terceros",
        "Wij gebruiken cookies op deze site",
        "Lees meer »",
        "© 2024 Somebody",
    ],
)
def test_page_furniture(line: str) -> None:
    assert is_page_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share nothing on every node",
        "They asked for consent before the study",
        "Cookies are the topic of the talk by the privacy team",
        "Data",
        "Searching with BM25",
        "Read more papers, she said.",
    ],
)
def test_words_of_a_note_are_no_furniture(line: str) -> None:
    assert not is_page_furniture(line)


def test_long_lines_are_cut_at_sentence_ends_under_one_number() -> None:
    text = " ".join(f"Sentence number {number} says something about vectors, and then it stops." for number in range(40))
    pieces = wrap([Line(7, text, 0, "prose")])
    assert len(pieces) > 3
    assert {piece.number for piece in pieces} == {7}
    assert all(piece.text.endswith(".") and estimate(piece.text) <= MAX_PIECES for piece in pieces)
    assert " ".join(piece.text for piece in pieces) == text


@pytest.mark.parametrize("text", ["x" * 5_000, "漢字" * 2_000, "a b " * 3_000, "." * 5_000 + "a", "1" * 3_000, "- " * 3_000, "é" * 3_000])
def test_lines_without_sentences_are_cut_too(text: str) -> None:
    pieces = wrap([Line(1, text, 0, "prose")])
    assert all(estimate(piece.text) <= MAX_PIECES for piece in pieces)
    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(text.split())


def test_the_rest_of_a_long_title_is_no_title() -> None:
    pieces = wrap([Line(1, "# " + "word " * 500, 1, "heading")])
    assert [piece.kind for piece in pieces[:2]] == ["heading", "prose"]
    assert all(line.kind == "code" for line in wrap([Line(1, "call(); " * 500, 0, "code")]))


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("### **Bold** and _it_ #", "Bold and it"),
        ("[a [b] c](d)", "[a [b] c](d)"),
        ("see [x](http://e.org/a_(b)) now", "see x now"),
        ("snake_case stays", "snake_case stays"),
        ("[[Wiki|shown]] and [[Page]]", "shown and Page"),
        ("`code` ~~gone~~", "code gone"),
        ("2 * 3", "2 * 3"),
    ],
)
def test_unmark(marked: str, words: str) -> None:
    assert unmark(marked) == words


def test_links() -> None:
    assert links("a [b](c) ![d](e) [f]") == [("b", "c"), ("d", "e")]


HOSTILE = {
    "hashes": "#" * 100_000,
    "brackets": "[" * 100_000,
    "stars": "*" * 100_000,
    "ticks": "`" * 100_000,
    "quotes": ">" * 100_000,
    "tag starts": "{{ " * 33_000,
    "open links": "[a](" * 25_000,
    "open images": "![a](" * 20_000,
    "comments": "<!--\n" * 20_000,
    "fences": "```\n" * 25_000,
    "liquid loops": "{% for %}\n" * 10_000,
    "shortcodes": "{{<\n" * 25_000,
    "items": "* \n" * 33_000,
    "nested items": "".join("  " * depth + "- x\n" for depth in range(440)),
    "underscores": "_a " * 33_000,
    "dots": "." * 100_000 + "a",
    "underlines": "a\n---\n" * 16_000,
    "equals": "a = " * 25_000,
    "pipes": "|a|b|\n" * 16_000,
    "colons": ":::\n" * 25_000,
    "open tags": "<a\n" * 25_000,
    "tags on a line": "<a " * 33_000,
    "anchors": "<a " + "href=http://a " * 10_000,
    "components": "<A " + "=" * 100_000,
    "html headings": "<h2>\n" * 20_000,
    "directives": "@Row {\n" * 20_000,
    "metadata": "@Metadata {\n" * 15_000,
    "exports": "export const a = {\n" * 10_000,
    "open exports": ("export const a = {\n" + "b\n" * 58) * 500,
    "open imports": ("import {\n" + "b,\n" * 58) * 500,
    "import words": "import { " + "a, " * 60_000,
    "export words": "export default " + "a " * 60_000,
    "strings": "export const a = {" + "'" * 60_000,
    "comments of Obsidian": "%%\n" * 25_000,
    "percents": "%%" * 50_000,
    "raw": "{% raw %}\n" * 15_000 + "{% endraw %}\n" * 10_000,
    "callouts": "> " * 50_000 + "[!a",
    "attributes": "a {" + "{: " * 30_000 + "}",
    "caret": "a " * 50_000 + "^a",
    "pre": "<pre>\n" * 20_000,
    "long line": "word " * 200_000,
    "no blank": "x" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("reader", ["markdown", "plain"])
def test_time_is_linear(name: str, reader: str) -> None:
    text = HOSTILE[name]
    read = markdown.read if reader == "markdown" else plain.read
    assert within(1, lambda: wrap(clean_lines(read(text.split("\n"))[0])))


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("#My notes.\n##10th Feb\n\n#pycon #python\n\n#Ana Uno - Fast tables\n@anauno\n\n##Quick start\n#1 reason\n", [1, 2, 1, 2]),
        ("#Fast tables\n\nwords\n\n#Slow beds and chairs\n\nwords\n", [1, 1]),
        ("Today at #pycon\n#python\n#pycon is fun\n", []),
        ("#PyCon was great this year, and it rained.\n\n#another day\n", []),
        ("#include <stdio.h>\n#define TRUE 1\n##Notes\n", [2]),
        ("#!/bin/sh\n\nwords\n", []),
        ("##1. Theory##\n\n#2024#\n\n##2 reasons\n", [2]),  # signs at both ends may stand at a number
        ("#話題#\n\nwords\n", []),
    ],
)
def test_headings_without_a_blank(text: str, levels: list[int]) -> None:
    assert [line.level for line in markdown.read(text.split("\n"))[0] if line.kind == "heading"] == levels
