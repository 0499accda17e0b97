"""Talks -> Chunks: whole lines, within the window, never over the edge of a talk, and every line cited as it is stored."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.errors import NoteError
from ragnotes.finding.encoder import count_tokens, load_model
from ragnotes.reading.chunks import cut, embedded_text
from ragnotes.reading.decoding import stored_lines
from ragnotes.reading.notes import read_note
from ragnotes.reading.talks import find_talks
from ragnotes.reading.wrapping import estimate
from ragnotes.records.notes import Chunk, Note, Talk

from .timing import within

WINDOW = 256
_WRITTEN = ("markdown", "plain", "rst", "org", "asciidoc")  # a web page and a notebook store the same words in other signs
Counter = Callable[[str], int]


def _count(text: str) -> int:
    """A stand-in for a tokenizer, which adds two marks to every text."""
    return estimate(text) + 2


def _cut(text: str, path: str = "a.md", window: int = WINDOW) -> tuple[Note, tuple[Talk, ...], list[Chunk]]:
    note = read_note(path, text.encode())
    talks, _ = find_talks(note)
    return note, talks, cut(note, talks, _count, window)


def _bare(text: str) -> str:
    """Return a text without blanks, and without the tags and boxes that a reader takes off within a line."""
    return "".join(re.sub(r"<[^<>]*>|\[[ xX]\]", "", text).split())


def _check(note: Note, talks: tuple[Talk, ...], chunks: list[Chunk], data: bytes, count: Counter = _count, window: int = WINDOW) -> None:
    """Hold the chunks of a note against everything that is promised of them."""
    stored = [line for _, line in stored_lines(data)]
    taken: list[int] = []
    for ordinal, chunk in enumerate(chunks):
        lines = note.lines[chunk.first : chunk.last]
        assert chunk.ordinal == ordinal
        assert chunk.text == "\n".join(line.text for line in lines) and chunk.text.strip()
        assert (chunk.start_line, chunk.end_line) == (lines[0].number, lines[-1].number)
        assert lines[0].kind not in ("blank", "front", "noise") and lines[-1].kind not in ("blank", "front", "noise")
        if chunk.talk >= 0:
            assert talks[chunk.talk].first <= chunk.first and chunk.last <= talks[chunk.talk].last
        else:
            assert not any(talk.first < chunk.last and chunk.first < talk.last for talk in talks)
        assert len(lines) == 1 or count(embedded_text(chunk)) <= window
        if note.format in _WRITTEN and not any(line.kind == "noise" for line in lines) and "{" not in chunk.text:
            there = _bare("".join(stored[chunk.start_line - 1 : chunk.end_line]))
            assert _bare(chunk.text) in there
        taken += range(chunk.first, chunk.last)
    assert taken == sorted(set(taken))
    missing = set(range(len(note.lines))) - set(taken)
    assert all(note.lines[place].kind in ("blank", "front", "noise") for place in missing)


@pytest.fixture(scope="session")
def real_count(model_folder: Path) -> Counter:
    """The tokens as the default encoder counts them."""
    model = load_model(model_folder)
    return lambda text: count_tokens(text, model)


@pytest.mark.parametrize("name", ["pycones", "europython_day1", "pydata", "europython", "pycon_sweden"])
def test_the_seeds_fit_the_real_window(seeds: dict[str, Path], name: str, real_count: Counter) -> None:
    data = seeds[name].read_bytes()
    note = read_note(seeds[name].name, data)
    talks, _ = find_talks(note)
    chunks = cut(note, talks, real_count, WINDOW)
    _check(note, talks, chunks, data, real_count)
    assert all(real_count(embedded_text(chunk)) <= WINDOW for chunk in chunks)
    # well filled: not many more than there must be
    tokens = sum(real_count(chunk.text) for chunk in chunks)
    ranges = len(talks) * 2 + 1
    assert len(chunks) <= tokens / 130 + ranges


def test_wild_notes_hold_the_contract(data_folder: Path, real_count: Counter) -> None:
    folder = data_folder / "wild-notes"
    read = 0
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix == ".tsv":
            continue
        data = path.read_bytes()
        try:
            note = read_note(str(path.relative_to(folder)), data)
        except NoteError:
            continue
        talks, _ = find_talks(note)
        chunks = cut(note, talks, real_count, WINDOW)
        _check(note, talks, chunks, data, real_count)
        read += bool(chunks)
    assert read > 50


def test_the_head_leads_and_is_no_part_of_the_text() -> None:
    text = "---\ntitle: PyDays 2024\ndate: 2024-05-02\n---\nHello there.\n\n"
    text += "## Fast tables\n_Ana Uno, Bo Twee (Acme)_\n\nGood.\n\n## Slow tables\n_Cy Drie_\n\nBad.\n"
    _, _, chunks = _cut(text)
    assert [chunk.head for chunk in chunks] == [
        "PyDays 2024 · 2024-05-02 · PyDays 2024",
        "PyDays 2024 · 2024 · Fast tables · Ana Uno, Bo Twee",
        "PyDays 2024 · 2024 · Slow tables · Cy Drie",
    ]
    assert [chunk.talk for chunk in chunks] == [-1, 0, 1]
    assert embedded_text(chunks[0]) == "PyDays 2024 · 2024-05-02 · PyDays 2024\nHello there."
    assert chunks[1].text.startswith("## Fast tables\n_Ana Uno")
    assert (chunks[1].start_line, chunks[1].end_line) == (7, 10)


def test_a_long_head_is_cut_to_a_quarter_of_the_window() -> None:
    text = "# " + "very " * 40 + "long title by Ana Uno\n\ntext\n"
    _, _, chunks = _cut(text)
    assert 20 < _count(chunks[0].head) <= WINDOW // 4


def test_no_head_when_nothing_is_known() -> None:
    _, _, chunks = _cut("a.\n\nb.\n", "a.txt")
    assert chunks[0].head == "" and embedded_text(chunks[0]) == chunks[0].text == "a.\n\nb."


def test_outside_text_is_never_joined_across_a_talk() -> None:
    _, talks, chunks = _cut(
        "# PyDays 2024\n\nbefore\n\n## Fast tables - Ana Uno\n\nx\n\n## Slow tables - Bo Twee\n\ny\n\n## Closing words\n\nafter\n"
    )
    assert len(talks) == 2
    assert [(chunk.talk, chunk.start_line, chunk.end_line) for chunk in chunks] == [(-1, 1, 3), (0, 5, 7), (1, 9, 11), (-1, 13, 15)]


def test_a_heading_stays_with_what_follows() -> None:
    parts = "\n\n".join(f"### Part {number}\n\n" + " ".join(["words of it"] * 22) + "." for number in range(12))
    note, _, chunks = _cut(f"# Fast tables\n\nSpeaker: Ana Uno\n\n{parts}\n")
    assert len(chunks) > 3
    assert all(note.lines[chunk.last - 1].kind != "heading" for chunk in chunks)


def test_chunks_begin_at_top_items_and_are_evenly_filled() -> None:
    items = "\n".join(f"* item {number} says a few words about tables\n    * and a little more below" for number in range(60))
    note, _, chunks = _cut(f"# Fast tables by Ana Uno\n\n{items}\n")
    assert all(note.lines[chunk.first].level == 1 for chunk in chunks)
    sizes = [_count(embedded_text(chunk)) for chunk in chunks]
    assert min(sizes) > WINDOW / 2


def test_a_block_too_big_is_cut_between_its_lines() -> None:
    body = "\n".join(f"line {number} of one long paragraph that never has a blank line in it" for number in range(60))
    _, _, chunks = _cut(f"text\n\n{body}\n", "a.txt")
    assert len(chunks) > 4
    code = "```\n" + "\n".join(f"value_{number} = compute({number})" for number in range(80)) + "\n```"
    _, _, chunks = _cut(f"# Code by Ana Uno\n\n{code}\n")
    assert all(_count(embedded_text(chunk)) <= WINDOW for chunk in chunks)


def test_a_long_stored_line_is_cited_by_its_one_number() -> None:
    line = " ".join(f"Sentence {number} has something to say about vectors." for number in range(80))
    _, _, chunks = _cut(f"first\n\n{line}\n", "a.txt")
    assert len(chunks) > 3
    assert {(chunk.start_line, chunk.end_line) for chunk in chunks[1:]} == {(3, 3)}


@pytest.mark.parametrize("text", ["# Only a title\n", "{{< a >}}\ntext\n{{< b >}}\n", "---\ntitle: x\n---\n\n# A\n"])
def test_silent_lines_are_left_out_at_the_ends(text: str) -> None:
    note, talks, chunks = _cut(text)
    _check(note, talks, chunks, text.encode())
    assert len(chunks) == 1


def test_a_note_of_noise_has_no_chunks() -> None:
    assert _cut("{{< a >}}\n\n![x](y)\n")[2] == []


_LINES = st.sampled_from(
    [
        "# Title",
        "## Day 1",
        "### Fast tables - Ana Uno",
        "## 09:00, [Slow tables](https://e.org/1), Bo Twee",
        "_Cy Drie, Di Vier (Acme)_",
        "#### Notes",
        "Speaker: Ana Uno",
        "",
        "",
        "A line of prose about tables.",
        "Ana Uno talked about ducks.",
        "- item",
        "  - nested item with café",
        "1. first",
        "> quoted",
        "```",
        "    indented()",
        "# bad",
        "values = [1]",
        "---",
        "===",
        "Long " * 150,
        "Satz mit ü. " * 60,
        "漢字" * 200,
        "x" * 900,
        "{{< image >}}",
        "{% for a in b %}",
        "{% endfor %}",
        "<!-- c -->",
        "![i](j)",
        "| a | b |",
        "\u2028odd\u0085line",
        "Closing words",
        "\t- tab",
    ]
)


@settings(max_examples=150)
@given(
    lines=st.lists(_LINES, max_size=30),
    front=st.sampled_from(["", "---\ntitle: T\ndate: 2024-05-02\n---\n", "+++\ntitle = 'T'\n+++\n", "---\nbroken: [\n---\n"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    path=st.sampled_from(["a.md", "a.txt"]),
    window=st.sampled_from([64, 256]),
)
def test_every_line_is_in_one_chunk_and_cited_as_stored(lines: list[str], front: str, end: str, path: str, window: int) -> None:
    data = (front + "\n".join(lines)).replace("\n", end).encode()
    try:
        note = read_note(path, data)
    except NoteError:
        return
    talks, _ = find_talks(note)
    chunks = cut(note, talks, _count, window)
    _check(note, talks, chunks, data, window=window)
    places = [place for chunk in chunks for place in range(chunk.first, chunk.last)]
    filled = {place for place, line in enumerate(note.lines) if line.kind not in ("blank", "front", "noise")}
    assert filled <= set(places) and len(places) == len(set(places))


def test_same_input_same_chunks() -> None:
    text = "# A\n\n" + "Some prose here. " * 200 + "\n\n## B - Ana Uno\n\n- x\n- y\n"
    assert _cut(text)[2] == _cut(text)[2]


@pytest.mark.parametrize(
    "text",
    [
        "a\n" * 50_000,
        "## Talk by Ab Cd\n" * 6_000,
        "- x\n" * 25_000,
        "word " * 200_000,
        "a\n\n" * 33_000,
        "```\n" + "x = 1\n" * 16_000 + "```\n",
    ],
)
def test_time_is_linear(text: str) -> None:
    note = read_note("a.md", text.encode())
    talks, _ = find_talks(note)
    assert within(1, lambda: cut(note, talks, lambda text: len(text) // 4 + 2, WINDOW))


def test_lines_are_where_cat_shows_them(seeds: dict[str, Path]) -> None:
    data = seeds["pycones"].read_bytes()
    note = read_note("x.txt", data)
    talks, _ = find_talks(note)
    for chunk in cut(note, talks, _count, WINDOW):
        first = re.sub(r"\s+", " ", chunk.text.split("\n")[0])[:40]
        assert first in re.sub(r"\s+", " ", stored_lines(data)[chunk.start_line - 1][1])
