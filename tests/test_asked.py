"""What the notes' own words answer where the search took other words for those of the question."""

from __future__ import annotations

import dataclasses

import pytest

from ragnotes.checking.asked import taken_for
from ragnotes.checking.extract import answer
from ragnotes.records.hits import Hit, NoteHead, TalkHead

NOTE = NoteHead("Harbour days", None, "HarbourConf 2021", "2021")


def hit(text: str, title: str, score: float, start: int, language: str = "en", parts: tuple[tuple[str, float, str], ...] = ()) -> Hit:
    talk = TalkHead(title, ("Elsa Lindqvist",), NOTE.event, NOTE.date, None, None, language)
    return Hit("notes/harbour.md", start, start + text.count("\n"), NOTE, talk, 1, score, 0.2, 1.0, (), False, text, parts)


BRIDGED = hit(
    "Die Pumpe steht im Keller. Der Datenschutz beginnt dort auch.", "Akten", 0.8, 1, "de", (("bridging", 0.4, "privacy: datenschutz"),)
)
SPELT = hit("They dropped RabitMQ last year. The table has forty rows.", "Queues", 0.8, 20, "en", (("spelling", 0.4, "rabbitmq: rabitmq"),))
NEAR = hit("Small boats send their position every minute. Salt ruins every plug.", "Boats", 0.6, 40)
FAR = hit("Maps are arguments. He draws every map twice.", "Maps", 0.5, 60)


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("privacy", "Der Datenschutz beginnt dort auch."),
        ("what did people say about privacy", "Der Datenschutz beginnt dort auch."),
        ("rabbitmq", "They dropped RabitMQ last year."),
        ("notes on rabbitmq", "They dropped RabitMQ last year."),
    ],
)
def test_only_what_has_the_word_that_was_taken_for_it_answers(question: str, quoted: str) -> None:
    _, citations = answer(question, [BRIDGED if "privacy" in question else SPELT, NEAR, FAR], "en")
    assert [citation.quote for citation in citations] == [quoted]


def test_a_word_of_another_language_counts_beside_the_word_itself() -> None:
    own = hit("Privacy starts at the door. Doors are blue.", "Doors", 1.0, 80)
    _, citations = answer("privacy", [own, dataclasses.replace(BRIDGED, score=0.4), FAR], "en")
    assert [citation.quote for citation in citations] == ["Privacy starts at the door.", "Der Datenschutz beginnt dort auch."]


def test_words_joined_or_shortened_stand_for_each_word() -> None:
    parts = (("spelling", 0.5, "lang chain: langchain"), ("bridging", 0.1, "tests: pruebas prueba, code: codigo"), ("talk", 0.0, "a: b"))
    found = taken_for([hit("x", "y", 1.0, 1, parts=parts)])
    assert found == {"lang": ("langchain",), "chain": ("langchain",), "tests": ("pruebas", "prueba"), "code": ("codigo",)}
    assert taken_for([]) == {}


@pytest.mark.parametrize(
    ("question", "language", "noun", "adjective"),
    [
        ("¿qué se dijo sobre seguridad?", "es", "La seguridad de los muelles es cara.", "El seguro no paga nada."),
        ("claridades", "es", "La claridad se gana borrando.", "Un informe claro cabe aquí."),
        ("cosa dicono della qualità", "it", "La qualità si misura camminando.", "Nessuno sa quale mappa mente."),
        ("utilidade", "pt", "A utilidade do cais é pouca.", "Um mapa útil cabe no bolso."),
    ],
)
def test_an_adjective_of_the_same_stem_says_nothing_of_the_noun(question: str, language: str, noun: str, adjective: str) -> None:
    both = [hit(adjective, "Uno", 1.0, 1, language), hit(noun, "Dos", 0.9, 20, language)]
    assert [citation.quote for citation in answer(question, both, language)[1]] == [noun]


def test_a_talk_whose_title_has_the_word_is_heard_beside_those_that_say_it() -> None:
    said = hit("Docker images shrank to 40 MB. Nobody missed the compiler.", "Queues", 1.0, 1)
    titled = hit(
        "## How small can Docker get?\n\nUse as few layers as you can. Throw the compiler out.", "How small can Docker get?", 0.7, 20
    )
    text, citations = answer("what did people say about docker", [said, titled, FAR], "en")
    assert [citation.start_line for citation in citations] == [1, 22, 22] and "Maps" not in text
    full = hit("Machine learning needs few machines.", "Learning", 1.0, 1)
    named = hit("It took two winters to label the eels. Nobody paid for the eels.", "Machine learning for eels", 0.8, 20)
    assert {citation.start_line for citation in answer("what did people say about machine learning", [full, named, FAR], "en")[1]} == {
        1,
        20,
    }


def test_every_talk_that_says_it_is_heard_once_before_any_is_heard_again() -> None:
    talks = [
        hit(
            f"Docker runs on the old laptop number {number}.\nA docker file has {number} lines of shell.",
            f"Talk {number}",
            1 - number / 20,
            number * 10,
        )
        for number in range(1, 9)
    ]
    _, citations = answer("what did people say about docker", talks, "en")
    assert len({citation.talk.title for citation in citations if citation.talk}) == 8 == len(citations)


@pytest.mark.parametrize("field", ["Speaker: Elsa Lindqvist", "Gothenburg, 4 June 2021", "Room: Boats 3", "**Datum:** 4. Juni 2021"])
@pytest.mark.parametrize("question", ["boats", "elsa lindqvist", "what happened in June 2021", "zebras"])
def test_a_field_or_a_date_is_no_claim(field: str, question: str) -> None:
    passage = hit(f"## Boats\n\n{field}\n\nSmall boats send their position every minute.", "Boats", 0.9, 1)
    bare = hit(f"## Drums\n\n{field}", "Drums", 0.8, 20)
    quotes = [citation.quote for citation in answer(question, [passage, bare], "en")[1]]
    assert quotes and field not in quotes


def test_the_field_of_the_speaker_answers_who_it_was() -> None:
    passage = hit("## Boats\n\nSpeaker: Elsa Lindqvist\nRoom: Quay 3\n\nSmall boats send their position.", "Boats", 0.9, 1)
    quotes = [citation.quote for citation in answer("who spoke about boats", [passage], "en")[1]]
    assert quotes == ["Speaker: Elsa Lindqvist", "Small boats send their position."]


def test_a_title_with_its_speaker_is_no_claim() -> None:
    passage = hit("Locks and boats (Elsa Lindqvist)\n\nBoats wait in front of locks for an hour.", "Locks and boats", 0.9, 1)
    assert [citation.start_line for citation in answer("boats", [passage], "en")[1]] == [3]
