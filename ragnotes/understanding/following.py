"""Composer: a follow-up question and the last answer of the index -> a question that can be asked by itself, and the talks it is about.

By rules: what the new question says (a year, an event, a person, a topic) replaces what the last one said; a pronoun stands for the
speakers or the talks that the last answer cited.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..eventkeys import YEAR
from ..frozen import frozen
from ..text import content_words, fold, language_of
from . import dating
from .followups import (
    ABOUT,
    ABOUT_WORDS,
    AFTER_IN,
    AFTER_THAT,
    AND,
    ASKING,
    BEFORE_ASKING,
    BEFORE_IN,
    BEFORE_THAT,
    BEING,
    EXCEPTING,
    FILES,
    JOINING,
    MORE,
    ONE,
    OTHERS,
    PEOPLE,
    SEVERAL,
    TALK,
    THING,
    WHERE,
    YEAR_AFTER,
    YEAR_BEFORE,
)
from .slotting import excepted, in_full, is_of_years, joined, owns, slots, subject, without_exception, year_of_event
from .stretches import FIRST

LONGEST = 2_000  # characters of a question that are looked at
SPEAKERS = 3  # that "they" may stand for
MOST_ASKED = 4  # words of "in which file", from the word that asks on
_EN = frozenset("que cual quel quelle quels quelles".split())
_THINGS = frozenset(word for words in THING.values() for word in words.split()) | TALK
_RUN = re.compile(r"\w+")


@frozen
class Cited:
    """A talk that the last answer drew on."""

    title: str
    speakers: tuple[str, ...]
    date: str | None = None


@frozen
class Rewritten:
    """A follow-up question made whole."""

    question: str
    same_talks: bool  # it asks of the talks of the last answer alone
    other_talks: bool = False  # it asks of all but those


def rewrite(question: str, last: str, cited: Sequence[Cited], names: dict[str, Any], today: int, typed: str = "") -> Rewritten:
    """Return a follow-up as a question of its own. `last` is the question before it, which was `typed` so if it was a follow-up itself;
    `names` is the index's table of names.

    >>> rewrite("and in 2020?", "what did people say about dask in 2019?", (), {"event": {}, "speaker": {}}, 2026).question
    'what did people say about dask in 2020?'
    """
    new, old = question.strip()[:LONGEST], _asked_of(last.strip()[:LONGEST])
    rest, is_part, about = _without_and(new)
    said = " ".join(fold(run.group()) for run in _RUN.finditer(rest[:60]))
    if old and said in MORE | OTHERS:
        return Rewritten(old, said in MORE, said in OTHERS)
    if old and said in YEAR_AFTER | YEAR_BEFORE and (moved := _moved(old, 1 if said in YEAR_AFTER else -1, today)):
        return Rewritten(moved, False)
    if old and said in AFTER_THAT | BEFORE_THAT:
        return _bounded(old, rest, cited, names, today, after=said in AFTER_THAT)
    resolved, same_talks = _resolve(rest, old, cited, names, today, typed)
    if old and (named := excepted(resolved, names, today)):
        return Rewritten(_changed(old, [], [EXCEPTING.get(language_of(old), "except"), named]), False)
    if resolved != rest or same_talks:
        return Rewritten(resolved, same_talks)
    if old and not about and _is_only_asking(rest):
        if not FILES.isdisjoint(said.split()):  # each place that is cited tells it
            where = WHERE.get(language_of(old), "")
            return Rewritten(f"{where}: {old}" if where else old, True)
        return Rewritten(f"{rest.rstrip(' ?!.')}: {old}", True)
    if not content_words(rest, language_of(rest, language_of(old))) and not dating.dates_in(_dated(rest), today):
        return Rewritten(f"{rest.rstrip(' ?!.')}: {old}", True)
    if not is_part and len(_RUN.findall(rest)) > 4:
        return Rewritten(rest, False)
    return Rewritten(_put_in(rest, old, names, today, typed), False)


def _asked_of(last: str) -> str:
    """Return the last question without a follow-up's words that were put before it: "why: what was said"."""
    head, colon, question = last.partition(": ")
    while colon and question and _says_nothing(head, question):
        last = question
        head, colon, question = last.partition(": ")
    return last


def _says_nothing(head: str, question: str) -> bool:
    said = " ".join(fold(run.group()) for run in _RUN.finditer(head[:60]))
    return said in AFTER_THAT | BEFORE_THAT or _is_only_asking(head) or not content_words(head, language_of(head, language_of(question)))


