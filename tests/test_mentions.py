"""What lines point to: addresses and their kinds, packages; and what recurs over texts."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.checking import hosts, mentions
from ragnotes.finding import recurring, topical
from ragnotes.finding.generalwords import EMPTY, PLAIN
from ragnotes.reading.inline import links, unmark
from ragnotes.text import fold

# addresses


@pytest.mark.parametrize(
    ("address", "kind", "name"),
    [
        ("https://github.com/ada/fastcache", "repository", "ada/fastcache"),
        ("https://github.com/ada/fastcache.git", "repository", "ada/fastcache"),
        ("https://www.gitlab.com/ada/talks/-/tree/main/2024", "repository", "ada/talks"),
        ("https://gist.github.com/ada/54ab", "repository", "ada/54ab"),
        ("https://github.com/ada", "person", ""),
        ("https://github.com/topics/cache", "other", ""),
        ("https://pypi.org/project/fastcache/2.1/", "package", "fastcache"),
        ("https://www.npmjs.com/package/@ada/fastcache", "package", "@ada/fastcache"),
        ("https://docs.rs/fastcache/latest/fastcache/", "package", "fastcache"),
        ("https://fastcache.readthedocs.io/en/stable/", "package", "fastcache"),
        ("https://speakerdeck.com/ada/caches", "slides", ""),
        ("https://speakerdeck.com/", "other", ""),
        ("https://docs.google.com/presentation/d/1x/edit", "slides", ""),
        ("https://docs.google.com/document/d/1x/edit", "other", ""),
        ("https://example.org/slides/caches.pdf", "slides", ""),
        ("https://example.org/caches.pptx", "slides", ""),
        ("https://youtu.be/abcdefg1234", "video", ""),
        ("https://img.youtube.com/vi/abcdefg1234/0.jpg", "other", ""),
        ("https://arxiv.org/abs/2401.00001", "paper", ""),
        ("https://blog.example.org/caches", "post", ""),
        ("https://example.org/2024/05/why-caches-rot/", "post", ""),
        ("https://twitter.com/ada/status/123", "post", ""),
        ("https://twitter.com/ada", "person", ""),
        ("https://twitter.com/search?q=%23cache", "other", ""),
        ("https://fosstodon.example/@ada", "person", ""),
        ("https://www.linkedin.com/in/ada-bell", "person", ""),
        ("https://pyfun.example/talks/caching-without-tears/", "talk", ""),
        ("https://pyfun.example/schedule/", "other", ""),
        ("https://en.wikipedia.org/wiki/Cache", "other", ""),
    ],
)
def test_what_an_address_leads_to(address: str, kind: str, name: str) -> None:
    target = hosts.read_target(address)
    assert target is not None
    assert (target.kind, target.name) == (kind, name)


@pytest.mark.parametrize(
    "address",
    ["http://localhost:8080/x", "http://127.0.0.1/", "https://[::1", "https://[::1]/x", "mailto:ada@example.org", "./notes.md", "#top"],
)
def test_what_leads_nowhere(address: str) -> None:
    assert hosts.read_target(address) is None


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://a.example/b?utm_source=x&q=1&fbclid=2", "https://a.example/b?q=1"),
        ("https://a.example/b#:~:text=cache", "https://a.example/b"),
        ("https://a.example/b#part", "https://a.example/b#part"),
        ("https://youtu.be/abcdefg1234?si=tracker", "https://youtu.be/abcdefg1234"),
        ("https://twitter.com/ada/status/1?s=20&t=x", "https://twitter.com/ada/status/1"),
        ("https://a.example/b?s=20", "https://a.example/b?s=20"),
        ("https://www.google.com/url?q=https%3A%2F%2Fa.example%2Fb&ved=1", "https://a.example/b"),
    ],
)
def test_tracking_is_left_out(address: str, clean: str) -> None:
    target = hosts.read_target(address)
    assert target is not None and target.address == clean


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/a/", "http://example.org/a"),
        ("https://youtu.be/abcdefg1234", "https://www.youtube.com/watch?t=3&v=abcdefg1234"),
        ("https://github.com/Ada/FastCache", "https://github.com/ada/fastcache/"),
    ],
)
def test_ways_to_write_one_address(one: str, other: str) -> None:
    first, second = hosts.read_target(one), hosts.read_target(other)
    assert first and second and first.key == second.key


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("See [fastcache](https://github.com/ada/fastcache).", [("repository", "fastcache")]),
        ("Slides and code: https://example.org/x.", [("slides", "Slides and code")]),
        ("[Vídeo](https://example.org/x)", [("video", "Vídeo")]),
        ("[スライド](https://example.org/x)", [("slides", "スライド")]),
        ("[code](https://example.org/x)", [("other", "code")]),
        ("it is at github.com/ada/fastcache, she said", [("repository", "")]),
        ("(see https://example.org/a_(b)) and more", [("other", "")]),
        ("`words <https://example.org/x>`_", [("other", "words")]),
        ("[https://example.org/x](https://example.org/x/)", [("other", "")]),
        ("![a picture](https://example.org/x.png) only", []),
        ("<https://example.org/x> <https://example.org/x>", [("other", "")]),
        ("[docs]: https://example.org/x", [("other", "docs")]),
        ("read https://example.org/a)のアカウント", [("other", "")]),
        ("nothing at http://localhost:80/x or notes.md", []),
    ],
)
def test_addresses_of_a_line(line: str, found: list[tuple[str, str]]) -> None:
    assert [(link.target.kind, link.words) for link in mentions.linked(line, links, unmark)] == found


def test_the_bracket_of_the_sentence_is_no_part_of_an_address() -> None:
    (link,) = mentions.linked("(see https://example.org/a_(b)) and more", links, unmark)
    assert link.target.address == "https://example.org/a_(b)"


@given(st.text(alphabet=st.sampled_from("ab ./:()[]<>`!*_?&=#\"'—、httpsg"), max_size=120))
def test_any_line_is_read(line: str) -> None:
    found = mentions.linked(line, links, unmark)
    assert len({link.target.key for link in found}) == len(found)
    list(mentions.used(line, in_code=True))
    list(mentions.used(line, in_code=False))


# packages


@pytest.mark.parametrize(
    ("line", "in_code", "found"),
    [
        ("pip install fastcache slowcache", True, ["fastcache", "slowcache"]),
        ("$ pip install -r requirements.txt", True, []),
        ("pip install --index-url https://x.example fastcache", True, ["fastcache"]),
        ("npm install @ada/fastcache", True, ["@ada/fastcache"]),
        ("cargo add fastcache && cargo run", True, ["fastcache"]),
        ("just pip install fastcache and it works", False, ["fastcache"]),
        ("just pip install and it works", False, []),
        ("run `pip install 'fastcache[all]>=2'` first", False, ["fastcache"]),
        ("pip install your-package-", True, []),
        ("import fastcache.store as fs", True, ["fastcache"]),
        ("from fastcache import Store, Key", True, ["fastcache"]),
        ("import os, sys", True, []),
        ("import Store from 'fastcache';", True, ["fastcache"]),
        ('const s = require("fastcache")', True, ["fastcache"]),
        ("from home import duties are higher", False, []),
        ("we import everything from the cache", False, []),
        ("the import of goods", True, []),
        ("we install the cache", False, []),
    ],
)
def test_packages_that_a_line_uses(line: str, in_code: bool, found: list[str]) -> None:
    assert [name for name, _ in mentions.used(line, in_code)] == found


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("[fastcache](https://github.com/ada/fastcache)", "fastcache"),
        ("[Fast-Cache](https://github.com/ada/fast_cache)", "Fast-Cache"),
        ("[his code](https://github.com/ada/fastcache)", ""),
        ("[talk](https://github.com/ada/fastcache)", ""),
        ("[a tool](https://pypi.org/project/fastcache/)", "fastcache"),
        ("[PEFX](https://example.org/docs/pefx/index)", "PEFX"),
        ("[polarz](https://www.pola.rz/)", "polarz"),
        ("[polarz](https://www.pola.ry/)", ""),
        ("[polaris](https://www.pola.ris/)", "polaris"),
        ("[duckbase](https://duckbase.example/)", "duckbase"),
        ("[Acme](https://acme.example/)", ""),
        ("[acme](https://acme.example/about)", ""),
    ],
)
def test_packages_that_a_link_names(line: str, name: str) -> None:
    (link,) = mentions.linked(line, links, unmark)
    assert mentions.named_by(link) == name


# what recurs


def find(texts: list[str], titles: list[tuple[int, str]] | None = None, groups: list[int] | None = None) -> dict[str, recurring.Term]:
    """Return the terms wanted of texts, each a group of its own where nothing else is said."""
    tokens = recurring.tokenise(texts)
    places = np.array(groups if groups is not None else range(len(texts)), dtype=np.int64)
    wanted = topical.wanted({"bell", "ada"}, {"tess"}, {"pyfun"})
    capitals = np.ones(len(texts), dtype=bool)
    found = recurring.recurring(tokens, places, titles or [], content=topical.says_something, wanted=wanted, capitals=capitals)
    return {term.words: term for term in topical.without_parts(found)}


@pytest.mark.parametrize(
    ("texts", "titles", "terms"),
    [
        (["a RAG was slow", "the RAG, again"], [], {"RAG"}),
        (["a zebra was slow", "the zebra again"], [], set()),
        (["a zebra was slow", "the zebra again"], [(0, "Zebra days"), (1, "A zebra")], {"zebra"}),
        (["zebra crossing ahead", "a zebra crossing", "no crossing"], [], {"zebra crossing"}),
        (["zebra. crossing ahead", "a zebra, crossing", "no crossing"], [], set()),
        (["it has `flexlib` in it", "with `flexlib` again"], [], {"flexlib"}),
        (["she saw Ada Bell there", "again Ada Bell spoke"], [], set()),
        (["she saw Tess there", "again Tess spoke"], [], set()),
        (["it was at PyFun then", "not PyFun now"], [], set()),
        (["in C++ and C#", "more C++ and C#"], [], {"C++", "C#"}),
        (["see https://zebra.example/zebra x", "see https://zebra.example/zebra y"], [], set()),
        (["many agents run", "an agent runs"], [(0, "Agents"), (1, "An agent")], {"agents"}),
        (["これはカンガルーです", "あのカンガルーを"], [(0, "カンガルー"), (1, "カンガルー入門")], {"カンガルー"}),
    ],
)
def test_what_recurs(texts: list[str], titles: list[tuple[int, str]], terms: set[str]) -> None:
    assert set(find(texts, titles)) == terms


def test_one_group_is_no_recurrence_and_text_of_no_group_counts_for_nothing() -> None:
    assert find(["a RAG here", "a RAG there"], groups=[3, 3]) == {}
    assert find(["a RAG here", "a RAG there"], groups=[3, -1]) == {}
    assert find(["a RAG here", "a RAG there", "one RAG more"], groups=[3, 3, 5])["RAG"].groups == 2


def test_german_capitals_tell_no_name() -> None:
    texts = ["wir sahen Zebras dort", "die Zebras hier"]
    tokens = recurring.tokenise(texts)
    for capitals, found in ((False, 0), (True, 1)):
        terms = recurring.recurring(
            tokens, np.arange(2), [], content=topical.says_something, wanted=topical.wanted((), (), ()), capitals=np.full(2, capitals)
        )
        assert len(terms) == found


def test_a_term_stands_for_its_words_and_knows_its_places() -> None:
    texts = ["first line\na zebra checker here", "the zebra checker", "one zebra checker more"]
    found = find(texts)
    assert set(found) == {"zebra checker"}
    tokens = recurring.tokenise(texts)
    assert [(int(tokens.texts[at]), int(tokens.lines[at])) for at in found["zebra checker"].at] == [(0, 1), (1, 0), (2, 0)]


def test_nothing_gives_nothing() -> None:
    assert find([]) == {}
    assert find([""]) == {}
    assert find(["", "\n\n"]) == {}


WORDS = st.sampled_from("zebra zebras okapi RAG the of, tapir. `quokka` Élan élan\n".split(" "))
TEXTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=6)


@given(TEXTS, st.data())
def test_counts_are_those_of_counting_by_hand(texts: list[str], data: st.DataObject) -> None:
    groups = data.draw(st.lists(st.integers(-1, 2), min_size=len(texts), max_size=len(texts)))
    tokens = recurring.tokenise(texts)
    keys = recurring.singulars(tokens.surfaces)
    terms = recurring.recurring(
        tokens, np.array(groups), [], content=topical.says_something, wanted=lambda _: True, capitals=np.ones(len(texts), dtype=bool)
    )
    seen: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    times: Counter[tuple[str, ...]] = Counter()
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for text, number in zip(tokens.texts.tolist(), tokens.numbers.tolist(), strict=True):
        rows[text].append(keys[number])
    for text, row in rows.items():
        if text >= len(texts) or groups[text] < 0:
            continue
        for size in (1, 2):
            for start in range(len(row) - size + 1):
                term = tuple(row[start : start + size])
                if all(word[:1].isalnum() and topical.says_something(word) for word in term):
                    seen[term].add(groups[text])
                    times[term] += 1
    by_hand = {term: (len(where), times[term]) for term, where in seen.items() if len(where) > 1}
    assert {term.keys: (term.groups, term.times) for term in terms if len(term.keys) < 3} == by_hand
    for one in terms:
        assert {keys[tokens.numbers[at]] for at in one.at} == {one.keys[0]}


def test_general_words_are_folded_and_stand_once() -> None:
    assert all(word == fold(word) for word in EMPTY | PLAIN)
    assert not {"python", "rust", "docker", "testing", "security", "performance"} & (EMPTY | PLAIN)
