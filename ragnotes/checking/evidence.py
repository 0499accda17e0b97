"""Answers written by a model held against the passages sent: citations, quotations, numbers, links and names."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..frozen import frozen
from ..records.answers import Citation, Unsupported
from ..records.calls import Passage
from ..text import content_words, language_of, stem
from . import citing, claims, dropping, numerals, quoting
from .asked import stems
from .citing import Claim
from .claims import Span
from .ownwords import NOT_FOUND
from .sending import Book, Sent, is_foreign, is_unlike, lacks, prepare_all, shares_marks, unheard_of, wrong_in_headings
from .sentences import fold_space

SILENT = "NOT IN THE NOTES"  # what the prompt asks a model to begin with when the passages hold no answer
_ROOT = 5  # letters that two words share to be akin, such as "criticised" and "critique"

_ENOUGH = 0.5  # share of a claim's content words, rare ones counting more, in a passage that supports it,
_PART = 0.25  # or in one of several passages that support it together
_WORDS = 4  # content words that a claim must have before its place is changed,
_COPIED = 6  # words of a sentence that is its passage's own
_LITTLE, _MOST, _CLEARLY = 0.3, 0.6, 0.4  # how little the passages cited must hold of them, how much another one, and how much more
_SUMS_UP = re.compile(
    r"[\W_]{0,4}(?:in summary|in short|to sum up|overall|in conclusion|zusammenfassend|insgesamt|kurz gesagt|en resumen|en conjunto"
    r"|en résumé|en somme|em resumo|no geral|samenvattend|kortom|al met al|in sintesi|in breve|sammanfattningsvis|kort sagt)\b",
    re.IGNORECASE,
)


@frozen
class Looked:
    """A sentence of an answer and what was found of it."""

    claim: Claim
    told: dict[str, float]  # its content words that name no place, each with its weight: the rarer in the passages, the more
    quoted: tuple[str, ...]
    cited: tuple[Sent, ...]
    covers: dict[int, float]  # of each passage cited, by number
    target: Sent | None  # the passage it should have cited
    missing: tuple[Span, ...]


def check(answer: str, passages: Sequence[Passage], question: str = "") -> tuple[tuple[Citation, ...], tuple[Unsupported, ...]]:
    """Return the places of what an answer cites, one for each sentence and number, and what in it the passages do not support.

    Names, numbers, dates, links and quotations of a sentence that cites must stand in a passage it cites; of one that does not, in any
    passage or, but for quotations, in the question. An answer that begins with
    "NOT IN THE NOTES" claims nothing. One without any citation is unsupported as a whole.
    """
    if not answer.strip() or answer.lstrip("*_# \n").startswith(SILENT):
        return (), ()
    citations, found = _read(answer, passages, question)
    ordered = sorted(found, key=lambda one: one[0])
    return tuple(citations), tuple(dict.fromkeys(one for *_, one in ordered))


def unsupported_by(text: str, passages: Sequence[Passage]) -> tuple[Unsupported, ...]:
    """Return the quotations, names, numbers, dates and links of a text, a summary for instance, that none of the passages holds."""
    book = prepare_all(passages, text)
    everything = tuple(book.sent.values())
    said = citing.read_claims(text)
    spans_of = ((claim, span) for claim in said for span in claims.spans(text, claim, book.language))
    return tuple(dict.fromkeys(Unsupported(span.text, span.kind) for claim, span in spans_of if lacks(claim, span, everything, book)))


def _read(answer: str, passages: Sequence[Passage], question: str) -> tuple[list[Citation], list[tuple[int, int, Unsupported]]]:
    """The citations of an answer, and what is unsupported with its start and end."""
    book = prepare_all(passages, answer, question)
    citations: list[Citation] = []
    found: list[tuple[int, int, Unsupported]] = []
    said = citing.read_claims(answer, book.sent)
    book = replace(book, counts=_counts(said, book))
    for claim in said:
        looked = _look(answer, claim, book)
        citations += [_resolve(looked, number, book) for number in claim.numbers if number in book.sent]
        for start, end, told in claim.markers:
            if not book.sent.keys() >= set(told):
                found.append((claim.start, end, Unsupported(answer[start:end].strip(), "citation")))
        found += [
            (span.start, span.end + (span.kind == "quote" and not claim.block), Unsupported(span.text, span.kind))
            for span in looked.missing
        ]
    wrong = wrong_in_headings(answer, book)
    found += [(span.start, span.end + (span.kind == "quote"), Unsupported(span.text, span.kind)) for span in wrong]
    if said and not any(claim.numbers for claim in said):
        first = said[0]
        found.append((-1, first.end, Unsupported(answer[first.start : first.end], "citation")))
    return citations, found


def _counts(said: Sequence[Claim], book: Book) -> frozenset[str]:
    """What an answer may count of itself: its sentences that cite, the passages that these cite, and the talks."""
    cited = {number for claim in said for number in claim.numbers if number in book.sent}
    talks = {book.sent[number].passage.hit.talk for number in cited}
    return frozenset(map(str, (sum(bool(claim.numbers) for claim in said), len(cited), len(talks))))


def status(citations: Sequence[Citation], unsupported: Sequence[Unsupported]) -> str:
    """Return "unverified" when anything is unsupported or a quotation was not found, else "answered"."""
    return "unverified" if unsupported or any(citation.verdict == "not_found" for citation in citations) else "answered"


def nothing_verified(answer: str, citations: Sequence[Citation], passages: Sequence[Passage] = ()) -> bool:
    """Return whether no citation of an answer was verified: then it is no answer, and the notes' own sentences are to be given.

    A passage in another language than the answer, whose words are not to be compared, does not count against it; with the passages sent
    it does where not even one word is akin.
    """
    if any(one.verdict in ("verified", "repaired") for one in citations):
        return False
    told = language_of(answer)
    if not any(one.verdict == "weak" and is_foreign(told, one.talk.language if one.talk else "und") for one in citations):
        return True
    book = prepare_all(passages, answer)
    said = [claim for claim in citing.read_claims(answer, book.sent) if claim.numbers]
    cited = [book.sent[one.number] for one in citations if one.number in book.sent]
    return bool(cited) and is_unlike(" ".join(claim.text for claim in said), cited, book)


def mark(answer: str, unsupported: Sequence[Unsupported], passages: Sequence[Passage] = (), question: str = "") -> str:
    """Return the answer with " [not found]" after each unsupported span.

    With the passages sent, only in the sentences that they do not support; without, wherever the same span stands.
    """
    wanted = {(one.text, one.kind) for one in unsupported}
    spots = (
        [(end, one.text, one.kind) for _, end, one in _read(answer, passages, question)[1]]
        if passages
        else claims.spots(answer, language_of(answer))
    )
    ends = {end for end, text, kind in spots if (text, kind) in wanted}
    pieces, last = [], 0
    for end in sorted(ends):
        pieces += [answer[last:end], NOT_FOUND]
        last = end
    return "".join([*pieces, answer[last:]])


def drop(answer: str, unsupported: Sequence[Unsupported], passages: Sequence[Passage], question: str = "") -> str:
    """Return the answer without the sentences that hold anything unsupported; "" where nothing that cites is left.

    So goes a sentence that cites nothing and of which no passage has half the words. Of a list the whole item goes, with the items below
    it; so do a heading, and a line that ends with a colon, under which nothing is left.
    """
    wanted = {(one.text, one.kind) for one in unsupported}
    book = prepare_all(passages, answer, question)
    said = citing.read_claims(answer, book.sent)
    wrong = [(start, end) for start, end, one in _read(answer, passages, question)[1] if (one.text, one.kind) in wanted]
    failing = [claim for claim in said if _is_unfounded(claim, book) or _holds_any(claim, wrong)]
    failing += [claim for claim in citing.read_headings(answer) if _holds_any(claim, wrong)]
    if not any(claim.numbers for claim in said if claim not in failing):
        return "" if failing else answer
    return dropping.without(answer, [(claim.start, claim.end) for claim in failing]) if failing else answer


def _holds_any(claim: Claim, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of these spans of the answer stands in a sentence; one before its start stands for the answer as a whole."""
    return any(start < 0 or (claim.start <= start and end <= claim.end + 1) for start, end in spans)


