"""The start of a note -> its fields: every form that site generators write, what is none of them, and what is hostile or broken."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.frontmatter import _simple_yaml, read_front_matter
from ragnotes.reading.headers import FrontMatter

from .timing import within


def _read(text: str) -> FrontMatter:
    return read_front_matter(text.split("\n"))


@pytest.mark.parametrize(
    ("text", "fields", "n_lines"),
    [
        ("---\ntitle: A: b\n---\nx", {}, 0),  # YAML refuses it
        ("---\ntitle: 'A: b'\ntags: [a, b c]\n---\nx", {"title": ("A: b",), "tags": ("a", "b c")}, 4),
        ("---\ntags: [ 'a, b', \"c\" , d ]\n---\nx", {"tags": ("a, b", "c", "d")}, 3),
        ("---\ntags:\n- a\n  - b\n---\nx", {"tags": ("a - b",)}, 5),
        ("---\n# c\n\nDate: 2020-01-02\ntags:\n  - a\n  - 'b'\n...\nx", {"date": ("2020-01-02",), "tags": ("a", "b")}, 8),
        ('---\ntitle: "A\\n\\n## b"\n---\nx', {"title": ("A ## b",)}, 3),
        ("+++\ntitle = 'A'\ndate = 2020-01-02\n[params]\nx = 1\n+++\n", {"title": ("A",), "date": ("2020-01-02",)}, 6),
        ("Title: A: day\nTags: a, b\nAuthor: Me\n\nx", {"title": ("A: day",), "tags": ("a", "b"), "author": ("Me",)}, 4),
        ("Title: Long\n    goes on\nSlug: x\n\nx", {"title": ("Long", "goes on"), "slug": ("x",)}, 4),
        ("Title: A\n\nx", {"title": ("A",)}, 2),
        ("_model: a\n---\ntitle: T\n---\nd: 2019\n---\nbody:\n\nwords", {"_model": ("a",), "title": ("T",), "d": ("2019",)}, 7),
        ("title: T\n---\nbody:\nwords", {"title": ("T",)}, 3),
        ("title=T\ntags=a, b\n~~~~~~\nx", {"title": ("T",), "tags": ("a", "b")}, 3),
        ('{\n  "title": "T", "tags": ["a"], "x": null\n}\nwords', {"title": ("T",), "tags": ("a",)}, 3),
        ('{"title": "T", "n": 1, "author": {"name": "Me"}}\n\nwords', {"title": ("T",), "n": ("1",), "author": ("Me",)}, 1),
        ('{\n  "title": "{T}", "x": [{"y": 1\n}] }\n\nwords', {"title": ("{T}",)}, 3),
        ('---json\n{\n "title": "T",\n "n": 1e999\n}\n---\nx', {"title": ("T",), "n": ("1e999",)}, 6),
        ("---yaml\ntitle: T\n---\nx", {"title": ("T",)}, 3),
        ("---toml\ntitle = 'T'\n---\nx", {"title": ("T",)}, 3),
        ("speaker:: [[people/Ada|Ada Bell]]\ndate:: 2020-01-02\n\nx", {"speaker": ("Ada Bell",), "date": ("2020-01-02",)}, 3),
        ("---\ntitle: T\n---\nevent:: PyFun\nx", {"title": ("T",), "event": ("PyFun",)}, 4),
    ],
)  # fmt: skip
def test_forms(text: str, fields: dict[str, tuple[str, ...]], n_lines: int) -> None:
    found = _read(text)
    assert found.n_lines == n_lines
    if n_lines:
        assert dict(found.fields) == fields and found.remark is None and found.n_broken == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        "---",
        "---\n\nA rule above a text.\n",
        "---\nNote: this is a sentence\nthat goes on\n",
        "Note: remember the milk\nTip: buy bread\n\nx",
        "Title: A talk\nSpeaker: Ada Bell\n\nwords",
        "Title: One\nAuthor: Ada\n\nwords\n\nTitle: Two\nAuthor: Bo\n\nwords",
        "Date: 2020-01-02\nEvent: PyFun\n\nwords",
        "Title: A\nwords without a colon\n\nx",
        "Title: A\nDate: never followed by a blank line",
        "title=T\nwords",
        '{"title": "words go on"} behind it\n\nx',
        '{"metadata": {"title": "T"}, "cells": [',
        "{% extends 'title' %}\n{{ title }}\n",
        "{title: T}\nwords",
        "a = b\nc = d\n\nTitle\n~~~~~~\nx",
        "Title: T\nSpeaker: Ada Bell\nIt was about tables.\n",
        "title: T\n---\nother: U\n---\nx",
        '{\n "cells": []\n}\n',
        "{\n[[[[[[\n}\n",
        "std::string name\n\nx",
        "a -> b:: c",
        "https://example.org/a?b=c\n\nx",
    ],
)
def test_what_is_none(text: str) -> None:
    found = _read(text)
    assert (found.n_lines, found.n_broken, found.remark, dict(found.fields)) == (0, 0, None, {})


BROKEN = {  # the kinds of traps that made ready parsers raise, hang or end the process
    "unclosed list": "title: T\nauthor: Me\na: [b",
    "unclosed quote": "title: T\nauthor: Me\na: 'b",
    "second colon": "title: T\nauthor: Me\na: b: c",
    "tab": "title: T\nauthor: Me\na:\n\t- b",
    "unknown tag with a map": "title: T\nauthor: Me\na: !x {b",
    "object tag": "title: T\nauthor: Me\na: !!python/object/apply:os.system ['true']\nb: [",
    "alias bomb": "title: T\nauthor: Me\na: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "anchor": "title: T\nauthor: Me\na: &x b",
    "deep list": "title: T\nauthor: Me\na: [[[[[[b]]]]]]",
    "deep map": "title: T\nauthor: Me\na:\n b:\n  c:\n   d:\n    e:\n     f: 1",
    "brackets": "title: T\nauthor: Me\na: " + "[" * 7_000,
    "braces": "title: T\nauthor: Me\na: " + "{" * 7_000,
    "dashes": "title: T\nauthor: Me\n" + "- " * 3_500,
    "questions": "title: T\nauthor: Me\n" + "? " * 3_500,
    "directive": "title: T\nauthor: Me\n%YAML 9.9\n--- x",
    "backtick": "title: T\nauthor: Me\na: `b`",
    "at": "title: T\nauthor: Me\n@a: b",
    "too long": "title: T\nauthor: Me\n" + "a: b\n" * 3_000,
    "200 kB": "title: T\nauthor: Me\na: " + "[" * 100_000 + "]" * 100_000,
    "template": "title: T\nauthor: Me\na: {{ b }}\n{% c %}",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_block_is_told_and_its_simple_lines_are_read(name: str) -> None:
    found = _read(f"---\n{BROKEN[name]}\n---\n\nwords\n")
    assert within(2, lambda: _read(f"---\n{BROKEN[name]}\n---\n\nwords\n"))
    assert found.n_lines == 0 and found.remark and "kept as text" in found.remark
    assert found.n_broken >= 3
    assert (found.fields["title"], found.fields["author"]) == (("T",), ("Me",))


@pytest.mark.parametrize(
    "block", ["a." * 3_000 + "b = 1", "a = [" * 3_000, "a = ", "[a.b.c.d.e.f.g.h]\nx = 1", "a = 2020-13-45", "a = " + "9" * 5_000]
)
def test_broken_toml(block: str) -> None:
    found = _read(f"+++\ntitle = 'T'\n{block}\n+++\nwords")
    assert within(1, lambda: _read(f"+++\ntitle = 'T'\n{block}\n+++\nwords"))
    if found.n_lines == 0:
        assert found.remark and found.n_broken >= 3
    assert found.fields["title"] == ("T",)


@pytest.mark.parametrize(
    ("below", "fields", "n_after"),
    [
        ("---\npub_date: 2020\n---\n\ntitle: U\n---\nslug: a\n", {"pub_date": ("2020",), "slug": ("a",)}, 8),
        ("---\npub_date: 2020", {"pub_date": ("2020",)}, 2),
        ("---\nA rule above this\n---\nslug: a\n", {}, 0),
        ("---\nabstract:\n\nA second text.\n---\nslug: a\n", {}, 0),
        ("---\n", {}, 0),
        ("----\nslug: a\n", {}, 0),
    ],
)
def test_lektor_may_write_fields_behind_the_text(below: str, fields: dict[str, tuple[str, ...]], n_after: int) -> None:
    found = _read(f"title: T\n---\nbody:\n\nwords\n{below}")
    assert (dict(found.fields), found.n_lines, found.n_after) == ({"title": ("T",), **fields}, 3, n_after)


OTHERS = {  # lines of other forms, how many of them are told as broken, and what the remark begins with
    "JSON, broken": ('{\n "title": "T",\n "tags": [a]\n}\n\nwords', 4, "front matter could not"),
    "JSON, broken on one line": ('{"title": "T", "tags": }\nwords', 1, "front matter could not"),
    "JSON, unclosed": ('{\n "title": "T",\n "tags": [\n\n# Words\n', 3, "front matter that is never closed"),
    "JSON, deep": ('{\n "title": "T",\n "a": ' + "[" * 9 + "]" * 9 + "\n}\nwords", 4, "front matter could not"),
    "JSON, very deep": ('{\n "title": "T",\n "a": ' + "[" * 3_000 + "]" * 3_000 + "\n}\nwords", 4, "front matter could not"),
    "JSON, huge": ('{\n "title": "T",\n "a": "' + "x" * 50_000 + '"\n}\nwords', 3, "front matter longer"),
    "JSON, huge on one line": ('{"title": "T", "a": "' + "x" * 50_000 + '"}\nwords', 1, "front matter longer"),
    "Eleventy, JSON broken": ('---json\n{\n "title": "T",\n}\n---\nwords', 5, "front matter could not"),
    "Eleventy, JSON and more": ('---json\n{"a": 1}\ntitle: T\n---\nwords', 0, "front matter without fields"),
    "Eleventy, JSON deep": ('---json\n{"a": ' + "[" * 3_000 + "]" * 3_000 + ',\n"title": "T"}\n---\nwords', 4, "front matter could not"),
    "Eleventy, JSON unclosed": ('---json\n{\n "title": "T"\n}\n\nwords', 4, "front matter that is never closed"),
    "Eleventy, JavaScript": ('---js\n{\n title: "T",\n a: b()\n}\n---\nwords', 6, "front matter in JavaScript is not run"),
    "Eleventy, JavaScript named": ("---javascript\nconst title = 'T'\ntitle: 'T',\n---\nwords", 4, "front matter in JavaScript is not run"),
    "Eleventy, JavaScript unclosed": ('---js\n{\n title: "T"\n}\n\nwords', 4, "front matter that is never closed"),
    "JBake, broken": ("title=T\ntype=post\nno pair\n~~~~~~\nwords", 4, "front matter could not"),
    "JBake, unclosed": ("title=T\nstatus=published\n\n# Words\n", 2, "front matter that is never closed"),
    "JBake, huge": ("title=T\nx=" + "y" * 9_000 + "\n~~~~~~\nwords", 3, "front matter longer"),
    "Pelican, no blank line": ("Title: T\nSlug: a\nWords begin here\n\nand go on", 2, "front matter could not"),
    "Pelican, unclosed": ("Title: T\nSlug: a\n" + "Tags: b\n" * 80, 60, "front matter that is never closed"),
    "Pelican, huge": ("Title: T\nSlug: a\nSummary: " + "x " * 5_000 + "\n\nwords", 2, "front matter longer"),
    "Lektor, broken": ("title: T\n---\nno key\n---\nbody:\n\nwords", 5, "front matter could not"),
    "Lektor, unclosed": ("_model: page\n---\ntitle: T\n\nwords", 3, "front matter that is never closed"),
    "Lektor, no body": ("_model: page\n---\ntitle: T\n---\nnotes: words", 5, "front matter that is never closed"),
    "Lektor, huge": ("title: T\n---\na: " + "x" * 9_000 + "\n---\nbody:\n\nwords", 5, "front matter longer"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_broken_block_of_any_form_is_told(name: str) -> None:
    text, n_broken, remark = OTHERS[name]
    found = _read(text)
    assert within(1, lambda: _read(text))
    assert (found.n_lines, found.n_broken) == (0, n_broken)
    assert found.remark and found.remark.startswith(remark) and found.remark.endswith("kept as text")
    assert not n_broken or found.fields["title"] == ("T",)


@pytest.mark.parametrize(
    ("block", "author"),
    [
        ("author = 'Me'\n[params]\nauthor = 'You'", ("Me",)),
        ("[params]\nauthor = 'Me'", ("Me",)),
        ("[Params.Author]\nname = 'Me'", ("Me",)),
        ("[author]\nname = 'Me'\nhomepage = 'x'", ("Me",)),
        ("[extra]\nauthors = ['Me', 'You']", ("Me", "You")),
        ("[[authors]]\nname = 'Me'\n[[authors]]\nname = 'You'", ("Me", "You")),
        ("[params]\nauthor = ''", ()),
    ],
)
def test_authors_in_toml(block: str, author: tuple[str, ...]) -> None:
    fields = _read(f"+++\n{block}\n+++\nx").fields
    assert fields.get("author", fields.get("authors", ())) == author


@pytest.mark.parametrize(
    ("block", "author"),
    [
        ("params:\n  author: Me", ("Me",)),
        ("params:\n  author: {name: Me}", ("Me",)),
        ("author: Me\nparams:\n  author: You", ("Me",)),
        ("author: {name: Me, email: x}", ("Me",)),
        ("authors:\n  - name: Me\n    title: Host\n    url: x\n  - you", ("Me", "you")),
        ("authors: [me, you]", ("me", "you")),
        ("authors:\n  - key: me\n    title: Guest", ("me",)),
        ("authors: {name: Me, title: Host}", ("Me",)),
        ("author:\n  - name:\n      given: Me\n      family: Too", ("Me Too",)),
    ],
)
def test_authors_in_yaml(block: str, author: tuple[str, ...]) -> None:
    fields = _read(f"---\n{block}\n---\nx").fields
    assert fields.get("author", fields.get("authors", ())) == author


def test_blocks_without_an_end() -> None:
    found = _read("---\ntitle: T\ndate: 2020-01-02\n\n# Words\n")
    assert (found.n_broken, found.fields["title"], bool(found.remark)) == (3, ("T",), True)
    found = _read("+++\ntitle = 'T'\nwords")
    assert (found.n_broken, found.fields["title"], bool(found.remark)) == (2, ("T",), True)
    assert _read("+++\nwords").n_broken == 1  # no Markdown rule, and no title
    assert _read("---\n" + "[" * 200_000).remark


@pytest.mark.parametrize("value", ["2024-13-45", "9" * 5_000, "!!timestamp x", "yes", "~", "", "1e999", "0o9", "2024-01-01T99:99"])
def test_odd_values_cost_no_front_matter(value: str) -> None:
    found = _read(f"---\ndate: {value}\ntitle: T\n---")
    assert (found.n_lines, found.fields["title"]) == (4, ("T",))


LINE = st.one_of(
    st.from_regex(r"\A[a-z]{1,3}: ?[a-z0-9:#'\" ,\[\]-]{0,8}\Z"),
    st.from_regex(r"\A {0,2}- [a-z0-9:'\" ]{0,5}\Z"),
    st.builds("{}: {}".format, st.sampled_from("abc"), st.text(max_size=6).filter(lambda text: "\n" not in text)),
    st.lists(st.sampled_from(["a b", "'c, d'", '"e: f"', "''", ", ", ",", " ", "x:y", "z:", "#", "["]), max_size=6).map(
        lambda parts: f"t: [{''.join(parts)}]"
    ),
)


@pytest.mark.parametrize("block", ["a:\n- b\n  - c", "a: ''\n- b", "a: [b]\n- c", "a: b\n- c", "a: b\na: c", "a: b # c", "a:\n  b: c"])
def test_the_quick_reader_leaves_the_rest_to_yaml(block: str) -> None:
    assert _simple_yaml(block.split("\n")) is None


@given(st.lists(LINE, max_size=5))
def test_the_quick_reader_agrees_with_yaml(block: list[str]) -> None:
    quick = _simple_yaml(block)
    if quick is not None:
        try:
            assert quick == yaml.load("\n".join(block), Loader=yaml.BaseLoader)
        except yaml.reader.ReaderError:
            pass  # letters that YAML forbids are words all the same


@given(
    st.lists(
        st.one_of(
            LINE,
            st.sampled_from(
                [
                    "---",
                    "+++",
                    "~~~~~~",
                    "{",
                    "}",
                    "",
                    "title: T",
                    "Date: 2020",
                    "a=b",
                    "x:: y",
                    "body:",
                    "---json",
                    "---js",
                    '{"title":',
                    '"a": 1}',
                ]
            ),
            st.text(max_size=9),
        ),
        max_size=12,
    )
)
def test_any_lines_give_a_front_matter_that_fits(lines: list[str]) -> None:
    found = read_front_matter(lines)
    assert 0 <= found.n_lines <= len(lines) - found.n_after and 0 <= found.n_broken <= max(len(lines), 2)
    assert not (found.n_lines and found.n_broken)
    assert all(isinstance(text, str) for texts in found.fields.values() for text in texts)


HOSTILE = {
    "keys": "a: b\n" * 50_000,
    "titles": "Title: x\n" * 50_000,
    "inline": "a:: b\n" * 50_000,
    "pairs": "a=b\n" * 50_000,
    "long key": "a" * 500_000 + ":",
    "blanks": "Title: " + " " * 500_000 + "x\n\n",
    "words": "a " * 250_000 + "\n\n",
    "braces": "{\n" * 100_000,
    "unclosed": "---\n" + "a: b\n" * 100_000,
    "blocks": "a: b\n---\n" * 50_000,
    "JSON keys": '{"title": ' + '"a":' * 100_000,
    "JSON blanks": '{"title"' + " " * 500_000,
    "JSON lists": '{"title": ' + "[" * 500_000,
    "Lektor": "title: T\n---\nbody:\n" + "---\na: b\n" * 50_000,
    "brackets": "---\na: [" + "a, " * 2_000 + "\n---\n",
    "wiki": "a:: " + "[[" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    lines = HOSTILE[name].split("\n")
    assert within(1, lambda: read_front_matter(lines))
