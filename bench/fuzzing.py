"""Try what reads foreign bytes with inputs nobody wrote, and print how many were tried and what raised that may not, or hung.

    python bench/fuzzing.py                          # ten seconds each
    python bench/fuzzing.py --minutes 10             # ten minutes each: an hour and a half
    python bench/fuzzing.py --minutes 2 decode sse   # these two only
    python bench/fuzzing.py --seed 7                 # other inputs than those of today's seed
    python bench/fuzzing.py --minutes 10 --record    # keeps the figures of the targets run; those of others stay as they are

Inputs are the nasty notes of bench/nasty/ and small pieces of every format, cut, joined, doubled and with bytes changed, and inputs that
hypothesis makes up and, when one fails, makes as small as it can. What was found is kept as a test: tests/test_hostile.py.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from types import FrameType

import recording
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from nasty import codes, heads, markup

from ragnotes.asking.wire import sse
from ragnotes.errors import IndexDamaged, IndexMissing, NoteError, ProviderError
from ragnotes.finding import index as index_files
from ragnotes.reading import chunks, decoding, frontmatter, notes, sidecars, talks
from ragnotes.reading.formats import asciidoc, html, markdown, notebook, org, plain, restructured
from ragnotes.reading.ignoring import rules_of
from ragnotes.text import clean

LONGEST = 6_000  # bytes of an input
ROUND = 100  # inputs of hypothesis between two looks at the clock
MINUTES = 10.0  # for each target: the goal
HANGS = 5.0  # seconds of the processor for one input
PIECES = (
    b"# ", b"\n", b"\r", b"\r\n", b"---\n", b"+++\n", b"```\n", b"~~~\n", b"> ", b"- ", b"| a | b |\n", b"|---|---|\n", b"* ", b"** ",
    b":PROPERTIES:\n", b":END:\n", b"#+BEGIN_SRC\n", b"#+TITLE: ", b"= ", b"== ", b"----\n", b"====\n", b"[[", b"]]", b"![", b"](", b"<",
    b"</", b"<!--", b"-->", b"<h2>", b"<script>", b"<![CDATA[", b"{{<", b">}}", b"{%", b"%}", b"{", b"}", b'"cells": [', b'"source": [',
    b".. note::\n", b":field: ", b"title: ", b"talks:\n", b"lines: 1-2\n", b"by ", b"Ada Bell", b"10:30 ", b"2021-05-06", b"Speaker: ",
    b"\xc3\xa9", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\x1b[", b"\xe2\x80\xa8", b"\xf0\x9f\xa7\xb9", b"data: ", b"\n\n", b"&#0;",
    b"&amp;",
)  # fmt: skip
READERS = {
    "markdown": markdown.read, "restructured": restructured.read, "org": org.read, "asciidoc": asciidoc.read, "notebook": notebook.read,
    "html": html.read, "plain": plain.read,
}  # fmt: skip
PATHS = ("a.md", "a.txt", "a.rst", "a.org", "a.adoc", "a.ipynb", "a.html", "a")


def try_decode(data: bytes) -> None:
    try:
        decoded = decoding.decode(data)
    except NoteError:
        return
    pairs = decoding.split_lines(decoded)
    assert len(pairs) == len(decoding.repaired_lines(decoded)) and decoded.text.strip()
    decoded.text.encode("utf-8")


def try_front_matter(data: bytes) -> None:
    texts = data.decode("utf-8", "replace").split("\n")
    front = frontmatter.read_front_matter(texts)
    assert 0 <= front.n_lines <= len(texts) and all(isinstance(text, str) for texts in front.fields.values() for text in texts)


def try_readers(data: bytes) -> None:
    texts = data.decode("utf-8", "replace").replace("\r", "").split("\n")
    for read in READERS.values():
        try:
            lines, _ = read(texts, 3)
        except NoteError:
            continue
        numbers = [line.number for line in lines]
        assert numbers == sorted(numbers) and set(numbers) >= set(range(3, 3 + len(texts))), read.__module__
        assert all("\n" not in line.text for line in lines)


def try_talks(data: bytes) -> None:
    for path in PATHS[len(data) % 3 :: 3]:
        try:
            note = notes.read_note(path, data)
        except NoteError:
            continue
        found, remarks = talks.find_talks(note)
        spans = [(talk.first, talk.last) for talk in found]
        assert all(0 <= first < last <= len(note.lines) for first, last in spans) and spans == sorted(spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        cut = chunks.cut(note, found, lambda text: len(text) // 4, 64)
        held = {place for chunk in cut for place in range(chunk.first, chunk.last)}
        assert all(place in held for place, line in enumerate(note.lines) if line.kind not in ("blank", "front", "noise"))
        clean("\n".join([*remarks, *(talk.title for talk in found)])).encode("utf-8")


def try_sidecar(data: bytes) -> None:
    try:
        sidecars.read_sidecar("a.talks.toml", data)
    except NoteError:
        pass


def try_ignore_file(data: bytes) -> None:
    rules_of(".gitignore", "", data.decode("utf-8", "replace")).spec.check_file("drafts/a.md")


def try_current(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "CURRENT").write_bytes(data)
        try:
            index_files.read_current(folder)
        except (IndexDamaged, IndexMissing):
            pass


def try_manifest(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "gen-00000001").mkdir()
        (folder / "gen-00000001" / "manifest.json").write_bytes(data)
        (folder / "CURRENT").write_text(f"gen-00000001 {hashlib.sha256(data).hexdigest()}\n")
        try:
            index_files.open_index(folder, stamps=None)
        except IndexDamaged:
            pass


def try_sse(data: bytes) -> None:
    cuts = [data[start : start + 1 + len(data) % 17] for start in range(0, len(data), 1 + len(data) % 17)]
    try:
        assert list(sse.events(cuts, 4_000)) == list(sse.events([data], 4_000))
    except ProviderError:
        pass


TARGETS: dict[str, Callable[[bytes], None]] = {
    "decode": try_decode, "front": try_front_matter, "readers": try_readers, "talks": try_talks, "sidecar": try_sidecar,
    "ignore": try_ignore_file, "current": try_current, "manifest": try_manifest, "sse": try_sse,
}  # fmt: skip


def corpus() -> list[bytes]:
    """Return the inputs that others are made of."""
    made = [
        *codes.encodings(),
        *codes.mojibake(),
        *codes.controls(),
        *heads.front_matter(),
        *heads.notebooks(),
        *markup.unclosed(),
        *markup.includes(),
        *markup.others(),
    ]
    manifest = b'{"format": 4, "files": {}, "counts": {"notes": 1}, "languages": ["en"], "sources": [], "roots": []}'
    small = [
        b"gen-00000012 " + b"0" * 64 + b"\n",
        manifest,
        b'data: {"a": 1}\n\ndata: [DONE]\n\n',
        b'[[talks]]\ntitle = "T"\nlines = "1-2"\n',
        b"drafts/\n!a.md\n[a-\n",
    ]
    return [note.data[:LONGEST] for note in made] + small


def mutated(seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """Return a seed with some changes."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(data) + 1)
        end = min(len(data), place + chance.randrange(1, 200))
        match chance.randrange(6):
            case 0:
                data[place:place] = chance.choice(PIECES) * chance.choice((1, 1, 2, 50))
            case 1:
                del data[place:end]
            case 2:
                data[place:place] = data[place:end]
            case 3:
                other = chance.choice(seeds)
                start = chance.randrange(len(other) + 1)
                data[place:end] = other[start : start + chance.randrange(1, 400)]
            case 4 if place < len(data):
                data[place] ^= 1 << chance.randrange(8)
            case _:
                data[place:end] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 5)))
    return bytes(data[:LONGEST])


