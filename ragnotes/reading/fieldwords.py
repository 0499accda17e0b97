"""What the fields of a note and of a talk are called in the languages of notes: their event, their date, their title."""

from __future__ import annotations

from ..text import fold

EVENTS = frozenset(
    "event evento evenement evenemang veranstaltung tagung konferenz konferens conference conferencia conferentie conferenza congreso "
    "congres congresso meetup".split()
)
DATES = frozenset("date dates when fecha cuando datum wann data quando quand wanneer nar".split())
_TITLES = frozenset("titulo titel titre titolo".split())
_LABEL = 24  # characters before the colon


def label_and_value(text: str) -> tuple[str, str] | None:
    """Return label, folded, and value of a line that is a field, however it is marked: "- **Fecha:** 5 de mayo", ":DATE: 2014-11-17".

    >>> label_and_value("- **Événement :** Duckconf 2018"), label_and_value("Nothing: at all"), label_and_value("Event:")
    (('evenement', 'Duckconf 2018'), ('nothing', 'at all'), None)
    """
    bare = text[:300].lstrip(" \t>-*+_•:\"'")
    at = bare.find(":", 0, _LABEL)
    if at < 1 or bare.startswith("://", at):
        return None
    value = bare[at + 1 :].strip(" \t*_\"'")
    label = fold(bare[:at]).strip(" *_\"'")
    return (label, value) if value and label.isalpha() else None


def canonical(key: str) -> str:
    """Return the key under which front matter's field is kept: "fecha" is a date, "veranstaltung" an event, "título" a title.

    >>> [canonical(key) for key in ("título", "fecha", "veranstaltung", "speaker", "conference")]
    ['title', 'date', 'event', 'speaker', 'event']
    """
    folded = key if key.isascii() else fold(key)
    return "title" if folded in _TITLES else "date" if folded in DATES else "event" if folded in EVENTS else key
