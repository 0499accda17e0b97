"""Search over a small index made here, and over the five seeds with the real reader and encoder."""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.finding.commits import commit
from ragnotes.finding.context import ALL_STEPS, Steps
from ragnotes.finding.generation import COLUMNS
from ragnotes.finding.index import Index, open_index
from ragnotes.finding.locking import lock
from ragnotes.finding.postings import build_terms
from ragnotes.finding.ranking import CHUNKS_A_TALK, best, fuse, in_order, spread, stretch
from ragnotes.finding.search import exact_words, match_lines, rank, search, written_words
from ragnotes.finding.silence import Evidence, Pool, find_silence, gather, names_in, strength
from ragnotes.finding.terms import TermScores
from ragnotes.finding.vectors import load_embedder
from ragnotes.finding.words import FloatVector, fold_case, may_fold_bytes, surface_words
from ragnotes.reading.chunks import cut, embedded_text
from ragnotes.reading.decoding import stored_lines
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks
from ragnotes.text import language_of
from ragnotes.text import terms as analyse

from .test_index import source

# note, talk, language, text
CHUNKS = [
    (0, 0, "en", "Ada keeps vectors in a plain array and searches the whole of it"),
    (0, 0, "en", "The array is mapped, so a question reads only what it needs from the array"),
    (0, 0, "en", "An array of a million rows is still quick"),
    (0, 0, "en", "Questions after the talk: why not a database instead of an array"),
    (0, -1, "en", "I arrived late and the coffee was cold"),
    (1, 1, "es", "Las funciones puras se prueban sin esfuerzo"),
    (1, 1, "es", "El público preguntó por los marcos de trabajo"),
    (2, 2, "en", "Otto measured frameworks and found that most time goes into imports"),
    (2, -1, "en", "The closing words were about coffee again, and an array of cakes"),
]
DIMS = 6


def basis(number: int) -> FloatVector:
    row = np.zeros(DIMS, dtype=np.float32)
    row[number % DIMS] = 1
    return row


def make_index(folder: Path, chunks: list[tuple[int, int, str, str]], vectors: Any) -> Index:
    columns = np.zeros(len(chunks), dtype=COLUMNS)
    records: list[dict[str, Any]] = []
    for row, (note, talk, language, text) in enumerate(chunks):
        columns[row] = (note, talk, row, 2024, language.encode(), row + 1, row + 1)
        head = {"title": f"Note {note}", "author": "Petra", "event": "SmallConf", "date": "2024"}
        place = {"file": f"notes/{note}.md", "note": head, "talk": talk, "start_line": row + 1, "end_line": row + 1}
        records.append({**place, "head": "", "text": text, "language": language})
    talk_record = {
        "file": "notes/0.md", "note": 0, "title": "Arrays", "speakers": ["Ada"], "event": "SmallConf", "date": "2024", "day": None,
        "url": None, "language": "en", "start_line": 1, "end_line": 4, "rule": "heading", "confidence": 1.0,
    }  # fmt: skip
    words: list[set[str]] = [set() for _ in range(1 + max(note for note, *_ in chunks))]
    for note, _, _, text in chunks:
        words[note] |= surface_words(text)
    with lock(folder):
        commit(
            folder,
            manifest={"languages": sorted({language for _, _, language, _ in chunks})},
            vectors=[vectors],
            dims=vectors.shape[1],
            columns=columns,
            chunk_records=records,
            talk_records=[talk_record] * (1 + max(talk for _, talk, *_ in chunks)),
            sources=[source(number) for number in range(len(words))],
            names={"event": {}, "speaker": {}, "author": {}, "path": {}},
            terms=build_terms([analyse(text, language) for _, _, language, text in chunks], words),
        )
    return open_index(folder, stamps=None)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return make_index(tmp_path_factory.mktemp("small") / "index", CHUNKS, np.stack([basis(row) for row in range(len(CHUNKS))]))


# ranking


