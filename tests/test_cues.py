"""What a paragraph says of a talk, in nine languages: titles and speakers where they are told, and nothing where they are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.cues import divide, read_cue
from ragnotes.reading.cuewords import BY, BY_HINTS, TELLS, TELLS_HINTS, words_of
from ragnotes.reading.inline import unmark
from ragnotes.reading.phrases import MAX_TITLE, read_marks


def _cue(marked: str, known: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]] | None:
    text = unmark(marked)
    cue = read_cue(text, read_marks(marked, text), known)
    return (cue.title, cue.speakers) if cue and not cue.soft else None


ANA, BO = ("Ana Uno",), ("Bo Twee",)
BOTH = ("Ana Uno", "Bo Twee")

# (what the note says, title, speakers)
TOLD = [
    ("One of the best talks was Ana Uno's on fast tables.", "fast tables", ("Ana Uno",)),
    ("One of the best talks was the one by Ana Uno about fast tables.", "fast tables", ("Ana Uno",)),
    ("Uma das melhores palestras foi a do *Bo Twee* sobre o [*Circus*](https://e.org/c).", "Circus", ("Bo Twee",)),
    ("Una de las mejores charlas fue la de Ana Uno sobre tablas rápidas.", "tablas rápidas", ("Ana Uno",)),
    ("Einer der besten Vorträge war der von Ana Uno über schnelle Tische.", "schnelle Tische", ("Ana Uno",)),
    ("Een van de beste praatjes was dat van Ana Uno over snelle tafels.", "snelle tafels", ("Ana Uno",)),
    ("Ana Uno brilló con su charla sobre tablas rápidas.", "tablas rápidas", ("Ana Uno",)),
    ("Ana Uno überzeugte mit ihrem Vortrag über schnelle Tische.", "schnelle Tische", ("Ana Uno",)),
    # English
    ("Ana Uno talked about fast tables.", "fast tables", ANA),
    ("[Ana Uno](https://twitter.com/anauno) talked about fast tables for slow people.", "fast tables for slow people", ANA),
    ("Next up was Ana Uno, who talked about fast tables.", "fast tables", ANA),
    ("Next up, Ana Uno talked about fast tables.", "fast tables", ANA),
    ("Then came Ana Uno with a talk on fast tables.", "fast tables", ANA),
    ("After lunch, Ana Uno presented fast tables. They are fast.", "fast tables", ANA),
    ("After that it was Ana Uno's turn, and she spoke about fast tables.", None, ANA),
    ("Ana Uno followed with a talk about fast tables.", "fast tables", ANA),
    ("I attended Ana Uno's workshop on fast tables.", "fast tables", ANA),
    ("My favourite talk was Ana Uno's, about fast tables.", None, ANA),
    ("My favourite talk was Ana Uno's *Fast tables for all*.", "Fast tables for all", ANA),
    ("In *Fast Tables*, Ana Uno showed how to sort a million rows.", "Fast Tables", ANA),
    ('In "Fast tables for all", Ana Uno explained sorting.', "Fast tables for all", ANA),
    ("The day began with Ana Uno's keynote on fast tables.", "fast tables", ANA),
    ("The day started with Ana Uno, who talked about fast tables.", "fast tables", ANA),
    ("The first talk of the day was [Fast tables](https://e.org/talks/1) by Ana Uno.", "Fast tables", ANA),
    ("[Fast tables for all](https://youtu.be/abc) by Ana Uno was the best of them.", "Fast tables for all", ANA),
    ("The next talk was by Ana Uno on _Fast Tables for Everyone_.", "Fast Tables for Everyone", ANA),
    ("The closing keynote was given by Ana Uno: “Tables, and what they hide”.", "Tables, and what they hide", ANA),
    ("Ana Uno and Bo Twee presented fast tables.", "fast tables", BOTH),
    ("Ana Uno from Acme gave a talk titled “Fast Tables For All”.", "Fast Tables For All", ANA),
    ("Ana Uno (Acme) gave a great talk on fast tables, which I liked.", "fast tables", ANA),
    ("Dr. Ana Uno gave a keynote about fast tables.", "fast tables", ANA),
    ("I went to a talk about fast tables by Ana Uno.", "fast tables", ANA),
    ("The talk was called *Fast tables for all*.", "Fast tables for all", ()),
    ("I attended “Fast Tables For All” in the big room.", "Fast Tables For All", ()),
    ("The next talk was about ducks.", "ducks", ()),
    ("First up was Ana Uno talking about fast tables.", "fast tables", ANA),
    ("The talk by Ana Uno about fast tables was long.", "fast tables", ANA),
    ("Closing the day was Ana Uno with her keynote *Tables of the Future*.", "Tables of the Future", ANA),
    ("Ana Uno took the stage to talk about fast tables.", "fast tables", ANA),
    ("@anauno talked about fast tables.", "fast tables", ("@anauno",)),
    ("One of my favourites was Sorting for Fun by Ana Uno.", "Sorting for Fun", ANA),
    ("After a break it was time for Ana Uno with Tables of the Past.", "Tables of the Past", ANA),
    ("The final keynote was given by Ana Uno, and was about sorting things.", None, ANA),
    ("The day started with a keynote by Professor Ana Uno on fast tables.", "fast tables", ANA),
    ("I joined the session “Working with old tables” by Ana Uno and Bo Twee.", "Working with old tables", BOTH),
    ("Ana Uno, the head of tables at Acme, had a keynote about fast tables.", "fast tables", ANA),
    # Portuguese, Spanish, Italian, German: after a word for the time
    ("De manhã a Ana Uno falou sobre tabelas rápidas.", "tabelas rápidas", ANA),
    ("Por la tarde Ana Uno habló sobre tablas rápidas.", "tablas rápidas", ANA),
    ("Ha cominciato Ana Uno con un intervento sulle tabelle veloci.", None, ANA),
    ("Den Anfang machte Ana Uno mit einem Vortrag über schnelle Tabellen.", None, ANA),
    # Dutch
    ("Daarna sprak Ana Uno over snelle tabellen.", "snelle tabellen", ANA),
    ("Ana Uno gaf een lezing over snelle tabellen.", "snelle tabellen", ANA),
    ("Na de lunch vertelde Ana Uno over snelle tabellen.", "snelle tabellen", ANA),
    ("Vervolgens was het de beurt aan Ana Uno met een praatje over snelle tabellen.", "snelle tabellen", ANA),
    ("De dag begon met een keynote van de Friese kunstenaar Ana Uno over snelle tabellen.", "snelle tabellen", ANA),
    ("De keynote van Ana Uno ging over snelle tabellen.", "snelle tabellen", ANA),
    ("Er was een praatje over beren.", "beren", ()),
    ("Het praatje “Snelle tabellen voor iedereen” vond ik het leukst.", "Snelle tabellen voor iedereen", ()),
    ("Ana Uno heeft over snelle tabellen verteld.", "snelle tabellen", ANA),
    ("Als eerste kwam Ana Uno over snelle tabellen praten.", None, ANA),
    # German
    ("Anschließend zeigte Ana Uno schnelle Tabellen.", "schnelle Tabellen", ANA),
    ("Danach ging es mit Ana Uno weiter.", None, ANA),
    ("Ana Uno sprach über schnelle Tabellen.", "schnelle Tabellen", ANA),
    ("Im Vortrag von Ana Uno ging es um schnelle Tabellen.", None, ANA),
    ("Ana Uno hat über schnelle Tabellen gesprochen.", "schnelle Tabellen", ANA),
    ("Danach war Ana Uno an der Reihe.", None, ANA),
    ("Weiter ging es mit [Schnelle Tabellen](https://e.org/fahrplan/events/12.html). Der Talk war gut.", "Schnelle Tabellen", ()),
    ("Nach der Pause ging ich zum Vortrag „Schnelle Tabellen für alle“.", "Schnelle Tabellen für alle", ()),
    ("Der Vortrag über schnelle Tabellen war zu kurz.", "schnelle Tabellen", ()),
    ("Zum Schluss präsentierte Ana Uno ihre schnellen Tabellen.", None, ANA),
    ("In ihrem Talk „Schnelle Tabellen für alle“ erklärte Ana Uno das Sortieren.", "Schnelle Tabellen für alle", ANA),
    # Spanish
    ("Ana Uno habló sobre tablas rápidas.", "tablas rápidas", ANA),
    ("Después habló Ana Uno sobre tablas rápidas.", "tablas rápidas", ANA),
    ("Luego fue el turno de Ana Uno, que habló sobre tablas rápidas.", "tablas rápidas", ANA),
    ("La charla de Ana Uno sobre tablas rápidas fue muy buena.", "tablas rápidas", ANA),
    ("A continuación, Ana Uno presentó tablas rápidas.", "tablas rápidas", ANA),
    ("Asistí a “Tablas rápidas para todos”, de Ana Uno.", "Tablas rápidas para todos", ANA),
    ("Ana Uno nos contó cómo ordena sus tablas.", None, ANA),
    ("Otra charla sobre gatos cerró el día.", None, ()),
    # French
    ("Ana Uno a parlé de tables rapides.", None, ANA),
    ("Ensuite, Ana Uno a présenté des tables rapides.", None, ANA),
    ("Puis ce fut au tour d'Ana Uno.", None, ANA),
    ("Puis ce fut au tour de Bo Deux, avec « Des tables rapides pour tous ».", "Des tables rapides pour tous", ("Bo Deux",)),
    ("J'ai assisté à « Des tables rapides pour tous », par Ana Uno.", "Des tables rapides pour tous", ANA),
    ("La conférence de Ana Uno sur les tables rapides était dense.", "tables rapides", ANA),
    ("Une conférence sur les canards a suivi.", None, ()),
    # Italian
    ("Ana Uno ha parlato di tabelle veloci.", None, ANA),
    ("Poi ha parlato Ana Uno sulle tabelle veloci.", "tabelle veloci", ANA),
    ("Il talk di Ana Uno sulle tabelle veloci era denso.", "tabelle veloci", ANA),
    ("Dopo pranzo è stato il turno di Ana Uno.", None, ANA),
    ("Ho seguito “Tabelle veloci per tutti” di Ana Uno.", "Tabelle veloci per tutti", ANA),
    # Portuguese
    ("Ana Uno falou sobre tabelas rápidas.", "tabelas rápidas", ANA),
    ("Depois foi a vez do Bo Dois falar sobre tabelas rápidas.", "tabelas rápidas", ("Bo Dois",)),
    ("Na sequência veio a Ana Uno, mostrando tabelas rápidas.", "tabelas rápidas", ANA),
    ("A próxima palestra, foi da Ana Uno sobre tabelas rápidas.", "tabelas rápidas", ANA),
    ("O Bo Dois falou sobre tabelas rápidas.", "tabelas rápidas", ("Bo Dois",)),
    ("A palestra da Ana Uno sobre tabelas rápidas foi ótima.", "tabelas rápidas", ANA),
    ("Assisti à palestra “Tabelas rápidas para todos”.", "Tabelas rápidas para todos", ()),
    # Swedish
    ("Sedan pratade Ana Uno om snabba tabeller.", "snabba tabeller", ANA),
    ("Ana Uno höll ett föredrag om snabba tabeller.", "snabba tabeller", ANA),
    ("Därefter var det dags för Ana Uno.", None, ANA),
    ("Nästa föredrag om ankor var kort.", "ankor", ()),
    # Korean and Japanese
    ("하나둘님의 [빠른 표](https://e.org/session/1) 세션을 들었다.", "빠른 표", ("하나둘",)),
    ("“빠른 표 만들기”라는 주제로 하나둘님이 발표를 했다.", "빠른 표 만들기", ("하나둘",)),
    ("첫날에는 “빠른 표 만들기”라는 세션이 좋았다.", "빠른 표 만들기", ()),
    ("一二三氏による「速い表の作り方」という講演がありました。", "速い表の作り方", ("一二三",)),
    ("次は山田 花子さんの「速い表の作り方」というセッションです。", "速い表の作り方", ("山田 花子",)),
    ("「速い表の作り方」のセッションを聞きました。", "速い表の作り方", ()),
]

NOTHING = [
    "For the talks, see the wonderful [PyDays talk repo](https://github.com/a/b) by Ana Uno.",
    "There is a list of session notes by Ana Uno, and a talk summary by Bo Twee.",
    "As Ana Uno wrote in her book, tables are slow.",
    "“Simplicity is hard.” ― Ana Uno",
    "The library was written by Ana Uno until Bo Twee talked her out of it.",
    "Jeroen, Ana Uno and Bo Twee from our team were there, and Ana won a keyboard.",
    "Ana Uno presented fast tables. Bo Twee presented slow ones. Cy Drie talked about pickles.",
    "There were talks about tables, pickles and ducks.",
    "Thanks to Ana Uno for the photos and to Bo Twee for the ride.",
    "I had lunch with Ana Uno, who works at Acme.",
    "Ana Uno gave me a lift to the station.",
    "I missed Ana Uno's talk on fast tables.",
    "Ana Uno will give a talk about fast tables next year.",
    "The paper by Ana Uno is worth a read.",
    "According to Ana Uno, tables are slow.",
    "We met Ana Uno at the booth of Acme.",
    "I read “Fast tables for all” on the train.",
    "See [the slides](https://speakerdeck.com/x/y) and [the video](https://youtu.be/z).",
    "Machine Learning was everywhere this year.",
    "Large Language Models gave everybody something to talk about.",
    "It was a good year for talks.",
    "The venue was close to the [Grand Hotel](https://e.org/hotel).",
    "Ana Uno asked a question about sorting.",
    "The book of Ana Uno, *Fast Tables*, was sold out.",
    "I bought *Fast Tables and Slow Chairs* at the stand.",
    "I went to talks about ducks (keynote by Ana Uno), geese (by Bo Twee) and swans (by Cy Drie).",
    "I had an interesting talk with Ana Uno about the weather.",
    "The winner of the raffle was Ana Uno from Acme.",
    "My colleague was Ana Uno and she held the door.",
    "The talks on Friday were long.",
    'We went on with Ana Uno’s talk about "Fast tables for all" and Bo Twee’s talk about "Slow tables for some".',
    "Volgens Ana Uno zijn tabellen traag.",
    "Ik sprak met Ana Uno over tabellen tijdens de borrel.",
    "Helaas heb ik het praatje van Ana Uno gemist.",
    "Laut Ana Uno sind Tabellen langsam.",
    "Ich habe Ana Uno beim Mittagessen getroffen.",
    "Den Vortrag von Ana Uno habe ich leider verpasst.",
    "Según Ana Uno, las tablas son lentas.",
    "Comí con Ana Uno y Bo Dos.",
    "Me perdí la charla de Ana Uno sobre tablas.",
    "Selon Ana Uno, les tables sont lentes.",
    "Merci à Ana Uno et à toute l'équipe.",
    "J'ai raté la conférence de Ana Uno.",
    'This talk is a follow-up of Ana Uno\'s "Fast tables" talk from last year.',
    'This session was based on Ana Uno\'s talk "Fast tables".',
    "It reminded me of Ana Uno's talk on fast tables.",
    'See Ana Uno\'s talk "Fast tables" for more.',
    "Secondo Ana Uno le tabelle sono lente.",
    "Grazie ad Ana Uno per le foto.",
    "Segundo Ana Uno, tabelas são lentas.",
    "Obrigado à Ana Uno pela carona.",
    "Enligt Ana Uno är tabeller långsamma.",
    "Jag missade föredraget av Ana Uno.",
    "하나둘님을 만나서 반가웠다.",
    "「速い表」という本を買いました。",
    "一二三さんと昼食を食べました。",
]


@pytest.mark.parametrize(("text", "title", "speakers"), TOLD, ids=[text[:40] for text, _, _ in TOLD])
def test_what_a_paragraph_tells(text: str, title: str | None, speakers: tuple[str, ...]) -> None:
    found = _cue(text)
    assert found is not None
    assert found[1] == speakers
    assert title is None or found[0] == title
    assert len(found[0]) <= MAX_TITLE + 1


@pytest.mark.parametrize("text", NOTHING, ids=[text[:40] for text in NOTHING])
def test_what_tells_of_no_talk(text: str) -> None:
    assert _cue(text) is None


def test_a_speaker_known_from_before_may_come_by_first_name() -> None:
    text = "Ana also gave another talk, this time on _Slow Tables_."
    assert _cue(text, ("Ana Uno",)) == ("Slow Tables", ("Ana",))
    assert _cue(text, ("Bo Twee",)) != ("Slow Tables", ("Ana",))


def test_a_talk_referred_to_within_another_is_no_second_speaker() -> None:
    assert _cue("Ana Uno talked about fast tables. As in the keynote, and as in yesterday's talk by Bo Twee, it was about sorting.") == (
        "fast tables",
        ANA,
    )


@given(st.lists(st.sampled_from([text for text, _, _ in TOLD] + NOTHING), min_size=1, max_size=4))
def test_names_stand_in_the_text(texts: list[str]) -> None:
    marked = " ".join(texts)
    text = unmark(marked)
    cue = read_cue(text, read_marks(marked, text))
    if cue:
        assert all(name in text for name in cue.speakers)
        assert cue.title.rstrip("…") in " ".join(text.split()) or "(" in text
    places = [position for position, _ in divide(texts, False)]
    assert places == sorted(set(places)) and all(0 < place < len(texts) for place in places)


@pytest.mark.parametrize("table", [(TELLS, TELLS_HINTS), (BY, BY_HINTS)])
def test_a_hint_stands_in_every_phrase(table: tuple[str, frozenset[str]]) -> None:
    phrases = table[0].removeprefix("(?:").removesuffix(")").replace(r"\s+", " ").split("|")
    assert len(phrases) > 9 and not [phrase for phrase in phrases if table[1].isdisjoint(words_of(phrase))]


@given(st.text(st.sampled_from("aB9_-'. \n\té東"), max_size=40))
def test_words_are_runs_of_letters_in_any_script(text: str) -> None:
    assert words_of(text) == tuple(re.findall(r"[^\W\d_]+", text.lower()))


@pytest.mark.parametrize(
    "told",
    [
        "On Monday Ana Uno talked about *Fast tables*.",
        "Yesterday Ana Uno walked us through “Fast tables”.",
        "At 10:30 Ana Uno gave *Fast tables*.",
        "Right after the coffee break Ana Uno told us how she came to be in “Fast tables”.",
        "On day two Ana Uno tackled *Fast tables*.",
        "The day ended with Ana Uno and “Fast tables”.",
        "On Sunday I saw Ana Uno talk about *Fast tables*.",
        "On Monday Ana Tre Uno talked about *Fast tables*.",
        "Am Dienstag stellte Ana Uno »Fast tables« vor.",
        "Nach der Kaffeepause erzählte Ana Uno von »Fast tables«.",
        "Am Nachmittag beleuchtete Ana Uno »Fast tables«.",
        "Gestern hielt Ana Uno den Vortrag »Fast tables«.",
        "Après le café, Ana Uno nous a raconté « Fast tables ».",
        "Mardi Ana Uno a abordé « Fast tables ».",
        "El lunes Ana Uno habló de «Fast tables».",
        "Ayer Ana Uno explicó «Fast tables».",
        'Na segunda-feira Ana Uno falou sobre "Fast tables".',
        'Ontem Ana Uno demonstrou "Fast tables".',
        'Lunedì Ana Uno ha parlato di "Fast tables".',
        'La mattina dopo Ana Uno ha discusso "Fast tables".',
        'Op dinsdag besprak Ana Uno "Fast tables".',
        'Na de lunch behandelde Ana Uno "Fast tables".',
        'På måndagen talade Ana Uno om "Fast tables".',
        'Efter lunchen gick Ana Uno igenom "Fast tables".',
    ],
)
def test_a_day_or_a_pause_before_the_name(told: str) -> None:
    name = "Ana Tre Uno" if "Tre" in told else "Ana Uno"
    assert _cue(f"{told} It was new to me.") == ("Fast tables", (name,))


@pytest.mark.parametrize(
    "told",
    [
        "On Monday Ana Uno presented the numbers.",
        "On Monday Ana Uno showed me *The third man*.",
        "Yesterday Ana Uno told us a joke about *The white whale*.",
        "On Friday we read “The raven” by Ana Uno.",
        "On Monday I met Ana Uno at *The old oak*.",
        "On Friday Ana Uno wrote *A letter to the mayor*.",
        "After lunch Ana Uno and I walked to *The old oak*.",
    ],
)
def test_a_day_before_the_name_of_somebody_who_gives_no_talk(told: str) -> None:
    assert _cue(told) is None


def test_a_talk_seen_one_that_was_by_somebody_and_one_called_something() -> None:
    def told(text: str) -> tuple[str, tuple[str, ...]] | None:
        found = read_cue(text, read_marks(text, text))
        return (found.title, found.speakers) if found else None

    assert told("The best talk of the day was by Sarah Quorn, on small boxes. She opened three.") == ("small boxes", ("Sarah Quorn",))
    assert told("We also saw Tom Zibb talk about ropes.") == ("ropes", ("Tom Zibb",))
    assert told("Then there was a great session on ladders by Sarah Quorn.") == ("ladders", ("Sarah Quorn",))
    assert told('Tom Zibb showed us how his house moved, in a talk called "Bricks and porridge".') == (
        "Bricks and porridge",
        ("Tom Zibb",),
    )
    assert told("Nach der Pause erzählte Tom Zibb, wie er Leitern aus Papier baut.") == ("er Leitern aus Papier baut", ("Tom Zibb",))
    assert told("We saw Tom Zibb at the bar.") is None
    assert told("The best soup of the day was by Sarah Quorn.") is None
