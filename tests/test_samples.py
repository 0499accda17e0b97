"""The sample notes and the questions over them: every shape is there, talks come out as meant, judgements point at what they say."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ragnotes.eventkeys import event_key
from ragnotes.measuring.gold import GoldFile, read_gold
from ragnotes.reading.decoding import stored_lines
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks
from ragnotes.records.notes import Note, Talk
from ragnotes.text import content_words, fold, words

REPOSITORY = Path(__file__).resolve().parent.parent
EXAMPLES = REPOSITORY / "examples"
NOTES = EXAMPLES / "notes"
FILES = sorted(path.relative_to(NOTES).as_posix() for path in NOTES.rglob("*") if path.is_file())
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (REPOSITORY / "eval" / "questions.jsonl").read_text("utf-8").split("\n") if line
]
GOLD = read_gold(REPOSITORY / "eval" / "talks.jsonl")
GOLD_RECORDS = [json.loads(line) for line in (REPOSITORY / "eval" / "talks.jsonl").read_text("utf-8").split("\n") if line]
SHAPES = sorted(path.relative_to(EXAMPLES).as_posix() for path in (EXAMPLES / "shapes").rglob("*") if path.is_file())
NO_ANSWER = [question for question in QUESTIONS if question["kind"] == "no-answer"]
ANSWERED = [question for question in QUESTIONS if question["kind"] != "no-answer"]

# (title, speakers) of every talk, in order, of the files that write titles down
TALKS: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "2024-10-06-pycones.md": [
        ("Navegando por el panorama ESG con LLM", ("Vincent Rizzo", "Martín Quesada Zaragoza")),
        ("Calidad de datos con Databricks", ("Antonio", "José Manuel García Giménez")),
        ("El poder de la observabilidad en el aprendizaje automático", ("Sara", "Christian Carballo Lozano")),
    ],
    "europython-2020/2020-07-23-day-1.md": [
        ("15 things you should know about spaCy", ("Alexander Hendorf",)),
        ("Diffprivlib: privacy-preserving machine learning", ("Naoise Holohan",)), ("Speed up your data processing", ("Chin Hwee Ong",)),
        ("Deploy your machine learning bots like a boss with CI/CD", ("William Arias",)),
        ("Building smarter solutions with no expertise in machine learning", ("Laurent Picard",)),
        ("Boosting simulation performance with Python", ("Eran Friedman",)),
        ("Real-time stream processing at massive scale", ("Alejandro Saucedo",)), ("A brief history of Jupyter", ("William Horton",)),
        ("Train, serve, deploy: story of an NLP model", ("Shreya Khurana",)),
        ("Painless machine learning in production", ("Chase Stevens",)),
    ],
    "europython-2020/docker-and-python.md": [("Docker and Python: making them play nicely and securely", ("Tania Allard",))],
    "pycones-2024-ai-agents.md": [("Workflows with AI agents and Python", ("Manuel Díaz", "Borja Esteve Molner", "Rafael Mena-Yedra"))],
    "pycones-2024-fstring-workshop.md": [("GenAI ❤️ f-string. Developing with generative AI without black boxes", ("Alejandro Vidal",))],
    "pycones-2024-learning-machines.md": [
        ("Building resilient and scalable software with MLOps", ("Daniel Pérez Cabo",)),
        ("Who needs data having distilabel?", ("Gabriel Martín Blázquez",)),
        ("A sweet introduction to Ruff", ("Elena M. Codonyer", "Ángel Collado Aspas")),
        ("How Covid is messing with time series", ("Mireya", "Jorge Raúl Gómez Sánchez")),
    ],
    "pycones-2024.md": [
        ("Overcoming the One Billion Row Challenge with Python", ("Jordi Contestí", "Kiko Correoso", "Ernesto Coloma Rotger")),
        ("GenAI ❤️ f-string: generative AI without black boxes", ("Alejandro Vidal",)),
        ("The day I started to develop all my webs in Python", ("Brais Moure",)),
        ("Less hype and more responsibility?", ("Anna Colom",)),
        ("The great misinformation tsunami", ("Rubén Míguez", "Agustín Cañas")),
    ],
}  # fmt: skip

# (a line of it, a word of its title, speakers) of every talk, in order, where paragraphs tell talks and no title is written down
UNTITLED_TALKS: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {
    "europython-2020/by-theme.txt": [
        (7, "mypy", ()), (10, "types", ()), (13, "static analysis", ("Serge Sans Paille",)), (17, "functions", ()), (34, "zen", ()),
        (50, "attention", ()), (53, "full text search", ()), (57, "scylladb", ()), (60, "graph", ()), (62, "pandas", ()),
        (67, "property-based testing", ()), (70, "asgi", ()), (72, "sanic", ()), (74, "benchmark", ()), (76, "http/3", ()),
        (79, "rust", ()),
    ],
    "pycon-sweden-2019.txt": [
        (5, "black box", ("Ravi Singh",)), (9, "scaling ai", ("Errol Koolmeister",)), (17, "causal inference", ("Ludvig Hult",)),
        (20, "finance", ("Daniel Roos",)), (22, "generative art", ()), (24, "machine vision", ("Tess Ferrandez",)),
        (28, "readable code", ("Isaac Bernat",)),
    ],
}  # fmt: skip

AT_LEAST = {"who-said": 8, "what-said-about": 12, "single-fact": 10, "across-talks": 6, "no-answer": 10, "dutch": 4, "spanish": 4}


def data_of(file: str) -> bytes:
    return (NOTES / file).read_bytes()


@cache
def note_of(file: str) -> Note:
    return read_note(file, data_of(file))


@cache
def talks_of(file: str) -> tuple[Talk, ...]:
    return find_talks(note_of(file))[0]


@cache
def repaired(file: str) -> list[str]:
    return [line for _, line in stored_lines(data_of(file))]


def whole(file: str) -> str:
    return "\n".join(repaired(file))


def title_at(file: str, line: int) -> str:
    """Return the title of the talk that the line is of, "" for the note's own text."""
    return next((talk.title for talk in talks_of(file) if talk.start_line <= line <= talk.end_line), "")


