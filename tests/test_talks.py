"""Note -> Talks: the five seeds as read by eye, shapes of notes in our own words, and names that must not be made up."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.errors import NoteError
from ragnotes.reading.names import is_name, named_alone, named_in_field, split_names
from ragnotes.reading.notes import read_note
from ragnotes.reading.outline import day_of, read_title
from ragnotes.reading.talks import find_talks
from ragnotes.records.notes import Talk

from .timing import within

# (first line, last line, how the title begins, speakers, day)
SEED_TALKS: dict[str, list[tuple[int, int, str, tuple[str, ...], str | None]]] = {
    "pycones": [
        (17, 30, "Overcoming the One Billion Row Challenge", ("Jordi Contestí", "Kiko Correoso", "Ernesto Coloma Rotger"), "Day 1"),
        (33, 43, "GenAI❤️f-string. Developing with", ("Alejandro Vidal",), "Day 1"),
        (50, 58, "Building Resilient and Scalable Software", ("Daniel Pérez Cabo",), "Day 2"),
        (60, 65, "The Day that I Started to Develop", ("Brais Moure",), "Day 2"),
        (68, 80, "Who Needs Data Having Distilabel?", ("Gabriel Martín Blázquez",), "Day 2"),
        (82, 85, "Sweet Introduction to Ruff", ("Elena M. Codonyer", "Ángel Collado Aspas"), "Day 2"),
        (88, 92, "Less Hype and More Responsibility?", ("Anna Colom",), "Day 2"),
        (98, 110, "How Covid is Messing with", ("Mireya", "Jorge Raúl Gómez Sánchez"), "Day 3"),
        (112, 115, "Navigating the ESG landscape", ("Vincent Rizzo", "Martín Quesada Zaragoza"), "Day 3"),
        (117, 126, "Ensuring Data Quality with Databricks", ("Antonio", "José Manuel García Giménez"), "Day 3"),
        (128, 140, "The Great Misinformation Tsunami", ("Rubén Míguez", "Agustín Cañas"), "Day 3"),
        (142, 162, "Workflows with AI agents and Python", ("Manuel Díaz", "Borja Esteve Molner", "Rafael Mena-Yedra"), "Day 3"),
        (165, 181, "The power of observability", ("Sara", "Christian Carballo Lozano"), "Day 3"),
    ],
    "europython_day1": [
        (26, 73, "Docker and Python", ("Tania Allard",), "Day 1"),
        (76, 132, "spaCy", ("Alexander Hendorf",), "Day 1"),
        (134, 163, "Differential Privacy", ("Naoise Holohan",), "Day 1"),
        (166, 208, "Parallel and Asynchronous Programming in DS", ("Chin Hwee Ong",), "Day 1"),
        (211, 227, "Automate NLP model deployment", ("William Arias",), "Day 1"),
        (231, 270, "Building models with no expertise", ("Laurent Picard",), "Day 1"),
        (272, 281, "Simulating hours of robots' work", ("Eran Friedman",), "Day 1"),
        (285, 314, "Parallel Stream Processing", ("Alejandro Saucedo",), "Day 1"),
        (319, 344, "A Brief History of Jupyter Notebooks", ("William Horton",), "Day 1"),
        (348, 365, "Quickly prototype translation", ("Shreya Khurana",), "Day 1"),
        (368, 393, "Painless Machine Learning in Production", ("Chase Stevens",), "Day 1"),
    ],
    "pydata": [
        (16, 16, "homomorphic encryption", (), None),
        (18, 18, "beveiliging", (), None),
    ],
    "europython": [
        (15, 15, "even if you enforce types", (), None),
        (17, 17, "community of pythonistas", ("Serge Sans Paille",), None),
        (66, 72, "how Rasa applies the transformer idea", (), None),
        (74, 74, "instead of using an external", (), None),
        (76, 76, "library that wraps around spacy", (), None),
        (80, 80, "Don't connect to kafak streams", (), None),
        (84, 84, "ScyllaDB", (), None),
        (86, 94, "Data: First advice to make pandas faster", (), None),
        (102, 102, "property based testing", (), None),
        (104, 104, "new standard ASGI", (), None),
        (106, 106, "asynchronous web framework alternatives", (), None),
        (108, 108, "you should benchmark your own", (), None),
    ],
    "pycon_sweden": [
        (10, 12, "how did this black box", ("Ravi Singh",), "First day"),
        (14, 16, "scaling AI", ("Errol Koolmeister",), "First day"),
        (18, 18, "causal inference", ("Ludvig Hult",), "First day"),
        (20, 20, "how machine learning and Python", ("Daniel Roos",), "First day"),
        (26, 26, "machine vision", ("Tess Ferrandez",), "Second day"),
        (28, 28, "balance between readability", ("Isaac Bernat",), "Second day"),
    ],
}


def _find(text: str, path: str = "a.md") -> tuple[tuple[Talk, ...], tuple[str, ...]]:
    return find_talks(read_note(path, text.encode()))


def _rows(text: str, path: str = "a.md") -> list[tuple[str, tuple[str, ...]]]:
    return [(talk.title, talk.speakers) for talk in _find(text, path)[0]]


@pytest.mark.parametrize("name", SEED_TALKS)
def test_the_talks_of_the_seeds(seeds: dict[str, Path], name: str) -> None:
    talks, _ = find_talks(read_note(seeds[name].name, seeds[name].read_bytes()))
    found = [(talk.start_line, talk.end_line, talk.speakers, talk.day) for talk in talks]
    assert found == [(first, last, speakers, day) for first, last, _, speakers, day in SEED_TALKS[name]]
    for talk, (_, _, title, _, _) in zip(talks, SEED_TALKS[name], strict=True):
        assert talk.title.startswith(title)
        assert len(talk.title) <= 110


def test_links_dates_and_remarks_of_the_seeds(seeds: dict[str, Path]) -> None:
    talks, remarks = find_talks(read_note("a.txt", seeds["europython_day1"].read_bytes()))
    assert remarks == ("line 23: cancelled: 30 Golden Rules of Deep Learning Performance",)
    assert all(talk.url and talk.url.startswith("https://ep2020.europython.eu/talks/") for talk in talks)
    assert {(talk.event, talk.date, talk.language) for talk in talks} == {("EuroPython Conference 2020", "2020", "en")}
    talks, remarks = find_talks(read_note("a.txt", seeds["pycones"].read_bytes()))
    assert remarks == ()
    # the post is of the ninth of October, the talks were some days before: only the year is sure
    assert {(talk.event, talk.date) for talk in talks} == {("PyConES 2024", "2024")}


def _texts(text: str, path: str = "a.txt") -> list[tuple[tuple[str, ...], str]]:
    """Return (speakers, text) of every talk: what is in a talk, to the sentence."""
    note = read_note(path, text.encode())
    return [(talk.speakers, " ".join(line.text for line in note.lines[talk.first : talk.last])) for talk in find_talks(note)[0]]


def test_what_a_seed_gives_to_nobody_is_of_no_talk(seeds: dict[str, Path]) -> None:
    text = seeds["pycon_sweden"].read_text("utf-8").replace("\u00a0", " ")
    texts = dict(_texts(text))
    assert texts[("Daniel Roos",)].startswith("In addition, Daniel Roos") and texts[("Daniel Roos",)].endswith("field of finance.")
    assert texts[("Isaac Bernat",)].startswith("Isaac Bernat made") and texts[("Isaac Bernat",)].endswith("the wheel again.")
    assert texts[("Tess Ferrandez",)].startswith("The second day started with an interesting keynote")
    stored = text.split("\n")
    for number in (20, 28):
        pieces = [line.text for line in read_note("a.txt", text.encode()).lines if line.number == number]
        assert len(pieces) > 1 and " ".join(pieces) == stored[number - 1]


def test_closing_words_and_the_joke_are_of_no_talk(seeds: dict[str, Path]) -> None:
    talks, _ = find_talks(read_note("a.txt", seeds["pycones"].read_bytes()))
    assert not any(talk.start_line <= line <= talk.end_line for talk in talks for line in (10, 11, 15, 48, 96, 183, 187))


def test_a_post_with_a_heading_per_talk() -> None:
    text = (
        "---\ntitle: PyDays 2024\n---\nHello.\n\n## Day 1 🌧\n\nWet.\n\n### Fast tables\n_Ana Uno, Bo Twee (Acme)_\n\nGood.\n\n"
        "#### Notes\n\nmore\n\n"
        "## Day 2\n\n### Slow tables, explained at length\n\nNo names here.\n\n## Closing words\n\nBye.\n"
    )
    talks, remarks = _find(text)
    assert [(talk.title, talk.speakers, talk.day, talk.start_line, talk.end_line) for talk in talks] == [
        ("Fast tables", ("Ana Uno", "Bo Twee"), "Day 1", 10, 17),
        ("Slow tables, explained at length", (), "Day 2", 21, 23),
    ]
    assert remarks == ()


def test_a_day_file_with_times() -> None:
    text = (
        "# PyDays 2024, Day 2\n\n## Welcome\nHi.\n\n## 08:30, Breakfast\nEggs.\n\n"
        "## 09:00 - 09:40, [Fast tables](https://e.org/1), Ana Uno\n"
        "### Notes\n* a\n### My thoughts\nb\n\n"
        "## 10:00 [Gone talk](https://e.org/2), Bo Twee\nCancelled, alas.\n"
        "\n## 11:00, [Parsing](https://e.org/3), Cy Drie and Di Vier\n* c\n"
    )
    talks, remarks = _find(text, "2024-05-02-day-2.md")
    assert [(talk.title, talk.speakers, talk.url, talk.day, talk.date) for talk in talks] == [
        ("Fast tables", ("Ana Uno",), "https://e.org/1", "Day 2", "2024-05-02"),
        ("Parsing", ("Cy Drie", "Di Vier"), "https://e.org/3", "Day 2", "2024-05-02"),
    ]
    assert remarks == ("line 15: cancelled: Gone talk",)


@pytest.mark.parametrize(
    ("text", "title", "speakers"),
    [
        (
            "---\ntitle: Fast tables\nspeaker: Ana Uno and Bo Twee\n---\n# Intro\na\n# Rows\nb\n# Columns\nc\n",
            "Fast tables",
            ("Ana Uno", "Bo Twee"),
        ),
        ("# Fast tables\n\nSpeaker: Ana Uno (Acme)\n\n## Rows\na\n## Columns\nb\n", "Fast tables", ("Ana Uno",)),
        ("# Tablas\n\n**Ponentes:** Ana Uno y Bo Dos\n\n## Filas\na\n", "Tablas", ("Ana Uno", "Bo Dos")),
        ("# Tabellen\n\nSpreker: Jan de Vries\n\n## Rijen\na\n", "Tabellen", ("Jan de Vries",)),
        ("# Fast tables - Ana Uno - Acme technologies\n\ntext\n\n## Why\n\nmore\n", "Fast tables", ("Ana Uno",)),
        ("# Fast tables\n\n## Ana Uno - @anauno - 6 May 2015\n\ntext\n\n### Theory\n\nmore\n", "Fast tables", ("Ana Uno",)),
        ("# Fast tables by Ana Uno\n\ntext\n\n## Rows\n\nmore\n", "Fast tables", ("Ana Uno",)),
    ],
    ids=["front matter", "field", "spanish", "dutch", "in the title", "under the title", "by"],
)
def test_a_file_of_one_talk(text: str, title: str, speakers: tuple[str, ...]) -> None:
    talks, _ = _find(text)
    assert [(talk.title, talk.speakers) for talk in talks] == [(title, speakers)]
    assert talks[0].start_line == 1 and talks[0].end_line == len(text.rstrip("\n").split("\n"))


def test_prose_with_cues() -> None:
    text = (
        "PyDays 2024\n\nTwo days of rain.\n\nAna Uno talked about fast tables. They are fast.\n\nThe speed of Uno's tables has limits.\n\n"
        "As Donald Knuth wrote, most of it is premature.\n\nThe keynote by Bo Twee from Acme was about slow tables. He likes them.\n\n"
        "A talk about pickles closed the day. I forgot whose it was.\n\nAll in all a good time.\n"
    )
    assert _rows(text, "a.txt") == [("fast tables", ("Ana Uno",)), ("slow tables", ("Bo Twee",)), ("pickles closed the day", ())]
    assert [(talk.start_line, talk.end_line) for talk in _find(text, "a.txt")[0]] == [(5, 7), (11, 11), (13, 13)]


@pytest.mark.parametrize(
    ("sentence", "title", "speakers"),
    [
        ("Ana Uno gaf een lezing over snelle tabellen.", "snelle tabellen", ("Ana Uno",)),
        ("Er was een praatje over beren.", "beren", ()),
        ("Ana Uno habló sobre tablas rápidas.", "tablas rápidas", ("Ana Uno",)),
        ("La charla de Ana Uno fue larga y buena.", "larga y buena", ("Ana Uno",)),
        ("Ana Uno sprach über schnelle Tabellen.", "schnelle Tabellen", ("Ana Uno",)),
        ("Ana Uno and Bo Twee presented fast tables.", "fast tables", ("Ana Uno", "Bo Twee")),
        ("We liked Ana Uno's workshop on pickles.", "pickles", ("Ana Uno",)),
        ("The next talk was about ducks.", "ducks", ()),
    ],
)
def test_cues_in_several_languages(sentence: str, title: str, speakers: tuple[str, ...]) -> None:
    assert _rows(f"Some rain fell.\n\n{sentence}\n\nThen home.\n", "pycon-2024.txt") == [(title, speakers)]


def test_a_manual_speaks_of_sessions_too() -> None:
    text = "# Shells\n\nThis session is about keys. They are bound.\n\nThat is all.\n"
    assert _rows(text, "docs/shells.md") == []
    assert [title for title, _ in _rows("Er was een praatje over beren.", "pycon-2024.md")] == ["beren"]


@pytest.mark.parametrize(
    ("text", "talks"),
    [
        (
            "The rest of the day included topics such as mutation testing, chaos engineering and microservices in the hall. "
            "Ana Uno made a good point about readable code. Uno likes short names. A talk about ducks was the cherry on top of the day.",
            [(("Ana Uno",), "Ana Uno made a good point about readable code. Uno likes short names.")],
        ),
        (
            "It rained the whole morning and the queue for the coffee reached out of the door and into the street. "
            "Ana Uno presented fast tables. They are fast. Then Bo Twee presented slow tables. Other talks were about chairs and beds.",
            [
                (("Ana Uno",), "Ana Uno presented fast tables. They are fast."),
                (("Bo Twee",), "Then Bo Twee presented slow tables."),
            ],
        ),
        (
            "The day ended with an interesting keynote about tables, for which everybody came back into the largest hall. "
            "Ana Uno from Acme presented a case where tables served the purpose. She showed it live.",
            [
                (
                    ("Ana Uno",),
                    "The day ended with an interesting keynote about tables, for which everybody came back into the largest hall. "
                    "Ana Uno from Acme presented a case where tables served the purpose. She showed it live.",
                )
            ],
        ),
        (
            "Er was koffie, en daarna stond er een lange rij voor de deur van de grote zaal, tot op de straat. "
            "Ana Uno vertelde over snelle tabellen. De rest van de dag ging over katten en honden.",
            [(("Ana Uno",), "Ana Uno vertelde over snelle tabellen.")],
        ),
        (
            "Una mañana larga, con mucho café y muchas colas en la entrada del edificio, como todos los años en esta ciudad. "
            "Además, Ana Uno habló sobre tablas rápidas. Otra charla sobre gatos fue lo mejor del día.",
            [(("Ana Uno",), "Además, Ana Uno habló sobre tablas rápidas.")],
        ),
    ],
    ids=["others around", "two speakers", "introduced", "dutch", "spanish"],
)
def test_a_stored_line_is_given_to_a_speaker_by_its_sentences(text: str, talks: list[tuple[tuple[str, ...], str]]) -> None:
    note = f"Some rain fell.\n\n{text}\n\nAll in all a good time.\n"
    assert _texts(note) == talks
    assert {(talk.start_line, talk.end_line) for talk in _find(note, "a.txt")[0]} == {(3, 3)}


def test_a_heading_over_one_talk_is_its_title() -> None:
    text = "# PyDays\n\n## Counting what nobody may ever see\n\nA talk about privacy. It was long.\n\n"
    text += "## Web\n\nA talk about servers. It was short.\n"
    assert _rows(text) == [("Counting what nobody may ever see", ()), ("servers", ())]


@pytest.mark.parametrize(
    ("top", "speakers"),
    [
        ("# Fast tables\n\nAna Uno\n\nhttps://e.org/1\n", ("Ana Uno",)),
        ('# Fast tables\n\n"What nobody knows\nabout them."\n\nAssociate Prof. Ana Uno\n', ("Ana Uno",)),
        ("# Fast tables\n\nhttps://e.org/1\n\nAna Uno (@anauno)\n", ("Ana Uno",)),
        ("# Fast tables\n\nMachine Learning\n", ()),
        ("# Fast tables\n\nAna Uno wrote it\n", ()),
        ("# PyDays 2024: what I learnt\n\nAna Uno\n", ()),
        ("---\nauthor: Bo Twee\n---\n# Fast tables\n\nhttps://e.org/1\n\nAna Uno\n", ()),
    ],
)
def test_a_bare_name_near_the_title(top: str, speakers: tuple[str, ...]) -> None:
    talks, _ = _find(f"{top}\n## Is there a problem?\n\n- yes\n\n## What to do\n\n- ask\n", "pycon-2019/11_tables.md")
    assert [talk.speakers for talk in talks if talk.speakers] == ([speakers] if speakers else [])


@pytest.mark.parametrize(
    "text",
    [
        "“Simplicity is hard.” ― Blaise Pascal\n\nWe agreed.\n",
        "The library was written by Jukka Kallio until Guido Smit talked him out of it.\n",
        "Jeroen, Ana Uno and Bo Twee from our team were there, and Ana won a keyboard.\n",
        "Ana Uno presented fast tables. Bo Twee presented slow ones. Cy Drie talked about pickles.\n",
        "There were talks about tables, pickles and ducks.\n",
        "There was much attention for Large Language Models.\n",
    ],
)
def test_names_that_are_no_speakers(text: str) -> None:
    assert _rows(f"Notes\n\n{text}", "a.txt") == []


@pytest.mark.parametrize(
    "text",
    [
        "# PyDays 2024\n\nHello.\n\n## Fun with tables\n\nGood.\n\n## The weather\n\nWet.\n\n## Conclusion\n\nBye.\n",
        "# Introduction\n\na\n\n# Closing words\n\nb\n",
        "Just a line.\n",
    ],
)
def test_notes_without_talks(text: str) -> None:
    assert _rows(text) == []


@pytest.mark.parametrize(
    ("heading", "title", "speakers", "kind"),
    [
        ("## Fast tables - Ana Uno", "Fast tables", ("Ana Uno",), "talk"),
        ("## Ana Uno - Fast tables", "Fast tables", ("Ana Uno",), "talk"),
        ("## Ana Uno: Fast tables for all", "Fast tables for all", ("Ana Uno",), "talk"),
        ("### Fast - tables – Ana Uno & Bo Twee", "Fast - tables", ("Ana Uno", "Bo Twee"), "talk"),
        ("### Fast tables (Ana Uno, Acme)", "Fast tables", ("Ana Uno",), "talk"),
        ("### Fast tables by Ana Uno and Bo Twee", "Fast tables", ("Ana Uno", "Bo Twee"), "talk"),
        ('## A. "Fast tables"', "Fast tables", (), "plain"),
        ("## 14:30 Fast tables @anauno", "Fast tables @anauno", (), "plain"),
        ("## Fast tables - @anauno", "Fast tables", ("@anauno",), "talk"),
        ("## Fast tables - Deep Learning", "Fast tables - Deep Learning", (), "plain"),
        ("## Keynote: Ducks", "Ducks", (), "talk"),
        ("## Day 2 ⛈️", "Day 2 ⛈️", (), "session"),
        ("## Donderdag 14 september", "Donderdag 14 september", (), "session"),
        ("## Charlas", "Charlas", (), "session"),
        ("## The day I met a duck", "The day I met a duck", (), "plain"),
        ("## Tot slot", "Tot slot", (), "aside"),
        ("## Despedida", "Despedida", (), "aside"),
        ("## My thoughts", "My thoughts", (), "aside"),
    ],
)
def test_headings(heading: str, title: str, speakers: tuple[str, ...], kind: str) -> None:
    found = read_title(heading)
    assert (found.text, found.speakers, found.kind) == (title, speakers, kind)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mireya, Jorge Raúl Gómez Sánchez (decide)", ("Mireya", "Jorge Raúl Gómez Sánchez")),
        ("Krishna Gade, Fiddler", ("Krishna Gade",)),
        ("Dr. Ana Uno and Bo de Twee", ("Ana Uno", "Bo de Twee")),
        ("Ana Uno, Bo Twee, and Cy Drie", ("Ana Uno", "Bo Twee", "Cy Drie")),
        ("Ana Uno et Bo Deux", ("Ana Uno", "Bo Deux")),
        ("[Ana Uno](https://e.org)", ("Ana Uno",)),
        ("Machine Learning, Big Data", ()),
        ("the usual people", ()),
        ("", ()),
    ],
)
def test_split_names(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text, single=True) == names


@pytest.mark.parametrize(
    "name", ["Ana Uno", "J. R. Uno", "Rafael Mena-Yedra", "Seán O'Neil", "Ludwig van Beethoven", "Łukasz Żółty", "Ian McEwan", "@duck"]
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "words",
    [
        "Deep Learning",
        "GitHub Actions",
        "PyTorch Lightning",
        "de la Cruz",
        "A",
        "Python 3",
        "fast tables",
        "Parsing RBS",
        "Ana",
        "Ana Uno Is A Very Long Name",
    ],
)
def test_no_names(words: str) -> None:
    assert not is_name(words)


def test_bylines() -> None:
    assert named_in_field("* speaker: peter baumgartner") == ("peter baumgartner",)
    assert named_in_field("by Ana Uno") == ("Ana Uno",)
    assert named_in_field("by Ana Uno we mean the duck") == ()
    assert named_in_field("By the way: nothing") == ()
    assert named_alone("**Ana Uno (Acme)**") == ("Ana Uno",)
    assert named_alone("**Feedback**") == ()
    assert named_alone("Ana Uno went home.") == ()
    assert named_alone("[@duck](https://e.org/duck)") == ("@duck",)


def test_days() -> None:
    assert day_of("## Dag 1") == "Dag 1"
    assert day_of("Wednesday 10th May") == "Wednesday 10th May"
    assert day_of("The last straw") is None


@given(
    st.lists(
        st.sampled_from(
            [
                "# A",
                "## Day 1",
                "## B - Ana Uno",
                "### C",
                "text",
                "",
                "Ana Uno talked about ducks.",
                "_Bo Twee_",
                "- item",
                "```",
                "Speaker: Cy Drie",
            ]
        ),
        max_size=25,
    )
)
def test_talks_are_in_order_and_do_not_overlap(parts: list[str]) -> None:
    try:
        note = read_note("a.md", "\n".join(parts).encode())
    except NoteError:
        return
    end = 0
    for talk in find_talks(note)[0]:
        assert end <= talk.first < talk.last <= len(note.lines)
        assert talk.title and 0 < talk.confidence <= 1
        assert (talk.start_line, talk.end_line) == (note.lines[talk.first].number, note.lines[talk.last - 1].number)
        text = "\n".join(line.text for line in note.lines)
        assert all(name in text for name in talk.speakers)  # a name is never made up
        end = talk.last


@pytest.mark.parametrize(
    "text",
    [
        "#\n" * 50_000,
        "## Talk by Ab Cd\n" * 6_000,
        "Ab Cd gave a talk.\n\n" * 5_000,
        "# " + "Ab - " * 20_000,
        "# " + "(" * 100_000,
        "by " * 33_000,
        "Ab " * 33_000,
        "the speaker " * 8_000,
        "Title\n\n" * 14_000,
        "# " + "PyCon " * 16_000,
        "May 5 " * 16_000,
        "# " + "Ab Cd, " * 14_000,
        "Graph databases. They are a long story.\n\n" * 2_500,
        "Ana Uno talked about fast tables. A talk about ducks was nice. " * 1_500,
        ("Ana Uno talked about fast tables. A talk about ducks was nice. " * 60 + "\n\n") * 20,
        "# Notes at PyCon 2019\n\n" + "## Ab Cd\n" * 10_000,
    ],
)
def test_time_is_linear(text: str) -> None:
    for path in ("a.md", "a.txt"):
        assert within(1, partial(find_talks, read_note(path, text.encode())))


@pytest.mark.parametrize(
    "line",
    ["**Profiling – Ida Blix (CANCELLED)**", "**Profiling – Ida Blix** (cancelled)", "**CANCELLED: Profiling – Ida Blix**"],
)
def test_a_bold_line_of_a_cancelled_talk_is_told_and_not_counted(line: str) -> None:
    others = "".join(f"**{title} – {name}**\n\nWords on it, and some more of them.\n\n" for title, name in _NAMED)
    talks, remarks = _find(f"# PyDays 2024\n\n{others}{line}\n\nIt was late.\n", "a.md")
    assert [talk.title for talk in talks] == [title for title, _ in _NAMED]
    assert any(remark.startswith("line 15: cancelled: ") and "Profiling" in remark for remark in remarks)


_NAMED = (("Fast tables", "Ana Uno"), ("Slow beds", "Tom Okafor"), ("Old chairs", "Mia Wolf"))
