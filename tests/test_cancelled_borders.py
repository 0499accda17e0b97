"""How far a mark of cancellation reaches: into the title, the lines below, the sections below and the text between talks."""

from __future__ import annotations

import pytest

from ragnotes.reading.cancelled import below_cancelled, cancelled_in_text, is_marked, without_mark
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

_NOTE = "# PyFun 2021\n\n## Logs - Bo Lind\n\nLogs grow.\n\n## {}\n\n{}\n\n## Sieve tables - Ana Holm\n\nTables.\n"
LONG = "It was a long day with much rain and a cold hall and no tea at all, and the one train home was "


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Ducks - cancelled", "Ducks"),
        ("Ducks (in Dutch) cancelled", "Ducks (in Dutch)"),
        ("~~Ducks~~ cancelled", "Ducks"),
        ("Ducks on OS X - cancelled", "Ducks on OS X"),
        ("Entfällt: Straßen", "Straßen"),
        ("*Ducks*", "*Ducks*"),  # nothing is taken from a title without a mark
        ("Cancelled: ducks", "ducks"),
        ("cancelled ducks", "cancelled ducks"),  # no sign, no capital
        ("Cancelled: " + "Ducks " * 80, "Cancelled: " + "Ducks " * 80),  # no title is so long
    ],
)
def test_what_is_left_of_a_title(title: str, told: str) -> None:
    assert without_mark(title) == told


@pytest.mark.parametrize(
    ("heading", "marked"),
    [
        ("CANCELLED Cats by Al Bo", True),
        ("Trains ANNULÉ by Tim Berg", True),
        ("Trains CANCELLED! by Tim Berg", True),
        ("CANCELLED, Trains by Tim Berg", True),
        ("*CANCELLED* Trains by Tim Berg", True),
        ("Trains CANCELLED: (by Tim Berg)", True),
        ("Cancelled Trains by Tim Berg", False),
        ("CANCELLED ORDERS IN GO", False),
        ("CANCELLED by the IRS", False),
        ("HANDLING OF cancelled orders", False),
        ("Handling CANCELLATION orders", False),
    ],
)
def test_a_word_in_capitals_is_a_mark_in_a_heading_in_small_letters(heading: str, marked: bool) -> None:
    assert is_marked(heading) is marked


@pytest.mark.parametrize(
    ("heading", "body", "off"),
    [
        ("Trains - Tim Berg", "Cancelled.\n\nWe had tea instead, and more of it than was good for any of us.", True),
        ("Trains - Tim Berg", "Cancelled.\n\nWe had tea.\n\nIt was good.", False),
        ("Trains - Tim Berg", "Cancelled.\n\n- tea", False),
        ("Trains - Tim Berg\nCancelled.", "We had tea.", True),
        ("Trains - Tim Berg", f"Cancelled.\n\n{LONG}late again and quite slow", True),
        ("Trains - Tim Berg", f"Cancelled.\n\n{LONG}late again and rather slow", False),
        ("Trains", "Tim Berg\nin room 2\n\nCancelled.\n\nWe had tea.", True),
        ("Trains", "Tim Berg\nin room 2\n\nCancelled.\n\nWe had tea.\n\nIt was good.", False),
        ("Trains", "Tim Berg", False),
        ("Trains - Tim Berg", "He sang.\n\nCancelled.", False),
        ("Trains - Tim Berg", "He sang!\n\nCancelled.", False),
        ("Trains - Tim Berg", "He sang?\n\nCancelled.", False),
        ("Trains - Tim Berg", "- wheels\n\nCancelled.", False),
        ("Trains", "Speaker: Tim Berg.\n\nCancelled.", True),
        ("Trains", "- Speaker: Tim Berg\n\nCancelled.", True),
        ("Trains - Tim Berg", "room 2, behind the kitchen and up the stairs to the left side\n\nCancelled.", False),
        ("Trains - Tim Berg", "room 2, behind the kitchen and up the stairs to the left one\n\nCancelled.", True),
        ("Trains - Tim Berg", "Cancelled, alas", True),
        ("Trains - Tim Berg", "***\n\nCancelled.", True),
        # struck out
        ("~~Trains - Tim Berg~~", "", True),
        ("~~Trains - Tim Berg~~", "He was ill.", True),
        ("~~Trains - Tim Berg~~", "He was fine.", False),
        ("Trains - Tim Berg", "He was ill.", False),
        ("Trains ~~and cars~~ - Tim Berg", "He was ill.", False),
        # who did not come
        ("Trains - Tim Berg", "He never showed up.", True),
        ("Trains - Tim Berg", "Berg did not show up!", True),
        ("Trains - Tim Berg", "Ana never showed up.", False),
        ("Trains - Tim Berg", "She never turned up.", True),
        ("Trains - Tim Berg", "They didn't turn up", True),
    ],
)
def test_what_the_lines_below_a_heading_say(heading: str, body: str, off: bool) -> None:
    talks, remarks = find_talks(read_note("a.md", _NOTE.format(heading, body).encode()))
    assert [talk.title for talk in talks if "Trains" not in talk.title] == ["Logs", "Sieve tables"]
    assert (len(talks), [remark.partition(": T")[0] for remark in remarks]) == ((2, ["line 7: cancelled"]) if off else (3, []))


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("---\ntitle: Trains\nspeaker: Tim Berg\n---\n\n# Trains - cancelled\n\nHe was ill.\n\nWe ate.\n", True),
        ("---\ntitle: Trains (cancelled)\nspeaker: Tim Berg\n---\n\n# Trains\n\nHe was ill.\n\nWe ate.\n", True),
        ("---\ntitle: Trains (cancelled)\nspeaker: Tim Berg\n---\n\nHe was ill.\n\nWe ate.\n", True),
        ("---\ntitle: Trains\nspeaker: Tim Berg\n---\n\n# Trains\n\nHe was ill.\n\nWe ate.\n", False),
        ("---\ntitle: Trains\nspeaker: Tim Berg\n---\n\n# Trains\n\nCancelled.\n\nWe ate.\n", True),
        ("---\ntitle: Trains\nspeaker: Tim Berg\n---\n\nTrains (cancelled) were told of.\n\nHe was ill.\n\nWe ate.\n", False),
        ("Speaker: Tim Berg\n\nHe was ill.\n\nThe rest was cancelled by the king.\n", False),
    ],
)
def test_title_heading_and_first_line_of_a_note_on_one_talk(text: str, off: bool) -> None:
    talks, remarks = find_talks(read_note("trains.md", text.encode()))
    assert (len(talks), len(remarks)) == ((0, 1) if off else (1, 0))


