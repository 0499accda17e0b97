"""Composer: passages -> the addresses that they point to, and the packages that they link, install or import, wherever these are named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .checking import mentions
from .checking.hosts import KINDS, OTHER, POST, REPOSITORY, TALK, read_target
from .errors import NoteError
from .finding import recurring
from .finding.generalwords import EMPTY, PLAIN
from .frozen import frozen
from .reading import files
from .reading.englishwords import ENGLISH
from .reading.firstnames import GIVEN
from .reading.inline import links as inline_links
from .reading.inline import unmark
from .shelf import Place, Shelf, place_at, talks_of
from .text import fold

MOST_FRONT = 8_000  # bytes of a note in which its front matter must end
_PICTURE = re.compile(
    r"^\W{0,9}\w{0,30}(?:image|thumbnail|picture|cover|photo|avatar|banner|icon|logo)\w{0,30}\W|\.(?:png|jpe?g|gif|svg|webp)\b",
    re.IGNORECASE,
)


@frozen
class Link:
    """An address that the notes point to."""

    address: str
    kind: str  # repository, package, slides, video, paper, post, talk, person or other
    name: str  # of a repository "owner/name", of a package its name, else ""
    words: tuple[str, ...]  # that the notes call it by
    places: tuple[Place, ...]  # a line each


@frozen
class Package:
    """A package or tool of which the notes say that it is one."""

    name: str
    known_by: tuple[str, ...]  # installed, imported, linked or repository
    talks: int  # in which it is mentioned; one noted by several people counts once
    years: dict[str, int]  # year -> talks
    places: tuple[Place, ...]  # a line each


def links_of(shelf: Shelf, tokens: recurring.Tokens) -> tuple[tuple[Link, ...], tuple[Package, ...]]:
    """Return the addresses by kind, most mentioned first, and the packages, those of most talks first."""
    found: defaultdict[str, list[tuple[mentions.Linked, Place]]] = defaultdict(list)
    known: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)  # same name -> as written -> how it is known
    at: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)  # same name -> passages and lines that tell of it
    pages = _pages(shelf.talks)
    for position, line, text, in_code in _lines(shelf.records):
        for link in mentions.linked(text, inline_links, unmark):
            place = place_at(shelf, position, line)
            found[link.target.key].append((_as_page(link, pages), place))
            if (name := mentions.named_by(link)) and not (link.target.kind == OTHER and _is_ordinary(fold(name))):
                how = "linked" if link.target.kind != REPOSITORY else REPOSITORY
                known[mentions.same_name(name)].setdefault(name, set()).add(how)
                at[mentions.same_name(name)].add((position, line))
        for name, how in mentions.used(text, in_code):
            known[mentions.same_name(name)].setdefault(name, set()).add(how)
            at[mentions.same_name(name)].add((position, line))
    for text, place in _front_lines(shelf):
        for link in mentions.linked(text, inline_links, unmark):
            found[link.target.key].append((_as_page(link, pages), place))
    for key, position, line in _written(tokens, known, shelf):
        at[key].add((position, line))
    links = sorted((_link(pairs) for pairs in found.values()), key=lambda link: (KINDS.index(link.kind), -len(link.places)))
    packages = [_package(shelf, known[key], sorted(at[key])) for key in known]
    return tuple(links), tuple(sorted(packages, key=lambda package: (-package.talks, fold(package.name))))


def _lines(records: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int, str, bool]]:
    """Yield passage, line, text and whether it is code, of the lines that may hold an address or a command."""
    for position, record in enumerate(records):
        whole = record["text"]
        points, uses = mentions.may_point(whole), mentions.may_use(whole)
        if not points and not uses:
            continue
        in_code = False
        for line, text in enumerate(whole.split("\n")):
            if text.lstrip().startswith(("```", "~~~")):
                in_code = not in_code
            elif (points and mentions.may_point(text)) or (uses and mentions.may_use(text)):
                yield position, line, text, in_code


def _front_lines(shelf: Shelf) -> Iterator[tuple[str, Place]]:
    """Yield the lines of front matter that may hold an address, with their places: no passage has them. Pictures of a page are no links.

    They are of the talk if it is the only one of the note; of a note of several only if filters leave all of them.
    """
    all_talks: defaultdict[str, set[int]] = defaultdict(set)
    for number, talk in enumerate(shelf.talks):
        all_talks[talk["file"]].add(number)
    left: defaultdict[str, set[int]] = defaultdict(set)
    for record in shelf.records:
        left[record["file"]].add(record["talk"])
    for file, numbers in left.items():
        if not all_talks[file] <= numbers:
            continue
        head = shelf.talk(min(all_talks[file]) if len(all_talks[file]) == 1 else -1)
        for line, text in enumerate(_front_of(shelf.path(file)), 1):
            if "://" in text and not _PICTURE.search(text):
                yield text, Place(shelf.typed(file), line, line, shelf.note(file), head)


def _front_of(path: Path) -> list[str]:
    """Return the lines of a note's front matter, none where it has none or cannot be read."""
    try:
        lines = files.read_bytes(path)[:MOST_FRONT].decode("utf-8", "replace").splitlines()
    except NoteError:
        return []
    fence = lines[0].strip() if lines else ""
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == fence), 0)
    return lines[:end] if fence in ("---", "+++") else []


