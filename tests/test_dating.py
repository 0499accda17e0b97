"""Dates in a question: years told in numbers and words of eight languages, and numbers that are no dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.understanding import moments, periods
from ragnotes.understanding.dating import dates_in

TODAY = 2026


@pytest.mark.parametrize(
    ("question", "years", "rest"),
    [
        ("what was said about caches in 2020?", (2020,), "what was said about caches ?"),
        ("which talks in 2020 mentioned dask", (2020,), "which talks mentioned dask"),
        ("in 2019 and 2021, who spoke", (2019, 2021), ", who spoke"),
        ("caches between 2019 and 2021", (2019, 2020, 2021), "caches"),
        ("caches from 2019 to 2021", (2019, 2020, 2021), "caches"),
        ("caches in 2019-2021", (2019, 2020, 2021), "caches"),
        ("caches since 2025", (2025, 2026, 2027), "caches"),
        ("caches from 2025 on", (2025, 2026, 2027), "caches"),
        ("caches after 2025", (2026, 2027), "caches"),
        ("caches before 1972", (1970, 1971), "caches"),
        ("caches until 1972", (1970, 1971, 1972), "caches"),
        ("the 2020 talks on caches", (2020,), "the talks on caches"),
        ("last year's EuroPython", (2025,), "EuroPython"),
        ("what is new this year", (2026,), "what is new"),
        ("¿qué se dijo en 2020 sobre cachés?", (2020,), "¿qué se dijo sobre cachés?"),
        ("charlas desde el año 2025", (2025, 2026, 2027), "charlas"),
        ("cachés entre 2019 y 2020", (2019, 2020), "cachés"),
        ("cachés el año pasado", (2025,), "cachés"),
        ("was wurde im Jahr 2020 gesagt", (2020,), "was wurde gesagt"),
        ("Vorträge seit 2026", (2026, 2027), "Vorträge"),
        ("Vorträge zwischen 2019 und 2020", (2019, 2020), "Vorträge"),
        ("Caches letztes Jahr", (2025,), "Caches"),
        ("les exposés de 2020 sur les caches", (2020,), "les exposés sur les caches"),
        ("les caches depuis 2026", (2026, 2027), "les caches"),
        ("les caches l'année dernière", (2025,), "les caches"),
        ("caches in 2020 gezien", (2020,), "caches gezien"),
        ("wat werd er in 2020 gezegd", (2020,), "wat werd er gezegd"),
        ("caches sinds 2026", (2026, 2027), "caches"),
        ("vorig jaar over caches", (2025,), "over caches"),
        ("caches em 2020", (2020,), "caches"),
        ("caches entre 2019 e 2020", (2019, 2020), "caches"),
        ("cache nel 2020", (2020,), "cache"),
        ("cache tra il 2019 e il 2020", (2019, 2020), "cache"),
        ("cache l'anno scorso", (2025,), "cache"),
        ("vad sades i 2020 om cachar", (2020,), "vad sades om cachar"),
        ("latency under 2000", None, None),
        ("cachar mellan 2019 och 2020", (2019, 2020), "cachar"),
        ("cachar förra året", (2025,), "cachar"),
        ("2020 vision", None, None),
        ("what does RFC 2020 say", None, None),
        ("Python in 2000 lines", None, None),
        ("a parser in 2000 Zeilen", None, None),
        ("is Windows 2000 dead", None, None),
        ("2020", None, None),
        ("about 2020 questions", None, None),
        ("growth of 2000% a year", None, None),
        ("in 2048 bits", None, None),
        ("in 1066", None, None),
        ("the last year of support", None, None),
        ("between 2019 people and 2021 dogs", None, None),
        ("EuroPython 2020", None, None),  # an event: told by its name
        ("port 2020 in use", None, None),
    ],
)
def test_years_that_a_question_asks_of(question: str, years: tuple[int, ...] | None, rest: str | None) -> None:
    found = dates_in(question, TODAY)
    assert (found.years if found else None, found.rest if found else None) == (years, rest)


@given(st.text(max_size=80) | st.lists(st.sampled_from("in 2020 2019 since - to and last year the de seit, 's".split())).map(" ".join))
def test_whatever_is_asked_years_are_plausible_and_the_phrase_stands_in_the_question(question: str) -> None:
    found = dates_in(question, TODAY)
    if found:
        assert found.years and all(1970 <= year <= 2099 for year in found.years)
        assert found.phrase in " ".join(question.split())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("caches in March 2020", "March 2020"),
        ("caches in May or June 2020", "May to June 2020"),
        ("caches on 15 March 2021", "15 March 2021"),
        ("caches on 2021-03-15", "15 March 2021"),
        ("caches after March 2025", "April 2025 to December 2027"),
        ("caches before March 2020", "until February 2020"),
        ("caches in spring 2021", "March to May 2021"),
        ("caches the day before 15 March 2021", "14 March 2021"),
        ("caches the day after 31 December 2020", "1 January 2021"),
        ("caches the week before 15 March 2021", "8 March 2021 to 14 March 2021"),
        ("caches in the month after February 2020", "March 2020"),
        ("caches the year before 2021", "2020"),
        ("cachés el día antes del 15 de marzo de 2021", "14 March 2021"),
        ("Caches am Tag nach dem 15. März 2021", "16 March 2021"),
        ("les caches la veille du 15 mars 2021", "14 March 2021"),
        ("caches de dag voor 15 maart 2021", "14 March 2021"),
        ("caches no dia antes de 15 de março de 2021", "14 March 2021"),
        ("cache il giorno dopo il 15 marzo 2021", "16 March 2021"),
        ("cachar dagen före 15 mars 2021", "14 March 2021"),
        ("caches in 2041", "2041"),
        ("caches since 2041", "2041"),
        ("a key of 2048", None),
        ("caches in winter 2019/20", "December 2019 to February 2020"),
        ("caches two years ago", "2024"),
        ("caches in the last three years", "2023 to 2026"),
        ("caches not in 2017", "until 2016 and 2018 to 2027"),
        ("caches only in 2017", "2017"),
        ("caches not only in 2017", None),
        ("caches in 2017/2018", "2017 and 2018"),
        ("caches in 2017, 2019 and 2021", "2017, 2019 and 2021"),
        ("cachés, pero no en 2017", "until 2016 and 2018 to 2027"),
        ("charlas del 15 de marzo de 2021", "15 March 2021"),
        ("cachés hace dos años", "2024"),
        ("was wurde im März 2020 gesagt", "March 2020"),
        ("was wurde 2019 über Caches gesagt", "2019"),
        ("Caches vor zwei Jahren", "2024"),
        ("les caches il y a deux ans", "2024"),
        ("les caches au printemps 2021", "March to May 2021"),
        ("caches há dois anos", "2024"),
        ("cache negli ultimi tre anni", "2023 to 2026"),
        ("caches in maart 2020", "March 2020"),
        ("cachar hösten 2021", "September to November 2021"),
        ("cachar för två år sedan", "2024"),
        ("caches in April", "April of any year"),
        ("what may 2020 caches", None),
        ("landing in Mars", None),
        ("the fall of caches", None),
    ],
)
def test_months_seasons_and_times_told_from_today(question: str, told: str | None) -> None:
    found = dates_in(question, TODAY, 11)
    assert (periods.told(found.spans) if found else None) == told


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("caches a few years ago", "a few years ago"),
        ("who spoke two weeks ago", "two weeks ago"),
        ("caches vor einigen Jahren", "vor einigen Jahren"),
        ("the last year of support", ""),
        ("caches for years", ""),
    ],
)
def test_a_time_that_is_not_understood_is_found(question: str, words: str) -> None:
    assert moments.unread(question) == words
