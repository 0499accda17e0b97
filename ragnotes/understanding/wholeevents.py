"""Composer: a question about an event as a whole, and an event that is named by the name of its series alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from ..eventkeys import YEAR
from ..finding.keys import keys_having
from ..text import content_words, fold, language_of, words

LONGEST = 2_000  # characters of a question that are looked at
_WORD = re.compile(r"\w+")
# folded, what a series of events may be called: "at PyCon" asks of events, "at GitHub" of a company
_SERIES = re.compile(r"(?:py|euro)\w{2,30}|\w{1,30}(?:con|conf|camp|fest|days?|summit|meetup|weekend)")
_ARTICLES = frozenset("the la el los las der dem die das le les l il lo gli i o os as de het den".split())
# what asks for whatever there was
_WHATEVER = frozenset(
    "new news interesting highlight highlights topic topics covered discussed happening going takeaway takeaways learn learned learnt "
    "summary recap overview summarise summarize neu neue neuen neues neuigkeiten neuheiten interessant interessantes spannend spannendes "
    "los thema themen lief gelernt zusammenfassung nuevo nueva nuevos nuevas novedad novedades interesante interesantes tema temas "
    "aprendio aprendieron resumen nouveau nouveaux nouvelle nouvelles nouveaute nouveautes neuf interessants sujet sujets theme themes "
    "appris resume nieuw nieuwe nieuws interessante onderwerp onderwerpen geleerd hoogtepunten samenvatting novo nova novos novas novidade "
    "novidades assunto assuntos aprendeu aprenderam resumo nuovo nuova nuovi nuove novita interessanti tema temi argomento argomenti "
    "imparato riassunto nytt nya nyheter intressant intressanta amne amnen lart sammanfattning "
    "hubo habia fue fueron foram houve era erano etait gabs".split()
)
# what asks for one thing about it: a place, a time, a number, a reason
_ONE_THING = frozenset(
    "where when why how many much wo wann warum wieso wieviel wieviele viele donde cuando cuanto cuantos cuanta cuantas como ou quand "
    "combien pourquoi comment waar wanneer hoeveel waarom hoe onde quando quanto quantos quantas dove quanti quante perche come nar "
    "varfor hur manga".split()
)


def of_series(question: str, events: dict[str, Any], places: Collection[str], years: Collection[str]) -> list[dict[str, Any]]:
    """Return the entries of the events that have the name of a series in theirs that stands alone as the place asked of: "at PyCon".

    Not where a name goes on behind it ("at PyCon Atlantis"). `places` are words for where; where there are `years` it is one of those.
    """
    runs = list(_WORD.finditer(question[:LONGEST]))
    told = [fold(run.group()) for run in runs]
    found: dict[str, dict[str, Any]] = {}
    for at, (run, word) in enumerate(zip(runs, told, strict=True)):
        if run.group().islower() or not _SERIES.fullmatch(word) or _goes_on(question, runs, at):
            continue
        before = at - 1 if at and told[at - 1] not in places and told[at - 1] in _ARTICLES else at
        if not before or told[before - 1] not in places:
            continue
        for key in keys_having(events, [word]):
            of_years = set(YEAR.findall(key))
            if not (years and of_years) or not of_years.isdisjoint(years):
                found[key] = events[key]
    return list(found.values())


def series_of(events: Iterable[str]) -> list[list[str]]:
    """Return the names of series, each as its only word, that stand in the names of these events, as they are compared."""
    return [[word] for word in dict.fromkeys(word for key in events for word in key.split()) if _SERIES.fullmatch(word)]


def _goes_on(question: str, runs: list[re.Match[str]], at: int) -> bool:
    """Return whether a name goes on behind a word: one with a capital, and nothing but a blank or a hyphen between."""
    if at + 1 == len(runs) or runs[at + 1].group()[0].islower() or YEAR.fullmatch(runs[at + 1].group()):
        return False
    return question[runs[at].end() : runs[at + 1].start()] in (" ", "-")


def asks_of_whole(question: str, named: Collection[str]) -> bool:
    """Return whether a question asks for whatever there was at an event, whose name, and other words understood, are `named`.

    >>> asks_of_whole("was war neu auf der PyDays", {"pydays"}), asks_of_whole("what was said on caches at PyDays", {"pydays"})
    (True, False)
    """
    told = set(words(question))
    one_thing = told & _ONE_THING - ({"waar"} if "over" in told else set())  # Dutch "waar ging het over" asks what it was about
    return not one_thing and _WHATEVER.union(named).issuperset(content_words(question, language_of(question)))
