"""What a question leaves out: people, events and years, in eight languages; and what only sounds as if it did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes import cli
from ragnotes.finding import index as index_files
from ragnotes.text import words
from ragnotes.understanding import moments
from ragnotes.understanding.excepting import left_out

from . import conferences

NOTES = {
    "a19.md": ("BoatFest 2019", "2019-06-01", "Ropes for caches", "Ida Holm", "A rope holds a cache. Ida ties two knots."),
    "a21.md": ("BoatFest 2021", "2021-06-01", "Anchors", "Bruno Saldi", "An anchor is no rope. A cache sinks with it."),
    "s20.md": ("SailCamp 2020", "2020-06-01", "Sails and ropes", "Marta Quint", "Every sail has a rope and a cache of pins."),
    "s22.md": ("SailCamp Oslo 2022", "2022-06-01", "Tar", "Ida Brun", "Tar keeps a rope. A cache of tar lasts a year."),
}
ALL = set(NOTES)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    return conferences.indexed(tmp_path_factory.mktemp("boats"), NOTES)


@pytest.mark.parametrize(
    ("question", "gone", "told"),
    [
        ("what was said about ropes, not at BoatFest 2019", {"a19.md"}, "without BoatFest 2019"),
        ("what was said about ropes but not by Bruno Saldi", {"a21.md"}, "without Bruno Saldi"),
        ("ropes, not in SailCamp 2020", {"s20.md"}, "without SailCamp 2020"),
        ("ropes except at BoatFest", {"a19.md", "a21.md"}, "without BoatFest"),
        ("who spoke of ropes besides Ida Holm and Marta Quint", {"a19.md", "s20.md"}, "without Ida Holm and Marta Quint"),
        ("ropes by anybody other than Saldi", {"a21.md"}, "without Saldi"),
        ("ropes apart from the talks by Ida", {"a19.md", "s22.md"}, "without Ida"),
        ("ropes that weren't at SailCamp in 2020", {"s20.md"}, "without SailCamp in 2020"),
        ("ropes, not at SailCamp Oslo or BoatFest 2021", {"s22.md", "a21.md"}, "without SailCamp Oslo and BoatFest 2021"),
        ("everyone but Marta Quint on ropes", {"s20.md"}, "without Marta Quint"),
        ("was wurde über ropes gesagt, aber nicht von Bruno Saldi", {"a21.md"}, "without Bruno Saldi"),
        ("ropes außer auf dem BoatFest 2021", {"a21.md"}, "without BoatFest 2021"),
        ("¿qué se dijo de ropes, pero no en BoatFest 2019?", {"a19.md"}, "without BoatFest 2019"),
        ("ropes aparte de Marta Quint", {"s20.md"}, "without Marta Quint"),
        ("qui parle de ropes sauf Ida Holm", {"a19.md"}, "without Ida Holm"),
        ("ropes, mais pas à SailCamp 2020", {"s20.md"}, "without SailCamp 2020"),
        ("ropes, behalve door Bruno Saldi", {"a21.md"}, "without Bruno Saldi"),
        ("wat zei men over ropes, maar niet op BoatFest 2019", {"a19.md"}, "without BoatFest 2019"),
        ("ropes, mas não no BoatFest 2019", {"a19.md"}, "without BoatFest 2019"),
        ("quem falou de ropes além de Marta Quint", {"s20.md"}, "without Marta Quint"),
        ("ropes, ma non a SailCamp 2020", {"s20.md"}, "without SailCamp 2020"),
        ("ropes oltre a Ida Brun", {"s22.md"}, "without Ida Brun"),
        ("ropes, men inte på BoatFest 2021", {"a21.md"}, "without BoatFest 2021"),
        ("ropes förutom Ida Holm", {"a19.md"}, "without Ida Holm"),
        ("ropes, not in 2020", {"s20.md"}, "(not in 2020)"),
        ("ropes outside BoatFest", {"a19.md", "a21.md"}, "without BoatFest"),
        ("ropes elsewhere than at SailCamp Oslo", {"s22.md"}, "without SailCamp Oslo"),
        ("ropes anywhere but at BoatFest 2019", {"a19.md"}, "without BoatFest 2019"),
        ("ropes fuera de BoatFest 2021", {"a21.md"}, "without BoatFest 2021"),
        ("ropes en otro sitio que en BoatFest 2021", {"a21.md"}, "without BoatFest 2021"),
        ("ropes außerhalb der SailCamp 2020", {"s20.md"}, "without SailCamp 2020"),
        ("ropes woanders als auf dem BoatFest 2019", {"a19.md"}, "without BoatFest 2019"),
        ("ropes ailleurs qu'à SailCamp 2020", {"s20.md"}, "without SailCamp 2020"),
        ("ropes buiten BoatFest 2019", {"a19.md"}, "without BoatFest 2019"),
        ("ropes al di fuori di SailCamp Oslo", {"s22.md"}, "without SailCamp Oslo"),
        ("ropes fora da SailCamp Oslo", {"s22.md"}, "without SailCamp Oslo"),
        ("ropes utanför BoatFest 2021", {"a21.md"}, "without BoatFest 2021"),
        ("ropes outside the box", set(), ""),
        ("caches other than about tar", {"s22.md"}, "without tar"),
        ("what was said of caches besides the talk on anchors", {"a21.md"}, "without anchors"),
        ("caches, but not about sails or tar", {"s20.md", "s22.md"}, "without sails and tar"),
        ("caches in talks that are not about anchors", {"a21.md"}, "without anchors"),
        ("caches aparte de tar", {"s22.md"}, "without tar"),
        ("caches außer über tar", {"s22.md"}, "without tar"),
        ("caches sauf sur tar", {"s22.md"}, "without tar"),
        ("caches behalve over tar", {"s22.md"}, "without tar"),
        ("caches além de tar", {"s22.md"}, "without tar"),
        ("caches a parte tar", {"s22.md"}, "without tar"),
        ("caches förutom om tar", {"s22.md"}, "without tar"),
        ("caches other than about knots", {"a19.md"}, "without knots"),
        ("ropes without a cache", set(), ""),
        ("a rope is not about a cache", set(), ""),
        ("why do ropes not hold a cache", set(), ""),
        ("ropes and knots that do not slip", set(), ""),
    ],
)
def test_what_is_left_out_brings_no_passage(
    here: Path, capsys: pytest.CaptureFixture[str], question: str, gone: set[str], told: str
) -> None:
    cli.run(["search", question, "--json"])
    out, err = capsys.readouterr()
    assert {hit["file"] for hit in json.loads(out)["hits"] if not hit["exact"]} == ALL - gone
    assert told in err


def test_what_only_sounds_left_out_is_asked_of(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for question, file in (("why didn't Marta Quint like tar", "s20.md"), ("not only at BoatFest 2021: ropes", "a21.md")):
        cli.run(["search", question, "--json"])
        assert {hit["file"] for hit in json.loads(capsys.readouterr().out)["hits"] if not hit["exact"]} == {file}


def test_what_speaks_of_a_topic_may_stay_where_talks_have_it_in_their_title(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "what was said at BoatFest other than about anchors", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {place["file"] for place in answer["citations"]} == {"a19.md"}
    assert cli.run(["ask", "what did Bruno Saldi say besides anchors"]) == 3
    assert "nothing is left without anchors" in capsys.readouterr().out


def test_nothing_left_is_silence_that_says_why(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "what did Bruno Saldi say, but not at BoatFest 2021"]) == 3
    assert "nothing is left without BoatFest 2021" in capsys.readouterr().out


MIXED = "not at by except Ida Holm, BoatFest 2019 and or no t ' in the apart from last year".split(" ")


@given(st.lists(st.sampled_from(MIXED)).map(" ".join))
def test_whatever_is_left_out_the_rest_is_part_of_the_question(made: Path, question: str) -> None:
    index = index_files.open_index(made / "index", stamps=made / "stamps.json")
    left = left_out(question, index, index_files.names(index), moments.Now(2026, 6))
    assert set(words(left.question)) <= set(words(question)) and (left.rows is None) == (not left.told)