# the notes


def test_there_are_enough_notes_talks_and_events() -> None:
    assert 8 <= len(FILES) <= 12
    assert 600 <= sum(data_of(file).count(b"\n") for file in FILES) <= 750
    assert sum(len(talks_of(file)) for file in FILES) >= 35
    assert len({event_key(note_of(file).event or "") for file in FILES}) == 4


@pytest.mark.parametrize(
    ("file", "marks"),
    [
        ("pycones-2024.md", [r"\A---\n", r"(?m)^date: 2024-10-10$", r"\{\{< figure ", r"(?m)^## Day 2$", r"(?m)^_Alejandro Vidal_$"]),
        ("europython-2020/2020-07-23-day-1.md", [r"\A---\n", r"\{% for post in", r"(?m)^## 10:30, \[.+\]\(https://.+\), Naoise"]),
        ("europython-2020/docker-and-python.md", [r"\A\+\+\+\n", r'(?m)^event = "EuroPython 2020"$', r"(?m)^Speaker: Tania Allard$"]),
        ("pycones-2024-ai-agents.md", [r"(?m)^Speakers: Manuel Díaz", r"(?m)^## Pausing$"]),
        ("pycones-2024-fstring-workshop.md", [r"(?m)^author: Iria$", r"(?m)^Speaker: Alejandro Vidal$", r"(?m)^```python$"]),
        ("europython-2020/by-theme.txt", [r"(?m)^Typing$", r"(?m)^# bad$", r"(?m)^# good$"]),
        ("2024-10-06-pycones.md", [r"\*\*Ponentes:\*\*", r"(?m)^\| Capa \|"]),
        ("pydata-amsterdam-2023.md", [r"(?m)^## De Nachtwacht onder de loep$"]),
    ],
)
def test_each_shape_is_there(file: str, marks: list[str]) -> None:
    assert [mark for mark in marks if not re.search(mark, whole(file))] == []


def test_prose_has_no_heading_and_no_list() -> None:
    assert not re.search(r"(?m)^(?:#|=|-|\*|\d+\.)", whole("pycon-sweden-2019.txt"))


def test_one_file_has_a_byte_order_mark_and_crlf_only() -> None:
    data = data_of("europython-2020/by-theme.txt")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r") > 60
    assert not any("\r" in line.text or "\ufeff" in line.text for line in note_of("europython-2020/by-theme.txt").lines)


def test_mojibake_is_in_the_file_and_gone_from_the_note() -> None:
    file = "pycones-2024-learning-machines.md"
    assert "P√©rez" in data_of(file).decode("utf-8")
    assert [other for other in FILES if any("mojibake" in repair for repair in note_of(other).repairs)] == [file]
    assert note_of(file).author == "Zoë"
    assert not set("√‚\uf8ff") & set(whole(file))
    names = {speaker for talk in talks_of(file) for speaker in talk.speakers}
    assert {"Daniel Pérez Cabo", "Gabriel Martín Blázquez", "Ángel Collado Aspas", "Jorge Raúl Gómez Sánchez"} <= names
    assert "1,50 €" in whole(file)


