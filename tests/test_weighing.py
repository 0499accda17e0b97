"""How much each kind of evidence counts, at its borders; what stands over a list, in a note and in its lines."""

from __future__ import annotations

import pytest

from ragnotes.reading.counting import Count
from ragnotes.reading.notes import read_note
from ragnotes.reading.weighing import Over, kind_of_whole, over, weigh

SURE, DOUBTFUL = 0.9, 0.75
PLAIN, TALKS, EVENT, DAY, TALKED = Over("plain", False), Over("talks", False), Over("event", False), Over("session", False), Over("", True)
TOLD = Over("plain", False, told=True)


def _weight(form: str, above: Over, evidence: dict[str, float]) -> float:
    given = {"n": 3, "named": 0, "told": 0, "linked": 0, "links": 0, "marked": 0, "length": 5, **evidence}
    return weigh(form, Count(int(given.pop("n")), **given), above)


# form, what stands above, evidence that is just enough, how sure it makes; what of it is too little
Case = tuple[str, Over, dict[str, float], float, dict[str, float]]
ITEMS: list[Case] = [
    ("item", TALKS, {"named": 0.5}, SURE, {"named": 0.49}),
    ("item", TALKS, {"named": 0.6, "links": 0.6}, SURE, {"named": 0.59}),
    ("item", TALKS, {"named": 0.5, "links": 0.6, "told": 0.3}, SURE, {"told": 0.29}),
    ("item", TALKS, {"led": 0.7, "told": 0.8, "length": 12}, DOUBTFUL, {"led": 0.69, "told": 0.79, "length": 12.1}),
    ("item", TALKS, {"links": 0.7, "told": 0.8}, DOUBTFUL, {"links": 0.69}),
    ("item", TALKS, {"marked": 0.6, "n": 4, "told": 0.8}, DOUBTFUL, {"marked": 0.59, "n": 3}),
    ("item", PLAIN, {"timed": 0.6, "named": 0.6, "length": 2}, SURE, {"timed": 0.59, "named": 0.59, "length": 1.9}),
    ("item", TOLD, {"timed": 0.6, "named": 0.6, "length": 1}, SURE, {"timed": 0.59}),
    ("item", TALKED, {"timed": 0.6, "named": 0.6, "length": 1}, SURE, {"timed": 0.59}),
    # right under an event's name
    ("item", EVENT, {"named": 0.6, "told": 0.7}, SURE, {"named": 0.59, "told": 0.69, "people": 0.5, "length": 1.9, "n": 2}),
    ("item", EVENT, {"named": 0.6, "told": 0.7, "people": 0.49}, SURE, {"people": 0.5}),
    ("item", EVENT, {"named": 1, "told": 0.5, "n": 2}, SURE, {"named": 0.9, "told": 0.49}),
    ("item", EVENT, {"named": 0.9, "marked": 0.9, "told": 0.3}, SURE, {"named": 0.89, "marked": 0.89, "told": 0.29}),
    ("item", EVENT, {"named": 1, "set_off": 1, "links": 0.59}, SURE, {"set_off": 0.9, "links": 0.6}),
    ("item", EVENT, {"named": 1, "told": 1, "ahead": 0.9, "led": 0.8, "length": 1.1}, SURE, {"ahead": 0.89, "led": 0.79, "length": 1}),
    ("item", EVENT, {"named": 1, "told": 1, "ahead": 1, "led": 1, "length": 1}, SURE, {"ahead": 0.99, "led": 0.99, "n": 2}),
    # below words on talks, or below a day
    ("item", TALKED, {"named": 0.6}, SURE, {"named": 0.59}),
    ("item", TALKED, {"named": 0.6, "length": 2}, SURE, {"length": 1.9}),
    ("item", TALKED, {"linked": 0.6, "told": 0.6}, DOUBTFUL, {"linked": 0.59, "told": 0.59}),
    ("item", DAY, {"named": 0.6, "told": 0.3}, SURE, {"named": 0.59, "told": 0.29}),
    ("item", DAY, {"named": 0.6, "told": 0.3, "ahead": 0.9, "led": 0.8, "length": 1.1}, SURE, {"ahead": 0.89, "led": 0.79, "length": 1}),
    ("item", DAY, {"named": 1, "told": 1, "ahead": 1, "led": 1, "length": 1.1}, SURE, {"length": 1}),
    ("item", Over("session", False, told=True), {"named": 0.6}, SURE, {"named": 0.59}),
    # below any heading
    ("item", TOLD, {"named": 1, "ahead": 1, "length": 2.5}, DOUBTFUL, {"n": 2, "ahead": 0.99, "length": 2.4}),
    ("item", TOLD, {"named": 1, "ahead": 1, "n": 2, "marked": 1, "told": 1}, DOUBTFUL, {"n": 1, "marked": 0.9, "told": 0.9, "ahead": 0.9}),
    ("item", PLAIN, {"named": 0.7, "told": 0.7, "marked": 0.7}, DOUBTFUL, {"named": 0.69, "told": 0.69, "marked": 0.69, "n": 2}),
]  # fmt: skip
OTHERS: list[Case] = [
    ("item", PLAIN, {"labels": 0.9, "n": 2, "told": 0.5}, SURE, {"labels": 0.89, "n": 1, "told": 0.49}),
    ("bold", PLAIN, {"named": 0.5, "told": 0.5}, SURE, {"named": 0.49, "told": 0.49}),
    ("lone item", PLAIN, {"named": 0.5, "told": 0.5}, SURE, {"named": 0.49, "told": 0.49}),
    ("bold", TALKS, {"told": 0.8, "length": 3}, DOUBTFUL, {"n": 2, "told": 0.79, "length": 2.9}),
    ("bold", TALKS, {"told": 0.8, "length": 12}, DOUBTFUL, {"length": 12.1}),
    ("quote", PLAIN, {"named": 0.6, "told": 0.7, "length": 12}, SURE, {"named": 0.59, "told": 0.69, "length": 12.1}),
    ("timed", PLAIN, {"named": 0.4, "n": 2}, SURE, {"named": 0.39, "n": 1}),
    ("timed", DAY, {"told": 0.6, "length": 12}, DOUBTFUL, {"told": 0.59, "length": 12.1, "n": 2}),
    ("timed", TALKS, {"told": 0.6, "length": 12}, DOUBTFUL, {"told": 0.59, "length": 12.1, "n": 2}),
    ("link", PLAIN, {"told": 0.7, "linked": 0.5}, DOUBTFUL, {"told": 0.69, "linked": 0.49}),
    ("link", TALKS, {"told": 0.7}, DOUBTFUL, {"told": 0.69}),
    ("plain", PLAIN, {"n": 4, "led": 0.8, "named": 0.5, "length": 12}, DOUBTFUL, {"n": 3, "led": 0.79, "named": 0.4, "length": 12.1}),
    ("plain", PLAIN, {"named": 0.6, "told": 0.6, "length": 12}, SURE, {"named": 0.59, "told": 0.59, "length": 12.1}),
    ("plain", TALKS, {"named": 0.6, "length": 12}, SURE, {"named": 0.59, "length": 12.1}),
    ("name under", PLAIN, {"n": 3}, SURE, {"n": 2}),
    ("cited", PLAIN, {"n": 2, "marked": 1}, SURE, {"n": 1, "marked": 0.9}),
    ("row", PLAIN, {"told": 0.6}, SURE, {"told": 0.59}),
    ("labelled", PLAIN, {"told": 0.6}, SURE, {"told": 0.59}),
]  # fmt: skip


