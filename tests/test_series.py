"""Talks that no heading begins: families of bold lines, items, quotations, times, table rows; and lists that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.errors import NoteError
from ragnotes.reading.notes import read_note
from ragnotes.reading.openings import read_opening
from ragnotes.reading.series import RULES, find_series
from ragnotes.reading.talks import find_talks
from ragnotes.reading.weighing import over
from ragnotes.records.notes import Line

from .timing import within

Row = tuple[int, int, str, tuple[str, ...]]

ITEM, BOLD, QUOTE = RULES["item"], RULES["bold"], RULES["quote"]


def _rows(text: str, path: str = "pydays-2024.md") -> list[Row]:
    note = read_note(path, text.encode())
    return [(note.lines[talk.first].number, note.lines[talk.last - 1].number, talk.title, talk.speakers) for talk in find_series(note)]


ANA, BO, CY = ("Ana Lund",), ("Bruno Keller",), ("Carla Mendes",)

LISTED = (("Fast tables for all", "Ana Lund"), ("Slow tables for some", "Bruno Keller"), ("Warm tables for two", "Carla Mendes"))
SHAPES: dict[str, tuple[str, list[Row]]] = {
    "items with notes beneath": (
        "# PyDays 2024\n\n## Talks\n\n- Fast tables - Ana Lund\n  - they are fast\n  - and small\n"
        "- Slow tables - Bruno Keller\n  - they are slow\n\nBye.\n",
        [(5, 7, "Fast tables", ANA), (8, 9, "Slow tables", BO)],
    ),
    "items with notes on the line": (
        "# PyDays 2024\n\n## Talks I saw\n\n- **Fast tables** (Ana Lund): they are fast and small\n"
        "- **Slow tables** (Bruno Keller, Acme): they wait\n",
        [(5, 5, "Fast tables", ANA), (6, 6, "Slow tables", BO)],
    ),
    "linked items by somebody": (
        "# PyDays 2024\n\n## Session highlights\n\n- [*Fast tables*][1] by Ana Lund.  They are\n  fast.\n\n  And small.\n\n"
        "- [*Slow tables: a story*][2] by Bruno Keller.  They wait.\n\n[1]: https://e.org/1\n",
        [(5, 8, "Fast tables", ANA), (10, 10, "Slow tables: a story", BO)],
    ),
    "an introduction speaks of talks": (
        "# PyDays 2024\n\nOf the many talks these were the best:\n\n* Fast tables - Ana Lund, Acme\n"
        "* Slow tables - [Bruno Keller](https://e.org/b)\n* Warm tables - Carla Mendes\n",
        [(5, 5, "Fast tables", ANA), (6, 6, "Slow tables", BO), (7, 7, "Warm tables", CY)],
    ),
    "bold names with their employers": (
        "# PyDays 2024\n\n**Ana Lund** (Zibbware): Fast tables\nThey are fast.\n\n"
        "**Bruno Keller** (ZBK): Slow tables at a bank\nThey wait.\n",
        [(3, 4, "Fast tables", ANA), (6, 7, "Slow tables at a bank", BO)],
    ),
    "a flat list of names with a sentence each": (
        "# PyDays 2024\n\n- Ana Lund: Fast tables for ducks. They are said to pay back.\n- Bruno Keller: Slow nails. He waits.\n",
        [(3, 3, "Fast tables for ducks", ANA), (4, 4, "Slow nails", BO)],
    ),
    "a flat list of names with the titles in bold": (
        "# PyDays 2024\n\n- Ana Lund: **Fast tables for ducks**\n- Bruno Keller: **Slow nails**\n",
        [(3, 3, "Fast tables for ducks", ANA), (4, 4, "Slow nails", BO)],
    ),
    "points under a number as far left": (
        "# PyDays 2024\n\n1) Ana Lund: Fast tables\n- of wood\n- of glue\n\n2) Bruno Keller: Slow nails\n- of iron\n",
        [(3, 5, "Fast tables", ANA), (7, 8, "Slow nails", BO)],
    ),
    "drawn lines between talks": (
        "PyDays 2024\n\nWelcome to all.\n\n-----\n\nFast tables\n\nThey are fast.\n\n-----\n\nSlow tables\n\nHow slow?\nVery.\n\n-----\n\n"
        "warm tables\n\n- warm\n\n-----\n\nCold tables: a story\n\nThey wait.\n",
        [(7, 9, "Fast tables", ()), (13, 16, "Slow tables", ()), (20, 22, "warm tables", ()), (26, 28, "Cold tables: a story", ())],
    ),
    "names that are none elsewhere": (
        '# PyDays 2024\n\nThe talks I saw:\n\n- Fast tables, Ana Lund\n- "Slow" tables in other programs, Bruno Keller\n'
        "- Warm tables, Carla Mendes\n- Cold tables, Urtzi Odrizo Lezano\n",
        [
            (5, 5, "Fast tables", ANA),
            (6, 6, '"Slow" tables in other programs', BO),
            (7, 7, "Warm tables", CY),
            (8, 8, "Cold tables", ("Urtzi Odrizo Lezano",)),
        ],
    ),
    "recordings at the end of talks": (
        '# PyDays 2024\n\n**Fast tables - Ana Lund**\n\nThey are fast.\n\n<iframe src="/v/1"></iframe>\n\n* * *\n\n'
        "**Slow tables - Bruno Keller**\n\nThey wait.\n\n{% embed https://e.org/v %}\n\n* * *\n\n"
        "**Warm tables - Carla Mendes**\n\nThey glow.\n\n{{< youtube id >}}\n",
        [(3, 7, "Fast tables", ANA), (11, 15, "Slow tables", BO), (19, 23, "Warm tables", CY)],
    ),
    "lightning talks without names": (
        "# PyDays 2024\n\n## Lightning talks\n\n- cutting bread with python\n    - it was quick\n"
        "- growing mushrooms\n    - in the dark\n\n## Closing\n\nBye.\n",
        [(5, 6, "cutting bread with python", ()), (7, 8, "growing mushrooms", ())],
    ),
    "days as items over talks": (
        "# PyDays 2024\n\n## Talks\n\n- Day 1\n  - Fast tables - Ana Lund\n    - fast\n- Day 2\n"
        "  - Slow tables - Bruno Keller\n    - slow\n",
        [(6, 7, "Fast tables", ANA), (9, 10, "Slow tables", BO)],
    ),
    "speakers in the first item below": (
        "# PyDays 2024\n\n## What I remember\n\n- Fast tables\n  - Ana Lund\n  - fast\n- Slow tables\n  - Speaker: Bruno Keller\n  - slow\n"
        "- Warm tables\n  - Carla Mendes\n  - warm\n",
        [(5, 7, "Fast tables", ANA), (8, 10, "Slow tables", BO), (11, 13, "Warm tables", CY)],
    ),
    "speakers of another script below some items": (
        "# PyDays 2024\n\n### 流水帐\n\n- 暖场\n  - 唠叨\n- 快桌子\n  - 王小明, 木工\n  - 很快\n"
        "- 慢桌子\n  - 李大山 ~ 画家\n  - 很慢\n- 暖桌子\n  - 张三（厨师）\n  - 很暖\n",
        [(7, 9, "快桌子", ("王小明",)), (10, 12, "慢桌子", ("李大山",)), (13, 15, "暖桌子", ("张三",))],
    ),
    "numbered items": (
        "# PyDays 2024\n\n## Talks\n\n1. Fast tables - Ana Lund\n   they are fast\n2. Slow tables - Bruno Keller\n   they wait\n",
        [(5, 6, "Fast tables", ANA), (7, 8, "Slow tables", BO)],
    ),
    "bold lines": (
        "# PyDays 2024\n\nIt rained.\n\n**Fast tables - Ana Lund**\n\nThey are fast.\n\n"
        "**Slow tables - Bruno Keller**\n\nThey wait.\n\nAnd wait.\n",
        [(5, 7, "Fast tables", ANA), (9, 13, "Slow tables", BO)],
    ),
    "bold lines with names of another script": (
        "# PyDays 2024\n\n**파이썬 이야기 - 김하늘 -**\n\n좋았다.\n\n**빵 굽는 코드 -이바다-**\n\n즐거웠다.\n",
        [(3, 5, "파이썬 이야기", ("김하늘",)), (7, 9, "빵 굽는 코드", ("이바다",))],
    ),
    "quotations with a name in their last line": (
        "# PyDays 2024\n\n## Day 1\n\n> Fast tables\n> Ana has sold tables for years.\n> Ana Lund @analund\n\n- fast\n\n"
        "> Keynote: Slow tables\n> Bruno Keller @bruno\n\nslow\n\n## Party\n\nloud\n",
        [(5, 9, "Fast tables", ANA), (11, 14, "Slow tables", BO)],
    ),
    "a name under the title": (
        "# PyDays 2024\n\n## Friday 12th May\n\nFast tables and what they cost\nAna Lund - @analund\n\n- fast\n\n"
        "---\n\n### Other talk - Bruno Keller\n\nx\n",
        [(5, 8, "Fast tables and what they cost", ANA)],
    ),
    "fields under titles": (
        "PyDays 2024\n\nFast tables\nSpeaker: Ana Lund\n\nThey are fast.\n\nSlow tables\nSpeaker: Bruno Keller\n\nThey wait.\n\n"
        "Warm tables\nSpeaker: Carla Mendes\n\nThey glow.\n",
        [(3, 6, "Fast tables", ANA), (8, 11, "Slow tables", BO), (13, 16, "Warm tables", CY)],
    ),
    "lines with a time": (
        "PyDays 2024\n\n10:00 Fast tables - Ana Lund\n\nThey are fast.\n\n11:00 Slow tables - Bruno Keller\n\nThey wait.\n",
        [(3, 5, "Fast tables", ANA), (7, 9, "Slow tables", BO)],
    ),
    "lone title lines": (
        "PyDays 2024\n\nFast tables - Ana Lund\n\nThey are fast.\n\nSlow tables - Bruno Keller\n\nThey wait.\n",
        [(3, 5, "Fast tables", ANA), (7, 9, "Slow tables", BO)],
    ),
    "table rows": (
        "# PyDays 2024\n\n| Talk | Speaker | Notes |\n| --- | --- | --- |\n| Fast tables | Ana Lund | they are fast and small |\n"
        "| Slow tables | Bruno Keller | they wait for you |\n",
        [(5, 5, "Fast tables", ANA), (6, 6, "Slow tables", BO)],
    ),
    "linked titles with paragraphs of their own": (
        "Sunday\n======\n\nWhat I saw.\n\n* `Fast tables: a story <https://e.org/1>`_ - Ana Lund: they are really fast.\n\n  More of it.\n"
        "* `Slow tables <https://e.org/2>`_ - Bruno Keller: they wait for you.\n"
        "* `Warm tables! <https://e.org/3>`_ - Carla Mendes: glowing in the dark.\n\n  They glow.\n\nThe end.\n",
        [(6, 8, "Fast tables: a story", ANA), (9, 9, "Slow tables", BO), (10, 12, "Warm tables!", CY)],
    ),
    "items that call themselves talks": (
        "A weekend of tables.\n\n**Saturday**\n\n * 1. Talk: [Fast tables by Ana Lund.](https://e.org/1) They are fast.\n\n"
        " * Then a pause. Soup and bread for all of us.\n\n * 2. Talk: By Bruno Keller [Slow tables](https://e.org/2): they wait.\n\n"
        " * 3. Talk: C. Mendes: [Warm tables](https://e.org/3): they glow.\n",
        [(5, 5, "Fast tables", ANA), (9, 9, "Slow tables", BO), (11, 11, "Warm tables", ("C. Mendes",))],
    ),
    "the same in another language": (
        "Un día de mesas.\n\n- Charla nº 1: «Mesas rápidas» por Ana Lund. Muy rápidas.\n- Comida: sopa.\n"
        "- Charla nº 2: «Mesas lentas» por Bruno Keller. Esperan.\n",
        [(3, 3, "Mesas rápidas", ANA), (5, 5, "Mesas lentas", BO)],
    ),
    "bold lines that call themselves talks": (
        "# PyDays 2024\n\n## May 6\n\n**Tutorial : Fast tables**\n\nThey are fast.\n\nAnd small.\n\n**Poster hall**\n\nCrowded.\n\n"
        "[**Keynote : Slow tables**](https://e.org/2)\n\nThey wait.\n\n**Workshop: Warm tables**\n\nI couldn't attend this one.\n",
        [(5, 9, "Fast tables", ()), (15, 17, "Slow tables", ())],
    ),
    "lone titles over lists": (
        "PyDays 2024\n\nDay 1\n\nKeynote\n- long\n- loud\n\nFast tables -- Ana Lund\n- fast\n\nLunch\n- soup\n\nDay 2\n\n"
        "Slow tables -- Bruno Keller, Acme\n- slow\n  - very\n\nWood\n- oak\n\n=====\n\nThemes\n- wood\n\nTo read\n- a book\n",
        [(5, 7, "Keynote", ()), (9, 10, "Fast tables", ANA), (17, 19, "Slow tables", BO), (21, 22, "Wood", ())],
    ),
    "bold titles with the name beside": (
        "# PyDays 2024\n\n**Fast tables** Ana Lund\n\nThey are fast.\n\n**Slow tables** Bruno Keller\n\nThey wait.\n",
        [(3, 5, "Fast tables", ANA), (7, 9, "Slow tables", BO)],
    ),
    "bold titles over a name": (
        "# PyDays 2024\n\n**Fast tables**\n*Ana Lund*\n\nThey are fast.\n\n**Slow tables**\n*Bruno Keller*\n\nThey wait.\n",
        [(3, 6, "Fast tables", ANA), (8, 11, "Slow tables", BO)],
    ),
    "items over paragraphs that are not indented": (
        "# PyDays 2024\n\n1. **Fast tables** - Ana Lund\n\nThey are fast.\n\n2. **Slow tables** - Bruno Keller\n\nThey wait.\n",
        [(3, 5, "Fast tables", ANA), (7, 9, "Slow tables", BO)],
    ),
    "items with a time, and a pause": (
        "# PyDays 2024\n\n- 10:00 Fast tables (Ana Lund)\n  - fast\n- 11:00 Coffee\n- 11:30 Slow tables (Bruno Keller)\n  - slow\n",
        [(3, 4, "Fast tables", ANA), (6, 7, "Slow tables", BO)],
    ),
    "a heading and names in Chinese letters": (
        "# PyDays 2024\n\n## 演讲\n\n- 排序的艺术 - 王小明\n  - 很快\n- 哈希入门 - 李小红\n  - 很慢\n",
        [(5, 6, "排序的艺术", ("王小明",)), (7, 8, "哈希入门", ("李小红",))],
    ),
    "fields, the speaker first": (
        "PyDays 2024\n\nSpeaker: Ana Lund\nTitle: Fast tables\nNotes: They are fast.\n\n"
        "Speaker: Bruno Keller\nTitle: Slow tables\nNotes: They wait.\n",
        [(3, 5, "Fast tables", ANA), (7, 9, "Slow tables", BO)],
    ),
    "names over titles": (
        "# PyDays 2024\n\n## Talks\n\n- Ana Lund\n  - Fast tables\n  - quick\n- Bruno Keller\n  - Slow tables\n  - late\n",
        [(5, 7, "Fast tables", ANA), (8, 10, "Slow tables", BO)],
    ),
    "quoted title lines": (
        'PyDays 2024\n\n"Fast tables", Ana Lund\n\nThey are fast.\n\n"Slow tables", Bruno Keller\n\nThey wait.\n',
        [(3, 5, "Fast tables", ANA), (7, 9, "Slow tables", BO)],
    ),
    "Japanese quotation marks": (
        "# PyDays 2024\n\n聞いたセッション\n\n- 「ソートの話」 山田 太郎さん\n  - 速い\n- 「ハッシュの話」 鈴木 花子さん\n  - 遅い\n",
        [(5, 6, "ソートの話", ("山田 太郎",)), (7, 8, "ハッシュの話", ("鈴木 花子",))],
    ),
    "bold titles within sentences": (
        "# PyDays 2024\n\n**Schnelle Tische** von Ana Lund war der beste Vortrag. Es ging um Holz.\n\n"
        "**Langsame Tische** von Bruno Keller war etwas lang. Es ging um Lack.\n",
        [(3, 3, "Schnelle Tische", ANA), (5, 5, "Langsame Tische", BO)],
    ),
    "bold days over lists": (
        "# PyDays 2024\n\n**Friday**\n\n* **Fast tables** (Ana Lund): they are really fast\n* **Slow tables** (Bruno Keller): they wait\n\n"
        "**Saturday**\n\n* **Warm tables** (Carla Mendes): they glow\n* **Cold tables** (Ana Lund): they freeze\n",
        [(5, 5, "Fast tables", ANA), (6, 6, "Slow tables", BO), (10, 10, "Warm tables", CY), (11, 11, "Cold tables", ANA)],
    ),
    "closing words after three": (
        "# PyDays 2024\n\n> Fast tables\n> Ana Lund\n\n> Slow tables\n> Bruno Keller\n\n> Warm tables\n> Carla Mendes\n\nIt was cold.\n",
        [(3, 4, "Fast tables", ANA), (6, 7, "Slow tables", BO), (9, 10, "Warm tables", CY)],
    ),
    "links to a programme with a word each": (
        "# PyDays 2024\n\nThe best talks:\n\n* [Fast tables](https://pydays.example/talks/1) (a talk about how fast they are)\n"
        "* [Slow tables](https://pydays.example/talks/2) (how to wait for them in peace)\n",
        [(5, 5, "Fast tables", ()), (6, 6, "Slow tables", ())],
    ),
    "items right under the name of an event": (
        "# PyDays 2024\n\n- Fast tables by Ana Lund\n  - quick\n- Slow tables by Bruno Keller\n  - slow\n",
        [(3, 4, "Fast tables", ANA), (5, 6, "Slow tables", BO)],
    ),
    "the last of them without a speaker": (
        "# Oak & Elm 2024\n\nA warm day.\n\n* Fast tables, by Ana Lund ([slides](https://e.org/1))\n  * quick\n"
        "* Slow tables, by Bruno Keller\n  * slow\n* Warm tables, by Carla Mendes\n  * hot\n* Cold tables for all\n  * ice\n",
        [(5, 6, "Fast tables", ANA), (7, 8, "Slow tables", BO), (9, 10, "Warm tables", CY), (11, 12, "Cold tables for all", ())],
    ),
    "names first and notes in lines": (
        "# PyDays Lund 2024\n\n* Ana Lund - Fast tables in every kitchen\n"
        "  quick to lay, and they fold away behind the door when nobody sits\n  cheap\n\n"
        "* Bruno Keller - Slow tables in every hall\n  slow to lay, they never fold and so they stay\n\n"
        "* Carla Mendes - Warm tables in every yard\n  warm to lay\n",
        [
            (3, 5, "Fast tables in every kitchen", ANA),
            (7, 8, "Slow tables in every hall", BO),
            (10, 11, "Warm tables in every yard", CY),
        ],
    ),
    "short lines of notes": (
        "# PyDays 2024\n\n- *Fast tables* — Ana Lund\n    quick here\n"
        "- *The slow tables that wait for you* — Bruno Keller\n    slow there\n"
        "- *Warm ones*\n    hot\n",
        [(3, 4, "Fast tables", ANA), (5, 6, "The slow tables that wait for you", BO), (7, 8, "Warm ones", ())],
    ),
    "an unmarked first line names the event": (
        "Oakdays 2024\n\n1. Fast tables - Ana Lund\n   - quick\n2. Slow tables - Bruno Keller\n   - slow\n",
        [(3, 4, "Fast tables", ANA), (5, 6, "Slow tables", BO)],
    ),
    "the event and the names of another script": (
        "桌子大会 2024 笔记\n\n1. 快桌子的故事（王小明）\n   - 很快\n2. 慢桌子的故事（李大山）\n   - 很慢\n",
        [(3, 4, "快桌子的故事", ("王小明",)), (5, 6, "慢桌子的故事", ("李大山",))],
    ),
    "titles set off, some with a remark": (
        "# PyDays 2024\n\n1. **Fast tables** (Ana Lund): they are quick to lay.\n2. **Slow tables** (Bo Reed): slow.\n"
        "3. **Warm tables** (Carla Mendes): warm.\n",
        [(3, 3, "Fast tables", ANA), (4, 4, "Slow tables", ("Bo Reed",)), (5, 5, "Warm tables", CY)],
    ),
    "short names among full ones": (
        "# PyDays 2024\n\n## Lightning talks\n\n* **a table in a day** (Ragna): quick, and a bit loose\n"
        "* **a chair for all** (Bruno K.): comfortable, but it squeaks\n* **a lamp from junk** (Carla Mendes): bright, and it hums\n",
        [(5, 5, "a table in a day", ("Ragna",)), (6, 6, "a chair for all", ("Bruno K.",)), (7, 7, "a lamp from junk", CY)],
    ),
    "short names that nothing sets off": (
        "# PyDays 2024\n\n## Blixttal\n\n- a table in a day - Tyra\n- a chair for all - Bruno Keller\n- a lamp from junk - Carla Mendes\n",
        [(5, 5, "a table in a day", ("Tyra",)), (6, 6, "a chair for all", BO), (7, 7, "a lamp from junk", CY)],
    ),
    "the owner of a linked title": (
        "## PyDays 2024 – what I saw\n\nAna Lund's [Fast tables](https://e.org/1)\n\n- quick\n\n"
        "Bruno Keller’s talk on [Slow tables](https://e.org/2)\n\n- slow\n",
        [(3, 5, "Fast tables", ANA), (7, 9, "Slow tables", BO)],
    ),
    "headings in quotations": (
        "# PyDays 2024\n\n> ## Fast tables\n> Ana Lund\n\nquick\n\n> ## Slow tables\n> Bruno Keller\n\nslow\n",
        [(3, 6, "Fast tables", ANA), (8, 11, "Slow tables", BO)],
    ),
    "titles that look like names": (
        "# PyDays 2024\n\n**Bread for beginners** - Ana Lund\n\nwarm\n\n**Peter Pan** - Bruno Keller\n\nflies\n\n"
        "**How to fold a table** - Carla Mendes\n\ntwice\n",
        [(3, 5, "Bread for beginners", ANA), (7, 9, "Peter Pan", BO), (11, 13, "How to fold a table", CY)],
    ),
    "talks below notes": (
        "# PyDays 2024\n\n## Programme\n\n10:00 Fast tables - Ana Lund\n11:00 Lunch\n12:00 Slow tables - Bruno Keller\n\n## Mis notas\n\n"
        "**Fast tables** - Ana Lund\n\nquick\n\n**Slow tables** - Bruno Keller\n\nslow\n",
        [(11, 13, "Fast tables", ANA), (15, 17, "Slow tables", BO)],
    ),
    "a programme and notes of some of it": (
        "# PyDays 2024\n\n## Programme\n\n- 10:00 Fast tables - Ana Lund\n- 11:00 Warm tables - Carla Mendes\n"
        "- 12:00 Slow tables - Bruno Keller\n\n## Fast tables\n\nquick\n\n### Links\n\nnone\n\n## Slow tables\n\nslow\n\n## Bye\n\nx\n",
        [(9, 15, "Fast tables", ANA), (17, 19, "Slow tables", BO)],
    ),
    "remarks with a time between titles set off": (
        '09:05 queue for tea, hall half empty\n\n09:20 "Fast tables" by Ana Lund\n- quick\n\n11:00 tea. the cat of the house came by\n\n'
        '11:30 "Slow tables" by Bruno Keller\n- slow\n\n12:30 lunch. soup. very good soup\n',
        [(3, 4, "Fast tables", ANA), (8, 9, "Slow tables", BO)],
    ),
    "times without blanks between": (
        "PyDays 2024\n\n09:00 Fast tables (Ana Lund)\n  they are\n10:00 Slow tables (Bruno Keller)\n  they wait\n11:00 Lunch\n  soup\n",
        [(3, 4, "Fast tables", ANA), (5, 6, "Slow tables", BO)],
    ),
    "signs that stand for headings": (
        "机の会 2024\n\n■ 速い机の作り方（王 小明）\n・とても速い\n・軽い\n\n■ 遅い机の話（Ana Lund）\n・とても遅い\n・重い\n",
        [(3, 5, "速い机の作り方", ("王 小明",)), (7, 9, "遅い机の話", ANA)],
    ),
    "by whom, after a comma": (
        "Three talks this time:\n\n1. **Fast tables**, by [Ana Lund](https://ana.e.org). Quick! They stand.\n\n"
        "2. **Slow tables**, by [Bruno Keller](https://bo.e.org). They wait.\n\n3. **Small tables**, by Ragna. She folded one.\n",
        [(3, 3, "Fast tables", ANA), (5, 5, "Slow tables", BO), (7, 7, "Small tables", ("Ragna",))],
    ),
    "a row whose title asks": (
        "# PyDays 2024\n\n| Speaker | Talk | Notes |\n|---|---|---|\n| Ana Lund | What is a table | it has four legs, mostly |\n"
        "| Bruno Keller | Slow tables | they wait for you |\n",
        [(5, 5, "What is a table", ANA), (6, 6, "Slow tables", BO)],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_families_of_talks(shape: str) -> None:
    text, rows = SHAPES[shape]
    assert _rows(text) == rows


NO_TALKS = {
    "remarks under keynotes": (
        '# Keynotes\n\n- "no is not yet" If you promise it, they hold you to it.\n- Watch it live:\n  - https://e.org/1\n'
        "- Who likes bulbs? Nobody.\n"
    ),
    "drawn lines in a report": (
        "# PyDays 2024\n\nIt was a long day.\n\n---\n\nThen we ate, and then some.\n\n---\n\n"
        "We went home.\n\n---\n\nThe end came.\n\nAnd more.\n"
    ),
    "points": "# Fast tables\n\n- they are fast\n- they are small (very)\n- buy them: now\n",
    "terms": (
        "# Fast tables\n\n- **Table**: a thing with legs, mostly four of them\n"
        "- **Chair**: a thing to sit on, with a back\n- **Lamp**: a thing with light in it\n"
    ),
    "labels": "# PyDays 2024\n\n**Feedback**\n\nGood.\n\n**Learned**\n\nMuch.\n\n**Feedback**\n\nBad.\n\n**Learned**\n\nNothing.\n",
    "attendees": "# PyDays 2024\n\nWho was there:\n\n- Ana Lund, Acme\n- Bruno Keller, Beta Works\n- Carla Mendes, Gamma\n",
    "books": (
        "# PyDays 2024\n\n## Resources\n\n- The Art of Tables by Ana Lund\n- Waiting for Tables by Bruno Keller\n"
        "- Tables at Night by Carla Mendes\n"
    ),
    "links": "# PyDays 2024\n\n## Links\n\n- [The table site](https://e.org/talks/1)\n- [The chair site](https://e.org/talks/2)\n",
    "links to films": (
        "# PyDays 2024\n\nCool talks:\n\n- [Fast tables](https://film.example/1) by Ana Lund\n"
        "- [Slow tables](https://film.example/2) by Bruno Keller\n"
    ),
    "quotations": (
        "# Fast tables\n\n> Tables are the root of all chairs. We sit on them, too, and that is the whole of it.\n"
        "\nTrue.\n\n> Chairs are hard.\n\nToo true.\n"
    ),
    "points of a day": "# PyDays 2024\n\n## Day 1\n\n- registration was slow\n  - a long queue\n- good coffee\n  - from Peru\n",
    "times of a film": "# Fast tables\n\n00:12 what a table is\n\nlegs\n\n04:30 how to build one\n\nwood\n\n09:10 what it costs\n\nmoney\n",
    "good and bad": (
        "# PyDays 2024\n\n### The Good\n\n- **The People:** lovely people from all over the world\n"
        "- **Food:** plenty of it and warm\n- **Goodies:** socks\n"
    ),
    "a programme in a table": "# PyDays 2024\n\n| Time | Talk |\n| --- | --- |\n| 10:00 | Fast tables |\n| 11:00 | Slow tables |\n",
    "a programme with rooms and links": (
        "# PyDays 2024\n\n| Title | Speaker | Room | Link |\n| --- | --- | --- | --- |\n"
        "| Fast tables | Ana Lund | Hall | [page](https://e.org/1) |\n| Slow tables | Bruno Keller | Cellar | [page](https://e.org/2) |\n"
    ),
    "points of a keynote": ("# PyDays 2024\n\n## Keynote\n\n- Tables\n  - fast ones\n- Chairs\n  - soft ones\n- Lamps\n  - bright ones\n"),
    "demos": (
        "# PyDays 2024\n\n## Lightning talks\n\n- a device\n  - it blinks\n- a maze\n- a demo of a harp\n  - it sings\n- news\n- a call\n"
    ),
    "topics over lists": ("Tables\n- fast\n\nChairs\n- soft\n\nLamps -- see Ana Lund\n- bright\n\nDoors\n- open\n\nWindows\n- shut\n"),
    "books that were read": (
        "# Books of 2024\n\n- **The Art of Tables** by Ana Lund: a nice read about wood\n"
        "- **Waiting for Tables** by Bruno Keller: a sad one about chairs\n- **Tables at Night** by Carla Mendes: short and bright\n"
    ),
    "an interview": "# Talking\n\n**Ana Lund:** I build tables.\n\n**Bruno Keller:** And I chairs.\n\n**Ana Lund:** We sit.\n",
    "minutes": "# Board\n\n1. Budget - Ana Lund\n   - small\n2. Roof - Bruno Keller\n   - leaks\n3. Garden - Carla Mendes\n   - green\n",
    "versions": "# Changes\n\n**1.2** - Ana Lund\n\n- fix\n\n**1.1** - Bruno Keller\n\n- new\n",
    "people met": (
        "# PyDays 2024\n\n## People I met\n\n- **Ana Lund** - builds tables at Acme\n- **Bruno Keller** - sells chairs\n"
        "- **Carla Mendes** - lights lamps\n"
    ),
    "fields of a meeting": "# Meeting\n\n**Agenda:** tables\n\nLong.\n\n**Action: chairs**\n\nSoon.\n\n**Next: lamps**\n\nLate.\n",
    "a programme under the name of an event": (
        "# PyDays 2024\n\n- Fast tables by Ana Lund\n- Slow tables by Bruno Keller\n- Warm tables by Carla Mendes\n"
    ),
    "tasks of a team": (
        "# Sprint 2024\n\n- Header redesign - Ana Lund\n  - waits\n- Faster search - Bruno Keller\n  - done\n"
        "- Cookie banner text - Carla Mendes\n  - legal\n"
    ),
    "things that ordinary words name": (
        "# Kitchen garden 2024\n\n- Bean rows by Ana Lund\n  - tall\n- Tomato beds by Bruno Keller\n  - red\n"
        "- Herb pots by Carla Mendes\n  - green\n"
    ),
    "people under the name of an event": (
        "# PyDays 2024\n\n- Ana Lund - builds fast tables\n  - kind\n- Bruno Keller - sells slow tables\n  - loud\n"
        "- Carla Mendes - paints warm tables\n  - tall\n"
    ),
    "people after their label": (
        "# PyDays 2024\n\nPeople I met:\n\n- Ana Lund - Builder of fast tables\n  - kind\n- Bruno Keller - Sells slow ones\n  - loud\n"
    ),
    "people with their offices": (
        "# PyDays 2024\n\n- Ana Lund: Product manager at Zibbware. We had soup.\n- Bruno Keller: Engineer from Hull. He likes ducks.\n"
    ),
    "people with their employers in bold": "# PyDays 2024\n\n- Ana Lund: **Zibbware**\n- Bruno Keller: **Acme**\n",
    "numbered steps over points": "# PyDays 2024\n\n1. Buy wood\n- oak\n- ash\n2. Call Ana Lund\n- soon\n",
    "signs over points that name nobody": "■ Fast tables\n・quick\n\n■ Slow tables\n・slow\n\n■ Warm tables\n・hot\n",
    "a day by the clock": "09:00 up, tea with Ana Lund\n\n10:00 swept the hall\n\n12:00 soup\n\n15:00 home by train\n",
    "steps": "# How to build a table\n\n1. Cut the wood (four legs)\n2. Glue it - wait a day\n3. Paint it [red](https://e.org/red)\n",
}


@pytest.mark.parametrize("shape", NO_TALKS)
def test_lists_that_are_no_talks(shape: str) -> None:
    assert _rows(NO_TALKS[shape]) == []


def test_a_list_of_a_page_has_no_signs() -> None:
    rows = "".join(f"<li><strong>{title}</strong> ({name}). It is told here.</li>\n" for title, name in LISTED)
    page = f"<html><body><h1>Table days, short notes</h1>\n<p>Two days.</p>\n<ul>\n{rows}</ul></body></html>"
    assert [row[2:] for row in _rows(page, "days.html")] == [(title, (name,)) for title, name in LISTED]


@pytest.mark.parametrize(
    "words",
    "talks keynotes sessions workshops presentations tutorials speakers lectures charlas ponencias talleres praatjes lezingen "
    "presentaties sprekers vorträge palestras oficinas conferences föredrag interventi lightning-talk kurzvortrag blitzpräsentation "
    "blixttal lyntaler salamapuheet セッション 발표".split(),
)
def test_words_before_a_list_speak_of_talks(words: str) -> None:
    lines = (Line(1, f"Of all the {words} we saw, and there were so many of them", 0, "prose"), Line(2, "- One", 1, "item"))
    assert over(lines, -1, 1).intro


def test_the_page_of_a_speaker_is_no_page_of_the_talk() -> None:
    found = read_opening("- **Fast tables** by [Ana Lund](https://ana.e.org). [slides](https://e.org/1)", 0, 1, "item")
    assert found and (found.speakers, found.url) == (ANA, "https://e.org/1")


def test_a_lone_line_tells_the_day() -> None:
    for day in ("**Day 2**", "Day 2"):
        note = read_note(
            "a.md", f"# PyDays 2024\n\n{day}\n\n**Fast tables** (Ana Lund)\n\nx\n\n**Slow tables** (Bo Keller)\n\ny\n".encode()
        )
        assert [talk.day for talk in find_series(note)] == ["Day 2", "Day 2"]


def test_a_table_without_notes_is_told() -> None:
    rows = "| Fast tables | Ana Lund | https://e.org/1 |\n| Slow ones | Bo Keller | https://e.org/2 |\n"
    table = f"| Talk | Speaker | Slides |\n| --- | --- | --- |\n{rows}"
    assert find_talks(read_note("a.md", f"# PyDays 2024\n\n{table}".encode())) == (
        (),
        ("no talk found: a table, with nothing noted of a talk",),
    )


def test_closing_words_are_not_of_the_last_talk() -> None:
    talks = "".join(
        f"**{title}**\n\nGood.\n\n" for title in ("Fast tables - Ana Lund", "Slow tables - Bruno Keller", "Warm tables - Carla Mendes")
    )
    last = "**Cold tables - Dora Weiss**\n\nCold.\n\nSo much for this year.\n\nSee you.\n"
    assert _rows(f"# PyDays 2024\n\n{talks}{last}")[-1][:2] == (15, 17)


def test_pictures_belong_to_the_talk_and_rules_do_not() -> None:
    bold = ["**Fast tables - Ana Lund**", "**Slow tables - Bruno Keller**"]
    pictures = "".join(f"{line}\n\n![one](1.png)\n\nGood.\n\n![two](2.png)\n\n" for line in bold)
    rules = "".join(f"{line}\n\nGood.\n\n---\n\n" for line in bold)
    assert [row[:2] for row in _rows("# PyDays 2024\n\n" + pictures)] == [(3, 9), (11, 17)]
    assert [row[:2] for row in _rows("# PyDays 2024\n\n" + rules)] == [(3, 5), (9, 11)]


def test_day_and_link_of_an_item() -> None:
    text = (
        "# PyDays 2024\n\n## Day 2\n\n### Lightning talks\n\n- [Fast tables](https://e.org/1), Ana Lund\n  - x\n"
        "- [Slow tables](https://e.org/2), Bruno Keller\n  - y\n"
    )
    talks, _ = find_talks(read_note("a.md", text.encode()))
    assert [(talk.title, talk.speakers, talk.day, talk.url, talk.rule) for talk in talks] == [
        ("Fast tables", ANA, "Day 2", "https://e.org/1", ITEM),
        ("Slow tables", BO, "Day 2", "https://e.org/2", ITEM),
    ]


def test_lightning_talks_stand_beside_talks_with_headings() -> None:
    text = (
        "# PyDays 2024\n\n## Fast tables - Ana Lund\n\nfast\n\n## Slow tables - Bruno Keller\n\n- slow\n  - very\n- late\n\n"
        "## Lightning talks\n\n- cutting bread\n  - quick\n- growing mushrooms\n  - dark\n"
    )
    talks, _ = find_talks(read_note("a.md", text.encode()))
    assert [(talk.title, talk.start_line, talk.end_line) for talk in talks] == [
        ("Fast tables", 3, 5), ("Slow tables", 7, 11), ("cutting bread", 15, 16), ("growing mushrooms", 17, 18),
    ]  # fmt: skip


def test_points_below_a_talk_of_its_own_stay_with_it() -> None:
    text = (
        "# PyDays 2024\n\n## Fast tables - Ana Lund\n\n- **Oak Table** (Bruno Keller): heavy\n"
        "- **Pine Table** (Carla Mendes): light\n\n## Slow tables - Dora Weiss\n\nslow\n"
    )
    talks, _ = find_talks(read_note("a.md", text.encode()))
    assert [(talk.start_line, talk.end_line) for talk in talks] == [(3, 6), (8, 10)]


@pytest.mark.parametrize(
    ("text", "title", "speakers"),
    [
        ("- **Ana Lund**: Fast tables", "Fast tables", ANA),
        ("* [x] Fast tables (Ana Lund)", "Fast tables", ANA),
        ("- 10:30 - 11:00 **Fast tables** - Ana Lund", "Fast tables", ANA),
        ('- "Fast tables" by Ana Lund', "Fast tables", ANA),
        ("- Title: Fast tables - Ana Lund", "Fast tables", ANA),
        ("* https://e.org/1[Fast tables] - Ana Lund: they are fast", "Fast tables", ANA),
        ("* 3. Vortrag: Ana Lund: [Fast tables](https://e.org/1): they are fast", "Fast tables", ANA),
        ("* 2nd talk: [Fast tables by Ana Lund.](https://e.org/1) Quick.", "Fast tables", ANA),
        ("- Conférence : « Fast tables » par Ana Lund", "Fast tables", ANA),
        ("- _Von Ana Lund_ [Fast tables](https://e.org/1): they are fast", "Fast tables", ANA),
        ("- It began with a talk _by Ana Lund:_ [Fast tables](https://e.org/1)", "Fast tables", ANA),
        ("- [[https://e.org/1][Fast tables]] - Ana Lund: they are fast", "Fast tables", ANA),
        ("- [Fast tables](https://e.org/1) [(programme)](https://e.org/p) von Ana Lund", "Fast tables", ANA),
        ("- **Fast tables** (Ana L.): they are fast", "Fast tables", ("Ana L.",)),
        ("- **Peter Pan** (Ana Lund): he flies", "Peter Pan", ANA),
        ("- **Ana Lund** (fast tables): quick", "fast tables", ANA),
        ("- **Ana Lund** (Zibbware): Fast tables at sea", "Fast tables at sea", ANA),
        ("- **Ana Lund** (Bank of Norway) - Fast tables", "Fast tables", ANA),
        ("- **Ana Lund** (@ana): Fast tables", "Fast tables", ANA),
        ("- **Ana Lund** (Fast tables): they wait for nobody", "Fast tables", ANA),
        ("- Ana Lund's [Fast tables](https://e.org/1)", "Fast tables", ANA),
        ("- In the hall we saw [Fast tables](https://e.org/1) twice", "In the hall we saw Fast tables twice", ()),
        ("- Fast tables", "Fast tables", ()),
        ("- Fast tables: how to sell them", "Fast tables: how to sell them", ()),
    ],
)
def test_a_line_read(text: str, title: str, speakers: tuple[str, ...]) -> None:
    found = read_opening(text, 0, 1, "item")
    assert found and (found.title, found.speakers) == (title, speakers)


@pytest.mark.parametrize("text", ["- Ana Lund", "- Day 1", "- Introduction", "- ", "**Questions**"])
def test_a_line_that_is_no_title(text: str) -> None:
    assert read_opening(text, 0, 1, "item") is None


_PARTS = st.sampled_from(
    [
        "- Fast tables - Ana Lund",
        "  - a note",
        "**Slow tables** (Bruno Keller): slow",
        "## Lightning talks",
        "# PyDays 2024",
        "",
        "",
        "> Fast tables",
        "> Ana Lund @analund",
        "10:00 Warm tables - Carla Mendes",
        "Fast tables",
        "Speaker: Ana Lund",
        "| Talk | Speaker |",
        "| --- | --- |",
        "---",
        "text of a note.",
        "1. Cold tables by Dora Weiss",
        "![x](x.png)",
        "    code",
        "```",
    ]
)


@given(st.lists(_PARTS, max_size=40))
def test_families_are_in_order_and_do_not_overlap(parts: list[str]) -> None:
    try:
        note = read_note("a.md", "\n".join(parts).encode())
    except NoteError:
        return
    found = find_series(note)
    assert all(0 <= talk.first < talk.last <= len(note.lines) and talk.title and 0 < talk.confidence <= 1 for talk in found)
    assert all(one.last <= other.first for one, other in pairwise(found))
    text = "\n".join(line.text for line in note.lines)
    assert all(name in text for talk in found for name in talk.speakers)  # a name is never made up


@pytest.mark.parametrize(
    "text",
    [
        "- Fast tables - Ana Lund\n" * 10_000,
        "## Day 1\n\n- Fast tables - Ana Lund\n  - x\n\n" * 4_000,
        "**Fast tables - Ana Lund**\n\nx\n\n" * 6_000,
        "> Fast tables\n> Ana Lund @ana\n\n" * 6_000,
        "| Talk | Speaker |\n| --- | --- |\n" + "| Fast tables | Ana Lund |\n" * 8_000,
        "- " + "**" * 60_000,
        "- " + "[" * 100_000,
        "- [a](" * 20_000,
        "Fast tables\nAna Lund\n\n" * 8_000,
        "## Talks\n\n" + "- a\n\n" * 20_000,
        "## Day 1\n\n- Fast tables - Ana Lund\n- Slow tables - Bo Keller\n\n" * 3_000,
        "**Day 1**\n\n**Fast tables - Ana Lund**\n\nx\n\n-----\n\n" * 4_000,
        "Fast tables - Ana Lund\n- x\n\nLunch\n- y\n\n=====\n\n" * 4_000,
        "- 1. Talk: [" * 10_000,
        "1. Fast tables - Ana Lund\n\nx\n\n" * 6_000,
        "## Talks\n" * 20_000 + "\n" * 50_000 + "- Fast tables - Ana Lund\n- Slow tables - Bo Keller\n",
    ],
)
def test_time_is_linear(text: str) -> None:
    note = read_note("a.md", text.encode())
    assert within(3, lambda: find_series(note))


def test_a_file_of_lightning_talks() -> None:
    text = "- cutting bread\n    - it was quick\n- growing mushrooms\n    - in the dark\n"
    assert [row[:3] for row in _rows(text, "PyDays 2024/Lightning Talks.md")] == [(1, 2, "cutting bread"), (3, 4, "growing mushrooms")]
    assert _rows(text, "PyDays 2024/kitchen.md") == []


_SUBJECTS = "".join(f"- {title} ({name})\n  - {told}\n" for (title, name), told in zip(LISTED, ("fast", "slow", "warm"), strict=True))


@pytest.mark.parametrize(
    ("head", "path"),
    [
        ("---\ntitle: PyCon UK 2019\n---\n\n", "a.md"),
        ("---\ntitle: Notizen von der PyCon DE 2019\n---\n\n", "a.md"),
        ("---\ntitle: My notes\nevent: GopherCon 2022\n---\n\n", "a.md"),
        ("#+TITLE: EuroPython 2018\n\n", "a.org"),
        ("", "2019-09-14 PyCon UK 2019.md"),
        ("", "europython-2018.md"),
        ("", "gophercon-2022/notes.md"),
    ],
)
def test_a_list_under_an_event_that_no_heading_tells(head: str, path: str) -> None:
    talks, _ = find_talks(read_note(path, f"{head}{_SUBJECTS}".encode()))
    assert [(talk.title, *talk.speakers) for talk in talks] == list(LISTED)


@pytest.mark.parametrize(
    ("head", "path"),
    [
        ("---\ntitle: Reading list 2019\n---\n\n", "a.md"),
        ("---\ntitle: Team 2019\n---\n\n", "a.md"),
        ("---\ntitle: PyCon UK 2019\n---\n\nWhom to thank:\n\n", "a.md"),
        ("", "books-2019.md"),
        ("", "2019/papers.md"),
    ],
)
def test_a_list_under_what_is_no_event(head: str, path: str) -> None:
    assert not find_talks(read_note(path, f"{head}{_SUBJECTS}".encode()))[0]


@pytest.mark.parametrize("event", ["PyCon 2019", "SciPy 2016", "Strange Loop 2018", "Velocity London 2018", "PyCon Italia 2019"])
@pytest.mark.parametrize(
    ("form", "titles"),
    [
        ("{} - {}", ("Fast tables", "Docker", "Slow tables")),
        ("{} ({})", ("Kafka", "Docker", "Slow tables")),
        ("{} ({})", ("Kafka", "Docker", "Redis")),
        ("{}, di {}", ("Tipi", "Tavoli lenti", "Docker")),
        ("{} by {}", ("Fast tables", "Slow tables")),
    ],
)
def test_short_titles_are_borne_by_the_list_under_an_event(event: str, form: str, titles: tuple[str, ...]) -> None:
    names = ("Emma Wilson", "Peter Jones", "Anna Smith")
    items = "".join(f"- {form.format(title, name)}\n  - noted\n" for title, name in zip(titles, names, strict=False))
    assert [(title, *who) for _, _, title, who in _rows(f"# {event}\n\n{items}")] == list(zip(titles, names, strict=False))


@pytest.mark.parametrize(
    "note",
    [
        "# PyCon 2019\n\n- Emma Wilson - Acme\n  - kind\n- Peter Jones - Zibb\n  - loud\n- Anna Smith - Quorn\n  - warm\n",
        "# PyCon 2019\n\n- Docker - Emma Wilson\n- Kafka - Peter Jones\n- Fast tables - Anna Smith\n",  # nothing is noted
        "# Tables\n\n- Docker (Emma Wilson)\n  - a\n- Kafka (Peter Jones)\n  - b\n- Redis (Anna Smith)\n  - c\n",
        "# Team Velocity 2019\n\n- Fast tables by Emma Wilson\n  - a\n- Slow tables by Peter Jones\n  - b\n",
        "# Family Day 2019\n\n- Fast tables by Emma Wilson\n  - a\n- Slow tables by Peter Jones\n  - b\n",
    ],
)
def test_short_words_with_names_elsewhere_are_no_talks(note: str) -> None:
    assert _rows(note) == []


@pytest.mark.parametrize(
    "remark",
    "**Note:** films follow.|**Hinweis:** Filme folgen.|**Nota:** habrá vídeos.|**Conclusión:** volveré.|**Remarque :** les films suivent.|"
    "**Nota bene:** i video arrivano.|**Observação:** os vídeos vêm.|**Opmerking:** de films volgen.|**Obs:** filmerna kommer.|"
    "**Results:** half the time.|**Note**: films follow.".split("|"),
)
def test_a_remark_in_bold_is_no_talk(remark: str) -> None:
    bold = "# PyDays 2024\n\n**Fast tables** - Ana Lund\n\nquick\n\n**Slow tables** - Bruno Keller\n\nslow\n\n"
    assert [title for _, _, title, _ in _rows(f"{bold}{remark}\n")] == ["Fast tables", "Slow tables"]
    assert [title for _, _, title, _ in _rows(f"{bold}**Talk:** Warm tables\n\nwarm\n")][2:] == ["Warm tables"]


@pytest.mark.parametrize("form", ["{} — *{}*: {}", "{}: *{}* - {}", "{}, _{}_: {}", "{} on *{}*: {}", "{} (Acme) – **{}**: {}"])
def test_a_name_before_italics(form: str) -> None:
    text = "".join(f"* {form.format(name, title, 'what was told of it')}\n" for title, name in LISTED)
    talks, _ = find_talks(read_note("a.md", f"# PyCon UK 2019\n\n{text}".encode()))
    assert [(talk.title, *talk.speakers) for talk in talks] == list(LISTED)
    for other in (
        "On engineering",
        "Books of 2019",
        "PyCon UK 2019\n\nBooks to read:",
        "Fast tables - Eva Dahl\n\nFast.\n\n## Further reading",
    ):
        assert not find_series(read_note("a.md", f"# {other}\n\n{text}".encode()))


@pytest.mark.parametrize("form", ["{1} - {0}", "{1}: {0}", "{0} - {1}", "{0} ({1})"])
def test_bold_lines_that_begin_quotations(form: str) -> None:
    text = "\n".join(f"> **{form.format(title, name)}**\n> They are told of.\n> Twice.\n" for title, name in LISTED)
    talks, _ = find_talks(read_note("a.md", f"# Monktoberfest 2018\n\n{text}".encode()))
    assert [(talk.title, *talk.speakers) for talk in talks] == list(LISTED)
    one = find_talks(read_note("a.md", f"# Dry ice - Eva Dahl\n\nIt is cold.\n\n{text[: text.index('> **', 5)]}".encode()))[0]
    assert [talk.speakers for talk in one] == [("Eva Dahl",)]


@pytest.mark.parametrize("saying", ['"Legs are all there is"', "„Beine sind alles“", "« Tout est dans les pieds »"])
def test_sayings_quoted_between_talks_are_of_the_talk_before(saying: str) -> None:
    text = f"# PyDays 2024\n\n> **Fast tables** — Ana Uno\n\na\n\n> {saying} — Carl Quorn\n\nb\n\n> **Slow tables** — Bo Twee\n\nc\n"
    talks, _ = find_talks(read_note("a.md", text.encode()))
    assert [(talk.title, talk.start_line, talk.end_line) for talk in talks] == [("Fast tables", 3, 9), ("Slow tables", 11, 13)]


def test_a_family_of_titles_in_quotation_marks_is_kept() -> None:
    text = '# PyDays 2024\n\n> "Fast tables" — Ana Uno\n\na\n\n> "Slow tables" — Bo Twee\n\nb\n'
    talks, _ = find_talks(read_note("a.md", text.encode()))
    assert [(talk.title, talk.speakers) for talk in talks] == [("Fast tables", ("Ana Uno",)), ("Slow tables", ("Bo Twee",))]


def test_a_callout_with_a_label_is_no_talk() -> None:
    text = "# PyDays 2024\n\n> [!info] Where\n> Zibb Spektrum\n\n> [!note] Organiser\n> Ana Uno\n\n## Fast tables - Bo Twee\n\na\n"
    talks, _ = find_talks(read_note("a.md", text.encode()))
    assert [(talk.title, talk.speakers) for talk in talks] == [("Fast tables", ("Bo Twee",))]