@pytest.mark.parametrize(
    ("file", "language", "event", "date", "author"),
    [
        ("2024-10-06-pycones.md", "es", "PyConES 2024", "2024-10-06", None),
        ("europython-2020/2020-07-23-day-1.md", "en", "EuroPython 2020", "2020-07-23", "Bram"),
        ("europython-2020/by-theme.txt", "en", "EuroPython 2020", "2020", None),
        ("europython-2020/docker-and-python.md", "en", "EuroPython 2020", "2020-07-23", "Bram"),
        ("pycon-sweden-2019.txt", "en", "PyCon Sweden 2019", "2019", None),
        ("pycones-2024-ai-agents.md", "en", "PyConES 2024", "2024-10-06", None),
        ("pycones-2024-fstring-workshop.md", "en", "PyConES 2024", "2024-10-04", "Iria"),
        ("pycones-2024-learning-machines.md", "en", "PyConES 2024", "2024-10-08", "Zoë"),
        ("pycones-2024.md", "en", "PyConES 2024", "2024-10-10", "Noor"),
        ("pydata-amsterdam-2023.md", "nl", "PyData Amsterdam 2023", "2023", None),
    ],
)
def test_what_is_read_about_a_note(file: str, language: str, event: str, date: str, author: str | None) -> None:
    note = note_of(file)
    assert (note.language, note.event, note.author) == (language, event, author)
    assert (note.date or "").startswith(date)


def test_langchain_is_taken_apart_used_and_joked_about() -> None:
    lines = [(file, number, line) for file in FILES for number, line in enumerate(repaired(file), 1) if "langchain" in fold(line)]
    assert len({file for file, _, _ in lines}) >= 3
    titles = {title_at(file, number) for file, number, _ in lines}
    assert "" in titles  # the closing words are of no talk
    assert any("f-string" in title for title in titles)
    assert any("agents" in title for title in titles)


def test_two_people_were_at_the_same_workshop() -> None:
    takers = {note_of(file).author for file in FILES for talk in talks_of(file) if "Alejandro Vidal" in talk.speakers}
    assert takers == {"Noor", "Iria"}


@pytest.mark.parametrize("file", sorted(TALKS))
def test_the_talks_are_these(file: str) -> None:
    assert [(talk.title, talk.speakers) for talk in talks_of(file)] == TALKS[file]


@pytest.mark.parametrize("file", sorted(UNTITLED_TALKS))
def test_the_talks_told_by_paragraphs_are_these(file: str) -> None:
    talks, expected = talks_of(file), UNTITLED_TALKS[file]
    assert [talk.speakers for talk in talks] == [speakers for _, _, speakers in expected]
    for talk, (line, word, _) in zip(talks, expected, strict=True):
        assert talk.start_line <= line <= talk.end_line
        assert word in fold(talk.title)


def test_the_dutch_note_is_sorted_by_subject_and_names_no_speaker() -> None:
    talks = talks_of("pydata-amsterdam-2023.md")
    assert title_at("pydata-amsterdam-2023.md", 8)  # this paragraph says that it was a talk ("een praatje")
    assert [talk.speakers for talk in talks if talk.speakers] == []
    assert sorted([*TALKS, *UNTITLED_TALKS, "pydata-amsterdam-2023.md"]) == FILES  # the only note in neither table


def test_a_cancelled_talk_is_told() -> None:
    _, remarks = find_talks(note_of("europython-2020/2020-07-23-day-1.md"))
    assert any("cancelled" in remark and "30 golden rules" in remark for remark in remarks)


# nothing is copied


def squeezed(text: str) -> str:
    """Return the text as it is compared: without links, case, accents and runs of blanks."""
    return re.sub(r"\s+", " ", re.sub(r"https?://\S+", "", fold(text)))


def test_no_long_line_stands_in_other_peoples_notes(data_folder: Path) -> None:
    paths = [path for name in ("seeds", "wild-notes") for path in sorted((data_folder / name).rglob("*")) if path.is_file()]
    text = squeezed("\n".join(path.read_bytes().decode("utf-8", "replace") for path in paths))
    lines = {squeezed(line).strip() for file in FILES for line in repaired(file)}
    lines |= {squeezed(line).strip() for file in SHAPES for _, line in stored_lines((EXAMPLES / file).read_bytes())}
    assert [line for line in lines if len(line) >= 60 and line in text] == []