def _pages(talks: Sequence[dict[str, Any]]) -> frozenset[str]:
    """Return the keys of the addresses that are talks' own pages."""
    targets = (read_target(talk["url"]) for talk in talks if talk["url"])
    return frozenset(target.key for target in targets if target)


def _as_page(link: mentions.Linked, pages: frozenset[str]) -> mentions.Linked:
    if link.target.kind not in (OTHER, POST) or link.target.key not in pages:
        return link
    return link._replace(target=link.target._replace(kind=TALK))


def _link(pairs: Sequence[tuple[mentions.Linked, Place]]) -> Link:
    target = next((link.target for link, _ in pairs if link.target.kind != OTHER), pairs[0][0].target)
    told = dict.fromkeys(link.words for link, _ in pairs if link.words)
    return Link(target.address, target.kind, target.name, tuple(told), tuple(dict.fromkeys(place for _, place in pairs)))


def _written(tokens: recurring.Tokens, known: dict[str, dict[str, set[str]]], shelf: Shelf) -> Iterator[tuple[str, int, int]]:
    """Yield where else the notes write the name of a package: name, passage, line.

    A name that is an ordinary word as well counts only as code, or with a capital inside a sentence; one that code alone imports, and
    that may be a file beside it, only where it is imported.
    """
    by_word: dict[int, str] = {}
    for number, surface in enumerate(tokens.surfaces):
        key = mentions.same_name(surface) if surface[:1].isalnum() and len(surface) > 1 else ""
        if key in known and {"imported"} != set().union(*known[key].values()):
            by_word[number] = key
    if not by_word:
        return
    capitals = np.array([record["language"] != "de" for record in shelf.records], dtype=bool)
    named = recurring.named(tokens, capitals)
    ordinary = {key for key in known if _is_ordinary(key)}
    for place in np.flatnonzero(np.isin(tokens.numbers, np.array(list(by_word), dtype=np.int64))).tolist():
        key = by_word[int(tokens.numbers[place])]
        if key not in ordinary or named[place]:
            yield key, int(tokens.texts[place]), int(tokens.lines[place])


def _is_ordinary(key: str) -> bool:
    return key in ENGLISH or key in EMPTY or key in PLAIN or key in GIVEN


def _package(shelf: Shelf, ways: dict[str, set[str]], at: Sequence[tuple[int, int]]) -> Package:
    talks, years = talks_of(shelf, (position for position, _ in at))
    places = tuple(dict.fromkeys(place_at(shelf, position, line) for position, line in at))
    how = set().union(*ways.values())
    return Package(next(iter(ways)), tuple(one for one in mentions.WAYS if one in how), talks, years, places)
