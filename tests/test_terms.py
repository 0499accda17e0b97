"""BM25 against bm25s, and the look-up of exact words against a search through the texts."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.finding import inverting
from ragnotes.finding.postings import build_terms
from ragnotes.finding.terms import Terms, bm25, notes_with
from ragnotes.finding.words import find_word, fold_case, pack, surface_words, unpack, words_holding
from ragnotes.text import terms as analyse

CHUNKS = [
    "Vectors are kept in a plain array, and the array is searched whole",
    "The speaker likes plain functions; frameworks hide the prompt",
    "Plain text notes, plain functions, plain prompts",
    "An index of words beside the vectors",
    "",
]
LETTERS = st.text(alphabet="abcABC éÉßıİ_-.1Σς東京K", max_size=12)


def english(texts: list[str]) -> Terms:
    return build_terms([analyse(text, "en") for text in texts], [surface_words(text) for text in texts])


@pytest.mark.parametrize("question", ["plain functions", "vectors in an array", "prompt", "nothing of it", "plain plain words"])
def test_bm25_equals_bm25s(question: str) -> None:
    corpus = [analyse(text, "en") for text in CHUNKS]
    oracle = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    oracle.index(corpus, show_progress=False)
    asked = list(dict.fromkeys(analyse(question, "en")))
    expected = oracle.get_scores(asked) if set(asked) & {word for chunk in corpus for word in chunk} else np.zeros(len(CHUNKS))
    scored = bm25(list(dict.fromkeys(question.split())), ["en"], english(CHUNKS)).scores
    # stop words of the question are stemmed by `bm25` but in no chunk
    assert scored == pytest.approx(expected, rel=1e-6, abs=1e-4)


def test_bm25_equals_bm25s_on_real_notes(seeds: dict[str, Path]) -> None:
    text = seeds["europython_day1"].read_text("utf-8")
    texts = [part for part in text.split("\n") if part.strip()]
    corpus = [analyse(part, "en") for part in texts]
    oracle = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    oracle.index(corpus, show_progress=False)
    words = ["privacy", "notebooks", "models", "kafka", "talk"]
    known = {word for chunk in corpus for word in chunk}
    expected = oracle.get_scores([word for word in analyse(" ".join(words), "en") if word in known])
    assert bm25(words, ["en"], english(texts)).scores == pytest.approx(expected, rel=1e-6, abs=1e-4)


def test_a_word_counts_once_in_the_stem_of_each_language() -> None:
    terms = build_terms([analyse("funciones puras", "es"), analyse("pure functions", "en"), analyse("iets anders", "nl")], [])
    found = bm25(["functions", "funciones"], ["en", "es", "nl"], terms)
    assert [rows.tolist() for rows in found.rows] == [[1], [0]]
    assert found.scores[2] == 0
    assert found.idf[0] == pytest.approx(np.log(1 + 2.5 / 1.5), abs=1e-6)


def test_a_word_of_no_chunk_has_the_highest_idf() -> None:
    found = bm25(["kubeflow", "plain"], ["en"], english(CHUNKS))
    assert found.rows[0].size == 0
    assert found.idf[0] > found.idf[1] > 0


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["东京 東京都"]])
def test_small_and_empty_indexes(texts: list[str]) -> None:
    terms = english(texts)
    assert bm25(["plain", "東京"], ["en"], terms).scores.shape == (len(texts),)
    assert notes_with(terms, "plain") == []


@given(st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6), min_size=1, max_size=8), st.data())
def test_taking_over_old_chunks_gives_the_same_as_building_anew(chunks: list[list[str]], data: st.DataObject) -> None:
    old = build_terms(chunks, [set(chunk) for chunk in chunks])
    new: list[list[str] | int] = sorted(data.draw(st.sets(st.integers(0, len(chunks) - 1))))
    for place in sorted(data.draw(st.lists(st.integers(0, len(new)), max_size=3)), reverse=True):
        new.insert(place, data.draw(st.lists(st.sampled_from("abxyz"), max_size=4)))
    whole = [chunks[entry] if isinstance(entry, int) else entry for entry in new]
    mixed = build_terms(new, [entry if isinstance(entry, int) else set(entry) for entry in new], old)
    anew = build_terms(whole, [set(chunk) for chunk in whole])
    assert [name for name in Terms.__dataclass_fields__ if not np.array_equal(getattr(mixed, name), getattr(anew, name))] == []


@pytest.mark.parametrize("taken", [[0, 0], [1, 0], [range(2), 1]])
def test_old_chunks_are_taken_over_once_and_in_their_order(taken: list[int | range]) -> None:
    old = build_terms([["a"], ["b"]], [])
    with pytest.raises(ValueError, match="twice"):
        build_terms(taken, [], old)


@pytest.mark.parametrize("block", [1, 2, 5])
@given(chunks=st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6), min_size=1, max_size=8))
def test_blocks_of_any_size_and_files_on_the_disk_give_the_same(chunks: list[list[str]], block: int) -> None:
    notes = [set(chunk) for chunk in chunks]
    whole = build_terms(chunks, notes)
    with pytest.MonkeyPatch.context() as patch, contextlib.ExitStack() as files:
        patch.setattr(inverting, "BLOCK", block)
        parts = build_terms(chunks, notes, None, lambda: files.enter_context(tempfile.TemporaryFile()))
        again = build_terms([range(len(chunks) - 1), chunks[-1]], [range(len(chunks) - 1), notes[-1]], whole)
        for built in (parts, again):
            assert [name for name in Terms.__dataclass_fields__ if not np.array_equal(getattr(built, name), getattr(whole, name))] == []


@given(st.sets(st.text(alphabet="abé東ß", min_size=1, max_size=5), max_size=12), st.text(alphabet="abé東ß", min_size=1, max_size=3))
def test_words_are_found_whole_and_in_part(words: set[str], part: str) -> None:
    ordered = sorted(words)
    blob, starts = pack(ordered)
    assert unpack(blob) == ordered
    assert [find_word(blob, starts, word) for word in ordered] == list(range(len(ordered)))
    assert find_word(blob, starts, part) == (ordered.index(part) if part in words else -1)
    assert words_holding(blob, starts, part) == [number for number, word in enumerate(ordered) if part in word]


@given(st.lists(st.lists(LETTERS, max_size=4), max_size=5), LETTERS)
def test_no_note_that_holds_the_needle_is_missed(notes: list[list[str]], needle: str) -> None:
    terms = build_terms([], [{word for line in note for word in surface_words(line)} for note in notes])
    holding = [number for number, note in enumerate(notes) if any(fold_case(needle) in fold_case(line) for line in note)]
    assert set(holding) <= set(notes_with(terms, needle))


@pytest.mark.parametrize(
    ("needle", "expected"),
    [("lang", [0, 2]), ("LangChain", [0]), ("chain is", [0]), ("c++", [0, 1]), ("++", [0, 1, 2]), ("agustín", [1]), ("agustin", [])],
)
def test_notes_with(needle: str, expected: list[int]) -> None:
    notes = ["LANGCHAIN is fine", "Agustín wrote c++", "language"]
    assert notes_with(english(notes), needle) == expected


@given(st.text())
def test_folding_keeps_the_length_and_is_stable(text: str) -> None:
    assert len(fold_case(text)) == len(text)
    assert fold_case(fold_case(text)) == fold_case(text)


@pytest.mark.parametrize("needle", ["langchain", "straße", "STRASSE", "istanbul", "sigmaς", "É", "agustín"])
def test_lines_compare_as_grep_compares_them(needle: str, tmp_path: Path) -> None:
    lines = ["LangChain", "straße", "STRASSE", "ıstanbul", "ISTANBUL", "SIGMAΣ", "é", "e", "AGUSTÍN", "agustin"]
    file = tmp_path / "lines"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    command = ["grep", "-iF", "-e", needle, str(file)]
    found = subprocess.run(command, capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}, check=False)
    if found.returncode > 1:
        pytest.skip("no grep here")
    assert [line for line in lines if fold_case(needle) in fold_case(line)] == found.stdout.split("\n")[:-1]
