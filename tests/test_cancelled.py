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
    ],
)
def test_only_a_mark_says_that_a_talk_was_cancelled(heading: str, body: str, cancelled: bool) -> None:
    talks, remarks = find_talks(read_note("a.md", _NOTE.format(heading, body).encode()))
    assert len(talks) == (2 if cancelled else 3)
    assert bool(remarks) is cancelled
