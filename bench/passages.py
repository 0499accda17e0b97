"""Real notes and the passages that ragnotes embeds of them: what bench/encoder.py and bench/peers.py give to everybody alike.

The notes are those of RAGNOTES_DATA; where there are none, bench/reading.py makes some of the samples.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import reading

from ragnotes.errors import NoteError
from ragnotes.reading.chunks import cut
from ragnotes.reading.files import list_files
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks

MAX_TOKENS = 256

Made = tuple[str, bytes]  # (path, bytes of the file)
Passage = tuple[str, str]  # (path of the note, the text that is embedded)


def wild_folder() -> Path:
    """Return where other people's notes lie, if they do."""
    return Path(os.environ.get("RAGNOTES_DATA", reading.EXAMPLES.parent.parent / "shared" / "data")) / "wild-notes"


def notes(count: int) -> tuple[list[Made], str]:
    """Return that many notes and in words what they are: the real ones, then Markdown ones among them with other words, then made ones."""
    folder = wild_folder()
    files = [Path(stat.path) for stat in list_files(folder).files] if folder.is_dir() else []  # those that `ragnotes index` takes
    real = [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files]
    real = [(path, data) for path, data in real if list(passages(path, data, len))]
    if not real:
        return reading.make_notes(count), f"{count} notes made from the samples"
    marked = [(path, data.decode("utf-8", "replace")) for path, data in real if path.endswith((".md", ".markdown"))]
    varied = [_vary(path, text, number) for number, (path, text) in enumerate(marked)][: max(0, count - len(real))]
    told = f"{min(count, len(real))} notes of other people"
    return (real + varied)[:count], f"{told} and {len(varied)} of them again, a third of their longer words exchanged" if varied else told


def _vary(path: str, text: str, seed: int) -> Made:
    """Return a note with words of its own exchanged in every line that has some: no passage of it is one of the first."""
    chance = random.Random(seed)
    pool = sorted(set(reading.WORD.findall(text))) or ["words"]
    lines = [reading.vary(line, pool, chance).rstrip() for line in text.split("\n")]
    return f"again/{path}", "\n".join(lines).encode()


def passages(path: str, data: bytes, count_tokens: Callable[[str], int]) -> Iterator[str]:
    """Return the texts that are embedded of a note: each passage led by the head of its talk."""
    try:
        note = read_note(path, data)
    except NoteError:
        return
    talks, _ = find_talks(note)
    for chunk in cut(note, talks, count_tokens, MAX_TOKENS):
        yield f"{chunk.head}\n{chunk.text}"
