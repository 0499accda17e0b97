"""Nouns whose stem is that of an adjective: what stands beside the noun is left out, what stands alone is kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ragnotes.finding import nouns
from ragnotes.finding.bridging import bridge
from ragnotes.finding.index import Index
from ragnotes.finding.search import rank
from ragnotes.finding.terms import TermScores, bm25
from ragnotes.text import noun_start

from .test_search import make_index

CHUNKS = [
    (0, 0, "es", "La seguridad de los muelles empieza por las puertas"),
    (0, 0, "es", "El seguro no paga si una barca segura no lleva dos radios"),
    (1, 1, "es", "Un sistema complejo cabe en una servilleta"),
    (2, 2, "it", "La qualità delle mappe si misura camminando"),
    (2, 2, "it", "Nessuno sa quale mappa mente"),
    (3, 3, "pt", "A comunidade do porto reparte as chaves"),
    (3, 3, "en", "Security of the crane is a matter of light"),
    (3, 3, "en", "Bread rises in a warm kitchen"),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("nouns") / "index"
    return make_index(folder, CHUNKS, np.eye(len(CHUNKS), dtype=np.float32))


def scored(word: str, index: Index) -> TermScores:
    return bm25([word], index.manifest["languages"], index.terms)


@pytest.mark.parametrize(
    ("word", "stemmed", "own", "cut"),
    [
        ("seguridad", [0, 1], [0], True),
        ("seguridades", [0, 1], [0], True),
        ("qualita", [3, 4], [3], True),
        ("comunidade", [5], [5], False),
        ("seguro", [0, 1], [0, 1], False),
        ("complejidad", [2], [], True),
        ("bread", [7], [7], False),
    ],
)
def test_an_adjective_is_not_the_noun(word: str, stemmed: list[int], own: list[int], cut: bool, index: Index) -> None:
    before = scored(word, index)
    assert before.rows[0].tolist() == stemmed
    after, left = nouns.with_own([word], before, index)
    assert after.rows[0].tolist() == own and (word in left) is cut
    assert np.flatnonzero(after.scores > 1e-6).tolist() == own
    assert after.scores[own] == pytest.approx(before.scores[own])
    kept = nouns.with_adjectives([word], after, left, index)
    assert kept.rows[0].tolist() == (own or stemmed)
    assert kept.scores == pytest.approx(after.scores if own else before.scores)


def test_a_counterpart_is_not_met_by_an_adjective_either(index: Index) -> None:
    languages = index.manifest["languages"]
    found, bridged = bridge(
        ["security"], scored("security", index), languages, index.terms, lambda word, one: nouns.with_own([word], one, index)[0]
    )
    assert found.rows[0].tolist() == [0, 6] and bridged[0].rows.tolist() == [0]


def test_where_only_another_language_has_the_noun_the_adjective_does_not_come_first(index: Index) -> None:
    without = np.array([1, 2, 3, 4, 6, 7])
    hits, _, evidence = rank("¿qué se dijo sobre la seguridad?", None, index, k=3, language="es", rows=without)
    assert [hit.start_line for hit in hits] == [7] and not evidence.missing


@pytest.mark.parametrize("word", ["edad", "vitamin", "safe", "", "ciudad", "libertad"])
def test_other_words_have_no_such_start(word: str) -> None:
    assert noun_start(word) == ""
