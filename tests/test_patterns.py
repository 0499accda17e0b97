"""Cheap looks before patterns: each finds whatever the pattern that it saves would find, in any text of the signs it is made of."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ragnotes.patterns import at_word_start, has_digit
from ragnotes.reading import cleaning, cutting, dates, eventwords, inline, levels, namelike, openings, owned, stripping, wrapping
from ragnotes.reading.cuewords import words_of
from ragnotes.reading.decoding import safe
from ragnotes.reading.englishwords import ENGLISH
from ragnotes.reading.formats import choose, markdown

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
    told = dates.MONTHS.keys().isdisjoint(re.findall(r"\w+", folded))
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


@given(st.text("abcdefgstrwxyzAB3é,.!)'", max_size=20))
@example("rhythms")
@example("html,")
@example("Rhythms")
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


FORMER_EMPHASIS = re.compile(r"\*{2,3}|(?<!\s)\*|\*(?!\s)|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])|~~")


@given(made_of("*", "**", "_", "__", "~", "~~", "a", " ", "\n", ".", "é"))
@example("*a_b* __c__ ***d*** * e_ ~~f~~")
def test_emphasis_is_found_from_its_first_sign(text: str) -> None:
    assert inline._EMPHASIS().sub("|", text) == FORMER_EMPHASIS.sub("|", text)


@given(made_of("/", "a b", " ", "/a b/", "http:/", "~", "\n", "=", "x"))
def test_italics_are_found_from_their_first_sign(text: str) -> None:
    former = re.compile(r"(?<![\w/:.~<=-])/" + inline._ITALIC().pattern.partition("-].)")[2])
    assert inline._ITALIC().sub(r"<\1>", text) == former.sub(r"<\1>", text)


@given(made_of("  ", " ", "a", "Ana", "\t", "\u00a0", "\u3000", ".", "-", "•", "1", "²", "é", "e\u0301"))
def test_a_plain_line_has_no_blanks_but_single_ones(text: str) -> None:
    plain = " ".join(text.split())
    assert inline.unmark(text) == plain or not plain[:1].isalpha()


@given(made_of("Ana", "a", "'", "-", ".", "é", "²", "3", "_", "日本", "e\u0301", "ǅ"))
def test_a_word_of_letters_has_the_shape_of_one(word: str) -> None:
    assert namelike._WORD().match(word) or not word.isalpha()


@given(made_of("*", "_", "9", "10", ":30", "h", "pm", " am", "²", "٣", "a", " "))
def test_a_time_begins_with_a_digit_behind_marks(text: str) -> None:
    assert openings.begins_with_time(text) == bool(openings._CLOCK().match(text))


@given(made_of("(", ")", "[", "]", "（", "）", "a", " ", "\n", "】"))
def test_what_stands_in_brackets_at_the_end_ends_with_one(text: str) -> None:
    assert text.rstrip().endswith(cutting._CLOSING) or not cutting._PARENTHESIS().search(text)


@given(made_of("Ana Uno", "'s", " opening", " Keynote", " talk", " WORKSHOP", "x", " "))
def test_whose_talk_ends_with_its_kind(text: str) -> None:
    assert text.lower().endswith(owned._KINDS) or not owned._KIND_LAST().fullmatch(text)


@given(made_of("a", " - ", " – ", "|", "talk", "keynote", " ", "(", ")", "[", "]", "workshop"))
def test_a_kind_at_the_end_stands_behind_a_dash_or_in_brackets(text: str) -> None:
    plain = " ".join(text.split())
    looks = plain[-1:] in (")", "]", "】") or stripping._BEFORE_LAST().search(plain)
    assert looks or not stripping._KIND_LAST().search(plain)


@given(made_of("#", "##", "a", " ", "1", "*", "-", "(", "."))
def test_signs_of_a_tight_heading_stand_at_a_word(line: str) -> None:
    assert line.lstrip("#")[:1].strip() or not markdown._TIGHT().match(line)


def test_ordinary_words_that_are_kinds_of_events_are_all_listed() -> None:
    kinds = {word for word in ENGLISH - eventwords.NEVER if eventwords.KIND_OF_EVENT().match(word)}
    assert kinds == eventwords.ENGLISH_KINDS
