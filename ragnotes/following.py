"""Composer: a follow-up question and the last answer of the index -> a question that can be asked by itself, and the talks it is about.

By rules: what the new question says (a year, an event, a person, a topic) replaces what the last one said; a pronoun stands for the
speakers or the talks that the last answer cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from . import dating
from .followups import ABOUT, AND, MORE, ONE, OTHERS, PEOPLE, SEVERAL, TALK, THING, YEAR_AFTER, YEAR_BEFORE
from .text import YEAR, content_words, fold, language_of

LONGEST = 2_000  # characters of a question that are looked at
SPEAKERS = 3  # that "they" may stand for
_RUN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Cited:
    """A talk that the last answer drew on."""

    title: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A follow-up question made whole."""

    question: str
    same_talks: bool  # it asks of the talks of the last answer alone
    other_talks: bool = False  # it asks of all but those


@dataclass(frozen=True, slots=True)
class _Slots:
    """Where a question says what, as half-open ranges of its characters; None where it does not say it."""

    date: tuple[int, int] | None
    event: tuple[int, int] | None
    person: tuple[int, int] | None
    topic: tuple[int, int] | None


def rewrite(question: str, last: str, cited: Sequence[Cited], names: dict[str, Any], today: int) -> Rewritten:
    """Return a follow-up as a question of its own. `last` is the question before it, `names` the index's table of names.

    >>> rewrite("and in 2020?", "what did people say about dask in 2019?", (), {"event": {}, "speaker": {}}, 2026).question
    'what did people say about dask in 2020?'
    """
    new, old = question.strip()[:LONGEST], last.strip()[:LONGEST]
    rest, is_part = _without_and(new)
    said = " ".join(fold(run.group()) for run in _RUN.finditer(rest[:60]))
    if old and said in MORE | OTHERS:
        return Rewritten(old, said in MORE, said in OTHERS)
    if old and said in YEAR_AFTER | YEAR_BEFORE and (moved := _moved(old, 1 if said in YEAR_AFTER else -1, today)):
        return Rewritten(moved, False)
    resolved, same_talks = _resolve(rest, old, cited, names, today)
    if resolved != rest:
        return Rewritten(resolved, same_talks)
    if not content_words(rest, language_of(rest, language_of(old))) and not dating.dates_in(_dated(rest), today):
        return Rewritten(f"{rest.rstrip(' ?!.')}: {old}", True)
    if not is_part and len(_RUN.findall(rest)) > 4:
        return Rewritten(rest, False)
    return Rewritten(_put_in(rest, old, names, today), False)


def _moved(old: str, by: int, today: int) -> str:
    """Return a question that asks of one year as it asks of the one after or before it; "" if it asks of none or of several."""
    dated = dating.dates_in(old, today)
    start = old.find(dated.phrase) if dated and len(dated.years) == 1 else -1
    if not dated or start < 0:
        return ""
    was, new = str(dated.years[0]), str(dated.years[0] + by)
    phrase = dated.phrase.replace(was, new) if was in dated.phrase else f"in {new}"
    return f"{old[:start]}{phrase}{old[start + len(dated.phrase) :]}"


def _without_and(text: str) -> tuple[str, bool]:
    """Return a question without the words that hang it on the one before, and whether it had any."""
    rest = text.lstrip(" ¿¡,-–—")
    for _ in range(3):
        runs = list(_RUN.finditer(rest))
        told = [fold(run.group()) for run in runs[:6]]
        gone = next((len(phrase) for phrase in ABOUT if told[: len(phrase)] == phrase and len(runs) > len(phrase)), 0)
        gone = gone or int(
            len(told) > 1 and told[0] in AND and not (told[0] == "en" and YEAR.fullmatch(told[1]))
        )  # "en 2020" is no Dutch "and"
        if not gone:
            break
        rest = rest[runs[gone].start() :]
    return rest, rest != text.lstrip(" ¿¡,-–—")


def _resolve(text: str, old: str, cited: Sequence[Cited], names: dict[str, Any], today: int) -> tuple[str, bool]:
    """Return a question with its pronouns replaced by whom and what they stand for, and whether it asks of the same talks."""
    language = language_of(text, language_of(old, "en"))
    before = _slots(old, names, today)
    named = [old[slice(*before.person)]] if before.person else []
    first = next((talk for talk in cited if talk.speakers), None)
    everyone = list(dict.fromkeys(name for talk in cited for name in talk.speakers))[:SPEAKERS]
    one = named or (list(first.speakers[:1]) if first else [])
    several = everyone or named
    thing = old[slice(*before.topic)] if before.topic else cited[0].title if cited else ""
    runs = list(_RUN.finditer(text))
    parts: list[tuple[int, int, str]] = []
    for at, run in enumerate(runs):
        word = fold(run.group())
        pair = f"{word} {fold(runs[at + 1].group())}" if at + 1 < len(runs) else ""
        if pair in TALK and cited:
            parts.append((run.start(), runs[at + 1].end(), cited[0].title))
        elif word in ONE.get(language, "").split() and one:
            parts.append((run.start(), run.end(), one[0] + ("'s" if word in ("his", "her", "hers") and _owns(runs, at) else "")))
        elif word in SEVERAL.get(language, "").split() and several:
            parts.append((run.start(), run.end(), _joined(several) + ("'s" if word == "their" else "")))
        elif word in THING.get(language, "").split() and thing:
            parts.append((run.start(), run.end(), thing + ("'s" if word == "its" else "")))
    for start, end, text_of in reversed(parts):
        text = text[:start] + text_of + text[end:]
    return text, bool(parts)


