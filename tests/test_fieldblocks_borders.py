"""Where a block of fields begins and ends, what its fields say, and what is left of them when one is doubtful."""

from __future__ import annotations

import pytest

from ragnotes.reading.fieldblocks import find_field_blocks, is_programme
from ragnotes.reading.found import BY_FIELDS, Found
from ragnotes.reading.notes import read_note

ANA, BO, CY = "Talk: Fast tables\nSpeaker: Ana Lund\n", "Talk: Slow chairs\nSpeaker: Bo Quist\n", "Talk: Beds that last\nSpeaker: Cy Moor\n"
NOTED = "- a\n\n"
B = "Talk: B lamp\nSpeaker: Bo Quist\n"


def _blocks(text: str) -> list[Found]:
    return find_field_blocks(read_note("a.md", text.encode()))


def _told(text: str) -> list[tuple[str, str]]:
    return [(talk.title, ", ".join(talk.speakers)) for talk in _blocks(text)]


def _lines(text: str) -> list[tuple[int, int]]:
    return [(talk.first + 1, talk.last) for talk in _blocks(text)]


BOTH = [("Fast tables", "Ana Lund"), ("Slow chairs", "Bo Quist")]
THIRD = ("Beds that last", "Cy Moor")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        # how the label is marked
        ("Talk: Lamps", ("Lamps", "Eva Lind")),
        ("• Talk: Lamps", ("Lamps", "Eva Lind")),
        ("1. Talk: Lamps", ("Lamps", "Eva Lind")),
        ("12) Talk: Lamps", ("Lamps", "Eva Lind")),
        ("+ Talk: Lamps", ("Lamps", "Eva Lind")),
        ("> Talk: Lamps", ("Lamps", "Eva Lind")),
        ("> **Talk:** Lamps", ("Lamps", "Eva Lind")),
        ("_Talk_: Lamps", ("Lamps", "Eva Lind")),
        ("__Talk:__ Lamps", ("Lamps", "Eva Lind")),
        ("TALK : Lamps", ("Lamps", "Eva Lind")),
        ("Talk #3: Lamps", ("Lamps", "Eva Lind")),
        ("Talk 12: Lamps", ("Lamps", "Eva Lind")),
        ("Talk：Lamps", ("Lamps", "Eva Lind")),
        ("Talk: Lamps：a history", ("Lamps：a history", "Eva Lind")),
        ("Talk：Lamps：a history", ("Lamps：a history", "Eva Lind")),
        ("The title of the talk: Lamps", None),
        ("Talk about: Lamps", None),
        ("Talk: //lamps", None),
        ("Talk:", None),
        # what its value says
        ("Talk: 42", None),
        ("Talk: [](https://e.org/lamps)", None),
        ("Talk: C", None),
        ("Talk: Go", ("Go", "Eva Lind")),
        ("Talk: Lamps - Bo Quist", ("Lamps - Bo Quist", "Eva Lind")),
        ("Talk: **Lamps**", ("Lamps", "Eva Lind")),
        ("Talk: [Lamps](https://e.org/1)", ("Lamps", "Eva Lind")),
    ],
)
def test_title_fields(field: str, told: tuple[str, str] | None) -> None:
    assert _told(f"{ANA}{NOTED}{BO}{NOTED}{field}\nSpeaker: Eva Lind\n{NOTED}") == [*BOTH, *([told] if told else [])]


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Speaker: Eva Lind", "Eva Lind"),
        ("Speaker: eva lind", "eva lind"),
        ("Speaker: Eva", "Eva"),
        ("Speaker: Sand Stone", "Sand Stone"),
        ("Speaker: Eva Lind, Acme", "Eva Lind"),
        ("Speaker: Eva Lind and Eva Lind", "Eva Lind"),
        ("Speaker: Eva Lind\nSpeaker: Kim Rask", "Eva Lind, Kim Rask"),
        ("Speaker: Eva Lind\nSpeaker: ?", "Eva Lind"),
        ("Speaker: TBA", ""),
        ("Sprecher:in: Eva Lind", "Eva Lind"),
        ("Sprecher:innen: Eva Lind, Kim Rask", "Eva Lind, Kim Rask"),
        ("**Speaker:** Eva Lind", "Eva Lind"),
        ("**Speaker**: Eva Lind", "Eva Lind"),
        ("__Speaker:__ Eva Lind", "Eva Lind"),
        ("Speaker: **Eva Lind**", "Eva Lind"),
    ],
)
def test_speaker_fields(field: str, names: str) -> None:
    assert _told(f"{ANA}{NOTED}{BO}{NOTED}Talk: Lamps\n{field}\n{NOTED}") == [*BOTH, ("Lamps", names)]
    assert _told(f"{ANA}{NOTED}{BO}{NOTED}{field}\nTalk: Lamps\n{NOTED}") == [*BOTH, ("Lamps", names)]


