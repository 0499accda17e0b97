"""Answers written by a model held against what was sent: every kind of citation, quotation, number, link and name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import ftfy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.checking.citing import read_claims
from ragnotes.checking.evidence import check, mark, status, unsupported_by
from ragnotes.checking.quoting import quotes
from ragnotes.records.answers import Citation, Unsupported
from ragnotes.records.calls import Passage
from ragnotes.records.hits import Hit, NoteHead, TalkHead

from .timing import within

NOTE = NoteHead("Days at TreeConf", "Ada Birch", "TreeConf 2021", "2021-05-03")


def passage(
    number: int, text: str, title: str = "Pruning", speakers: tuple[str, ...] = ("Mia Holt",), start: int = 10, language: str = "en"
) -> Passage:
    talk = TalkHead(title, speakers, NOTE.event, NOTE.date, None, "https://tree.example/talk", language)
    end = start + text.count("\n")
    found = Hit("notes/tree.md", start, end, NOTE, talk, number, 1.0, 0.5, 1.0, (), False, text)
    return Passage(number, f"notes/tree.md:{start}-{end} · {title} · {', '.join(speakers)}", "talk", text, found)


PASSAGES = (
    passage(
        1, "Sawfish is a library for cutting branches.\nIt needs oil every day, “said Mia — loudly”.\nIt has 1,200 users and three blades."
    ),
    passage(2, "They planted ten trees near the river.\nThe demo used a spade from https://spade.example/shop.", "Roots", ("Ben Oak",), 40),
)


def verdicts(answer: str, passages: tuple[Passage, ...] = PASSAGES) -> list[tuple[int, str, int, int]]:
    return [(one.number, one.verdict, one.start_line, one.end_line) for one in check(answer, passages)[0]]


def complaints(answer: str, passages: tuple[Passage, ...] = PASSAGES) -> list[tuple[str, str]]:
    return [(one.text, one.kind) for one in check(answer, passages)[1]]


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        ("Sawfish cuts branches [1].", [[1]]),
        ("Sawfish cuts branches. [1] Ten trees were planted. [2]", [[1], [2]]),
        ("Sawfish cuts branches [1, 2].", [[1, 2]]),
        ("Sawfish cuts branches [1][2].", [[1, 2]]),
        ("Sawfish cuts branches [1-3].", [[1, 2, 3]]),
        ("Sawfish cuts branches 【1】.", [[1]]),
        ("Sawfish cuts branches 【1†notes】.", [[1]]),
        ("Sawfish cuts branches (1).", [[]]),
        ("Sawfish cuts `list[1]` branches [2].", [[2]]),
        ("```\nx[1]\n```\nSawfish [2].", [[2]]),
        ("# Sawfish [1]\nIt cuts [2].", [[2]]),
        ("Sawfish cuts branches.\n[1] [2]", [[1, 2]]),
        ("- Sawfish cuts [1]\n- Ben digs [2]", [[1], [2]]),
        ("See [1](https://a.example) and the years [2019-2021].", [[]]),
        ("Sawfish cuts branches [Passage 1].", [[1]]),
        ("Sawfish cuts branches [passage 2, passage 3].", [[2, 3]]),
        ("Sawfish cuts branches [source 2].", [[2]]),
        ("Sawfish cuts branches [Source: 2].", [[2]]),
        ("Sawfish cuts branches [#2].", [[2]]),
        ("Sawfish cuts branches [^1][^2].", [[1, 2]]),
        ("Sawfish cuts branches ［1］.", [[1]]),
        ("Sawfish cuts branches [1 and 4].", [[1, 4]]),
        ("Sawfish cuts branches [1, 2, and 4].", [[1, 2, 4]]),
        ("Sawfish cuts branches [1 & 4].", [[1, 4]]),
        ("Sawfish cuts branches (see [2]).", [[2]]),
        ("Sawfish cuts branches. (see [2]) It is fine [1].", [[2], [1]]),
        ("Sawfish cuts branches [1, p. 2] and [note].", [[]]),
    ],
)
def test_citations_are_read(answer: str, numbers: list[list[int]]) -> None:
    assert [list(claim.numbers) for claim in read_claims(answer)] == numbers


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Sawfish is a library that cuts branches [1].", [(1, "verified", 10, 10)]),
        ("Mia Holt says it needs oil every day [1].", [(1, "verified", 11, 11)]),
        ("They planted trees near the river [1].", [(1, "repaired", 40, 40)]),
        ("They planted trees near the river [2].", [(2, "verified", 40, 40)]),
        ("Elephants dislike modern jazz [1].", [(1, "weak", 10, 10)]),
        ('It is called "a library for cutting branches" there [1].', [(1, "verified", 10, 10)]),
        ('It is called "a library for cutting branches" there [2].', [(2, "repaired", 10, 10)]),
        ('It is called "the best of all libraries" there [1].', [(1, "not_found", 10, 10)]),
        ("It needs oil [7].", []),
        ("Ze plantten tien bomen met Sawfish en dat was het dan ook wel voor de dag [1].", [(1, "verified", 10, 10)]),
        ("Ze plantten tien bomen bij Mia en dat was het dan ook wel voor de dag [1].", [(1, "weak", 10, 10)]),
        ("Ze plantten tien bomen en dat was het dan ook wel voor de dag [1].", [(1, "weak", 10, 10)]),
    ],
)
def test_verdicts_and_places(answer: str, expected: list[tuple[int, str, int, int]]) -> None:
    found = verdicts(answer)
    assert [one[:2] for one in found] == [one[:2] for one in expected]
    if expected and expected[0][1] != "weak" and "Ze " not in answer:
        assert found == expected


OWN = replace(
    passage(3, "On the train home we sang loudly and mocked sawfish over cold soup.", start=90),
    kind="the note-taker's own text",
    place="notes/tree.md:90",
)
JOKE = replace(OWN, hit=replace(OWN.hit, talk=None))
THREE = (*PASSAGES, JOKE)


@pytest.mark.parametrize(
    ("answer", "verdicts_told", "unsupported"),
    [
        # a speaker's name, an event or a title supports nothing
        ("Mia Holt loves sawfish [1].", ["weak"], []),
        ("Mia Holt said maples grow faster than elms [1].", ["weak"], []),
        ("Mia Holt spoke at TreeConf 2021 [1].", ["verified"], []),
        ("At TreeConf 2021, Mia Holt ate cold herring [1].", ["weak"], []),
        # words of another place are not handed to a speaker
        ("Mia Holt sang loudly and mocked sawfish over cold soup [1].", ["weak"], []),
        ("She sang loudly and mocked sawfish over cold soup [1].", ["weak"], []),
        ("Somebody sang loudly and mocked sawfish over cold soup [3].", ["verified"], []),
        # a name must stand in a passage cited
        ("Ben Oak said sawfish is a library for cutting branches [1].", ["weak"], [("Ben Oak", "name")]),
        ("Ben said sawfish is a library for cutting branches [1].", ["weak"], [("Ben", "name")]),
        ("Mia Oak said sawfish is a library for cutting branches [1][2].", ["weak", "weak"], [("Mia Oak", "name")]),
        ("Mia Holt wrote a library for cutting branches, Ben Oak planted ten trees near the river [1][2].", ["verified"] * 2, []),
        ("Guido van Hazel said it needs oil every day [1].", ["weak"], [("Guido van Hazel", "name")]),
        ("Ada Birch noted that it needs oil every day [1].", ["verified"], []),
        # so must a quotation, or in the passage that replaces it
        ('Mia Holt said "we sang loudly and mocked" [1].', ["not_found"], [("we sang loudly and mocked", "quote")]),
        ('Mia Holt said "we sang loudly and mocked" [3].', ["weak"], [("Mia Holt", "name")]),
        ('The plan was "ten trees near the river" [1].', ["repaired"], []),
        ('Mia Holt told of "ten trees near the river" [1].', ["not_found"], [("ten trees near the river", "quote")]),
        ('The plan was "ten trees near the river" [1], [2].', ["weak", "verified"], []),
        # only a sentence that says enough, and that no passage cited holds, is given another place
        ("Mia disliked it [1], [2].", ["weak", "weak"], []),
        ("They planted trees [1].", ["weak"], []),
        ("They planted ten trees near the river [1].", ["repaired"], []),
        ("They planted ten trees near the river [1][2].", ["weak", "verified"], []),
        ("They planted a library for cutting branches near trees [1].", ["verified"], []),
    ],
)
def test_false_claims_are_not_verified(answer: str, verdicts_told: list[str], unsupported: list[tuple[str, str]]) -> None:
    assert [one[1] for one in verdicts(answer, THREE)] == verdicts_told
    assert complaints(answer, THREE) == unsupported


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("Mia Holt built a small saw without any gears [1].", 11),
        ("Holt criticised sawfish [1].", 13),
        ("Holt recommends plainer tools than sawfish [1].", 14),
        ("It was about sawfish and how to look inside it [1].", 10),
    ],
)
def test_the_line_shown_is_the_one_with_the_rarest_words_of_the_claim(answer: str, line: int) -> None:
    text = (
        "Sawfish hides things, and the talk is on how to look inside.\nMia built a small saw by hand, without gears.\n"
        "Sawfish has a hub.\nA fair critique of sawfish.\nPlainer tools are better."
    )
    assert check(answer, (passage(1, text),))[0][0].start_line == line


def test_the_line_shown_is_a_stored_line() -> None:
    sent = replace(passage(1, "Sawfish cuts.\nIt needs oil every day."), numbers=(10, 25))
    assert check("It needs oil every day [1].", (sent,))[0][0].start_line == 25


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Guido van Rossum told 99 llamas on 9 March 2011.",
            [("Guido van Rossum", "name"), ("99", "number"), ("9 March 2011", "date")],
        ),
        ("Mia Holt says it has 1200 users, or 1 200, or 1.200. Ben Oak was there on 3 May 2021.", []),
        ("Mia Holt says it has 1300 users.", [("1300", "number")]),
        ("It was on 3 June 2021.", [("3 June 2021", "date")]),
        ("In May 2021, on Monday.", []),
        ("## Three Grand Ideas of 1999\n1. Sawfish cuts [7].\n2. It has 3 blades.\n* Overall Mia likes oil.", []),
        ("They said “it needs oil every day” and “it needs no oil at all”.", [("it needs no oil at all", "quote")]),
        ("See https://spade.example/shop and https://spade.example/other.", [("https://spade.example/other", "link")]),
        ("The note-taker admits to have forgotten the rest. Nothing else is told.", []),
        ("`Foo Bar 77` is code.\n```\nHello World 88\n```", [("Foo Bar", "name"), ("77", "number")]),
        ("", []),
    ],
)
def test_unsupported_by(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.text, one.kind) for one in unsupported_by(text, PASSAGES)] == expected


def test_mark_with_passages_points_only_into_the_sentence_that_is_wrong() -> None:
    answer = "Ben Oak says it needs oil [1]. Ben Oak planted ten trees [2]."
    _, wrong = check(answer, PASSAGES)
    assert mark(answer, wrong, PASSAGES) == "Ben Oak [not found] says it needs oil [1]. Ben Oak planted ten trees [2]."
    assert mark(answer, wrong).count("[not found]") == 2


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Sawfish cuts branches [9].", [("[9]", "citation")]),
        ("Sawfish cuts branches [1, 9].", [("[1, 9]", "citation")]),
        ("Sawfish cuts branches. It is fine.", [("Sawfish cuts branches.", "citation")]),
        ('Mia: "needs oil every day" [1].', []),
        ("Mia: \"needs oil every day, 'said Mia - LOUDLY'\" [1].", []),
        ("Mia: “It needs ... every day” [1].", []),
        ("Mia: «it needs butter every day» [1].", [("it needs butter every day", "quote")]),
        ('A "short one" is fine [1].', []),
        ("It has 1200 users [1].", []),
        ("It has 3 blades [1].", []),
        ("It has 1,300 users [1].", [("1,300", "number")]),
        ("It has 1,200 users [2].", [("1,200", "number")]),
        ("In 2021 they planted trees [2].", []),
        ("On 3 May 2021 they planted trees [2].", []),
        ("On 3 June 2021 they planted trees [2].", [("3 June 2021", "date")]),
        ("On 9 May 2021 they planted trees [2].", [("9 May 2021", "date")]),
        ("They planted trees on 2021-05-03 [2].", []),
        ("They planted 5 trees [2].", [("5", "number")]),
        ("1. They planted trees [2].\n2. They dug [2].", []),
        ("The spade is at https://spade.example/shop [2].", []),
        ("The talk is at https://tree.example/talk. [2]", []),
        ("The spade is at https://spade.example/other. [2]", [("https://spade.example/other", "link")]),
        ("As Ben Oak of TreeConf said, they planted trees [2].", []),
        ("As John Smith said, they planted trees [2].", [("John Smith", "name")]),
        ("John Smith planted trees [2].", [("John Smith", "name")]),
        ("Overall Mia likes sawfish [1].", []),
        ("## Big Fancy Heading\nThey planted trees [2].", []),
        ("NOT IN THE NOTES. The notes speak of trees only [9].", []),
        ("", []),
    ],
)
def test_unsupported(answer: str, expected: list[tuple[str, str]]) -> None:
    assert complaints(answer) == expected


def test_the_place_grows_by_a_neighbour_that_adds_to_it() -> None:
    two = (passage(1, "Sawfish was written by a carpenter.\nIt ships with oil and gloves.\nNobody laughed."),)
    citation = check("The carpenter who had written sawfish ships it with oil and gloves [1].", two)[0][0]
    assert (citation.start_line, citation.end_line) == (10, 11)
    assert citation.quote == "Sawfish was written by a carpenter. It ships with oil and gloves."


def test_a_code_span_inside_a_citation_is_no_trouble() -> None:
    answer = "Sawfish cuts [1†a`[x]`] and digs [9], `[1]`, [2†`[`] and `[9` [9]."
    citations, wrong = check(answer, PASSAGES)
    assert not citations and Unsupported("[9]", "citation") in wrong
    assert mark(answer, wrong, PASSAGES)


def test_status() -> None:
    fine, wrong = check("Sawfish cuts branches [1].", PASSAGES)
    assert status(fine, wrong) == "answered"
    assert status(fine, (Unsupported("x", "name"),)) == "unverified"
    missing = check('It is "the best of all libraries" [1].', PASSAGES)[0]
    assert isinstance(missing[0], Citation) and status(missing, ()) == "unverified"


def test_mark_points_at_what_was_not_found_and_nowhere_else() -> None:
    answer = 'It has 5 blades and 3 friends [1].\nBen said "we planted nine forests" [2]. John Smith agreed [5].'
    _, wrong = check(answer, PASSAGES)
    assert mark(answer, wrong) == (
        "It has 5 [not found] blades and 3 friends [1].\n"
        'Ben said "we planted nine forests" [not found] [2]. John Smith [not found] agreed [5] [not found].'
    )
    assert mark(answer, ()) == answer


def test_quotes_keep_their_offsets() -> None:
    text = "a “first long quotation” and 'second long quotation' but it's not John's"
    assert [text[start:end] for start, end in quotes(text)] == ["first long quotation", "second long quotation"]


def test_first_seed(seeds: dict[str, Path]) -> None:
    lines = ftfy.fix_encoding(seeds["pycones"].read_bytes().decode("utf-8")).split("\n")
    sent = (
        passage(1, "\n".join(lines[32:43]), "GenAI f-string", ("Alejandro Vidal",), 33),
        passage(2, "\n".join(lines[141:162]), "AI agents", ("Manuel Díaz",), 142),
    )
    answer = "Alejandro Vidal showed where langchain obscures steps [1]. The agents talk used LangChain and Langgraph [1]."
    answer += " Maria Curie liked it [2]."
    assert [one[:3] for one in verdicts(answer, sent)][:2] == [(1, "verified", 41), (1, "weak", 36)]
    assert complaints(answer, sent) == [("Maria Curie", "name")]


ANSWER = st.text(st.sampled_from(list("Ab c.[]123-,\"'“”«»【】†\n#`*()http://")), max_size=300) | st.text(max_size=200)


@settings(max_examples=200)
@given(ANSWER, st.lists(ANSWER, max_size=3))
def test_every_quote_stands_in_a_passage_sent(answer: str, texts: list[str]) -> None:
    sent = tuple(passage(number, text, start=number * 100) for number, text in enumerate(texts, 1))
    citations, unsupported = check(answer, sent)
    assert check(answer, sent) == (citations, unsupported)
    for one in citations:
        place = next(told for told in sent if told.hit.start_line <= one.start_line <= one.end_line <= told.hit.end_line)
        assert one.quote in " ".join(place.text.split())
        assert one.verdict in ("verified", "repaired", "weak", "not_found")
    assert all(one.text in answer for one in unsupported)
    assert mark(answer, unsupported).replace(" [not found]", "") == answer.replace(" [not found]", "")
    assert mark(answer, unsupported, sent).replace(" [not found]", "") == answer.replace(" [not found]", "")
    assert all(one.text in answer for one in unsupported_by(answer, sent))
    assert status(citations, unsupported) in ("answered", "unverified")


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 100_000,
        "[1" * 50_000,
        "[1,1" * 25_000,
        '"' * 100_000,
        "“" * 100_000,
        "'a" * 50_000,
        "`" * 100_000,
        "." * 100_000,
        "A b " * 25_000,
        "【" * 100_000,
        "[1]\n" * 12_000,
        "(see [1] " * 12_000,
        "[1 and " * 15_000,
        "1 000 " * 15_000,
        "Ada van " * 12_000,
        "a Quorx " * 12_000,
        "".join(f"we Quorx{number} " for number in range(6_000)),
    ],
)
def test_hostile_answers_and_passages_take_linear_time(hostile: str) -> None:
    def work() -> None:
        _, unsupported = check(hostile, PASSAGES)
        mark(hostile, unsupported, PASSAGES)
        unsupported_by(hostile, PASSAGES)
        check("Sawfish cuts branches [1].", (passage(1, hostile),))

    assert within(10, work)  # each takes under 3 s on an idle machine, quadratic ones take minutes
