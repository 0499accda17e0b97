"""ragnotes.evaluation on a small suite of its own: figures, baseline, isolation, and stages broken on purpose."""

from __future__ import annotations

import dataclasses
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ragnotes import drafting, evaluation, indexing, opening
from ragnotes.checking import extract
from ragnotes.errors import UsageError
from ragnotes.finding import search
from ragnotes.finding.vectors import Embedder
from ragnotes.measuring import suites
from ragnotes.measuring.report import Outcomes
from ragnotes.reading import talks
from ragnotes.records.answers import Citation
from ragnotes.records.figures import Evaluation, Measure
from ragnotes.records.hits import Found
from ragnotes.records.notes import Note, Talk
from ragnotes.records.settings import Settings
from ragnotes.settings import Config, read_settings

NOTES = {
    "brewcon/day-one.md": """\
---
title: BrewCon 2023, day one
author: Petra Lund
---

## Maya Holm: Kettles that never whistle

Maya keeps her kettles silent with a felt collar around the spout.
The collar costs four euros and lasts a winter.

## Otto Brandt: Descaling with citric acid

Otto descales every boiler with citric acid, never with vinegar.
Vinegar left a smell in his test kitchen for nine days.

## Ines Duarte: Leaves or bags

Ines compared loose leaves with bags in a blind tasting of sixty people.
Two thirds preferred the loose leaves.
""",
    "brewcon/day-two.md": """\
# BrewCon 2023, day two

## Tomas Vega: Water hardness maps

Tomas draws maps of water hardness from soap tests done by school classes.
Soft water in the north, hard water along the coast.

## Freya Lind: A museum of broken thermometers

Freya collects broken thermometers; the oldest one is from 1874.
She admits that half of them were broken by herself.
""",
    "gardens.md": """\
# Small Gardens Summit 2022

## Ravi Nair: Tomatoes on a balcony

Ravi grows eleven kinds of tomatoes on a balcony of three metres.
He waters them at night because the sun evaporates half of it by day.

## Lotte Maas: Slugs and beer

Lotte lures slugs away with a saucer of beer.
Copper tape did nothing in her garden.
""",
}


def gold(name: str, question: str, *places: tuple[str, int, int], facts: tuple[str, ...] = ()) -> dict[str, Any]:
    relevant = [{"file": file, "start_line": start, "end_line": end} for file, start, end in places]
    kind = "single-fact" if places else "no-answer"
    return {"id": name, "question": question, "kind": kind, "relevant": relevant, "answer_facts": list(facts), "language": "en"}


QUESTIONS = [
    gold("q1", "how are the kettles kept silent?", ("brewcon/day-one.md", 8, 9), facts=("felt collar",)),
    gold("q2", "what was said about vinegar", ("brewcon/day-one.md", 13, 14), facts=("citric acid", "nine days")),
    gold("q3", "how are the maps of water hardness drawn?", ("brewcon/day-two.md", 5, 6), facts=("soap tests",)),
    gold("q4", "when are the tomatoes on the balcony watered", ("gardens.md", 5, 6), facts=("at night",)),
    gold("q5", "what lures slugs away?", ("gardens.md", 10, 11), facts=("saucer of beer",)),
    gold("q6", "did tasters prefer loose leaves or bags", ("brewcon/day-one.md", 18, 19), facts=("loose leaves",)),
    gold("q7", "how old is the oldest of the broken thermometers?", ("brewcon/day-two.md", 10, 11), facts=("1874",)),
    gold("q8", "what did people say about the licence of quantum compilers"),
    gold("q9", "who presented Kubernetes operators for satellites?"),
]