@pytest.mark.parametrize("label", ["**Speaker:**", "__Speaker:__", "**Speaker**:", "Speaker:  "])
def test_an_empty_field_is_none_however_it_is_marked(label: str) -> None:
    for order in (f"Talk: Lamps\n{label}\n{NOTED}", f"{label}\nTalk: Lamps\n{NOTED}"):
        assert _blocks(f"{ANA}{NOTED}{BO}{NOTED}{order}") == _blocks(f"{ANA}{NOTED}{BO}{NOTED}{order.replace(label, 'Speaker:')}")


@pytest.mark.parametrize("sign", [", ", "; ", " | ", " / ", " · ", " - ", " – ", " — ", ", **"])
def test_two_fields_on_a_line(sign: str) -> None:
    text = f"Talk: Fast tables{sign}Speaker: Ana Lund\n{NOTED}Speaker: Bo Quist{sign}Talk: Slow chairs\n{NOTED}"
    assert _told(text) == BOTH
    assert _told(f"{text}Talk: Lamps\n") == [*BOTH, ("Lamps", "")]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Talk: Lamps, or: how to see", "Lamps, or: how to see"),
        ("Talk: Lamps, Talk: Wicks", "Lamps, Talk: Wicks"),
        ("Talk: Lamps, Room: 2", "Lamps, Room: 2"),
    ],
)
def test_a_second_colon_is_no_second_field(title: str, told: str) -> None:
    assert _told(f"{ANA}{NOTED}{BO}{NOTED}{title}\nSpeaker: Eva Lind\n{NOTED}") == [*BOTH, (told, "Eva Lind")]


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("[Beds](https://e.org/beds)", "https://e.org/beds"),
        ("Beds [pdf](https://e.org/beds.pdf)", None),
        ("[Beds](beds.pdf)", None),
        ("Beds [pdf](https://e.org/beds.pdf) and [beds](https://e.org/beds)", "https://e.org/beds"),
        ("Beds", None),
    ],
)
def test_the_page_of_a_talk(title: str, url: str | None) -> None:
    assert [talk.url for talk in _blocks(f"{ANA}{NOTED}Talk: {title}\nSpeaker: Bo Quist\n{NOTED}")] == [None, url]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # what belongs to a block
        (f"Time: 10:00\nRoom: 2\nTalk: A lamp\nSpeaker: Ana Lund\n- a\n\nTime: 11:00\n{B}- b\n", [(1, 5), (7, 10)]),
        (f"Room: 2\n\nTalk: A lamp\nSpeaker: Ana Lund\n- a\n\n{B}- b\n", [(3, 5), (7, 9)]),
        (f"Talk: A lamp\nSpeaker: Ana Lund\n\nTime: 11:00\n{B}- b\n", [(1, 2), (4, 7)]),
        (f"Talk: A lamp\nSpeaker: Ana Lund\nTime: 10:00\n{B}- b\n", [(1, 3), (4, 6)]),
        (f"Talk: A lamp\n\nTime: 10:00\nSpeaker: Ana Lund\n- a\n\n{B}- b\n", [(1, 5), (7, 9)]),
        (f"Talk: A lamp\nSpeaker: Ana Lund\n{B}", [(1, 2), (3, 4)]),
        ("Speaker: Ana Lund\nTalk: A lamp\nSpeaker: Bo Quist\nTalk: B lamp\n", [(1, 2), (3, 4)]),
        (f"Speaker: Ana Lund\nTalk: A lamp\n{B}", [(1, 2), (3, 4)]),
        ("Speaker: Ana Lund\nSpeaker: Eva Lind\nTalk: A lamp\nSpeaker: Bo Quist\nTalk: B lamp\n", [(1, 3), (4, 5)]),
        (f"Talk: A lamp\nSpeaker: Ana Lund\n\nhttps://e.org/1\nTime: 11:00\n{B}", [(1, 4), (5, 7)]),
        # what stands between its fields
        (f"Talk: A lamp\nSlides from: e.org\nSpeaker: Ana Lund\n\n{B}", [(1, 3), (5, 6)]),
        (f"Talk: A lamp\n1\nSpeaker: Ana Lund\n\n{B}", []),
        (f"Talk: A lamp\nWhat I thought: hm\nSpeaker: Ana Lund\n\n{B}", []),
        (f"Talk: A lamp\nQ: x\nC4 model: x\nSpeaker: Ana Lund\n\n{B}", [(1, 4), (6, 7)]),
        ("Key: x\n" * 4 + f"Talk: A lamp\nSpeaker: Ana Lund\n\n{B}", [(5, 6), (8, 9)]),
        (f"Talk: A lamp\n2nd: hm\nSpeaker: Ana Lund\n\n{B}", [(1, 3), (5, 6)]),
        (f"Talk: A lamp\nAdministrative note: x\nSpeaker: Ana Lund\n\n{B}", [(1, 3), (5, 6)]),
        (f"Talk: A lamp\nAdministrative notes: x\nSpeaker: Ana Lund\n\n{B}", []),
        ("Talk: A lamp\n" + "Key: x\n" * 5 + f"Speaker: Ana Lund\n\n{B}", [(1, 7), (9, 10)]),
        ("Talk: A lamp\n" + "Key: x\n" * 6 + f"Speaker: Ana Lund\n\n{B}", []),
    ],
)  # fmt: skip
def test_which_lines_are_of_a_block(text: str, lines: list[tuple[int, int]]) -> None:
    assert _lines(text) == lines