def _owns(runs: Sequence[re.Match[str]], at: int) -> bool:
    """Return whether a word follows that "her" may own: "her slides", not "ask her about"."""
    after = fold(runs[at + 1].group()) if at + 1 < len(runs) else ""
    return bool(after) and bool(content_words(after, "en"))


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


# what a question says


def _dated(text: str) -> str:
    """Return a question whose only word is a year as a date: after "and", "2020?" needs no "in"."""
    found = _RUN.findall(text)
    return f"in {found[0]}" if len(found) == 1 and YEAR.fullmatch(found[0]) else text


def _slots(text: str, names: dict[str, Any], today: int, *, loose: bool = False) -> _Slots:
    """Return where a question says what. `loose`: one word of a name is enough, as in a follow-up of two words."""
    dated = dating.dates_in(text, today)
    start = text.find(dated.phrase) if dated else -1
    date = (start, start + len(dated.phrase)) if dated and start >= 0 else None
    event = _span(text, (_name_of(key) for key in names["event"]), date)
    if event:
        year = re.compile(r"\s+(?:19|20)\d\d\b").match(text, event[1])
        event = (event[0], year.end()) if year else event
    person = _span(text, (key.split() for key in names["speaker"]), date, event)
    if person is None and loose:
        person = _span(text, ([part] for key in names["speaker"] for part in key.split()[:1] + key.split()[-1:]), date, event)
    return _Slots(date, event, person, _topic(text, [part for part in (date, event, person) if part]))


def _name_of(key: str) -> list[str]:
    return [word for word in key.split() if not YEAR.fullmatch(word)]


def _span(text: str, names: Iterator[list[str]], *taken: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return where the longest of the names stands in a text as a run of words."""
    runs = [run for run in _RUN.finditer(text) if not any(part and part[0] <= run.start() < part[1] for part in taken)]
    told = [fold(run.group()) for run in runs]
    best: tuple[int, int, int] | None = None
    for name in names:
        if not name or name[0] not in told or (best and best[0] >= len(name)):
            continue
        for at in range(len(told) - len(name) + 1):
            if told[at : at + len(name)] == name and content_words(" ".join(name), "en"):
                best = (len(name), runs[at].start(), runs[at + len(name) - 1].end())
                break
    return best[1:] if best else None


def _topic(text: str, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return where the words stand that say what is asked for, the first run of them between names and dates."""
    wanted = set(content_words(text, language_of(text)))
    free = [run for run in _RUN.finditer(text) if not any(start <= run.start() < end for start, end in taken)]
    found = [run for run in free if fold(run.group()) in wanted]
    if not found:
        return None
    limit = min((start for start, _ in taken if start > found[0].start()), default=len(text))
    return found[0].start(), [run for run in found if run.start() < limit][-1].end()


# the new in the place of the old


def _put_in(rest: str, old: str, names: dict[str, Any], today: int) -> str:
    """Return the last question with what the new one says in the place of what it said."""
    rest = _dated(rest)
    new, before = _slots(rest, names, today, loose=True), _slots(old, names, today)
    changes: list[tuple[int, int, str]] = []
    added: list[str] = []
    if new.date:
        phrase = rest[slice(*new.date)]
        year = _year_of_event(old, before.event)
        if before.date:
            changes.append((*before.date, phrase))
        elif year and (told := YEAR.findall(phrase)):
            changes.append((*year, told[0]) if len(told) == 1 else (*year, ""))
            added += [] if len(told) == 1 else [phrase]
        else:
            added.append(phrase)
    for kind, word in (("event", "at"), ("person", "by"), ("topic", "about")):
        here, there = getattr(new, kind), getattr(before, kind)
        if not here:
            continue
        if kind == "event" and before.date and not new.date and not _is_of_years(rest[slice(*here)], old, names, today):
            changes.append((*before.date, ""))
        if there is None and kind == "person":
            there = next((run.span() for run in _RUN.finditer(old) if fold(run.group()) in PEOPLE), None)
        if there:
            changes.append((*there, rest[slice(*here)]))
        else:
            added.append(f"{word} {rest[slice(*here)]}")
    return _changed(old, changes, added)


def _is_of_years(event: str, old: str, names: dict[str, Any], today: int) -> bool:
    """Return whether an event may have been in the years that a question asks of: some of its names tell one of them, or no year."""
    asked = dating.dates_in(old, today)
    told = [key.split() for key in names["event"]]
    own = [set(YEAR.findall(" ".join(words))) for words in told if _name_of(" ".join(words)) == fold(event).split()]
    return not asked or not own or any(not years or years & set(map(str, asked.years)) for years in own)


def _year_of_event(text: str, event: tuple[int, int] | None) -> tuple[int, int] | None:
    year = next(YEAR.finditer(text, *event), None) if event else None
    return year.span() if year else None


def _changed(old: str, changes: Sequence[tuple[int, int, str]], added: Sequence[str]) -> str:
    limit = len(old)
    for start, end, phrase in sorted(changes, reverse=True):
        end = min(end, limit)  # a year within an event that is replaced as well
        if start < limit:
            old, limit = old[:start] + phrase + old[end:], start
    body = old.rstrip(" ?!.")
    return " ".join(" ".join([body, *added]).split()) + old[len(body) :].strip()