@pytest.mark.parametrize("case", [*ITEMS, *OTHERS], ids=str)
def test_just_enough_and_too_little(case: Case) -> None:
    form, above, evidence, sure, less = case
    assert _weight(form, above, evidence) == sure
    assert {name: _weight(form, above, {**evidence, name: value}) for name, value in less.items()} == dict.fromkeys(less, 0)
    assert _weight(form, Over("aside", above.intro, above.told), evidence) == 0


@pytest.mark.parametrize("kind", ["session", "talks", "event", "plain", ""])
def test_where_little_is_enough(kind: str) -> None:
    near = kind in ("session", "talks", "event")
    assert _weight("name under", Over(kind, False), {"n": 1}) == (SURE if near else 0)
    assert _weight("timed", Over(kind, False), {"told": 1}) == (DOUBTFUL if kind in ("session", "talks") else 0)
    assert _weight("bold", Over(kind, False), {"told": 1}) == (DOUBTFUL if kind == "talks" else 0)
    assert _weight("item", Over(kind, False), {"timed": 1, "named": 1, "length": 1}) == (0 if kind == "plain" else SURE)


def _over(text: str, whole: str = "") -> Over:
    """Return what stands over the last line of a note."""
    lines = read_note("a.md", f"{text}\n- Fast talks (Ana Lund)\n".encode()).lines
    heading = max((place for place, line in enumerate(lines) if line.kind == "heading"), default=-1)
    return over(lines, heading, len(lines) - 1, whole)


