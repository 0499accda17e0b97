"""ragnotes.measuring.page, plots and documents: one page that needs nothing else, whatever the notes hold; Markdown that stays a table."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from ragnotes.measuring import documents, page, plots
from ragnotes.measuring.judging import Outcome, Trail
from ragnotes.measuring.report import Outcomes
from ragnotes.measuring.suites import Question, Relevant
from ragnotes.records.figures import Evaluation, Group, Measure
from ragnotes.records.hits import Hit, NoteHead

EVIL = '</blockquote><script>alert("tea")</script> <img src=//x.example/y> | [link](http://x.example) \x1b[31m'
HIT = Hit("<b>.md", 1, 2, NoteHead(None, None, None, None), None, 1, 0.5, 0.5, 1.0, (), False, EVIL)


def outcome(
    name: str, *, kind: str = "who-said", covered: frozenset[int] = frozenset(), silent: bool = False, strength: float = 0.5
) -> Outcome:
    relevant = () if kind == "no-answer" else (Relevant("a.md", 3, 5),)
    trail = Trail("a.md:3-5", EVIL, 7, 12, (EVIL,), False) if relevant else None
    return Outcome(Question(name, EVIL, kind, relevant, (), "en"), (covered,), silent, 1, 0, 1, (), (3,), strength, (HIT,), trail)


OUTCOMES = Outcomes((outcome("q1"), outcome("q2", covered=frozenset({0})), outcome("q3", kind="no-answer", silent=True, strength=0.1)), ())
ROW = Measure("nDCG@10", 0.5, 0.4, 0.6, 2, 0.6, "fail", family="retrieval", difference=-0.1, p=0.01, paired=2, gate=True)
GROUP = Group(
    "language", "en|<i>", 2, {"success@5": 0.5, "nDCG@10": 0.5}, {"success@5": 0.1, "nDCG@10": 0.1}, {"success@5": 1.0, "nDCG@10": 1.0}
)
PUBLISHED = ({"what": "BM25", "measure": "nDCG@10", "value": 0.36, "source": EVIL},)
EVALUATION = Evaluation((ROW,), False, "mine<", (GROUP,), (EVIL,), PUBLISHED)


class Reader(HTMLParser):
    """What a browser would see: tags, their attributes, and whether they are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "line", "rect", "circle", "polyline", "polygon"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("line", "rect", "circle", "polyline", "polygon"):
            assert self.open.pop() == tag


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("evaluation", [EVALUATION, Evaluation((), True)])
def test_the_page_is_whole_and_needs_nothing_else(evaluation: Evaluation) -> None:
    text = page.page(evaluation, OUTCOMES)
    reader = read(text)
    assert not {tag for tag, _ in reader.tags} & {"script", "img", "link", "iframe", "a"}
    assert not [attributes for _, attributes in reader.tags if {"src", "href", "onclick"} & set(attributes)]
    assert "url(" not in text and "@import" not in text and "\x1b" not in text
    assert text.startswith("<!doctype html>") and "prefers-color-scheme: dark" in text


def test_the_page_shows_curves_parts_bars_and_misses() -> None:
    text = page.page(EVALUATION, OUTCOMES)
    for title in (
        "Silence",
        "What brings it",
        "How it came",
        "By language",
        "All measures",
        "Beside others",
        "What went wrong: 2 questions",
    ):
        assert f"<h2>{title}</h2>" in text
    assert "a significant loss" in text and "should have come" in text and "came instead" in text
    assert "by meaning alone it stands at rank 7; by words alone at rank 12" in text


def test_a_page_of_no_questions_is_a_page() -> None:
    tags = {tag for tag, _ in read(page.page(Evaluation((), True, "empty"), Outcomes((), ()))).tags}
    assert {"html", "h1"} <= tags and "svg" not in tags


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


@pytest.mark.parametrize(
    "svg",
    [
        plots.recall_curve([(1, 0.2, 0.1, 0.3), (5, 0.8, 0.7, 0.9), (20, 1.0, 1.0, 1.0)]),
        plots.recall_curve([(1, 0.0, 0.0, 0.0)]),
        plots.roc_curve([(0.0, 0.0), (0.5, 1.0), (1.0, 1.0)], (1.0, 1.0), 0.75),
        plots.bars([("en & <nl>", 3, 0.0, 0.0, 0.0), ("es", 3, 1.0, 1.0, 1.0)], '"quoted"'),
        plots.counts({"dense": 3, "terms": 0}, 0, "of none"),
        plots.interval(2.0, -1.0, 3.0, 0.5),
    ],
)
def test_every_plot_is_xml_and_draws_inside_its_frame(svg: str) -> None:
    root = drawn(svg)
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    for element in root.iter():
        for name, limit in (("x", width), ("x1", width), ("x2", width), ("cx", width), ("y", height), ("y1", height), ("cy", height)):
            if name in element.attrib:
                assert 0 <= float(element.attrib[name]) <= limit
        for pair in element.attrib.get("points", "").split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= width and 0 <= y <= height


def test_markdown_keeps_its_tables_whatever_stands_in_a_cell() -> None:
    text = documents.markdown(EVALUATION, OUTCOMES)
    rows = [line for line in text.split("\n") if line.startswith("| ")]
    heads = {len(re.findall(r"(?<!\\)\|", line)) for line in rows if line.startswith(("| measure", "| nDCG@10"))}
    assert heads == {9}
    assert "<script" not in text and "<img" not in text and "](http" not in text.replace("\\[link](http", "")
    assert text.startswith("## ragnotes eval mine&lt;: failed\n")
    assert "| nDCG@10 | 0.500 | \\[0.400, 0.600] | 2 | 0.600 | -0.100 | 0.010 | fail |" in rows
