"""Cheap looks before patterns: each finds whatever the pattern that it saves would find, in any text of the signs it is made of."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ragnotes.patterns import at_word_start, has_digit
from ragnotes.reading import cleaning, dates, inline, levels, wrapping
from ragnotes.reading.cuewords import words_of
from ragnotes.reading.decoding import safe
from ragnotes.reading.formats import choose

DROPPED = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]"


def made_of(*pieces: str) -> st.SearchStrategy[str]:
    """Return texts made of these pieces and now and then of any other sign."""
    return st.lists(st.sampled_from(pieces) | st.characters(), max_size=30).map("".join)


@given(made_of("a", "7", "٢", "²", " "))
def test_has_digit_finds_what_the_pattern_does(text: str) -> None:
    assert has_digit(text) == bool(re.search(r"\d", text))


@given(made_of("two", "ten", "talks", "talk on ", "o", " ", "_", "-", "é", "\n", "3"))
def test_a_word_is_found_at_its_start(text: str) -> None:
    several = ["two", "t[eo]n", "talks? on", "one"]
    told = re.search(at_word_start(several), text)
    plain = re.search(rf"\b(?:{'|'.join(several)})", text)
    assert (told and told.start()) == (plain and plain.start())


@pytest.mark.parametrize("several", [levels._OF_ONE, levels._OF_SEVERAL])
@given(data=st.data())
def test_phrases_of_talks_are_found_as_whole_words(several: tuple[str, ...], data: st.DataObject) -> None:
    text = data.draw(
        made_of("the", "talk", "s", " ", "this", "she", "told", "two", "la", "charla", "l'orateur", "talks about ", "x", "\n", "é")
    )
    found = re.search(at_word_start([rf"{phrase}\b" for phrase in several]), text)
    assert bool(found) == bool(re.search(rf"\b(?:{'|'.join(several)})\b", text))


@given(made_of("Fast", "naïve", "don’t", "–", "²", "3", "_", " ", "\u00a0", "İ", "ß", "-", ".", "日本", "e\u0301", "\ud800"))
@example("“Größe” – naïve²x")
def test_words_are_runs_of_letters(text: str) -> None:
    assert words_of(text) == tuple(re.findall(r"[^\W\d_]+", text.lower()))


@given(made_of("may", "5", "_", " ", "mai", ".", "maĭ", "2020", "\x1c", "-"))
def test_months_are_looked_for_among_whole_words(folded: str) -> None:
    told = dates._MONTHS.keys().isdisjoint(re.findall(r"\w+", folded))
    assert dates._may_spell(folded) == (not told)


@given(made_of("[", "]", "(", ")", "https://a.org", "link:", "x", " ", ":", "<", ">", "image:", "mailto:a", "!"))
@example("see https://a.org[words] and link:a[b]")
def test_a_link_with_words_in_brackets_has_them_glued_to_it(text: str) -> None:
    assert inline._GLUED().search(text) or not inline._NAMED_LINK().search(text)


@given(made_of("![", "[", "a", "](", ")", "]", "!", " "))
def test_links_and_pictures_are_found_from_their_first_sign(text: str) -> None:
    former = re.compile(inline._LINK().pattern.replace(r"(?:!\[|\[)", r"!?\[", 1))
    assert former.pattern != inline._LINK().pattern
    assert [found.span() for found in inline._LINK().finditer(text)] == [found.span() for found in former.finditer(text)]


@given(made_of("e\u0301", "é", "\x85", "\x0b", "\ufeff", "\u00a0", "a", "\ud800", "\x07"))
def test_text_that_prints_holds_nothing_that_is_taken_out(text: str) -> None:
    kept = re.sub("[\ud800-\udfff]", "\ufffd", re.sub(DROPPED, "", re.sub("[\x0b\x0c\x85]+", " ", text)))
    assert safe(text) == (text if text.isascii() and text.isprintable() else unicodedata.normalize("NFC", kept))


@given(st.text("abcdefgstrwxyzAB3é", max_size=20))
@example("rhythms")
@example("html")
def test_a_plain_word_makes_a_piece_of_three_letters(word: str) -> None:
    vowelless = sum(len(found) // 5 + 1 for found in wrapping._NO_VOWELS().findall(word))
    assert wrapping._pieces_of(word) == len(wrapping._PIECE().findall(word)) + vowelless


HINTED = ("cookie", "We use cookies", "privacy", "newsletter", "a" * 30, " ", "Share", "\n", "É", "](#x)", "- [", "*", "Home")


@given(st.lists(made_of(*HINTED).map(lambda text: text.replace("\n", " ")), max_size=5))
def test_a_line_without_a_hint_is_judged_by_its_beginning(texts: list[str]) -> None:
    hints = [hint for hint in cleaning._HINTS if any(hint in text.lower() for text in texts)]
    for text in texts:
        own = [hint for hint in hints if hint in text.lower()]
        assert cleaning.is_page_furniture(text, hints) == cleaning.is_page_furniture(text, own)


@given(st.lists(st.sampled_from(["# a", "```", "====", "Title", "~~~~", "* TODO x", "** x", "== a", "----", ".. note::", "", " x", "a::"])))
def test_signs_at_the_start_of_lines_are_counted_as_before(lines: list[str]) -> None:
    text = "\n".join(lines)
    for first, _ in (choose._MARKDOWN, choose._RESTRUCTURED, choose._ORG, choose._ASCIIDOC):
        former = re.compile(first().pattern.replace(r"(?m)\n(?:", "(?m)^(?:", 1))
        assert former.pattern != first().pattern
        assert choose._count((first,), text) == len(former.findall(text))