def _is_only_asking(text: str) -> bool:
    """Return whether a few words ask for something of what was said, and tell no topic of their own: "in which file", "how fast"."""
    told = [fold(run.group()) for run in _RUN.finditer(text[:80])]
    place = next((at for at, word in enumerate(told[:3]) if word in ASKING), None)
    if place is None or any(word not in BEFORE_ASKING for word in told[:place]) or len(told) - place > MOST_ASKED:
        return False
    return not any(word in BEING | ABOUT_WORDS for word in told[place + 1 :])


def _bounded(old: str, rest: str, cited: Sequence[Cited], names: dict[str, Any], today: int, *, after: bool) -> Rewritten:
    """Return a question as it asks of the time before or after the one it asks of, or else that of the talks it brought."""
    dated, before = dating.dates_in(old, today), slots(old, names, today)
    told = sorted(talk.date[:4] for talk in cited if talk.date and YEAR.fullmatch(talk.date[:4]))
    bare = None if dated else YEAR.search(old)
    event = year_of_event(old, before.event) or (bare.span() if bare else None)
    year = str(dated.years[-1 if after else 0]) if dated else old[slice(*event)] if event else ""
    if not year or (dated and not FIRST < int(year) <= today):
        year = told[-1 if after else 0] if told else ""
    if not year:
        return Rewritten(f"{rest.rstrip(' ?!.')}: {old}", False)
    phrase = f"{(AFTER_IN if after else BEFORE_IN).get(language_of(old), 'after' if after else 'before')} {year}"
    changes = [(*event, "")] if event else []
    if before.date:
        return Rewritten(_changed(old, [*changes, (*before.date, phrase)], []), False)
    return Rewritten(_changed(old, changes, [phrase]), False)


def _moved(old: str, by: int, today: int) -> str:
    """Return a question that asks of one year as it asks of the one after or before it; "" if it asks of none or of several."""
    dated = dating.dates_in(old, today)
    start = old.find(dated.phrase) if dated and len(dated.years) == 1 else -1
    if not dated or start < 0:
        return ""
    was, new = str(dated.years[0]), str(dated.years[0] + by)
    phrase = dated.phrase.replace(was, new) if was in dated.phrase else f"in {new}"
    return f"{old[:start]}{phrase}{old[start + len(dated.phrase) :]}"


def _without_and(text: str) -> tuple[str, bool, bool]:
    """Return a question without the words that hang it on the one before, whether it had any, and whether they say "what about"."""
    rest, about = text.lstrip(" ¿¡,-–—"), False
    for _ in range(3):
        runs = list(_RUN.finditer(rest))
        told = [fold(run.group()) for run in runs[:6]]
        gone = next((len(phrase) for phrase in ABOUT if told[: len(phrase)] == phrase and len(runs) > len(phrase)), 0)
        about = about or gone > 0
        gone = gone or int(
            len(told) > 1 and told[0] in AND and not (told[0] == "en" and (YEAR.fullmatch(told[1]) or told[1] in _EN))
        )  # "en 2020" and "en quelle salle" have no Dutch "and"
        if not gone:
            break
        rest = rest[runs[gone - 1].end() :].lstrip(" ¿¡,:;-–—'’")
    return rest, rest != text.lstrip(" ¿¡,-–—"), about


def _resolve(text: str, old: str, cited: Sequence[Cited], names: dict[str, Any], today: int, typed: str) -> tuple[str, bool]:
    """Return a question with its pronouns replaced by whom and what they stand for, and whether it asks of the same talks.

    It does where nobody is known for whom a pronoun may stand: who or what is meant is in what the last answer drew on.
    """
    language = language_of(text, language_of(old, "en"))
    before = slots(old, names, today)
    first = next((talk for talk in cited if talk.speakers), None)
    everyone = list(dict.fromkeys(name for talk in cited for name in talk.speakers))
    named = in_full(old[slice(*before.person)], everyone) if before.person else []
    one = named or (list(first.speakers[:1]) if first else [])
    several = everyone[:SPEAKERS] or named
    topic = _topic_of(old, before.topic, typed, names, today)
    thing = old[slice(*topic)] if topic else cited[0].title if cited else ""
    runs = list(_RUN.finditer(text))
    parts: list[tuple[int, int, str]] = []
    hung = False
    for at, run in enumerate(runs):
        word = fold(run.group())
        pair = f"{word} {fold(runs[at + 1].group())}" if at + 1 < len(runs) else ""
        if pair in TALK and cited:
            parts.append((run.start(), runs[at + 1].end(), cited[0].title))
        elif word in ONE.get(language, "").split() and one:
            parts.append((run.start(), run.end(), one[0] + ("'s" if word in ("his", "her", "hers") and owns(runs, at) else "")))
        elif word in SEVERAL.get(language, "").split() and (several or thing):
            parts.append((run.start(), run.end(), (joined(several) if several else thing) + ("'s" if word == "their" else "")))
        elif word in THING.get(language, "").split() and thing:
            parts.append((run.start(), run.end(), thing + ("'s" if word == "its" else "")))
        hung = hung or word in (*ONE.get(language, "").split(), *SEVERAL.get(language, "").split())
    for start, end, text_of in reversed(parts):
        text = text[:start] + text_of + text[end:]
    return text, bool(parts) or hung