def _is_unfounded(claim: Claim, book: Book) -> bool:
    """Whether a sentence without a citation says something of which no passage has half the words; what leads over to others does not."""
    if claim.numbers or claim.text.rstrip("*_ ").endswith(":") or _SUMS_UP.match(claim.text):
        return False
    spoken = (book.language, language_of(claim.text, book.language))
    told = _weigh([word for word in content_words(claim.text, book.language) if word not in book.places | book.asked], book)
    foreign = any(is_foreign(one, sent.language) for sent in book.sent.values() for one in spoken)
    return not foreign and len(told) >= _WORDS and all(_cover(claim, told, (one,)) < _ENOUGH for one in book.sent.values())


# citations


def _look(answer: str, claim: Claim, book: Book) -> Looked:
    """What a sentence claims, how far the passages cited hold it, and what of it they do not hold."""
    told = _weigh([word for word in content_words(claim.text, book.language) if word not in book.places and not word.isdigit()], book)
    quoted = tuple(claim.text[start:end] for start, end in quoting.quotes(claim.text))
    looked_up = claims.spans(answer, claim, book.language)
    cited = tuple(book.sent[number] for number in claim.numbers if number in book.sent)
    covers = {one.passage.number: _cover(claim, told, (one,)) for one in cited}
    looked = Looked(claim, told, quoted, cited, covers, None, ())
    target = _find_target(looked, looked_up, book) if cited else None
    holders = (*cited, target) if target else cited or tuple(book.sent.values())
    unheard = unheard_of(claim, looked_up, holders, book)
    missing = tuple(one for one in looked_up if one in unheard or lacks(claim, one, holders, book))
    return replace(looked, target=target, missing=missing)