def test_hits_carry_their_place_and_their_absolute_parts(index: Index) -> None:
    found = search("What did Ada say about the Array?", basis(0), index, k=3, language="en")
    best = found.hits[0]
    assert (best.file, best.start_line, best.end_line, best.rank, best.exact) == ("notes/0.md", 1, 1, 1, False)
    assert (best.cosine, best.terms, best.note.author) == (1.0, ("Ada", "Array"), "Petra")
    assert best.talk is not None and (best.talk.title, best.talk.speakers) == ("Arrays", ("Ada",))
    assert best.bm25 > 0
    assert [hit.rank for hit in found.hits] == [1, 2, 3]
    assert (found.silent, found.reason, found.exact) == (False, "", ())


def test_a_talk_gives_room_to_others_after_a_few_chunks(index: Index) -> None:
    found = search("array", basis(5), index, k=5, language="en")
    of_talk = [hit for hit in found.hits if hit.file == "notes/0.md" and hit.talk]
    assert len(of_talk) == CHUNKS_A_TALK
    everything = search("array", basis(5), index, k=9, language="en").hits
    assert len(everything) == 9 and everything[-1].talk is not None and everything[-1].file == "notes/0.md"


def test_by_words_alone_only_chunks_with_a_word_are_hits(index: Index) -> None:
    steps = dataclasses.replace(ALL_STEPS, bridging=False)
    found = search("coffee and frameworks", None, index, k=9, language="en", steps=steps)
    assert [(hit.file, hit.cosine) for hit in found.hits] == [("notes/2.md", None), ("notes/0.md", None), ("notes/2.md", None)]
    more = search("coffee and frameworks", None, index, k=9, language="en")
    assert {hit.file for hit in more.hits} - {hit.file for hit in found.hits} == {"notes/1.md"}, "which says so in Spanish"
    nothing = search("kubernetes", None, index, k=9, language="en")
    assert (nothing.hits, nothing.silent) == ((), True)
    assert nothing.reason == "no passage shares a word with the question"


def test_a_word_is_found_in_the_stems_of_every_language(index: Index) -> None:
    assert search("función", None, index, k=1, language="en").hits[0].file == "notes/1.md"


def test_only_allowed_rows_are_hits(index: Index) -> None:
    rows = np.array([4, 7, 8])
    found = search("array", basis(0), index, k=9, language="en", rows=rows)
    assert {hit.start_line for hit in found.hits} == {5, 8, 9}
    assert search("array", basis(0), index, k=9, language="en", rows=np.array([], dtype=np.int64)).silent
    assert search("frameworks", None, index, k=9, language="en", rows=np.array([0, 1])).hits == ()


def test_one_chunk_alone_is_found(tmp_path: Path) -> None:
    one = make_index(tmp_path / "index", CHUNKS[:1], basis(0)[None])
    assert len(search("vectors", basis(0), one, k=5, language="en").hits) == 1
    assert len(search("anything else", basis(1), one, k=5, language="en").hits) == 1


def test_the_same_question_gives_the_same_hits(index: Index) -> None:
    flat = np.full(DIMS, DIMS**-0.5, dtype=np.float32)  # all cosines are equal
    first = search("array", flat, index, k=9, language="en")
    assert first == search("array", flat, index, k=9, language="en")
    ties = [hit.start_line for hit in first.hits if hit.bm25 == 0]
    assert ties == sorted(ties)


def test_the_parts_add_up_to_the_score(index: Index) -> None:
    for vector in (basis(0), None):
        for hit in search("the array of frameworks", vector, index, k=9, language="en").hits:
            assert sum(amount for _, amount, _ in hit.parts) == pytest.approx(hit.score, abs=1e-5)
            assert [name for name, _, _ in hit.parts][:2] == ["dense", "terms"]


@pytest.mark.parametrize(
    ("question", "language", "asked", "line", "shown"),
    [
        ("what about framewroks", "en", "framewroks", 8, "framewroks: framework"),
        ("data base", "en", "database", 4, "data base: databas"),
        ("the note book", "en", None, None, None),
    ],
)
def test_words_written_nearly_alike_are_found_and_told(
    index: Index, question: str, language: str, asked: str | None, line: int | None, shown: str | None
) -> None:
    hits = search(question, None, index, k=9, language=language).hits
    told = [words for hit in hits for name, _, words in hit.parts if name == "spelling"]
    assert told == ([] if shown is None else [shown]) and [hit.start_line for hit in hits] == ([] if line is None else [line])
    without = search(question, None, index, k=9, language=language, steps=dataclasses.replace(ALL_STEPS, spelling=False))
    assert without.hits == ()


