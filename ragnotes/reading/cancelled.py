"""Talks that did not take place: told as remarks, never counted."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ..records import Line, Note
from ..text import fold
from .found import SILENT
from .inline import links, unmark
from .patterns import at_first_use

_CANCELLED = at_first_use(
    r"\b(?:cancell?ed|called off|did not (?:take place|happen)|didn[’']t (?:take place|happen)|afgelast|geannuleerd|"
    r"ging niet door|gaat niet door|"
    r"cancelad[oa]|se cancelo|suspendid[oa]|no tuvo lugar|abgesagt|fiel aus|ausgefallen|entfallt|entfiel|annulee?|"
    r"n[’']a pas eu lieu|nao aconteceu|"
    r"annullat[oa]|installd|inställd|stalldes in|aflyst|avlyst)\b"
)
# a cheap test before the patterns: one of these stands in whatever they find
_PIECES = (
    "cancel", "called off", "take place", "happen", "afgelast", "niet door", "suspendid", "tuvo lugar", "abgesagt", "fiel", "ausgefallen",
    "entf", "annul", "eu lieu", "aconteceu", "stalld", "aflyst", "avlyst",
)  # fmt: skip
_PIECES_OR_LATER = (*_PIECES, "postponed", "uitgesteld", "aplazad", "verschoben", "report", "adiad", "rinviat", "uppskjut")
_WORDS = (
    r"(?:cancell?ed|canceled|postponed|called off|afgelast|geannuleerd|uitgesteld|ging niet door|gaat niet door|cancelad[oa]|se cancelo|"
    r"suspendid[oa]|no tuvo lugar|aplazad[oa]|abgesagt|verschoben|fiel (?:leider )?aus|ausgefallen|entfallt|entfallen|entfiel|"
    r"annulee?|reportee?|n[’']a pas eu lieu|nao aconteceu|adiad[oa]|annullat[oa]|rinviat[oa]|installd|inställd|stalldes in|uppskjut\w{1,3}|"
    r"aflyst|avlyst|did not (?:take place|happen)|didn[’']t (?:take place|happen))"
)
# "Cancelled: ...", "... (cancelled)", "... - postponed", "~~...~~ cancelled, speaker ill"
_MARKED = at_first_use(
    rf"^[\W\d]*{_WORDS}\W{{0,2}}\s*[:：–—-]\s|[(\[{{]\W{{0,3}}{_WORDS}(?:[ ,:][^()\[\]]{{0,40}})?\W{{0,3}}[)\]}}]|"
    rf"^[\W\d]*[*_]{{1,3}}{_WORDS}\W{{0,2}}[*_]{{1,3}}|[*_]{{1,3}}{_WORDS}\W{{0,2}}[*_]{{1,3}}\W*$|(?:\s[-–—|]|[,:;~)\]])\s*{_WORDS}\W*$|"
    rf"~~\W{{0,4}}{_WORDS}\b"
)
_STRUCK = at_first_use(r"\s*#*\s*~~[^~]+~~\s*")
_TALK_OF_IT = (
    r"(?:talk|keynote|session|workshop|presentation|lecture|charla|taller|ponencia|sesion|praatje|lezing|sessie|presentatie|vortrag|"
    r"conference|palestra|oficina|sessao|presentazione|sessione|foredrag|foredraget|it|dit|es|ce|esto)"
)
_IS_SAID = at_first_use(
    r"[\W_]*(?:(?:unfortunately|sadly|alas|leider|helaas|lamentablemente|por desgracia|malheureusement|infelizmente|purtroppo|tyvarr),? )?"
    r"(?:the speaker\b[^.!?]{1,50}?[,;]? (?:so|and) )?"
    rf"(?:(?:this|the|that|diese[rs]?|der|die|das|deze|dit|de|het|esta|este|la|el|cette|ce|le|a|o|essa|questa|il|det) )?(?:{_TALK_OF_IT} )?"
    r"(?:(?:was|got|is|has been|had to be|wurde|ist|musste|fue|ha sido|werd|a ete|est|foi|e stat[ao]|blev|"
    r"ble) )?(?:(?:leider|helaas|sadly) )?"
    rf"{_WORDS}(?: (?:werden|worden))?(?:(?:\s*[,;(–—-]\s*|\s(?:because|due|since|as|for|at|wegen|weil|omdat|wegens|door|por|porque|pour|"
    r"parce|devido|a causa|until|to|last)\s)[^.!?]{0,90})?[\W_]*"
    r"(?:(?<=[.!] )[^.!?]{1,60}[.!]?)?"  # "More breakfast for me."
)
_ABOUT_A_TALK = at_first_use(
    r"\b(?:keynote|talk|speaker|session|workshop|charla|ponente|taller|ponencia|spreker|praatje|lezing|vortrag|redner|conference|"
    r"palestra|foredrag)\b"
)
_SET_OFF = at_first_use(r"[\[`<\"“*_]")  # one of these stands in every link and quotation
_QUOTED = at_first_use(r"[\"“*_]([^\"”*_]{8,120})[\"”*_]")


def is_cancelled(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether a mark in a heading, `lines[first]`, or the one short line under it says that the talk did not take place.

    The word alone is no mark: trains and contracts are cancelled, too.
    """
    heading = lines[first].text[:400]
    folded = fold(heading)
    if _has_piece(folded, _PIECES_OR_LATER) and (_MARKED().search(folded) or _in_capitals(heading)):
        return True
    below = list(itertools.islice((line for line in lines[first + 1 : last] if line.kind not in SILENT), 2))  # two are too many
    struck = "~~" in heading and bool(_STRUCK().fullmatch(heading[:300]))
    if struck or len(below) != 1:
        return struck and not below
    text = fold(below[0].text[:200])
    return _has_piece(text, _PIECES_OR_LATER) and bool(_IS_SAID().fullmatch(text))


