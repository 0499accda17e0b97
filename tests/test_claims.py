"""What is read of an answer: citations in every spelling, numbers in words and digits, quotations, people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.checking import citing, claims, dropping, numerals, quoting
from ragnotes.checking.evidence import check, drop, nothing_verified, status

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
SENT = (*PASSAGES, LOGS, TREES)


@pytest.mark.parametrize(
    "answer",
    [
        "On May 3rd, 2021 they planted trees [2].",
        "On 3.5.2021 B. Oak planted trees [2].",
        "Am 3. Mai 2021 sprach Mia auf der TreeConf [1].",
        "El 3 de mayo de 2021 habló Mia [1].",
        "It has 26 partitions and 160,000 users [3].",
        "It took 9.30 [3].",
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
    ],
)
def test_what_is_true_is_not_marked(answer: str) -> None:
    citations, unsupported = check(answer, SENT)
    assert citations and not unsupported and status(citations, unsupported) == "answered"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("On May 4th, 2021 they planted trees [2].", "date"),
        ("En junio de 2021 habló Mia [1].", "date"),
        ("It has four blades [1].", "number"),
        ("It has twenty-seven partitions [3].", "number"),
        ("It took 41 s [3].", "number"),
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
    ],
)
def test_what_is_false_is_told_by_kind(answer: str, kind: str) -> None:
    assert kind in [one.kind for one in check(answer, SENT)[1]]


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


def test_an_answer_of_which_nothing_was_verified() -> None:
    def nothing(answer: str) -> bool:
        return nothing_verified(answer, check(answer, SENT)[0])

    assert nothing("Elephants dislike modern jazz [1].") and nothing("Nothing here cites.")
    assert not nothing("It needs oil every day [1].")
    assert not nothing("Elefanten haben an dem Jazz keine Freude und das ist so [1].")  # words of two languages are not compared


def test_spans_are_parts_of_the_answer() -> None:
    answer = "Mia Holt said “it needs oil every day” on 3 May 2021, see https://a.example [1]."
    found = claims.spans(answer, citing.read_claims(answer)[0], "en")
    assert [answer[span.start : span.end] for span in found] == [span.text for span in found]
    assert [span.kind for span in found] == ["name", "quote", "date", "date", "number", "link"]
