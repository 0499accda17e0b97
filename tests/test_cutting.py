"""Titles taken apart from what is none of them: names with initials, employers, versions, labels."""

from __future__ import annotations

import pytest

from ragnotes.reading.cutting import cut_title
from ragnotes.reading.outline import read_title
from ragnotes.reading.stripping import bare_title

HEADINGS = [
    ("J. Paul Quorn: Slow tables", "Slow tables", ("J. Paul Quorn",)),
    ("C. J. Silver: Green builds", "Green builds", ("C. J. Silver",)),
    ("E. Gabriella Quorn & Tom Zibb - Fields", "Fields", ("E. Gabriella Quorn", "Tom Zibb")),
    ("B. Fast tables - Ana Uno", "Fast tables", ("Ana Uno",)),
    ("A. Quarkus: faster starts", "Quarkus: faster starts", ()),
    ("D. Third Gen, fast tables", "Third Gen, fast tables", ()),
    ("K. Ana Uno and the lost table", "Ana Uno and the lost table", ()),
    ("What is new in Python 3.12 - Ana Uno", "What is new in Python 3.12", ("Ana Uno",)),
    ("Types in Scala 2.13 (Ana Uno)", "Types in Scala 2.13", ("Ana Uno",)),
    ("Fast tables, 10.30", "Fast tables", ()),
    ("Fast tables 10:30", "Fast tables", ()),
    ("Snelle tabellen om 10.30 - Jan de Vries", "Snelle tabellen", ("Jan de Vries",)),
    ("Panel discussion: Open maps", "Open maps", ()),
    ("Paneldebatt: Vem betalar?", "Vem betalar?", ()),
    ("Panel: Why maps (moderator: Ann Lee; with Bob Ray, Cid Moe)", "Panel: Why maps", ("Bob Ray", "Cid Moe")),
    ("Attention - Ana Uno", "Attention", ("Ana Uno",)),
    ("Fast tables (a story by Ana Uno)", "Fast tables", ("Ana Uno",)),
    ("Fast tables (and chairs) by Ana Uno", "Fast tables (and chairs)", ("Ana Uno",)),
    ("Panels that work: a guide", "Panels that work: a guide", ()),
    ("Chaos at sea, Ana Uno, Quorn.com", "Chaos at sea", ("Ana Uno",)),
    ("Tables, chairs and lamps, Ana Uno, Quorn AB", "Tables, chairs and lamps", ("Ana Uno",)),
    ("Fast tables, Ana Uno and Bo Twee, Quorn", "Fast tables", ("Ana Uno", "Bo Twee")),
    ("Learning to fail, Karin Berg, Chief Engineer, Quorn", "Learning to fail", ("Karin Berg",)),
    ("Thanks, Ana Uno, you were great", "Thanks, Ana Uno, you were great", ()),
    ("Lessons from London, Paris, New York", "Lessons from London, Paris, New York", ()),
    ("Como contribuir por Cheuk Ting Ho", "Como contribuir", ("Cheuk Ting Ho",)),
    ("What I learned from Ana Lund about tables", "What I learned from Ana Lund about tables", ("Ana Lund",)),
    ("5 things we learned from Ana Lund at DuckConf", "5 things we learned from Ana Lund at DuckConf", ("Ana Lund",)),
    ("Was ich von Jörg Übelhör über Enten gelernt habe", "Was ich von Jörg Übelhör über Enten gelernt habe", ("Jörg Übelhör",)),
    ("Ce que j'ai appris de Zoé Corbin", "Ce que j'ai appris de Zoé Corbin", ("Zoé Corbin",)),
    ("Lo que aprendí de Lucía Quorn", "Lo que aprendí de Lucía Quorn", ("Lucía Quorn",)),
    ("O que aprendi com Otávio Reis sobre filas", "O que aprendi com Otávio Reis sobre filas", ("Otávio Reis",)),
    ("Cosa ho imparato da Renzo Quorn sulle code", "Cosa ho imparato da Renzo Quorn sulle code", ("Renzo Quorn",)),
    ("Wat ik van Zoë van der Quorn heb geleerd", "Wat ik van Zoë van der Quorn heb geleerd", ("Zoë van der Quorn",)),
    ("Vad jag lärde mig av Åsa Lindqvist", "Vad jag lärde mig av Åsa Lindqvist", ("Åsa Lindqvist",)),
    ("What I learned from Stack Overflow", "What I learned from Stack Overflow", ()),
    ("What I learned from DuckConf 2023", "What I learned from DuckConf 2023", ()),
    ("Ana Lund, Quorn: Fast tables", "Fast tables", ("Ana Lund",)),
    ("Paris, France: where to eat", "Paris, France: where to eat", ()),
    ("Van den Quorn, Katrien - Fast tables", "Fast tables", ("Van den Quorn, Katrien",)),
    ("L'astreinte de Noël, Gaël Brunet", "L'astreinte de Noël", ("Gaël Brunet",)),
    ("Tables rapides - présenté par Gaël Brunet", "Tables rapides", ("Gaël Brunet",)),
    ("Tavoli veloci, tenuto da Renzo Cuccìa", "Tavoli veloci", ("Renzo Cuccìa",)),
    ("Snabba tabeller, hållet av Åsa Öberg", "Snabba tabeller", ("Åsa Öberg",)),
    ("Room 1 | Fast tables | Ana Lund", "Fast tables", ("Ana Lund",)),
    ("Sala Turing - Tablas - Lucía Quorn", "Tablas", ("Lucía Quorn",)),
    ("Track 1 - Security - Morning", "Track 1 - Security - Morning", ()),
    ("Carte de la mer, par Gaël Brunet (Quorn Zibbo)", "Carte de la mer", ("Gaël Brunet",)),
    ("Mapas do mar, por Bruna Reis (Magazine Quorn)", "Mapas do mar", ("Bruna Reis",)),
    ("Container in banca di Luca Neri (Intesa Quorn)", "Container in banca", ("Luca Neri",)),
    ("Kaarten voor allen, door Sanne Bakker (Quorn Zibb)", "Kaarten voor allen", ("Sanne Bakker",)),
    ("Kartor för alla av Åsa Öberg (Quorn Zibb)", "Kartor för alla", ("Åsa Öberg",)),
    ("Death by slides (Zibb Quorn)", "Death by slides", ("Zibb Quorn",)),
    ("Inspired by Marie Curie (Ana Uno)", "Inspired by Marie Curie", ("Ana Uno",)),
    ("Wie wir umzogen – Karl Beck, Stadtwerke Ulm", "Wie wir umzogen", ("Karl Beck",)),
    ("Scaling queues – Ana Uno, Deutsche Bahn", "Scaling queues", ("Ana Uno",)),
    ("Monitoring (Elisa Neri, Banca Quorn)", "Monitoring", ("Elisa Neri",)),
    ("Filas - Marta Vidal, Banco Quorn", "Filas", ("Marta Vidal",)),
    ("Frågor – Åsa Öberg, Zibbia Sverige", "Frågor", ("Åsa Öberg",)),
    ("Frågor – Åsa Öberg, Thandolwethu Mkhize", "Frågor", ("Åsa Öberg", "Thandolwethu Mkhize")),
    ("Åsa Öberg, ex-Quorn: Ropes at scale", "Ropes at scale", ("Åsa Öberg",)),
    ("Ropes at scale - Åsa Öberg, formerly Quorn", "Ropes at scale", ("Åsa Öberg",)),
    ("Panel discussion with Ana Uno, Bo Twee and Ida Berglund: ropes", "ropes", ("Ana Uno", "Bo Twee", "Ida Berglund")),
    ("Table ronde avec Ana Uno et Bo Twee : les cordes", "Table ronde: les cordes", ("Ana Uno", "Bo Twee")),
    ("Fast tables - Ana Uno, Tom Zibb", "Fast tables", ("Ana Uno", "Tom Zibb")),
    ("Fast tables - Zibbia Quorn, Quarna Zibb", "Fast tables", ("Zibbia Quorn", "Quarna Zibb")),
    ("Fast tables - Ana Uno and Zibbia Quorn", "Fast tables", ("Ana Uno", "Zibbia Quorn")),
    ("JMH for humans, by Olek Ship", "JMH for humans", ("Olek Ship",)),
    ("Tables, by Popular Demand", "Tables, by Popular Demand", ()),
    ("Tables, with Apache Quorn", "Tables, with Apache Quorn", ()),
    ("Tablice od Đuro Čavić", "Tablice", ("Đuro Čavić",)),
]


