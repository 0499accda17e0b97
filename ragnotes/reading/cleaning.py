"""Lines without what is not the note-taker's: template tags, comments, lone images, forms, consent and share lines."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..patterns import at_first_use
from ..records.notes import Line
from ..text import fold

_CLOSED = frozenset(("code", "front", "blank", "noise"))  # kinds of lines that are left as they are
_TAG_ENDS = {"{{<": ">}}", "{{%": "%}}", "{%": "%}", "{{": "}}"}  # Hugo's two, then Liquid's two
_TAG = at_first_use(r"\{\{<|\{\{%|\{%|\{\{")
_MAX_TAG_LINES = 30
_LOOP = at_first_use(r"\{%-?\s*(for|endfor)\b")
_IMAGES = at_first_use(
    r"(?:\[?!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])(?:\]\([^)]*\))?|!\[\[[^\]]*\]\]|<img\b[^>]*>|</?(?:figure|picture|center|br|p|div|"
    r"a)\b[^>]*>|\s)+$"
)
_ATTRIBUTES = at_first_use(r"\{:[^}]*\}$|\* TOC$|\[\[?_?toc_?\]\]?$", re.IGNORECASE)
_CONTENTS_ENTRY = at_first_use(r"\s*(?:[-*+]|\d+\.)\s+\[[^\]]*\]\(#[^)]*\)$")
_DATA = at_first_use(r"[!-~]{500,}")  # a picture or an attachment written as letters; Chinese has no blanks either
_DATA_ADDRESS = at_first_use(r"data:[\w/+.;=-]{0,80},[!-'*-~]*")
_ADDRESS = at_first_use(r"\]\(|://")

# What saved pages carry around a text, folded. A whole line must be one of the first list, or be short and begin with one
# of the second, or hold one of the third.
_WHOLE = frozenset(
    "illustration|image|photo|blog|blog post|blog posts|all posts|home|menu|search|share|share this|share this post|share this "
    "article|print|back|back to top|"
    "skip to content|skip to main content|table of contents|contents|leave a comment|leave a reply|read more|continue reading|related "
    "posts|related articles|you may also like|"
    "previous post|next post|older posts|newer posts|subscribe|subscribe to our newsletter|sign up|log in|login|accept all|accept|"
    "reject all|cookie settings|no comments|"
    "compartir|leer mas|deja un comentario|deja una respuesta|inicio|volver|suscribete|delen|deel dit|lees meer|lees verder|laat een "
    "reactie achter|terug|"
    "teilen|weiterlesen|kommentar hinterlassen|partager|lire la suite|laisser un commentaire|compartilhar|leia mais|deixe um "
    "comentario|condividi|leggi tutto|"
    "dela|las mer|lamna en kommentar".split("|")
)
_BEGINS = (
    "share on ", "tweet this", "follow us on ", "posted in ", "filed under ", "tagged with ", "copyright ", "© ",
    "all rights reserved", "powered by ",
    "compartir en ", "siguenos en ", "deel op ", "delen op ", "volg ons op ", "teilen auf ", "partager sur ", "compartilhar no ",
    "condividi su ", "dela pa ",
)  # fmt: skip
_FIRST_WORDS = frozenset(phrase.split()[0] for phrase in (*_WHOLE, *_BEGINS))
_FIRST_THREE = frozenset(phrase[:3] for phrase in (*_WHOLE, *_BEGINS, "toc"))  # letters
_BEGINNING = 24  # characters that the marks before a line's first word and the word do not reach
_OPENS = ("!", "[", "<", "{", "*")
_MARKS = " \t#*_>|→»←«.:-"
_SHORT = 60  # characters that a line of the first two lists does not reach
# One is in each of the next list.
_HINTS = (
    "cookie",
    "email address",
    "e-mail",
    "privac",
    "ing the form",
    "ing this form",
    "contact details",
    "contactgegevens",
    "consent to",
    "newsletter",
    "required fields",
    "correo electr",
    "verarbeitung",
)
_LAST = operator.itemgetter(slice(-1, None))  # letter of a line
_HOLDS = at_first_use(
    "|".join((
    "leave your contact details", "by submitting the form", "by submitting this form", "i consent to the ", "i have read the privacy",
    "we use cookies", "this site uses cookies",
    "this website uses cookies", "accept all cookies", "sign up for our newsletter", "subscribe to our newsletter",
    "your email address will not be published",
    "required fields are marked", "in accordance with the privacy statement", "privacy policy and terms of service",
    "utilizamos cookies", "usamos cookies", "acepto la politica de privacidad", "tu direccion de correo electronico no sera publicada",
    "wij gebruiken cookies", "deze website gebruikt cookies", "ik ga akkoord met de privacy",
    "je e-mailadres wordt niet gepubliceerd", "laat je contactgegevens achter",
    "wir verwenden cookies", "diese website verwendet cookies", "ich stimme der verarbeitung", "deine e-mail-adresse wird nicht",
    "nous utilisons des cookies",
    "votre adresse e-mail ne sera pas", "este site usa cookies", "questo sito utilizza cookie", "den har webbplatsen anvander cookies",
    ))
)  # fmt: skip


def clean_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with everything that is furniture turned to noise; code and front matter stay as they are."""
    texts = [line.text for line in lines]
    whole = "\n".join(texts)  # what stands nowhere need not be looked for in each line
    kept = list(lines)
    braced, commented = "{" in whole, "<" in whole and "<!--" in whole
    loops = _spans_of_loops(lines) if braced and "{%" in whole else ()
    for position in {*loops, *(_spans_of_comments(lines) if commented else ())}:
        kept[position] = Line(lines[position].number, "", 0, "noise")
    if braced or commented or True in map(str.isspace, map(_LAST, texts)):
        kept = _without_tags(kept)
    if max(map(len, texts), default=0) > 500:
        kept = [_without_data(line) if len(line.text) > 500 else line for line in kept]
    folded = whole.encode("utf-8", "surrogatepass").lower()
    hints = [hint for hint in _HINTS if hint.encode() in folded]
    listed = "[" in whole and "](#" in whole
    for place, line in enumerate(kept):
        if line.kind in _CLOSED:
            continue
        begun = line.text[:_BEGINNING].lower().lstrip(_MARKS)
        # a look at how a line begins: nearly every line is known by it to be no furniture
        may_be = begun[:3] in _FIRST_THREE or begun[:1] in _OPENS or len(begun) < 3 or not begun.isascii()
        may_be = may_be or (listed and "](#" in line.text) or (bool(hints) and _holds_any(line.text.lower(), hints))
        if may_be and _is_furniture(line, hints, listed):
            kept[place] = _as_noise(line)
    return kept


