"""WordPiece against its oracle, the `tokenizers` package: over tables, every kind of character, and whatever hypothesis thinks of."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.errors import ModelMissing
from ragnotes.finding.wordpiece import WordPiece, load_wordpiece, split_words, tokenize
from ragnotes.models import find_model_folder

FOLDER = find_model_folder(None)
needs_model = pytest.mark.skipif(FOLDER is None, reason="the encoder's files are not installed: make setup")
OURS = load_wordpiece(FOLDER) if FOLDER else None


def read_oracle() -> Any:
    import tokenizers

    oracle = tokenizers.Tokenizer.from_file(str(FOLDER / "tokenizer.json")) if FOLDER else None
    if oracle:
        oracle.no_truncation()
        oracle.no_padding()
    return oracle


THEIRS = read_oracle()


def numbers(text: str) -> list[int]:
    assert OURS is not None
    return tokenize(text, OURS)


def expected(text: str) -> list[int]:
    found: list[int] = THEIRS.encode(text, add_special_tokens=False).ids
    return found


@needs_model
@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\r\n ",
        "What did people say about langchain?",
        "Agustín Öztürk naïve façade Łódź ÅNGSTRÖM",
        "ΟΔΥΣΣΕΥΣ ὈΔΥΣΣΕΎΣ İstanbul ISTANBUL ıŞık STRASSE straße ẞ",
        "東京都で会いました 大家好 안녕하세요 カタカナ ﾊﾝｶｸ",
        "don't-stop: f-strings (v3.12), 50 % + $5 = ~^`|<>",
        "«Charla» — “quoted” … ¿qué? ¡sí! „deutsch“",
        "zero\u200bwidth soft\u00adhyphen nbsp\u00a0here thin\u2009space line\u2028sep \ufeffbom",
        "nul\x00 bell\x07 vt\x0b ff\x0c nel\x85 del\x7f",
        "replacement \ufffd character",
        "emoji 🎉👩‍💻🏳️‍🌈 ❤️ and flags 🇳🇱",
        "e\u0301 a\u0300\u0316b o\u0308\u0304 \u0301leading",
        "[CLS] typed by a person [SEP] [MASK][PAD] [UNK] [cls] [nothing]",
        "x" * 100,
        "x" * 101,
        "é" * 100 + " " + "é" * 101,
        "unbelievably " * 300,
        "\u09cb\u09c7\u0bcb क्षत्रिय नमस्ते ขอบคุณ العربية עִבְרִית",
        "\U0001f600\U0002f81a\uf900 private \ue000 \U000f0000 unassigned \u0378",
    ],
)
def test_tables(text: str) -> None:
    assert numbers(text) == expected(text)


@needs_model
def test_characters_of_every_block() -> None:
    """Every 97th code point and all of the first 0x3100, between letters and alone: about 24,000."""
    for code in [*range(0x3100), *range(0x3100, 0x110000, 97)]:
        if not 0xD800 <= code < 0xE000:
            text = f"a{chr(code)}b {chr(code)}"
            assert numbers(text) == expected(text), hex(code)


@needs_model
@given(st.text(max_size=200))
def test_any_unicode(text: str) -> None:
    assert numbers(text) == expected(text)


@needs_model
@given(st.text(alphabet="aàÀeE\u0301\u0323ßΣσςİıI'’-_.,!? \t\n\u00a0東京[CLSEP]#", max_size=60))
def test_awkward_letters(text: str) -> None:
    assert numbers(text) == expected(text)


@needs_model
def test_real_lines(data_folder: Path) -> None:
    files = sorted(path for path in (data_folder / "wild-notes").rglob("*") if path.suffix in (".md", ".txt", ".rst"))
    lines = [line for path in files for line in path.read_bytes().decode("utf-8", "replace").split("\n")]
    for line in random.Random(7).sample(lines, min(2_000, len(lines))):
        assert numbers(line) == expected(line)


@needs_model
@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\udc80\ud83d", "caf\udce9 [SEP]"])
def test_lone_surrogates_count_as_the_replacement_character(text: str) -> None:
    same = "".join("\ufffd" if 0xD800 <= ord(char) < 0xE000 else char for char in text)
    assert numbers(text) == expected(same)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, ["cafe", "東", "京", "!"]),
        ({"lower": False}, ["Cafe", "東", "京", "!"]),
        ({"strip": False}, ["café", "東", "京", "!"]),
        ({"split_cjk": False}, ["cafe", "東京", "!"]),
    ],
)
def test_options(options: dict[str, bool], words: list[str]) -> None:
    assert split_words("Café 東京!", **options) == words


def write_model(folder: Path, vocabulary: str, **config: object) -> WordPiece:
    (folder / "vocab.txt").write_bytes(vocabulary.encode())
    (folder / "tokenizer_config.json").write_text(json.dumps(config))
    return load_wordpiece(folder)


SMALL = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nfly\n##ing\nFly\nfl\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [("flying", [4, 5]), ("fly", [4]), ("flyers", [1]), ("Flying", [4, 5]), ("fl ing", [7, 1]), ("[MASK]", [1, 1, 1])],
)
def test_longest_pieces_of_a_small_vocabulary(tmp_path: Path, text: str, found: list[int]) -> None:
    assert tokenize(text, write_model(tmp_path, SMALL)) == found


def test_cased_vocabulary_and_windows_line_ends(tmp_path: Path) -> None:
    cased = write_model(tmp_path, SMALL.replace("\n", "\r\n"), do_lower_case=False)
    assert tokenize("Flying fly", cased) == [6, 5, 4]


@needs_model
def test_vocabulary_of_tokenizer_json(tmp_path: Path) -> None:
    assert FOLDER is not None
    shutil.copy(FOLDER / "tokenizer.json", tmp_path)
    same = load_wordpiece(tmp_path)
    assert tokenize("Agustín said: langchain", same) == numbers("Agustín said: langchain")
    assert (same.start, same.end, same.size) == (101, 102, 30_522)


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "has no tokenizer.json"),
        ({"vocab.txt": b"hello\nworld"}, "has no [UNK]"),
        ({"vocab.txt": b"\xff\xfe"}, "cannot be read"),
        ({"tokenizer.json": b"{"}, "cannot be read"),
        ({"tokenizer.json": b"[1]"}, "no JSON object"),
        ({"tokenizer.json": b'{"model": {"type": "BPE", "vocab": {}}}'}, "no WordPiece vocabulary"),
        ({"tokenizer.json": b'{"model": {"type": "WordPiece", "vocab": {"a": "1"}}}'}, "no WordPiece vocabulary"),
        ({"tokenizer.json": b'{"model": {"type": "WordPiece", "vocab": {}}}'}, "has no [UNK]"),
        ({"vocab.txt": SMALL.encode(), "tokenizer_config.json": b"[" * 100_000}, "cannot be read"),
    ],
)
def test_broken_folders_are_told(tmp_path: Path, files: dict[str, bytes], reason: str) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ModelMissing) as told:
        load_wordpiece(tmp_path)
    assert reason in told.value.what
    assert "ragnotes model download" in told.value.cure
