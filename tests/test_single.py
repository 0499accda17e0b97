"""One talk a file: who says so, what it is called, and files that are of no talk or of several."""

from __future__ import annotations

import pytest

from ragnotes.reading.found import ALONE, BELOW, FIELD, FRONT, IN_NAME, IN_TITLE, NEAR_TITLE
from ragnotes.reading.notes import read_note
from ragnotes.reading.single import find_single
from ragnotes.reading.talks import find_talks

INNER = "\n\n## What a table is\n\nwood\n\n## Why it is fast\n\nlegs\n\n### Four of them\n\nor three\n"

# path, text, title, speakers, rule
SINGLE = {
    "speaker in the front matter": (
        "a.md",
        f"---\ntitle: Fast tables\nspeaker: Ana Lund\n---\n# Introduction\n\nx{INNER}",
        "Fast tables",
        ("Ana Lund",),
        FRONT,
    ),
    "front matter against a sole heading": (
        "a.md",
        f"---\ntitle: Fast tables\nspeaker: Ana Lund\n---\n# Introduction to wood\n\nx{INNER}",
        "Fast tables",
        ("Ana Lund",),
        FRONT,
    ),
    "a title that only files the note": (
        "a.md",
        f"---\ntitle: 'Workshop notes: fast'\nspeaker: Ana Lund\n---\n# Fast tables\n\nx{INNER}",
        "Fast tables",
        ("Ana Lund",),
        FRONT,
    ),
    "a heading that cites somebody beside the one with the field": (
        "a.md",
        f"---\ntitle: Fast tables\n---\n# Fast tables\n\nSpeaker: Ana Lund\n\nx\n\n# Old chairs - Bo Quist\n\ny{INNER}",
        "Fast tables",
        ("Ana Lund",),
        FIELD,
    ),
    "a programme within the talk": (
        "a.md",
        f"---\ntitle: Fast tables\nspeaker: Ana Lund\n---\n## Talk\n\nx{INNER}## Workshop\n\ny\n",
        "Fast tables",
        ("Ana Lund",),
        FRONT,
    ),
    "a field": ("a.md", f"# Fast tables\n\nhttps://e.org\n\nSpeaker: Ana Lund (Acme){INNER}", "Fast tables", ("Ana Lund",), FIELD),
    "two fields together": (
        "a.md",
        f"# Fast tables\n\nSpeaker: Ana Lund\nSpeaker: Bruno Keller{INNER}",
        "Fast tables",
        ("Ana Lund", "Bruno Keller"),
        FIELD,
    ),
    "a list of speakers": (
        "a.md",
        f"# Fast tables\n\nSpeakers:\n\n- Ana Lund\n- Bruno Keller{INNER}",
        "Fast tables",
        ("Ana Lund", "Bruno Keller"),
        FIELD,
    ),
    "a heading of speakers": (
        "a.md",
        f"# Fast tables\n\n## Speakers\n\n- Ana Lund\n- Bruno Keller{INNER}",
        "Fast tables",
        ("Ana Lund", "Bruno Keller"),
        FIELD,
    ),
    "a label in the title": ("a.md", "Title: Fast tables\nSpeaker: Ana Lund\n\nThey are fast.\n", "Fast tables", ("Ana Lund",), FIELD),
    "the field comes first": (
        "notes/fast-tables-at-home.md",
        "Speaker: Ana Lund\n\nThey are fast.\n",
        "fast tables at home",
        ("Ana Lund",),
        FIELD,
    ),
    "speaker in the title": ("a.md", f"# Fast tables - Ana Lund\n\nx{INNER}", "Fast tables", ("Ana Lund",), IN_TITLE),
    "a name near the title": (
        "pydays-2024/a.md",
        f"# Fast tables\n\nAna Lund\n\nhttps://e.org{INNER}",
        "Fast tables",
        ("Ana Lund",),
        NEAR_TITLE,
    ),
    "a panel": (
        "a.md",
        "# The future of wooden tables\n\nintro\n\n## Ana Lund\n\nx\n\n### Legs\n\ny\n\n## Bruno Keller\n\nz\n",
        "The future of wooden tables",
        ("Ana Lund", "Bruno Keller"),
        BELOW,
    ),
    "the folder is of a conference": ("pydays-2024/fast.md", f"# Fast tables\n\nx{INNER}", "Fast tables", (), ALONE),
    "the file's name is a title": (
        "PyDays 2024/Fast tables for all.md",
        "they are fast\n\nand small\n\n- really\n",
        "Fast tables for all",
        (),
        ALONE,
    ),
    "the file's name is a number": (
        "pydays-2024/2024_05_01_2.md",
        "# 2024_05_01_2\n\n## Fast tables\n\nx\n\n### Legs\n\ny\n",
        "Fast tables",
        (),
        ALONE,
    ),
    "a report of a talk": (
        "posts/fast.md",
        f"---\ntitle: Fast tables - Talk report\n---\nNotes from the talk by Ana Lund at PyDays 2024.{INNER}",
        "Fast tables",
        ("Ana Lund",),
        NEAR_TITLE,
    ),
    "a text that begins with title and name": (
        "CodeBash/2017/Monday/Notes.txt",
        "Fast tables for everybody\nAna Lund\n\n- legs\n- wood\n  - oak\n\nGlue\n  - sticks\n",
        "Fast tables for everybody",
        ("Ana Lund",),
        NEAR_TITLE,
    ),
    "a text that begins with title, name and employer": (
        "apuntes/maderaconf2017/mesas.txt",
        "Mesas rápidas\nAna Lund, Acme\n\n- patas\n- madera\n\nCola\n  - pega\n",
        "Mesas rápidas",
        ("Ana Lund",),
        NEAR_TITLE,
    ),
    "a name in two scripts": (
        "zibbconf-2019/tables.md",
        "# 快速的桌子\n\n> 林大明 (Daming Lin)／DevOps, Acme\n\n## 結語\n\nx\n",
        "快速的桌子",
        ("林大明 (Daming Lin)",),
        NEAR_TITLE,
    ),
    "only sections": (
        "pydays-2019/Fast Tables.md",
        "# Background\n\nx\n\n# Results\n\ny\n\n# Wood\n\nz\n\n# Questions\n\nv\n",
        "Fast Tables",
        (),
        ALONE,
    ),
    "only sections in Japanese": (
        "ana__notes/zibbkaigi2017/day1/DDD.md",
        "# スライド\n\nx\n\n# 背景\n\ny\n\n# 速い\n\nz\n\n# まとめ\n\nv\n",
        "DDD",
        (),
        ALONE,
    ),
    "a name behind the words of the title": (
        "zibbconf-2019/2019-05-03-fast-tables-ana-lund.md",
        f"# Fast tables{INNER}",
        "Fast tables",
        ("Ana Lund",),
        IN_NAME,
    ),
    "a name before them": ("zibbconf-2019/ana_lund-fast_tables.md", f"# Fast tables{INNER}", "Fast tables", ("Ana Lund",), IN_NAME),
    "a name set off, and no title": ("zibbconf-2019/Fast tables - Ana Lund.md", f"Wood.{INNER}", "Fast tables", ("Ana Lund",), IN_NAME),
    "a name after by": ("zibbconf-2019/fast-tables-by-ana-lund.md", f"# Fast tables{INNER}", "Fast tables", ("Ana Lund",), IN_NAME),
    "the title's own words are no name": (
        "zibbconf-2019/ada_lovelace-notes.md",
        f"# Ada Lovelace and her notes{INNER}",
        "Ada Lovelace and her notes",
        (),
        ALONE,
    ),
    "a subtitle of names": (
        "a.md",
        f"---\ntitle: Fast tables\nsubtitle: Ana Lund & Bruno Keller\n---{INNER}",
        "Fast tables",
        ("Ana Lund", "Bruno Keller"),
        FRONT,
    ),
    "a heading that says by": ("zibbconf-2019/a.md", f"# Fast tables\n### by Ana Lund{INNER}", "Fast tables", ("Ana Lund",), FIELD),
    "employers": (
        "zibbconf-2019/a.md",
        f"# Fast tables\n\nAna Lund, Acme\n\nBruno Keller, Emca{INNER}",
        "Fast tables",
        ("Ana Lund", "Bruno Keller"),
        NEAR_TITLE,
    ),
    "a row of a table": (
        "zibbconf-2019/a.md",
        f"# Fast tables\n\n| Speaker | Ana Lund |\n| --- | --- |\n| Room | 3 |{INNER}",
        "Fast tables",
        ("Ana Lund",),
        FIELD,
    ),
    "docinfo": (
        "zibbconf-2019/a.rst",
        "Fast tables\n===========\n\n:Speaker:\n    Ana Lund\n\nWood\n====\n\n- glue\n",
        "Fast tables",
        ("Ana Lund",),
        FRONT,
    ),
    "an event around the title": (
        "zibbconf-2019/a.md",
        f"# Notes: Fast tables by Ana Lund (ZibbConf 2019){INNER}",
        "Fast tables",
        ("Ana Lund",),
        IN_TITLE,
    ),
    "a file named for its first line": (
        "zibbconf-2019/lund.md",
        "Ana Lund:\n\nWood:\n* glue\n* nails\n",
        "Ana Lund",
        ("Ana Lund",),
        NEAR_TITLE,
    ),
    "small headings under the file's name": ("zibbconf-2019/webglue.md", "##### Entry\nx\n\n##### Output\ny\n", "webglue", (), ALONE),
    "names before an event": (
        "inbox/tables.md",
        "# Tables are the product\n**Ana Lund & Bo Quist** @ Zibbconf 2024\n\n### 1. Wood\nx\n\n### 2. Nails\ny\n",
        "Tables are the product",
        ("Ana Lund", "Bo Quist"),
        NEAR_TITLE,
    ),
    "the first line says whose talk it is": (
        "inbox/fast.md",
        "# Fast tables for ducks\n\nNotes on the talk by Ana Lund at the fair.\n\n## Wood\n\nx\n\n## Nails\n\ny\n",
        "Fast tables for ducks",
        ("Ana Lund",),
        NEAR_TITLE,
    ),
    "a field under an overview": (
        "inbox/fast.md",
        "# Fast tables for ducks\n\n## Overview\n\nSpeaker: Ana Lund\n\n## Wood\n\nx\n\n## Nails\n\ny\n",
        "Fast tables for ducks",
        ("Ana Lund",),
        FIELD,
    ),
    "a Chinese field": (
        "inbox/fast.md",
        "# 七种死法\n\n> 主讲人：何建国\n\n## 为什么\n\nx\n\n## 怎么活\n\ny\n",
        "七种死法",
        ("何建国",),
        FIELD,
    ),
    "the file's name is the title over several sections": (
        "vault/Small machines for all.md",
        "---\nspeaker: Ana Lund\n---\n\n## How it was found\n\nx\n\n## What it costs\n\ny\n",
        "Small machines for all",
        ("Ana Lund",),
        FRONT,
    ),
    "the name of the speaker is no title": (
        "vault/Ana Lund - Small machines.md",
        "---\nspeaker: Ana Lund\n---\n\n## How it was found\n\nx\n\n## What it costs\n\ny\n",
        "Small machines",
        ("Ana Lund",),
        FRONT,
    ),
    "a file named for the event": (
        "vault/zibbconf-2024.md",
        "---\nspeaker: Ana Lund\n---\n\n## Small machines\n\nx\n\n## What it costs\n\ny\n",
        "Small machines",
        ("Ana Lund",),
        FRONT,
    ),
    "authorities under front matter": (
        "a.md",
        "---\ntitle: Fast tables\nspeaker: Ana Lund\n---\n## Why\n\nx\n\n## The rule by Alan Kay\n\ny\n\n## A law (Grace Hopper)\n\nz\n",
        "Fast tables",
        ("Ana Lund",),
        FRONT,
    ),
    "an authority under a title with its speaker": (
        "zibbconf/2024/fast.md",
        "# Fast tables - Ana Lund\n\nx\n\n## Nails\n\ny\n\n## A word by Alan Kay\n\n> z\n",
        "Fast tables",
        ("Ana Lund",),
        IN_TITLE,
    ),
    "authorities under a field": (
        "a.md",
        "# Fast tables\n\nSpeaker: Ana Lund\n\n## Nails\n\ny\n\n## The rule by Alan Kay\n\nz\n\n## A law (Grace Hopper)\n\nz\n",
        "Fast tables",
        ("Ana Lund",),
        FIELD,
    ),
    "a tag says so": ("inbox/fast.md", f"---\ntags: [talk]\n---\n# Fast tables\n\nx{INNER}", "Fast tables", (), ALONE),
}


