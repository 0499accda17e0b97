"""Whose voice a sentence is in: as far as the notes mark it, in eight languages, and no further."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.checking import voices
from ragnotes.checking.sentences import read_lines, read_units
from ragnotes.checking.voices import Voice, describe, tell_voices, tells_bias
from ragnotes.records.hits import Hit, NoteHead, TalkHead

from .timing import within


def _voices(text: str, language: str = "en", speakers: tuple[str, ...] = ("Ada Birch",)) -> list[tuple[str, str]]:
    units = read_units(read_lines(text))
    return [(voice.kind, voice.who) if voice else ("", "") for voice in tell_voices(units, language, speakers)]


def _kind(text: str, language: str = "en") -> str:
    return _voices(text, language)[-1][0]


NOTE_TAKER = [
    ("en", "I doubt that this scales beyond one team."),
    ("en", "My take: too early for us."),
    ("en", "- (nobody around me believed a word of it)"),
    ("en", "- [we should try this at home]"),
    ("en", "IMO the second half was the better one."),
    ("en", "## My thoughts\n\nToo much marketing for a talk on queues."),
    ("nl", "Ik geloof er niets van."),
    ("nl", "Mijn mening: te vroeg."),
    ("es", "Creo que no funciona con datos grandes."),
    ("es", "Opinión personal: demasiado pronto."),
    ("de", "Ich glaube das noch nicht."),
    ("de", "Meine Meinung: noch zu früh."),
    ("fr", "Mon avis : trop tôt pour nous."),
    ("fr", "Je n'y crois pas trop."),
    ("it", "Nota personale: da riprovare a casa."),
    ("pt", "Minha opinião: cedo demais."),
    ("sv", "Jag tror inte på det."),
    ("en", "Verdict: I would not use it."),
    ("en", "Ada Birch: Queues\nI liked this one."),
    ("ja", "個人的には早すぎると思う。"),
]
AUDIENCE = [
    ("en", "Q: does it work offline?"),
    ("en", "Q2: and with old files?"),
    ("en", "**Question:** who pays for the servers?"),
    ("en", "Somebody in the audience asked whether it runs on old phones."),
    ("en", "One question from the audience was about the licence."),
    ("en", "## Q&A\n\n- Does it need a network?"),
    ("nl", "Vraag: werkt het zonder netwerk?"),
    ("nl", "Iemand uit het publiek vroeg naar de licentie."),
    ("es", "P: ¿funciona sin red?"),
    ("es", "Alguien del público preguntó por la licencia."),
    ("de", "Frage: läuft das auch ohne Netz?"),
    ("de", "Die Frage aus dem Publikum galt der Lizenz."),
    ("fr", "Question du public : et la licence ?"),
    ("fr", "Quelqu'un dans la salle a demandé le prix."),
    ("it", "Domanda: funziona senza rete?"),
    ("pt", "Alguém da plateia perguntou pela licença."),
    ("sv", "Fråga: går det utan nät?"),
    ("ja", "質問：オフラインでも動きますか。"),
]
QUOTED = [
    ("en", 'As Edsger Holt once said, "tests show bugs, never their absence".', "Edsger Holt"),
    ("en", "According to Mira Stone the cache is the bug.", "Mira Stone"),
    ("en", '> "Names are half of the work." — Mira Stone', "Mira Stone"),
    ("nl", 'Zoals Mira Steen zei: "meten is weten".', "Mira Steen"),
    ("es", "Como dijo Mira Piedra, medir es saber.", "Mira Piedra"),
    ("de", "Laut Mira Stein ist der Cache der Fehler.", "Mira Stein"),
    ("fr", "Comme disait Mira Pierre, mesurer c'est savoir.", "Mira Pierre"),
    ("it", "Come diceva Mira Pietra, misurare è sapere.", "Mira Pietra"),
    ("pt", "Segundo Mira Pedra, medir é saber.", "Mira Pedra"),
    ("sv", "Enligt Mira Sten är cachen felet.", "Mira Sten"),
    ("en", "He quoted Mira Stone: tests show bugs.", "Mira Stone"),
    ("es", "Citó a Mira Piedra: «medir es saber».", "Mira Piedra"),
]
JOKES = [
    ("en", "Python 5 will be written in Go (joke)."),
    ("en", "She joked that the cluster runs on coffee."),
    ("en", "And then we all moved to Fortran ;)"),
    ("nl", "Ze grapte dat het cluster op koffie loopt."),
    ("es", "Lo dijo en broma: el clúster va con café."),
    ("de", "Der Cluster läuft mit Kaffee (Scherz)."),
    ("fr", "Le cluster tourne au café (blague)."),
    ("it", "Ha scherzato che il cluster va a caffè."),
    ("pt", "O cluster roda a café (brincadeira)."),
    ("sv", "Klustret går på kaffe (skämt)."),
    ("en", "It runs on coffee, she joked."),
    ("es", "Es broma, el clúster va con luz."),
]
ABSTRACTS = [
    ("en", "Abstract: this talk shows how queues fail."),
    ("en", "## Description\n\nThis talk shows how queues fail."),
    ("en", "This talk shows how queues fail (from the programme)."),
    ("nl", "Omschrijving: hoe wachtrijen stukgaan."),
    ("es", "Descripción: cómo fallan las colas."),
    ("de", "Beschreibung: wie Warteschlangen versagen."),
    ("fr", "Descriptif : comment les files cassent."),
    ("it", "Descrizione: come si rompono le code."),
    ("pt", "Descrição: como as filas falham."),
    ("sv", "Beskrivning: hur köer går sönder."),
]
SAID = [
    ("en", "Queues fail when nobody reads them."),
    ("en", "Their cache (a small one) is the bug."),
    ("en", "She asked the audience who uses queues."),
    ("en", "The question is which of the two scales?"),
    ("en", "According to Ada Birch the cache is the bug."),
    ("en", "Use a queue as Redis does."),
    ("en", "Radios use a detector (at least I think so) of two parts."),
    ("en", 'They call it the "reader of readers" (Holt).'),
    ("en", "- [the slides of the talk](https://example.org/slides)"),
    ("en", "The abstract syntax tree is walked twice."),
    ("en", "Q3 results were better than Q2."),
    ("en", "It prints (see the figure) a table; that is all."),
    ("nl", "Zoals altijd was de zaal koud."),
    ("es", "P es el número de procesos."),
    ("de", "Laut Umfrage nutzt das die Hälfte."),
    ("fr", "Selon le contexte, le cache aide."),
    ("it", "Secondo il contesto, la cache aiuta."),
    ("pt", "Segundo o contexto, o cache ajuda."),
    ("sv", "Enligt planen blir det klart i maj."),
    ("en", "Bob Holt: I have never lost a queue."),
    ("en", "Ada: I have never lost a queue."),
    ("en", "Bob Holt: Queues fail. I have never lost one."),
    ("en", "> I have never lost a queue."),
    ("en", 'I have never lost a queue." she said'),
    ("en", 'She said: "It is simple. I read it twice. That is all."'),
    ("en", "They show us how queues fail."),
    ("fr", "Ils nous présentent trois files."),
    ("pt", "Ele corre nos servidores."),
    ("es", "No es broma, el clúster va con luz."),
    ("en", "She quotes prices in euros."),
]


@pytest.mark.parametrize(("language", "text"), NOTE_TAKER)
def test_the_note_taker_speaks(language: str, text: str) -> None:
    assert _kind(text, language) == "note-taker"


@pytest.mark.parametrize(("language", "text"), AUDIENCE)
def test_the_audience_asks(language: str, text: str) -> None:
    assert _kind(text, language) == "audience"


@pytest.mark.parametrize(("language", "text", "who"), QUOTED)
def test_somebody_is_quoted(language: str, text: str, who: str) -> None:
    assert _voices(text, language)[-1] == ("quoted", who)


@pytest.mark.parametrize(("language", "text"), JOKES)
def test_jokes(language: str, text: str) -> None:
    assert _kind(text, language) == "joke"


@pytest.mark.parametrize(("language", "text"), ABSTRACTS)
def test_what_is_pasted(language: str, text: str) -> None:
    assert _kind(text, language) == "abstract"


@pytest.mark.parametrize(("language", "text"), SAID)
def test_what_is_not_marked_was_said(language: str, text: str) -> None:
    assert _kind(text, language) == ""


def test_an_abstract_ends_with_its_paragraph() -> None:
    text = "Abstract: queues fail. This talk shows how,\nin three parts.\n\nThe first part was about readers.\n\n- one reader is none"
    assert [kind for kind, _ in _voices(text)] == ["abstract", "abstract", "", ""]


ANNOUNCED = (
    "> Queues are everywhere and nobody looks at them. This talk walks through three failures of large queues, shows how each of them "
    "was found, and I explain what could have told us a good deal earlier.\n"
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"## Queues\n*Ada Birch*\n\n{ANNOUNCED}\nThe room was full.", ["", "", "abstract", "abstract", ""]),
        (f"The room was full.\n\n{ANNOUNCED}\nThen lunch.", ["", "", "", ""]),  # not before the notes
        (f"## Queues\n\n{ANNOUNCED}", ["", "", ""]),  # these may be the notes
        (f"## Queues\n\n{ANNOUNCED}> — Mira Stone\n\nThe room was full.", ["", "quoted", "quoted", "quoted", ""]),
        ("## Queues\n\n> Queues fail.\n\nThe room was full.", ["", "", ""]),  # too short
    ],
)
def test_a_long_quotation_before_the_notes_is_the_abstract(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in _voices(text)] == kinds


def test_outside_talks_a_quotation_is_no_abstract() -> None:
    units = read_units(read_lines(f"## Queues\n\n{ANNOUNCED}\nThe room was full."))
    assert not any(tell_voices(units, "en", of_talk=False))


def test_a_signature_signs_the_quotation_above_it() -> None:
    text = "Queues fail.\n\n> Names are half of the work.\n> The rest is naming.\n> — Mira Stone, 1998\n\nThey do."
    assert _voices(text) == [("", ""), *[("quoted", "Mira Stone")] * 3, ("", "")]


def test_answers_under_questions_are_the_speakers() -> None:
    assert [kind for kind, _ in _voices("## Q&A\n\n- Does it need a network?\n- It does not.\n")] == ["", "audience", ""]


BIASED = [
    "Full disclosure: I work for the company that makes it.",
    "I am a maintainer of that library.",
    "My colleague gave this one.",
    "Ik werk bij de maker ervan.",
    "Trabajo en la empresa que lo hace.",
    "Ich arbeite bei dem Hersteller.",
    "Je travaille chez eux.",
    "Lavoro per loro.",
    "Trabalho na empresa que o faz.",
    "Jag jobbar på bolaget bakom.",
    "I work for Nordkai, which sponsors the event, so I am biased about warehouses.",
    "I'm hardly neutral here.",
    "Disclaimer: they paid my train.",
    "Zur Einordnung: ich arbeite bei der Nordkai GmbH, bin also befangen.",
    "Ich war dort angestellt und bin daher nicht neutral.",
    "Je suis donc juge et partie.",
    "Dus ben ik hier niet neutraal.",
    "Non sono del tutto imparziale.",
    "Não sou neutro nesta matéria.",
    "Därför är jag partisk.",
]


@pytest.mark.parametrize("text", BIASED)
def test_stated_bias(text: str) -> None:
    assert tells_bias(text)


UNBIASED = [
    "They work for a bank.",
    'She said: "I work at a bank."',
    "Bias in models is a problem.",
    "Je n'ai rien vu.",
    "I am not biased, she said.",
    "Responsible disclosure takes ninety days.",
    "Disclaimer: I left out some talks.",
    "Ich bin nicht befangen.",
    "Er ist befangen.",
]


@pytest.mark.parametrize("text", UNBIASED)
def test_no_bias(text: str) -> None:
    assert not tells_bias(text)


@given(st.text(max_size=300), st.sampled_from(["en", "de", "und"]))
def test_any_text_has_a_voice_for_each_sentence(text: str, language: str) -> None:
    units = read_units(read_lines(text))
    voices = tell_voices(units, language)
    assert len(voices) == len(units) and all(voice is None or isinstance(voice, Voice) for voice in voices)


@pytest.mark.parametrize(
    "hostile", ["as A " * 20_000, "according to Ab " * 6_000, "(" * 100_000, '"— ' * 30_000, "someone in the " * 7_000, "Ab " * 30_000]
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    units = read_units(read_lines(hostile))
    assert within(3, lambda: tell_voices(units, "en"))


def _hit(text: str, author: str | None = "Noor Vale", speakers: tuple[str, ...] = ("Ada Birch",)) -> Hit:
    note = NoteHead("Hive 2021", author, "Hive 2021", "2021")
    talk = TalkHead("Queues", speakers, "Hive 2021", "2021", None, None, "en")
    return Hit("a.md", 1, 1 + text.count("\n"), note, talk, 1, 0.5, 0.5, 1.0, (), False, text)


def test_a_passage_is_described() -> None:
    text = "Queues fail.\n\nI doubt it very much indeed.\n\nQ: does it work offline?\n\nFull disclosure: I work for them."
    assert describe(_hit(text)) == (
        'talk; notes by Noor Vale; the note-taker\'s own words: "I doubt it very much ...", "Full disclosure: I work for ..."; '
        'asked from the audience: "Q: does it work offline?"; the note-taker is not neutral: "Full disclosure: I work for ..."'
    )
    assert describe(_hit("Queues fail.", None)) == "talk"
    assert describe(_hit("Queues fail.", "Ada Birch")) == "talk; given by the note-taker, Ada Birch"
    assert describe(replace(_hit("I came by train."), talk=None)) == "the note-taker's own text; notes by Noor Vale"


@given(st.from_regex(voices._QUOTED()), st.from_regex(voices._QUOTES()))
def test_what_quotes_has_one_of_the_marks_that_are_looked_for_first(quoted: str, quotes: str) -> None:
    assert any(mark in quoted for mark in voices._MARKS)
    assert any(mark in quotes for mark in (":", *voices._MARKS))
