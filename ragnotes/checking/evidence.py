"""Answers written by a model held against the passages sent: citations, quotations, numbers, links and names."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Citation, Passage, Unsupported
from ..text import content_words, language_of, stem, words
from . import claims
from .asked import stems
from .claims import Claim, Span
from .sentences import Unit, fold_space, passage_units

SILENT = "NOT IN THE NOTES"  # what the prompt asks a model to begin with when the passages hold no answer
NOT_FOUND = " [not found]"
_ROOT = 5  # letters that two words share to be akin, such as "criticised" and "critique"

_ENOUGH = 0.5  # share of a claim's content words, rare ones counting more, in a passage that supports it,
_PART = 0.25  # or in one of several passages that support it together
_WORDS = 4  # content words that a claim must have before its place is changed,
_LITTLE, _MOST, _CLEARLY = 0.3, 0.6, 0.4  # how little the passages cited must hold of them, how much another one, and how much more
_ASIDE = re.compile(r"\([^()]{0,200}\)")  # "Ada Birch (TreeCorp)"


@dataclass(frozen=True, slots=True)
class Sent:
    """A passage prepared for look-ups."""

    passage: Passage
    language: str
    stems: frozenset[str]  # of text and head
    folded: str  # text and head as quotations are compared
    numbers: frozenset[str]
    dates: frozenset[str]  # days and months of the head's dates: no other number is supported by them
    words: frozenset[str]
    title: frozenset[str]  # words of the titles above it that its text does not hold: they say what it is about, not what it says
    units: tuple[Unit, ...]
    unit_stems: tuple[frozenset[str], ...]
    unit_texts: tuple[str, ...]  # as quotations are compared


@dataclass(frozen=True, slots=True)
class Book:
    """All passages sent, and what their place lines name: whom, and which events. Naming these right supports no claim."""

    sent: dict[int, Sent]
    speakers: frozenset[str]
    places: frozenset[str]  # words of speakers, authors, events
    language: str  # of the answer


@dataclass(frozen=True, slots=True)
class Looked:
    """A sentence of an answer and what was found of it."""

    claim: Claim
    told: dict[str, float]  # its content words that name no place, each with its weight: the rarer in the passages, the more
    quoted: tuple[str, ...]
    cited: tuple[Sent, ...]
    covers: dict[int, float]  # of each passage cited, by number
    target: Sent | None  # the passage it should have cited
    missing: tuple[Span, ...]


def check(answer: str, passages: Sequence[Passage]) -> tuple[tuple[Citation, ...], tuple[Unsupported, ...]]:
    """Return the places of what an answer cites, one for each sentence and number, and what in it the passages do not support.

    Names, numbers, dates and quotations of a sentence that cites must stand in a passage it cites. An answer that begins with
    "NOT IN THE NOTES" claims nothing. One without any citation is unsupported as a whole.
    """
    if not answer.strip() or answer.lstrip("*_# \n").startswith(SILENT):
        return (), ()
    citations, found = _read(answer, passages)
    ordered = sorted(found, key=lambda one: one[0])
    return tuple(citations), tuple(dict.fromkeys(one for *_, one in ordered))


def unsupported_by(text: str, passages: Sequence[Passage]) -> tuple[Unsupported, ...]:
    """Return the quotations, names, numbers, dates and links of a text, a summary for instance, that none of the passages holds."""
    book = _open(passages, language_of(text))
    everything = tuple(book.sent.values())
    said = claims.read_claims(text)
    spans_of = ((claim, span) for claim in said for span in claims.spans(text, claim, book.language, cited=True))
    return tuple(dict.fromkeys(Unsupported(span.text, span.kind) for claim, span in spans_of if _missing(claim, span, everything, book)))


def _read(answer: str, passages: Sequence[Passage]) -> tuple[list[Citation], list[tuple[int, int, Unsupported]]]:
    """The citations of an answer, and what is unsupported with its start and end."""
    book = _open(passages, language_of(answer))
    citations: list[Citation] = []
    found: list[tuple[int, int, Unsupported]] = []
    said = claims.read_claims(answer)
    for claim in said:
        looked = _look(answer, claim, book)
        citations += [_resolve(looked, number, book) for number in claim.numbers if number in book.sent]
        at = claim.start
        for marker, told in claim.markers:
            at = answer.index(marker, at, claim.end) + len(marker)
            if not book.sent.keys() >= set(told):
                found.append((claim.start, at, Unsupported(marker, "citation")))
        found += [(span.start, span.end + (span.kind == "quote"), Unsupported(span.text, span.kind)) for span in looked.missing]
    if said and not any(claim.numbers for claim in said):
        first = said[0]
        found.append((-1, first.end, Unsupported(answer[first.start : first.end], "citation")))
    return citations, found


def status(citations: Sequence[Citation], unsupported: Sequence[Unsupported]) -> str:
    """Return "unverified" when anything is unsupported or a quotation was not found, else "answered"."""
    return "unverified" if unsupported or any(citation.verdict == "not_found" for citation in citations) else "answered"


def mark(answer: str, unsupported: Sequence[Unsupported], passages: Sequence[Passage] = ()) -> str:
    """Return the answer with " [not found]" after each unsupported span.

    With the passages sent, only in the sentences that they do not support; without, wherever the same span stands.
    """
    wanted = {(one.text, one.kind) for one in unsupported}
    spots = (
        [(end, one.text, one.kind) for _, end, one in _read(answer, passages)[1]] if passages else claims.spots(answer, language_of(answer))
    )
    ends = {end for end, text, kind in spots if (text, kind) in wanted}
    pieces, last = [], 0
    for end in sorted(ends):
        pieces += [answer[last:end], NOT_FOUND]
        last = end
    return "".join([*pieces, answer[last:]])


# preparing


def _open(passages: Sequence[Passage], language: str) -> Book:
    sent = {passage.number: _prepare(passage) for passage in passages}
    people = {name for passage in passages for name in (passage.hit.talk.speakers if passage.hit.talk else ())}
    speakers = frozenset(word for name in people for word in words(_ASIDE.sub(" ", name)) if len(word) > 2)
    notes = [(hit.note.author, hit.note.event, hit.talk.event if hit.talk else None) for hit in (passage.hit for passage in passages)]
    return Book(sent, speakers, speakers | frozenset(words(" ".join(part for parts in notes for part in parts if part))), language)


def _prepare(passage: Passage) -> Sent:
    hit = passage.hit
    told = hit.talk.language if hit.talk else "und"
    language = told if told != "und" else language_of(passage.text)
    dates = [date for date in (hit.note.date, hit.talk.date if hit.talk else None) if date]
    talk = (hit.talk.title, *hit.talk.speakers, hit.talk.event, hit.talk.day, hit.talk.url) if hit.talk else ()
    head = (hit.note.title, hit.note.author, hit.note.event, *talk, *(date[:4] for date in dates))
    supported = "\n".join([passage.text, *(part for part in head if part)])
    whole = f"{supported}\n{passage.place.partition(' · ')[2]}"
    found = frozenset(words(whole))
    days = {claims.digits_of(part) for date in dates for part in date.split("-")[1:]}
    months = {"m" + claims.digits_of(date[5:7]) for date in dates} | claims.read_months(supported)
    titles = words(" ".join(part for part in (hit.note.title, hit.talk.title if hit.talk else None) if part))
    units = tuple(passage_units(replace(hit, text=passage.text), passage.numbers))
    return Sent(
        passage, language, stems(whole, language), claims.comparable(whole), claims.read_numbers(supported), frozenset(days | months),
        found, frozenset(titles) - frozenset(words(passage.text)), units,
        tuple(stems(unit.text, language) for unit in units), tuple(claims.comparable(unit.text) for unit in units),
    )  # fmt: skip


# citations


def _look(answer: str, claim: Claim, book: Book) -> Looked:
    """What a sentence claims, how far the passages cited hold it, and what of it they do not hold."""
    told = _weigh([word for word in content_words(claim.text, book.language) if word not in book.places and not word.isdigit()], book)
    quoted = tuple(claim.text[start:end] for start, end in claims.quotes(claim.text))
    looked_up = claims.spans(answer, claim, book.language)
    cited = tuple(book.sent[number] for number in claim.numbers if number in book.sent)
    covers = {one.passage.number: _cover(claim, told, (one,)) for one in cited}
    looked = Looked(claim, told, quoted, cited, covers, None, ())
    target = _find_target(looked, looked_up, book) if cited else None
    holders = (*cited, target) if target else cited or tuple(book.sent.values())
    missing = tuple(span for span in looked_up if _missing(claim, span, holders, book))
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
    fit = [one for one in others if not any(_missing(looked.claim, span, (one,), book) for span in looked_up)]
    if looked.quoted:
        held = all(any(claims.holds(quote, one.folded) for one in looked.cited) for quote in looked.quoted)
        return fit[0] if fit and not held else None
    most = max(looked.covers.values())
    foreign = any(_foreign(book.language, one.language) for one in looked.cited)
    if foreign or len(looked.told) < _WORDS or most >= _LITTLE or not fit:
        return None
    covers = [_cover(looked.claim, looked.told, (one,)) for one in fit]
    best = max(covers)
    return fit[covers.index(best)] if best >= max(_MOST, most + _CLEARLY) else None


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
    if any(claims.holds(quote, cited.folded) for quote in looked.quoted):
        return "verified"
    if _foreign(book.language, cited.language):  # words of two languages are not to be compared, names and numbers are
        return "verified" if claims.shares_marks(looked.claim.text, cited.numbers, cited.words, book.places) else "weak"
    own = looked.covers[cited.passage.number]
    shared = own >= _PART and len(looked.cited) > 1 and _cover(looked.claim, looked.told, looked.cited) >= _ENOUGH
    return "verified" if own >= _ENOUGH or shared else "weak"


def _foreign(answer: str, passage: str) -> bool:
    return "und" not in (answer, passage) and answer != passage


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
    wanted += [digits for start, end in claims.numbers(looked.claim.text) if (digits := looked.claim.text[start:end]) not in wanted]
    akin = [{told[:_ROOT] for told in unit if len(told) > _ROOT} for unit in one.unit_stems]
    shared = [{word for word in wanted if word in unit} for unit in one.unit_stems]
    seen = Counter(word for words_shared in shared for word in words_shared)
    rarity = {word: math.log(1 + len(shared) / max(1, seen[word])) for word in wanted}
    marks = [claims.comparable(quote) for quote in looked.quoted]
    gains = []
    for unit, same, roots, text in zip(one.units, shared, akin, one.unit_texts, strict=True):
        near = sum(rarity[word] for word in wanted if word not in same and not seen[word] and len(word) > _ROOT and word[:_ROOT] in roots)
        gain = sum(rarity[word] for word in wanted if word in same) + near / 2 + 100 * any(quote in text for quote in marks)
        gains.append(gain / 2 if unit.kind in ("heading", "speaker") else gain + 0.01)  # a sentence first
    return gains, shared


# spans


def _missing(claim: Claim, span: Span, holders: Sequence[Sent], book: Book) -> bool:
    """Whether no passage of those that should hold a span does; for a link any passage sent will do."""
    if span.kind == "quote":
        return not any(claims.holds(span.text, one.folded) for one in holders)
    if span.kind == "link":
        return not any(claims.comparable(span.text).rstrip("/") in one.folded for one in book.sent.values())
    if span.kind in ("number", "date"):
        return not any(claims.has_number(span.text, one.numbers | one.dates if span.kind == "date" else one.numbers) for one in holders)
    told = words(span.text)
    if " " not in span.text:  # a lone word is a name if it is that of a speaker
        return bool(told) and set(told) <= book.speakers and not any(one.words.issuperset(told) for one in holders)
    opens = span.start - claim.start <= 2 and told[0] not in book.places
    return all(claims.lacks_name(told, one.words, opens=opens) for one in holders)
