"""sse: the rules of server-sent events, however the bytes are cut."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ragnotes.asking.wire import sse
from ragnotes.errors import ProviderError

CASES = [
    (b"data: a\n\n", ["a"]),
    (b"data:a\n\ndata:  b\n\n", ["a", " b"]),
    (b"data: a\r\n\r\ndata: b\r\rdata: c\n\n", ["a", "b", "c"]),
    (b"data: a\ndata: b\n\n", ["a\nb"]),
    (b"\xef\xbb\xbfdata: a\n\n", ["a"]),
    (b": comment\n\ndata: a\n: in between\ndata: b\n\n", ["a\nb"]),
    (b"id: 7\nevent: x\nretry: 10\nnonsense\ndata: a\n\n", ["a"]),
    (b"id: 7\n: comment\n\ndata: a\n\n", ["a"]),
    (b"data\n\ndata:\n\n\n\n", []),
    (b"data: a", []),
    (b"data: a\n", ["a"]),
    (b"data: a\n\ndata: b", ["a"]),
    ("data: a\u2028b\u2029c\x85d\x0be\n\n".encode(), ["a\u2028b\u2029c\x85d\x0be"]),
    ("data: é🙂\n\n".encode(), ["é🙂"]),
    (b"data: \xff\n\n", ["\ufffd"]),
    (b"", []),
]


def events(chunks: Iterable[bytes], limit: int = 1000) -> list[str]:
    return list(sse.events(chunks, limit))


@pytest.mark.parametrize(("data", "expected"), CASES)
def test_events(data: bytes, expected: list[str]) -> None:
    assert events([data]) == expected
    assert events(bytes([byte]) for byte in data) == expected


@given(st.sampled_from(CASES), st.lists(st.integers(0, 60)))
def test_any_cutting_gives_the_same_events(case: tuple[bytes, list[str]], cuts: list[int]) -> None:
    data, expected = case
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    assert events(data[start:end] for start, end in pairwise(edges)) == expected


@given(st.binary(max_size=300), st.integers(1, 7))
def test_any_bytes_are_read(data: bytes, size: int) -> None:
    assert events(data[start : start + size] for start in range(0, len(data), size)) == events([data])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), min_size=1)))
def test_what_was_sent_comes_out(texts: list[str]) -> None:
    assert events([b"".join(b"data: " + text.encode() + b"\n\n" for text in texts)], 100_000) == texts


@pytest.mark.parametrize("chunks", [[b"x" * 11], [b"x" * 6, b"x" * 6], [b"x" * 11 + b"\n"], [b"ok\n" + b"x" * 6, b"x" * 6 + b"\n\n"]])
def test_a_line_without_an_end_is_refused(chunks: list[bytes]) -> None:
    with pytest.raises(ProviderError, match="longer than 10 bytes"):
        events(chunks, 10)


def test_a_line_as_long_as_allowed_is_read() -> None:
    assert events([b"data: abcd\n", b"\n"], 10) == ["abcd"]
