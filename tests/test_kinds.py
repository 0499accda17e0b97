"""Headings beside the talks in many languages: asides, dates, questions about the event; and titles that begin or end as these do."""

from __future__ import annotations

import re

import pytest

from ragnotes.reading.asidephrases import PHRASES
from ragnotes.reading.asidewords import ASIDES as ASIDES_IN_LATIN
from ragnotes.reading.asidewords import ASIDES_BEYOND_LATIN
from ragnotes.reading.headings import asked_of
from ragnotes.reading.kinds import is_lightning, is_panel
from ragnotes.reading.outline import read_title
from ragnotes.reading.weighing import is_event, is_over_talks
from ragnotes.text import fold

ASIDES = (
    "Actions|To try at home|Things to read|Saker att göra hemma|Napraten|À tester|Para probar en casa|Da provare"
    "|After party|AfterParty|Afterwork|Afterperty|Welcome drinks|Speakers dinner|Social night|Get-together|Fiesta"
    "|La fiesta|Abendveranstaltung|Soirée de gala|Festa|Feest|Swag|Goodies|Stickers|T-shirts|Regalos|Geschenke|Cadeaux"
    "|Brindes|The venue|La sede|Le lieu|Veranstaltungsort|Anfahrt|Locatie|O local|Il luogo|Lokalen|Miejsce|Organizacja"
    "|Podsumowanie|Wrażenia|Mi primera vez|Ma première fois|My first time at PyDuck|First visit|After the conference"
    "|Despues del evento|Nach der Konferenz|Dopo l'evento|Na afloop|Depois do evento|Where I stayed|Papers"
    "|Some interesting papers|Things I want to check out|オープニング|クロージング|懇親会|初参加！|参加してきました"
    "|会場の様子|ノベルティ|感想|おわりに|오프닝|애프터파티|느낀점|점심시간|굿즈|첫 참가|행사 소개|开幕式|闭幕|场地|茶歇"
    "|总结|心得|Итоги|Обед|Впечатления|Övrigt|Sonstiges|Otros|Divers|Overig|Altro|Outros|Andet|その他|Mis notas|Notizen|Bye"
).split("|")
DATES = ("7月10日|7月10日(水)|2019年7月10日（水）|7월 10일|10月7日").split("|")
LIGHTNING_TALKS = (
    "Lightning talks|Blixttal|Lyntaler|Blitzvorträge|Kurzvorträge|Charlas relámpago|Palestras relâmpago|Présentations éclair"
    "|Talk lampo|Flitspresentaties|Salamapuheet|Flash talks"
).split("|")
SESSIONS = (
    "Monday|Friday afternoon talks|Tuesday morning, the first talks|Friday 4 May 2019 in Oslo|Sunday (the last of three days)"
    "|Wednesday: talks in the barn|Track 2: data and its friends|Session 3|Room B|Main hall|Green hall|Sala 2"
).split("|")
EVENTS = (
    "PyDays 2024|# Notes from PyDays 2024|Oak & Elm 2023|UX Dagen Utrecht 2023|Javadagen Bergen 2023|桌子大会 2024 笔记|Devoxx"
    "|Cloud Native Deventer 2022 – things I saw"
).split("|")
NO_EVENTS = (
    "Team 2023|Team Day 2023|Sprint 2024|Reading list 2023|Books 2024|Recipes 2024|Website Projects 2024|Fast tables|Why I left PyDays 2019"
    "|Kitchen garden 2024|My notes 2022|OKRs 2024|"
).split("|")
TALKS = (
    "After the monolith|My first compiler|First steps in Rust|The local development experience|Party like it's 1999"
    "|Sticker shock in the cloud|Things I wish I knew about SQL|Papers we love|Venue management with Django"
    "|Social engineering|Where is my memory|Lieu de mémoire numérique|Board games with Rust|参加者が増える設計"
    "|感想戦を自動化する|느낌 있는 코드|场地管理系统|After dark patterns|Community over code|Mixer tables for Go"
    "|What is a monad?|Organisation as code|Drinks from the fire hose|Ambiente de desenvolvimento com Docker"
    "|Sede vacante: governance|7月のテーブル|Atmosphere: a web framework|Freebies in Postgres 14 explained"
    "|Background jobs in Rails|Pierwsze kroki|Local first software|Stands for something better|How I got there: a career"
    "|Friday afternoons considered harmful|Friday in the old barn|Monday blues at scale: a study|Room for doubt"
    "|Things to consider when gluing|Lightning fast search|Altro che tabelle|Divers at sea|Notes as a database|Éclair, a bakery"
).split("|")


