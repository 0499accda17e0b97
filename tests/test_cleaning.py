"""Lines without furniture: data written as letters, template tags, comments; and the bytes of a note -> text, each repair told."""

from __future__ import annotations

import base64
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.errors import NoteError
from ragnotes.reading.cleaning import clean_lines, is_page_furniture
from ragnotes.reading.decoding import decode, safe, split_lines
from ragnotes.records.notes import Line

from .timing import within

DATA = base64.b64encode(random.Random(1).randbytes(900)).decode()


def _clean(text: str, kind: str = "prose") -> tuple[str, str]:
    line = clean_lines([Line(1, text, 0, kind)])[0]
    return line.text, line.kind


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"Ada showed this: {DATA} and sat down.", "Ada showed this:  and sat down."),
        (f"![a picture](data:image/png;base64,{DATA}) and the words", "![a picture]() and the words"),
        (f"see [the talk](https://example.org/{'a' * 600}) now", f"see [the talk](https://example.org/{'a' * 600}) now"),
        ("漢字" * 400, "漢字" * 400),
        ("word " * 200, "word " * 200),
        (f"{DATA} tail", " tail"),
    ],
)
def test_words_beside_data_are_kept(text: str, kept: str) -> None:
    assert _clean(text) == (kept.rstrip(), "prose")


@pytest.mark.parametrize("kind", ["prose", "code", "item"])
def test_data_alone_are_noise(kind: str) -> None:
    assert _clean(DATA, kind) == ("", "noise")
    assert _clean(f"  {DATA}  ", kind) == ("", "noise")


@pytest.mark.parametrize(
    "line",
    [
        "We use cookies on this site.",
        "Your email address will not be published.",
        "I have read the privacy statement",
        "© 2020 Us",
        "Tu dirección de correo electrónico no será publicada",
    ],
)
def test_furniture(line: str) -> None:
    assert is_page_furniture(line)
    assert not is_page_furniture(line + " They said so in the talk about consent, and went on for a long while." * 6)


def test_furniture_among_the_lines_of_a_note() -> None:
    texts = ["We spoke of forms.", "Tu dirección de correo electrónico no será publicada, ni la de nadie.", "Nobody keeps your e-mails."]
    cleaned = clean_lines([Line(number, text, 0, "prose") for number, text in enumerate(texts, 1)])
    assert [line.text for line in cleaned] == [texts[0], "", texts[2]]


def test_tags_and_comments_leave_the_words() -> None:
    texts = ["a {{ b }} c", "<!-- x", "y", "--> z", "w {% if d %}v{% endif %}", "`{{ e }}`"]
    cleaned = clean_lines([Line(number, text, 0, "prose") for number, text in enumerate(texts, 1)])
    assert [line.text for line in cleaned] == ["a  c", "", "", "--> z", "w v", "`{{ e }}`"]


ANY_LINE = st.builds(
    Line,
    st.integers(1, 9),
    st.one_of(st.text(max_size=30), st.sampled_from(["{{<", ">}}", "{% for a %}", "{% endfor %}", "<!--", "-->", "x {{ y", DATA, "`{{`"])),
    st.integers(0, 3),
    st.sampled_from(["prose", "item", "heading", "quote", "code", "blank", "front", "noise"]),
)


@given(st.lists(ANY_LINE, max_size=12))
def test_no_line_is_lost_or_moved(lines: list[Line]) -> None:
    cleaned = clean_lines(lines)
    assert [line.number for line in cleaned] == [line.number for line in lines]
    assert all(line.text == "" for line, old in zip(cleaned, lines, strict=True) if line.kind == "noise" != old.kind)