def _has_piece(folded: str, pieces: Sequence[str]) -> bool:
    return any(map(folded.__contains__, pieces))  # every heading is asked, and a generator takes twice the time


def _in_capitals(heading: str) -> bool:
    """Return whether a heading in small letters holds the word in capitals: "Fast tables CANCELLED"."""
    words = [word.strip(".,:;!()[]*_~") for word in heading.split()]
    shouted = [word for word in words if len(word) > 5 and word.isupper()]
    return any(_CANCELLED().fullmatch(fold(word)) for word in shouted) and any(not word.isupper() for word in words if len(word) > 3)


def _may_hold_title(lines: Sequence[Line], place: int) -> bool:
    """Return whether a line of text, or a piece before it of the same stored line, may hold a link or a quotation."""
    line = lines[place]
    if line.kind not in ("prose", "item", "quote"):
        return False
    return bool(_SET_OFF().search(line.text)) or (place > 0 and lines[place - 1].number == line.number)


def cancelled_in_text(note: Note, talks: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return (line, title) of talks that text outside talks calls cancelled; the title is the link or quotation before the word."""
    ranges = zip([0, *(last for _, last in talks)], [*(first for first, _ in talks), len(note.lines)], strict=True)
    outside = [place for first, last in ranges for place in range(first, last) if _may_hold_title(note.lines, place)]
    if not _has_piece(fold("\n".join([note.lines[place].text for place in outside])), _PIECES):
        return []
    found: list[tuple[int, str]] = []
    for place in outside:
        line = note.lines[place]
        said = _CANCELLED().search(fold(line.text))
        if not said:
            continue
        # a long stored line stands here in pieces: the title may be in an earlier one
        before = [piece.text for piece in note.lines[max(0, place - 3) : place] if piece.number == line.number]
        text = " ".join([*before, line.text[: said.start() + 20]])
        titles = [words for words, _ in links(text) if len(words.split()) > 1] or _QUOTED().findall(text)
        if titles and _ABOUT_A_TALK().search(fold(text)):
            found.append((line.number, unmark(titles[-1])))
    return found