# the new in the place of the old


def _dated(text: str) -> str:
    """Return a question whose only word is a year as a date: after "and", "2020?" needs no "in"."""
    found = _RUN.findall(text)
    return f"in {found[0]}" if len(found) == 1 and YEAR.fullmatch(found[0]) else text


def _put_in(rest: str, old: str, names: dict[str, Any], today: int, typed: str) -> str:
    """Return the last question with what the new one says in the place of what it said."""
    rest = _dated(rest)
    old, left = without_exception(old)
    new, before = slots(rest, names, today, loose=True), slots(old, names, today)
    language = language_of(old)
    changes: list[tuple[int, int, str]] = []
    added: list[str] = []
    if new.date:
        phrase = rest[slice(*new.date)]
        year = year_of_event(old, before.event)
        if before.date:
            changes.append((*before.date, phrase))
        elif year and (told := YEAR.findall(phrase)):
            changes.append((*year, told[0]) if len(told) == 1 else (*year, ""))
            added += [] if len(told) == 1 else [phrase]
        else:
            added.append(phrase)
    before = replace(before, topic=_topic_of(old, before.topic, typed, names, today))
    for kind, word in zip(("event", "person", "topic"), JOINING.get(language, JOINING["en"]), strict=True):
        here, there = getattr(new, kind), getattr(before, kind)
        if not here:
            continue
        if kind == "event" and before.date and not new.date and not is_of_years(rest[slice(*here)], old, names, today):
            changes.append((*before.date, ""))
        if there is None and kind == "person":
            there = next((run.span() for run in _RUN.finditer(old) if fold(run.group()) in PEOPLE), None)
        if there:
            changes.append((*there, rest[slice(*here)]))
        else:
            added.append(f"{word} {rest[slice(*here)]}")
    return _changed(old, changes, [*added, *left])


def _topic_of(old: str, topic: tuple[int, int] | None, typed: str, names: dict[str, Any], today: int) -> tuple[int, int] | None:
    """Return where a question says what it is about: where a follow-up put it in, else the subject of all that it asks."""
    return (_put_last(old, typed, names, today) or subject(old, topic)) if topic else None


def _put_last(old: str, typed: str, names: dict[str, Any], today: int) -> tuple[int, int] | None:
    """Return where a question has what was put into it when it was `typed` as a follow-up: its topic, or what a pronoun stood for."""
    rest = _without_and(typed.strip()[:LONGEST])[0]
    if not rest or rest == old or _says_nothing(rest, old):
        return None
    topic = slots(rest, names, today, loose=True).topic
    if topic and not any(fold(run.group()) in _THINGS for run in _RUN.finditer(rest)):
        start = old.find(rest[slice(*topic)])
        return (start, start + topic[1] - topic[0]) if start >= 0 and len(_RUN.findall(rest)) < 5 else None
    told, was = old.split(), rest.split()
    first = next((at for at, (one, other) in enumerate(zip(told, was, strict=False)) if one != other), 0)
    last = next((at for at, (one, other) in enumerate(zip(told[::-1], was[::-1], strict=False)) if one != other), 0)
    middle = " ".join(told[first : len(told) - last]).rstrip("?!.,")
    if fold(" ".join(was[first : len(was) - last]).rstrip("?!.,")) not in _THINGS or not middle:
        return None
    start = old.find(middle)
    return (start, start + len(middle)) if start >= 0 else None


def _changed(old: str, changes: Sequence[tuple[int, int, str]], added: Sequence[str]) -> str:
    limit = len(old)
    for start, end, phrase in sorted(changes, reverse=True):
        end = min(end, limit)  # a year within an event that is replaced as well
        if start < limit:
            old, limit = old[:start] + phrase + old[end:], start
    body = old.rstrip(" ?!.")
    return " ".join(" ".join([body, *added]).split()) + old[len(body) :].strip()
