"""Headings taken apart: titles without furniture, names where a heading gives them, none where it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.inline import unmark
from ragnotes.reading.kinds import day_of, is_aside, is_inner, is_session
from ragnotes.reading.outline import read_title

from .timing import within

A, B, C = "Ana Uno", "Bo Twee", "Cy Drie"

# (heading, title, speakers)
NAMED: list[tuple[str, str, tuple[str, ...]]] = [
    # a dash, either side
    ("## Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## Fast tables – Ana Uno", "Fast tables", (A,)),
    ("## Fast tables — Ana Uno", "Fast tables", (A,)),
    ("## Fast tables—Ana Uno", "Fast tables", (A,)),
    ("## Ana Uno - Fast tables", "Fast tables", (A,)),
    ("## Ana Uno – Fast tables for all", "Fast tables for all", (A,)),
    ("## Ana Uno & Bo Twee - Fast tables", "Fast tables", (A, B)),
    ("### Fast - tables – Ana Uno & Bo Twee", "Fast - tables", (A, B)),
    ("## Fast tables - Ana Uno, Bo Twee and Cy Drie", "Fast tables", (A, B, C)),
    ("## Fast tables - Ana Uno / Bo Twee", "Fast tables", (A, B)),
    ("## Fast tables - Ana Uno + Bo Twee", "Fast tables", (A, B)),
    ("## Fast tables - Ana Uno (Acme)", "Fast tables", (A,)),
    ("## Fast tables - Ana Uno, Acme", "Fast tables", (A,)),
    ("## Fast tables - Ana Uno, CTO at Acme", "Fast tables", (A,)),
    ("## Fast tables - Ana Uno - Acme technologies", "Fast tables", (A,)),
    ("## Fast tables - Ana Uno @anauno", "Fast tables", (A,)),
    ("## Fast tables – Ana Uno (@anauno)", "Fast tables", (A,)),
    ("## Fast tables - @anauno", "Fast tables", ("@anauno",)),
    ("## Fast tables - Dr. Ana Uno", "Fast tables", (A,)),
    ("## Fast tables (Prof. Ana Uno)", "Fast tables", (A,)),
    ("## Fast tables door dr. Ana Uno", "Fast tables", (A,)),
    ("## Fast tables (Tomasz B. and Joy)", "Fast tables", ("Tomasz B.", "Joy")),
    ("## Fast tables (Ana Lund, Jun)", "Fast tables", ("Ana Lund", "Jun")),
    ("## Mesas largas, por Iracema e Beto Lins", "Mesas largas", ("Iracema", "Beto Lins")),
    ('## Ana Lund "Fast tables for ducks"', "Fast tables for ducks", ("Ana Lund",)),
    ('## Aoyama-san "Fast tables for ducks"', "Fast tables for ducks", ("Aoyama-san",)),
    ("## 速いテーブル / 高橋 みどり さん", "速いテーブル", ("高橋 みどり",)),
    ("## 速いテーブル / 岡本 Lena さん", "速いテーブル", ("岡本 Lena",)),
    ("## Fast tables - Prof. Dr. Wilma Quorn", "Fast tables", ("Wilma Quorn",)),
    ("## Fast tables: the sequel - Ana Uno", "Fast tables: the sequel", (A,)),
    ("## Keynote - Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## Keynote: Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## Fast tables - Ana Uno [EN]", "Fast tables", (A,)),
    ("## Fast tables (slides) - Ana Uno", "Fast tables", (A,)),
    ("## Fast tables - Jan de Vries", "Fast tables", ("Jan de Vries",)),
    ("## Fast tables - Ludwig van der Quorn", "Fast tables", ("Ludwig van der Quorn",)),
    ("## Fast tables - J. R. Quorn", "Fast tables", ("J. R. Quorn",)),
    ("## Fast tables - Zib M. Quorn", "Fast tables", ("Zib M. Quorn",)),
    ("## Fast tables - Seán O'Neil", "Fast tables", ("Seán O'Neil",)),
    ("## Fast tables - Rafael Mena-Yedra", "Fast tables", ("Rafael Mena-Yedra",)),
    ("## Fast tables - Jean-Luc QUORN", "Fast tables", ("Jean-Luc QUORN",)),
    ("## Fast tables - Łukasz Żółty", "Fast tables", ("Łukasz Żółty",)),
    ("## Fast tables - Zofia Young", "Fast tables", ("Zofia Young",)),
    ("## Fast tables - Sarah Black and Tom King", "Fast tables", ("Sarah Black", "Tom King")),
    ("## Fast tables - Mark Stone", "Fast tables", ("Mark Stone",)),
    ("## Fast tables - María José Quorn Pérez", "Fast tables", ("María José Quorn Pérez",)),
    ("## Fast tables | Ana Uno", "Fast tables", (A,)),
    ("## Ana Uno | Fast tables", "Fast tables", (A,)),
    ("## Fast tables · Ana Uno", "Fast tables", (A,)),
    ("## Fast tables // Ana Uno", "Fast tables", (A,)),
    ("## Fast tables :: Ana Uno", "Fast tables", (A,)),
    ("## **Fast tables** - *Ana Uno*", "Fast tables", (A,)),
    ("## *Fast tables*, Ana Uno", "Fast tables", (A,)),
    ("## `fast` tables - Ana Uno", "fast tables", (A,)),
    ("## “Fast tables” - Ana Uno", "Fast tables", (A,)),
    ('## "Fast tables" – Ana Uno', "Fast tables", (A,)),
    ("## Ana Uno: “Fast tables”", "Fast tables", (A,)),
    ("## Ana Uno - “Fast tables”", "Fast tables", (A,)),
    ("## « Tables rapides » - Émilie Quorn", "Tables rapides", ("Émilie Quorn",)),
    ("## „Schnelle Tabellen“ – Jürgen Quorn", "Schnelle Tabellen", ("Jürgen Quorn",)),
    # a colon
    ("## Ana Uno: Fast tables for all", "Fast tables for all", (A,)),
    ("## Ana Uno and Bo Twee: Fast tables", "Fast tables", (A, B)),
    ("## Ana Uno (Acme): Fast tables", "Fast tables", (A,)),
    ("## Keynote: Ana Uno", "Keynote", (A,)),
    ("## Opening keynote: Ana Uno", "Opening keynote", (A,)),
    ("## Keynote - Ana Uno", "Keynote", (A,)),
    ("## Keynote by Ana Uno", "Keynote", (A,)),
    ("## Closing Keynote (Ana Uno)", "Closing Keynote", (A,)),
    ("## Keynote, Ana Uno", "Keynote", (A,)),
    ("## Lightning talk: Fast tables (Ana Uno)", "Fast tables", (A,)),
    ("## Talk 2: Fast tables - Ana Uno", "Fast tables", (A,)),
    # by, in the languages of the notes
    ("## Fast tables by Ana Uno", "Fast tables", (A,)),
    ("## Fast tables, by Ana Uno", "Fast tables", (A,)),
    ("## Fast tables - by Ana Uno", "Fast tables", (A,)),
    ("## Fast tables (by Ana Uno)", "Fast tables", (A,)),
    ("## Fast tables by Ana Uno and Bo Twee", "Fast tables", (A, B)),
    ("## Fast tables by Ana Uno from Acme", "Fast tables", (A,)),
    ("## Fast tables by Ana Uno, Acme", "Fast tables", (A,)),
    ("## Fast tables by @anauno", "Fast tables", ("@anauno",)),
    ("## Fast tables by Serge", "Fast tables", ("Serge",)),
    ("## Fast tables presented by Ana Uno", "Fast tables", (A,)),
    ("## Tablas rápidas por Ana Uno", "Tablas rápidas", (A,)),
    ("## Snelle tabellen door Ana Uno", "Snelle tabellen", (A,)),
    ("## Schnelle Tabellen von Heike Quorn", "Schnelle Tabellen", ("Heike Quorn",)),
    ("## Tables rapides par Émilie Quorn", "Tables rapides", ("Émilie Quorn",)),
    ("## Snabba tabeller av Björn Quorn", "Snabba tabeller", ("Björn Quorn",)),
    ("## Tabelas rápidas por João Quorn", "Tabelas rápidas", ("João Quorn",)),
    ("## Tabelle veloci di Giulia Quorn", "Tabelle veloci", ("Giulia Quorn",)),
    ("## Fast tables with Sarah Quorn and Tom Zib", "Fast tables", ("Sarah Quorn", "Tom Zib")),
    ("## Tablas rápidas con Lucía Quorn", "Tablas rápidas", ("Lucía Quorn",)),
    ("## Tables rapides avec Émilie Quorn", "Tables rapides", ("Émilie Quorn",)),
    # brackets
    ("## Fast tables (Ana Uno)", "Fast tables", (A,)),
    ("## Fast tables [Ana Uno]", "Fast tables", (A,)),
    ("## Fast tables (Ana Uno, Acme)", "Fast tables", (A,)),
    ("## Fast tables (Ana Uno / Bo Twee)", "Fast tables", (A, B)),
    ("## Fast tables (Ana Uno and Bo Twee)", "Fast tables", (A, B)),
    ("## Fast tables (@anauno)", "Fast tables", ("@anauno",)),
    ("## Fast tables (Ana Uno @anauno)", "Fast tables", (A,)),
    # a comma, a slash: sure names only
    ("## Fast tables, Sarah Quorn", "Fast tables", ("Sarah Quorn",)),
    ("## Fast tables, Sarah Quorn and Tom Zib", "Fast tables", ("Sarah Quorn", "Tom Zib")),
    ("## Fast tables, chairs and beds, Sarah Quorn", "Fast tables, chairs and beds", ("Sarah Quorn",)),
    ("## Fast tables / Sarah Quorn", "Fast tables", ("Sarah Quorn",)),
    ("## Why are tables slow? Sarah Quorn", "Why are tables slow?", ("Sarah Quorn",)),
    ("## Sarah Quorn's keynote", "Sarah Quorn's keynote", ("Sarah Quorn",)),
    # links
    ("## [Fast tables](https://e.org/t) - Ana Uno", "Fast tables", (A,)),
    ("## [Fast tables](https://e.org/t), Ana Uno", "Fast tables", (A,)),
    ("## [Fast tables](https://e.org/t) by [Ana Uno](https://e.org/a)", "Fast tables", (A,)),
    ("## [Fast tables](https://e.org/t) by [Ana Uno](https://e.org/a) and [Bo Twee](https://e.org/b)", "Fast tables", (A, B)),
    ("## [Fast tables - Ana Uno](https://e.org/t)", "Fast tables", (A,)),
    ("## [Ana Uno](https://e.org/a): Fast tables", "Fast tables", (A,)),
    ("## [Ana Uno](https://e.org/a) - Fast tables", "Fast tables", (A,)),
    ("## Fast tables by [Ana Uno](https://e.org/a)", "Fast tables", (A,)),
    ("## Fast tables ([Ana Uno](https://e.org/a))", "Fast tables", (A,)),
    # times and numbers before
    ("## 09:00 Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## 9:30am-10:15 Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## 10h00 - Tables rapides - Émilie Quorn", "Tables rapides", ("Émilie Quorn",)),
    ("## 9.30 uur: Snelle tabellen - Jan de Vries", "Snelle tabellen", ("Jan de Vries",)),
    ("## 14:00–14:45 | Fast tables | Ana Uno", "Fast tables", (A,)),
    ("## [10:00] Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## 1. Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## 2) Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## #3 Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## #4: Ana Uno - Fast tables", "Fast tables", (A,)),
    ("## L1: Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## Session 4: Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## IV. Fast tables - Ana Uno", "Fast tables", (A,)),
    ("## 🐍 Fast tables - Ana Uno 🎉", "Fast tables", (A,)),
    ("## Fast tables - Ana Uno {#fast}", "Fast tables", (A,)),
    ("## Fast tables - Ana Uno #python #tables", "Fast tables", (A,)),
    # Chinese, Japanese, Korean
    ("## 高速なテーブル - 山田 太郎", "高速なテーブル", ("山田 太郎",)),
    ("## 高速なテーブル ー鈴木一郎氏", "高速なテーブル", ("鈴木一郎",)),
    ("## 基調講演 ー鈴木一郎氏", "基調講演", ("鈴木一郎",)),
    ("## 빠른 테이블 - 김하나", "빠른 테이블", ("김하나",)),
    ("## 빠른 테이블 - 김하나님", "빠른 테이블", ("김하나",)),
    ("## 빠른 테이블 (김하나)", "빠른 테이블", ("김하나",)),
    ("## 빠른 테이블 – 김하나, 이두리", "빠른 테이블", ("김하나", "이두리")),
]

# (heading, title): nobody is named
BARE: list[tuple[str, str]] = [
    ("## Fast tables", "Fast tables"),
    ("## Data Mesh - Thought Works", "Data Mesh - Thought Works"),
    ("## Great Expectations - Open Source", "Great Expectations - Open Source"),
    ("## Search - Elastic Lucene", "Search - Elastic Lucene"),
    ("## Fast tables - Deep Learning", "Fast tables - Deep Learning"),
    ("## Keynote (Main Stage)", "Keynote"),
    ("## Fast tables (Room 2)", "Fast tables"),
    ("## Fast tables - Machine Learning Track", "Fast tables - Machine Learning Track"),
    ("## Python: Advanced Patterns in Practice", "Python: Advanced Patterns in Practice"),
    ("## Docker and Kubernetes: A Love Story", "Docker and Kubernetes: A Love Story"),
    ("## Clean Code: The Good Parts", "Clean Code: The Good Parts"),
    ("## Machine Learning by Example", "Machine Learning by Example"),
    ("## Design by Contract", "Design by Contract"),
    ("## Secure by Default", "Secure by Default"),
    ("## Brought to you by Acme", "Brought to you by Acme"),
    ("## Living with Legacy Code", "Living with Legacy Code"),
    ("## Testing with Property Checks", "Testing with Property Checks"),
    ("## From Zero to Hero", "From Zero to Hero"),
    ("## Fast tables (Live Coding)", "Fast tables (Live Coding)"),
    ("## Fast tables (Open Source Software)", "Fast tables (Open Source Software)"),
    ("## GitHub Actions", "GitHub Actions"),
    ("## GitHub Actions - Continuous Delivery", "GitHub Actions - Continuous Delivery"),
    ("## Apache Kafka - Event Streaming", "Apache Kafka - Event Streaming"),
    ("## Amazon Web Services: Lessons Learned", "Amazon Web Services: Lessons Learned"),
    ("## Rust, Safety and Speed", "Rust, Safety and Speed"),
    ("## Tables, Chairs and Beds", "Tables, Chairs and Beds"),
    ("## Bases de datos - Alta Disponibilidad", "Bases de datos - Alta Disponibilidad"),
    ("## Inteligencia Artificial: Mitos y Realidades", "Inteligencia Artificial: Mitos y Realidades"),
    ("## Künstliche Intelligenz - Große Sprachmodelle", "Künstliche Intelligenz - Große Sprachmodelle"),
    ("## Digitale Veiligheid - Nieuwe Regels", "Digitale Veiligheid - Nieuwe Regels"),
    ("## Intelligence Artificielle : Retour d'expérience", "Intelligence Artificielle : Retour d'expérience"),
    ("## Inteligência Artificial - Novos Caminhos", "Inteligência Artificial - Novos Caminhos"),
    ("## Intelligenza Artificiale - Nuove Idee", "Intelligenza Artificiale - Nuove Idee"),
    ("## Hållbar Utveckling - Nya Verktyg", "Hållbar Utveckling - Nya Verktyg"),
    ("## Ruby Performance - Memory Bloat", "Ruby Performance - Memory Bloat"),
    ("## Julia Language - Fast Arrays", "Julia Language - Fast Arrays"),
    ("## Spring Boot - Reactive Streams", "Spring Boot - Reactive Streams"),
    ("## Vue - Composition API", "Vue - Composition API"),
    ("## Panel: Women in Tech", "Panel: Women in Tech"),
    ("## Workshop: Fast tables", "Fast tables"),
    ("## Keynote: Hololens", "Hololens"),
    ("## [Keynote] Fast tables", "Fast tables"),
    ("## Talk: Fast tables", "Fast tables"),
    ("## Workshop - Fast tables", "Fast tables"),
    ("## Taller: tablas rápidas", "tablas rápidas"),
    ("## 1. Fast tables", "Fast tables"),
    ("## 10 ways to break a table", "10 ways to break a table"),
    ("## 25 Jahre Tabellen", "25 Jahre Tabellen"),
    ("## 3 étapes pour une table", "3 étapes pour une table"),
    ('## A. "Fast tables"', "Fast tables"),
    ("## “Fast tables”", "Fast tables"),
    ("## 'Fast tables'", "Fast tables"),
    ("## Fast tables (Slides)", "Fast tables"),
    ("## Fast tables (video)", "Fast tables"),
    ("## Fast tables [EN]", "Fast tables"),
    ("## Fast tables (JA)", "Fast tables"),
    ("## Fast tables (30 min)", "Fast tables"),
    ("## Fast tables 🎉", "Fast tables"),
    ("## 🎤 Fast tables", "Fast tables"),
    ("## Fast tables #python", "Fast tables"),
    ("## Fast tables in C#", "Fast tables in C#"),
    ("## Fast tables {#fast-tables}", "Fast tables"),
    ("## 11:00 - 11:30: Fast tables", "Fast tables"),
    ("## Fast tables (10:00-10:45)", "Fast tables"),
    ("## Fast tables @ 10:30", "Fast tables"),
    ("## 14:30 Fast tables @anauno", "Fast tables @anauno"),
    ("## (2) Fast tables", "Fast tables"),
    ("## Talk 7 - Fast tables", "Fast tables"),
    ("## [Fast tables](https://e.org/t)", "Fast tables"),
    ("## Fast tables [slides](https://e.org/t.pdf)", "Fast tables"),
    ("## Microservices - is HTTP the only way?", "Microservices - is HTTP the only way?"),
    ("## QUIC - The mother of all transports", "QUIC - The mother of all transports"),
    ("## TDD & DDD from the Ground Up", "TDD & DDD from the Ground Up"),
    ("## Let's talk Geo: Adding the where", "Let's talk Geo: Adding the where"),
    ("## 高速なテーブル", "高速なテーブル"),
    ("## 빠른 테이블 - 최적화", "빠른 테이블 - 최적화"),
]


@pytest.mark.parametrize(("heading", "title", "speakers"), NAMED)
def test_who_spoke(heading: str, title: str, speakers: tuple[str, ...]) -> None:
    found = read_title(heading)
    assert (found.text, found.speakers, found.kind) == (title, speakers, "talk")


@pytest.mark.parametrize(("heading", "title"), BARE)
def test_nobody_is_named(heading: str, title: str) -> None:
    found = read_title(heading)
    assert (found.text, found.speakers) == (title, ())


@pytest.mark.parametrize(
    ("heading", "lean", "title", "speakers"),
    [
        ("# Yaakov - Radio Shenanigans", "left", "Radio Shenanigans", ("Yaakov",)),
        ("# Honest Rob - Used cars - A story", "left", "Used cars - A story", ("Honest Rob",)),
        ("# Radio Shenanigans - Gray Zib", "right", "Radio Shenanigans", ("Gray Zib",)),
        ("# Radio Shenanigans - Yaakov", "right", "Radio Shenanigans", ("Yaakov",)),
        ("# Sarah Quorn - Zibb Wuff", "left", "Zibb Wuff", ("Sarah Quorn",)),
        ("# Zibb Wuff - Quorn Plorr", "bare", "Zibb Wuff - Quorn Plorr", ()),
        ("# Radio waves - Sarah Quorn", "bare", "Radio waves", ("Sarah Quorn",)),
    ],
)
def test_siblings_decide(heading: str, lean: str, title: str, speakers: tuple[str, ...]) -> None:
    found = read_title(heading, lean)
    assert (found.text, found.speakers) == (title, speakers)


SESSIONS = (
    "Day 1", "Day 2 ⛈️", "Second day", "Dag 1", "Día 2", "tercer día", "Tag 1", "Erster Tag", "Jour 2", "Première journée",
    "Primo giorno", "Dia 1", "1일차", "Wednesday 10th May", "Donderdag 14 september", "Mardi 24 mai - 1ère journée", "Freitag",
    "Lunes", "Venerdì", "3 May 2019", "May 3rd", "2019-05-03", "Talks", "Charlas", "Praatjes", "Vorträge", "Palestras",
    "Lightning talks", "Workshops", "Keynotes", "Morning sessions", "Sessions attended", "Track A", "Room 2", "Session 3",
    "Main Stage", "Sala 1", "Morning", "Tarde", "Nachmittag", "Talks I attended", "De charla en charla",
)  # fmt: skip
ASIDES = (
    "Introduction", "Welcome", "Intro", "Closing words", "Conclusion", "Tot slot", "Despedida", "Fazit", "Bilan", "Conclusioni",
    "Encerramento", "Avslutning", "Lunch", "Coffee break", "Pausa", "Almuerzo", "Mittagspause", "Déjeuner", "Resources",
    "Links", "Enlaces", "My thoughts", "Takeaways", "Final thoughts", "Hallway track", "Venue", "Organización del evento",
    "Inleiding", "Einleitung", "Bienvenida", "Table of contents", "Inhoud", "Sommaire", "Thanks to the organisers",
    "Next year's event", "Swag", "Social event", "まとめ", "후기", "The Good", "The Bad", "Overall impressions",
)  # fmt: skip
TALKS = (
    "The day I met a duck", "Friday afternoons considered harmful for tables", "Track changes in large tables",
    "Parts of speech", "Tables", "Lunch and learn: how we teach tables", "The future of tables", "Roomba for tables",
    "Party planning with graphs", "Mayhem in the data centre", "Sunny tables", "Morning star: a satellite",
    "Part of the problem", "Marching through the institutions",
)  # fmt: skip


@pytest.mark.parametrize("words", SESSIONS)
def test_sessions(words: str) -> None:
    assert read_title(f"## {words}").kind == "session"


@pytest.mark.parametrize("words", ASIDES)
def test_asides(words: str) -> None:
    assert read_title(f"## {words}").kind == "aside"


@pytest.mark.parametrize("words", TALKS)
def test_neither_sessions_nor_asides(words: str) -> None:
    assert read_title(f"## {words}").kind in ("plain", "talk")


def test_kinds_of_headings() -> None:
    assert is_session("day 1") and not is_session("days of yore")
    assert is_aside("questions") and not is_aside("questions nobody asks")
    assert is_inner("q & a") and is_inner("takeaways") and not is_inner("tables")
    assert read_title("## Keynote").kind == "talk"
    assert read_title("## 09:00 Keynote").kind == "talk"
    assert read_title("## Keynote: Ducks").kind == "talk"
    assert read_title("## [Ducks for all](https://e.org/d)").kind == "talk"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("## Dag 1", "Dag 1"),
        ("Wednesday 10th May", "Wednesday 10th May"),
        ("The last straw", None),
        ("PyDays 2024, tercer día", "tercer día"),
        ("Day 1 🌦", "Day 1"),
        ("## Mercredi 20 avril : tranquille !", "Mercredi 20 avril"),
        ("# Zweiter Tag: Tabellen", "Zweiter Tag"),
    ],
)
def test_days(text: str, day: str | None) -> None:
    assert day_of(text) == day


@given(st.text(max_size=120), st.sampled_from(["", "left", "right", "bare"]))
def test_names_and_titles_are_never_made_up(text: str, lean: str) -> None:
    found = read_title(f"## {text}", lean)
    assert all(name in unmark(f"## {text}") for name in found.speakers)
    assert found.kind in ("talk", "plain", "session", "aside")


@pytest.mark.parametrize(
    "piece", ["Ab - ", "(", "by ", "Ab Cd, ", "- ", ": ", "#a ", "09:00 ", "[x](y) ", "“", "Day 1 ", "with Ab ", "🎉 ", "Ab / "]
)
def test_time_is_bounded(piece: str) -> None:
    assert within(0.25, lambda: read_title.__wrapped__("## " + piece * (200_000 // len(piece))))


@pytest.mark.parametrize(
    ("heading", "title", "speakers"),
    [
        ("Fuzzing by Dr. Erik Nilsson", "Fuzzing", ("Erik Nilsson",)),
        ("Analyse par Dr. Élodie Martin", "Analyse", ("Élodie Martin",)),
        ("Fuzzing by Erik Nilsson & Mia Wolf (Acme)", "Fuzzing", ("Erik Nilsson", "Mia Wolf")),
        ("Fuzzing tables (Erik Nilsson (Acme) and Mia Wolf (Foo))", "Fuzzing tables", ("Erik Nilsson", "Mia Wolf")),
        ("Quarkus im Betrieb – Vortrag von Dr. Petra Kühn (Acme)", "Quarkus im Betrieb", ("Petra Kühn",)),
        ("Fuzzing by Erik Nilsson and others", "Fuzzing", ("Erik Nilsson",)),
        ("Tracing by Anna Holm at 10:00", "Tracing", ("Anna Holm",)),
        ("Fuzzing in the large by Erik Nilsson (@erik)", "Fuzzing in the large", ("Erik Nilsson",)),
        ("Profiling by Tim Berg (@tim) and Ida Blix (@ida)", "Profiling", ("Tim Berg", "Ida Blix")),
        ('"Testing is hard" (John O\'Neill, @joneill)', "Testing is hard", ("John O'Neill",)),
        ("Fast tables (@anauno)", "Fast tables", ("@anauno",)),
        ("Erik Nilsson, Acme, *Fast tables for all*", "Fast tables for all", ("Erik Nilsson",)),
        ("Keynote Anna Holm - Where to go next", "Where to go next", ("Anna Holm",)),
        ("Opening keynote by Rob Lund: What we got right", "What we got right", ("Rob Lund",)),
        ("Tables at scale - Nilsson, Erik", "Tables at scale", ("Nilsson, Erik",)),
        ("Tables at scale (Nilsson, Erik)", "Tables at scale", ("Nilsson, Erik",)),
        ("Tables at scale by Nilsson, Erik & Larsson, Anna", "Tables at scale", ("Nilsson, Erik", "Larsson, Anna")),
        ("Tables at scale - Sara, Erik", "Tables at scale - Sara, Erik", ()),
        ("IPv6: now for real by Anna Holm", "IPv6: now for real", ("Anna Holm",)),
        ("S3: the odd parts - Anna Holm", "S3: the odd parts", ("Anna Holm",)),
        ("T3: Tables at scale - Anna Holm", "Tables at scale", ("Anna Holm",)),
        ("型ヒント入門 (田中太郎)", "型ヒント入門", ("田中太郎",)),
        ("型ヒント (入門編)", "型ヒント (入門編)", ()),
        ("Migrating to Go by Acme Corp", "Migrating to Go by Acme Corp", ()),
    ],
)
def test_names_with_titles_employers_and_handles(heading: str, title: str, speakers: tuple[str, ...]) -> None:
    read = read_title(f"## {heading}")
    assert (read.text, read.speakers) == (title, speakers)


@pytest.mark.parametrize(
    "heading",
    [
        "Attendees - Bob Marsh, Tina Weld",
        "Team dinner with Bob Marsh",
        "Photos by Tina Weld",
        "Quote of the day - Grace Hopper",
        "Attended with Bob Marsh",
        "Organisers: Bob Marsh, Tina Weld",
        "Notes by Nora Kind",
        "Conclusion by Nora Kind",
        "Welcome - Nora Kind",
        "Mittagessen - Acme Tables",
        "Coffee break - Acme Tables",
        "Thanks, Tina Weld",
        "Gracias, Tina Weld",
        "Chat with Tina Weld",
        "A walk with Tina Weld",
        "Interview mit Tina Weld",
        "Gesprek met Tina Weld",
        "Chat with Tina Weld - Acme",
        "Sponsor booth - Acme Tables",
        "About the author: Tina Weld",
        "Om författaren: Tina Weld",
        "Code of Conduct - Tina Weld",
        "Willkommen - Tina Weld",
        "Welcome to ZibbConf - Tina Weld",
    ],
)
def test_people_of_an_aside_are_no_speakers(heading: str) -> None:
    assert (read_title(f"## {heading}").kind, read_title(f"## {heading}").speakers) == ("aside", ())


@pytest.mark.parametrize(
    "title",
    [
        "Welcome to the machine",
        "Day 2 operations with robots",
        "Lunch with llamas: recipes for prompts",
        "Hallway track: how to meet",
        "Coffee, code and crates",
        "Danke für den Fisch",
        "Next year in the browser",
        "Chat with your data",
        "Run at scale",
        "Part 2: revenge of the parser",
    ],
)
def test_a_speaker_beside_it_makes_a_talk_of_what_begins_as_an_aside(title: str) -> None:
    for heading in (f"## {title} - Tina Weld", f"## {title} (Tina Weld)"):
        read = read_title(heading)
        assert (read.kind, read.text, read.speakers, read.inner) == ("talk", title, ("Tina Weld",), False)


@pytest.mark.parametrize(
    "heading", ["Friday - Tina Weld", "Day 1 with Tina Weld", "Day 2 in Prague - Tina Weld", "Second day of it - Tina Weld"]
)
def test_a_day_stays_a_day_whoever_stands_beside_it(heading: str) -> None:
    assert read_title(f"## {heading}").kind == "session"


@pytest.mark.parametrize(
    "heading", ["[Tina Weld] Fast tables", "(Tina Weld) Fast tables", "10:30 [Tina Weld, Acme] Fast tables", "【Tina Weld】: Fast tables"]
)
def test_a_name_in_brackets_before_the_title(heading: str) -> None:
    read = read_title(f"## {heading}")
    assert (read.text, read.speakers, read.form) == ("Fast tables", ("Tina Weld",), "left")


@pytest.mark.parametrize("heading", ["[Main Hall] Fast tables", "[Deep Learning] Fast tables", "[Acme] Fast tables"])
def test_other_words_in_brackets_are_no_names(heading: str) -> None:
    assert read_title(f"## {heading}").speakers == ()


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Notes from PyDays 2024 by Tina Weld", "Notes from PyDays 2024"),
        ("PyDays 2024 - notes (Tina Weld)", "PyDays 2024 - notes"),
        ("Notizen von den PyDays 2024 von Tina Weld", "Notizen von den PyDays 2024"),
    ],
)
def test_who_signs_notes_on_an_event_is_no_speaker(heading: str, text: str) -> None:
    read = read_title(f"# {heading}")
    assert (read.kind, read.text, read.speakers) == ("plain", text, ())


@pytest.mark.parametrize(
    "place", [" — Quornhall", ", room K.4", " (10:30)", " - Main Hall", ", Saal 3", " @ Stage 2", " in the Zibb room", "", ", 10:30"]
)
def test_a_room_or_a_time_behind_the_brackets_is_no_part_of_the_title(place: str) -> None:
    title = read_title(f"## Fast tables for ducks (Ana Lund){place}")
    assert (title.text, title.speakers) == ("Fast tables for ducks", ("Ana Lund",))


@pytest.mark.parametrize("inside", ["Ana Lund, 10:30", "Ana Lund, 10:30-11:00"])
def test_a_time_within_the_brackets_is_no_part_of_them(inside: str) -> None:
    title = read_title(f"## Fast tables ({inside})")
    assert (title.text, title.speakers, title.timed) == ("Fast tables", ("Ana Lund",), True)


@pytest.mark.parametrize("heading", ["Keynote (Ana Lund) - Tables", "Ana Lund (Zibbware) — Tables"])
def test_what_stands_behind_the_brackets_may_be_the_title(heading: str) -> None:
    title = read_title(f"## {heading}")
    assert (title.text, title.speakers) == ("Tables", ("Ana Lund",))
