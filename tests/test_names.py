"""Names told from other capitalised words; bylines in the forms and languages of notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.namelike import could_be_name
from ragnotes.reading.names import evidence, is_name, is_ordinary, named_alone, named_in_field, named_with_employer, split_names

PEOPLE = (
    "Ana Uno", "Zofia Quorn", "Kwame Quorn", "Jürgen Zibb", "Émilie Quorn", "Łukasz Żółty", "Seán O'Neil", "Jean-Luc Quorn",
    "María José Quorn Pérez", "Ludwig van der Quorn", "Jan de Vries", "J. R. Quorn", "Sarah M. Quorn", "Julie QUORN", "Mark Stone",
    "Tom King", "Grace Quorn", "Ian McEwan", "Yuki Quorn", "Priya Quorn", "Björn Quorn", "Giulia Quorn", "João Quorn", "Zib Quorn",
    "Serge Sans Quorn", "Cheuk Ting Ho", "Ng Wei Ming", "Le Hoang Nam", "Park So-yeon", "Andrew Ng", "Evan You", "Grace Ho",
    "Sherry Song", "Bjørn Åge Østby", "Åge Quorn", "Kåre Bøe Lie", "Omar al-Quorn", "Hélène d'Quorn", "Núria Quorn i Zibb",
    "Sjoerd van 't Quorn", "Niccolò De Quorn", "María de los Quorn", "A. Jesse Stone", "J. Paul Quorn", "C. J. Quorn", "山田 太郎",
    "김하나",
    "@duck", "Pat Child", "Nguyen Van Anh", "林大明 (Daming Lin)",
)  # fmt: skip
THINGS = (
    "Deep Learning", "GitHub Actions", "PyTorch Lightning", "Open Source", "Thought Works", "Great Expectations", "Main Stage",
    "Room 2", "Track A", "Machine Learning", "Clean Code", "Data Mesh", "Event Storming", "Apache Kafka", "Spring Boot",
    "Visual Studio", "Amazon Web Services", "Parsing RBS", "Lightning Talks", "Closing Remarks", "Panel Discussion",
    "Coffee Break", "Inteligencia Artificial", "Bases de Datos", "Künstliche Intelligenz", "Große Sprachmodelle",
    "Digitale Veiligheid", "Intelligence Artificielle", "Novos Caminhos", "Nuove Idee", "Hållbar Utveckling",
    "Property Testing", "Julia Language", "Ruby Performance", "Elastic Search", "Anna Data Framework", "Google Cloud",
    "Red Hat", "New York", "San Francisco", "Goldman Sachs", "Deutsche Bank", "Sri Lanka", "St. Gallen", "Neue Welten", "Datos Abiertos",
    "Le Chat Noir", "Ruby Gems", "You Can Win", "Ho Ho Ho", "D. Third Gen", "Anna Nowak i Jan Quorn",
    "Blue Bottle", "Red Kettle",
    "Red Hat", "Python 3", "fast tables", "de la Quorn", "A", "", "Ana Uno Is A Very Long Name", "BOF TADx", "最適化", "최적화",
)  # fmt: skip


@pytest.mark.parametrize("text", PEOPLE)
def test_people(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", THINGS)
def test_things(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("text", ["Bill Gates", "Hope Rivers", "Ruby Stone", "Gift Quorn", "Joy Winter", "Li Na", "DHH"])
def test_words_that_may_be_names_where_a_name_must_stand(text: str) -> None:
    assert evidence(text) == 1


@pytest.mark.parametrize("text", ["Ana d' Quorn", "Ana al- Quorn", "Ana 't Quorn", "d'", "Ana dell'"])
def test_a_prefix_without_its_name_breaks_nothing(text: str) -> None:
    assert evidence(text) >= 0


def test_three_capitals_that_stand_for_a_thing() -> None:
    assert not any(map(evidence, ("SQL", "PDF", "TLS", "NASA", "CQRS")))


def test_which_doubtful_words_stand_as_the_names_of_others_do() -> None:
    assert could_be_name("Gift Quorn") and could_be_name("Ruby Stone") and could_be_name("Ng Quorn")
    assert not any(map(could_be_name, ("Fast Quorn", "Anna Data", "Ruby Gems", "Happy Eyeballs", "Big Data", "Quorn")))


def test_evidence_grows() -> None:
    assert evidence("Sarah Quorn") == 3 and evidence("Zib Quorn") == 2 and evidence("Gray Quorn") == 1 and evidence("Gray Matter") == 0
    assert evidence("Zib van Quorn") == 3 and evidence("Z. Quorn") == 3
    assert is_name("Gray Quorn", trusted=True) and not is_name("Gray Matter", trusted=True)
    assert is_name("Serge", single=True) and not is_name("Tables", single=True)
    assert is_ordinary("tables") and is_ordinary("scaling") and is_ordinary("observability") and not is_ordinary("quorn")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Speaker: Ana Uno", ("Ana Uno",)),
        ("Speaker: DHH", ("DHH",)),
        ("by Cheuk Ting Ho", ("Cheuk Ting Ho",)),
        ("Vortrag von Jürgen von der Quorn", ("Jürgen von der Quorn",)),
        ("**Speaker:** Ana Uno", ("Ana Uno",)),
        ("- Speakers: Ana Uno and Bo Twee", ("Ana Uno", "Bo Twee")),
        ("* speaker: ana uno", ("ana uno",)),
        ("* speaker: Ana Uno, Chief Table Officer at Acme", ("Ana Uno",)),
        ("Speaker(s): Ana Uno / Bo Twee", ("Ana Uno", "Bo Twee")),
        (":speaker: Ana Uno", ("Ana Uno",)),
        ("Presenter: [Ana Uno](https://e.org)", ("Ana Uno",)),
        ("Ponente: Ana Uno", ("Ana Uno",)),
        ("Ponentes: Ana Uno y Bo Dos", ("Ana Uno", "Bo Dos")),
        ("Spreker: Jan de Vries", ("Jan de Vries",)),
        ("Referentin: Heike Quorn", ("Heike Quorn",)),
        ("Intervenants : Émilie Quorn et Luc Zibb", ("Émilie Quorn", "Luc Zibb")),
        ("Palestrante: João Quorn", ("João Quorn",)),
        ("Relatrice: Giulia Quorn", ("Giulia Quorn",)),
        ("Talare: Björn Quorn", ("Björn Quorn",)),
        ("講演者：山田 太郎", ("山田 太郎",)),
        ("발표자: 김하나", ("김하나",)),
        ("by Ana Uno", ("Ana Uno",)),
        ("by [Ana Uno](https://e.org/a) and [Bo Twee](https://e.org/b)", ("Ana Uno", "Bo Twee")),
        ("Presented by Ana Uno", ("Ana Uno",)),
        ("por Ana Uno", ("Ana Uno",)),
        ("By Ana Uno, Site Reliability Engineer @ Acme", ("Ana Uno",)),
        ('By [Ana Uno](https://e.org/a){:rel="nofollow"}, joiner @ Acme - [Slides](https://e.org/s)', ("Ana Uno",)),
        ("Por Ana Uno, creadora de mesapy", ("Ana Uno",)),
        ("Who: Ana Uno", ("Ana Uno",)),
        ("By Ana Uno, who was there before us.", ()),
        ("by the way", ()),
        ("By the way: nothing", ()),
        ("by Ana Uno we mean the duck", ()),
        ("Speakers were great this year", ()),
        ("Date: 3 May", ()),
    ],
)
def test_fields(text: str, names: tuple[str, ...]) -> None:
    assert named_in_field(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("_Ana Uno_", ("Ana Uno",)),
        ("*Ana Uno, Acme*", ("Ana Uno",)),
        ("**Ana Uno (Acme)**", ("Ana Uno",)),
        ("Ana Uno - @anauno", ("Ana Uno",)),
        ("Ana Uno @anauno", ("Ana Uno",)),
        ("Koichi ITO - @koi", ("Koichi ITO",)),
        ("[@duck](https://e.org/duck)", ("@duck",)),
        ("Ana Uno, Bo Twee & Cy Drie", ("Ana Uno", "Bo Twee", "Cy Drie")),
        ("Dr. Ana Uno", ("Ana Uno",)),
        ("Ana Uno - Host of the *Wood* podcast.", ("Ana Uno",)),
        ("林大明 (Daming Lin)／DevOps, Acme", ("林大明 (Daming Lin)",)),
        ("山田太郎（Taro Yamada）、鈴木花子 (Hanako Suzuki)", ("山田太郎（Taro Yamada）", "鈴木花子 (Hanako Suzuki)")),
        ("김하나 에이크미 CTO", ("김하나",)),
        ("Profs. Ana Uno and Bo Twee", ("Ana Uno", "Bo Twee")),
        ("**Feedback**", ()),
        ("Ana Uno went home.", ()),
        ("Deep Learning", ()),
        ("", ()),
    ],
)
def test_lines_that_are_a_byline(text: str, names: tuple[str, ...]) -> None:
    assert named_alone(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sarah Quorn, CEO of Acme", ("Sarah Quorn",)),
        ("Sarah Quorn, Acme", ("Sarah Quorn",)),
        ("Sarah Quorn (Acme), Tom Zibb (Emca)", ("Sarah Quorn", "Tom Zibb")),
        ("Prof. Dr. Sarah Quorn", ("Sarah Quorn",)),
        ("Sarah Quorn from Acme", ("Sarah Quorn",)),
        ("Sarah Quorn og Tom Zibb", ("Sarah Quorn", "Tom Zibb")),
        ("Sarah Quorn、Tom Zibb", ("Sarah Quorn", "Tom Zibb")),
        ("Sarah Quorn, Sarah Quorn", ("Sarah Quorn",)),
        ("Machine Learning, Big Data", ()),
        ("", ()),
    ],
)
def test_lists_of_names(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    "joint",
    [*", ; / & + 、 ・ ，".split(), *(f" {word} " for word in "and y e et en und och og with con met mit avec com med".split()), ", and "],
)
def test_every_joint_parts_two_names(joint: str) -> None:
    assert split_names(f"Sarah Quorn{joint}Tom Zibb") == ("Sarah Quorn", "Tom Zibb")


def test_names_with_employers_in_one_word() -> None:
    assert named_with_employer("Ana Lund, Acme") == ("Ana Lund",) and named_with_employer("**Ana Lund** (Acme)") == ("Ana Lund",)
    assert (
        named_with_employer("Ana Lund") == () == named_with_employer("Wood, glue and more") == named_with_employer("Ana Lund, she spoke.")
    )


@given(st.text(max_size=200))
def test_evidence_is_small_and_names_are_pieces(text: str) -> None:
    assert 0 <= evidence(text) <= 3
    assert all(name and len(name) <= 60 for name in split_names(text, single=True))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Speaker: Nilsson, Erik", ("Nilsson, Erik",)),
        ("Speakers: Nilsson, Erik; Larsson, Anna", ("Nilsson, Erik", "Larsson, Anna")),
        ("Speakers: Erik, Anna", ("Erik", "Anna")),
        ("Speakers: Erik Nilsson, Anna Larsson", ("Erik Nilsson", "Anna Larsson")),
        ("Speaker: Erik Nilsson, Acme", ("Erik Nilsson",)),
        ("Speaker: ??", ()),
        ("Speaker: ? (somebody from Acme)", ()),
        ("Speaker: did not catch the name", ()),
        ("Ponente: desconocido", ()),
        ("Sprecher: unbekannt", ()),
    ],
)
def test_a_field_gives_names_as_written_and_none_for_the_unknown(line: str, names: tuple[str, ...]) -> None:
    assert named_in_field(line) == names