@pytest.mark.parametrize(
    ("below", "last"),
    [
        ("### Demo\n- c\n", 12),
        ("### Notes\n- c\n", 12),
        ("### Slow legs (Cy Moor)\n- c\n", 9),
        ("### Day 3\n- c\n", 9),
        ("### Lunch\n- c\n", 9),
        ("## Demo\n- c\n", 9),
        ("# Demo\n- c\n", 9),
        ("We ate.\n\nWe left.\n", 13),
    ],
)
def test_which_headings_end_the_notes_on_a_block(below: str, last: int) -> None:
    assert _lines(f"## Day 1\n{ANA}- a\n\n## Day 2\n{BO}- b\n\n{below}") == [(2, 4), (7, last)]


def test_a_heading_right_behind_a_block_and_one_under_no_other() -> None:
    assert _lines(f"## Day 1\n{ANA}## Demo\n- c\n\n## Day 2\n{BO}") == [(2, 3), (8, 9)]
    assert _lines(f"## Day 1\n{ANA}- a\n\n### Demo\n- c\n\n## Day 2\n{BO}- b\n") == [(2, 7), (10, 12)]
    assert _lines(f"{ANA}- a\n\n### Demo\n- c\n\n## Day 2\n{BO}- b\n") == [(1, 3), (9, 11)]
    assert _lines(f"## Talk 1\n{ANA}- a\n\n## Talk 2\n{BO}- b\n") == [(1, 4), (6, 9)]


@pytest.mark.parametrize(
    ("third", "cut"),
    [
        (f"{CY}\n{NOTED}The hall was cold.\n", True),
        (f"{CY}\n{NOTED}- the hall was cold\n", False),
        (f"{CY}\n{NOTED}The hall was cold.\n\nWe left.\n", False),
        (f"{CY}\n{NOTED}", False),
    ],
)
def test_a_paragraph_more_than_the_others_have_closes_the_report(third: str, cut: bool) -> None:
    text = f"{ANA}\n{NOTED}{BO}\n{NOTED}{third}"
    assert _blocks(text)[-1].last == len(text.rstrip().split("\n")) - (2 if cut else 0)
    # where the others are not all as long, or there is only one, nothing tells what is too much
    for others in (f"{ANA}{NOTED}{BO}\n{NOTED}", f"{ANA}\n{NOTED}{BO}{NOTED}", f"{ANA}\n{NOTED}"):
        assert _blocks(f"{others}{third}")[-1].last == len(f"{others}{third}".rstrip().split("\n"))


@pytest.mark.parametrize(
    ("below", "bare"),
    [
        ("", True),
        ("https://e.org/1\n", True),
        ("Room: 2\n", True),
        ("Slides: yes\n", False),
        ("- a\n", False),
    ],
)
def test_blocks_of_which_hardly_any_is_noted_are_a_programme(below: str, bare: bool) -> None:
    for others, least in (([BO, CY], 1), ([BO, CY, "Talk: Lamps\nSpeaker: Eva Lind\n"], 2)):
        for noted in range(3):
            blocks = "\n".join(f"{block}{below if at < noted else ''}" for at, block in enumerate([ANA, *others]))
            note = read_note("a.md", f"# Zibbconf 2024\n\n## Day 1\n\n{blocks}".encode())
            assert is_programme(note, find_field_blocks(note)) == (bare or noted < least)
    headed = read_note("a.md", f"## Day 1\n{ANA}### Demo\n{below}\n## Day 2\n{BO}### Demo\n{below}".encode())
    assert is_programme(headed, find_field_blocks(headed)) == bare


