"""A saved web page -> Lines: the words of its text without tags, each under the number of the stored line it stands on.

Marks are those of Markdown, so that the same rules read titles and speakers: `**strong**`, `*emphasis*`, `[words](address)` for links
that lead to the web, a row of a table as `| a | b |`. Items, headings and quotes are told by kind and level and carry no mark.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...patterns import at_first_use
from ...records.notes import Line
from ..decoding import safe
from .marks import REMARKS, blank, noise
from .pages import HEADINGS_ONLY, KEPT, fields_of, states
from .tags import Element, Piece, parse

Fields = Mapping[str, tuple[str, ...]]

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header "
    "hgroup hr html li main menu ol p pre section summary table tbody td th thead tfoot tr ul".split()
)
_NO_ROW = frozenset("table h1 h2 h3 h4 h5 h6 ul ol pre blockquote hr".split())  # a table that holds one is there for the looks
_STRONG, _EMPHASIS, _CODE = frozenset(("strong", "b")), frozenset(("em", "i")), frozenset(("code", "kbd", "samp", "tt"))
_APART = frozenset(("small", "em", "i"))
_OF_SPEAKER = frozenset("speaker speakers presenter presenters author byline ponente sprecher spreker orateur relatore talare".split())
_SIGNS = frozenset(("#", "¶", "§", "🔗", "⚓", "link", "permalink"))
_REFERENCE = at_first_use(r"&#(?:[xX]([0-9a-fA-F]{1,9})|(\d{1,9}))")
_BLANKS = at_first_use(r"[ \t\r\n\f]+")


class _Place(NamedTuple):
    """What an element makes of the text in it."""

    block: int = 0  # element whose text is read as one paragraph
    kind: str = "prose"
    level: int = 0
    depth: int = 0  # of lists
    item: int = 0  # the `li` around
    row: int = 0  # the `tr` around, 0 for none
    cell: int = 0
    link: str = ""
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    apart: bool = False  # set off within a heading


class _Words(NamedTuple):
    """A piece of text within one stored line; `text` is "\\n" for a `br`."""

    line: int
    place: _Place
    text: str


def read(texts: Sequence[str], start: int = 1) -> tuple[list[Line], Fields]:
    """Return Lines for every stored line, the first numbered `start`, and title, author, date and language as the page tells them.

    A paragraph stored in several lines makes as many Lines; a heading and a row of a table one. What is not the note's is noise.
    """
    elements, pieces, unclosed = parse("\n".join(texts))
    state = states(elements, pieces)
    places = _places(elements, pieces)
    words = [word for piece in pieces for word in _words(piece, elements, state, places, start)]
    found: list[Line] = []
    for line in _lines(words):
        found += [noise(number) for number in range(found[-1].number + 1 if found else start, line.number)]
        found.append(line)
    found += [noise(number) for number in range(found[-1].number + 1 if found else start, start + len(texts))]
    top = min((line for line in found if line.kind == "heading"), key=lambda line: line.level, default=None)
    fields = fields_of(elements, pieces, re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", top.text) if top and top.level == 1 else "")
    remarks = [*_hidden(piece.text for piece in pieces if state[piece.element] == KEPT), *_unclosed(unclosed)]
    return found, {**fields, **({REMARKS: tuple(remarks)} if remarks else {})}


def _hidden(texts: Iterable[str]) -> list[str]:
    """Return in words how many references to characters that nobody can read were taken out: `html.unescape` knows them."""
    found = (int(code, 16) if code else int(digits) for text in texts if "&#" in text for code, digits in _REFERENCE().findall(text))
    count = sum((code < 32 and code not in (9, 10, 12, 13)) or code == 127 or 0xD800 <= code <= 0xDFFF for code in found)
    return [f"{count} escaped control characters dropped"] if count else []


def _unclosed(names: Sequence[str]) -> list[str]:
    """Return in words what was never closed; what stands behind it was read all the same."""
    return [f"{'<!--' if name == '!--' else f'<{name}>'} never closed: what follows it is read as text" for name in dict.fromkeys(names)]


def _places(elements: Sequence[Element], pieces: Sequence[Piece]) -> dict[int, _Place]:
    """Return what the elements make of the text in them, for those that have any."""
    needed: set[int] = set()
    for piece in pieces:
        place = piece.element
        while place >= 0 and place not in needed:
            needed.add(place)
            place = elements[place].parent
    order = sorted(needed)  # an element stands behind the one around it
    laid_out, rows = {0}, {0: 0}  # rows of tables that are no tables, and the row around each element
    for place in order[1:]:
        element = elements[place]
        rows[place] = place if element.name == "tr" else rows[element.parent]
        if element.name in _NO_ROW:
            laid_out.add(rows[element.parent])
    found = {0: _Place()}
    for place in order[1:]:
        found[place] = _place(elements[place], place, found[elements[place].parent], laid_out)
    return found


def _place(element: Element, place: int, around: _Place, laid_out: set[int]) -> _Place:
    name = element.name
    if name in _BLOCKS:
        return _block(name, place, around, laid_out)
    if around.kind == "heading" and _is_apart(element):
        return around._replace(apart=True)
    if name in _STRONG:
        return around._replace(strong=True)
    if name in _EMPHASIS:
        return around._replace(emphasis=True)
    if name in _CODE:
        return around._replace(code=True)
    if name == "a":
        address = element.attributes.get("href", "").strip()
        web = address.startswith(("http://", "https://")) and len(address) <= 500 and not re.search(r"\s", address)
        return around._replace(link=address.replace("(", "%28").replace(")", "%29")) if web else around
    return around


def _is_apart(element: Element) -> bool:
    """Return whether an element of a heading sets its words off as those of another line: small ones, italics, a speaker's."""
    if element.name != "span":
        return element.name in _APART
    return not _OF_SPEAKER.isdisjoint(element.attributes.get("class", "").lower().replace("-", " ").replace("_", " ").split())


