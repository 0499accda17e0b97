"""What dialects of Markdown add to it: lines told apart before the rest is read, so that none of them passes for a heading.

Jekyll, Hugo and Eleventy tags around code, HTML blocks and headings, MDX imports and tags, `:::` fences, DocC directives, tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...patterns import at_first_use
from .marks import is_shown, with_small_in_italics
from .speakertags import PIECES, speaker_tags

Fields = Mapping[str, tuple[str, ...]]
Settled = tuple[str, str, int]  # kind, text, level

_NOISE: Settled = ("noise", "", 0)
_MAX_SPAN = 400  # stored lines of a block of code between tags
_MAX_STATEMENT = 60  # stored lines of an import or an export
_MAX_TAG = 12  # stored lines of one HTML tag, or of a heading between tags

_CODE_TAG = at_first_use(
    r"\s*(?:\{%-?\s*(end)?(highlight|codeblock|code|raw|verbatim|prism|mermaid|terminal)\b|"
    r"\{\{[<%]\s*(/)?\s*(highlight|code|codeblock|mermaid|terminal|gist-code)\b)"
)
# a recording, a post or a picture in the place of a tag: its level says that it shows something
_SHORTCODE = at_first_use(
    r"\s*\{(?:%-?|\{[<%])\s*(?:include(?:_\w+)?\s+)?[\w/.-]{0,20}?(?:embed|youtube|vimeo|video|audio|tweet|twitter|gist|slideshare|"
    r"speakerdeck|slides|image|img|figure|picture|photo|gallery|pdf|player|asciinema|soundcloud|instagram)[\w.-]{0,20}\s[^{}]{0,2000}[%>]\}{1,2}\s*$",
    re.IGNORECASE,
)
_HTML_BLOCK = at_first_use(r"\s*<(pre|script|style)\b", re.IGNORECASE)
_HEADING = at_first_use(r"\s*(?:<(?:div|center|header|details|section)\b[^<>]*>\s*)?<h([1-6])\b[^<>]*>", re.IGNORECASE)
_HEADING_END = at_first_use(r"</h[1-6]\s*>", re.IGNORECASE)
_SUMMARY = at_first_use(r"\s*(?:<details\b[^<>]*>\s*)?<summary\b[^<>]*>(.*)", re.IGNORECASE)
_OPEN_TAG = at_first_use(r"\s*<[A-Za-z][\w.:-]*(?:\s[^<>]*)?$")
_IMPORT = at_first_use(r"import\s(?:[^'\"]{0,300}\bfrom\s*)?['\"][^'\"]{1,300}['\"];?$|export\s+(?:\*|\{[^}]*\})\s+from\s")
_OPEN_IMPORT = at_first_use(r"(?:import|export)\s+(?:type\s+)?(?:[\w$]{1,60},\s*)?\{[\w$,\s]{0,300}$")
_IMPORTED = at_first_use(r"\s*(?:type\s+)?[\w$]{1,60}(?:\s+as\s+[\w$]{1,60})?,?$|\s*(?://|\}\s*;?$|\}\s*from\s*['\"][^'\"]{1,300}['\"];?$)")
_EXPORT = at_first_use(
    r"export\s+(?:(?:const|let|var)\s+[\w$\[{]|(?:default\s+)?(?:async\s+)?(?:function|class)\b|default\s+(?:[({\[<]|[\w$.]+;?$|.{0,200}=>))"
)
_STRING = at_first_use(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]*`|//.*")
_COLONS = at_first_use(r"\s*:{3,}\s*(?:\{?[\w.#-]+\}?)?\s*(?:\{[^{}]*\})?\s*(?:\[([^\[\]]*)\]|([^{\[].*))?$")
_DIRECTIVE = at_first_use(
    r"\s*@(Metadata|TitleHeading|PageKind|PageImage|PageColor|CallToAction|Contributors|GitHubUser|Options|Comment|Row|Column|Small|"
    r"TabNavigator|Tab|Links|Image|Video|TechnologyRoot|Snippet|SupportedLanguage|Available|DisplayName|Redirected|DeprecationSummary|"
    r"AutomaticSeeAlso|AutomaticArticleSubheading|TopicsVisualStyle|Intro|Tutorials|Chapter|Resources)\b"
    r"(?:\s*\(([^()]{0,500})\))?\s*(\{)?\s*(\})?\s*$"
)
_PRESENTERS = at_first_use(r"#{1,6}[ \t]+((?:presenters?|presented by|speakers?))[ \t:]*$", re.IGNORECASE)
_QUOTED = at_first_use(r"\"([^\"]{1,300})\"")


def settle(lines: Sequence[str], whole: str) -> tuple[dict[int, Settled], Fields]:
    """Return what the lines are that a dialect speaks for, by position, and what DocC's metadata say of the note.

    `whole` is the lines joined.
    """
    settled: dict[int, Settled] = {}
    fields: Fields = {}
    if "|" in whole:
        settled |= _tables(lines)
    if "<" in whole:
        settled |= _html_headings(lines) | _html_blocks(lines)
    if ":::" in whole:
        settled |= {
            position: _colon_fence(line) for position, line in enumerate(lines) if ":::" in line and line.lstrip().startswith(":::")
        }
    if "@" in whole and ("\n@" in whole or whole.startswith("@")):
        directives, fields = _directives(lines)
        settled |= directives
    if whole.startswith(("import", "export")) or "\nimport " in whole or "\nexport " in whole:
        settled |= _modules(lines)
    templated = "{" in whole and ("{%" in whole or "{{" in whole)
    if templated:
        settled |= {position: ("noise", "", 1) for position, line in enumerate(lines) if "}" in line and _SHORTCODE().match(line)}
        settled |= {position: ("code", lines[position], 0) for position in _code_between_tags(lines)}
    if ("<" in whole or templated) and any(piece in whole for piece in PIECES):
        settled |= {position: ("prose", f"Speaker: {name}", 0) for position, name in speaker_tags(lines).items()}
    return settled, fields


def _tables(lines: Sequence[str]) -> dict[int, Settled]:
    """Return the rows of tables as items, with the rule under a table's head as noise."""
    found: dict[int, Settled] = {}
    position = 1
    while position < len(lines):
        if not _is_table_rule(lines[position]) or "|" not in lines[position - 1]:
            position += 1
            continue
        found[position - 1] = ("item", lines[position - 1], 1)
        found[position] = _NOISE
        position += 1
        while position < len(lines) and "|" in lines[position]:
            found[position] = ("item", lines[position], 1)
            position += 1
    return found