@pytest.mark.parametrize("case", SINGLE)
def test_one_talk_a_file(case: str) -> None:
    path, text, title, speakers, rule = SINGLE[case]
    found = find_single(read_note(path, text.encode()))
    assert found and (found.title, found.speakers, found.rule) == (title, speakers, rule)
    sure = case != "a file named for its first line" and (rule in (FRONT, FIELD, NEAR_TITLE) or bool(speakers and "conf" in path))
    assert (found.confidence >= 0.8) == sure, found.confidence


NOT_SINGLE = {
    "people met": ("zibb-2024/people.md", "# People I met at the conference\n\n- Ana Lund – works on trams\n- Bo Quist – bakes\n"),
    "a list of people": ("zibb-2024/notes.md", "# Who to ask\n\n- Ana Lund - works on trams\n- Bo Quist - bakes bread\n"),
    "a book": ("zibb-2024/table.md", '# Book notes: "The Quiet Table" by Ana Lund\n\n## Wood\nx\n\n## Nails\ny\n'),
    "a program's own pages": ("conference-notes/docs/use-cases/fork.md", f"# A fork of one's own\n\nRun it.{INNER}"),
    "a post by its author": ("posts/tables-by-ana-lund.md", f"# PyDays 2024\n\nI like them.{INNER}"),
    "an essay": ("posts/why-tables.md", f"# Why I like tables\n\nI like them.{INNER}"),
    "a post with its author": ("posts/tables.md", f"# Why I like tables\n\nby Ana Lund\n\nI like them.{INNER}"),
    "a post with two authors": ("posts/tables.md", f"# Why I like tables\n\nby Ana Lund\n\nby Bruno Keller\n\nI like them.{INNER}"),
    "a page about a repository": (
        "conference-notes/README.md",
        "# Notes\n\nMy notes of conferences.\n\n- [PyDays](pydays.md)\n- [Vueconf](vue.md)\n",
    ),
    "a report on an event": ("pydays-2024/report.md", "# PyDays 2024\n\nIt rained.\n\n## Food\n\ngood\n"),
    "two fields apart": (
        "a.md",
        "# PyDays 2024\n\n## Fast tables\n\nSpeaker: Ana Lund\n\nx\n\n## Slow tables\n\nSpeaker: Bruno Keller\n\ny\n",
    ),
    "a field under the first of two headings": (
        "a.md",
        "---\ntitle: PyDays 2024\n---\n\n## Fast tables\n\nSpeaker: Ana Lund\n\nwood\n\n## Slow nails - Bruno Keller\n\niron\n",
    ),
    "a property under one of the headings": (
        "a.org",
        "#+TITLE: PyDays 2024\n\n* Arriving\n\nrain\n\n* Fast tables\n:PROPERTIES:\n:SPEAKER: Ana Lund\n:END:\n\nwood\n\n"
        "* Slow nails (Bruno Keller)\n\niron\n",
    ),
    "a day": ("pydays-2024/day1.md", "# Day 1\n\n## Fast tables - Ana Lund\n\nx\n\n## Slow tables - Bruno Keller\n\ny\n"),
    "many talks in a word": ("pydays-2024/a.md", "# What I saw\n\nThe talks were good. The speakers too, and all the sessions.\n"),
    "the note-taker's title": ("pydays-2024/a.md", "# Notes from PyDays 2024 by Ana Lund\n\nIt rained, and the soup was good.\n"),
    "the note-taker's byline": ("pydays-2024/a.md", "# PyDays 2024 trip report\n\nby Ana Lund\n\nIt rained, and the soup was good.\n"),
    "chapters": ("a.md", "# The Quiet Table by Ana Lund\n\n## Chapter 1: Wood\n\nx\n\n## Chapter 2\n\ny\n"),
    "an interview": ("a.md", "# Interview with Ana Lund\n\nShe told of her youth.\n"),
    "a host over two talks": ("a.md", "# Data meetup, Ana Lund\n\n## Fast - Bo Quist\n\nx\n\n## Slow nails - Alan Kay\n\ny\n"),
    "a title and nothing under it": ("pydays-2024/a.md", "# Fast tables\n"),
}