def test_a_far_fetched_word_does_not_break_silence(index: Index) -> None:
    assert search("cakos", None, index, k=9, language="en").hits == ()


def test_a_near_duplicate_is_folded_and_told(tmp_path: Path) -> None:
    twice = [*CHUNKS, (3, -1, "en", CHUNKS[0][3].upper())]
    vectors = np.stack([basis(row) for row in range(len(twice) - 1)] + [basis(0)])
    copied = make_index(tmp_path / "index", twice, vectors)
    hits = search("vectors in a plain array", basis(0), copied, k=3, language="en").hits
    assert [hit.start_line for hit in hits if hit.start_line in (1, 10)] == [1] and len(hits) == 3
    assert hits[0].parts[-1] == ("duplicates", 0.0, "notes/3.md:10")
    off = search("vectors in a plain array", basis(0), copied, k=3, language="en", steps=Steps(duplicates=False)).hits
    assert [hit.start_line for hit in off[:2]] == [1, 10]


def test_the_neighbours_decide_within_a_long_talk(tmp_path: Path) -> None:
    """Two passages of a talk are as near; the one amid others that are near comes first, and the best score stays what it was."""
    texts = [f"passage number{row}" for row in range(40)]
    vectors = np.stack([basis(1) * 0.3 + basis(2) * np.float32(0.91**0.5)] * 40)
    vectors[[10, 28, 29, 30, 31, 32]] = basis(1) * 0.6 + basis(2) * np.float32(0.8)
    vectors[10] = basis(1) * 0.62 + basis(2) * np.float32((1 - 0.62**2) ** 0.5)
    long = make_index(tmp_path / "index", [(0, 0, "en", text) for text in texts], vectors)
    with_them = rank("something else", basis(1), long, k=3, language="en")[0]
    alone = rank("something else", basis(1), long, k=3, language="en", steps=Steps(neighbours=False))[0]
    assert alone[0].start_line == 11 and with_them[0].start_line == 31
    assert with_them[0].score == pytest.approx(alone[0].score)


def test_a_step_left_out_gives_nothing(index: Index) -> None:
    dense, terms = Steps(terms=False), Steps(dense=False)
    assert {hit.cosine for hit in search("array", basis(0), index, k=9, language="en", steps=terms).hits} == {None}
    for hit in search("array", basis(0), index, k=9, language="en", steps=dense).hits:
        assert {name: amount for name, amount, _ in hit.parts}["terms"] == pytest.approx(0)


@given(
    st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=30), st.lists(st.integers(0, 4), min_size=30, max_size=30), st.integers(1, 30)
)
def test_spread_keeps_order_and_leaves_none_out(scores: list[float], groups: list[int], k: int) -> None:
    values, owners = np.array(scores, dtype=np.float32), np.array(groups[: len(scores)])
    chosen = spread(values, owners, np.arange(len(scores)), k)
    assert len(chosen) == len(set(chosen)) == min(k, len(scores))
    if k <= CHUNKS_A_TALK:
        assert chosen == np.argsort(-values, kind="stable")[:k].tolist()
    counts = [sum(owners[place] == group for place in chosen) for group in range(5)]
    if max(counts) > CHUNKS_A_TALK:  # more than its share only if all others had all they could
        others = [group for group in range(5) if group != int(np.argmax(counts))]
        assert all(counts[group] >= min(CHUNKS_A_TALK, int((owners == group).sum())) for group in others)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30), st.integers(1, 30))
def test_the_best_are_those_that_sorting_all_gives(scores: list[int], n: int) -> None:
    values, candidates = np.array(scores, dtype=np.float32), np.arange(len(scores))[::2]
    whole = candidates[np.argsort(-values[candidates], kind="stable")].tolist()
    assert best(values, candidates, n).tolist() == whole[:n]
    assert list(in_order(values, candidates, n)) == whole