def _weigh(told: Sequence[str], book: Book) -> dict[str, float]:
    """Each word with log(1 + passages / passages that hold it): what all of them speak of tells little."""
    seen = {word: sum(_has(word, one) for one in book.sent.values()) for word in told}
    return {word: math.log(1 + len(book.sent) / max(1, count)) for word, count in seen.items()}


def _has(word: str, one: Sent) -> bool:
    return word in one.words or stem(word, one.language) in one.stems


def _cover(claim: Claim, told: dict[str, float], several: Sequence[Sent]) -> float:
    """The weighted share of the claim's content words that the passages hold together; halved if it is a single one of more words."""
    asked = [word for word in told if not any(word in one.title for one in several)]
    if not asked:  # nothing but who, where and under which title
        return float(any(character.isalnum() for character in claim.text))
    carried = [word for word in asked if any(_has(word, one) for one in several)]
    share = sum(told[word] for word in carried) / sum(told[word] for word in asked)
    return share / 2 if len(carried) < min(2, len(asked)) else share


def _find_target(looked: Looked, looked_up: Sequence[Span], book: Book) -> Sent | None:
    """The passage that a sentence should have cited, when none it cites holds it and another one clearly does, with all its names.

    A talk's passage never stands in for the note-taker's own text, nor the other way: that would change who says it.
    """
    kinds = {one.passage.hit.talk is None for one in looked.cited}
    others = (one for one in book.sent.values() if one.passage.number not in looked.covers and (one.passage.hit.talk is None) in kinds)
    fit = [one for one in others if not any(lacks(looked.claim, span, (one,), book) for span in looked_up)]
    if looked.quoted:
        held = all(any(quoting.holds(quote, one.texts) for one in looked.cited) for quote in looked.quoted)
        return fit[0] if fit and not held else None
    copied = [one for one in book.sent.values() if _is_copied(looked.claim, one)]
    if copied and not any(_is_copied(looked.claim, one) for one in looked.cited):
        clean = [one for one in copied if not any(lacks(looked.claim, span, (one,), book) for span in looked_up)]
        return clean[0] if clean else None
    most = max(looked.covers.values())
    spoken = (book.language, language_of(looked.claim.text, book.language))  # of the answer, and of this sentence where they differ
    foreign = any(is_foreign(told, one.language) for one in looked.cited for told in spoken)
    if foreign or len(looked.told) < _WORDS or most >= _LITTLE or not fit:
        return None
    covers = [_cover(looked.claim, looked.told, (one,)) for one in fit]
    best = max(covers)
    return fit[covers.index(best)] if best >= max(_MOST, most + _CLEARLY) else None


