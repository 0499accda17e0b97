"""Which marks say that a talk did not take place, and which uses of the word say something else."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

_NOTE = "# PyFun 2021\n\n## Logs - Bo Lind\n\nLogs grow.\n\n## {}\n\n{}\n\n## Sieve tables - Ana Holm\n\nTables.\n"


@pytest.mark.parametrize(
    ("heading", "body", "cancelled"),
    [
        ("Trains - Tim Berg", "My train was cancelled so I missed the first half.", False),
        ("Trains - Tim Berg", "He showed how a cancelled request leaks.", False),
        ("Trains - Tim Berg", "In the end nothing was cancelled.", False),
        ("Trains - Tim Berg", "Cancelled requests leak.", False),
        ("Trains - Tim Berg", "Cancelled.\n\n- but the slides tell much\n- of rails", False),
        ("How we cancelled our contract - Otto Kahn", "Good.", False),
        ("Cancelled requests - Tim Berg", "Good.", False),
        ("Trains - Tim Berg", "This talk was cancelled.", True),
        ("~~Trains~~ cancelled, speaker ill - Tim Berg", "", True),
        ("Trains - Tim Berg", "Afgelast", True),
        ("Trains - Tim Berg", "Entfallen.", True),
        ("Trains - Tim Berg", "Der Vortrag wurde leider abgesagt.", True),
        ("Trains - Tim Berg", "The speaker was ill, so the talk was cancelled.", True),
        ("Trains - Tim Berg", "Cancelled, the train was late. More tea for me.", True),
        ("Postponed: Trains - Tim Berg", "Later.", True),
        ("Trains - Tim Berg (cancelled)", "x", True),
        ("CANCELLED Trains - Tim Berg", "x", True),
        ("Trains - Tim Berg - cancelled", "x", True),
        ("~~Trains - Tim Berg~~", "", True),
        ("How a *cancelled* order is kept - Tim Berg", "Good.", False),
        ("Orders, **cancelled** and not - Tim Berg", "Good.", False),
        ("Who _cancelled_ the trains - Tim Berg", "Good.", False),
        ("*Cancelled* Trains - Tim Berg", "x", True),
        ("**Cancelled:** Trains - Tim Berg", "x", True),
        ("Trains - Tim Berg **cancelled**", "x", True),
        ("Trains (*cancelled*) - Tim Berg", "x", True),
        ("Trains [cancelled, sadly] - Tim Berg", "x", True),
    ],
)
def test_only_a_mark_says_that_a_talk_was_cancelled(heading: str, body: str, cancelled: bool) -> None:
    talks, remarks = find_talks(read_note("a.md", _NOTE.format(heading, body).encode()))
    assert len(talks) == (2 if cancelled else 3)
    assert bool(remarks) is cancelled


@pytest.mark.parametrize(
    "word",
    "cancelled geannuleerd afgelast cancelado suspendida aplazada abgesagt verschoben ausgefallen entfällt annulé reportée adiado "
    "annullato rinviata inställd uppskjuten aflyst avlyst".split(),
)
def test_every_word_in_brackets_is_a_mark(word: str) -> None:
    talks, remarks = find_talks(read_note("a.md", _NOTE.format(f"Trains - Tim Berg ({word})", "x").encode()))
    assert len(talks) == 2 and len(remarks) == 1


@pytest.mark.parametrize("said", ["was cancelled", "werd geannuleerd", "fiel aus", "fue suspendida", "stalldes in"])
def test_words_outside_talks_tell_of_a_talk_that_is_none_of_them(said: str) -> None:
    said = f'The keynote "How rails are laid" {said}.'
    before = _NOTE.replace("# PyFun 2021\n", f"# PyFun 2021\n\n{said}\n").format("Trains - Tim Berg", "x")
    assert find_talks(read_note("a.md", before.encode()))[1] == ("line 3: cancelled: How rails are laid",)
    assert find_talks(read_note("a.md", _NOTE.format("Trains - Tim Berg", f"x\n\n{said}").encode()))[1] == ()


def test_a_talk_below_a_cancelled_one_is_beside_it() -> None:
    text = _NOTE.format("~~Trains~~ cancelled, speaker ill", "### Buses\n\nAna Lund\n\n- wheels")
    talks, remarks = find_talks(read_note("a.md", text.encode()))
    assert ("Buses", ("Ana Lund",)) in [(talk.title, talk.speakers) for talk in talks] and len(talks) == 3 and remarks
