"""Answers without a model: which sentences are picked, how they are grouped, and that every one stands in the notes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import ftfy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.checking.asked import asks_who
from ragnotes.checking.extract import answer
from ragnotes.checking.sentences import passage_units, read_lines, read_units, split
from ragnotes.checking.voices import first_person, own_section
from ragnotes.records.hits import Hit, NoteHead, TalkHead
from ragnotes.records.notes import Line

from .timing import within

NOTE = NoteHead("Days at TreeConf", "Ada", "TreeConf 2021", "2021-05-03")


def hit(
    text: str,
    title: str | None = "Pruning at scale",
    speakers: tuple[str, ...] = ("Mia Holt",),
    start: int = 10,
    score: float = 0.8,
    file: str = "notes/tree.md",
    note: NoteHead = NOTE,
    lines: int | None = None,
) -> Hit:
    talk = None if title is None else TalkHead(title, speakers, note.event, note.date, None, None, "en")
    end = start + (text.count("\n") if lines is None else lines - 1)
    return Hit(file, start, end, note, talk, 1, score, 0.4, 2.0, (), False, text)


def fold_space(text: str) -> str:
    return " ".join(text.split())


WORKSHOP = hit(
    "## Pruning at scale\n_Mia Holt_\n\nThis workshop was about cutting branches with sawfish.\n"
    "Mia said that sawfish hides the blade from the user.\n\nOverall it was a useful critique.\nThe coffee was cold."
)
TALK = hit("## Roots\n_Ben Oak_\n\nThey planted ten trees.\nFor the demo they used sawfish and a spade.", "Roots", ("Ben Oak",), 40, 0.6)
JOKE = hit("## Goodbye\n\nIt rained. My shoes are still wet from laughing about sawfish with strangers.", None, (), 60, 0.5)
OTHER = hit("## Leaves\n_Cara Elm_\n\nLeaves turn red in autumn because of sugar.", "Leaves", ("Cara Elm",), 80, 0.4)


def test_contexts_stay_apart() -> None:
    text, citations = answer("what did people say about sawfish", [WORKSHOP, TALK, JOKE, OTHER], "en")
    groups = text.split("\n\n")
    assert [group.split("\n")[0] for group in groups] == [
        "Pruning at scale · Mia Holt · TreeConf 2021 · 2021-05-03",
        "Roots · Ben Oak · TreeConf 2021 · 2021-05-03",
        "Days at TreeConf, the note-taker's own words · Ada · TreeConf 2021 · 2021-05-03",
    ]
    assert "hides the blade" in groups[0] and "the author of the notes, Ada: Overall it was a useful critique." in groups[0]
    assert "spade" in groups[1] and "planted" not in groups[1]
    assert "the author of the notes, Ada: My shoes" in groups[2] and "Leaves" not in text and "coffee" not in text
    assert [citation.number for citation in citations] == list(range(1, len(citations) + 1))
    assert [citation.start_line for citation in citations] == [13, 14, 16, 44, 62]
    assert {citation.verdict for citation in citations} == {"verified"}
    assert "  notes/tree.md:44" in text.split("\n")


def _noted(author: str, text: str) -> Hit:
    found = hit(f"## Pruning at scale\n\n{text}", file=f"{author}.md", note=NoteHead("Days", author, "TreeConf 2021", "2021-05-03"))
    return replace(found, talk=replace(found.talk, language="de")) if found.talk and "Der " in text else found


def test_several_peoples_notes_of_a_talk_are_told_apart_and_where_they_differ() -> None:
    hits = [
        _noted("Anna Lund", "The pruning robot cuts 30 trees in 9 minutes.\nThe robot climbs.\nI liked the robot."),
        _noted("Bo Ek", "The pruning robot cuts 30 trees in 14 minutes."),
        _noted("Clara Voss", "Der Pruning-Robot schneidet dreißig Bäume in 20 Minuten.\nDanach gab es Kaffee und Kuchen für alle."),
    ]
    text, _ = answer("what does the pruning robot do", hits, "en")
    assert "notes by Anna Lund, Bo Ek and Clara Voss" in text.split("\n")[0]
    assert "- notes by Bo Ek: The pruning robot cuts" in text and "- notes by Anna Lund: The pruning robot cuts" in text
    liked, _ = answer("who liked the robot", hits, "en")
    assert "- the author of the notes, Anna Lund: I liked" in liked
    asked, _ = answer("Did the notes on the pruning robot differ?", hits, "en")
    assert "- The notes differ: Anna Lund [1], Bo Ek [2]" in asked and "The notes differ: Bo Ek [2], Clara Voss [3]" in asked
    assert "climbs" not in asked and "Kuchen" not in asked


def test_who_gets_the_line_with_the_speaker_first() -> None:
    text, citations = answer("who ran the workshop about sawfish", [WORKSHOP, OTHER], "en")
    assert citations[0].quote == "_Mia Holt_" and citations[0].start_line == 11
    assert "Mia Holt" in text.split("\n")[0]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who gave the keynote", True),
        ("Lego workshop: who ran it?", True),
        ("¿quién habló de árboles?", True),
        ("À qui parlait-il ?", True),
        ("how to talk to people who cannot code", False),
        ("what is the world health organisation", False),
        ("基調講演は誰でしたか", True),
        ("Which speakers work at decide?", True),
        ("¿qué ponentes trabajan en decide?", True),
        ("what tools do people use", False),
    ],
)
def test_who_is_asked_for(question: str, expected: bool) -> None:
    assert asks_who(question) is expected


def test_a_list_comes_with_its_lead_and_the_lead_with_its_list() -> None:
    passage = hit("Ben named 3 tools for grafting:\n- a knife\n- tape made of rubber\n- patience\n\nThen lunch.", start=5)
    _, citations = answer("which tools for grafting were named", [passage], "en")
    assert [citation.quote for citation in citations] == ["Ben named 3 tools for grafting:", "a knife", "tape made of rubber", "patience"]
    _, one = answer("rubber tape", [passage], "en")
    assert [citation.start_line for citation in one] == [5, 7]


@pytest.mark.parametrize(
    ("opening", "speakers", "before"),
    [
        ("It runs on sawfish.", ("Mia Holt",), True),
        ("This is why sawfish won.", ("Mia Holt",), True),
        ("They run on sawfish.", ("Mia Holt",), False),  # the header names them
        ("They run on sawfish.", (), True),
        ("This talk was on sawfish.", ("Mia Holt",), False),
        ("Sawfish runs.", (), False),
    ],
)
def test_a_sentence_that_cannot_stand_alone_brings_the_one_before(opening: str, speakers: tuple[str, ...], before: bool) -> None:
    passage = hit(f"The mill in the valley is old. {opening}", speakers=speakers)
    _, citations = answer("sawfish", [passage], "en")
    assert [citation.quote for citation in citations] == (["The mill in the valley is old."] if before else []) + [opening]


def test_headings_code_and_bare_links_answer_only_when_there_is_nothing_else() -> None:
    noisy = hit(
        "## Sawfish\n```\nimport sawfish\n```\n![sawfish](sawfish.png)\n[sawfish](https://sawfish.example)\nThe sawfish library is slow."
    )
    _, citations = answer("sawfish", [noisy], "en")
    assert [citation.quote for citation in citations] == ["The sawfish library is slow."]
    _, bare = answer("sawfish", [hit("## Sawfish")], "en")
    assert [citation.quote for citation in bare] == ["Sawfish"]


def test_without_a_shared_word_the_best_passage_speaks() -> None:
    text, citations = answer("¿qué herramienta?", [TALK, OTHER], "es")
    assert citations and citations[0].talk is not None and citations[0].talk.title == "Roots"
    assert "planted ten trees" in text or "spade" in text


def test_two_peoples_notes_of_one_talk_are_one_group_and_told_once() -> None:
    mine = hit("Sawfish cuts branches twice as fast as a handsaw.\nMia warned that sawfish needs oil every day.")
    yours = hit(
        "Sawfish cuts branches twice as fast as a handsaw!\nMia sells sawfish in three sizes.",
        file="notes/other.md",
        note=NoteHead("Other notes", "Bo", "TreeConf 2021", "2021-05-03"),
    )
    text, citations = answer("what did Mia say about sawfish", [mine, yours], "en")
    assert text.count("Pruning at scale") == 1 and "notes by Bo and Ada" in text
    assert sum("twice as fast" in citation.quote for citation in citations) == 1
    assert {citation.file for citation in citations} == {"notes/tree.md", "notes/other.md"}


def test_numbers_are_preferred_when_a_number_is_asked_for() -> None:
    passage = hit("Sawfish users are happy people.\nSawfish has 4200 users.\nMany users of sawfish came.")
    _, citations = answer("how many users does sawfish have", [passage], "en")
    assert "Sawfish has 4200 users." in [citation.quote for citation in citations][:2]


def test_the_answer_stays_short() -> None:
    hits = [
        hit("\n".join(f"Sawfish number {n} of {t} cuts wood in its own good way." for n in range(30)), f"T{t}", start=t * 100)
        for t in range(1, 12)
    ]
    text, citations = answer("what did people say about sawfish", hits, "en")
    assert len(text.split()) < 330 and 2 <= len(citations) <= 10 and len(text.split("\n\n")) <= 6


@pytest.mark.parametrize("hits", [[], [hit("")], [hit("\n\n  \n")]])
def test_nothing_in_nothing_out(hits: list[Hit]) -> None:
    assert answer("sawfish", hits, "en") == ("", ())


def test_lines_that_were_cut_are_placed_within_the_passage() -> None:
    cut = hit("First piece of a long line.\nSecond piece about sawfish.\nA line of its own.", start=7, lines=2)
    _, citations = answer("sawfish", [cut], "en")
    assert (citations[0].start_line, citations[0].end_line) == (7, 8)  # on one of the two, which cannot be told
    one = hit("First piece.\nSecond piece about sawfish.", start=7, lines=1)
    assert [(c.start_line, c.end_line) for c in answer("sawfish", [one], "en")[1]] == [(7, 7)]


def test_wrapped_sentences_keep_all_their_lines() -> None:
    passage = hit("The first line of this paragraph is long enough to be wrapped\nby an editor near sawfish. Next.\n\n- an item\n  goes on")
    units = passage_units(passage)
    assert [(unit.start_line, unit.end_line, unit.kind) for unit in units] == [(10, 11, "prose"), (11, 11, "prose"), (13, 14, "item")]


@pytest.mark.parametrize(
    ("sentence", "language", "kind", "mine"),
    [
        ("I liked it.", "en", "prose", True),
        ('"I hate notebooks", he said.', "en", "prose", False),
        ("We use it for logs.", "en", "item", False),
        ("We use it for logs.", "en", "prose", True),
        ("States, i.e. a db, and I/O", "en", "prose", False),
        ("Ik vond het leuk.", "nl", "prose", True),
        ("Me gustó mucho.", "es", "prose", True),
        ("Mir hat es gefallen.", "de", "prose", True),
        ("J'ai adoré.", "fr", "prose", True),
        ("It was long.", "en", "prose", False),
    ],
)
def test_first_person(sentence: str, language: str, kind: str, mine: bool) -> None:
    assert first_person(sentence, language, kind) is mine


def test_only_short_headings_are_the_note_takers_own() -> None:
    assert own_section("My thoughts", "en") and not own_section("The day that I began to plant all of my trees", "en")


def test_items_hang_on_the_item_above() -> None:
    units = read_units(read_lines("Tools:\n* saw\n    * blade\n    * grip\n* rope"))
    assert [unit.lead for unit in units] == [-1, 0, 1, 1, 0]


@pytest.mark.parametrize("mark", ["->", "- =>", "***", "- -", "→", "3."])
def test_the_marks_of_an_item_are_no_part_of_it(mark: str) -> None:
    units = read_units(read_lines(f"{mark} oil the saw"))
    assert [(unit.text, unit.kind) for unit in units] == [("oil the saw", "item")]


def test_the_talk_whose_title_is_asked_for_is_not_dropped() -> None:
    titled = hit("Roots go deep.\nRain is stored in them.\nMoss grows there.", "Why trees hate winter", (), 10, 1.0)
    other = hit("A winter coat is warm.\nEverybody likes trees.", "Coats", ("Cara Elm",), 40, 0.5)
    _, citations = answer("why trees hate winter", [titled, other], "en")
    assert citations and {citation.talk.title for citation in citations if citation.talk} == {"Why trees hate winter"}


def test_the_passage_clearly_ahead_is_always_shown() -> None:
    ahead = hit("Oaks live for a thousand years in good soil.", "Old oaks", ("Ben Oak",), 10, 1.0)
    word = hit("Sawfish is a tool with a long name.", "Tools", ("Cara Elm",), 40, 0.79)
    assert {c.talk.title for c in answer("age of sawfish", [ahead, word], "en")[1] if c.talk} == {"Old oaks", "Tools"}
    close = hit("Oaks live for a thousand years in good soil.", "Old oaks", ("Ben Oak",), 10, 0.75)
    assert {c.talk.title for c in answer("age of sawfish", [close, word], "en")[1] if c.talk} == {"Tools"}


@pytest.mark.parametrize("question", ["what did Mía Holt say?", "what did mia holt say", "What was said by Mia Holt?"])
def test_a_shared_first_name_is_no_match(question: str) -> None:
    hers = hit("Saws hide the blade from the user.\nOil them every day of the week.", speakers=("Mia Holt Garcia",))
    other = hit("Mia Ashby wrote the book on hedges.\nHedges are nice.", "Hedges", ("Cara Elm",), 60, 0.4)
    _, citations = answer(question, [hers, other], "en")
    assert [citation.start_line for citation in citations] == [10, 11]


def test_a_name_of_no_speaker_must_stand_as_a_whole() -> None:
    passage = hit("Martin Ashby planted oaks in the valley.\nThe lake is near.\nMartin Birch planted roses near the lake.")
    _, citations = answer("what did Martin Birch say", [passage], "en")
    assert [citation.start_line for citation in citations] == [12]


def test_what_a_speaker_said_is_more_than_the_line_that_names_them() -> None:
    passage = hit(
        "We liked other talks, such as the one by Mia Holt.\nSaws are older than axes by far.\nThe first ones were made of flint.\n"
        "Steel made them ten times as fast.",
        lines=4,
    )
    _, citations = answer("what did Mia Holt talk about", [passage], "en")
    assert {11, 12, 13} <= {citation.start_line for citation in citations}


def test_parts_of_a_word_count_only_where_the_whole_stands_nowhere() -> None:
    whole = hit("Sawfishology is a rare trade.", "Trades", ("Ben Oak",), 10, 0.6)
    part = hit("The sawfish tool is sharp.\nSawfish is red.", "Tools", ("Cara Elm",), 40, 0.6)
    assert {c.talk.title for c in answer("sawfishology", [whole, part], "en")[1] if c.talk} == {"Trades"}
    assert answer("sawfishology", [part], "en")[1]


@pytest.mark.parametrize("question", ['"red lines"', "what is “red lines” about?", "who drew the «Red Lines»"])
def test_a_quoted_phrase_is_matched_as_a_phrase(question: str) -> None:
    apart = hit("Red paint was everywhere.\nThe lines at lunch were red and long.", "Paint", ("Ben Oak",), 10, 1.0)
    phrase = hit("Nothing here.\nAsk for seven red lines at a right angle.", "Drawing", ("Cara Elm",), 40, 0.9)
    _, citations = answer(question, [apart, phrase], "en")
    assert [citation.start_line for citation in citations] == [41]
    assert answer('"green lines"', [apart], "en")[1]  # stands nowhere: its words are looked for


@pytest.mark.parametrize("question", ["Which speakers work at Axe Inc?", "who works at axe inc", "wie werkt er bij Axe Inc?"])
def test_asked_who_works_where_the_lines_of_speakers_answer(question: str) -> None:
    named = hit("## Roots\n_Ben Oak (Axe Inc)_\n\nTrees work all day.", "Roots", ("Ben Oak",), 10, 0.5)
    other = hit("## Axes\n_Cara Elm_\n\nEvery axe works with an inc or two.", "Axes", ("Cara Elm",), 40, 0.9)
    _, citations = answer(question, [other, named], "en" if "work" in question else "nl")
    assert [citation.quote for citation in citations] == ["_Ben Oak (Axe Inc)_"]


def test_who_is_told_by_the_sentence_of_the_paragraph_that_names_somebody() -> None:
    passage = hit("In this talk @benoak took the stage. Sawfish was explained with drawings.\n\nThen @other ate.", "Saws", ())
    quotes = [citation.quote for citation in answer("who explained sawfish", [passage], "en")[1]]
    assert quotes == ["In this talk @benoak took the stage.", "Sawfish was explained with drawings."]
    quotes = [citation.quote for citation in answer("explain sawfish", [passage], "en")[1]]
    assert quotes == ["Sawfish was explained with drawings."]


def seed_lines(path: Path) -> list[str]:
    return ftfy.fix_encoding(path.read_bytes().decode("utf-8")).split("\n")


def seed_hit(lines: list[str], start: int, end: int, score: float, title: str | None, speakers: tuple[str, ...]) -> Hit:
    note = NoteHead("An unhelpful summary of PyConES 2024", None, "PyConES 2024", "2024-10-09")
    return hit("\n".join(lines[start - 1 : end]), title, speakers, start, score, "pycones.md", note)


def test_langchain_in_the_first_seed_has_three_contexts(seeds: dict[str, Path]) -> None:
    lines = seed_lines(seeds["pycones"])
    hits = [
        seed_hit(lines, 33, 43, 0.9, "GenAI f-string", ("Alejandro Vidal",)),
        seed_hit(lines, 142, 162, 0.7, "Workflows with AI agents", ("Manuel Díaz", "Borja Esteve Molner", "Rafael Mena-Yedra")),
        seed_hit(lines, 183, 187, 0.6, None, ()),
        seed_hit(lines, 98, 110, 0.3, "Covid", ("Mireya",)),
    ]
    text, citations = answer("what did people say about langchain", hits, "en")
    told = [(citation.start_line, citation.talk.speakers[0] if citation.talk else None) for citation in citations]
    assert told == [(36, "Alejandro Vidal"), (41, "Alejandro Vidal"), (43, "Alejandro Vidal"), (158, "Manuel Díaz"), (187, None)]
    assert "the author of the notes: My last academic years" in text and "Covid ·" not in text


NOTE_TEXT = st.text(st.sampled_from(list("aIt saw.fish:,?!\n\n  -*#>`_[]()\"'0123é…【】")), max_size=400) | st.text(max_size=200)


@settings(max_examples=150)
@given(st.lists(NOTE_TEXT, max_size=4), st.text(max_size=60), st.sampled_from(["en", "nl", "es", "ja", "und"]))
def test_every_citation_stands_in_its_passage(texts: list[str], question: str, language: str) -> None:
    hits = [hit(text, title=None if n % 2 else f"Talk {n}", start=n * 1000 + 1, file=f"{n}.md") for n, text in enumerate(texts)]
    shown, citations = answer(question, hits, language)
    for citation in citations:
        passage = next(one for one in hits if one.file == citation.file)
        assert citation.quote in fold_space(passage.text) and citation.verdict == "verified"
        assert passage.start_line <= citation.start_line <= citation.end_line <= passage.end_line
        assert f"{citation.quote} [{citation.number}]" in shown
        stored = passage.text.split("\n")[citation.start_line - passage.start_line : citation.end_line - passage.start_line + 1]
        assert citation.quote in fold_space("\n".join(stored))


@settings(max_examples=150)
@given(NOTE_TEXT)
def test_units_lose_no_word(text: str) -> None:
    lines = [Line(n + 5, line, 0, "prose" if line.strip() else "blank") for n, line in enumerate(text.split("\n"))]
    units = read_units(lines)
    assert "".join("".join(unit.text.split()) for unit in units) == "".join(text.split())
    assert all(5 <= unit.start_line <= unit.end_line <= lines[-1].number and -1 <= unit.lead < len(units) for unit in units)


@pytest.mark.parametrize(
    "hostile",
    ["." * 100_000 + "a", "[" * 100_000, '"' * 100_000, "- " * 50_000, "sawfish! " * 11_000, "a\n" * 50_000, "`" * 100_000, "A" * 100_000],
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    assert within(5, lambda: (answer("what about sawfish", [hit(hostile)], "en"), split(hostile)))
