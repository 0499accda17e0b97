"""Words and terms of many texts -> those that recur over groups of them, counted as arrays: a second for ten thousand passages."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from ..frozen import frozen_by_identity
from ..text import fold
from .words import IntVector

Mask = npt.NDArray[np.bool_]

_BEYOND = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"  # written without blanks, or with particles glued on
_UNSPACED = re.compile(f"[{_BEYOND}]")
# of such signs a run of katakana is mostly one word, and one in Latin letters stands by itself; the rest is not cut into words
_APART = re.compile(r"[A-Za-z][A-Za-z0-9_.+#-]*|[\u30a1-\u30fa\u30fc]{3,}")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\]\"]{1,2000}")
_TAG = re.compile(r"<[/a-zA-Z][^<>\n]{0,300}>")
# signs that part what stands around them, and such as merely stand around a word; the rest is dealt with word by word
_PARTS, _QUOTES = b",;:!?()[]{}|=<>'", b'"*~'
_SIGNS = bytes.maketrans(_PARTS + _QUOTES, b"\x1f" * len(_PARTS) + b" " * len(_QUOTES))
_AROUND = "_./-~^%&@$\\“”„«»…—–·•→、。「」（）‘"
_NEWLINE, _END = "\x1d", "\x1e"  # of a line and of a text: no blanks to a split of bytes
_OURS = str.maketrans({"\x1d": " ", "\x1e": " ", "\x1f": " "})
LONGEST_TITLE = 300  # characters of a title that are looked at
_NO_PLURALS = frozenset("news does goes this thus lens less has was his yes gas plus aws ios css sass rails redis pandas keras dbs".split())
JOINS = frozenset("de of do da di du del della van von der des".split())  # within a term of three words


@frozen_by_identity
class Tokens:
    """The words and signs of texts, in order."""

    surfaces: tuple[str, ...]  # each as written, once; the numbers below are positions in it
    numbers: IntVector  # (n_tokens,)
    texts: IntVector  # (n_tokens,) which text each stands in
    lines: IntVector  # (n_tokens,) which line of the text, from 0


@frozen_by_identity
class Term:
    """A word or a term of several words that recurs."""

    words: str  # as it is mostly written
    keys: tuple[str, ...]  # of its words: folded, in the singular where that is written too
    groups: int  # in how many it stands
    times: int
    titled: int  # how many titles have it
    named: float  # share of the places inside a sentence where it is written as a name: with a capital, a digit or as code
    inside: int  # how many such places there are
    parts: float  # of a term of several words: the share of its rarer end word's groups that have the whole term
    at: IntVector  # the token that each begins at


def tokenise(texts: Sequence[str]) -> Tokens:
    """Return the tokens of texts, without addresses, tags of HTML and the blanks between them.

    Signs are set apart in all texts at once and the whole is cut at its blanks: half the time of a pattern that finds each word.
    """
    pieces = _apart(f" {_END} ".join(map(_readable, texts)))
    known: defaultdict[bytes, int] = defaultdict(itertools.count().__next__)
    newline, end = known[_NEWLINE.encode()], known[_END.encode()]
    numbers = np.fromiter(map(known.__getitem__, pieces), dtype=np.int32, count=len(pieces))
    of_text = np.cumsum(numbers == end, dtype=np.int32)
    ended = np.cumsum(numbers == newline, dtype=np.int32)  # lines ended so far: a line end itself counts for the next line, and is no word
    before = np.concatenate([[0], ended[numbers == end]])
    return Tokens(tuple(_bare(piece.decode()) for piece in known), numbers, of_text, ended - before[of_text])


def _readable(text: str) -> str:
    """Return a text without addresses and tags, and with blanks around the words of one that is written without."""
    if "://" in text:
        text = _ADDRESS.sub(" , ", text)
    if "</" in text:
        text = _TAG.sub(" ", text)
    if not text.isascii() and _UNSPACED.search(text):
        text = _APART.sub(r" \g<0> ", text)
    return text.translate(_OURS) if "\x1d" in text or "\x1e" in text or "\x1f" in text else text


def _apart(text: str) -> list[bytes]:
    """Return the words, signs and line ends of texts."""
    data = text.encode("utf-8", "replace").translate(_SIGNS).replace("’".encode(), b"\x1f")
    data = data.replace(b". ", b"\x1f").replace(b".\n", b"\x1f\n").replace(b"\x1f", b" , ")
    return data.replace(b"`", b" ` ").replace(b"\n", f" {_NEWLINE} ".encode()).split()


def _bare(piece: str) -> str:
    """Return a word without the signs at its ends, but for those of C++ and C#; a sign, or what is not cut into words, as it is.

    >>> _bare("_snake_case_"), _bare("#pycon"), _bare("C#"), _bare("--")
    ('snake_case', 'pycon', 'C#', '--')
    """
    if piece.isalnum() and piece.isascii():
        return piece
    word = piece.strip(_AROUND).lstrip("#+")
    word = word if word.endswith(("++", "C#", "F#", "c#", "f#")) else word.rstrip("#+")
    return word or piece


def _is_word(piece: str) -> bool:
    return piece[:1].isalnum() and (piece.isascii() or not _UNSPACED.search(piece) or bool(_KATAKANA.fullmatch(piece)))


def singulars(surfaces: Sequence[str]) -> list[str]:
    """Return of each surface what it is counted as: folded, and in the singular where the notes have that as well.

    >>> singulars(["Agents", "agent", "LLMs", "LLM", "process", "kubernetes"])
    ['agent', 'agent', 'llm', 'llm', 'process', 'kubernetes']
    """
    folded = [fold(surface) for surface in surfaces]
    there = set(folded)
    return [_singular(word, there) for word in folded]


def _singular(word: str, there: Container[str]) -> str:
    """Return a folded word in the singular if that is there; only an -s is taken off, which most of the languages have."""
    if len(word) < 4 or word[-1] != "s" or word in _NO_PLURALS or word.endswith("ss"):
        return word
    if word.endswith("ies") and f"{word[:-3]}y" in there:
        return f"{word[:-3]}y"
    if word[:-1] in there:
        return word[:-1]
    return word[:-2] if word.endswith("es") and word[:-2] in there and word[-3] in "rlnxshd" else word


def recurring(
    tokens: Tokens,
    groups: IntVector,
    titles: Sequence[tuple[int, str]],
    *,
    content: Callable[[str], bool],
    wanted: Callable[[Term], bool],
    capitals: Mask,
) -> list[Term]:
    """Return the words and the terms of two and three words that stand in two groups at least and are wanted, shortest first.

    `groups` tells of each text which group it is of, -1 for none; `titles` are those of the groups; `content` tells of a folded word
    whether a term may have it, but for those such as "of" inside one. `capitals` tells of each text whether in its language a capital
    inside a sentence tells a name, as it does not in German.
    """
    if not len(tokens.numbers) or not len(groups):
        return []
    keys, key_of, is_content, is_join = _read_surfaces(tokens.surfaces, content)
    number = key_of[tokens.numbers].astype(np.int64)
    group = np.concatenate([groups, [-1]])[tokens.texts]
    good = is_content[tokens.numbers] & (group >= 0)
    book = _Book(tokens, number, group, named(tokens, capitals), _inside(tokens, capitals), keys, _titled(titles, keys), {})
    words = np.flatnonzero(good)
    kinds = [_Kind((words,), number[words]), *_longer(number, good, is_join[tokens.numbers], len(keys))]
    return [term for kind in kinds for term in _terms(kind, book, wanted)]


@frozen_by_identity
class _Kind:
    """Places of terms of one length: of each of their words, and a number for the term."""

    places: tuple[IntVector, ...]
    codes: npt.NDArray[np.int64]


@frozen_by_identity
class _Book:
    """What is known of each token, and of the words they are."""

    tokens: Tokens
    number: npt.NDArray[np.int64]  # of its key
    group: IntVector
    named: Mask  # it is written as a name
    inside: Mask  # it stands where a capital tells a name
    keys: Sequence[str]
    titled: dict[tuple[str, ...], int]  # how many groups have a term in their title
    alone: dict[int, int]  # in how many groups each word is


def _read_surfaces(surfaces: Sequence[str], content: Callable[[str], bool]) -> tuple[list[str], IntVector, Mask, Mask]:
    """Return the keys, and of each surface its key, whether a term may have it, and whether it may stand inside one."""
    singular = singulars(surfaces)
    numbers: defaultdict[str, int] = defaultdict(itertools.count().__next__)
    key_of = np.array([numbers[key] for key in singular], dtype=np.int32)
    says = np.array([_is_word(key) and content(key) for key in numbers], dtype=bool)
    joins = np.array([key in JOINS for key in numbers], dtype=bool)
    return list(numbers), key_of, says[key_of], joins[key_of]


def named(tokens: Tokens, capitals: Mask) -> Mask:
    """Return which tokens are written as names: as code, with a digit or several capitals, or with a capital inside a sentence."""
    looks = np.array([_looks_named(surface) for surface in tokens.surfaces], dtype=bool)
    capital = np.array([surface[:1].isupper() for surface in tokens.surfaces], dtype=bool)
    after_tick = np.concatenate([[False], tokens.numbers[:-1] == _number_of("`", tokens)])
    found: Mask = looks[tokens.numbers] | (capital[tokens.numbers] & _inside(tokens, capitals)) | after_tick
    return found


def _inside(tokens: Tokens, capitals: Mask) -> Mask:
    """Return which tokens stand after a word, where a capital tells a name."""
    follows = np.array([surface[:1].isalnum() or surface == "`" for surface in tokens.surfaces], dtype=bool)
    found: Mask = np.concatenate([[False], follows[tokens.numbers[:-1]]]) & np.concatenate([capitals, [False]])[tokens.texts]
    return found


def _number_of(surface: str, tokens: Tokens) -> int:
    return tokens.surfaces.index(surface) if surface in tokens.surfaces else -1


def _looks_named(surface: str) -> bool:
    """Return whether a word is written as only names are: "TensorFlow", "RAG", "GPT-3"."""
    inner = surface[1:]
    return surface != surface.lower() and (inner != inner.lower() or any(map(str.isdigit, inner))) and len(surface) > 1


def _longer(number: npt.NDArray[np.int64], good: Mask, is_join: Mask, n_keys: int) -> list[_Kind]:
    """Return the terms of two words side by side, of three, and of two with a word such as "of" between them, that stand there twice."""
    pairs = np.flatnonzero(good[:-1] & good[1:])
    codes = number[pairs] * n_keys + number[pairs + 1]
    _, ids, counts = np.unique(codes, return_inverse=True, return_counts=True)
    often = counts[ids] > 1
    pairs, codes, ids = pairs[often], codes[often], ids[often]
    of_place = np.full(len(number), -1, dtype=np.int64)
    of_place[pairs] = ids
    triples = pairs[of_place[pairs + 1] >= 0]
    joined = np.flatnonzero(good[:-2] & is_join[1:-1] & good[2:])
    return [
        _Kind((pairs, pairs + 1), codes),
        _Kind((triples, triples + 1, triples + 2), of_place[triples] * (len(counts) + 1) + of_place[triples + 1]),
        _Kind((joined, joined + 1, joined + 2), number[joined] * n_keys + number[joined + 2]),
    ]


def _titled(titles: Sequence[tuple[int, str]], keys: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return how many groups have a term in their title, by its keys."""
    there = set(keys)
    found: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    tokens = tokenise([title[:LONGEST_TITLE] for _, title in titles])
    written = [_singular(fold(surface), there) for surface in tokens.surfaces]
    told: defaultdict[int, list[str]] = defaultdict(list)
    for text, number in zip(tokens.texts.tolist(), tokens.numbers.tolist(), strict=True):
        told[text].append(written[number])
    for text, (group, _) in enumerate(titles):
        row = told[text]
        for size in (1, 2, 3):
            for term in zip(*(row[start:] for start in range(size)), strict=False):
                found[term].add(group)
    return {term: len(groups) for term, groups in found.items()}