@given(st.lists(st.floats(-10, 10, width=32), min_size=1, max_size=20))
def test_stretched_scores_lie_between_0_and_1(scores: list[float]) -> None:
    values = np.array(scores, dtype=np.float32)
    for fused in (stretch(values), fuse(values, values), fuse(None, values)):
        assert fused.min() >= 0 and fused.max() <= 1 + 1e-6 and np.isfinite(fused).all()


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("What did people say about LangChain?", "en", {"langchain": "LangChain"}),
        ("¿qué dijo Agustín?", "es", {"agustin": "Agustín"}),
        ("who was it", "en", {"who": "who", "was": "was", "it": "it"}),
        ("Is C++ or C better?", "en", {"c": "C", "better": "better"}),
        ("TensorFlowについて何と言いましたか", "ja", {"tensorflow": "TensorFlow"}),
    ],
)
def test_words_stay_as_the_question_writes_them(question: str, language: str, expected: dict[str, str]) -> None:
    assert written_words(question, language) == expected


# exact matches


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what did Otto say about imports", {"Otto": [2], "imports": [2]}),
        ("arrays", {"arrays": []}),  # its other form is in many chunks
        ('was it "coffee was cold" or not', {"coffee was cold": [0]}),  # what is quoted is not looked up word by word
        ("“plain array” or «funciones puras»", {"plain array": [0], "funciones puras": [1]}),
        ('an "it" in it', {"it": [0]}),
        ("the array", {"array": [0, 2]}),  # in many chunks, but all that is asked for
        ("the array of Otto", {"array": [0, 2], "Otto": [2]}),
        ("", {}),
    ],
)
def test_exact_words(index: Index, question: str, expected: dict[str, list[int]]) -> None:
    assert exact_words(question, index) == expected


def test_unclosed_quotes_cost_no_time(index: Index) -> None:
    assert exact_words("“" * 50_000, index) == {}


def test_match_lines_looks_at_both_forms() -> None:
    forms = (
        "na\u221a\u0092ve LangChain\n\nlangchain_x, a langchain\nlang chain",
        "naïve LangChain\n\nlangchain_x, a langchain\nlang chain",
    )
    assert match_lines(forms, "langchain") == [1, 3]
    assert match_lines(forms, "NAÏVE") == match_lines(forms, "\u221a") == [1]
    assert match_lines(("Straße\nDSN\n",), "dsn") == [2]


def test_letters_that_fold_into_ascii_are_known() -> None:
    beyond = map(chr, (*range(0x80, 0xD800), *range(0xE000, sys.maxunicode + 1)))
    assert [letter for letter in beyond if fold_case(letter).isascii()] == ["İ", "ı", "ſ", "\N{KELVIN SIGN}"]
    assert not any(map(may_fold_bytes, ("İ", "ı", "ſ", "\N{KELVIN SIGN}")))
    assert match_lines(("Bonn\nİSTANBUL",), "istanbul") == match_lines(("é\nKELVIN",), "kelvin") == match_lines(("é\nſea",), "sea") == [2]


@given(st.lists(st.text(alphabet="aBß İ", max_size=6), max_size=8), st.text(alphabet="abßi", min_size=1, max_size=3))
def test_match_lines_finds_what_a_look_at_each_line_does(lines: list[str], needle: str) -> None:
    expected = [number for number, line in enumerate(lines, 1) if fold_case(needle) in fold_case(line)]
    assert match_lines(("\n".join(lines),), needle) == expected


# silence