# the talks of NOTES: (file, first line, last line, speaker, title)
MARKED = [
    ("brewcon/day-one.md", 6, 9, "Maya Holm", "Kettles that never whistle"),
    ("brewcon/day-one.md", 11, 14, "Otto Brandt", "Descaling with citric acid"),
    ("brewcon/day-one.md", 16, 19, "Ines Duarte", "Leaves or bags"),
    ("brewcon/day-two.md", 3, 6, "Tomas Vega", "Water hardness maps"),
    ("brewcon/day-two.md", 8, 11, "Freya Lind", "A museum of broken thermometers"),
    ("gardens.md", 3, 6, "Ravi Nair", "Tomatoes on a balcony"),
    ("gardens.md", 8, 11, "Lotte Maas", "Slugs and beer"),
]
TALK_MEASURES = ["talk recall", "talk precision", "talk F1", "whole files", "title accuracy", "speaker sets equal"]
# what a suite of a few questions is held to: no test of pairs can see two questions
FLOORS = {"verified": 1.0, **dict.fromkeys(("silence told", "answered", "citation hit", "citation precision", *TALK_MEASURES), 0.6)}


def mark(settings: Settings, *more: str) -> None:
    """Put the gold of the talks beside the questions; `more` are files without talks."""
    files = [
        {"file": name, "talks": [{"title": t, "speakers": [s], "start_line": a, "end_line": b} for f, a, b, s, t in MARKED if f == name]}
        for name in [*NOTES, *more]
    ]
    (settings.cwd / "gold.talks.jsonl").write_text("".join(json.dumps(file) + "\n" for file in files), encoding="utf-8")


@pytest.fixture
def settings(tmp_path: Path, model_folder: Path) -> Settings:
    """The settings of somebody who stands in a folder with notes and a questions file."""
    for name, text in NOTES.items():
        path = tmp_path / "home" / "notes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    home = tmp_path / "home"
    (home / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in QUESTIONS), encoding="utf-8")
    return dataclasses.replace(read_settings({"HOME": str(home)}, home, Config({}, home, {}, {}), {}), model_folder=model_folder)


def own_suite(settings: Settings, notes: str = "notes") -> suites.Suite:
    found = evaluation.find_suite("samples", settings, questions=Path("gold.jsonl"), notes=Path(notes), environment={})
    assert found.floors == {"verified": 1.0}
    return dataclasses.replace(found, floors=FLOORS)


def run(settings: Settings, *, record: bool = False, notes: str = "notes") -> tuple[Evaluation, Outcomes]:
    return evaluation.run(own_suite(settings, notes), settings, update_baseline=record, tell=lambda _: None)


def by_name(result: Evaluation) -> dict[str, Measure]:
    return {row.name: row for row in result.measures}


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_whole_run_measures_everything(settings: Settings) -> None:
    result, outcomes = run(settings)
    assert [outcome.question.id for outcome in outcomes.questions] == [line["id"] for line in QUESTIONS]
    found = by_name(result)
    assert list(found) == [
        "recall@5", "recall@10", "nDCG@10", "success@5", "RR", "recall in 1,000 words", "silence told", "answered", "false silence",
        "silence precision", "silence AUROC", "citation precision", "citation hit", "verified", "fact recall",
    ]  # fmt: skip
    assert {name: row.n for name, row in found.items() if name in ("RR", "silence told")} == {"RR": 7, "silence told": 2}
    # seven talks that share hardly a word: whatever falls short here is broken
    assert [found[name].value for name in ("success@5", "RR", "silence told", "answered", "citation hit", "verified")] == [1.0] * 6
    assert found["fact recall"].value >= 0.8
    assert result.passed
    assert {row.verdict for row in result.measures if row.name not in FLOORS} == {"new"}
    assert found["silence AUROC"].value == 1.0
    assert all(outcome.trail is not None and outcome.trail.dense == 1 for outcome in outcomes.questions[:7])
    assert [(group.by, group.name, group.n) for group in result.groups] == [
        ("kind", "single-fact", 7), ("kind", "no-answer", 2), ("language", "en", 9)
    ]  # fmt: skip
    assert outcomes.files == ()  # no talks are marked


def test_marked_talks_are_measured_beside_the_questions(settings: Settings) -> None:
    plain, _ = run(settings)
    mark(settings)
    result, outcomes = run(settings)
    assert result.measures[: len(plain.measures)] == plain.measures
    rows = result.measures[len(plain.measures) :]
    assert [(row.name, row.value, row.n) for row in rows[:6]] == [(name, 1.0, 3 if name == "whole files" else 7) for name in TALK_MEASURES]
    assert [row.name for row in rows[6:]] == ["summary talks", "summary numbers", "summary length"]
    assert (rows[6].value, rows[6].n) == (1.0, 7)
    assert [outcome.gold.file for outcome in outcomes.files] == list(NOTES)