HOSTILE = [
    "{{ " * 60_000,
    "<!--" * 60_000,
    "data:" * 60_000,
    "data:" + "a" * 500_000,
    "](" * 200_000,
    "a" * 499 + " ",
    ("a" * 499 + " ") * 800,
    "`{{" * 60_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_time_is_linear(text: str) -> None:
    assert within(1, lambda: clean_lines([Line(1, text, 0, "prose"), *(Line(2, "{{< a", 0, "prose") for _ in range(1_000))]))


TEXT = "Çok güzel – “café”, naïve façade. ünïcode\n"


@pytest.mark.parametrize(
    ("data", "repairs"),
    [
        (TEXT.encode(), ()),
        (b"\xef\xbb\xbf" + TEXT.encode(), ("byte order mark of UTF-8 dropped",)),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), ("byte order mark of UTF-16-LE dropped",)),
        (b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), ("byte order mark of UTF-32-BE dropped",)),
        (TEXT.encode("utf-16-be"), ("read as UTF-16 without a byte order mark",)),
        (TEXT.replace("\n", "\r\n").encode(), ("line ends of Windows (CR LF) read as such",)),
        (TEXT.replace("\n", "\r").encode(), ("line ends of an old Mac (CR) read as such",)),
        (unicodedata.normalize("NFD", TEXT).encode(), ("letters and their accents composed (NFC)",)),
        (b'<meta charset="iso-8859-9">' + "Çok güzel şey ığ\n".encode("iso-8859-9"), ("read as iso-8859-9, as it says itself",)),
        (b"<meta charset=latin1>" + "“café”\n".encode("cp1252"), ("read as cp1252, as it says itself",)),
        ("日本語の話\n".encode("iso2022_jp"), ("read as ISO-2022-JP",)),
        (TEXT.encode() + b"\x07", ("1 control characters dropped",)),
    ],
)
def test_every_repair_is_told(data: bytes, repairs: tuple[str, ...]) -> None:
    decoded = decode(data)
    assert decoded.repairs == repairs
    assert "\ufffd" not in decoded.text


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "shift_jis", "gb18030", "iso-8859-2", "euc-kr"])
def test_other_encodings_are_guessed(encoding: str) -> None:
    words = {
        "cp1252": "Der schöne Vortrag über Städte und Straßen – „gut“ fanden wir ihn.",
        "cp1251": "Доклад о базах данных был очень хорошим, и все остались довольны.",
        "shift_jis": "今日の発表はデータベースについてのとても良い話でした。",
        "gb18030": "今天的演讲是关于数据库的，大家都觉得非常好。",
        "iso-8859-2": "Wykład o bazach danych był świetny, wszyscy się zgodzili, że było ciekawie.",
        "euc-kr": "오늘 발표는 데이터베이스에 관한 아주 좋은 이야기였습니다.",
    }[encoding]
    decoded = decode(((words + "\n") * 6).encode(encoding))
    assert decoded.text == (words + "\n") * 6
    assert "guess" in decoded.repairs[0]


def test_carriage_returns_within_lines_move_no_number() -> None:
    assert [text for _, text in split_lines(decode(b"a\r\nb\rc\r\r\nd\n"))] == ["a", "b c", "d"]
    assert decode(b"a\r\nb\rc\n").repairs[-1] == "1 carriage returns within lines dropped"


@given(st.text(st.characters(codec=None), max_size=40))  # lone halves of letters too
def test_safe_text_can_be_written(text: str) -> None:
    safe(text).encode()
    assert not set(map(chr, range(9))) & set(safe(text))


@given(st.binary(max_size=200))
def test_text_and_stored_text_have_the_same_lines(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NoteError:
        return
    assert decoded.text.count("\n") == decoded.stored.count("\n")
    assert decoded.text == unicodedata.normalize("NFC", decoded.text)


def test_a_picture_on_its_own_is_noise_that_can_be_told_from_other_noise() -> None:
    texts = [
        "![a duck](duck.png)",
        "[![a](b.png)](https://e.org)",
        "![[duck.png]]",
        '<img src="a.png">',
        "<br>",
        "{: .toc}",
        "* [Part](#part)",
    ]
    cleaned = clean_lines([Line(number, text, 0, "prose") for number, text in enumerate(texts, 1)])
    assert [(line.text, line.kind) for line in cleaned] == [("", "noise")] * len(texts)
    assert [line.level for line in cleaned] == [1, 1, 1, 1, 0, 0, 0]
