"""What leaves a talk and what goes on with it, in nine languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.cuewords import CLOSING
from ragnotes.reading.leaving import first_sentence, goes_on, leaves
from ragnotes.text import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All in all a good week.", True),
        ("Thanks to everybody who made it happen!", True),
        ("In the evening there was a party in the harbour.", True),
        ("Al met al een mooie dag.", True),
        ("En résumé, deux belles journées.", True),
        (
            "It sorts a million rows before lunch is over, and a good deal more of them while you sleep, says the author of all of it.",
            False,
        ),
        ("The second part was about columns.", False),
        ("So much for the talks. The photos will follow.", True),
        ("And that's it, back to work.", True),
        ("Afterwards we went to a place down the road for curry.", True),
        ("Had a pint with two of the speakers.", True),
        ("Home by eleven.", True),
        ("Después fuimos a tomar algo y nos acostamos tarde.", True),
        ("Al final nos tomamos unas cañas. Gracias a la organización.", True),
        ("À la fin on a pris un verre en terrasse.", True),
        ("Poi siamo andati a bere qualcosa.", True),
        ("No fim fomos jantar perto do rio.", True),
        ("Daarna nog een biertje en naar huis.", True),
        ("Abends gingen wir ins Bett wie die Steine.", True),
        ("Sedan blev det öl på stan.", True),
        (
            "A home-made parser reads what the bus delivers, and the queue behind it holds whatever the reader could not take in at once.",
            False,
        ),
    ],
)
def test_what_leaves_a_talk(text: str, expected: bool) -> None:
    assert leaves(text) is expected


def test_every_closing_phrase_leaves() -> None:
    phrases = [re.sub(r"\\(.)", r"\1", one.replace(r"\s+", " ")) for one in CLOSING.removeprefix("(?:").removesuffix(")").split("|")]
    assert len(phrases) > 100 and [phrase for phrase in phrases if not leaves(f"And {phrase}, so.")] == []


def test_what_goes_on() -> None:
    assert goes_on("She also showed columns.") and goes_on("Ensuite, un exemple.") and not goes_on("Graph databases are fine.")


@given(
    st.lists(
        st.sampled_from(["Yes.", "See e.g. this", "It cost 3.14 and", "So?! ", "終わり。", " " * 12, "word " * 70, "..."]), max_size=12
    )
)
def test_the_first_sentence_is_the_first_of_all(parts: list[str]) -> None:
    for text in (" ".join(parts), "".join(parts)):
        assert first_sentence(text) == (sentences(text) or [(0, 0)])[0]