def test_a_note_that_cannot_be_read_is_one_without_talks_and_that_is_told(settings: Settings) -> None:
    mark(settings, "gone.md", "empty.md")
    (settings.cwd / "notes" / "empty.md").write_bytes(b"")
    text = (settings.cwd / "gold.talks.jsonl").read_text("utf-8")
    (settings.cwd / "gold.talks.jsonl").write_text(text.replace("gardens.md", "weeds.md"), "utf-8")
    said: list[str] = []
    result, _ = evaluation.run(own_suite(settings), settings, tell=said.append)
    found = by_name(result)
    assert (found["talk recall"].value, found["talk precision"].value, found["whole files"].value) == (5 / 7, 1.0, 4 / 5)
    assert [line.split(":")[0] for line in said if "no talks" in line][:2] == ["no talks found in weeds.md", "no talks found in gone.md"]


def test_wrong_gold_of_talks_is_told_before_any_work(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "build", lambda *_, **__: pytest.fail("the index was built"))
    (settings.cwd / "gold.talks.jsonl").write_text('{"file": "gardens.md"}\n', "utf-8")
    with pytest.raises(UsageError, match=r"gold\.talks\.jsonl:1: \"talks\" is missing"):
        run(settings)


def test_nothing_is_written_but_the_baseline_asked_for(settings: Settings, tmp_path: Path) -> None:
    before = files_below(tmp_path)
    run(settings)
    assert files_below(tmp_path) == before
    run(settings, record=True)
    assert files_below(tmp_path) == before | {"home/gold.baseline.json"}


def test_a_recorded_run_passes_and_repeats_itself(settings: Settings) -> None:
    recorded, first = run(settings, record=True)
    repeated, second = run(settings)
    assert recorded == repeated
    assert first == second
    assert {row.verdict for row in repeated.measures} == {"pass"}
    assert all(row.baseline == pytest.approx(row.value, abs=1e-6) for row in repeated.measures)


def test_notes_behind_a_link_and_a_users_own_filters_change_nothing(settings: Settings) -> None:
    plain, _ = run(settings)
    (settings.cwd / "link").symlink_to(settings.cwd / "notes")
    picky = dataclasses.replace(settings, events=("Nowhere",), years=(1999,), exclude=("*.md",), model="openai/some-model")
    assert run(picky, notes="link")[0] == plain


def test_progress_is_told_for_each_question(settings: Settings) -> None:
    seen: list[tuple[int, int]] = []
    evaluation.run(own_suite(settings), settings, tell=lambda _: None, progress=lambda done, all_: seen.append((done, all_)))
    assert seen == [(number, 9) for number in range(1, 10)]