def _is_table_rule(line: str) -> bool:
    return "|" in line and "-" in line and not line.strip("|:- \t")


def _html_headings(lines: Sequence[str]) -> dict[int, Settled]:
    """Return `<h2>...</h2>` as headings, over several lines too, and a `<summary>` as a bold line."""
    found: dict[int, Settled] = {}
    for position, line in enumerate(lines):
        if position in found or "<" not in line or len(line) > 2_000:
            continue
        opened, summary = _HEADING().match(line), _SUMMARY().match(line)
        if opened:
            found |= _one_heading(lines, position, int(opened.group(1)), opened.end())
        elif summary and summary.group(1).strip():
            words = _words(summary.group(1)).strip("* ")
            found[position] = ("prose", f"**{words}**", 0) if words else _NOISE
    return found


def _one_heading(lines: Sequence[str], position: int, level: int, start: int) -> dict[int, Settled]:
    text = lines[position][start:]
    last = position
    while not _HEADING_END().search(text):
        last += 1
        if last == len(lines) or last - position > _MAX_TAG or len(text) > 2_000:
            return {}
        text += " " + lines[last].strip()
    words = _words(text[: next(_HEADING_END().finditer(text)).start()])
    below = dict.fromkeys(range(position, last + 1), _NOISE)
    return below | ({position: ("heading", words, level)} if re.search(r"\w", words) else {})


def _words(html: str) -> str:
    """Return the words between tags, an anchor as a Markdown link."""
    html = with_small_in_italics(html)
    linked = re.sub(r"<a\b[^<>]*?\bhref=[\"']?(https?://[^\"'\s<>]+)[^<>]*>([^<>]*)</a>", r"[\2](\1)", html, flags=re.IGNORECASE)
    return " ".join(re.sub(r"<[^<>]*>", " " if "<br" in linked else "", linked).split())


def _html_blocks(lines: Sequence[str]) -> dict[int, Settled]:
    """Return the lines of `<pre>` as code, of scripts and styles as noise, and of a tag that goes on over lines as noise."""
    found: dict[int, Settled] = {}
    name, start = "", -1
    for position, line in enumerate(lines):
        if name:
            again = _HTML_BLOCK().match(line) if "<" in line else None
            if again and again.group(1).lower() == name and f"</{name}" not in line.lower():
                start = position  # the one before was never closed: what stood between is text
            elif f"</{name}" in line.lower():
                kind = "code" if name == "pre" else "noise"
                found |= {place: (kind, lines[place] if kind == "code" else "", 0) for place in range(start, position + 1)}
                name = ""
            continue
        if "<" not in line:
            continue
        opened = _HTML_BLOCK().match(line)
        if opened and f"</{opened.group(1).lower()}" not in line.lower():
            name, start = opened.group(1).lower(), position
        elif opened:
            found[position] = ("code", line, 0) if opened.group(1).lower() == "pre" else ("noise", "", int(is_shown(line)))
        elif len(line) < 500 and _OPEN_TAG().match(line):
            # the level says that it shows something
            found |= dict.fromkeys(_rest_of_tag(lines, position), ("noise", "", int(is_shown(line))))
    return found


