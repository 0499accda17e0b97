"""The start of a note -> its fields: every form that site generators write, what is none of them, and what is hostile or broken."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.frontmatter import FrontMatter, _simple_yaml, read_front_matter


def _read(text: str) -> FrontMatter:
    return read_front_matter(text.split("\n"))


@pytest.mark.parametrize(
    ("text", "fields", "n_lines"),
    [
        ("---\ntitle: A: b\n---\nx", {}, 0),  # YAML refuses it
        ("---\ntitle: 'A: b'\ntags: [a, b c]\n---\nx", {"title": ("A: b",), "tags": ("a", "b c")}, 4),
        ("---\ntags:\n- a\n  - b\n---\nx", {"tags": ("a - b",)}, 5),
        ("---\n# c\n\nDate: 2020-01-02\ntags:\n  - a\n  - 'b'\n...\nx", {"date": ("2020-01-02",), "tags": ("a", "b")}, 8),
        ("+++\ntitle = 'A'\ndate = 2020-01-02\n[params]\nx = 1\n+++\n", {"title": ("A",), "date": ("2020-01-02",)}, 6),
        ("Title: A: day\nTags: a, b\nAuthor: Me\n\nx", {"title": ("A: day",), "tags": ("a", "b"), "author": ("Me",)}, 4),
        ("Title: Long\n    goes on\nSlug: x\n\nx", {"title": ("Long", "goes on"), "slug": ("x",)}, 4),
        ("Title: A\n\nx", {"title": ("A",)}, 2),
        ("_model: a\n---\ntitle: T\n---\nd: 2019\n---\nbody:\n\nwords", {"_model": ("a",), "title": ("T",), "d": ("2019",)}, 7),
        ("title: T\n---\nbody:\nwords", {"title": ("T",)}, 3),
        ("title=T\ntags=a, b\n~~~~~~\nx", {"title": ("T",), "tags": ("a", "b")}, 3),
        ('{\n  "title": "T", "tags": ["a"], "x": null\n}\nwords', {"title": ("T",), "tags": ("a",)}, 3),
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
        '{"title": "no line of its own"}',
        '{\n "cells": []\n}\n',
        "{\n[[[[[[\n}\n",
        "std::string name\n\nx",
        "a -> b:: c",
        "https://example.org/a?b=c\n\nx",
        "title: T\n---\nno key\n---\nbody:\nx",
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
    began = time.process_time()
    found = _read(f"---\n{BROKEN[name]}\n---\n\nwords\n")
    assert time.process_time() - began < 2
    assert found.n_lines == 0 and found.remark and "kept as text" in found.remark
    assert found.n_broken >= 3
    assert (found.fields["title"], found.fields["author"]) == (("T",), ("Me",))


@pytest.mark.parametrize(
    "block", ["a." * 3_000 + "b = 1", "a = [" * 3_000, "a = ", "[a.b.c.d.e.f.g.h]\nx = 1", "a = 2020-13-45", "a = " + "9" * 5_000]
)
def test_broken_toml(block: str) -> None:
    began = time.process_time()
    found = _read(f"+++\ntitle = 'T'\n{block}\n+++\nwords")
    assert time.process_time() - began < 1
    if found.n_lines == 0:
        assert found.remark and found.n_broken >= 3
    assert found.fields["title"] == ("T",)


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
            st.sampled_from(["---", "+++", "~~~~~~", "{", "}", "", "title: T", "Date: 2020", "a=b", "x:: y", "body:"]),
            st.text(max_size=9),
        ),
        max_size=12,
    )
)
def test_any_lines_give_a_front_matter_that_fits(lines: list[str]) -> None:
    found = read_front_matter(lines)
    assert 0 <= found.n_lines <= len(lines) and 0 <= found.n_broken <= max(len(lines), 2)
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
    "brackets": "---\na: [" + "a, " * 2_000 + "\n---\n",
    "wiki": "a:: " + "[[" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    lines = HOSTILE[name].split("\n")
    began = time.process_time()
    read_front_matter(lines)
    assert time.process_time() - began < 1
