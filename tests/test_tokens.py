"""tokens: the packaged ranks, exact against tiktoken's own, without a network; and what fits."""

from __future__ import annotations

import gzip
import hashlib
import importlib
import os
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ragnotes.asking import prompting, tokens
from ragnotes.records.calls import Passage
from ragnotes.records.hits import Hit, NoteHead

EXACT = "openai/gpt-5"


def test_the_packaged_ranks_are_the_ones_that_tiktoken_names() -> None:
    data = tokens.RANKS.read_bytes()
    plain = gzip.decompress(data)
    assert hashlib.sha256(data).hexdigest() == "a487b278b404d9652a066d42ddd5fe3389cc5bf241aa0dece608a51433a7c1e2"
    assert hashlib.sha256(plain).hexdigest() == "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"


def test_pattern_ranks_and_special_tokens_are_those_of_tiktoken(monkeypatch: pytest.MonkeyPatch) -> None:
    oracle = importlib.import_module("tiktoken_ext.openai_public")

    def ranks(*_: object, **__: object) -> dict[bytes, int]:
        lines = gzip.decompress(tokens.RANKS.read_bytes()).split(b"\n")[:-1]
        return {b64decode(line.split(b" ")[0]): int(line.split(b" ")[1]) for line in lines}

    monkeypatch.setattr(oracle, "load_tiktoken_bpe", ranks)
    theirs, ours = oracle.o200k_base(), tokens._encoding()
    assert theirs["pat_str"] == ours._pat_str
    assert theirs["mergeable_ranks"] == ours._mergeable_ranks
    assert theirs["special_tokens"] == ours._special_tokens


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("hello world", 2),
        ("Hello, world!", 4),
        ("<|endoftext|>", 7),
        ("antidisestablishmentarianism", 6),
        ("ñandú 🙂 東京", 5),
        ("\ud800", 1),
    ],
)
def test_counts_that_are_known(text: str, count: int) -> None:
    assert tokens.count_tokens(text, EXACT) == (count, True)


@pytest.mark.parametrize(
    "model", "openai/gpt-5 gpt-5-mini gpt-5.4 openai/gpt-4.1 gpt-4.1-nano gpt-4o gpt-4o-2024-05-13 o1 o3 o4-mini o3-mini".split()
)
def test_exact_for_the_models_that_tiktoken_maps_to_it(model: str) -> None:
    from tiktoken.model import encoding_name_for_model

    assert encoding_name_for_model(model.removeprefix("openai/")) == "o200k_base"
    assert tokens.count_tokens("Some words of a note.", model)[1] is True


@pytest.mark.parametrize(
    ("model", "margin"),
    [
        (None, 1.25), ("openai/gpt-4", 1.25), ("openai/gpt-3.5-turbo", 1.25), ("openai/gpt-oss-20b", 1.25), ("openai/gpt-50", 1.25),
        ("ollama/gpt-5", 1.25), ("mistral/mistral-small", 1.25), ("openai/GPT-5", 1.25), ("anthropic/claude-opus-5-5", 1.5),
        ("openrouter/anthropic/claude-haiku-5-5", 1.5),
    ],
)  # fmt: skip
def test_all_others_are_an_estimate_with_its_margin(model: str | None, margin: float) -> None:
    text = "Some words of a note about caches. " * 4
    count, exact = tokens.count_tokens(text, model)
    plain, _ = tokens.count_tokens(text, EXACT)
    assert not exact and tokens.margin(model) == margin
    assert plain * margin <= count < plain * margin + 1


@pytest.mark.parametrize("text", [" " * 1_000_000, "\t" * 700_000 + "x", "a" * 1_000_000, "\n" * 500_000, "á" * 300_000])
def test_long_runs_are_counted(text: str) -> None:
    assert tokens.count_tokens(text, EXACT)[0] > 1000


def test_slices_make_the_text_and_change_no_count() -> None:
    text = "\n".join(f"Line {number} says: caches... \n\n  42 // and that's all!" for number in range(9000))
    pieces = list(tokens._slices(text))
    assert len(pieces) > 3 and "".join(pieces) == text
    assert tokens.count_tokens(text, EXACT)[0] == len(tokens._encoding().encode_ordinary(text))


@given(st.text(max_size=40), st.integers(4, 9))
@settings(max_examples=60)
def test_slices_of_any_size_make_the_text(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_SLICE", size)
        pieces = list(tokens._slices(text))
    assert "".join(pieces) == text
    assert all(len(piece) <= size for piece in pieces)


def test_counting_asks_no_network(tmp_path: Path) -> None:
    probe = """
import socket, sys
def no(*_, **__): raise SystemExit("a socket was asked for")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = no
from ragnotes.asking.tokens import count_tokens
print(count_tokens("hello world", "gpt-5"), [name for name in ("requests", "httpx", "urllib3") if name in sys.modules])
"""
    env = {**os.environ, "TIKTOKEN_CACHE_DIR": str(tmp_path / "none"), "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, env=env, check=False)
    assert done.stdout.strip() == "(2, True) []", done.stderr
    assert list(tmp_path.iterdir()) == []


def hit(text: str, file: str = "notes/a.md") -> Hit:
    return Hit(file, 1, 1 + text.count("\n"), NoteHead("T", None, "E", "2024"), None, 1, 1.0, None, 1.0, (), False, text)


def passages(*texts: str) -> tuple[Passage, ...]:
    return prompting.number_passages([hit(text) for text in texts], prompting.load_prompt("passage", {}, None), ["talk"] * len(texts))[0]


def test_fit_keeps_a_beginning() -> None:
    made = passages("one two three", "word " * 50, "four")
    assert tokens.fit(made, 10_000, len) == (made, ())
    assert tokens.fit(made, 0, len) == ((), made)
    kept, dropped = tokens.fit(made, 200, len)
    assert (kept, dropped) == (made[:1], made[1:])  # a later one that would fit does not jump the queue
    assert tokens.fit((), 0, len) == ((), ())


@given(st.lists(st.text(max_size=60), max_size=5), st.integers(0, 300))
@settings(max_examples=40)
def test_what_fits_takes_no_more_than_its_room(texts: list[str], room: int) -> None:
    prompt = prompting.load_prompt("passage", {}, None)
    kept, dropped = tokens.fit(passages(*texts), room, lambda text: tokens.count_tokens(text, EXACT)[0])
    assert len(kept) + len(dropped) == len(texts)
    assert tokens.count_tokens(prompting.passage_block(kept, prompt), EXACT)[0] <= room
