"""Print the seconds that reading notes, finding their talks and cutting them takes on one core, and how it grows with size.

    python bench/reading.py          # needs neither data nor model
    python bench/reading.py 200      # fewer notes than 1,000, figures scaled to 1,000
    python bench/reading.py --json   # the same figures as one JSON object

Notes of 8 kB are made from the files of examples/, all formats in turn, by a seeded generator: the body of a sample over and over, some of
its words exchanged for others of it each time, so that no block stands twice, and sentences of its words added, so that a note has about
as many lines and headings as those that people write. Seconds are processor time of this process. Tokens are counted as letters / 4: what
the encoder's tokeniser takes belongs to embedding.
An interpreter built without profile-guided optimisation takes a sixth longer than the same version as distributions build it.
Growth is the time for four times the size / the time for the size, of texts made to hurt: 4 is linear, 16 is quadratic.
"""

from __future__ import annotations

import json
import platform
import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from growing import Parts, growth, growth_table, run

from ragnotes.measuring.report import columns

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SIZE = 8_000  # bytes of a note
GOAL = 6.0  # seconds for 1,000 notes

WORD = re.compile(r"(?<!\S)[a-zà-ÿ]+(?=[\s,.])")
SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ]{3})\.(?=\s|<|$)")
HEAD = re.compile(
    r"\A(?:---\n.*?\n---\n|\+\+\+\n.*?\n\+\+\+\n|(?:[A-Z][a-z]+: [^\n]*\n)+|(?:#\+\w+: [^\n]*\n)+"
    r"|={5,}\n[^\n]+\n={5,}\n|= [^\n]+\n(?:[^\n]+\n)+|.*?<article>\n<h1>.*?</h1>\n)",
    re.DOTALL,
)

Made = tuple[str, bytes]  # (path, bytes of the file)


# notes made from the samples


def vary(text: str, pool: Sequence[str], chance: random.Random) -> str:
    """Return the text with a third of its longer words exchanged, and with more sentences after each sentence."""
    text = WORD.sub(lambda found: chance.choice(pool) if chance.random() < 0.33 and len(found.group()) > 4 else found.group(), text)
    return SENTENCE_END.sub(lambda found: "".join([". ", *(sentence(pool, chance) for _ in range(chance.randint(0, 2)))]).rstrip(), text)


def sentence(pool: Sequence[str], chance: random.Random) -> str:
    """Return a sentence of 8 to 24 words of the pool."""
    return " ".join(chance.choice(pool) for _ in range(chance.randint(8, 24))).capitalize() + ". "


def grow(text: str, chance: random.Random) -> str:
    """Return a note of about 8 kB like this one: its head once, its body over and over."""
    head = found.group() if (found := HEAD.match(text)) else ""
    body, end, tail = text[len(head) :].partition("</article>")
    pool = sorted(set(WORD.findall(text))) or ["words"]
    parts = [head]
    while sum(map(len, parts)) < SIZE:
        parts.append(vary(body, pool, chance).rstrip("\n") + "\n\n")
    return "".join(parts)[:SIZE].rsplit("\n", 1)[0] + "\n" + end + tail


def grow_notebook(text: str, chance: random.Random) -> str:
    """Return a notebook of about 8 kB like this one."""
    notebook = json.loads(text)
    cells, pool = notebook["cells"], sorted(set(WORD.findall(text)))
    notebook["cells"] = cells[:1]
    while len(grown := json.dumps(notebook, indent=1, ensure_ascii=False)) < SIZE:
        cell = cells[1 + (len(notebook["cells"]) - 1) % (len(cells) - 1)]
        notebook["cells"].append({**cell, "source": [vary(line, pool, chance) for line in cell["source"]]})
    return grown


def samples() -> list[tuple[str, str]]:
    """Return (path, text) of each sample that holds enough to grow."""
    paths = sorted(path for folder in ("notes", "shapes") for path in (EXAMPLES / folder).rglob("*") if path.is_file())
    texts = [(path.relative_to(EXAMPLES).as_posix(), path.read_text("utf-8-sig")) for path in paths]
    return [(path, text) for path, text in texts if len(text) > 400]


def make_notes(count: int, seed: int = 7) -> list[Made]:
    """Return that many notes, each sample in turn."""
    chance, sources = random.Random(seed), samples()
    made = []
    for number in range(count):
        path, text = sources[number % len(sources)]
        grown = (grow_notebook if path.endswith(".ipynb") else grow)(text, chance)
        folder, _, name = path.rpartition("/")
        made.append((f"{folder}/{number:04d}/{name}", grown.encode("utf-8")))
    return made


# measuring


def seconds(notes: Sequence[Made]) -> Parts:
    """Return the sums over all notes."""
    read, found, cut_up = (sum(parts) for parts in zip(*(run(*note) for note in notes), strict=True))
    return read, found, cut_up


def by_format(notes: Sequence[Made]) -> dict[str, list[Made]]:
    groups: dict[str, list[Made]] = {}
    for path, data in notes:
        groups.setdefault(Path(path).suffix or "no extension", []).append((path, data))
    return dict(sorted(groups.items()))


def print_tables(thousand: Sequence[Made], scale: float, one: Parts, two: Parts, hostile: dict[str, tuple[float, float]]) -> None:
    rows = [
        (name, *(f"{scale * part:.2f}" for part in (*parts, sum(parts)))) for name, parts in (("1,000 notes", one), ("2,000 notes", two))
    ]
    print(columns([("seconds", "read", "talks", "cut", "all"), *rows]))
    print(f"goal: under {GOAL:.0f} s for 1,000 notes; twice the notes take {sum(two) / sum(one):.2f} times as long")
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.python_compiler()}\n")
    formats = []
    for name, notes in by_format(thousand).items():
        parts, size = seconds(notes), sum(len(data) for _, data in notes)
        times = (f"{1000 * part / len(notes):.2f}" for part in (*parts, sum(parts)))
        formats.append((name, str(len(notes)), f"{size / len(notes):,.0f}", *times))
    print(columns([("ms a note", "notes", "bytes", "read", "talks", "cut", "all"), *formats]) + "\n")
    print(growth_table(hostile))


def main(arguments: Sequence[str]) -> None:
    count = next((int(word) for word in arguments if word.isdecimal()), 1_000)
    seconds(make_notes(len(samples()), seed=1))  # patterns are compiled and modules imported at first use
    first, second = make_notes(count), make_notes(count, seed=8)
    one, two = seconds(first), seconds([*first, *second])
    hostile = growth()
    if "--json" in arguments:
        told = {"seconds": 1_000 / count * sum(one), "goal": GOAL, "ratio": sum(two) / sum(one)}
        print(json.dumps({**told, "growth": {name: large / small for name, (small, large) in hostile.items()}}))
    else:
        print_tables(first, 1_000 / count, one, two, hostile)


if __name__ == "__main__":
    main(sys.argv[1:])