def test_no_sixty_characters_in_a_row_stand_in_the_seeds(seeds: dict[str, Path]) -> None:
    theirs: set[str] = set()
    for path in seeds.values():
        text = squeezed("\n".join(line for _, line in stored_lines(path.read_bytes())))
        theirs.update(text[at : at + 60] for at in range(len(text) - 59))
    ours = (squeezed(line) for file in FILES for line in repaired(file))
    assert [line for line in ours if any(line[at : at + 60] in theirs for at in range(len(line) - 59))] == []


# the shapes: a small note for each format and each way to write talks down

FORMATS: dict[str, tuple[str, list[str]]] = {
    "Jekyll": ("pebblecon/_posts/2023-05-12-pebblecon-day-one.md", [r"\A---\nlayout: post\n", r"\{% highlight python %\}\n# "]),
    "Hugo TOML": ("harbour/content/talks/quiet-queues.md", [r"\A\+\+\+\n", r"\{\{< figure "]),
    "Pelican": ("quaiconf/quaiconf-2019.md", [r"\ATitle: .+\nDate: ", r"(?m)^Slug: "]),
    "Obsidian": ("vault/Konferenzen/BergKonf 2024.md", [r"(?m)^> \[!quote\]$", r"\[\[[^\]|]+\|[^\]]+\]\]", r"(?m)^- \[ \] "]),
    "MDX": ("meshcamp/blog/2022-03-05-meshcamp.mdx", [r"(?m)^import .+ from ", r"(?m)^<Figure .+/>$", r"(?m)^:::tip$"]),
    "reStructuredText": ("lakeside/lakeside-2021.rst", [r"(?m)^\.\. contents::$", r"(?m)^-{20,}$", r"(?m)^:Presenter: "]),
    "org": ("veldwerk/veldwerkdag.org", [r"\A#\+TITLE: ", r"(?m)^\*\* DONE .+ :\w+:$", r"(?m)^:PROPERTIES:$"]),
    "AsciiDoc": ("jornadas/jornadas-datos-2020.adoc", [r"\A= ", r"(?m)^== ", r"(?m)^\[source,python\]\n----$"]),
    "notebook": ("dunas/pydunas_2017.ipynb", [r'"cell_type": "code"', r'"## ', r'"nbformat": 4']),
    "web page": ("fjordkonf/fjordkonf-2016.html", [r"\A<!DOCTYPE html>", r"<nav>", r"<script>", r"(?m)^<h2>"]),
    "plain text": ("meetups/serata-maggio.txt", [r"\A\w"]),
    "no extension": ("lakeside/granite-summit-2013", [r"\AGRANITE"]),
}  # fmt: skip
WAYS: dict[str, tuple[str, str]] = {
    "a file for a talk": ("harbour/content/talks/quiet-queues.md", r"(?m)^## Questions$"),
    "headings at mixed levels": ("pebblecon/_posts/2023-05-12-pebblecon-day-one.md", r"(?s)\n## Keynote: .+\n### 10:30 "),
    "sessions over talks": ("pebblecon/_posts/2023-05-12-pebblecon-day-one.md", r"(?m)^## Session 2: "),
    "items": ("thread/stonebridge-lightning.md", r"(?m)^- \*\*.+\*\* – \w+"),
    "bold lines": ("meshcamp/blog/2022-03-05-meshcamp.mdx", r"(?m)^\*\*.+\*\* \(.+\)$"),
    "quotes": ("thread/marsh-days.md", r"(?m)^> \*\*.+\*\* by "),
    "Presenter fields": ("lakeside/granite-summit-2013", r"(?m)^Presenter: "),
    "prose": ("meetups/serata-maggio.txt", r"\nPoi "),
    "themes": ("meetups/what-we-keep-hearing.md", r"(?m)^## Teams\n\n\["),
    "links only": ("meetups/recordings.md", r"(?m)^- <https://"),
    "nothing yet": ("meetups/to-write.md", r"---\n\s*\Z"),
    "a table of contents": ("pebblecon/_posts/2023-05-12-pebblecon-day-one.md", r"(?m)^- \[Closing\]\(#closing\)$"),
    "a cancelled talk": ("pebblecon/_posts/2023-05-12-pebblecon-day-one.md", r"(?m)^### ~~.+\(cancelled\)$"),
    "a duplicated block": ("thread/stonebridge-lightning.md", r"(?s)(# Stonebridge 2018.+ed\?).+\1"),
}  # fmt: skip


def stored(file: str) -> list[str]:
    """Return the lines of a file of examples/ as they are read, its repairs made, blanks at their ends gone."""
    return [line.strip() for _, line in stored_lines((EXAMPLES / file).read_bytes())]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_there(name: str) -> None:
    file, marks = FORMATS[name]
    text = (EXAMPLES / "shapes" / file).read_text("utf-8")
    assert [mark for mark in marks if not re.search(mark, text)] == []