def _block(name: str, place: int, around: _Place, laid_out: set[int]) -> _Place:
    if name == "tr":
        return around._replace(block=place, row=0 if place in laid_out else place, kind="prose" if place in laid_out else "item", level=1)
    if around.row:  # a row is one line, whatever its cells hold
        return around._replace(cell=place) if name in ("td", "th") else around
    if re.fullmatch("h[1-6]", name):
        return _Place(place, "heading", int(name[1]), link=around.link)
    if name in ("ul", "ol", "menu"):
        return around._replace(block=place, depth=around.depth + 1)
    if name in ("li", "dt"):
        return around._replace(block=place, kind="item", level=max(1, around.depth), item=place)
    if name in ("pre", "blockquote"):
        return _Place(place, "code" if name == "pre" else "quote")
    kept = around.kind in {"item", "quote", "code"} and name in ("p", "div", "section", "figure", "summary", "details")
    return around._replace(block=place) if kept else _Place(place, depth=around.depth)


def _words(piece: Piece, elements: Sequence[Element], state: Sequence[int], places: Mapping[int, _Place], start: int) -> Iterator[_Words]:
    """Yield the text of a piece line by line, if it is the note's; `start` is the number of the first line."""
    place, element = places[piece.element], elements[piece.element]
    if state[piece.element] != KEPT and not (state[piece.element] == HEADINGS_ONLY and place.kind == "heading"):
        return
    if element.name in ("br", "hr"):
        yield _Words(start + piece.line, place, "\n")
    if element.name == "a" and piece.text.strip() in _SIGNS:
        return
    one_line, code = place.row or place.kind == "heading", place.kind == "code"
    for number, text in enumerate(piece.text.split("\n") if piece.text else ()):
        if number and not (text or one_line or code):
            continue  # the line breaks between two tags
        text = f" {text}" if number and one_line else text  # a line break of the file is a blank
        text = html.unescape(text) if "&" in text else text
        if not (text.isascii() and text.isprintable()):
            text = safe(text.replace("\xa0", " ").replace("\n", " ").replace("\xad", "").replace("\u200b", ""))
        yield _Words(start + piece.line + number, place, text.rstrip() if code else _single_blanks(text))


def _single_blanks(text: str) -> str:
    """Return the text with one blank for each run of them, as a browser shows it."""
    return text if "  " not in text and text.isprintable() else _BLANKS().sub(" ", text)


def _lines(words: Sequence[_Words]) -> Iterator[Line]:
    """Yield the Lines of the blocks, a blank one between two of them unless both are items."""
    items: set[int] = set()  # of an item only the first line is one
    last: Line | None = None
    for _, group in itertools.groupby(words, key=lambda word: word.place.block):
        lines = list(_block_lines(list(group), items))
        if lines and last and not last.kind == lines[0].kind == "item":
            yield blank(last.number)
        yield from lines
        last = lines[-1] if lines else last


