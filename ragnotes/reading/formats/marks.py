"""What a single line looks like, whatever the format: an item, a quote, an underline, code that stands in no fence."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from ...patterns import at_first_use
from ...records.notes import Line

ITEM = at_first_use(r"([ \t]*)(?:[-*+•‣◦–]|\d{1,3}[.)]|[a-z][.)])(?:[ \t]+|$)")
RULE = at_first_use(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
FENCE = at_first_use(r"[ \t]*(?:[-*+][ \t]+)?(`{3,}|~{3,})([^`]*)$")

# Among the fields of a reader: what it did to the text, or could not do, in words. No field that a note may have is called so: theirs
# are in lower case.
REMARKS = "Remarks"

_STATEMENT = at_first_use(
    r"""\s*(?:
        (?:from\ [\w.]+\ )?import\ [\w.*]+(?:,\ ?[\w.]+)*(?:\ as\ \w+)?$
      | (?:async\ )?def\ \w+\(.*|class\ \w+[(:{].*|(?:public|private|static|const|let|var|func|fn|fun)\ \w+.*[{;=(].*
      | for\ [\w,\ ()*]+\ in\ \S.*:$ | (?:if|elif|while|with|except)\ (?:[^.?!]|\.(?=\S))*:$ | (?:else|try|finally):$
      | (?:return|yield|raise|await|assert)\ [\w.]+[(\[.\s\w]*[)\]]?$
      | @\w+(?:\.\w+)*(?:\(.*\))?$
      | [A-Za-z_][\w.]*\([^ ]*.*\)[;:]?$
      | (?:\$|>>>|\.\.\.|C:\\>)\ \S.*
      | (?:pip|pip3|npm|git|docker|kubectl|sudo|apt|brew|cargo|curl|conda)\ [a-z]+\ \S+$
      | (?:SELECT|INSERT|UPDATE|CREATE|DELETE)\ [^.]*(?:FROM|INTO|SET|TABLE)\ .*
      | [{}()\[\];]+,?$
      | .*[{;]$|<(?!https?:|mailto:)/?\w+[^<>]*>.*
    )""",
    re.VERBOSE,
)
_ASSIGNMENT = at_first_use(r"\s*[a-z_][\w.]*(?:\[[^\]]*\])?(?:, ?[a-z_]\w*)*(?: ?: ?[\w\[\], ]+)? ?[-+*/|]?= ?(\S.*)$")

_COMMAND = at_first_use(
    r"\s*(?:\$\s+\S|\./\w|(?:sudo|pip3?|npm|npx|yarn|pnpm|git|docker|kubectl|curl|wget|cd|mkdir|brew|apt|apt-get|cargo|conda|poetry|uv|"
    r"python3?|make|ssh|scp|chmod|export|source|echo|rm|cp|mv|ls|helm|terraform|gem|bundle|composer|go|dotnet|mvn|gradle)\s+\S)"
)
_COMMAND_LOOKS = at_first_use(r"\s--?\w|[/~$=]|\w\.\w|^\s*(?:\S+\s+){1,3}[a-z][\w@-]*$")

# what is shown on the page in the place of its tag: of a talk as much as a picture is
_SHOWN = at_first_use(
    r"<(?:iframe|video|audio|embed|object|img|picture|figure|\w{0,20}(?:youtube|vimeo|tweet|twitter|video|image|img|figure|gallery|"
    r"embed|slides|player)\w{0,20})\b|<script\b[^<>]{0,300}?(?:embed|gist|player|slides|widgets)",
    re.IGNORECASE,
)


_SMALL_LAST = at_first_use(r"\s*<(small|em|i)\b[^<>]{0,200}>\s*([^<>*_\s][^<>*_]{2,80})</\1>(\s*(?:</h[1-6]\s*>)?)\s*$", re.IGNORECASE)


def with_small_in_italics(heading: str) -> str:
    """Return a heading with the tag for small words at its end as Markdown's mark for italics: somebody's name often stands so.

    >>> with_small_in_italics("## Fast tables <small>Ana Lund</small>"), with_small_in_italics("<small>Fast</small> tables")
    ('## Fast tables *Ana Lund*', '<small>Fast</small> tables')
    """
    return _SMALL_LAST().sub(r" *\2*\3", heading) if heading.rstrip().endswith(">") and len(heading) <= 400 else heading


def is_command(line: str) -> bool:
    """Return whether a line is a command for a shell, and no sentence that begins with such a word.

    >>> is_command("pip install rich"), is_command("docker run -p 80 web"), is_command("Go home early."), is_command("make it so, he said")
    (True, True, False, False)
    """
    if not 3 < len(line) <= 300 or not _COMMAND().match(line) or line.endswith((".", "?", "!", ":")):
        return False
    return bool(_COMMAND_LOOKS().search(line))


def indent_of(line: str) -> int:
    """Return the width of the blanks a line starts with, a tab reaching to the next multiple of four."""
    width = 0
    for char in line:
        if char == " ":
            width += 1
        elif char == "\t":
            width += 4 - width % 4
        else:
            break
    return width


def looks_like_code(line: str) -> bool:
    """Return whether a line can hardly be anything but a statement of a program.

    >>> [looks_like_code(line) for line in ("values = [1, 2]", "for digit in text:", "Two things: speed = money", "A call (or two)")]
    [True, True, False, False]
    """
    if len(line) > 400 or not line.strip():
        return False
    if _STATEMENT().match(line):
        return True
    found = _ASSIGNMENT().match(line)
    return bool(found and (re.search(r"[(\[{\"'\d]", found.group(1)) or " " not in found.group(1).strip()))


def is_comment(lines: Sequence[str], position: int) -> bool:
    """Return whether a line that starts with `#` is a comment in code: a line of code follows at once, or after more of these."""
    if not lines[position].lstrip().startswith("#"):
        return False
    for line in lines[position + 1 : position + 6]:
        if not line.lstrip().startswith("#"):
            # `@name` is a decorator, or the speaker's handle under a title
            return not line.lstrip().startswith("@") and (looks_like_code(line) or is_command(line))
    return False


def item_levels(indents: list[int], indent: int) -> list[int]:
    """Return the stack of indents of the open lists once an item with this indent stands in it: its length is the depth."""
    return [*[open_indent for open_indent in indents if open_indent < indent], indent]


def underline_of(lines: Sequence[str], position: int, marks: str) -> str | None:
    """Return the character that underlines the line at this position, None when it is no underlined title."""
    title = lines[position].rstrip()
    below = lines[position + 1].rstrip() if position + 1 < len(lines) else ""
    if len(below) < 3 or below[0] not in marks or below.strip(below[0]) or not title.strip() or len(title) > 300:
        return None
    if not re.search(r"\w", title) or ITEM().match(title):
        return None
    if len(below) == 3 and (len(title) > 80 or title.endswith((".", ":", ",", ";"))):
        return None  # a rule below a sentence
    return below[0]


@functools.lru_cache(maxsize=4096)  # a third of a note's lines are empty: one record for each number does for all notes
def blank(number: int) -> Line:
    """Return an empty line."""
    return Line(number, "", 0, "blank")


@functools.lru_cache(maxsize=4096)
def noise(number: int) -> Line:
    """Return a line that holds nothing of the note's own."""
    return Line(number, "", 0, "noise")


def is_shown(text: str) -> bool:
    """Return whether a line of tags shows something: a recording, a post, a picture.

    >>> is_shown('<iframe src="/v/1"></iframe>'), is_shown('<YouTube id="1" />'), is_shown("<br>")
    (True, True, False)
    """
    return bool(_SHOWN().search(text[:500]))