def _rest_of_tag(lines: Sequence[str], position: int) -> range:
    """Return the positions of a tag whose `>` stands at the end of a later line; none if there is no such line near."""
    for last in range(position + 1, min(position + _MAX_TAG, len(lines))):
        line = lines[last].rstrip()
        if not line or "<" in line:
            break
        if line.endswith(">"):
            return range(position, last + 1)
    return range(0)


def _colon_fence(line: str) -> Settled:
    """Return the title of a `:::note[Title]` line; the fence itself is noise.

    >>> _colon_fence(":::tip[Read me]"), _colon_fence(":::")
    (('prose', 'Read me', 0), ('noise', '', 0))
    """
    found = _COLONS().match(line[:300])
    title = (found.group(1) or found.group(2) or "").strip() if found else ""
    return ("prose", title, 0) if re.search(r"\w", title) else _NOISE


def _directives(lines: Sequence[str]) -> tuple[dict[int, Settled], Fields]:
    """Return DocC's directives as noise, what stands in `@Metadata` and `@Comment` too, and the fields that they hold."""
    found: dict[int, Settled] = {}
    fields: dict[str, tuple[str, ...]] = {}
    opened: list[str] = []
    for position, line in enumerate(lines):
        directive = _DIRECTIVE().match(line) if "@" in line and len(line) < 700 else None
        if directive:
            name, told, opens, closes = directive.groups()
            found[position] = _NOISE
            _tell(fields, name, told or "")
            opened += [name] if opens and not closes else []
        elif opened and line.strip() == "}":
            found[position] = _NOISE
            opened.pop()
        elif "Metadata" in opened or "Comment" in opened:
            found[position] = _NOISE
        elif found and line.startswith("#") and (presenters := _PRESENTERS().match(line[:60])):
            found[position] = ("prose", f"**{presenters.group(1)}**", 0)  # a page is one talk: no heading of another
        if len(opened) > 20:
            return {}, {}
    return ({}, fields) if "Metadata" in opened or "Comment" in opened else (found, fields)


def _tell(fields: dict[str, tuple[str, ...]], name: str, told: str) -> None:
    quoted = _QUOTED().search(told)
    if name == "TitleHeading" and quoted:
        fields.setdefault("event", (quoted.group(1),))
    elif name == "GitHubUser" and re.fullmatch(r"[\w-]{1,40}", told.strip()) and len(fields.get("author", ())) < 20:
        fields["author"] = (*fields.get("author", ()), told.strip())
    elif name == "CallToAction" and quoted and quoted.group(1).startswith("http"):
        fields.setdefault("url", (quoted.group(1),))


def _modules(lines: Sequence[str]) -> dict[int, Settled]:
    """Return MDX's imports and exports: noise above the text; further down, where a note may show some, code."""
    found: dict[int, Settled] = {}
    above = starts = True  # nothing but titles and statements was read yet; a block may start here
    position = 0
    while position < len(lines):
        line = lines[position]
        end = _end_of_statement(lines, position) if starts and line.startswith(("import ", "export ")) else position
        if end > position:
            found |= {place: _NOISE if above else ("code", lines[place], 0) for place in range(position, end) if lines[place]}
        above = above and (end > position or not line or line.startswith("#"))
        starts = end > position or not line or line.startswith("#")
        position = max(end, position + 1)
    return found


def _end_of_statement(lines: Sequence[str], position: int) -> int:
    """Return the position behind an import or an export, this position if the line begins none or its end is not near."""
    line = lines[position]
    if _IMPORT().match(line[:700]):
        return position + 1
    export = _EXPORT().match(line[:700])
    if not export and not _OPEN_IMPORT().match(line[:700]):
        return position
    depth = 0
    for place in range(position, min(position + _MAX_STATEMENT, len(lines))):
        line = lines[place][:2_000]
        if place > position and (line.startswith(("import ", "export ", "# ", "## ", "```")) or not (export or _IMPORTED().match(line))):
            break
        bare = _STRING().sub("", line)
        depth += sum(map(bare.count, "{[(")) - sum(map(bare.count, "}])"))
        if depth <= 0 and not bare.rstrip().endswith(("=", "=>")):
            return place + 1
    return position


def _code_between_tags(lines: Sequence[str]) -> Iterator[int]:
    """Yield the positions from a tag that opens code to the one that closes it; what is never closed is none."""
    name, start = "", -1
    for position, line in enumerate(lines):
        found = _CODE_TAG().match(line) if "{%" in line or "{{" in line else None
        if not found:
            continue
        this, ends = found.group(2) or found.group(4), found.group(1) or found.group(3)
        if ends and this == name and position - start <= _MAX_SPAN:
            span = range(start, position + 1)
            # a whole post is put between these too, for the sake of a brace
            prose = name in ("raw", "verbatim") and any(lines[place].startswith("## ") for place in span)
            yield from () if prose else span
        if ends:
            name = ""
        elif re.search(rf"\b(?:end{this}|/\s*{this})\b", line[found.end() : found.end() + 2_000]):
            yield position
        elif not name:
            name, start = this, position
