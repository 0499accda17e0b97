"""Lines of notes that say nothing but a fact of the head: when, where, by whom. None of them answers a question as a sentence does."""

from __future__ import annotations

import re

from ..eventkeys import YEAR
from ..text import fold, words
from .days import MONTHS

LONGEST = 120  # characters of such a line
_MOST_WORDS = 8  # of what stands behind the label
_MOST_PLACES = 3  # words of a place beside a date

_WHO = frozenset(
    "speaker speakers presenter presenters moderator author ponente ponentes oradora orador presentador presentadora sprecher "
    "sprecherin referent referentin redner rednerin vortragende orateur oratrice orateurs intervenant intervenante intervenants "
    "presentateur spreker sprekers spreekster presentator palestrante palestrantes oradores apresentador relatore relatrice relatori "
    "talare foredragare autor autora auteur autore auteurs by".split()
)
_WHERE = frozenset(
    "room hall track venue place location city sala salon aula auditorio lugar ciudad pista raum saal buhne ort stadt salle lieu "
    "ville piste zaal ruimte podium plaats stad locatie palco local cidade trilha stanza luogo citta sal lokal plats slides video "
    "recording link folien aufzeichnung aufnahme diapositivas grabacion enregistrement opname gravacao registrazione inspelning "
    "twitter mastodon github tags".split()
)
_WHEN = frozenset(
    "date dates when day fecha cuando dia datum wann tag quand jour wanneer dag data quando giorno nar time hora uhrzeit zeit heure "
    "tijd ora tid".split()
)
_SMALL = frozenset("the of to and on at de del do da le la el den der am im um bis y e et und en och a th st nd rd er uhr h".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag dienstag mittwoch donnerstag "
    "freitag samstag sonntag lunes martes miercoles jueves viernes sabado domingo lundi mardi mercredi jeudi vendredi samedi "
    "dimanche maandag dinsdag woensdag donderdag vrijdag zaterdag zondag segunda terca quarta quinta sexta feira lunedi martedi "
    "mercoledi giovedi venerdi domenica mandag tisdag onsdag torsdag fredag lordag sondag".split()
)
_FIELD = re.compile(r"([^\W\d_]{2,20}(?:\(?[sn]\)|/[^\W\d_]{1,20})?) ?:\s+(\S.*)$")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_MARKS = re.compile(r"[*_`]+")


def is_date_or_field(line: str) -> bool:
    """Return whether a line is a date, maybe with a place, or a field that tells when, where or with what means.

    >>> is_date_or_field("Bergen, 12 May 2023"), is_date_or_field("Sala: 3 B"), is_date_or_field("In May 2023 they moved to Rust.")
    (True, True, False)
    """
    if _is_date(line) or _has_label(line, _WHERE):
        return True
    return _has_label(line, _WHEN) and (bool(_CLOCK.search(line)) or _is_date(line.partition(":")[2]))


def is_speaker_field(line: str) -> bool:
    """Return whether a line is a field that names who spoke.

    >>> is_speaker_field("**Ponente:** Marta Gil"), is_speaker_field("Speakers should rest: all of them do too much.")
    (True, False)
    """
    return _has_label(line, _WHO)


def _has_label(line: str, labels: frozenset[str]) -> bool:
    field = _FIELD.match(_MARKS.sub("", line).strip()) if len(line) <= LONGEST and ":" in line else None
    if not field or field[2].endswith((".", "!", "?")) or len(field[2].split()) > _MOST_WORDS:
        return False
    return bool(labels.intersection(words(field[1])))


def _is_date(line: str) -> bool:
    """Whether a line has a day, a month or a whole date and beside it no more than the name of a place."""
    told = words(line) if len(line) <= LONGEST else []
    days = [word for word in told if word in MONTHS or word in _DAYS]
    digits = [word for word in told if word[0].isdigit()]
    dated = (days and digits) or (len(digits) > 1 and any(YEAR.fullmatch(word) for word in digits)) or (days and len(told) == 1)
    if not dated:
        return False
    plain = {fold(word) for word in re.findall(r"[^\W\d_]+", line) if word[0].islower()}
    left = [word for word in told if word not in digits and word not in days and word not in _SMALL]
    return len(left) <= _MOST_PLACES and not plain & set(left)