@pytest.mark.parametrize(
    ("text", "kind", "intro", "told"),
    [
        # a heading
        ("# Zibb\n\n## Talks", "talks", True, False),
        ("# Zibb\n\n## Day 1", "session", False, True),
        ("# Zibb\n\n## Friday", "session", False, False),
        ("# Zibb\n\n## Agenda", "session", False, False),
        ("# Zibb\n\n## Lunch", "aside", False, False),
        ("# Zibb\n\n## Books I bought", "aside", False, False),
        ("# Zibb\n\n## Tables", "plain", False, False),
        ("# Zibb\n\n## Tuesday in the barn", "plain", False, True),
        ("# Zibb\n\n## Gardens & Code 2022", "plain", False, True),
        ("# Zibb\n\n## Notes from PyDays 2024 by Ana Lund", "event", False, False),
        ("# PyDays 2024\n\n## Notes", "event", False, False),
        ("# PyDays 2024\n\n## My notes:", "event", False, False),
        ("# PyDays 2024\n\n## Notes.", "event", False, False),
        ("# PyDays 2024:", "event", False, False),
        ("# Zibb\n\n## Talks\n\nThe hall was cold.\n", "talks", False, False),
        ("# Zibb\n\n## Day 1\n\nThe hall was cold.\n", "session", False, True),
        ("# Zibb\n\n## Notes from Gem & Rail 2023 by Ana Lund", "event", False, False),
        ("# Zibb\n\n## Going to PyDays 2024 by train", "plain", False, False),
        ("# Zibb\n\n## PyDays Oslo notes by Ana Lund", "event", False, False),
        ("# My barn\n\n## Notes", "plain", False, False),
        # a line that says what stands below it, under a heading and without one
        ("# PyDays 2024\n\n**Talks**", "talks", True, False),
        ("# PyDays 2024\n\nDay 2:", "session", False, True),
        ("# PyDays 2024\n\nWhom I met:", "plain", False, True),
        ("# PyDays 2024\n\n**Homework**", "plain", False, True),
        ("# PyDays 2024\n\nWhat I saw:", "event", False, False),
        ("# PyDays 2024\n\nThe hall was cold.", "event", False, False),
        ("# PyDays 2024\n\nThe talks were long.", "event", True, False),
        ("Zibb\n\nTalks:", "talks", True, False),
        ("Talks:", "talks", True, False),
        ("Talks:\n", "talks", True, False),
        ("Talks:\n\n\n", "talks", True, False),
        ("Talks:\n\n\n\n", "", False, False),  # too far above
        ("", "", False, False),
        ("\n" * 90, "", False, False),
        ("Zibb\n\nThe talks were long.", "", True, False),
        ("Zibb\n\nThe hall was cold.", "", False, False),
        ("PyDays 2024", "event", False, False),
        ("PyDays 2024\n\nWhom I met:", "", False, False),
        ("> PyDays 2024", "", False, False),
    ],
)
def test_what_stands_over_a_list(text: str, kind: str, intro: bool, told: bool) -> None:
    assert _over(text) == Over(kind, intro, told)


@pytest.mark.parametrize(
    ("text", "whole", "expected"),
    [
        ("Zibb", "event", Over("event", False)),
        ("The talks were long.", "event", Over("", True)),
        ("Whom I met:", "event", Over("", False)),
        ("来た人：", "event", Over("", False)),
        ("Zibb", "told", Over("", False, told=True)),
        ("Zibb", "talks", Over("talks", False)),
        ("Zibb", "aside", Over("aside", False)),
        ("# Barn\n\n## Notes", "event", Over("event", False)),
        ("# Barn\n\n## Tables", "told", Over("plain", False, told=True)),
        ("# Barn\n\n## Questions left over", "told", Over("plain", False)),
        ("# Barn\n\n## Tables", "aside", Over("plain", False)),
    ],
)
def test_what_the_note_says_counts_where_nothing_nearer_does(text: str, whole: str, expected: Over) -> None:
    assert _over(text, whole) == expected


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("a.md", "---\ntitle: PyCon UK 2019\n---\n", "event"),
        ("a.md", "---\ntitle: Charlas\n---\n", "talks"),
        ("a.md", "---\ntitle: Books of 2024\n---\n", "aside"),
        ("a.md", "---\ntitle: Nails\n---\n", ""),
        ("a.md", "---\ntitle: Tables and Wood\n---\n", ""),
        ("a.md", "---\ntitle: Tables and Wood\nevent: Tables and Wood 2024\n---\n", "event"),
        ("a.md", "---\ntitle: Tables, Wood and nails\nevent: Tables and Wood 2024\n---\n", "told"),
        ("a.org", "#+TITLE: Tables and Wood\n#+EVENT: Tables and Wood 2024\n\n", "event"),
        # the file's name speaks where front matter has no title
        ("talks.md", "", "talks"),
        ("books.md", "", "aside"),
        ("pydays-2024/notes.md", "", "event"),
        ("pydays-2024/2024-05-02.md", "", "event"),
        ("PyDays 2024", "", "event"),
        ("pydays-2024/nails.md", "", "told"),
        ("pydays-2024/notes.md", "# Nails\n\n", "event"),
        ("pydays-2024/notes.md", "---\ndate: 2024-05-02\n---\n# Nails\n\n", "event"),
        ("pydays-2024/notes.md", "---\ntitle: Nails\n---\n", "told"),
        # words of the note
        ("a.md", "# PyDays 2024\n\n", "told"),
        ("a.md", "# Nails\n\nA talk we heard.\n", "told"),
        ("a.md", "# Gardens & Code 2022\n\n", "told"),
        ("a.md", "# Team 2022\n\n", ""),
        ("a.md", "", ""),
    ],
)
def test_what_title_or_name_says_of_a_whole_note(path: str, text: str, kind: str) -> None:
    assert kind_of_whole(read_note(path, f"{text}- One\n".encode())) == kind