@pytest.mark.parametrize(
    ("count", "same", "found"), [(2, 0, True), (2, 1, False), (10, 1, True), (10, 2, False), (11, 1, True), (11, 2, False), (1, 0, False)]
)
def test_titles_that_are_all_the_same_are_labels(count: int, same: int, found: bool) -> None:
    titles = [f"Lamp {chr(65 + at)}" for at in range(count - same)] + ["Lamp A"] * same
    assert len(_blocks("".join(f"Talk: {title}\nSpeaker: Ana Lund\n{NOTED}" for title in titles))) == (count if found else 0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a title alone is a talk if it has the label of the others, and stands apart
        (f"{ANA}{NOTED}{BO}{NOTED}Talk: Lamps\n\n- a\n", [*BOTH, ("Lamps", "")]),
        (f"{ANA}{NOTED}{BO}{NOTED}Talk: Lamps, by Eva Lind\n\n- a\n", [*BOTH, ("Lamps", "Eva Lind")]),
        (f"Talk: Lamps\n\n- a\n\n{ANA}{NOTED}{BO}{NOTED}", [("Lamps", ""), *BOTH]),
        (f"{ANA}{NOTED}## Later\nTalk: Lamps\n\n- a\n\n{BO}{NOTED}", [BOTH[0], ("Lamps", ""), BOTH[1]]),
        (f"{ANA}{NOTED}{BO}{NOTED}Title: Lamps\n\n- a\n", BOTH),
        (f"{ANA}{NOTED}{BO}- a\nTalk: Lamps\n- b\n", BOTH),
        (f"{ANA}\n{BO}\n{CY}\nTalk: Wicks\n".replace("Talk: F", "Title: F").replace("Talk: S", "Title: S"), [*BOTH, THIRD]),
        # somebody must be known of them all
        ("Talk: Fast tables\nSpeaker: ?\n\nTalk: Slow chairs\nSpeaker: ?\n", []),
        ("Talk: Fast tables\nSpeaker: ?\n\nTalk: Slow chairs\nSpeaker: Bo Quist\n", [("Fast tables", ""), ("Slow chairs", "Bo Quist")]),
        ("Talk: Fast tables\n\n- a\n\nTalk: Slow chairs\nSpeaker: Bo Quist\n", []),
        # a heading of its own is its title, but for that of a day
        (f"# Zibb\n\n## Tables\n{ANA}{NOTED}## Chairs\n{BO}{NOTED}", []),
        (f"# Zibb\n\n## Tables\n{ANA}{NOTED}## Day 2\n{BO}{NOTED}{CY}{NOTED}", [BOTH[1], THIRD]),
        (f"# Zibb\n\n## Tables\n{ANA}{NOTED}## Day 2\n{BO}{NOTED}", []),
        (f"## Tables\n{ANA}{NOTED}## Day 2\n{BO}{NOTED}{CY}{NOTED}", [BOTH[1], THIRD]),
        (f"{ANA}{NOTED}## Day 2\n{BO}{NOTED}", BOTH),
    ],
)  # fmt: skip
def test_which_blocks_are_talks(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("heading", "between", "first"),
    [("## Talk 2", "", 6), ("## Talk 2", "\n", 6), ("## Keynote", "", 6), ("## Talk 2", "Soon.\n\n", 9), ("## 11:00", "", 7)],
)
def test_a_heading_that_only_counts_belongs_to_the_block_below(heading: str, between: str, first: int) -> None:
    assert _lines(f"## Day 1\n{ANA}- a\n\n{heading}\n{between}{BO}- b\n\n{CY}- c\n")[1][0] == first


def test_day_and_date_are_those_of_the_headings_above() -> None:
    found = _blocks(f"# Zibbconf 2024\n\n## Day 1, 3 May\n\n### Morning\n\n{ANA}{NOTED}## Day 2, 4 May\n\n{BO}{NOTED}{CY}{NOTED}")
    assert [(talk.day, talk.date) for talk in found] == [("Day 1", "2024-05-03"), ("Day 2", "2024-05-04"), ("Day 2", "2024-05-04")]
    assert {(talk.rule, talk.confidence) for talk in found} == {(BY_FIELDS, 0.95)}