def by_hypothesis(target: Callable[[bytes], None], number: int) -> None:
    """Try a round of what hypothesis makes up: bytes, and pieces of formats joined."""

    @seed(number)
    @settings(max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=300) | st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=60).map(b"".join))
    def one(data: bytes) -> None:
        target(data)

    one()


def watched(target: Callable[[bytes], None], slowest: list[float]) -> Callable[[bytes], None]:
    """Return a target that raises TimeoutError when it hangs, and keeps how many seconds of the processor its slowest input took."""

    def watch(data: bytes) -> None:
        started = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, HANGS)
        try:
            target(data)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            slowest[0] = max(slowest[0], time.process_time() - started)

    return watch


def hung(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"over {HANGS:.0f} s of the processor")


def fuzz(target: Callable[[bytes], None], limit: float, number: int) -> tuple[int, float, list[str]]:
    """Return how many inputs were tried within so many seconds, the time of the slowest, and those that failed, each kind once."""
    chance, seeds, slowest = random.Random(number), corpus(), [0.0]
    target = watched(target, slowest)
    faults: dict[str, str] = {}
    tried = 0
    end = time.monotonic() + limit
    while time.monotonic() < end:
        for _ in range(ROUND):
            data = mutated(seeds, chance)
            tried += 1
            try:
                target(data)
            except Exception as problem:
                faults.setdefault(_where(problem), f"{problem!r:.120} on {data!r:.2000}")
        try:
            by_hypothesis(target, chance.randrange(2**32))
        except Exception as problem:
            faults.setdefault(_where(problem), "\n".join([repr(problem)[:300], *getattr(problem, "__notes__", [])])[:2_000])
        tried += ROUND
    return tried, slowest[0], list(faults.values())