def _terms(kind: _Kind, book: _Book, wanted: Callable[[Term], bool]) -> list[Term]:
    """Return the terms of one length that stand in two groups at least and are wanted."""
    if not len(kind.codes):
        return []
    start = kind.places[0]
    _, first, ids, times = np.unique(kind.codes, return_index=True, return_inverse=True, return_counts=True)
    n_groups = int(book.group.max()) + 1
    in_groups = np.bincount(np.unique(ids * n_groups + book.group[start]) // n_groups, minlength=len(first))
    inside = book.inside[start] & book.inside[kind.places[-1]]
    within = np.bincount(ids, weights=inside, minlength=len(first))
    as_name = np.bincount(ids, weights=book.named[start] & book.named[kind.places[-1]] & inside, minlength=len(first))
    found: dict[int, Term] = {}
    for number in np.flatnonzero(in_groups > 1).tolist():
        words = [int(book.number[places[first[number]]]) for places in kind.places]
        keys, groups = tuple(book.keys[word] for word in words), int(in_groups[number])
        if len(words) == 1:
            book.alone[words[0]] = groups
        parts = groups / min(book.alone.get(word, groups) for word in (words[0], words[-1]))
        named = float(as_name[number] / within[number]) if within[number] else 0.0
        term = Term("", keys, groups, int(times[number]), book.titled.get(keys, 0), named, int(within[number]), parts, start[:0])
        if wanted(term):
            found[number] = term
    return _with_places(found, kind, ids, book.tokens)


def _with_places(found: dict[int, Term], kind: _Kind, ids: IntVector, tokens: Tokens) -> list[Term]:
    """Return terms with their places, and as they are mostly written."""
    chosen = np.flatnonzero(np.isin(ids, np.array(list(found), dtype=np.int64)))
    chosen = chosen[np.argsort(ids[chosen], kind="stable")]
    numbers, starts = np.unique(ids[chosen], return_index=True)
    terms = []
    for number, rows in zip(numbers.tolist(), np.split(chosen, starts[1:]), strict=True) if len(chosen) else ():
        ways = Counter(zip(*(tokens.numbers[places[rows]].tolist() for places in kind.places), strict=True))
        words = " ".join(tokens.surfaces[one] for one in ways.most_common(1)[0][0])
        terms.append(replace(found[number], words=words, at=kind.places[0][rows]))
    return terms
