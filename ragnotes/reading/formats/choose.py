"""Which format a note is written in: its content decides, its extension breaks ties."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ...patterns import at_first_use
from . import markdown

_MAX_LINES = 2_000
_MAX_COLUMNS = 500
_EXTENSIONS = {
    **dict.fromkeys(("md", "markdown", "mdx", "mkd", "mkdn", "mdown", "mdwn", "qmd", "rmd"), "markdown"),
    **dict.fromkeys(("rst", "rest"), "restructured"),
    **dict.fromkeys(("adoc", "asciidoc", "asc"), "asciidoc"),
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
    "org": "org",
    "ipynb": "notebook",
}
_BLOCK_TAGS = (
    r"(?:p|div|h[1-6]|[uo]l|li|d[ldt]|table|t[rdh]|thead|tbody|section|article|header|footer|nav|main|"
    r"blockquote|head|body|html|title|meta|link|script|style|span|br|hr)"
)
_TAG_LINE = at_first_use(rf"(?m)^[ \t]{{0,80}}</?{_BLOCK_TAGS}\b[^\n<>]{{0,300}}/?>", 2)
_CLOSED = at_first_use(r"</(?:p|div|h[1-6]|[uo]l|li|td|section|article|body|html|blockquote)>", 2)
_DOCUMENT = ("<!doctype html", "<html", "<head>", "<body")

# What hardly stands in a note of another format: at the start of lines, and within them; no sign spans more than a few lines.
# What must stand before a sign, or must not, is looked for behind: a pattern that begins with a letter, best a rare one, is the fastest.
_MARKDOWN = (
    at_first_use(r"(?m)\n(?:#{1,6}[ \t]+\S|```|> \S|\[[^\]\n]{1,80}\]: )"),
    at_first_use(r"\]\([^)\s]|\*\*\w|!\[\[?"),
)
_RESTRUCTURED = (
    at_first_use(
        r"(?m)\n(?:\.\. (?:[A-Za-z|][^\n:]{0,80}::|_[^\n:]{1,100}:)|([=\-~^\"'*+#_]{4,})\n[^\n]{1,200}\n\1$"
        r"|\w[^\n]{0,200}\n(?:~{4,}|\^{4,}|\"{4,}|'{4,}|\*{4,}|\+{4,}|#{4,}|\.{4,})$)"
    ),
    at_first_use(
        r"[`:](?:(?<=`)_{1,2}(?![\w`])|(?<![\w:]:)(?<=:)[a-z][\w:+-]{1,30}:`[^`\n]|(?<!``)(?<=`)`[^`\n]{1,100}``(?!`)"
        r"|(?<=\S::)\n\n{1,3}[ \t]{1,40}\S)"
    ),
)
_ORG = (
    at_first_use(
        r"(?m)\n(?:[ \t]{0,20}(?:#\+(?:[A-Za-z_]{2,30}:|(?:begin|end|BEGIN|END)_\w)|:(?:PROPERTIES|LOGBOOK):$"
        r"|(?:SCHEDULED|DEADLINE|CLOSED): [<\[])|\*{1,8} (?:TODO|DONE|NEXT|WAITING) |\*{2,8} [^\s*][^\n]{0,300}(?<![*\n])$)"
    ),
    at_first_use(r"\[\[[^\[\]\n]{1,400}\]\[[^\[\]\n]{1,300}\]\]"),
)
_ASCIIDOC = (
    at_first_use(
        r"(?m)\n(?:={1,6} [^\s=]"
        r"|\[(?:source|quote|verse|discrete|abstract|listing|NOTE|TIP|WARNING|IMPORTANT|CAUTION|cols|horizontal|qanda|"
        r"options|role|%|#|\.|\[)[^\n]{0,200}\]$|(?:image|video|include|toc|ifdef|ifndef)::[^\s\[\]]{0,300}\[|\|===$|(?:----|\.{4}|_{4}|={4}|\*{4})$"
        r"|:(?:toc|toclevels|icons|imagesdir|source-highlighter|sectnums|revdate|experimental|numbered|doctype|jbake-\w+|page-\w+|[a-z]+-[a-z-]+):"
        r"|[^\s:][^\n:]{0,100}::$)"
    ),
    at_first_use(
        r":(?:(?:(?<=http:)|(?<=https:)|(?<=ftp:))(?<![\w/:.(\[<]http:)(?<![\w/:.(\[<]https:)(?<![\w/:.(\[<]ftp:)"
        r"//[^\s\[\]<>()]{1,300}+\[[^\[\]\n]{0,100}[^\W\d]|(?:(?<=link:)|(?<=xref:)|(?<=image:)|(?<=footnote:))"
        r"(?<![\w:]link:)(?<![\w:]xref:)(?<![\w:]image:)(?<![\w:]footnote:)[^\s\[\]:]{0,300}+\[)"
    ),
)
# Without one of these, at the start of a line or anywhere, no sign of the format counts: they are found much faster than the patterns are.
_STARTS = {
    form: tuple(f"\n{start}" for start in starts)
    for form, starts in {
        "restructured": (".. ", "====", "----", "~~~~", "^^^^", '""""', "''''", "****", "++++", "####"),
        "org": ("#+", "** ", "*** ", "* TODO ", "* DONE ", "* NEXT "),
        "asciidoc": ("= ", "== ", "=== ", "[source", "[quote", "[[", "|===", "----\n"),
    }.items()
}
_PIECES = {
    "restructured": ("`_", "::\n\n"),
    "org": ("]]", ":PROPERTIES:"),
    "asciidoc": ("\nimage::", "\ninclude::", "::\n"),
}
_LONGEST = 7  # characters of a start; none begins with a letter or a digit
# A first line that gives the format away.
_FIRST = {
    "restructured": at_first_use(r"\.\. (?:[A-Za-z_-]+:|_\w)|:(?:author|date|title|slug|tags)s?: "),
    "org": at_first_use(r"#\+[A-Za-z_]+:|# -\*-.*\borg\b|:PROPERTIES:$"),
    "asciidoc": at_first_use(r"= [^\s=]"),
}


def choose(path: str, body: Sequence[str], has_front: bool) -> str:
    """Return "markdown", "plain", "restructured", "org", "asciidoc", "notebook" or "html"; `body` is without front matter.

    >>> choose("a.md", ["# Talk", "words"], False), choose("talk", ["#+TITLE: Talk", "* One", "** Two"], False)
    ('markdown', 'org')
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    claimed = _EXTENSIONS.get(name.rpartition(".")[2].lower(), "") if "." in name else ""
    body = body[:_MAX_LINES]
    first = next((line.strip() for line in body if line.strip()), "")
    if first.startswith("{") and (claimed == "notebook" or any('"cell_type"' in line for line in body)):
        return "notebook"
    long = max(map(len, body), default=0) > _MAX_COLUMNS
    text = "\n".join([line[:_MAX_COLUMNS].rstrip() for line in body] if long else [line.rstrip() for line in body])
    if first.startswith("<") and _is_html(text, first, claimed):
        return "html"
    text = f"\n{_without_fences(text)}\n"
    starts = "\n".join(("", *{line[:_LONGEST] for line in text.split("\n") if line and not line[0].isalnum()}, ""))
    text = text.replace(":::", "")  # fences of MyST and Docusaurus: no sign has three
    others = [form for form in _STARTS if _may_be(form, text, starts) or _FIRST[form]().match(first[:200])]
    if claimed == "markdown" and not others:
        return claimed
    if not claimed and not others:
        return "markdown" if _shows_markdown(body, has_front) else "plain"
    return _of_text(body, _signs(text, first, others), "" if claimed == "notebook" else claimed, has_front)


def _may_be(form: str, text: str, starts: str) -> bool:
    """Return whether a text may carry a sign of a format; `starts` are the first letters of its lines, each kind once."""
    for start in _STARTS[form]:
        if start in starts:
            return True
    # a single letter is looked for in a tenth of the time
    return any(piece[0] in text and piece in text for piece in _PIECES[form])


def _is_html(text: str, first: str, claimed: str) -> bool:
    """Return whether a note that begins with a tag is a web page: most of its lines begin with one."""
    if first[:20].lower().startswith(_DOCUMENT) or (first[:5].lower() == "<?xml" and "<html" in text[:2_000].lower()):
        return True
    closed, tags = len(_CLOSED().findall(text)), len(_TAG_LINE().findall(text))
    filled = sum(bool(line.strip()) for line in text.split("\n"))
    if claimed == "html":
        return closed + tags > 0
    return closed >= 3 and tags * 2 >= filled and _count(_MARKDOWN, text) * 8 < filled


def _without_fences(text: str) -> str:
    """Return the text without what stands between fences: a note may show other formats there."""
    if "```" not in text:
        return text
    parts = text.split("\n```")
    return "\n```".join(part for number, part in enumerate(parts) if number % 2 == 0) if len(parts) % 2 else text


def _signs(text: str, first: str, others: Sequence[str]) -> Mapping[str, int]:
    """Return how many signs of Markdown and of each other format in question a text carries; a first line that tells it counts three."""
    found = {"markdown": _count(_MARKDOWN, text), **dict.fromkeys(_STARTS, 0)}
    for form, patterns in (("restructured", _RESTRUCTURED), ("org", _ORG), ("asciidoc", _ASCIIDOC)):
        if form in others:
            found[form] = _count(patterns, text) + 3 * bool(_FIRST[form]().match(first[:200]))
    return found


def _count(patterns: Sequence[Callable[[], re.Pattern[str]]], text: str) -> int:
    text = f"\n{text}"  # a sign at the start of a line is looked for behind the end of another
    return sum(len(pattern().findall(text)) for pattern in patterns)


def _of_text(body: Sequence[str], signs: Mapping[str, int], claimed: str, has_front: bool) -> str:
    """Return the format the signs speak for, unless those of the format its extension claims are about as many."""
    best = max(signs, key=lambda form: signs[form])
    if claimed == "html":  # without a tag at its start: the words of a page, or Markdown
        return "html" if any(_TAG_LINE().search(line[:_MAX_COLUMNS]) for line in body) else _of_text(body, signs, "", has_front)
    if claimed:
        return best if signs[best] >= 3 and signs[best] > 2 * signs[claimed] else claimed
    if best != "markdown" and signs[best] >= 3 and signs[best] > signs["markdown"]:
        return best
    return "markdown" if _shows_markdown(body, has_front) else "plain"


def _shows_markdown(body: Sequence[str], has_front: bool) -> bool:
    """Return whether a file whose name tells no format is Markdown: it must show it."""
    return has_front or markdown.likeness(body) >= 0.04
