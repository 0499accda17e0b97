"""Words of a question that few passages have, matched to words of the notes that are written nearly alike.

"kafka" finds notes that write "kafak", "lang chain" finds "langchain" and the other way round, "retrieval augmented generation" finds
"RAG". A letter more, less, other or two letters that changed places are one mistake; long words may have two. The first letter is never one
of them: looking for it keeps this fast, and people seldom mistype it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from ..frozen import frozen
from ..text import fold, stem, words
from .index import Index, chunk_bytes, chunk_record
from .terms import Terms, TermScores, scores_of
from .words import FloatVector, IntVector, find_word, first_from

SHORTEST = 5  # letters of a word that may be misspelt: below MIDDLE only by two that changed places, one doubled or one that sounds alike
MIDDLE = 7  # letters of a word that may have any mistake: shorter ones have too many neighbours of another meaning
LONG = 8  # letters of a word that may have two
FEW = 2  # chunks: a word of the notes in no more may be a misspelling of one that is there
WEIGHT = 0.6  # of what the word itself would count, for each mistake
ALIKE = ("iy", "dt", "ckq", "csz", "vw", "bp", "gj", "mn")  # letters that are taken for one another in a short word
MOST = 8  # words of a question that are looked up so
VARIANTS = 4  # words of the notes that one may stand for
PART = 3  # letters of a part of a word that the notes write as two
RARE = 10  # chunks: a word in no fewer is not looked up as two
MOST_TEXTS = 50  # passages looked through for the two
INITIALS = (3, 4, 5)  # words in a row that notes may write by their first letters: two letters mean too much else
# a bit for each byte, by its last five bits: which letters a word has, not how often
_BITS = np.left_shift(np.uint32(1), np.arange(256, dtype=np.uint32) & np.uint32(31))


@frozen
class Respelling:
    """Words of a question that words written nearly alike were found for."""

    asked: str  # as the question writes them, folded
    found: tuple[str, ...]  # as the notes have them, stemmed
    rows: IntVector  # the chunks that have these
    gained: FloatVector  # what each of them gets for it


def respell(
    question: str, asked: Sequence[str], by_term: TermScores, index: Index, known: Collection[str] = ()
) -> tuple[TermScores, tuple[Respelling, ...]]:
    """Return BM25 of a question with what words nearly alike add, and these words. `asked` are the folded words that `by_term` scores.

    A word counts as found where another stands for it. Those that are `known` are words of another language, not misspelt.
    """
    place = {word: number for number, word in enumerate(asked)}
    found: list[tuple[list[int], Respelling]] = []
    order = words(question)
    for at in range(min(len(order) - 2, MOST)):
        if place.keys() >= {*order[at : at + 3]} and (one := _joined(order[at : at + 3], index)):
            found.append(([place[word] for word in order[at : at + 3]], one))
    for first, second in list(dict.fromkeys(pair for pair in itertools.pairwise(order) if place.keys() >= set(pair)))[:MOST]:
        if one := _joined((first, second), index) or _joined_badly(first, second, index):
            found.append(([place[first], place[second]], one))
    for size in INITIALS:
        for run in itertools.islice(
            (order[at : at + size] for at in range(len(order) - size + 1) if place.keys() >= {*order[at : at + size]}), MOST
        ):
            if one := _initials(run, index):
                found.append(([place[word] for word in run], one))
    healed = {owner for owners, _ in found for owner in owners}
    few = [
        number for number in range(len(asked)) if number not in healed and asked[number] not in known and len(by_term.rows[number]) < RARE
    ]
    for number in few[:MOST]:
        if (
            one := _split(asked[number], index)
            or _without_mark(asked[number], index)
            or _misspelt(asked[number], by_term.rows[number], index)
        ):
            found.append(([number], one))
    scores, rows = by_term.scores.copy(), list(by_term.rows)
    for owners, one in found:
        scores[one.rows] += one.gained
        for owner in owners:
            rows[owner] = np.union1d(rows[owner], one.rows)
    return replace(by_term, scores=scores, rows=tuple(rows)), tuple(one for _, one in found)


def _known(word: str, index: Index) -> list[int]:
    """Return the terms of the vocabulary that a folded word stands for, in every language of the index."""
    variants = dict.fromkeys(stem(word, language) for language in index.manifest["languages"])
    numbers = (find_word(index.terms.vocabulary, index.terms.starts, variant) for variant in variants)
    return [number for number in numbers if number >= 0]


def _joined(run: Sequence[str], index: Index) -> Respelling | None:
    """Return what the notes have of words in a row of a question written as one."""
    first, whole = "".join(run[:-1]), "".join(run)
    numbers = _known(whole, index) if len(whole) >= SHORTEST else []
    # of "using ai" some language's stem is "using"; of "auto scaling" it is "autosc"
    numbers = [number for number in numbers if len(_term(index.terms, number)) > len(first) + 1]
    return _respelling(" ".join(run), numbers, 1.0, index) if numbers else None


def _joined_badly(first: str, second: str, index: Index) -> Respelling | None:
    """Return what the notes have of two words of a question written as one, with a mistake in it: "hugging face", "HugginFace"."""
    if len(first) < PART or len(second) < PART or len(first) + len(second) < LONG:
        return None
    own = {number for word in (first, second) for number in _known(word, index)}
    found = _nearest(first + second, 1, own, index)
    numbers = [number for _, number in found if len(_term(index.terms, number)) > max(len(first), len(second)) + 1]
    return _respelling(f"{first} {second}", numbers[:VARIANTS], WEIGHT, index) if numbers else None


def _initials(run: Sequence[str], index: Index) -> Respelling | None:
    """Return what the notes have of words in a row written by their first letters, in capitals: "RAG"."""
    short = "".join(word[0] for word in run)
    numbers = _known(short, index) if short.isalpha() else []
    if not numbers:
        return None
    rows, scores = scores_of(numbers, index.terms)
    capitals = short.upper()
    near = [row for row in rows.tolist() if capitals.encode() in chunk_bytes(index, row)] if len(rows) <= MOST_TEXTS else []
    if not any(re.search(rf"\b{capitals}s?\b", _text(index, row)) for row in near):
        return None
    return Respelling(" ".join(run), (short,), rows, scores)


def _split(word: str, index: Index) -> Respelling | None:
    """Return what the notes have of a word written as two, one after the other."""
    for cut in range(PART, len(word) - PART + 1):
        first, second = word[:cut], word[cut:]
        if not (ones := _known(first, index)) or not (others := _known(second, index)):
            continue
        (rows, scores), (also, more) = scores_of(ones, index.terms), scores_of(others, index.terms)
        both, at, there = np.intersect1d(rows, also, assume_unique=True, return_indices=True)
        if not 0 < len(both) <= MOST_TEXTS:
            continue
        beside = np.array([f" {first} {second} " in f" {' '.join(words(_text(index, int(row))))} " for row in both], dtype=bool)
        if beside.any():
            return Respelling(word, (f"{first} {second}",), both[beside], np.maximum(scores[at], more[there])[beside])
    return None


def _without_mark(word: str, index: Index) -> Respelling | None:
    """Return what the notes have of a word written with an apostrophe behind its first letter or two: "oconnor", "O'Connor"."""
    for cut in (1, 2) if len(word) >= SHORTEST else ():
        rows, scores = scores_of(_known(word[cut:], index), index.terms)
        written = (f"{word[:cut]}'{word[cut:]}", f"{word[:cut]}’{word[cut:]}")
        if 0 < len(rows) <= MOST_TEXTS:
            marked = _marked(word[cut - 1], word[cut])
            having = np.array([_has_any(written, marked, index, row) for row in rows.tolist()], dtype=bool)
            if having.any():
                return Respelling(word, (word[cut:],), rows[having], scores[having])
    return None


def _marked(before: str, after: str) -> re.Pattern[bytes]:
    """Return what a stored text has that has an apostrophe between two folded letters, which may be accented or escaped there."""
    one, other = (rf"[{letter}{letter.upper()}\x80-\xff]" if letter.isascii() else r"[\x80-\xff]" for letter in (before, after))
    return re.compile(rf"{one}(?:'|\xe2\x80\x99|\xef\xbc\x87){other}|\\u".encode("latin-1"))


def _has_any(forms: Sequence[str], marked: re.Pattern[bytes], index: Index, row: int) -> bool:
    """Return whether a passage, folded, has any of these forms; most have no such mark at all, and are not parsed."""
    return bool(marked.search(chunk_bytes(index, row))) and any(form in fold(_text(index, row)) for form in forms)


def _text(index: Index, row: int) -> str:
    record = chunk_record(index, row)
    return f"{record['head']}\n{record['text']}"


def _misspelt(word: str, having: IntVector, index: Index) -> Respelling | None:
    """Return what the notes have of a word with a mistake in it, there or here. One that the notes know has rare words for mistakes."""
    if len(word) < SHORTEST or len(having) > FEW:
        return None
    most = 2 if len(word) >= LONG and not len(having) else 1
    found = _nearest(word, most, set(_known(word, index)), index)
    if len(having):
        found = [(away, number) for away, number in found if index.terms.postings[number + 1] - index.terms.postings[number] <= FEW]
    nearest = found[0][0] if found else 0
    numbers = [number for away, number in found[:VARIANTS] if away == nearest]
    sounding = [number for number in numbers if len(word) < MIDDLE and _sounds(word, _term(index.terms, number))]
    numbers = sounding if len(sounding) == 1 == len(numbers) else [number for number in numbers if number not in sounding]
    return _respelling(word, numbers, WEIGHT**nearest, index) if numbers else None


def _nearest(word: str, most: int, own: set[int], index: Index) -> list[tuple[int, int]]:
    """Return the mistakes and the number of each term nearly like a word, fewest first. `own` are those that it stands for anyway.

    The vocabulary holds stems, each of its own language: the word is compared as it is and by each of its stems.
    """
    forms = dict.fromkeys((word, *(stem(word, language) for language in index.manifest["languages"])))
    near = _near([form for form in forms if len(form) >= SHORTEST - 1], most, index.terms)
    return sorted({(away, number) for number, away in near if number not in own})


def _respelling(asked: str, numbers: Sequence[int], weight: float, index: Index) -> Respelling:
    rows, scores = scores_of(numbers, index.terms)
    return Respelling(asked, tuple(_term(index.terms, number) for number in numbers), rows, weight * scores)


def _term(terms: Terms, number: int) -> str:
    return terms.vocabulary[terms.starts[number] : terms.starts[number + 1] - 1].tobytes().decode()


def _near(forms: Sequence[str], most: int, terms: Terms) -> Iterator[tuple[int, int]]:
    """Yield the terms that differ from a form of a word by up to `most` mistakes, each with their number; the form itself left out."""
    for initial in dict.fromkeys(form[0] for form in forms):
        first, last = (first_from(terms.vocabulary, terms.starts, edge) for edge in (initial, initial + "\U0010ffff"))
        if first == last:
            continue
        starts = terms.starts[first : last + 1]
        letters = np.bitwise_or.reduceat(_BITS[terms.vocabulary[starts[0] : starts[-1]]], starts[:-1] - starts[0])
        sizes = np.diff(starts) - 1
        for form in forms:
            if form[0] == initial and form.isalpha():
                may = most if len(form) >= LONG else 1  # a stem is shorter than its word
                close = first + _alike(form, may, letters, sizes)
                yield from ((number, away) for number in close.tolist() if (away := _away(form, _term(terms, number), may)))


def _alike(word: str, most: int, letters: npt.NDArray[np.uint32], sizes: IntVector) -> IntVector:
    """Return which words of these letters and sizes in bytes may differ from a word by few mistakes, without a look at any of them."""
    own = np.frombuffer(word.encode() + b"\n", dtype=np.uint8)  # a newline ends each
    long = np.abs(sizes - (len(own) - 1)) <= most + (len(own) - 1 - len(word))
    differing = letters ^ np.bitwise_or.reduce(_BITS[own])
    return np.flatnonzero(long & (sizes >= SHORTEST - 1) & (np.bitwise_count(differing) <= 2 * most))


def _away(word: str, other: str, most: int) -> int:
    """Return by how many mistakes a word is another; 0 where it is the same or none that may be."""
    if not _shares_part(word, other, most) or not other.isalpha() or (len(word) < MIDDLE and not _is_slip(word, other)):
        return 0
    away = distance(word, other, most)
    return away if away <= most else 0


def _shares_part(word: str, other: str, most: int) -> bool:
    """Return whether a word may be another with up to `most` mistakes, one or two: of one part more they leave one as it was.

    The parts have a letter between them, so that two letters that changed places are never of both.
    """
    size = (len(word) - most) // (most + 1)
    inside = most > 1 and word[size + 1 : 2 * size + 1] in other
    return inside or other.startswith(word[:size]) or other.endswith(word[most * (size + 1) :])


def _is_slip(word: str, other: str) -> bool:
    """Return whether two words differ in the order of their letters, in letters doubled or one that sounds alike, and in nothing else."""
    doubled = [letter for letter, _ in itertools.groupby(word)] == [letter for letter, _ in itertools.groupby(other)]
    return sorted(word) == sorted(other) or doubled or _sounds(word, other)


def _sounds(word: str, other: str) -> bool:
    """Return whether two words differ in nothing but letters that sound alike; "prise" may be "prize" and "price"."""
    differing = {(one, there) for one, there in zip(word, other, strict=False) if one != there}
    return len(word) == len(other) and all(any(one in alike and there in alike for alike in ALIKE) for one, there in differing)


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters were left out, put in, changed or swapped with their neighbour; `most` + 1 for anything over `most`.

    Optimal string alignment: Damerau (1964), no letter taken twice.

    >>> distance("kafak", "kafka", 1), distance("huggingface", "hugginface", 2), distance("rust", "dusty", 1)
    (1, 1, 2)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, there in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
