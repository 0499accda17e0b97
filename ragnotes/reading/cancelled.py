"""Talks that did not take place: told as remarks, never counted."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from ..patterns import at_first_use
from ..records.notes import Line, Note
from ..text import fold
from .found import SILENT
from .inline import links, unmark

# what did not take place at all, and what took place later; folded: without accents
_GONE = (
    r"(?:cancell?ed|called off|did(?: not|n[’']t) (?:take place|happen)|(?:(?:speaker|presenter) )?(?:was )?(?:a )?no[- ]show|"
    r"(?:speaker|presenter) (?:(?:did(?: not|n[’']t)|never) (?:show|turn) up|never (?:show|turn)ed up)|"
    r"afgelast|geannuleerd|(?:ging|gaat) (?:helaas )?niet door|niet doorgegaan|spreker kwam niet(?: opdagen)?|"
    r"cancelad[oa]|se (?:cancelo|suspendio)|suspendid[oa]|no tuvo lugar|ponente no (?:se presento|aparecio)|"
    r"abgesagt|(?:fiel|fallt) (?:leider )?aus|ausgefallen|entfall(?:t|en)|entfiel|(?:fand|findet) (?:leider )?nicht statt|"
    r"nicht stattgefunden|(?:redner|referent|sprecher)(?:in)? (?:ist )?nicht (?:erschienen|gekommen)|"
    r"annulee?|(?:n[’']a )?pas eu lieu|(?:orateur|oratrice) absente?|nao aconteceu|orador(?:a)? nao apareceu|"
    r"annullat[oa]|relat(?:ore|rice) non si e presentat[oa]|"
    r"install[dt]|stalldes in|stalls in|blev inte av|talaren kom (?:inte|aldrig)|aflyst|avlyst)"
)
_SPOKEN_OF = (  # words for much else, too: only as marks they speak of the talk
    r"(?:vervallen|vervalt|cancellat[oa]|ausfallen|absagen|cancelarse|stallas in|no se presento|no se (?:realizo|celebro)|"
    r"nao (?:se realizou|houve)|nao foi realizad[oa]|"
    r"non si e (?:tenut|svolt)[oa]|(?:e )?saltat[oa]|"
    r"(?:[^。]{1,30}(?:のため|により|につき)、?)?(?:(?:この|本)?(?:講演|発表|登壇|セッション|イベント)(?:は|が)?)?(?:急遽|残念ながら)?(?:中止|キャンセル)"
    r"(?:[にと]な(?:った|りました)|され(?:た|ました)|です|でした)?)"
)
_CANCELLED = at_first_use(rf"\b{_GONE}\b")
_SHOUTED = at_first_use(rf"{_GONE}|{_SPOKEN_OF}")
# a cheap test before the patterns: one of these stands in whatever they find
_PIECES = (
    "cancel", "called off", "take place", "happen", "no show", "no-show", "show up", "showed up", "turn up", "turned up",
    "afgelast", "niet door", "vervallen", "vervalt", "kwam niet", "suspend", "tuvo lugar", "se realiz", "se celebr", "no se present",
    "no aparec", "abgesagt", "absag", "fiel", "fallt", "ausgefallen",
    "ausfall", "entf", "nicht statt", "nicht erschienen", "nicht gekommen", "annul",
    "eu lieu", "absent", "aconteceu", "houve", "foi realiz", "apareceu", "tenut", "svolt", "non si", "saltat", "stall", "inte av",
    "talaren kom",
    "aflyst", "avlyst", "中止", "キャンセル",
)  # fmt: skip
_PIECES_OR_LATER = (*_PIECES, "postponed", "uitgesteld", "aplaz", "verschoben", "report", "adiad", "rinviat", "uppskjut")
_ACCENTED = ("fällt", "ställ", "fa\u0308llt", "sta\u0308ll")
_WORDS = (
    rf"(?:{_GONE}|{_SPOKEN_OF}|postponed|uitgesteld|aplazad[oa]|se aplazo|verschoben|reportee?|adiad[oa]|rinviat[oa]|uppskjut\w{{1,3}})"
)
_ALAS = (
    r"(?:unfortunately|sadly|alas|leider|kurzfristig|helaas|lamentablemente|desgraciadamente|por desgracia|malheureusement|infelizmente|"
    r"purtroppo|tyvarr)"
)
_TALK_OF_IT = (
    r"(?:talk|keynote|session|workshop|presentation|lecture|one|charla|taller|ponencia|sesion|presentacion|praatje|lezing|sessie|presentatie|"
    r"vortrag|conference|atelier|palestra|oficina|sessao|apresentacao|presentazione|sessione|intervento|relazione|foredrag(?:et)?|expose|"
    r"it|dit|es|ce|esto)"
)
# what follows the word where it is said of a talk, and not of tasks or trains: a pause, or why and when
_WHY = (
    r"(?:because|due|pga|wg|since|as|for|at|by (?:the )?(?:speaker|organi)|until|to|on short|last|wegen|weil|omdat|wegens|op|"
    r"door|por|porque|a (?:ultima|causa)|debido|en (?:el )?ultimo|pour|parce|au dernier|em (?:cima|virtude)|na ultima|devido|"
    r"per|perche|poiche|all[’']ultimo|pa grund|eftersom|i sista)\b"
)
_WHOSE = (
    r"(?:this|the|that|diese[rs]?|der|die|das|deze|dit|de|het|esta|este|la|el|cette|ce|le|a|o|essa|questa|questo|il|det|"
    r"her|his|their|ihre?|seine?|su|sa|son|leur|zijn|haar|hun|(?:o )?seu|(?:a )?sua|il suo|la sua|il loro|la loro|hennes|hans|deras)"
)
_WAS = (
    r"(?:was|got|is|has been|had to be|wurde|wird|ist|musste|fue|ha sido|werd|moest|a ete|a du etre|est|"
    r"foi|e stat[ao]|blev|ble|fick|tuvo que(?: ser)?|teve (?:de|que) ser)"
)
_SAYING = (
    rf"(?:{_ALAS},? )?(?:(?:the speaker\b|[^.!?]{{1,50}}?(?:not|n[’']t)\b)[^.!?]{{1,50}}?[,;]? (?:so|and) )?"
    rf"(?:l[’']|{_WHOSE} )?(?:{_TALK_OF_IT} (?:del[ae]s? )?)?(?:{_WAS} )?"
    rf"(?:{_ALAS} )?(?:(?:wegen|wegens|aufgrund|por|pour|pa grund av) [^.!?,]{{1,40}} )?(?:worden )?"
    rf"{_WORDS}(?: (?:werden|worden))?(?:(?:\s*[,;(–—-]\s*|\s{_WHY})[^.!?]{{0,90}})?[\W_]*"
)
_INSTEAD = (
    r"(?:replaced|instead|(?:the )?speaker|ill|sick|ersetzt|stattdessen|krank|"
    r"vervangen|ziek|sustitu|enferm|remplac|malad|substitu|sostitu|malat)"
)
_SIGN = r"[^\w\s'’\"“”‘&.…?!(\[{]{1,3}"
# "Cancelled talk", "Abgesagter Vortrag"
_OF_A_TALK = rf"(?:(?:{_WORDS}|abgesagte[rs]?|ausgefallene[rs]?|entfallene[rs]?|geannuleerde|afgelaste) {_TALK_OF_IT}|{_WORDS})"
# "Cancelled: ...", "... (cancelled)", "... - postponed", "... → cancelled", "~~...~~ cancelled, speaker ill"
_MARKED = at_first_use(
    rf"^\W{{0,8}}(?:\d{{1,2}}h\d{{0,2}}\W{{1,4}})?[\W\d]*(?:(?:{_WHOSE} )?{_TALK_OF_IT} (?:{_WAS} )?)?{_OF_A_TALK}\W{{0,2}}\s*"
    r"(?:[:–—-]\s|(?<=[\u3040-\u9fff]):)|"
    rf"[(\[{{【]\W{{0,3}}{_SAYING}[)\]}}】]|"
    rf"^[\W\d]*[*_]{{1,3}}{_WORDS}\W{{0,2}}[*_]{{1,3}}|[*_]{{1,3}}{_WORDS}\W{{0,2}}[*_]{{1,3}}\W*$|"
    rf"(?:\s{_SIGN}|[,:;~)\]])\s*(?:{_ALAS} )?{_WORDS}\W*$|\s{_SIGN}\s*{_WORDS}(?:\s{_WHY}|[,;]\s{_INSTEAD})[^.!?,()–—|-]{{0,60}}$|"
    rf"~~\W{{0,4}}{_WORDS}\b"
)
# the mark as it stands at an end of a title that was read: behind it a sign, or the title's capital
_MARK_FIRST = at_first_use(
    rf"[\W\d]*(?:(?:{_WHOSE} )?{_TALK_OF_IT} (?:{_WAS} )?)?{_OF_A_TALK}(?P<sign>\s*[:\])\}}】*_–—-]+|(?=\s))\s*(?=\w|[\"“„«(\[])"
)
_MARK_LAST = at_first_use(rf"(?:\s*[-–—:,;~]+|(?<=[)\]]))\s*{_WORDS}\W*$")
_STRUCK = at_first_use(r"[\s#*_+>\d.-]*~~[^~]+~~[\s*_]*(?:(?:[-–—,(|]|by\b|von\b|par\b|por\b|door\b|di\b|av\b)[^~]{1,80})?")
# why a talk that is struck out was not given
_ABSENT = at_first_use(
    r"\b(?:ill|sick|no[- ]show|krank|erkrankt|ziek|enferm[oa]|malade|malat[oa]|doente|sjuk|"
    r"did(?: not|n[’']t) (?:come|show)|not given)\b"
)
_STATE = r"(?:(?:status|state|update|note|estado|nota|statut|stato|hinweis|opmerking|remarque|obs|anm|状態|備考)\W{1,6})?"
_IS_SAID = at_first_use(
    rf"[\W_]*{_STATE}{_SAYING}"
    r"(?:(?<=[.!] )[^.!?]{1,60}[.!]?)?"  # "More breakfast for me."
)
_UNSEEN = at_first_use(r"([^\W\d_]{2,20})[^.!?]{0,30}? (?:(?:did(?: not|n[’']t)|never) (?:show|turn)|never (?:show|turn)ed) up[.!]?")
_FIELD = at_first_use(r"(?:[-*+] +)?[^\w\s]*\w[\w ]{2,18}:\S*\s")
_TALKS = (
    r"(?:talks?|sessions?|keynotes?|workshops?|charlas?|ponencias?|talleres|sesiones|praatjes|lezingen|sessies|vortrage?|conferences|ateliers|"
    r"palestras|sessoes|interventi|sessioni|foredrag|講演|セッション)"
)
_OVER_CANCELLED = at_first_use(
    rf"\W*(?:(?:the |die |de |las |les |as |gli )?{_TALKS}\s?(?:that were |die )?)?"
    r"(?:cancell?ed|called off|no[- ]shows?|afgelaste?|geannuleerde?|vervallen|cancelad[oa]s?|suspendid[oa]s?|abgesagte?|ausgefallene?|"
    rf"entfallene?|annulee?s?|annullat[aeio]|cancellat[aeio]|installda?|中止|キャンセル)(?:\s{_TALKS})?\W*"
)
_ABOUT_A_TALK = at_first_use(
    r"\b(?:keynote|talk|speaker|session|workshop|charla|ponente|taller|ponencia|spreker|praatje|lezing|vortrag|redner|conference|"
    r"palestra|foredrag)\b"
)
_MOST_BELOW = 5  # lines under a title that is looked at: what names the speaker, what says it and a remark, and one too many
_REMARK = 120  # characters: "I went to get coffee instead."
_BYLINE = 60
_SET_OFF = '[`<"“*_'  # one of these stands in every link and quotation
_QUOTED = at_first_use(r"[\"“*_]([^\"”*_]{8,120})[\"”*_]")


def is_cancelled(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether a mark in a heading, `lines[first]`, or the one short line under it says that the talk did not take place.

    The word alone is no mark: trains and contracts are cancelled, too.
    """
    return _is_off(lines[first].text, lines, first + 1, last)