@pytest.mark.parametrize("way", WAYS)
def test_each_way_to_write_talks_down_is_there(way: str) -> None:
    file, mark = WAYS[way]
    assert re.search(mark, (EXAMPLES / "shapes" / file).read_text("utf-8"))


def test_the_talks_of_every_sample_are_marked() -> None:
    assert sorted(marked.file for marked in GOLD) == sorted([*SHAPES, *(f"notes/{file}" for file in FILES)])
    assert len({record["language"] for record in GOLD_RECORDS}) >= 7
    assert sum(not talk.optional for marked in GOLD for talk in marked.talks) >= 90
    assert {file for file, _ in [*FORMATS.values(), *WAYS.values()]} == {file.removeprefix("shapes/") for file in SHAPES}


@pytest.mark.parametrize("marked", GOLD, ids=lambda marked: str(marked.file))
def test_marked_talks_point_at_what_they_say(marked: GoldFile) -> None:
    lines = stored(marked.file)
    for talk in marked.talks:
        assert talk.end_line <= len(lines)
        assert lines[talk.start_line - 1]
        assert lines[talk.end_line - 1]
        text = fold("\n".join(lines[talk.start_line - 1 : talk.end_line]))
        assert [word for word in (talk.title, *talk.speakers) if fold(word) not in text] == [], talk.title
    for before, after in pairwise(marked.talks):
        assert before.end_line < after.start_line


@pytest.mark.parametrize("record", GOLD_RECORDS, ids=lambda record: str(record["file"]))
def test_marked_events_are_of_the_note(record: dict[str, Any]) -> None:
    told = fold(record["file"] + "\n" + "\n".join(stored(record["file"])))
    assert str(record["year"]) in told
    assert fold(record["event"]) in told


# the questions


def test_questions_have_their_own_ids_and_the_same_keys() -> None:
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS) >= 48
    keys = {"id", "question", "kind", "relevant", "answer_facts", "language"}
    assert [question["id"] for question in QUESTIONS if set(question) - {"absent"} != keys] == []
    assert [question["id"] for question in ANSWERED if "absent" in question] == []
    assert {question["language"] for question in QUESTIONS} == {"en", "nl", "es"}


def test_there_are_enough_questions_of_each_kind() -> None:
    counts = Counter(question["kind"] for question in QUESTIONS)
    assert {kind: counts[kind] for kind, least in AT_LEAST.items() if counts[kind] < least} == {}
    assert set(counts) == set(AT_LEAST)


@pytest.mark.parametrize("question", ANSWERED, ids=lambda question: str(question["id"]))
def test_judged_places_are_there_and_hold_the_facts(question: dict[str, Any]) -> None:
    assert question["relevant"]
    assert question["answer_facts"]
    held: set[str] = set()
    for place in question["relevant"]:
        assert place["file"] in FILES
        lines = repaired(place["file"])
        assert 1 <= place["start_line"] <= place["end_line"] <= len(lines)
        assert lines[place["start_line"] - 1].strip()
        assert lines[place["end_line"] - 1].strip()
        held.update(words("\n".join(lines[place["start_line"] - 1 : place["end_line"]])))
    for fact in question["answer_facts"]:
        asked = content_words(fact, question["language"])
        assert asked
        assert [word for word in asked if word not in held] == [], fact


def test_places_of_one_question_do_not_overlap() -> None:
    for question in ANSWERED:
        places = sorted((place["file"], place["start_line"], place["end_line"]) for place in question["relevant"])
        for (file, _, end), (other, start, _) in pairwise(places):
            assert file != other or end < start, question["id"]


def test_questions_across_talks_are_answered_in_more_than_one_place() -> None:
    for question in QUESTIONS:
        if question["kind"] == "across-talks":
            found = {(place["file"], title_at(place["file"], place["end_line"])) for place in question["relevant"]}
            assert len(found) >= 2, question["id"]


def test_what_cannot_be_answered_is_not_in_the_notes() -> None:
    everything = fold("\n".join(whole(file) for file in FILES))
    assert [question["id"] for question in NO_ANSWER if question["relevant"] or question["answer_facts"]] == []
    absent = [question["absent"] for question in NO_ANSWER if "absent" in question]
    assert len(absent) >= 10
    assert [term for term in absent if fold(term) in everything] == []
    asked = {question["absent"]: words(question["question"]) for question in NO_ANSWER if "absent" in question}
    assert [term for term, found in asked.items() if not any(word.startswith(term) for word in found)] == []
