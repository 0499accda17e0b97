"""Talks in notes that others wrote, held against those marked by hand: in no file more is wrong than stands here."""

from __future__ import annotations

from pathlib import Path

from ragnotes.errors import NoteError
from ragnotes.measuring import boundaries
from ragnotes.measuring.gold import read_gold
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks
from ragnotes.records.notes import Talk

Wrong = tuple[int, int, int, int]  # talks missed, talks that are none, titles and speaker sets that differ

KNOWN: dict[str, Wrong] = {  # by the name of the file; all others are right
    "NOTES_RubyKaigi_Matsumoto_2023.md": (0, 0, 1, 0),
    "2021.md": (1, 0, 0, 1),
    "report.rst": (1, 0, 0, 0),
    "2017-11-25 - codemotion.en.markdown": (1, 1, 0, 0),
    "2017-02-09 - t3chfest.markdown": (2, 1, 0, 0),
    "report-day1.md": (0, 0, 0, 1),
    "pyconkr2018-day1.md": (1, 0, 0, 0),
    "2013-12-27_ccc1.md": (0, 1, 0, 1),
    "pycon2021_notes.ipynb": (2, 1, 0, 0),
    "community-over-code-na-2023.adoc": (1, 1, 0, 2),
    "2016-03-26-PHP-Experience-2016.md": (0, 1, 0, 0),
}


def wrong_in(outcome: boundaries.FileOutcome) -> Wrong:
    """What is wrong in one file, counted."""
    pairs = boundaries.right_talks(outcome)
    titles = sum(bool(marked.title) and not boundaries.same_title(marked.title, talk.title) for marked, talk in pairs)
    speakers = sum(not boundaries.same_speakers(marked.speakers, talk.speakers) for marked, talk in pairs)
    return len(boundaries.missed_talks(outcome)), len(boundaries.false_talks(outcome)), titles, speakers


def test_no_file_gets_worse(data_folder: Path) -> None:
    worse = {}
    for marked in read_gold(data_folder / "talk-gold.jsonl"):
        try:
            note = read_note(marked.file, (data_folder / "wild-notes" / marked.file).read_bytes())
        except NoteError:  # nothing is in it, nor is anything marked
            talks: tuple[Talk, ...] = ()
        else:
            talks = find_talks(note)[0]
        wrong = wrong_in(boundaries.judge(marked, talks))
        if any(now > before for now, before in zip(wrong, KNOWN.get(Path(marked.file).name, (0, 0, 0, 0)), strict=True)):
            worse[marked.file] = wrong
    assert worse == {}
