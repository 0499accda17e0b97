"""Each talk has the event and the date that are told nearest to it: on its own line, by the headings over it, by its note."""

from __future__ import annotations

import pytest

from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

from .timing import within

WORDS = "\n\nRivers move slowly and for good, they said. A fine hour it was.\n\n"


def placed(text: str, path: str = "log.md") -> list[tuple[str | None, str | None]]:
    """Return event and date of each talk of a note."""
    return [(talk.event, talk.date) for talk in find_talks(read_note(path, text.encode()))[0]]


def two(heading: str = "##", first: str = "", second: str = "") -> str:
    return f"{heading} Quiet rivers - Nora Hale{first}{WORDS}{heading} Loud bridges - Peter Lowe{second}{WORDS}"


def others(heading: str = "##") -> str:
    return f"{heading} Old wells - Karin Ek{WORDS}{heading} New wells - Sven Berg{WORDS}"


def after(text: str) -> str:
    """Return a field right under a heading."""
    return f"\n\n{text}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"# FOSDEM 2017\n\n{two()}# Jfokus 2018\n\n{others()}", [("FOSDEM 2017", "2017")] * 2 + [("Jfokus 2018", "2018")] * 2),
        (f"# FOSDEM\n\n{two()}# Jfokus\n\n{others()}", [("FOSDEM", None)] * 2 + [("Jfokus", None)] * 2),
        (
            f"# Viajes\n\n## PyConES (octubre de 2018)\n\n{two('###')}## Codemotion Madrid (30 de noviembre de 2018)\n\n{others('###')}",
            [("PyConES 2018", "2018-10")] * 2 + [("Codemotion Madrid 2018", "2018-11-30")] * 2,
        ),
        (
            f"# Log\n\n## 2019-03-12 PyData Oslo\n\n{two('###')}## 2019-11-05 Jfokus\n\n{others('###')}",
            [("PyData Oslo 2019", "2019-03-12")] * 2 + [("Jfokus 2019", "2019-11-05")] * 2,
        ),
        (f"# Seen\n\n## 2021\n\n### NDC Oslo\n\n{two('####')}", [("NDC Oslo 2021", "2021")] * 2),
        (
            f"# EuroPython 2019\n\n## 10 July\n\n{two('###')}# PyCon UK 2021\n\n## 12 September\n\n{others('###')}",
            [("EuroPython 2019", "2019-07-10")] * 2 + [("PyCon UK 2021", "2021-09-12")] * 2,
        ),
        (
            f"# Trips\n\n## FOSDEM 2017, Brussels\n\n{two('###')}## Zibbloop 2018\n\n{others('###')}",
            [("FOSDEM 2017", "2017")] * 2 + [("Zibbloop 2018", "2018")] * 2,
        ),
    ],
)
def test_the_heading_over_a_talk_tells_its_event(text: str, told: list[tuple[str | None, str | None]]) -> None:
    assert placed(text) == told


@pytest.mark.parametrize(
    ("title", "theme", "event"),
    [
        ("EuroPython 2019", "Python 2 in 2020", "EuroPython 2019"),
        ("EuroPython 2019", "Data Summit", "EuroPython 2019"),
        ("EuroPython 2019", "What changed since EuroPython 2018", "EuroPython 2019"),
        ("Reading notes", "Java 2019", None),
        ("Reading notes", "Winter 2020", None),
        ("Reading notes", "Nora Hale 2019", None),
        ("Reading notes", "HTTP 2", None),
    ],
)
def test_a_theme_is_no_event(title: str, theme: str, event: str | None) -> None:
    assert [told for told, _ in placed(f"# {title}\n\n## {theme}\n\n{two('###')}")] == [event] * 2


