"""What is read of an answer: citations in every spelling, numbers in words and digits, quotations, people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.checking import citing, claims, days, dropping, numerals, quoting
from ragnotes.checking.evidence import check, drop, nothing_verified, status
from ragnotes.records.calls import Passage

from .test_evidence import PASSAGES, passage


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        ("It cuts (1).", [[1]]),
        ("It cuts. (1) It digs (2, 3).", [[1], [2, 3]]),
        ("It cuts ¹. It digs.²", [[1], [2]]),
        ("It cuts.\n³", [[3]]),
        ("It cuts (Source 2).", [[2]]),
        ("According to passage 2, it cuts.", [[2]]),
        ("It cuts<sup>1</sup>.", [[1]]),
        ("It cuts \\[1\\].", [[1]]),
        ("[1] It cuts. [2] It digs.", [[1], [2]]),
        ("It cuts 3 m² (7).", [[]]),  # no passage 7 was sent
        ("According to passage [1], it cuts.", [[1]]),
        ("It cuts {1}. It digs [n. 2]. It saws [Passage 3, lines 12-28].", [[1], [2], [3]]),
        ("It cuts (1) and digs [2].", [[2]]),  # its own way to cite is told
        ("It has users (3) and more.", [[]]),
        ('Mia: "It cuts. It digs." [1]', [[1]]),  # a sentence ends inside the quotation
        ("> It cuts. [1]", [[1]]),
    ],
)
def test_looser_citations_are_read_where_an_answer_has_no_other(answer: str, numbers: list[list[int]]) -> None:
    assert [list(claim.numbers) for claim in citing.read_claims(answer, {1, 2, 3})] == numbers


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "twenty-six folders, two hundred, eighty million, twelve", [26, 200, 80_000_000, 12]),
        ("de", "siebenundzwanzig, dreihundert, zweitausend, fünf", [27, 300, 2000, 5]),
        ("nl", "drieëntwintig, tachtig, vijf", [23, 80, 5]),
        ("sv", "tjugoett, trettiosju, trehundra", [21, 37, 300]),
        ("fr", "quatre-vingt-dix-sept, soixante et onze, vingt et un, trois cents", [97, 71, 21, 300]),
        ("it", "ventisei, ventotto, trentuno, duemila", [26, 28, 31, 2000]),
        ("es", "veintiséis, treinta y cinco, once mil", [26, 35, 11_000]),
        ("pt", "vinte e cinco, duzentos, duas", [25, 200, 2]),
        ("ja", "one two", []),
    ],
)
def test_numbers_in_words(language: str, text: str, values: list[int]) -> None:
    assert [one.value for one in numerals.spelled(text, language)] == values


@pytest.mark.parametrize(
    ("date", "text", "held"),
    [
        *((date, "Stockholm, 7 May 2023", True) for date in ("2023-05-07", "7.5.2023", "5/7/2023", "7/5/23", "May 7th", "May 7, 2023")),
        *((date, "on 2023-05-07 we", True) for date in ("7 de mayo de 2023", "7. Mai", "7 mei 2023", "den 7 maj 2023", "7 maggio 2023")),
        *((date, "le 7 mai 2023, 9 juin 2021", False) for date in ("9 May 2023", "7 June 2023", "7 May 2021", "2023-05-09", "7.6.2023")),
        *((date, "in March 2022", True) for date in ("março de 2022", "mars 2022", "2022-03")),
        *((date, "in March 2022, not April 2021", False) for date in ("April 2022", "March 2021", "3 March 2022")),
        ("8 May 2023", "From 7 to 9 May 2023 in Lund", True),
        ("8 May 2023", "7 and 9 May 2023 in Lund", False),
        ("9 May", "May 7-9, 2023", True),
        ("12 May 2023", "May 2023: Lund 7, Malmö 12", True),
        ("7 May 2023", "7 May, and 2023 was good", True),
        ("7 May 2023", "7 May", False),
        ("7 May", "we may meet 7 times", False),
    ],
)
def test_a_date_is_held_by_one_date(date: str, text: str, held: bool) -> None:
    assert days.holds(date, days.read_days(text), numerals.read_numbers(text, "en")) is held


@pytest.mark.parametrize(
    ("quote", "held"),
    [
        ("A SAW that ‘we’ never cleaned.", True),
        ("see the shop", True),  # a link as its text
        ("a saw … cleaned", True),
        ("a saw [of ours] always cleaned", False),
        ("a saw that [they] never cleaned", True),
        ("cleaned ... a saw", False),  # turned round
        ("saw that we ne", False),  # not whole words
        ("we looked back", True),  # over the sign of a quoted line
    ],
)
def test_quotations_are_held_word_for_word(quote: str, held: bool) -> None:
    text = "- It is a *saw* that “we” never cleaned.\n- See [the shop](https://a.example/x)\n> and we\n> looked back"
    assert quoting.holds(quote, quoting.readings(text)) is held


LOGS = passage(
    3,
    "Kafka keeps twenty-six partitions and took 40 s; the second took 9:30 minutes. It grew to 160k users.",
    "Logs",
    ("Jürgen Müller",),
    60,
)
TREES = passage(4, "Los árboles crecen tres veces más rápido con agua.", "Agua", ("Inés de la Fuente",), 80, "es")
LUNCH = passage(5, "Lunch was at 14:00, and at 2 pm for guests.\nThe end was at 5 p.m.\n\nToo late, said the gardener.", "Lunch", start=100)
TROWEL = passage(6, "Trowel (Birch and others, 2018): digs by itself, with hole_saw.", "Tools", start=120)
SENT = (*PASSAGES, LOGS, TREES)


def sent(answer: str) -> tuple[Passage, ...]:
    """Return what was sent for an answer: lunch and trowel only where it cites them."""
    return (*SENT, *(one for one in (LUNCH, TROWEL) if f"[{one.number}]" in answer))


@pytest.mark.parametrize(
    "answer",
    [
        "On May 3rd, 2021 they planted trees [2].",
        "On 3.5.2021 B. Oak planted trees [2].",
        "Am 3. Mai 2021 sprach Mia auf der TreeConf [1].",
        "El 3 de mayo de 2021 habló Mia [1].",
        "Die TreeConf begann am 3. Mai 2021 mit Mia [1].",
        "It has 26 partitions and 160,000 users [3].",
        "It took 9.30 [3].",
        "It grew to 160k users, that is 160,000 [3].",
        "In numbers, 1.2k users have it [1].",
        "Lunch was at 2 pm and the end at 17:00 [5].",
        "Lunch was at 14:00 and the end at 5 pm [5].",
        "Jürgen Müllers Vortrag handelt von Kafka [3].",
        "Die Sprecherin Mia Holt empfiehlt Öl [1].",
        "Künstliche Intelligenz kam nicht vor, sagt Mia [1].",
        "Según V. Inés de la Fuente, crecen tres veces más rápido [4].",
        "- **Mia Holt**: it needs oil [1]\n- **Key Points:** trees [2]",
        "Two talks name tools [1][2].",
        "Mia says: “It needs oil every day.” [1]",
        "It needs oil.[^1]\n\n[^1]: notes/tree.md:10-12 · Pruning · Mia Holt",
        "Attendees said it needs oil, and everyone agreed [1].",
        "> They planted ten trees near the river. [2]",
        "I Mias föredrag står ”Sawfish is a library”. [1]",
        "Trowel, by Birch and others, is from 2018 [6].",
        "In 2021 somebody told of Trowel [6].",
        "The tool hole_saw digs by itself [6].",
        "Ada Birch noted that it digs by itself [6].",
        "It digs by itself, with hole_saw.\n\nSources: [6]",
        "It digs by itself, with hole_saw. It is of 2018.\n\n**Source:** [6]",
        "The demo used a spade from spade.example [2].",
    ],
)
def test_what_is_true_is_not_marked(answer: str) -> None:
    citations, unsupported = check(answer, sent(answer))
    assert citations and not unsupported and status(citations, unsupported) == "answered"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("On May 4th, 2021 they planted trees [2].", "date"),
        ("En junio de 2021 habló Mia [1].", "date"),
        ("On 3 May 2020 they planted trees [2].", "date"),
        ("It came on 26 May 2021 [3].", "date"),  # the number of the text, the month of the head
        ("It has four blades [1].", "number"),
        ("It has twenty-seven partitions [3].", "number"),
        ("It took 41 s [3].", "number"),
        ("It grew to 170k users [3].", "number"),
        ("Lunch was at 3 pm [5].", "number"),
        ("Mia: “Lunch was at ... said the gardener” [5].", "quote"),  # two paragraphs
        ("Peter said it needs oil [1].", "name"),
        ("According to Peter, it needs oil [1].", "name"),
        ("Odilon Pics Datenbank braucht jeden Tag Öl [1].", "name"),
        ("@benoak says it needs oil [1].", "name"),
        ("Ben's talk says it needs oil [1].", "name"),
        ("> Sawfish never needs any oil at all. [1]", "quote"),
        ("Mia: »It never needs any oil« [1].", "quote"),
        ("Mia: ”It never needs any oil” [1].", "quote"),
        ("Mia: 'It doesn't need oil at all' [1].", "quote"),
        ("See https://spade.example/sho [2].", "link"),
        ("So https://spade.example/shop [1].", "link"),  # it stands in another passage
        ("It needs oil [12].", "citation"),
        ("They use Terraform for cutting branches [1].", "name"),
        ("They planted ten trees at TerraCon [2].", "name"),
        ("Trowel, by Birch and others, is from 2021 [6].", "number"),  # the year of the talk
        ("The tool tree_saw digs by itself [6].", "name"),
        ("It digs by itself with rootCutter [6].", "name"),
        ("Ada Birch said that the end was at 5 p.m. [5].", "name"),  # who took the notes
        ("See evil.example for more on how it digs [6].", "link"),
        ("It has 26 million partitions [3].", "number"),
        ("It digs by itself [6].\n\n### See https://evil.example/x, by Basil Moon", "link"),
    ],
)
def test_what_is_false_is_told_by_kind(answer: str, kind: str) -> None:
    assert kind in [one.kind for one in check(answer, sent(answer))[1]]


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (
            "Mia Holt says it needs oil every day [1]. Ben Oak says it cuts branches [1].\nThey planted ten trees [2].",
            "Mia Holt says it needs oil every day [1].\nThey planted ten trees [2].",
        ),
        ("## Trees\n- It has 5 blades [1].\n  - and oil [1]\n- They planted ten trees [2].", "## Trees\n- They planted ten trees [2]."),
        ("They planted ten trees [2].\n\n## Blades\n\nThree things:\n- It has 9 blades [1].", "They planted ten trees [2]."),
        ("It has 9 blades [1].", ""),
        ("Nothing here cites.", ""),
        ("They planted ten trees [2].", "They planted ten trees [2]."),
    ],
)
def test_failing_sentences_and_items_are_dropped_whole(answer: str, left: str) -> None:
    assert drop(answer, check(answer, PASSAGES)[1], PASSAGES) == left


@given(st.text(st.sampled_from(list("Ab .:-#\n")), max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=3))
def test_what_is_left_was_there(text: str, ranges: list[tuple[int, int]]) -> None:
    left = dropping.without(text, [(min(pair), max(pair)) for pair in ranges])
    assert set(left) <= set(text) | {" "} and len(left) <= len(text)


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("It was all filmed by Peter Pan.", [("Peter Pan", "name")]),
        ("They deployed it with Terraform.", [("Terraform", "name")]),
        ("There were 400 guests.", [("400", "number")]),
        ("It began on 9 May 2021.", [("9 May 2021", "date")]),
        ("More is at https://oil.example/more or so.", [("https://oil.example/more", "link")]),
        ("Write to mia@oil.example then.", [("mia@oil.example", "link")]),
        ('They called it "a wholly new kind of saw" there.', [("a wholly new kind of saw", "quote")]),
        ("In summary, Mia Holt and Ben Oak tell of 3 May 2021.", []),
        ("This is 1 talk:", []),
        ("There are 5 talks:", [("5", "number")]),
        ("Nothing is said of Basil Fox or of Terraform 7.", []),  # the question asked
        ("## Terraform 9", []),
        ("## Terraform 99, by Basil Moon", [("99", "number"), ("Basil Moon", "name")]),
    ],
)
def test_sentences_without_a_citation_are_held_against_all_that_was_sent(sentence: str, wrong: list[tuple[str, str]]) -> None:
    answer = f"It needs oil every day [1].\n\n{sentence}"
    asked = "" if wrong else "What of Basil Fox and Terraform 7?"
    unsupported = check(answer, PASSAGES, asked)[1]
    assert [(one.text, one.kind) for one in unsupported] == wrong
    assert drop(answer, unsupported, PASSAGES, asked) == ("It needs oil every day [1]." if wrong else answer)


@pytest.mark.parametrize(
    ("sentence", "stays"),
    [
        ("Elephants always disliked modern jazz concerts.", False),
        ("Sawfish needs oil for cutting branches.", True),
        ("In summary, elephants disliked modern jazz concerts.", True),
        ("Elephants disliked these modern jazz concerts:", True),
        ("So it is.", True),
        ("Los elefantes no quieren escuchar los conciertos de jazz por la noche.", True),  # another language
    ],
)
def test_strictly_no_sentence_stays_of_which_no_passage_has_half(sentence: str, stays: bool) -> None:
    answer = f"It needs oil every day [1].\n\n{sentence}"
    assert drop(answer, check(answer, PASSAGES)[1], PASSAGES) == (answer if stays else "It needs oil every day [1].")


def test_an_answer_of_which_nothing_was_verified() -> None:
    def nothing(answer: str) -> bool:
        return nothing_verified(answer, check(answer, SENT)[0], SENT)

    assert nothing("Elephants dislike modern jazz [1].") and nothing("Nothing here cites.")
    assert not nothing("It needs oil every day [1].")
    assert not nothing("Elefanten haben an dem Jazz keine Freude und das ist so [1].")  # words of two languages are not compared
    jazz = "Elefanten mögen modernen Jazz nicht und hören lieber ruhige Klaviermusik am späten Nachmittag zuhause [1]."
    assert nothing(jazz)  # not one word is akin
    assert not nothing(jazz.replace("Klaviermusik", "Musik aus der Bibliothek mit Öl, die Sawfisch heißt"))


def test_spans_are_parts_of_the_answer() -> None:
    answer = "Mia Holt said “it needs oil every day” on 3 May 2021, see https://a.example [1]."
    found = claims.spans(answer, citing.read_claims(answer)[0], "en")
    assert [answer[span.start : span.end] for span in found] == [span.text for span in found]
    assert [span.kind for span in found] == ["name", "quote", "date", "link"]