@pytest.mark.parametrize("case", NOT_SINGLE)
def test_files_of_several_talks_or_none(case: str) -> None:
    path, text = NOT_SINGLE[case]
    assert find_single(read_note(path, text.encode())) is None


@pytest.mark.parametrize(
    ("line", "speaker", "event"),
    [
        ("A talk by Helen Brand at DuckConf 2019 in Hull.", "Helen Brand", "DuckConf 2019"),
        ("Talk by Helen Brand, DuckConf 2019", "Helen Brand", "DuckConf 2019"),
        ("These are my notes from a talk by Helen Brand at DuckConf 2019.", "Helen Brand", "DuckConf 2019"),
        ("Vortrag von Heike Brand auf der enteJS 2019 in Ulm.", "Heike Brand", "enteJS 2019"),
        ("Notizen zum Vortrag von Heike Brand auf der enteJS 2019.", "Heike Brand", "enteJS 2019"),
        ("Praatje van Helga Brand op de DuckDays 2019.", "Helga Brand", "DuckDays 2019"),
        ("Notities bij de talk van Helga Brand op DuckDays 2019.", "Helga Brand", "DuckDays 2019"),
        ("Föredrag av Helena Brand på Øredev 2019.", "Helena Brand", "Øredev 2019"),
        ("Anteckningar från ett föredrag av Helena Brand på Øredev 2019.", "Helena Brand", "Øredev 2019"),
        ("Talk di Elena Bruni al Codemotion Lucca 2019.", "Elena Bruni", "Codemotion Lucca 2019"),
        ("Appunti dal talk di Elena Bruni al Codemotion di Lucca.", "Elena Bruni", None),
        ("Palestra de Helena Braga no DevFest Olinda 2019.", "Helena Braga", "DevFest Olinda 2019"),
        ("Anotações da palestra de Helena Braga no DevFest Olinda 2019.", "Helena Braga", "DevFest Olinda 2019"),
        ("Charla de Elena Bravo en la JSConf Soria 2019.", "Elena Bravo", "JSConf Soria 2019"),
        ("Conférence de Hélène Brun à Devoxx France 2019.", "Hélène Brun", "Devoxx France 2019"),
    ],
)
def test_a_line_under_the_title_tells_whose_talk_it_was_and_where(line: str, speaker: str, event: str | None) -> None:
    talks, _ = find_talks(read_note("a.md", f"# Why we dropped it\n\n{line}{INNER}".encode()))
    assert [(talk.title, talk.speakers, talk.event, talk.first) for talk in talks] == [("Why we dropped it", (speaker,), event, 0)]


