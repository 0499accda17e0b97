"""Bytes -> Note: encodings, mojibake, front matter, and what a note tells of itself."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import unicodedata
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.errors import NoteError
from ragnotes.eventkeys import event_key
from ragnotes.reading.dates import date_in_path, date_in_text, iso_date
from ragnotes.reading.decoding import decode, stored_lines
from ragnotes.reading.events import event_in, event_in_path, event_in_text
from ragnotes.reading.frontmatter import read_front_matter
from ragnotes.reading.notes import read_note

from .timing import within

TEXT = "Das schöne Café: naïve façade, œuvre – „so“ sagt’s Łukasz.\nZweite Zeile mit ümläuten, damit es genug sind.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"),
        b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
    ],
    ids=[
        "utf-8",
        "utf-8 bom",
        "utf-16 le bom",
        "utf-16 be bom",
        "utf-32 le bom",
        "utf-32 be bom",
        "utf-16 le",
        "utf-16 be",
        "crlf",
        "cr",
        "nfd",
    ],
)
def test_every_unicode_form_gives_the_same_text(data: bytes) -> None:
    assert decode(data).text == TEXT


def test_another_encoding_is_guessed_and_told() -> None:
    text = "El año pasado habló Agustín Cañas sobre programación. " * 5 + "También enseñó código.\n"
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert "guess" in decoded.repairs[0]


def test_few_bad_bytes_in_good_utf8_are_replaced_and_nothing_else() -> None:
    decoded = decode("año, café, niño\n".encode() + b"caf\xe9\n")
    assert decoded.text == "año, café, niño\ncaf\ufffd\n"
    assert decoded.repairs == ("1 bad byte replaced",)


def test_halves_of_letters_are_put_together_and_one_alone_is_replaced() -> None:
    halves, lone = b"\xed\xa0\xbd\xed\xb8\x80", b"\xed\xa0\xbd"
    assert decode(b"caf\xc3\xa9 " + halves).text == "café \N{GRINNING FACE}"
    assert decode(halves).repairs == ("halves of letters (CESU-8) put together",)
    alone = decode("Kaffee für alle\n".encode() + lone + b"\n")
    assert alone.text == "Kaffee für alle\n\ufffd\n"
    assert alone.repairs == ("1 bad byte replaced",)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_empty(data: bytes) -> None:
    with pytest.raises(NoteError) as caught:
        read_note("a.md", data)
    assert caught.value.what == "empty"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0",
        b"\0\0\0\0",
        b"\x01\x02\x03\x04\x05\x06",
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0",
    ],
    ids=["all bytes", "png", "nuls", "controls", "elf"],
)
def test_binary(data: bytes) -> None:
    with pytest.raises(NoteError) as caught:
        read_note("a.md", data)
    assert caught.value.what == "binary, not text"


def test_a_stray_control_character_costs_no_note() -> None:
    note = read_note("a.md", b"# Title\n" + b"many words of a note " * 20 + b"be\0fore\x1b[31m\x07 after\n")
    assert note.lines[-1].text.endswith("before after")
    assert note.repairs == ("1 terminal codes dropped", "2 control characters dropped")


def test_a_pasted_terminal_session_is_read_without_its_codes() -> None:
    note = read_note("a.md", b"# Session\n\n\x1b]0;a title\x07\x1b[1;31mfailed\x1b[0m: no such talk\n")
    assert note.lines[-1].text == "failed: no such talk"


def test_lines_are_numbered_as_grep_does() -> None:
    data = "one\u2028still one\x0c\x85\r\ntwo\ronly two\n\nfour".encode()
    assert [line for _, line in stored_lines(data)] == ["one\u2028still one ", "two only two", "", "four"]
    assert [(line.number, line.text) for line in read_note("a.txt", data).lines][1] == (2, "two only two")
    assert len(stored_lines(b"a\n")) == 1 and len(stored_lines(b"a\n\n")) == 2


MAC = "# Café ❤️ niño\n\nJosé Ángel habló – “sí”\n"


def test_mojibake_of_the_whole_and_of_a_part() -> None:
    broken = MAC.encode().decode("mac_roman")
    note = read_note("a.md", broken.encode())
    assert [line.text for line in note.lines] == MAC.rstrip("\n").split("\n")
    assert note.repairs == ("Mac Roman mojibake repaired in 2 lines",)
    mixed = "Good: 3 € ça – naïve “yes”\n\n" + "Bad: cafÃ© niÃ±o\n"
    assert decode(mixed.encode()).text == "Good: 3 € ça – naïve “yes”\n\nBad: café niño\n"


@pytest.mark.parametrize(
    "text",
    [
        "“Curly” — dash… ça là é",
        "ÃO É SÃO JOÃO",
        "Ünïcödé ♥️ ✓",
        "naïve 3 × 4 ≈ 12 √2",
        "Тест и ещё",
        "日本語のテキスト",
        "® ™ © ° µ",
        "Â is a letter",
        "a\u00a0b",
    ],
)
def test_good_text_is_left_alone(text: str) -> None:
    assert decode((text + "\n").encode()).text == text + "\n"
    assert decode((text + "\n").encode()).repairs == ()


def test_the_seeds_are_repaired_or_left_alone(seeds: dict[str, Path]) -> None:
    for name, path in seeds.items():
        data = path.read_bytes()
        decoded = decode(data)
        assert decoded.stored == data.decode()
        assert decoded.stored.count("\n") == decoded.text.count("\n")
        if name == "pycones":
            assert not set("\uf8ff√‚") & set(decoded.text)
            for words in ("Jordi Contestí", "Rubén Míguez", "Agustín Cañas", "GenAI❤️f-string", "Ángel Collado", "Raúl Gómez Sánchez"):
                assert words in decoded.text
            assert decoded.repairs == ("Mac Roman mojibake repaired in 14 lines",)
        else:
            assert decoded.text == decoded.stored
            assert decoded.repairs == ()


def test_ftfy_chardet_and_yaml_are_not_imported_for_plain_notes() -> None:
    code = (
        "import sys; from ragnotes.reading.notes import read_note;"
        "read_note('a.md', '# T\\n\\ncafé ’quoted’ … 日本 €\\n'.encode());"
        "print([m for m in ('ftfy', 'chardet', 'yaml', 'pathspec', 'tomllib') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_front_matter() -> None:
    note = read_note(
        "x.md",
        b"---\nTitle: 'A day: out'\nDATE: 2024-10-09T10:00:00+02:00\nauthors:\n  - Ana Uno\n  - name: Bo Twee\nTags: [a, b]\n"
        b"categories: b\nconference: PyDays 2024\n---\nbody\n",
    )
    assert (note.title, note.date, note.author, note.event, note.tags) == (
        "A day: out",
        "2024-10-09",
        "Ana Uno, Bo Twee",
        "PyDays 2024",
        ("a", "b"),
    )
    assert [line.kind for line in note.lines] == ["front"] * 10 + ["prose"]
    assert note.lines[1].text == "Title: 'A day: out'" and note.lines[-1].number == 11
    toml = read_note("x.md", b"+++\ntitle = \"T\"\ndate = 2020-07-23\ntags = ['x']\n+++\nbody\n")
    assert (toml.title, toml.date, toml.tags) == ("T", "2020-07-23", ("x",))


@pytest.mark.parametrize(
    "block",
    [
        "a: [unclosed",
        "a: &x [1]\nb: *x",
        "a: [[[[[[1]]]]]]",
        "- - - - - - x",
        "{" * 3_000,
        "[" * 7_000,
        "- " * 3_500,
        "a: !!python/object/apply:os.system ['true']\nb: [",
        "\t- x: :",
        "just words",
        "a: 'open",
        "? " * 3_000,
        "%YAML 9.9\n--- x",
    ],
)
def test_front_matter_that_is_refused_is_text(block: str) -> None:
    data = f"---\n{block}\n---\n\nbody words\n".encode()
    note = read_note("x.md", data)
    assert within(2, lambda: read_note("x.md", data))
    assert note.repairs and "kept as text" in note.repairs[0]
    assert all(line.kind != "front" for line in note.lines)


@pytest.mark.parametrize("block", ["a." * 3_000 + "b = 1", "a = [" * 3_000, "a = ", "[a.b.c.d.e.f.g.h]\nx = 1"])
def test_toml_that_is_refused_is_text(block: str) -> None:
    lines = ["+++", *block.split("\n"), "+++"]
    assert read_front_matter(lines).n_lines == 0
    assert within(1, lambda: read_front_matter(lines))


@pytest.mark.parametrize("value", ["2024-13-45", "9" * 5_000, "!!timestamp x", "yes", "~", ""])
def test_odd_values_cost_no_front_matter(value: str) -> None:
    found = read_front_matter(["---", f"date: {value}", "title: T", "---"])
    assert (found.n_lines, found.fields["title"]) == (4, ("T",))


def test_front_matter_only_at_the_start_and_closed_in_time() -> None:
    assert read_note("a.md", b"text\n---\ntitle: no\n---\n").title != "no"
    far = "---\n" + "x: y\n" * 3_000 + "---\nbody\n"
    assert read_front_matter(far.split("\n")).n_lines == 0
    assert read_front_matter(["---", "never: closed"]).n_lines == 0
    assert read_front_matter([]).n_lines == 0


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("An unhelpful summary of PyConES 2024", "PyConES 2024"),
        ("EuroPython Conference 2020, Day 1", "EuroPython Conference 2020"),
        ("Notes on Europython 2020", "Europython 2020"),
        ("PyData Amsterdam 2023", "PyData Amsterdam 2023"),
        ("PyCon Sweden 2019", "PyCon Sweden 2019"),
        ("Mon Devoxx 2022 à moi !", "Devoxx 2022"),
        ("Polymer Summit 2016 - Day 1", "Polymer Summit 2016"),
        ("PyConES 2024, tercer día", "PyConES 2024"),
        ("Resumen de la JSDay 2016", "JSDay 2016"),
        ("apply() conf 2021", "apply() conf 2021"),
        ("Trip report: Strange Things 2024", None),
        ("Python in 2024", None),
        ("What is new in Java 21", None),
        ("Docker and Python", None),
        ("A silicon valley 2019", None),
        ("", None),
        ("Overcoming the confidence gap 2020", None),
    ],
)
def test_event_in_a_title(title: str, event: str | None) -> None:
    assert event_in(title) == event


def test_event_that_is_the_whole_title() -> None:
    assert event_in("Codeland 2015", whole=True) == "Codeland 2015"
    assert event_in("Notes on Codeland 2015: the talks", whole=True) == "Codeland 2015"
    assert event_in("Scaling Postgres 2015 style", whole=True) is None


@pytest.mark.parametrize(
    ("path", "year", "event"),
    [
        ("Devoxx Paris 2024/Some talk.md", None, "Devoxx Paris 2024"),
        ("apply-conf/2021.md", None, "apply conf 2021"),
        ("PyCon/Italia/2025/x.md", None, "PyCon Italia 2025"),
        ("notes/2024/x.md", None, None),
        ("NOTES_RubyConfTH_Bangkok_2022.md", None, "RubyConfTH Bangkok 2022"),
        ("pycones-2024-agents.md", None, "pycones 2024"),
        ("2017-11-25 - codemotion.md", "2017", "codemotion 2017"),
        ("a/b/c.md", "2020", None),
        ("pycon2014/x.md", None, "pycon 2014"),
        ("pycon/x.md", None, None),
    ],
)
def test_event_in_a_path(path: str, year: str | None, event: str | None) -> None:
    assert event_in_path(path, year) == event


def test_event_in_the_text_only_if_there_is_one() -> None:
    assert event_in_text("Last week I attended PyData Rome 2022. PyData Rome 2022 was warm.") == "PyData Rome 2022"
    assert event_in_text("Unlike PyCon 2018, EuroPython 2019 was warm.") is None
    assert event_in_text("In Rome in 2022.") is None


@pytest.mark.parametrize(
    ("text", "year", "date"),
    [
        ("2024-10-09", None, "2024-10-09"),
        ("2024-10", None, "2024-10"),
        ("2024-02-31", None, "2024"),
        ("10/08/2014", None, "2014"),
        ("April 21-22, 2021", None, "2021-04-21"),
        ("1er mai 2024", None, "2024-05-01"),
        ("April 2019", None, "2019-04"),
        ("9 de octubre de 2024", None, "2024-10-09"),
        ("14. September 2023", None, "2023-09-14"),
        ("Wed 14 Feb", "2024", "2024-02-14"),
        ("Feb 30", "2024", None),
        ("no date", None, None),
        ("May 5", None, None),
        ("version 3.2019", None, "2019"),
    ],
)
def test_iso_date(text: str, year: str | None, date: str | None) -> None:
    assert iso_date(text, year) == date


@pytest.mark.parametrize(
    ("sentence", "event", "date"),
    [
        ("From July 23 to July 26, I attended Europython 2020 online.", "Europython 2020", "2020-07-23"),
        ("Op donderdag 14 september ging het los.", "PyDagen 2023", "2023-09-14"),
        ("Op vrijdag 14 september ging het los.", "PyDagen 2023", None),  # that was a Thursday
        ("It was held on October 31st - November 1st.", "PyCon X 2019", "2019-10-31"),
        ("My birthday is on May 5.", "PyCon X 2019", None),
        ("The next PyCon X takes place on May 5.", "PyCon X 2019", None),
        ("It was held on May 5, 2018.", "PyCon X 2019", None),
        ("It was held on May 5.", None, None),
    ],
)
def test_date_in_text(sentence: str, event: str | None, date: str | None) -> None:
    assert date_in_text([sentence], event) == date


def test_date_in_path() -> None:
    assert date_in_path("posts/2019-10-31-x.md") == "2019-10-31"
    assert date_in_path("2019-13-31-x.md") is None


def test_what_a_note_tells_in_its_first_lines() -> None:
    note = read_note("notes/agents.md", b"# Agents\n\nSpeakers: Ana Uno\nEvent: PyDays 2024\nDate: 2024-10-06\n\nText.\n")
    assert (note.title, note.event, note.date, note.author) == ("Agents", "PyDays 2024", "2024-10-06", None)
    assert (note.format, note.path) == ("markdown", "notes/agents.md")


@pytest.mark.parametrize(
    ("name", "event", "date", "title", "form", "language"),
    [
        ("pycones", "PyConES 2024", "2024-10-09", "An unhelpful summary of PyConES 2024", "markdown", "en"),
        ("europython_day1", "EuroPython Conference 2020", "2020", "EuroPython Conference 2020, Day 1", "markdown", "en"),
        ("pydata", "PyData Amsterdam 2023", "2023-09-14", "PyData Amsterdam 2023", "markdown", "nl"),
        ("europython", "Europython 2020", "2020-07-23", "Notes on Europython 2020", "plain", "en"),
        ("pycon_sweden", "PyCon Sweden 2019", "2019-10-31", "PyCon Sweden 2019", "plain", "en"),
    ],
)
def test_the_seeds_tell_of_themselves(
    seeds: dict[str, Path], name: str, event: str, date: str, title: str, form: str, language: str
) -> None:
    data = seeds[name].read_bytes()
    note = read_note(seeds[name].name, data)
    assert (note.event, note.date, note.title, note.format, note.language, note.author) == (event, date, title, form, language, None)
    assert note.sha256 == hashlib.sha256(data).hexdigest()


def test_the_seeds_hold_four_events(seeds: dict[str, Path]) -> None:
    assert len({event_key(read_note(path.name, path.read_bytes()).event or "") for path in seeds.values()}) == 4


def test_template_and_page_noise_of_the_seeds(seeds: dict[str, Path]) -> None:
    def kinds(name: str, *numbers: int) -> set[str]:
        return {line.kind for line in read_note("x.txt", seeds[name].read_bytes()).lines if line.number in numbers}

    assert kinds("pycones", 8, 185) == {"noise"}
    assert kinds("europython_day1", 9, 10, 11, 12, 13, 219, 309, 388) == {"noise"}
    assert kinds("pydata", 5, 6, 10, 24, 40, 48) == {"noise"}
    assert kinds("pycon_sweden", 1, 2, 43, 45) == {"noise"}
    assert kinds("europython", *(25, 27, 28, 30, 31, 33, 34, 36, 37, 39, 41, 42, 48, 49, 51, 52, 55, 57, 58, 59, 61, 62)) == {"code"}
    assert kinds("europython", 44, 46, 66, 68, 96) == {"prose"}
    assert kinds("europython", 11, 19, 64, 78, 100) == {"heading"}
    assert kinds("pycon_sweden", 8, 24, 31) == {"heading"}


@given(st.binary(max_size=300))
def test_any_bytes_give_a_note_or_a_note_error(data: bytes) -> None:
    for path in ("a.md", "a.txt", "a"):
        try:
            note = read_note(path, data)
        except NoteError as error:
            assert error.what in ("empty", "binary, not text")
            continue
        numbers = [line.number for line in note.lines]
        assert numbers == sorted(numbers)
        assert set(numbers) == set(range(1, len(stored_lines(data)) + 1))


@given(st.text(max_size=300))
def test_text_is_read_as_it_is(text: str) -> None:
    try:
        lines = stored_lines(text.encode("utf-8", "replace"))
    except NoteError:
        return
    for _, line in lines:
        assert "\n" not in line and "\0" not in line
        line.encode()


def test_a_megabyte_line_and_a_notebook_are_read_in_time() -> None:
    cases = [
        ("a.md", b"word " * 200_000),
        ("a.txt", b"x" * 1_000_000),
        ("a.ipynb", b'{"cells": [\n' + b'"image/png": "' + b"iVBORw0KGgo" * 90_000 + b'"\n]}'),
        ("a.html", b"<p>" * 30_000),
    ]
    for path, data in cases:
        assert within(1, partial(read_note, path, data)), path


@pytest.mark.parametrize("text", ["<<<<<<< HEAD\n{}\n", "// x\n{}\n", "[1]\n", "null\n", '{"cells": [\n', "# Fast tables\n\nwords\n"])
def test_a_notebook_that_is_none_is_told(text: str) -> None:
    (remark,) = read_note("a.ipynb", text.encode()).repairs
    assert remark.startswith("not a notebook") and "read as" in remark


def test_control_characters_of_the_front_matter_are_taken_out() -> None:
    note = read_note("a.md", b'---\ntitle: "Ev\\x1b[31mil"\nauthor: "A\\0na Uno"\n---\nWords.\n')
    assert note.title is not None and note.title.isprintable() and note.author == "Ana Uno"


@pytest.mark.parametrize(
    ("text", "title", "author"),
    [
        ("---\ntitle: [broken\nauthor: Bo Twee\n---\n# Fast tables\n\nwords\n", "Fast tables", "Bo Twee"),
        ("+++\ntitle = broken\n# no\n\nSome words here, and more of them.\n", "broken", None),
        ("---\na: &x [1]\nb: *x\n---\nFirst words\n\nMore words.\n", "First words", None),
    ],
)
def test_broken_front_matter_is_text_and_never_the_title(text: str, title: str, author: str | None) -> None:
    note = read_note("a.md", text.encode())
    assert (note.title, note.author) == (title, author)
    assert any("kept as text" in remark for remark in note.repairs)
    assert "".join(line.text for line in note.lines if line.kind != "heading").count("broken") == text.count("broken")


@pytest.mark.parametrize("kind", ["answer", "summary"])
def test_what_we_wrote_is_no_note(kind: str) -> None:
    with pytest.raises(NoteError, match="written by ragnotes"):
        read_note("answer.md", f'---\nragnotes: "{kind}"\nformat: 1\n---\n\n# What?\n\nThis.\n'.encode())
