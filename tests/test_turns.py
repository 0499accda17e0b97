"""Whose turn it is: the words by which talks open, follow and close a day in nine languages, and words that are like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.cues import read_cue
from ragnotes.reading.inline import unmark
from ragnotes.reading.phrases import read_marks
from ragnotes.reading.turns import introduces, is_on_stage

from .timing import within

FAST = "Fast tables for all"

# (what the note says, title); the speaker is always the same
TURNS = [
    # English
    (f"**Ana Uno** kicked things off with *{FAST}*.", FAST),
    (f"**Ana Uno** ended the day with *{FAST}*.", FAST),
    (f'Ana Uno rounded off the morning with "{FAST}".', FAST),
    (f'To finish, Ana Uno wrapped things up with "{FAST}".', FAST),
    (f"Ana Uno was up next with *{FAST}*.", FAST),
    (f"*Ana Uno* came on first with *{FAST}*.", FAST),
    (f'Ana Uno stepped in for a sick speaker with "{FAST}".', FAST),
    (f'Ana Uno then took over with "{FAST}", and it was long.', FAST),
    (f'Opening the day was Ana Uno, and her talk "{FAST}" was long.', FAST),
    (f'Kicking us off was Ana Uno, with a talk called "{FAST}".', FAST),
    (f'Next on stage: Ana Uno with "{FAST}".', FAST),
    (f'The afternoon belonged to Ana Uno and her "{FAST}".', FAST),
    (f"The next one was Ana Uno with [{FAST}](https://e.org/a).", FAST),
    (f"And finally Ana Uno presented [{FAST}](https://e.org/a), about sorting.", FAST),
    (f'The best thing I saw all day was Ana Uno on "{FAST}".', FAST),
    (f'I went to see Ana Uno, whose session "{FAST}" was long.', FAST),
    (f'In the last slot we heard from Ana Uno on "{FAST}".', FAST),
    (f'Second to speak was Ana Uno. She talked about "{FAST}".', FAST),
    (f'In "{FAST}", Ana Uno traced the talk of tables.', FAST),
    ("Ana Uno kicked things off with fast tables.", "fast tables"),
    ("Next up was Ana Uno. She talked about fast tables.", "fast tables"),
    ("Up after the break was Ana Uno. Her topic was fast tables, and she had brought some.", "fast tables"),
    # German
    ("Nach der Pause stellte Ana Uno in „Schnelle Tische für alle“ neue Beine vor.", "Schnelle Tische für alle"),
    ('Ana Uno eröffnete den Tag mit "Schnelle Tische".', "Schnelle Tische"),
    ('Den Schlusspunkt setzte Ana Uno mit "Schnelle Tische".', "Schnelle Tische"),
    ('Eröffnet wurde der Tag von Ana Uno mit "Schnelle Tische".', "Schnelle Tische"),
    ('Nach der Mittagspause übernahm Ana Uno mit "Schnelle Tische".', "Schnelle Tische"),
    ('Als Nächstes stand Ana Uno auf der Bühne, die über "Schnelle Tische" sprach.', "Schnelle Tische"),
    # Dutch
    ('Ana Uno trapte af met "Snelle tafels".', "Snelle tafels"),
    ('Ana Uno sloot de ochtend af met "Snelle tafels".', "Snelle tafels"),
    # Spanish
    ('Arrancó la mañana Ana Uno con "Tablas rápidas".', "Tablas rápidas"),
    ('Cerró la jornada Ana Uno con "Tablas rápidas".', "Tablas rápidas"),
    ('Le siguió Ana Uno, que nos trajo "Tablas rápidas".', "Tablas rápidas"),
    ('El siguiente en subir al escenario fue Ana Uno con "Tablas rápidas".', "Tablas rápidas"),
    # French
    ("C'est Ana Uno qui a ouvert le bal avec « Des tables rapides ».", "Des tables rapides"),
    ("Puis Ana Uno a enchaîné avec « Des tables rapides ».", "Des tables rapides"),
    ("Pour clôturer la journée, Ana Uno nous a offert « Des tables rapides ».", "Des tables rapides"),
    # Italian
    ('Ha chiuso Ana Uno con "Tabelle veloci".', "Tabelle veloci"),
    ('Poi è salita sul palco Ana Uno, che ci ha parlato di "Tabelle veloci".', "Tabelle veloci"),
    ('La prima a parlare è stata Ana Uno con "Tabelle veloci".', "Tabelle veloci"),
    ('Il terzo intervento, "Tabelle veloci", era di Ana Uno.', "Tabelle veloci"),
    # Portuguese
    ('Quem abriu o dia foi a Ana Uno com "Tabelas rápidas".', "Tabelas rápidas"),
    ('Seguiu-se a Ana Uno, com "Tabelas rápidas".', "Tabelas rápidas"),
    ('O encerramento ficou a cargo de Ana Uno, que apresentou "Tabelas rápidas".', "Tabelas rápidas"),
    # Swedish
    ('Först ut var Ana Uno med "Snabba tabeller".', "Snabba tabeller"),
    ('Dagen inleddes av Ana Uno med "Snabba tabeller".', "Snabba tabeller"),
    ('Sist ut var Ana Uno, som avslutade kvällen med "Snabba tabeller".', "Snabba tabeller"),
]

OTHERS = [
    'Ana Uno agreed with "Fast tables for all" and laughed.',
    "Next week Ana Uno and I will read *Fast tables for all*.",
    "Last week Ana Uno and I attended the [Big Event 2006](https://e.org/x) in Linz.",
    "I ended the evening with Ana Uno and *A bottle of wine*.",
    "Ana Uno started her career with *Fast Tables Weekly*.",
    'Last year Ana Uno wrote "Fast tables for all", a book.',
    'In "Fast tables for all", Ana Uno wrote that talks are long.',
    "Next to me sat Ana Uno with [a big laptop](https://e.org/x).",
    'After lunch I talked with Ana Uno about "Fast tables for all".',
    "Closing the laptop, Ana Uno sang *Happy Birthday To You*.",
    "Ana Uno followed me on [Big Social](https://e.org).",
    'The next release is by Ana Uno, with "Faster Tables" as its name.',
    'Then Ana Uno replied with "It depends on the weather".',
    "Ana Uno ended the day with a beer.",
]


def _speakers(marked: str) -> tuple[str, tuple[str, ...]] | None:
    text = unmark(marked)
    cue = read_cue(text, read_marks(marked, text))
    return (cue.title, cue.speakers) if cue and not cue.soft else None


@pytest.mark.parametrize(("text", "title"), TURNS, ids=[text[:44] for text, _ in TURNS])
def test_who_takes_the_stage(text: str, title: str) -> None:
    assert _speakers(text) == (title, ("Ana Uno",))


@pytest.mark.parametrize("text", OTHERS, ids=[text[:44] for text in OTHERS])
def test_who_does_something_else(text: str) -> None:
    found = _speakers(text)
    assert found is None or not found[1]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("最初は一二 三さんの「速い表の作り方」でした。", "速い表の作り方"),
        ("最後は一二 三さんによる「速い表の作り方」でした。", "速い表の作り方"),
    ],
)
def test_turns_in_japanese(text: str, title: str) -> None:
    assert _speakers(text) == (title, ("一二 三",))


def test_what_still_belongs_to_the_turn() -> None:
    assert introduces("After lunch ", " was up next, with tables.") == len(" was up next")
    assert introduces("I had lunch with ", " and others.") is None


@given(st.text(st.sampled_from('Aab ,.:"wit ounxd'), max_size=60), st.text(st.sampled_from('Aab ,.:"wit ounxd'), max_size=60))
def test_any_words_may_stand_around_a_name(before: str, after: str) -> None:
    turn = introduces(before, after)
    assert turn is None or 0 <= turn <= len(after)
    assert not is_on_stage(before, after + "." * 100)


def test_hostile_words_are_read_in_little_time() -> None:
    assert within(0.2, lambda: is_on_stage("the first " * 9, "and then " * 9 + "with "))
    assert within(0.2, lambda: introduces("then was " * 13, " was next" * 2_000))
    assert within(0.2, lambda: introduces("Brooms xybiv---\n" + "---\n" * 12 + 'said": "markdown",\n"# Talk\\n",\n"', " keeps them"))
    assert within(0.2, lambda: introduces("-'" * 50 + ": ", " keeps them"))
