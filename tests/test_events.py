"""The event as it is written, never "Conference 2020" alone, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.reading.eventnames import event_alone
from ragnotes.reading.events import event_in, event_in_path, event_in_text, is_event_word
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

from .timing import within


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Notes from PyCon Italia 2025", "PyCon Italia 2025"),
        ("FOSDEM 2016", "FOSDEM 2016"),
        ("linux.conf.au 2012: my notes", "linux.conf.au 2012"),
        ("RubyKaigi", "RubyKaigi"),
        ("Devoxx Paris 2024", "Devoxx Paris 2024"),
        ("PyCon US 2019 - Day 2", "PyCon US 2019"),
        ("Strange Loop 2019", "Strange Loop 2019"),
        ("2019 Strange Loop notes", "Strange Loop 2019"),
        ("Trip Report - Everything Open 2025", "Everything Open 2025"),
        ("Black Hat USA 2019", "Black Hat USA 2019"),
        ("36C3", "36C3"),
        ("WWDC23", "WWDC23"),
        ("PyCon2019", "PyCon2019"),
        ("apply() conf 2021", "apply() conf 2021"),
        ("Conference 2020", None),
        ("My conference notes 2020", None),
        ("Meetup 2019", None),
        ("Why I love conferences in 2020", None),
        ("What I learned in 2020", None),
        ("The day of the build", None),
        ("From bacon to beacon in 2019", None),
        ("Confidence in 2019", None),
        ("", None),
    ],
)
def test_titles(title: str, event: str | None) -> None:
    assert event_in(title) == event


@pytest.mark.parametrize(
    ("path", "year", "event"),
    [
        ("notes/Devoxx Paris 2024/Gemma.md", None, "Devoxx Paris 2024"),
        ("PyCon/Italia/2025/tables.md", None, "PyCon Italia 2025"),
        ("ana__notes-conf/lca2018/tables.rst", None, "lca 2018"),
        ("ana__Conference-Notes/ZIBB-2014/tables.md", None, "ZIBB 2014"),
        ("conference-notes/zibbloop/2012/tables.md", None, "zibbloop 2012"),
        ("ana__pydata2017-talk-notes/tables.md", None, "pydata 2017"),
        ("posts/2019-10-31-pycon-sweden.md", "2019", "pycon sweden 2019"),
        ("conference-notes/2019/tables.md", None, None),
        ("notes/talks/2019/tables.md", None, None),
        ("photos2019/tables.md", None, None),
        ("notes/blog2019/tables.md", None, None),
        ("tables.md", None, None),
        ("ana__conference-notes/craft-2016/tables.md", None, "craft 2016"),
        ("craft-2016/tables.md", None, None),
        ("2016/duckcon-us/tables.md", None, "duckcon us 2016"),
        ("duckcon-us-2017/tables.md", None, "duckcon us 2017"),
        ("2019-05-04 DuckCon DE/tables.md", "2019", "DuckCon DE 2019"),
        ("NOTAS DUCKCON DE 2019/tables.md", None, "DUCKCON 2019"),
        ("2019-05-04 notas de DuckCon/tables.md", "2019", "DuckCon 2019"),
        ("lca2012/tables.md", None, "lca 2012"),
        ("ana__x/CodeBash/2016/Friday/Tables/Notes.txt", None, "CodeBash 2016"),
        ("ana__conference-notes/2017/zibbpy/README.md", None, "zibbpy 2017"),
        ("ana__ConferenceNotes/zibbdk2017/day1/tables.md", None, "zibbdk 2017"),
        ("ana__notes/zibb/2018/07_Live", None, "zibb 2018"),
        ("ana__seminar/zibbview2015/README.md", None, "zibbview 2015"),
        ("ana__n/2019-06_ZibbDevelopers-WorldCongress/README.md", None, "ZibbDevelopers WorldCongress 2019"),
        ("2018-zibbloop/tables.md", None, "zibbloop 2018"),
        ("notes/zibbloop-2018.md", None, "zibbloop 2018"),
        ("notes/tables-2018.md", None, None),
        ("ana__conference-notes/2019/databases/tables.md", None, None),
        ("daneah__conference-notes/tables.md", "2019", None),
        ("ana__zibbloop2018x/tables.md", None, None),
        ("_posts/2018/10/2018-10-23-zibb1.md", "2018", None),
        ("content/pl/posts/2017/2017-10/tables.md", "2017", None),
        ("posts/2019-10-31-my-tables/index.md", "2019", None),
        ("blog/2019/tables.md", None, None),
        ("src/content/2020/march/tables.md", None, None),
        ("docs/en/2019/tables.md", None, None),
        ("images/juni-2019/tables.md", None, None),
        ("home/ana/2019/tables.md", None, None),
        ("courses/2019/week-3/tables.md", None, None),
    ],
)
def test_paths(path: str, year: str | None, event: str | None) -> None:
    assert event_in_path(path, year) == event


def test_text_and_words() -> None:
    assert event_in_text("I was at PyCon Rome 2022 in May.") == "PyCon Rome 2022"
    assert event_in_text("Unlike PyCon 2018, EuroPython 2019 was warm.") is None
    assert is_event_word("NeurIPS'19") and is_event_word("RustConf") and not is_event_word("falcon") and not is_event_word("")


@given(st.text(max_size=200))
def test_an_event_is_never_only_a_year(title: str) -> None:
    found = event_in(title, whole=True)
    assert found is None or any(char.isalpha() for char in found)


@pytest.mark.parametrize("piece", ["PyCon ", "2019 ", "( ", "Strange Loop ", "day 1 ", "a-b "])
def test_time_is_bounded(piece: str) -> None:
    assert within(1, lambda: (event_in(piece * 30_000), event_in_path(piece * 2_000, None)))


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("PyCon DE 2021", "PyCon DE 2021"),
        ("Tag 1 der PyCon DE 2021", "PyCon DE 2021"),
        ("APUNTES DE PYCON 2021", "PYCON 2021"),
        ("FOSDEM '23", "FOSDEM 2023"),
        ("Jfokus 2020-02-04", "Jfokus 2020"),
        ("PyCon.DE & PyData Berlin 2022", "PyCon.DE & PyData Berlin 2022"),
        ("Notes from Zibb Days 2017", "Zibb Days 2017"),
        ("Agile Testing Days 2016, Day 2", "Agile Testing Days 2016"),
        ("Spark + AI Summit 2020", "Spark + AI Summit 2020"),
        ("The last days 2019", None),
    ],
)
def test_an_events_name_is_taken_whole(title: str, event: str) -> None:
    assert event_in(title) == event


@pytest.mark.parametrize(
    ("heading", "event"),
    [
        ("Duck Day Berlin 2022 notes", "Duck Day Berlin 2022"),
        ("Mes notes du Canard Web 2015", "Canard Web 2015"),
        ("Canard du Libre 2019", "Canard du Libre 2019"),
        ("Notizen vom Ententag 2023 in Karlsruhe", "Ententag 2023"),
        ("Appunti da Better Anatre 2010", "Better Anatre 2010"),
        ("Meine Notizen 2019", None),
        ("What a day in Berlin 2019", None),
    ],
)
def test_a_heading_over_talks_names_its_event_among_words_about_notes(heading: str, event: str | None) -> None:
    assert event_alone(heading, ordinary=True) == event


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Notes d'EuroPython 2014", "EuroPython 2014"),
        ("Mes notes de l’Agile Tour Nantes 2012", "Agile Tour Nantes 2012"),
        ("Appunti dall'EuroPython 2012", "EuroPython 2012"),
    ],
)
def test_an_elided_article_is_no_part_of_an_event(title: str, event: str) -> None:
    assert event_in(title, whole=True) == event


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Ruby UK – Bristol, 16 February 2018", "Ruby UK 2018"),
        ("vimJS – Lyon, 6 décembre 2019", "vimJS 2019"),
        ("Agile Tour - Rennes, 7 novembre 2018", "Agile Tour 2018"),
        ("Quilter Days – Malmö, 3 maj 2019", "Quilter Days 2019"),
        ("Lisp Fest — Porto 9-12 November 2019", "Lisp Fest 2019"),
        ("Lisp Fest, May 3, 2019", "Lisp Fest 2019"),
        ("GOTO Oslo - Day 2", "GOTO Oslo"),
        ("Kitchen – Berlin, 3 May 2019", None),
        ("Trip – Berlin, 3 May 2019", None),
        ("Ana Lund – Berlin, 3 May 2019", None),
        ("Ladder work - and then it rained, 3 May 2019", None),
        ("Sprint 12 – Day 2", None),
        ("Conference – Berlin, 3 May 2019", None),
    ],
)
def test_an_event_before_its_place_and_day(title: str, event: str | None) -> None:
    text = f"# {title}\n\n## Small boxes - Tom Zibb\n\nThey are small.\n\n## Long ropes - Sarah Quorn\n\nThey are long.\n"
    assert [talk.event for talk in find_talks(read_note("a.md", text.encode()))[0]] in ([event] * 2, [] if event is None else None)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("# Palestra: Caixas sem dor, com Ana Lund (Python Norte 2017)\n\nSão boas.\n", "Python Norte 2017"),
        ("# Small boxes\n\nBy Tom Zibb, oak-conf 2016\n\nThey are small.\n", "oak-conf 2016"),
        ("# Small boxes\n\n**Speaker:** Tom Zibb\n**Where:** KanDaBox 2019, Graz\n\nThey are small.\n", "KanDaBox 2019"),
        ("# Small boxes\n\n**Speaker:** Tom Zibb\n**Where:** Room 3, second floor\n\nThey are small.\n", None),
    ],
)
def test_the_event_of_one_talk(text: str, event: str | None) -> None:
    assert [talk.event for talk in find_talks(read_note("a.md", text.encode()))[0]] == [event]