@pytest.mark.parametrize(
    ("bracket", "event", "date"),
    [
        ("FOSDEM 2017", "FOSDEM 2017", "2017"),
        ("at FOSDEM 2017", "FOSDEM 2017", "2017"),
        ("PyData Oslo, 2022-04-11", "PyData Oslo 2022", "2022-04-11"),
        ("RustFest Rome, 24 November 2018", "RustFest Rome 2018", "2018-11-24"),
        ("3 mars 2018, Sud Web 2018", "Sud Web 2018", "2018-03-03"),
        ("Write the Docs 2015", "Write the Docs 2015", "2015"),
        ("2018-03-03", None, "2018-03-03"),
        ("Acme Conf Services", None, None),
        ("CTO, DevConf", None, None),
        ("Summit Partners", None, None),
        ("30 min", None, None),
    ],
)
def test_brackets_behind_a_speaker(bracket: str, event: str | None, date: str | None) -> None:
    assert placed(f"# Rivers and bridges\n\n{two(first=f' ({bracket})')}") == [(event, date), (None, None)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Event: FOSDEM 2017\nDate: 2017-02-04", "Event: Jfokus 2018\nDate: 2018-02-06"),
        ("**Evento:** FOSDEM 2017\n**Fecha:** 4 de febrero de 2017", "**Evento:** Jfokus 2018\n**Fecha:** 6 de febrero de 2018"),
        ("- Veranstaltung: FOSDEM 2017\n- Datum: 04.02.2017", "- Veranstaltung: Jfokus 2018\n- Datum: 06.02.2018"),
        ("Conference: FOSDEM 2017\nWhen: Feb 4, 2017", "Conference: Jfokus 2018\nWhen: Feb 6, 2018"),
        ("* **Event**: [FOSDEM 2017](https://example.org)\n* **Date**: 2017-02-04", "* **Event**: Jfokus 2018\n* **Date**: 2018-02-06"),
    ],
)
def test_fields_of_a_talk(first: str, second: str) -> None:
    told = [("FOSDEM 2017", "2017-02-04"), ("Jfokus 2018", "2018-02-06")]
    assert placed(f"# Log\n\n{two(first=after(first), second=after(second))}") == told


def test_a_field_of_one_talk_is_not_the_others() -> None:
    assert placed(f"# Log\n\n{two(first=after('Event: FOSDEM 2017'))}") == [("FOSDEM 2017", "2017"), (None, None)]
    given = "---\ntitle: Spring\nevent: FOSDEM 2017\n---\n\n"
    assert placed(given + two(second=" (Jfokus 2018)")) == [("FOSDEM 2017", "2017"), ("Jfokus 2018", "2018")]


@pytest.mark.parametrize(
    "line", ["When: 10:30", "Data: sensors of 2019", "Event: the river rose. It fell.", "Conference: I missed it", "Event: click"]
)
def test_other_fields_tell_nothing(line: str) -> None:
    assert placed(f"# FOSDEM 2017\n\n{two(first=after(line))}") == [("FOSDEM 2017", "2017")] * 2


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Rome, 2 April 2017", "2017-04-02"),
        ("*Roma, 2 aprile 2017*", "2017-04-02"),
        ("2017-04-02", "2017-04-02"),
        ("Datum: 02.04.2017", "2017-04-02"),
        ("2 April, Rome", "2017-04-02"),
        ("2-4 April 2017", "2017"),
        ("2. bis 4. April 2017", "2017"),
        ("2017-04-02 to 2017-04-04", "2017"),
        ("Posted 2 April 2017", "2017"),
        ("2 April 2017 · 5 min read", "2017"),
        ("By Karl Madsen, 2 April 2017", "2017"),
        ("Next year: 2 April 2018", "2017"),
    ],
)
def test_the_one_day_of_a_note(line: str, date: str) -> None:
    assert placed(f"# FrontConf 2017\n\n{line}\n\n{two()}") == [("FrontConf 2017", date)] * 2


def test_the_day_of_front_matter_counts_beside_its_event_and_not_where_days_are_told() -> None:
    given = "---\nevent: FrontConf 2017\ndate: 2017-04-02\n---\n\n"
    assert placed(f"{given}# Talks\n\n{two()}") == [("FrontConf 2017", "2017-04-02")] * 2
    assert placed(f"{given}# Day 1\n\n{two()}# Day 2\n\n{others()}") == [("FrontConf 2017", "2017")] * 4
    posted = "---\ntitle: Notes from FrontConf 2017\ndate: 2017-04-02\n---\n\n"
    assert placed(posted + two()) == [("FrontConf 2017", "2017")] * 2


@pytest.mark.parametrize("event", ["Zibb Days 2016", "FrontConf 2012", "SREcon14 Europe"])
@pytest.mark.parametrize("head", ["speaker: Nora Hale\n", ""])
def test_the_year_of_an_event_beats_the_day_of_posting(event: str, head: str) -> None:
    year = "2014" if event.startswith("SRE") else event[-4:]
    told = placed(f"---\ntitle: Notes from {event}\n{head}date: 2022-01-01\n---\n\n{WORDS if head else two()}")
    assert told == [(event, year)] * (1 if head else 2)


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2017-04-02/frontconf/notes.md", "2017-04-02"),
        ("talks/2017-04-02-frontconf/index.md", "2017-04-02"),
        ("_posts/2017-04-02-frontconf.md", "2017"),
    ],
)
def test_folders_tell_event_and_date(path: str, date: str) -> None:
    assert placed(two(), path) == [("frontconf 2017", date)] * 2