STRONG = Evidence(cosine=0.6, above=0.45, cover=1.0, talk_cover=1.0, bm25=0.6, missing=(), missing_names=(), foreign=False)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"cosine": None, "above": 0.0}, None),
        (
            {"cosine": 0.1, "above": 0.0, "cover": 0.0, "talk_cover": 0.0, "bm25": 0.0, "missing": ("kafka",)},
            "shares a word .* far .*0.10",
        ),
        (
            {"cosine": 0.45, "above": 0.3, "cover": 0.2, "talk_cover": 0.2, "bm25": 0.1, "missing": ("duckdb", "joins")},
            "'duckdb' or 'joins' .* not close",
        ),
        ({"cosine": 0.2, "above": 0.1, "cover": 0.4, "talk_cover": 0.5, "bm25": 0.2}, "not? .*enough of the question's words"),
        ({"cosine": 0.2, "above": 0.1, "cover": 0.4, "talk_cover": 0.7, "bm25": 0.2}, None),
        (
            {"cosine": None, "above": 0.0, "cover": 0.2, "talk_cover": 0.2, "bm25": 0.1, "missing": ("duckdb",)},
            "no passage has 'duckdb'$",
        ),
        ({"cosine": None, "above": 0.0, "cover": 0.4, "talk_cover": 0.4, "bm25": 0.2}, None),
        (
            {
                "cosine": 0.65,
                "above": 0.3,
                "cover": 0.4,
                "talk_cover": 0.4,
                "bm25": 0.4,
                "missing": ("COBOL",),
                "missing_names": ("COBOL",),
            },
            "COBOL",
        ),
        (
            {
                "cosine": 0.45,
                "above": 0.3,
                "cover": 0.0,
                "talk_cover": 0.0,
                "bm25": 0.0,
                "missing": ("groot", "tafel", "bijen"),
                "foreign": True,
            },
            None,
        ),
        (
            {"cosine": 0.45, "above": 0.3, "cover": 0.0, "talk_cover": 0.0, "bm25": 0.0, "missing": ("hotwire",), "foreign": True},
            "shares a word",
        ),
        ({"untold": "a price"}, "tells a price"),
        (
            {"cosine": 0.25, "above": 0.1, "cover": 0.0, "talk_cover": 0.0, "bm25": 0.0, "missing": ("groot",), "foreign": True},
            "shares a word",
        ),
    ],
)
def test_find_silence(change: dict[str, Any], reason: str | None) -> None:
    found = find_silence(dataclasses.replace(STRONG, **change))
    assert found == "" if reason is None else re.search(reason, found), found


@pytest.mark.parametrize("better", [{"above": 0.5}, {"talk_cover": 1.1}])
def test_more_evidence_is_stronger(better: dict[str, float]) -> None:
    assert strength(dataclasses.replace(STRONG, **better)) > strength(STRONG)  # type: ignore[arg-type]


@pytest.mark.parametrize("better", [{"talk_cover": 1.1}, {"bm25": 0.7}])
def test_more_evidence_is_stronger_by_words_alone(better: dict[str, float]) -> None:
    alone = dataclasses.replace(STRONG, cosine=None, above=0.0)
    assert strength(dataclasses.replace(alone, **better)) > strength(alone)  # type: ignore[arg-type]


def evidence(question: str, having: dict[str, list[int]], talks: list[int], cosines: list[float], best: list[int]) -> Evidence:
    """Return the evidence for a question whose words these passages have, each passage in a talk and with a cosine."""
    idf = np.array([np.log1p((len(talks) - len(rows) + 0.5) / (len(rows) + 0.5)) for rows in having.values()], dtype=np.float32)
    by_term = TermScores(np.zeros(len(talks), dtype=np.float32), idf, tuple(np.array(rows, dtype=np.int64) for rows in having.values()))
    pool = Pool(np.arange(len(talks)), np.array(talks), np.array(cosines, dtype=np.float32))
    return gather(question, list(having), by_term, pool, best, ["en"] * len(best), "en")


def test_the_talk_of_a_hit_may_have_the_words_that_it_lacks() -> None:
    found = evidence("kettle lids", {"kettle": [0], "lids": [1]}, [0, 0, 1, 1], [0.5, 0.1, 0.1, 0.1], [0])
    assert found.cover == pytest.approx(0.5)
    assert found.talk_cover == pytest.approx(1.0)
    apart = evidence("kettle lids", {"kettle": [0], "lids": [2]}, [0, 0, 1, 1], [0.5, 0.1, 0.1, 0.1], [0, 2])
    assert apart.talk_cover == pytest.approx(0.5)


def test_a_word_all_over_the_passages_asked_of_says_little() -> None:
    talks = list(range(40))
    usual = [0.1] * 40
    everywhere = evidence("kettles at BrewCon", {"kettles": [], "BrewCon": talks}, talks, usual, [0, 1])
    rare = evidence("kettles at BrewCon", {"kettles": [], "BrewCon": [0, 1]}, talks, usual, [0, 1])
    assert everywhere.talk_cover < 0.01 < 0.3 < rare.talk_cover
    assert evidence("BrewCon", {"BrewCon": [0, 1, 2]}, [0, 1, 2], [0.5, 0.5, 0.5], [0]).talk_cover == pytest.approx(1.0)


