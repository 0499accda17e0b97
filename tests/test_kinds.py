"""Headings beside the talks in many languages: asides, dates, questions about the event; and titles that begin or end as these do."""

from __future__ import annotations

import pytest

from ragnotes.reading.headings import asked_of
from ragnotes.reading.outline import read_title
from ragnotes.text import fold

ASIDES = (
    "After party|AfterParty|Afterwork|Afterperty|Welcome drinks|Speakers dinner|Social night|Get-together|Fiesta"
    "|La fiesta|Abendveranstaltung|Soirée de gala|Festa|Feest|Swag|Goodies|Stickers|T-shirts|Regalos|Geschenke|Cadeaux"
    "|Brindes|The venue|La sede|Le lieu|Veranstaltungsort|Anfahrt|Locatie|O local|Il luogo|Lokalen|Miejsce|Organizacja"
    "|Podsumowanie|Wrażenia|Mi primera vez|Ma première fois|My first time at PyDuck|First visit|After the conference"
    "|Despues del evento|Nach der Konferenz|Dopo l'evento|Na afloop|Depois do evento|Where I stayed|Papers"
    "|Some interesting papers|Things I want to check out|オープニング|クロージング|懇親会|初参加！|参加してきました"
    "|会場の様子|ノベルティ|感想|おわりに|오프닝|애프터파티|느낀점|점심시간|굿즈|첫 참가|행사 소개|开幕式|闭幕|场地|茶歇"
    "|总结|心得|Итоги|Обед|Впечатления"
).split("|")
DATES = ("7月10日|7月10日(水)|2019年7月10日（水）|7월 10일|10月7日").split("|")
TALKS = (
    "After the monolith|My first compiler|First steps in Rust|The local development experience|Party like it's 1999"
    "|Sticker shock in the cloud|Things I wish I knew about SQL|Papers we love|Venue management with Django"
    "|Social engineering|Where is my memory|Lieu de mémoire numérique|Board games with Rust|参加者が増える設計"
    "|感想戦を自動化する|느낌 있는 코드|场地管理系统|After dark patterns|Community over code|Mixer tables for Go"
    "|What is a monad?|Organisation as code|Drinks from the fire hose|Ambiente de desenvolvimento com Docker"
    "|Sede vacante: governance|7月のテーブル|Atmosphere: a web framework|Freebies in Postgres 14 explained"
    "|Background jobs in Rails|Pierwsze kroki|Local first software|Stands for something better|How I got there: a career"
    "|Things to consider when gluing"
).split("|")


@pytest.mark.parametrize("words", ASIDES)
def test_asides(words: str) -> None:
    assert read_title(f"## {words}").kind == "aside"


@pytest.mark.parametrize("words", DATES)
def test_dates(words: str) -> None:
    assert read_title(f"## {words}").kind == "session"


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