@pytest.mark.parametrize("words", ASIDES)
def test_asides(words: str) -> None:
    assert read_title(f"## {words}").kind == "aside"


def test_phrases_of_asides_are_folded_and_none_is_written_twice() -> None:
    assert [phrase for phrase in PHRASES if fold(phrase) != phrase or phrase.strip(" :.!…！。：～〜") != phrase] == []
    patterns = [re.compile(pattern) for pattern in (ASIDES_IN_LATIN, ASIDES_BEYOND_LATIN)]
    assert [phrase for phrase in PHRASES if any(pattern.fullmatch(phrase) for pattern in patterns)] == []


@pytest.mark.parametrize("words", ["What is next", "What's next:", "Кофе-брейк", "The rest:", "目次。", "Key takeaways …"])
def test_phrases_are_asides(words: str) -> None:
    assert read_title(f"## {words}").kind == "aside"


@pytest.mark.parametrize("words", DATES)
def test_dates(words: str) -> None:
    assert read_title(f"## {words}").kind == "session"


@pytest.mark.parametrize("words", LIGHTNING_TALKS)
def test_lightning_talks(words: str) -> None:
    assert read_title(f"## {words}").kind == "session" and is_over_talks(words)


@pytest.mark.parametrize("words", SESSIONS)
def test_what_stands_over_talks(words: str) -> None:
    assert read_title(f"## {words}").kind == "session"


@pytest.mark.parametrize(("words", "whole"), [("Lightning talks (day 2)", True), ("LTs:", True), ("Lightning talks are short", False)])
def test_short_talks_by_name(words: str, whole: bool) -> None:
    assert is_lightning(fold(words)) is whole


@pytest.mark.parametrize(("words", "whole"), [("Closing panel", True), ("Table ronde :", True), ("Panel beating at home", False)])
def test_panels_by_name(words: str, whole: bool) -> None:
    assert is_panel(words.lower()) is whole


@pytest.mark.parametrize("words", EVENTS)
def test_names_of_events(words: str) -> None:
    assert is_event(words)


@pytest.mark.parametrize("words", NO_EVENTS)
def test_headings_that_name_no_event(words: str) -> None:
    assert not is_event(words)


@pytest.mark.parametrize("words", TALKS)
def test_titles_that_begin_or_end_as_asides_do(words: str) -> None:
    assert read_title(f"## {words}").kind in ("plain", "talk")


@pytest.mark.parametrize(
    "words",
    [
        "What is Zibbconf?",
        "Was ist die Zibbconf?",
        "¿Qué es Zibbconf?",
        "C'est quoi Zibbconf ?",
        "O que é a Zibbconf?",
        "Wat is Zibbconf",
        "Zibbconfとは？",
        "Zibbconf 란?",
        "什么是Zibbconf",
        "Zibbconf 소개",
        "Cos'è Zibbconf?",
        "Vad är Zibbconf?",
        "About Zibbconf",
    ],
)
def test_questions_about_something(words: str) -> None:
    assert asked_of(fold(words)) == "zibbconf"


def test_statements_ask_nothing() -> None:
    assert asked_of("fast tables") == "" == asked_of("") == asked_of("what tables need")
