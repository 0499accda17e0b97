"""The passages sent, prepared for look-ups, and whether they hold a span of an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..frozen import frozen
from ..patterns import at_first_use
from ..records.calls import Passage
from ..text import content_words, fold, is_stop_word, language_of, words
from . import citing, claims, days, numerals, quoting, voices
from .asked import stems
from .citing import Claim
from .claims import Span
from .sentences import Unit, passage_units

_ASIDE = at_first_use(r"\([^()]{0,200}\)")  # "Ada Birch (TreeCorp)"
_URL = at_first_use(r"https?://[^\s<>()\[\]{}\"'`“”【】]{1,2000}")  # its digits are no numbers of the notes
_SCHEME = at_first_use(r"^(?:https?://)?(?:www\.)?")
_NEAR = 40  # characters before a year in which stands what it is told of
_ROOT = 4  # letters that words of two languages share to be akin
_AKIN = 5  # letters that a word and its other forms share
_TELLING = 7  # longer words of a text, of which one would be akin
_ADDRESS = at_first_use(r"(?:https?://|www\.)?[^\s<>()\[\]{}\"'`“”【】]{3,2000}")


@frozen
class Sent:
    """A passage prepared for look-ups."""

    passage: Passage
    language: str
    stems: frozenset[str]  # of text and head
    texts: tuple[str, ...]  # text and each part of the head, as quotations are compared
    links: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[days.Day]  # of text and head
    counted: dict[str, frozenset[int]]  # what its text counts
    contexts: dict[tuple[str, ...], frozenset[str]]  # its numbers between their neighbours
    words: frozenset[str]
    people: frozenset[str]  # words of the names of its speakers and its author
    title: frozenset[str]  # words of the titles above it that its text does not hold: they say what it is about, not what it says
    units: tuple[Unit, ...]
    unit_stems: tuple[frozenset[str], ...]
    unit_texts: tuple[str, ...]  # as quotations are compared


@frozen
class Book:
    """All passages sent, and what their place lines name: whom, and which events. Naming these right supports no claim."""

    sent: dict[int, Sent]
    speakers: frozenset[str]
    places: frozenset[str]  # words of speakers, authors, events
    language: str  # of the answer
    asked: frozenset[str]  # words of the question
    begun: frozenset[str]  # how the words of the question and of all passages begin
    counts: frozenset[str] = frozenset()  # how many sentences of the answer cite, and how many passages and talks they do


def prepare_all(passages: Sequence[Passage], answer: str, question: str = "") -> Book:
    """Return the passages sent for an answer, prepared."""
    sent = {passage.number: prepare(passage) for passage in passages}
    people = {name for passage in passages for name in (passage.hit.talk.speakers if passage.hit.talk else ())}
    speakers = frozenset(word for name in people for word in words(_ASIDE().sub(" ", name)) if len(word) > 2)
    notes = [(hit.note.author, hit.note.event, hit.talk.event if hit.talk else None) for hit in (passage.hit for passage in passages)]
    places = speakers | frozenset(words(" ".join(part for parts in notes for part in parts if part)))
    told = list(answer)
    for start, end in quoting.quote_ranges(answer):
        told[start:end] = " " * (end - start)  # those stay in the note's language
    asked = frozenset(words(question))
    begun = frozenset(word[:_AKIN] for word in asked.union(*(one.words for one in sent.values())))
    return Book(sent, speakers, places, language_of("".join(told), language_of(answer)), asked, begun)


def prepare(passage: Passage) -> Sent:
    """Return a passage prepared for look-ups."""
    hit = passage.hit
    told = hit.talk.language if hit.talk else "und"
    language = told if told != "und" else language_of(passage.text)
    dates = [date for date in (hit.note.date, hit.talk.date if hit.talk else None) if date]
    talk = (hit.talk.title, *hit.talk.speakers, hit.talk.event, hit.talk.day, hit.talk.url) if hit.talk else ()
    head = [part for part in (hit.note.title, hit.note.author, hit.note.event, *talk) if part]
    supported = "\n".join([passage.text, *head, *(date[:4] for date in dates)])
    whole = f"{supported}\n{passage.place.partition(' · ')[2]}"
    found = frozenset(words(whole))
    told_days = days.read_days("\n".join([_URL().sub(" ", whole), *dates]))
    titles = words(" ".join(part for part in (hit.note.title, hit.talk.title if hit.talk else None) if part))
    units = tuple(passage_units(replace(hit, text=passage.text), passage.numbers))
    texts = (*quoting.readings(passage.text), *(quoting.comparable(part) for part in head))
    people = words(" ".join([hit.note.author or "", *(_ASIDE().sub(" ", name) for name in (hit.talk.speakers if hit.talk else ()))]))
    return Sent(
        passage, language, stems(whole, language), texts, frozenset(bare_link(link) for link in _ADDRESS().findall(supported)),
        numerals.read_numbers(_URL().sub(" ", supported), language), told_days, numerals.read_counted(passage.text, language),
        numerals.read_contexts(passage.text, language),
        found | {re.sub(r"(?<=[aou])e", "", word) for word in found}, frozenset(people), frozenset(titles) - frozenset(words(passage.text)),
        units, tuple(stems(unit.text, language) for unit in units), tuple(quoting.comparable(unit.text) for unit in units),
    )  # fmt: skip


def bare_link(link: str) -> str:
    """Return a web address as it is compared: without its scheme and what ends a sentence.

    >>> bare_link("https://www.Tree.example/a/."), bare_link("tree.example/a")
    ('tree.example/a', 'tree.example/a')
    """
    return _SCHEME().sub("", fold(link)).rstrip("/.,;:!?*_")


def lacks(claim: Claim, span: Span, holders: Sequence[Sent], book: Book) -> bool:
    """Return whether no passage of those that should hold a span does; without a citation, what the question has may be told of."""
    if not claim.numbers and span.kind != "quote" and book.asked.issuperset(words(span.text)):
        return False
    if span.kind == "quote":
        return not any(quoting.holds(span.text, one.texts) for one in holders)
    if span.kind == "link":
        told = bare_link(span.text)
        return not any(told == link or link.startswith(f"{told}/") for one in _of_their_talks(holders, book) for link in one.links)
    if span.kind == "date":
        return not any(days.holds(span.text, one.days, one.numbers) for one in holders)
    if span.kind == "number":
        return _lacks_number(claim, span, holders, book)
    return _lacks_name(claim, span, holders, book)


def _of_their_talks(holders: Sequence[Sent], book: Book) -> list[Sent]:
    """The passages, and all others sent of the same talks: a talk's link may stand in any of them."""
    talks = [one.passage.hit.talk for one in holders if one.passage.hit.talk]
    return [*holders, *(one for one in book.sent.values() if one.passage.hit.talk in talks)]


