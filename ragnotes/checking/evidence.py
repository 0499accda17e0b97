"""Answers written by a model held against the passages sent: citations, quotations, numbers, links and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Citation, Passage, Unsupported
from ..text import content_words, fold, language_of, stem, words
from .claims import CITATION, Claim, Span, numbers, quotes, read_claims, spans
from .relevance import stems
from .sentences import Unit, fold_space, passage_units

SILENT = "NOT IN THE NOTES"  # what the prompt asks a model to begin with when the passages hold no answer
NOT_FOUND = " [not found]"

_ENOUGH = 0.5  # share of a claim's content words in a passage that supports it
_CLEARLY = 0.25  # by how much another passage must support it better before the place is changed,
_FAR = 0.4  # and by how much when the passage cited supports it too
_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\u2011": "-", "…": "...", "\xa0": " "}
)
_EMPHASIS = re.compile(r"[*_`]+")
_ELLIPSIS = re.compile(r"\s*(?:\[\.\.\.\]|\.{3,}|\[…\])\s*")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
# Small numbers are written in words as often as in digits.
_COUNTS = {
    "1": "one een un una uno ein eine une", "2": "two twee dos zwei deux both beide", "3": "three drie tres drei trois",
    "4": "four vier cuatro quatre", "5": "five vijf cinco funf cinq", "6": "six zes seis sechs", "7": "seven zeven siete sieben sept",
    "8": "eight acht ocho huit", "9": "nine negen nueve neun neuf", "10": "ten tien diez zehn dix",
    "11": "eleven elf once onze", "12": "twelve twaalf doce zwolf douze",
}  # fmt: skip


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
    units: tuple[Unit, ...]
    unit_stems: tuple[frozenset[str], ...]
    unit_texts: tuple[str, ...]  # as quotations are compared


def check(answer: str, passages: Sequence[Passage]) -> tuple[tuple[Citation, ...], tuple[Unsupported, ...]]:
    """Return the places of what an answer cites, one for each sentence and number, and what in it no passage sent supports.

    An answer that begins with "NOT IN THE NOTES" claims nothing. One without any citation is unsupported as a whole.
    """
    if not answer.strip() or answer.lstrip("*_# \n").startswith(SILENT):
        return (), ()
    sent = {passage.number: _prepare(passage) for passage in passages}
    claims = read_claims(answer)
    language = language_of(answer)
    citations = [_resolve(claim, number, sent, language) for claim in claims for number in claim.numbers if number in sent]
    unsupported: list[tuple[int, Unsupported]] = []
    for claim in claims:
        unsupported += [(claim.start, Unsupported(marker, "citation")) for marker, told in claim.markers if not sent.keys() >= set(told)]
        looked_up = spans(answer, claim, language)
        unsupported += [(span.start, Unsupported(span.text, span.kind)) for span in looked_up if _missing(claim, span, sent)]
    if claims and not any(claim.numbers for claim in claims):
        unsupported.append((-1, Unsupported(answer[claims[0].start : claims[0].end], "citation")))
    ordered = sorted(unsupported, key=lambda one: one[0])
    return tuple(citations), tuple(dict.fromkeys(one for _, one in ordered))


def status(citations: Sequence[Citation], unsupported: Sequence[Unsupported]) -> str:
    """Return "unverified" when anything is unsupported or a quotation was not found, else "answered"."""
    return "unverified" if unsupported or any(citation.verdict == "not_found" for citation in citations) else "answered"


def mark(answer: str, unsupported: Sequence[Unsupported]) -> str:
    """Return the answer with " [not found]" after each unsupported span."""
    wanted = {(one.text, one.kind) for one in unsupported}
    language = language_of(answer)
    ends: set[int] = set()
    for claim in read_claims(answer):
        if (answer[claim.start : claim.end], "citation") in wanted:
            ends.add(claim.end)
        for found in CITATION.finditer(answer, claim.start, claim.end):
            if (found.group(), "citation") in wanted:
                ends.add(found.end())
        for span in spans(answer, claim, language):
            if (span.text, span.kind) in wanted:
                ends.add(span.end + (span.kind == "quote"))  # after the closing mark
    pieces, last = [], 0
    for end in sorted(ends):
        pieces += [answer[last:end], NOT_FOUND]
        last = end
    return "".join([*pieces, answer[last:]])


# preparing


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
    counts = {digit for digit, spelled in _COUNTS.items() if not found.isdisjoint(spelled.split())}
    digits = {_digits(number) for number in _DIGITS.findall(supported)}
    parts = {part.lstrip("0") or "0" for number in digits for part in re.split(r"[.:]", number)}
    days = frozenset(_digits(part) for date in dates for part in date.split("-")[1:])
    units = tuple(passage_units(replace(hit, text=passage.text)))
    return Sent(
        passage, language, stems(whole, language), _comparable(whole), frozenset(digits | parts | counts), days, found, units,
        tuple(stems(unit.text, language) for unit in units), tuple(_comparable(unit.text) for unit in units),
    )  # fmt: skip


def _digits(number: str) -> str:
    """A number as it is compared: without marks between thousands and zeros in front.

    >>> _digits("1,000"), _digits("09"), _digits("2.5")
    ('1000', '9', '2.5')
    """
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", number).replace(",", ".")
    return plain.lstrip("0") or "0"


def _comparable(text: str) -> str:
    return fold_space(_EMPHASIS.sub("", fold(text.translate(_TYPOGRAPHY))))


# citations


def _resolve(claim: Claim, number: int, sent: dict[int, Sent], language: str) -> Citation:
    """The place of one citation: where the passage cited, or another one sent, supports the sentence best."""
    cited = sent[number]
    quoted = [claim.text[start:end] for start, end in quotes(claim.text)]
    if not all(any(_holds(quote, one) for one in sent.values()) for quote in quoted):
        return _place(claim, cited, number, "not_found", quoted)
    holders = [one for one in sent.values() if quoted and all(_holds(quote, one) for quote in quoted)]
    if holders:
        held = cited in holders
        return _place(claim, cited if held else holders[0], number, "verified" if held else "repaired", quoted)
    if _foreign(language, cited.language):  # words of two languages are not to be compared, names and numbers are
        return _place(claim, cited, number, "verified" if _marks_match(claim, cited) else "weak", quoted)
    cover = _cover(claim, cited)
    best = max(sent.values(), key=lambda one: _cover(claim, one)) if cover < 1 - _FAR else cited  # ties: the earlier passage
    if _cover(claim, best) >= (cover + _FAR if cover >= _ENOUGH else max(_ENOUGH, cover + _CLEARLY)):
        return _place(claim, best, number, "repaired", quoted)
    return _place(claim, cited, number, "verified" if cover >= _ENOUGH else "weak", quoted)


def _foreign(answer: str, passage: str) -> bool:
    return "und" not in (answer, passage) and answer != passage


def _cover(claim: Claim, one: Sent) -> float:
    """The share of the claim's content words, by stem, that the passage or its head holds."""
    told = content_words(claim.text, one.language)
    return sum(word in one.words or stem(word, one.language) in one.stems for word in told) / len(told) if told else 0.0


