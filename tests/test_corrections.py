"""Corrections by hand: what may be written, what it does to a note and its talks, and that each mistake is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes import correcting
from ragnotes.errors import CorrectionError, NoteError
from ragnotes.reading import corrections, sidecars
from ragnotes.records.notes import Talk

NOTE = """---
title: Notes from PyFun 2021
date: 2021-05-06
author: Noor
---

# Notes from PyFun 2021

A small conference by the sea.

## Caching without tears - Ada Bell

Ada showed a cache that writes through to sqlite.
She measured 40 ms a request before and 3 ms after.

## Parsing logs with flexlib - Tom Okafor

Tom parses logs with flexlib, a small library of his own.

## Closing words

Never again shall I queue for waffles.
"""
LAST = NOTE.count("\n")


def noted(text: str, note: str = NOTE, name: str = "post.md") -> correcting.Noted:
    return correcting.read(name, note.encode(), (f"{name}.talks.toml", text.encode()))


def short(talk: Talk) -> tuple[str, tuple[str, ...], int, int]:
    return talk.title, talk.speakers, talk.start_line, talk.end_line


def fault(text: str | bytes, note: str = NOTE) -> CorrectionError:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(CorrectionError) as caught:
        correcting.read("post.md", note.encode(), ("post.md.talks.toml", data))
    assert caught.value.cure and caught.value.exit == 1
    return caught.value


# what is written is what is there


def test_the_entries_are_the_talks_all_of_them() -> None:
    found = noted('[[talks]]\nlines = [11, 18]\ntitle = "Caches and logs"\nspeakers = ["Ada Bell", "Bo  Li"]\nday = "Day 2"\n')
    assert [short(talk) for talk in found.talks] == [("Caches and logs", ("Ada Bell", "Bo Li"), 11, 18)]
    (talk,) = found.talks
    assert (talk.rule, talk.confidence, talk.day) == ("corrected by hand", 1.0, "Day 2")
    assert found.note.lines[talk.first].number == 11 and found.note.lines[talk.last - 1].number == 18
    assert len(found.found) == 2 and found.by_hand


def test_what_an_entry_leaves_out_is_that_of_the_talk_which_overlaps_it_most() -> None:
    found = noted("[[talks]]\nlines = [13, 18]\n\n[[talks]]\nlines = [20, 22]\n")
    log, closing = found.talks
    assert (log.title, log.speakers, log.event, log.date) == (
        "Parsing logs with flexlib",
        ("Tom Okafor",),
        "PyFun 2021",
        found.talks[0].date,
    )
    assert (closing.title, closing.speakers, closing.event, closing.date) == ("Closing words", (), "PyFun 2021", "2021-05-06")


@pytest.mark.parametrize(
    ("written", "lines"), [("[11, 14]", (11, 14)), ('"11-14"', (11, 14)), ('" 11 \u2013 14 "', (11, 14)), ("[16, 16]", (16, 16))]
)
def test_lines(written: str, lines: tuple[int, int]) -> None:
    (talk,) = noted(f"[[talks]]\nlines = {written}\n").talks
    assert (talk.start_line, talk.end_line) == lines


def test_an_empty_list_means_no_talk() -> None:
    found = noted("talks = []\n")
    assert found.talks == () and found.by_hand and len(found.found) == 2


def test_facts_of_the_note_reach_the_talks_that_the_rules_find() -> None:
    found = noted('author = "Bram"\nevent = "OtherConf 2020"\ndate = 2020-02-03\ntitle = "Two days"\n')
    assert (found.note.author, found.note.event, found.note.date, found.note.title) == ("Bram", "OtherConf 2020", "2020-02-03", "Two days")
    assert [talk.title for talk in found.talks] == [talk.title for talk in noted("").talks] != []
    assert {talk.event for talk in found.talks} == {"OtherConf 2020"}
    assert not found.by_hand and {talk.rule for talk in found.talks} != {"corrected by hand"}


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("date", '"2024"', "2024"),
        ("date", "2024", "2024"),
        ("date", '"2024-02"', "2024-02"),
        ("date", "2024-02-29", "2024-02-29"),
        ("date", "2024-02-29T10:00:00", "2024-02-29"),
        ("date", '""', None),
        ("event", '""', None),
        ("url", '"https://example.org/a"', "https://example.org/a"),
        ("language", '"nl"', "nl"),
        ("speakers", "[]", ()),
        ("title", '"  two   blanks "', "two blanks"),
    ],
)
def test_values(key: str, value: str, expected: object) -> None:
    (talk,) = noted(f"[[talks]]\nlines = [11, 14]\n{key} = {value}\n").talks
    assert getattr(talk, key) == expected


def test_entries_may_stand_in_any_order_and_in_one_piece() -> None:
    found = noted('talks = [{lines = [16, 18]}, {lines = [11, 14], title = "First"}]')
    assert [talk.title for talk in found.talks] == ["First", "Parsing logs with flexlib"]


# every mistake with its line


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[talks]]\nlines = [1, 2\n", ":3: not TOML"),
        ("a = 1\na = 2\n", ":2: not TOML"),
        ("autor = 'x'\n", ":1: unknown key 'autor' (did you mean author?)"),
        ("\n[[talks]]\nlines = [11, 14]\nspeaker = ['x']\n", ":4: unknown key 'speaker' (did you mean speakers?)"),
        ("[[talks]]\nlines = [11, 14]\n\n[[talks]]\ntitle = 'x'\n", ":4: an entry of talks without lines"),
        ("[[talks]]\nlines = [11, 14]\n\n[[talks]]\nlines = [16, 99]\n", f":5: the note has {LAST} lines, not 99"),
        ("[[talks]]\n\nlines = [14, 11]\n", ":3: the first line, 14, comes after the last, 11"),
        ("[[talks]]\nlines = [0, 11]\n", ":2: lines count from 1"),
        ("[[talks]]\nlines = [15, 15]\n", ":2: lines 15-15 of the note hold no text"),
        ("[[talks]]\nlines = [11, 16]\n[[talks]]\nlines = [16, 18]\n", ":4: lines 16-18 overlap lines 11-16, the entry on line 2"),
        ("[[talks]]\nlines = [11, 14]\n[[talks]]\nlines = [11, 14]\n", ":4: lines 11-14 overlap lines 11-14"),
        ("[[talks]]\nlines = 11\n", ":2: lines must be two numbers"),
        ("[[talks]]\nlines = [11]\n", ":2: lines must be two numbers"),
        ("[[talks]]\nlines = [true, 14]\n", ":2: lines must be two numbers"),
        ("[[talks]]\nlines = '11 to 14'\n", ":2: lines must be two numbers"),
        ("[[talks]]\nlines = [11, 14]\ntitle = 3\n", ":3: title must be a text"),
        ("[[talks]]\nlines = [11, 14]\ntitle = ''\n", ":3: title is empty"),
        ("[[talks]]\nlines = [11, 14]\nspeakers = 'Ada Bell'\n", ":3: speakers must be a list of names"),
        ("[[talks]]\nlines = [11, 14]\nspeakers = ['Ada', 2]\n", ":3: speakers must be a list of names"),
        ("[[talks]]\nlines = [11, 14]\ndate = '2023-02-30'\n", ":3: date must be"),
        ("[[talks]]\nlines = [11, 14]\ndate = 'May'\n", ":3: date must be"),
        ("[[talks]]\nlines = [11, 14]\nlanguage = 'Dutch'\n", ":3: language must be"),
        ("\nevent = ['x']\n", ":2: event must be a text"),
        ("[talks]\nlines = [11, 14]\n", ":1: talks is a list of entries"),
        ("\ntalks = 3\n", ":2: talks must be a list of entries"),
        ("talks = [1]\n", ":1: an entry of talks must hold keys"),
        ("talks = [\n {lines = [11, 14]},\n {lines = [16, 99]},\n]\n", f":3: the note has {LAST} lines, not 99"),
        ("# a comment\r\n[[talks]]\r\nlines = [11, 99]\r\n", f":3: the note has {LAST} lines, not 99"),
        (b"title = 'a'\nauthor = '\xff'\n", ":2: not UTF-8"),
        ("x = " + "9" * 5000, ":1: not TOML"),
        ("x = " + "[" * 100_000, ": not TOML"),
    ],
)  # fmt: skip
def test_mistakes(text: str | bytes, told: str) -> None:
    what = fault(text).what
    assert what.startswith("post.md.talks.toml:") and told in what


def test_an_empty_note_has_nothing_to_correct() -> None:
    with pytest.raises(NoteError, match="empty"):
        noted("talks = []", note="")


@given(st.text(alphabet=st.sampled_from("[]{}=\"'\n talksine,1290#."), max_size=60))
def test_no_sidecar_fails_but_with_its_name_and_line(text: str) -> None:
    try:
        noted(text)
    except CorrectionError as problem:
        assert problem.what.startswith("post.md.talks.toml:") and problem.what.split(":")[1].isdigit()


# the front matter


def front(talks: str, fence: str = "---") -> str:
    """A note with these lines in its front matter; it ends with two talks."""
    title = "title: PyFun 2021" if fence == "---" else 'title = "PyFun 2021"'
    return f"{fence}\n{title}\n{talks}{fence}\n\n## One - Ada Bell\n\nA cache.\n\n## Two - Bo Li\n\nA log.\n"


def test_the_front_matter_corrects_too() -> None:
    text = front('talks:\n  - lines: [9, 11]\n    title: Both\n    speakers: [Ada Bell, Bo Li]\n  - lines: "13-15"\n')
    number = {line: at for at, line in enumerate(text.split("\n"), 1)}
    text = text.replace("[9, 11]", f"[{number['## One - Ada Bell']}, {number['A cache.']}]")
    text = text.replace("13-15", f"{number['## Two - Bo Li']}-{number['A log.']}")
    both, two = correcting.read("post.md", text.encode()).talks
    assert (both.title, both.speakers, both.rule) == ("Both", ("Ada Bell", "Bo Li"), "corrected by hand")
    assert (two.title, two.speakers, two.end_line) == ("Two", ("Bo Li",), number["A log."])


def test_front_matter_in_toml() -> None:
    text = front('[[talks]]\nlines = [8, 10]\ntitle = "Mine"\n', "+++")
    (talk,) = correcting.read("post.md", text.encode()).talks
    assert (talk.title, talk.start_line, talk.end_line) == ("Mine", 8, 10)


def test_front_matter_that_names_its_language() -> None:
    text = front("talks:\n  - lines: [7, 9]\n    title: Mine\n").replace("---", "---yaml", 1)
    (talk,) = correcting.read("post.md", text.encode()).talks
    assert (talk.title, talk.start_line, talk.end_line) == ("Mine", 7, 9)


@pytest.mark.parametrize(
    ("talks", "fence", "told"),
    [
        ("talks:\n- lines: [7, 99]\n", "---", "post.md:4: the note has "),
        ("tags: [a]\ntalks:\n- lines: [8, 10]\n  titel: x\n", "---", "post.md:6: unknown key 'titel' (did you mean title?)"),
        ("talks:\n- title: x\n- lines: [8, 10]\n", "---", "post.md:4: an entry of talks without lines"),
        ("talks:\n- lines: [8, 10]\n  title: [a, b]\n", "---", "post.md:5: title must be a text"),
        ("talks:\n- lines: [8, 10]\n  speakers: {a: b}\n", "---", "post.md:5: speakers must be a list"),
        ("[[talks]]\nlines = [8, 99]\n", "+++", "post.md:4: the note has "),
    ],
)
def test_mistakes_in_the_front_matter(talks: str, fence: str, told: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        correcting.read("post.md", front(talks, fence).encode())
    assert caught.value.what.startswith(told)


@pytest.mark.parametrize("talks", ["talks: 5\n", "talks: [one-slug, another]\n", "talks:\n- title: Mine\n  slides: x.pdf\n"])
def test_a_key_of_that_name_which_is_somebody_elses_is_told_and_passed_over(talks: str) -> None:
    found = correcting.read("post.md", front(talks).encode())
    assert not found.by_hand and [talk.title for talk in found.talks] == ["One", "Two"]
    assert "line 3: the key talks of the front matter holds no entries with lines: passed over" in found.remarks


def test_an_empty_key_says_nothing_and_an_empty_list_says_none() -> None:
    assert not correcting.read("post.md", front("talks:\n").encode()).by_hand
    assert correcting.read("post.md", front("talks: []\n").encode()).talks == ()


def test_the_sidecar_wins_over_the_front_matter() -> None:
    text = front("talks: []\n")
    found = correcting.read("post.md", text.encode(), ("s", b"[[talks]]\nlines = [6, 8]\ntitle = 'Mine'\n"))
    assert [talk.title for talk in found.talks] == ["Mine"]
    assert correcting.read("post.md", text.encode(), ("s", b"event = 'X 2020'\n")).talks == (), "it says nothing of talks"


# talks written as a sidecar


def check_round_trip(name: str, data: bytes) -> tuple[str, ...] | None:
    """Hold the talks written as a sidecar and read back against those found; return their titles, None of a note that is none."""
    try:
        before = correcting.read(name, data)
    except NoteError:
        return None
    text = corrections.as_toml(before.note, before.talks, before.found)
    after = correcting.read(name, data, ("s.talks.toml", text.encode()))
    fields = ("title", "speakers", "event", "date", "day", "url", "language", "first", "last", "start_line", "end_line")
    told = [tuple(getattr(talk, field) for field in fields) for talk in before.talks]
    assert [tuple(getattr(talk, field) for field in fields) for talk in after.talks] == told
    assert {(talk.rule, talk.confidence) for talk in after.talks} <= {("corrected by hand", 1.0)}
    assert (after.note.title, after.note.event, after.note.date, after.note.author) == (
        before.note.title, before.note.event, before.note.date, before.note.author,
    )  # fmt: skip
    return tuple(talk.title for talk in after.talks)


def test_the_round_trip(data_folder: Path) -> None:
    files = [path for folder in ("seeds", "wild-notes") for path in sorted((data_folder / folder).rglob("*")) if path.is_file()]
    assert len(files) > 50
    for path in files:
        if path.suffix != ".tsv":
            check_round_trip(str(path.relative_to(data_folder)), path.read_bytes())


@given(
    st.lists(st.sampled_from(["# PyFun 2021", "## One - Ada Bell", "## Two", "Ada Bell gave a talk about caches.", "", "- a"]), max_size=12)
)
def test_the_round_trip_of_any_note(lines: list[str]) -> None:
    titles = check_round_trip("2021-pyfun.md", "\n".join(lines).encode())
    assert (titles is None) == (not any(lines))


def test_two_talks_on_one_long_line_stay_two() -> None:
    first = "Ada Bell gave a talk about caches that write through to sqlite, and she showed how long each request takes with it. " * 4
    second = "Tom Okafor gave a talk about parsing logs with a small library of his own, which beats regular expressions. " * 4
    note = f"# Notes from PyFun 2021\n\n{first}{second}\n"
    before = correcting.read("2021-pyfun.md", note.encode())
    check_round_trip("2021-pyfun.md", note.encode())
    assert [(talk.start_line, talk.end_line) for talk in before.talks] == [(3, 3), (3, 3)]
    text = "[[talks]]\nlines = [1, 3]\n[[talks]]\nlines = [3, 3]\ntitle = 'Logs'\n"
    with pytest.raises(CorrectionError, match="overlap"):
        correcting.read("2021-pyfun.md", note.encode(), ("s", text.encode()))


@pytest.mark.parametrize("title", ['a "quote" \\ and \x1b[31m', "\u202eevil", "e\u0301 \U000e0041", "\x7f\x85", "tab\there", "日本"])
def test_odd_letters_in_what_is_written(title: str) -> None:
    note = f"# PyFun 2021\n\n## {title} - Ada Bell\n\nA cache.\n\n## Logs - Bo Li\n\nA log.\n"
    titles = check_round_trip("2021-pyfun.md", note.encode())
    assert titles is not None and titles[-1] == "Logs"


def test_what_was_made_none_stays_none() -> None:
    found = noted('[[talks]]\nlines = [11, 14]\nevent = ""\nspeakers = []\ndate = ""\n')
    text = corrections.as_toml(found.note, found.talks, found.found)
    assert 'event = ""' in text and 'date = ""' in text
    assert [(talk.event, talk.date, talk.speakers) for talk in noted(text).talks] == [(None, None, ())]


def test_a_note_without_talks_is_written_as_such() -> None:
    found = noted("", note="# Shopping list of the week\n\nMilk and bread.\n")
    text = corrections.as_toml(found.note, found.talks, found.found)
    assert found.talks == () and "\ntalks = []" in text
    assert sidecars.read_sidecar("s", text.encode()).talks == ()