def test_wrong_gold_is_told_before_any_work(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "build", lambda *_, **__: pytest.fail("the index was built"))
    with (settings.cwd / "gold.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(gold("q10", "where?", ("gardens.md", 1, 99))) + "\n")
    with pytest.raises(UsageError, match=r"gold\.jsonl:10: lines 1-99 are not in gardens\.md"):
        run(settings)


def test_the_wild_data_is_looked_for_where_the_environment_says(settings: Settings) -> None:
    with pytest.raises(UsageError, match=r"not in .*nowhere"):
        evaluate(settings, "wild", data="nowhere")
    with pytest.raises(UsageError, match=r"medline is not in .*nowhere"):
        evaluate(settings, "medline", data="nowhere")


def evaluate(settings: Settings, name: str, *, data: str, notes: Path | None = None, update: bool = False) -> tuple[Evaluation, Outcomes]:
    return evaluation.evaluate(
        name, settings, questions=None, notes=notes, update_baseline=update, tell=lambda _: None, environment={"RAGNOTES_DATA": data}
    )


def test_a_suite_by_name_takes_no_notes_and_a_public_set_no_baseline(settings: Settings) -> None:
    with pytest.raises(UsageError, match="--notes goes with --questions"):
        evaluate(settings, "samples", data=".", notes=Path("notes"))
    with pytest.raises(UsageError, match="cranfield is a public set"):
        evaluate(settings, "cranfield", data=".", update=True)


def test_a_public_set_is_indexed_once_and_told_beside_others(settings: Settings) -> None:
    folder = settings.cwd / "data" / "medline"
    texts = [("1", "kettles that never whistle"), ("2", "tomatoes on a balcony"), ("3", "maps of water hardness"), ("4", "")]
    pressed(folder / "corpus.jsonl.gz", *({"id": name, "title": "", "text": text} for name, text in texts))
    pressed(folder / "queries.jsonl.gz", {"id": "1", "text": "balcony tomatoes"}, {"id": "2", "text": "hardness of water"})
    (folder / "qrels.tsv").write_text("query\tdoc\trel\n1\t2\t1\n2\t3\t1\n", "utf-8")
    result, outcomes = evaluate(settings, "medline", data="data")
    assert {row.name: (row.value, row.n, row.verdict) for row in result.measures} == dict.fromkeys(
        ("nDCG@10", "recall@5", "recall@10", "success@5", "RR"), (1.0, 2, "told")
    )
    assert result.passed and result.published and outcomes.questions == ()
    written = {path: path.stat().st_mtime_ns for path in settings.state.rglob("*.md")}
    assert len(written) == 3
    assert evaluate(settings, "medline", data="data")[0] == result
    assert {path: path.stat().st_mtime_ns for path in settings.state.rglob("*.md")} == written


def test_a_meeting_is_asked_alone_and_judged_by_its_words(settings: Settings) -> None:
    talk = "the kettle boils because the felt collar is too tight and nobody dares to loosen it before lunch today"
    turns = [
        {"speaker": "Ann", "content": f"{number} {talk}" if number == 3 else f"we agreed on point {number} of the budget " * 12}
        for number in range(9)
    ]
    query = {"query": "why does the kettle boil?", "relevant_text_span": [["3", "3"]]}
    pressed(settings.cwd / "data" / "qmsum" / "val.jsonl.gz", {"id": "m1", "meeting_transcripts": turns, "specific_query_list": [query]})
    result, _ = evaluate(settings, "qmsum", data="data")
    found = by_name(result)
    assert found["RR"].value == 1.0
    assert found["marked words in 1,000"].value == 1.0


def pressed(path: Path, *records: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)


def test_the_notes_may_be_those_of_the_index(settings: Settings) -> None:
    with pytest.raises(UsageError, match="the notes are not named"):
        evaluation.notes_of_index(settings)
    indexing.build(["notes"], settings, embedder=opening.load_embedder(settings), tell=lambda _: None)
    assert evaluation.notes_of_index(settings) == (settings.cwd / "notes").resolve()


def test_a_judgement_of_a_note_that_is_gone_and_a_question_that_changed_are_told(settings: Settings) -> None:
    run(settings, record=True)
    lines = [
        {**QUESTIONS[0], "question": "what keeps the kettles silent?"},
        *QUESTIONS[1:],
        gold("q10", "where?", ("gone.md", 1, 1)),
    ]
    (settings.cwd / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    result, outcomes = run(settings)
    assert len(outcomes.questions) == 9
    assert result.remarks == (
        "1 judgement left out, of notes that are not there: gone.md",
        "1 question left out, of which no judgement is left: q10",
        "1 question changed since the baseline, so not compared: q1",
    )
    assert by_name(result)["nDCG@10"].paired == 6


def test_questions_of_the_baseline_that_are_asked_no_more_are_told(settings: Settings) -> None:
    run(settings, record=True)
    (settings.cwd / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in QUESTIONS[:-2]), "utf-8")
    result, _ = run(settings)
    left = ", ".join(str(line["id"]) for line in QUESTIONS[-2:])
    assert result.remarks == (f"2 questions of the baseline asked no more, so not compared: {left}",)


def test_drafted_questions_run_as_they_are(settings: Settings) -> None:
    (settings.cwd / "gold.jsonl").write_text(drafting.draft(settings.cwd / "notes", lambda _: None), "utf-8")
    result, outcomes = run(settings)
    assert len(outcomes.questions) >= 14
    assert by_name(result)["success@5"].value == 1.0


# stages broken on purpose: each must take the run below its own baseline


def lost(settings: Settings) -> set[str]:
    """Return the measures that fail, after the same run said that it did not pass."""
    result, _ = run(settings)
    assert not result.passed
    return {row.name for row in result.measures if row.verdict == "fail"}


def reversed_ranking(found: Found) -> Found:
    return dataclasses.replace(found, hits=found.hits[::-1])


def found_nothing(found: Found) -> Found:
    return dataclasses.replace(found, hits=(), silent=True, reason="broken")


def never_silent(found: Found) -> Found:
    return dataclasses.replace(found, silent=False, reason="")


@pytest.mark.parametrize(
    ("break_it", "expected"),
    [
        (reversed_ranking, {"nDCG@10"}),
        (found_nothing, {"nDCG@10", "recall@10", "answered", "citation hit"}),
        (never_silent, {"silence told"}),
    ],
)
def test_a_broken_search_fails(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, break_it: Callable[[Found], Found], expected: set[str]
) -> None:
    run(settings, record=True)
    whole = search.search
    monkeypatch.setattr(search, "search", lambda *args, **kwargs: break_it(whole(*args, **kwargs)))
    assert expected <= lost(settings)


def test_an_encoder_that_turns_questions_round_fails(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    run(settings, record=True)
    whole = opening.load_embedder

    def turned(of: Settings) -> Embedder:
        embedder = whole(of)
        return dataclasses.replace(embedder, embed_question=lambda question: -embedder.embed_question(question))

    monkeypatch.setattr(opening, "load_embedder", turned)
    assert lost(settings) & {"nDCG@10", "answered"}  # which of them hangs on how far words alone carry


def test_an_extract_that_cites_other_lines_fails(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    run(settings, record=True)
    whole = extract.answer

    def astray(*asked: Any) -> tuple[str, tuple[Citation, ...]]:
        text, citations = whole(*asked)
        return text, tuple(dataclasses.replace(citation, start_line=1, end_line=1, verdict="weak") for citation in citations)

    monkeypatch.setattr(extract, "answer", astray)
    assert {"citation precision", "citation hit", "verified"} <= lost(settings)


def no_talk(_: Note) -> tuple[tuple[Talk, ...], tuple[str, ...]]:
    return (), ()


def changed(**changes: object) -> Callable[[pytest.MonkeyPatch], None]:
    """Return what makes every talk found come out with these fields."""

    def break_it(monkeypatch: pytest.MonkeyPatch) -> None:
        whole = talks.find_talks
        monkeypatch.setattr(
            talks,
            "find_talks",
            lambda note: (tuple(dataclasses.replace(talk, **changes) for talk in whole(note)[0]), ()),  # type: ignore[arg-type]
        )

    return break_it


BROKEN: list[tuple[Callable[[pytest.MonkeyPatch], None], set[str]]] = [
    (lambda monkeypatch: monkeypatch.setattr(talks, "find_talks", no_talk), {"talk recall", "talk F1", "whole files"}),
    (changed(end_line=99), {"talk recall", "talk precision", "talk F1", "whole files"}),
    (changed(title="Notes"), {"title accuracy"}),
    (changed(speakers=("Somebody Else",)), {"speaker sets equal"}),
]


@pytest.mark.parametrize(("break_it", "expected"), BROKEN)
def test_broken_talks_fail(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, break_it: Callable[[pytest.MonkeyPatch], None], expected: set[str]
) -> None:
    mark(settings)
    run(settings, record=True)
    break_it(monkeypatch)
    assert expected <= lost(settings)


def test_a_rule_that_is_lost_fails(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    mark(settings)
    run(settings, record=True)
    monkeypatch.setattr(talks, "find_by_headings", lambda *_: ([], []))
    assert {"talk recall", "talk F1", "whole files"} <= lost(settings)