def _is_copied(claim: Claim, one: Sent) -> bool:
    """Whether a passage holds a longer sentence of the answer word for word."""
    return len(claim.text.split()) >= _COPIED and quoting.holds(claim.text, one.texts)


def _resolve(looked: Looked, number: int, book: Book) -> Citation:
    """The place of one citation: in the passage cited, or in the one that should have been."""
    one = looked.target or book.sent[number]
    return _place(looked, one, number, _judge(looked, book.sent[number], book))


def _judge(looked: Looked, cited: Sent, book: Book) -> str:
    if any(span.kind == "quote" for span in looked.missing):
        return "not_found"
    if looked.target:
        return "repaired"
    if looked.missing:
        return "weak"
    if any(quoting.holds(quote, cited.texts) for quote in looked.quoted):
        return "verified"
    if is_foreign(book.language, cited.language):  # words of two languages are not to be compared, names and numbers are
        return "verified" if shares_marks(looked.claim, cited, book) else "weak"
    own = looked.covers[cited.passage.number]
    shared = own >= _PART and len(looked.cited) > 1 and _cover(looked.claim, looked.told, looked.cited) >= _ENOUGH
    return "verified" if own >= _ENOUGH or shared else "weak"


def _place(looked: Looked, one: Sent, number: int, verdict: str) -> Citation:
    """The citation, narrowed to the sentence of the passage that supports the claim best and a neighbour that adds to it."""
    hit = one.passage.hit
    whole = fold_space(one.passage.text)
    if not one.units:
        return Citation(hit.file, hit.start_line, hit.end_line, hit.note, hit.talk, number, whole, verdict)
    gains, shared = _gains(looked, one)
    best = max(range(len(gains)), key=lambda position: (gains[position], -position))
    beside = [position for position in (best - 1, best + 1) if 0 <= position < len(gains)]
    neighbour = max(beside, key=lambda position: len(shared[position] - shared[best]), default=best)
    first, last = sorted((best, neighbour))
    quote = f"{one.units[first].text} {one.units[last].text}"
    if len(shared[neighbour] - shared[best]) < 2 or quote not in whole:
        first, last, quote = best, best, one.units[best].text
    return Citation(hit.file, one.units[first].start_line, one.units[last].end_line, hit.note, hit.talk, number, quote, verdict)


def _gains(looked: Looked, one: Sent) -> tuple[list[float], list[set[str]]]:
    """How well each sentence of the passage supports the claim, and the words they share; a word in few of its sentences counts more."""
    wanted = [stem(word, one.language) for word in looked.told] or sorted(stems(looked.claim.text, one.language))
    wanted += [digits for start, end in numerals.numbers(looked.claim.text) if (digits := looked.claim.text[start:end]) not in wanted]
    akin = [{told[:_ROOT] for told in unit if len(told) > _ROOT} for unit in one.unit_stems]
    shared = [{word for word in wanted if word in unit} for unit in one.unit_stems]
    seen = Counter(word for words_shared in shared for word in words_shared)
    rarity = {word: math.log(1 + len(shared) / max(1, seen[word])) for word in wanted}
    marks = [quoting.comparable(quote) for quote in looked.quoted]
    gains = []
    for unit, same, roots, text in zip(one.units, shared, akin, one.unit_texts, strict=True):
        near = sum(rarity[word] for word in wanted if word not in same and not seen[word] and len(word) > _ROOT and word[:_ROOT] in roots)
        gain = sum(rarity[word] for word in wanted if word in same) + near / 2 + 100 * any(quote in text for quote in marks)
        gains.append(gain / 2 if unit.kind in ("heading", "speaker") else gain + 0.01)  # a sentence first
    return gains, shared
