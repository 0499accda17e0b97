"""The words of a line without marks, of every format, and the links in it; ordinary text stays as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.inline import links, unmark

from .timing import grows_linearly, within

MARKED = {
    "markdown": [
        ("###Title###", "Title"),
        ("# On C#", "On C#"),
        ("### **Bold** and _it_ #", "Bold and it"),
        ("see [x](http://e.org/a_(b)) now", "see x now"),
        ("[[Wiki|shown]] and [[Page]]", "shown and Page"),
        ("## A talk {#a-talk}", "A talk"),
        ("## A talk {: .wide }", "A talk"),
        ("## A talk { .wide }", "A talk { .wide }"),
        ("said so[^1] and more[^note]", "said so and more"),
        ("[^1]: the source", "the source"),
        ("text %%to myself%% goes on", "text goes on"),
        ("a claim ^abc123", "a claim"),
        ("a ==marked== word", "a marked word"),
        ("- [x] done, - [ ] open", "done, - [ ] open"),
        ("> [!note]- Ada said", "Ada said"),
        ("Q&amp;A&nbsp;with Tom&#39;s team &lt;b&gt;", "Q&A with Tom's team <b>"),
        ('a <b>bold</b> <a href="https://e.org">word</a><br/>next', "a bold word next"),
        ("~~gone~~ `code`", "gone code"),
        ("snake_case __stays__", "snake_case stays"),
    ],
    "restructured": [
        ("`Ada Bell <https://e.org>`_ and `Tom <https://e.org/t>`__", "Ada Bell and Tom"),
        ("use ``docker run`` now", "use docker run now"),
        (":ref:`the talk <talk-one>` by :speaker:`Ada Bell`", "the talk by Ada Bell"),
        ("see Docker_ and `Big Data`_", "see Docker and Big Data"),
        ("as shown [1]_ or [#]_.", "as shown or."),
        ("  <https://e.org>`__, goes on", ", goes on"),
        (".. note:: Ada was late", "Ada was late"),
        (":Speaker: Ada Bell", "Speaker: Ada Bell"),
        ("#. first", "first"),
    ],
    "org": [
        ("** TODO [#A] Agents at work [1/3] :talk:day1:", "Agents at work"),
        ("* DONE Agents", "Agents"),
        ("*** Agents :noexport:", "Agents"),
        ("[[https://e.org/x][Agents at work]], slides", "Agents at work, slides"),
        ("see [[https://e.org]]", "see https://e.org"),
        ("=git log= and ~x = y~ and *bold* and _under_", "git log and x = y and bold and under"),
        ("/Ada Bell, Acme/", "Ada Bell, Acme"),
        ("- [X] seen", "seen"),
        ("as shown[fn:1]", "as shown"),
    ],
    "asciidoc": [
        ("== Agents at work ==", "Agents at work"),
        ("=== Agents", "Agents"),
        ("by https://e.org/ada[Ada Bell^] today", "by Ada Bell today"),
        ("by https://e.org[Ada, window=_blank]", "by Ada"),
        ("link:slides.pdf[The slides] and xref:other.adoc[more], <<part,see there>>", "The slides and more, see there"),
        ("mailto:a@e.org[Ada] *b* _i_ `c` +d+", "Ada b i c d"),
        ("image:a.png[Ada,150] Ada", "Ada"),
        (".. nested", "nested"),
    ],
}
ORDINARY = [
    "the path a/b/c and /usr/local/bin/ and /etc/ stay",
    "2 * 3 * 4 = 24",
    "snake_case and other_name_too",
    "a = b and c == d, if a==b or c==d",
    "at 10:00: coffee",
    "x <= y, y >= z, a != b, f => g",
    "https://example.org/a_b_c/d~e=f+g is a link",
    "https://example.org/list[0] stays",
    "C++ and G++ and 18+ and +1 and -1",
    "~5 minutes or ~10",
    "vector<b> and List<a>",
    "and/or, TCP/IP, 1/2, he/him",
    "100% sure, 50% of it",
    "AT&T; R&D; and R&D",
    "2^10 or x^2",
    "I want [this] and [that one]",
    "... and then it stopped",
    "Use {braces} and {0}",
    "std::vector and foo::bar",
    ":tada: finally",
    "It costs $5 | it is #1",
]


@pytest.mark.parametrize(("marked", "words"), [pair for pairs in MARKED.values() for pair in pairs])
def test_marks_of_each_format_go(marked: str, words: str) -> None:
    assert unmark(marked) == words
    assert unmark(f"{marked}  ") == words


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_stays(text: str) -> None:
    assert unmark(text) == text


def test_code_of_a_type_is_no_link() -> None:
    assert unmark("`Vec<String>` and `Box <T>`") == "Vec<String> and Box <T>"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a [b](c) ![d](e) [f]", [("b", "c"), ("d", "e")]),
        ("[[https://e.org/t][The talk]] and [[Page]]", [("The talk", "https://e.org/t")]),
        ("`Ada <https://e.org>`_, [Tom](https://e.org/t)", [("Ada", "https://e.org"), ("Tom", "https://e.org/t")]),
        ("https://e.org/x[Words^] and link:a.pdf[slides]", [("Words", "https://e.org/x"), ("slides", "a.pdf")]),
        ("see https://e.org/x[1], image:a.png[Ada]", []),
        ('<a class="x" href="https://e.org">Ada</a>', [("Ada", "https://e.org")]),
        ("(see [one](http://a.org)and[two](http://b.org))", [("one", "http://a.org"), ("two", "http://b.org")]),
        ("no link at all", []),
    ],
)
def test_links_of_each_format(text: str, found: list[tuple[str, str]]) -> None:
    assert links(text) == found


@given(st.text(max_size=200))
def test_any_text_gives_words_without_blanks_at_the_ends(text: str) -> None:
    bare = unmark(text)
    assert bare == " ".join(bare.split())
    assert all(address for _, address in links(text))


@given(st.text(alphabet=st.sampled_from("*_`~=[]()<>{}#&;:%^/+|\\-.!@ ab1\u00a0"), max_size=60))
def test_any_mix_of_marks_can_be_read(text: str) -> None:
    bare = unmark(text)
    assert bare == " ".join(bare.split())
    assert all(address for _, address in links(text))


@given(st.lists(st.text(alphabet="abcdefgéß", min_size=2), min_size=1).map(" ".join))
def test_words_without_marks_are_kept(text: str) -> None:
    assert unmark(text) == text
    assert unmark(f"## *{text}*") == text


PATTERNS = (
    *"*_`~=[]()<>{}#&;:%^/+|\\-.!",
    *(
        "[[",
        "[a](",
        "`a <",
        "<a href=",
        "](",
        "[[a][",
        "http://",
        "http://a[",
        "(http://",
        " /a b",
        "%%a",
        "&a",
        ":a:`",
        "<<a,",
        " ^a",
        "==a",
        " ~a",
    ),
    *("link:a", " [1]", "[^a", "a ", " "),
)


def _reading(text: str) -> Callable[[], object]:
    return lambda: (unmark(text), links(text))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_time_is_linear(pattern: str) -> None:
    small, large = (_reading(pattern * (size // len(pattern))) for size in (40_000, 160_000))
    assert within(0.5, large)
    assert grows_linearly(small, large)