def _block_lines(words: Sequence[_Words], items: set[int]) -> Iterator[Line]:
    place = words[0].place
    if place.row or place.kind == "heading":
        text = _row(words) if place.row else _marked(words).strip()
        number = next((word.line for word in words if word.text.strip()), 0)
        if re.search(r"\w", text):
            yield Line(number, text, place.level, place.kind)
        return
    stored = [(number, _text(list(group), place.kind)) for number, group in _by_line(words)]
    while stored and not stored[-1][1].strip():
        stored.pop()
    filled = next((position for position, (_, text) in enumerate(stored) if text.strip()), 0)
    for number, text in stored[filled:]:
        if place.kind == "code":
            yield Line(number, text, 0, "code")
        elif not text:
            yield blank(number)
        elif place.kind == "item":
            # what goes on with an item is indented, as people write it: else it would end the list
            yield Line(number, f"  {text}", 0, "prose") if place.item in items else Line(number, text, place.level, "item")
            items.add(place.item)
        else:
            yield Line(number, text, 0, place.kind)


def _by_line(words: Sequence[_Words]) -> Iterator[tuple[int, Sequence[_Words]]]:
    """Yield the words of each line as it is shown: a `br` ends one, and outside code so does a line of the file that has words.

    Two `br` with nothing between them leave an empty line, line breaks of the file leave none.
    """
    shown: list[_Words] = []
    for word in words:
        ends = word.text == "\n"
        if shown and (ends or word.line != shown[-1].line):
            yield shown[-1].line, shown
            shown = []
        elif ends:
            yield word.line, ()
        if not ends and (word.text.strip() or shown or word.place.kind == "code"):
            shown.append(word)
    if shown:
        yield shown[-1].line, shown


def _text(words: Sequence[_Words], kind: str) -> str:
    return "".join(word.text for word in words) if kind == "code" else _marked(words).strip()


def _row(words: Sequence[_Words]) -> str:
    cells = [
        text
        for cell, group in itertools.groupby(words, lambda word: word.place.cell)
        if (text := _marked(list(group)).strip()) or cell  # words between two cells are lost to no browser either
    ]
    return f"| {' | '.join(cells)} |" if len(cells) > 1 else "".join(cells)


def _marked(words: Sequence[_Words]) -> str:
    """Return the words of one line joined, with Markdown's marks for links, strong words, emphasis and code."""
    heading = bool(words) and words[0].place.kind == "heading"
    words = _set_off(words) if heading else words
    text = ""
    for link, linked in itertools.groupby(words, lambda word: word.place.link):
        inner = ""
        for strong, stressed in itertools.groupby(linked, lambda word: word.place.strong and not heading):
            parts = [
                _wrap(word.text.replace("\n", " "), "" if heading else "`" * word.place.code or "*" * word.place.emphasis)
                for word in stressed
            ]
            inner += _wrap("".join(parts), "**" * strong)
        text += _wrap(inner.replace("[", "(").replace("]", ")"), "[", f"]({link})") if link else inner
    return _single_blanks(text)


def _set_off(words: Sequence[_Words]) -> Sequence[_Words]:
    """Return the words of a heading, in italics those that are set off at its end, or on a line of their own, as a name often is."""
    end = next((at + 1 for at in range(len(words) - 1, -1, -1) if words[at].text.strip()), 0)
    broken = max((at for at in range(end) if words[at].text == "\n"), default=-1)
    beside = max((at for at in range(end) if words[at].text.strip() and not words[at].place.apart), default=-1)
    first = (beside if beside < end - 1 else broken) + 1
    told = "".join(word.text for word in words[first:end]).strip()
    before = any(word.text.strip() for word in words[:first])
    if (
        not before
        or " " not in told
        or not told[0].isupper()
        or "*" in told
        or "_" in told
        or any(word.place.link for word in words[first:end])
    ):
        return words
    return [*words[:first], words[first]._replace(text=f" *{told}*"), *words[end:]]


def _wrap(text: str, mark: str, end: str = "") -> str:
    """Return the text with a mark at both ends of its words, blanks outside; no words, no mark."""
    core = text.strip()
    if not core or not mark:
        return text
    start = len(text) - len(text.lstrip())
    return f"{text[:start]}{mark}{core}{end or mark}{text[start + len(core) :]}"