def _lacks_number(claim: Claim, span: Span, holders: Sequence[Sent], book: Book) -> bool:
    """Whether the passages lack a number. One that tells how many are cited is the writer's own, and so may a small one in words be."""
    told = str(span.value or span.text)
    if (told == str(len(claim.numbers)) and len(claim.numbers) > 1) or (not claim.numbers and told in book.counts):
        return False
    known = [one for one in holders if numerals.has_number(told, one.numbers)]
    if _is_changed(claim, told, holders, book) or _is_another_year(claim, span, holders, book):
        return True
    if known or not span.value or span.value > 12:
        return not known
    one = numerals.Counted(span.start - claim.start, span.end - claim.start, span.value)
    counted = [{} if is_foreign(book.language, holder.language) else holder.counted for holder in holders]
    return any(numerals.clashing(claim.bare, one, book.language, what) for what in counted)


def _is_changed(claim: Claim, told: str, holders: Sequence[Sent], book: Book) -> bool:
    """Whether a passage has the very words around a number, and only around other ones."""
    number = numerals.digits_of(told)
    keys = [key for key, numbers in numerals.read_contexts(claim.text, book.language).items() if number in numbers]
    held = [one.contexts[key] for key in keys for one in holders if key in one.contexts]
    return bool(held) and not any(number in numbers for numbers in held)


def _is_another_year(claim: Claim, span: Span, holders: Sequence[Sent], book: Book) -> bool:
    """Whether a year that passages have no more than over them is told of what a sentence of theirs tells with another year."""
    if not days.YEAR().fullmatch(span.text):
        return False
    units = [(unit.text, held) for one in holders for unit, held in zip(one.units, one.unit_stems, strict=True)]
    if any(span.text in text for text, _ in units):
        return False
    before = claim.bare[max(0, span.start - claim.start - _NEAR) : span.start - claim.start]
    told = [word for word in content_words(re.split(r"[;:!?]", before)[-1], book.language) if word not in book.places]
    nearest = stems(told[-1], book.language) if told else frozenset()
    return bool(nearest) and any(days.YEAR().search(text) and nearest <= held for text, held in units)


def _lacks_name(claim: Claim, span: Span, holders: Sequence[Sent], book: Book) -> bool:
    told = words(span.text)
    if span.text.startswith("@"):
        return not any(one.words.issuperset(told) for one in holders)
    if claims.is_identifier(span.text):
        return not any(quoting.comparable(span.text) in text for one in holders for text in one.texts)
    if claims.is_honoured(span.text):  # in passages that write names otherwise it is not to be found
        japanese = [one for one in holders if one.language == "ja"]
        return bool(japanese) and not any(fold(span.text) in text for one in japanese for text in one.texts)
    start, end = span.start - claim.start, span.end - claim.start
    person = claims.is_person(claim.bare, start, end, book.language)
    if person and not claims.is_noted(claim.bare, end) and all(_is_note_taker(told, one) for one in holders):
        return True
    if " " not in span.text:  # a lone word is a name if it is that of a speaker, or told as somebody's
        speaker = bool(told) and all(claims.knows(word, book.speakers, ()) for word in told)
        return (speaker or person) and not any(all(claims.knows(word, one.words, one.people) for word in told) for one in holders)
    if claims.is_label(claim.bare, start, end) and not any(word in book.speakers for word in told):
        return False
    opens = start <= 2 and told[0] not in book.places
    german = book.language in ("de", "und") and not person
    lacking = [claims.lacks_name(told, one.words, one.people, opens=opens, german=german) for one in holders]
    return all(lacking) and not _is_translated(told, holders, book)


