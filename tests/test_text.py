"""Pure text functions: cleaning, folding, words, sentences, language, names of events."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes import eventkeys, text

from .timing import within


@given(st.text())
def test_clean_leaves_nothing_that_drives_a_terminal(raw: str) -> None:
    shown = text.clean(raw)
    assert not [
        c for c in shown if c not in "\n\t" and (unicodedata.category(c) in ("Cc", "Cs") or c in "\u202e\u2066\u200f\u2028\ufeff\U000e0041")
    ]
    assert text.clean(shown) == shown


def test_clean_keeps_what_people_write() -> None:
    assert text.clean("naïve\tcafé\n日本語 🤗") == "naïve\tcafé\n日本語 🤗"


@pytest.mark.parametrize(("one", "other"), [("Agustín", "AGUSTIN"), ("Straße", "STRASSE"), ("ﬁne", "fine"), ("e\u0301tude", "étude")])
def test_fold_compares_without_case_and_accents(one: str, other: str) -> None:
    assert text.fold(one) == text.fold(other)


@given(st.text())
def test_words_are_folded_and_folding_twice_changes_nothing(raw: str) -> None:
    assert text.fold(text.fold(raw)) == text.fold(raw)
    assert all(word for word in text.words(raw))


def test_terms_are_stemmed_without_the_commonest_words() -> None:
    assert text.terms("The vectors were searched", "en") == ["vector", "search"]
    assert text.terms("De vectoren werden gezocht", "nl") == [text.stem("vectoren", "nl"), text.stem("gezocht", "nl")]
    assert text.terms("the word", "xx") == ["the", "word"]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("what did people say about LangChain?", ["langchain"]),
        ("who talked about C and R", ["c", "r"]),
        ("¿Qué dijeron sobre COBOL?", ["cobol"]),
        ("wat werd er gezegd over polars", ["polars"]),
        ("what did they say", []),
    ],
)
def test_content_words(question: str, wanted: list[str]) -> None:
    assert text.content_words(question, text.language_of(question)) == wanted


@pytest.mark.parametrize(
    ("sample", "language"),
    [
        ("what did the speaker say about the index", "en"),
        ("wat zei de spreker over het zoeken in een index", "nl"),
        ("¿qué dijo la ponente sobre el índice?", "es"),
        ("was hat der Redner über die Suche gesagt", "de"),
        ("qu'est-ce que le conférencier a dit sur les index", "fr"),
        ("PyCon JPの基調講演の内容は？", "ja"),
        ("파이썬 발표에서 무슨 이야기를 했나요", "ko"),
        ("Wann wurde darüber gesprochen?", "de"),
        ("hvad sagde hun om det, og hvorfor kan man ikke bruge den", "da"),
        ("hva snakket hun om, og hvorfor kan man ikke bruke noe mer", "no"),
        ("mitä hän kertoi ja miten se on tehty", "fi"),
        ("co mówił o tym, jak jest już zrobione i dlaczego nie dla nas", "pl"),
        ("co bylo v té přednášce a jak se to dělá, když není čas", "cs"),
        ("què va dir sobre els índexs i com es fan amb aquest mètode", "ca"),
        ("bu konuda ne dedi ve nasıl bir şey için kullanılır", "tr"),
        ("что он сказал о поиске", "ru"),
        ("про що він казав і які їхні ідеї", "uk"),
        ("τι είπε για την αναζήτηση", "el"),
        ("langchain", "und"),
    ],
)
def test_language_of(sample: str, language: str) -> None:
    assert text.language_of(sample) == language


@given(st.text())
def test_sentences_lie_in_order_and_hold_all_but_blanks(paragraph: str) -> None:
    ranges = text.sentences(paragraph)
    assert all(a < b for a, b in ranges) and all(b <= c for (_, b), (c, _) in itertools.pairwise(ranges))
    kept = "".join(paragraph[a:b] for a, b in ranges)
    assert [c for c in kept if not c.isspace()] == [c for c in paragraph if not c.isspace()]


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        ("It is fast. It is small.", ["It is fast.", "It is small."]),
        ("Tools, e.g. Faust or vs. Kafka, help. Good!", ["Tools, e.g. Faust or vs. Kafka, help.", "Good!"]),
        ("Version 3.11 is out. Try it.", ["Version 3.11 is out.", "Try it."]),
        ("Really?! Yes...", ["Really?!", "Yes..."]),
        ("J. Smith spoke. He left.", ["J. Smith spoke.", "He left."]),
        ("すごい。よい。", ["すごい。", "よい。"]),
    ],
)
def test_sentences(paragraph: str, wanted: list[str]) -> None:
    assert [paragraph[a:b] for a, b in text.sentences(paragraph)] == wanted


@pytest.mark.parametrize("hostile", ["." * 100_000 + "a", ".a" * 50_000, '."' * 50_000, "。" * 50_000, "a. " * 30_000])
def test_sentences_take_linear_time(hostile: str) -> None:
    assert within(2, lambda: text.sentences(hostile))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EuroPython Conference 2020, Day 1", "Europython 2020"),
        ("PyConES 2024", "2024 PyConES"),
        ("PyData Amsterdam 2023, dag 2", "pydata amsterdam 2023"),
        ("DjangoCon EU 2016 day two", "DjangoCon EU 2016"),
        ("Congreso PyConES 2024 (segundo día)", "PyConES 2024"),
        ("PyDays 2020, 3. Tag", "PyDays Konferenz 2020"),
        ("FOSDEM 2020 Day I", "FOSDEM 2020"),
        ("Deuxième jour de Devoxx 2024", "de Devoxx 2024"),
    ],
)
def test_events_are_compared_by_key(one: str, other: str) -> None:
    assert eventkeys.event_key(one) == eventkeys.event_key(other)


def test_other_years_are_other_events() -> None:
    assert eventkeys.event_key("PyCon Sweden 2019") != eventkeys.event_key("PyCon Sweden 2020")
    assert eventkeys.event_key("Open Data Day 2020") != eventkeys.event_key("Open Data 2020")


@pytest.mark.parametrize(
    ("part", "language"),
    [
        ("Короткий доклад о поиске.", "ru"),
        ("短い発表でした。", "ja"),
        ("El ponente dijo que no.", "en"),
        ("El ponente dijo que no hay que tener miedo de las tablas, porque son rápidas y se pueden leer sin ayuda de nadie más.", "es"),
    ],
)
def test_the_language_of_a_part_of_an_english_note(part: str, language: str) -> None:
    assert text.language_of_part(part, "en") == language


@given(st.from_regex(eventkeys._DAY_OF_EVENT()))
def test_a_day_of_an_event_has_a_word_for_day(text: str) -> None:
    assert any(day in text for day in eventkeys._DAYS)