def test_a_word_that_asks_for_a_number_need_not_be_there() -> None:
    found = evidence("how many kettles", {"many": [], "kettles": [0]}, [0, 1, 2, 3], [0.5, 0.1, 0.1, 0.1], [0])
    assert found.cover >= 0.99
    assert evidence("how many", {"many": [0]}, [0, 1], [0.5, 0.1], [0]).cover == pytest.approx(1.0)


@pytest.mark.parametrize("slip", ["metnion", "whree", "evreybody"])
def test_a_slip_in_a_common_word_is_no_missing_word(slip: str) -> None:
    found = evidence(f"{slip} kettles", {slip: [], "kettles": [0]}, [0, 1, 2, 3], [0.5, 0.1, 0.1, 0.1], [0])
    assert found.cover >= 0.99 and found.missing == ()
    assert evidence("zebra kettles", {"zebra": [], "kettles": [0]}, [0, 1], [0.5, 0.1], [0]).missing == ("zebra",)


def test_of_text_outside_talks_only_the_passage_itself_counts() -> None:
    found = evidence("kettle lids", {"kettle": [0], "lids": [1]}, [-1, -1, -1], [0.5, 0.1, 0.1], [0])
    assert found.talk_cover == pytest.approx(0.5)


def test_the_closest_is_held_against_the_usual_passage() -> None:
    far = evidence("kettles", {"kettles": [0]}, list(range(100)), [0.5] + [0.1] * 99, [0])
    near = evidence("kettles", {"kettles": [0]}, list(range(100)), [0.5] + [0.45] * 99, [0])
    few = evidence("kettles", {"kettles": [0]}, [0, 0, 0], [0.5, 0.45, 0.45], [0])
    assert far.above == pytest.approx(0.4, abs=0.01) and near.above < 0.1
    assert near.above < few.above < far.above, "in a note of three passages all may be to the point"
    assert evidence("kettles", {"kettles": []}, [0, 1], [0.1, 0.1], []).cosine is None


@pytest.mark.parametrize(
    ("question", "language", "names"),
    [
        ("did Guido compare it with DuckDB", "en", {"Guido", "DuckDB"}),
        ("Terraform modules, anyone?", "en", set()),
        ("who said it? Nobody did", "en", set()),
        ("¿Qué dijeron de COBOL?", "es", {"COBOL"}),
        ("Was sagte Ada zum Kaffee", "de", set()),
        ("What Did People Say About Open Source Funding", "en", set()),
        ("is iOS there", "en", {"iOS"}),
        ("Was hielt der Autor von COBOL", "de", {"COBOL"}),
        ("TensorFlowについて何を話しましたか", "ja", {"TensorFlow"}),
        ("", "en", set()),
    ],
)
def test_names_in(question: str, language: str, names: set[str]) -> None:
    assert names_in(question, language) == names


@pytest.mark.parametrize(
    ("question", "language", "missing", "content", "names"),
    [
        ("Wer sprach über Kubernetes Operatoren", "de", ["Kubernetes", "Operatoren"], [], {"Kubernetes", "Operatoren"}),
        ("Was war mit dem Vortrag Bienenstock", "de", ["Bienenstock"], ["Bienenstock"], set()),
        ("Ada Berg über Python", "de", ["Berg"], ["Ada", "Berg", "Python"], {"Ada", "Berg"}),
        ("Angela Merkel on Python", "en", ["Merkel"], ["Angela", "Merkel", "Python"], {"Angela", "Merkel"}),
    ],
)
def test_two_words_side_by_side_are_a_name_where_capitals_say_little(
    question: str, language: str, missing: list[str], content: list[str], names: set[str]
) -> None:
    assert names_in(question, language, missing, content) == names