def _is_note_taker(told: Sequence[str], one: Sent) -> bool:
    """Whether a passage knows somebody only as who took the notes of a talk of others, and marks no thought as theirs."""
    hit = one.passage.hit
    if not hit.talk or not hit.talk.speakers or not told or not set(words(hit.note.author or "")).issuperset(told):
        return False
    if set(words(f"{hit.talk.title} {' '.join(hit.talk.speakers)} {one.passage.text}")) & set(told):
        return False
    units = one.units
    return not any(voice and voice.kind == "note-taker" for voice in voices.tell_voices(units, one.language, hit.talk.speakers))


def unheard_of(claim: Claim, spans: Sequence[Span], holders: Sequence[Sent], book: Book) -> frozenset[Span]:
    """Return the spans that are lone names which no passage sent has, nor the question, nor a word that begins as they do.

    German writes every noun with a capital, and a name may be another one in another language.
    """
    proper = [one for one in spans if one.kind == "name" and claims.is_proper(claim.bare, one.start - claim.start, one.end - claim.start)]
    if not proper:
        return frozenset()
    spoken = language_of(claim.text, book.language)
    german = any(is_stop_word(word, "de") and not is_stop_word(word, spoken) for word in set(words(claim.text)))
    if spoken != book.language or spoken in ("de", "und") or german or any(is_foreign(spoken, one.language) for one in holders):
        return frozenset()
    return frozenset(one for one in proper if not any(_is_begun(word, book) for word in words(one.text) or ("0",)))


def wrong_in_headings(answer: str, book: Book) -> list[Span]:
    """Return what headings of an answer name that no passage has.

    Of names, as all words of a heading may have capitals, only those of somebody told to say something; a lone digit counts the headings.
    """
    sent = tuple(book.sent.values())
    found = []
    for claim in citing.read_headings(answer):
        for span in claims.spans(answer, claim, book.language):
            person = claims.is_person(claim.bare, span.start - claim.start, span.end - claim.start, book.language)
            told = person if span.kind == "name" else span.kind != "number" or len(span.text) > 1
            if told and lacks(claim, span, sent, book):
                found.append(span)
    return found


def _is_begun(word: str, book: Book) -> bool:
    """Whether a word, which may be a genitive, begins as one of the question or of the passages does; a number is no name."""
    return word.isdigit() or word[:_AKIN] in book.begun or word[:-1][:_AKIN] in book.begun


def _is_translated(told: Sequence[str], holders: Sequence[Sent], book: Book) -> bool:
    """Whether a name of no person is known in part by passages in another language: "PyCon Schweden" of PyCon Sweden."""
    foreign = [one for one in holders if is_foreign(book.language, one.language)]
    return any(
        word in one.words and word not in book.speakers and word not in one.people and not is_stop_word(word, one.language)
        for one in foreign
        for word in told
    )


def is_foreign(answer: str, passage: str) -> bool:
    """Return whether answer and passage are in two languages: then their words are not to be compared, names and numbers are."""
    return "und" not in (answer, passage) and answer != passage


def shares_marks(claim: Claim, one: Sent, book: Book) -> bool:
    """Return whether a sentence has numbers, names or words of its own kind, and a passage in another language holds them.

    All its numbers and capitalised words beside those of places; or a longer word that few other passages hold, such as a library's name.
    """
    text = claim.text
    counted = [numerals.digits_of(text[start:end]) for start, end in numerals.numbers(text)]
    capitals = [word for word in re.findall(r"(?<=[\w,;(] )[^\W\d_][\w-]*", text) if word[0].isupper()]
    named = [part for word in capitals for part in words(word) if part not in book.places]
    if named or any(len(number) > 1 for number in counted):  # a lone digit stands in many passages
        return one.numbers.issuperset(counted) and one.words.issuperset(named)
    rare = [word for word in content_words(text, book.language) if len(word) > 4 and word not in book.places and word in one.words]
    return any(sum(word in other.words for other in book.sent.values()) * 2 <= max(2, len(book.sent)) for word in rare)


def is_unlike(text: str, cited: Sequence[Sent], book: Book) -> bool:
    """Return whether no longer word of a text begins as one of these passages does, which are in another language.

    Of true sentences nearly all share one ("analysis", "Analyse"), of false ones few. A short text, or another script than ours, does not
    tell.
    """
    told = {word[:_ROOT] for word in content_words(text, book.language) if len(word) >= _ROOT and word not in book.places}
    held = {word[:_ROOT] for one in cited for word in one.words if len(word) >= _ROOT}
    readable = numerals.LANGUAGES.__contains__
    return len(told) >= _TELLING and readable(book.language) and all(readable(one.language) for one in cited) and not told & held
