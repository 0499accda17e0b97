"""`ragnotes mentions` over an index: what it tells of links, speakers and topics, how filters and changes bear on it, and how it reads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ragnotes import cli
from ragnotes.finding import locking

from .test_contracts import check_place

ADA = """---
event: PyFun 2021
date: 2021-05-06
author: Noor
---
# Day one

## [Caching without tears](https://pyfun.example/talks/caching)
_Ada Bell_

Slides: https://speakerdeck.com/ada/caches?utm_source=newsletter
She wrote [fastcache](https://github.com/ada/fastcache) for the vector store.

```
pip install fastcache slowcache
```

## Parsing logs
_Tom Okafor_

Tom keeps logs in fastcache and asks the vector store.
See https://github.com/ada/fastcache/ as well.
"""
BEA = """---
event: PyFun 2021
date: 2021-05-06
author: Bea
---
# Caching without tears

Speaker: Ada BELL

A vector store with slowcache behind it.
"""
LATER = """---
event: DataDays 2023
date: 2023-02-01
video: https://youtu.be/abcdefg1234
cover_image: https://example.org/cover
author: Noor
---
# Stores of vectors

Speaker: Ada Bell

The vector store again. Nothing of the cache.
"""
ALONE = "# A list\n\nsee https://example.org/alone\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    """A folder with notes by two people at two events, and an index over them."""
    folder = tmp_path_factory.mktemp("mentions")
    (folder / "notes").mkdir()
    for name, text in (("ada.md", ADA), ("bea.md", BEA), ("later.md", LATER), ("alone.md", ALONE)):
        (folder / "notes" / name).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        assert cli.run(["index", "notes"]) == 0
    return folder


@pytest.fixture
def here(at_home: Path, made: Path) -> Path:
    """The current folder, holding a copy of the notes and their index."""
    shutil.copytree(made, at_home, dirs_exist_ok=True)
    return at_home


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    """Return what `mentions --json` prints."""
    capsys.readouterr()
    assert cli.run(["mentions", *arguments, "--json"]) == code
    record = json.loads(capsys.readouterr().out)
    assert isinstance(record, dict)
    return record


def shown(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """Return what `mentions` prints."""
    capsys.readouterr()
    assert cli.run(["mentions", *arguments]) == code
    return capsys.readouterr().out


PLACE = {"file", "start_line", "end_line", "note", "talk"}


def test_the_contract(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = told(capsys)
    assert set(record) == {"schema", "links", "packages", "speakers", "topics", "talks", "stale"}
    assert set(record["links"][0]) == {"address", "kind", "name", "words", "places"}
    assert set(record["packages"][0]) == {"name", "known_by", "talks", "years", "places"}
    assert set(record["speakers"][0]) == {"name", "spellings", "talks"}
    assert set(record["topics"][0]) == {"term", "talks", "times", "years", "places"}
    for item in (*record["links"], *record["packages"], *record["topics"]):
        for place in item["places"]:
            check_place(place, PLACE)
    for speaker in record["speakers"]:
        for talk in speaker["talks"]:
            check_place(talk, PLACE | {"copies"})


@pytest.mark.parametrize(("flag", "parts"), [("--links", {"links", "packages"}), ("--speakers", {"speakers"}), ("--topics", {"topics"})])
def test_a_part_that_was_not_asked_for_is_null(here: Path, capsys: pytest.CaptureFixture[str], flag: str, parts: set[str]) -> None:
    record = told(capsys, flag)
    assert {part for part in ("links", "packages", "speakers", "topics") if record[part] is not None} == parts


def test_links_have_the_line_that_holds_them(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    links = told(capsys, "--links")["links"]
    facts = {link["address"]: (link["kind"], link["words"], len(link["places"])) for link in links}
    assert facts == {
        "https://github.com/ada/fastcache": ("repository", ["fastcache"], 2),
        "https://speakerdeck.com/ada/caches": ("slides", ["Slides"], 1),
        "https://pyfun.example/talks/caching": ("talk", ["Caching without tears"], 1),
        "https://example.org/alone": ("other", [], 1),
        "https://youtu.be/abcdefg1234": ("video", ["video"], 1),
    }
    for link in links:
        for place in link["places"]:
            line = Path(place["file"]).read_text("utf-8").split("\n")[place["start_line"] - 1]
            assert link["address"].removeprefix("https://") in line.split("?utm")[0]
    (video,) = (link for link in links if link["kind"] == "video")  # of the front matter, which no passage holds
    assert (video["places"][0]["start_line"], video["places"][0]["talk"]["title"]) == (4, "Stores of vectors")
    (slides,) = (link for link in links if link["kind"] == "slides")
    assert slides["places"][0]["talk"]["speakers"] == ["Ada Bell"]


def test_front_matter_is_of_no_speaker_where_a_note_has_several(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "notes" / "ada.md").write_text(ADA.replace("author:", "site: https://example.org/day\nauthor:"), "utf-8")
    (site,) = (link for link in told(capsys, "--links")["links"] if link["address"] == "https://example.org/day")
    assert (site["places"][0]["start_line"], site["places"][0]["talk"]) == (4, None)
    tom = told(capsys, "--links", "--speaker", "Tom Okafor")["links"]
    assert {link["address"] for link in tom} == {"https://github.com/ada/fastcache/"}


def test_a_package_counts_wherever_it_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packages = {package["name"]: package for package in told(capsys, "--links")["packages"]}
    assert set(packages) == {"fastcache", "slowcache"}
    assert packages["fastcache"]["known_by"] == ["repository", "installed"]
    assert (packages["fastcache"]["talks"], packages["fastcache"]["years"]) == (2, {"2021": 2})
    # two people noted the talk that has slowcache
    assert (packages["slowcache"]["talks"], packages["slowcache"]["known_by"]) == (1, ["installed"])
    assert {Path(place["file"]).name for place in packages["slowcache"]["places"]} == {"ada.md", "bea.md"}


def test_speakers_have_their_talks_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    speakers = told(capsys, "--speakers")["speakers"]
    assert [speaker["name"] for speaker in speakers] == ["Ada Bell", "Tom Okafor"]
    ada = speakers[0]
    assert ada["spellings"] == ["Ada BELL"]
    assert [(talk["talk"]["title"], len(talk["copies"])) for talk in ada["talks"]] == [
        ("Caching without tears", 1),
        ("Stores of vectors", 0),
    ]


def test_topics_count_a_talk_once_and_know_their_years(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = told(capsys, "--topics")
    topics = {topic["term"]: topic for topic in record["topics"]}
    assert record["talks"] == 3
    assert (topics["vector store"]["talks"], topics["vector store"]["years"]) == (3, {"2021": 2, "2023": 1})
    assert len(topics["vector store"]["places"]) == 3
    for place in topics["vector store"]["places"]:
        assert "vector store" in Path(place["file"]).read_text("utf-8").split("\n")[place["start_line"] - 1]
    assert "Ada" not in topics and "PyFun" not in topics


@pytest.mark.parametrize(
    ("filters", "talks", "people"),
    [
        (("--year", "2023"), 1, {"Ada Bell"}),
        (("--event", "PyFun"), 2, {"Ada Bell", "Tom Okafor"}),
        (("--speaker", "Tom Okafor"), 1, {"Tom Okafor"}),
        (("--author", "Bea"), 1, {"Ada Bell"}),
        (("--path", "notes/later.md"), 1, {"Ada Bell"}),
    ],
)
def test_filters(here: Path, capsys: pytest.CaptureFixture[str], filters: tuple[str, ...], talks: int, people: set[str]) -> None:
    record = told(capsys, *filters)
    assert record["talks"] == talks
    assert {speaker["name"].title() for speaker in record["speakers"]} == people


def test_an_unknown_name_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["mentions", "--speaker", "Okafer"]) == 2
    assert "did you mean Tom Okafor?" in capsys.readouterr().err


def test_changes_are_seen_or_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "notes" / "new.md").write_text("# New\n\nsee https://example.org/new\n", "utf-8")
    assert "https://example.org/new" not in {link["address"] for link in told(capsys, "--links", "--no-refresh")["links"]}
    assert "https://example.org/new" in {link["address"] for link in told(capsys, "--links")["links"]}
    (here / "notes" / "alone.md").unlink()
    with locking.lock(here / "index", 0.0):  # so that it cannot be refreshed
        record = told(capsys, "--links")
    assert [Path(note["file"]).name for note in record["stale"]] == ["alone.md"]
    assert "https://example.org/alone" not in {link["address"] for link in record["links"]}


def test_nothing_mentioned_is_silence(at_home: Path, model_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (at_home / "plain.md").write_text("nothing to see, and nobody either\n", "utf-8")
    assert cli.run(["index", "plain.md"]) == 0
    assert "links: none" in shown(capsys, code=3)


def test_without_an_index_the_cure_is_told(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["mentions"]) == 1
    assert "try: ragnotes index" in capsys.readouterr().err


def test_it_reads_briefly_and_in_full(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brief = shown(capsys)
    assert "links: 1 repository, 1 set of slides, 1 video, 1 page of a talk, 1 other page" in brief
    assert "Ada Bell" in brief and "2 talks: PyFun 2021, DataDays 2023" in brief
    assert "vector store     3 talks  2021: 2, 2023: 1" in brief
    assert "and 2 more: ragnotes mentions --links" in brief
    full = shown(capsys, "--links")
    assert "notes/ada.md:12  Caching without tears · Ada Bell · PyFun 2021 · 2021-05-06" in full
    assert "people:" not in full and "other pages:\n  https://example.org/alone" in full
    assert "speakers" not in full
    assert "notes/bea.md" in shown(capsys, "--speakers")