def _holds_any(text: str, pieces: Iterable[str]) -> bool:
    return any(map(text.__contains__, pieces))


def _as_noise(line: Line) -> Line:
    """Return the line without its words; one that is only a picture is told by its level."""
    return Line(line.number, "", int("![" in line.text or "<img" in line.text), "noise")


def _without_data(line: Line) -> Line:
    """Return the line without what is nobody's words: long runs of letters and signs that stand for bytes. Addresses stay."""
    if line.kind in {"front", "noise"}:
        return line
    text = _DATA_ADDRESS().sub("", line.text) if "data:" in line.text else line.text
    text = _DATA().sub(lambda found: found.group() if _ADDRESS().search(found.group()[:2_000]) else "", text)
    if text == line.text:
        return line
    return replace(line, text=text.rstrip()) if re.search(r"\w", text) else replace(line, text="", level=0, kind="noise")


def _is_open(line: Line) -> bool:
    return line.kind not in _CLOSED


def _spans_of_loops(lines: Sequence[Line]) -> set[int]:
    """Return the positions inside Liquid loops, which make lists of other posts and nothing of the note's own."""
    found: set[int] = set()
    starts: list[int] = []
    for position, line in enumerate(lines):
        for word in _LOOP().findall(line.text) if "{%" in line.text and _is_open(line) else ():
            if word == "for":
                starts.append(position)
            elif starts:
                start = starts.pop()
                if not starts:
                    found.update(range(start, position + 1))
    return {position for position in found if lines[position].kind not in {"front", "blank"}}


def _spans_of_comments(lines: Sequence[Line]) -> set[int]:
    """Return the positions of lines that lie wholly within an HTML comment of more than one line."""
    found: set[int] = set()
    start = -1
    for position, line in enumerate(lines):
        if (start < 0 and "<!--" not in line.text) or not _is_open(line):
            continue
        if start < 0 and line.text.lstrip().startswith("<!--") and "-->" not in line.text:
            start = position
        elif start >= 0 and "-->" in line.text:
            found.update(range(start, position + (1 if line.text.rstrip().endswith("-->") else 0)))
            start = -1
    return {position for position in found if lines[position].kind != "blank"}