def test_what_no_passage_tells_is_taken_from_those_on_it() -> None:
    having = {"kettles": [0], "cost": [1]}
    idf = np.array([3.0, 0.1], dtype=np.float32)
    by_term = TermScores(np.zeros(4, dtype=np.float32), idf, tuple(np.array(rows, dtype=np.int64) for rows in having.values()))
    pool = Pool(np.arange(4), np.arange(4), np.full(4, 0.3, dtype=np.float32))
    asked = "how much do kettles cost"
    for texts, told in ((["Kettles sing", "Tea is 3 euros"], "a price"), (["Kettles are 30 euros", "Tea is good"], "")):
        found = gather(asked, list(having), by_term, pool, [0, 1], ["en", "en"], "en", texts)
        assert (found.untold, find_silence(found)[-7:] if told else "") == (told, told)


# the five seeds, read and embedded for real


@pytest.fixture(scope="module")
def ask_seeds(seeds: dict[str, Path], model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A function from a question to what is found in the five seeds."""
    embedder = load_embedder(None, model_folder)
    rows, texts, words = [], [], []
    records: list[dict[str, Any]] = []
    talks: list[dict[str, Any]] = []
    for number, (name, path) in enumerate(seeds.items()):
        note = read_note(name, path.read_bytes())
        found, _ = find_talks(note)
        head = {"title": note.title, "author": note.author, "event": note.event, "date": note.date}
        for chunk in cut(note, found, embedder.count_tokens, embedder.max_tokens):
            talk = len(talks) + chunk.talk if chunk.talk >= 0 else -1
            rows.append((number, talk, chunk.ordinal, 0, chunk.language.encode(), chunk.start_line, chunk.end_line))
            place = {"file": name, "note": head, "talk": talk, "start_line": chunk.start_line, "end_line": chunk.end_line}
            records.append({**place, "head": chunk.head, "text": chunk.text, "language": chunk.language})
            texts.append(embedded_text(chunk))
        for talk_found in found:
            fields = {key: value for key, value in dataclasses.asdict(talk_found).items() if key not in ("first", "last")}
            talks.append({**fields, "file": name, "note": number})
        words.append(surface_words("\n".join(form for forms in stored_lines(path.read_bytes()) for form in forms)))
    folder = tmp_path_factory.mktemp("seeds") / "index"
    with lock(folder):
        commit(
            folder,
            manifest={"languages": sorted({record["language"] for record in records})},
            vectors=[embedder.embed(texts)],
            dims=embedder.dims,
            columns=np.array(rows, dtype=COLUMNS),
            chunk_records=records,
            talk_records=talks,
            sources=[source(number) for number in range(len(words))],
            names={"event": {}, "speaker": {}, "author": {}, "path": {}},
            terms=build_terms([analyse(text, record["language"]) for text, record in zip(texts, records, strict=True)], words),
        )
    index = open_index(folder, stamps=None)
    return lambda question: search(question, embedder.embed_question(question), index, k=8, language=language_of(question))


def test_langchain_is_found_in_its_three_contexts(ask_seeds: Any) -> None:
    found = ask_seeds("what did people say about langchain")
    assert not found.silent
    held = [hit for hit in found.hits[:4] if hit.terms == ("langchain",)]
    assert {hit.file for hit in held} == {"pycones"}
    for line in (41, 158, 187):  # a workshop's critique, a talk that used it, the note-taker's closing words
        assert any(hit.start_line <= line <= hit.end_line for hit in held), line
    titles = {hit.talk.title if hit.talk else None for hit in held}
    assert len(titles) == 3 and None in titles


@pytest.mark.parametrize(
    "question",
    [
        "what did people say about kubernetes operators",
        "who won the football world cup",
        "what is the best pizza in Naples",
        "what did Guido say about Rust's borrow checker",
        "who spoke about quantum computing",
        "how do I train a horse",
    ],
)
def test_the_seeds_are_silent(ask_seeds: Any, question: str) -> None:
    found = ask_seeds(question)
    assert found.silent and found.reason
    assert found.hits  # the closest, to be named


@pytest.mark.parametrize(
    ("question", "file", "line"),
    [
        ("how to keep personal data private while learning from it", "europython_day1", 143),
        ("tools to check types", "europython", 13),
        ("¿qué se dijo sobre langchain?", "pycones", 41),
    ],
)
def test_the_seeds_answer(ask_seeds: Any, question: str, file: str, line: int) -> None:
    found = ask_seeds(question)
    assert not found.silent
    assert any(hit.file == file and hit.start_line <= line <= hit.end_line for hit in found.hits[:3])
