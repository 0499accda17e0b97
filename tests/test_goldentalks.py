"""What is found in all notes at hand, altered ones too, is what was found before; `python -m tests.goldentalks` keeps what is found now."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import goldentalks

OWN = dict(goldentalks.own_notes())


@pytest.mark.parametrize("kind", goldentalks.MADE)
def test_what_is_read_in_what_is_put_together_stays(kind: str) -> None:
    assert goldentalks.made(kind).split("\n") == goldentalks.recorded("made")[kind].split("\n")


@pytest.mark.parametrize("file", OWN)
def test_what_is_found_in_our_own_notes_stays(file: str) -> None:
    assert goldentalks.found(file, OWN[file]) == goldentalks.recorded("own").get(file)


@pytest.mark.parametrize("file", goldentalks.recorded("wild"))
def test_what_is_found_in_notes_of_others_stays(file: str, data_folder: Path) -> None:
    assert goldentalks.found(file, (data_folder / file).read_bytes()) == goldentalks.recorded("wild")[file]


def test_the_records_are_of_all_notes_and_hold_no_words_of_theirs(data_folder: Path) -> None:
    wild = dict(goldentalks.wild_notes(data_folder))
    assert list(goldentalks.recorded("wild")) == list(wild)
    assert list(goldentalks.recorded("own")) == list(OWN)
    rows = [row for name in ("own", "wild") for told in goldentalks.recorded(name).values() for row in told.splitlines()]
    assert max(map(len, rows)) < 120