@pytest.mark.parametrize(
    ("texts", "ranges"),
    [
        (["# Zibb", "## Cancelled talks", "- a", "## Others", "- b"], [(1, 3)]),
        (["# Zibb", "## Cancelled talks", "- a"], [(1, 3)]),
        (["# Zibb", "## Cancelled talks", "## Others", "- b"], [(1, 2)]),
        (["## Cancelled talks", "- a", "## Cancelled workshops", "- b"], [(0, 2), (2, 4)]),
        (["## Cancelled talks", "### Cancelled workshops", "- a", "### Others", "- b"], [(0, 5)]),
        (["## Cancelled talks", "### Others", "- a", "# Zibb", "- b"], [(0, 3)]),
        (["**Cancelled talks**", "- a"], []),
        (["## Talks on cancelled orders", "- a"], []),
    ],
)
def test_how_far_a_heading_says_it_of_all_below(texts: list[str], ranges: list[tuple[int, int]]) -> None:
    assert below_cancelled(read_note("a.md", "\n".join(texts).encode()).lines) == ranges


SAID = 'The keynote "How rails are laid" was cancelled.'


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (SAID, ["How rails are laid"]),
        (f"- {SAID}", ["How rails are laid"]),
        (f"> {SAID}", ["How rails are laid"]),
        (f"```\n{SAID}\n```", []),
        (f"## {SAID}", []),
        ("The keynote [How rails are laid](https://e.org/1) was cancelled.", ["How rails are laid"]),
        ('The keynote "How rails are laid" ([slides](https://e.org/1)) was cancelled.', ["How rails are laid"]),
        ("The keynote [Laying rails](https://e.org/1) was cancelled.", ["Laying rails"]),
        ("The talk *How rails are laid* was cancelled.", ["How rails are laid"]),
        ('After "Slow trains" the talk "How [rails](https://e.org/1) are laid" was cancelled.', ["How rails are laid"]),
        ('"How rails are laid" was cancelled, the talk of the day.', ["How rails are laid"]),
        ('"How rails are laid" was cancelled, alas, alas, as no talk could be.', []),
        ('The trip "How rails are laid" was cancelled.', []),
        ("The keynote on rails was cancelled.", []),
        ('The keynote was cancelled: "How rails are laid".', []),
        (f"{SAID}\n\nWe ate.\n\n{SAID.replace('rails', 'roads')}", ["How rails are laid", "How roads are laid"]),
        ('The keynote "How rails are laid" was long.', []),
        ("Die Keynote \"Wie Schienen liegen\" fällt aus.", ["Wie Schienen liegen"]),
    ],
)  # fmt: skip
def test_talks_that_text_calls_cancelled(text: str, titles: list[str]) -> None:
    note = read_note("a.md", f"Zibb\n\n{text}\n\nWe ate.\n".encode())
    assert [title for _, title in cancelled_in_text(note, [])] == titles
    talk = [(2, len(note.lines) - 2)]  # what a talk says is its own
    assert cancelled_in_text(note, talk) == []
    assert [title for _, title in cancelled_in_text(note, [(0, 2), (len(note.lines) - 2, len(note.lines))])] == titles


@pytest.mark.parametrize("length", [9, 16, 20])
@pytest.mark.parametrize("before", ["", "Zibb\n\n"])
def test_the_title_may_stand_in_an_earlier_piece_of_a_long_line(length: int, before: str) -> None:
    text = f'The keynote "How rails are laid" was to be the best of the day. {"It rained on and on until we went home. " * length}'
    note = read_note("a.md", f"{before}{text}It was cancelled, as were some trains and the dinner.\n".encode())
    assert [title for _, title in cancelled_in_text(note, [])] == ["How rails are laid"]


def test_the_first_line_of_a_note_tells_of_a_talk_as_any_other() -> None:
    assert cancelled_in_text(read_note("a.md", SAID.encode()), []) == [(1, "How rails are laid")]
