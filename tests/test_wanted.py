"""Whether passages tell what a question wants counted, priced or timed, in the languages of the notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.finding import wanted
from ragnotes.finding.wanted import untold

SILENT = ["The room was well filled and everybody listened to kettles."]


@pytest.mark.parametrize(
    ("question", "wanted", "telling"),
    [
        ("how many people attended BrewCon?", "how many people", "Some 200 people came."),
        ("how many people came to the talk", "how many people", "a crowd of about three hundred"),
        ("how many people were there", "how many people", "a room of fifty engineers"),
        ("wie viele Leute waren auf der BrauTage?", "how many people", "Rund 1.200 Besucher"),
        ("combien de participants au Salon ?", "how many people", "plus de 800 participants"),
        ("¿cuánta gente fue a la charla?", "how many people", "con más de 2 000 asistentes"),
        ("quantas pessoas participaram do encontro", "how many people", "mais de 90 pessoas"),
        ("hoeveel mensen kwamen er", "how many people", "er waren 40 bezoekers"),
        ("quanti erano i partecipanti", "how many people", "una sessantina: 60 persone"),
        ("hur många personer kom till mötet", "how many people", "omkring 70 deltagare"),
        ("参加者は何人でしたか", "how many people", "4日間で約1156人と大盛況"),
        ("how much does a licence cost", "a price", "a licence is $30 a seat"),
        ("what does the ticket cost?", "a price", "the meetup was free of charge"),
        ("how much did rivets cost?", "a price", "They cost four euros each."),
        ("was kostet die Lizenz", "a price", "für 20 Euro im Jahr"),
        ("quanto è costato l'impianto", "a price", "circa 3.000 € di materiale"),
        ("参加費はいくらでしたか", "a price", "参加費は5000円"),
        ("what time did the keynote start", "a time of day", "doors open at 9:30"),
        ("à quelle heure commençait le meetup", "a time of day", "rendez-vous à 19h"),
        ("what time was lunch", "a time of day", "lunch was at one"),
        ("wieviel Uhr war Schluss", "a time of day", "um sieben Uhr"),
        ("hoe laat begon het", "a time of day", "om 20.15 uur"),
    ],
)
def test_what_is_wanted_must_be_told(question: str, wanted: str, telling: str) -> None:
    assert untold(question, SILENT) == wanted
    assert untold(question, [*SILENT, telling]) == ""


@pytest.mark.parametrize(
    "question",
    [
        "what did people say about the cost of kettles",
        "how many kettles are there",
        "how many people work at BrewCorp",
        "why are kettles so slow",
        "when did they start",
        "研究室では何人くらい教えてきたのですか",
        "",
    ],
)
def test_most_questions_want_no_such_thing(question: str) -> None:
    assert untold(question, SILENT) == ""


def test_a_year_counts_nobody() -> None:
    assert untold("how many people attended", ["BrewCon 2019: people came from all over"]) == "how many people"


@given(st.text(max_size=60), st.lists(st.text(max_size=80), max_size=3), st.text(max_size=80))
def test_more_passages_never_tell_less(question: str, passages: list[str], more: str) -> None:
    for asked in (question, f"how many people attended {question}", f"how much does {question} cost"):
        if not untold(asked, passages):
            assert not passages or untold(asked, [*passages, more]) == ""


@given(st.data())
def test_a_question_that_wants_something_has_one_of_the_parts_that_are_looked_for_first(data: st.DataObject) -> None:
    asked = ((wanted._COUNT_ASKED, wanted._OF_COUNTS), (wanted._PRICE_ASKED, wanted._OF_PRICES), (wanted._HOUR_ASKED, wanted._OF_HOURS))
    for pattern, parts in asked:
        text = data.draw(st.from_regex(pattern()))
        assert any(part in text for part in parts)
