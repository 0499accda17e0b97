"""Several people's notes of one talk: where they say something else about the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.checking.differing import asks_differing, differing

DIFFER = [
    ("en", "The cache answers in 3 ms on a laptop.", "On a laptop the cache answers in 30 ms."),
    ("en", "Their queue holds two million jobs a day.", "The queue takes 3,000,000 jobs a day."),
    ("en", "Flexlib works with compressed log files.", "Flexlib does not work with compressed log files."),
    ("en", "They run 300 shards and the index costs 1 % of the memory.", "They run 300 shards and the index costs 5 % of the memory."),
    ("nl", "De cache antwoordt in 3 ms op een laptop.", "Op een laptop antwoordt de cache in 30 ms."),
    ("es", "La caché responde en 3 ms en un portátil.", "En un portátil la caché responde en 30 ms."),
    ("de", "Der Cache antwortet in 3 ms auf einem Laptop.", "Auf einem Laptop antwortet der Cache in 30 ms."),
    ("fr", "Le cache répond en 3 ms sur un portable.", "Sur un portable, le cache répond en 30 ms."),
    ("it", "La cache risponde in 3 ms su un portatile.", "Su un portatile la cache risponde in 30 ms."),
    ("pt", "O cache responde em 3 ms num portátil.", "Num portátil o cache responde em 30 ms."),
    ("sv", "Cachen svarar på 3 ms på en bärbar dator.", "På en bärbar dator svarar cachen på 30 ms."),
]
AGREE = [
    ("en", "The cache answers in 3 ms on a laptop.", "On a laptop the cache answers in three ms."),
    ("en", "The cache answers in 3 ms on a laptop.", "The cache answers fast on a laptop."),
    ("en", "The cache answers in 3 ms on a laptop.", "The talk began at 10 with 200 people."),
    ("en", "Flexlib works with compressed log files.", "Nobody asked about the licence of flexlib."),
    ("de", "Der Cache antwortet in 3 ms auf einem Laptop.", "Auf einem Laptop braucht der Cache 3 ms, auf dem Server 1 ms."),
]


@pytest.mark.parametrize(("language", "one", "other"), DIFFER)
def test_they_differ(language: str, one: str, other: str) -> None:
    assert differing([("Ana", one), ("Bo", other)], language) == [(0, 1)]


@pytest.mark.parametrize(("language", "one", "other"), AGREE)
def test_they_agree(language: str, one: str, other: str) -> None:
    assert differing([("Ana", one), ("Bo", other)], language) == []


ACROSS = [
    ("de", "On a laptop the cache takes 3 ms.", "Auf dem Laptop braucht der Cache 30 ms.", True),
    ("de", "The migration to Rust took nine months.", "Die Migration nach Rust dauerte 14 Monate.", True),
    ("es", "The Python parser reads 40 % of the files.", "El parser de Python lee el 60 % de los ficheros.", True),
    ("fr", "The Postgres licence costs € 300.", "La licence Postgres coûte 500 euros.", True),
    ("de", "The migration to Rust took nine months.", "Die Migration nach Rust dauerte 9 Monate.", False),
    ("de", "On a laptop the cache takes 3 ms.", "Auf dem Laptop braucht der Cache 30 MB.", False),
    ("de", "They moved 40 % of the jobs to Rust.", "Mit Rust sind sie 20 % schneller.", False),
    ("fr", "The talk had 30 pages of slides.", "Le cache a pris 3 minutes.", False),
]


@pytest.mark.parametrize(("language", "one", "other", "expected"), ACROSS)
def test_across_languages_only_what_is_counted_differs(language: str, one: str, other: str, expected: bool) -> None:
    assert bool(differing([("Ana", one), ("Bo", other)], ["en", language])) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did the notes on caching differ?", True),
        ("Worin unterscheiden sich die Notizen?", True),
        ("¿En qué difieren las notas?", True),
        ("En quoi les notes se contredisent-elles ?", True),
        ("In cosa differiscono gli appunti?", True),
        ("how do the two caches differ", False),
        ("what do the notes say about caching", False),
    ],
)
def test_asked_how_notes_differ(question: str, expected: bool) -> None:
    assert asks_differing(question) is expected


def test_nobody_differs_from_his_own_notes() -> None:
    _, one, other = DIFFER[0]
    assert differing([("Ana", one), ("Ana", other)], "en") == []


@given(st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=60)), max_size=6))
def test_pairs_are_of_two_people(told: list[tuple[str, str]]) -> None:
    assert all(one < other and told[one][0] != told[other][0] for one, other in differing(told, "en"))