def _without_tags(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without template tags, comments and blanks at their ends."""
    cleaned: list[Line] = []
    until = ""  # the end of a tag that goes on from an earlier line
    for place, line in enumerate(lines):
        text = line.text
        if (not until and "{" not in text and "<!--" not in text and not text[-1:].isspace()) or not _is_open(line):
            cleaned.append(line)
            continue
        if until and until in text:
            text, until = text.partition(until)[2], ""
        elif until:
            cleaned.append(Line(line.number, "", 0, "noise"))
            continue
        if "{{" in text or "{%" in text:
            text, until = _cut_tags(text)
            if until and not any(until in other.text and _is_open(other) for other in lines[place + 1 : place + _MAX_TAG_LINES]):
                text, until = line.text, ""  # never closed: it hides nothing
        if "<!--" in text:
            text = _cut_comments(text)
        text = text.rstrip()
        if text == line.text:
            cleaned.append(line)
            continue
        if not re.search(r"[^\s#>*+|-]", text):
            line = replace(line, level=0, kind="noise")
            text = ""
        cleaned.append(replace(line, text=text))
    return cleaned


def _cut_tags(text: str) -> tuple[str, str]:
    """Return the text without template tags, and the end that is still awaited if a Hugo tag is left open.

    What stands in backticks is shown, not run: it stays.
    """
    spans = text.split("`")
    if len(spans) % 2 == 0:  # one backtick too many: nothing is quoted
        spans = [text]
    awaited = ""
    for number in range(0, len(spans), 2):
        spans[number], awaited = _cut_tags_outside_quotes(spans[number])
    return "`".join(spans), awaited if len(spans) == 1 else ""


def _cut_tags_outside_quotes(text: str) -> tuple[str, str]:
    kept: list[str] = []
    place = 0
    while True:
        opened = _TAG().search(text, place)
        if not opened:
            return "".join([*kept, text[place:]]), ""
        kept.append(text[place : opened.start()])
        end = _TAG_ENDS[opened.group()]
        close = text.find(end, opened.end())
        if close < 0:
            alone = opened.group() in ("{{<", "{{%") and not "".join(kept).strip()
            return ("", end) if alone else ("".join([*kept, text[opened.start() :]]), "")
        place = close + len(end)


def _cut_comments(text: str) -> str:
    first, *rest = text.split("<!--")
    return first + "".join(part.partition("-->")[2] if "-->" in part else "<!--" + part for part in rest)


def _is_furniture(line: Line, hints: Sequence[str], listed: bool) -> bool:
    """Return whether an open line is furniture; `hints` are those that the note holds, `listed` whether it has links to parts of itself."""
    if len(line.text) > 500:
        return False
    text = line.text.strip()
    if (
        text[:1] in _OPENS
        and text.startswith(("!", "[!", "<", "{:", "* TOC", "[["))
        and (_IMAGES().match(text) or _ATTRIBUTES().match(text))
    ):
        return True
    if listed and "](#" in text and _CONTENTS_ENTRY().match(line.text):
        return True
    return is_page_furniture(text, hints)


def is_page_furniture(text: str, hints: Iterable[str] = _HINTS) -> bool:
    """Return whether a line is of the page a note was saved from: navigation, sharing, a form, consent to cookies.

    >>> is_page_furniture("Share on Twitter"), is_page_furniture("They share on every node what they read")
    (True, False)
    """
    if len(text) > 320:
        return False
    bare = text.strip(_MARKS)
    lowered = bare.lower() if hints else ""
    if _holds_any(lowered, hints):
        folded = fold(bare).strip(_MARKS)
        if len(folded) < 300 and _HOLDS().search(folded):
            return True
    elif len(bare) >= _SHORT:
        return False
    first = bare.split(None, 1)[:1]
    if not first or (first[0].isascii() and first[0].lower() not in _FIRST_WORDS):  # as nearly every line
        return False
    folded = fold(bare).strip(_MARKS)
    return len(folded) < _SHORT and (folded in _WHOLE or (folded.startswith(_BEGINS) and not folded.endswith(("?", "!"))))