@pytest.mark.parametrize(
    "line",
    [
        "A talk by the river at dawn.",
        "The talk by Table Wood was at noon.",
        "Vortrag von Holz auf dem Fluss.",
        "Palestra de madeira no rio.",
    ],
)
def test_a_line_under_the_title_that_names_nobody_makes_no_talk(line: str) -> None:
    assert find_single(read_note("a.md", f"# Why we dropped it\n\n{line}{INNER}".encode())) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: Fast tables\ndate: 2024-05-01\n---\n", "empty but for front matter"),
        ("# PyDays 2024\n\n## Day 1\n", "headings with nothing under them"),
        ("# PyDays 2024\n\n- [Fast tables](https://e.org/1)\n- https://e.org/2\n- [x](https://e.org/3)\n", "links only"),
        ("# Shopping\n\nBread and milk.\n", "nothing names a talk"),
    ],
)
def test_a_note_without_a_talk_says_why(text: str, reason: str) -> None:
    talks, remarks = find_talks(read_note("a.md", text.encode()))
    assert talks == () and remarks == (f"no talk found: {reason}",)


def test_lists_of_talks_refute_that_a_file_is_about_one() -> None:
    text = (
        "# Report - Some Weekend\n\n## Talks\n\n- Fast tables - Ana Lund\n  - x\n- Slow tables - Bruno Keller\n"
        "  - y\n- Warm tables - Carla Mendes\n  - z\n"
    )
    talks, _ = find_talks(read_note("a.md", text.encode()))
    assert [talk.speakers for talk in talks] == [("Ana Lund",), ("Bruno Keller",), ("Carla Mendes",)]