@pytest.mark.parametrize(
    "event",
    "Zibb Day 2018|Craft Days 2019|Write the Docs 2017|re:zibblica 2017|zibb.lu 2016|DEF CON 22|IETF 98|Data + AI Summit 2019".split("|"),
)
def test_a_plain_top_heading_over_talks_is_an_event(event: str) -> None:
    assert [told for told, _ in placed(f"# {event}\n\n{two()}")] == [event] * 2


@pytest.mark.parametrize("title", "Spring 2019|My year 2018|Nora Hale 2019|Team offsite 2019|HTML 5|Week 12|Goals 2021".split("|"))
def test_other_top_headings_are_none(title: str) -> None:
    assert [told for told, _ in placed(f"# {title}\n\n{two()}")] == [None] * 2


@pytest.mark.parametrize("title", ["Books 2020", "Reading list 2021", "Films I saw in 2022", "Gelesen 2022", "Board minutes"])
def test_below_titles_of_lists_are_no_talks(title: str) -> None:
    assert placed(f"# {title}\n\n{two()}") == []


@pytest.mark.parametrize(
    "piece", ["# Zibbconf 2017\n\n## Quiet rivers - Nora Hale (", "## A - Nora Hale (FOSDEM 2017)\nEvent: ", "* Event: 2-4-"]
)
def test_time_is_bounded(piece: str) -> None:
    assert within(8, lambda: placed(piece * 3_000))


# what front matter and org-mode call them


@pytest.mark.parametrize(
    ("title", "speaker", "event", "date"),
    [
        ("título", "ponente", "evento", "fecha"),
        ("titel", "sprecher", "veranstaltung", "datum"),
        ("titre", "orateur", "événement", "date"),
        ("título", "palestrante", "evento", "data"),
        ("titel", "spreker", "evenement", "datum"),
        ("titolo", "relatore", "evento", "data"),
        ("titel", "talare", "konferens", "datum"),
    ],
)
def test_front_matter_in_other_languages(title: str, speaker: str, event: str, date: str) -> None:
    text = f"---\n{title}: Quiet rivers\n{speaker}: Nora Hale\n{event}: FOSDEM 2017\n{date}: 2017-02-04\n---\n\n{WORDS}"
    (talk,) = find_talks(read_note("log.md", text.encode()))[0]
    assert (talk.title, talk.speakers, talk.event, talk.date) == ("Quiet rivers", ("Nora Hale",), "FOSDEM 2017", "2017-02-04")


def test_an_english_key_stands_above_others() -> None:
    note = read_note("log.md", f"---\ndatum: 2001-01-01\ndate: 2017-02-04\ntitle: Rivers\ntitel: Bridges\n---\n{WORDS}".encode())
    assert (note.title, note.date) == ("Rivers", "2017-02-04")


@pytest.mark.parametrize(
    ("speaker", "event"), [("speaker", "event"), ("PONENTE", "EVENTO"), ("sprecher", "veranstaltung"), ("presenter", "conference")]
)
def test_keywords_of_org(speaker: str, event: str) -> None:
    text = f"#+title: Quiet rivers\n#+{speaker}: Nora Hale\n#+{event}: FOSDEM 2017\n\n* Water\n{WORDS}* Stones\n{WORDS}"
    (talk,) = find_talks(read_note("log.org", text.encode()))[0]
    assert (talk.title, talk.speakers, talk.event) == ("Quiet rivers", ("Nora Hale",), "FOSDEM 2017")


def test_drawers_of_org() -> None:
    told = [
        f"* {title}\n:PROPERTIES:\n:SPEAKER: {name}\n:EVENT: {event}\n:DATE: {date}\n:END:\n{WORDS}"
        for title, name, event, date in (
            ("Quiet rivers", "Nora Hale", "FOSDEM 2017", "2017-02-04"),
            ("Loud bridges", "Peter Lowe", "Jfokus 2018", "2018-02-06"),
        )
    ]
    assert placed("#+title: Log\n" + "".join(told), "log.org") == [("FOSDEM 2017", "2017-02-04"), ("Jfokus 2018", "2018-02-06")]
