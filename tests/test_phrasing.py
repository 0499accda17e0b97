"""Questions as people put them: verbs of asking, lists half known, names with a mistake, words that were understood otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes import askwords, cli, lists, looking
from ragnotes.checking.extract import answer
from ragnotes.records.hits import Hit, NoteHead, TalkHead
from ragnotes.text import content_words, fold, words
from ragnotes.understanding import halves

from . import conferences

NOTES = {
    "a17.md": (
        "Quay Days 2017",
        "2017-05-03",
        "Terrazzo for beginners",
        "Mona Whitlock",
        "Mona mixes chips by hand. She seals it with soap.",
    ),
    "b19.md": (
        "Quay Days 2019",
        "2019-05-02",
        "Terrazzo revisited",
        "Mona Whitlock",
        "Epoxy replaced the old cement. She grinds the floor thrice.",
    ),
    "c19.md": (
        "Quay Days 2019",
        "2019-05-02",
        "Valkey and friends",
        "Oscar D'Amico",
        "The team uses Valkey for sessions. TidalWaveMap drew it.",
    ),
    "d17.md": (
        "Quay Days 2017",
        "2017-05-03",
        "Bees on the roof",
        "Hugh Penrose",
        "Hugh keeps four hives. He works with the fire brigade on it.",
    ),
    "e20.md": ("Hafentage 2020", "2020-09-09", "Pilze im Keller", "Jörg Uhland", "Jörg züchtet Seitlinge auf Stroh. Das sagt er jedem."),
    "f22.md": ("Giorni 2022", "2022-06-06", "Funghi in cantina", "Elisa Moro", "Elisa coltiva funghi sulla paglia. Ha scritto un diario."),
}
QUAY = "Quay Meeting 2014\n\n\nCranes that swing too far\n\n\nThey dropped two boxes. Each crane has a switch now.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    """A folder with an index over notes of several years and languages."""
    return conferences.indexed(tmp_path_factory.mktemp("phrased"), NOTES)


def asked(capsys: pytest.CaptureFixture[str], question: str) -> tuple[int, str, str]:
    """Return the exit code, the answer and what was told."""
    code = cli.run(["ask", question, "--no-log"])
    out, err = capsys.readouterr()
    return code, out, err


BOTH = ("a17.md", "b19.md")


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("terrazzo since 2016", BOTH),
        ("what was said about terrazzo before 2020", BOTH),
        ("terrazzo between 2016 and 2019", BOTH),
        ("was wurde bis 2021 über Terrazzo gesagt", BOTH),
        ("terrazzo at Quay Days", BOTH),
        ("terrazzo or Valkey", (*BOTH, "c19.md")),
        ("tell me about terrazzo", BOTH),
        ("give me everything on terrazzo please", BOTH),
        ("zeig mir alles über Terrazzo", BOTH),
        ("parle-moi du terrazzo", BOTH),
        ("cuéntame algo de terrazzo", BOTH),
        ("laat me alles over terrazzo zien", BOTH),
        ("me fala sobre terrazzo", BOTH),
        ("raccontami tutto sul terrazzo", BOTH),
        ("visa mig allt om terrazzo", BOTH),
        ("che cosa si è detto di terrazzo", BOTH),
        ("vad sades om terrazzo", BOTH),
        ("was erzählten die Leute über Terrazzo", BOTH),
        ("qu'a-t-on raconté sur le terrazzo", BOTH),
        ("quem falou sobre terrazzo", BOTH),
        ("cosa ha raccontato Elisa sui funghi", ("f22.md",)),
        ("talks of the year 2019", ("b19.md", "c19.md")),
        ("all talks in 2017", ("a17.md", "d17.md")),
        ("who uses Valkey", ("c19.md",)),
        ("quién usa Valkey", ("c19.md",)),
        ("what did Hugh Benrose say", ("d17.md",)),
        ("what did Damico say about Valkey", ("c19.md",)),
        ("tidal wave map", ("c19.md",)),
    ],
)
def test_a_question_is_answered_however_it_is_put(
    here: Path, capsys: pytest.CaptureFixture[str], question: str, files: tuple[str, ...]
) -> None:
    code, out, _ = asked(capsys, question)
    assert (code, {name for name in NOTES if name in out}) == (0, set(files))


@pytest.mark.parametrize(
    ("question", "files", "gone"),
    [
        ("terrazzo and Kubernetes", BOTH, "'Kubernetes'"),
        ("bees, giraffes and Valkey", ("c19.md", "d17.md"), "'giraffes'"),
        ("was wurde über Terrazzo und Kubernetes gesagt", BOTH, "'Kubernetes'"),
        ("is there anything on Valkey and Apache Solr", ("c19.md",), "'Apache' or 'Solr'"),
    ],
)
def test_of_a_list_what_the_notes_have_is_answered_and_the_rest_told(
    here: Path, capsys: pytest.CaptureFixture[str], question: str, files: tuple[str, ...], gone: str
) -> None:
    code, out, err = asked(capsys, question)
    assert (code, {name for name in NOTES if name in out}) == (0, set(files))
    assert f"No passage has {gone}." in out and f"no passage has {gone}: asked of the rest" in err


@pytest.mark.parametrize(
    "question", ["giraffes and Kubernetes", "terrazzo with Kubernetes", "tell me about Kubernetes", "vad sades om Kubernetes"]
)
def test_what_no_passage_has_stays_unanswered(here: Path, capsys: pytest.CaptureFixture[str], question: str) -> None:
    assert asked(capsys, question)[0] == 3


def test_a_name_with_a_mistake_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Benrose is read as Penrose, from the question" in asked(capsys, "what did Hugh Benrose say")[2]
    assert "is read as" not in asked(capsys, "what did Benrose say")[2]  # nothing beside it tells whom it is of


def test_a_silent_question_hears_of_all_languages_of_the_notes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "in de and it, the question is in en: --translate" in asked(capsys, "what was said about weather on volcanoes")[2]


@pytest.mark.parametrize(
    ("question", "language", "things"),
    [
        ("wax, honey and candle light", "en", (("wax",), ("honey",), ("candle", "light"))),
        ("about the wax and the honey", "en", (("wax",), ("honey",))),
        ("the price of honey", "en", ()),
        ("the difference between wax and honey", "en", ()),
        ("Unterschied zwischen Wachs und Honig", "de", ()),
        ("praatjes over bijen of honing", "nl", (("bijen",), ("honing",))),
        ("miel o cera", "es", (("miel",), ("cera",))),
        ("wax and what they do with it", "en", ()),
        ("", "en", ()),
    ],
)
def test_things_of_a_list(question: str, language: str, things: tuple[tuple[str, ...], ...]) -> None:
    assert lists.items(question, language) == things


@given(st.text(alphabet="ab ,&/andor", max_size=60))
def test_things_of_a_list_are_words_of_the_question(question: str) -> None:
    assert {word for thing in lists.items(question, "en") for word in thing} <= set(words(question))


def test_what_is_lacking_needs_a_thing_that_is_there() -> None:
    assert halves.lacking("bees and Apache Solr", "en", [("Solr",)]) == ("Apache", "Solr")
    assert halves.lacking("giraffes and Solr", "en", [("giraffes", "Solr")]) == ()
    assert halves.lacking("bees and Solr", "en", [("Solr",), ()]) == ()  # one of the people asked of has it
    assert halves.lacking("bees with Solr", "en", [("Solr",)]) == ()


def test_words_of_asking_are_folded_and_say_nothing() -> None:
    for language, told in askwords.OF_LANGUAGE.items():
        assert all(fold(word) == word for word in told)
        assert content_words(" ".join(told), language) == []
    assert content_words("the visa and the folk", "en") == ["visa", "folk"]


def test_the_language_of_a_short_question_is_told_by_its_verb() -> None:
    assert [looking.told_language(text, "en") for text in ("cosa hanno detto di Kafka", "vad sades om Kafka", "que contaron de Kafka")] == [
        "it",
        "sv",
        "es",
    ]


def test_sentences_below_a_bare_heading_answer_and_not_the_heading() -> None:
    hit = Hit("quay.txt", 1, 8, NoteHead("Quay", None, None, None), None, 1, 0.9, 0.5, 1.0, (), False, QUAY)
    for question in ("cranes that swing", "what was said about cranes that swing too far"):
        _, citations = answer(question, [hit], "en")
        quotes = {one.quote for one in citations}
        assert "Each crane has a switch now." in quotes and "Cranes that swing too far" not in quotes


def test_a_date_in_the_question_does_not_hide_a_talk_of_that_title() -> None:
    def hit(title: str, text: str, score: float) -> Hit:
        talk = TalkHead(title, ("Ada Birch",), "Quay Days 2018", "2018", None, None, "en")
        return Hit("q.md", 1, 2, NoteHead(None, None, None, None), talk, 1, score, 0.4, 1.0, (), False, text)

    hits = [hit("Looms", "Steam runs it. It hums.", 0.9), hit("Ropes", "A loom makes rope as well. It is long.", 0.5)]
    told = [[one.quote for one in answer("looms since 2018", hits, "en", (), aside)[1]] for aside in ({"since", "2018"}, set())]
    assert "Steam runs it." in told[0] and "A loom makes rope as well." in told[0]
