"""The words of a line without the marks of its format: links, emphasis, code, heading and list signs.

One function for every format, which it is not told: a mark goes only where it can hardly be anything else, so that paths, sums
and code in ordinary words stay as they are.
"""

from __future__ import annotations

import functools
import operator
import re

from ..patterns import at_first_use

_FIRST = operator.itemgetter(1)  # group of a match: a template for it takes several times as long
_SPECIAL = b"*_`~=[]<>#&%^/+{|\\"
_LINK = at_first_use(r"(?:!\[|\[)([^\[\]]*)\](?:\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)?)[^()]*\)|\[[^\[\]]*\])")
_WIKI = at_first_use(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_ORG_LINK = at_first_use(r"\[\[([^\[\]]{1,1000})\]\[([^\[\]]{1,1000})\]\]")
_NAMED_LINK = at_first_use(  # AsciiDoc's `https://example.org[words]`, `link:file[words]`
    r"(?<![\w/:.-])(?<!\]\()(image:|(?:link:|xref:|mailto:)?)"
    r"((?:https?|ftp)://[^\s\[\]<>]{1,500}+|(?<=:)[^\s\[\]:<>][^\s\[\]<>]{0,300}+)\[([^\[\]]{0,500})\]"
)
_GLUED = at_first_use(r"\[(?<=[^\s\[\]<>]\[)")  # as the brackets of each of these are to their address
_CROSS = at_first_use(r"<<[^<>,\s]{1,100}, *([^<>]{1,300})>>")
_ROLE_LINK = at_first_use(r"(:[a-z][\w.+:-]{0,40}:)?`([^`<>]{1,500})<([^`<>]{1,1000})>`(_{0,2}(?!\w))")  # `words <address>`_
_REST_OF_LINK = at_first_use(r"^\s*<[^<>`\s]{1,1000}>`_{1,2}(?!\w)")  # its words stand at the end of the line before
_ROLE = at_first_use(r"(?<![\w:]):[a-z][\w.+:-]{0,40}:(?=`)")
_ANCHOR = at_first_use(r"<a\s[^<>]{0,300}?href\s*=\s*[\"']?([^\"'<>\s]{1,1000})[^<>]{0,300}>([^<>]{0,500})</a>", re.IGNORECASE)
_TAG = at_first_use(
    r"</?(?:a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u)(?:\s[^<>]{0,500})?>", re.IGNORECASE
)
_BREAK = at_first_use(r"<(?:br|wbr)\s{0,9}/?>", re.IGNORECASE)
_ENTITY = at_first_use(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NOTE_MARK = at_first_use(r"\[\^[^\[\]\s]{1,80}\]:?|(?<=\S)\s?\[(?:\d{1,3}|#\w{0,40}|\*)\]_(?!\w)|\[fn:[^\[\]\s:]{1,80}\]")
_COMMENT = at_first_use(r"%%[^%]*%%")
_ATTRIBUTES = at_first_use(r"\s*\{[:#.][^{}]*\}$")
_BLOCK_ID = at_first_use(r"\s\^(?=[\w-]*[a-zA-Z])[\w-]{3,60}$")

# what must not stand before a sign is looked for behind it: a pattern that begins with a letter or sign is found faster
_EMPHASIS = at_first_use(r"\*(?:\*{1,2}|(?<!\s.)|(?!\s))|_(?:(?<![^\W_].)_{0,2}(?=\S)|(?<=\S.)_{0,2}(?![^\W_]))|~~", re.DOTALL)
_MARKED = at_first_use(r"(?<![\w=])==(?=[^\s=])([^=]{1,500})(?<=\S)==(?![\w=])")
_CODE = at_first_use(
    r"(?<![\w=/<>!+~-])=(?=[^\s=])([^=]{1,300})(?<=[^\s])=(?![\w=>])"
    r"|(?<![\w~/])~(?=[^\s~/])([^~]{1,300})(?<=[^\s])~(?![\w~/])"
    r"|(?<![\w+])\+(?=[^\s+])([^+]{1,300})(?<=[^\s])\+(?![\w+])"
)
# a path looks like a word in Org's italics: only several words are taken for it
_ITALIC = at_first_use(r"/(?<![\w/:.~<=-].)(?=[^\s/])((?=[^/]{0,200}\s)[^/]{1,200})(?<=\S)/(?![\w/])")

_START = at_first_use(r"\s*(?:#\.(?=\s)|#{1,6}(?=\s|[^#\s])|>|=+(?=\s)|\.{1,2}(?=\s)|(?:[-*+•]|\d{1,3}[.)])(?=\s))\s*")
_DIRECTIVE = at_first_use(r"(?:\|[^|]{1,80}\| )?[A-Za-z][\w-]{1,40}::(?:\s+|$)")
_CALLOUT = at_first_use(r"\[!\w{1,30}\][+-]?\s*")
_FIELD = at_first_use(r"\s*:(?=(?:[A-Z][\w ]{1,30}|speakers?|presenters?|authors?|date|event|title|slides|video|url|venue|room):\s)")
_STATE = at_first_use(r"(?:(?:TODO|DONE|NEXT|WAITING|SOMEDAY|CANCELL?ED|IN-?PROGRESS)\s+(?=\S))?(?:\[#\w\]\s*)?(?=\S)")
_HEADLINE_END = at_first_use(r"(?:\s+\[\d{0,4}(?:%|/\d{0,4})\])?(?:\s+:[\w@#%:]{1,200}:)?$")


def links(text: str) -> list[tuple[str, str]]:
    """Return (words, address) of each inline link of a line, in order.

    >>> links("[one](https://a.org), [[https://b.org][two]], `three <https://c.org>`_ and https://d.org[four]")
    [('one', 'https://a.org'), ('two', 'https://b.org'), ('three', 'https://c.org'), ('four', 'https://d.org')]
    """
    found = [(match.start(), match.group(1), match.group(2)) for match in _LINK().finditer(text)] if "[" in text else []
    if "][" in text:
        org = (match for match in _ORG_LINK().finditer(text) if ":" in match.group(1) or "/" in match.group(1))
        found += [(match.start(), match.group(2), match.group(1)) for match in org]
    if "[" in text and ":" in text and _GLUED().search(text):
        named = (match for match in _NAMED_LINK().finditer(text) if _is_named(match))
        found += [(match.start(), _words(match.group(3)), match.group(2)) for match in named if match.group(1) in ("", "link:")]
    if "`_" in text:
        found += [(match.start(), match.group(2).strip(), match.group(3)) for match in _ROLE_LINK().finditer(text) if match.group(4)]
    if "</a>" in text:
        found += [(match.start(), match.group(2), match.group(1)) for match in _ANCHOR().finditer(text)]
    return [(words, address) for _, words, address in sorted(found, key=lambda link: link[0]) if address]


def unmark(text: str) -> str:
    """Return the words of a line, without the marks of its format and without blanks at its ends.

    >>> unmark("## 09:00, [Docker and *Python*](https://example.org), Tania")
    '09:00, Docker and Python, Tania'
    >>> unmark("** TODO /On paths/ and [[https://a.org][=a/b/c=]], 2 * 3 * 4 :talk:")
    'On paths and a/b/c, 2 * 3 * 4'
    """
    return _bare_of_short(text) if len(text) <= 600 else _bare(text)


def _bare(text: str) -> str:
    # bytes are told apart in a third of the time that a pattern takes: every line of every note comes here
    stored = text.encode("utf-8", "surrogatepass")
    if len(stored.translate(None, _SPECIAL)) == len(stored) and "::" not in text:
        if text[:1].isalpha() and "  " not in text and text.isprintable() and text[-1] != " ":
            return text  # as most lines
        words = text.split()
        if not words or not (words[0][0] in "-•:." or words[0][0].isdecimal()):
            return " ".join(words)
        if words[0] in ("-", "•") and len(words) > 1:
            return " ".join(words[1:])
    elif text.startswith("#"):  # a heading without another mark, as most
        words = text.split()
        signs = len(words[0])
        if len(words) > 1 and signs < 7 and words[0] == "#" * signs and len(stored.translate(None, _SPECIAL)) + signs == len(stored):
            return " ".join(words[1:])
    bare = _without_ends(text)
    if "[" in bare:
        bare = _without_brackets(bare)
    if "`" in bare:
        bare = _without_ticks(bare)
    if "<" in bare:
        bare = _without_tags(bare)
    if "%%" in bare:
        bare = _COMMENT().sub("", bare)
    if "/" in bare:
        bare = _ITALIC().sub(_FIRST, bare) if bare.count("/") > 1 else bare
    if "==" in bare:
        bare = _MARKED().sub(_FIRST, bare)
    if "=" in bare or "~" in bare or "+" in bare:
        bare = _CODE().sub(lambda found: found.group(1) or found.group(2) or found.group(3), bare)
    if "*" in bare or "_" in bare or "~~" in bare:
        bare = _EMPHASIS().sub("", bare)
    if "&" in bare and ";" in bare:
        bare = _ENTITY().sub(_character, bare)
    return " ".join(bare.split())


_bare_of_short = functools.lru_cache(maxsize=4096)(_bare)


def _without_ends(text: str) -> str:
    """Return the text without the signs of headings and items at its start, and without what they have at its end."""
    opened = _START().match(text) or _FIELD().match(text)
    bare = (text[opened.end() :] if opened else text).rstrip()
    sign = opened.group().strip() if opened else ""
    if sign == "#" * len(sign) and sign:
        tight = len(sign) > 1 and opened and opened.group() == sign and bare.endswith(sign)  # "###Title###"; at level one it may be "C#"
        bare = bare.rstrip("#") if tight else re.sub(r"\s#{1,40}$", "", bare) if text[0] == bare[-1:] == "#" else bare
    elif sign[:1] == "=":
        bare = re.sub(r"\s={1,6}$", "", bare) if bare.endswith("=") else bare
    elif sign == "..":
        bare = _DIRECTIVE().sub("", bare, count=1)
    elif sign == ">" and bare.startswith("[!"):
        bare = _CALLOUT().sub("", bare, count=1)
    elif sign in ("-", "+", "*") and bare.startswith("["):
        bare = re.sub(r"^\[[ xX-]\]\s+(?=\S)", "", bare)
    if text.startswith("*"):
        bare = _without_state(bare)
    if bare.endswith("}"):
        bare = bare[:-300] + _ATTRIBUTES().sub("", bare[-300:])
    if "^" in bare[-64:]:
        bare = bare[:-80] + _BLOCK_ID().sub("", bare[-80:])
    return bare


def _without_state(text: str) -> str:
    """Return an Org headline without its state, priority, count and tags."""
    bare = text.lstrip("*").lstrip() if re.match(r"\*{1,8}\s", text) else text
    begun = _STATE().match(bare)
    bare = bare[begun.end() :] if begun and begun.end() else bare
    return bare if bare[-1:] not in (":", "]") or len(bare) > 600 else _HEADLINE_END().sub("", bare)


def _without_brackets(text: str) -> str:
    bare = _NOTE_MARK().sub("", text) if "[^" in text or "]_" in text or "[fn:" in text else text
    bare = _ORG_LINK().sub(r"\2", bare) if "][" in bare else bare
    bare = _WIKI().sub(lambda found: found.group(2) or found.group(1), bare) if "[[" in bare else bare
    bare = _LINK().sub(_FIRST, bare)
    return _NAMED_LINK().sub(_named, bare) if "[" in bare and ":" in bare and _GLUED().search(bare) else bare


def _is_named(found: re.Match[str]) -> bool:
    """Return whether the brackets after an address hold words: a number there is a note mark."""
    return bool(found.group(1)) or not found.group(3) or bool(re.search(r"[^\W\d]", found.group(3)))


def _named(found: re.Match[str]) -> str:
    if found.group(1) == "image:":
        return ""
    return (_words(found.group(3)) or found.group(2)) if _is_named(found) else found.group()


def _words(text: str) -> str:
    """Return the words in the brackets of an AsciiDoc link, without what they say of window and role."""
    return re.split(r", ?(?:window|role|opts|options|title|id) ?=", text)[0].rstrip("^").strip('"')


def _without_ticks(text: str) -> str:
    """Return the text without backticks; `Vec<String>` is code: only a role before it or a `_` after it makes a link of it."""
    if ">`" in text:
        text = _REST_OF_LINK().sub("", text)
        text = _ROLE_LINK().sub(lambda found: found.group(2) if found.group(1) or found.group(4) else found.group(), text)
    return (_ROLE().sub("", text) if ":`" in text else text).replace("`", "")


def _without_tags(text: str) -> str:
    bare = _CROSS().sub(r"\1", text) if "<<" in text else text
    bare = _BREAK().sub(" ", bare)
    # a lone `<b>` may be a type or a sign of its own
    return _TAG().sub("", bare) if "</" in bare else bare


def _character(found: re.Match[str]) -> str:
    import html

    return html.unescape(found.group())