def _marks_match(claim: Claim, one: Sent) -> bool:
    """Whether the claim has names or numbers and the passage, in another language, holds them all."""
    digits = [_digits(claim.text[start:end]) for start, end in numbers(claim.text)]
    capitals = [word for word in re.findall(r"(?<=[\w,;(] )[^\W\d_][\w-]*", claim.text) if word[0].isupper()]
    named = [part for word in capitals for part in words(word)]
    return bool(digits or named) and all(digit in one.numbers for digit in digits) and all(word in one.words for word in named)


def _place(claim: Claim, one: Sent, number: int, verdict: str, quoted: Sequence[str]) -> Citation:
    """The citation, narrowed to the sentence of the passage that supports the claim best and a neighbour that adds to it."""
    hit = one.passage.hit
    wanted = stems(claim.text, one.language)
    whole = fold_space(one.passage.text)
    if not one.units:
        return Citation(hit.file, hit.start_line, hit.end_line, hit.note, hit.talk, number, whole, verdict)
    marks = [_comparable(quote) for quote in quoted]
    pairs = zip(one.unit_stems, one.unit_texts, strict=True)
    gains = [len(wanted & told) + 100 * any(quote in text for quote in marks) for told, text in pairs]
    gains = [2 * gain + (unit.kind not in ("heading", "speaker")) for gain, unit in zip(gains, one.units, strict=True)]  # a sentence first
    best = gains.index(max(gains))
    beside = [position for position in (best - 1, best + 1) if 0 <= position < len(gains)]
    adds = {position: len(wanted & one.unit_stems[position] - one.unit_stems[best]) for position in beside}
    neighbour = max(beside, key=lambda position: adds[position], default=best)
    first, last = sorted((best, neighbour))
    quote = f"{one.units[first].text} {one.units[last].text}"
    if adds.get(neighbour, 0) < 2 or quote not in whole:
        first, last, quote = best, best, one.units[best].text
    return Citation(hit.file, one.units[first].start_line, one.units[last].end_line, hit.note, hit.talk, number, quote, verdict)


# spans


def _holds(quote: str, one: Sent) -> bool:
    """Whether a passage holds a quotation word for word; where it was shortened by dots, all its parts."""
    parts = [part.strip(" .,;:!?") for part in _ELLIPSIS.split(_comparable(quote))]
    return all(part in one.folded for part in parts if part)


def _missing(claim: Claim, span: Span, sent: dict[int, Sent]) -> bool:
    """Whether no passage sent holds a span; a number must stand in a passage that its sentence cites."""
    everywhere = list(sent.values())
    if span.kind == "quote":
        return not any(_holds(span.text, one) for one in everywhere)
    if span.kind == "link":
        return not any(_comparable(span.text).rstrip("/") in one.folded for one in everywhere)
    if span.kind in ("number", "date"):
        cited = [sent[number] for number in claim.numbers if number in sent]
        digits = _digits(span.text)
        return bool(cited) and not any(digits in one.numbers or (span.kind == "date" and digits in one.dates) for one in cited)
    told = words(span.text)
    unknown = sum(not any(word in one.words for one in everywhere) for word in told)
    # at the start of a sentence any word is capitalised, so there half of the words is not enough
    return unknown * 2 > len(told) if span.start - claim.start <= 2 else unknown * 2 >= len(told)
