"""Words written nearly alike, in the question or in the notes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.finding.generation import COLUMNS, STATS
from ragnotes.finding.index import Index
from ragnotes.finding.postings import build_terms
from ragnotes.finding.spelling import LONG, _near, distance, respell
from ragnotes.finding.terms import bm25
from ragnotes.text import terms as analyse
from ragnotes.text import words

TEXTS = [
    "we put kafak in front of everything",
    "HugginFace models are downloaded twice",
    "lang chain hides the prompt",
    "langchain is too much",
    "kubernetes for a blog",
    "a cool prize and a real price",
    "the father of it all",
    "chatbots everywhere, and a database",
    "autoscaling of the Sphynx server by Haddad and Dubois",
    "a RAG answers from passages; the rug is a cat's own",
]


def _record(text: str) -> dict[str, object]:
    return {"file": "a.md", "note": {}, "talk": -1, "start_line": 1, "end_line": 1, "head": "", "text": text, "language": "en"}


def nothing_else() -> dict[str, Any]:
    """The parts of an index without notes and names."""
    notes = {"note_lines": b"", "note_offsets": np.zeros(1, dtype=np.int64), "note_stats": np.zeros(0, dtype=STATS)}
    names = {"names_json": b"{}", "name_numbers": np.zeros(0, dtype=np.int32)}
    return notes | names | {"note_files": np.zeros(0, dtype=np.uint8)}


@pytest.fixture(scope="module")
def index() -> Index:
    lines = [json.dumps(_record(text)).encode() for text in TEXTS]
    return Index(
        folder=Path("memory"), generation=0, manifest={"languages": ["en"]}, vectors=np.zeros((len(TEXTS), 1), dtype=np.float32),
        columns=np.zeros(len(TEXTS), dtype=COLUMNS), terms=build_terms([analyse(text, "en") for text in TEXTS], []),
        chunk_lines=b"".join(lines), chunk_offsets=np.cumsum([0, *map(len, lines)]), talk_lines=b"",
        talk_offsets=np.zeros(1, dtype=np.int64), **nothing_else(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kafka", {0: "kafak"}),
        ("huggingface", {1: "hugginfac"}),
        ("lang chain", {3: "langchain"}),
        ("langchain", {2: "lang chain"}),
        ("kuberntes", {4: "kubernet"}),
        ("kubernettes", {4: "kubernet"}),
        ("chat bots", {7: "chatbot"}),
        ("data base", {7: "databas"}),
        ("cobol", {}),  # not "cool"
        ("prise", {}),
        ("hugging face", {1: "hugginfac"}),
        ("auto scaling", {8: "autosc"}),
        ("sphinx", {8: "sphynx"}),
        ("haddat", {8: "haddad"}),
        ("retrieval augmented generation", {9: "rag"}),
        ("rare and good retrieval augmented generation", {9: "rag"}),
        ("robots utter greetings", {}),  # a rug is written small
        ("dubios", {8: "duboi"}),
        ("duboys", {8: "duboi"}),
        ("using ai", {}),
        ("hidden prompts", {}),
        ("sphere", {}),
        ("feather", {6: "father"}),  # a letter too many in a word of seven: as near as typos are
        ("fathe", {}),
        ("it", {}),
        ("prompt", {}),
        ("", {}),
    ],
)
def test_what_a_word_stands_for(index: Index, question: str, expected: dict[int, str]) -> None:
    asked = list(dict.fromkeys(words(question)))
    before = bm25(asked, ["en"], index.terms)
    after, found = respell(question, asked, before, index)
    assert {int(row): " ".join(one.found) for one in found for row in one.rows} == expected
    assert sorted(np.flatnonzero(after.scores > before.scores).tolist()) == sorted(expected)
    for row in expected:
        assert any(row in rows for rows in after.rows)


WORDS = st.text(alphabet="abcé", max_size=7)


@given(WORDS, WORDS, st.integers(0, 3))
def test_distance_is_even_handed_and_told_up_to_a_limit(one: str, other: str, most: int) -> None:
    away = distance(one, other, most)
    assert away == distance(other, one, most) <= most + 1
    assert (away == 0) == (one == other)
    assert distance(one, other, 9) == away or away == most + 1


@given(st.lists(st.text(alphabet="abcdeéß東", min_size=5, max_size=9), min_size=1, max_size=8, unique=True), st.data())
def test_a_swapped_pair_of_letters_is_found(vocabulary: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(vocabulary))
    place = data.draw(st.integers(1, len(word) - 2))
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    terms = build_terms([vocabulary], [])
    if swapped != word:
        assert sorted(vocabulary).index(word) in {number for number, _ in _near([swapped], 1, terms)}


@given(
    st.lists(st.text(alphabet="abjé", min_size=7, max_size=10), min_size=1, max_size=12, unique=True),
    st.text(alphabet="abjé", min_size=7, max_size=10),
    st.integers(1, 2),
)
def test_no_near_word_is_passed_over(vocabulary: list[str], asked: str, most: int) -> None:
    may = most if len(asked) >= LONG else 1
    near = {(number, distance(asked, word, most)) for number, word in enumerate(sorted(vocabulary)) if word[0] == asked[0]}
    assert set(_near([asked], most, build_terms([vocabulary], []))) == {(number, away) for number, away in near if 0 < away <= may}


@pytest.mark.parametrize(
    ("text", "stored_in_ascii"),
    [("a word with O'Connor", True), ("a word with O’CONNOR", True), ("a word with Ó’Çonnor", False), ("word: o\u0301'connor", False)],
)
def test_an_apostrophe_is_seen_however_it_is_stored(text: str, stored_in_ascii: bool) -> None:
    pages = [text, "Connor alone, o'clock and O'Brian", "nothing"]
    lines = [json.dumps(_record(page), ensure_ascii=stored_in_ascii).encode() for page in pages]
    index = Index(
        folder=Path("memory"), generation=0, manifest={"languages": ["en"]}, vectors=np.zeros((len(pages), 1), dtype=np.float32),
        columns=np.zeros(len(pages), dtype=COLUMNS), terms=build_terms([analyse(page, "en") for page in pages], []),
        chunk_lines=b"".join(lines), chunk_offsets=np.cumsum([0, *map(len, lines)]), talk_lines=b"",
        talk_offsets=np.zeros(1, dtype=np.int64), **nothing_else(),
    )  # fmt: skip
    _, found = respell("oconnor", ["oconnor"], bm25(["oconnor"], ["en"], index.terms), index)
    assert [one.rows.tolist() for one in found] == [[0]]
