"""A model's summary held against the notes: marked where it says what they do not, headings among it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.checking.marking import check, tells_nothing
from ragnotes.records.answers import Unsupported
from ragnotes.records.calls import Passage
from ragnotes.records.hits import Hit, NoteHead, TalkHead

TEXT = """Ada Bell grows moss on 40 roofs in Utrecht. It holds the rain for "two whole days", she said.
The data are at https://moss.example/data and were taken on 3 May 2019."""


def passage(text: str = TEXT, language: str = "en") -> Passage:
    talk = TalkHead("Moss on roofs", ("Ada Bell",), "PlantConf 2019", "2019-05-03", None, None, language)
    hit = Hit("a.md", 1, 2, NoteHead("PlantConf", "Noor", "PlantConf 2019", None), talk, 1, 0.0, None, 0.0, (), False, text)
    return Passage(1, "Moss on roofs · Ada Bell", "talk", text, hit)


@pytest.mark.parametrize(
    ("said", "marked", "missing"),
    [
        ("Ada Bell grows moss on 40 roofs.", None, []),
        ("Ada Bell grows moss on 44 roofs.", "Ada Bell grows moss on 44 [not found] roofs.", [("44", "number")]),
        ("Ada Bell and Tom Okafor grow moss.", "Ada Bell and Tom Okafor [not found] grow moss.", [("Tom Okafor", "name")]),
        (
            "See https://moss.example/more for it.",
            "See https://moss.example/more [not found] for it.",
            [("https://moss.example/more", "link")],
        ),
        ('"two whole days" of rain, she said.', None, []),
        ('"three whole weeks" of rain.', '"three whole weeks" [not found] of rain.', [("three whole weeks", "quote")]),
        ("# Moss on roofs\n\nIt holds the rain.", None, []),
        ("## Moss on the roofs, by Ada Bell\n\nIt holds the rain.", None, []),
        (
            "# Whales of Iceland\n\nIt holds the rain.",
            "# Whales of Iceland [not found]\n\nIt holds the rain.",
            [("Whales of Iceland", "title")],
        ),
        ("## 41 roofs with moss\n\nIt rains.", "## 41 [not found] roofs with moss\n\nIt rains.", [("41", "number")]),
        ("", None, []),
    ],
)
def test_what_is_not_in_the_notes_is_marked_and_listed(said: str, marked: str | None, missing: list[tuple[str, str]]) -> None:
    text, wrong = check(said, [passage()])
    assert text == (said if marked is None else marked)
    assert [(one.text, one.kind) for one in wrong] == missing


def test_a_title_in_another_language_is_not_looked_up_word_for_word() -> None:
    spanish = "Ada Bell cultiva musgo en los tejados de la ciudad y dice que guarda la lluvia dos días enteros."
    said = "## Moss keeps the rain\n\nShe grows moss on the roofs of the town and says that it keeps the rain there for a long time."
    assert check(said, [passage(spanish, "es")]) == (said, ())


def test_a_title_stands_in_any_of_the_notes() -> None:
    assert check("# Ferns indoors\n\nIt rains.", [passage(), passage("Ferns indoors want shade.")])[1] == ()


@settings(max_examples=150)
@given(st.text(st.sampled_from(list('# Ab4\n"“”.https://()* –')), max_size=200))
def test_only_marks_are_added(said: str) -> None:
    text, wrong = check(said, [passage()])
    assert text.replace(" [not found]", "") == said.replace(" [not found]", "")
    assert all(isinstance(one, Unsupported) for one in wrong) and bool(wrong) == (text != said)


@pytest.mark.parametrize(
    ("said", "nothing"),
    [
        ("I'm sorry, I can't help with that.", True),
        ("NOT IN THE NOTES: nothing whatsoever.", True),
        ("Here is what was asked for, as requested.", True),
        ("She keeps moss alive without watering it.", False),
        ("Nothing but a headline.", False),  # too short to say so
        ("Es tut mir leid, dabei kann ich leider nicht helfen.", False),  # another language than the notes
    ],
)
def test_a_refusal_is_no_summary(said: str, nothing: bool) -> None:
    assert tells_nothing(said, [passage()]) == nothing
