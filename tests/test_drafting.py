"""ragnotes.drafting and measuring.drafting, digesting, publicsets, ranked: stubs that run as they are; summaries counted; sets read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from ragnotes import drafting
from ragnotes.errors import UsageError
from ragnotes.measuring import digesting, publicsets, ranked, suites
from ragnotes.measuring.drafting import draft
from ragnotes.measuring.gold import GoldTalk
from ragnotes.records.notes import Line, Talk

TALK = Talk("Kettles, kept silent?", ("Maya Holm", "Bo Kim"), None, None, None, None, "en", 0, 3, 4, 6, "heading", 0.9)
LINES = (
    Line(4, "Kettles, kept silent?", 2, "heading"),
    Line(5, "A felt collar.", 0, "prose"),
    Line(6, "The felt collar around every kettle spout costs 4500 crowns and lasts a winter.", 0, "prose"),
)


def test_a_talk_gives_a_stub_of_each_shape() -> None:
    who, what, fact = draft("day one/a.md", 2, TALK, LINES)
    assert [(stub["id"], stub["kind"]) for stub in (who, what, fact)] == [
        ("day-one-a-md-2-who", "who-said"), ("day-one-a-md-2-what", "what-said-about"), ("day-one-a-md-2-fact", "single-fact")
    ]  # fmt: skip
    assert who["question"] == "who spoke about Kettles, kept silent?"
    assert who["answer_facts"] == ["Maya Holm, Bo Kim"]
    assert what["relevant"] == [{"file": "day one/a.md", "start_line": 4, "end_line": 6}]
    assert fact["relevant"] == [{"file": "day one/a.md", "start_line": 6, "end_line": 6}]
    assert (fact["answer_facts"], "4500" in str(fact["question"])) == (["4500"], False)


@pytest.mark.parametrize(
    ("language", "start"), [("nl", "wie sprak over"), ("es", "¿quién habló de"), ("de", "wer sprach über"), ("ja", "who spoke")]
)
def test_stubs_are_in_the_language_of_the_talk(language: str, start: str) -> None:
    import dataclasses

    stub = draft("a.md", 1, dataclasses.replace(TALK, language=language), LINES)[0]
    assert str(stub["question"]).startswith(start)
    assert stub["language"] == (language if language != "ja" else "en")


def test_a_folder_is_drafted_the_same_each_time_and_read_as_questions(tmp_path: Path) -> None:
    for name, title in (("b.md", "Teapots at scale"), ("a-1.md", "Kettles"), ("a_1.md", "Pans")):
        text = f"# TeaConf 2024\n\n## {title}\n_Ana Lund_\n\nAna has boiled water in her little kitchen for 2500 careful mornings.\n"
        (tmp_path / name).write_text(text, "utf-8")
    text = drafting.draft(tmp_path, print)
    assert text == drafting.draft(tmp_path, print)
    path = tmp_path / "mine.jsonl"
    path.write_text(text + "\n", "utf-8")
    read = suites.read_questions(path, tmp_path)
    assert len(read.questions) == len(text.split("\n")) >= 6
    assert read.remarks == ()
    assert {place.file for question in read.questions for place in question.relevant} == {"b.md", "a-1.md", "a_1.md"}


def test_a_folder_without_talks_or_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no talk was found"):
        drafting.draft(tmp_path, print)
    with pytest.raises(UsageError, match="no notes at"):
        drafting.draft(tmp_path / "gone", print)


# summaries


def test_a_summary_is_counted_by_hand() -> None:
    talks = (
        GoldTalk("Tea", (), 1, 2, optional=False),
        GoldTalk("Pots", (), 4, 5, optional=False),
        GoldTalk("Pans", (), 7, 8, optional=True),
    )
    lines = ["Tea in 2019", "40 cups, 3 pots", "", "Pots", "nine of them"]
    digests = [digesting.Digest(1, 2, "40 cups (line 2)"), digesting.Digest(4, 5, " ")]
    counted = digesting.count(talks, lines, digests)
    assert counted == ((1, 2), (1, 3), (4, 7))
    assert [(figure.name, figure.value, figure.n) for figure in digesting.figures([counted])] == [
        ("summary talks", 0.5, 2), ("summary numbers", 1 / 3, 3), ("summary length", 4 / 7, 7)
    ]  # fmt: skip
    assert digesting.figures([]) == ()


# public sets


def pressed(path: Path, *records: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)


def test_judged_documents_keep_their_places(tmp_path: Path) -> None:
    folder = tmp_path / "cranfield"
    pressed(folder / "corpus.jsonl.gz", {"id": "1", "title": "wings", "text": "lift  and\ndrag"}, {"id": "2", "title": "", "text": ""})
    pressed(
        folder / "queries.jsonl.gz",
        {"id": "1", "text": "what lifts"},
        {"id": "2", "text": "never judged"},
        {"id": "3", "text": "only nought"},
    )
    (folder / "qrels.tsv").write_text("query\tdoc\trel\n1\t1\t4\n1\t2\t0\n3\t1\t0\n", "utf-8")
    (collection,) = publicsets.load("cranfield", tmp_path)
    assert [(document.id, document.text) for document in collection.documents] == [("1", "lift and drag"), ("2", "")]
    assert [(query.id, dict(query.judged)) for query in collection.queries] == [("1", {"1": 4.0, "2": 0.0})]


def test_spans_of_meetings_are_inclusive_and_sounds_are_no_words(tmp_path: Path) -> None:
    turns = [
        {"speaker": "A", "content": "{vocalsound}"},
        {"speaker": "B", "content": "hello {gap} there"},
        {"speaker": "A", "content": "tea " * 200},
    ]
    query = {"query": "greetings", "relevant_text_span": [["1", "1"]]}
    pressed(tmp_path / "qmsum" / "val.jsonl.gz", {"id": "m", "meeting_transcripts": turns, "specific_query_list": [query]})
    (meeting,) = publicsets.load_meetings(tmp_path)
    assert meeting.turns[:2] == ("", "B: hello there")
    collection = publicsets.pack(meeting)
    assert [len(document.text.split()) for document in collection.documents] == [3, 150, 51]
    assert [dict(one.judged) for one in collection.queries] == [{"0": 1.0}]


@pytest.mark.parametrize(
    ("chunks", "marked", "relevant"),
    [
        ([[(0, 10)], [(1, 10), (2, 30)]], {1}, [1]),  # a quarter of the chunk, but all that is marked
        ([[(0, 5), (1, 5)], [(1, 90)]], {1}, [0, 1]),  # half of the chunk
        ([[(0, 10)]], {5}, []),
    ],
)
def test_a_chunk_is_relevant_by_its_marked_words(chunks: list[list[tuple[int, int]]], marked: set[int], relevant: list[int]) -> None:
    assert publicsets.relevant_chunks(chunks, frozenset(marked)) == relevant


def test_the_shared_sets_have_the_sizes_that_are_published(data_folder: Path) -> None:
    sizes = {name: publicsets.load(name, data_folder) for name in ("cranfield", "medline", "xquad")}
    assert [(len(c.documents), len(c.queries)) for c in (*sizes["cranfield"], *sizes["medline"])] == [(1400, 225), (1033, 30)]
    assert [c.name for c in sizes["xquad"]][:4] == ["xquad en-en", "xquad es-es", "xquad de-de", "xquad en-es"]
    packed = [publicsets.pack(meeting) for meeting in publicsets.load_meetings(data_folder)]
    assert (len(packed), sum(len(collection.queries) for collection in packed)) == (35, 237)


def test_a_set_that_is_unknown_or_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no public set is called trec"):
        publicsets.load("trec", tmp_path)
    for load in (lambda: publicsets.load("medline", tmp_path), lambda: publicsets.load_meetings(tmp_path)):
        with pytest.raises(UsageError, match="cannot be read"):
            load()


def test_a_document_counts_at_its_first_passage() -> None:
    values = ranked.rank_values(["a", "a", "b"], {"b": 2.0, "c": 0.0})
    assert (values["RR"], values["recall@5"]) == (0.5, 1.0)
    assert values["nDCG@10"] == pytest.approx(0.6309, abs=1e-4)


def test_figures_are_named_by_collection_and_drawn_by_text() -> None:
    told = [
        ranked.Ranked(pair, str(number), str(number % 2), {"RR": float(number % 2)}) for pair in ("en-en", "en-es") for number in range(20)
    ]
    figures = ranked.figures(told)
    assert [(figure.name, figure.value, figure.n) for figure in figures] == [("en-en RR", 0.5, 20), ("en-es RR", 0.5, 20)]
    assert (figures[0].low, figures[0].high) == (0.0, 1.0)  # two texts, not twenty questions
    assert [group.name for group in ranked.groups(told)] == ["en-en", "en-es"]
    assert ranked.groups(told[:20]) == ()