@pytest.mark.parametrize(("heading", "title", "speakers"), HEADINGS)
def test_headings(heading: str, title: str, speakers: tuple[str, ...]) -> None:
    read = read_title(heading)
    assert (read.text, read.speakers) == (title, speakers)


@pytest.mark.parametrize(
    ("heading", "lean", "speakers"),
    [
        ("Gift Quorn: Tables", "left", ("Gift Quorn",)),
        ("Ruby Gems: Tables for all", "left", ()),
        ("KVM: how it works", "left", ()),
        ("Tables - DHH", "right", ("DHH",)),
        ("Tables - SQL", "right", ()),
        ("Tables (Gift Quorn)", "right", ("Gift Quorn",)),
        ("Tables (Miguel)", "right", ("Miguel",)),
        ("Tables (Berlin)", "right", ()),
        ("Tables by DHH", "by", ("DHH",)),
        ("Tables by DHH", "", ()),
        ("Sorting by weight", "by", ()),
    ],
)
def test_what_the_headings_beside_it_decide(heading: str, lean: str, speakers: tuple[str, ...]) -> None:
    assert cut_title(heading, lean).speakers == speakers


def test_a_number_of_a_version_is_no_time() -> None:
    assert bare_title("Moving to Ubuntu 22.04") == ("Moving to Ubuntu 22.04", False)
    assert bare_title("Snabba tabeller 10.30") == ("Snabba tabeller", True)
