"""ragnotes.measuring.gold and ragnotes.measuring.boundaries: gold read and refused, ranges matched, talks as measures."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.errors import UsageError
from ragnotes.measuring import boundaries, heldout, scoring
from ragnotes.measuring.boundaries import FileOutcome
from ragnotes.measuring.gold import GoldFile, GoldTalk, read_gold
from ragnotes.measuring.suites import FAMILIES
from ragnotes.records.notes import Talk


def found(start: int, end: int, title: str = "Teapots", speakers: Sequence[str] = ("Ana Lund",), rule: str = "heading") -> Talk:
    return Talk(title, tuple(speakers), None, None, None, None, "en", start - 1, end, start, end, rule, 0.9)


def marked(start: int, end: int, title: str = "Teapots", speakers: Sequence[str] = ("Ana Lund",), *, optional: bool = False) -> GoldTalk:
    return GoldTalk(title, tuple(speakers), start, end, optional)


def judged(talks: Sequence[GoldTalk], *of_note: Talk, file: str = "a.md") -> FileOutcome:
    return boundaries.judge(GoldFile(file, tuple(talks)), of_note)


# the gold

LINE: dict[str, Any] = {
    "file": "days/one.md",
    "event": "BrewCon",
    "year": 2023,
    "language": "en",
    "talks": [{"title": "Kettles", "speakers": ["Maya Holm"], "start_line": 3, "end_line": 9}],
}


def talk(**changes: object) -> dict[str, Any]:
    return {**LINE, "file": "two.md", "talks": [{**LINE["talks"][0], **changes}]}


def written(folder: Path, *lines: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), encoding="utf-8")
    return path


def test_gold_comes_back_in_order(tmp_path: Path) -> None:
    first, second, third = read_gold(written(tmp_path, LINE, "", talk(optional=True, title=""), {"file": "no.md", "talks": []}))
    assert first == GoldFile("days/one.md", (GoldTalk("Kettles", ("Maya Holm",), 3, 9, False),))
    assert [(one.title, one.optional) for one in second.talks] == [("", True)]
    assert third.talks == ()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "Expecting property name"),
        ("[]", "an object with file, talks"),
        ({"file": "a.md"}, '"talks" is missing'),
        ({**LINE, "talks": {}}, '"talks" must be a list'),
        ({**LINE, "talks": ["Kettles"]}, "an object with title, speakers"),
        ({**LINE, "file": "../a.md"}, "../a.md is not below"),
        ({**LINE, "file": "/a.md"}, "/a.md is not below"),
        (talk(title=None), '"title" must be a text, not null'),
        (talk(speakers="Maya"), '"speakers" must be a list, not "Maya"'),
        (talk(speakers=[""]), '"speakers" must be a list of names'),
        (talk(start_line=True), '"start_line" must be a whole number'),
        (talk(start_line=0), "lines 0-9 are no range"),
        (talk(end_line=2), "lines 3-2 are no range"),
        (talk(optional="yes"), '"optional" must be true or false'),
        (LINE, "the file days/one.md was marked before"),
    ],
)
def test_a_wrong_line_of_gold_is_told_with_its_number(tmp_path: Path, line: object, problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_gold(written(tmp_path, LINE, line))
    assert "gold.jsonl:2: " in caught.value.what
    assert problem in caught.value.what


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"])
def test_gold_that_marks_nothing_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "gold.jsonl").write_bytes(content)
    with pytest.raises(UsageError, match=r"marks no file|cannot be read|not UTF-8"):
        read_gold(tmp_path / "gold.jsonl")


def test_the_shared_gold_is_read_whole(data_folder: Path) -> None:
    files = read_gold(data_folder / "talk-gold.jsonl")
    talks = [one for file in files for one in file.talks]
    assert (len(files), len(talks), sum(one.optional for one in talks)) == (35, 307, 8)


# matching


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ((1, 10), (1, 10), 1.0),
        ((1, 10), (11, 20), 0.0),
        ((1, 10), (30, 40), 0.0),
        ((1, 10), (3, 10), 0.8),
        ((3, 10), (1, 10), 0.8),
        ((5, 5), (5, 6), 0.5),
    ],
)
def test_overlap_is_shared_lines_of_all_lines(first: tuple[int, int], second: tuple[int, int], ratio: float) -> None:
    assert boundaries.overlap_ratio(first, second) == ratio


@given(*[st.tuples(st.integers(1, 30), st.integers(0, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))] * 2)
def test_overlap_equals_its_twin_of_sets(first: tuple[int, int], second: tuple[int, int]) -> None:
    ours, theirs = set(range(first[0], first[1] + 1)), set(range(second[0], second[1] + 1))
    assert boundaries.overlap_ratio(first, second) == len(ours & theirs) / len(ours | theirs)


@pytest.mark.parametrize(
    ("gold", "talks", "pairs"),
    [
        ([(1, 10)], [(3, 10)], ((0, 0),)),  # 0.8 is enough
        ([(1, 10)], [(4, 10)], ()),
        ([(1, 10), (11, 20)], [(1, 20)], ()),
        ([(1, 10)], [(1, 8), (1, 10)], ((0, 1),)),  # the better one
        ([(1, 10)], [(1, 9), (2, 10)], ((0, 0),)),  # a tie: the earlier one
        ([(1, 9), (1, 10)], [(1, 10)], ((1, 0),)),  # one talk is found once
        ([(5, 9), (1, 3)], [(1, 3), (5, 9)], ((0, 1), (1, 0))),
        ([], [(1, 3)], ()),
    ],
)
def test_matching_by_hand(gold: list[tuple[int, int]], talks: list[tuple[int, int]], pairs: tuple[tuple[int, int], ...]) -> None:
    assert boundaries.match([marked(*lines) for lines in gold], [found(*lines) for lines in talks]) == pairs


RANGES = st.lists(st.integers(1, 40), min_size=2, max_size=12, unique=True).map(
    lambda cuts: [(a, b - 1) for a, b in itertools.pairwise(sorted(cuts))]
)


@settings(max_examples=150)
@given(RANGES, RANGES)
def test_of_ranges_that_do_not_overlap_every_close_pair_is_matched(gold: list[tuple[int, int]], talks: list[tuple[int, int]]) -> None:
    close = {(i, j) for i, a in enumerate(gold) for j, b in enumerate(talks) if boundaries.overlap_ratio(a, b) >= 0.8}
    assert set(boundaries.match([marked(*lines) for lines in gold], [found(*lines) for lines in talks])) == close


# titles and speakers


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Kettles", "kettles", True),
        ("Café sans tasse", "CAFE SANS TASSE!", True),
        ("abcd", "abcdef", True),  # 2 * 4 / 10
        ("abcd", "abcdefg", False),
        ("Keynote: Kettles", "Kettles", False),
        ("", "Kettles", False),
        ("dcba", "abcd", False),  # the quick bounds of difflib say yes here
    ],
)
def test_titles_are_the_same_from_eight_tenths(first: str, second: str, same: bool) -> None:
    assert boundaries.same_title(first, second) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (["Ana", "Bo"], ["bo", "Ána"], True),
        (["Ana"], ["Ana", "Bo"], False),
        ([], [], True),
        ([], ["Ana"], False),
        (["Ana Lund"], ["Ana"], False),
    ],
)
def test_speakers_are_the_same_set(first: list[str], second: list[str], same: bool) -> None:
    assert boundaries.same_speakers(first, second) is same


# measures


def files() -> list[FileOutcome]:
    """Three files: one right but for a title; one with a miss, a false talk and wrong speakers; one that is rightly empty."""
    return [
        judged(
            [marked(1, 5), marked(7, 9, "Kettles"), marked(20, 29, optional=True)], found(1, 5), found(7, 9, "Pans"), found(20, 29, "X", [])
        ),
        judged([marked(1, 5, ""), marked(7, 9), marked(30, 39, optional=True)], found(1, 5, "any", ["Bo"]), found(11, 12), file="b.md"),
        judged([], file="c.md"),
    ]


def test_every_measure_by_hand() -> None:
    assert boundaries.counts(files()) == {
        "talk recall": [(2, 2), (1, 2), (0, 0)],
        "talk precision": [(2, 2), (1, 2), (0, 0)],
        "talk F1": [(2, 2.0), (1, 2.0), (0, 0.0)],
        "whole files": [(1, 1), (0, 1), (1, 1)],
        "title accuracy": [(1, 2), (0, 0), (0, 0)],  # where the gold has no title none is asked for
        "speaker sets equal": [(2, 2), (0, 1), (0, 0)],
    }
    rows = {row.name: row for row in boundaries.figures(files())}
    assert {name: (row.value, row.n) for name, row in rows.items()} == {
        "talk recall": (3 / 4, 4), "talk precision": (3 / 4, 4), "talk F1": (3 / 4, 4), "whole files": (2 / 3, 3),
        "title accuracy": (1 / 2, 2), "speaker sets equal": (2 / 3, 3),
    }  # fmt: skip
    assert {(row.family, *row.of) for row in rows.values()} == {("talks",)}
    assert all(row.low <= row.value <= row.high for row in rows.values())


@settings(max_examples=100)
@given(RANGES, RANGES)
def test_f1_is_the_harmonic_mean(gold: list[tuple[int, int]], talks: list[tuple[int, int]]) -> None:
    rows = {row.name: row.value for row in boundaries.figures([judged([marked(*a) for a in gold], *[found(*b) for b in talks])])}
    recall, precision = rows["talk recall"], rows["talk precision"]
    assert rows["talk F1"] == pytest.approx(2 * recall * precision / (recall + precision) if recall + precision else 0.0)


def test_a_measure_with_nothing_to_count_is_left_out() -> None:
    assert [row.name for row in boundaries.figures([judged([])])] == ["whole files"]
    assert boundaries.figures([]) == ()


def test_files_are_drawn_whole() -> None:
    """Ten talks that stand and fall together are as good as one: the interval is as wide as that of two things, not of twenty."""
    together = [(10.0, 10.0), (0.0, 10.0)]
    assert scoring.share_interval(together) == (0.0, 1.0)
    apart = [(1.0, 1.0), (0.0, 1.0)] * 10
    low, high = scoring.share_interval(apart)
    assert 0.2 < low < high < 0.8
    assert scoring.share(together) == scoring.share(apart) == 0.5


def test_intervals_of_pairs_that_count_one_each_are_those_of_the_mean() -> None:
    values = [0.0, 1.0, 0.5, 1.0, 0.25]
    assert scoring.share_interval([(value, 1.0) for value in values]) == pytest.approx(scoring.bootstrap(values))


@pytest.mark.parametrize("pairs", [[], [(0.0, 0.0)]])
def test_nothing_to_count_has_no_interval(pairs: list[tuple[float, float]]) -> None:
    assert scoring.share(pairs) == 0.0
    with pytest.raises(ValueError, match="something to count"):
        scoring.share_interval(pairs)


# an author held out


def of_author(author: str, *rules: str, wrong: Sequence[str] = ()) -> list[FileOutcome]:
    """Return a file of an author: a talk found rightly by each of the rules, and one that is none by each of the wrong ones."""
    places = [10 * number + 1 for number in range(len(rules) + len(wrong))]
    talks = [found(start, start + 4, rule=rule) for start, rule in zip(places, [*rules, *wrong], strict=True)]
    return [judged([marked(start, start + 4) for start in places[: len(rules)]], *talks, file=f"{author}__notes/a.md")]


def recall(outcomes: Sequence[FileOutcome]) -> float:
    return boundaries.figures(outcomes)[0].value


def test_a_rule_that_one_author_alone_supports_is_taken_away() -> None:
    groups = {"ana": of_author("ana", "heading", "ana's habit"), "bo": of_author("bo", "heading")}
    held, gone = heldout.leave_one_out(groups, of_author("samples", "item"))
    assert [recall([outcome]) for outcome in held] == [1 / 2, 1.0]  # the files beside support rules: they are not counted
    assert gone == {"ana": {"ana's habit": 1}, "bo": {}}
    (figure,) = heldout.figures([outcome for outcomes in groups.values() for outcome in outcomes])
    assert (figure.name, figure.family, figure.n) == (heldout.NAME, "talks", 3)
    assert heldout.NAME in FAMILIES["talks"]
    assert figure.value == pytest.approx(2 * 2 / (2 + 3)) and figure.low <= figure.value <= figure.high


def test_a_rule_that_others_show_to_be_wrong_more_often_than_right_is_taken_away() -> None:
    groups = {"ana": of_author("ana", "bold"), "bo": of_author("bo", "bold", wrong=["bold"]), "cy": of_author("cy", wrong=["bold"])}
    held, gone = heldout.leave_one_out(groups)
    assert [recall([outcome]) for outcome in held] == [0.0, 1.0, 0.0]  # cy has no talk to find, and for bo: ana right, cy wrong
    assert gone["ana"] == {"bold": 1}
    assert heldout.supported(groups["bo"]) == {"bold"}
    assert heldout.supported(groups["cy"]) == frozenset()


def test_where_one_author_wrote_all_there_is_no_figure() -> None:
    assert heldout.figures(of_author("ana", "heading")) == heldout.figures([]) == ()


@pytest.mark.parametrize(("file", "author"), [("ana__notes/2020/a.md", "ana"), ("bo/a.md", ""), ("a.md", "")])
def test_the_author_is_the_first_part_of_the_folder(file: str, author: str) -> None:
    assert heldout.author_of(file) == author