def _where(problem: Exception) -> str:
    """Return the line that raised, so that a fault is told once."""
    *_, place = traceback.extract_tb(problem.__traceback__)
    return f"{type(problem).__name__} {place.filename}:{place.lineno}"


HEADER = ("target", "inputs", "minutes", "seed", "slowest input", "kinds of failure")


def keep(rows: Sequence[tuple[str, ...]]) -> None:
    """Keep the rows of the targets run and a figure of all; those of other targets stay as they were kept before."""
    try:
        before = {row[0]: row for table in recording.read("fuzzing").tables for row in table.rows}
    except FileNotFoundError:
        before = {}
    known = before | {row[0]: row for row in rows}
    whole = [known[name] for name in TARGETS if name in known]
    inputs, failed = (sum(int(row[column].replace(",", "")) for row in whole) for column in (1, 5))
    least, slowest = min(float(row[2]) for row in whole), max(float(row[4].split()[0]) for row in whole)
    told = f"{len(whole)} targets, {inputs:,} inputs, at least {least:g} minutes each: {failed} failed, the slowest took {slowest} s"
    met = len(whole) == len(TARGETS) and least >= MINUTES and not failed
    goal = f"{len(TARGETS)} readers and parsers, {MINUTES:g} minutes each: 0 raise or hang"
    figure = recording.Figure("Bytes that nobody wrote do no harm", goal, told, met)
    command = f"python bench/fuzzing.py --minutes {MINUTES:g} --record"
    print(recording.record("fuzzing", command, [figure], [recording.Table("Inputs tried", HEADER, tuple(whole))]))


def main() -> int:
    """Try the targets named, print what failed, and return 1 if anything did."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1 / 6)
    parser.add_argument("--seed", type=int, default=int(f"{datetime.date.today():%Y%m%d}"))
    parser.add_argument("--record", action="store_true", help="keep the figures for docs/reliability.md")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    asked = parser.parse_args()
    signal.signal(signal.SIGPROF, hung)
    rows = []
    for name in asked.targets or TARGETS:
        tried, slowest, faults = fuzz(TARGETS[name], 60 * asked.minutes, asked.seed)
        print(f"{name}: {tried:,} inputs, {len(faults)} kinds of failure, at most {slowest:.2f} s", *faults, sep="\n    ", flush=True)
        rows.append((name, f"{tried:,}", f"{asked.minutes:g}", str(asked.seed), f"{slowest:.2f} s", str(len(faults))))
    if asked.record:
        keep(rows)
    return int(any(row[-1] != "0" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
