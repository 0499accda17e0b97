"""Counting tokens without a network, and what fits a budget."""

from __future__ import annotations

import functools
import math
import re
from binascii import a2b_base64
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..records.calls import Passage

if TYPE_CHECKING:
    import tiktoken

RANKS = Path(__file__).resolve().parent.parent / "data" / "o200k_base.tiktoken.gz"
# The pattern and the special tokens are those of tiktoken's own `o200k_base` (tiktoken_ext/openai_public.py, MIT).
_PATTERN = "|".join(
    [
        r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
        r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
        r"""\p{N}{1,3}""",
        r""" ?[^\s\p{L}\p{N}]+[\r\n/]*""",
        r"""\s*[\r\n]+""",
        r"""\s+(?!\S)""",
        r"""\s+""",
    ]
)
_EXACT = re.compile(r"(?:openai/)?(?:gpt-5|gpt-4\.1|gpt-4o|o1|o3|o4)(?:[-.:].*)?")
_SLICE = 100_000  # a million blanks in a row are more than tiktoken's pattern can take
_FRAME = 16  # tokens that a prompt puts around one passage, and more


def count_tokens(text: str, model: str | None = None) -> tuple[int, bool]:
    """Return (tokens, exact) of a text for a model named `provider/name` or `name`.

    Exact for OpenAI's models that use o200k_base; for any other it is o200k_base's count times `margin(model)`, rounded up, so that
    a text that fits by this count fits.
    """
    encoding = _encoding()
    count = sum(len(encoding.encode_ordinary(piece)) for piece in _slices(text))
    exact = margin(model) == 1.0
    return count if exact else math.ceil(count * margin(model)), exact


def margin(model: str | None) -> float:
    """Return what o200k_base's count is multiplied by: 1.0 where it is exact, 1.5 for Claude, 1.25 for all others.

    The most that other tokenizers made of notes in English and Spanish was 1.20 of it, in Dutch 1.44 (an old sentencepiece model).
    """
    if model is not None and _EXACT.fullmatch(model):
        return 1.0
    return 1.5 if model is not None and "claude" in model.lower() else 1.25


def fit(passages: Sequence[Passage], room: int, count: Callable[[str], int]) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Return (kept, dropped): the longest beginning of the passages that takes at most `room` tokens, and the rest.

    A passage takes its place, its kind and its text, two tokens a line for indenting it, and a frame.
    """
    used = 0
    for position, passage in enumerate(passages):
        used += count(f"{passage.place}\n{passage.kind}\n{passage.text}") + 2 * passage.text.count("\n") + _FRAME
        if used > room:
            return tuple(passages[:position]), tuple(passages[position:])
    return tuple(passages), ()


@functools.cache
def _encoding() -> tiktoken.Encoding:
    """o200k_base made of the packaged ranks: `tiktoken.get_encoding` would download them."""
    import gzip

    import tiktoken

    words = gzip.decompress(RANKS.read_bytes()).split()[::2]  # "word rank" a line, in the order of the ranks from 0
    ranks = dict(zip(map(a2b_base64, words), range(len(words)), strict=True))
    special = {"<|endoftext|>": 199999, "<|endofprompt|>": 200018}
    return tiktoken.Encoding("o200k_base", pat_str=_PATTERN, mergeable_ranks=ranks, special_tokens=special)


def _slices(text: str) -> Iterator[str]:
    """The text in pieces that tiktoken can take, cut after a line that is followed by a letter where there is one: no token spans that."""
    start = 0
    while len(text) - start > _SLICE:
        cut = text.rfind("\n", start, start + _SLICE)
        while cut > start and not text[cut + 1].isalpha():
            cut = text.rfind("\n", start, cut)
        end = cut + 1 if cut > start else start + _SLICE
        yield text[start:end]
        start = end
    yield text[start:]
