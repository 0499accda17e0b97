"""Speakers told by the lines and headings right under a talk's heading, in any order and language; and what is no byline."""

from __future__ import annotations

import pytest

from ragnotes.reading.headings import find_by_headings
from ragnotes.reading.notes import read_note

from .timing import within

POINTS = "\n\n- one point of it\n- another point of it\n\nAnd some more words.\n\n"
Rows = list[tuple[str, tuple[str, ...]]]


def _rows(text: str, path: str = "notes/zibbconf-2019/day1.md") -> Rows:
    return [(talk.title, talk.speakers) for talk in find_by_headings(read_note(path, text.replace("~", POINTS).encode()))[0]]


SAID = {
    "a heading of the name": (
        "# Fast tables\n## Ana Lund~## Legs~# Slow chairs\n## Bruno Keller and Cora Vidal~# Glue\n## Dmitri Orlov, Chief Joiner, Acme~",
        [("Fast tables", ("Ana Lund",)), ("Slow chairs", ("Bruno Keller", "Cora Vidal")), ("Glue", ("Dmitri Orlov",))],
    ),
    "a heading with a label": (
        "## Fast tables\n### Ana Lund (Acme)~## Slow chairs\n\n### Speaker: Bruno Keller~## Wood\n### by Cora Vidal~",
        [("Fast tables", ("Ana Lund",)), ("Slow chairs", ("Bruno Keller",)), ("Wood", ("Cora Vidal",))],
    ),
    "parts with dots between": (
        "## Fast tables\n_Ana Lund · Room 2 · 10:30_~## Slow chairs\n\n9:00 · Saal 1 · Bruno Keller~## Wood\n\n*Cora Vidal • 45 min*~",
        [("Fast tables", ("Ana Lund",)), ("Slow chairs", ("Bruno Keller",)), ("Wood", ("Cora Vidal",))],
    ),
    "parts with bars between": (
        "## Fast tables\n\n*Ana Lund | Acme | 30 min*~## Slow chairs\n\n_Deep Learning | Room 3_~## Wood\n\n**Cora Vidal** | Room 2~",
        [("Fast tables", ("Ana Lund",)), ("Slow chairs", ()), ("Wood", ("Cora Vidal",))],
    ),
    "the name over the title": (
        "## Ana Lund\n### Fast tables for all~## Bruno Keller\n### Slow chairs are good~",
        [("Fast tables for all", ("Ana Lund",)), ("Slow chairs are good", ("Bruno Keller",))],
    ),
    "by with link and office": (
        '## Fast tables\n\nBy [Ana Lund](https://e.org/a){:rel="nofollow"}, joiner @ Acme Wood - [Slides](https://e.org/s)~'
        "## Slow chairs\n\nVon Bruno Keller, Entwickler bei Holz GmbH~## Glue\n\n*Por Cora Vidal, creadora de colapy*~",
        [("Fast tables", ("Ana Lund",)), ("Slow chairs", ("Bruno Keller",)), ("Glue", ("Cora Vidal",))],
    ),
    "an office after a dash": (
        "## Fast tables\n\nAna Lund - Host of the *Wood* podcast.~## Slow chairs\n\nBruno Keller, maintainer of chairpy~",
        [("Fast tables", ("Ana Lund",)), ("Slow chairs", ("Bruno Keller",))],
    ),
    "handles beside names": (
        "# Fast tables\n\nAna Lund (@analund)~# Slow chairs\n\nBruno Keller\n\n@bruno_k~# Glue\n\nCora Vidal | @cvidal~",
        [("Fast tables", ("Ana Lund",)), ("Slow chairs", ("Bruno Keller",)), ("Glue", ("Cora Vidal",))],
    ),
    "honours before the name": (
        "# ZibbConf 2019\n## Dr. Ana Lund, Fast tables for all~## Profs. Bruno Keller and Cora Vidal, Slow chairs in use~"
        "## Drs. Dmitri Orlov and Eva Novak: Wood and glue~",
        [
            ("Fast tables for all", ("Ana Lund",)),
            ("Slow chairs in use", ("Bruno Keller", "Cora Vidal")),
            ("Wood and glue", ("Dmitri Orlov", "Eva Novak")),
        ],
    ),
    "a panel": (
        "# ZibbConf 2019\n## Fast tables - Ana Lund~## Panel: the future of chairs\n### Dr. Bruno Keller~### Cora Vidal~"
        "## Glue - Eva Novak~",
        [("Fast tables", ("Ana Lund",)), ("Panel: the future of chairs", ("Bruno Keller", "Cora Vidal")), ("Glue", ("Eva Novak",))],
    ),
    "a heading over the panellists": (
        "# ZibbConf 2019\n## Wood panel\n### Panelists\n#### Oak (Bruno Keller)~#### Cora Vidal~### Discussion~"
        "## Glue\n\nSpeaker: Eva Novak~",
        [("Wood panel", ("Bruno Keller", "Cora Vidal")), ("Glue", ("Eva Novak",))],
    ),
    "a keynote's title below": (
        "# ZibbConf 2019\n## Keynote: Ana Lund\n* Title: Fast tables~"
        "## Keynote - Cora Vidal\n* Why Wood Should Be Glued Early\n* https://e.org~"
        "## キーノート: Bruno Keller\n* タイトル: Slow chairs~",
        [("Fast tables", ("Ana Lund",)), ("Why Wood Should Be Glued Early", ("Cora Vidal",)), ("Slow chairs", ("Bruno Keller",))],
    ),
    "a keynote's speaker below": (
        "# DuckConf 2019\n## Keynote\nAna Lund, Acme~## Opening keynote\n- Dmitri Orlov~## 키노트\n* 김하나 에이크미 CTO~",
        [("Keynote", ("Ana Lund",)), ("Opening keynote", ("Dmitri Orlov",)), ("키노트", ("김하나",))],
    ),
    "names that begin a sentence": (
        "# ZibbConf 2019\n## Fast tables\n\nAna Lund (Acme) talked about tables.~"
        "## Slow chairs\n\n[Bruno Keller](https://twitter.com/bk) likes it.~"
        "## Glue\n\nCora Vidal och Eva Novak visar lim.~",
        [("Fast tables", ("Ana Lund",)), ("Slow chairs", ("Bruno Keller",)), ("Glue", ("Cora Vidal", "Eva Novak"))],
    ),
    "a talk by": (
        "# ZibbConf 2019\n## Fast tables\n\nA talk by [Ana Lund](https://e.org/a) on wood.~"
        "## Slow chairs\n\nUne conférence donnée par Bruno Keller.~"
        "## Glue\n\nGood: [Eva Novak](https://zibb.org/speaker/7) showed it.~",
        [("Fast tables", ("Ana Lund",)), ("Slow chairs", ("Bruno Keller",)), ("Glue", ("Eva Novak",))],
    ),
    "kind, time and room before the names": (
        "# ZibbConf 2019\n## Fast tables\n_Talk, 45 minutes_\n\n**[Ana Lund](https://e.org/a)**~"
        "## Slow chairs\nKeynote (beginners) - Thursday from 09:00 - Room 3\nBruno Keller~",
        [("Fast tables", ("Ana Lund",)), ("Slow chairs", ("Bruno Keller",))],
    ),
    "honoured names": (
        "# DuckKaigi 2019\n## 빠른 테이블\n\n에이크미 김하나님의 발표입니다.~## 速い椅子\n\n山田太郎さんによるセッション。~",
        [("빠른 테이블", ("김하나",)), ("速い椅子", ("山田太郎",))],
    ),
    "a keynote's name over its title": (
        "# Keynote with Ana Lund (9:10)\n\n# Delivering wood\n\nx~# Keynote with Eva Novak\n## Eva Novak (Acme)\n\n# Glue for chairs\n\ny~",
        [("Delivering wood", ("Ana Lund",)), ("Glue for chairs", ("Eva Novak",))],
    ),
    "a name with a handle": (
        "# ZibbConf 2019\n## Fast tables\n### Ana Lund (@ana)~## Glue\n### Eva Novak (@eva)~",
        [("Fast tables", ("Ana Lund",)), ("Glue", ("Eva Novak",))],
    ),
    "names in two scripts": (
        "# DuckKaigi 2019\n## 速いテーブル\n\n山田太郎 (Taro Yamada) / Acme~## 遅い椅子\n\n鈴木花子（Hanako Suzuki）~",
        [("速いテーブル", ("山田太郎 (Taro Yamada)",)), ("遅い椅子", ("鈴木花子（Hanako Suzuki）",))],
    ),
    "Chinese names beside most titles": (
        "# PyDuck 2019\n## 快速的桌子 - 林大明~## 慢的椅子 - 王小美~",
        [("快速的桌子", ("林大明",)), ("慢的椅子", ("王小美",))],
    ),
    "a possession": (
        "# ZibbConf 2019\n## Ana Lund's brain -- Tables~## Glue - Eva Novak~",
        [("Tables", ("Ana Lund",)), ("Glue", ("Eva Novak",))],
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_speakers_under_headings(case: str) -> None:
    text, rows = SAID[case]
    assert _rows(text) == rows


def test_an_authority_that_begins_a_sentence_is_no_speaker() -> None:
    text = (
        "# Fast tables\n\n## Sawing\n\nAda Lovelace showed how.~## Planing\n\nGrace Hopper explained it.~"
        "## Gluing\n\nAlan Turing told us why.~"
    )
    assert _rows(text, "posts/fast-tables.md") == []


def test_a_speaker_with_two_talks_keeps_both() -> None:
    text = (
        "# ZibbConf 2019\n## Ana Lund\n### Fast tables for all~### Slow chairs for few~"
        "## Bruno Keller\n### Glue for nobody~### Oak and water~"
    )
    assert all("tables" not in title or speakers != ("Bruno Keller",) for title, speakers in _rows(text))


@pytest.mark.parametrize(
    "piece", ["# Fast tables\n## Ana Lund\n", "## Panel\n### Ana Lund\n### Bo Keller\n", "# Keynote\nAna Lund, Acme\n\n"]
)
def test_time_is_linear(piece: str) -> None:
    assert within(6, lambda: _rows(piece * 5_000))


def test_a_sentence_of_one_word_names_nobody() -> None:
    text = "# ZibbConf 2019\n## Fast tables\nby Ana Lund~## Slow chairs\nvon Bruno Keller~## Warm glue\n{}\n"
    assert ("Warm glue", ("Cora",)) in _rows(text.format("Cora"))
    assert ("Warm glue", ("Soup",)) not in _rows(text.format("Soup."))
