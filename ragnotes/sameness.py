"""Talks told of in the notes of several people: which of them are one talk."""

from __future__ import annotations

from collections.abc import Sequence

from .eventkeys import event_key
from .frozen import frozen
from .text import content_words, fold, words

# Words of titles that many talks of one event share, folded: "Keynote", "Opening", "Lightning talks day 2"
_KINDS = frozenset(
    "keynote keynotes opening closing welcome panel lightning talk talks session sessions workshop workshops tutorial intro introduction "
    "discussion poster posters sponsor sponsors remarks day one two three charla charlas ponencia taller praatje sessie vortrag "
    "conferencia atelier palestra oficina q a ama fireside chat bof untitled".split()
)


@frozen
class Told:
    """What two tellings of a talk are held together by."""

    title: str
    speakers: tuple[str, ...]
    event: str | None
    url: str | None


def same_talks(told: Sequence[Told]) -> list[int]:
    """Return for each talk the position of the first that is the same one, its own if it is the first or the only.

    One talk: of the same event, under the same title or the same link. A title that says only what kind of talk it is ("Keynote")
    joins none but of the same speakers. What no event is known of stands alone.

    >>> same_talks([Told("Fast tables", ("Ana",), "PyDays 2024", None), Told("Fast Tables!", (), "PyDays Conference 2024", None)])
    [0, 0]
    """
    first: dict[tuple[str, ...], int] = {}
    roots = list(range(len(told)))
    for position, talk in enumerate(told):
        for key in _keys(talk):
            other = first.setdefault(key, position)
            a, b = _root(roots, other), _root(roots, position)
            roots[max(a, b)] = min(a, b)
    return [_root(roots, position) for position in range(len(told))]


def _root(roots: list[int], position: int) -> int:
    while roots[position] != position:
        roots[position] = roots[roots[position]]
        position = roots[position]
    return position


def _keys(talk: Told) -> list[tuple[str, ...]]:
    event = event_key(talk.event or "")
    if not event:
        return []
    title = words(talk.title)
    says_something = any(word not in _KINDS and not word.isdigit() for word in content_words(talk.title, "en"))
    people = () if says_something else tuple(sorted(fold(name) for name in talk.speakers))
    keys = [("title", event, " ".join(title), *people)] if title and (says_something or people) else []
    address = (talk.url or "").partition("://")[2].partition("#")[0].rstrip("/").removeprefix("www.")
    return [*keys, ("link", event, address)] if "/" in address else keys