def is_marked(heading: str) -> bool:
    """Return whether a heading itself says that its talk did not take place, by a mark that is no part of a title."""
    heading = heading[:400]
    if not _may_have_piece(heading):
        return False
    folded = fold(heading)
    return _has_piece(folded, _PIECES_OR_LATER) and (bool(_MARKED().search(folded)) or _in_capitals(heading))


def without_mark(title: str) -> str:
    """Return the title of a cancelled talk without the mark that says so before or behind it.

    >>> [without_mark(title) for title in ("Entfallen: Große Enten", "[Annulé] Canards", "CANCELLED Ducks", "Cancelled orders in Go")]
    ['Große Enten', 'Canards', 'Ducks', 'Cancelled orders in Go']
    """
    folded = "".join([fold(sign)[:1] or sign for sign in title[:400]])  # each at its place: "ß" makes two
    if len(folded) != len(title) or not _has_piece(folded, _PIECES_OR_LATER):
        return title
    first, last = _MARK_FIRST().match(folded), _MARK_LAST().search(folded)
    start = first.end() if first and (first["sign"] or title[first.end()].isupper()) else 0
    end = last.start() if last and last.start() > start else len(title)
    return title[start:end].strip(" ~*_")


def below_cancelled(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the ranges of headings that say of all below them that it was cancelled: "Cancelled talks"; none within another."""
    found: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        if line.kind != "heading" or (found and place < found[-1][1]):
            continue
        if _may_have_piece(line.text) and _OVER_CANCELLED().fullmatch(fold(unmark(line.text))):
            after = range(place + 1, len(lines))
            last = next((at for at in after if lines[at].kind == "heading" and lines[at].level <= line.level), len(lines))
            found.append((place, last))
    return found


def is_note_cancelled(note: Note) -> bool:
    """Return whether the title of a note on one talk, or the first line under it, says that the talk did not take place."""
    first = next((place for place, line in enumerate(note.lines) if line.kind not in SILENT), 0)
    headed = note.lines[first].kind == "heading"
    heading = note.lines[first].text if headed else note.title or ""
    return _is_off(heading, note.lines, first + headed, len(note.lines)) or (headed and is_marked(note.title or ""))


def _is_off(heading: str, lines: Sequence[Line], first: int, last: int) -> bool:
    if is_marked(heading):
        return True
    below = _first_lines(lines, first, last)
    struck = "~~" in heading and bool(_STRUCK().fullmatch(heading))
    if struck and not below:
        return True
    said = next((number for number, line in enumerate(below) if not _is_byline(line)), len(below))
    after = below[said + 1 :]
    if said == len(below) or len(after) > 1 or any(line.kind != "prose" or len(line.text) > _REMARK for line in after):
        return False  # more was noted of it
    text = fold(below[said].text)
    if struck and _ABSENT().search(text):
        return True
    return _has_piece(text, _PIECES_OR_LATER) and (bool(_IS_SAID().fullmatch(text)) or _is_unseen(text, heading))


def _is_unseen(said: str, heading: str) -> bool:
    """Return whether a line says that somebody whom the heading names did not come: "Ana never showed up."."""
    found = _UNSEEN().fullmatch(said)
    return found is not None and found.group(1) in ("he", "she", "they", *fold(heading).split())


def _first_lines(lines: Sequence[Line], first: int, last: int) -> list[Line]:
    """Return the first lines with text of a range, one more than may say no more than that a talk was cancelled."""
    found: list[Line] = []
    for place in range(first, last):
        if lines[place].kind not in SILENT:
            found.append(lines[place])
            if len(found) == _MOST_BELOW:
                break
    return found


def _is_byline(line: Line) -> bool:
    """Return whether a line under a title may name the speaker, the room or the time, and says nothing."""
    text = line.text.strip()
    if len(text) > _BYLINE or not ((line.kind == "prose" and not text.endswith((".", "!", "?"))) or _FIELD().match(text)):
        return False
    return not _has_piece(fold(text), _PIECES_OR_LATER)


def _has_piece(folded: str, pieces: Sequence[str]) -> bool:
    return any(map(folded.__contains__, pieces))  # every heading is asked, and a generator takes twice the time


def _may_hold_piece(text: str) -> bool:
    """Return whether a text may hold a piece when it is folded: of the letters in these only an a is ever written with an accent."""
    small = text.lower()
    return _has_piece(small, _PIECES_OR_LATER) or (not small.isascii() and _has_piece(small, _ACCENTED))


_may_have_piece = functools.lru_cache(maxsize=1024)(_may_hold_piece)  # of a line: several rules ask about the same headings


def _in_capitals(heading: str) -> bool:
    """Return whether a heading in small letters holds the word in capitals: "Fast tables CANCELLED"."""
    words = [word.strip(".,:;!()[]*_~") for word in heading.split()]
    shouted = [word for word in words if word.isupper()]
    return any(_SHOUTED().fullmatch(fold(word)) for word in shouted) and any(not word.isupper() for word in words if len(word) > 3)


def _may_hold_title(lines: Sequence[Line], place: int, signs: Sequence[str]) -> bool:
    """Return whether a line of text, or a piece before it of the same stored line, may hold a link or a quotation: one of the signs."""
    line = lines[place]
    if line.kind not in ("prose", "item", "quote"):
        return False
    return any(map(line.text.__contains__, signs)) or (place > 0 and lines[place - 1].number == line.number)


def cancelled_in_text(note: Note, talks: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return (line, title) of talks that text outside talks calls cancelled; the title is the link or quotation before the word."""
    ranges = zip([0, *(last for _, last in talks)], [*(first for first, _ in talks), len(note.lines)], strict=True)
    outside = [place for first, last in ranges for place in range(first, last)]
    whole = "\n".join([note.lines[place].text for place in outside])
    signs = [sign for sign in _SET_OFF if sign in whole]
    outside = [place for place in outside if note.lines[place].text and _may_hold_title(note.lines, place, signs)]
    if not _may_hold_piece("\n".join([note.lines[place].text for place in outside])):
        return []  # as nearly always
    if not _has_piece(fold("\n".join([note.lines[place].text for place in outside])), _PIECES):
        return []
    found: list[tuple[int, str]] = []
    for place in outside:
        line = note.lines[place]
        said = _CANCELLED().search(fold(line.text)) if _may_have_piece(line.text) else None
        if not said:
            continue
        # a long stored line stands here in pieces: the title may be in an earlier one
        before = [piece.text for piece in note.lines[max(0, place - 3) : place] if piece.number == line.number]
        text = " ".join([*before, line.text[: said.start() + 20]])
        titles = [words for words, _ in links(text) if len(words.split()) > 1] or _QUOTED().findall(text)
        if titles and _ABOUT_A_TALK().search(fold(text)):
            found.append((line.number, unmark(titles[-1])))
    return found
