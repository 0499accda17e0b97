"""What is read of an answer, to the edge: names and who says something, sentences with their citations, quotations held word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ragnotes.checking import citing, claims, quoting
from ragnotes.checking.citing import Claim, read_claims
from ragnotes.checking.evidence import check, drop, mark, nothing_verified, status, unsupported_by
from ragnotes.records.answers import Citation, Unsupported

from .test_evidence import PASSAGES, passage

# names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Guido van Rossum and Ada Bell", "en", ["Guido van Rossum", "Ada Bell"]),
        ("We met J. Smith and Dr. Ada Bell", "en", ["J. Smith", "Dr. Ada Bell"]),
        ("We met Tim. Smith left", "en", ["Tim", "Smith"]),
        ("By Professor. Ada Bell", "en", ["Professor. Ada Bell"]),
        ("María de la Cruz habló", "es", ["María de la Cruz"]),
        ("Mia Holt van TreeCorp", "nl", ["Mia Holt", "TreeCorp"]),
        ("Anna la Rue", "fr", ["Anna", "Rue"]),
        ("Anna de la Rue", "fr", ["Anna de la Rue"]),
        ("Mia den Boer", "de", ["Mia", "Boer"]),
        ("Mia das Boot", "de", ["Mia", "Boot"]),
        ("Mia des Hauses", "de", ["Mia", "Hauses"]),
        ("Mia den Boer", "nl", ["Mia den Boer"]),
        ("Mia von der Alm", "de", ["Mia von der Alm"]),
        ("Mia de von der Alm", "de", ["Mia", "Alm"]),
        ("On Monday Ben Oak's saw", "en", ["Ben Oak"]),
        ("Ben Oak’s saw", "en", ["Ben Oak"]),
        ("It's Al's", "en", ["Al"]),
        ("see B's saw", "en", ["B's"]),
        ("l'Oréal d'Artagnan", "fr", ["Oréal", "Artagnan"]),
        ("see https://Ada.example/Bell Ada", "en", ["Ada"]),
        ("on 3 May 2021 Ada", "en", ["Ada"]),
        ("Ada The Bell", "en", ["Ada", "Bell"]),
        ("Ada-Maria Bell", "en", ["Ada-Maria Bell"]),
        ("Ada  Bell", "en", ["Ada", "Bell"]),
        ("Ada, Bell", "en", ["Ada", "Bell"]),
        ("ada bell", "en", []),
        ("Mr. Oak, mr. Elm", "en", ["Mr. Oak", "Elm"]),
    ],
)
def test_names_are_words_with_capitals_in_a_row(text: str, language: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in claims.names(text, language)] == names


@pytest.mark.parametrize(
    ("text", "word", "language", "person"),
    [
        ("Ada said so", "Ada", "en", True),
        ("Everyone said so", "Everyone", "en", False),
        ("according to Ada it is", "Ada", "en", True),
        ("by Ada", "Ada", "en", True),
        ("Ada's saw is", "Ada", "en", True),
        ("Ada's saw is", "Ada", "de", False),
        ("Ada’ saw", "Ada", "en", True),
        ("Ada sang", "Ada", "en", False),
        ("Ada (Acme) said", "Ada", "en", True),
        ("Ada: yes", "Ada", "en", True),
        ("Ada:yes", "Ada", "en", False),
        ("Mias Vortrag war", "Mias", "de", True),
        ("Mias föredrag", "Mias", "sv", True),
        ("Mia föredrag", "Mia", "sv", False),
        ("der Redner sagte", "Redner", "de", False),
        ("der Basil sagte", "Basil", "de", False),
        ("wie *Basil* sagte", "Basil", "de", True),
        ("Basil sagte", "Basil", "de", True),
        ("Die Leitung sagte", "Leitung", "de", False),
        ("Luego dice que", "Luego", "es", False),
        ("Luis dice que", "Luis", "es", False),
        ("y Luis dice que", "Luis", "es", True),
        ("Marta dice que", "Marta", "es", True),
    ],
)
def test_who_is_told_to_have_said_something(text: str, word: str, language: str, person: bool) -> None:
    start = text.index(word)
    assert claims.is_person(text, start, start + len(word), language) is person


@pytest.mark.parametrize(
    ("text", "word", "proper"),
    [
        ("we use Terraform here", "Terraform", True), ("Terraform is", "Terraform", False), ("we use AWSS here", "AWSS", False),
        ("we use Python here", "Python", False), ("now, Rust here", "Rust", True), ("now. Rust here", "Rust", False),
        ("a Goo b", "Goo", False), ("a Good b", "Good", True),
    ],
)  # fmt: skip
def test_words_that_can_be_nothing_but_names(text: str, word: str, proper: bool) -> None:
    start = text.index(word)
    assert claims.is_proper(text, start, start + len(word)) is proper


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("**Key Points:** x", "Key Points", True), ("*Key Points*: x", "Key Points", True), ("**Installation**: x", "Installation", True),
        ("**Mia Holt:** x", "Mia Holt", False), ("Then **Key Points:** x", "Key Points", False), ("Key Points x", "Key Points", False),
        ("         Key Points: x", "Key Points", False), ("        Key Points: x", "Key Points", True),  # at most 8 characters before it
    ],
)  # fmt: skip
def test_labels_of_lists(text: str, word: str, label: bool) -> None:
    start = text.index(word)
    assert claims.is_label(text, start, start + len(word)) is label


@pytest.mark.parametrize(
    ("text", "noted"), [("Ada noted that", True), ("Ada also wrote that", True), ("Ada anota que", True), ("Ada sang", False)]
)
def test_who_wrote_something_down(text: str, noted: bool) -> None:
    assert claims.is_noted(text, 3) is noted


@pytest.mark.parametrize(("name", "honoured"), [("山田", True), ("まみ", True), ("Ada", False), ("", False), ("한", False)])
def test_names_in_japanese(name: str, honoured: bool) -> None:
    assert claims.is_honoured(name) is honoured


@pytest.mark.parametrize(
    ("word", "known", "people", "knows"),
    [
        ("mia", {"mia"}, set(), True), ("mias", {"mia"}, set(), True), ("mis", {"mi"}, set(), False), ("miat", {"mia"}, set(), False),
        ("mueller", {"muller"}, set(), True), ("aero", {"aro"}, set(), True), ("beere", {"bere"}, set(), False),
        ("alex", set(), {"alexander"}, True),
        ("al", set(), {"alexander"}, False), ("ale", set(), {"alexander"}, True), ("alexa", {"alex"}, set(), False),
    ],
)  # fmt: skip
def test_words_of_names_that_are_known(word: str, known: set[str], people: set[str], knows: bool) -> None:
    assert claims.knows(word, known, people) is knows


@pytest.mark.parametrize(
    ("told", "known", "opens", "german", "lacks"),
    [
        ("mia holt", {"mia", "holt"}, False, False, False),
        ("mia oak", {"mia", "holt"}, False, False, True),
        ("mia holt oak", {"mia", "holt"}, False, False, False),
        ("mia oak elm", {"mia", "holt"}, False, False, True),
        ("ben oak", {"mia"}, False, False, True),
        ("then mia", {"mia"}, True, False, False),
        ("then mia", {"mia"}, False, False, True),
        ("sawing ben", {"mia"}, True, False, True),
        ("den vortrag", {"mia"}, True, False, False),
        ("den vortrag", {"mia"}, False, False, True),
        ("ben", {"mia"}, True, False, True),
        ("dr", {"mia"}, False, False, False),
        ("dr mia van holt", {"mia", "holt"}, False, False, False),
        ("kunstliche intelligenz", {"mia"}, False, True, False),
        ("kunstliche intelligenz", {"mia"}, False, False, True),
        ("neue datenbank", {"mia"}, False, True, False),
        ("sprecherin mia holt", {"mia", "holt"}, False, True, False),
        ("mia holts rede", {"mia", "holt"}, False, True, False),
        ("mia holts rede", {"mia", "ben"}, False, True, True),
        ("mias rede", {"mia"}, False, False, False),
        ("a mia", {"mia"}, False, False, False),
    ],
)
def test_half_of_a_name_must_be_known(told: str, known: set[str], opens: bool, german: bool, lacks: bool) -> None:
    assert claims.lacks_name(told.split(), known, set(), opens=opens, german=german) is lacks


# what is looked up


@pytest.mark.parametrize(
    ("answer", "spans"),
    [
        ("> They cut it, see [1]", [("They cut it, see", "quote")]),
        ("> They cut it all off (see [1])", [("They cut it all off", "quote")]),
        ("> ~They cut it all off [1]", []),
        ("> **Note:** cut it all off now [1]", [("Note", "name")]),
        ("> aa bbb cc dd", [("aa bbb cc dd", "quote")]),  # twelve characters, four words
        ("> a bbb cc dd", []),
        ("> aaaa bbbb cccc", []),
        ("> — Ada Bell of the old mill", [("Ada Bell", "name")]),
        ("They cut it all off [1]", []),
        ("It is from a.example/b. [1]", [("a.example/b", "link")]),
        ("mail mia@oil.example, or not!", [("mia@oil.example", "link")]),
        ("see **https://oil.example/x**.", [("https://oil.example/x", "link")]),
        ("@benoak uses hole_saw and useState", [("@benoak", "name"), ("hole_saw", "name"), ("useState", "name")]),
        ("two of one in 7 on 3 May 2021", [("two", "number"), ("7", "number"), ("3 May 2021", "date")]),
        ('so "Ada of the seven mills" it is', [("Ada of the seven mills", "quote")]),
    ],
)
def test_what_must_be_looked_up(answer: str, spans: list[tuple[str, str]]) -> None:
    found = claims.spans(answer, read_claims(answer)[0], "en")
    assert [(one.text, one.kind) for one in found] == spans
    assert all(answer[one.start : one.end] == one.text for one in found)


def test_numbers_in_words_have_their_value() -> None:
    answer = "It has twenty-six parts and -4 more, 3 in all."
    assert next(iter(claims.spans(answer, read_claims(answer)[0], "en"))).value == 26


def test_all_that_can_be_wrong_in_an_answer() -> None:
    answer = 'Ada: "it needs oil every day" [1].\n> They cut it all off [2]'
    told = [(answer[:end][-6:], text, kind) for end, text, kind in claims.spots(answer, "en")]
    assert told == [
        ('" [1].', answer[: answer.index("\n")], "citation"), ('y" [1]', "[1]", "citation"),
        ("Ada", "Ada", "name"), ('y day"', "it needs oil every day", "quote"),
        ("ff [2]", "They cut it all off [2]", "citation"), ("ff [2]", "[2]", "citation"), ("ll off", "They cut it all off", "quote"),
    ]  # fmt: skip


# sentences and what they cite


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("One. Two [1-3].", [("One.", ()), ("Two .", (1, 2, 3))]),
        ("One [1-51].", [("One .", tuple(range(1, 52)))]),
        ("One [1-52].", [("One .", (1, 52))]),
        ("One [5-3].", [("One .", (5, 3))]),
        ("One [4-4] [4].", [("One .", (4,))]),
        ("See it on 19. April it was [1]. Two [2].", [("See it on 19. April it was .", (1,)), ("Two .", (2,))]),
        ("A «b. C d» e [1].", [("A «b. C d» e .", (1,))]),
        ("- [1] One. Two.", [("One.", (1,)), ("Two.", ())]),
        ("One (see [1]). Two.", [("One .", (1,)), ("Two.", ())]),
        ("One. (see [1]) Two [2].", [("One.", (1,)), ("Two .", (2,))]),
        ("One. [1] Two. [2]", [("One.", (1,)), ("Two.", (2,))]),
        ("One.\nTwo [2].\nSources: [1], [3]", [("One.", (1, 3)), ("Two .", (2, 1, 3))]),
        ("One.\nSources: [1]", [("One.", (1,))]),
        ("One [1].\nTwo.\nThree.\nSources: [3]", [("One .", (1,)), ("Two.", (3,)), ("Three.", (3,))]),
        ("Sources: [1]", [("Sources:", (1,))]),
        ("One.\n[2]", [("One.", (2,))]),
        ("`a[1]` b [2]", [("`a 1 ` b", (2,))]),
        ("notes/a.md:10 x[1]. y", [("x . y", (1,))]),
        ("```\nOne [1]\n```\nTwo [2]", [("Two", (2,))]),
        ("~~~\nOne [1]\n~~~\n# H [1]\nTwo", [("Two", ())]),
        ("(1) It cuts", [("It cuts", (1,))]),
        ("It cuts¹ well. It digs.²", [("It cuts well.", (1,)), ("It digs.", (2,))]),
        ("It cuts¹ well. It digs.²³", [("It cuts¹ well.", ()), ("It digs.²³", ())]),  # 23 was not sent: then none is a citation
        ("It cuts (9).", [("It cuts (9).", ())]),
        ("It has (2) parts.", [("It has (2) parts.", ())]),
        ("> One [1]", [("One", (1,))]),
        ("", []), ("\n \n", []),
    ],
)  # fmt: skip
def test_sentences_with_their_citations(answer: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(claim.text, claim.numbers) for claim in read_claims(answer, {1, 2, 3})] == expected


def test_a_sentence_knows_where_it_stands() -> None:
    answer = "One.\n\n> It [1] cuts (see [2]). [3]"
    one, cuts = read_claims(answer)
    assert (one.start, one.end, one.block, one.markers) == (0, 4, False, ())
    assert answer[cuts.start : cuts.end] == "It [1] cuts (see [2]). [3]"
    assert (cuts.block, cuts.text, cuts.numbers) == (True, "It cuts .", (1, 2, 3))
    assert [(answer[start:end], told) for start, end, told in cuts.markers] == [("[1]", (1,)), ("[2]", (2,)), ("[3]", (3,))]
    assert cuts.bare.startswith("It \n\n\n cuts (see \n\n\n)")


def test_headings_cite_nothing_and_are_read() -> None:
    answer = "# One [1]\ntext\n## Two\n```\n# code\n```\n   ### Three\n#no"
    found = citing.read_headings(answer)
    assert [(head.text, head.numbers, head.block) for head in found] == [("One", (1,), False), ("Two", (), False), ("Three", (), False)]
    assert [answer[head.start : head.end] for head in found] == ["One [1]", "Two", "Three"]
    assert all(isinstance(head, Claim) for head in found)


@pytest.mark.parametrize(("before", "left"), [("cut (see ", "cut "), ("cut (vgl. ", "cut "), ("cut (seen ", "cut (seen "), ("cut", "cut")])
def test_what_opens_a_citation_is_left_out(before: str, left: str) -> None:
    assert citing.opening_left_out(before) == left


# quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('say "twelve chars" x', ["twelve chars"]), ('say "eleven char" x', []), ('say " eleven char " x', []),
        ("it's 'a longer quotation' x", ["a longer quotation"]), ("„eine lange Aussage“", ["eine lange Aussage"]),
        ("»eine lange Aussage«", ["eine lange Aussage"]), ("«une longue phrase»", ["une longue phrase"]),
        ("「とても長い引用の文章です」", ["とても長い引用の文章です"]),
        ('“twelve chars” and "other twelve"', ["twelve chars", "other twelve"]), ("no marks at all here", []),
    ],
)  # fmt: skip
def test_quotations_of_twelve_characters(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quoting.quotes(text)] == quoted


@pytest.mark.parametrize(
    ("text", "comparable"),
    [("It’s “so” — Café…", "it's 'so' - cafe..."), ("a  b , c !", "a b, c!"), ("*x* _y_ `z`", "x y z"), ("ÀÉ\u2011B", "ae-b")],
)
def test_how_quotations_are_compared(text: str, comparable: str) -> None:
    assert quoting.comparable(text) == comparable


def test_a_passage_is_read_as_written_and_as_seen() -> None:
    text = "First part.\n\nSecond part\n- item one\n\n- item two\n[[page|shown]] [a link](x) <b>bold</b>\n1. five\n# Head\n- [x] done"
    written, seen = quoting.readings(text)
    assert written == "first part. ¶ second part - item one - item two [[page|shown]] [a link](x) <b>bold</b> 1. five # head - [x] done"
    assert seen == "first part. ¶ second part item one item two shown a link bold five head done"
    assert quoting.readings("plain") == ("plain",)


LONG = "Alpha beta gamma delta. " + "x " * 190 + "omega psi.\n\nNext paragraph here. alpha again. alpha beta three"


@pytest.mark.parametrize(
    ("quote", "held"),
    [
        ("alpha beta ... omega psi", True), ("alpha beta [...] omega psi", True), ("alpha beta (…) omega psi", True),
        ("alpha beta ... psi ... next", False), ("gamma ... three", False), ("omega psi ... Next paragraph", False), ("psi. Next", True),
        ("beta [sic] gamma", True), ("[We] alpha beta gamma", True), ("lpha beta", False), ("alpha bet", False),
        ("eta gamma ... delta", False), ("alpha again ... beta three", True), ("alpha ... alpha again ... three", False), ("...", True),
        ("", True), ("Gamma delta.", True), ("'gamma delta!'", True), ("beta alpha", False), ("alpha ... again ... beta three", True),
    ],
)  # fmt: skip
def test_what_a_text_holds(quote: str, held: bool) -> None:
    assert quoting.holds(quote, quoting.readings(LONG)) is held


@pytest.mark.parametrize(("between", "held"), [(398, True), (400, True), (401, False), (500, False)])
def test_dots_stand_for_so_much_and_no_more(between: int, held: bool) -> None:
    text = f"one {'y' * (between - 2)} two"
    assert quoting.holds("one ... two", quoting.readings(text)) is held


def test_a_part_is_found_behind_many_that_are_cut() -> None:
    for cut, held in ((150, True), (250, False)):  # a limit keeps hostile texts quick
        assert quoting.holds("art of it", quoting.readings("part of it " * cut + "art of it")) is held


def test_a_first_part_that_stands_everywhere_is_tried_so_often_and_no_more() -> None:
    near = "one two, " + "one three. " * 9 + "one four"
    assert quoting.holds("one ... four", quoting.readings(near))
    assert not quoting.holds("one ... five", quoting.readings("one three. " * 40))
    far = "one three. " * 9 + "y " * 210 + "one five"
    assert quoting.holds("one ... five", quoting.readings(far))
    assert not quoting.holds("one ... five", quoting.readings("one three. " * 30 + "y " * 210 + "one five"))


def test_parts_of_a_quotation_do_not_overlap() -> None:
    assert not quoting.holds("aa ... bb cc ... cc dd", quoting.readings("aa bb cc dd"))
    assert quoting.holds("aa ... bb cc ... cc dd", quoting.readings("aa bb cc cc dd"))


def test_letters_beside_a_word_in_japanese_do_not_cut_it() -> None:
    assert quoting.holds("長い引用の", quoting.readings("とても長い引用の文章です"))


# all together


def told(answer: str) -> list[tuple[str, str]]:
    return [(one.text, one.kind) for one in check(answer, PASSAGES)[1]]


def test_what_is_wrong_comes_in_the_order_of_the_answer_each_once() -> None:
    answer = "Zoe Elm cut 77 trees [9]. Ann Fir [8] agreed. Zoe Elm cut 77 trees [9]. On 9 May 2021 Bob Ash came [2]."
    assert told(answer) == [
        ("[9]", "citation"), ("Zoe Elm", "name"), ("77", "number"), ("[8]", "citation"), ("Ann Fir", "name"), ("9 May 2021", "date"),
        ("Bob Ash", "name"),
    ]  # fmt: skip


def test_an_answer_that_cites_nothing_is_told_of_first() -> None:
    assert told("Zoe Elm cut 77 trees. It was so.")[:2] == [("Zoe Elm cut 77 trees.", "citation"), ("Zoe Elm", "name")]


def test_a_sentence_is_shown_rather_than_a_heading_that_has_as_much() -> None:
    sent = (passage(1, "# Sawfish, oil and blades\n\nSawfish needs oil.\nThe end."),)
    (one,) = check("Sawfish needs oil for its blades [1].", sent)[0]
    assert (one.start_line, one.end_line) == (12, 12)


def test_marks_stand_behind_the_closing_mark_of_a_quotation_and_behind_a_quoted_line() -> None:
    answer = 'Mia: "it needs butter every day" [1].\n\n> Sawfish needs no oil at all. [1]'
    wrong = check(answer, PASSAGES)[1]
    marked = 'Mia: "it needs butter every day" [not found] [1].\n\n> Sawfish needs no oil at all. [not found] [1]'
    assert mark(answer, wrong, PASSAGES) == mark(answer, wrong) == marked


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (
            "# Trees, by Zoe Elm\nIt needs oil every day [1].\n# Of Mia\nThey planted ten trees [2].",
            "It needs oil every day [1].\n# Of Mia\nThey planted ten trees [2].",
        ),
        ("It needs oil every day [1]. It has 9 blades [1].", "It needs oil every day [1]."),
        ("Zoe Elm cut trees [1]. It needs oil every day [1].", "It needs oil every day [1]."),
    ],
)  # fmt: skip
def test_headings_that_are_wrong_are_dropped(answer: str, left: str) -> None:
    assert drop(answer, check(answer, PASSAGES)[1], PASSAGES) == left


@pytest.mark.parametrize(
    ("verdicts", "wrong", "expected"),
    [
        ([], [], "answered"), (["verified"], [], "answered"), (["weak"], [], "answered"), (["verified", "not_found"], [], "unverified"),
        (["verified"], [Unsupported("x", "name")], "unverified"), ([], [Unsupported("x", "name")], "unverified"),
    ],
)  # fmt: skip
def test_what_an_answer_is_called(verdicts: list[str], wrong: list[Unsupported], expected: str) -> None:
    hit = PASSAGES[0].hit
    made = [Citation(hit.file, 1, 1, hit.note, hit.talk, 1, "x", verdict) for verdict in verdicts]
    assert status(made, wrong) == expected
    assert nothing_verified("It is so [1].", made) is ("verified" not in verdicts)


@pytest.mark.parametrize(
    "answer", ["NOT IN THE NOTES", "**NOT IN THE NOTES**. It has 9 blades [9].", "# NOT IN THE NOTES", "\n NOT IN THE NOTES", " "]
)
def test_an_answer_that_claims_nothing(answer: str) -> None:
    assert check(answer, PASSAGES) == ((), ())


def test_the_words_of_silence_within_an_answer_are_words() -> None:
    assert told("It is NOT IN THE NOTES [9].") == [("[9]", "citation")]
    assert told("not in the notes [9].") == [("[9]", "citation")]


def test_a_passage_without_a_sentence_is_cited_as_a_whole() -> None:
    empty = replace(PASSAGES[0], text="")
    (one,) = check("It needs oil every day [1].", (empty,))[0]
    assert (one.start_line, one.end_line, one.quote, one.verdict) == (10, 12, "", "weak")


def test_the_same_wrong_thing_is_told_once() -> None:
    assert unsupported_by("Zoe Elm came. Zoe Elm left.", PASSAGES) == (Unsupported("Zoe Elm", "name"),)


def test_a_neighbour_is_shown_when_it_adds_two_words_and_the_better_of_two() -> None:
    text = "Gloves and ladders are sold.\nSawfish was written by a carpenter in Malta.\nRope, ribbons and lanterns are sold besides."
    sent = (passage(1, text),)
    claim = "Sawfish was written by a carpenter in Malta, and {} are sold [1]."
    lines = [
        (one.start_line, one.end_line)
        for told in ("gloves, ladders", "rope, ribbons, lanterns", "gloves, ladders, rope, ribbons, lanterns", "hats")
        for one in check(claim.format(told), sent)[0]
    ]
    assert lines == [(10, 11), (11, 12), (11, 12), (11, 11)]
